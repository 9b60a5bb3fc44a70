//! The page on the keys of tables, `assets/platforms/SCHEMA.md`, from the types that read them.

use super::schema::{
    ArticleRow, CategoryByRow, ContainsRow, CsvRow, DirectionRow, FileRow, HtmlRow, IdentityRow, IndexRow, JsonRow,
    LayoutRow, ListRow, MediaRow, PlatformRow, ProtectedRow, SenderRow, SkipRow, TableRow, TraitRow, WholeRow,
};
use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A struct of keys: the heading it stands under, its schema, and whether its examples together are one.
struct Section {
    heading: &'static str,
    schema: Map<String, Value>,
}

fn section<T: JsonSchema + DeserializeOwned>(generator: &mut SchemaGenerator, heading: &'static str) -> Section {
    generator.subschema_for::<T>();
    let schema = generator.definitions().get(T::schema_name().as_ref()).cloned();
    let schema = schema.and_then(|schema| schema.as_object().cloned()).expect("a struct has a schema");
    let section = Section { heading, schema };
    // All examples of a struct together are a row that is accepted.
    let examples: Vec<String> = section.keys().into_iter().map(|key| key.example).collect();
    toml::from_str::<T>(&examples.join("\n")).unwrap_or_else(|error| panic!("{heading}: {error}\n{examples:#?}"));
    section
}

/// A key.
struct Key {
    name: String,
    text: String,
    example: String,
    /// The closed set of its words, if it has one.
    words: Option<String>,
}

impl Section {
    fn description(&self) -> &str {
        self.schema.get("description").and_then(Value::as_str).unwrap_or_default()
    }

    fn keys(&self) -> Vec<Key> {
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

fn page() -> String {
    let mut generator = SchemaGenerator::default();
    let generator = &mut generator;
    let mut page = "# The keys of a table\n\nA table describes the files of one platform's export. This page is generated \
                    from the types that read tables; a test compares them. A key that is not listed here is refused, and \
                    so is one that the reader of its shape would ignore.\n"
        .to_owned();
    let shapes = [
        section::<CsvRow>(generator, "`csv`"),
        section::<JsonRow>(generator, "`json`"),
        section::<HtmlRow>(generator, "`html`"),
    ];
    let names = |section: &Section| section.keys().into_iter().map(|key| key.name).collect::<BTreeSet<_>>();
    let shared: BTreeSet<String> = shapes.iter().map(names).reduce(|a, b| &a & &b).unwrap_or_default();
    let [csv, json, html] = &shapes;
    for section in [
        section::<TableRow>(generator, "A table"),
        section::<PlatformRow>(generator, "`[platform]`"),
        section::<WholeRow>(generator, "`platform.whole`"),
        section::<LayoutRow>(generator, "`[[layout]]`"),
        section::<SkipRow>(generator, "`[[skip]]`"),
        section::<MediaRow>(generator, "`[[media]]`"),
        section::<FileRow>(generator, "`[[file]]`"),
        section::<IndexRow>(generator, "`file.index`"),
        section::<ListRow>(generator, "`[[file.list]]`"),
    ] {
        write_section(&mut page, &section, |_| true);
    }
    for shape in [csv, json, html] {
        write_section(&mut page, shape, |key| !shared.contains(key));
    }
    write_section(&mut page, &section::<ArticleRow>(generator, "`article`"), |_| true);
    page.push_str(
        "\n## The fields of a record\n\n`csv`, `json` and `html` all have these keys, because one extractor turns fields \
         into a record, whatever the shape.\n\n",
    );
    write_keys(&mut page, csv, |key| shared.contains(key));
    for section in [
        section::<SenderRow>(generator, "`sender`"),
        section::<DirectionRow>(generator, "`direction`"),
        section::<CategoryByRow>(generator, "`category-by`"),
        section::<ContainsRow>(generator, "`category-by.contains`"),
        section::<TraitRow>(generator, "`traits`"),
        section::<IdentityRow>(generator, "`identity`"),
        section::<ProtectedRow>(generator, "`identity.protected`"),
    ] {
        write_section(&mut page, &section, |_| true);
    }
    page.push_str("\n## Words\n");
    let sets: Vec<(String, Vec<(String, String)>)> = generator
        .definitions()
        .iter()
        .map(|(name, schema)| (name.clone(), words(schema)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    for (name, words) in sets {
        write!(page, "\n### {name}\n\n").unwrap();
        for (word, text) in words {
            writeln!(page, "- `{word}`: {text}").unwrap();
        }
    }
    page
}

fn write_section(page: &mut String, section: &Section, wanted: impl Fn(&str) -> bool) {
    let description =
        section.description().split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    write!(page, "\n## {}\n\n{}\n\n", section.heading, description.collect::<Vec<_>>().join("\n\n")).unwrap();
    write_keys(page, section, wanted);
}

fn write_keys(page: &mut String, section: &Section, wanted: impl Fn(&str) -> bool) {
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
            .filter(|name| !name.ends_with("Row"))
            .map_or_else(String::new, |name| format!(" One of [{name}](#{}).", name.to_lowercase()));
        writeln!(page, "- **`{}`**: {}{must}{words}\n  ```toml\n  {}\n  ```", key.name, key.text, key.example).unwrap();
    }
}

#[test]
fn the_page_on_the_keys_is_the_one_that_the_types_make() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/platforms/SCHEMA.md");
    let page = page();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == page, "run the test with UPDATE_SCHEMA=1 to write {path} anew");
}
