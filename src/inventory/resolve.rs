//! The second pass: who "I" is, told from everybody else in the conversations.

use crate::words::Author;
use std::collections::{BTreeSet, HashMap};

/// Whose archive it is. Kept in memory only; no export names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Account {
    /// Their name, as the profile has it.
    pub name: Option<String>,
    /// A place they gave.
    pub place: Option<String>,
    /// When they registered, as written.
    pub registered: Option<String>,
}

impl Account {
    /// Whether two exports are of one account, as far as they tell.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => Some(a.to_lowercase() == b.to_lowercase()),
            _ => None,
        };
        let (name, registered) = (same(&self.name, &other.name), same(&self.registered, &other.registered));
        registered != Some(false) && name != Some(false) && (name.is_some() || registered.is_some())
    }
}

/// The senders met while reading.
#[derive(Debug, Default)]
pub(super) struct Senders {
    known: HashMap<(String, String), u32>,
    /// Name and address of each.
    list: Vec<(String, String)>,
    threads: HashMap<String, u32>,
    /// Which addresses take part in which conversation.
    meetings: BTreeSet<(String, u32)>,
}

impl Senders {
    /// Notes a message and gives its sender a number.
    pub fn note(&mut self, name: &str, url: &str, thread: &str, to: &str) -> u32 {
        let url = tidy_url(url);
        let next = u32::try_from(self.threads.len()).unwrap_or(u32::MAX);
        let thread = match self.threads.get(thread) {
            Some(known) => *known,
            None => *self.threads.entry(thread.to_owned()).or_insert(next),
        };
        for address in std::iter::once(url.clone()).chain(to.split(',').map(tidy_url)).filter(|url| !url.is_empty()) {
            self.meetings.insert((address, thread));
        }
        let key = (name.to_owned(), url);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(key.clone());
        self.known.insert(key, number);
        number
    }

    /// Who each sender is. `own_name` is the name that the profile has.
    ///
    /// A sender with the person's name and the address that takes part in most conversations is the person. One
    /// with the same name and another address is a namesake. Without a profile only the address can tell, and only
    /// if it takes part in every one of several conversations.
    pub fn authors(&self, own_name: Option<&str>) -> Vec<Author> {
        let own_url = self.own_url(own_name);
        let is_own_name = |name: &str| own_name.is_some_and(|own| own.eq_ignore_ascii_case(name));
        self.list
            .iter()
            .map(|(name, url)| match (&own_url, url.is_empty()) {
                (Some(own), false) if own == url => Author::Own,
                (Some(_), false) => Author::Other,
                (_, true) | (None, false) if is_own_name(name) => Author::Own,
                (_, true) | (None, false) if own_name.is_some() && !name.is_empty() => Author::Other,
                _ => Author::Unknown,
            })
            .collect()
    }

    fn own_url(&self, own_name: Option<&str>) -> Option<String> {
        let mut meetings: HashMap<&str, u32> = HashMap::new();
        for (url, _) in &self.meetings {
            *meetings.entry(url).or_default() += 1;
        }
        if let Some(own) = own_name {
            let mut namesakes: Vec<(&str, u32)> = self
                .list
                .iter()
                .filter(|(name, url)| !url.is_empty() && name.eq_ignore_ascii_case(own))
                .map(|(_, url)| (url.as_str(), meetings.get(url.as_str()).copied().unwrap_or_default()))
                .collect();
            namesakes.sort_unstable();
            namesakes.dedup();
            let most = namesakes.iter().map(|(_, count)| *count).max()?;
            let first: Vec<&str> = namesakes.iter().filter(|(_, count)| *count == most).map(|(url, _)| *url).collect();
            return match first.as_slice() {
                [only] => Some((*only).to_owned()),
                _ => None,
            };
        }
        let threads = u32::try_from(self.threads.len()).unwrap_or(u32::MAX);
        let everywhere: Vec<&str> =
            meetings.iter().filter(|(_, count)| **count == threads).map(|(url, _)| *url).collect();
        match everywhere.as_slice() {
            [only] if threads > 1 => Some((*only).to_owned()),
            _ => None,
        }
    }
}

/// An address without its scheme, host prefix and last slash, as far as they are written differently.
fn tidy_url(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(&url);
    let url = url.strip_prefix("www.").unwrap_or(url);
    url.trim_end_matches('/').to_owned()
}
