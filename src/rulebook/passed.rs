//! The rules that a winning rule stands before, and why it does.

use super::Rulebook;
use super::data::{Layer, Rule};
use super::judge::{Ask, Item};

/// Why one rule stands before another that holds as well: the first of these in which they differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Because {
    /// It is of a nearer region.
    Region,
    /// It is of a nearer platform.
    Platform,
    /// It is of a nearer kind of data.
    Kind,
    /// It asks for more.
    Conditions,
    /// It names the other as overridden, or among equals it says the graver thing.
    Equal,
}

impl Because {
    /// The word, as written outside the program.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Region => "nearer-region",
            Self::Platform => "nearer-platform",
            Self::Kind => "nearer-category",
            Self::Conditions => "more-conditions",
            Self::Equal => "among-equals",
        }
    }
}

/// A rule that holds and does not win.
#[derive(Clone, Debug)]
pub struct PassedOver<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Why the winner stands before it.
    pub because: Because,
}

impl Rulebook {
    /// The rules that hold as well for an item and are passed over, the nearest first; where a trait is unknown, as if
    /// the item were public. None where no rule wins.
    #[must_use]
    pub fn passed_over<'r>(&'r self, layer: Layer, item: &Item<'_>, ask: &Ask<'_>) -> Vec<PassedOver<'r>> {
        let mut ranked = self.holding(layer, item, ask).into_iter();
        let Some((_, winner)) = ranked.next() else { return Vec::new() };
        ranked.map(|(rule, near)| PassedOver { rule, because: winner.before(near) }).collect()
    }
}
