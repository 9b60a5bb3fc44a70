//! The steps of a platform, a card each: what to press, where it is, how far it reaches, and whether it was done.

use super::done_on;
use crate::app::actions::{Actions, Change, Show};
use crate::app::icons;
use crate::app::screens::phrases::{letter_state, next_stage};
use crate::app::settings::Sent;
use crate::app::theme::{Palette, space};
use crate::app::widgets::{UiText as _, button, card, list_line, notice, primary_button};
use crate::app::workspace::Workspace;
use crate::optout::{Announced, Guide, Stage};
use crate::rulebook::{Letter, RemedyKind, Rulebook};
use crate::text::{self, number, say, text, text_with};
use crate::vocab::Use;
use egui::{Checkbox, Margin, RichText, Ui};
use jiff::civil::Date;

/// What can be done about a platform.
#[derive(Debug)]
pub struct PlatformGuide {
    /// The platform's id.
    pub platform: String,
    /// What people call it.
    pub name: String,
    /// An archive with items of it is open.
    pub is_open: bool,
    /// How many items of the person's own there are.
    pub own: u64,
    /// The steps in order, without the complaint.
    pub steps: Vec<StepRow>,
    /// Ids of the remedies that say what cannot be done.
    nothing: Vec<String>,
    /// The id of the letter.
    pub letter: Option<String>,
    /// The id of the remedy that complains to a regulator.
    complaint: Option<String>,
    /// Ids of the regulators, the nearest first.
    authorities: Vec<String>,
}

/// A step: one remedy of the platform.
#[derive(Debug)]
pub struct StepRow {
    /// The remedy's id.
    pub id: String,
    newest_rule: Option<Date>,
    uses: String,
    also_stops: Vec<Use>,
    announced: Option<Announced>,
}

impl PlatformGuide {
    pub fn of(guide: &Guide<'_>, is_open: bool, own: u64) -> Self {
        let row = |step: &crate::optout::Step<'_>| StepRow {
            id: step.remedy.id.to_string(),
            newest_rule: step.newest_rule,
            also_stops: step.also_stops.clone(),
            announced: step.announced,
            uses: step.uses.iter().map(|use_| text(&format!("use-{}", use_.id()))).collect::<Vec<_>>().join(", "),
        };
        Self {
            platform: guide.platform.to_owned(),
            name: guide.platform_name.to_owned(),
            is_open,
            own,
            steps: guide.steps.iter().filter(|step| step.remedy.kind != RemedyKind::Complaint).map(row).collect(),
            nothing: guide.nothing.iter().map(|remedy| remedy.id.to_string()).collect(),
            letter: guide.letter.map(|letter| letter.id.clone()),
            complaint: guide.complaint().map(|step| step.remedy.id.to_string()),
            authorities: guide.authorities.iter().map(|authority| authority.id.to_string()).collect(),
        }
    }
}

/// Draws the steps of a platform.
pub fn ui(ui: &mut Ui, workspace: &Workspace, guide: &PlatformGuide, several: bool, actions: &mut Actions) {
    let book = &workspace.book;
    if several {
        ui.add_space(space::M);
        ui.section(&guide.name);
        ui.add_space(space::XS);
    }
    for remedy in guide.nothing.iter().filter_map(|id| book.remedies.get(id.as_str())) {
        notice(ui, icons::INFO, &text_with("optout-nothing", &[("title", remedy.title.as_str().into())]), |ui| {
            for step in &remedy.steps {
                list_line(ui, "·", step);
            }
            ui.small_dim(&remedy.note);
        });
        ui.add_space(space::S);
    }
    if guide.steps.is_empty() {
        ui.dim(&text_with("optout-no-steps", &[("platform", guide.name.as_str().into())]));
        ui.add_space(space::S);
    }
    for step in &guide.steps {
        ui.push_id(&step.id, |ui| step_ui(ui, workspace, guide, step, actions));
        ui.add_space(space::S);
    }
    match guide.letter.as_deref().and_then(|id| book.letters.iter().find(|letter| letter.id == id)) {
        Some(letter) => letter_ui(ui, workspace, guide, letter, actions),
        None => {
            let why = workspace
                .jurisdiction()
                .map_or_else(|| text("optout-no-country"), |jurisdiction| Guide::no_letter(&jurisdiction, book));
            ui.dim(&why);
        }
    }
    ui.add_space(space::S);
    complaint_ui(ui, guide, book, actions);
    ui.add_space(space::XS);
    ui.small_dim(&text_with("optout-labels", &[("platform", guide.name.as_str().into())]));
}

/// A card with a checkbox at its left, which calls `toggled` with its new value.
fn ticked(ui: &mut Ui, title: &str, done: bool, mut toggled: impl FnMut(bool), body: impl FnOnce(&mut Ui)) {
    card(ui).inner_margin(Margin { left: 14, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let mut value = done;
            let name = text_with("optout-tick", &[("title", title.into())]);
            let tick = ui.add(Checkbox::without_text(&mut value));
            tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, value, &name));
            if tick.changed() {
                toggled(value);
            }
            ui.add_space(space::S);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 4.0;
                // Aligns the title with the checkbox.
                ui.add_space(1.0);
                ui.strong_text(title);
                body(ui);
            });
        });
    });
}

fn step_ui(ui: &mut Ui, workspace: &Workspace, guide: &PlatformGuide, step: &StepRow, actions: &mut Actions) {
    let Some(remedy) = workspace.book.remedies.get(step.id.as_str()) else { return };
    let done = done_on(&workspace.settings, &guide.platform, &step.id);
    let mut tick = None;
    let mut copied = false;
    ticked(
        ui,
        &remedy.title,
        done.is_some(),
        |value| tick = Some(value),
        |ui| {
            if !step.uses.is_empty() {
                ui.small_dim(&text_with("optout-uses", &[("uses", step.uses.as_str().into())]));
            }
            if let Some(also) = say::also_stops(&step.also_stops) {
                ui.small_dim(&also);
            }
            if let Some(announced) = step.announced {
                ui.label(announced.in_words());
            }
            for (at, line) in remedy.steps.iter().enumerate() {
                list_line(ui, &format!("{}.", at + 1), line);
            }
            if let Some(url) = &remedy.url {
                ui.hyperlink_to(url, url);
                if remedy.url_partial {
                    ui.small_dim(&text("report-host-only"));
                }
            }
            ui.horizontal_wrapped(|ui| {
                if let Some(url) = &remedy.url {
                    let values = [("title", remedy.title.as_str().into())];
                    if button(ui, text("optout-open")).accessible_name(text_with("optout-open-of", &values)).clicked() {
                        ui.ctx().open_url(egui::OpenUrl::new_tab(url));
                    }
                    let copy = format!("{} {}", icons::COPY, text("optout-copy"));
                    if button(ui, copy).accessible_name(text_with("optout-copy-of", &values)).clicked() {
                        ui.ctx().copy_text(url.clone());
                        copied = true;
                    }
                }
                if let Some(day) = done {
                    ui.dim(&text_with("optout-done-on", &[("day", text::date(day).into())]));
                }
            });
            if let (Some(done), Some(newest)) = (done, step.newest_rule)
                && newest > done
            {
                ui.horizontal_wrapped(|ui| {
                    ui.label(RichText::new(icons::WARNING).color(Palette::of(ui).text));
                    ui.label(text_with("optout-check-again", &[("day", text::date(newest).into())]));
                });
            }
            ui.small_dim(&text(&format!("effect-{}", remedy.effect.id())));
            if !remedy.note.is_empty() {
                ui.small_dim(&remedy.note);
            }
            let checked = remedy.checked.map(|day| text_with("optout-checked", &[("day", text::date(day).into())]));
            ui.small_dim(&checked.unwrap_or_else(|| text("optout-not-checked")));
        },
    );
    if copied {
        actions.push(Show::Toast(text("copied")));
    }
    if let Some(value) = tick {
        let (platform, remedy) = (guide.platform.clone(), step.id.clone());
        actions.push(Change::Tick { platform, remedy, done: value.then_some(workspace.today) });
    }
}

/// The letter: what it is, what it is filled with, and what became of it.
fn letter_ui(ui: &mut Ui, workspace: &Workspace, guide: &PlatformGuide, letter: &Letter, actions: &mut Actions) {
    let book = &workspace.book;
    let sent = workspace.settings.letters.get(&guide.platform).cloned();
    let today = workspace.today;
    let mut tick = None;
    ticked(
        ui,
        &letter.title,
        sent.is_some(),
        |value| tick = Some(value),
        |ui| {
            ui.dim(&letter.say);
            if !letter.note.is_empty() {
                ui.small_dim(&letter.note);
            }
            if guide.own > 0 {
                let needed = letter.grounds == crate::rulebook::Grounds::Needed;
                let key = if needed { "optout-letter-counts" } else { "optout-letter-counts-no-reason" };
                ui.dim(&text_with(key, &[("count", number(guide.own).into())]));
            }
            // The law under which the letter was sent counts, even if the person has moved since.
            let sent_as = sent.as_ref().and_then(|sent| book.letters.iter().find(|known| known.id == sent.letter));
            let letter = sent_as.unwrap_or(letter);
            let stage = next_stage(letter, sent.as_ref(), today);
            ui.horizontal_wrapped(|ui| {
                if primary_button(ui, &text("optout-letter-write")).clicked() {
                    actions.push(Show::Letter { platform: guide.platform.clone(), stage });
                }
                ui.dim(&letter_state(letter, sent.as_ref(), today));
            });
        },
    );
    if let Some(value) = tick {
        let new =
            Sent { letter: letter.id.clone(), region: workspace.region().to_owned(), on: today, ..Sent::default() };
        actions.push(Change::Letter { platform: guide.platform.clone(), sent: value.then_some(new) });
    }
}

/// The regulators, and the complaint.
fn complaint_ui(ui: &mut Ui, guide: &PlatformGuide, book: &Rulebook, actions: &mut Actions) {
    card(ui).inner_margin(Margin { left: 58, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.strong_text(&text("optout-complain"));
        ui.dim(&text(if guide.letter.is_some() { "optout-complain-explains" } else { "optout-complain-free" }));
        let mut shown: Vec<&str> = Vec::new();
        if let Some(remedy) = guide.complaint.as_deref().and_then(|id| book.remedies.get(id)) {
            ui.label(&remedy.title);
            for (at, line) in remedy.steps.iter().enumerate() {
                list_line(ui, &format!("{}.", at + 1), line);
            }
            if let Some(url) = &remedy.url {
                ui.hyperlink_to(url, url);
                shown.push(url);
            }
            if !remedy.note.is_empty() {
                ui.small_dim(&remedy.note);
            }
        }
        for authority in guide.authorities.iter().take(3).filter_map(|id| book.authorities.get(id.as_str())) {
            // Several authorities may share a page; one whose page is shown already is left out.
            let url = authority.complaint_url.as_deref();
            if url.is_some_and(|url| shown.contains(&url)) {
                continue;
            }
            shown.extend(url);
            ui.label(&authority.name);
            if let Some(url) = &authority.complaint_url {
                ui.hyperlink_to(url, url);
                if authority.url_partial {
                    ui.small_dim(&text("report-host-only"));
                }
            }
            if !authority.note.is_empty() {
                ui.small_dim(&authority.note);
            }
        }
        if guide.letter.is_some() && button(ui, text("optout-complain-write")).clicked() {
            actions.push(Show::Letter { platform: guide.platform.clone(), stage: Stage::Complaint });
        }
    });
}
