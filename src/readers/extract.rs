//! The one place where fields become a record, for files of every format.

use super::dates::{DateReader, DateReading, from_number, parse_stamp};
use super::local_dates::{Reading, is_one_moment};
use super::record::{By, Identity, Record, Sink};
use super::stamp::Stamp;
use super::values::{SlotSet, Values};
use crate::formats::{self, Counting, Fields, ListSpec, MatchedTraits, Quirk};
use crate::vocab::{Author, HintKinds};
use jiff::civil::Date;

/// Records whose date has several readings are held back until the file is read, up to this many bytes. The dates of
/// further ones are decided by the dates that were read up to then.
const HELD_AT_MOST: usize = 16 * 1024 * 1024;

/// The first second of 21 March 2006, when the first post on X was made. Earlier dates, which its archives have had
/// since 2025, are wrong.
const X_BEGAN: Stamp = Stamp(1_142_899_200);

/// Where a record stands in its file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    /// The path of the file.
    pub path: &'p str,
    /// Which element of the outermost list it lies in, from 1; 0 if it is such an element itself in a JSON file.
    pub element: u64,
}

/// What became of the values that were found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[must_use]
pub(super) enum EmitOutcome {
    /// A record.
    Record,
    /// An element that is not a record, by a trait of the spec.
    NoRecord,
    /// An element with none of the fields that the spec needs, so it is reported as unlisted.
    Unnamed,
}

/// Turns the fields of one list into records.
#[derive(Debug)]
pub(super) struct Extractor<'a> {
    /// The index of the list in its table.
    pub list: usize,
    pub spec: &'a ListSpec,
    pub fields: &'a Fields,
    pub slots: Slots,
    /// The values of the record that is being read; the readers fill it.
    pub values: Values,
    /// The buffer in which several texts of a record are joined.
    joined: String,
    conversation: Conversation,
    held: Vec<HeldRecord>,
    held_bytes: usize,
    /// Whether one of them waits for the order of its numbers.
    holds_order: bool,
    /// Whether the text of a record is found by its label, and a record is nothing without it: a search, a comment or a message. A
    /// post or a like may have none.
    needs_text: bool,
    unlabelled: UnlabelledTexts,
}

/// Whether the label of the text was never found in a file, although others were: it may be in a language in which the table does
/// not know it.
#[derive(Clone, Copy, Debug, Default)]
struct UnlabelledTexts {
    /// Whether any record of the file has a text.
    has_text: bool,
    /// How many records have no text, but labels that the table does not know.
    records: u64,
}

/// The name of the conversation of the last record, because the next record nearly always has the same.
#[derive(Debug, Default)]
struct Conversation {
    name: String,
    element: Option<u64>,
}

impl Conversation {
    /// The name of the conversation at a place: its folder, or its file and element. The name is kept by the element
    /// alone, because an extractor reads one file at a time.
    fn of(&mut self, place: Place<'_>, by_folder: bool) -> &str {
        if self.element != Some(place.element) {
            self.element = Some(place.element);
            self.name = match place.path.rsplit_once('/') {
                Some((folder, _)) if by_folder => folder.to_owned(),
                None if by_folder => String::new(),
                _ => format!("{} {}", place.path, place.element),
            };
        }
        &self.name
    }
}

/// The text of a record, and how many characters it has without the line breaks that join its parts.
#[derive(Clone, Copy, Debug, Default)]
struct Text<'t> {
    text: &'t str,
    chars: u64,
}

/// A record whose date has several readings, held back until the other dates of the file tell the right one; or one that comes
/// after such a record, because the order of the file is kept.
#[derive(Debug)]
struct HeldRecord {
    values: Values,
    path: String,
    element: u64,
    date: DateReading,
}

/// The slot of each field that a list reads.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// The fields, each once: the slot of a field is its index here.
    pub fields: Vec<String>,
    pub date: SlotSet,
    pub text: SlotSet,
    /// The slots of `text` and `values`, from which the text of a record is made.
    words: SlotSet,
    pub values: SlotSet,
    pub media: SlotSet,
    needs: SlotSet,
    number: SlotSet,
    versions: SlotSet,
    location: SlotSet,
    draft: SlotSet,
    sender_name: SlotSet,
    sender_url: SlotSet,
    thread: SlotSet,
    to: SlotSet,
    direction: SlotSet,
    category_by: SlotSet,
    traits: SlotSet,
    /// Whether any field other than a date is found by its label.
    asks_labels: bool,
    /// Those of `words` that are found by their label.
    labelled_words: SlotSet,
}

impl Slots {
    fn new(fields: &Fields) -> Self {
        let mut known: Vec<String> = Vec::new();
        let mut slot = |field: &String| {
            known.iter().position(|other| other == field).unwrap_or_else(|| {
                known.push(field.clone());
                known.len() - 1
            })
        };
        let mut slots = |fields: &[String]| fields.iter().map(&mut slot).collect::<SlotSet>();
        let sender = fields.sender.as_ref();
        let of = |pick: fn(&formats::Sender) -> &Vec<String>| sender.map_or(&[][..], |sender| pick(sender));
        let direction: Vec<String> = fields.direction.iter().map(|direction| direction.field.clone()).collect();
        let traits: Vec<String> = fields.traits.iter().map(|row| row.field.clone()).collect();
        let category_by: Vec<String> = fields.category_by.iter().flat_map(|by| by.fields.clone()).collect();
        let mut own = Self {
            date: slots(&fields.date),
            text: slots(&fields.text),
            values: slots(&fields.values),
            media: slots(&fields.media),
            needs: slots(&fields.needs),
            number: slots(&fields.number),
            versions: slots(&fields.versions),
            draft: slots(&fields.draft),
            sender_name: slots(of(|sender| &sender.name)),
            sender_url: slots(of(|sender| &sender.url)),
            thread: slots(of(|sender| &sender.thread)),
            to: slots(of(|sender| &sender.to)),
            direction: slots(&direction),
            category_by: slots(&category_by),
            traits: slots(&traits),
            // The last ones, because there may be more of them than [`Values::present`] has bits for.
            location: slots(&fields.location),
            ..Self::default()
        };
        for field in fields.all() {
            slot(field);
        }
        own.words = own.text.iter().chain(&*own.values).copied().collect();
        own.asks_labels = known.iter().enumerate().any(|(at, field)| field.contains('$') && !own.date.contains(&at));
        let is_by_label = |slot: &usize| known.get(*slot).is_some_and(|field| field.contains('$'));
        own.labelled_words = own.words.iter().copied().filter(is_by_label).collect();
        own.fields = known;
        own
    }

    /// The slot of a field.
    pub fn of(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|known| known == field)
    }
}

impl<'a> Extractor<'a> {
    /// Prepares for the records of a list in the format that has these fields.
    pub fn new(list: usize, spec: &'a ListSpec, fields: &'a Fields) -> Self {
        let slots = Slots::new(fields);
        let is_all_text = matches!(
            spec.category.top().id(),
            "activity" | "ai-chats" | "comments" | "inferences" | "messages" | "profile"
        );
        let needs_text = is_all_text && !spec.quoted && !slots.labelled_words.is_empty();
        Self {
            list,
            spec,
            fields,
            slots,
            needs_text,
            values: Values::default(),
            joined: String::new(),
            conversation: Conversation::default(),
            held: Vec::new(),
            held_bytes: 0,
            holds_order: false,
            unlabelled: UnlabelledTexts::default(),
        }
    }

    /// Drops what belongs to the last file, so that the extractor can be used for another.
    pub fn begin_file(&mut self) {
        self.conversation = Conversation::default();
        self.held.clear();
        self.held_bytes = 0;
        self.holds_order = false;
        self.unlabelled = UnlabelledTexts::default();
    }

    /// Whether the record has one of the fields that its spec needs.
    fn has_needs(&self) -> bool {
        self.slots.needs.is_empty() || self.values.has_any(&self.slots.needs)
    }

    /// Hands over the record whose values were found. If its date has several readings, it waits for [`Self::finish`].
    pub fn emit(&mut self, place: Place<'_>, dates: &mut DateReader, sink: &mut dyn Sink) -> EmitOutcome {
        let traits = self.matched_traits(sink.me());
        if traits.record == Some(false) {
            return EmitOutcome::NoRecord;
        }
        if !self.has_needs() {
            return EmitOutcome::Unnamed;
        }
        let date = self.read_date(dates);
        if self.held.is_empty() && !matches!(date, DateReading::Open(_)) {
            self.hand_over(place, &date, traits, sink);
            return EmitOutcome::Record;
        }
        self.held_bytes += self.values.size();
        self.holds_order |= matches!(&date, DateReading::Open(readings) if !readings.iter().all(Reading::names_month));
        let values = self.values.clone();
        self.held.push(HeldRecord { values, path: place.path.to_owned(), element: place.element, date });
        // Which of two numbers is the day may be told by the last date of a file; in which language its months are is soon known.
        if self.held_bytes > HELD_AT_MOST || (dates.knows_language() && !self.holds_order) {
            self.release(dates, sink);
        }
        EmitOutcome::Record
    }

    /// Hands over the records that waited for the other dates of the file.
    pub fn finish(&mut self, dates: &DateReader, sink: &mut dyn Sink) {
        self.release(dates, sink);
        let UnlabelledTexts { has_text, records } = std::mem::take(&mut self.unlabelled);
        if !has_text {
            (0..records).for_each(|_| sink.unknown_label());
        }
    }

    /// Hands over the records that are held back, by the dates that were read up to now.
    fn release(&mut self, dates: &DateReader, sink: &mut dyn Sink) {
        for HeldRecord { values, path, element, date } in std::mem::take(&mut self.held) {
            self.values = values;
            let date = match date {
                DateReading::Open(readings) => dates.settle(&readings).map_or(DateReading::Unread, DateReading::Known),
                known => known,
            };
            let traits = self.matched_traits(sink.me());
            self.hand_over(Place { path: &path, element }, &date, traits, sink);
        }
        self.held_bytes = 0;
        self.holds_order = false;
    }

    /// The first date that can be read; otherwise the first that has several readings; otherwise whether one is there.
    fn read_date(&self, dates: &mut DateReader) -> DateReading {
        let mut found = DateReading::Nothing;
        // An address may hold numbers that look like a day. A time needs a colon, too, so that the search for one rules out most.
        let is_address = |value: &str| memchr::memchr(b':', value.as_bytes()).is_some() && value.contains("://");
        let may_be_date = |value: &&str| !is_nothing(&self.fields.nothing, value) && !is_address(value);
        for value in self.values.all_of(&self.slots.date).filter(may_be_date) {
            match dates.read_field(value) {
                known @ DateReading::Known(_) => return known,
                // It waits only for whether its language is that of the file.
                DateReading::Open(readings) if is_one_moment(&readings) => return DateReading::Open(readings),
                open @ DateReading::Open(_) if !matches!(found, DateReading::Open(_)) => found = open,
                DateReading::Unread if found == DateReading::Nothing => found = DateReading::Unread,
                _ => {}
            }
        }
        found
    }

    fn hand_over(&mut self, place: Place<'_>, reading: &DateReading, traits: MatchedTraits, sink: &mut dyn Sink) {
        self.tell_identity(sink);
        // Taken out because the record borrows `self`, and put back below so that their memory is reused.
        let (mut joined, mut conversation) = (std::mem::take(&mut self.joined), std::mem::take(&mut self.conversation));
        let values = &self.values;
        let Text { text, chars: text_chars } = self.join_text(&mut joined);
        let id = values.first_of(&self.slots.number).unwrap_or_default();
        let (stamp, is_unread) = self.settle_stamp(reading, id);
        let items = self.count_items();
        let first = |slots: &SlotSet| values.first_of(slots).unwrap_or_default().trim();
        let sender = self.fields.sender.as_ref();
        let own_thread = first(&self.slots.thread);
        let thread = match sender {
            Some(sender) if own_thread.is_empty() => conversation.of(place, sender.by_folder),
            _ => own_thread,
        };
        let known = |author: Author| {
            // The messages of a file are not known to be of one conversation, those of a folder are. And of what is the
            // person's own unless it names somebody else, such as comments, nothing is a conversation.
            let is_known = !own_thread.is_empty() || sender.is_some_and(|sender| sender.by_folder);
            let is_said = is_known && sender.is_some_and(|sender| sender.otherwise != Author::Own);
            By::Known { author, thread: if is_said { thread } else { "" } }
        };
        let by = match (traits.author, &self.fields.direction, sender) {
            (Some(author), ..) => known(author),
            (None, Some(direction), _) if values.first_of(&self.slots.direction).is_some() => {
                known(direction.author(values.first_of(&self.slots.direction).unwrap_or_default()))
            }
            (None, _, None) => known(self.spec.author),
            (None, _, Some(sender)) => {
                let (name, url) = (first(&self.slots.sender_name), first(&self.slots.sender_url));
                if name.is_empty() && url.is_empty() {
                    known(sender.otherwise)
                } else {
                    let (to, otherwise) = (first(&self.slots.to), sender.otherwise);
                    By::Sender { name, url, thread, to, otherwise, by_name: sender.is_by_name() }
                }
            }
        };
        let is_yes = |value: &str| matches!(value.trim().to_ascii_lowercase().as_str(), "yes" | "true");
        let is_draft = values.list_of(&self.slots.draft).into_iter().any(is_yes);
        let by_field = self.fields.category_by.as_ref();
        let by_field = by_field.and_then(|by| by.category(values.first_of(&self.slots.category_by)?));
        let (media, versions) = (values.list_of(&self.slots.media), values.list_of(&self.slots.versions));
        let placed = values.list_of(&self.slots.location).into_iter().any(is_coordinate);
        let is_strange = self.slots.asks_labels && values.unknown_labels > 0 && values.known_labels == 0;
        sink.record(
            self.list,
            &Record {
                stamp,
                text,
                text_chars,
                by,
                category: traits.category.or(by_field),
                audience: traits.audience,
                unpublished: traits.unpublished.unwrap_or(is_draft || self.spec.unpublished),
                id: id.trim(),
                versions: &versions,
                media: &media,
                placed,
                hints: traits.hints,
                items,
            },
        );
        if is_unread {
            sink.unread_date(self.list);
        }
        if is_strange {
            sink.unknown_label();
        }
        let has_text = !text.is_empty();
        let is_unlabelled = self.needs_text
            && !has_text
            && media.is_empty()
            && values.unknown_labels > 0
            && values.known_labels > 0
            && !values.has_any(&self.slots.labelled_words);
        // A text without a label does not show whether the labels of this language are known.
        self.unlabelled.has_text |= has_text && values.has_any(&self.slots.labelled_words);
        self.unlabelled.records += u64::from(is_unlabelled);
        (self.joined, self.conversation) = (joined, conversation);
    }

    /// The moment of a record, and whether it has a date that could not be read.
    fn settle_stamp(&self, reading: &DateReading, id: &str) -> (Option<Stamp>, bool) {
        let by_number = || if self.fields.quirks.contains(&Quirk::SnowflakeDates) { snowflake(id) } else { None };
        match *reading {
            DateReading::Known(stamp) if stamp < X_BEGAN && self.fields.quirks.contains(&Quirk::SnowflakeDates) => {
                let stamp = by_number();
                (stamp, stamp.is_none())
            }
            DateReading::Known(stamp) => (Some(stamp), false),
            DateReading::Nothing => (by_number(), false),
            DateReading::Open(_) | DateReading::Unread => {
                let stamp = by_number();
                (stamp, stamp.is_none())
            }
        }
    }

    fn count_items(&self) -> u64 {
        match self.spec.count {
            Counting::Record => 1,
            Counting::None => 0,
            Counting::Values => {
                let values = self.values.all_of(&self.slots.values);
                let pieces = values.flat_map(|value| match &self.fields.separator {
                    Some(separator) => value.split(separator.as_str()).collect::<Vec<_>>(),
                    None => vec![value],
                });
                pieces.filter(|piece| !piece.trim().is_empty()).count() as u64
            }
        }
    }

    /// Hands over the name of one participant of the conversation at a place.
    pub fn participant(&mut self, place: Place<'_>, name: &str, sink: &mut dyn Sink) {
        let by_folder = self.names_folder();
        sink.participant(self.conversation.of(place, by_folder), name);
    }

    /// Hands over the participants of the conversation at a place, as one text.
    pub fn participants(&mut self, place: Place<'_>, text: &str, sink: &mut dyn Sink) {
        let by_folder = self.names_folder();
        sink.participants(self.conversation.of(place, by_folder), text);
    }

    /// Whether all files of a folder are one conversation.
    fn names_folder(&self) -> bool {
        self.fields.sender.as_ref().is_some_and(|sender| sender.by_folder)
    }

    fn matched_traits(&self, me: Option<&str>) -> MatchedTraits {
        let mut matched = MatchedTraits::default();
        if !self.values.has_any(&self.slots.traits) {
            return matched;
        }
        for (row, slot) in self.fields.traits.iter().zip(&*self.slots.traits) {
            let Some(value) = self.values.first(*slot).filter(|value| row.fits(value, me)) else { continue };
            let hints = if says_something(value) { row.says.hints } else { HintKinds::default() };
            matched.fill_from(MatchedTraits { hints, ..row.says });
        }
        matched
    }

    /// Whether a field that is read as a text of the record has one.
    pub fn has_text(&self) -> bool {
        let mut texts = self.slots.text.iter().flat_map(|slot| self.values.all(*slot));
        texts.any(|value| !value.is_empty() && !is_nothing(&self.fields.nothing, value))
    }

    /// The texts of the record, each once, joined by line breaks. They are copied to `joined` only if there are several
    /// or one has escapes.
    fn join_text<'t>(&'t self, joined: &'t mut String) -> Text<'t> {
        let escaped = self.fields.quirks.contains(&Quirk::HtmlEntities);
        if !escaped && let Some(only) = self.values.only_of(&self.slots.words) {
            let is_text = !only.is_empty() && !is_nothing(&self.fields.nothing, only);
            return if is_text { Text { text: only, chars: count_chars(only) } } else { Text::default() };
        }
        let slots = self.slots.text.iter().chain(&*self.slots.values);
        let texts = slots.flat_map(|slot| self.values.all(*slot).map(move |value| (*slot, value)));
        let nothing = &self.fields.nothing;
        let texts = texts.filter(|(_, value)| !value.is_empty() && !is_nothing(nothing, value));
        let most = if self.fields.first_text { 1 } else { usize::MAX };
        let mut texts = texts.take(most).peekable();
        let Some(first) = texts.next() else { return Text::default() };
        let has_escapes = |value: &str| escaped && value.contains('&');
        if texts.peek().is_none() && !has_escapes(first.1) {
            return Text { text: first.1, chars: count_chars(first.1) };
        }
        joined.clear();
        let mut chars = 0;
        // A caption that repeats the post, or that of another picture, counts once, but a word that stands twice in another field counts
        // twice.
        let is_caption = |slot: usize| self.slots.fields.get(slot).is_some_and(|field| is_of_media(field));
        let mut seen: Vec<(usize, &str)> = Vec::new();
        for (slot, value) in std::iter::once(first).chain(texts) {
            if seen.iter().any(|(other, text)| *text == value && (*other != slot || is_caption(slot))) {
                continue;
            }
            seen.push((slot, value));
            if !joined.is_empty() {
                joined.push('\n');
            }
            let from = joined.len();
            if has_escapes(value) {
                html_escape::decode_html_entities_to_string(value, joined);
            } else {
                joined.push_str(value);
            }
            chars += count_chars(joined.get(from..).unwrap_or_default());
        }
        Text { text: joined, chars }
    }

    fn tell_identity(&self, sink: &mut dyn Sink) {
        let Some(identity) = &self.fields.identity else { return };
        let all = |fields: &[String]| -> Vec<&str> {
            let slots = fields.iter().filter_map(|field| self.slots.of(field));
            let values = slots.flat_map(|slot| self.values.all(slot)).map(str::trim);
            values.filter(|value| !value.is_empty()).collect()
        };
        let first = |fields: &[String]| all(fields).first().copied();
        let one = |field: &String| first(std::slice::from_ref(field));
        let mut tell = |found: Option<Identity<'_>>| found.iter().for_each(|found| sink.identity(self.list, found));
        let name = [first(&identity.first_name), first(&identity.last_name)];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let private = first(&identity.private);
        tell((!name.is_empty()).then_some(Identity::Name(&name)));
        // The first field that names a country decides, and within one field all of its values.
        for field in &identity.place {
            let places = all(std::slice::from_ref(field)).join("\n");
            tell((!places.is_empty()).then_some(Identity::Place(&places)));
        }
        let place = join_parts(&all(&identity.place_parts));
        tell((!place.is_empty()).then_some(Identity::Place(&place)));
        tell(first(&identity.registered).map(Identity::Registered));
        tell(first(&identity.id).map(Identity::Id));
        tell(born(&all(&identity.born)).map(Identity::Born));
        tell(first(&identity.made_on).and_then(parse_stamp).map(Identity::MadeOn));
        tell(private.and_then(yes_or_no).map(Identity::Private));
        for name in all(&identity.also) {
            tell(Some(Identity::Also(name)));
        }
        let is_primary = first(&identity.primary).and_then(yes_or_no).unwrap_or_default();
        let email = first(&identity.email).filter(|address| address.contains('@'));
        tell(email.map(|address| if is_primary { Identity::PrimaryEmail(address) } else { Identity::Email(address) }));
        tell(first(&identity.profile).map(Identity::Profile));
        let says_public =
            |row: &formats::PrivacyPublic| one(&row.field).is_some_and(|said| said.contains(&row.contains));
        let to_public = identity.privacy_public.as_ref().is_some_and(says_public);
        let changed = first(&identity.privacy_changed).and_then(parse_stamp);
        tell(changed.map(|at| Identity::PrivacyChanged { at, to_public }));
        if let Some(row) = &identity.protected
            // To the millisecond, because two changes may lie within a second.
            && let Some(at) = one(&row.at).and_then(|at| at.parse::<jiff::Timestamp>().ok())
            && let Some(action) = one(&row.action)
        {
            let on = action.eq_ignore_ascii_case(&row.on);
            if on || action.eq_ignore_ascii_case(&row.off) {
                tell(Some(Identity::Protected(at.as_millisecond(), on)));
            }
        }
        // A word that is neither yes nor no is reported and not guessed at, because it decides who could see the
        // records.
        if private.is_some_and(|word| yes_or_no(word).is_none()) {
            sink.unknown_label();
        }
    }
}

fn count_chars(text: &str) -> u64 {
    text.chars().count() as u64
}

/// Whether a value is one of those that the platform writes instead of leaving a field empty.
fn is_nothing(nothing: &[String], value: &str) -> bool {
    nothing.iter().any(|nothing| nothing.eq_ignore_ascii_case(value.trim()))
}

/// Whether a field belongs to the media of a record, such as `attachments.data.media.description`.
fn is_of_media(field: &str) -> bool {
    field.rsplit('.').nth(1) == Some("media")
}

/// Reads the words that platforms write for yes and no. `None` for any other word.
fn yes_or_no(word: &str) -> Option<bool> {
    match word.trim().to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Whether the value of a field for something sensitive says anything, and not that there is nothing.
fn says_something(value: &str) -> bool {
    let value = value.trim();
    let is_none = ["false", "none", "null", "n/a"].iter().any(|word| value.eq_ignore_ascii_case(word));
    value.chars().any(char::is_alphanumeric) && !is_none
}

/// Whether a value is a coordinate. Zero is not, because exports write it where there is no coordinate.
fn is_coordinate(value: &str) -> bool {
    value.parse::<f64>().is_ok_and(|degrees| degrees.is_finite() && degrees != 0.0)
}

/// A birth date: as one value, or as a year, a month and a day.
fn born(values: &[&str]) -> Option<Date> {
    match values {
        [] => None,
        [year, month, day, ..] => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok(),
        [one, ..] => one.get(..10)?.parse().ok(),
    }
}

/// The time in the number of a post on X: milliseconds since 4 November 2010, above the lower 22 bits. Numbers given
/// out before that have no time.
pub(crate) fn snowflake(id: &str) -> Option<Stamp> {
    const BEGIN: i64 = 1_288_834_974_657;
    // The first number with a time in it.
    const FIRST: i64 = 29_700_859_247;
    let id: i64 = id.parse().ok().filter(|id| *id >= FIRST)?;
    from_number((id >> 22) + BEGIN)
}

/// The place that parts of it name, a line each if several were given: `Norway, Maine` for `Norway` and `Maine`. Numbers, such as
/// postal codes, are left out.
fn join_parts(parts: &[&str]) -> String {
    let named: Vec<&str> = parts.iter().copied().filter(|part| part.chars().any(char::is_alphabetic)).collect();
    // Several places are written as pairs of a town and the region around it.
    let of_place = if named.len() > 2 && named.len().is_multiple_of(2) { 2 } else { named.len().max(1) };
    named.chunks(of_place).map(|place| place.join(", ")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_post_gives_its_date() {
        assert_eq!(snowflake("1212092628029698048").and_then(Stamp::day), Some(jiff::civil::date(2019, 12, 31)));
        assert_eq!(snowflake("20"), None);
        assert_eq!(snowflake("x"), None);
    }

    #[test]
    fn zero_is_not_a_coordinate() {
        assert!(is_coordinate("60.39") && is_coordinate("-5"));
        assert!(!is_coordinate("0") && !is_coordinate("") && !is_coordinate("NaN"));
    }

    #[test]
    fn a_birth_date_is_one_value_or_three() {
        assert_eq!(born(&["1988", "4", "2"]), Some(jiff::civil::date(1988, 4, 2)));
        assert_eq!(born(&["1988-04-02T00:00"]), Some(jiff::civil::date(1988, 4, 2)));
        assert_eq!(born(&["1988", "4"]), None);
    }
}
