//! The elements of the lists of a JSON file, one at a time, so that a malformed one loses none of its neighbours.
//!
//! The walk looks only at brackets and strings. It steps into everything that leads to a list of a spec, and hands each
//! element out as bytes, to be parsed on its own. Every other list is counted with its path, so that none goes
//! unreported. If an element does not parse, or its brackets do not close, the walk goes on at the next element, which
//! is an object in a list that begins with a key with which elements of that list begin.

use super::bytes::{Bytes, Cut, Mark, Start, first_key, keys_of, next_begin};
use super::project::shown_key;
use crate::formats::{Conventions, Element};
use crate::readers::resync_budget::{LONGEST_RECORD, ResyncBudget};
use memchr::memmem::Finder;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};
use std::ops::Range;
use std::rc::Rc;

/// Lists and objects are stepped into to this depth.
const DEEPEST: usize = 32;

/// In values that no spec names, objects that lie deeper than this are counted as one element each.
const DEEPEST_UNLISTED: usize = 128;

/// How many paths of lists that no spec names are kept; the elements of further lists are added up under `*`.
const UNLISTED_PATHS: usize = 200;

/// Where the lists of a file lie.
#[derive(Clone, Copy, Default)]
pub(super) struct Lists<'a> {
    /// The lists.
    pub places: &'a [ListPlace<'a>],
    /// Paths of what lies outside the lists and holds nothing of the person.
    pub not_counted: &'a [String],
    /// The conventions that all lists of the table share.
    pub conventions: Option<&'a Conventions>,
}

/// Where one list of a file lies.
#[derive(Clone, Copy)]
pub(super) struct ListPlace<'a> {
    /// Its paths; the outermost list, or the first list of the object around it, if there are none.
    pub at: &'a [String],
    /// The path of the participants, if the list is a conversation.
    pub people: Option<&'a str>,
    /// What an element is.
    pub element: Element,
    /// The keys of which each element begins with one; empty if they are not known.
    pub begins: &'a [String],
    /// Whether objects that are no elements of the list may stand among them. These begin with other keys.
    pub others: bool,
    /// Whether a field is read under a key directly in an element.
    pub reads_key: &'a dyn Fn(&str) -> bool,
}

/// An object with as many fields of a list's records resembles one. A single field, such as a name, may be anything's.
const FIELDS_OF_RECORD: usize = 2;

/// A part of the file that is handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece {
    /// An element of a list.
    Record {
        /// Which of the lists.
        list: usize,
        /// Where it stands.
        stands: Stands,
        /// Whether it was parsed already.
        is_parsed: bool,
    },
    /// A participant of the conversation that a list is.
    Person {
        /// Which of the lists.
        list: usize,
    },
}

/// Where a record stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stands {
    /// Among the elements of its list.
    InList,
    /// Under the key of its list, instead of a list.
    InsteadOfList,
    /// The record is the whole file.
    Alone,
}

/// What a node of the trie of paths stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Records(usize),
    People(usize),
    NotCounted,
}

/// The paths of the lists of a file, as a trie.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// The list without a path.
    unplaced: Option<usize>,
}

impl Trie {
    /// The trie of the paths of lists, and of what is not counted.
    pub fn new(lists: &Lists<'_>) -> Self {
        let mut nodes = vec![Node::default()];
        let mut unplaced = None;
        for (list, place) in lists.places.iter().enumerate() {
            for path in place.at {
                add_path(&mut nodes, path, Role::Records(list));
            }
            if let Some(people) = place.people {
                add_path(&mut nodes, people, Role::People(list));
            }
            if place.at.is_empty() {
                unplaced = Some(list);
                add_path(&mut nodes, "", Role::Records(list));
            }
        }
        for path in lists.not_counted {
            add_path(&mut nodes, &path.replace("[]", ""), Role::NotCounted);
        }
        Self { nodes, unplaced }
    }
}

/// A node of the trie of paths. Paths lead through lists, which have no nodes of their own.
#[derive(Clone, Debug, Default)]
struct Node {
    children: Vec<(String, usize)>,
    role: Option<Role>,
    /// One for each child, to find its quoted key in the bytes of an object.
    finders: Vec<Finder<'static>>,
}

impl Node {
    /// Adds a child.
    fn add(&mut self, key: &str, child: usize) {
        self.finders.push(Finder::new(&format!("\"{key}\"")).into_owned());
        self.children.push((key.to_owned(), child));
    }

    /// Whether the key of a child may stand in an object. Keys of formats have no escapes.
    fn may_lead_on(&self, object: &[u8]) -> bool {
        self.children.iter().any(|(key, _)| key == "*")
            || self.finders.iter().any(|finder| finder.find(object).is_some())
    }

    fn child(&self, key: &[u8]) -> Option<usize> {
        let exact = self.children.iter().find(|(known, _)| known.as_bytes() == key);
        exact.or_else(|| self.children.iter().find(|(known, _)| known == "*")).map(|(_, child)| *child)
    }
}

/// The kind of a value that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    List,
    Object,
    /// An object whose entries are elements.
    Entries,
}

/// A list or an object that is open, on the way to elements.
#[derive(Debug)]
struct Frame {
    kind: Kind,
    node: usize,
    /// The key under which it stands; none in a list.
    key: Option<String>,
    /// Whether a key in it leads to a list of a spec, or a list in it was counted as unlisted.
    leads_on: bool,
    /// How many scalars it holds.
    scalars: usize,
    /// Whether it is a value with a label, and so a field of the object around the list that it stands in.
    is_labelled: bool,
    /// Whether it has no brackets of its own: objects that follow each other without a list around them.
    is_bare: bool,
}

/// Parses the record of a list that bytes begin with. Returns its length, or `None` if the slow path is needed.
pub(super) type Parse<'p> = dyn FnMut(usize, &[u8]) -> Option<usize> + 'p;

/// Walks a file.
pub(super) struct Walk<'a, R> {
    bytes: Bytes<R>,
    frames: Vec<Frame>,
    trie: Rc<Trie>,
    lists: &'a [ListPlace<'a>],
    conventions: Option<&'a Conventions>,
    /// The list without a path, until it is found.
    unplaced: Option<usize>,
    /// For each list, the keys with which its elements begin: known from its spec, or learned from its first valid
    /// element.
    begins: Vec<Vec<Vec<u8>>>,
    knows_begins: Vec<bool>,
    begun: bool,
    /// Whether the outermost value is an object that is a record.
    is_file_record: bool,
    /// How many elements the outermost lists have so far; `None` if there was no list yet.
    pub elements: Option<u64>,
    /// Whether the file ended before its brackets were closed.
    pub breaks_off: bool,
    /// How many elements each list has that no spec names, by path.
    pub unlisted: BTreeMap<String, u64>,
    /// The nodes of the lists that had elements, whether these are read or declared not counted.
    seen: Vec<usize>,
    lost: bool,
    /// Whether a bracket or a colon stood among elements since the last valid one: what follows may be no element.
    is_stray: bool,
    budget: ResyncBudget,
    /// The list of the element that was handed out last.
    last_list: usize,
    /// The key of the entry that was handed out last.
    entry_key: Vec<u8>,
    /// Paths of objects without lists, directly in the outermost object, that no spec names.
    bare: Vec<String>,
    /// The key under which the record stands that was handed out last, if it stands there instead of a list.
    record_key: Option<String>,
}

impl<'a, R: Read> Walk<'a, R> {
    /// Finds where the JSON begins.
    pub fn new(reader: R, lists: Lists<'a>) -> Result<Self, Start> {
        let trie = Rc::new(Trie::new(&lists));
        Self::with_trie(reader, lists, trie, Vec::new())
    }

    /// Like [`Self::new`], with the trie of the lists made before, and the buffer of another file.
    pub fn with_trie(reader: R, places: Lists<'a>, trie: Rc<Trie>, memory: Vec<u8>) -> Result<Self, Start> {
        let raw = |keys: &[String]| keys.iter().map(|key| key.as_bytes().to_vec()).collect::<Vec<_>>();
        let mut bytes = Bytes::with_memory(reader, memory);
        bytes.skip_prefix()?;
        Ok(Self {
            bytes,
            frames: Vec::new(),
            unplaced: trie.unplaced,
            trie,
            lists: places.places,
            conventions: places.conventions,
            begins: places.places.iter().map(|place| raw(place.begins)).collect(),
            knows_begins: places.places.iter().map(|place| !place.begins.is_empty()).collect(),
            begun: false,
            is_file_record: false,
            elements: None,
            breaks_off: false,
            unlisted: BTreeMap::new(),
            seen: Vec::new(),
            lost: false,
            is_stray: false,
            budget: ResyncBudget::new(LONGEST_RECORD),
            last_list: 0,
            entry_key: Vec::new(),
            bare: Vec::new(),
            record_key: None,
        })
    }

    /// The next element, as a stretch of what [`Self::bytes`] gives.
    ///
    /// A record that is an object is first given to `parse`, together with the bytes that follow it. `parse` returns
    /// the length of the record, or `None` if its end is to be found by its brackets.
    pub fn next(&mut self, parse: &mut Parse<'_>) -> io::Result<Option<(Piece, Range<usize>)>> {
        loop {
            let Some(byte) = self.bytes.skip_blanks()? else {
                self.breaks_off |= self.frames.iter().any(|frame| !frame.is_bare);
                return Ok(None);
            };
            let found = match self.frames.last().map(|frame| (frame.kind, frame.node)) {
                None => self.outermost(byte, parse)?,
                Some((Kind::List, node)) => self.in_list(byte, node, parse)?,
                Some((Kind::Object, node)) => self.in_object(byte, node, parse)?,
                Some((Kind::Entries, node)) => self.in_entries(byte, node)?,
            };
            if let Some((piece, range)) = found {
                if let Piece::Record { list, .. } = piece {
                    self.last_list = list;
                }
                return Ok(Some((piece, range)));
            }
        }
    }

    /// The bytes of an element, until the next one is asked for.
    pub fn bytes(&self, range: &Range<usize>) -> &[u8] {
        self.bytes.get(range)
    }

    /// The buffer, for the next file to use.
    pub fn into_memory(self) -> Vec<u8> {
        self.bytes.into_memory()
    }

    /// The key of an element that is an entry of an object, as it stands between its quotes.
    pub fn entry_key(&self) -> &[u8] {
        &self.entry_key
    }

    /// How many lists were read, and how many are declared not counted.
    pub fn counts(&self) -> (u64, u64) {
        let role = |node: &usize| self.trie.nodes.get(*node).and_then(|node| node.role);
        let of = |wanted: fn(Role) -> bool| self.seen.iter().filter_map(role).filter(|role| wanted(*role)).count();
        (of(|role| matches!(role, Role::Records(_))) as u64, of(|role| role == Role::NotCounted) as u64)
    }

    /// Notes that the element was read, and learns from it how elements begin if that is not known.
    pub fn was_good(&mut self, range: &Range<usize>) {
        (self.lost, self.is_stray) = (false, false);
        self.budget.gain(range.len());
        let list = self.last_list;
        let (Some(begins), Some(knows)) = (self.begins.get_mut(list), self.knows_begins.get_mut(list)) else { return };
        let others = self.lists.get(list).is_some_and(|place| place.others);
        // In older archives elements have no wrapper, so the first valid one shows how they begin.
        if !others
            && (begins.is_empty() || *knows)
            && let Some(key) = first_key(self.bytes.get(range))
            && !begins.iter().any(|known| known == key)
        {
            *begins = vec![key.to_vec()];
            *knows = false;
        }
    }

    /// Notes that the element is valid JSON of another kind than the list has, such as null or a number. Returns
    /// whether it counts as a rejected record, because after a malformed element it may be the rest of that one.
    pub fn was_of_other_kind(&mut self, range: &Range<usize>) -> bool {
        // A text before a colon is a key of an object that was closed too early.
        let is_key = matches!(self.bytes.next_byte(), Ok(Some(b':')));
        if self.lost || self.is_stray || is_key {
            return self.was_broken(range);
        }
        true
    }

    /// Notes that the element has none of the fields that a record of its list needs, as unlisted under its first key.
    pub fn note_unnamed(&mut self, range: &Range<usize>) {
        let key = first_key(self.bytes.get(range)).map(|key| String::from_utf8_lossy(key).into_owned());
        let path = self.path(key.as_deref());
        self.note_unlisted(path, 1);
    }

    /// Notes that the element does not parse, and goes back to the next one if that begins within it. Returns whether
    /// it counts as a rejected record. The rest of a malformed element does not, because it was counted with that
    /// element.
    pub fn was_broken(&mut self, range: &Range<usize>) -> bool {
        let bytes = self.bytes.get(range);
        let own_key = first_key(bytes).map(<[u8]>::to_vec);
        let list = self.last_list;
        let Some(begins) = self.begins.get_mut(list) else { return true };
        if begins.is_empty() {
            begins.extend(own_key.clone());
        }
        let is_begin = own_key.is_some_and(|key| begins.contains(&key));
        let next = next_begin(bytes, begins);
        // If objects of other kinds may stand among the elements, one that begins with another key is such an object.
        let is_other = self.lists.get(list).is_some_and(|place| place.others) && bytes.first() == Some(&b'{');
        let counts = is_begin || !(self.lost || is_other);
        if let Some(next) = next {
            self.budget.spend(range.len() - next);
            self.bytes.go_back_to(range.start + next);
            self.breaks_off = false;
        }
        if !counts && self.list_depth() == 1 {
            self.uncount_element();
        }
        self.lost = true;
        counts
    }

    /// Takes back the count of one element, which turned out to be none.
    pub fn uncount_element(&mut self) {
        self.elements = self.elements.map(|elements| elements.saturating_sub(1));
    }

    /// How many lists are open.
    fn list_depth(&self) -> usize {
        self.frames.iter().filter(|frame| frame.kind != Kind::Object).count()
    }

    /// Which element of the outermost list holds the element that is read, from 1. It is 0 if the element is in that
    /// list itself, because then the list is one conversation.
    pub fn outer_element(&self) -> u64 {
        let outermost = self.frames.iter().position(|frame| frame.kind != Kind::Object);
        let is_inside = outermost.is_some_and(|at| at + 1 < self.frames.len());
        if is_inside { self.elements.unwrap_or(1) } else { 0 }
    }

    fn role(&self, node: usize) -> Option<Role> {
        self.trie.nodes.get(node).and_then(|node| node.role)
    }

    fn element_of(&self, list: usize) -> Element {
        self.lists.get(list).map(|place| place.element).unwrap_or_default()
    }

    /// Takes a step at the outermost level: at the value of the file, or after it.
    fn outermost(&mut self, byte: u8, parse: &mut Parse<'_>) -> io::Result<Option<(Piece, Range<usize>)>> {
        if self.begun {
            // A surplus bracket ended the value early, or more values follow, as in JSON Lines or after a second
            // script.
            match byte {
                b'{' if self.is_element_at_root()? => {
                    if self.is_file_record {
                        self.elements.get_or_insert(1);
                    }
                    self.push(Kind::List, 0, None);
                    if let Some(frame) = self.frames.last_mut() {
                        frame.is_bare = true;
                    }
                }
                b'{' => self.open(Kind::Object, 0, None),
                b'[' if self.bytes.second()?.is_some_and(begins_value) => self.open(Kind::List, 0, None),
                b'/' if self.bytes.second()? == Some(b'/') => self.bytes.skip_line()?,
                _ => self.bytes.step_by(1),
            }
            return Ok(None);
        }
        self.begun = true;
        match (byte, self.role(0)) {
            (b'{', Some(Role::Records(list)))
                if self.element_of(list) != Element::Entry && self.is_record_itself(list)? =>
            {
                self.note_seen(0);
                self.is_file_record = true;
                self.take_record(byte, list, Stands::Alone, parse)
            }
            (b'{', Some(Role::Records(list))) if self.element_of(list) == Element::Entry => {
                self.value(byte, 0, None, false, parse)
            }
            (b'{', _) => {
                self.open(Kind::Object, 0, None);
                Ok(None)
            }
            _ => self.value(byte, 0, None, false, parse),
        }
    }

    /// Whether the object here, which follows the outermost value, is an element of its list.
    fn is_element_at_root(&mut self) -> io::Result<bool> {
        if self.list_beginning_here()?.is_some() {
            return Ok(true);
        }
        match self.role(0) {
            Some(Role::Records(list)) if self.element_of(list) != Element::Entry => self.is_record_itself(list),
            _ => Ok(false),
        }
    }

    fn in_list(&mut self, byte: u8, node: usize, parse: &mut Parse<'_>) -> io::Result<Option<(Piece, Range<usize>)>> {
        match byte {
            b']' => self.close(),
            b',' => self.bytes.step_by(1),
            b'}' | b':' | b';' => {
                self.is_stray = true;
                self.bytes.step_by(1);
            }
            b'{' if self.begins_anew(node)? => {
                // A closing bracket is missing, so this is an element of the outermost list and not of this one.
                self.frames.truncate(1);
            }
            _ => {
                if self.list_depth() == 1 && !matches!(self.role(node), Some(Role::People(_))) {
                    *self.elements.get_or_insert(0) += 1;
                }
                return self.value(byte, node, None, true, parse);
            }
        }
        Ok(None)
    }

    fn in_object(&mut self, byte: u8, node: usize, parse: &mut Parse<'_>) -> io::Result<Option<(Piece, Range<usize>)>> {
        match byte {
            b'}' => self.close(),
            b'"' => {
                let key = self.bytes.key()?;
                let Some(byte) = self.bytes.after_colon()? else { return Ok(None) };
                let child = self.trie.nodes.get(node).and_then(|node| node.child(&key));
                let text = String::from_utf8_lossy(&key).into_owned();
                if let Some(child) = child {
                    self.leads_on();
                    return self.value(byte, child, Some(text), false, parse);
                }
                if self.frames.len() == 1
                    && matches!(byte, b'[' | b'{')
                    && let Some(list) = self.unplaced.filter(|_| self.role(0).is_some())
                    && (byte == b'{' || !matches!(self.bytes.second()?, Some(b']')))
                {
                    // The list without a path is the first one in the outermost object.
                    self.unplaced = None;
                    let nodes = &mut Rc::make_mut(&mut self.trie).nodes;
                    nodes.push(Node { role: Some(Role::Records(list)), ..Node::default() });
                    let node = nodes.len() - 1;
                    return self.value(byte, node, Some(text), false, parse);
                }
                self.unknown(byte, &text)?;
            }
            // A surplus bracket closed the list too early, so its elements go on here.
            b'{' if self.knows_begins.contains(&true) && self.list_beginning_here()?.is_some() => {
                let list = self.list_beginning_here()?.unwrap_or_default();
                return self.take_record(byte, list, Stands::InList, parse);
            }
            b'{' if self.begins_anew(node)? => self.frames.truncate(1),
            _ => self.bytes.step_by(1),
        }
        Ok(None)
    }

    fn in_entries(&mut self, byte: u8, node: usize) -> io::Result<Option<(Piece, Range<usize>)>> {
        match byte {
            b'}' => self.close(),
            b'"' => {
                self.entry_key = self.bytes.key()?;
                let Some(byte) = self.bytes.after_colon()? else { return Ok(None) };
                let Some(Role::Records(list)) = self.role(node) else { return Ok(None) };
                if self.list_depth() == 1 {
                    *self.elements.get_or_insert(0) += 1;
                }
                self.note_seen(node);
                self.record_key = None;
                let piece = Piece::Record { list, stands: Stands::InList, is_parsed: false };
                return Ok(Some((piece, self.take(byte, list)?)));
            }
            _ => self.bytes.step_by(1),
        }
        Ok(None)
    }

    /// Takes the value at a node of the trie. If it is a record or a participant, that is returned; if it leads to some, it is
    /// opened; everything else is stepped over, and counted if it is a list that no spec names.
    fn value(
        &mut self,
        byte: u8,
        node: usize,
        key: Option<String>,
        in_list: bool,
        parse: &mut Parse<'_>,
    ) -> io::Result<Option<(Piece, Range<usize>)>> {
        let role = self.role(node);
        let leads_on = self.trie.nodes.get(node).is_some_and(|node| !node.children.is_empty());
        let is_shallow = self.frames.len() < DEEPEST;
        // Most elements are plain records, and searching a parsed one is the fastest way to see that it holds no
        // others.
        let parsed = match (role, byte) {
            (Some(Role::Records(list)), b'{') if in_list => self.parse_record(list, parse)?,
            _ => None,
        };
        match (role, byte) {
            (Some(Role::NotCounted), b'[' | b'{') => {
                if self.bytes.second()?.is_some_and(|next| !matches!(next, b']' | b'}')) {
                    self.note_seen(node);
                }
                self.step_over(byte)?;
            }
            (Some(Role::Records(list)), b'[') if in_list && self.element_of(list) == Element::Array => {
                self.note_seen(node);
                return self.take_record(byte, list, Stands::InList, parse);
            }
            // In another form of the export, the list holds objects around records instead of records.
            (Some(Role::Records(_)), b'{')
                if leads_on
                    && in_list
                    && is_shallow
                    && self.may_hold_records(node, parsed)
                    && self.holds_records(node)? =>
            {
                self.open(Kind::Object, node, key);
            }
            (Some(Role::Records(list)), b'{') if self.element_of(list) == Element::Entry && is_shallow => {
                self.open(Kind::Entries, node, key);
            }
            // The list of a single record may be left out, so that this array is the record.
            (Some(Role::Records(list)), b'[')
                if self.element_of(list) == Element::Array
                    && self.bytes.second()?.is_some_and(|next| !matches!(next, b'[' | b'{' | b']')) =>
            {
                self.note_seen(node);
                if self.list_depth() == 0 {
                    *self.elements.get_or_insert(0) += 1;
                }
                return self.take_record(byte, list, Stands::InList, parse);
            }
            (_, b'[') if is_shallow && (role.is_some() || leads_on) => self.open(Kind::List, node, key),
            // In exports of other years, the list may be inside an object.
            (Some(Role::Records(_)), b'{') if leads_on && !in_list && is_shallow && self.leads_to_list(node)? => {
                self.open(Kind::Object, node, key);
            }
            (None, b'{') if leads_on && is_shallow => self.open(Kind::Object, node, key),
            // An object may also group the records, by year for instance, in a way that no spec knows.
            (Some(Role::Records(list)), b'{') if !in_list && key.is_some() && self.is_map(list)? => {
                let path = self.path(key.as_deref());
                let found = self.scan(byte, &path, 0)?;
                // A single record without a list in it.
                let found = if found.is_empty() { vec![(path, 1)] } else { found };
                for (path, elements) in found {
                    self.note_unlisted(path, elements);
                }
            }
            // An object or a text instead of a list is one record, unless there is nothing in it.
            (Some(Role::Records(_)), b'{' | b'"') if !in_list && self.is_empty_value(byte)? => {
                self.step_over(byte)?;
            }
            (Some(Role::Records(list)), _) if matches!(byte, b'{' | b'"') || in_list => {
                self.note_seen(node);
                let stands = if in_list { Stands::InList } else { Stands::InsteadOfList };
                self.record_key = key;
                return match parsed {
                    Some(length) => Ok(Some(self.parsed_record(list, stands, length))),
                    None => Ok(Some((Piece::Record { list, stands, is_parsed: false }, self.take(byte, list)?))),
                };
            }
            (Some(Role::People(list)), _) if byte == b'{' || in_list => {
                return Ok(Some((Piece::Person { list }, self.take(byte, list)?)));
            }
            (None, _) if in_list => {
                // A scalar among objects that lead to lists.
                let says_empty = self.takes_placeholder(byte)?;
                if says_empty {
                    self.uncount_element();
                } else {
                    self.note_unlisted(self.path(None), 1);
                }
            }
            _ => self.step_over(byte)?,
        }
        Ok(None)
    }

    /// Takes a record. Its end is found by parsing it if it is short and plain, and otherwise by its brackets.
    fn take_record(
        &mut self,
        byte: u8,
        list: usize,
        stands: Stands,
        parse: &mut Parse<'_>,
    ) -> io::Result<Option<(Piece, Range<usize>)>> {
        self.record_key = None;
        let parsed = if byte == b'{' { self.parse_record(list, parse)? } else { None };
        Ok(Some(match parsed {
            Some(length) => self.parsed_record(list, stands, length),
            None => (Piece::Record { list, stands, is_parsed: false }, self.take(byte, list)?),
        }))
    }

    /// How long the record is that begins here, if its elements are objects and it is short and plain.
    fn parse_record(&mut self, list: usize, parse: &mut Parse<'_>) -> io::Result<Option<usize>> {
        if self.element_of(list) != Element::Object {
            return Ok(None);
        }
        // Only records short enough that they are never cut, so that parsing finds the same end as the brackets.
        let most = self.budget.longest(true);
        Ok(parse(list, self.bytes.look_ahead(most)?))
    }

    /// Takes a record that was parsed.
    fn parsed_record(&mut self, list: usize, stands: Stands, length: usize) -> (Piece, Range<usize>) {
        (Piece::Record { list, stands, is_parsed: true }, self.bytes.take(length))
    }

    /// Whether the object here may hold records of a list that lies deeper. This is a quick check of its keys.
    fn may_hold_records(&self, node: usize, parsed: Option<usize>) -> bool {
        let record = parsed.map(|length| self.bytes.ahead_of(length));
        record.is_none_or(|record| self.trie.nodes.get(node).is_some_and(|node| node.may_lead_on(record)))
    }

    /// Takes a whole element, up to its last bracket, or up to the next element if that begins before it.
    fn take(&mut self, byte: u8, list: usize) -> io::Result<Range<usize>> {
        let knows = self.knows_begins.get(list).copied().unwrap_or_default();
        let begins = self.begins.get(list).filter(|_| knows).map_or(&[][..], Vec::as_slice);
        let cut = Cut { begins, within: self.budget.longest(true) };
        // If it is known how records begin, the cut limits what a malformed one costs, so the limit can be generous.
        let limit = if begins.is_empty() { self.budget.longest(false) } else { LONGEST_RECORD };
        let (range, mark) = self.bytes.take_value(byte, limit, cut)?;
        if mark == Mark::Cut {
            self.budget.spend(cut.within);
        }
        self.breaks_off |= mark == Mark::Ended;
        Ok(range)
    }

    fn step_over(&mut self, byte: u8) -> io::Result<()> {
        let mark = self.bytes.step_over(byte)?;
        self.breaks_off |= mark == Mark::Ended;
        Ok(())
    }

    /// Steps over a value that no spec names, and counts the lists in it.
    fn unknown(&mut self, byte: u8, key: &str) -> io::Result<()> {
        let path = self.path(Some(key));
        if let b'[' | b'{' = byte {
            let is_filled = byte == b'{' && self.bytes.second()? != Some(b'}');
            let is_record = is_filled && self.resembles_record()?;
            let found = self.scan(byte, &path, 0)?;
            if found.is_empty() && is_record {
                self.note_unlisted(path, 1);
                return Ok(());
            }
            if found.is_empty() && is_filled && self.frames.len() == 1 {
                self.bare.push(path);
                return Ok(());
            }
            if !found.is_empty() {
                self.leads_on();
            }
            for (path, elements) in found {
                self.note_unlisted(path, elements);
            }
        } else {
            if let Some(frame) = self.frames.last_mut() {
                frame.scalars += 1;
                let label_keys = self.conventions.map_or(&[][..], |conventions| &conventions.label_keys);
                frame.is_labelled |= label_keys.iter().any(|known| known == key);
            }
            self.step_over(byte)?;
        }
        Ok(())
    }

    /// Steps over the value that begins here. Returns the lists in it as paths with their numbers of elements.
    fn scan(&mut self, byte: u8, path: &str, depth: usize) -> io::Result<Vec<(String, u64)>> {
        match byte {
            b'[' => {
                let elements = self.count_elements()?;
                Ok(if elements > 0 { vec![(path.to_owned(), elements)] } else { Vec::new() })
            }
            b'{' if depth < DEEPEST_UNLISTED => self.scan_object(path, depth),
            b'{' => {
                self.step_over(byte)?;
                Ok(vec![(path.to_owned(), 1)])
            }
            _ => {
                self.step_over(byte)?;
                Ok(Vec::new())
            }
        }
    }

    /// The lists in an object, or the object itself if it maps names to values of one kind and so is a list in effect.
    fn scan_object(&mut self, path: &str, depth: usize) -> io::Result<Vec<(String, u64)>> {
        self.bytes.step_by(1);
        let mut nested = Vec::new();
        let mut kinds: Vec<ValueKind> = Vec::new();
        let mut first_keys: Vec<Option<Vec<u8>>> = Vec::new();
        let mut entries = 0_u64;
        // The elements of lists beyond the number of paths that are kept.
        let mut others = 0;
        loop {
            match self.bytes.skip_blanks()? {
                None => {
                    self.breaks_off = true;
                    break;
                }
                Some(b'}') => {
                    self.bytes.step_by(1);
                    break;
                }
                Some(b'"') => {
                    let key = self.bytes.key()?;
                    let Some(byte) = self.bytes.after_colon()? else { break };
                    let kind = ValueKind::of(byte);
                    // A null may stand for a value of any kind.
                    if kind != ValueKind::Null {
                        entries += 1;
                        if !kinds.contains(&kind) {
                            kinds.push(kind);
                        }
                    }
                    if byte == b'{' && first_keys.len() < 2 {
                        let (first, _) = self.bytes.look_into_object()?;
                        if !first_keys.contains(&first) {
                            first_keys.push(first);
                        }
                    }
                    let child = join(path, &shown_key(&String::from_utf8_lossy(&key)));
                    for (child, elements) in self.scan(byte, &child, depth + 1)? {
                        if nested.len() < UNLISTED_PATHS {
                            nested.push((child, elements));
                        } else {
                            others += elements;
                        }
                    }
                }
                Some(_) => self.bytes.step_by(1),
            }
        }
        let is_map = match kinds.as_slice() {
            [ValueKind::Text | ValueKind::Number | ValueKind::Boolean] => true,
            [ValueKind::Object] => entries > 1 && matches!(first_keys.as_slice(), [Some(key)] if !key.is_empty()),
            _ => false,
        };
        if others > 0 {
            nested.push((join(path, "*"), others));
        }
        Ok(if is_map { vec![(path.to_owned(), entries)] } else { nested })
    }

    /// Steps over the list that begins here, and returns its number of elements. A list with only a sentence that says
    /// that there is no data has none.
    fn count_elements(&mut self) -> io::Result<u64> {
        self.bytes.step_by(1);
        let mut elements = 0;
        let mut says_empty = false;
        loop {
            match self.bytes.skip_blanks()? {
                None => {
                    self.breaks_off = true;
                    break;
                }
                Some(b']') => {
                    self.bytes.step_by(1);
                    break;
                }
                Some(b',' | b'}' | b':' | b';') => self.bytes.step_by(1),
                Some(byte) => {
                    elements += 1;
                    if elements == 1 {
                        says_empty = self.takes_placeholder(byte)?;
                    } else {
                        self.step_over(byte)?;
                    }
                }
            }
        }
        Ok(if elements == 1 && says_empty { 0 } else { elements })
    }

    /// Steps over a value, and returns whether it is a sentence that says that there is no data.
    fn takes_placeholder(&mut self, byte: u8) -> io::Result<bool> {
        let Some(conventions) = self.conventions.filter(|_| byte == b'"') else {
            self.step_over(byte)?;
            return Ok(false);
        };
        let (range, mark) = self.bytes.take_value(byte, self.budget.longest(false), Cut::NEVER)?;
        self.breaks_off |= mark == Mark::Ended;
        let text: Option<String> = serde_json::from_slice(self.bytes.get(&range)).ok();
        Ok(text.is_some_and(|text| conventions.says_empty(&text)))
    }

    /// Adds up the elements of the outermost lists of a file without a spec. Several objects that follow each other
    /// count as the elements of a list.
    pub fn scan_file(&mut self) -> io::Result<()> {
        let (mut objects, mut in_objects, mut in_lists) = (0_u64, None, None);
        while let Some(byte) = self.bytes.skip_blanks()? {
            match byte {
                b'[' => *in_lists.get_or_insert(0) += self.count_elements()?,
                b'{' => {
                    objects += 1;
                    let found = self.scan_object("", 0)?;
                    // An object with a single entry is not taken for a map of names to values.
                    let is_single = |(path, elements): &(String, u64)| path.is_empty() && *elements < 2;
                    for (_, elements) in found.iter().filter(|found| !is_single(found)) {
                        *in_objects.get_or_insert(0) += elements;
                    }
                }
                _ => self.bytes.step_by(1),
            }
        }
        let of_objects = if objects > 1 { Some(objects) } else { in_objects };
        self.elements = match (of_objects, in_lists) {
            (None, None) => None,
            (one, other) => Some(one.unwrap_or(0) + other.unwrap_or(0)),
        };
        Ok(())
    }

    /// Counts the lists that lie directly in a file that is one record, under keys that no field reads.
    pub fn scan_record(&mut self, record: &[u8], is_known: &dyn Fn(&str) -> bool) {
        let Ok(mut inner) = Walk::new(record, Lists { conventions: self.conventions, ..Lists::default() }) else {
            return;
        };
        inner.bytes.step_by(1);
        while let Ok(Some(byte)) = inner.bytes.skip_blanks() {
            if byte != b'"' {
                inner.bytes.step_by(1);
                continue;
            }
            let Ok(key) = inner.bytes.key() else { return };
            let Ok(Some(byte)) = inner.bytes.after_colon() else { return };
            let key = String::from_utf8_lossy(&key);
            let found =
                if is_known(&key) { inner.step_over(byte).map(|()| Vec::new()) } else { inner.scan(byte, &key, 0) };
            let Ok(found) = found else { return };
            // Lists that lie deeper belong to the record.
            for (path, elements) in found.into_iter().filter(|(path, _)| *path == *key) {
                self.note_unlisted(shown_key(&path), elements);
            }
        }
    }

    /// Counts the objects under keys that no spec names, each of which may be a record. They are not counted beside records or lists,
    /// because there they usually say something of these.
    pub fn note_bare(&mut self) {
        if self.seen.is_empty() && self.unlisted.is_empty() {
            for path in std::mem::take(&mut self.bare) {
                self.note_unlisted(path, 1);
            }
        }
    }

    /// Counts a list within the record that was found last, of which nothing is read.
    pub fn note_unread(&mut self, path: &str, elements: u64) {
        let mut outer = self.path(self.record_key.as_deref());
        if self.record_key.is_none() && self.frames.last().is_some_and(|frame| frame.kind == Kind::List) {
            outer.push_str("[]");
        }
        self.note_unlisted(join(&outer, path), elements);
    }

    fn note_unlisted(&mut self, path: String, elements: u64) {
        let path = if self.unlisted.len() < UNLISTED_PATHS || self.unlisted.contains_key(&path) {
            path
        } else {
            "*".to_owned()
        };
        let sum = self.unlisted.entry(path).or_default();
        *sum = sum.saturating_add(elements);
    }

    fn note_seen(&mut self, node: usize) {
        if !self.seen.contains(&node) {
            self.seen.push(node);
        }
    }

    fn leads_on(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.leads_on = true;
        }
    }

    /// The path of what is open, with `[]` for each list on the way, and a key in it.
    fn path(&self, key: Option<&str>) -> String {
        let mut path = String::new();
        for (at, frame) in self.frames.iter().enumerate() {
            if let Some(key) = &frame.key {
                path = join(&path, &shown_key(key));
            }
            // If there is no key, the innermost list is the one that the path names, so it has no `[]`.
            if frame.kind == Kind::List && (key.is_some() || at + 1 < self.frames.len()) {
                path.push_str("[]");
            }
        }
        match key {
            Some(key) => join(&path, &shown_key(key)),
            None => path,
        }
    }

    /// Whether the outermost object is an element itself, and not an object around lists.
    fn is_record_itself(&mut self, list: usize) -> io::Result<bool> {
        let Some(place) = self.lists.get(list) else { return Ok(false) };
        let root = self.trie.nodes.first();
        // The role of the node that a key leads to; `Some(None)` if the node is only on the way to a list.
        let child = |key: &[u8]| root.and_then(|root| self.trie.nodes.get(root.child(key)?)).map(|child| child.role);
        let leads_to_list = |key: &[u8]| matches!(child(key), Some(Some(Role::Records(_) | Role::People(_))));
        // An object that is longer than the limit for a record is not a record.
        let Some(keys) = self.bytes.look_through_object(LONGEST_RECORD, &leads_to_list)? else { return Ok(false) };
        if keys.is_empty() || keys.iter().any(|(key, _)| leads_to_list(key)) {
            return Ok(false);
        }
        let leads_on = keys.iter().any(|(key, _)| child(key) == Some(None));
        if leads_on && self.holds_records(0)? {
            return Ok(false);
        }
        let record_keys = self.conventions.map_or(&[][..], |conventions| &conventions.record_keys);
        // A list under a key that records have is no proof, unless a field reads it, because other objects have lists
        // too.
        let is_known = |(key, byte): &(Vec<u8>, u8)| {
            (*byte != b'[' && record_keys.iter().any(|known| known.as_bytes() == key))
                || std::str::from_utf8(key).is_ok_and(|key| (place.reads_key)(key))
        };
        let is_container = |(_, byte): &(Vec<u8>, u8)| matches!(byte, b'[' | b'{');
        Ok(keys.iter().any(is_known) || !keys.iter().any(is_container))
    }

    /// Whether the object here, which stands under a key that no spec names, has the fields of records of this file: a list of one
    /// record may be written as that record.
    fn resembles_record(&mut self) -> io::Result<bool> {
        let keys = self.bytes.look_through_object(LONGEST_RECORD, &|_| false)?.unwrap_or_default();
        let reads = |place: &ListPlace<'_>| {
            let read = keys.iter().filter(|(key, _)| std::str::from_utf8(key).is_ok_and(|key| (place.reads_key)(key)));
            read.count()
        };
        Ok(self.lists.iter().any(|place| reads(place) >= FIELDS_OF_RECORD))
    }

    /// Whether the object or the text here is `{}` or `""`, perhaps with blanks in it.
    fn is_empty_value(&mut self, byte: u8) -> io::Result<bool> {
        let end = if byte == b'{' { b'}' } else { b'"' };
        Ok(self.bytes.second()? == Some(end))
    }

    /// Whether the object here, which stands in the place of a list, maps names to lists or to objects, and is no record: no field
    /// reads any of its keys.
    fn is_map(&mut self, list: usize) -> io::Result<bool> {
        let Some(place) = self.lists.get(list) else { return Ok(false) };
        let record_keys = self.conventions.map_or(&[][..], |conventions| &conventions.record_keys);
        let is_known = |key: &[u8]| {
            record_keys.iter().any(|known| known.as_bytes() == key)
                || std::str::from_utf8(key).is_ok_and(|key| (place.reads_key)(key))
        };
        let Some(keys) = self.bytes.look_through_object(LONGEST_RECORD, &is_known)? else { return Ok(true) };
        let all = |fits: &dyn Fn(u8) -> bool| keys.iter().all(|(_, byte)| fits(*byte));
        let are_objects = !keys.is_empty() && all(&|byte| byte == b'{');
        let are_lists = !keys.is_empty() && all(&|byte| byte == b'[');
        // Names may also lead to a word or a number each.
        let are_words = keys.len() > 1 && all(&|byte| byte == b'"');
        let are_numbers = keys.len() > 1 && all(&|byte| byte.is_ascii_digit() || byte == b'-');
        if !(are_objects || are_lists || are_words || are_numbers) || keys.iter().any(|(key, _)| is_known(key)) {
            return Ok(false);
        }
        if (are_objects && keys.len() > 1) || are_words || are_numbers {
            return Ok(true);
        }
        // Lists of numbers or words are values of a record, and lists of objects may be records.
        let (range, mark) = self.bytes.take_value(b'{', LONGEST_RECORD, Cut::NEVER)?;
        self.bytes.go_back_to(range.start);
        let value: Option<serde_json::Value> = serde_json::from_slice(self.bytes.get(&range)).ok();
        if are_objects {
            // A single object under a name is a record if it has fields of one.
            let only = value.as_ref().and_then(serde_json::Value::as_object).and_then(|map| map.values().next());
            let fields = only.and_then(serde_json::Value::as_object).map(|only| only.keys());
            return Ok(
                fields.is_some_and(|keys| keys.filter(|key| is_known(key.as_bytes())).count() >= FIELDS_OF_RECORD)
            );
        }
        let has_objects = |list: &serde_json::Value| {
            list.as_array().is_some_and(|list| list.iter().any(serde_json::Value::is_object))
        };
        let holds =
            value.as_ref().and_then(serde_json::Value::as_object).map(|object| object.values().any(has_objects));
        Ok(holds.unwrap_or(mark == Mark::Cut))
    }

    /// Whether an element of a list in the object here leads to records that lie deeper.
    fn holds_records(&mut self, node: usize) -> io::Result<bool> {
        let (range, mark) = self.bytes.take_value(b'{', LONGEST_RECORD, Cut::NEVER)?;
        self.bytes.go_back_to(range.start);
        let record = self.bytes.get(&range);
        // An object without a date of its own is taken for an object around a list, even if the list is empty.
        let dates = self.conventions.map_or(&[][..], |conventions| &conventions.date);
        let is_date = |key: &[u8]| dates.iter().any(|known| known.as_bytes() == key);
        let takes_empty = !dates.is_empty() && !keys_of(record).iter().any(|(key, _)| is_date(key));
        let mut parser = serde_json::Deserializer::from_slice(record);
        let leads = LeadsToElements { nodes: &self.trie.nodes, node, takes_empty };
        // An object that is longer than the limit for a record must be one around records.
        Ok(mark == Mark::Cut || leads.deserialize(&mut parser).unwrap_or_default())
    }

    /// Whether the object here holds a list of a spec.
    fn leads_to_list(&mut self, node: usize) -> io::Result<bool> {
        let node = self.trie.nodes.get(node);
        let leads = |key: &[u8]| node.is_some_and(|node| node.child(key).is_some());
        let keys = self.bytes.look_through_object(LONGEST_RECORD, &leads)?;
        Ok(keys.is_none_or(|keys| keys.iter().any(|(key, _)| leads(key))))
    }

    /// The list whose elements begin with the same key as the object here.
    fn list_beginning_here(&mut self) -> io::Result<Option<usize>> {
        let (key, _) = self.bytes.look_into_object()?;
        let Some(key) = key else { return Ok(None) };
        Ok(self.begins.iter().position(|begins| begins.contains(&key)))
    }

    /// Whether the object here is an element of the outermost list, although a list or object within it is still open.
    fn begins_anew(&mut self, node: usize) -> io::Result<bool> {
        let is_list = self.frames.first().is_some_and(|frame| frame.kind == Kind::List && frame.node == 0);
        let root_has_role = self.trie.nodes.first().is_none_or(|root| root.role.is_some());
        if node == 0 || !is_list || root_has_role {
            return Ok(false);
        }
        let (key, _) = self.bytes.look_into_object()?;
        let Some(root) = self.trie.nodes.first() else { return Ok(false) };
        Ok(key.is_some_and(|key| root.children.iter().any(|(known, _)| known.as_bytes() == key)))
    }

    fn push(&mut self, kind: Kind, node: usize, key: Option<String>) {
        self.frames.push(Frame { kind, node, key, leads_on: false, scalars: 0, is_labelled: false, is_bare: false });
    }

    fn open(&mut self, kind: Kind, node: usize, key: Option<String>) {
        self.push(kind, node, key);
        if kind != Kind::Object && self.list_depth() == 1 {
            self.elements.get_or_insert(0);
        }
        self.bytes.step_by(1);
    }

    fn close(&mut self) {
        self.bytes.step_by(1);
        let Some(frame) = self.frames.pop() else { return };
        // An element with scalars that leads to no list is unlisted, because its content is counted nowhere else. So is an object
        // that is the whole file.
        let outer = self.frames.last();
        let in_list = outer.is_some_and(|outer| outer.kind == Kind::List);
        let labelled_lists = self.conventions.map_or(&[][..], |conventions| &conventions.labelled_lists);
        let around = outer.and_then(|outer| outer.key.as_ref());
        let in_labelled = around.is_some_and(|key| labelled_lists.contains(key));
        let is_element = in_list && frame.scalars > 0 && !(frame.is_labelled && in_labelled);
        let is_file = outer.is_none() && frame.scalars > 1;
        if frame.kind == Kind::Object && !frame.leads_on && (is_element || is_file) {
            let path = self.path(None);
            self.note_unlisted(path, 1);
        }
    }
}

/// Whether a byte begins a JSON value, or ends a list that has none.
fn begins_value(byte: u8) -> bool {
    matches!(byte, b'{' | b'[' | b']' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')
}

/// The kind of a JSON value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ValueKind {
    Text,
    Boolean,
    Number,
    Null,
    List,
    Object,
}

impl ValueKind {
    /// The kind of the value that begins with a byte.
    fn of(byte: u8) -> Self {
        match byte {
            b'"' => Self::Text,
            b't' | b'f' => Self::Boolean,
            b'n' => Self::Null,
            b'[' => Self::List,
            b'{' => Self::Object,
            _ => Self::Number,
        }
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Parses a value at a node of the trie, to find out whether it holds elements of a list that lies deeper.
#[derive(Clone, Copy)]
struct LeadsToElements<'n> {
    nodes: &'n [Node],
    node: usize,
    /// Whether a list without elements is accepted, too.
    takes_empty: bool,
}

impl<'de> DeserializeSeed<'de> for LeadsToElements<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for LeadsToElements<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_bool<E>(self, _value: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E>(self, _value: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E>(self, _value: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E>(self, _value: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E>(self, _value: &str) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let mut leads = false;
        while let Some(found) = list.next_element_seed(self)? {
            leads |= found;
        }
        Ok(leads)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut leads = false;
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            let child = self.nodes.get(self.node).and_then(|node| node.child(key.as_bytes()));
            let role = child.and_then(|child| self.nodes.get(child)).and_then(|node| node.role);
            match (child, role) {
                (Some(_), Some(Role::Records(_))) => {
                    let is_empty = map.next_value::<Vec<IgnoredAny>>()?.is_empty();
                    leads |= !is_empty || self.takes_empty;
                }
                (Some(node), None) => leads |= map.next_value_seed(Self { node, ..self })?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(leads)
    }
}

/// Adds a path to the trie, and what it stands for.
fn add_path(nodes: &mut Vec<Node>, path: &str, role: Role) {
    let mut at = 0;
    for key in path.split('.').filter(|key| !key.is_empty()) {
        let next = nodes.len();
        let Some(node) = nodes.get_mut(at) else { return };
        match node.children.iter().find(|(known, _)| known == key) {
            Some((_, child)) => at = *child,
            None => {
                node.add(key, next);
                nodes.push(Node::default());
                at = next;
            }
        }
    }
    if let Some(node) = nodes.get_mut(at) {
        node.role = Some(role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks a file, and returns the number of elements of each list, and the unlisted lists with theirs.
    fn walked(at: &[&[&str]], not_counted: &[&str], file: &str) -> (Vec<usize>, Vec<(String, u64)>) {
        let owned = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
        let paths: Vec<Vec<String>> = at.iter().map(|paths| owned(paths)).collect();
        let reads_key = |_: &str| false;
        let places: Vec<ListPlace<'_>> = paths
            .iter()
            .map(|at| ListPlace {
                at,
                people: None,
                element: Element::Object,
                begins: &[],
                others: false,
                reads_key: &reads_key,
            })
            .collect();
        let not_counted = owned(not_counted);
        let conventions = Conventions { empty_says: vec!["no data".into()], ..Conventions::default() };
        let lists = Lists { places: &places, not_counted: &not_counted, conventions: Some(&conventions) };
        let mut walk = Walk::new(file.as_bytes(), lists).unwrap_or_else(|_| panic!("{file} does not begin"));
        let mut found = vec![0; places.len()];
        while let Some((piece, _)) = walk.next(&mut |_, _| None).unwrap() {
            if let Piece::Record { list, .. } = piece {
                found[list] += 1;
            }
        }
        (found, walk.unlisted.into_iter().collect())
    }

    fn unlisted(found: &[(&str, u64)]) -> Vec<(String, u64)> {
        found.iter().map(|(path, elements)| ((*path).to_owned(), *elements)).collect()
    }

    #[test]
    fn each_element_goes_to_the_list_it_stands_in() {
        let file = r#"{"a": {"joined": [{"n": 1}, {"n": 2}], "left": [{"n": 3}]}, "b": [{"n": 4}]}"#;
        let (found, rest) = walked(&[&["a.joined"], &["a.left", "b"]], &[], file);
        assert_eq!((found, rest), (vec![2, 2], vec![]));
    }

    #[test]
    fn unlisted_lists_are_counted_with_their_paths() {
        let file = r#"{"a": {"joined": [{}], "maybe": [{}, {}]}, "new": ["x", "y", "z"], "empty": [], "deep": {"er": [[1], [2]]}}"#;
        let (found, rest) = walked(&[&["a.joined"]], &[], file);
        assert_eq!(found, [1]);
        assert_eq!(rest, unlisted(&[("a.maybe", 2), ("deep.er", 2), ("new", 3)]));
    }

    #[test]
    fn lists_in_the_elements_of_a_list_are_added_up() {
        let file = r#"{"c": [{"events": [{}], "extra": [1, 2]}, {"events": [{}, {}], "extra": [3]}]}"#;
        assert_eq!(walked(&[&["c.events"]], &[], file), (vec![3], unlisted(&[("c[].extra", 3)])));
        let file = r#"[{"events": [{}], "extra": [1, 2]}]"#;
        assert_eq!(walked(&[&["events"]], &[], file), (vec![1], unlisted(&[("[].extra", 2)])));
    }

    #[test]
    fn maps_of_names_to_values_of_one_kind_are_lists() {
        let file = r#"{"a": [{}], "names": {"kari": "2018", "ola": "2019"}, "mixed": {"x": 1, "y": "z"}}"#;
        assert_eq!(walked(&[&["a"]], &[], file), (vec![1], unlisted(&[("names", 2)])));
        let file = r#"{"a": [{}], "people": {"k": {"id": 1}, "o": {"id": 2}}, "one": {"k": {"id": 1}}}"#;
        assert_eq!(walked(&[&["a"]], &[], file), (vec![1], unlisted(&[("one.k", 1), ("people", 2)])));
    }

    #[test]
    fn lists_declared_not_counted_are_not_unlisted() {
        let file = r#"{"photos": [{}], "cover": {"exif": [{}]}, "name": "x"}"#;
        assert_eq!(walked(&[&["photos"]], &["cover"], file), (vec![1], vec![]));
    }

    #[test]
    fn a_sentence_that_says_there_is_no_data_is_not_counted() {
        assert_eq!(walked(&[&["a"]], &[], r#"{"a": [], "b": ["no data"]}"#), (vec![0], vec![]));
        assert_eq!(walked(&[&["a"]], &[], r#"["no data"]"#), (vec![0], vec![]));
    }

    #[test]
    fn elements_that_lead_to_no_list_are_unlisted() {
        let file = r#"[{"events": [{}]}, {"other": 5}, {"events": []}]"#;
        assert_eq!(walked(&[&["events"]], &[], file), (vec![1], unlisted(&[("", 1)])));
    }

    #[test]
    fn a_list_without_a_path_is_the_first_one() {
        assert_eq!(walked(&[&[]], &[], r"[{}, {}]"), (vec![2], vec![]));
        assert_eq!(walked(&[&[]], &[], r#"{"any": [{}, {}], "second": [1]}"#), (vec![2], unlisted(&[("second", 1)])));
    }

    #[test]
    fn an_unknown_file_has_the_elements_of_its_outermost_lists() {
        let elements = |file: &str| {
            let mut walk = Walk::new(file.as_bytes(), Lists::default()).unwrap_or_else(|_| panic!("{file}"));
            walk.scan_file().unwrap();
            walk.elements
        };
        assert_eq!(elements("[1, 2, 3]"), Some(3));
        assert_eq!(elements(r#"{"a": [1, 2], "b": {"c": [[1, 1], [2]]}, "d": 5}"#), Some(4));
        assert_eq!(elements(r#"{"a": 1}"#), None);
        assert_eq!(elements(r#"window.YTD.new.part0 = [ {"a": [1]}, {} ]"#), Some(2));
    }
}
