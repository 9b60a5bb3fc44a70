//! Damage at random: whatever happens to the bytes of an archive, reading it ends, nothing panics, and the ledger
//! balances. The damage is made by a fixed sequence of numbers, so that a failure comes again.

use crate::promises;
use crate::support::corpus::{items, run_within};
use crate::support::*;
use fodder::formats::{self, Table};
use fodder::import::{Origin, read_all};
use fodder::inventory::Inventory;
use fodder::summary::Format;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::path::Path;
use std::time::{Duration, Instant};

/// Numbers that look random and are the same each time (a linear congruential generator of Knuth's).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// What holds of anything that was read, and of all that is written of it.
fn check(what: &str, inventories: &[Inventory]) {
    promises::check(what, inventories, Format::ALL);
}

fn read(path: &Path, tables: &[Table]) -> Vec<Inventory> {
    let begun = Instant::now();
    let (inventories, _errors) = read_all(&[Origin::Path(path.to_owned())], tables, &Unwatched);
    // Far more than a busy machine needs: what takes longer would never end.
    assert!(begun.elapsed() < Duration::from_mins(1), "{} took {:?}", path.display(), begun.elapsed());
    inventories
}

/// Damages the bytes of a file: some are changed, cut off, put in, or doubled.
fn damage(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len());
        match numbers.below(5) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at.min(bytes.len()), b"\"{[,\\\n<\0"[numbers.below(8)]),
            2 => {
                let until = (at + numbers.below(64)).min(bytes.len());
                let again = bytes[at.min(until)..until].to_vec();
                bytes.splice(at..at, again);
            }
            3 => {
                let until = (at + numbers.below(64)).min(bytes.len());
                bytes.drain(at.min(until)..until);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = (numbers.below(256)) as u8;
                }
            }
        }
    }
    bytes
}

#[test]
fn damaged_zips_end_and_balance() {
    let tables = formats::built_in().expect("tables");
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut numbers = Numbers(7);
    for (name, files) in shapes() {
        let whole = zip_bytes_by(&files, zip::CompressionMethod::Deflated);
        let path = dir.path().join(name);
        for round in 0..60 {
            std::fs::write(&path, damage(&whole, &mut numbers)).expect("written");
            check(&format!("{name}, zip damaged {round}"), &read(&path, &tables));
        }
    }
}

#[test]
fn zips_cut_off_anywhere_end_and_balance() {
    let tables = formats::built_in().expect("tables");
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, files) in shapes() {
        let whole = zip_bytes_by(&files, zip::CompressionMethod::Deflated);
        let path = dir.path().join(name);
        for eighth in 0..8 {
            std::fs::write(&path, &whole[..whole.len() * eighth / 8]).expect("written");
            check(&format!("{name}, {eighth} eighths"), &read(&path, &tables));
        }
    }
}

#[test]
fn damaged_files_in_a_sound_zip_end_and_balance() {
    let tables = formats::built_in().expect("tables");
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut numbers = Numbers(11);
    for (name, files) in shapes() {
        let path = dir.path().join(name);
        for round in 0..40 {
            let damaged: Files =
                files.iter().map(|(file, bytes)| (file.clone(), damage(bytes, &mut numbers))).collect();
            std::fs::write(&path, zip_bytes_by(&damaged, zip::CompressionMethod::Deflated)).expect("written");
            check(&format!("{name}, files damaged {round}"), &read(&path, &tables));
        }
    }
}

/// A bracket or a quote that is never closed, thousands of brackets within brackets, a line without end.
#[test]
fn unclosed_brackets_quotes_and_tags_end_and_balance() {
    let tables = formats::built_in().expect("tables");
    let dir = tempfile::tempdir().expect("a temporary folder");
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let quote = format!("[{{\"text\": \"{}", "a".repeat(4_000_000));
    let table = format!(
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2024-05-01 10:00:00,x,\"{}",
        "a,b\n".repeat(500_000)
    );
    let tags = format!("<html><body>{}", "<div>".repeat(100_000));
    for (name, files) in shapes() {
        for (at, evil) in [&deep, &objects, &quote, &table, &tags].into_iter().enumerate() {
            let spoilt: Files = files
                .iter()
                .enumerate()
                .map(|(place, (file, bytes))| {
                    // X's scripts keep their beginning, because otherwise the reader would refuse them at once.
                    let head = bytes.iter().position(|byte| *byte == b'=').filter(|_| file.ends_with(".js"));
                    let head = head.map(|end| bytes[..=end].to_vec()).unwrap_or_default();
                    (
                        file.clone(),
                        if place % 2 == 0 { [head, evil.clone().into_bytes()].concat() } else { bytes.clone() },
                    )
                })
                .collect();
            let path = dir.path().join(name);
            std::fs::write(&path, zip_bytes(&spoilt)).expect("written");
            check(&format!("{name}, evil {at}"), &read_slowly(&path, &tables));
        }
    }
}

/// Reads without a limit on the time, because these files are large and a debug build is slow.
fn read_slowly(path: &Path, tables: &[Table]) -> Vec<Inventory> {
    read_all(&[Origin::Path(path.to_owned())], tables, &Unwatched).0
}

/// Names and texts that do harm where they are written: script, formulas, line breaks, marks that turn text around.
#[test]
fn evil_names_do_no_harm_in_exports() {
    let tables = formats::built_in().expect("tables");
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut files = small();
    for name in [
        "<script>alert(1)</script>.csv",
        "=cmd|'/c calc'!A0.csv",
        "a\u{202E}vsc.exe",
        "line\nbreak|pipe.csv",
        "`code` [link](javascript:alert(1)).csv",
        "a``b`c.csv",
        "../../../../etc/passwd",
        "C:\\Windows\\system32\\evil.csv",
    ] {
        files.push((name.to_owned(), b"Date,Text\n2024-01-01,x\n".to_vec()));
    }
    // The archive's own name does harm as well.
    let name = "=1+1 `[link](javascript:alert(1))` <b> _it_ &lt; | [a](b:c) \u{202E}piz.zip";
    let path = dir.path().join(name);
    std::fs::write(&path, zip_bytes(&files)).expect("written");
    let inventories = read(&path, &tables);
    check("evil names", &inventories);
    assert_eq!(inventories.len(), 1);
    let html = report_text(&path, "html");
    assert!(!html.contains("<script>alert") && html.contains("&lt;script&gt;"));
    let csv = report_text(&path, "csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row[0].starts_with("'=1+1")), "{csv}");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])), "{csv}");
    does_no_harm_in_markdown(&report_text(&path, "md"), &name.replace('\u{202E}', "\u{FFFD}"));
}

/// Checks Markdown as a program renders it: no HTML, no link without `https://`, no image or emphasis, and names as
/// they are.
fn does_no_harm_in_markdown(md: &str, archive: &str) {
    let mut words = String::new();
    for event in Parser::new_ext(md, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(part) | Event::InlineHtml(part) => panic!("a page within it: {part}"),
            Event::Start(Tag::Link { dest_url, .. }) => assert!(dest_url.starts_with("https://"), "{dest_url}"),
            Event::Start(tag @ (Tag::Image { .. } | Tag::Strikethrough | Tag::Emphasis)) => panic!("{tag:?}"),
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::End(_) => words.push('\n'),
            _ => {}
        }
    }
    assert!(words.lines().any(|line| line == archive), "{words}");
    for name in ["<script>alert(1)</script>.csv", "`code` [link](javascript:alert(1)).csv", "a``b`c.csv"] {
        assert!(words.contains(&format!("{name}: Fodder does not know this file")), "{name}: {words}");
    }
}

/// What an archive's own index says stands in the exports too.
#[test]
fn an_evil_index_does_no_harm_in_exports() {
    let mut files = x::modern(&x::posts());
    let name = "data/\u{202E}gnp.exe\n\n# injected\n\n<script>alert(1)</script>";
    files.retain(|(path, _)| path != "data/manifest.js");
    files.push(x::manifest(&[(name, 5)]));
    let (_dir, path) = zip("twitter-2026-11-02-abc.zip", &files);
    let inventories = read(&path, &formats::built_in().expect("tables"));
    check("an evil index", &inventories);
    assert!(
        inventories[0].problems.iter().any(|problem| fodder::text::say::fault(&problem.fault).contains("gnp.exe")),
        "it is told"
    );
    let md = report_text(&path, "md");
    for event in Parser::new(&md) {
        assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_)), "{md}");
    }
    assert!(!md.lines().any(|line| line.starts_with("# injected")), "{md}");
    assert!(!report_text(&path, "html").contains("<script>alert"));
}

/// Unbalanced quotes in every other row: each swallows the rows that follow, which must be read again on their own.
#[test]
fn unbalanced_quotes_lose_only_their_own_rows() {
    let tables = formats::built_in().expect("tables");
    let head = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";
    let good = "2026-01-05 10:00:00,x,b,,,MEMBER_NETWORK\n";
    for bad in ["2026-01-05 10:00:00,x\"y,\"a\n", "2026-01-05 10:00:00\",x,\"b\n"] {
        let shares = format!("{head}{}", [bad, good].concat().repeat(5_000));
        let (_dir, path) = zip(COMPLETE, &[text_file("Shares.csv", &shares)]);
        let inventories = read(&path, &tables);
        check(bad, &inventories);
        let file = &inventories[0].files[0];
        assert_eq!((file.items, file.unreadable), (Some(5_000), 5_000), "{bad}");
    }
}

/// Rows that are nothing but more text for the first: they end, however many there are, within the memory there is.
#[test]
fn text_without_end_is_read_in_little_memory() {
    let line = format!("{}\n", "no date, no row, only words ".repeat(80));
    let comments = format!("Date,Link,Message\n2026-01-05 10:00:00,x,y\n{}", line.repeat(15_000));
    let files = [text_file("Skills.csv", "Name\nBaking\n"), text_file("Comments.csv", &comments)];
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join(COMPLETE);
    std::fs::write(&path, zip_bytes_by(&files, zip::CompressionMethod::Stored)).expect("written");
    let (summary, code, said) = run_within(&path);
    let summary = summary.unwrap_or_else(|| panic!("{said}"));
    // The row that the text is added to becomes longer than the limit, so that it is rejected and reported.
    assert_eq!((items(&summary), code), (1, 3));
    assert_eq!(summary["archives"][0]["files"][1]["unreadable"], 1);
}

fn report_text(path: &Path, format: &str) -> String {
    let path = path.to_str().expect("a path in letters");
    stdout(&run(&["report", path, "--region", "DE", "--on", "2026-11-24", "--format", format]))
}
