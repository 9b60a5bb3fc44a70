//! Loading the lists strictly: what could never be found, or stands twice, is refused with its file and line.

use super::{Hints, Term};
use crate::assets;
use crate::plain::write_words;
use crate::vocab::HintKind;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use toml::Spanned;

/// The languages of the lists: those of the letters.
const LANGUAGES: [&str; 8] = ["de", "en", "es", "fr", "it", "nl", "pl", "pt"];

/// The file that names the file kinds with answers to questions of a form.
const FIELDS: &str = "fields.toml";

/// What is wrong with a list, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct HintError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// A file of lists, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    /// Terms that are looked for in texts and in names, by language.
    words: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    /// Terms that are looked for in names only, by language.
    names: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

/// The file of fields, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    /// The ids of the file kinds.
    sources: Vec<String>,
}

/// The lists that ship inside the program.
///
/// # Errors
/// If they have faults, which the tests rule out.
pub fn built_in() -> Result<Hints, HintError> {
    let files = assets::HINTS.files().into_iter();
    let files: Vec<(String, String)> = files.map(|file| (file.name.clone(), file.text().to_owned())).collect();
    from_texts(&files)
}

/// The lists in a folder.
///
/// # Errors
/// If the folder or a file in it cannot be read, or a list has faults.
pub fn from_folder(folder: &Path) -> Result<Hints, HintError> {
    let unreadable = |path: &Path, message: &dyn std::fmt::Display| HintError {
        file: path.display().to_string(),
        line: 1,
        message: message.to_string(),
    };
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).max_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        if entry.file_type().is_file() && entry.path().extension().is_some_and(|ending| ending == "toml") {
            let text = std::fs::read_to_string(entry.path()).map_err(|error| unreadable(entry.path(), &error))?;
            files.push((entry.file_name().to_string_lossy().into_owned(), text));
        }
    }
    from_texts(&files)
}

/// Reads lists: a name and a text for each file.
///
/// # Errors
/// If a list has faults.
pub fn from_texts(files: &[(String, String)]) -> Result<Hints, HintError> {
    let mut terms = Vec::new();
    let mut patterns: Vec<String> = Vec::new();
    let mut fields = Vec::new();
    for (file, text) in files {
        let fault = |at: usize, message: String| HintError {
            file: file.clone(),
            line: 1 + text.get(..at).unwrap_or_default().matches('\n').count(),
            message,
        };
        let toml =
            |error: toml::de::Error| fault(error.span().map_or(0, |span| span.start), error.message().to_owned());
        if file == FIELDS {
            fields.extend(toml::from_str::<FieldFile>(text).map_err(toml)?.sources);
            continue;
        }
        let name = file.strip_suffix(".toml").unwrap_or(file);
        let kind: HintKind = name.parse().map_err(|message| fault(0, message))?;
        let ListFile { words, names } = toml::from_str(text).map_err(toml)?;
        for (lists, in_names_only) in [(words, false), (names, true)] {
            for (language, list) in lists {
                if !LANGUAGES.contains(&language.get_ref().as_str()) {
                    let message = format!("`{}` is none of: {}", language.get_ref(), LANGUAGES.join(", "));
                    return Err(fault(language.span().start, message));
                }
                let mut seen = HashSet::new();
                for term in list {
                    let pattern = pattern(term.get_ref()).map_err(|message| fault(term.span().start, message))?;
                    if !seen.insert(pattern.clone()) {
                        return Err(fault(term.span().start, format!("`{}` stands twice in its list", term.get_ref())));
                    }
                    patterns.push(pattern);
                    terms.push(Term { kind, in_names_only });
                }
            }
        }
    }
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(&patterns)
        .map_err(|error| HintError { file: "the lists together".to_owned(), line: 1, message: error.to_string() })?;
    Ok(Hints { finder, terms, fields })
}

/// A term in the form in which texts are looked through: its words with spaces around them, or, if it ends with `*`, with a
/// space before them alone.
fn pattern(term: &str) -> Result<String, String> {
    let (words, is_beginning) = term.strip_suffix('*').map_or((term, false), |words| (words, true));
    if words.contains('*') {
        return Err(format!("`{term}`: a `*` may stand only at the end"));
    }
    let mut pattern = String::new();
    write_words(words, &mut pattern);
    if pattern.trim().is_empty() {
        return Err(format!("`{term}` has no word in it"));
    }
    if is_beginning {
        pattern.pop();
    }
    Ok(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(file: &str, text: &str) -> String {
        from_texts(&[(file.to_owned(), text.to_owned())]).expect_err("a fault").to_string()
    }

    #[test]
    fn faults_are_refused_with_their_line() {
        let with = |list: &str| format!("[words]\nen = [\n  {list}\n]\n\n[names]\n");
        assert!(fault("health.toml", &with("\"flu\", \"Flu\"")).starts_with("health.toml:3: `Flu` stands twice"));
        assert!(fault("health.toml", &with("\"a*b\"")).starts_with("health.toml:3: `a*b`: a `*` may stand only"));
        assert!(fault("health.toml", &with("\"--\"")).contains("has no word in it"));
        assert!(fault("healthy.toml", &with("\"flu\"")).starts_with("healthy.toml:1: "));
        assert!(fault("health.toml", "[words]\nxx = []\n[names]\n").starts_with("health.toml:2: `xx` is none of"));
        assert!(fault("health.toml", "[words]\n[names]\n[other]\n").starts_with("health.toml:3: "));
        assert!(fault("fields.toml", "sources = [\"x\"]\nother = 1\n").starts_with("fields.toml:2"));
    }
}
