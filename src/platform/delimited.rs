//! The shape `table`: rows of cells between delimiters, with a header, in any of the ways platforms and the
//! spreadsheet programs people open them with have written them.

use super::cells::{Cells, Splitter, text, texts};
use super::dates::Dates;
use super::lines::{Lines, Raw, Style, is_empty_or_day};
use super::patience::LONGEST_ROW;
use super::record::{By, Identity, Record, Sink};
use super::rows::{Counting, Quirk, SourceRow};
use super::{ShapeError, sniff};
use crate::archive::ReadError;
use crate::words::Author;
use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};

/// What may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// This many bytes are looked at to tell how a file is written.
const PEEK: u64 = 16 * 1024;

/// The header is looked for among this many records: notes may stand before it.
const HEADER_WITHIN: usize = 10;

/// Reads a delimited table.
pub(super) fn read(row: &SourceRow, reader: &mut dyn Read, sink: &mut dyn Sink) -> Result<(), ShapeError> {
    let (head, reader) = peek(reader)?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(ShapeError::Workbook);
    }
    let utf16 = sniff::utf16_without_mark(&head);
    let is_utf16 = utf16.is_some() || head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if !is_utf16 && sniff::looks_binary(&head) {
        return Err(ShapeError::NotText);
    }
    // UTF-16 is transcoded and a byte order mark taken away; everything else passes as it is, cell by cell later.
    let decoded = encoding_rs_io::DecodeReaderBytesBuilder::new()
        .encoding(utf16)
        .utf8_passthru(true)
        .strip_bom(true)
        .build(reader);
    let (head, decoded) = peek(decoded)?;
    // Old systems end lines by a carriage return alone.
    let only_returns = head.contains(&b'\r') && !head.contains(&b'\n');
    let decoded = LineEnds { inner: decoded, only_returns };
    let decoded = BufReader::with_capacity(256 * 1024, decoded);
    let head: Vec<u8> = head.into_iter().map(|byte| if only_returns && byte == b'\r' { b'\n' } else { byte }).collect();
    let delimiter = delimiter(row, &head);
    let backslash_quotes = row.quirks.contains(&Quirk::BackslashQuotes);
    let style = Style { delimiter, backslash_quotes, loose_last_of: None };
    let mut lines = Lines::new(decoded, style);
    let mut splitter = Splitter::new(lines.style);
    let Some(header) = find_header(row, &mut lines, &mut splitter)? else {
        return without_header(row, &mut lines, &mut splitter, sink);
    };
    let mut table = Rows::new(row, header, style);
    lines.style.loose_last_of = table.loose_last_of();
    while let Some(raw) = lines.next().map_err(|error| ReadError::from_io(&error))? {
        table.take(raw, &mut lines, sink);
    }
    Ok(())
}

/// Passes bytes on, with line feeds for carriage returns where a file has no line feed at all.
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
fn peek<R: Read>(mut reader: R) -> Result<(Vec<u8>, impl Read), ShapeError> {
    let mut head = Vec::new();
    // What breaks off this early breaks off again, with the same error, where the rest is read.
    let broken = reader.by_ref().take(PEEK).read_to_end(&mut head).err();
    if let Some(error) = broken
        && head.is_empty()
    {
        return Err(ReadError::from_io(&error).into());
    }
    Ok((head.clone(), Cursor::new(head).chain(reader)))
}

/// The delimiter: the one by which one of the first lines names the columns; else the one that stands most often in
/// the first line. What stands in the rows says nothing: a cell may pack hundreds of values.
fn delimiter(row: &SourceRow, head: &[u8]) -> u8 {
    let lines: Vec<&[u8]> = head.split(|byte| *byte == b'\n').take(HEADER_WITHIN).collect();
    let names_columns = |delimiter: u8| {
        let style = Style { delimiter, backslash_quotes: false, loose_last_of: None };
        let mut splitter = Splitter::new(style);
        lines.iter().any(|line| row.is_header(&texts(&splitter.split(line))))
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

/// Finds the record that names the columns. What stands before it are notes and is dropped.
fn find_header<R: BufRead>(
    row: &SourceRow,
    lines: &mut Lines<R>,
    splitter: &mut Splitter,
) -> Result<Option<Vec<String>>, ShapeError> {
    let mut seen = Vec::new();
    let mut size = 0;
    while seen.len() < HEADER_WITHIN && size < LONGEST_ROW {
        let Some(raw) = lines.next().map_err(|error| ReadError::from_io(&error))? else { break };
        let cells = texts(&splitter.split(&raw.bytes()));
        if row.is_header(&cells) {
            return Ok(Some(cells));
        }
        size += raw.lines.iter().map(Vec::len).sum::<usize>();
        seen.push(raw);
    }
    if row.any_header && !seen.is_empty() {
        let mut seen = seen.into_iter();
        let header = seen.next().map(|raw| texts(&splitter.split(&raw.bytes())));
        for raw in seen.rev() {
            lines.give_back_all(raw);
        }
        return Ok(header);
    }
    for raw in seen.into_iter().rev() {
        lines.give_back_all(raw);
    }
    Ok(None)
}

/// A file whose columns are not known: a sentence that there is nothing, or rows that can only be counted.
fn without_header<R: BufRead>(
    row: &SourceRow,
    lines: &mut Lines<R>,
    splitter: &mut Splitter,
    sink: &mut dyn Sink,
) -> Result<(), ShapeError> {
    let mut rows: Vec<String> = Vec::new();
    let mut unread = 0_u64;
    while let Some(raw) = lines.next().map_err(|error| ReadError::from_io(&error))? {
        if raw.is_blank(lines.style.delimiter) {
            continue;
        }
        if rows.is_empty() {
            rows = texts(&splitter.split(&raw.bytes()));
        }
        unread += 1;
    }
    let says_nothing =
        matches!(rows.as_slice(), [only] if row.empty_says.iter().any(|says| says.eq_ignore_ascii_case(only.trim())));
    if unread == 0 || (unread == 1 && says_nothing) {
        return Ok(());
    }
    // The first of several is the header, in words that nobody has seen.
    for _ in 0..unread.saturating_sub(1).max(1) {
        sink.unreadable();
    }
    Err(ShapeError::Columns)
}

/// Where the columns stand that the row of the table reads.
#[derive(Debug, Default)]
struct Columns {
    date: Option<usize>,
    text: Vec<usize>,
    drafts: Vec<usize>,
    sender: Option<usize>,
    sender_url: Option<usize>,
    thread: Option<usize>,
    to: Option<usize>,
    direction: Option<usize>,
    category: Option<usize>,
    first_name: Option<usize>,
    last_name: Option<usize>,
    place: Option<usize>,
    registered: Option<usize>,
    number: Option<usize>,
}

/// Reads the rows under a header.
struct Rows<'a> {
    row: &'a SourceRow,
    header: Vec<String>,
    columns: Columns,
    splitter: Splitter,
    dates: Dates,
    /// A row with fewer cells is broken.
    needed: usize,
    text: String,
}

impl<'a> Rows<'a> {
    fn new(row: &'a SourceRow, header: Vec<String>, style: Style) -> Self {
        let find = |name: &String| header.iter().position(|cell| cell.eq_ignore_ascii_case(name));
        let first = |names: &[String]| names.iter().find_map(find);
        let columns = Columns {
            date: first(&row.date),
            text: row.text.iter().filter_map(find).collect(),
            drafts: row.drafts.iter().filter_map(find).collect(),
            sender: row.sender.as_ref().and_then(|sender| find(&sender.name)),
            sender_url: row.sender.as_ref().and_then(|sender| first(&sender.url)),
            thread: row.sender.as_ref().and_then(|sender| first(&sender.thread)),
            to: row.sender.as_ref().and_then(|sender| first(&sender.to)),
            direction: row.direction.as_ref().and_then(|direction| find(&direction.column)),
            category: row.category_by.as_ref().and_then(|by| first(&by.column)),
            first_name: row.identity.as_ref().and_then(|identity| first(&identity.first_name)),
            last_name: row.identity.as_ref().and_then(|identity| first(&identity.last_name)),
            place: row.identity.as_ref().and_then(|identity| first(&identity.place)),
            registered: row.identity.as_ref().and_then(|identity| first(&identity.registered)),
            number: first(&row.number),
        };
        // A row has a cell for every column that has a name. A row that packs lists is read cell by cell.
        let named = header.iter().rposition(|cell| !cell.is_empty()).map_or(1, |last| last + 1);
        let needed = if row.count == Counting::Values { 1 } else { named };
        Self {
            row,
            header,
            columns,
            splitter: Splitter::new(style),
            dates: Dates::default(),
            needed,
            text: String::new(),
        }
    }

    /// How many columns there are, if the last may run over lines without quotes: only where the first is the date.
    fn loose_last_of(&self) -> Option<usize> {
        let last = self.header.len().checked_sub(1)?;
        let may = self.row.quirks.contains(&Quirk::UnquotedLineBreaks);
        (may && self.columns.date == Some(0) && self.columns.text.contains(&last)).then_some(self.header.len())
    }

    /// Takes one raw record: reads it, or counts it as broken and gives its other lines back.
    fn take<R: BufRead>(&mut self, mut raw: Raw, lines: &mut Lines<R>, sink: &mut dyn Sink) {
        if raw.is_blank(self.splitter.style.delimiter) {
            return;
        }
        if lines.lost && !raw.lines.first().is_some_and(|line| self.begins_record(line)) {
            // It is the rest of the broken one, and was counted with it.
            lines.give_back_after(&mut raw, 1);
            return;
        }
        let mut cells = self.splitter.split(&raw.bytes());
        if self.splitter.style.backslash_quotes && (raw.odd || !self.fits(&cells)) {
            // A text that ends in a backslash looks like an escaped quote; read plainly it may fit.
            let length = self.splitter.style.plain_length(&raw);
            let bytes: Vec<u8> = raw.lines.iter().take(length).flatten().copied().collect();
            let plain = self.splitter.split_plain(&bytes);
            if self.fits(&plain) && length < raw.lines.len() - raw.trailing {
                lines.give_back_after(&mut raw, length);
                (raw.odd, raw.cut) = (false, false);
                cells = plain;
            } else if !self.fits(&cells) && self.fits(&plain) {
                cells = plain;
            }
        }
        // Somebody put files one behind the other.
        if cells.len() > 1 && cells.len() == self.header.len() && texts(&cells) == self.header {
            lines.was_good(&raw);
            return;
        }
        for line in raw.trailing_lines() {
            if let Some(last) = cells.last_mut() {
                last.push(b'\n');
                last.extend_from_slice(line);
            }
        }
        self.join_surplus(&mut cells);
        let swallowed = raw.odd && raw.lines.iter().skip(1).any(|line| self.begins_record(line));
        if self.fits(&cells) && !swallowed && !raw.cut {
            lines.was_good(&raw);
            self.emit(&cells, sink);
            return;
        }
        sink.unreadable();
        lines.lost |= raw.lines.len() > 1 || raw.odd || raw.cut;
        lines.give_back_after(&mut raw, 1);
    }

    /// Whether a row has the cells that are read from it, and no more than the header names.
    fn fits(&self, cells: &Cells) -> bool {
        let surplus = cells.iter().skip(self.header.len()).any(|cell| !cell.trim_ascii().is_empty());
        cells.len() >= self.needed && !surplus
    }

    /// Cells beyond the header belong to the last column, if that is one of text: its delimiters were not quoted.
    fn join_surplus(&self, cells: &mut Cells) {
        let last = self.header.len().saturating_sub(1);
        if cells.len() <= self.header.len() || !self.columns.text.contains(&last) {
            return;
        }
        let surplus = cells.split_off(last + 1);
        if let Some(cell) = cells.last_mut() {
            for more in surplus {
                cell.push(self.splitter.style.delimiter);
                cell.extend_from_slice(&more);
            }
        }
    }

    /// Whether a line looks like the beginning of a record of this table: by its date, else by its number of cells.
    fn begins_record(&mut self, line: &[u8]) -> bool {
        if self.columns.date == Some(0) {
            let first = line.split(|byte| *byte == self.splitter.style.delimiter).next().unwrap_or_default();
            return first.len() < line.len() && is_empty_or_day(first);
        }
        self.splitter.split(line).len() == self.header.len()
    }

    fn emit(&mut self, cells: &Cells, sink: &mut dyn Sink) {
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|cell| text(cell)).unwrap_or_default();
        self.tell_identity(cells, sink);
        let stamp = self.columns.date.and_then(|_| self.dates.parse(&cell(self.columns.date)));
        let text_chars = self.join_text(cells);
        let unpublished = self
            .columns
            .drafts
            .iter()
            .any(|at| matches!(cell(Some(*at)).trim().to_lowercase().as_str(), "yes" | "true"));
        let (sender, url, thread, to) = (
            cell(self.columns.sender),
            cell(self.columns.sender_url),
            cell(self.columns.thread),
            cell(self.columns.to),
        );
        let by = if let Some(direction) = self.row.direction.as_ref().filter(|_| self.columns.direction.is_some()) {
            let way = cell(self.columns.direction);
            if way.trim().eq_ignore_ascii_case(&direction.own) {
                By::Known(Author::Own)
            } else if way.trim().eq_ignore_ascii_case(&direction.other) {
                By::Known(Author::Other)
            } else {
                By::Known(Author::Unknown)
            }
        } else if self.columns.sender.is_some() {
            By::Sender { name: sender.trim(), url: url.trim(), thread: thread.trim(), to: to.trim() }
        } else {
            By::Known(self.row.author)
        };
        let told = self.row.told(sink.me(), |field| {
            let at = self.header.iter().position(|name| name.eq_ignore_ascii_case(field))?;
            cells.get(at).map(|cell| text(cell)).filter(|cell| !cell.trim().is_empty())
        });
        let by = told.author.map_or(by, By::Known);
        let by_column = self.row.category_by.as_ref().and_then(|by| by.category(&cell(self.columns.category)));
        let category = told.category.or(by_column);
        let id = cell(self.columns.number);
        let items = match self.row.count {
            Counting::Record => 1,
            Counting::None => 0,
            Counting::Values => {
                let separator = self.row.separator.as_deref().unwrap_or("; ");
                let values = cells.iter().map(|cell| {
                    let cell = text(cell);
                    cell.split(separator).filter(|value| !value.trim().is_empty()).count()
                });
                values.sum::<usize>() as u64
            }
        };
        sink.record(&Record {
            stamp,
            text: &self.text,
            text_chars,
            by,
            category,
            audience: told.audience,
            unpublished: told.unpublished.unwrap_or(unpublished),
            id: id.trim(),
            media: &[],
            placed: false,
            items,
        });
    }

    /// Joins the text columns into `self.text` and counts their characters without the joints.
    fn join_text(&mut self, cells: &Cells) -> u64 {
        self.text.clear();
        let mut chars = 0;
        let all: Vec<usize> = match self.row.count {
            Counting::Values => (0..cells.len()).collect(),
            Counting::Record | Counting::None => self.columns.text.clone(),
        };
        for at in all {
            let Some(cell) = cells.get(at) else { continue };
            let cell = self.repair(text(cell));
            let says_nothing = cell == "-" && self.row.quirks.contains(&Quirk::DashMeansNothing);
            if cell.is_empty() || says_nothing {
                continue;
            }
            chars += cell.chars().count() as u64;
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(&cell);
        }
        chars
    }

    /// Undoes what the export did to a text.
    fn repair<'t>(&self, cell: Cow<'t, str>) -> Cow<'t, str> {
        if self.row.quirks.contains(&Quirk::QuotedLineBreaks) && cell.contains('"') {
            let joined = cell.replace("\"\r\n\"", "\n").replace("\"\n\"", "\n");
            return Cow::Owned(joined);
        }
        if self.row.quirks.contains(&Quirk::HtmlEntities) && cell.contains('&') {
            return Cow::Owned(html_escape::decode_html_entities(&cell).into_owned());
        }
        cell
    }

    fn tell_identity(&self, cells: &Cells, sink: &mut dyn Sink) {
        if self.row.identity.is_none() {
            return;
        }
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|cell| text(cell)).unwrap_or_default();
        let name = format!("{} {}", cell(self.columns.first_name).trim(), cell(self.columns.last_name).trim());
        if !name.trim().is_empty() {
            sink.identity(&Identity::Name(name.trim()));
        }
        let place = cell(self.columns.place);
        if !place.trim().is_empty() {
            sink.identity(&Identity::Place(place.trim()));
        }
        let registered = cell(self.columns.registered);
        if !registered.trim().is_empty() {
            sink.identity(&Identity::Registered(registered.trim()));
        }
    }
}
