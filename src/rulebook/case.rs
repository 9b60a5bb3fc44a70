//! The tests of a pack.

use super::born::Born;
use super::query::{ItemTraits, Person, Query};
use super::schema::CaseRow;
use super::{Rule, Rulebook};
use crate::vocab::{Author, Category, Trait, Use};

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

    /// Runs the case.
    ///
    /// # Errors
    /// If the answer is not the expected one, or if the case names something that the pack does not have. The message
    /// says which.
    pub fn run(&self, book: &Rulebook) -> Result<(), String> {
        let given = &self.row.given;
        let expect = &self.row.expect;
        let jurisdiction = book
            .regions
            .jurisdiction(&given.region, given.on)
            .ok_or_else(|| format!("the region `{}` does not exist", given.region))?;
        let category = Category::parse(&given.category)
            .ok_or_else(|| format!("the category `{}` does not exist", given.category))?;
        let born = given.born.as_deref().map(str::parse::<Born>).transpose()?;
        let opted_out = given.opted_out.map(|day| (given.platform.clone(), day)).into_iter().collect();
        let person = Person { born, opted_out };
        let query = Query {
            jurisdiction: &jurisdiction,
            on: given.on,
            use_: given.use_.unwrap_or(Use::PlatformGenai),
            person: &person,
        };
        let item = ItemTraits {
            audience: given.audience,
            author: given.author.unwrap_or(Author::Own),
            unpublished: given.unpublished,
            special: given.special,
            account_private: given.account_private,
            posted: given.posted,
            ..ItemTraits::of(&given.platform, category)
        };
        let found = book.judge(&item, &query);
        let mut wrong = Vec::new();
        let mut compare = |what: &str, expected: &str, found: String| {
            if expected != found {
                wrong.push(format!("{what}: expected {expected}, found {found}"));
            }
        };
        if let Some(expected) = expect.outcome {
            compare("outcome", expected.id(), found.practice.outcome.id().to_owned());
        }
        let rule_id = |rule: Option<&Rule>| rule.map_or_else(|| "none".to_owned(), |rule| rule.id.to_string());
        if let Some(expected) = &expect.law {
            compare("law", expected, found.law.value.map_or("none", |value| value.id()).to_owned());
        }
        if let Some(expected) = &expect.law_rule {
            compare("law rule", expected, rule_id(found.law.rule));
        }
        if let Some(expected) = &expect.practice {
            compare("practice", expected, found.practice.rule.map_or("none", |rule| rule.verdict.id()).to_owned());
        }
        if let Some(expected) = &expect.rule {
            compare("rule", expected, rule_id(found.practice.rule));
        }
        if let Some(expected) = &expect.depends_on {
            compare("depends on", &expected.join(", "), ids(&found.practice.depends_on));
        }
        let mut compare_sets = |what: &str, expected: &Option<Vec<String>>, mut found: Vec<&str>| {
            if let Some(mut expected) = expected.clone() {
                expected.sort();
                found.sort_unstable();
                compare(what, &expected.join(", "), found.join(", "));
            }
        };
        compare_sets("either", &expect.either, found.practice.either.iter().map(|value| value.id()).collect());
        compare_sets("law either", &expect.law_either, found.law.either.iter().map(|value| value.id()).collect());
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
    }
}

fn ids(traits: &[Trait]) -> String {
    traits.iter().map(|known| known.id()).collect::<Vec<_>>().join(", ")
}
