//! What is shown, where not all is: one platform of several, or what was made in some days.

use crate::app::icons;
use crate::app::state::{Action, State};
use crate::app::theme::space;
use crate::app::widgets::{UiText as _, link_button};
use crate::inventory::Inventory;
use crate::rulebook::Rulebook;
use crate::summary::Within;
use crate::text::{number, text, text_with};
use egui::{Button, Ui, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// What can be shown: all, or the archives of one platform.
#[derive(Debug)]
pub struct Choice {
    /// The platform; `None` is all.
    platform: Option<String>,
    name: String,
    items: u64,
}

/// What can be chosen from, if archives of several platforms are open. A platform that lies in another's archive, as
/// Threads does in Instagram's, is shown with it.
pub fn choices(inventories: &[Inventory], within: Option<Within>, book: &Rulebook) -> Vec<Choice> {
    let mut each: BTreeMap<&str, (BTreeSet<&str>, u64)> = BTreeMap::new();
    for inventory in inventories {
        let (others, items) = each.entry(&inventory.platform).or_default();
        for bucket in &inventory.buckets {
            let counts = within.is_none_or(|within| bucket.day.is_some_and(|day| within.holds(day)));
            *items += if counts { bucket.items } else { 0 };
            others.extend(inventory.kinds.get(bucket.kind).map(|kind| kind.platform.as_str()));
        }
    }
    if each.len() < 2 {
        return Vec::new();
    }
    let items = each.values().map(|(_, items)| items).sum();
    let all = Choice { platform: None, name: text("platforms-all"), items };
    let each = each.into_iter().map(|(platform, (within, items))| {
        let others = within.into_iter().filter(|other| *other != platform);
        let names: Vec<&str> = std::iter::once(platform).chain(others).map(|id| book.platform_name(id)).collect();
        Choice { platform: Some(platform.to_owned()), name: names.join(", "), items }
    });
    std::iter::once(all).chain(each).collect()
}

/// Draws what can be chosen, and the days, if not all are shown.
pub fn ui(ui: &mut Ui, state: &mut State) {
    if let Some(within) = state.within {
        span(ui, state, within);
        ui.add_space(space::S);
    }
    platform(ui, state);
}

/// Draws which platform is shown, where archives of several are open.
pub fn platform(ui: &mut Ui, state: &mut State) {
    if state.choices.is_empty() {
        return;
    }
    let mut asked = None;
    choose(ui, state, &mut asked);
    ui.add_space(space::S);
    if let Some(action) = asked {
        state.act(action);
    }
}

/// The days that are shown alone, and the way back to all.
pub fn span(ui: &mut Ui, state: &mut State, within: Within) {
    ui.horizontal_wrapped(|ui| {
        ui.label(icons::CALENDAR);
        ui.strong_text(&text_with("within-shown", &[("days", within.in_words().into())]));
        if link_button(ui, &text("within-all")).clicked() {
            state.act(Action::Within(None));
        }
    });
}

fn choose(ui: &mut Ui, state: &State, asked: &mut Option<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        ui.small_dim(&text("platforms-show"));
        for Choice { platform, name, items } in &state.choices {
            let chosen = state.only == *platform;
            let label = format!("{name} {}", number(*items));
            let response = ui.add(Button::selectable(chosen, &label).min_size(vec2(0.0, 26.0)));
            let count = number(*items);
            let spoken = text_with("platforms-spoken", &[("platform", name.as_str().into()), ("count", count.into())]);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &spoken));
            if response.clicked() && !chosen {
                *asked = Some(Action::Only(platform.clone()));
            }
        }
    });
}
