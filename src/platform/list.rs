//! The shape `list`: JSON, or a script that sets a name to it, as X writes its files. Which of its lists holds the
//! records, and which of their fields are read, the row says.

use super::dates::{Dates, Stamp, from_number};
use super::pieces::{Paths, Pieces, Start};
use super::projection::{Found, Projection};
use super::record::{By, Identity, Record, Sink};
use super::rows::{Counting, IdentityColumns, IndexRow, Quirk, SourceRow, Told};
use super::shared::Shared;
use super::{ShapeError, sniff};
use crate::archive::ReadError;
use jiff::civil::Date;
use std::borrow::Cow;
use std::io::{Cursor, Read};

/// An archive's own index is not longer than this.
const LONGEST_INDEX: u64 = 16 * 1024 * 1024;

/// Reads a list.
pub(super) fn read(row: &SourceRow, path: &str, reader: &mut dyn Read, sink: &mut dyn Sink) -> Result<(), ShapeError> {
    if let Some(index) = &row.index {
        // It is small, and read twice: for what it is, and for what it says of the others.
        let mut bytes = Vec::new();
        reader.take(LONGEST_INDEX).read_to_end(&mut bytes).map_err(|error| ReadError::from_io(&error))?;
        read_index(index, &bytes, sink);
        return read_records(row, path, &mut Cursor::new(bytes), sink);
    }
    read_records(row, path, reader, sink)
}

/// How many elements the outermost list of a file has, whatever they are. `None` if it is no list.
pub(crate) fn count(reader: &mut dyn Read) -> Option<u64> {
    let mut pieces = Pieces::new(reader, Paths::default()).ok()?;
    while pieces.next().ok()?.is_some() {}
    (!pieces.breaks_off).then_some(pieces.elements)
}

/// The values that tell this export from another, where the row has them.
pub(super) fn export_id(row: &SourceRow, reader: &mut dyn Read) -> Option<String> {
    let fields = &row.identity.as_ref()?.export;
    let mut pieces = Pieces::new(reader.take(LONGEST_INDEX), paths(row)).ok()?;
    let piece = pieces.next().ok()??;
    let projection = Projection::new(fields.iter().map(String::as_str), &row.wrapper, &row.shared);
    let mut found = Found::default();
    projection.read(pieces.bytes(&piece), &mut found).ok()?;
    let values: Option<Vec<&str>> = (0..fields.len()).map(|path| found.first(path)).collect();
    values.filter(|values| !values.is_empty()).map(|values| values.join(" "))
}

fn read_index(index: &IndexRow, bytes: &[u8], sink: &mut dyn Sink) {
    let list: Vec<String> = if index.list.is_empty() { Vec::new() } else { vec![index.list.clone()] };
    let paths = Paths { records: &list, ..Paths::default() };
    let Ok(mut pieces) = Pieces::new(bytes, paths) else { return };
    let projection = Projection::new([index.file.as_str(), index.count.as_str()], &[], &Shared::default());
    let mut found = Found::default();
    while let Ok(Some(piece)) = pieces.next() {
        if projection.read(pieces.bytes(&piece), &mut found).is_ok()
            && let (Some(file), Some(Ok(count))) = (found.first(0), found.first(1).map(str::parse))
        {
            sink.expects(file, count);
        }
    }
}

fn paths(row: &SourceRow) -> Paths<'_> {
    let participants = row.sender.as_ref().and_then(|sender| sender.participants.as_ref());
    Paths {
        records: &row.records,
        side: participants.map(|(path, _)| path.as_str()),
        record_keys: &row.shared.record_keys,
        begins: if row.wrapper.is_empty() { &row.needs } else { &row.wrapper },
        others: !row.needs.is_empty() && row.needs.iter().all(|need| !need.contains('.')),
    }
}

fn read_records(row: &SourceRow, path: &str, reader: &mut dyn Read, sink: &mut dyn Sink) -> Result<(), ShapeError> {
    let mut pieces = match Pieces::new(reader, paths(row)) {
        Ok(pieces) => pieces,
        Err(Start::Empty) => {
            sink.elements(0);
            return Ok(());
        }
        Err(Start::NotJson) => return Err(ShapeError::NotJson),
        Err(Start::Io(error)) => return Err(ReadError::from_io(&error).into()),
    };
    let fields = Fields::new(row);
    let mut list = List { row, fields, found: Found::default(), dates: Dates::default(), text: String::new() };
    let (mut good, mut broken) = (0_u64, 0_u64);
    let outcome = loop {
        let piece = match pieces.next() {
            Ok(Some(piece)) => piece,
            Ok(None) if pieces.breaks_off => break Err(ReadError::Truncated.into()),
            Ok(None) => break Ok(()),
            Err(error) => break Err(ReadError::from_io(&error).into()),
        };
        if pieces.is_side {
            list.participant(path, pieces.bytes(&piece), sink);
            continue;
        }
        if list.read(pieces.bytes(&piece)) {
            pieces.was_good(&piece);
            good += 1;
            list.emit(path, pieces.elements, sink);
        } else {
            if good == 0 && broken == 0 && sniff::looks_binary(pieces.bytes(&piece)) {
                return Err(ShapeError::NotText);
            }
            if pieces.was_broken(&piece) {
                broken += 1;
                sink.unreadable();
            }
        }
    };
    sink.elements(pieces.elements);
    if outcome.is_ok() && good == 0 && broken > 0 { Err(ShapeError::Edited) } else { outcome }
}

/// The fields a row reads, each with the number of its path in the projection.
struct Fields {
    projection: Projection,
    paths: Vec<String>,
    date: Vec<usize>,
    text: Vec<usize>,
    values: Vec<usize>,
    id: Vec<usize>,
    needs: Vec<usize>,
    sender: Vec<usize>,
    sender_name: Vec<usize>,
    to: Vec<usize>,
    thread: Vec<usize>,
    drafts: Vec<usize>,
    media: Vec<usize>,
    traits: Vec<usize>,
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
        let sender = row.sender.as_ref();
        let of = |pick: fn(&super::rows::SenderColumns) -> &Vec<String>| sender.map_or(&[][..], |sender| pick(sender));
        let (url, to, thread) = (of(|sender| &sender.url), of(|sender| &sender.to), of(|sender| &sender.thread));
        let name: Vec<String> =
            sender.map(|sender| sender.name.clone()).filter(|name| !name.is_empty()).into_iter().collect();
        let (sender, to, thread, sender_name) = (numbers(url), numbers(to), numbers(thread), numbers(&name));
        let traits: Vec<String> = row.traits.iter().map(|told| told.field.clone()).collect();
        let traits = numbers(&traits);
        if let Some(identity) = &row.identity {
            numbers(&identity_paths(identity));
        }
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
            traits,
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
struct List<'a> {
    row: &'a SourceRow,
    fields: Fields,
    found: Found,
    dates: Dates,
    text: String,
}

impl List<'_> {
    /// Reads a record. Bytes that are no text, and halves of letters, are shown as what they are: unreadable letters.
    fn read(&mut self, record: &[u8]) -> bool {
        if !record.starts_with(b"{") {
            return false;
        }
        let projection = &self.fields.projection;
        projection.read(record, &mut self.found).is_ok()
            || mended(record).is_some_and(|mended| projection.read(&mended, &mut self.found).is_ok())
    }

    /// Hands over what was found of a record. `element` is which of the outermost list it lies in.
    fn emit(&mut self, path: &str, element: u64, sink: &mut dyn Sink) {
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
        let strange = self.found.unknown > 0 && self.found.known == 0;
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
    fn participant(&self, path: &str, piece: &[u8], sink: &mut dyn Sink) {
        let Some((_, field)) = self.row.sender.as_ref().and_then(|sender| sender.participants.as_ref()) else { return };
        let projection = Projection::new([field.as_str()], &[], &self.row.shared);
        let mut found = Found::default();
        if projection.read(piece, &mut found).is_ok()
            && let Some(name) = found.first(0)
        {
            sink.participant(&self.thread(path, 1), name);
        }
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
        let told = [
            (!name.is_empty()).then_some(Identity::Name(&name)),
            first(&identity.place).map(Identity::Place),
            first(&identity.registered).map(Identity::Registered),
            first(&identity.id).map(Identity::Id),
            born(&all(&identity.born)).map(Identity::Born),
            first(&identity.made_on).and_then(super::dates::parse_stamp).map(Identity::MadeOn),
            first(&identity.private).map(|value| Identity::Private(value.eq_ignore_ascii_case("true"))),
        ];
        told.iter().flatten().for_each(|identity| sink.identity(identity));
        all(&identity.also).into_iter().for_each(|name| sink.identity(&Identity::Also(name)));
        let changed = first(&identity.privacy_changed).and_then(super::dates::parse_stamp);
        changed.into_iter().for_each(|at| sink.identity(&Identity::PrivacyChanged(at)));
        if let Some(row) = &identity.protected
            && let Some(at) = one(&row.at).and_then(super::dates::parse_stamp)
            && let Some(action) = one(&row.action)
        {
            let on = action.eq_ignore_ascii_case(&row.on);
            if on || action.eq_ignore_ascii_case(&row.off) {
                sink.identity(&Identity::Protected(at, on));
            }
        }
    }
}

/// A record whose bytes are not UTF-8, or in which an escape stands for half a letter. `None` if neither is so.
fn mended(record: &[u8]) -> Option<Vec<u8>> {
    let text = String::from_utf8_lossy(record);
    let mut mended = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    let unit = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
    while let Some(at) = rest.find("\\") {
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
