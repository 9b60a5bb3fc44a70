//! Passages: the words of a public text that carry a claim, so that a newer copy of the text can be searched for them.

use crate::rulebook::ids::{CitationId, PassageId};
use crate::rulebook::toml_date::date_opt;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A document in a public repository of texts, such as one of the Open Terms Archive: the name of the repository, a
/// colon, and the path of the file in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Document {
    /// The name of the repository, which is the name of the folder that it is checked out into.
    pub repository: String,
    /// The path of the file in the repository, with `/` between folders.
    pub path: String,
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.repository, self.path)
    }
}

impl Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let wrong = || {
            serde::de::Error::custom(format!(
                "`{written}` is no document: write it as `pga-versions:Facebook/Privacy Policy.md`"
            ))
        };
        let (repository, path) = written.split_once(':').ok_or_else(wrong)?;
        // A path that leads out of the folder would read files that nobody named.
        let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']);
        if !is_name(repository) || repository.contains('/') || !path.split('/').all(is_name) {
            return Err(wrong());
        }
        Ok(Self { repository: repository.to_owned(), path: path.to_owned() })
    }
}

/// The fewest words of a passage, since fewer would be found by chance.
const FEWEST_WORDS: usize = 4;
/// The most words of a passage, since more would be gone after a change that does not touch the claim.
const MOST_WORDS: usize = 15;

/// The words of a passage: 4 to 15 of them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(transparent)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(inline))]
pub struct Phrase(String);

impl Phrase {
    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // What holds no letter or digit is no word, because punctuation makes no difference where passages are looked for.
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if (FEWEST_WORDS..=MOST_WORDS).contains(&words) {
            Ok(Self(text))
        } else {
            let wrong = format!("a passage has {FEWEST_WORDS} to {MOST_WORDS} words, and `{text}` has {words}");
            Err(serde::de::Error::custom(wrong))
        }
    }
}

/// A passage of a citation's text, in one of its wordings. Wordings of one passage have the same id and times that do not
/// overlap.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// The id that rules name it by, after the id of the citation and `#`.
    ///
    /// `id = "public-content"`
    pub id: PassageId,
    /// Its words: 4 to 15 of them, without markup.
    ///
    /// `text = "Public content you or others create or share, like posts, comments or audio"`
    pub text: Phrase,
    /// The first day on which the text had these words; always, if nothing is said.
    ///
    /// `from = 2025-06-16`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// The first day on which it no longer had them.
    ///
    /// `until = 2025-06-16`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Date>,
}

impl Passage {
    /// Whether the text has these words on a day.
    #[must_use]
    pub fn holds_on(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on < until)
    }
}

/// What a rule is known from: the id of a citation, or with `#` a passage of its text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CitedPassage {
    /// The citation.
    pub citation: CitationId,
    /// The id of the passage; `None` for the citation as a whole.
    pub passage: Option<PassageId>,
}

impl<'de> Deserialize<'de> for CitedPassage {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let (citation, passage) = match written.split_once('#') {
            Some((citation, passage)) => (citation, Some(passage)),
            None => (written.as_str(), None),
        };
        Ok(Self { citation: citation.into(), passage: passage.map(PassageId::from) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Row {
        document: Document,
    }

    fn document(text: &str) -> Result<Document, String> {
        toml::from_str::<Row>(&format!("document = '{text}'"))
            .map(|row| row.document)
            .map_err(|error| error.message().to_owned())
    }

    #[test]
    fn a_document_never_leads_out_of_its_repository() {
        let read = document("pga-versions:Facebook/Privacy Policy.md");
        assert_eq!(read.map(|read| read.path), Ok("Facebook/Privacy Policy.md".to_owned()));
        for wrong in ["Privacy Policy.md", "a:../b", "a:/b", "a/b:c", ":c", "a:", "a:b//c"] {
            assert!(document(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_phrase_has_4_to_15_words() {
        #[derive(Debug, Deserialize)]
        struct Row {
            #[expect(dead_code, reason = "only whether it is read matters")]
            text: Phrase,
        }
        let read = |words: usize| toml::from_str::<Row>(&format!("text = '{}'", vec!["word"; words].join(" ")));
        assert!(read(3).is_err());
        assert!(read(4).is_ok());
        assert!(read(15).is_ok());
        assert!(read(16).is_err());
    }
}
