//! Texts in the form in which words are compared.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// A text without capitals and accents, as it is searched in.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    write_plain(text, &mut out);
    out
}

/// Writes a text as [`plain`] gives it, behind what is there.
pub fn write_plain(text: &str, out: &mut String) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(from..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_lowercase());
        } else if let Some(plain) = (letter as usize).checked_sub(LATIN.0).and_then(|at| LATIN_PLAIN.get(at)) {
            out.push_str(plain);
        } else {
            write_letter(letter, out);
        }
    }
}

/// The Latin letters beyond ASCII, which are most of those in texts of Europe and the Americas: the first one, and the one
/// after the last.
const LATIN: (usize, usize) = (0x80, 0x250);

/// What each of them is in a plain text. Taking a letter apart anew takes longer than looking it up.
static LATIN_PLAIN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let letters = (LATIN.0..LATIN.1).map(|code| {
        let mut plain = String::new();
        u32::try_from(code)
            .ok()
            .and_then(char::from_u32)
            .into_iter()
            .for_each(|letter| write_letter(letter, &mut plain));
        plain
    });
    letters.collect()
});

fn write_letter(letter: char, out: &mut String) {
    // Accents; the vowel signs of Arabic and Hebrew, which most people leave out; and the stroke that stretches Arabic words.
    // The signs of other scripts are letters of their own.
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let letters = std::iter::once(letter).nfkd().filter(|c| !is_mark(c)).flat_map(char::to_lowercase);
    for letter in letters {
        // Letters that Unicode does not take apart, as those write them who lack the key.
        match letter {
            '’' => out.push('\''),
            'ß' => out.push_str("ss"),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ł' => out.push('l'),
            'ø' => out.push('o'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            other => out.push(other),
        }
    }
}

/// Writes the words of a text, plain, each with a space before it and one behind the last: ` the blue door `. What is
/// neither a letter nor a digit stands between words and is left out.
///
/// ```
/// let mut words = String::new();
/// fodder::plain::write_words("Łódź – it's ON!", &mut words);
/// assert_eq!(words, " lodz it s on ");
/// ```
pub fn write_words(text: &str, out: &mut String) {
    out.clear();
    out.push(' ');
    let folded;
    // Most texts are plain already but for their capitals.
    let text = if text.is_ascii() {
        text
    } else {
        folded = plain(text);
        &folded
    };
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_accents_and_signs() {
        assert_eq!(plain("ÀÉÎÕÜ Łódź ŒUVRE straße"), "aeiou lodz oeuvre strasse");
        assert_eq!(plain("Ａｂ ﬁn"), "ab fin");
        assert_eq!(plain("قَالَ"), plain("قال"));
        assert_eq!(plain("שָׁלוֹם"), plain("שלום"));
        // The vowels of other scripts are letters.
        assert_ne!(plain("किताब"), plain("कताब"));
        assert_eq!(plain("ΆΛΦΑ"), "αλφα");
        assert_eq!(plain("東京"), "東京");
        assert_eq!(plain("e\u{301}"), "e");
    }
}
