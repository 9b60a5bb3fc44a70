//! Dates as people read them: in any language, in its order, without an offset.
//!
//! A date is taken apart into numbers, a time and words. Which of two numbers is the day, and which language its month
//! is in, is often not in the date itself. Such a date has several readings, and [`super::dates::DateReader`] decides
//! between them by the other dates of the file.

use super::stamp::Stamp;
use crate::assets::DATES;
use jiff::civil::{Date, DateTime, Time};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};
use unicode_normalization::UnicodeNormalization as _;

/// Texts of more characters are no dates.
const LONGEST: usize = 80;

/// The order in which a date gives its day, month and year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// No platform is older, so no year of two digits means an earlier one.
const FIRST_YEAR: i32 = 2003;

/// The year it is: no year of two digits means a later one.
static THIS_YEAR: LazyLock<i32> = LazyLock::new(|| jiff::ZonedDateTime::now().year().into());

/// A language, by its place in the list of languages.
pub(super) type Language = u16;

/// What must be true of a file for a reading of one of its dates to be right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Premise {
    /// Nothing, because the numbers of the date allow one order only.
    Always,
    /// The numbers come in this order.
    Order(Order),
    /// The numbers come in this order, which is the one of programs and is assumed where no other date tells.
    Usual(Order),
    /// The month is in one of these languages.
    Language(Arc<[Language]>),
}

/// A reading of a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Reading {
    pub premise: Premise,
    pub stamp: Stamp,
}

impl Reading {
    /// Whether it depends on the language of a name of a month.
    pub fn names_month(&self) -> bool {
        matches!(self.premise, Premise::Language(_))
    }
}

/// Whether readings all mean one moment.
pub(super) fn is_one_moment(readings: &[Reading]) -> bool {
    readings.windows(2).all(|pair| matches!(pair, [one, other] if one.stamp == other.stamp))
}

/// What stands in assets/dates/dates.json: JSON, because TOML of this length takes as long to parse as a small archive to read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesFile {
    /// A note for people who open the file.
    #[serde(rename = "about")]
    _about: IgnoredAny,
    languages: BTreeMap<String, LanguageRow>,
}

/// What it says of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageRow {
    /// Whether it is official in some country.
    #[serde(default)]
    official: bool,
    /// The names of the twelve months.
    #[serde(default)]
    months: Vec<Vec<String>>,
    /// What stands before and after the number of a month.
    #[serde(default)]
    marks: Vec<(String, String)>,
    /// Words for parts of the day.
    #[serde(default)]
    periods: Vec<PeriodRow>,
    /// Other words of dates: names of days, and what stands between the parts.
    #[serde(default)]
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodRow {
    words: String,
    from: i8,
    before: i8,
}

/// The words and marks that stand in dates, with the languages that have them.
#[derive(Debug, Default)]
struct Languages {
    /// Months by a name that is one word.
    months: HashMap<String, Vec<(Language, i8)>>,
    /// Months by a name of several words.
    long_months: Vec<(String, Language, i8)>,
    /// What stands before or after the number of a month.
    marks: Vec<(String, String, Language)>,
    /// The hours that words for a part of the day cover, in some language.
    periods: HashMap<String, Vec<(i8, i8)>>,
    /// The languages in which a word stands in dates, and is no month.
    words: HashMap<String, Vec<Language>>,
    /// For each language, whether it is official in some country.
    official: Vec<bool>,
    /// For each language, a bit for each month that it abbreviates as English does, the lowest for January.
    like_english: Vec<u16>,
}

impl Languages {
    fn is_official(&self, language: Language) -> bool {
        self.official.get(usize::from(language)).copied().unwrap_or_default()
    }

    fn has_month(&self, word: &str, language: Language) -> bool {
        self.months.get(word).is_some_and(|all| all.iter().any(|(known, _)| *known == language))
    }

    fn shared_with_english(&self, language: Language) -> u16 {
        let is_shared =
            |(name, month): &(&str, i8)| self.months.get(*name).is_some_and(|all| all.contains(&(language, *month)));
        ENGLISH.into_iter().zip(1..).filter(is_shared).fold(0, |mask, (_, month)| mask | 1 << (month - 1))
    }

    /// Leaves out names of months that are other words of dates in more of the official languages: `pm` is July in Nheengatu, `sun`
    /// January in Tsonga. A date whose month is known in no language would get them instead.
    fn drop_doubtful_months(&mut self) {
        let Self { months, words, official, .. } = self;
        let is_official = |language: &Language| official.get(usize::from(*language)).copied().unwrap_or_default();
        months.retain(|name, named| {
            let others = words.get(name).into_iter().flatten().filter(|language| is_official(language)).count();
            let languages: BTreeSet<Language> = named.iter().map(|(language, _)| *language).collect();
            others <= languages.iter().filter(|language| is_official(language)).count()
        });
    }
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    // The file is generated and a test reads it, so it parses. Otherwise no date in words could be read.
    let file: Option<DatesFile> = DATES.files().first().and_then(|file| serde_json::from_slice(&file.bytes).ok());
    let rows = file.map(|file| file.languages).unwrap_or_default();
    let mut languages = Languages::default();
    for (language, row) in (0..).zip(rows.into_values()) {
        languages.official.push(row.official);
        for (month, names) in (1..).zip(row.months) {
            for name in names {
                if words(&name).nth(1).is_some() {
                    languages.long_months.push((name, language, month));
                } else {
                    languages.months.entry(name).or_default().push((language, month));
                }
            }
        }
        languages.marks.extend(row.marks.into_iter().map(|(before, after)| (before, after, language)));
        let mut others: Vec<String> = row.words;
        for PeriodRow { words: written, from, before } in row.periods {
            let pieces: Vec<&str> = words(&written).collect();
            others.extend(pieces.iter().map(|piece| (*piece).to_owned()));
            // The dots between letters, as in `μ.μ.`, may be left out.
            let is_short = pieces.len() > 1 && pieces.iter().all(|piece| piece.chars().count() == 1);
            let forms = std::iter::once(pieces.join(" ")).chain(is_short.then(|| pieces.concat()));
            for form in forms {
                others.extend(is_short.then(|| form.clone()));
                let hours = languages.periods.entry(form).or_default();
                if !hours.contains(&(from, before)) {
                    hours.push((from, before));
                }
            }
        }
        others.sort_unstable();
        others.dedup();
        for word in others {
            languages.words.entry(word).or_default().push(language);
        }
    }
    // Where languages differ, half a day comes first: a clock of twelve hours is written with such words. `öö` is the first half of
    // the day in Turkish, and the night in Estonian.
    languages.periods.values_mut().for_each(|hours| hours.sort_by_key(|(from, before)| before - from != 12));
    languages.drop_doubtful_months();
    languages.like_english =
        (0..).zip(&languages.official).map(|(language, _)| languages.shared_with_english(language)).collect();
    languages
});

/// The months as English abbreviates them, folded.
const ENGLISH: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How many languages there are.
pub(super) fn language_count() -> usize {
    LANGUAGES.official.len()
}

/// The months that a language abbreviates as English does: a bit for each, the lowest for January.
pub(super) fn months_like_english(language: usize) -> u16 {
    LANGUAGES.like_english.get(language).copied().unwrap_or_default()
}

/// The readings of a text that is a date; none if it is no date, or one that cannot be read.
pub(super) fn readings(text: &str) -> Vec<Reading> {
    let Some(mut pieces) = Pieces::of(text) else { return Vec::new() };
    let mut readings: Vec<Reading> = Vec::new();
    for (month, languages) in FORMS.with_borrow_mut(|forms| forms.months(&mut pieces)).iter() {
        if let Some((year, day)) = pieces.day_and_year()
            && let Some(stamp) = pieces.stamp(year, *month, day)
        {
            readings.push(Reading { premise: Premise::Language(Arc::clone(languages)), stamp });
        }
    }
    if !readings.is_empty() || pieces.has_month_word || pieces.marked_year().is_some() {
        return readings;
    }
    let orders = pieces.orders();
    for order in orders {
        if let Some((year, month, day)) = pieces.in_order(*order)
            && let Ok(month) = i8::try_from(month)
            && let Some(stamp) = pieces.stamp(year, month, day)
        {
            readings.push(Reading { premise: Premise::Order(*order), stamp });
        }
    }
    if let [only] = readings.as_mut_slice()
        && orders.len() == 1
    {
        only.premise = Premise::Always;
    }
    readings
}

/// Whether a text is probably a date, in whatever language: it is short, and has a time or a year, and few words.
pub(super) fn looks_like_date(text: &str) -> bool {
    let Some(pieces) = Pieces::of(text) else { return false };
    let has_year = pieces.numbers.iter().any(|number| (1990..=2100).contains(number));
    has_year && pieces.numbers.len() >= 2 && pieces.words.len() <= 5 && (pieces.has_time || pieces.words.len() <= 3)
}

/// Whether a text may be a date by its numbers alone: three of them, or two and a time, with few words.
pub(super) fn may_be_date(text: &str) -> bool {
    let Some(pieces) = Pieces::of(text) else { return false };
    let can_be_day = pieces.numbers.iter().any(|number| (1..=31).contains(number));
    let is_enough = pieces.numbers.len() == 3 || (pieces.numbers.len() == 2 && pieces.has_time);
    can_be_day && is_enough && pieces.words.len() <= 3
}

/// Whether a text has a year of four digits, in whatever digits and calendar.
pub(super) fn names_year(text: &str) -> bool {
    let folded = fold(text);
    let mut numbers = folded.split(|c: char| !c.is_ascii_digit());
    numbers.any(|number| number.len() == 4 && matches!(number.as_bytes(), [b'1', b'3' | b'4' | b'9', ..] | [b'2', ..]))
}

/// Whether a text is a day and a month and little else, in whatever language: a birthday, or a date without its year.
pub(super) fn names_a_day(text: &str) -> bool {
    Pieces::of(text)
        .is_some_and(|pieces| pieces.has_month_word && !pieces.numbers.is_empty() && pieces.words.len() <= 2)
}

/// Whether a line only says when something was changed, such as `Updated Aug 17, 2025 11:23 am` in any language: a date
/// with a time, and few other words. Lines that people write themselves rarely look like this.
pub(super) fn is_change_line(line: &str) -> bool {
    // A quick check, because this is called for every line of a page: a day, a year and a time have at least six
    // digits, and a time has one of these characters.
    let may_have_time = line.contains([':', '.', 'h', 'H']);
    if !may_have_time || line.chars().filter(|c| c.is_numeric()).count() < 6 {
        return false;
    }
    let Some(pieces) = Pieces::of(line) else { return false };
    let says_updated = pieces.words.iter().any(|word| UPDATED.contains(&word.as_str()));
    let most_after = if says_updated { 4 } else { 1 };
    let few_words = pieces.words_before <= 2 && pieces.all_words_before <= 4 && pieces.words_after <= most_after;
    // No language has a word for "updated" that is so short: `See you Aug 17, 2025 11:23 am` is what somebody wrote.
    let has_only_short_words = pieces.all_words_before > 0 && pieces.words.iter().all(|word| word.len() < 4);
    pieces.has_time && few_words && !has_only_short_words && !readings(line).is_empty()
}

/// The word for "updated" in languages in which it stands behind the date, often with other words.
const UPDATED: [&str; 10] = [
    "güncellendi",
    "yeniləndi",
    "frissítve",
    "päivitetty",
    "uuendatud",
    "eguneratua",
    "жаңартылды",
    "अपडेट",
    "अद्यतनित",
    "আপডেট",
];

/// The months that a text may name, each with the languages in which it does.
type Months = Arc<[(i8, Arc<[Language]>)]>;

/// What is known about the dates of each form, which is a date with every digit replaced by zero. A file has many dates
/// and few forms, and comparing each date with the words of all languages would take longer than reading the rest of a
/// page.
#[derive(Debug, Default)]
struct Forms {
    /// The numbers that are a month if their value can be one, and the languages in which they are.
    marks: HashMap<String, Arc<[(usize, Language)]>>,
    /// The months, by the form and the numbers that have a mark.
    months: HashMap<(String, Vec<i32>), Months>,
}

/// How many forms are remembered at once. Texts with more forms are rarely dates.
const MOST_FORMS: usize = 4096;

thread_local! {
    static FORMS: RefCell<Forms> = RefCell::default();
}

impl Forms {
    /// The months that a text may name. Sets `pieces.marked` to the numbers that have the mark of a month.
    fn months(&mut self, pieces: &mut Pieces) -> Months {
        if self.marks.len().max(self.months.len()) >= MOST_FORMS {
            *self = Self::default();
        }
        let form: String = pieces.text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let marks = match self.marks.get(&form) {
            Some(marks) => Arc::clone(marks),
            None => Arc::clone(self.marks.entry(form.clone()).or_insert_with(|| pieces.marks().into())),
        };
        let can_be_month = |index: usize| pieces.numbers.get(index).is_some_and(|number| (1..=12).contains(number));
        pieces.marked = marks.iter().copied().filter(|(index, _)| can_be_month(*index)).collect();
        let numbers = pieces.marked.iter().filter_map(|(index, _)| pieces.numbers.get(*index)).copied().collect();
        let key = (form, numbers);
        match self.months.get(&key) {
            Some(months) => Arc::clone(months),
            None => Arc::clone(self.months.entry(key).or_insert_with(|| pieces.months())),
        }
    }
}

/// The parts of a text that may be a date.
#[derive(Debug, Default)]
struct Pieces {
    /// The numbers that are not part of the time.
    numbers: Vec<i32>,
    /// Where they stand in the text.
    spans: Vec<(usize, usize)>,
    /// Whether full stops join the numbers. No language begins such a date with the month.
    dotted: bool,
    /// Whether a space follows each full stop, as in Korean dates, which begin with the year.
    spaced: bool,
    /// The words, folded.
    words: Vec<String>,
    /// The whole text, folded.
    text: String,
    time: (i8, i8, i8),
    has_time: bool,
    /// Seconds east of Greenwich; 0 if the text has no zone.
    offset: i64,
    /// The numbers that are months because of a mark beside them, by their index, with the language of the mark.
    marked: Vec<(usize, Language)>,
    /// Whether a word is the name of a month in some language.
    has_month_word: bool,
    /// How many words of more than three letters are no month, before the first number and after it.
    words_before: usize,
    words_after: usize,
    /// How many words of any length before the first number are no month.
    all_words_before: usize,
}

/// A number or a word of a text, and where it stands.
#[derive(Clone, Copy, Debug)]
enum Token<'t> {
    Number { value: i32, digits: usize, from: usize, to: usize },
    Word { word: &'t str },
}

impl Pieces {
    /// Takes a text apart. `None` if it is too long for a date, or has no number.
    fn of(text: &str) -> Option<Self> {
        if text.len() > LONGEST && text.chars().nth(LONGEST).is_some() {
            return None;
        }
        let folded = fold(text);
        if !folded.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (text, offset) = split_offset(&folded);
        let text = &*text;
        let tokens = tokens(text)?;
        let mut pieces = Self { offset, text: text.to_owned(), ..Self::default() };
        let mut clock: Vec<i32> = Vec::new();
        let between = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let mut numbers: Vec<(i32, usize, usize)> = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at).copied() {
            at += 1;
            match token {
                Token::Number { value, to, .. } if clock.is_empty() && is_clock(text, &tokens, at - 1) => {
                    clock.push(value);
                    let mut end = to;
                    // The rest of the time: each number is joined to the one before it.
                    while let Some(Token::Number { value, from, to, .. }) = tokens.get(at).copied()
                        && clock.len() < 3
                        && matches!(between(end, from).trim(), ":" | ".")
                    {
                        clock.push(value);
                        end = to;
                        at += 1;
                    }
                    // `9 h 15`: the letter stands between the numbers.
                    if clock.len() == 1
                        && let Some(Token::Word { word: "h" }) = tokens.get(at).copied()
                    {
                        at += 1;
                        if let Some(Token::Number { value, .. }) = tokens.get(at).copied() {
                            clock.push(value);
                            at += 1;
                        }
                    }
                }
                Token::Number { value, from, to, .. } => numbers.push((value, from, to)),
                Token::Word { word } => {
                    let is_month = LANGUAGES.months.contains_key(word);
                    pieces.has_month_word |= is_month;
                    let is_before = numbers.is_empty() && clock.is_empty();
                    pieces.all_words_before += usize::from(!is_month && is_before);
                    if !is_month && word.chars().count() > 3 {
                        *(if is_before { &mut pieces.words_before } else { &mut pieces.words_after }) += 1;
                    }
                    pieces.words.push(word.to_owned());
                }
            }
        }
        pieces.dotted = numbers.windows(2).all(|pair| match pair {
            [(_, _, end), (_, begin, _)] => between(*end, *begin).trim() == ".",
            _ => false,
        });
        pieces.spaced = numbers.windows(2).all(|pair| match pair {
            [(_, _, end), (_, begin, _)] => between(*end, *begin) == ". ",
            _ => false,
        });
        pieces.spans = numbers.iter().map(|(_, from, to)| (*from, *to)).collect();
        pieces.numbers = numbers.into_iter().map(|(value, _, _)| value).collect();
        pieces.has_time = !clock.is_empty();
        let clock = |at: usize| clock.get(at).copied().map_or(Some(0), |value| i8::try_from(value).ok());
        pieces.time = (pieces.hour(clock(0)?), clock(1)?, clock(2)?);
        (pieces.numbers.len() < 4).then_some(pieces)
    }

    /// Which numbers have the mark of a month beside them, and in which languages.
    fn marks(&self) -> Vec<(usize, Language)> {
        let mut marks = Vec::new();
        for (index, (from, to)) in self.spans.iter().enumerate() {
            let before = self.text.get(..*from).unwrap_or_default().trim_end();
            let after = self.text.get(*to..).unwrap_or_default().trim_start();
            let is_mark = |(left, right, _): &&(String, String, Language)| {
                ends_with_word(before, left) && starts_with_word(after, right)
            };
            marks.extend(LANGUAGES.marks.iter().filter(is_mark).map(|(_, _, language)| (index, *language)));
        }
        marks
    }

    /// The months that the text may name.
    fn months(&self) -> Months {
        let mut months: BTreeMap<Language, Vec<i8>> = BTreeMap::new();
        for word in &self.words {
            for (language, month) in LANGUAGES.months.get(word).into_iter().flatten() {
                // `mar, 5 ago`: a word for both a month and a day of the week is the day if another word is a month.
                let is_day = LANGUAGES.words.get(word).is_some_and(|all| all.contains(language));
                let known = months.entry(*language).or_default();
                match (is_day, known.is_empty()) {
                    (true, false) => {}
                    (true, true) if self.has_other_month(word, *language) => {}
                    _ => known.push(*month),
                }
            }
        }
        let mut long: Vec<(&str, Language, i8)> = Vec::new();
        for (name, language, month) in &LANGUAGES.long_months {
            if contains_words(&self.text, name) {
                long.push((name, *language, *month));
            }
        }
        // The name of one month may contain that of another: `tháng mười hai` is December, and `tháng mười` October.
        let names = long.clone();
        long.retain(|(name, language, _)| {
            let contains =
                |(other, of, _): &(&str, Language, i8)| of == language && other != name && contains_words(other, name);
            !names.iter().any(contains)
        });
        for (_, language, month) in &long {
            months.entry(*language).or_default().push(*month);
        }
        for (index, language) in &self.marked {
            let month = self.numbers.get(*index).and_then(|number| i8::try_from(*number).ok());
            months.entry(*language).or_default().extend(month);
        }
        // A language in which the text names two months is left out, and so is one that is official nowhere unless it has all words of
        // the text. The month is that of the languages that have the most words, because a short word may be a month in some language to
        // which the other words do not belong.
        let found: Vec<(Language, i8, usize)> = months
            .into_iter()
            .filter_map(|(language, mut found)| {
                found.sort_unstable();
                found.dedup();
                let [month] = found.as_slice() else { return None };
                let explained = self.explained(language, &long);
                let is_likely = LANGUAGES.is_official(language) || explained == self.words.len();
                is_likely.then_some((language, *month, explained))
            })
            .collect();
        let most = found.iter().map(|(_, _, explained)| *explained).max().unwrap_or_default();
        let likely: BTreeSet<i8> =
            found.iter().filter(|(_, _, explained)| *explained == most).map(|(_, month, _)| *month).collect();
        // Every language with that month may be the one of the file, because CLDR lacks words of some: it has `kl` in Norwegian and not in
        // Swedish.
        let languages_of = |month: i8| -> Arc<[Language]> {
            found.iter().filter(|(_, other, _)| *other == month).map(|(language, _, _)| *language).collect()
        };
        likely.into_iter().map(|month| (month, languages_of(month))).collect()
    }

    /// Whether another word is the name of a month in a language.
    fn has_other_month(&self, word: &str, language: Language) -> bool {
        let others = self.words.iter().filter(|other| *other != word);
        let mut months = others.filter_map(|other| LANGUAGES.months.get(other)).flatten();
        months.any(|(known, _)| *known == language)
    }

    /// How many words of the text stand in dates of a language. `long` are the months of several words that it names.
    fn explained(&self, language: Language, long: &[(&str, Language, i8)]) -> usize {
        let is_of_name =
            |word: &str| long.iter().any(|(name, of, _)| *of == language && words(name).any(|part| part == word));
        let is_mark = |word: &str| {
            let of_language = LANGUAGES.marks.iter().filter(|(_, _, of)| *of == language);
            self.marked.iter().any(|(_, of)| *of == language)
                && of_language.flat_map(|(before, after, _)| [before, after]).any(|mark| mark == word)
        };
        let is_other = |word: &str| LANGUAGES.words.get(word).is_some_and(|all| all.contains(&language));
        let is_known =
            |word: &str| LANGUAGES.has_month(word, language) || is_other(word) || is_of_name(word) || is_mark(word);
        self.words.iter().filter(|word| is_known(word)).count()
    }

    /// The year and the day, in that order, if the month is told by a word or a mark.
    fn day_and_year(&self) -> Option<(i32, i32)> {
        let marked: Vec<usize> = self.marked.iter().map(|(index, _)| *index).collect();
        if let Some((at, year)) = self.marked_year() {
            let is_day = |index: &usize| *index != at && !marked.contains(index);
            let days: Vec<usize> = (0..self.numbers.len()).filter(is_day).collect();
            return match days.as_slice() {
                [day] => Some((year?, *self.numbers.get(*day)?)),
                _ => None,
            };
        }
        let rest: Vec<i32> = match marked.first() {
            Some(mark) if self.numbers.len() == 3 => {
                let others = self.numbers.iter().enumerate().filter(|(index, _)| index != mark);
                others.map(|(_, number)| *number).collect()
            }
            _ => self.numbers.clone(),
        };
        match rest.as_slice() {
            [year, day] if *year > 31 => Some((*year, *day)),
            [day, year] if *year > 31 => Some((*year, *day)),
            // `07. Jun 22`: no pattern puts a year of two digits before the name of a month.
            [day, year] => Some((whole_year(*year)?, *day)),
            _ => None,
        }
    }

    /// The orders in which three numbers without words may be meant.
    fn orders(&self) -> &'static [Order] {
        let is_korean = self.words.iter().any(|word| word.chars().any(|c| matches!(c, '\u{ac00}'..='\u{d7af}')));
        match *self.numbers.as_slice() {
            [first, _, _] if first > 31 => &[Order::YearMonthDay],
            [_, _, last] if last > 31 && self.dotted => &[Order::DayMonthYear],
            [_, _, last] if last > 31 => &[Order::DayMonthYear, Order::MonthDayYear],
            [_, _, _] if is_korean => &[Order::YearMonthDay],
            [_, _, _] if self.dotted && self.spaced => &[Order::DayMonthYear, Order::YearMonthDay],
            [_, _, _] if self.dotted => &[Order::DayMonthYear],
            [_, _, _] => &[Order::DayMonthYear, Order::MonthDayYear, Order::YearMonthDay],
            _ => &[],
        }
    }

    /// The year, the month and the day of three numbers in an order. `None` if there are not three, or if a year of two
    /// digits would lie before the platforms or in the future.
    fn in_order(&self, order: Order) -> Option<(i32, i32, i32)> {
        let [first, second, third] = *self.numbers.as_slice() else { return None };
        let (year, month, day) = match order {
            Order::DayMonthYear => (third, second, first),
            Order::MonthDayYear => (third, first, second),
            Order::YearMonthDay => (first, second, third),
        };
        Some((whole_year(year)?, month, day))
    }

    /// The index of the number that a mark such as `年` makes a year, and that year. The year is `None` if it is counted
    /// from an era.
    fn marked_year(&self) -> Option<(usize, Option<i32>)> {
        let found = self.spans.iter().zip(&self.numbers).enumerate().find_map(|(index, (span, number))| {
            let after = self.text.get(span.1..).unwrap_or_default().trim_start();
            after.starts_with(['年', '년']).then_some((index, *span, *number))
        });
        let (index, (from, _), number) = found?;
        let is_of_era = self.text.get(..from).unwrap_or_default().trim_end().ends_with(char::is_alphabetic);
        Some((index, if is_of_era { None } else { whole_year(number) }))
    }

    fn stamp(&self, year: i32, month: i8, day: i32) -> Option<Stamp> {
        let date = Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()?;
        let (hour, minute, second) = self.time;
        let time = Time::new(hour, minute, second, 0).ok()?;
        let stamp = Stamp::from_utc(DateTime::from_parts(date, time))?;
        Some(Stamp(stamp.0 - self.offset))
    }

    /// The hour on the 24-hour clock. If a word names the part of the day, `hour` is taken to be on the 12-hour clock.
    fn hour(&self, hour: i8) -> i8 {
        if !(1..=12).contains(&hour) {
            return hour;
        }
        let (morning, evening) = (hour % 12, hour % 12 + 12);
        let covers = |(from, before): &(i8, i8), hour: i8| {
            if from < before { (*from..*before).contains(&hour) } else { hour >= *from || hour < *before }
        };
        let mut candidates: Vec<String> = self.words.clone();
        candidates.extend(self.words.windows(2).map(|pair| pair.join(" ")));
        candidates.extend(self.words.windows(3).map(|three| three.join(" ")));
        for words in candidates.iter().rev() {
            for hours in LANGUAGES.periods.get(words).into_iter().flatten() {
                match (covers(hours, morning), covers(hours, evening)) {
                    (true, false) => return morning,
                    (false, true) => return evening,
                    _ => {}
                }
            }
        }
        // A word for an hour or two in a language may stand for all the half of the day that they lie in.
        let of_half = |(from, before): &(i8, i8)| match (*from, *before) {
            (12.., 13..) => Some(evening),
            (0..12, 1..=12) => Some(morning),
            _ => None,
        };
        let known = candidates.iter().rev().filter_map(|words| LANGUAGES.periods.get(words));
        known.flatten().find_map(of_half).unwrap_or(hour)
    }
}

/// Completes a year of two digits. `None` if it would lie before the platforms or in the future.
fn whole_year(year: i32) -> Option<i32> {
    if year >= 100 {
        return Some(year);
    }
    let year = year + 2000;
    (FIRST_YEAR..=*THIS_YEAR).contains(&year).then_some(year)
}

/// Whether the number at a place of the tokens begins a time: `11:23`, `9.15` after the other numbers, `9 h 15`.
fn is_clock(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    let Some(Token::Number { to, digits, .. }) = tokens.get(at).copied() else { return false };
    let (next, joint) = match tokens.get(at + 1).copied() {
        Some(Token::Number { from, digits, .. }) => (digits, text.get(to..from).unwrap_or_default()),
        Some(Token::Word { word: "h" }) if at > 1 => return true,
        _ => return false,
    };
    if joint == ":" {
        return next == 2;
    }
    let before = tokens.iter().take(at).filter(|token| matches!(token, Token::Number { .. })).count();
    let has_month =
        tokens.iter().any(|token| matches!(token, Token::Word { word } if LANGUAGES.months.contains_key(*word)));
    joint == "." && digits <= 2 && next == 2 && (before >= 3 || (before == 2 && has_month))
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let from = text.len() - rest.len();
        let is_digit = first.is_ascii_digit();
        let goes_on = |c: char| if is_digit { c.is_ascii_digit() } else { is_word_char(c) };
        let length = if goes_on(first) { rest.find(|c| !goes_on(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (piece, after) = rest.split_at(length);
        let to = from + length;
        if is_digit {
            tokens.push(Token::Number { value: piece.parse().ok()?, digits: length, from, to });
        } else if goes_on(first) {
            tokens.push(Token::Word { word: piece });
        }
        rest = after;
    }
    Some(tokens)
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_word_char(c)).filter(|word| !word.is_empty())
}

/// Whether a character is part of a word: letters, and the marks that scripts set beside them.
fn is_word_char(c: char) -> bool {
    c.is_alphabetic()
        || (c == '\'')
        || (!c.is_ascii() && !c.is_whitespace() && !c.is_numeric() && !is_punctuation(c) && !c.is_control())
}

/// Punctuation outside ASCII, as far as dates have any.
fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}' | '\u{589}' | '\u{964}' | '\u{965}')
}

fn ends_with_word(text: &str, word: &str) -> bool {
    word.is_empty() || text.strip_suffix(word).is_some_and(|before| !before.ends_with(|c: char| is_word_char(c)))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    // In scripts without spaces other characters may follow a mark, whereas a Latin mark is a whole word.
    let is_latin = |c: char| c.is_ascii_alphabetic();
    word.is_empty()
        || text
            .strip_prefix(word)
            .is_some_and(|after| !(word.ends_with(is_latin) && after.starts_with(|c: char| is_word_char(c))))
}

/// Whether a text contains words as such, not within longer words.
fn contains_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + found.len()..).unwrap_or_default();
        !before.ends_with(|c: char| is_word_char(c)) && !after.starts_with(|c: char| is_word_char(c))
    })
}

/// A text as it is compared: lower case, one kind of space and of apostrophe, digits of every script as ASCII.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let one = |c: char| match c {
        '\u{202f}' | '\u{a0}' | '\u{2009}' | '\u{3000}' => ' ',
        '’' => '\'',
        c => ascii_digit(c).unwrap_or(c),
    };
    text.nfc().filter(|c| !crate::vocab::is_bidi_control(*c)).map(one).flat_map(char::to_lowercase).collect()
}

/// The ASCII digit of a decimal digit of another script.
fn ascii_digit(c: char) -> Option<char> {
    // The zeros of the scripts in which dates are written with digits of their own.
    const ZEROS: [u32; 19] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
        0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10,
    ];
    if c.is_ascii() {
        return None;
    }
    let code = u32::from(c);
    let digit = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|digit| *digit < 10))?;
    char::from_digit(digit, 10)
}

/// The zones that have a name in RFC 2822, in seconds east of Greenwich: old pages of Facebook name them.
const ZONES: [(&str, i64); 8] = [
    (" est", -5 * 3600),
    (" edt", -4 * 3600),
    (" cst", -6 * 3600),
    (" cdt", -5 * 3600),
    (" mst", -7 * 3600),
    (" mdt", -6 * 3600),
    (" pst", -8 * 3600),
    (" pdt", -7 * 3600),
];

/// Splits a zone such as `UTC+08:00` or `PST` off a text, and returns the rest with the offset in seconds.
fn split_offset(text: &str) -> (Cow<'_, str>, i64) {
    for (zone, offset) in ZONES {
        if let Some(before) = text.strip_suffix(zone) {
            return (before.into(), offset);
        }
        // `Sat Jan 02 21:40:00 PST 2010`
        if let Some((before, after)) = text.split_once(zone)
            && after.starts_with(' ')
        {
            return (format!("{before}{after}").into(), offset);
        }
    }
    let Some((before, zone)) = text.split_once("utc").or_else(|| text.split_once("gmt")) else {
        return (text.into(), 0);
    };
    // Only the sign and the numbers directly after the name: another date may follow.
    let zone = zone.trim_start();
    // `UTC 01:05` is a time in that zone.
    if !zone.starts_with(['+', '-', '−']) {
        return (before.into(), 0);
    }
    let sign = if zone.starts_with(['-', '−']) { -1 } else { 1 };
    let zone = zone.trim_start_matches(['+', '-', '−', ' ']);
    let end = zone.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(zone.len());
    let numbers: Vec<i64> =
        zone.get(..end).unwrap_or_default().split(':').filter_map(|number| number.parse().ok()).collect();
    let [hours, minutes] = match *numbers.as_slice() {
        // `GMT-0500`
        [hours] if hours >= 100 => [hours / 100, hours % 100],
        [hours, minutes, ..] => [hours, minutes],
        [hours] => [hours, 0],
        [] => [0, 0],
    };
    // No time zone is further from Greenwich, so other numbers are no offset.
    (before.into(), if hours > 14 || minutes > 59 { 0 } else { sign * (hours * 3600 + minutes * 60) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days that a text may mean, each once.
    fn days(text: &str) -> Vec<String> {
        let mut days: Vec<String> =
            readings(text).iter().map(|reading| reading.stamp.day().unwrap().to_string()).collect();
        days.sort();
        days.dedup();
        days
    }

    #[test]
    fn the_table_of_languages_parses() {
        assert!(LANGUAGES.months.len() > 2000, "{}", LANGUAGES.months.len());
        assert!(LANGUAGES.marks.len() > 5 && LANGUAGES.periods.len() > 200);
    }

    #[test]
    fn dates_of_many_languages_mean_one_day() {
        for (text, day) in [
            ("Aug 17, 2025 11:23 am", "2025-08-17"),
            ("31. heinäkuuta 2016 kello 21:05", "2016-07-31"),
            ("2. maaliskuuta 2025 kello 9.15", "2025-03-02"),
            ("17 августа 2025 г., 11:23", "2025-08-17"),
            ("янв. 9, 2023 8:00:00", "2023-01-09"),
            ("24. desember 2025 kl. 18:00", "2025-12-24"),
            ("5 月 4, 2024 3:04:05 下午", "2024-05-04"),
            ("2024年5月4日 下午3:04", "2024-05-04"),
            ("2024년 5월 4일 오후 3:04", "2024-05-04"),
            ("4 Tháng 5, 2024 3:04", "2024-05-04"),
            ("2024. május 4. 15:04", "2024-05-04"),
            ("2024 m. gegužės 4 d. 15:04", "2024-05-04"),
            ("४ मई २०२४, ३:०४", "2024-05-04"),
            ("٤ مايو ٢٠٢٤، ٣:٠٤", "2024-05-04"),
            ("4 octobre 2024 à 9 h 15", "2024-10-04"),
            ("07. Jun 22", "2022-06-07"),
            ("08.07.2023", "2023-07-08"),
            ("03.01.2026 10:00", "2026-01-03"),
            ("2024-05-04 15:04", "2024-05-04"),
            ("Wednesday, January 2, 2010 at 9:40 PM UTC+08:00", "2010-01-02"),
            ("Tháng Tám 17, 2025 11:23:12 SA", "2025-08-17"),
            ("Tháng Mười Hai 9, 2023 12:30:00 SA", "2023-12-09"),
            ("Thg 8 17, 2025 11:23:12 SA", "2025-08-17"),
            ("9 בדצמבר 2023 8:00 PM", "2023-12-09"),
            ("דצמ 9, 2023 8:00 pm", "2023-12-09"),
            ("ธค 9, 2023 8:00 pm", "2023-12-09"),
            ("พ.ค. 4, 2024 3:04:05 pm", "2024-05-04"),
            ("elok. 17, 2025 11:23:12 pm", "2025-08-17"),
            ("Ara 13, 2013 2:58:25 tarihinde", "2013-12-13"),
            ("mar, 5 ago 2024 10:00", "2024-08-05"),
        ] {
            assert_eq!(days(text), [day], "{text}");
        }
    }

    #[test]
    fn a_year_of_two_digits_may_stand_first() {
        assert_eq!(days("22. 6. 7. 오후 3:04"), ["2022-06-07"]);
        assert_eq!(days("22年6月7日 15:04"), ["2022-06-07"]);
        assert_eq!(days("22/6/7 15:04"), ["2007-06-22", "2022-06-07"]);
        assert_eq!(days("31/12/25 15:04"), ["2025-12-31"]);
        assert_eq!(days("17.8.25 11:23"), ["2025-08-17"]);
        // Years of an era are not known.
        assert_eq!(days("令和7年8月17日"), [""; 0]);
        assert_eq!(days("民國114年8月17日"), [""; 0]);
    }

    #[test]
    fn zones_move_the_day() {
        for (text, day) in [
            ("January 2, 2010 at 9:40 PM GMT-0500", "2010-01-03"),
            ("January 2, 2010 at 9:40 PM PST", "2010-01-03"),
            ("Sat Jan 02 21:40:00 PST 2010", "2010-01-03"),
            ("January 2, 2010 at 9:40 PM UTC-05:00", "2010-01-03"),
        ] {
            assert_eq!(days(text), [day], "{text}");
        }
        // What follows the zone, such as the end of a span, does not change it.
        assert_eq!(split_offset("5. märz 2010 um 03:00 utc+01 - 5. märz 2010 um 06:30 utc+01").1, 3600);
        assert_eq!(split_offset("3:00 utc−03:30 (2 h)").1, -(3 * 3600 + 30 * 60));
    }

    #[test]
    fn an_ambiguous_date_has_both_readings() {
        assert_eq!(days("05/06/2020, 10:00"), ["2020-05-06", "2020-06-05"]);
        assert_eq!(days("lis 17, 2025 11:23:12 am"), ["2025-10-17", "2025-11-17"]);
        assert_eq!(days("13/06/2020, 10:00"), ["2020-06-13"]);
    }

    /// `pm` is July in Nheengatu, `sa` January in Jola, `de` December there, `fre` February in Sardinian.
    #[test]
    fn other_words_of_dates_are_no_months_of_rare_languages() {
        for text in [
            "Zumber 17, 2025 2:59:10 pm",
            "Zumber 17, 2025 2:59:10 SA",
            "17 de Zumbro de 2025 14:59",
            "fre. 17. zumber 2025 kl. 14.59",
            "Sun, Zumber 17, 2025 2:59:10 am",
            "lun. 17 zumbre 2025 à 14:59",
            "Sam. 30, 2015 6:06:00",
        ] {
            assert_eq!(days(text), [""; 0], "{text}");
        }
        assert_eq!(days("13.05.2020 2:59 pm"), ["2020-05-13"]);
    }

    #[test]
    fn a_text_without_a_date_has_no_reading() {
        for text in ["", "12", "soon", "Zumber 17, 2025 2:59:10 am", "the second of June", "2026-13-40", "1 2 3 4 5"] {
            assert_eq!(days(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_part_of_the_day_tells_the_hour() {
        let hour = |text: &str| Pieces::of(text).unwrap().time.0;
        assert_eq!(hour("Aug 17, 2025 11:23 pm"), 23);
        assert_eq!(hour("Aug 17, 2025 12:23 a.m."), 0);
        assert_eq!(hour("5 月 4, 2024 3:04:05 下午"), 15);
        assert_eq!(hour("17 Aug 2025 11:23"), 11);
        assert_eq!(hour("Ağu 17, 2025 11:23 ÖÖ"), 11);
        assert_eq!(hour("Ağu 17, 2025 11:23 ÖS"), 23);
        assert_eq!(hour("17 באוג׳ 2025, 11:23 אחה״צ"), 23);
        assert_eq!(hour("17 Αυγ 2025 1:23 μμ"), 13);
    }

    #[test]
    fn an_update_line_is_told_from_a_text() {
        assert!(is_change_line("Updated Aug 17, 2025 11:23 am"));
        assert!(is_change_line("已在 2 月 22, 2022 1:22:02 下午更新"));
        assert!(!is_change_line("We meet at the harbour on Aug 17, 2025 11:23 am"));
        assert!(is_change_line("Mar 13, 2013 2:58:25 ös tarihinde güncellendi"));
        assert!(is_change_line("मार्च 13, 2013 2:58:25 अपराह्न को अपडेट किया गया"));
        assert!(is_change_line("עודכן 13 במרץ 2013, 14:58"));
        assert!(!is_change_line("See you Mar 13, 2013 2:58 pm"));
        assert!(!is_change_line("Updated my profile"));
    }
}
