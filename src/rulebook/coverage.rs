//! What a pack answers and what it does not: the matrix of categories by region, and the gaps.

use super::Rulebook;
use super::ids::CitationId;
use super::query::{Item, Person, Query};
use crate::vocab::{Category, Outcome, Use};
use jiff::civil::Date;

/// What a pack holds and lacks.
#[derive(Debug)]
pub struct Coverage {
    /// Platforms that have practice rules.
    pub platforms: Vec<String>,
    /// How many combinations of platform, category and region a rule answers.
    pub answered: usize,
    /// How many combinations there are.
    pub cells: usize,
    /// The combinations that no rule answers.
    pub gaps: Vec<Gap>,
    /// The citations that are older than [`STALE_AFTER_DAYS`](super::STALE_AFTER_DAYS).
    pub stale: Vec<CitationId>,
}

/// A combination that no rule of the practice answers.
#[derive(Debug, PartialEq, Eq)]
pub struct Gap {
    /// The platform.
    pub platform: String,
    /// The category.
    pub category: Category,
    /// The region.
    pub region: String,
}

/// One combination of the matrix.
#[derive(Debug)]
pub struct MatrixRow {
    /// The category.
    pub category: Category,
    /// The region.
    pub region: String,
    /// The outcome; if it depends on a trait, followed by the possible outcomes in parentheses.
    pub outcome: String,
    /// The rule that wins in practice, or empty.
    pub rule: String,
    /// The law's value, or empty.
    pub law: String,
    /// The law's rule, or empty.
    pub law_rule: String,
}

impl Rulebook {
    /// The ids of the regions that at least one rule names, in alphabetical order.
    #[must_use]
    pub fn regions_with_rules(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.rules.iter().flat_map(|rule| rule.regions.clone()).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// Counts which combinations of platform, category and region the pack answers on a day.
    #[must_use]
    pub fn coverage(&self, on: Date) -> Coverage {
        let mut platforms: Vec<String> = self
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
                    if self.practice(&Item::of(platform, category), &query).rule.is_none() {
                        gaps.push(Gap { platform: platform.clone(), category, region: region.clone() });
                    }
                }
            }
        }
        let stale = self
            .citations
            .values()
            .filter(|citation| citation.is_stale(on))
            .map(|citation| citation.id.clone())
            .collect();
        Coverage { platforms, answered: cells - gaps.len(), cells, gaps, stale }
    }
}

/// The matrix of a platform: every category by every region that rules name.
#[must_use]
pub fn matrix_rows(book: &Rulebook, platform: &str, on: Date, use_: Use) -> Vec<MatrixRow> {
    let person = Person::default();
    let mut rows = Vec::new();
    for category in Category::all() {
        for region in book.regions_with_rules() {
            let Some(jurisdiction) = book.regions.jurisdiction(&region, on) else { continue };
            let query = Query { jurisdiction: &jurisdiction, on, use_, person: &person };
            let judgement = book.judge(&Item::of(platform, category), &query);
            let mut outcome = judgement.practice.outcome.id().to_owned();
            if judgement.practice.outcome == Outcome::Depends {
                let either: Vec<&str> = judgement.practice.either.iter().map(|value| value.id()).collect();
                outcome = format!("{outcome} ({})", either.join(" | "));
            }
            let id = |rule: Option<&super::Rule>| rule.map_or_else(String::new, |rule| rule.id.to_string());
            rows.push(MatrixRow {
                category,
                region,
                outcome,
                rule: id(judgement.practice.rule),
                law: judgement.law.value.map_or("", |value| value.id()).to_owned(),
                law_rule: id(judgement.law.rule),
            });
        }
    }
    rows
}
