//! The window.
//!
//! Immediate mode: a screen draws from the [`Workspace`] and its own model in [`Views`], and asks for [`Action`]s, which are
//! done between two frames. What takes time runs on a thread of its own.

mod actions;
mod cache;
mod export;
mod hints;
mod icons;
mod names;
mod new_pack;
mod on_demand;
#[cfg(target_os = "macos")]
mod opened_with;
mod owners;
mod palette;
mod picture;
mod pictures;
mod run;
mod screens;
mod settings;
mod shell;
mod side;
mod theme;
mod views;
mod widgets;
mod worker;
mod workspace;

pub use run::run;

use crate::archive::Limits;
use crate::import::Origin;
use crate::pack::{Pack, PackFile, PackSlots, is_newer};
use crate::text::say::{self, rules_day};
use crate::text::{text, text_with};
use actions::{Action, Actions, Change, Run, Show, Side};
use export::{Export, SaveTask};
use jiff::civil::Date;
use new_pack::{NewPack, take_packs};
use picture::Made;
use settings::{Settings, SettingsFile};
use shell::Doing;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use views::Views;
use worker::{Dialog, Poll, Reading, SavingFile, ThreadAnswer};
use workspace::{Alert, RefusedPack, Workspace};

/// An empty answer that comes sooner than a person can press Cancel means that no dialog came at all.
const TOO_SOON: Duration = Duration::from_millis(300);

/// How long a toast is shown.
const TOAST: Duration = Duration::from_secs(6);

/// The program's window.
#[derive(Debug)]
pub struct App {
    workspace: Workspace,
    views: Views,
    actions: Actions,
    tasks: Tasks,
    /// Where data packs are kept that the person takes.
    slots: Option<PackSlots>,
    /// Where settings are kept.
    settings: Option<SettingsFile>,
    /// The revision of the workspace at which they were last kept.
    kept_at: u64,
    /// Whether the window had the focus in the last frame.
    had_focus: bool,
    title: String,
}

/// What threads are doing.
#[derive(Debug, Default)]
struct Tasks {
    /// What is being read.
    reading: Option<Reading>,
    /// What was dropped while something else is being read, to be read after it.
    queued: Vec<Origin>,
    /// Whether the next reading leaves the alerts of the one before, because it begins before anyone has seen them.
    keeps_alerts: bool,
    /// Whether an archive is being closed, for which the remaining ones are read again.
    is_closing: bool,
    /// The file dialog that is open.
    dialog: Option<ThreadAnswer<Vec<PathBuf>>>,
    /// The file that is being written.
    saving: Option<SavingFile>,
    /// Data packs that were dropped, to be checked one after the other.
    packs: Vec<PathBuf>,
    /// The one that is being checked.
    checking: Option<ThreadAnswer<Result<PackFile, RefusedPack>>>,
    /// The addresses and folders that the system was asked to open. The thread gives back what could not be opened, and the window says so.
    opening: Vec<ThreadAnswer<Option<Opened>>>,
}

/// Whether an address is one that a browser opens.
fn is_of_the_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}

impl Tasks {
    fn doing(&self) -> Doing<'_> {
        Doing { reading: self.reading.as_ref(), queued: &self.queued, has_dialog: self.dialog.is_some() }
    }

    /// Opens an address in the browser, or a folder in the file manager. On a thread, because some systems wait until it is
    /// started.
    fn open_outside(&mut self, ctx: &egui::Context, what: Opened) {
        let open = move || {
            let is_open = match &what {
                // A data pack may come from anybody, and the system would run what some other schemes name.
                Opened::Address(address) => is_of_the_web(address) && open::that(address).is_ok(),
                Opened::Folder(folder) => open::that(folder).is_ok(),
            };
            (!is_open).then_some(what)
        };
        self.opening.push(ThreadAnswer::run(ctx, "fodder-link", open));
    }

    /// Opens the links that were pressed.
    fn open_links(&mut self, ctx: &egui::Context) {
        let mut pressed = Vec::new();
        ctx.output_mut(|output| {
            output.commands.retain(|command| match command {
                egui::OutputCommand::OpenUrl(link) => {
                    pressed.push(link.url.clone());
                    false
                }
                _ => true,
            });
        });
        for address in pressed {
            self.open_outside(ctx, Opened::Address(address));
        }
    }
}

/// Something that another program opens.
#[derive(Debug)]
enum Opened {
    /// An address, in the browser.
    Address(String),
    /// A folder, in the file manager.
    Folder(PathBuf),
}

/// The program's own data is faulty. The tests rule it out.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(String);

impl App {
    /// A window that starts to read `origins` at once. `today` is the day judged by until another is picked.
    ///
    /// # Errors
    /// If the program's own data is faulty, which the tests rule out.
    pub fn new(cc: &eframe::CreationContext<'_>, origins: Vec<Origin>, today: Date) -> Result<Self, StartError> {
        theme::install(&cc.egui_ctx);
        #[cfg(target_os = "macos")]
        opened_with::wake_with({
            let ctx = cc.egui_ctx.clone();
            move || ctx.request_repaint()
        });
        let Pack { book, tables, tables_print, .. } =
            Pack::built_in().map_err(|error| StartError(error.to_string()))?;
        let workspace = Workspace::new(Settings::default(), Arc::new(book), (Arc::new(tables), tables_print), today);
        let mut actions = Actions::default();
        if !origins.is_empty() {
            actions.push(Run::Open(origins));
        }
        Ok(Self {
            workspace,
            views: Views::default(),
            actions,
            tasks: Tasks::default(),
            slots: None,
            settings: None,
            kept_at: 0,
            had_focus: true,
            title: String::new(),
        })
    }

    /// The window that keeps its settings in this folder. Without one it forgets them.
    #[must_use]
    pub fn with_settings(mut self, ctx: &egui::Context, folder: &Path) -> Self {
        let (file, settings) = SettingsFile::open(folder);
        ctx.set_theme(settings.theme);
        self.workspace.settings = settings;
        self.settings = Some(file);
        self
    }

    /// Writes the settings if they changed.
    fn keep_settings(&mut self, ctx: &egui::Context) {
        self.kept_at = self.workspace.revision();
        let kept = self.settings.as_mut().map(|file| file.keep(&self.workspace.settings_to_keep()));
        match kept {
            Some(Ok(Some(merged))) => {
                self.adopt(ctx, merged);
                self.kept_at = self.workspace.revision();
            }
            Some(Ok(None)) | None => {}
            Some(Err(error)) => {
                let what = error.to_string();
                self.views.toast_failure(text_with("settings-not-kept", &[("what", what.into())]));
            }
        }
    }

    /// Takes over what was done in another window of the program, which may have been in use while this one was not.
    fn refresh_settings(&mut self, ctx: &egui::Context) {
        let has_focus = ctx.input(|input| input.focused);
        if has_focus
            && !self.had_focus
            && let Some(file) = &mut self.settings
            && let Some(merged) = file.refresh(&self.workspace.settings_to_keep())
        {
            self.adopt(ctx, merged);
        }
        self.had_focus = has_focus;
    }

    fn adopt(&mut self, ctx: &egui::Context, merged: Settings) {
        ctx.set_theme(merged.theme);
        self.workspace.adopt_settings(merged);
    }

    /// The window, of which the start screen says whether files can be dropped on it.
    #[must_use]
    pub fn with_drops(mut self, takes_drops: bool) -> Self {
        self.workspace.takes_drops = takes_drops;
        self
    }

    /// The window that keeps data packs in these folders. Without them it uses one that is dropped on it as long as it
    /// runs.
    #[must_use]
    pub fn with_slots(mut self, slots: PackSlots) -> Self {
        self.workspace.pack_before = slots.version_before();
        self.slots = Some(slots);
        self
    }

    /// The window with the data pack of a folder or a zip. If it is refused, the built-in pack is used and an alert says
    /// why.
    #[must_use]
    pub fn with_pack(mut self, folder: &Path) -> Self {
        self.workspace.pack_folder = Some(folder.to_owned());
        let is_kept = self.slots.as_ref().and_then(PackSlots::in_use).is_some_and(|kept| kept == folder);
        if self.use_pack_of(folder) && is_kept {
            let own = self.workspace.book.version.clone();
            if is_newer(&crate::rulebook::built_in_version(), &own) {
                self.workspace.alerts.push(Alert::PackOlder { own });
            }
        }
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
        self.workspace.summary.as_ref()
    }

    /// Takes the answers of threads, and removes toasts that were shown long enough.
    fn poll(&mut self, ctx: &egui::Context) {
        self.poll_reading();
        self.poll_dialog();
        self.poll_saving();
        self.poll_links(ctx);
        self.poll_packs(ctx);
        self.poll_picture(ctx);
        if let Some(export) = &mut self.views.export {
            export.poll();
        }
        self.views.toasts.retain(|toast| toast.since.elapsed() < TOAST);
        if !self.views.toasts.is_empty() {
            ctx.request_repaint_after(TOAST);
        }
    }

    fn poll_reading(&mut self) {
        let Some(reading) = &self.tasks.reading else { return };
        match reading.poll() {
            Poll::Waiting => {}
            Poll::Done((inventories, errors)) => {
                let asked = self.tasks.reading.take().map(|reading| (reading.origins, reading.tables));
                let asked = asked.unwrap_or_default();
                let was_open = !self.workspace.inventories.is_empty();
                if errors.is_empty() {
                    self.views.start.typed_path = None;
                } else if was_open {
                    self.views.toast_failure(text("error-not-opened"));
                }
                let was_sample = self.workspace.is_sample();
                let is_closing = std::mem::take(&mut self.tasks.is_closing);
                let before = self.workspace.origins.clone();
                let is_open = self.workspace.take(asked, inventories, errors);
                if !is_open && is_closing {
                    // None of the others is there any more, and the one to be closed is not to stay for that.
                    let alerts = std::mem::take(&mut self.workspace.alerts);
                    self.change(Change::CloseAll);
                    self.workspace.alerts = alerts;
                }
                if self.workspace.take_answers_put_aside() {
                    self.views.toast(text("answers-put-aside"));
                }
                if is_open {
                    let some_stay = self.workspace.origins.iter().any(|origin| before.contains(origin));
                    self.views.opened(some_stay);
                    if let Some(export) = &mut self.views.export {
                        export.other_archives();
                    }
                    if was_sample && !self.workspace.is_sample() {
                        self.views.screen = actions::Screen::Overview;
                        self.views.optout = screens::optout::OptoutView::default();
                    }
                }
                self.read_queued();
            }
            Poll::Lost => {
                self.tasks.reading = None;
                tracing::error!("the thread that reads ended without an answer");
                self.workspace.clear_alerts();
                self.workspace.alerts.push(Alert::ReadingFailed);
                self.read_queued();
            }
        }
    }

    /// Reads what was dropped in the meantime.
    fn read_queued(&mut self) {
        if !self.tasks.queued.is_empty() {
            self.tasks.keeps_alerts = true;
            self.actions.push(Run::Open(std::mem::take(&mut self.tasks.queued)));
        }
    }

    fn poll_dialog(&mut self) {
        let Some(dialog) = &self.tasks.dialog else { return };
        let typed_path = &mut self.views.start.typed_path;
        match dialog.poll() {
            Poll::Waiting => return,
            Poll::Done(paths) if paths.is_empty() => {
                if dialog.since.elapsed() < TOO_SOON {
                    typed_path.get_or_insert_default();
                }
            }
            Poll::Done(paths) => self.actions.push(Run::Open(paths.into_iter().map(Origin::Path).collect())),
            Poll::Lost => drop(typed_path.get_or_insert_default()),
        }
        self.tasks.dialog = None;
    }

    /// Checks the next data pack that was dropped, and asks about the one that was checked.
    fn poll_packs(&mut self, ctx: &egui::Context) {
        // A question over another dialog would be answered by what is meant for that.
        if self.views.has_dialog() {
            return;
        }
        if let Some(checking) = &self.tasks.checking {
            match checking.poll() {
                Poll::Waiting => return,
                Poll::Done(Ok(file)) => self.views.new_pack = Some(NewPack::new(file)),
                Poll::Done(Err(refused)) => {
                    // The reason is shown on the overview and the start screen; on another screen the toast points there.
                    self.views.toast_failure(text("pack-refused-toast"));
                    self.workspace.alerts.push(Alert::NewPackRefused(refused));
                }
                Poll::Lost => self.views.toast_failure(text("error-fault")),
            }
            self.tasks.checking = None;
        }
        if self.views.has_dialog() || self.tasks.packs.is_empty() {
            return;
        }
        let path = self.tasks.packs.remove(0);
        self.tasks.checking = Some(ThreadAnswer::run(ctx, "fodder-pack", move || {
            PackFile::read(&path).map_err(|refusal| RefusedPack { path, refusal })
        }));
    }

    /// Uses the data pack that the person said yes to.
    fn use_new_pack(&mut self, ctx: &egui::Context) {
        let Some(new) = self.views.new_pack.take() else { return };
        let day = rules_day(&new.file.pack.book.version);
        match self.slots.as_ref().map(|slots| slots.install(&new.file)) {
            Some(Ok(folder)) => {
                self.workspace.pack_folder = Some(folder.clone());
                self.use_pack_of(&folder);
            }
            // It is used as long as the program runs.
            Some(Err(error)) => {
                self.workspace.alerts.push(Alert::PackNotKept(error));
                self.use_pack(new.file.pack);
            }
            None => self.use_pack(new.file.pack),
        }
        let key = if self.workspace.summary.is_some() { "pack-used" } else { "pack-used-bare" };
        self.views.toast(text_with(key, &[("day", day.into())]));
        self.after_pack_change(ctx);
    }

    /// Uses the data pack from before the last one.
    fn use_pack_before(&mut self, ctx: &egui::Context) {
        let Some(slots) = self.slots.clone() else { return };
        if let Err(error) = slots.swap() {
            self.workspace.alerts.push(Alert::PackNotKept(error));
            return;
        }
        let folder = slots.in_use();
        self.workspace.pack_folder.clone_from(&folder);
        let is_refused = folder.is_some_and(|folder| !self.use_pack_of(&folder));
        if is_refused || slots.in_use().is_none() {
            self.use_built_in();
        }
        if is_refused {
            self.views.toast_failure(text("pack-refused-toast"));
        } else {
            let day = rules_day(&self.workspace.book.version);
            self.views.toast(text_with("pack-swapped", &[("day", day.into())]));
        }
        self.after_pack_change(ctx);
    }

    fn use_built_in(&mut self) {
        match Pack::built_in() {
            Ok(pack) => self.use_pack(pack),
            Err(refusal) => self.workspace.alerts.push(Alert::BuiltInRefused(refusal)),
        }
    }

    /// Reads what was read by other tables, or is being read by them, again: new rules must not judge what old tables found.
    fn after_pack_change(&mut self, ctx: &egui::Context) {
        self.workspace.pack_before = self.slots.as_ref().and_then(PackSlots::version_before);
        self.workspace.alerts.retain(|alert| !matches!(alert, Alert::PackOlder { .. }));
        let is_current = |reading: &Reading| Arc::ptr_eq(&reading.tables, &self.workspace.tables);
        if self.tasks.reading.as_ref().is_some_and(|reading| !is_current(reading)) {
            if let Some(reading) = self.tasks.reading.take() {
                reading.cancel();
                self.read(ctx, reading.origins);
            }
        } else if self.tasks.reading.is_none() && self.workspace.is_read_otherwise() {
            self.read(ctx, self.workspace.origins.clone());
        }
    }

    /// Says what could not be opened, and copies its address or path so that it can be pasted.
    fn poll_links(&mut self, ctx: &egui::Context) {
        let mut failed = Vec::new();
        self.tasks.opening.retain(|opening| match opening.poll() {
            Poll::Waiting => true,
            Poll::Done(what) => {
                failed.extend(what);
                false
            }
            Poll::Lost => false,
        });
        for what in failed {
            let (message, copied) = match what {
                Opened::Address(address) => (text("link-not-opened"), address),
                Opened::Folder(folder) => (text("folder-not-opened"), folder.to_string_lossy().into_owned()),
            };
            self.views.toast_failure(message);
            ctx.copy_text(copied);
        }
    }

    fn poll_saving(&mut self) {
        let Some(saving) = &self.tasks.saving else { return };
        match saving.poll() {
            Poll::Waiting => return,
            Poll::Done((path, Ok(()))) => {
                self.views.export = self.views.export.take().filter(|export| !export.is_saving);
                let shown = path.to_string_lossy().into_owned();
                self.views.toast_saved(text_with("export-saved", &[("path", shown.into())]), &path);
            }
            // The error is the one by which the thread was stopped.
            Poll::Done((_, Err(_))) if saving.is_cancelled() => self.views.toast(text("export-cancelled")),
            Poll::Done((path, Err(error))) => match self.views.export.as_mut().filter(|export| export.is_saving) {
                Some(export) => export.failed(path, error),
                // The dialog closes before a picture is taken, or was closed by hand.
                None => self.views.toast_failure(say::save_error(&error)),
            },
            Poll::Lost => {}
        }
        self.tasks.saving = None;
    }

    fn poll_picture(&mut self, ctx: &egui::Context) {
        let Some(picture) = &mut self.views.picture else { return };
        match picture.poll(ctx) {
            Made::Waiting => return,
            Made::Saving(saving) => self.tasks.saving = Some(saving),
            Made::TooSmall => self.views.toast_failure(text("export-picture-too-small")),
            Made::Failed => self.views.toast_failure(text("export-no-picture")),
        }
        self.views.picture = None;
    }

    /// Handles dropped files, pasted paths and shortcuts.
    fn take_input(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        #[cfg(target_os = "macos")]
        let dropped: Vec<PathBuf> = dropped.into_iter().chain(opened_with::take()).collect();
        if !dropped.is_empty() {
            self.actions.push(Run::Open(dropped.into_iter().map(Origin::Path).collect()));
        }
        // A path pasted anywhere but into a field opens too: some desktops can neither drop nor show a dialog.
        let pasted: Vec<PathBuf> = if ctx.text_edit_focused() {
            Vec::new()
        } else {
            ctx.input(|input| input.events.iter().filter_map(pasted_paths).flatten().collect())
        };
        if !pasted.is_empty() {
            self.actions.push(Run::Open(pasted.into_iter().map(Origin::Path).collect()));
        }
        shell::keys(ctx, &self.workspace, &self.views, self.tasks.doing(), &mut self.actions);
    }

    fn act(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Change(change) => {
                if let Change::Theme(theme) = &change {
                    ctx.set_theme(*theme);
                }
                self.views.drop_undo();
                self.change(change);
            }
            Action::Show(show) => self.show(ctx, show),
            Action::Run(run) => self.run(ctx, run),
        }
    }

    fn change(&mut self, change: Change) {
        // What is shown beside the screen is about everything, and would mislead beside a part.
        if matches!(change, Change::Only(_)) {
            self.views.side.close();
        }
        // What is being read belongs to what is closed.
        if matches!(change, Change::CloseAll) {
            self.cancel();
        }
        // What refers to an item by its index would be another item.
        if matches!(change, Change::Once(_)) {
            self.views.side.close();
            self.views.items = screens::items::ItemsView::default();
        }
        let forgets = matches!(change, Change::Forget);
        self.workspace.apply(change);
        if forgets {
            self.views.optout.forget_letters();
        }
        if self.workspace.summary.is_none() {
            self.views.closed();
        }
        let compared = self.workspace.compared();
        if self.views.side.region().is_some_and(|code| !compared.iter().any(|known| known == code)) {
            self.views.side.close();
        }
    }

    fn show(&mut self, ctx: &egui::Context, show: Show) {
        let views = &mut self.views;
        match show {
            Show::Screen(screen) => {
                // Chosen once more, the guide takes the place of the letter.
                if screen == actions::Screen::OptOut && views.screen == screen {
                    views.optout.stop_writing();
                }
                views.screen = screen;
                views.side.close();
                egui::Popup::close_all(ctx);
                widgets::focus_page(ctx);
                if screen == actions::Screen::Timeline {
                    views.timeline.focus();
                }
            }
            Show::Items(query) => {
                views.items.ask(query);
                views.screen = actions::Screen::Items;
                views.side.close();
                widgets::focus_page(ctx);
            }
            Show::LostFiles => {
                views.contents.show_lost();
                views.screen = actions::Screen::Contents;
                views.side.close();
                widgets::focus_page(ctx);
            }
            Show::Search => {
                let field = match views.screen {
                    actions::Screen::Contents => screens::contents::search_field(),
                    _ => screens::items::search_field(),
                };
                if !matches!(views.screen, actions::Screen::Contents | actions::Screen::Items) {
                    views.screen = actions::Screen::Items;
                    views.side.close();
                }
                if !shell::has_room_beside(ctx) {
                    views.side.close();
                }
                egui::Popup::close_all(ctx);
                ctx.memory_mut(|memory| memory.request_focus(field));
            }
            Show::Side(Side::Nothing) => {
                // The panel beside the timeline is the one that was opened last.
                if views.side.is_closed() && views.screen == actions::Screen::Timeline {
                    views.timeline.close_moment();
                }
                if let Some(opener) = views.side.close() {
                    ctx.memory_mut(|memory| memory.request_focus(opener));
                }
            }
            Show::Side(side) => views.side.show(side, ctx.memory(egui::Memory::focused)),
            Show::Further(side) => views.side.show_further(side, ctx.memory(egui::Memory::focused)),
            Show::Back => {
                if let Some(opener) = views.side.back() {
                    ctx.memory_mut(|memory| memory.request_focus(opener));
                }
            }
            Show::Letter { company, platforms, stage } => {
                views.letter_opener = ctx.memory(egui::Memory::focused);
                views.optout.write(&self.workspace, &company, platforms, stage);
                widgets::focus_page(ctx);
            }
            Show::NoLetter => {
                views.optout.stop_writing();
                match views.letter_opener.take() {
                    Some(opener) => ctx.memory_mut(|memory| memory.request_focus(opener)),
                    None => widgets::focus_page_if_lost(ctx),
                }
            }
            Show::Export if self.workspace.summary.is_some() => {
                views.opener = ctx.memory(egui::Memory::focused);
                let hints = views.hints.counts(&self.workspace);
                views.export.get_or_insert_with(|| Export::summary(hints));
            }
            Show::Export => {}
            Show::ExportItems(found) => {
                views.opener = ctx.memory(egui::Memory::focused);
                views.export.get_or_insert_with(|| Export::items(&found));
            }
            Show::Palette => {
                views.opener = ctx.memory(egui::Memory::focused);
                views.palette = Some(palette::CommandPalette::default());
            }
            Show::Help => {
                views.opener = ctx.memory(egui::Memory::focused);
                views.help = true;
            }
            Show::SaveText { name, text } => {
                views.opener = ctx.memory(egui::Memory::focused);
                views.export.get_or_insert_with(|| Export::text(&name, text));
            }
            Show::Toast(text) => views.toast(text),
            Show::UndoToast { text, undo } => views.toast_undo(text, undo),
        }
    }

    fn run(&mut self, ctx: &egui::Context, run: Run) {
        match run {
            Run::Open(more) => self.open(ctx, more),
            Run::Ask(dialog) => self.ask(ctx, dialog),
            // Does not wait for the thread, which may be stuck on a drive that does not answer; it ends by itself.
            Run::Cancel => {
                let waiting: Vec<String> = self.tasks.queued.iter().map(Origin::name).collect();
                self.cancel();
                if self.workspace.is_read_otherwise() {
                    self.change(Change::CloseAll);
                    self.views.toast_failure(text("pack-reading-cancelled"));
                }
                if !waiting.is_empty() {
                    let names: Vec<&str> = waiting.iter().map(String::as_str).collect();
                    self.views
                        .toast_failure(text_with("reading-not-opened", &[("names", crate::text::list(&names).into())]));
                }
            }
            Run::Close(origin) => self.close(ctx, &origin),
            Run::ReadAnyway => {
                self.workspace.limits = Limits::LIFTED;
                self.open(ctx, Vec::new());
            }
            Run::OwnPack => {
                if let Some(folder) = self.workspace.pack_folder.clone()
                    && self.use_pack_of(&folder)
                {
                    self.after_pack_change(ctx);
                }
            }
            Run::BuiltInPack => {
                self.use_built_in();
                self.after_pack_change(ctx);
            }
            Run::UseNewPack => self.use_new_pack(ctx),
            Run::PackBefore => self.use_pack_before(ctx),
            Run::ShowFolder(folder) => self.tasks.open_outside(ctx, Opened::Folder(folder)),
            Run::AskWhere => {
                if let Some(export) = &mut self.views.export {
                    export.ask_where(ctx);
                }
            }
            Run::Save if self.tasks.saving.is_some() => {
                // One file at a time; the dialog of that file cannot save twice.
                if self.views.export.as_ref().is_some_and(|export| !export.is_saving) {
                    self.views.toast(text("export-still-saving"));
                }
            }
            Run::CancelSaving => {
                if let Some(saving) = &self.tasks.saving {
                    saving.cancel();
                }
            }
            Run::Save => {
                if let Some(export) = &mut self.views.export {
                    match export.save(ctx, &self.workspace) {
                        Some(SaveTask::Saving(saving)) => {
                            export.is_saving = true;
                            self.tasks.saving = Some(saving);
                        }
                        Some(SaveTask::Picture(picture)) => {
                            self.views.export = None;
                            self.views.picture = Some(picture);
                        }
                        None => {}
                    }
                }
            }
        }
    }

    /// Stops reading, and forgets what waits to be read.
    fn cancel(&mut self) {
        self.tasks.queued.clear();
        self.tasks.is_closing = false;
        if let Some(reading) = self.tasks.reading.take() {
            reading.cancel();
        }
    }

    fn use_pack(&mut self, pack: Pack) {
        self.workspace.use_pack(pack);
        // The regions of the new pack may differ.
        self.views.region_picker = widgets::RegionPicker::default();
        // Hints were found by the lists of the pack before.
        self.views.hints = hints::HintsView::default();
        self.views.side.close();
    }

    /// Uses the data pack of a folder, or says why it was refused. Returns whether it is used.
    fn use_pack_of(&mut self, folder: &Path) -> bool {
        match Pack::of(Some(folder)) {
            Ok(pack) => {
                self.workspace.alerts.retain(|alert| !matches!(alert, Alert::PackRefused { .. }));
                self.use_pack(pack);
                true
            }
            Err(refusal) => {
                tracing::warn!("a data pack was refused");
                let alerts = &mut self.workspace.alerts;
                alerts.retain(|alert| !matches!(alert, Alert::PackRefused { .. }));
                alerts.push(Alert::PackRefused { folder: folder.to_owned(), refusal });
                false
            }
        }
    }

    /// Reads more origins together with those that are open, because parts may belong together. What did not change is not
    /// read again.
    fn open(&mut self, ctx: &egui::Context, mut more: Vec<Origin>) {
        let packs = take_packs(&mut more);
        if !packs.is_empty() {
            self.tasks.packs.extend(packs);
            ctx.request_repaint();
            if more.is_empty() {
                return;
            }
        }
        if let Some(reading) = &self.tasks.reading {
            let queued = &mut self.tasks.queued;
            for origin in more {
                if !reading.origins.contains(&origin) && !queued.contains(&origin) {
                    queued.push(origin);
                }
            }
            return;
        }
        let mut origins = self.workspace.origins.clone();
        // The invented person of the sample and a real one are never counted together.
        let is_sample = |origin: &Origin| matches!(origin, Origin::Sample(_));
        if more.iter().any(|origin| !is_sample(origin)) {
            origins.retain(|origin| !is_sample(origin));
        }
        for origin in more {
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        self.read(ctx, origins);
    }

    /// Reads origins, which take the place of what is open.
    fn read(&mut self, ctx: &egui::Context, origins: Vec<Origin>) {
        // What was picked among the items is something else once other archives are open. A summary is written anew.
        self.views.export = self.views.export.take().filter(|export| !export.is_of_items());
        self.views.drop_undo();
        if !std::mem::take(&mut self.tasks.keeps_alerts) {
            self.workspace.clear_alerts();
        }
        let tables = Arc::clone(&self.workspace.tables);
        let known = self.workspace.reusable();
        self.tasks.reading =
            Some(Reading::start(ctx, origins, tables, self.workspace.limits, known, &self.workspace.origins));
    }

    /// Closes one of the open origins. The others are listed again, because parts of one export may lie in several of them.
    fn close(&mut self, ctx: &egui::Context, origin: &Origin) {
        if self.tasks.reading.is_some() {
            return;
        }
        let others: Vec<Origin> = self.workspace.origins.iter().filter(|known| *known != origin).cloned().collect();
        if others.is_empty() {
            self.change(Change::CloseAll);
        } else {
            self.tasks.is_closing = true;
            self.read(ctx, others);
        }
    }

    fn ask(&mut self, ctx: &egui::Context, dialog: Dialog) {
        if self.tasks.dialog.is_some() || self.tasks.reading.is_some() {
            return;
        }
        let key = match dialog {
            Dialog::Files => "dialog-files",
            Dialog::Folder => "dialog-folder",
        };
        self.tasks.dialog = Some(worker::ask_for_paths(ctx, dialog, text(key)));
    }

    /// The title that fits what is being read, else what is open.
    fn title_now(&self) -> String {
        let named = |origins: &[Origin]| {
            let first = origins.first()?.name();
            Some(if origins.len() > 1 { format!("{first} + {}", origins.len() - 1) } else { first })
        };
        if let Some(reading) = &self.tasks.reading
            && let Some(name) = named(&reading.named)
        {
            return format!("Reading {name} - Fodder");
        }
        match named(&self.workspace.origins) {
            Some(name) => format!("{name} - Fodder"),
            None => "Fodder".to_owned(),
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.refresh_settings(ctx);
        self.poll(ctx);
        self.take_input(ctx);
        let mut has_changed = false;
        for action in self.actions.take() {
            has_changed |= matches!(action, Action::Change(_));
            self.act(ctx, action);
        }
        // At once, because a tick must not be lost however the program ends. A choice of colours has no revision.
        if has_changed || self.workspace.revision() != self.kept_at {
            self.keep_settings(ctx);
        }
        let title = self.title_now();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(saving) = self.tasks.saving.take() {
            saving.cancel_and_wait();
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        shell::ui(ui, &self.workspace, &mut self.views, self.tasks.doing(), &mut self.actions);
        self.tasks.open_links(ui.ctx());
        if !self.actions.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// The existing paths in a pasted text, one a line, as file managers copy them. `None` if there are none.
fn pasted_paths(event: &egui::Event) -> Option<Vec<PathBuf>> {
    let egui::Event::Paste(pasted) = event else { return None };
    let path = |line: &str| {
        let line = line.trim().trim_matches(['"', '\'']);
        // An address writes a space as `%20`.
        let path = match line.strip_prefix("file://") {
            Some(address) => PathBuf::from(&*percent_encoding::percent_decode_str(address).decode_utf8().ok()?),
            None => PathBuf::from(line),
        };
        (path.is_absolute() && path.exists()).then_some(path)
    };
    let paths: Vec<PathBuf> = pasted.lines().filter_map(path).collect();
    (!paths.is_empty()).then_some(paths)
}
