//! Texts that a platform writes twice: cut short where they were posted, and whole in a file of their own.

use super::columns::{Columns, NewItem};
use crate::platform::Stamp;
use std::collections::{HashMap, HashSet};

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
    // What is compared of each short text, once.
    let mut shorts: HashMap<usize, String> = HashMap::new();
    for item in made.values().flatten() {
        let short = bare(columns.text(*item));
        shorts.insert(*item, short.trim_end_matches('…').trim_end().to_owned());
    }
    let mut left = Vec::new();
    for whole in held {
        let long = bare(&whole.text);
        let candidates = whole.item.stamp.and_then(|Stamp(second)| made.get_mut(&second));
        let found = candidates.and_then(|items| {
            let short = |item: &usize| shorts.get(item).map_or("", String::as_str);
            let fits = |item: &usize| !short(item).is_empty() && long.starts_with(short(item));
            let fitting = items.iter().enumerate().filter(|(_, item)| fits(item));
            let (at, _) = fitting.max_by_key(|(_, item)| short(item).len())?;
            Some(items.swap_remove(at))
        });
        match found {
            Some(item) => columns.set_text(item, &whole.text, whole.item.text_chars),
            None => left.push(whole),
        }
    }
    left
}

/// A text as it is compared: without the names a reply begins with, and without links, which are shortened anew each
/// time.
fn bare(text: &str) -> String {
    let words = text.split_whitespace().skip_while(|word| word.starts_with('@'));
    words.filter(|word| !word.starts_with("https://t.co/")).collect::<Vec<_>>().join(" ")
}
