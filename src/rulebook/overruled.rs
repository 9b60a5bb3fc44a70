//! The rules that a winning rule wins against, and why.

use super::Rulebook;
use super::precedence::Precedence;
use super::query::{ItemTraits, Query};
use super::rule::Rule;
use super::schema::Layer;

/// A rule that applies to an item but loses against another.
#[derive(Clone, Debug)]
pub struct OverruledRule<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Why the winner wins against it.
    pub because: Precedence,
}

impl Rulebook {
    /// The rules that apply to an item beside the winning one, the nearest first. If the audience is unknown, the item
    /// counts as public.
    #[must_use]
    pub fn overruled<'r>(&'r self, layer: Layer, item: &ItemTraits<'_>, query: &Query<'_>) -> Vec<OverruledRule<'r>> {
        let mut ranked = self.holding(layer, item, query).into_iter();
        let Some((_, winner)) = ranked.next() else { return Vec::new() };
        ranked.map(|(rule, near)| OverruledRule { rule, because: winner.over(near) }).collect()
    }
}
