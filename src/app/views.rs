//! What the window shows: the model of each screen, of the panel beside it, and of dialogs and toasts.

use super::actions::{Change, Screen};
use super::export::Export;
use super::hints::HintsView;
use super::palette::CommandPalette;
use super::picture::Picture;
use super::pictures::Pictures;
use super::screens::contents::ContentsView;
use super::screens::figures::FiguresView;
use super::screens::items::ItemsView;
use super::screens::optout::OptoutView;
use super::screens::overview::OverviewView;
use super::screens::person::PersonForm;
use super::screens::questions::QuestionsView;
use super::screens::raw::RawView;
use super::screens::regions::RegionsView;
use super::screens::sources::SourcesView;
use super::screens::start::StartView;
use super::screens::timeline::TimelineView;
use super::side::SidePanel;
use super::widgets::{DatePicker, RegionPicker};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A line that is shown for a few seconds.
#[derive(Debug)]
pub struct Toast {
    /// The line.
    pub text: String,
    /// Whether it says that something failed.
    pub failed: bool,
    /// The folder that a button opens.
    pub folder: Option<PathBuf>,
    /// What a button does to undo what the line tells.
    pub undo: Option<Change>,
    /// Since when it is shown.
    pub since: Instant,
}

/// What the window shows: the models of all screens, the dialogs, the toasts, and what has the keyboard focus.
#[derive(Debug, Default)]
pub struct Views {
    /// The screen that is shown.
    pub screen: Screen,
    /// The screen whose row the rail, the list of screens at the left, scrolled to last.
    pub screen_in_rail: Screen,
    /// The panel beside the screen.
    pub side: SidePanel,
    /// The screen *Overview*.
    pub overview: OverviewView,
    /// Which questions are answered by year.
    pub questions: QuestionsView,
    /// The screen *Contents*: every file.
    pub contents: ContentsView,
    /// The screen *Items*.
    pub items: ItemsView,
    /// The screen *In numbers*.
    pub figures: FiguresView,
    /// The screen *Timeline*: when items were made.
    pub timeline: TimelineView,
    /// The screen *Regions*: countries side by side.
    pub regions: RegionsView,
    /// The screen *Opt out*: what can be done, and the letter that is being written.
    pub optout: OptoutView,
    /// The screen *Sources*: what the answers rest on.
    pub sources: SourcesView,
    /// The form *About you*.
    pub person: PersonForm,
    /// What is shown while nothing is open.
    pub start: StartView,
    /// The list of countries in the top bar.
    pub region_picker: RegionPicker,
    /// The calendar in the top bar.
    pub date_picker: DatePicker,
    /// The command palette, while it is open.
    pub palette: Option<CommandPalette>,
    /// What had the keyboard focus when a dialog was opened, so that it gets it back.
    pub opener: Option<egui::Id>,
    /// What had the keyboard focus when the letter was opened.
    pub letter_opener: Option<egui::Id>,
    /// The widget that had the keyboard focus last. `None` if it was a text field, because Escape leaves a text field and must not lead
    /// back to it.
    pub focused: Option<egui::Id>,
    /// Whether Escape was pressed and the focus not yet given back: egui takes it from every widget on Escape. See `shell::keep_focus`.
    pub escaped: bool,
    /// Whether something had the keyboard focus in the frame before.
    pub had_focus: bool,
    /// Whether the page of keys and terms is open.
    pub help: bool,
    /// The export dialog, while it is open.
    pub export: Option<Export>,
    /// The dialog that asks whether a dropped data pack is to be used, while it is open.
    pub new_pack: Option<super::new_pack::NewPack>,
    /// The summary as a PNG, while it is drawn and saved.
    pub picture: Option<Picture>,
    /// The hints that items may touch on health, belief, politics and the like, once they were looked for.
    pub hints: HintsView,
    /// The raw contents of a file.
    pub raw: RawView,
    /// Thumbnails of pictures in the archives.
    pub pictures: Pictures,
    /// Lines that are shown for a few seconds.
    pub toasts: Vec<Toast>,
}

impl Views {
    /// Whether a dialog is open, behind which nothing can be done.
    pub fn has_dialog(&self) -> bool {
        self.export.is_some() || self.palette.is_some() || self.help || self.new_pack.is_some()
    }

    /// Resets what refers to the archives that were open before. `some_stay` is whether one of them is still open: then what is searched
    /// for is kept. The screen *Opt out* is not reset here, because it follows the archives by itself: a letter that somebody is writing
    /// outlives an archive that is added.
    pub fn opened(&mut self, some_stay: bool) {
        self.side.close();
        self.person = PersonForm::default();
        let (in_contents, in_items) = if some_stay {
            (self.contents.searched().to_owned(), self.items.searched().to_owned())
        } else {
            (String::new(), String::new())
        };
        self.contents = ContentsView::searching(in_contents);
        self.items = ItemsView::searching(in_items);
        self.hints = HintsView::default();
        self.raw = RawView::default();
        self.pictures = Pictures::default();
        self.figures = FiguresView::default();
        self.timeline = TimelineView::default();
    }

    /// Resets what refers to open archives, after all of them were closed. What *Contents*, *Items* and *In numbers* show is reset by
    /// [`Self::opened`] when the next archive is opened.
    pub fn closed(&mut self) {
        self.side.close();
        self.timeline = TimelineView::default();
        self.optout = OptoutView::default();
        self.person = PersonForm::default();
        self.hints = HintsView::default();
        self.raw = RawView::default();
        self.pictures = Pictures::default();
    }

    /// Shows a line for a few seconds.
    pub fn toast(&mut self, text: String) {
        self.show_toast(Toast { text, failed: false, folder: None, undo: None, since: Instant::now() });
    }

    /// Shows for a few seconds what was done, with a button that undoes it.
    pub fn toast_undo(&mut self, text: String, undo: Change) {
        self.show_toast(Toast { text, failed: false, folder: None, undo: Some(undo), since: Instant::now() });
    }

    /// Takes away the lines that undo something. After another change they would undo something else, or for somebody else.
    pub fn drop_undo(&mut self) {
        self.toasts.retain(|toast| toast.undo.is_none());
    }

    /// Shows a line. If the same line is shown already, the new one replaces it and stands last, so that pressing a button twice does
    /// not pile lines up.
    fn show_toast(&mut self, toast: Toast) {
        self.toasts.retain(|known| (&known.text, known.failed) != (&toast.text, toast.failed));
        self.toasts.push(toast);
    }

    /// Shows for a few seconds that a file was saved, with a button that opens its folder.
    pub fn toast_saved(&mut self, text: String, file: &Path) {
        let folder = file.parent().map(Path::to_owned);
        self.show_toast(Toast { text, failed: false, folder, undo: None, since: Instant::now() });
    }

    /// Shows for a few seconds that something failed.
    pub fn toast_failure(&mut self, text: String) {
        self.show_toast(Toast { text, failed: true, folder: None, undo: None, since: Instant::now() });
    }
}
