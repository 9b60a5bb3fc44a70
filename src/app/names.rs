//! The names under which open archives are shown. If two files in different folders have the same name, the name includes the
//! folder.

use crate::import::Origin;
use crate::inventory::Inventory;
use crate::text::{date, text_with};
use std::path::{Path, PathBuf};

/// What an open archive is called: the name of its first part.
pub fn archive_name(inventories: &[Inventory], archive: usize) -> String {
    part_name(inventories, archive, 0)
}

/// What a part of an open archive is called: the name of its file or folder.
pub fn part_name(inventories: &[Inventory], archive: usize, part: usize) -> String {
    let Some((name, path)) = inventories.get(archive).and_then(|inventory| named_part(inventory, part)) else {
        return String::new();
    };
    let parts = inventories
        .iter()
        .flat_map(|inventory| (0..inventory.parts.len()).filter_map(move |part| named_part(inventory, part)));
    let others: Vec<&Path> = parts.filter(|(other, at)| *other == name && *at != path).map(|(_, at)| at).collect();
    named_in(name, folder_among(path, &others))
}

/// What two exports of one account are called: the days on which they were made, or their names if these do not tell them apart.
pub fn export_names(inventories: &[Inventory], exports: [usize; 2]) -> [String; 2] {
    let made = |export: usize| inventories.get(export).and_then(|inventory| inventory.made_on);
    match exports.map(made) {
        [Some(one), Some(other)] if one != other => [one, other].map(date),
        _ => exports.map(|export| archive_name(inventories, export)),
    }
}

/// What a file or folder that was opened is called among all that were.
pub fn origin_name(origin: &Origin, all: &[Origin]) -> String {
    named_in(&origin.name(), origin_folder(origin, all))
}

/// The folder of a file or folder that was opened, if another one has the same name.
pub fn origin_folder(origin: &Origin, all: &[Origin]) -> Option<String> {
    let Origin::Path(path) = origin else { return None };
    let name = origin.name();
    let others = all.iter().filter_map(|other| match other {
        Origin::Path(at) if at != path && other.name() == name => Some(at.as_path()),
        _ => None,
    });
    folder_among(path, &others.collect::<Vec<_>>())
}

/// The name and the place of a part. The place is empty for a part that lies inside the program.
fn named_part(inventory: &Inventory, part: usize) -> Option<(&str, &Path)> {
    let name = inventory.parts.get(part)?.name.as_str();
    Some((name, inventory.archive.parts.get(part).map_or_else(|| Path::new(""), |part| part.path.as_path())))
}

/// The name, followed by the folder if one is given.
fn named_in(name: &str, folder: Option<String>) -> String {
    match folder {
        Some(folder) => text_with("name-in-folder", &[("name", name.into()), ("folder", folder.into())]),
        None => name.to_owned(),
    }
}

/// As much of the folder of a path as tells it from others of the same name; `None` if there are none.
fn folder_among(path: &Path, others: &[&Path]) -> Option<String> {
    if others.is_empty() {
        return None;
    }
    let folder = |path: &Path, depth: usize| -> PathBuf {
        let mut parts: Vec<_> = path.parent().into_iter().flat_map(Path::components).rev().take(depth).collect();
        parts.reverse();
        parts.into_iter().collect()
    };
    let deepest = path.components().count();
    let is_alone = |depth: &usize| others.iter().all(|other| folder(other, *depth) != folder(path, *depth));
    let depth = (1..deepest).find(is_alone).unwrap_or(deepest);
    Some(folder(path, depth).to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paths: &[&str]) -> Vec<String> {
        let all: Vec<Origin> = paths.iter().map(|path| Origin::Path(path.into())).collect();
        all.iter().map(|origin| origin_name(origin, &all)).collect()
    }

    #[test]
    fn the_folder_is_told_where_names_are_alike() {
        assert_eq!(names(&["/a/x.zip", "/a/y.zip"]), ["x.zip", "y.zip"]);
        assert_eq!(names(&["/home/old/x.zip", "/home/new/x.zip"]), ["x.zip (in old)", "x.zip (in new)"]);
        assert_eq!(names(&["/one/sub/x.zip", "/two/sub/x.zip"]), ["x.zip (in one/sub)", "x.zip (in two/sub)"]);
    }
}
