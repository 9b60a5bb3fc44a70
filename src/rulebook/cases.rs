//! Questions to the person, and the rulebook's own tests.

use super::born::Born;
use super::data::{date, date_opt};
use super::judge::{Ask, Item, Person};
use super::{Rule, Rulebook};
use crate::vocab::{Audience, Author, Category, Use};
use jiff::civil::Date;
use serde::Deserialize;

/// A question as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionRow {
    pub id: String,
    pub platform: Vec<String>,
    pub category: Vec<String>,
    pub text: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub limited: String,
}

/// Something the archive does not say and the person may: who could see most of these items.
#[derive(Debug)]
pub struct Question {
    /// `linkedin.posts`.
    pub id: String,
    /// The platforms whose items it decides.
    pub platforms: Vec<String>,
    /// The categories whose items it decides.
    pub categories: Vec<Category>,
    /// The question.
    pub text: String,
    /// What the answer changes.
    pub note: String,
    /// Who it is that can see what not everybody can: `Only my followers`. Or empty.
    pub limited: String,
}

/// A test of the rulebook, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseRow {
    pub name: String,
    pub given: GivenRow,
    pub expect: ExpectRow,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenRow {
    pub platform: String,
    pub category: String,
    pub region: String,
    #[serde(deserialize_with = "date")]
    pub on: Date,
    #[serde(default)]
    pub audience: Option<Audience>,
    #[serde(default)]
    pub author: Option<Author>,
    #[serde(default, deserialize_with = "date_opt")]
    pub posted: Option<Date>,
    #[serde(default)]
    pub born: Option<String>,
    #[serde(default, rename = "use")]
    pub use_: Option<Use>,
    #[serde(default, deserialize_with = "date_opt")]
    pub opted_out: Option<Date>,
    #[serde(default)]
    pub unpublished: bool,
    #[serde(default)]
    pub special: bool,
    #[serde(default)]
    pub account_private: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectRow {
    pub outcome: String,
    #[serde(default)]
    pub law: Option<String>,
    #[serde(default)]
    pub law_rule: Option<String>,
    #[serde(default)]
    pub practice: Option<String>,
    #[serde(default)]
    pub rule: Option<String>,
    #[serde(default)]
    pub depends_on: Option<Vec<String>>,
    #[serde(default)]
    pub either: Option<Vec<String>>,
}

/// A test of the rulebook: a question and what must come of it.
#[derive(Debug)]
pub struct Case {
    pub(super) row: CaseRow,
    /// Where it is written: file and line.
    pub at: String,
}

impl Case {
    /// The case's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.row.name
    }

    /// Runs the case. `Err` says what was expected and what came.
    ///
    /// # Errors
    /// If the case names something the pack lacks, or the answer differs.
    pub fn run(&self, book: &Rulebook) -> Result<(), String> {
        let given = &self.row.given;
        let expect = &self.row.expect;
        let place = book
            .regions
            .place(&given.region, given.on)
            .ok_or_else(|| format!("there is no region `{}`", given.region))?;
        let category =
            Category::parse(&given.category).ok_or_else(|| format!("there is no category `{}`", given.category))?;
        let born = given.born.as_deref().map(str::parse::<Born>).transpose()?;
        let opted_out = given.opted_out.map(|day| (given.platform.clone(), day)).into_iter().collect();
        let person = Person { born, opted_out };
        let ask = Ask { place: &place, on: given.on, use_: given.use_.unwrap_or(Use::PlatformGenai), person: &person };
        let item = Item {
            audience: given.audience,
            author: given.author.unwrap_or(Author::Own),
            unpublished: given.unpublished,
            special: given.special,
            account_private: given.account_private,
            posted: given.posted,
            ..Item::of(&given.platform, category)
        };
        let came = book.judge(&item, &ask);
        let mut wrong = Vec::new();
        let mut compare = |what: &str, expected: &str, came: String| {
            if expected != came {
                wrong.push(format!("{what}: expected {expected}, came {came}"));
            }
        };
        if expect.outcome != "any" {
            compare("outcome", &expect.outcome, came.practice.outcome.id().to_owned());
        }
        let rule_id = |rule: Option<&Rule>| rule.map_or_else(|| "none".to_owned(), |rule| rule.id.clone());
        if let Some(expected) = &expect.law {
            compare("law", expected, came.law.value.map_or("none", |value| value.id()).to_owned());
        }
        if let Some(expected) = &expect.law_rule {
            compare("law rule", expected, rule_id(came.law.rule));
        }
        if let Some(expected) = &expect.practice {
            compare("practice", expected, came.practice.rule.map_or("none", |rule| rule.verdict.id()).to_owned());
        }
        if let Some(expected) = &expect.rule {
            compare("rule", expected, rule_id(came.practice.rule));
        }
        if let Some(expected) = &expect.depends_on {
            compare("depends on", &expected.join(", "), came.practice.depends_on.join(", "));
        }
        if let Some(expected) = &expect.either {
            let mut expected = expected.clone();
            expected.sort();
            let mut either: Vec<&str> = came.practice.either.iter().map(|value| value.id()).collect();
            either.sort_unstable();
            compare("either", &expected.join(", "), either.join(", "));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
    }
}
