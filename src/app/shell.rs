//! What surrounds the screens: the top bar, the rail, the overlay of a drop, what is told for a moment.

use super::screens::{cited, contents, optout, overview, person, reading, regions, sources, start, timeline, why};
use super::state::{Action, Screen, Side, State};
use super::theme::{self, Palette, space};
use super::widgets::{UiText as _, button, date_button, notice, region_button};
use super::worker::Dialog;
use super::{export, hovering, icons};
use crate::inventory::{Left, Lists, Tally};
use crate::summary::ArchiveSummary;
use crate::text::{self, counted, number, text, text_with};
use crate::vocab::ProblemKind;
use egui::{
    Align, Align2, Button, CentralPanel, Color32, Frame, Id, Key, KeyboardShortcut, LayerId, Layout, Margin, Modifiers,
    Order, Panel, Popup, PopupCloseBehavior, RichText, ScrollArea, Stroke, StrokeKind, ThemePreference, Ui, vec2,
};

/// Below this width what stands beside a screen takes its place.
const ROOM_FOR_SIDE: f32 = 1040.0;
/// The width of what stands beside a screen.
const SIDE: f32 = 392.0;

const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
const OPEN_FOLDER: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O);
const EXPORT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::E);

/// The screens in the order of the rail, with their names and keys.
const SCREENS: [(Screen, &str, Key); 6] = [
    (Screen::Overview, "screen-overview", Key::Num1),
    (Screen::Contents, "screen-contents", Key::Num2),
    (Screen::Timeline, "screen-timeline", Key::Num3),
    (Screen::Regions, "screen-regions", Key::Num4),
    (Screen::OptOut, "screen-optout", Key::Num5),
    (Screen::Sources, "screen-sources", Key::Num6),
];

/// Keys that work everywhere.
pub fn keys(ctx: &egui::Context, state: &mut State) {
    let is_open = state.summary.is_some() && state.reading.is_none();
    let pressed = |shortcut: &KeyboardShortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut));
    if pressed(&OPEN_FOLDER) {
        state.act(Action::Ask(Dialog::Folder));
    } else if pressed(&OPEN) {
        state.act(Action::Ask(Dialog::Files));
    }
    if is_open && pressed(&EXPORT) {
        state.act(Action::Export);
    }
    for (screen, _, key) in SCREENS {
        if is_open && pressed(&KeyboardShortcut::new(Modifiers::COMMAND, key)) {
            state.act(Action::Go(screen));
        }
    }
    let nothing_else_closes = state.export.is_none() && !Popup::is_any_open(ctx) && !ctx.text_edit_focused();
    if nothing_else_closes && ctx.input(|input| input.key_pressed(Key::Escape)) {
        let writing =
            state.optout.writing.is_some() && state.screen == Screen::OptOut && matches!(state.side, Side::Nothing);
        state.act(match state.reading {
            Some(_) => Action::Cancel,
            None if writing => Action::Unwrite,
            None => Action::CloseSide,
        });
    }
}

/// Draws the window.
pub fn ui(ui: &mut Ui, state: &mut State) {
    top_bar(ui, state);
    if state.reading.is_some() {
        page(ui, |ui| reading::ui(ui, state));
    } else if state.summary.is_some() {
        rail(ui, state);
        screen(ui, state);
    } else {
        page(ui, |ui| start::ui(ui, state));
    }
    export::ui(ui, state);
    drop_overlay(ui);
    toasts(ui, state);
}

/// The middle of the window, with its paper.
fn page(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let palette = Palette::of(ui);
    CentralPanel::no_frame().frame(Frame::new().fill(palette.paper)).show(ui, add);
}

fn screen(ui: &mut Ui, state: &mut State) {
    let beside = ui.ctx().content_rect().width() >= ROOM_FOR_SIDE;
    let has_side = !matches!(state.side, Side::Nothing);
    if has_side && beside {
        let palette = Palette::of(ui);
        Panel::right("side")
            .exact_size(SIDE)
            .resizable(false)
            .frame(Frame::new().fill(palette.panel).inner_margin(Margin::same(0)))
            .show(ui, |ui| side(ui, state, false));
    }
    page(ui, |ui| {
        if has_side && !beside {
            side(ui, state, true);
        } else {
            match state.screen {
                Screen::Overview => overview::ui(ui, state),
                Screen::Contents => contents::ui(ui, state),
                Screen::Timeline => timeline::ui(ui, state),
                Screen::Regions => regions::ui(ui, state),
                Screen::OptOut => optout::ui(ui, state),
                Screen::Sources => sources::ui(ui, state),
            }
        }
    });
}

/// What stands beside the screen, or in its place.
fn side(ui: &mut Ui, state: &mut State, in_place: bool) {
    let margin = if in_place { Margin::symmetric(24, 16) } else { Margin::symmetric(20, 16) };
    let title = side_title(&state.side);
    let mut heading = margin;
    heading.bottom = 4;
    Frame::new().inner_margin(heading).show(ui, |ui| {
        ui.horizontal(|ui| {
            if in_place
                && ui
                    .add(Button::new(format!("{} {}", icons::ARROW_LEFT, text("back"))).min_size(vec2(0.0, 28.0)))
                    .clicked()
            {
                state.act(Action::CloseSide);
            }
            ui.section(&title);
            if !in_place {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let close = Button::new(icons::CLOSE).frame(false).min_size(vec2(28.0, 28.0));
                    if ui.add(close).accessible_name(text("close")).on_hover_text(text("close")).clicked() {
                        state.act(Action::CloseSide);
                    }
                });
            }
        });
    });
    // Another thing to show begins at its top.
    ScrollArea::vertical().id_salt(("side", side_salt(&state.side, &title))).auto_shrink(false).show(ui, |ui| {
        let mut body = margin;
        body.top = 0;
        Frame::new().inner_margin(body).show(ui, |ui| {
            ui.set_width(ui.available_width().min(680.0));
            let taken = std::mem::take(&mut state.side);
            match &taken {
                Side::Nothing => {}
                Side::Why(why) => why::ui(ui, state, why),
                Side::Card(card) => cited::ui(ui, state, card),
                Side::You => person::ui(ui, state),
            }
            state.side = taken;
        });
    });
}

/// What tells one thing beside the screen from another.
fn side_salt(side: &Side, title: &str) -> String {
    match side {
        Side::Card(card) => card.id.clone(),
        _ => title.to_owned(),
    }
}

fn side_title(side: &Side) -> String {
    match side {
        Side::Nothing => String::new(),
        Side::Why(why) => match &why.region {
            Some(_) => {
                text_with("why-title-in", &[("category", why.name.as_str().into()), ("region", why.place().into())])
            }
            None => text_with("why-title", &[("category", why.name.as_str().into())]),
        },
        Side::Card(card) => card.title(),
        Side::You => text("person-title"),
    }
}

fn top_bar(ui: &mut Ui, state: &mut State) {
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(16, 0));
    Panel::top("top").exact_size(theme::TOP_BAR).resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            ui.label(RichText::new("Fodder").font(theme::semibold(15.0)));
            let is_open = state.summary.is_some() && state.reading.is_none();
            if is_open {
                ui.add_space(space::XS);
                chips(ui, state);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if is_open {
                    question(ui, state);
                } else {
                    settings(ui, state);
                }
            });
        });
    });
}

/// What is open, a chip a platform, and the way to more.
fn chips(ui: &mut Ui, state: &mut State) {
    let palette = Palette::of(ui);
    let room = ui.ctx().content_rect().width();
    let Some(summary) = &state.summary else { return };
    let mut asked = Vec::new();
    let years = match (summary.totals.counts.earliest, summary.totals.counts.latest) {
        (Some(from), Some(to)) if from.year() != to.year() => format!(" · {}–{}", from.year(), to.year()),
        (Some(from), _) => format!(" · {}", from.year()),
        _ => String::new(),
    };
    let label = match summary.archives.as_slice() {
        [only] => {
            let bytes = text::size(only.parts.iter().map(|part| part.bytes).sum());
            let name = state.book.platform_name(&only.platform).to_owned();
            let owner = state.inventories.first().and_then(|inventory| inventory.account.name.clone());
            match owner.filter(|_| room > 980.0) {
                Some(owner) => format!("{name} · {owner}{years} · {bytes}"),
                None if room > 860.0 => format!("{name}{years} · {bytes}"),
                None => name,
            }
        }
        several => counted("chip-archives", several.len() as u64),
    };
    let pill = |label: String, dim: bool| {
        let color = if dim { palette.dim } else { palette.text };
        Button::new(RichText::new(label).size(theme::size::SMALL + 0.5).color(color))
            .fill(palette.paper)
            .stroke(Stroke::new(1.0, palette.line))
            .corner_radius(14)
    };
    let chip = ui.add(pill(label, false));
    Popup::menu(&chip).close_behavior(PopupCloseBehavior::CloseOnClick).width(320.0).show(|ui| {
        for archive in &summary.archives {
            archive_lines(ui, archive);
        }
        ui.separator();
        if ui.button(text("close-all")).clicked() {
            asked.push(Action::CloseAll);
        }
    });
    let more = if room > 900.0 { text("add-archive") } else { icons::PLUS.to_owned() };
    let more = ui.add(pill(more, true)).accessible_name(text("add-archive-name"));
    Popup::menu(&more).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        if ui.add(Button::new(text("open-file")).shortcut_text(ui.ctx().format_shortcut(&OPEN))).clicked() {
            asked.push(Action::Ask(Dialog::Files));
        }
        if ui.add(Button::new(text("open-folder")).shortcut_text(ui.ctx().format_shortcut(&OPEN_FOLDER))).clicked() {
            asked.push(Action::Ask(Dialog::Folder));
        }
        ui.small_dim(&text("add-by-drop"));
    });
    state.actions.extend(asked);
}

fn archive_lines(ui: &mut Ui, archive: &ArchiveSummary) {
    for part in &archive.parts {
        ui.label(&part.name);
    }
    let mut facts = vec![archive.evidence.clone()];
    if let Some(day) = archive.made_on {
        facts.push(text_with("chip-made-on", &[("day", text::date(day).into())]));
    }
    ui.small_dim(&facts.join(" · "));
}

/// Where, when, and the way out. From the right.
fn question(ui: &mut Ui, state: &mut State) {
    if button(ui, text("export")).clicked() {
        state.act(Action::Export);
    }
    let picked = date_button(ui, &mut state.date_picker, state.on, state.today, &state.changes);
    if let Some(day) = picked {
        state.act(Action::On(day));
    }
    ui.small_dim(&text("bar-on"));
    let shown = match &state.settings.region {
        Some(_) => state.place().map(|place| place.name).unwrap_or_default(),
        None => text("region-choose"),
    };
    let chosen = state.settings.region.clone();
    let book = std::sync::Arc::clone(&state.book);
    if let Some(code) = region_button(ui, &mut state.region_picker, &book, &shown, state.on, chosen.as_deref()) {
        state.act(Action::Region(code));
    }
    ui.small_dim(&text("bar-in"));
}

fn settings(ui: &mut Ui, state: &mut State) {
    let response = button(ui, text("settings"));
    settings_popup(&response, state);
}

fn settings_popup(response: &egui::Response, state: &mut State) {
    Popup::menu(response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(200.0).show(|ui| {
        ui.small_dim(&text("settings-theme"));
        for (theme, key) in [
            (ThemePreference::System, "theme-system"),
            (ThemePreference::Light, "theme-light"),
            (ThemePreference::Dark, "theme-dark"),
        ] {
            if ui.radio(state.settings.theme == theme, text(key)).clicked() {
                state.settings.theme = theme;
                ui.ctx().set_theme(theme);
            }
        }
    });
}

/// The screens, and the ledger that is always in sight.
fn rail(ui: &mut Ui, state: &mut State) {
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.paper).inner_margin(Margin::symmetric(10, 14));
    Panel::left("rail").exact_size(theme::RAIL).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let items = state.shown().map_or(0, |summary| summary.totals.counts.items);
        for (screen, key, _) in SCREENS {
            let count = match screen {
                Screen::Contents => Some(number(items)),
                Screen::OptOut => state.optout.done(&state.settings),
                _ => None,
            };
            if rail_row(ui, &text(key), count, state.screen == screen).clicked() {
                state.act(Action::Go(screen));
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
                ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let label = RichText::new(text("settings")).size(theme::size::SMALL).color(palette.dim);
                    let response = ui.add(Button::new(label).frame(false).min_size(vec2(0.0, 24.0)));
                    settings_popup(&response, state);
                    let label = RichText::new(text("person-open")).size(theme::size::SMALL).color(palette.dim);
                    if ui.add(Button::new(label).frame(false).min_size(vec2(0.0, 24.0))).clicked() {
                        state.act(Action::You);
                    }
                    // In a low window the lines may need more room than there is below the screens.
                    let room = ui.available_height() - space::S;
                    let lines = ledger_lines(state);
                    let font = theme::regular(theme::size::SMALL);
                    let height = |line: &String| {
                        let galley = ui.painter().layout(line.clone(), font.clone(), palette.dim, ui.available_width());
                        galley.size().y + ui.spacing().item_spacing.y
                    };
                    if lines.iter().map(height).sum::<f32>() <= room {
                        for line in lines.iter().rev() {
                            ui.small_dim(line);
                        }
                    } else {
                        let area = ScrollArea::vertical().id_salt("ledger").max_height(room);
                        area.show(ui, |ui| {
                            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                                for line in &lines {
                                    ui.small_dim(line);
                                }
                            });
                        });
                    }
                });
            });
        });
    });
}

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
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, Stroke::new(1.5, palette.accent), StrokeKind::Inside);
    }
    let font = if selected { theme::semibold(theme::size::BODY) } else { theme::regular(theme::size::BODY) };
    ui.painter().text(rect.left_center() + vec2(12.0, 0.0), Align2::LEFT_CENTER, name, font, palette.text);
    if let Some(count) = count {
        let at = rect.right_center() - vec2(12.0, 0.0);
        ui.painter().text(at, Align2::RIGHT_CENTER, count, theme::regular(theme::size::SMALL), palette.dim);
    }
    response
}

/// The ledger in a few lines.
fn ledger_lines(state: &State) -> Vec<String> {
    let Some(summary) = state.shown() else { return Vec::new() };
    let sum: Tally = summary.archives.iter().map(|archive| &archive.ledger.entries).sum();
    let (total, read) = (sum.total, sum.read + sum.media);
    let mut lines = vec![text_with("ledger-read", &[("read", number(read).into()), ("total", number(total).into())])];
    for (key, count) in
        [("ledger-unknown", sum.unknown), ("ledger-failed", sum.failed), ("ledger-skipped", sum.skipped)]
    {
        if count > 0 {
            lines.push(counted(key, count));
        }
    }
    let left: Left = summary.archives.iter().map(|archive| &archive.ledger.left).sum();
    let lists: Lists = summary.archives.iter().map(|archive| &archive.ledger.lists).sum();
    for (key, count) in [
        ("ledger-entries-unknown", left.unknown),
        ("ledger-unlisted", lists.unlisted_elements),
        ("ledger-unreadable", left.unreadable),
        ("ledger-dates", left.dates),
    ] {
        if count > 0 {
            lines.push(counted(key, count));
        }
    }
    if let Some(day) = summary.data_pack.newest_source {
        lines.push(text_with("ledger-sources", &[("day", text::date(day).into())]));
    }
    lines.push(text_with("ledger-rules", &[("version", rules_day(&summary.data_pack.version).into())]));
    lines.push(text("ledger-local"));
    lines
}

/// The pack's version as a day, if it is one.
pub fn rules_day(version: &str) -> String {
    version.replace('.', "-").parse().map_or_else(|_not_a_day| version.to_owned(), text::date)
}

/// Errors and what else must be seen above a screen.
pub fn notices(ui: &mut Ui, state: &mut State) {
    let mut asked = Vec::new();
    for error in state.pack_refused.iter().chain(&state.errors) {
        notice(ui, icons::WARNING, error, |ui| {
            ui.horizontal(|ui| {
                if button(ui, format!("{} {}", icons::COPY, text("copy-details"))).clicked() {
                    ui.ctx().copy_text(error.clone());
                    asked.push(Action::Tell(text("copied")));
                }
                if button(ui, text("dismiss")).clicked() {
                    asked.push(Action::Dismiss(error.clone()));
                }
            });
        });
        ui.add_space(space::S);
    }
    if state.on > state.today && state.summary.is_some() {
        notice(ui, icons::CALENDAR, &text("future-day"), |_ui| {});
        ui.add_space(space::S);
    }
    if let Some((code, name)) = &state.suggestion {
        let message = text_with("region-suggestion", &[("region", name.as_str().into())]);
        notice(ui, icons::GLOBE, &message, |ui| {
            ui.horizontal(|ui| {
                let label = text_with("region-use", &[("region", name.as_str().into())]);
                if button(ui, label).clicked() {
                    asked.push(Action::Region(code.clone()));
                }
                if state.settings.region.is_some() {
                    if button(ui, text("region-keep")).clicked() {
                        asked.push(Action::KeepRegion);
                    }
                } else {
                    ui.small_dim(&text("region-or-pick"));
                }
            });
        });
        ui.add_space(space::S);
    }
    if let Some(born) = state.birth_suggestion() {
        notice(ui, icons::INFO, &text("birth-suggestion"), |ui| {
            ui.horizontal(|ui| {
                if button(ui, text("birth-use")).clicked() {
                    asked.push(Action::Born(Some(born)));
                }
                if button(ui, text("birth-refuse")).clicked() {
                    asked.push(Action::Born(None));
                }
            });
        });
        ui.add_space(space::S);
    }
    if let Some(summary) = state.shown() {
        let same = summary.archives.iter().flat_map(|archive| archive.problems.iter());
        let same = same.filter(|problem| problem.kind == ProblemKind::SameAccount).map(|problem| &problem.message);
        let told: Vec<String> =
            summary.archives.iter().flat_map(|archive| &archive.notices).chain(same).cloned().collect();
        for message in told {
            notice(ui, icons::INFO, &message, |_ui| {});
            ui.add_space(space::S);
        }
    }
    state.actions.extend(asked);
}

/// While a file hovers: the window says what will happen.
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

fn toasts(ui: &Ui, state: &State) {
    for (at, toast) in state.toasts.iter().enumerate() {
        egui::Area::new(Id::unique(("toast", at)))
            .anchor(Align2::RIGHT_BOTTOM, vec2(-18.0, -18.0 - 52.0 * at as f32))
            .order(Order::Foreground)
            .interactable(false)
            .show(ui.ctx(), |ui| {
                super::widgets::card(ui).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.label(RichText::new(icons::CHECK_CIRCLE).size(16.0).color(Palette::of(ui).accent));
                        super::widgets::elided(ui, &toast.text, 70);
                    });
                });
            });
    }
}
