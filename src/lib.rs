//! Fodder tells a person what in their downloaded social-media archive can feed AI, what the law where they live
//! lets the platform do with it, what the platform says it does, and what they can do about it.
//!
//! # The map of the code
//!
//! Data flows one way, in two legs that meet in [`summary`]. A module uses only modules that stand before it in this table.
//!
//! | module | what it does | data |
//! |---|---|---|
//! | [`diagnostics`] | events for somebody who looks for a fault; off unless asked for | |
//! | [`assets`] | the files that the program carries | `assets` |
//! | [`parallel`] | work on every core | |
//! | [`plain`] | texts in the form in which words are compared | |
//! | [`ids`] | the ids of platforms, regions and rows, each a type of its own | |
//! | [`vocab`] | the closed sets of words that all modules share | |
//! | [`save`] | files written whole or not at all | |
//! | [`archive`] | bytes in: zips and folders, read in place, never unpacked | |
//! | [`formats`] | which files and lists an export holds, as tables turned into checked specs | `assets/platforms` |
//! | [`readers`] | one reader for each shape of file; one extractor that turns fields into records | `assets/dates/dates.json` |
//! | [`recognise`] | whose archive it is, and what becomes of each entry | |
//! | [`inventory`] | what is in it: items as columns, the ledger that must balance, the account | |
//! | [`import`] | from paths on disk to inventories: open, split and join exports, read them, reconcile | |
//! | [`rulebook`] | laws, practices, remedies and citations as data; judging an item | `assets/rulebook` |
//! | [`hints`] | words that may touch on special categories of data | `assets/hints` |
//! | [`pack`] | the rules, the tables and the hints that belong together, built in or from a folder or a zip | |
//! | [`text`] | the sentences that people read, from the facts that the modules above return | `assets/locales` |
//! | [`optout`] | what can be done, step by step; letters and their deadlines | `assets/letters` |
//! | [`summary`] | the answer as one value, and its writers | `assets/reports` |
//! | [`cli`], `app` | the commands; the window | |
//!
//! The rulebook knows no archive, and what reads archives knows no law. Only `app` names egui, and only with the feature
//! `window`.
//!
//! # From an archive to an answer
//!
//! ```
//! use fodder::import::{Origin, Progress, Watch, read_all};
//! use fodder::pack::Pack;
//! use fodder::summary::{Inquiry, Format, build, write};
//! use jiff::civil::date;
//!
//! /// Shows no progress and never cancels.
//! struct Unwatched;
//!
//! impl Watch for Unwatched {
//!     fn keep_going(&self) -> bool {
//!         true
//!     }
//!
//!     fn progress(&self, _progress: &Progress) {}
//! }
//!
//! let Pack { book, tables, .. } = Pack::built_in()?;
//! let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/linkedin");
//! let (inventories, errors) = read_all(&[Origin::Path(sample.into())], &tables, &Unwatched);
//! assert!(errors.is_empty() && inventories[0].ledger.balanced);
//!
//! let on = date(2026, 11, 24);
//! let asked = Inquiry::new(book.regions.jurisdiction("DE", on).expect("a country"), on);
//! let summary = build(&inventories, &book, &asked);
//! assert_eq!(summary.outcomes.values().sum::<u64>(), summary.totals.counts.items);
//! let page = write(&summary, Format::Md)?;
//! # assert!(page.starts_with('#'), "{page}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A new kind of file is an entry in a table, a new ruling is a rule with a date and a citation; neither needs a line of
//! Rust.

#[cfg(feature = "window")]
pub mod app;
pub mod archive;
pub mod assets;
pub mod cli;
pub mod diagnostics;
pub mod formats;
pub mod hints;
pub mod ids;
pub mod import;
pub mod inventory;
pub mod optout;
pub mod pack;
pub mod parallel;
pub mod plain;
pub mod readers;
pub mod recognise;
pub mod rulebook;
pub mod save;
#[cfg(test)]
mod schema_page;
pub mod summary;
pub mod text;
pub mod vocab;

/// Today, in the time zone of the computer.
#[must_use]
pub fn today() -> jiff::civil::Date {
    jiff::ZonedDateTime::now().date()
}
