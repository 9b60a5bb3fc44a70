//! The steps of a company, a card each: what to press, where it is, how far it reaches, and whether it was done.

use super::done_on;
use super::letter::{items_of_letter, of_one_person, sent_for};
use crate::app::actions::{Actions, Change, Show};
use crate::app::icons;
use crate::app::screens::phrases::{elsewhere_line, letter_state, next_stage, platform_names};
use crate::app::settings::{Sent, Settings};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{
    UiText as _, button, card, check, icon, link_button, list_line, notice, primary_button, shortened,
};
use crate::app::workspace::{Workspace, name_of};
use crate::ids::PlatformId;
use crate::optout::{Announcement, CompanyGuide, Guide, SharedStep, Stage, minutes};
use crate::rulebook::{AuthorityId, Letter, LetterId, Remedy, RemedyId, RemedyKind, Rulebook};
use crate::text::{self, counted, number, say, text, text_with};
use crate::vocab::Use;
use egui::{Button, Margin, RichText, Ui, vec2};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// After this many days a page may have changed, so that the names of its buttons are doubtful.
const OLD: i32 = 180;

/// The card of the letter, among the ids of remedies.
const LETTER: &str = "letter";
/// The card of the complaint, among the ids of remedies.
const COMPLAINT: &str = "complaint";

/// What can be done about a company.
#[derive(Debug)]
pub struct CompanyCards {
    /// The company: its platform, or the family of its platforms.
    pub id: PlatformId,
    /// What people call it.
    pub name: String,
    /// The ids of its platforms that are shown.
    pub platforms: Vec<PlatformId>,
    /// What people call them.
    names: Vec<String>,
    /// The owners whom the archives name. If several accounts of a platform are open, only the one whose ticks are shown.
    accounts: Vec<String>,
    /// The owners of the open accounts whose state is not shown here.
    others: Vec<String>,
    /// An archive with items of one of its platforms is shown.
    pub is_open: bool,
    /// The steps in order, without the complaint.
    pub steps: Vec<StepRow>,
    /// Ids of the remedies that say what cannot be done.
    nothing: Vec<RemedyId>,
    /// The id of the letter.
    pub letter: Option<LetterId>,
    /// The letter, once for each group of platforms for which it was sent on the same day, or for which it was not sent.
    letters: Vec<LetterRow>,
    /// The id of the remedy that complains to a regulator.
    complaint: Option<RemedyId>,
    /// Ids of the regulators, the nearest first.
    authorities: Vec<AuthorityId>,
}

/// A step: one remedy of the company.
#[derive(Debug)]
pub struct StepRow {
    /// The remedy's id.
    id: RemedyId,
    /// The id of its card.
    card: String,
    /// The names of its platforms, if the step is split: the accounts of another person have a row of their own, and so have platforms
    /// for which it was done on another day.
    only_for: Option<String>,
    /// The platforms it is for.
    platforms: Vec<PlatformId>,
    /// The first day of the newest rule about it: a tick from before that has to be checked again.
    newest_rule: Option<Date>,
    /// The uses that it stops instead of AI training, in words. Empty for a step against AI training.
    uses: String,
    /// The further uses that it stops.
    also_stops: Vec<Use>,
    /// A change that was announced and concerns it.
    announced: Option<Announcement>,
}

/// The letter to a company about some of its platforms.
#[derive(Debug)]
struct LetterRow {
    /// The id of its card.
    card: String,
    /// The names of its platforms, if the company's others have a row of their own, because it was sent for them on another day or was
    /// not sent.
    only_for: Option<String>,
    platforms: Vec<PlatformId>,
    /// The letter as it was sent.
    sent: Option<Sent>,
    /// How many of the person's own items it is about.
    own: u64,
}

impl LetterRow {
    /// One row for each person whose archives are open, and for each day on which it was sent, because a letter is of one person, and one
    /// that was sent about one platform was not sent about others.
    fn of_each_state(letter: &LetterId, platforms: &[PlatformId], workspace: &Workspace) -> Vec<Self> {
        let mut rest: Vec<PlatformId> = platforms.to_vec();
        let mut rows: Vec<Self> = Vec::new();
        while !rest.is_empty() {
            let (of_one, of_others) = of_one_person(rest, workspace);
            let mut of_person: Vec<Self> = Vec::new();
            for platform in of_one {
                let sent = sent_for(std::slice::from_ref(&platform), letter, workspace);
                match of_person.iter_mut().find(|row| row.sent == sent) {
                    Some(row) => row.platforms.push(platform),
                    None => of_person.push(Self {
                        card: format!("{LETTER} {platform}"),
                        only_for: None,
                        platforms: vec![platform],
                        sent,
                        own: 0,
                    }),
                }
            }
            rows.append(&mut of_person);
            rest = of_others;
        }
        for row in &mut rows {
            row.own = items_of_letter(&row.platforms, workspace);
        }
        if rows.len() > 1 {
            for row in &mut rows {
                row.only_for = Some(platform_names(&row.platforms, &workspace.book));
            }
        }
        rows
    }

    /// The name of something about the letter, with its platforms if there are others.
    fn named(&self, name: &str) -> String {
        match &self.only_for {
            Some(names) => format!("{name} ({names})"),
            None => name.to_owned(),
        }
    }
}

impl StepRow {
    /// One row for each person whose archives are open, for each day on which it was done, and for each day that was taken back,
    /// because a step that was done for one platform, or by one person, is not done for others.
    fn of_each_state(shared: &SharedStep<'_>, workspace: &Workspace) -> Vec<Self> {
        let mut rest: Vec<PlatformId> = shared.platforms.iter().map(|id| (*id).to_owned()).collect();
        let mut rows = Vec::new();
        while !rest.is_empty() {
            let (platforms, others) = of_one_person(rest, workspace);
            let mut by_day: Vec<([Option<Date>; 2], Vec<PlatformId>)> = Vec::new();
            for platform in platforms {
                let id = &shared.step.remedy.id;
                let day = [done_on(&workspace.settings, &platform, id), workspace.tick_taken_back(&platform, id)];
                match by_day.iter_mut().find(|(known, _)| *known == day) {
                    Some((_, known)) => known.push(platform),
                    None => by_day.push((day, vec![platform])),
                }
            }
            rows.extend(by_day.into_iter().map(|(_, platforms)| Self::of(shared, platforms)));
            rest = others;
        }
        if rows.len() > 1 {
            for row in &mut rows {
                row.only_for = Some(platform_names(&row.platforms, &workspace.book));
            }
        }
        rows
    }

    fn of(shared: &SharedStep<'_>, platforms: Vec<PlatformId>) -> Self {
        let step = &shared.step;
        let first = platforms.first().map_or("", |platform| platform);
        Self {
            id: step.remedy.id.clone(),
            only_for: None,
            card: format!("{} {first}", step.remedy.id),
            platforms,
            newest_rule: step.newest_rule,
            also_stops: step.also_stops.clone(),
            announced: step.announced,
            uses: step
                .uses
                .iter()
                .map(|use_| text(&format!("use-clause-{}", use_.id())))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }

    /// The day on which it was done, which is the same for all of its platforms.
    fn done(&self, settings: &Settings) -> Option<Date> {
        self.platforms.first().and_then(|platform| done_on(settings, platform, &self.id))
    }
}

impl CompanyCards {
    /// What opens each letter that is next, and what its button is called.
    pub fn write_letters<'c>(&'c self, workspace: &'c Workspace) -> impl Iterator<Item = (String, Show)> + 'c {
        let letter = self.letter.as_ref().and_then(|id| workspace.book.letter(id));
        self.letters
            .iter()
            .filter_map(move |row| Some(self.open_letter(row, next_stage(letter?, row.sent.as_ref(), workspace.today))))
    }

    fn open_letter(&self, row: &LetterRow, stage: Stage) -> (String, Show) {
        let key = match stage {
            Stage::First => "optout-letter-write-to",
            Stage::Reminder => "optout-reminder-write-to",
            Stage::Complaint => "optout-complain-write-about",
        };
        let name = row.named(&text_with(key, &[("company", self.name.as_str().into())]));
        (name, Show::Letter { company: self.id.clone(), platforms: row.platforms.clone(), stage })
    }

    /// The cards of a company.
    pub fn of(company: &CompanyGuide<'_>, workspace: &Workspace, is_open: &dyn Fn(&PlatformId) -> bool) -> Self {
        let platforms: Vec<PlatformId> = company.guides.iter().map(|guide| guide.platform.to_owned()).collect();
        let steps = company.steps();
        let first = company.guides.first();
        let named: BTreeSet<String> = workspace
            .inventories
            .iter()
            .filter(|inventory| platforms.iter().any(|platform| inventory.holds(platform)))
            .map(|inventory| name_of(&inventory.account))
            .filter(|name| !name.is_empty())
            .collect();
        let by_platform = workspace.accounts();
        let shown = platforms.iter().filter_map(|platform| by_platform.get(platform).map(name_of));
        let accounts: BTreeSet<String> = shown.collect();
        let (accounts, others) = if accounts.is_empty() {
            (named, BTreeSet::new())
        } else {
            let mut others = BTreeSet::new();
            for (platform, shown) in platforms.iter().filter_map(|id| Some((id, by_platform.get(id)?))) {
                let of_platform = workspace.inventories.iter().filter(|inventory| inventory.holds(platform));
                // Whoever changed their name has one account still.
                let of_others = of_platform.filter(|inventory| !inventory.account.is_same_as(shown));
                let names = of_others.map(|inventory| name_of(&inventory.account));
                for name in names.filter(|name| !name.is_empty() && *name != name_of(shown)) {
                    // A person whose ticks are shown for one platform may have an archive of another open for which somebody else's are
                    // shown.
                    others.insert(if accounts.contains(&name) {
                        format!("{name} ({})", workspace.book.platform_name(platform))
                    } else {
                        name
                    });
                }
            }
            (accounts, others)
        };
        Self {
            id: company.id.clone(),
            name: company.name.to_owned(),
            names: company.guides.iter().map(|guide| guide.platform_name.to_owned()).collect(),
            accounts: accounts.into_iter().collect(),
            others: others.into_iter().collect(),
            is_open: platforms.iter().any(is_open),
            letters: company
                .letter()
                .map(|letter| LetterRow::of_each_state(&letter.id, &platforms, workspace))
                .unwrap_or_default(),
            platforms,
            steps: steps
                .iter()
                .filter(|shared| shared.step.remedy.kind != RemedyKind::Complaint)
                .flat_map(|shared| StepRow::of_each_state(shared, workspace))
                .collect(),
            nothing: company.nothing().iter().map(|remedy| remedy.id.clone()).collect(),
            letter: company.letter().map(|letter| letter.id.clone()),
            complaint: first.and_then(Guide::complaint).map(|step| step.remedy.id.clone()),
            authorities: first.map_or_else(Vec::new, |guide| {
                guide.authorities.iter().map(|authority| authority.id.clone()).collect()
            }),
        }
    }

    /// How many of the steps and letters are done, and how many there are.
    pub fn done(&self, settings: &Settings) -> (u64, u64) {
        let done = self.steps.iter().filter(|step| step.done(settings).is_some()).count();
        let sent = self.letters.iter().filter(|row| row.sent.is_some()).count();
        ((done + sent) as u64, (self.steps.len() + self.letters.len()) as u64)
    }

    /// The card of the first step that is not done.
    pub fn next(&self, workspace: &Workspace) -> Option<String> {
        self.steps.iter().find(|step| step.done(&workspace.settings).is_none()).map(|step| step.card.clone())
    }
}

/// What the cards are drawn from.
pub struct Cards<'c> {
    pub workspace: &'c Workspace,
    /// The company and the id of the first step that is not done.
    pub next: Option<&'c (PlatformId, String)>,
    /// The cards that the person unfolded or folded.
    pub unfolded: &'c mut BTreeMap<(PlatformId, String), bool>,
}

/// The parts of a card that are always shown.
struct Head<'h> {
    title: &'h str,
    summary: Vec<String>,
    /// Whether it is ticked; `None` if it cannot be.
    done: Option<bool>,
}

impl Cards<'_> {
    /// Draws what can be done about a company.
    pub fn company(&mut self, ui: &mut Ui, company: &CompanyCards, actions: &mut Actions) {
        let book = &self.workspace.book;
        heading(ui, company, &self.workspace.settings);
        for remedy in company.nothing.iter().filter_map(|id| book.remedies.get(id.as_str())) {
            notice(ui, icons::INFO, &text_with("optout-nothing", &[("title", remedy.title.as_str().into())]), |ui| {
                for step in &remedy.steps {
                    list_line(ui, "·", step.line());
                }
                if !remedy.note.is_empty() {
                    ui.small_dim(&remedy.note);
                }
            });
            ui.add_space(space::S);
        }
        if company.steps.is_empty() {
            ui.dim(&text_with("optout-no-steps", &[("platform", company.name.as_str().into())]));
            ui.add_space(space::S);
        }
        for step in &company.steps {
            ui.push_id(&step.card, |ui| self.step(ui, company, step, actions));
            ui.add_space(space::S);
        }
        match company.letter.as_ref().and_then(|id| book.letter(id)) {
            Some(letter) => {
                for (at, row) in company.letters.iter().enumerate() {
                    if at > 0 {
                        ui.add_space(space::S);
                    }
                    ui.push_id(&row.card, |ui| self.letter(ui, company, (letter, row), actions));
                }
                self.sent_elsewhere(ui, company, actions);
            }
            None => {
                let why = self
                    .workspace
                    .jurisdiction()
                    .map_or_else(|| text("optout-no-country"), |jurisdiction| Guide::no_letter(&jurisdiction, book));
                ui.dim(&why);
                self.sent_elsewhere(ui, company, actions);
            }
        }
        ui.add_space(space::S);
        self.complaint(ui, company, actions);
        ui.add_space(space::XS);
        ui.small_dim(&text_with("optout-labels", &[("platform", company.name.as_str().into())]));
    }

    /// Draws a card that folds, with a checkbox at its left. Returns the new value of the checkbox if it changed.
    fn card(
        &mut self,
        ui: &mut Ui,
        (company, id): (&CompanyCards, &str),
        head: &Head<'_>,
        always: impl FnOnce(&mut Ui),
        body: impl FnOnce(&mut Ui),
    ) -> Option<bool> {
        let key = (company.id.clone(), id.to_owned());
        let is_next = self.next == Some(&key);
        let is_unfolded = self.unfolded.get(&key).copied().unwrap_or(is_next);
        let mut toggled = None;
        card(ui).inner_margin(Margin { left: 14, right: 16, top: 10, bottom: 10 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                match head.done {
                    Some(done) => {
                        let mut value = done;
                        let name = text_with("optout-tick", &[("title", head.title.into())]);
                        let tick = check(ui, &mut value, "");
                        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, value, &name));
                        toggled = tick.changed().then_some(value);
                    }
                    None => {
                        ui.allocate_space(vec2(ui.spacing().interact_size.x, 1.0));
                    }
                }
                ui.add_space(space::S);
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 4.0;
                    if unfold_button(ui, head.title, is_unfolded) {
                        self.unfolded.insert(key, !is_unfolded);
                    }
                    if let [only] = head.summary.as_slice() {
                        ui.small_dim(only);
                    } else if !head.summary.is_empty() {
                        // A sentence among others needs no full stop.
                        let facts: Vec<&str> = head.summary.iter().map(|fact| fact.trim_end_matches('.')).collect();
                        ui.small_dim(&facts.join(" · "));
                    }
                    if is_unfolded {
                        ui.add_space(2.0);
                        body(ui);
                    }
                    always(ui);
                });
            });
        });
        toggled
    }

    fn step(&mut self, ui: &mut Ui, company: &CompanyCards, step: &StepRow, actions: &mut Actions) {
        let workspace = self.workspace;
        let Some(remedy) = workspace.book.remedies.get(step.id.as_str()) else { return };
        let done = step.done(&workspace.settings);
        let mut summary: Vec<String> = Vec::new();
        summary.extend(done.map(|day| text_with("optout-done-on", &[("day", text::date(day).into())])));
        summary.push(if step.uses.is_empty() {
            say::effect_short(remedy.kind, remedy.effect)
        } else {
            text_with("optout-uses", &[("uses", step.uses.as_str().into())])
        });
        summary.extend(minutes(remedy.kind).map(|minutes| counted("optout-minutes", minutes)));
        if company.platforms.len() > 1 {
            let names = platform_names(&step.platforms, &workspace.book);
            summary.push(text_with("optout-serves", &[("platforms", names.into())]));
        }
        let title = match &step.only_for {
            Some(names) => format!("{} ({names})", remedy.title),
            None => remedy.title.clone(),
        };
        let head = Head { title: &title, summary, done: Some(done.is_some()) };
        // The same for all of its platforms.
        let taken_back = step.platforms.first().and_then(|platform| workspace.tick_taken_back(platform, &step.id));
        let mut again = None;
        let always = |ui: &mut Ui| {
            again = taken_back.filter(|day| mark_again(ui, *day, &title));
            if let (Some(done), Some(newest)) = (done, step.newest_rule)
                && newest > done
            {
                warn(ui, &text_with("optout-check-again", &[("day", text::date(newest).into())]));
            }
        };
        let body = |ui: &mut Ui| step_body(ui, workspace, step, remedy, actions);
        let ticked = self.card(ui, (company, &step.card), &head, always, body);
        for done in ticked.map(|value| value.then_some(workspace.today)).into_iter().chain(again.map(Some)) {
            for platform in &step.platforms {
                let (platform, remedy) = (platform.clone(), step.id.clone());
                actions.push(Change::Tick { platform, remedy, done });
            }
        }
    }

    /// What became of a letter that was sent under the law of another country.
    fn sent_elsewhere(&self, ui: &mut Ui, company: &CompanyCards, actions: &mut Actions) {
        let is_elsewhere = |platform: &&PlatformId| {
            let sent = self.workspace.settings.letters.get(*platform);
            sent.is_some_and(|sent| company.letter.as_ref() != Some(&sent.letter))
        };
        for platform in company.platforms.iter().filter(is_elsewhere) {
            let Some(line) = elsewhere_line(self.workspace, platform) else { continue };
            ui.horizontal_wrapped(|ui| {
                ui.label(format!("{}: {line}", self.workspace.book.platform_name(platform)));
                let name = text("letter-not-sent");
                if link_button(ui, &name).clicked() {
                    actions.push(Change::Letter { platform: platform.clone(), sent: None });
                }
            });
        }
        for platform in &company.platforms {
            let taken_back = self.workspace.letter_taken_back(platform);
            if let Some(sent) = taken_back.filter(|sent| company.letter.as_ref() != Some(&sent.letter))
                && mark_again(ui, sent.on, self.workspace.book.platform_name(platform))
            {
                actions.push(Change::Letter { platform: platform.clone(), sent: Some(sent.clone()) });
            }
        }
    }

    /// The letter: what it is, what it is filled with, and what became of it.
    fn letter(
        &mut self,
        ui: &mut Ui,
        company: &CompanyCards,
        (letter, row): (&Letter, &LetterRow),
        actions: &mut Actions,
    ) {
        let workspace = self.workspace;
        let sent = row.sent.as_ref();
        let today = workspace.today;
        let stage = next_stage(letter, sent, today);
        let mut summary = vec![letter_state(letter, sent, today)];
        if sent.is_none() {
            summary.extend(minutes(RemedyKind::Letter).map(|minutes| counted("optout-minutes", minutes)));
        }
        let title = row.named(&letter.title);
        let head = Head { title: &title, summary, done: Some(sent.is_some()) };
        let body = |ui: &mut Ui| {
            ui.label(&letter.say);
            if !letter.note.is_empty() {
                ui.small_dim(&letter.note);
            }
            if row.own > 0 {
                let needed = letter.grounds == crate::rulebook::Grounds::Needed;
                let key = if needed { "optout-letter-counts" } else { "optout-letter-counts-no-reason" };
                ui.dim(&text_with(key, &[("count", number(row.own).into())]));
            }
        };
        let of_letter = |platform: &&PlatformId| {
            let taken_back = workspace.letter_taken_back(platform);
            taken_back.filter(|sent| sent.letter == letter.id).map(|sent| ((*platform).clone(), sent.clone()))
        };
        let taken_back: Vec<(PlatformId, Sent)> =
            row.platforms.iter().filter_map(|platform| of_letter(&platform)).collect();
        let always = |ui: &mut Ui| {
            if let Some((_, last)) = taken_back.first()
                && mark_again(ui, last.on, &title)
            {
                for (platform, sent) in &taken_back {
                    actions.push(Change::Letter { platform: platform.clone(), sent: Some(sent.clone()) });
                }
            }
            // The next card has the button for the complaint.
            if stage == Stage::Complaint && company.complaint.is_some() {
                return;
            }
            ui.add_space(2.0);
            let (name, show) = company.open_letter(row, stage);
            // A letter that was sent needs nothing from the person until the answer is due.
            let waits = match stage {
                Stage::First => sent.is_some(),
                Stage::Reminder => sent.is_some_and(|sent| sent.reminded.is_some()),
                Stage::Complaint => false,
            };
            let open = if waits {
                let name = text_with("optout-letter-open-to", &[("company", company.name.as_str().into())]);
                button(ui, text("optout-letter-open")).accessible_name(row.named(&name))
            } else {
                let write = match stage {
                    Stage::First => "optout-letter-write",
                    Stage::Reminder => "optout-reminder-write",
                    Stage::Complaint => "optout-complain-write",
                };
                primary_button(ui, &text(write)).accessible_name(name)
            };
            if open.clicked() {
                actions.push(show);
            }
        };
        if let Some(value) = self.card(ui, (company, &row.card), &head, always, body) {
            let new =
                Sent { letter: letter.id.clone(), region: workspace.region().into(), on: today, ..Sent::default() };
            let is_other = |platform: &PlatformId| {
                workspace.settings.letters.get(platform).is_some_and(|sent| sent.letter != letter.id)
            };
            // It would replace a letter under another law; the screen on which it is written says so.
            if value && row.platforms.iter().any(is_other) {
                actions.push(company.open_letter(row, Stage::First).1);
                return;
            }
            // The tick is for one person's platforms, as the letter would be if it were written here.
            let (platforms, _of_others) = of_one_person(row.platforms.clone(), workspace);
            for platform in &platforms {
                actions.push(Change::Letter { platform: platform.clone(), sent: value.then(|| new.clone()) });
            }
        }
    }

    /// The regulators, and the complaint.
    fn complaint(&mut self, ui: &mut Ui, company: &CompanyCards, actions: &mut Actions) {
        let is_sent = company.letters.iter().any(|row| row.sent.is_some());
        if company.complaint.is_none() && company.authorities.is_empty() && !is_sent {
            return;
        }
        let title = text("optout-complain");
        let explains = text(if company.letter.is_some() { "optout-complain-explains" } else { "optout-complain-free" });
        let head = Head { title: &title, summary: vec![explains], done: None };
        let workspace = self.workspace;
        let body = |ui: &mut Ui| complaint_body(ui, company, &workspace.book);
        let always = |ui: &mut Ui| {
            for row in company.letters.iter().filter(|row| row.sent.is_some()) {
                ui.add_space(2.0);
                let (name, complaint) = company.open_letter(row, Stage::Complaint);
                let shown = if row.only_for.is_some() { name.clone() } else { text("optout-complain-write") };
                if button(ui, shown).accessible_name(name).clicked() {
                    actions.push(complaint);
                }
            }
        };
        self.card(ui, (company, COMPLAINT), &head, always, body);
    }
}

/// A link by which a tick that was taken back gets its day again. Returns whether it was clicked.
fn mark_again(ui: &mut Ui, day: Date, title: &str) -> bool {
    let values = [("day", text::date(day).into()), ("title", title.into())];
    ui.add_space(2.0);
    let link = link_button(ui, &text_with("optout-again", &values));
    link.accessible_name(text_with("optout-again-named", &values)).clicked()
}

/// The name of the company, its platforms, whose accounts they are, and how much is done.
fn heading(ui: &mut Ui, company: &CompanyCards, settings: &Settings) {
    ui.add_space(space::S);
    let (done, all) = company.done(settings);
    ui.horizontal_wrapped(|ui| {
        ui.section(&company.name);
        let mut facts: Vec<String> = Vec::new();
        if company.platforms.len() > 1 {
            facts.push(company.names.join(", "));
        }
        if !company.accounts.is_empty() {
            let names: Vec<String> = company.accounts.iter().map(|name| shortened(name, 40)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            facts.push(text_with("optout-for", &[("names", text::list(&names).into())]));
        }
        if !company.others.is_empty() {
            let names: Vec<String> = company.others.iter().map(|name| shortened(name, 40)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            facts.push(text_with("optout-not-for", &[("names", text::list(&names).into())]));
        }
        for (platform, name) in company.platforms.iter().zip(&company.names) {
            // Said here as well, because it may have been done in another country, whose step is not among these.
            if let Some(day) = settings.person.opted_out.get(platform) {
                let values = [("platform", name.as_str().into()), ("day", text::date(*day).into())];
                facts.push(text_with("optout-opted-out", &values));
            }
        }
        if all > 0 {
            let values = [("done", number(done).into()), ("all", number(all).into())];
            facts.push(text_with("optout-progress", &values));
        }
        ui.small_dim(&facts.join(" · "));
    });
    ui.add_space(space::XS);
}

/// The title of a card, which shows or hides the rest of it. Returns whether it was pressed.
fn unfold_button(ui: &mut Ui, title: &str, is_unfolded: bool) -> bool {
    let caret = if is_unfolded { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    let label = RichText::new(format!("{title}  {caret}")).font(theme::semibold(theme::size::BODY));
    let unfold = ui.add(Button::new(label).frame(false).wrap().min_size(vec2(0.0, 24.0)));
    let name = text_with(if is_unfolded { "optout-fold" } else { "optout-unfold" }, &[("title", title.into())]);
    ui.ctx().accesskit_node_builder(unfold.id, |node| node.set_expanded(is_unfolded));
    unfold.accessible_name(name).on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

fn warn(ui: &mut Ui, words: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        icon(ui, icons::WARNING, theme::size::BODY, Palette::of(ui).text);
        ui.label(words);
    });
}

/// What to press, where it is, and how far it reaches.
fn step_body(ui: &mut Ui, workspace: &Workspace, step: &StepRow, remedy: &Remedy, actions: &mut Actions) {
    if let Some(also) = say::also_stops(&step.also_stops) {
        ui.small_dim(&also);
    }
    if let Some(announced) = step.announced {
        ui.label(announced.in_words());
    }
    numbered(ui, remedy);
    if let Some(url) = &remedy.url {
        ui.hyperlink_to(url, url);
        if remedy.url_partial {
            ui.small_dim(&text("report-host-only"));
        }
        ui.horizontal_wrapped(|ui| {
            let values = [("title", remedy.title.as_str().into())];
            if button(ui, text("optout-open")).accessible_name(text_with("optout-open-of", &values)).clicked() {
                ui.ctx().open_url(egui::OpenUrl::new_tab(url));
            }
            let copy = format!("{} {}", icons::COPY, text("optout-copy"));
            if button(ui, copy).accessible_name(text_with("optout-copy-of", &values)).clicked() {
                ui.ctx().copy_text(url.clone());
                actions.push(Show::Toast(text("copied")));
            }
        });
    }
    if !remedy.note.is_empty() {
        ui.small_dim(&remedy.note);
    }
    match remedy.checked {
        Some(day) => {
            let age = workspace.today.since(day).map_or(0, |span| span.get_days());
            if age > OLD {
                warn(ui, &text_with("optout-checked-old", &[("day", text::date(day).into())]));
            } else {
                ui.small_dim(&text_with("optout-checked", &[("day", text::date(day).into())]));
            }
        }
        None => {
            ui.small_dim(&text("optout-not-checked"));
        }
    }
}

/// What to press, line by line; another way for the line before has no number.
fn numbered(ui: &mut Ui, remedy: &Remedy) {
    for (at, line) in remedy.numbered_steps() {
        list_line(ui, &at.map(|at| format!("{at}.")).unwrap_or_default(), line);
    }
}

fn complaint_body(ui: &mut Ui, company: &CompanyCards, book: &Rulebook) {
    let mut shown: Vec<&str> = Vec::new();
    if let Some(remedy) = company.complaint.as_deref().and_then(|id| book.remedies.get(id)) {
        ui.label(&remedy.title);
        numbered(ui, remedy);
        if let Some(url) = &remedy.url {
            ui.hyperlink_to(url, url);
            shown.push(url);
        }
        if !remedy.note.is_empty() {
            ui.small_dim(&remedy.note);
        }
    }
    for authority in company.authorities.iter().take(3).filter_map(|id| book.authorities.get(id.as_str())) {
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
}
