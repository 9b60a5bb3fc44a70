//! Media files: counted by folder, and claimed by the records that name them. What nobody claims is an item of its own.

use super::Source;
use super::columns::{Cell, Traits};
use super::ledger::{FileRow, State};
use crate::archive::Entry;
use crate::locale::text;
use crate::platform::Table;
use crate::words::{Author, Category};
use std::collections::{BTreeMap, HashMap};

/// A media file.
#[derive(Debug)]
struct File {
    category: Category,
    author: Author,
    bytes: u64,
    claimed: bool,
}

/// All media files of an export. They are known from its directory, before anything is read.
#[derive(Debug, Default)]
pub(super) struct Media {
    files: Vec<File>,
    /// Which files a name, or a number, stands for.
    names: HashMap<String, Vec<usize>>,
    /// The rows of the ledger, by part and folder.
    rows: BTreeMap<(usize, String), FileRow>,
    /// Those claimed since the file that is being read began.
    lately: Vec<usize>,
}

impl Media {
    /// Notes a media file. `by_number`: it is named `<number of the record>-<name of the medium>`.
    pub fn add(&mut self, entry: &Entry, category: Category, author: Author, by_number: bool) {
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let row = self.rows.entry((entry.part, folder.to_owned())).or_insert_with(|| {
            let mut row = FileRow::new(&format!("{folder}/"), entry.part, State::Media, 0);
            row.entries = 0;
            row.category = Some(category);
            row
        });
        row.entries += 1;
        row.bytes += entry.bytes;
        let at = self.files.len();
        self.files.push(File { category, author, bytes: entry.bytes, claimed: false });
        if by_number {
            let name = entry.name();
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let (number, medium) = stem.split_once('-').unwrap_or((stem, ""));
            for key in [number, medium].into_iter().filter(|key| !key.is_empty()) {
                let files = self.names.entry(key.to_owned()).or_default();
                // `<number>-<the same number>` is one file.
                if files.last() != Some(&at) {
                    files.push(at);
                }
            }
        }
    }

    /// Begins a file of records: what it claims can be given back.
    pub fn begin_file(&mut self) {
        self.lately.clear();
    }

    /// Gives back what the file claimed.
    pub fn give_back(&mut self) {
        for at in self.lately.drain(..) {
            if let Some(file) = self.files.get_mut(at) {
                file.claimed = false;
            }
        }
    }

    /// Claims the files of these names that are still free: how many, and their bytes.
    pub fn claim(&mut self, names: &[&str]) -> (u32, u64) {
        let (mut count, mut bytes) = (0, 0);
        for at in names.iter().filter_map(|name| self.names.get(*name)).flatten() {
            if let Some(file) = self.files.get_mut(*at).filter(|file| !file.claimed) {
                file.claimed = true;
                self.lately.push(*at);
                count += 1;
                bytes += file.bytes;
            }
        }
        (count, bytes)
    }

    /// The rows of the ledger.
    pub fn rows(&mut self) -> impl Iterator<Item = FileRow> {
        std::mem::take(&mut self.rows).into_values()
    }

    /// What no record names: one item a file, in its folder's category.
    pub fn unclaimed(&self, table: &Table, sources: &mut Vec<Source>) -> Vec<Cell> {
        let mut sums: BTreeMap<(Category, Author), (u64, u64)> = BTreeMap::new();
        for file in self.files.iter().filter(|file| !file.claimed) {
            let sum = sums.entry((file.category, file.author)).or_default();
            sum.0 += 1;
            sum.1 += file.bytes;
        }
        sums.into_iter()
            .map(|((category, author), (files, bytes))| {
                let id = format!("{}.files.{}", table.platform, category.id());
                let source = sources.iter().position(|source| source.id == id).unwrap_or_else(|| {
                    sources.push(Source {
                        id,
                        name: text("source-files"),
                        platform: table.platform.clone(),
                        category,
                        audience: None,
                        quoted: false,
                    });
                    sources.len() - 1
                });
                Cell {
                    source,
                    category,
                    traits: Traits { author, unpublished: false, audience: None },
                    day: None,
                    items: files,
                    text_chars: 0,
                    media_files: files,
                    media_bytes: bytes,
                }
            })
            .collect()
    }
}
