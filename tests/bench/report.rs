//! The whole report, from the process's start to its end, held against `unzip -p ARCHIVE > /dev/null`: the table in
//! `.github/TESTING.md`.
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
mod process;

use archives::{Sample, Shape};
use process::{FODDER, measure_if_asked, shortest};
use serde_json::Value;

/// Every command is run so often; the shortest counts.
const RUNS: u32 = 5;

/// What a ratio was when it was recorded, on two cores, of a large and of a small archive; twice as much fails.
const fn recorded(shape: Shape) -> (f64, f64) {
    match shape {
        Shape::X => (0.45, 0.8),
        Shape::FacebookJson => (0.65, 1.3),
        Shape::FacebookHtml => (1.4, 1.8),
        Shape::Instagram => (0.8, 2.4),
        Shape::LinkedIn => (0.75, 1.5),
    }
}

fn main() {
    if measure_if_asked() {
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
        let unzip = shortest(RUNS, &["unzip", "-p", path]);
        let fodder = shortest(RUNS, &[FODDER, "report", path, "--region", "DE", "--format", "json", "--out", out]);
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
        // Text, 64 bytes an item, and 64 MiB for everything else.
        let allowed = sample.text_bytes + 64 * sample.item_count() + 64 * 1024 * 1024;
        if fodder.memory > allowed {
            broken.push(format!("{}: {} bytes of memory are more than {allowed}", shape.name(), fodder.memory));
        }
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
