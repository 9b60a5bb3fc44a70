//! What a pack answers and what it does not: the matrix of categories by region, and the gaps.

use super::ids::CitationId;
use super::judge::LawAnswer;
use super::query::{ItemTraits, Person, Query};
use super::{Rule, Rulebook};
use crate::ids::{PlatformId, RegionId};
use crate::vocab::{Category, LawValue, Outcome, Use};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a pack holds and lacks.
#[derive(Debug)]
pub struct Coverage {
    /// Platforms that have practice rules.
    pub platforms: Vec<PlatformId>,
    /// How many combinations of platform, category and region a rule answers.
    pub answered: usize,
    /// How many combinations there are.
    pub cells: usize,
    /// The combinations that no rule answers.
    pub gaps: Vec<Gap>,
    /// The citations that rules in force rest on and that are older than
    /// [`STALE_AFTER_DAYS`](super::STALE_AFTER_DAYS).
    pub stale: BTreeSet<CitationId>,
}

/// A combination that no rule of the practice answers.
#[derive(Debug, PartialEq, Eq)]
pub struct Gap {
    /// The platform.
    pub platform: PlatformId,
    /// The category.
    pub category: Category,
    /// The region.
    pub region: RegionId,
}

/// One combination of the matrix.
#[derive(Debug)]
pub struct MatrixRow {
    /// The category.
    pub category: Category,
    /// The region.
    pub region: RegionId,
    /// The outcome; if it depends on a trait, followed by the possible outcomes in parentheses.
    pub outcome: String,
    /// The rule that wins in practice, or empty.
    pub rule: String,
    /// The law's value; if it depends on a trait, the possible values in parentheses; empty if no rule is known.
    pub law: String,
    /// The law's rule, or empty.
    pub law_rule: String,
    /// What must hold for the law's value and no trait can test; of each possible value, if it depends on a trait.
    pub law_condition: String,
}

impl Rulebook {
    /// The ids of the regions that at least one rule names, in alphabetical order.
    #[must_use]
    pub fn regions_with_rules(&self) -> Vec<RegionId> {
        let mut ids: Vec<RegionId> = self.rules.iter().flat_map(|rule| rule.regions.clone()).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// Counts which combinations of platform, category and region the pack answers on a day.
    #[must_use]
    pub fn coverage(&self, on: Date) -> Coverage {
        let mut platforms: Vec<PlatformId> = self
            .platforms
            .values()
            .filter(|platform| !platform.family)
            .filter(|platform| {
                let family = self.family(&platform.id);
                self.rules.iter().any(|rule| {
                    rule.layer == super::Layer::Practice
                        && family.distance(&rule.platforms).is_some_and(|distance| distance < 2)
                })
            })
            .map(|platform| platform.id.clone())
            .collect();
        platforms.sort();
        let person = Person::default();
        let mut cells = 0;
        let mut gaps = Vec::new();
        for platform in &platforms {
            for region in self.regions_with_rules() {
                let Some(jurisdiction) = self.regions.jurisdiction(&region, on) else { continue };
                let query = Query { jurisdiction: &jurisdiction, on, use_: Use::PlatformGenai, person: &person };
                for category in Category::all() {
                    cells += 1;
                    if self.practice(&ItemTraits::of(platform, category), &query).rule.is_none() {
                        gaps.push(Gap { platform: platform.clone(), category, region: region.clone() });
                    }
                }
            }
        }
        let stale = self.stale_citations(on);
        Coverage { platforms, answered: cells - gaps.len(), cells, gaps, stale }
    }

    /// The ids of the texts of platforms that rules in force on a day rest on and that were last known to stand more
    /// than [`STALE_AFTER_DAYS`](super::STALE_AFTER_DAYS) days before. A text that no rule in force rests on any more may be as
    /// old as it is.
    #[must_use]
    pub fn stale_citations(&self, on: Date) -> BTreeSet<CitationId> {
        let in_force = self.rules.iter().filter(|rule| rule.is_in_force(on));
        let cited = in_force.flat_map(|rule| &rule.sources).filter_map(|id| self.citations.get(id));
        cited.filter(|citation| citation.is_stale(on)).map(|citation| citation.id.clone()).collect()
    }
}

/// The value of the law in a word, or the possible ones.
fn law_of(law: &LawAnswer<'_>) -> String {
    match law.value {
        Some(value) => value.id().to_owned(),
        None if law.either.is_empty() => String::new(),
        None => format!("depends ({})", law.either.iter().map(|value| value.id()).collect::<Vec<_>>().join(" | ")),
    }
}

/// The condition for the value of the law, or those of the possible values.
fn condition_of(law: &LawAnswer<'_>) -> String {
    let branch = |(value, rule): (LawValue, &Rule)| Some(format!("{}: {}", value.id(), rule.condition()?));
    law.condition().map_or_else(|| law.branches().filter_map(branch).collect::<Vec<_>>().join("; "), str::to_owned)
}

/// The matrix of a platform: every category by regions, such as those of [`Rulebook::regions_with_rules`].
#[must_use]
pub fn matrix_rows(
    book: &Rulebook,
    regions: &BTreeSet<RegionId>,
    platform: &PlatformId,
    on: Date,
    use_: Use,
) -> Vec<MatrixRow> {
    let person = Person::default();
    let mut rows = Vec::new();
    for category in Category::all() {
        for region in regions {
            let Some(jurisdiction) = book.regions.jurisdiction(region, on) else { continue };
            let query = Query { jurisdiction: &jurisdiction, on, use_, person: &person };
            let judgement = book.judge(&ItemTraits::of(platform, category), &query);
            let mut outcome = judgement.practice.outcome.id().to_owned();
            if judgement.practice.outcome == Outcome::Depends {
                let either: Vec<&str> = judgement.practice.either.iter().map(|value| value.id()).collect();
                outcome = format!("{outcome} ({})", either.join(" | "));
            }
            let id = |rule: Option<&super::Rule>| rule.map_or_else(String::new, |rule| rule.id.to_string());
            rows.push(MatrixRow {
                category,
                region: region.clone(),
                outcome,
                rule: id(judgement.practice.rule),
                law: law_of(&judgement.law),
                law_rule: id(judgement.law.rule),
                law_condition: condition_of(&judgement.law),
            });
        }
    }
    rows
}
