//! Handing over what was found of a record: its date, its text, who it is by, and what it tells of the person.

use super::dates::{Dates, Stamp, from_number};
use super::projection::{Found, Projection};
use super::record::{By, Identity, Record, Sink};
use super::rows::{Counting, IdentityColumns, Quirk, SenderColumns, SourceRow, Told};
use super::shared::repaired;
use jiff::civil::Date;
use std::borrow::Cow;

/// The fields a row reads, each with the number of its path in the projection.
pub(super) struct Fields {
    pub projection: Projection,
    pub paths: Vec<String>,
    pub date: Vec<usize>,
    pub text: Vec<usize>,
    values: Vec<usize>,
    id: Vec<usize>,
    needs: Vec<usize>,
    sender: Vec<usize>,
    pub sender_name: Vec<usize>,
    to: Vec<usize>,
    thread: Vec<usize>,
    drafts: Vec<usize>,
    pub media: Vec<usize>,
    /// Where the place stands at which a picture was taken.
    place: Vec<usize>,
    traits: Vec<usize>,
    /// Whether a text, or who it is of, stands under a label.
    asks_labels: bool,
}

impl Fields {
    fn new(row: &SourceRow) -> Self {
        let mut paths: Vec<String> = Vec::new();
        let mut number = |path: &String| {
            paths.iter().position(|known| known == path).unwrap_or_else(|| {
                paths.push(path.clone());
                paths.len() - 1
            })
        };
        let mut numbers = |list: &[String]| list.iter().map(&mut number).collect::<Vec<_>>();
        let dates = match row.date.as_slice() {
            [] if row.undated => &[][..],
            [] => &row.shared.date,
            dates => dates,
        };
        let (date, text, values, id) = (numbers(dates), numbers(&row.text), numbers(&row.values), numbers(&row.number));
        let (needs, drafts, media) = (numbers(&row.needs), numbers(&row.drafts), numbers(&row.media_by));
        let place = numbers(&row.place_by);
        let sender = row.sender.as_ref();
        let of = |pick: fn(&SenderColumns) -> &Vec<String>| sender.map_or(&[][..], |sender| pick(sender));
        let (url, to, thread) = (of(|sender| &sender.url), of(|sender| &sender.to), of(|sender| &sender.thread));
        let name: Vec<String> =
            sender.map(|sender| sender.name.clone()).filter(|name| !name.is_empty()).into_iter().collect();
        let (sender, to, thread, sender_name) = (numbers(url), numbers(to), numbers(thread), numbers(&name));
        let traits: Vec<String> = row.traits.iter().map(|told| told.field.clone()).collect();
        let traits = numbers(&traits);
        if let Some(identity) = &row.identity {
            numbers(&identity_paths(identity));
        }
        let identity = row.identity.as_ref().map(identity_paths).unwrap_or_default();
        let asks_labels = row.text.iter().chain(&row.values).chain(&identity).any(|path| path.contains('$'));
        let projection = Projection::new(paths.iter().map(String::as_str), &row.wrapper, &row.shared);
        Self {
            projection,
            paths,
            date,
            text,
            values,
            id,
            needs,
            sender,
            sender_name,
            to,
            thread,
            drafts,
            media,
            place,
            traits,
            asks_labels,
        }
    }

    fn first<'f>(found: &'f Found, numbers: &[usize]) -> Option<&'f str> {
        numbers.iter().find_map(|number| found.first(*number)).filter(|value| !value.is_empty())
    }
}

fn identity_paths(identity: &IdentityColumns) -> Vec<String> {
    let IdentityColumns {
        id,
        born,
        made_on,
        export,
        protected,
        private,
        privacy_changed,
        also,
        first_name,
        last_name,
        place,
        registered,
    } = identity;
    let protected = protected.iter().flat_map(|row| [&row.at, &row.action]);
    [id, born, made_on, export, private, privacy_changed, also, first_name, last_name, place, registered]
        .into_iter()
        .flatten()
        .chain(protected)
        .cloned()
        .collect()
}

/// Hands over the records of one file.
pub(super) struct List<'a> {
    pub row: &'a SourceRow,
    pub fields: Fields,
    pub found: Found,
    dates: Dates,
    text: String,
}

impl<'a> List<'a> {
    /// What a row asks for, before anything is read.
    pub fn new(row: &'a SourceRow) -> Self {
        Self { row, fields: Fields::new(row), found: Found::default(), dates: Dates::default(), text: String::new() }
    }

    /// Reads a record. Bytes that are no text, and halves of letters, are shown as what they are: unreadable letters.
    pub fn read(&mut self, record: &[u8]) -> bool {
        if !record.starts_with(b"{") {
            return self.read_word(record);
        }
        let projection = &self.fields.projection;
        projection.read(record, &mut self.found).is_ok()
            || mended(record).is_some_and(|mended| projection.read(&mended, &mut self.found).is_ok())
    }

    /// Reads a record that is a word alone, where the platform writes lists of such.
    fn read_word(&mut self, record: &[u8]) -> bool {
        let Ok(word) = serde_json::from_slice::<String>(record) else { return false };
        if self.row.shared.record_keys.is_empty() {
            return false;
        }
        self.found.forget();
        if let Some(slot) = self.fields.text.first() {
            let word = if self.row.shared.mojibake { repaired(&word).unwrap_or(word) } else { word };
            self.found.set(*slot, &word);
        }
        true
    }

    /// Hands over what was found of a record. `element` is which of the outermost list it lies in.
    pub fn emit(&mut self, path: &str, element: u64, sink: &mut dyn Sink) {
        let is_record =
            self.fields.needs.is_empty() || self.fields.needs.iter().any(|number| self.found.first(*number).is_some());
        if !is_record {
            return;
        }
        self.tell_identity(sink);
        let text_chars = self.join_text();
        let id = Fields::first(&self.found, &self.fields.id).unwrap_or_default();
        let dates = self.fields.date.iter().flat_map(|number| self.found.all(*number));
        let stamp = dates.filter(|date| !date.is_empty()).find_map(|date| self.dates.parse(date));
        let stamp = stamp.or_else(|| self.row.quirks.contains(&Quirk::SnowflakeDates).then(|| snowflake(id)).flatten());
        let told = self.told(sink.me());
        let conversation;
        let by = match (told.author, &self.row.sender) {
            (Some(author), _) => By::Known(author),
            (None, None) => By::Known(self.row.author),
            (None, Some(_)) if !self.has_sender() => By::Known(self.row.author),
            (None, Some(_)) => {
                let first = |numbers: &[usize]| Fields::first(&self.found, numbers).unwrap_or_default();
                let thread = first(&self.fields.thread);
                conversation = if thread.is_empty() { self.thread(path, element) } else { thread.to_owned() };
                By::Sender {
                    name: first(&self.fields.sender_name),
                    url: first(&self.fields.sender),
                    thread: &conversation,
                    to: first(&self.fields.to),
                }
            }
        };
        let drafts = self.fields.drafts.iter().filter_map(|number| self.found.first(*number));
        let draft = drafts.into_iter().any(|value| value == "true");
        let media: Vec<&str> = self.fields.media.iter().flat_map(|number| self.found.all(*number)).collect();
        let placed = self.fields.place.iter().any(|number| self.found.all(*number).any(is_coordinate));
        let strange = self.fields.asks_labels && self.found.unknown > 0 && self.found.known == 0;
        let items = match self.row.count {
            Counting::Record => 1,
            Counting::None => 0,
            Counting::Values => {
                let values = self.fields.values.iter().flat_map(|number| self.found.all(*number));
                values.filter(|value| !value.trim().is_empty()).count() as u64
            }
        };
        sink.record(&Record {
            stamp,
            text: &self.text,
            text_chars,
            by,
            category: told.category,
            audience: told.audience,
            unpublished: told.unpublished.unwrap_or(draft || self.row.unpublished),
            id,
            media: &media,
            placed,
            items,
        });
        if strange {
            sink.unknown_label();
        }
    }

    /// Whether the record says who sent it.
    fn has_sender(&self) -> bool {
        let Fields { sender, sender_name, .. } = &self.fields;
        Fields::first(&self.found, sender).or_else(|| Fields::first(&self.found, sender_name)).is_some()
    }

    /// The conversation of a file, or of an element of it.
    fn thread(&self, path: &str, element: u64) -> String {
        if self.row.sender.as_ref().is_some_and(|sender| sender.by_folder) {
            return path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        }
        format!("{path} {element}")
    }

    /// Hands over somebody who takes part in a conversation.
    pub fn participant(&self, path: &str, piece: &[u8], sink: &mut dyn Sink) {
        let Some((_, field)) = self.row.sender.as_ref().and_then(|sender| sender.participants.as_ref()) else { return };
        let projection = Projection::new([field.as_str()], &[], &self.row.shared);
        let mut found = Found::default();
        if projection.read(piece, &mut found).is_ok()
            && let Some(name) = found.first(0)
        {
            sink.participant(&self.thread(path, 1), name);
        }
    }

    /// Hands over those who take part in a conversation, as one text.
    pub fn participants(&self, path: &str, text: &str, sink: &mut dyn Sink) {
        sink.participants(&self.thread(path, 1), text);
    }

    fn told(&self, me: Option<&str>) -> Told {
        if self.row.traits.is_empty() {
            return Told::default();
        }
        self.row.told(me, |field| {
            let at = self.row.traits.iter().position(|told| told.field == field)?;
            self.found.first(*self.fields.traits.get(at)?).map(Cow::Borrowed)
        })
    }

    /// Joins the texts into `self.text` and counts their characters without the joints.
    fn join_text(&mut self) -> u64 {
        self.text.clear();
        let mut chars = 0;
        let escaped = self.row.quirks.contains(&Quirk::HtmlEntities);
        let numbers = self.fields.text.iter().chain(&self.fields.values);
        let most = if self.row.first_text { 1 } else { usize::MAX };
        for value in numbers.flat_map(|number| self.found.all(*number)).filter(|value| !value.is_empty()).take(most) {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            let from = self.text.len();
            if escaped && value.contains('&') {
                html_escape::decode_html_entities_to_string(value, &mut self.text);
            } else {
                self.text.push_str(value);
            }
            chars += self.text.get(from..).unwrap_or_default().chars().count() as u64;
        }
        chars
    }

    fn tell_identity(&self, sink: &mut dyn Sink) {
        let Some(identity) = &self.row.identity else { return };
        let number = |path: &String| self.fields.paths.iter().position(|known| known == path);
        let all = |paths: &[String]| -> Vec<&str> {
            let numbers = paths.iter().filter_map(number);
            numbers.flat_map(|number| self.found.all(number)).filter(|value| !value.is_empty()).collect()
        };
        let first = |paths: &[String]| all(paths).first().copied();
        let one = |path: &String| first(std::slice::from_ref(path));
        let name = [first(&identity.first_name), first(&identity.last_name)];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let private = first(&identity.private);
        let told = [
            (!name.is_empty()).then_some(Identity::Name(&name)),
            first(&identity.place).map(Identity::Place),
            first(&identity.registered).map(Identity::Registered),
            first(&identity.id).map(Identity::Id),
            born(&all(&identity.born)).map(Identity::Born),
            first(&identity.made_on).and_then(super::dates::parse_stamp).map(Identity::MadeOn),
            private.and_then(yes_or_no).map(Identity::Private),
        ];
        told.iter().flatten().for_each(|identity| sink.identity(identity));
        // A word that is neither is not taken for one of both: too much turns on it.
        if private.is_some_and(|word| yes_or_no(word).is_none()) {
            sink.unknown_label();
        }
        for name in all(&identity.also) {
            sink.identity(&Identity::Also(name));
        }
        if let Some(at) = first(&identity.privacy_changed).and_then(super::dates::parse_stamp) {
            sink.identity(&Identity::PrivacyChanged(at));
        }
        if let Some(row) = &identity.protected
            // To the millisecond: two changes may lie within a second.
            && let Some(at) = one(&row.at).and_then(|at| at.parse::<jiff::Timestamp>().ok())
            && let Some(action) = one(&row.action)
        {
            let on = action.eq_ignore_ascii_case(&row.on);
            if on || action.eq_ignore_ascii_case(&row.off) {
                sink.identity(&Identity::Protected(at.as_millisecond(), on));
            }
        }
    }
}

/// What a platform writes for yes and no.
fn yes_or_no(word: &str) -> Option<bool> {
    match word.trim().to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A record whose bytes are not UTF-8, or in which an escape stands for half a letter. `None` if neither is so.
fn mended(record: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(record);
    let mut mended = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    let unit = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
    while let Some(at) = rest.find('\\') {
        let (before, after) = rest.split_at(at);
        mended.push_str(before);
        let length = match unit(after) {
            // The first half, and the second where it follows.
            Some(0xD800..=0xDBFF) if matches!(after.get(6..).and_then(unit), Some(0xDC00..=0xDFFF)) => 12,
            Some(0xD800..=0xDFFF) => {
                mended.push('\u{fffd}');
                rest = after.get(6..).unwrap_or_default();
                continue;
            }
            Some(_) => 6,
            None => after.chars().take(2).map(char::len_utf8).sum(),
        };
        let (kept, after) = after.split_at(length);
        mended.push_str(kept);
        rest = after;
    }
    mended.push_str(rest);
    (mended.as_bytes() != record).then(|| mended.into_bytes())
}

/// Whether a value is a part of a place on earth: nothing, and zero, are none.
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

/// The time in a number of X: milliseconds since 4 November 2010 above its lower 22 bits. Older numbers have none.
fn snowflake(id: &str) -> Option<Stamp> {
    const BEGIN: i64 = 1_288_834_974_657;
    // The first number given out in this way.
    const FIRST: i64 = 29_700_859_247;
    let id: i64 = id.parse().ok().filter(|id| *id >= FIRST)?;
    from_number((id >> 22) + BEGIN)
}
