//! Writing items, one after the other, so that an archive of millions takes no more memory than one of ten.

use super::asked::Inquiry;
use super::items::{ItemRow, ItemSelection, each_item};
use super::items_columns::COLUMNS;
use super::parquet::ParquetItems;
use super::spreadsheet::harmless;
use crate::inventory::Inventory;
use crate::rulebook::Rulebook;
use std::io::{self, Write};
use std::str::FromStr;

/// The formats there are for items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemsFormat {
    /// JSON Lines: an object a line.
    Jsonl,
    /// A row an item.
    Csv,
    /// Columns with types, for databases.
    Parquet,
}

impl ItemsFormat {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Jsonl, Self::Csv, Self::Parquet];

    /// Its name, which is its file ending too.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }

    /// The format that a file name's ending names.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        name.rsplit_once('.')?.1.to_lowercase().parse().ok()
    }
}

impl FromStr for ItemsFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().find(|format| format.id() == name).copied();
        found.ok_or_else(|| {
            format!(
                "`{name}` is none of: {}",
                Self::ALL.iter().map(|format| format.id()).collect::<Vec<_>>().join(", ")
            )
        })
    }
}

/// Writes items in a format.
pub enum ItemsWriter<W: Write + Send> {
    /// JSON Lines.
    Jsonl(W),
    /// CSV.
    Csv {
        /// What writes the rows.
        out: Box<csv::Writer<W>>,
        /// Whether there is a column of texts.
        with_text: bool,
    },
    /// Parquet.
    Parquet(Box<ParquetItems<W>>),
}

impl<W: Write + Send> ItemsWriter<W> {
    /// A writer, which has written what stands before the first item. `with_text` is whether rows may have a text.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn new(format: ItemsFormat, with_text: bool, out: W) -> io::Result<Self> {
        match format {
            ItemsFormat::Jsonl => Ok(Self::Jsonl(out)),
            ItemsFormat::Csv => {
                let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
                out.write_record(COLUMNS.iter().map(|column| column.name).chain(with_text.then_some("text")))?;
                Ok(Self::Csv { out: Box::new(out), with_text })
            }
            ItemsFormat::Parquet => Ok(Self::Parquet(Box::new(ParquetItems::new(with_text, out)?))),
        }
    }

    /// Writes an item.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&mut self, row: ItemRow) -> io::Result<()> {
        match self {
            Self::Jsonl(out) => {
                serde_json::to_writer(&mut *out, &row)?;
                out.write_all(b"\n")
            }
            Self::Csv { out, with_text } => {
                let cells = COLUMNS.iter().map(|column| column.values.cell(&row));
                let text = with_text.then(|| row.text.clone().unwrap_or_default());
                Ok(out.write_record(cells.chain(text).map(harmless))?)
            }
            Self::Parquet(out) => out.write(row),
        }
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Jsonl(out) => out.flush(),
            Self::Csv { out, .. } => out.flush(),
            Self::Parquet(out) => out.finish(),
        }
    }
}

/// Writes the wanted items of archives in a format.
///
/// # Errors
/// If the file cannot be written.
pub fn write_items<'i>(
    inventories: impl IntoIterator<Item = &'i Inventory>,
    book: &Rulebook,
    asked: &Inquiry,
    wanted: &ItemSelection,
    format: ItemsFormat,
    out: impl Write + Send,
) -> io::Result<()> {
    let mut writer = ItemsWriter::new(format, wanted.with_text, out)?;
    let mut written = Ok(());
    each_item(inventories, book, asked, wanted, |row| {
        written = writer.write(row);
        written.is_ok()
    });
    written?;
    writer.finish()
}
