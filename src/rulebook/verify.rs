//! Whether the passages that rules rest on still stand in newer copies of their documents.

use super::Rulebook;
use super::ids::{CitationId, RuleId};
use super::schema::{Document, Passage, Phrase};
use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};
use jiff::civil::Date;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;
use std::path::{Path, PathBuf};

/// What became of a passage.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageState {
    /// The document has it.
    Stands,
    /// The document is there and does not have it.
    Gone,
    /// There is no such document in the folders.
    Missing,
}

/// A passage that was looked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct VerifiedPassage {
    /// The citation that it is a passage of.
    pub citation: CitationId,
    /// The document.
    pub document: Document,
    /// Its words.
    pub phrase: Phrase,
    /// The rules that rest on it.
    pub rules: Vec<RuleId>,
    /// Whether it stands.
    pub state: PassageState,
}

/// Why the folders could not be searched.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// A folder is not there, or not a folder.
    #[error("there is no such folder: {}", .0.display())]
    NoFolder(PathBuf),
    /// A document could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The document.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

impl Rulebook {
    /// Looks for each passage that a rule in force on a day rests on. Each folder holds the documents of one repository
    /// and has its name.
    ///
    /// White space, quotes, markup, punctuation and case make no difference.
    ///
    /// # Errors
    /// If a folder is missing, or a document in it cannot be read.
    pub fn verify(&self, folders: &[PathBuf], on: Date) -> Result<Vec<VerifiedPassage>, VerifyError> {
        let mut repositories: BTreeMap<String, Vec<&Path>> = BTreeMap::new();
        for folder in folders {
            repositories.entry(name_of(folder)?).or_default().push(folder);
        }
        // A document may stand in several folders of one name, such as two copies of a repository.
        let mut texts: BTreeMap<&Document, Vec<String>> = BTreeMap::new();
        let mut found: Vec<VerifiedPassage> = Vec::new();
        for (citation, passage, rules) in self.passages_in_force(on) {
            let Some(document) = &citation.document else { continue };
            let texts = match texts.entry(document) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let folders = repositories.get(&document.repository).into_iter().flatten();
                    let copies = folders.filter_map(|folder| read(&folder.join(&document.path)).transpose());
                    unknown.insert(copies.collect::<Result<_, _>>()?)
                }
            };
            let state_of = |wording: &Passage| {
                let words = words(wording.text.as_str());
                if texts.is_empty() {
                    PassageState::Missing
                } else if texts.iter().any(|text| text.contains(&words)) {
                    PassageState::Stands
                } else {
                    PassageState::Gone
                }
            };
            let wordings: Vec<&Passage> = citation.passages.iter().filter(|wording| wording.id == passage).collect();
            // On a day of which no wording is known any of them will do; the last one is named if none stands.
            let of_the_day = wordings.iter().find(|wording| wording.holds_on(on));
            let standing = || wordings.iter().find(|wording| state_of(wording) == PassageState::Stands);
            if let Some(wording) = of_the_day.or_else(standing).or_else(|| wordings.last()) {
                found.push(VerifiedPassage {
                    citation: citation.id.clone(),
                    document: document.clone(),
                    phrase: wording.text.clone(),
                    rules,
                    state: state_of(wording),
                });
            }
        }
        Ok(found)
    }

    /// The passages that rules in force on a day rest on, each with those rules.
    fn passages_in_force(&self, on: Date) -> Vec<(&super::Citation, &str, Vec<RuleId>)> {
        let mut rules: BTreeMap<(&CitationId, &str), Vec<RuleId>> = BTreeMap::new();
        for rule in self.rules.iter().filter(|rule| rule.is_in_force(on)) {
            for cited in &rule.passages {
                if let Some(passage) = &cited.passage {
                    rules.entry((&cited.citation, passage)).or_default().push(rule.id.clone());
                }
            }
        }
        let with_citation = |((id, passage), rules)| Some((self.citations.get(id)?, passage, rules));
        rules.into_iter().filter_map(with_citation).collect()
    }
}

/// The name of a folder, also where it is given as `.`. A link has the name that it was given, and not that of the folder
/// it leads to.
fn name_of(folder: &Path) -> Result<String, VerifyError> {
    let missing = || VerifyError::NoFolder(folder.to_owned());
    if !folder.is_dir() {
        return Err(missing());
    }
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    match name(folder) {
        Some(name) => Ok(name),
        None => Ok(name(&folder.canonicalize().map_err(|_not_there| missing())?).unwrap_or_default()),
    }
}

/// The words of a document; `None` if there is no such file.
fn read(path: &Path) -> Result<Option<String>, VerifyError> {
    match std::fs::read(path) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let is_markdown = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
            let html = if is_markdown { markdown_as_html(&text).into() } else { text };
            Ok(Some(words(&text_of_html(&html))))
        }
        // Where a folder has taken the place of a file, or a file that of a folder, the document is gone as well.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::IsADirectory | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(source) => Err(VerifyError::Unreadable { path: path.to_owned(), source }),
    }
}

/// The words of a text in lower case, with one space before and after each, so that they can be compared whatever
/// stands between them.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for c in text.chars() {
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !is_invisible(c) && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// Whether a character shows nothing and separates nothing, as pages have them within words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Markdown as HTML, as far as its text needs it. What is HTML already stays as it is, because a tag or a comment may
/// go over several lines.
fn markdown_as_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut html = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) | Event::Code(part) => {
                html_escape::encode_text_to_string(&part, &mut html);
            }
            Event::Html(part) | Event::InlineHtml(part) => html.push_str(&part),
            Event::Start(Tag::Strikethrough) => html.push_str("<del>"),
            Event::End(TagEnd::Strikethrough) => html.push_str("</del>"),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image)
            | Event::FootnoteReference(_) => {}
            // Whatever else begins or ends parts words.
            _ => html.push_str("<p>"),
        }
    }
    html
}

/// The text of HTML without what is struck out, raised, or part of a script. Tags that break lines become spaces.
fn text_of_html(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut hidden = false;
    let mut emitter = DefaultEmitter::default();
    // Tags within a script are not markup.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if is_hiding(&tag.name) => hidden = !tag.self_closing,
            Token::EndTag(tag) if is_hiding(&tag.name) => hidden = false,
            Token::StartTag(StartTag { name, .. }) | Token::EndTag(EndTag { name, .. }) if !is_inline(&name) => {
                // A tag that was never closed hides no more than its line.
                hidden = false;
                text.push(' ');
            }
            Token::String(part) if !hidden => text.push_str(&String::from_utf8_lossy(&part)),
            _ => {}
        }
    }
    text
}

/// Whether what stands in an element is no part of the text.
fn is_hiding(name: &[u8]) -> bool {
    matches!(name, b"script" | b"style" | b"del" | b"s" | b"strike" | b"sup")
}

/// Whether an element stands within a line and parts no words.
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr"
            | b"b"
            | b"big"
            | b"code"
            | b"em"
            | b"font"
            | b"i"
            | b"ins"
            | b"mark"
            | b"small"
            | b"span"
            | b"strong"
            | b"sub"
            | b"tt"
            | b"u"
            | b"wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_markdown(markdown: &str) -> String {
        text_of_html(&markdown_as_html(markdown))
    }

    #[test]
    fn markup_quotes_space_and_case_make_no_difference() {
        let phrase = words("Develop and improve AI at Meta for \"third parties\"");
        for text in [
            "Develop and improve [AI at Meta](https://a.example/x_(y)?a=b) for “third parties”.",
            "* **Develop** and\n  improve _AI at Meta_ for ‘third\u{A0}parties’",
            "| DEVELOP AND IMPROVE | <b>AI</b> at Me\u{FEFF}ta for third parties |",
            "Develop and improve AI at Meta&nbsp;for &quot;third parties&quot;",
        ] {
            assert!(words(&of_markdown(text)).contains(&phrase), "{text}");
        }
        assert!(!words("Develop and improve AI at Metaverse for third parties").contains(&phrase));
    }

    #[test]
    fn table_cells_and_line_breaks_part_words() {
        let text = of_markdown("| a | b |\n|---|---|\n| one<br><br>two | three |\n");
        assert_eq!(words(&text), " a b one two three ");
    }

    #[test]
    fn emphasis_within_a_word_does_not_part_it() {
        assert_eq!(words(&of_markdown("un*frigging*believable")), " unfriggingbelievable ");
    }

    #[test]
    fn an_angle_that_opens_no_tag_is_text() {
        assert_eq!(words(&text_of_html("a < b and 1 <2 > 1 <p>c")), " a b and 1 2 1 c ");
    }

    /// What a reader of the page does not see as its text does not stand, and does not part what does.
    #[test]
    fn what_is_struck_out_raised_or_a_comment_is_no_text() {
        for (markdown, text) in [
            ("<div>\none <a href=\"x\"\n title=\"no word\">two</a> three\n</div>", " one two three "),
            ("one <!-- not\nseen --> two", " one two "),
            ("<!--\nnot seen\n-->\n\none", " one "),
            ("one ~~not any more~~ two", " one two "),
            ("one<sup>1</sup> two[^1]\n\n[^1]: three", " one two three "),
            ("o<B>n</B>e <script>let two = '<p>';</script>three", " one three "),
            ("one &lt;two&gt; `three < four`", " one two three four "),
            ("one <s>never closed\n\ntwo", " one two "),
        ] {
            assert_eq!(words(&of_markdown(markdown)), text, "{markdown}");
        }
    }
}
