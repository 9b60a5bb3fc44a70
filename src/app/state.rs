//! What the window shows and what it is doing.

use super::screens;
use super::screens::cited::Card;
use super::screens::optout::OptoutView;
use super::screens::platforms::{Choice, choices};
use super::screens::timeline::TimelineView;
use super::screens::why::Why;
use super::settings::{Settings, You};
use super::widgets::{DatePicker, RegionPicker};
use super::worker::{Pending, Reading};
use crate::archive::Limits;
use crate::formats::Table;
use crate::import::{Origin, ReadingError};
use crate::inventory::Inventory;
use crate::pack::Pack;
use crate::rulebook::{Born, Jurisdiction, Person, Query, Residence, Rulebook};
use crate::save::SaveError;
use crate::summary::{Asked, RegionFrom, Summary, Within, build, suggested_birth, suggested_region};
use crate::text::{say, text};
use crate::vocab::{Category, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

pub use super::action::Action;
pub use super::parts::{
    Export, FileFilter, FileRows, FoundFile, InRegion, Measure, PersonForm, RegionsView, Saving, Screen, Side,
    SourceList, SourceRow, Tab, Toast,
};

/// What is set beside the person's country until they choose others: the places of the largest differences.
const COMPARED: &[&str] = &["DE", "GB", "US", "BR"];
/// More countries side by side than this cannot be read.
pub const MOST_COMPARED: usize = 8;

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
    /// What reading may cost.
    pub limits: Limits,
    /// What was read.
    pub inventories: Vec<Inventory>,
    /// The answer.
    pub summary: Option<Summary>,
    /// The answer for what is shown, if that is not all.
    pub of_some: Option<Summary>,
    /// The platforms that can be shown alone.
    pub choices: Vec<Choice>,
    /// The platform that is shown, if not all are.
    pub only: Option<String>,
    /// The days in which what is shown was made, if not all is.
    pub within: Option<Within>,
    /// The timeline as it is drawn.
    pub timeline: TimelineView,
    /// The countries side by side.
    pub regions: RegionsView,
    /// What can be done, and the letter that is being written.
    pub optout: OptoutView,
    /// What the person types of themselves.
    pub form: PersonForm,
    /// The person's answers to open questions. They hold for what is open, and are not remembered.
    pub answers: BTreeMap<String, String>,
    /// The questions whose years are shown.
    pub by_year: BTreeSet<String>,
    /// The files that the contents show.
    pub file_rows: FileRows,
    /// The sources and rules that are listed.
    pub source_list: SourceList,
    /// The folder of the data pack that can be used instead of the built-in one.
    pub pack_folder: Option<PathBuf>,
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
    pub saving: Option<Pending<(PathBuf, Result<(), SaveError>)>>,
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
            limits: Limits::USUAL,
            inventories: Vec::new(),
            summary: None,
            of_some: None,
            choices: Vec::new(),
            only: None,
            within: None,
            timeline: TimelineView::default(),
            regions: RegionsView::default(),
            optout: OptoutView::default(),
            form: PersonForm::default(),
            answers: BTreeMap::new(),
            by_year: BTreeSet::new(),
            file_rows: FileRows::default(),
            source_list: SourceList::default(),
            pack_folder: None,
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

    /// The code of the country judged by; the world until one is chosen that there is.
    pub fn region(&self) -> &str {
        let chosen = self.settings.region.as_deref();
        chosen.filter(|code| self.book.regions.jurisdiction(code, self.on).is_some()).unwrap_or("WORLD")
    }

    /// The place judged by, on the day asked.
    pub fn place(&self) -> Option<Jurisdiction> {
        self.book
            .regions
            .jurisdiction(self.region(), self.on)
            .or_else(|| self.book.regions.jurisdiction("WORLD", self.on))
    }

    /// What is known of the person.
    pub fn person(&self) -> Person {
        let You { born, before: _, opted_out } = &self.settings.person;
        let born = self.born.or_else(|| born.as_deref()?.parse().ok());
        Person { born, opted_out: opted_out.clone() }
    }

    /// Where the person lives, and lived before.
    pub fn residence(&self) -> Residence {
        Residence { before: self.settings.person.before.clone(), ..Residence::of(self.region()) }
    }

    /// What is asked: of a place, with the person's answers.
    pub fn asked_in(&self, place: Jurisdiction) -> Asked {
        Asked {
            jurisdiction: place,
            region_from: if self.settings.region.is_some() { RegionFrom::Given } else { RegionFrom::None },
            on: self.on,
            person: self.person(),
            answers: self.answers.clone(),
            tokens: None,
            within: self.within,
            done: self.settings.done(),
        }
    }

    /// The archives that are shown.
    pub fn shown_inventories(&self) -> impl Iterator<Item = &Inventory> {
        let only = self.only.as_deref();
        self.inventories.iter().filter(move |inventory| only.is_none_or(|only| inventory.platform == only))
    }

    /// The birth date that an archive gives, if it would change answers and the person has not decided yet.
    pub fn birth_suggestion(&self) -> Option<Born> {
        suggested_birth(&self.inventories, self.on).filter(|_| self.person().born.is_none() && !self.birth_refused)
    }

    /// Judges everything again.
    pub fn rejudge(&mut self) {
        let Some(place) = self.place() else { return };
        self.file_rows = FileRows::default();
        self.source_list.rows = None;
        self.timeline.forget();
        self.optout.is_fresh = false;
        self.regions.judged = None;
        if self.inventories.is_empty() {
            self.close();
            return;
        }
        // A platform that is not open any more cannot be the only one shown.
        self.only =
            self.only.take().filter(|only| self.inventories.iter().any(|inventory| inventory.platform == *only));
        let asked = self.asked_in(place.clone());
        let whole = Asked { within: None, ..asked.clone() };
        let summary = build(&self.inventories, &self.book, &whole);
        self.changes = changes(&self.book, &summary, &place);
        self.of_some =
            (self.only.is_some() || self.within.is_some()).then(|| build(self.shown_inventories(), &self.book, &asked));
        self.summary = Some(summary);
        match &self.side {
            Side::Why(why) => match why.region.clone() {
                Some(code) => self.show_why_in(why.category, &code),
                None => self.show_why(why.category),
            },
            Side::Card(card) => self.show_card(card.tab, &card.id.clone()),
            Side::Nothing | Side::You => {}
        }
    }

    /// Forgets what holds for what was open.
    fn close(&mut self) {
        self.summary = None;
        self.of_some = None;
        self.only = None;
        self.within = None;
        self.optout = OptoutView::default();
        self.choices.clear();
        self.answers.clear();
        self.born = None;
        self.birth_refused = false;
        self.side = Side::Nothing;
    }

    /// Judges by another data pack. Formats matter to what is opened from now on.
    pub fn use_pack(&mut self, pack: Pack) {
        self.book = Arc::new(pack.book);
        self.tables = Arc::new(pack.tables);
        self.region_picker = RegionPicker::default();
        self.side = Side::Nothing;
        self.choices = choices(&self.inventories, self.within, &self.book);
        self.rejudge();
    }

    /// The answer that is shown: of one platform or of some days, if they were chosen.
    pub fn shown(&self) -> Option<&Summary> {
        self.of_some.as_ref().or(self.summary.as_ref())
    }

    /// Takes what was read.
    pub fn take(&mut self, mut origins: Vec<Origin>, inventories: Vec<Inventory>, errors: &[(Origin, ReadingError)]) {
        origins.retain(|origin| !errors.iter().any(|(failed, _)| failed == origin));
        self.errors = errors.iter().map(|(_, error)| say::reading_error(error)).collect();
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
        self.within = None;
        self.choices = choices(&self.inventories, self.within, &self.book);
        // A letter that is being written stays.
        self.optout.is_fresh = false;
        self.side = Side::Nothing;
        self.filter = FileFilter::default();
        self.suggestion = match suggested_region(&self.book, &self.inventories) {
            Ok(Some(code)) if self.settings.region.as_deref() != Some(code.as_str()) => {
                self.book.regions.get(&code).map(|region| (code.clone(), region.name.clone()))
            }
            _ => None,
        };
        self.rejudge();
        screens::optout::find(self);
    }

    /// Shows why a category has its outcomes.
    pub fn show_why(&mut self, category: Category) {
        let (Some(summary), Some(place)) = (self.shown(), self.place()) else { return };
        let why = self.why(category, summary, &place);
        self.side = why.map_or(Side::Nothing, |why| Side::Why(Box::new(why)));
    }

    /// Shows why it has its outcomes in a country that is set beside the person's own.
    pub fn show_why_in(&mut self, category: Category, code: &str) {
        self.judge_regions();
        let judged = self.regions.judged.iter().flatten().find(|judged| judged.code == code);
        let place = self.book.regions.jurisdiction(code, self.on);
        let why = judged.zip(place).and_then(|(judged, place)| {
            let mut why = self.why(category, &judged.summary, &place)?;
            why.region = Some(code.to_owned());
            Some(why)
        });
        self.side = why.map_or(Side::Nothing, |why| Side::Why(Box::new(why)));
    }

    fn why(&self, category: Category, summary: &Summary, place: &Jurisdiction) -> Option<Why> {
        let query = Query { jurisdiction: place, on: self.on, use_: Use::PlatformGenai, person: &self.person() };
        Why::of(category, summary, &self.book, &query)
    }

    /// The countries that are set side by side: the person's own first.
    pub fn compared(&self) -> Vec<String> {
        let own = self.region().to_owned();
        let chosen = &self.settings.compared;
        let others: Vec<&str> =
            if chosen.is_empty() { COMPARED.to_vec() } else { chosen.iter().map(String::as_str).collect() };
        let mut seen = BTreeSet::from([own.as_str()]);
        let is_known = |code: &str| self.book.regions.jurisdiction(code, self.on).is_some();
        let known = others.into_iter().filter(|code| is_known(code) && seen.insert(code));
        std::iter::once(own.as_str()).chain(known).take(MOST_COMPARED).map(str::to_owned).collect()
    }

    /// Judges what is shown in each of the countries side by side. Done once a choice, not once a frame.
    pub fn judge_regions(&mut self) {
        if self.regions.judged.is_some() {
            return;
        }
        let judged = self.compared().into_iter().filter_map(|code| {
            let place = self.book.regions.jurisdiction(&code, self.on)?;
            let name = place.name.clone();
            let summary = build(self.shown_inventories(), &self.book, &self.asked_in(place));
            Some(InRegion { code, name, summary })
        });
        self.regions.judged = Some(judged.collect());
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
fn changes(book: &Rulebook, summary: &Summary, place: &Jurisdiction) -> Vec<(Date, String)> {
    let mut days: BTreeMap<Date, String> = BTreeMap::new();
    for archive in &summary.archives {
        for (day, say) in book.changes(&archive.platform, place) {
            days.entry(day).or_insert(say);
        }
    }
    days.into_iter().rev().collect()
}
