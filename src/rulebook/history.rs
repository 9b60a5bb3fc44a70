//! What was, and what comes: the answer through time, and the rules that have not begun.

use super::Rulebook;
use super::data::{Condition, Layer, Rule, Status};
use super::judge::{Answer, Ask, Item, LawAnswer, reaches_author};
use super::place::Residence;
use super::precedence::{category_distance, nearness};
use crate::vocab::Author;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A stretch of time over which the answer is the same.
#[derive(Clone, Debug)]
pub struct Spell<'r> {
    /// First day, `None` for always.
    pub from: Option<Date>,
    /// First day it no longer holds, `None` for still.
    pub until: Option<Date>,
    /// The answer then.
    pub answer: Answer<'r>,
    /// The law then.
    pub law: LawAnswer<'r>,
}

impl Spell<'_> {
    /// Whether the same is said, by the same rules.
    fn is_like(&self, answer: &Answer<'_>, law: &LawAnswer<'_>) -> bool {
        let id = |rule: Option<&Rule>| rule.map(|rule| rule.id.clone());
        self.says_what(answer, law) && (id(self.answer.rule), id(self.law.rule)) == (id(answer.rule), id(law.rule))
    }

    /// Whether a reader would see no difference. The rules behind it may be others.
    fn says_what(&self, answer: &Answer<'_>, law: &LawAnswer<'_>) -> bool {
        (self.answer.outcome, &self.answer.either, self.law.value, &self.law.either)
            == (answer.outcome, &answer.either, law.value, &law.either)
    }
}

/// Joins neighbours of which the same is said, whatever the rules behind it.
#[must_use]
pub fn joined(spells: Vec<Spell<'_>>) -> Vec<Spell<'_>> {
    let mut list: Vec<Spell<'_>> = Vec::new();
    for spell in spells {
        match list.last_mut() {
            Some(last) if last.says_what(&spell.answer, &spell.law) => last.until = spell.until,
            _ => list.push(spell),
        }
    }
    list
}

impl Rulebook {
    /// Rules of this cell that begin after the day asked, and those that are only proposed or expected.
    #[must_use]
    pub fn coming<'r>(&'r self, item: &Item<'_>, ask: &Ask<'_>) -> Vec<&'r Rule> {
        let family = self.family(item.platform);
        let mut list: Vec<&Rule> = self
            .rules
            .iter()
            .filter(|rule| rule.layer == Layer::Law || rule.use_ == ask.use_)
            .filter(|rule| match rule.status {
                Status::InForce => rule.from.is_some_and(|from| from > ask.on),
                Status::Proposed | Status::Expected => rule.until.is_none_or(|until| ask.on < until),
                Status::Superseded => false,
            })
            .filter(|rule| nearness(rule, ask.place, &family, item.category).is_some())
            .filter(|rule| may_reach(rule, item, ask) && self.will_win(rule, item, ask))
            .collect();
        list.sort_by_key(|rule| (rule.from.is_none(), rule.from, rule.id.clone()));
        list
    }

    /// Whether a rule that begins later will decide anything on its first day. What is only proposed may.
    fn will_win(&self, rule: &Rule, item: &Item<'_>, ask: &Ask<'_>) -> bool {
        let Some(on) = rule.from.filter(|_| rule.status == Status::InForce) else { return true };
        let then = Ask { on, ..*ask };
        let rules = match rule.layer {
            Layer::Law => self.law(item, &then).rules,
            Layer::Practice => self.practice(item, &then).rules,
        };
        rules.iter().any(|known| known.id == rule.id)
    }

    /// The answer through time, where the person lived then: from the first rule to the last. Another rule
    /// begins another spell, also where it says the same.
    /// On each day a country belongs to what it belonged to that day.
    #[must_use]
    pub fn history<'r>(&'r self, item: &Item<'_>, ask: &Ask<'_>, residence: &Residence) -> Vec<Spell<'r>> {
        let mut spells: Vec<Spell<'_>> = Vec::new();
        let days = self.turning_days(item, ask, residence);
        for from in std::iter::once(None).chain(days.into_iter().map(Some)) {
            let on = from.unwrap_or(Date::MIN);
            let place = residence.place(&self.regions, on);
            let then = Ask { on, place: place.as_ref().unwrap_or(ask.place), ..*ask };
            let answer = self.practice(item, &then);
            let law = self.law(item, &then);
            match spells.last_mut() {
                Some(last) if last.is_like(&answer, &law) => {}
                _ => {
                    if let Some(last) = spells.last_mut() {
                        last.until = from;
                    }
                    spells.push(Spell { from, until: None, answer, law });
                }
            }
        }
        spells
    }

    /// Every day on which the answer may become another.
    fn turning_days(&self, item: &Item<'_>, ask: &Ask<'_>, residence: &Residence) -> BTreeSet<Date> {
        let family = self.family(item.platform);
        let mut days = residence.turning_days(&self.regions);
        let ever = residence.regions_ever(&self.regions);
        for rule in &self.rules {
            let is_asked = rule.layer == Layer::Law || rule.use_ == ask.use_;
            let reaches = is_asked
                && rule.status == Status::InForce
                && rule.regions.iter().any(|region| ever.contains(region))
                && family.distance(&rule.platforms).is_some()
                && category_distance(rule, item.category).is_some();
            if !reaches {
                continue;
            }
            if may_reach(rule, item, ask) {
                days.extend(rule.from);
                days.extend(rule.until);
            }
            if let Some(born) = ask.person.born {
                let limits = [rule.when.age_now_lt, rule.when.age_now_gte];
                days.extend(limits.into_iter().flatten().flat_map(|age| born.reaches(age)));
            }
        }
        days.extend(ask.person.opted_out.get(item.platform));
        days
    }
}

/// Whether a rule can reach an item at all, as far as its known traits tell. Used for what is coming and what was.
fn may_reach(rule: &Rule, item: &Item<'_>, ask: &Ask<'_>) -> bool {
    let Condition { audience, author, unpublished, special, age_now_lt, posted_from, posted_until, .. } = &rule.when;
    // Who does not say when they were born is an adult, and nobody grows younger.
    let young = |limit: i16| ask.person.born.is_some_and(|born| born.ages_on(rule.from.unwrap_or(ask.on)).0 < limit);
    age_now_lt.is_none_or(young)
        && posted_from.is_none_or(|day| item.posted.is_none_or(|posted| posted >= day))
        && posted_until.is_none_or(|day| item.posted.is_none_or(|posted| posted < day))
        && reaches_author(rule, item.category, item.author)
        && audience.as_ref().is_none_or(|list| item.audience.is_none_or(|known| list.contains(&known)))
        && author.as_ref().is_none_or(|list| item.author == Author::Unknown || list.contains(&item.author))
        && unpublished.is_none_or(|wanted| wanted == item.unpublished)
        && special.is_none_or(|wanted| wanted == item.special)
}
