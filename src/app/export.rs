//! Saving a summary: a format, a place, and the same text that the commands write.

use super::state::{Action, Export, Saving, State};
use super::theme::space;
use super::widgets::{UiText as _, button, primary_button};
use super::worker::{self, Came};
use crate::import::Origin;
use crate::save::SaveError;
use crate::summary::{Format, Within, write};
use crate::text::{text, text_with};
use egui::{Id, Modal, TextEdit, Ui};
use std::path::{Path, PathBuf};

/// Opens the export of the summary.
pub fn begin(state: &mut State) {
    if state.summary.is_some() && state.export.is_none() {
        let format = Format::Html;
        let what = Saving::Summary { format, only_shown: false };
        state.export = Some(Export::new(what, default_path(&file_name(format))));
    }
}

/// Opens the saving of a text.
pub fn begin_text(state: &mut State, name: &str, text: String) {
    if state.export.is_none() {
        state.export = Some(Export::new(Saving::Text(text), default_path(name)));
    }
}

impl Export {
    fn new(what: Saving, path: String) -> Self {
        Self { what, path, dialog: None, error: None, may_replace: None, was_focused: false }
    }
}

/// Where a file is saved unless the person says otherwise: their documents, or their home.
fn default_path(name: &str) -> String {
    let home =
        std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE")).map(PathBuf::from).unwrap_or_default();
    let documents = home.join("Documents");
    let folder = if documents.is_dir() { documents } else { home };
    folder.join(name).to_string_lossy().into_owned()
}

fn file_name(format: Format) -> String {
    format!("fodder-summary.{}", format.id())
}

/// Takes what the dialog and the saving thread have answered.
pub fn poll(state: &mut State) {
    if let Some(export) = &mut state.export
        && let Some(dialog) = &export.dialog
    {
        match dialog.poll() {
            Came::Waiting => {}
            Came::Done(paths) => {
                export.dialog = None;
                if let Some(path) = paths.into_iter().next() {
                    export.path = path.to_string_lossy().into_owned();
                    // The dialog has asked already.
                    export.may_replace = Some(path);
                }
            }
            Came::Lost => export.dialog = None,
        }
    }
    if let Some(saving) = &state.saving {
        match saving.poll() {
            Came::Waiting => {}
            Came::Done((path, Ok(()))) => {
                state.saving = None;
                state.export = None;
                state.toast(text_with("export-saved", &[("path", path.to_string_lossy().into_owned().into())]));
            }
            Came::Done((path, Err(error))) => {
                state.saving = None;
                if let Some(export) = &mut state.export {
                    export.error = Some(error.to_string());
                    export.may_replace = matches!(error, SaveError::Exists).then_some(path);
                    // Enter saves once more.
                    export.was_focused = false;
                }
            }
            Came::Lost => state.saving = None,
        }
    }
}

/// Asks where to save.
pub fn ask_where(ctx: &egui::Context, state: &mut State) {
    if let Some(export) = &mut state.export
        && export.dialog.is_none()
    {
        let name =
            Path::new(&export.path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        export.dialog = Some(worker::ask_where_to_save(ctx, text("save-title"), name));
    }
}

/// Writes the file.
pub fn save(ctx: &egui::Context, state: &mut State) {
    let Some(export) = &mut state.export else { return };
    if state.saving.is_some() || export.path.trim().is_empty() {
        return;
    }
    let path = PathBuf::from(export.path.trim());
    let may_replace = export.may_replace.as_ref() == Some(&path);
    let written = match &export.what {
        Saving::Text(text) => Ok(text.clone()),
        Saving::Summary { format, only_shown } => {
            let shown = state.of_some.as_ref().filter(|_| *only_shown);
            let Some(summary) = shown.or(state.summary.as_ref()) else { return };
            write(summary, *format).map_err(|error| error.to_string())
        }
    };
    match written {
        Ok(written) => {
            let archives = state.origins.iter().filter_map(|origin| match origin {
                Origin::Path(path) => Some(path.clone()),
                Origin::Sample(_) => None,
            });
            state.saving = Some(worker::save(ctx, path, written, archives.collect(), may_replace));
        }
        Err(error) => export.error = Some(error),
    }
}

/// What is shown, in words, where that is not all.
fn shown_alone(state: &State) -> Option<String> {
    let platform = state.only.as_deref().map(|only| state.book.platform_name(only).to_owned());
    let days = state.within.map(Within::in_words);
    let words: Vec<String> = platform.into_iter().chain(days).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Draws the export.
pub fn ui(ui: &mut Ui, state: &mut State) {
    let shown_alone = shown_alone(state);
    let Some(export) = &mut state.export else { return };
    let mut asked = None;
    let shown =
        Modal::new(Id::unique("export")).frame(super::widgets::card(ui).inner_margin(22)).show(ui.ctx(), |ui| {
            ui.set_width(440.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            let Export { what, path, .. } = &mut *export;
            match what {
                Saving::Text(_) => {
                    ui.section(&text("save-title"));
                }
                Saving::Summary { format, only_shown } => {
                    ui.section(&text("export-title"));
                    ui.add_space(space::XS);
                    ui.dim(&text("export-explains"));
                    ui.add_space(space::S);
                    formats(ui, format, path);
                    if let Some(shown) = &shown_alone {
                        ui.add_space(space::XS);
                        let words = text_with("export-shown", &[("shown", shown.as_str().into())]);
                        ui.checkbox(only_shown, words);
                    }
                }
            }
            ui.add_space(space::S);
            let label = ui.small_dim(&text("export-path"));
            let field = ui.add(
                TextEdit::singleline(&mut export.path)
                    .desired_width(f32::INFINITY)
                    .margin(egui::Margin::symmetric(8, 6)),
            );
            let field = field.labelled_by(label.id);
            // Enter saves.
            if !std::mem::replace(&mut export.was_focused, true) {
                field.request_focus();
            }
            if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                asked = Some(Action::Save);
            }
            if let Some(error) = &export.error {
                ui.add_space(space::XS);
                ui.label(format!("{} {error}", super::icons::WARNING));
            }
            ui.add_space(space::M);
            ui.horizontal(|ui| {
                if primary_button(ui, &text("export-save")).clicked() {
                    asked = Some(Action::Save);
                }
                if button(ui, text("export-choose")).clicked() {
                    asked = Some(Action::AskWhere);
                }
                if button(ui, text("cancel")).clicked() {
                    ui.close();
                }
            });
        });
    if shown.should_close() {
        state.export = None;
    }
    if let Some(action) = asked {
        state.act(action);
    }
}

/// The formats of a summary. Another one changes the ending of the path.
fn formats(ui: &mut Ui, chosen: &mut Format, path: &mut String) {
    for format in Format::ALL {
        let before = *chosen;
        if ui.radio(before == *format, text(&format!("export-{}", format.id()))).clicked() && before != *format {
            *chosen = *format;
            *path = with_ending(path, before, *format);
        }
    }
}

/// A path with the ending of another format, if it had that of its own.
fn with_ending(path: &str, before: Format, after: Format) -> String {
    match path.strip_suffix(&format!(".{}", before.id())) {
        Some(stem) => format!("{stem}.{}", after.id()),
        None => path.to_owned(),
    }
}
