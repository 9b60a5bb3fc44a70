//! The tests of a pack.

use crate::ids::{PlatformId, RegionId};
use crate::rulebook::toml_date::{date, date_opt};
use crate::vocab::{Audience, Author, Outcome, Use};
use jiff::civil::Date;
use serde::de::IntoDeserializer as _;
use serde::{Deserialize, Deserializer};

/// A test of the pack: a question, and what must come of it. `fodder data check` runs them all.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct CaseRow {
    /// What it shows.
    ///
    /// `name = "Germany, first day of the GDPR"`
    pub name: String,
    /// The question.
    ///
    /// `given = { platform = "linkedin", category = "posts", region = "DE", on = 2018-05-25 }`
    pub given: GivenRow,
    /// What must come of it.
    ///
    /// `expect = { outcome = "any", law = "permits-objection" }`
    pub expect: ExpectRow,
}

/// The item, the person and the day that a case asks about.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct GivenRow {
    /// The platform.
    ///
    /// `platform = "linkedin"`
    pub platform: PlatformId,
    /// The category.
    ///
    /// `category = "posts"`
    pub category: String,
    /// Where the person lives.
    ///
    /// `region = "DE"`
    pub region: RegionId,
    /// The day asked about.
    ///
    /// `on = 2026-11-24`
    #[serde(deserialize_with = "date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub on: Date,
    /// Who could see the item; unknown, if nothing is said.
    ///
    /// `audience = "public"`
    #[serde(default)]
    pub audience: Option<Audience>,
    /// Who made it; the person, if nothing is said.
    ///
    /// `author = "other"`
    #[serde(default)]
    pub author: Option<Author>,
    /// The day it was made; unknown, if nothing is said.
    ///
    /// `posted = 2019-03-01`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub posted: Option<Date>,
    /// The person's birth date, or its year; an adult, if nothing is said.
    ///
    /// `born = "2010-05-01"`
    #[serde(default)]
    pub born: Option<String>,
    /// The use asked about; `platform-genai`, if nothing is said.
    ///
    /// `use = "affiliate-ai"`
    #[serde(default, rename = "use")]
    pub use_: Option<Use>,
    /// The day on which the person opted out.
    ///
    /// `opted_out = 2025-11-10`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub opted_out: Option<Date>,
    /// Whether the item is a draft, or deleted.
    ///
    /// `unpublished = true`
    #[serde(default)]
    pub unpublished: bool,
    /// Whether it touches a special category of data.
    ///
    /// `special = true`
    #[serde(default)]
    pub special: bool,
    /// Whether the account was private; unknown, if nothing is said.
    ///
    /// `account_private = false`
    #[serde(default)]
    pub account_private: Option<bool>,
}

/// What must come of a case. A key that is not given is not compared.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct ExpectRow {
    /// The outcome, or `any`.
    ///
    /// `outcome = "used-unless-you-object"`
    #[serde(deserialize_with = "outcome_or_any")]
    #[cfg_attr(test, schemars(with = "Outcome"))]
    pub outcome: Option<Outcome>,
    /// The law's value, or `none`.
    ///
    /// `law = "permits-objection"`
    #[serde(default)]
    pub law: Option<String>,
    /// The rule of the law that wins, or `none`.
    ///
    /// `law_rule = "law.eea.public"`
    #[serde(default)]
    pub law_rule: Option<String>,
    /// The law's values between which an unknown trait decides, in any order.
    ///
    /// `law_either = ["permits-objection", "unsettled"]`
    #[serde(default)]
    pub law_either: Option<Vec<String>>,
    /// The practice's value, or `none`.
    ///
    /// `practice = "used-opt-out"`
    #[serde(default)]
    pub practice: Option<String>,
    /// The rule of the practice that wins, or `none`.
    ///
    /// `rule = "practice.linkedin.eea.genai"`
    #[serde(default)]
    pub rule: Option<String>,
    /// The traits that the outcome depends on, in alphabetical order.
    ///
    /// `depends_on = ["audience"]`
    #[serde(default)]
    pub depends_on: Option<Vec<String>>,
    /// The outcomes that it may be, in any order.
    ///
    /// `either = ["used-unless-you-object", "not-used-by-policy"]`
    #[serde(default)]
    pub either: Option<Vec<String>>,
}

/// Reads an outcome; `None` for `any`.
fn outcome_or_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Outcome>, D::Error> {
    match String::deserialize(deserializer)?.as_str() {
        "any" => Ok(None),
        word => Outcome::deserialize(word.into_deserializer()).map(Some),
    }
}
