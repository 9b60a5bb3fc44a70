//! One file of an archive, beside the list of them: what it is, what was found in it, and what that leads to.

use crate::app::actions::{Actions, Show, Side};
use crate::app::icons;
use crate::app::names::part_name;
use crate::app::screens::reason::{facts_ui, part_heading};
use crate::app::theme::space;
use crate::app::widgets::{UiText as _, link_button};
use crate::app::workspace::Workspace;
use crate::archive::name_of;
use crate::inventory::{FileRow, State};
use crate::recognise::RecognisedBy;
use crate::summary::ItemsQuery;
use crate::text::{self, counted, number, say, text, text_with};
use crate::vocab::Category;
use egui::Ui;

/// A file in words.
#[derive(Debug)]
pub struct FileCard {
    name: String,
    path: String,
    facts: Vec<(String, String)>,
    /// The lists in it that no spec names, with how many entries each has.
    unlisted: Vec<String>,
    problems: Vec<String>,
    /// Its index and that of its archive, if it has items.
    items: Option<(usize, usize)>,
    /// Its index and that of its archive, if it can be looked into.
    raw: Option<(usize, usize)>,
    /// The category of its items, which has an answer of its own.
    leads_to: Option<(Category, String)>,
}

impl FileCard {
    /// A file of an archive, both by their indices. `None` if it is not there.
    pub fn of(at: usize, index: usize, workspace: &Workspace) -> Option<Self> {
        let inventories = workspace.inventories.as_slice();
        let summary = workspace.summary.as_ref()?;
        let archive = summary.archives.get(at)?;
        let file = archive.files.get(index)?;
        let path = file.path.as_str();
        let part = part_name(inventories, at, file.part);
        let mut facts = vec![(text("column-archive"), part), (text("column-state"), state_words(file))];
        let kinds = inventories.get(at).map_or(&[][..], |inventory| &inventory.kinds);
        let kind = file.source.as_ref().and_then(|id| kinds.iter().find(|kind| kind.id == *id));
        facts.extend(kind.and_then(|kind| kind.name.clone()).map(|name| (text("column-what"), name)));
        facts.extend(file.recognised_by.map(|by| {
            let key = match by {
                RecognisedBy::Name => "file-by-name",
                RecognisedBy::Content => "file-by-content",
            };
            (text("file-recognised"), text(key))
        }));
        for (key, count) in [
            ("file-records", file.records),
            ("file-elements", file.elements),
            ("file-expected", file.expected),
            ("column-items", file.items),
            ("file-unreadable", Some(file.unreadable).filter(|count| *count > 0)),
            ("file-dates", Some(file.dates_unread).filter(|count| *count > 0)),
            ("file-media", Some(file.entries).filter(|_| file.state == State::Media)),
        ] {
            facts.extend(count.map(|count| (text(key), number(count))));
        }
        // The list beside the panel has the same number.
        let within = workspace.within.filter(|_| file.items.is_some()).map(|within| {
            let made = workspace.whole_archive(at).map(|inventory| inventory.items.count_by_file(within.moments()));
            (within, made.and_then(|made| made.get(index).copied()).unwrap_or(0))
        });
        if let Some((within, items)) = within {
            let label = text_with("file-items-within", &[("days", within.in_words().into())]);
            facts.push((label, number(items)));
        }
        facts.push((text("column-size"), text::size(file.bytes)));
        let listed = within.map_or_else(|| file.items.unwrap_or(0), |(_, items)| items);
        let problems = archive.problems.iter().filter(|problem| problem.path == path);
        let leads_to = file.category.map(Category::top).filter(|_| file.items.unwrap_or(file.entries) > 0);
        let leads_to = leads_to.filter(|top| summary.categories.iter().any(|category| category.id == *top));
        Some(Self {
            name: name_of(path.trim_end_matches('/')).to_owned(),
            path: path.to_owned(),
            facts,
            unlisted: file.unlisted.iter().map(|list| format!("{}: {}", list.path, number(list.elements))).collect(),
            problems: problems.map(|problem| problem.message.clone()).collect(),
            items: (file.state == State::Read && listed > 0).then_some((at, index)),
            // A row of media stands for a folder.
            raw: (file.state != State::Media).then_some((at, index)),
            leads_to: leads_to.map(|top| (top, text(&format!("category-{}", top.id())))),
        })
    }

    /// The heading of the panel.
    pub fn title(&self) -> &str {
        &self.name
    }

    /// The path, which tells it from files of the same name.
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// What became of a file, in words.
pub fn state_words(file: &FileRow) -> String {
    let mut words = text(match file.state {
        State::Read if file.is_cut => "state-read-in-part",
        State::Read => "state-read",
        State::Media => "state-media",
        State::Skipped => "state-skipped",
        State::Unknown => "state-unknown",
        State::Failed => "state-failed",
    });
    if let Some(reason) = file.reason {
        words = format!("{words}: {}", say::skip_reason(reason));
    }
    words
}

/// Draws the card.
pub fn ui(ui: &mut Ui, card: &FileCard, actions: &mut Actions) {
    if card.path != card.name {
        ui.small_dim(&card.path);
    }
    facts_ui(ui, &card.facts);
    if !card.unlisted.is_empty() {
        part_heading(ui, icons::INFO, &counted("file-unlisted", card.unlisted.len() as u64));
        for line in &card.unlisted {
            ui.label(line);
        }
    }
    if !card.problems.is_empty() {
        part_heading(ui, icons::WARNING, &counted("contents-problems", card.problems.len() as u64));
        for line in &card.problems {
            ui.label(line);
        }
    }
    ui.add_space(space::S);
    if let Some(file) = card.items
        && link_button(ui, &text("file-items")).clicked()
    {
        actions.push(Show::Items(ItemsQuery { file: Some(file), ..ItemsQuery::default() }));
    }
    if let Some((archive, file)) = card.raw
        && link_button(ui, &text("file-raw")).clicked()
    {
        actions.push(Show::Further(Side::Raw { archive, file }));
    }
    if let Some((category, name)) = &card.leads_to {
        let why = text_with("file-why", &[("category", name.as_str().into())]);
        if link_button(ui, &why).clicked() {
            actions.push(Show::Further(Side::Why { category: *category, region: None }));
        }
    }
}
