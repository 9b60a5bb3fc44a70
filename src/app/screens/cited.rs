//! One citation or one rule, in the side panel.

use crate::app::actions::{Actions, Show, Side};
use crate::app::icons;
use crate::app::screens::phrases::regions;
use crate::app::screens::reason::{CitationInWords, Reason, part_heading, reason_ui, source_ui, span};
use crate::app::theme::space;
use crate::app::widgets::{UiText as _, link_button, notice};
use crate::ids::ANY;
use crate::rulebook::{Citation, Rule, Rulebook, Status};
use crate::summary::Summary;
use crate::text::{counted, number, text, text_with};
use egui::Ui;
use jiff::civil::Date;

/// A citation or a rule in words.
#[derive(Debug)]
pub struct Card {
    /// Its id.
    pub id: String,
    head: Head,
    /// How many items have an outcome that rests on it, one line for each category.
    items: Vec<String>,
    /// Links with their names: from a citation to its rules, from a rule to its citations.
    links: Vec<(String, Side)>,
}

/// The part of a card that differs between a citation and a rule.
#[derive(Debug)]
enum Head {
    Citation { cited: CitationInWords, quote: Option<String>, stale: bool },
    Rule { reason: Reason, status: Status, reach: Vec<String>, when: String },
}

impl Card {
    /// The card of a citation: its facts, its address, the rules that rest on it. `None` if there is no citation with this id.
    pub fn of_citation(id: &str, summary: &Summary, book: &Rulebook, today: Date) -> Option<Self> {
        let citation = book.citations.get(id)?;
        let rules: Vec<&Rule> = book.rules.iter().filter(|rule| rule.sources.iter().any(|known| known == id)).collect();
        Some(Self {
            id: id.to_owned(),
            head: Head::Citation {
                cited: CitationInWords::of(citation),
                quote: citation.quote.clone(),
                stale: citation.is_stale(today),
            },
            items: items(summary, |rule| rules.iter().any(|known| known.id == rule)),
            links: rules.iter().map(|rule| (rule.say.clone(), Side::Rule(rule.id.clone()))).collect(),
        })
    }

    /// The card of a rule: what it says, for whom and since when, and what it rests on. `None` if there is no rule with this id.
    pub fn of_rule(id: &str, summary: &Summary, book: &Rulebook) -> Option<Self> {
        let rule = book.rule(id)?;
        let mut reach = vec![regions(rule, book)];
        if rule.platforms.iter().all(|platform| *platform != ANY) {
            let names: Vec<&str> = rule.platforms.iter().map(|id| book.platform_name(id)).collect();
            reach.push(names.join(", "));
        }
        let link = |citation: &Citation| (citation.title.clone(), Side::Citation(citation.id.clone()));
        Some(Self {
            id: id.to_owned(),
            head: Head::Rule {
                reason: Reason::of(rule, book),
                status: rule.status,
                reach,
                when: match rule.status {
                    Status::Proposed if rule.from.is_none() => text("rule-not-in-force"),
                    _ => span(rule.first_day_unpublished, rule.from, rule.until),
                },
            },
            items: items(summary, |known| known == id),
            links: rule.sources.iter().filter_map(|id| book.citations.get(id)).map(link).collect(),
        })
    }

    /// The heading of the panel.
    pub fn title(&self) -> String {
        text(match self.head {
            Head::Citation { .. } => "source-title",
            Head::Rule { .. } => "rule-title",
        })
    }
}

/// How many items have a deciding rule for whose id `decides` is true, one line for each category.
fn items(summary: &Summary, decides: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = summary.categories.iter().filter_map(|category| {
        let groups = category.groups.iter().filter(|group| group.rules.iter().any(|rule| decides(rule)));
        let items: u64 = groups.map(|group| group.counts.items).sum();
        (items > 0).then(|| format!("{}: {}", category.name, number(items)))
    });
    lines.collect()
}

/// Draws the card.
pub fn ui(ui: &mut Ui, card: &Card, actions: &mut Actions) {
    match &card.head {
        Head::Citation { cited, quote, stale } => {
            source_ui(ui, cited);
            if let Some(quote) = quote {
                ui.add_space(space::S);
                ui.label(text_with("source-quote", &[("quote", quote.as_str().into())]));
            }
            if *stale {
                ui.add_space(space::S);
                notice(ui, icons::WARNING, &text("sources-stale-mark"), |_| {});
            }
        }
        Head::Rule { reason, status, reach, when } => {
            reason_ui(ui, reason);
            let key = match status {
                Status::InForce => None,
                Status::Proposed => Some("status-proposed"),
                Status::Expected => Some("status-expected"),
                Status::Superseded => Some("status-superseded"),
            };
            if let Some(key) = key {
                ui.add_space(space::S);
                notice(ui, icons::INFO, &text(key), |_| {});
            }
            part_heading(ui, icons::GLOBE, &text("rule-where"));
            for line in reach {
                ui.label(line);
            }
            part_heading(ui, icons::CALENDAR, &text("rule-when"));
            ui.label(when);
        }
    }
    part_heading(ui, icons::CHECK, &text("source-items"));
    if card.items.is_empty() {
        ui.small_dim(&text("source-nothing"));
    }
    for line in &card.items {
        ui.label(line);
    }
    links(ui, card, actions);
}

/// Draws buttons that lead from a citation to its rules, or from a rule to its citations.
fn links(ui: &mut Ui, card: &Card, actions: &mut Actions) {
    if card.links.is_empty() {
        return;
    }
    let (icon, key) = match card.head {
        Head::Citation { .. } => (icons::SCALES, "source-rules"),
        Head::Rule { .. } => (icons::INFO, "why-sources"),
    };
    part_heading(ui, icon, &counted(key, card.links.len() as u64));
    for (name, show) in &card.links {
        if link_button(ui, name).clicked() {
            actions.push(Show::Further(show.clone()));
        }
    }
}
