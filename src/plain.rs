//! Texts in the form in which words are compared.

use unicode_normalization::UnicodeNormalization as _;

/// A text without capitals and accents, as it is searched in.
#[must_use]
pub fn plain(text: &str) -> String {
    // Accents; the vowel signs of Arabic and Hebrew, which most people leave out; and the stroke that stretches Arabic words.
    // The signs of other scripts are letters of their own.
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let letters = text.nfkd().filter(|c| !is_mark(c)).flat_map(char::to_lowercase);
    let mut plain = String::with_capacity(text.len());
    for letter in letters {
        // Letters that Unicode does not take apart, as those write them who lack the key.
        match letter {
            '’' => plain.push('\''),
            'ß' => plain.push_str("ss"),
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ł' => plain.push('l'),
            'ø' => plain.push('o'),
            'đ' => plain.push('d'),
            'ı' => plain.push('i'),
            other => plain.push(other),
        }
    }
    plain
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
