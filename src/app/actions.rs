//! The actions a person can ask for. Screens push them while they are drawn; they are carried out between two frames.

use super::settings::{Sent, You};
use super::worker::Dialog;
use crate::ids::{PlatformId, RegionId};
use crate::import::Origin;
use crate::optout::Stage;
use crate::rulebook::{AnswerId, AnswerValue, Born, CitationId, QuestionId, RemedyId, RuleId};
use crate::summary::{FoundItems, Hit, ItemsQuery, Within};
use crate::text::text;
use crate::vocab::Category;
use egui::{Key, KeyboardShortcut, Modifiers};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The screens to choose from while an archive is open, in the order in which the rail lists them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Screen {
    /// The answer.
    #[default]
    Overview,
    /// Every file and what became of it.
    Contents,
    /// Every item.
    Items,
    /// How much there is of what a model could learn from.
    Figures,
    /// When items were made, and what the rules were.
    Timeline,
    /// The same archive in several countries.
    Regions,
    /// What can be done.
    OptOut,
    /// What the answers rest on.
    Sources,
}

impl Screen {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::Contents,
        Self::Items,
        Self::Figures,
        Self::Timeline,
        Self::Regions,
        Self::OptOut,
        Self::Sources,
    ];

    /// The name that is shown in the rail.
    pub fn name(self) -> String {
        text(match self {
            Self::Overview => "screen-overview",
            Self::Contents => "screen-contents",
            Self::Items => "screen-items",
            Self::Figures => "screen-figures",
            Self::Timeline => "screen-timeline",
            Self::Regions => "screen-regions",
            Self::OptOut => "screen-optout",
            Self::Sources => "screen-sources",
        })
    }

    fn key(self) -> Key {
        match self {
            Self::Overview => Key::Num1,
            Self::Contents => Key::Num2,
            Self::Items => Key::Num3,
            Self::Figures => Key::Num4,
            Self::Timeline => Key::Num5,
            Self::Regions => Key::Num6,
            Self::OptOut => Key::Num7,
            Self::Sources => Key::Num8,
        }
    }
}

/// A command with a keyboard shortcut that works wherever the keyboard focus is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Command {
    /// Ask for a folder to open.
    OpenFolder,
    /// Ask for files to open.
    OpenFiles,
    /// Export a summary.
    Export,
    /// Search the items, or on *Contents* the files.
    Find,
    /// Search what can be done.
    Palette,
    /// Show keys and terms.
    Help,
    /// Go to a screen.
    Go(Screen),
}

impl Command {
    /// All commands. A shortcut with more modifiers comes first, because one with fewer modifiers would also match its
    /// keys.
    pub fn all() -> impl Iterator<Item = Self> {
        let rest = [Self::OpenFolder, Self::OpenFiles, Self::Export, Self::Find, Self::Palette, Self::Help];
        rest.into_iter().chain(Screen::ALL.map(Self::Go))
    }

    /// The keyboard shortcut; its `COMMAND` is Ctrl except on macOS.
    pub fn shortcut(self) -> KeyboardShortcut {
        match self {
            Self::OpenFolder => KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O),
            Self::OpenFiles => KeyboardShortcut::new(Modifiers::COMMAND, Key::O),
            Self::Export => KeyboardShortcut::new(Modifiers::COMMAND, Key::E),
            Self::Find => KeyboardShortcut::new(Modifiers::COMMAND, Key::F),
            Self::Palette => KeyboardShortcut::new(Modifiers::COMMAND, Key::K),
            Self::Help => KeyboardShortcut::new(Modifiers::NONE, Key::F1),
            Self::Go(screen) => KeyboardShortcut::new(Modifiers::COMMAND, screen.key()),
        }
    }

    /// The name that its button or menu row shows.
    pub fn name(self) -> String {
        match self {
            Self::OpenFolder => text("open-folder"),
            Self::OpenFiles => text("open-file"),
            Self::Export => text("export"),
            Self::Find => text("find"),
            Self::Palette => text("palette-open"),
            Self::Help => text("help-open"),
            Self::Go(screen) => screen.name(),
        }
    }

    /// Whether it works only while an archive is open.
    pub fn needs_open(self) -> bool {
        matches!(self, Self::Export | Self::Find | Self::Go(_))
    }

    /// The action that this command starts, from the keyboard or from a button.
    pub fn action(self) -> Action {
        match self {
            Self::OpenFolder => Run::Ask(Dialog::Folder).into(),
            Self::OpenFiles => Run::Ask(Dialog::Files).into(),
            Self::Export => Show::Export.into(),
            Self::Find => Show::Search.into(),
            Self::Palette => Show::Palette.into(),
            Self::Help => Show::Help.into(),
            Self::Go(screen) => Show::Screen(screen).into(),
        }
    }
}

/// Something a person asked for by a click, a key or a drop.
#[derive(Clone, Debug)]
pub enum Action {
    /// Change the workspace: how the archives are judged, or what is remembered.
    Change(Change),
    /// Show something.
    Show(Show),
    /// Do something that takes time or needs the system, such as a file dialog.
    Run(Run),
}

/// A change of the workspace.
#[derive(Clone, Debug)]
pub enum Change {
    /// Close everything.
    CloseAll,
    /// Judge by this country.
    Region(RegionId),
    /// Stay with the country that is chosen, whatever the archive names.
    KeepRegion,
    /// Judge by the birth date that the archive gives, or with `None` refuse to.
    Born(Option<Born>),
    /// Judge by the birth date that was typed, although an archive gives another one.
    TypedBirth,
    /// Forget what was ticked for a platform before any archive of it was open.
    Disown(PlatformId),
    /// Keep it: it was ticked for the account that is open.
    Own(PlatformId),
    /// Whether where the person lived before, said of other accounts, holds for the open ones.
    MoveOfOthers {
        /// The answer.
        is_theirs: bool,
    },
    /// Judge by this day.
    On(Date),
    /// Answer a question, for all items or for a year; or take the answer back.
    Answer {
        /// What the answer is about.
        id: AnswerId,
        /// The answer.
        answer: Option<AnswerValue>,
    },
    /// Bring back these answers to a question in place of those that are given.
    Answers {
        /// The question.
        question: QuestionId,
        /// What was answered to it, for all items and for years.
        answers: BTreeMap<AnswerId, AnswerValue>,
    },
    /// Show only one platform, or all.
    Only(Option<PlatformId>),
    /// Whether items that several exports of one account hold are counted once.
    Once(bool),
    /// Show only what was made within these days, or all.
    Within(Option<Within>),
    /// Replace what the person says about themselves.
    Person(You),
    /// Note the day on which the person opted out of a platform's AI training, in the guide too; `None` takes it back.
    OptedOut {
        /// The platform.
        platform: PlatformId,
        /// The day.
        on: Option<Date>,
    },
    /// Forget what the person said about themselves, the steps they ticked and the letters they sent.
    Forget,
    /// Compare these countries with the person's own.
    Compare(Vec<RegionId>),
    /// Note the day on which a step was done; `None` takes the note back.
    Tick {
        /// The platform.
        platform: PlatformId,
        /// The remedy.
        remedy: RemedyId,
        /// The day.
        done: Option<Date>,
    },
    /// Remember what became of the letter to a platform, or forget it.
    Letter {
        /// The platform.
        platform: PlatformId,
        /// The letter.
        sent: Option<Sent>,
    },
    /// Remove the alert with this index.
    Dismiss(usize),
    /// Draw in light or dark.
    Theme(egui::ThemePreference),
}

/// Something to show.
#[derive(Clone, Debug)]
pub enum Show {
    /// A screen.
    Screen(Screen),
    /// The items of a query.
    Items(ItemsQuery),
    /// The files of which something could not be read.
    LostFiles,
    /// The field that searches the items, or on *Contents* the files.
    Search,
    /// Show this in the side panel, or close the panel if it is `Side::Nothing`.
    Side(Side),
    /// Show this in the side panel, from which Back leads to what it shows now.
    Further(Side),
    /// Go back to what the side panel showed before this, or close the panel if it showed nothing else.
    Back,
    /// A letter to a company, to write it.
    Letter {
        /// The company: its platform, or the family of its platforms.
        company: PlatformId,
        /// Its platforms that the letter is about.
        platforms: Vec<PlatformId>,
        /// Which of the three letters.
        stage: Stage,
    },
    /// The opt-out steps again, instead of the letter.
    NoLetter,
    /// The command palette.
    Palette,
    /// Keys and terms.
    Help,
    /// The dialog that exports a summary.
    Export,
    /// The dialog that exports items.
    ExportItems(Arc<FoundItems>),
    /// The dialog that saves a text.
    SaveText {
        /// The name of the file.
        name: String,
        /// The text.
        text: String,
    },
    /// A line for a few seconds.
    Toast(String),
    /// A line for a few seconds, with a button that undoes what it tells.
    UndoToast {
        /// The line.
        text: String,
        /// What undoes it.
        undo: Change,
    },
}

/// The content of the side panel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Side {
    /// No content: the panel is closed.
    #[default]
    Nothing,
    /// Why a category has its outcomes.
    Why {
        /// The category.
        category: Category,
        /// The country, if it is not the person's own.
        region: Option<RegionId>,
    },
    /// The same where the person lives, beginning with the answer for one item.
    WhyOf {
        /// The category of the item.
        category: Category,
        /// The item.
        item: Hit,
    },
    /// How the number of the headline comes about.
    Sum,
    /// One item.
    Item(Hit),
    /// The conversation that a message belongs to.
    Conversation(Hit),
    /// A file of an archive.
    File {
        /// The index of the archive among all that are open.
        archive: usize,
        /// The index of the file in it.
        file: usize,
    },
    /// The raw contents of a file.
    Raw {
        /// The index of the archive among all that are open.
        archive: usize,
        /// The index of the file in it.
        file: usize,
    },
    /// A citation.
    Citation(CitationId),
    /// A rule.
    Rule(RuleId),
    /// What the person says of themselves.
    You,
}

/// A task that takes time or needs the system, such as reading or a file dialog.
#[derive(Clone, Debug)]
pub enum Run {
    /// Read these in addition to what is open.
    Open(Vec<Origin>),
    /// Ask for files or a folder.
    Ask(Dialog),
    /// Stop reading.
    Cancel,
    /// Close one of what is open.
    Close(Origin),
    /// Read what is open again, with `Limits::LIFTED`.
    ReadAnyway,
    /// Use the built-in data pack.
    BuiltInPack,
    /// Use the data pack of the folder again.
    OwnPack,
    /// Keep the data pack that was dropped, and use it from now on.
    UseNewPack,
    /// Use the data pack that was used before the last one.
    PackBefore,
    /// Show a folder in the file manager.
    ShowFolder(PathBuf),
    /// Ask where to save.
    AskWhere,
    /// Write the file that is being exported.
    Save,
    /// Stop writing it.
    CancelSaving,
}

impl From<Change> for Action {
    fn from(change: Change) -> Self {
        Self::Change(change)
    }
}

impl From<Show> for Action {
    fn from(show: Show) -> Self {
        Self::Show(show)
    }
}

impl From<Side> for Action {
    fn from(side: Side) -> Self {
        Self::Show(Show::Side(side))
    }
}

impl From<Run> for Action {
    fn from(run: Run) -> Self {
        Self::Run(run)
    }
}

/// What was asked for during a frame.
#[derive(Debug, Default)]
pub struct Actions {
    list: Vec<Action>,
}

impl Actions {
    /// Asks for something to be done after this frame.
    pub fn push(&mut self, action: impl Into<Action>) {
        self.list.push(action.into());
    }

    /// Takes what was asked for.
    pub fn take(&mut self) -> Vec<Action> {
        std::mem::take(&mut self.list)
    }

    /// Whether no action was pushed in this frame.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_name_and_keys_of_its_own() {
        let commands: Vec<Command> = Command::all().collect();
        for (at, command) in commands.iter().enumerate() {
            assert!(!command.name().is_empty());
            assert!(!commands.iter().skip(at + 1).any(|other| other.shortcut() == command.shortcut()), "{command:?}");
        }
    }
}
