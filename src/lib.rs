//! Fodder tells a person what in their downloaded social-media archive can feed AI, what the law where they live
//! lets the platform do with it, what the platform says it does, and what they can do about it.
//!
//! # The map of the house
//!
//! Data flows one way, from the ground up. No floor names a floor above it.
//!
//! | floor | what | where |
//! |---|---|---|
//! | [`words`], [`locale`] | the closed sets of words that all floors share; the sentences a person reads | `assets/locales` |
//! | [`archive`] | bytes in: zips and folders, read in place, never unpacked | |
//! | [`platform`] | whose archive it is; the formats as tables; one reader a shape | `assets/platforms` |
//! | [`inventory`] | what is in it: items as columns, and the ledger that must balance | |
//! | [`rulebook`] | laws, practices, remedies and sources as data; the judge | `assets/rulebook` |
//! | [`optout`] | what can be done, step by step; letters, and the days by which they must be answered | `assets/letters` |
//! | [`summary`] | the answer as one value, and its writers | `assets/reports` |
//! | [`pack`] | the rules and the tables that belong together, built in or from a folder | |
//! | [`save`] | files written whole or not at all | |
//! | [`cli`], `app` | the commands; the window | |
//!
//! The rulebook knows no archive, and the platform floor knows no law: they meet in the summary. Only `app` names
//! egui, and only with the feature `window`.
//!
//! A new kind of file is a row in a table, a new ruling is a rule with a date and a source; neither needs a line of
//! Rust.

#[cfg(feature = "window")]
pub mod app;
pub mod archive;
pub mod cli;
pub mod inventory;
pub mod locale;
pub mod optout;
pub mod pack;
pub mod platform;
pub mod rulebook;
pub mod save;
pub mod summary;
pub mod words;

/// Today, where the computer stands.
#[must_use]
pub fn today() -> jiff::civil::Date {
    jiff::ZonedDateTime::now().date()
}
