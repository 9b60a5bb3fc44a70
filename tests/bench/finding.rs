//! Finding among millions of items: a word that is common, one that stands nowhere, another facet. What is found is counted.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

mod archives;

use archives::Shape;
use fodder::import::{Origin, read_all};
use fodder::summary::{FoundItems, Haystack, Inquiry, ItemIndex, ItemOrder, ItemsQuery};
use fodder::vocab::Author;
use jiff::civil::date;
use std::io::Write as _;
use std::time::{Duration, Instant};

/// The first hits are to be there within this time.
const AT_ONCE: Duration = Duration::from_millis(100);
/// All hits of a word that stands in most items are to be there, in order, within this time.
const SOON: Duration = Duration::from_millis(500);
/// A word that stands nowhere is to be known within this time.
const NOWHERE: Duration = Duration::from_secs(1);

fn main() {
    let (dir, _is_temporary) = archives::folder();
    let sample = archives::make(Shape::X, Shape::X.count(archives::count()), &dir);
    let tables = fodder::formats::built_in().expect("the tables are right");
    let book = fodder::rulebook::built_in().expect("the rules are right");
    let (inventories, errors) = read_all(&[Origin::Path(sample.path)], &tables, &());
    assert!(errors.is_empty());
    let on = date(2026, 11, 24);
    let asked = Inquiry::new(book.regions.jurisdiction("DE", on).expect("a country"), on);
    let start = Instant::now();
    let index = ItemIndex::build(&inventories, &book, &asked, || true).expect("nothing stops it");
    let building = start.elapsed();
    let mut out = std::io::stdout();
    writeln!(out, "{} items; judged one by one and put in order in {} ms", index.len(), building.as_millis())
        .expect("standard output");
    let haystack = Haystack { inventories: &inventories, index: &index, hints: None, within: None, only: None };
    let find = |query: &ItemsQuery| -> (FoundItems, Duration) {
        let start = Instant::now();
        let found = haystack.find(query, || true).expect("nothing stops it");
        (found, start.elapsed())
    };
    let newest = ItemsQuery { order: ItemOrder::Date, descending: true, ..ItemsQuery::default() };
    let search = |words: &str| ItemsQuery { search: words.to_owned(), ..newest.clone() };
    let queries = [
        ("everything", newest.clone(), None),
        ("a facet", ItemsQuery { author: Some(Author::Own), ..newest.clone() }, None),
        ("a common word", search("ka"), Some(SOON)),
        ("a word that stands nowhere", search("xylophagous"), Some(NOWHERE)),
        ("a phrase", search("\"of the\""), Some(NOWHERE)),
        ("words with accents in the search", search("thé"), Some(NOWHERE)),
    ];
    let mut late = Vec::new();
    for (name, query, most) in queries {
        let (found, first) = find(&query);
        let (_, second) = find(&query);
        let took = first.min(second);
        let hits = found.hits.len();
        let start = Instant::now();
        let at_once = haystack.first(&query, 200);
        let first_took = start.elapsed();
        assert!(found.hits.starts_with(&at_once), "{name}");
        let (took_ms, first_ms) = (took.as_millis(), first_took.as_millis());
        writeln!(out, "{name}: the first {} in {first_ms} ms, all {hits} in {took_ms} ms", at_once.len())
            .expect("standard output");
        if most == Some(SOON) && first_took > AT_ONCE && archives::count() >= 100_000 {
            late.push(name);
        }
        let of_category: u64 = found.facets.categories.values().sum();
        assert_eq!(of_category, hits as u64, "{name}");
        if most.is_some_and(|most| took > most) && archives::count() >= 100_000 {
            late.push(name);
        }
    }
    assert!(late.is_empty(), "too late: {late:?}");
}
