//! The fast path for a record that is plain JSON: one pass finds both its end and its values.
//!
//! Nearly all records are plain. The others (malformed, broken off, with a lone surrogate in an escape, not UTF-8) are
//! left to the slow path, which finds the end of the record by its brackets and parses it with `serde_json`. Both give
//! the same values. A parser built on `serde` visits every key and number of a record, although a spec reads
//! few of them; this one steps over the texts that no spec reads eight bytes at a time.

use super::project::{Node, Projection, put};
use crate::readers::values::Values;
use serde_json::Value;

/// Records that are nested deeper are left to the slow path.
const DEEPEST: usize = 100;

/// The least number of bytes that are checked for UTF-8 at once.
const VALIDATED: usize = 256;

/// A cursor over a record.
struct Scan<'b> {
    bytes: &'b [u8],
    /// The first bytes, as far as they were found to be UTF-8.
    valid: &'b str,
    /// The next byte to be taken.
    at: usize,
    /// Where texts with escapes are decoded.
    scratch: Scratch,
}

/// Buffers for decoding texts, kept so that they are allocated once.
#[derive(Debug, Default)]
struct Scratch {
    text: String,
    bytes: Vec<u8>,
}

/// Reads the record that `bytes` begin with, and returns its length. `None` if it is not plain or does not end in
/// `bytes`; the values are then incomplete and must not be used.
pub(super) fn scan(projection: &Projection, bytes: &[u8], values: &mut Values) -> Option<usize> {
    values.clear();
    let (text, bytes_of_text) = std::mem::take(&mut values.scratch);
    let mut scan = Scan { bytes, valid: "", at: 0, scratch: Scratch { text, bytes: bytes_of_text } };
    let found = scan.value(projection, projection.root(), None, values, 0);
    values.scratch = (scan.scratch.text, scan.scratch.bytes);
    found.map(|()| scan.at)
}

/// The index of the first byte from `from` on that is a quote, a backslash or a control character.
fn end_of_plain(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let (words, tail) = rest.as_chunks::<8>();
    for (nth, word) in words.iter().enumerate() {
        if let Some(plain) = plain_bytes_of(*word) {
            return Some(from + nth * 8 + plain);
        }
    }
    let at = tail.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
    Some(from + words.len() * 8 + at)
}

/// How many bytes of a word stand before its first quote, backslash or control character. `None` if it has none of these.
fn plain_bytes_of(word: [u8; 8]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let word = u64::from_le_bytes(word);
    // Sets the highest bit of each byte that is less than `than`. A borrow can set the bit of a byte by mistake, but only above a
    // byte whose bit is set rightly, so the lowest bit that is set is always right.
    let less = |word: u64, than: u8| word.wrapping_sub(ONES * u64::from(than)) & !word;
    let is = |byte: u8| less(word ^ (ONES * u64::from(byte)), 1);
    let found = (less(word, 0x20) | is(b'"') | is(b'\\')) & HIGH;
    (found != 0).then(|| (found.trailing_zeros() / 8) as usize)
}

/// Where a key leads.
struct Child<'p> {
    /// The node of the key; `None` if nothing is read under it.
    node: Option<&'p Node>,
}

/// A text between quotes.
#[derive(Clone, Copy)]
struct Text {
    from: usize,
    to: usize,
    has_escapes: bool,
}

/// A text in a file of a platform that escapes each byte of UTF-8 as if it were a character.
enum Bytewise<'s> {
    /// It has no escapes.
    Plain(Text),
    /// It had escapes, and all of them were bytes of UTF-8.
    Decoded(&'s str),
    /// It has other escapes. Nothing was consumed.
    Other,
}

impl<'b> Scan<'b> {
    /// The bytes from `from` to `to` as a text; `None` if they are not UTF-8.
    fn text_of(&mut self, from: usize, to: usize) -> Option<&'b str> {
        if self.valid.len() < to {
            // Few long checks are faster than many short ones. The length at least doubles, so that the checks of a
            // long record take about twice its length in all.
            let until = to.max(self.valid.len() * 2).max(VALIDATED).min(self.bytes.len());
            let bytes = self.bytes.get(..until)?;
            self.valid = match simdutf8::compat::from_utf8(bytes) {
                Ok(valid) => valid,
                Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
            };
        }
        self.valid.get(from..to)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over whitespace, and returns the byte after it without taking it.
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            let byte = self.peek()?;
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Takes a value. `node` is where it stands in the trie, `deep` the slot of the path that reads all texts here, and `depth` the
    /// number of objects and lists around it.
    fn value(
        &mut self,
        projection: &Projection,
        node: Option<&Node>,
        deep: Option<usize>,
        values: &mut Values,
        depth: usize,
    ) -> Option<()> {
        if node.is_none() && deep.is_none() {
            return self.skip(depth);
        }
        let slots = node.map_or(&[][..], |node| node.slots());
        match self.next_byte()? {
            b'"' => {
                if slots.is_empty() && deep.is_none() {
                    return self.text().map(drop);
                }
                let text = if projection.is_mojibake() {
                    match self.decode_bytes()? {
                        Bytewise::Decoded(text) => {
                            put(values, slots, deep, text);
                            return Some(());
                        }
                        Bytewise::Plain(text) => text,
                        Bytewise::Other => self.text()?,
                    }
                } else {
                    self.text()?
                };
                let raw = self.text_of(text.from, text.to)?;
                let text = if text.has_escapes { decode(raw, &mut self.scratch.text)? } else { raw };
                put(values, slots, deep, &projection.repaired(text));
            }
            b'{' => return self.object(projection, node, deep, values, depth),
            b'[' => return self.list(projection, node, deep, values, depth),
            byte @ (b't' | b'f' | b'n') => {
                let word = self.word(byte)?;
                if word != "null" {
                    put(values, slots, None, word);
                }
            }
            _ => {
                let from = self.at;
                let is_integer = self.number()?;
                let number = self.text_of(from, self.at)?;
                // A short integer is taken as it stands. Other numbers are parsed, so that both paths write them alike.
                if is_integer && number.len() <= 18 && number != "-0" {
                    put(values, slots, None, number);
                } else {
                    let number: serde_json::Number = serde_json::from_str(number).ok()?;
                    let is_whole = number.is_u64() || number.is_i64();
                    let text = if is_whole { number.to_string() } else { number.as_f64()?.to_string() };
                    put(values, slots, None, &text);
                }
            }
        }
        Some(())
    }

    fn object(
        &mut self,
        projection: &Projection,
        node: Option<&Node>,
        deep: Option<usize>,
        values: &mut Values,
        depth: usize,
    ) -> Option<()> {
        if node.is_some_and(Node::has_labelled) {
            // The label may come after the value, so the whole object, which is small, is parsed first.
            let from = self.at;
            self.skip(depth)?;
            let value: Value = serde_json::from_slice(self.bytes.get(from..self.at)?).ok()?;
            projection.walk(&value, node, deep, values);
            return Some(());
        }
        if let Some(node) = node {
            put(values, node.slots(), None, "");
        }
        let deep = node.and_then(Node::deep).or(deep);
        // The place, among the usual keys of the node, of the key that is expected next.
        let mut usual = 0;
        self.entries(depth, &mut |scan, depth| {
            let child = match node {
                Some(node) => scan.child_of(projection, node, &mut usual, values)?.node,
                None => {
                    scan.key()?;
                    None
                }
            };
            scan.value(projection, child, deep, values, depth)
        })
    }

    /// Takes the key of an object and its colon, and returns where the key leads. `usual` is the place of the key that is expected, and
    /// becomes the place of the one that is expected after it.
    fn child_of<'p>(
        &mut self,
        projection: &'p Projection,
        node: &Node,
        usual: &mut usize,
        values: &mut Values,
    ) -> Option<Child<'p>> {
        if let Some((length, child, next)) = projection.child_of_usual_key(node, *usual, self.bytes.get(self.at..)?) {
            self.at += length;
            *usual = next;
            return Some(Child { node: child });
        }
        let key = self.key()?;
        if !key.has_escapes && !node.has_by_label() {
            let (child, next) = projection.child_of_key(node, *usual, self.bytes.get(key.from..key.to)?);
            *usual = next;
            return Some(Child { node: child });
        }
        let raw = self.text_of(key.from, key.to)?;
        let key = if key.has_escapes { decode(raw, &mut self.scratch.text)? } else { raw };
        Some(Child { node: projection.child_of(node, key, values) })
    }

    fn list(
        &mut self,
        projection: &Projection,
        node: Option<&Node>,
        deep: Option<usize>,
        values: &mut Values,
        depth: usize,
    ) -> Option<()> {
        let has_places = node.is_some_and(Node::has_places);
        self.elements(depth, &mut |scan, at, depth| {
            let node = if has_places { node.and_then(|node| projection.place(node, at)) } else { node };
            scan.value(projection, node, deep, values, depth)
        })
    }

    /// Steps over a value.
    fn skip(&mut self, depth: usize) -> Option<()> {
        match self.next_byte()? {
            b'"' => self.text().map(drop),
            b'{' => self.entries(depth, &mut |scan, depth| {
                scan.key()?;
                scan.skip(depth)
            }),
            b'[' => self.elements(depth, &mut |scan, _, depth| scan.skip(depth)),
            byte @ (b't' | b'f' | b'n') => self.word(byte).map(drop),
            _ => self.number().map(drop),
        }
    }

    /// Takes a key of an object and its colon, and returns the key.
    fn key(&mut self) -> Option<Text> {
        if self.next_byte()? != b'"' {
            return None;
        }
        let key = self.text()?;
        if self.next_byte()? != b':' {
            return None;
        }
        self.at += 1;
        Some(key)
    }

    /// Takes an object. `take` takes one key with its colon and its value, and is given the depth of the value.
    fn entries(&mut self, depth: usize, take: &mut impl FnMut(&mut Self, usize) -> Option<()>) -> Option<()> {
        if depth >= DEEPEST {
            return None;
        }
        self.at += 1;
        if self.next_byte()? == b'}' {
            self.at += 1;
            return Some(());
        }
        loop {
            self.next_byte()?;
            take(self, depth + 1)?;
            let byte = self.next_byte()?;
            self.at += 1;
            match byte {
                b',' => {}
                b'}' => return Some(()),
                _ => return None,
            }
        }
    }

    /// Takes a list. `take` takes one element, and is given its index and its depth.
    fn elements(&mut self, depth: usize, take: &mut impl FnMut(&mut Self, usize, usize) -> Option<()>) -> Option<()> {
        if depth >= DEEPEST {
            return None;
        }
        self.at += 1;
        if self.next_byte()? == b']' {
            self.at += 1;
            return Some(());
        }
        for nth in 0.. {
            take(self, nth, depth + 1)?;
            let byte = self.next_byte()?;
            self.at += 1;
            match byte {
                b',' => {}
                b']' => break,
                _ => return None,
            }
        }
        Some(())
    }

    /// Takes a text with its quotes. `None` if it does not end, or if it has a control character or an invalid escape.
    fn text(&mut self) -> Option<Text> {
        let from = self.at + 1;
        let mut to = end_of_plain(self.bytes, from)?;
        let mut has_escapes = false;
        loop {
            match self.bytes.get(to)? {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    let length = match self.bytes.get(to + 1)? {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 2,
                        b'u' => {
                            unit(self.bytes, to + 2)?;
                            6
                        }
                        _ => return None,
                    };
                    to = end_of_plain(self.bytes, to + length)?;
                }
                // A control character has to be escaped.
                _ => return None,
            }
        }
        self.at = to + 1;
        Some(Text { from, to, has_escapes })
    }

    /// Takes a text in which each byte of its UTF-8 is escaped as a character, or one without escapes. `None` if the text
    /// does not end.
    fn decode_bytes(&mut self) -> Option<Bytewise<'_>> {
        let from = self.at + 1;
        let to = end_of_plain(self.bytes, from)?;
        if self.bytes.get(to) == Some(&b'"') {
            self.at = to + 1;
            return Some(Bytewise::Plain(Text { from, to, has_escapes: false }));
        }
        let Some(to) = decode_escaped_bytes(self.bytes, from, to, &mut self.scratch.bytes) else {
            return Some(Bytewise::Other);
        };
        Some(match simdutf8::basic::from_utf8(&self.scratch.bytes) {
            Ok(text) => {
                self.at = to + 1;
                Bytewise::Decoded(text)
            }
            Err(_) => Bytewise::Other,
        })
    }

    /// Takes `true`, `false` or `null`, whichever begins with `byte`.
    fn word(&mut self, byte: u8) -> Option<&'static str> {
        let word = match byte {
            b't' => "true",
            b'f' => "false",
            _ => "null",
        };
        self.bytes.get(self.at..)?.starts_with(word.as_bytes()).then(|| self.at += word.len())?;
        Some(word)
    }

    /// Takes digits, and returns how many there were.
    fn digits(&mut self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += digits;
        digits
    }

    /// Takes a number, and returns whether it has neither a fraction nor an exponent. `None` if it is malformed, or if
    /// no byte follows, because then the number may go on.
    fn number(&mut self) -> Option<bool> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let begins_with_zero = self.peek() == Some(b'0');
        let digits = self.digits();
        if digits == 0 || (begins_with_zero && digits > 1) {
            return None;
        }
        let mut is_integer = true;
        if self.peek()? == b'.' {
            is_integer = false;
            self.at += 1;
            if self.digits() == 0 {
                return None;
            }
        }
        if matches!(self.peek()?, b'e' | b'E') {
            is_integer = false;
            self.at += 1;
            if matches!(self.peek()?, b'+' | b'-') {
                self.at += 1;
            }
            if self.digits() == 0 {
                return None;
            }
        }
        self.peek()?;
        Some(is_integer)
    }
}

/// Decodes a text whose escapes are bytes into `scratch`, and returns where its closing quote is. `plain_to` is where its first
/// escape is. `None` if an escape stands for no byte, if the text has characters beyond ASCII that are not escaped, or if it does not end.
fn decode_escaped_bytes(bytes: &[u8], from: usize, plain_to: usize, scratch: &mut Vec<u8>) -> Option<usize> {
    let mut to = plain_to;
    scratch.clear();
    scratch.extend_from_slice(bytes.get(from..to)?);
    let mut is_ascii = scratch.is_ascii();
    loop {
        let rest = bytes.get(to..)?;
        let mut length = 2;
        scratch.push(match rest.first_chunk::<2>()? {
            [b'"', _] => break,
            [b'\\', b'b'] => 8,
            [b'\\', b'f'] => 12,
            [b'\\', b'n'] => b'\n',
            [b'\\', b'r'] => b'\r',
            [b'\\', b't'] => b'\t',
            [b'\\', byte @ (b'"' | b'\\' | b'/')] => *byte,
            [b'\\', b'u'] => {
                length = 6;
                u8::try_from(unit(rest, 2)?).ok()?
            }
            _ => return None,
        });
        let plain = to + length;
        // A quick check, because an escape often follows another.
        if bytes.get(plain) == Some(&b'\\') {
            to = plain;
            continue;
        }
        // Most stretches between escapes are shorter than eight bytes, so that one word is searched and copied at once.
        let word = bytes.get(plain..)?.first_chunk::<8>();
        if let Some((word, length)) = word.and_then(|word| Some((word, plain_bytes_of(*word)?))) {
            scratch.extend_from_slice(word);
            scratch.truncate(scratch.len() - (8 - length));
            is_ascii &= word.get(..length)?.is_ascii();
            to = plain + length;
        } else {
            to = end_of_plain(bytes, plain)?;
            let stretch = bytes.get(plain..to)?;
            scratch.extend_from_slice(stretch);
            is_ascii &= stretch.is_ascii();
        }
    }
    is_ascii.then_some(to)
}

/// The UTF-16 code unit that the four hexadecimal digits at `at` stand for. `None` if one of them is no hexadecimal digit.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let [a, b, c, d] =
        bytes.get(at..)?.first_chunk::<4>()?.map(|digit| HEX.get(usize::from(digit)).copied().unwrap_or(NO_HEX));
    let unit = u32::from(a) << 12 | u32::from(b) << 8 | u32::from(c) << 4 | u32::from(d);
    ((a | b | c | d) & NO_HEX == 0).then_some(unit)
}

/// What stands in [`HEX`] for a byte that is no digit.
const NO_HEX: u8 = 0x80;

/// The value of each byte as a hexadecimal digit. A table, because comparing is slower and there are many escapes.
#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
const HEX: [u8; 256] = {
    let mut values = [NO_HEX; 256];
    let mut digit = 0;
    while digit < 16 {
        values[b"0123456789abcdef"[digit] as usize] = digit as u8;
        values[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
        digit += 1;
    }
    values
};

/// The text with its escapes decoded. `None` if one of them is a lone surrogate.
fn decode<'t>(raw: &str, scratch: &'t mut String) -> Option<&'t str> {
    scratch.clear();
    let mut rest = raw;
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        scratch.push_str(rest.get(..at)?);
        let kind = *rest.as_bytes().get(at + 1)?;
        let mut length = 2;
        let c = match kind {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = unit(rest.as_bytes(), at + 2)?;
                length = 6;
                match first {
                    0xD800..=0xDBFF => {
                        rest.as_bytes().get(at + 6..at + 8).filter(|next| *next == b"\\u")?;
                        let second = unit(rest.as_bytes(), at + 8).filter(|unit| (0xDC00..=0xDFFF).contains(unit))?;
                        length = 12;
                        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))?
                    }
                    unit => char::from_u32(unit)?,
                }
            }
            other => char::from(other),
        };
        scratch.push(c);
        rest = rest.get(at + length..)?;
    }
    scratch.push_str(rest);
    Some(scratch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Conventions;
    use proptest::prelude::*;

    const FIELDS: [&str; 7] = ["a", "a.b", "*.c", "l.#1", "d.**", "m.$time.v", "n.[$time].v"];

    fn projection() -> Projection {
        let mut conventions = Conventions::default();
        conventions.labels.insert("time".into(), vec!["time".into(), "uhrzeit".into()]);
        conventions.label_keys = vec!["label".into(), "title".into()];
        conventions.mojibake = true;
        Projection::new(FIELDS, &["w".to_owned()], &conventions)
    }

    fn all(values: &Values) -> (Vec<Vec<String>>, u64, u64) {
        let of = |slot| values.all(slot).map(str::to_owned).collect();
        ((0..FIELDS.len()).map(of).collect(), values.known_labels, values.unknown_labels)
    }

    /// Asserts that both paths read the same values from a record that is followed by others.
    fn compare(record: &str) {
        let projection = projection();
        let (mut short, mut long) = (Values::default(), Values::default());
        let with_rest = format!("{record},{{\"a\":1}}]");
        let scanned = scan(&projection, with_rest.as_bytes(), &mut short);
        // Once more, because now the projection expects the keys of the record.
        let first = all(&short);
        assert_eq!(scan(&projection, with_rest.as_bytes(), &mut short), scanned, "{record}");
        assert!(scanned.is_none() || all(&short) == first, "{record}");
        let parsed = projection.read(record.as_bytes(), &mut long);
        if let Some(length) = scanned {
            assert_eq!(length, record.len(), "{record}");
            assert!(parsed.is_ok(), "{record}");
            assert_eq!(all(&short), all(&long), "{record}");
        }
    }

    #[test]
    fn plain_records_are_scanned() {
        let projection = projection();
        let mut values = Values::default();
        for record in [
            r#"{"a":"x","b":[1,-2.5e3,true,null,{"c":"\u00c3\u00a6\n"}]}"#,
            "{ \"a\" : { \"b\" : \"two\\\"\" } , \"l\":[0,\"y\"],\"w\":{\"a\":12} }",
            r#"{"d":{"x":["text",{"y":"deep"}]},"m":{"Uhrzeit":{"v":5},"other":{}},"n":[{"label":"Time","v":"z"}]}"#,
            r"{}",
        ] {
            let with_rest = format!("{record}]");
            assert_eq!(scan(&projection, with_rest.as_bytes(), &mut values), Some(record.len()), "{record}");
            compare(record);
        }
    }

    #[test]
    fn records_that_are_not_plain_are_left_to_the_parser() {
        let projection = projection();
        let mut values = Values::default();
        for record in [
            r#"{"a":"x""#,
            r#"{"a":"\ud800"}"#,
            "{\"a\":\"two\nlines\"}",
            r#"{"a":01}"#,
            r#"{"a":1.}"#,
            r#"{"a" 1}"#,
            r#"{"a":1,}"#,
            r#"{"a":[1 2]}"#,
            r#"{"a":tru}"#,
            r#"{"z":"\x"}"#,
        ] {
            assert_eq!(scan(&projection, record.as_bytes(), &mut values), None, "{record}");
        }
        assert_eq!(scan(&projection, b"{\"a\":\"\xFF\"}", &mut values), None);
        let deep = format!("{}1{}", "[".repeat(300), "]".repeat(300));
        assert_eq!(scan(&projection, format!("{{\"a\":{deep}}}").as_bytes(), &mut values), None);
    }

    fn values() -> impl Strategy<Value = Value> {
        let text = prop_oneof![".{0,12}", "[ -~]{0,20}", "[Ã¦Â©\\\\\"\n/]{0,9}"];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            text.prop_map(Value::from),
        ];
        let key = prop_oneof!["[abcdlmnw]", "label|Time|v|Uhrzeit|title", ".{0,4}"];
        leaf.prop_recursive(5, 40, 6, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(key.clone(), inner, 0..6)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn keys_may_come_in_any_order_and_be_left_out() {
        let projection = projection();
        let mut short = Values::default();
        for record in [
            r#"{"a":"1","x":2,"l":["3","4"],"d":{"y":"5"}}"#,
            r#"{"d":{"y":"5"},"l":["3","4"],"a":"1"}"#,
            r#"{"x":2,"d":{"z":"5"},"a":"1","a":"6"}"#,
            r#"{"ab":"1","a" : "7","a\u0000":"8","":"9"}"#,
            r#"{"l":["3"],"a":{"b":"4"}}"#,
        ] {
            let mut long = Values::default();
            projection.read(record.as_bytes(), &mut long).expect("JSON");
            assert_eq!(scan(&projection, format!("{record}]").as_bytes(), &mut short), Some(record.len()), "{record}");
            assert_eq!(all(&short), all(&long), "{record}");
        }
    }

    proptest! {
        #[test]
        fn both_paths_give_the_same_values(value in values(), is_pretty: bool, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3)) {
            let record = serde_json::json!({ "a": value, "w": value, "l": [1, value], "d": value, "m": value, "n": [value] });
            let record = if is_pretty { serde_json::to_string_pretty(&record) } else { serde_json::to_string(&record) };
            let record = record.expect("JSON");
            compare(&record);
            // Change a few bytes.
            let mut broken = record.into_bytes();
            for (at, byte) in flips {
                let at = at.index(broken.len());
                broken[at] = byte % 0x80;
            }
            let broken = String::from_utf8_lossy(&broken).into_owned();
            let projection = projection();
            let (mut short, mut long) = (Values::default(), Values::default());
            if let Some(length) = scan(&projection, format!("{broken} ").as_bytes(), &mut short) {
                prop_assert!(projection.read(&broken.as_bytes()[..length], &mut long).is_ok(), "{}", broken);
                prop_assert_eq!(all(&short), all(&long));
            }
        }
    }
}
