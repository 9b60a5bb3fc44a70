//! What can be done: for each platform its switches, its forms, the letter and the regulator, with what was done.

mod letter;
mod steps;

pub use letter::Writing;
pub use steps::letter_line;
use steps::{PlatformGuide, StepRow};

use crate::app::settings::{Sent, Settings};
use crate::app::state::{Action, State};
use crate::app::theme::{self, space};
use crate::app::widgets::{UiText as _, link_button};
use crate::optout::{Guide, Stage};
use crate::summary::Summary;
use crate::text::{self, text, text_with};
use egui::{Frame, Margin, ScrollArea, Ui};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What the screen shows. Found once a choice, not once a frame.
#[derive(Debug, Default)]
pub struct OptoutView {
    /// What can be done, a platform each. `None`: not found yet.
    pub guides: Option<Vec<PlatformGuide>>,
    /// They are of the country and day that are asked now.
    pub is_fresh: bool,
    /// Platforms that are shown though no archive of theirs is open.
    more: BTreeSet<String>,
    /// The letter that is being written.
    pub writing: Option<Box<Writing>>,
}

impl OptoutView {
    /// How many of the steps are done, as the rail tells it. `None` before they were found.
    pub fn done(&self, settings: &Settings) -> Option<String> {
        let rows = self.guides.as_ref()?.iter().filter(|guide| guide.is_open);
        let (mut done, mut all) = (0, 0);
        for guide in rows {
            all += guide.steps.len() as u64;
            done +=
                guide.steps.iter().filter(|step| done_on(settings, &guide.platform, &step.id).is_some()).count() as u64;
            if guide.letter.is_some() {
                all += 1;
                done += u64::from(settings.letters.contains_key(&guide.platform));
            }
        }
        let values = [("done", text::number(done).into()), ("all", text::number(all).into())];
        (all > 0).then(|| text_with("optout-done", &values))
    }
}

/// When a step was done, if the person said so.
fn done_on(settings: &Settings, platform: &str, remedy: &str) -> Option<Date> {
    settings.ticks.get(platform)?.get(remedy).copied()
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, state: &mut State) {
    find(state);
    // A letter that no law of another country carries waits until the person is back.
    let writing = state.optout.writing.as_ref().map(|writing| writing.platform.clone());
    let guides = state.optout.guides.iter().flatten();
    if writing.is_some_and(|id| guides.into_iter().any(|guide| guide.platform == id && guide.letter.is_some())) {
        letter::ui(ui, state);
        return;
    }
    ScrollArea::vertical().id_salt("optout").auto_shrink(false).show(ui, |ui| {
        let narrow = ui.available_width() < 700.0;
        let margin = if narrow { Margin::symmetric(20, 18) } else { Margin::symmetric(theme::space::PAGE as i8, 26) };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(980.0));
            let Some(guides) = state.optout.guides.take() else { return };
            let shown: Vec<&PlatformGuide> = guides.iter().filter(|guide| is_shown(guide, state)).collect();
            match shown.as_slice() {
                [only] => ui.headline(&text_with("optout-title", &[("platform", only.name.as_str().into())])),
                _ => ui.headline(&text("optout-title-several")),
            };
            let place = state.place().map(|place| place.name).unwrap_or_default();
            ui.dim(&text_with("optout-explains", &[("region", place.into())]));
            ui.dim(&text("optout-first"));
            ui.add_space(space::M);
            let several = shown.len() > 1;
            for guide in shown {
                ui.push_id(&guide.platform, |ui| steps::ui(ui, state, guide, several));
            }
            others(ui, state, &guides);
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
            state.optout.guides = Some(guides);
        });
    });
}

/// Whether a platform's steps are shown: an archive of its own is open and shown, or it was asked for.
fn is_shown(guide: &PlatformGuide, state: &State) -> bool {
    guide.is_open || state.optout.more.contains(&guide.platform)
}

/// The platforms of which nothing is open.
fn others(ui: &mut Ui, state: &mut State, guides: &[PlatformGuide]) {
    let hidden: Vec<&PlatformGuide> = guides.iter().filter(|guide| !is_shown(guide, state)).collect();
    if hidden.is_empty() {
        return;
    }
    ui.add_space(space::L);
    ui.section(&text("optout-others"));
    ui.horizontal_wrapped(|ui| {
        for guide in hidden {
            let name = text_with("optout-others-show", &[("platform", guide.name.as_str().into())]);
            if link_button(ui, &name).clicked() {
                state.optout.more.insert(guide.platform.clone());
            }
        }
    });
}

/// Finds what can be done where the person lives, on the day asked.
pub fn find(state: &mut State) {
    if state.optout.guides.is_some() && state.optout.is_fresh {
        return;
    }
    // What can be done is about all that is open, whatever of it is shown.
    let (Some(place), Some(summary)) = (state.place(), state.summary.as_ref()) else { return };
    let headline = |id: &str| summary.headlines.iter().find(|headline| headline.platform == id);
    let mut guides: Vec<PlatformGuide> = state
        .book
        .platforms
        .values()
        .filter(|platform| !platform.family)
        .map(|platform| {
            let guide = Guide::of(&platform.id, &place, state.on, &state.book);
            PlatformGuide::of(
                &guide,
                headline(&platform.id),
                own_items(summary, &platform.id).map_or(0, |(items, _)| items),
            )
        })
        .collect();
    // In the order in which they were opened: what is ticked must not move.
    let opened = |id: &str| state.inventories.iter().position(|inventory| inventory.platform == id);
    guides.sort_by_key(|guide| (!guide.is_open, opened(&guide.platform).unwrap_or(usize::MAX), guide.name.clone()));
    state.optout.guides = Some(guides);
    state.optout.is_fresh = true;
}

/// How many of a platform's things are the person's own, in the archive that has the most of them, and which that is:
/// two exports of one account hold the same things twice.
pub fn own_items(summary: &Summary, platform: &str) -> Option<(u64, usize)> {
    let groups = summary.categories.iter().flat_map(|category| &category.groups);
    let mut by_archive: BTreeMap<usize, u64> = BTreeMap::new();
    for group in groups.filter(|group| group.platform == platform) {
        *by_archive.entry(group.archive).or_default() += group.counts.own_items;
    }
    by_archive.into_iter().map(|(archive, items)| (items, archive)).max().filter(|(items, _)| *items > 0)
}

/// Notes that a step was done, or was not. Opting out is told to the rulebook as well.
pub fn tick(state: &mut State, platform: &str, remedy: &str, done: Option<Date>) {
    let steps = state.optout.guides.iter().flatten().filter(|guide| guide.platform == platform);
    let opting: Vec<String> = steps
        .flat_map(|guide| &guide.steps)
        .filter(|step: &&StepRow| step.opts_out)
        .map(|step| step.id.clone())
        .collect();
    let opts_out = opting.iter().any(|id| id == remedy);
    let ticks = state.settings.ticks.entry(platform.to_owned()).or_default();
    let before = match done {
        Some(day) => ticks.insert(remedy.to_owned(), day),
        None => ticks.remove(remedy),
    };
    if opts_out {
        let opted_out = &mut state.settings.person.opted_out;
        match done {
            // The first day counts: what was refused stays refused.
            Some(day) => {
                let known = opted_out.entry(platform.to_owned()).or_insert(day);
                *known = day.min(*known);
            }
            // What else was refused stays refused, from its own day on.
            None if opted_out.get(platform) == before.as_ref() => {
                let others = state.settings.ticks.get(platform);
                let earliest =
                    others.into_iter().flatten().filter(|(id, _)| opting.contains(id)).map(|(_, day)| *day).min();
                match earliest {
                    Some(day) => opted_out.insert(platform.to_owned(), day),
                    None => opted_out.remove(platform),
                };
            }
            None => {}
        }
        state.rejudge();
    }
}

/// Begins a letter, or goes on with it.
pub fn write(state: &mut State, platform: &str, stage: Stage) {
    let Some(place) = state.place() else { return };
    let already = state.optout.writing.take().filter(|writing| writing.platform == platform);
    let mut writing = already.unwrap_or_else(|| Box::new(Writing::new(platform, &place, state)));
    writing.stage = stage;
    writing.rewrite(&place, state);
    state.optout.writing = Some(writing);
}

/// Remembers what became of a letter, or forgets it.
pub fn sent(state: &mut State, platform: &str, sent: Option<Sent>) {
    match sent {
        Some(sent) => state.settings.letters.insert(platform.to_owned(), sent),
        None => state.settings.letters.remove(platform),
    };
    if let (Some(place), Some(mut writing)) = (state.place(), state.optout.writing.take()) {
        writing.rewrite(&place, state);
        state.optout.writing = Some(writing);
    }
}

/// Asks to save a text.
fn save(state: &mut State, name: &str, text: String) {
    state.act(Action::SaveText(name.to_owned(), text));
}
