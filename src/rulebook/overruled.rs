//! The rules that a winning rule wins against, and why.

use super::Rulebook;
use super::precedence::Precedence;
use super::query::{Item, Query};
use super::rule::Rule;
use super::schema::Layer;

/// A rule that holds and does not win.
#[derive(Clone, Debug)]
pub struct Overruled<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Why the winner wins against it.
    pub because: Precedence,
}

impl Rulebook {
    /// The rules that hold for an item as well as the one that wins, the nearest first; where a trait is unknown, as if
    /// the item were public.
    #[must_use]
    pub fn overruled<'r>(&'r self, layer: Layer, item: &Item<'_>, query: &Query<'_>) -> Vec<Overruled<'r>> {
        let mut ranked = self.holding(layer, item, query).into_iter();
        let Some((_, winner)) = ranked.next() else { return Vec::new() };
        ranked.map(|(rule, near)| Overruled { rule, because: winner.over(near) }).collect()
    }
}
