//! How the number of the headline comes about: the kinds of data it adds up, and what it leaves out.

use crate::app::actions::{Actions, Show, Side};
use crate::app::icons;
use crate::app::screens::reason::part_heading;
use crate::app::theme::{Palette, space};
use crate::app::widgets::{UiText as _, at_right, link_button};
use crate::summary::{ItemsQuery, Summary};
use crate::text::{counted, number, text};
use crate::vocab::{Category, Outcome};
use egui::{RichText, Ui};

/// The sum behind the headline.
#[derive(Debug)]
pub struct Sum {
    /// The sentence.
    headline: String,
    /// The person's own items that are used, by kind.
    used: Vec<Part>,
    /// The person's own items that are used under some answer to an open question, by kind.
    may_be_used: Vec<Part>,
    /// How many items of others are used.
    of_others: u64,
    /// What the law says, sentence by sentence.
    law: Vec<String>,
}

/// A category, and how many items of it there are.
#[derive(Debug)]
struct Part {
    category: Category,
    name: String,
    items: u64,
}

impl Sum {
    /// The sum behind the headline of a summary.
    pub fn of(summary: &Summary) -> Self {
        let parts = |wanted: &dyn Fn(&crate::summary::Group) -> bool| -> Vec<Part> {
            let parts = summary.categories.iter().map(|category| {
                let groups = category.groups.iter().filter(|group| wanted(group));
                let items = groups.map(|group| group.counts.own_items).sum();
                Part { category: category.id, name: category.name.clone(), items }
            });
            parts.filter(|part| part.items > 0).collect()
        };
        let groups = || summary.categories.iter().flat_map(|category| &category.groups);
        let used = groups().filter(|group| group.outcome.is_used());
        let mut law: Vec<String> = Vec::new();
        for headline in &summary.headlines {
            let known = law.contains(&headline.law);
            law.extend(Some(headline.law.clone()).filter(|sentence| !sentence.is_empty() && !known));
        }
        Self {
            headline: summary.headlines.first().map(|headline| headline.main.clone()).unwrap_or_default(),
            used: parts(&|group| group.outcome.is_used()),
            may_be_used: parts(&|group| {
                group.outcome == Outcome::Depends && group.either.iter().any(|outcome| outcome.is_used())
            }),
            of_others: used.map(|group| group.counts.items - group.counts.own_items).sum(),
            law,
        }
    }
}

/// Draws the panel: the headline, the categories with their numbers, and the law.
pub fn ui(ui: &mut Ui, sum: &Sum, actions: &mut Actions) {
    ui.label(&sum.headline);
    list(ui, "sum-used", &sum.used, actions);
    list(ui, "sum-open", &sum.may_be_used, actions);
    if sum.of_others > 0 {
        ui.add_space(space::S);
        ui.small_dim(&counted("sum-others", sum.of_others));
    }
    if !sum.law.is_empty() {
        part_heading(ui, icons::SCALES, &text("why-law"));
        for sentence in &sum.law {
            ui.label(sentence);
        }
    }
    ui.add_space(space::S);
    ui.small_dim(&text("sum-kinds"));
    ui.add_space(space::L);
    ui.small_dim(&text("not-legal-advice"));
}

/// The kinds with their numbers, and the numbers added up.
fn list(ui: &mut Ui, key: &str, parts: &[Part], actions: &mut Actions) {
    if parts.is_empty() {
        return;
    }
    part_heading(ui, icons::CHECK, &text(key));
    for (nth, part) in parts.iter().enumerate() {
        ui.horizontal(|ui| {
            if link_button(ui, &part.name).clicked() {
                actions.push(Show::Further(Side::Why { category: part.category, region: None }));
            }
            at_right(ui, (key, nth), |ui| {
                // No query selects what may be used, so that its number is no link.
                if key != "sum-used" {
                    ui.label(number(part.items));
                } else if link_button(ui, &number(part.items))
                    .accessible_name(format!("{}: {}", part.name, counted("why-items", part.items)))
                    .clicked()
                {
                    let category = Some(part.category);
                    actions.push(Show::Items(ItemsQuery { category, used: true, ..ItemsQuery::default() }));
                }
            });
        });
    }
    ui.separator();
    ui.horizontal(|ui| {
        ui.strong_text(&text("report-total"));
        at_right(ui, (key, usize::MAX), |ui| {
            let sum = number(parts.iter().map(|part| part.items).sum());
            ui.label(RichText::new(sum).strong().color(Palette::of(ui).text));
        });
    });
}
