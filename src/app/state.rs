//! What the window shows and what it is doing.

use super::screens::cited::Card;
use super::screens::platforms::{Choice, choices};
use super::screens::why::Why;
use super::settings::Settings;
use super::widgets::{DatePicker, RegionPicker};
use super::worker::{Dialog, Pending, Reading};
use crate::inventory::{Inventory, Origin, ReadingError};
use crate::locale::text;
use crate::pack::Pack;
use crate::platform::Table;
use crate::rulebook::{Ask, Born, Person, Place, Rulebook};
use crate::summary::{Asked, Format, RegionFrom, Summary, build, suggested_birth, suggested_region};
use crate::words::{Category, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// The screens that can be gone to when something is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Screen {
    /// The answer.
    #[default]
    Overview,
    /// Every file and what became of it.
    Contents,
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
    /// What can be done.
    ToDo,
    /// A source or a rule.
    Card(Box<Card>),
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
    /// Which archive, and which of its files. `None`: not found yet.
    pub rows: Option<Vec<(usize, usize)>>,
    /// What the sources of files are called.
    pub names: HashMap<String, String>,
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

/// The export that is being prepared.
#[derive(Debug)]
pub struct Export {
    /// In which format.
    pub format: Format,
    /// Where to.
    pub path: String,
    /// The dialog that asks where to.
    pub dialog: Option<Pending<Vec<PathBuf>>>,
    /// What went wrong.
    pub error: Option<String>,
    /// The path whose file may be replaced: the person was asked.
    pub may_replace: Option<String>,
}

/// Something a person asked for by a click, a key or a drop. Done after the frame is drawn.
#[derive(Debug)]
pub enum Action {
    /// Read these beside what is open.
    Open(Vec<Origin>),
    /// Ask for files or a folder.
    Ask(Dialog),
    /// Stop reading.
    Cancel,
    /// Close everything.
    CloseAll,
    /// Judge by this country.
    Region(String),
    /// Stay with the country chosen, whatever the archive names.
    KeepRegion,
    /// Judge by this birth date; or not by the one that the archive gives.
    Born(Option<Born>),
    /// Judge by this day.
    On(Date),
    /// Go to a screen.
    Go(Screen),
    /// Show why.
    Why(Category),
    /// Show what can be done.
    ToDo,
    /// Go back to the built-in data pack.
    BuiltIn,
    /// Show a source or a rule, by its id.
    Cite(Tab, String),
    /// Close what stands beside the screen.
    CloseSide,
    /// Take an error away.
    Dismiss(String),
    /// Tell something for a few seconds.
    Tell(String),
    /// Answer a question, for all of it or for a year; or take an answer back.
    Answer(String, Option<String>),
    /// Show only one platform, or all.
    Only(Option<String>),
    /// Prepare an export.
    Export,
    /// Ask where to save.
    AskWhere,
    /// Write the export.
    Save,
}

/// Everything the window knows.
#[derive(Debug)]
pub struct State {
    /// What is remembered.
    pub settings: Settings,
    /// The rules.
    pub book: Arc<Rulebook>,
    /// The formats.
    pub tables: Arc<Vec<Table>>,
    /// Today, where the computer stands.
    pub today: Date,
    /// What is open, in the order it was opened.
    pub origins: Vec<Origin>,
    /// What was read.
    pub inventories: Vec<Inventory>,
    /// The answer.
    pub summary: Option<Summary>,
    /// The answer for the one platform that is shown, if not all are.
    pub of_one: Option<Summary>,
    /// The platforms that can be shown alone.
    pub choices: Vec<Choice>,
    /// The platform that is shown, if not all are.
    pub only: Option<String>,
    /// The person's answers to open questions. They hold for what is open, and are not remembered.
    pub answers: BTreeMap<String, String>,
    /// The questions whose years are shown.
    pub by_year: BTreeSet<String>,
    /// The files that the contents show.
    pub file_rows: FileRows,
    /// The sources and rules that are listed.
    pub source_list: SourceList,
    /// Why a data pack was refused.
    pub pack_refused: Option<String>,
    /// Why something could not be opened.
    pub errors: Vec<String>,
    /// What is being read.
    pub reading: Option<Reading>,
    /// The screen.
    pub screen: Screen,
    /// What stands beside it.
    pub side: Side,
    /// The country that the archives name, until the person confirms it or picks another.
    pub suggestion: Option<(String, String)>,
    /// When the person was born, once they said it. Not remembered.
    pub born: Option<Born>,
    /// Whether the birth date that an archive gives was refused.
    pub birth_refused: bool,
    /// The day judged by.
    pub on: Date,
    /// Days on which an answer changed, with a sentence each.
    pub changes: Vec<(Date, String)>,
    /// What the bars measure.
    pub measure: Measure,
    /// Which files the contents show.
    pub filter: FileFilter,
    /// The file dialog that is open.
    pub dialog: Option<Pending<Vec<PathBuf>>>,
    /// A path that is typed in, once no dialog came.
    pub typed_path: Option<String>,
    /// The platform whose way to an archive is shown.
    pub how_to: Option<String>,
    /// The export that is being prepared.
    pub export: Option<Export>,
    /// The export that is being written.
    pub saving: Option<Pending<(PathBuf, Result<(), String>)>>,
    /// What is told for a few seconds.
    pub toasts: Vec<Toast>,
    /// The list of countries.
    pub region_picker: RegionPicker,
    /// The page of days.
    pub date_picker: DatePicker,
    /// What was asked for during this frame.
    pub actions: Vec<Action>,
}

impl State {
    /// Nothing open.
    pub fn new(settings: Settings, book: Arc<Rulebook>, tables: Arc<Vec<Table>>, today: Date) -> Self {
        Self {
            settings,
            book,
            tables,
            today,
            origins: Vec::new(),
            inventories: Vec::new(),
            summary: None,
            of_one: None,
            choices: Vec::new(),
            only: None,
            answers: BTreeMap::new(),
            by_year: BTreeSet::new(),
            file_rows: FileRows::default(),
            source_list: SourceList::default(),
            pack_refused: None,
            errors: Vec::new(),
            reading: None,
            screen: Screen::default(),
            side: Side::default(),
            suggestion: None,
            born: None,
            birth_refused: false,
            on: today,
            changes: Vec::new(),
            measure: Measure::default(),
            filter: FileFilter::default(),
            dialog: None,
            typed_path: None,
            how_to: None,
            export: None,
            saving: None,
            toasts: Vec::new(),
            region_picker: RegionPicker::default(),
            date_picker: DatePicker::default(),
            actions: Vec::new(),
        }
    }

    /// Asks for something to be done after this frame.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// The code of the country judged by; the world until one is chosen.
    pub fn region(&self) -> &str {
        self.settings.region.as_deref().unwrap_or("WORLD")
    }

    /// The place judged by, on the day asked.
    pub fn place(&self) -> Option<Place> {
        self.book.regions.place(self.region(), self.on).or_else(|| self.book.regions.place("WORLD", self.on))
    }

    /// What is known of the person.
    pub fn person(&self) -> Person {
        Person { born: self.born, ..Person::default() }
    }

    /// The birth date that an archive gives, if it would change answers and the person has not decided yet.
    pub fn birth_suggestion(&self) -> Option<Born> {
        suggested_birth(&self.inventories, self.on).filter(|_| self.born.is_none() && !self.birth_refused)
    }

    /// Judges everything again.
    pub fn rejudge(&mut self) {
        let Some(place) = self.place() else { return };
        self.file_rows = FileRows::default();
        self.source_list.rows = None;
        if self.inventories.is_empty() {
            self.summary = None;
            self.of_one = None;
            self.only = None;
            self.choices.clear();
            self.answers.clear();
            self.born = None;
            self.birth_refused = false;
            self.side = Side::Nothing;
            return;
        }
        let region_from = if self.settings.region.is_some() { RegionFrom::Given } else { RegionFrom::None };
        let asked = Asked {
            place: place.clone(),
            region_from,
            on: self.on,
            person: self.person(),
            answers: self.answers.clone(),
            tokens: None,
        };
        let summary = build(&self.inventories, &self.book, &asked);
        self.changes = changes(&self.book, &summary, &place);
        // A platform that is not open any more cannot be the only one shown.
        self.only =
            self.only.take().filter(|only| self.inventories.iter().any(|inventory| inventory.platform == *only));
        self.of_one = self.only.as_ref().map(|only| {
            let of_platform = self.inventories.iter().filter(|inventory| inventory.platform == *only);
            build(of_platform, &self.book, &asked)
        });
        self.choices = choices(&self.inventories, &self.book);
        self.summary = Some(summary);
        match &self.side {
            Side::Why(why) => self.show_why(why.category),
            Side::Card(card) => self.show_card(card.tab, &card.id.clone()),
            Side::Nothing | Side::ToDo => {}
        }
    }

    /// Judges by another data pack. Formats matter to what is opened from now on.
    pub fn use_pack(&mut self, pack: Pack) {
        self.book = Arc::new(pack.book);
        self.tables = Arc::new(pack.tables);
        self.region_picker = RegionPicker::default();
        self.side = Side::Nothing;
        self.rejudge();
    }

    /// The answer that is shown: of one platform, if one was chosen.
    pub fn shown(&self) -> Option<&Summary> {
        self.of_one.as_ref().or(self.summary.as_ref())
    }

    /// Takes what was read.
    pub fn take(&mut self, mut origins: Vec<Origin>, inventories: Vec<Inventory>, errors: &[(Origin, ReadingError)]) {
        origins.retain(|origin| !errors.iter().any(|(failed, _)| failed == origin));
        self.errors = errors.iter().map(|(_, error)| error.to_string()).collect();
        if errors.is_empty() {
            self.typed_path = None;
        } else if !self.inventories.is_empty() {
            self.toast(text("error-not-opened"));
        }
        if inventories.is_empty() && !self.inventories.is_empty() {
            // What was open stays open; the error is shown above it.
            return;
        }
        self.origins = if inventories.is_empty() { Vec::new() } else { origins };
        self.inventories = inventories;
        self.side = Side::Nothing;
        self.filter = FileFilter::default();
        self.suggestion = match suggested_region(&self.book, &self.inventories) {
            Ok(Some(code)) if self.settings.region.as_deref() != Some(code.as_str()) => {
                self.book.regions.get(&code).map(|region| (code.clone(), region.name.clone()))
            }
            _ => None,
        };
        self.rejudge();
    }

    /// Shows why a category has its outcomes.
    pub fn show_why(&mut self, category: Category) {
        let (Some(summary), Some(place)) = (self.shown(), self.place()) else { return };
        let ask = Ask { place: &place, on: self.on, use_: Use::PlatformGenai, person: &self.person() };
        self.side = Why::of(category, summary, &self.book, &ask).map_or(Side::Nothing, |why| Side::Why(Box::new(why)));
    }

    /// Shows a source or a rule.
    pub fn show_card(&mut self, tab: Tab, id: &str) {
        let Some(summary) = self.shown() else { return };
        let card = match tab {
            Tab::Sources => Card::of_source(id, summary, &self.book, self.today),
            Tab::Rules => Card::of_rule(id, summary, &self.book),
        };
        self.side = card.map_or(Side::Nothing, |card| Side::Card(Box::new(card)));
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        let named = |origins: &[Origin]| {
            let first = origins.first()?.name();
            Some(if origins.len() > 1 { format!("{first} + {}", origins.len() - 1) } else { first })
        };
        if let Some(reading) = &self.reading
            && let Some(name) = named(&reading.origins)
        {
            return format!("Reading {name} - Fodder");
        }
        match named(&self.origins) {
            Some(name) => format!("{name} - Fodder"),
            None => "Fodder".to_owned(),
        }
    }

    /// Tells something for a few seconds.
    pub fn toast(&mut self, text: String) {
        self.toasts.push(Toast { text, since: Instant::now() });
    }
}

/// The days on which an answer changed for the platforms that are open, the latest first.
fn changes(book: &Rulebook, summary: &Summary, place: &Place) -> Vec<(Date, String)> {
    let mut days: BTreeMap<Date, String> = BTreeMap::new();
    for archive in &summary.archives {
        for (day, say) in book.changes(&archive.platform, place) {
            days.entry(day).or_insert(say);
        }
    }
    days.into_iter().rev().collect()
}
