//! Dates as platforms write them.

use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime;

/// When something was made: seconds since 1970, UTC. A day or a month without a time is its first second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stamp(pub i64);

impl Stamp {
    /// The day, UTC.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        let stamp = jiff::Timestamp::from_second(self.0).ok()?;
        Some(jiff::tz::Offset::UTC.to_datetime(stamp).date())
    }

    /// Before everything that has a date.
    pub const FIRST: Self = Self(i64::MIN + 1);
    /// After everything.
    pub const LAST: Self = Self(i64::MAX);

    /// The first second of a day, UTC.
    #[must_use]
    pub fn midnight(day: Date) -> Self {
        let limit = if day.year() < 0 { Self::FIRST } else { Self::LAST };
        jiff::tz::Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).map_or(limit, |stamp| Self(stamp.as_second()))
    }

    /// From a civil time taken as UTC. Times before 1990 or after 2100 are not believed.
    #[must_use]
    pub fn from_utc(time: DateTime) -> Option<Self> {
        if !(1990..=2100).contains(&time.year()) {
            return None;
        }
        let stamp = jiff::tz::Offset::UTC.to_timestamp(time).ok()?;
        Some(Self(stamp.as_second()))
    }
}

/// Shapes with a time, and shapes without, in the order they are tried.
const TIMES: &[&str] = &[
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M",
    "%m/%d/%y, %I:%M %p",
    "%m/%d/%Y, %I:%M %p",
    "%m/%d/%y %H:%M",
    "%m/%d/%Y %H:%M",
    "%m/%d/%y %I:%M:%S %p",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%b %d, %Y %I:%M %p",
    "%b %d, %Y, %I:%M %p",
    "%B %d, %Y at %I:%M %p",
    "%b %d %Y %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
];
const DAYS: &[&str] = &[
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d %b %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %B %Y",
    "%d-%b-%y",
    "%d-%b-%Y",
    "%m/%d/%y",
    "%m/%d/%Y",
];

/// Parses dates of one column: what fitted last time is tried first.
#[derive(Debug, Default)]
pub struct Dates {
    last: Option<&'static str>,
}

impl Dates {
    /// Parses one cell. `None` if it holds no date.
    pub fn parse(&mut self, cell: &str) -> Option<Stamp> {
        let text = tidy(cell);
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if let Some(shape) = self.last
            && let Some(stamp) = by_shape(shape, &text)
        {
            return Some(stamp);
        }
        if let Some(stamp) = text.parse().ok().filter(|_| text.len() >= 9).and_then(from_number) {
            return Some(stamp);
        }
        for shape in TIMES.iter().chain(DAYS) {
            if let Some(stamp) = by_shape(shape, &text) {
                self.last = Some(shape);
                return Some(stamp);
            }
        }
        month_or_year(&text)
    }
}

/// Parses one cell on its own.
#[must_use]
pub fn parse_stamp(cell: &str) -> Option<Stamp> {
    Dates::default().parse(cell)
}

/// From seconds or milliseconds since 1970, told apart by their size. Zero, negative and absurd ones are no time.
#[must_use]
pub(super) fn from_number(number: i64) -> Option<Stamp> {
    let seconds = if number > 100_000_000_000 { number / 1000 } else { number };
    let stamp = Stamp(seconds);
    let year = stamp.day()?.year();
    (1990..=2100).contains(&year).then_some(stamp)
}

fn by_shape(shape: &str, text: &str) -> Option<Stamp> {
    let broken_down = strtime::parse(shape, text).ok()?;
    let time = broken_down.to_datetime().or_else(|_no_time| broken_down.to_date().map(DateTime::from)).ok()?;
    Stamp::from_utc(time)
}

/// `Jan 2020` and `2020`.
fn month_or_year(text: &str) -> Option<Stamp> {
    if text.len() == 4 {
        let year = text.parse().ok()?;
        return Stamp::from_utc(Date::new(year, 1, 1).ok()?.into());
    }
    by_shape("%b %d %Y", &first_of_month(text)?)
}

fn first_of_month(text: &str) -> Option<String> {
    let (month, year) = text.split_once(' ')?;
    (month.len() == 3 && year.len() == 4).then(|| format!("{month} 01 {year}"))
}

/// Takes away what stands around a date: zones, odd spaces, the sentence before it, the end of a span.
fn tidy(cell: &str) -> String {
    let mut text: String =
        cell.trim().chars().map(|c| if matches!(c, '\u{202f}' | '\u{a0}') { ' ' } else { c }).collect();
    if let Some((_, date)) = text.rsplit_once(" on ") {
        text = date.into();
    }
    if let Some((from, _)) = text.split_once(" - ") {
        text = from.into();
    }
    for zone in [" (GMT)", " (UTC)", " UTC", " GMT", "Z", " +0000"] {
        if let Some(rest) = text.strip_suffix(zone) {
            text = rest.trim_end().into();
        }
    }
    // Fractions of a second say nothing here.
    if let Some((time, fraction)) = text.rsplit_once('.')
        && time.contains(':')
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
    {
        text = time.into();
    }
    let words: Vec<&str> = text.split(' ').collect();
    match words.as_slice() {
        // Java's own way: `Tue Jan 09 10:00:00 UTC 2024`.
        [_weekday, month, day, time, _zone, year] if time.contains(':') => format!("{month} {day} {year} {time}"),
        // `03/05/24 14:05 PM`: the hours run to 23 and the mark says nothing more.
        [date, time, "AM" | "PM"] if date.contains('/') && !date.ends_with(',') && time.len() == 5 => {
            format!("{date} {time}")
        }
        _ => text,
    }
}

/// `MM-DD-YYYY` or `YYYY-MM-DD` in a name.
#[must_use]
pub fn date_in_name(name: &str) -> Option<Date> {
    date_and_place_in_name(name).map(|(_, date)| date)
}

/// The same, with what stands before it.
#[must_use]
pub fn date_and_place_in_name(name: &str) -> Option<(&str, Date)> {
    let bytes = name.as_bytes();
    (0..bytes.len().saturating_sub(9)).find_map(|at| {
        let piece = name.get(at..at + 10)?;
        let parts: Vec<&str> = piece.split('-').collect();
        let [a, b, c] = parts.as_slice() else { return None };
        if !piece.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        let iso = match (a.len(), b.len(), c.len()) {
            (2, 2, 4) => format!("{c}-{a}-{b}"),
            (4, 2, 2) => piece.to_owned(),
            _ => return None,
        };
        Some((name.get(..at)?, parse_stamp(&iso)?.day()?))
    })
}
