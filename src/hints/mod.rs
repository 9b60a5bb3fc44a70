//! Hints that a text may touch on a special category of personal data, from lists of words.
//!
//! A hint says nothing of the person: a word may stand in a joke, a quotation or a question. Hints change no outcome.

mod load;

pub use load::{HintError, built_in, from_folder, from_texts};

use crate::plain::write_words;
use crate::vocab::{HintKind, HintStrength};
use aho_corasick::AhoCorasick;

/// The folder of a data pack that holds lists of hints.
pub const FOLDER: &str = "hints";

/// What a text is, which decides what a word in it is worth.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextKind {
    /// Somebody's words. A word of a list makes a hint possible.
    Words,
    /// The name of a group, a page, an event or an interest. A word of a list makes a hint likely.
    Name,
}

/// The hints of a text: for each kind how strong it is, if there is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct HintSet(u32);

impl HintSet {
    /// Whether there is no hint.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How strong the hint at a kind is.
    #[must_use]
    pub fn strength(self, kind: HintKind) -> Option<HintStrength> {
        match self.0 >> (2 * kind as u32) & 3 {
            1 => Some(HintStrength::Possible),
            2 => Some(HintStrength::Likely),
            3 => Some(HintStrength::Certain),
            _ => None,
        }
    }

    /// Notes a hint, if there is no stronger one at the same kind.
    pub fn note(&mut self, kind: HintKind, strength: HintStrength) {
        if self.strength(kind).is_none_or(|known| known < strength) {
            let at = 2 * kind as u32;
            self.0 = self.0 & !(3 << at) | (1 + strength as u32) << at;
        }
    }

    /// The kinds that it hints at, each with its strength.
    pub fn iter(self) -> impl Iterator<Item = (HintKind, HintStrength)> {
        HintKind::ALL.iter().filter_map(move |kind| Some((*kind, self.strength(*kind)?)))
    }
}

/// A term of the lists.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Term {
    kind: HintKind,
    /// Whether it is looked for in names only, because it is too ambiguous for a text.
    in_names_only: bool,
}

/// The lists, ready to be looked for.
#[derive(Debug)]
pub struct Hints {
    /// Finds every term in one pass, however many there are.
    finder: AhoCorasick,
    terms: Vec<Term>,
    /// The ids of file kinds that hold answers to questions of a form, in which a word makes a hint certain.
    fields: Vec<String>,
}

/// Where words of the lists stand in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HintPlace {
    /// The kind.
    pub kind: HintKind,
    /// The words as they stand there, plain.
    pub words: String,
}

impl Hints {
    /// The hints of a text. `source` is the id of its file kind; `buffer` is memory that is used again and again.
    pub fn of(&self, text: &str, kind: TextKind, source: &str, buffer: &mut String) -> HintSet {
        let strength = match kind {
            _ if self.fields.iter().any(|field| field == source) => HintStrength::Certain,
            TextKind::Name => HintStrength::Likely,
            TextKind::Words => HintStrength::Possible,
        };
        let mut found = HintSet::default();
        self.each_term(text, kind, buffer, |term, _| found.note(term.kind, strength));
        found
    }

    /// The words of the lists in a text, for whoever wants to know why there is a hint.
    #[must_use]
    pub fn places(&self, text: &str, kind: TextKind) -> Vec<HintPlace> {
        let mut places: Vec<HintPlace> = Vec::new();
        self.each_term(text, kind, &mut String::new(), |term, words| {
            let place = HintPlace { kind: term.kind, words: words.to_owned() };
            if !places.contains(&place) {
                places.push(place);
            }
        });
        places
    }

    fn each_term(&self, text: &str, kind: TextKind, buffer: &mut String, mut take: impl FnMut(&Term, &str)) {
        if text.is_empty() {
            return;
        }
        write_words(text, buffer);
        let Ok(matches) = self.finder.try_find_overlapping_iter(buffer.as_str()) else { return };
        for found in matches {
            let Some(term) = self.terms.get(found.pattern().as_usize()) else { continue };
            if term.in_names_only && kind == TextKind::Words {
                continue;
            }
            // A beginning of a word is shown as the whole word.
            let end = buffer.get(found.end()..).and_then(|rest| rest.find(' ')).unwrap_or(0);
            let is_whole = buffer.get(..found.end()).is_some_and(|before| before.ends_with(' '));
            let end = if is_whole { found.end() } else { found.end() + end };
            take(term, buffer.get(found.start()..end).unwrap_or_default().trim());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_hint_counts() {
        let mut set = HintSet::default();
        set.note(HintKind::Health, HintStrength::Likely);
        set.note(HintKind::Health, HintStrength::Possible);
        set.note(HintKind::SocialAid, HintStrength::Certain);
        let hints: Vec<_> = set.iter().collect();
        assert_eq!(hints, [(HintKind::Health, HintStrength::Likely), (HintKind::SocialAid, HintStrength::Certain)]);
        assert_eq!(set.strength(HintKind::Belief), None);
    }

    #[test]
    fn words_are_found_whole_and_beginnings_as_beginnings() {
        let hints = built_in().expect("the lists are right");
        let of = |text: &str, kind| hints.of(text, kind, "", &mut String::new());
        let health = |text: &str| of(text, TextKind::Words).strength(HintKind::Health);
        assert_eq!(health("Start with my Chemotherapie on Monday"), Some(HintStrength::Possible));
        assert_eq!(health("nothing of the kind"), None);
        let name = of("IG Metall Bezirk Mitte", TextKind::Name);
        assert_eq!(name.strength(HintKind::Union), Some(HintStrength::Likely));
        let places = hints.places("Gewerkschaftsmitglied seit 2001", TextKind::Words);
        assert_eq!(places, [HintPlace { kind: HintKind::Union, words: "gewerkschaftsmitglied".to_owned() }]);
    }
}
