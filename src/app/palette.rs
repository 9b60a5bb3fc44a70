//! The command palette: everything that can be done or gone to, found by typing a part of its name.

use super::actions::{Action, Actions, Change, Command, Screen, Show, Side};
use super::cache::Cache;
use super::screens::optout::OptoutView;
use super::theme::{self, Palette as Colors, space};
use super::widgets::{UiText as _, paint_line};
use super::workspace::Workspace;
use crate::archive::name_of;
use crate::ids::RegionId;
use crate::summary::ItemsQuery;
use crate::text::say::rules_day;
use crate::text::{self, plain, text, text_with};
use egui::accesskit::Role;
use egui::{
    Align2, CornerRadius, Id, Key, Modal, Modifiers, ScrollArea, Sense, TextEdit, ThemePreference, Ui, WidgetInfo,
    pos2, vec2,
};
use std::rc::Rc;

/// The height of a row, and of the list.
const ROW: f32 = 32.0;
const LIST: f32 = 384.0;
/// The width of the dialog.
const WIDTH: f32 = 560.0;
/// The most files that are listed, because an archive may have a hundred thousand.
const MOST_FILES: usize = 50;

/// The palette while it is open.
#[derive(Debug, Default)]
pub struct CommandPalette {
    search: String,
    /// The row that Enter chooses.
    at: usize,
    found: Cache<String, Vec<Entry>>,
    was_focused: bool,
}

/// Something that can be chosen.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    /// What it is: an action, a country, a file.
    kind: String,
    keys: String,
    actions: Vec<Action>,
}

impl Entry {
    fn new(name: String, kind: &str, actions: Vec<Action>) -> Self {
        Self { name, kind: text(kind), keys: String::new(), actions }
    }
}

/// Draws the palette until something is chosen or it is closed.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    slot: &mut Option<CommandPalette>,
    optout: &mut OptoutView,
    actions: &mut Actions,
) {
    let Some(palette) = slot else { return };
    let frame = super::widgets::card(ui).inner_margin(14);
    // At a fixed place, so that the field stays where it is while the list below it grows and shrinks.
    let id = Id::unique("palette");
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, 64.0));
    let shown = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(text("palette-title"));
            node.set_modal();
        });
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
        palette.ui(ui, workspace, optout)
    });
    if let Some(entry) = &shown.inner {
        for action in entry.actions.clone() {
            actions.push(action);
        }
    }
    if shown.inner.is_some() || shown.should_close() {
        *slot = None;
    }
}

impl CommandPalette {
    fn ui(&mut self, ui: &mut Ui, workspace: &Workspace, optout: &mut OptoutView) -> Option<Entry> {
        let field = ui.add(
            TextEdit::singleline(&mut self.search)
                .id(Id::unique("palette search"))
                .hint_text(text("palette-hint"))
                .desired_width(f32::INFINITY)
                .margin(egui::Margin::symmetric(10, 8)),
        );
        let field = field.accessible_name(text("palette-title"));
        if !std::mem::replace(&mut self.was_focused, true) {
            field.request_focus();
        }
        if field.changed() {
            self.at = 0;
        }
        let keys = ui.ctx().clone();
        let found = self.found.get(workspace, self.search.clone(), |search| find(search, workspace, optout, &keys));
        let last = found.len().saturating_sub(1);
        let mut moved = false;
        for (key, to) in
            [(Key::ArrowDown, self.at.saturating_add(1).min(last)), (Key::ArrowUp, self.at.saturating_sub(1))]
        {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.at = to;
                moved = true;
            }
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            if found.is_empty() {
                field.request_focus();
            }
            return found.get(self.at).cloned();
        }
        ui.add_space(space::S);
        if found.is_empty() {
            ui.small_dim(&text("palette-none"));
        }
        self.list(ui, &found, moved)
    }

    fn list(&mut self, ui: &mut Ui, found: &Rc<Vec<Entry>>, moved: bool) -> Option<Entry> {
        let mut picked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = LIST.min(ui.ctx().content_rect().height() - 180.0);
        let mut list = ScrollArea::vertical().id_salt("palette").max_height(height).auto_shrink([false, true]);
        list = list.min_scrolled_height(height);
        if moved {
            // The row that the arrow keys are at stays in the middle of the list.
            list = list.vertical_scroll_offset((ROW * self.at as f32 - (height - ROW) / 2.0).max(0.0));
        }
        list.show_rows(ui, ROW, found.len(), |ui, rows| {
            for at in rows {
                let Some(entry) = found.get(at) else { continue };
                if row(ui, entry, at == self.at) {
                    picked = Some(entry.clone());
                }
            }
        });
        picked
    }
}

/// Draws an entry. Returns whether it was clicked.
fn row(ui: &mut Ui, entry: &Entry, is_at: bool) -> bool {
    let palette = Colors::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let spoken = [entry.name.as_str(), &entry.kind, &entry.keys];
    let spoken: Vec<&str> = spoken.into_iter().filter(|part| !part.is_empty()).collect();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_at, spoken.join(", ")));
    if is_at || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), palette.selection);
    }
    let small = theme::regular(theme::size::SMALL);
    let right = pos2(rect.right() - 10.0, rect.center().y);
    let what = if entry.keys.is_empty() { &entry.kind } else { &entry.keys };
    let what = ui.painter().text(right, Align2::RIGHT_CENTER, what, small, palette.dim);
    let at = pos2(rect.left() + 10.0, rect.top() + 7.0);
    let width = what.left() - at.x - 12.0;
    paint_line(ui, at, width, &entry.name, theme::regular(theme::size::BODY), palette.text);
    response.clicked()
}

/// What fits a search: what begins with it first, then what has words that begin with each of its words, then what contains them.
fn find(search: &str, workspace: &Workspace, optout: &mut OptoutView, ctx: &egui::Context) -> Vec<Entry> {
    let wanted = plain(search.trim());
    let rank = |name: &str| -> Option<u8> {
        let name = plain(name);
        let begins = |wanted: &str| name.split([' ', '/', '_', '-']).any(|word| word.starts_with(wanted));
        if name.starts_with(&wanted) {
            Some(0)
        } else if wanted.split_whitespace().all(begins) {
            Some(1)
        } else {
            wanted.split_whitespace().all(|word| name.contains(word)).then_some(2)
        }
    };
    let mut list: Vec<(u8, Entry)> = Vec::new();
    for entry in commands(workspace, optout, ctx) {
        list.extend(rank(&entry.name).map(|rank| (rank, entry)));
    }
    // What there are hundreds of is listed only once something is searched for.
    if !wanted.is_empty() {
        for entry in kinds(workspace).chain(countries(workspace)) {
            list.extend(rank(&entry.name).map(|rank| (rank, entry)));
        }
        list.extend(files(workspace, &rank));
    }
    list.sort_by_key(|(rank, _)| *rank);
    let mut list: Vec<Entry> = list.into_iter().map(|(_, entry)| entry).collect();
    // A word of an item is looked for where the items are.
    if !wanted.is_empty() && workspace.summary.is_some() {
        let words = search.trim().to_owned();
        let name = text_with("palette-items", &[("words", words.as_str().into())]);
        let query = ItemsQuery { search: words, ..ItemsQuery::default() };
        list.push(Entry::new(name, "palette-action", vec![Show::Items(query).into()]));
    }
    list
}

fn commands(workspace: &Workspace, optout: &mut OptoutView, ctx: &egui::Context) -> Vec<Entry> {
    let is_open = workspace.summary.is_some();
    let themes = [
        ("theme-system", ThemePreference::System),
        ("theme-light", ThemePreference::Light),
        ("theme-dark", ThemePreference::Dark),
    ];
    let mut list: Vec<Entry> = Command::all()
        .filter(|command| *command != Command::Palette && (is_open || !command.needs_open()))
        .map(|command| {
            let kind = if matches!(command, Command::Go(_)) { "palette-screen" } else { "palette-action" };
            let keys = ctx.format_shortcut(&command.shortcut());
            Entry { keys, ..Entry::new(command.name(), kind, vec![command.action()]) }
        })
        .collect();
    list.extend(themes.map(|(key, theme)| {
        let name = format!("{}: {}", text("settings-theme"), text(key));
        Entry::new(name, "palette-action", vec![Change::Theme(theme).into()])
    }));
    if is_open {
        let action = |key: &str, action: Action| Entry::new(text(key), "palette-action", vec![action]);
        list.push(action("person-open", Side::You.into()));
        list.push(action("date-today", Change::On(workspace.today).into()));
        list.push(action("close-all", Change::CloseAll.into()));
        list.push(action("overview-object", Show::Screen(Screen::OptOut).into()));
        for (name, letter) in optout.letters(workspace) {
            let actions = vec![Show::Screen(Screen::OptOut).into(), letter.into()];
            list.push(Entry::new(name, "palette-action", actions));
        }
        list.push(action("figures-count", Show::Screen(Screen::Figures).into()));
        list.push(action("hints-title", Show::Screen(Screen::Figures).into()));
        for choice in &workspace.choices {
            let name = text_with("palette-show", &[("name", choice.name.as_str().into())]);
            list.push(Entry::new(name, "palette-action", vec![Change::Only(choice.platform.clone()).into()]));
        }
    }
    list
}

/// Why each kind of data has its outcomes.
fn kinds(workspace: &Workspace) -> impl Iterator<Item = Entry> {
    let categories = workspace.shown().into_iter().flat_map(|summary| &summary.categories);
    categories.map(|category| {
        let name = text_with("why-title", &[("category", category.name.as_str().into())]);
        let why = Side::Why { category: category.id, region: None };
        Entry::new(name, "palette-why", vec![Show::Screen(Screen::Overview).into(), why.into()])
    })
}

fn countries(workspace: &Workspace) -> impl Iterator<Item = Entry> {
    let regions = if workspace.summary.is_some() { workspace.book.regions.pickable() } else { Vec::new() };
    let entry = |code: &RegionId, name: &str| {
        Entry::new(name.to_owned(), "palette-country", vec![Change::Region(code.clone()).into()])
    };
    regions.into_iter().map(move |region| entry(&region.id, &region.name)).collect::<Vec<_>>().into_iter()
}

fn files(workspace: &Workspace, rank: &dyn Fn(&str) -> Option<u8>) -> Vec<(u8, Entry)> {
    let Some(summary) = workspace.shown() else { return Vec::new() };
    let archives = summary.archives.iter().zip(workspace.shown_indices());
    let files = archives.flat_map(|(archive, at)| archive.files.iter().enumerate().map(move |file| (at, file)));
    let ranked = files.filter_map(|(archive, (at, file))| {
        let rank = rank(name_of(file.path.trim_end_matches('/')))?;
        Some((rank, archive, at, &file.path))
    });
    // The best ones of all, which need not come first in the archive.
    let mut found: Vec<(u8, usize, usize, &String)> = ranked.collect();
    found.sort_by_key(|(rank, ..)| *rank);
    let entry = |(rank, archive, file, path): (u8, usize, usize, &String)| {
        let actions = vec![Show::Screen(Screen::Contents).into(), Side::File { archive, file }.into()];
        (rank, Entry::new(path.clone(), "palette-file", actions))
    };
    found.into_iter().take(MOST_FILES).map(entry).collect()
}

/// The page of keys and terms, with the version of the program and of its data.
pub fn help(ui: &mut Ui, workspace: &Workspace, open: &mut bool) {
    if !*open {
        return;
    }
    let frame = super::widgets::card(ui).inner_margin(22);
    let shown = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Dialog);
            node.set_label(text("help-title"));
            node.set_modal();
        });
        let window = ui.ctx().content_rect().size();
        ui.set_width((window.x - 90.0).min(640.0));
        ui.horizontal(|ui| {
            ui.section(&text("help-title"));
            super::widgets::at_right(ui, "help close", |ui| {
                let close = super::widgets::button(ui, text("close"));
                if !ui.ctx().memory(|memory| memory.focused().is_some()) {
                    close.request_focus();
                }
                if close.clicked() {
                    ui.close();
                }
            });
        });
        ScrollArea::vertical()
            .id_salt("help")
            .max_height(window.y - 150.0)
            .min_scrolled_height(window.y - 150.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                super::widgets::scroll_by_keys(ui, window.y - 150.0);
                keys(ui);
                terms(ui);
                ui.add_space(space::M);
                let data = rules_day(&workspace.book.version);
                let values = [("program", env!("CARGO_PKG_VERSION").into()), ("data", data.into())];
                ui.small_dim(&text_with("help-version", &values));
                super::widgets::follow_focus(ui, "help");
            });
    });
    if shown.should_close() {
        *open = false;
    }
}

fn keys(ui: &mut Ui) {
    ui.add_space(space::S);
    ui.strong_text(&text("help-keys"));
    let mut rows: Vec<(String, String)> =
        Command::all().map(|command| (ui.ctx().format_shortcut(&command.shortcut()), command.name())).collect();
    // These keys belong to no command, because they work in every list and table, so a sentence explains them.
    for key in ["tab", "scroll", "map", "rows", "zoom", "escape", "question", "quit"] {
        rows.push((text(&format!("help-key-{key}")), text(&format!("help-does-{key}"))));
    }
    for (keys, does) in rows {
        line(ui, (&keys, TERMS), &does);
    }
}

fn terms(ui: &mut Ui) {
    ui.add_space(space::M);
    ui.strong_text(&text("help-terms"));
    for outcome in crate::vocab::Outcome::ALL {
        ui.horizontal_top(|ui| {
            swatch(ui, outcome.fill());
            let name = text(&format!("outcome-{}", outcome.id()));
            line(ui, (&name, TERMS - SWATCH), &text(&format!("outcome-means-{}", outcome.id())));
        });
    }
    ui.horizontal_top(|ui| {
        swatch(ui, crate::vocab::Fill::Objected);
        line(ui, (&text("outcome-objected"), TERMS - SWATCH), &text("outcome-means-objected"));
    });
    for term in
        ["item", "record", "archive", "law", "says", "law-depends", "law-differs", "unsettled", "reach", "article"]
    {
        line(ui, (&text(&format!("help-term-{term}")), TERMS), &text(&format!("help-means-{term}")));
    }
    ui.small_dim(&text::text("not-legal-advice"));
}

/// A swatch in the middle of the first line beside it.
fn swatch(ui: &mut Ui, fill: crate::vocab::Fill) {
    ui.vertical(|ui| {
        ui.set_width(12.0);
        ui.add_space(3.0);
        super::widgets::swatch(ui, fill);
    });
}

/// The width of the column of keys and terms, and what a swatch before a term takes of it.
const TERMS: f32 = 168.0;
const SWATCH: f32 = 20.0;

fn line(ui: &mut Ui, (name, width): (&str, f32), words: &str) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.add(egui::Label::new(egui::RichText::new(name).font(theme::semibold(theme::size::BODY))).wrap());
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.label(words);
        });
    });
}
