//! The fields of a record that a row asks for, and nothing else: what is not asked for is skipped while parsing.

use super::shared::{Shared, fold_label, repaired};
use serde::Deserialize as _;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

/// What names an element of a list of labelled values, the surest first.
const NAMES_OF_LABELLED: [&str; 3] = ["ent_field_name", "label", "title"];

/// The paths asked for, as a trie. Lists on the way are seen through: `a.b` finds every `b` in a list `a`.
///
/// `*` is any key, `$time` a key that is the label of that name in any language, `[$time]` an element of a list that
/// carries such a label. A path that ends in `**` asks for every text beneath.
#[derive(Debug)]
pub(super) struct Projection {
    nodes: Vec<Node>,
    mojibake: bool,
    /// All labels known, where one is asked for.
    known_labels: Option<HashSet<String>>,
}

#[derive(Debug, Default)]
struct Node {
    children: Vec<(String, usize)>,
    /// By the label of that name: the labels as they are compared.
    by_label: Vec<(Vec<String>, usize)>,
    /// By the label of an element of a list.
    labelled: Vec<(Vec<String>, usize)>,
    any: Option<usize>,
    /// The paths that end here.
    slots: Vec<usize>,
    /// The paths that ask for everything beneath.
    deep: Option<usize>,
}

impl Node {
    /// Where a key leads.
    fn child(&self, key: &str, mojibake: bool) -> Option<usize> {
        if let Some((_, child)) = self.children.iter().find(|(known, _)| known == key) {
            return Some(*child);
        }
        if !self.by_label.is_empty() {
            let label = fold_label(&mended(key, mojibake));
            if let Some((_, child)) = self.by_label.iter().find(|(labels, _)| labels.contains(&label)) {
                return Some(*child);
            }
        }
        self.any
    }
}

fn mended(text: &str, mojibake: bool) -> Cow<'_, str> {
    match mojibake.then(|| repaired(text)).flatten() {
        Some(repaired) => Cow::Owned(repaired),
        None => Cow::Borrowed(text),
    }
}

/// What was found of one record: values in the order in which they stand, each with the number of its path.
#[derive(Debug, Default)]
pub(super) struct Found {
    text: String,
    values: Vec<(usize, Range<usize>)>,
    /// Labels met that are known, and that are not.
    pub known: u64,
    /// Labels met that no language of the table has.
    pub unknown: u64,
}

impl Found {
    /// The values of a path.
    pub fn all(&self, path: usize) -> impl Iterator<Item = &str> {
        self.values.iter().filter(move |(slot, _)| *slot == path).filter_map(|(_, span)| self.text.get(span.clone()))
    }

    /// The first value of a path. One that is a list or an object is there and empty.
    pub fn first(&self, path: usize) -> Option<&str> {
        self.all(path).next()
    }

    /// Forgets the values.
    pub fn forget(&mut self) {
        self.text.clear();
        self.values.clear();
    }

    /// Sets a value of a path, found in another way than by reading JSON.
    pub fn set(&mut self, path: usize, value: &str) {
        self.push(&[path], None, value);
    }

    fn push(&mut self, slots: &[usize], deep: Option<usize>, value: &str) {
        if slots.is_empty() && deep.is_none() {
            return;
        }
        let from = self.text.len();
        self.text.push_str(value);
        for slot in slots.iter().copied().chain(deep) {
            self.values.push((slot, from..self.text.len()));
        }
    }
}

/// The way a part of a path goes on.
enum Step<'p> {
    Key(&'p str),
    Any,
    Label(&'p str),
    Labelled(&'p str),
}

impl<'p> Step<'p> {
    fn of(part: &'p str) -> Self {
        let inner = part.strip_prefix("[$").and_then(|rest| rest.strip_suffix(']'));
        match (part, inner, part.strip_prefix('$')) {
            ("*", ..) => Self::Any,
            (_, Some(name), _) => Self::Labelled(name),
            (_, None, Some(name)) => Self::Label(name),
            (key, ..) => Self::Key(key),
        }
    }
}

impl Projection {
    /// Asks for paths. Each may lie within one of the wrappers or without.
    pub fn new<'p>(paths: impl IntoIterator<Item = &'p str>, wrappers: &[String], shared: &Shared) -> Self {
        let mut projection = Self { nodes: vec![Node::default()], mojibake: shared.mojibake, known_labels: None };
        for (slot, path) in paths.into_iter().enumerate() {
            projection.add(path.split('.'), slot, shared);
            for wrapper in wrappers {
                projection.add(wrapper.split('.').chain(path.split('.')), slot, shared);
            }
        }
        let asks = projection.nodes.iter().any(|node| !node.by_label.is_empty() || !node.labelled.is_empty());
        projection.known_labels = asks.then(|| shared.known_labels.clone());
        projection
    }

    fn add<'p>(&mut self, parts: impl Iterator<Item = &'p str>, slot: usize, shared: &Shared) {
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
            let labels = |name: &str| -> Vec<String> {
                shared.labels.get(name).into_iter().flatten().map(|label| fold_label(label)).collect()
            };
            let known = match Step::of(part) {
                Step::Any => *node.any.get_or_insert(next),
                Step::Key(key) => slot_of(&mut node.children, key.to_owned(), next),
                Step::Label(name) => slot_of(&mut node.by_label, labels(name), next),
                Step::Labelled(name) => slot_of(&mut node.labelled, labels(name), next),
            };
            if known == next {
                self.nodes.push(Node::default());
            }
            at = known;
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.slots.push(slot);
        }
    }

    /// Reads one record.
    pub fn read(&self, record: &[u8], found: &mut Found) -> Result<(), serde_json::Error> {
        found.text.clear();
        found.values.clear();
        (found.known, found.unknown) = (0, 0);
        let mut parser = serde_json::Deserializer::from_slice(record);
        Seed { projection: self, node: Some(0), deep: None, found }.deserialize(&mut parser)?;
        parser.end()
    }

    /// Takes a value that is already in memory.
    fn walk(&self, value: &Value, node: Option<usize>, deep: Option<usize>, found: &mut Found) {
        let here = node.and_then(|node| self.nodes.get(node));
        let slots = here.map_or(&[][..], |here| &here.slots);
        let deep = here.and_then(|here| here.deep).or(deep);
        match value {
            Value::Null => {}
            Value::Bool(value) => found.push(slots, None, if *value { "true" } else { "false" }),
            Value::Number(value) => found.push(slots, None, &value.to_string()),
            Value::String(value) => found.push(slots, deep, &mended(value, self.mojibake)),
            Value::Array(list) => list.iter().for_each(|value| self.walk(value, node, deep, found)),
            Value::Object(map) => {
                found.push(slots, None, "");
                let labelled = here.and_then(|here| self.labelled(here, map, found));
                if labelled.is_some() {
                    self.walk(value, labelled, deep, found);
                }
                for (key, value) in map {
                    let child = here.and_then(|here| self.child_of(here, key, found));
                    if child.is_some() || deep.is_some() {
                        self.walk(value, child, deep, found);
                    }
                }
            }
        }
    }

    /// Where an element of a list leads by its label.
    fn labelled(&self, here: &Node, map: &serde_json::Map<String, Value>, found: &mut Found) -> Option<usize> {
        if here.labelled.is_empty() {
            return None;
        }
        let names = NAMES_OF_LABELLED.iter().filter_map(|key| map.get(*key)?.as_str()).filter(|name| !name.is_empty());
        let names: Vec<String> = names.map(|name| fold_label(&mended(name, self.mojibake))).collect();
        let known = self.known_labels.as_ref().is_some_and(|known| names.iter().any(|name| known.contains(name)));
        if known {
            found.known += 1;
        } else if !names.is_empty() {
            found.unknown += 1;
        }
        names
            .iter()
            .find_map(|name| here.labelled.iter().find(|(labels, _)| labels.contains(name)).map(|(_, child)| *child))
    }

    /// Where a key leads, counting whether it is a label that is known.
    fn child_of(&self, here: &Node, key: &str, found: &mut Found) -> Option<usize> {
        if !here.by_label.is_empty()
            && let Some(known) = &self.known_labels
        {
            if known.contains(&fold_label(&mended(key, self.mojibake))) {
                found.known += 1;
            } else {
                found.unknown += 1;
            }
        }
        here.child(key, self.mojibake)
    }
}

/// The place that a key has in a list of places; it gets the next one if it has none.
fn slot_of<K: PartialEq>(list: &mut Vec<(K, usize)>, key: K, next: usize) -> usize {
    if let Some((_, known)) = list.iter().find(|(known, _)| *known == key) {
        return *known;
    }
    list.push((key, next));
    next
}

/// Where in the trie a value stands.
struct Seed<'a> {
    projection: &'a Projection,
    node: Option<usize>,
    deep: Option<usize>,
    found: &'a mut Found,
}

impl Seed<'_> {
    /// Takes a value that was asked for; a text also where everything beneath was.
    fn value(self, value: &str, is_text: bool) {
        let slots = self.node.and_then(|node| self.projection.nodes.get(node)).map_or(&[][..], |node| &node.slots);
        let deep = self.deep.filter(|_| is_text);
        if is_text {
            self.found.push(slots, deep, &mended(value, self.projection.mojibake));
        } else {
            self.found.push(slots, deep, value);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.value(value, true);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.value(if value { "true" } else { "false" }, false);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.value(&value.to_string(), false);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.value(&value.to_string(), false);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.value(&value.to_string(), false);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { projection, node, deep, found } = self;
        while list.next_element_seed(Seed { projection, node, deep, found: &mut *found })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { projection, node, deep, found } = self;
        let here = node.and_then(|node| projection.nodes.get(node));
        if here.is_some_and(|here| !here.labelled.is_empty()) {
            // What it is stands beside what it says: both are needed at once. Such elements are small.
            let value = Value::deserialize(MapAccessDeserializer::new(map))?;
            projection.walk(&value, node, deep, found);
            return Ok(());
        }
        if let Some(here) = here.filter(|here| !here.slots.is_empty()) {
            found.push(&here.slots, None, "");
        }
        let deep = here.and_then(|here| here.deep).or(deep);
        while let Some(child) = map.next_key_seed(Key { projection, node: here, found: &mut *found })? {
            if child.is_some() || deep.is_some() {
                map.next_value_seed(Seed { projection, node: child, deep, found: &mut *found })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// A key, looked up without being kept.
struct Key<'a> {
    projection: &'a Projection,
    node: Option<&'a Node>,
    found: &'a mut Found,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Option<usize>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Option<usize>, E> {
        Ok(self.node.and_then(|node| self.projection.child_of(node, key, self.found)))
    }
}
