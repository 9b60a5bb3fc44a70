//! Names of entries: decoding them, tidying them for display, and folding them for comparison.

use super::Archive;
use crate::vocab::is_bidi_control;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;

/// A path in the form in which paths are compared: composed (NFC) and in lower case.
#[must_use]
pub fn fold(path: &str) -> String {
    // Nearly all paths are ASCII, and an archive may have hundreds of thousands.
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// A path as it is shown: `/` between its parts, none of them empty or `.`. Control characters and those that reverse
/// the direction of text are replaced, because with them a name can look like another one.
pub(super) fn tidy(raw: &str) -> Cow<'_, str> {
    if is_tidy(raw) {
        return Cow::Borrowed(raw);
    }
    let slashed = shown(raw).replace('\\', "/");
    let parts: Vec<&str> = slashed.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    Cow::Owned(parts.join("/"))
}

/// Whether a path is ASCII and tidy already. Nearly all are, and need no copy.
fn is_tidy(raw: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_control() && byte != b'\\';
    let part = |part: &[u8]| !part.is_empty() && part != b"." && part.iter().copied().all(plain);
    raw.as_bytes().split(|byte| *byte == b'/').all(part)
}

/// A name as it is shown, with control characters and those that reverse the direction of text replaced.
#[must_use]
pub fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || is_bidi_control(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// [`fold`] for a shared path, which is returned itself if it does not change.
pub(super) fn fold_shared(path: &Arc<str>) -> Arc<str> {
    if path.is_ascii() && !path.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Arc::clone(path);
    }
    let folded = fold(path);
    if *folded == **path { Arc::clone(path) } else { folded.into() }
}

/// Decodes the bytes of a name: as UTF-8, else as Shift JIS (Japanese Windows), else as code page 437 (DOS).
pub(super) fn decode(raw: &[u8]) -> Cow<'_, str> {
    if let Ok(name) = std::str::from_utf8(raw) {
        return Cow::Borrowed(name);
    }
    // Names in other encodings are hardly ever valid Shift JIS with kana in it.
    let (japanese, _, faulty) = encoding_rs::SHIFT_JIS.decode(raw);
    if !faulty && japanese.chars().any(|c| matches!(c, '\u{3040}'..='\u{30FF}')) {
        return japanese;
    }
    Cow::Owned(oem_cp::decode_string_complete_table(raw, &oem_cp::code_table::DECODING_TABLE_CP437))
}

/// Puts the name of a folder that was opened before the paths of its files, if it is part of a platform's own paths.
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

/// The last part of a path.
#[must_use]
pub fn name_of(path: &str) -> &str {
    // Quicker than `rsplit`: an archive may have hundreds of thousands of names.
    let at = memchr::memrchr(b'/', path.as_bytes()).map_or(0, |at| at + 1);
    path.get(at..).unwrap_or(path)
}

/// The ending of a file name, without its dot; empty if the name has no dot.
#[must_use]
pub fn ending_of(name: &str) -> &str {
    memchr::memrchr(b'.', name.as_bytes()).and_then(|dot| name.get(dot + 1..)).unwrap_or_default()
}

/// The folder that a path lies in, without a slash at its end; empty if it lies in none.
#[must_use]
pub fn folder_of(path: &str) -> &str {
    memchr::memrchr(b'/', path.as_bytes()).and_then(|at| path.get(..at)).unwrap_or_default()
}

/// The outermost folder of a path, if it has one.
#[must_use]
pub fn top_of(path: &str) -> Option<&str> {
    path.get(..memchr::memchr(b'/', path.as_bytes())?)
}

/// Removes the folder that every file of a part lies in, as long as there is one.
pub(super) fn strip_common_folder(archive: &mut Archive, keeps: &dyn Fn(&str) -> bool) {
    loop {
        let mut common: foldhash::HashMap<usize, Option<&str>> = foldhash::HashMap::default();
        for entry in archive.entries.iter().filter(|entry| entry.skip.is_none()) {
            let top = top_of(&entry.path);
            let known = common.entry(entry.part).or_insert(top);
            if *known != top {
                *known = None;
            }
        }
        let common: foldhash::HashMap<usize, String> = common
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
