//! What rules refer to: what can be done, the rights behind it, who watches, what they did, and where it is known from.

use super::data::{date, date_opt};
use crate::vocab::Use;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A source is old when its text was last known to stand more than this many days before.
pub const STALE_AFTER_DAYS: i32 = 180;

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

impl Remedy {
    /// Whether it is for a platform.
    #[must_use]
    pub fn is_for(&self, platform: &str) -> bool {
        self.platform.iter().any(|known| known == platform || known == "*")
    }
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
    /// A time that would end on a weekend ends on the next working day.
    #[serde(default)]
    pub next_working_day: bool,
    /// The day of receipt is the first of the days counted.
    #[serde(default)]
    pub counts_first_day: bool,
}

/// A language letters are written in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// `de`.
    pub id: String,
    /// Its name in itself.
    pub name: String,
    /// The countries where it is official.
    pub region: Vec<String>,
}

/// Whether a letter gives reasons.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grounds {
    /// The law asks for them.
    Needed,
    /// It does not; they may stand there.
    Welcome,
}

/// A letter that a law gives weight to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// `letter.gdpr`.
    pub id: String,
    /// Where it can be sent from.
    pub region: Vec<String>,
    /// The name of its text.
    pub template: String,
    /// The languages it is written in.
    pub languages: Vec<String>,
    /// The law it rests on.
    pub law: String,
    /// The article.
    pub article: String,
    /// Whether it gives reasons.
    pub grounds: Grounds,
    /// The time for the answer, if one is known.
    #[serde(default)]
    pub reply: Option<Reply>,
    /// The time is one the law names for something else.
    #[serde(default)]
    pub yardstick: bool,
    /// The time in which it must be confirmed that the letter came.
    #[serde(default)]
    pub acknowledge: Option<Reply>,
    /// How far it reaches, as of a [`Remedy`].
    #[serde(default = "unknown")]
    pub effect: String,
    /// The day from which that must be confirmed.
    #[serde(default, deserialize_with = "date_opt")]
    pub acknowledge_from: Option<Date>,
    /// The regulator of its law, where that is not the nearest one.
    #[serde(default)]
    pub authority: Option<String>,
    /// What sending it is called.
    pub title: String,
    /// What it is.
    pub say: String,
    /// A caveat.
    #[serde(default)]
    pub note: String,
    /// Source ids.
    pub sources: Vec<String>,
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// The company that answers for a platform somewhere.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// The platforms.
    pub platform: Vec<String>,
    /// Where it answers for them.
    pub region: Vec<String>,
    /// Its name.
    pub name: String,
    /// Its postal address, a line each; empty where none is known.
    #[serde(default)]
    pub address: Vec<String>,
    /// Its form for requests.
    #[serde(default)]
    pub form: Option<String>,
    /// A caveat.
    #[serde(default)]
    pub note: String,
    /// Where this is known from.
    pub source: String,
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
    /// Its name in languages letters are written in, where that is another.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
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

/// What a regulator, a court or a parliament did. It decides nothing: a mark on the timeline.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// `ico-linkedin-pause-2024`.
    pub id: String,
    /// The day.
    #[serde(deserialize_with = "date")]
    pub day: Date,
    /// The regions it is about.
    pub region: Vec<String>,
    /// The platforms it is about, or `*`.
    pub platform: Vec<String>,
    /// Who did it.
    pub who: String,
    /// What it was, in a few words.
    pub label: String,
    /// One plain sentence.
    pub say: String,
    /// Source ids.
    pub sources: Vec<String>,
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
