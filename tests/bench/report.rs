//! The whole report, from the process's start to its end, held against `unzip -p ARCHIVE > /dev/null`: the table of the
//! README.
//!
//! `cargo bench --bench report --no-default-features` makes five large archives and prints the table.
//! `FODDER_BENCH=small` makes archives of a twentieth of the size. Either fails if a ratio is twice what was recorded, or a
//! number is wrong. It needs `unzip`.

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

use archives::{Sample, Shape};
use serde_json::Value;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The program.
const FODDER: &str = env!("CARGO_BIN_EXE_fodder");

/// Every command is run so often; the shortest counts.
const RUNS: u32 = 5;

/// What a ratio was when it was recorded, of a large and of a small archive; twice as much fails.
const fn recorded(shape: Shape) -> (f64, f64) {
    match shape {
        Shape::X => (1.0, 2.0),
        Shape::FacebookJson => (1.0, 2.0),
        Shape::FacebookHtml => (2.0, 3.0),
        Shape::Instagram => (1.0, 2.0),
        Shape::LinkedIn => (1.5, 3.0),
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some("measure") {
        let command: Vec<String> = arguments.collect();
        measure(&command);
        return;
    }
    let (dir, is_temporary) = archives::folder();
    let mut broken = Vec::new();
    println!("| archive | items | MB | `unzip -p` | Fodder | ratio | memory | text |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");
    for shape in Shape::ALL {
        let sample = archives::make(shape, shape.count(archives::count()), &dir);
        let path = sample.path.to_str().expect("a path");
        let out = dir.join("summary.json");
        let out = out.to_str().expect("a path");
        let unzip = shortest(&["unzip", "-p", path]);
        let fodder = shortest(&[FODDER, "report", path, "--region", "DE", "--format", "json", "--out", out]);
        check(&sample, out);
        let ratio = fodder.seconds / unzip.seconds;
        println!(
            "| {} | {} | {} | {:.2} s | {:.2} s | {ratio:.2} | {} MB | {} MB |",
            shape.name(),
            sample.item_count(),
            sample.bytes / 1_000_000,
            unzip.seconds,
            fodder.seconds,
            fodder.memory / 1_000_000,
            sample.text_bytes / 1_000_000,
        );
        let (large, small) = recorded(shape);
        let most = 2.0 * if archives::is_small() { small } else { large };
        if ratio > most {
            broken.push(format!("{}: {ratio:.2} is more than {most:.2}", shape.name()));
        }
        if is_temporary.is_some() {
            std::fs::remove_file(&sample.path).expect("the archive");
        }
    }
    assert!(broken.is_empty(), "{broken:?}");
}

/// Whether the summary has all that is in the archive, and nothing else.
fn check(sample: &Sample, summary: &str) {
    let summary: Value = serde_json::from_slice(&std::fs::read(summary).expect("a summary")).expect("JSON");
    let archive = &summary["archives"][0];
    assert_eq!(archive["ledger"]["balanced"], true);
    assert_eq!(archive["problems"], Value::Array(Vec::new()));
    for category in summary["categories"].as_array().expect("categories") {
        let name = category["id"].as_str().expect("a name");
        let wanted: u64 =
            sample.items.iter().filter(|(key, _)| key.split('.').next() == Some(name)).map(|(_, items)| items).sum();
        assert_eq!(category["items"], wanted, "{name}");
    }
    assert_eq!(summary["totals"]["items"], sample.item_count());
}

/// What a command took.
#[derive(Clone, Copy, Debug)]
struct Taken {
    seconds: f64,
    /// The most memory it had at a time, in bytes.
    memory: u64,
}

/// The shortest of several runs of a command, and the most memory of them.
fn shortest(command: &[&str]) -> Taken {
    let own = std::env::current_exe().expect("this program");
    let taken: Vec<Taken> = (0..RUNS)
        .map(|_| {
            // A process of its own, because the system only tells the memory of the largest child.
            let output = Command::new(&own).arg("measure").args(command).stderr(Stdio::inherit()).output();
            let output = output.expect("this program");
            assert!(output.status.success(), "{command:?} cannot be run");
            let text = String::from_utf8(output.stdout).expect("text");
            let (seconds, memory) = text.trim().split_once(' ').expect("two numbers");
            Taken { seconds: seconds.parse().expect("seconds"), memory: memory.parse().expect("bytes") }
        })
        .collect();
    Taken {
        seconds: taken.iter().map(|taken| taken.seconds).fold(f64::INFINITY, f64::min),
        memory: taken.iter().map(|taken| taken.memory).max().unwrap_or_default(),
    }
}

/// Runs a command, and prints its seconds and bytes.
fn measure(command: &[String]) {
    let start = Instant::now();
    let status = Command::new(&command[0]).args(&command[1..]).stdout(Stdio::null()).status().expect("the command");
    let seconds = start.elapsed().as_secs_f64();
    assert!(status.success(), "{command:?}: {status}");
    println!("{seconds} {}", most_memory());
}

/// The most memory that a child of this process had, in bytes.
#[cfg(unix)]
fn most_memory() -> i64 {
    use nix::sys::resource::{UsageWho, getrusage};
    getrusage(UsageWho::RUSAGE_CHILDREN).expect("usage").max_rss() * 1024
}

/// The most memory that a child of this process had: unknown here.
#[cfg(not(unix))]
fn most_memory() -> i64 {
    0
}
