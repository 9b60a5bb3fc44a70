//! The dialog that saves a summary, as the same text that `fodder report` writes, or another text such as a letter.

use super::actions::{Actions, Run};
use super::hints::HintCounts;
use super::picture::Picture;
use super::theme::space;
use super::widgets::{UiText as _, button, check, icon, primary_button, radios};
use super::worker::{self, Poll, SavingFile, ThreadAnswer};
use super::workspace::Workspace;
use crate::import::Origin;
use crate::save::{SaveError, is_of_archive};
use crate::summary::{Format, FoundItems, ItemSelection, ItemsFormat, PickedItems, Within, WriteError, write};
use crate::text::{counted, say, text, text_with};
use egui::{Id, Modal, ScrollArea, TextEdit, Ui};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// The space that the title, the buttons below the choices and the frame around the dialog take.
const FOOT: f32 = 206.0;
/// How much higher the dialog is with an error message.
const ERROR: f32 = 50.0;
/// In a window that is lower than this, the buttons scroll with the choices.
const LOW: f32 = 380.0;
/// The space that the title and the frame around the dialog take.
const HEAD: f32 = 110.0;

/// What is saved.
#[derive(Debug)]
enum Saving {
    /// The summary.
    Summary {
        /// In which format.
        format: Format,
        /// Only what is shown, where that is not everything.
        only_shown: bool,
        /// Whether it bears the name of the person.
        with_name: bool,
        /// What the items may touch on, of all that is open and of what is shown, if it was looked for; and whether that
        /// is wanted.
        hints: Rc<Option<HintCounts>>,
        with_hints: bool,
        /// Whether it is saved as a picture instead of in a format.
        as_png: bool,
    },
    /// Items, a line each.
    Items {
        /// Which.
        picked: PickedItems,
        /// How many they are.
        count: u64,
        /// In which format.
        format: ItemsFormat,
        /// With the person's own words.
        with_text: bool,
        /// With the words of others too.
        with_others: bool,
    },
    /// A text that is ready.
    Text(String),
}

/// The reason why a file could not be saved.
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
    dialog: Option<ThreadAnswer<Vec<PathBuf>>>,
    /// What went wrong. It is put into words only when it is drawn.
    error: Option<ExportError>,
    /// The path whose existing file may be replaced, because the person was asked about it.
    may_replace: Option<PathBuf>,
    /// Whether the path field was given the keyboard focus already.
    was_focused: bool,
    /// Whether the file is being written. Another dialog may be open by the time it is done.
    pub is_saving: bool,
}

impl Export {
    fn new(what: Saving, path: String) -> Self {
        Self { what, path, dialog: None, error: None, may_replace: None, was_focused: false, is_saving: false }
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
    let name = if format == Format::Picture { "fodder-picture" } else { "fodder-summary" };
    format!("{name}.{}", format.ending())
}

/// What was started to save a file.
pub enum SaveTask {
    /// A thread writes it.
    Saving(SavingFile),
    /// The picture is drawn first.
    Picture(Picture),
}

impl Export {
    /// The export of the summary.
    pub fn summary(hints: Rc<Option<HintCounts>>) -> Self {
        let format = Format::Html;
        Self::new(
            Saving::Summary { format, only_shown: false, with_name: false, hints, with_hints: false, as_png: false },
            default_path(&file_name(format)),
        )
    }

    /// The export of items that were found.
    pub fn items(found: &FoundItems) -> Self {
        let format = ItemsFormat::Jsonl;
        let what = Saving::Items {
            picked: found.hits.iter().collect(),
            count: found.hits.len() as u64,
            format,
            with_text: false,
            with_others: false,
        };
        Self::new(what, default_path(&items_name(format)))
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

    /// Whether it is of items, which are others once other archives are open.
    pub fn is_of_items(&self) -> bool {
        matches!(self.what, Saving::Items { .. })
    }

    /// Takes back what was ticked for the archives that were open before: it may be another person's name now, and the hints
    /// were looked for in other texts.
    pub fn other_archives(&mut self) {
        if let Saving::Summary { with_name, hints, with_hints, .. } = &mut self.what {
            (*with_name, *with_hints) = (false, false);
            *hints = Rc::default();
        }
    }

    /// Notes that the file could not be saved.
    pub fn failed(&mut self, path: PathBuf, error: SaveError) {
        self.is_saving = false;
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
    pub fn save(&mut self, ctx: &egui::Context, workspace: &Workspace) -> Option<SaveTask> {
        let mut path = PathBuf::from(self.path.trim());
        if path.as_os_str().is_empty() {
            return None;
        }
        // A page to share holds no names, whatever its file is called, so that no ending makes a whole summary of it.
        if let Saving::Summary { as_png: false, format: Format::Picture, .. } = self.what
            && Format::of_name(&path.to_string_lossy()).is_none_or(|named| named.ending() != Format::Picture.ending())
        {
            path.as_mut_os_string().push(".");
            path.as_mut_os_string().push(Format::Picture.ending());
        }
        // Otherwise a page with the names of files could be sent on as a picture, which has none.
        let is_named_png = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
        if let Saving::Summary { as_png, format, .. } = self.what
            && as_png != is_named_png
            && (as_png || Format::of_name(&path.to_string_lossy()).is_none())
        {
            path.as_mut_os_string().push(".");
            path.as_mut_os_string().push(if as_png { "png" } else { format.ending() });
        }
        let may_replace = self.may_replace.as_ref() == Some(&path);
        let archives = workspace.origins.iter().filter_map(|origin| match origin {
            Origin::Path(path) => Some(path.clone()),
            Origin::Sample(_) => None,
        });
        let archives: Vec<PathBuf> = archives.collect();
        if let Saving::Summary { as_png: true, only_shown, .. } = self.what {
            // Before anything is asked about replacing, because an archive is never replaced.
            if is_of_archive(&path, archives.iter().map(PathBuf::as_path)) {
                self.failed(path, SaveError::Archive);
                return None;
            }
            if path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
                self.failed(path, SaveError::NoFolder);
                return None;
            }
            // Asked before the picture is made, which takes a moment.
            if !may_replace && path.exists() {
                self.failed(path, SaveError::Exists);
                return None;
            }
            let shown = workspace.of_some.as_ref().filter(|_| only_shown);
            let summary = shown.or(workspace.summary.as_ref())?.clone();
            return Some(SaveTask::Picture(Picture::new(summary, path, archives, may_replace)));
        }
        if let Saving::Items { picked, format, with_text, with_others, .. } = &self.what {
            let wanted = ItemSelection {
                picked: Some(picked.clone()),
                with_text: *with_text,
                with_others: *with_text && *with_others,
                ..ItemSelection::default()
            };
            // The ending of the name counts, as it does for the commands.
            let named = ItemsFormat::of_name(&path.to_string_lossy());
            let items = worker::ItemsToSave {
                inventories: Arc::clone(&workspace.inventories),
                book: Arc::clone(&workspace.book),
                asked: workspace.asked_in(workspace.jurisdiction()?),
                wanted,
                format: named.unwrap_or(*format),
            };
            return Some(SaveTask::Saving(worker::save_items(ctx, path, items, archives, may_replace)));
        }
        let written = match &self.what {
            Saving::Items { .. } => return None,
            Saving::Text(text) => Ok(text.clone()),
            Saving::Summary { format, only_shown, with_name, hints, with_hints, .. } => {
                let shown = workspace.of_some.as_ref().filter(|_| *only_shown);
                let mut summary = shown.or(workspace.summary.as_ref())?.clone();
                // What is ticked does not count where it cannot be ticked.
                let may_name = !matches!(format, Format::Picture | Format::Csv);
                if *with_name && may_name && shown.is_some() {
                    summary.name_owners(workspace.shown_inventories());
                } else if *with_name && may_name {
                    summary.name_owners(workspace.inventories.iter());
                }
                if *with_hints
                    && may_name
                    && let Some(counts) = &**hints
                {
                    let counts = if shown.is_some() { &counts.of_shown } else { &counts.of_all };
                    summary.hints = Some(counts.clone());
                }
                // The ending of the name counts, as it does for the commands.
                let named = Format::of_name(&path.to_string_lossy());
                let named = named.filter(|named| named.ending() != format.ending());
                write(&summary, named.unwrap_or(*format))
            }
        };
        match written {
            Ok(written) => Some(SaveTask::Saving(worker::save(ctx, path, written, archives, may_replace))),
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
            ui.set_width(440.0_f32.min(ui.ctx().content_rect().width() - 60.0));
            ui.spacing_mut().item_spacing.y = 6.0;
            let title = match &export.what {
                Saving::Text(_) => text("save-title"),
                Saving::Items { count, .. } => counted("export-items-title", *count),
                Saving::Summary { .. } => text("export-title"),
            };
            ui.section(&title);
            // In a low window the choices scroll, so that the title, the buttons and what went wrong stay in sight; where too little
            // would be left of them, as at 200 %, everything scrolls.
            let window = ui.ctx().content_rect().height();
            let is_low = window < LOW;
            let foot_room = if export.error.is_some() { FOOT + ERROR } else { FOOT };
            let most = window - if is_low { HEAD } else { foot_room };
            let area = ScrollArea::vertical().id_salt("export").max_height(most).min_scrolled_height(most);
            area.auto_shrink([false, true]).show(ui, |ui| {
                super::widgets::scroll_by_keys(ui, most);
                choices(ui, workspace, export, shown_alone.as_deref());
                if is_low {
                    foot(ui, export, is_low, actions);
                }
                super::widgets::follow_focus(ui, "export");
            });
            if !is_low {
                foot(ui, export, is_low, actions);
            }
        });
    if shown.should_close() {
        if export.is_saving {
            actions.push(Run::CancelSaving);
        }
        *slot = None;
    }
}

/// Draws what can be chosen. `shown_alone` is what is shown, if that is not all.
fn choices(ui: &mut Ui, workspace: &Workspace, export: &mut Export, shown_alone: Option<&str>) {
    let Export { what, path, .. } = export;
    match what {
        Saving::Text(_) => {}
        Saving::Items { format, with_text, with_others, .. } => {
            ui.dim(&text("export-items-explains"));
            ui.add_space(space::S);
            let before = items_name(*format);
            let names: Vec<String> =
                ItemsFormat::ALL.iter().map(|format| text(&format!("export-{}", format.id()))).collect();
            let now = ItemsFormat::ALL.iter().position(|known| known == format).unwrap_or_default();
            if let Some(chosen) = radios(ui, now, &names).and_then(|at| ItemsFormat::ALL.get(at)) {
                *format = *chosen;
                *path = renamed(path, &before, &items_name(*format));
            }
            ui.add_space(space::XS);
            check(ui, with_text, text("export-with-text"));
            // Others' words never go without being asked for, and not alone.
            ui.add_enabled_ui(*with_text, |ui| check(ui, with_others, text("export-with-others")));
        }
        Saving::Summary { format, only_shown, with_name, hints, with_hints, as_png } => {
            let nameless = *as_png || *format == Format::Picture;
            explanation(ui, ["export-explains", "picture-holds"], usize::from(nameless));
            ui.add_space(space::S);
            formats(ui, format, as_png, path);
            let nameless = *as_png || matches!(format, Format::Picture | Format::Csv);
            if workspace.inventories.iter().any(|inventory| inventory.account.name.is_some()) {
                ui.add_space(space::XS);
                ui.add_enabled_ui(!nameless, |ui| check(ui, with_name, text("export-with-name")));
            }
            if hints.is_some() {
                ui.add_space(space::XS);
                ui.add_enabled_ui(!nameless, |ui| check(ui, with_hints, text("export-with-hints")));
            }
            if let Some(shown) = shown_alone {
                ui.add_space(space::XS);
                let words = text_with("export-shown", &[("shown", shown.into())]);
                check(ui, only_shown, words);
            }
        }
    }
}

/// Draws one of some texts in the room of the highest, so that the buttons below stay where they are when another is chosen.
fn explanation(ui: &mut Ui, keys: [&str; 2], shown: usize) {
    let texts = keys.map(text);
    let font = super::theme::regular(super::theme::size::BODY);
    let (width, color) = (ui.available_width(), super::theme::Palette::of(ui).dim);
    let height = |words: &String| ui.painter().layout(words.clone(), font.clone(), color, width).size().y;
    let highest = texts.iter().map(height).fold(0.0, f32::max);
    ui.scope(|ui| {
        ui.set_min_height(highest);
        if let Some(words) = texts.get(shown) {
            ui.dim(words);
        }
    });
}

/// Draws where the file is saved, what went wrong, and the buttons.
fn foot(ui: &mut Ui, export: &mut Export, is_low: bool, actions: &mut Actions) {
    ui.add_space(space::S);
    let label = ui.small_dim(&text("export-path"));
    let field = ui
        .add(TextEdit::singleline(&mut export.path).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6)));
    let field = field.labelled_by(label.id);
    // The field has the focus from the start, so that Enter saves, unless it is out of sight until somebody scrolls.
    if !std::mem::replace(&mut export.was_focused, true) && !is_low {
        super::widgets::focus_in_place(ui, "export", &field);
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        actions.push(Run::Save);
    }
    if let Some(error) = &export.error {
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            icon(ui, super::icons::WARNING, super::theme::size::BODY, super::theme::Palette::of(ui).text);
            ui.label(error.message());
        });
    }
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if export.is_saving {
            ui.spinner();
            ui.dim(&text("export-saving"));
        } else if primary_button(ui, &text("export-save")).clicked() {
            actions.push(Run::Save);
        }
        if button(ui, text("export-choose")).clicked() {
            actions.push(Run::AskWhere);
        }
        if button(ui, text("cancel")).clicked() {
            ui.close();
        }
    });
}

/// The formats of a summary. Another one changes the name of the file.
fn formats(ui: &mut Ui, chosen: &mut Format, as_png: &mut bool, path: &mut String) {
    let before = name_for(*chosen, *as_png);
    let all = Format::ALL;
    let mut names: Vec<String> = all.iter().map(|format| text(&format!("export-{}", format.id()))).collect();
    names.push(text("export-png"));
    let now = if *as_png { all.len() } else { all.iter().position(|format| format == chosen).unwrap_or_default() };
    if let Some(choice) = radios(ui, now, &names) {
        (*chosen, *as_png) = all.get(choice).map_or((Format::Picture, true), |format| (*format, false));
    }
    let after = name_for(*chosen, *as_png);
    if before != after {
        *path = renamed(path, &before, &after);
    }
}

fn items_name(format: ItemsFormat) -> String {
    format!("fodder-items.{}", format.id())
}

fn name_for(format: Format, as_png: bool) -> String {
    if as_png { "fodder-picture.png".to_owned() } else { file_name(format) }
}

/// The path with another name if it has the name that Fodder gave it, else with another ending.
fn renamed(path: &str, before: &str, after: &str) -> String {
    if let Some(folder) = path.strip_suffix(before) {
        return format!("{folder}{after}");
    }
    let ending = |name: &str| name.rsplit_once('.').map_or_else(String::new, |(_, ending)| format!(".{ending}"));
    match path.strip_suffix(&ending(before)) {
        Some(stem) => format!("{stem}{}", ending(after)),
        None => path.to_owned(),
    }
}
