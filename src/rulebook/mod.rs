//! What the law lets a platform do, what the platform says it does, and what a person can do about it: as data,
//! by region and date, each with its source.
//!
//! The rulebook knows no archive. [`Rulebook::judge`] is a pure function of the traits of an item, the person,
//! a region and a date. The data lies in `assets/rulebook` and is read strictly: an unknown key, a missing
//! source or a tie between two rules refuses the whole pack, with file and line.

mod born;
mod cases;
mod check;
mod coverage;
mod data;
mod history;
mod judge;
mod load;
mod passed;
mod place;
mod precedence;
mod reference;

pub use born::Born;
pub use cases::{Case, Question};
pub use coverage::{Coverage, Gap, MatrixRow, matrix_rows};
pub use data::{Condition, Law, Layer, Rule, Status, Verdict};
pub use history::{Spell, joined};
pub use judge::{Answer, Ask, Item, Judgement, LawAnswer, Person};
pub use load::{PackError, TABLES, built_in, built_in_with_cases, from_folder};
pub use passed::{Because, PassedOver};
pub use place::{Place, Region, Regions, Residence, WORLD};
pub use reference::{
    Authority, Controller, Event, Grounds, Language, Letter, Remedy, RemedyKind, Reply, Right, STALE_AFTER_DAYS, Seen,
    Source,
};

use std::collections::BTreeMap;

/// A data pack, loaded and checked.
#[derive(Debug, Default)]
pub struct Rulebook {
    /// The pack's version, a date with dots.
    pub version: String,
    /// `built-in`, or the folder it came from.
    pub origin: String,
    /// Every place that can be picked.
    pub regions: Regions,
    /// Platforms by id.
    pub platforms: BTreeMap<String, data::Platform>,
    /// Statutes by id.
    pub laws: BTreeMap<String, Law>,
    /// All rules, in the order of the files.
    pub rules: Vec<Rule>,
    /// What a person can do, by id.
    pub remedies: BTreeMap<String, Remedy>,
    /// Rights by id.
    pub rights: BTreeMap<String, Right>,
    /// Regulators by id.
    pub authorities: BTreeMap<String, Authority>,
    /// Sources by id.
    pub sources: BTreeMap<String, Source>,
    /// What regulators, courts and parliaments did, the earliest first.
    pub events: Vec<Event>,
    /// The languages letters are written in, in the order in which one is chosen.
    pub languages: Vec<Language>,
    /// Letters that a law gives weight to.
    pub letters: Vec<Letter>,
    /// Who answers for a platform.
    pub controllers: Vec<Controller>,
    /// What an archive does not say and a person may.
    pub questions: Vec<Question>,
    /// The pack's own tests.
    pub cases: Vec<Case>,
}

impl Rulebook {
    /// The latest day for which the text of a source is known to have stood.
    #[must_use]
    pub fn newest_source(&self) -> Option<jiff::civil::Date> {
        self.sources.values().map(|source| source.checked).max()
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Which rules reach a region on a day, in a few words: the unions it belongs to and whether a law is known.
    #[must_use]
    pub fn reach(&self, code: &str, on: jiff::civil::Date) -> String {
        let Some(place) = self.regions.place(code, on) else { return String::new() };
        let mut laws: Vec<&str> = self
            .laws
            .values()
            .filter(|law| place.distance(&law.region).is_some() && law.in_force.is_none_or(|from| from <= on))
            .filter(|law| {
                self.rules.iter().any(|rule| {
                    rule.layer == Layer::Law
                        && rule.basis.iter().any(|basis| basis.split(':').next() == Some(law.id.as_str()))
                })
            })
            .map(|law| law.short.as_str())
            .collect();
        laws.sort_unstable();
        laws.dedup();
        if laws.is_empty() { crate::text::text("law-none") } else { laws.join(", ") }
    }

    /// The days on which a rule for this platform and place begins or ends, up to a day: when an answer can change.
    #[must_use]
    pub fn changes(&self, platform: &str, place: &Place) -> Vec<(jiff::civil::Date, String)> {
        let family = self.family(platform);
        let mut days: BTreeMap<jiff::civil::Date, String> = BTreeMap::new();
        for rule in &self.rules {
            let matters = rule.status == Status::InForce
                && place.distance(&rule.regions).is_some()
                && family.distance(&rule.platforms).is_some()
                && rule.use_ == crate::vocab::Use::PlatformGenai;
            if let Some(from) = rule.from.filter(|_| matters && rule.layer == Layer::Practice) {
                days.entry(from).or_insert_with(|| rule.say.clone());
            }
        }
        days.into_iter().rev().collect()
    }

    /// The name people know a platform by; its id where the pack has none.
    #[must_use]
    pub fn platform_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.platforms.get(id).map_or(id, |platform| platform.name.as_str())
    }
}
