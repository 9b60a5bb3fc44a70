//! A data pack that was dropped on the window: checked, compared with the one in use, and used after one yes.

use super::actions::{Actions, Run};
use super::cache::Cache;
use super::icons;
use super::theme::{self, Palette, space};
use super::widgets::{UiText as _, button, card, primary_button};
use super::workspace::Workspace;
use crate::import::Origin;
use crate::pack::{PackFile, is_newer};
use crate::summary::{Inquiry, OutcomeChange, PackChanges};
use crate::text::say::rules_day;
use crate::text::{self, text, text_with};
use egui::{Id, Modal, RichText, Role, ScrollArea, Ui};
use std::path::PathBuf;

/// At most this many lines of changes are shown; the rest is counted.
const MOST_LINES: usize = 40;

/// A data pack that waits for a yes.
#[derive(Debug)]
pub struct NewPack {
    /// The zip, read and without faults.
    pub file: PackFile,
    /// What it would change for the open archives; `None` if none is open. Archives may be opened while it waits.
    changes: Cache<(), Option<PackChanges>>,
}

impl NewPack {
    /// A pack that was read.
    pub fn new(file: PackFile) -> Self {
        Self { file, changes: Cache::default() }
    }
}

/// What a pack would change for all that is open, whatever days and platforms are shown. Groups of like items are judged,
/// so that it takes no longer for more of them.
fn changes_of(file: &PackFile, workspace: &Workspace) -> Option<PackChanges> {
    let asked = Inquiry { within: None, ..workspace.asked_in(workspace.jurisdiction()?) };
    let inventories = &workspace.inventories;
    (!inventories.is_empty()).then(|| PackChanges::between(&workspace.book, &file.pack.book, inventories, &asked))
}

/// Takes those that are called like data packs out of what is to be opened.
pub fn take_packs(origins: &mut Vec<Origin>) -> Vec<PathBuf> {
    let is_pack = |origin: &mut Origin| matches!(origin, Origin::Path(path) if PackFile::has_pack_name(path));
    let packs = origins.extract_if(.., is_pack);
    packs.filter_map(|origin| if let Origin::Path(path) = origin { Some(path) } else { None }).collect()
}

/// Draws the question whether to use it.
pub fn ui(ui: &Ui, workspace: &Workspace, is_reading: bool, new: &mut Option<NewPack>, actions: &mut Actions) {
    let Some(NewPack { file, changes: known }) = new else { return };
    let found = known.get(workspace, (), |()| changes_of(file, workspace));
    let book = &file.pack.book;
    let now = &workspace.book.version;
    let title = if is_newer(now, &book.version) { "pack-title-older" } else { "pack-title" };
    let title = text_with(title, &[("day", rules_day(&book.version).into())]);
    let frame = card(ui).inner_margin(22);
    let shown = Modal::new(Id::unique("new pack")).frame(frame).show(ui.ctx(), |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(title.as_str());
            node.set_modal();
        });
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 90.0).min(560.0));
        ui.section(&title);
        let values = [
            ("rules", text::number(book.rules.len() as u64).into()),
            ("sources", text::number(book.citations.len() as u64).into()),
            ("now", rules_day(now).into()),
        ];
        ui.label(text_with("pack-explains", &values));
        ui.add_space(space::S);
        sum(ui, &file.sha256);
        ui.add_space(space::S);
        match &*found {
            _ if is_reading => {
                ui.label(text("pack-reading-on"));
            }
            Some(found) => {
                let reads_otherwise = file.pack.tables_print != workspace.tables_print;
                changes(ui, found, reads_otherwise, (window.y - 380.0).max(80.0));
            }
            None => {
                ui.label(text("pack-open-something"));
            }
        }
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            if primary_button(ui, &text("pack-yes")).clicked() {
                actions.push(Run::UseNewPack);
            }
            if button(ui, text("pack-no")).clicked() {
                ui.close();
            }
        });
    });
    if shown.should_close() {
        *new = None;
    }
}

fn sum(ui: &mut Ui, sha256: &str) {
    ui.small_dim(&text("pack-sha256"));
    ui.horizontal_wrapped(|ui| {
        // In groups, because people compare it by eye.
        let groups: Vec<&str> = (0..sha256.len()).step_by(8).filter_map(|at| sha256.get(at..at + 8)).collect();
        let shown = RichText::new(groups.join(" ")).monospace().color(Palette::of(ui).text);
        ui.add(egui::Label::new(shown).wrap());
        let copy = button(ui, format!("{} {}", icons::COPY, text("pack-copy-sum")));
        // The question may come while somebody types: what is typed must not answer it.
        if !ui.ctx().memory(|memory| memory.focused().is_some()) {
            copy.request_focus();
        }
        if copy.accessible_name(text("pack-copy-sum")).clicked() {
            ui.ctx().copy_text(sha256.to_owned());
        }
    });
}

fn changes(ui: &mut Ui, changes: &PackChanges, reads_otherwise: bool, height: f32) {
    ui.strong_text(&changes.items_in_words());
    ui.small_dim(&changes.rules_in_words());
    if reads_otherwise {
        ui.small_dim(&text("pack-tables"));
    }
    let lines: Vec<String> = changes.outcomes.iter().take(MOST_LINES).map(OutcomeChange::in_words).collect();
    if lines.is_empty() {
        return;
    }
    ScrollArea::vertical().id_salt("pack changes").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for line in &lines {
            ui.add(egui::Label::new(RichText::new(line).font(theme::regular(theme::size::BODY))).wrap());
        }
        let rest = changes.outcomes.len().saturating_sub(MOST_LINES);
        if rest > 0 {
            ui.small_dim(&text::counted("pack-more-changes", rest as u64));
        }
    });
}
