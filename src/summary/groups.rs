//! Groups: the items of one archive, file kind and category that have the same traits, answers and rules; and the categories that they
//! add up to.

use super::judgement_cache::{JudgedItem, JudgementKey};
use super::schema::{
    AlsoSummary, CategorySummary, Counts, Group, GroupTraits, ItemsByYear, LawBranch, LawSummary, PracticeSummary,
};
use super::standing::{Standing, StandingCount};
use crate::ids::PlatformId;
use crate::inventory::{Bucket, ItemKind};
use crate::rulebook::{RemedyId, Rule, RuleId, Rulebook, Verdict};
use crate::text;
use crate::vocab::{Category, LawValue, Outcome, Use};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What tells one group from another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct GroupKey {
    category: Category,
    archive: usize,
    platform: PlatformId,
    source: String,
    traits: GroupTraits,
    outcome: Outcome,
    either: Vec<Outcome>,
    law_rule: Option<RuleId>,
    law_either: Vec<LawValue>,
    practice_rule: Option<RuleId>,
    also: Vec<(Use, Outcome)>,
    /// Part of the key, so that one list of rules is true for every item of a group.
    rules: Rc<[RuleId]>,
}

impl GroupKey {
    pub fn new(archive: usize, kind: &ItemKind, key: &JudgementKey, judged: &JudgedItem<'_>) -> Self {
        let JudgedItem { judgement, also, question: _, rules } = judged;
        let id = |rule: Option<&Rule>| rule.map(|rule| rule.id.clone());
        Self {
            category: key.category,
            archive,
            platform: kind.platform.clone(),
            source: kind.id.clone(),
            traits: key.traits(),
            outcome: judgement.practice.outcome,
            either: judgement.practice.either.clone(),
            law_rule: id(judgement.law.rule),
            law_either: judgement.law.either.clone(),
            practice_rule: id(judgement.practice.rule),
            also: also.iter().map(|(use_, answer)| (*use_, answer.outcome)).collect(),
            rules: Rc::clone(rules),
        }
    }
}

/// A group without items yet.
pub(super) fn new_group(
    book: &Rulebook,
    archive: usize,
    kind: &ItemKind,
    key: &JudgementKey,
    judged: &JudgedItem<'_>,
    standing: Standing,
) -> Group {
    let JudgedItem { judgement, also, question: _, rules } = judged;
    let practice = &judgement.practice;
    let mut remedies: Vec<RemedyId> = Vec::new();
    let is_for = |id: &&RemedyId| book.remedies.get(*id).is_some_and(|remedy| remedy.is_for(&kind.platform));
    for remedy in practice.rules.iter().flat_map(|rule| &rule.remedies).filter(is_for) {
        if !remedies.contains(remedy) {
            remedies.push(remedy.clone());
        }
    }
    Group {
        archive,
        platform: kind.platform.clone(),
        source: kind.id.clone(),
        source_name: kind.name.clone().unwrap_or_else(|| text::text("source-files")),
        platform_name: book.platform_name(&kind.platform).to_owned(),
        category: key.category,
        counts: Counts::default(),
        traits: key.traits(),
        outcome: practice.outcome,
        objected: standing.is_objected(),
        depends_on: practice.depends_on.clone(),
        either: practice.either.clone(),
        law: LawSummary {
            value: judgement.law.value,
            rule: judgement.law.rule.map(|rule| rule.id.clone()),
            condition: judgement.law.condition().map(str::to_owned),
            basis: judgement.law.rule.map(|rule| rule.basis.clone()).unwrap_or_default(),
            confidence: judgement.law.rule.map(|rule| rule.confidence),
            either: judgement.law.either.clone(),
            branches: judgement
                .law
                .branches()
                .map(|(value, rule)| LawBranch {
                    value,
                    rule: rule.id.clone(),
                    condition: rule.condition().map(str::to_owned),
                })
                .collect(),
        },
        practice: PracticeSummary {
            value: practice.rule.and_then(|rule| match rule.verdict {
                Verdict::Practice(value) => Some(value),
                Verdict::Law(_) => None,
            }),
            rule: practice.rule.map(|rule| rule.id.clone()),
            since: practice.rule.and_then(Rule::since),
            claim: practice.rule.map(|rule| rule.claim),
            confidence: practice.rule.map(|rule| rule.confidence),
        },
        also: also
            .iter()
            .map(|(use_, answer)| AlsoSummary {
                use_: *use_,
                outcome: answer.outcome,
                either: answer.either.clone(),
                claim: answer.rule.map(|rule| rule.claim),
                rule: answer.rule.map(|rule| rule.id.clone()),
            })
            .collect(),
        remedies,
        source_url: practice
            .rule
            .and_then(|rule| rule.sources.iter().find_map(|id| book.citations.get(id)?.url.clone())),
        some_day: None,
        rules: rules.to_vec(),
    }
}

/// Adds the items of a bucket to a group.
pub(super) fn add(group: &mut Group, bucket: &Bucket) {
    group.counts += Counts::from(bucket);
    group.some_day = bucket.day.or(group.some_day);
}

/// How many items of groups have each standing.
pub(super) fn standings<'g>(groups: impl Iterator<Item = &'g Group>) -> Vec<StandingCount> {
    let mut list: BTreeMap<Standing, StandingCount> = BTreeMap::new();
    for group in groups {
        let standing = group.standing();
        let stand = list.entry(standing).or_insert(StandingCount { standing, items: 0, own_items: 0, only_may: true });
        stand.items += group.counts.items;
        stand.own_items += group.counts.own_items;
        stand.only_may &= group.only_may();
    }
    list.into_values().collect()
}

/// Groups under the sixteen categories, the most exposed category first.
pub(super) fn by_category(groups: impl Iterator<Item = Group>) -> Vec<CategorySummary> {
    let mut list: BTreeMap<Category, CategorySummary> = BTreeMap::new();
    for group in groups {
        let top = group.category.top();
        let category = list.entry(top).or_insert_with(|| CategorySummary {
            id: top,
            name: text::text(&format!("category-{}", top.id())),
            counts: Counts::default(),
            // `build` fills in these two, which groups do not have.
            own_text_chars: 0,
            years: ItemsByYear::default(),
            outcomes: BTreeMap::new(),
            standings: Vec::new(),
            groups: Vec::new(),
        });
        category.counts += group.counts;
        *category.outcomes.entry(group.outcome).or_default() += group.counts.items;
        category.groups.push(group);
    }
    let mut list: Vec<CategorySummary> = list.into_values().filter(|category| category.counts.items > 0).collect();
    for category in &mut list {
        category.standings = standings(category.groups.iter());
        category
            .groups
            .sort_by_key(|group| (group.outcome, std::cmp::Reverse(group.counts.items), group.source.clone()));
    }
    // Most exposed first: by the leading outcome, then by the number of items that have it.
    let exposure = |category: &CategorySummary| {
        let lead = category.lead();
        let items = category.outcomes.get(&lead).copied().unwrap_or_default();
        (lead, std::cmp::Reverse(items), category.id)
    };
    list.sort_by_key(exposure);
    list
}
