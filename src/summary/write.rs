//! Writing a summary: JSON, HTML, Markdown, CSV. All of them from the same value.

use super::{Group, Standing, Summary, csv, markdown};
use crate::inventory::Lists;
use crate::rulebook::Claim;
use crate::text::{self, say};
use crate::vocab::{Audience, Confidence, Fill, LawValue, Outcome};
use minijinja::{AutoEscape, Environment, Output, State, Value, context, escape_formatter};
use std::str::FromStr;

/// The formats there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// One self-contained page.
    Html,
    /// Markdown.
    Md,
    /// Everything, for programs.
    Json,
    /// A row a group.
    Csv,
}

impl Format {
    /// All of them, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Html, Self::Md, Self::Json, Self::Csv];

    /// Its name, which is its file ending too.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// The format that a file name's ending names.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_lowercase();
        match ending.as_str() {
            "htm" => Some(Self::Html),
            "markdown" => Some(Self::Md),
            other => other.parse().ok(),
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.id() == word)
            .ok_or_else(|| format!("`{word}` is not one of: html, md, json, csv"))
    }
}

/// A summary could not be written. This is a fault of the program, not of the data.
#[derive(Debug, thiserror::Error)]
#[error("the summary could not be written as {format}: {what}")]
pub struct WriteError {
    format: &'static str,
    what: String,
}

/// Writes a summary.
///
/// # Errors
/// If the program's own templates are faulty, which the tests rule out.
pub fn write(summary: &Summary, format: Format) -> Result<String, WriteError> {
    let written = match format {
        Format::Json => {
            serde_json::to_string_pretty(summary).map(|text| text + "\n").map_err(|error| error.to_string())
        }
        Format::Csv => csv(csv_rows(summary)).map_err(|error| error.to_string()),
        Format::Html | Format::Md => page(summary, format).map_err(|error| format!("{error:#}")),
    };
    written.map_err(|what| WriteError { format: format.id(), what })
}

/// The columns of the CSV, in the order in which `csv_rows` fills them. Programs read them by name or by place, so that
/// a new one goes to the end.
const CSV_COLUMNS: [&str; 21] = [
    "archive",
    "platform",
    "category",
    "source",
    "items",
    "own_items",
    "text_chars",
    "media_files",
    "earliest",
    "latest",
    "audience",
    "author",
    "outcome",
    "either",
    "law",
    "practice",
    "since",
    "confidence",
    "rule",
    "source_url",
    "law_condition",
];

/// A row a group, below the names of the columns.
fn csv_rows(summary: &Summary) -> Vec<Vec<String>> {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    let row = |group: &Group| {
        let archive = summary.archives.get(group.archive).and_then(|archive| archive.parts.first());
        let either: Vec<&str> = group.either.iter().map(|outcome| outcome.id()).collect();
        [
            archive.map_or_else(String::new, |part| part.name.clone()),
            group.platform.clone(),
            group.category.id().to_owned(),
            group.source.clone(),
            group.counts.items.to_string(),
            group.counts.own_items.to_string(),
            group.counts.text_chars.to_string(),
            group.counts.media_files.to_string(),
            day(group.counts.earliest),
            day(group.counts.latest),
            group.traits.audience.map_or("unknown", Audience::id).to_owned(),
            group.traits.author.id().to_owned(),
            group.outcome.id().to_owned(),
            either.join(" "),
            group.law.value.map_or("", LawValue::id).to_owned(),
            group.practice.value.map_or("", |value| value.id()).to_owned(),
            day(group.practice.since),
            group.practice.confidence.map_or("", Confidence::id).to_owned(),
            group.practice.rule.as_ref().map(ToString::to_string).unwrap_or_default(),
            group.source_url.clone().unwrap_or_default(),
            group.law.condition.clone().unwrap_or_default(),
        ]
        .to_vec()
    };
    let names = CSV_COLUMNS.map(str::to_owned).to_vec();
    let groups = summary.categories.iter().flat_map(|category| &category.groups);
    std::iter::once(names).chain(groups.map(row)).collect()
}

/// Renders the template of a format. Every value that is filled in is escaped for that format.
fn page(summary: &Summary, format: Format) -> Result<String, minijinja::Error> {
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|name| {
        if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::Custom(markdown::NAME) }
    });
    engine.set_formatter(fill_in);
    engine.set_trim_blocks(true);
    engine.set_lstrip_blocks(true);
    engine.add_filter("number", |n: u64| text::number(n));
    engine.add_filter("size", |n: u64| text::size(n));
    engine.add_filter("day", |day: Option<String>| day.map_or_else(String::new, |day| written_day(&day)));
    engine.add_filter("done", |day: &str| text::text_with("optout-done-on", &[("day", written_day(day).into())]));
    engine.add_filter("code", markdown::code);
    engine.add_filter("link", markdown::link);
    engine.add_filter("standing", |group: Value| {
        let is_objected = group.get_attr("objected").is_ok_and(|objected| objected.is_true());
        if is_objected { Ok(Value::from("objected")) } else { group.get_attr("outcome") }
    });
    engine.add_filter("fill", |standing: &str| {
        let objected = Standing::of(Outcome::UsedUnlessYouObject, true);
        if standing == objected.id() {
            return fill_class(objected.fill());
        }
        standing.parse::<Outcome>().map_or("open", |outcome| fill_class(outcome.fill()))
    });
    engine.add_function("ledger", |balanced: bool, salvaged: bool| text::text(ledger_word(balanced, salvaged)));
    engine.add_function("lists", |read: u64, unlisted: u64, unlisted_elements: u64| {
        lists_in_words(Lists { read, not_counted: 0, unlisted, unlisted_elements })
    });
    engine.add_function("t", |key: &str| text::text(key));
    engine.add_function("counted", |key: &str, n: u64| text::counted(key, n));
    engine.add_function("unknown", unknown_in_words);
    engine.add_function("law", |value: Option<&str>, condition: Option<&str>, either: Vec<String>| {
        let parse = |value: &str| value.parse::<LawValue>().ok();
        let either: Vec<LawValue> = either.iter().filter_map(|value| parse(value)).collect();
        say::law(value.and_then(parse), condition, &either)
    });
    engine.add_function("outcome", |outcome: &str, claim: Option<&str>| {
        let only_may = claim == Some(Claim::May.id());
        outcome.parse().map_or_else(|_unknown| outcome.to_owned(), |outcome| say::outcome(outcome, only_may))
    });
    engine.add_function("days", |published: Option<&str>, stood_on: Option<&str>, not_before: Option<&str>| {
        let day = |day: Option<&str>| day.and_then(|day| day.parse().ok());
        text::capitalized(&say::days_of_source(day(published), day(stood_on), day(not_before)).join(", "))
    });
    engine.add_function("t1", |key: &str, name: &str, value: &str| text::text_with(key, &[(name, value.into())]));
    engine.add_template("summary.html", include_str!("../../assets/reports/summary.html"))?;
    engine.add_template("summary.md", include_str!("../../assets/reports/summary.md"))?;
    let name = if format == Format::Html { "summary.html" } else { "summary.md" };
    engine.get_template(name)?.render(context! { s => Value::from_serialize(summary) })
}

/// The key of the sentence that says whether everything is accounted for: whether the sums of the ledger add up, and
/// whether the files had to be looked for, one by one.
#[must_use]
pub fn ledger_word(balanced: bool, salvaged: bool) -> &'static str {
    match (balanced, salvaged) {
        (true, false) => "report-ledger-balanced",
        (true, true) => "report-ledger-salvaged",
        (false, _) => "report-ledger-unbalanced",
    }
}

/// What became of the lists inside the files that were read, in words.
#[must_use]
pub fn lists_in_words(lists: Lists) -> String {
    let key = if lists.unlisted == 0 { "report-lists" } else { "report-lists-unlisted" };
    let values = [
        ("read", text::number(lists.read).into()),
        ("n", text::plural(lists.unlisted)),
        ("unlisted", text::number(lists.unlisted).into()),
        ("m", text::plural(lists.unlisted_elements)),
        ("elements", text::number(lists.unlisted_elements).into()),
    ];
    text::text_with(key, &values)
}

/// The number of files that no spec knows, and of the elements in them, in words. Empty if there are no such files.
#[must_use]
pub fn unknown_in_words(files: u64, elements: u64) -> String {
    if files == 0 {
        return String::new();
    }
    let values = [
        ("n", text::plural(files)),
        ("files", text::number(files).into()),
        ("m", text::plural(elements)),
        ("elements", text::number(elements).into()),
    ];
    text::text_with("report-unknown-entries", &values)
}

/// Writes a value where a template names it.
fn fill_in(out: &mut Output<'_>, state: &State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    if state.auto_escape() != AutoEscape::Custom(markdown::NAME) {
        return escape_formatter(out, state, value);
    }
    match value.as_str() {
        Some(text) if !value.is_safe() => out.write_str(&markdown::escaped(text))?,
        _ => write!(out, "{value}")?,
    }
    Ok(())
}

fn fill_class(fill: Fill) -> &'static str {
    match fill {
        Fill::Used => "used",
        Fill::OptOut => "optout",
        Fill::Objected => "objected",
        Fill::Depends => "depends",
        Fill::Planned => "planned",
        Fill::Open => "open",
        Fill::OptedOut => "optedout",
        Fill::OptIn => "optin",
        Fill::Paused => "paused",
        Fill::NotUsed => "notused",
        Fill::Barred => "barred",
    }
}

fn written_day(day: &str) -> String {
    day.parse().map_or_else(|_not_a_day| day.to_owned(), text::date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_entry_is_named_in_the_singular() {
        assert!(unknown_in_words(1, 1).contains("with one entry, is not counted"));
        assert!(unknown_in_words(2, 1_000).contains("with 1,000 entries, are not counted"));
        let lists = Lists { read: 3, not_counted: 0, unlisted: 1, unlisted_elements: 1 };
        assert!(lists_in_words(lists).contains("with one entry, is not."));
    }
}
