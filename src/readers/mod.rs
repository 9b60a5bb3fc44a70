//! Reading files by their specs: rows, JSON, pages. All of them turn fields into records in one place, [`extract`].
//!
//! A reader hands its findings to a [`Sink`]: records, rejected records, lists that no spec names, dates that could not
//! be read. Nothing here knows what a record means for the law.

mod csv;
mod dates;
mod extract;
mod html;
mod json;
mod local_dates;
mod record;
mod resync_budget;
mod sniff;
mod stamp;
mod values;

pub use dates::{date_in_name, parse_stamp, split_at_date};
pub(crate) use extract::snowflake;
pub use record::{By, Identity, Position, Record, RejectReason, Rejection, Sink};
pub use sniff::{Kind, is_media_name, sniff};
pub use stamp::Stamp;

use crate::archive::ReadError;
use crate::formats::{FileSpec, Table, is_page};
use crate::vocab::ProblemKind;
use std::io::Read;

/// Why a file that has a spec could not be read at all, or not to its end.
#[derive(Clone, PartialEq, Eq, Hash, Debug, thiserror::Error)]
pub enum FileError {
    /// The bytes are those of an Excel workbook.
    #[error("an Excel workbook")]
    Workbook,
    /// There are rows, but none of the first ones is a header with columns that the spec knows.
    #[error("no known header")]
    Columns,
    /// The bytes are not text.
    #[error("not text")]
    NotText,
    /// The content does not match the name: neither JSON nor a script that sets a name to JSON, or a page without a
    /// tag.
    #[error("not in the format that its name says")]
    NotJson,
    /// The file has records, but none of them could be read.
    #[error("no record can be read")]
    Edited,
    /// The page is longer than the limit, so only its beginning was read.
    #[error("longer than the limit for a page")]
    Long,
    /// The bytes could not be read to the end.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl FileError {
    /// The kind of problem that the error is reported as.
    #[must_use]
    pub fn kind(&self) -> ProblemKind {
        match self {
            Self::Read(error) => error.kind(),
            Self::Columns | Self::Long => ProblemKind::Unreadable,
            Self::Workbook | Self::NotText | Self::NotJson | Self::Edited => ProblemKind::Failed,
        }
    }
}

/// Reads files by their specs, one after the other.
///
/// What is prepared for a spec is kept for its next file, because an export may have thousands of short files of one
/// kind.
pub struct Reader<'t> {
    table: &'t Table,
    json: Vec<json::PreparedSpec<'t>>,
    /// The buffer of the JSON file that was read last, to be reused.
    memory: Vec<u8>,
}

impl<'t> Reader<'t> {
    /// A reader of the files of one platform.
    #[must_use]
    pub fn new(table: &'t Table) -> Self {
        Self { table, json: Vec::new(), memory: Vec::new() }
    }

    /// Reads one file by its spec, and hands what it holds to the sink.
    ///
    /// # Errors
    /// If nothing can be got from the file, or its bytes break off. Records handed over before that stay.
    pub fn read(
        &mut self,
        file: &'t FileSpec,
        path: &str,
        reader: &mut dyn Read,
        sink: &mut dyn Sink,
    ) -> Result<(), FileError> {
        let table = self.table;
        if let Some((list, spec)) = table.lists_of(file).find(|(_, spec)| spec.article) {
            return html::read_article(list, spec, path, reader, sink);
        }
        if is_page(path) {
            return html::read(table, file, path, reader, sink);
        }
        if table.lists_of(file).any(|(_, spec)| spec.csv.is_some()) {
            return csv::read(table, file, path, reader, sink);
        }
        let known = self.json.iter_mut().position(|prepared| prepared.is_for(file));
        let at = known.unwrap_or_else(|| {
            self.json.push(json::PreparedSpec::new(table, file));
            self.json.len() - 1
        });
        self.json.get_mut(at).map_or(Ok(()), |prepared| prepared.read(path, reader, &mut self.memory, sink))
    }
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("platform", &self.table.platform).finish_non_exhaustive()
    }
}

/// Reads one file by its spec, and hands what it holds to the sink.
///
/// # Errors
/// If nothing can be got from the file, or its bytes break off. Records handed over before that stay.
pub fn read(
    table: &Table,
    file: &FileSpec,
    path: &str,
    reader: &mut dyn Read,
    sink: &mut dyn Sink,
) -> Result<(), FileError> {
    Reader::new(table).read(file, path, reader, sink)
}

/// The content of a file for which there is no spec, as far as it can be counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnspecifiedContent {
    /// How many elements its outermost lists have together: elements, rows without the header, or blocks. `None` if it
    /// has no list.
    pub elements: Option<u64>,
    /// The names of its keys or columns.
    pub keys: Vec<String>,
    /// Whether the file ends within a list, so that elements are missing.
    pub breaks_off: bool,
}

/// How many names of keys or columns are kept for a file without a spec.
const KEYS: usize = 12;

/// Counts the elements of a file for which there is no spec. `head` holds its first bytes.
#[must_use]
pub fn count_unspecified(kind: Kind, head: &[u8], reader: &mut dyn Read) -> UnspecifiedContent {
    match kind {
        Kind::Json => {
            let (elements, breaks_off) = json::count_elements(reader);
            UnspecifiedContent { elements, keys: json::key_names(&sniff::to_utf8(head), KEYS), breaks_off }
        }
        Kind::Html => UnspecifiedContent { elements: html::count_blocks(reader), ..UnspecifiedContent::default() },
        Kind::Table => {
            let counted = csv::count_rows(reader);
            let (rows, mut keys) = counted.map_or((None, Vec::new()), |(rows, keys)| (Some(rows), keys));
            keys.truncate(KEYS);
            UnspecifiedContent { elements: rows, keys, breaks_off: false }
        }
        Kind::Zip | Kind::Pdf | Kind::Media | Kind::Text | Kind::Empty | Kind::Binary => UnspecifiedContent::default(),
    }
}

/// Whether the outermost object of a JSON file has all of these keys, as far as `head` reaches.
#[must_use]
pub fn has_keys(head: &[u8], keys: &[String]) -> bool {
    json::has_keys(head, keys)
}

/// The values that identify an export, joined by spaces. `None` if the file has none.
pub fn export_id(table: &Table, file: &FileSpec, reader: &mut dyn Read) -> Option<String> {
    json::export_id(table, file, reader)
}

/// Whether a short JSON file holds anything but brackets: a key or a value.
pub fn holds_elements(reader: &mut dyn Read) -> bool {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).is_ok()
        && serde_json::from_slice::<serde_json::Value>(&bytes).is_ok_and(|value| match value {
            serde_json::Value::Array(list) => !list.is_empty(),
            serde_json::Value::Object(map) => !map.values().all(|value| value.as_array().is_some_and(Vec::is_empty)),
            _ => false,
        })
}

/// The names of the keys in the first bytes of a JSON file.
#[must_use]
pub fn key_names(head: &[u8]) -> Vec<String> {
    json::key_names(head, 100)
}
