//! Raw records of a delimited file, one at a time, so that a broken one takes no neighbour with it.
//!
//! A CSV reader that meets a quote that is never closed swallows rows until the next quote, and says nothing.
//! Here a record that turns out malformed gives back every line but its first, and reading goes on from there.

use std::collections::VecDeque;
use std::io::{self, BufRead};

/// A record longer than this is taken for an unclosed quote.
const LONGEST_RECORD: usize = 16 * 1024 * 1024;

/// The same, while already lost after a broken record.
const LONGEST_WHEN_LOST: usize = 64 * 1024;

/// How a file writes its records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// `,`, a tab or `;`.
    pub delimiter: u8,
    /// Quotes within quotes are written `\"`.
    pub backslash_quotes: bool,
    /// Line breaks in the last column may stand without quotes: a record begins where a line begins with a date.
    pub begins_with_date: bool,
}

/// Splits a stream into raw records.
pub(super) struct Lines<R> {
    reader: R,
    pub style: Style,
    /// Lines given back.
    pending: VecDeque<Vec<u8>>,
    /// Whether the last record was broken and no good one has come since.
    pub lost: bool,
}

/// A raw record: its lines, each with its line end.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub lines: Vec<Vec<u8>>,
    /// Something other than a delimiter stands after a closing quote, or a quote is never closed.
    pub odd: bool,
    /// How many of the lines follow only because they do not begin with a date.
    pub trailing: usize,
}

impl<R: BufRead> Lines<R> {
    pub fn new(reader: R, style: Style) -> Self {
        Self { reader, style, pending: VecDeque::new(), lost: false }
    }

    /// The next raw record, or `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Raw>> {
        let Some(first) = self.line()? else { return Ok(None) };
        let longest = if self.lost { LONGEST_WHEN_LOST } else { LONGEST_RECORD };
        let mut raw = Raw::default();
        let mut scan = Scan::default();
        let mut size = first.len();
        scan.line(&first, self.style, &mut raw.odd);
        raw.lines.push(first);
        while scan.in_quotes {
            let Some(line) = self.line()? else { break };
            let forced =
                self.style.begins_with_date && begins_with_date(&line, self.style.delimiter) && raw.odd_so_far();
            if forced || size + line.len() > longest {
                self.pending.push_front(line);
                raw.odd = true;
                break;
            }
            size += line.len();
            scan.line(&line, self.style, &mut raw.odd);
            raw.lines.push(line);
        }
        raw.odd |= scan.in_quotes;
        if self.style.begins_with_date && !scan.in_quotes {
            self.take_trailing(&mut raw)?;
        }
        Ok(Some(raw))
    }

    /// Lines that do not begin with a date belong to the record before them; blank ones only if such a line follows.
    fn take_trailing(&mut self, raw: &mut Raw) -> io::Result<()> {
        let mut blank = Vec::new();
        while let Some(line) = self.line()? {
            if line.iter().all(u8::is_ascii_whitespace) {
                blank.push(line);
            } else if begins_with_date(&line, self.style.delimiter) {
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

    /// Gives back every line of a broken record but the first.
    pub fn give_back(&mut self, raw: Raw) {
        for line in raw.lines.into_iter().skip(1).rev() {
            self.pending.push_front(line);
        }
    }

    /// Gives back a whole record.
    pub fn give_back_all(&mut self, raw: Raw) {
        for line in raw.lines.into_iter().rev() {
            self.pending.push_front(line);
        }
    }

    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.pending.pop_front() {
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        self.reader.read_until(b'\n', &mut line)?;
        Ok((!line.is_empty()).then_some(line))
    }
}

impl Raw {
    /// Whether the quote that is open stands where no writer would have put it: only then may a line that begins
    /// with a date end the record.
    fn odd_so_far(&self) -> bool {
        self.odd || self.lines.len() == 1
    }

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

/// Whether a line begins with a day and time as the activity files write it, then a delimiter.
pub(super) fn begins_with_date(line: &[u8], delimiter: u8) -> bool {
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let shape = b"0000-00-00 00:00:00";
    let Some(head) = line.get(..shape.len()) else { return false };
    let fits = head
        .iter()
        .zip(shape)
        .all(|(byte, wanted)| if *wanted == b'0' { byte.is_ascii_digit() } else { byte == wanted });
    let rest = line.get(shape.len()..).unwrap_or_default();
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    fits && rest.first() == Some(&delimiter)
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
