//! How one file of an archive is read, for maintainers who have to understand a report without seeing the archive.

use super::beside::{Holders, count_records};
use super::exports::{ReadingError, list_all, open_all};
use super::origin::Origin;
use super::progress::Watch;
use crate::archive::{Archive, Entry, Limits, fold, shown};
use crate::formats::Table;
use crate::ids::PlatformId;
use crate::inventory::UnlistedList;
use crate::readers::{self, FileError, Identity, Kind, Record, Rejection, Sink, sniff};
use crate::recognise::{RecognisedBy, Task, sort};
use crate::vocab::{Author, Category, SkipReason};
use serde::Serialize;
use std::io::Read as _;

/// At most this many rejected records of a list are kept.
const REJECTIONS: usize = 20;

/// At most this many fields of a list are kept.
const FIELDS: usize = 500;

/// How many bytes of a file that no spec knows are looked at to tell what it is.
const HEAD: u64 = 64 * 1024;

/// How one file was read. Holds no values of the file, only the names of its fields.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Explanation {
    /// Its path in the archive.
    pub path: String,
    /// The part that it lies in.
    pub part: String,
    /// The platform whose table it was read by.
    pub platform: PlatformId,
    /// Its size in bytes.
    pub bytes: u64,
    /// What became of it.
    pub became: Became,
}

/// What became of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Became {
    /// A spec knows it.
    Read(FileExplanation),
    /// It is a media file.
    Media {
        /// What it is, if no record names it.
        category: Category,
        /// Who it is by, if no record names it.
        author: Author,
    },
    /// It is skipped.
    Skipped(SkipReason),
    /// No spec knows it.
    Unknown {
        /// What it seems to be.
        kind: Kind,
        /// How many elements its outermost lists have.
        elements: Option<u64>,
        /// The names of its keys or columns.
        keys: Vec<String>,
    },
    /// It cannot be opened or read. The text is the error.
    Failed(String),
}

/// How a file was read for which there is a spec.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct FileExplanation {
    /// How the spec was chosen.
    pub recognised_by: Option<RecognisedBy>,
    /// The pattern of the spec that fits the path.
    pub pattern: String,
    /// The keys by which it was recognised, if it was.
    pub content: Vec<String>,
    /// The lists that the spec names.
    pub lists: Vec<ListExplanation>,
    /// The lists that no spec names.
    pub unlisted: Vec<UnlistedList>,
    /// How many elements the outermost list has.
    pub elements: Option<u64>,
    /// Why it could not be read, or not to its end.
    pub error: Option<String>,
}

/// What was found of one list.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ListExplanation {
    /// The list's id.
    pub id: String,
    /// How many records it has, with those that were rejected.
    pub records: u64,
    /// How many items they are, before records that occur twice are made one item.
    pub items: u64,
    /// How many records have a date.
    pub dated: u64,
    /// How many dates are there and could not be read.
    pub dates_unread: u64,
    /// How many records were rejected.
    pub rejected: u64,
    /// The first of them.
    pub rejections: Vec<Rejection>,
    /// The columns or keys that were found, in the order in which they were met.
    pub fields: Vec<FieldExplanation>,
}

/// A column or a key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct FieldExplanation {
    /// Its name, with the path to it.
    pub name: String,
    /// Whether the spec reads it.
    pub is_read: bool,
    /// In how many records it has a value.
    pub with_value: u64,
}

/// Explains how the files at a path are read. The path may lack the first folders of the file's path.
///
/// # Errors
/// As [`super::read_all`], if nothing could be opened.
pub fn explain(
    origins: &[Origin],
    tables: &[Table],
    limits: Limits,
    path: &str,
    watch: &dyn Watch,
) -> Result<Vec<Explanation>, Vec<(Origin, ReadingError)>> {
    let (opened, errors) = open_all(list_all(origins, limits, watch), tables);
    if opened.is_empty() {
        return Err(errors);
    }
    let wanted = fold(&shown(path));
    let mut explanations = Vec::new();
    for (archive, found) in opened {
        let Some(table) = tables.get(found.table) else { continue };
        let tasks = sort(&archive, table);
        for (at, entry) in archive.entries.iter().enumerate().filter(|(_, entry)| is_at(entry, &wanted)) {
            let Some(became) = became(&archive, table, &tasks, at) else { continue };
            explanations.push(Explanation {
                path: entry.path.to_string(),
                part: archive.parts.get(entry.part).map_or_else(String::new, |part| part.name.clone()),
                platform: table.platform.clone(),
                bytes: entry.bytes,
                became,
            });
        }
    }
    Ok(explanations)
}

/// What became of one entry of an archive; `None` if it is not among its entries.
pub(super) fn explain_entry(archive: &Archive, entry: &Entry, table: &Table) -> Option<Became> {
    let tasks = sort(archive, table);
    let at = archive.entries.iter().position(|known| std::ptr::eq(known, entry))?;
    became(archive, table, &tasks, at)
}

/// Whether the files that hold the records of an entry as well turn out to hold none, so that the entry is read.
fn holds_alone(archive: &Archive, table: &Table, tasks: &[Task], at: usize) -> bool {
    Holders::new(archive, table, tasks).of(at).iter().all(|holder| {
        let (Some(entry), Some(Task::Read(file, _))) = (archive.entries.get(*holder), tasks.get(*holder)) else {
            return true;
        };
        let Some(spec) = table.files.get(*file) else { return true };
        // What is broken in the file counts for nothing.
        let (records, _) = count_records(archive, table, spec, entry, &mut |bytes, parse| parse(bytes));
        records == 0
    })
}

fn is_at(entry: &Entry, wanted: &str) -> bool {
    [&entry.key, &entry.full_key]
        .into_iter()
        .any(|key| key.strip_suffix(wanted).is_some_and(|before| before.is_empty() || before.ends_with('/')))
}

fn became(archive: &Archive, table: &Table, tasks: &[Task], at: usize) -> Option<Became> {
    let entry = archive.entries.get(at)?;
    Some(match *tasks.get(at)? {
        Task::Beside(file, by) if holds_alone(archive, table, tasks, at) => read(archive, entry, table, file, by),
        Task::Beside(..) => Became::Skipped(SkipReason::Beside),
        Task::Read(file, by) => read(archive, entry, table, file, by),
        Task::Media(category, author) => Became::Media { category, author },
        Task::Skip(reason) => Became::Skipped(reason),
        Task::Unknown => unknown(archive, entry),
    })
}

fn unknown(archive: &Archive, entry: &Entry) -> Became {
    let mut head = Vec::new();
    let looked = archive.with_reader(entry, |reader| reader.take(HEAD).read_to_end(&mut head).map(|_| ()));
    if let Err(error) = looked {
        return Became::Failed(error.to_string());
    }
    let kind = sniff(&entry.key, &head);
    let counted = archive.read_whole(entry, |reader| readers::count_unspecified(kind, &head, reader));
    match counted {
        Ok(readers::UnspecifiedContent { elements, keys, breaks_off: _ }) => Became::Unknown { kind, elements, keys },
        Err(error) => Became::Failed(error.to_string()),
    }
}

fn read(archive: &Archive, entry: &Entry, table: &Table, file: usize, by: RecognisedBy) -> Became {
    let Some(spec) = table.files.get(file) else { return Became::Failed("no spec".to_owned()) };
    let lists: Vec<(usize, ListExplanation)> = table
        .lists_of(spec)
        .map(|(index, list)| (index, ListExplanation { id: list.id.clone(), ..ListExplanation::default() }))
        .collect();
    let pattern = table.pattern_of(&entry.key, file).or_else(|| table.pattern_of(&entry.full_key, file));
    let explanation = FileExplanation {
        recognised_by: Some(by),
        pattern: pattern.unwrap_or_default().to_owned(),
        content: if by == RecognisedBy::Content { spec.content.clone() } else { Vec::new() },
        ..FileExplanation::default()
    };
    let mut sink = ExplainSink { lists, file: explanation };
    let outcome = archive.read_whole(entry, |reader| readers::read(table, spec, &entry.path, reader, &mut sink));
    let outcome = outcome.map_err(FileError::Read).flatten();
    let ExplainSink { lists, mut file } = sink;
    file.lists = lists.into_iter().map(|(_, list)| list).collect();
    file.error = outcome.err().map(|error| error.to_string());
    Became::Read(file)
}

/// Takes what a reader finds in a file that is explained.
struct ExplainSink {
    /// By the list's index in the table.
    lists: Vec<(usize, ListExplanation)>,
    file: FileExplanation,
}

impl ExplainSink {
    fn list(&mut self, list: usize) -> Option<&mut ListExplanation> {
        self.lists.iter_mut().find(|(known, _)| *known == list).map(|(_, list)| list)
    }
}

impl Sink for ExplainSink {
    fn record(&mut self, list: usize, record: &Record<'_>) {
        if let Some(list) = self.list(list) {
            list.records += 1;
            list.items += record.items;
            list.dated += u64::from(record.stamp.is_some());
        }
    }

    fn rejected(&mut self, list: usize, rejection: Rejection) {
        if let Some(list) = self.list(list) {
            list.records += 1;
            list.rejected += 1;
            if list.rejections.len() < REJECTIONS {
                list.rejections.push(rejection);
            }
        }
    }

    fn identity(&mut self, _list: usize, _identity: &Identity<'_>) {}

    fn unlisted(&mut self, path: &str, elements: u64) {
        self.file.unlisted.push(UnlistedList { path: path.to_owned(), elements });
    }

    fn unread_date(&mut self, list: usize) {
        if let Some(list) = self.list(list) {
            list.dates_unread += 1;
        }
    }

    fn elements(&mut self, elements: u64) {
        self.file.elements = Some(elements);
    }

    fn wants_fields(&self) -> bool {
        true
    }

    fn field(&mut self, list: usize, name: &str, has_value: bool, is_read: bool) {
        let Some(list) = self.list(list) else { return };
        let is_full = list.fields.len() >= FIELDS;
        match list.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => {
                field.with_value += u64::from(has_value);
                field.is_read |= is_read;
            }
            None if !is_full => {
                let with_value = u64::from(has_value);
                list.fields.push(FieldExplanation { name: name.to_owned(), is_read, with_value });
            }
            None => {}
        }
    }
}
