//! The records of a JSON file, one piece of bytes at a time, so that a broken one takes no neighbour with it.
//!
//! The file is walked by its brackets and strings alone. What lies on the way to the records is stepped into, what
//! does not is stepped over; each record is handed out as it stands, and parsed on its own. Where that fails, or where
//! brackets do not close, the walk goes on where the next record begins: an object in a list, with a key that records
//! of the file begin with.

use super::bytes::{Bytes, Mark, first_key, next_begin};
use super::patience::{LONGEST_RECORD, Patience};
use std::io::{self, Read};
use std::ops::Range;

/// Lists and objects on the way to the records are stepped into this deep.
const DEEPEST: usize = 32;

/// A step of the walk: what it is in, and how far on the way to the records that is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
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

    fn child(&self, key: &[u8]) -> Option<usize> {
        let known = self.children.iter().find(|(known, _)| known == "*" || known.as_bytes() == key);
        known.map(|(_, child)| *child)
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
    /// Keys that every record begins with, where they are known.
    pub begins: &'a [String],
    /// What begins with other keys stands among the records and is none.
    pub others: bool,
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
    bytes: Bytes<R>,
    frames: Vec<Frame>,
    places: Vec<Place>,
    /// The place of an object around the only list.
    around: Option<usize>,
    record_keys: Vec<Vec<u8>>,
    /// Keys that records begin with: known from the start, or learned from the first good one.
    begins: Vec<Vec<u8>>,
    knows_begins: bool,
    others: bool,
    begun: bool,
    /// How many elements the outermost list has had.
    pub elements: u64,
    /// The file ended before its brackets did.
    pub breaks_off: bool,
    /// The piece handed out last is no record, but what lies beside them.
    pub is_side: bool,
    lost: bool,
    patience: Patience,
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
        let raw = |keys: &[String]| keys.iter().map(|key| key.as_bytes().to_vec()).collect::<Vec<_>>();
        let mut bytes = Bytes::new(reader);
        bytes.skip_prefix()?;
        Ok(Self {
            bytes,
            frames: Vec::new(),
            places,
            around,
            record_keys: raw(paths.record_keys),
            begins: raw(paths.begins),
            knows_begins: !paths.begins.is_empty(),
            others: paths.others,
            begun: false,
            elements: 0,
            breaks_off: false,
            is_side: false,
            lost: false,
            patience: Patience::new(LONGEST_RECORD),
        })
    }

    /// The next record, as a stretch of what [`Self::bytes`] gives.
    pub fn next(&mut self) -> io::Result<Option<Range<usize>>> {
        loop {
            let Some(byte) = self.bytes.skip_blanks()? else {
                self.breaks_off |= !self.frames.is_empty();
                return Ok(None);
            };
            let piece = match self.frames.last().copied() {
                None => self.outermost(byte)?,
                Some(Frame::List(place)) => self.in_list(byte, place)?,
                Some(Frame::Object(place)) => self.in_object(byte, place)?,
            };
            if let Some(piece) = piece {
                return Ok(Some(piece));
            }
        }
    }

    /// The bytes of a piece, until the next one is asked for.
    pub fn bytes(&self, piece: &Range<usize>) -> &[u8] {
        self.bytes.get(piece)
    }

    /// The piece was a good record.
    pub fn was_good(&mut self, piece: &Range<usize>) {
        self.lost = false;
        self.patience.gain(piece.len());
        let Some(key) = first_key(self.bytes.get(piece)).map(<[u8]>::to_vec) else { return };
        // Records that are not wrapped, as in older archives, tell by the first of them how they begin.
        if !self.others && !self.begins.contains(&key) && (self.begins.is_empty() || self.knows_begins) {
            self.begins = vec![key];
            self.knows_begins = false;
        }
    }

    /// The piece was none: goes back to where the next record begins within it. Whether it counts as a record that
    /// was lost: while lost, what begins no record is the rest of the broken one and was counted with it.
    pub fn was_broken(&mut self, piece: &Range<usize>) -> bool {
        let bytes = self.bytes.get(piece);
        let own_key = first_key(bytes).map(<[u8]>::to_vec);
        if self.begins.is_empty() {
            self.begins.extend(own_key.clone());
        }
        let begins = own_key.is_some_and(|key| self.begins.contains(&key));
        let next = next_begin(bytes, &self.begins);
        // What begins otherwise where others stand among the records is none of them: somebody joined, or left.
        let is_other = self.others && bytes.first() == Some(&b'{');
        let counts = begins || !(self.lost || is_other);
        if let Some(next) = next {
            self.patience.lose(piece.len() - next);
            self.bytes.go_back_to(piece.start + next);
            self.breaks_off = false;
        }
        if !counts && self.frames.len() == 1 {
            self.elements = self.elements.saturating_sub(1);
        }
        self.lost = true;
        counts
    }

    /// At the outermost level: the value of the file, and what stands after it.
    fn outermost(&mut self, byte: u8) -> io::Result<Option<Range<usize>>> {
        if self.begun {
            // A bracket too many ended it early, or another list follows. What is a record still counts.
            let goes_on = match byte {
                b'{' => self.is_begin()?,
                b'[' => self.bytes.second()? == Some(b'{'),
                _ => false,
            };
            match (goes_on, byte) {
                (true, b'{') => self.frames.push(Frame::List(0)),
                (true, _) => self.open(Frame::List(0)),
                (false, _) => self.bytes.step_by(1),
            }
            return Ok(None);
        }
        self.begun = true;
        self.elements += u64::from(byte == b'{');
        if byte == b'{'
            && let Some(place) = self.root_object()?
        {
            self.open(Frame::Object(place));
            return Ok(None);
        }
        self.value(byte, 0, true)
    }

    fn in_list(&mut self, byte: u8, place: usize) -> io::Result<Option<Range<usize>>> {
        match byte {
            b']' => self.close(),
            b',' | b'}' | b':' | b';' => self.bytes.step_by(1),
            b'{' if self.begins_anew(place)? => {
                // A bracket was missing: this is an element of the outermost list, not of this one.
                self.frames = vec![Frame::List(0)];
            }
            _ => {
                self.elements += u64::from(self.frames.len() == 1);
                return self.value(byte, place, true);
            }
        }
        Ok(None)
    }

    fn in_object(&mut self, byte: u8, place: usize) -> io::Result<Option<Range<usize>>> {
        match byte {
            b'}' => self.close(),
            b'"' => {
                let key = self.bytes.key()?;
                let child = self.places.get(place).and_then(|place| place.child(&key));
                let Some(byte) = self.bytes.after_colon()? else { return Ok(None) };
                match child {
                    Some(child) => return self.value(byte, child, false),
                    None => self.step_over(byte)?,
                }
            }
            // A bracket too many closed the list of records: they go on here.
            b'{' if self.knows_begins && self.is_begin()? => return self.piece(byte).map(Some),
            b'{' if self.begins_anew(place)? => self.frames = vec![Frame::List(0)],
            _ => self.bytes.step_by(1),
        }
        Ok(None)
    }

    /// Begins a value that lies on the way to the records, or is one.
    fn value(&mut self, byte: u8, place: usize, in_list: bool) -> io::Result<Option<Range<usize>>> {
        let known = self.places.get(place);
        let is_end = known.is_some_and(Place::is_end);
        let leads_on = known.is_some_and(|place| !place.children.is_empty());
        self.is_side = known.is_some_and(|place| place.is_side);
        match byte {
            b'[' if self.frames.len() < DEEPEST => {
                self.open(Frame::List(place));
                Ok(None)
            }
            b'{' if leads_on && !is_end && self.frames.len() < DEEPEST => {
                self.open(Frame::Object(place));
                Ok(None)
            }
            b'{' if is_end => self.piece(byte).map(Some),
            _ if is_end && in_list => self.piece(byte).map(Some),
            _ => {
                self.step_over(byte)?;
                Ok(None)
            }
        }
    }

    /// Takes a value whole: to its last bracket, or to where the next record begins in spite of it.
    fn piece(&mut self, byte: u8) -> io::Result<Range<usize>> {
        let begins: &[Vec<u8>] = if self.knows_begins { &self.begins } else { &[] };
        let (piece, mark) = self.bytes.take_value(byte, self.patience.longest(false), begins)?;
        self.breaks_off |= mark == Mark::Ended;
        Ok(piece)
    }

    fn step_over(&mut self, byte: u8) -> io::Result<()> {
        let mark = self.bytes.step_over(byte)?;
        self.breaks_off |= mark == Mark::Ended;
        Ok(())
    }

    /// What lies around an outermost object: the list of records, or nothing, and it is a record itself.
    fn root_object(&mut self) -> io::Result<Option<usize>> {
        let (key, value) = self.bytes.look_into_object()?;
        let Some(key) = key else {
            // There is nothing in it.
            return Ok(Some(0));
        };
        let root = self.places.first();
        let holds = matches!(value, Some(b'[' | b'{')) && !self.record_keys.contains(&key);
        if root.is_some_and(|root| !root.is_record || root.child(&key).is_some()) {
            Ok(Some(0))
        } else {
            Ok(self.around.filter(|_| holds))
        }
    }

    /// Whether the object here begins as records do.
    fn is_begin(&mut self) -> io::Result<bool> {
        let (key, _) = self.bytes.look_into_object()?;
        Ok(key.is_some_and(|key| self.begins.contains(&key)))
    }

    /// Whether the object here is an element of the outermost list, though the walk is deeper in.
    fn begins_anew(&mut self, place: usize) -> io::Result<bool> {
        let root = self.places.first();
        if place == 0 || self.frames.first() != Some(&Frame::List(0)) || root.is_none_or(|root| root.is_record) {
            return Ok(false);
        }
        let (key, _) = self.bytes.look_into_object()?;
        let leads = |key: Vec<u8>| {
            let root = self.places.first();
            root.is_some_and(|root| root.children.iter().any(|(known, _)| known.as_bytes() == key))
        };
        Ok(key.is_some_and(leads))
    }

    fn open(&mut self, frame: Frame) {
        self.frames.push(frame);
        self.bytes.step_by(1);
    }

    fn close(&mut self) {
        self.bytes.step_by(1);
        self.frames.pop();
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
