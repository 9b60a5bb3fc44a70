//! Dates as exports write them.
//!
//! A [`DateReader`] reads the dates of one file, because a date alone often does not say which of its numbers is the
//! day or in which language its month is. A date that cannot be read with certainty is [`DateReading::Unread`], because
//! a wrong date is worse than none.

use super::local_dates::{
    Order, Premise, Reading, is_one_moment, language_count, months_like_english, names_year, readings,
};
use super::stamp::Stamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::strtime;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

/// In a stretch of text, a date is looked for at no more positions than this.
const PARTS: usize = 6;

/// The name of a month is accepted without other dates to decide if this many times more languages use it for one month
/// than for others.
///
/// `Jan` is January in 64 languages and June in Southern Sotho; `lis` is November in three and October in Croatian.
const MANY_LANGUAGES: usize = 10;

/// From so many dates with the name of a month on, the language of a file is known, and no date waits for the others any more.
const ENOUGH: u32 = 16;

/// The formats that programs write, those with a time first. Dates that are all numbers and do not begin with the year
/// are left to [`super::local_dates`], except those with `AM` or `PM`, in which `LinkedIn` writes the month first.
const FORMATS: &[&str] = &[
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M",
    "%m/%d/%y, %I:%M %p",
    "%m/%d/%Y, %I:%M %p",
    "%m/%d/%y %I:%M:%S %p",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%y %I:%M %p",
    "%b %d, %Y %I:%M:%S %p",
    "%b %d, %Y, %I:%M:%S %p",
    "%b %d, %Y %I:%M %p",
    "%b %d, %Y, %I:%M %p",
    "%B %d, %Y at %I:%M %p",
    "%b %d %Y %H:%M:%S",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d %b %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %B %Y",
    "%d-%b-%y",
    "%d-%b-%Y",
];

/// The result of reading a field that may hold a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum DateReading {
    /// There is no date in it.
    Nothing,
    /// It is this moment.
    Known(Stamp),
    /// It has several readings. The other dates of the file may tell which one is right.
    Open(Vec<Reading>),
    /// There is a date, and it cannot be read with certainty.
    Unread,
}

/// Reads the dates of one file.
#[derive(Debug, Default)]
pub(super) struct DateReader {
    /// Whether a date such as `03/05/24, 2:05 PM` begins with the month if no other date of the file tells. Programs
    /// write it so, whereas pages follow the language of the account.
    month_first: bool,
    /// The format that the last date had, which is tried first.
    last: Option<&'static str>,
    /// For each language, in how many dates of the file it has the name of the month. Those that are read as English without looking
    /// at other languages are counted in `english`.
    languages: Vec<u32>,
    /// How many dates of the file name each month in English.
    english: [u32; 12],
    /// How many dates of the file name their month.
    named: u32,
    /// The most dates that one language has, as counted when [`Self::named`] was last doubled.
    most: Cell<Option<u32>>,
    /// For each order, how many dates of the file can be read in that order only.
    orders: HashMap<Order, u32>,
}

impl DateReader {
    /// A reader for a file that was written for programs, not for people.
    pub fn of_data() -> Self {
        Self { month_first: true, ..Self::default() }
    }

    /// Reads a field that holds a date, among other things: a label before it, a place, a second date behind it.
    pub fn read_field(&mut self, text: &str) -> DateReading {
        match self.read(text) {
            DateReading::Unread => {}
            reading => return reading,
        }
        for line in text.lines() {
            // Of a span, the first day is read; of a date with another one in brackets, the one before the brackets.
            let span = [" (", " - ", " – "].into_iter().filter_map(|end| line.find(end)).min();
            let heads = [span.and_then(|end| line.get(..end)), Some(line)];
            // Where the line has a year, a part without one is no date but a time: `10.05.16` behind a date that cannot be read.
            let has_year = names_year(line);
            for head in heads.into_iter().flatten() {
                let starts = head.match_indices([',', ':']).filter_map(|(at, _)| head.get(at + 1..));
                let parts = std::iter::once(head).chain(starts.filter(|part| part.starts_with(' '))).take(PARTS);
                for part in parts.filter(|part| !has_year || names_year(part)) {
                    match self.read(part) {
                        DateReading::Nothing | DateReading::Unread => {}
                        reading => return reading,
                    }
                }
            }
        }
        DateReading::Unread
    }

    /// Reads a text that is one date: a number, ISO 8601, one of the formats of exports, or a date in words.
    pub fn read(&mut self, text: &str) -> DateReading {
        let text = text.trim();
        // Data has seconds or milliseconds since 1970, more often than anything else.
        if text.bytes().all(|byte| byte.is_ascii_digit())
            && let Some(reading) = read_whole_number(text)
        {
            return reading;
        }
        if let Some(stamp) = read_fixed(text) {
            return DateReading::Known(stamp);
        }
        if let Some(stamp) = read_fixed_in_page(text) {
            self.note_english(stamp);
            return DateReading::Known(stamp);
        }
        self.read_unfixed(text)
    }

    fn read_unfixed(&mut self, text: &str) -> DateReading {
        if let Some(reading) = read_number(text) {
            return reading;
        }
        if says_nothing(text) {
            return DateReading::Nothing;
        }
        if let Some(reading) = self.read_formatted(text) {
            return reading;
        }
        self.read_local(text)
    }

    /// Reads a date as people write it: in words of any language, or in numbers whose order is not known. A month in words waits for the
    /// other dates of the file, because the language that it is in may not be theirs.
    pub fn read_local(&mut self, text: &str) -> DateReading {
        let readings = readings(text);
        self.note(&readings);
        let names_month = readings.iter().any(Reading::names_month);
        match readings.as_slice() {
            [] => DateReading::Unread,
            _ if names_month && self.knows_language() => {
                self.settle(&readings).map_or(DateReading::Unread, DateReading::Known)
            }
            [first, ..] if !names_month && is_one_moment(&readings) => DateReading::Known(first.stamp),
            _ => DateReading::Open(readings),
        }
    }

    /// Whether so many dates of the file name a month that further ones hardly change which language it is in.
    pub fn knows_language(&self) -> bool {
        self.named >= ENOUGH
    }

    /// Chooses between readings by the other dates of the file. `None` if those do not decide, or if most of them are in another
    /// language.
    pub fn settle(&self, readings: &[Reading]) -> Option<Stamp> {
        let weight = |reading: &Reading| match &reading.premise {
            Premise::Always => u32::MAX,
            Premise::Order(order) | Premise::Usual(order) => self.orders.get(order).copied().unwrap_or_default(),
            Premise::Language(all) => {
                all.iter().map(|language| self.dates_in(usize::from(*language))).max().unwrap_or_default()
            }
        };
        let most = readings.iter().map(weight).max().unwrap_or_default();
        if most == 0 {
            let is_usual = |one: &&Reading| matches!(one.premise, Premise::Usual(_));
            return readings.iter().find(is_usual).filter(|_| self.month_first).map(|reading| reading.stamp);
        }
        let best: Vec<&Reading> = readings.iter().filter(|reading| weight(reading) == most).collect();
        let names_month = best.iter().any(|reading| reading.names_month());
        if names_month && most < self.most_in_one_language() {
            return None;
        }
        let first = agreed(&best)?;
        // If dates of the file prove two orders, neither holds for all of them.
        let is_mixed = self.orders.len() > 1
            && readings.iter().any(|one| matches!(one.premise, Premise::Order(_) | Premise::Usual(_)));
        (!is_mixed).then_some(first)
    }

    /// In how many dates of the file a language has the name of the month.
    fn dates_in(&self, language: usize) -> u32 {
        let shared = months_like_english(language);
        let english = self.english.iter().enumerate().filter(|(month, _)| shared & (1 << month) != 0);
        let english: u32 = english.map(|(_, dates)| *dates).sum();
        self.languages.get(language).copied().unwrap_or_default() + english
    }

    fn most_in_one_language(&self) -> u32 {
        let most = self
            .most
            .get()
            .unwrap_or_else(|| (0..language_count()).map(|language| self.dates_in(language)).max().unwrap_or_default());
        self.most.set(Some(most));
        most
    }

    /// Counts a date that names its month.
    fn note_named(&mut self) {
        self.named = self.named.saturating_add(1);
        // Counting all languages for each date would take longer than reading it.
        if !self.knows_language() || self.named.is_power_of_two() {
            self.most.set(None);
        }
    }

    /// Counts a date that names its month in English.
    fn note_english(&mut self, stamp: Stamp) {
        let month = stamp.day().and_then(|day| usize::try_from(day.month() - 1).ok());
        if let Some(dates) = month.and_then(|month| self.english.get_mut(month)) {
            *dates = dates.saturating_add(1);
        }
        self.note_named();
    }

    /// Counts the order or the languages that the readings of a date suggest for the whole file.
    fn note(&mut self, readings: &[Reading]) {
        let only = readings.len() == 1;
        if readings.iter().any(Reading::names_month) {
            self.note_named();
        }
        for reading in readings {
            match &reading.premise {
                Premise::Order(order) | Premise::Usual(order) if only => {
                    *self.orders.entry(*order).or_default() += 1;
                }
                Premise::Always | Premise::Order(_) | Premise::Usual(_) => {}
                Premise::Language(all) => {
                    for language in all.iter().map(|language| usize::from(*language)) {
                        if self.languages.len() <= language {
                            self.languages.resize(language + 1, 0);
                        }
                        if let Some(count) = self.languages.get_mut(language) {
                            *count += 1;
                        }
                    }
                }
            }
        }
    }

    fn read_formatted(&mut self, text: &str) -> Option<DateReading> {
        let tidy = tidy(text);
        if let Some(format) = self.last
            && let Some(stamp) = by_format(format, &tidy)
        {
            return Some(self.as_formatted(format, &tidy, stamp));
        }
        if tidy.starts_with(|c: char| !c.is_alphabetic())
            && let Ok(stamp) = text.parse::<jiff::Timestamp>()
        {
            return Stamp::from_timestamp(stamp).map(DateReading::Known);
        }
        for format in FORMATS.iter().filter(|format| may_have(&tidy, format)) {
            if let Some(stamp) = by_format(format, &tidy) {
                self.last = Some(format);
                return Some(self.as_formatted(format, &tidy, stamp));
            }
        }
        // `2018-05-05T10:00:00` without an offset.
        if tidy.contains(['T', 't'])
            && let Ok(time) = tidy.parse::<DateTime>()
        {
            return Stamp::from_utc(time).map(DateReading::Known);
        }
        with_offset(text).or_else(|| week_date(&tidy)).or_else(|| month_or_year(&tidy)).map(DateReading::Known)
    }

    /// The reading of a date that fits a format. If the format begins with the number of the month, the day may come first instead.
    fn as_formatted(&mut self, format: &str, text: &str, stamp: Stamp) -> DateReading {
        let Some(rest) = format.strip_prefix("%m/%d") else {
            if format.contains("%b") || format.contains("%B") {
                self.note_english(stamp);
            }
            return DateReading::Known(stamp);
        };
        let mut readings = vec![Reading { premise: Premise::Usual(Order::MonthDayYear), stamp }];
        if let Some(stamp) = by_format(&format!("%d/%m{rest}"), text) {
            readings.push(Reading { premise: Premise::Order(Order::DayMonthYear), stamp });
        }
        self.note(&readings);
        match readings.as_slice() {
            readings if is_one_moment(readings) => DateReading::Known(stamp),
            _ => DateReading::Open(readings),
        }
    }
}

/// The forms that nearly all dates of programs have, with each part at a fixed place: `2024-05-01 10:00:00`,
/// `2024-05-01T10:00:00.000Z`, `Wed May 01 10:00:00 +0000 2024`. This only saves time: the slower ways read these dates
/// too.
fn read_fixed(text: &str) -> Option<Stamp> {
    let bytes = text.as_bytes();
    let (year, month, day, time): (&[u8], i8, &[u8], &[u8; 8]) = match bytes {
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b' ' | b'T', rest @ ..]
        | [y1, y2, y3, y4, b'/', m1, m2, b'/', d1, d2, b' ', rest @ ..] => {
            let (time, zone) = rest.split_first_chunk::<8>()?;
            let is_fraction = |zone: &[u8]| matches!(zone, [b'.', digits @ .., b'Z'] if !digits.is_empty() && digits.len() < 10 && digits.iter().all(u8::is_ascii_digit));
            let has_t = bytes.get(10) == Some(&b'T');
            let is_utc =
                zone.is_empty() || (!has_t && zone == b" UTC") || (has_t && (zone == b"Z" || is_fraction(zone)));
            if !is_utc {
                return None;
            }
            (&[*y1, *y2, *y3, *y4], two(&[*m1, *m2])?, &[*d1, *d2], time)
        }
        [w1, w2, w3, b' ', month @ .., b' ', b'+', b'0', b'0', b'0', b'0', b' ', y1, y2, y3, y4]
            if [w1, w2, w3].iter().all(|letter| letter.is_ascii_alphabetic()) =>
        {
            let (name, [b' ', d1, d2, b' ', time @ ..]) = month.split_first_chunk::<3>()? else { return None };
            (&[*y1, *y2, *y3, *y4], month_of(*name)?, &[*d1, *d2], time.try_into().ok()?)
        }
        _ => return None,
    };
    let [h1, h2, b':', m1, m2, b':', s1, s2] = time else { return None };
    let time =
        DateTime::new(number(year)?, month, two(day)?, two(&[*h1, *h2])?, two(&[*m1, *m2])?, two(&[*s1, *s2])?, 0);
    Stamp::from_utc(time.ok()?)
}

/// `Mar 04, 2013 9:40:12 pm`, as Meta's pages in English have it.
fn read_fixed_in_page(text: &str) -> Option<Stamp> {
    let bytes = text.as_bytes();
    let (month, rest) = bytes.split_first_chunk::<3>()?;
    let [b' ', d1, d2, b',', b' ', y1, y2, y3, y4, b' ', time @ ..] = rest else { return None };
    let (time, half) = time.split_last_chunk::<3>()?;
    let (hour, [b':', m1, m2, b':', s1, s2]) = time.split_last_chunk::<6>()? else { return None };
    let hour = two(hour).filter(|number| (1..=12).contains(number) && (1..=2).contains(&hour.len()))? % 12;
    let hour = match half {
        b" am" | b" AM" => hour,
        b" pm" | b" PM" => hour + 12,
        _ => return None,
    };
    let (minute, second) = (two(&[*m1, *m2])?, two(&[*s1, *s2])?);
    let time =
        DateTime::new(number(&[*y1, *y2, *y3, *y4])?, month_of(*month)?, two(&[*d1, *d2])?, hour, minute, second, 0);
    Stamp::from_utc(time.ok()?)
}

/// The number of a month by its English abbreviation.
fn month_of(name: [u8; 3]) -> Option<i8> {
    const MONTHS: [&[u8; 3]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let month = MONTHS.iter().position(|month| **month == name)?;
    i8::try_from(month + 1).ok()
}

/// A number of a few digits.
fn number(digits: &[u8]) -> Option<i16> {
    let digit = |number: i16, byte: &u8| byte.is_ascii_digit().then(|| number * 10 + i16::from(byte - b'0'));
    digits.iter().try_fold(0, digit)
}

/// A number of one or two digits.
fn two(digits: &[u8]) -> Option<i8> {
    number(digits).and_then(|number| i8::try_from(number).ok())
}

/// `Sat Jan 02 00:40:00 +0200 2010`, and the dates of e-mails (RFC 2822).
fn with_offset(text: &str) -> Option<Stamp> {
    static LETTERS: jiff::fmt::rfc2822::DateTimeParser = jiff::fmt::rfc2822::DateTimeParser::new();
    let as_letter = || LETTERS.parse_timestamp(text).ok();
    let stamp = jiff::Timestamp::strptime("%a %b %d %H:%M:%S %z %Y", text).ok().or_else(as_letter)?;
    Stamp::from_timestamp(stamp)
}

/// `2010-W01-6`
fn week_date(text: &str) -> Option<Stamp> {
    if !text.contains(['W', 'w']) {
        return None;
    }
    Stamp::from_utc(text.parse::<jiff::civil::ISOWeekDate>().ok()?.date().into())
}

/// Parses one date on its own. `None` if there is none, or if it could be two days.
///
/// ```
/// use fodder::readers::{Stamp, parse_stamp};
/// assert_eq!(parse_stamp("2018-05-05T10:00:00+02:00"), Some(Stamp(1_525_507_200)));
/// assert_eq!(parse_stamp("05/06/2020"), None);
/// ```
#[must_use]
pub fn parse_stamp(text: &str) -> Option<Stamp> {
    let mut reader = DateReader::of_data();
    match reader.read(text) {
        DateReading::Known(stamp) => Some(stamp),
        DateReading::Open(readings) => reader.settle(&readings),
        DateReading::Nothing | DateReading::Unread => None,
    }
}

/// Whether a text is a date, even if it could be two days.
pub(super) fn is_date(text: &str) -> bool {
    // A quick check, because most texts are words and reading them as dates is slow.
    text.contains(char::is_numeric)
        && matches!(DateReader::default().read(text), DateReading::Known(_) | DateReading::Open(_))
}

/// From seconds or milliseconds since 1970, told apart by their size.
#[must_use]
pub(super) fn from_number(number: i64) -> Option<Stamp> {
    Stamp::from_second(if number > 100_000_000_000 { number / 1000 } else { number })
}

/// Seconds since 1970 of a moment in the year 5. Before it lie the first days of calendars, in whatever unit, which stand where a
/// program had no date.
const FIRST_YEARS: i64 = -62_000_000_000;

/// Reads a whole number as a time since 1970, if it is large enough for one. Zero, small negative numbers and those of the first years of
/// the calendar are no date, because exports write them where there is none.
fn read_number(text: &str) -> Option<DateReading> {
    // Some exports write a fraction: `1537207823.0`.
    let whole =
        text.split_once('.').filter(|(_, rest)| rest.bytes().all(|byte| byte == b'0')).map_or(text, |(whole, _)| whole);
    read_whole_number(whole)
}

/// Like [`read_number`], for a text without a fraction.
fn read_whole_number(whole: &str) -> Option<DateReading> {
    let number: i64 = whole.parse().ok()?;
    if number == 0 || number < FIRST_YEARS || (number < 0 && whole.len() < 9) {
        return Some(DateReading::Nothing);
    }
    if number < 0 {
        return Some(DateReading::Unread);
    }
    if whole.len() < 9 {
        // A year, or no date at all.
        return None;
    }
    Some(from_number(number).map_or(DateReading::Unread, DateReading::Known))
}

/// Whether a text says that there is no date.
fn says_nothing(text: &str) -> bool {
    let no_date = ["n/a", "na", "none", "null", "unknown", "never", "false"];
    !text.chars().any(char::is_alphanumeric)
        || no_date.iter().any(|word| text.eq_ignore_ascii_case(word))
        // The first day of the calendar stands where a program had no date.
        || text.starts_with("0001-01-01")
        || text.starts_with("0000-00-00")
}

/// Whether a text may have a format. This is a quick check, because parsing with each format is slow.
fn may_have(text: &str, format: &str) -> bool {
    let begins_with_word = format.starts_with("%b") || format.starts_with("%B");
    text.starts_with(|c: char| c.is_ascii_alphabetic()) == begins_with_word
        && text.contains(':') == format.contains(':')
        && text.ends_with(['m', 'M']) == format.ends_with("%p")
}

fn by_format(format: &str, text: &str) -> Option<Stamp> {
    let broken_down = strtime::parse(format, text).ok()?;
    let time = broken_down.to_datetime().or_else(|_no_time| broken_down.to_date().map(DateTime::from)).ok()?;
    Stamp::from_utc(time)
}

/// `Jan 2020` and `2020`.
fn month_or_year(text: &str) -> Option<Stamp> {
    if text.len() == 4 {
        let year = text.parse().ok()?;
        return Stamp::from_utc(Date::new(year, 1, 1).ok()?.into());
    }
    let (month, year) = text.split_once(' ')?;
    let first = (month.len() == 3 && year.len() == 4).then(|| format!("{month} 01 {year}"))?;
    by_format("%b %d %Y", &first)
}

/// Removes what stands around a date: the zone, unusual spaces, the sentence before it, the end of a span.
fn tidy(cell: &str) -> Cow<'_, str> {
    let is_odd_space = |c: char| matches!(c, '\u{202f}' | '\u{a0}');
    if cell.contains(is_odd_space) {
        return Cow::Owned(tidy(&cell.replace(is_odd_space, " ")).into_owned());
    }
    let mut text = cell.trim();
    if let Some((_, date)) = text.rsplit_once(" on ") {
        text = date;
    }
    if let Some((from, _)) = text.split_once(" - ") {
        text = from;
    }
    for zone in [" (GMT)", " (UTC)", " UTC", " GMT", "Z", " +0000"] {
        if let Some(rest) = text.strip_suffix(zone) {
            text = rest.trim_end();
        }
    }
    // Stamps are whole seconds.
    if let Some((time, fraction)) = text.rsplit_once('.')
        && time.contains(':')
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
    {
        text = time;
    }
    let mut words = text.split(' ');
    match std::array::from_fn(|_| words.next()) {
        // As Java writes it: `Tue Jan 09 10:00:00 UTC 2024`.
        [Some(_weekday), Some(month), Some(day), Some(time), Some("UTC" | "GMT" | "+0000"), Some(year), None]
            if time.contains(':') =>
        {
            Cow::Owned(format!("{month} {day} {year} {time}"))
        }
        // `03/05/24 14:05 PM`: the hours run to 23 in spite of the `PM`, which shows that the month comes first.
        [Some(date), Some(time), Some(mark @ ("AM" | "PM")), None, ..]
            if date.contains('/') && !date.ends_with(',') && time.len() == 5 =>
        {
            Cow::Owned(twelve_hours(date, time, mark))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Rewrites a time of the 24-hour clock that has `AM` or `PM` for the 12-hour clock.
fn twelve_hours(date: &str, time: &str, mark: &str) -> String {
    let hour: Option<u32> = time.get(..2).and_then(|hour| hour.parse().ok());
    match (hour, time.get(2..)) {
        (Some(0), Some(minutes)) => format!("{date} 12{minutes} AM"),
        (Some(hour @ 13..=23), Some(minutes)) => format!("{date} {:02}{minutes} PM", hour - 12),
        _ => format!("{date} {time} {mark}"),
    }
}

/// The moment that equally likely readings agree on. `None` if they mean different days, unless nearly all languages
/// have the same one.
fn agreed(readings: &[&Reading]) -> Option<Stamp> {
    let first = readings.first()?.stamp;
    if readings.iter().all(|other| other.stamp.day() == first.day()) {
        return Some(first);
    }
    let languages = |reading: &Reading| match &reading.premise {
        Premise::Language(all) => all.len(),
        Premise::Always | Premise::Order(_) | Premise::Usual(_) => 0,
    };
    let most = readings.iter().max_by_key(|reading| languages(reading))?;
    let others = readings.iter().filter(|other| other.stamp.day() != most.stamp.day());
    let others: usize = others.map(|other| languages(other)).sum();
    (others > 0 && languages(most) >= others * MANY_LANGUAGES).then_some(most.stamp)
}

/// The date in the name of a zip or a folder: `MM-DD-YYYY`, `YYYY-MM-DD` or `YYYY-Mon-DD`.
#[must_use]
pub fn date_in_name(name: &str) -> Option<Date> {
    split(name, date_with_hyphens).map(|(_, date)| date)
}

/// The date in a name that a platform gave to an export, with what stands before it. It may also be written as `YYYYMMDD`, which
/// may be anything in other names.
///
/// A date with hyphens comes first, because a name of an account may end in eight digits.
///
/// ```
/// use fodder::readers::split_at_date;
/// let (before, date) = split_at_date("meta-2026-Jan-09-17-22-03").unwrap();
/// assert_eq!((before, date), ("meta-", jiff::civil::date(2026, 1, 9)));
/// let (before, date) = split_at_date("kari_20190131_part_2").unwrap();
/// assert_eq!((before, date), ("kari_", jiff::civil::date(2019, 1, 31)));
/// ```
#[must_use]
pub fn split_at_date(name: &str) -> Option<(&str, Date)> {
    split(name, date_with_hyphens).or_else(|| split(name, date_without_hyphens))
}

/// Splits a name at the first place where a date of this form begins.
fn split(name: &str, date: fn(&str) -> Option<Date>) -> Option<(&str, Date)> {
    (0..name.len()).find_map(|at| {
        let before = name.get(..at)?;
        // A date does not begin in the middle of a number.
        let is_start = before.bytes().last().is_none_or(|byte| !byte.is_ascii_digit());
        let date = date(name.get(at..)?).filter(|date| is_start && (1990..=2100).contains(&date.year()))?;
        Some((before, date))
    })
}

/// The date that a text begins with, if its parts are joined by hyphens.
fn date_with_hyphens(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let c: &str = c.get(..c.bytes().take_while(u8::is_ascii_digit).count())?;
    let is_number = |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(a, 4) && is_number(b, 2) && is_number(c, 2) {
        Date::new(a.parse().ok()?, b.parse().ok()?, c.parse().ok()?).ok()
    } else if is_number(a, 2) && is_number(b, 2) && is_number(c, 4) {
        Date::new(c.parse().ok()?, a.parse().ok()?, b.parse().ok()?).ok()
    } else if is_number(a, 4) && b.len() == 3 && is_number(c, 2) {
        strtime::parse("%Y-%b-%d", format!("{a}-{b}-{c}")).and_then(|parsed| parsed.to_date()).ok()
    } else {
        None
    }
}

/// The date that a text begins with, if that is eight digits. Earlier ones than the first exports may be a birth date in the name of
/// an account.
fn date_without_hyphens(text: &str) -> Option<Date> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let eight = text.get(..8).filter(|_| digits == 8)?;
    let year: i16 = eight.get(..4)?.parse().ok().filter(|year| *year >= 2010)?;
    Date::new(year, eight.get(4..6)?.parse().ok()?, eight.get(6..)?.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn fixed_forms_agree_with_the_slower_parsing(second in 600_000_000_i64..4_200_000_000, form in 0_usize..11, change: Option<(prop::sample::Index, char)>) {
            let forms = [
                "%Y-%m-%d %H:%M:%S",
                "%Y-%m-%d %H:%M:%S UTC",
                "%Y/%m/%d %H:%M:%S",
                "%Y/%m/%d %H:%M:%S UTC",
                "%Y-%m-%dT%H:%M:%S",
                "%Y-%m-%dT%H:%M:%SZ",
                "%Y-%m-%dT%H:%M:%S.123Z",
                "%a %b %d %H:%M:%S +0000 %Y",
                "%Y-%m-%dT%H:%M:%S+00:00",
                "%b %d, %Y %-I:%M:%S %P",
                "%b %d, %Y %I:%M:%S %p",
            ];
            let fixed = |text: &str| read_fixed(text).or_else(|| read_fixed_in_page(text));
            let time = jiff::Timestamp::from_second(second).unwrap();
            let mut text = time.strftime(forms[form]).to_string();
            prop_assert_eq!(fixed(&text).is_some(), form != 8 && (631_152_000..4_133_980_800).contains(&second));
            if let Some((at, other)) = change {
                let at = at.index(text.len());
                text.replace_range(at..=at, &other.to_string());
            }
            if let Some(stamp) = fixed(&text) {
                prop_assert_eq!(DateReader::of_data().read_unfixed(&text), DateReading::Known(stamp), "{}", text);
            }
        }
    }

    #[test]
    fn impossible_dates_have_no_fixed_form() {
        for text in [
            "2024-02-30 10:00:00",
            "2024-13-01 10:00:00",
            "2024-01-01 24:00:00",
            "Wed Mai 01 10:00:00 +0000 2024",
            "0001-01-01 00:00:00",
        ] {
            assert_eq!(read_fixed(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_found_amid_other_text() {
        let day = |text: &str| {
            let mut reader = DateReader::default();
            match reader.read_field(text) {
                DateReading::Known(stamp) => stamp.day(),
                DateReading::Open(readings) => reader.settle(&readings).and_then(Stamp::day),
                DateReading::Nothing | DateReading::Unread => None,
            }
        };
        let date = jiff::civil::date;
        let displayed =
            "Monday, April 15, 2013 at 5:45am UTC+01 (Displayed as Monday, April 1, 2013 at 5:38am UTC+01 )";
        assert_eq!(day(displayed), Some(date(2013, 4, 15)));
        let event =
            "Kunstraum, Donnerstag, 4. März 2010 um 03:00 UTC+01 - Freitag, 5. März 2010 um 06:30 UTC+01\nZugesagt";
        assert_eq!(day(event), Some(date(2010, 3, 4)));
        assert_eq!(
            day("Erstellt: Donnerstag, 28. Januar 2010 um 18:20 UTC+01\nBrowser: ...."),
            Some(date(2010, 1, 28))
        );
        assert_eq!(day("soon"), None);
        // A time with full stops is no date.
        for unread in ["17. zumber 2025, 11.05.12", "17. zumber 2025, 01 h 13 min 05 s"] {
            assert_eq!(day(unread), None, "{unread}");
        }
    }

    #[test]
    fn a_month_that_nearly_all_languages_agree_on_is_accepted() {
        let mut reader = DateReader::default();
        let DateReading::Open(open) = reader.read_local("Jan 13, 2021 10:00:00 am") else { panic!("one reading") };
        assert_eq!(reader.settle(&open).and_then(Stamp::day), Some(jiff::civil::date(2021, 1, 13)));
        let mut reader = DateReader::default();
        let DateReading::Open(open) = reader.read_local("lis 13, 2021 10:00:00 am") else { panic!("one reading") };
        assert_eq!(reader.settle(&open), None);
    }

    fn iso(text: &str) -> String {
        let Stamp(seconds) = parse_stamp(text).unwrap_or_else(|| panic!("no date in {text:?}"));
        jiff::Timestamp::from_second(seconds).unwrap().to_string()
    }

    #[test]
    fn iso_8601_is_read_in_all_its_forms() {
        for (written, expected) in [
            ("2018-05-05T10:00:00+00:00", "2018-05-05T10:00:00Z"),
            ("2018-05-05T10:00:00.123456+00:00", "2018-05-05T10:00:00Z"),
            ("2018-05-05T10:00:00-07:00", "2018-05-05T17:00:00Z"),
            ("2018-05-05T10:00:00+0530", "2018-05-05T04:30:00Z"),
            ("2018-05-05T10:00:00", "2018-05-05T10:00:00Z"),
            ("2018-05-05T10:00:00.5", "2018-05-05T10:00:00Z"),
            ("2018-05-05T10:00Z", "2018-05-05T10:00:00Z"),
            ("2018-05-05 10:00:00+02:00", "2018-05-05T08:00:00Z"),
            ("20180505T100000Z", "2018-05-05T10:00:00Z"),
            ("2018-05-05", "2018-05-05T00:00:00Z"),
        ] {
            assert_eq!(iso(written), expected, "{written}");
        }
    }

    #[test]
    fn numbers_are_seconds_or_milliseconds() {
        assert_eq!(iso("1577872800"), "2020-01-01T10:00:00Z");
        assert_eq!(iso("1577872800000"), "2020-01-01T10:00:00Z");
        assert_eq!(iso("1577872800.0"), "2020-01-01T10:00:00Z");
        for unread in ["-315360000", "-86400000.0"] {
            assert_eq!(DateReader::of_data().read(unread), DateReading::Unread, "{unread}");
        }
        for nothing in ["0", "-62169958800", "-1", "", " ", "N/A", "-", "0001-01-01 00:00:00"] {
            assert_eq!(DateReader::default().read(nothing), DateReading::Nothing, "{nothing:?}");
        }
        for unread in ["99999999999999999", "the second of June", "2026-13-40", "Zumber 17, 2025", "Jan 9"] {
            assert_eq!(DateReader::default().read(unread), DateReading::Unread, "{unread:?}");
        }
    }

    #[test]
    fn one_certain_date_settles_the_order_of_the_others() {
        let mut reader = DateReader::default();
        let DateReading::Open(open) = reader.read("05/06/2020 10:00") else { panic!("it has one reading") };
        assert_eq!(reader.settle(&open), None);
        assert!(matches!(reader.read("25/06/2020 10:00"), DateReading::Known(_)));
        assert_eq!(reader.settle(&open).and_then(Stamp::day), Some(jiff::civil::date(2020, 6, 5)));
        // A file that proves both orders proves neither.
        assert!(matches!(reader.read("06/25/2020 10:00"), DateReading::Known(_)));
        assert_eq!(reader.settle(&open), None);
    }

    #[test]
    fn the_language_of_most_dates_settles_a_month() {
        let mut reader = DateReader::default();
        let DateReading::Open(open) = reader.read_local("lis 17, 2025 11:23:12 am") else { panic!("one reading") };
        assert_eq!(reader.settle(&open), None);
        for more in ["srp 9, 2023 8:00:00 am", "svi 2, 2022 7:00:00 am"] {
            reader.read_local(more);
        }
        assert_eq!(reader.settle(&open).and_then(Stamp::day), Some(jiff::civil::date(2025, 10, 17)));
    }

    #[test]
    fn a_month_of_another_language_than_the_file_is_not_read() {
        let settled = |reader: &DateReader, reading: &DateReading| match reading {
            DateReading::Known(stamp) => Some(*stamp),
            DateReading::Open(readings) => reader.settle(readings),
            DateReading::Nothing | DateReading::Unread => None,
        };
        // `mar` is March in 70 languages, and not in Finnish.
        let mut reader = DateReader::default();
        let march = reader.read("mar 5, 2024 10:00:00");
        assert_eq!(settled(&reader, &march).and_then(Stamp::day), Some(jiff::civil::date(2024, 3, 5)));
        let others = ["tammi 9, 2023 8:00:00", "heinä 2, 2022 7:00:00"].map(|text| reader.read(text));
        assert_eq!(settled(&reader, &march), None);
        assert!(others.iter().all(|reading| settled(&reader, reading).is_some()));
        // CLDR has `kl` in Norwegian and not in Swedish, which must not keep a page from counting as Swedish.
        let mut reader = DateReader::default();
        let swedish = ["17 augusti 2025 kl. 11:23", "17 maj 2025 kl. 11:23", "3 januari 2024 kl. 9:05"];
        let readings = swedish.map(|text| reader.read(text));
        assert!(readings.iter().all(|reading| settled(&reader, reading).is_some()));
        // Dates in English count for each language that writes them alike.
        let mut reader = DateReader::default();
        let january = reader.read("Ene 09, 2023 8:00:00 am");
        for text in ["Feb 09, 2023 8:00:00 am", "Mar 09, 2023 8:00:00 am", "Jun 09, 2023 8:00:00 am"] {
            assert!(matches!(reader.read(text), DateReading::Known(_)), "{text}");
        }
        assert_eq!(settled(&reader, &january).and_then(Stamp::day), Some(jiff::civil::date(2023, 1, 9)));
        // After enough dates none waits any more.
        for day in 1..20 {
            reader.read(&format!("Feb {day:02}, 2023 8:00:00 am"));
        }
        assert!(matches!(reader.read("Ago 09, 2023 8:00:00 am"), DateReading::Known(_)));
        assert_eq!(reader.read("tammi 9, 2023 8:00:00"), DateReading::Unread);
    }

    #[test]
    fn dates_are_found_in_names() {
        let date = |name: &str| date_in_name(name).map(|date| date.to_string());
        assert_eq!(date("Complete_LinkedInDataExport_11-01-2026.zip").as_deref(), Some("2026-11-01"));
        assert_eq!(date("facebook-tove-2026-01-09-AbC123dE").as_deref(), Some("2026-01-09"));
        assert_eq!(date("meta-2026-Jan-09-17-22-03").as_deref(), Some("2026-01-09"));
        assert_eq!(date("notes"), None);
        assert_eq!(date("99-99-2026"), None);
    }
}
