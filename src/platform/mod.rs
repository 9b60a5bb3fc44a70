//! Which platform an archive is from, and how its files are read.
//!
//! The formats are data: `assets/platforms/*.toml`, a row a file kind. A row names its *shape*; there is one small
//! reader a shape, which hands every record it finds to a [`Sink`]. What a record means for the law is not known here.

mod article;
mod bytes;
mod cells;
mod dates;
mod delimited;
mod emit;
mod lines;
mod list;
mod page_cells;
mod page_dates;
mod pages;
mod patience;
mod pieces;
mod projection;
mod recognise;
mod record;
mod rows;
mod shared;
mod sniff;
mod table;

pub use dates::{Dates, Stamp, date_and_place_in_name, date_in_name, parse_stamp};
pub use recognise::{Match, Task, export_words, export_words_of, recognise, recognise_among, sort};
pub use record::{By, Identity, Record, Sink};
pub use rows::{AccountAudience, Counting, Layout, MediaRow, Quirk, Shape, SkipRow, SourceRow};
pub use sniff::{Kind, sniff};
pub use table::{Table, TableError, built_in, from_folder, from_text};

pub(crate) use list::count as count_elements;

use crate::locale::text;
use std::io::Read;

/// Why a file that a row knows could not be read at all.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ShapeError {
    /// The bytes are those of an Excel workbook.
    #[error("{}", text("problem-workbook"))]
    Workbook,
    /// There are rows, and none of them names the columns the table knows.
    #[error("{}", text("problem-columns"))]
    Columns,
    /// It is not text.
    #[error("{}", text("problem-not-text"))]
    NotText,
    /// It is not JSON, nor a script that sets a name to it.
    #[error("{}", text("problem-not-json"))]
    NotJson,
    /// Nothing in it can be read: it is not as the platform wrote it.
    #[error("{}", text("problem-edited"))]
    Edited,
    /// It is longer than anything a person wrote: only its beginning was read.
    #[error("{}", text("problem-long"))]
    Long,
    /// The bytes could not be read to the end.
    #[error("{0}")]
    Read(#[from] crate::archive::ReadError),
}

/// What the names of pages end with.
const PAGES: [&str; 2] = [".html", ".htm"];

/// Whether a file is a page, by its name.
fn is_page(path: &str) -> bool {
    PAGES.iter().any(|ending| {
        path.len() >= ending.len()
            && path
                .as_bytes()
                .get(path.len() - ending.len()..)
                .is_some_and(|end| end.eq_ignore_ascii_case(ending.as_bytes()))
    })
}

/// Reads one file by the shape its row names, and hands its records to the sink.
///
/// # Errors
/// If nothing can be got from it, or the bytes break off. Records handed over before that stay.
pub fn read(row: &SourceRow, path: &str, reader: &mut dyn Read, sink: &mut dyn Sink) -> Result<(), ShapeError> {
    match row.shape {
        Shape::Table => delimited::read(row, reader, sink),
        Shape::List if is_page(path) => pages::read(row, path, reader, sink),
        Shape::List => list::read(row, path, reader, sink),
        Shape::Article => article::read(row, path, reader, sink),
    }
}
