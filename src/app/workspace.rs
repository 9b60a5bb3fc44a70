//! What is open, what is asked of it, and the answer.

use super::actions::Change;
use super::owners::{AccountsKey, Owners, is_known_same_person, is_other_person};
use super::settings::{Said, Sent, Settings, You};
use crate::archive::Limits;
use crate::formats::Table;
use crate::hints::Hints;
use crate::ids::{PlatformId, RegionId};
use crate::import::{Origin, ReadingError};
use crate::inventory::{self, Account, Bucket, Inventory, accounts_of, same_accounts};
use crate::optout::Guide;
use crate::pack::{Pack, Refusal};
use crate::rulebook::{
    AnswerId, AnswerValue, Born, Jurisdiction, Person, QuestionId, RemedyId, Residence, Rulebook, WORLD,
};
use crate::summary::{Inquiry, RegionFrom, Summary, Within, build, suggested_birth, suggested_region};
use crate::text::say::{self, rules_day};
use crate::text::{capitalized, text, text_with};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The countries that stand beside the person's until they choose others: those with the largest differences.
const COMPARED: &[&str] = &["DE", "GB", "US", "BR"];

/// The most countries side by side, because a table of more could not be read.
pub const MOST_COMPARED: usize = 8;

/// What can be shown: everything, or the archives of one platform.
#[derive(Debug)]
pub struct Choice {
    /// The platform; `None` is everything.
    pub platform: Option<PlatformId>,
    /// What it is called.
    pub name: String,
    /// How many items it has.
    pub items: u64,
}

/// An archive that does not say whose it is, beside others of its platform.
#[derive(Debug)]
pub struct NamelessArchive {
    /// Its index among all that are open.
    pub at: usize,
    /// The name of its platform.
    pub platform: String,
    /// Whether something was done for it, which is put aside while the others are open.
    pub put_aside: bool,
}

/// A fault that is shown until it is dismissed. It is put into words only when it is drawn.
#[derive(Debug)]
pub enum Alert {
    /// A path could not be read.
    NotRead(ReadingError),
    /// The thread that reads ended without an answer.
    ReadingFailed,
    /// The data pack of a folder was refused.
    PackRefused {
        /// The folder.
        folder: PathBuf,
        /// Why.
        refusal: Refusal,
    },
    /// The data that ships inside the program was refused.
    BuiltInRefused(Refusal),
    /// A data pack that was dropped was refused.
    NewPackRefused(RefusedPack),
    /// A data pack could not be kept.
    PackNotKept(std::io::Error),
    /// The data pack beside the settings is older than the one inside the program.
    PackOlder {
        /// Its version.
        own: String,
    },
}

/// A zip that is no data pack that can be used.
#[derive(Debug)]
pub struct RefusedPack {
    /// The zip.
    pub path: PathBuf,
    /// Why.
    pub refusal: Refusal,
}

impl Alert {
    /// The text that is shown.
    pub fn message(&self) -> String {
        match self {
            Self::NotRead(error) => say::reading_error(error),
            Self::ReadingFailed => text("error-fault"),
            Self::PackRefused { folder, refusal } => say::pack_refused(folder, refusal),
            Self::BuiltInRefused(refusal) => refusal.to_string(),
            Self::NewPackRefused(RefusedPack { path, refusal }) => say::new_pack_refused(path, refusal),
            Self::PackNotKept(error) => text_with("pack-not-kept", &[("what", error.to_string().into())]),
            Self::PackOlder { own } => {
                let program = rules_day(&crate::rulebook::built_in_version());
                text_with("pack-older", &[("own", rules_day(own).into()), ("program", program.into())])
            }
        }
    }
}

/// What is open, what is asked of it, and the answer. Screens read it; it is changed between frames.
#[derive(Debug)]
pub struct Workspace {
    /// What is remembered, or, while the sample is open, what holds for its invented person and is forgotten with it.
    pub settings: Settings,
    /// What is remembered, while the sample is open.
    set_aside: Option<Settings>,
    /// The rules.
    pub book: Arc<Rulebook>,
    /// The formats.
    pub tables: Arc<Vec<Table>>,
    /// What tells them from those of another pack.
    pub tables_print: u64,
    /// The lists of hints, if they are others than those inside the program.
    pub hints: Option<Arc<Hints>>,
    /// Today, in the time zone of the computer.
    pub today: Date,
    /// What is open, in the order in which it was opened.
    pub origins: Vec<Origin>,
    /// The limits of what is read and unpacked.
    pub limits: Limits,
    /// The formats that it was read by, which are others once another data pack is in use.
    read_by: Arc<Vec<Table>>,
    /// What was read, with each item that stands in several exports of one account once, if [`Self::once`] is set.
    pub inventories: Arc<Vec<Inventory>>,
    /// The same with every item, while some are left out.
    whole: Option<Arc<Vec<Inventory>>>,
    /// Whether what stands in several exports of one account counts once.
    pub once: bool,
    /// The answer for everything that is open.
    pub summary: Option<Summary>,
    /// The answer for what is shown, if that is not everything.
    pub of_some: Option<Summary>,
    /// The platforms that can be shown alone.
    pub choices: Vec<Choice>,
    /// The platform that is shown, if not all are.
    pub only: Option<PlatformId>,
    /// The days in which what is shown was made, if not everything is shown.
    pub within: Option<Within>,
    /// The person's answers to open questions. They hold for what is open, and are not remembered.
    pub answers: BTreeMap<AnswerId, AnswerValue>,
    /// What was answered for accounts whose archives were closed, so that it holds again when they are opened. In memory only.
    parked: BTreeMap<(QuestionId, AccountsKey), BTreeMap<AnswerId, AnswerValue>>,
    /// The accounts that were open at any time since the oldest of the answers was given.
    answered_for: Owners,
    /// For each platform the accounts of others that were open when something was ticked for it while none of its own was.
    ticked_beside: BTreeMap<PlatformId, Owners>,
    /// Whether answers were put aside when the archives that are open were opened.
    answers_put_aside: bool,
    /// See [`Self::nameless_beside_others`].
    nameless: Vec<NamelessArchive>,
    /// The folder of the data pack that can be used instead of the built-in one.
    pub pack_folder: Option<PathBuf>,
    /// Whether files can be dropped on the window.
    pub takes_drops: bool,
    /// The version of the data pack to which one can return.
    pub pack_before: Option<String>,
    /// What went wrong, until the person dismisses it.
    pub alerts: Vec<Alert>,
    /// The country that the archives name, code and name, until the person confirms it or picks another.
    pub suggestion: Option<(RegionId, String)>,
    /// When the person was born, once they confirmed what the archive says. Not remembered.
    pub born: Option<Born>,
    /// The account whose archive says so.
    born_of: Option<Account>,
    /// Whether they refused it.
    birth_refused: bool,
    /// The birth dates of archives that do not count, because the person said that the one they typed does.
    overruled_births: BTreeSet<Date>,
    /// The platforms for which steps were ticked before any archive of theirs was open, and do not count for the account that was
    /// opened now because it seems to be somebody else's.
    not_adopted: BTreeSet<PlatformId>,
    /// The day judged by.
    pub on: Date,
    /// Days on which an answer changed, with a sentence each, the latest first.
    pub changes: Vec<(Date, String)>,
    /// The ticks and letters that the person took back, so that a slip loses no day. In memory only, until other archives are opened.
    taken_back: TakenBack,
    revision: u64,
    /// How many times archives were opened or closed.
    opened: u64,
}

/// What the person said they had done, and took back.
#[derive(Debug, Default)]
struct TakenBack {
    letters: BTreeMap<PlatformId, Sent>,
    /// The days of reminders whose letters were sent nevertheless.
    reminders: BTreeMap<PlatformId, Date>,
    ticks: BTreeMap<(PlatformId, RemedyId), Date>,
}

impl Workspace {
    /// Nothing open.
    pub fn new(
        settings: Settings,
        book: Arc<Rulebook>,
        (tables, tables_print): (Arc<Vec<Table>>, u64),
        today: Date,
    ) -> Self {
        Self {
            settings,
            set_aside: None,
            book,
            tables,
            tables_print,
            hints: None,
            today,
            origins: Vec::new(),
            limits: Limits::USUAL,
            read_by: Arc::default(),
            inventories: Arc::default(),
            whole: None,
            once: false,
            summary: None,
            of_some: None,
            choices: Vec::new(),
            only: None,
            within: None,
            answers: BTreeMap::new(),
            parked: BTreeMap::new(),
            answered_for: Owners::default(),
            ticked_beside: BTreeMap::new(),
            answers_put_aside: false,
            nameless: Vec::new(),
            taken_back: TakenBack::default(),
            pack_folder: None,
            takes_drops: true,
            pack_before: None,
            alerts: Vec::new(),
            suggestion: None,
            born: None,
            born_of: None,
            birth_refused: false,
            overruled_births: BTreeSet::new(),
            not_adopted: BTreeSet::new(),
            on: today,
            changes: Vec::new(),
            revision: 0,
            opened: 0,
        }
    }

    /// A number that differs whenever something has changed. What was computed at another revision is stale.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// A number that differs whenever other archives are open. What refers to an archive by its index is stale then.
    pub fn opened(&self) -> u64 {
        self.opened
    }

    /// Whether what is open is the sample.
    pub fn is_sample(&self) -> bool {
        !self.origins.is_empty() && self.origins.iter().all(|origin| matches!(origin, Origin::Sample(_)))
    }

    /// The settings to remember: nothing of what was said of the sample's person.
    pub fn settings_to_keep(&self) -> Settings {
        match &self.set_aside {
            // How the window looks is the same for both.
            Some(own) => {
                let mut own = own.clone();
                own.theme = self.settings.theme;
                own.compared.clone_from(&self.settings.compared);
                own
            }
            None => self.settings.clone(),
        }
    }

    /// Takes over settings to which another window has added.
    pub fn adopt_settings(&mut self, merged: Settings) {
        self.revision += 1;
        match &mut self.set_aside {
            Some(own) => *own = merged,
            None => self.settings = merged,
        }
        self.rejudge();
    }

    /// Sets aside what is remembered when the sample is opened, and takes it back when the sample is closed. What was
    /// answered for the one never holds for the other.
    fn tell_sample_apart(&mut self) {
        match (self.is_sample(), self.set_aside.is_some()) {
            (true, false) => {
                self.set_aside = Some(self.settings.clone());
                self.settings.region = None;
                self.settings.regions_kept.clear();
                self.settings.person = You::default();
                self.settings.ticks.clear();
                self.settings.letters.clear();
                self.forget_answers();
                self.on = self.today;
            }
            (false, true) => {
                self.settings = self.settings_to_keep();
                self.set_aside = None;
                self.on = self.today;
            }
            _ => {}
        }
    }

    /// Forgets what was answered for accounts that are not open any more, or are not alone any more. `next` is opened.
    fn forget_answers_of_others(&mut self, next: &[Inventory]) {
        // What was answered of the sample's person is never kept, and never comes back.
        if self.set_aside.is_some() {
            self.answers.clear();
            self.forget_said();
        }
        let (before, after) = (Owners::of(self.inventories.iter()), Owners::of(next));
        // An archive that does not say whose it is may have been opened in between.
        let mut all_before = before.clone();
        if !self.answers.is_empty() {
            all_before.extend(&self.answered_for);
        }
        let others_came = all_before.hold_others(&after);
        let changed = before.changed(&after);
        // Some questions are about several platforms. An answer to one of those holds only while everybody stays.
        // What was closed takes nothing away from what stays.
        let nobody_came = changed.is_empty() || after.are_still_there(&before);
        let is_anybody_there = changed.is_empty() || after.platforms().next().is_some();
        let all_stay = nobody_came && is_anybody_there && !others_came;
        let is_of_unchanged = |id: &AnswerId| {
            let question = self.book.questions.iter().find(|question| question.id == id.question);
            match question.map(|question| question.platforms.as_slice()) {
                Some([platform]) => !changed.contains(platform),
                // The answer stays if none of its platforms changed, because archives of other platforms do not affect it.
                Some(platforms) if !others_came => {
                    let is_open = platforms.iter().any(|platform| after.platforms().any(|open| open == platform));
                    (nobody_came && is_open) || !platforms.iter().any(|of| changed.contains(of))
                }
                _ => all_stay,
            }
        };
        // What is not kept comes back with the same archives.
        let kept: BTreeSet<AnswerId> = self.answers.keys().filter(|id| is_of_unchanged(id)).cloned().collect();
        let mut put_aside: BTreeSet<AnswerId> = BTreeSet::new();
        for question in &self.book.questions {
            let is_of = |id: &&AnswerId| id.question == question.id && !kept.contains(*id);
            let given: Vec<(AnswerId, AnswerValue)> =
                self.answers.iter().filter(|(id, _)| is_of(id)).map(|(id, answer)| (id.clone(), *answer)).collect();
            if given.is_empty() {
                continue;
            }
            if let Some(key) = all_before.key_of(&question.platforms) {
                put_aside.extend(given.iter().map(|(id, _)| id.clone()));
                self.parked.insert((question.id.clone(), key), given.into_iter().collect());
            }
        }
        self.answers.retain(|id, _| kept.contains(id));
        for question in &self.book.questions {
            // Nothing that was answered of oneself holds for the sample's person.
            let Some(key) = after.key_of(&question.platforms).filter(|_| !self.is_sample()) else { continue };
            // The same accounts, or some of them or more of the same person: a platform may be closed or opened after the other.
            let is_alike = |(of, known): &&(QuestionId, AccountsKey)| *of == question.id && known.agrees_with(&key);
            let exact = (question.id.clone(), key.clone());
            let is_known = self.parked.contains_key(&exact);
            let found = if is_known { Some(exact) } else { self.parked.keys().find(is_alike).cloned() };
            let parked = found.and_then(|found| self.parked.remove(&found)).unwrap_or_default();
            for (id, answer) in parked {
                self.answers.entry(id).or_insert(answer);
            }
            let is_asked_again = |id: &&AnswerId| id.question == question.id && !self.answers.contains_key(*id);
            self.answers_put_aside |= put_aside.iter().any(|id| is_asked_again(&id));
        }
        self.answered_for = if others_came { after.clone() } else { all_before };
        // The birth date of an archive is that of its person, whatever else of theirs is opened or closed; but if somebody else's
        // comes, or nothing of theirs is left, it is asked again.
        let is_more_or_less = before.are_still_there(&after) || after.are_still_there(&before);
        let is_gone = self.born_of.as_ref().is_some_and(|owner| {
            let mut accounts = next.iter().map(|inventory| &inventory.account);
            !accounts.clone().any(|account| is_known_same_person(owner, account))
                || accounts.any(|account| is_other_person(owner, account))
        });
        if is_gone || !is_more_or_less || before.hold_others(&after) {
            self.forget_said();
        }
    }

    /// Forgets what was answered about whom the birth date and the move are of.
    fn forget_said(&mut self) {
        (self.born, self.born_of) = (None, None);
        self.birth_refused = false;
        self.overruled_births.clear();
    }

    /// Whether answers were put aside since this was asked last, because other accounts were opened.
    pub fn take_answers_put_aside(&mut self) -> bool {
        std::mem::take(&mut self.answers_put_aside)
    }

    /// Makes what was done for the open accounts the present state. Of several accounts of a platform the first one counts.
    ///
    /// What was ticked before any archive of a platform was open is taken over, unless it was ticked while only archives of somebody
    /// else were open: those are `before`.
    fn turn_to_accounts(&mut self, before: &Owners) {
        let mut seen = BTreeSet::new();
        let inventories = Arc::clone(&self.inventories);
        for (at, one) in inventories.iter().enumerate() {
            for other in inventories.iter().skip(at + 1).filter(|other| other.platform == one.platform) {
                if one.account.is_same_as(&other.account)
                    && let (Some(first), Some(second)) = (one.account.identity(), other.account.identity())
                {
                    self.settings.note_same_account(&one.platform, first, second);
                }
            }
        }
        // What is ticked for a platform of which nothing is open is nobody's yet.
        let holds = |platform: &PlatformId| inventories.iter().any(|inventory| inventory.holds(platform));
        self.settings.leave_accounts(|platform| !holds(platform));
        self.not_adopted.retain(holds);
        let (named, nameless): (Vec<&Inventory>, Vec<&Inventory>) =
            inventories.iter().partition(|inventory| inventory.account.identity().is_some());
        for inventory in named.into_iter().chain(nameless) {
            let parts = inventory.part_identities();
            // An archive that does not say whose it is has an account of its own, because it may be anybody's.
            let named = inventory.account.identity();
            let Some(identity) = named.or_else(|| parts.first().map(String::as_str)) else { continue };
            // Threads lies within Instagram's archive, and is an account of the same person.
            let others = inventory.kinds.iter().map(|kind| &kind.platform);
            for platform in std::iter::once(&inventory.platform).chain(others) {
                if !seen.insert(platform.clone()) {
                    continue;
                }
                // A part may have been open alone before, without the one that names the account.
                for part in &parts {
                    if named.is_none() || self.settings.knows_account(platform, part) {
                        self.settings.note_same_account(platform, identity, part);
                    }
                }
                let own = Owners::of([inventory]);
                let beside = self.ticked_beside.get(platform);
                let may_adopt = !before.hold_others(&own) && !beside.is_some_and(|beside| beside.hold_others(&own));
                if !may_adopt && self.settings.has_done_for_nobody(platform) {
                    self.not_adopted.insert(platform.clone());
                }
                if self.settings.turn_to_account(platform, identity, may_adopt) {
                    self.not_adopted.remove(platform);
                }
            }
        }
    }

    /// The platforms of which archives of several accounts are open, each with the names of the accounts. They are counted
    /// together, and what is ticked counts for all of them.
    pub fn mixed_accounts(&self) -> Vec<(String, Vec<String>)> {
        let accounts = accounts_of(self.inventories.iter());
        let several = accounts.into_iter().filter(|(_, accounts)| accounts.len() > 1);
        several.map(|(id, accounts)| (self.book.platform_name(id).to_owned(), names_among(&accounts))).collect()
    }

    /// The names of the people whose archives of different platforms are open; none if they can all be of one person.
    pub fn several_people(&self) -> Vec<String> {
        // Each with all of their accounts, because one may tell what another does not: a name, or a birth date.
        let mut people: Vec<Vec<&Account>> = Vec::new();
        for account in self.inventories.iter().map(|inventory| &inventory.account) {
            if account.called().is_none() {
                continue;
            }
            let is_theirs = |known: &&mut Vec<&Account>| !known.iter().any(|known| is_other_person(known, account));
            match people.iter_mut().find(is_theirs) {
                Some(known) => known.push(account),
                None => people.push(vec![account]),
            }
        }
        let names = people.iter().filter_map(|accounts| accounts.first()?.called().map(str::to_owned));
        Some(names.collect()).filter(|names: &Vec<String>| names.len() > 1).unwrap_or_default()
    }

    /// The archives that do not say whose they are and lie open beside others of their platform, where something was done for one
    /// of them: it may be another account's.
    pub fn nameless_beside_others(&self) -> &[NamelessArchive] {
        &self.nameless
    }

    /// Looks for what [`Self::nameless_beside_others`] tells.
    fn find_nameless_beside_others(&self) -> Vec<NamelessArchive> {
        let is_nameless = |inventory: &Inventory| inventory.account.identity().is_none();
        let mut list = Vec::new();
        for (at, one) in self.inventories.iter().enumerate().filter(|(_, one)| is_nameless(one)) {
            let parts = one.part_identities();
            // Threads lies in Instagram's archive, and has ticks of its own.
            for platform in self.book.platforms.keys().filter(|platform| one.holds(platform)) {
                let holding = || self.inventories.iter().enumerate().filter(|(_, other)| other.holds(platform));
                // The one whose state is shown: the first that says whose it is, or else the first.
                let shown = holding().find(|(_, other)| !is_nameless(other)).or_else(|| holding().next());
                if shown.is_none_or(|(shown, _)| shown == at) {
                    continue;
                }
                let put_aside = parts.iter().any(|part| self.settings.has_put_aside(platform, part));
                if put_aside || self.settings.has_done_for_an_account(platform) {
                    let platform = self.book.platform_name(platform).to_owned();
                    list.push(NamelessArchive { at, platform, put_aside });
                    break;
                }
            }
        }
        list
    }

    /// The code of the country judged by; `WORLD` if none is chosen or the data pack does not know it.
    pub fn region(&self) -> &str {
        let chosen = self.settings.region.as_deref();
        chosen.filter(|code| self.book.regions.jurisdiction(code, self.on).is_some()).unwrap_or(WORLD)
    }

    /// The country judged by, as it is on the day asked about.
    pub fn jurisdiction(&self) -> Option<Jurisdiction> {
        let regions = &self.book.regions;
        regions.jurisdiction(self.region(), self.on).or_else(|| regions.jurisdiction(WORLD, self.on))
    }

    /// What the country judged by is called, or that none is chosen.
    pub fn region_name(&self) -> String {
        match self.region() {
            WORLD => capitalized(&text("law-lower-no-region")),
            _ => self.jurisdiction().map(|jurisdiction| jurisdiction.name).unwrap_or_default(),
        }
    }

    /// What is known of the person.
    pub fn person(&self) -> Person {
        let is_settled = self.open_birth_conflict().is_none() && !self.settings.was_said_of_others(Said::Birth);
        let typed = self.typed_birth().filter(|_| is_settled);
        // What was done on a platform of which nothing is open is no answer about what is, and may be somebody else's.
        let is_open = |platform: &PlatformId| !self.archives_of(platform).is_empty();
        let opted_out = self.settings.person.opted_out.iter().filter(|(platform, _)| is_open(platform));
        let opted_out = opted_out.map(|(platform, day)| (platform.clone(), *day)).collect();
        Person { born: self.born.or(typed), opted_out }
    }

    /// The birth date that the person typed.
    fn typed_birth(&self) -> Option<Born> {
        self.settings.person.born.as_deref().and_then(|born| born.parse().ok())
    }

    /// The birth dates that archives give and that cannot be the typed one, in the order of the archives, unless that one was typed for
    /// those very accounts: it may be somebody else's.
    fn conflicting_births(&self) -> impl Iterator<Item = Date> {
        let conflicting = self.inventories.iter().filter(|inventory| {
            let is_of_them = inventory
                .account
                .identity()
                .is_some_and(|identity| self.settings.was_said_of(Said::Birth, &inventory.platform, identity));
            !is_of_them && self.conflicts_with_typed(inventory)
        });
        conflicting.filter_map(|inventory| inventory.account.born)
    }

    /// Whether an archive gives another birth date than the one that was typed.
    fn conflicts_with_typed(&self, inventory: &Inventory) -> bool {
        let typed = self.typed_birth();
        typed.zip(inventory.account.born).is_some_and(|(typed, day)| !(typed.earliest..=typed.latest).contains(&day))
    }

    /// The archives of a platform whose account is the present one.
    fn is_of_present_account(&self, platform: &PlatformId, is_so: impl Fn(&Inventory) -> bool) -> bool {
        let of = self.archives_of(platform);
        of.into_iter().filter_map(|at| self.inventories.get(at)).any(is_so)
    }

    /// The birth date that was typed and one that an archive gives, of which the person has not said yet which one counts. Until then
    /// neither does. A date that was typed for other accounts is none of these: it may be somebody else's, who is not to be shown.
    pub fn open_birth_conflict(&self) -> Option<(Born, Born)> {
        let typed = self.typed_birth().filter(|_| self.born.is_none())?;
        if self.settings.was_said_of_others(Said::Birth) {
            return None;
        }
        let day = self.conflicting_births().find(|day| !self.overruled_births.contains(day))?;
        Some((typed, Born { earliest: day, latest: day }))
    }

    /// The birth date that was typed for other accounts than those that are open, if the person has not said yet whether it counts for
    /// these too. Until then it does not.
    pub fn birth_of_others(&self) -> Option<Born> {
        let is_open = self.born.is_none() && !self.birth_refused && self.open_birth_conflict().is_none();
        let is_open =
            is_open && !self.settings.has_refused_said(Said::Birth) && self.conflicting_births().next().is_none();
        self.typed_birth().filter(|_| is_open && self.settings.was_said_of_others(Said::Birth))
    }

    /// Where the person lived before and until when, if that was said of other accounts than those that are open, and the person has
    /// not said yet whether it holds for these too. Until then it does not.
    pub fn move_of_others(&self) -> Option<&(RegionId, Date)> {
        let is_open = !self.settings.has_refused_said(Said::Move) && self.settings.was_said_of_others(Said::Move);
        self.settings.person.before.as_ref().filter(|_| is_open)
    }

    /// The platforms for which steps that were ticked before any archive of theirs was open count for the open accounts, by id and
    /// name, until the person says whether they are theirs.
    pub fn adopted(&self) -> impl Iterator<Item = (&PlatformId, &str)> {
        self.settings.adopted().map(|id| (id, self.book.platform_name(id)))
    }

    /// The names of the platforms for which steps that were ticked before any archive of theirs was open do not count, because the
    /// accounts that were opened seem to be somebody else's.
    pub fn not_adopted(&self) -> impl Iterator<Item = &str> {
        self.not_adopted.iter().map(|id| self.book.platform_name(id))
    }

    /// Where the person lives, and lived before.
    pub fn residence(&self) -> Residence {
        let is_theirs = !self.settings.was_said_of_others(Said::Move);
        Residence { before: self.settings.person.before.clone().filter(|_| is_theirs), ..Residence::of(self.region()) }
    }

    /// The question that a summary of what is shown answers, for a jurisdiction.
    pub fn asked_in(&self, jurisdiction: Jurisdiction) -> Inquiry {
        Inquiry {
            jurisdiction,
            region_from: if self.settings.region.is_some() { RegionFrom::Given } else { RegionFrom::None },
            on: self.on,
            person: self.person(),
            answers: self.answers.clone(),
            tokens: None,
            within: self.within,
            done: self.settings.ticks.clone(),
            objected: self.settings.objected(),
            accounts: self.accounts(),
        }
    }

    /// The account of each platform whose state is shown: of several the first.
    pub fn accounts(&self) -> BTreeMap<PlatformId, Account> {
        let mut accounts = BTreeMap::new();
        for inventory in self.inventories.iter().filter(|inventory| inventory.account.identity().is_some()) {
            for platform in inventory.kinds.iter().map(|kind| &kind.platform).chain([&inventory.platform]) {
                accounts.entry(platform.clone()).or_insert_with(|| inventory.account.clone());
            }
        }
        accounts
    }

    /// The archives that are shown.
    pub fn shown_inventories(&self) -> impl Iterator<Item = &Inventory> {
        self.inventories.iter().filter(|inventory| self.is_shown(inventory))
    }

    /// The archives that are shown, each with all that is in it: also where what several of them hold is counted once.
    pub fn shown_whole(&self) -> impl Iterator<Item = &Inventory> {
        self.whole().iter().filter(|inventory| self.is_shown(inventory))
    }

    /// An archive by its index, with all that is in it.
    pub fn whole_archive(&self, at: usize) -> Option<&Inventory> {
        self.whole().get(at)
    }

    /// The archives that are open, each with all that is in it.
    fn whole(&self) -> &Arc<Vec<Inventory>> {
        self.whole.as_ref().unwrap_or(&self.inventories)
    }

    /// Whether an archive is of the platform that is shown, if that is one alone.
    fn is_shown(&self, inventory: &Inventory) -> bool {
        self.only.as_deref().is_none_or(|only| inventory.platform == only)
    }

    /// For each archive that is shown its index among all that are open.
    pub fn shown_indices(&self) -> Vec<usize> {
        let all = self.inventories.iter().enumerate();
        all.filter(|(_, inventory)| self.is_shown(inventory)).map(|(at, _)| at).collect()
    }

    /// The indices of the archives that hold items of a platform and are of the account whose state is shown: of several
    /// accounts the first.
    pub fn archives_of(&self, platform: &PlatformId) -> Vec<usize> {
        let all: Vec<(usize, &Inventory)> =
            self.inventories.iter().enumerate().filter(|(_, inventory)| inventory.holds(platform)).collect();
        let first = all.iter().map(|(_, inventory)| &inventory.account).find(|account| account.identity().is_some());
        let is_of_first = |inventory: &Inventory| first.is_none_or(|first| !first.is_another_than(&inventory.account));
        all.into_iter().filter(|(_, inventory)| is_of_first(inventory)).map(|(at, _)| at).collect()
    }

    /// The answer that is shown: of one platform or of some days, if they were chosen.
    pub fn shown(&self) -> Option<&Summary> {
        self.of_some.as_ref().or(self.summary.as_ref())
    }

    /// The birth date that an archive gives, if it would change answers and the person has not decided yet.
    pub fn birth_suggestion(&self) -> Option<(Born, &Inventory)> {
        let is_open = self.typed_birth().is_none() && self.born.is_none() && !self.birth_refused;
        let born = suggested_birth(&self.inventories, self.on).filter(|_| is_open)?;
        let gives = |inventory: &&Inventory| inventory.account.born.is_some_and(|day| born.earliest == day);
        Some((born, self.inventories.iter().find(gives)?))
    }

    /// The countries that stand side by side, the person's own first.
    pub fn compared(&self) -> Vec<RegionId> {
        let own = self.region().to_owned();
        let chosen = &self.settings.compared;
        let others: Vec<&str> =
            if chosen.is_empty() { COMPARED.to_vec() } else { chosen.iter().map(RegionId::as_str).collect() };
        let mut seen = BTreeSet::from([own.as_str()]);
        let is_known = |code: &str| self.book.regions.jurisdiction(code, self.on).is_some();
        let known = others.into_iter().filter(|code| is_known(code) && seen.insert(code));
        std::iter::once(own.as_str()).chain(known).take(MOST_COMPARED).map(RegionId::from).collect()
    }

    /// Judges everything again.
    fn rejudge(&mut self) {
        let Some(jurisdiction) = self.jurisdiction() else { return };
        if self.inventories.is_empty() {
            self.forget_answers();
            return;
        }
        // A platform that is not open any more cannot be the only one shown.
        self.only =
            self.only.take().filter(|only| self.inventories.iter().any(|inventory| inventory.platform == *only));
        self.choices = choices(&self.inventories, self.within, &self.book);
        let asked = self.asked_in(jurisdiction);
        let whole = Inquiry { within: None, ..asked.clone() };
        let summary = build(self.inventories.iter(), &self.book, &whole);
        self.changes = changes(&self.book, &summary, &asked.jurisdiction);
        self.of_some =
            (self.only.is_some() || self.within.is_some()).then(|| build(self.shown_inventories(), &self.book, &asked));
        self.summary = Some(summary);
        self.nameless = self.find_nameless_beside_others();
    }

    /// Clears the summaries and everything else that refers to archives, after they were closed.
    fn forget_answers(&mut self) {
        self.summary = None;
        self.of_some = None;
        self.only = None;
        self.within = None;
        self.taken_back = TakenBack::default();
        self.choices.clear();
        self.nameless.clear();
        self.answers.clear();
        self.not_adopted.clear();
        self.forget_said();
    }

    /// Judges by another data pack. Its tables take effect only when archives are read again.
    pub fn use_pack(&mut self, pack: Pack) {
        self.book = Arc::new(pack.book);
        // With the same tables, what is open need not be read again.
        if pack.tables_print != self.tables_print {
            self.tables = Arc::new(pack.tables);
            self.tables_print = pack.tables_print;
        }
        self.hints = pack.hints;
        self.rejudge();
        self.revision += 1;
    }

    /// Whether what is open was read by other tables than those in use, so that its counts are not what they should be.
    pub fn is_read_otherwise(&self) -> bool {
        !self.inventories.is_empty() && !Arc::ptr_eq(&self.read_by, &self.tables)
    }

    /// What was read by the formats in use, and so need not be read again.
    pub fn reusable(&self) -> Arc<Vec<Inventory>> {
        if Arc::ptr_eq(&self.read_by, &self.tables) { Arc::clone(self.whole()) } else { Arc::default() }
    }

    /// Leaves out what stands in a newer export of the same account, or counts it again. What refers to an item by its
    /// index is stale then.
    fn count_once(&mut self, once: bool) {
        self.once = once;
        let whole = self.whole.take().unwrap_or_else(|| Arc::clone(&self.inventories));
        if once {
            self.inventories = Arc::new(inventory::count_once(&whole));
            self.whole = Some(whole);
        } else {
            self.inventories = whole;
        }
        self.opened += 1;
    }

    /// The exports that are of one account, by their indices, the newest first, for each account of which there are
    /// several.
    pub fn same_accounts(&self) -> Vec<Vec<usize>> {
        same_accounts(&self.inventories)
    }

    /// Takes what was read, of which origins and by which formats. Returns whether it is open now: if nothing could be
    /// read, what was open stays open.
    pub fn take(
        &mut self,
        (mut origins, tables): (Vec<Origin>, Arc<Vec<Table>>),
        inventories: Vec<Inventory>,
        errors: Vec<(Origin, ReadingError)>,
    ) -> bool {
        self.revision += 1;
        origins.retain(|origin| !errors.iter().any(|(failed, _)| failed == origin));
        self.alerts.extend(errors.into_iter().map(|(_, error)| Alert::NotRead(error)));
        if inventories.is_empty() && !self.inventories.is_empty() {
            return false;
        }
        // What is read again, such as by other tables, stays as it is shown.
        let is_again = self.origins == origins;
        let before = self.origins.clone();
        let is_more = !before.is_empty() && before.iter().all(|origin| origins.contains(origin));
        self.origins = if inventories.is_empty() { Vec::new() } else { origins };
        // What was just opened is not to stay hidden behind the choice of another platform.
        let count = |all: &[Inventory], platform: &PlatformId| all.iter().filter(|of| of.platform == *platform).count();
        let is_hidden = |inventory: &Inventory| {
            let platform = &inventory.platform;
            self.only.as_ref() != Some(platform) && count(&inventories, platform) > count(&self.inventories, platform)
        };
        if inventories.iter().any(is_hidden) {
            self.only = None;
        }
        let is_less =
            !is_again && !self.origins.is_empty() && before.iter().any(|origin| !self.origins.contains(origin));
        self.forget_answers_of_others(&inventories);
        let owners_before = Owners::of(self.inventories.iter());
        self.inventories = Arc::new(inventories);
        self.whole = None;
        self.read_by = tables;
        // Counting once is of no use where no account has several exports any more.
        if self.once && (is_again || !self.same_accounts().is_empty()) {
            self.count_once(true);
        } else {
            self.once = false;
        }
        self.opened += 1;
        self.tell_sample_apart();
        self.turn_to_accounts(&owners_before);
        self.settings.bring_said_back();
        // Of several people it is not known whose it is.
        if self.several_people().is_empty() {
            self.adopt_said();
        }
        if !is_again {
            self.taken_back = TakenBack::default();
        }
        self.within = self.within.filter(|within| {
            let stays = is_more || (is_less && self.origins.iter().all(|origin| before.contains(origin)));
            is_again || (stays && self.has_something_of_each(*within))
        });
        self.suggestion = match suggested_region(&self.book, &self.inventories) {
            Ok(Some(code)) if self.keeps_region(&code) => None,
            Ok(Some(code)) if self.settings.region.as_deref() != Some(code.as_str()) => {
                self.book.regions.get(&code).map(|region| (code.clone(), region.name.clone()))
            }
            _ => None,
        };
        self.rejudge();
        true
    }

    /// Whether each archive holds something that was made within some days, so that none of them is out of sight.
    fn has_something_of_each(&self, within: Within) -> bool {
        let holds = |bucket: &Bucket| bucket.day.is_some_and(|day| within.holds(day));
        self.inventories.iter().all(|inventory| inventory.buckets.iter().any(holds))
    }

    /// Makes a change.
    pub fn apply(&mut self, change: Change) {
        self.revision += 1;
        match change {
            Change::CloseAll => self.close_all(),
            Change::Region(code) => {
                self.settings.region = Some(code);
                self.settle_region();
            }
            Change::Born(born) => {
                if born.is_none() && self.birth_of_others().is_some() {
                    self.settings.refuse_said(Said::Birth);
                }
                self.birth_refused = born.is_none();
                let gives =
                    |inventory: &&Inventory| born.is_some_and(|born| inventory.account.born == Some(born.earliest));
                self.born_of = self.inventories.iter().find(gives).map(|inventory| inventory.account.clone());
                self.born = born;
            }
            Change::On(day) => self.on = day,
            Change::Answer { id, answer } => self.answer(id, answer),
            Change::Answers { question, answers } => {
                self.answers.retain(|id, _| id.question != question);
                self.answers.extend(answers);
            }
            Change::Only(platform) => self.only = platform,
            Change::Once(once) => self.count_once(once),
            Change::Within(within) => self.within = within,
            Change::Person(you) => {
                // Typed while an archive that says otherwise is open, it is meant for that archive.
                let is_typed = you.born != self.settings.person.born;
                let has_moved = you.before != self.settings.person.before;
                if is_typed {
                    self.settings.put_said_aside(Said::Birth);
                }
                if has_moved {
                    self.settings.put_said_aside(Said::Move);
                }
                self.settings.person = you;
                if is_typed {
                    self.note_typed_birth();
                }
                if has_moved {
                    self.settings.note_said(Said::Move, |_| true);
                }
            }
            Change::TypedBirth => {
                let given = self.born.or_else(|| self.open_birth_conflict().map(|(_, given)| given));
                self.overrule_births(given.map(|given| given.earliest));
            }
            Change::Disown(platform) => self.settings.refuse_adopted(&platform),
            Change::Own(platform) => self.settings.confirm_adopted(&platform),
            Change::MoveOfOthers { is_theirs: true } => {
                self.settings.put_said_aside(Said::Move);
                self.settings.note_said(Said::Move, |_| true);
            }
            Change::MoveOfOthers { is_theirs: false } => self.settings.refuse_said(Said::Move),
            Change::Letter { platform, sent } => {
                self.note_who_is_open(&platform);
                self.note_letter(platform.clone(), sent);
                self.settings.settle_adopted(&platform);
            }
            Change::Tick { platform, remedy, done } => {
                self.note_who_is_open(&platform);
                self.tick(&platform, remedy, done);
                self.settings.settle_adopted(&platform);
            }
            Change::OptedOut { platform, on } => {
                self.note_who_is_open(&platform);
                self.opt_out(&platform, on);
                self.settings.settle_adopted(&platform);
            }
            Change::Forget => {
                self.taken_back = TakenBack::default();
                self.settings.forget_person();
                // While the sample is open, what is remembered of the person is set aside, and is what they mean.
                if let Some(own) = &mut self.set_aside {
                    own.forget_person();
                }
                self.answers.clear();
                self.parked.clear();
                self.ticked_beside.clear();
                self.not_adopted.clear();
                self.forget_said();
            }
            // These change no answer.
            Change::KeepRegion => return self.settle_region(),
            Change::Compare(codes) => return self.settings.compared = codes,
            Change::Dismiss(at) => return self.dismiss(at),
            Change::Theme(theme) => return self.settings.theme = theme,
        }
        self.rejudge();
    }

    /// Takes the suggested country back, and remembers if the person stays with another than the archives name, so that it is not
    /// suggested at each start. One that they have accepted is suggested again once another one is chosen.
    fn settle_region(&mut self) {
        self.suggestion = None;
        let named = suggested_region(&self.book, &self.inventories).ok().flatten();
        if let Some((named, chosen)) = named.zip(self.settings.region.clone()).filter(|(named, chosen)| named != chosen)
        {
            self.settings.regions_kept.insert((named, chosen));
        }
    }

    /// Whether the person stayed with the chosen country although an archive named this one.
    fn keeps_region(&self, named: &RegionId) -> bool {
        let chosen = self.settings.region.clone();
        chosen.is_some_and(|chosen| self.settings.regions_kept.contains(&(named.clone(), chosen)))
    }

    /// Makes a birth date that was just typed count for the open accounts. Where archives give several dates, it is not known to be that
    /// of all their owners, and is asked about for each that gives another one.
    fn note_typed_birth(&mut self) {
        (self.born, self.born_of) = (None, None);
        self.overruled_births.clear();
        let given: BTreeSet<Date> = self.inventories.iter().filter_map(|inventory| inventory.account.born).collect();
        let open: BTreeSet<PlatformId> = self.book.platforms.keys().cloned().collect();
        let conflicts = |platform: &PlatformId| {
            given.len() > 1 && self.is_of_present_account(platform, |inventory| self.conflicts_with_typed(inventory))
        };
        let theirs: BTreeSet<PlatformId> = open.into_iter().filter(|platform| !conflicts(platform)).collect();
        self.settings.note_said(Said::Birth, |platform| theirs.contains(platform));
    }

    /// Makes the birth date that was typed count although an archive gives this one, or although it was typed for other accounts.
    fn overrule_births(&mut self, given: Option<Date>) {
        (self.born, self.born_of) = (None, None);
        if self.settings.was_said_of_others(Said::Birth) {
            self.settings.put_said_aside(Said::Birth);
            return self.note_typed_birth();
        }
        self.overruled_births.extend(given);
        let platforms: Vec<PlatformId> = self.book.platforms.keys().cloned().collect();
        for platform in platforms {
            let gives = |inventory: &Inventory| given.is_some() && inventory.account.born == given;
            if self.is_of_present_account(&platform, gives) {
                self.settings.note_said_of(Said::Birth, &platform);
            }
        }
    }

    /// Takes what was said of the person to hold for the archives that were opened beside theirs. An archive that does not say whose it
    /// is may be anybody's later, and one that gives another birth date is asked about.
    fn adopt_said(&mut self) {
        let may_adopt = |platform: &PlatformId| {
            self.is_of_present_account(platform, |inventory| inventory.account.identity().is_some())
                && !self.is_of_present_account(platform, |inventory| self.conflicts_with_typed(inventory))
        };
        let theirs: BTreeSet<PlatformId> =
            self.book.platforms.keys().filter(|platform| may_adopt(platform)).cloned().collect();
        self.settings.adopt_said(|platform| theirs.contains(platform));
    }

    fn close_all(&mut self) {
        self.limits = Limits::USUAL;
        // What is opened next is judged by the rules of today unless asked otherwise.
        self.on = self.today;
        self.forget_answers_of_others(&[]);
        self.origins.clear();
        self.inventories = Arc::default();
        self.whole = None;
        self.once = false;
        self.opened += 1;
        self.tell_sample_apart();
        self.clear_alerts();
        self.suggestion = None;
    }

    fn answer(&mut self, id: AnswerId, answer: Option<AnswerValue>) {
        // While some months are chosen, the other years are out of sight, and what was answered for them stays.
        let is_by_year = |known: &AnswerId| known.question == id.question && known.year.is_some();
        if id.year.is_none() && self.within.is_some() && self.answers.keys().any(is_by_year) {
            let questions = self.shown().map_or(&[][..], |summary| &summary.open_questions);
            let seen = questions.iter().find(|question| question.id == id.question);
            let years: Vec<i16> = seen.into_iter().flat_map(|seen| &seen.years).map(|year| year.year).collect();
            for year in years {
                self.answer(AnswerId { year: Some(year), ..id.clone() }, answer);
            }
            return;
        }
        // An answer for all takes the place of those for single years.
        self.answers.retain(|known, _| known.question != id.question || (id.year.is_some() && known.year != id.year));
        if self.answers.is_empty() {
            self.answered_for = Owners::of(self.inventories.iter());
        }
        if let Some(answer) = answer {
            self.answers.insert(id, answer);
        }
    }

    /// Notes beside whose archives something is done on a platform of which none is open, so that it is not taken for somebody else's.
    fn note_who_is_open(&mut self, platform: &PlatformId) {
        if self.archives_of(platform).is_empty() {
            let open = Owners::of(self.inventories.iter());
            self.ticked_beside.entry(platform.clone()).or_default().extend(&open);
        }
    }

    fn note_letter(&mut self, platform: PlatformId, sent: Option<Sent>) {
        match sent {
            Some(sent) => {
                self.taken_back.letters.remove(&platform);
                let is_reminded = sent.reminded.is_some();
                let before = self.settings.letters.insert(platform.clone(), sent);
                if is_reminded {
                    self.taken_back.reminders.remove(&platform);
                } else if let Some(day) = before.and_then(|before| before.reminded) {
                    self.taken_back.reminders.insert(platform, day);
                }
            }
            None => {
                if let Some(before) = self.settings.letters.remove(&platform) {
                    self.taken_back.letters.insert(platform, before);
                }
            }
        }
    }

    /// The letter to a platform that the person took back, if ticking it again would not say the same of it.
    pub fn letter_taken_back(&self, platform: &PlatformId) -> Option<&Sent> {
        let sent = self.taken_back.letters.get(platform)?;
        (sent.on != self.today || sent.reminded.is_some()).then_some(sent)
    }

    /// The day of a reminder that the person took back, or that a later day of its letter dropped, if it may follow the letter.
    pub fn reminder_taken_back(&self, platform: &PlatformId) -> Option<Date> {
        let day = self.taken_back.reminders.get(platform).copied()?;
        let sent = self.settings.letters.get(platform)?;
        (sent.reminded.is_none() && sent.on <= day).then_some(day)
    }

    /// The day of a step that the person took back, if it is not today, on which ticking it again would put it.
    pub fn tick_taken_back(&self, platform: &PlatformId, remedy: &RemedyId) -> Option<Date> {
        let day = self.taken_back.ticks.get(&(platform.clone(), remedy.clone())).copied();
        day.filter(|day| *day != self.today)
    }

    fn dismiss(&mut self, at: usize) {
        if at < self.alerts.len() {
            self.alerts.remove(at);
        }
    }

    /// Removes the alerts about archives. Those about data packs stay, because opening archives does not change them.
    pub fn clear_alerts(&mut self) {
        self.alerts.retain(|alert| !matches!(alert, Alert::NotRead(_) | Alert::ReadingFailed));
    }

    /// Notes that a step was done, or was not. A step that opts out counts as opting out.
    fn tick(&mut self, platform: &PlatformId, remedy: RemedyId, done: Option<Date>) {
        let opting = self.book.opt_out_remedies(platform);
        let is_opting = |id: &RemedyId| opting.contains(&id);
        let opts_out = is_opting(&remedy);
        let ticks = self.settings.ticks.entry(platform.to_owned()).or_default();
        let key = (platform.to_owned(), remedy.clone());
        let before = match done {
            Some(day) => {
                self.taken_back.ticks.remove(&key);
                ticks.insert(remedy, day)
            }
            None => {
                let before = ticks.remove(&remedy);
                self.taken_back.ticks.extend(before.map(|day| (key, day)));
                before
            }
        };
        if !opts_out {
            return;
        }
        let earliest = ticks.iter().filter(|(id, _)| is_opting(id)).map(|(_, day)| *day).min();
        let opted_out = &mut self.settings.person.opted_out;
        match done {
            // The earliest day counts, because an opt-out stays in effect.
            Some(day) => {
                let known = opted_out.entry(platform.to_owned()).or_insert(day);
                *known = day.min(*known);
            }
            // The other ticked steps that opt out stay in effect, from the earliest of their days on.
            None if opted_out.get(platform) == before.as_ref() => {
                match earliest {
                    Some(day) => opted_out.insert(platform.to_owned(), day),
                    None => opted_out.remove(platform),
                };
            }
            None => {}
        }
    }

    /// Notes the day of an opt-out, which the guide shows as the step that opts out; `None` takes back all such steps,
    /// also those of other countries.
    fn opt_out(&mut self, platform: &PlatformId, on: Option<Date>) {
        let opting = self.book.opt_out_remedies(platform);
        let is_opting = |id: &RemedyId| opting.contains(&id);
        let here = self.steps_that_opt_out(platform);
        let opted_out = &mut self.settings.person.opted_out;
        let ticks = self.settings.ticks.entry(platform.to_owned()).or_default();
        let Some(day) = on else {
            opted_out.remove(platform);
            for (id, day) in ticks.extract_if(.., |id, _| is_opting(id)) {
                self.taken_back.ticks.insert((platform.clone(), id), day);
            }
            return;
        };
        let before = opted_out.insert(platform.to_owned(), day);
        let of_before = ticks.iter_mut().filter(|(id, ticked)| is_opting(id) && before == Some(**ticked));
        for (_, ticked) in of_before {
            *ticked = day;
        }
        // The earliest day counts, because an opt-out stays in effect.
        if let Some(earliest) = ticks.iter().filter(|(id, _)| is_opting(id)).map(|(_, day)| *day).min() {
            opted_out.insert(platform.to_owned(), earliest.min(day));
        }
        let is_ticked = ticks.keys().any(is_opting);
        if let Some(first) = here.into_iter().next().filter(|_| !is_ticked) {
            ticks.insert(first, day);
        }
    }

    /// The steps that opt out of a platform's AI training where the person lives, the first one first.
    fn steps_that_opt_out(&self, platform: &PlatformId) -> Vec<RemedyId> {
        let Some(jurisdiction) = self.jurisdiction() else { return Vec::new() };
        let guide = Guide::of(platform, &jurisdiction, self.on, &self.book);
        guide.steps.iter().filter(|step| step.opts_out).map(|step| step.remedy.id.clone()).collect()
    }
}

/// What an account is called: its name, else another name it goes by, else what tells it from others.
pub fn name_of(account: &Account) -> String {
    let name = account.name.as_deref().or_else(|| account.also.first().map(String::as_str));
    name.or_else(|| account.identity()).unwrap_or_default().to_owned()
}

/// What several accounts are called, each told from the others. X gives no name, and a user name says more than a number.
fn names_among(accounts: &[&Account]) -> Vec<String> {
    let names: Vec<String> = accounts.iter().map(|account| name_of(account)).collect();
    let tell_apart = |(account, name): (&&Account, &String)| {
        let is_alone = names.iter().filter(|other| *other == name).count() < 2;
        let others = [account.also.first(), account.email.as_ref(), account.id.as_ref(), account.profile.as_ref()];
        let other = others.into_iter().flatten().find(|other| *other != name).filter(|_| !is_alone);
        other.map_or_else(|| name.clone(), |other| format!("{name} ({other})"))
    };
    accounts.iter().zip(&names).map(tell_apart).collect()
}

/// What can be shown alone, if archives of several platforms are open. A platform that lies in another's archive, as
/// Threads does in Instagram's, is shown with it.
fn choices(inventories: &[Inventory], within: Option<Within>, book: &Rulebook) -> Vec<Choice> {
    let mut each: BTreeMap<&PlatformId, (BTreeSet<&PlatformId>, u64)> = BTreeMap::new();
    for inventory in inventories {
        let (others, items) = each.entry(&inventory.platform).or_default();
        for bucket in &inventory.buckets {
            let counts = within.is_none_or(|within| bucket.day.is_some_and(|day| within.holds(day)));
            *items += if counts { bucket.items } else { 0 };
            others.extend(inventory.kinds.get(bucket.kind).map(|kind| &kind.platform));
        }
    }
    if each.len() < 2 {
        return Vec::new();
    }
    let items = each.values().map(|(_, items)| items).sum();
    let all = Choice { platform: None, name: text("platforms-all"), items };
    // In the order in which they were opened, as on the screen Opt out.
    let mut each: Vec<_> = each.into_iter().collect();
    each.sort_by_key(|(platform, _)| inventories.iter().position(|inventory| inventory.platform == **platform));
    let each = each.into_iter().map(|(platform, (within, items))| {
        let others = within.into_iter().filter(|other| *other != platform);
        let names: Vec<&str> = std::iter::once(platform).chain(others).map(|id| book.platform_name(id)).collect();
        Choice { platform: Some(platform.to_owned()), name: names.join(", "), items }
    });
    std::iter::once(all).chain(each).collect()
}

/// The days on which an answer changed for the platforms that are open, the latest first.
fn changes(book: &Rulebook, summary: &Summary, jurisdiction: &Jurisdiction) -> Vec<(Date, String)> {
    let mut days: BTreeMap<Date, String> = BTreeMap::new();
    for archive in &summary.archives {
        for (day, say) in book.changes(&archive.platform, jurisdiction) {
            days.entry(day).or_insert(say);
        }
    }
    days.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_of_one_name_are_told_apart() {
        let of = |name: Option<&str>, also: &str| Account {
            name: name.map(str::to_owned),
            also: vec![also.to_owned()],
            ..Account::default()
        };
        let (private, bakery, other) = (of(Some("Maren"), "maren"), of(Some("Maren"), "bakery"), of(None, "milo"));
        assert_eq!(names_among(&[&private, &bakery, &other]), ["Maren (maren)", "Maren (bakery)", "milo"]);
        assert_eq!(names_among(&[&private, &other]), ["Maren", "milo"]);
    }
}
