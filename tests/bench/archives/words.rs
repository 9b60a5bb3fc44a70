//! Texts whose words come as often as in a natural language: a few very often, most of them hardly ever.

use fastrand::Rng;

/// How many words there are.
const VOCABULARY: u32 = 12_000;

/// A source of texts. The same seed gives the same ones.
pub struct Words {
    pub rng: Rng,
    vocabulary: Vec<String>,
}

impl Words {
    pub fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let syllables =
            ["ka", "ri", "to", "ve", "mel", "son", "ti", "bra", "lo", "en", "der", "sky", "pa", "un", "or", "é"];
        let vocabulary = (0..VOCABULARY)
            .map(|nth| {
                // Frequent words are short.
                let most = 2 + (nth + 1).ilog10();
                (0..rng.u32(1..=most)).map(|_| syllables[rng.usize(0..syllables.len())]).collect()
            })
            .collect();
        Self { rng, vocabulary }
    }

    /// A word.
    pub fn word(&mut self) -> &str {
        // The frequency of the nth word is in proportion to 1/n.
        let nth = f64::from(VOCABULARY).powf(self.rng.f64()) as usize - 1;
        &self.vocabulary[nth.min(self.vocabulary.len() - 1)]
    }

    /// A text of so many words on average.
    pub fn text(&mut self, average: u32) -> String {
        let count = self.rng.u32(1..average * 2);
        let mut text = String::new();
        for nth in 0..count {
            if nth > 0 {
                text.push_str(match self.rng.u32(0..24) {
                    0 => ", ",
                    1 => ". ",
                    2 => "\n",
                    _ => " ",
                });
            }
            text.push_str(self.word());
        }
        match self.rng.u32(0..12) {
            0 => text.push_str(" 😀"),
            1 => text.push_str(" naïve ☕️"),
            2 => text.push_str(" \"quoted\""),
            3 => text.push('!'),
            _ => {}
        }
        text
    }

    /// A random token of this length, as platforms put into addresses.
    pub fn token(&mut self, length: usize) -> String {
        (0..length).map(|_| self.rng.alphanumeric()).collect()
    }

    /// A moment between 2012 and 2025, in seconds since 1970.
    pub fn second(&mut self) -> i64 {
        self.rng.i64(1_325_376_000..1_767_225_600)
    }
}
