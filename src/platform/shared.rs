//! What all rows of a table share: labels in many languages, and how the platform writes its files.

use std::collections::{BTreeMap, HashSet};

/// What all rows of a table share.
#[derive(Debug, Default)]
pub struct Shared {
    /// What a label is called, by language; the path of a field names it `$time`.
    pub labels: BTreeMap<String, Vec<String>>,
    /// All of them, as they are compared.
    pub known_labels: HashSet<String>,
    /// Keys that a record has, so that an object with one of them first is no list of records.
    pub record_keys: Vec<String>,
    /// Texts are UTF-8 taken for Latin letters one by one.
    pub mojibake: bool,
    /// Fields that may tell when a record was made, where its row names none.
    pub date: Vec<String>,
}

impl Shared {
    /// Gathers labels.
    #[must_use]
    pub fn new(
        labels: BTreeMap<String, Vec<String>>,
        record_keys: Vec<String>,
        mojibake: bool,
        date: Vec<String>,
    ) -> Self {
        let known_labels = labels.values().flatten().map(|label| fold_label(label)).collect();
        Self { labels, known_labels, record_keys, mojibake, date }
    }
}

/// A label as it is compared.
#[must_use]
pub fn fold_label(label: &str) -> String {
    let tidy = label.trim().trim_end_matches(':').trim();
    tidy.chars()
        .map(|c| if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Undoes what an export did to a text: each byte of its UTF-8 was written as a letter of its own. `None` if it is
/// right as it is.
#[must_use]
pub fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    String::from_utf8(bytes?).ok()
}
