//! Rules: what the law lets a platform do, and what the platform says it does.

use super::passage::CitedPassage;
use crate::ids::{PlatformId, RegionId};
use crate::rulebook::ids::{LawId, RemedyId, RuleId};
use crate::rulebook::toml_date::date_opt;
use crate::vocab::{Audience, Author, Confidence, Use, closed_set};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

closed_set! {
    /// The layer of a rule. The layers are never merged: what the law lets a platform do says nothing of what it does.
    Layer {
        /// What the law lets the platform do.
        Law = "law",
        /// What the platform says it does.
        Practice = "practice",
    }
}

closed_set! {
    /// Whether a rule is in force. Only a rule that is in force can win.
    Status {
        /// It is in force between its dates.
        InForce = "in-force",
        /// Somebody proposed it; shown as coming.
        Proposed = "proposed",
        /// It is decided and not yet in force; shown as coming.
        Expected = "expected",
        /// Another one replaced it; kept for the record.
        Superseded = "superseded",
    }
}

closed_set! {
    /// How a platform speaks of a use, which its sentence on screen must keep.
    Claim {
        /// It says that it uses, or does not use, something.
        Does = "does",
        /// It says that it may.
        May = "may",
        /// Others report it, and it says nothing itself. Only for `not-established`.
        Reported = "reported",
    }
}

/// A rule. Of all rules that reach an item the nearest wins: by region, then platform, then category, then the number of
/// conditions; among equals by `overrides`, and in the layer `practice` by the order of the words for verdicts. Two rules
/// between which this cannot choose are refused.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct RuleRow {
    /// A unique id, never used again for another rule, because reports name it.
    ///
    /// `id = "practice.linkedin.eea.genai"`
    pub id: RuleId,
    /// Whether it says what the law lets the platform do, or what the platform says it does.
    ///
    /// `layer = "practice"`
    pub layer: Layer,
    /// Whether it is in force; it is, if nothing is said.
    ///
    /// `status = "in-force"`
    #[serde(default = "in_force")]
    pub status: Status,
    /// The regions it reaches, each with all regions in it; `WORLD` is everywhere.
    ///
    /// `region = ["EEA", "CH"]`
    pub region: Vec<RegionId>,
    /// The platforms it reaches, or families of them, or `*`.
    ///
    /// `platform = ["linkedin"]`
    pub platform: Vec<PlatformId>,
    /// The categories it reaches, each with its sub-categories, or `*`.
    ///
    /// `category = ["posts", "comments"]`
    pub category: Vec<String>,
    /// The use that a rule of the layer `practice` is about; `platform-genai`, if nothing is said.
    ///
    /// `use = "platform-genai"`
    #[serde(default, rename = "use")]
    pub use_: Option<Use>,
    /// The days on which it holds; always, if nothing is said.
    ///
    /// `valid = { from = 2025-11-03 }`
    #[serde(default)]
    pub valid: ValidRow,
    /// What must hold of the item and the person.
    ///
    /// `when = { audience = ["public"], age_now_gte = 18 }`
    #[serde(default)]
    pub when: Condition,
    /// Whether it reaches other people's posts, comments and media as well.
    ///
    /// `others = true`
    #[serde(default)]
    pub others: bool,
    /// What it says: a word of `LawValue` or of `PracticeValue`, by its layer.
    ///
    /// `verdict = "used-opt-out"`
    pub verdict: String,
    /// What it rests on: the id of a law, a colon and the article; or the id of a law alone.
    ///
    /// `basis = ["EU-GDPR:6(1)(f)", "EU-GDPR:21(1)"]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub basis: Vec<Basis>,
    /// What the person can do.
    ///
    /// `remedies = ["linkedin.setting.genai"]`
    #[serde(default)]
    pub remedies: Vec<RemedyId>,
    /// How the platform speaks of it, in the layer `practice`; that it does so, if nothing is said.
    ///
    /// `claim = "may"`
    #[serde(default)]
    pub claim: Option<Claim>,
    /// Whether the first day of `valid` is only the earliest on which it can have begun, because the true one was never
    /// published. The day is then not shown.
    ///
    /// `first_day_unpublished = true`
    #[serde(default)]
    pub first_day_unpublished: bool,
    /// How far it can be relied on, where that is less than its sources allow: `high` if the text of the law, of an
    /// authority, a court or the platform itself was read; `medium` if others quote one, or if two others were read that
    /// are not both press; else `low`. What a platform says it *may* do is `medium` at most.
    ///
    /// `confidence = "low"`
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// What it is known from: citations, or passages of them. Only a rule whose verdict is `not-established` needs none.
    ///
    /// `sources = ["linkedin-privacy-2025", "meta-policy-eu#minors"]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub sources: Vec<CitedPassage>,
    /// Why none of its sources is a passage of a document in a public repository.
    ///
    /// `no_passage = "No public repository keeps this page."`
    #[serde(default)]
    pub no_passage: Option<String>,
    /// What it says, in one plain sentence: what the law *lets*, what the platform *says*.
    ///
    /// `say = "LinkedIn says it trains its AI on what you post, unless you switch that off."`
    pub say: String,
    /// A caveat.
    ///
    /// `note = "What was written before stays usable."`
    #[serde(default)]
    pub note: String,
    /// A condition that no trait can test, in words.
    ///
    /// `condition = "if you have not objected"`
    #[serde(default)]
    pub condition: String,
    /// The rules it wins against where both are equally near.
    ///
    /// `overrides = ["practice.linkedin.eea.paused"]`
    #[serde(default)]
    pub overrides: Vec<RuleId>,
}

fn in_force() -> Status {
    Status::InForce
}

/// A span of days. Where an end is not given, the span is open there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct ValidRow {
    /// The first day.
    ///
    /// `from = 2025-11-03`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// The first day on which it no longer holds.
    ///
    /// `until = 2026-01-01`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Date>,
}

/// What must hold for a rule to reach an item. Every key that is given must hold, and each counts as one condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Who could see the item.
    ///
    /// `audience = ["public"]`
    #[serde(default)]
    pub audience: Option<Vec<Audience>>,
    /// Who made it.
    ///
    /// `author = ["self"]`
    #[serde(default)]
    pub author: Option<Vec<Author>>,
    /// Whether it is a draft, or deleted.
    ///
    /// `unpublished = true`
    #[serde(default)]
    pub unpublished: Option<bool>,
    /// Whether the account was private.
    ///
    /// `account_private = true`
    #[serde(default)]
    pub account_private: Option<bool>,
    /// Whether it touches a special category of data.
    ///
    /// `special = true`
    #[serde(default)]
    pub special: Option<bool>,
    /// The person is younger than this on the day asked about, in full years. A person who gives no birth date counts as an adult.
    ///
    /// `age_now_lt = 18`
    #[serde(default)]
    pub age_now_lt: Option<i16>,
    /// The person is this old or older on the day asked about.
    ///
    /// `age_now_gte = 18`
    #[serde(default)]
    pub age_now_gte: Option<i16>,
    /// The person was younger than this when the item was made.
    ///
    /// `age_at_posting_lt = 18`
    #[serde(default)]
    pub age_at_posting_lt: Option<i16>,
    /// The person was this old or older when the item was made.
    ///
    /// `age_at_posting_gte = 18`
    #[serde(default)]
    pub age_at_posting_gte: Option<i16>,
    /// The item was made on this day or later.
    ///
    /// `posted_from = 2025-11-03`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub posted_from: Option<Date>,
    /// The item was made before this day.
    ///
    /// `posted_until = 2025-11-03`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub posted_until: Option<Date>,
}

impl Condition {
    /// How many conditions there are. Of two rules that are equally near otherwise, the one with more conditions wins.
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

/// An article of a law, written as `EU-GDPR:21(1)`, or a whole law, written as `KR-PCSA`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Basis {
    /// The law.
    pub law: LawId,
    /// The article, as it is cited; `None` for the whole law.
    pub article: Option<String>,
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.article {
            Some(article) => write!(f, "{}:{article}", self.law),
            None => f.write_str(&self.law),
        }
    }
}

impl Serialize for Basis {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Basis {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let (law, article) = match written.split_once(':') {
            Some((law, article)) => (law, Some(article)),
            None => (written.as_str(), None),
        };
        if law.is_empty()
            || law.contains(char::is_whitespace)
            || article.is_some_and(|article| article.trim().is_empty())
        {
            let wrong = format!("`{written}` is no article of a law: write it as `EU-GDPR:21(1)`");
            return Err(serde::de::Error::custom(wrong));
        }
        Ok(Self { law: law.into(), article: article.map(str::to_owned) })
    }
}
