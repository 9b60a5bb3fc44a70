//! Each stage of reading an archive, held against merely inflating it: ratios within one run, so that machines do not
//! matter.
//!
//! `cargo bench --bench reading` makes five large archives, and prints for each stage how long it takes and how many times
//! as long as inflating. Placing is what reading on one thread takes beyond listing and parsing. `FODDER_BENCH=small` makes
//! archives of a twentieth of the size.

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
use fodder::archive::{Archive, Limits};
use fodder::formats::{self, Table};
use fodder::import::{Origin, Progress, Threads, Watch, read_all_with};
use fodder::inventory::Inventory;
use fodder::readers::{self, Identity, Record, Rejection, Sink};
use fodder::recognise::{Task, recognise, sort};
use fodder::rulebook::Rulebook;
use fodder::summary::{Format, Inquiry, build, write};
use jiff::civil::date;
use std::io;
use std::time::{Duration, Instant};

/// Each stage is run so often; the shortest counts.
const RUNS: u32 = 3;

fn main() {
    let count = archives::count();
    let tables = formats::built_in().expect("the tables are right");
    let book = fodder::rulebook::built_in().expect("the rules are right");
    let (dir, is_temporary) = archives::folder();
    for shape in Shape::ALL {
        let sample = archives::make(shape, shape.count(count), &dir);
        println!("{}: {} items, {} MB to read", shape.name(), sample.item_count(), sample.bytes / 1_000_000);
        hold(&sample, &tables, &book);
        if is_temporary.is_some() {
            std::fs::remove_file(&sample.path).expect("the archive");
        }
    }
}

/// Measures the stages of one archive.
fn hold(sample: &Sample, tables: &[Table], book: &Rulebook) {
    let open = || Archive::open(&sample.path, Limits::USUAL, &|| true).expect("an archive");
    let directory = shortest(open);
    let archive = open();
    let table = &tables[recognise(&archive, tables).first().expect("a platform").table];
    let tasks = sort(&archive, table);
    let to_read = || archive.entries.iter().zip(&tasks).filter(|(_, task)| matches!(task, Task::Read(..)));
    let inflate = shortest(|| {
        for (entry, _) in to_read() {
            archive.read_whole(entry, |reader| io::copy(reader, &mut io::sink()).expect("bytes")).expect("an entry");
        }
    });
    let parse = shortest(|| {
        let mut found = Found::default();
        for (entry, task) in to_read() {
            let Task::Read(file, _) = task else { continue };
            let spec = &table.files[*file];
            archive
                .read_whole(entry, |reader| readers::read(table, spec, &entry.path, reader, &mut found))
                .expect("an entry")
                .expect("a file that can be read");
        }
        assert_eq!((found.rejected, found.unlisted), (0, 0));
        assert_eq!(found.items, sample.item_count());
    });
    let read = |threads| {
        let origins = [Origin::Path(sample.path.clone())];
        let (inventories, errors) = read_all_with(threads, &origins, tables, Limits::USUAL, &Unwatched);
        assert!(errors.is_empty());
        assert_eq!(inventories[0].item_count(), sample.item_count());
        inventories
    };
    let on_one = shortest(|| read(Threads::Exactly(1)));
    let on_all = shortest(|| read(Threads::Cores));
    let inventories: Vec<Inventory> = read(Threads::Cores);
    let asked =
        Inquiry::new(book.regions.jurisdiction("DE", date(2026, 11, 24)).expect("a country"), date(2026, 11, 24));
    let judge = shortest(|| build(&inventories, book, &asked));
    let summary = build(&inventories, book, &asked);
    assert_eq!(summary.totals.counts.items, sample.item_count());
    let written = shortest(|| write(&summary, Format::Html).expect("a page"));
    let place = on_one.saturating_sub(directory + parse);
    for (what, taken) in [
        ("directory", directory),
        ("inflate", inflate),
        ("inflate and parse", parse),
        ("place", place),
        ("all of it on one thread", on_one),
        ("all of it on every core", on_all),
        ("judge", judge),
        ("summary", written),
    ] {
        println!("  {what:24} {taken:>9.1?}  {:>5.2} × inflating", taken.as_secs_f64() / inflate.as_secs_f64());
    }
}

/// The shortest of several runs.
fn shortest<T>(mut run: impl FnMut() -> T) -> Duration {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let made = run();
            let taken = start.elapsed();
            drop(made);
            taken
        })
        .min()
        .unwrap_or_default()
}

struct Unwatched;

impl Watch for Unwatched {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, _progress: &Progress) {}
}

/// Counts what a reader finds.
#[derive(Default)]
struct Found {
    items: u64,
    rejected: u64,
    unlisted: u64,
}

impl Sink for Found {
    fn record(&mut self, _list: usize, record: &Record<'_>) {
        self.items += record.items;
    }

    fn rejected(&mut self, _list: usize, _rejection: Rejection) {
        self.rejected += 1;
    }

    fn identity(&mut self, _list: usize, _identity: &Identity<'_>) {}

    fn unlisted(&mut self, _path: &str, elements: u64) {
        self.unlisted += elements;
    }
}
