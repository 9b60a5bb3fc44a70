//! The fields of a JSON record that a spec reads. All other fields are skipped while parsing.

use crate::formats::{Conventions, fold_label, repair_mojibake};
use crate::readers::values::Values;
use serde::Deserialize as _;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;

/// The paths of the fields that a spec reads, as a trie. A path also leads through lists: `a.b` finds the `b` of every element of a
/// list `a`.
///
/// `*` is any key, `$time` a key that is the label of that name in any language, `[$time]` an element of a list with
/// such a label, `#0` the first element of a list, and `.` the record itself if it is a text. A path that ends in `**`
/// reads every text beneath it.
#[derive(Debug)]
pub(super) struct Projection {
    nodes: Vec<Node>,
    mojibake: bool,
    /// The keys under which an element of a list may have its label, the most reliable first.
    label_keys: Vec<String>,
    /// All labels that the table knows, folded; `None` if no path has a label.
    known_labels: Option<HashSet<String>>,
    /// Keys that were looked up as labels, kept because folding is slow and every record has the same keys.
    looked_up: RefCell<Vec<LookedUp>>,
}

/// How many keys that were looked up are kept.
const LOOKED_UP: usize = 64;

/// A key that may be a label.
#[derive(Debug)]
struct LookedUp {
    node: usize,
    key: String,
    child: Option<usize>,
    /// Whether the table knows it as a label.
    is_known: bool,
}

/// A node of the trie. Other nodes are given by their index.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Its index.
    id: usize,
    children: Vec<(String, usize)>,
    /// Children by the key, which is one of these folded labels.
    by_label: Vec<(Vec<String>, usize)>,
    /// Children by the label of an element of a list, which is one of these folded labels.
    labelled: Vec<(Vec<String>, usize)>,
    /// Children by the index of an element of a list.
    places: Vec<(usize, usize)>,
    /// The child for any other key (`*`).
    any: Option<usize>,
    /// The slots of the paths that end here.
    slots: Vec<usize>,
    /// The slot of the path that reads everything beneath this node.
    deep: Option<usize>,
    /// The keys that objects here had, in their order. Kept because the records of a file are alike, so that the next key can be guessed.
    usual: RefCell<Vec<UsualKey>>,
}

/// How many usual keys a node keeps. An object with more has keys that are data, such as names.
const USUAL_KEYS: usize = 32;

/// How many usual keys an object may leave out in a row without slowing the lookup, because some keys are optional.
const USUAL_KEYS_LEFT_OUT: usize = 3;

/// A key that objects at a node have.
#[derive(Clone, Debug)]
struct UsualKey {
    /// The key as it stands in a file, with its quotes and the colon.
    quoted: Box<[u8]>,
    /// Where it leads.
    child: Option<usize>,
}

impl Node {
    /// The usual key, from the place `nth` on, that `bytes` begin with: its length with its quotes and the colon, where it leads, and the
    /// place of the key that usually follows. `None` if `bytes` begin with none of them.
    fn usual_key(&self, nth: usize, bytes: &[u8]) -> Option<(usize, Option<usize>, usize)> {
        let usual = self.usual.borrow();
        let expected = usual.iter().enumerate().skip(nth).take(1 + USUAL_KEYS_LEFT_OUT);
        let (at, key) = expected.into_iter().find(|(_, key)| bytes.starts_with(&key.quoted))?;
        Some((key.quoted.len(), key.child, at + 1))
    }

    /// Notes a key without escapes that was not expected at the place `nth`. Returns the place of the key that usually follows.
    fn note_usual_key(&self, nth: usize, key: &[u8], child: Option<usize>) -> usize {
        let mut usual = self.usual.borrow_mut();
        let is_same = |known: &UsualKey| known.quoted.get(1..known.quoted.len() - 2) == Some(key);
        if let Some(at) = usual.iter().position(is_same) {
            return at + 1;
        }
        if usual.len() >= USUAL_KEYS {
            return nth;
        }
        let at = nth.min(usual.len());
        usual.insert(at, UsualKey { quoted: [b"\"", key, b"\":"].concat().into(), child });
        at + 1
    }

    /// The index of the node to which a key leads; `None` if nothing is read under it.
    fn child(&self, key: &str, mojibake: bool) -> Option<usize> {
        if let Some((_, child)) = self.children.iter().find(|(known, _)| known == key) {
            return Some(*child);
        }
        if !self.by_label.is_empty() {
            let label = fold_label(&repaired(key, mojibake));
            if let Some((_, child)) = self.by_label.iter().find(|(labels, _)| labels.contains(&label)) {
                return Some(*child);
            }
        }
        self.any
    }

    /// The slots of the paths that end here.
    pub fn slots(&self) -> &[usize] {
        &self.slots
    }

    /// The slot of the path that reads everything beneath this node.
    pub fn deep(&self) -> Option<usize> {
        self.deep
    }

    /// Whether elements here are recognised by a label among their own keys.
    pub fn has_labelled(&self) -> bool {
        !self.labelled.is_empty()
    }

    /// Whether a key here may be a label.
    pub fn has_by_label(&self) -> bool {
        !self.by_label.is_empty()
    }

    /// Whether a path here leads to a single element of a list by its index.
    pub fn has_places(&self) -> bool {
        !self.places.is_empty()
    }

    /// Whether a path ends here, or reads everything beneath.
    fn is_end(&self) -> bool {
        !self.slots.is_empty() || self.deep.is_some()
    }
}

/// Whether an element with a label holds only a picture or a time, which is read whatever its label is.
fn is_picture_or_time(labelled: &serde_json::Map<String, Value>) -> bool {
    let has_words = labelled.get("value").is_some_and(|value| value.as_str() != Some(""))
        || labelled.contains_key("vec")
        || labelled.contains_key("dict");
    !has_words && (labelled.contains_key("media") || labelled.contains_key("timestamp_value"))
}

/// The text, repaired if the platform writes mojibake and the text is mojibake.
fn repaired(text: &str, mojibake: bool) -> Cow<'_, str> {
    match mojibake.then(|| repair_mojibake(text)).flatten() {
        Some(repaired) => Cow::Owned(repaired),
        None => Cow::Borrowed(text),
    }
}

/// One step of a path, as [`Projection`] explains.
enum Step<'p> {
    Key(&'p str),
    Any,
    Label(&'p str),
    Labelled(&'p str),
    Place(usize),
}

impl<'p> Step<'p> {
    fn of(part: &'p str) -> Self {
        let labelled = part.strip_prefix("[$").and_then(|rest| rest.strip_suffix(']'));
        let place = part.strip_prefix('#').and_then(|place| place.parse().ok());
        match (part, labelled, part.strip_prefix('$'), place) {
            ("*", ..) => Self::Any,
            (_, Some(name), ..) => Self::Labelled(name),
            (.., Some(place)) => Self::Place(place),
            (_, None, Some(name), _) => Self::Label(name),
            (key, ..) => Self::Key(key),
        }
    }
}

impl Projection {
    /// A projection that reads these fields; the slot of a field is its index. A field may be in a wrapper or outside
    /// of it.
    pub fn new<'p>(fields: impl IntoIterator<Item = &'p str>, wrappers: &[String], conventions: &Conventions) -> Self {
        let mut projection = Self {
            nodes: vec![Node::default()],
            mojibake: conventions.mojibake,
            label_keys: conventions.label_keys.clone(),
            known_labels: None,
            looked_up: RefCell::default(),
        };
        for (slot, field) in fields.into_iter().enumerate() {
            if field == "." {
                projection.add(std::iter::empty(), slot, conventions);
                continue;
            }
            projection.add(field.split('.'), slot, conventions);
            for wrapper in wrappers {
                projection.add(wrapper.split('.').chain(field.split('.')), slot, conventions);
            }
        }
        projection.spread_any();
        let asks = projection.nodes.iter().any(|node| !node.by_label.is_empty() || !node.labelled.is_empty());
        projection.known_labels = asks.then(|| conventions.known_labels.clone());
        projection
    }

    /// Adds the path of a field to the trie.
    fn add<'p>(&mut self, parts: impl Iterator<Item = &'p str>, slot: usize, conventions: &Conventions) {
        let mut at = 0;
        for part in parts {
            if part == "**" {
                if let Some(node) = self.nodes.get_mut(at) {
                    node.deep = Some(slot);
                }
                return;
            }
            let next = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            let labels = |name: &str| conventions.labels.get(name).cloned().unwrap_or_default();
            let known = match Step::of(part) {
                Step::Any => *node.any.get_or_insert(next),
                Step::Key(key) => child_or_next(&mut node.children, key.to_owned(), next),
                Step::Label(name) => child_or_next(&mut node.by_label, labels(name), next),
                Step::Labelled(name) => child_or_next(&mut node.labelled, labels(name), next),
                Step::Place(place) => child_or_next(&mut node.places, place, next),
            };
            if known == next {
                self.nodes.push(Node { id: next, ..Node::default() });
            }
            at = known;
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.slots.push(slot);
        }
    }

    /// Makes paths through any key (`*`) hold for the keys that other paths name, too. Otherwise a value that two fields read, such as
    /// the time of an element with a label, would be read by one of them alone.
    fn spread_any(&mut self) {
        // Nodes that `merge` adds need no spreading, because a path has nothing but keys beneath `*`.
        for at in 0..self.nodes.len() {
            let Some(node) = self.nodes.get(at) else { return };
            let Some(any) = node.any else { continue };
            let keys = node.children.iter().map(|(_, child)| *child);
            let named: Vec<usize> = keys.chain(node.by_label.iter().map(|(_, child)| *child)).collect();
            for named in named {
                self.merge(any, named);
            }
        }
    }

    /// Adds what is read at and beneath one node to what is read at and beneath another. Follows only keys, because a path has nothing
    /// else beneath `*`.
    fn merge(&mut self, from: usize, into: usize) {
        let Some(Node { slots, deep, children, .. }) = self.nodes.get(from).cloned() else { return };
        if let Some(node) = self.nodes.get_mut(into) {
            node.slots.extend(slots);
            node.deep = node.deep.or(deep);
        }
        for (key, from) in children {
            let next = self.nodes.len();
            let Some(node) = self.nodes.get_mut(into) else { return };
            let child = child_or_next(&mut node.children, key, next);
            if child == next {
                self.nodes.push(Node { id: next, ..Node::default() });
            }
            self.merge(from, child);
        }
    }

    /// The node of the record itself.
    pub fn root(&self) -> Option<&Node> {
        self.nodes.first()
    }

    /// Where the element of a list at this index leads.
    pub fn place(&self, node: &Node, at: usize) -> Option<&Node> {
        let (_, child) = node.places.iter().find(|(place, _)| *place == at)?;
        self.nodes.get(*child)
    }

    /// Where a key without escapes leads, at a node where no key is a label, and the place of the key that usually follows it. `nth`
    /// is the place that was returned for the key before it.
    pub fn child_of_key(&self, node: &Node, nth: usize, key: &[u8]) -> (Option<&Node>, usize) {
        let child = node.children.iter().find(|(known, _)| known.as_bytes() == key).map(|(_, child)| *child);
        let child = child.or(node.any);
        (child.and_then(|child| self.nodes.get(child)), node.note_usual_key(nth, key, child))
    }

    /// If `bytes` begin with a key that usually stands at the place `nth` or soon after: how long it is with its quotes and the colon,
    /// where it leads, and the place of the key that usually follows.
    pub fn child_of_usual_key(&self, node: &Node, nth: usize, bytes: &[u8]) -> Option<(usize, Option<&Node>, usize)> {
        let (length, child, next) = node.usual_key(nth, bytes)?;
        Some((length, child.and_then(|child| self.nodes.get(child)), next))
    }

    /// Whether the platform escapes each byte of UTF-8 as if it were a character, so that texts have to be repaired.
    pub fn is_mojibake(&self) -> bool {
        self.mojibake
    }

    /// The text, repaired if it is mojibake.
    pub fn repaired<'t>(&self, text: &'t str) -> Cow<'t, str> {
        repaired(text, self.mojibake)
    }

    /// Whether a field is read under a key directly in the record.
    pub fn reads_key(&self, key: &str) -> bool {
        self.nodes.first().is_some_and(|root| root.deep.is_some() || root.child(key, self.mojibake).is_some())
    }

    /// Whether one of the fields reads all texts of the record (`**`).
    pub fn reads_all(&self) -> bool {
        self.root().is_some_and(|root| root.deep.is_some())
    }

    /// How many fields have a value in a record.
    pub fn count(&self, record: &Value) -> u32 {
        let mut values = Values::default();
        self.walk(record, self.root(), None, &mut values);
        values.count()
    }

    /// Reads the values of one record.
    pub fn read(&self, record: &[u8], values: &mut Values) -> Result<(), serde_json::Error> {
        values.clear();
        let mut parser = serde_json::Deserializer::from_slice(record);
        Seed { projection: self, node: self.root(), deep: None, values }.deserialize(&mut parser)?;
        parser.end()
    }

    /// Passes every field of a record to `tell`: its path, whether it has a value, and whether it is read. Keys in the path are
    /// written as [`shown_key`] shows them.
    pub fn name_fields(&self, record: &Value, tell: &mut dyn FnMut(&str, bool, bool)) {
        self.name_beneath(record, Some(0), false, &mut String::new(), tell);
    }

    /// The lists in a record of which no value is read, outermost first: the path of each, with `[]` for each list on the
    /// way, and how many elements it has.
    pub fn unread_lists(&self, record: &Value) -> Vec<(String, u64)> {
        let mut unread = Vec::new();
        self.reads_beneath(record, Some(0), "", &mut unread);
        unread
    }

    /// Whether anything in `value`, which is at `path`, is read. Adds the lists in it of which nothing is read to `unread`.
    fn reads_beneath(&self, value: &Value, node: Option<usize>, path: &str, unread: &mut Vec<(String, u64)>) -> bool {
        let here = node.and_then(|node| self.nodes.get(node));
        if here.is_some_and(|here| here.deep.is_some()) {
            return true;
        }
        match value {
            Value::Array(list) => {
                let before = unread.len();
                let path_of_element = format!("{path}[]");
                let mut is_read = false;
                for element in list {
                    is_read |= self.reads_beneath(element, node, &path_of_element, unread);
                }
                if !is_read && !list.is_empty() {
                    // Lists within this one are part of it and not reported by themselves.
                    unread.truncate(before);
                    unread.push((path.to_owned(), list.len() as u64));
                }
                is_read
            }
            Value::Object(map) => {
                let mut is_read = false;
                for (key, value) in map {
                    let child = here.and_then(|here| here.child(key, self.mojibake));
                    let shown = shown_key(&repaired(key, self.mojibake));
                    let path = if path.is_empty() { shown } else { format!("{path}.{shown}") };
                    is_read |= self.reads_beneath(value, child, &path, unread);
                }
                is_read
            }
            Value::Null => false,
            Value::String(text) => !text.is_empty() && here.is_some_and(Node::is_end),
            Value::Bool(_) | Value::Number(_) => here.is_some_and(Node::is_end),
        }
    }

    fn name_beneath(
        &self,
        value: &Value,
        node: Option<usize>,
        is_deep: bool,
        path: &mut String,
        tell: &mut dyn FnMut(&str, bool, bool),
    ) {
        let here = node.and_then(|node| self.nodes.get(node));
        let is_deep = is_deep || here.is_some_and(|here| here.deep.is_some());
        match value {
            Value::Array(list) if list.iter().any(|value| value.is_object() || value.is_array()) => {
                let before = path.len();
                path.push_str("[]");
                for (at, value) in list.iter().enumerate() {
                    let place = here.and_then(|here| here.places.iter().find(|(place, _)| *place == at));
                    let node = if here.is_some_and(|here| here.places.is_empty()) {
                        node
                    } else {
                        place.map(|(_, node)| *node)
                    };
                    self.name_beneath(value, node, is_deep, path, tell);
                }
                path.truncate(before);
            }
            Value::Object(map) => {
                let labelled = here.and_then(|here| self.labelled(here, map, &mut Values::default()));
                let label = map.get("label").and_then(Value::as_str);
                for (key, value) in map {
                    let before = path.len();
                    if let Some(label) = label {
                        path.push('[');
                        path.push_str(&shown_key(&repaired(label, self.mojibake)));
                        path.push(']');
                    }
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&shown_key(&repaired(key, self.mojibake)));
                    let child = |node: usize| self.nodes.get(node).and_then(|here| here.child(key, self.mojibake));
                    let child = labelled.and_then(child).or_else(|| node.and_then(child));
                    self.name_beneath(value, child, is_deep, path, tell);
                    path.truncate(before);
                }
            }
            scalar => {
                let has_value = match scalar {
                    Value::Null => false,
                    Value::String(text) => !text.is_empty(),
                    Value::Array(list) => !list.is_empty(),
                    _ => true,
                };
                let name = if path.is_empty() { "." } else { path.as_str() };
                tell(name, has_value, is_deep || here.is_some_and(Node::is_end));
            }
        }
    }

    /// Reads the values of a part of a record that was parsed already.
    pub fn walk(&self, value: &Value, here: Option<&Node>, deep: Option<usize>, values: &mut Values) {
        let slots = here.map_or(&[][..], |here| &here.slots);
        let deep = here.and_then(|here| here.deep).or(deep);
        match value {
            Value::Null => {}
            Value::Bool(value) => put(values, slots, None, if *value { "true" } else { "false" }),
            Value::Number(value) => put(values, slots, None, &value.to_string()),
            Value::String(value) => put(values, slots, deep, &repaired(value, self.mojibake)),
            Value::Array(list) => list.iter().for_each(|value| self.walk(value, here, deep, values)),
            Value::Object(map) => {
                put(values, slots, None, "");
                let labelled = here.and_then(|here| self.labelled(here, map, values));
                if let Some(labelled) = labelled {
                    self.walk(value, self.nodes.get(labelled), deep, values);
                }
                for (key, value) in map {
                    let child = here.and_then(|here| self.child_of(here, key, values));
                    if child.is_some() || deep.is_some() {
                        self.walk(value, child, deep, values);
                    }
                }
            }
        }
    }

    /// The index of the node to which an element of a list leads by its label. Counts the label as a known or an unknown one.
    fn labelled(&self, here: &Node, map: &serde_json::Map<String, Value>, values: &mut Values) -> Option<usize> {
        if here.labelled.is_empty() {
            return None;
        }
        let names = self.label_keys.iter().filter_map(|key| map.get(key)?.as_str()).filter(|name| !name.is_empty());
        let names: Vec<String> = names.map(|name| fold_label(&repaired(name, self.mojibake))).collect();
        let known = self.known_labels.as_ref().is_some_and(|known| names.iter().any(|name| known.contains(name)));
        if known {
            values.known_labels += 1;
        } else if !names.is_empty() && !is_picture_or_time(map) {
            values.unknown_labels += 1;
        }
        names
            .iter()
            .find_map(|name| here.labelled.iter().find(|(labels, _)| labels.contains(name)).map(|(_, child)| *child))
    }

    /// Where a key leads. If a key may be a label here, counts it as a known or an unknown one.
    pub fn child_of(&self, here: &Node, key: &str, values: &mut Values) -> Option<&Node> {
        let Some(known) = self.known_labels.as_ref().filter(|_| !here.by_label.is_empty()) else {
            return here.child(key, self.mojibake).and_then(|child| self.nodes.get(child));
        };
        let mut looked_up = self.looked_up.borrow_mut();
        let (child, is_known) = match looked_up.iter().find(|label| label.node == here.id && label.key == key) {
            Some(label) => (label.child, label.is_known),
            None => {
                let child = here.child(key, self.mojibake);
                let is_known = known.contains(&fold_label(&repaired(key, self.mojibake)));
                if looked_up.len() < LOOKED_UP {
                    looked_up.push(LookedUp { node: here.id, key: key.to_owned(), child, is_known });
                }
                (child, is_known)
            }
        };
        *(if is_known { &mut values.known_labels } else { &mut values.unknown_labels }) += 1;
        child.and_then(|child| self.nodes.get(child))
    }
}

/// A key as it may be shown. A key that is long, has many digits, or has characters that neither identifiers nor labels
/// have is shown as `*`, because it may be data of a person, such as a telephone number or an address.
pub(super) fn shown_key(key: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '\'' | '’' | '/' | '?' | '$');
    let has_number = key.bytes().filter(u8::is_ascii_digit).count() > 4;
    if key.len() <= 64 && !key.is_empty() && !has_number && key.chars().all(is_plain) {
        key.to_owned()
    } else {
        "*".to_owned()
    }
}

/// Adds a value to the fields that end where it stands, or, if there are none, to the field that reads all texts there (`deep`).
pub(super) fn put(values: &mut Values, slots: &[usize], deep: Option<usize>, value: &str) {
    // A value that has a field of its own, such as the path of a picture, is not one of the texts that `**` reads.
    match deep {
        Some(deep) if slots.is_empty() => values.set(deep, value),
        _ => values.push(slots, value),
    }
}

/// The node of a key in a list of children. If the key is new, it is added with `next` as its node.
fn child_or_next<K: PartialEq>(list: &mut Vec<(K, usize)>, key: K, next: usize) -> usize {
    if let Some((_, known)) = list.iter().find(|(known, _)| *known == key) {
        return *known;
    }
    list.push((key, next));
    next
}

/// Reads a value while it is parsed. `node` is where it stands in the trie, `deep` the slot of the path that reads all texts there.
struct Seed<'a, 'v> {
    projection: &'a Projection,
    node: Option<&'a Node>,
    deep: Option<usize>,
    values: &'v mut Values,
}

impl Seed<'_, '_> {
    /// Takes a scalar. Only texts go to the path that reads everything beneath.
    fn scalar(self, value: &str, is_text: bool) {
        let slots = self.node.map_or(&[][..], Node::slots);
        if is_text {
            put(self.values, slots, self.deep, &repaired(value, self.projection.mojibake));
        } else {
            put(self.values, slots, None, value);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.scalar(value, true);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.scalar(if value { "true" } else { "false" }, false);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.scalar(&value.to_string(), false);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.scalar(&value.to_string(), false);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.scalar(&value.to_string(), false);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { projection, node, deep, values } = self;
        if !node.is_some_and(Node::has_places) {
            while list.next_element_seed(Seed { projection, node, deep, values: &mut *values })?.is_some() {}
            return Ok(());
        }
        for at in 0.. {
            let node = node.and_then(|node| projection.place(node, at));
            if list.next_element_seed(Seed { projection, node, deep, values: &mut *values })?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { projection, node: here, deep, values } = self;
        if here.is_some_and(Node::has_labelled) {
            // The label may come after the value, so the whole object, which is small, is parsed first.
            let value = Value::deserialize(MapAccessDeserializer::new(map))?;
            projection.walk(&value, here, deep, values);
            return Ok(());
        }
        if let Some(here) = here.filter(|here| !here.slots.is_empty()) {
            put(values, &here.slots, None, "");
        }
        let deep = here.and_then(|here| here.deep).or(deep);
        while let Some(child) = map.next_key_seed(Key { projection, node: here, values: &mut *values })? {
            if child.is_some() || deep.is_some() {
                map.next_value_seed(Seed { projection, node: child, deep, values: &mut *values })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Looks a key up in the trie while parsing, so that it need not be copied.
struct Key<'a, 'v> {
    projection: &'a Projection,
    node: Option<&'a Node>,
    values: &'v mut Values,
}

impl<'de, 'a> DeserializeSeed<'de> for Key<'a, '_> {
    type Value = Option<&'a Node>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<&'a Node>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'a> Visitor<'_> for Key<'a, '_> {
    type Value = Option<&'a Node>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Option<&'a Node>, E> {
        Ok(self.node.and_then(|node| self.projection.child_of(node, key, self.values)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[&str], record: &str) -> Vec<Vec<String>> {
        let mut conventions = Conventions::default();
        conventions.labels.insert("time".into(), vec!["time".into(), "uhrzeit".into()]);
        conventions.label_keys = vec!["label".into(), "title".into()];
        let projection = Projection::new(fields.iter().copied(), &["wrapped".to_owned()], &conventions);
        let mut values = Values::default();
        projection.read(record.as_bytes(), &mut values).unwrap();
        (0..fields.len()).map(|slot| values.all(slot).map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_path_leads_through_lists_and_wrappers() {
        assert_eq!(read(&["a.b"], r#"{"a": [{"b": 1}, {"b": [2, 3]}]}"#), [["1", "2", "3"]]);
        assert_eq!(read(&["b"], r#"{"wrapped": {"b": "x"}}"#), [["x"]]);
    }

    #[test]
    fn places_of_an_array_are_separate_fields() {
        assert_eq!(read(&["#0", "#2"], r#"["2018", "text", "name"]"#), [["2018"], ["name"]]);
    }

    #[test]
    fn labels_are_found_in_any_language() {
        assert_eq!(read(&["m.$time.v"], r#"{"m": {"Uhrzeit": {"v": 5}}}"#), [["5"]]);
        assert_eq!(read(&["l.[$time].v"], r#"{"l": [{"v": 5, "label": "Time"}, {"v": 6, "label": "x"}]}"#), [["5"]]);
    }

    #[test]
    fn a_record_may_be_a_text() {
        assert_eq!(read(&["."], r#""football""#), [["football"]]);
    }

    #[test]
    fn keys_that_may_be_data_are_named_by_a_star() {
        let projection = Projection::new(["a.b"], &[], &Conventions::default());
        let record = serde_json::json!({"a": {"b": 1, "c": ""}, "+47 555 55 555": [{"x": 1}]});
        let mut named = Vec::new();
        projection.name_fields(&record, &mut |name, has_value, is_read| {
            named.push(format!("{name} {has_value} {is_read}"));
        });
        named.sort();
        assert_eq!(named, ["*[].x true false", "a.b true true", "a.c false false"]);
    }
}
