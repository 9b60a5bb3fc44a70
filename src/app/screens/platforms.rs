//! The choice of what is shown: one platform of several, or only what was made within some days.

use crate::app::actions::{Actions, Change};
use crate::app::icons;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, icon, link_button};
use crate::app::workspace::{Choice, Workspace};
use crate::summary::Within;
use crate::text::{number, text, text_with};
use egui::{Button, Ui, vec2};

/// On a page narrower than this, the buttons are drawn closer together so that they fit in one row.
const ROOMY: f32 = 640.0;

/// Draws the selected days, if there are any, and the choice of a platform.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    if let Some(within) = workspace.within {
        span(ui, within, actions);
        ui.add_space(space::S);
    }
    platform(ui, workspace, actions);
}

/// Draws which platform is shown, where archives of several are open.
pub fn platform(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    if workspace.choices.is_empty() {
        return;
    }
    choose(ui, workspace, actions);
    ui.add_space(space::S);
}

/// Draws the selected days, with a link back to all.
pub fn span(ui: &mut Ui, within: Within, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        icon(ui, icons::CALENDAR, theme::size::BODY, Palette::of(ui).text);
        ui.strong_text(&text_with("within-shown", &[("days", within.in_words().into())]));
        if link_button(ui, &text("within-all")).clicked() {
            actions.push(Change::Within(None));
        }
    });
}

fn choose(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| choices(ui, workspace, actions));
}

/// The choices of a platform, in the row that they are added to; none if archives of only one are open.
pub fn choices(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    if workspace.choices.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
    if ui.available_width() < ROOMY {
        ui.spacing_mut().button_padding.x = 7.0;
        ui.spacing_mut().item_spacing.x = 1.0;
    } else {
        ui.small_dim(&text("platforms-show"));
    }
    for Choice { platform, name, items } in &workspace.choices {
        let chosen = workspace.only == *platform;
        let label = format!("{name} {}", number(*items));
        let response = ui.add(Button::selectable(chosen, &label).min_size(vec2(0.0, 26.0)));
        let count = number(*items);
        let spoken = text_with("platforms-spoken", &[("platform", name.as_str().into()), ("count", count.into())]);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, &spoken));
        if response.clicked() && !chosen {
            actions.push(Change::Only(platform.clone()));
        }
    }
}
