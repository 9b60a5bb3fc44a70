//! What can be done: for each platform its switches, its forms, the letter and the regulator, with what was done.

mod letter;
mod steps;

use letter::Writing;
use steps::PlatformGuide;

use crate::app::actions::Actions;
use crate::app::cached::Cached;
use crate::app::settings::Settings;
use crate::app::theme::{self, space};
use crate::app::widgets::{UiText as _, link_button, page};
use crate::app::workspace::Workspace;
use crate::optout::{Guide, Stage};
use crate::summary::Summary;
use crate::text::{self, text, text_with};
use egui::{Frame, Margin, Ui};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The model of the opt-out screen.
#[derive(Debug, Default)]
pub struct OptoutView {
    guides: Cached<(), Vec<PlatformGuide>>,
    /// Platforms that are shown though no archive of theirs is open.
    more: BTreeSet<String>,
    /// The letters that were begun, by platform, so that none is lost while the program runs.
    letters: BTreeMap<String, Writing>,
    /// The platform whose letter is shown.
    writing: Option<String>,
}

impl OptoutView {
    /// What can be done where the person lives, for each platform, on the day asked about.
    fn guides(&mut self, workspace: &Workspace) -> Rc<Vec<PlatformGuide>> {
        self.guides.get(workspace, (), |()| find(workspace))
    }

    /// How many of the steps are done, in the words of the rail. `None` if there are no steps.
    pub fn done(&mut self, workspace: &Workspace) -> Option<String> {
        let settings = &workspace.settings;
        let guides = self.guides(workspace);
        let (mut done, mut all) = (0, 0);
        for guide in guides.iter().filter(|guide| guide.is_open) {
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

    /// Whether a letter is being written.
    pub fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// Begins a letter to a platform, or goes on with it.
    pub fn write(&mut self, workspace: &Workspace, platform: &str, stage: Stage) {
        let Some(jurisdiction) = workspace.jurisdiction() else { return };
        let begun = self.letters.entry(platform.to_owned());
        let writing = begun.or_insert_with(|| Writing::new(platform, &jurisdiction, workspace));
        writing.stage = stage;
        writing.rewrite(&jurisdiction, workspace);
        self.writing = Some(platform.to_owned());
    }

    /// Goes back from the letter to the steps.
    pub fn stop_writing(&mut self) {
        self.writing = None;
    }
}

/// When a step was done, if the person said so.
fn done_on(settings: &Settings, platform: &str, remedy: &str) -> Option<Date> {
    settings.ticks.get(platform)?.get(remedy).copied()
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut OptoutView, actions: &mut Actions) {
    let guides = view.guides(workspace);
    // If the chosen region has no letter for the platform, the letter being written is kept but not shown.
    if let Some(writing) = view.writing.as_ref().and_then(|platform| view.letters.get_mut(platform))
        && guides.iter().any(|guide| guide.platform == writing.platform && guide.letter.is_some())
    {
        letter::ui(ui, workspace, writing, actions);
        return;
    }
    page(ui, "optout", |ui| {
        let narrow = ui.available_width() < 700.0;
        let margin = if narrow { Margin::symmetric(20, 18) } else { Margin::symmetric(theme::space::PAGE as i8, 26) };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(980.0));
            let (shown, hidden): (Vec<&PlatformGuide>, Vec<&PlatformGuide>) =
                guides.iter().partition(|guide| guide.is_open || view.more.contains(&guide.platform));
            match shown.as_slice() {
                [only] => ui.headline(&text_with("optout-title", &[("platform", only.name.as_str().into())])),
                _ => ui.headline(&text("optout-title-several")),
            };
            let region = workspace.jurisdiction().map(|jurisdiction| jurisdiction.name).unwrap_or_default();
            ui.dim(&text_with("optout-explains", &[("region", region.into())]));
            ui.dim(&text("optout-first"));
            ui.add_space(space::M);
            let several = shown.len() > 1;
            for guide in shown {
                ui.push_id(&guide.platform, |ui| steps::ui(ui, workspace, guide, several, actions));
            }
            others(ui, &hidden, &mut view.more);
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
        });
    });
}

/// Draws links that show the platforms without an open archive.
fn others(ui: &mut Ui, hidden: &[&PlatformGuide], more: &mut BTreeSet<String>) {
    if hidden.is_empty() {
        return;
    }
    ui.add_space(space::L);
    ui.section(&text("optout-others"));
    ui.horizontal_wrapped(|ui| {
        for guide in hidden {
            let name = text_with("optout-others-show", &[("platform", guide.name.as_str().into())]);
            if link_button(ui, &name).clicked() {
                more.insert(guide.platform.clone());
            }
        }
    });
}

/// Gathers what can be done where the person lives, on the day asked about. It covers everything that is open, even if
/// only a part is shown.
fn find(workspace: &Workspace) -> Vec<PlatformGuide> {
    let (Some(jurisdiction), Some(summary)) = (workspace.jurisdiction(), workspace.summary.as_ref()) else {
        return Vec::new();
    };
    let is_open = |id: &str| summary.platforms().any(|known| known == id);
    let platforms = workspace.book.platforms.values().filter(|platform| !platform.family);
    let mut guides: Vec<PlatformGuide> = platforms
        .map(|platform| {
            let guide = Guide::of(&platform.id, &jurisdiction, workspace.on, &workspace.book);
            let own = own_items(summary, &platform.id).map_or(0, |(items, _)| items);
            PlatformGuide::of(&guide, is_open(&platform.id), own)
        })
        .collect();
    // In the order in which they were opened, so that ticking a step moves nothing.
    let opened = |id: &str| workspace.inventories.iter().position(|inventory| inventory.platform == id);
    guides.sort_by_key(|guide| (!guide.is_open, opened(&guide.platform).unwrap_or(usize::MAX), guide.name.clone()));
    guides
}

/// How many of a platform's items are the person's own in the archive that has most of them, and the index of that
/// archive. Archives are not added up, because two exports of one account hold the same items twice.
fn own_items(summary: &Summary, platform: &str) -> Option<(u64, usize)> {
    let groups = summary.categories.iter().flat_map(|category| &category.groups);
    let mut by_archive: BTreeMap<usize, u64> = BTreeMap::new();
    for group in groups.filter(|group| group.platform == platform) {
        *by_archive.entry(group.archive).or_default() += group.counts.own_items;
    }
    by_archive.into_iter().map(|(archive, items)| (items, archive)).max().filter(|(items, _)| *items > 0)
}
