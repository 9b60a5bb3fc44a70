//! Raw records of a file of rows, one at a time, so that a malformed one loses none of its neighbours.
//!
//! After a quote that is never closed, an ordinary CSV reader takes all rows up to the next quote for one cell, without
//! an error. Here a record that turns out malformed gives back every line but its first, and reading goes on from
//! there.

use crate::readers::dates::is_date;
use crate::readers::resync_budget::{LONGEST_ROW, ResyncBudget};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, BufRead};

/// How a file writes its rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// `,`, a tab or `;`.
    pub delimiter: u8,
    /// Whether a quote within quotes may be written `\"`, and not only `""`.
    pub backslash_quotes: bool,
    /// How many columns there are, if line breaks in the last one may stand without quotes. The first one is then a
    /// date.
    pub loose_last_of: Option<usize>,
}

/// A line with its line end.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub number: u64,
    pub bytes: Vec<u8>,
}

/// Splits a stream into raw records.
pub(super) struct Lines<R> {
    reader: R,
    pub style: Style,
    /// Lines that were given back, which are read again before the reader is.
    pending: VecDeque<Line>,
    /// How many lines were taken from the reader.
    count: u64,
    /// Whether the last record was malformed and no valid one has come since.
    pub lost: bool,
    budget: ResyncBudget,
    /// The shape of the first record, if the last column may run over lines and the record has a shape.
    first: Option<RowShape>,
    /// An empty list of lines whose memory is reused for the next record.
    spare: Vec<Line>,
    /// Buffers that are reused for the bytes of further lines.
    spare_bytes: Vec<Vec<u8>>,
}

/// How many lines are kept for reuse.
const SPARE: usize = 16;

/// A line with more bytes is not kept for reuse.
const LONGEST_SPARE: usize = 64 * 1024;

/// A raw record: its lines.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub lines: Vec<Line>,
    /// Whether something other than a delimiter or a line end follows a closing quote, or a quote is never closed.
    pub odd: bool,
    /// Whether it was cut because it would be longer than the limit for a record.
    pub cut: bool,
    /// How many lines at the end are part of the record only because they begin no record of their own.
    pub trailing: usize,
}

/// The shape of a row, by which a line that begins a record is recognised even if its date cannot be read.
#[derive(Debug)]
struct RowShape {
    /// The first cell with every number as `9` and every word as `a`: `03.01.2026 10:00` is `9.9.9 9:9`.
    date: String,
    /// The cells that are addresses.
    addresses: Vec<usize>,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R, style: Style) -> Self {
        Self {
            reader,
            style,
            pending: VecDeque::new(),
            count: 0,
            lost: false,
            budget: ResyncBudget::new(LONGEST_ROW),
            first: None,
            spare: Vec::new(),
            spare_bytes: Vec::new(),
        }
    }

    /// The next raw record, or `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Raw>> {
        let Some(first) = self.line()? else { return Ok(None) };
        if self.style.loose_last_of.is_some() && self.first.is_none() {
            self.first = RowShape::of(&first.bytes, self.style.delimiter);
        }
        if self.lost && !self.begins_record(&first.bytes) {
            // The rest of a malformed record, which is handed out line by line until a record begins.
            return Ok(Some(Raw { lines: vec![first], ..Raw::default() }));
        }
        let longest = self.budget.longest(self.lost);
        let mut raw = Raw { lines: std::mem::take(&mut self.spare), ..Raw::default() };
        let mut scan = Scan::default();
        let mut size = first.bytes.len();
        scan.line(&first.bytes, self.style, &mut raw.odd);
        raw.lines.push(first);
        while scan.in_quotes {
            let Some(line) = self.line()? else { break };
            if size + line.bytes.len() > longest {
                raw.cut = true;
                self.pending.push_front(line);
                break;
            }
            size += line.bytes.len();
            scan.line(&line.bytes, self.style, &mut raw.odd);
            raw.lines.push(line);
        }
        raw.odd |= scan.in_quotes;
        if self.style.loose_last_of.is_some() {
            self.end_before_next_record(&mut raw);
            self.take_trailing(&mut raw, longest.saturating_sub(size))?;
        }
        Ok(Some(raw))
    }

    /// Gives back the records that follow if a misplaced quote made them part of this one.
    fn end_before_next_record(&mut self, raw: &mut Raw) {
        if !raw.odd {
            return;
        }
        let next = raw.lines.iter().skip(1).position(|line| self.begins_record(&line.bytes));
        if let Some(next) = next {
            self.give_back(raw, next + 1);
        }
    }

    /// Gives back the lines of a record from one of them on.
    fn give_back(&mut self, raw: &mut Raw, from: usize) {
        for line in raw.lines.drain(from.min(raw.lines.len())..).rev() {
            self.budget.spend(line.bytes.len());
            self.pending.push_front(line);
        }
    }

    /// Adds the lines that follow and begin no record, up to `room` bytes. Blank lines are added only if a line with text follows them
    /// that begins no record either; otherwise they are dropped.
    fn take_trailing(&mut self, raw: &mut Raw, mut room: usize) -> io::Result<()> {
        let mut blank = Vec::new();
        while let Some(line) = self.line()? {
            let is_blank = line.bytes.iter().all(u8::is_ascii_whitespace);
            if !is_blank && self.begins_record(&line.bytes) {
                self.pending.push_front(line);
                return Ok(());
            }
            let left = room.checked_sub(line.bytes.len());
            room = left.unwrap_or(room);
            if is_blank {
                blank.extend(left.map(|_| line));
            } else if left.is_none() {
                raw.cut = true;
                self.pending.push_front(line);
                return Ok(());
            } else {
                raw.trailing += blank.len() + 1;
                raw.lines.append(&mut blank);
                raw.lines.push(line);
            }
        }
        Ok(())
    }

    /// Keeps the first `lines` lines of a record and gives back the others.
    pub fn give_back_after(&mut self, raw: &mut Raw, lines: usize) {
        self.give_back(raw, lines);
        raw.trailing = 0;
    }

    /// Notes that a record was valid, which ends a malformed stretch and refills the budget.
    pub fn was_good(&mut self, raw: &Raw) {
        self.lost = false;
        self.budget.gain(raw.lines.iter().map(|line| line.bytes.len()).sum());
    }

    /// Takes back a record that was read, to reuse its memory.
    pub fn reuse(&mut self, mut raw: Raw) {
        for line in raw.lines.drain(..) {
            if self.spare_bytes.len() < SPARE && line.bytes.capacity() <= LONGEST_SPARE {
                self.spare_bytes.push(line.bytes);
            }
        }
        self.spare = raw.lines;
    }

    /// Gives back a whole record.
    pub fn give_back_all(&mut self, mut raw: Raw) {
        self.give_back(&mut raw, 0);
    }

    /// Whether a line begins a record of a file whose last column may run over lines. In other files every line does.
    ///
    /// Such a record begins with a date or with an empty cell. A date that cannot be read is recognised by its form or
    /// by the address beside it, because otherwise the record would become part of the text before it.
    pub fn begins_record(&self, line: &[u8]) -> bool {
        let Some(columns) = self.style.loose_last_of else { return true };
        let delimiters = memchr::memchr_iter(self.style.delimiter, line).count();
        if delimiters + 1 < columns {
            return false;
        }
        let cells = cells_of(line, self.style.delimiter);
        let first = cells.first().copied().unwrap_or_default();
        // A line within a text may also begin with a date and have delimiters, but other text stands where a row has its address.
        let may_begin = self.first.as_ref().is_none_or(|shape| shape.may_have_addresses(&cells));
        (is_empty_or_date(first) && may_begin) || self.first.as_ref().is_some_and(|shape| shape.fits(&cells))
    }

    /// The next line: one that was given back, or one from the reader. A line longer than [`LONGEST_ROW`] comes in pieces.
    fn line(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.pending.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = self.spare_bytes.pop().unwrap_or_default();
        bytes.clear();
        loop {
            let ahead = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                ahead => ahead?,
            };
            let ahead = ahead.get(..LONGEST_ROW - bytes.len()).unwrap_or(ahead);
            // Not `BufRead::read_until`, which looks at one byte at a time on some systems.
            let end = memchr::memchr(b'\n', ahead).map(|at| at + 1);
            let taken = end.unwrap_or(ahead.len());
            bytes.extend_from_slice(ahead.get(..taken).unwrap_or_default());
            self.reader.consume(taken);
            if end.is_some() || taken == 0 {
                break;
            }
        }
        self.count += 1;
        Ok((!bytes.is_empty()).then_some(Line { number: self.count, bytes }))
    }
}

/// The most words that a date without digits has: `vor drei Tagen` has three.
const WORDS_OF_A_DATE: usize = 4;

impl RowShape {
    /// The shape of a row. `None` if its first cell cannot be a date, because it has no number and the row has no
    /// address.
    fn of(line: &[u8], delimiter: u8) -> Option<Self> {
        let cells = cells_of(line, delimiter);
        let date = date_shape(cells.first()?);
        let addresses: Vec<usize> =
            (1..cells.len()).filter(|at| cells.get(*at).is_some_and(|cell| is_address(cell))).collect();
        (date.contains('9') || !addresses.is_empty()).then_some(Self { date, addresses })
    }

    /// Whether each cell that is an address in the first row is one here, or empty.
    fn may_have_addresses(&self, cells: &[&[u8]]) -> bool {
        let is_blank = |cell: &[u8]| cell.iter().all(|byte| matches!(byte, b' ' | b'"' | b'\r' | b'\n'));
        self.addresses.iter().all(|at| cells.get(*at).is_some_and(|cell| is_blank(cell) || is_address(cell)))
    }

    /// Whether a line begins a record although its date cannot be read: its first cell has a number and is written like that of the first
    /// row, or it has addresses where the first row has them and a first cell that has a number or is as short as a date in words.
    fn fits(&self, cells: &[&[u8]]) -> bool {
        let date = cells.first().map(|cell| date_shape(cell)).unwrap_or_default();
        let has_addresses = !self.addresses.is_empty()
            && self.addresses.iter().all(|at| cells.get(*at).is_some_and(|cell| is_address(cell)));
        let has_number = date.contains('9');
        let is_short = date.split_whitespace().count() <= WORDS_OF_A_DATE;
        (has_number && date == self.date) || (has_addresses && (has_number || is_short))
    }
}

/// The cells of a line, with their quotes. A delimiter within quotes ends no cell.
fn cells_of(line: &[u8], delimiter: u8) -> Vec<&[u8]> {
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let quoted = rest.strip_prefix(b"\"").map(|inner| {
            let mut from = 0;
            while let Some(at) = inner.get(from..).and_then(|inner| memchr::memchr(b'"', inner)) {
                // A doubled quote is part of the text.
                let is_doubled = inner.get(from + at + 1) == Some(&b'"');
                from += at + 1 + usize::from(is_doubled);
                if !is_doubled {
                    return from + 1;
                }
            }
            rest.len()
        });
        let from = quoted.unwrap_or_default();
        let end = rest.get(from..).and_then(|rest| memchr::memchr(delimiter, rest)).map(|at| from + at);
        let Some(end) = end else {
            cells.push(rest);
            return cells;
        };
        cells.push(rest.get(..end).unwrap_or_default());
        rest = rest.get(end + 1..).unwrap_or_default();
    }
}

/// A cell with every number as `9` and every word as `a`.
fn date_shape(cell: &[u8]) -> String {
    let text = String::from_utf8_lossy(cell);
    let mut shape = String::new();
    for c in text.trim().trim_matches('"').chars().take(64) {
        let sign = if c.is_ascii_digit() {
            '9'
        } else if c.is_alphabetic() {
            'a'
        } else {
            c
        };
        if !(matches!(sign, '9' | 'a') && shape.ends_with(sign)) {
            shape.push(sign);
        }
    }
    shape
}

/// Whether a cell, with or without quotes, begins like a web address.
fn is_address(cell: &[u8]) -> bool {
    cell.trim_ascii().strip_prefix(b"\"").unwrap_or_else(|| cell.trim_ascii()).starts_with(b"http")
}

impl Raw {
    /// The bytes of the record without the lines that trail it.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        self.first_lines(self.lines.len() - self.trailing)
    }

    /// The bytes of its first `count` lines.
    pub fn first_lines(&self, count: usize) -> Cow<'_, [u8]> {
        match self.lines.get(..count).unwrap_or(&self.lines) {
            [only] => Cow::Borrowed(&only.bytes),
            lines => Cow::Owned(lines.iter().map(|line| line.bytes.as_slice()).collect::<Vec<_>>().concat()),
        }
    }

    /// The lines that trail the record.
    pub fn trailing_lines(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().skip(self.lines.len() - self.trailing).map(|line| line.bytes.trim_ascii_end())
    }

    /// Whether it holds nothing but whitespace, quotes and delimiters.
    pub fn is_blank(&self, delimiter: u8) -> bool {
        let is_nothing = |byte: &u8| byte.is_ascii_whitespace() || *byte == delimiter || *byte == b'"';
        self.lines.iter().flat_map(|line| &line.bytes).all(is_nothing)
    }

    /// The number of its first line; 0 if it has no lines.
    pub fn number(&self) -> u64 {
        self.lines.first().map_or(0, |line| line.number)
    }
}

impl Style {
    /// At how many lines a record ends if backslashes escape nothing.
    pub fn plain_length(&self, raw: &Raw) -> usize {
        let plain = Self { backslash_quotes: false, ..*self };
        let mut scan = Scan::default();
        let mut odd = false;
        for (at, line) in raw.lines.iter().enumerate() {
            scan.line(&line.bytes, plain, &mut odd);
            if !scan.in_quotes {
                return at + 1;
            }
        }
        raw.lines.len()
    }
}

/// Whether a cell is empty or holds a date. A year alone is too short, because any sentence may begin with a number.
fn is_empty_or_date(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell);
    let text = text.trim().trim_matches('"');
    text.is_empty() || (text.len() >= 6 && text.len() < 64 && is_date(text))
}

/// The state of a scan for quotes, from one line to the next.
#[derive(Clone, Copy, Debug, Default)]
struct Scan {
    in_quotes: bool,
}

impl Scan {
    /// Scans one line. A quote opens only at the start of a cell; elsewhere it is an ordinary character. Sets `odd` if a closing quote
    /// is followed by anything but a delimiter or a line end.
    fn line(&mut self, line: &[u8], style: Style, odd: &mut bool) {
        let mut at = 0;
        while let Some(found) = memchr::memchr(b'"', line.get(at..).unwrap_or_default()) {
            let quote = at + found;
            at = quote + 1;
            let (before, next) = (line.get(..quote).unwrap_or_default(), line.get(at));
            if !self.in_quotes {
                self.in_quotes = before.last().is_none_or(|before| *before == style.delimiter);
            } else if style.backslash_quotes && is_escaped(before) {
                // An escaped quote is an ordinary character.
            } else if next == Some(&b'"') {
                at += 1;
            } else {
                self.in_quotes = false;
                *odd |= !next.is_none_or(|next| *next == style.delimiter || matches!(next, b'\r' | b'\n'));
            }
        }
    }
}

/// Whether what follows these bytes is escaped: they end in an odd number of backslashes.
fn is_escaped(before: &[u8]) -> bool {
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What [`Scan`] finds in lines, found byte by byte: whether they end within quotes, and whether they are odd.
    fn scan_slowly(lines: &[&str], style: Style) -> (bool, bool) {
        let (mut in_quotes, mut odd) = (false, false);
        for line in lines {
            let mut at_cell_start = !in_quotes;
            let mut rest = line.as_bytes();
            while let [byte, tail @ ..] = rest {
                rest = tail;
                if in_quotes {
                    match (byte, tail.first()) {
                        (b'\\', Some(b'"' | b'\\')) if style.backslash_quotes => {
                            rest = tail.get(1..).unwrap_or_default();
                        }
                        (b'"', Some(b'"')) => rest = tail.get(1..).unwrap_or_default(),
                        (b'"', next) => {
                            in_quotes = false;
                            odd |= !next.is_none_or(|next| *next == style.delimiter || matches!(next, b'\r' | b'\n'));
                        }
                        _ => {}
                    }
                } else {
                    in_quotes = *byte == b'"' && at_cell_start;
                    at_cell_start = *byte == style.delimiter;
                }
            }
        }
        (in_quotes, odd)
    }

    proptest! {
        #[test]
        fn quotes_are_found_as_byte_by_byte(text in "([a,\"\\\\]{0,9}\n){1,3}", backslash_quotes in any::<bool>()) {
            let style = Style { delimiter: b',', backslash_quotes, loose_last_of: None };
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let (mut scan, mut odd) = (Scan::default(), false);
            for line in &lines {
                scan.line(line.as_bytes(), style, &mut odd);
            }
            prop_assert_eq!((scan.in_quotes, odd), scan_slowly(&lines, style));
        }
    }

    fn records(text: &str) -> Vec<usize> {
        let style = Style { delimiter: b',', backslash_quotes: false, loose_last_of: Some(3) };
        let mut lines = Lines::new(text.as_bytes(), style);
        let mut counts = Vec::new();
        while let Some(raw) = lines.next().unwrap() {
            counts.push(raw.lines.len());
        }
        counts
    }

    #[test]
    fn a_record_whose_date_cannot_be_read_begins_on_its_own_line() {
        assert_eq!(records("03.01.2026 10:00,https://x,a\n04.01.2026 10:00,https://x,b\n"), [1, 1]);
        assert_eq!(records("2026-01-02 10:00:00,https://x,a\n2 Zumber 2026,https://x,b\n"), [1, 1]);
        assert_eq!(records("Zumber 2 2026,https://x,a\nZumber 3 2026,https://x,b\n"), [1, 1]);
    }

    #[test]
    fn a_date_may_be_quoted_and_in_words() {
        let quoted = "\"Friday, January 9, 2026 10:00 AM\",https://x,a\n";
        assert_eq!(records(&quoted.repeat(3)), [1, 1, 1]);
        assert_eq!(records("2026-01-02 10:00:00,https://x,a\n\"9. Januar 2026, 10:00\",https://x,b\n"), [1, 1]);
        assert_eq!(records("gestern,https://x,a\nvor drei Tagen,https://x,b\n"), [1, 1]);
    }

    #[test]
    fn a_delimiter_in_quotes_ends_no_cell() {
        let texts = |line: &'static str| {
            cells_of(line.as_bytes(), b',').iter().map(|cell| std::str::from_utf8(cell).unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(texts("\"a, b\",c"), ["\"a, b\"", "c"]);
        assert_eq!(texts("\"a \"\"b\"\", c\",,d"), ["\"a \"\"b\"\", c\"", "", "d"]);
        assert_eq!(texts("\"never closed, c"), ["\"never closed, c"]);
    }

    #[test]
    fn a_text_may_run_over_lines_without_quotes() {
        assert_eq!(
            records("2026-01-02 10:00:00,https://x,one\ntwo, three, four\n\nfive\n2026-01-03,https://x,b\n"),
            [4, 1]
        );
    }
}
