//! Writing a letter: two or three questions at the left, the letter itself at the right, and the days that follow.

use super::own_items;
use crate::app::actions::{Actions, Change, Show};
use crate::app::icons;
use crate::app::owners::{Owners, is_other_person};
use crate::app::screens::phrases::platform_names;
use crate::app::settings::Sent;
use crate::app::theme::{self, space};
use crate::app::widgets::{
    DatePicker, Days, UiText as _, button, card, check, date_button, link_button, notice, page_before_inner,
    primary_button,
};
use crate::app::workspace::Workspace;
use crate::ids::{PlatformId, RegionId};
use crate::inventory::{Account, Inventory};
use crate::optout::{Deadlines, GROUNDS, Guide, LetterFields, Stage, calendar, compose, open_blanks, printable};
use crate::rulebook::{Grounds, Jurisdiction, LanguageId, Letter, LetterId, Rulebook};
use crate::text::{self, number, text, text_with};
use egui::{Button, Frame, Id, Margin, Panel, TextEdit, Ui, vec2};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

/// Above this width the questions and the letter stand side by side.
const SIDE_BY_SIDE: f32 = 760.0;
/// The width of the questions beside the letter.
const QUESTIONS: f32 = 330.0;

/// The platforms, the region, the stage and the language of a letter: of each there is a draft of its own.
type DraftKey = (Vec<PlatformId>, RegionId, Stage, LanguageId);

/// A letter that is being written. It is not remembered after the program ends.
#[derive(Debug)]
pub struct Writing {
    /// To which company.
    pub company: PlatformId,
    /// About which of its platforms.
    platforms: Vec<PlatformId>,
    /// Tells its fields from those of other letters, so that undo never brings back what was typed into another one.
    serial: u64,
    /// Of whose archives it was filled in: a letter of one account is never shown for another.
    owners: Owners,
    /// Who had other archives open when it was written, if there is none of its platforms: it is theirs.
    guests: Owners,
    /// What was typed for other people of the same company, so that it is there again when their letter is written.
    put_aside: Vec<PutAside>,
    /// The authority that was typed for each country whose law a letter rests on, but for the present one.
    authorities: BTreeMap<RegionId, String>,
    /// The country that `fill.authority` belongs to.
    authority_of: RegionId,
    /// The number of times that archives had been opened when it was filled in.
    opened: u64,
    /// How often it was opened. Each time it is read from its top.
    pub visits: u64,
    /// The name, the addresses of the profiles and that of the e-mail, as the archives give them. The person may have
    /// replaced them.
    given: [String; 3],
    /// The names of the platforms of the company that belong to somebody else, and so are left out.
    left_out: Vec<String>,
    /// The names of its platforms of which several accounts are open, while it is about one account of each.
    several: Vec<String>,
    /// Which of the three letters.
    pub stage: Stage,
    /// The region whose law it rests on.
    region: RegionId,
    /// The revision of the workspace that it was written from.
    revision: u64,
    language: LanguageId,
    fill: LetterFields,
    /// How many of the person's items it is about.
    items: Option<u64>,
    /// Whether the letter states that number.
    with_items: bool,
    subject: String,
    /// The letter as it was written.
    written: String,
    /// The letter, as it was written or as the person changed it.
    text: String,
    /// What the person changed.
    drafts: BTreeMap<DraftKey, String>,
    sent_picker: DatePicker,
    /// Whether the button that says it was sent takes the keyboard focus when it is drawn next.
    focuses_sent: bool,
    reminded_picker: DatePicker,
}

impl Writing {
    /// A letter filled in from what is open.
    pub fn new(
        company: &PlatformId,
        platforms: Vec<PlatformId>,
        jurisdiction: &Jurisdiction,
        workspace: &Workspace,
    ) -> Self {
        let first = platforms.first().cloned().unwrap_or_default();
        let guide = Guide::for_letter(&first, jurisdiction, workspace.today, &workspace.book);
        let language = guide.language(None, jurisdiction, &workspace.book);
        let mut writing = Self {
            company: company.to_owned(),
            platforms: Vec::new(),
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            owners: Owners::default(),
            guests: Owners::default(),
            put_aside: Vec::new(),
            authorities: BTreeMap::new(),
            authority_of: jurisdiction.id.clone(),
            opened: 0,
            visits: 0,
            given: Default::default(),
            left_out: Vec::new(),
            several: Vec::new(),
            stage: Stage::First,
            region: jurisdiction.id.clone(),
            revision: workspace.revision(),
            language,
            fill: LetterFields::default(),
            items: None,
            with_items: true,
            subject: String::new(),
            written: String::new(),
            text: String::new(),
            drafts: BTreeMap::new(),
            sent_picker: DatePicker::default(),
            focuses_sent: false,
            reminded_picker: DatePicker::default(),
        };
        writing.about(platforms, workspace);
        writing
    }

    /// Makes it a letter about these platforms. If they are others than before, what stands of them in it is filled in
    /// anew from the archives; what the person typed of themselves stays.
    pub fn about(&mut self, platforms: Vec<PlatformId>, workspace: &Workspace) {
        let (platforms, others) = of_one_person(platforms, workspace);
        self.left_out = others.iter().map(|id| workspace.book.platform_name(id).to_owned()).collect();
        if self.platforms == platforms && self.opened == workspace.opened() {
            return;
        }
        self.opened = workspace.opened();
        self.platforms = platforms;
        self.turn_to(owners_of(&self.platforms, workspace));
        self.guests = Owners::of(workspace.inventories.iter());
        let is_of_several = |id: &&PlatformId| {
            workspace.inventories.iter().filter(|inventory| inventory.holds(id)).count()
                > workspace.archives_of(id).len()
        };
        let name = |id: &PlatformId| workspace.book.platform_name(id).to_owned();
        self.several = self.platforms.iter().filter(is_of_several).map(name).collect();
        let mut items = 0;
        let mut archives: Vec<&Inventory> = Vec::new();
        let mut accounts: Vec<String> = Vec::new();
        for platform in &self.platforms {
            let most_of = own_items(workspace, platform);
            items += most_of.map_or(0, |(items, _)| items);
            let own = most_of.map(|(_, archive)| archive).or_else(|| workspace.archives_of(platform).first().copied());
            let Some(own) = own.and_then(|archive| workspace.inventories.get(archive)) else { continue };
            accounts.extend(profile_address(platform, &own.account).filter(|account| !accounts.contains(account)));
            archives.push(own);
        }
        let first_of = |fact: &dyn Fn(&Account) -> Option<String>| {
            archives.iter().find_map(|inventory| fact(&inventory.account)).unwrap_or_default()
        };
        let given = [
            first_of(&|account| account.name.clone()),
            accounts.join(", "),
            first_of(&|account| account.email.clone()),
        ];
        // What the person typed instead stays.
        let fields = [&mut self.fill.name, &mut self.fill.account, &mut self.fill.email];
        for ((field, before), now) in fields.into_iter().zip(&self.given).zip(&given) {
            if field == before {
                field.clone_from(now);
            }
        }
        self.given = given;
        // The letter names one day, so that it names none if the archives were made on several.
        let days: BTreeSet<Option<Date>> = archives.iter().map(|inventory| inventory.made_on).collect();
        self.fill.made_on = days.first().copied().flatten().filter(|_| days.len() == 1);
        self.fill.platforms = if self.platforms.len() > 1 {
            self.platforms.iter().map(|id| workspace.book.platform_name(id).to_owned()).collect()
        } else {
            Vec::new()
        };
        self.items = Some(items).filter(|items| *items > 0);
    }

    /// Changes the owners of the letter. What was typed for one person is put aside, so that their address and reasons never
    /// appear in another person's letter.
    fn turn_to(&mut self, owners: Owners) {
        // No archive says whose letter it is: then it is of whoever the person named in it, if they did.
        let of_nobody = !self.owners.name_anybody();
        let has_no_archive = self.owners.platforms().next().is_none();
        let before = std::mem::take(if has_no_archive { &mut self.guests } else { &mut self.owners });
        let typed = Some(self.fill.name.trim()).filter(|name| of_nobody && !name.is_empty() && *name != self.given[0]);
        let is_of_others = typed.map_or_else(|| before.hold_others(&owners), |name| owners.hold_other_than(name));
        if is_of_others {
            // Undo must not bring it back either.
            self.serial = SERIAL.fetch_add(1, Ordering::Relaxed);
            let known = self
                .put_aside
                .iter()
                .position(|known| known.owners.changed(&owners).is_empty() && !known.owners.hold_others(&owners));
            let next = known.map(|at| self.put_aside.remove(at)).unwrap_or_default();
            self.put_aside.push(PutAside {
                owners: before,
                fill: std::mem::replace(&mut self.fill, next.fill),
                given: std::mem::replace(&mut self.given, next.given),
                drafts: std::mem::replace(&mut self.drafts, next.drafts),
                authorities: std::mem::replace(&mut self.authorities, next.authorities),
            });
        }
        self.owners = owners;
    }

    /// The jurisdiction whose law the letter rests on: for a reminder or a complaint that under which the first letter was sent.
    fn place_of_law(&self, jurisdiction: &Jurisdiction, workspace: &Workspace) -> Jurisdiction {
        let sent = self.sent(workspace).filter(|_| self.stage != Stage::First);
        let place = sent.and_then(|sent| workspace.book.regions.jurisdiction(&sent.region, workspace.today));
        place.unwrap_or_else(|| jurisdiction.clone())
    }

    /// The platform whose rules decide which letter it is: those of a company share them.
    fn first_platform(&self) -> PlatformId {
        self.platforms.first().cloned().unwrap_or_default()
    }

    /// Whether the accounts from whose archives it was filled in are open.
    pub fn is_of_open_accounts(&self, workspace: &Workspace) -> bool {
        let now = || owners_of(&self.platforms, workspace);
        self.opened == workspace.opened()
            || self.owners.changed(&now()).is_empty()
            || self.owners.keep_their_names(&now())
    }

    /// Fills in anew what other archives of its accounts say, if others were opened.
    pub fn follow(&mut self, workspace: &Workspace) {
        if self.opened != workspace.opened() {
            let had_archive = |platform: &PlatformId| self.owners.platforms().any(|known| known == platform);
            let is_gone = |platform: &&PlatformId| had_archive(platform) && workspace.archives_of(platform).is_empty();
            let left: Vec<PlatformId> = self.platforms.iter().filter(|platform| !is_gone(platform)).cloned().collect();
            // If all are gone, the letter stays what it is until it is closed.
            let platforms = if left.is_empty() { self.platforms.clone() } else { left };
            self.about(platforms, workspace);
        }
    }

    /// The letter as it was sent; `None` if it was not sent for all of its platforms.
    fn sent(&self, workspace: &Workspace) -> Option<Sent> {
        let (first, place) = (self.first_platform(), workspace.jurisdiction()?);
        let guide = Guide::for_letter(&first, &place, workspace.today, &workspace.book);
        sent_for(&self.platforms, &guide.letter?.id, workspace)
    }

    /// A draft of the same letter that the person changed when it was about fewer or more of these platforms: before another
    /// archive of the company was opened, or another of its platforms was shown. Of several, the one about most platforms. `None`
    /// if the present letter is changed too.
    ///
    /// Only a draft about one of the same platforms counts, because that of other platforms may be another person's.
    fn draft_for_others(&self) -> Option<&DraftKey> {
        let key = self.key();
        if self.drafts.contains_key(&key) {
            return None;
        }
        let (platforms, region, stage, language) = &key;
        let is_same = |other: &&DraftKey| {
            (&other.1, &other.2, &other.3) == (region, stage, language)
                && other.0.iter().any(|platform| platforms.contains(platform))
        };
        self.drafts.keys().filter(is_same).max_by_key(|other| other.0.len())
    }

    fn key(&self) -> DraftKey {
        (self.platforms.clone(), self.region.clone(), self.stage, self.language.clone())
    }

    /// Writes the letter anew from what was filled in. What the person changed in it stays.
    pub fn rewrite(&mut self, jurisdiction: &Jurisdiction, workspace: &Workspace) {
        self.revision = workspace.revision();
        let sent = self.sent(workspace);
        let sent = sent.as_ref();
        let place = self.place_of_law(jurisdiction, workspace);
        let first = self.first_platform();
        let guide = Guide::for_letter(&first, &place, workspace.today, &workspace.book);
        // An authority that was typed is one of its country.
        if self.authority_of != place.id {
            let next = self.authorities.remove(&place.id).unwrap_or_default();
            let before = std::mem::replace(&mut self.fill.authority, next);
            self.authorities.insert(std::mem::replace(&mut self.authority_of, place.id.clone()), before);
        }
        if self.region != jurisdiction.id {
            // Another country: another law, and maybe another language.
            self.region.clone_from(&jurisdiction.id);
            self.language = guide.language(None, jurisdiction, &workspace.book);
        }
        self.fill.date = Some(workspace.today);
        self.fill.sent = sent.map(|sent| sent.on);
        self.fill.reminded = sent.and_then(|sent| sent.reminded);
        self.fill.items = self.items.filter(|_| self.with_items);
        // The letter of another stage may not exist in the language; the English one always does.
        let written = compose(self.stage, &guide, &self.language, &self.fill)
            .or_else(|_| compose(self.stage, &guide, "en", &self.fill));
        match written {
            Ok(written) => {
                self.subject = written.subject;
                self.text = written.text;
            }
            Err(error) => self.text = error.to_string(),
        }
        self.written.clone_from(&self.text);
        if let Some(draft) = self.drafts.get(&self.key()) {
            self.text.clone_from(draft);
        }
    }
}

/// What was typed into the letter of some people, while that of others is written.
#[derive(Debug, Default)]
struct PutAside {
    owners: Owners,
    fill: LetterFields,
    given: [String; 3],
    drafts: BTreeMap<DraftKey, String>,
    authorities: BTreeMap<RegionId, String>,
}

/// Numbers the letters that are begun.
static SERIAL: AtomicU64 = AtomicU64::new(0);

/// Whose the archives of some platforms are.
fn owners_of(platforms: &[PlatformId], workspace: &Workspace) -> Owners {
    let archives: BTreeSet<usize> = platforms.iter().flat_map(|platform| workspace.archives_of(platform)).collect();
    Owners::of(archives.into_iter().filter_map(|archive| workspace.inventories.get(archive)))
}

/// The platforms whose archives are of the same person as those of the first one, and the others: a letter is signed by
/// one person.
pub fn of_one_person(platforms: Vec<PlatformId>, workspace: &Workspace) -> (Vec<PlatformId>, Vec<PlatformId>) {
    let account = |platform: &PlatformId| {
        let archives = workspace.archives_of(platform);
        let mut inventories = archives.into_iter().filter_map(|archive| workspace.inventories.get(archive));
        inventories.find(|inventory| inventory.account.identity().is_some()).map(|inventory| &inventory.account)
    };
    let Some(first) = platforms.iter().find_map(account).cloned() else { return (platforms, Vec::new()) };
    platforms.into_iter().partition(|platform| !account(platform).is_some_and(|other| is_other_person(&first, other)))
}

/// How many of the person's own items a letter about some platforms is about. Platforms of other people are left out, as in the letter.
pub fn items_of_letter(platforms: &[PlatformId], workspace: &Workspace) -> u64 {
    let (platforms, _of_others) = of_one_person(platforms.to_vec(), workspace);
    platforms.iter().filter_map(|id| own_items(workspace, id)).map(|(items, _)| items).sum()
}

/// A letter as it was sent to the company of some platforms, if it was sent for all of them. One under the law of another
/// country is another letter.
pub fn sent_for(platforms: &[PlatformId], letter: &LetterId, workspace: &Workspace) -> Option<Sent> {
    let sent = |platform| workspace.settings.letters.get(platform).filter(|sent| sent.letter == *letter);
    let sent: Option<Vec<&Sent>> = platforms.iter().map(sent).collect();
    sent?.first().map(|sent| (*sent).clone())
}

/// Draws the letter.
pub fn ui(ui: &mut Ui, workspace: &Workspace, writing: &mut Writing, actions: &mut Actions) {
    let Some(jurisdiction) = workspace.jurisdiction() else { return };
    let book = &workspace.book;
    writing.follow(workspace);
    let first = writing.first_platform();
    let Some(letter) = Guide::for_letter(&first, &jurisdiction, workspace.today, book).letter else { return };
    let to = book.platform_name(&writing.company).to_owned();
    // The one that the text is written by: the authority and the address beside it are those of the text.
    let place = writing.place_of_law(&jurisdiction, workspace);
    let guide = Guide::for_letter(&first, &place, workspace.today, book);
    let mut changed = writing.revision != workspace.revision();
    let is_narrow = ui.available_width() < 700.0;
    let margin = if is_narrow { Margin::symmetric(20, 16) } else { Margin::symmetric(theme::space::PAGE as i8, 22) };
    let room = ui.available_width() - margin.sum().x;
    let side_by_side = room > SIDE_BY_SIDE;
    // Beside the letter the buttons would scroll out of sight with its top.
    let frame = Frame::new().fill(theme::Palette::of(ui).panel).inner_margin(Margin::symmetric(margin.left, 8));
    Panel::bottom("letter-buttons").resizable(false).frame(frame).show(ui, |ui| take_along(ui, writing, actions));
    page_before_inner(ui, &format!("letter {}", writing.visits), |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width().min(1180.0));
            ui.horizontal_wrapped(|ui| {
                let back = Button::new(format!("{} {}", icons::ARROW_LEFT, text("back"))).min_size(vec2(0.0, 28.0));
                if ui.add(back).accessible_name(text("back")).clicked() {
                    actions.push(Show::NoLetter);
                }
                let title = match writing.stage {
                    Stage::First => "letter-title",
                    Stage::Reminder => "letter-title-reminder",
                    Stage::Complaint => "letter-title-complaint",
                };
                // Which of its platforms it is about, because the company may have had another letter about the others.
                let about = platform_names(&writing.platforms, book);
                let to = if about == to { to.clone() } else { format!("{to} ({about})") };
                ui.section(&text_with(title, &[("platform", to.as_str().into())]));
            });
            changed |= stages(ui, &mut writing.stage);
            let of_place = guide.language(None, &jurisdiction, book);
            changed |= languages(ui, &mut writing.language, letter, (&of_place, book));
            ui.add_space(space::S);
            if side_by_side {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.set_width(QUESTIONS);
                        changed |= questions(ui, writing, letter, &guide);
                        follow_up(ui, workspace, writing, letter, actions);
                    });
                    ui.add_space(space::L);
                    ui.vertical(|ui| preview(ui, writing, (&guide, book), &mut changed));
                });
            } else {
                changed |= questions(ui, writing, letter, &guide);
                ui.add_space(space::M);
                preview(ui, writing, (&guide, book), &mut changed);
                follow_up(ui, workspace, writing, letter, actions);
            }
        });
    });
    if changed {
        writing.rewrite(&jurisdiction, workspace);
    }
}

fn stages(ui: &mut Ui, stage: &mut Stage) -> bool {
    let before = *stage;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for one in Stage::ALL {
            let key = match one {
                Stage::First => "letter-stage-first",
                Stage::Reminder => "letter-stage-reminder",
                Stage::Complaint => "letter-stage-complaint",
            };
            let name = text(key);
            let tab = ui.add(Button::selectable(*stage == one, &name).min_size(vec2(0.0, 28.0)));
            tab.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, *stage == one, &name));
            if tab.clicked() {
                *stage = one;
            }
        }
    });
    before != *stage
}

/// The languages the letter is written in, each by its own name. `of_place` is the one that is official where the person
/// lives; that it was taken is said, because the window speaks another.
fn languages(
    ui: &mut Ui,
    chosen: &mut LanguageId,
    letter: &Letter,
    (of_place, book): (&LanguageId, &Rulebook),
) -> bool {
    if letter.languages.len() < 2 {
        return false;
    }
    let before = chosen.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.small_dim(&text("letter-language"));
        for language in book.languages.iter().filter(|language| letter.languages.contains(&language.id)) {
            let is_chosen = *chosen == language.id;
            let tab = ui.add(Button::selectable(is_chosen, &language.name).min_size(vec2(0.0, 26.0)));
            let name = text_with("letter-language-name", &[("language", language.name.as_str().into())]);
            tab.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, &name));
            if tab.clicked() {
                chosen.clone_from(&language.id);
            }
        }
    });
    let name = book.languages.iter().find(|language| language.id == *of_place).map(|language| language.name.as_str());
    // The line stays after another language is chosen, because otherwise everything below it would move up.
    if let Some(name) = name.filter(|_| *of_place != text::LANGUAGE) {
        ui.small_dim(&text_with("letter-language-of-place", &[("language", name.into())]));
    }
    before != *chosen
}

/// Draws the fields that fill in the letter. Returns whether one of them changed.
fn questions(ui: &mut Ui, writing: &mut Writing, letter: &Letter, guide: &Guide<'_>) -> bool {
    let mut changed = false;
    ui.spacing_mut().item_spacing.y = 5.0;
    if !writing.left_out.is_empty() {
        let names: Vec<&str> = writing.left_out.iter().map(String::as_str).collect();
        let values = [("name", writing.fill.name.as_str().into()), ("platforms", text::list(&names).into())];
        notice(ui, icons::INFO, &text_with("letter-left-out", &values), |_| {});
    }
    ui.small_dim(&text("letter-needs"));
    ui.small_dim(&text("letter-not-kept"));
    if !writing.several.is_empty() {
        let names: Vec<&str> = writing.several.iter().map(String::as_str).collect();
        notice(ui, icons::INFO, &text_with("letter-one-account", &[("platforms", text::list(&names).into())]), |_| {});
    }
    let LetterFields { name, account, email, address, authority, own_words, grounds, .. } = &mut writing.fill;
    for (value, key) in [(name, "letter-name"), (account, "letter-account"), (email, "letter-email")] {
        changed |= field(ui, value, (writing.serial, key), false);
    }
    let address_key = if writing.stage == Stage::Complaint { "letter-address-complaint" } else { "letter-address" };
    changed |= field(ui, address, (writing.serial, address_key), true);
    // Where several regulators share a country, its name is a blank in brackets.
    let is_blank = guide.authority().is_some_and(|known| !open_blanks(known.name_in(&writing.language)).is_empty());
    if writing.stage != Stage::First && is_blank {
        changed |= field(ui, authority, (writing.serial, "letter-authority"), false);
    }
    if writing.stage == Stage::First {
        ui.add_space(space::XS);
        ui.strong_text(&text("letter-grounds"));
        let needed = letter.grounds == Grounds::Needed;
        ui.small_dim(&text(if needed { "letter-grounds-needed" } else { "letter-grounds-welcome" }));
        for id in GROUNDS {
            let mut picked = grounds.iter().any(|known| known == id);
            if check(ui, &mut picked, text(&format!("ground-{id}"))).changed() {
                grounds.retain(|known| known != id);
                if picked {
                    grounds.push(id.to_owned());
                }
                changed = true;
            }
        }
        changed |= field(ui, own_words, (writing.serial, "letter-own-words"), true);
    }
    // No reminder states the number.
    if let Some(items) = writing.items.filter(|_| writing.stage != Stage::Reminder) {
        let words = text_with("letter-counts", &[("count", number(items).into())]);
        changed |= check(ui, &mut writing.with_items, words).changed();
    }
    changed
}

fn field(ui: &mut Ui, value: &mut String, (letter, key): (u64, &str), several_lines: bool) -> bool {
    let label = ui.small_dim(&text(key));
    let edit = if several_lines { TextEdit::multiline(value).desired_rows(2) } else { TextEdit::singleline(value) };
    let edit = edit.id(Id::unique(("letter field", letter, key)));
    let edit = edit.desired_width(f32::INFINITY).margin(Margin::symmetric(8, 6));
    ui.add(edit).labelled_by(label.id).changed()
}

/// Draws the buttons that copy and save the letter.
fn take_along(ui: &mut Ui, writing: &Writing, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        let copy = primary_button(ui, &format!("{} {}", icons::COPY, text("letter-copy")));
        if copy.accessible_name(text("letter-copy")).clicked() {
            ui.ctx().copy_text(writing.text.clone());
            actions.push(Show::Toast(text("copied")));
        }
        let name = format!("letter-{}-{}", writing.company, writing.language);
        if button(ui, text("letter-save-text")).clicked() {
            actions.push(Show::SaveText { name: format!("{name}.txt"), text: writing.text.clone() });
        }
        if button(ui, text("letter-save-page")).clicked() {
            match printable(&writing.text, &writing.language, &writing.subject) {
                Ok(page) => actions.push(Show::SaveText { name: format!("{name}.html"), text: page }),
                Err(error) => actions.push(Show::Toast(error.to_string())),
            }
        }
    });
}

/// Draws the letter itself, to change, with what is still missing in it and where it goes.
fn preview(ui: &mut Ui, writing: &mut Writing, (guide, book): (&Guide<'_>, &Rulebook), changed: &mut bool) {
    // There is a line of text here in either case, so that the letter does not move while somebody types.
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(20.0);
        if writing.drafts.contains_key(&writing.key()) {
            ui.small_dim(&text("letter-edited"));
            if link_button(ui, &text("letter-edit-again")).clicked() {
                let key = writing.key();
                writing.drafts.remove(&key);
                *changed = true;
            }
        } else {
            ui.small_dim(&text("letter-can-edit"));
        }
    });
    if let Some(other) = writing.draft_for_others().cloned() {
        let names: Vec<&str> = other.0.iter().map(|id| book.platform_name(id)).collect();
        let values = [("platforms", text::list(&names).into())];
        ui.horizontal_wrapped(|ui| {
            ui.small_dim(&text_with("letter-edited-for", &values));
            if link_button(ui, &text("letter-take-edited")).clicked()
                && let Some(draft) = writing.drafts.get(&other).cloned()
            {
                writing.drafts.insert(writing.key(), draft);
                *changed = true;
            }
        });
    }
    if let Some(notice_of) = too_early(writing, guide) {
        notice(ui, icons::CALENDAR, &notice_of, |_| {});
        ui.add_space(space::XS);
    }
    let blanks = open_blanks(&writing.text);
    if !blanks.is_empty() {
        // The blanks keep their brackets, because they are quoted from the letter, which may be in another language.
        let quoted: Vec<String> = blanks.iter().map(|blank| format!("[{blank}]")).collect();
        ui.small_dim(&text_with("letter-missing", &[("what", quoted.join(", ").into())]));
    }
    let focused = Id::unique(("letter", writing.serial, &writing.key()));
    let mut frame = card(ui).inner_margin(Margin::symmetric(18, 14));
    if ui.memory(|memory| memory.has_focus(focused)) {
        // The field itself has no frame.
        frame = frame.stroke(egui::Stroke::new(2.0, theme::Palette::of(ui).accent));
    }
    frame.show(ui, |ui| {
        // An id of its own for each draft: the focus stays when lines above come and go, and undo never brings back
        // the text of another draft.
        let key = writing.key();
        let id = Id::unique(("letter", writing.serial, &key));
        let edit = TextEdit::multiline(&mut writing.text).id(id);
        let edit = edit.desired_width(f32::INFINITY).desired_rows(18).frame(Frame::NONE);
        // The letter scrolls by itself, so that what is said below it stays near.
        let height = (ui.ctx().content_rect().height() - 330.0).max(220.0);
        let area = egui::ScrollArea::vertical().id_salt("letter text").max_height(height);
        // In one column the page would squeeze it to what is left of its height.
        let area = area.min_scrolled_height(height).auto_shrink([false, true]);
        let changed = area.show(ui, |ui| ui.add(edit).accessible_name(text("letter-preview")).changed()).inner;
        if changed && writing.text == writing.written {
            // What was changed was taken back.
            writing.drafts.remove(&key);
        } else if changed {
            writing.drafts.insert(key, writing.text.clone());
        }
    });
    send_to(ui, writing.stage, guide);
}

/// The notice that a reminder or a complaint is written before its day in [`Deadlines`], if it is.
fn too_early(writing: &Writing, guide: &Guide<'_>) -> Option<String> {
    let days = Deadlines::of(guide.letter?, writing.fill.sent?).after_reminder(writing.fill.reminded);
    let from = match writing.stage {
        Stage::First => return None,
        Stage::Reminder => days.remind,
        Stage::Complaint => days.complain,
    };
    let day = |day: Date| text::date(day).into();
    let (key, since) = match writing.fill.reminded {
        Some(reminded) => ("letter-too-early-reminded", ("reminded", day(reminded))),
        None => ("letter-too-early", ("due", day(days.due.unwrap_or(days.remind)))),
    };
    (writing.fill.date? < from).then(|| text_with(key, &[since, ("day", day(from))]))
}

/// Where the letter goes.
fn send_to(ui: &mut Ui, stage: Stage, guide: &Guide<'_>) {
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.strong_text(&text("letter-to"));
        if stage == Stage::Complaint {
            if let Some(authority) = guide.authority() {
                ui.label(&authority.name);
                if let Some(url) = &authority.complaint_url {
                    ui.hyperlink_to(url, url);
                }
            }
            return;
        }
        if let Some(controller) = guide.controller {
            let mut lines = vec![controller.name.clone()];
            lines.extend(controller.address.iter().cloned());
            ui.label(lines.join(", "));
            if let Some(form) = &controller.form {
                ui.dim(&text("letter-by-form"));
                ui.hyperlink_to(form, form);
            }
            ui.small_dim(&controller.note);
        }
    });
}

/// Draws when the letter was sent, and the days that follow from that.
fn follow_up(ui: &mut Ui, workspace: &Workspace, writing: &mut Writing, letter: &Letter, actions: &mut Actions) {
    ui.add_space(space::M);
    ui.separator();
    ui.strong_text(&text("letter-sent-question"));
    let today = workspace.today;
    let platforms = writing.platforms.clone();
    let note = |actions: &mut Actions, sent: Option<Sent>| {
        for platform in &platforms {
            actions.push(Change::Letter { platform: platform.clone(), sent: sent.clone() });
        }
    };
    let Some(sent) = writing.sent(workspace) else {
        if !open_blanks(&writing.text).is_empty() {
            ui.small_dim(&text("letter-has-blanks"));
        }
        if writing.stage != Stage::First {
            ui.small_dim(&text("letter-first-of-all"));
            return;
        }
        // One letter is kept for each platform.
        if let Some(other) = platforms.iter().find_map(|platform| workspace.settings.letters.get(platform)) {
            let region = workspace.book.regions.get(&other.region).map_or("", |region| region.name.as_str());
            let values = [("day", text::date(other.on).into()), ("region", region.into())];
            ui.small_dim(&text_with("letter-replaces", &values));
        }
        let sent_today = button(ui, text("letter-sent-today"));
        if std::mem::take(&mut writing.focuses_sent) {
            sent_today.request_focus();
        }
        if sent_today.clicked() {
            writing.sent_picker.focus();
            // A yardstick is no legal deadline.
            let due =
                Some(letter).filter(|letter| !letter.yardstick).and_then(|letter| Deadlines::of(letter, today).due);
            actions.push(Show::Toast(match due {
                Some(due) => text_with("letter-noted-due", &[("due", text::date(due).into())]),
                None => text("letter-noted"),
            }));
            let region = writing.region.clone();
            let new = Sent { letter: letter.id.clone(), region, on: today, ..Sent::default() };
            note(actions, Some(new));
        }
        return;
    };
    let mut new = sent.clone();
    ui.horizontal_wrapped(|ui| {
        ui.label(text("letter-sent-on"));
        if let Some(day) = date_button(ui, &mut writing.sent_picker, Some(sent.on), today, Days::Past) {
            new.on = day;
            // A reminder follows its letter.
            new.reminded = new.reminded.filter(|reminded| *reminded >= day);
        }
    });
    match sent.reminded {
        Some(day) => {
            ui.horizontal_wrapped(|ui| {
                ui.label(text("letter-reminded-on"));
                let days = Days::PastSince(sent.on);
                if let Some(day) = date_button(ui, &mut writing.reminded_picker, Some(day), today, days) {
                    new.reminded = Some(day);
                }
                if link_button(ui, &text("letter-not-reminded")).clicked() {
                    new.reminded = None;
                }
            });
        }
        None => {
            if writing.stage == Stage::Reminder && button(ui, text("letter-reminded-today")).clicked() {
                new.reminded = Some(today);
            }
            let taken_back = platforms.iter().find_map(|platform| workspace.reminder_taken_back(platform));
            if let Some(day) = taken_back
                && link_button(ui, &text_with("letter-reminded-again", &[("day", text::date(day).into())])).clicked()
            {
                new.reminded = Some(day);
            }
        }
    }
    // The law under which the letter was sent counts, even if the person has moved since.
    let letter = workspace.book.letter(&sent.letter).unwrap_or(letter);
    let days = Deadlines::of(letter, sent.on).after_reminder(sent.reminded);
    days_ui(ui, letter, &days, today, sent.reminded.is_some());
    let name = workspace.book.platform_name(&writing.company).to_owned();
    if link_button(ui, &text("letter-not-sent")).clicked() {
        writing.focuses_sent = true;
        actions.push(Show::Toast(text("letter-noted-not")));
        note(actions, None);
    }
    if new != sent {
        note(actions, Some(new));
    }
    ui.horizontal_wrapped(|ui| {
        let save_days = button(ui, format!("{} {}", icons::CALENDAR, text("letter-save-days")));
        if save_days.accessible_name(text("letter-save-days")).clicked() {
            let text = calendar(&name, &days);
            actions.push(Show::SaveText { name: format!("letter-{}.ics", writing.company), text });
        }
    });
}

/// The days that follow from a letter.
fn days_ui(ui: &mut Ui, letter: &Letter, days: &Deadlines, today: Date, is_reminded: bool) {
    let line = |ui: &mut Ui, key: &str, day: Date| {
        ui.label(text_with(key, &[("day", text::date(day).into())]));
    };
    if let Some(day) = days.acknowledge {
        line(ui, "letter-acknowledge", day);
    }
    match days.due {
        Some(day) => {
            let key = if day < today { "letter-was-due" } else { "letter-due" };
            let due = text_with(key, &[("day", text::date(day).into())]);
            ui.strong_text(&due);
        }
        None => {
            ui.dim(&text("optout-letter-no-time"));
        }
    }
    if let Some(day) = days.extended {
        ui.small_dim(&text_with("letter-due-extended", &[("day", text::date(day).into())]));
    }
    if is_reminded {
        line(ui, "letter-complain-next", days.complain);
    } else if today >= days.complain {
        line(ui, "letter-complain-now", days.after_reminder(Some(today)).complain);
    } else if today >= days.remind {
        // Written today, it grants two weeks from today.
        line(ui, "letter-remind-now", days.after_reminder(Some(today)).complain);
    } else {
        line(ui, "letter-remind", days.remind);
        line(ui, "letter-complain", days.complain);
    }
    if letter.yardstick {
        ui.small_dim(&text("letter-yardstick"));
    }
    ui.small_dim(&text("letter-counted"));
}

/// The address of the person's profile, or the name they go by there.
fn profile_address(platform: &PlatformId, account: &Account) -> Option<String> {
    if let Some(address) = &account.profile {
        return Some(address.clone());
    }
    let name = account.also.first()?;
    // A display name, which has spaces, is part of no address.
    let is_user_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "._".contains(c));
    Some(match platform.as_str() {
        "instagram" if is_user_name => format!("https://www.instagram.com/{name}/"),
        "threads" if is_user_name => format!("https://www.threads.com/@{name}"),
        "x" if is_user_name => format!("https://x.com/{name}"),
        _ => name.clone(),
    })
}
