//! Which platform is shown, where archives of several are open.

use crate::app::state::{Action, State};
use crate::app::theme::space;
use crate::app::widgets::UiText as _;
use crate::locale::{number, text, text_with};
use egui::{Button, Ui, vec2};
use std::collections::{BTreeMap, BTreeSet};

/// Where archives of several platforms are open: which of them is shown. A platform that lies in another's archive, as
/// Threads does in Instagram's, is shown with it.
pub fn ui(ui: &mut Ui, state: &mut State) {
    let Some(summary) = state.summary.as_ref() else { return };
    let mut each: BTreeMap<&str, (BTreeSet<&str>, u64)> = BTreeMap::new();
    for inventory in &state.inventories {
        let (within, items) = each.entry(&inventory.platform).or_default();
        within.extend(inventory.sources.iter().map(|source| source.platform.as_str()));
        *items += inventory.item_count();
    }
    if each.len() < 2 {
        return;
    }
    let named = |platform: &str, within: &BTreeSet<&str>| {
        let others = within.iter().copied().filter(|other| *other != platform);
        std::iter::once(platform).chain(others).map(|id| state.book.platform_name(id)).collect::<Vec<_>>().join(", ")
    };
    let all = (None, text("platforms-all"), summary.totals.items);
    let each =
        each.iter().map(|(platform, (within, items))| (Some((*platform).to_owned()), named(platform, within), *items));
    let choices: Vec<_> = std::iter::once(all).chain(each).collect();
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        ui.small_dim(&text("platforms-show"));
        for (platform, name, items) in choices {
            let chosen = state.only == platform;
            let label = format!("{name} {}", number(items));
            let response = ui.add(Button::selectable(chosen, &label).min_size(vec2(0.0, 26.0)));
            let spoken = text_with("platforms-spoken", &[("platform", name.into()), ("count", number(items).into())]);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &spoken));
            if response.clicked() && !chosen {
                asked = Some(Action::Only(platform));
            }
        }
    });
    ui.add_space(space::S);
    if let Some(action) = asked {
        state.act(action);
    }
}
