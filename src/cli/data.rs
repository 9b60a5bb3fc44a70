//! `data check` and `data matrix`: looking at a data pack, and at what differs between two.

use super::error::CommandError;
use super::{check_platforms, pack, put};
use crate::rulebook::{self, MatrixRow};
use crate::summary;
use crate::today;
use crate::vocab::Use;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

/// Checks a pack: what it holds, what it answers, whether its own cases hold.
pub(super) fn check(dir: Option<&Path>) -> Result<ExitCode, CommandError> {
    let book = match dir {
        Some(dir) => pack(Some(dir))?.book,
        None => rulebook::built_in_with_cases()?,
    };
    let on = today();
    let coverage = book.coverage(on);
    let wrong: Vec<String> = book
        .cases
        .iter()
        .filter_map(|case| case.run(&book).err().map(|what| format!("{}: {}: {what}", case.at, case.name())))
        .collect();
    let mut lines = vec![
        format!("data pack {} ({})", book.version, book.origin),
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
    ];
    for gap in &coverage.gaps {
        lines.push(format!("gap: {} {} {}", gap.platform, gap.category.id(), gap.region));
    }
    lines.push(format!(
        "{} of {} sources were last known to stand more than {} days before {on}",
        coverage.stale.len(),
        book.citations.len(),
        rulebook::STALE_AFTER_DAYS
    ));
    lines.extend(coverage.stale.iter().map(|id| format!("stale: {id}")));
    lines.push(format!("{} of {} cases hold", book.cases.len() - wrong.len(), book.cases.len()));
    lines.extend(wrong.iter().map(|what| format!("wrong: {what}")));
    put(&(lines.join("\n") + "\n"), None)?;
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes the matrix of categories by regions; with `against`, only the cells in which two packs differ, with the
/// answers of both.
pub(super) fn matrix(
    platform: &str,
    on: Date,
    use_: Use,
    data: Option<&Path>,
    against: Option<&Path>,
) -> Result<ExitCode, CommandError> {
    let rows = |data: Option<&Path>| {
        let book = pack(data)?.book;
        check_platforms(&book, std::iter::once(platform))?;
        Ok::<_, CommandError>(rulebook::matrix_rows(&book, platform, on, use_))
    };
    let before = rows(data)?;
    let cell = ["category", "region"].map(str::to_owned).to_vec();
    let names = |ending: &str| SAID.map(|name| format!("{name}{ending}")).to_vec();
    let mut table = Vec::new();
    if let Some(against) = against {
        table.push([cell, names("_before"), names("_after")].concat());
        table.extend(differing(&before, &rows(Some(against))?).iter().map(|cells| cells.concat()));
    } else {
        table.push([cell, names("")].concat());
        let row = |row: &MatrixRow| [vec![row.category.id().to_owned(), row.region.clone()], said(Some(row))].concat();
        table.extend(before.iter().map(row));
    }
    put(&summary::csv(table)?, None)?;
    Ok(ExitCode::SUCCESS)
}

/// The columns with the answer for a cell.
const SAID: [&str; 4] = ["outcome", "rule", "law", "law_rule"];

fn said(row: Option<&MatrixRow>) -> Vec<String> {
    let text = |pick: fn(&MatrixRow) -> &String| row.map(pick).cloned().unwrap_or_default();
    vec![text(|row| &row.outcome), text(|row| &row.rule), text(|row| &row.law), text(|row| &row.law_rule)]
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
            [vec![category.id().to_owned(), region], said(before), said(after)]
        })
        .filter(|[_, before, after]| before != after)
        .collect()
}
