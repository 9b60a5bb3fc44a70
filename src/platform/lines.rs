//! Raw records of a delimited file, one at a time, so that a broken one takes no neighbour with it.
//!
//! A CSV reader that meets a quote that is never closed swallows rows until the next quote, and says nothing.
//! Here a record that turns out malformed gives back every line but its first, and reading goes on from there.

use super::dates::parse_stamp;
use super::patience::{LONGEST_ROW, Patience};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read as _};

/// How a file writes its records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// `,`, a tab or `;`.
    pub delimiter: u8,
    /// Quotes within quotes are written `\"`.
    pub backslash_quotes: bool,
    /// Line breaks in the last of so many columns may stand without quotes: a record begins where a line begins with
    /// a date, or with nothing, and has that many cells.
    pub loose_last_of: Option<usize>,
}

/// Splits a stream into raw records.
pub(super) struct Lines<R> {
    reader: R,
    pub style: Style,
    /// Lines given back.
    pending: VecDeque<Vec<u8>>,
    /// Whether the last record was broken and no good one has come since.
    pub lost: bool,
    patience: Patience,
}

/// A raw record: its lines, each with its line end.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub lines: Vec<Vec<u8>>,
    /// Something other than a delimiter stands after a closing quote, or a quote is never closed.
    pub odd: bool,
    /// It would be longer than any record is.
    pub cut: bool,
    /// How many of the lines follow only because they do not begin with a date.
    pub trailing: usize,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R, style: Style) -> Self {
        Self { reader, style, pending: VecDeque::new(), lost: false, patience: Patience::new(LONGEST_ROW) }
    }

    /// The next raw record, or `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Raw>> {
        let Some(first) = self.line()? else { return Ok(None) };
        if self.lost && !self.style.begins_record(&first) {
            // The rest of a broken record: nothing follows it that is its own.
            return Ok(Some(Raw { lines: vec![first], ..Raw::default() }));
        }
        let longest = self.patience.longest(self.lost);
        let mut raw = Raw::default();
        let mut scan = Scan::default();
        let mut size = first.len();
        scan.line(&first, self.style, &mut raw.odd);
        raw.lines.push(first);
        while scan.in_quotes {
            let Some(line) = self.line()? else { break };
            if size + line.len() > longest {
                raw.cut = true;
                self.pending.push_front(line);
                break;
            }
            size += line.len();
            scan.line(&line, self.style, &mut raw.odd);
            raw.lines.push(line);
        }
        raw.odd |= scan.in_quotes;
        if self.style.loose_last_of.is_some() {
            self.end_before_next_record(&mut raw);
            self.take_trailing(&mut raw, longest.saturating_sub(size))?;
        }
        Ok(Some(raw))
    }

    /// A quote that went wrong took further records with it: those are given back.
    fn end_before_next_record(&mut self, raw: &mut Raw) {
        if !raw.odd {
            return;
        }
        let next = raw.lines.iter().skip(1).position(|line| self.style.begins_record(line));
        if let Some(next) = next {
            self.put_back(raw, next + 1);
        }
    }

    /// Puts back the lines of a record from one of them on.
    fn put_back(&mut self, raw: &mut Raw, from: usize) {
        for line in raw.lines.drain(from.min(raw.lines.len())..).rev() {
            self.patience.lose(line.len());
            self.pending.push_front(line);
        }
    }

    /// Lines that begin no record belong to the one before them, so many bytes of them; blank ones only if such a line
    /// follows.
    fn take_trailing(&mut self, raw: &mut Raw, mut room: usize) -> io::Result<()> {
        let mut blank = Vec::new();
        while let Some(line) = self.line()? {
            let is_blank = line.iter().all(u8::is_ascii_whitespace);
            if !is_blank && self.style.begins_record(&line) {
                self.pending.push_front(line);
                return Ok(());
            }
            let left = room.checked_sub(line.len());
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

    /// Gives back the lines of a record after the first few.
    pub fn give_back_after(&mut self, raw: &mut Raw, lines: usize) {
        self.put_back(raw, lines);
        raw.trailing = 0;
    }

    /// A record was good.
    pub fn was_good(&mut self, raw: &Raw) {
        self.lost = false;
        self.patience.gain(raw.lines.iter().map(Vec::len).sum());
    }

    /// Gives back a whole record.
    pub fn give_back_all(&mut self, mut raw: Raw) {
        self.put_back(&mut raw, 0);
    }

    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.pending.pop_front() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        let most = LONGEST_ROW as u64;
        self.reader.by_ref().take(most).read_until(b'\n', &mut line)?;
        Ok((!line.is_empty()).then_some(line))
    }
}

impl Raw {
    /// The bytes of the record without the lines that trail it.
    pub fn bytes(&self) -> Vec<u8> {
        let kept = self.lines.len() - self.trailing;
        self.lines.iter().take(kept).flatten().copied().collect()
    }

    /// The lines that trail the record.
    pub fn trailing_lines(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().skip(self.lines.len() - self.trailing).map(|line| line.trim_ascii_end())
    }

    pub fn is_blank(&self, delimiter: u8) -> bool {
        self.lines.iter().flatten().all(|byte| byte.is_ascii_whitespace() || *byte == delimiter || *byte == b'"')
    }
}

impl Style {
    /// Whether a line begins a record of a table whose first column is a date and whose last may run over lines.
    fn begins_record(&self, line: &[u8]) -> bool {
        let Some(columns) = self.loose_last_of else { return true };
        let delimiters = memchr::memchr_iter(self.delimiter, line).count();
        let first = line.split(|byte| *byte == self.delimiter).next().unwrap_or_default();
        delimiters + 1 >= columns && is_empty_or_day(first)
    }

    /// How many of a record's lines belong to it when backslashes are letters like any other.
    pub fn plain_length(&self, raw: &Raw) -> usize {
        let plain = Self { backslash_quotes: false, ..*self };
        let mut scan = Scan::default();
        let mut odd = false;
        for (at, line) in raw.lines.iter().enumerate() {
            scan.line(line, plain, &mut odd);
            if !scan.in_quotes {
                return at + 1;
            }
        }
        raw.lines.len()
    }
}

/// Whether a cell holds nothing, or a day at least: a year alone may be the beginning of any sentence.
pub(super) fn is_empty_or_day(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell);
    let text = text.trim().trim_matches('"');
    text.is_empty() || (text.len() >= 6 && text.len() < 64 && parse_stamp(text).is_some())
}

/// Where a scan of the bytes stands.
#[derive(Clone, Copy, Debug)]
struct Scan {
    in_quotes: bool,
    at_cell_start: bool,
}

impl Default for Scan {
    fn default() -> Self {
        Self { in_quotes: false, at_cell_start: true }
    }
}

impl Scan {
    /// Goes over one line. A quote opens only at the start of a cell; elsewhere it is a letter like any other.
    fn line(&mut self, line: &[u8], style: Style, odd: &mut bool) {
        let mut rest = line;
        while let [byte, tail @ ..] = rest {
            rest = tail;
            if self.in_quotes {
                match (byte, tail.first()) {
                    (b'\\', Some(b'"' | b'\\')) if style.backslash_quotes => rest = tail.get(1..).unwrap_or_default(),
                    (b'"', Some(b'"')) => rest = tail.get(1..).unwrap_or_default(),
                    (b'"', next) => {
                        self.in_quotes = false;
                        let closes = next.is_none_or(|next| *next == style.delimiter || matches!(next, b'\r' | b'\n'));
                        *odd |= !closes;
                    }
                    _ => {}
                }
            } else if *byte == b'"' && self.at_cell_start {
                self.in_quotes = true;
                self.at_cell_start = false;
            } else {
                self.at_cell_start = *byte == style.delimiter;
            }
        }
        if !self.in_quotes {
            self.at_cell_start = true;
        }
    }
}
