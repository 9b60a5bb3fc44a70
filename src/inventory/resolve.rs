//! The second pass: who "I" is, told from everybody else in the conversations, and what the account's history says.

use crate::archive::fold;
use crate::platform::Stamp;
use crate::words::{Audience, Author};
use jiff::civil::Date;
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
    /// The number of the account.
    pub id: Option<String>,
    /// Their birth date.
    pub born: Option<Date>,
    /// When the export was made.
    pub made_on: Option<Date>,
    /// When the account became protected (`true`) or public (`false`).
    pub protected: Vec<(Stamp, bool)>,
}

impl Account {
    /// Whether two exports are of one account, as far as they tell.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => Some(a.to_lowercase() == b.to_lowercase()),
            _ => None,
        };
        if let Some(same) = same(&self.id, &other.id) {
            return same;
        }
        let (name, registered) = (same(&self.name, &other.name), same(&self.registered, &other.registered));
        registered != Some(false) && name != Some(false) && (name.is_some() || registered.is_some())
    }

    /// Who could see what was made at a time, as far as the account's history covers it: from its first change on.
    #[must_use]
    pub fn audience_at(&self, stamp: Stamp) -> Option<Audience> {
        let before = self.protected.iter().filter(|(at, _)| *at <= stamp).max_by_key(|(at, _)| *at)?;
        Some(if before.1 { Audience::Limited } else { Audience::Public })
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
    /// with the same name and another address is a namesake. Where nobody has the profile's name, only the address can
    /// tell, and only if it takes part in every one of several conversations.
    ///
    /// `own_id` is the number of the account: where it is known, nothing has to be found out.
    pub fn authors(&self, own_name: Option<&str>, own_id: Option<&str>) -> Vec<Author> {
        let own_name = own_name.map(tidy_name);
        let is_own_name = |name: &str| own_name.as_ref().is_some_and(|own| *own == tidy_name(name));
        let by_name: Vec<&str> =
            self.list.iter().filter(|(name, _)| is_own_name(name)).map(|(_, url)| url.as_str()).collect();
        let is_known = !by_name.is_empty();
        let found = || if by_name.is_empty() { self.everywhere() } else { self.most_met(by_name.clone()) };
        let own_url = own_id.map(str::to_owned).or_else(found);
        self.list
            .iter()
            .map(|(name, url)| match &own_url {
                Some(own) if !url.is_empty() => {
                    if own == url {
                        Author::Own
                    } else {
                        Author::Other
                    }
                }
                _ if is_own_name(name) => Author::Own,
                // Somebody else only if the person was recognised by name, number or address somewhere.
                Some(_) if own_name.is_some() => Author::Other,
                None if is_known => Author::Other,
                _ => Author::Unknown,
            })
            .collect()
    }

    /// In how many conversations each address takes part.
    fn meetings(&self) -> HashMap<&str, u32> {
        let mut meetings: HashMap<&str, u32> = HashMap::new();
        for (url, _) in &self.meetings {
            *meetings.entry(url).or_default() += 1;
        }
        meetings
    }

    /// Of these addresses, the one that takes part in most conversations, if it is one.
    fn most_met(&self, mut urls: Vec<&str>) -> Option<String> {
        let meetings = self.meetings();
        let count = |url: &str| meetings.get(url).copied().unwrap_or_default();
        urls.retain(|url| !url.is_empty());
        urls.sort_unstable();
        urls.dedup();
        let most = urls.iter().map(|url| count(url)).max()?;
        urls.retain(|url| count(url) == most);
        match urls.as_slice() {
            [only] => Some((*only).to_owned()),
            _ => None,
        }
    }

    /// The one address that takes part in every one of several conversations.
    fn everywhere(&self) -> Option<String> {
        let threads = u32::try_from(self.threads.len()).unwrap_or(u32::MAX);
        let meetings = self.meetings();
        let urls = self.meetings.iter().map(|(url, _)| url.as_str());
        let everywhere: BTreeSet<&str> = urls.filter(|url| meetings.get(url).copied() == Some(threads)).collect();
        match everywhere.iter().collect::<Vec<_>>().as_slice() {
            [only] if threads > 1 => Some((**only).to_owned()),
            _ => None,
        }
    }
}

/// A name as it is compared: composed, lower case, one space between words.
fn tidy_name(name: &str) -> String {
    let folded = fold(name);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address without its scheme, host prefix and last slash, as far as they are written differently.
fn tidy_url(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(&url);
    let url = url.strip_prefix("www.").unwrap_or(url);
    url.trim_end_matches('/').to_owned()
}
