//! The bytes of a JSON file, read a block at a time and kept only while an element needs them.

use std::io::{self, Read};
use std::ops::Range;

/// Why reading cannot begin.
#[derive(Debug)]
pub(super) enum Start {
    /// There is nothing but blanks.
    Empty,
    /// There is something other than JSON.
    NotJson,
    /// It could not be read.
    Io(io::Error),
}

/// Bytes asked for at a time.
const BLOCK: usize = 256 * 1024;

/// The name that a script sets to JSON ends within this many bytes.
const LONGEST_PREFIX: usize = 64 * 1024;

/// How many bytes are searched at most when looking ahead for a key or a value.
const LONGEST_LOOK: usize = 64 * 1024;

/// What ends a value before its last bracket: the beginning of the next record, if this one lacks a bracket.
///
/// A record may hold objects that begin as records do, so the value is only cut if it does not close within some bytes
/// after such an object.
#[derive(Clone, Copy)]
pub(super) struct Cut<'b> {
    /// The keys that records begin with.
    pub begins: &'b [Vec<u8>],
    /// The value may go on for this many bytes.
    pub within: usize,
}

impl Cut<'_> {
    /// Only its last bracket ends a value.
    pub const NEVER: Self = Self { begins: &[], within: 0 };
}

/// The keys of an object, each with the first byte of its value.
pub(super) type Keys = Vec<(Vec<u8>, u8)>;

/// How a value ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// With its last bracket, or before what follows it.
    Whole,
    /// It is too long, or the next record begins before it ends.
    Cut,
    /// The file ended before it did.
    Ended,
}

/// The bytes of a file.
pub(super) struct Bytes<R> {
    reader: R,
    /// May be longer than what was read, so that memory is not cleared again for each block.
    buffer: Vec<u8>,
    /// Where the bytes that were read end in it.
    end: usize,
    /// The next byte to look at.
    at: usize,
    /// What stands before this is not needed any more.
    kept: usize,
    ended: bool,
}

impl<R: Read> Bytes<R> {
    pub fn new(reader: R) -> Self {
        Self::with_memory(reader, Vec::new())
    }

    /// Like [`Self::new`], with the buffer of another file, which then need not be allocated and cleared again.
    pub fn with_memory(reader: R, memory: Vec<u8>) -> Self {
        Self { reader, buffer: memory, end: 0, at: 0, kept: 0, ended: false }
    }

    /// The buffer, for another file to use; an empty one if it grew for a long record, so that this is freed.
    pub fn into_memory(self) -> Vec<u8> {
        if self.buffer.len() > 4 * BLOCK { Vec::new() } else { self.buffer }
    }

    /// The bytes that were read and are still in the buffer.
    fn read_so_far(&self) -> &[u8] {
        self.buffer.get(..self.end).unwrap_or_default()
    }

    /// The bytes of a stretch.
    pub fn get(&self, stretch: &Range<usize>) -> &[u8] {
        self.read_so_far().get(stretch.clone()).unwrap_or_default()
    }

    pub fn step_by(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Goes back to a place in the piece handed out last.
    pub fn go_back_to(&mut self, at: usize) {
        self.at = at;
    }

    /// Steps over a mark of byte order, notes, and `name =`.
    pub fn skip_prefix(&mut self) -> Result<(), Start> {
        if self.peek().map_err(Start::Io)? == Some(0xEF) {
            self.at += 3;
        }
        loop {
            match self.skip_blanks().map_err(Start::Io)? {
                None => return Err(Start::Empty),
                Some(b'[' | b'{') => return Ok(()),
                Some(b'<') => return Err(Start::NotJson),
                Some(b'/') => self.skip_line().map_err(Start::Io)?,
                Some(_) => break,
            }
        }
        let mut seen = 0;
        while let Some(byte) = self.peek().map_err(Start::Io)? {
            self.at += 1;
            seen += 1;
            if byte == b'=' {
                let next = self.skip_blanks().map_err(Start::Io)?;
                return if matches!(next, Some(b'[' | b'{')) { Ok(()) } else { Err(Start::NotJson) };
            }
            if seen > LONGEST_PREFIX {
                break;
            }
        }
        Err(Start::NotJson)
    }

    /// Steps over the rest of a line.
    pub fn skip_line(&mut self) -> io::Result<()> {
        while let Some(byte) = self.peek()? {
            self.kept = self.at;
            self.at += 1;
            if byte == b'\n' {
                break;
            }
        }
        Ok(())
    }

    /// Steps over blanks, and drops what stands before.
    pub fn skip_blanks(&mut self) -> io::Result<Option<u8>> {
        loop {
            self.kept = self.at;
            match self.peek()? {
                Some(byte) if byte.is_ascii_whitespace() => self.at += 1,
                other => return Ok(other),
            }
        }
    }

    /// The byte here.
    pub fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            if let Some(byte) = self.read_so_far().get(self.at) {
                return Ok(Some(*byte));
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    /// The first byte after this one that is no blank. Nothing is consumed.
    pub fn second(&mut self) -> io::Result<Option<u8>> {
        self.ahead(self.at + 1).map(|found| found.map(|(_, byte)| byte))
    }

    /// The first byte from here on that is no blank. Nothing is consumed.
    pub fn next_byte(&mut self) -> io::Result<Option<u8>> {
        self.ahead(self.at).map(|found| found.map(|(_, byte)| byte))
    }

    /// The first byte from here on that is no blank, and where it stands. Nothing is consumed.
    fn ahead(&mut self, from: usize) -> io::Result<Option<(usize, u8)>> {
        let mut at = from;
        loop {
            match self.read_so_far().get(at).copied() {
                Some(byte) if byte.is_ascii_whitespace() && at - from < LONGEST_LOOK => at += 1,
                Some(byte) => return Ok(Some((at, byte))),
                // Reading more does not move what is kept, so `at` stays valid.
                None if self.fill()? => {}
                None => return Ok(None),
            }
        }
    }

    /// The first key of the object that begins here, and the first byte of its value. Nothing is consumed.
    pub fn look_into_object(&mut self) -> io::Result<(Option<Vec<u8>>, Option<u8>)> {
        self.kept = self.at;
        let Some((quote, b'"')) = self.ahead(self.at + 1)? else { return Ok((None, None)) };
        let mut end = quote + 1;
        loop {
            match self.read_so_far().get(end).copied() {
                Some(b'"') => break,
                Some(b'\\') => return Ok((Some(Vec::new()), None)),
                Some(_) if end - quote < LONGEST_LOOK => end += 1,
                None if self.fill()? => {}
                _ => return Ok((Some(Vec::new()), None)),
            }
        }
        let key = self.read_so_far().get(quote + 1..end).unwrap_or_default().to_vec();
        let value = match self.ahead(end + 1)? {
            Some((colon, b':')) => self.ahead(colon + 1)?.map(|(_, byte)| byte),
            _ => None,
        };
        Ok((Some(key), value))
    }

    /// The keys of the object that begins here, each with the first byte of its value, until one is `wanted`, or until
    /// the object has more bytes than `limit`. `None` for an object of more bytes. Nothing is consumed.
    pub fn look_through_object(&mut self, limit: usize, wanted: &dyn Fn(&[u8]) -> bool) -> io::Result<Option<Keys>> {
        let mut window = LONGEST_LOOK;
        loop {
            let (range, mark) = self.take_value(b'{', window, Cut::NEVER)?;
            self.at = range.start;
            let keys = keys_of(self.get(&range));
            if mark != Mark::Cut || keys.iter().any(|(key, _)| wanted(key)) {
                return Ok(Some(keys));
            }
            if window >= limit {
                return Ok(None);
            }
            window = window.saturating_mul(8).min(limit);
        }
    }

    /// Takes the key that begins here.
    pub fn key(&mut self) -> io::Result<Vec<u8>> {
        let (piece, _) = self.take_value(b'"', LONGEST_LOOK, Cut::NEVER)?;
        let key = self.get(&piece);
        Ok(key.strip_prefix(b"\"").and_then(|key| key.strip_suffix(b"\"")).unwrap_or_default().to_vec())
    }

    /// Steps over a colon; the first byte of the value behind it.
    pub fn after_colon(&mut self) -> io::Result<Option<u8>> {
        if self.skip_blanks()? == Some(b':') {
            self.at += 1;
        }
        self.skip_blanks()
    }

    /// The next `most` bytes; fewer only if the file ends. Nothing is consumed.
    pub fn look_ahead(&mut self, most: usize) -> io::Result<&[u8]> {
        self.drop_before();
        while self.end - self.at < most && self.fill()? {}
        let end = self.end.min(self.at + most);
        Ok(self.read_so_far().get(self.at..end).unwrap_or_default())
    }

    /// The next bytes, this many, of those that [`Self::look_ahead`] returned.
    pub fn ahead_of(&self, bytes: usize) -> &[u8] {
        self.read_so_far().get(self.at..self.at + bytes).unwrap_or_default()
    }

    /// Takes the next bytes, this many, as one piece.
    pub fn take(&mut self, bytes: usize) -> Range<usize> {
        self.kept = self.at;
        self.at += bytes;
        self.kept..self.at
    }

    /// Drops what stands before this place. The buffer is only moved here, between pieces, so that ranges stay valid.
    fn drop_before(&mut self) {
        self.kept = self.at;
        if self.kept > BLOCK {
            self.buffer.copy_within(self.kept..self.end, 0);
            self.end -= self.kept;
            self.at -= self.kept;
            self.kept = 0;
        }
    }

    /// Takes a whole value, unless it is longer than `limit`, or the next record seems to begin in it, according to
    /// `cut`.
    pub fn take_value(&mut self, byte: u8, limit: usize, cut: Cut<'_>) -> io::Result<(Range<usize>, Mark)> {
        self.drop_before();
        let start = self.at;
        let mark = self.step(byte, Some(limit), cut)?;
        Ok((start..self.at, mark))
    }

    /// Steps over a value without keeping its bytes.
    pub fn step_over(&mut self, byte: u8) -> io::Result<Mark> {
        self.step(byte, None, Cut::NEVER)
    }

    /// Steps over a value. Its bytes are kept only if there is a limit.
    fn step(&mut self, byte: u8, limit: Option<usize>, cut: Cut<'_>) -> io::Result<Mark> {
        let start = self.at;
        // Where a record seems to begin in the value.
        let mut nested: Option<usize> = None;
        let mut depth = 0_usize;
        let mut quoted = false;
        let is_container = matches!(byte, b'{' | b'[');
        match byte {
            b'{' | b'[' | b'"' => {}
            // There is no value.
            b',' | b'}' | b']' => return Ok(Mark::Whole),
            _ => self.at += 1,
        }
        loop {
            let until = limit.map_or(self.end, |limit| self.end.min(start.saturating_add(limit)));
            let is_too_long = limit.is_some_and(|limit| self.at - start >= limit);
            if let Some(nested) = nested.filter(|nested| is_too_long || self.at - nested > cut.within) {
                self.at = nested;
                return Ok(Mark::Cut);
            }
            if is_too_long {
                return Ok(Mark::Cut);
            }
            let Some(rest) = self.buffer.get(self.at..until).filter(|rest| !rest.is_empty()) else {
                if limit.is_none() {
                    self.kept = self.at;
                }
                if !self.fill()? {
                    if let Some(nested) = nested {
                        self.at = nested;
                        return Ok(Mark::Cut);
                    }
                    return Ok(if quoted || depth > 0 { Mark::Ended } else { Mark::Whole });
                }
                continue;
            };
            if quoted {
                match memchr::memchr2(b'"', b'\\', rest) {
                    None => self.at += rest.len(),
                    Some(at) if rest.get(at) == Some(&b'"') => {
                        self.at += at + 1;
                        quoted = false;
                        if depth == 0 {
                            return Ok(Mark::Whole);
                        }
                    }
                    // The byte after a backslash does not end the string. It may not have been read yet.
                    Some(at) => {
                        self.at += at + 1;
                        if limit.is_none() {
                            self.kept = self.at;
                        }
                        if self.peek()?.is_some() {
                            self.at += 1;
                        }
                    }
                }
                continue;
            }
            let Some((at, found)) = rest.iter().copied().enumerate().find(|(_, byte)| is_mark(*byte, is_container))
            else {
                self.at += rest.len();
                continue;
            };
            match found {
                b'"' => {
                    quoted = true;
                    self.at += at + 1;
                }
                b'{' | b'[' => {
                    let at = self.at + at;
                    if found == b'{'
                        && depth > 0
                        && nested.is_none()
                        && !cut.begins.is_empty()
                        && self.begins_here(start, at, cut.begins)?
                    {
                        nested = Some(at);
                    }
                    depth += 1;
                    self.at = at + 1;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += at + 1;
                    if depth == 0 {
                        return Ok(Mark::Whole);
                    }
                }
                // A number or a word ends before what follows it.
                _ => {
                    self.at += at;
                    return Ok(Mark::Whole);
                }
            }
        }
    }

    /// Whether an object of a list begins at a place, with one of these keys.
    fn begins_here(&mut self, start: usize, at: usize, begins: &[Vec<u8>]) -> io::Result<bool> {
        // Enough to see its key, unless the file ends.
        let longest = begins.iter().map(Vec::len).max().unwrap_or_default() + 64;
        while self.end < at + longest && self.fill()? {}
        let before = self.read_so_far().get(start..at).unwrap_or_default();
        let rest = self.read_so_far().get(at..(at + longest).min(self.end)).unwrap_or_default();
        Ok(is_in_list(before) && first_key(rest).is_some_and(|key| begins.iter().any(|known| known == key)))
    }

    /// Reads more, and returns whether there was more. The buffer starts over only if nothing in it is kept.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.kept == self.end && self.at == self.kept {
            (self.end, self.at, self.kept) = (0, 0, 0);
        }
        if self.buffer.len() < self.end + BLOCK {
            self.buffer.resize(self.end + BLOCK, 0);
        }
        let got = loop {
            match self.reader.read(self.buffer.get_mut(self.end..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                outcome => break outcome?,
            }
        };
        self.end += got;
        self.ended = got == 0;
        Ok(got > 0)
    }
}

/// The keys of a whole object, each with the first byte of its value.
pub(super) fn keys_of(object: &[u8]) -> Keys {
    let mut keys = Vec::new();
    let mut depth = 0_usize;
    let mut rest = object;
    // The key that waits for its value.
    let mut key: Option<&[u8]> = None;
    let mut expects_key = false;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        if depth == 1
            && !matches!(byte, b'}' | b',' | b':')
            && !byte.is_ascii_whitespace()
            && !expects_key
            && let Some(key) = key.take()
        {
            keys.push((key.to_vec(), *byte));
        }
        match byte {
            b'"' => {
                let mut end = 0;
                while let Some(inner) = tail.get(end) {
                    end += match inner {
                        b'"' => break,
                        b'\\' => 2,
                        _ => 1,
                    };
                }
                if depth == 1 && expects_key {
                    key = tail.get(..end);
                    expects_key = false;
                }
                rest = tail.get(end + 1..).unwrap_or_default();
            }
            b'{' | b'[' => {
                depth += 1;
                expects_key |= depth == 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' if depth == 1 => expects_key = true,
            _ => {}
        }
    }
    keys
}

/// Whether a byte outside strings may end or nest a value. Within brackets only brackets and quotes do.
fn is_mark(byte: u8, in_container: bool) -> bool {
    matches!(byte, b'"' | b'{' | b'}' | b'[' | b']')
        || (!in_container && (matches!(byte, b',' | b':' | b';') || byte.is_ascii_whitespace()))
}

/// The first key of an object, without its quotes.
pub(super) fn first_key(object: &[u8]) -> Option<&[u8]> {
    let inner = object.strip_prefix(b"{")?.trim_ascii_start().strip_prefix(b"\"")?;
    let end = memchr::memchr(b'"', inner)?;
    inner.get(..end).filter(|key| !key.is_empty() && !key.contains(&b'\\'))
}

/// The first key of an object, without its quotes, and the first byte of its value.
pub(super) fn first_entry(object: &[u8]) -> Option<(&[u8], u8)> {
    let key = first_key(object)?;
    let rest = object.strip_prefix(b"{")?.trim_ascii_start().get(key.len() + 2..)?;
    let value = rest.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start();
    Some((key, *value.first()?))
}

/// Whether what follows these bytes stands in a list, and is not the value of a key.
fn is_in_list(before: &[u8]) -> bool {
    matches!(before.trim_ascii_end().last(), Some(b',' | b'[' | b'}'))
}

/// Where, after the first byte of a malformed piece, an object of a list begins with one of these keys.
pub(super) fn next_begin(bytes: &[u8], begins: &[Vec<u8>]) -> Option<usize> {
    let mut from = 1;
    loop {
        let at = from + memchr::memchr(b'{', bytes.get(from..)?)?;
        let is_begin = first_key(bytes.get(at..)?).is_some_and(|key| begins.iter().any(|known| known == key));
        if is_begin && is_in_list(bytes.get(..at)?) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_with_the_first_byte_of_their_values() {
        let keys = |object: &str| -> Vec<(String, char)> {
            let keys = keys_of(object.as_bytes());
            keys.into_iter().map(|(key, byte)| (String::from_utf8(key).unwrap(), char::from(byte))).collect()
        };
        let of = |keys: &[(&str, char)]| keys.iter().map(|(key, c)| ((*key).to_owned(), *c)).collect::<Vec<_>>();
        assert_eq!(
            keys(r#"{"a": [1, {"x": 2}], "b\"c": "d, e", "f" : 5, "g": {"h": []}}"#),
            of(&[("a", '['), (r#"b\"c"#, '"'), ("f", '5'), ("g", '{')])
        );
        assert_eq!(keys("{}"), []);
    }
}
