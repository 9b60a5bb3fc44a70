//! Writing a summary: JSON, HTML, Markdown, CSV. All of them from the same value.

use super::schema::decides;
use super::{Figures, Group, Standing, Summary, charts, csv, markdown};
use crate::assets::REPORTS;
use crate::inventory::Lists;
use crate::rulebook::{Claim, StepLine};
use crate::text::{self, say};
use crate::vocab::{Audience, Author, Confidence, Fill, LawValue, Outcome, Use};
use minijinja::{AutoEscape, Environment, Output, State, Value, context, escape_formatter};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

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
    /// One page to share: the sentence, the bar and the kinds of data, with no name of a person or a file.
    Picture,
}

impl Format {
    /// All of them, in the order they are offered.
    pub const ALL: &'static [Self] = &[Self::Html, Self::Md, Self::Json, Self::Csv, Self::Picture];

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Picture => Self::Html.id(),
            _ => self.id(),
        }
    }

    /// Its name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Picture => "picture",
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
        Self::ALL.iter().copied().find(|format| format.id() == word).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|format| format.id()).collect();
            format!("`{word}` is none of: {}", known.join(", "))
        })
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
        Format::Html | Format::Md | Format::Picture => page(summary, format).map_err(|error| format!("{error:#}")),
    };
    written.map_err(|what| WriteError { format: format.id(), what })
}

/// The columns of the CSV, in the order in which `csv_rows` fills them. Programs read them by name or by place, so that
/// a new one goes to the end.
const CSV_COLUMNS: [&str; 22] = [
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
    "standing",
];

/// A row a group, below the names of the columns.
fn csv_rows(summary: &Summary) -> Vec<Vec<String>> {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    let row = |group: &Group| {
        let archive = summary.archives.get(group.archive).and_then(|archive| archive.parts.first());
        let either: Vec<&str> = group.either.iter().map(|outcome| outcome.id()).collect();
        [
            archive.map_or_else(String::new, |part| part.name.clone()),
            group.platform.to_string(),
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
            group.standing().id().to_owned(),
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
    engine.add_filter("made", |day: &str| text::text_with("chip-made-on", &[("day", written_day(day).into())]));
    engine.add_filter("source", |group: Value| source_in_words(&group));
    engine.add_filter("since", |group: Value| since_in_words(&group));
    engine.add_filter("law", |group: Value| law_in_words(&group));
    // What the law says is long and the same for many rows, so the page writes it once and refers to it by a letter.
    let laws = Arc::new(laws(summary));
    let known = Arc::clone(&laws);
    engine.add_filter("law_letter", move |group: Value| {
        let law = law_in_words(&group);
        known.iter().position(|(text, _)| *text == law).map_or(law, letter)
    });
    engine.add_function("laws", move |standing: &str| {
        let here = laws.iter().enumerate().filter(|(_, (_, standings))| standings.contains(standing));
        here.map(|(at, (text, _))| context! { letter => letter(at), text }).collect::<Vec<Value>>()
    });
    engine.add_function("years", |first: Option<&str>, last: Option<&str>| {
        let year = |day: Option<&str>| day.and_then(|day| day.get(..4)).unwrap_or_default().to_owned();
        let (first, last) = (year(first), year(last));
        if first == last { first } else { format!("{first}–{last}") }
    });
    engine.add_filter("decides", |question: Value| {
        let count =
            |key: &str| question.get_attr(key).ok().and_then(|value| u64::try_from(value).ok()).unwrap_or_default();
        decides(count("items"), count("training_items"), count("own_items"))
    });
    engine.add_filter("either", |group: Value| {
        say::either(&parsed_list(&group, "either"), &parsed_list(&group, "depends_on"))
    });
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
    engine.add_function("lists", |read: u64, not_counted: u64, unlisted: u64, unlisted_elements: u64| {
        lists_in_words(Lists { read, not_counted, unlisted, unlisted_elements })
    });
    engine.add_function("effect", |kind: &str, effect: &str| {
        let both = kind.parse().ok().zip(effect.parse().ok());
        both.map(|(kind, effect)| say::effect(kind, effect)).unwrap_or_default()
    });
    engine.add_function("t", |key: &str| text::text(key));
    engine.add_function("counted", |key: &str, n: u64| text::counted(key, n));
    engine.add_function("unknown", unknown_in_words);
    engine.add_function("days", |published: Option<&str>, stood_on: Option<&str>, not_before: Option<&str>| {
        let day = |day: Option<&str>| day.and_then(|day| day.parse().ok());
        text::capitalized(&say::days_of_source(day(published), day(stood_on), day(not_before)).join(", "))
    });
    engine.add_function("t1", |key: &str, name: &str, value: &str| text::text_with(key, &[(name, value.into())]));
    engine.add_template("summary.html", REPORTS.text("summary.html").unwrap_or_default())?;
    engine.add_template("summary.md", REPORTS.text("summary.md").unwrap_or_default())?;
    engine.add_template("picture.html", REPORTS.text("picture.html").unwrap_or_default())?;
    let name = match format {
        Format::Picture => "picture.html",
        Format::Html => "summary.html",
        Format::Md | Format::Json | Format::Csv => "summary.md",
    };
    let fills = REPORTS.text("fills.css").unwrap_or_default();
    let names = if summary.owners.is_empty() { "report-no-names" } else { "report-only-owner" };
    let more_on_rules = summary.headlines.first().map(|headline| headline.more_on_rules.clone()).unwrap_or_default();
    let step_numbers: Vec<Vec<Option<usize>>> = summary
        .remedies
        .iter()
        .map(|remedy| StepLine::numbered(&remedy.steps).map(|(number, _)| number).collect())
        .collect();
    engine.get_template(name)?.render(context! { more_on_rules, step_numbers, rests_on_in_public => &summary.rests_on_in_public, s => Value::from_serialize(summary), names, fills, other_uses => Value::from_serialize(other_uses(summary)), charts => chart_values(summary), figures => Figures::of(summary, &summary.totals.own_tokens).in_words() })
}

/// The charts, and what the tables beside them list. Only pages have charts.
fn chart_values(summary: &Summary) -> Value {
    context! {
        by_year => charts::by_year(summary),
        by_outcome => charts::by_outcome(summary),
        by_space => charts::by_space(summary),
        years => charts::years(summary).iter().map(ToString::to_string).collect::<Vec<String>>(),
        spaces => Value::from_serialize(charts::by_bytes(summary)),
    }
}

/// A text of a value that a template hands over; empty if there is none.
fn text_of(value: &Value, path: &[&str]) -> String {
    let found = path.iter().try_fold(value.clone(), |value, key| value.get_attr(key).ok());
    found.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The list of words of a closed set that a value has under a key.
fn parsed_list<Word: FromStr>(value: &Value, key: &str) -> Vec<Word> {
    let list = value.get_attr(key).and_then(|list| list.try_iter().map(Iterator::collect::<Vec<Value>>));
    list.unwrap_or_default().iter().filter_map(|word| word.as_str()?.parse().ok()).collect()
}

/// Where the items of a group come from, with the traits that tell them from others.
fn source_in_words(group: &Value) -> String {
    let mut words = vec![text_of(group, &["source_name"])];
    let [author, audience] = ["author", "audience"].map(|key| text_of(group, &["traits", key]));
    if author != Author::Own.id() {
        words.push(text::text(&format!("author-{author}")));
    }
    if audience != "unknown" {
        words.push(text::text(&format!("audience-{audience}")));
    }
    let is =
        |key: &str| group.get_attr("traits").and_then(|traits| traits.get_attr(key)).is_ok_and(|value| value.is_true());
    for (key, name) in [("unpublished", "trait-unpublished"), ("placed", "trait-placed")] {
        if is(key) {
            words.push(text::text(name));
        }
    }
    words.retain(|word| !word.is_empty());
    words.join(", ")
}

/// Since when a group is used, and whether the platform says only that it may. Empty if nothing is said of its use.
fn since_in_words(group: &Value) -> String {
    if text_of(group, &["outcome"]) == Outcome::NotEstablished.id() {
        return String::new();
    }
    let may = text_of(group, &["practice", "claim"]) == Claim::May.id();
    let since = text_of(group, &["practice", "since"]);
    let words = may.then(|| text::text("report-may"));
    words
        .into_iter()
        .chain(Some(since).filter(|day| !day.is_empty()).map(|day| written_day(&day)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What the law says to a group. Where an order or a promise forbids what the law lets, that is said first.
fn law_in_words(group: &Value) -> String {
    let parse = |value: &str| value.parse::<LawValue>().ok();
    let either = group.get_attr("law").and_then(|law| law.get_attr("either"));
    let either = either.and_then(|either| either.try_iter().map(Iterator::collect::<Vec<Value>>)).unwrap_or_default();
    let either: Vec<LawValue> = either.iter().filter_map(|value| parse(value.as_str()?)).collect();
    let condition = text_of(group, &["law", "condition"]);
    let condition = Some(condition.as_str()).filter(|condition| !condition.is_empty());
    let law = say::law(parse(&text_of(group, &["law", "value"])), condition, &either);
    if text_of(group, &["outcome"]) == Outcome::NotUsedBarred.id() {
        return text::text_with("report-barred-law", &[("law", law.into())]);
    }
    law
}

/// What a platform says of another use, with the kinds of data that it says it of.
#[derive(Debug, Serialize)]
struct OtherUse {
    #[serde(rename = "use")]
    use_: Use,
    platform: String,
    outcome: Outcome,
    words: String,
    kinds: String,
}

/// What the platforms say of other uses, a row for each use, platform and answer.
fn other_uses(summary: &Summary) -> Vec<OtherUse> {
    let mut rows: BTreeMap<(Use, &str, Outcome, bool), BTreeMap<&str, u64>> = BTreeMap::new();
    for category in &summary.categories {
        for group in &category.groups {
            for also in group.also.iter().filter(|also| also.outcome != Outcome::NotEstablished) {
                let key = (also.use_, group.platform_name.as_str(), also.outcome, also.only_may());
                *rows.entry(key).or_default().entry(category.name.as_str()).or_default() += group.counts.items;
            }
        }
    }
    let row = |((use_, platform, outcome, only_may), kinds): ((Use, &str, Outcome, bool), BTreeMap<&str, u64>)| {
        let kinds: Vec<String> = kinds.iter().map(|(kind, items)| format!("{kind} {}", text::number(*items))).collect();
        let words = say::outcome(outcome, only_may);
        OtherUse { use_, platform: platform.to_owned(), outcome, words, kinds: kinds.join(", ") }
    };
    rows.into_iter().map(row).collect()
}

/// What the law says to the groups, each text once, with the standings of the groups it is said of.
fn laws(summary: &Summary) -> Vec<(String, BTreeSet<&'static str>)> {
    let mut list: Vec<(String, BTreeSet<&'static str>)> = Vec::new();
    for group in summary.categories.iter().flat_map(|category| &category.groups) {
        let text = law_in_words(&Value::from_serialize(group));
        let standing = group.standing().id();
        match list.iter_mut().find(|(known, _)| *known == text) {
            Some((_, standings)) => {
                standings.insert(standing);
            }
            None => list.push((text, BTreeSet::from([standing]))),
        }
    }
    list
}

/// The letter of a law text: A to Z, then by number.
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| (at + 1).to_string(), |at| char::from(b'A' + at).to_string())
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
    let key = match (lists.unlisted, lists.not_counted) {
        (0, 0) => "report-lists",
        (0, _) => "report-lists-some",
        _ => "report-lists-unlisted",
    };
    let values = [
        ("read", text::number(lists.read).into()),
        ("n", text::plural(lists.unlisted)),
        ("unlisted", text::number(lists.unlisted).into()),
        ("m", text::plural(lists.unlisted_elements)),
        ("elements", text::number(lists.unlisted_elements).into()),
    ];
    let counted = text::text_with(key, &values);
    if lists.not_counted == 0 {
        return counted;
    }
    format!("{counted} {}", text::counted("report-lists-left-out", lists.not_counted))
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

    #[test]
    fn lists_that_are_left_out_are_told() {
        let all = Lists { read: 3, not_counted: 0, unlisted: 0, unlisted_elements: 0 };
        assert!(lists_in_words(all).starts_with("All 3 lists"));
        let some = lists_in_words(Lists { not_counted: 2, ..all });
        assert!(!some.contains("All") && some.contains("2 more"), "{some}");
        let unlisted = lists_in_words(Lists { not_counted: 1, unlisted: 1, unlisted_elements: 4, ..all });
        assert!(unlisted.contains("with 4 entries") && unlisted.contains("One more"), "{unlisted}");
    }
}
