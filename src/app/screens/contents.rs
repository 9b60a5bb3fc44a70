//! Every file of the archive and what became of it: the ledger, line by line.

use crate::app::actions::{Actions, Run};
use crate::app::cached::Cached;
use crate::app::icons;
use crate::app::screens::platforms;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, card, elided, link_button, page};
use crate::app::workspace::Workspace;
use crate::archive::{Limits, name_of};
use crate::inventory::{FileRow, Left, Lists, State as FileState, Tally};
use crate::summary::{ProblemSummary, Summary, ledger_word, lists_in_words, unknown_in_words};
use crate::text::{self, counted, number, say, text, text_with};
use crate::vocab::ProblemKind;
use egui::{Align, Button, Frame, Layout, Margin, RichText, ScrollArea, Ui, vec2};
use egui_extras::{Column, TableBuilder};
use std::collections::HashMap;

/// The greatest height of the list of problems; a longer list scrolls.
const REMARKS: f32 = 132.0;

/// The least height of the table: its head and some rows.
const LEAST_TABLE: f32 = 240.0;

/// Up to this many problems are shown in full; if there are more, each is cut to one line.
const FEW_REMARKS: usize = 12;

/// Which files are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum FileFilter {
    /// All.
    #[default]
    All,
    /// Those of one state.
    Only(FileState),
}

/// The model of the contents screen.
#[derive(Debug, Default)]
pub struct ContentsView {
    filter: FileFilter,
    rows: Cached<FileFilter, FileRows>,
}

/// The files that fit a filter.
#[derive(Debug)]
struct FileRows {
    rows: Vec<FoundFile>,
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

/// Draws the screen.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut ContentsView, actions: &mut Actions) {
    let narrow = ui.available_width() < 700.0;
    let margin = if narrow { Margin::symmetric(20, 18) } else { Margin::symmetric(theme::space::PAGE as i8, 26) };
    let height = ui.available_height();
    let bottom = ui.cursor().top() + height - f32::from(margin.bottom);
    page(ui, "contents", |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            platforms::ui(ui, workspace, actions);
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
            ui.add_space(space::M);
            problems(ui, workspace, summary, actions);
            filters(ui, workspace, view, &sum, &bytes);
            ui.add_space(space::S);
            // The table takes the height that is left; if that is too little, the whole screen scrolls.
            let room = (bottom - ui.cursor().top()).clamp(LEAST_TABLE, height);
            files(ui, workspace, summary, view, room);
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
            ui.label(RichText::new(icons::WARNING).color(Palette::of(ui).dim));
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
    if workspace.within.is_some() {
        // The ledger counts whole archives, so while a span is selected there are no numbers to filter by.
        view.filter = FileFilter::All;
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        let mut tab = |ui: &mut Ui, filter: FileFilter, name: String, count: u64, size: u64| {
            let label = format!("{name} {}", number(count));
            let chosen = view.filter == filter;
            if ui.add(Button::selectable(chosen, label)).on_hover_text(text::size(size)).clicked() {
                view.filter = filter;
            }
        };
        tab(ui, FileFilter::All, text("filter-all"), entries.total, bytes.total);
        for (file_state, count, size) in states {
            if count > 0 {
                tab(ui, FileFilter::Only(file_state), state_name(file_state), count, size);
            }
        }
    });
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
fn find_rows(workspace: &Workspace, summary: &Summary, filter: FileFilter) -> FileRows {
    let fits = |file: &FileRow| match filter {
        FileFilter::All => true,
        FileFilter::Only(only) => file.state == only,
    };
    let mut rows = Vec::new();
    for ((archive, summary), inventory) in summary.archives.iter().enumerate().zip(workspace.shown_inventories()) {
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
    let kinds = workspace.inventories.iter().flat_map(|inventory| &inventory.kinds);
    let names = kinds.filter_map(|kind| Some((kind.id.clone(), kind.name.clone()?))).collect();
    FileRows { rows, names }
}

/// The files that fit the filter, a row each.
fn files(ui: &mut Ui, workspace: &Workspace, summary: &Summary, view: &mut ContentsView, height: f32) {
    let found = view.rows.get(workspace, view.filter, |filter| find_rows(workspace, summary, *filter));
    let FileRows { rows, names } = &*found;
    if rows.is_empty() {
        ui.dim(&text("contents-none"));
        return;
    }
    let width = ui.available_width();
    let wide = width > 640.0;
    // The other columns leave this many characters, at about eight points each.
    let others = (width * 0.27).clamp(150.0, 280.0) + if wide { 344.0 } else { 166.0 };
    let room_for = ((width - others) / 7.9).max(16.0) as usize;
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut table = TableBuilder::new(ui)
        .id_salt("files")
        .striped(true)
        .cell_layout(Layout::left_to_right(Align::Center))
        .auto_shrink([false, true])
        .min_scrolled_height(height)
        .max_scroll_height(height)
        .column(Column::remainder().at_least(150.0).clip(true))
        .column(Column::exact((width * 0.27).clamp(150.0, 280.0)).clip(true))
        .column(Column::exact(if wide { 176.0 } else { 148.0 }).clip(true));
    if wide {
        table = table.column(Column::exact(72.0)).column(Column::exact(72.0));
    }
    table
        .header(26.0, |mut header| {
            let mut keys = vec!["column-file", "column-what", "column-state"];
            if wide {
                keys.extend(["column-items", "column-size"]);
            }
            for (at, key) in keys.into_iter().enumerate() {
                header.col(|ui| {
                    if at > 2 {
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.small_dim(&text(key)));
                    } else {
                        ui.small_dim(&text(key));
                    }
                });
            }
        })
        .body(|body| {
            body.rows(27.0, rows.len(), |mut row| {
                let found = rows
                    .get(row.index())
                    .and_then(|found| Some((found, summary.archives.get(found.archive)?.files.get(found.file)?)));
                let Some((found, file)) = found else { return };
                row.col(|ui| {
                    elided(ui, &file.path, room_for);
                });
                row.col(|ui| {
                    let what = file
                        .source
                        .as_deref()
                        .and_then(|id| names.get(id))
                        .map_or_else(|| what_it_seems(file), Clone::clone);
                    ui.add(egui::Label::new(what).truncate());
                });
                row.col(|ui| state_cell(ui, file));
                if wide {
                    row.col(|ui| {
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            ui.label(found.items.map_or_else(String::new, number));
                        });
                    });
                    row.col(|ui| {
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                            ui.small_dim(&text::size(file.bytes))
                        });
                    });
                }
            });
        });
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
fn state_cell(ui: &mut Ui, file: &FileRow) {
    let palette = Palette::of(ui);
    let mut name = state_name(file.state);
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
    let alarming = file.state == FileState::Failed || file.unreadable > 0;
    let icon = match file.state {
        FileState::Read if !alarming && (unlisted > 0 || file.dates_unread > 0) => icons::INFO,
        FileState::Read | FileState::Media if !alarming => icons::CHECK,
        FileState::Skipped => "",
        FileState::Unknown => icons::INFO,
        _ => icons::WARNING,
    };
    let color = if alarming { palette.used } else { palette.dim };
    if !icon.is_empty() {
        ui.label(RichText::new(icon).color(color));
    }
    let label = egui::Label::new(RichText::new(&name).color(if alarming { palette.text } else { palette.dim }));
    ui.add(label.truncate()).on_hover_text(name);
}
