//! What the law lets a platform do, what the platform says it does, and what a person can do about it: as data, by region
//! and date, each with its citation.
//!
//! The rulebook knows no archive. [`Rulebook::judge`] is a pure function of the traits of an item, the person, a region and
//! a date. The data lies in `assets/rulebook` and is read strictly: an unknown key, a missing citation or a tie between two
//! rules refuses the whole pack, with file and line.
//!
//! ```
//! use fodder::rulebook::{self, ItemTraits, Person, Query};
//! use fodder::vocab::{Category, Use};
//! use jiff::civil::date;
//!
//! let book = rulebook::built_in().map_err(|error| error.to_string())?;
//! let on = date(2026, 11, 24);
//! let jurisdiction = book.regions.jurisdiction("DE", on).ok_or("no such region")?;
//! let query = Query { jurisdiction: &jurisdiction, on, use_: Use::PlatformGenai, person: &Person::default() };
//! let posts = Category::parse("posts").ok_or("no such category")?;
//! let judgement = book.judge(&ItemTraits::of("linkedin", posts), &query);
//! assert_eq!(judgement.practice.outcome.id(), "used-unless-you-object");
//! # Ok::<(), String>(())
//! ```

mod born;
mod case;
mod confidence;
mod coverage;
mod fault;
mod findings;
mod history;
mod ids;
mod iso;
mod judge;
mod load;
mod overruled;
mod precedence;
mod query;
mod question;
mod region;
mod rows;
mod rule;
mod schema;
#[cfg(test)]
mod schema_page;
mod ties;
mod toml_date;
mod verify;

pub use born::Born;
pub use case::Case;
pub use coverage::{Coverage, Gap, MatrixRow, matrix_rows};
pub use fault::{Fault, FaultKind, PackError, RowReference};
pub use findings::{Finding, FindingKind};
pub use history::{Period, joined};
pub use ids::{
    AuthorityId, CitationId, EventId, LanguageId, LawId, LetterId, PassageId, QuestionId, RemedyId, RightId, RuleId,
};
pub use judge::{Answer, Judgement, LawAnswer};
pub use load::{TABLES, built_in, built_in_version, built_in_with_cases, from_folder, from_texts, version_in};
pub use overruled::OverruledRule;
pub use precedence::Precedence;
pub use query::{ItemTraits, Person, Query};
pub use question::{AnswerId, AnswerValue, Question};
pub use region::{Jurisdiction, Region, Regions, Residence, WORLD};
pub use rule::{Rule, Verdict};
pub use schema::{
    Authority, Basis, Citation, CitationKind, CitedPassage, Claim, Condition, Controller, Document, Effect, Event,
    Grounds, Language, Law, Layer, Letter, Passage, Phrase, Platform, Remedy, RemedyKind, Reply, Right, RightKind,
    STALE_AFTER_DAYS, Seen, Status, StepLine,
};
pub use verify::{PassageState, VerifiedPassage, VerifyError};

use crate::ids::PlatformId;
use std::collections::BTreeMap;

/// A data pack, loaded and checked.
#[derive(Debug, Default)]
pub struct Rulebook {
    /// The pack's version, a date with dots.
    pub version: String,
    /// `built-in`, or the folder it came from.
    pub origin: String,
    /// All regions.
    pub regions: Regions,
    /// Platforms by id.
    pub platforms: BTreeMap<PlatformId, Platform>,
    /// Laws by id.
    pub laws: BTreeMap<LawId, Law>,
    /// All rules, in the order of the files.
    pub rules: Vec<Rule>,
    /// What a person can do, by id.
    pub remedies: BTreeMap<RemedyId, Remedy>,
    /// Rights by id.
    pub rights: BTreeMap<RightId, Right>,
    /// Authorities by id.
    pub authorities: BTreeMap<AuthorityId, Authority>,
    /// Citations by id.
    pub citations: BTreeMap<CitationId, Citation>,
    /// What authorities, courts and parliaments did, the earliest first.
    pub events: Vec<Event>,
    /// The languages of letters, in order of preference.
    pub languages: Vec<Language>,
    /// Letters that a law gives weight to.
    pub letters: Vec<Letter>,
    /// Who answers for a platform.
    pub controllers: Vec<Controller>,
    /// Questions to the person about traits that an archive does not tell.
    pub questions: Vec<Question>,
    /// The pack's tests.
    pub cases: Vec<Case>,
}

impl Rulebook {
    /// The cases of the pack that its rules do not answer as they should: where each stands, and what is wrong.
    #[must_use]
    pub fn broken_cases(&self) -> Vec<String> {
        let wrong = |case: &Case| case.run(self).err().map(|what| format!("{}: {}: {what}", case.at, case.name()));
        self.cases.iter().filter_map(wrong).collect()
    }

    /// The latest day for which the text of a citation is known to have stood.
    #[must_use]
    pub fn newest_citation(&self) -> Option<jiff::civil::Date> {
        self.citations.values().filter_map(Citation::known_on).max()
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The remedies by which one opts out of a platform's AI training anywhere, on any day, by their ids.
    #[must_use]
    pub fn opt_out_remedies(&self, platform: &PlatformId) -> Vec<&RemedyId> {
        let offers_opt_out = |rule: &&Rule| {
            rule.verdict == Verdict::Practice(crate::vocab::PracticeValue::UsedOptOut)
                && rule.use_ == crate::vocab::Use::PlatformGenai
        };
        let opts_out = |id: &&RemedyId| {
            self.remedies.get(*id).is_some_and(|remedy| remedy.is_for(platform) && remedy.counts_as_opting_out())
        };
        let mut list: Vec<&RemedyId> =
            self.rules.iter().filter(offers_opt_out).flat_map(|rule| &rule.remedies).filter(opts_out).collect();
        list.sort();
        list.dedup();
        list
    }

    /// The short names of the laws that apply in a region on a day and that a rule rests on, in alphabetical order.
    #[must_use]
    pub fn laws_of(&self, code: &str, on: jiff::civil::Date) -> Vec<&str> {
        let Some(jurisdiction) = self.regions.jurisdiction(code, on) else { return Vec::new() };
        let mut laws: Vec<&str> = self
            .laws
            .values()
            .filter(|law| jurisdiction.distance(&law.region).is_some() && law.in_force.is_none_or(|from| from <= on))
            .filter(|law| {
                self.rules
                    .iter()
                    .any(|rule| rule.layer == Layer::Law && rule.basis.iter().any(|basis| basis.law == law.id))
            })
            .map(|law| law.short.as_str())
            .collect();
        laws.sort_unstable();
        laws.dedup();
        laws
    }

    /// The days on which a rule of the practice begins for a platform in a jurisdiction, the latest first, each with what
    /// the first of its rules says.
    #[must_use]
    pub fn changes(&self, platform: &PlatformId, jurisdiction: &Jurisdiction) -> Vec<(jiff::civil::Date, String)> {
        let family = self.family(platform);
        let mut days: BTreeMap<jiff::civil::Date, String> = BTreeMap::new();
        for rule in &self.rules {
            let matters = rule.status == Status::InForce
                && jurisdiction.distance(&rule.regions).is_some()
                && family.distance(&rule.platforms).is_some()
                && rule.use_ == crate::vocab::Use::PlatformGenai;
            if let Some(from) = rule.from.filter(|_| matters && rule.layer == Layer::Practice) {
                days.entry(from).or_insert_with(|| rule.say.clone());
            }
        }
        days.into_iter().rev().collect()
    }

    /// The letter with this id. `None` if the pack has none, as when a newer pack has replaced the one it was sent with.
    #[must_use]
    pub fn letter(&self, id: &LetterId) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.id == *id)
    }

    /// The display name of a platform, or its id if the pack does not know the platform.
    #[must_use]
    pub fn platform_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.platforms.get(id).map_or(id, |platform| platform.name.as_str())
    }
}
