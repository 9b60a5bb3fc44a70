//! Data packs from a folder: used whole, or refused whole with file and line.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod support;

use std::path::{Path, PathBuf};
use support::{run, small, stderr, stdout, zip};

/// A copy of the built-in pack.
fn copy() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/rulebook");
    let mut stack: Vec<PathBuf> = vec![from.clone()];
    while let Some(path) = stack.pop() {
        let to = dir.path().join(path.strip_prefix(&from).expect("inside"));
        if path.is_dir() {
            std::fs::create_dir_all(&to).expect("a folder");
            stack.extend(std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else {
            std::fs::copy(&path, &to).expect("a copy");
        }
    }
    dir
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("a file of the pack");
    assert!(text.contains(from), "{from}");
    std::fs::write(file, text.replacen(from, to, 1)).expect("written");
}

fn folder(dir: &tempfile::TempDir) -> &str {
    dir.path().to_str().expect("a path in letters")
}

#[test]
fn a_pack_in_a_folder_is_used_and_named() {
    let dir = copy();
    edit(&dir.path().join("pack.toml"), "2026.11.24", "2027.01.15");
    let (_zip, archive) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let archive = archive.to_str().expect("a path in letters");
    for arguments in [
        ["report", archive, "--region", "DE", "--format", "json", "--data", folder(&dir)],
        ["--data", folder(&dir), "report", archive, "--region", "DE", "--format", "json"],
    ] {
        let output = run(&arguments);
        let summary: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|error| {
            panic!("{arguments:?}: {error}: {}", stderr(&output));
        });
        assert_eq!(summary["data_pack"]["version"], "2027.01.15");
        assert_eq!(summary["data_pack"]["origin"], folder(&dir));
    }
    let checked = run(&["data", "check", folder(&dir)]);
    assert!(stdout(&checked).starts_with("data pack 2027.01.15"), "{}", stdout(&checked));
}

#[test]
fn a_faulty_pack_is_refused_with_file_and_line() {
    let dir = copy();
    edit(&dir.path().join("laws/gb.toml"), "verdict = ", "judgement = ");
    for arguments in [
        &["verdict", "--platform", "x", "--category", "posts", "--region", "GB", "--data", folder(&dir)][..],
        &["data", "matrix", "--platform", "x", "--data", folder(&dir)],
        &["data", "check", folder(&dir)],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let told = stderr(&output);
        assert!(told.contains("laws/gb.toml:"), "{told}");
        assert!(told.contains("judgement"), "{told}");
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn a_pack_brings_tables_of_its_own() {
    let dir = copy();
    let tables = dir.path().join("platforms");
    std::fs::create_dir(&tables).expect("a folder");
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/platforms/linkedin.toml");
    let own = tables.join("linkedin.toml");
    std::fs::copy(built_in, &own).expect("a copy");
    let mut files = small();
    files.push(("Murmurs.csv".to_owned(), b"Date,Text\n2026-01-02 03:04:05,quiet words\n".to_vec()));
    let (_zip, archive) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &files);
    let archive = archive.to_str().expect("a path in letters");
    let state = |more: &[&str]| {
        let output = run(&[&["report", archive, "--region", "DE", "--format", "json"], more].concat());
        let summary: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("a summary");
        let files = summary["archives"][0]["files"].as_array().expect("files").clone();
        files.into_iter().find(|file| file["path"] == "Murmurs.csv").expect("the file")["state"].clone()
    };
    assert_eq!(state(&[]), "unknown");
    let row = std::fs::read_to_string(&own).expect("the table");
    std::fs::write(&own, row + MURMURS).expect("written");
    assert_eq!(state(&["--data", folder(&dir)]), "read");

    // A table that asks for what this program lacks refuses the pack.
    edit(&own, "shape = \"table\" # murmurs", "shape = \"hologram\"");
    let output = run(&["report", archive, "--data", folder(&dir)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("linkedin.toml:") && stderr(&output).contains("hologram"), "{}", stderr(&output));
}

/// A file that the built-in table does not know.
const MURMURS: &str = r#"
[[source]]
id = "linkedin.murmurs"
name = "Murmurs"
files = ["murmurs.csv"]
category = "posts"
shape = "table" # murmurs
columns = ["Date", "Text"]
date = ["Date"]
text = ["Text"]
"#;
