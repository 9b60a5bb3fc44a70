//! Platforms, laws, authorities, and what authorities did.

use crate::ids::{PlatformId, RegionId};
use crate::rulebook::ids::{AuthorityId, CitationId, EventId, LawId};
use crate::rulebook::toml_date::{date, date_opt};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A platform that rules can name.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// The id that rules and tables of formats name it by.
    ///
    /// `id = "instagram"`
    pub id: PlatformId,
    /// What people call it.
    ///
    /// `name = "Instagram"`
    pub name: String,
    /// A family of platforms that a rule may name instead.
    ///
    /// `parent = "meta"`
    #[serde(default)]
    pub parent: Option<PlatformId>,
    /// Whether it is only a family, and never the platform of an item.
    ///
    /// `family = false`
    #[serde(default)]
    pub family: bool,
    /// The day it opened to the public. Nobody was a minor there before.
    ///
    /// `opened = 2010-10-06`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub opened: Option<Date>,
}

/// A law. Rules of the layer `law` rest on its articles.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// The id that rules rest on, before the colon.
    ///
    /// `id = "EU-GDPR"`
    pub id: LawId,
    /// The regions it applies in.
    ///
    /// `region = ["EEA"]`
    pub region: Vec<RegionId>,
    /// What it is called.
    ///
    /// `short = "GDPR"`
    pub short: String,
    /// Its full name.
    ///
    /// `name = "General Data Protection Regulation"`
    pub name: String,
    /// The day from which it applies.
    ///
    /// `in_force = 2018-05-25`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub in_force: Option<Date>,
    /// Where its text can be read.
    ///
    /// `url = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"`
    #[serde(default)]
    pub url: Option<String>,
    /// Why its first day is not known.
    ///
    /// `gap = "The act's own commencement was not found."`
    #[serde(default)]
    pub gap: Option<String>,
    /// The citation of its text.
    ///
    /// `source = "gdpr"`
    #[serde(default)]
    pub source: Option<CitationId>,
}

/// An authority that one can complain to.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The id that letters name it by.
    ///
    /// `id = "ico"`
    pub id: AuthorityId,
    /// Where it is competent.
    ///
    /// `region = ["GB"]`
    pub region: Vec<RegionId>,
    /// Its full name.
    ///
    /// `name = "Information Commissioner's Office"`
    pub name: String,
    /// What it is called.
    ///
    /// `short = "ICO"`
    pub short: String,
    /// Its name in the languages of letters, where it has another one there.
    ///
    /// `names = { fr = "Préposé fédéral" }`
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Where to complain.
    ///
    /// `complaint_url = "https://ico.org.uk/make-a-complaint/"`
    #[serde(default)]
    pub complaint_url: Option<String>,
    /// Whether only the host of that address is known.
    ///
    /// `url_partial = true`
    #[serde(default)]
    pub url_partial: bool,
    /// What a complaint to it needs.
    ///
    /// `note = "An electronic complaint needs a trusted signature."`
    #[serde(default)]
    pub note: String,
    /// The citation that this is known from.
    ///
    /// `source = "datenanfragen-2026-07"`
    #[serde(default)]
    pub source: Option<CitationId>,
}

impl Authority {
    /// Its name in a language, or else the one it has everywhere. It is a blank in brackets where only the person knows which
    /// authority it is.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &str {
        self.names.get(language).unwrap_or(&self.name)
    }
}

/// What an authority, a court, a parliament or a platform did: a mark on the timeline. It decides no verdict.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// A unique id.
    ///
    /// `id = "ico-linkedin-pause-2024"`
    pub id: EventId,
    /// The day.
    ///
    /// `day = 2024-09-20`
    #[serde(deserialize_with = "date")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub day: Date,
    /// The regions it is about.
    ///
    /// `region = ["GB"]`
    pub region: Vec<RegionId>,
    /// The platforms it is about, or `*`.
    ///
    /// `platform = ["linkedin"]`
    pub platform: Vec<PlatformId>,
    /// Who did it.
    ///
    /// `who = "ICO"`
    pub who: String,
    /// What it was, in a few words.
    ///
    /// `label = "ICO: LinkedIn pauses"`
    pub label: String,
    /// What it was, in one plain sentence.
    ///
    /// `say = "The regulator writes that LinkedIn has suspended training on data from the United Kingdom."`
    pub say: String,
    /// The citations that it is known from.
    ///
    /// `sources = ["ico-linkedin-2024"]`
    pub sources: Vec<CitationId>,
}
