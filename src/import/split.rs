//! Splits an archive that holds several exports, such as zips in a folder or folders side by side, into one for each.
//!
//! 1. [`exports_in`] finds the folders of each part in which an export lies.
//! 2. [`groups`] puts together those that are parts or copies of one export.
//! 3. [`owners`] gives every entry to one of these groups, also those that lie in no export, so that all are counted.
//! 4. [`shorten_paths`] takes off the folders around each export, because tables name files by their paths in it.
//! 5. [`split_platforms`] tells apart the two platforms of a combined export of Meta.

use super::kinship::{group, says_of_which_export};
use crate::archive::{Archive, Entry, top_of};
use crate::formats::Table;
use crate::recognise::{Match, recognise};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A folder with more places below it than this is taken for one export, because each place has to be looked at.
const MOST_ROOTS: usize = 64;

/// A place in which an export may lie.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    part: usize,
    /// The folder, which ends with a slash; empty for the part itself.
    folder: String,
    /// Whether only the files directly in the folder and the platforms' own folders in it belong to this root. Other folders beside them
    /// are roots of their own.
    is_loose: bool,
}

impl Root {
    /// The root of an entry among those directly below a folder. `None` if it lies elsewhere.
    fn of(entry: &Entry, below: &str, tables: &[Table]) -> Option<Self> {
        let top = foreign_top_folder(entry.key.strip_prefix(below)?, tables);
        let folder = top.map_or_else(|| below.to_owned(), |top| format!("{below}{top}/"));
        Some(Self { part: entry.part, folder, is_loose: top.is_none() })
    }

    fn holds(&self, entry: &Entry, tables: &[Table]) -> bool {
        let rest = entry.key.strip_prefix(&self.folder).filter(|_| entry.part == self.part);
        rest.is_some_and(|rest| !self.is_loose || foreign_top_folder(rest, tables).is_none())
    }
}

/// The outermost folder of a path, if no platform's exports have a folder of that name.
fn foreign_top_folder<'p>(path: &'p str, tables: &[Table]) -> Option<&'p str> {
    top_of(path).filter(|top| !tables.iter().any(|table| table.is_own_folder(top)))
}

/// Takes off the folders that all files of a part lie in, but for the platforms' own.
pub(super) fn strip_common_folders(archive: &mut Archive, tables: &[Table]) {
    archive.strip_common_folders(&|folder| tables.iter().any(|table| table.is_own_folder(folder)));
}

/// What lies in a root, if that is an export of a platform or a part of one.
struct FoundExport {
    root: Root,
    /// Its entries, without the folders that all of them lie in.
    archive: Archive,
    matched: Match,
}

impl FoundExport {
    /// How many of `entries`, which are its own, the platform's table knows by their paths.
    fn known_files<'e>(&self, entries: impl Iterator<Item = &'e Entry>, tables: &[Table]) -> usize {
        let Some(table) = tables.get(self.matched.table) else { return 0 };
        let is_known = |entry: &&Entry| table.file_of(&entry.key).is_some() || table.skip_of(&entry.key).is_some();
        entries.filter(is_known).count()
    }

    /// Whether it says of which export it is: by the name of its folder, or by what is in it.
    fn identifies_itself(&self, tables: &[Table]) -> bool {
        tables.get(self.matched.table).is_some_and(|table| {
            self.root.folder.split('/').any(|folder| table.is_export_name(folder))
                || says_of_which_export(&self.archive, table)
        })
    }
}

/// The roots directly below a folder, each once, in their order.
fn roots_below(archive: &Archive, part: usize, folder: &str, tables: &[Table]) -> Vec<Root> {
    let mut roots = BTreeSet::new();
    // Most entries lie in the same folder as the one before, for which the root is known.
    let mut last = None;
    for entry in archive.entries.iter().filter(|entry| entry.skip.is_none() && entry.part == part) {
        let Some(rest) = entry.key.strip_prefix(folder) else { continue };
        let top = top_of(rest);
        if last.replace(top) != Some(top) {
            roots.extend(Root::of(entry, folder, tables));
        }
    }
    roots.into_iter().collect()
}

/// The exports in a root: each of them if several lie side by side below it, else the root as one export.
fn exports_in(root: Root, archive: &Archive, tables: &[Table]) -> Vec<FoundExport> {
    let mut deeper = None;
    if !root.is_loose {
        let mut inner = vec![root.clone()];
        // As long as there is one folder in another, there is nothing to tell apart.
        while let [only] = inner.as_slice()
            && !only.is_loose
        {
            inner = roots_below(archive, only.part, &only.folder, tables);
        }
        if (2..=MOST_ROOTS).contains(&inner.len()) {
            let mut found: Vec<FoundExport> =
                inner.iter().flat_map(|inner| exports_in(inner.clone(), archive, tables)).collect();
            // If an export's files lie directly in this folder, a folder beside them is a separate export only if it says itself which
            // export it is.
            let is_around = found.iter().any(|found| found.root.is_loose && inner.contains(&found.root));
            if is_around {
                found.retain(|found| found.root.is_loose || found.identifies_itself(tables));
            }
            // Copies and parts of one export lie in folders of their own as well: beside a loose export, folders are told apart only if they
            // are of different exports.
            if found.len() > 1 && (!is_around || groups(&found, tables).len() > 1) {
                return found;
            }
            deeper = Some(found).filter(|found| found.len() == 1).and_then(|mut found| found.pop());
        }
    }
    let mut own = archive.only(|entry| root.holds(entry, tables));
    strip_common_folders(&mut own, tables);
    let whole = recognise(&own, tables).into_iter().next().map(|matched| FoundExport { root, archive: own, matched });
    // If the files around a deeper export add none that its table knows, the export is the deeper folder; the files around it are still
    // counted with it.
    let known = |found: &FoundExport| found.known_files(found.archive.entries.iter(), tables);
    match (whole, deeper) {
        (Some(whole), Some(deeper)) if known(&deeper) >= known(&whole) => vec![deeper],
        (Some(found), _) | (None, Some(found)) => vec![found],
        (None, None) => Vec::new(),
    }
}

/// What was found, put together by export: the indices of each.
fn groups(found: &[FoundExport], tables: &[Table]) -> Vec<Vec<usize>> {
    let archives: Vec<(&Archive, usize)> = found.iter().map(|found| (&found.archive, found.matched.table)).collect();
    group(&archives, tables, &|_, _| false)
}

/// Splits an archive into the exports in it, each with the platform it is of.
///
/// # Errors
/// The archive itself, if there is none in it.
pub(super) fn split(mut archive: Archive, tables: &[Table]) -> Result<Vec<(Archive, Match)>, Box<Archive>> {
    let as_trees = |archive: Archive| split_platforms(archive, tables);
    // What is usual: one part with everything in the platform's own folders.
    if let [_] = archive.parts.as_slice()
        && let [_] = roots_below(&archive, 0, "", tables).as_slice()
    {
        return as_trees(archive);
    }
    let parts = (0..archive.parts.len()).map(|part| Root { part, folder: String::new(), is_loose: false });
    let found: Vec<FoundExport> = parts.flat_map(|root| exports_in(root, &archive, tables)).collect();
    let groups = groups(&found, tables);
    // For each entry the index in `found` of the export that holds it.
    let place = |entry: &Entry| found.iter().position(|found| found.root.holds(entry, tables));
    let found_in: Vec<Option<usize>> = archive.entries.iter().map(place).collect();
    let owners = owners(&archive, &found, &found_in, &groups);
    shorten_paths(&mut archive, &found, &found_in, &groups, tables);
    if groups.len() < 2 {
        return as_trees(archive);
    }
    let problems = archive.problems.clone();
    let mut list = Vec::new();
    for at in 0..groups.len() {
        let mut owner = owners.iter();
        let mut own = archive.only(|_| owner.next() == Some(&at));
        strip_common_folders(&mut own, tables);
        match as_trees(own) {
            Ok(found) => list.extend(found),
            // A group that is no export by itself must not be lost, so the archive is not split.
            Err(_) => return as_trees(archive),
        }
    }
    if let Some((first, _)) = list.first_mut() {
        first.problems.extend(problems);
    }
    Ok(list)
}

/// The group that each entry goes with, by its index. An entry in no export goes with the export that lies nearest, so that it is counted.
fn owners(archive: &Archive, found: &[FoundExport], found_in: &[Option<usize>], groups: &[Vec<usize>]) -> Vec<usize> {
    let group_of = |place: usize| groups.iter().position(|members| members.contains(&place));
    let nearest = |entry: &Entry| {
        let same_part = || found.iter().enumerate().filter(|(_, found)| found.root.part == entry.part);
        let around = same_part().filter(|(_, found)| entry.key.starts_with(&found.root.folder));
        let around = around.max_by_key(|(_, found)| found.root.folder.len());
        around.or_else(|| same_part().next()).map(|(at, _)| at)
    };
    let entries = archive.entries.iter().zip(found_in);
    entries.map(|(entry, place)| place.or_else(|| nearest(entry)).and_then(group_of).unwrap_or(0)).collect()
}

/// Takes off the folders that all entries of an export lie in: always where there are several exports, and of a single one if its table
/// knows more of the files by the shorter paths.
fn shorten_paths(
    archive: &mut Archive,
    found: &[FoundExport],
    found_in: &[Option<usize>],
    groups: &[Vec<usize>],
    tables: &[Table],
) {
    for (at, one) in found.iter().enumerate() {
        let members = groups.iter().find(|members| members.contains(&at));
        let is_around = |other: &FoundExport| {
            other.root.is_loose && other.root.part == one.root.part && one.root.folder.starts_with(&other.root.folder)
        };
        let mut others = members.into_iter().flatten().filter(|member| **member != at).filter_map(|at| found.get(*at));
        // The paths of an export that lies in a folder of another stay as they are, because they are read together with that one's.
        if others.any(is_around) {
            continue;
        }
        let is_own = |(_, place): &(_, &Option<usize>)| **place == Some(at);
        let inside = archive.entries.iter().zip(found_in).filter(is_own).map(|(entry, _)| entry);
        let is_only = found.len() == 1;
        if !is_only || one.known_files(one.archive.entries.iter(), tables) > one.known_files(inside, tables) {
            let own = archive.entries.iter_mut().zip(found_in).filter(|(_, place)| **place == Some(at));
            for ((entry, _), stripped) in own.zip(&one.archive.entries) {
                entry.path = Arc::clone(&stripped.path);
                entry.key = Arc::clone(&stripped.key);
            }
        }
    }
}

/// Splits an archive that holds the exports of two platforms in one folder, as Meta's combined exports do; else it stays as it is.
fn split_platforms(archive: Archive, tables: &[Table]) -> Result<Vec<(Archive, Match)>, Box<Archive>> {
    let mut found = recognise(&archive, tables).into_iter();
    let Some(first) = found.next() else { return Err(Box::new(archive)) };
    let second = found.find(|other| other.marked > 0 && first.marked > 0);
    let both = second.and_then(|second| Some((tables.get(first.table)?, tables.get(second.table)?)));
    let Some((ours, theirs)) = both else { return Ok(vec![(archive, first)]) };
    let is_theirs = |entry: &Entry| {
        let top = top_of(&entry.key).unwrap_or_default();
        let marks = (ours.is_marker(&entry.full_key), theirs.is_marker(&entry.full_key));
        let knows = (ours.file_of(&entry.full_key).is_some(), theirs.file_of(&entry.full_key).is_some());
        let owns = (ours.is_own_folder(top), theirs.is_own_folder(top));
        // A file that only one platform has as a marker is that platform's, and one that both have is the first one's. Else it belongs to
        // the only table that knows it, else to the second platform if its top folder is only that one's. The rest is the first one's.
        match (marks, knows, owns) {
            ((false, true), ..) | ((false, false), (false, true), _) => true,
            ((false, false), (known, other), (false, true)) => known == other,
            _ => false,
        }
    };
    let matched = |tree: Archive| {
        let found = recognise(&tree, tables).into_iter().next()?;
        Some((tree, found))
    };
    let trees = (matched(archive.only(|entry| !is_theirs(entry))), matched(archive.only(is_theirs)));
    // A tree that is no export by itself must not be lost, so the archive is not split.
    let (Some((mut our_tree, our_match)), Some(their_tree)) = trees else { return Ok(vec![(archive, first)]) };
    our_tree.problems.extend(archive.problems);
    Ok(vec![(our_tree, our_match), their_tree])
}
