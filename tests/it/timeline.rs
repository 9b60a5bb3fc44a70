//! The timeline: months are counted whole, and what it tells of a month is what each day's answer was.

use crate::support::Unwatched;
use fodder::formats;
use fodder::import::{Origin, Sample, read_all};
use fodder::inventory::Inventory;
use fodder::rulebook::{self, Person, Residence, Rulebook};
use fodder::summary::timeline::{Month, Timeline, moment};
use fodder::summary::{Inquiry, Within, build};
use fodder::vocab::Outcome;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

fn sample() -> Vec<Inventory> {
    let tables = formats::built_in().expect("tables");
    read_all(&[Origin::Sample(Sample::LinkedIn)], &tables, &Unwatched).0
}

fn asked(book: &Rulebook, region: &str, on: Date, person: Person, within: Option<Within>) -> Inquiry {
    Inquiry { person, within, ..Inquiry::new(book.regions.jurisdiction(region, on).expect("a place"), on) }
}

#[test]
fn months_add_up_to_all_that_has_a_date() {
    let (book, inventories) = (rulebook::built_in().expect("rules"), sample());
    let today = date(2026, 11, 24);
    let summary = build(&inventories, &book, &asked(&book, "DE", today, Person::default(), None));
    let timeline = Timeline::of(&inventories, &summary, today);
    let in_months: u64 = timeline.rows.iter().flat_map(|row| &row.items).sum();
    assert_eq!(in_months + timeline.undated + timeline.later, summary.totals.counts.items);
    assert!(timeline.undated > 0 && timeline.rows.iter().all(|row| row.items.len() == timeline.months));
    assert_eq!(timeline.first.plus(timeline.months - 1), Month::of(today));
    assert_eq!(timeline.most, timeline.rows.iter().flat_map(|row| &row.items).copied().max().expect("months"));
}

/// What was said "then" is the sum of what was said on each day, also where the person comes of age within the month,
/// moves, or opts out.
#[test]
fn a_past_month_is_judged_day_by_day() {
    let (book, inventories) = (rulebook::built_in().expect("rules"), sample());
    let today = date(2026, 11, 24);
    let of_age = |born: &str| Person { born: born.parse().ok(), ..Person::default() };
    let opted_out = Person { opted_out: BTreeMap::from([("linkedin".into(), date(2026, 2, 14))]), ..Person::default() };
    for (person, moved) in [
        (Person::default(), None),
        (of_age("2008-02-02"), None),
        (of_age("2010-02-15"), None),
        (opted_out, None),
        (Person::default(), Some(("US".into(), date(2026, 2, 10)))),
    ] {
        let residence = Residence { before: moved, ..Residence::of("DE") };
        let question = asked(&book, "DE", today, person.clone(), None);
        let summary = build(&inventories, &book, &question);
        for month in [date(2025, 11, 1), date(2026, 2, 1), date(2026, 3, 1)].map(Month::of) {
            let mut by_day: BTreeMap<(String, Outcome), u64> = BTreeMap::new();
            let mut day = month.first_day();
            while day <= month.last_day() {
                let place = residence.jurisdiction(&book.regions, day).expect("a place");
                let within = Some(Within { from: Some(day), until: Some(day) });
                let of_day = Inquiry { jurisdiction: place, ..asked(&book, "DE", day, person.clone(), within) };
                for category in build(&inventories, &book, &of_day).categories {
                    for (outcome, items) in category.outcomes {
                        *by_day.entry((category.id.id().to_owned(), outcome)).or_default() += items;
                    }
                }
                day = day.tomorrow().expect("a day");
            }
            let mut told: BTreeMap<(String, Outcome), u64> = BTreeMap::new();
            for category in &summary.categories {
                let moment = moment(category.id, month..=month, &inventories, &book, &question, &residence);
                assert_eq!(moment.then.iter().map(|saying| saying.items).sum::<u64>(), moment.items);
                assert_eq!(moment.now.iter().map(|saying| saying.items).sum::<u64>(), moment.items);
                for saying in moment.then {
                    *told.entry((category.id.id().to_owned(), saying.standing.outcome())).or_default() += saying.items;
                }
            }
            assert_eq!(told, by_day, "{} of {:?}", month.in_words(), person.born.map(|born| born.to_string()));
        }
        // Of several months it tells of all of them, not of the first.
        let (first, last) = (date(2025, 11, 1), date(2026, 3, 31));
        let within = Some(Within { from: Some(first), until: Some(last) });
        let of_span = build(&inventories, &book, &asked(&book, "DE", today, person.clone(), within));
        for category in &of_span.categories {
            let months = Month::of(first)..=Month::of(last);
            let moment = moment(category.id, months, &inventories, &book, &question, &residence);
            let mut now: BTreeMap<Outcome, u64> = BTreeMap::new();
            for saying in &moment.now {
                *now.entry(saying.standing.outcome()).or_default() += saying.items;
            }
            assert_eq!(now, category.outcomes.iter().map(|(outcome, items)| (*outcome, *items)).collect());
            assert_eq!(moment.then.iter().map(|saying| saying.items).sum::<u64>(), category.counts.items);
        }
    }
}
