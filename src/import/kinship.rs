//! Which of several archives are of one export.

use super::ahead::guarded;
use super::counts::Counts;
use super::file_sink::FileSink;
use super::plan::checksum;
use super::state::State;
use crate::archive::{Archive, Entry, Part, name_of};
use crate::formats::{Table, is_page};
use crate::inventory::{Account, account_number};
use crate::readers::{Reader, split_at_date};
use crate::recognise::export_id;
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::HashMap;

/// Longer files are not read to learn whose archive it is: those that say it are short.
const LONGEST_PROFILE: u64 = 4 << 20;

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

/// Puts together the archives that belong together: the indices of each export. Each archive comes with the index of its table;
/// `are_apart` tells of which ones it is known that they do not belong together.
///
/// If both archives have the platform's own id of the export, the id decides. Otherwise archives of two accounts are two exports, and two
/// archives of one name and day are parts of one export, unless a file that names the person differs between them. Others that have the same
/// file with different contents are two exports. Archives whose names tell nothing and that share no file are parts of
/// one export only if no two of them are known to be of different exports.
pub(super) fn group(
    archives: &[(&Archive, usize)],
    tables: &[Table],
    are_apart: &dyn Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    if archives.len() < 2 {
        return (0..archives.len()).map(|at| vec![at]).collect();
    }
    let all = 0..archives.len();
    // Computed once for each archive, because files may have to be read for it and there may be many pairs.
    let traits: Vec<Option<Traits<'_>>> =
        archives.iter().map(|(archive, table)| Some(Traits::of(archive, tables.get(*table)?))).collect();
    let kinship: HashMap<(usize, usize), Kinship> = all
        .clone()
        .flat_map(|b| (0..b).map(move |a| (a, b)))
        .filter(|(a, b)| archives.get(*a).map(|(_, table)| table) == archives.get(*b).map(|(_, table)| table))
        .filter_map(|(a, b)| {
            let (of_a, of_b) = (traits.get(a)?.as_ref()?, traits.get(b)?.as_ref()?);
            Some(((a, b), if are_apart(a, b) { Kinship::Different } else { kinship(of_a, of_b) }))
        })
        .collect();
    let related = |a: usize, b: usize| kinship.get(&(a.min(b), a.max(b))).copied().unwrap_or(Kinship::Apart);
    let is_same_table =
        |a: usize, b: usize| archives.get(a).map(|(_, table)| table) == archives.get(b).map(|(_, table)| table);
    let unnamed: Vec<usize> = all
        .clone()
        .filter(|at| all.clone().any(|other| other != *at && related(*at, other) == Kinship::Possible))
        .collect();
    let all_possible =
        unnamed.iter().all(|a| unnamed.iter().all(|b| a == b || !is_apart(related(*a, *b)) || !is_same_table(*a, *b)));
    let is_member = |kinship: Kinship| match kinship {
        Kinship::Same => true,
        Kinship::Possible => all_possible,
        Kinship::Apart | Kinship::Different => false,
    };
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in all {
        let belongs = |members: &Vec<usize>| {
            // A copy of a part can be like two exports that are known to differ, and must not join them.
            members.iter().all(|member| related(*member, at) != Kinship::Different)
                && members.iter().any(|member| is_member(related(*member, at)))
        };
        match groups.iter_mut().find(|members| belongs(members)) {
            Some(members) => members.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

fn is_apart(kinship: Kinship) -> bool {
    matches!(kinship, Kinship::Apart | Kinship::Different)
}

/// What is compared of an archive.
struct Traits<'a> {
    archive: &'a Archive,
    table: &'a Table,
    /// The platform's own id of the export.
    id: Option<String>,
    key: Option<(String, Date)>,
    format: Option<Format>,
    /// Whose it is, as far as it says.
    account: Account,
    /// The files that are compared, by their paths.
    files: HashMap<&'a str, &'a Entry>,
}

/// In which of its formats a platform wrote an export.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    Pages,
}

impl<'a> Traits<'a> {
    fn of(archive: &'a Archive, table: &'a Table) -> Self {
        let files: HashMap<&str, &Entry> = read_files(archive, table).map(|entry| (&*entry.key, entry)).collect();
        let (id, key) = (export_id(archive, table), export_key(archive, table));
        let format = Format::of(files.values().copied(), table);
        Self { archive, table, id, key, format, account: account_of(archive, table), files }
    }
}

impl Format {
    /// The format of all files that the platform writes as JSON or as pages; `None` if there are none, or both.
    fn of<'e>(files: impl Iterator<Item = &'e Entry>, table: &Table) -> Option<Self> {
        let has_both = |entry: &&Entry| {
            let file = table.file_of(&entry.key).and_then(|file| table.files.get(file));
            file.is_some_and(|file| table.lists_of(file).any(|(_, list)| list.json.is_some() && list.html.is_some()))
        };
        let mut formats = files.filter(has_both).map(|file| if is_page(&file.key) { Self::Pages } else { Self::Json });
        let first = formats.next()?;
        formats.all(|format| format == first).then_some(first)
    }
}

fn kinship(a: &Traits<'_>, b: &Traits<'_>) -> Kinship {
    // The platform's own id of the export is certain, so nothing else is compared.
    if let (Some(a), Some(b)) = (&a.id, &b.id) {
        return if a == b { Kinship::Same } else { Kinship::Different };
    }
    if let (Some(a), Some(b)) = (&a.key, &b.key)
        && a != b
    {
        return Kinship::Different;
    }
    // Files of other names may say it, so that comparing those of one name does not show it.
    if a.account.contradicts(&b.account) {
        return Kinship::Different;
    }
    // A person may have asked for both formats on one day, of different years. If one was put among the files of the other, they are
    // read as one, and pages count if there is no JSON of the same name.
    if let (Some(format_of_a), Some(format_of_b)) = (a.format, b.format)
        && format_of_a != format_of_b
        && !are_nested(a, b)
    {
        return Kinship::Different;
    }
    let shared: Vec<(&Entry, &Entry)> =
        b.files.values().filter_map(|entry| Some((*a.files.get(&*entry.key)?, *entry))).collect();
    let differs = |(in_a, in_b): &(&Entry, &Entry)| {
        in_a.bytes != in_b.bytes || checksum(a.archive, in_a) != checksum(b.archive, in_b)
    };
    let differing: Vec<&Entry> = shared.iter().filter(|pair| differs(pair)).map(|(entry, _)| *entry).collect();
    if differing.iter().any(|entry| tells_person(entry, a.table)) {
        return Kinship::Different;
    }
    match (&a.key, &b.key) {
        // The names and days are the same. If a file differs between the two, both copies are read and it is reported.
        (Some(_), Some(_)) => Kinship::Same,
        _ if !differing.is_empty() => Kinship::Different,
        _ if !shared.is_empty() => Kinship::Same,
        (None, None) => Kinship::Possible,
        _ => Kinship::Apart,
    }
}

/// Whether one of them lies in the other, in the same part.
fn are_nested(a: &Traits<'_>, b: &Traits<'_>) -> bool {
    let part = |part: &Part| (part.path.clone(), part.name.clone());
    let parts = |traits: &Traits<'_>| traits.archive.parts.iter().map(part).collect::<Vec<_>>();
    let (folder_of_a, folder_of_b) = (common_folder(a), common_folder(b));
    parts(a) == parts(b) && (folder_of_a.starts_with(&folder_of_b) || folder_of_b.starts_with(&folder_of_a))
}

/// The folder that all compared files lie in, up to its last slash.
fn common_folder(traits: &Traits<'_>) -> String {
    let mut folders = traits.files.values().map(|entry| &*entry.full_key);
    let first = folders.next().unwrap_or_default();
    let shared = folders.fold(first.len(), |shared, path| {
        first.bytes().zip(path.bytes()).take(shared).take_while(|(a, b)| a == b).count()
    });
    let end = first.as_bytes().get(..shared).and_then(|shared| memchr::memrchr(b'/', shared)).map_or(0, |at| at + 1);
    first.get(..end).unwrap_or_default().to_owned()
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

/// Whose archive it is, as far as the names of its files and the files that name the person say.
fn account_of(archive: &Archive, table: &Table) -> Account {
    let mut state = State::new(table);
    for entry in read_files(archive, table).filter(|entry| entry.bytes <= LONGEST_PROFILE) {
        let spec = table.file_of(&entry.key).and_then(|file| table.files.get(file));
        let Some(spec) = spec.filter(|_| tells_person(entry, table)) else { continue };
        let counts = RefCell::new(Counts::default());
        let mut sink = FileSink { state: &mut state, file: 0, path: &entry.path, part: entry.part, counts: &counts };
        // A file that cannot be read is reported when it is read with all others.
        let read = || {
            archive.with_reader(entry, |reader| Reader::new(table).read(spec, &entry.path, reader, &mut sink).is_ok())
        };
        guarded(read).ok();
    }
    let mut account = state.account;
    if table.account_numbers {
        account.number_in_names = account_number(kept(archive).map(|entry| name_of(&entry.path)));
    }
    account
}

/// Whether a file says whose export it is in.
fn tells_person(entry: &Entry, table: &Table) -> bool {
    let file = table.file_of(&entry.key).and_then(|file| table.files.get(file));
    file.is_some_and(|file| table.lists_of(file).any(|(_, list)| list.has_identity()))
}

/// Whether an archive says of which export it is: by a file that names the person, or by the platform's own id.
pub(super) fn says_of_which_export(archive: &Archive, table: &Table) -> bool {
    read_files(archive, table).any(|entry| tells_person(entry, table)) || export_id(archive, table).is_some()
}
