//! When the things were made, and what the rules were then: a map of months by kinds, bands of rules above it, and
//! what regulators and courts did.

mod bands;
mod map;
mod story;

use crate::app::screens::platforms;
use crate::app::state::State;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, link_button};
use crate::rulebook::Event;
use crate::summary::timeline::{self, Band, Moment, Month, Timeline};
use crate::summary::{Asked, Within, build};
use crate::text::{counted, text};
use crate::vocab::Category;
use egui::{Frame, Margin, Panel, ScrollArea, Ui};
use jiff::civil::Date;

/// Names of kinds stand in a column of this width.
const NAMES: f32 = 150.0;
/// The height of what is told of a month.
const TOLD: f32 = 188.0;
/// In a low window it takes less.
const TOLD_LOW: f32 = 96.0;
/// The height of a row of months.
const ROW: f32 = 34.0;

/// What the timeline shows. Found once a choice, not once a frame.
#[derive(Debug, Default)]
pub struct TimelineView {
    /// Items by month. `None`: not counted yet.
    counted: Option<Timeline>,
    /// The kind whose rules stand above the map.
    category: Option<Category>,
    /// Those rules. `None`: not found yet.
    bands: Option<Vec<Band>>,
    /// What regulators did. `None`: not found yet.
    events: Option<Vec<Mark>>,
    /// The row and month that are told of.
    at: Option<(usize, usize)>,
    /// What is told of them, and of which category and month that is.
    told: Option<(Category, Month, Moment)>,
    /// The month at which a span began to be drawn.
    from: Option<usize>,
    /// The map takes the keyboard, once.
    wants_focus: bool,
    /// Only the span is drawn, over the whole width.
    zoomed: bool,
    /// What was done elsewhere is listed too.
    elsewhere: bool,
}

/// What a regulator did, as it is drawn.
#[derive(Debug)]
pub struct Mark {
    day: Date,
    label: String,
    say: String,
    who: String,
    /// The first of its sources.
    source: Option<(String, String)>,
    /// It was done where the person lived.
    here: bool,
}

impl Mark {
    fn of(event: &Event, here: bool, state: &State) -> Self {
        let source = event.sources.iter().find_map(|id| state.book.citations.get(id));
        Self {
            day: event.day,
            label: event.label.clone(),
            say: event.say.clone(),
            who: event.who.clone(),
            source: source.map(|source| (source.id.to_string(), source.title.clone())),
            here,
        }
    }
}

impl TimelineView {
    /// Gives the map the keyboard when it is drawn next.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Forgets what was found: something else is asked.
    pub fn forget(&mut self) {
        let Self { counted, category: _, bands, events, at: _, told, from: _, wants_focus: _, zoomed: _, elsewhere: _ } =
            self;
        *counted = None;
        *bands = None;
        *events = None;
        *told = None;
    }
}

/// Which months are drawn, and where.
#[derive(Clone, Copy, Debug)]
struct Axis {
    left: f32,
    right: f32,
    first: Month,
    months: usize,
}

impl Axis {
    fn step(&self) -> f32 {
        (self.right - self.left) / self.months.max(1) as f32
    }

    /// Where a day lies; days before the first month lie at the left edge, later ones at the right.
    fn x(&self, day: Date) -> f32 {
        let month = Month::of(day);
        if month < self.first {
            return self.left;
        }
        let share = f32::from(day.day() - 1) / f32::from(day.days_in_month());
        (self.left + self.step() * (month.since(self.first) as f32 + share)).min(self.right)
    }

    /// The month under a place, if one is.
    fn month_at(&self, x: f32) -> Option<usize> {
        let at = ((x - self.left) / self.step()).floor();
        (at >= 0.0 && (at as usize) < self.months).then_some(at as usize)
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, state: &mut State) {
    find(state);
    told(ui, state);
    ScrollArea::vertical().id_salt("timeline").auto_shrink(false).show(ui, |ui| {
        let narrow = ui.available_width() < 700.0;
        let margin = if narrow { Margin::symmetric(20, 18) } else { Margin::symmetric(theme::space::PAGE as i8, 26) };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1400.0));
            ui.headline(&text("timeline-title"));
            ui.dim(&text("timeline-explains"));
            ui.add_space(space::S);
            platforms::platform(ui, state);
            let mut view = std::mem::take(&mut state.timeline);
            if let Some(counted) = view.counted.take() {
                if counted.months > 0 {
                    chart(ui, state, &mut view, &counted);
                } else {
                    ui.dim(&text("timeline-nothing"));
                }
                view.counted = Some(counted);
            }
            story::events(ui, state, &mut view);
            state.timeline = view;
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
        });
    });
}

/// Counts, and finds the rules of the kind that is chosen.
fn find(state: &mut State) {
    let (Some(summary), Some(place)) = (state.summary.as_ref(), state.place()) else { return };
    let is_found =
        state.timeline.counted.is_some() && state.timeline.bands.is_some() && state.timeline.events.is_some();
    if is_found {
        return;
    }
    // All months stay in sight while a span of them is chosen.
    let whole = Asked { within: None, ..state.asked_in(place) };
    let of_platform = state.only.is_some().then(|| build(state.shown_inventories(), &state.book, &whole));
    let of = of_platform.as_ref().unwrap_or(summary);
    let counted = state.timeline.counted.is_none().then(|| {
        let inventories = state.shown_inventories();
        Timeline::of(inventories, of, state.on.max(state.today))
    });
    let residence = state.residence();
    let bands = state.timeline.bands.is_none().then(|| {
        let place = state.place()?;
        let known = |wanted: &Category| of.categories.iter().any(|category| category.id == *wanted);
        let category = state.timeline.category.filter(known).or_else(|| Some(of.categories.first()?.id))?;
        let bands = timeline::bands(category, of, &state.book, &state.asked_in(place), &residence);
        Some((category, bands))
    });
    let events = state.timeline.events.is_none().then(|| {
        let found = timeline::events(of, &state.book, &residence);
        found.into_iter().map(|(event, here)| Mark::of(event, here, state)).collect()
    });
    let view = &mut state.timeline;
    if counted.is_some() {
        view.counted = counted;
    }
    if let Some(found) = bands {
        let (category, bands) = found.map_or((None, Vec::new()), |(category, bands)| (Some(category), bands));
        view.category = category;
        view.bands = Some(bands);
    }
    if events.is_some() {
        view.events = events;
    }
}

/// The rules, the map, the years, and what is told of a month.
fn chart(ui: &mut Ui, state: &mut State, view: &mut TimelineView, counted: &Timeline) {
    let width = ui.available_width();
    let names = NAMES.min(width * 0.3);
    let left = ui.max_rect().left() + names;
    let right = ui.max_rect().left() + width;
    let whole = Axis { left, right, first: counted.first, months: counted.months };
    let axis = match state.within.filter(|_| view.zoomed) {
        Some(within) => zoomed(whole, within),
        None => whole,
    };
    ui.scope(|ui| bands::ui(ui, state, view, &axis));
    map::ui(ui, state, view, counted, &axis);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        map::ramp(ui, counted.most);
        if counted.undated > 0 {
            ui.small_dim(&self::counted("timeline-undated", counted.undated));
        }
        if counted.later > 0 {
            ui.small_dim(&self::counted("timeline-later", counted.later));
        }
    });
    ui.horizontal_wrapped(|ui| {
        if state.within.is_some() {
            let key = if view.zoomed { "timeline-all-months" } else { "timeline-zoom" };
            if link_button(ui, &text(key)).clicked() {
                view.zoomed = !view.zoomed;
                view.at = None;
            }
        }
    });
}

/// What is told of a month stands at the lower edge, in sight wherever the map is scrolled to.
fn told(ui: &mut Ui, state: &mut State) {
    let palette = Palette::of(ui);
    let margin = Margin::symmetric(if ui.available_width() < 700.0 { 20 } else { theme::space::PAGE as i8 }, 10);
    let frame = Frame::new().fill(palette.panel).inner_margin(margin);
    let mut view = std::mem::take(&mut state.timeline);
    if view.at.is_some()
        && let Some(counted) = view.counted.take()
    {
        let height = if ui.available_height() < 560.0 { TOLD_LOW } else { TOLD };
        Panel::bottom("told").resizable(false).exact_size(height).frame(frame).show(ui, |ui| {
            ScrollArea::vertical().id_salt("told").auto_shrink(false).show(ui, |ui| {
                story::moment(ui, state, &mut view, &counted);
            });
        });
        view.counted = Some(counted);
    }
    state.timeline = view;
}

/// The axis of a span alone.
fn zoomed(whole: Axis, within: Within) -> Axis {
    let last = whole.first.plus(whole.months.saturating_sub(1));
    let first = within.from.map_or(whole.first, Month::of).clamp(whole.first, last);
    let until = within.until.map_or(last, Month::of).clamp(first, last);
    Axis { first, months: until.since(first) + 1, ..whole }
}
