//! The sentences for what the lower layers report as values: errors, problems, reasons, notices.

use super::{counted, list, number, plural, size, text, text_with};
use crate::archive::{ListingFault, OpenError, ReadError};
use crate::import::ReadingError;
use crate::inventory::{Evidence, Fault, Notice, UnlistedList};
use crate::pack::Refusal;
use crate::readers::{FileError, Position, RejectReason, Rejection};
use crate::rulebook::{Effect, RemedyKind, Reply};
use crate::save::SaveError;
use crate::vocab::{LawValue, Outcome, SkipReason, Trait, Use};
use jiff::civil::Date;
use std::path::Path;

/// This many lists and keys are named in one sentence.
const NAMED: usize = 6;
/// This many faults of a data pack are named; `fodder data check` lists all of them.
const FAULTS: usize = 3;

/// Where a record was rejected and why: `line 12: it is not JSON`.
#[must_use]
pub fn rejection(rejection: Rejection) -> String {
    let place = match rejection.position {
        Position::Line(line) => text_with("rejected-line", &[("number", line.to_string().into())]),
        Position::Element(element) => text_with("rejected-element", &[("number", element.to_string().into())]),
    };
    let reason = match rejection.reason {
        RejectReason::NotJson => text("rejected-not-json"),
        RejectReason::OtherKind => text("rejected-other-kind"),
        RejectReason::Unclosed => text("rejected-unclosed"),
        RejectReason::Cells { found, header } => {
            text_with("rejected-cells", &[("found", found.to_string().into()), ("header", header.to_string().into())])
        }
        RejectReason::Quotes => text("rejected-quotes"),
        RejectReason::TooLong => text("rejected-too-long"),
        RejectReason::NoHeader => text("rejected-no-header"),
    };
    format!("{place}: {reason}")
}

/// What a remedy stops.
#[must_use]
pub fn effect(kind: RemedyKind, effect: Effect) -> String {
    text(&format!("effect-{}", effect_word(kind, effect)))
}

/// The same in a few words, without a capital.
#[must_use]
pub fn effect_short(kind: RemedyKind, effect: Effect) -> String {
    text(&format!("effect-short-{}", effect_word(kind, effect)))
}

/// What is not known of a switch would mislead as a word for reading a page or complaining, which stop nothing by themselves.
fn effect_word(kind: RemedyKind, effect: Effect) -> &'static str {
    match (kind, effect) {
        (RemedyKind::ReadSummary, _) => "nothing",
        (RemedyKind::Complaint, Effect::Unknown) => "authority",
        _ => effect.id(),
    }
}

/// Why nothing could be read of a path.
#[must_use]
pub fn reading_error(error: &ReadingError) -> String {
    match error {
        ReadingError::Open(error) => open_error(error),
        ReadingError::UnknownPlatform { known, path, .. } => {
            text_with("error-unknown-platform", &[("known", known.join(", ").into()), ("path", shown(path))])
        }
    }
}

/// Why nothing at a path could be opened.
#[must_use]
pub fn open_error(error: &OpenError) -> String {
    let at = |key: &str, path: &Path| text_with(key, &[("path", shown(path))]);
    let because =
        |key: &str, what: &str, path: &Path| text_with(key, &[("what", what.to_owned().into()), ("path", shown(path))]);
    match error {
        OpenError::Missing { path } => at("error-missing", path),
        OpenError::Forbidden { path } => at("error-forbidden", path),
        OpenError::NotAFile { path } => at("error-not-a-file", path),
        OpenError::NotAnArchive { path } => at("error-not-an-archive", path),
        OpenError::Empty { path } => at("error-empty", path),
        OpenError::Locked { path } => at("error-locked", path),
        OpenError::Truncated { path } => at("error-truncated", path),
        OpenError::Damaged { what, path } => because("error-damaged", what, path),
        OpenError::Unreadable { what, path } => because("error-unreadable", what, path),
        OpenError::Cancelled => text("error-cancelled"),
    }
}

fn shown(path: &Path) -> fluent_bundle::FluentValue<'static> {
    path.to_string_lossy().into_owned().into()
}

/// Why a file was not saved.
#[must_use]
pub fn save_error(error: &SaveError) -> String {
    match error {
        SaveError::Archive => text("export-is-archive"),
        SaveError::Exists => text("export-exists"),
        SaveError::NoFolder => text("export-no-folder"),
        SaveError::System(error) => text_with("export-failed", &[("what", error.to_string().into())]),
    }
}

/// The pack's version as a date in words, or unchanged if it is no date.
#[must_use]
pub fn rules_day(version: &str) -> String {
    version.replace('.', "-").parse().map_or_else(|_not_a_day| version.to_owned(), super::date)
}

/// Why the data pack in a folder was refused: the first faults, since a pack can have hundreds of them.
#[must_use]
pub fn pack_refused(folder: &Path, refusal: &Refusal) -> String {
    text_with("error-pack", &[("folder", shown(folder)), ("why", first_faults(refusal).into())])
}

/// Why a data pack that was dropped on the window is not used.
#[must_use]
pub fn new_pack_refused(path: &Path, refusal: &Refusal) -> String {
    text_with("pack-refused", &[("name", shown(path)), ("why", first_faults(refusal).into())])
}

fn first_faults(refusal: &Refusal) -> String {
    let why = refusal.to_string();
    let mut lines = why.lines();
    let mut first = lines.by_ref().take(FAULTS).collect::<Vec<_>>().join("\n");
    if lines.next().is_some() {
        first.push_str("\n…");
    }
    first
}

/// The time in which a letter must be answered: `1 month`. `None` if the law names none.
#[must_use]
pub fn reply_time(reply: Option<Reply>) -> Option<String> {
    let Reply { days, months, working_days, .. } = reply?;
    let (key, count) = match (months, days, working_days) {
        (Some(months), _, _) => ("time-months", months),
        (None, Some(days), _) => ("time-days", days),
        (None, None, Some(days)) => ("time-working-days", days),
        (None, None, None) => return None,
    };
    Some(text_with(key, &[("n", plural(u64::from(count)))]))
}

/// Why an entry could not be read.
#[must_use]
pub fn read_error(error: &ReadError) -> String {
    text(match error {
        ReadError::Truncated => "problem-truncated",
        ReadError::Crc { .. } => "problem-crc",
        ReadError::Size => "problem-size",
        ReadError::Growth => "problem-growth",
        ReadError::Budget => "problem-budget",
        ReadError::Overlap => "problem-overlap",
        ReadError::Corrupt => "problem-corrupt",
        ReadError::Panicked => "problem-panicked",
        ReadError::Encrypted => "problem-encrypted",
        ReadError::Method => "problem-method",
        ReadError::Forbidden => "problem-forbidden",
        ReadError::Gone => "problem-gone",
        ReadError::NotThere => "problem-not-there",
        ReadError::Changed => "problem-changed",
        ReadError::Cancelled => "problem-cancelled",
        ReadError::InnerDamaged => "problem-inner-damaged",
        ReadError::Other(what) => return text_with("problem-other", &[("what", what.clone().into())]),
    })
}

/// Why a file could not be read, or not to its end.
#[must_use]
pub fn file_error(error: &FileError) -> String {
    text(match error {
        FileError::Workbook => "problem-workbook",
        FileError::Columns => "problem-columns",
        FileError::NotText => "problem-not-text",
        FileError::NotJson => "problem-not-json",
        FileError::Edited => "problem-edited",
        FileError::Long => "problem-long",
        FileError::Read(error) => return read_error(error),
    })
}

/// What went wrong with an archive or one of its files.
#[must_use]
pub fn fault(what: &Fault) -> String {
    match what {
        Fault::Listing(fault) => listing_fault(fault),
        Fault::File { error, read_before: None } => file_error(error),
        Fault::File { error, read_before: Some(records) } => {
            format!("{} {}", file_error(error), counted("problem-read-before", *records))
        }
        Fault::Unreadable { records } => counted("problem-unreadable", *records),
        Fault::Unknown { elements, keys, breaks_off } => unknown(*elements, keys, *breaks_off),
        Fault::Unlisted { lists } => unlisted(lists),
        Fault::Dates { dates } => counted("problem-dates", *dates),
        Fault::Labels { records } => counted("problem-labels", *records),
        Fault::Columns { records } => counted("problem-words-columns", *records),
        Fault::CountMismatch { expected, found } => text_with(
            "problem-count-mismatch",
            &[("expected", number(*expected).into()), ("found", number(*found).into())],
        ),
        Fault::MissingFiles { files, elements, names } => {
            let mut named = names.join(", ");
            if *files > names.len() as u64 {
                named.push_str(", …");
            }
            let values = [
                ("n", plural(*files)),
                ("count", number(*files).into()),
                ("items", number(*elements).into()),
                ("names", named.into()),
            ];
            text_with("problem-missing-files", &values)
        }
        Fault::Duplicate { times } => counted("problem-duplicate", *times),
        Fault::HoldsMore { records, held } => text_with(
            "problem-holds-more",
            &[("n", plural(*held)), ("count", number(*held).into()), ("records", number(*records).into())],
        ),
        Fault::SameAccount { name } => text_with("problem-same-account", &[("name", name.clone().into())]),
        Fault::NotOpened { what } => what.clone(),
        Fault::More { count, fault: of } => {
            text_with("problem-and-more", &[("count", number(*count).into()), ("message", fault(of).into())])
        }
    }
}

fn unknown(elements: Option<u64>, keys: &[String], breaks_off: bool) -> String {
    let mut said = match elements {
        Some(elements) => counted("problem-unknown-elements", elements),
        None => text("problem-unknown"),
    };
    if breaks_off {
        said.push(' ');
        said.push_str(&text("problem-unknown-breaks-off"));
    }
    if !keys.is_empty() {
        said.push(' ');
        said.push_str(&text_with("problem-unknown-keys", &[("keys", named(keys.iter().map(String::as_str)).into())]));
    }
    said
}

fn unlisted(lists: &[UnlistedList]) -> String {
    let elements = lists.iter().fold(0_u64, |sum, list| sum.saturating_add(list.elements));
    // The outermost list of a file, or an object that is the whole file, has no path.
    let name = |list: &UnlistedList| if list.path.is_empty() { text("unlisted-outermost") } else { list.path.clone() };
    let names: Vec<String> = lists.iter().map(|list| format!("{} ({})", name(list), number(list.elements))).collect();
    let values = [
        ("n", plural(lists.len() as u64)),
        ("count", number(lists.len() as u64).into()),
        ("elements", number(elements).into()),
        ("names", named(names.iter().map(String::as_str)).into()),
    ];
    text_with("problem-unlisted", &values)
}

/// The first of many names, comma-joined.
fn named<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    let more = names.len() > NAMED;
    let mut named = names.take(NAMED).collect::<Vec<_>>().join(", ");
    if more {
        named.push_str(", …");
    }
    named
}

fn listing_fault(fault: &ListingFault) -> String {
    let with_count = |key: &str, count: u64| text_with(key, &[("count", number(count).into())]);
    match fault {
        ListingFault::Folder => text("problem-folder"),
        ListingFault::TooDeep => text("problem-too-deep"),
        ListingFault::TooManyInner { most } => with_count("problem-too-many-inner", *most as u64),
        ListingFault::InnerTooLarge => text("problem-inner-too-large"),
        ListingFault::EntryCount { declared, found } => {
            text_with("problem-zip-count", &[("declared", number(*declared).into()), ("count", number(*found).into())])
        }
        ListingFault::Salvaged { found } => with_count("problem-salvaged", *found),
        ListingFault::DirectoryBreaksOff { found } => with_count("problem-list-breaks-off", *found),
        ListingFault::TooManyEntries { most } => with_count("problem-too-many", *most as u64),
        ListingFault::JunkBefore { bytes } => text_with("problem-junk", &[("size", size(*bytes).into())]),
        ListingFault::JunkAfter { bytes } => text_with("problem-junk-after", &[("size", size(*bytes).into())]),
        ListingFault::FoldersWithBytes { count } => counted("problem-odd-folders", *count),
        ListingFault::Part(error) => read_error(error),
    }
}

/// Why a file was skipped.
#[must_use]
pub fn skip_reason(reason: SkipReason) -> String {
    text(&format!("skip-{}", reason.id()))
}

/// What a person should know of an export.
#[must_use]
pub fn notice(notice: &Notice) -> String {
    let of_part = |key: &str, name: &String| text_with(key, &[("name", name.clone().into())]);
    match notice {
        Notice::OfTable(key) => text(key),
        Notice::MediaMissing(files) => counted("notice-media-missing", *files),
        Notice::Salvaged(name) => of_part("notice-salvaged", name),
        Notice::PartAgain(name) => of_part("notice-part-again", name),
        Notice::Namesakes(conversations) => counted("notice-namesakes", *conversations),
        Notice::Stranger => text("notice-stranger"),
    }
}

/// Why an export is taken for its platform's.
#[must_use]
pub fn evidence(evidence: Evidence) -> String {
    let values = [("known", number(evidence.known).into()), ("total", number(evidence.files).into())];
    text_with("evidence", &values)
}

/// The days of a source, each in words of its own: published, known to have stood, or undated and not before.
#[must_use]
pub fn days_of_source(published: Option<Date>, stood_on: Option<Date>, not_before: Option<Date>) -> Vec<String> {
    let words = |key: &str, day: Date| text_with(key, &[("day", super::date(day).into())]);
    let published_words = published.map(|day| words("source-published", day));
    let stood = stood_on.filter(|day| published != Some(*day)).map(|day| words("source-stood-on", day));
    let undated = not_before.map(|day| words("source-not-before", day));
    published_words.into_iter().chain(stood).chain(undated).collect()
}

/// The first day of a rule, which is the earliest that it can be if it was never published.
#[must_use]
pub fn first_day(day: Date, unpublished: bool) -> String {
    let day = super::date(day);
    if unpublished { text_with("day-at-the-earliest", &[("day", day.into())]) } else { day }
}

/// An outcome, which differs if the platform says only that it may use something.
#[must_use]
pub fn outcome(outcome: Outcome, only_may: bool) -> String {
    let prefix = if only_may && outcome.is_used() { "outcome-may-" } else { "outcome-" };
    text(&format!("{prefix}{}", outcome.id()))
}

/// The same in a few words, within a sentence.
#[must_use]
pub fn outcome_briefly(outcome: Outcome, only_may: bool) -> String {
    let prefix = if only_may && outcome.is_used() { "outcome-lower-may-" } else { "outcome-lower-" };
    text(&format!("{prefix}{}", outcome.id()))
}

/// What an answer depends on, within a sentence; empty if nothing alone decides.
#[must_use]
pub fn deciding(traits: &[Trait]) -> String {
    // The age when it was made follows from the age today, so that "your age" says both.
    let is_said = |known: &&Trait| **known != Trait::AgeAtPosting || !traits.contains(&Trait::AgeNow);
    let words = traits.iter().filter(is_said).map(|known| text(&format!("depends-{}", known.id())));
    list(&words.collect::<Vec<_>>())
}

/// What the outcome may be, and what that depends on.
#[must_use]
pub fn either(outcomes: &[Outcome], depends_on: &[Trait]) -> String {
    let words: Vec<String> = outcomes.iter().map(|outcome| text(&format!("outcome-{}", outcome.id()))).collect();
    let outcomes = ("outcomes", words.join(" / ").into());
    match deciding(depends_on) {
        what if what.is_empty() => text_with("why-either", &[outcomes]),
        what => text_with("why-either-by", &[outcomes, ("what", what.into())]),
    }
}

/// What the law says to something: its value with the condition for it, or that it depends, or that no rule is known.
#[must_use]
pub fn law(value: Option<LawValue>, condition: Option<&str>, either: &[LawValue]) -> String {
    law_in("law-", value, condition, either)
}

/// The same in a few words.
#[must_use]
pub fn law_briefly(value: Option<LawValue>, condition: Option<&str>, either: &[LawValue]) -> String {
    law_in("law-lower-", value, condition, either)
}

/// The same as a clause within a sentence.
#[must_use]
pub fn law_clause(value: Option<LawValue>, condition: Option<&str>) -> String {
    law_in("law-clause-", value, condition, &[])
}

fn law_in(prefix: &str, value: Option<LawValue>, condition: Option<&str>, either: &[LawValue]) -> String {
    let said = match value {
        Some(value) => text(&format!("{prefix}{}", value.id())),
        None if either.is_empty() => text(&format!("{prefix}none")),
        None => text(&format!("{prefix}depends")),
    };
    match condition.filter(|_| value.is_some()) {
        Some(condition) => format!("{said}, {condition}"),
        None => said,
    }
}

/// What a remedy stops besides the training of the platform's own AI, if anything.
#[must_use]
pub fn also_stops(uses: &[Use]) -> Option<String> {
    let uses: Vec<String> = uses.iter().map(|use_| text(&format!("use-clause-{}", use_.id()))).collect();
    (!uses.is_empty()).then(|| text_with("remedy-also-stops", &[("uses", uses.join(", ").into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_to_skip_has_words() {
        for reason in SkipReason::ALL {
            assert_ne!(skip_reason(*reason), format!("skip-{}", reason.id()));
        }
    }

    #[test]
    fn unlisted_lists_are_named_with_their_element_counts() {
        let list = |at: u64| UnlistedList { path: format!("list{at}"), elements: at };
        let said = fault(&Fault::Unlisted { lists: (1..=8).map(list).collect() });
        assert!(said.contains("36") && said.contains("list6 (6), …") && !said.contains("list7"), "{said}");
        let outermost = fault(&Fault::Unlisted { lists: vec![UnlistedList { path: String::new(), elements: 2 }] });
        assert!(outermost.contains("the outermost list (2)"), "{outermost}");
    }
}
