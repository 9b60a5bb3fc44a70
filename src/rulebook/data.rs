//! The rows of a data pack, as written in its files.

use super::cases::{CaseRow, QuestionRow};
use crate::words::{Audience, Author, Category, Confidence, LawValue, PracticeValue, Use};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

/// A source is old when its text was last known to stand more than this many days before.
pub const STALE_AFTER_DAYS: i32 = 180;

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

/// What kind of thing a remedy is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemedyKind {
    /// A switch in the platform's settings.
    Setting,
    /// A form of the platform.
    ObjectionForm,
    /// A letter.
    Letter,
    /// Taking back a consent.
    WithdrawConsent,
    /// Deleting the item.
    EraseItem,
    /// Making the account or the item private.
    MakePrivate,
    /// Deleting the account.
    EraseAccount,
    /// Complaining to an authority.
    Complaint,
    /// Nothing can be done.
    None,
}

/// What a person can do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// `linkedin.setting.genai`.
    pub id: String,
    /// What it is.
    pub kind: RemedyKind,
    /// Platforms, or `*`.
    pub platform: Vec<String>,
    /// Regions in which it can be used, or `*`.
    pub region: Vec<String>,
    /// What it is called.
    pub title: String,
    /// Where it is.
    #[serde(default)]
    pub url: Option<String>,
    /// Whether only the host of the address is known.
    #[serde(default)]
    pub url_partial: bool,
    /// How far it reaches: `future-only`, `future-and-unused-past`, `removes-from-sets`, `unknown`.
    pub effect: String,
    /// Uses that opting out of the platform's AI training stops as well, because it is the same switch.
    #[serde(default)]
    pub also_stops: Vec<Use>,
    /// The day for which the steps are known to have been right.
    #[serde(default, deserialize_with = "date_opt")]
    pub checked: Option<Date>,
    /// What to press, in order.
    #[serde(default)]
    pub steps: Vec<String>,
    /// A caveat.
    #[serde(default)]
    pub note: String,
    /// Where this is known from.
    #[serde(default)]
    pub source: Option<String>,
}

/// A right a law gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// `eea.object`.
    pub id: String,
    /// Where it can be used.
    pub region: Vec<String>,
    /// The law that gives it.
    pub law: String,
    /// The article.
    pub article: String,
    /// `object`, `erase`, `access`, `withdraw`, `complain`, `limit`, `stop`.
    pub kind: String,
    /// The time in which it must be answered.
    #[serde(default)]
    pub reply: Option<Reply>,
    /// Whether reasons must be given.
    #[serde(default)]
    pub grounds_needed: bool,
    /// One plain sentence.
    #[serde(default)]
    pub say: String,
    /// Where this is known from.
    #[serde(default)]
    pub source: Option<String>,
}

/// The time in which a request must be answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Calendar days.
    #[serde(default)]
    pub days: Option<u16>,
    /// Calendar months.
    #[serde(default)]
    pub months: Option<u16>,
    /// Working days.
    #[serde(default)]
    pub working_days: Option<u16>,
    /// Further days, if told.
    #[serde(default)]
    pub extend_days: Option<u16>,
    /// Further months, if told.
    #[serde(default)]
    pub extend_months: Option<u16>,
}

/// A regulator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// `ico`.
    pub id: String,
    /// Where it is competent.
    pub region: Vec<String>,
    /// Its full name.
    pub name: String,
    /// What it is called.
    pub short: String,
    /// Where to complain.
    #[serde(default)]
    pub complaint_url: Option<String>,
    /// Whether only the host of the address is known.
    #[serde(default)]
    pub url_partial: bool,
    /// Where this is known from.
    #[serde(default)]
    pub source: Option<String>,
}

/// How a source's text is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// The page itself.
    Page,
    /// A stored copy of the page.
    Snapshot,
    /// Quoted in another source.
    Quoted,
    /// Not seen; known.
    Known,
}

/// Where something is known from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// `ico-linkedin-2024`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address.
    #[serde(default)]
    pub url: Option<String>,
    /// How a statute without an address is cited.
    #[serde(default)]
    pub cite: Option<String>,
    /// Whether only the host of the address is known.
    #[serde(default)]
    pub url_partial: bool,
    /// The day it was published.
    #[serde(default, deserialize_with = "date_opt")]
    pub published: Option<Date>,
    /// The day for which its text is known to have stood.
    #[serde(deserialize_with = "date")]
    pub checked: Date,
    /// How it was seen.
    pub seen: Seen,
    /// `statute`, `regulator`, `court`, `platform`, `press`, `ngo`, `law-firm`.
    pub kind: String,
    /// The language of its text.
    #[serde(default)]
    pub language: Option<String>,
    /// Its words, where they are known exactly.
    #[serde(default)]
    pub quote: String,
}

impl Source {
    /// Whether its text was last known to stand too long before a day: more than [`STALE_AFTER_DAYS`].
    #[must_use]
    pub fn is_stale(&self, on: Date) -> bool {
        self.checked.until(on).is_ok_and(|span| span.get_days() > STALE_AFTER_DAYS)
    }
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
