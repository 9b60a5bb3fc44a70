//! What the window shows: the model of each screen, and what lies above the screens.

use super::actions::Screen;
use super::export::Export;
use super::screens::contents::ContentsView;
use super::screens::optout::OptoutView;
use super::screens::overview::OverviewView;
use super::screens::person::PersonForm;
use super::screens::questions::QuestionsView;
use super::screens::regions::RegionsView;
use super::screens::sources::SourcesView;
use super::screens::start::StartView;
use super::screens::timeline::TimelineView;
use super::side::SidePanel;
use super::widgets::{DatePicker, RegionPicker};
use std::time::Instant;

/// A line that is shown for a few seconds.
#[derive(Debug)]
pub struct Toast {
    /// The line.
    pub text: String,
    /// Whether it says that something failed.
    pub failed: bool,
    /// Since when it is shown.
    pub since: Instant,
}

/// The models of all screens.
#[derive(Debug, Default)]
pub struct Views {
    /// The screen that is shown.
    pub screen: Screen,
    /// What stands beside it.
    pub side: SidePanel,
    /// The answer.
    pub overview: OverviewView,
    /// Which questions are answered by year.
    pub questions: QuestionsView,
    /// Every file.
    pub contents: ContentsView,
    /// When items were made.
    pub timeline: TimelineView,
    /// Countries side by side.
    pub regions: RegionsView,
    /// What can be done, and the letter that is being written.
    pub optout: OptoutView,
    /// What the answers rest on.
    pub sources: SourcesView,
    /// What the person types of themselves.
    pub person: PersonForm,
    /// What is shown while nothing is open.
    pub start: StartView,
    /// The list of countries in the top bar.
    pub region_picker: RegionPicker,
    /// The page of days in the top bar.
    pub date_picker: DatePicker,
    /// The file that is being exported.
    pub export: Option<Export>,
    /// Lines that are shown for a few seconds.
    pub toasts: Vec<Toast>,
}

impl Views {
    /// Resets what refers to the archives that were open before.
    pub fn opened(&mut self) {
        self.side.close();
        self.contents = ContentsView::default();
    }

    /// Resets what refers to open archives, after all of them were closed.
    pub fn closed(&mut self) {
        self.side.close();
        self.optout = OptoutView::default();
    }

    /// Shows a line for a few seconds.
    pub fn toast(&mut self, text: String) {
        self.toasts.push(Toast { text, failed: false, since: Instant::now() });
    }

    /// Shows for a few seconds that something failed.
    pub fn toast_failure(&mut self, text: String) {
        self.toasts.push(Toast { text, failed: true, since: Instant::now() });
    }
}
