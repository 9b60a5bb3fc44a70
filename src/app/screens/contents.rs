//! Every file of the archive and what became of it: the ledger, line by line.

use crate::app::actions::{Actions, Run, Side};
use crate::app::cache::Cache;
use crate::app::icons;
use crate::app::names::part_name;
use crate::app::screens::platforms;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    Cell, Column, Row, Sorting, Table, UiText as _, card, go_to_rows, icon, link_button, page_before_inner,
    page_margin, scroll_by_keys, table_room,
};
use crate::app::workspace::Workspace;
use crate::archive::{Limits, name_of};
use crate::inventory::{FileRow, Left, Lists, State as FileState, Tally};
use crate::summary::{ProblemSummary, Summary, ledger_word, lists_in_words, unknown_in_words};
use crate::text::{self, counted, number, say, text, text_with};
use crate::vocab::ProblemKind;
use egui::{Button, Frame, Id, Margin, RichText, ScrollArea, TextEdit, Ui, vec2};
use std::collections::HashMap;

/// The greatest height of the list of problems; a longer list scrolls.
const REMARKS: f32 = 132.0;

/// Up to this many problems are shown in full; if there are more, each is cut to one line.
const FEW_REMARKS: usize = 12;

/// Which files are shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
enum FileFilter {
    /// All.
    #[default]
    All,
    /// Those of one state.
    Only(FileState),
    /// Only files of which something could not be read.
    Lost,
}

/// The model of the contents screen.
#[derive(Debug, Default)]
pub struct ContentsView {
    wanted: ListView,
    rows: Cache<ListView, FileRows>,
    /// How many files were listed last.
    listed: usize,
    /// The number of files of which something could not be read, as counted for the last frame.
    lost: u64,
}

impl ContentsView {
    /// Shows the files of which something could not be read.
    pub fn show_lost(&mut self) {
        self.wanted = ListView { filter: FileFilter::Lost, ..ListView::default() };
    }

    /// All files, of which names are searched.
    pub fn searching(search: String) -> Self {
        let mut view = Self::default();
        view.wanted.search = search;
        view
    }

    /// The words that are searched, as they were typed.
    pub fn searched(&self) -> &str {
        &self.wanted.search
    }
}

/// Which files are listed, and in which order.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
struct ListView {
    filter: FileFilter,
    /// What is searched for in paths and names of file kinds.
    search: String,
    sorting: Sorting,
}

/// The files that fit a filter.
#[derive(Debug)]
struct FileRows {
    rows: Vec<FoundFile>,
    /// The number of files of which something could not be read.
    lost: u64,
    /// What file kinds are called.
    names: HashMap<String, String>,
}

/// A file in the list.
#[derive(Clone, Copy, Debug)]
struct FoundFile {
    /// The index of the archive among those shown.
    archive: usize,
    /// The index of the file within the archive.
    file: usize,
    /// How many items it has, of those that are shown.
    items: Option<u64>,
}

/// The field that searches.
pub fn search_field() -> Id {
    Id::unique("contents search")
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut ContentsView, open: &Side, actions: &mut Actions) {
    let margin = page_margin(ui);
    let height = ui.available_height();
    let bottom = ui.cursor().top() + height - f32::from(margin.bottom);
    page_before_inner(ui, "contents", |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let Some(summary) = workspace.shown() else { return };
            let sum: Tally = summary.archives.iter().map(|archive| &archive.ledger.entries).sum();
            let bytes: Tally = summary.archives.iter().map(|archive| &archive.ledger.bytes).sum();
            let balanced = summary.archives.iter().all(|archive| archive.ledger.balanced);
            ui.headline(&text_with(
                "contents-title",
                &[
                    ("read", number(sum.read + sum.media).into()),
                    ("total", number(sum.total).into()),
                    ("n", text::plural(sum.total)),
                ],
            ));
            let salvaged = summary.archives.iter().flat_map(|archive| archive.parts.iter()).any(|part| part.salvaged);
            let lists: Lists = summary.archives.iter().map(|archive| &archive.ledger.lists).sum();
            let left: Left = summary.archives.iter().map(|archive| &archive.ledger.left).sum();
            let unknown = unknown_in_words(sum.unknown, left.unknown);
            ui.dim(format!("{} {} {unknown}", text(ledger_word(balanced, salvaged)), lists_in_words(lists)).trim_end());
            if workspace.once {
                ui.dim(&text("exports-once-contents"));
            }
            ui.add_space(space::S);
            platforms::ui(ui, workspace, actions);
            problems(ui, workspace, summary, actions);
            filters(ui, workspace, view, &sum, &bytes);
            ui.add_space(space::S);
            // The table takes the height that is left; if that is too little, the whole screen scrolls.
            let room = table_room(bottom - ui.cursor().top(), height);
            // The keys scroll the table, and not the notes above it, which scroll by themselves.
            scroll_by_keys(ui, room);
            files(ui, workspace, summary, view, (room, open), actions);
        });
    });
}

/// What went wrong, if anything did.
fn problems(ui: &mut Ui, workspace: &Workspace, summary: &Summary, actions: &mut Actions) {
    let may_lift = workspace.limits == Limits::USUAL;
    let problems: Vec<_> = summary.archives.iter().flat_map(|archive| archive.problems.iter()).collect();
    if problems.is_empty() {
        return;
    }
    card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            icon(ui, icons::WARNING, theme::size::BODY, Palette::of(ui).dim);
            ui.strong_text(&counted("contents-problems", problems.len() as u64));
            let refused = problems.iter().any(|problem| problem.kind == ProblemKind::Refused);
            if refused && may_lift && link_button(ui, &text("contents-read-anyway")).clicked() {
                actions.push(Run::ReadAnyway);
            }
        });
        let area = ScrollArea::vertical().id_salt("problems").max_height(REMARKS).auto_shrink([false, true]);
        // A few problems are shown in full; of many, each is cut to one line.
        if problems.len() <= FEW_REMARKS {
            area.show(ui, |ui| {
                // Otherwise the lines of a wrapped message would stand further apart than those of other text.
                ui.spacing_mut().interact_size.y = 0.0;
                ui.spacing_mut().item_spacing.y = space::XS;
                for problem in &problems {
                    ui.horizontal_wrapped(|ui| remark(ui, problem, egui::Label::wrap));
                }
            });
        } else {
            area.show_rows(ui, 20.0, problems.len(), |ui, rows| {
                for problem in rows.filter_map(|row| problems.get(row)) {
                    ui.horizontal(|ui| remark(ui, problem, egui::Label::truncate));
                }
            });
        }
    });
    ui.add_space(space::M);
}

/// A problem: the file it is with, and what is wrong.
fn remark(ui: &mut Ui, problem: &ProblemSummary, shape: impl FnOnce(egui::Label) -> egui::Label) {
    if !problem.path.is_empty() {
        ui.label(RichText::new(shorten(&problem.path)).font(theme::semibold(theme::size::SMALL)))
            .on_hover_text(&problem.path);
    }
    let message = RichText::new(&problem.message).size(theme::size::SMALL);
    ui.add(shape(egui::Label::new(message))).on_hover_text(&problem.message);
}

/// The last two components of a path, because files of the same name lie in different folders.
fn shorten(path: &str) -> &str {
    let before = path.len().saturating_sub(name_of(path).len() + 1);
    let folder = path.get(..before).and_then(|folder| folder.rfind('/')).map_or(0, |at| at + 1);
    path.get(folder..).filter(|name| !name.is_empty()).unwrap_or(path)
}

/// One button a state, with how many files it has.
fn filters(ui: &mut Ui, workspace: &Workspace, view: &mut ContentsView, entries: &Tally, bytes: &Tally) {
    let states = [
        (FileState::Read, entries.read, bytes.read),
        (FileState::Media, entries.media, bytes.media),
        (FileState::Skipped, entries.skipped, bytes.skipped),
        (FileState::Unknown, entries.unknown, bytes.unknown),
        (FileState::Failed, entries.failed, bytes.failed),
    ];
    // The ledger counts whole archives, so while a span is selected there are no numbers to filter by.
    let with_states = workspace.within.is_none();
    if !with_states {
        view.wanted.filter = FileFilter::All;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        let mut tab = |ui: &mut Ui, filter: FileFilter, name: String, count: u64, size: u64| {
            let label = format!("{name} {}", number(count));
            let chosen = view.wanted.filter == filter;
            if ui.add(Button::selectable(chosen, label)).on_hover_text(text::size(size)).clicked() {
                view.wanted.filter = filter;
            }
        };
        if with_states {
            tab(ui, FileFilter::All, text("filter-all"), entries.total, bytes.total);
        }
        for (file_state, count, size) in states {
            if with_states && count > 0 {
                tab(ui, FileFilter::Only(file_state), state_name(file_state), count, size);
            }
        }
        if with_states && (view.lost > 0 || view.wanted.filter == FileFilter::Lost) {
            let label = format!("{} {}", text("filter-lost"), number(view.lost));
            let chosen = view.wanted.filter == FileFilter::Lost;
            if ui.add(Button::selectable(chosen, label)).clicked() {
                view.wanted.filter = FileFilter::Lost;
            }
        }
        ui.add_space(space::S);
        let width = ui.available_width().clamp(140.0, 260.0);
        go_to_rows(ui, search_field(), "files", view.listed);
        let field = TextEdit::singleline(&mut view.wanted.search)
            .id(search_field())
            .hint_text(text("contents-search"))
            .desired_width(width)
            .margin(Margin::symmetric(8, 5));
        ui.add(field).accessible_name(text("contents-search"));
    });
}

/// Whether something of a file could not be read.
fn is_lost(file: &FileRow) -> bool {
    file.state == FileState::Failed || file.is_cut || file.unreadable > 0
}

fn state_name(state: FileState) -> String {
    text(match state {
        FileState::Read => "state-read",
        FileState::Media => "state-media",
        FileState::Skipped => "state-skipped",
        FileState::Unknown => "state-unknown",
        FileState::Failed => "state-failed",
    })
}

/// Finds the files that fit a filter.
fn find_rows(workspace: &Workspace, summary: &Summary, wanted: &ListView) -> FileRows {
    let kinds = workspace.inventories.iter().flat_map(|inventory| &inventory.kinds);
    let names: HashMap<String, String> = kinds.filter_map(|kind| Some((kind.id.clone(), kind.name.clone()?))).collect();
    let search = wanted.search.trim().to_lowercase();
    let is_searched = |file: &FileRow| {
        search.is_empty()
            || file.path.to_lowercase().contains(&search)
            || what_it_is(file, &names).to_lowercase().contains(&search)
    };
    let fits = |file: &FileRow| match wanted.filter {
        FileFilter::All => is_searched(file),
        FileFilter::Only(only) => file.state == only && is_searched(file),
        FileFilter::Lost => is_lost(file) && is_searched(file),
    };
    let mut rows = Vec::new();
    for ((archive, summary), inventory) in summary.archives.iter().enumerate().zip(workspace.shown_whole()) {
        let made = workspace.within.map(|within| inventory.items.count_by_file(within.moments()));
        for (at, file) in summary.files.iter().enumerate().filter(|(_, file)| fits(file)) {
            let items = match &made {
                // While a span is selected, only files with items made in it are listed.
                Some(made) => match made.get(at) {
                    Some(items) if *items > 0 => Some(*items),
                    _ => continue,
                },
                None => file.items,
            };
            rows.push(FoundFile { archive, file: at, items });
        }
    }
    sort(&mut rows, summary, wanted.sorting, &names);
    let all = summary.archives.iter().flat_map(|archive| archive.files.iter());
    let lost = all.filter(|file| is_lost(file)).map(|file| file.entries).sum();
    FileRows { rows, lost, names }
}

/// Sorts by a column; files that are equal in it keep their order.
fn sort(rows: &mut [FoundFile], summary: &Summary, sorting: Sorting, names: &HashMap<String, String>) {
    let file_of = |row: &FoundFile| summary.archives.get(row.archive).and_then(|archive| archive.files.get(row.file));
    let name = |row: &FoundFile, of: &dyn Fn(&FileRow) -> String| file_of(row).map(|file| of(file).to_lowercase());
    match sorting.column {
        None => return,
        Some(0) => rows.sort_by_cached_key(|row| name(row, &|file| file.path.clone())),
        Some(1) => rows.sort_by_cached_key(|row| name(row, &|file| what_it_is(file, names))),
        Some(2) => rows.sort_by_key(|row| file_of(row).map(|file| file.state)),
        Some(3) => rows.sort_by_key(|row| row.items),
        Some(4) => rows.sort_by_key(|row| file_of(row).map(|file| file.bytes)),
        Some(_) => rows.sort_by_key(|row| (row.archive, file_of(row).map(|file| file.part))),
    }
    if sorting.descending {
        rows.reverse();
    }
}

/// The files that fit the filter, a row each.
fn files(
    ui: &mut Ui,
    workspace: &Workspace,
    summary: &Summary,
    view: &mut ContentsView,
    (height, open): (f32, &Side),
    actions: &mut Actions,
) {
    let found = view.rows.get(workspace, view.wanted.clone(), |wanted| find_rows(workspace, summary, wanted));
    let FileRows { rows, lost, names } = &*found;
    view.listed = rows.len();
    view.lost = *lost;
    if rows.is_empty() {
        ui.dim(&text("contents-none"));
        return;
    }
    let width = ui.available_width();
    let wide = width > 640.0;
    // As in the smallest window at 200 %: the sign of the state and the name, and no head to sort by.
    let is_tiny = width < 340.0;
    let parts: usize = summary.archives.iter().map(|archive| archive.parts.len()).sum();
    let with_archive = parts > 1 && width > 860.0;
    let mut columns = vec![Column::rest(text("column-file")).sorts()];
    if is_tiny {
        columns.insert(0, Column::of(String::new(), 44.0));
    }
    let what = if with_archive { width * 0.2 } else { width * 0.27 };
    if !is_tiny {
        columns.push(Column::of(text("column-what"), what.clamp(150.0, 280.0)).sorts());
        let state = if wide && !with_archive { 176.0 } else { 148.0 };
        columns.push(Column::of(text("column-state"), state).sorts());
    }
    if wide {
        columns.push(Column::of(text("column-items"), 78.0).right().sorts());
        columns.push(Column::of(text("column-size"), 84.0).right().sorts());
    }
    if with_archive {
        columns.push(Column::of(text("column-archive"), 132.0).sorts());
    }
    let file_of = |row: usize| {
        let found = rows.get(row)?;
        let archive = summary.archives.get(found.archive)?;
        let file = archive.files.get(found.file)?;
        Some((found, file, file.part))
    };
    let archives = workspace.shown_indices();
    let side_of = |found: &FoundFile| {
        archives.get(found.archive).map(|archive| Side::File { archive: *archive, file: found.file })
    };
    let table = Table {
        salt: "files",
        name: text("screen-contents"),
        columns,
        rows: rows.len(),
        row_height: 28.0,
        height: height - 30.0,
        listing: Id::unique((workspace.opened(), &view.wanted, workspace.within, &workspace.only)),
    };
    let sorting = (!is_tiny).then_some(&mut view.wanted.sorting);
    let pressed = table.show(ui, sorting, |row| {
        let Some((found, file, part)) = file_of(row) else { return Row::default() };
        if is_tiny {
            let cells = vec![state_cell(file).without_words(), Cell::new(file.path.as_str()).path()];
            return Row::new(cells).open(side_of(found).is_some_and(|side| side == *open));
        }
        let mut cells =
            vec![Cell::new(file.path.as_str()).path(), Cell::new(what_it_is(file, names)), state_cell(file)];
        if wide {
            cells.push(Cell::new(found.items.map_or_else(String::new, number)));
            cells.push(Cell::new(text::size(file.bytes)).dim());
        }
        if with_archive {
            let archive = archives.get(found.archive).copied().unwrap_or(usize::MAX);
            cells.push(Cell::new(part_name(&workspace.inventories, archive, part)).path().dim());
        }
        Row::new(cells).open(side_of(found).is_some_and(|side| side == *open))
    });
    let pressed = pressed.and_then(|row| rows.get(row));
    if let Some(side) = pressed.and_then(side_of) {
        actions.push(side);
    }
}

/// What a file is: the name of its file kind, else what it seems to be.
fn what_it_is(file: &FileRow, names: &HashMap<String, String>) -> String {
    let name = file.source.as_deref().and_then(|id| names.get(id));
    name.map_or_else(|| what_it_seems(file), Clone::clone)
}

/// What a file without a known file kind seems to be, or why it was skipped.
fn what_it_seems(file: &FileRow) -> String {
    if let Some(reason) = file.reason {
        return say::skip_reason(reason);
    }
    let kind = file.kind.map(|kind| text(&format!("kind-{}", kind.id())));
    match (kind, file.state) {
        (Some(kind), _) => kind,
        (None, FileState::Media) => counted("contents-media", file.entries),
        (None, _) => String::new(),
    }
}

/// The state in a word, and how much could not be read.
fn state_cell(file: &FileRow) -> Cell {
    let mut name = if file.is_cut { text("state-read-in-part") } else { state_name(file.state) };
    if file.unreadable > 0 {
        name = format!("{name}, {}", counted("contents-unreadable", file.unreadable));
    }
    let unlisted = file.unlisted.iter().fold(0, |sum, list| u64::saturating_add(sum, list.elements));
    if unlisted > 0 {
        name = format!("{name}, {}", counted("contents-unlisted", unlisted));
    }
    if file.dates_unread > 0 {
        name = format!("{name}, {}", counted("contents-dates", file.dates_unread));
    }
    let alarming = file.state == FileState::Failed || file.is_cut || file.unreadable > 0;
    let cell = Cell::new(name);
    match file.state {
        FileState::Read if !alarming && (unlisted > 0 || file.dates_unread > 0) => cell.icon(icons::INFO, false),
        FileState::Read | FileState::Media if !alarming => cell.icon(icons::CHECK, false).dim(),
        FileState::Skipped => cell.indented().dim(),
        FileState::Unknown => cell.icon(icons::INFO, false),
        _ => cell.icon(icons::WARNING, true),
    }
}
