//! What all lists of a table share: labels in many languages, and how the platform writes its files.

use std::collections::{BTreeMap, HashSet};

/// What all lists of a table share.
#[derive(Debug, Default)]
pub struct Conventions {
    /// The labels that the platform gives a field in each language, folded by [`fold_label`]. The key is the name by
    /// which tables refer to them: `time` for `$time`.
    pub labels: BTreeMap<String, Vec<String>>,
    /// All labels, folded.
    pub known_labels: HashSet<String>,
    /// Keys that records have: an object with one of them is a record and no wrapper around a list.
    pub record_keys: Vec<String>,
    /// Lists in a record whose elements are values with a label, and so fields of the record.
    pub labelled_lists: Vec<String>,
    /// The keys under which such an element has its label, the most reliable first.
    pub label_keys: Vec<String>,
    /// Whether texts are mojibake: each byte of their UTF-8 was written as a character of its own.
    pub mojibake: bool,
    /// JSON fields that may hold the date of a record, for lists that name none.
    pub date: Vec<String>,
    /// JSON fields that may hold the date of a record of any list, where its own fields do not.
    pub date_last: Vec<String>,
    /// The fields of a media object that name files.
    pub media_object: Vec<String>,
    /// The fields of a media object that hold the place where it was taken.
    pub media_location: Vec<String>,
    /// Sentences that the platform writes into a list or a file that is empty.
    pub empty_says: Vec<String>,
}

impl Conventions {
    /// Whether a text only says that the list or file is empty.
    #[must_use]
    pub fn says_empty(&self, text: &str) -> bool {
        self.empty_says.iter().any(|says| says.eq_ignore_ascii_case(text.trim()))
    }

    /// Whether a label, as a file writes it, is the one that fields call `name`.
    #[must_use]
    pub fn is_label(&self, name: &str, label: &str) -> bool {
        let folded = fold_label(label);
        self.labels.get(name).is_some_and(|labels| labels.contains(&folded))
    }
}

/// A label in the form in which labels are compared: in lower case, with one kind of space, without a colon at its end.
///
/// ```
/// assert_eq!(fodder::formats::fold_label("Media\u{a0}Owner: "), "media owner");
/// ```
#[must_use]
pub fn fold_label(label: &str) -> String {
    let tidy = label.trim().trim_end_matches([':', '：']).trim();
    tidy.chars()
        .map(|c| if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Undoes mojibake, which is a text whose characters are the bytes of its UTF-8. `None` if the text is not mojibake.
///
/// ```
/// assert_eq!(fodder::formats::repair_mojibake("FrÃ¸ya").as_deref(), Some("Frøya"));
/// assert_eq!(fodder::formats::repair_mojibake("Frøya"), None);
/// ```
#[must_use]
pub fn repair_mojibake(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        bytes.push(u8::try_from(u32::from(c)).ok()?);
    }
    String::from_utf8(bytes).ok()
}
