//! A data pack as it is downloaded: one zip, checked as strictly as a folder.

use super::{Pack, Refusal};
use crate::{formats, hints, rulebook};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the name of every pack begins with: `fodder-data-2026.11.28.zip`.
const NAME_PREFIX: &str = "fodder-data";
/// A larger zip is no data pack. The one inside the program has less than 2 MiB, unpacked.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Why a zip is not a data pack that can be used.
#[derive(Debug, thiserror::Error)]
pub enum PackFileError {
    /// The file cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The system's error.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// It is no zip, or a damaged one.
    #[error("not a whole zip: {0}")]
    NotZip(#[from] zip::result::ZipError),
    /// It is larger than any data pack, as it is or unpacked.
    #[error("larger than {} MiB, which no data pack is", LARGEST / 1024 / 1024)]
    TooLarge,
    /// It holds something that is neither a `.toml` file nor a licence nor a page of documentation.
    #[error("{0}: a data pack holds `.toml` files, licences and `.md` pages, and nothing else")]
    Foreign(String),
    /// Two entries have the same name, so that readers may differ in which of them they take.
    #[error("two of its entries have the same name")]
    Twice,
    /// An entry is damaged, or not text.
    #[error("{file}: cannot be read: {source}")]
    Entry {
        /// The entry.
        file: String,
        /// What is wrong with it.
        source: io::Error,
    },
    /// It has no `pack.toml` at its root.
    #[error("no pack.toml in it, so it is no data pack")]
    NoRules,
    /// Cases in it, which say what its rules must answer, do not hold.
    #[error("{} of its own cases do not hold:\n{}", .0.len(), .0.join("\n"))]
    Cases(Vec<String>),
    /// Its name says another version than its rules.
    #[error("its name says version {name}, and its rules say {inside}")]
    Version {
        /// The version in its name.
        name: String,
        /// The version in `pack.toml`.
        inside: String,
    },
}

/// A data pack that was read from a zip and has no faults.
#[derive(Debug)]
pub struct PackFile {
    /// The rules, tables and lists.
    pub pack: Pack,
    /// The SHA-256 of the zip in lower-case hexadecimal digits, to be compared with what its publisher says.
    pub sha256: String,
    /// The texts of its files, by their paths in the zip.
    pub(super) texts: BTreeMap<String, String>,
}

impl PackFile {
    /// Whether a file has the name of a data pack. Other files are not looked into, because a person opens archives
    /// far more often.
    #[must_use]
    pub fn has_pack_name(path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        name.starts_with(NAME_PREFIX) && name.ends_with(".zip")
    }

    /// Reads a zip.
    ///
    /// # Errors
    /// If it is no zip, holds anything that does not belong into a pack, or its rules, tables or lists have faults.
    pub fn read(path: &Path) -> Result<Self, Refusal> {
        let bytes = bytes_of(path)?;
        let texts = texts_of(&bytes)?;
        let pack = pack_of(&texts, &path.display().to_string())?;
        let wrong = pack.book.broken_cases();
        if !wrong.is_empty() {
            return Err(PackFileError::Cases(wrong).into());
        }
        if let Some(name) = version_in_name(path).filter(|name| *name != pack.book.version) {
            return Err(PackFileError::Version { name, inside: pack.book.version }.into());
        }
        let mut sha256 = String::with_capacity(64);
        for byte in Sha256::digest(&bytes) {
            write!(sha256, "{byte:02x}").ok();
        }
        Ok(Self { pack, sha256, texts })
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, PackFileError> {
    let unreadable = |source: io::Error| PackFileError::Unreadable { source, path: path.to_owned() };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST { Err(PackFileError::TooLarge) } else { Ok(bytes) }
}

/// The files of a zip that the program reads, by their paths.
fn texts_of(bytes: &[u8]) -> Result<BTreeMap<String, String>, PackFileError> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes))?;
    if zip.has_duplicate_names() {
        return Err(PackFileError::Twice);
    }
    let mut texts = BTreeMap::new();
    let mut left = LARGEST;
    for index in 0..zip.len() {
        let entry = zip.by_index(index)?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name()?.into_owned();
        // The files are written under these names later, so a name must not lead out of the pack: not up, not to the root
        // (which `enclosed_name` would leave out and thereby change the name), not through a link.
        let is_inside = entry.enclosed_name().is_some_and(|path| path == Path::new(&name));
        if !is_inside || entry.is_symlink() || name.contains('\\') {
            return Err(PackFileError::Foreign(name));
        }
        let last = name.rsplit('/').next().unwrap_or(&name);
        if last.starts_with("LICENSE") || last.ends_with(".md") {
            continue;
        }
        // Tables and lists lie in their folders directly; a deeper one would be kept and never read.
        let is_too_deep = is_inner(&name) && name.split('/').count() > 2;
        if !last.ends_with(".toml") || is_too_deep {
            return Err(PackFileError::Foreign(name));
        }
        let mut text = String::new();
        let read = entry.take(left + 1).read_to_string(&mut text);
        read.map_err(|source| PackFileError::Entry { file: name.clone(), source })?;
        left = left.checked_sub(text.len() as u64).ok_or(PackFileError::TooLarge)?;
        texts.insert(name, text);
    }
    if texts.contains_key("pack.toml") { Ok(texts) } else { Err(PackFileError::NoRules) }
}

fn pack_of(texts: &BTreeMap<String, String>, origin: &str) -> Result<Pack, Refusal> {
    let inner = |folder: &str| -> BTreeMap<String, String> {
        let files = texts.iter().filter_map(|(name, text)| {
            let file = name.strip_prefix(folder)?.strip_prefix('/').filter(|file| !file.contains('/'))?;
            Some((file.to_owned(), text.clone()))
        });
        files.collect()
    };
    let rules = texts.iter().filter(|(name, _)| !is_inner(name)).map(|(name, text)| (name.clone(), text.clone()));
    let book = rulebook::from_texts(&rules.collect::<Vec<_>>(), origin)?;
    let own = inner(rulebook::TABLES);
    let (tables, tables_print) = (formats::replacing(&own)?, formats::fingerprint(&own));
    let lists: Vec<(String, String)> = inner(hints::FOLDER).into_iter().collect();
    let hints = if lists.is_empty() { None } else { Some(Arc::new(hints::from_texts(&lists)?)) };
    Ok(Pack { book, tables, tables_print, hints })
}

/// Whether a file lies in the folder of tables or of lists.
fn is_inner(name: &str) -> bool {
    name.split_once('/').is_some_and(|(folder, _)| [rulebook::TABLES, hints::FOLDER].contains(&folder))
}

/// The version in the name of a file, such as 2026.11.28 in `fodder-data-2026.11.28 (1).zip`.
fn version_in_name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let rest = name.strip_prefix(NAME_PREFIX)?.strip_prefix('-')?;
    let version: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let version = version.trim_end_matches('.');
    (!version.is_empty()).then(|| version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_a_name() {
        let version = |name: &str| version_in_name(Path::new(name));
        assert_eq!(version("fodder-data-2026.11.28.zip").as_deref(), Some("2026.11.28"));
        assert_eq!(version("Downloads/Fodder-Data-2026.11.28 (1).zip").as_deref(), Some("2026.11.28"));
        assert_eq!(version("fodder-data.zip"), None);
        assert!(PackFile::has_pack_name(Path::new("Downloads/Fodder-Data-2026.11.28 (1).zip")));
        assert!(!PackFile::has_pack_name(Path::new("Downloads/fodder-data-2026.11.28")));
    }
}
