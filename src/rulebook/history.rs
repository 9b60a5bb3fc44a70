//! The answer through time, and the rules that have not begun.

use super::Rulebook;
use super::judge::{Answer, LawAnswer, reaches_author};
use super::precedence::{category_distance, nearness};
use super::query::{ItemTraits, Query};
use super::region::Residence;
use super::rule::Rule;
use super::schema::{Condition, Layer, Status};
use crate::vocab::Author;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A span of days over which the answer is the same.
#[derive(Clone, Debug)]
pub struct Period<'r> {
    /// First day, `None` for always.
    pub from: Option<Date>,
    /// First day it no longer holds, `None` for still.
    pub until: Option<Date>,
    /// The answer then.
    pub answer: Answer<'r>,
    /// The law then.
    pub law: LawAnswer<'r>,
}

impl Period<'_> {
    /// Whether the outcome and the law are the same and come from the same rules.
    fn is_like(&self, answer: &Answer<'_>, law: &LawAnswer<'_>) -> bool {
        let id = |rule: Option<&Rule>| rule.map(|rule| rule.id.clone());
        self.says_what(answer, law) && (id(self.answer.rule), id(self.law.rule)) == (id(answer.rule), id(law.rule))
    }

    /// Whether the outcome and the law are the same, even if other rules give them.
    fn says_what(&self, answer: &Answer<'_>, law: &LawAnswer<'_>) -> bool {
        (self.answer.outcome, &self.answer.either, self.law.value, &self.law.either)
            == (answer.outcome, &answer.either, law.value, &law.either)
    }
}

/// Joins neighbouring periods with the same outcome and law, even if other rules give them.
#[must_use]
pub fn joined(periods: Vec<Period<'_>>) -> Vec<Period<'_>> {
    let mut list: Vec<Period<'_>> = Vec::new();
    for period in periods {
        match list.last_mut() {
            Some(last) if last.says_what(&period.answer, &period.law) => last.until = period.until,
            _ => list.push(period),
        }
    }
    list
}

impl Rulebook {
    /// The rules for an item that begin after the day asked about, and those that are only proposed or expected.
    #[must_use]
    pub fn coming<'r>(&'r self, item: &ItemTraits<'_>, query: &Query<'_>) -> Vec<&'r Rule> {
        let family = self.family(item.platform);
        let mut list: Vec<&Rule> = self
            .rules
            .iter()
            .filter(|rule| rule.is_about(query.use_))
            .filter(|rule| match rule.status {
                Status::InForce => rule.from.is_some_and(|from| from > query.on),
                Status::Proposed | Status::Expected => rule.until.is_none_or(|until| query.on < until),
                Status::Superseded => false,
            })
            .filter(|rule| nearness(rule, query.jurisdiction, &family, item.category).is_some())
            .filter(|rule| may_reach(rule, item, query) && self.will_win(rule, item, query))
            .collect();
        list.sort_by_key(|rule| (rule.from.is_none(), rule.from, rule.id.clone()));
        list
    }

    /// Whether a rule that begins later decides anything on its first day. Proposed and expected rules always count as
    /// deciding, because judging ignores them and so cannot tell.
    fn will_win(&self, rule: &Rule, item: &ItemTraits<'_>, query: &Query<'_>) -> bool {
        let Some(on) = rule.from.filter(|_| rule.status == Status::InForce) else { return true };
        let then = Query { on, ..*query };
        let rules = match rule.layer {
            Layer::Law => self.law(item, &then).rules,
            Layer::Practice => self.practice(item, &then).rules,
        };
        rules.iter().any(|known| known.id == rule.id)
    }

    /// The answer through time, by the rules of the place where the person lived on each day. A period ends where
    /// another rule begins to decide, even if that rule says the same. Memberships of regions are those of each day.
    #[must_use]
    pub fn history<'r>(&'r self, item: &ItemTraits<'_>, query: &Query<'_>, residence: &Residence) -> Vec<Period<'r>> {
        let mut periods: Vec<Period<'_>> = Vec::new();
        let days = self.turning_days(item, query, residence);
        for from in std::iter::once(None).chain(days.into_iter().map(Some)) {
            let on = from.unwrap_or(Date::MIN);
            let jurisdiction = residence.jurisdiction(&self.regions, on);
            let then = Query { on, jurisdiction: jurisdiction.as_ref().unwrap_or(query.jurisdiction), ..*query };
            let answer = self.practice(item, &then);
            let law = self.law(item, &then);
            match periods.last_mut() {
                Some(last) if last.is_like(&answer, &law) => {}
                _ => {
                    if let Some(last) = periods.last_mut() {
                        last.until = from;
                    }
                    periods.push(Period { from, until: None, answer, law });
                }
            }
        }
        periods
    }

    /// Every day on which the answer can change.
    fn turning_days(&self, item: &ItemTraits<'_>, query: &Query<'_>, residence: &Residence) -> BTreeSet<Date> {
        let family = self.family(item.platform);
        let mut days = residence.turning_days(&self.regions);
        let ever = residence.regions_ever(&self.regions);
        for rule in &self.rules {
            let is_asked = rule.layer == Layer::Law || rule.use_ == query.use_;
            let reaches = is_asked
                && rule.status == Status::InForce
                && rule.regions.iter().any(|region| ever.contains(region))
                && family.distance(&rule.platforms).is_some()
                && category_distance(rule, item.category).is_some();
            if !reaches {
                continue;
            }
            if may_reach(rule, item, query) {
                days.extend(rule.from);
                days.extend(rule.until);
            }
            if let Some(born) = query.person.born {
                let limits = [rule.when.age_now_lt, rule.when.age_now_gte];
                days.extend(limits.into_iter().flatten().flat_map(|age| born.reaches(age)));
            }
        }
        days.extend(query.person.opted_out.get(item.platform));
        days
    }
}

/// Whether the known traits of an item leave open that a rule reaches it, now or on another day.
fn may_reach(rule: &Rule, item: &ItemTraits<'_>, query: &Query<'_>) -> bool {
    let Condition { audience, author, unpublished, special, age_now_lt, posted_from, posted_until, .. } = &rule.when;
    // A person without a birth date counts as an adult, so rules for minors never apply to them.
    let young =
        |limit: i16| query.person.born.is_some_and(|born| born.ages_on(rule.from.unwrap_or(query.on)).0 < limit);
    age_now_lt.is_none_or(young)
        && posted_from.is_none_or(|day| item.posted.is_none_or(|posted| posted >= day))
        && posted_until.is_none_or(|day| item.posted.is_none_or(|posted| posted < day))
        && reaches_author(rule, item.category, item.author)
        && audience.as_ref().is_none_or(|list| item.audience.is_none_or(|known| list.contains(&known)))
        && author.as_ref().is_none_or(|list| item.author == Author::Unknown || list.contains(&item.author))
        && unpublished.is_none_or(|wanted| wanted == item.unpublished)
        && special.is_none_or(|wanted| wanted == item.special)
}
