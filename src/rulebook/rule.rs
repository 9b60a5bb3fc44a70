//! A rule that was checked, ready to judge by.

use super::ids::{CitationId, RemedyId, RuleId};
use super::schema::{Basis, Condition, Layer, Status};
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
    pub regions: Vec<String>,
    /// Platform ids, or `*`.
    pub platforms: Vec<String>,
    /// The categories it names, each with its sub-categories.
    pub categories: Vec<Category>,
    /// Whether it names every category (`*`), at the greatest distance.
    pub any_category: bool,
    /// The use it is about. Rules of the law are about all of them, and have `platform-genai` here.
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
    /// How far it can be relied on.
    pub confidence: Confidence,
    /// The citations it is known from.
    pub sources: Vec<CitationId>,
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
