//! The records of a JSON file, one piece of bytes at a time, so that a broken one takes no neighbour with it.
//!
//! The file is walked by its brackets and strings alone. What lies on the way to the records is stepped into, what
//! does not is stepped over; each record is handed out as it stands, and parsed on its own. Where that fails, the walk
//! goes back to where the next record seems to begin.

use std::io::{self, Read};
use std::ops::Range;

/// Bytes asked for at a time.
const BLOCK: usize = 256 * 1024;

/// A name set by a script stands within so many bytes.
const LONGEST_PREFIX: usize = 64 * 1024;

/// A record longer than this is taken for a bracket or a quote that is never closed.
const LONGEST_RECORD: usize = 64 * 1024 * 1024;

/// The same, while lost after a broken record, or when too much was looked at in vain.
const LONGEST_WHEN_LOST: usize = 256 * 1024;

/// After so many bytes looked at in vain, records may only be short.
const MOST_IN_VAIN: usize = 512 * 1024 * 1024;

/// Lists and objects on the way to the records are stepped into this deep.
const DEEPEST: usize = 32;

/// A step of the walk: what it is in, and how far on the way to the records that is.
#[derive(Clone, Copy, Debug)]
enum Frame {
    List(usize),
    Object(usize),
}

/// A place on the way to the records.
#[derive(Debug, Default)]
struct Place {
    children: Vec<(String, usize)>,
    is_record: bool,
    /// What lies here is no record, but is handed out too: the people of a conversation.
    is_side: bool,
}

impl Place {
    fn is_end(&self) -> bool {
        self.is_record || self.is_side
    }
}

/// Where the records of a file lie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Paths<'a> {
    /// Paths to them, with `*` for any key. None: the outermost list, or that in the only object around it.
    pub records: &'a [String],
    /// The path to what is handed out beside them.
    pub side: Option<&'a str>,
    /// Keys that a record has: an object with one of them first is no list of records.
    pub record_keys: &'a [String],
}

/// Why the walk cannot begin.
#[derive(Debug)]
pub(super) enum Start {
    /// There is nothing but blanks.
    Empty,
    /// There is something else.
    NotJson,
    /// It could not be read.
    Io(io::Error),
}

/// Walks a file.
pub(super) struct Pieces<R> {
    reader: R,
    buffer: Vec<u8>,
    /// The next byte to look at.
    at: usize,
    /// Where the piece handed out last begins: what stands before it is dropped.
    kept: usize,
    ended: bool,
    frames: Vec<Frame>,
    places: Vec<Place>,
    /// The place of an object around the only list.
    around: Option<usize>,
    record_keys: Vec<Vec<u8>>,
    begun: bool,
    /// How many elements the outermost list has had.
    pub elements: u64,
    /// The file ended before its brackets did.
    pub breaks_off: bool,
    /// The piece handed out last is no record, but what lies beside them.
    pub is_side: bool,
    lost: bool,
    in_vain: usize,
    /// The first key of the records, by which the next one is found after a broken one.
    first_key: Option<Vec<u8>>,
}

impl<R: Read> Pieces<R> {
    /// Finds where the JSON begins.
    pub fn new(reader: R, paths: Paths<'_>) -> Result<Self, Start> {
        let mut places = vec![Place::default()];
        for path in paths.records {
            add_path(&mut places, path, |place| place.is_record = true);
        }
        if let Some(side) = paths.side {
            add_path(&mut places, side, |place| place.is_side = true);
        }
        if paths.records.is_empty()
            && let Some(root) = places.first_mut()
        {
            root.is_record = true;
        }
        // Where an object stands around the only list, whatever its key.
        let around = paths.records.is_empty().then(|| {
            places.push(Place { is_record: true, ..Place::default() });
            places.push(Place { children: vec![("*".to_owned(), places.len() - 1)], ..Place::default() });
            places.len() - 1
        });
        let mut pieces = Self {
            reader,
            buffer: Vec::new(),
            at: 0,
            kept: 0,
            ended: false,
            frames: Vec::new(),
            places,
            around,
            record_keys: paths.record_keys.iter().map(|key| key.as_bytes().to_vec()).collect(),
            begun: false,
            elements: 0,
            breaks_off: false,
            is_side: false,
            lost: false,
            in_vain: 0,
            first_key: None,
        };
        pieces.skip_prefix()?;
        Ok(pieces)
    }

    /// What lies around an outermost object: the list of records, or nothing, and it is a record itself.
    fn root_object(&mut self) -> io::Result<Option<usize>> {
        let start = self.at;
        self.at += 1;
        let place = match self.peek_past_blanks()? {
            // There is nothing in it.
            Some(b'}') => Some(0),
            Some(b'"') => {
                let from = self.at;
                self.step(b'"', true)?;
                let key = self.buffer.get(from + 1..self.at.saturating_sub(1)).unwrap_or_default().to_vec();
                let mut value = self.peek_past_blanks()?;
                if value == Some(b':') {
                    self.at += 1;
                    value = self.peek_past_blanks()?;
                }
                let root = self.places.first();
                let leads_on = root
                    .is_some_and(|root| root.children.iter().any(|(known, _)| known == "*" || known.as_bytes() == key));
                let holds = matches!(value, Some(b'[' | b'{')) && !self.record_keys.contains(&key);
                if leads_on || root.is_some_and(|root| !root.is_record) {
                    Some(0)
                } else {
                    self.around.filter(|_| holds)
                }
            }
            _ => None,
        };
        self.at = start;
        Ok(place)
    }

    /// Steps over a mark of byte order and `name =`.
    fn skip_prefix(&mut self) -> Result<(), Start> {
        if self.peek().map_err(Start::Io)? == Some(0xEF) {
            self.at += 3;
        }
        loop {
            match self.peek().map_err(Start::Io)? {
                None if self.buffer.trim_ascii().is_empty() => return Err(Start::Empty),
                None | Some(b'<') => return Err(Start::NotJson),
                Some(byte) if byte.is_ascii_whitespace() => self.at += 1,
                Some(b'[' | b'{') => return Ok(()),
                Some(_) => break,
            }
        }
        while let Some(byte) = self.peek().map_err(Start::Io)? {
            if self.at > LONGEST_PREFIX {
                break;
            }
            self.at += 1;
            if byte == b'=' {
                let next = self.peek_past_blanks().map_err(Start::Io)?;
                return if matches!(next, Some(b'[' | b'{')) { Ok(()) } else { Err(Start::NotJson) };
            }
        }
        Err(Start::NotJson)
    }

    /// The next record, as a stretch of what [`Self::bytes`] gives.
    pub fn next(&mut self) -> io::Result<Option<Range<usize>>> {
        loop {
            self.kept = self.at;
            let Some(byte) = self.peek_past_blanks()? else {
                self.breaks_off |= !self.frames.is_empty();
                return Ok(None);
            };
            match self.frames.last().copied() {
                None if self.begun => {
                    if byte == b';' {
                        self.at += 1;
                        continue;
                    }
                    // More after the end: a bracket too many stood before it. What is a record still counts.
                    if matches!(byte, b'{' | b',') && self.first_key.is_some() {
                        self.frames.push(Frame::List(0));
                        continue;
                    }
                    self.at += 1;
                }
                None => {
                    self.begun = true;
                    self.elements += u64::from(byte == b'{');
                    if byte == b'{'
                        && let Some(place) = self.root_object()?
                    {
                        self.frames.push(Frame::Object(place));
                        self.at += 1;
                        continue;
                    }
                    if let Some(piece) = self.value(byte, 0, true)? {
                        return Ok(Some(piece));
                    }
                }
                Some(Frame::List(place)) => match byte {
                    b']' => self.close(),
                    b',' | b'}' | b':' => self.at += 1,
                    _ => {
                        self.elements += u64::from(self.frames.len() == 1);
                        if let Some(piece) = self.value(byte, place, true)? {
                            return Ok(Some(piece));
                        }
                    }
                },
                Some(Frame::Object(place)) => match byte {
                    b'}' => self.close(),
                    b'"' => {
                        let child = self.key(place)?;
                        let Some(byte) = self.peek_past_blanks()? else { continue };
                        match child {
                            Some(child) => {
                                if let Some(piece) = self.value(byte, child, false)? {
                                    return Ok(Some(piece));
                                }
                            }
                            None => self.step_over(byte)?,
                        }
                    }
                    _ => self.at += 1,
                },
            }
        }
    }

    /// The bytes of a piece, until the next one is asked for.
    pub fn bytes(&self, piece: &Range<usize>) -> &[u8] {
        self.buffer.get(piece.clone()).unwrap_or_default()
    }

    /// The piece was a good record.
    pub fn was_good(&mut self, piece: &Range<usize>) {
        self.lost = false;
        if self.first_key.is_none() {
            self.first_key = first_key(self.bytes(piece)).map(<[u8]>::to_vec);
        }
    }

    /// The piece was none: goes back to where the next record seems to begin within it. Whether it counts as a record
    /// that was lost: while lost, what begins no record is the rest of the broken one and was counted with it.
    pub fn was_broken(&mut self, piece: &Range<usize>) -> bool {
        let bytes = self.bytes(piece);
        let own_key = first_key(bytes).map(<[u8]>::to_vec);
        let begins = own_key.is_some() && (self.first_key.is_none() || own_key == self.first_key);
        let key = self.first_key.clone().or(own_key);
        let next = key.as_deref().and_then(|key| next_begin(bytes, key));
        let counts = !self.lost || begins;
        self.in_vain = self.in_vain.saturating_add(bytes.len());
        if let Some(next) = next {
            self.at = piece.start + next;
            self.breaks_off = false;
        }
        if !counts && self.frames.len() == 1 {
            self.elements = self.elements.saturating_sub(1);
        }
        self.lost = true;
        self.first_key = key;
        counts
    }

    /// Begins a value that lies on the way to the records, or is one.
    fn value(&mut self, byte: u8, place: usize, in_list: bool) -> io::Result<Option<Range<usize>>> {
        let known = self.places.get(place);
        let is_record = known.is_some_and(Place::is_end);
        let leads_on = known.is_some_and(|place| !place.children.is_empty());
        self.is_side = known.is_some_and(|place| place.is_side);
        match byte {
            b'[' if self.frames.len() < DEEPEST => {
                self.frames.push(Frame::List(place));
                self.at += 1;
                Ok(None)
            }
            b'{' if leads_on && !is_record && self.frames.len() < DEEPEST => {
                self.frames.push(Frame::Object(place));
                self.at += 1;
                Ok(None)
            }
            b'{' if is_record => self.piece(byte).map(Some),
            _ if is_record && in_list => self.piece(byte).map(Some),
            _ => {
                self.step_over(byte)?;
                Ok(None)
            }
        }
    }

    /// Takes a value whole.
    fn piece(&mut self, byte: u8) -> io::Result<Range<usize>> {
        // What stands before it is not needed any more.
        self.kept = self.at;
        self.drop_read();
        let start = self.at;
        self.step(byte, true)?;
        Ok(start..self.at)
    }

    fn step_over(&mut self, byte: u8) -> io::Result<()> {
        self.step(byte, false)
    }

    /// Goes past a value. What is not to be kept is dropped on the way.
    fn step(&mut self, byte: u8, keep: bool) -> io::Result<()> {
        let short = self.lost || self.in_vain > MOST_IN_VAIN;
        let longest = if short { LONGEST_WHEN_LOST } else { LONGEST_RECORD };
        let start = self.at;
        let mut depth = 0_usize;
        let mut quoted = false;
        let is_container = matches!(byte, b'{' | b'[');
        match byte {
            b'{' | b'[' | b'"' => {}
            // There is no value.
            b',' | b'}' | b']' => return Ok(()),
            _ => self.at += 1,
        }
        loop {
            let Some(rest) = self.buffer.get(self.at..).filter(|rest| !rest.is_empty()) else {
                if keep && self.at - start > longest {
                    return Ok(());
                }
                if !keep {
                    self.kept = self.at;
                }
                if !self.fill()? {
                    self.breaks_off |= quoted || depth > 0;
                    return Ok(());
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
                            return Ok(());
                        }
                    }
                    // What follows the backslash is no end; it may not have been read yet.
                    Some(at) => {
                        self.at += at + 1;
                        if self.peek_kept(keep)?.is_some() {
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
                    depth += 1;
                    self.at += at + 1;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += at + 1;
                    if depth == 0 {
                        return Ok(());
                    }
                }
                // A number or a word ends before what follows it.
                _ => {
                    self.at += at;
                    return Ok(());
                }
            }
        }
    }

    /// Reads a key and the colon behind it, and gives the place it leads to.
    fn key(&mut self, place: usize) -> io::Result<Option<usize>> {
        self.kept = self.at;
        let start = self.at;
        self.step(b'"', true)?;
        // What was kept moves to the front when more is read; nothing was dropped within a key.
        let key = self.buffer.get(start + 1..self.at.saturating_sub(1)).unwrap_or_default();
        let known = self.places.get(place);
        let child = known
            .and_then(|place| place.children.iter().find(|(known, _)| known == "*" || known.as_bytes() == key))
            .map(|(_, child)| *child);
        if self.peek_past_blanks()? == Some(b':') {
            self.at += 1;
        }
        Ok(child)
    }

    fn close(&mut self) {
        self.at += 1;
        self.frames.pop();
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            if let Some(byte) = self.buffer.get(self.at) {
                return Ok(Some(*byte));
            }
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn peek_kept(&mut self, keep: bool) -> io::Result<Option<u8>> {
        if !keep {
            self.kept = self.at;
        }
        self.peek()
    }

    fn peek_past_blanks(&mut self) -> io::Result<Option<u8>> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.at += 1;
        }
        Ok(None)
    }

    /// Drops what was read and is not kept. Only between pieces: it moves what stands in the buffer.
    fn drop_read(&mut self) {
        if self.kept > BLOCK {
            self.buffer.drain(..self.kept);
            self.at -= self.kept;
            self.kept = 0;
        }
    }

    /// Reads more. Whether there was more.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        if self.kept == self.buffer.len() {
            self.buffer.clear();
            self.at = 0;
            self.kept = 0;
        }
        let from = self.buffer.len();
        self.buffer.resize(from + BLOCK, 0);
        let got = loop {
            match self.reader.read(self.buffer.get_mut(from..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.buffer.truncate(from);
                    return Err(error);
                }
                Ok(got) => break got,
            }
        };
        self.buffer.truncate(from + got);
        self.ended = got == 0;
        Ok(got > 0)
    }
}

/// Adds a path, and marks where it ends.
fn add_path(places: &mut Vec<Place>, path: &str, mark: impl FnOnce(&mut Place)) {
    let mut at = 0;
    for key in path.split('.').filter(|key| !key.is_empty()) {
        let next = places.len();
        let Some(place) = places.get_mut(at) else { return };
        match place.children.iter().find(|(known, _)| known == key) {
            Some((_, child)) => at = *child,
            None => {
                place.children.push((key.to_owned(), next));
                places.push(Place::default());
                at = next;
            }
        }
    }
    if let Some(place) = places.get_mut(at) {
        mark(place);
    }
}

/// Whether a byte outside strings means something: within brackets only brackets and quotes do.
fn is_mark(byte: u8, in_container: bool) -> bool {
    matches!(byte, b'"' | b'{' | b'}' | b'[' | b']')
        || (!in_container && (matches!(byte, b',' | b':' | b';') || byte.is_ascii_whitespace()))
}

/// The first key of an object, without its quotes.
fn first_key(object: &[u8]) -> Option<&[u8]> {
    let inner = object.strip_prefix(b"{")?.trim_ascii_start().strip_prefix(b"\"")?;
    let end = memchr::memchr(b'"', inner)?;
    inner.get(..end).filter(|key| !key.is_empty() && !key.contains(&b'\\'))
}

/// Where in a broken piece, after its own beginning, an object with this first key begins.
fn next_begin(bytes: &[u8], key: &[u8]) -> Option<usize> {
    let mut from = 1;
    loop {
        let at = from + memchr::memchr(b'{', bytes.get(from..)?)?;
        let rest = bytes.get(at..)?;
        if first_key(rest) == Some(key) {
            return Some(at);
        }
        from = at + 1;
    }
}
