//! Opening paths, telling the exports in them apart and joining the parts of each.

use super::ahead::Threads;
use super::kinship::group;
use super::origin::Origin;
use super::plan::Plan;
use super::progress::{Cancellation, Progress, Watch};
use super::split::{split, strip_common_folders};
use crate::archive::{Archive, Fingerprint, Limits, OpenError};
use crate::formats::Table;
use crate::inventory::{Fault, Inventory, Problem};
use crate::recognise::Match;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// Why a path could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadingError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// No table knows it.
    #[error("no platform's archive: {}", path.display())]
    UnknownPlatform {
        /// The names of the platforms that are known.
        known: Vec<String>,
        /// The path.
        path: PathBuf,
        /// How many files there are, by the ending of their names.
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
/// Origins that could not be read at all are returned beside the inventories, each with the reason.
#[must_use]
pub fn read_all(
    origins: &[Origin],
    tables: &[Table],
    watch: &dyn Watch,
) -> (Vec<Inventory>, Vec<(Origin, ReadingError)>) {
    read_all_within(origins, tables, Limits::USUAL, watch)
}

/// Like [`read_all`], within other limits.
#[must_use]
pub fn read_all_within(
    origins: &[Origin],
    tables: &[Table],
    limits: Limits,
    watch: &dyn Watch,
) -> (Vec<Inventory>, Vec<(Origin, ReadingError)>) {
    read_all_with(Threads::Cores, origins, tables, limits, watch)
}

/// Like [`read_all_within`], on a given number of threads.
#[must_use]
pub fn read_all_with(
    threads: Threads,
    origins: &[Origin],
    tables: &[Table],
    limits: Limits,
    watch: &dyn Watch,
) -> (Vec<Inventory>, Vec<(Origin, ReadingError)>) {
    read_all_reusing(threads, origins, tables, limits, &[], watch)
}

/// Like [`read_all_with`], but does not read again what is among `known` and whose files did not change since.
///
/// `known` must have been read with the same `tables`. What is reused is copied, which takes a fraction of the time of
/// reading it.
#[must_use]
pub fn read_all_reusing(
    threads: Threads,
    origins: &[Origin],
    tables: &[Table],
    limits: Limits,
    known: &[Inventory],
    watch: &dyn Watch,
) -> (Vec<Inventory>, Vec<(Origin, ReadingError)>) {
    read_listed(threads, list_all(origins, limits, watch), tables, known, watch)
}

/// Archives whose entries are listed and which are not recognised yet. Listing needs no table, so it can be done while the tables
/// are loaded.
#[derive(Debug)]
pub struct ListedArchives {
    /// The archives that could be listed, each with its place among the origins.
    archives: Vec<(usize, Origin, Archive)>,
    errors: Vec<(usize, Origin, OpenError)>,
    progress: Progress,
}

/// Lists the entries of all origins. Two paths that lead to the same file are one origin.
#[must_use]
pub fn list_all(origins: &[Origin], limits: Limits, watch: &dyn Watch) -> ListedArchives {
    let mut listed = ListedArchives { archives: Vec::new(), errors: Vec::new(), progress: Progress::default() };
    for (at, origin) in distinct(origins).into_iter().enumerate() {
        let opened = match origin {
            Origin::Path(path) => Archive::open(path, limits, &|| watch.keep_going()),
            Origin::Sample(sample) => Ok(sample.open()),
        };
        match opened {
            Ok(archive) => {
                // The size is reported before anything is recognised or read, so that a person sees it at once even if
                // reading takes long.
                let progress = &mut listed.progress;
                progress.files += archive.entries.len() as u64;
                progress.size =
                    archive.entries.iter().fold(progress.size, |sum, entry| sum.saturating_add(entry.bytes));
                watch.progress(progress);
                listed.archives.push((at, origin.clone(), archive));
            }
            Err(OpenError::Cancelled) => {
                listed.errors = vec![(at, origin.clone(), OpenError::Cancelled)];
                break;
            }
            Err(error) => listed.errors.push((at, origin.clone(), error)),
        }
    }
    listed
}

/// Reads archives that were listed before, like [`read_all_reusing`].
#[must_use]
pub fn read_listed(
    threads: Threads,
    listed: ListedArchives,
    tables: &[Table],
    known: &[Inventory],
    watch: &dyn Watch,
) -> (Vec<Inventory>, Vec<(Origin, ReadingError)>) {
    let started = Instant::now();
    let first = listed.archives.first().map(|(_, origin, _)| origin.clone());
    let mut progress = listed.progress.clone();
    let (opened, errors) = open_all(listed, tables);
    if errors.iter().any(|(_, error)| error.is_cancelled()) {
        return (Vec::new(), errors);
    }
    tracing::debug!(exports = opened.len(), ms = started.elapsed().as_millis(), "exports recognised");
    let steps: Vec<Step<'_>> = opened
        .into_iter()
        .filter_map(|(archive, found)| Some(Step::of(archive, tables.get(found.table)?, known)))
        .collect();
    tracing::debug!(ms = started.elapsed().as_millis(), "entries sorted");
    progress.bytes_total = steps.iter().map(Step::bytes_to_read).fold(0, u64::saturating_add);
    watch.progress(&progress);
    let mut inventories = Vec::new();
    for step in steps {
        match step.run(threads, watch, &mut progress) {
            Ok(inventory) => inventories.push(inventory),
            Err(Cancellation) => {
                return (Vec::new(), first.map(|origin| (origin, OpenError::Cancelled.into())).into_iter().collect());
            }
        }
    }
    note_same_accounts(&mut inventories);
    (inventories, errors)
}

/// How an export that was opened becomes an inventory.
enum Step<'a> {
    Read { plan: Box<Plan<'a>>, fingerprint: Option<Fingerprint> },
    Reuse(&'a Inventory),
}

impl<'a> Step<'a> {
    fn of(archive: Archive, table: &'a Table, known: &'a [Inventory]) -> Self {
        // Taken before anything is read, so that a file that is written meanwhile counts as changed.
        let fingerprint = archive.fingerprint();
        // What could not be read is tried again, because the reason may be gone: a drive that was away, a permission.
        let is_same = |inventory: &&Inventory| {
            fingerprint.is_some()
                && inventory.fingerprint == fingerprint
                && inventory.platform == table.platform
                && !inventory.unread().is_some()
        };
        match known.iter().find(is_same) {
            Some(inventory) => Self::Reuse(inventory),
            None => Self::Read { plan: Box::new(Plan::new(archive, table)), fingerprint },
        }
    }

    fn bytes_to_read(&self) -> u64 {
        match self {
            Self::Read { plan, .. } => plan.bytes_to_read(),
            Self::Reuse(_) => 0,
        }
    }

    fn run(self, threads: Threads, watch: &dyn Watch, progress: &mut Progress) -> Result<Inventory, Cancellation> {
        match self {
            Self::Read { plan, fingerprint } => {
                let inventory = plan.run(threads, watch, progress)?;
                Ok(Inventory { fingerprint, ..inventory })
            }
            Self::Reuse(inventory) => {
                let mut inventory = inventory.clone();
                // Which other export is of the same account depends on what else is open.
                Arc::make_mut(&mut inventory.problems)
                    .retain(|problem| !matches!(problem.fault, Fault::SameAccount { .. }));
                Ok(inventory)
            }
        }
    }
}

/// The exports that were found, each with its platform, and what could not be opened.
type OpenedExports = (Vec<(Archive, Match)>, Vec<(Origin, ReadingError)>);

/// The exports in archives that were listed, with the parts of each joined, and what could not be opened, in the order of the
/// origins.
pub(super) fn open_all(listed: ListedArchives, tables: &[Table]) -> OpenedExports {
    let ListedArchives { archives, errors, progress: _ } = listed;
    let mut opened: Vec<(Archive, Match)> = Vec::new();
    let mut of = Vec::new();
    let mut errors: Vec<(usize, Origin, ReadingError)> =
        errors.into_iter().map(|(at, origin, error)| (at, origin, error.into())).collect();
    let in_order = |mut errors: Vec<(usize, Origin, ReadingError)>| {
        errors.sort_by_key(|(at, ..)| *at);
        errors.into_iter().map(|(_, origin, error)| (origin, error)).collect()
    };
    if errors.iter().any(|(.., error)| error.is_cancelled()) {
        return (Vec::new(), in_order(errors));
    }
    for (at, origin, mut archive) in archives {
        strip_common_folders(&mut archive, tables);
        match split(archive, tables) {
            Ok(found) => {
                opened.extend(found);
                of.resize(opened.len(), at);
            }
            Err(archive) if archive.is_locked() => {
                let path = if let Origin::Path(path) = &origin { path.clone() } else { PathBuf::new() };
                errors.push((at, origin, OpenError::Locked { path }.into()));
            }
            Err(archive) => {
                let (known, kinds) = (known_platforms(tables), kinds(&archive));
                let path = if let Origin::Path(path) = &origin { path.clone() } else { PathBuf::new() };
                errors.push((at, origin, ReadingError::UnknownPlatform { known, path, kinds }));
            }
        }
    }
    (join(opened, &of, tables), in_order(errors))
}

/// The names of all platforms whose items the tables read. One that lies in another's archives follows that one.
fn known_platforms(tables: &[Table]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for table in tables {
        names.push(table.name.clone());
        for list in table.lists.iter().filter(|list| list.platform != table.platform) {
            let mut letters = list.platform.chars();
            let name: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Every origin once. Two paths that lead to the same file are one origin.
fn distinct(origins: &[Origin]) -> Vec<&Origin> {
    let mut seen = Vec::new();
    let mut list = Vec::new();
    for origin in origins {
        let key = match origin {
            Origin::Path(path) => std::fs::canonicalize(path).unwrap_or_else(|_not_there| path.clone()),
            Origin::Sample(sample) => PathBuf::from(sample.name()),
        };
        if !seen.contains(&key) {
            seen.push(key);
            list.push(origin);
        }
    }
    list
}

/// How many files an archive has, by the ending of their names.
fn kinds(archive: &Archive) -> BTreeMap<String, u64> {
    let mut kinds = BTreeMap::new();
    for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
        let ending = entry.name().rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        *kinds.entry(ending).or_default() += 1;
    }
    kinds
}

/// Joins archives that belong together. `of` is the origin that each comes from: those of one were told apart already.
fn join(opened: Vec<(Archive, Match)>, of: &[usize], tables: &[Table]) -> Vec<(Archive, Match)> {
    let kinds: Vec<(&Archive, usize)> = opened.iter().map(|(archive, kind)| (archive, kind.table)).collect();
    let groups = group(&kinds, tables, &|a, b| of.get(a) == of.get(b));
    let mut opened: Vec<Option<(Archive, Match)>> = opened.into_iter().map(Some).collect();
    let mut take = |at: usize| opened.get_mut(at).and_then(Option::take);
    let whole = |members: Vec<usize>| {
        let mut members = members.into_iter().filter_map(&mut take);
        let (mut whole, kind) = members.next()?;
        members.for_each(|(archive, _)| whole.join(archive));
        Some((whole, kind))
    };
    groups.into_iter().filter_map(whole).collect()
}

/// Adds a problem to each export of an account of which an earlier export is open too, because both are counted.
fn note_same_accounts(inventories: &mut [Inventory]) {
    for at in 0..inventories.len() {
        let (before, rest) = inventories.split_at_mut(at);
        let Some(this) = rest.first_mut() else { continue };
        let twin =
            before.iter().find(|other| other.platform == this.platform && other.account.is_same_as(&this.account));
        if let Some(twin) = twin {
            let fault = Fault::SameAccount { name: twin.name().to_owned() };
            Arc::make_mut(&mut this.problems).push(Problem { path: String::new(), fault });
        }
    }
}
