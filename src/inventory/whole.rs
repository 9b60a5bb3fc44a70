//! Texts that a platform writes twice: cut short where they were posted, and whole in a file of their own.

use super::columns::{Columns, NewItem};
use crate::platform::Stamp;
use std::collections::HashSet;

/// A whole text, held until the file it stands in is read.
#[derive(Debug)]
pub(super) struct Whole {
    /// The item it would be if there is none that it completes.
    pub item: NewItem<'static>,
    pub text: String,
}

/// Gives whole texts to the items of these sources that they complete. What completes none is given back.
///
/// They belong together if they were made in the same second and the whole text begins with the short one.
pub(super) fn complete(columns: &mut Columns, held: Vec<Whole>, sources: &[usize]) -> Vec<Whole> {
    let seconds: HashSet<i64> = held.iter().filter_map(|whole| whole.item.stamp).map(|Stamp(second)| second).collect();
    let mut made = columns.made_in(sources, &seconds);
    let mut left = Vec::new();
    for whole in held {
        let candidates = whole.item.stamp.and_then(|Stamp(second)| made.get_mut(&second));
        let found = candidates.and_then(|items| {
            let fitting = items.iter().enumerate().filter(|(_, item)| begins_with(&whole.text, columns.text(**item)));
            let (at, _) = fitting.max_by_key(|(_, item)| columns.text(**item).len())?;
            Some(items.swap_remove(at))
        });
        match found {
            Some(item) => columns.set_text(item, &whole.text, whole.item.text_chars),
            None => left.push(whole),
        }
    }
    left
}

/// Whether a text is the beginning of another: without the names a reply begins with, the sign that something was
/// left out, and links, which are shortened anew each time.
fn begins_with(whole: &str, short: &str) -> bool {
    let short = bare(short);
    let short = short.trim_end_matches('…').trim_end();
    !short.is_empty() && bare(whole).starts_with(short)
}

fn bare(text: &str) -> String {
    let words = text.split_whitespace().skip_while(|word| word.starts_with('@'));
    words.filter(|word| !word.starts_with("https://t.co/")).collect::<Vec<_>>().join(" ")
}
