//! An outcome together with whether the person has objected to it and waits for the answer.

use crate::ids::PlatformId;
use crate::text::{self, say, text, text_with};
use crate::vocab::{Fill, Outcome};
use jiff::civil::Date;
use serde::Serialize;

/// An outcome as it is shown. Items that are used unless the person objects are shown as `objected` once the person has objected
/// by letter: the platform may use them until it has answered, so neither *used* nor *not used* would be true.
///
/// ```
/// use fodder::summary::Standing;
/// use fodder::vocab::Outcome;
///
/// assert_eq!(Standing::of(Outcome::UsedUnlessYouObject, true).id(), "objected");
/// assert_eq!(Standing::of(Outcome::UsedNoOptOut, true).id(), "used-no-opt-out");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Standing {
    outcome: Outcome,
    objected: bool,
}

impl Standing {
    /// The standing of items with this outcome. `objected` says whether the person has objected to the platform; it changes only the
    /// standing of items that are used unless the person objects.
    #[must_use]
    pub fn of(outcome: Outcome, objected: bool) -> Self {
        Self { outcome, objected: objected && outcome == Outcome::UsedUnlessYouObject }
    }

    /// The outcome.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        self.outcome
    }

    /// Whether the person has objected and waits for the answer.
    #[must_use]
    pub fn is_objected(self) -> bool {
        self.objected
    }

    /// The id in the JSON: that of the outcome, or `objected`.
    #[must_use]
    pub fn id(self) -> &'static str {
        if self.objected { "objected" } else { self.outcome.id() }
    }

    /// The fill that it is drawn with.
    #[must_use]
    pub fn fill(self) -> Fill {
        if self.objected { Fill::Objected } else { self.outcome.fill() }
    }

    /// Its name. `only_may` says that the platform says only that it *may* use the items, which the name then says as well.
    #[must_use]
    pub fn name(self, only_may: bool) -> String {
        if self.objected { text("outcome-objected") } else { say::outcome(self.outcome, only_may) }
    }

    /// The words for it that follow a number: `used unless you object`, or `may be used unless you object`.
    #[must_use]
    pub fn lower(self, only_may: bool) -> String {
        if self.objected { text("outcome-lower-objected") } else { say::outcome_briefly(self.outcome, only_may) }
    }
}

impl Serialize for Standing {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// How many items have a standing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct StandingCount {
    /// The standing.
    pub standing: Standing,
    /// How many items have it.
    pub items: u64,
    /// How many of them the person did, wrote or uploaded.
    pub own_items: u64,
    /// Whether the platform says of all of them only that it may use them.
    #[serde(skip)]
    pub only_may: bool,
}

impl StandingCount {
    /// The standing in words that follow a number.
    #[must_use]
    pub fn lower(&self) -> String {
        self.standing.lower(self.only_may)
    }

    /// The number of items and their standing: `41 used unless you object`.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("{} {}", text::number(self.items), self.lower())
    }
}

/// An objection that the person sent to a platform.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Objection {
    /// The platform's id.
    pub platform: PlatformId,
    /// The day on which it was sent.
    pub on: Date,
    /// The last day for the answer; `None` if no law names one.
    pub due: Option<Date>,
    /// The objection in sentences: when it was sent, when the answer is due, and what it does not undo.
    pub text: String,
}

impl Objection {
    /// An objection that was sent `on` a day to the platform of this id and name. `opted_out` says that the person has opted out as
    /// well: then the headline says already that what was learned before stays, and the objection does not repeat it.
    pub(super) fn new(
        (platform, name): (&PlatformId, &str),
        (on, due): (Date, Option<Date>),
        today: Date,
        opted_out: bool,
    ) -> Self {
        let day = |day: Date| text::date(day).into();
        let mut values = vec![("platform", name.into()), ("day", day(on))];
        values.extend(due.map(|due| ("due", day(due))));
        let key = match due {
            Some(due) if due < today => "headline-objected-late",
            Some(_) => "headline-objected-due",
            None => "headline-objected",
        };
        let mut sentences = text_with(key, &values);
        if !opted_out {
            sentences = format!("{sentences} {}", text("headline-learned-stays"));
        }
        Self { platform: platform.to_owned(), on, due, text: sentences }
    }
}
