//! The widgets that screens are made of.

mod bar;
mod date_picker;
mod fill;
mod region_picker;
mod scroll;
mod text;

pub use bar::{Segment, stacked_bar};
pub use date_picker::{DatePicker, date_button};
pub use fill::{paint_fill, swatch};
pub use region_picker::{RegionPicker, region_button};
pub use scroll::{follow_focus, page};
pub use text::{UiText, elided, paint_line};

use super::icons;
use super::theme::{self, Palette};
use egui::{Button, Frame, Margin, Popup, PopupCloseBehavior, Response, RichText, Stroke, StrokeKind, Ui, WidgetText};

/// The one primary action of a screen.
pub fn primary_button(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::of(ui);
    let text = RichText::new(text).color(palette.on_accent).font(theme::semibold(theme::size::BODY));
    let response = ui.add(Button::new(text).fill(palette.accent).stroke(Stroke::NONE).min_size(egui::vec2(0.0, 29.0)));
    focus_ring(ui, &response);
    response
}

/// Paints a ring around a widget that has the keyboard focus.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let palette = Palette::of(ui);
        let ring = Stroke::new(2.0, palette.accent);
        ui.painter().rect_stroke(response.rect.expand(2.5), theme::RADIUS + 2, ring, StrokeKind::Middle);
    }
}

/// A button for an action that is not the primary one.
pub fn button(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    let palette = Palette::of(ui);
    let text: WidgetText = text.into();
    let button = Button::new(text).fill(palette.panel).stroke(Stroke::new(1.0, palette.line));
    let response = ui.add(button.min_size(egui::vec2(0.0, 29.0)));
    focus_ring(ui, &response);
    response
}

/// A button that opens a page of choices below it. `name` and `page` are the names of both for screen readers. Returns
/// whether the page is open, and what was picked on it; a pick closes the page.
fn drop_down<T>(
    ui: &mut Ui,
    shown: &str,
    [name, page]: [String; 2],
    width: f32,
    choices: impl FnOnce(&mut Ui) -> Option<T>,
) -> (bool, Option<T>) {
    let response = button(ui, format!("{shown} {}", icons::CARET_DOWN)).accessible_name(name);
    let open = Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(page)
        .width(width)
        .show(|ui| {
            let picked = choices(ui);
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    (open.is_some(), open.and_then(|open| open.inner))
}

/// An action that looks like a link: it opens something in the window.
pub fn link_button(ui: &mut Ui, text: &str) -> Response {
    let palette = Palette::of(ui);
    let button = Button::new(RichText::new(text).color(palette.accent)).frame(false);
    let response = ui.add(button.min_size(egui::vec2(0.0, 24.0)));
    focus_ring(ui, &response);
    response
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
    let palette = Palette::of(ui);
    let shown = card(ui).inner_margin(Margin { left: 18, right: 14, top: 11, bottom: 11 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::space::S;
            ui.label(RichText::new(icon).size(16.0).color(palette.dim));
            ui.label(text);
        });
        more(ui);
    });
    let stripe = shown.response.rect.with_max_x(shown.response.rect.left() + 4.0);
    ui.painter().rect_filled(stripe, egui::CornerRadius { nw: 8, sw: 8, ne: 0, se: 0 }, palette.opt_out);
}
