//! HTML pages, which platforms write for people to look at rather than for programs.

mod article;
mod blocks;
mod classes;
mod pieces;

pub(super) use article::read as read_article;

use super::dates::DateReader;
use super::extract::{EmitOutcome, Extractor, Place};
use super::local_dates::{looks_like_date, may_be_date, names_a_day};
use super::record::Sink;
use super::{FileError, sniff};
use crate::archive::ReadError;
use crate::formats::{BlockPart, FileSpec, HtmlRecord, HtmlSpec, ListSpec, Table, fold_label};
use blocks::{Block, Blocks};
use pieces::read_pieces;
use std::io::{Cursor, Read};

/// A file without a tag in its first bytes, this many, is not a page.
const HEAD: u64 = 4096;

/// Reads a page.
pub(super) fn read(
    table: &Table,
    file: &FileSpec,
    path: &str,
    reader: &mut dyn Read,
    sink: &mut dyn Sink,
) -> Result<(), FileError> {
    let mut head = Vec::new();
    // If the file breaks off here, the bytes before that are still read.
    let mut broken = reader.take(HEAD).read_to_end(&mut head).err().map(|error| ReadError::from_io(&error));
    if broken.is_none() && head.trim_ascii().is_empty() {
        return Err(ReadError::Truncated.into());
    }
    if broken.is_none() {
        if sniff::looks_binary(&head) {
            return Err(FileError::NotText);
        }
        if !head.contains(&b'<') {
            return Err(FileError::NotJson);
        }
    }
    // A page holds the records of one list.
    let Some((index, spec, html)) =
        table.lists_of(file).find_map(|(index, spec)| Some((index, spec, spec.html.as_ref()?)))
    else {
        return Ok(());
    };
    let mut page = Page::new(index, spec, html);
    let mut blocks = Blocks::new(html.record, html.fields.sender.is_some());
    let mut done = Vec::new();
    let rest = read_pieces(&mut Cursor::new(head).chain(reader), &mut |piece| {
        blocks.take(piece, &mut done);
        for block in done.drain(..) {
            page.take(block, &blocks.title, path, sink);
        }
    });
    broken = broken.or_else(|| rest.err());
    let title = blocks.title.clone();
    for block in blocks.finish() {
        page.take(block, &title, path, sink);
    }
    page.settle_without_date(false, &title, path, sink);
    page.extractor.finish(&page.dates, sink);
    sink.lists(u64::from(page.records > 0), 0);
    for (what, elements) in
        [("table", blocks.loose_rows), ("li", blocks.loose_items), ("block", blocks.loose_boxes + page.unnamed)]
    {
        let is_declared = file.not_counted.iter().any(|path| path == what);
        if elements > 0 && !is_declared {
            sink.unlisted(what, elements);
        }
    }
    match broken {
        Some(error) => Err(error.into()),
        None if blocks.breaks_off => Err(ReadError::Truncated.into()),
        None => Ok(()),
    }
}

/// How many blocks a page without a spec has; its rows and list items, if it has no blocks. `None` if it has none of
/// them.
pub(super) fn count_blocks(reader: &mut dyn Read) -> Option<u64> {
    let mut blocks = Blocks::new(HtmlRecord::Block, false);
    let (mut found, mut done) = (0, Vec::new());
    read_pieces(reader, &mut |piece| {
        blocks.take(piece, &mut done);
        found += done.drain(..).len() as u64;
    })
    .ok()?;
    found += blocks.finish().len() as u64;
    let others = blocks.loose_rows + blocks.loose_items;
    let count = if found > 0 { found } else { others };
    (count > 0).then_some(count)
}

/// The state of reading a page: its extractor, and what was found so far.
struct Page<'a> {
    extractor: Extractor<'a>,
    html: &'a HtmlSpec,
    /// The slots that are read from a part of a record.
    parts: Vec<(usize, BlockPart)>,
    /// The slots whose values stand beside a label, with the name of the label.
    labels: Vec<(usize, String)>,
    dates: DateReader,
    records: u64,
    /// Records that have none of the fields that the spec needs.
    unnamed: u64,
    /// Blocks among messages that have no date: the participants, or messages of a form in which no date is known. Which
    /// they are is known at the end of the page.
    without_date: Vec<Block>,
}

impl<'a> Page<'a> {
    fn new(index: usize, spec: &'a ListSpec, html: &'a HtmlSpec) -> Self {
        let extractor = Extractor::new(index, spec, &html.fields);
        let fields = || extractor.slots.fields.iter().enumerate();
        let parts = fields().filter_map(|(slot, field)| Some((slot, BlockPart::named(field)?))).collect();
        let labels = fields().filter_map(|(slot, field)| Some((slot, field.strip_prefix('$')?.to_owned()))).collect();
        Self {
            extractor,
            html,
            parts,
            labels,
            dates: DateReader::default(),
            records: 0,
            unnamed: 0,
            without_date: Vec::new(),
        }
    }

    /// Takes a block, which is a record unless it stands among messages and is none.
    fn take(&mut self, mut block: Block, title: &str, path: &str, sink: &mut dyn Sink) {
        if self.html.fields.sender.is_some() {
            block.order_as_message();
        }
        if self.html.fields.sender.is_some() && block.is_only_people() {
            self.without_date.push(block);
            return;
        }
        // `order_as_message` does this for a block with a date, unless nobody can tell whose words it has.
        if self.html.fields.sender.is_some() && block.is_loose() && block.footer.trim().is_empty() {
            block.take_sender_from_body();
        }
        if self.html.fields.sender.is_some() && self.records == 0 {
            self.settle_without_date(true, title, path, sink);
        }
        self.take_record(block, title, path, sink);
    }

    /// Hands over the participants: all messages of a page are of one conversation.
    fn participants(&mut self, block: &Block, path: &str, sink: &mut dyn Sink) {
        self.extractor.participants(Place { path, element: 1 }, &block.people(), sink);
    }

    /// Decides what the blocks without a date are: those before the first message, or the rest once the page has ended. In boxes of
    /// unknown classes, those of several lines are messages if there are several of them or messages before them: who wrote it, and
    /// the words. Else they are the participants and the settings of the conversation. On a page without any message, a
    /// block of several lines may be a message, so that it is reported.
    fn settle_without_date(&mut self, is_before_messages: bool, title: &str, path: &str, sink: &mut dyn Sink) {
        let blocks = std::mem::take(&mut self.without_date);
        let may_be_message = |block: &Block| block.is_loose() && block.count_lines() > 1;
        let are_messages = self.records > 0 || blocks.iter().filter(|block| may_be_message(block)).count() > 1;
        let is_empty = self.records == 0 && !is_before_messages;
        for mut block in blocks {
            if may_be_message(&block) && are_messages {
                block.take_sender_from_body();
                self.take_record(block, title, path, sink);
            } else if is_empty && block.count_lines() > 1 {
                self.unnamed += 1;
            } else {
                self.participants(&block, path, sink);
            }
        }
    }

    /// Turns the parts of a block into values of fields, and hands the record over.
    fn take_record(&mut self, mut block: Block, title: &str, path: &str, sink: &mut dyn Sink) {
        let place = Place { path, element: self.records + 1 };
        let has_date = !self.html.fields.date.is_empty();
        // The date of a message stands in its footer. A date in its body is part of what somebody wrote.
        if has_date && self.html.fields.sender.is_none() {
            let reads_body = self.parts.iter().any(|(_, part)| {
                matches!(
                    part,
                    BlockPart::Body
                        | BlockPart::FirstBlock
                        | BlockPart::LastBlock
                        | BlockPart::Message
                        | BlockPart::Comment
                        | BlockPart::LifeEvent
                )
            });
            block.take_date_from_body(!reads_body);
        }
        if self.html.record == HtmlRecord::ListItem && block.footer.is_empty() {
            take_date_in_brackets(&mut block);
        }
        self.extractor.values.clear();
        self.labelled(&block);
        let has_label_date = self.extractor.values.first_of(&self.extractor.slots.date).is_some();
        if has_date && !has_label_date && block.footer.trim().is_empty() {
            // The label of the date may be in an unknown language, but a value that is a date is recognised: the first with an
            // hour, such as when something was added and not when it was removed; else the last, because a day without an hour may
            // be the person's own words, which come first.
            let values = || block.pairs.iter().map(|(_, value)| value).filter(|value| is_date(value));
            let date = values().find(|value| value.contains(':')).or_else(|| values().next_back()).cloned();
            if let Some(date) = date {
                block.footer = date;
            }
        }
        for (slot, part) in &self.parts {
            let values = &mut self.extractor.values;
            let mut set = |part: &str| {
                if !part.is_empty() {
                    values.set(*slot, part);
                }
            };
            match part {
                BlockPart::Heading => set(block.heading.trim()),
                BlockPart::Body => set(&block.body()),
                BlockPart::FirstBlock => set(&block.first_group()),
                BlockPart::LastBlock => set(&block.last_group()),
                BlockPart::Message => set(&block.message()),
                BlockPart::Comment => set(&block.comment()),
                BlockPart::Caption => block.captions().iter().for_each(|caption| set(caption)),
                BlockPart::LifeEvent => set(&block.life_event()),
                BlockPart::Cell => block.cells.iter().take(1).for_each(|cell| set(cell)),
                BlockPart::FirstValue => block.pairs.iter().take(1).for_each(|(_, value)| set(value)),
                // A date among them says when, and is no text.
                BlockPart::Value => {
                    block.pairs.iter().filter(|(_, value)| !is_date(value)).for_each(|(_, value)| set(value));
                }
                BlockPart::Title => set(title),
                BlockPart::Footer => set(block.footer.trim()),
                BlockPart::Media => block.media.iter().for_each(|path| set(path)),
            }
        }
        self.name_fields(&block, sink);
        self.records += 1;
        // All messages of a page are one conversation, so they all lie in element 1.
        let element = if self.html.fields.sender.is_some() { 1 } else { place.element };
        let emitted = self.extractor.emit(Place { path, element }, &mut self.dates, sink);
        self.unnamed += u64::from(emitted == EmitOutcome::Unnamed);
    }

    /// Takes the values in tables whose labels the spec names, and counts known and unknown labels.
    fn labelled(&mut self, block: &Block) {
        let conventions = &self.extractor.spec.conventions;
        if self.labels.is_empty() {
            return;
        }
        let (mut known, mut unknown) = (0, 0);
        for (label, value) in &block.pairs {
            if conventions.known_labels.contains(&fold_label(label)) {
                known += 1;
            } else if !label.is_empty() || !is_date(value) {
                unknown += 1;
            }
            for (slot, name) in self.labels.iter().filter(|_| !value.is_empty()) {
                if conventions.is_label(name, label) {
                    self.extractor.values.set(*slot, value);
                }
            }
        }
        if self.html.names_labels {
            self.extractor.values.known_labels = known;
            self.extractor.values.unknown_labels = unknown;
        }
    }

    /// Reports which parts of a record are there and which are read, if the sink wants to know.
    fn name_fields(&self, block: &Block, sink: &mut dyn Sink) {
        if !sink.wants_fields() {
            return;
        }
        let list = self.extractor.list;
        let conventions = &self.extractor.spec.conventions;
        let fields = &self.extractor.slots.fields;
        let is_read = |part: &str| fields.iter().any(|field| field == part);
        let reads_body =
            ["body", "first-block", "last-block", "message", "comment", "life-event"].iter().any(|part| is_read(part));
        sink.field(list, "heading", !block.heading.trim().is_empty(), is_read("heading"));
        sink.field(list, "body", !block.body().is_empty(), reads_body);
        sink.field(list, "footer", !block.footer.trim().is_empty(), is_read("footer"));
        sink.field(list, "media", !block.media.is_empty(), is_read("media"));
        sink.field(list, "cell", !block.cells.is_empty(), is_read("cell"));
        // If each row of a table is a record, its first cell is a value and not a label.
        let labelled = if self.html.record == HtmlRecord::Row { &[][..] } else { &block.pairs };
        for (label, value) in labelled {
            let is_read = is_read("value")
                || fields
                    .iter()
                    .filter_map(|field| field.strip_prefix('$'))
                    .any(|name| conventions.is_label(name, label));
            sink.field(list, label, !value.is_empty(), is_read);
        }
    }
}

/// Whether a value is a date and nothing else.
fn is_date(value: &str) -> bool {
    looks_like_date(value) || has_numeric_date(value)
}

/// Whether a value is three numbers and a time, as in `17.8.25 11:23`.
fn has_numeric_date(value: &str) -> bool {
    may_be_date(value) && value.contains(':') && !value.contains(char::is_alphabetic)
}

/// Copies the date in the brackets at the end of a list item, as in `Name (Mar 4, 2013)`, to the footer.
fn take_date_in_brackets(block: &mut Block) {
    let body = block.body();
    if let Some((_, date)) = body.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
        && (looks_like_date(date) || names_a_day(date))
    {
        date.clone_into(&mut block.footer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(record: HtmlRecord, page: &str) -> Vec<Block> {
        let mut blocks = Blocks::new(record, false);
        let mut found = Vec::new();
        read_pieces(&mut page.as_bytes(), &mut |piece| blocks.take(piece, &mut found)).unwrap();
        found.extend(blocks.finish());
        found
    }

    fn main(inner: &str) -> String {
        format!(
            "<html><body><header><h1>x</h1></header><main class=\"_a706\" role=\"main\">{inner}</main></body></html>"
        )
    }

    #[test]
    fn only_outermost_blocks_are_records() {
        let page = main(
            "<div class='_a6-g'><div class='_a6-p'><div class='_a6-g'><h2 class='_a6-h'>Owner</h2><table><tr><td>Name</td><td>Kari</td></tr></table></div><table><tr><td>Caption</td><td>Hei</td></tr></table></div></div>",
        );
        let found = blocks(HtmlRecord::Block, &page);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pairs, [("Caption".to_owned(), "Hei".to_owned())]);
        assert_eq!(found[0].heading, "");
    }

    #[test]
    fn blocks_under_a_heading_are_inner_blocks() {
        let item = |name: &str| {
            format!(
                "<div class='_a6-g'><div class='_a6-p'><div>{name}</div></div><div class='_a6-o'>Jan 2, 2024 10:00 am</div></div>"
            )
        };
        let page = main(&format!(
            "<div class='_a6-g'><div class='_a6-h'>Videos</div><div class='_a6-p'><p>What you watched</p>{}{}</div></div>",
            item("a"),
            item("b")
        ));
        let found = blocks(HtmlRecord::InnerBlock, &page);
        assert_eq!(found.iter().map(Block::body).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn rows_are_records_without_the_head_of_the_table() {
        let page = main(
            "<div class='_4-u2'><p>legend</p><table><thead><tr><td></td><td>A list</td></tr></thead><tbody><tr><td><strong>Shop</strong></td><td>x</td></tr></tbody></table></div>",
        );
        let found = blocks(HtmlRecord::Row, &page);
        assert_eq!(found.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["Shop"]);
    }

    #[test]
    fn tables_are_records_and_explanations_are_not() {
        let table = "<div class='_4-u3'><table><tr><td>ID</td><td>0</td></tr><tr><td>Received on</td><td>Sep 01, 2025 11:07 am</td></tr></table></div>";
        assert_eq!(blocks(HtmlRecord::Table, &main(&table.repeat(3))).len(), 3);
        let explains =
            "<div class='_4-u2'><div class='pam uiBoxWhite noborder'><p>Some of your activity</p></div></div>";
        assert_eq!(blocks(HtmlRecord::Table, &main(explains)).len(), 0);
    }

    #[test]
    fn attachments_are_not_text_of_a_post() {
        let attached = "<div class='_2pin'><div class='_a7nf'><div class='_a7ng'><a href='posts/a.jpg'><img src='posts/a.jpg'></a><div>Mobile uploads</div><div class='_3-95'>Caption</div></div></div></div>";
        let own = "<div class='_2pin'><div>Own words</div><div>Updated Mar 13, 2013 2:58:25 pm</div></div>";
        let page = main(&format!("<div class='_a6-g'><div class='_a6-p'><div>{attached}{own}</div></div></div>"));
        let found = blocks(HtmlRecord::Block, &page);
        assert_eq!(found[0].last_group(), "Own words");
        assert_eq!(found[0].captions(), ["Caption"]);
        assert_eq!(found[0].media, ["posts/a.jpg"]);
        let link = "<div class='_2pin'><div><div>Headline</div><div><a href='https://x.example'>https://x.example</a></div></div></div><div class='_2pin'><div>Updated Mar 13, 2013 2:58:25 pm</div></div>";
        let page = main(&format!("<div class='_a6-g'><div class='_a6-p'><div>{link}</div></div></div>"));
        assert_eq!(blocks(HtmlRecord::Block, &page)[0].last_group(), "");
    }

    #[test]
    fn the_place_of_a_life_event_is_no_text() {
        let page = main(
            "<div class='_a6-g'><div class='_a6-h'>Started a new job</div><div class='_a6-p'><div><div class='_2pin'><div class='_a703'>Mar 1, 2013</div><div>Place: Bergen (60.39, 5.32)</div><div>Address: Bryggen 1</div></div><div class='_2pin'><div>So happy</div></div></div></div></div>",
        );
        assert_eq!(blocks(HtmlRecord::Block, &page)[0].life_event(), "Started a new job\nSo happy");
    }

    #[test]
    fn records_of_pages_before_2018_are_found() {
        let page = "<html><body><div class='nav'><ul><li>x</li></ul></div><div class='contents'><h1>Tove</h1><div><p><div class='meta'>Monday, March 4, 2013 at 9:40pm UTC+01</div>Tove updated her status.<div class='comment'>Old words</div></p><p><div class='meta'>Tuesday, March 5, 2013 at 9:40pm UTC+01</div>Tove was here.</p></div></div></body></html>";
        let found = blocks(HtmlRecord::Dated, page);
        assert_eq!(found.iter().map(Block::comment).collect::<Vec<_>>(), ["Old words", ""]);
        assert_eq!(found[1].footer, "Tuesday, March 5, 2013 at 9:40pm UTC+01");
        let page = "<html><body><div class='contents'><h2>Friends</h2><ul><li>Kari (Mar 4, 2013)</li><li>Ola</li></ul></div></body></html>";
        assert_eq!(blocks(HtmlRecord::ListItem, page).len(), 2);
    }

    #[test]
    fn items_directly_in_the_page_are_records_if_there_are_no_blocks() {
        let page = main("<li>SPN: x</li><li>Country: y</li><li></li><div class='_2let'><div>z</div></div>");
        assert_eq!(
            blocks(HtmlRecord::Block, &page).iter().map(Block::body).collect::<Vec<_>>(),
            ["SPN: x", "Country: y", "z"]
        );
    }

    #[test]
    fn horizontal_rules_divide_a_block() {
        let page = main(
            "<div class='_a6-g'><div class='_a6-h'>Joined</div><div class='_a6-p'><div class='_3-95'>A</div><hr><div class='_3-95'>B</div></div></div>",
        );
        assert_eq!(blocks(HtmlRecord::Ruled, &page).iter().map(Block::body).collect::<Vec<_>>(), ["A", "B"]);
    }

    #[test]
    fn rows_and_items_outside_of_records_are_counted() {
        let page = main(
            "<div class='_a6-g'><div class='_a6-p'>x</div></div><table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        );
        let mut found = Blocks::new(HtmlRecord::Block, false);
        read_pieces(&mut page.as_bytes(), &mut |piece| found.take(piece, &mut Vec::new())).unwrap();
        assert_eq!(found.loose_rows, 2);
    }

    #[test]
    fn texts_beside_the_records_of_old_pages_are_counted() {
        let count = |record: HtmlRecord, page: &str| {
            let page = format!("<html><body><div class='contents'><h1>Tove</h1>{page}</div></body></html>");
            let mut found = Blocks::new(record, false);
            read_pieces(&mut page.as_bytes(), &mut |piece| found.take(piece, &mut Vec::new())).unwrap();
            found.finish();
            (found.loose_items, found.loose_boxes)
        };
        let list = "<h2>Friends</h2><ul><li>Kari</li></ul>";
        let none = "<h2>Survey Responses</h2>No surveys completed";
        assert_eq!(count(HtmlRecord::ListItem, &format!("{list}{none}")), (0, 0));
        assert_eq!(count(HtmlRecord::ListItem, &format!("{list}<p>Ola</p><p>Per</p>")), (0, 2));
        assert_eq!(count(HtmlRecord::ListItem, &format!("{list}<h2>Group</h2><ul>Starting adult life</ul>")), (1, 0));
        let entry = "<p><div class='meta'>Monday, March 4, 2013 at 9:40pm UTC+01</div>Tove was here.</p>";
        assert_eq!(count(HtmlRecord::Dated, entry), (0, 0));
        assert_eq!(count(HtmlRecord::Dated, &format!("{entry}<p>Tove was there.</p>")), (0, 1));
    }

    #[test]
    fn blocks_without_a_table_are_counted_where_tables_are_the_records() {
        let count = |beside: &str| {
            let table = "<div class='_a6-g'><table><tr><td>ID</td><td>0</td></tr></table></div>";
            let page = main(&format!("{table}{beside}"));
            let mut found = Blocks::new(HtmlRecord::Table, false);
            read_pieces(&mut page.as_bytes(), &mut |piece| found.take(piece, &mut Vec::new())).unwrap();
            found.finish();
            found.loose_boxes
        };
        let block = |inner: &str| format!("<div class='_a6-g'>{inner}</div>");
        assert_eq!(count(&block("<div class='_a6-p'>x</div><div class='_a6-o'>no date that is known</div>")), 1);
        assert_eq!(count(&block("<div class='_a6-p'><div>Sep 01, 2025 11:07 am</div></div>").repeat(2)), 2);
        assert_eq!(count(&block("<div class='_a6-p'><div>a</div><div>b</div></div>")), 1);
        assert_eq!(count(&block("<div class='_a6-p'><a href='0.html'>A shop</a></div>")), 0);
        assert_eq!(count(&block("<p>Your activity.</p><p>Here are some things to know:</p><ul><li>a</li></ul>")), 0);
        assert_eq!(count(&block(&block("<table><tr><td>ID</td></tr></table>"))), 0);
    }
}
