//! What the answers rest on: every source and every rule, with how many of the person's items rest on each.

use crate::app::actions::{Actions, Run, Side};
use crate::app::cache::Cache;
use crate::app::icons;
use crate::app::screens::phrases::regions;
use crate::app::screens::platforms;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    Cell, Column, Row, Sorting, Table, UiText as _, button, check, icon, page, page_margin, table_room,
};
use crate::app::workspace::Workspace;
use crate::pack::BUILT_IN;
use crate::rulebook::{CitationId, Rule, Rulebook, built_in_version};
use crate::summary::Summary;
use crate::text::say::rules_day;
use crate::text::{self, counted, number, text, text_with};
use egui::{Button, Frame, Margin, TextEdit, Ui, vec2};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the screen lists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
enum Tab {
    /// Citations.
    #[default]
    Sources,
    /// Rules.
    Rules,
}

/// The tab, the search and the filter that are chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct SourceView {
    tab: Tab,
    /// What is searched for.
    search: String,
    /// Only those on which the person's items rest.
    mine: bool,
    sorting: Sorting,
    /// Whether there is room for all columns, which decides what a column's number means.
    wide: bool,
}

/// The list of citations or rules.
#[derive(Debug, Default)]
pub struct SourcesView {
    wanted: SourceView,
    rows: Cache<SourceView, Vec<SourceRow>>,
    stale: Cache<(), BTreeSet<CitationId>>,
}

/// A citation or a rule in the list.
#[derive(Debug)]
struct SourceRow {
    /// The card that a click shows.
    show: Side,
    /// The title of a citation, or the sentence of a rule.
    title: String,
    /// The publisher of a citation, or the regions of a rule.
    second: String,
    /// The day on which a citation was published, or a rule began.
    first_day: Option<Date>,
    /// Of a citation, the last day on which somebody saw its text; of a rule, its last day.
    second_day: Option<Date>,
    /// Whether a citation bears no day.
    undated: bool,
    /// Whether it is a citation whose text nobody has seen for half a year.
    stale: bool,
    /// How many items rest on it.
    items: u64,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut SourcesView, open: &Side, actions: &mut Actions) {
    let margin = page_margin(ui);
    let height = ui.available_height();
    let bottom = ui.cursor().top() + height - f32::from(margin.bottom);
    page(ui, "sources", |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            contents(ui, workspace, view, (bottom, height, open), actions);
        });
    });
}

fn contents(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &mut SourcesView,
    (bottom, height, open): (f32, f32, &Side),
    actions: &mut Actions,
) {
    ui.headline(&text("sources-title"));
    ui.dim(&pack_line(&workspace.book));
    age(ui, workspace);
    if let Some(version) = &workspace.pack_before
        && button(ui, text_with("pack-swap", &[("day", rules_day(version).into())])).clicked()
    {
        actions.push(Run::PackBefore);
    }
    // One click leads to the rules inside the program, also where the pack before is another.
    let is_offered = workspace.pack_before.as_deref() == Some(built_in_version().as_str());
    if workspace.book.origin != BUILT_IN && !is_offered {
        if button(ui, text("sources-built-in")).clicked() {
            actions.push(Run::BuiltInPack);
        }
    } else if let Some(folder) = workspace.pack_folder.as_ref().filter(|_| workspace.book.origin == BUILT_IN) {
        let name = text_with("sources-own-pack", &[("folder", folder.display().to_string().into())]);
        if button(ui, name).clicked() {
            actions.push(Run::OwnPack);
        }
    }
    let stale = view.stale.get(workspace, (), |()| workspace.book.stale_citations(workspace.today));
    ui.add_space(space::M);
    platforms::ui(ui, workspace, actions);
    view.wanted.wide = ui.available_width() > 640.0;
    let found = view.rows.get(workspace, view.wanted.clone(), |wanted| find_rows(workspace, wanted, &stale));
    filters(ui, workspace, &mut view.wanted, found.len());
    let marked = found.iter().filter(|row| row.stale).count() as u64;
    if marked > 0 {
        ui.horizontal_wrapped(|ui| {
            icon(ui, icons::WARNING, theme::size::BODY, Palette::of(ui).dim);
            ui.small_dim(&counted("sources-stale", marked));
        });
    }
    ui.add_space(space::S);
    // The table takes the height that is left; if that is too little, the whole screen scrolls.
    let room = table_room(bottom - ui.cursor().top(), height);
    rows(ui, view, &found, (room, open), actions);
}

/// How old the rules are, and how one gets newer ones. The program fetches nothing by itself.
fn age(ui: &mut Ui, workspace: &Workspace) {
    let day = workspace.book.version.replace('.', "-").parse::<Date>().ok();
    let days = day.and_then(|day| u64::try_from((workspace.today - day).get_days()).ok()).unwrap_or_default();
    let mut line = counted("pack-age", days);
    // There is one place for the project's address, and no line as long as it has none.
    let homepage = env!("CARGO_PKG_HOMEPAGE");
    if !homepage.is_empty() {
        line = format!("{line} {}", text_with("pack-where", &[("homepage", homepage.into())]));
    }
    ui.small_dim(&line);
}

/// A line about the data pack: its size, version and origin.
fn pack_line(book: &Rulebook) -> String {
    let values = [
        ("rules", number(book.rules.len() as u64).into()),
        ("sources", number(book.citations.len() as u64).into()),
        ("version", rules_day(&book.version).into()),
        ("origin", book.origin.as_str().into()),
    ];
    text_with(if book.origin == BUILT_IN { "sources-pack" } else { "sources-pack-of" }, &values)
}

fn filters(ui: &mut Ui, workspace: &Workspace, wanted: &mut SourceView, found: usize) {
    let tabs = [
        (Tab::Sources, "sources-tab-sources", workspace.book.citations.len()),
        (Tab::Rules, "sources-tab-rules", workspace.book.rules.len()),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for (tab, key, count) in tabs {
            let is_part = wanted.tab == tab && found != count;
            let count = number(count as u64);
            let count = if is_part {
                text_with("sources-found", &[("found", number(found as u64).into()), ("count", count.into())])
            } else {
                count
            };
            let label = format!("{} {count}", text(key));
            let tab_button = Button::selectable(wanted.tab == tab, label).min_size(vec2(0.0, 28.0));
            if ui.add(tab_button).clicked() && wanted.tab != tab {
                wanted.tab = tab;
                wanted.sorting = Sorting::default();
            }
        }
        ui.add_space(space::S);
        let width = ui.available_width().clamp(160.0, 300.0);
        let field = TextEdit::singleline(&mut wanted.search)
            .hint_text(text("sources-search"))
            .desired_width(width)
            .margin(Margin::symmetric(8, 5));
        ui.add(field).accessible_name(text("sources-search"));
        ui.add_space(space::S);
        check(ui, &mut wanted.mine, text("sources-mine"));
    });
}

/// The rows that match the search and the filter, those on which most items rest first.
fn find_rows(workspace: &Workspace, wanted: &SourceView, stale: &BTreeSet<CitationId>) -> Vec<SourceRow> {
    let Some(summary) = workspace.shown() else { return Vec::new() };
    let resting = ItemCounts::of(summary, &workspace.book);
    let words = wanted.search.trim().to_lowercase();
    let fits = |texts: &[&str]| words.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&words));
    let mut rows: Vec<SourceRow> = match wanted.tab {
        Tab::Sources => workspace
            .book
            .citations
            .values()
            .filter(|source| {
                fits(&[
                    &source.title,
                    &source.id,
                    &source.publisher,
                    source.url.as_deref().unwrap_or_default(),
                    source.cite.as_deref().unwrap_or_default(),
                ])
            })
            .map(|source| SourceRow {
                show: Side::Citation(source.id.clone()),
                title: source.title.clone(),
                second: source.publisher.clone(),
                first_day: source.published,
                second_day: source.stood_on,
                undated: source.known_on().is_none(),
                stale: stale.contains(&source.id),
                items: resting.on_source(&source.id),
            })
            .collect(),
        Tab::Rules => workspace
            .book
            .rules
            .iter()
            .filter(|rule| {
                fits(&[&rule.say, &rule.id, &rule.note]) || rule.basis.iter().any(|basis| fits(&[&basis.to_string()]))
            })
            .map(|rule| SourceRow {
                show: Side::Rule(rule.id.clone()),
                title: rule.say.clone(),
                second: regions(rule, &workspace.book),
                first_day: rule.since(),
                second_day: rule.until.and_then(|day| day.yesterday().ok()),
                undated: false,
                stale: false,
                items: resting.on_rule(&rule.id),
            })
            .collect(),
    };
    if wanted.mine {
        rows.retain(|row| row.items > 0);
    }
    sort(&mut rows, wanted);
    rows
}

/// How many items rest on each rule and source.
struct ItemCounts {
    rules: BTreeMap<String, u64>,
    sources: BTreeMap<String, u64>,
}

impl ItemCounts {
    fn of(summary: &Summary, book: &Rulebook) -> Self {
        let by_id: BTreeMap<&str, &Rule> = book.rules.iter().map(|rule| (rule.id.as_str(), rule)).collect();
        let mut resting = Self { rules: BTreeMap::new(), sources: BTreeMap::new() };
        for group in summary.categories.iter().flat_map(|category| &category.groups) {
            // The items of a group count once for a source, even if several of its rules cite it.
            let mut sources = BTreeSet::new();
            for id in &group.rules {
                *resting.rules.entry(id.to_string()).or_default() += group.counts.items;
                sources.extend(by_id.get(id.as_str()).into_iter().flat_map(|rule| &rule.sources));
            }
            for source in sources {
                *resting.sources.entry(source.to_string()).or_default() += group.counts.items;
            }
        }
        resting
    }

    fn on_rule(&self, id: &str) -> u64 {
        self.rules.get(id).copied().unwrap_or_default()
    }

    fn on_source(&self, id: &str) -> u64 {
        self.sources.get(id).copied().unwrap_or_default()
    }
}

fn rows(ui: &mut Ui, view: &mut SourcesView, rows: &[SourceRow], (height, open): (f32, &Side), actions: &mut Actions) {
    if rows.is_empty() {
        ui.dim(&text("sources-none"));
        return;
    }
    let tab = view.wanted.tab;
    let width = ui.available_width();
    let wide = width > 640.0;
    let (name, [title, second, first_day, second_day]) = match tab {
        Tab::Sources => {
            ("sources-tab-sources", ["column-source", "column-publisher", "column-published", "column-stood"])
        }
        Tab::Rules => ("sources-tab-rules", ["column-rule", "column-where", "column-from", "column-until"]),
    };
    let mut columns = vec![Column::rest(text(title)).sorts()];
    if wide {
        columns.push(Column::of(text(second), (width * 0.2).clamp(110.0, 220.0)).sorts());
        columns.push(Column::of(text(first_day), 104.0).sorts());
    }
    let last = if wide || tab == Tab::Sources { second_day } else { second };
    columns.push(Column::of(text(last), 134.0).sorts());
    columns.push(Column::of(text("column-items"), 74.0).right().sorts());
    let table = Table {
        salt: name,
        name: text(name),
        columns,
        rows: rows.len(),
        row_height: 29.0,
        height: height - 30.0,
        listing: egui::Id::NULL,
    };
    let pressed = table.show(ui, Some(&mut view.wanted.sorting), |row| {
        let Some(found) = rows.get(row) else { return Row::default() };
        let day = |day: Option<Date>, none: &str| day.map_or_else(|| none.to_owned(), text::date);
        let undated = if found.undated { text("sources-undated") } else { String::new() };
        let mut cells = vec![Cell::new(found.title.as_str())];
        if wide {
            cells.push(Cell::new(found.second.as_str()));
            cells.push(Cell::new(day(found.first_day, "")).dim());
        }
        if wide || tab == Tab::Sources {
            let stood = day(found.second_day, &undated);
            cells.push(if found.stale && found.second_day.is_some() {
                Cell::new(stood).icon(icons::WARNING, false).meaning(text("sources-stale-mark"))
            } else {
                Cell::new(stood).dim()
            });
        } else {
            cells.push(Cell::new(found.second.as_str()));
        }
        cells.push(Cell::new(if found.items > 0 { number(found.items) } else { String::new() }));
        Row::new(cells).open(found.show == *open)
    });
    if let Some(found) = pressed.and_then(|row| rows.get(row)) {
        actions.push(found.show.clone());
    }
}

/// Sorts by a column as it stands on the screen; at first those on which most items rest come first.
fn sort(rows: &mut [SourceRow], wanted: &SourceView) {
    rows.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.title.cmp(&b.title)));
    let Some(column) = wanted.sorting.column else { return };
    match (wanted.wide, column, wanted.tab) {
        (_, 0, _) => rows.sort_by_cached_key(|row| row.title.to_lowercase()),
        (true, 1, _) | (false, 1, Tab::Rules) => rows.sort_by_cached_key(|row| row.second.to_lowercase()),
        (true, 2, _) => rows.sort_by_key(|row| row.first_day),
        (true, 3, _) | (false, 1, Tab::Sources) => rows.sort_by_key(|row| row.second_day),
        _ => rows.sort_by_key(|row| row.items),
    }
    if wanted.sorting.descending {
        rows.reverse();
    }
}
