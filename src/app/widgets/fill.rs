//! The fills of outcomes. Most have a pattern besides their colour; where two share one, as planned and paused do, the words or the
//! icon beside them tell them apart.

use crate::app::theme::Palette;
use crate::vocab::Fill;
use egui::{Color32, CornerRadius, Painter, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Paints a fill with its pattern.
pub fn paint_fill(painter: &Painter, palette: &Palette, rect: Rect, radius: CornerRadius, fill: Fill) {
    painter.rect_filled(rect, radius, palette.fill(fill));
    let inside = painter.with_clip_rect(rect.shrink(0.5));
    // Light lines on the darker fills of the light theme, dark ones on the brighter fills of the dark theme.
    let is_dark = palette.text.r() > 128;
    let line = if is_dark { Color32::from_black_alpha(70) } else { Color32::from_white_alpha(120) };
    match fill {
        Fill::NotUsed => {}
        Fill::Used => {
            // A darker line at the lower edge tells this fill from `NotUsed`, which is plain too, without colour.
            let edge = rect.with_min_y(rect.bottom() - 2.0);
            inside.rect_filled(edge, CornerRadius::ZERO, Color32::from_black_alpha(70));
        }
        Fill::OptOut => {
            let line = if is_dark { Color32::from_black_alpha(55) } else { Color32::from_white_alpha(105) };
            hatch(&inside, rect, line);
            painter.rect_stroke(rect, radius, Stroke::new(1.0, palette.opt_out_line), StrokeKind::Inside);
        }
        Fill::Objected => {
            hatch(&inside, rect, palette.not_used);
            hatch_back(&inside, rect, palette.not_used);
            painter.rect_stroke(rect, radius, Stroke::new(1.0, palette.opt_out_line), StrokeKind::Inside);
        }
        Fill::Depends => hatch(&inside, rect, palette.opt_out),
        Fill::Open => dots(&inside, rect, palette.open_dots),
        Fill::OptedOut => hatch(&inside, rect, line),
        Fill::OptIn => dots(&inside, rect, if is_dark { Color32::BLACK } else { Color32::WHITE }),
        Fill::Planned | Fill::Paused => upright(&inside, rect, line),
        Fill::Barred => {
            let frame = if is_dark { Color32::from_black_alpha(150) } else { Color32::from_white_alpha(190) };
            inside.rect_stroke(rect.shrink(2.0), radius, Stroke::new(1.5, frame), StrokeKind::Inside);
        }
    }
}

fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    let stroke = Stroke::new(2.0, color);
    let step = 9.0;
    let height = rect.height();
    let mut x = rect.left() - height;
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + height, rect.top())], stroke);
        x += step;
    }
}

fn hatch_back(painter: &Painter, rect: Rect, color: Color32) {
    let stroke = Stroke::new(2.0, color);
    let height = rect.height();
    let mut x = rect.left() - height;
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.top()), pos2(x + height, rect.bottom())], stroke);
        x += 9.0;
    }
}

fn upright(painter: &Painter, rect: Rect, color: Color32) {
    let mut x = rect.left() + 3.0;
    while x < rect.right() {
        painter.vline(x, rect.y_range(), Stroke::new(1.5, color));
        x += 6.0;
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
