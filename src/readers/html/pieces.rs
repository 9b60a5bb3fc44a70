//! A page as a stream of pieces, so that no tree of it is built and no piece outlives the next one.

use crate::archive::ReadError;
use html5gum::{Emitter, IoReader, State, Tokenizer, naive_next_state};
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

/// A start tag with the attributes that are read. An attribute that the tag does not have is empty.
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

/// Where the value of an attribute goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Destination {
    /// Not decided yet, because none of the value has arrived.
    Undecided,
    /// To the tag, as this attribute.
    Kept(Attribute),
    /// Nowhere, because the attribute is not read.
    Nowhere,
}

/// The attributes that are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Attribute {
    Class,
    Role,
    Src,
    Href,
}

impl Attribute {
    fn named(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"class" => Self::Class,
            b"role" => Self::Role,
            b"src" => Self::Src,
            b"href" => Self::Href,
            _ => return None,
        })
    }
}

/// How many bytes of a page are read at a time.
const BUFFER: usize = 64 * 1024;

impl Tag {
    fn begin(&mut self) {
        let Self { name, class, role, src, href, self_closing } = self;
        for text in [name, class, role, src, href] {
            text.clear();
        }
        *self_closing = false;
    }

    fn slot(&mut self, attribute: Attribute) -> &mut Vec<u8> {
        match attribute {
            Attribute::Class => &mut self.class,
            Attribute::Role => &mut self.role,
            Attribute::Src => &mut self.src,
            Attribute::Href => &mut self.href,
        }
    }
}

/// Hands pieces over as the tokenizer finds them. Of a tag only the attributes that are read are kept, because most of
/// a page is tags.
struct PieceEmitter<'t> {
    take: &'t mut dyn FnMut(Piece<'_>),
    tag: Tag,
    is_end: bool,
    /// The text since the last tag.
    text: Vec<u8>,
    /// The name of the attribute whose value comes next.
    attribute_name: Vec<u8>,
    /// Where that value goes.
    goes_to: Destination,
    /// The name of the open tag whose content is not markup, such as a script. Only its own end tag closes it.
    raw: Vec<u8>,
}

impl<'t> PieceEmitter<'t> {
    fn new(take: &'t mut dyn FnMut(Piece<'_>)) -> Self {
        Self {
            take,
            tag: Tag::default(),
            is_end: false,
            text: Vec::new(),
            attribute_name: Vec::new(),
            goes_to: Destination::Undecided,
            raw: Vec::new(),
        }
    }

    fn flush_text(&mut self) {
        if !self.text.is_empty() {
            (self.take)(Piece::Text(&self.text));
            self.text.clear();
        }
    }
}

impl Emitter for PieceEmitter<'_> {
    /// Pieces are handed over as soon as they are found, so the tokenizer has none to return.
    type Token = Infallible;

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    /// The errors of a page are not reported, and looking for them would take a second pass over each character.
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _error: html5gum::Error) {}

    fn set_last_start_tag(&mut self, _name: Option<&[u8]>) {}

    fn emit_eof(&mut self) {
        self.flush_text();
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
    }

    fn init_start_tag(&mut self) {
        self.tag.begin();
        self.is_end = false;
    }

    fn init_end_tag(&mut self) {
        self.tag.begin();
        self.is_end = true;
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.tag.name.extend_from_slice(name);
    }

    fn init_attribute(&mut self) {
        self.attribute_name.clear();
        self.goes_to = Destination::Undecided;
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute_name.extend_from_slice(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.goes_to == Destination::Undecided {
            let attribute = Attribute::named(&self.attribute_name);
            // If a tag has an attribute twice, the first one counts, as in a browser.
            let attribute = attribute.filter(|attribute| self.tag.slot(*attribute).is_empty());
            self.goes_to = attribute.map_or(Destination::Nowhere, Destination::Kept);
        }
        if let Destination::Kept(attribute) = self.goes_to {
            self.tag.slot(attribute).extend_from_slice(value);
        }
    }

    fn set_self_closing(&mut self) {
        self.tag.self_closing = true;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush_text();
        self.raw.clear();
        if self.is_end {
            (self.take)(Piece::Closes(&self.tag.name));
            return None;
        }
        (self.take)(Piece::Opens(&self.tag));
        // Tags within a script are not markup, so the tokenizer has to change its state.
        let state = naive_next_state(&self.tag.name);
        if state.is_some() {
            self.raw.extend_from_slice(&self.tag.name);
        }
        state
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.raw.is_empty() && self.raw == self.tag.name
    }

    // Comments and document types are ignored, except that they divide texts.

    fn init_comment(&mut self) {
        self.flush_text();
    }

    fn push_comment(&mut self, _text: &[u8]) {}

    fn emit_current_comment(&mut self) {}

    fn init_doctype(&mut self) {
        self.flush_text();
    }

    fn push_doctype_name(&mut self, _name: &[u8]) {}

    fn set_doctype_public_identifier(&mut self, _value: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _value: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _value: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _value: &[u8]) {}

    fn set_force_quirks(&mut self) {}

    fn emit_current_doctype(&mut self) {}
}

/// Hands over the pieces of a page.
pub(super) fn read_pieces(reader: &mut dyn Read, take: &mut dyn FnMut(Piece<'_>)) -> Result<(), ReadError> {
    let reader = IoReader::new_with_buffer_size::<BUFFER>(reader);
    // The tokenizer returns no tokens, so the first call reads the whole page, or up to the first error.
    match Tokenizer::new_with_emitter(reader, PieceEmitter::new(take)).next() {
        Some(Err(error)) => Err(ReadError::from_io(&error)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        assert_eq!(pieces("<title>a</b></TITLE x='y'>b"), ["title||||", "a</b>", "/title", "b"]);
    }

    #[test]
    fn attributes_of_an_end_tag_are_dropped() {
        assert_eq!(pieces("<i></i class='a'><b href=''>"), ["i||||", "/i", "b||||"]);
    }

    proptest! {
        #[test]
        fn the_pieces_are_those_of_the_tokenizers_own_emitter(
            page in "(<[ab]>|</[ab]>|<(a|script|title)( (class|id|href)(='[x &;]{0,4}'|=y)?){0,2} ?/?>|</(script|title)>|<!-- ?x -->|<!doctype x>|[x<&;\n]{0,3}|&(amp|lt);){0,9}"
        ) {
            prop_assert_eq!(pieces(&page), pieces_by_callback(&page), "{}", page);
        }
    }

    /// The pieces as found with the emitter of the library, for comparison.
    fn pieces_by_callback(page: &str) -> Vec<String> {
        use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (mut found, mut tag, mut attribute) = (Vec::new(), [const { String::new() }; 5], 0);
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _span: html5gum::Span<()>| -> Option<()> {
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    tag = Default::default();
                    tag[0] = text(name);
                }
                CallbackEvent::AttributeName { name } => {
                    let names = ["class", "role", "src", "href"];
                    attribute = names.iter().position(|known| known.as_bytes() == name).map_or(0, |at| at + 1);
                }
                CallbackEvent::AttributeValue { value } if attribute > 0 && tag[attribute].is_empty() => {
                    tag[attribute] = text(value);
                }
                CallbackEvent::CloseStartTag { .. } => found.push(tag.join("|")),
                CallbackEvent::EndTag { name } => found.push(format!("/{}", text(name))),
                CallbackEvent::String { value } => found.push(text(value)),
                _ => {}
            }
            None
        });
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(page, emitter) {
            token.unwrap();
        }
        found
    }
}
