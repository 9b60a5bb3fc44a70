//! Several exports of one account: what stands in more than one of them is counted once where that is asked for.

use crate::support::{Files, run, stderr, stdout, zip};
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

/// An export with comments of these days and words, and with a connection.
fn export(name: &str, comments: &[(u32, &str)]) -> (TempDir, PathBuf) {
    let lines: Vec<String> = comments
        .iter()
        .map(|(day, words)| format!("2024-03-{day:02} 10:00:00,https://example.org/{day},{words}\n"))
        .collect();
    let lines = lines.concat();
    let files: Files = vec![
        ("Profile.csv".to_owned(), b"First Name,Last Name,Headline\nJuno,Pell,Baker\n".to_vec()),
        ("Comments.csv".to_owned(), format!("Date,Link,Message\n{lines}").into_bytes()),
    ];
    zip(name, &files)
}

fn exports() -> [(TempDir, PathBuf); 2] {
    // Said twice, "rye" is in the newer one once.
    let older = [(1, "bread"), (2, "rye"), (2, "rye"), (3, "oven")];
    let newer = [(2, "rye"), (3, "oven and tin"), (4, "salt")];
    [
        export("Complete_LinkedInDataExport_03-14-2026.zip", &older),
        export("Complete_LinkedInDataExport_06-14-2026.zip", &newer),
    ]
}

fn report(paths: &[&str], more: &[&str]) -> Value {
    let asked = ["--region", "DE", "--on", "2026-11-24", "--format", "json"];
    let output = run(&[&["report"], paths, &asked, more].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

#[test]
fn what_two_exports_hold_counts_once_if_asked() {
    let [(_a, older), (_b, newer)] = exports();
    let paths = [older.to_str().expect("UTF-8"), newer.to_str().expect("UTF-8")];
    let twice = report(&paths, &[]);
    let once = report(&paths, &["--once"]);
    // Two profiles, four comments and three; of these a profile and one "rye" stand in both.
    assert_eq!((&twice["totals"]["items"], &once["totals"]["items"]), (&Value::from(9), &Value::from(7)));
    assert_eq!(twice["archives"][1]["problems"][0]["kind"], "same-account");
    assert!(
        once["archives"]
            .as_array()
            .expect("archives")
            .iter()
            .all(|archive| archive["problems"] == Value::from(Vec::<Value>::new()))
    );
    assert_eq!((&once["archives"][0]["repeats"], &once["archives"][1]["repeats"]), (&Value::from(2), &Value::from(0)));
    let rests_on = once["rests_on"].to_string();
    assert!(rests_on.contains("2 items stand in several exports of one account, and are counted once."), "{rests_on}");
    // The order in which they are given does not matter.
    let turned = report(&[paths[1], paths[0]], &["--once"]);
    assert_eq!(turned["totals"], once["totals"]);
    // One export is counted as ever.
    let alone = |more: &[&str]| report(&paths[..1], more)["totals"].clone();
    assert_eq!(alone(&[]), alone(&["--once"]));
}

#[test]
fn items_are_written_once_if_asked() {
    let [(_a, older), (_b, newer)] = exports();
    let paths = [older.to_str().expect("UTF-8"), newer.to_str().expect("UTF-8")];
    let items = |more: &[&str]| {
        let output = run(&[&["items"], paths.as_slice(), &["--region", "DE", "--with-text"], more].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output).lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")).collect::<Vec<_>>()
    };
    assert_eq!(items(&[]).len(), 9);
    let once = items(&["--once"]);
    assert_eq!(once.len(), 7);
    // Each keeps its words, its file and its number.
    let oven: Vec<&Value> = once.iter().filter(|item| item["text"] == "oven").collect();
    assert_eq!((oven.len(), &oven[0]["record"]), (1, &Value::from(4)));
    let rye = once.iter().filter(|item| item["text"] == "rye").count();
    assert_eq!(rye, 2);
}
