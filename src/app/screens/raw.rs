//! The raw contents of a file: its text, the lists in it that no spec names, and the records that were rejected.

use crate::app::theme::{Palette, space};
use crate::app::widgets::UiText as _;
use crate::app::worker::{Poll, ThreadAnswer};
use crate::app::workspace::Workspace;
use crate::archive::ReadError;
use crate::formats::Table;
use crate::import::{RawFile, read_raw};
use crate::inventory::Inventory;
use crate::text::{counted, say, text};
use egui::containers::scroll_area::ScrollAreaOutput;
use egui::{
    Context, EventFilter, FontId, Key, Modifiers, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, vec2,
};
use std::sync::Arc;

/// A file of an archive, both by their indices.
type File = (usize, usize);

/// How far an arrow key scrolls sideways.
const STEP: f32 = 60.0;

/// The model of the panel.
#[derive(Debug, Default)]
pub struct RawView {
    file: Option<File>,
    pending: Option<ThreadAnswer<Option<Result<RawFile, ReadError>>>>,
    read: Option<Result<RawFile, ReadError>>,
}

impl RawView {
    /// Reads a file on a thread, if it is not the one that was read last.
    fn refresh(&mut self, ctx: &Context, workspace: &Workspace, file: File) {
        if self.file != Some(file) {
            let (inventories, tables) = (Arc::clone(&workspace.inventories), Arc::clone(&workspace.tables));
            let pending = ThreadAnswer::run(ctx, "fodder-looking", move || read(&inventories, &tables, file));
            *self = Self { file: Some(file), pending: Some(pending), read: None };
        }
        if let Some(pending) = &self.pending {
            match pending.poll() {
                Poll::Waiting => return,
                Poll::Done(read) => self.read = read,
                Poll::Lost => {}
            }
            self.pending = None;
        }
    }
}

fn read(inventories: &[Inventory], tables: &[Table], (archive, file): File) -> Option<Result<RawFile, ReadError>> {
    let inventory = inventories.get(archive)?;
    let row = inventory.files.get(file)?;
    let table = tables.iter().find(|table| table.platform == inventory.platform)?;
    let is_it = |entry: &&crate::archive::Entry| entry.part == row.part && *entry.path == *row.path;
    let entry = inventory.archive.entries.iter().find(is_it)?;
    Some(read_raw(&inventory.archive, entry, table, &row.unlisted))
}

/// Draws the panel.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut RawView, file: File) {
    view.refresh(ui.ctx(), workspace, file);
    if view.pending.is_some() {
        ui.dim(&text("raw-reading"));
        return;
    }
    let raw = match &view.read {
        Some(Ok(raw)) => raw,
        Some(Err(error)) => {
            ui.label(say::read_error(error));
            return;
        }
        None => {
            ui.dim(&text("raw-gone"));
            return;
        }
    };
    ui.dim(&text("raw-explains"));
    for list in &raw.lists {
        ui.add_space(space::S);
        ui.section(&list.path);
        ui.small_dim(&text("raw-list"));
        lines(ui, ("list", list.path.as_str()), &list.lines, 260.0);
    }
    if !raw.rejections.is_empty() {
        ui.add_space(space::S);
        ui.section(&counted("raw-rejections", raw.rejections.len() as u64));
        for rejection in &raw.rejections {
            ui.label(say::rejection(*rejection));
        }
    }
    ui.add_space(space::S);
    ui.section(&text("raw-file"));
    if raw.is_binary {
        ui.dim(&text("raw-binary"));
        return;
    }
    if !raw.is_whole {
        ui.dim(&text("raw-not-whole"));
    }
    lines(ui, ("file", ""), &raw.lines, 480.0);
}

/// Lines in letters of one width, each with its number. Only those in sight are drawn.
fn lines(ui: &mut Ui, salt: (&str, &str), lines: &[String], height: f32) {
    let palette = Palette::of(ui);
    let font = FontId::monospace(12.0);
    let row = ui.fonts_mut(|fonts| fonts.row_height(&font));
    let digits = lines.len().to_string().len();
    super::super::widgets::card(ui).inner_margin(10).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        // A line is as high as its letters, because `show_rows` counts on that.
        ui.spacing_mut().interact_size.y = 0.0;
        let mut area = ScrollArea::both().id_salt(salt).max_height(height).auto_shrink([false, true]);
        let wanted = ui.scope_id().with((salt, "scrolled by keys"));
        if let Some(offset) = ui.data_mut(|data| data.remove_temp::<Vec2>(wanted)) {
            area = area.scroll_offset(offset);
        }
        let area = area.show_rows(ui, row, lines.len(), |ui, shown| {
            for at in shown {
                let Some(line) = lines.get(at) else { continue };
                ui.horizontal(|ui| {
                    let number = format!("{:>digits$}", at + 1);
                    ui.label(RichText::new(number).font(font.clone()).color(palette.dim));
                    ui.add(egui::Label::new(RichText::new(line).font(font.clone())).extend().selectable(true));
                });
            }
        });
        if let Some(offset) = scrolled_by_arrows(ui, &area, row) {
            ui.data_mut(|data| data.insert_temp(wanted, offset));
            ui.ctx().request_repaint();
        }
    });
}

/// Lets the keyboard reach lines that are cut at the right: the area takes the focus, and arrow keys scroll it. Returns where it is
/// to be scrolled to; `None` if no key was pressed.
fn scrolled_by_arrows(ui: &Ui, area: &ScrollAreaOutput<()>, row: f32) -> Option<Vec2> {
    let ScrollAreaOutput { id, state, inner_rect, content_size, .. } = area;
    let most = (*content_size - inner_rect.size()).max(Vec2::ZERO);
    if most == Vec2::ZERO {
        return None;
    }
    let response = ui.interact(*inner_rect, id.with("keys"), Sense::focusable_noninteractive());
    // A click leads the keys here, too. The text lies above and takes it, so that it is looked for by its place.
    if ui.input(|input| input.pointer.primary_clicked()) && response.contains_pointer() {
        response.request_focus();
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollView, true, text("raw-lines")));
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let steps = [
        (Key::ArrowLeft, vec2(-STEP, 0.0)),
        (Key::ArrowRight, vec2(STEP, 0.0)),
        (Key::ArrowUp, vec2(0.0, -row)),
        (Key::ArrowDown, vec2(0.0, row)),
    ];
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32;
    let moved: Vec2 = steps.into_iter().map(|(key, step)| step * pressed(key)).fold(Vec2::ZERO, |sum, step| sum + step);
    (moved != Vec2::ZERO).then(|| (state.clamped_offset() + moved).clamp(Vec2::ZERO, most))
}
