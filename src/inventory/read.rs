//! Opening paths and reading all that is in them: from files on disk to inventories.

use super::Inventory;
use super::origin::{Origin, sample};
use super::plan::{Cancelled, Plan};
use crate::archive::{Archive, OpenError, Problem, ProblemKind};
use crate::platform::{Match, Table, recognise};
use crate::words::Category;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How far reading has come. Bytes are uncompressed, and only of what is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// The bytes to be read, known from the directory.
    pub bytes_total: u64,
    /// The bytes read.
    pub bytes_done: u64,
    /// The file that is being read.
    pub file: String,
    /// Items found, by top-level category.
    pub items: BTreeMap<Category, u64>,
}

/// Watches the reading: is told how it goes, and can end it.
pub trait Watch {
    /// Whether to go on. Asked at least every 64 KiB.
    fn keep_going(&self) -> bool;
    /// How it goes. Told after every file, and now and then within one.
    fn progress(&self, progress: &Progress);
}

/// Why nothing could be read of a path.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// No table knows it.
    #[error("No platform's archive was recognised in it. Fodder reads archives of: {}. Choose the zip as it was downloaded: {}", known.join(", "), path.display())]
    UnknownPlatform {
        /// The platforms that are known.
        known: Vec<String>,
        /// The path.
        path: PathBuf,
        /// How many files there are, by what they seem to be.
        kinds: BTreeMap<String, u64>,
    },
}

impl ReadingError {
    /// Whether the person ended it.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Open(OpenError::Cancelled))
    }
}

/// Reads all origins. Parts of one export come as one inventory, in the order they are given.
///
/// What could not be read at all comes beside what could.
#[must_use]
pub fn read_all(origins: &[Origin], tables: &[Table], watch: &dyn Watch) -> (Vec<Inventory>, Vec<ReadingError>) {
    let mut opened: Vec<(Archive, Match)> = Vec::new();
    let mut errors = Vec::new();
    for origin in origins {
        match open(origin, tables, watch) {
            Ok(found) => join_or_push(&mut opened, found, tables),
            Err(error) if error.is_cancelled() => return (Vec::new(), vec![error]),
            Err(error) => errors.push(error),
        }
    }
    let mut progress = Progress::default();
    let plans: Vec<Plan<'_>> = opened
        .into_iter()
        .filter_map(|(archive, found)| Some(Plan::new(archive, found.clone(), tables.get(found.table)?)))
        .collect();
    progress.bytes_total = plans.iter().map(Plan::bytes_to_read).sum();
    watch.progress(&progress);
    let mut inventories = Vec::new();
    for plan in plans {
        match plan.run(watch, &mut progress) {
            Ok(inventory) => inventories.push(inventory),
            Err(Cancelled) => return (Vec::new(), vec![OpenError::Cancelled.into()]),
        }
    }
    note_same_accounts(&mut inventories);
    (inventories, errors)
}

fn open(origin: &Origin, tables: &[Table], watch: &dyn Watch) -> Result<(Archive, Match), ReadingError> {
    let (archive, path) = match origin {
        Origin::Path(path) => (Archive::open(path, &|| watch.keep_going())?, path.clone()),
        Origin::Sample => (sample(), PathBuf::new()),
    };
    let found = recognise(&archive, tables).into_iter().next();
    match found {
        Some(found) => Ok((archive, found)),
        None => Err(ReadingError::UnknownPlatform {
            known: tables.iter().map(|table| table.name.clone()).collect(),
            path,
            kinds: kinds(&archive),
        }),
    }
}

/// How many files an archive has, by what they seem to be.
fn kinds(archive: &Archive) -> BTreeMap<String, u64> {
    let mut kinds = BTreeMap::new();
    for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
        let ending = entry.name().rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        *kinds.entry(ending).or_default() += 1;
    }
    kinds
}

/// Parts of one export are joined: their names tell the same export, or none does and they share no file.
fn join_or_push(opened: &mut Vec<(Archive, Match)>, found: (Archive, Match), tables: &[Table]) {
    let (archive, kind) = found;
    let platform = |kind: &Match| tables.get(kind.table).map(|table| table.platform.clone());
    let place = opened
        .iter_mut()
        .find(|(other, other_kind)| platform(other_kind) == platform(&kind) && are_parts_of_one(other, &archive));
    match place {
        Some((other, other_kind)) => {
            other.join(archive);
            other_kind.known += kind.known;
            other_kind.files += kind.files;
        }
        None => opened.push((archive, kind)),
    }
}

fn are_parts_of_one(a: &Archive, b: &Archive) -> bool {
    match (export_key(a), export_key(b)) {
        (Some(a), Some(b)) => a == b,
        _ => {
            let keys: std::collections::HashSet<&str> =
                a.entries.iter().filter(|entry| entry.skip.is_none()).map(|entry| entry.key.as_str()).collect();
            !b.entries.iter().filter(|entry| entry.skip.is_none()).any(|entry| keys.contains(entry.key.as_str()))
        }
    }
}

/// What the name of an archive says of the export: its kind and date, without endings and numbers of downloads.
fn export_key(archive: &Archive) -> Option<String> {
    let name = archive.parts.first()?.name.to_lowercase();
    let at = name.find("export")?;
    let (kind, rest) = name.split_at(at);
    let date: String = rest.chars().filter(|c| c.is_ascii_digit() || *c == '-').take(11).collect();
    (date.len() > 8).then(|| format!("{kind}{}", date.trim_start_matches('-').get(..10).unwrap_or_default()))
}

/// Two exports of one account both count; the person is told.
fn note_same_accounts(inventories: &mut [Inventory]) {
    for at in 0..inventories.len() {
        let (before, rest) = inventories.split_at_mut(at);
        let Some(this) = rest.first_mut() else { continue };
        let twin =
            before.iter().find(|other| other.platform == this.platform && other.account.is_same_as(&this.account));
        if let Some(twin) = twin {
            this.problems.push(Problem {
                path: String::new(),
                kind: ProblemKind::SameAccount,
                message: format!(
                    "This is another export of the account in {}. Both are counted, so things may stand twice.",
                    twin.name()
                ),
            });
        }
    }
}
