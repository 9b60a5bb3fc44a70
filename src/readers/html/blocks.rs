//! Finds the records of a page while its tags open and close.
//!
//! Blocks are recognised by Meta's class names, of which there are three generations: before 2018 they are words
//! (`meta`, `comment`, `message`), and 2018 to 2021 and the years since have names of their own. If a page has no known
//! class, each tag directly in its main part is taken for a block.

use super::classes::{Class, Classes};
use super::pieces::{Piece, Tag};
use crate::formats::{HtmlRecord, is_page};
use crate::readers::local_dates::{is_change_line, looks_like_date, may_be_date};
use std::collections::BTreeMap;

/// What was found of one record of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Block {
    pub heading: String,
    /// Its date, as the footer has it.
    pub footer: String,
    lines: Vec<Line>,
    /// The captions of pictures in it.
    captions: Vec<String>,
    /// The rows of its tables: a label and its value.
    pub pairs: Vec<(String, String)>,
    /// The cells of a row, or of the first row with one.
    pub cells: Vec<String>,
    /// Paths of files in the archive that it shows or links.
    pub media: Vec<String>,
    /// Whether it is a life event, whose title and description the person wrote.
    is_life_event: bool,
    /// Whether it has none of the classes by which blocks are known.
    is_loose: bool,
    /// Where each of its media stands, if it has none of these classes.
    media_places: Vec<Place>,
}

/// How many levels of tags in a block of unknown classes are looked at to tell whether it is a box around several.
const LEVELS: usize = 3;

/// Where something stands in a block of unknown classes: in which child of it, in which child of that one, and so on.
type Place = [usize; LEVELS];

/// A line of a block's body.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Line {
    text: String,
    /// The group of the body that it stands in.
    group: usize,
    /// Which child of the body it stands in, if each child of the body has its own meaning.
    child: Option<usize>,
    kind: LineKind,
    /// Where it stands, if the block is of unknown classes.
    place: Place,
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LineKind {
    Plain,
    /// It is a link and nothing else.
    Link,
    /// Part of an attachment, such as the name of an album.
    Attachment,
    /// The words of a comment in pages before 2018.
    Comment,
}

impl Block {
    /// All of its body.
    pub fn body(&self) -> String {
        join(self.lines.iter().filter(|line| !is_change_line(&line.text)))
    }

    /// The first group of the body that is neither an attachment nor the time of a change.
    pub fn first_group(&self) -> String {
        self.group(|groups| groups.first().copied())
    }

    /// The last group of the body that is neither an attachment nor the time of a change. Attachments stand before it.
    pub fn last_group(&self) -> String {
        self.group(|groups| groups.last().copied())
    }

    fn group(&self, pick: fn(&[usize]) -> Option<usize>) -> String {
        let last = self.lines.iter().map(|line| line.group).max().unwrap_or_default();
        let own = |line: &&Line| matches!(line.kind, LineKind::Plain | LineKind::Link) && !is_change_line(&line.text);
        let mut groups: Vec<usize> = self.lines.iter().filter(own).map(|line| line.group).collect();
        groups.dedup();
        // A group that ends in a link is an attachment, unless it is the last group.
        groups.retain(|group| {
            let end = self.lines.iter().rfind(|line| line.group == *group).map(|line| line.kind);
            *group == last || end != Some(LineKind::Link)
        });
        let picked = pick(&groups);
        join(self.lines.iter().filter(own).filter(|line| Some(line.group) == picked))
    }

    /// The text of a message, which is the second child of the body. Shared posts and attachments are other children.
    pub fn message(&self) -> String {
        // If the body has no second child, all of it is the text.
        if self.lines.iter().all(|line| line.child.is_none_or(|child| child == 0)) {
            return self.body();
        }
        join(self.lines.iter().filter(|line| line.child == Some(1)))
    }

    /// The words of a comment in pages before 2018.
    pub fn comment(&self) -> String {
        join(self.lines.iter().filter(|line| line.kind == LineKind::Comment))
    }

    /// The captions of its pictures.
    pub fn captions(&self) -> &[String] {
        &self.captions
    }

    /// The title and the description of a life event, without its place; empty if the block is no life event.
    pub fn life_event(&self) -> String {
        if !self.is_life_event {
            return String::new();
        }
        let mut words = vec![self.heading.trim()];
        let mut lines = self.lines.iter().filter(|line| !is_change_line(&line.text)).map(|line| line.text.as_str());
        while let Some(line) = lines.next() {
            if has_coordinates(line) {
                // The address follows the place.
                lines.next();
            } else {
                words.push(line);
            }
        }
        words.retain(|text| !text.is_empty());
        words.join("\n")
    }

    /// Moves the date at the end of the body to the footer if that is empty. If `is_unread`, so that no field reads the
    /// body, numbers that may be a date are enough, so that a date that cannot be read is reported.
    pub fn take_date_from_body(&mut self, is_unread: bool) {
        let is_date = |text: &str| looks_like_date(text) || (is_unread && may_be_date(text));
        if self.footer.trim().is_empty()
            && let Some(last) = self.lines.last().filter(|line| is_date(&line.text))
        {
            self.footer.clone_from(&last.text);
            self.lines.pop();
        }
    }

    /// Brings a block of unknown classes among messages into the form of a message: who wrote it stands first, its date last.
    /// Without a date it is left as it is, because the names of the participants look alike.
    pub fn order_as_message(&mut self) {
        if !self.is_loose {
            return;
        }
        // Numbers that may be a date are enough, so that one that cannot be read is reported.
        let may_end_in_date = self.lines.len() > 1 && self.lines.last().is_some_and(|line| may_be_date(&line.text));
        if !(self.has_date() || may_end_in_date) {
            return;
        }
        // Several dates are several messages in a box around them, and nobody can tell whose words are whose.
        let is_several = self.lines.iter().filter(|line| looks_like_date(&line.text)).count() > 1;
        self.take_date_from_body(true);
        if is_several {
            return;
        }
        if self.footer.trim().is_empty()
            && let Some(at) = self.lines.iter().position(|line| looks_like_date(&line.text))
        {
            self.footer = self.lines.remove(at).text;
        }
        self.take_sender_from_body();
    }

    /// Whether a block among messages is no message but lists participants: it has no date, and not both a sender and a
    /// text.
    pub fn is_only_people(&self) -> bool {
        self.footer.trim().is_empty()
            && self.media.is_empty()
            && self.pairs.is_empty()
            && (self.heading.trim().is_empty() || self.lines.is_empty())
    }

    /// How many lines it has, its heading among them.
    pub fn count_lines(&self) -> usize {
        self.lines.len() + usize::from(!self.heading.trim().is_empty())
    }

    /// Whether it has none of the classes by which blocks are known.
    pub fn is_loose(&self) -> bool {
        self.is_loose
    }

    /// Makes the first line of a message the name of who wrote it, if it has no heading, and words or files besides.
    pub fn take_sender_from_body(&mut self) {
        let has_more = self.lines.len() > 1 || !self.media.is_empty();
        if self.heading.trim().is_empty() && has_more && !self.lines.is_empty() {
            self.heading = self.lines.remove(0).text;
        }
    }

    /// The participants of a conversation, as a block without a message lists them.
    pub fn people(&self) -> String {
        format!("{} {}", self.heading.trim(), self.body())
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn has_date(&self) -> bool {
        !self.footer.trim().is_empty() || self.lines.iter().any(|line| looks_like_date(&line.text))
    }

    fn count_dates(&self) -> usize {
        self.lines.iter().filter(|line| looks_like_date(&line.text)).count()
    }

    /// Whether it is a date and nothing else.
    fn is_only_date(&self) -> bool {
        self.lines.len() == 1 && self.has_date() && self.media.is_empty() && self.pairs.is_empty()
    }

    /// The blocks in a block of unknown classes that is a box around several, each of which has a date; the block itself if it is none.
    fn split(self) -> Vec<Self> {
        if self.count_dates() < 2 || !self.pairs.is_empty() {
            return vec![self];
        }
        for level in 1..=LEVELS {
            let parts = self.parts(level);
            let dated: Vec<&Self> = parts.iter().filter(|part| part.has_date()).collect();
            // A block may have two dates, such as those of the beginning and the end of an event, each with its label.
            let fewest = if dated.len() > 2 { 1 } else { 2 };
            let is_record = |part: &&Self| part.count_dates() == 1 && part.lines.len() + part.media.len() > fewest;
            if dated.len() > 1 && dated.iter().all(is_record) {
                return parts;
            }
        }
        vec![self]
    }

    /// Its lines and media by the tag around them that is as many levels deep.
    fn parts(&self, level: usize) -> Vec<Self> {
        let mut parts: BTreeMap<&[usize], Self> = BTreeMap::new();
        let new = || Self { is_loose: self.is_loose, ..Self::default() };
        for line in &self.lines {
            let place = line.place.get(..level).unwrap_or_default();
            parts.entry(place).or_insert_with(new).lines.push(line.clone());
        }
        for (path, place) in self.media.iter().zip(&self.media_places) {
            let place = place.get(..level).unwrap_or_default();
            parts.entry(place).or_insert_with(new).media.push(path.clone());
        }
        parts.into_values().collect()
    }

    /// Whether it holds more than a legend or a heading does: a date, values under labels, files, several lines.
    fn has_content(&self) -> bool {
        self.has_date() || !self.pairs.is_empty() || !self.media.is_empty() || self.lines.len() > 1
    }
}

fn join<'l>(lines: impl Iterator<Item = &'l Line>) -> String {
    lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Joins blocks of unknown classes with the dates that follow them in blocks of their own, if the page sets each date apart.
fn join_dates(blocks: Vec<Block>) -> Vec<Block> {
    let dates = blocks.iter().filter(|block| block.is_only_date()).count();
    let others = blocks.iter().filter(|block| block.has_date()).count() - dates;
    if dates < 2 || others > 0 || !blocks.last().is_some_and(Block::is_only_date) {
        return blocks;
    }
    let mut joined: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    for mut block in blocks {
        let ends = block.is_only_date();
        let mut whole = open.take().unwrap_or_else(|| Block { is_loose: true, ..Block::default() });
        whole.lines.append(&mut block.lines);
        whole.media.append(&mut block.media);
        whole.pairs.append(&mut block.pairs);
        if ends {
            joined.push(whole);
        } else {
            open = Some(whole);
        }
    }
    joined
}

/// Whether a line has coordinates in brackets: `Place: Bergen (60.39, 5.32)`.
fn has_coordinates(line: &str) -> bool {
    let is_number = |text: &str| text.trim().parse::<f64>().is_ok();
    line.rsplit_once('(').is_some_and(|(_, rest)| {
        let inner = rest.split(')').next().unwrap_or_default();
        inner.split_once(',').is_some_and(|(a, b)| is_number(a) && is_number(b))
    })
}

/// What a tag means in a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Plain,
    /// The title of the page.
    Title,
    Block,
    /// A message before 2018, whose text follows it.
    Message,
    Heading,
    Body,
    Group,
    Footer,
    /// Content that is not text of the record: scripts, reactions, comments of others, tags.
    Hidden,
    Attachment,
    Caption,
    LifeEvent,
    Table,
    TableHead,
    Row,
    Cell,
    Item,
    Comment,
    Meta,
    /// The main part of the page, in which blocks of unknown classes may lie.
    Main,
    /// The body of the page, in which such blocks may lie if the page has no main part.
    Page,
}

/// How many roles there are.
const ROLES: usize = Role::Page as usize + 1;

/// From this many on, lines of text beside records are content; fewer are a legend.
const FEWEST_LINES: u64 = 3;

/// Tags that are nested deeper than this are ignored.
const DEEPEST: usize = 512;

/// A tag that is open.
#[derive(Debug)]
struct Open {
    /// Where its name begins in [`Blocks::names`].
    name_at: usize,
    role: Role,
    /// Whether a block or a list item begins with it.
    begins: bool,
    /// How many tags were opened directly in it.
    children: usize,
    /// Whether it has the class `meta`, with which pages before 2018 mark dates.
    is_meta: bool,
}

/// A block that is open.
#[derive(Debug, Default)]
struct Frame {
    block: Block,
    has_inner: bool,
    has_heading: bool,
    is_message: bool,
    /// The rows of its tables, as long as it is not known whether they are its values or records themselves.
    rows: Vec<Block>,
    /// Whether a table in it has headings of columns.
    has_head: bool,
}

impl Frame {
    /// The records in a block of unknown classes: the rows of a table with headings of columns, or of a single column; else the
    /// block itself.
    fn into_records(self) -> Vec<Block> {
        // What has more than a legend beside its table is a record itself.
        let has_more = self.block.has_date() || !self.block.media.is_empty() || self.block.lines.len() > 1;
        let is_column =
            self.rows.len() > 1 && self.rows.iter().flat_map(|row| &row.pairs).all(|(_, value)| value.is_empty());
        let are_rows = !self.rows.is_empty() && !has_more && (self.has_head || is_column);
        if are_rows { self.rows } else { self.block.split() }
    }
}

/// A row that is open.
#[derive(Debug, Default)]
struct Row {
    /// Its texts, piece by piece.
    pieces: Vec<String>,
    cells: Vec<Vec<String>>,
    has_media: bool,
    /// Whether a line was broken within what the person wrote, so that what follows belongs to the last piece.
    goes_on: bool,
    /// Whether it has data cells (`td`), and not only headings of columns.
    has_data: bool,
}

/// A table that is open.
#[derive(Debug, Default)]
struct Table {
    block: Block,
    has_inner: bool,
    /// Its rows, and the headings of its columns, with which each row is a record.
    rows: Vec<Block>,
    head: Vec<String>,
}

/// A block that is open in a page whose records are tables.
#[derive(Debug, Default)]
struct TableBox {
    has_table: bool,
    has_date: bool,
    /// What stands in its footer: the date of its record.
    footer: String,
    /// How many records its tables have.
    records: usize,
    /// The last of them. The footer follows the table.
    last: Option<Block>,
    /// How many texts stand directly in it that are no heading, no link and no explanation.
    texts: u64,
}

impl TableBox {
    /// Whether it has content that is in no table. A single name that links to another page does not count.
    fn is_loose(&self) -> bool {
        !self.has_table && (self.has_date || self.texts > 1)
    }

    /// Takes a record of a table in it, and hands on the one before.
    fn add(&mut self, record: Block, done: &mut Vec<Block>) {
        self.records += 1;
        done.extend(self.last.replace(record));
    }

    /// The last record, with what stands in the footer if that belongs to no other record.
    fn end(self) -> Option<Block> {
        let mut record = self.last?;
        if self.records == 1 && record.footer.trim().is_empty() {
            record.footer = self.footer;
        }
        Some(record)
    }
}

/// Finds the records of a page.
#[derive(Debug)]
pub(super) struct Blocks {
    record: HtmlRecord,
    /// Whether the records are messages.
    in_conversation: bool,
    open: Vec<Open>,
    /// The names of the open tags in one buffer, because most tags are open too briefly to be worth an allocation.
    names: Vec<u8>,
    /// How many open tags have each role.
    roles: [usize; ROLES],
    frames: Vec<Frame>,
    rows: Vec<Row>,
    tables: Vec<Table>,
    /// The blocks around the tables, where the records are tables.
    table_boxes: Vec<TableBox>,
    /// The record that is open, if that is the whole page, a list item, or what follows a date.
    single: Option<Block>,
    /// A message in a page before 2018 that has ended and whose text comes next.
    awaits_text: Option<Block>,
    /// Whether the page has a part that is named as its main one.
    has_main: bool,
    /// Whether a block was known by its class.
    known: bool,
    /// Blocks of unknown classes, which are records if the page has no known class.
    loose: Vec<Block>,
    in_loose: bool,
    /// Blocks with a heading and without inner blocks, which are records if the page has no others.
    headed: Vec<Block>,
    had_inner_record: bool,
    line: String,
    /// How many letters of the line stand in a link.
    linked: usize,
    /// Whether the line is not text of the record.
    is_noise: bool,
    /// Whether a list item, or a record that begins with a date, was found.
    had_single: bool,
    /// Whether a table, or a row of one, was a record.
    had_table: bool,
    /// How many dates stand outside of all blocks and tables, where the records are tables.
    loose_dates: u64,
    /// How many texts stand outside of all rows and paragraphs, where the records are rows.
    loose_lines: u64,
    /// How many tags were open when the record that begins with a date began. It ends with the tag around the date.
    entry_depth: usize,
    /// How many texts stand outside of all records.
    loose_texts: u64,
    group: usize,
    child: Option<usize>,
    /// The heading above the list whose items are read now, where the records are list items.
    section: String,
    /// The first heading of the page outside the blocks.
    pub title: String,
    /// Whether the page ended within a record, or before its own end.
    pub breaks_off: bool,
    /// Rows with content that lie in no record.
    pub loose_rows: u64,
    /// List items with content that lie in no record.
    pub loose_items: u64,
    /// Blocks that lie in no record.
    pub loose_boxes: u64,
}

impl Blocks {
    /// Looks for records of a kind. `in_conversation`: they are messages.
    pub fn new(record: HtmlRecord, in_conversation: bool) -> Self {
        Self {
            record,
            in_conversation,
            open: Vec::new(),
            names: Vec::new(),
            roles: [0; ROLES],
            frames: Vec::new(),
            rows: Vec::new(),
            tables: Vec::new(),
            table_boxes: Vec::new(),
            single: (record == HtmlRecord::Page).then(Block::default),
            awaits_text: None,
            has_main: false,
            known: false,
            loose: Vec::new(),
            in_loose: false,
            headed: Vec::new(),
            had_inner_record: false,
            line: String::new(),
            linked: 0,
            is_noise: false,
            had_single: false,
            had_table: false,
            loose_dates: 0,
            loose_lines: 0,
            entry_depth: 0,
            loose_texts: 0,
            group: 0,
            child: None,
            section: String::new(),
            title: String::new(),
            breaks_off: false,
            loose_rows: 0,
            loose_items: 0,
            loose_boxes: 0,
        }
    }

    /// Takes a piece of the page, and adds the records that end with it.
    pub fn take(&mut self, piece: Piece<'_>, done: &mut Vec<Block>) {
        match piece {
            Piece::Opens(tag) => self.opens(tag, done),
            Piece::Closes(name) => self.closes(name, done),
            Piece::Text(text) => match std::str::from_utf8(text) {
                Ok(text) => self.text(text),
                Err(_) => self.text(&String::from_utf8_lossy(text)),
            },
        }
    }

    /// The records that end with the page.
    pub fn finish(&mut self) -> Vec<Block> {
        let mut done = Vec::new();
        // A page that was cut between two records, or whose records are known by no class, still lacks its last tag.
        self.breaks_off = (self.known && !self.frames.is_empty()) || self.innermost(b"html").is_some();
        while let Some(open) = self.pop() {
            self.end(&open, &mut done);
        }
        self.end_line();
        done.extend(self.awaits_text.take());
        match self.record {
            HtmlRecord::Page | HtmlRecord::Dated => done.extend(self.single.take()),
            HtmlRecord::InnerBlock if !self.had_inner_record => done.append(&mut self.headed),
            _ => {}
        }
        self.loose_boxes += self.headed.drain(..).filter(Block::has_content).count() as u64;
        if !self.known && matches!(self.record, HtmlRecord::Block | HtmlRecord::InnerBlock | HtmlRecord::Row) {
            let blocks = join_dates(std::mem::take(&mut self.loose));
            // A single line only says that there is nothing.
            if !matches!(blocks.as_slice(), [only] if !only.has_content() && !self.in_conversation) {
                done.extend(blocks);
            }
        }
        let has_records = self.known || !done.is_empty();
        self.count_loose_blocks();
        // A single text instead of records only says that there are none, so it is not counted.
        let fewest = match self.record {
            HtmlRecord::Dated if self.had_single => 1,
            HtmlRecord::Dated | HtmlRecord::ListItem => 2,
            _ => u64::MAX,
        };
        self.loose_boxes += if self.loose_texts >= fewest { self.loose_texts } else { 0 };
        // On a page without a table, each box with a date may be a record that is written in another form. One date alone is
        // taken for the date of the page. Where rows of a table were expected, lines of text may be the records.
        let has_records = if self.record == HtmlRecord::Table { self.had_table } else { has_records };
        if !has_records && self.loose_dates > 1 {
            self.loose_boxes += self.loose_dates;
        }
        if self.record == HtmlRecord::Row && !self.known && self.loose_lines >= FEWEST_LINES {
            self.loose_boxes += self.loose_lines;
        }
        done.retain(|block| !block.is_empty());
        done
    }

    fn in_role(&self, role: Role) -> bool {
        self.roles.get(role as usize).is_some_and(|open| *open > 0)
    }

    fn push(&mut self, open: Open) {
        if let Some(count) = self.roles.get_mut(open.role as usize) {
            *count += 1;
        }
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.names.truncate(open.name_at);
        if let Some(count) = self.roles.get_mut(open.role as usize) {
            *count -= 1;
        }
        Some(open)
    }

    /// The index in `open` of the innermost open tag of a name.
    fn innermost(&self, name: &[u8]) -> Option<usize> {
        let mut end = self.names.len();
        self.open.iter().rposition(|open| {
            let is_it = self.names.get(open.name_at..end) == Some(name);
            end = open.name_at;
            is_it
        })
    }

    /// Whether blocks are records here.
    fn takes_blocks(&self) -> bool {
        matches!(self.record, HtmlRecord::Block | HtmlRecord::InnerBlock | HtmlRecord::Row | HtmlRecord::Ruled)
    }

    /// Whether what lies directly in the main part may be a block.
    fn takes_loose_boxes(&self) -> bool {
        self.takes_blocks() && self.record != HtmlRecord::Row
    }

    /// The block to which content is added.
    fn target(&mut self) -> Option<&mut Block> {
        if self.single.is_some() {
            return self.single.as_mut();
        }
        let frame =
            if self.record == HtmlRecord::InnerBlock { self.frames.last_mut() } else { self.frames.first_mut() };
        frame.map(|frame| &mut frame.block)
    }

    fn opens(&mut self, tag: &Tag, done: &mut Vec<Block>) {
        let name: &[u8] = &tag.name;
        if matches!(name, b"h1" | b"h2" | b"h3") {
            self.section.clear();
        }
        if is_line_break(name) {
            self.end_line();
            if let Some(row) = self.rows.last_mut() {
                row.goes_on = name == b"br";
            }
        }
        match name {
            b"br" if self.in_role(Role::Heading) => {
                if let Some(block) = self.target() {
                    block.heading.push('\n');
                }
            }
            b"hr" if self.record == HtmlRecord::Ruled => self.end_ruled(done),
            b"img" | b"video" | b"source" | b"audio" => self.media(&String::from_utf8_lossy(&tag.src)),
            b"a" => self.media(&String::from_utf8_lossy(&tag.href)),
            _ => {}
        }
        if is_void(name) || tag.self_closing {
            return;
        }
        self.end_implied(name, done);
        // No page of a platform nests this deep, so these are tags that are never closed.
        if self.open.len() >= DEEPEST {
            return;
        }
        let classes = Classes::parse(&tag.class);
        let role = self.role(tag, classes);
        let begins = self.begin(name, role, done);
        self.is_noise |= classes.has(Class::GroupName);
        if let Some(parent) = self.open.last_mut() {
            parent.children += 1;
        }
        self.note_child();
        if name == b"td"
            && let Some(row) = self.rows.last_mut()
        {
            row.has_data = true;
        }
        let name_at = self.names.len();
        self.names.extend_from_slice(name);
        self.push(Open { name_at, role, begins, children: 0, is_meta: classes.has(Class::Meta) });
    }

    /// Closes an open list item, row or cell before a new one of its kind, for pages that leave end tags out.
    fn end_implied(&mut self, name: &[u8], done: &mut Vec<Block>) {
        let around: &[&[u8]] = match name {
            b"li" => &[b"ul", b"ol"],
            b"tr" => &[b"table"],
            b"td" | b"th" => &[b"tr", b"table"],
            _ => return,
        };
        let Some(open) = self.innermost(name) else { return };
        if !around.iter().any(|around| self.innermost(around).is_some_and(|around| around > open)) {
            self.closes(name, done);
        }
    }

    /// Begins what a tag of this role begins. Returns whether that is a block or a list item.
    fn begin(&mut self, name: &[u8], role: Role, done: &mut Vec<Block>) -> bool {
        match role {
            Role::Block | Role::Message if self.takes_blocks() => {
                done.extend(self.awaits_text.take());
                self.begin_block(role == Role::Message);
                true
            }
            Role::Main => {
                self.begin_main();
                false
            }
            Role::Block if self.record == HtmlRecord::Page => true,
            Role::Block if self.record == HtmlRecord::Table => {
                self.table_boxes.push(TableBox::default());
                true
            }
            Role::Block | Role::Message => {
                let counts = matches!(self.record, HtmlRecord::ListItem | HtmlRecord::Dated);
                self.loose_boxes += u64::from(counts && !self.in_role(Role::Block));
                false
            }
            Role::Table => {
                if let Some(outer) = self.tables.last_mut() {
                    outer.has_inner = true;
                }
                self.tables.push(Table::default());
                self.table_boxes.iter_mut().for_each(|around| around.has_table = true);
                false
            }
            Role::Row => {
                self.rows.push(Row::default());
                false
            }
            Role::Cell => {
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(Vec::new());
                }
                false
            }
            Role::Group => {
                self.group += 1;
                false
            }
            Role::LifeEvent => {
                if let Some(block) = self.target() {
                    block.is_life_event = true;
                }
                false
            }
            Role::Item if self.record == HtmlRecord::ListItem && self.single.is_none() => {
                self.single = Some(Block::default());
                self.had_single = true;
                self.group = 0;
                true
            }
            Role::Meta if self.record == HtmlRecord::Dated && !self.in_role(Role::Comment) => {
                done.extend(self.single.take().filter(|block| !block.is_empty()));
                self.single = Some(Block::default());
                self.had_single = true;
                self.entry_depth = self.open.len();
                false
            }
            // The items of a list are counted one by one, and headings and what stands around a page are no records.
            _ if is_list(name) || is_around_content(name) => false,
            _ if self.frames.is_empty() && self.takes_loose_boxes() && self.is_in_main() => {
                self.in_loose = true;
                self.frames.push(Frame::default());
                self.begin_content();
                true
            }
            _ => false,
        }
    }

    fn begin_block(&mut self, is_message: bool) {
        if self.in_loose {
            // A tag around a known block is not a block itself.
            self.in_loose = false;
            self.loose_rows += self.frames.drain(..).map(|frame| frame.block.pairs.len() as u64).sum::<u64>();
            for open in &mut self.open {
                open.begins = false;
            }
        }
        self.known = true;
        if let Some(outer) = self.frames.last_mut() {
            outer.has_inner = true;
        } else {
            self.begin_content();
        }
        if self.record == HtmlRecord::InnerBlock {
            self.begin_content();
        }
        self.frames.push(Frame { is_message, ..Frame::default() });
    }

    fn begin_content(&mut self) {
        self.line.clear();
        self.group = 0;
        self.child = None;
    }

    /// Whether the innermost open tag is the main part of the page, or the page if it has no main part. A tag here may
    /// be a block of unknown classes.
    fn is_in_main(&self) -> bool {
        let main = if self.has_main { Role::Main } else { Role::Page };
        self.open.last().is_some_and(|open| open.role == main)
    }

    /// Whether content here that is in no record is counted.
    fn is_counted_loose(&self) -> bool {
        let main = if self.has_main { Role::Main } else { Role::Page };
        self.in_role(main) && !matches!(self.record, HtmlRecord::None | HtmlRecord::Page)
    }

    /// Begins the main part of the page, and drops what was found before it, which is around the content.
    fn begin_main(&mut self) {
        if std::mem::replace(&mut self.has_main, true) || self.known {
            return;
        }
        self.in_loose = false;
        self.frames.clear();
        self.loose.clear();
        (self.loose_rows, self.loose_items, self.loose_boxes) = (0, 0, 0);
        for open in &mut self.open {
            open.begins = false;
        }
    }

    /// Notes which child of the body begins, if the body holds one tag whose children have their own meanings.
    fn note_child(&mut self) {
        let mut from_inside = self.open.iter().rev();
        let (Some(parent), Some(outer)) = (from_inside.next(), from_inside.next()) else { return };
        if outer.role == Role::Body && parent.role == Role::Plain && outer.children == 1 {
            self.child = parent.children.checked_sub(1);
        }
    }

    fn closes(&mut self, name: &[u8], done: &mut Vec<Block>) {
        // What follows the conversation is not the text of its last message.
        if name == b"div" && self.frames.is_empty() {
            done.extend(self.awaits_text.take());
        }
        if is_line_break(name) {
            self.end_line();
        }
        // A tag that was never opened closes nothing.
        let Some(at) = self.innermost(name) else { return };
        while self.open.len() > at {
            let Some(open) = self.pop() else { return };
            self.end(&open, done);
            if self.record == HtmlRecord::Dated && self.open.len() < self.entry_depth && self.single.is_some() {
                self.end_line();
                done.extend(self.single.take().filter(|block| !block.is_empty()));
            }
        }
    }

    /// Ends what began with a tag.
    fn end(&mut self, open: &Open, done: &mut Vec<Block>) {
        match open.role {
            Role::Row => self.end_row(done),
            Role::Table => self.end_table(done),
            Role::Item if open.begins && self.record == HtmlRecord::ListItem => {
                self.end_line();
                if let Some(mut block) = self.single.take().filter(|block| !block.is_empty()) {
                    block.heading.push_str(self.section.trim());
                    done.push(block);
                }
            }
            Role::Block if self.record == HtmlRecord::Table => {
                let Some(ended) = self.table_boxes.pop() else { return };
                self.loose_boxes += u64::from(ended.is_loose());
                let others = ended.records.saturating_sub(1);
                if let Some(around) = self.table_boxes.last_mut() {
                    around.records += others;
                }
                if let Some(record) = ended.end() {
                    self.end_table_record(record, done);
                }
            }
            _ if open.begins => self.end_block(done),
            Role::Body => self.child = None,
            Role::Item if self.is_counted_loose() && self.is_beside_records() => {
                self.loose_items += u64::from(!self.line.trim().is_empty());
                self.line.clear();
            }
            _ => {}
        }
    }

    /// Whether content here is in no record: outside of all blocks, or in a block that only holds other blocks.
    fn is_beside_records(&self) -> bool {
        let in_wrapper =
            self.record == HtmlRecord::InnerBlock && self.frames.last().is_some_and(|frame| frame.has_inner);
        self.single.is_none() && (self.frames.is_empty() || in_wrapper)
    }

    /// Counts the blocks of unknown classes beside records of known ones. A legend is a line of text.
    fn count_loose_blocks(&mut self) {
        // Texts without a date among messages are the participants and the settings of the conversation.
        self.loose.retain(|block| !self.in_conversation || block.has_date() || !block.pairs.is_empty());
        let (content, lines): (Vec<Block>, Vec<Block>) = self.loose.drain(..).partition(Block::has_content);
        self.loose_rows += content.iter().chain(&lines).map(|block| block.pairs.len() as u64).sum::<u64>();
        self.loose_boxes += content.iter().filter(|block| block.pairs.is_empty()).count() as u64;
        let lines = lines.iter().filter(|block| !block.lines.is_empty()).count() as u64;
        self.loose_boxes += if lines >= FEWEST_LINES { lines } else { 0 };
    }

    fn end_row(&mut self, done: &mut Vec<Block>) {
        self.end_line();
        let Some(row) = self.rows.pop() else { return };
        let Row { pieces, cells, has_media, has_data, goes_on: _ } = row;
        let is_outside = self.frames.is_empty() && self.single.is_none();
        if pieces.is_empty() && !(has_media && is_outside) {
            return;
        }
        let cells: Vec<String> = cells.into_iter().map(|pieces| pieces.join(" ")).collect();
        let mut pieces = pieces.into_iter();
        let label = pieces.next();
        // A date below what a label names, such as below the link to what was saved, says when, and is no part of it.
        // Platforms write the hour, too; a day alone may be the person's own words.
        let (days, values): (Vec<String>, Vec<String>) =
            pieces.partition(|piece| piece.contains(':') && looks_like_date(piece));
        let day = days.first().filter(|_| !values.is_empty()).cloned();
        let values = if day.is_some() { values } else { [days, values].concat() };
        let pair = label.map(|label| (label, values.join(" ")));
        let day = pair.as_ref().zip(day).map(|((label, _), day)| (label.clone(), day));
        let in_head = self.in_role(Role::TableHead) || !has_data;
        if self.in_loose
            && let Some(frame) = self.frames.last_mut()
        {
            frame.has_head |= in_head;
            if !in_head {
                let (cells, pairs) = (cells.clone(), pair.iter().cloned().collect());
                frame.rows.push(Block { cells, pairs, is_loose: true, ..Block::default() });
            }
        }
        if let Some(table) = self.tables.last_mut() {
            table.block.pairs.extend(pair.clone().into_iter().chain(day.clone()));
            if self.record == HtmlRecord::Table {
                if in_head {
                    table.head.clone_from(&cells);
                } else {
                    table.rows.push(Block { cells: cells.clone(), ..Block::default() });
                }
            }
        }
        if is_outside && !in_head && self.record == HtmlRecord::Row {
            self.known = true;
            done.push(Block { cells, pairs: pair.into_iter().collect(), ..Block::default() });
            return;
        }
        if is_outside {
            let counts = self.is_counted_loose() && !in_head && self.record != HtmlRecord::Table;
            self.loose_rows += u64::from(counts);
            return;
        }
        // A row under the heading of an inner block describes the post, such as its owner, and is no part of it.
        let is_beside =
            self.record != HtmlRecord::InnerBlock && self.frames.iter().skip(1).any(|frame| frame.has_heading);
        if is_beside || in_head {
            return;
        }
        if has_media {
            // No label's value: the label beside a picture describes that.
            if let Some(block) = self.target() {
                block.pairs.extend(day.map(|(_, day)| (String::new(), day)));
            }
            return;
        }
        let is_page = self.record == HtmlRecord::Page;
        if let Some(block) = self.target() {
            // In a page that is one record, what stands beside a label is text of it.
            if is_page && let Some((_, value)) = pair.as_ref().filter(|(_, value)| !value.is_empty()) {
                block.lines.push(Line {
                    text: value.clone(),
                    group: 0,
                    child: None,
                    kind: LineKind::Plain,
                    place: Place::default(),
                });
            }
            block.pairs.extend(pair.into_iter().chain(day));
            if block.cells.is_empty() {
                block.cells = cells;
            }
        }
    }

    fn end_table(&mut self, done: &mut Vec<Block>) {
        let Some(table) = self.tables.pop() else { return };
        if self.record != HtmlRecord::Table || table.has_inner || table.block.pairs.is_empty() {
            return;
        }
        self.had_table = true;
        let Table { block, rows, head, .. } = table;
        // A heading over the whole table is none of its columns, and a row of another length, such as a sum, is no record.
        if head.len() < 3 {
            self.end_table_record(block, done);
            return;
        }
        for mut row in rows.into_iter().filter(|row| row.cells.len() == head.len()) {
            row.pairs = head.iter().cloned().zip(row.cells.iter().cloned()).collect();
            self.end_table_record(row, done);
        }
    }

    /// Hands on a record of a table, or keeps it until the box around it ends.
    fn end_table_record(&mut self, record: Block, done: &mut Vec<Block>) {
        let Some((around, outer)) = self.table_boxes.split_last_mut() else {
            done.push(record);
            return;
        };
        // What outer boxes hold stands before it.
        for outer in outer {
            done.extend(outer.last.take());
        }
        around.add(record, done);
    }

    fn end_ruled(&mut self, done: &mut Vec<Block>) {
        self.end_line();
        if let Some(frame) = self.frames.first_mut() {
            let mut block = std::mem::take(&mut frame.block);
            block.heading.clear();
            if !block.is_empty() {
                done.push(block);
            }
        }
        self.group = 0;
    }

    fn end_block(&mut self, done: &mut Vec<Block>) {
        self.end_line();
        if let Some(page) = self.single.as_mut() {
            // In a page that is one record, a block is a label and its value.
            let label = std::mem::take(&mut page.heading);
            let value = page.lines.last().map(|line| line.text.clone()).unwrap_or_default();
            if !label.trim().is_empty() || !value.is_empty() {
                page.pairs.push((label, value));
            }
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        if self.in_loose && self.frames.is_empty() && self.record != HtmlRecord::InnerBlock {
            self.in_loose = false;
            if self.record == HtmlRecord::Ruled {
                frame.block.heading.clear();
            }
            frame.block.is_loose = !frame.block.is_empty();
            self.loose.extend(frame.into_records());
            return;
        }
        let Frame { mut block, has_inner, has_heading, is_message, rows: _, has_head: _ } = frame;
        if self.record == HtmlRecord::InnerBlock {
            if has_inner {
                self.loose_rows += block.pairs.len() as u64;
                return;
            }
            if block.is_empty() {
                return;
            }
            // A block with a heading usually surrounds records, and this one has none. It is a record itself only if it
            // lies in another block and has a date.
            if has_heading && (self.frames.is_empty() || block.footer.trim().is_empty()) {
                self.headed.push(block);
            } else {
                self.had_inner_record = true;
                done.push(block);
            }
            return;
        }
        if !self.frames.is_empty() {
            return;
        }
        if self.record == HtmlRecord::Ruled {
            block.heading.clear();
        }
        if is_message && block.lines.is_empty() && block.media.is_empty() {
            self.awaits_text = Some(block);
        } else if !block.is_empty() {
            done.push(block);
        }
    }

    /// Where the innermost open tag stands in the block of unknown classes that is open.
    fn place(&self) -> Place {
        let around = self.in_loose.then(|| self.open.iter().position(|open| open.begins)).flatten();
        let Some(inside) = around.and_then(|around| self.open.get(around..)) else { return Place::default() };
        std::array::from_fn(|level| inside.get(level).map_or(0, |open| open.children))
    }

    fn media(&mut self, path: &str) {
        let is_file = !path.is_empty()
            && !path.contains("://")
            && !path.starts_with(['#', '?'])
            && !path.starts_with("data:")
            && !path.starts_with("mailto:")
            // Icons of the viewer, such as those of reactions.
            && !path.contains("/icons/")
            && !path.starts_with("files/")
            && !is_page(path);
        if !is_file {
            return;
        }
        if let Some(row) = self.rows.last_mut() {
            row.has_media = true;
        }
        let place = self.in_loose.then(|| self.place());
        if let Some(block) = self.target() {
            let path = path.trim_start_matches("../").to_owned();
            if !block.media.contains(&path) {
                block.media.push(path);
                block.media_places.extend(place);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_role(Role::Hidden) {
            return;
        }
        if self.in_role(Role::Title) {
            if self.title.is_empty() {
                text.trim().clone_into(&mut self.title);
            }
            return;
        }
        if self.frames.is_empty()
            && let Some(block) = self.awaits_text.as_mut()
        {
            let text = text.trim();
            if !text.is_empty() {
                block.lines.push(Line {
                    text: text.to_owned(),
                    group: 0,
                    child: None,
                    kind: LineKind::Plain,
                    place: Place::default(),
                });
            }
            return;
        }
        if self.in_role(Role::Caption) {
            let text = text.trim();
            if let Some(block) = self.target().filter(|_| !text.is_empty()) {
                block.captions.push(text.to_owned());
            }
            return;
        }
        if let Some(row) = self.rows.last_mut() {
            let text = text.trim();
            if !text.is_empty() {
                let goes_on = std::mem::take(&mut row.goes_on) && row.pieces.len() > 1;
                match row.pieces.last_mut().filter(|_| goes_on) {
                    Some(piece) => *piece = format!("{piece} {text}"),
                    None => row.pieces.push(text.to_owned()),
                }
                if let Some(cell) = row.cells.last_mut() {
                    cell.push(text.to_owned());
                }
            }
            return;
        }
        if !self.table_boxes.is_empty() && !text.trim().is_empty() && !self.in_role(Role::Heading) {
            // Paragraphs and lists explain the page, and the names of businesses are links to their own pages.
            let is_explanation = [b"a".as_slice(), b"p", b"li"].iter().any(|name| self.innermost(name).is_some());
            let in_footer = self.in_role(Role::Footer);
            let has_date = in_footer || looks_like_date(text);
            if let Some(around) = self.table_boxes.last_mut() {
                if in_footer {
                    around.footer.push_str(text);
                }
                around.has_date |= has_date;
                around.texts += u64::from(!is_explanation);
            }
        }
        if self.record == HtmlRecord::Table
            && self.table_boxes.is_empty()
            && self.is_counted_loose()
            && self.innermost(b"p").is_none()
            && looks_like_date(text)
        {
            self.loose_dates += 1;
        }
        let is_inner = self.record != HtmlRecord::InnerBlock && self.frames.len() > 1;
        if self.in_role(Role::Heading) {
            if let Some(frame) = self.frames.last_mut().filter(|_| !text.trim().is_empty()) {
                frame.has_heading = true;
            }
            if let Some(block) = self.target().filter(|_| !is_inner) {
                block.heading.push_str(text);
            }
            return;
        }
        if self.in_role(Role::Footer) || (self.in_role(Role::Meta) && !self.in_role(Role::Comment)) {
            let is_meta = self.in_role(Role::Meta) || self.in_old_message();
            if let Some(block) = self.target().filter(|block| !is_inner && (!is_meta || block.footer.is_empty())) {
                block.footer.push_str(text);
            }
            return;
        }
        if self.frames.is_empty() && self.single.is_none() && !self.in_role(Role::Item) {
            if self.record == HtmlRecord::ListItem && self.in_heading_tag() {
                self.section.push_str(text);
            }
            if self.innermost(b"h1").is_some_and(|at| at + 1 == self.open.len()) && self.title.is_empty() {
                text.trim().clone_into(&mut self.title);
            } else if self.is_counted_loose() && !text.trim().is_empty() && !self.in_heading_tag() {
                self.loose_dates += u64::from(self.takes_loose_boxes() && looks_like_date(text));
                // Facebook's pages before 2018 leave out the `li` tag if a list has only one item.
                let is_item = self.innermost(b"ul").is_some() || self.innermost(b"ol").is_some();
                *(if is_item { &mut self.loose_items } else { &mut self.loose_texts }) += 1;
                let explains = self.innermost(b"p").is_some() || self.innermost(b"a").is_some();
                self.loose_lines += u64::from(!is_item && !explains);
            }
            return;
        }
        if self.record == HtmlRecord::Page && self.title.is_empty() && self.innermost(b"h1").is_some() {
            text.trim().clone_into(&mut self.title);
        }
        self.line.push_str(text);
        if self.innermost(b"a").is_some() {
            self.linked += text.trim().len();
        }
    }

    fn in_heading_tag(&self) -> bool {
        [b"h1", b"h2", b"h3"].iter().any(|name| self.innermost(*name).is_some())
    }

    /// Whether a footer of a page before 2018 is open. Only the first such line is the date; further ones say other
    /// facts.
    fn in_old_message(&self) -> bool {
        self.open.iter().rev().any(|open| open.role == Role::Footer && open.is_meta)
    }

    fn end_line(&mut self) {
        let is_kept = self.in_role(Role::Item) && self.is_beside_records();
        // The usual case: most tags have no text before them.
        if self.line.is_empty() && !is_kept {
            (self.linked, self.is_noise) = (0, false);
            return;
        }
        if is_kept {
            // Kept until the item ends, which tells whether it has content.
            return;
        }
        let line = collapse_spaces(&mut self.line);
        self.line.clear();
        let linked = std::mem::take(&mut self.linked);
        let is_noise = std::mem::take(&mut self.is_noise);
        if line.is_empty() || is_noise {
            return;
        }
        let kind = if self.in_role(Role::Attachment) || self.in_role(Role::LifeEvent) {
            LineKind::Attachment
        } else if self.in_role(Role::Comment) {
            LineKind::Comment
        } else if linked >= line.len() {
            LineKind::Link
        } else {
            LineKind::Plain
        };
        let (group, child, place) = (self.group, self.child, self.place());
        let in_life_event = self.in_role(Role::LifeEvent);
        // In records that begin with a date, text outside the comment describes the event, so it is the heading.
        let is_sentence = self.record == HtmlRecord::Dated && kind != LineKind::Comment;
        if let Some(block) = self.target().filter(|_| !in_life_event) {
            if is_sentence {
                block.heading.push_str(&line);
            } else {
                block.lines.push(Line { text: line, group, child, kind, place });
            }
        }
    }

    /// Whether content here is beside a picture: in an attachment, or in a row with media.
    fn is_beside_picture(&self) -> bool {
        self.in_role(Role::Attachment) || self.rows.last().is_some_and(|row| row.has_media)
    }

    /// What a tag is, by its name and its classes.
    fn role(&self, tag: &Tag, classes: Classes) -> Role {
        let is = |class: Class| classes.has(class);
        match tag.name.as_slice() {
            b"script" | b"style" | b"title" | b"template" | b"noscript" | b"header" | b"video" | b"audio" => {
                Role::Hidden
            }
            b"table" => Role::Table,
            b"thead" => Role::TableHead,
            b"tr" => Role::Row,
            b"ul" if is(Class::Reactions) => Role::Hidden,
            _ if is(Class::Beside) => Role::Hidden,
            b"td" | b"th" => Role::Cell,
            b"li" => Role::Item,
            b"main" => Role::Main,
            b"body" => Role::Page,
            _ if tag.role == b"main" => Role::Main,
            _ if classes == Classes::default() => Role::Plain,
            b"div" if is(Class::Contents) => Role::Main,
            _ if is(Class::Title) && self.frames.is_empty() => Role::Title,
            _ if is(Class::Heading) => Role::Heading,
            _ if is(Class::Footer) => Role::Footer,
            _ if is(Class::Meta) && (self.in_role(Role::Block) || self.in_role(Role::Message)) => Role::Footer,
            _ if is(Class::Meta) => Role::Meta,
            b"div" if is(Class::Comment) => Role::Comment,
            _ if is(Class::Box) || (is(Class::WhiteBox) && is(Class::NoBorder)) => Role::Block,
            b"div" if is(Class::Block) => Role::Block,
            b"div" if is(Class::Message) => Role::Message,
            _ if is(Class::LifeEvent) => Role::LifeEvent,
            b"div" if is(Class::Caption) && self.is_beside_picture() => Role::Caption,
            _ if is(Class::Attachment) => Role::Attachment,
            _ if is(Class::Body) => Role::Body,
            _ if is(Class::Group) => Role::Group,
            _ => Role::Plain,
        }
    }
}

/// The line with a single space between words. It is moved out if it has that form already.
fn collapse_spaces(line: &mut String) -> String {
    // A quick check, because most lines need no change. All bytes are looked at, because the compiler makes that several at a time.
    let bytes = line.as_bytes();
    let controls = bytes.iter().fold(0, |found, byte| found | u8::from(*byte < b' '));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let doubles = pairs.fold(0, |found, (a, b)| found | (u8::from(*a == b' ') & u8::from(*b == b' ')));
    // The spaces of Unicode outside ASCII, such as U+00A0 and U+3000, begin with one of these bytes in UTF-8.
    let others = bytes.iter().fold(0, |found, byte| found | u8::from(matches!(byte, 0xC2 | 0xE1..=0xE3)));
    let ends_in_space = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
    if controls == 0 && doubles == 0 && others == 0 && !ends_in_space {
        return std::mem::take(line);
    }
    let mut words = line.split_whitespace();
    let mut collapsed = words.next().unwrap_or_default().to_owned();
    for word in words {
        collapsed.push(' ');
        collapsed.push_str(word);
    }
    collapsed
}

fn is_list(name: &[u8]) -> bool {
    matches!(name, b"ul" | b"ol")
}

/// Whether a tag holds a heading, or what a page has besides its content.
fn is_around_content(name: &[u8]) -> bool {
    matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"nav" | b"footer" | b"header" | b"summary")
}

fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"br"
            | b"img"
            | b"input"
            | b"hr"
            | b"meta"
            | b"link"
            | b"base"
            | b"source"
            | b"wbr"
            | b"col"
            | b"area"
            | b"embed"
    )
}

/// Whether a tag ends a line.
fn is_line_break(name: &[u8]) -> bool {
    !matches!(
        name,
        b"a" | b"b" | b"i" | b"em" | b"strong" | b"span" | b"u" | b"s" | b"small" | b"wbr" | b"code" | b"img"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_collapsed_whatever_their_kind() {
        for space in [
            ' ', '\t', '\n', '\u{85}', '\u{a0}', '\u{1680}', '\u{2003}', '\u{2028}', '\u{202f}', '\u{205f}', '\u{3000}',
        ] {
            for line in [format!("a{space}{space}ö"), format!("a{space}ö"), format!("{space}a ö{space}")] {
                assert_eq!(collapse_spaces(&mut line.clone()), "a ö", "{line:?}");
            }
        }
        for line in ["", "a", "a b", "ä ö 🙂 日本 Ω"] {
            assert_eq!(collapse_spaces(&mut line.to_owned()), line);
        }
    }
}
