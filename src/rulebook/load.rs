//! Reading a data pack strictly: every fault is reported with its file and line, and one fault refuses the pack.

use super::Rulebook;
use super::case::Case;
use super::confidence;
use super::fault::{Fault, FaultKind, PackError, PassageProblem, RowReference};
use super::ids::CitationId;
use super::question::Question;
use super::region::{Parent, Region, Regions};
use super::rows::Row;
use super::rule::{Rule, Verdict};
use super::schema::{CitedPassage, Claim, Layer, PackFile, ParentRow, QuestionRow, RegionRow, Remedy, RuleRow};
use super::ties::ties;
use crate::assets::{CASES, Folder, RULES};
use crate::ids::ANY;
use crate::vocab::{Category, Confidence, LawValue, PracticeValue, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::time::Instant;
use toml::Spanned;

/// The folder of a pack that holds tables of formats. It is skipped when the rules are read.
pub const TABLES: &str = "platforms";
/// The folder of a pack that holds lists of hints, which is skipped as well.
const HINTS: &str = "hints";

/// The file of a pack that holds its version.
const HEAD: &str = "pack.toml";

/// The version of the schema this program reads.
const SCHEMA: u32 = 1;

/// The pack that ships inside the program.
///
/// # Errors
/// If it has faults, which the tests rule out.
pub fn built_in() -> Result<Rulebook, PackError> {
    let started = Instant::now();
    let mut reading = Reading::of(&embedded(&RULES, ""));
    // Looking for ties takes as long as everything else, and the tests do it for the built-in pack.
    reading.skips_ties = !cfg!(debug_assertions);
    let book = reading.finish("built-in");
    tracing::debug!(ms = started.elapsed().as_millis(), ok = book.is_ok(), "built-in rules loaded");
    book
}

/// The version of the pack inside the program; empty if it has none, which the tests rule out.
#[must_use]
pub fn built_in_version() -> String {
    RULES.files().iter().find(|file| file.name == HEAD).and_then(|file| version_of(file.text())).unwrap_or_default()
}

/// The version of the pack in a folder, without looking at its rules. `None` if it says none.
#[must_use]
pub fn version_in(folder: &Path) -> Option<String> {
    version_of(&std::fs::read_to_string(folder.join(HEAD)).ok()?)
}

fn version_of(text: &str) -> Option<String> {
    toml::from_str::<PackFile>(text).ok()?.pack.map(|head| head.version)
}

/// The pack that ships inside the program, with its cases, which [`built_in`] leaves out.
///
/// # Errors
/// If it has faults.
pub fn built_in_with_cases() -> Result<Rulebook, PackError> {
    let mut files = embedded(&RULES, "");
    files.extend(embedded(&CASES, "cases/"));
    from_texts(&files, "built-in")
}

/// The pack in a folder: every `.toml` file in it, at any depth, but for its tables of formats in `platforms`.
///
/// # Errors
/// If the folder or a file in it cannot be read, or the pack has faults.
pub fn from_folder(folder: &Path) -> Result<Rulebook, PackError> {
    let mut files = Vec::new();
    let is_rules =
        |entry: &walkdir::DirEntry| entry.depth() != 1 || (entry.file_name() != TABLES && entry.file_name() != HINTS);
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
    from_texts(&files, &folder.display().to_string())
}

/// Parses the files on two threads, because this takes most of the time of a start, and nothing can be shown before.
fn parse_all(files: &[(String, String)]) -> Vec<Result<PackFile, toml::de::Error>> {
    let parse = |files: &[(String, String)]| -> Vec<_> { files.iter().map(|(_, text)| toml::from_str(text)).collect() };
    let half = files.iter().map(|(_, text)| text.len()).sum::<usize>() / 2;
    let mut bytes = 0;
    let is_of_second_half = |(_, text): &(String, String)| {
        bytes += text.len();
        bytes > half
    };
    let (first, second) = files.split_at(files.iter().position(is_of_second_half).unwrap_or(files.len()));
    std::thread::scope(|scope| {
        let second = scope.spawn(|| parse(second));
        let mut all = parse(first);
        all.extend(second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        all
    })
}

/// The files of a folder in the program: their names in the pack, and their texts.
fn embedded(folder: &Folder, path: &str) -> Vec<(String, String)> {
    let files = folder.files().into_iter();
    files.map(|file| (format!("{path}{}", file.name), String::from_utf8(file.bytes).unwrap_or_default())).collect()
}

/// Reads the files of a pack: a name for each, by which faults are reported, and its text. `origin` says where they came
/// from.
///
/// # Errors
/// All faults that were found.
pub fn from_texts(files: &[(String, String)], origin: &str) -> Result<Rulebook, PackError> {
    Reading::of(files).finish(origin)
}

/// Something that a row names and the pack must have.
struct Reference {
    /// File and line of the row.
    at: String,
    table: &'static str,
    id: String,
    what: RowReference,
    named: String,
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    book: Rulebook,
    regions: Vec<Region>,
    /// File and line of each row, by table and id, to find ids that are defined twice.
    rows: BTreeMap<(&'static str, String), String>,
    /// The references between rows. They are checked after all files are read, because a row may name one in a later
    /// file.
    references: Vec<Reference>,
    version: Option<String>,
    faults: Vec<Fault>,
    /// The confidence that each rule states, in the order of the rules.
    stated: Vec<Option<Confidence>>,
    /// Whether it is known that no two rules tie.
    skips_ties: bool,
}

impl Reading {
    fn of(files: &[(String, String)]) -> Self {
        let mut reading = Self::default();
        for ((name, text), parsed) in files.iter().zip(parse_all(files)) {
            reading.read_file(name, text, parsed);
        }
        reading
    }

    fn fault(&mut self, at: &str, kind: FaultKind) {
        self.faults.push(Fault { at: at.to_owned(), kind });
    }

    fn read_file(&mut self, name: &str, text: &str, parsed: Result<PackFile, toml::de::Error>) {
        let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        let at = |byte: usize| format!("{name}:{}", breaks.partition_point(|line_break| *line_break < byte) + 1);
        let file: PackFile = match parsed {
            Ok(file) => file,
            Err(error) => {
                let from = error.span().map_or(0, |span| span.start);
                return self.fault(&at(from), FaultKind::Toml(error.message().to_owned()));
            }
        };
        let at = |span: Range<usize>| at(span.start);
        if let Some(head) = file.pack {
            if head.schema != SCHEMA {
                self.fault(name, FaultKind::Schema { found: head.schema, known: SCHEMA });
            }
            self.version = Some(head.version);
        }
        self.take(file.region, &at, |own, row, _| own.regions.push(region(row)));
        self.take(file.platform, &at, |own, row, _| drop(own.book.platforms.insert(row.id.clone(), row)));
        self.take(file.law, &at, |own, row, _| drop(own.book.laws.insert(row.id.clone(), row)));
        self.take(file.rule, &at, Self::add_rule);
        self.take(file.remedy, &at, |own, row, at| own.add_remedy(row, &at));
        self.take(file.right, &at, |own, row, _| drop(own.book.rights.insert(row.id.clone(), row)));
        self.take(file.authority, &at, |own, row, _| drop(own.book.authorities.insert(row.id.clone(), row)));
        self.take(file.source, &at, |own, row, _| drop(own.book.citations.insert(row.id.clone(), row)));
        self.take(file.event, &at, |own, row, _| own.book.events.push(row));
        self.take(file.language, &at, |own, row, _| own.book.languages.push(row));
        self.take(file.letter, &at, |own, row, _| own.book.letters.push(row));
        self.take(file.controller, &at, |own, row, _| own.book.controllers.push(row));
        self.take(file.question, &at, |own, row, _| own.book.questions.push(question(row)));
        for row in file.case {
            let at = at(row.span());
            self.book.cases.push(Case { row: row.into_inner(), at });
        }
    }

    /// Takes the rows of one table, and notes what they name.
    fn take<R: Row>(
        &mut self,
        rows: Vec<Spanned<R>>,
        at: &dyn Fn(Range<usize>) -> String,
        put: impl Fn(&mut Self, R, String),
    ) {
        for row in rows {
            let at = at(row.span());
            let row = row.into_inner();
            let id = row.id().into_owned();
            if let Some(earlier) = self.rows.get(&(R::TABLE, id.clone())).cloned() {
                self.fault(&at, FaultKind::Twice { table: R::TABLE, id, earlier });
                continue;
            }
            row.names(&mut |what, named| {
                if named != ANY {
                    let (at, id, named) = (at.clone(), id.clone(), named.to_owned());
                    self.references.push(Reference { at, table: R::TABLE, id, what, named });
                }
            });
            if let Some(key) = row.needs() {
                self.fault(&at, FaultKind::Needs { table: R::TABLE, id: id.clone(), key });
            }
            self.rows.insert((R::TABLE, id), at.clone());
            put(self, row, at);
        }
    }

    fn add_remedy(&mut self, row: Remedy, at: &str) {
        if !row.opts_out && !row.could_opt_out() {
            self.fault(at, FaultKind::NeedlessOptsOut(row.id.clone()));
        }
        self.book.remedies.insert(row.id.clone(), row);
    }

    fn add_rule(&mut self, row: RuleRow, at: String) {
        let verdict = match row.layer {
            Layer::Law => row.verdict.parse::<LawValue>().map(Verdict::Law),
            Layer::Practice => row.verdict.parse::<PracticeValue>().map(Verdict::Practice),
        };
        let verdict = match verdict {
            Ok(verdict) => verdict,
            Err(reason) => return self.fault(&at, FaultKind::Verdict { id: row.id, reason }),
        };
        if row.layer == Layer::Law && row.use_.is_some() {
            self.fault(&at, FaultKind::LawWithUse(row.id.clone()));
        }
        if row.layer == Layer::Law && row.claim.is_some() {
            self.fault(&at, FaultKind::LawWithClaim(row.id.clone()));
        }
        let establishes = verdict != Verdict::Practice(PracticeValue::NotEstablished);
        if row.claim == Some(Claim::Reported) && establishes {
            self.fault(&at, FaultKind::ReportedVerdict(row.id.clone()));
        }
        if row.first_day_unpublished && row.valid.from.is_none() {
            self.fault(
                &at,
                FaultKind::Needs { table: "rule", id: row.id.to_string(), key: "`valid.from`, the earliest day" },
            );
        }
        if row.no_passage.is_some() && row.sources.iter().any(|source| source.passage.is_some()) {
            self.fault(&at, FaultKind::NeedlessReason(row.id.clone()));
        }
        if row.region.is_empty() || row.platform.is_empty() || row.category.is_empty() {
            self.fault(&at, FaultKind::ReachesNothing(row.id.clone()));
        }
        if row.valid.from.zip(row.valid.until).is_some_and(|(from, until)| from >= until) {
            self.fault(&at, FaultKind::NoTime(row.id.clone()));
        }
        let mut sources: Vec<CitationId> = Vec::new();
        for CitedPassage { citation, .. } in &row.sources {
            if !sources.contains(citation) {
                sources.push(citation.clone());
            }
        }
        self.stated.push(row.confidence);
        self.book.rules.push(Rule {
            categories: categories(&row.category),
            any_category: row.category.iter().any(|category| category == "*"),
            id: row.id,
            layer: row.layer,
            status: row.status,
            regions: row.region,
            platforms: row.platform,
            use_: row.use_.unwrap_or(Use::PlatformGenai),
            from: row.valid.from,
            until: row.valid.until,
            when: row.when,
            others: row.others,
            verdict,
            basis: row.basis,
            remedies: row.remedies,
            claim: row.claim.unwrap_or(Claim::Does),
            first_day_unpublished: row.first_day_unpublished,
            // Set when all citations are known.
            confidence: Confidence::Low,
            sources,
            passages: row.sources.into_iter().filter(|source| source.passage.is_some()).collect(),
            no_passage: row.no_passage,
            say: row.say,
            note: row.note,
            condition: row.condition,
            overrides: row.overrides,
            at,
        });
    }

    fn finish(mut self, origin: &str) -> Result<Rulebook, PackError> {
        // The rows of a file that cannot be parsed are missing. Rows that name them would be called faulty as well.
        let is_unparsed = |fault: &Fault| matches!(fault.kind, FaultKind::Toml(_));
        if self.faults.iter().any(is_unparsed) {
            self.faults.retain(is_unparsed);
            return Err(PackError::Faulty(self.faults));
        }
        self.book.regions = Regions::new(std::mem::take(&mut self.regions));
        self.book.events.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        origin.clone_into(&mut self.book.origin);
        match self.version.take() {
            Some(version) => self.book.version = version,
            None => self.fault("the pack", FaultKind::NoHead),
        }
        let missing: Vec<Fault> = std::mem::take(&mut self.references)
            .into_iter()
            .filter(|reference| !self.has(reference.what, &reference.named))
            .map(|Reference { at, table, id, what, named }| Fault {
                at,
                kind: FaultKind::Missing { table, id, what, named },
            })
            .collect();
        self.faults.extend(missing);
        self.set_confidence();
        self.faults.extend(faulty_passages(&self.book, &self.rows));
        if !self.skips_ties {
            self.faults.extend(ties(&self.book));
        }
        if self.faults.is_empty() {
            Ok(self.book)
        } else {
            self.faults.sort();
            Err(PackError::Faulty(self.faults))
        }
    }

    /// Sets how far each rule can be relied on, and refuses rules that claim more than their citations carry.
    fn set_confidence(&mut self) {
        for (rule, stated) in self.book.rules.iter_mut().zip(&self.stated) {
            let cited: Vec<_> = rule.sources.iter().filter_map(|id| self.book.citations.get(id)).collect();
            let most = confidence::most(rule, &cited);
            if confidence::is_only_reported(rule, &cited) {
                let kind = FaultKind::OnlyReported(rule.id.clone());
                self.faults.push(Fault { at: rule.at.clone(), kind });
            }
            if let Some(stated) = stated.filter(|stated| *stated > most) {
                let kind = FaultKind::TooConfident { id: rule.id.clone(), stated, most };
                self.faults.push(Fault { at: rule.at.clone(), kind });
            }
            rule.confidence = stated.unwrap_or(most);
        }
    }

    /// Whether the pack has what a row names.
    fn has(&self, what: RowReference, id: &str) -> bool {
        let is_row = |table: &'static str| self.rows.contains_key(&(table, id.to_owned()));
        match what {
            RowReference::Region => self.book.regions.get(id).is_some(),
            RowReference::Category => Category::parse(id).is_some(),
            RowReference::Platform => is_row("platform"),
            RowReference::Law => is_row("law"),
            RowReference::Rule => is_row("rule"),
            RowReference::Remedy => is_row("remedy"),
            RowReference::Citation => is_row("source"),
            RowReference::Passage => id.split_once('#').is_some_and(|(citation, passage)| {
                let known = self.book.citations.get(citation);
                known.is_none_or(|known| known.passages.iter().any(|known| known.id == passage))
            }),
            RowReference::Authority => is_row("authority"),
            RowReference::Language => is_row("language"),
        }
    }
}

/// Passages that cannot be looked for as they are written, or that nobody would look for.
fn faulty_passages(book: &Rulebook, rows: &BTreeMap<(&'static str, String), String>) -> Vec<Fault> {
    let used: BTreeSet<(&CitationId, &str)> = book
        .rules
        .iter()
        .flat_map(|rule| &rule.passages)
        .filter_map(|cited| Some((&cited.citation, cited.passage.as_deref()?)))
        .collect();
    let mut faults = Vec::new();
    for citation in book.citations.values() {
        for (at, passage) in citation.passages.iter().enumerate() {
            let starts = passage.from.unwrap_or(Date::MIN);
            let mut others = citation.passages.iter().enumerate().filter(|(other_at, _)| *other_at != at);
            let problem = if passage.id.is_empty() {
                PassageProblem::Unnamed
            } else if passage.until.is_some_and(|until| until <= starts) {
                PassageProblem::NoTime
            } else if others.any(|(_, other)| other.id == passage.id && other.holds_on(starts)) {
                PassageProblem::Overlaps
            } else if !used.contains(&(&citation.id, passage.id.as_str())) {
                PassageProblem::Unused
            } else {
                continue;
            };
            faults.push(Fault {
                at: rows.get(&("source", citation.id.to_string())).cloned().unwrap_or_default(),
                kind: FaultKind::Passage { citation: citation.id.clone(), passage: passage.id.clone(), problem },
            });
        }
    }
    faults
}

fn region(row: RegionRow) -> Region {
    let RegionRow { id, name, parents } = row;
    let parents = parents.into_iter().map(|ParentRow { id, from, until }| Parent { id, from, until }).collect();
    Region { id, name, parents }
}

fn question(row: QuestionRow) -> Question {
    let QuestionRow { id, platform, category, text, note, limited } = row;
    Question { id, platforms: platform, categories: categories(&category), text, note, limited }
}

/// The categories of a row. Unknown ones are dropped here, because they are reported with the other missing references.
fn categories(ids: &[String]) -> Vec<Category> {
    ids.iter().filter_map(|id| Category::parse(id)).collect()
}
