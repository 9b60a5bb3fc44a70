//! Media files: counted by folder, and assigned to the records that name them. A file that no record names is an item.

use super::ItemKind;
use super::by_file_name::ByFileName;
use super::columns::{Bucket, Claim, Traits};
use super::ledger::{FileRow, State};
use crate::archive::{Entry, fold, name_of};
use crate::formats::MediaNames;
use crate::ids::PlatformId;
use crate::vocab::{Author, Category};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A media file.
#[derive(Debug)]
struct File {
    /// The index of its entry in the archive.
    entry: u32,
    category: Category,
    author: Author,
    bytes: u64,
    claimed: bool,
}

/// All media files of an export. They are known from the list of entries, before any record is read.
#[derive(Debug)]
pub struct Media {
    files: Vec<File>,
    /// How records name their media.
    named_by: MediaNames,
    /// The files of each name or number.
    names: ByFileName,
    /// The rows of the ledger, by part and folder.
    rows: BTreeMap<(usize, String), FileRow>,
    /// The row of the last file, with its part and folder. It is kept at hand because most files lie in the folder of
    /// the one before.
    row: Option<(usize, String, FileRow)>,
    /// The path of each file, if records name media by their paths; empty otherwise.
    paths: Vec<Arc<str>>,
    /// How many files are named by records and missing.
    pub missing: u64,
    /// The files that were claimed by the records of the file that is being read.
    lately: Vec<usize>,
    /// The entries of the last claim.
    claimed: Vec<u32>,
    /// How many files were missing before that file.
    missing_before: u64,
}

impl Media {
    /// An empty set of media. `named_by` is how the platform's records name their media.
    #[must_use]
    pub fn new(named_by: MediaNames) -> Self {
        Self {
            files: Vec::new(),
            named_by,
            names: ByFileName::default(),
            rows: BTreeMap::new(),
            row: None,
            paths: Vec::new(),
            missing: 0,
            lately: Vec::new(),
            claimed: Vec::new(),
            missing_before: 0,
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Notes a media file: the entry of the archive with this index.
    pub fn add(&mut self, nth: usize, entry: &Entry, category: Category, author: Author) {
        let folder = entry.path.strip_suffix(name_of(&entry.path)).unwrap_or_default();
        let folder = folder.strip_suffix('/').unwrap_or_default();
        let row = self.row_of(entry.part, folder, category);
        row.entries += 1;
        row.bytes = row.bytes.saturating_add(entry.bytes);
        let at = self.files.len();
        let nth = u32::try_from(nth).unwrap_or(u32::MAX);
        self.files.push(File { entry: nth, category, author, bytes: entry.bytes, claimed: false });
        match self.named_by {
            MediaNames::None => {}
            MediaNames::Path => {
                self.names.add(Arc::clone(&entry.full_key), at);
                self.paths.push(Arc::clone(&entry.full_key));
            }
            MediaNames::Number => {
                let name = entry.name();
                let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                let (number, medium) = stem.split_once('-').unwrap_or((stem, ""));
                for key in [number, medium].into_iter().filter(|key| !key.is_empty()) {
                    self.names.add(key.into(), at);
                }
            }
        }
    }

    /// Reserves memory for this many more files.
    pub fn reserve(&mut self, files: usize) {
        self.files.reserve(files);
        match self.named_by {
            MediaNames::None => {}
            MediaNames::Path => {
                self.names.reserve(files);
                self.paths.reserve(files);
            }
            MediaNames::Number => self.names.reserve(2 * files),
        }
    }

    fn row_of(&mut self, part: usize, folder: &str, category: Category) -> &mut FileRow {
        let last = self.row.take_if(|(known, path, _)| *known != part || path != folder);
        if let Some((part, folder, row)) = last {
            self.rows.insert((part, folder), row);
        }
        let (.., row) = self.row.get_or_insert_with(|| {
            let key = (part, folder.to_owned());
            let row = self.rows.remove(&key).unwrap_or_else(|| {
                let mut row = FileRow::new(&format!("{folder}/"), part, State::Media, 0);
                row.entries = 0;
                row.category = Some(category);
                row
            });
            (part, key.1, row)
        });
        row
    }

    /// Begins a file of records, whose claims [`Self::give_back`] can undo.
    pub fn begin_file(&mut self) {
        self.lately.clear();
        self.missing_before = self.missing;
    }

    /// Undoes the claims since [`Self::begin_file`], because the records of the file are discarded.
    pub fn give_back(&mut self) {
        self.missing = self.missing_before;
        for at in self.lately.drain(..) {
            if let Some(file) = self.files.get_mut(at) {
                file.claimed = false;
            }
        }
    }

    /// Assigns to a record the files with these names that no other record has claimed. [`Self::claimed`] tells which.
    pub fn claim(&mut self, names: &[&str]) -> Claim {
        let mut claim = Claim::default();
        self.claimed.clear();
        for name in names.iter().filter(|name| !name.is_empty()) {
            let found = match self.named_by {
                _ if self.files.is_empty() => Vec::new(),
                MediaNames::Path => self.at_path(name),
                MediaNames::Number | MediaNames::None => self.of_name(name),
            };
            if found.is_empty() && is_path(name) {
                self.missing += 1;
                claim.missing = claim.missing.saturating_add(1);
            }
            for at in found {
                if let Some(file) = self.files.get_mut(at).filter(|file| !file.claimed) {
                    file.claimed = true;
                    self.lately.push(at);
                    self.claimed.push(file.entry);
                    claim.files += 1;
                    claim.bytes = claim.bytes.saturating_add(file.bytes);
                }
            }
        }
        claim
    }

    /// The files of the last claim, by the indices of their entries.
    #[must_use]
    pub fn claimed(&self) -> &[u32] {
        &self.claimed
    }

    /// The files whose number or medium is this name. If the name is an address, its last segment is compared.
    fn of_name(&self, name: &str) -> Vec<usize> {
        let path = name.split(['?', '#']).next().unwrap_or(name);
        let last = name_of(path);
        let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
        self.names.of(stem).collect()
    }

    /// The file at this path, which a page may write as an address, with `%20` for a space.
    fn at_path(&self, path: &str) -> Vec<usize> {
        let found = self.at_plain_path(path);
        if !found.is_empty() || !path.contains('%') {
            return found;
        }
        percent_decode_str(path).decode_utf8().map_or(found, |path| self.at_plain_path(&path))
    }

    /// The file at this path. In the archive there may be further folders before it.
    fn at_plain_path(&self, path: &str) -> Vec<usize> {
        let path = fold(path.trim_start_matches("./").trim_start_matches('/'));
        let ends =
            |full: &Arc<str>| full.strip_suffix(&path).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
        self.names.of(name_of(&path)).filter(|at| self.paths.get(*at).is_some_and(ends)).take(1).collect()
    }

    /// The rows of the ledger.
    pub fn rows(&mut self) -> impl Iterator<Item = FileRow> {
        if let Some((part, folder, row)) = self.row.take() {
            self.rows.insert((part, folder), row);
        }
        std::mem::take(&mut self.rows).into_values()
    }

    /// The files that no record names: one item each, in the category of their folder. Their kinds are added to
    /// `kinds`; `entries` are those of the archive.
    #[must_use]
    pub fn unclaimed(&self, platform: &PlatformId, kinds: &mut Vec<ItemKind>, entries: &[Entry]) -> Vec<LooseMedia> {
        let mut list = Vec::new();
        // Most files are of the kind of the one before.
        let mut last: Option<(Category, usize)> = None;
        for file in self.files.iter().filter(|file| !file.claimed) {
            let Some(entry) = entries.get(file.entry as usize) else { continue };
            let known = last.filter(|(category, _)| *category == file.category).map(|(_, kind)| kind);
            let kind = known.unwrap_or_else(|| kind_of(platform, file.category, kinds));
            last = Some((file.category, kind));
            list.push(LooseMedia {
                part: entry.part,
                path: Arc::clone(&entry.path),
                entry: file.entry,
                bucket: Bucket {
                    kind,
                    category: file.category,
                    traits: Traits { author: file.author, unpublished: false, audience: None, placed: false },
                    day: None,
                    items: 1,
                    text_chars: 0,
                    media_files: 1,
                    media_bytes: file.bytes,
                },
            });
        }
        list
    }
}

/// A media file that no record names, which is an item of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LooseMedia {
    /// The part it lies in.
    pub part: usize,
    /// Its path.
    pub path: Arc<str>,
    /// The index of its entry in the archive.
    pub entry: u32,
    /// What a verdict can depend on, for this one item.
    pub bucket: Bucket,
}

/// The buckets of media files, each with all of its files.
#[must_use]
pub fn buckets_of(files: &[LooseMedia]) -> Vec<Bucket> {
    let mut sums: BTreeMap<(Category, Author), Bucket> = BTreeMap::new();
    for LooseMedia { bucket, .. } in files {
        let sum = sums.entry((bucket.category, bucket.traits.author)).or_insert_with(|| Bucket {
            items: 0,
            media_files: 0,
            media_bytes: 0,
            ..bucket.clone()
        });
        sum.items += 1;
        sum.media_files += 1;
        sum.media_bytes = sum.media_bytes.saturating_add(bucket.media_bytes);
    }
    sums.into_values().collect()
}

/// The kind of the media files of a category, which is added if it is not there yet.
fn kind_of(platform: &PlatformId, category: Category, kinds: &mut Vec<ItemKind>) -> usize {
    let id = format!("{platform}.files.{}", category.id());
    kinds.iter().position(|kind| kind.id == id).unwrap_or_else(|| {
        kinds.push(ItemKind { id, name: None, platform: platform.to_owned(), category, audience: None, quoted: false });
        kinds.len() - 1
    })
}

/// Whether a record names a file of the archive, and not a place on the network.
fn is_path(name: &str) -> bool {
    name.contains('/') && !name.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_files_of_a_discarded_file_are_not_counted() {
        let mut media = Media::new(MediaNames::Path);
        media.begin_file();
        media.claim(&["media/1.jpg"]);
        media.begin_file();
        media.claim(&["media/2.jpg", "media/3.jpg"]);
        assert_eq!(media.missing, 3);
        media.give_back();
        assert_eq!(media.missing, 1);
    }
}
