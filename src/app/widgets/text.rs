//! Text in the weights and sizes of the design.

use crate::app::theme::{self, Palette, size};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Color32, FontId, Layout, Pos2, Rect, Response, RichText, Ui};

/// The first `most` letters of a text, followed by an ellipsis if the text is longer.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
    }
}

/// Labels in the weights and sizes of the design.
pub trait UiText {
    /// The headline of a screen.
    fn headline(&mut self, text: &str) -> Response;
    /// The heading of a section.
    fn section(&mut self, text: &str) -> Response;
    /// Text that stands out.
    fn strong_text(&mut self, text: &str) -> Response;
    /// Less important text.
    fn dim(&mut self, text: &str) -> Response;
    /// A remark: small and less important text.
    fn small_dim(&mut self, text: &str) -> Response;
}

impl UiText for Ui {
    fn headline(&mut self, text: &str) -> Response {
        let response = words(self, RichText::new(text).font(theme::semibold(size::HEADLINE)).line_height(Some(31.0)));
        heading(&response, text);
        response
    }

    fn section(&mut self, text: &str) -> Response {
        let response = words(self, RichText::new(text).font(theme::semibold(size::SECTION)));
        heading(&response, text);
        response
    }

    fn strong_text(&mut self, text: &str) -> Response {
        words(self, RichText::new(text).font(theme::semibold(size::BODY)))
    }

    fn dim(&mut self, text: &str) -> Response {
        let color = Palette::of(self).dim;
        words(self, RichText::new(text).color(color))
    }

    fn small_dim(&mut self, text: &str) -> Response {
        let color = Palette::of(self).dim;
        words(self, RichText::new(text).color(color).size(size::SMALL))
    }
}

/// Adds a label. In a menu, whose buttons are justified to its width, the words of a label would be spread over that width too, so the
/// label gets a layout of its own there.
fn words(ui: &mut Ui, text: RichText) -> Response {
    if ui.layout().horizontal_justify() {
        ui.with_layout(Layout::top_down(Align::Min), |ui| ui.label(text)).inner
    } else {
        ui.label(text)
    }
}

/// Tells screen readers that a label is a heading.
pub fn heading(response: &Response, text: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, text));
}

/// Paints one line of text, cut with an ellipsis where it does not fit. Returns the rectangle that it covers.
pub fn paint_line(ui: &Ui, at: Pos2, max_width: f32, text: &str, font: FontId, color: Color32) -> Rect {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width(max_width.max(8.0));
    let galley = ui.painter().layout_job(job);
    let rect = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, color);
    rect
}

/// Paints text over as many lines as it needs. Returns the y coordinate of its lower edge.
pub fn paint_wrapped(ui: &Ui, at: Pos2, max_width: f32, text: &str, font: FontId, color: Color32) -> f32 {
    let galley = ui.painter().layout(text.to_owned(), font, color, max_width.max(8.0));
    let bottom = at.y + galley.size().y;
    ui.painter().galley(at, galley, color);
    bottom
}

/// The title of a collapsing header, broken into lines that fit, because a title of one line would widen a narrow page.
pub fn fold_title(ui: &Ui, title: &str, font: FontId) -> egui::WidgetText {
    let width = ui.available_width() - ui.spacing().indent - 2.0 * ui.spacing().button_padding.x;
    // The placeholder lets the header choose the colour, which changes under the pointer.
    ui.painter().layout(title.to_owned(), font, Color32::PLACEHOLDER, width).into()
}

/// Adds a label of one line. A text of more than `max_chars` characters is shortened in the middle, so that the end of a path can be
/// read, and a tooltip shows all of it.
pub fn elided(ui: &mut Ui, text: &str, max_chars: usize) -> Response {
    let count = text.chars().count();
    if count <= max_chars {
        return ui.label(text);
    }
    let head: String = text.chars().take(max_chars / 3).collect();
    let tail: String = text.chars().skip(count - max_chars * 2 / 3).collect();
    ui.label(format!("{head}…{tail}")).on_hover_text(text)
}
