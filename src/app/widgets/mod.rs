//! The widgets that screens are made of.

mod bar;
mod date_picker;
mod fill;
mod region_picker;
mod scroll;
mod table;
mod text;

pub use bar::{Segment, stacked_bar};
pub use date_picker::{DatePicker, Days, date_button};
pub use fill::{paint_fill, swatch};
pub use region_picker::{MOST_OF_REGION, RegionPicker, region_button};
pub use scroll::{
    focus_in_place, focus_page, focus_page_if_lost, follow_focus, page, page_before_inner, page_margin, restore_focus,
    scroll_by_keys,
};
pub use table::{Cell, Column, Row, Sorting, Table, go_to_rows, table_room};
pub use text::{UiText, elided, fold_title, heading, paint_line, paint_wrapped, shortened};

use super::icons;
use super::theme::{self, Palette};
use egui::{
    Button, EventFilter, Frame, Key, Margin, Modifiers, Popup, PopupCloseBehavior, Response, RichText, Stroke,
    StrokeKind, Ui, WidgetText,
};

/// The one primary action of a screen.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::of(ui);
    let text = RichText::new(text).color(palette.on_accent).font(theme::semibold(theme::size::BODY));
    ui.add(Button::new(text).fill(palette.accent).stroke(Stroke::NONE).min_size(egui::vec2(0.0, 29.0)))
}

/// Paints a ring around whatever has the keyboard focus, so that no control is without one.
pub fn focus_ring(ctx: &egui::Context) {
    // In the frame of a press or a click the focus follows the pointer, and asking for the response of what has it
    // would take the focus away from what was clicked.
    // A text field has a frame of its own that shows it.
    if ctx.text_edit_focused() || ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released()) {
        return;
    }
    let Some(response) = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id)) else { return };
    let accent = theme::palette(ctx).accent;
    // The beginning of a page has no height, and no ring.
    if response.rect.height() <= 0.0 {
        return;
    }
    let rect = response.interact_rect.expand(1.5);
    let painter = ctx.layer_painter(response.layer_id);
    painter.rect_stroke(rect, theme::RADIUS, Stroke::new(2.0, accent), StrokeKind::Middle);
}

/// Adds contents at the right end of a row. Unlike a layout from right to left this keeps the order in which they are
/// added, which is the order in which Tab and screen readers go through them.
pub fn at_right(ui: &mut Ui, salt: impl std::hash::Hash + std::fmt::Debug, add: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with((salt, "width"));
    // The width is known from the frame before, because contents have none until they are laid out.
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.add_space((ui.available_width() - known - ui.spacing().item_spacing.x).max(0.0));
    let width = ui.scope(add).response.rect.width();
    if (width - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("the width of what stands at the right has changed");
    }
}

/// Adds contents at the bottom of what is left, in the order in which they are added.
pub fn at_bottom(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with((salt, "height"));
    let known: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    ui.add_space((ui.available_height() - known - ui.spacing().item_spacing.y).max(0.0));
    let height = ui.scope(add).response.rect.height();
    if (height - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, height));
        ui.ctx().request_discard("the height of what stands at the bottom has changed");
    }
}

/// An icon beside words that say the same; screen readers skip it.
pub fn icon(ui: &mut Ui, glyph: &str, size: f32, color: egui::Color32) {
    let font = theme::regular(size);
    let galley = ui.painter().layout_no_wrap(glyph.to_owned(), font, color);
    let height = galley.size().y.max(ui.text_style_height(&egui::TextStyle::Body));
    let (rect, _) = ui.allocate_exact_size(egui::vec2(galley.size().x, height), egui::Sense::hover());
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, color);
}

/// A button for an action that is not the primary one.
pub fn button(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    let palette = Palette::of(ui);
    let text: WidgetText = text.into();
    let button = Button::new(text).fill(palette.panel).stroke(Stroke::new(1.0, palette.line));
    ui.add(button.min_size(egui::vec2(0.0, 29.0)))
}

/// A button that opens a page of choices below it. `name` and `page` are the names of both for screen readers. Returns
/// whether the page is open, and what was picked on it; a pick closes the page.
fn drop_down<T>(
    ui: &mut Ui,
    shown: &str,
    [name, page]: [String; 2],
    (width, takes_focus): (f32, bool),
    choices: impl FnOnce(&mut Ui) -> Option<T>,
) -> (bool, Option<T>) {
    let response = button(ui, format!("{shown} {}", icons::CARET_DOWN)).accessible_name(name);
    let open = Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(page)
        .width(width)
        .show(|ui| {
            ui.spacing_mut().button_padding = egui::vec2(8.0, 4.0);
            // In a low window what does not fit scrolls.
            let most = ui.ctx().content_rect().height() - 80.0;
            let area = egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most.min(400.0));
            let shown = area.auto_shrink([false, true]).show(ui, |ui| {
                let picked = choices(ui);
                scroll::follow_focus(ui, "drop down");
                picked
            });
            let picked = shown.inner;
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    let picked = open.as_ref().is_some_and(|open| open.inner.is_some());
    if picked || takes_focus {
        response.request_focus();
    }
    (open.is_some(), open.and_then(|open| open.inner))
}

/// An action that looks like a link: it opens something in the window.
pub fn link_button(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::of(ui);
    let button = Button::new(RichText::new(text).color(palette.accent)).frame(false);
    ui.add(button.min_size(egui::vec2(0.0, 24.0)))
}

/// A line of a list: a mark, and beside it a text whose further lines stand under its first.
pub fn list_line(ui: &mut Ui, mark: &str, text: &str) {
    let dim = Palette::of(ui).dim;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        in_column(ui, egui::vec2(15.0, 18.0), |ui| {
            ui.label(RichText::new(mark).color(dim));
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.label(text);
        });
    });
}

/// Adds contents to a cell of a fixed size, so that cells below each other line up as a column.
pub fn in_column(ui: &mut Ui, size: egui::Vec2, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.set_min_size(size);
        add(ui);
    });
}

/// A card.
pub fn card(ui: &Ui) -> Frame {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(theme::CARD_RADIUS)
        .inner_margin(Margin::same(14))
}

/// A card with a coloured stripe at its left, for a message that asks for attention.
pub fn notice(ui: &mut Ui, icon: &str, text: &str, more: impl FnOnce(&mut Ui)) {
    let color = Palette::of(ui).opt_out;
    striped(ui, color, icon, text, more);
}

/// A card for a message that is good to know.
pub fn note(ui: &mut Ui, icon: &str, text: &str) {
    let color = Palette::of(ui).line;
    striped(ui, color, icon, text, |_| {});
}

fn striped(ui: &mut Ui, stripe: egui::Color32, icon: &str, text: &str, more: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui);
    let shown = card(ui).inner_margin(Margin { left: 18, right: 14, top: 11, bottom: 11 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::space::S;
            self::icon(ui, icon, 16.0, palette.dim);
            // Further lines of the text stand below its first.
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.label(text);
            });
        });
        more(ui);
    });
    let rect = shown.response.rect.with_max_x(shown.response.rect.left() + 4.0);
    ui.painter().rect_filled(rect, egui::CornerRadius { nw: 8, sw: 8, ne: 0, se: 0 }, stripe);
}

/// Buttons of which one is chosen. The arrow keys choose the next, as in every desktop's dialogs. Returns the choice if it
/// changed.
pub fn radios(ui: &mut Ui, chosen: usize, names: &[String]) -> Option<usize> {
    radios_in_popup(ui, chosen, names, false)
}

/// [`radios`] in a popup. If it `has_just_opened`, the chosen one takes the keyboard focus: opened by mouse, nothing has it, and Tab would
/// go on at the beginning of the window.
pub fn radios_in_popup(ui: &mut Ui, chosen: usize, names: &[String], has_just_opened: bool) -> Option<usize> {
    // In a popup, buttons have no outline, and without one a circle that is not chosen cannot be seen.
    let before = ui.visuals().clone();
    let outline = Stroke::new(1.0, Palette::of(ui).dim);
    ui.visuals_mut().widgets.inactive.bg_stroke = outline;
    ui.visuals_mut().widgets.hovered.bg_stroke = outline;
    ui.visuals_mut().widgets.active.bg_stroke = outline;
    let buttons: Vec<Response> =
        names.iter().enumerate().map(|(at, name)| ui.radio(at == chosen, name.as_str())).collect();
    *ui.visuals_mut() = before;
    if let Some(button) = buttons.get(chosen).filter(|_| has_just_opened) {
        button.request_focus();
    }
    let mut choice = buttons.iter().position(Response::clicked);
    if let Some(focused) = buttons.iter().position(Response::has_focus)
        && let Some(button) = buttons.get(focused)
    {
        // Otherwise the arrows would only move the focus.
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(button.id, filter));
        let last = buttons.len().saturating_sub(1);
        for (key, to) in
            [(Key::ArrowDown, focused.saturating_add(1).min(last)), (Key::ArrowUp, focused.saturating_sub(1))]
        {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                choice = Some(to);
                if let Some(next) = buttons.get(to) {
                    next.request_focus();
                }
            }
        }
    }
    choice.filter(|choice| *choice != chosen)
}

/// A checkbox: filled with the accent once it is ticked.
pub fn check(ui: &mut Ui, value: &mut bool, label: impl Into<WidgetText>) -> Response {
    let palette = Palette::of(ui);
    // No scope of its own, because in a row that wraps a scope would take what is left of the line.
    let before = ui.visuals().clone();
    if *value {
        let visuals = ui.visuals_mut();
        let widgets = &mut visuals.widgets;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            state.bg_fill = palette.accent;
            state.bg_stroke = Stroke::new(1.0, palette.accent);
            state.fg_stroke = Stroke::new(2.0, palette.on_accent);
        }
    }
    let label: WidgetText = label.into();
    let response = if label.is_empty() {
        ui.add(egui::Checkbox::without_text(value))
    } else {
        ui.add(egui::Checkbox::new(value, label))
    };
    *ui.visuals_mut() = before;
    response
}
