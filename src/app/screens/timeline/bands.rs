//! What the rules were, as bands over the months, and events, such as what a regulator, a court or a platform did, as marks between
//! the bands and the map.

use super::{Axis, Mark, TimelineModel};
use crate::app::actions::{Actions, Side};
use crate::app::icons;
use crate::app::screens::reason::span;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, paint_fill, paint_line};
use crate::summary::timeline::{LawWord, PracticeWord, Ruling, Stretch};
use crate::text::{self, text, text_with};
use crate::vocab::{Fill, LawValue};
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;
use std::cmp::Ordering;

/// The height of a band.
const BAND: f32 = 24.0;
/// The height of the lane of marks.
const MARK_LANE: f32 = 36.0;
/// The most lanes of marks; a mark that fits into none is drawn without words.
const LANES: usize = 2;
/// From this width on, words that do not fit into a stretch are cut short; below it, the icon takes their place.
const ROOM_FOR_WORDS: f32 = 110.0;
/// The size of the words of a mark.
const MARK_TEXT: f32 = 11.5;
/// A mark's words are no wider than this.
const MARK_TEXT_WIDTH: f32 = 170.0;

/// Draws the bands and the marks.
pub fn ui(ui: &mut Ui, model: &TimelineModel, axis: &Axis, actions: &mut Actions) {
    let bands = &model.bands;
    let kind = model.category.map(|category| text(&format!("category-{}", category.id()))).unwrap_or_default();
    ui.small_dim(&text_with("timeline-rules-of", &[("kind", kind.into())]));
    if !model.countries.is_empty() {
        ui.small_dim(&model.countries);
    }
    ui.spacing_mut().item_spacing.y = 3.0;
    for (at, band) in bands.iter().enumerate() {
        // Platforms of which the same is said share a band.
        if bands.iter().take(at).any(|known| known.says == band.says) {
            continue;
        }
        ui.push_id(("says", at), |ui| {
            let alike = bands.iter().filter(|known| known.says == band.says);
            let names: Vec<&str> = alike.map(|known| known.platform_name.as_str()).collect();
            let n = text::plural(names.len() as u64);
            let name = text_with("timeline-says", &[("platform", names.join(", ").into()), ("n", n)]);
            row(ui, axis, &Name { whole: &name, shown: &name, within: "" }, &band.says, actions);
        });
    }
    // The law comes after everything that is said, because the platforms of one of its bands may be of several bands above.
    let only = bands.iter().all(|band| bands.first().is_some_and(|first| first.law == band.law));
    for (at, band) in bands.iter().enumerate() {
        if bands.iter().take(at).any(|known| known.law == band.law) {
            continue;
        }
        ui.push_id(("law", at), |ui| {
            let law = text("why-law");
            let alike = bands.iter().filter(|known| known.law == band.law);
            let names: Vec<&str> = alike.map(|known| known.platform_name.as_str()).collect();
            let names = names.join(", ");
            let for_names = text_with("timeline-law-for", &[("platform", names.as_str().into())]);
            // Several names would not fit beside the band, so they are written inside it.
            let (whole, within) = if only { (&law, "") } else { (&for_names, names.as_str()) };
            row(ui, axis, &Name { whole, shown: &law, within }, &band.law, actions);
        });
    }
    ui.add_space(space::XS);
    marks(ui, &model.marks, axis, actions);
}

/// A value that a stretch of a band shows.
trait InBand {
    /// In a few words.
    fn words(&self) -> String;
    /// Paints the stretch; the values of the law have no fills of their own.
    fn paint(&self, ui: &Ui, rect: Rect, corners: CornerRadius);
    /// The colour to paint behind the words, if the fill has a pattern.
    fn plain(&self, palette: &Palette) -> Option<Color32>;
    /// Its icon, or nothing.
    fn icon(&self) -> &'static str;
    /// The colour of words on it.
    fn ink(&self, palette: &Palette) -> Color32;
}

impl InBand for PracticeWord {
    fn words(&self) -> String {
        self.briefly()
    }

    fn paint(&self, ui: &Ui, rect: Rect, corners: CornerRadius) {
        paint_fill(ui.painter(), &Palette::of(ui), rect, corners, self.outcome.fill());
    }

    fn plain(&self, palette: &Palette) -> Option<Color32> {
        let fill = self.outcome.fill();
        (!matches!(fill, Fill::Used | Fill::NotUsed)).then(|| palette.fill(fill))
    }

    fn icon(&self) -> &'static str {
        icons::of_outcome(self.outcome)
    }

    fn ink(&self, palette: &Palette) -> Color32 {
        palette.on_fill(self.outcome.fill())
    }
}

impl InBand for LawWord {
    fn words(&self) -> String {
        self.briefly()
    }

    fn paint(&self, ui: &Ui, rect: Rect, corners: CornerRadius) {
        let palette = Palette::of(ui);
        let restricts = matches!(self, Self::Says(LawValue::NeedsConsent | LawValue::Forbids, _));
        ui.painter().rect_filled(rect, corners, if restricts { palette.selection } else { palette.panel });
        ui.painter().rect_stroke(rect, corners, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    }

    fn plain(&self, _palette: &Palette) -> Option<Color32> {
        None
    }

    fn icon(&self) -> &'static str {
        ""
    }

    fn ink(&self, palette: &Palette) -> Color32 {
        palette.text
    }
}

/// What a band is called.
struct Name<'n> {
    /// As it is spoken, and shown on hovering.
    whole: &'n str,
    /// As it is shown beside the band.
    shown: &'n str,
    /// The part of it that is shown within the band, before the first words.
    within: &'n str,
}

/// One band: its name, and its stretches over the months.
fn row<T: InBand>(ui: &mut Ui, axis: &Axis, name: &Name<'_>, stretches: &[Stretch<T>], actions: &mut Actions) {
    let Name { whole: name, shown, mut within } = *name;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAND), Sense::hover());
    let palette = Palette::of(ui);
    let font = theme::regular(theme::size::SMALL);
    paint_line(ui, pos2(rect.left(), rect.top() + 4.0), axis.left - rect.left() - 10.0, shown, font, palette.dim);
    for (at, stretch) in stretches.iter().enumerate() {
        let from = stretch.from.map_or(axis.left, |day| axis.x(day));
        let until = stretch.until.map_or(axis.right, |day| axis.x(day));
        if until - from < 0.5 {
            continue;
        }
        let gap = if stretch.from.is_some() && from > axis.left { 1.0 } else { 0.0 };
        let rect = Rect::from_min_max(pos2(from + gap, rect.top()), pos2(until, rect.bottom()));
        let names = std::mem::take(&mut within);
        let days = (stretch.from, stretch.until);
        draw_stretch(ui, (rect, at), (name, names), &stretch.value, (days, &stretch.rules), actions);
    }
}

/// Draws a stretch of the band `name`, with `names` before its words. `at` is its place among those of the band.
fn draw_stretch(
    ui: &mut Ui,
    (rect, at): (Rect, usize),
    (name, names): (&str, &str),
    value: &dyn InBand,
    ((from, until), rules): ((Option<Date>, Option<Date>), &[Ruling]),
    actions: &mut Actions,
) {
    value.paint(ui, rect, CornerRadius::same(4));
    let words = value.words();
    if names.is_empty() {
        inscribe(ui, rect, value, &words);
    } else {
        inscribe(ui, rect, value, &format!("{names}: {words}"));
    }
    let unpublished = rules.first().is_some_and(|rule| rule.first_day_unpublished && rule.from == from);
    let when = span(unpublished, from, until);
    let response = ui.interact(rect, ui.scope_id().with((name, at)), Sense::click());
    let last = rules.last();
    let spoken = format!("{name}: {words}. {when}. {}", last.map(|rule| rule.say.as_str()).unwrap_or_default());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        ui.strong_text(&format!("{name}: {words}"));
        for rule in rules {
            ui.small_dim(&span(rule.first_day_unpublished, rule.from, rule.until));
            ui.label(&rule.say);
        }
    });
    if response.clicked()
        && let Some(rule) = last
    {
        actions.push(Side::Rule(rule.rule.clone()));
    }
}

/// Writes the words of a stretch into it, or only its icon where they do not fit.
fn inscribe(ui: &Ui, rect: Rect, value: &dyn InBand, words: &str) {
    let ink = value.ink(&Palette::of(ui));
    let font = theme::regular(theme::size::SMALL);
    let write = |words: String| ui.painter().layout_no_wrap(words, font.clone(), ink);
    let icon = value.icon();
    let whole = if icon.is_empty() { words.to_owned() } else { format!("{icon} {words}") };
    let at = pos2(rect.left() + 7.0, rect.top() + 4.5);
    let width = write(whole.clone()).size().x;
    if width <= rect.width() - 12.0 || rect.width() >= ROOM_FOR_WORDS {
        // Words stand on the plain colour, not on its pattern.
        if let Some(plain) = value.plain(&Palette::of(ui)) {
            let under = vec2(width.min(rect.width() - 12.0) + 8.0, 16.0);
            ui.painter().rect_filled(Rect::from_min_size(at - vec2(4.0, 0.5), under), 3, plain);
        }
        paint_line(ui, at, rect.width() - 12.0, &whole, font.clone(), ink);
        return;
    }
    let galley = write(icon.to_owned());
    if galley.size().x <= rect.width() - 4.0 {
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
    }
}

/// Draws the events of where the person lived: a line at the day, and the words where there is room.
fn marks(ui: &mut Ui, marks: &[Mark], axis: &Axis, actions: &mut Actions) {
    let last = axis.first.plus(axis.months.saturating_sub(1)).last_day();
    let first = axis.first.first_day();
    let in_sight = |mark: &&Mark| mark.here && mark.day >= first && mark.day <= last;
    let marks: Vec<&Mark> = marks.iter().filter(in_sight).collect();
    if marks.is_empty() {
        return;
    }
    let placed = placed(ui, &marks, axis);
    let lanes = placed.iter().filter_map(|place| place.map(|place| place.lane + 1)).max().unwrap_or(1);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), MARK_LANE * lanes as f32 + 4.0), Sense::hover());
    let palette = Palette::of(ui);
    let name = pos2(rect.left(), rect.top() + 2.0);
    let font = theme::regular(theme::size::SMALL);
    paint_line(ui, name, axis.left - rect.left() - 10.0, &text("timeline-marks"), font, palette.dim);
    for (at, (mark, place)) in marks.iter().zip(placed).enumerate() {
        let x = axis.x(mark.day);
        // A mark whose words find no room is a short line.
        let top = place.map_or_else(|| rect.bottom() - 6.0, |place| rect.top() + MARK_LANE * place.lane as f32);
        ui.painter().vline(x, top..=rect.bottom(), Stroke::new(1.0, palette.text.gamma_multiply(0.65)));
        ui.painter().circle_filled(pos2(x, rect.bottom()), 2.5, palette.text);
        let mut reach = Rect::from_min_max(pos2(x - 4.0, top), pos2(x + 4.0, rect.bottom()));
        if let Some(place) = place {
            let words = pos2(place.left, top);
            label(ui, words, mark);
            reach = Rect::from_min_size(words, vec2(place.width, MARK_LANE - 2.0))
                .union(Rect::from_min_max(pos2(x - 2.0, top), pos2(x + 2.0, rect.bottom())));
        }
        mark_response(ui, reach, at, mark, actions);
    }
}

fn mark_response(ui: &Ui, reach: Rect, at: usize, mark: &Mark, actions: &mut Actions) {
    let response = ui.interact(reach, ui.scope_id().with(("mark", at)), Sense::click());
    let spoken = format!("{}: {}. {}", text::long_date(mark.day), mark.label, mark.say);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        ui.strong_text(&text::long_date(mark.day));
        ui.label(&mark.say);
        if let Some((_, title)) = &mark.citation {
            ui.small_dim(title);
        }
    });
    if response.clicked()
        && let Some((id, _)) = &mark.citation
    {
        actions.push(Side::Citation(id.clone()));
    }
}

fn label(ui: &Ui, at: Pos2, mark: &Mark) {
    let palette = Palette::of(ui);
    let font = theme::regular(MARK_TEXT);
    ui.painter().text(at, Align2::LEFT_TOP, text::date(mark.day), font.clone(), palette.dim);
    paint_line(ui, at + vec2(0.0, 15.0), MARK_TEXT_WIDTH, &mark.label, font, palette.text);
}

/// Where a mark's words stand, and where its line does.
#[derive(Clone, Copy)]
struct Place {
    lane: usize,
    left: f32,
    width: f32,
    line: f32,
}

impl Place {
    /// Whether the words or the line of one would touch those of the other. A line goes down through lower lanes.
    fn touches(&self, other: &Self) -> bool {
        let crosses = |line: f32, words: &Self| line > words.left - 3.0 && line < words.left + words.width + 3.0;
        match self.lane.cmp(&other.lane) {
            Ordering::Equal => self.left < other.left + other.width + 8.0 && other.left < self.left + self.width + 8.0,
            Ordering::Less => crosses(self.line, other),
            Ordering::Greater => crosses(other.line, self),
        }
    }
}

/// Finds room for the words of marks, the latest first: what is nearer to today matters more.
fn placed(ui: &Ui, marks: &[&Mark], axis: &Axis) -> Vec<Option<Place>> {
    let mut list: Vec<Option<Place>> = Vec::new();
    for mark in marks.iter().rev() {
        let font = theme::regular(MARK_TEXT);
        let measure = |words: String| ui.painter().layout_no_wrap(words, font.clone(), Color32::WHITE).size().x;
        let width = measure(mark.label.clone()).max(measure(text::date(mark.day))).min(MARK_TEXT_WIDTH) + 4.0;
        let line = axis.x(mark.day);
        // To the right of its line; to the left of it where there is no room.
        let sides = [line + 6.0, line - width - 4.0];
        let mut tries = (0..LANES).flat_map(|lane| sides.map(|left| Place { lane, left, width, line }));
        let free = tries.find(|place| {
            place.left >= axis.left
                && place.left + place.width <= axis.right
                && !list.iter().flatten().any(|other| place.touches(other))
        });
        list.push(free);
    }
    list.reverse();
    list
}
