//! What can be done: for each company its switches, its forms, the letter and the regulator, with what was done.

mod letter;
mod steps;

use letter::Writing;
use steps::CompanyCards;

use crate::app::actions::{Actions, Change, Show};
use crate::app::cache::Cache;
use crate::app::icons;
use crate::app::screens::platforms;
use crate::app::settings::Settings;
use crate::app::theme::space;
use crate::app::widgets::{UiText as _, button, link_button, notice, page, page_margin};
use crate::app::workspace::Workspace;
use crate::ids::PlatformId;
use crate::optout::{CompanyGuide, Stage};
use crate::rulebook::RemedyId;
use crate::text::{self, text, text_with};
use egui::{Frame, Ui};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The model of the opt-out screen.
#[derive(Debug, Default)]
pub struct OptoutView {
    companies: Cache<BTreeSet<PlatformId>, Vec<CompanyCards>>,
    /// Platforms that the person added to those shown. Most have no open archive; one that has was added while only another platform was
    /// shown.
    more: BTreeSet<PlatformId>,
    /// The cards that the person unfolded or folded, by company and step.
    unfolded: BTreeMap<(PlatformId, String), bool>,
    /// The letters that were begun, by company, so that none is lost while the program runs. A company is named by the id of its family
    /// of platforms, or of its only platform; see [`crate::optout::CompanyGuide::id`].
    letters: BTreeMap<PlatformId, Writing>,
    /// The company whose letter is shown.
    writing: Option<PlatformId>,
}

impl OptoutView {
    /// What can be done where the person lives, for each company, on the day asked about.
    fn companies(&mut self, workspace: &Workspace) -> Rc<Vec<CompanyCards>> {
        self.companies.get(workspace, self.more.clone(), |more| find(workspace, more))
    }

    /// How many of the steps and letters are done, for the rail. Companies without a shown archive do not count. `None` if there are
    /// none.
    pub fn done(&mut self, workspace: &Workspace) -> Option<String> {
        let companies = self.companies(workspace);
        let counts =
            companies.iter().filter(|company| company.is_open).map(|company| company.done(&workspace.settings));
        let (done, all) = counts.fold((0, 0), |sum, (done, all)| (sum.0 + done, sum.1 + all));
        let values = [("done", text::number(done).into()), ("all", text::number(all).into())];
        (all > 0).then(|| text_with("optout-done", &values))
    }

    /// The label and the action of the button for each letter that is next. A company has several if its platforms are at different
    /// stages.
    pub fn letters(&mut self, workspace: &Workspace) -> Vec<(String, Show)> {
        let companies = self.companies(workspace);
        companies.iter().flat_map(|company| company.write_letters(workspace)).collect()
    }

    /// Whether a letter is being written.
    pub fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// Begins a letter to the company of some platforms, or goes on with it.
    pub fn write(&mut self, workspace: &Workspace, company: &PlatformId, platforms: Vec<PlatformId>, stage: Stage) {
        let Some(jurisdiction) = workspace.jurisdiction() else { return };
        self.letters.retain(|_, writing| writing.is_of_open_accounts(workspace));
        let begun = self.letters.entry(company.to_owned());
        let writing = begun.or_insert_with(|| Writing::new(company, platforms.clone(), &jurisdiction, workspace));
        writing.stage = stage;
        writing.visits += 1;
        writing.about(platforms, workspace);
        writing.rewrite(&jurisdiction, workspace);
        self.writing = Some(company.to_owned());
    }

    /// Forgets the letters that were begun, with what was typed into them.
    pub fn forget_letters(&mut self) {
        self.letters.clear();
        self.writing = None;
    }

    /// Goes back from the letter to the steps.
    pub fn stop_writing(&mut self) {
        self.writing = None;
    }
}

/// When a step was done, if the person said so.
fn done_on(settings: &Settings, platform: &PlatformId, remedy: &RemedyId) -> Option<Date> {
    settings.ticks.get(platform)?.get(remedy).copied()
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, workspace: &Workspace, view: &mut OptoutView, actions: &mut Actions) {
    let companies = view.companies(workspace);
    view.letters.retain(|_, writing| writing.is_of_open_accounts(workspace));
    // If the chosen region has no letter for the company, the letter being written is kept but not shown.
    if let Some(writing) = view.writing.as_ref().and_then(|company| view.letters.get_mut(company))
        && companies.iter().any(|company| company.id == writing.company && company.letter.is_some())
    {
        letter::ui(ui, workspace, writing, actions);
        return;
    }
    page(ui, "optout", |ui| {
        let margin = page_margin(ui);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(980.0));
            match companies.as_slice() {
                [only] => ui.headline(&text_with("optout-title", &[("platform", only.name.as_str().into())])),
                _ => ui.headline(&text("optout-title-several")),
            };
            let region = workspace.region_name();
            ui.dim(&text_with("optout-explains", &[("region", region.into())]));
            if companies.iter().any(|company| company.letter.is_some()) {
                ui.dim(&text("optout-first"));
            }
            ui.add_space(space::S);
            draw_day_and_country_notices(ui, workspace, actions);
            platforms::ui(ui, workspace, actions);
            ui.add_space(space::XS);
            // Only the first step that is not done is unfolded, so that there is one thing to do at a time.
            let next = companies.iter().find_map(|company| Some((company.id.clone(), company.next(workspace)?)));
            for company in companies.iter() {
                ui.push_id(&company.id, |ui| {
                    let mut cards = steps::Cards { workspace, next: next.as_ref(), unfolded: &mut view.unfolded };
                    cards.company(ui, company, actions);
                });
            }
            others(ui, workspace, &companies, &mut view.more);
            ui.add_space(space::M);
            ui.small_dim(&text("not-legal-advice"));
        });
    });
}

/// Draws a notice if the steps are for another day than today, and one if no country is chosen.
fn draw_day_and_country_notices(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    if workspace.on != workspace.today {
        let key = if workspace.on > workspace.today { "optout-day-to-come" } else { "optout-other-day" };
        let words = text_with(key, &[("day", text::long_date(workspace.on).into())]);
        notice(ui, icons::CALENDAR, &words, |ui| {
            if button(ui, text("optout-today")).clicked() {
                actions.push(Change::On(workspace.today));
            }
        });
        ui.add_space(space::S);
    }
    if workspace.settings.region.is_none() {
        notice(ui, icons::WARNING, &text("optout-anywhere"), |ui| {
            if let Some((code, name)) = &workspace.suggestion
                && button(ui, text_with("region-use", &[("region", name.as_str().into())])).clicked()
            {
                actions.push(Change::Region(code.clone()));
            }
        });
        ui.add_space(space::S);
    }
}

/// Draws links that add platforms to those shown, and links that hide the added ones again.
fn others(ui: &mut Ui, workspace: &Workspace, companies: &[CompanyCards], more: &mut BTreeSet<PlatformId>) {
    let is_shown = |id: &PlatformId| companies.iter().any(|company| company.platforms.contains(id));
    let platforms = workspace.book.platforms.values().filter(|platform| !platform.family);
    let hidden: Vec<_> = platforms.filter(|platform| !is_shown(&platform.id)).collect();
    if hidden.is_empty() && more.is_empty() {
        return;
    }
    ui.add_space(space::L);
    ui.section(&text("optout-others"));
    ui.horizontal_wrapped(|ui| {
        for platform in hidden {
            let name = text_with("optout-others-show", &[("platform", platform.name.as_str().into())]);
            if link_button(ui, &name).clicked() {
                more.insert(platform.id.clone());
            }
        }
        let mut hides = None;
        let has_archive = |id: &PlatformId| workspace.inventories.iter().any(|inventory| inventory.holds(id));
        for id in more.iter().filter(|id| !has_archive(id)) {
            let name = text_with("optout-others-hide", &[("platform", workspace.book.platform_name(id).into())]);
            if link_button(ui, &name).clicked() {
                hides = Some(id.clone());
            }
        }
        if let Some(id) = hides {
            more.remove(&id);
        }
    });
}

/// Gathers what can be done where the person lives, on the day asked about, for the platforms that are shown.
fn find(workspace: &Workspace, more: &BTreeSet<PlatformId>) -> Vec<CompanyCards> {
    // The cards are made from the whole archive, because the chosen months do not change what a person can do.
    let Some(jurisdiction) = workspace.jurisdiction().filter(|_| workspace.summary.is_some()) else {
        return Vec::new();
    };
    let book = &workspace.book;
    let is_open = |id: &PlatformId| workspace.shown_inventories().any(|inventory| inventory.holds(id));
    let platforms = book.platforms.values().filter(|platform| !platform.family).map(|platform| &platform.id);
    let mut platforms: Vec<&PlatformId> = platforms.filter(|id| is_open(id) || more.contains(*id)).collect();
    // In the order in which they were opened, so that ticking a step moves nothing.
    let opened = |id: &PlatformId| workspace.inventories.iter().position(|inventory| inventory.holds(id));
    platforms.sort_by_key(|id| (!is_open(id), opened(id).unwrap_or(usize::MAX), book.platform_name(id)));
    let companies = CompanyGuide::all(&platforms, &jurisdiction, workspace.on, book);
    companies.iter().map(|company| CompanyCards::of(company, workspace, &is_open)).collect()
}

/// How many of a platform's items are the person's own in the archive that has most of them, and the index of that
/// archive among all that are open. Archives are not added up, because two exports of one account hold the same items
/// twice; of several accounts only the first is counted, see [`Workspace::archives_of`]. An archive that does not say whose it is does
/// not count beside one that does.
fn own_items(workspace: &Workspace, platform: &PlatformId) -> Option<(u64, usize)> {
    let mut archives = workspace.archives_of(platform);
    let is_named = |archive: &usize| {
        workspace.inventories.get(*archive).is_some_and(|inventory| inventory.account.identity().is_some())
    };
    if archives.iter().any(is_named) {
        archives.retain(is_named);
    }
    let groups = workspace.summary.iter().flat_map(|summary| &summary.categories).flat_map(|category| &category.groups);
    let mut by_archive: BTreeMap<usize, u64> = BTreeMap::new();
    for group in groups.filter(|group| group.platform == *platform && archives.contains(&group.archive)) {
        *by_archive.entry(group.archive).or_default() += group.counts.own_items;
    }
    by_archive.into_iter().map(|(archive, items)| (items, archive)).max().filter(|(items, _)| *items > 0)
}
