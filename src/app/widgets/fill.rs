//! The four fills of outcomes: each has its own colour and its own pattern, so that colour is never alone.

use crate::app::theme::Palette;
use crate::vocab::Fill;
use egui::{Color32, CornerRadius, Painter, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Paints a fill: plain, hatched or dotted.
pub fn paint_fill(painter: &Painter, palette: &Palette, rect: Rect, radius: CornerRadius, fill: Fill) {
    painter.rect_filled(rect, radius, palette.fill(fill));
    let inside = painter.with_clip_rect(rect.shrink(0.5));
    match fill {
        Fill::Used | Fill::NotUsed => {}
        Fill::OptOut => {
            hatch(&inside, rect, palette);
            painter.rect_stroke(rect, radius, Stroke::new(1.0, palette.opt_out_line), StrokeKind::Inside);
        }
        Fill::Open => dots(&inside, rect, palette.open_dots),
    }
    if fill == Fill::Used {
        // A darker line at the lower edge tells this fill from `NotUsed`, which is plain too, without colour.
        let edge = rect.with_min_y(rect.bottom() - 2.0);
        inside.rect_filled(edge, CornerRadius::ZERO, Color32::from_black_alpha(70));
    }
}

fn hatch(painter: &Painter, rect: Rect, palette: &Palette) {
    let color = if palette.text.r() > 128 { Color32::from_black_alpha(55) } else { Color32::from_white_alpha(105) };
    let stroke = Stroke::new(2.0, color);
    let step = 9.0;
    let height = rect.height();
    let mut x = rect.left() - height;
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + height, rect.top())], stroke);
        x += step;
    }
}

fn dots(painter: &Painter, rect: Rect, color: Color32) {
    let step = 6.0;
    let columns = (rect.width() / step).ceil() as usize;
    let rows = (rect.height() / step).ceil() as usize;
    for row in 0..rows.min(64) {
        for column in 0..columns.min(400) {
            let at = rect.min + vec2(step * (column as f32 + 0.5), step * (row as f32 + 0.5));
            painter.circle_filled(at, 0.9, color);
        }
    }
}

/// A small square of a fill, beside its words.
pub fn swatch(ui: &mut Ui, fill: Fill) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
    paint_fill(ui.painter(), &Palette::of(ui), rect, CornerRadius::same(3), fill);
}
