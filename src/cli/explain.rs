//! `fodder report … --explain PATH`: how one file was read.

use super::error::CommandError;
use super::{put, tell};
use crate::archive::Limits;
use crate::formats::Table;
use crate::import::{Became, Explanation, FileExplanation, ListExplanation, Origin, explain};
use crate::recognise::RecognisedBy;
use crate::summary::Format;
use crate::text::{say, text};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Explains how the files at a path are read, as JSON if that is asked for.
pub(super) fn report(
    origins: &[Origin],
    tables: &[Table],
    limits: Limits,
    path: &str,
    format: Option<Format>,
    out: Option<&Path>,
) -> Result<ExitCode, CommandError> {
    let explained = explain(origins, tables, limits, path, &())
        .map_err(|errors| CommandError::NotRead(errors.into_iter().map(|(_, error)| error).collect()))?;
    if explained.is_empty() {
        return Err(CommandError::NoSuchFile { path: path.to_owned() });
    }
    let written = match format {
        Some(Format::Json) => serde_json::to_string_pretty(&explained)? + "\n",
        Some(Format::Html | Format::Csv | Format::Picture) => {
            return Err(CommandError::ExplainFormat);
        }
        Some(Format::Md) | None => explained.iter().map(in_words).collect::<Vec<_>>().join("\n"),
    };
    if explained.len() > 1 {
        tell(&format!("fodder: {} files have this path; each is explained", explained.len()));
    }
    put(&written, out)?;
    Ok(ExitCode::SUCCESS)
}

fn in_words(explained: &Explanation) -> String {
    let mut page = String::new();
    let Explanation { path, part, platform, bytes, became } = explained;
    let line = |page: &mut String, text: String| {
        // Writing to a `String` cannot fail.
        writeln!(page, "{text}").ok();
    };
    line(&mut page, format!("# {path}\n"));
    line(&mut page, format!("- part: {part}\n- platform: {platform}\n- size: {bytes} bytes"));
    match became {
        Became::Read(file) => read(&mut page, file),
        Became::Media { category, author } => {
            line(
                &mut page,
                format!("- media: counts as {} by {} unless a record names it", category.id(), author.id()),
            );
        }
        Became::Skipped(reason) => line(&mut page, format!("- skipped: {}", say::skip_reason(*reason))),
        Became::Unknown { kind, elements, keys } => {
            line(
                &mut page,
                format!("- no spec fits its name, and none its content; it {}", text(&format!("kind-{}", kind.id()))),
            );
            if let Some(elements) = elements {
                line(&mut page, format!("- elements of its outermost lists, not counted: {elements}"));
            }
            if !keys.is_empty() {
                line(&mut page, format!("- keys or columns: {}", keys.join(", ")));
            }
        }
        Became::Failed(why) => line(&mut page, format!("- cannot be read: {why}")),
    }
    page
}

fn read(page: &mut String, file: &FileExplanation) {
    let FileExplanation { recognised_by, pattern, content, lists, unlisted, elements, error } = file;
    let by = match recognised_by {
        Some(RecognisedBy::Content) => format!("its keys {} and the pattern `{pattern}`", content.join(", ")),
        Some(RecognisedBy::Name) | None => format!("its name, by the pattern `{pattern}`"),
    };
    let mut lines = vec![format!("- recognised by {by}")];
    if let Some(elements) = elements {
        lines.push(format!("- elements of the outermost list: {elements}"));
    }
    if let Some(error) = error {
        lines.push(format!("- not read, or not to its end: {error}"));
    }
    lines.push(match unlisted.as_slice() {
        [] => "- lists that no spec names: none".to_owned(),
        lists => {
            let lists: Vec<String> = lists.iter().map(|list| format!("`{}` ({})", list.path, list.elements)).collect();
            format!("- lists that no spec names: {}", lists.join(", "))
        }
    });
    for line in lines {
        writeln!(page, "{line}").ok();
    }
    for list in lists {
        read_list(page, list);
    }
}

fn read_list(page: &mut String, list: &ListExplanation) {
    if list.records == 0 && list.fields.is_empty() {
        writeln!(page, "\n## {}\n\n- no records", list.id).ok();
        return;
    }
    writeln!(page, "\n## {}\n", list.id).ok();
    let ListExplanation { records, items, dated, dates_unread, rejected, rejections, fields, .. } = list;
    writeln!(page, "- records: {records}, of which rejected: {rejected}\n- items: {items}").ok();
    writeln!(page, "- records with a date: {dated}; dates that could not be read: {dates_unread}").ok();
    for rejection in rejections {
        writeln!(page, "- rejected at {}", say::rejection(*rejection)).ok();
    }
    if *rejected > rejections.len() as u64 {
        writeln!(page, "- rejected further: {}", rejected - rejections.len() as u64).ok();
    }
    for (title, wanted) in [("found and read", true), ("found and not read", false)] {
        let named: Vec<String> = fields
            .iter()
            .filter(|field| field.is_read == wanted)
            .map(|field| format!("`{}` ({})", field.name, field.with_value))
            .collect();
        if !named.is_empty() {
            writeln!(page, "- {title}, with how many records have a value: {}", named.join(", ")).ok();
        }
    }
}
