//! The records of a page, as its tags open and close.
//!
//! Meta's pages are known by their class names: those of 2018 to 2021, those since, and the pages before 2018, which have
//! names in words (`meta`, `comment`, `message`). Where no class is known, what lies directly in the main part of the page
//! is taken for a block.

use super::classes::{Class, Classes};
use super::pieces::{Piece, Tag};
use crate::formats::{HtmlRecord, is_page};
use crate::readers::local_dates::{is_change_line, looks_like_date, may_be_date};

/// What was found of one record of a page.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Block {
    pub heading: String,
    /// Its date, as the footer has it.
    pub footer: String,
    lines: Vec<Line>,
    /// The captions of pictures in it.
    captions: Vec<String>,
    /// What stands in tables: labels, and what they are of.
    pub pairs: Vec<(String, String)>,
    /// The cells of a row, or of the first row with one.
    pub cells: Vec<String>,
    /// Paths of files in the archive that it shows or links.
    pub media: Vec<String>,
    /// Whether it tells a life event, whose title and description are the person's words.
    is_life_event: bool,
}

/// A line of a block's body.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Line {
    text: String,
    /// The group of the body that it stands in.
    group: usize,
    /// Which child of the body it stands in, where the body has children with a meaning each.
    child: Option<usize>,
    kind: LineKind,
}

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum LineKind {
    Plain,
    /// It is a link and nothing else.
    Link,
    /// It belongs to what was attached: the name of an album.
    Attachment,
    /// The words of a comment in pages before 2018.
    Comment,
}

impl Block {
    /// All of its body.
    pub fn body(&self) -> String {
        join(self.lines.iter().filter(|line| !is_change_line(&line.text)))
    }

    /// The first group of the body that is no attachment and no time of a change.
    pub fn first_group(&self) -> String {
        self.group(|groups| groups.first().copied())
    }

    /// The last group of the body that is no attachment and no time of a change: what was attached stands before it.
    pub fn last_group(&self) -> String {
        self.group(|groups| groups.last().copied())
    }

    fn group(&self, pick: fn(&[usize]) -> Option<usize>) -> String {
        let last = self.lines.iter().map(|line| line.group).max().unwrap_or_default();
        let own = |line: &&Line| matches!(line.kind, LineKind::Plain | LineKind::Link) && !is_change_line(&line.text);
        let mut groups: Vec<usize> = self.lines.iter().filter(own).map(|line| line.group).collect();
        groups.dedup();
        // A group that ends in a link, and is not the last, is a link that was attached.
        groups.retain(|group| {
            let end = self.lines.iter().rfind(|line| line.group == *group).map(|line| line.kind);
            *group == last || end != Some(LineKind::Link)
        });
        let picked = pick(&groups);
        join(self.lines.iter().filter(own).filter(|line| Some(line.group) == picked))
    }

    /// The words of a message: the second child of the body. What was shared and what was attached are other children.
    pub fn message(&self) -> String {
        // Where the body has one child only, that is the text.
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

    /// The title and the description of a life event, without its place; nothing if it is none.
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

    /// Takes the date from the end of the body, where there is no footer. Where no field reads the body, it is enough
    /// that the numbers may be a date, so that one that cannot be read is reported.
    pub fn take_date_from_body(&mut self, is_unread: bool) {
        let is_date = |text: &str| looks_like_date(text) || (is_unread && may_be_date(text));
        if self.footer.trim().is_empty()
            && let Some(last) = self.lines.last().filter(|line| is_date(&line.text))
        {
            self.footer.clone_from(&last.text);
            self.lines.pop();
        }
    }

    /// Whether a block among messages is none: it has no date, and either a sender or a text, but not both.
    pub fn is_only_people(&self) -> bool {
        self.footer.trim().is_empty()
            && self.media.is_empty()
            && self.pairs.is_empty()
            && (self.heading.trim().is_empty() || self.lines.is_empty())
    }

    /// Those who take part in a conversation, as such a block names them.
    pub fn people(&self) -> String {
        format!("{} {}", self.heading.trim(), self.body())
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn has_date(&self) -> bool {
        !self.footer.trim().is_empty() || self.lines.iter().any(|line| looks_like_date(&line.text))
    }

    /// Whether it holds more than a legend or a heading does: a date, values under labels, files, several lines.
    fn has_content(&self) -> bool {
        self.has_date() || !self.pairs.is_empty() || !self.media.is_empty() || self.lines.len() > 1
    }
}

fn join<'l>(lines: impl Iterator<Item = &'l Line>) -> String {
    lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Whether a line has coordinates in brackets: `Place: Bergen (60.39, 5.32)`.
fn has_coordinates(line: &str) -> bool {
    let is_number = |text: &str| text.trim().parse::<f64>().is_ok();
    line.rsplit_once('(').is_some_and(|(_, rest)| {
        let inner = rest.split(')').next().unwrap_or_default();
        inner.split_once(',').is_some_and(|(a, b)| is_number(a) && is_number(b))
    })
}

/// What a tag is in a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    Plain,
    Block,
    /// A message before 2018, whose text follows it.
    Message,
    Heading,
    Body,
    Group,
    Footer,
    /// What is not text of the record: scripts, reactions, comments of others, tags.
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
    /// The page, in which they may lie if it has no such part.
    Page,
}

/// How many roles there are.
const ROLES: usize = Role::Page as usize + 1;

/// So many lines of text beside records are content; fewer are a legend.
const FEWEST_LINES: u64 = 3;

/// Tags are followed to this depth.
const DEEPEST: usize = 512;

/// A tag that is open.
#[derive(Debug)]
struct Open {
    /// Where its name begins in [`Blocks::names`].
    name_at: usize,
    role: Role,
    /// A block begins with it.
    begins: bool,
    /// How many tags were opened directly in it.
    children: usize,
    /// Whether it is a line of data in a page before 2018.
    is_meta: bool,
}

/// A block that is open.
#[derive(Debug, Default)]
struct Frame {
    block: Block,
    has_inner: bool,
    has_heading: bool,
    is_message: bool,
}

/// A row that is open.
#[derive(Debug, Default)]
struct Row {
    /// Its texts, piece by piece.
    pieces: Vec<String>,
    cells: Vec<Vec<String>>,
    has_media: bool,
    /// Whether it has cells that are no headings of columns.
    has_data: bool,
}

/// A table that is open.
#[derive(Debug, Default)]
struct Table {
    block: Block,
    has_inner: bool,
}

/// A block that is open in a page whose records are tables.
#[derive(Debug, Default)]
struct TableBox {
    has_table: bool,
    has_date: bool,
    /// How many texts stand directly in it that are no heading, no link and no explanation.
    texts: u64,
}

impl TableBox {
    /// Whether it says something without a table. A name that leads to another page says nothing of its own.
    fn is_loose(&self) -> bool {
        !self.has_table && (self.has_date || self.texts > 1)
    }
}

/// Finds the records of a page.
#[derive(Debug)]
pub(super) struct Blocks {
    record: HtmlRecord,
    /// Whether the records are messages.
    in_conversation: bool,
    open: Vec<Open>,
    /// The names of the open tags, one behind the other, because most tags live too shortly for a text of their own.
    names: Vec<u8>,
    /// How many open tags have each role.
    roles: [usize; ROLES],
    frames: Vec<Frame>,
    rows: Vec<Row>,
    tables: Vec<Table>,
    /// The blocks around the tables, where the records are tables.
    table_boxes: Vec<TableBox>,
    /// The page, if it is one record; the list item, or the entry that began with a date.
    single: Option<Block>,
    /// A message before 2018, whose text follows it.
    awaits_text: Option<Block>,
    /// Whether the page has a part that is named as its main one.
    has_main: bool,
    /// Whether a block was known by its class.
    known: bool,
    /// Blocks of unknown classes, which count if none is known.
    loose: Vec<Block>,
    in_loose: bool,
    /// Blocks without inner blocks that have a heading; they count if the page has no others.
    headed: Vec<Block>,
    had_inner_record: bool,
    line: String,
    /// How many letters of the line stand in a link.
    linked: usize,
    /// The line is no text of the record.
    is_noise: bool,
    /// Whether a list item or an entry that began with a date was found.
    had_single: bool,
    /// How many tags were open where the entry began: it ends with the tag that its date lies in.
    entry_depth: usize,
    /// How many texts stand outside of all records.
    loose_texts: u64,
    group: usize,
    child: Option<usize>,
    /// The first heading of the page outside the blocks.
    pub title: String,
    /// Whether the page ended within a record.
    pub breaks_off: bool,
    /// Rows with content that lie in no record.
    pub loose_rows: u64,
    /// List items with content that lie in no record.
    pub loose_items: u64,
    /// Blocks that lie in no record.
    pub loose_boxes: u64,
}

impl Blocks {
    /// Looks for records of a kind, which may be the messages of a conversation.
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
            entry_depth: 0,
            loose_texts: 0,
            group: 0,
            child: None,
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
            Piece::Text(text) => self.text(&String::from_utf8_lossy(text)),
        }
    }

    /// The records that end with the page.
    pub fn finish(&mut self) -> Vec<Block> {
        let mut done = Vec::new();
        self.breaks_off = self.known && !self.frames.is_empty();
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
            done.append(&mut self.loose);
        }
        self.count_loose_blocks();
        // One text in place of a list or of entries says that there are none.
        let fewest = match self.record {
            HtmlRecord::Dated if self.had_single => 1,
            HtmlRecord::Dated | HtmlRecord::ListItem => 2,
            _ => u64::MAX,
        };
        self.loose_boxes += if self.loose_texts >= fewest { self.loose_texts } else { 0 };
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

    /// Where the innermost open tag of a name is among the open ones.
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

    /// The block that takes what is found.
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
        if is_line_break(name) {
            self.end_line();
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
        // Tags that are never closed: no page of a platform nests so deep.
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

    /// Ends the tag before one that may not lie in it, where the page leaves its end out: an item in a list, a row, a
    /// cell.
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

    /// What opening a tag of a role begins. Whether it is a block.
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
            // The items of a list are counted one by one.
            _ if is_list(name) => false,
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
            // What lies around a known block is no block.
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

    /// Directly in the main part of the page, or in the page if it has no main part: what lies here may be a block of
    /// unknown classes.
    fn is_in_main(&self) -> bool {
        let main = if self.has_main { Role::Main } else { Role::Page };
        self.open.last().is_some_and(|open| open.role == main)
    }

    /// Whether what lies in no record here is counted as such.
    fn is_counted_loose(&self) -> bool {
        let main = if self.has_main { Role::Main } else { Role::Page };
        self.in_role(main) && !matches!(self.record, HtmlRecord::None | HtmlRecord::Page)
    }

    /// Begins the main part of the page: what was found before lies around it.
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

    /// Notes which child of the body begins, where the body holds one tag with children that have a meaning each.
    fn note_child(&mut self) {
        let mut from_inside = self.open.iter().rev();
        let (Some(parent), Some(outer)) = (from_inside.next(), from_inside.next()) else { return };
        if outer.role == Role::Body && parent.role == Role::Plain && outer.children == 1 {
            self.child = parent.children.checked_sub(1);
        }
    }

    fn closes(&mut self, name: &[u8], done: &mut Vec<Block>) {
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

    /// What the end of a tag ends.
    fn end(&mut self, open: &Open, done: &mut Vec<Block>) {
        match open.role {
            Role::Row => self.end_row(done),
            Role::Table => self.end_table(done),
            Role::Item if open.begins && self.record == HtmlRecord::ListItem => {
                self.end_line();
                done.extend(self.single.take().filter(|block| !block.is_empty()));
            }
            Role::Block if self.record == HtmlRecord::Table => {
                let is_loose = self.table_boxes.pop().is_some_and(|ended| ended.is_loose());
                self.loose_boxes += u64::from(is_loose);
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

    /// Whether what ends here lies in no record: outside of all blocks, or in one that only holds others.
    fn is_beside_records(&self) -> bool {
        let in_wrapper =
            self.record == HtmlRecord::InnerBlock && self.frames.last().is_some_and(|frame| frame.has_inner);
        self.single.is_none() && (self.frames.is_empty() || in_wrapper)
    }

    /// Counts the blocks of unknown classes beside records of known ones. A legend is a line of text.
    fn count_loose_blocks(&mut self) {
        // What stands without a date among messages are those who take part, and settings of the conversation.
        self.loose.retain(|block| !self.in_conversation || block.has_date());
        let (content, lines): (Vec<Block>, Vec<Block>) = self.loose.drain(..).partition(Block::has_content);
        self.loose_rows += content.iter().chain(&lines).map(|block| block.pairs.len() as u64).sum::<u64>();
        self.loose_boxes += content.iter().filter(|block| block.pairs.is_empty()).count() as u64;
        let lines = lines.iter().filter(|block| !block.lines.is_empty()).count() as u64;
        self.loose_boxes += if lines >= FEWEST_LINES { lines } else { 0 };
    }

    fn end_row(&mut self, done: &mut Vec<Block>) {
        self.end_line();
        let Some(row) = self.rows.pop() else { return };
        let Row { pieces, cells, has_media, has_data } = row;
        let is_outside = self.frames.is_empty() && self.single.is_none();
        if pieces.is_empty() && !(has_media && is_outside) {
            return;
        }
        let cells: Vec<String> = cells.into_iter().map(|pieces| pieces.join(" ")).collect();
        let mut pieces = pieces.into_iter();
        let pair = pieces.next().map(|label| (label, pieces.collect::<Vec<_>>().join(" ")));
        let in_head = self.in_role(Role::TableHead) || !has_data;
        if let Some(table) = self.tables.last_mut() {
            table.block.pairs.extend(pair.clone());
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
        // What stands under the heading of an inner block says something else: of whom a post is, not what it says.
        let is_beside =
            self.record != HtmlRecord::InnerBlock && self.frames.iter().skip(1).any(|frame| frame.has_heading);
        if is_beside || has_media || in_head {
            return;
        }
        if let Some(block) = self.target() {
            block.pairs.extend(pair);
            if block.cells.is_empty() {
                block.cells = cells;
            }
        }
    }

    fn end_table(&mut self, done: &mut Vec<Block>) {
        let Some(table) = self.tables.pop() else { return };
        if self.record == HtmlRecord::Table && !table.has_inner && !table.block.pairs.is_empty() {
            done.push(table.block);
        }
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
            // In a page that is one record, a block is a label and what it is of.
            let label = std::mem::take(&mut page.heading);
            let value = page.lines.last().map(|line| line.text.clone()).unwrap_or_default();
            if !label.trim().is_empty() || !value.is_empty() {
                page.pairs.push((label, value));
            }
            return;
        }
        let Some(Frame { mut block, has_inner, has_heading, is_message }) = self.frames.pop() else { return };
        if self.record == HtmlRecord::InnerBlock {
            if has_inner {
                self.loose_rows += block.pairs.len() as u64;
                return;
            }
            if block.is_empty() {
                return;
            }
            // A block with a heading is something around records that are missing, unless it has a date.
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
        if self.in_loose {
            self.in_loose = false;
            self.loose.push(block);
        } else if is_message && block.lines.is_empty() && block.media.is_empty() {
            self.awaits_text = Some(block);
        } else if !block.is_empty() {
            done.push(block);
        }
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
        if let Some(block) = self.target() {
            let path = path.trim_start_matches("../").to_owned();
            if !block.media.contains(&path) {
                block.media.push(path);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_role(Role::Hidden) {
            return;
        }
        if self.frames.is_empty()
            && let Some(block) = self.awaits_text.as_mut()
        {
            let text = text.trim();
            if !text.is_empty() {
                block.lines.push(Line { text: text.to_owned(), group: 0, child: None, kind: LineKind::Plain });
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
                row.pieces.push(text.to_owned());
                if let Some(cell) = row.cells.last_mut() {
                    cell.push(text.to_owned());
                }
            }
            return;
        }
        if !self.table_boxes.is_empty() && !text.trim().is_empty() && !self.in_role(Role::Heading) {
            // The pages explain themselves in paragraphs and lists, and name businesses that lead to pages of their own.
            let is_explanation = [b"a".as_slice(), b"p", b"li"].iter().any(|name| self.innermost(name).is_some());
            let has_date = self.in_role(Role::Footer) || looks_like_date(text);
            if let Some(around) = self.table_boxes.last_mut() {
                around.has_date |= has_date;
                around.texts += u64::from(!is_explanation);
            }
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
            if self.innermost(b"h1").is_some_and(|at| at + 1 == self.open.len()) && self.title.is_empty() {
                text.trim().clone_into(&mut self.title);
            } else if self.is_counted_loose() && !text.trim().is_empty() && !self.in_heading_tag() {
                // Pages of Facebook before 2018 leave the tag of the only item of a list out.
                let is_item = self.innermost(b"ul").is_some() || self.innermost(b"ol").is_some();
                *(if is_item { &mut self.loose_items } else { &mut self.loose_texts }) += 1;
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

    /// In a block of the pages before 2018, in which further lines of the kind of the date say something else.
    fn in_old_message(&self) -> bool {
        self.open.iter().rev().any(|open| open.role == Role::Footer && open.is_meta)
    }

    fn end_line(&mut self) {
        let is_kept = self.in_role(Role::Item) && self.is_beside_records();
        // Most tags end no line, because nothing stands before them.
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
        let (group, child) = (self.group, self.child);
        let in_life_event = self.in_role(Role::LifeEvent);
        // In entries that begin with a date, what stands outside the comment is what happened.
        let is_sentence = self.record == HtmlRecord::Dated && kind != LineKind::Comment;
        if let Some(block) = self.target().filter(|_| !in_life_event) {
            if is_sentence {
                block.heading.push_str(&line);
            } else {
                block.lines.push(Line { text: line, group, child, kind });
            }
        }
    }

    /// Whether what follows stands beside a picture.
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

/// A line whose words are divided by one space each.
fn collapse_spaces(line: &mut String) -> String {
    // Most lines are so already. Outside ASCII there are other spaces.
    let mut before = b' ';
    let is_plain = line.bytes().all(|byte| {
        let is_space = byte <= b' ';
        let fits = byte.is_ascii() && !(is_space && (byte != b' ' || before == b' '));
        before = byte;
        fits
    });
    if is_plain && before != b' ' {
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
