//! What stands below the map: what the rules were in a month and are now, and what authorities and courts did.

use super::{Mark, TimelineModel, TimelineView};
use crate::app::actions::{Actions, Change, Show, Side};
use crate::app::icons;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, check, icon, in_column, link_button, swatch};
use crate::app::workspace::Workspace;
use crate::summary::timeline::{self, Moment, Month, Saying, Timeline};
use crate::summary::{ItemsQuery, Within};
use crate::text::{self, counted, text, text_with};
use crate::vocab::Category;
use egui::{RichText, Ui, vec2};

/// Above this width then and now stand side by side.
const SIDE_BY_SIDE: f32 = 640.0;
/// Of more different answers the most common are explained.
const MOST_SAYINGS: usize = 3;

/// Explains the month that is pointed at, or none.
pub fn moment(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &mut TimelineView,
    model: &TimelineModel,
    actions: &mut Actions,
) {
    let timeline = &model.timeline;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        let Some((row, at)) = view.at.and_then(|(row, at)| Some((timeline.rows.get(row)?, at))) else {
            ui.dim(&text("timeline-point"));
            return;
        };
        // A span that was just chosen is explained as a whole.
        let span = span_of(workspace.within, timeline).filter(|(a, b)| a < b && !view.is_one_month);
        let (first, last) = span.unwrap_or((at, at));
        let (month, until) = (timeline.first.plus(first), timeline.first.plus(last));
        let items: u64 = row.items.iter().take(last + 1).skip(first).sum();
        let when =
            if first < last { format!("{} – {}", month.in_words(), until.in_words()) } else { month.in_words() };
        let mut close = false;
        // The items are those of these months, which is said above every screen.
        let within = Some(Within { from: Some(month.first_day()), until: Some(until.last_day()) });
        ui.horizontal(|ui| {
            ui.strong_text(&format!("{when} · {}: {}", row.name, counted("row-items", items)));
            if items > 0 && link_button(ui, &counted("why-items", items)).clicked() {
                if workspace.within != within {
                    actions.push(Change::Within(within));
                }
                actions.push(Show::Items(ItemsQuery { category: Some(row.category), ..ItemsQuery::default() }));
            }
            let only = text_with("timeline-only", &[("when", when.as_str().into())]);
            if workspace.within != within && link_button(ui, &only).clicked() {
                actions.push(Change::Within(within));
            }
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
            ui.dim(&text(if first < last { "timeline-empty-months" } else { "timeline-empty-month" }));
            rules_of(ui, model, row.category, month);
            return;
        }
        let moment = view.moment.get(workspace, (row.category, month, until), |(category, month, until)| {
            let asked = workspace.asked_in(workspace.jurisdiction()?);
            let inventories = workspace.shown_inventories();
            let residence = workspace.residence();
            Some(timeline::moment(*category, *month..=*until, inventories, &workspace.book, &asked, &residence))
        });
        if let Some(Moment { items, then, now }) = &*moment {
            let then_head = if first < last {
                text("timeline-then-span")
            } else {
                text_with("timeline-then", &[("month", month.in_words().into())])
            };
            let now_head = if workspace.on == workspace.today {
                text("timeline-now")
            } else {
                text_with("timeline-on", &[("day", text::date(workspace.on).into())])
            };
            if ui.available_width() > SIDE_BY_SIDE {
                ui.columns(2, |columns| {
                    for (ui, (head, said)) in columns.iter_mut().zip([(&then_head, then), (&now_head, now)]) {
                        ui.vertical(|ui| sayings(ui, head, said, *items));
                    }
                });
            } else {
                sayings(ui, &then_head, then, *items);
                sayings(ui, &now_head, now, *items);
            }
        }
    });
}

/// The first and the last month of a span, counted from the first of the timeline.
fn span_of(within: Option<Within>, timeline: &Timeline) -> Option<(usize, usize)> {
    let Within { from, until } = within?;
    let last = timeline.months.saturating_sub(1);
    let at = |month: Month| month.since(timeline.first).min(last);
    Some((from.map_or(0, |day| at(Month::of(day))), until.map_or(last, |day| at(Month::of(day)))))
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
            let outcome = then.value.briefly();
            // Rules with the same answer are joined, so the rule of this month is looked for among them.
            let is_of_month = |rule: &&timeline::Ruling| {
                rule.from.is_none_or(|from| from <= last) && rule.until.is_none_or(|until| first < until)
            };
            let rule = then.rules.iter().rev().find(is_of_month).or_else(|| then.rules.first());
            ui.label(format!("{says}: {outcome}. {}", rule.map_or("", |rule| rule.say.as_str())));
        }
    }
}

fn sayings(ui: &mut Ui, head: &str, sayings: &[Saying], items: u64) {
    for (at, saying) in sayings.iter().take(MOST_SAYINGS).enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
            if at == 0 {
                ui.strong_text(head);
            }
            swatch(ui, saying.standing.fill());
            icon(ui, icons::of_outcome(saying.standing.outcome()), theme::size::BODY, Palette::of(ui).text);
            let outcome = saying.standing.lower(saying.only_may);
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
    other_sayings(ui, sayings);
}

/// Draws how many items have other answers than those that are explained.
fn other_sayings(ui: &mut Ui, sayings: &[Saying]) {
    let items = sayings.iter().skip(MOST_SAYINGS).map(|saying| saying.items).sum();
    if items > 0 {
        ui.small_dim(&counted("timeline-other-answers", items));
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
        check(ui, elsewhere, text("timeline-elsewhere"));
    }
    let shown: Vec<&Mark> = marks.iter().filter(|mark| mark.here || *elsewhere).collect();
    if shown.is_empty() {
        ui.dim(&text("timeline-no-events"));
    }
    // Beside the day too little would be left for the words in the smallest window at 200 %.
    let is_narrow = ui.available_width() < theme::NARROW;
    for mark in shown.into_iter().rev() {
        let day = text::date(mark.day);
        if is_narrow {
            ui.small_dim(&day);
            event(ui, mark, actions);
            ui.add_space(space::XS);
            continue;
        }
        ui.horizontal_top(|ui| {
            in_column(ui, vec2(86.0, 18.0), |ui| {
                ui.small_dim(&day);
            });
            event(ui, mark, actions);
        });
    }
}

/// Draws what happened, and its source.
fn event(ui: &mut Ui, mark: &Mark, actions: &mut Actions) {
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
}
