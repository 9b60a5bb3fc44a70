//! Splits an archive that holds several exports, such as zips in a folder or folders side by side, into one for each.

use crate::archive::{Archive, Entry, top_of};
use crate::formats::Table;
use crate::recognise::{Match, export_id_among, recognise_among};
use std::collections::BTreeSet;

/// An archive with more places than this is taken for one export, because each place has to be looked at.
const MOST_ROOTS: usize = 64;

/// A place in which an export may lie: a part, and a folder outermost in it.
type Root = (usize, String);

/// What tells one export from another: its table, and the platform's own id of it, or its name and date; `None` if it
/// has neither.
type Mark = (usize, Option<String>);

/// The root of an entry. An entry in one of the platforms' own folders, or in no folder, has the part itself as its
/// root.
fn root_of(entry: &Entry, tables: &[Table]) -> Root {
    let top = top_of(&entry.key).unwrap_or_default();
    let is_own = tables.iter().any(|table| table.is_own_folder(top));
    (entry.part, if is_own { String::new() } else { top.to_owned() })
}

/// The roots of all entries, each once, in their order.
fn roots(archive: &Archive, tables: &[Table]) -> Vec<Root> {
    let mut roots = BTreeSet::new();
    // Most entries lie in the folder of the one before.
    let mut last = None;
    for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
        let top = (entry.part, top_of(&entry.key));
        if last.replace(top) != Some(top) {
            roots.insert(root_of(entry, tables));
        }
    }
    roots.into_iter().collect()
}

/// Splits an archive into the exports in it, each with the platform it is of.
///
/// # Errors
/// The archive itself, if there is none in it.
pub(super) fn split(
    archive: Archive,
    tables: &[Table],
    name: impl Fn(&Archive, &Table) -> Option<String>,
) -> Result<Vec<(Archive, Match)>, Box<Archive>> {
    let roots = roots(&archive, tables);
    let whole = |archive: Archive| trees(archive, tables);
    if roots.len() < 2 || roots.len() > MOST_ROOTS {
        return whole(archive);
    }
    let marks: Vec<Option<Mark>> = roots.iter().map(|root| mark_of(root, &archive, tables, &name)).collect();
    let mut groups: Vec<(Mark, Vec<&Root>)> = Vec::new();
    for (root, mark) in roots.iter().zip(&marks) {
        let Some(mark) = mark else { continue };
        // A root without an id or a name may belong to any export of its platform.
        let is_like = |known: &Mark| known.0 == mark.0 && (known.1 == mark.1 || known.1.is_none() || mark.1.is_none());
        match groups.iter_mut().find(|(known, _)| is_like(known)) {
            Some((known, members)) => {
                known.1 = known.1.take().or_else(|| mark.1.clone());
                members.push(root);
            }
            None => groups.push((mark.clone(), vec![root])),
        }
    }
    if groups.len() < 2 {
        return whole(archive);
    }
    let problems = archive.problems.clone();
    let at_home = |entry: &Entry, own: &[&Root]| own.contains(&&root_of(entry, tables));
    let others: Vec<&Root> = groups.iter().skip(1).flat_map(|(_, roots)| roots.iter().copied()).collect();
    let mut list = Vec::new();
    for (at, (_, own)) in groups.iter().enumerate() {
        // Entries that belong to no export go with the first one, so that they are counted.
        let mut own_archive = archive.only(|entry| at_home(entry, own) || (at == 0 && !at_home(entry, &others)));
        own_archive.strip_common_folders(&|folder| tables.iter().any(|table| table.is_own_folder(folder)));
        match whole(own_archive) {
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

fn mark_of(
    root: &Root,
    archive: &Archive,
    tables: &[Table],
    name: &impl Fn(&Archive, &Table) -> Option<String>,
) -> Option<Mark> {
    let is_in = |entry: &Entry| root_of(entry, tables) == *root;
    let found = recognise_among(archive, tables, &is_in).into_iter().next()?;
    let table = tables.get(found.table)?;
    let id = export_id_among(archive, table, &is_in);
    let id = id.or_else(|| name(&archive.only(|entry| entry.part == root.0), table));
    Some((found.table, id))
}

/// The trees of several platforms that lie in one folder, as in Meta's combined exports; else the archive as it is.
fn trees(archive: Archive, tables: &[Table]) -> Result<Vec<(Archive, Match)>, Box<Archive>> {
    let mut found = recognise_among(&archive, tables, &|_| true).into_iter();
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
        let found = recognise_among(&tree, tables, &|_| true).into_iter().next()?;
        Some((tree, found))
    };
    let trees = (matched(archive.only(|entry| !is_theirs(entry))), matched(archive.only(is_theirs)));
    // A tree that is no export by itself must not be lost, so the archive is not split.
    let (Some((mut our_tree, our_match)), Some(their_tree)) = trees else { return Ok(vec![(archive, first)]) };
    our_tree.problems.extend(archive.problems);
    Ok(vec![(our_tree, our_match), their_tree])
}
