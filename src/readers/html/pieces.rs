//! A page as a stream of pieces, so that no tree of it is built and no piece outlives the next one.

use crate::archive::ReadError;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, IoReader, Span, Tokenizer};
use std::convert::Infallible;
use std::io::Read;

/// A piece of a page.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'p> {
    /// A tag opens.
    Opens(&'p Tag),
    /// The tag of this name closes.
    Closes(&'p [u8]),
    /// Text between tags, unescaped.
    Text(&'p [u8]),
}

/// A tag that opens, with those of its attributes that say something here. One that it has not is empty.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// In lower case.
    pub name: Vec<u8>,
    pub class: Vec<u8>,
    pub role: Vec<u8>,
    pub src: Vec<u8>,
    pub href: Vec<u8>,
    pub self_closing: bool,
}

/// The attributes that are read.
#[derive(Clone, Copy, Debug)]
enum Attribute {
    Class,
    Role,
    Src,
    Href,
}

impl Tag {
    fn begin(&mut self, name: &[u8]) {
        let Self { name: kept, class, role, src, href, self_closing } = self;
        for text in [&mut *kept, class, role, src, href] {
            text.clear();
        }
        *self_closing = false;
        kept.extend_from_slice(name);
    }

    /// Keeps the value of an attribute. Of two with one name the first counts, as in a browser.
    fn set(&mut self, attribute: Attribute, value: &[u8]) {
        let kept = match attribute {
            Attribute::Class => &mut self.class,
            Attribute::Role => &mut self.role,
            Attribute::Src => &mut self.src,
            Attribute::Href => &mut self.href,
        };
        if kept.is_empty() {
            kept.extend_from_slice(value);
        }
    }
}

/// Tells the tokenizer that nobody asks what is wrong with a page: it would look at each character twice.
struct WithoutErrors<E>(E);

impl<E: Emitter> ForwardingEmitter for WithoutErrors<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

/// Hands over the pieces of a page.
pub(super) fn read_pieces(reader: &mut dyn Read, take: &mut dyn FnMut(Piece<'_>)) -> Result<(), ReadError> {
    let mut tag = Tag::default();
    let mut attribute = None;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _span: Span<()>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag.begin(name);
                attribute = None;
            }
            CallbackEvent::AttributeName { name } => {
                attribute = match name {
                    b"class" => Some(Attribute::Class),
                    b"role" => Some(Attribute::Role),
                    b"src" => Some(Attribute::Src),
                    b"href" => Some(Attribute::Href),
                    _ => None,
                };
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(attribute) = attribute {
                    tag.set(attribute, value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                tag.self_closing = self_closing;
                take(Piece::Opens(&tag));
            }
            CallbackEvent::EndTag { name } => take(Piece::Closes(name)),
            CallbackEvent::String { value } => take(Piece::Text(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    // What stands in a script is text, whatever it looks like.
    emitter.naively_switch_states(true);
    // The callback takes every piece, so that the stream itself yields nothing but the error that breaks it off.
    match Tokenizer::new_with_emitter(IoReader::new(reader), WithoutErrors(emitter)).next() {
        Some(Err(error)) => Err(ReadError::from_io(&error)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(page: &str) -> Vec<String> {
        let mut found = Vec::new();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        read_pieces(&mut page.as_bytes(), &mut |piece| {
            found.push(match piece {
                Piece::Opens(tag) => {
                    let parts = [&tag.name, &tag.class, &tag.role, &tag.src, &tag.href];
                    parts.map(|part| text(part)).join("|")
                }
                Piece::Closes(name) => format!("/{}", text(name)),
                Piece::Text(value) => text(value),
            });
        })
        .unwrap();
        found
    }

    #[test]
    fn attributes_are_those_of_their_own_tag() {
        assert_eq!(
            pieces("<a class='x y' href=\"a&amp;b\">t &lt;</a><img src=i.jpg class='' /><P role=main>"),
            ["a|x y|||a&b", "t <", "/a", "img|||i.jpg|", "p||main||"]
        );
    }

    #[test]
    fn the_first_of_two_equal_attributes_counts() {
        assert_eq!(pieces("<div class='a' class='b'>"), ["div|a|||"]);
    }

    #[test]
    fn scripts_and_comments_hold_no_tags() {
        assert_eq!(pieces("<script>'<b>'</script><!-- <b> -->"), ["script||||", "'<b>'", "/script"]);
    }
}
