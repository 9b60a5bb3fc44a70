//! What can be done: each way out with its steps, its address and how far it reaches.

use crate::app::icons;
use crate::app::state::State;
use crate::app::theme::space;
use crate::app::widgets::{UiText as _, button, list_line};
use crate::locale::{self, text, text_with};
use crate::summary::RemedySummary;
use egui::Ui;

/// Draws what can be done.
pub fn ui(ui: &mut Ui, state: &mut State) {
    let Some(summary) = state.shown() else { return };
    let remedies = summary.remedies.clone();
    ui.small_dim(&text("to-do-explains"));
    if remedies.is_empty() {
        ui.add_space(space::S);
        ui.label(text("report-to-do-none"));
    }
    for (at, remedy) in remedies.iter().enumerate() {
        ui.add_space(space::M);
        ui.push_id(("remedy", at), |ui| remedy_ui(ui, state, remedy));
    }
}

fn remedy_ui(ui: &mut Ui, state: &mut State, remedy: &RemedySummary) {
    if !remedy.platform_name.is_empty() {
        ui.small_dim(&remedy.platform_name);
    }
    ui.strong_text(&remedy.title);
    for (at, step) in remedy.steps.iter().enumerate() {
        list_line(ui, &format!("{}.", at + 1), step);
    }
    if let Some(url) = &remedy.url {
        ui.hyperlink_to(url, url);
        if remedy.url_partial {
            ui.small_dim(&text("report-host-only"));
        }
        let copy = format!("{} {}", icons::COPY, text("copy-address"));
        if button(ui, copy).accessible_name(format!("{}: {}", text("copy-address"), remedy.title)).clicked() {
            ui.ctx().copy_text(url.clone());
            state.toast(text("copied"));
        }
    }
    ui.small_dim(&text(&format!("effect-{}", remedy.effect)));
    if !remedy.note.is_empty() {
        ui.small_dim(&remedy.note);
    }
    if let Some(day) = remedy.checked {
        ui.small_dim(&text_with("to-do-checked", &[("day", locale::date(day).into())]));
    }
}
