//! Letters, their languages, and the companies they go to.

use super::remedy::{Effect, Reply};
use crate::ids::{PlatformId, RegionId};
use crate::rulebook::ids::{AuthorityId, CitationId, LanguageId, LawId, LetterId};
use crate::rulebook::toml_date::date_opt;
use crate::vocab::closed_set;
use jiff::civil::Date;
use serde::Deserialize;

closed_set! {
    /// Whether a letter gives reasons.
    Grounds {
        /// The law asks for them.
        Needed = "needed",
        /// The law does not ask for them; they may be given.
        Welcome = "welcome",
    }
}

/// A language that letters are written in. Of several that fit a country the first is proposed.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// ISO 639-1.
    ///
    /// `id = "de"`
    pub id: LanguageId,
    /// Its name in itself.
    ///
    /// `name = "Deutsch"`
    pub name: String,
    /// The regions where it is official.
    ///
    /// `region = ["DE", "AT"]`
    pub region: Vec<RegionId>,
}

/// A letter that a law gives weight to.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// A unique id.
    ///
    /// `id = "letter.gdpr"`
    pub id: LetterId,
    /// The regions it can be sent from.
    ///
    /// `region = ["EEA"]`
    pub region: Vec<RegionId>,
    /// The name of its text in `assets/letters`.
    ///
    /// `template = "gdpr"`
    pub template: String,
    /// The languages that its text is written in.
    ///
    /// `languages = ["en", "de"]`
    pub languages: Vec<LanguageId>,
    /// The law it rests on.
    ///
    /// `law = "EU-GDPR"`
    pub law: LawId,
    /// The article.
    ///
    /// `article = "21(1)"`
    pub article: String,
    /// Whether it gives reasons.
    ///
    /// `grounds = "needed"`
    pub grounds: Grounds,
    /// The time in which it must be answered, if one is known.
    ///
    /// `reply = { months = 1, extend_months = 2 }`
    #[serde(default)]
    pub reply: Option<Reply>,
    /// Whether that time is one that the law names for something else.
    ///
    /// `yardstick = false`
    #[serde(default)]
    pub yardstick: bool,
    /// The time in which its receipt must be confirmed.
    ///
    /// `acknowledge = { days = 30 }`
    #[serde(default)]
    pub acknowledge: Option<Reply>,
    /// How far it reaches; `unknown`, if nothing is said.
    ///
    /// `effect = "future-and-unused-past"`
    #[serde(default = "unknown")]
    pub effect: Effect,
    /// The day from which its receipt must be confirmed.
    ///
    /// `acknowledge_from = 2026-06-19`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub acknowledge_from: Option<Date>,
    /// The authority for its law, where that is not the nearest one.
    ///
    /// `authority = "ico"`
    #[serde(default)]
    pub authority: Option<AuthorityId>,
    /// What sending it is called, as an instruction.
    ///
    /// `title = "Send the letter under Article 21(1) GDPR"`
    pub title: String,
    /// What it is, in plain sentences.
    ///
    /// `say = "An objection. The law wants a reason that has to do with your own situation."`
    pub say: String,
    /// A caveat.
    ///
    /// `note = "What a model has learned it does not take out."`
    #[serde(default)]
    pub note: String,
    /// The citations that this is known from.
    ///
    /// `sources = ["gdpr"]`
    pub sources: Vec<CitationId>,
}

fn unknown() -> Effect {
    Effect::Unknown
}

/// The company that answers for a platform in some regions.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// The platforms.
    ///
    /// `platform = ["linkedin"]`
    pub platform: Vec<PlatformId>,
    /// The regions.
    ///
    /// `region = ["EEA", "GB", "CH"]`
    pub region: Vec<RegionId>,
    /// Its name.
    ///
    /// `name = "LinkedIn Ireland Unlimited Company"`
    pub name: String,
    /// Its postal address, line by line; empty where none is known.
    ///
    /// `address = ["Wilton Plaza", "Wilton Place", "Dublin 2", "Ireland"]`
    #[serde(default)]
    pub address: Vec<String>,
    /// The address of its form for requests.
    ///
    /// `form = "https://www.linkedin.com/help/linkedin/ask/ppq"`
    #[serde(default)]
    pub form: Option<String>,
    /// A caveat.
    ///
    /// `note = "The form reaches it as well."`
    #[serde(default)]
    pub note: String,
    /// The citation that this is known from.
    ///
    /// `source = "datenanfragen-companies-2026"`
    pub source: CitationId,
}
