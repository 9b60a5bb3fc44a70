//! The rules that decided something, and what they rest on and lead to.

use super::bench::Judged;
use super::{Asked, RemedySummary, SourceSummary};
use crate::rulebook::{Remedy, RemedyKind, Rule, Rulebook};
use std::collections::BTreeSet;

/// The rules that decided something: their sources and remedies are listed.
#[derive(Default)]
pub(super) struct Cited {
    sources: BTreeSet<String>,
    /// In the order the rules name them.
    remedies: Vec<String>,
    /// Those that only other uses call for.
    further: Vec<String>,
}

/// The platforms of a remedy, by name.
fn platforms(remedy: &Remedy, book: &Rulebook) -> String {
    if remedy.platform.iter().any(|id| id == "*") {
        return String::new();
    }
    remedy.platform.iter().map(|id| book.platform_name(id)).collect::<Vec<_>>().join(", ")
}

impl Cited {
    /// Notes what decided something.
    pub fn note(&mut self, judged: &Judged<'_>) {
        fn add(list: &mut Vec<String>, rule: &Rule) {
            for remedy in &rule.remedies {
                if !list.contains(remedy) {
                    list.push(remedy.clone());
                }
            }
        }
        judged.judgement.practice.rules.iter().for_each(|rule| add(&mut self.remedies, rule));
        judged.also.iter().flat_map(|(_, answer)| &answer.rules).for_each(|rule| add(&mut self.further, rule));
        for rule in judged.all_rules() {
            if rule.sources.iter().any(|source| !self.sources.contains(source)) {
                self.sources.extend(rule.sources.iter().cloned());
            }
        }
    }

    /// What can be done, in the order in which it helps.
    pub fn remedies(&self, book: &Rulebook, asked: &Asked) -> Vec<RemedySummary> {
        let further = self.further.iter().filter(|id| !self.remedies.contains(id));
        let mut list: Vec<_> = self
            .remedies
            .iter()
            .chain(further)
            .filter_map(|id| book.remedies.get(id))
            .filter(|remedy| asked.place.is_under(&remedy.region))
            .collect();
        // Complaining comes last; otherwise what concerns the training itself comes first.
        list.sort_by_key(|remedy| remedy.kind == RemedyKind::Complaint);
        list.into_iter()
            .map(|remedy| RemedySummary {
                id: remedy.id.clone(),
                kind: remedy.kind,
                title: remedy.title.clone(),
                platform_name: platforms(remedy, book),
                url: remedy.url.clone(),
                url_partial: remedy.url_partial,
                effect: remedy.effect.clone(),
                checked: remedy.checked,
                steps: remedy.steps.clone(),
                note: remedy.note.clone(),
            })
            .collect()
    }

    /// Where it is known from.
    pub fn sources(&self, book: &Rulebook) -> Vec<SourceSummary> {
        self.sources
            .iter()
            .filter_map(|id| book.sources.get(id))
            .map(|source| SourceSummary {
                id: source.id.clone(),
                title: source.title.clone(),
                publisher: source.publisher.clone(),
                url: source.url.clone(),
                cite: source.cite.clone(),
                url_partial: source.url_partial,
                published: source.published,
                checked: source.checked,
                seen: source.seen,
            })
            .collect()
    }
}
