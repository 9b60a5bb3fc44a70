//! Items one by one: the command that writes them as JSON Lines, CSV and Parquet, the search, and items that two exports share.

use crate::support::{run, stderr, stdout};
use fodder::ids::PlatformId;
use fodder::import::{Origin, read_all};
use fodder::summary::{Haystack, Hit, Inquiry, ItemIndex, ItemOrder, ItemsQuery};
use fodder::vocab::Author;
use jiff::civil::date;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

fn category<'a>(summary: &'a Value, id: &str) -> &'a Value {
    let mut categories = summary["categories"].as_array().expect("categories").iter();
    categories.find(|category| category["id"] == id).expect(id)
}

/// The country and the day that the commands here ask about.
const ASKED: [&str; 4] = ["--region", "DE", "--on", "2026-11-24"];

/// The items of the samples, as the command writes them.
fn items_of_samples(more: &[&str]) -> Vec<Value> {
    let paths = samples();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let output = run(&[&["items"], paths.as_slice(), &ASKED, more].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The items, one by one, are those of the summary: as many, with the same outcomes, each with an id of its own that
/// stays the same.
#[test]
fn items_are_those_of_the_summary() {
    let paths = samples();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let summary = {
        let output = run(&[&["report"], paths.as_slice(), &ASKED, &["--format", "json"]].concat());
        serde_json::from_str::<Value>(&stdout(&output)).expect("JSON")
    };
    let all = items_of_samples(&[]);
    assert_eq!(all.len() as u64, summary["totals"]["items"].as_u64().expect("a number"));
    let ids: BTreeSet<&str> = all.iter().map(|item| item["id"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), all.len());
    assert_eq!(items_of_samples(&[]), all);
    for key in ["outcome", "category"] {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for item in &all {
            *counts.entry(item[key].as_str().expect("a word").split('.').next().expect("a word")).or_default() += 1;
        }
        for (word, count) in counts {
            let told = if key == "outcome" {
                summary["outcomes"][word].as_u64()
            } else {
                category(&summary, word)["items"].as_u64()
            };
            assert_eq!(told, Some(count), "{key} {word}");
        }
    }
    let own = all.iter().filter(|item| item["own"] == true).count() as u64;
    assert_eq!(Some(own), summary["totals"]["own_items"].as_u64());
    let sum = |key: &str| all.iter().map(|item| item[key].as_u64().expect("a number")).sum::<u64>();
    assert_eq!(Some(sum("text_chars")), summary["totals"]["text_chars"].as_u64());
    assert_eq!(Some(sum("media_files")), summary["totals"]["media_files"].as_u64());
    // Where the law permits until an objection, its condition is written, too.
    let mut permitted = all.iter().filter(|item| item["law"] == "permits-objection").peekable();
    assert!(permitted.peek().is_some() && permitted.all(|item| item["law_condition"].is_string()));
    let depends = items_of_samples(&["--outcome", "depends"]);
    assert!(!depends.is_empty() && depends.iter().all(|item| item["outcome"] == "depends"));
    let table = stdout(&run(&[&["items"], paths.as_slice(), &ASKED, &["--format", "csv"]].concat()));
    let mut rows = csv::ReaderBuilder::new().from_reader(table.as_bytes());
    assert_eq!(rows.headers().expect("a head").iter().take(3).collect::<Vec<_>>(), ["id", "archive", "platform"]);
    assert_eq!(rows.records().count(), all.len());
}

/// Words are written only if they are asked for, and other people's words only if those are asked for, too.
#[test]
fn items_hold_words_only_if_asked_for() {
    assert!(items_of_samples(&[]).iter().all(|item| item.get("text").is_none()));
    let texts = items_of_samples(&["--with-text", "--category", "messages"]);
    assert!(texts.iter().all(|item| item["category"].as_str().expect("a word").starts_with("messages")));
    assert!(texts.iter().any(|item| item["own"] == true && item["text"].as_str().is_some_and(|text| !text.is_empty())));
    assert!(texts.iter().filter(|item| item["own"] == false).all(|item| item.get("text").is_none()));
    let others = items_of_samples(&["--with-text", "--with-others", "--category", "messages"]);
    assert!(others.iter().any(|item| item["own"] == false && item["text"].is_string()));
    assert_eq!(run(&["items", &samples()[0], "--with-others"]).status.code(), Some(2));
}

/// The hits of `Haystack::first`, which are shown until the search is done, are the first hits of the complete search.
#[test]
fn the_first_items_are_the_beginning_of_what_is_found() {
    let tables = fodder::formats::built_in().expect("the tables");
    let book = fodder::rulebook::built_in().expect("the rules");
    let origins: Vec<Origin> = samples().into_iter().map(|path| Origin::Path(path.into())).collect();
    let (inventories, errors) = read_all(&origins, &tables, &());
    assert!(errors.is_empty() && inventories.len() > 1);
    let on = date(2026, 11, 24);
    let asked = Inquiry::new(book.regions.jurisdiction("DE", on).expect("a country"), on);
    let index = ItemIndex::build(&inventories, &book, &asked, || true).expect("nothing stops it");
    let x = PlatformId::from("x");
    let newest = ItemsQuery { order: ItemOrder::Date, descending: true, ..ItemsQuery::default() };
    let all = Haystack { inventories: &inventories, index: &index, hints: None, within: None, only: None };
    let of_x = Haystack { only: Some(&x), ..all };
    for (haystack, query) in [
        (all, newest.clone()),
        (all, ItemsQuery { search: "the".to_owned(), ..newest.clone() }),
        (all, ItemsQuery { search: "xylophagous".to_owned(), ..newest.clone() }),
        (all, ItemsQuery { author: Some(Author::Other), ..newest.clone() }),
        (of_x, newest.clone()),
    ] {
        let found = haystack.find(&query, || true).expect("nothing stops it");
        let first = haystack.first(&query, 20);
        assert_eq!(first, found.hits[..found.hits.len().min(20)], "{query:?}");
        // The hits are sorted by date, the newest first.
        let stamp = |hit: &Hit| inventories[hit.archive as usize].items.stamp(hit.item as usize).map(|stamp| stamp.0);
        let stamps: Vec<i64> = found.hits.iter().map(|hit| stamp(hit).unwrap_or(i64::MIN)).collect();
        assert!(stamps.is_sorted_by(|a, b| a >= b), "{query:?}");
    }
    // In another order the first cannot be known before all are.
    assert!(all.first(&ItemsQuery::default(), 20).is_empty());
    assert_eq!(all.find(&newest, || false), None);
}

/// The paths of the samples.
fn samples() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    ["linkedin", "x", "facebook", "instagram"].map(|name| root.join(name).to_str().expect("UTF-8").to_owned()).to_vec()
}

/// A database that knows nothing of Fodder counts the items of the Parquet file as the summary does, and reads its types.
#[test]
#[ignore = "needs a Python with DuckDB"]
fn duckdb_counts_the_same_items() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("items.parquet");
    let file = file.to_str().expect("UTF-8");
    let samples = samples();
    let samples: Vec<&str> = samples.iter().map(String::as_str).collect();
    let asked = ["--region", "DE", "--on", "2026-11-24"];
    let output = run(&[&["items"], samples.as_slice(), &asked, &["--with-text", "--out", file]].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let output = run(&[&["report"], samples.as_slice(), &asked, &["--format", "json"]].concat());
    let summary: Value = serde_json::from_str(&stdout(&output)).expect("JSON");

    let python = std::env::var_os("FODDER_PYTHON").unwrap_or_else(|| "python3".into());
    let query = |query: &str| -> Value {
        let program = format!(
            "import duckdb, json\nrows = duckdb.sql(\"\"\"{query}\"\"\").fetchall()\nprint(json.dumps(rows, default=str))"
        );
        let output = Command::new(&python).args(["-c", &program]).output().expect("Python starts");
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_str(&stdout(&output)).expect("JSON")
    };
    let counted = |key: &str| -> BTreeMap<String, u64> {
        let rows = query(&format!("select {key}, count(*) from '{file}' group by 1"));
        let rows = rows.as_array().expect("rows").iter();
        rows.map(|row| (row[0].as_str().expect("a word").to_owned(), row[1].as_u64().expect("a number"))).collect()
    };
    let outcomes = counted("outcome");
    for (outcome, told) in summary["outcomes"].as_object().expect("outcomes") {
        assert_eq!(outcomes.get(outcome).copied().unwrap_or_default(), told.as_u64().expect("a number"), "{outcome}");
    }
    assert_eq!(Some(outcomes.values().sum()), summary["totals"]["items"].as_u64());
    let by_category = counted("split_part(category, '.', 1)");
    for category in summary["categories"].as_array().expect("categories") {
        assert_eq!(by_category.get(category["id"].as_str().expect("an id")).copied(), category["items"].as_u64());
    }
    let totals = query(&format!(
        "select sum(text_chars)::bigint, sum(media_files)::bigint, count(*) filter (own) from '{file}'"
    ));
    let told = &summary["totals"];
    assert_eq!(totals[0], serde_json::json!([told["text_chars"], told["media_files"], told["own_items"]]));
    let years =
        query(&format!("select min(year(date)), typeof(any_value(date)), count(distinct id) = count(*) from '{file}'"));
    assert!(years[0][0].as_u64().is_some_and(|year| (2003..2026).contains(&year)), "{years}");
    assert_eq!(years[0][1], "TIMESTAMP WITH TIME ZONE");
    assert_eq!(years[0][2], true);
    let schema =
        query(&format!("select decode(value) from parquet_kv_metadata('{file}') where decode(key) = 'schema'"));
    assert_eq!(schema[0][0], "fodder/items@1");
}

/// A picture that a message of one export names, and no record of the other, stands in both: it is neither gone nor counted twice.
#[test]
fn a_picture_that_one_export_names_stands_in_both() {
    use fodder::inventory::{Presence, count_once, held_by};
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample/x");
    let copy = tempfile::tempdir().expect("a folder");
    for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect("an entry")) {
        let to = copy.path().join(entry.path().strip_prefix(&from).expect("within"));
        let is_message = entry.file_name().to_string_lossy().starts_with("direct-message");
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&to).expect("a folder");
        } else if !is_message {
            std::fs::copy(entry.path(), &to).expect("a copy");
        }
    }
    let tables = fodder::formats::built_in().expect("the tables");
    let open = |path: &Path| read_all(&[Origin::Path(path.to_owned())], &tables, &()).0.remove(0);
    let (whole, without) = (open(&from), open(copy.path()));
    let loose = |inventory: &fodder::inventory::Inventory| inventory.loose_media.len();
    assert!(loose(&without) > loose(&whole), "no message names the pictures of messages");
    let absent = Presence::Absent;
    let gone = |of: &fodder::inventory::Inventory, other| held_by(of, other).iter().filter(|of| **of == absent).count();
    assert_eq!(gone(&without, &whole), 0);
    let once = count_once(&[whole.clone(), without]);
    let items: u64 = once.iter().map(fodder::inventory::Inventory::item_count).sum();
    assert_eq!(items, whole.item_count());
}
