//! Writing items, one after the other, so that an archive of millions takes no more memory than one of ten.

use super::asked::Asked;
use super::items::{ItemRow, ItemsWanted, each_item};
use super::spreadsheet::harmless;
use crate::inventory::Inventory;
use crate::rulebook::Rulebook;
use crate::vocab::{Audience, LawValue};
use std::io::{self, Write};
use std::str::FromStr;

/// The formats there are for items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemsFormat {
    /// JSON Lines: an object a line.
    Jsonl,
    /// A row an item.
    Csv,
}

impl ItemsFormat {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Jsonl, Self::Csv];

    /// Its name, which is its file ending too.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
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

/// The columns of the CSV, in the order in which `cells` fills them. New ones go to the end.
const COLUMNS: [&str; 18] = [
    "id",
    "archive",
    "platform",
    "source",
    "category",
    "date",
    "audience",
    "author",
    "own",
    "unpublished",
    "text_chars",
    "media_files",
    "outcome",
    "law",
    "law_condition",
    "rule",
    "path",
    "record",
];

/// Writes items in a format.
pub enum ItemsWriter<W: Write> {
    /// JSON Lines.
    Jsonl(W),
    /// CSV.
    Csv {
        /// What writes the rows.
        out: Box<csv::Writer<W>>,
        /// Whether there is a column of texts.
        with_text: bool,
    },
}

impl<W: Write> ItemsWriter<W> {
    /// A writer, which has written what stands before the first item. `with_text` is whether rows may have a text.
    ///
    /// # Errors
    /// What the system says.
    pub fn new(format: ItemsFormat, with_text: bool, out: W) -> io::Result<Self> {
        match format {
            ItemsFormat::Jsonl => Ok(Self::Jsonl(out)),
            ItemsFormat::Csv => {
                let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
                out.write_record(COLUMNS.iter().copied().chain(with_text.then_some("text")))?;
                Ok(Self::Csv { out: Box::new(out), with_text })
            }
        }
    }

    /// Writes an item.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&mut self, row: &ItemRow) -> io::Result<()> {
        match self {
            Self::Jsonl(out) => {
                serde_json::to_writer(&mut *out, row)?;
                out.write_all(b"\n")
            }
            Self::Csv { out, with_text } => {
                let text = with_text.then(|| row.text.clone().unwrap_or_default());
                Ok(out.write_record(cells(row).into_iter().chain(text).map(harmless))?)
            }
        }
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Jsonl(out) => out.flush(),
            Self::Csv { out, .. } => out.flush(),
        }
    }
}

/// Writes the wanted items of archives in a format.
///
/// # Errors
/// What the system says.
pub fn write_items<'i>(
    inventories: impl IntoIterator<Item = &'i Inventory>,
    book: &Rulebook,
    asked: &Asked,
    wanted: &ItemsWanted,
    format: ItemsFormat,
    out: impl Write,
) -> io::Result<()> {
    let mut writer = ItemsWriter::new(format, wanted.with_text, out)?;
    let mut written = Ok(());
    each_item(inventories, book, asked, wanted, |row| {
        written = writer.write(&row);
        written.is_ok()
    });
    written?;
    writer.finish()
}

fn cells(row: &ItemRow) -> Vec<String> {
    vec![
        row.id.clone(),
        row.archive.to_string(),
        row.platform.clone(),
        row.source.clone(),
        row.category.id().to_owned(),
        row.date.clone().unwrap_or_default(),
        row.audience.map_or("unknown", Audience::id).to_owned(),
        row.author.id().to_owned(),
        row.own.to_string(),
        row.unpublished.to_string(),
        row.text_chars.to_string(),
        row.media_files.to_string(),
        row.outcome.id().to_owned(),
        row.law.map_or("", LawValue::id).to_owned(),
        row.law_condition.clone().unwrap_or_default(),
        row.rule.as_ref().map(ToString::to_string).unwrap_or_default(),
        row.path.clone(),
        row.record.map(|record| record.to_string()).unwrap_or_default(),
    ]
}
