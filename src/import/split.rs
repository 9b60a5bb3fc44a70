//! Splits an archive that holds several exports, such as zips in a folder or folders side by side, into one for each.

use crate::archive::{Archive, Entry, top_of};
use crate::formats::Table;
use crate::recognise::{Match, recognise};
use std::collections::BTreeSet;
use std::sync::Arc;

/// An archive with more places than this is taken for one export, because each place has to be looked at.
const MOST_ROOTS: usize = 64;

/// A place in which an export may lie.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Root {
    part: usize,
    /// The folder, which ends with a slash; empty for the part itself.
    folder: String,
    /// Whether it holds only what lies directly in the folder, or in one of the platforms' own folders there.
    is_loose: bool,
}

impl Root {
    /// The root of an entry among those directly below a folder. `None` if it lies elsewhere.
    fn of(entry: &Entry, below: &str, tables: &[Table]) -> Option<Self> {
        let rest = entry.key.strip_prefix(below)?;
        let top = top_of(rest).filter(|top| !tables.iter().any(|table| table.is_own_folder(top)));
        let folder = top.map_or_else(|| below.to_owned(), |top| format!("{below}{top}/"));
        Some(Self { part: entry.part, folder, is_loose: top.is_none() })
    }

    fn holds(&self, entry: &Entry, tables: &[Table]) -> bool {
        entry.part == self.part
            && entry.key.starts_with(&self.folder)
            && (!self.is_loose || Self::of(entry, &self.folder, tables).is_some_and(|root| root.is_loose))
    }
}

/// What lies in a root, if that is an export of a platform or a part of one.
struct Found {
    root: Root,
    /// Its entries, without the folders that all of them lie in.
    archive: Archive,
    matched: Match,
}

impl Found {
    /// Whether more of its files are known without the folders around them: those may be the person's own, in which an
    /// export was unpacked beside other files, or the platform's. `inside` are its entries as they lie in the whole.
    fn is_known_better_alone<'e>(&self, inside: impl Iterator<Item = &'e Entry>, tables: &[Table]) -> bool {
        let Some(table) = tables.get(self.matched.table) else { return false };
        let is_known = |entry: &&Entry| table.file_of(&entry.key).is_some() || table.skip_of(&entry.key).is_some();
        self.archive.entries.iter().filter(is_known).count() > inside.filter(is_known).count()
    }
}

/// The roots directly below a folder, each once, in their order.
fn roots_below(archive: &Archive, parts: Option<usize>, folder: &str, tables: &[Table]) -> Vec<Root> {
    let mut roots = BTreeSet::new();
    // Most entries lie in the folder of the one before.
    let mut last = None;
    for entry in
        archive.entries.iter().filter(|entry| entry.skip.is_none() && parts.is_none_or(|part| part == entry.part))
    {
        let Some(rest) = entry.key.strip_prefix(folder) else { continue };
        let top = (entry.part, top_of(rest));
        if last.replace(top) != Some(top) {
            roots.extend(Root::of(entry, folder, tables));
        }
    }
    roots.into_iter().collect()
}

/// The exports in a root: if several lie side by side somewhere below it each of them, else what there is as one.
fn exports_in(root: Root, archive: &Archive, tables: &[Table], splits: &Splits<'_>) -> Vec<Found> {
    if !root.is_loose {
        let mut inner = vec![root.clone()];
        // As long as there is one folder in another, there is nothing to tell apart.
        while let [only] = inner.as_slice()
            && !only.is_loose
        {
            inner = roots_below(archive, Some(root.part), &only.folder, tables);
        }
        if (2..=MOST_ROOTS).contains(&inner.len()) {
            let found: Vec<Found> =
                inner.into_iter().flat_map(|inner| exports_in(inner, archive, tables, splits)).collect();
            if groups(&found, tables, splits).len() > 1 {
                return found;
            }
        }
    }
    let mut own = archive.only(|entry| root.holds(entry, tables));
    own.strip_common_folders(&|folder| tables.iter().any(|table| table.is_own_folder(folder)));
    let matched = recognise(&own, tables).into_iter().next();
    matched.map(|matched| Found { root, archive: own, matched }).into_iter().collect()
}

/// Decides whether two archives of a platform are of different exports.
type Splits<'f> = dyn Fn(&Archive, &Archive, &Table) -> bool + 'f;

/// What was found, put together by export: the indices of each.
fn groups(found: &[Found], tables: &[Table], splits: &Splits<'_>) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, one) in found.iter().enumerate() {
        let belongs = |members: &Vec<usize>| {
            members.iter().filter_map(|member| found.get(*member)).all(|other| {
                other.matched.table == one.matched.table
                    && tables.get(one.matched.table).is_some_and(|table| !splits(&other.archive, &one.archive, table))
            })
        };
        match groups.iter_mut().find(|members| belongs(members)) {
            Some(members) => members.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups
}

/// Splits an archive into the exports in it, each with the platform it is of. `splits` decides whether two archives of a
/// platform are of different exports.
///
/// # Errors
/// The archive itself, if there is none in it.
pub(super) fn split(
    archive: Archive,
    tables: &[Table],
    splits: &Splits<'_>,
) -> Result<Vec<(Archive, Match)>, Box<Archive>> {
    let whole = |archive: Archive| trees(archive, tables);
    let roots = roots_below(&archive, None, "", tables);
    if roots.len() < 2 || roots.len() > MOST_ROOTS {
        return whole(archive);
    }
    let found: Vec<Found> = roots.into_iter().flat_map(|root| exports_in(root, &archive, tables, splits)).collect();
    let groups = groups(&found, tables, splits);
    // Of each entry, what it was found in.
    let place = |entry: &Entry| found.iter().position(|found| found.root.holds(entry, tables));
    let places: Vec<Option<usize>> = archive.entries.iter().map(place).collect();
    let mut archive = archive;
    for (at, found) in found.iter().enumerate() {
        let is_own = |(_, place): &(_, &Option<usize>)| **place == Some(at);
        let inside = archive.entries.iter().zip(&places).filter(is_own).map(|(entry, _)| entry);
        if found.is_known_better_alone(inside, tables) {
            let own = archive.entries.iter_mut().zip(&places).filter(|(_, place)| **place == Some(at));
            for ((entry, _), alone) in own.zip(&found.archive.entries) {
                entry.path = Arc::clone(&alone.path);
                entry.key = Arc::clone(&alone.key);
            }
        }
    }
    if groups.len() < 2 {
        return whole(archive);
    }
    let problems = archive.problems.clone();
    let group_of = |place: usize| groups.iter().position(|members| members.contains(&place));
    // Entries that belong to no export go with the first one, so that they are counted.
    let owners: Vec<usize> = places.iter().map(|place| place.and_then(group_of).unwrap_or(0)).collect();
    let mut list = Vec::new();
    for at in 0..groups.len() {
        let mut owner = owners.iter();
        let mut own = archive.only(|_| owner.next() == Some(&at));
        own.strip_common_folders(&|folder| tables.iter().any(|table| table.is_own_folder(folder)));
        match whole(own) {
            Ok(found) => list.extend(found),
            // A group that is no export by itself must not be lost, so the archive is not split.
            Err(_) => return whole(archive),
        }
    }
    if let Some((first, _)) = list.first_mut() {
        first.problems.extend(problems);
    }
    Ok(list)
}

/// The trees of several platforms that lie in one folder, as in Meta's combined exports; else the archive as it is.
fn trees(archive: Archive, tables: &[Table]) -> Result<Vec<(Archive, Match)>, Box<Archive>> {
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
