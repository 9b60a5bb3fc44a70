//! The screen while nothing is open: where to drop an archive, and how to get one.

use crate::app::actions::{Actions, Run};
use crate::app::icons;
use crate::app::screens::notices;
use crate::app::screens::phrases::letter_state;
use crate::app::settings::Sent;
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, button, card, icon, link_button, list_line, note, page, primary_button};
use crate::app::worker::Dialog;
use crate::app::workspace::Workspace;
use crate::formats::Table;
use crate::ids::PlatformId;
use crate::import::{Origin, Sample};
use crate::rulebook::Rulebook;
use crate::text::{self, find, number, text, text_with};
use egui::{Align, Frame, Key, Layout, Margin, Rect, RichText, Sense, Shape, Stroke, TextEdit, Ui, UiBuilder, vec2};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The width of the column.
const COLUMN: f32 = 720.0;
/// The height of the drop target.
const TARGET: f32 = 236.0;

/// What is shown while nothing is open.
#[derive(Debug, Default)]
pub struct StartView {
    /// The path being typed; `None` until a file dialog fails to appear or the person asks for the field.
    pub typed_path: Option<String>,
    /// Whether the field takes the keyboard focus again, because what was typed could not be opened.
    typed_again: bool,
    /// The platform whose download steps are shown.
    how_to: Option<PlatformId>,
}

/// Draws the screen. `has_dialog`: a file dialog is open.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut StartView, has_dialog: bool, actions: &mut Actions) {
    let height = ui.available_height();
    page(ui, "start", |ui| {
        let width = (ui.available_width() - 2.0 * space::XL).min(COLUMN);
        // The column stands a little above the middle, and never under the top bar.
        let lines = letter_lines(workspace);
        // The frame of the lines, and each of them with the one below them.
        let left = height - if lines.is_empty() { 0.0 } else { 50.0 + 18.0 * lines.len() as f32 };
        let above = ((left - 500.0) * 0.4).clamp(space::M, 160.0);
        ui.add_space(above);
        ui.vertical_centered(|ui| {
            ui.set_max_width(width);
            ui.headline(&text("start-title"));
            ui.add_space(2.0);
            ui.dim(&text("start-subtitle"));
            ui.add_space(space::L);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                notices::ui(ui, workspace, actions);
                letters(ui, &lines);
                drop_target(ui, view, width, (workspace.takes_drops, has_dialog), actions);
                ui.add_space(space::M);
                how_to(ui, workspace, view);
            });
            ui.add_space(if left < 560.0 { space::S } else { space::XL });
            ui.small_dim(&text("start-promise"));
            ui.add_space(space::XL);
        });
    });
}

/// What became of the letters that were sent, a line each. Letters of the same kind that were sent on the same day share a line, such
/// as one to a company about several of its platforms. Several accounts of a platform are told apart by a number, because the
/// settings hold no name.
fn letter_lines(workspace: &Workspace) -> Vec<String> {
    let sent = workspace.settings.all_letters();
    let mut letters: Vec<(&Sent, Vec<String>)> = Vec::new();
    for (at, (id, sent_letter)) in sent.iter().enumerate() {
        let Some(platform) = workspace.book.platforms.get(*id) else { continue };
        let of_platform = |letters: &[(&PlatformId, &Sent)]| letters.iter().filter(|(other, _)| other == id).count();
        let (nth, all) = (of_platform(sent.get(..=at).unwrap_or_default()), of_platform(&sent));
        let name = if all > 1 {
            let values = [("nth", number(nth as u64).into()), ("all", number(all as u64).into())];
            let platform = [("platform", platform.name.as_str().into())];
            text_with("start-letters-account", &[&platform[..], &values[..]].concat())
        } else {
            platform.name.clone()
        };
        match letters.iter_mut().find(|(known, _)| known == sent_letter) {
            Some((_, names)) => names.push(name),
            None => letters.push((sent_letter, vec![name])),
        }
    }
    let lines = letters.iter().filter_map(|(sent, names)| {
        let letter = workspace.book.letter(&sent.letter)?;
        Some(format!("{}: {}", text::list(names), letter_state(letter, Some(sent), workspace.today)))
    });
    lines.collect()
}

/// Draws the lines of [`letter_lines`]. They stand on the start screen because an answer may be due while no archive is open.
fn letters(ui: &mut Ui, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    note(ui, icons::CALENDAR, &format!("{}\n{}", lines.join("\n"), text("start-letters")));
    ui.add_space(space::S);
}

/// The dashed field, with the buttons that do the same.
fn drop_target(
    ui: &mut Ui,
    view: &mut StartView,
    width: f32,
    (takes_drops, has_dialog): (bool, bool),
    actions: &mut Actions,
) {
    let palette = Palette::of(ui);
    // Smaller in a low window, so that the promise at the foot stays in sight.
    let low = ui.ctx().content_rect().height() < 600.0;
    let base = if low { TARGET - 22.0 } else { TARGET };
    let height = if view.typed_path.is_some() { base + 58.0 } else { base };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let title = text(if takes_drops { "start-drop" } else { "start-open" });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, &title));
    ui.painter().rect_filled(rect, 14, palette.panel);
    dashed_outline(ui, rect.shrink(1.0), palette.accent.gamma_multiply(0.6));
    let mut inner =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink(space::L)).layout(Layout::top_down(Align::Center)));
    let ui = &mut inner;
    ui.add_space(if low { 6.0 } else { 26.0 });
    icon(ui, icons::DOWNLOAD, 30.0, palette.accent);
    ui.add_space(space::S);
    ui.label(RichText::new(&title).font(theme::semibold(theme::size::SECTION)));
    ui.dim(&text("start-what"));
    if !takes_drops {
        ui.small_dim(&text("start-no-drops"));
    }
    ui.add_space(space::M);
    centered_row(ui, "start-buttons", |ui| {
        if primary_button(ui, &text("open-file")).clicked() {
            actions.push(Run::Ask(Dialog::Files));
        }
        if button(ui, text("open-folder")).clicked() {
            actions.push(Run::Ask(Dialog::Folder));
        }
        if button(ui, text("try-sample")).clicked() {
            actions.push(Run::Open(Sample::ALL.map(Origin::Sample).to_vec()));
        }
    });
    if has_dialog {
        ui.small_dim(&text("dialog-waiting"));
    }
    path_field(ui, view, actions);
}

/// A centred row. Its width is known only after it is drawn, so the width is kept for the next frame.
fn centered_row(ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui)) {
    let key = ui.scope_id().with(id);
    let known: f32 = ui.data(|data| data.get_temp(key)).unwrap_or(0.0);
    let indent = ((ui.available_width() - known) / 2.0).max(0.0);
    ui.horizontal(|ui| {
        ui.add_space(indent);
        let inner = ui.horizontal(add).response.rect.width();
        if (inner - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(key, inner));
            ui.ctx().request_repaint();
        }
    });
}

/// A field to type or paste a path, for systems where no file dialog appears; until it is asked for, a link to it.
fn path_field(ui: &mut Ui, view: &mut StartView, actions: &mut Actions) {
    let Some(typed) = &mut view.typed_path else {
        if link_button(ui, &text("path-offer")).clicked() {
            view.typed_path = Some(String::new());
        }
        return;
    };
    let mut asked = None;
    ui.add_space(space::XS);
    ui.small_dim(&text("path-explains"));
    centered_row(ui, "path-row", |ui| {
        let field = ui.add(
            TextEdit::singleline(typed)
                .hint_text(text("path-hint"))
                .desired_width(380.0)
                .margin(Margin::symmetric(8, 6)),
        );
        let field = field.accessible_name(text("path-hint"));
        let is_again = std::mem::take(&mut view.typed_again);
        if is_again || (typed.is_empty() && ui.memory(|memory| memory.focused().is_none())) {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if (button(ui, text("path-open")).clicked() || entered) && !typed.trim().is_empty() {
            asked = Some(PathBuf::from(typed.trim().trim_matches(['"', '\''])));
        }
    });
    if let Some(path) = asked {
        // A path that cannot be opened can then be corrected, because the field is shown with it again.
        view.typed_again = true;
        actions.push(Run::Open(vec![Origin::Path(path)]));
    }
}

fn dashed_outline(ui: &Ui, rect: Rect, color: egui::Color32) {
    let radius = 14.0;
    let mut path = Vec::new();
    let corners = [
        (rect.right_top(), vec2(-radius, radius), 270.0_f32),
        (rect.right_bottom(), vec2(-radius, -radius), 0.0),
        (rect.left_bottom(), vec2(radius, -radius), 90.0),
        (rect.left_top(), vec2(radius, radius), 180.0),
    ];
    for (corner, inward, from) in corners {
        let center = corner + inward;
        for step in 0..=6_u8 {
            let angle = (from + f32::from(step) * 15.0).to_radians();
            path.push(center + radius * vec2(angle.cos(), angle.sin()));
        }
    }
    path.extend(path.first().copied());
    ui.painter().extend(Shape::dashed_line(&path, Stroke::new(1.6, color), 7.0, 4.5));
}

/// Draws how to get an archive of each platform, with the steps of one at a time.
fn how_to(ui: &mut Ui, workspace: &Workspace, view: &mut StartView) {
    let platforms: Vec<(PlatformId, String)> =
        workspace.tables.iter().map(|table| (table.platform.clone(), names(table, &workspace.book))).collect();
    let mut toggled = None;
    card(ui).inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        for (at, (platform, name)) in platforms.iter().enumerate() {
            let is_shown = view.how_to.as_ref() == Some(platform);
            if at > 0 {
                ui.separator();
            }
            ui.horizontal(|ui| {
                ui.strong_text(name);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let key = if is_shown { "how-to-hide" } else { "how-to-show" };
                    let link = link_button(ui, &text(key));
                    if link.accessible_name(format!("{name}: {}", text(key))).clicked() {
                        toggled = Some(platform.clone());
                    }
                });
            });
            if is_shown {
                steps(ui, platform);
            }
        }
    });
    ui.add_space(space::S);
    if let Some(platform) = toggled {
        view.how_to = if view.how_to.as_ref() == Some(&platform) { None } else { Some(platform) };
    }
}

/// The names of the platforms that a table reads: its own, and those whose lists lie in the same archive.
fn names(table: &Table, book: &Rulebook) -> String {
    let within: BTreeSet<&PlatformId> = table.lists.iter().map(|list| &list.platform).collect();
    let within = within.into_iter().filter(|id| **id != table.platform).map(|id| book.platform_name(id));
    std::iter::once(table.name.as_str()).chain(within).collect::<Vec<_>>().join(", ")
}

fn steps(ui: &mut Ui, platform: &PlatformId) {
    Frame::new().inner_margin(Margin { left: 0, right: 0, top: 6, bottom: 0 }).show(ui, |ui| {
        // The steps are numbered in the texts, so that a platform can have any number of them.
        for step in 1.. {
            let Some(say) = find(&format!("how-to-{platform}-{step}"), &[]) else { break };
            list_line(ui, &format!("{step}."), &say);
        }
        if let Some(url) = find(&format!("how-to-{platform}-url"), &[]) {
            ui.hyperlink_to(&url, &url);
        }
    });
}
