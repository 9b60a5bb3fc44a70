//! How many tokens a language model would make of a text: an estimate while reading, the exact count on request.

use super::Inventory;
use crate::readers::Stamp;
use crate::vocab::{Author, Category};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read as _};
use tiktoken_rs::{CoreBPE, O200K_BASE_PAT_STR, Rank};

/// The tokeniser whose count is estimated and, on request, made: `OpenAI`'s of 2024, whose 200,000 tokens cover most
/// languages.
pub const TOKENISER: &str = "o200k_base";

/// Its vocabulary: the one of the library, which has it as text and more than four times as large. `.ci/tokens.py` writes it.
static VOCABULARY: &[u8] = include_bytes!("../../assets/tokens/o200k_base.zip");

/// Tokens of the person's own words by top-level category.
pub type TokensByCategory = BTreeMap<Category, u64>;

/// Groups of characters, by how many of them make a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Latin letters of English.
    Ascii,
    /// Latin letters with accents, up to U+00FF, as western languages use them.
    Latin,
    /// Latin letters with other accents, beyond U+00FF.
    FarLatin,
    /// Cyrillic and Greek.
    Cyrillic,
    /// Arabic, Hebrew, Indic scripts.
    Alphabet,
    /// Chinese and Japanese characters.
    Ideograph,
    /// Korean syllables.
    Hangul,
    Digit,
    Space,
    LineBreak,
    /// Punctuation and symbols.
    Mark,
    /// A variation selector, which only changes how the character before it looks.
    Joiner,
    /// Emoji and everything rare.
    Rare,
}

fn kind(c: char) -> Kind {
    match c {
        '\n' | '\r' => Kind::LineBreak,
        'a'..='z' | 'A'..='Z' | '\'' => Kind::Ascii,
        '0'..='9' => Kind::Digit,
        _ if c.is_whitespace() => Kind::Space,
        _ if c.is_ascii() => Kind::Mark,
        '\u{c0}'..='\u{ff}' => Kind::Latin,
        '\u{100}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Kind::FarLatin,
        '\u{370}'..='\u{52f}' => Kind::Cyrillic,
        '\u{ac00}'..='\u{d7af}' => Kind::Hangul,
        '\u{fe00}'..='\u{fe0f}' => Kind::Joiner,
        '\u{530}'..='\u{10ff}' | '\u{1200}'..='\u{1fff}' => Kind::Alphabet,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Kind::Ideograph,
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => Kind::Mark,
        _ => Kind::Rare,
    }
}

/// Estimates the tokens of a text, in tenths of a token. At most [`u32::MAX`].
///
/// A word of up to six letters and the space before it are nearly always one token. Longer words have more tokens,
/// especially with accents. Up to three digits are one token. The rates were fitted to `o200k_base`.
#[must_use]
pub(super) fn estimate_tenths(text: &str) -> u32 {
    estimate(text, true)
}

/// Estimates the tokens of a text, in tenths. With `quickly`, runs of plain words are estimated by a quicker function,
/// with the same result.
fn estimate(text: &str, quickly: bool) -> u32 {
    let mut run = Run::default();
    let mut after_space = false;
    let mut last_mark = '\0';
    let mut flat = 0;
    let mut rest = text;
    loop {
        if quickly && run.is_empty() {
            let (tenths, plain) = estimate_plain_words(rest);
            if plain > 0 {
                run.tenths += tenths;
                (after_space, last_mark) = (true, '\0');
                rest = rest.get(plain..).unwrap_or_default();
            }
        }
        let letters = count_letters(rest.as_bytes());
        if letters > 0 {
            if run.digits > 0 {
                run.end();
            }
            run.word += letters as u64;
            (after_space, last_mark) = (false, '\0');
            rest = rest.get(letters..).unwrap_or_default();
        }
        let mut chars = rest.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        if c == ' ' {
            run.end();
            (after_space, last_mark) = (true, '\0');
            continue;
        }
        let kind = kind(c);
        let joins =
            matches!(kind, Kind::Ascii | Kind::Latin | Kind::FarLatin | Kind::Cyrillic | Kind::Alphabet | Kind::Digit);
        if !joins || (kind == Kind::Digit) != (run.digits > 0) {
            run.end();
        }
        match kind {
            Kind::Ascii => run.word += 1,
            Kind::Latin => {
                run.word += 1;
                run.accents += 3;
            }
            Kind::FarLatin => {
                run.word += 1;
                run.accents += 10;
            }
            Kind::Cyrillic => run.cyrillic += 1,
            Kind::Alphabet => run.others += 1,
            Kind::Digit => {
                // A space before a number is a token of its own.
                flat += if run.digits == 0 && after_space { 10 } else { 0 };
                run.digits += 1;
            }
            Kind::Ideograph => flat += 7,
            Kind::Hangul | Kind::Joiner => flat += 6,
            Kind::Mark if c == last_mark => flat += 2,
            Kind::Mark if last_mark != '\0' && last_mark != '\n' => flat += 4,
            Kind::Mark => flat += 9,
            Kind::LineBreak if last_mark != '\n' => flat += 5,
            Kind::LineBreak | Kind::Space => {}
            Kind::Rare => flat += 16,
        }
        after_space = kind == Kind::Space;
        last_mark = if matches!(kind, Kind::Mark | Kind::LineBreak) { c } else { '\0' };
    }
    run.end();
    u32::try_from(run.tenths + flat).unwrap_or(u32::MAX)
}

/// Estimates the words of Latin letters that a text begins with, each followed by a space or by a mark and a space, or by the end of
/// the text. Returns their tenths of a token, and how many bytes they are. Most text consists of such words.
fn estimate_plain_words(text: &str) -> (u64, usize) {
    let bytes = text.as_bytes();
    let (mut tenths, mut at) = (0, 0);
    loop {
        // A word and its space are mostly within eight bytes.
        while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let letters = leading_letters(*eight);
            if letters == 0 || eight.get(letters) != Some(&b' ') {
                break;
            }
            tenths += of_word(letters as u64);
            at += letters + 1;
        }
        let (mut word, mut accents, mut end) = (0, 0, at);
        loop {
            let letters = count_letters(bytes.get(end..).unwrap_or_default());
            word += letters as u64;
            end += letters;
            // The letters from U+00C0 to U+00FF.
            let Some([0xC3, _]) = bytes.get(end..end + 2) else { break };
            word += 1;
            accents += 3;
            end += 2;
        }
        let (mark, length) = match bytes.get(end) {
            _ if word == 0 => return (tenths, at),
            Some(b' ') => (0, 1),
            None => (0, 0),
            Some(b',' | b'.' | b'!' | b'?' | b':' | b';') => match bytes.get(end + 1) {
                Some(b' ') => (9, 2),
                None => (9, 1),
                Some(_) => return (tenths, at),
            },
            Some(_) => return (tenths, at),
        };
        tenths += of_word(word) + accents + mark;
        at = end + length;
    }
}

/// How many letters of English a text begins with. Compares eight bytes at a time, because most words are shorter.
fn count_letters(text: &[u8]) -> usize {
    let mut letters = 0;
    while let Some(eight) = text.get(letters..).and_then(|rest| rest.first_chunk::<8>()) {
        let more = leading_letters(*eight);
        letters += more;
        if more < 8 {
            return letters;
        }
    }
    let tail = text.get(letters..).unwrap_or_default();
    letters + tail.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(tail.len())
}

/// How many of eight bytes, from the first one on, are letters of English.
fn leading_letters(eight: [u8; 8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let bytes = u64::from_le_bytes(eight);
    // In lower case. Added to a byte below 128, these set its highest bit if it is `a` at least, or beyond `z`.
    let lower = (bytes | (ONES << 5)) & !HIGH;
    let from_a = lower + ONES * u64::from(0x80 - b'a');
    let beyond_z = lower + ONES * u64::from(0x7F - b'z');
    let others = !(from_a & !beyond_z & !bytes) & HIGH;
    (others.trailing_zeros() / 8) as usize
}

/// The tenths of a token in a word of this many letters.
fn of_word(letters: u64) -> u64 {
    10 + letters.saturating_sub(6) * 3 / 2
}

/// Letters or digits that follow each other, and the tokens of the runs before them.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    tenths: u64,
    word: u64,
    accents: u64,
    others: u64,
    cyrillic: u64,
    digits: u64,
}

impl Run {
    fn is_empty(&self) -> bool {
        let Self { tenths: _, word, accents: _, others, cyrillic, digits } = *self;
        word == 0 && others == 0 && cyrillic == 0 && digits == 0
    }

    /// Adds the tokens of the run, and begins a new one.
    fn end(&mut self) {
        let Self { mut tenths, word, accents, others, cyrillic, digits } = *self;
        if word > 0 {
            tenths += of_word(word) + accents;
        }
        if others > 0 {
            tenths += 10 + others.saturating_sub(3) * 3;
        }
        if cyrillic > 0 {
            tenths += 10 + cyrillic.saturating_sub(4) * 3;
        }
        tenths += digits.div_ceil(3) * 10;
        *self = Self { tenths, ..Self::default() };
    }
}

impl Inventory {
    /// Counts the tokens of the person's own words exactly. Takes about a second for ten million characters. If `moments`
    /// are given, only items made from the first one on and before the second are counted.
    ///
    /// # Errors
    /// If the tokeniser cannot be set up; its vocabulary is inside the program.
    pub fn own_tokens_exact(&self, moments: Option<(Stamp, Stamp)>) -> Result<TokensByCategory, String> {
        let tokeniser = tokeniser()?;
        let mut tokens = TokensByCategory::new();
        for item in 0..self.items.len() {
            let kind = self.items.kind(item).and_then(|at| self.kinds.get(at));
            if !kind.is_some_and(|kind| kind.quoted)
                && moments.is_none_or(|moments| between(moments)(self.items.stamp(item)))
                && self.items.traits(item).is_some_and(|traits| traits.author == Author::Own)
            {
                let count = tokeniser.encode_ordinary(self.items.text(item)).len() as u64;
                *tokens.entry(self.items.category(item).top()).or_default() += count;
            }
        }
        Ok(tokens)
    }

    /// An estimate of the tokens of the person's own words in items made from the first moment on and before the
    /// second.
    #[must_use]
    pub fn own_tokens_within(&self, moments: (Stamp, Stamp)) -> TokensByCategory {
        self.items.own_tokens_estimate(between(moments))
    }
}

/// The tokeniser. Takes a fifth of a second, most of it for its vocabulary.
fn tokeniser() -> Result<CoreBPE, String> {
    let ranks = vocabulary().map_err(|error| error.to_string())?;
    // Ordinary text holds no special tokens.
    CoreBPE::new(ranks.into_iter().collect(), std::iter::empty().collect(), O200K_BASE_PAT_STR)
        .map_err(|error| error.to_string())
}

/// The tokens with their ranks. `.ci/tokens.py` says how they are packed.
fn vocabulary() -> io::Result<Vec<(Vec<u8>, Rank)>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(VOCABULARY))?;
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name)?.read_to_end(&mut bytes).map(|_| bytes)
    };
    let (prefixes, lengths, bytes, ranks) = (part("prefixes")?, part("lengths")?, part(TOKENISER)?, part("ranks")?);
    let broken = || io::Error::from(io::ErrorKind::InvalidData);
    let mut tokens: Vec<(Vec<u8>, Rank)> = Vec::with_capacity(lengths.len());
    let mut rest = bytes.as_slice();
    for (at, (prefix, length)) in prefixes.iter().zip(&lengths).enumerate() {
        let before = tokens.last().map_or(&[][..], |(token, _)| token);
        let shared = before.get(..usize::from(*prefix)).ok_or_else(broken)?;
        let (own, after) = rest.split_at_checked(usize::from(*length)).ok_or_else(broken)?;
        let byte = |place: usize| ranks.get(place * lengths.len() + at).copied().map(Rank::from).ok_or_else(broken);
        let rank = byte(0)? | byte(1)? << 8 | byte(2)? << 16;
        tokens.push(([shared, own].concat(), rank));
        rest = after;
    }
    Ok(tokens)
}

/// Whether an item was made from the first moment on and before the second. False for an item without a date.
fn between((from, until): (Stamp, Stamp)) -> impl Fn(Option<Stamp>) -> bool {
    move |stamp| stamp.is_some_and(|stamp| from <= stamp && stamp < until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The estimate without the quicker function for plain words.
    fn estimate_slowly(text: &str) -> u32 {
        estimate(text, false)
    }

    #[test]
    fn the_vocabulary_is_that_of_the_library() {
        let (own, library) = (tokeniser().expect("a tokeniser"), tiktoken_rs::o200k_base().expect("a tokeniser"));
        assert_eq!(vocabulary().expect("tokens").len(), 199_998);
        for text in [
            include_str!("../../README.md"),
            include_str!("../../assets/dates/dates.json"),
            include_str!("../../assets/locales/en/answer.ftl"),
            "Größe und Gewicht, naïve café 🦆🦆 東京都 מה שלומך كيف حالك <|endoftext|> \u{0} 1234567",
        ] {
            assert_eq!(own.encode_ordinary(text), library.encode_ordinary(text));
        }
    }

    proptest! {
        #[test]
        fn quick_path_changes_no_estimate(text in "([a-zA-Z]{1,12}|[a-zé]{1,9}|[0-9]{1,4}|[,.!?:;'\\n \\-]{1,3}|.{0,3}| ){0,14}") {
            prop_assert_eq!(estimate_tenths(&text), estimate_slowly(&text), "{}", text);
        }
    }
}
