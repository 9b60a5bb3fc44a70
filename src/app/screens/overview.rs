//! The answer: one sentence, what is behind it, and each kind of data with its outcome, its reason and its date.

use crate::app::actions::{Actions, Screen, Show, Side};
use crate::app::icons;
use crate::app::screens::phrases::{all_may, law_of, letter_line, use_words};
use crate::app::screens::questions::QuestionsView;
use crate::app::screens::{notices, platforms, questions};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    Segment, UiText as _, button, link_button, page, paint_fill, paint_line, primary_button, stacked_bar, swatch,
};
use crate::app::workspace::Workspace;
use crate::rulebook::{Person, RemedyKind};
use crate::summary::{CategorySummary, Group, Standing, Summary};
use crate::text::{self, counted, number, text, text_with};
use crate::vocab::{Fill, LawValue, Outcome};
use egui::{
    Align, Align2, Button, CornerRadius, Frame, Layout, Margin, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2,
    vec2,
};
use std::collections::BTreeMap;

/// The height of a category's row.
const ROW: f32 = 63.0;
/// Below this width a row has no bar of its own.
const ROOM_FOR_BAR: f32 = 720.0;

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
}

/// Draws the screen.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &mut OverviewView,
    asked: &mut QuestionsView,
    actions: &mut Actions,
) {
    page(ui, "overview", |ui| {
        let narrow = ui.available_width() < 700.0;
        let margin = if narrow { Margin::symmetric(20, 18) } else { Margin::symmetric(theme::space::PAGE as i8, 26) };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1180.0));
            notices::ui(ui, workspace, actions);
            let Some(summary) = workspace.shown() else { return };
            headlines(ui, summary, actions);
            rests_on(ui, workspace, summary, actions);
            questions::ui(ui, workspace, asked, None, actions);
            ui.add_space(space::S);
            platforms::ui(ui, workspace, actions);
            measured(ui, summary, &mut view.measure);
            ui.add_space(space::M);
            categories(ui, summary, view.measure, actions);
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
        });
    });
}

fn headlines(ui: &mut Ui, summary: &Summary, actions: &mut Actions) {
    for (at, headline) in summary.headlines.iter().enumerate() {
        let mut more = vec![headline.law.clone()];
        more.extend(headline.more.iter().cloned());
        more.extend(headline.notes.iter().cloned());
        more.retain(|sentence| !sentence.is_empty());
        let more = more.join(" ");
        // The first one is about everything that is open; the platforms follow it.
        if at == 0 {
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width().min(760.0));
                ui.headline(&headline.main);
            });
            if !more.is_empty() {
                ui.label(RichText::new(more).size(14.5));
            }
            ui.add_space(space::S);
        } else {
            ui.strong_text(&headline.main);
            if !more.is_empty() {
                ui.add_space(-space::XS);
                ui.small_dim(&more);
            }
        }
    }
    ui.add_space(space::XS);
    let first = summary.categories.first().map(|category| category.id);
    let has_remedy =
        summary.remedies.iter().any(|remedy| !matches!(remedy.kind, RemedyKind::Complaint | RemedyKind::None));
    ui.horizontal(|ui| {
        let objected = summary.standings.iter().any(|stand| stand.standing.is_objected());
        let unanswered = Standing::of(Outcome::UsedUnlessYouObject, false);
        let is_next = objected && !summary.standings.iter().any(|stand| stand.standing == unanswered);
        let key = if is_next { "overview-next" } else { "overview-object" };
        if has_remedy && primary_button(ui, &text(key)).clicked() {
            actions.push(Show::Screen(Screen::OptOut));
        }
        if let Some(first) = first
            && button(ui, text("overview-why")).clicked()
        {
            actions.push(Side::Why { category: first, region: None });
        }
    });
}

/// Draws the letters that were sent, and what the person said that the answer rests on, with a link to change it.
fn rests_on(ui: &mut Ui, workspace: &Workspace, summary: &Summary, actions: &mut Actions) {
    let said = summary.rests_on.join(" ");
    letters(ui, workspace, summary);
    let is_nobody = workspace.person() == Person::default();
    if said.is_empty() || (is_nobody && workspace.within.is_none()) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.small_dim(&said);
        if !is_nobody && link_button(ui, &text("person-change")).clicked() {
            actions.push(Side::You);
        }
    });
}

/// What became of the letters that were sent.
fn letters(ui: &mut Ui, workspace: &Workspace, summary: &Summary) {
    for platform in summary.platforms() {
        if let Some(line) = letter_line(workspace, platform) {
            ui.horizontal_wrapped(|ui| {
                ui.label(icons::CALENDAR);
                ui.label(format!("{}: {line}", workspace.book.platform_name(platform)));
            });
        }
    }
}

/// The amount of each standing, in the unit of the measure.
fn amounts(summary: &Summary, measure: Measure) -> BTreeMap<Standing, u64> {
    let mut amounts = BTreeMap::new();
    for group in summary.categories.iter().flat_map(|category| &category.groups) {
        *amounts.entry(group.standing()).or_default() += amount(group, measure);
    }
    amounts
}

fn amount(group: &Group, measure: Measure) -> u64 {
    match measure {
        Measure::Items => group.counts.items,
        Measure::Text => group.counts.text_chars,
        Measure::Media => group.counts.media_bytes,
    }
}

/// The bar over everything, its legend, and what it measures.
fn measured(ui: &mut Ui, summary: &Summary, measure: &mut Measure) {
    let amounts = amounts(summary, *measure);
    let segments: Vec<Segment> =
        amounts.iter().map(|(standing, amount)| Segment { fill: standing.fill(), amount: *amount }).collect();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let spoken: Vec<String> =
        amounts.iter().map(|(standing, amount)| format!("{} {}", written(*amount, *measure), standing.lower())).collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, spoken.join(", ")));
    stacked_bar(ui, rect, theme::RADIUS, &segments);
    ui.add_space(2.0);
    legend(ui, summary, &amounts, measure);
}

/// What the fills stand for and how much of each there is; beside it what the bar measures.
fn legend(ui: &mut Ui, summary: &Summary, amounts: &BTreeMap<Standing, u64>, measure: &mut Measure) {
    let entries: Vec<Entry> = amounts
        .iter()
        .map(|(standing, amount)| {
            let own = own_items(summary, *standing);
            let with_own = standing.outcome().is_used() && *measure == Measure::Items && own < *amount;
            Entry {
                standing: *standing,
                amount: written(*amount, *measure),
                words: standing.lower(),
                own: with_own.then(|| counted("legend-own", own)),
            }
        })
        .collect();
    let gap = 18.0;
    let choices = 210.0;
    let room = ui.available_width();
    // Laid out by hand, because a row of rows does not wrap by itself.
    let mut rows: Vec<(Vec<&Entry>, f32)> = vec![(Vec::new(), 0.0)];
    for entry in &entries {
        let width = entry.width(ui) + gap;
        match rows.last_mut() {
            Some((row, used)) if row.is_empty() || *used + width <= room => {
                row.push(entry);
                *used += width;
            }
            _ => rows.push((vec![entry], width)),
        }
    }
    if rows.last().is_some_and(|(row, used)| !row.is_empty() && used + choices > room) {
        rows.push((Vec::new(), 0.0));
    }
    let last = rows.len() - 1;
    for (at, (row, _)) in rows.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            for entry in row {
                entry.ui(ui);
                ui.add_space(gap - 7.0);
            }
            if at == last {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| measures(ui, summary, measure));
            }
        });
    }
}

/// Draws the choices of what the bar measures, added from the right.
fn measures(ui: &mut Ui, summary: &Summary, measure: &mut Measure) {
    if summary.totals.counts.media_bytes > 0 {
        choice(ui, measure, Measure::Media, &text("measure-media"));
    }
    choice(ui, measure, Measure::Text, &text("measure-text"));
    choice(ui, measure, Measure::Items, &text("measure-items"));
    ui.small_dim(&text("measure-by"));
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
        let measure = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, color).size().x + 7.0;
        let own = self.own.as_deref().map_or(0.0, |own| measure(own, theme::regular(theme::size::BODY)));
        19.0 + measure(&self.amount, theme::semibold(theme::size::BODY))
            + measure(&self.words, theme::regular(theme::size::BODY))
            + own
    }

    fn ui(&self, ui: &mut Ui) {
        swatch(ui, self.standing.fill());
        ui.strong_text(&self.amount);
        ui.label(&self.words).on_hover_text(text(&format!("outcome-means-{}", self.standing.id())));
        if let Some(own) = &self.own {
            ui.dim(own);
        }
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
fn categories(ui: &mut Ui, summary: &Summary, measure: Measure, actions: &mut Actions) {
    let palette = Palette::of(ui);
    let height = ROW * summary.categories.len() as f32;
    let (card, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().rect_filled(card, theme::CARD_RADIUS, palette.panel);
    for (at, category) in summary.categories.iter().enumerate() {
        let top = card.top() + ROW * at as f32;
        let rect = Rect::from_min_max(pos2(card.left(), top), pos2(card.right(), top + ROW));
        let corners = CornerRadius {
            nw: if at == 0 { theme::CARD_RADIUS } else { 0 },
            ne: if at == 0 { theme::CARD_RADIUS } else { 0 },
            sw: if at + 1 == summary.categories.len() { theme::CARD_RADIUS } else { 0 },
            se: if at + 1 == summary.categories.len() { theme::CARD_RADIUS } else { 0 },
        };
        if at > 0 {
            ui.painter().hline(card.x_range(), top, Stroke::new(1.0, palette.line));
        }
        if row(ui, rect, corners, category, measure, summary.question.region == "WORLD") {
            actions.push(Side::Why { category: category.id, region: None });
        }
    }
    ui.painter().rect_stroke(card, theme::CARD_RADIUS, Stroke::new(1.0, palette.line), StrokeKind::Inside);
}

/// Draws a category; true if it was clicked.
fn row(
    ui: &mut Ui,
    rect: Rect,
    corners: CornerRadius,
    category: &CategorySummary,
    measure: Measure,
    no_region: bool,
) -> bool {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, ui.scope_id().with(("category", category.id.id())), Sense::click());
    let lines = Lines::of(category, no_region);
    response.widget_info(|| {
        let label =
            format!("{}: {}. {}. {}. {}", category.name, lines.facts, lines.outcome, lines.reason, rest(category));
        egui::WidgetInfo::labeled(egui::Role::Button, true, label)
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, corners, palette.selection.gamma_multiply(0.55));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corners, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    }
    let tile = Rect::from_center_size(pos2(rect.left() + 29.0, rect.center().y), vec2(30.0, 30.0));
    ui.painter().rect_filled(tile, 7, palette.selection);
    ui.painter().text(
        tile.center(),
        Align2::CENTER_CENTER,
        icons::of_category(category.id),
        theme::regular(16.0),
        palette.text,
    );

    let with_bar = rect.width() > ROOM_FOR_BAR;
    let (first, second) = (rect.top() + 12.0, rect.top() + 34.0);
    let name_x = rect.left() + 62.0;
    let outcome_x = if with_bar { rect.left() + rect.width() * 0.59 } else { rect.left() + rect.width() * 0.52 };
    let bar_x = rect.left() + rect.width() * 0.40;
    let name_width = if with_bar { bar_x } else { outcome_x } - name_x - 16.0;
    paint_line(ui, pos2(name_x, first), name_width, &category.name, theme::semibold(theme::size::BODY), palette.text);
    paint_line(ui, pos2(name_x, second), name_width, &lines.facts, theme::regular(theme::size::SMALL), palette.dim);
    if with_bar {
        let bar = Rect::from_min_max(pos2(bar_x, rect.center().y - 4.5), pos2(outcome_x - 18.0, rect.center().y + 4.5));
        let segments: Vec<Segment> = by_standing(category, measure);
        stacked_bar(ui, bar, 4, &segments);
    }
    let why_width = 56.0;
    let outcome_width = rect.right() - why_width - outcome_x - 24.0;
    let square = Rect::from_min_size(pos2(outcome_x, first + 2.5), vec2(12.0, 12.0));
    paint_fill(ui.painter(), &palette, square, CornerRadius::same(3), lines.fill);
    let words = pos2(outcome_x + 22.0, first);
    paint_line(ui, words, outcome_width, &lines.outcome, theme::semibold(theme::size::BODY - 0.5), palette.text);
    paint_line(
        ui,
        pos2(outcome_x + 22.0, second),
        outcome_width,
        &if lines.at_odds { format!("{} {}", icons::WARNING, lines.reason) } else { lines.reason.clone() },
        theme::regular(theme::size::SMALL),
        if lines.at_odds { palette.text } else { palette.dim },
    );
    let why = pos2(rect.right() - 16.0, rect.center().y);
    let why_rect =
        ui.painter().text(why, Align2::RIGHT_CENTER, text("why"), theme::regular(theme::size::BODY), palette.accent);
    if response.hovered() {
        ui.painter().hline(why_rect.x_range(), why_rect.bottom() - 1.0, Stroke::new(1.0, palette.accent));
    }
    let others = rest(category);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let response = if others.is_empty() {
        response
    } else {
        response.on_hover_text(text_with("row-rest", &[("rest", others.into())]))
    };
    response.clicked()
}

fn by_standing(category: &CategorySummary, measure: Measure) -> Vec<Segment> {
    let mut amounts: BTreeMap<Standing, u64> = BTreeMap::new();
    for group in &category.groups {
        *amounts.entry(group.standing()).or_default() += amount(group, measure);
    }
    amounts.into_iter().map(|(standing, amount)| Segment { fill: standing.fill(), amount }).collect()
}

/// What a row says.
struct Lines {
    /// How many, from when to when, how much text.
    facts: String,
    /// The leading outcome, with its number of items if there are other outcomes.
    outcome: String,
    /// Since when, and what the law says; or how many more items depend on what the archive does not say.
    reason: String,
    /// Whether the platform uses items although the law needs consent for that or forbids it.
    at_odds: bool,
    fill: Fill,
}

impl Lines {
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
        let share = category.items_of(lead);
        let depend = category.outcomes.get(&Outcome::Depends).copied().filter(|_| lead.outcome() != Outcome::Depends);
        let name = lead.name(all_may(&leading));
        let outcome = if share < category.counts.items { format!("{name}: {}", number(share)) } else { name };
        Self {
            facts: facts.join(" · "),
            outcome,
            reason: depend.map_or_else(|| reason(&leading, no_region), |depend| counted("row-more-depend", depend)),
            at_odds: is_at_odds(first),
            fill: lead.fill(),
        }
    }
}

/// Since when the leading items are used, and what the law says about that.
fn reason(leading: &[&Group], no_region: bool) -> String {
    let mut parts = Vec::new();
    if leading.first().is_some_and(|group| group.depends_on.contains(&crate::vocab::Trait::Audience)) {
        parts.push(text("row-depends-audience"));
    }
    parts.extend(use_words(leading));
    parts.push(if no_region { text("law-lower-no-region") } else { law_of(leading) });
    parts.join(" · ")
}

/// The other outcomes of a category, for screen readers and the tooltip.
fn rest(category: &CategorySummary) -> String {
    let lead = category.lead_standing();
    let others = category.standings.iter().filter(|stand| stand.standing != lead);
    others.map(|stand| format!("{} {}", number(stand.items), stand.standing.lower())).collect::<Vec<_>>().join(", ")
}

/// Whether the platform says it uses items although the law needs consent for that or forbids it.
fn is_at_odds(group: Option<&Group>) -> bool {
    group.is_some_and(|group| {
        group.outcome.is_used() && matches!(group.law.value, Some(LawValue::NeedsConsent | LawValue::Forbids))
    })
}
