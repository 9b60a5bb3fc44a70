//! Names of entries: as written, as shown, as compared.

use super::{Archive, Place};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;

/// A path as it is compared: composed, lower case.
#[must_use]
pub fn fold(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// A path as it is shown: `/` between its parts, none of them empty or `.`, and no drive.
pub(super) fn tidy(raw: &str) -> String {
    let slashed = raw.replace('\\', "/");
    let parts: Vec<&str> = slashed.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

/// Decodes the bytes of a name: UTF-8, else what old DOS programs wrote.
pub(super) fn decode(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        // CP437 agrees with ISO 8859-1 in no accented letter, but with ASCII in all others; a name that is not
        // UTF-8 matches no known file anyway, and is shown with what can be shown of it.
        Err(_not_utf8) => String::from_utf8_lossy(raw).into_owned(),
    }
}

/// Takes away the folder that every file of a part lies in: people zip and re-zip the folder they unpacked.
pub(super) fn strip_common_folder(archive: &mut Archive) {
    let mut common: HashMap<usize, Option<String>> = HashMap::new();
    for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
        let top = entry.path.split_once('/').map(|(top, _)| top.to_owned());
        common
            .entry(entry.part)
            .and_modify(|known| {
                if *known != top {
                    *known = None;
                }
            })
            .or_insert(top);
    }
    for entry in &mut archive.entries {
        if let Some(Some(top)) = common.get(&entry.part)
            && let Some(rest) = entry.path.strip_prefix(top.as_str()).and_then(|rest| rest.strip_prefix('/'))
        {
            entry.path = rest.to_owned();
        }
        entry.key = fold(&entry.path);
    }
    // A folder within the folder: once more, as long as it lasts and something was taken away.
    let again = common.values().any(Option::is_some)
        && archive.entries.iter().any(|entry| entry.skip.is_none() && entry.path.contains('/'))
        && archive.entries.iter().all(|entry| !matches!(entry.place, Place::File(_)) || entry.path.contains('/'));
    if again && common.values().all(Option::is_some) && still_common(archive) {
        strip_common_folder(archive);
    }
}

fn still_common(archive: &Archive) -> bool {
    let mut tops: HashMap<usize, &str> = HashMap::new();
    archive.entries.iter().filter(|entry| entry.skip.is_none()).all(|entry| match entry.path.split_once('/') {
        Some((top, _)) => *tops.entry(entry.part).or_insert(top) == top,
        None => false,
    })
}
