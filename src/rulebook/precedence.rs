//! Which of several rules wins. The order is total, because a pack with two rules that it could not order is refused
//! when it is loaded.

use super::region::Jurisdiction;
use super::rule::{Rule, Verdict};
use crate::ids::{ANY, PlatformId};
use crate::vocab::{Category, PracticeValue};
use std::cmp::{Ordering, Reverse};

/// Why one rule wins against another that holds as well: the first of these in which they differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Precedence {
    /// It is of a nearer region.
    Region,
    /// It is of a nearer platform.
    Platform,
    /// It is of a nearer category.
    Category,
    /// It has more conditions.
    Conditions,
    /// It overrides the other; or its verdict comes first in the order of practice values.
    Equal,
}

impl Precedence {
    /// The word, as it is written outside the program.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Region => "nearer-region",
            Self::Platform => "nearer-platform",
            Self::Category => "nearer-category",
            Self::Conditions => "more-conditions",
            Self::Equal => "among-equals",
        }
    }
}

/// How near a rule is to what is asked. Smaller wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Nearness {
    region: u8,
    platform: u8,
    category: u8,
    /// More conditions win, so more of them are less.
    conditions: Reverse<usize>,
}

impl Nearness {
    /// Why a rule of this nearness wins against a rule of the other.
    pub fn over(self, other: Self) -> Precedence {
        if self.region != other.region {
            Precedence::Region
        } else if self.platform != other.platform {
            Precedence::Platform
        } else if self.category != other.category {
            Precedence::Category
        } else if self.conditions != other.conditions {
            Precedence::Conditions
        } else {
            Precedence::Equal
        }
    }
}

/// How near a rule is to an item of this category on this platform in this place; `None` if it does not reach it.
pub(super) fn nearness(
    rule: &Rule,
    jurisdiction: &Jurisdiction,
    family: &Family<'_>,
    category: Category,
) -> Option<Nearness> {
    Some(Nearness {
        category: category_distance(rule, category)?,
        platform: family.distance(&rule.platforms)?,
        region: jurisdiction.distance(&rule.regions)?,
        conditions: Reverse(rule.when.count()),
    })
}

/// A platform and the family it belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Family<'a> {
    pub id: &'a str,
    pub parent: Option<&'a str>,
}

impl Family<'_> {
    pub fn distance(&self, platforms: &[PlatformId]) -> Option<u8> {
        let names = |id: &str| platforms.iter().any(|platform| platform == id);
        if names(self.id) {
            Some(0)
        } else if self.parent.is_some_and(names) {
            Some(1)
        } else if names(ANY) {
            Some(2)
        } else {
            None
        }
    }
}

/// 0 for the category itself, 1 for its parent, 2 for any.
pub(super) fn category_distance(rule: &Rule, category: Category) -> Option<u8> {
    if rule.categories.contains(&category) {
        Some(0)
    } else if !category.is_top() && rule.categories.contains(&category.top()) {
        Some(1)
    } else if rule.any_category {
        Some(2)
    } else {
        None
    }
}

/// Orders two rules that both reach an item: the winner is `Less`. `Equal` is a tie.
pub(super) fn order(a: (&Rule, Nearness), b: (&Rule, Nearness)) -> Ordering {
    let (rule_a, near_a) = a;
    let (rule_b, near_b) = b;
    near_a.cmp(&near_b).then_with(|| order_of_equals(rule_a, rule_b))
}

/// Orders two rules that are equally near: an explicit override, then what the practice says.
pub(super) fn order_of_equals(a: &Rule, b: &Rule) -> Ordering {
    match (a.overrides.contains(&b.id), b.overrides.contains(&a.id)) {
        (true, false) => return Ordering::Less,
        (false, true) => return Ordering::Greater,
        (true, true) | (false, false) => {}
    }
    rank(a.verdict).cmp(&rank(b.verdict))
}

/// Practice verdicts have an order among equals; the law's have none, so two of them always tie.
fn rank(verdict: Verdict) -> Option<PracticeValue> {
    match verdict {
        Verdict::Practice(value) => Some(value),
        Verdict::Law(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A nearness of these distances and conditions.
    fn near(region: u8, platform: u8, category: u8, conditions: usize) -> Nearness {
        Nearness { region, platform, category, conditions: Reverse(conditions) }
    }

    #[test]
    fn the_region_decides_before_the_platform_the_category_and_the_conditions() {
        for (winner, loser, why) in [
            (near(0, 2, 2, 0), near(1, 0, 0, 9), Precedence::Region),
            (near(1, 0, 2, 0), near(1, 1, 0, 9), Precedence::Platform),
            (near(1, 1, 0, 0), near(1, 1, 1, 9), Precedence::Category),
            (near(1, 1, 1, 2), near(1, 1, 1, 1), Precedence::Conditions),
        ] {
            assert!(winner < loser, "{winner:?} {loser:?}");
            assert_eq!(winner.over(loser), why);
        }
        assert_eq!(near(1, 1, 1, 1).over(near(1, 1, 1, 1)), Precedence::Equal);
    }

    #[test]
    fn a_platform_is_nearer_than_its_family_and_that_than_all() {
        let names = |id: &str| vec![PlatformId::from(id)];
        let threads = Family { id: "threads", parent: Some("meta") };
        let distances = ["threads", "meta", "*", "x"].map(|id| threads.distance(&names(id)));
        assert_eq!(distances, [Some(0), Some(1), Some(2), None]);
        assert_eq!(Family { id: "x", parent: None }.distance(&names("meta")), None);
    }

    #[test]
    fn verdicts_of_the_law_have_no_order() {
        use crate::vocab::LawValue;
        let all: Vec<Option<PracticeValue>> = LawValue::ALL.iter().map(|value| rank(Verdict::Law(*value))).collect();
        assert!(all.iter().all(Option::is_none));
        let ranks: Vec<_> = PracticeValue::ALL.iter().map(|value| rank(Verdict::Practice(*value))).collect();
        assert!(ranks.is_sorted() && ranks.iter().all(Option::is_some), "{ranks:?}");
    }
}
