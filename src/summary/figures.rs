//! What a model could learn from, in numbers and in words.

use super::asked::Tokens;
use super::schema::Summary;
use crate::text::{counted, number, plural, text, text_with};

/// Tokens on a page of a book: 300 words of English, and by the rule of thumb of tokenisers three words are four tokens.
const TOKENS_A_PAGE: u64 = 400;
/// Pages of a book.
const PAGES_A_BOOK: u64 = 300;
/// From so many books on, books are named instead of pages.
const SOME_BOOKS: u64 = 2;

/// The sentences about a summary's figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figures {
    /// How many tokens are the person's own words, and how much text that is.
    pub tokens: String,
    /// How they were counted.
    pub method: String,
    /// How much of the words is other people's; empty if there are no words.
    pub others: String,
    /// The years covered; empty if nothing is dated.
    pub years: String,
    /// How many pictures, videos and sounds there are, and how many of them belong to items with a location.
    pub media: String,
}

/// A number with two digits that count.
fn rounded(n: u64) -> u64 {
    let step = 10_u64.pow(n.checked_ilog10().unwrap_or(0).saturating_sub(1));
    (n + step / 2) / step * step
}

impl Figures {
    /// The figures of a summary. `tokens` are its estimate, or were counted since.
    #[must_use]
    pub fn of(summary: &Summary, tokens: &Tokens) -> Self {
        let totals = &summary.totals;
        let pages = (tokens.value + TOKENS_A_PAGE / 2) / TOKENS_A_PAGE;
        let books = (pages + PAGES_A_BOOK / 2) / PAGES_A_BOOK;
        let amount = match (pages, books) {
            (0, _) => text("figures-less-than-a-page"),
            (_, SOME_BOOKS..) => counted("figures-books", books),
            _ => counted("figures-pages", pages),
        };
        // An estimate within a tenth has no more digits that count.
        let shown = if tokens.exact { tokens.value } else { rounded(tokens.value) };
        let key = if tokens.exact { "figures-tokens-exact" } else { "figures-tokens-about" };
        let values = [("count", number(shown).into()), ("n", plural(tokens.value)), ("amount", amount.into())];
        let chars = totals.counts.text_chars;
        // Own characters are a part of all, so this does not fall below zero.
        let others = chars.saturating_sub(totals.own_text_chars);
        let share = |part: u64| text_with("figures-others", &[("share", part.to_string().into())]);
        let others = match (others * 100 + chars / 2).checked_div(chars) {
            None => String::new(),
            Some(0) => text(if others > 0 { "figures-others-few" } else { "figures-others-none" }),
            Some(100) if others < chars => share(99),
            Some(percent) => share(percent),
        };
        let year = |day: Option<jiff::civil::Date>| day.map(|day| day.year().to_string());
        let years = match (year(totals.counts.earliest), year(totals.counts.latest)) {
            (Some(first), Some(last)) if first != last => {
                text_with("figures-from-to", &[("first", first.into()), ("last", last.into())])
            }
            (Some(year), _) => text_with("figures-in-year", &[("year", year.into())]),
            (None, _) => String::new(),
        };
        let media = if totals.placed_media_files > 0 {
            let values = [
                ("count", number(totals.counts.media_files).into()),
                ("n", plural(totals.counts.media_files)),
                ("placed", number(totals.placed_media_files).into()),
            ];
            text_with("figures-media-placed", &values)
        } else {
            counted("figures-media", totals.counts.media_files)
        };
        Self {
            tokens: text_with(key, &values),
            method: text(if tokens.exact { "figures-method-exact" } else { "figures-method" }),
            others,
            years,
            media,
        }
    }

    /// All of it, in one paragraph.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Self { tokens, method, others, years, media } = self;
        let sentences = [tokens, others, years, media, method].into_iter().filter(|sentence| !sentence.is_empty());
        sentences.cloned().collect::<Vec<String>>().join(" ")
    }
}
