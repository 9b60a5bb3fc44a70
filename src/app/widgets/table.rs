//! A table of which only the rows in sight are drawn, with a head to sort by and rows to go through by keyboard.

use super::fill::paint_fill;
use super::scroll::reserve_scroll_keys;
use super::text::paint_line;
use crate::app::theme::{self, Palette};
use crate::vocab::Fill;
use egui::accesskit::Role;
use egui::{
    Color32, CornerRadius, CursorIcon, EventFilter, FontId, Id, Key, Modifiers, Rect, Response, ScrollArea, Sense,
    Stroke, TextureHandle, TextureId, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// With less height than this a table shows too few rows.
const FEW_ROWS: f32 = 300.0;

/// The height of a table at the end of a screen: what is left of the screen's height; where that is too little, nearly
/// all of it, so that the table fills the screen once that is scrolled.
pub fn table_room(left: f32, whole: f32) -> f32 {
    if left >= FEW_ROWS { left } else { (whole - 24.0).max(200.0) }
}

/// Under this name stands the table whose rows get the keyboard focus.
const WANTED: &str = "the table whose rows get the focus";

/// Lets Arrow Down go on from a text field to the first row in sight of a table. `rows` is how many it has. This stands before the
/// field, which would take the key.
pub fn go_to_rows(ui: &Ui, field: Id, salt: &'static str, rows: usize) {
    // A table without rows is not drawn, and would take the focus once it has some.
    if rows > 0
        && ui.memory(|memory| memory.has_focus(field))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown))
    {
        ui.data_mut(|data| data.insert_temp(Id::unique(WANTED), salt));
    }
}

/// The least width of a column that takes what the others leave.
const LEAST_REST: f32 = 120.0;
/// The height of the head.
const HEAD: f32 = 28.0;
/// The space at both sides of a cell.
const PAD: f32 = 8.0;

/// A column.
#[derive(Debug)]
pub struct Column {
    name: String,
    /// The width in points; `None` takes what the others leave.
    width: Option<f32>,
    right: bool,
    sorts: bool,
}

impl Column {
    /// A column that takes the width that the others leave.
    pub fn rest(name: String) -> Self {
        Self { name, width: None, right: false, sorts: false }
    }

    /// A column of a fixed width.
    pub fn of(name: String, width: f32) -> Self {
        Self { name, width: Some(width), right: false, sorts: false }
    }

    /// The same with its contents at the right, as numbers stand.
    pub fn right(self) -> Self {
        Self { right: true, ..self }
    }

    /// The same with a head that sorts by it.
    pub fn sorts(self) -> Self {
        Self { sorts: true, ..self }
    }
}

/// By which column a table is sorted, and in which direction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Sorting {
    /// The column, counted from the left; `None` is the order in which the rows came.
    pub column: Option<usize>,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// A cell.
#[derive(Debug, Default)]
pub struct Cell {
    text: String,
    /// What an icon stands for, for screen readers and the tooltip.
    meaning: String,
    icon: &'static str,
    alarming: bool,
    indented: bool,
    dim: bool,
    is_path: bool,
    /// A fill before the text.
    fill: Option<Fill>,
    /// A picture before the text.
    picture: Option<(TextureId, Vec2)>,
}

impl Cell {
    /// A cell with a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same, less important.
    pub fn dim(self) -> Self {
        Self { dim: true, ..self }
    }

    /// The same with an icon before it, in the colour of a warning if it is `alarming`.
    pub fn icon(self, icon: &'static str, alarming: bool) -> Self {
        Self { icon, alarming, ..self }
    }

    /// The same with words for what its icon stands for.
    pub fn meaning(self, meaning: String) -> Self {
        Self { meaning, ..self }
    }

    /// The same with its icon or its fill alone: the words are spoken, and stand in the tooltip.
    pub fn without_words(mut self) -> Self {
        let words = [std::mem::take(&mut self.text), self.meaning];
        self.meaning = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
        self
    }

    /// The same without an icon, in line with those of its column that have one.
    pub fn indented(self) -> Self {
        Self { indented: true, ..self }
    }

    /// The same with the fill of an outcome before it.
    pub fn fill(self, fill: Fill) -> Self {
        Self { fill: Some(fill), indented: true, ..self }
    }

    /// The same with a small picture before it.
    pub fn picture(self, picture: Option<&TextureHandle>) -> Self {
        Self { picture: picture.map(|picture| (picture.id(), picture.size_vec2())), ..self }
    }

    /// The same, shortened in the middle where it is too long, because the end of a path tells most.
    pub fn path(self) -> Self {
        Self { is_path: true, ..self }
    }
}

/// A row, as it is drawn.
#[derive(Debug, Default)]
pub struct Row {
    cells: Vec<Cell>,
    is_open: bool,
}

impl Row {
    /// A row of cells, from the left.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, is_open: false }
    }

    /// The same, marked if its details are shown beside the table.
    pub fn open(self, is_open: bool) -> Self {
        Self { is_open, ..self }
    }
}

/// A table, before it is drawn.
#[derive(Debug)]
pub struct Table {
    /// Tells it from other tables.
    pub salt: &'static str,
    /// What it is, for screen readers.
    pub name: String,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// How many rows there are.
    pub rows: usize,
    /// The height of a row.
    pub row_height: f32,
    /// The greatest height of the rows together; more rows scroll.
    pub height: f32,
    /// Identifies what is listed, such as the search that found it. When that changes, the table starts at its top again.
    pub listing: Id,
}

/// Which row the keyboard is at, and how far the rows are scrolled.
#[derive(Clone, Copy, Default)]
struct Place {
    row: usize,
    offset: f32,
    held: Option<HeldRow>,
    /// What was listed when this was noted.
    listing: Option<Id>,
}

/// A row that was pressed, and stays where it was while its details open beside the table. They leave less room to what
/// stands above it, which becomes higher.
#[derive(Clone, Copy)]
struct HeldRow {
    row: usize,
    /// How far below the upper edge of the window it was.
    top: f32,
    /// For how many more frames it is held at most.
    frames: u8,
    /// In how many more frames it must be found in its place before it is let go.
    in_place: u8,
}

/// A row that was pressed is held for at most this many frames. Its details are opened one frame after the press, and the table
/// learns only in the frame after that how far it can be scrolled now.
const HELD: u8 = 12;
/// It is let go after this many frames in its place.
const IN_PLACE: u8 = 4;

impl Table {
    /// Draws the table. `row` gives a row by its place. Returns the row that was pressed.
    pub fn show(self, ui: &mut Ui, sorting: Option<&mut Sorting>, mut row: impl FnMut(usize) -> Row) -> Option<usize> {
        ui.scope(|ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Table);
                node.set_label(self.name.clone());
                node.set_row_count(self.rows);
                node.set_column_count(self.columns.len());
            });
            ui.spacing_mut().item_spacing.y = 0.0;
            let spans = self.spans(ui);
            self.head(ui, &spans, sorting);
            self.body(ui, &spans, &mut row)
        })
        .inner
    }

    /// Where each column begins and how wide it is, from the left edge of the table.
    fn spans(&self, ui: &Ui) -> Vec<(f32, f32)> {
        let fixed: f32 = self.columns.iter().filter_map(|column| column.width).sum();
        let open = self.columns.iter().filter(|column| column.width.is_none()).count().max(1);
        // The scroll bar stands at the right of the rows.
        let room = ui.available_width() - PAD;
        let rest = ((room - fixed) / open as f32).max(LEAST_REST);
        // Where there is little room, as at 200 %, the fixed columns give way, and then all, so that none ends outside.
        let shrink = ((room - LEAST_REST * open as f32) / fixed.max(1.0)).clamp(0.5, 1.0);
        let whole: f32 = self.columns.iter().map(|column| column.width.map_or(rest, |width| width * shrink)).sum();
        let narrower = (room / whole.max(1.0)).min(1.0);
        let mut left = 0.0;
        let mut spans = Vec::new();
        for column in &self.columns {
            let width = column.width.map_or(rest, |width| width * shrink) * narrower;
            spans.push((left, width));
            left += width;
        }
        spans
    }

    fn head(&self, ui: &mut Ui, spans: &[(f32, f32)], mut sorting: Option<&mut Sorting>) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
        let palette = Palette::of(ui);
        for (at, (column, (left, width))) in self.columns.iter().zip(spans).enumerate() {
            let cell = Rect::from_min_size(pos2(rect.left() + left, rect.top()), vec2(*width, HEAD));
            let sorted =
                sorting.as_ref().filter(|sorting| sorting.column == Some(at)).map(|sorting| sorting.descending);
            let can_sort = column.sorts && sorting.is_some();
            let sense = if can_sort { Sense::click() } else { Sense::hover() };
            let response = ui.interact(cell, ui.scope_id().with((self.salt, "head", at)), sense);
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &column.name));
            let mark = match sorted {
                Some(true) => " ↓",
                Some(false) => " ↑",
                None => "",
            };
            let color = if sorted.is_some() || (can_sort && response.hovered()) { palette.text } else { palette.dim };
            let words = format!("{}{mark}", column.name);
            let font = theme::regular(theme::size::SMALL);
            paint(ui, cell, &words, (font, color), column.right);
            if let Some(sorting) = sorting.as_deref_mut()
                && can_sort
                && response.on_hover_cursor(CursorIcon::PointingHand).clicked()
            {
                // Numbers are looked at from the largest, names from the first.
                let first = column.right;
                sorting.descending = if sorting.column == Some(at) { !sorting.descending } else { first };
                sorting.column = Some(at);
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    }

    fn body(&self, ui: &mut Ui, spans: &[(f32, f32)], row: &mut impl FnMut(usize) -> Row) -> Option<usize> {
        let known = ui.scope_id().with((self.salt, "place"));
        let mut place: Place = ui.data(|data| data.get_temp(known)).unwrap_or_default();
        let is_other = place.listing != Some(self.listing);
        if is_other {
            place = Place { listing: Some(self.listing), ..Place::default() };
        }
        place.row = place.row.min(self.rows.saturating_sub(1));
        let id_of = |row: usize| known.with(row);
        // Without a least height the rows would shrink to what is left of a page that scrolls itself.
        let mut area = ScrollArea::vertical()
            .id_salt(self.salt)
            .max_height(self.height)
            .min_scrolled_height(self.height)
            .auto_shrink([false, true])
            // An animation that is still going on would scroll a row away that is held.
            .animated(false);
        if is_other {
            area = area.vertical_scroll_offset(0.0);
        }
        reserve_scroll_keys(ui, id_of(place.row));
        if ui.data(|data| data.get_temp(Id::unique(WANTED))) == Some(self.salt) {
            ui.data_mut(|data| data.remove::<&'static str>(Id::unique(WANTED)));
            // A row out of sight is not drawn, and could not keep the focus.
            let first = (place.offset / self.row_height).ceil() as usize;
            place.row = first.min(self.rows.saturating_sub(1));
            ui.memory_mut(|memory| memory.request_focus(id_of(place.row)));
        }
        if ui.memory(|memory| memory.has_focus(id_of(place.row)))
            && let Some(next) = self.moved(ui, id_of(place.row), place.row)
        {
            ui.memory_mut(|memory| memory.request_focus(id_of(next)));
            place.row = next;
            let top = self.row_height * next as f32;
            let least = top + self.row_height - self.height;
            area = area.vertical_scroll_offset(place.offset.clamp(least.max(0.0), top.max(least.max(0.0))));
        }
        let held = place.held.take();
        let held_at = held.map(|HeldRow { row, top, .. }| {
            // Where the head of the table moved down over its place, it stands below the head.
            let most = self.row_height * row as f32;
            let least = (most + self.row_height - self.height).max(0.0).min(most);
            (most - (top - ui.cursor().top())).clamp(least, most)
        });
        if let Some(offset) = held_at {
            area = area.vertical_scroll_offset(offset);
            // The table still takes the end that it had in the last frame for its end, and would spring back to it.
            ui.spacing_mut().scroll.kinetic.rubber_band = false;
            ui.ctx().request_repaint();
        }
        let mut pressed = None;
        let shown = area.show_rows(ui, self.row_height, self.rows, |ui, rows| {
            for at in rows {
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), self.row_height), Sense::hover());
                // Only one row is reached by Tab; the arrows go to the others.
                let sense = if at == place.row { Sense::click() } else { Sense::CLICK };
                let response = ui.interact(rect, id_of(at), sense);
                self.row(ui, (at, rect), spans, &row(at), &response);
                if response.gained_focus() {
                    response.scroll_to_me(None);
                }
                if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                    pressed = Some(at);
                    place.held = Some(HeldRow { row: at, top: rect.top(), frames: HELD, in_place: IN_PLACE });
                }
            }
        });
        place.offset = shown.state.clamped_offset().y;
        if let Some((mut held, offset)) = held.zip(held_at) {
            let is_in_place = (place.offset - offset).abs() < 0.5;
            held.frames = held.frames.saturating_sub(1);
            held.in_place = held.in_place.saturating_sub(u8::from(is_in_place));
            // If another row was pressed in this frame, that one is held from now on.
            if place.held.is_none() && held.frames > 0 && held.in_place > 0 {
                place.held = Some(held);
            }
        }
        if let Some(at) = pressed {
            place.row = at;
        }
        ui.data_mut(|data| data.insert_temp(known, place));
        pressed
    }

    /// The row that a key moves to.
    fn moved(&self, ui: &Ui, focused: Id, row: usize) -> Option<usize> {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
        let last = self.rows.saturating_sub(1);
        let page = (self.height / self.row_height).max(1.0) as usize;
        let keys = [
            (Key::ArrowDown, row.saturating_add(1)),
            (Key::ArrowUp, row.saturating_sub(1)),
            (Key::PageDown, row.saturating_add(page)),
            (Key::PageUp, row.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let mut next = None;
        for (key, to) in keys {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                next = Some(to.min(last));
            }
        }
        next.filter(|next| *next != row)
    }

    fn row(&self, ui: &Ui, (at, rect): (usize, Rect), spans: &[(f32, f32)], row: &Row, response: &Response) {
        let palette = Palette::of(ui);
        let cells = &row.cells;
        let spoken = || {
            self.columns.iter().zip(cells).filter_map(|(column, cell)| {
                let words: Vec<&str> =
                    [cell.text.as_str(), &cell.meaning].into_iter().filter(|words| !words.is_empty()).collect();
                let words = words.join(". ");
                let name = if column.name.is_empty() { String::new() } else { format!("{}: ", column.name) };
                (!words.is_empty()).then(|| format!("{name}{words}"))
            })
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, spoken().collect::<Vec<_>>().join(", ")));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_index(at);
            node.set_selected(row.is_open);
        });
        let fill = if row.is_open {
            palette.selection
        } else if response.hovered() || response.has_focus() {
            palette.selection.gamma_multiply(0.55)
        } else if at % 2 == 1 {
            palette.panel.gamma_multiply(0.6)
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, CornerRadius::same(4), fill);
        for ((column, (left, width)), cell) in self.columns.iter().zip(spans).zip(cells) {
            let mut room = Rect::from_min_size(pos2(rect.left() + left, rect.top()), vec2(*width, self.row_height));
            if let Some(fill) = cell.fill {
                let at = pos2(room.left() + PAD, room.center().y - 6.0);
                let square = Rect::from_min_size(at, vec2(12.0, 12.0));
                paint_fill(ui.painter(), &palette, square, CornerRadius::same(3), fill);
            }
            if let Some((picture, size)) = cell.picture {
                let side = self.row_height - 4.0;
                let at = pos2(room.left() + PAD + side / 2.0, room.center().y);
                let frame = Rect::from_center_size(at, size * (side / size.max_elem().max(1.0)));
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(picture, frame, whole, Color32::WHITE);
                room.min.x += side + 6.0;
            }
            if !cell.icon.is_empty() {
                let color = if cell.alarming { palette.used } else { palette.dim };
                let at = pos2(room.left() + PAD, room.center().y);
                let font = theme::regular(theme::size::BODY);
                ui.painter().text(at, egui::Align2::LEFT_CENTER, cell.icon, font, color);
            }
            if !cell.meaning.is_empty() {
                ui.interact(room, response.id.with(left.to_bits()), Sense::hover()).on_hover_text(&cell.meaning);
            }
            if cell.indented || !cell.icon.is_empty() {
                room.min.x += 20.0;
            }
            let color = if cell.dim { palette.dim } else { palette.text };
            let font = theme::regular(theme::size::BODY);
            let words = if cell.is_path {
                shortened(ui, &cell.text, &font, room.width() - 2.0 * PAD)
            } else {
                cell.text.clone()
            };
            paint(ui, room, &words, (font, color), column.right);
        }
    }
}

/// Paints a line into a cell, at its left or at its right.
fn paint(ui: &Ui, cell: Rect, words: &str, (font, color): (FontId, Color32), right: bool) {
    let width = cell.width() - 2.0 * PAD;
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font.clone(), color);
    let top = cell.center().y - galley.size().y / 2.0;
    if galley.size().x <= width {
        let left = if right { cell.right() - PAD - galley.size().x } else { cell.left() + PAD };
        ui.painter().galley(pos2(left, top), galley, color);
    } else {
        paint_line(ui, pos2(cell.left() + PAD, top), width, words, font, color);
    }
}

/// A path that fits into a width: where it is too long, its middle gives way to an ellipsis.
fn shortened(ui: &Ui, path: &str, font: &FontId, width: f32) -> String {
    let fits =
        |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::WHITE).size().x <= width;
    if fits(path) {
        return path.to_owned();
    }
    let letters: Vec<char> = path.chars().collect();
    let with = |kept: usize| -> String {
        let head = kept / 3;
        let tail = letters.len().saturating_sub(kept - head);
        let head: String = letters.iter().take(head).collect();
        let tail: String = letters.iter().skip(tail).collect();
        format!("{head}…{tail}")
    };
    let (mut least, mut most) = (0, letters.len());
    while least + 1 < most {
        let middle = usize::midpoint(least, most);
        if fits(&with(middle)) {
            least = middle;
        } else {
            most = middle;
        }
    }
    with(least)
}
