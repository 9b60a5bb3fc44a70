//! The raw contents of a file, for somebody who wants to see what was not read.

use super::explain::{Became, explain_entry};
use crate::archive::{Archive, Entry, ReadError};
use crate::formats::Table;
use crate::inventory::UnlistedList;
use crate::readers::Rejection;
use serde_json::Value;
use std::io::Read as _;

/// At most this many bytes of a file are read.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// At most this many lines are kept.
const MOST_LINES: usize = 100_000;
/// A longer line is broken, because a file of one line could not be shown otherwise. In characters.
const LONGEST_LINE: usize = 400;
/// Of each list that no spec names, the first elements are shown.
const FIRST_ELEMENTS: usize = 20;
/// Lines longer than this on average are those of a program and not of a person, and are set out anew.
const DENSE: usize = 200;

/// A file as text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RawFile {
    /// Its lines, without what ends them. JSON on few lines is set out on more.
    pub lines: Vec<String>,
    /// Whether that is all of it.
    pub is_whole: bool,
    /// Whether its bytes are no text, so that there are no lines.
    pub is_binary: bool,
    /// The beginnings of the lists that no spec names.
    pub lists: Vec<RawList>,
    /// The first records that could not be read.
    pub rejections: Vec<Rejection>,
}

/// The beginning of a list that no spec names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawList {
    /// Its path in the file.
    pub path: String,
    /// The lines of its first elements.
    pub lines: Vec<String>,
}

/// Reads a file as text, and from it the beginnings of lists that no spec names and the records that were rejected.
///
/// # Errors
/// If the entry cannot be opened.
pub fn read_raw(
    archive: &Archive,
    entry: &Entry,
    table: &Table,
    unlisted: &[UnlistedList],
) -> Result<RawFile, ReadError> {
    let mut bytes = Vec::new();
    let read = archive.with_reader(entry, |reader| reader.take(MOST_BYTES).read_to_end(&mut bytes));
    // What was read before an error is shown, because that is what somebody wants to see of a damaged file.
    let is_whole = match read {
        Ok(read) => read.is_ok() && (bytes.len() as u64) < MOST_BYTES,
        Err(error) if bytes.is_empty() => return Err(error),
        Err(_) => false,
    };
    let text = decode(&bytes);
    if text.chars().take(4096).filter(|c| *c == char::REPLACEMENT_CHARACTER || *c == '\0').count() > 64 {
        return Ok(RawFile { is_binary: true, is_whole, ..RawFile::default() });
    }
    let value = json_of(&text);
    let lists = value.iter().flat_map(|value| unlisted.iter().filter_map(|list| beginning(value, &list.path)));
    let lists = lists.collect();
    let is_dense = text.len() > DENSE && text.len() / text.lines().count().max(1) > DENSE;
    let set_out = value.filter(|_| is_dense).map(|_| set_out(&text));
    let (lines, all_lines) = broken(set_out.as_deref().unwrap_or(&text));
    let rejections = match explain_entry(archive, entry, table) {
        Some(Became::Read(file)) => file.lists.into_iter().flat_map(|list| list.rejections).collect(),
        _ => Vec::new(),
    };
    Ok(RawFile { lines, is_whole: is_whole && all_lines, is_binary: false, lists, rejections })
}

/// The bytes as text. What is not valid becomes a replacement character.
fn decode(bytes: &[u8]) -> String {
    let (encoding, skip) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
    encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default()).0.into_owned()
}

/// The JSON of a text, also where a script sets a name to it.
fn json_of(text: &str) -> Option<Value> {
    let from = text.find(['[', '{'])?;
    let head = text.get(..from)?.trim();
    let is_script = head.is_empty() || head.ends_with('=');
    is_script.then(|| serde_json::from_str(text.get(from..)?.trim_end().trim_end_matches(';')).ok()).flatten()
}

/// JSON with a line for each value, in the order and the words of the file.
fn set_out(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        // Deeper than this the indentation would take more room than the text.
        out.extend(std::iter::repeat_n("  ", depth.min(40)));
    };
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_string {
            out.push(letter);
            in_string = escaped || letter != '"';
            escaped = letter == '\\' && !escaped;
            continue;
        }
        match letter {
            '"' => {
                in_string = true;
                out.push(letter);
            }
            '{' | '[' => {
                out.push(letter);
                while letters.next_if(|next| next.is_whitespace()).is_some() {}
                if letters.peek().is_some_and(|next| matches!(next, '}' | ']')) {
                    out.extend(letters.next());
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ if letter.is_whitespace() && depth > 0 => {}
            _ => out.push(letter),
        }
    }
    out
}

/// The first elements of the list at a path such as `events[].attendees`. Several lists may have the same path.
fn beginning(value: &Value, path: &str) -> Option<RawList> {
    let mut found = vec![value];
    for key in path.split('.').filter(|key| !key.is_empty()) {
        let (key, goes_in) = key.strip_suffix("[]").map_or((key, false), |key| (key, true));
        let mut inner = Vec::new();
        for value in found {
            let value = if key.is_empty() { Some(value) } else { value.get(key) };
            match value {
                Some(value) if goes_in => inner.extend(elements(value)),
                Some(value) => inner.push(value),
                None => {}
            }
        }
        found = inner;
    }
    let first: Vec<&Value> = found.into_iter().flat_map(elements).take(FIRST_ELEMENTS).collect();
    let lines = first.iter().flat_map(|element| {
        let text = serde_json::to_string_pretty(element).unwrap_or_default();
        broken(&text).0
    });
    (!first.is_empty()).then(|| RawList { path: path.to_owned(), lines: lines.collect() })
}

/// The elements of a list, or the values of an object that is one.
fn elements(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(object) => object.values().collect(),
        _ => Vec::new(),
    }
}

/// The lines of a text, long ones broken, and whether those are all. Control characters and those that turn the direction
/// of text are replaced, so that a text shows as it is.
fn broken(text: &str) -> (Vec<String>, bool) {
    let mut lines = Vec::new();
    for line in text.lines() {
        let line = crate::archive::shown(&line.replace('\t', "    "));
        let mut rest = line.as_str();
        loop {
            if lines.len() >= MOST_LINES {
                return (lines, false);
            }
            let end = rest.char_indices().nth(LONGEST_LINE).map_or(rest.len(), |(at, _)| at);
            let (head, tail) = rest.split_at(end);
            lines.push(head.to_owned());
            if tail.is_empty() {
                break;
            }
            rest = tail;
        }
    }
    (lines, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_by_their_paths() {
        let json = json_of(r#"window.YTD.new.part0 = [{"a": {"b": [1, 2]}}, {"a": {"b": [3]}}, {"a": 4}]"#);
        let json = json.expect("JSON");
        let lines = |path: &str| beginning(&json, path).map(|list| list.lines);
        assert_eq!(lines("[].a.b").expect("a list"), ["1", "2", "3"]);
        assert_eq!(lines("[].c"), None);
        let json = json_of(r#"{"names": {"x": 1, "y": 2}}"#).expect("JSON");
        assert_eq!(beginning(&json, "names").expect("a list").lines, ["1", "2"]);
    }

    #[test]
    fn dense_json_is_set_out_as_it_stands() {
        let set = set_out(r#"a = {"b":[1, 2,{}],"a":"x, \"{y\\"}"#);
        assert_eq!(set, "a = {\n  \"b\": [\n    1,\n    2,\n    {}\n  ],\n  \"a\": \"x, \\\"{y\\\\\"\n}");
    }

    #[test]
    fn long_lines_are_broken_and_tricks_are_shown() {
        let (lines, all) = broken(&format!("{}\na\u{202E}b\tc", "x".repeat(LONGEST_LINE + 5)));
        assert_eq!(lines.iter().map(|line| line.chars().count()).collect::<Vec<_>>(), [LONGEST_LINE, 5, 8]);
        assert!(all && lines[2].starts_with("a\u{FFFD}b "));
        assert!(!broken(&"\n".repeat(MOST_LINES + 1)).1);
    }
}
