//! The same archive judged in several countries side by side: a row for each category, a column for each country.

use crate::app::actions::{Actions, Change, Side};
use crate::app::cache::Cache;
use crate::app::icons;
use crate::app::screens::phrases::{all_may, law_of, use_words};
use crate::app::screens::platforms;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    MOST_OF_REGION, RegionPicker, Segment, UiText as _, check, follow_focus, notice, page, page_margin, paint_fill,
    paint_line, paint_wrapped, region_button, stacked_bar,
};
use crate::app::workspace::{MOST_COMPARED, Workspace};
use crate::ids::RegionId;
use crate::rulebook::WORLD;
use crate::summary::{CategorySummary, Group, LawSummary, Standing, StandingCount, Summary, build};
use crate::text::{self, counted, number, say, text, text_with};
use crate::vocab::{Category, LawValue, Outcome};
use egui::{
    Align2, Button, CornerRadius, CursorIcon, Frame, Id, Pos2, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::collections::{BTreeMap, BTreeSet};

/// The width of the column of category names.
const NAMES: f32 = 178.0;
/// A country's column is no narrower than this.
const NARROWEST: f32 = 172.0;
/// The least height of a row.
const ROW: f32 = 92.0;
/// The height of the countries' names.
const HEAD: f32 = 78.0;
/// The height of the strip that repeats the countries' names while the head is scrolled out of sight.
const HEAD_ABOVE: f32 = 26.0;

/// The summary of what is shown, judged in one of the countries.
#[derive(Debug)]
struct InRegion {
    code: RegionId,
    name: String,
    summary: Summary,
}

/// Countries side by side.
#[derive(Debug, Default)]
pub struct RegionsView {
    judged: Cache<(), Vec<InRegion>>,
    /// Whether only categories whose answers differ are shown.
    only_differing: bool,
    /// What the panel beside the screen explains, and how wide the table was then.
    explained: Option<(Category, Option<RegionId>, f32)>,
    /// The list of countries to add.
    picker: RegionPicker,
}

/// Judges what is shown in each of the countries side by side.
fn judge(workspace: &Workspace) -> Vec<InRegion> {
    let judged = workspace.compared().into_iter().filter_map(|code| {
        let jurisdiction = workspace.book.regions.jurisdiction(&code, workspace.on)?;
        let name = if code == WORLD { workspace.region_name() } else { jurisdiction.name.clone() };
        let asked = workspace.asked_in(jurisdiction);
        let summary = build(workspace.shown_inventories(), &workspace.book, &asked);
        Some(InRegion { code, name, summary })
    });
    judged.collect()
}

/// Draws the screen.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &mut RegionsView,
    explained: Option<(Category, Option<&str>)>,
    actions: &mut Actions,
) {
    let judged = view.judged.get(workspace, (), |()| judge(workspace));
    page(ui, "regions", |ui| {
        let margin = page_margin(ui);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.headline(&text("regions-title"));
            ui.dim(&text_with("regions-explains", &[("day", text::long_date(workspace.on).into())]));
            ui.add_space(space::S);
            platforms::ui(ui, workspace, actions);
            if workspace.settings.region.is_none() {
                ui.add_space(space::XS);
                notice(ui, icons::WARNING, &text("regions-anywhere"), |_| {});
            }
            choose(ui, workspace, view, actions);
            ui.add_space(space::S);
            let now = explained.map(|(kind, region)| (kind, region.map(RegionId::from), ui.available_width()));
            let is_new = now != view.explained;
            view.explained = now;
            let explained = ExplainedAnswer { at: explained, is_new };
            matrix(ui, &judged, view.only_differing, explained, actions);
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
        });
    });
}

/// Adds a country, or hides what is the same everywhere.
fn choose(ui: &mut Ui, workspace: &Workspace, view: &mut RegionsView, actions: &mut Actions) {
    let compared = workspace.compared();
    ui.horizontal_wrapped(|ui| {
        if compared.len() < MOST_COMPARED {
            let shown = text("regions-add");
            if let Some(code) =
                region_button(ui, &mut view.picker, &workspace.book, (&shown, MOST_OF_REGION), workspace.on, None)
                && !compared.contains(&code)
            {
                // The first is the person's own country, which is not stored among the compared ones.
                let others = compared.iter().skip(1).cloned().chain([code]).collect();
                actions.push(Change::Compare(others));
            }
        } else {
            ui.small_dim(&text_with("regions-most", &[("count", number(MOST_COMPARED as u64).into())]));
        }
        ui.add_space(space::S);
        check(ui, &mut view.only_differing, text("regions-only-differing"));
    });
}

/// The categories in the order of the first country, each with whether the answers differ; only those that differ if
/// `only_differing` is set.
fn kinds(judged: &[InRegion], only_differing: bool) -> Vec<(Category, bool)> {
    let Some(first) = judged.first() else { return Vec::new() };
    let of = |judged: &InRegion, wanted: Category| -> Option<Answer> {
        judged.summary.categories.iter().find(|category| category.id == wanted).map(Answer::of)
    };
    first
        .summary
        .categories
        .iter()
        .map(|category| {
            let here = of(first, category.id);
            (category.id, judged.iter().skip(1).any(|other| of(other, category.id) != here))
        })
        .filter(|(_, differs)| *differs || !only_differing)
        .collect()
}

/// The answer in a country for a category: items by outcome, by what the outcome depends on and by what the law says to
/// them. The words of a cell are shorter, so that two countries may differ where they read alike.
#[derive(PartialEq)]
struct Answer {
    standings: Vec<StandingCount>,
    used: Vec<String>,
    verdicts: BTreeMap<Verdict, u64>,
}

impl Answer {
    fn of(category: &CategorySummary) -> Self {
        Self {
            standings: category.standings.clone(),
            used: use_words(&leading(category)),
            verdicts: category.groups.iter().fold(BTreeMap::new(), |mut verdicts, group| {
                *verdicts.entry(Verdict::of(group)).or_default() += group.counts.items;
                verdicts
            }),
        }
    }
}

/// What is said of a group of items.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Verdict {
    standing: Standing,
    either: BTreeSet<Outcome>,
    law: Option<LawValue>,
    condition: Option<String>,
    branches: BTreeSet<(LawValue, Option<String>)>,
}

impl Verdict {
    fn of(group: &Group) -> Self {
        let LawSummary { value, condition, branches, .. } = &group.law;
        Self {
            standing: group.standing(),
            either: group.either.iter().copied().collect(),
            law: *value,
            condition: condition.clone(),
            branches: branches.iter().map(|branch| (branch.value, branch.condition.clone())).collect(),
        }
    }
}

/// The groups with the category's leading outcome.
fn leading(category: &CategorySummary) -> Vec<&Group> {
    let lead = category.lead_standing();
    category.groups.iter().filter(|group| group.standing() == lead).collect()
}

/// How far the name in the head of a column lies below its upper edge.
const NAME_IN_HEAD: f32 = 6.0;

/// The answer that the panel beside the screen explains.
#[derive(Clone, Copy)]
struct ExplainedAnswer<'e> {
    at: Option<(Category, Option<&'e str>)>,
    /// Whether it has only just been chosen, so that it has to come into sight again beside the panel.
    is_new: bool,
}

fn matrix(
    ui: &mut Ui,
    judged: &[InRegion],
    only_differing: bool,
    explained: ExplainedAnswer<'_>,
    actions: &mut Actions,
) {
    let kinds = kinds(judged, only_differing);
    if judged.len() < 2 {
        ui.dim(&text("regions-alone"));
    }
    if kinds.is_empty() {
        let has_items = judged.first().is_some_and(|first| first.summary.totals.counts.items > 0);
        if judged.len() > 1 {
            ui.dim(&text(if has_items { "regions-same" } else { "regions-nothing" }));
        }
        return;
    }
    let room = ui.available_width();
    // Wide enough for a word even in the smallest window at 200 %.
    let names = NAMES.min((room * 0.28).max(92.0));
    // As many whole columns as there is room for, because a cut one looks broken.
    let in_sight = ((room - names) / NARROWEST).floor().clamp(1.0, judged.len().max(1) as f32);
    let width = ((room - names) / in_sight).max(NARROWEST);
    if judged.len() > in_sight as usize {
        // True wherever the table is scrolled to.
        let values = [("shown", number(in_sight as u64).into()), ("all", number(judged.len() as u64).into())];
        ui.small_dim(&text_with("regions-beyond", &values));
    }
    let whole = names + width * judged.len() as f32;
    // What the law says has to be read whole, so that a row is as high as its longest answer.
    let rows: Vec<Row> = kinds.iter().map(|(kind, differs)| Row::of(ui, judged, *kind, *differs, width)).collect();
    let height: f32 = rows.iter().map(|row| row.height).sum();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // The names stay in sight while the countries are scrolled.
        let (rect, _) = ui.allocate_exact_size(vec2(names, HEAD + height), Sense::hover());
        names_column(ui, judged, &rows, rect);
        let mut area = ScrollArea::horizontal().id_salt("countries").auto_shrink([false, true]);
        let edge = ui.scope_id().with("edge of a column");
        if let Some(at) = ui.data_mut(|data| data.remove_temp::<f32>(edge)) {
            area = area.horizontal_scroll_offset(at);
        }
        let area = area.show(ui, |ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(whole - names, HEAD + height), Sense::hover());
            countries(ui, judged, &rows, (rect, width), explained, actions);
            show_new_country(ui, judged, rect, width);
            follow_focus(ui, "countries");
        });
        // Scrolling stops at the edge of a column, because a column that is cut off looks broken.
        let (id, at) = (area.id.with("offset before"), area.state.clamped_offset().x);
        let before = ui.data_mut(|data| {
            let before: Option<f32> = data.get_temp(id);
            data.insert_temp(id, at);
            before
        });
        // The next edge in the direction of the scrolling is taken, because the nearest one would undo a small step.
        let rest = area.id.with("column at rest");
        let rested: f32 = ui.data(|data| data.get_temp(rest)).unwrap_or_default();
        let columns = at / width;
        let whole_columns = match at - rested {
            moved if moved > 1.0 => columns.ceil() * width,
            moved if moved < -1.0 => columns.floor() * width,
            _ => columns.round() * width,
        };
        if (at - whole_columns).abs() <= 0.5 {
            ui.data_mut(|data| data.insert_temp(rest, at));
        } else {
            let is_held = ui.input(|input| input.is_scrolling() || input.pointer.any_down());
            if before == Some(at) && !is_held {
                ui.data_mut(|data| data.insert_temp(edge, whole_columns));
            }
            ui.ctx().request_repaint();
        }
    });
}

/// Scrolls to a country that was just added, which may be out of sight.
fn show_new_country(ui: &Ui, judged: &[InRegion], rect: Rect, width: f32) {
    let id = Id::unique("countries that were shown");
    let shown: Vec<RegionId> = judged.iter().map(|country| country.code.clone()).collect();
    let before: Option<Vec<RegionId>> = ui.data_mut(|data| {
        let before = data.get_temp(id);
        data.insert_temp(id, shown.clone());
        before
    });
    let new = before
        .filter(|before| before.len() < shown.len())
        .and_then(|before| shown.iter().position(|code| !before.contains(code)));
    if let Some(column) = new {
        let left = rect.left() + width * column as f32;
        ui.scroll_to_rect(Rect::from_x_y_ranges(left..=left + width, rect.y_range()), None);
    }
}

/// The names of the categories, at the left of the answers.
fn names_column(ui: &Ui, judged: &[InRegion], rows: &[Row], rect: Rect) {
    let palette = Palette::of(ui);
    let body = rect.with_min_y(rect.top() + HEAD);
    let corners = CornerRadius { nw: theme::CARD_RADIUS, sw: theme::CARD_RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(body, corners, palette.panel);
    let mut top = body.top();
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            ui.painter().hline(body.x_range(), top, Stroke::new(1.0, palette.line));
        }
        row.name(ui, judged, pos2(body.left() + 14.0, top + 12.0), body.width() - 20.0);
        top += row.height;
    }
    ui.painter().rect_stroke(body, corners, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    head_above(ui, rect);
}

/// The answers, a column for each country.
fn countries(
    ui: &mut Ui,
    judged: &[InRegion],
    rows: &[Row],
    (rect, width): (Rect, f32),
    explained: ExplainedAnswer<'_>,
    actions: &mut Actions,
) {
    let palette = Palette::of(ui);
    let body = rect.with_min_y(rect.top() + HEAD);
    let corners = CornerRadius { nw: 0, sw: 0, ne: theme::CARD_RADIUS, se: theme::CARD_RADIUS };
    ui.painter().rect_filled(body, corners, palette.panel);
    for (at, country) in judged.iter().enumerate() {
        let left = rect.left() + width * at as f32;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEAD));
        if head(ui, country, cell, at == 0) {
            let others = judged.iter().skip(1).filter(|other| other.code != country.code);
            let mut others: Vec<RegionId> = others.map(|other| other.code.clone()).collect();
            // None at all stands for the countries that are compared at first, the own one alone for no other.
            if others.is_empty() {
                others.extend(judged.first().map(|own| own.code.clone()));
            }
            actions.push(Change::Compare(others));
        }
    }
    let mut top = body.top();
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            ui.painter().hline(body.x_range(), top, Stroke::new(1.0, palette.line));
        }
        for (column, answer) in row.answers.iter().enumerate() {
            let left = rect.left() + width * column as f32;
            let cell = Rect::from_min_size(pos2(left, top), vec2(width, row.height));
            let Some((country, answer)) = judged.get(column).zip(answer.as_ref()) else { continue };
            let region = (column > 0).then_some(country.code.as_str());
            if explained.at == Some((row.kind, region)) {
                ui.painter().rect_filled(cell.shrink(1.0), 4, palette.selection.gamma_multiply(0.8));
                if explained.is_new {
                    ui.scroll_to_rect(cell, None);
                }
            }
            if answer.ui(ui, country, cell) {
                actions.push(Side::Why { category: row.kind, region: region.map(RegionId::from) });
            }
        }
        top += row.height;
    }
    ui.painter().rect_stroke(body, corners, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    // The names are repeated, because the head of the table is out of sight once the page is scrolled.
    if let Some(above) = head_above(ui, rect) {
        for (at, country) in judged.iter().enumerate() {
            let name = pos2(rect.left() + width * at as f32 + INSET, above.top() + 4.0);
            paint_line(ui, name, width - 2.0 * INSET, &country.name, theme::semibold(theme::size::BODY), palette.text);
        }
    }
}

/// Draws a strip along the upper edge of the window for the names of the countries, over one part of the table: the names of the
/// kinds or the answers. Returns where it is. `None` if the head of the table itself can be seen, or the table ends above.
fn head_above(ui: &Ui, part: Rect) -> Option<Rect> {
    let top = ui.clip_rect().top();
    // The name is repeated only once the one in the head of the column is cut off.
    if top <= part.top() + NAME_IN_HEAD || top + HEAD_ABOVE >= part.bottom() {
        return None;
    }
    let above = Rect::from_min_size(pos2(part.left(), top), vec2(part.width(), HEAD_ABOVE));
    let palette = Palette::of(ui);
    ui.painter().rect_filled(above, 0, palette.paper);
    ui.painter().hline(above.x_range(), above.bottom(), Stroke::new(1.0, palette.line));
    Some(above)
}

/// A category, with its answer in each country.
struct Row {
    kind: Category,
    /// Whether the answers differ.
    differs: bool,
    height: f32,
    answers: Vec<Option<CellAnswer>>,
}

impl Row {
    fn of(ui: &Ui, judged: &[InRegion], kind: Category, differs: bool, width: f32) -> Self {
        let here = judged.first().and_then(|first| find(first, kind)).map(Answer::of);
        let mut answers: Vec<Option<CellAnswer>> = judged
            .iter()
            .map(|country| {
                let category = find(country, kind)?;
                let differs = here.as_ref().is_some_and(|here| *here != Answer::of(category));
                Some(CellAnswer::of(category, country, differs))
            })
            .collect();
        // What is marked as different must not read the same: the words are shorter than the answers.
        if let Some((Some(first), others)) = answers.split_first_mut() {
            let mut shows_rest = false;
            for other in others.iter_mut().flatten().filter(|other| other.differs && other.reads_like(first)) {
                if other.others == first.others {
                    other.lines.push(text("regions-differs-below"));
                } else {
                    other.show_rest();
                    shows_rest = true;
                }
            }
            if shows_rest {
                first.show_rest();
            }
        }
        let heights = answers.iter().flatten().map(|answer| answer.height(ui, width));
        Self { kind, differs, height: heights.fold(ROW, f32::max), answers }
    }

    /// The category's name, how many items it has, and whether the answers are alike.
    fn name(&self, ui: &Ui, judged: &[InRegion], at: Pos2, width: f32) {
        let palette = Palette::of(ui);
        let name = text(&format!("category-{}", self.kind.id()));
        let below = paint_wrapped(ui, at, width, &name, theme::semibold(theme::size::BODY), palette.text);
        let items = judged.first().and_then(|first| find(first, self.kind)).map_or(0, |category| category.counts.items);
        let small = theme::regular(theme::size::SMALL);
        let facts = counted("row-items", items);
        paint_line(ui, pos2(at.x, below + 4.0), width, &facts, small.clone(), palette.dim);
        if !self.differs && judged.len() > 1 {
            paint_line(ui, pos2(at.x, below + 21.0), width, &text("regions-same-row"), small, palette.dim);
        }
    }
}

fn find(judged: &InRegion, kind: Category) -> Option<&CategorySummary> {
    judged.summary.categories.iter().find(|category| category.id == kind)
}

/// Draws a country's name and how many items are used there. Returns whether the country is to be removed.
fn head(ui: &mut Ui, country: &InRegion, cell: Rect, own: bool) -> bool {
    let palette = Palette::of(ui);
    let used: u64 =
        country.summary.outcomes.iter().filter(|(outcome, _)| outcome.is_used()).map(|(_, items)| items).sum();
    let at = pos2(cell.left() + 12.0, cell.top() + 4.0);
    let width = cell.width() - if own { 16.0 } else { 44.0 };
    paint_line(ui, at, width, &country.name, theme::semibold(theme::size::BODY), palette.text);
    let used_kinds = || country.summary.standings.iter().filter(|stand| stand.standing.outcome().is_used());
    let only_may = used_kinds().all(|stand| stand.only_may);
    let mut groups = country.summary.categories.iter().flat_map(|category| &category.groups);
    let some_may = groups.any(Group::only_may);
    // The same number may be worse in one country than in another.
    let no_way_out = country.summary.outcomes.get(&Outcome::UsedNoOptOut).copied().unwrap_or_default();
    let key = match (only_may && used > 0, some_may, no_way_out > 0 && no_way_out < used) {
        (true, _, true) => "regions-may-no-way-out",
        (true, _, false) => "regions-may-be-used",
        (false, true, true) => "regions-or-may-no-way-out",
        (false, true, false) => "regions-or-may-be-used",
        (false, false, true) => "regions-no-way-out",
        (false, false, false) => "regions-used",
    };
    let values = [("count", number(used).into()), ("n", text::plural(used)), ("out", number(no_way_out).into())];
    let line = text_with(key, &values);
    let small = theme::regular(theme::size::SMALL);
    paint_wrapped(ui, at + vec2(0.0, 20.0), cell.width() - 20.0, &line, small, palette.dim);
    let bar = Rect::from_min_size(at + vec2(0.0, 58.0), vec2(cell.width() - 24.0, 8.0));
    let standings = &country.summary.standings;
    let segments: Vec<Segment> =
        standings.iter().map(|stand| Segment { fill: stand.standing.fill(), amount: stand.items }).collect();
    stacked_bar(ui, bar, 4, &segments);
    let spoken = format!("{}: {line}", country.name);
    let head = ui.interact(cell, ui.scope_id().with(("country", &country.code)), Sense::hover());
    head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
    if own {
        return false;
    }
    let close = Rect::from_min_size(pos2(cell.right() - 30.0, cell.top()), vec2(26.0, 26.0));
    let name = text_with("regions-remove", &[("region", country.name.as_str().into())]);
    let button = Button::new(icons::CLOSE).frame(false).min_size(vec2(26.0, 26.0));
    ui.put(close, button).accessible_name(&name).on_hover_text(name).clicked()
}

/// The answer in a country for a category, as it is shown.
struct CellAnswer {
    lead: Standing,
    name: String,
    count: String,
    /// The outcome, since when, and what the law says; empty ones are left out.
    lines: Vec<String>,
    /// The other outcomes.
    others: Vec<String>,
    /// Every outcome, for the tooltip.
    all: Vec<String>,
    /// Whether it is another one than in the person's own country.
    differs: bool,
    /// Whether the other outcomes have a line too.
    shows_rest: bool,
}

/// The space at the left of an answer, and what is left of a cell's width for its words.
const INSET: f32 = 12.0;

impl CellAnswer {
    fn of(category: &CategorySummary, country: &InRegion, differs: bool) -> Self {
        let lead = category.lead_standing();
        // Items that are used in any way are counted together, because the numbers of two countries could not be
        // compared otherwise. The line below tells them apart.
        let is_used = |stand: &&StandingCount| stand.standing.outcome().is_used();
        let ways: Vec<&StandingCount> =
            category.standings.iter().filter(|stand| lead.outcome().is_used() && is_used(stand)).collect();
        // The day and the law are those of all items that are counted.
        let leading: Vec<&Group> = match ways.as_slice() {
            [_, _, ..] => category.groups.iter().filter(|group| group.outcome.is_used()).collect(),
            _ => leading(category),
        };
        let outcome = if ways.len() > 1 {
            ways.iter().map(|stand| stand.in_words()).collect::<Vec<_>>().join(" · ")
        } else if lead.is_objected() {
            lead.lower(false)
        } else {
            say::outcome_briefly(lead.outcome(), all_may(&leading))
        };
        let share = if ways.is_empty() { category.items_of(lead) } else { ways.iter().map(|stand| stand.items).sum() };
        let values = [("count", number(share).into()), ("items", number(category.counts.items).into())];
        let is_other =
            |stand: &&StandingCount| stand.standing != lead && !ways.iter().any(|way| way.standing == stand.standing);
        let others = category.standings.iter().filter(is_other);
        let law = if country.code == WORLD { text("law-lower-no-region") } else { law_of(&leading) };
        let mut lines = vec![outcome, use_words(&leading).join(" · "), law];
        lines.retain(|line| !line.is_empty());
        Self {
            lead,
            name: category.name.clone(),
            count: text_with("regions-share", &values),
            lines,
            others: others.map(StandingCount::in_words).collect(),
            all: category.standings.iter().map(StandingCount::in_words).collect(),
            differs,
            shows_rest: false,
        }
    }

    /// Whether the same words are shown.
    fn reads_like(&self, other: &Self) -> bool {
        (&self.count, &self.lines) == (&other.count, &other.lines)
    }

    /// Adds a line with the other outcomes, where they alone are the difference.
    fn show_rest(&mut self) {
        if !self.others.is_empty() {
            self.lines.push(text_with("row-rest", &[("rest", self.others.join(", ").into())]));
            self.shows_rest = true;
        }
    }

    /// How high it is in a cell of a width.
    fn height(&self, ui: &Ui, width: f32) -> f32 {
        let font = theme::regular(theme::size::SMALL);
        let lines = self.lines.iter().map(|line| {
            let galley = ui.painter().layout(line.clone(), font.clone(), egui::Color32::WHITE, width - 2.0 * INSET);
            galley.size().y + 2.0
        });
        11.0 + 20.0 + lines.sum::<f32>() + 10.0
    }

    /// Draws it. Returns whether it was clicked.
    fn ui(&self, ui: &Ui, country: &InRegion, cell: Rect) -> bool {
        let palette = Palette::of(ui);
        let id = ui.scope_id().with(("answer", &country.code, &self.name));
        let response = ui.interact(cell.shrink(1.0), id, Sense::click());
        let count = format!("{} {}", self.count, self.lines.first().map_or("", String::as_str));
        let spoken = [country.name.clone(), self.name.clone(), count];
        let others = self.others.iter().filter(|_| !self.shows_rest);
        let spoken = spoken.into_iter().chain(self.lines.iter().skip(1).cloned()).chain(others.cloned());
        let spoken: Vec<String> = spoken.chain(self.differs.then(|| text("regions-differs"))).collect();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken.join(", ")));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(cell.shrink(1.0), 4, palette.selection.gamma_multiply(0.55));
        }
        if self.differs {
            let edge = Rect::from_min_size(cell.min + vec2(3.0, 8.0), vec2(3.0, cell.height() - 16.0));
            ui.painter().rect_filled(edge, 2, palette.accent);
        }
        let at = pos2(cell.left() + INSET, cell.top() + 11.0);
        let square = Rect::from_min_size(at + vec2(0.0, 2.5), vec2(12.0, 12.0));
        paint_fill(ui.painter(), &palette, square, CornerRadius::same(3), self.lead.fill());
        let (glyph, font) = (icons::of_outcome(self.lead.outcome()), theme::regular(theme::size::BODY));
        ui.painter().text(at + vec2(19.0, 1.0), Align2::LEFT_TOP, glyph, font, palette.text);
        let width = cell.width() - 2.0 * INSET;
        let bold = theme::semibold(theme::size::SMALL + 0.5);
        paint_line(ui, at + vec2(39.0, 0.5), width - 39.0, &self.count, bold, palette.text);
        let small = theme::regular(theme::size::SMALL);
        let mut y = at.y + 20.0;
        for (line_at, line) in self.lines.iter().enumerate() {
            let color = if line_at == 0 { palette.text } else { palette.dim };
            y = paint_wrapped(ui, pos2(at.x, y), width, line, small.clone(), color) + 2.0;
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        // Only if the answer itself leaves something out, because it covers the answers below.
        if self.others.is_empty() {
            return response.clicked();
        }
        // Above it, because below it lies the next row.
        let mut tip = egui::Tooltip::for_enabled(&response);
        tip.popup = tip.popup.align(egui::RectAlign::TOP_START);
        tip.show(|ui| {
            ui.set_max_width(300.0);
            ui.strong_text(&format!("{}: {}", country.name, self.name));
            for line in &self.all {
                ui.label(line);
            }
        });
        response.clicked()
    }
}
