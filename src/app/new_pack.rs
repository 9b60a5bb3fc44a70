//! A data pack that was dropped on the window: checked, compared with the one in use, and used after one yes.

use super::actions::{Actions, Run};
use super::icons;
use super::theme::{self, Palette, space};
use super::widgets::{UiText as _, button, card, primary_button};
use crate::import::Origin;
use crate::inventory::Inventory;
use crate::pack::{PackFile, Refusal, is_newer};
use crate::rulebook::Rulebook;
use crate::summary::{Asked, OutcomeChange, PackChanges};
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
    /// The version of the pack in use.
    now: String,
    /// What it would change for the open archives; `None` if none is open.
    changes: Option<PackChanges>,
    /// Whether it may find something else in the open archives.
    reads_otherwise: bool,
}

/// A zip that is no data pack that can be used.
#[derive(Debug)]
pub struct RefusedPack {
    /// The zip.
    pub path: PathBuf,
    /// Why.
    pub refusal: Refusal,
}

impl NewPack {
    /// Reads a zip and compares it with the pack in use. Takes about a second, so it runs on a thread.
    pub fn read(path: PathBuf, now: &Rulebook, open: Option<(&[Inventory], &Asked)>) -> Result<Self, RefusedPack> {
        let file = match PackFile::read(&path) {
            Ok(file) => file,
            Err(refusal) => return Err(RefusedPack { path, refusal }),
        };
        let changes = open.map(|(inventories, asked)| PackChanges::between(now, &file.pack.book, inventories, asked));
        let reads_otherwise = file.has_other_tables() && changes.is_some();
        Ok(Self { now: now.version.clone(), changes, reads_otherwise, file })
    }
}

/// Takes those that are called like data packs out of what is to be opened.
pub fn take_packs(origins: &mut Vec<Origin>) -> Vec<PathBuf> {
    let is_pack = |origin: &mut Origin| matches!(origin, Origin::Path(path) if PackFile::is_called_so(path));
    let packs = origins.extract_if(.., is_pack);
    packs.filter_map(|origin| if let Origin::Path(path) = origin { Some(path) } else { None }).collect()
}

/// Draws the question whether to use it.
pub fn ui(ui: &Ui, new: &mut Option<NewPack>, actions: &mut Actions) {
    let Some(pack) = new else { return };
    let book = &pack.file.pack.book;
    let title = if is_newer(&pack.now, &book.version) { "pack-title-older" } else { "pack-title" };
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
            ("now", rules_day(&pack.now).into()),
        ];
        ui.label(text_with("pack-explains", &values));
        ui.add_space(space::S);
        sum(ui, &pack.file.sha256);
        ui.add_space(space::S);
        changes(ui, pack, (window.y - 380.0).max(80.0));
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            let yes = primary_button(ui, &text("pack-yes"));
            if !ui.ctx().memory(|memory| memory.focused().is_some()) {
                yes.request_focus();
            }
            if yes.clicked() {
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
        if copy.accessible_name(text("pack-copy-sum")).clicked() {
            ui.ctx().copy_text(sha256.to_owned());
        }
    });
}

fn changes(ui: &mut Ui, pack: &NewPack, height: f32) {
    let Some(changes) = &pack.changes else {
        ui.label(text("pack-open-something"));
        return;
    };
    ui.strong_text(&changes.items_in_words());
    ui.small_dim(&changes.rules_in_words());
    if pack.reads_otherwise {
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
