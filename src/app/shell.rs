//! What surrounds the screens: the top bar, the rail, the overlay while files are dragged over the window, the toasts.

use super::actions::{Action, Actions, Change, Command, Run, Screen, Show, Side};
use super::names::{origin_folder, origin_name};
use super::screens::{contents, figures, items, optout, overview, reading, regions, sources, start, timeline};
use super::theme::{self, Palette, space};
use super::views::{Toast, Views};
use super::widgets::{
    Days, MOST_OF_REGION, UiText as _, at_bottom, at_right, button, date_button, focus_page_if_lost, focus_ring,
    follow_focus, icon, radios_in_popup, region_button, restore_focus, shortened,
};
use super::worker::Reading;
use super::workspace::Workspace;
use super::{export, icons, palette, side};
use crate::import::Origin;
use crate::inventory::{Left, Lists, Tally};
use crate::summary::ArchiveSummary;
use crate::text::say::rules_day;
use crate::text::{self, counted, number, text, text_with};
use egui::accesskit::Live;
use egui::{
    Align2, Button, CentralPanel, Color32, Frame, Id, Key, LayerId, Margin, Order, Panel, Popup, PopupCloseBehavior,
    RichText, ScrollArea, Stroke, StrokeKind, ThemePreference, Ui, vec2,
};

/// In a window narrower than this, the side panel takes the place of the screen.
const ROOM_FOR_SIDE: f32 = 1040.0;
/// In a window wider than this, the chip that names what is open has room for the years and the size.
const CHIP_WITH_YEARS: f32 = 860.0;
/// In a window wider than this, that chip has room for the name of the account's owner too.
const CHIP_WITH_OWNER: f32 = 1100.0;
/// How many letters of an account's name the top bar has room for.
const MOST_OF_OWNER: usize = 20;
/// In a window wider than this, the button that opens more archives has words; otherwise it is a plus sign.
const WORDED_ADD: f32 = 900.0;
/// In a window narrower than this, or at a large zoom, the country and the day stand without "in" and "on".
const ROOM_FOR_WORDS: f32 = 640.0;
/// In a window wider than this, there is room for the button that searches; its keys work in any.
const ROOM_FOR_SEARCH: f32 = 1040.0;
/// The least height of the ledger in the rail. Where there is less room, as at a large zoom, the ledger is left out, because it
/// would cover the names of the screens; *Contents* has all of it.
const LEDGER: f32 = 32.0;
/// The least height of a line of the ledger that is a link, so that it can be hit.
const LEDGER_LINK: f32 = 24.0;
/// The height of the foot of the rail, which stands below the ledger.
const FOOT: f32 = 100.0;
/// Where the rail is lower than this, all of it scrolls.
const LOW_RAIL: f32 = 400.0;
/// Above this width the name of the program stands in the top bar.
const ROOM_FOR_TITLE: f32 = 640.0;
/// The width of the side panel.
const SIDE: f32 = 392.0;

/// The tasks on other threads, as far as they decide what the window shows.
#[derive(Clone, Copy)]
pub struct Doing<'d> {
    /// What is being read.
    pub reading: Option<&'d Reading>,
    /// What will be read after that.
    pub queued: &'d [Origin],
    /// Whether a file dialog is open.
    pub has_dialog: bool,
}

/// The distance from the lower edge of one toast to the lower edge of the next.
const TOAST_STEP: f32 = 66.0;

/// Keys that work everywhere.
pub fn keys(ctx: &egui::Context, workspace: &Workspace, views: &Views, doing: Doing<'_>, actions: &mut Actions) {
    let is_open = workspace.summary.is_some() && doing.reading.is_none();
    // Behind a dialog nothing can be done.
    if !views.has_dialog() {
        for command in Command::all().filter(|command| is_open || !command.needs_open()) {
            if ctx.input_mut(|input| input.consume_shortcut(&command.shortcut())) {
                actions.push(command.action());
            }
        }
        // A question mark asks for help, unless it is typed into a field.
        let asks =
            |input: &egui::InputState| input.events.iter().any(|event| *event == egui::Event::Text("?".to_owned()));
        if !ctx.text_edit_focused() && ctx.input(asks) {
            actions.push(Show::Help);
        }
    }
    // A dialog, a menu and a text field handle Escape themselves.
    let escape_is_free = !views.has_dialog() && !Popup::is_any_open(ctx) && !ctx.text_edit_focused();
    if escape_is_free && ctx.input(|input| input.key_pressed(Key::Escape)) {
        let is_writing = views.optout.is_writing() && views.screen == Screen::OptOut && views.side.is_closed();
        let action: Action = match doing.reading {
            Some(_) => Run::Cancel.into(),
            None if is_writing => Show::NoLetter.into(),
            None => Side::Nothing.into(),
        };
        actions.push(action);
    }
}

/// Draws the window.
pub fn ui(ui: &mut Ui, workspace: &Workspace, views: &mut Views, doing: Doing<'_>, actions: &mut Actions) {
    views.side.refresh(workspace);
    let has_dialog = views.has_dialog();
    ui.scope(|ui| draw_main(ui, workspace, views, doing, has_dialog, actions));
    export::ui(ui, workspace, &mut views.export, actions);
    palette::ui(ui, workspace, &mut views.palette, &mut views.optout, actions);
    palette::help(ui, workspace, &mut views.help);
    super::new_pack::ui(ui, workspace, doing.reading.is_some(), &mut views.new_pack, actions);
    keep_focus(ui, views);
    drop_overlay(ui);
    toasts(ui, &views.toasts, actions);
    match &mut views.picture {
        Some(picture) => picture.ui(ui),
        None => focus_ring(ui.ctx()),
    }
}

/// Gives the keyboard focus back to the control that had it before a dialog or a menu opened. If the focused control is gone, the
/// page gets the focus.
fn keep_focus(ui: &Ui, views: &mut Views) {
    if views.opener.is_some() && !views.has_dialog() {
        // In the frame after a dialog closes, egui does not yet let the controls behind it have the focus.
        if ui.memory(egui::Memory::top_modal_layer).is_some() {
            ui.ctx().request_repaint();
        } else if let Some(opener) = views.opener.take() {
            restore_focus(ui.ctx(), opener);
        }
    }
    // The focused control may be gone, as when a question was answered.
    let has_focus = ui.memory(egui::Memory::focused).is_some();
    let is_pressed = ui.input(|input| input.pointer.any_pressed() || input.pointer.any_released());
    let is_free = !views.has_dialog() && views.opener.is_none() && !Popup::is_any_open(ui.ctx());
    views.escaped |= ui.input(|input| input.key_pressed(Key::Escape));
    if is_free && views.escaped {
        views.escaped = false;
        // After a menu is closed, the focus goes back to the control that opened it; otherwise the focus stays where it was.
        match views.focused {
            _ if has_focus => {}
            Some(focused) => restore_focus(ui.ctx(), focused),
            None if views.had_focus => focus_page_if_lost(ui.ctx()),
            None => {}
        }
    } else if views.had_focus && !has_focus && !is_pressed && is_free {
        focus_page_if_lost(ui.ctx());
    }
    if is_free && has_focus {
        views.focused = ui.memory(egui::Memory::focused).filter(|_| !ui.ctx().text_edit_focused());
    }
    views.had_focus = has_focus;
}

/// Draws everything but dialogs. While one is open, screen readers do not find what lies behind it.
fn draw_main(
    ui: &mut Ui,
    workspace: &Workspace,
    views: &mut Views,
    doing: Doing<'_>,
    has_dialog: bool,
    actions: &mut Actions,
) {
    if has_dialog {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_hidden());
    }
    top_bar(ui, workspace, views, doing, actions);
    if workspace.is_sample() && doing.reading.is_none() {
        sample_strip(ui, doing, actions);
    }
    if let Some(reading) = doing.reading {
        page(ui, |ui| reading::ui(ui, reading, doing.queued, actions));
    } else if workspace.summary.is_some() {
        rail(ui, workspace, views, actions);
        screen(ui, workspace, views, actions);
    } else {
        page(ui, |ui| start::ui(ui, workspace, &mut views.start, doing.has_dialog, actions));
    }
}

/// Draws the central panel, filled with the background colour.
fn page(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui);
    CentralPanel::no_frame().frame(Frame::new().fill(palette.paper)).show(ui, add);
}

/// Says, above every screen, that what is open is the sample.
fn sample_strip(ui: &mut Ui, doing: Doing<'_>, actions: &mut Actions) {
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.selection).inner_margin(Margin::symmetric(16, 5));
    Panel::top("sample").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            icon(ui, icons::INFO, theme::size::BODY, palette.text);
            ui.label(text("sample-strip"));
            let own = button(ui, text("sample-own"));
            if own.clicked() && !doing.has_dialog {
                actions.push(Command::OpenFiles.action());
            }
        });
    });
}

/// Draws the screen that is chosen, and the side panel beside it or in its place.
fn screen(ui: &mut Ui, workspace: &Workspace, views: &mut Views, actions: &mut Actions) {
    let beside = has_room_beside(ui.ctx());
    let has_side = !views.side.is_closed();
    if has_side && beside {
        let palette = Palette::of(ui);
        Panel::right("side")
            .exact_size(SIDE)
            .resizable(false)
            .frame(Frame::new().fill(palette.panel).inner_margin(Margin::same(0)))
            .show(ui, |ui| side(ui, workspace, views, false, actions));
    }
    page(ui, |ui| {
        if has_side && !beside {
            return side(ui, workspace, views, true, actions);
        }
        match views.screen {
            Screen::Overview => {
                let explained = views.side.explained();
                let asked = (&mut views.questions, explained);
                overview::ui(ui, workspace, &mut views.overview, asked, actions);
            }
            Screen::Contents => contents::ui(ui, workspace, &mut views.contents, views.side.side(), actions),
            Screen::Items => {
                let models = (&mut views.items, &mut views.pictures, &mut views.hints);
                items::ui(ui, workspace, models, views.side.side(), actions);
            }
            Screen::Figures => figures::ui(ui, workspace, (&mut views.figures, &mut views.hints), actions),
            Screen::Timeline => timeline::ui(ui, workspace, &mut views.timeline, actions),
            Screen::Regions => {
                regions::ui(ui, workspace, &mut views.regions, views.side.explained_anywhere(), actions);
            }
            Screen::OptOut => optout::ui(ui, workspace, &mut views.optout, actions),
            Screen::Sources => sources::ui(ui, workspace, &mut views.sources, views.side.side(), actions),
        }
    });
}

/// Draws the side panel. `in_place` says that it takes the place of the screen.
fn side(ui: &mut Ui, workspace: &Workspace, views: &mut Views, in_place: bool, actions: &mut Actions) {
    let search = views.items.search();
    let own = side::SharedModels {
        questions: &mut views.questions,
        person: &mut views.person,
        raw: &mut views.raw,
        pictures: &mut views.pictures,
        hints: &mut views.hints,
        with_others: &mut views.items.with_others,
        search: &search,
    };
    side::ui(ui, workspace, &mut views.side, own, actions, in_place);
}

fn top_bar(ui: &mut Ui, workspace: &Workspace, views: &mut Views, doing: Doing<'_>, actions: &mut Actions) {
    let palette = Palette::of(ui);
    let margin = if ui.ctx().content_rect().width() < theme::NARROW { 8 } else { 16 };
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(margin, 0));
    Panel::top("top").exact_size(theme::TOP_BAR).resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            let is_open = workspace.summary.is_some() && doing.reading.is_none();
            if !is_open || ui.ctx().content_rect().width() > ROOM_FOR_TITLE {
                ui.label(RichText::new("Fodder").font(theme::semibold(15.0)));
            }
            if is_open {
                ui.add_space(space::XS);
                chips(ui, workspace, actions);
            }
            at_right(ui, "question", |ui| {
                if is_open {
                    question(ui, workspace, views, actions);
                } else {
                    let help = button(ui, Command::Help.name());
                    if with_keys(help, Command::Help).clicked() {
                        actions.push(Command::Help.action());
                    }
                    let response = button(ui, text("settings"));
                    settings_popup(&response, workspace, actions);
                }
            });
        });
    });
}

/// Whether the side panel is drawn beside the screen. Where there is no room for both, it is drawn in place of the screen.
pub fn has_room_beside(ctx: &egui::Context) -> bool {
    ctx.content_rect().width() >= ROOM_FOR_SIDE
}

/// Draws a chip that names what is open, with a menu to close it, and a button to open more.
fn chips(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    let palette = Palette::of(ui);
    let room = ui.ctx().content_rect().width();
    let Some(summary) = &workspace.summary else { return };
    let years = match (summary.totals.counts.earliest, summary.totals.counts.latest) {
        (Some(from), Some(to)) if from.year() != to.year() => format!(" · {}–{}", from.year(), to.year()),
        (Some(from), _) => format!(" · {}", from.year()),
        _ => String::new(),
    };
    let short = match summary.archives.as_slice() {
        [only] => workspace.book.platform_name(&only.platform).to_owned(),
        several => counted("chip-archives", several.len() as u64),
    };
    let label = match summary.archives.as_slice() {
        archives if room < theme::NARROW => number(archives.len() as u64),
        [only] => {
            let bytes = text::size(only.parts.iter().map(|part| part.bytes).sum());
            let name = short.as_str();
            let owner = workspace.inventories.first().and_then(|inventory| inventory.account.name.clone());
            match owner.filter(|_| room > CHIP_WITH_OWNER) {
                // A long name would push the buttons at the right out of the window.
                Some(owner) => format!("{name} · {}{years} · {bytes}", shortened(&owner, MOST_OF_OWNER)),
                None if room > CHIP_WITH_YEARS => format!("{name}{years} · {bytes}"),
                // A name of one or two letters, such as X, does not look like a name.
                None if name.len() < 3 => text_with("chip-archive-of", &[("platform", name.into())]),
                None => name.to_owned(),
            }
        }
        _ => short.clone(),
    };
    let pill = |label: String, dim: bool| {
        let color = if dim { palette.dim } else { palette.text };
        Button::new(RichText::new(label).size(theme::size::SMALL + 0.5).color(color))
            .fill(palette.paper)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(14)
    };
    let spoken = if room < theme::NARROW { short } else { label.clone() };
    let chip = ui.add(pill(label, false)).accessible_name(spoken);
    Popup::menu(&chip).close_behavior(PopupCloseBehavior::CloseOnClick).width(320.0).show(|ui| {
        ui.spacing_mut().button_padding = vec2(8.0, 4.0);
        let most = ui.ctx().content_rect().height() - 130.0;
        let area = ScrollArea::vertical().id_salt("archives").max_height(most).min_scrolled_height(most.min(320.0));
        area.auto_shrink([false, true]).show(ui, |ui| {
            let mut listed: Vec<&Origin> = Vec::new();
            for (at, archive) in summary.archives.iter().enumerate() {
                let owner = workspace.inventories.get(at).and_then(|inventory| inventory.account.called());
                archive_lines(ui, archive, owner);
                // A part that lies in a zip within another zip has no line of its own, because it cannot be closed alone.
                for (nth, part) in archive.parts.iter().enumerate() {
                    let path = workspace.inventories.get(at).and_then(|inventory| inventory.archive.parts.get(nth));
                    let is_of_part = |origin: &&Origin| match origin {
                        Origin::Path(own) => path.is_some_and(|part| part.path == *own),
                        Origin::Sample(sample) => sample.name() == part.name,
                    };
                    let origin = workspace.origins.iter().find(is_of_part);
                    if let Some(origin) = origin.filter(|origin| !listed.contains(origin)) {
                        origin_line(ui, origin, &workspace.origins, actions);
                        listed.push(origin);
                    }
                }
                ui.add_space(space::XS);
            }
            for origin in workspace.origins.iter().filter(|origin| !listed.contains(origin)) {
                origin_line(ui, origin, &workspace.origins, actions);
            }
            follow_focus(ui, "archives");
        });
        ui.separator();
        if ui.button(text("close-all")).clicked() {
            actions.push(Change::CloseAll);
            ui.close();
        }
    });
    let more = if room > WORDED_ADD { text("add-archive") } else { icons::PLUS.to_owned() };
    let more = ui.add(pill(more, true)).accessible_name(text("add-archive-name"));
    Popup::menu(&more).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        for command in [Command::OpenFiles, Command::OpenFolder] {
            let keys = ui.ctx().format_shortcut(&command.shortcut());
            if ui.add(Button::new(command.name()).shortcut_text(keys)).clicked() {
                actions.push(command.action());
                ui.close();
            }
        }
        ui.small_dim(&text("add-by-drop"));
    });
}

/// Draws the name of a file or folder that is open, and a button that closes it.
fn origin_line(ui: &mut Ui, origin: &Origin, all: &[Origin], actions: &mut Actions) {
    let name = origin_name(origin, all);
    ui.horizontal_top(|ui| {
        let close = Button::new(icons::CLOSE).frame(false).min_size(vec2(24.0, 24.0));
        let close = ui.add(close).accessible_name(text_with("close-one", &[("name", name.as_str().into())]));
        if close.on_hover_text(text("close-one-hint")).clicked() {
            actions.push(Run::Close(origin.clone()));
            ui.close();
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add(egui::Label::new(origin.name()).truncate()).on_hover_text(&name);
            // The folder is on a line of its own, because a long name is cut at its end.
            if let Some(folder) = origin_folder(origin, all) {
                ui.small_dim(&text_with("in-folder", &[("folder", folder.into())]));
            }
        });
    });
}

/// Draws the platform and the owner of an export, why it is taken for that platform's, and the day it was made.
fn archive_lines(ui: &mut Ui, archive: &ArchiveSummary, owner: Option<&str>) {
    let owner = owner.map_or_else(String::new, |owner| format!(" · {}", shortened(owner, MOST_OF_OWNER)));
    ui.strong_text(&format!("{}{owner}", archive.platform_name));
    let mut facts = vec![archive.evidence.clone()];
    if let Some(day) = archive.made_on {
        facts.push(text_with("chip-made-on", &[("day", text::date(day).into())]));
    }
    ui.small_dim(&facts.join(" · "));
}

/// Adds a tooltip with the keys of the command that a control starts.
fn with_keys(response: egui::Response, command: Command) -> egui::Response {
    let keys = response.ctx.format_shortcut(&command.shortcut());
    response.on_hover_text(keys)
}

/// How many letters of a country's name the top bar has room for. A longer name would push the buttons beside it out of the window.
fn most_of_country(room: f32) -> usize {
    match room {
        ..480.0 => 7,
        ..640.0 => 9,
        ..960.0 => 18,
        ..1180.0 => 22,
        _ => MOST_OF_REGION,
    }
}

/// Draws the region, the day, the search and the export button.
fn question(ui: &mut Ui, workspace: &Workspace, views: &mut Views, actions: &mut Actions) {
    let room = ui.ctx().content_rect().width();
    let worded = room >= ROOM_FOR_WORDS;
    if worded {
        ui.small_dim(&text("bar-in"));
    }
    let shown = match &workspace.settings.region {
        Some(_) => workspace.jurisdiction().map(|jurisdiction| jurisdiction.name).unwrap_or_default(),
        None if !worded => text("region-choose-short"),
        None => text("region-choose"),
    };
    let most = if workspace.settings.region.is_some() { most_of_country(room) } else { MOST_OF_REGION };
    // Where no country is chosen, the list opens at the one that the archive names.
    let suggested = workspace.suggestion.as_ref().map(|(code, _)| code);
    let chosen = workspace.settings.region.as_ref().or(suggested);
    let picked = region_button(ui, &mut views.region_picker, &workspace.book, (&shown, most), workspace.on, chosen);
    if let Some(code) = picked {
        actions.push(Change::Region(code));
    }
    if worded {
        ui.small_dim(&text("bar-on"));
    }
    let picked =
        date_button(ui, &mut views.date_picker, Some(workspace.on), workspace.today, Days::Any(&workspace.changes));
    if let Some(day) = picked {
        actions.push(Change::On(day));
    }
    if room >= ROOM_FOR_SEARCH {
        let search = button(ui, Command::Palette.name());
        if with_keys(search, Command::Palette).clicked() {
            actions.push(Command::Palette.action());
        }
    }
    let name = Command::Export.name();
    let export = button(ui, if room < theme::NARROW { icons::DOWNLOAD } else { &name }).accessible_name(&name);
    if with_keys(export, Command::Export).clicked() {
        actions.push(Command::Export.action());
    }
}

fn settings_popup(response: &egui::Response, workspace: &Workspace, actions: &mut Actions) {
    Popup::menu(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(200.0).show(|ui| {
        ui.small_dim(&text("settings-theme"));
        let themes = [ThemePreference::System, ThemePreference::Light, ThemePreference::Dark];
        let names = ["theme-system", "theme-light", "theme-dark"].map(text);
        let now = themes.iter().position(|theme| *theme == workspace.settings.theme).unwrap_or_default();
        if let Some(theme) = radios_in_popup(ui, now, &names, response.clicked()).and_then(|choice| themes.get(choice))
        {
            actions.push(Change::Theme(*theme));
        }
    });
}

/// Draws the list of screens, and below it the ledger.
fn rail(ui: &mut Ui, workspace: &Workspace, views: &mut Views, actions: &mut Actions) {
    let frame = Frame::new().fill(Palette::of(ui).paper).inner_margin(Margin::symmetric(10, 14));
    Panel::left("rail").exact_size(theme::RAIL).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        // Without scrolling, the foot of the rail would be out of reach in a low window, as at a zoom of 150 %.
        if ui.available_height() < LOW_RAIL {
            ScrollArea::vertical().id_salt("rail").auto_shrink(false).show(ui, |ui| {
                screens(ui, workspace, views, true, actions);
                ui.add_space(space::S);
                foot(ui, workspace, actions);
                follow_focus(ui, "rail");
            });
            return;
        }
        screens(ui, workspace, views, false, actions);
        // The ledger takes the room between the names of the screens and the foot.
        let room = ui.available_height() - FOOT - space::M;
        at_bottom(ui, "foot", |ui| {
            Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ledger(ui, workspace, room, actions);
            });
            ui.add_space(space::XS);
            foot(ui, workspace, actions);
        });
    });
}

/// Draws the names of the screens. `scrolls` says that the rail is in a scroll area.
fn screens(ui: &mut Ui, workspace: &Workspace, views: &mut Views, scrolls: bool, actions: &mut Actions) {
    let items = workspace.shown().map_or(0, |summary| summary.totals.counts.items);
    for screen in Screen::ALL {
        let count = match screen {
            Screen::Items => Some(number(items)),
            Screen::OptOut => views.optout.done(workspace),
            Screen::Overview
            | Screen::Contents
            | Screen::Figures
            | Screen::Timeline
            | Screen::Regions
            | Screen::Sources => None,
        };
        let row = rail_row(ui, &screen.name(), count, views.screen == screen);
        // A screen that was chosen elsewhere, as by its keys, may lie beyond the edge of a rail that scrolls.
        if views.screen == screen && views.screen_in_rail != screen {
            views.screen_in_rail = screen;
            if scrolls {
                row.scroll_to_me(None);
            }
        }
        if with_keys(row, Command::Go(screen)).clicked() {
            actions.push(Show::Screen(screen));
        }
    }
}

/// Draws the buttons at the bottom of the rail: the person, the help and the settings.
fn foot(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    let palette = Palette::of(ui);
    Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let foot = |ui: &mut Ui, words: String| {
            let label = RichText::new(words).size(theme::size::SMALL).color(palette.dim);
            ui.add(Button::new(label).frame(false).min_size(vec2(0.0, 24.0)))
        };
        if foot(ui, text("person-open")).clicked() {
            actions.push(Side::You);
        }
        let help = foot(ui, Command::Help.name());
        if with_keys(help, Command::Help).clicked() {
            actions.push(Command::Help.action());
        }
        let settings = foot(ui, text("settings"));
        settings_popup(&settings, workspace, actions);
    });
}

/// Draws the ledger in a few lines, as far as there is room; *Contents* has all of it.
fn ledger(ui: &mut Ui, workspace: &Workspace, room: f32, actions: &mut Actions) {
    let lines = ledger_lines(workspace);
    let font = theme::regular(theme::size::SMALL);
    let dim = Palette::of(ui).dim;
    let height = |line: &LedgerLine| {
        let galley = ui.painter().layout(line.words.clone(), font.clone(), dim, ui.available_width());
        galley.size().y.max(if line.lost { LEDGER_LINK } else { 0.0 }) + ui.spacing().item_spacing.y
    };
    if lines.iter().map(height).sum::<f32>() <= room {
        for line in &lines {
            line.ui(ui, actions);
        }
    } else if room >= LEDGER {
        ScrollArea::vertical().id_salt("ledger").max_height(room).show(ui, |ui| {
            for line in &lines {
                line.ui(ui, actions);
            }
            follow_focus(ui, "ledger");
        });
    }
}

/// Draws the name of a screen, with a count at the right if it has one.
fn rail_row(ui: &mut Ui, name: &str, count: Option<String>, selected: bool) -> egui::Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), egui::Sense::click());
    let label = match &count {
        Some(count) => format!("{name}, {count}"),
        None => name.to_owned(),
    };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, &label));
    let fill = if selected || response.hovered() { palette.selection } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, theme::RADIUS, fill);
    let font = if selected { theme::semibold(theme::size::BODY) } else { theme::regular(theme::size::BODY) };
    ui.painter().text(rect.left_center() + vec2(12.0, 0.0), Align2::LEFT_CENTER, name, font, palette.text);
    if let Some(count) = count {
        let at = rect.right_center() - vec2(12.0, 0.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, count, theme::regular(theme::size::SMALL), palette.dim);
    }
    response
}

/// A line of the ledger.
struct LedgerLine {
    words: String,
    /// Whether it counts something that was lost, which makes it a link to the files that lost it.
    lost: bool,
}

impl LedgerLine {
    fn told(words: String) -> Self {
        Self { words, lost: false }
    }

    fn ui(&self, ui: &mut Ui, actions: &mut Actions) {
        if !self.lost {
            ui.small_dim(&self.words);
            return;
        }
        let label = RichText::new(format!("{} {}", icons::WARNING, self.words)).size(theme::size::SMALL);
        let label = label.color(Palette::of(ui).accent);
        let link = Button::new(label).frame(false).min_size(vec2(0.0, LEDGER_LINK)).wrap();
        if ui.add(link).accessible_name(&self.words).clicked() {
            actions.push(Show::LostFiles);
        }
    }
}

/// The lines of the ledger: what was read, what was not and why, and the days of the sources and the rules.
fn ledger_lines(workspace: &Workspace) -> Vec<LedgerLine> {
    let Some(summary) = workspace.shown() else { return Vec::new() };
    let sum: Tally = summary.archives.iter().map(|archive| &archive.ledger.entries).sum();
    let (total, read) = (sum.total, sum.read + sum.media);
    let values = [("read", number(read).into()), ("total", number(total).into())];
    let mut lines = vec![LedgerLine::told(text_with("ledger-read", &values))];
    let left: Left = summary.archives.iter().map(|archive| &archive.ledger.left).sum();
    let lists: Lists = summary.archives.iter().map(|archive| &archive.ledger.lists).sum();
    // The headline also counts files that are missing or that ended early. The first headline is about all platforms.
    let not_read = summary.headlines.first().map_or(0, |headline| headline.files_not_read);
    let is_more = not_read > sum.failed;
    for (key, count, lost) in [
        ("ledger-unknown", sum.unknown, false),
        (if is_more { "ledger-lost" } else { "ledger-failed" }, not_read.max(sum.failed), true),
        ("ledger-skipped", sum.skipped, false),
        ("ledger-entries-unknown", left.unknown, false),
        ("ledger-unlisted", lists.unlisted_elements, false),
        ("ledger-unreadable", left.unreadable, true),
        ("ledger-dates", left.dates, false),
    ] {
        if count > 0 {
            lines.push(LedgerLine { words: counted(key, count), lost });
        }
    }
    if let Some(day) = summary.data_pack.newest_source {
        lines.push(LedgerLine::told(text_with("ledger-sources", &[("day", text::date(day).into())])));
    }
    let version = rules_day(&summary.data_pack.version);
    lines.push(LedgerLine::told(text_with("ledger-rules", &[("version", version.into())])));
    lines.push(LedgerLine::told(text("ledger-local")));
    // Lines about what was lost come first, because in a low window only the first lines are in sight.
    lines.sort_by_key(|line| !line.lost);
    lines
}

/// Covers the window with a message while files are dragged over it.
fn drop_overlay(ui: &Ui) {
    let Some(message) = hovering(ui.ctx()) else { return };
    let palette = Palette::of(ui);
    let rect = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop")));
    painter.rect_filled(rect, 0, palette.paper.gamma_multiply(0.92));
    let inner = rect.shrink(18.0);
    painter.rect_stroke(inner, 14, Stroke::new(2.5, palette.accent), StrokeKind::Inside);
    let center = rect.center();
    painter.text(
        center - vec2(0.0, 26.0),
        Align2::CENTER_CENTER,
        icons::DOWNLOAD,
        theme::regular(40.0),
        palette.accent,
    );
    let galley = painter.layout(message, theme::semibold(18.0), palette.text, rect.width() - 120.0);
    painter.galley(center + vec2(-galley.size().x / 2.0, 12.0), galley, palette.text);
}

/// Draws the toasts in the lower right corner, the oldest at the bottom.
fn toasts(ui: &Ui, toasts: &[Toast], actions: &mut Actions) {
    for (at, toast) in toasts.iter().enumerate() {
        egui::Area::new(Id::unique(("toast", at)))
            .anchor(Align2::RIGHT_BOTTOM, vec2(-18.0, -18.0 - TOAST_STEP * at as f32))
            .order(Order::Foreground)
            .interactable(toast.folder.is_some() || toast.undo.is_some())
            .show(ui.ctx(), |ui| {
                super::widgets::card(ui).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        let palette = Palette::of(ui);
                        let (glyph, color) = if toast.failed {
                            (icons::WARNING, palette.text)
                        } else {
                            (icons::CHECK_CIRCLE, palette.accent)
                        };
                        icon(ui, glyph, 16.0, color);
                        let label = super::widgets::elided(ui, &toast.text, 70);
                        // Screen readers have to read a toast out when it appears, because it never gets the focus by itself.
                        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
                        if let Some(folder) = &toast.folder
                            && button(ui, text("show-folder")).clicked()
                        {
                            actions.push(Run::ShowFolder(folder.clone()));
                        }
                        if let Some(undo) = &toast.undo
                            && button(ui, text("toast-undo")).clicked()
                        {
                            actions.push(undo.clone());
                        }
                    });
                });
            });
    }
}

/// The message about the files that are dragged over the window; `None` if there are none.
fn hovering(ctx: &egui::Context) -> Option<String> {
    ctx.input(|input| {
        let files = &input.raw.hovered_files;
        let first = files.first()?;
        let name = first
            .path
            .as_ref()
            .and_then(|path| path.file_name())
            .map_or_else(|| text("drop-something"), |name| name.to_string_lossy().into_owned());
        Some(match files.len() {
            1 => text_with("drop-release", &[("name", name.into())]),
            more => text_with("drop-release-more", &[("name", name.into()), ("more", number(more as u64 - 1).into())]),
        })
    })
}
