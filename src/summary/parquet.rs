//! Items as Parquet, a group of rows at a time.

use super::items::{ITEMS_SCHEMA, ItemRow};
use super::items_columns::{COLUMNS, ItemColumn, Values};
use crate::readers::Stamp;
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

/// A group is written when it has this many rows. They are kept until then, so that memory does not grow with the archive.
const GROUP_ROWS: usize = 32 * 1024;
/// Or when their texts have this many bytes.
const GROUP_BYTES: usize = 16 * 1024 * 1024;

/// The key in the file's metadata under which the name and version of the schema stand.
const SCHEMA_KEY: &str = "schema";

/// The column of texts.
const TEXT: ItemColumn =
    ItemColumn { name: "text", values: Values::Words(|row| row.text.as_deref().map(Cow::Borrowed)) };

/// Writes items as Parquet.
pub struct ParquetItems<W: Write + Send> {
    out: SerializedFileWriter<W>,
    with_text: bool,
    /// The rows of the group that is not written yet.
    rows: Vec<ItemRow>,
    /// The bytes of their texts.
    bytes: usize,
}

impl<W: Write + Send> ParquetItems<W> {
    /// A writer that has written the head of the file.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn new(with_text: bool, out: W) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("fodder ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata(Some(vec![KeyValue::new(SCHEMA_KEY.to_owned(), ITEMS_SCHEMA.to_owned())]));
        let schema = schema(with_text).map_err(io_error)?;
        let out = SerializedFileWriter::new(out, schema, Arc::new(properties.build())).map_err(io_error)?;
        Ok(Self { out, with_text, rows: Vec::new(), bytes: 0 })
    }

    /// Takes a row, and writes the group if it is full.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn write(&mut self, row: ItemRow) -> io::Result<()> {
        self.bytes += row.text.as_ref().map_or(0, String::len);
        self.rows.push(row);
        if self.rows.len() >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.write_group().map_err(io_error)?;
        }
        Ok(())
    }

    /// Writes what is left, and the end of the file, without which it cannot be read.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.write_group().map_err(io_error)?;
        self.out.finish().map_err(io_error)?;
        Ok(())
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut group = self.out.next_row_group()?;
        for column in columns(self.with_text) {
            let Some(mut out) = group.next_column()? else { break };
            write_column(&mut out, &column.values, &self.rows)?;
            out.close()?;
        }
        group.close()?;
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }
}

fn columns(with_text: bool) -> impl Iterator<Item = &'static ItemColumn> {
    COLUMNS.iter().chain(with_text.then_some(&TEXT))
}

fn schema(with_text: bool) -> Result<TypePtr, ParquetError> {
    let fields = columns(with_text).map(|column| {
        let (physical, logical, repetition) = match column.values {
            Values::Words(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::OPTIONAL),
            Values::EveryWord(_) => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
            Values::Number(_) => (Physical::INT64, None, Repetition::OPTIONAL),
            Values::EveryNumber(_) => (Physical::INT64, None, Repetition::REQUIRED),
            Values::Flag(_) => (Physical::BOOLEAN, None, Repetition::REQUIRED),
            Values::Moment(_) => {
                let moment = LogicalType::timestamp(true, TimeUnit::MILLIS);
                (Physical::INT64, Some(moment), Repetition::OPTIONAL)
            }
        };
        let field = Type::primitive_type_builder(column.name, physical);
        Ok(Arc::new(field.with_logical_type(logical).with_repetition(repetition).build()?))
    });
    let fields = fields.collect::<Result<Vec<TypePtr>, ParquetError>>()?;
    Ok(Arc::new(Type::group_type_builder("items").with_fields(fields).build()?))
}

fn write_column(out: &mut SerializedColumnWriter<'_>, values: &Values, rows: &[ItemRow]) -> Result<(), ParquetError> {
    let bytes = |words: Cow<'_, str>| ByteArray::from(words.into_owned().into_bytes());
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    match values {
        Values::EveryWord(of) => {
            let values: Vec<ByteArray> = rows.iter().map(|row| bytes(of(row))).collect();
            out.typed::<ByteArrayType>().write_batch(&values, None, None)?;
        }
        Values::Words(of) => {
            let (values, levels) = present(rows.iter().map(|row| of(row).map(bytes)));
            out.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        Values::EveryNumber(of) => {
            let values: Vec<i64> = rows.iter().map(|row| number(of(row))).collect();
            out.typed::<Int64Type>().write_batch(&values, None, None)?;
        }
        Values::Number(of) => {
            let (values, levels) = present(rows.iter().map(|row| of(row).map(number)));
            out.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
        Values::Flag(of) => {
            let values: Vec<bool> = rows.iter().map(of).collect();
            out.typed::<BoolType>().write_batch(&values, None, None)?;
        }
        Values::Moment(of) => {
            let milliseconds = |stamp: Stamp| stamp.0.checked_mul(1000);
            let (values, levels) = present(rows.iter().map(|row| of(row).and_then(milliseconds)));
            out.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
    }
    Ok(())
}

/// The values that are there, and for each row 1 if it has one, else 0.
fn present<T>(values: impl Iterator<Item = Option<T>>) -> (Vec<T>, Vec<i16>) {
    let mut there = Vec::new();
    let levels = values.map(|value| {
        let level = i16::from(value.is_some());
        there.extend(value);
        level
    });
    let levels = levels.collect();
    (there, levels)
}

/// The system's own error where there is one, so that a closed pipe is known as such.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => inner.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error),
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::{Author, Category, LawValue, Outcome};
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::RowAccessor as _;

    fn row(nth: usize, text: Option<&str>) -> ItemRow {
        ItemRow {
            id: format!("part/posts.json#{nth}"),
            archive: 0,
            platform: "x".into(),
            source: "x.tweets".to_owned(),
            category: Category::parse("posts").expect("a category"),
            date: nth.is_multiple_of(2).then_some(Stamp(1_600_000_000)),
            audience: None,
            author: Author::Own,
            own: true,
            unpublished: false,
            text_chars: 5,
            media_files: 0,
            outcome: Outcome::Depends,
            law: Some(LawValue::Permits),
            law_condition: None,
            rule: None,
            path: "posts.json".to_owned(),
            record: Some(nth as u64),
            text: text.map(str::to_owned),
        }
    }

    fn written(rows: impl Iterator<Item = ItemRow>, with_text: bool) -> SerializedFileReader<std::fs::File> {
        let mut file = tempfile::tempfile().expect("a file");
        let mut out = ParquetItems::new(with_text, &mut file).expect("a writer");
        for row in rows {
            out.write(row).expect("written");
        }
        out.finish().expect("finished");
        drop(out);
        SerializedFileReader::new(file).expect("a Parquet file")
    }

    #[test]
    fn values_come_back_with_their_types() {
        let file = written((0..3).map(|nth| row(nth, (nth == 1).then_some("hello"))), true);
        let metadata = file.metadata().file_metadata();
        let keys = metadata.key_value_metadata().expect("metadata");
        assert!(keys.iter().any(|pair| pair.key == SCHEMA_KEY && pair.value.as_deref() == Some(ITEMS_SCHEMA)));
        let rows: Vec<_> = file.get_row_iter(None).expect("rows").map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 3);
        let at = |name: &str| columns(true).position(|column| column.name == name).expect("a column");
        assert_eq!(rows[1].get_string(at("id")).expect("words"), "part/posts.json#1");
        assert_eq!(rows[0].get_timestamp_millis(at("date")).expect("a moment"), 1_600_000_000_000);
        assert!(rows[1].get_timestamp_millis(at("date")).is_err());
        assert_eq!(rows[1].get_string(at("text")).expect("words"), "hello");
        assert!(rows[2].get_string(at("text")).is_err());
        assert_eq!(rows[2].get_long(at("record")).expect("a number"), 2);
        assert!(rows[2].get_bool(at("own")).expect("a flag"));
    }

    #[test]
    fn many_rows_are_written_in_groups() {
        let file = written((0..GROUP_ROWS + 10).map(|nth| row(nth, None)), false);
        assert_eq!(file.metadata().num_row_groups(), 2);
        assert_eq!(file.metadata().file_metadata().num_rows(), i64::try_from(GROUP_ROWS).expect("a number") + 10);
        assert_eq!(file.metadata().file_metadata().schema_descr().num_columns(), COLUMNS.len());
    }

    #[test]
    fn no_items_are_a_file_too() {
        assert_eq!(written(std::iter::empty(), false).metadata().file_metadata().num_rows(), 0);
    }
}
