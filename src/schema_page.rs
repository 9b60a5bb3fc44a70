//! Pages on the keys of data files, from the types that read them: `assets/platforms/SCHEMA.md` and
//! `assets/rulebook/SCHEMA.md`.

use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A struct of keys.
pub(crate) struct Section {
    /// The heading that it stands under.
    heading: &'static str,
    schema: Map<String, Value>,
    /// The names of the types that are closed sets of words. Other types have a section of their own.
    closed_sets: BTreeSet<String>,
}

pub(crate) fn section<T: JsonSchema + DeserializeOwned>(
    generator: &mut SchemaGenerator,
    heading: &'static str,
) -> Section {
    generator.subschema_for::<T>();
    let schema = generator.definitions().get(T::schema_name().as_ref()).cloned();
    let schema = schema.and_then(|schema| schema.as_object().cloned()).expect("a struct has a schema");
    let closed = generator.definitions().iter().filter(|(_, schema)| !words(schema).is_empty());
    let closed_sets = closed.map(|(name, _)| name.clone()).collect();
    let section = Section { heading, schema, closed_sets };
    // All examples of a struct together are a row that is accepted.
    let examples: Vec<String> = section.keys().into_iter().map(|key| key.example).collect();
    toml::from_str::<T>(&examples.join("\n")).unwrap_or_else(|error| panic!("{heading}: {error}\n{examples:#?}"));
    section
}

/// A key.
pub(crate) struct Key {
    pub name: String,
    text: String,
    example: String,
    /// The closed set of its words, if it has one.
    words: Option<String>,
}

impl Section {
    fn description(&self) -> &str {
        self.schema.get("description").and_then(Value::as_str).unwrap_or_default()
    }

    pub fn keys(&self) -> Vec<Key> {
        let properties = self.schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        properties.into_iter().map(|(name, schema)| key(self.heading, name, &schema)).collect()
    }
}

fn key(heading: &str, name: String, schema: &Value) -> Key {
    let description = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let (text, example) = description.trim().rsplit_once("\n\n").unwrap_or_else(|| panic!("{heading}: `{name}`"));
    let example = example.trim().trim_matches('`').to_owned();
    assert!(example.starts_with(&format!("{name} = ")), "{heading}: `{name}` has the example `{example}`");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Key { name, text, example, words: words_of(schema) }
}

/// The name of the closed set that a key's words are of.
fn words_of(schema: &Value) -> Option<String> {
    let reference = schema.get("$ref").or_else(|| schema.get("items")?.get("$ref"));
    let options = schema.get("anyOf").and_then(Value::as_array);
    let reference = reference.or_else(|| options?.iter().find_map(|option| option.get("$ref")))?;
    Some(reference.as_str()?.rsplit('/').next()?.to_owned())
}

/// The words of a closed set, with what each means.
fn words(schema: &Value) -> Vec<(String, String)> {
    let options = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array);
    let mut words = Vec::new();
    for option in options.into_iter().flatten() {
        let text = option.get("description").and_then(Value::as_str).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let one = option.get("const").and_then(Value::as_str).map(str::to_owned);
        let several = option.get("enum").and_then(Value::as_array).into_iter().flatten();
        let several = several.filter_map(|word| word.as_str().map(str::to_owned));
        words.extend(one.into_iter().chain(several).map(|word| (word, text.clone())));
    }
    words
}

pub(crate) fn write_section(page: &mut String, section: &Section, wanted: impl Fn(&str) -> bool) {
    let description =
        section.description().split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    write!(page, "\n## {}\n\n{}\n\n", section.heading, description.collect::<Vec<_>>().join("\n\n")).unwrap();
    write_keys(page, section, wanted);
}

pub(crate) fn write_keys(page: &mut String, section: &Section, wanted: impl Fn(&str) -> bool) {
    let required: Vec<&str> = section
        .schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    for key in section.keys().into_iter().filter(|key| wanted(&key.name)) {
        let must = if required.contains(&key.name.as_str()) { " Required." } else { "" };
        let words = key
            .words
            .filter(|name| section.closed_sets.contains(name))
            .map_or_else(String::new, |name| format!(" One of [{name}](#{}).", name.to_lowercase()));
        writeln!(page, "- **`{}`**: {}{must}{words}\n  ```toml\n  {}\n  ```", key.name, key.text, key.example).unwrap();
    }
}

/// The closed sets that the keys written so far are words of.
pub(crate) fn write_words(page: &mut String, generator: &SchemaGenerator) {
    page.push_str("\n## Words\n");
    for (name, schema) in generator.definitions() {
        let words = words(schema);
        if words.is_empty() {
            continue;
        }
        write!(page, "\n### {name}\n\n").unwrap();
        for (word, text) in words {
            writeln!(page, "- `{word}`: {text}").unwrap();
        }
    }
}

/// Compares a page with what is written in the repository, or writes it if `UPDATE_SCHEMA` is set.
pub(crate) fn compare(path: &str, page: &str) {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "run the test with UPDATE_SCHEMA=1 to write {path} anew");
}
