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

/// Exports that do not say whose they are are of one account if the names of their files have its number.
#[test]
fn the_number_in_the_names_of_files_tells_an_account() {
    let export = |name: &str, number: &str| {
        let comments = b"Date,Link,Message\n2024-03-01 10:00:00,https://example.org/1,bread\n".to_vec();
        zip(name, &[(format!("Comments_{number}.csv"), comments)])
    };
    let older = "Complete_LinkedInDataExport_03-14-2026.zip";
    let newer = "Complete_LinkedInDataExport_06-14-2026.zip";
    let (_a, one) = export(older, "900000001");
    let (_b, same) = export(newer, "900000001");
    let (_c, other) = export(newer, "900000002");
    let path = |path: &PathBuf| path.to_str().expect("UTF-8").to_owned();
    let both = report(&[&path(&one), &path(&same)], &[]);
    assert_eq!(both["archives"][1]["problems"][0]["kind"], "same-account");
    assert_eq!(report(&[&path(&one), &path(&same)], &["--once"])["totals"]["items"], 1);
    let two = report(&[&path(&one), &path(&other)], &["--once"]);
    assert_eq!(two["totals"]["items"], 2);
}

/// A picture file is counted once where its post was edited between two exports.
#[test]
fn a_picture_of_an_edited_post_counts_once() {
    let export = |day: &str, words: &str| {
        let post = serde_json::json!([{
            "timestamp": 1_680_350_400,
            "data": [{ "post": words }],
            "attachments": [{ "data": [{ "media": { "uri": "posts/media/a.jpg", "creation_timestamp": 1_680_350_400 } }] }],
        }]);
        let profile = serde_json::json!({ "profile_v2": { "name": { "full_name": "Juno Pell" } } });
        let files: Files = vec![
            ("posts/your_posts_1.json".to_owned(), post.to_string().into_bytes()),
            ("posts/media/a.jpg".to_owned(), b"not a picture".to_vec()),
            ("profile_information/profile_information.json".to_owned(), profile.to_string().into_bytes()),
        ];
        zip(&format!("facebook-juno-{day}-abc.zip"), &files)
    };
    let ((_a, older), (_b, newer)) = (export("2026-03-14", "Bread"), export("2026-06-14", "Rye bread"));
    let paths = [older.to_str().expect("UTF-8"), newer.to_str().expect("UTF-8")];
    assert_eq!(report(&paths, &[])["totals"]["media_files"], 2);
    let once = report(&paths, &["--once"]);
    let posts = once["categories"].as_array().expect("categories").iter().find(|known| known["id"] == "posts");
    assert_eq!((&posts.expect("posts")["items"], &once["totals"]["media_files"]), (&2.into(), &1.into()));
}

/// An archive that is damaged is not called a quick export, because what it lacks may be lost.
#[test]
fn a_damaged_archive_is_not_called_a_quick_export() {
    let rows: Vec<String> =
        (0..5_000).map(|at| format!("2024-03-01 10:00:00,https://example.org/{at},word {at}\n")).collect();
    let files: Files = vec![
        ("Profile.csv".to_owned(), b"First Name,Last Name,Headline\nJuno,Pell,Baker\n".to_vec()),
        ("Comments.csv".to_owned(), format!("Date,Link,Message\n{}", rows.concat()).into_bytes()),
    ];
    let (_whole, path) = zip("export.zip", &files);
    let bytes = std::fs::read(&path).expect("the zip");
    let cut = path.with_file_name("cut.zip");
    std::fs::write(&cut, &bytes[..400]).expect("written");
    let quick = |path: &PathBuf| {
        let output = run(&["report", path.to_str().expect("UTF-8"), "--region", "DE", "--format", "json"]);
        stdout(&output).contains("quick export")
    };
    let (_basic, basic) = zip("basic.zip", &files[..1]);
    assert!(quick(&basic) && !quick(&cut));
}
