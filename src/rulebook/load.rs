//! Reading a data pack strictly: every fault is told with its file and line, and one fault refuses the pack.

use super::Rulebook;
use super::cases::{Case, Question, QuestionRow};
use super::check::{check, check_ties};
use super::data::{Layer, PackFile, ParentRow, RegionRow, Rule, RuleRow, Verdict};
use super::place::{Parent, Region, Regions};
use crate::vocab::{Category, LawValue, PracticeValue, Use};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// The pack inside the program.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/rulebook");

/// The folder of a pack that holds tables of formats, which are no rules.
pub const TABLES: &str = "platforms";

/// The version of the schema this program reads.
const SCHEMA: u32 = 1;

/// One thing that is wrong with a pack.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fault {
    /// File and line, as `rules.toml:12`.
    pub at: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.message)
    }
}

/// Why a pack was refused.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A file or the folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// What the system says.
        source: std::io::Error,
        /// The file or folder.
        path: PathBuf,
    },
    /// Its contents are wrong.
    #[error("{}", list(.0))]
    Faulty(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}

/// The pack that ships inside the program.
///
/// # Errors
/// If it is faulty, which the tests rule out.
pub fn built_in() -> Result<Rulebook, PackError> {
    let mut files = Vec::new();
    collect_embedded(&BUILT_IN, &mut files);
    // Its own tests decide nothing, and are half of it.
    files.retain(|(name, _)| !name.starts_with("cases/"));
    let mut reading = Reading::of(&files);
    // That no two rules tie takes as long to show as everything else, and the tests show it of the built-in pack.
    reading.skips_ties = !cfg!(debug_assertions);
    reading.finish("built-in")
}

/// The same with its own tests.
///
/// # Errors
/// If it is faulty.
pub fn built_in_with_cases() -> Result<Rulebook, PackError> {
    let mut files = Vec::new();
    collect_embedded(&BUILT_IN, &mut files);
    read(&files, "built-in")
}

/// The pack in a folder: every `.toml` file in it, at any depth, but for its tables of formats in `platforms`.
///
/// # Errors
/// If the folder or a file in it cannot be read, or the pack is faulty.
pub fn from_folder(folder: &Path) -> Result<Rulebook, PackError> {
    let mut files = Vec::new();
    let is_rules = |entry: &walkdir::DirEntry| entry.depth() != 1 || entry.file_name() != TABLES;
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_rules) {
        let entry = entry.map_err(|error| PackError::Unreadable {
            path: error.path().unwrap_or(folder).to_owned(),
            source: error.into(),
        })?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(entry.path())
                .map_err(|source| PackError::Unreadable { source, path: entry.path().to_owned() })?;
            let name = entry.path().strip_prefix(folder).unwrap_or_else(|_outside| entry.path());
            files.push((name.to_string_lossy().replace('\\', "/"), text));
        }
    }
    read(&files, &folder.display().to_string())
}

fn collect_embedded(dir: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in dir.files() {
        if file.path().extension().is_some_and(|ending| ending == "toml") {
            let text = file.contents_utf8().unwrap_or_default().to_owned();
            files.push((file.path().to_string_lossy().replace('\\', "/"), text));
        }
    }
    for inner in dir.dirs() {
        collect_embedded(inner, files);
    }
}

/// Reads files of a pack: names for the messages, and their text.
///
/// # Errors
/// All faults that were found.
pub(super) fn read(files: &[(String, String)], origin: &str) -> Result<Rulebook, PackError> {
    Reading::of(files).finish(origin)
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    book: Rulebook,
    regions: Vec<Region>,
    /// Where each row stands, by table and id: for faults found later.
    places: BTreeMap<(&'static str, String), String>,
    version: Option<String>,
    faults: Vec<Fault>,
    /// Whether it is known that no two rules tie.
    skips_ties: bool,
}

impl Reading {
    fn of(files: &[(String, String)]) -> Self {
        let mut reading = Self::default();
        for (name, text) in files {
            reading.file(name, text);
        }
        reading
    }

    fn fault(&mut self, at: &str, message: impl Into<String>) {
        self.faults.push(Fault { at: at.to_owned(), message: message.into() });
    }

    fn file(&mut self, name: &str, text: &str) {
        let file: PackFile = match toml::from_str(text) {
            Ok(file) => file,
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(text, span.start));
                self.fault(&format!("{name}:{line}"), error.message().to_owned());
                return;
            }
        };
        let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        let at = |span: std::ops::Range<usize>| {
            format!("{name}:{}", breaks.partition_point(|line_break| *line_break < span.start) + 1)
        };
        if let Some(head) = file.pack {
            if head.schema != SCHEMA {
                self.fault(name, format!("schema {} is not one this program reads ({SCHEMA})", head.schema));
            }
            self.version = Some(head.version);
        }
        self.regions.extend(file.region.into_iter().map(region));
        for row in file.platform {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("platform", &row.id, place);
            self.book.platforms.insert(row.id.clone(), row);
        }
        for row in file.law {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("law", &row.id, place);
            self.book.laws.insert(row.id.clone(), row);
        }
        for row in file.remedy {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("remedy", &row.id, place);
            self.book.remedies.insert(row.id.clone(), row);
        }
        for row in file.right {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("right", &row.id, place);
            self.book.rights.insert(row.id.clone(), row);
        }
        for row in file.authority {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("authority", &row.id, place);
            self.book.authorities.insert(row.id.clone(), row);
        }
        for row in file.source {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("source", &row.id, place);
            self.book.sources.insert(row.id.clone(), row);
        }
        for row in file.event {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("event", &row.id, place);
            self.book.events.push(row);
        }
        self.book.languages.extend(file.language);
        for row in file.letter {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("letter", &row.id, place);
            self.book.letters.push(row);
        }
        for row in file.controller {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("controller", &format!("{} {}", row.platform.join("+"), row.region.join("+")), place);
            self.book.controllers.push(row);
        }
        for row in file.rule {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("rule", &row.id, place.clone());
            self.rule(row, place);
        }
        for row in file.question {
            let place = at(row.span());
            let row = row.into_inner();
            self.claim("question", &row.id, place.clone());
            self.question(row, &place);
        }
        for row in file.case {
            let place = at(row.span());
            self.book.cases.push(Case { row: row.into_inner(), at: place });
        }
    }

    /// Notes where a row stands; an id that is taken is a fault.
    fn claim(&mut self, table: &'static str, id: &str, place: String) {
        if let Some(earlier) = self.places.get(&(table, id.to_owned())) {
            let message = format!("the {table} `{id}` stands already at {earlier}");
            self.fault(&place, message);
        } else {
            self.places.insert((table, id.to_owned()), place);
        }
    }

    fn rule(&mut self, row: RuleRow, at: String) {
        let verdict = match row.layer {
            Layer::Law => row.verdict.parse::<LawValue>().map(Verdict::Law),
            Layer::Practice => row.verdict.parse::<PracticeValue>().map(Verdict::Practice),
        };
        let verdict = match verdict {
            Ok(verdict) => verdict,
            Err(message) => return self.fault(&at, format!("verdict of `{}`: {message}", row.id)),
        };
        let categories = self.categories(&row.category, &row.id, &at);
        let any_category = row.category.iter().any(|category| category == "*");
        if row.layer == Layer::Law && row.use_.is_some() {
            self.fault(&at, format!("`{}` is of the law and cannot name a use", row.id));
        }
        self.book.rules.push(Rule {
            id: row.id,
            layer: row.layer,
            status: row.status,
            regions: row.region,
            platforms: row.platform,
            categories,
            any_category,
            use_: row.use_.unwrap_or(Use::PlatformGenai),
            from: row.valid.from,
            until: row.valid.until,
            when: row.when,
            others: row.others,
            verdict,
            basis: row.basis,
            remedies: row.remedies,
            confidence: row.confidence,
            sources: row.sources,
            say: row.say,
            note: row.note,
            condition: row.condition,
            overrides: row.overrides,
            at,
        });
    }

    fn question(&mut self, row: QuestionRow, at: &str) {
        let categories = self.categories(&row.category, &row.id, at);
        let QuestionRow { id, platform, category: _, text, note, limited } = row;
        self.book.questions.push(Question { id, platforms: platform, categories, text, note, limited });
    }

    fn categories(&mut self, ids: &[String], owner: &str, at: &str) -> Vec<Category> {
        let mut list = Vec::new();
        for id in ids.iter().filter(|id| *id != "*") {
            match Category::parse(id) {
                Some(category) => list.push(category),
                None => self.fault(at, format!("`{owner}` names the category `{id}`, which there is not")),
            }
        }
        list
    }

    fn finish(mut self, origin: &str) -> Result<Rulebook, PackError> {
        self.book.regions = Regions::new(std::mem::take(&mut self.regions));
        self.book.events.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        origin.clone_into(&mut self.book.origin);
        match self.version.take() {
            Some(version) => self.book.version = version,
            None => self.fault("the pack", "no file of it has a [pack] head with its version"),
        }
        self.faults.extend(check(&self.book, &self.places));
        if !self.skips_ties {
            self.faults.extend(check_ties(&self.book));
        }
        if self.faults.is_empty() {
            Ok(self.book)
        } else {
            self.faults.sort();
            Err(PackError::Faulty(self.faults))
        }
    }
}

fn region(row: RegionRow) -> Region {
    let RegionRow { id, name, parents } = row;
    let parents = parents.into_iter().map(|ParentRow { id, from, until }| Parent { id, from, until }).collect();
    Region { id, name, parents }
}

/// The line, counted from 1, in which a byte of a text lies.
fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}
