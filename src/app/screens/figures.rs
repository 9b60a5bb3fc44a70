//! What a model could learn from, in numbers: how much text, by whom, from when, and what takes the space.

use crate::app::actions::{Actions, Change, Show};
use crate::app::hints::HintsView;
use crate::app::names::export_names;
use crate::app::on_demand::{Archives, OnDemand};
use crate::app::screens::platforms;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    Cell, Column, Row, Segment, Table, UiText as _, button, card, check, link_button, page_before_inner, page_margin,
    stacked_bar, swatch,
};
use crate::app::workspace::Workspace;
use crate::ids::PlatformId;
use crate::inventory::{Inventory, Presence, held_by, same_accounts};
use crate::summary::{
    Between, CategorySummary, Figures, ItemsQuery, Standing, StandingCount, Summary, Tokens, Within, charts,
};
use crate::text::{self, counted, number, plural, text, text_with};
use crate::vocab::Category;
use egui::{Align2, Context, Frame, Rect, Sense, Ui, WidgetInfo, pos2, vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The width of the names at the left of a chart.
const NAMES: f32 = 180.0;
/// The same where there is little room.
const NARROW_NAMES: f32 = 140.0;
/// The height of a row of a chart.
const ROW: f32 = 26.0;
/// The least width of a chart with bars. A narrower one has only names and numbers.
const ROOM_FOR_BARS: f32 = 250.0;
/// Below this width tables have narrow columns, or fewer.
const NARROW_TABLE: f32 = 620.0;
/// The width of the numbers at the right.
const NUMBERS: f32 = 84.0;
/// A column for a year is at least this wide; where there is no room for all years, the latest are shown.
const LEAST_YEAR: f32 = 18.0;

/// The archives, and which part of them is shown.
type ShownPart = (Archives, Option<PlatformId>, Option<Within>);

/// The model of the screen.
#[derive(Debug, Default)]
pub struct FiguresView {
    /// Whether the numbers are shown as tables instead of charts.
    as_tables: bool,
    /// The exact number of tokens.
    tokens: OnDemand<ShownPart, Tokens>,
    /// What differs between two exports of one account.
    compared: OnDemand<Archives, Vec<Comparison>>,
}

/// What is shown, for which tokens are counted.
fn shown_of(workspace: &Workspace) -> ShownPart {
    (archives_of(workspace), workspace.only.clone(), workspace.within)
}

fn archives_of(workspace: &Workspace) -> Archives {
    Archives(Arc::clone(&workspace.inventories))
}

impl FiguresView {
    /// Counts on a thread, because that takes a second for ten million characters.
    fn count(&mut self, ctx: &Context, workspace: &Workspace) {
        let shown = shown_of(workspace);
        let (Archives(inventories), only, within) = shown.clone();
        self.tokens.start(ctx, "fodder-counting", shown, move || {
            let is_shown = |inventory: &&Inventory| only.as_ref().is_none_or(|only| inventory.platform == *only);
            Tokens::count(inventories.iter().filter(is_shown), within).ok()
        });
    }
}

/// Draws the screen.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    (view, hints): (&mut FiguresView, &mut HintsView),
    actions: &mut Actions,
) {
    view.tokens.poll();
    view.compared.poll();
    hints.poll();
    let Some(summary) = workspace.shown() else { return };
    // The summary estimates; what was counted takes its place here.
    let tokens = view.tokens.get(&shown_of(workspace)).unwrap_or(&summary.totals.own_tokens).clone();
    page_before_inner(ui, "figures", |ui| {
        let margin = page_margin(ui);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1180.0));
            let figures = Figures::of(summary, &tokens);
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width().min(760.0));
                ui.headline(&figures.tokens);
                ui.dim(&figures.method);
            });
            if !tokens.exact {
                ui.add_space(space::XS);
                if view.tokens.is_running() {
                    ui.dim(&text("figures-counting"));
                } else if button(ui, text("figures-count")).clicked() {
                    view.count(ui.ctx(), workspace);
                }
            }
            ui.add_space(space::S);
            for sentence in [&figures.others, &figures.years, &figures.media] {
                if !sentence.is_empty() {
                    ui.label(sentence);
                }
            }
            ui.add_space(space::S);
            platforms::ui(ui, workspace, actions);
            if summary.categories.is_empty() {
                // If nothing was made in the chosen months, the charts would be empty boxes.
                ui.label(text("figures-nothing"));
            } else {
                check(ui, &mut view.as_tables, text("figures-as-tables"));
                charts_ui(ui, (summary, &tokens), view.as_tables, actions);
            }
            exports_ui(ui, workspace, view, actions);
            hints_ui(ui, workspace, hints, actions);
        });
    });
}

fn charts_ui(ui: &mut Ui, (summary, tokens): (&Summary, &Tokens), as_tables: bool, actions: &mut Actions) {
    ui.add_space(space::M);
    ui.section(&text("figures-years"));
    card(ui)
        .inner_margin(12)
        .show(ui, |ui| if as_tables { years_table(ui, summary, actions) } else { years_chart(ui, summary, actions) });
    ui.add_space(space::M);
    ui.section(&text("figures-outcomes"));
    card(ui).inner_margin(12).show(ui, |ui| {
        if as_tables { outcomes_table(ui, summary, actions) } else { outcomes_chart(ui, summary, actions) }
    });
    ui.add_space(space::M);
    ui.section(&text("figures-words"));
    card(ui).inner_margin(12).show(ui, |ui| {
        if summary.totals.counts.text_chars == 0 {
            ui.dim(&text("figures-no-words"));
        } else {
            words_table(ui, summary, tokens, actions);
        }
    });
    let spaces = charts::by_bytes(summary);
    if !spaces.is_empty() {
        ui.add_space(space::M);
        ui.section(&text("figures-space"));
        card(ui).inner_margin(12).show(ui, |ui| {
            if as_tables { space_table(ui, &spaces, actions) } else { space_chart(ui, &spaces, actions) }
        });
    }
}

/// What is new, gone and the same in two exports of one account, by kind.
#[derive(Debug)]
struct Comparison {
    newer: usize,
    older: usize,
    /// What they are called, as [`export_names`] has it.
    names: [String; 2],
    rows: Vec<ComparedRow>,
}

#[derive(Debug)]
struct ComparedRow {
    category: Category,
    new: u64,
    both: u64,
    gone: u64,
    /// How many of the older one are in none of the columns: the newer one has them, but counts them with another item, such as a
    /// picture that a post names.
    joined: u64,
}

/// Compares the two newest exports of each account of which several are open.
fn compare(inventories: &[Inventory]) -> Vec<Comparison> {
    let mut list = Vec::new();
    for group in same_accounts(inventories) {
        let [newer, older, ..] = group.as_slice() else { continue };
        let (Some(new), Some(old)) = (inventories.get(*newer), inventories.get(*older)) else { continue };
        let mut rows: BTreeMap<Category, ComparedRow> = BTreeMap::new();
        let mut count = |of: &Inventory, other: &Inventory, is_newer: bool| {
            for (item, presence) in held_by(of, other).into_iter().enumerate() {
                let loose = item.checked_sub(of.items.len()).and_then(|loose| of.loose_media.get(loose));
                let category = loose.map_or_else(|| of.items.category(item), |file| file.bucket.category).top();
                let empty = || ComparedRow { category, new: 0, both: 0, gone: 0, joined: 0 };
                let row = rows.entry(category).or_insert_with(empty);
                match (presence, is_newer) {
                    (Presence::Absent, true) => row.new += 1,
                    (Presence::Item | Presence::PartOfItem, true) => row.both += 1,
                    (Presence::Absent, false) => row.gone += 1,
                    (Presence::PartOfItem, false) => row.joined += 1,
                    // Counted from the newer one already.
                    (Presence::Item, false) => {}
                }
            }
        };
        count(new, old, true);
        count(old, new, false);
        let rows = rows.into_values().collect();
        let names = export_names(inventories, [*newer, *older]);
        list.push(Comparison { newer: *newer, older: *older, names, rows });
    }
    list
}

/// Several exports of one account: what differs, and whether what is in both counts once.
fn exports_ui(ui: &mut Ui, workspace: &Workspace, view: &mut FiguresView, actions: &mut Actions) {
    // The items behind the numbers are those of the platform that is shown.
    let is_shown = |export: usize| {
        let platform = workspace.inventories.get(export).map(|inventory| &inventory.platform);
        workspace.only.is_none() || workspace.only.as_ref() == platform
    };
    if !workspace.same_accounts().iter().flatten().any(|export| is_shown(*export)) {
        return;
    }
    ui.add_space(space::M);
    ui.section(&text("exports-title"));
    let mut once = workspace.once;
    if check(ui, &mut once, text("exports-once")).changed() {
        actions.push(Change::Once(once));
    }
    // With what is in both counted once, the older one holds only what is gone.
    if workspace.once {
        ui.dim(&text("exports-once-explains"));
        return;
    }
    // The comparison is of whole exports, so that its numbers would be other ones than those beside it.
    if workspace.within.is_some() {
        ui.dim(&text("exports-whole"));
        return;
    }
    let archives = archives_of(workspace);
    if let Some(compared) = view.compared.get(&archives) {
        if workspace.same_accounts().iter().any(|exports| exports.len() > 2) {
            ui.dim(&text("exports-others"));
        }
        for compared in compared.iter().filter(|compared| is_shown(compared.newer)) {
            compared_ui(ui, workspace, compared, actions);
        }
    } else if view.compared.is_running() {
        ui.dim(&text("exports-comparing"));
    } else if button(ui, text("exports-compare")).clicked() {
        let inventories = Arc::clone(&workspace.inventories);
        view.compared.start(ui.ctx(), "fodder-comparing", archives, move || Some(compare(&inventories)));
    }
}

fn compared_ui(ui: &mut Ui, workspace: &Workspace, compared: &Comparison, actions: &mut Actions) {
    let Comparison { newer, older, names: [new_name, old_name], rows } = compared;
    let platform = workspace.inventories.get(*newer).map_or("", |inventory| inventory.platform.as_str());
    let values = [
        ("platform", workspace.book.platform_name(platform).into()),
        ("newer", new_name.as_str().into()),
        ("older", old_name.as_str().into()),
    ];
    let days = [*newer, *older].map(|at| workspace.inventories.get(at).and_then(|inventory| inventory.made_on));
    let [key, more] = match days {
        [Some(one), Some(other)] if one != other => ["exports-between", ""],
        [Some(_), Some(_)] => ["exports-between-named", ""],
        // What says when it was made comes first, see `same_accounts`.
        [Some(_), None] => ["exports-between-named", "exports-older-undated"],
        _ => ["exports-between-named", "exports-undated"],
    };
    ui.dim(&text_with(key, &values));
    if !more.is_empty() {
        ui.dim(&text(more));
    }
    card(ui).inner_margin(12).show(ui, |ui| {
        egui::Grid::new(("compared", newer, older)).num_columns(4).spacing(vec2(28.0, 4.0)).show(ui, |ui| {
            for head in ["report-kind", "exports-new", "exports-both", "exports-gone"] {
                ui.small_dim(&text(head));
            }
            ui.end_row();
            for row in rows {
                let name = text(&format!("category-{}", row.category.id()));
                ui.label(&name);
                let cells = [
                    ("exports-new", row.new, Between { of: *newer, other: *older, in_both: false }),
                    ("exports-both", row.both, Between { of: *newer, other: *older, in_both: true }),
                    ("exports-gone", row.gone, Between { of: *older, other: *newer, in_both: false }),
                ];
                for (key, count, between) in cells {
                    if count == 0 {
                        ui.dim("0");
                    } else if link_button(ui, &number(count))
                        .accessible_name(format!("{name}, {}: {}", text(key), number(count)))
                        .clicked()
                    {
                        let query = ItemsQuery {
                            category: Some(row.category),
                            between: Some(between),
                            ..ItemsQuery::default()
                        };
                        actions.push(Show::Items(query));
                    }
                }
                ui.end_row();
            }
        });
        let joined: u64 = rows.iter().map(|row| row.joined).sum();
        if joined > 0 {
            ui.small_dim(&counted("exports-joined", joined));
        }
    });
}

/// What the items may touch on, once somebody asks for it.
fn hints_ui(ui: &mut Ui, workspace: &Workspace, hints: &mut HintsView, actions: &mut Actions) {
    ui.add_space(space::M);
    ui.section(&text("hints-title"));
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(760.0));
        ui.dim(&text("hints-explain"));
    });
    ui.add_space(space::XS);
    let counts = hints.counts(workspace);
    let Some(counts) = counts.as_ref().as_ref().map(|counts| &counts.of_shown) else {
        if hints.is_looking() {
            ui.dim(&text("hints-looking"));
        } else if button(ui, text("hints-look")).clicked() {
            hints.start(ui.ctx(), workspace);
        }
        return;
    };
    if counts.is_empty() {
        ui.label(text("hints-none"));
        return;
    }
    card(ui).inner_margin(12).show(ui, |ui| {
        let table = Table {
            salt: "hints",
            name: text("hints-title"),
            columns: vec![
                Column::rest(text("hints-kind")),
                Column::of(text("hint-certain"), 160.0).right(),
                Column::of(text("hint-likely"), 120.0).right(),
                Column::of(text("hint-possible"), 140.0).right(),
            ],
            rows: counts.len(),
            listing: egui::Id::NULL,
            row_height: 28.0,
            height: counts.len() as f32 * 28.0,
        };
        let pressed = table.show(ui, None, |at| {
            let Some(count) = counts.get(at) else { return Row::default() };
            let name = text(&format!("hint-kind-{}", count.kind.id()));
            let cells = [name, number(count.certain), number(count.likely), number(count.possible)];
            Row::new(cells.into_iter().map(Cell::new).collect())
        });
        if let Some(count) = pressed.and_then(|at| counts.get(at)) {
            actions.push(Show::Items(ItemsQuery { hint: Some(count.kind), ..ItemsQuery::default() }));
        }
    });
    ui.small_dim(&text("hints-press"));
}

/// The items of a category.
fn items_of(category: &CategorySummary) -> ItemsQuery {
    ItemsQuery { category: Some(category.id), ..ItemsQuery::default() }
}

/// The width of the names in what is left of the width.
fn names_width(ui: &Ui) -> f32 {
    match ui.available_width() {
        width if width < ROOM_FOR_BARS => width - NUMBERS,
        width if width < 560.0 => NARROW_NAMES,
        _ => NAMES,
    }
}

/// The width of a column: the second in a window that is too narrow for the first.
fn wide_or_narrow(ui: &Ui, wide: f32, narrow: f32) -> f32 {
    if ui.available_width() < NARROW_TABLE { narrow } else { wide }
}

/// The name of a category at the left of a row, which leads to its items. Returns the rest of the row.
fn row_head(ui: &mut Ui, category: &CategorySummary, actions: &mut Actions) -> Rect {
    let names = names_width(ui);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let (left, rest) = row.split_left_right_at_x(row.left() + names);
    let mut at_left =
        ui.new_child(egui::UiBuilder::new().max_rect(left).layout(egui::Layout::left_to_right(egui::Align::Center)));
    at_left.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    at_left.set_max_width(left.width() - 10.0);
    let shown = link_button(&mut at_left, &category.name);
    if shown.on_hover_text(text("figures-to-items")).clicked() {
        actions.push(Show::Items(items_of(category)));
    }
    rest
}

/// Items by year and category: a circle for each, whose area is proportional to the number.
fn years_chart(ui: &mut Ui, summary: &Summary, actions: &mut Actions) {
    let palette = Palette::of(ui);
    // In a narrow window there would be room for one or two years only, and most of the items would be left out.
    if ui.available_width() < ROOM_FOR_BARS {
        return years_table(ui, summary, actions);
    }
    let names = names_width(ui);
    let room = ui.available_width() - names;
    let has_undated = summary.categories.iter().any(|category| category.years.0.contains_key(&None));
    let mut columns: Vec<Option<i16>> = charts::years(summary).into_iter().map(Some).collect();
    columns.extend(has_undated.then_some(None));
    let fit = ((room / LEAST_YEAR).floor() as usize).max(1);
    let (left_out, columns) = columns.split_at(columns.len().saturating_sub(fit));
    let step = (room / columns.len().max(1) as f32).min(90.0);
    let items_in = |category: &CategorySummary, year: &Option<i16>| category.years.0.get(year).copied();
    let all = summary.categories.iter().flat_map(|category| columns.iter().filter_map(|year| items_in(category, year)));
    let most = all.max().unwrap_or(1).max(1) as f32;
    let radius = step.min(ROW) / 2.0 - 1.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    // Above the rows, because a chart of many kinds is higher than most windows.
    let (axis, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let every = (40.0 / step).ceil().max(1.0) as usize;
    for (at, year) in columns.iter().enumerate() {
        let is_written = year.is_none() || at.is_multiple_of(every);
        // The word for undated is wider than a year, so the year before it gives way.
        let is_crowded = year.is_some() && has_undated && at + 2 > columns.len().saturating_sub(every.min(2));
        if is_written && !(is_crowded && every > 1) {
            let x = axis.left() + names + (at as f32 + 0.5) * step;
            let word = year.map_or_else(|| "–".to_owned(), |year| year.to_string());
            let font = theme::regular(theme::size::SMALL);
            ui.painter().text(pos2(x, axis.center().y), Align2::CENTER_CENTER, word, font, palette.dim);
        }
    }
    for category in &summary.categories {
        let rest = row_head(ui, category, actions);
        for (at, year) in columns.iter().enumerate() {
            let Some(items) = items_in(category, year) else { continue };
            let cell = Rect::from_min_size(pos2(rest.left() + at as f32 * step, rest.top()), vec2(step, ROW));
            // By keyboard the names lead to the items; hundreds of stops would help nobody.
            let response = ui.interact(cell, ui.scope_id().with(("year", category.id, *year)), Sense::CLICK);
            let when = year.map_or_else(|| text("sources-undated"), |year| year.to_string());
            let values =
                [("kind", category.name.as_str().into()), ("year", when.into()), ("count", number(items).into())];
            let spoken = text_with("figures-cell", &values);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            let size = ((items as f32 / most).sqrt() * radius).max(1.5);
            let color = if response.hovered() { palette.accent } else { palette.not_used };
            ui.painter().circle_filled(cell.center(), size, color);
            if response.on_hover_text(&spoken).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                actions.push(Show::Items(ItemsQuery { year: Some(*year), ..items_of(category) }));
            }
        }
    }
    let items_of_years = |years: &[Option<i16>]| -> u64 {
        let of_category = |category| years.iter().filter_map(|year| items_in(category, year)).sum::<u64>();
        summary.categories.iter().map(of_category).sum()
    };
    if let Some(Some(first)) = columns.first()
        && !left_out.is_empty()
    {
        let items = items_of_years(left_out);
        let values = [("n", plural(items)), ("count", number(items).into()), ("year", first.to_string().into())];
        ui.small_dim(&text_with("figures-years-left-out", &values));
    }
    if has_undated {
        ui.small_dim(&text("figures-undated"));
    }
}

fn years_table(ui: &mut Ui, summary: &Summary, actions: &mut Actions) {
    let years = charts::years(summary);
    let mut rows: Vec<(Option<i16>, &CategorySummary, u64)> = Vec::new();
    for category in &summary.categories {
        let listed = years.iter().map(|year| Some(*year)).chain([None]);
        rows.extend(listed.filter_map(|year| Some((year, category, *category.years.0.get(&year)?))));
    }
    let in_words = |year: &Option<i16>| year.map_or_else(|| text("sources-undated"), |year| year.to_string());
    // In a narrow window the year stands before the kind, because there is no room for a third column.
    let is_tiny = ui.available_width() < ROOM_FOR_BARS;
    let mut columns = vec![Column::rest(text("report-kind"))];
    if !is_tiny {
        columns.push(Column::of(text("facet-year"), wide_or_narrow(ui, 120.0, 64.0)));
    }
    columns.push(Column::of(text("column-items"), wide_or_narrow(ui, 110.0, 64.0)).right());
    let cells = |(year, category, items): &(Option<i16>, &CategorySummary, u64)| {
        if is_tiny {
            vec![format!("{} · {}", in_words(year), category.name), number(*items)]
        } else {
            vec![category.name.clone(), in_words(year), number(*items)]
        }
    };
    let rows_in_words: Vec<Vec<String>> = rows.iter().map(cells).collect();
    let pressed = table(ui, "years", &text("figures-years"), columns, &rows_in_words);
    if let Some((year, category, _)) = pressed.and_then(|at| rows.get(at)) {
        actions.push(Show::Items(ItemsQuery { year: Some(*year), ..items_of(category) }));
    }
}

/// Outcomes by category: a bar for each category, whose parts are its outcomes.
fn outcomes_chart(ui: &mut Ui, summary: &Summary, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let has_bars = ui.available_width() >= ROOM_FOR_BARS;
    for category in &summary.categories {
        let rest = row_head(ui, category, actions);
        let segments: Vec<Segment> = category
            .standings
            .iter()
            .map(|stand| Segment { fill: stand.standing.fill(), amount: stand.items })
            .collect();
        let amount = 76.0;
        let bar = Rect::from_min_max(
            pos2(rest.left(), rest.top() + 5.0),
            pos2((rest.right() - amount).max(rest.left() + 20.0), rest.bottom() - 5.0),
        );
        if has_bars {
            stacked_bar(ui, bar, 3, &segments);
        }
        let parts: Vec<String> = category.standings.iter().map(StandingCount::in_words).collect();
        let spoken = format!("{}: {}", category.name, parts.join(", "));
        let response = ui.interact(bar, ui.scope_id().with(("outcomes", category.id)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &spoken));
        response.on_hover_text(parts.join("\n"));
        at_end(ui, rest, &number(category.counts.items));
    }
    // The legend explains the bars.
    if !has_bars {
        return;
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        for stand in &summary.standings {
            let words = stand.lower();
            let font = theme::regular(theme::size::SMALL);
            let width = ui.painter().layout_no_wrap(words.clone(), font, Palette::of(ui).dim).size().x;
            // A square and its words stay together.
            if ui.available_size_before_wrap().x < width + 30.0 {
                ui.end_row();
            }
            swatch(ui, stand.standing.fill());
            ui.small_dim(&words);
            ui.add_space(space::S);
        }
    });
}

fn outcomes_table(ui: &mut Ui, summary: &Summary, actions: &mut Actions) {
    let categories = summary.categories.iter();
    let rows: Vec<(&CategorySummary, Standing, u64)> = categories
        .flat_map(|category| category.standings.iter().map(move |stand| (category, stand.standing, stand.items)))
        .collect();
    let pressed = table(
        ui,
        "outcomes",
        &text("figures-outcomes"),
        vec![
            Column::rest(text("report-kind")),
            Column::of(text("report-outcome"), wide_or_narrow(ui, 260.0, ui.available_width() * 0.42)),
            Column::of(text("column-items"), wide_or_narrow(ui, 110.0, 56.0)).right(),
        ],
        &rows
            .iter()
            .map(|(category, standing, items)| vec![category.name.clone(), standing.name(false), number(*items)])
            .collect::<Vec<_>>(),
    );
    if let Some((category, standing, _)) = pressed.and_then(|at| rows.get(at)) {
        actions.push(Show::Items(ItemsQuery { standing: Some(*standing), ..items_of(category) }));
    }
}

fn words_table(ui: &mut Ui, summary: &Summary, tokens: &Tokens, actions: &mut Actions) {
    let tokens = |category: &CategorySummary| tokens.by_category.get(&category.id).copied().unwrap_or_default();
    let mut with_words: Vec<&CategorySummary> =
        summary.categories.iter().filter(|category| category.counts.text_chars > 0).collect();
    with_words.sort_by_key(|category| std::cmp::Reverse(tokens(category)));
    let row = |category: &CategorySummary| {
        let others = category.counts.text_chars.saturating_sub(category.own_text_chars);
        vec![category.name.clone(), number(tokens(category)), number(category.own_text_chars), number(others)]
    };
    // In a narrow window only the tokens are shown, because there is no room for the two numbers of characters.
    let mut columns = vec![Column::rest(text("report-kind")), Column::of(text("figures-tokens"), 130.0).right()];
    if ui.available_width() >= NARROW_TABLE {
        columns.push(Column::of(text("figures-own-chars"), 150.0).right());
        columns.push(Column::of(text("figures-others-chars"), 190.0).right());
    }
    let pressed =
        table(ui, "words", &text("figures-words"), columns, &with_words.iter().copied().map(row).collect::<Vec<_>>());
    if let Some(category) = pressed.and_then(|at| with_words.get(at)) {
        actions.push(Show::Items(items_of(category)));
    }
}

/// What takes the space: a bar of the media's bytes for each category.
fn space_chart(ui: &mut Ui, spaces: &[&CategorySummary], actions: &mut Actions) {
    let palette = Palette::of(ui);
    let most = spaces.first().map_or(1, |category| category.counts.media_bytes.max(1)) as f32;
    let has_bars = ui.available_width() >= ROOM_FOR_BARS;
    ui.spacing_mut().item_spacing.y = 0.0;
    for category in spaces {
        let rest = row_head(ui, category, actions);
        let room = (rest.width() - 96.0).max(20.0);
        let width = (category.counts.media_bytes as f32 / most * room).max(2.0);
        let bar = Rect::from_min_size(pos2(rest.left(), rest.top() + 5.0), vec2(width, ROW - 10.0));
        if has_bars {
            ui.painter().rect_filled(bar, 3, palette.not_used);
        }
        let size = text::size(category.counts.media_bytes);
        let response = ui.interact(bar, ui.scope_id().with(("space", category.id)), Sense::hover());
        let spoken = format!("{}: {size}", category.name);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &spoken));
        response.on_hover_text(counted("figures-space-files", category.counts.media_files));
        at_end(ui, rest, &size);
    }
}

fn space_table(ui: &mut Ui, spaces: &[&CategorySummary], actions: &mut Actions) {
    let row = |category: &&CategorySummary| {
        vec![category.name.clone(), number(category.counts.media_files), text::size(category.counts.media_bytes)]
    };
    let pressed = table(
        ui,
        "space",
        &text("figures-space"),
        vec![
            Column::rest(text("report-kind")),
            Column::of(text("facet-media"), wide_or_narrow(ui, 210.0, 84.0)).right(),
            Column::of(text("column-size"), wide_or_narrow(ui, 110.0, 76.0)).right(),
        ],
        &spaces.iter().map(row).collect::<Vec<_>>(),
    );
    if let Some(category) = pressed.and_then(|at| spaces.get(at)) {
        actions.push(Show::Items(items_of(category)));
    }
}

/// A word at the right end of a row.
fn at_end(ui: &Ui, row: Rect, word: &str) {
    let palette = Palette::of(ui);
    let font = theme::regular(theme::size::SMALL);
    ui.painter().text(pos2(row.right(), row.center().y), Align2::RIGHT_CENTER, word, font, palette.dim);
}

/// A table of words and numbers that is as high as its rows, or scrolls. Returns the row that was pressed.
fn table(ui: &mut Ui, salt: &'static str, name: &str, columns: Vec<Column>, rows: &[Vec<String>]) -> Option<usize> {
    let height = 26.0;
    let table = Table {
        salt,
        name: name.to_owned(),
        columns,
        rows: rows.len(),
        listing: egui::Id::NULL,
        row_height: height,
        height: (rows.len() as f32 * height).min(440.0),
    };
    table.show(ui, None, |at| Row::new(rows.get(at).into_iter().flatten().map(Cell::new).collect()))
}
