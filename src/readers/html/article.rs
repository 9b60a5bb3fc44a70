//! A page that is one record: an article.

use crate::archive::{ReadError, name_of};
use crate::formats::ListSpec;
use crate::readers::dates::parse_stamp;
use crate::readers::record::{By, Record, Sink};
use crate::readers::stamp::Stamp;
use crate::readers::{FileError, sniff};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::io::Read;

/// How many bytes of a page are read at most. No article that somebody wrote is longer.
const LONGEST_PAGE: u64 = 16 * 1024 * 1024;

/// Reads a page as one record.
pub(in crate::readers) fn read(
    list: usize,
    spec: &ListSpec,
    path: &str,
    reader: &mut dyn Read,
    sink: &mut dyn Sink,
) -> Result<(), FileError> {
    let mut bytes = Vec::new();
    let broken = Read::take(&mut *reader, LONGEST_PAGE).read_to_end(&mut bytes).err();
    let is_long =
        broken.is_none() && bytes.len() as u64 == LONGEST_PAGE && reader.read(&mut [0]).is_ok_and(|got| got > 0);
    if bytes.is_empty() {
        return match broken {
            Some(error) => Err(ReadError::from_io(&error).into()),
            None => Ok(()),
        };
    }
    if sniff::looks_binary(&bytes) {
        return Err(FileError::NotText);
    }
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.to_owned(),
        Err(_not_utf8) => encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned(),
    };
    let page = Page::parse(&text);
    let stamp = page.published.or(page.created).or_else(|| stamp_in_name(path));
    let text_chars = page.text.chars().filter(|c| *c != '\n').count() as u64;
    sink.record(
        list,
        &Record {
            stamp,
            text: &page.text,
            text_chars,
            by: By::Known { author: spec.author, thread: "" },
            category: None,
            audience: None,
            unpublished: spec.unpublished,
            id: "",
            versions: &[],
            media: &[],
            placed: false,
            hints: crate::vocab::HintKinds::default(),
            items: 1,
        },
    );
    sink.lists(1, 0);
    match broken {
        Some(error) => Err(ReadError::from_io(&error).into()),
        None if is_long => Err(FileError::Long),
        None if page.breaks_off => Err(ReadError::Truncated.into()),
        None => Ok(()),
    }
}

/// The date in a file name such as `2018-03-05 14:27:00.html`. Systems that allow no colons in names replace them.
fn stamp_in_name(path: &str) -> Option<Stamp> {
    let name = name_of(path);
    let day = name.get(..10)?;
    let time: String = name
        .get(10..19)
        .unwrap_or_default()
        .chars()
        .map(|c| if matches!(c, '_' | '-' | '.') { ':' } else { c })
        .collect();
    parse_stamp(&format!("{day}{time}")).or_else(|| parse_stamp(day))
}

/// What was found on a page.
#[derive(Debug, Default)]
struct Page {
    text: String,
    created: Option<Stamp>,
    published: Option<Stamp>,
    /// Whether it begins with the tag around a whole page, and ends without it.
    breaks_off: bool,
}

impl Page {
    /// Takes the text of a page, one line for each block, without scripts, styles and the title in the head.
    fn parse(html: &str) -> Self {
        let mut page = Self::default();
        let mut line = String::new();
        let mut hidden = 0_usize;
        let mut emitter = DefaultEmitter::default();
        // Tags within a script are not markup.
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(html.trim_start_matches('\u{feff}'), emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let name: &[u8] = &tag.name;
                    page.breaks_off |= name == b"html";
                    if is_hidden(name) && !tag.self_closing {
                        hidden += 1;
                    }
                    if is_block(name) {
                        page.line(&mut line);
                    }
                }
                Token::EndTag(tag) => {
                    let name: &[u8] = &tag.name;
                    page.breaks_off &= name != b"html";
                    if is_hidden(name) {
                        hidden = hidden.saturating_sub(1);
                    }
                    if is_block(name) {
                        page.line(&mut line);
                    }
                }
                Token::String(string) if hidden == 0 => line.push_str(&String::from_utf8_lossy(&string)),
                _ => {}
            }
        }
        page.line(&mut line);
        page
    }

    /// Ends a line. Lines that say when the page was created or published are dates; all others are text.
    fn line(&mut self, line: &mut String) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let tidy = words.join(" ");
        line.clear();
        if tidy.is_empty() {
            return;
        }
        if let Some(date) = tidy.strip_prefix("Created on ").and_then(parse_stamp) {
            self.created = Some(date);
        } else if let Some(date) = tidy.strip_prefix("Published on ").and_then(parse_stamp) {
            self.published = Some(date);
        } else {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(&tidy);
        }
    }
}

fn is_hidden(tag: &[u8]) -> bool {
    matches!(tag, b"script" | b"style" | b"title" | b"template" | b"noscript")
}

fn is_block(tag: &[u8]) -> bool {
    matches!(
        tag,
        b"p" | b"div"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"li"
            | b"ul"
            | b"ol"
            | b"br"
            | b"hr"
            | b"blockquote"
            | b"pre"
            | b"table"
            | b"tr"
            | b"td"
            | b"th"
            | b"section"
            | b"article"
            | b"header"
            | b"footer"
            | b"figure"
            | b"figcaption"
            | b"body"
            | b"head"
            | b"html"
            | b"img"
    )
}
