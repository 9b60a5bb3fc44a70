//! A rule that was checked, ready to judge by.

use super::ids::{CitationId, RemedyId, RuleId};
use super::schema::{Basis, CitedPassage, Claim, Condition, Layer, Status};
use crate::ids::{PlatformId, RegionId};
use crate::vocab::{Category, Confidence, LawValue, PracticeValue, Use};
use jiff::civil::Date;

/// What a rule says, in the words of its layer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// What the law lets the platform do.
    Law(LawValue),
    /// What the platform says it does.
    Practice(PracticeValue),
}

impl Verdict {
    /// The value, if it is one of the law.
    #[must_use]
    pub fn law(self) -> Option<LawValue> {
        match self {
            Self::Law(value) => Some(value),
            Self::Practice(_) => None,
        }
    }

    /// The word, as written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Law(value) => value.id(),
            Self::Practice(value) => value.id(),
        }
    }
}

/// A rule of a pack that was accepted.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Unique, stable, never used again for another rule.
    pub id: RuleId,
    /// Law or practice.
    pub layer: Layer,
    /// Whether it is in force.
    pub status: Status,
    /// The regions it reaches, each with all regions in it.
    pub regions: Vec<RegionId>,
    /// Platform ids, or `*`.
    pub platforms: Vec<PlatformId>,
    /// The categories it names, each with its sub-categories.
    pub categories: Vec<Category>,
    /// Whether it names every category (`*`), at the greatest distance.
    pub any_category: bool,
    /// The use it is about. Rules of the law are about all training, and have `platform-genai` here.
    pub use_: Use,
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The first day on which it no longer holds.
    pub until: Option<Date>,
    /// What must hold of the item and the person.
    pub when: Condition,
    /// Whether it reaches other people's posts, comments and media as well.
    pub others: bool,
    /// What it says.
    pub verdict: Verdict,
    /// The articles it rests on.
    pub basis: Vec<Basis>,
    /// What the person can do.
    pub remedies: Vec<RemedyId>,
    /// How the platform speaks of it.
    pub claim: Claim,
    /// Whether `from` is only the earliest day on which it can have begun.
    pub first_day_unpublished: bool,
    /// How far it can be relied on: at most what its citations allow.
    pub confidence: Confidence,
    /// The citations it is known from, each once.
    pub sources: Vec<CitationId>,
    /// The passages among them.
    pub passages: Vec<CitedPassage>,
    /// Why it rests on no passage.
    pub no_passage: Option<String>,
    /// What it says, in one plain sentence.
    pub say: String,
    /// A caveat, or empty.
    pub note: String,
    /// A condition that no trait can test, in words; or empty.
    pub condition: String,
    /// The rules it wins against where both are equally near.
    pub overrides: Vec<RuleId>,
    /// Where it is written: file and line.
    pub at: String,
}

impl Rule {
    /// The first day on which it holds, if that day is known.
    #[must_use]
    pub fn since(&self) -> Option<Date> {
        self.from.filter(|_| !self.first_day_unpublished)
    }

    /// Whether it says something of a use. Rules of the law are about training on data, by whomever, and not about
    /// choosing adverts.
    #[must_use]
    pub fn is_about(&self, use_: Use) -> bool {
        match self.layer {
            Layer::Law => use_ != Use::Ads,
            Layer::Practice => self.use_ == use_,
        }
    }

    /// What must hold for its verdict and no trait can test, in words. `None` if there is no such condition.
    #[must_use]
    pub fn condition(&self) -> Option<&str> {
        Some(self.condition.as_str()).filter(|condition| !condition.is_empty())
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.status == Status::InForce
            && self.from.is_none_or(|from| from <= on)
            && self.until.is_none_or(|until| on < until)
    }
}
