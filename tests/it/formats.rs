//! Tables of formats: what is refused when they are loaded, and a whole platform that is one table and no code.

use crate::support::*;
use fodder::formats;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

const HEAD: &str = "schema = 2\n[platform]\nid = \"p\"\nname = \"P\"\n[labels]\ntime = [\"Time\"]\n";

/// What is said of a table with a file and one list.
fn fault(file: &str, list: &str) -> String {
    let text =
        format!("{HEAD}[[file]]\n{file}\n[[file.list]]\nid = \"p.a\"\nname = \"A\"\ncategory = \"posts\"\n{list}\n");
    formats::from_text("made-up.toml", &text).expect_err("a fault").to_string()
}

#[test]
fn a_key_that_the_reader_of_a_shape_would_ignore_is_refused() {
    let csv = r#"names = ["a.csv"]"#;
    let json = r#"names = ["a.json"]"#;
    for (file, list, word) in [
        (csv, "csv = { columns = [\"Date\"], colums = [\"Date\"] }", "colums"),
        (csv, "csv = { columns = [\"Date\"], at = [\"x\"] }", "at"),
        (csv, "csv = { columns = [\"Date\"], text = [\"Body\"] }", "Body"),
        (json, "json = { columns = [\"Date\"] }", "columns"),
        (json, "csv = { columns = [\"Date\"] }", "csv"),
        (json, "json = { text = [\"x.$title\"] }", "title"),
        (json, "json = { separator = \"; \" }", "separator"),
        (json, "count = \"values\"\njson = {}", "values"),
        (json, "json = { first-text = true, text = [\"a\"] }", "first-text"),
        (json, "json = { undated = true, date = [\"a\"] }", "undated"),
        (json, "json = { sender = { to = [\"a\"] } }", "sender"),
        (json, "json = { text = [\"#0\"], date = [\"at\"] }", "at"),
        (json, "html = {}", "html"),
        (r#"names = ["a.html"]"#, "html = { text = [\"hologram\"] }", "hologram"),
        (r#"names = ["a.html"]"#, "article = { text = [\"x\"] }", "text"),
        (r#"names = ["A.json"]"#, "json = {}", "lower case"),
        (r#"names = ["some/*.json"]"#, "json = {}", "wildcard"),
        (r#"names = ["a.json", "a.json"]"#, "json = {}", "twice"),
        ("names = [\"a.json\"]\nnot-counted = [\"x.*\"]", "json = {}", "wildcard"),
        ("names = [\"a.json\"]\nbeside = [\"p.b\"]", "json = {}", "p.b"),
        (json, "completes = [\"p.b\"]\njson = {}", "p.b"),
    ] {
        let said = fault(file, list);
        assert!(said.starts_with("made-up.toml:") && said.contains(word), "{file} {list}: {said}");
    }
}

#[test]
fn a_fault_has_a_line_and_a_caret_under_the_place() {
    let said = fault(r#"names = ["a.csv"]"#, "csv.columns = [\"Date\"]\ncsv.text = [\"Body\"]");
    assert!(said.starts_with("made-up.toml:14: "), "{said}");
    assert!(said.contains("csv.text = [\"Body\"]") && said.contains("^^^^^^"), "{said}");
}

#[test]
fn two_specs_for_one_list_are_refused() {
    let second = "\n[[file.list]]\nid = \"p.b\"\nname = \"B\"\ncategory = \"posts\"\njson = { at = [\"x\", \"y\"] }";
    let said = fault(r#"names = ["a.json"]"#, &format!("json = {{ at = [\"y\"] }}{second}"));
    assert!(said.contains("`p.b` and `p.a` are specs for the same list"), "{said}");
    let second = "\n[[file.list]]\nid = \"p.a\"\nname = \"B\"\ncategory = \"posts\"\njson = { at = [\"x\"] }";
    let said = fault(r#"names = ["a.json"]"#, &format!("json = {{ at = [\"y\"] }}{second}"));
    assert!(said.contains("another list `p.a`"), "{said}");
}

/// Each list with its category, author and audience: items, characters, the first day.
fn by_list(summary: &Value) -> String {
    let mut lists: BTreeMap<String, (u64, u64, String)> = BTreeMap::new();
    for category in summary["categories"].as_array().expect("categories") {
        for group in category["groups"].as_array().expect("groups") {
            let word = |value: &Value| value.as_str().expect("a word").to_owned();
            let (author, audience) = (word(&group["traits"]["author"]), word(&group["traits"]["audience"]));
            let key = format!("{} {} {author} {audience}", word(&group["source"]), word(&group["category"]));
            let list = lists.entry(key).or_default();
            list.0 += group["items"].as_u64().expect("a number");
            list.1 += group["text_chars"].as_u64().expect("a number");
            group["earliest"].as_str().unwrap_or("-").clone_into(&mut list.2);
        }
    }
    let lines = lists.iter().map(|(key, (items, chars, day))| format!("{key}: {items}, {chars}, {day}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A platform that ships one JSON file with sixteen lists is a table in a data pack. No line of Rust names it.
#[test]
fn a_platform_with_one_file_of_many_lists_is_a_table() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pack = tempfile::tempdir().expect("a temporary folder");
    for entry in walkdir::WalkDir::new(here.join("assets/rulebook")) {
        let entry = entry.expect("a rule");
        let to = pack.path().join(entry.path().strip_prefix(here.join("assets/rulebook")).expect("under it"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(to).expect("a folder");
        } else {
            std::fs::copy(entry.path(), to).expect("a copy");
        }
    }
    std::fs::create_dir(pack.path().join("platforms")).expect("a folder");
    std::fs::copy(here.join("tests/murmur/murmur.toml"), pack.path().join("platforms/murmur.toml")).expect("a copy");
    let data = std::fs::read(here.join("tests/murmur/murmur_data.json")).expect("the file");
    let (_dir, path) = zip("murmur-export-2025-05-01.zip", &[("murmur_data.json".to_owned(), data)]);
    let pack = pack.path().to_str().expect("a path in letters");
    let (summary, code) = report(&[&path], &["--on", "2025-06-01", "--data", pack]);
    assert_eq!(code, 0, "{:#}", summary["archives"][0]["problems"]);
    assert_eq!(summary["question"]["region"], "NO");
    let archive = &summary["archives"][0];
    assert_eq!((&archive["platform"], &archive["layout"]), (&"murmur".into(), &"one-file".into()));
    assert_eq!(archive["made_on"], "2025-05-01");
    insta::assert_snapshot!(by_list(&summary), @r"
    murmur.adverts activity.ads other unknown: 2, 0, 2025-03-01
    murmur.blocked network self unknown: 1, 0, 2024-03-01
    murmur.drafts posts self unknown: 1, 7, 2025-01-05
    murmur.followers network other unknown: 2, 0, 2024-01-01
    murmur.following network self unknown: 1, 0, 2024-02-01
    murmur.interests inferences other unknown: 3, 18, -
    murmur.likes reactions self unknown: 2, 16, 2025-01-06
    murmur.logins account.security self unknown: 1, 0, 2025-04-01
    murmur.messages messages other private: 1, 7, 2025-02-01
    murmur.messages messages self private: 1, 3, 2025-02-01
    murmur.messages messages unknown private: 1, 6, 2025-02-01
    murmur.moods profile.private self unknown: 1, 4, 2025-04-02
    murmur.posts comments self public: 1, 7, 2025-01-03
    murmur.posts posts self limited: 1, 11, 2025-01-04
    murmur.posts posts self public: 1, 10, 2025-01-02
    murmur.profile profile.public self public: 1, 11, -
    murmur.saved reactions self unknown: 1, 0, 2025-01-08
    murmur.searches activity.search self unknown: 2, 10, -
    ");
    let file = &archive["files"][0];
    assert_eq!(file["unlisted"], serde_json::json!([{ "path": "Activity.Heard.List", "elements": 4 }]));
    assert_eq!((&file["records"], &file["dates_unread"]), (&23.into(), &1.into()));
    let kinds: Vec<&str> =
        archive["problems"].as_array().unwrap().iter().map(|p| p["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["unlisted", "dates"]);
    let lists = &archive["ledger"]["lists"];
    assert_eq!((&lists["read"], &lists["not_counted"], &lists["unlisted"]), (&15.into(), &1.into(), &1.into()));
}
