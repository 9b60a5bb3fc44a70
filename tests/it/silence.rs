//! Nothing is lost in silence: whatever is put into an archive is either counted or reported, and changes nothing else.

use crate::support::*;
use fodder::archive::Limits;
use fodder::formats::{self, Table};
use fodder::import::{Became, Origin, explain, read_all};
use fodder::inventory::{Inventory, State, UnlistedList};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| formats::built_in().expect("the tables"));

/// The sample archives: an invented person's, of each platform, under the name of an export.
const SAMPLES: [(&str, &str); 4] = [
    ("linkedin", "Complete_LinkedInDataExport_11-01-2026.zip"),
    ("facebook", "facebook-maren-2026-11-03.zip"),
    ("instagram", "instagram-maren-2026-11-03.zip"),
    ("x", "twitter-2026-11-02-abc.zip"),
];

fn sample(name: &str) -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample").join(name);
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.expect("a sample");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&root).expect("under it").to_string_lossy().replace('\\', "/");
            files.push((path, std::fs::read(entry.path()).expect("its bytes")));
        }
    }
    files
}

fn read(name: &str, files: &Files) -> Inventory {
    let (_dir, path) = zip(name, files);
    let (mut inventories, errors) = read_all(&[Origin::Path(path)], &TABLES, &());
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(inventories.len(), 1);
    inventories.remove(0)
}

/// Everything that is counted: by list, category, traits and day, and whose account it is.
fn counts(inventory: &Inventory) -> BTreeMap<String, (u64, u64, u64, u64)> {
    let mut counts = BTreeMap::new();
    for bucket in &inventory.buckets {
        let kind = &inventory.kinds[bucket.kind].id;
        let key = format!("{kind} {} {:?} {:?}", bucket.category.id(), bucket.traits, bucket.day);
        let sum: &mut (u64, u64, u64, u64) = counts.entry(key).or_default();
        sum.0 += bucket.items;
        sum.1 += bucket.text_chars;
        sum.2 += bucket.media_files;
        sum.3 += bucket.media_bytes;
    }
    counts.insert(format!("{:?}", inventory.account), (0, 0, 0, 0));
    counts
}

/// A JSON file or a script: what stands before the JSON, and the JSON.
fn parsed(path: &str, bytes: &[u8]) -> Option<(String, Value)> {
    let is_json = path.ends_with(".json") || path.ends_with(".js");
    let text = std::str::from_utf8(bytes).ok().filter(|_| is_json)?;
    let at = if path.ends_with(".js") { text.find('=')? + 1 } else { 0 };
    let (before, json) = text.split_at(at);
    let value = serde_json::from_str(json.trim().trim_end_matches(';')).ok()?;
    Some((before.to_owned(), value))
}

fn written(before: &str, value: &Value) -> Vec<u8> {
    format!("{before}{}", serde_json::to_string_pretty(value).expect("JSON")).into_bytes()
}

fn new_list(elements: usize) -> Value {
    Value::Array((0..elements).map(|at| json!({ "brand": at, "new": "x" })).collect())
}

fn unlisted(inventory: &Inventory) -> BTreeMap<&str, Vec<UnlistedList>> {
    let files = inventory.files.iter().filter(|file| !file.unlisted.is_empty());
    files.map(|file| (file.path.as_str(), file.unlisted.clone())).collect()
}

/// Puts a list into an object around lists, as deep as a list of a spec lies. Returns its path.
fn put_beside_lists(value: &mut Value, at: &[&str], elements: usize) -> Option<String> {
    match (value, at) {
        (Value::Object(map), [only]) if map.contains_key(*only) => {
            map.insert("brand_new".to_owned(), new_list(elements));
            Some("brand_new".to_owned())
        }
        (Value::Object(map), [first, rest @ ..]) => {
            let inner = put_beside_lists(map.get_mut(*first)?, rest, elements)?;
            Some(if inner.starts_with("[]") { format!("{first}{inner}") } else { format!("{first}.{inner}") })
        }
        (Value::Array(list), _) => Some(format!("[].{}", put_beside_lists(list.first_mut()?, at, elements)?)),
        _ => None,
    }
}

#[test]
fn a_new_list_is_reported_with_its_number_and_changes_nothing_else() {
    for (name, zip_name) in SAMPLES {
        let mut files = sample(name);
        for (path, bytes) in &mut files {
            // Written anew, so that both archives have the same bytes but for what is put in.
            if let Some((before, value)) = parsed(path, bytes) {
                *bytes = written(&before, &value);
            }
        }
        let plain = read(zip_name, &files);
        assert_eq!(unlisted(&plain), BTreeMap::new(), "{name}");
        let table = TABLES.iter().find(|table| table.platform == name).expect("a table");
        let mut expected = BTreeMap::new();
        for (at, (path, bytes)) in files.iter_mut().enumerate() {
            let Some((before, mut value)) = parsed(path, bytes) else { continue };
            let Some(file) = table.file_of(&path.to_lowercase()).and_then(|file| table.files.get(file)) else {
                continue;
            };
            if file.index.is_some() || !file.beside.is_empty() {
                // The archive's own index is compared with what is there, and a copy of another list is skipped.
                continue;
            }
            let elements = at % 7 + 1;
            let places = table.lists_of(file).filter_map(|(_, list)| list.json.as_ref()).flat_map(|json| &json.at);
            let places: Vec<Vec<&str>> = places.map(|place| place.split('.').collect()).collect();
            let mut deep = places.iter().filter(|place| place.len() > 1 && !place.contains(&"*"));
            let put = deep.find_map(|place| put_beside_lists(&mut value, place, elements));
            let put = put.or_else(|| {
                let map = value.as_object_mut()?;
                map.insert("brand_new".to_owned(), new_list(elements));
                Some("brand_new".to_owned())
            });
            if let Some(put) = put {
                expected.insert(path.clone(), vec![UnlistedList { path: put, elements: elements as u64 }]);
                *bytes = written(&before, &value);
            }
        }
        let changed = read(zip_name, &files);
        let found = unlisted(&changed).into_iter().map(|(path, lists)| (path.to_owned(), lists)).collect();
        assert_eq!(expected, found, "{name}");
        assert!(name == "linkedin" || expected.len() >= 5, "{name}: {}", expected.len());
        assert_eq!(counts(&plain), counts(&changed), "{name}");
        assert_eq!(changed.ledger.lists.unlisted, expected.len() as u64);
    }
}

#[test]
fn a_new_file_in_any_folder_is_unknown_with_its_number_of_elements() {
    let page = "<html><body><main class=\"_a706\" role=\"main\">".to_owned()
        + &"<div class=\"_a6-g\"><div class=\"_a6-p\"><div>x</div></div></div>".repeat(3)
        + "</main></body></html>";
    let new = [
        ("brand-new.json", b"[{\"a\": 1}, {\"a\": 2}, {\"a\": 3}]".to_vec()),
        ("brand-new-object.json", b"{\"a\": [1, 2], \"b\": {\"c\": [3]}}".to_vec()),
        ("brand-new.csv", b"Colour,Size\nred,1\nblue,2\ngreen,3\n".to_vec()),
        ("brand-new.html", page.into_bytes()),
        ("brand-new.js", b"window.YTD.brand_new.part0 = [ {\"a\": 1}, {\"a\": 2}, {\"a\": 3} ]".to_vec()),
    ];
    for (name, zip_name) in SAMPLES {
        let files = sample(name);
        let plain = read(zip_name, &files);
        let mut folders: Vec<String> = files
            .iter()
            .map(|(path, _)| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/")))
            .collect();
        folders.sort();
        folders.dedup();
        let mut more = files.clone();
        // A page in the articles' folder is an article, because the name of one is its title.
        let fits = |folder: &str, file: &str| !(folder.starts_with("Articles/") && file.ends_with(".html"));
        for folder in &folders {
            let new = new.iter().filter(|(file, _)| fits(folder, file));
            more.extend(new.map(|(file, bytes)| (format!("{folder}{file}"), bytes.clone())));
        }
        let changed = read(zip_name, &more);
        assert_eq!(counts(&plain), counts(&changed), "{name}");
        for folder in &folders {
            for (file, _) in new.iter().filter(|(file, _)| fits(folder, file)) {
                let path = format!("{folder}{file}");
                let row = changed.files.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("{path}"));
                assert_eq!((row.state, row.elements), (State::Unknown, Some(3)), "{name}: {path}");
                assert!(changed.problems.iter().any(|problem| problem.path == path), "{path} is reported");
            }
        }
    }
}

#[test]
fn a_new_column_or_key_shows_in_the_explanation() {
    for (name, zip_name) in SAMPLES {
        let mut files = sample(name);
        let mut marked = Vec::new();
        for (path, bytes) in &mut files {
            if path.ends_with(".csv") && name == "linkedin" {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let Some((header, rows)) = text.split_once('\n').filter(|(header, _)| header.contains(',')) else {
                    continue;
                };
                // Only where every row is a line, so that each can be given one more cell.
                if text.contains('"') || rows.trim().is_empty() || header.starts_with("Notes") {
                    continue;
                }
                let rows = rows.lines().collect::<Vec<_>>().join(",x\n") + ",x\n";
                *bytes = format!("{},Brand New\n{rows}", header.trim_end()).into_bytes();
                marked.push((path.clone(), "Brand New"));
            } else if let Some((before, Value::Array(mut list))) = parsed(path, bytes) {
                let Some(Value::Object(first)) = list.first_mut() else { continue };
                let wrapped = first.len() == 1 && first.values().all(Value::is_object);
                let record =
                    if wrapped { first.values_mut().next().and_then(Value::as_object_mut) } else { Some(first) };
                record.expect("a record").insert("brand_new".to_owned(), "x".into());
                *bytes = written(&before, &Value::Array(list));
                marked.push((path.clone(), "brand_new"));
            }
        }
        assert!(name == "instagram" || marked.len() > 2, "{name}: {marked:?}");
        let (_dir, path) = zip(zip_name, &files);
        for (file, field) in marked {
            let explained =
                explain(&[Origin::Path(path.clone())], &TABLES, Limits::USUAL, &file, &()).expect("it opens");
            let [explanation] = explained.as_slice() else { panic!("{file}: {explained:?}") };
            let Became::Read(read) = &explanation.became else { continue };
            // What was marked is a record only where the list is the outermost one.
            let outermost = |id: &str| {
                let mut lists = TABLES.iter().flat_map(|table| &table.lists).filter(|list| list.id == id);
                lists.all(|list| list.json.as_ref().is_none_or(|json| json.at.iter().any(String::is_empty)))
            };
            if !read.lists.iter().all(|list| outermost(&list.id)) {
                continue;
            }
            let fields = read.lists.iter().flat_map(|list| &list.fields);
            let found: Vec<_> = fields.filter(|known| known.name.ends_with(field)).collect();
            let at_depth = read.lists.iter().all(|list| list.records == 0);
            assert!(at_depth || found.iter().any(|known| known.with_value >= 1), "{file}: {read:#?}");
        }
    }
}

/// Turns round the order of the records of every list: arrays of JSON, and rows that are a line each.
fn turned_round(path: &str, bytes: &[u8]) -> Vec<u8> {
    fn turn(value: &mut Value) {
        match value {
            Value::Array(list) => {
                list.iter_mut().for_each(turn);
                if list.iter().all(Value::is_object) {
                    list.reverse();
                }
            }
            Value::Object(map) => map.values_mut().for_each(turn),
            _ => {}
        }
    }
    if let Some((before, mut value)) = parsed(path, bytes) {
        turn(&mut value);
        return written(&before, &value);
    }
    let text = String::from_utf8_lossy(bytes);
    if path.ends_with(".csv") && !text.contains('"') && !text.starts_with("Notes") {
        let mut lines: Vec<&str> = text.lines().collect();
        if let Some(rows) = lines.get_mut(1..) {
            rows.reverse();
        }
        return (lines.join("\n") + "\n").into_bytes();
    }
    bytes.to_vec()
}

#[test]
fn the_order_of_records_changes_no_count() {
    for (name, zip_name) in SAMPLES {
        let files = sample(name);
        let plain = read(zip_name, &files);
        let turned = files.iter().map(|(path, bytes)| (path.clone(), turned_round(path, bytes))).collect();
        let turned = read(zip_name, &turned);
        let without_account = |inventory: &Inventory| {
            let mut counts = counts(inventory);
            counts.retain(|key, _| !key.starts_with("Account"));
            counts
        };
        assert_eq!(without_account(&plain), without_account(&turned), "{name}");
    }
}
