//! `data check` and `data matrix`: looking at a data pack.

use super::{CommandError, check_platforms, pack, put};
use crate::rulebook;
use crate::summary::harmless;
use crate::today;
use crate::words::Use;
use jiff::civil::Date;
use std::path::Path;
use std::process::ExitCode;

/// Checks a pack: what it holds, what it answers, whether its own cases hold.
pub(super) fn check(dir: Option<&Path>) -> Result<ExitCode, CommandError> {
    let book = match dir {
        Some(dir) => pack(Some(dir))?.book,
        None => rulebook::built_in_with_cases().map_err(|error| CommandError::Nothing(error.to_string()))?,
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
            "{} rules, {} sources, {} remedies, {} laws, {} authorities, {} cases",
            book.rules.len(),
            book.sources.len(),
            book.remedies.len(),
            book.laws.len(),
            book.authorities.len(),
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
        book.sources.len(),
        rulebook::STALE_AFTER_DAYS
    ));
    lines.extend(coverage.stale.iter().map(|id| format!("stale: {id}")));
    lines.push(format!("{} of {} cases hold", book.cases.len() - wrong.len(), book.cases.len()));
    lines.extend(wrong.iter().map(|what| format!("wrong: {what}")));
    put(&(lines.join("\n") + "\n"), None)?;
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes categories by regions.
pub(super) fn matrix(platform: &str, on: Date, use_: Use, data: Option<&Path>) -> Result<ExitCode, CommandError> {
    let book = pack(data)?.book;
    check_platforms(&book, std::iter::once(platform))?;
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let wrong = |error: csv::Error| CommandError::Nothing(error.to_string());
    writer.write_record(["category", "region", "outcome", "rule", "law", "law_rule"]).map_err(wrong)?;
    for row in rulebook::matrix_rows(&book, platform, on, use_) {
        let cells = [row.category.id().to_owned(), row.region, row.outcome, row.rule, row.law, row.law_rule];
        writer.write_record(cells.map(harmless)).map_err(wrong)?;
    }
    let bytes = writer.into_inner().map_err(|error| CommandError::Nothing(error.to_string()))?;
    put(&String::from_utf8_lossy(&bytes), None)?;
    Ok(ExitCode::SUCCESS)
}
