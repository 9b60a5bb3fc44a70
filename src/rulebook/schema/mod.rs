//! The rows of a pack as they are written in its TOML files, by topic.
//!
//! Each key is documented here, with an example as the last line of its description; `assets/rulebook/SCHEMA.md` is
//! generated from these types. A key that is not listed, or a word that its closed set does not have, refuses the pack,
//! with file and line.

mod case;
mod citation;
mod law;
mod letter;
mod passage;
mod question;
mod region;
mod remedy;
mod rule;

pub use citation::{Citation, CitationKind, STALE_AFTER_DAYS, Seen};
pub use law::{Authority, Event, Law, Platform};
pub use letter::{Controller, Grounds, Language, Letter};
pub use passage::{CitedPassage, Document, Passage, Phrase};
pub use remedy::{Effect, Remedy, RemedyKind, Reply, Right, RightKind, StepLine};
pub use rule::{Basis, Claim, Condition, Layer, Status};

pub(super) use case::CaseRow;
#[cfg(test)]
pub(super) use case::{ExpectRow, GivenRow};
pub(super) use question::QuestionRow;
pub(super) use region::{ParentRow, RegionRow};
pub(super) use rule::RuleRow;
#[cfg(test)]
pub(super) use rule::ValidRow;

use serde::Deserialize;
use toml::Spanned;

/// One file of a pack. Every file may hold any of the tables; how they are spread over files says nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackFile {
    #[serde(default)]
    pub pack: Option<PackHead>,
    #[serde(default)]
    pub region: Vec<Spanned<RegionRow>>,
    #[serde(default)]
    pub platform: Vec<Spanned<Platform>>,
    #[serde(default)]
    pub law: Vec<Spanned<Law>>,
    #[serde(default)]
    pub rule: Vec<Spanned<RuleRow>>,
    #[serde(default)]
    pub remedy: Vec<Spanned<Remedy>>,
    #[serde(default)]
    pub right: Vec<Spanned<Right>>,
    #[serde(default)]
    pub authority: Vec<Spanned<Authority>>,
    #[serde(default)]
    pub source: Vec<Spanned<Citation>>,
    #[serde(default)]
    pub event: Vec<Spanned<Event>>,
    #[serde(default)]
    pub language: Vec<Spanned<Language>>,
    #[serde(default)]
    pub letter: Vec<Spanned<Letter>>,
    #[serde(default)]
    pub controller: Vec<Spanned<Controller>>,
    #[serde(default)]
    pub question: Vec<Spanned<QuestionRow>>,
    #[serde(default)]
    pub case: Vec<Spanned<CaseRow>>,
}

/// The head of a pack, in one of its files.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct PackHead {
    /// The version of this schema.
    ///
    /// `schema = 1`
    pub schema: u32,
    /// The version of the pack: a day with dots.
    ///
    /// `version = "2026.11.28"`
    pub version: String,
}
