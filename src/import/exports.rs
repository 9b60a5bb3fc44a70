//! Opening paths, telling the exports in them apart and joining the parts of each.

use super::ahead::Threads;
use super::origin::Origin;
use super::plan::{Plan, checksum};
use super::progress::{Cancelled, Progress, Watch};
use super::split::split;
use crate::archive::{Archive, Entry, Fingerprint, Limits, OpenError};
use crate::formats::Table;
use crate::inventory::{Fault, Inventory, Problem};
use crate::readers::split_at_date;
use crate::recognise::{Match, export_id};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

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
    let mut progress = Progress::default();
    let (opened, errors) = open_all(origins, tables, limits, watch, &mut progress);
    if errors.iter().any(|(_, error)| error.is_cancelled()) {
        return (Vec::new(), errors);
    }
    let steps: Vec<Step<'_>> = opened
        .into_iter()
        .filter_map(|(archive, found)| Some(Step::of(archive, tables.get(found.table)?, known)))
        .collect();
    progress.bytes_total = steps.iter().map(Step::bytes_to_read).fold(0, u64::saturating_add);
    watch.progress(&progress);
    let mut inventories = Vec::new();
    for step in steps {
        match step.run(threads, watch, &mut progress) {
            Ok(inventory) => inventories.push(inventory),
            Err(Cancelled) => {
                let first = origins.first().cloned();
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

    fn run(self, threads: Threads, watch: &dyn Watch, progress: &mut Progress) -> Result<Inventory, Cancelled> {
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

/// The exports that were opened, each with its platform, and what could not be opened.
type Opened = (Vec<(Archive, Match)>, Vec<(Origin, ReadingError)>);

/// Opens origins: the exports in them, with the parts of each joined, and what could not be opened.
pub(super) fn open_all(
    origins: &[Origin],
    tables: &[Table],
    limits: Limits,
    watch: &dyn Watch,
    progress: &mut Progress,
) -> Opened {
    let mut opened: Vec<(Archive, Match)> = Vec::new();
    let mut errors = Vec::new();
    for origin in distinct(origins) {
        match open(origin, tables, limits, watch, progress) {
            Ok(found) => opened.extend(found),
            Err(error) if error.is_cancelled() => return (Vec::new(), vec![(origin.clone(), error)]),
            Err(error) => errors.push((origin.clone(), error)),
        }
    }
    (join(opened, tables), errors)
}

/// Opens an origin: the exports in it, each with its platform.
fn open(
    origin: &Origin,
    tables: &[Table],
    limits: Limits,
    watch: &dyn Watch,
    progress: &mut Progress,
) -> Result<Vec<(Archive, Match)>, ReadingError> {
    let (mut archive, path) = match origin {
        Origin::Path(path) => (Archive::open(path, limits, &|| watch.keep_going())?, path.clone()),
        Origin::Sample(sample) => (sample.open(), PathBuf::new()),
    };
    // Report the size before anything is recognised or read, so that a person sees it at once even if reading takes
    // long.
    progress.files += archive.entries.len() as u64;
    progress.size = archive.entries.iter().fold(progress.size, |sum, entry| sum.saturating_add(entry.bytes));
    watch.progress(progress);
    archive.strip_common_folders(&|folder| tables.iter().any(|table| table.is_own_folder(folder)));
    let splits = |a: &Archive, b: &Archive, table: &Table| kinship(a, b, table) == Kinship::Different;
    split(archive, tables, &splits).map_err(|archive| {
        let known = known_platforms(tables);
        ReadingError::UnknownPlatform { known, path, kinds: kinds(&archive) }
    })
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

/// How two archives of one platform belong together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kinship {
    /// Copies, or parts that their names put together.
    Same,
    /// They may be parts of one export: neither is named, and they share no file.
    Possible,
    /// Nothing says that they belong together.
    Apart,
    /// Two exports: their ids, their names or the contents of a file differ.
    Different,
}

/// Joins archives that belong together.
///
/// If both archives have the platform's own id of the export, the id decides. Otherwise two archives of one name and
/// day are parts of one export, unless a file that names the person differs between them. Others that have the same
/// file with different contents are two exports. Archives whose names tell nothing and that share no file are parts of
/// one export only if no two of them are known to be of different exports.
fn join(opened: Vec<(Archive, Match)>, tables: &[Table]) -> Vec<(Archive, Match)> {
    // Computed once for each pair, because files may have to be read for it.
    let kinship: HashMap<(usize, usize), Kinship> = (0..opened.len())
        .flat_map(|b| (0..b).map(move |a| (a, b)))
        .filter_map(|(a, b)| Some(((a, b), opened.get(a)?, opened.get(b)?)))
        .filter(|(_, (_, kind_a), (_, kind_b))| kind_a.table == kind_b.table)
        .filter_map(|(pair, (a, kind), (b, _))| Some((pair, kinship(a, b, tables.get(kind.table)?))))
        .collect();
    let related = |a: usize, b: usize| kinship.get(&(a.min(b), a.max(b))).copied().unwrap_or(Kinship::Apart);
    let unnamed: Vec<usize> = (0..opened.len())
        .filter(|at| (0..opened.len()).any(|other| other != *at && related(*at, other) == Kinship::Possible))
        .collect();
    let all_possible = unnamed
        .iter()
        .all(|a| unnamed.iter().all(|b| a == b || !is_apart(related(*a, *b)) || !same_table(&opened, *a, *b)));
    let is_member = |kinship: Kinship| match kinship {
        Kinship::Same => true,
        Kinship::Possible => all_possible,
        Kinship::Apart | Kinship::Different => false,
    };
    let mut groups: Vec<(Vec<usize>, (Archive, Match))> = Vec::new();
    for (at, (archive, kind)) in opened.into_iter().enumerate() {
        let belongs = |members: &[usize]| {
            // A copy of a part can be like two exports that are known to differ, and must not join them.
            members.iter().all(|member| related(*member, at) != Kinship::Different)
                && members.iter().any(|member| is_member(related(*member, at)))
        };
        match groups.iter_mut().find(|(members, _)| belongs(members)) {
            Some((members, (whole, _))) => {
                members.push(at);
                whole.join(archive);
            }
            None => groups.push((vec![at], (archive, kind))),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn is_apart(kinship: Kinship) -> bool {
    matches!(kinship, Kinship::Apart | Kinship::Different)
}

fn same_table(opened: &[(Archive, Match)], a: usize, b: usize) -> bool {
    let table = |at: usize| opened.get(at).map(|(_, kind)| kind.table);
    table(a) == table(b)
}

fn kinship(a: &Archive, b: &Archive, table: &Table) -> Kinship {
    // The platform's own id of the export is certain, so nothing else is compared.
    if let (Some(a), Some(b)) = (export_id(a, table), export_id(b, table)) {
        return if a == b { Kinship::Same } else { Kinship::Different };
    }
    let keys = (export_key(a, table), export_key(b, table));
    if let (Some(a), Some(b)) = &keys
        && a != b
    {
        return Kinship::Different;
    }
    let of_a: HashMap<&str, &Entry> = read_files(a, table).map(|entry| (&*entry.key, entry)).collect();
    let shared: Vec<(&Entry, &Entry)> =
        read_files(b, table).filter_map(|entry| Some((*of_a.get(&*entry.key)?, entry))).collect();
    let differs = |(in_a, in_b): &(&Entry, &Entry)| in_a.bytes != in_b.bytes || checksum(a, in_a) != checksum(b, in_b);
    let differing: Vec<&Entry> = shared.iter().filter(|pair| differs(pair)).map(|(entry, _)| *entry).collect();
    let tells_person = |entry: &&Entry| {
        let file = table.file_of(&entry.key).and_then(|file| table.files.get(file));
        file.is_some_and(|file| table.lists_of(file).any(|(_, list)| list.tells_person()))
    };
    if differing.iter().any(tells_person) {
        return Kinship::Different;
    }
    match keys {
        // The names and days are the same. If a file differs between the two, both copies are read and it is reported.
        (Some(_), Some(_)) => Kinship::Same,
        _ if !differing.is_empty() => Kinship::Different,
        _ if !shared.is_empty() => Kinship::Same,
        (None, None) => Kinship::Possible,
        _ => Kinship::Apart,
    }
}

/// The files that are compared. Files that the table skips are not, because the viewer's own pages differ in each part.
fn read_files<'a>(archive: &'a Archive, table: &'a Table) -> impl Iterator<Item = &'a Entry> {
    kept(archive).filter(|entry| table.skip_of(&entry.key).is_none())
}

fn kept(archive: &Archive) -> impl Iterator<Item = &Entry> {
    archive.entries.iter().filter(|entry| entry.skip.is_none())
}

/// The text before the date in the name of an archive, or of a folder in it, and the date.
///
/// A folder is looked at too, because a part may have been renamed, or packed into a zip by another service.
fn export_key(archive: &Archive, table: &Table) -> Option<(String, Date)> {
    // Of a zip that lies in a folder or in another zip, its own name.
    let part = crate::archive::name_of(&archive.parts.first()?.name);
    // The innermost first, because a zip may hold the folders of several exports.
    let folders = kept(archive).next().map(|entry| &*entry.full_key).unwrap_or_default().rsplit('/').skip(1);
    let mut names = folders.chain([part]).filter(|name| table.is_export_name(name));
    let (before, date) = names.find_map(split_at_date)?;
    Some((before.to_lowercase(), date))
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
