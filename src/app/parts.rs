//! The parts of what the window shows, each for one screen or one thing beside it.

use super::screens::cited::Card;
use super::screens::why::Why;
use super::widgets::{DatePicker, RegionPicker};
use super::worker::Pending;
use crate::summary::{Format, Summary};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::time::Instant;

/// The screens that can be gone to when something is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Screen {
    /// The answer.
    #[default]
    Overview,
    /// Every file and what became of it.
    Contents,
    /// When it was made, and what the rules were.
    Timeline,
    /// The same archive in several countries.
    Regions,
    /// What can be done.
    OptOut,
    /// What the answers rest on.
    Sources,
}

/// What stands beside the screen.
#[derive(Debug, Default)]
pub enum Side {
    /// Nothing.
    #[default]
    Nothing,
    /// Why a category has its outcomes.
    Why(Box<Why>),
    /// A source or a rule.
    Card(Box<Card>),
    /// What the person says of themselves.
    You,
}

/// What the bars measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Measure {
    /// Items.
    #[default]
    Items,
    /// Characters of text.
    Text,
    /// Bytes of media.
    Media,
}

/// Which files the contents show.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FileFilter {
    /// All.
    #[default]
    All,
    /// One state.
    Only(crate::inventory::State),
}

/// The files that fit the filter: of each archive shown, which of its files. Found once a choice, not once a frame.
#[derive(Debug, Default)]
pub struct FileRows {
    /// The filter they fit.
    pub filter: FileFilter,
    /// The files. `None`: not found yet.
    pub rows: Option<Vec<FoundFile>>,
    /// What the sources of files are called.
    pub names: HashMap<String, String>,
}

/// A file in the list.
#[derive(Clone, Copy, Debug)]
pub struct FoundFile {
    /// Which of the archives shown.
    pub archive: usize,
    /// Which of its files.
    pub file: usize,
    /// How many things it has: of those that are shown.
    pub items: Option<u64>,
}

/// What the screen of sources lists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Tab {
    /// Sources.
    #[default]
    Sources,
    /// Rules.
    Rules,
}

/// The list of sources or rules, and what of it is wanted.
#[derive(Debug, Default)]
pub struct SourceList {
    /// Which of both.
    pub tab: Tab,
    /// What is searched for.
    pub search: String,
    /// Only those on which the person's things rest.
    pub mine: bool,
    /// What fits. `None`: not found yet.
    pub rows: Option<Vec<SourceRow>>,
}

/// A source or a rule in the list.
#[derive(Debug)]
pub struct SourceRow {
    /// Its id.
    pub id: String,
    /// Its title, or its sentence.
    pub title: String,
    /// Who published it, or where it holds.
    pub second: String,
    /// When it was published, or began.
    pub first_day: Option<Date>,
    /// When it was last known to stand, or ended.
    pub second_day: Option<Date>,
    /// Whether that is too long ago.
    pub stale: bool,
    /// How many things rest on it.
    pub items: u64,
}

/// Something that is told for a few seconds.
#[derive(Debug)]
pub struct Toast {
    /// What is told.
    pub text: String,
    /// Since when.
    pub since: Instant,
}

/// What is saved.
#[derive(Debug)]
pub enum Saving {
    /// The summary.
    Summary {
        /// In which format.
        format: Format,
        /// Only what is shown, where that is not all.
        only_shown: bool,
    },
    /// A text that is ready.
    Text(String),
}

/// A file that is being prepared.
#[derive(Debug)]
pub struct Export {
    /// What it holds.
    pub what: Saving,
    /// Where to.
    pub path: String,
    /// The dialog that asks where to.
    pub dialog: Option<Pending<Vec<PathBuf>>>,
    /// What went wrong.
    pub error: Option<String>,
    /// The path whose file may be replaced: the person was asked.
    pub may_replace: Option<PathBuf>,
    /// The path has had the keyboard.
    pub was_focused: bool,
}

/// What is shown, judged in one of several countries.
#[derive(Debug)]
pub struct InRegion {
    /// The region's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The answer there.
    pub summary: Summary,
}

/// Countries side by side.
#[derive(Debug, Default)]
pub struct RegionsView {
    /// The answer in each of them. `None`: not found yet.
    pub judged: Option<Vec<InRegion>>,
    /// Only the kinds whose answers differ.
    pub only_differing: bool,
    /// The list of countries to add.
    pub picker: RegionPicker,
}

/// What the person types of themselves, until it can be read.
#[derive(Debug, Default)]
pub struct PersonForm {
    /// When they were born. `None`: as it is remembered.
    pub born: Option<String>,
    /// The list of countries they lived in before.
    pub picker: RegionPicker,
    /// The pages of days: of the move, and of opting out, by platform.
    pub days: BTreeMap<String, DatePicker>,
}
