//! The map of months: a row for each category and a cell for each month, stronger in colour where there are more items.
//! Dragging over months selects a span.

use super::{Axis, ROW, TimelineModel, TimelineView};
use crate::app::actions::{Actions, Change};
use crate::app::theme::{self, Palette};
use crate::app::widgets::{UiText as _, focus_in_place, paint_line};
use crate::summary::Within;
use crate::summary::timeline::{Month, Timeline, TimelineRow};
use crate::text::{number, text, text_with};
use egui::{
    Align2, Color32, EventFilter, Key, Modifiers, PopupAnchor, Rect, Response, Role, Sense, Stroke, StrokeKind,
    Tooltip, Ui, WidgetInfo, pos2, vec2,
};

/// The number of shades, without the one for no items.
const SHADES: usize = 5;
/// The height of a cell.
const CELL: f32 = 26.0;

/// Draws the names and the cells, and handles the pointer and the keys.
pub fn ui(
    ui: &mut Ui,
    within: Option<Within>,
    (view, scrolls): (&mut TimelineView, bool),
    model: &TimelineModel,
    axis: &Axis,
    actions: &mut Actions,
) {
    let timeline = &model.timeline;
    let height = ROW * timeline.rows.len() as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let offset = axis.first.since(timeline.first);
    for (at, row) in timeline.rows.iter().enumerate() {
        let top = rect.top() + ROW * at as f32;
        name(
            ui,
            view,
            model.category == Some(row.category),
            row,
            Rect::from_min_max(pos2(rect.left(), top), pos2(axis.left - 8.0, top + ROW)),
        );
    }
    let grid = Rect::from_min_max(pos2(axis.left, rect.top()), pos2(axis.right, rect.top() + height));
    let response = ui.interact(grid, ui.scope_id().with("map"), Sense::click_and_drag());
    if std::mem::take(&mut view.wants_focus) {
        focus_in_place(ui, "timeline", &response);
    }
    // Input is handled before painting, so that this frame shows its effect.
    let map = Map { timeline, axis, within, offset };
    handle_pointer(ui, view, &map, &response, actions);
    handle_keys(ui, view, &map, &response, actions);
    let spoken = match view.at.and_then(|at| in_words(timeline, at)) {
        Some(words) => text_with("timeline-map-at", &[("at", words.into())]),
        None => text("timeline-map"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &spoken));
    if let Some((row, _)) = view.at.filter(|_| scrolls) {
        let top = grid.top() + ROW * row as f32;
        ui.scroll_to_rect(Rect::from_x_y_ranges(grid.x_range(), top - YEARS..=top + 2.0 * ROW), None);
    }
    cells(ui, view, timeline, axis, grid, offset);
    veil_unselected(ui, within, view, axis, grid, offset);
}

/// What the pointer and the keys move over.
#[derive(Clone, Copy)]
struct Map<'m> {
    timeline: &'m Timeline,
    axis: &'m Axis,
    /// The span that is chosen.
    within: Option<Within>,
    /// How many months lie before the first that is drawn.
    offset: usize,
}

/// A month of a row, in words: `Posts and articles, May 2024: 41`.
fn in_words(timeline: &Timeline, (row, month): (usize, usize)) -> Option<String> {
    let row = timeline.rows.get(row)?;
    let items = row.items.get(month).copied().unwrap_or_default();
    Some(format!("{}, {}: {}", row.name, timeline.first.plus(month).in_words(), number(items)))
}

/// Draws the name of a category; clicking it shows its rules.
fn name(ui: &Ui, view: &mut TimelineView, chosen: bool, row: &TimelineRow, rect: Rect) {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("row", row.category.id())), Sense::click());
    let items: u64 = row.items.iter().sum();
    let spoken = text_with("timeline-row", &[("kind", row.name.as_str().into()), ("count", number(items).into())]);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &spoken));
    let color = if response.hovered() { palette.accent } else { palette.text };
    let font = if chosen { theme::semibold(theme::size::BODY) } else { theme::regular(theme::size::BODY) };
    paint_line(ui, pos2(rect.left(), rect.top() + 5.0), rect.width(), &row.name, font, color);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(spoken);
    if response.clicked() && !chosen {
        view.category = Some(row.category);
        ui.ctx().request_repaint();
    }
}

/// Shows the tooltip of the month under the pointer. A click explains a month; a drag, or a click with Shift, selects months, which
/// are then the only ones on every screen, and explains the one it ends at.
fn handle_pointer(ui: &Ui, view: &mut TimelineView, map: &Map<'_>, response: &Response, actions: &mut Actions) {
    let Map { timeline, axis, offset, .. } = *map;
    let Some(at) = response.interact_pointer_pos().or_else(|| response.hover_pos()) else { return };
    let Some(month) = axis.month_at(at.x.clamp(axis.left, axis.right - 0.5)) else { return };
    let month = month + offset;
    let row = ((at.y - response.rect.top()) / ROW).floor().max(0.0) as usize;
    let row = row.min(timeline.rows.len().saturating_sub(1));
    if let Some(words) = in_words(timeline, (row, month)) {
        // The tooltip is placed at the pointer, because the map is as wide as the page and its edge may be far away.
        Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id.with("month"), PopupAnchor::Pointer)
            .gap(12.0)
            .show(|ui| ui.label(words));
    }
    // A drag begins where the button was pressed, not where it was recognised.
    let pressed = ui.input(|input| input.pointer.press_origin());
    let pressed = pressed.and_then(|at| axis.month_at(at.x.clamp(axis.left, axis.right - 0.5)));
    let explained = view.at;
    // Hovering does not open the panel that explains a month, because it would cover the map wherever the pointer passes.
    let is_shifted = ui.input(|input| input.modifiers.shift);
    if response.clicked() || response.dragged() || response.drag_stopped() {
        view.at = Some((row, month));
        view.is_one_month = response.clicked() && !is_shifted;
        // While a drag goes on, nothing moves under the pointer.
        view.is_new = !response.dragged();
    }
    // With Shift the span goes on from the selected one.
    let start = selection_start(map).filter(|_| is_shifted);
    if response.drag_started() {
        view.from = Some(pressed.map_or(month, |pressed| pressed + offset));
    }
    if response.drag_stopped() {
        let from = start.or_else(|| view.from.take()).unwrap_or(month);
        actions.push(choose(map, from, month));
    } else if response.clicked() && is_shifted {
        let from = start.or_else(|| explained.map(|(_, month)| month)).unwrap_or(month);
        actions.push(choose(map, from, month));
    }
    if response.drag_stopped() || response.clicked() {
        view.from = None;
    }
}

/// The month at which the selected span begins.
fn selection_start(map: &Map<'_>) -> Option<usize> {
    Some(Month::of(map.within?.from?).since(map.timeline.first))
}

/// The other end of the selected span, if `month` is one end of it.
fn other_end(map: &Map<'_>, month: usize) -> Option<usize> {
    let within = map.within?;
    let at = |day| Month::of(day).since(map.timeline.first);
    let (first, last) = (at(within.from?), at(within.until?));
    match month {
        _ if month == last => Some(first),
        _ if month == first => Some(last),
        _ => None,
    }
}

/// The days from the first of one month to the last of another, whichever is the earlier.
fn span(timeline: &Timeline, a: usize, b: usize) -> Within {
    let (first, last) = (timeline.first.plus(a.min(b)), timeline.first.plus(a.max(b)));
    Within { from: Some(first.first_day()), until: Some(last.last_day()) }
}

/// The change that selects a span of months. If that is the one month selected already, it clears the selection.
fn choose(map: &Map<'_>, a: usize, b: usize) -> Change {
    let within = span(map.timeline, a, b);
    let again = a == b && map.within == Some(within);
    Change::Within((!again).then_some(within))
}

/// Handles the keys: arrows move over the map, Shift with Left or Right extends a span, Enter or Space selects a month, or clears it if
/// it is the selected one. If a span is selected, Escape clears it and closes the explanation; else `shell::keys` handles Escape.
fn handle_keys(ui: &Ui, view: &mut TimelineView, map: &Map<'_>, response: &Response, actions: &mut Actions) {
    let Map { timeline, axis, within, offset } = *map;
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: within.is_some(),
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let last = offset + axis.months.saturating_sub(1);
    let (mut row, mut month) = view.at.unwrap_or((0, last));
    let before = month;
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let mut moved = false;
    let mut drawn = false;
    for (key, step) in [(Key::ArrowLeft, -1_isize), (Key::ArrowRight, 1)] {
        let shifted = pressed(Modifiers::SHIFT, key);
        if shifted || pressed(Modifiers::NONE, key) {
            month = month.saturating_add_signed(step).clamp(offset, last);
            moved = true;
            drawn |= shifted;
        }
    }
    for (key, step) in [(Key::ArrowUp, -1_isize), (Key::ArrowDown, 1)] {
        if pressed(Modifiers::NONE, key) {
            row = row.saturating_add_signed(step).min(timeline.rows.len().saturating_sub(1));
            moved = true;
        }
    }
    if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::Space) {
        actions.push(choose(map, month, month));
    }
    if within.is_some() && pressed(Modifiers::NONE, Key::Escape) {
        (view.at, view.from) = (None, None);
        actions.push(Change::Within(None));
        return;
    }
    if moved {
        view.at = Some((row, month));
        view.is_one_month = !drawn;
        view.is_new = true;
        if drawn {
            // A span that is selected goes on from its other end.
            let from = *view.from.get_or_insert_with(|| other_end(map, before).unwrap_or(before));
            actions.push(Change::Within(Some(span(timeline, from, month))));
        } else {
            view.from = None;
        }
    }
}

/// The shade of a count: 0 for no items, else by its logarithm relative to that of the largest count.
fn shade(items: u64, most: u64) -> usize {
    if items == 0 {
        return 0;
    }
    let share = ((items + 1) as f32).ln() / ((most.max(1) + 1) as f32).ln();
    ((share * SHADES as f32).ceil() as usize).clamp(1, SHADES)
}

fn color(palette: &Palette, shade: usize) -> Color32 {
    let strength = [0.0, 0.20, 0.38, 0.58, 0.80, 1.0].get(shade).copied().unwrap_or(1.0);
    palette.panel.lerp_to_gamma(palette.not_used, strength)
}

fn cells(ui: &Ui, view: &TimelineView, timeline: &Timeline, axis: &Axis, grid: Rect, offset: usize) {
    let palette = Palette::of(ui);
    let step = axis.step();
    // Narrow cells touch. Wide cells have a gap, and an outline if they are empty.
    let gap = if step >= 6.0 {
        1.5
    } else if step >= 4.0 {
        1.0
    } else {
        0.0
    };
    let radius = if step >= 6.0 { 2 } else { 0 };
    let painter = ui.painter();
    for (at, row) in timeline.rows.iter().enumerate() {
        let top = grid.top() + ROW * at as f32;
        if gap < 1.5 {
            let whole = Rect::from_min_max(pos2(grid.left(), top), pos2(grid.right(), top + CELL));
            painter.rect_filled(whole, 0, palette.panel);
            painter.rect_stroke(whole, 0, Stroke::new(1.0, palette.line), StrokeKind::Outside);
        }
        for month in 0..axis.months {
            let items = row.items.get(month + offset).copied().unwrap_or_default();
            if items == 0 && gap < 1.5 {
                continue;
            }
            let x = axis.left + step * month as f32;
            let cell = Rect::from_min_max(pos2(x + gap / 2.0, top), pos2(x + step - gap / 2.0, top + CELL));
            painter.rect_filled(cell, radius, color(&palette, shade(items, timeline.most)));
            if items == 0 {
                painter.rect_stroke(cell, radius, Stroke::new(1.0, palette.line), StrokeKind::Inside);
            }
        }
    }
    if let Some((row, month)) = view.at
        && let Some(month) = month.checked_sub(offset).filter(|month| *month < axis.months)
    {
        let (x, top) = (axis.left + step * month as f32, grid.top() + ROW * row as f32);
        let cell = Rect::from_min_max(pos2(x, top), pos2(x + step.max(3.0), top + CELL));
        painter.rect_stroke(cell.expand(1.5), 3, Stroke::new(2.0, palette.text), StrokeKind::Outside);
    }
}

/// Veils the months outside the span that is selected or being drawn.
fn veil_unselected(ui: &Ui, within: Option<Within>, view: &TimelineView, axis: &Axis, grid: Rect, offset: usize) {
    let drawing = view.from.zip(view.at).filter(|_| ui.input(|input| input.pointer.primary_down()));
    let (left, right) = match (drawing, within) {
        (Some((from, (_, to))), _) => {
            let x = |month: usize| axis.left + axis.step() * month.saturating_sub(offset) as f32;
            (x(from.min(to)), x(from.max(to)) + axis.step())
        }
        (None, Some(within)) if !view.zoomed => (
            within.from.map_or(axis.left, |day| axis.x(day)),
            within.until.and_then(|day| day.tomorrow().ok()).map_or(axis.right, |day| axis.x(day)),
        ),
        _ => return,
    };
    let palette = Palette::of(ui);
    let veil = palette.paper.gamma_multiply(0.72);
    let painter = ui.painter().with_clip_rect(grid.expand(3.0));
    painter.rect_filled(grid.with_max_x(left).expand2(vec2(1.0, 2.0)), 0, veil);
    painter.rect_filled(grid.with_min_x(right).expand2(vec2(1.0, 2.0)), 0, veil);
    for x in [left, right] {
        painter.vline(x, grid.y_range(), Stroke::new(1.5, palette.accent));
    }
}

/// The height of the line of years.
const YEARS: f32 = 16.0;

/// The years above the bands and the map, as many as have room. Returns where they stand.
pub fn years(ui: &mut Ui, axis: &Axis) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), YEARS), Sense::hover());
    paint_years(ui, axis, rect.top());
    rect
}

/// Draws the years once more at the upper edge of the page, if the line at `years` is scrolled out of sight while months
/// above `bottom` are still in sight.
pub fn pin_years(ui: &Ui, axis: &Axis, years: Rect, bottom: f32) {
    let top = ui.clip_rect().top();
    if years.top() >= top || bottom < top + 2.0 * YEARS {
        return;
    }
    let palette = Palette::of(ui);
    let strip = Rect::from_x_y_ranges(ui.clip_rect().x_range(), top..=top + YEARS + 6.0);
    ui.painter().rect_filled(strip, 0, palette.paper);
    ui.painter().hline(strip.x_range(), strip.bottom(), Stroke::new(1.0, palette.line));
    paint_years(ui, axis, top + 3.0);
}

fn paint_years(ui: &Ui, axis: &Axis, top: f32) {
    let palette = Palette::of(ui);
    let font = theme::regular(theme::size::SMALL);
    let every = (44.0 / (axis.step() * 12.0)).ceil().max(1.0) as i32;
    let last = axis.first.plus(axis.months.saturating_sub(1)).year();
    for year in axis.first.year()..=last {
        let is_first = year == axis.first.year();
        let x = if is_first {
            axis.left
        } else {
            let day = jiff::civil::Date::new(i16::try_from(year).unwrap_or(i16::MAX), 1, 1);
            day.map_or(axis.left, |day| axis.x(day))
        };
        // If few months of the first year are drawn, its label would touch that of the next year.
        let next_is_near = is_first && 13 - i32::from(axis.first.number()) < (44.0 / axis.step()).ceil() as i32;
        let is_alone = last == year;
        if (is_first && next_is_near && !is_alone) || (!is_first && (last - year) % every != 0) || x + 30.0 > axis.right
        {
            continue;
        }
        ui.painter().text(pos2(x, top), Align2::LEFT_TOP, year.to_string(), font.clone(), palette.dim);
    }
}

/// What the shades stand for.
pub fn legend(ui: &mut Ui, most: u64) {
    let palette = Palette::of(ui);
    ui.spacing_mut().item_spacing.x = 3.0;
    ui.small_dim(&text("timeline-none"));
    for at in 0..=SHADES {
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
        ui.painter().rect_filled(rect, 2, color(&palette, at));
        if at == 0 {
            ui.painter().rect_stroke(rect, 2, Stroke::new(1.0, palette.line), StrokeKind::Inside);
        }
    }
    ui.small_dim(&text_with("timeline-most", &[("count", number(most).into())]));
    ui.add_space(theme::space::M);
    ui.spacing_mut().item_spacing.x = theme::space::S;
}
