//! The second pass: who "I" is, told from everybody else in the conversations, and what the account's history says.

use crate::archive::fold;
use crate::platform::Stamp;
use crate::words::{Audience, Author};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Whose archive it is. Kept in memory only; no export names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Account {
    /// Their name, as the profile has it.
    pub name: Option<String>,
    /// Places they gave, or the platform has for them; the surest first.
    pub places: Vec<String>,
    /// When they registered, as written.
    pub registered: Option<String>,
    /// The number of the account.
    pub id: Option<String>,
    /// Their birth date.
    pub born: Option<Date>,
    /// When the export was made.
    pub made_on: Option<Date>,
    /// When the account became protected (`true`) or public (`false`), in milliseconds since 1970.
    pub protected: Vec<(i64, bool)>,
    /// Whether the account is private on the day of the export, by platform.
    pub private: BTreeMap<String, bool>,
    /// When the account became private or public, in turns.
    pub privacy_changed: Vec<Stamp>,
    /// Whether that history was read whole, be it empty; `None` if the archive has none.
    pub privacy_history_is_whole: Option<bool>,
    /// Other names they go by.
    pub also: Vec<String>,
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

    /// Who could see what was made at a time, if the account was public at any time from then to the export.
    ///
    /// The changes go in turns and the last of them made the account what it is: their names, which are in the
    /// language of the account, are not needed. Their history is of the platform whose export it is, not of `inner`.
    #[must_use]
    pub fn audience_since(&self, stamp: Option<Stamp>, platform: &str, inner: bool) -> Option<Audience> {
        if !*self.private.get(platform)? {
            return Some(Audience::Public);
        }
        if inner {
            return Some(Audience::Limited);
        }
        if self.privacy_history_is_whole != Some(true) {
            return None;
        }
        // It is private now, so the last change made it so, and it was public before. What has no date may be of either.
        match self.privacy_changed.iter().max() {
            None => Some(Audience::Limited),
            Some(last) => stamp.map(|stamp| if stamp < *last { Audience::Public } else { Audience::Limited }),
        }
    }

    /// Who could see what was made at a time, as far as the account's history covers it: from its first change on.
    #[must_use]
    pub fn audience_at(&self, stamp: Stamp) -> Option<Audience> {
        let end = stamp.0.saturating_mul(1000).saturating_add(999);
        let before = self.protected.iter().filter(|(at, _)| *at <= end).max_by_key(|(at, _)| *at)?;
        Some(if before.1 { Audience::Limited } else { Audience::Public })
    }
}

/// Somebody who sent something.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Sender {
    name: String,
    /// The address of their profile, or the number of their account.
    url: String,
    /// The conversation, where only the name tells people apart.
    thread: Option<u32>,
}

/// The senders met while reading.
#[derive(Debug, Default)]
pub(super) struct Senders {
    known: HashMap<Sender, u32>,
    list: Vec<Sender>,
    threads: HashMap<String, u32>,
    /// Which addresses take part in which conversation.
    meetings: BTreeSet<(String, u32)>,
    /// Which names take part in which conversation, where a list says so.
    members: BTreeSet<(String, u32)>,
    /// The people of a conversation, where a page names them in one text.
    lists: BTreeSet<(String, u32)>,
    /// Names that two people of a conversation have.
    namesakes: BTreeSet<(String, u32)>,
    /// The file whose list of people is read, and those met in it.
    list_of: (u32, BTreeSet<(String, u32)>),
}

impl Senders {
    fn thread(&mut self, thread: &str) -> u32 {
        let next = u32::try_from(self.threads.len()).unwrap_or(u32::MAX);
        match self.threads.get(thread) {
            Some(known) => *known,
            None => *self.threads.entry(thread.to_owned()).or_insert(next),
        }
    }

    /// Notes somebody whom a file lists as taking part in a conversation.
    pub fn participant(&mut self, file: u32, thread: &str, name: &str) {
        let member = (tidy_name(name), self.thread(thread));
        if self.list_of.0 != file {
            self.list_of = (file, BTreeSet::new());
        }
        if !self.list_of.1.insert(member.clone()) {
            self.namesakes.insert(member.clone());
        }
        self.members.insert(member);
    }

    /// Notes the text in which a page names those who take part in a conversation.
    pub fn participants(&mut self, thread: &str, text: &str) {
        let thread = self.thread(thread);
        self.lists.insert((tidy_name(text), thread));
    }

    /// Notes a message and gives its sender a number. `by_name`: nothing but the name tells people apart.
    pub fn note(&mut self, name: &str, url: &str, thread: &str, to: &str, by_name: bool) -> u32 {
        let url = tidy_url(url);
        let thread = self.thread(thread);
        for address in std::iter::once(url.clone()).chain(to.split(',').map(tidy_url)).filter(|url| !url.is_empty()) {
            self.meetings.insert((address, thread));
        }
        let key = Sender { name: name.to_owned(), url, thread: by_name.then_some(thread) };
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        if by_name {
            self.members.insert((tidy_name(name), thread));
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(key.clone());
        self.known.insert(key, number);
        number
    }

    /// Conversations in which two people have the person's own name.
    pub fn ambiguous(&self, account: &Account) -> usize {
        let own = self.own_names(account);
        self.namesakes(&own).iter().filter(|(name, _)| own.contains(name)).count()
    }

    /// Names that two people of a conversation have. Pages tell it of the person's own name only.
    fn namesakes(&self, own: &BTreeSet<String>) -> BTreeSet<(String, u32)> {
        let is_twice = |text: &str, name: &str| text.match_indices(name).nth(1).is_some();
        let in_pages = self.lists.iter().flat_map(|(text, thread)| {
            let twice = own.iter().filter(|name| is_twice(text, name));
            twice.map(|name| (name.clone(), *thread))
        });
        self.namesakes.iter().cloned().chain(in_pages).collect()
    }

    /// The person's names as they are compared; that of everybody's conversations, where the archive has none.
    fn own_names(&self, account: &Account) -> BTreeSet<String> {
        let given: BTreeSet<String> = account.name.iter().chain(&account.also).map(|name| tidy_name(name)).collect();
        if given.is_empty() { self.name_everywhere().into_iter().collect() } else { given }
    }

    /// The one name that takes part in every one of several conversations.
    fn name_everywhere(&self) -> Option<String> {
        let threads: BTreeSet<u32> = self.members.iter().map(|(_, thread)| *thread).collect();
        let mut count: HashMap<&str, usize> = HashMap::new();
        for (name, _) in &self.members {
            *count.entry(name).or_default() += 1;
        }
        let everywhere: Vec<&str> =
            count.into_iter().filter(|(_, times)| *times == threads.len()).map(|(name, _)| name).collect();
        match everywhere.as_slice() {
            [only] if threads.len() > 1 => Some((*only).to_owned()),
            _ => None,
        }
    }

    /// Who each sender is.
    ///
    /// A sender with the person's name and the address that takes part in most conversations is the person. One
    /// with the same name and another address is a namesake. Where nobody has the profile's name, only the address can
    /// tell, and only if it takes part in every one of several conversations. Where the number of the account is
    /// known, nothing has to be found out. Where there are only names, two people of the person's own name in one
    /// conversation cannot be told apart.
    pub fn authors(&self, account: &Account) -> Vec<Author> {
        let own_names = self.own_names(account);
        let namesakes = self.namesakes(&own_names);
        let is_own_name = |name: &str| own_names.contains(&tidy_name(name));
        let of_own_name: Vec<&str> =
            self.list.iter().filter(|sender| is_own_name(&sender.name)).map(|sender| sender.url.as_str()).collect();
        let is_known = !of_own_name.is_empty();
        let found = || if of_own_name.is_empty() { self.everywhere() } else { self.most_met(of_own_name.clone()) };
        let own_url = account.id.clone().or_else(found);
        self.list
            .iter()
            .map(|sender| match (&own_url, sender.thread) {
                (_, Some(thread)) if namesakes.contains(&(tidy_name(&sender.name), thread)) => {
                    if is_own_name(&sender.name) { Author::Unknown } else { Author::Other }
                }
                (Some(own), _) if !sender.url.is_empty() => {
                    if *own == sender.url {
                        Author::Own
                    } else {
                        Author::Other
                    }
                }
                _ if is_own_name(&sender.name) => Author::Own,
                // Somebody else only if the person was recognised by name, number or address somewhere.
                (Some(_), _) if !own_names.is_empty() => Author::Other,
                (None, _) if is_known => Author::Other,
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
