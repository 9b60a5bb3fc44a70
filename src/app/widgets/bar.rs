//! A bar of outcomes side by side.

use super::fill::paint_fill;
use crate::app::theme::Palette;
use crate::vocab::Fill;
use egui::{CornerRadius, Rect, Ui, vec2};

/// A segment of a bar.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// How it is filled.
    pub fill: Fill,
    /// How long it is, in any unit.
    pub amount: u64,
}

/// The least width of a segment that is not empty, so that it stays visible.
const THINNEST: f32 = 3.0;

/// Paints segments side by side over a rectangle. Each is at least [`THINNEST`] wide; the rest is shared in proportion.
pub fn stacked_bar(ui: &Ui, rect: Rect, radius: u8, segments: &[Segment]) {
    let segments: Vec<&Segment> = segments.iter().filter(|segment| segment.amount > 0).collect();
    let total: u64 = segments.iter().map(|segment| segment.amount).sum();
    if total == 0 || segments.is_empty() {
        return;
    }
    let gap = 2.0;
    let gaps = gap * (segments.len() - 1) as f32;
    let thin = THINNEST * segments.len() as f32;
    let room = (rect.width() - gaps - thin).max(0.0);
    let palette = Palette::of(ui);
    let mut x = rect.left();
    for (at, segment) in segments.iter().enumerate() {
        let share = segment.amount as f32 / total as f32;
        let width = THINNEST + room * share;
        let (first, last) = (at == 0, at + 1 == segments.len());
        let corners = CornerRadius {
            nw: if first { radius } else { 0 },
            sw: if first { radius } else { 0 },
            ne: if last { radius } else { 0 },
            se: if last { radius } else { 0 },
        };
        let stretch = Rect::from_min_size(egui::pos2(x, rect.top()), vec2(width, rect.height()));
        paint_fill(ui.painter(), &palette, stretch, corners, segment.fill);
        x += width + gap;
    }
}
