//! The citations and the remedies of the rules that decided something.

use super::asked::Inquiry;
use super::judgement_cache::JudgedItem;
use super::schema::{RemedySummary, SourceSummary};
use crate::ids::{ANY, PlatformId};
use crate::optout::Guide;
use crate::rulebook::{CitationId, Remedy, RemedyId, RemedyKind, Rule, Rulebook, StepLine};
use crate::text::text;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The citations and the remedies of the rules that decided something.
#[derive(Default)]
pub(super) struct Citations {
    sources: BTreeSet<CitationId>,
    /// In the order the rules name them.
    remedies: Vec<RemedyId>,
    /// Remedies of rules for uses other than the platform's generative AI, in the order the rules name them.
    further: Vec<RemedyId>,
}

/// The names of the platforms of a remedy; empty if it is for all platforms.
fn platforms(remedy: &Remedy, book: &Rulebook) -> String {
    if remedy.platform.iter().any(|id| *id == ANY) {
        return String::new();
    }
    remedy.platform.iter().map(|id| book.platform_name(id)).collect::<Vec<_>>().join(", ")
}

/// A title with the platforms before it. If the title names the only platform itself, or begins with one of them and a colon, that
/// name is not repeated.
fn heading(platforms: &str, title: &str) -> String {
    let names: Vec<&str> = platforms.split(", ").filter(|name| !name.is_empty()).collect();
    let without = names.iter().find_map(|name| title.strip_prefix(name)?.strip_prefix(": "));
    match (names.as_slice(), without) {
        (_, Some(rest)) => format!("{platforms}: {rest}"),
        ([], None) => title.to_owned(),
        ([only], None) if title.contains(only) => title.to_owned(),
        (_, None) => format!("{platforms}: {title}"),
    }
}

/// A remedy as the summary lists it.
fn row(remedy: &Remedy, book: &Rulebook, asked: &Inquiry, platforms_asked: &[&PlatformId]) -> RemedySummary {
    let own = platforms_asked.iter().copied().filter(|platform| remedy.is_for(platform));
    RemedySummary {
        heading: heading(&platforms(remedy, book), &remedy.title),
        id: remedy.id.to_string(),
        kind: remedy.kind,
        title: remedy.title.clone(),
        platform_name: platforms(remedy, book),
        url: remedy.url.clone(),
        url_partial: remedy.url_partial,
        effect: remedy.effect,
        checked: remedy.checked,
        steps: remedy.steps.clone(),
        note: remedy.note.clone(),
        done: done(&remedy.id, own, asked),
    }
}

/// The day on which the person had followed a remedy for all of these platforms, if that was not after the day asked about.
fn done<'p>(id: &RemedyId, platforms: impl Iterator<Item = &'p PlatformId>, asked: &Inquiry) -> Option<Date> {
    let day = |platform: &PlatformId| asked.done.get(platform)?.get(id).filter(|day| **day <= asked.on).copied();
    let days: Option<Vec<Date>> = platforms.map(day).collect();
    days?.into_iter().max()
}

/// The letter to these platforms, if a law of the jurisdiction gives a letter weight. `done` is the day on which it was sent to all of
/// them.
fn letter(book: &Rulebook, asked: &Inquiry, platforms: &[&PlatformId], done: Option<Date>) -> Option<RemedySummary> {
    let letter = Guide::for_letter(platforms.first()?, &asked.jurisdiction, asked.on, book).letter?;
    let names: Vec<&str> = platforms.iter().map(|id| book.platform_name(id)).collect();
    Some(RemedySummary {
        id: letter.id.to_string(),
        kind: RemedyKind::Letter,
        title: letter.title.clone(),
        heading: heading(&names.join(", "), &letter.title),
        platform_name: names.join(", "),
        url: None,
        url_partial: false,
        effect: letter.effect,
        checked: None,
        steps: [letter.say.clone(), text("letter-where")].map(StepLine::Next).to_vec(),
        note: letter.note.clone(),
        done,
    })
}

/// The day on which the person sent a platform the letter of the jurisdiction. A letter under the law of another country does not count.
fn sent_on(platform: &PlatformId, book: &Rulebook, asked: &Inquiry) -> Option<Date> {
    let letter = Guide::for_letter(platform, &asked.jurisdiction, asked.on, book).letter?;
    let sent = asked.objection(platform)?;
    sent.letter.as_ref().is_none_or(|sent| *sent == letter.id).then_some(sent.on)
}

impl Citations {
    /// Notes the citations and remedies of the rules that decided the outcome of an item of a platform.
    pub fn note(&mut self, judged: &JudgedItem<'_>, platform: &PlatformId, book: &Rulebook) {
        let is_for = |id: &RemedyId| book.remedies.get(id).is_some_and(|remedy| remedy.is_for(platform));
        let add = |list: &mut Vec<RemedyId>, rule: &Rule| {
            for remedy in rule.remedies.iter().filter(|id| is_for(id)) {
                if !list.contains(remedy) {
                    list.push(remedy.clone());
                }
            }
        };
        judged.judgement.practice.rules.iter().for_each(|rule| add(&mut self.remedies, rule));
        judged.also.iter().flat_map(|(_, answer)| &answer.rules).for_each(|rule| add(&mut self.further, rule));
        for rule in judged.all_rules() {
            if rule.sources.iter().any(|citation| !self.sources.contains(citation)) {
                self.sources.extend(rule.sources.iter().cloned());
            }
        }
    }

    /// The remedies, those of the training itself first and the complaint last. A letter comes before the complaint if
    /// a law gives it weight.
    pub fn remedies<'p>(
        &self,
        book: &Rulebook,
        asked: &Inquiry,
        platforms: impl Iterator<Item = &'p PlatformId>,
    ) -> Vec<RemedySummary> {
        let platforms: Vec<&PlatformId> = platforms.collect();
        let further = self.further.iter().filter(|id| !self.remedies.contains(id));
        let mut list: Vec<_> = self
            .remedies
            .iter()
            .chain(further)
            .filter_map(|id| book.remedies.get(id))
            .filter(|remedy| asked.jurisdiction.is_under(&remedy.region))
            .map(|remedy| row(remedy, book, asked, &platforms))
            .collect();
        // A person who can object by a switch or a form can object by a letter as well; where nothing else can be done, a letter can
        // still be sent.
        let can_object = list.iter().any(|row| matches!(row.kind, RemedyKind::Setting | RemedyKind::ObjectionForm));
        if can_object || list.iter().any(|row| row.kind == RemedyKind::None) {
            // A row has the platforms to which the letter was sent on the same day, or not at all.
            let mut by_day: Vec<(Option<Date>, Vec<&PlatformId>)> = Vec::new();
            for platform in &platforms {
                let day = sent_on(platform, book, asked);
                match by_day.iter_mut().find(|(known, _)| *known == day) {
                    Some((_, members)) => members.push(platform),
                    None => by_day.push((day, vec![platform])),
                }
            }
            list.extend(by_day.iter().filter_map(|(day, platforms)| letter(book, asked, platforms, *day)));
        }
        // The sort is stable, so that the other remedies keep their order.
        list.sort_by_key(|row| row.kind == RemedyKind::Complaint);
        list
    }

    /// The citations.
    pub fn sources(&self, book: &Rulebook) -> Vec<SourceSummary> {
        self.sources
            .iter()
            .filter_map(|id| book.citations.get(id))
            .map(|citation| SourceSummary {
                id: citation.id.clone(),
                title: citation.title.clone(),
                publisher: citation.publisher.clone(),
                url: citation.url.clone(),
                cite: citation.cite.clone(),
                url_partial: citation.url_partial,
                published: citation.published,
                checked: citation.known_on(),
                stood_on: citation.stood_on,
                not_before: citation.not_before,
                seen: citation.seen,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_each_platform_once() {
        assert_eq!(heading("Instagram, Threads", "Instagram: object to it"), "Instagram, Threads: object to it");
        assert_eq!(heading("Threads", "Threads: make the profile private"), "Threads: make the profile private");
        assert_eq!(heading("LinkedIn", "Send LinkedIn's form"), "Send LinkedIn's form");
        assert_eq!(heading("X", "Make your account private"), "X: Make your account private");
        assert_eq!(heading("", "Complain"), "Complain");
    }
}
