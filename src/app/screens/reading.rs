//! The screen while archives are read: the progress, the items found so far, and Cancel.

use crate::app::actions::{Actions, Run};
use crate::app::icons;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, button, elided, icon};
use crate::app::worker::Reading;
use crate::import::Origin;
use crate::text::{self, number, text, text_with};
use egui::{RichText, Sense, StrokeKind, Ui, vec2};

/// The width of the column.
const COLUMN: f32 = 520.0;

/// Draws the screen.
pub fn ui(ui: &mut Ui, reading: &Reading, queued: &[Origin], actions: &mut Actions) {
    let progress = reading.progress();
    let names: Vec<String> = reading.named.iter().map(Origin::name).collect();
    let name = match names.as_slice() {
        [first, _, _, ..] => format!("{first} + {}", names.len() - 1),
        few => text::list(&few.iter().map(String::as_str).collect::<Vec<_>>()),
    };
    let width = (ui.available_width() - 2.0 * space::XL).min(COLUMN);
    let indent = (ui.available_width() - width) / 2.0;
    ui.add_space((ui.available_height() * 0.24).clamp(space::XL, 190.0));
    ui.horizontal(|ui| {
        ui.add_space(indent);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.section(&text_with("reading-title", &[("name", name.into())]));
            if !queued.is_empty() {
                let names = queued.iter().map(Origin::name).collect::<Vec<_>>().join(", ");
                ui.label(text_with("reading-then", &[("names", names.into())]));
            }
            ui.add_space(space::S);
            bar(ui, width, progress.bytes_done, progress.bytes_total);
            let done = text::size(progress.bytes_done);
            let total = text::size(progress.bytes_total);
            let key = if progress.bytes_total == 0 { "reading-listing" } else { "reading-bytes" };
            ui.small_dim(&text_with(key, &[("done", done.into()), ("total", total.into())]));
            if progress.files > 0 {
                let size = text::size(progress.size);
                let values = [
                    ("count", number(progress.files).into()),
                    ("n", text::plural(progress.files)),
                    ("size", size.into()),
                ];
                ui.small_dim(&text_with("reading-listed", &values));
            }
            ui.horizontal(|ui| {
                ui.set_height(18.0);
                let dim = Palette::of(ui).dim;
                ui.style_mut().visuals.override_text_color = Some(dim);
                elided(ui, &progress.file, 64);
            });
            ui.add_space(space::S);
            // Above the list of categories, which grows, so that the button does not move.
            if button(ui, text("cancel")).clicked() {
                actions.push(Run::Cancel);
            }
            ui.add_space(space::M);
            for (category, items) in &progress.items {
                ui.horizontal(|ui| {
                    icon(ui, icons::of_category(*category), theme::size::BODY, Palette::of(ui).dim);
                    ui.label(text(&format!("category-{}", category.id())));
                    ui.label(RichText::new(number(*items)).font(theme::semibold(theme::size::BODY)));
                });
            }
        });
    });
}

/// Draws the share that was read as a bar, which is empty while the total is not known.
fn bar(ui: &mut Ui, width: f32, done: u64, total: u64) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 10.0), Sense::hover());
    let share = if total == 0 { 0.0 } else { (done as f32 / total as f32).clamp(0.0, 1.0) };
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, text("reading-progress"));
        info.value = Some(f64::from(share) * 100.0);
        info
    });
    ui.painter().rect_filled(rect, 5, palette.selection);
    let filled = rect.with_max_x(rect.left() + rect.width() * share);
    ui.painter().rect_filled(filled, 5, palette.accent);
    ui.painter().rect_stroke(rect, 5, egui::Stroke::new(1.0, palette.line), StrokeKind::Inside);
}
