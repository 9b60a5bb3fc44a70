//! `data check`, `data matrix`, `data changes` and `data verify`: looking at a data pack, at what differs between two, and
//! at whether the documents that it rests on still say what it says.

use super::Listing;
use super::error::CommandError;
use super::{ChangesArgs, check_platforms, pack, put, report};
use crate::archive::Limits;
use crate::formats;
use crate::ids::{PlatformId, RegionId};
use crate::import::Origin;
use crate::pack::{BUILT_IN, Pack, PackFile, Refusal};
use crate::rulebook::{self, Finding, MatrixRow, PassageState, Rulebook, VerifiedPassage};
use crate::summary::{self, OutcomeChange, PackChanges};
use crate::vocab::Use;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks a pack: what it holds, what it answers on a day, whether its own cases hold.
pub(super) fn check(dir: Option<&Path>, on: Date) -> Result<ExitCode, CommandError> {
    let (book, sha256) = match dir {
        Some(file) if file.is_file() => {
            let refused = |refusal| CommandError::Pack { refusal, beside_settings: None };
            let PackFile { pack, sha256, .. } = PackFile::read(file).map_err(refused)?;
            (pack.book, Some(sha256))
        }
        Some(dir) if dir != Path::new(BUILT_IN) => (pack(Some(dir))?.book, None),
        _ => {
            let refused = |error| CommandError::Pack { refusal: Refusal::from(error), beside_settings: None };
            formats::built_in().map_err(refused)?;
            (rulebook::built_in_with_cases()?, None)
        }
    };
    let coverage = book.coverage(on);
    let wrong = book.broken_cases();
    let mut lines = vec![format!("data pack {} ({})", book.version, book.origin)];
    lines.extend(sha256.map(|sum| format!("sha256 {sum}")));
    lines.extend([
        format!(
            "{} rules, {} sources, {} remedies, {} laws, {} authorities, {} events, {} cases",
            book.rules.len(),
            book.citations.len(),
            book.remedies.len(),
            book.laws.len(),
            book.authorities.len(),
            book.events.len(),
            book.cases.len()
        ),
        format!(
            "coverage on {on}: {} of {} cells (category × platform × region) are answered by a rule, for {}",
            coverage.answered,
            coverage.cells,
            coverage.platforms.join(", ")
        ),
    ]);
    for gap in &coverage.gaps {
        lines.push(format!("gap: {} {} {}", gap.platform, gap.category.id(), gap.region));
    }
    lines.push(format!(
        "{} of {} sources are texts of platforms that rules rest on, last known to stand more than {} days before {on}",
        coverage.stale.len(),
        book.citations.len(),
        rulebook::STALE_AFTER_DAYS
    ));
    lines.extend(coverage.stale.iter().map(|id| format!("stale: {id}")));
    let findings = book.findings(on);
    let unexplained = findings.iter().filter(|finding| finding.reason.is_none()).count();
    lines.push(format!("{} weaknesses, of which {unexplained} have no reason beside them", findings.len()));
    lines.extend(findings.iter().map(|Finding { kind, reason }| match reason {
        Some(reason) => format!("weak: {kind}: {reason}"),
        None => format!("weak: {kind}"),
    }));
    lines.push(format!("{} of {} cases hold", book.cases.len() - wrong.len(), book.cases.len()));
    lines.extend(wrong.iter().map(|what| format!("wrong: {what}")));
    put(&(lines.join("\n") + "\n"), None)?;
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes the matrix of categories by regions; with `against`, only the cells in which two packs differ, with the
/// answers of both.
pub(super) fn matrix(
    platform: &PlatformId,
    on: Date,
    use_: Use,
    data: Option<&Path>,
    against: Option<&Path>,
) -> Result<ExitCode, CommandError> {
    let read = |data: Option<&Path>| {
        let book = pack(data)?.book;
        check_platforms(&book, std::iter::once(platform))?;
        Ok::<_, CommandError>(book)
    };
    let before = read(data)?;
    let after = against.map(|against| read(Some(against))).transpose()?;
    // Two packs are compared in all regions that either names, because one that a pack does not name has an answer too.
    let regions: BTreeSet<RegionId> =
        iter::once(&before).chain(&after).flat_map(Rulebook::regions_with_rules).collect();
    let rows = |book: &Rulebook| rulebook::matrix_rows(book, &regions, platform, on, use_);
    let cell = ["category", "region"].map(str::to_owned).to_vec();
    let names = |ending: &str| SAID.map(|name| format!("{name}{ending}")).to_vec();
    let mut table = Vec::new();
    if let Some(after) = &after {
        table.push([cell, names("_before"), names("_after")].concat());
        table.extend(differing(&rows(&before), &rows(after)).iter().map(|cells| cells.concat()));
    } else {
        table.push([cell, names("")].concat());
        let row =
            |row: &MatrixRow| [vec![row.category.id().to_owned(), row.region.to_string()], said(Some(row))].concat();
        table.extend(rows(&before).iter().map(row));
    }
    put(&summary::csv(table)?, None)?;
    Ok(ExitCode::SUCCESS)
}

/// The columns with the answer for a cell.
const SAID: [&str; 5] = ["outcome", "rule", "law", "law_rule", "law_condition"];

fn said(row: Option<&MatrixRow>) -> Vec<String> {
    let text = |pick: fn(&MatrixRow) -> &String| row.map(pick).cloned().unwrap_or_default();
    vec![
        text(|row| &row.outcome),
        text(|row| &row.rule),
        text(|row| &row.law),
        text(|row| &row.law_rule),
        text(|row| &row.law_condition),
    ]
}

/// The cells in which two packs differ: the category and region, the answer before, and the answer after.
fn differing(before: &[MatrixRow], after: &[MatrixRow]) -> Vec<[Vec<String>; 3]> {
    let key = |row: &MatrixRow| (row.category, row.region.clone());
    let mut cells: BTreeMap<_, [Option<&MatrixRow>; 2]> = BTreeMap::new();
    for row in before {
        cells.entry(key(row)).or_default()[0] = Some(row);
    }
    for row in after {
        cells.entry(key(row)).or_default()[1] = Some(row);
    }
    cells
        .into_iter()
        .map(|((category, region), [before, after])| {
            [vec![category.id().to_owned(), region.to_string()], said(before), said(after)]
        })
        .filter(|[_, before, after]| before != after)
        .collect()
}

/// Says what another pack would change: its rules, and the items of archives whose outcome would be another.
pub(super) fn changes(args: &ChangesArgs, data: Option<&Path>) -> Result<ExitCode, CommandError> {
    let ChangesArgs { to, archives, question } = args;
    let Pack { book, tables, .. } = pack(data)?;
    let other = pack(Some(to))?.book;
    question.check(&book)?;
    let origins: Vec<Origin> = archives.iter().cloned().map(Origin::Path).collect();
    let inventories = if origins.is_empty() { Vec::new() } else { report::read(&origins, &tables, Limits::USUAL)? };
    let asked = question.asked(&book, &inventories)?;
    let changes = PackChanges::between(&book, &other, &inventories, &asked);
    let mut lines = vec![
        format!("data pack {} ({}) -> {} ({})", book.version, book.origin, other.version, other.origin),
        changes.rules_in_words(),
    ];
    if !archives.is_empty() {
        lines.push(changes.items_in_words());
        lines.extend(changes.outcomes.iter().map(OutcomeChange::in_words));
    }
    put(&(lines.join("\n") + "\n"), None)?;
    Ok(ExitCode::SUCCESS)
}

/// Looks for the passages that rules in force rest on in the documents of some folders. The exit code is 3 if one of
/// them is gone.
pub(super) fn verify(
    folders: &[PathBuf],
    on: Date,
    format: Listing,
    data: Option<&Path>,
) -> Result<ExitCode, CommandError> {
    let passages = pack(data)?.book.verify(folders, on)?;
    let written = match format {
        Listing::Json => serde_json::to_string_pretty(&passages)? + "\n",
        Listing::Text => in_words(&passages),
    };
    put(&written, None)?;
    let is_gone = passages.iter().any(|passage| passage.state == PassageState::Gone);
    Ok(if is_gone { ExitCode::from(3) } else { ExitCode::SUCCESS })
}

/// A line a passage, those that need somebody's attention first, and their sums.
fn in_words(passages: &[VerifiedPassage]) -> String {
    let mut lines = Vec::new();
    for (state, word) in
        [(PassageState::Gone, "gone"), (PassageState::Missing, "missing"), (PassageState::Stands, "stands")]
    {
        for passage in passages.iter().filter(|passage| passage.state == state) {
            let VerifiedPassage { citation, document, phrase, rules, state: _ } = passage;
            lines.push(format!("{word}: \"{}\" [{citation}] in {document}", phrase.as_str()));
            if state == PassageState::Gone {
                lines.extend(rules.iter().map(|rule| format!("  {rule}")));
            }
        }
    }
    let count = |state: PassageState| passages.iter().filter(|passage| passage.state == state).count();
    lines.push(format!(
        "{} passages: {} stand, {} are gone, {} have no document in these folders",
        passages.len(),
        count(PassageState::Stands),
        count(PassageState::Gone),
        count(PassageState::Missing)
    ));
    lines.join("\n") + "\n"
}
