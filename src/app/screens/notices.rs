//! Alerts, suggestions and notices that are shown above a screen.

use crate::app::actions::{Actions, Change, Screen, Show};
use crate::app::icons;
use crate::app::theme::space;
use crate::app::widgets::{UiText as _, button, notice};
use crate::app::workspace::Workspace;
use crate::text::{self, number, text, text_with};
use crate::vocab::ProblemKind;
use egui::Ui;

/// Draws the alerts, the suggestions and the notices.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    for (at, alert) in workspace.alerts.iter().enumerate() {
        let message = alert.message();
        notice(ui, icons::WARNING, &message, |ui| {
            ui.horizontal(|ui| {
                if button(ui, format!("{} {}", icons::COPY, text("copy-details"))).clicked() {
                    ui.ctx().copy_text(message.clone());
                    actions.push(Show::Toast(text("copied")));
                }
                if button(ui, text("dismiss")).clicked() {
                    actions.push(Change::Dismiss(at));
                }
            });
        });
        ui.add_space(space::S);
    }
    if workspace.on > workspace.today && workspace.summary.is_some() {
        notice(ui, icons::CALENDAR, &text("future-day"), |_ui| {});
        ui.add_space(space::S);
    }
    if let Some((code, name)) = &workspace.suggestion {
        let message = text_with("region-suggestion", &[("region", name.as_str().into())]);
        notice(ui, icons::GLOBE, &message, |ui| {
            ui.horizontal(|ui| {
                let label = text_with("region-use", &[("region", name.as_str().into())]);
                if button(ui, label).clicked() {
                    actions.push(Change::Region(code.clone()));
                }
                if workspace.settings.region.is_some() {
                    if button(ui, text("region-keep")).clicked() {
                        actions.push(Change::KeepRegion);
                    }
                } else {
                    ui.small_dim(&text("region-or-pick"));
                }
            });
        });
        ui.add_space(space::S);
    }
    let whole = workspace.shown().and_then(|summary| summary.headlines.first());
    if let Some(headline) = whole.filter(|headline| headline.files_not_read > 0) {
        let values = [
            ("files", number(headline.files_not_read).into()),
            ("of", number(headline.files).into()),
            ("n", text::plural(headline.files)),
        ];
        notice(ui, icons::WARNING, &text_with("unread-files", &values), |ui| {
            if button(ui, text("unread-which")).clicked() {
                actions.push(Show::Screen(Screen::Contents));
            }
        });
        ui.add_space(space::S);
    }
    if let Some(born) = workspace.birth_suggestion() {
        notice(ui, icons::INFO, &text("birth-suggestion"), |ui| {
            ui.horizontal(|ui| {
                if button(ui, text("birth-use")).clicked() {
                    actions.push(Change::Born(Some(born)));
                }
                if button(ui, text("birth-refuse")).clicked() {
                    actions.push(Change::Born(None));
                }
            });
        });
        ui.add_space(space::S);
    }
    if let Some(summary) = workspace.shown() {
        let same = summary.archives.iter().flat_map(|archive| archive.problems.iter());
        let same = same.filter(|problem| problem.kind == ProblemKind::SameAccount).map(|problem| &problem.message);
        let told: Vec<String> =
            summary.archives.iter().flat_map(|archive| &archive.notices).chain(same).cloned().collect();
        for message in told {
            notice(ui, icons::INFO, &message, |_ui| {});
            ui.add_space(space::S);
        }
    }
}
