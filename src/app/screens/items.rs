//! The items behind every number: found by what they are and by their words, a row each, and one of them in full.

use crate::app::actions::{Actions, Show, Side};
use crate::app::cache::Cache;
use crate::app::hints::{HintLines, HintsView};
use crate::app::icons;
use crate::app::names::{export_names, part_name};
use crate::app::pictures::{MediaKind, PictureFault, PictureSize, PictureState, Pictures};
use crate::app::screens::reason::{facts_ui, part_heading};
use crate::app::screens::{conversation, platforms};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    Cell, Column, Row, Sorting, Table, UiText as _, button, check, follow_focus, go_to_rows, link_button, page,
    page_margin, swatch, table_room,
};
use crate::app::worker::{Poll, ThreadAnswer};
use crate::app::workspace::Workspace;
use crate::archive::Archive;
use crate::ids::PlatformId;
use crate::inventory::{Bucket, Inventory};
use crate::summary::{
    Between, Facets, FoundItems, Group, Haystack, HintSets, Hit, ItemIndex, ItemOrder, ItemsQuery, Search, Standing,
    Within, category_of, kind_of,
};
use crate::text::{self, counted, number, say, text, text_with};
use crate::vocab::{Audience, Author, Category, HintKind};
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, Context, Frame, Id, Margin, Popup, PopupCloseBehavior, RichText, TextEdit, Ui, vec2};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Of a long text the beginning is enough for a row.
const BEGINNING: usize = 160;
/// How many characters of a text a row looks for the words in.
const LOOKED_AT: usize = 4096;
/// A row shows about this many characters of a text, so that a word within them is visible without moving the text.
const IN_SIGHT: usize = 48;
/// Of a word further behind, about this many characters before it are shown too.
const LEAD: usize = 24;

/// How many items are shown before the search is complete: more than fit into a window.
const FIRST: usize = 200;
/// After this time a count is taken away that is of the query before. At once it would flicker with every letter typed.
const LATE: Duration = Duration::from_millis(100);
/// The first items are shown if finding all takes longer than this. Otherwise they would only flash up.
const SHOW_FIRST_AFTER: Duration = Duration::from_millis(40);

/// What the items of the screen depend on.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Key {
    revision: u64,
    query: ItemsQuery,
    within: Option<Within>,
    only: Option<PlatformId>,
    with_hints: bool,
}

/// What a thread found.
#[derive(Debug)]
struct Answer {
    key: Key,
    index: Arc<ItemIndex>,
    found: Arc<FoundItems>,
    /// Whether these are all items. If not, they are the first, and the facets are those of the query before.
    is_whole: bool,
}

/// All items of a query, being looked for.
#[derive(Debug)]
struct Finding {
    key: Key,
    /// `None` if it was stopped.
    all: ThreadAnswer<Option<Answer>>,
    /// The first of them, where they can be known before.
    first: Option<ThreadAnswer<Vec<Hit>>>,
    stop: Arc<AtomicBool>,
}

/// The model of the screen.
#[derive(Debug)]
pub struct ItemsView {
    query: ItemsQuery,
    /// Whether the words and pictures of other people are shown.
    pub with_others: bool,
    answer: Option<Answer>,
    finding: Option<Finding>,
    /// What the items are called in the list of kinds.
    names: Cache<(), Vec<Vec<String>>>,
}

/// The newest first: what comes first in an archive is often a list without dates and texts.
fn newest_first(query: ItemsQuery) -> ItemsQuery {
    ItemsQuery { order: ItemOrder::Date, descending: true, ..query }
}

impl Default for ItemsView {
    fn default() -> Self {
        Self {
            query: newest_first(ItemsQuery::default()),
            with_others: false,
            answer: None,
            finding: None,
            names: Cache::default(),
        }
    }
}

impl ItemsView {
    /// All items, of which words are searched.
    pub fn searching(search: String) -> Self {
        let mut view = Self::default();
        view.query.search = search;
        view
    }

    /// The words that are searched, as they were typed.
    pub fn searched(&self) -> &str {
        &self.query.search
    }

    /// Shows the items of a query, the newest first.
    pub fn ask(&mut self, query: ItemsQuery) {
        self.query = newest_first(query);
    }

    /// What is searched.
    pub fn search(&self) -> Search {
        Search::of(&self.query.search)
    }

    /// Takes what threads found, and starts others if something else is asked about. The window goes on meanwhile.
    fn refresh(&mut self, ctx: &Context, workspace: &Workspace, hints: Option<Arc<HintSets>>) {
        let key = Key {
            revision: workspace.revision(),
            query: self.query.clone(),
            within: workspace.within,
            only: workspace.only.clone(),
            with_hints: hints.is_some(),
        };
        if self.finding.as_ref().is_some_and(|finding| finding.key != key) {
            // What was asked before is wanted no more, such as a word that is typed on.
            if let Some(Finding { stop, .. }) = self.finding.take() {
                stop.store(true, Ordering::Relaxed);
            }
        }
        if let Some(finding) = &mut self.finding {
            match finding.all.poll() {
                Poll::Waiting => {
                    self.take_first(ctx);
                    return;
                }
                Poll::Done(Some(answer)) => self.answer = Some(answer),
                Poll::Done(None) | Poll::Lost => {}
            }
            self.finding = None;
        }
        if self.answer.as_ref().is_none_or(|answer| answer.key != key || !answer.is_whole) {
            self.find(ctx, workspace, hints, key);
        }
    }

    /// Whether the search has taken so long that the count of the previous query is no longer shown.
    fn is_late(&self, ctx: &Context) -> bool {
        let Some(finding) = &self.finding else { return false };
        if let Some(wait) = LATE.checked_sub(finding.all.since.elapsed()) {
            ctx.request_repaint_after(wait);
        }
        finding.all.since.elapsed() >= LATE
    }

    /// Takes the first items, if they are known by now.
    fn take_first(&mut self, ctx: &Context) {
        let Some(Finding { key, all, first, .. }) = &mut self.finding else { return };
        if let Some(wait) = SHOW_FIRST_AFTER.checked_sub(all.since.elapsed()).filter(|_| first.is_some()) {
            ctx.request_repaint_after(wait);
            return;
        }
        let hits = match first.as_ref().map(ThreadAnswer::poll) {
            Some(Poll::Done(hits)) => hits,
            Some(Poll::Waiting) | None => return,
            Some(Poll::Lost) => Vec::new(),
        };
        *first = None;
        if let Some(answer) = &mut self.answer
            && !hits.is_empty()
        {
            answer.key = key.clone();
            answer.found = Arc::new(FoundItems { hits, facets: answer.found.facets.clone() });
            answer.is_whole = false;
        }
    }

    fn find(&mut self, ctx: &Context, workspace: &Workspace, hints: Option<Arc<HintSets>>, key: Key) {
        let Some(jurisdiction) = workspace.jurisdiction() else { return };
        let asked = workspace.asked_in(jurisdiction);
        // Judging anew takes longer than finding, and a query changes no verdict.
        let known = self.answer.as_ref().filter(|answer| answer.key.revision == key.revision);
        let known = known.map(|answer| Arc::clone(&answer.index));
        let stop = Arc::new(AtomicBool::new(false));
        let (inventories, book) = (Arc::clone(&workspace.inventories), Arc::clone(&workspace.book));
        let first = known.clone().map(|index| {
            let (inventories, key, hints) = (Arc::clone(&inventories), key.clone(), hints.clone());
            ThreadAnswer::run(ctx, "fodder-finding-first", move || {
                key.haystack(&inventories, &index, hints.as_deref()).first(&key.query, FIRST)
            })
        });
        let all = {
            let (stop, key) = (Arc::clone(&stop), key.clone());
            ThreadAnswer::run(ctx, "fodder-finding", move || {
                let keep_going = || !stop.load(Ordering::Relaxed);
                let index = match known {
                    Some(index) => index,
                    None => Arc::new(ItemIndex::build(&inventories, &book, &asked, keep_going)?),
                };
                let found = key.haystack(&inventories, &index, hints.as_deref()).find(&key.query, keep_going)?;
                Some(Answer { found: Arc::new(found), index, key, is_whole: true })
            })
        };
        self.finding = Some(Finding { key, all, first, stop });
    }
}

impl Key {
    fn haystack<'h>(
        &'h self,
        inventories: &'h [Inventory],
        index: &'h ItemIndex,
        hints: Option<&'h HintSets>,
    ) -> Haystack<'h> {
        Haystack { inventories, index, hints, within: self.within, only: self.only.as_ref() }
    }
}

/// The field that searches.
pub fn search_field() -> Id {
    Id::unique("items search")
}

/// Draws the screen.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    (view, pictures, hints): (&mut ItemsView, &mut Pictures, &mut HintsView),
    open: &Side,
    actions: &mut Actions,
) {
    hints.poll();
    view.refresh(ui.ctx(), workspace, hints.sets(workspace));
    let margin = page_margin(ui);
    let height = ui.available_height();
    let bottom = ui.cursor().top() + height - f32::from(margin.bottom);
    page(ui, "items", |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let found = view.answer.as_ref().map(|answer| Arc::clone(&answer.found)).unwrap_or_default();
            let title = match &view.answer {
                Some(answer) if answer.is_whole && !view.is_late(ui.ctx()) => {
                    counted("items-title", found.hits.len() as u64)
                }
                Some(_) | None => text("items-finding"),
            };
            ui.headline(&title);
            ui.dim(&text("items-explains"));
            ui.add_space(space::S);
            platforms::ui(ui, workspace, actions);
            facets(ui, workspace, view, &found.facets, actions);
            ui.add_space(space::XS);
            let room = table_room(bottom - ui.cursor().top(), height);
            rows(ui, workspace, (view, pictures), &found, (room, open), actions);
        });
    });
}

/// What is asked about, each with a list of its values and how many items they would find, and the search.
fn facets(ui: &mut Ui, workspace: &Workspace, view: &mut ItemsView, facets: &Facets, actions: &mut Actions) {
    let names = |category: &Category| text(&format!("category-{}", category.id()));
    let rows = view.answer.as_ref().map_or(0, |answer| answer.found.hits.len());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        let query = &mut view.query;
        // First, so that it stays where it is when a facet appears or goes.
        let width = ui.available_width().clamp(160.0, 280.0);
        go_to_rows(ui, search_field(), "items", rows);
        let field = TextEdit::singleline(&mut query.search)
            .id(search_field())
            .hint_text(text("items-search"))
            .desired_width(width)
            .margin(Margin::symmetric(8, 5));
        ui.add(field).accessible_name(text("items-search")).on_hover_text(text("items-search-hint"));
        facet(ui, "facet-category", &mut query.category, &facets.categories, names);
        facet(ui, "facet-outcome", &mut query.standing, &facets.standings, |standing| standing.name(false));
        let undated = |year: &Option<i16>| year.map_or_else(|| text("sources-undated"), |year| year.to_string());
        facet(ui, "facet-year", &mut query.year, &facets.years, undated);
        facet(ui, "facet-author", &mut query.author, &facets.authors, |author| {
            text(&format!("author-of-{}", author.id()))
        });
        let audience = |audience: &Option<Audience>| {
            audience
                .map_or_else(|| text("items-audience-unknown"), |audience| text(&format!("audience-{}", audience.id())))
        };
        facet(ui, "items-audience", &mut query.audience, &facets.audiences, audience);
        facet(ui, "column-what", &mut query.kind, &facets.kinds, |id| kind_name(workspace, id));
        if view.answer.as_ref().is_some_and(|answer| answer.key.with_hints) {
            let name = |kind: &HintKind| text(&format!("hint-kind-{}", kind.id()));
            facet(ui, "facet-hint", &mut query.hint, &facets.hints, name);
        }
        if facets.platforms.len() > 1 || query.platform.is_some() {
            let name = |id: &PlatformId| workspace.book.platform_name(id).to_owned();
            facet(ui, "facet-platform", &mut query.platform, &facets.platforms, name);
        }
        let file = query.file.and_then(|(archive, file)| workspace.inventories.get(archive)?.files.get(file));
        if let Some(file) = file {
            let label = format!("{} {}", crate::archive::name_of(&file.path), icons::CLOSE);
            let spoken = text_with("facet-remove", &[("name", file.path.as_str().into())]);
            if button(ui, label).accessible_name(spoken).clicked() {
                query.file = None;
            }
        }
        if query.used {
            let name = text("items-used");
            let spoken = text_with("facet-remove", &[("name", name.as_str().into())]);
            if button(ui, format!("{name} {}", icons::CLOSE)).accessible_name(spoken).clicked() {
                query.used = false;
            }
        }
        if let Some(between) = query.between {
            let name = between_words(workspace, between);
            let spoken = text_with("facet-remove", &[("name", name.as_str().into())]);
            if button(ui, format!("{name} {}", icons::CLOSE)).accessible_name(spoken).clicked() {
                query.between = None;
            }
        }
        if *query != (ItemsQuery { order: query.order, descending: query.descending, ..ItemsQuery::default() })
            && link_button(ui, &text("items-all")).clicked()
        {
            *query = ItemsQuery { order: query.order, descending: query.descending, ..ItemsQuery::default() };
        }
        ui.add_space(space::S);
        check(ui, &mut view.with_others, text("items-with-others"));
        // What was found before is not what is asked for now.
        let answer = view.answer.as_ref().filter(|answer| answer.is_whole && view.finding.is_none());
        if let Some(found) = answer.map(|answer| Arc::clone(&answer.found)).filter(|found| !found.hits.is_empty()) {
            ui.add_space(space::S);
            if link_button(ui, &text("items-export")).clicked() {
                actions.push(Show::ExportItems(found));
            }
        }
    });
}

/// A button that opens a list of values, the one with most items first where they have no order of their own.
fn facet<K: Clone + Ord>(
    ui: &mut Ui,
    key: &str,
    chosen: &mut Option<K>,
    counts: &std::collections::BTreeMap<K, u64>,
    name: impl Fn(&K) -> String,
) {
    let shown = chosen.as_ref().map(&name);
    let labels = || {
        counts.iter().map(|(value, count)| (name(value), *count, chosen.as_ref() == Some(value))).collect::<Vec<_>>()
    };
    match draw_facet(ui, key, shown, &labels) {
        None => {}
        Some(PickedValue::Any) => *chosen = None,
        Some(PickedValue::At(at)) => {
            let value = counts.keys().nth(at).cloned();
            *chosen = value.filter(|value| chosen.as_ref() != Some(value));
        }
    }
}

/// What was picked in the list of a facet.
enum PickedValue {
    /// No value in particular.
    Any,
    /// The value at this place; once more takes it back.
    At(usize),
}

/// Draws the button of a facet and its list. `shown` is the name of the value that is chosen, and `values` gives the name of each,
/// how many items it has, and whether it is the one that is chosen.
fn draw_facet(
    ui: &mut Ui,
    key: &str,
    shown: Option<String>,
    values: &dyn Fn() -> Vec<(String, u64, bool)>,
) -> Option<PickedValue> {
    let title = text(key);
    let is_chosen = shown.is_some();
    let spoken = shown.as_ref().map_or_else(|| title.clone(), |shown| format!("{title}: {shown}"));
    let label = format!("{} {}", shown.unwrap_or_else(|| title.clone()), icons::CARET_DOWN);
    let mut opener = Button::selectable(is_chosen, label).min_size(vec2(0.0, 28.0));
    if !is_chosen {
        let palette = Palette::of(ui);
        opener = opener.fill(palette.panel).stroke(egui::Stroke::new(1.0, palette.line)).frame_when_inactive(true);
    }
    let response = ui.add(opener).accessible_name(spoken);
    let mut picked = None;
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick).accessible_name(title).width(240.0).show(
        |ui| {
            ui.spacing_mut().button_padding = vec2(8.0, 4.0);
            egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                if is_chosen && ui.button(text("facet-any")).clicked() {
                    picked = Some(PickedValue::Any);
                }
                for (at, (name, count, is_chosen)) in values().into_iter().enumerate() {
                    let label = format!("{name}  {}", number(count));
                    if ui.add(Button::selectable(is_chosen, label)).clicked() {
                        picked = Some(PickedValue::At(at));
                    }
                }
                follow_focus(ui, key);
            });
            // A list closes by itself only where it is clicked, and not where a value is picked by keyboard.
            if picked.is_some() {
                ui.close();
            }
        },
    );
    // The value that had the focus is gone with the list.
    if picked.is_some() {
        response.request_focus();
    }
    picked
}

/// Which items of two exports are listed.
fn between_words(workspace: &Workspace, between: Between) -> String {
    let [of, other] = export_names(&workspace.inventories, [between.of, between.other]);
    let key = if between.in_both { "between-both" } else { "between-only" };
    text_with(key, &[("of", of.into()), ("other", other.into())])
}

/// What a file kind is, by its id. Files that no record names have none of their own.
fn kind_name(workspace: &Workspace, id: &str) -> String {
    let kinds = workspace.inventories.iter().flat_map(|inventory| &inventory.kinds);
    let name = kinds.filter(|kind| kind.id == id).find_map(|kind| kind.name.clone());
    name.unwrap_or_else(|| match id.split_once(".files.").map(|(_, category)| text(&format!("category-{category}"))) {
        Some(category) => format!("{} · {category}", text("source-files")),
        None => text("source-files"),
    })
}

/// The names of the kinds of each archive.
fn kind_names(workspace: &Workspace) -> Vec<Vec<String>> {
    let name = |kind: &crate::inventory::ItemKind| kind.name.clone().unwrap_or_else(|| text("source-files"));
    workspace.inventories.iter().map(|inventory| inventory.kinds.iter().map(name).collect()).collect()
}

/// A column of the table of items.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ItemColumn {
    Date,
    Text,
    Kind,
    /// The outcome in words.
    Outcome,
    /// The outcome by its fill alone.
    Fill,
}

impl ItemColumn {
    /// The columns that there is room for.
    fn in_width(width: f32) -> &'static [Self] {
        match width {
            700.0.. => &[Self::Date, Self::Text, Self::Kind, Self::Outcome],
            340.0.. => &[Self::Date, Self::Text, Self::Outcome],
            // As in the smallest window at 200 %.
            _ => &[Self::Fill, Self::Text],
        }
    }

    /// The order of the items that its head sorts by.
    fn order(self) -> Option<ItemOrder> {
        match self {
            Self::Date => Some(ItemOrder::Date),
            Self::Kind => Some(ItemOrder::Kind),
            Self::Outcome => Some(ItemOrder::Outcome),
            Self::Text | Self::Fill => None,
        }
    }
}

fn rows(
    ui: &mut Ui,
    workspace: &Workspace,
    (view, pictures): (&mut ItemsView, &mut Pictures),
    found: &FoundItems,
    (height, open): (f32, &Side),
    actions: &mut Actions,
) {
    let Some(answer) = &view.answer else { return };
    if found.hits.is_empty() {
        ui.dim(&text("items-none"));
        return;
    }
    let names = view.names.get(workspace, (), |()| kind_names(workspace));
    let shown = ItemColumn::in_width(ui.available_width());
    let has_kinds = shown.contains(&ItemColumn::Kind);
    let columns = shown.iter().map(|column| match column {
        ItemColumn::Date => Column::of(text("column-date"), 104.0).sorts(),
        ItemColumn::Text => Column::rest(text("column-text")),
        ItemColumn::Kind => Column::of(text("column-what"), 170.0).sorts(),
        ItemColumn::Outcome => Column::of(text("report-outcome"), 250.0).sorts(),
        ItemColumn::Fill => Column::of(String::new(), 44.0),
    });
    let table = Table {
        salt: "items",
        name: text("screen-items"),
        columns: columns.collect(),
        rows: found.hits.len(),
        row_height: 28.0,
        height: height - 30.0,
        listing: Id::unique((workspace.opened(), &view.query, workspace.within, &workspace.only)),
    };
    let index = Arc::clone(&answer.index);
    let with_others = view.with_others;
    let search = view.search();
    let column = shown.iter().position(|column| column.order() == Some(view.query.order));
    let before = Sorting { column, descending: view.query.descending };
    let mut sorting = before;
    let ctx = ui.ctx().clone();
    let pressed = table.show(ui, Some(&mut sorting), |row| {
        let Some(hit) = found.hits.get(row) else { return Row::default() };
        let Some(inventory) = workspace.inventories.get(hit.archive as usize) else { return Row::default() };
        let category = category_of(inventory, hit.item);
        let standing = index.standing(*hit).map(|standing| {
            let only_may = category.is_some_and(|category| only_may(workspace, (hit.archive, category), standing));
            (standing, only_may)
        });
        let kind = kind_of(inventory, hit.item);
        let kind = kind.and_then(|kind| names.get(hit.archive as usize)?.get(kind)).map_or("", String::as_str);
        let has_text =
            hit.item as usize >= inventory.items.len() || !inventory.items.text(hit.item as usize).is_empty();
        // A narrow table has no column for the kind, so an item without a text shows its kind in the column for the text.
        let words = if has_kinds || has_text {
            text_cell(inventory, *hit, with_others, &search)
        } else {
            Cell::new(kind).dim()
        };
        let is_hidden = !with_others && !is_own_medium(inventory, hit.item);
        let picture = if is_hidden { None } else { small_picture(&ctx, inventory, *hit, pictures) };
        let mut words = Some(words.picture(picture.as_ref()));
        let cells = shown.iter().map(|column| match column {
            ItemColumn::Date => date_cell(inventory, *hit),
            ItemColumn::Text => words.take().unwrap_or_default(),
            ItemColumn::Kind => Cell::new(kind).dim(),
            ItemColumn::Outcome => outcome_cell(standing),
            ItemColumn::Fill => outcome_cell(standing).without_words(),
        });
        Row::new(cells.collect()).open(*open == Side::Item(*hit))
    });
    if sorting != before {
        let column = sorting.column.and_then(|at| shown.get(at)?.order());
        view.query.order = column.unwrap_or(ItemOrder::Archive);
        view.query.descending = sorting.descending;
    }
    if let Some(hit) = pressed.and_then(|row| found.hits.get(row)) {
        actions.push(Side::Item(*hit));
    }
}

fn date_cell(inventory: &Inventory, hit: Hit) -> Cell {
    let day = inventory.items.stamp(hit.item as usize).and_then(crate::readers::Stamp::day);
    Cell::new(day.map(text::date).unwrap_or_default()).dim()
}

fn outcome_cell(standing: Option<(Standing, bool)>) -> Cell {
    let cell = |(standing, only_may): (Standing, bool)| Cell::new(standing.name(only_may)).fill(standing.fill());
    standing.map_or_else(Cell::default, cell)
}

/// Whether the platform says only that it may use the items of an archive that are of one category and have the same standing.
fn only_may(workspace: &Workspace, (archive, category): (u32, Category), standing: Standing) -> bool {
    let top = category.top();
    let categories = workspace.summary.iter().flat_map(|summary| &summary.categories);
    let groups = categories.filter(|known| known.id == top).flat_map(|known| &known.groups);
    let is_it = |group: &&Group| {
        group.archive == archive as usize && group.category == category && group.standing() == standing
    };
    let mut groups = groups.filter(is_it).peekable();
    groups.peek().is_some() && groups.all(Group::only_may)
}

fn is_own_word(inventory: &Inventory, item: u32) -> bool {
    let traits = inventory.items.traits(item as usize);
    let is_quoted = kind_of(inventory, item).and_then(|kind| inventory.kinds.get(kind)).is_some_and(|kind| kind.quoted);
    traits.is_some_and(|traits| traits.author == Author::Own) && !is_quoted
}

/// Whether a picture of an item is the person's own. Those of others stay hidden until they are asked for, as their words
/// do.
fn is_own_medium(inventory: &Inventory, item: u32) -> bool {
    let at = item as usize;
    let loose = at.checked_sub(inventory.items.len()).and_then(|loose| inventory.loose_media.get(loose));
    loose.map_or_else(|| is_own_word(inventory, item), |file| file.bucket.traits.author != Author::Other)
}

/// The first picture of an item, if it has one that is there by now.
fn small_picture(
    ctx: &Context,
    inventory: &Inventory,
    hit: Hit,
    pictures: &mut Pictures,
) -> Option<egui::TextureHandle> {
    let media = inventory.media_of(hit.item as usize);
    let is_picture = |entry: &&usize| {
        inventory
            .archive
            .entries
            .get(**entry)
            .is_some_and(|entry| MediaKind::of_name(entry.name()) == MediaKind::Picture)
    };
    let entry = media.iter().find(is_picture)?;
    match pictures.get(ctx, &inventory.archive, *entry, PictureSize::Row) {
        PictureState::Ready(picture) => Some(picture),
        PictureState::Waiting | PictureState::Fault(_) => None,
    }
}

/// The beginning of the text on one line, or what stands around a word that was searched; for a media file its path. Other people's words are marked as theirs.
fn text_cell(inventory: &Inventory, hit: Hit, with_others: bool, search: &Search) -> Cell {
    if let Some(loose) = (hit.item as usize).checked_sub(inventory.items.len()) {
        let path = inventory.loose_media.get(loose).map_or("", |file| &file.path);
        return Cell::new(path).path();
    }
    let words = inventory.items.text(hit.item as usize);
    if words.is_empty() {
        return Cell::new(text("items-no-text")).dim();
    }
    if !is_own_word(inventory, hit.item) && !with_others {
        return Cell::new(text("items-others")).dim();
    }
    // Of a very long text the rest is not looked at, because rows are drawn in every frame.
    let end = words.char_indices().nth(LOOKED_AT).map_or(words.len(), |(at, _)| at);
    let places = search.places(words.get(..end).unwrap_or(words));
    let start = places.first().map_or(0, |place| before(words, place.start));
    let from = words.get(start..).unwrap_or(words);
    let line = from.chars().take(BEGINNING).map(|c| if c.is_control() { ' ' } else { c });
    Cell::new(if start > 0 { std::iter::once('…').chain(line).collect() } else { line.collect::<String>() })
}

/// Where to begin so that a place in a text is in sight: a few words before it, or at the start of the text.
fn before(words: &str, place: usize) -> usize {
    let head = words.get(..place).unwrap_or_default();
    if head.chars().count() <= IN_SIGHT {
        return 0;
    }
    let near = head.char_indices().rev().nth(LEAD).map_or(0, |(at, _)| at);
    let tail = head.get(near..).unwrap_or_default();
    near + tail.find(char::is_whitespace).map_or(0, |space| space + 1)
}

/// A text with the places marked.
fn marked(ui: &Ui, words: &str, places: &[std::ops::Range<usize>]) -> LayoutJob {
    let palette = Palette::of(ui);
    let plain = TextFormat { font_id: theme::regular(theme::size::BODY), color: palette.text, ..TextFormat::default() };
    // Underlined as well, because a colour alone is not seen by everyone.
    let found = TextFormat {
        background: palette.selection,
        underline: egui::Stroke::new(1.5, palette.accent),
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    let mut done = 0;
    for place in places {
        job.append(words.get(done..place.start).unwrap_or_default(), 0.0, plain.clone());
        job.append(words.get(place.clone()).unwrap_or_default(), 0.0, found.clone());
        done = place.end;
    }
    job.append(words.get(done..).unwrap_or_default(), 0.0, plain);
    job
}

/// One item in full.
#[derive(Debug)]
pub struct ItemCard {
    hit: Hit,
    /// The number of times that archives had been opened, because the same indices are another item after that.
    opened: u64,
    title: String,
    facts: Vec<(String, String)>,
    words: String,
    is_own: bool,
    category: Category,
    category_name: String,
    standing: Option<Standing>,
    /// What the outcome may be and what that depends on; empty if it is known.
    either: String,
    /// Whether the platform says only that it may use it.
    only_may: bool,
    /// The file it came from, by its index in the archive.
    file: Option<usize>,
    /// Its media.
    media: Media,
    /// How many messages its conversation has; 0 if it belongs to none.
    conversation: usize,
}

/// The media of an item.
#[derive(Debug)]
struct Media {
    archive: Arc<Archive>,
    /// Their entries in the archive.
    entries: Vec<usize>,
    /// How many more the record names that are not there.
    missing: u64,
    /// Whether they are the person's own.
    is_own: bool,
}

/// What an item is judged by, of a record or of a media file of its own.
pub fn bucket_of(inventory: &Inventory, hit: Hit) -> Option<Bucket> {
    let at = hit.item as usize;
    let loose = at.checked_sub(inventory.items.len()).and_then(|loose| inventory.loose_media.get(loose));
    loose.map_or_else(|| inventory.items.bucket(at), |file| Some(file.bucket.clone()))
}

impl ItemCard {
    /// An item of what is open. `None` if it is not there any more.
    pub fn of(hit: Hit, workspace: &Workspace) -> Option<Self> {
        let inventory = workspace.inventories.get(hit.archive as usize)?;
        let items = &inventory.items;
        let at = hit.item as usize;
        let loose = at.checked_sub(items.len()).and_then(|loose| inventory.loose_media.get(loose));
        let bucket = bucket_of(inventory, hit)?;
        let kind = inventory.kinds.get(bucket.kind)?;
        let row = if loose.is_none() { inventory.files.get(items.file(at)?) } else { None };
        let part_of = |part: usize| part_name(&workspace.inventories, hit.archive as usize, part);
        let (part, path) = match (loose, row) {
            (Some(file), _) => (part_of(file.part), file.path.to_string()),
            (None, Some(row)) => (part_of(row.part), row.path.clone()),
            (None, None) => return None,
        };
        let mut facts: Vec<(String, String)> = Vec::new();
        let date = items.stamp(at).and_then(crate::readers::Stamp::day).map(text::long_date);
        facts.push((text("column-date"), date.unwrap_or_else(|| text("sources-undated"))));
        facts.push((text("report-platform"), workspace.book.platform_name(&kind.platform).to_owned()));
        facts.extend(kind.name.clone().map(|name| (text("column-what"), name)));
        facts.push((text("facet-author"), text(&format!("author-of-{}", bucket.traits.author.id()))));
        let audience = bucket.traits.audience.or(kind.audience);
        let audience = audience
            .map_or_else(|| text("items-audience-unknown"), |audience| text(&format!("audience-{}", audience.id())));
        facts.push((text("items-audience"), audience));
        if bucket.traits.unpublished {
            facts.push((text("items-state"), text("trait-unpublished")));
        }
        if bucket.traits.placed {
            facts.push((text("items-state"), text("trait-placed")));
        }
        if bucket.media_files > 0 {
            let media =
                format!("{} · {}", counted("contents-media", bucket.media_files), text::size(bucket.media_bytes));
            facts.push((text("facet-media"), media));
        }
        facts.push((text("column-archive"), part));
        facts.push((text("column-file"), path));
        if loose.is_none() {
            facts.push((text("items-record"), number(u64::from(items.record(at)))));
        }
        let jurisdiction = workspace.jurisdiction()?;
        let asked = workspace.asked_in(jurisdiction);
        let answer = crate::summary::answer_of(inventory, &bucket, &workspace.book, &asked);
        let standing = answer.as_ref().map(|answer| answer.standing);
        let top = bucket.category.top();
        Some(Self {
            hit,
            opened: workspace.opened(),
            title: text(&format!("category-{}", top.id())),
            facts,
            words: if loose.is_some() { String::new() } else { items.text(at).to_owned() },
            is_own: loose.is_none() && is_own_word(inventory, hit.item),
            category: top,
            category_name: text(&format!("category-{}", top.id())),
            only_may: standing.is_some_and(|standing| only_may(workspace, (hit.archive, bucket.category), standing)),
            standing,
            either: answer
                .filter(|answer| !answer.either.is_empty())
                .map(|answer| say::either(&answer.either, &answer.depends_on))
                .unwrap_or_default(),
            file: if loose.is_none() { items.file(at) } else { None },
            conversation: if loose.is_none() { conversation::length(inventory, at) } else { 0 },
            media: Media {
                archive: Arc::clone(&inventory.archive),
                entries: inventory.media_of(at),
                missing: items.media_missing(at),
                is_own: is_own_medium(inventory, hit.item),
            },
        })
    }

    /// The heading of the panel.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Tells it from other items.
    pub fn id(&self) -> String {
        format!("{}/{}", self.hit.archive, self.hit.item)
    }
}

/// Draws the item. What is searched is marked in its text.
pub fn card_ui(
    ui: &mut Ui,
    workspace: &Workspace,
    card: &ItemCard,
    (search, with_others, pictures, hints): (&Search, bool, &mut Pictures, &mut HintsView),
    actions: &mut Actions,
) {
    if let Some(standing) = card.standing {
        ui.horizontal_wrapped(|ui| {
            swatch(ui, standing.fill());
            ui.strong_text(&standing.name(card.only_may));
        });
        if !card.either.is_empty() {
            ui.label(&card.either);
        }
        let why = text_with("file-why", &[("category", card.category_name.as_str().into())]);
        if link_button(ui, &why).clicked() {
            actions.push(Show::Further(Side::WhyOf { category: card.category, item: card.hit }));
        }
    }
    if !card.words.is_empty() {
        part_heading(ui, icons::INFO, &text(if card.is_own { "items-your-words" } else { "items-their-words" }));
        // Other people's words are not shown before somebody asks for them.
        let id = Id::unique(("words shown", card.opened, card.hit));
        let shown = card.is_own || with_others || ui.data(|data| data.get_temp(id)).unwrap_or(false);
        if shown {
            words_ui(ui, card, search);
        } else if button(ui, text("items-show-words")).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    }
    media_ui(ui, card, with_others, pictures);
    if let Some(lines) = &*hints.lines_of(workspace, card.hit) {
        hints_ui(ui, lines);
    }
    facts_ui(ui, &card.facts);
    if card.conversation > 1 && button(ui, counted("items-conversation", card.conversation as u64)).clicked() {
        actions.push(Show::Further(Side::Conversation(card.hit)));
    }
    if let Some(file) = card.file
        && link_button(ui, &text("items-to-file")).clicked()
    {
        actions.push(Show::Further(Side::File { archive: card.hit.archive as usize, file }));
    }
    ui.add_space(space::M);
    ui.label(RichText::new(text("items-kinds")).size(theme::size::SMALL).color(Palette::of(ui).dim));
}

/// At first this many characters of a text are shown, and as many more whenever somebody asks for them, because a text of
/// millions is laid out in one piece.
const SHOWN_AT_ONCE: usize = 20_000;

fn words_ui(ui: &mut Ui, card: &ItemCard, search: &Search) {
    let id = Id::unique(("more words", card.opened, card.hit));
    let pages: usize = ui.data(|data| data.get_temp(id)).unwrap_or(1);
    let end = card.words.char_indices().nth(SHOWN_AT_ONCE.saturating_mul(pages)).map(|(at, _)| at);
    let shown = end.and_then(|end| card.words.get(..end)).unwrap_or(&card.words);
    let job = marked(ui, shown, &search.places(shown));
    ui.add(egui::Label::new(job).wrap().selectable(true));
    if end.is_some() && button(ui, text("items-more-words")).clicked() {
        ui.data_mut(|data| data.insert_temp(id, pages + 1));
    }
}

/// What the item may touch on, by which words, and what the law says of the special categories.
fn hints_ui(ui: &mut Ui, lines: &HintLines) {
    part_heading(ui, icons::INFO, &text("hints-title"));
    for line in &lines.lines {
        ui.label(line);
    }
    if let Some(law) = &lines.law {
        ui.small_dim(&text_with("hints-law", &[("law", law.as_str().into())]));
    }
    ui.small_dim(&text("hints-explain"));
}

/// Of an item with many media only so many are shown.
const MOST_MEDIA: usize = 12;

/// The pictures of an item, and what else it names: with its name, its size and why it is not shown.
fn media_ui(ui: &mut Ui, card: &ItemCard, with_others: bool, pictures: &mut Pictures) {
    let Media { archive, entries, missing, is_own } = &card.media;
    if entries.is_empty() && *missing == 0 {
        return;
    }
    part_heading(ui, icons::PICTURE, &text("facet-media"));
    let id = Id::unique(("media shown", card.opened, card.hit));
    let shown = *is_own || with_others || entries.is_empty() || ui.data(|data| data.get_temp(id)).unwrap_or(false);
    if shown {
        for entry in entries.iter().take(MOST_MEDIA) {
            medium_ui(ui, archive, *entry, pictures);
            ui.add_space(space::XS);
        }
        if let Some(more) = entries.len().checked_sub(MOST_MEDIA).filter(|more| *more > 0) {
            ui.dim(&counted("items-more-media", more as u64));
        }
    } else if button(ui, text("items-show-media")).clicked() {
        ui.data_mut(|data| data.insert_temp(id, true));
    }
    if *missing > 0 {
        ui.dim(&counted("items-media-missing", *missing));
    }
}

fn medium_ui(ui: &mut Ui, archive: &Arc<Archive>, at: usize, pictures: &mut Pictures) {
    let Some(entry) = archive.entries.get(at) else { return };
    let medium = MediaKind::of_name(entry.name());
    let name = crate::archive::shown(entry.name());
    let mut why = match medium {
        MediaKind::Picture => None,
        MediaKind::OtherPicture => Some("picture-other-format"),
        MediaKind::Video => Some("picture-video"),
        MediaKind::Sound => Some("picture-sound"),
        MediaKind::Other => Some("picture-none"),
    };
    if medium == MediaKind::Picture {
        match pictures.get(ui.ctx(), archive, at, PictureSize::Panel) {
            PictureState::Ready(picture) => {
                let room = vec2(ui.available_width(), 320.0);
                // No picture is shown larger than it is.
                let size = picture.size_vec2();
                let scale = (room.x / size.x).min(room.y / size.y).min(1.0);
                let image = egui::Image::new((picture.id(), size * scale)).corner_radius(4);
                ui.add(image).accessible_name(text_with("picture-of", &[("name", name.as_str().into())]));
            }
            PictureState::Waiting => {
                ui.dim(&text("picture-waiting"));
            }
            PictureState::Fault(fault) => {
                why = Some(match fault {
                    PictureFault::TooLarge => "picture-too-large",
                    PictureFault::OtherPicture => "picture-other-format",
                    PictureFault::OtherFormat => "picture-not-one",
                    PictureFault::Damaged => "picture-damaged",
                    PictureFault::Unreadable => "picture-unreadable",
                });
            }
        }
    }
    let line = format!("{name} · {}", text::size(entry.bytes));
    ui.small_dim(&line);
    if let Some(why) = why {
        ui.small_dim(&text(why));
    }
}
