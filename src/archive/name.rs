//! Names of entries: as written, as shown, as compared.

use super::Archive;
use crate::vocab::is_bidi_control;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// A path as it is compared: composed, lower case.
#[must_use]
pub fn fold(path: &str) -> String {
    // Nearly all are plain, and an archive may have hundreds of thousands.
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// A path as it is shown: `/` between its parts, none of them empty or `.`, and no drive. Marks that would break a line
/// or turn text around, so that a name is read as another, are shown as what they are: nothing that belongs there.
pub(super) fn tidy(raw: &str) -> Cow<'_, str> {
    if is_tidy(raw) {
        return Cow::Borrowed(raw);
    }
    let slashed = shown(raw).replace('\\', "/");
    let parts: Vec<&str> = slashed.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    Cow::Owned(parts.join("/"))
}

/// Whether a path is plainly tidy already, as nearly all are.
fn is_tidy(raw: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_control() && byte != b'\\';
    let part = |part: &[u8]| !part.is_empty() && part != b"." && part.iter().copied().all(plain);
    raw.as_bytes().split(|byte| *byte == b'/').all(part)
}

/// A name as it is shown, whoever gave it: on one line, in the direction in which it is written.
#[must_use]
pub fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || is_bidi_control(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// The same, sharing the path where it is no other.
pub(super) fn fold_shared(path: &Arc<str>) -> Arc<str> {
    if path.is_ascii() && !path.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Arc::clone(path);
    }
    let folded = fold(path);
    if *folded == **path { Arc::clone(path) } else { folded.into() }
}

/// Decodes the bytes of a name: UTF-8, else what Japanese Windows wrote, else what DOS did.
pub(super) fn decode(raw: &[u8]) -> Cow<'_, str> {
    if let Ok(name) = std::str::from_utf8(raw) {
        return Cow::Borrowed(name);
    }
    // Kana or characters of two bytes are no accident; single bytes of them are accented letters elsewhere.
    let (japanese, _, faulty) = encoding_rs::SHIFT_JIS.decode(raw);
    if !faulty && japanese.chars().any(|c| matches!(c, '\u{3040}'..='\u{30FF}')) {
        return japanese;
    }
    Cow::Owned(oem_cp::decode_string_complete_table(raw, &oem_cp::code_table::DECODING_TABLE_CP437))
}

/// Puts the name of a folder that was opened itself before its files, if it is part of a platform's own paths.
pub(super) fn put_own_folders(archive: &mut Archive, keeps: &dyn Fn(&str) -> bool) {
    let own: HashMap<usize, String> = archive
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| part.is_folder() && keeps(&fold(&part.name)))
        .map(|(at, part)| (at, part.name.clone()))
        .collect();
    for entry in &mut archive.entries {
        if let Some(name) = own.get(&entry.part) {
            entry.path = format!("{name}/{}", entry.path).into();
            entry.key = fold_shared(&entry.path);
            entry.full_key = Arc::clone(&entry.key);
        }
    }
}

/// What a path ends with: the name without folders.
#[must_use]
pub fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The outermost folder of a path, if it has one.
#[must_use]
pub fn top_of(path: &str) -> Option<&str> {
    path.split_once('/').map(|(top, _)| top)
}

/// Takes away the folder that every file of a part lies in, as often as there is one.
pub(super) fn strip_common_folder(archive: &mut Archive, keeps: &dyn Fn(&str) -> bool) {
    loop {
        let mut common: HashMap<usize, Option<&str>> = HashMap::new();
        for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
            let top = top_of(&entry.path);
            let known = common.entry(entry.part).or_insert(top);
            if *known != top {
                *known = None;
            }
        }
        let common: HashMap<usize, String> = common
            .into_iter()
            .filter_map(|(part, top)| Some((part, top.filter(|top| !keeps(&fold(top)))?.to_owned())))
            .collect();
        let mut stripped = false;
        for entry in &mut archive.entries {
            if let Some(top) = common.get(&entry.part)
                && let Some(rest) = entry.path.strip_prefix(top.as_str()).and_then(|rest| rest.strip_prefix('/'))
            {
                entry.path = rest.into();
                entry.key = fold_shared(&entry.path);
                stripped = true;
            }
        }
        if !stripped {
            return;
        }
    }
}
