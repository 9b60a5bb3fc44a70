//! The fields of a record that a row asks for, and nothing else: what is not asked for is skipped while parsing.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

/// The paths asked for, as a trie. Lists on the way are seen through: `a.b` finds every `b` in a list `a`.
///
/// A path that ends in `**` asks for every text beneath.
#[derive(Debug)]
pub(super) struct Projection {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    children: Vec<(String, usize)>,
    /// The paths that end here.
    slots: Vec<usize>,
    /// The paths that ask for everything beneath.
    deep: Option<usize>,
}

/// What was found of one record: values in the order in which they stand, each with the number of its path.
#[derive(Debug, Default)]
pub(super) struct Found {
    text: String,
    values: Vec<(usize, Range<usize>)>,
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

    fn push(&mut self, slots: &[usize], deep: Option<usize>, value: &str) {
        let from = self.text.len();
        self.text.push_str(value);
        for slot in slots.iter().copied().chain(deep) {
            self.values.push((slot, from..self.text.len()));
        }
    }
}

impl Projection {
    /// Asks for paths. Each may lie within one of the wrappers or without.
    pub fn new<'p>(paths: impl IntoIterator<Item = &'p str>, wrappers: &[String]) -> Self {
        let mut projection = Self { nodes: vec![Node::default()] };
        for (slot, path) in paths.into_iter().enumerate() {
            projection.add(path.split('.'), slot);
            for wrapper in wrappers {
                projection.add(wrapper.split('.').chain(path.split('.')), slot);
            }
        }
        projection
    }

    fn add<'p>(&mut self, keys: impl Iterator<Item = &'p str>, slot: usize) {
        let mut at = 0;
        for key in keys {
            if key == "**" {
                if let Some(node) = self.nodes.get_mut(at) {
                    node.deep = Some(slot);
                }
                return;
            }
            let next = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            match node.children.iter().find(|(known, _)| known == key) {
                Some((_, child)) => at = *child,
                None => {
                    node.children.push((key.to_owned(), next));
                    self.nodes.push(Node::default());
                    at = next;
                }
            }
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.slots.push(slot);
        }
    }

    /// Reads one record.
    pub fn read(&self, record: &[u8], found: &mut Found) -> Result<(), serde_json::Error> {
        found.text.clear();
        found.values.clear();
        let mut parser = serde_json::Deserializer::from_slice(record);
        Seed { projection: self, node: Some(0), deep: None, found }.deserialize(&mut parser)?;
        parser.end()
    }
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
    fn value(&mut self, value: &str, is_text: bool) {
        let slots = self.node.and_then(|node| self.projection.nodes.get(node)).map_or(&[][..], |node| &node.slots);
        self.found.push(slots, self.deep.filter(|_| is_text), value);
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

    fn visit_str<E>(mut self, value: &str) -> Result<(), E> {
        self.value(value, true);
        Ok(())
    }

    fn visit_bool<E>(mut self, value: bool) -> Result<(), E> {
        self.value(if value { "true" } else { "false" }, false);
        Ok(())
    }

    fn visit_u64<E>(mut self, value: u64) -> Result<(), E> {
        self.value(&value.to_string(), false);
        Ok(())
    }

    fn visit_i64<E>(mut self, value: i64) -> Result<(), E> {
        self.value(&value.to_string(), false);
        Ok(())
    }

    fn visit_f64<E>(mut self, value: f64) -> Result<(), E> {
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
        if let Some(here) = here.filter(|here| !here.slots.is_empty()) {
            found.push(&here.slots, None, "");
        }
        let deep = here.and_then(|here| here.deep).or(deep);
        while let Some(child) = map.next_key_seed(Key { node: here })? {
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
    node: Option<&'a Node>,
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
        let child = self.node.and_then(|node| node.children.iter().find(|(known, _)| known == key));
        Ok(child.map(|(_, child)| *child))
    }
}
