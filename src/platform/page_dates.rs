//! Dates as pages write them: in the language of the account, in its order, without an offset.
//!
//! Names of months tell themselves. Where a date is nothing but numbers, its order is settled by the other dates of
//! the page: a day above 12 anywhere in it says which number is the day.

use super::dates::Stamp;
use jiff::civil::{Date, DateTime};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Which of two numbers is the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// A date as it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Written {
    /// It can be read in one way.
    Known(Stamp),
    /// It can be read in two ways: with the day first, and with the month first.
    Either(Stamp, Stamp),
}

impl Written {
    /// The time, if it is told.
    pub fn stamp(self, order: Option<Order>) -> Option<Stamp> {
        match (self, order) {
            (Self::Known(stamp), _)
            | (Self::Either(stamp, _), Some(Order::DayFirst))
            | (Self::Either(_, stamp), Some(Order::MonthFirst)) => Some(stamp),
            (Self::Either(..), None) => None,
        }
    }
}

#[derive(Debug, Deserialize)]
struct Names {
    months: HashMap<String, Vec<Vec<String>>>,
    halves: Halves,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Halves {
    before_noon: Vec<String>,
    after_noon: Vec<String>,
}

/// The names of months and halves of the day.
#[derive(Debug, Default)]
struct Words {
    months: HashMap<String, i8>,
    before_noon: Vec<String>,
    after_noon: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let Ok(names) = toml::from_str::<Names>(include_str!("../../assets/dates.toml")) else { return Words::default() };
    let months = names.months.into_values().flat_map(|months| {
        months.into_iter().zip(1..).flat_map(|(names, month)| names.into_iter().map(move |name| (name, month)))
    });
    Words { months: months.collect(), before_noon: names.halves.before_noon, after_noon: names.halves.after_noon }
});

/// Whether a line is the time of a change and nothing else, as `Updated Aug 17, 2025 11:23 am` in any language: a day
/// and a time at its end, and before them one word and what is short. What people write themselves is hardly so.
pub(super) fn is_change(line: &str) -> bool {
    let has_day = |pieces: &Pieces| pieces.has_time && pieces.long_before <= 1 && pieces.long_after == 0;
    Pieces::of(line).is_some_and(|pieces| has_day(&pieces)) && read(line, &mut None).is_some()
}

/// Reads a date, and learns from it which number is the day.
pub(super) fn read(text: &str, order: &mut Option<Order>) -> Option<Written> {
    let pieces = Pieces::of(text)?;
    let (first, second, year) = match (pieces.month, pieces.numbers.as_slice()) {
        (Some(month), [day, year] | [year, day]) if *year > 31 || *day > 31 => {
            let (day, year) = if *day > 31 { (*year, *day) } else { (*day, *year) };
            return known(year, month, day, &pieces);
        }
        (None, [year, month, day]) if *year > 31 => {
            return known(*year, i8::try_from(*month).ok()?, *day, &pieces);
        }
        (None, [first, second, year]) => (*first, *second, if *year < 100 { year + 2000 } else { *year }),
        _ => return None,
    };
    let day_first = known(year, i8::try_from(second).ok()?, first, &pieces);
    let month_first = known(year, i8::try_from(first).ok()?, second, &pieces);
    match (day_first, month_first) {
        (Some(Written::Known(a)), Some(Written::Known(b))) if a != b => Some(Written::Either(a, b)),
        (Some(found), None) => {
            order.get_or_insert(Order::DayFirst);
            Some(found)
        }
        (None, Some(found)) => {
            order.get_or_insert(Order::MonthFirst);
            Some(found)
        }
        (found, _) => found,
    }
}

fn known(year: i32, month: i8, day: i32, pieces: &Pieces) -> Option<Written> {
    let date = Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()?;
    let (hour, minute, second) = pieces.time;
    let stamp = Stamp::from_utc(DateTime::from_parts(date, jiff::civil::Time::new(hour, minute, second, 0).ok()?))?;
    Some(Written::Known(Stamp(stamp.0 - pieces.offset)))
}

/// What a date is made of.
#[derive(Debug, Default)]
struct Pieces {
    /// The numbers that are no time.
    numbers: Vec<i32>,
    month: Option<i8>,
    time: (i8, i8, i8),
    /// Seconds east of Greenwich, where it says so.
    offset: i64,
    has_time: bool,
    /// Words of more than three letters that belong to no date, before its first number and after it.
    long_before: usize,
    long_after: usize,
}

impl Pieces {
    /// Takes a text apart. `None` if it has more than a date in it, or none.
    fn of(text: &str) -> Option<Self> {
        if text.len() > 80 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let text = text.to_lowercase().replace(['\u{202f}', '\u{a0}'], " ");
        let (text, offset) = split_offset(&text);
        let mut pieces = Self { offset, ..Self::default() };
        let mut words: Vec<String> = Vec::new();
        let mut times: Vec<i8> = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_digit = first.is_ascii_digit();
            let is_letter = first.is_alphabetic();
            let length = if is_digit || is_letter {
                let goes_on = |c: char| if is_digit { c.is_ascii_digit() } else { c.is_alphabetic() };
                rest.find(|c| !goes_on(c)).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (piece, after) = rest.split_at(length);
            if is_digit {
                let number: i32 = piece.parse().ok()?;
                let is_time = after.starts_with(':')
                    || (!times.is_empty() && times.len() < 3 && text_before(text, rest).ends_with(':'));
                if is_time {
                    times.push(i8::try_from(number).ok()?);
                } else {
                    pieces.numbers.push(number);
                }
            } else if is_letter {
                if piece.chars().count() > 3 && !WORDS.months.contains_key(piece) {
                    let is_before = pieces.numbers.is_empty() && times.is_empty();
                    *(if is_before { &mut pieces.long_before } else { &mut pieces.long_after }) += 1;
                }
                words.push(piece.to_owned());
            }
            rest = after;
        }
        pieces.month = words.iter().find_map(|word| WORDS.months.get(word)).copied();
        let [hour, minute, second] = [0, 1, 2].map(|at| times.get(at).copied().unwrap_or_default());
        pieces.time = (twelve(hour, &words), minute, second);
        pieces.has_time = !times.is_empty();
        (pieces.numbers.len() < 4).then_some(pieces)
    }
}

/// What stands before the rest of a text.
fn text_before<'t>(text: &'t str, rest: &str) -> &'t str {
    text.get(..text.len() - rest.len()).unwrap_or_default()
}

/// An hour of a clock of twelve hours.
fn twelve(hour: i8, words: &[String]) -> i8 {
    let joined = words.join(" ");
    let says = |halves: &[String]| {
        halves.iter().any(|half| {
            if half.is_ascii() {
                words.contains(half) || joined.ends_with(&format!(" {half}"))
            } else {
                words.iter().any(|word| word.contains(half.as_str()))
            }
        })
    };
    match hour {
        12 if says(&WORDS.before_noon) => 0,
        1..12 if says(&WORDS.after_noon) => hour + 12,
        hour => hour,
    }
}

/// A text without `UTC+08:00` at its end, and that as seconds.
fn split_offset(text: &str) -> (&str, i64) {
    let Some((before, zone)) = text.split_once("utc").or_else(|| text.split_once("gmt")) else { return (text, 0) };
    let sign = if zone.contains(['-', '−']) { -1 } else { 1 };
    let numbers: Vec<i64> =
        zone.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
    let [hours, minutes] = [0, 1].map(|at| numbers.get(at).copied().unwrap_or_default());
    // No place is further from Greenwich, and no other number is an offset.
    (before, if hours > 14 || minutes > 59 { 0 } else { sign * (hours * 3600 + minutes * 60) })
}
