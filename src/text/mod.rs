//! The words a person reads, from `assets/locales`, through Fluent; and numbers and dates as they are written there.

pub mod say;

pub use crate::plain::plain;

use crate::assets::{File, LOCALES};
use fluent_bundle::bundle::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::civil::Date;
use std::borrow::Borrow;
use std::sync::LazyLock;

/// The language of the sentences.
pub const LANGUAGE: &str = "en";

type Bundle = FluentBundle<FluentResource, IntlLangMemoizer>;

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| {
    let language = unic_langid::LanguageIdentifier::from_parts(LANGUAGE.parse().unwrap_or_default(), None, None, &[]);
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Isolation marks would be shown as boxes where text is not laid out by a browser.
    bundle.set_use_isolating(false);
    for file in LOCALES.files() {
        let text = file.text().to_owned();
        // A message that does not parse is missing and shows as its key, which the tests look for.
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _faults)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
});

/// The text of a key, or the key itself if there is no text.
#[must_use]
pub fn text(key: &str) -> String {
    text_with(key, &[])
}

/// The text of a key with values for its variables, or the key itself if there is no text.
#[must_use]
pub fn text_with(key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    find(key, values).unwrap_or_else(|| key.to_owned())
}

/// The text of a key, if there is one.
#[must_use]
pub fn find(key: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let pattern = BUNDLE.get_message(key)?.value()?;
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set(*name, value.clone());
    }
    let mut errors = Vec::new();
    Some(BUNDLE.format_pattern(pattern, Some(&args), &mut errors).into_owned())
}

/// The text of a key with a number: `$count` is the number as written, `$n` the number for its plural.
#[must_use]
pub fn counted(key: &str, n: u64) -> String {
    text_with(key, &[("count", number(n).into()), ("n", plural(n))])
}

/// A number as the value that selects the plural form of a text.
#[must_use]
pub fn plural(n: u64) -> FluentValue<'static> {
    // The cap changes nothing, because English has one form for every number but 1.
    FluentValue::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// A whole number, its thousands set apart: `14,203`.
#[must_use]
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// The phrase with a capital at its start, and nothing else changed.
#[must_use]
pub fn capitalized(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Names one after the other: `Facebook, Instagram and Threads`.
#[must_use]
pub fn list<Name: Borrow<str>>(names: &[Name]) -> String {
    match names {
        [] => String::new(),
        [only] => only.borrow().to_owned(),
        [before @ .., last] => {
            text_with("list-and", &[("before", before.join(", ").into()), ("last", last.borrow().into())])
        }
    }
}

/// The phrase with a small letter at its start, and nothing else changed.
#[must_use]
pub fn uncapitalized(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A date in a few letters: `24 Nov 2026`.
#[must_use]
pub fn date(day: Date) -> String {
    let month = text(&format!("month-short-{}", day.month()));
    format!("{} {month} {}", day.day(), day.year())
}

/// A date in full: `24 November 2026`.
#[must_use]
pub fn long_date(day: Date) -> String {
    let month = text(&format!("month-{}", day.month()));
    format!("{} {month} {}", day.day(), day.year())
}

/// A size: `41 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    let units = ["size-bytes", "size-kb", "size-mb", "size-gb", "size-tb"];
    let mut whole = bytes;
    let mut tenths = 0;
    let mut unit = 0;
    while whole >= 1000 && unit + 1 < units.len() {
        tenths = whole % 1000 / 100;
        whole /= 1000;
        unit += 1;
    }
    let written = if unit == 0 || whole >= 10 { number(whole) } else { format!("{whole}.{tenths}") };
    text_with(units.get(unit).copied().unwrap_or("size-bytes"), &[("n", written.into())])
}

/// Every key of every file, for the tests.
#[must_use]
pub fn keys() -> Vec<String> {
    LOCALES
        .kept()
        .iter()
        .map(File::text)
        .flat_map(str::lines)
        .filter(|line| line.chars().next().is_some_and(|first| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
        .collect()
}

/// A region's name as it stands after "in": some take an article.
#[must_use]
pub fn in_region(id: &str, name: &str) -> String {
    if ["GB", "US", "NL", "AE", "PH", "BS", "GM", "CD", "CG", "CF", "DO", "EU", "EEA"].contains(&id)
        || name.ends_with("Islands")
    {
        text_with("region-with-article", &[("region", name.into())])
    } else {
        name.to_owned()
    }
}
