//! The dialog that saves a summary, as the same text that `fodder report` writes, or another text such as a letter.

use super::actions::{Actions, Run};
use super::theme::space;
use super::widgets::{UiText as _, button, primary_button};
use super::worker::{self, Pending, Poll};
use super::workspace::Workspace;
use crate::import::Origin;
use crate::save::SaveError;
use crate::summary::{Format, Within, WriteError, write};
use crate::text::{say, text, text_with};
use egui::{Id, Modal, TextEdit, Ui};
use std::path::{Path, PathBuf};

/// What is saved.
#[derive(Debug)]
enum Saving {
    /// The summary.
    Summary {
        /// In which format.
        format: Format,
        /// Only what is shown, where that is not everything.
        only_shown: bool,
    },
    /// A text that is ready.
    Text(String),
}

/// Why nothing was saved.
#[derive(Debug)]
enum ExportError {
    /// The summary could not be put into its format.
    Write(WriteError),
    /// The file could not be written.
    Save(SaveError),
}

impl ExportError {
    fn message(&self) -> String {
        match self {
            Self::Write(error) => error.to_string(),
            Self::Save(error) => say::save_error(error),
        }
    }
}

/// A file that is being prepared.
#[derive(Debug)]
pub struct Export {
    what: Saving,
    /// The path in the text field, which the person can edit.
    path: String,
    /// The dialog that asks where to.
    dialog: Option<Pending<Vec<PathBuf>>>,
    /// What went wrong. It is put into words only when it is drawn.
    error: Option<ExportError>,
    /// The path whose existing file may be replaced, because the person was asked about it.
    may_replace: Option<PathBuf>,
    /// Whether the path field was given the keyboard focus already.
    was_focused: bool,
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

/// The answer of the thread that saves: the path, and whether its file was written.
pub type Saved = (PathBuf, Result<(), SaveError>);

impl Export {
    /// The export of the summary.
    pub fn summary() -> Self {
        let format = Format::Html;
        Self::new(Saving::Summary { format, only_shown: false }, default_path(&file_name(format)))
    }

    /// A text that is to be saved under a name.
    pub fn text(name: &str, text: String) -> Self {
        Self::new(Saving::Text(text), default_path(name))
    }

    /// Takes the answer of the file dialog, if there is one.
    pub fn poll(&mut self) {
        let Some(dialog) = &self.dialog else { return };
        match dialog.poll() {
            Poll::Waiting => return,
            Poll::Done(paths) => {
                if let Some(path) = paths.into_iter().next() {
                    self.path = path.to_string_lossy().into_owned();
                    // The system's dialog has already asked whether to replace the file.
                    self.may_replace = Some(path);
                }
            }
            Poll::Lost => {}
        }
        self.dialog = None;
    }

    /// Notes that the file could not be saved.
    pub fn failed(&mut self, path: PathBuf, error: SaveError) {
        self.may_replace = matches!(error, SaveError::Exists).then_some(path);
        self.error = Some(ExportError::Save(error));
        // The path field takes the focus again, so that Enter saves once more.
        self.was_focused = false;
    }

    /// Asks where to save.
    pub fn ask_where(&mut self, ctx: &egui::Context) {
        if self.dialog.is_none() {
            let name = Path::new(&self.path).file_name();
            let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            self.dialog = Some(worker::ask_where_to_save(ctx, text("save-title"), name));
        }
    }

    /// Starts a thread that writes the file. `None` if the path is empty, if there is no summary, or if the summary
    /// cannot be put into its format.
    pub fn save(&mut self, ctx: &egui::Context, workspace: &Workspace) -> Option<Pending<Saved>> {
        let path = PathBuf::from(self.path.trim());
        if path.as_os_str().is_empty() {
            return None;
        }
        let may_replace = self.may_replace.as_ref() == Some(&path);
        let written = match &self.what {
            Saving::Text(text) => Ok(text.clone()),
            Saving::Summary { format, only_shown } => {
                let shown = workspace.of_some.as_ref().filter(|_| *only_shown);
                write(shown.or(workspace.summary.as_ref())?, *format)
            }
        };
        let archives = workspace.origins.iter().filter_map(|origin| match origin {
            Origin::Path(path) => Some(path.clone()),
            Origin::Sample(_) => None,
        });
        match written {
            Ok(written) => Some(worker::save(ctx, path, written, archives.collect(), may_replace)),
            Err(error) => {
                self.error = Some(ExportError::Write(error));
                None
            }
        }
    }
}

/// The platform and the days that are shown, in words; `None` if everything is shown.
fn shown_alone(workspace: &Workspace) -> Option<String> {
    let platform = workspace.only.as_deref().map(|only| workspace.book.platform_name(only).to_owned());
    let days = workspace.within.map(Within::in_words);
    let words: Vec<String> = platform.into_iter().chain(days).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Draws the export, until it is closed.
pub fn ui(ui: &mut Ui, workspace: &Workspace, slot: &mut Option<Export>, actions: &mut Actions) {
    let Some(export) = slot else { return };
    let shown_alone = shown_alone(workspace);
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
            // The field has the focus from the start, so that Enter saves.
            if !std::mem::replace(&mut export.was_focused, true) {
                field.request_focus();
            }
            if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                actions.push(Run::Save);
            }
            if let Some(error) = &export.error {
                ui.add_space(space::XS);
                ui.label(format!("{} {}", super::icons::WARNING, error.message()));
            }
            ui.add_space(space::M);
            ui.horizontal(|ui| {
                if primary_button(ui, &text("export-save")).clicked() {
                    actions.push(Run::Save);
                }
                if button(ui, text("export-choose")).clicked() {
                    actions.push(Run::AskWhere);
                }
                if button(ui, text("cancel")).clicked() {
                    ui.close();
                }
            });
        });
    if shown.should_close() {
        *slot = None;
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

/// The path with the extension of `after` if it ended in that of `before`, else unchanged.
fn with_ending(path: &str, before: Format, after: Format) -> String {
    match path.strip_suffix(&format!(".{}", before.id())) {
        Some(stem) => format!("{stem}.{}", after.id()),
        None => path.to_owned(),
    }
}
