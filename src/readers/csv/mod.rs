//! Files of rows, such as CSV and TSV: cells between delimiters under a header, in all the variants that platforms write, and those that
//! spreadsheet programs make of them when people save them again.

mod fields;
mod lines;

use super::dates::DateReader;
use super::extract::{EmitOutcome, Extractor, Place};
use super::record::{Position, RejectReason, Rejection, Sink};
use super::resync_budget::LONGEST_ROW;
use super::{FileError, sniff};
use crate::archive::ReadError;
use crate::formats::{Counting, CsvDialect, CsvSpec, FileSpec, ListSpec, Table};
use fields::{Cells, Splitter, text, texts};
use lines::{Lines, Raw, Style};
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};

/// The delimiters that a file may have. Spreadsheet programs write a semicolon where the comma is the decimal sign.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// This many bytes are looked at to tell how a file is written.
const PEEK: u64 = 16 * 1024;

/// The header is looked for among this many records: notes may stand before it.
const HEADER_WITHIN: usize = 10;

/// A cell of more bytes is no date, in whatever language.
const LONGEST_DATE: usize = 48;

/// A list that a file of rows may be.
type Candidate<'a> = (usize, &'a ListSpec, &'a CsvSpec);

/// Reads a file of rows.
pub(super) fn read(
    table: &Table,
    file: &FileSpec,
    path: &str,
    reader: &mut dyn Read,
    sink: &mut dyn Sink,
) -> Result<(), FileError> {
    let candidates: Vec<Candidate<'_>> =
        table.lists_of(file).filter_map(|(index, spec)| Some((index, spec, spec.csv.as_ref()?))).collect();
    let (head, reader) = decode(reader)?;
    let delimiter = delimiter(&candidates, &head);
    let backslash_quotes = candidates.iter().any(|(_, _, csv)| csv.dialect.contains(&CsvDialect::BackslashQuotes));
    let style = Style { delimiter, backslash_quotes, loose_last_of: None };
    let mut lines = Lines::new(reader, style);
    let mut splitter = Splitter::new(lines.style);
    let Some(((index, spec, csv), header)) = find_header(&candidates, &mut lines, &mut splitter)? else {
        return without_header(&candidates, &mut lines, &mut splitter, sink);
    };
    let mut rows = Rows::new(index, spec, csv, header, style);
    lines.style.loose_last_of = rows.loose_last_of();
    let mut dates = DateReader::of_data();
    let outcome = loop {
        match lines.next() {
            Ok(Some(raw)) => rows.take(raw, &mut lines, path, &mut dates, sink),
            Ok(None) => break Ok(()),
            Err(error) => break Err(ReadError::from_io(&error).into()),
        }
    };
    rows.extractor.finish(&dates, sink);
    sink.lists(1, 0);
    if rows.unnamed > 0 {
        sink.unlisted("row", rows.unnamed);
    }
    outcome
}

/// The number of rows after the header, and the header, of a file for which there is no spec. `None` if it has no rows.
pub(super) fn count_rows(reader: &mut dyn Read) -> Option<(u64, Vec<String>)> {
    let (head, reader) = decode(reader).ok()?;
    let delimiter = delimiter(&[], &head);
    let style = Style { delimiter, backslash_quotes: false, loose_last_of: None };
    let mut lines = Lines::new(reader, style);
    let mut splitter = Splitter::new(style);
    let mut header = None;
    let mut rows = 0;
    while let Some(raw) = lines.next().ok()? {
        if raw.is_blank(delimiter) {
            continue;
        }
        if header.is_none() {
            header = Some(texts(&splitter.split(&raw.bytes())));
        } else {
            rows += 1;
        }
    }
    header.map(|header| (rows, header))
}

/// The first bytes of a file of rows, and a reader of the whole file. UTF-16 becomes UTF-8, and carriage returns become
/// line feeds in a file whose first [`PEEK`] bytes hold no line feed.
fn decode(reader: &mut dyn Read) -> Result<(Vec<u8>, impl BufRead), FileError> {
    let (head, reader) = peek(reader)?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(FileError::Workbook);
    }
    let utf16 = sniff::utf16_without_mark(&head);
    let is_utf16 = utf16.is_some() || head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if !is_utf16 && sniff::looks_binary(&head) {
        return Err(FileError::NotText);
    }
    // UTF-16 is transcoded and a byte order mark taken away. Other encodings are decoded later, cell by cell.
    let decoded = encoding_rs_io::DecodeReaderBytesBuilder::new()
        .encoding(utf16)
        .utf8_passthru(true)
        .strip_bom(true)
        .build(reader);
    let (head, decoded) = peek(decoded)?;
    // Old systems end lines by a carriage return alone.
    let only_returns = head.contains(&b'\r') && !head.contains(&b'\n');
    let decoded = BufReader::with_capacity(256 * 1024, LineEnds { inner: decoded, only_returns });
    let head: Vec<u8> = head.into_iter().map(|byte| if only_returns && byte == b'\r' { b'\n' } else { byte }).collect();
    Ok((head, decoded))
}

/// Passes bytes on, with line feeds for carriage returns if lines end by those alone.
struct LineEnds<R> {
    inner: R,
    only_returns: bool,
}

impl<R: Read> Read for LineEnds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let got = self.inner.read(buffer)?;
        if self.only_returns {
            for byte in buffer.iter_mut().take(got).filter(|byte| **byte == b'\r') {
                *byte = b'\n';
            }
        }
        Ok(got)
    }
}

/// Looks at the first bytes of a stream: those bytes, and the stream as if nobody had looked.
fn peek<R: Read>(mut reader: R) -> Result<(Vec<u8>, impl Read), FileError> {
    let mut head = Vec::new();
    // An error after some bytes comes again when the rest is read, and is reported there.
    let broken = reader.by_ref().take(PEEK).read_to_end(&mut head).err();
    if let Some(error) = broken
        && head.is_empty()
    {
        return Err(ReadError::from_io(&error).into());
    }
    Ok((head.clone(), Cursor::new(head).chain(reader)))
}

/// The delimiter with which one of the first lines has the columns of a candidate; otherwise the most frequent one in
/// the first line. Delimiters in later lines are not counted, because a cell may pack hundreds of values.
fn delimiter(candidates: &[Candidate<'_>], head: &[u8]) -> u8 {
    let lines: Vec<&[u8]> = head.split(|byte| *byte == b'\n').take(HEADER_WITHIN).collect();
    let names_columns = |delimiter: u8| {
        let style = Style { delimiter, backslash_quotes: false, loose_last_of: None };
        let mut splitter = Splitter::new(style);
        lines.iter().any(|line| best_list(candidates, &texts(&splitter.split(line))).is_some())
    };
    let count = |wanted: u8| lines.first().map_or(0, |line| memchr::memchr_iter(wanted, line).count());
    DELIMITERS
        .into_iter()
        .find(|delimiter| names_columns(*delimiter))
        .or_else(|| {
            DELIMITERS.into_iter().filter(|delimiter| count(*delimiter) > 0).max_by_key(|delimiter| count(*delimiter))
        })
        .unwrap_or(b',')
}

/// The list whose columns fit a header best; the first of equals.
fn best_list<'a>(candidates: &[Candidate<'a>], cells: &[String]) -> Option<Candidate<'a>> {
    let scored = candidates.iter().filter_map(|candidate| Some((candidate.2.header_score(cells)?, *candidate)));
    // `max_by_key` returns the last of equals, so the order is reversed to get the first.
    scored.collect::<Vec<_>>().into_iter().rev().max_by_key(|(score, _)| *score).map(|(_, candidate)| candidate)
}

/// Finds the header, and the list whose columns it names. Rows that stand before it are given back; notes are dropped. If no list has
/// such columns but one accepts any header, the first record is its header.
fn find_header<'a, R: BufRead>(
    candidates: &[Candidate<'a>],
    lines: &mut Lines<R>,
    splitter: &mut Splitter,
) -> Result<Option<(Candidate<'a>, Vec<String>)>, FileError> {
    let mut seen = Vec::new();
    let mut size = 0;
    while seen.len() < HEADER_WITHIN && size < LONGEST_ROW {
        let Some(raw) = lines.next().map_err(|error| ReadError::from_io(&error))? else { break };
        let cells = texts(&splitter.split(&raw.bytes()));
        if let Some(list) = best_list(candidates, &cells) {
            // A file that was sorted in a spreadsheet has its header among the rows. A note has only one cell.
            let is_row = |raw: &Raw, splitter: &mut Splitter| {
                let row = splitter.split(&raw.bytes());
                let filled = row.iter().filter(|cell| !cell.trim_ascii().is_empty()).count();
                row.len() == cells.len() && filled > 1
            };
            let rows: Vec<Raw> = seen.into_iter().filter(|raw| is_row(raw, splitter)).collect();
            rows.into_iter().rev().for_each(|raw| lines.give_back_all(raw));
            return Ok(Some((list, cells)));
        }
        size += raw.lines.iter().map(|line| line.bytes.len()).sum::<usize>();
        seen.push(raw);
    }
    let any = candidates.iter().find(|(_, _, csv)| csv.any_header).copied();
    let mut seen = seen.into_iter();
    let header = any.and_then(|list| Some((list, texts(&splitter.split(&seen.next()?.bytes())))));
    for raw in seen.rev() {
        lines.give_back_all(raw);
    }
    Ok(header)
}

/// Reads a file whose columns are not known: either a sentence that says that there is no data, or rows, each of which is rejected, so
/// that they are counted as lost.
///
/// # Errors
/// [`FileError::Columns`] if there are rows.
fn without_header<R: BufRead>(
    candidates: &[Candidate<'_>],
    lines: &mut Lines<R>,
    splitter: &mut Splitter,
    sink: &mut dyn Sink,
) -> Result<(), FileError> {
    let mut first: Vec<String> = Vec::new();
    let mut unread = Vec::new();
    while let Some(raw) = lines.next().map_err(|error| ReadError::from_io(&error))? {
        if raw.is_blank(lines.style.delimiter) {
            continue;
        }
        if first.is_empty() {
            first = texts(&splitter.split(&raw.bytes()));
        }
        unread.push(raw.number());
    }
    let Some((index, spec, _)) = candidates.first() else { return Ok(()) };
    let says_empty = matches!(first.as_slice(), [only] if spec.conventions.says_empty(only));
    if unread.is_empty() || (unread.len() == 1 && says_empty) {
        return Ok(());
    }
    // The first of several rows is taken for the header, so it is not rejected.
    for line in unread.iter().copied().skip(usize::from(unread.len() > 1)) {
        sink.rejected(*index, Rejection { reason: RejectReason::NoHeader, position: Position::Line(line) });
    }
    Err(FileError::Columns)
}

/// Reads the rows under a header.
struct Rows<'a> {
    csv: &'a CsvSpec,
    extractor: Extractor<'a>,
    header: Vec<String>,
    /// The columns from which the extractor takes each of its fields, by the slot of the field.
    columns: Vec<Vec<usize>>,
    splitter: Splitter,
    /// A row with fewer cells is malformed.
    needed: usize,
    /// How many valid rows were read. The extractor is told the number of a row as that of its element.
    count: u64,
    /// How many rows have none of the fields that the spec needs, and are reported as unlisted.
    unnamed: u64,
    /// The columns that the table does not know.
    unknown: Vec<usize>,
    /// Whether the header has none of the columns with a date, so that the date may stand in a column of another name.
    lacks_date: bool,
    /// Whether the header lacks a column with a text, which may have another name as well.
    lacks_text: bool,
}

impl<'a> Rows<'a> {
    fn new(index: usize, spec: &'a ListSpec, csv: &'a CsvSpec, header: Vec<String>, style: Style) -> Self {
        let extractor = Extractor::new(index, spec, &csv.fields);
        let columns = extractor.slots.fields.iter().map(|field| {
            let fits = |name: &String| field == "*" || name.eq_ignore_ascii_case(field);
            (0..header.len()).filter(|at| header.get(*at).is_some_and(fits)).collect()
        });
        let columns: Vec<Vec<usize>> = columns.collect();
        let is_unknown = |at: &usize| {
            let name = header.get(*at).map_or("", String::as_str);
            !name.trim().is_empty() && !csv.columns.iter().any(|known| known.eq_ignore_ascii_case(name.trim()))
        };
        let unknown = (0..header.len()).filter(is_unknown).collect();
        let is_absent = |slot: &usize| columns.get(*slot).is_none_or(Vec::is_empty);
        let dates = &extractor.slots.date;
        let lacks_date = !dates.is_empty() && dates.iter().all(is_absent);
        // `ShareCommentary` and `Share Commentary` are one column.
        let words_of =
            |slot: &usize| extractor.slots.fields.get(*slot).map(|field| field.to_lowercase().replace(' ', ""));
        let texts = &extractor.slots.text;
        let present: Vec<_> = texts.iter().filter(|slot| !is_absent(slot)).map(words_of).collect();
        let lacks_text = texts.iter().any(|slot| !present.contains(&words_of(slot)));
        // A row has a cell for every column that has a name. A row that packs lists is read cell by cell.
        let named = header.iter().rposition(|cell| !cell.is_empty()).map_or(1, |last| last + 1);
        let needed = if spec.count == Counting::Values { 1 } else { named };
        let splitter = Splitter::new(style);
        Self {
            csv,
            extractor,
            header,
            columns,
            splitter,
            needed,
            count: 0,
            unnamed: 0,
            unknown,
            lacks_date,
            lacks_text,
        }
    }

    fn has_dialect(&self, dialect: CsvDialect) -> bool {
        self.csv.dialect.contains(&dialect)
    }

    /// Whether one of the slots is read from a column.
    fn is_column_of(&self, slots: &[usize], column: usize) -> bool {
        slots.iter().any(|slot| self.columns.get(*slot).is_some_and(|columns| columns.contains(&column)))
    }

    /// How many columns there are, if the last may run over lines without quotes. That takes a date in the first
    /// column, because otherwise nothing shows where the next row begins.
    fn loose_last_of(&self) -> Option<usize> {
        let last = self.header.len().checked_sub(1)?;
        let slots = &self.extractor.slots;
        let may = self.has_dialect(CsvDialect::UnquotedLineBreaks);
        (may && self.is_column_of(&slots.date, 0) && self.is_column_of(&slots.text, last)).then_some(self.header.len())
    }

    /// Takes one raw record: reads it, or rejects it and gives its other lines back.
    fn take<R: BufRead>(
        &mut self,
        mut raw: Raw,
        lines: &mut Lines<R>,
        path: &str,
        dates: &mut DateReader,
        sink: &mut dyn Sink,
    ) {
        if raw.is_blank(self.splitter.style.delimiter) {
            return;
        }
        if lines.lost && !raw.lines.first().is_some_and(|line| self.begins_record(&line.bytes, lines)) {
            // The rest of a malformed record, which was rejected with its first line.
            lines.give_back_after(&mut raw, 1);
            return;
        }
        let mut cells = self.splitter.split(&raw.bytes());
        if self.splitter.style.backslash_quotes && (raw.odd || !self.fits(&cells)) {
            // A backslash at the end of a text looks like it escapes the closing quote. The row may fit without
            // escapes.
            let length = self.splitter.style.plain_length(&raw);
            let plain = self.splitter.split_plain(&raw.first_lines(length));
            if self.fits(&plain) && length < raw.lines.len() - raw.trailing {
                lines.give_back_after(&mut raw, length);
                (raw.odd, raw.cut) = (false, false);
                cells = plain;
            } else if !self.fits(&cells) && self.fits(&plain) {
                cells = plain;
            }
        }
        // A second header is no row: somebody concatenated several files.
        let is_header = || cells.iter().zip(&self.header).all(|(cell, name)| text(cell).trim() == name);
        if cells.len() > 1 && cells.len() == self.header.len() && is_header() {
            lines.was_good(&raw);
            return;
        }
        for line in raw.trailing_lines() {
            cells.extend_last(b"\n");
            cells.extend_last(line);
        }
        self.join_surplus(&mut cells);
        let swallowed = raw.odd && raw.lines.iter().skip(1).any(|line| self.begins_record(&line.bytes, lines));
        if self.fits(&cells) && !swallowed && !raw.cut {
            lines.was_good(&raw);
            self.count += 1;
            self.emit(&cells, path, dates, sink);
            self.splitter.reuse(cells);
            lines.reuse(raw);
            return;
        }
        let reason = if raw.cut {
            RejectReason::TooLong
        } else if raw.odd {
            RejectReason::Quotes
        } else {
            RejectReason::Cells { found: cells.len(), header: self.header.len() }
        };
        sink.rejected(self.extractor.list, Rejection { reason, position: Position::Line(raw.number()) });
        lines.lost |= raw.lines.len() > 1 || raw.odd || raw.cut;
        lines.give_back_after(&mut raw, 1);
    }

    /// Whether a row has enough cells, and none with content beyond the header.
    fn fits(&self, cells: &Cells) -> bool {
        let surplus = cells.iter().skip(self.header.len()).any(|cell| !cell.trim_ascii().is_empty());
        cells.len() >= self.needed && !surplus
    }

    /// Joins cells beyond the header to the last column if that is a text, because its delimiters may not have been
    /// quoted.
    fn join_surplus(&self, cells: &mut Cells) {
        let last = self.header.len().saturating_sub(1);
        if cells.len() <= self.header.len() || !self.is_column_of(&self.extractor.slots.text, last) {
            return;
        }
        cells.join_last(last + 1, self.splitter.style.delimiter);
    }

    /// Whether a line looks like the beginning of a record: by its first cell if that column is a date, else by its number of cells.
    /// A short cell that is read as no date may still be one, because months are written in every language.
    fn begins_record<R: BufRead>(&mut self, line: &[u8], lines: &Lines<R>) -> bool {
        if lines.style.loose_last_of.is_some() {
            return lines.begins_record(line);
        }
        let cells = self.splitter.split(line);
        if self.is_column_of(&self.extractor.slots.date, 0) {
            let first = cells.get(0).map(|cell| text(cell).trim().to_owned()).unwrap_or_default();
            let may_be_date = cells.len() == self.header.len() && first.len() <= LONGEST_DATE;
            return cells.len() > 1 && (first.is_empty() || may_be_date || super::dates::is_date(&first));
        }
        cells.len() == self.header.len()
    }

    fn emit(&mut self, cells: &Cells, path: &str, dates: &mut DateReader, sink: &mut dyn Sink) {
        let unescape = self.has_dialect(CsvDialect::QuotedLineBreaks);
        self.extractor.values.clear();
        let all = cells.whole_text();
        for (slot, columns) in self.columns.iter().enumerate() {
            for cell in columns.iter().filter_map(|column| cells.text_of(*column, all)) {
                if cell.trim_start().is_empty() {
                    continue;
                }
                let cell = if unescape { join_quoted_lines(cell) } else { cell };
                self.extractor.values.set(slot, &cell);
            }
        }
        if sink.wants_fields() {
            for (column, name) in self.header.iter().enumerate() {
                let has_value = cells.get(column).is_some_and(|cell| !cell.trim_ascii().is_empty());
                let is_read = self.columns.iter().any(|columns| columns.contains(&column));
                sink.field(self.extractor.list, name, has_value, is_read);
            }
        }
        self.tell_unknown(cells, sink);
        let emitted = self.extractor.emit(Place { path, element: self.count }, dates, sink);
        self.unnamed += u64::from(emitted == EmitOutcome::Unnamed);
    }

    /// Reports a date or a text in a column that the format table does not know, if the header lacks one that it knows.
    fn tell_unknown(&self, cells: &Cells, sink: &mut dyn Sink) {
        if !(self.lacks_date || self.lacks_text) {
            return;
        }
        let cells = || self.unknown.iter().filter_map(|at| cells.get(*at)).map(|cell| text(cell));
        if self.lacks_date && cells().any(|cell| super::dates::is_date(cell.trim())) {
            sink.unread_date(self.extractor.list);
        }
        // Only lists whose records are texts are reported for a missing text, because other records mean something without one.
        let category = self.extractor.spec.category.top();
        if self.lacks_text && matches!(category.id(), "posts" | "comments" | "messages" | "ai-chats") {
            // The record may have another text, such as the subject of a message whose body was renamed. Then a single word in an
            // unknown column is no sign of a lost text, because it may be a yes or a no; several words are.
            let has_text = self.extractor.has_text();
            let is_lost = |cell: &str| !cell.is_empty() && (!has_text || cell.contains(char::is_whitespace));
            if cells().any(|cell| is_lost(cell.trim()) && !super::dates::is_date(cell.trim())) {
                sink.unknown_label();
            }
        }
    }
}

/// Restores line breaks that an export wrote as a quote, a line break and another quote.
fn join_quoted_lines(cell: Cow<'_, str>) -> Cow<'_, str> {
    if !cell.contains('\n') || !cell.contains('"') {
        return cell;
    }
    let cell = if cell.contains('\r') { Cow::Owned(cell.replace("\"\r\n\"", "\n")) } else { cell };
    Cow::Owned(cell.replace("\"\n\"", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_an_unknown_file_are_counted_without_the_header() {
        let count = |text: &str| count_rows(&mut text.as_bytes());
        let header = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(count("a,b\n1,2\n\n3,\"4\n5\"\n"), Some((2, header.clone())));
        assert_eq!(count("a\tb\n1\t2\n"), Some((1, header)));
        assert_eq!(count("\n"), None);
    }
}
