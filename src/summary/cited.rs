//! The rules that decided something, and what they rest on and lead to.

use super::bench::Judged;
use super::{Asked, RemedySummary, SourceSummary};
use crate::optout::Guide;
use crate::rulebook::{Remedy, RemedyKind, Rule, Rulebook};
use crate::text::text;
use jiff::civil::Date;
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

fn row(remedy: &Remedy, book: &Rulebook, asked: &Asked) -> RemedySummary {
    RemedySummary {
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
        done: done(&remedy.id, asked),
    }
}

/// The last day on which the person did it for a platform.
fn done(id: &str, asked: &Asked) -> Option<Date> {
    asked.done.values().filter_map(|done| done.get(id)).max().copied()
}

/// The letter that a law of the place gives weight to.
fn letter<'p>(book: &Rulebook, asked: &Asked, platforms: impl Iterator<Item = &'p str>) -> Option<RemedySummary> {
    let platforms: Vec<&str> = platforms.collect();
    let letter = Guide::for_letter(platforms.first()?, &asked.place, asked.on, book).letter?;
    let names: Vec<&str> = platforms.iter().map(|id| book.platform_name(id)).collect();
    Some(RemedySummary {
        id: letter.id.clone(),
        kind: RemedyKind::Letter,
        title: letter.title.clone(),
        platform_name: names.join(", "),
        url: None,
        url_partial: false,
        effect: letter.effect.clone(),
        checked: None,
        steps: vec![letter.say.clone(), text("letter-where")],
        note: letter.note.clone(),
        done: done(&letter.id, asked),
    })
}

impl Cited {
    /// Notes what decided something.
    pub fn note(&mut self, judged: &Judged<'_>, platform: &str, book: &Rulebook) {
        let is_for = |id: &String| book.remedies.get(id).is_some_and(|remedy| remedy.is_for(platform));
        let add = |list: &mut Vec<String>, rule: &Rule| {
            for remedy in rule.remedies.iter().filter(|id| is_for(id)) {
                if !list.contains(remedy) {
                    list.push(remedy.clone());
                }
            }
        };
        judged.judgement.practice.rules.iter().for_each(|rule| add(&mut self.remedies, rule));
        judged.also.iter().flat_map(|(_, answer)| &answer.rules).for_each(|rule| add(&mut self.further, rule));
        for rule in judged.all_rules() {
            if rule.sources.iter().any(|source| !self.sources.contains(source)) {
                self.sources.extend(rule.sources.iter().cloned());
            }
        }
    }

    /// What can be done, in the order in which it helps: the letter, where a law gives it weight, before the complaint.
    pub fn remedies<'p>(
        &self,
        book: &Rulebook,
        asked: &Asked,
        platforms: impl Iterator<Item = &'p str>,
    ) -> Vec<RemedySummary> {
        let further = self.further.iter().filter(|id| !self.remedies.contains(id));
        let mut list: Vec<_> = self
            .remedies
            .iter()
            .chain(further)
            .filter_map(|id| book.remedies.get(id))
            .filter(|remedy| asked.place.is_under(&remedy.region))
            .map(|remedy| row(remedy, book, asked))
            .collect();
        // Who can object by a switch or a form can by a letter as well.
        let can_object = list.iter().any(|row| matches!(row.kind, RemedyKind::Setting | RemedyKind::ObjectionForm));
        if can_object || list.iter().any(|row| row.kind == RemedyKind::None) {
            list.extend(letter(book, asked, platforms));
        }
        // Complaining comes last; otherwise what concerns the training itself comes first.
        list.sort_by_key(|row| row.kind == RemedyKind::Complaint);
        list
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
