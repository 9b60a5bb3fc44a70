//! Whether cost grows in a straight line: ten times as many records, files or problems take ten times as long.
//!
//! `cargo bench --bench linear --no-default-features` prints time and memory for each record, and fails if a record of an archive
//! takes more than three times as long as one of the archive a tenth as large. `FODDER_BENCH=small` leaves the largest out.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that cannot go on fails"
)]

mod archives;
mod process;

use archives::Shape;
use process::{FODDER, Taken, measure_if_asked, shortest};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Every command is run so often; the shortest counts.
const RUNS: u32 = 3;

/// Makes an archive with so many of something in a folder.
type Make = fn(&Path, u32) -> PathBuf;

/// What grows, by how much, and how it is made.
const CASES: [(&str, [u32; 3], Make); 8] = [
    ("posts of X", [10_000, 100_000, 1_000_000], |dir, count| archives::make(Shape::X, count, dir).path),
    ("messages of Facebook", [10_000, 100_000, 1_000_000], |dir, count| {
        archives::make(Shape::FacebookJson, count, dir).path
    }),
    ("messages in pages", [10_000, 100_000, 1_000_000], |dir, count| {
        archives::make(Shape::FacebookHtml, count, dir).path
    }),
    ("rows of LinkedIn", [10_000, 100_000, 1_000_000], |dir, count| archives::make(Shape::LinkedIn, count, dir).path),
    ("conversations", [1_000, 10_000, 100_000], conversations),
    ("files of unknown names", [1_000, 10_000, 100_000], unknown_files),
    ("broken rows", [10_000, 100_000, 1_000_000], broken_rows),
    ("one file, listed again", [2_000, 20_000, 200_000], listed_again),
];

fn main() {
    if measure_if_asked() {
        return;
    }
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut bent = Vec::new();
    // The fixed cost of a run, which is subtracted from all others.
    let nothing = run(&conversations(dir.path(), 1));
    println!("| | number | time of each | memory of each |");
    println!("|---|--:|--:|--:|");
    for (what, counts, make) in CASES {
        let counts = if archives::is_small() { &counts[..2] } else { &counts[..] };
        let mut before: Option<f64> = None;
        for count in counts {
            let path = make(dir.path(), *count);
            let taken = run(&path);
            std::fs::remove_file(&path).expect("the archive");
            let time = (taken.seconds - nothing.seconds).max(0.0) / f64::from(*count);
            let memory = taken.memory.saturating_sub(nothing.memory) / u64::from(*count);
            println!("| {what} | {count} | {:.2} µs | {memory} bytes |", time * 1e6);
            // Runs of a few milliseconds are left out, on either side, because noise would decide.
            let is_long = taken.seconds > 3.0 * nothing.seconds;
            if let Some(before) = before.filter(|_| is_long)
                && time > 3.0 * before
            {
                bent.push(format!("{what}: {count} take {:.1} times as long each", time / before));
            }
            before = is_long.then_some(time);
        }
    }
    assert!(bent.is_empty(), "{bent:?}");
}

fn run(path: &Path) -> Taken {
    shortest(RUNS, &[FODDER, "report", path.to_str().expect("a path"), "--region", "DE", "--format", "json"])
}

fn write_zip(path: &Path, files: impl IntoIterator<Item = (String, String)>) -> PathBuf {
    let mut writer = ZipWriter::new(BufWriter::new(File::create(path).expect("a file")));
    for (name, text) in files {
        writer.start_file(name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(text.as_bytes()).expect("room");
    }
    writer.finish().expect("a zip").flush().expect("room");
    path.to_owned()
}

/// Conversations of two messages, each with somebody else.
fn conversations(dir: &Path, count: u32) -> PathBuf {
    let conversation = |nth: u32| {
        let message =
            |name: &str| format!(r#"{{"sender_name":"{name}","timestamp_ms":1700000000000,"content":"Bread"}}"#);
        let (me, other) = ("Juno Example".to_owned(), format!("Person {nth}"));
        let text = format!(
            r#"{{"participants":[{{"name":"{other}"}},{{"name":"{me}"}}],"messages":[{},{}],"title":"{other}","thread_path":"inbox/person_{nth}"}}"#,
            message(&me),
            message(&other)
        );
        (format!("your_facebook_activity/messages/inbox/person_{nth}/message_1.json"), text)
    };
    write_zip(&dir.join("facebook-juno-2026-11-02-abc.zip"), (0..count).map(conversation))
}

/// Files that no table knows, each with a list.
fn unknown_files(dir: &Path, count: u32) -> PathBuf {
    let post = r#"[{"timestamp": 1700000000, "data": [{"post": "Bread"}], "title": "Juno"}]"#;
    let known =
        ("your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json".to_owned(), post.to_owned());
    let unknown =
        |nth: u32| (format!("your_facebook_activity/new_{nth}/something.json"), r#"[{"a": 1}, {"a": 2}]"#.to_owned());
    write_zip(&dir.join("facebook-juno-2026-11-02-abc.zip"), std::iter::once(known).chain((0..count).map(unknown)))
}

/// Rows of which every other one has too few cells.
fn broken_rows(dir: &Path, count: u32) -> PathBuf {
    let mut text = "Date,Link,Message\n".to_owned();
    for nth in 0..count {
        let row = if nth % 2 == 0 { "no date" } else { "2024-05-01 10:00:00,https://www.linkedin.com/feed/1,Yes" };
        writeln!(text, "{row}").expect("memory");
    }
    write_zip(&dir.join("Complete_LinkedInDataExport_11-02-2026.zip"), [("Comments.csv".to_owned(), text)])
}

/// A zip of one file, which its list names again and again.
fn listed_again(dir: &Path, count: u32) -> PathBuf {
    let path = dir.join("facebook-juno-2026-11-02-abc.zip");
    let name = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json";
    let text = br#"[{"timestamp": 1700000000, "data": [{"post": "Bread"}], "title": "Juno"}]"#;
    let mut common = Vec::new();
    for number in [crc32fast::hash(text), text.len() as u32, text.len() as u32] {
        common.extend(number.to_le_bytes());
    }
    common.extend((name.len() as u16).to_le_bytes());
    let mut out = BufWriter::new(File::create(&path).expect("a file"));
    let mut header = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x6E\x5A".to_vec();
    header.extend(&common);
    header.extend([0, 0]);
    header.extend(name.as_bytes());
    header.extend(text);
    out.write_all(&header).expect("room");
    let mut row = b"PK\x01\x02\x14\x03\x14\0\0\0\0\0\0\0\x6E\x5A".to_vec();
    row.extend(&common);
    row.extend([0; 16]);
    row.extend(name.as_bytes());
    for _ in 0..count {
        out.write_all(&row).expect("room");
    }
    let size = row.len() as u64 * u64::from(count);
    let mut end = b"PK\x06\x06".to_vec();
    end.extend(44_u64.to_le_bytes());
    end.extend([45, 0, 45, 0]);
    end.extend([0; 8]);
    for number in [u64::from(count), u64::from(count), size, header.len() as u64] {
        end.extend(number.to_le_bytes());
    }
    end.extend(b"PK\x06\x07\0\0\0\0");
    end.extend((header.len() as u64 + size).to_le_bytes());
    end.extend(1_u32.to_le_bytes());
    end.extend(b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF");
    end.extend([0xFF; 8]);
    end.extend([0, 0]);
    out.write_all(&end).expect("room");
    out.flush().expect("room");
    path
}
