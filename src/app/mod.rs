//! The window. Immediate mode: screens draw from the [`State`] and ask for [`Action`]s, which are done between
//! frames; whatever takes time runs on a thread of its own.

mod action;
mod export;
mod icons;
mod parts;
mod run;
mod screens;
mod settings;
mod shell;
mod state;
mod theme;
mod widgets;
mod worker;

pub use run::run;

use crate::archive::Limits;
use crate::import::Origin;
use crate::pack::Pack;
use crate::text::{text, text_with};
use jiff::civil::Date;
use settings::Settings;
use state::{Action, Side, State};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use worker::{Came, Dialog, Reading};

/// An empty answer that comes sooner than a person can press Cancel means that no dialog came at all.
const TOO_SOON: Duration = Duration::from_millis(300);

/// What is told stands this long.
const TOAST: Duration = Duration::from_secs(6);

/// The program's window.
#[derive(Debug)]
pub struct App {
    state: State,
    title: String,
}

/// The program's own data is faulty. The tests rule it out.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(String);

impl App {
    /// A window that opens these at once. `today` is the day judged by until another is picked.
    ///
    /// # Errors
    /// If the program's own data is faulty, which the tests rule out.
    pub fn new(cc: &eframe::CreationContext<'_>, origins: Vec<Origin>, today: Date) -> Result<Self, StartError> {
        theme::install(&cc.egui_ctx);
        let settings = Settings::load(cc.storage);
        cc.egui_ctx.set_theme(settings.theme);
        let Pack { book, tables } = Pack::built_in().map_err(|error| StartError(error.to_string()))?;
        let mut state = State::new(settings, Arc::new(book), Arc::new(tables), today);
        if !origins.is_empty() {
            state.act(Action::Open(origins));
        }
        Ok(Self { state, title: String::new() })
    }

    /// The window with the data pack of a folder; with the built-in one, and the reason, if that is refused.
    #[must_use]
    pub fn with_pack(mut self, folder: &Path) -> Self {
        self.state.pack_folder = Some(folder.to_owned());
        use_pack_of(&mut self.state, folder);
        self
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The answer that is shown.
    #[must_use]
    pub fn summary(&self) -> Option<&crate::summary::Summary> {
        self.state.summary.as_ref()
    }

    /// Takes what threads have answered.
    fn poll(&mut self, ctx: &egui::Context) {
        let state = &mut self.state;
        if let Some(reading) = &state.reading {
            match reading.poll() {
                Came::Waiting => {}
                Came::Done((inventories, errors)) => {
                    let origins = state.reading.take().map(|reading| reading.origins).unwrap_or_default();
                    state.take(origins, inventories, &errors);
                }
                Came::Lost => {
                    state.reading = None;
                    state.errors = vec![text("error-fault")];
                }
            }
        }
        if let Some(dialog) = &state.dialog {
            match dialog.poll() {
                Came::Waiting => {}
                Came::Done(paths) if paths.is_empty() => {
                    if dialog.since.elapsed() < TOO_SOON {
                        state.typed_path.get_or_insert_default();
                    }
                    state.dialog = None;
                }
                Came::Done(paths) => {
                    state.dialog = None;
                    state.act(Action::Open(paths.into_iter().map(Origin::Path).collect()));
                }
                Came::Lost => {
                    state.dialog = None;
                    state.typed_path.get_or_insert_default();
                }
            }
        }
        export::poll(state);
        state.toasts.retain(|toast| toast.since.elapsed() < TOAST);
        if !state.toasts.is_empty() {
            ctx.request_repaint_after(TOAST);
        }
    }

    /// Files that were dropped on the window, and keys.
    fn take_input(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.state.act(Action::Open(dropped.into_iter().map(Origin::Path).collect()));
        }
        // A path pasted anywhere but into a field opens too: some desktops can neither drop nor show a dialog.
        let pasted: Vec<PathBuf> = if ctx.text_edit_focused() {
            Vec::new()
        } else {
            ctx.input(|input| input.events.iter().filter_map(pasted_paths).flatten().collect())
        };
        if !pasted.is_empty() {
            self.state.act(Action::Open(pasted.into_iter().map(Origin::Path).collect()));
        }
        shell::keys(ctx, &mut self.state);
    }

    fn act(&mut self, ctx: &egui::Context, action: Action) {
        let state = &mut self.state;
        match action {
            Action::Open(more) => open(ctx, state, more),
            Action::Ask(dialog) => ask(ctx, state, dialog),
            Action::Cancel => {
                // At once, also where a drive does not answer: the thread ends by itself when it does.
                if let Some(reading) = state.reading.take() {
                    reading.cancel();
                }
            }
            Action::ReadAnyway => {
                state.limits = Limits::LIFTED;
                open(ctx, state, Vec::new());
            }
            Action::CloseAll => {
                state.limits = Limits::USUAL;
                state.origins.clear();
                state.inventories.clear();
                state.errors.clear();
                state.suggestion = None;
                state.rejudge();
            }
            Action::Region(code) => {
                state.settings.region = Some(code);
                state.suggestion = None;
                state.rejudge();
            }
            Action::KeepRegion => state.suggestion = None,
            Action::Born(born) => {
                state.birth_refused = born.is_none();
                state.born = born;
                state.rejudge();
            }
            Action::On(day) => {
                state.on = day;
                state.rejudge();
            }
            Action::Answer(question, answer) => {
                // An answer for all takes the place of those for single years.
                let years = format!("{question}.");
                state.answers.retain(|known, _| *known != question && !known.starts_with(&years));
                if let Some(answer) = answer {
                    state.answers.insert(question, answer);
                }
                state.rejudge();
            }
            Action::Only(platform) => {
                state.only = platform;
                state.side = Side::Nothing;
                state.rejudge();
            }
            Action::Go(screen) => {
                state.screen = screen;
                if screen == state::Screen::Timeline {
                    state.timeline.focus();
                }
                state.side = Side::Nothing;
            }
            Action::Why(category) => state.show_why(category),
            Action::Tick(platform, remedy, done) => screens::optout::tick(state, &platform, &remedy, done),
            Action::Write(platform, stage) => screens::optout::write(state, &platform, stage),
            Action::Unwrite => state.optout.writing = None,
            Action::Letter(platform, sent) => screens::optout::sent(state, &platform, sent),
            Action::SaveText(name, text) => export::begin_text(state, &name, text),
            Action::You => state.side = Side::You,
            Action::Person(you) => {
                state.settings.person = you;
                state.rejudge();
            }
            Action::Within(within) => {
                state.within = within;
                state.choices = screens::platforms::choices(&state.inventories, within, &state.book);
                state.rejudge();
            }
            Action::Compare(codes) => {
                let is_gone = matches!(&state.side, Side::Why(why) if why.region.as_ref().is_some_and(|code| !codes.contains(code)));
                if is_gone {
                    state.side = Side::Nothing;
                }
                state.settings.compared = codes;
                state.regions.judged = None;
            }
            Action::WhyIn(category, code) => state.show_why_in(category, &code),
            Action::OwnPack => {
                if let Some(folder) = state.pack_folder.clone()
                    && use_pack_of(state, &folder)
                {
                    open(ctx, state, Vec::new());
                }
            }
            Action::BuiltIn => match Pack::built_in() {
                // What is open was read by the tables of the other pack.
                Ok(pack) => {
                    state.use_pack(pack);
                    open(ctx, state, Vec::new());
                }
                Err(refusal) => state.errors = vec![refusal.to_string()],
            },
            Action::Cite(tab, id) => state.show_card(tab, &id),
            Action::CloseSide => state.side = Side::Nothing,
            Action::Dismiss(error) => {
                state.errors.retain(|known| *known != error);
                state.pack_refused = state.pack_refused.take().filter(|known| *known != error);
            }
            Action::Tell(text) => state.toast(text),
            Action::Export => export::begin(state),
            Action::AskWhere => export::ask_where(ctx, state),
            Action::Save => export::save(ctx, state),
        }
    }
}

/// Uses the data pack of a folder, or tells why it was refused. True if it is used.
fn use_pack_of(state: &mut State, folder: &Path) -> bool {
    match Pack::from_folder(folder) {
        Ok(pack) => {
            state.pack_refused = None;
            state.use_pack(pack);
            true
        }
        Err(refusal) => {
            // A pack can have hundreds of faults; `fodder data check` tells all of them.
            let why = refusal.to_string();
            let first: Vec<&str> = why.lines().take(3).collect();
            let why = format!("{}{}", first.join("\n"), if why.lines().nth(3).is_some() { "\n…" } else { "" });
            let values = [("folder", folder.display().to_string().into()), ("why", why.into())];
            state.pack_refused = Some(text_with("error-pack", &values));
            false
        }
    }
}

/// Reads what is asked for beside what is open. What is open already is read again with it: parts may belong
/// together.
fn open(ctx: &egui::Context, state: &mut State, more: Vec<Origin>) {
    if state.reading.is_some() {
        return;
    }
    let mut origins = state.origins.clone();
    for origin in more {
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    state.export = None;
    state.errors.clear();
    state.reading = Some(Reading::start(ctx, origins, Arc::clone(&state.tables), state.limits));
}

fn ask(ctx: &egui::Context, state: &mut State, dialog: Dialog) {
    if state.dialog.is_some() || state.reading.is_some() {
        return;
    }
    let key = match dialog {
        Dialog::Files => "dialog-files",
        Dialog::Folder => "dialog-folder",
    };
    state.dialog = Some(worker::ask_for_paths(ctx, dialog, text(key)));
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.poll(ctx);
        self.take_input(ctx);
        for action in std::mem::take(&mut self.state.actions) {
            self.act(ctx, action);
        }
        let title = self.state.title();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        shell::ui(ui, &mut self.state);
        if !self.state.actions.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.state.settings.save(storage);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

/// The paths in a pasted text, a line each, as file managers copy them. None if it is no path to something.
fn pasted_paths(event: &egui::Event) -> Option<Vec<PathBuf>> {
    let egui::Event::Paste(pasted) = event else { return None };
    let paths: Vec<PathBuf> = pasted
        .lines()
        .map(|line| PathBuf::from(line.trim().trim_start_matches("file://").trim_matches(['"', '\''])))
        .filter(|path| path.is_absolute() && path.exists())
        .collect();
    (!paths.is_empty()).then_some(paths)
}

/// What is said of a path while it hovers over the window.
fn hovering(ctx: &egui::Context) -> Option<String> {
    ctx.input(|input| {
        let files = &input.raw.hovered_files;
        let first = files.first()?;
        let name = first
            .path
            .as_ref()
            .and_then(|path| path.file_name())
            .map_or_else(|| text("drop-something"), |name| name.to_string_lossy().into_owned());
        Some(match files.len() {
            1 => text_with("drop-release", &[("name", name.into())]),
            more => text_with(
                "drop-release-more",
                &[("name", name.into()), ("more", crate::text::number(more as u64 - 1).into())],
            ),
        })
    })
}
