//! When items were made, and what the rules were then: a map of months by categories, bands of rules above it, and
//! events.

mod bands;
mod map;
mod story;

use crate::app::actions::Actions;
use crate::app::cache::Cache;
use crate::app::screens::platforms;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, link_button, page, page_margin};
use crate::app::workspace::Workspace;
use crate::rulebook::{CitationId, Event, Jurisdiction, Residence, Rulebook, WORLD};
use crate::summary::timeline::{self, Band, Moment, Month, Timeline};
use crate::summary::{Inquiry, Summary, Within, build};
use crate::text::{self, counted, text, text_with};
use crate::vocab::Category;
use egui::{Frame, Margin, Panel, ScrollArea, Ui};
use jiff::civil::Date;
use std::rc::Rc;

/// The width of the column of category names.
const NAMES: f32 = 150.0;
/// The height of the panel that explains a month.
const EXPLAINED: f32 = 188.0;
/// The height of that panel in a low window.
const EXPLAINED_LOW: f32 = 96.0;
/// A window lower than this has room for either the map or the bands.
const LOW: f32 = 620.0;
/// The height of a row of months.
const ROW: f32 = 34.0;

/// The model of the timeline screen.
#[derive(Debug, Default)]
pub struct TimelineView {
    model: Cache<Option<Category>, TimelineModel>,
    /// The category whose rules stand above the map; the first one until another is chosen.
    category: Option<Category>,
    /// The row and month that are explained.
    at: Option<(usize, usize)>,
    /// Whether that month alone is explained; else the selected span that it ends, if there is one.
    is_one_month: bool,
    /// Whether the month that is explained is new, so that it is scrolled into sight once the panel that explains it takes its room.
    is_new: bool,
    /// The rows and the first month of the map that `at` is about.
    shape: Option<(Month, Vec<Category>)>,
    /// The explanation of a category in some months: the first and the last.
    moment: Cache<(Category, Month, Month), Option<Moment>>,
    /// The month at which a span began to be drawn.
    from: Option<usize>,
    /// Whether the map takes the keyboard focus when it is drawn next.
    wants_focus: bool,
    /// Whether only the selected span is drawn, over the whole width.
    zoomed: bool,
    /// Whether all months are drawn; else, of a long archive, only the recent years.
    whole: bool,
    /// Whether events from where the person did not live are listed too.
    elsewhere: bool,
}

/// The first year that is drawn of a long archive: from here on platforms train their AI on what people post, so that
/// the rules before it hardly differ.
const RECENT: i32 = 2022;
/// An archive with more months than this is long.
const LONG: usize = 96;

/// What is computed for the timeline.
#[derive(Debug)]
struct TimelineModel {
    /// Items by month.
    timeline: Timeline,
    /// The category whose rules stand above the map.
    category: Option<Category>,
    /// Those rules.
    bands: Vec<Band>,
    /// A sentence on which country's rules the bands show before and after a move; empty if the person has not moved.
    countries: String,
    /// The events.
    marks: Vec<Mark>,
}

/// An event, such as what an authority, a court or a platform did, as it is drawn.
#[derive(Debug)]
pub struct Mark {
    day: Date,
    label: String,
    say: String,
    who: String,
    /// The first of its citations, with its title.
    citation: Option<(CitationId, String)>,
    /// It was done where the person lived.
    here: bool,
}

impl Mark {
    fn of(event: &Event, here: bool, book: &Rulebook) -> Self {
        let citation = event.sources.iter().find_map(|id| book.citations.get(id));
        Self {
            day: event.day,
            label: event.label.clone(),
            say: event.say.clone(),
            who: event.who.clone(),
            citation: citation.map(|citation| (citation.id.clone(), citation.title.clone())),
            here,
        }
    }
}

impl TimelineView {
    /// Gives the map the keyboard when it is drawn next.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Closes the explanation of a month.
    pub fn close_moment(&mut self) {
        self.at = None;
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

    /// The month at a horizontal position, counted from the first that is drawn. `None` beside the axis.
    fn month_at(&self, x: f32) -> Option<usize> {
        let at = ((x - self.left) / self.step()).floor();
        (at >= 0.0 && (at as usize) < self.months).then_some(at as usize)
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut TimelineView, actions: &mut Actions) {
    let Some(model) = view.model(workspace) else { return };
    let scrolls = view.at.is_some() && std::mem::take(&mut view.is_new);
    moment_panel(ui, workspace, view, &model, actions);
    page(ui, "timeline", |ui| {
        let margin = page_margin(ui);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1400.0));
            ui.headline(&text("timeline-title"));
            ui.dim(&text("timeline-explains"));
            ui.add_space(space::XS);
            platforms::platform(ui, workspace, actions);
            if model.timeline.months > 0 {
                chart(ui, workspace, (view, scrolls), &model, actions);
            } else {
                ui.dim(&text("timeline-nothing"));
                if model.timeline.later > 0 {
                    ui.small_dim(&counted("timeline-later", model.timeline.later));
                }
            }
            story::events(ui, &model.marks, &mut view.elsewhere, actions);
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
        });
    });
}

impl TimelineView {
    /// What is shown of the workspace; `None` if nothing is open.
    fn model(&mut self, workspace: &Workspace) -> Option<Rc<TimelineModel>> {
        let summary = workspace.summary.as_ref()?;
        let jurisdiction = workspace.jurisdiction()?;
        let find = |category: &Option<Category>| TimelineModel::of(*category, workspace, summary, jurisdiction);
        let model = self.model.get(workspace, self.category, find);
        self.follow(&model.timeline);
        Some(model)
    }

    /// Lets what is explained stay the same kind and month when the map gets other rows or begins in another month.
    fn follow(&mut self, timeline: &Timeline) {
        let shape = (timeline.first, timeline.rows.iter().map(|row| row.category).collect());
        if self.shape.as_ref() == Some(&shape) {
            return;
        }
        self.at = self.at.zip(self.shape.as_ref()).and_then(|((row, at), (first, categories))| {
            let category = categories.get(row)?;
            let row = shape.1.iter().position(|known| known == category)?;
            let month = first.plus(at);
            let at = (month >= timeline.first).then(|| month.since(timeline.first))?;
            (at < timeline.months).then_some((row, at))
        });
        self.from = None;
        self.shape = Some(shape);
    }
}

impl TimelineModel {
    fn of(category: Option<Category>, workspace: &Workspace, summary: &Summary, jurisdiction: Jurisdiction) -> Self {
        // All months stay in sight while a span of them is chosen.
        let asked = Inquiry { within: None, ..workspace.asked_in(jurisdiction) };
        let book = &workspace.book;
        let of_platform = workspace.only.is_some().then(|| build(workspace.shown_inventories(), book, &asked));
        let shown = of_platform.as_ref().unwrap_or(summary);
        let residence = workspace.residence();
        let is_known = |wanted: &Category| shown.categories.iter().any(|category| category.id == *wanted);
        let category = category.filter(is_known).or_else(|| Some(shown.categories.first()?.id));
        let marks = timeline::events(shown, book, &residence);
        Self {
            timeline: Timeline::of(workspace.shown_inventories(), shown, workspace.on.max(workspace.today)),
            category,
            bands: category
                .map_or_else(Vec::new, |category| timeline::bands(category, shown, book, &asked, &residence)),
            countries: countries(workspace, &residence),
            marks: marks.into_iter().map(|(event, here)| Mark::of(event, here, book)).collect(),
        }
    }
}

/// Which country's rules hold on which days, for a person who has moved.
fn countries(workspace: &Workspace, residence: &Residence) -> String {
    let Some((before, moved)) = &residence.before else { return String::new() };
    let name = workspace.book.regions.jurisdiction(before, *moved).map(|jurisdiction| jurisdiction.name);
    let values = [
        ("before", text::in_region(before, &name.unwrap_or_default()).into()),
        ("day", text::date(*moved).into()),
        ("region", text::in_region(&residence.code, &workspace.region_name()).into()),
    ];
    let key = if residence.code == WORLD { "timeline-countries-none" } else { "timeline-countries" };
    text_with(key, &values)
}

/// The rules, the map and the years. If it `scrolls`, the month that is explained comes into sight.
fn chart(
    ui: &mut Ui,
    workspace: &Workspace,
    (view, scrolls): (&mut TimelineView, bool),
    model: &TimelineModel,
    actions: &mut Actions,
) {
    let timeline = &model.timeline;
    let width = ui.available_width();
    let names = NAMES.min(width * 0.3);
    let left = ui.max_rect().left() + names;
    let right = ui.max_rect().left() + width;
    let whole = Axis { left, right, first: timeline.first, months: timeline.months };
    let recent = recent(whole, timeline);
    let zoomed = workspace.within.filter(|_| view.zoomed).and_then(|within| axis_of_span(whole, within));
    let axis = match (zoomed, recent) {
        (Some(zoomed), _) => zoomed,
        (None, Some(recent)) if !view.whole => recent,
        _ => whole,
    };
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(26.0);
        if let Some(within) = workspace.within {
            platforms::span(ui, within, actions);
            let key = if view.zoomed { "timeline-all-months" } else { "timeline-zoom" };
            if link_button(ui, &text(key)).clicked() {
                view.zoomed = !view.zoomed;
                view.at = None;
            }
        }
        if recent.is_some() && !(view.zoomed && workspace.within.is_some()) {
            let key = if view.whole { "timeline-recent" } else { "timeline-whole" };
            let first = if view.whole { RECENT } else { whole.first.year() };
            if link_button(ui, &text_with(key, &[("year", first.to_string().into())])).clicked() {
                view.whole = !view.whole;
                view.at = None;
            }
        }
    });
    let years = map::years(ui, &axis);
    // In a low window the bands would leave no room for the map, so they come after it.
    let is_low = ui.ctx().content_rect().height() < LOW;
    if !is_low {
        ui.scope(|ui| bands::ui(ui, model, &axis, actions));
    }
    map::ui(ui, workspace.within, (view, scrolls), model, &axis, actions);
    let bottom = ui.cursor().top();
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        map::legend(ui, timeline.most);
        if timeline.undated > 0 {
            ui.small_dim(&counted("timeline-undated", timeline.undated));
        }
        if timeline.later > 0 {
            ui.small_dim(&counted("timeline-later", timeline.later));
        }
    });
    if is_low {
        ui.add_space(space::S);
        ui.scope(|ui| bands::ui(ui, model, &axis, actions));
    }
    // Painted last, so that nothing covers them.
    map::pin_years(ui, &axis, years, if is_low { ui.cursor().top() } else { bottom });
}

/// The axis of the recent years; `None` if the archive is not long, or has nothing in those years.
fn recent(whole: Axis, timeline: &Timeline) -> Option<Axis> {
    let first = whole.first.plus(usize::try_from((RECENT - whole.first.year()).max(0)).unwrap_or(0) * 12);
    let first = Month::of(first.first_day().first_of_year());
    let before = first.since(whole.first);
    let has_items = timeline.rows.iter().any(|row| row.items.iter().skip(before).any(|items| *items > 0));
    (whole.months > LONG && before > 0 && before < whole.months && has_items).then(|| Axis {
        first,
        months: whole.months - before,
        ..whole
    })
}

/// Explains a month at the lower edge, in sight wherever the map is scrolled to.
fn moment_panel(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &mut TimelineView,
    model: &TimelineModel,
    actions: &mut Actions,
) {
    if view.at.is_none() {
        return;
    }
    let palette = Palette::of(ui);
    let margin = Margin::symmetric(if ui.available_width() < 700.0 { 20 } else { theme::space::PAGE as i8 }, 10);
    let frame = Frame::new().fill(palette.panel).inner_margin(margin);
    let height = if ui.available_height() < 560.0 { EXPLAINED_LOW } else { EXPLAINED };
    Panel::bottom("timeline-moment").resizable(false).exact_size(height).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().id_salt("timeline-moment").auto_shrink(false).show(ui, |ui| {
            story::moment(ui, workspace, view, model, actions);
        });
    });
}

/// The axis that covers only the months of a span; `None` if nothing that is shown was made from its first month to its last.
fn axis_of_span(whole: Axis, within: Within) -> Option<Axis> {
    let last = whole.first.plus(whole.months.saturating_sub(1));
    let first = within.from.map_or(whole.first, Month::of).max(whole.first);
    let until = within.until.map_or(last, Month::of).min(last);
    (first <= until).then(|| Axis { first, months: until.since(first) + 1, ..whole })
}
