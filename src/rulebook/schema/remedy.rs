//! Remedies, and the rights behind them.

use crate::ids::{ANY, PlatformId, RegionId};
use crate::rulebook::ids::{CitationId, LawId, RemedyId, RightId};
use crate::rulebook::toml_date::date_opt;
use crate::vocab::{Use, closed_set};
use jiff::civil::Date;
use serde::Deserialize;

closed_set! {
    /// What kind of thing a remedy is.
    RemedyKind {
        /// A switch in the platform's settings.
        Setting = "setting",
        /// A form of the platform.
        ObjectionForm = "objection-form",
        /// A letter.
        Letter = "letter",
        /// Taking back a consent.
        WithdrawConsent = "withdraw-consent",
        /// Deleting the item.
        EraseItem = "erase-item",
        /// Making the account or the item private.
        MakePrivate = "make-private",
        /// Deleting the account.
        EraseAccount = "erase-account",
        /// Reading what the maker of an AI model has to publish about its training.
        ReadSummary = "read-summary",
        /// Complaining to an authority.
        Complaint = "complaint",
        /// Nothing can be done.
        None = "none",
    }
}

closed_set! {
    /// How far a remedy reaches.
    Effect {
        /// Only what is used from then on.
        FutureOnly = "future-only",
        /// What is used from then on, and what was collected before and not used yet.
        FutureAndUnusedPast = "future-and-unused-past",
        /// It is taken out of the data that models are trained with.
        RemovesFromSets = "removes-from-sets",
        /// Nobody says.
        Unknown = "unknown",
    }
}

closed_set! {
    /// What a right lets a person do.
    RightKind {
        /// Object to a use.
        Object = "object",
        /// Have data deleted.
        Erase = "erase",
        /// Ask what is held.
        Access = "access",
        /// Take back a consent.
        Withdraw = "withdraw",
        /// Complain to an authority.
        Complain = "complain",
        /// Limit what is done with data.
        Limit = "limit",
        /// Have a use stopped.
        Stop = "stop",
    }
}

/// What a person can do.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// The id that rules name it by.
    ///
    /// `id = "linkedin.setting.genai"`
    pub id: RemedyId,
    /// What kind of thing it is.
    ///
    /// `kind = "setting"`
    pub kind: RemedyKind,
    /// The platforms, or `*`.
    ///
    /// `platform = ["linkedin"]`
    pub platform: Vec<PlatformId>,
    /// The regions in which it can be used, or `*`.
    ///
    /// `region = ["*"]`
    pub region: Vec<RegionId>,
    /// What it is called, as an instruction.
    ///
    /// `title = "Switch off training for generative AI"`
    pub title: String,
    /// Where it is.
    ///
    /// `url = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"`
    #[serde(default)]
    pub url: Option<String>,
    /// Whether only the host of that address is known.
    ///
    /// `url_partial = false`
    #[serde(default)]
    pub url_partial: bool,
    /// How far it reaches.
    ///
    /// `effect = "future-only"`
    pub effect: Effect,
    /// Whether a switch or a form to object counts as opting out of the platform's own AI training once it is done. It does if
    /// nothing is said and its effect is known; it does not if it covers only a part of that training, or asks for something that
    /// the platform has to answer first.
    ///
    /// `opts_out = false`
    #[serde(default = "yes")]
    pub opts_out: bool,
    /// Uses that it stops as well, because it is the same switch.
    ///
    /// `also_stops = ["affiliate-ai"]`
    #[serde(default)]
    pub also_stops: Vec<Use>,
    /// The day for which the steps are known to have been right.
    ///
    /// `checked = 2025-11-03`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub checked: Option<Date>,
    /// What to press, in order: a text for each step, or a table with `other_way` for another way to do the step before.
    ///
    /// `steps = ["Open Settings & Privacy.", "Go to Data privacy.", { other_way = "Or open the link." }]`
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub steps: Vec<StepLine>,
    /// A caveat.
    ///
    /// `note = "It works from then on."`
    #[serde(default)]
    pub note: String,
    /// The citation that this is known from.
    ///
    /// `source = "linkedin-help-2025"`
    #[serde(default)]
    pub source: Option<CitationId>,
}

fn yes() -> bool {
    true
}

impl Remedy {
    /// Whether having done it counts as opting out of the AI training of the platforms whose rules name it.
    #[must_use]
    pub fn counts_as_opting_out(&self) -> bool {
        self.opts_out && self.could_opt_out()
    }

    /// Whether it is a switch or a form to object whose effect is known.
    pub(in crate::rulebook) fn could_opt_out(&self) -> bool {
        self.effect != Effect::Unknown && matches!(self.kind, RemedyKind::Setting | RemedyKind::ObjectionForm)
    }

    /// Whether it is for a platform.
    #[must_use]
    pub fn is_for(&self, platform: &PlatformId) -> bool {
        self.platform.iter().any(|known| known == platform || *known == ANY)
    }

    /// What to press, line by line, each with its number. Another way to do the step before has no number.
    pub fn numbered_steps(&self) -> impl Iterator<Item = (Option<usize>, &str)> {
        StepLine::numbered(&self.steps)
    }
}

/// One line of what to press.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields, expecting = "a text, or a table with `other_way`")]
pub enum StepLine {
    /// The next step.
    Next(String),
    /// Another way to do the step before.
    OtherWay {
        /// What to press. The line stands alone, so that it says itself that it is another way.
        other_way: String,
    },
}

impl StepLine {
    /// Lines, each with its number. Another way to do the step before has no number.
    pub fn numbered(steps: &[Self]) -> impl Iterator<Item = (Option<usize>, &str)> {
        let mut at = 0;
        steps.iter().map(move |step| match step {
            Self::Next(line) => {
                at += 1;
                (Some(at), line.as_str())
            }
            Self::OtherWay { other_way } => (None, other_way.as_str()),
        })
    }

    /// The line.
    #[must_use]
    pub fn line(&self) -> &str {
        match self {
            Self::Next(line) | Self::OtherWay { other_way: line } => line,
        }
    }
}

/// A right that a law gives a person.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Right {
    /// A unique id.
    ///
    /// `id = "eea.object"`
    pub id: RightId,
    /// Where it can be used.
    ///
    /// `region = ["EEA"]`
    pub region: Vec<RegionId>,
    /// The law that gives it.
    ///
    /// `law = "EU-GDPR"`
    pub law: LawId,
    /// The article.
    ///
    /// `article = "21(1)"`
    pub article: String,
    /// What it lets a person do.
    ///
    /// `kind = "object"`
    pub kind: RightKind,
    /// The time in which it must be answered.
    ///
    /// `reply = { months = 1 }`
    #[serde(default)]
    pub reply: Option<Reply>,
    /// Whether reasons must be given.
    ///
    /// `grounds_needed = true`
    #[serde(default)]
    pub grounds_needed: bool,
    /// What it is, in one plain sentence.
    ///
    /// `say = "You can object, with a reason that has to do with your own situation."`
    #[serde(default)]
    pub say: String,
    /// The citation that this is known from.
    ///
    /// `source = "gdpr"`
    #[serde(default)]
    pub source: Option<CitationId>,
}

/// The time in which a request must be answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Calendar days.
    ///
    /// `days = 30`
    #[serde(default)]
    pub days: Option<u16>,
    /// Calendar months.
    ///
    /// `months = 1`
    #[serde(default)]
    pub months: Option<u16>,
    /// Working days.
    ///
    /// `working_days = 20`
    #[serde(default)]
    pub working_days: Option<u16>,
    /// Further calendar days, if the person is told.
    ///
    /// `extend_days = 30`
    #[serde(default)]
    pub extend_days: Option<u16>,
    /// Further calendar months, if the person is told.
    ///
    /// `extend_months = 2`
    #[serde(default)]
    pub extend_months: Option<u16>,
    /// Whether a time that would end on a weekend ends on the next working day.
    ///
    /// `next_working_day = true`
    #[serde(default)]
    pub next_working_day: bool,
    /// Whether the day of receipt is the first of the days that are counted.
    ///
    /// `counts_first_day = true`
    #[serde(default)]
    pub counts_first_day: bool,
}
