//! What stands below the map: what the rules were in a month and are now, and what authorities and courts did.

use super::{Mark, TimelineModel, TimelineView};
use crate::app::actions::{Actions, Side};
use crate::app::icons;
use crate::app::theme::{self, space};
use crate::app::widgets::{UiText as _, in_column, link_button, swatch};
use crate::app::workspace::Workspace;
use crate::summary::timeline::{self, Moment, Month, Saying};
use crate::text::{self, counted, text, text_with};
use crate::vocab::Category;
use egui::{Checkbox, RichText, Ui, vec2};

/// Above this width then and now stand side by side.
const SIDE_BY_SIDE: f32 = 640.0;
/// Of more different answers the most common are explained.
const MOST_SAYINGS: usize = 3;

/// Explains the month that is pointed at, or none.
pub fn moment(ui: &mut Ui, workspace: &Workspace, view: &mut TimelineView, model: &TimelineModel) {
    let timeline = &model.timeline;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let Some((row, month)) = view.at.and_then(|(row, at)| Some((timeline.rows.get(row)?, timeline.first.plus(at))))
        else {
            ui.dim(&text("timeline-point"));
            return;
        };
        let items = row.items.get(month.since(timeline.first)).copied().unwrap_or_default();
        let mut close = false;
        ui.horizontal(|ui| {
            ui.strong_text(&format!("{} · {}: {}", month.in_words(), row.name, counted("row-items", items)));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let button = egui::Button::new(icons::CLOSE).frame(false).min_size(vec2(24.0, 24.0));
                close = ui.add(button).accessible_name(text("close")).on_hover_text(text("close")).clicked();
            });
        });
        if close {
            view.at = None;
            return;
        }
        if items == 0 {
            ui.dim(&text("timeline-empty-month"));
            rules_of(ui, model, row.category, month);
            return;
        }
        let moment = view.moment.get(workspace, (row.category, month), |(category, month)| {
            let asked = workspace.asked_in(workspace.jurisdiction()?);
            let inventories = workspace.shown_inventories();
            let residence = workspace.residence();
            Some(timeline::moment(*category, *month, inventories, &workspace.book, &asked, &residence))
        });
        if let Some(Moment { items, then, now }) = &*moment {
            if ui.available_width() > SIDE_BY_SIDE {
                ui.columns(2, |columns| {
                    for (ui, (key, said)) in columns.iter_mut().zip([("timeline-then", then), ("timeline-now", now)]) {
                        ui.vertical(|ui| sayings(ui, key, said, *items));
                    }
                });
            } else {
                sayings(ui, "timeline-then", then, *items);
                sayings(ui, "timeline-now", now, *items);
            }
        }
    });
}

/// Draws the rules of a month without items, if the category is the one whose rules stand above the map.
fn rules_of(ui: &mut Ui, model: &TimelineModel, category: Category, month: Month) {
    if model.category != Some(category) {
        return;
    }
    let (first, last) = (month.first_day(), month.last_day());
    for band in &model.bands {
        let then = band.says.iter().find(|stretch| {
            stretch.from.is_none_or(|from| from <= last) && stretch.until.is_none_or(|until| first < until)
        });
        if let Some(then) = then {
            let says = text_with("why-says", &[("platform", band.platform_name.as_str().into())]);
            let outcome = text(&format!("outcome-lower-{}", then.value.id()));
            // Rules with the same answer are joined, so the rule of this month is looked for among them.
            let is_of_month = |rule: &&timeline::Ruling| {
                rule.from.is_none_or(|from| from <= last) && rule.until.is_none_or(|until| first < until)
            };
            let rule = then.rules.iter().rev().find(is_of_month).or_else(|| then.rules.first());
            ui.label(format!("{says}: {outcome}. {}", rule.map_or("", |rule| rule.say.as_str())));
        }
    }
}

fn sayings(ui: &mut Ui, key: &str, sayings: &[Saying], items: u64) {
    for (at, saying) in sayings.iter().take(MOST_SAYINGS).enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
            if at == 0 {
                ui.strong_text(&text(key));
            }
            swatch(ui, saying.outcome.fill());
            ui.label(RichText::new(icons::of_outcome(saying.outcome)));
            let outcome = text(&format!("outcome-lower-{}", saying.outcome.id()));
            let share = if saying.items < items { format!(" ({})", text::number(saying.items)) } else { String::new() };
            ui.label(format!("{outcome}{share}"));
            ui.dim(&format!("· {}", saying.law.briefly()));
        });
        if !saying.say.is_empty() {
            ui.label(RichText::new(&saying.say).size(theme::size::SMALL));
        }
        if let Some(source) = &saying.source {
            ui.small_dim(source);
        }
    }
}

/// What regulators and courts did, each with its source.
pub fn events(ui: &mut Ui, marks: &[Mark], elsewhere: &mut bool, actions: &mut Actions) {
    if marks.is_empty() {
        return;
    }
    ui.add_space(space::L);
    ui.section(&text("timeline-events"));
    if marks.iter().any(|mark| !mark.here) {
        ui.add(Checkbox::new(elsewhere, text("timeline-elsewhere")));
    }
    let shown: Vec<&Mark> = marks.iter().filter(|mark| mark.here || *elsewhere).collect();
    if shown.is_empty() {
        ui.dim(&text("timeline-no-events"));
    }
    for mark in shown.into_iter().rev() {
        ui.horizontal_top(|ui| {
            in_column(ui, vec2(86.0, 18.0), |ui| {
                ui.small_dim(&text::date(mark.day));
            });
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_max_width(ui.available_width().min(760.0));
                ui.label(&mark.say);
                ui.horizontal_wrapped(|ui| {
                    ui.small_dim(&mark.who);
                    if let Some((id, title)) = &mark.citation {
                        let name = text_with("timeline-source", &[("title", title.as_str().into())]);
                        if link_button(ui, title).on_hover_text(name).clicked() {
                            actions.push(Side::Citation(id.clone()));
                        }
                    }
                });
            });
        });
    }
}
