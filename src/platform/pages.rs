//! Lists that come as pages: cells, each a heading, a body and a date; what stands in tables has labels.
//!
//! A cell is known by the classes that Meta's pages have had since 2018. Cells nest, and only the outermost is a
//! record. Where no class is known, what lies directly in the main part of the page is taken for a cell.

use super::emit::List;
use super::page_cells::{Cell, Cells};
use super::page_dates::{self, Order, Written};
use super::record::Sink;
use super::rows::{PageText, SourceRow};
use super::shared::fold_label;
use super::{ShapeError, sniff};
use crate::archive::ReadError;
use html5gum::{DefaultEmitter, IoReader, Tokenizer};
use std::io::{Cursor, Read};

/// A page has a tag within so many bytes.
const HEAD: u64 = 4096;

/// Reads a page.
pub(super) fn read(row: &SourceRow, path: &str, reader: &mut dyn Read, sink: &mut dyn Sink) -> Result<(), ShapeError> {
    let mut head = Vec::new();
    // What came before it broke off is read all the same.
    let mut broken = reader.take(HEAD).read_to_end(&mut head).err().map(|error| ReadError::from_io(&error));
    if broken.is_none() && !head.is_empty() {
        if sniff::looks_binary(&head) {
            return Err(ShapeError::NotText);
        }
        if !head.contains(&b'<') {
            return Err(ShapeError::NotJson);
        }
    }
    let mut reader = Cursor::new(head).chain(reader);
    let mut page = Page { list: List::new(row), path, order: None, held: Vec::new(), elements: 0 };
    let mut cells = Cells::new(row.page.whole);
    let mut emitter = DefaultEmitter::default();
    // What stands in a script is text, whatever it looks like.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(IoReader::new(&mut reader), emitter) {
        match token {
            Ok(token) => {
                for cell in cells.take(&token) {
                    page.cell(cell, sink);
                }
            }
            Err(error) => {
                broken = broken.or_else(|| Some(ReadError::from_io(&error)));
                break;
            }
        }
    }
    for cell in cells.finish() {
        page.cell(cell, sink);
    }
    page.finish(sink);
    match broken {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}

/// What is to be handed over of a cell, but for its date.
type Values = Vec<(usize, String)>;

/// A page that is read.
struct Page<'a> {
    list: List<'a>,
    path: &'a str,
    /// Which number of a date is the day, once some date told it.
    order: Option<Order>,
    /// Cells whose date can be read in two ways, until that is told.
    held: Vec<(Values, Vec<(usize, Written)>)>,
    elements: u64,
}

impl Page<'_> {
    /// Takes a cell: hands it over, or holds it until its date is told.
    fn cell(&mut self, cell: Cell, sink: &mut dyn Sink) {
        let mut values = Values::new();
        let mut dates: Vec<(usize, Written)> = Vec::new();
        let (mut known, mut unknown) = (0, 0);
        self.labelled(&cell, &mut values, &mut dates, &mut known, &mut unknown);
        let fields = &self.list.fields;
        let has = |slots: &[usize], values: &Values| values.iter().any(|(slot, _)| slots.contains(slot));
        if dates.is_empty()
            && let Some(slot) = fields.date.first()
            && let Some(written) = page_dates::read(cell.date.trim(), &mut self.order)
        {
            dates.push((*slot, written));
        }
        let row = self.list.row;
        if row.page.sender && dates.is_empty() && cell.is_only_people() {
            self.list.participants(self.path, &cell.people(), sink);
            return;
        }
        let text = match row.page.text {
            PageText::Body if has(&fields.text, &values) || unknown > 0 => String::new(),
            PageText::Body if row.page.sender => cell.text(),
            PageText::Body => cell.first_block(),
            PageText::Heading => cell.heading.trim().to_owned(),
            PageText::None => String::new(),
        };
        for (slot, value) in [(fields.text.first(), text), (fields.sender_name.first(), cell.heading.trim().to_owned())]
        {
            let wanted = Some(slot) != Some(fields.sender_name.first()) || row.page.sender;
            if let Some(slot) = slot.filter(|_| wanted && !value.is_empty()) {
                values.push((*slot, value));
            }
        }
        if let Some(slot) = fields.media.first() {
            values.extend(cell.media.into_iter().map(|path| (*slot, path)));
        }
        self.list.found.known = known;
        self.list.found.unknown = unknown;
        if self.order.is_some() {
            self.hand_over_held(sink);
        }
        if dates.iter().all(|(_, written)| written.stamp(self.order).is_some()) {
            self.hand_over(&values, &dates, sink);
        } else {
            self.held.push((values, dates));
        }
    }

    /// What stands in the tables of a cell, under labels that the row asks for.
    fn labelled(
        &mut self,
        cell: &Cell,
        values: &mut Values,
        dates: &mut Vec<(usize, Written)>,
        known: &mut u64,
        unknown: &mut u64,
    ) {
        let shared = &self.list.row.shared;
        let asked: Vec<(usize, &str, &str)> = self
            .list
            .fields
            .paths
            .iter()
            .enumerate()
            .filter_map(|(slot, path)| {
                let label = path.split('.').find_map(|part| part.trim_matches(['[', ']']).strip_prefix('$'))?;
                Some((slot, label, path.as_str()))
            })
            .collect();
        if asked.is_empty() {
            return;
        }
        for (label, value) in &cell.pairs {
            let label = fold_label(label);
            if shared.known_labels.contains(&label) {
                *known += 1;
            } else {
                *unknown += 1;
            }
            let mut has_text = false;
            for (slot, name, path) in &asked {
                let is_it = shared.labels.get(*name).is_some_and(|all| all.iter().any(|one| fold_label(one) == label));
                if !is_it || value.is_empty() {
                    continue;
                }
                if path.ends_with("timestamp") || path.ends_with("timestamp_value") {
                    dates.extend(page_dates::read(value, &mut self.order).map(|written| (*slot, written)));
                } else {
                    // The forms a label has had are several paths to one text.
                    let is_text = self.list.fields.text.contains(slot);
                    if !(is_text && has_text) {
                        values.push((*slot, value.clone()));
                    }
                    has_text |= is_text;
                }
            }
        }
        // Among labels that are known an unknown one is only something that is not asked for.
        if *known > 0 {
            *unknown = 0;
        }
    }

    fn hand_over(&mut self, values: &Values, dates: &[(usize, Written)], sink: &mut dyn Sink) {
        self.list.found.forget();
        for (slot, value) in values {
            self.list.found.set(*slot, value);
        }
        for (slot, written) in dates {
            if let Some(stamp) = written.stamp(self.order) {
                self.list.found.set(*slot, &stamp.0.to_string());
            }
        }
        self.elements += 1;
        self.list.emit(self.path, self.elements, sink);
    }

    /// Hands over what is still held when the page ends.
    fn finish(mut self, sink: &mut dyn Sink) {
        self.hand_over_held(sink);
    }

    /// Hands over what was held: with its date, if the page told its order, else without.
    fn hand_over_held(&mut self, sink: &mut dyn Sink) {
        let labels = std::mem::take(&mut self.list.found.known);
        let unknown = std::mem::take(&mut self.list.found.unknown);
        for (values, dates) in std::mem::take(&mut self.held) {
            let told = dates.iter().all(|(_, written)| written.stamp(self.order).is_some());
            self.hand_over(&values, &dates, sink);
            if !told {
                sink.ambiguous_date();
            }
        }
        (self.list.found.known, self.list.found.unknown) = (labels, unknown);
    }
}
