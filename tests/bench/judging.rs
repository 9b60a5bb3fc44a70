//! Judging two million items again, held against one frame of a window: another country, another day, a birth date.
//!
//! The items are of six kinds and spread over fifteen years, so that they fill as many buckets as an archive of that
//! size can.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use fodder::import::{Origin, Progress, Watch, read_all};
use fodder::inventory::Inventory;
use fodder::rulebook::{Person, Rulebook};
use fodder::summary::{Inquiry, Within, build};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

/// A window draws sixty frames a second.
const FRAME: Duration = Duration::from_micros(16_667);

struct Unwatched;

impl Watch for Unwatched {
    fn keep_going(&self) -> bool {
        true
    }

    fn progress(&self, _progress: &Progress) {}
}

/// The kinds of files: the name, the header, and a row for a day.
type Kind = (&'static str, &'static str, fn(&str) -> String);

const KINDS: &[Kind] = &[
    ("Shares.csv", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", |day| {
        format!("{day} 10:00:00,https://www.linkedin.com/feed/update/1,On bread,,,MEMBER_NETWORK")
    }),
    ("Comments.csv", "Date,Link,Message", |day| format!("{day} 10:00:00,https://www.linkedin.com/feed/update/1,Yes")),
    ("Reactions.csv", "Date,Type,Link", |day| format!("{day} 10:00:00,LIKE,https://www.linkedin.com/feed/update/1")),
    ("SearchQueries.csv", "Time,Search Query", |day| format!("{} 10:00:00 UTC,bread", day.replace('-', "/"))),
    ("Votes.csv", "Date,Link,OptionText", |day| format!("{day} 10:00:00,https://www.linkedin.com/feed/update/1,Rye")),
    ("Saved_Items.csv", "savedItem,CreatedTime", |day| format!("https://www.linkedin.com/feed/1,{day} 10:00:00")),
];

/// An archive of so many items of each kind, spread over fifteen years.
fn archive(path: &Path, each: u32) {
    let mut writer = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    for (name, header, row) in KINDS {
        let mut text = format!("{header}\n");
        for at in 0..each {
            let (year, month, day) = (2011 + at % 15, at / 15 % 12 + 1, at / 180 % 28 + 1);
            writeln!(text, "{}", row(&format!("{year}-{month:02}-{day:02}"))).expect("memory");
        }
        writer.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(text.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("a zip");
}

fn main() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("Complete_LinkedInDataExport_03-14-2026.zip");
    archive(&path, 340_000);
    let tables = fodder::formats::built_in().expect("the tables are right");
    let book = fodder::rulebook::built_in().expect("the rules are right");
    let start = Instant::now();
    let (inventories, errors) = read_all(&[Origin::Path(path)], &tables, &Unwatched);
    assert!(errors.is_empty());
    let items: u64 = inventories.iter().map(Inventory::item_count).sum();
    let cells: usize = inventories.iter().map(|inventory| inventory.buckets.len()).sum();
    assert!(items > 2_000_000, "{items}");
    let mut out = std::io::stdout();
    writeln!(out, "{items} items in {cells} cells, read in {:?}", start.elapsed()).ok();
    let nobody = Person::default();
    let young = Person {
        born: "1999-02-28".parse().ok(),
        opted_out: BTreeMap::from([("linkedin".into(), date(2025, 11, 10))]),
    };
    let within = Within { from: Some(date(2016, 1, 1)), until: Some(date(2020, 12, 31)) };
    for (what, region, person, within) in [
        ("another country", "BR", &nobody, None),
        ("a birth date", "DE", &young, None),
        ("some years of it", "DE", &nobody, Some(within)),
    ] {
        hold(what, &inventories, &book, region, person, within);
    }
}

/// Judges all of it several times and prints how much of a frame it takes.
fn hold(what: &str, inventories: &[Inventory], book: &Rulebook, region: &str, person: &Person, within: Option<Within>) {
    let on = date(2026, 11, 24);
    let asked = Inquiry {
        person: person.clone(),
        within,
        ..Inquiry::new(book.regions.jurisdiction(region, on).expect("a country"), on)
    };
    let taken = (0..9).map(|_| {
        let start = Instant::now();
        assert!(build(inventories, book, &asked).totals.counts.items > 0);
        start.elapsed()
    });
    let mut taken: Vec<Duration> = taken.collect();
    taken.sort();
    let share = taken[4].as_secs_f64() / FRAME.as_secs_f64();
    writeln!(std::io::stdout(), "{what}: {:?}, {share:.2} of a frame", taken[4]).ok();
}
