//! Finds out which sender in the conversations is the person.

use super::account::Account;
use crate::archive::fold;
use crate::vocab::Author;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Somebody who sent something.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct Sender {
    name: String,
    /// The address of their profile, or the number of their account.
    url: String,
    /// The conversation, where only the name tells people apart.
    thread: Option<u32>,
    /// The author if the sender cannot be told from others.
    otherwise: Author,
}

/// The sender of a message and its recipients, as the message has them.
#[derive(Clone, Copy, Debug)]
pub struct From<'a> {
    /// The name, or empty.
    pub name: &'a str,
    /// The address of the profile or the number of the account, or empty.
    pub url: &'a str,
    /// The conversation.
    pub thread: &'a str,
    /// The addresses of those it went to, comma-joined.
    pub to: &'a str,
}

/// The senders met while reading.
#[derive(Debug, Default)]
pub struct Senders {
    known: HashMap<Sender, u32>,
    list: Vec<Sender>,
    threads: HashMap<String, u32>,
    /// Which addresses take part in which conversation.
    meetings: BTreeSet<(String, u32)>,
    /// Which names take part in which conversation, where a list says so.
    members: BTreeSet<(String, u32)>,
    /// The people of a conversation, where a page names them in one text.
    lists: BTreeSet<(String, u32)>,
    /// Names that two people in the same conversation have.
    namesakes: BTreeSet<(String, u32)>,
    /// The last file that listed participants, and those it listed.
    list_of: (u32, BTreeSet<(String, u32)>),
    recent: Recent,
    /// The last writer who was noted by name, because most comments are by one.
    last_writer: Option<(Sender, u32)>,
    /// How many records name a writer.
    written: u64,
    /// The names under which a platform's AI takes part in conversations, in the form in which names are compared.
    assistants: BTreeSet<String>,
}

/// With fewer records that name a writer, these may all be by the same other person, such as a few invitations.
const FEW_WRITTEN: u64 = 5;

/// The senders and recipients that were last noted in one conversation. The next message most likely has the same, and
/// then need not be noted again.
#[derive(Debug, Default)]
struct Recent {
    thread: String,
    /// Its number.
    number: u32,
    messages: Vec<Said>,
}

/// The sender and the recipients of a message.
#[derive(Debug)]
struct Said {
    name: String,
    url: String,
    to: String,
    by_name: bool,
    sender: u32,
}

/// At most this many recent messages are kept. With more senders than that, the lookup in the map is quicker.
const RECENT: usize = 8;

impl Senders {
    /// No senders yet. `assistants` are the names under which the platform's AI takes part in conversations.
    #[must_use]
    pub fn new<'n>(assistants: impl IntoIterator<Item = &'n str>) -> Self {
        Self { assistants: assistants.into_iter().map(tidy_name).collect(), ..Self::default() }
    }

    /// The conversations of one person with the platform's AI and nobody else, by their numbers. That person is the one whose archive it
    /// is, whatever name they had.
    #[must_use]
    pub fn chats_with_ai(&self) -> HashSet<u32> {
        if self.assistants.is_empty() {
            return HashSet::new();
        }
        // Whether the AI takes part, and how many others.
        let mut members: HashMap<u32, (bool, usize)> = HashMap::new();
        for (name, thread) in &self.members {
            let (has_ai, others) = members.entry(*thread).or_default();
            if self.assistants.contains(name) {
                *has_ai = true;
            } else {
                *others += 1;
            }
        }
        // Few lists name the AI, and going through the members for each of the others would take too long.
        let names_ai = |text: &str| self.assistants.iter().any(|name| text.contains(name.as_str()));
        for (text, thread) in self.lists.iter().filter(|(text, _)| names_ai(text)) {
            let others = self.members.iter().filter(|(_, of)| of == thread).map(|(name, _)| name);
            members.entry(*thread).or_default().0 |= self.lists_only_ai(text, others);
        }
        members.into_iter().filter(|(_, (has_ai, others))| *has_ai && *others < 2).map(|(thread, _)| thread).collect()
    }

    /// Whether the text in which a page names those who take part in a conversation names the AI, and nobody else but these.
    fn lists_only_ai<'n>(&self, text: &str, others: impl Iterator<Item = &'n String>) -> bool {
        let Some(ai) = self.assistants.iter().find(|name| text.contains(name.as_str())) else { return false };
        let mut rest = text.rsplit_once(':').map_or(text, |(_, names)| names).replacen(ai.as_str(), " ", 1);
        for name in others {
            rest = rest.replacen(name.as_str(), " ", 1);
        }
        // What is left is the word between the two.
        rest.split_whitespace().count() < 2
    }

    /// The sender of a message, if one that said the same was just noted in this conversation.
    fn recent(&self, from: &From<'_>, by_name: bool) -> Option<u32> {
        if self.recent.thread != from.thread {
            return None;
        }
        let is_it = |said: &&Said| {
            said.name == from.name && said.url == from.url && said.to == from.to && said.by_name == by_name
        };
        self.recent.messages.iter().find(is_it).map(|said| said.sender)
    }

    fn keep_recent(&mut self, from: &From<'_>, by_name: bool, (sender, number): (u32, u32)) {
        let From { name, url, thread, to } = *from;
        if self.recent.thread != thread {
            self.recent = Recent { thread: thread.to_owned(), number, messages: Vec::new() };
        }
        if self.recent.messages.len() < RECENT {
            let (name, url, to) = (name.to_owned(), url.to_owned(), to.to_owned());
            self.recent.messages.push(Said { name, url, to, by_name, sender });
        }
    }

    /// The number of a conversation.
    pub fn thread(&mut self, thread: &str) -> u32 {
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

    /// Notes a message, and returns the index of its sender and the number of its conversation. `by_name`: only the name
    /// tells people apart.
    pub fn note(&mut self, from: &From<'_>, by_name: bool) -> (u32, u32) {
        if let Some(known) = self.recent(from, by_name) {
            return (known, self.recent.number);
        }
        let From { name, url, thread, to } = *from;
        let number = self.thread(thread);
        let url = tidy_url(url);
        let addresses = std::iter::once(url.clone()).chain(to.split(',').map(tidy_url));
        self.meetings.extend(addresses.filter(|url| !url.is_empty()).map(|url| (url, number)));
        if by_name {
            self.members.insert((tidy_name(name), number));
        }
        let place = by_name.then_some(number);
        let sender = self.index(Sender { name: name.to_owned(), url, thread: place, otherwise: Author::Unknown });
        self.keep_recent(from, by_name, (sender, number));
        (sender, number)
    }

    /// Notes the writer of something that is the person's unless it names somebody else, such as a comment, and returns
    /// their index. It tells nothing of conversations.
    pub fn note_writer(&mut self, name: &str, otherwise: Author) -> u32 {
        self.written += u64::from(!name.is_empty());
        if let Some((last, number)) = &self.last_writer
            && last.name == name
            && last.otherwise == otherwise
        {
            return *number;
        }
        let writer = Sender { name: name.to_owned(), url: String::new(), thread: None, otherwise };
        let number = self.index(writer.clone());
        self.last_writer = Some((writer, number));
        number
    }

    fn index(&mut self, sender: Sender) -> u32 {
        if let Some(known) = self.known.get(&sender) {
            return *known;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(sender.clone());
        self.known.insert(sender, number);
        number
    }

    /// In how many conversations two people have the person's own name.
    #[must_use]
    pub fn ambiguous(&self, account: &Account) -> usize {
        let own = self.own_names(account);
        self.namesakes(&own).iter().filter(|(name, _)| own.contains(name)).count()
    }

    /// Names that two people in the same conversation have. In pages only the person's own names are looked for,
    /// because they list all people in one text.
    fn namesakes(&self, own: &BTreeSet<String>) -> BTreeSet<(String, u32)> {
        let is_twice = |text: &str, name: &str| text.match_indices(name).nth(1).is_some();
        let in_pages = self.lists.iter().flat_map(|(text, thread)| {
            let twice = own.iter().filter(|name| is_twice(text, name));
            twice.map(|name| (name.clone(), *thread))
        });
        self.namesakes.iter().cloned().chain(in_pages).collect()
    }

    /// The person's names in the form in which names are compared. If the archive has none, the one name that takes
    /// part in every conversation.
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

    /// Whether what should be the person's is never by the person of the profile, and always by the same other one. That is so
    /// where parts of two people's exports lie together.
    #[must_use]
    pub fn is_by_a_stranger(&self, account: &Account) -> bool {
        let own: BTreeSet<String> = account.name.iter().chain(&account.also).map(|name| tidy_name(name)).collect();
        // What is the person's unless it names somebody else, such as a comment.
        let writers = self.list.iter().filter(|sender| sender.otherwise == Author::Own && !sender.name.is_empty());
        let writers: BTreeSet<String> = writers.map(|sender| tidy_name(&sender.name)).collect();
        if !own.is_empty() && !writers.is_empty() {
            return writers.len() == 1 && self.written >= FEW_WRITTEN && own.is_disjoint(&writers);
        }
        // Where messages have only names, the number of the account tells nothing.
        if let Some(id) = account.id.as_ref().filter(|_| !self.meetings.is_empty()) {
            let takes_part = self.meetings.iter().any(|(address, _)| address == id);
            return !takes_part && self.everywhere().is_some();
        }
        let takes_part = self.members.iter().any(|(name, _)| own.contains(name));
        !own.is_empty() && !takes_part && self.name_everywhere().is_some()
    }

    /// Who each sender is.
    ///
    /// A sender with the person's name and the address that takes part in most conversations is the person; one with
    /// the same name and another address is a namesake. Where nobody has the profile's name, only the address can tell,
    /// and only if it takes part in every one of several conversations. Where the number of the account is known, that
    /// decides. Where there are only names, somebody with another name than the person's is somebody else if the person
    /// was recognised anywhere: as a sender, or among those who take part in the conversation. Two people of the
    /// person's own name in one conversation cannot be told apart. Whoever talks to the platform's AI alone is the person.
    #[must_use]
    pub fn authors(&self, account: &Account) -> Vec<Author> {
        let own_names = self.own_names(account);
        let namesakes = self.namesakes(&own_names);
        let is_own_name = |name: &str| own_names.contains(&tidy_name(name));
        let of_own_name: Vec<&str> =
            self.list.iter().filter(|sender| is_own_name(&sender.name)).map(|sender| sender.url.as_str()).collect();
        let is_known = !of_own_name.is_empty();
        let found = || if of_own_name.is_empty() { self.everywhere() } else { self.most_met(of_own_name.clone()) };
        let own_url = account.id.clone().or_else(found);
        let listed = self.lists.iter().filter(|(text, _)| own_names.iter().any(|name| text.contains(name.as_str())));
        let member = self.members.iter().filter(|(name, _)| own_names.contains(name));
        let own_threads: HashSet<u32> = listed.chain(member).map(|(_, thread)| *thread).collect();
        let has_addresses = self.list.iter().any(|sender| !sender.url.is_empty());
        let with_ai = self.chats_with_ai();
        self.list
            .iter()
            .map(|sender| match (&own_url, sender.thread) {
                (_, Some(thread)) if with_ai.contains(&thread) && !sender.name.is_empty() => {
                    if self.assistants.contains(&tidy_name(&sender.name)) { Author::Other } else { Author::Own }
                }
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
                // The profile names the person, and the record names somebody else.
                _ if !own_names.is_empty() && sender.otherwise == Author::Own => Author::Other,
                (Some(_), _) if !own_names.is_empty() && has_addresses => Author::Other,
                (_, _) if is_known => Author::Other,
                (_, Some(thread)) if own_threads.contains(&thread) => Author::Other,
                _ => sender.otherwise,
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

    /// The one of these addresses that takes part in the most conversations; `None` if several do.
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

/// A name in the form in which names are compared: composed, in lower case, with one space between words, and without an addition in
/// brackets, such as another name or pronouns, which people set and remove.
fn tidy_name(name: &str) -> String {
    let folded = fold(name);
    let tidy = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    let without = tidy.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map(|(name, _)| name);
    without.filter(|name| !name.is_empty()).map(str::to_owned).unwrap_or(tidy)
}

/// An address in the form in which addresses are compared: in lower case, without scheme, `www.` and final slash.
fn tidy_url(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(&url);
    let url = url.strip_prefix("www.").unwrap_or(url);
    url.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: Option<&str>) -> Account {
        Account { name: name.map(str::to_owned), ..Account::default() }
    }

    fn from<'a>(name: &'a str, thread: &'a str) -> From<'a> {
        From { name, url: "", thread, to: "" }
    }

    #[test]
    fn unanswered_messages_are_by_others() {
        let mut senders = Senders::default();
        senders.participant(0, "t", "Alex Morgan");
        senders.participant(0, "t", "Sam Rivera");
        senders.note(&from("Alex Morgan", "t"), true);
        assert_eq!(senders.authors(&account(Some("Sam Rivera"))), [Author::Other]);
        // Without a profile nobody can tell.
        assert_eq!(senders.authors(&account(None)), [Author::Unknown]);
    }

    #[test]
    fn an_addition_in_brackets_is_no_other_name() {
        let mut senders = Senders::default();
        for name in ["Zoë Müller (Zozo)", "Zoë Müller", "Bo Ek (he/him)", "(x)"] {
            senders.note(&from(name, "t"), true);
        }
        let expected = [Author::Own, Author::Own, Author::Other, Author::Other];
        assert_eq!(senders.authors(&account(Some("Zoë Müller"))), expected);
        // Two people of that name in one conversation cannot be told apart.
        senders.participant(0, "t", "Zoë Müller (Zozo)");
        senders.participant(0, "t", "Zoë Müller");
        let [first, second, ..] = senders.authors(&account(Some("Zoë Müller")))[..] else { panic!("four senders") };
        assert_eq!((first, second), (Author::Unknown, Author::Unknown));
    }

    #[test]
    fn a_comment_is_own_unless_it_names_somebody_else() {
        let mut senders = Senders::default();
        senders.note_writer("Sam Rivera", Author::Own);
        senders.note_writer("Bo Other", Author::Own);
        assert_eq!(senders.authors(&account(Some("Sam Rivera"))), [Author::Own, Author::Other]);
        assert_eq!(senders.authors(&account(None)), [Author::Own, Author::Own]);
    }

    #[test]
    fn senders_are_numbered_per_conversation() {
        let mut senders = Senders::default();
        let mut note = |name: &str, thread: &str| senders.note(&from(name, thread), true).0;
        assert_eq!([note("Sam", "a"), note("Bo", "a"), note("Sam", "a"), note("Bo", "a")], [0, 1, 0, 1]);
        assert_eq!([note("Sam", "b"), note("Sam", "a"), note("Sam", "b")], [2, 0, 2]);
        for nth in 0..20 {
            let name = format!("Person {nth}");
            let first = note(&name, "group");
            assert_eq!(note(&name, "group"), first);
        }
    }

    #[test]
    fn recipients_count_even_if_the_sender_is_known() {
        let mut senders = Senders::default();
        let to = |to, thread| From { name: "Bo", url: "x.example/bo", thread, to };
        senders.note(&from("Bo", "a"), true);
        for (address, thread) in [("x.example/me", "a"), ("x.example/kari", "a"), ("x.example/me", "b")] {
            senders.note(&to(address, thread), true);
        }
        assert_eq!(senders.meetings().get("x.example/me"), Some(&2));
        assert_eq!(senders.meetings().get("x.example/kari"), Some(&1));
        assert_eq!(senders.meetings().get("x.example/bo"), Some(&2));
    }

    #[test]
    fn who_talks_to_the_ai_alone_is_the_person_whatever_their_name() {
        let mut senders = Senders::new(["Meta AI"]);
        for (thread, people) in [("ai", &["Meta AI", "Sam Old"][..]), ("group", &["Meta AI", "Sam Old", "Bo"])] {
            for name in people {
                senders.participant(0, thread, name);
            }
        }
        for (name, thread) in [("Sam Old", "ai"), ("Meta AI", "ai"), ("Sam Old", "group"), ("Sam Old", "other")] {
            senders.note(&from(name, thread), true);
        }
        let ai = senders.thread("ai");
        assert_eq!(senders.chats_with_ai().into_iter().collect::<Vec<_>>(), [ai]);
        let expected = [Author::Own, Author::Other, Author::Unknown, Author::Unknown];
        assert_eq!(senders.authors(&account(Some("Sam New"))), expected);
    }

    #[test]
    fn the_number_of_the_account_tells_nothing_of_senders_that_have_only_names() {
        let mut senders = Senders::default();
        for (name, thread) in [("Sam Old", "a"), ("Bo", "a"), ("Sam Old", "b"), ("Kari", "b")] {
            senders.note(&from(name, thread), true);
        }
        let numbered = Account { id: Some("facebook.com/sam".to_owned()), ..account(Some("Sam New")) };
        assert_eq!(senders.authors(&numbered), [Author::Unknown; 4]);
        assert!(senders.is_by_a_stranger(&numbered));
    }

    #[test]
    fn the_name_in_every_conversation_is_the_person() {
        let mut senders = Senders::default();
        for (name, thread) in [("Sam", "a"), ("Bo", "a"), ("Sam", "b"), ("Kari", "b")] {
            senders.note(&from(name, thread), true);
        }
        assert_eq!(senders.authors(&account(None)), [Author::Own, Author::Other, Author::Own, Author::Other]);
    }
}
