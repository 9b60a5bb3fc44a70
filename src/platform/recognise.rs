//! Which platform an archive is from, and what is to become of each of its entries.

use super::is_page;
use super::rows::Shape;
use super::sniff::is_media_name;
use super::table::Table;
use crate::archive::{Archive, Entry, Skip};
use crate::locale::{number, text, text_with};
use crate::words::{Author, Category};
use std::collections::HashSet;
use std::io::Read as _;

/// How many files are opened to see whether they are what their names say.
const OPEN_AT_MOST: usize = 6;

/// An archive's platform, with the evidence.
#[derive(Clone, Debug)]
pub struct Match {
    /// Which of the tables.
    pub table: usize,
    /// Files whose names the table knows.
    pub known: usize,
    /// Files that are neither media nor litter.
    pub files: usize,
    /// Whether the archive is named as the platform names its exports.
    pub named: bool,
    /// Files that were opened and have the columns the table says.
    pub confirmed: usize,
    /// Files whose paths no other platform's exports have.
    pub marked: usize,
    /// Pictures, videos and sounds.
    pub media: usize,
}

impl Match {
    /// The evidence in words.
    #[must_use]
    pub fn evidence(&self) -> String {
        let count = |n: usize| number(n as u64).into();
        text_with("evidence", &[("known", count(self.known)), ("total", count(self.files))])
    }

    fn holds(&self) -> bool {
        // A part may hold nothing but pictures.
        self.marked > 0 || (self.known > 0 && self.confirmed > 0) || (self.named && self.known + self.media > 0)
    }

    fn score(&self) -> (usize, bool, usize) {
        (self.marked + self.confirmed, self.named, self.known)
    }
}

/// What is to become of an entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Task {
    /// Read it by this row of the table.
    Read(usize),
    /// Count it, by its folder.
    Media(Category, Author),
    /// Leave it.
    Skip(Skip),
    /// No row knows it.
    Unknown,
}

/// The platforms an archive may be from, the likeliest first.
#[must_use]
pub fn recognise(archive: &Archive, tables: &[Table]) -> Vec<Match> {
    recognise_among(archive, tables, &|_| true)
}

/// The platforms that some of the entries of an archive may be from, the likeliest first.
#[must_use]
pub fn recognise_among(archive: &Archive, tables: &[Table], is_in: &dyn Fn(&Entry) -> bool) -> Vec<Match> {
    let mut matches: Vec<Match> =
        tables.iter().enumerate().map(|(at, table)| weigh(archive, at, table, is_in)).filter(Match::holds).collect();
    matches.sort_by_key(|found| std::cmp::Reverse(found.score()));
    matches
}

fn weigh(archive: &Archive, at: usize, table: &Table, is_in: &dyn Fn(&Entry) -> bool) -> Match {
    let entries = || archive.entries.iter().filter(|entry| entry.skip.is_none() && is_in(entry));
    let named =
        entries().filter_map(|entry| archive.parts.get(entry.part)).any(|part| table.is_export_name(&part.name));
    let mut found = Match { table: at, known: 0, files: 0, named, confirmed: 0, marked: 0, media: 0 };
    let mut opened = 0;
    for entry in entries() {
        found.marked += usize::from(table.is_marker(&entry.full_key));
        if is_media_name(&entry.key) {
            found.media += 1;
            continue;
        }
        found.files += 1;
        let Some(row) = source_of(table, entry).and_then(|row| table.sources.get(row)) else { continue };
        found.known += 1;
        if row.shape != Shape::Article && opened < OPEN_AT_MOST {
            opened += 1;
            found.confirmed += usize::from(match row.shape {
                Shape::Table => has_known_header(archive, entry, &row.columns),
                Shape::List => has_known_begin(archive, entry, &table.begins),
                Shape::Article => false,
            });
        }
    }
    found
}

/// The row that knows an entry: by its path, with the folder that all files share if it says more.
fn source_of(table: &Table, entry: &Entry) -> Option<usize> {
    table.source_of(&entry.key).or_else(|| table.source_of(&entry.full_key))
}

/// Whether one of the first lines names two columns, or the only one, that the row knows.
fn has_known_header(archive: &Archive, entry: &Entry, columns: &[String]) -> bool {
    let mut head = Vec::new();
    let read = archive.with_reader(entry, |reader| {
        let mut decoded = encoding_rs_io::DecodeReaderBytes::new(reader.take(16 * 1024));
        decoded.read_to_end(&mut head).ok();
    });
    if read.is_err() {
        return false;
    }
    let text = String::from_utf8_lossy(&head);
    text.lines().take(10).any(|line| {
        let cells: Vec<String> =
            line.split([',', '\t', ';']).map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
        let known = columns.iter().filter(|column| cells.contains(&column.to_lowercase())).count();
        known > 1 || (known == 1 && columns.len() == 1)
    })
}

/// Whether a file begins as the platform's files do.
fn has_known_begin(archive: &Archive, entry: &Entry, begins: &[String]) -> bool {
    let mut head = Vec::new();
    let read = archive.with_reader(entry, |reader| reader.take(1024).read_to_end(&mut head).is_ok());
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    read.is_ok() && begins.iter().any(|begin| head.starts_with(begin.as_bytes()))
}

/// What is to become of every entry of an archive. A file that only says what another says too is left.
#[must_use]
pub fn sort(archive: &Archive, table: &Table) -> Vec<Task> {
    let mut tasks: Vec<Task> = archive.entries.iter().map(|entry| task(entry, table)).collect();
    let known: HashSet<usize> =
        tasks.iter().filter_map(|task| if let Task::Read(row) = task { Some(*row) } else { None }).collect();
    let is_there = |id: &String| known.iter().filter_map(|row| table.sources.get(*row)).any(|row| row.id == *id);
    for task in &mut tasks {
        if let Task::Read(row) = task
            && table.sources.get(*row).is_some_and(|row| row.beside.iter().any(is_there))
        {
            *task = Task::Skip(Skip::new(text("skip-beside")));
        }
    }
    skip_pages_beside_lists(archive, table, &mut tasks);
    tasks
}

/// A page that says what a list of the same name says too is left: beside it, or where one of both exports was put into
/// a folder of the other.
fn skip_pages_beside_lists(archive: &Archive, table: &Table, tasks: &mut [Task]) {
    let lists: HashSet<(usize, &str)> = archive
        .entries
        .iter()
        .zip(tasks.iter())
        .filter_map(|(entry, task)| match task {
            Task::Read(row) => Some((*row, table.own_path(entry.key.strip_suffix(".json")?))),
            _ => None,
        })
        .collect();
    for (entry, task) in archive.entries.iter().zip(tasks) {
        if let Task::Read(row) = task
            && is_page(&entry.key)
            && let Some((stem, _)) = entry.key.rsplit_once('.')
            && lists.contains(&(*row, table.own_path(stem)))
        {
            *task = Task::Skip(Skip::new(text("skip-beside")));
        }
    }
}

fn task(entry: &Entry, table: &Table) -> Task {
    if let Some(skip) = &entry.skip {
        Task::Skip(Skip::clone(skip))
    } else if let Some(row) = source_of(table, entry) {
        Task::Read(row)
    } else if let Some(skip) = table.skip_of(&entry.key) {
        Task::Skip(Skip::new(&skip.reason))
    } else if is_media_name(&entry.key) {
        let (category, author) = table.media_of(&entry.full_key);
        Task::Media(category, author)
    } else {
        Task::Unknown
    }
}

/// The platform's own words for an export, where one of its files has them.
#[must_use]
pub fn export_words(archive: &Archive, table: &Table) -> Option<String> {
    export_words_of(archive, table, &|_| true)
}

/// The same, of some of its entries.
#[must_use]
pub fn export_words_of(archive: &Archive, table: &Table, is_in: &dyn Fn(&Entry) -> bool) -> Option<String> {
    archive.entries.iter().filter(|entry| entry.skip.is_none() && is_in(entry)).find_map(|entry| {
        let row = table.sources.get(source_of(table, entry)?)?;
        row.identity.as_ref().filter(|identity| !identity.export.is_empty())?;
        archive.with_reader(entry, |reader| super::list::export_id(row, reader)).ok()?
    })
}
