//! The rows of a data pack, as written in its files.

use super::cases::{CaseRow, QuestionRow};
use super::reference::{Authority, Controller, Event, Language, Letter, Remedy, Right, Source};
use crate::vocab::{Audience, Author, Category, Confidence, LawValue, PracticeValue, Use};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

/// One file of the pack. Every file may hold any of the tables.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackFile {
    #[serde(default)]
    pub pack: Option<PackHead>,
    #[serde(default)]
    pub region: Vec<RegionRow>,
    #[serde(default)]
    pub platform: Vec<toml::Spanned<Platform>>,
    #[serde(default)]
    pub law: Vec<toml::Spanned<Law>>,
    #[serde(default)]
    pub rule: Vec<toml::Spanned<RuleRow>>,
    #[serde(default)]
    pub remedy: Vec<toml::Spanned<Remedy>>,
    #[serde(default)]
    pub right: Vec<toml::Spanned<Right>>,
    #[serde(default)]
    pub authority: Vec<toml::Spanned<Authority>>,
    #[serde(default)]
    pub source: Vec<toml::Spanned<Source>>,
    #[serde(default)]
    pub event: Vec<toml::Spanned<Event>>,
    #[serde(default)]
    pub language: Vec<Language>,
    #[serde(default)]
    pub letter: Vec<toml::Spanned<Letter>>,
    #[serde(default)]
    pub controller: Vec<toml::Spanned<Controller>>,
    #[serde(default)]
    pub question: Vec<toml::Spanned<QuestionRow>>,
    #[serde(default)]
    pub case: Vec<toml::Spanned<CaseRow>>,
}

/// The head of a pack: `[pack]` in one of its files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PackHead {
    /// The version of the schema; 1 today.
    pub schema: u32,
    /// The pack's own version.
    pub version: String,
}

/// A place, or a union of places, that rules can name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RegionRow {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub parents: Vec<ParentRow>,
}

/// A membership with its dates, half-open.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ParentRow {
    pub id: String,
    #[serde(default, deserialize_with = "date_opt")]
    pub from: Option<Date>,
    #[serde(default, deserialize_with = "date_opt")]
    pub until: Option<Date>,
}

/// A platform that rules can name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// `linkedin`.
    pub id: String,
    /// `LinkedIn`.
    pub name: String,
    /// A family of platforms that a rule may name instead (`meta`).
    #[serde(default)]
    pub parent: Option<String>,
    /// Whether it is only a family and never the platform of an item.
    #[serde(default)]
    pub family: bool,
    /// The day it opened to the public: nobody posted there before.
    #[serde(default, deserialize_with = "date_opt")]
    pub opened: Option<Date>,
}

/// A statute.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// `EU-GDPR`.
    pub id: String,
    /// The regions it applies in.
    pub region: Vec<String>,
    /// `GDPR`.
    pub short: String,
    /// Its full name.
    pub name: String,
    /// Since when it applies.
    #[serde(default, deserialize_with = "date_opt")]
    pub in_force: Option<Date>,
    /// Where its text can be read.
    #[serde(default)]
    pub url: Option<String>,
    /// The source that is cited for it.
    #[serde(default)]
    pub source: Option<String>,
}

/// Which of the layers a rule belongs to. They are never merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// What the law permits.
    Law,
    /// What the platform says it does.
    Practice,
}

/// Whether a rule is in force. Only `in-force` ever wins.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It counts.
    #[default]
    InForce,
    /// Somebody proposed it; shown as coming.
    Proposed,
    /// Decided, not yet begun; shown as coming.
    Expected,
    /// Replaced; kept for the record.
    Superseded,
}

/// A half-open interval of days: from the first, until before the second.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValidRow {
    #[serde(default, deserialize_with = "date_opt")]
    pub from: Option<Date>,
    #[serde(default, deserialize_with = "date_opt")]
    pub until: Option<Date>,
}

/// A rule as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleRow {
    pub id: String,
    pub layer: Layer,
    #[serde(default)]
    pub status: Status,
    pub region: Vec<String>,
    pub platform: Vec<String>,
    pub category: Vec<String>,
    #[serde(default, rename = "use")]
    pub use_: Option<Use>,
    #[serde(default)]
    pub valid: ValidRow,
    #[serde(default)]
    pub when: Condition,
    #[serde(default)]
    pub others: bool,
    pub verdict: String,
    #[serde(default)]
    pub basis: Vec<String>,
    #[serde(default)]
    pub remedies: Vec<String>,
    pub confidence: Confidence,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub say: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub condition: String,
    #[serde(default)]
    pub overrides: Vec<String>,
}

/// What must hold for a rule to reach an item. Every key that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Who could see it.
    #[serde(default)]
    pub audience: Option<Vec<Audience>>,
    /// Who made it.
    #[serde(default)]
    pub author: Option<Vec<Author>>,
    /// A draft, or deleted.
    #[serde(default)]
    pub unpublished: Option<bool>,
    /// The account was private.
    #[serde(default)]
    pub account_private: Option<bool>,
    /// It touches a special category of data.
    #[serde(default)]
    pub special: Option<bool>,
    /// The person's age in full years on the day asked: below this.
    #[serde(default)]
    pub age_now_lt: Option<i16>,
    /// The person's age in full years on the day asked: this or above.
    #[serde(default)]
    pub age_now_gte: Option<i16>,
    /// The person's age when the item was made: below this.
    #[serde(default)]
    pub age_at_posting_lt: Option<i16>,
    /// The person's age when the item was made: this or above.
    #[serde(default)]
    pub age_at_posting_gte: Option<i16>,
    /// The item was made on this day or later.
    #[serde(default, deserialize_with = "date_opt")]
    pub posted_from: Option<Date>,
    /// The item was made before this day.
    #[serde(default, deserialize_with = "date_opt")]
    pub posted_until: Option<Date>,
}

impl Condition {
    /// How many conditions there are. More of them win.
    #[must_use]
    pub fn count(&self) -> usize {
        let Self {
            audience,
            author,
            unpublished,
            account_private,
            special,
            age_now_lt,
            age_now_gte,
            age_at_posting_lt,
            age_at_posting_gte,
            posted_from,
            posted_until,
        } = self;
        [
            audience.is_some(),
            author.is_some(),
            unpublished.is_some(),
            account_private.is_some(),
            special.is_some(),
            age_now_lt.is_some(),
            age_now_gte.is_some(),
            age_at_posting_lt.is_some(),
            age_at_posting_gte.is_some(),
            posted_from.is_some(),
            posted_until.is_some(),
        ]
        .into_iter()
        .filter(|given| *given)
        .count()
    }
}

/// What a rule says, in the words of its layer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Of the law.
    Law(LawValue),
    /// Of the platform.
    Practice(PracticeValue),
}

impl Verdict {
    /// The word, as written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Law(value) => value.id(),
            Self::Practice(value) => value.id(),
        }
    }
}

/// A rule, checked.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Unique, stable, never used again for another rule.
    pub id: String,
    /// Law or practice.
    pub layer: Layer,
    /// Whether it is in force.
    pub status: Status,
    /// Region ids; it reaches every region under these.
    pub regions: Vec<String>,
    /// Platform ids, or `*`.
    pub platforms: Vec<String>,
    /// The categories it names; empty means any.
    pub categories: Vec<Category>,
    /// Whether it names every category (`*`), at the greatest distance.
    pub any_category: bool,
    /// What use it is about. Law rules are about all of them and say `platform-genai`.
    pub use_: Use,
    /// First day it holds.
    pub from: Option<Date>,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// What must hold of the item and the person.
    pub when: Condition,
    /// Whether it speaks of other people's posts, comments and media too.
    pub others: bool,
    /// What it says.
    pub verdict: Verdict,
    /// Articles, as `LAWID:article`.
    pub basis: Vec<String>,
    /// Remedy ids.
    pub remedies: Vec<String>,
    /// How far it can be relied on.
    pub confidence: Confidence,
    /// Source ids.
    pub sources: Vec<String>,
    /// One plain sentence.
    pub say: String,
    /// A caveat, or empty.
    pub note: String,
    /// A condition in words that no trait can test, or empty.
    pub condition: String,
    /// Ids of rules it beats when all else is equal.
    pub overrides: Vec<String>,
    /// Where it is written: file and line.
    pub at: String,
}

/// Reads a TOML local date.
pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    let wrong = || serde::de::Error::custom(format!("`{written}` is not a day: write it as 2025-11-03"));
    let (Some(day), None, None) = (written.date, written.time, written.offset) else {
        return Err(wrong());
    };
    let field = |number: u8| i8::try_from(number).map_err(|_out_of_range| wrong());
    let year = i16::try_from(day.year).map_err(|_out_of_range| wrong())?;
    Date::new(year, field(day.month)?, field(day.day)?).map_err(|_no_such_day| wrong())
}

/// Reads a TOML local date that may be left out.
pub(super) fn date_opt<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date(deserializer).map(Some)
}
