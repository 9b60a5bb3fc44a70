//! JSON, and scripts that set a name to JSON, as X writes its files.
//!
//! A file is read in one pass: each element goes to the extractor of the list that it stands in.

mod bytes;
mod project;
mod scan;
mod walk;

use super::dates::DateReader;
use super::extract::{EmitOutcome, Extractor, Place};
use super::record::{Position, RejectReason, Rejection, Sink};
use super::{FileError, sniff};
use crate::archive::ReadError;
use crate::formats::{Conventions, Element, FileSpec, IndexRow, JsonSpec, ListSpec, Table};
use bytes::Start;
use project::{Projection, shown_key};
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::rc::Rc;
use walk::{ListPlace, Lists, Piece, Stands, Trie, Walk};

/// An archive's own index is not longer than this.
const LONGEST_INDEX: u64 = 16 * 1024 * 1024;

/// The keys of lists that are part of a record, so that an object with such a list is a record and not an object around records.
const PARTS_OF_RECORDS: [&str; 7] = ["attachments", "comments", "media", "messages", "photos", "tags", "videos"];

/// This many bytes are looked at to tell the encoding of a file.
const HEAD: u64 = 256;

/// Whether a field is read under a key directly in an element.
type KeyReader<'a> = Box<dyn Fn(&str) -> bool + 'a>;

/// One list of a file, ready to read.
struct JsonList<'a> {
    json: &'a JsonSpec,
    extractor: Extractor<'a>,
    projection: Projection,
    /// Finds the name of a participant, if the list is a conversation.
    people: Option<Projection>,
    /// Whether an element may be a text instead of an object.
    takes_words: bool,
}

impl<'a> JsonList<'a> {
    fn new(list: usize, spec: &'a ListSpec, json: &'a JsonSpec) -> Self {
        let extractor = Extractor::new(list, spec, &json.fields);
        let fields = extractor.slots.fields.iter().map(String::as_str);
        let projection = Projection::new(fields, &json.wrapper, &spec.conventions);
        let name = json.participants.as_ref().map(|(_, field)| if field.is_empty() { "." } else { field.as_str() });
        let people = name.map(|name| Projection::new([name], &[], &spec.conventions));
        let takes_words = extractor.slots.of(".").is_some() || !spec.conventions.record_keys.is_empty();
        Self { json, extractor, projection, people, takes_words }
    }

    /// Reads the values of an element; `key` is its key if it is an entry of an object. Returns whether it is valid
    /// JSON of the expected kind. Invalid UTF-8 and lone surrogates become U+FFFD.
    fn read(&mut self, element: &[u8], key: &[u8]) -> bool {
        if self.json.element == Element::Entry {
            let values = &mut self.extractor.values;
            let mut entry = br#"{"@key":""#.to_vec();
            entry.extend_from_slice(key);
            entry.extend_from_slice(br#"","@value":"#);
            entry.extend_from_slice(element);
            entry.push(b'}');
            return self.projection.read(&entry, values).is_ok()
                || repaired_json(&entry).is_some_and(|entry| self.projection.read(&entry, values).is_ok());
        }
        if !self.fits(element) {
            return false;
        }
        let values = &mut self.extractor.values;
        self.projection.read(element, values).is_ok()
            || repaired_json(element).is_some_and(|element| self.projection.read(&element, values).is_ok())
    }

    /// Reads the object in the record instead, if that is all that there is in it, and none of its fields was read: platforms rename
    /// the keys under which they wrap records. `element` is the record. Returns whether that was so.
    fn unwrap_unknown(&mut self, element: &[u8]) -> bool {
        let may_be_wrapped = !self.json.wrapper.is_empty()
            && self.json.fields.needs.is_empty()
            && self.json.element == Element::Object
            && self.extractor.values.count() == 0;
        if !may_be_wrapped {
            return false;
        }
        let Ok(Value::Object(outer)) = serde_json::from_slice(element) else { return false };
        let mut values = outer.values();
        let (Some(inner @ Value::Object(_)), None) = (values.next(), values.next()) else { return false };
        let Ok(inner) = serde_json::to_vec(inner) else { return false };
        self.projection.read(&inner, &mut self.extractor.values).is_ok() && self.extractor.values.count() > 0
    }

    /// The records in an element that wraps several of them instead of one: in a list or in an object by names, under the key of the
    /// wrapper, or under any key if nothing was read of the element.
    fn wrapped_records(&self, element: &[u8]) -> Vec<Vec<u8>> {
        let wraps = |key: &[u8]| self.json.wrapper.iter().any(|wrapper| wrapper.as_bytes() == key);
        let may_wrap = !self.json.wrapper.is_empty() && self.json.fields.values.is_empty();
        let is_unread = || self.extractor.values.count() == 0;
        let is_list = may_wrap
            && bytes::first_entry(element).is_some_and(|(key, value)| match value {
                b'[' => wraps(key) || is_unread(),
                b'{' => is_unread(),
                _ => false,
            });
        if !is_list {
            return Vec::new();
        }
        let Ok(Value::Object(outer)) = serde_json::from_slice(element) else { return Vec::new() };
        let inner = outer.iter().filter(|(key, _)| wraps(key.as_bytes()) || outer.len() == 1);
        let records: Vec<&Value> = inner
            .flat_map(|(_, value)| match value {
                Value::Array(list) => list.iter().collect(),
                // The values of one object, if they are records and it is none.
                Value::Object(map) if is_unread() => map.values().collect(),
                _ => Vec::new(),
            })
            .filter(|record| record.is_object() && (!is_unread() || self.projection.count(record) > 0))
            .collect();
        // A single one is found through the list.
        if records.len() < 2 && !is_unread() {
            return Vec::new();
        }
        records.into_iter().filter_map(|record| serde_json::to_vec(record).ok()).collect()
    }

    /// Whether an element is of the kind that the list has.
    fn fits(&self, element: &[u8]) -> bool {
        match element.first() {
            Some(b'{') => self.json.element == Element::Object,
            Some(b'[') => self.json.element == Element::Array,
            Some(b'"') => self.takes_words,
            _ => false,
        }
    }
}

/// What reading the files of one spec needs, prepared once for all of them.
pub(super) struct PreparedSpec<'a> {
    file: &'a FileSpec,
    lists: Vec<JsonList<'a>>,
    /// For each list, which keys it reads. These are separate from `lists`, which are borrowed mutably during the walk.
    keys: Vec<KeyReader<'a>>,
    trie: Rc<Trie>,
}

impl<'a> PreparedSpec<'a> {
    pub fn new(table: &'a Table, file: &'a FileSpec) -> Self {
        let specs = || table.lists_of(file).filter_map(|(index, spec)| Some((index, spec, spec.json.as_ref()?)));
        let keys: Vec<KeyReader<'_>> = specs()
            .map(|(_, spec, json)| {
                let fields = json.fields.all().map(String::as_str);
                let projection = Projection::new(fields, &json.wrapper, &spec.conventions);
                Box::new(move |key: &str| {
                    projection.reads_key(key) || json.wrapper.iter().any(|wrapper| wrapper == key)
                }) as KeyReader<'_>
            })
            .collect();
        let lists: Vec<JsonList<'_>> = specs().map(|(index, spec, json)| JsonList::new(index, spec, json)).collect();
        let places: Vec<ListPlace<'_>> =
            lists.iter().zip(&keys).map(|(list, reads_key)| place(list.json, &**reads_key)).collect();
        let trie = Trie::new(&Lists { places: &places, not_counted: &file.not_counted, conventions: None });
        Self { file, lists, keys, trie: Rc::new(trie) }
    }

    /// Whether it is for the files of this spec.
    pub fn is_for(&self, file: &FileSpec) -> bool {
        std::ptr::eq(self.file, file)
    }

    /// Reads a file: its lists, and the archive's own index if it holds that. `memory` is the buffer of the file before, whichever its spec,
    /// because a new one for each of a hundred kinds of files costs more than reading them.
    pub fn read(
        &mut self,
        path: &str,
        reader: &mut dyn Read,
        memory: &mut Vec<u8>,
        sink: &mut dyn Sink,
    ) -> Result<(), FileError> {
        if let Some(index) = &self.file.index {
            // The index is small, so it is read twice: for its own records, and for the counts of other files.
            let mut bytes = Vec::new();
            reader.take(LONGEST_INDEX).read_to_end(&mut bytes).map_err(|error| ReadError::from_io(&error))?;
            read_index(index, &bytes, sink);
            return read_lists(self, path, &mut Cursor::new(bytes), memory, sink);
        }
        read_lists(self, path, reader, memory, sink)
    }
}

/// How many elements the outermost lists of a file without a spec have together, and whether the file breaks off. The
/// number is `None` if the file has no list.
pub(super) fn count_elements(reader: &mut dyn Read) -> (Option<u64>, bool) {
    let Ok(mut walk) = Walk::new(decoded(reader), Lists::default()) else { return (None, false) };
    // A read error is not returned, because whoever reads the rest of the file reports it.
    let is_whole = walk.scan_file().is_ok();
    (walk.elements, walk.breaks_off || !is_whole)
}

/// The names of the keys of a file's outermost object, or of its first elements, as far as `head` reaches.
pub(in crate::readers) fn key_names(head: &[u8], most: usize) -> Vec<String> {
    let mut bytes = bytes::Bytes::new(head);
    if bytes.skip_prefix().is_err() {
        return Vec::new();
    }
    let mut names = BTreeSet::new();
    let mut depth = 0;
    while let Ok(Some(byte)) = bytes.skip_blanks() {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                bytes.step_by(1);
            }
            b'}' | b']' => {
                depth -= 1;
                bytes.step_by(1);
            }
            b'"' => {
                let Ok(key) = bytes.key() else { break };
                if bytes.skip_blanks().is_ok_and(|next| next == Some(b':')) && depth <= 4 {
                    names.insert(shown_key(&String::from_utf8_lossy(&key)));
                }
            }
            _ => bytes.step_by(1),
        }
        if names.len() >= most || depth <= 0 {
            break;
        }
    }
    names.into_iter().collect()
}

/// Whether the outermost object of a file has all of these keys, as far as `head` reaches.
pub(in crate::readers) fn has_keys(head: &[u8], keys: &[String]) -> bool {
    let mut bytes = bytes::Bytes::new(head);
    if bytes.skip_prefix().is_err() || !matches!(bytes.peek(), Ok(Some(b'{'))) {
        return false;
    }
    bytes.step_by(1);
    let mut left: Vec<&str> = keys.iter().map(String::as_str).collect();
    while let Ok(Some(byte)) = bytes.skip_blanks() {
        if byte != b'"' {
            if byte == b'}' {
                break;
            }
            bytes.step_by(1);
            continue;
        }
        let Ok(key) = bytes.key() else { break };
        left.retain(|wanted| wanted.as_bytes() != key);
        let Ok(Some(byte)) = bytes.after_colon() else { break };
        if left.is_empty() || bytes.step_over(byte).is_err() {
            break;
        }
    }
    left.is_empty()
}

/// The values that identify this export, joined by spaces. `None` if no list of the file has them.
pub(super) fn export_id(table: &Table, file: &FileSpec, reader: &mut dyn Read) -> Option<String> {
    table.lists_of(file).find_map(|(index, spec)| {
        let json = spec.json.as_ref()?;
        let fields = &json.fields.identity.as_ref().filter(|identity| !identity.export.is_empty())?.export;
        let reads_key = |_: &str| true;
        let places = [place(json, &reads_key)];
        let lists = Lists { places: &places, not_counted: &[], conventions: Some(&spec.conventions) };
        let mut walk = Walk::new((&mut *reader).take(LONGEST_INDEX), lists).ok()?;
        let (_, range) = walk.next(&mut |_, _| None).ok()??;
        let projection = Projection::new(fields.iter().map(String::as_str), &json.wrapper, &spec.conventions);
        let mut values = Extractor::new(index, spec, &json.fields).values;
        projection.read(walk.bytes(&range), &mut values).ok()?;
        let values: Option<Vec<&str>> = (0..fields.len()).map(|slot| values.first(slot)).collect();
        values.filter(|values| !values.is_empty()).map(|values| values.join(" "))
    })
}

fn place<'a>(json: &'a JsonSpec, reads_key: &'a dyn Fn(&str) -> bool) -> ListPlace<'a> {
    let needs = &json.fields.needs;
    ListPlace {
        at: &json.at,
        people: json.participants.as_ref().map(|(path, _)| path.as_str()),
        element: json.element,
        begins: if json.wrapper.is_empty() { needs } else { &json.wrapper },
        others: !needs.is_empty() && needs.iter().all(|need| !need.contains('.')),
        reads_key,
    }
}

fn read_index(index: &IndexRow, bytes: &[u8], sink: &mut dyn Sink) {
    let at: Vec<String> = if index.list.is_empty() { Vec::new() } else { vec![index.list.clone()] };
    let json = JsonSpec { at, ..JsonSpec::default() };
    let reads_key = |_: &str| false;
    let places = [place(&json, &reads_key)];
    let Ok(mut walk) = Walk::new(bytes, Lists { places: &places, ..Lists::default() }) else { return };
    let fields = [index.file.as_str(), index.count.as_str()];
    let projection = Projection::new(fields, &[], &Conventions::default());
    let mut values = super::values::Values::default();
    while let Ok(Some((_, range))) = walk.next(&mut |_, _| None) {
        if projection.read(walk.bytes(&range), &mut values).is_ok()
            && let (Some(file), Some(Ok(count))) = (values.first(0), values.first(1).map(str::parse))
        {
            sink.expects(file, count);
        }
    }
}

/// The bytes of a file as UTF-8. UTF-16 is transcoded, with or without a byte order mark; everything else passes as it
/// is.
fn decoded(reader: &mut dyn Read) -> impl Read {
    let mut head = Vec::new();
    // An error this early is ignored here, because reading on gives the same error again.
    (&mut *reader).take(HEAD).read_to_end(&mut head).ok();
    encoding_rs_io::DecodeReaderBytesBuilder::new()
        .encoding(sniff::utf16_without_mark(&head))
        .utf8_passthru(true)
        .strip_bom(true)
        .build(Cursor::new(head).chain(reader))
}

fn read_lists(
    PreparedSpec { file, lists, keys, trie }: &mut PreparedSpec<'_>,
    path: &str,
    reader: &mut dyn Read,
    memory: &mut Vec<u8>,
    sink: &mut dyn Sink,
) -> Result<(), FileError> {
    for list in lists.iter_mut() {
        list.extractor.begin_file();
    }
    let Some(conventions) = lists.first().map(|list| &*list.extractor.spec.conventions) else { return Ok(()) };
    let places: Vec<ListPlace<'_>> =
        lists.iter().zip(&*keys).map(|(list, reads_key)| place(list.json, &**reads_key)).collect();
    let all = Lists { places: &places, not_counted: &file.not_counted, conventions: Some(conventions) };
    let mut walk = match Walk::with_trie(decoded(reader), all, Rc::clone(trie), std::mem::take(memory)) {
        Ok(walk) => walk,
        // A list without elements is written as `[]`, so that here something is missing.
        Err(Start::Empty) => return Err(ReadError::Truncated.into()),
        Err(Start::NotJson) => return Err(FileError::NotJson),
        Err(Start::Io(error)) => return Err(ReadError::from_io(&error).into()),
    };
    let mut dates = DateReader::of_data();
    let (mut good, mut broken) = (0_u64, 0_u64);
    let outcome = loop {
        let mut scan = |list: usize, bytes: &[u8]| {
            let list = lists.get_mut(list)?;
            scan::scan(&list.projection, bytes, &mut list.extractor.values)
        };
        let (piece, range) = match walk.next(&mut scan) {
            Ok(Some(found)) => found,
            Ok(None) if walk.breaks_off => break Err(ReadError::Truncated.into()),
            Ok(None) => break Ok(()),
            Err(error) => break Err(ReadError::from_io(&error).into()),
        };
        let place = Place { path, element: walk.outer_element() };
        match piece {
            Piece::Person { list } => {
                if let Some(list) = lists.get_mut(list)
                    && let Some(people) = &list.people
                    && people.read(walk.bytes(&range), &mut list.extractor.values).is_ok()
                    && let Some(name) = list.extractor.values.first(0).map(str::to_owned)
                {
                    list.extractor.participant(place, &name, sink);
                }
            }
            Piece::Record { list, stands, is_parsed } => {
                let Some(list) = lists.get_mut(list) else { continue };
                let element = walk.bytes(&range);
                if is_placeholder(element, conventions) {
                    walk.uncount_element();
                    continue;
                }
                if is_parsed || list.read(element, walk.entry_key()) {
                    good += 1;
                    let is_renamed = list.unwrap_unknown(element);
                    name_fields(list, element, sink);
                    // Here a value is the item, so that one which is stepped over is an item that is counted nowhere.
                    let packs = !list.json.fields.values.is_empty() && !is_renamed;
                    let packed: Option<Value> = packs.then(|| serde_json::from_slice(element).ok()).flatten();
                    let unread = packed.map(|record| list.projection.unread_lists(&record)).unwrap_or_default();
                    let mut is_wrapper = false;
                    if stands != Stands::InList {
                        let element = element.to_vec();
                        is_wrapper = scan_single(&mut walk, (&element, stands), list, &file.not_counted);
                    }
                    for (path, elements) in unread {
                        walk.note_unread(&path, elements);
                    }
                    walk.was_good(&range);
                    if is_wrapper {
                        continue;
                    }
                    let wrapped = list.wrapped_records(walk.bytes(&range));
                    for record in &wrapped {
                        if list.read(record, b"")
                            && list.extractor.emit(place, &mut dates, sink) == EmitOutcome::Unnamed
                        {
                            walk.note_unnamed(&range);
                        }
                    }
                    if wrapped.is_empty() && list.extractor.emit(place, &mut dates, sink) == EmitOutcome::Unnamed {
                        walk.note_unnamed(&range);
                    }
                } else {
                    if good == 0 && broken == 0 && sniff::looks_binary(element) {
                        return Err(FileError::NotText);
                    }
                    let is_json = serde_json::from_slice::<IgnoredAny>(element).is_ok();
                    let reason = match (is_json, walk.breaks_off) {
                        (true, _) => RejectReason::OtherKind,
                        (false, true) => RejectReason::Unclosed,
                        (false, false) => RejectReason::NotJson,
                    };
                    let counts = if is_json { walk.was_of_other_kind(&range) } else { walk.was_broken(&range) };
                    if counts {
                        broken += 1;
                        let position = Position::Element(walk.elements.unwrap_or(1));
                        sink.rejected(list.extractor.list, Rejection { reason, position });
                    }
                }
            }
        }
    };
    for list in lists.iter_mut() {
        list.extractor.finish(&dates, sink);
    }
    if good == 0 && broken == 0 {
        walk.note_bare();
    }
    if let Some(elements) = walk.elements {
        sink.elements(elements);
    }
    let (read, not_counted) = walk.counts();
    sink.lists(read, not_counted);
    for (path, elements) in &walk.unlisted {
        sink.unlisted(path, *elements);
    }
    *memory = walk.into_memory();
    if outcome.is_ok() && good == 0 && broken > 0 { Err(FileError::Edited) } else { outcome }
}

/// Counts the lists that lie directly in a record that is no element of a list, if they may hold records. Returns whether the record
/// is only an object around such lists.
fn scan_single<R: Read>(
    walk: &mut Walk<'_, R>,
    (record, stands): (&[u8], Stands),
    list: &JsonList<'_>,
    not_counted: &[String],
) -> bool {
    let projection = &list.projection;
    let wrapper = &list.json.wrapper;
    let inner = lists_of_records(record, list, not_counted);
    if stands == Stands::Alone {
        walk.scan_record(record, &|key| {
            let is_read = projection.reads_key(key)
                || wrapper.iter().any(|known| known.split('.').next() == Some(key))
                || not_counted.iter().any(|known| known == key);
            is_read && !inner.iter().any(|(inner, _)| inner == key)
        });
    } else {
        for (key, elements) in &inner {
            walk.note_unread(&shown_key(key), *elements);
        }
    }
    !inner.is_empty()
}

/// The lists in an object whose elements are records, so that the object is none: their keys, and how many elements they have.
fn lists_of_records(record: &[u8], list: &JsonList<'_>, not_counted: &[String]) -> Vec<(String, u64)> {
    let (projection, values) = (&list.projection, &list.extractor.values);
    let Ok(Value::Object(map)) = serde_json::from_slice(record) else { return Vec::new() };
    let labelled_lists = &list.extractor.spec.conventions.labelled_lists;
    let is_part_of_record = |key: &String| labelled_lists.contains(key) || key.ends_with("_list_data");
    if projection.reads_all() || map.keys().any(is_part_of_record) {
        return Vec::new();
    }
    let is_scalar = |value: &&Value| !(value.is_array() || value.is_object() || value.is_null());
    let scalars = map.values().filter(is_scalar).count();
    let are_records = |key: &str, elements: &[Value]| {
        let Some(first) = elements.iter().find(|element| element.is_object()) else { return false };
        if PARTS_OF_RECORDS.contains(&key) {
            return false;
        }
        // More is read of a record than of the object around it, of which fields may read the same by a longer path.
        let (own, around) = (projection.count(first), values.count());
        let is_more = own > around || (key == "data" && own > 0 && own == around && elements.len() > 1);
        // An object around a list has at most a name for it and the number of its elements.
        let is_around = values.is_blank() && scalars <= 2;
        is_more || (is_around && !projection.unread_lists(&json!({ key: elements })).is_empty())
    };
    let is_declared = |key: &str| not_counted.iter().any(|known| known.split('.').next_back() == Some(key));
    map.iter()
        .filter_map(|(key, value)| Some((key, value.as_array()?)))
        .filter(|(key, elements)| !is_declared(key) && are_records(key, elements))
        .map(|(key, elements)| (key.clone(), elements.len() as u64))
        .collect()
}

/// Whether an element is a sentence that says that there is no data.
fn is_placeholder(element: &[u8], conventions: &Conventions) -> bool {
    element.starts_with(b"\"")
        && !conventions.empty_says.is_empty()
        && serde_json::from_slice::<String>(element).is_ok_and(|text| conventions.says_empty(&text))
}

/// Reports which fields a record has and which are read, if the sink wants to know.
fn name_fields(list: &JsonList<'_>, element: &[u8], sink: &mut dyn Sink) {
    if !sink.wants_fields() {
        return;
    }
    let record: Result<Value, _> = serde_json::from_slice(element);
    let index = list.extractor.list;
    if let Ok(record) = record {
        list.projection.name_fields(&record, &mut |name, has_value, is_read| {
            sink.field(index, name, has_value, is_read);
        });
    }
}

/// The record with U+FFFD in place of invalid UTF-8 and of escapes that are lone surrogates. `None` if it has neither.
fn repaired_json(record: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(record);
    let mut repaired = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    let unit = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
    while let Some(at) = rest.find('\\') {
        let (before, after) = rest.split_at(at);
        repaired.push_str(before);
        let length = match unit(after) {
            // A surrogate pair is kept; a surrogate on its own is replaced below.
            Some(0xD800..=0xDBFF) if matches!(after.get(6..).and_then(unit), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                repaired.push('\u{fffd}');
                rest = after.get(6..).unwrap_or_default();
                continue;
            }
            Some(_) => 6,
            None => after.chars().take(2).map(char::len_utf8).sum(),
        };
        let (kept, after) = after.split_at(length);
        repaired.push_str(kept);
        rest = after;
    }
    repaired.push_str(rest);
    (repaired.as_bytes() != record).then(|| repaired.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_surrogates_are_replaced() {
        let repaired = |text: &str| repaired_json(text.as_bytes()).map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(repaired(r#""\ud83d x""#).as_deref(), Some("\"\u{fffd} x\""));
        assert_eq!(repaired(r#""\ud83d\ude00""#), None);
    }

    #[test]
    fn keys_of_an_unknown_file_are_found() {
        assert_eq!(
            key_names(br#"[{"timestamp": 1, "data": [{"post": "x"}], "data": []}]"#, 9),
            ["data", "post", "timestamp"]
        );
        assert!(has_keys(
            br#"{"participants": ["a"], "threadName": "a_1", "messages": ["#,
            &["threadName".into(), "messages".into()]
        ));
        assert!(!has_keys(br#"{"participants": [{"threadName": 1}]}"#, &["threadName".into()]));
    }
}
