//! The answer: one sentence, what is behind it, and each kind of data with its outcome, its reason and its date.

use crate::app::actions::{Actions, Screen, Show, Side};
use crate::app::icons;
use crate::app::screens::phrases::{all_may, late_letter_line, law_of, use_words};
use crate::app::screens::questions::QuestionsView;
use crate::app::screens::{notices, platforms, questions};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    Segment, UiText as _, at_right, button, icon, link_button, page, page_margin, paint_fill, paint_line,
    paint_wrapped, primary_button, stacked_bar, swatch,
};
use crate::app::workspace::Workspace;
use crate::rulebook::{Person, RemedyKind, WORLD};
use crate::summary::{CategorySummary, Group, Headline, ItemsQuery, Standing, StandingCount, Summary};
use crate::text::{self, counted, number, say, text, text_with};
use crate::vocab::{Category, Fill, LawValue, Outcome};
use egui::{Align2, Button, CornerRadius, Frame, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};
use std::collections::BTreeMap;

/// The height of a category's row.
const ROW: f32 = 63.0;
/// The height of a row whose outcome stands below its kind.
const NARROW_ROW: f32 = 116.0;
/// The width that the word at the right of a row takes.
const WHY: f32 = 72.0;
/// Above this width the choice of a platform and that of what the bars measure stand in one line.
const ROOM_FOR_BOTH: f32 = 860.0;
/// Above this width a kind, its bar and its outcome stand side by side.
const ROOM_FOR_BAR: f32 = 720.0;

/// The space between two entries of the legend.
const LEGEND_GAP: f32 = 18.0;
/// The size of the icons in the legend.
const LEGEND_ICON: f32 = 14.0;

/// What the bars measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Measure {
    /// Items.
    #[default]
    Items,
    /// Characters of text.
    Text,
    /// Bytes of media.
    Media,
}

/// The answer as it is shown.
#[derive(Debug, Default)]
pub struct OverviewView {
    measure: Measure,
    /// The category that the panel beside the screen explains, and the width of its row.
    explained: Option<(Category, f32)>,
    /// When a key was pressed last, in egui's seconds.
    last_key: f64,
}

/// Draws the screen.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &mut OverviewView,
    (asked, explained): (&mut QuestionsView, Option<Category>),
    actions: &mut Actions,
) {
    // The place it is scrolled to is kept for each opening, so that another archive starts at the top.
    page(ui, &format!("overview {}", workspace.opened()), |ui| {
        let margin = page_margin(ui);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1180.0));
            notices::ui(ui, workspace, actions);
            let Some(summary) = workspace.shown() else { return };
            headline(ui, summary, actions);
            rests_on(ui, workspace, summary, actions);
            // Of several archives the picture of all comes before the sentences on each, which would push it out of sight. The choice of a
            // platform stays where it is when one is chosen, whatever is asked about that one.
            let several = summary.headlines.len() > 1;
            let asks_below = several || !workspace.choices.is_empty();
            if !asks_below {
                questions::ui(ui, workspace, asked, None, actions);
            }
            ui.add_space(space::S);
            // If nothing was made in the chosen months, the bar and the list would be empty.
            let has_items = !summary.categories.is_empty();
            if let Some(within) = workspace.within {
                platforms::span(ui, within, actions);
            }
            if ui.available_width() > ROOM_FOR_BOTH {
                ui.horizontal(|ui| {
                    platforms::choices(ui, workspace, actions);
                    if has_items {
                        at_right(ui, "measures", |ui| measures(ui, summary, &mut view.measure));
                    }
                });
            } else {
                platforms::platform(ui, workspace, actions);
                if has_items {
                    ui.horizontal_wrapped(|ui| measures(ui, summary, &mut view.measure));
                }
            }
            if has_items {
                draw_bar(ui, summary, view.measure, actions);
            }
            if several {
                ui.add_space(space::S);
                for of_platform in summary.headlines_by_archive() {
                    platform_line(ui, summary, of_platform);
                }
            }
            if asks_below {
                questions::ui(ui, workspace, asked, None, actions);
            }
            ui.add_space(space::M);
            if has_items {
                categories(ui, summary, (view, explained), actions);
            }
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
        });
    });
}

/// The sentences after the main one: what the person did, and then the law, in which that would be overlooked.
fn further_sentences(summary: &Summary, headline: &Headline) -> [String; 2] {
    let mut more = vec![headline.law.clone()];
    more.extend(headline.more.iter().cloned());
    more.extend(headline.notes.iter().cloned());
    more.retain(|sentence| !sentence.is_empty());
    let is_own = |sentence: &String| summary.objections.iter().any(|objection| objection.text == *sentence);
    let (own, more): (Vec<String>, Vec<String>) = more.into_iter().partition(is_own);
    [own.join(" "), more.join(" ")]
}

/// The sentence about everything that is open, and what to do next.
fn headline(ui: &mut Ui, summary: &Summary, actions: &mut Actions) {
    if let Some(headline) = summary.headlines.first() {
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(760.0));
            ui.headline(&headline.main);
        });
        let more = further_sentences(summary, headline);
        for sentences in more.into_iter().filter(|sentences| !sentences.is_empty()) {
            ui.label(RichText::new(sentences).size(14.5));
        }
        ui.add_space(space::S);
    }
    ui.add_space(space::XS);
    let has_remedy =
        summary.remedies.iter().any(|remedy| !matches!(remedy.kind, RemedyKind::Complaint | RemedyKind::None));
    ui.horizontal_wrapped(|ui| {
        let objected = summary.standings.iter().any(|stand| stand.standing.is_objected());
        let unanswered = Standing::of(Outcome::UsedUnlessYouObject, false);
        let is_next = objected && !summary.standings.iter().any(|stand| stand.standing == unanswered);
        let may_object = summary.standings.iter().any(|stand| stand.standing.outcome() == Outcome::UsedUnlessYouObject);
        let mut groups = summary.categories.iter().flat_map(|category| &category.groups);
        let is_open = groups.any(may_be_used);
        let key = match (is_next, may_object || is_open) {
            (true, _) => "overview-next",
            (false, true) => "overview-object",
            (false, false) => "overview-do",
        };
        if has_remedy && primary_button(ui, &text(key)).clicked() {
            actions.push(Show::Screen(Screen::OptOut));
        }
        if !summary.categories.is_empty() && button(ui, text("overview-why")).clicked() {
            actions.push(Side::Sum);
        }
        let counted_items = summary.headlines.first().map_or(0, |headline| headline.at_least);
        if counted_items > 0 && link_button(ui, &counted("overview-items", counted_items)).clicked() {
            actions.push(Show::Items(ItemsQuery { used: true, ..ItemsQuery::default() }));
        }
    });
}

/// The sentence of one platform of several, with its bar.
fn platform_line(ui: &mut Ui, summary: &Summary, headline: &Headline) {
    let more = further_sentences(summary, headline);
    let more = more.into_iter().filter(|sentences| !sentences.is_empty()).collect::<Vec<_>>().join(" ");
    let words = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.strong_text(&headline.main);
        if !more.is_empty() {
            ui.small_dim(&more);
        }
    };
    if ui.available_width() < ROOM_FOR_BAR {
        // Without bars, space alone tells the sentences apart.
        ui.scope(words);
        ui.add_space(space::XS);
        return;
    }
    let groups = summary.categories.iter().flat_map(|category| &category.groups);
    let of_platform = groups.filter(|group| headline.platform.as_ref() == Some(&group.platform));
    let segments = segments(&amounts_of(of_platform, Measure::Items));
    ui.horizontal_top(|ui| {
        let (bar, _) = ui.allocate_exact_size(vec2(110.0, 18.0), Sense::hover());
        stacked_bar(ui, Rect::from_center_size(bar.center(), vec2(bar.width(), 9.0)), 4, &segments);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            words(ui);
        });
    });
}

/// Draws the letters whose answer is late, and what the person said that the answer rests on, with a link to change it.
fn rests_on(ui: &mut Ui, workspace: &Workspace, summary: &Summary, actions: &mut Actions) {
    let said = summary.rests_on.join(" ");
    late_letters(ui, workspace, summary);
    let said_nothing = workspace.person() == Person::default();
    if said.is_empty() || (said_nothing && workspace.within.is_none()) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.small_dim(&said);
        if !said_nothing && link_button(ui, &text("person-change")).clicked() {
            actions.push(Side::You);
        }
    });
}

/// Draws the letters whose answer is late. The headline names the others.
fn late_letters(ui: &mut Ui, workspace: &Workspace, summary: &Summary) {
    for platform in summary.platforms() {
        if let Some(line) = late_letter_line(workspace, platform) {
            ui.horizontal_wrapped(|ui| {
                icon(ui, icons::CALENDAR, theme::size::BODY, Palette::of(ui).text);
                ui.label(format!("{}: {line}", workspace.book.platform_name(platform)));
            });
        }
    }
}

/// The amount of each standing in the summary, in the unit of the measure.
fn amounts(summary: &Summary, measure: Measure) -> BTreeMap<Standing, u64> {
    amounts_of(summary.categories.iter().flat_map(|category| &category.groups), measure)
}

/// The amount of each standing in groups, in the unit of the measure.
fn amounts_of<'g>(groups: impl Iterator<Item = &'g Group>, measure: Measure) -> BTreeMap<Standing, u64> {
    let mut amounts = BTreeMap::new();
    for group in groups {
        *amounts.entry(group.standing()).or_default() += amount(group, measure);
    }
    amounts
}

/// The parts of a bar, one for each standing.
fn segments(amounts: &BTreeMap<Standing, u64>) -> Vec<Segment> {
    amounts.iter().map(|(standing, amount)| Segment { fill: standing.fill(), amount: *amount }).collect()
}

/// What a standing is called where all items of the summary with it are meant.
fn words_of(summary: &Summary, standing: Standing) -> String {
    let stand = summary.standings.iter().find(|stand| stand.standing == standing);
    stand.map_or_else(|| standing.lower(false), StandingCount::lower)
}

fn amount(group: &Group, measure: Measure) -> u64 {
    match measure {
        Measure::Items => group.counts.items,
        Measure::Text => group.counts.text_chars,
        Measure::Media => group.counts.media_bytes,
    }
}

/// The bar over everything, and its legend.
fn draw_bar(ui: &mut Ui, summary: &Summary, measure: Measure, actions: &mut Actions) {
    let amounts = amounts(summary, measure);
    let segments = segments(&amounts);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let spoken: Vec<String> = amounts
        .iter()
        .map(|(standing, amount)| format!("{} {}", written(*amount, measure), words_of(summary, *standing)))
        .collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, spoken.join(", ")));
    stacked_bar(ui, rect, theme::RADIUS, &segments);
    ui.add_space(2.0);
    legend(ui, summary, &amounts, measure, (measure == Measure::Items).then_some(actions));
}

/// What the fills stand for and how many items have each.
pub fn legend_of_items(ui: &mut Ui, summary: &Summary) {
    legend(ui, summary, &amounts(summary, Measure::Items), Measure::Items, None);
}

/// What the fills stand for and how much of each there is.
fn legend(
    ui: &mut Ui,
    summary: &Summary,
    amounts: &BTreeMap<Standing, u64>,
    measure: Measure,
    mut actions: Option<&mut Actions>,
) {
    let entries: Vec<Entry> = amounts
        .iter()
        .map(|(standing, amount)| {
            let own = own_items(summary, *standing);
            // The headline counts only the person's own items of these outcomes, so the legend gives that number too.
            let is_told =
                standing.outcome().is_used() || matches!(standing.outcome(), Outcome::Depends | Outcome::YouOptedOut);
            let with_own = is_told && measure == Measure::Items && own < *amount;
            Entry {
                standing: *standing,
                amount: written(*amount, measure),
                words: words_of(summary, *standing),
                own: with_own.then(|| counted("legend-own", own)),
            }
        })
        .collect();
    let room = ui.available_width();
    let widths: Vec<f32> = entries.iter().map(|entry| entry.width(ui)).collect();
    let mut rest = entries.iter();
    // Its lines belong together, and are high because of their links.
    let between = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 0.0);
    // Laid out by hand, because a row of rows does not wrap by itself.
    for Line { entries, width } in balanced_lines(&widths, LEGEND_GAP, room) {
        let row = rest.by_ref().take(entries);
        let draw = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            for (at, entry) in row.enumerate() {
                // Only between entries, because space after the last one would widen the page, and with it the table below.
                if at > 0 {
                    ui.add_space(LEGEND_GAP - 7.0);
                }
                if entry.ui(ui, actions.is_some())
                    && let Some(actions) = actions.as_deref_mut()
                {
                    let query = ItemsQuery { standing: Some(entry.standing), ..ItemsQuery::default() };
                    actions.push(Show::Items(query));
                }
            }
        };
        // An entry that is wider than the page is broken into lines.
        if width > room {
            ui.horizontal_wrapped(draw)
        } else {
            ui.horizontal(draw)
        };
    }
    ui.spacing_mut().item_spacing.y = between;
    ui.add_space(space::XS);
}

/// A line of the legend.
#[derive(Debug, PartialEq)]
struct Line {
    /// The number of entries in it.
    entries: usize,
    /// How wide it is.
    width: f32,
}

/// Breaks entries of some widths into as few lines as fit into the room, and those into lines of about the same length, so that no
/// entry is left alone below a full line. An entry that is wider than the room gets its own line.
fn balanced_lines(widths: &[f32], gap: f32, room: f32) -> Vec<Line> {
    let fewest = lines_within(widths, gap, room);
    let (mut too_narrow, mut enough) = (0.0, room);
    while enough - too_narrow > 1.0 {
        let middle = f32::midpoint(too_narrow, enough);
        if lines_within(widths, gap, middle).len() > fewest.len() {
            too_narrow = middle;
        } else {
            enough = middle;
        }
    }
    lines_within(widths, gap, enough)
}

/// Breaks entries of some widths into lines, each as full as the room allows.
fn lines_within(widths: &[f32], gap: f32, room: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for width in widths {
        match lines.last_mut().filter(|line| line.width + gap + width <= room) {
            Some(line) => {
                line.entries += 1;
                line.width += gap + width;
            }
            None => lines.push(Line { entries: 1, width: *width }),
        }
    }
    lines
}

/// Draws the choices of what the bar measures.
fn measures(ui: &mut Ui, summary: &Summary, measure: &mut Measure) {
    // Without media, bars of their bytes would all be empty.
    if *measure == Measure::Media && summary.totals.counts.media_bytes == 0 {
        *measure = Measure::Items;
    }
    ui.small_dim(&text("measure-by"));
    choice(ui, measure, Measure::Items, &text("measure-items"));
    choice(ui, measure, Measure::Text, &text("measure-text"));
    if summary.totals.counts.media_bytes > 0 {
        choice(ui, measure, Measure::Media, &text("measure-media"));
    }
}

/// A standing in the legend.
struct Entry {
    standing: Standing,
    amount: String,
    words: String,
    own: Option<String>,
}

impl Entry {
    fn width(&self, ui: &Ui) -> f32 {
        let color = Palette::of(ui).text;
        let measure = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, color).size().x;
        let own = self.own.as_deref().map_or(0.0, |own| 7.0 + measure(own, theme::regular(theme::size::BODY)));
        let glyph = measure(icons::of_outcome(self.standing.outcome()), theme::regular(LEGEND_ICON));
        19.0 + glyph
            + 7.0
            + measure(&self.amount, theme::semibold(theme::size::BODY))
            + 7.0
            + measure(&self.words, theme::regular(theme::size::BODY))
            + own
    }

    /// Draws the entry. Returns whether it was pressed, which shows its items.
    fn ui(&self, ui: &mut Ui, leads_on: bool) -> bool {
        swatch(ui, self.standing.fill());
        let palette = Palette::of(ui);
        icon(ui, icons::of_outcome(self.standing.outcome()), LEGEND_ICON, palette.text);
        let mut pressed = false;
        if leads_on {
            let amount = RichText::new(&self.amount).font(theme::semibold(theme::size::BODY)).color(palette.accent);
            let values = [("count", self.amount.as_str().into()), ("words", self.words.as_str().into())];
            let link = ui.add(Button::new(amount).frame(false)).accessible_name(text_with("legend-show", &values));
            pressed = link.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
        } else {
            ui.strong_text(&self.amount);
        }
        ui.label(&self.words).on_hover_text(text(&format!("outcome-means-{}", self.standing.id())));
        if let Some(own) = &self.own {
            ui.dim(own);
        }
        pressed
    }
}

/// How many items of a standing are the person's own.
fn own_items(summary: &Summary, standing: Standing) -> u64 {
    summary.standings.iter().find(|stand| stand.standing == standing).map_or(0, |stand| stand.own_items)
}

/// One of several words to choose from.
fn choice(ui: &mut Ui, measure: &mut Measure, value: Measure, label: &str) {
    let chosen = *measure == value;
    let button = Button::selectable(chosen, RichText::new(label).size(theme::size::SMALL)).min_size(vec2(0.0, 24.0));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, label));
    if response.clicked() {
        *measure = value;
    }
}

fn written(amount: u64, measure: Measure) -> String {
    match measure {
        Measure::Items | Measure::Text => number(amount),
        Measure::Media => text::size(amount),
    }
}

/// A row a category, in one card.
fn categories(
    ui: &mut Ui,
    summary: &Summary,
    (view, explained): (&mut OverviewView, Option<Category>),
    actions: &mut Actions,
) {
    let palette = Palette::of(ui);
    let shape = if ui.available_width() > ROOM_FOR_BAR { Shape::Wide } else { Shape::Narrow };
    let no_region = summary.question.region == WORLD;
    let rows: Vec<Row<'_>> = summary
        .categories
        .iter()
        .map(|category| Row {
            category,
            lines: Lines::of(category, no_region),
            shape,
            measure: view.measure,
            is_explained: explained == Some(category.id),
        })
        .collect();
    let heights: Vec<f32> = rows.iter().map(|row| row.height(ui, ui.available_width())).collect();
    let height = heights.iter().sum();
    let (now, is_keyed, moved) = ui.input(|input| {
        let is_key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        (input.time, input.events.iter().any(is_key), input.pointer.time_since_last_movement())
    });
    if is_keyed {
        view.last_key = now;
    }
    // After a key has scrolled the page, the pointer may be over a row that the person is not pointing at.
    let points = now - f64::from(moved) > view.last_key;
    let (card, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().rect_filled(card, theme::CARD_RADIUS, palette.panel);
    // The panel takes room from the rows, so that the one it explains would move away from where it was pressed.
    let is_new = explained != view.explained.map(|(category, _)| category)
        || view.explained.is_some_and(|(_, width)| (width - card.width()).abs() > 1.0);
    // Where the panel was closed, the row it explained comes into sight again.
    let closed = view.explained.filter(|_| explained.is_none()).map(|(category, _)| category);
    view.explained = explained.map(|category| (category, card.width()));
    let mut top = card.top();
    for (at, (row, height)) in rows.iter().zip(heights).enumerate() {
        let rect = Rect::from_min_max(pos2(card.left(), top), pos2(card.right(), top + height));
        if (row.is_explained && is_new) || closed == Some(row.category.id) {
            ui.scroll_to_rect(rect.expand(height), None);
        }
        let (first, last) = (at == 0, at + 1 == rows.len());
        let corners = CornerRadius {
            nw: if first { theme::CARD_RADIUS } else { 0 },
            ne: if first { theme::CARD_RADIUS } else { 0 },
            sw: if last { theme::CARD_RADIUS } else { 0 },
            se: if last { theme::CARD_RADIUS } else { 0 },
        };
        if at > 0 {
            ui.painter().hline(card.x_range(), top, Stroke::new(1.0, palette.line));
        }
        match row.ui(ui, rect, corners, points) {
            Some(Pressed::Why) => actions.push(Side::Why { category: row.category.id, region: None }),
            Some(Pressed::Items) => {
                let category = Some(row.category.id);
                actions.push(Show::Items(ItemsQuery { category, ..ItemsQuery::default() }));
            }
            None => {}
        }
        top += height;
    }
    ui.painter().rect_stroke(card, theme::CARD_RADIUS, Stroke::new(1.0, palette.line), StrokeKind::Inside);
}

/// How a row is laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The kind, its bar and its outcome side by side.
    Wide,
    /// The outcome below the kind, and the bar at the lower edge.
    Narrow,
}

/// What of a row was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    /// The row, which leads to the reasons.
    Why,
    /// The number of items, which leads to them.
    Items,
}

/// A category, as it is drawn.
struct Row<'r> {
    category: &'r CategorySummary,
    lines: Lines,
    shape: Shape,
    measure: Measure,
    /// Whether the panel beside the screen explains it.
    is_explained: bool,
}

impl Row<'_> {
    /// How wide the outcome and its reason are in a row of a width.
    fn outcome_width(&self, width: f32) -> f32 {
        match self.shape {
            Shape::Wide => width * 0.41 - WHY,
            Shape::Narrow => width - 62.0 - 16.0,
        }
    }

    /// How high it is in a width: the reason has to be read whole, because a condition of the law stands at its end.
    fn height(&self, ui: &Ui, width: f32) -> f32 {
        let least = if self.shape == Shape::Wide { ROW } else { NARROW_ROW };
        least + (self.lines.reason_height(ui, self.outcome_width(width)) - 17.0).max(0.0)
    }

    /// Draws the row, and says what of it was pressed. `points` is whether the pointer is where a person moved it.
    fn ui(&self, ui: &mut Ui, rect: Rect, corners: CornerRadius, points: bool) -> Option<Pressed> {
        let palette = Palette::of(ui);
        let category = self.category;
        let response = ui.interact(rect, ui.scope_id().with(("category", category.id.id())), Sense::click());
        let lines = &self.lines;
        response.widget_info(|| {
            let facts = lines.facts.join(" · ");
            let label = format!("{}: {facts}. {}. {}. {}", category.name, lines.outcome, lines.reason, rest(category));
            egui::WidgetInfo::selected(egui::Role::Button, true, self.is_explained, label)
        });
        if self.is_explained || response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, corners, palette.selection.gamma_multiply(0.55));
        }
        if self.is_explained {
            let edge = rect.with_max_x(rect.left() + 3.0);
            ui.painter().rect_filled(edge, CornerRadius { ne: 0, se: 0, ..corners }, palette.accent);
        }
        let tile = Rect::from_center_size(pos2(rect.left() + 29.0, rect.top() + ROW / 2.0), vec2(30.0, 30.0));
        ui.painter().rect_filled(tile, 7, palette.selection);
        let glyph = icons::of_category(category.id);
        ui.painter().text(tile.center(), Align2::CENTER_CENTER, glyph, theme::regular(16.0), palette.text);
        let why_left = self.why(ui, rect, response.hovered());
        let segments = by_standing(category, self.measure);
        let left = rect.left() + 62.0;
        let (name_right, outcome, bar) = match self.shape {
            Shape::Wide => {
                let bar_left = rect.left() + rect.width() * 0.40;
                let outcome_left = rect.left() + rect.width() * 0.59;
                // Beside the first lines, as the icon, however many lines the outcome has.
                let middle = rect.top() + ROW / 2.0;
                let bar = Rect::from_min_max(pos2(bar_left, middle - 4.5), pos2(outcome_left - 18.0, middle + 4.5));
                (bar_left - 16.0, pos2(outcome_left, rect.top() + 12.0), bar)
            }
            Shape::Narrow => {
                let bottom = rect.bottom() - 12.0;
                let bar = Rect::from_min_max(pos2(left, bottom - 7.0), pos2(rect.right() - 16.0, bottom));
                (why_left - 16.0, pos2(left, rect.top() + 54.0), bar)
            }
        };
        stacked_bar(ui, bar, 4, &segments);
        let name = theme::semibold(theme::size::BODY);
        paint_line(ui, pos2(left, rect.top() + 12.0), name_right - left, &category.name, name, palette.text);
        let small = theme::regular(theme::size::SMALL);
        let facts = fitting(ui, &lines.facts, &small, name_right - left);
        paint_line(ui, pos2(left, rect.top() + 34.0), name_right - left, &facts, small.clone(), palette.dim);
        let shows_items = self.items(ui, pos2(left, rect.top() + 34.0), small, name_right - left);
        lines.paint(ui, outcome, self.outcome_width(rect.width()));
        let others = rest(category);
        if !others.is_empty() && points {
            // Only on the bar, because a tooltip anywhere in a row would cover the names below it.
            let bar = ui.interact(bar.expand2(vec2(0.0, 6.0)), response.id.with("bar"), Sense::hover());
            // Above it, because below it lies the next row.
            let mut tip = egui::Tooltip::for_enabled(&bar);
            tip.popup = tip.popup.align(egui::RectAlign::TOP_START);
            tip.show(|ui| ui.label(text_with("row-rest", &[("rest", others.into())])));
        }
        let is_pressed = response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
        // egui reports a click on the number to the row as well, so the number takes precedence.
        if shows_items { Some(Pressed::Items) } else { is_pressed.then_some(Pressed::Why) }
    }

    /// The number of items, over the facts whose first it is: a link to them. True if it was pressed.
    fn items(&self, ui: &mut Ui, at: egui::Pos2, font: egui::FontId, width: f32) -> bool {
        let accent = Palette::of(ui).accent;
        let words = self.lines.facts.first().cloned().unwrap_or_default();
        let galley = ui.painter().layout_no_wrap(words, font, accent);
        if galley.size().x > width {
            return false;
        }
        let rect = Rect::from_min_size(at, galley.size());
        let id = ui.scope_id().with(("category items", self.category.id.id()));
        let response = ui.interact(rect.expand2(vec2(2.0, 4.0)), id, Sense::click());
        let name = format!("{}: {}", self.category.name, counted("why-items", self.category.counts.items));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &name));
        if response.hovered() {
            ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, accent));
        }
        ui.painter().galley(rect.min, galley, accent);
        response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
    }

    /// The word at the right that says what pressing the row does. Returns its left edge.
    fn why(&self, ui: &Ui, rect: Rect, hovered: bool) -> f32 {
        let accent = Palette::of(ui).accent;
        let at = pos2(rect.right() - 16.0, rect.top() + ROW / 2.0);
        let font = theme::regular(theme::size::BODY);
        let why = ui.painter().text(at, Align2::RIGHT_CENTER, text("why"), font, accent);
        if hovered || self.is_explained {
            ui.painter().hline(why.x_range(), why.bottom() - 1.0, Stroke::new(1.0, accent));
        }
        why.left()
    }
}

/// As many of the facts as fit into a width: what does not fit is left out whole instead of cut.
fn fitting(ui: &Ui, facts: &[String], font: &egui::FontId, width: f32) -> String {
    let mut line = facts.first().cloned().unwrap_or_default();
    for fact in facts.iter().skip(1) {
        let longer = format!("{line} · {fact}");
        let galley = ui.painter().layout_no_wrap(longer.clone(), font.clone(), egui::Color32::WHITE);
        if galley.size().x > width {
            break;
        }
        line = longer;
    }
    line
}

fn by_standing(category: &CategorySummary, measure: Measure) -> Vec<Segment> {
    segments(&amounts_of(category.groups.iter(), measure))
}

/// What a row says.
struct Lines {
    /// How many, from when to when, how much text; the most important first.
    facts: Vec<String>,
    /// The leading outcome, with its number of items if there are other outcomes.
    outcome: String,
    /// Since when, and what the law says; or how many more items depend on what the archive does not say.
    reason: String,
    /// Whether the platform uses items although the law needs consent for that or forbids it.
    at_odds: bool,
    /// The fills of the outcomes that the bold line names: several if items are used in several ways.
    fills: Vec<Fill>,
}

impl Lines {
    /// Paints the outcome, and below it the reason.
    fn paint(&self, ui: &Ui, at: egui::Pos2, width: f32) {
        let palette = Palette::of(ui);
        let square = Rect::from_min_size(at + vec2(0.0, 2.5), vec2(12.0, 12.0));
        let share = square.width() / self.fills.len().max(1) as f32;
        for (at, fill) in self.fills.iter().enumerate() {
            let left = square.left() + share * at as f32;
            let part = Rect::from_x_y_ranges(left..=left + share, square.y_range());
            let is_only = self.fills.len() == 1;
            paint_fill(ui.painter(), &palette, part, CornerRadius::same(if is_only { 3 } else { 1 }), *fill);
        }
        let bold = theme::semibold(theme::size::BODY - 0.5);
        let width = width - 22.0;
        paint_line(ui, at + vec2(22.0, 0.0), width, &self.outcome, bold, palette.text);
        let small = theme::regular(theme::size::SMALL);
        let reason = if self.at_odds { format!("{} {}", icons::WARNING, self.reason) } else { self.reason.clone() };
        let color = if self.at_odds { palette.text } else { palette.dim };
        paint_wrapped(ui, at + vec2(22.0, 22.0), width, &reason, small, color);
    }

    /// How high the reason is in a width.
    fn reason_height(&self, ui: &Ui, width: f32) -> f32 {
        let small = theme::regular(theme::size::SMALL);
        ui.painter().layout(self.reason.clone(), small, egui::Color32::WHITE, width - 22.0).size().y
    }

    fn of(category: &CategorySummary, no_region: bool) -> Self {
        let mut facts = vec![counted("row-items", category.counts.items)];
        match (category.counts.earliest, category.counts.latest) {
            (Some(from), Some(to)) if from.year() != to.year() => facts.push(format!("{}–{}", from.year(), to.year())),
            (Some(from), _) => facts.push(from.year().to_string()),
            _ => {}
        }
        if category.counts.text_chars > 0 {
            facts.push(counted("row-chars", category.counts.text_chars));
        }
        if category.counts.media_files > 0 {
            facts.push(text_with("row-media", &[("size", text::size(category.counts.media_bytes).into())]));
        }
        let lead = category.lead_standing();
        let leading: Vec<&Group> = category.groups.iter().filter(|group| group.standing() == lead).collect();
        let first = leading.first().copied();
        // Those that are used under some answer. What depends otherwise, as between two outcomes of not being used, cannot add to
        // what is used.
        let open = category.groups.iter().filter(|group| may_be_used(group));
        let depend: u64 = open.map(|group| group.counts.items).sum();
        let depend = Some(depend).filter(|depend| *depend > 0 && lead.outcome() != Outcome::Depends);
        // Items that are used in any way are counted together, so that the bold number is their total.
        let used = category.standings.iter().filter(|stand| stand.standing.outcome().is_used());
        let ways: Vec<&StandingCount> = used.filter(|_| lead.outcome().is_used()).collect();
        let (name, share) = match ways.as_slice() {
            [_, _, ..] => (text("row-used"), ways.iter().map(|way| way.items).sum()),
            _ => (lead.name(all_may(&leading)), category.items_of(lead)),
        };
        let outcome = match depend.filter(|_| lead.outcome().is_used()) {
            Some(depend) => {
                let values = [("from", number(share).into()), ("to", number(share + depend).into())];
                format!("{name}: {}", text_with("row-range", &values))
            }
            None if share < category.counts.items || ways.len() > 1 => format!("{name}: {}", number(share)),
            None => name,
        };
        let depend = depend.map(|depend| counted("row-more-depend", depend));
        let reason = match ways.as_slice() {
            [_, _, ..] => ways.iter().map(|way| way.in_words()).chain(depend).collect::<Vec<_>>().join(" · "),
            _ => depend.unwrap_or_else(|| reason(&leading, no_region)),
        };
        let fills = match ways.as_slice() {
            [_, _, ..] => ways.iter().map(|way| way.standing.fill()).collect(),
            _ => vec![lead.fill()],
        };
        Self { facts, outcome, reason, at_odds: is_at_odds(first), fills }
    }
}

/// Since when the leading items are used, and what the law says about that.
fn reason(leading: &[&Group], no_region: bool) -> String {
    let mut parts = Vec::new();
    if let Some(what) = leading.first().map(|group| say::deciding(&group.depends_on)).filter(|what| !what.is_empty()) {
        parts.push(text_with("row-depends", &[("what", what.into())]));
    }
    parts.extend(use_words(leading));
    parts.push(if no_region { text("law-lower-no-region") } else { law_of(leading) });
    parts.join(" · ")
}

/// Whether it depends on what the archive does not say, and items are used under some answer.
fn may_be_used(group: &Group) -> bool {
    group.outcome == Outcome::Depends && group.either.iter().any(|outcome| outcome.is_used())
}

/// The other outcomes of a category, for screen readers and the tooltip.
fn rest(category: &CategorySummary) -> String {
    let lead = category.lead_standing();
    let is_used = |standing: Standing| lead.outcome().is_used() && standing.outcome().is_used();
    let others = category.standings.iter().filter(|stand| stand.standing != lead && !is_used(stand.standing));
    others.map(StandingCount::in_words).collect::<Vec<_>>().join(", ")
}

/// Whether the platform says it uses items although the law needs consent for that or forbids it.
fn is_at_odds(group: Option<&Group>) -> bool {
    group.is_some_and(|group| {
        group.outcome.is_used() && matches!(group.law.value, Some(LawValue::NeedsConsent | LawValue::Forbids))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(widths: &[f32], room: f32) -> Vec<usize> {
        balanced_lines(widths, 10.0, room).iter().map(|line| line.entries).collect()
    }

    #[test]
    fn no_entry_of_the_legend_stands_alone_below_a_full_line() {
        assert_eq!(entries(&[100.0; 4], 450.0), [4]);
        assert_eq!(entries(&[100.0; 4], 400.0), [2, 2]);
        assert_eq!(entries(&[100.0; 5], 460.0), [3, 2]);
    }

    #[test]
    fn every_entry_of_the_legend_has_a_line() {
        assert!(entries(&[], 100.0).is_empty());
        assert_eq!(entries(&[500.0, 50.0, 500.0], 100.0), [1, 1, 1]);
    }
}
