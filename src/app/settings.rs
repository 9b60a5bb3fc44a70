//! What is remembered between two starts: choices, never contents.

use crate::ids::{PlatformId, RegionId};
use crate::rulebook::{LetterId, RemedyId};
use crate::save::save;
use crate::summary;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use siphasher::sip128::{Hasher128 as _, SipHasher24};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// The choices a person made.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    #[serde(with = "ThemeWord")]
    pub theme: egui::ThemePreference,
    /// The country, once it was chosen.
    pub region: Option<RegionId>,
    /// Countries that archives named, each with the one that the person stayed with.
    pub regions_kept: BTreeSet<(RegionId, RegionId)>,
    /// What the person said of themselves.
    pub person: You,
    /// The countries that are set side by side, in their order.
    pub compared: Vec<RegionId>,
    /// What the person did, by platform and remedy.
    pub ticks: BTreeMap<PlatformId, BTreeMap<RemedyId, Date>>,
    /// The letters they sent, by platform.
    pub letters: BTreeMap<PlatformId, Sent>,
    /// Of which account of a platform `ticks`, `letters` and `person.opted_out` are, as a keyed hash.
    of_account: BTreeMap<PlatformId, String>,
    /// For which accounts the birth date in `person` was typed. Empty if it was typed before any was opened.
    birth_accounts: SaidOf,
    /// The same for where the person lived before.
    move_accounts: SaidOf,
    /// The birth dates that were typed for accounts of other people, with those accounts.
    other_births: Vec<(String, SaidOf)>,
    /// Where those other people lived before.
    other_moves: Vec<((RegionId, Date), SaidOf)>,
    /// The accounts of which the person said that the birth date in `person` is not theirs, by the same hash.
    birth_refused_for: BTreeSet<String>,
    /// The same for where the person lived before.
    move_refused_for: BTreeSet<String>,
    /// What accounts took over that was done before any was open, until the person says whether it is theirs, by the same hash.
    adopted_by: BTreeMap<String, Done>,
    /// The accounts of which the person said that what was done before any was open is not theirs.
    refused_by: BTreeSet<String>,
    /// What was done for accounts that are not open, by the same hash.
    accounts: BTreeMap<String, Done>,
    /// Hashes of an account that was seen under another hash, such as with another address of an e-mail, and that hash.
    same: BTreeMap<String, String>,
    /// The key of the hash: with it, and nothing else, an account that is opened again is known.
    key: Option<(u64, u64)>,
}

/// How [`egui::ThemePreference`] is written.
#[derive(Serialize, Deserialize)]
#[serde(remote = "egui::ThemePreference", rename_all = "kebab-case")]
enum ThemeWord {
    Dark,
    Light,
    System,
}

/// The accounts of which something was said, by platform, as the keyed hashes of [`Settings`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
struct SaidOf(BTreeMap<PlatformId, BTreeSet<String>>);

impl SaidOf {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn insert(&mut self, platform: PlatformId, account: String) {
        self.0.entry(platform).or_default().insert(account);
    }

    fn holds(&self, platform: &PlatformId, account: &str, same: &BTreeMap<String, String>) -> bool {
        let accounts = self.0.get(platform).into_iter().flatten();
        accounts.into_iter().any(|known| resolved(known, same) == resolved(account, same))
    }

    /// Whether it was said of the open accounts: of one of them, and of no other one of any of their platforms alone.
    fn is_of(&self, open: &BTreeMap<PlatformId, String>, same: &BTreeMap<String, String>) -> bool {
        let mut both = open.iter().filter(|(platform, _)| self.0.contains_key(*platform)).peekable();
        both.peek().is_some() && both.all(|(platform, account)| self.holds(platform, account, same))
    }
}

/// The hash under which an account is known.
fn resolved<'h>(hash: &'h str, same: &'h BTreeMap<String, String>) -> &'h str {
    same.get(hash).map_or(hash, String::as_str)
}

/// What was done for an account.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Done {
    /// The platform. Its hash does not tell it, and settings that were written by an older version lack it.
    platform: Option<PlatformId>,
    ticks: BTreeMap<RemedyId, Date>,
    letter: Option<Sent>,
    opted_out: Option<Date>,
}

/// What a person said about themselves. Each field is optional, changes verdicts, and stays on this computer.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct You {
    /// When they were born: a year or a day.
    pub born: Option<String>,
    /// Where they lived before, and the first day they no longer did.
    pub before: Option<(RegionId, Date)>,
    /// The day they opted out, by platform.
    pub opted_out: BTreeMap<PlatformId, Date>,
}

/// What a person says of themselves that holds for each of their accounts, and for nobody else's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// When they were born.
    Birth,
    /// Where they lived before.
    Move,
}

/// A letter that was sent. Its text is not kept.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// Which letter.
    pub letter: LetterId,
    /// Where the person lived when they sent it.
    pub region: RegionId,
    /// When.
    pub on: Date,
    /// When the reminder was sent.
    pub reminded: Option<Date>,
}

/// The key for what was done on a platform while no archive of it was open. No hash has this form.
fn nobody_of(platform: &PlatformId) -> String {
    format!("nobody on {platform}")
}

/// The file that settings are kept in between two starts.
#[derive(Debug)]
pub struct SettingsFile {
    path: PathBuf,
    /// The settings that were read from it or written to it last.
    kept: Settings,
    /// Whether the last try to write it failed.
    has_failed: bool,
}

impl SettingsFile {
    /// The name of the file.
    pub const NAME: &str = "settings.json";

    /// The file of that name in a folder, with the settings in it: the default ones if there are none or they cannot be
    /// read.
    pub fn open(folder: &Path) -> (Self, Settings) {
        let path = folder.join(Self::NAME);
        let kept = match std::fs::read(&path) {
            Ok(bytes) if !bytes.is_empty() => serde_json::from_slice(&bytes).ok(),
            Ok(_) => Some(Settings::default()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(Settings::default()),
            Err(_) => None,
        };
        let kept = kept.unwrap_or_else(|| {
            // The next time settings are written they would be lost.
            tracing::warn!("settings cannot be read; they are kept in another file");
            std::fs::copy(&path, folder.join("settings-unreadable.json")).ok();
            Settings::default()
        });
        let settings = Settings::clone(&kept);
        (Self { path, kept, has_failed: false }, settings)
    }

    /// Writes the settings if they are others than those that are kept. Returns what was written if that is more: another
    /// window of the program has written meanwhile, and what was done there holds too.
    ///
    /// # Errors
    /// If they cannot be written, and could be the last time.
    pub fn keep(&mut self, settings: &Settings) -> io::Result<Option<Settings>> {
        if *settings == self.kept {
            return Ok(None);
        }
        let theirs = std::fs::read(&self.path).ok().and_then(|bytes| serde_json::from_slice::<Settings>(&bytes).ok());
        let merged = match theirs.filter(|theirs| *theirs != self.kept) {
            Some(theirs) => merge(&self.kept, settings, &theirs).unwrap_or_else(|| settings.clone()),
            None => settings.clone(),
        };
        let written = self.write(&merged);
        let failed_before = std::mem::replace(&mut self.has_failed, written.is_err());
        match written {
            Ok(()) => self.kept.clone_from(&merged),
            Err(error) if !failed_before => return Err(error),
            Err(_) => {}
        }
        Ok(Some(merged).filter(|merged| merged != settings))
    }

    /// The settings with what another window of the program has written since they were read or written here last. `None` if that
    /// changes nothing.
    pub fn refresh(&mut self, settings: &Settings) -> Option<Settings> {
        let theirs =
            std::fs::read(&self.path).ok().and_then(|bytes| serde_json::from_slice::<Settings>(&bytes).ok())?;
        if theirs == self.kept {
            return None;
        }
        let merged = merge(&self.kept, settings, &theirs)?;
        self.kept = theirs;
        Some(merged).filter(|merged| merged != settings)
    }

    fn write(&self, settings: &Settings) -> io::Result<()> {
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        save(&self.path, serde_json::to_string_pretty(settings)?)
    }
}

/// The settings of two windows that began with the same ones: what either of them changed holds, and what both changed is taken from
/// `mine`. What was done is compared account by account, because each window has other accounts open. `None` if the result is
/// not valid.
fn merge(before: &Settings, mine: &Settings, theirs: &Settings) -> Option<Settings> {
    // By way of the text, which is written and read anyway, because values of a type of their own would be code of their own.
    let by_account = |settings: &Settings| -> Option<Value> {
        let mut settings = settings.clone();
        settings.leave_accounts(|_| true);
        serde_json::from_str(&serde_json::to_string_pretty(&settings).ok()?).ok()
    };
    let merged = merge_values(Some(&by_account(before)?), Some(&by_account(mine)?), Some(&by_account(theirs)?))?;
    let mut merged: Settings = serde_json::from_slice(merged.to_string().as_bytes()).ok()?;
    for (platform, account) in &mine.of_account {
        merged.of_account.insert(platform.clone(), account.clone());
        merged.swap_done(platform, nobody_of(platform), account);
    }
    Some(merged)
}

/// The value that either side changed; `None` for no value. Objects are merged key by key.
fn merge_values(before: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    match (mine, theirs) {
        _ if mine == before => theirs.cloned(),
        _ if theirs == before => mine.cloned(),
        (Some(Value::Object(mine)), Some(Value::Object(theirs))) => {
            let before = before.and_then(Value::as_object);
            let keys: BTreeSet<&String> = mine.keys().chain(theirs.keys()).collect();
            let merge = |key: &String| {
                let merged = merge_values(before.and_then(|before| before.get(key)), mine.get(key), theirs.get(key))?;
                Some((key.clone(), merged))
            };
            Some(Value::Object(keys.into_iter().filter_map(merge).collect()))
        }
        // One side forgot all of it, and that holds for what the other side did not change.
        (Some(Value::Object(side)), None) | (None, Some(Value::Object(side))) => {
            only_changed(before.and_then(Value::as_object), side).map(Value::Object)
        }
        _ => mine.cloned(),
    }
}

/// What is new or changed in an object; of an account also its platform. `None` if nothing is.
fn only_changed(before: Option<&Map<String, Value>>, now: &Map<String, Value>) -> Option<Map<String, Value>> {
    let mut kept = Map::new();
    let mut platform = None;
    for (key, value) in now {
        let before = before.and_then(|before| before.get(key));
        if before == Some(value) {
            if key == "platform" {
                platform = Some((key.clone(), value.clone()));
            }
            continue;
        }
        let changed = match (before, value) {
            (Some(Value::Object(before)), Value::Object(now)) => only_changed(Some(before), now).map(Value::Object),
            _ => Some(value.clone()),
        };
        kept.extend(changed.map(|changed| (key.clone(), changed)));
    }
    if kept.is_empty() {
        return None;
    }
    kept.extend(platform);
    Some(kept)
}

impl Settings {
    /// Makes what was done for an account of a platform the present one, and keeps what was done for the one before.
    /// `identity` is what tells the account from others, or the archive if it names nobody; only a keyed hash of it is kept.
    ///
    /// What was done before any account was known is taken to be of the first one that may adopt it. Returns whether that is so,
    /// because the account may be somebody else's: [`Self::adopted`] tells it until the person has answered.
    pub fn turn_to_account(&mut self, platform: &PlatformId, identity: &str, may_adopt: bool) -> bool {
        let account = self.known_hash_of(platform, identity);
        let is_refused = self.refused_by.contains(&account);
        let has_adopted = self.turn_or_adopt(platform, identity, may_adopt && !is_refused);
        if has_adopted && let Some(account) = self.of_account.get(platform) {
            self.adopted_by.insert(account.clone(), self.done_on(platform));
        }
        has_adopted
    }

    /// What was done on a platform for the present account.
    fn done_on(&self, platform: &PlatformId) -> Done {
        Done {
            platform: Some(platform.clone()),
            ticks: self.ticks.get(platform).cloned().unwrap_or_default(),
            letter: self.letters.get(platform).cloned(),
            opted_out: self.person.opted_out.get(platform).copied(),
        }
    }

    fn turn_or_adopt(&mut self, platform: &PlatformId, identity: &str, may_adopt: bool) -> bool {
        let hash = self.known_hash_of(platform, identity);
        // While nobody has said whose it is, it waits for the next account.
        if self.of_account.get(platform).is_some_and(|before| *before != hash) {
            self.give_adopted_back(platform);
        }
        let before = match self.of_account.insert(platform.to_owned(), hash.clone()) {
            Some(before) if before == hash => return false,
            // What is nobody's may be of this one.
            Some(before) if may_adopt && !self.accounts.contains_key(&hash) => {
                self.swap_done(platform, before, &nobody_of(platform));
                return self.has_done(platform);
            }
            Some(before) => before,
            None if self.accounts.contains_key(&hash) || !may_adopt => nobody_of(platform),
            None => return self.has_done_for_an_account(platform),
        };
        self.swap_done(platform, before, &hash);
        false
    }

    /// Puts aside what was done for the accounts of these platforms, because none of their archives is open. What is ticked
    /// from now on is nobody's, until an account is opened of which nothing is known.
    pub fn leave_accounts(&mut self, is_left: impl Fn(&PlatformId) -> bool) {
        let left: Vec<PlatformId> = self.of_account.keys().filter(|platform| is_left(platform)).cloned().collect();
        for platform in left {
            self.give_adopted_back(&platform);
            if let Some(before) = self.of_account.remove(&platform) {
                self.swap_done(&platform, before, &nobody_of(&platform));
            }
        }
    }

    /// Keeps what was done on a platform under one key, and takes out what was kept under another.
    fn swap_done(&mut self, platform: &PlatformId, before: String, after: &str) {
        let done = Done {
            platform: Some(platform.clone()),
            ticks: self.ticks.remove(platform).unwrap_or_default(),
            letter: self.letters.remove(platform),
            opted_out: self.person.opted_out.remove(platform),
        };
        if !done.ticks.is_empty() || done.letter.is_some() || done.opted_out.is_some() {
            self.accounts.insert(before, done);
        }
        let Done { platform: _, ticks, letter, opted_out } = self.accounts.remove(after).unwrap_or_default();
        if !ticks.is_empty() {
            self.ticks.insert(platform.to_owned(), ticks);
        }
        self.letters.extend(letter.map(|letter| (platform.to_owned(), letter)));
        self.person.opted_out.extend(opted_out.map(|day| (platform.to_owned(), day)));
    }

    /// The platforms whose present account took over what was done before any was open, while the person has not said yet whether that
    /// is theirs.
    pub fn adopted(&self) -> impl Iterator<Item = &PlatformId> {
        let is_open = |(platform, account): &(&PlatformId, &String)| {
            // What the person took back since, or did since, is no question.
            self.adopted_by.get(*account).is_some_and(|adopted| adopted.shares_with(&self.done_on(platform)))
        };
        self.of_account.iter().filter(is_open).map(|(platform, _)| platform)
    }

    /// Takes back from the present account of a platform what it took over, because it is another account's, for which it waits. What was
    /// done for the present account since then stays.
    pub fn refuse_adopted(&mut self, platform: &PlatformId) {
        if let Some(account) = self.give_adopted_back(platform) {
            self.refused_by.insert(account);
        }
    }

    /// Refuses what the present account of a platform took over once nothing of it is left, because the person took it back themselves.
    pub fn settle_adopted(&mut self, platform: &PlatformId) {
        let adopted = self.of_account.get(platform).and_then(|account| self.adopted_by.get(account));
        if adopted.is_some_and(|adopted| !adopted.shares_with(&self.done_on(platform))) {
            self.refuse_adopted(platform);
        }
    }

    /// Takes back from the present account what it took over, which waits for an account again. Returns the account.
    fn give_adopted_back(&mut self, platform: &PlatformId) -> Option<String> {
        let account = self.of_account.get(platform).cloned()?;
        let adopted = self.adopted_by.remove(&account)?;
        if let Some(ticks) = self.ticks.get_mut(platform) {
            ticks.retain(|step, day| adopted.ticks.get(step) != Some(day));
        }
        if adopted.letter.is_some() && self.letters.get(platform) == adopted.letter.as_ref() {
            self.letters.remove(platform);
        }
        if adopted.opted_out.is_some() && self.person.opted_out.get(platform) == adopted.opted_out.as_ref() {
            self.person.opted_out.remove(platform);
        }
        self.accounts.insert(nobody_of(platform), adopted);
        Some(account)
    }

    /// Remembers that what the present account of a platform took over is its own.
    pub fn confirm_adopted(&mut self, platform: &PlatformId) {
        if let Some(account) = self.of_account.get(platform) {
            self.adopted_by.remove(account);
        }
    }

    /// Forgets what the person said about themselves, the steps they ticked and the letters they sent, for all accounts.
    pub fn forget_person(&mut self) {
        self.person = You::default();
        self.regions_kept.clear();
        self.ticks.clear();
        self.letters.clear();
        self.accounts.clear();
        self.same.clear();
        (self.birth_accounts, self.move_accounts) = Default::default();
        self.other_births.clear();
        self.other_moves.clear();
        self.birth_refused_for.clear();
        self.move_refused_for.clear();
        self.adopted_by.clear();
        self.refused_by.clear();
    }

    fn said_of(&self, said: Said) -> &SaidOf {
        match said {
            Said::Birth => &self.birth_accounts,
            Said::Move => &self.move_accounts,
        }
    }

    fn said_of_mut(&mut self, said: Said) -> &mut SaidOf {
        match said {
            Said::Birth => &mut self.birth_accounts,
            Said::Move => &mut self.move_accounts,
        }
    }

    fn was_said(&self, said: Said) -> bool {
        match said {
            Said::Birth => self.person.born.is_some(),
            Said::Move => self.person.before.is_some(),
        }
    }

    /// Remembers that something was said of whoever has the open accounts of these platforms too, because the person says so.
    pub fn note_said(&mut self, said: Said, is_theirs: impl Fn(&PlatformId) -> bool) {
        for (platform, account) in self.of_account.clone() {
            if is_theirs(&platform) {
                self.said_of_mut(said).insert(platform, account);
            }
        }
    }

    /// Remembers it of the open account of one platform.
    pub fn note_said_of(&mut self, said: Said, platform: &PlatformId) {
        self.note_said(said, |known| known == platform);
    }

    /// Puts aside what was said of other accounts than the open ones, before the same or something else is said of these: what one person
    /// changes later is not changed for another. What was said of the open ones is only replaced.
    pub fn put_said_aside(&mut self, said: Said) {
        if !self.was_said_of_others(said) {
            return;
        }
        let of = std::mem::take(self.said_of_mut(said));
        match said {
            Said::Birth => {
                self.birth_refused_for.clear();
                self.other_births.extend(self.person.born.clone().map(|born| (born, of)));
            }
            Said::Move => {
                self.move_refused_for.clear();
                self.other_moves.extend(self.person.before.clone().map(|before| (before, of)));
            }
        }
    }

    /// Brings back what was said of the open accounts before something else was said of others.
    pub fn bring_said_back(&mut self) {
        let (open, same) = (&self.of_account, &self.same);
        let births = (&mut self.person.born, &mut self.birth_accounts, &mut self.birth_refused_for);
        bring_back(births, &mut self.other_births, open, same);
        let moves = (&mut self.person.before, &mut self.move_accounts, &mut self.move_refused_for);
        bring_back(moves, &mut self.other_moves, open, same);
    }

    /// Takes what was said to hold for the open accounts of the platforms for which `may_adopt` holds too, where none of their platforms
    /// is known to be of anybody else.
    pub fn adopt_said(&mut self, may_adopt: impl Fn(&PlatformId) -> bool) {
        for said in [Said::Birth, Said::Move] {
            if self.was_said(said) && !self.was_said_of_others(said) {
                self.note_said(said, &may_adopt);
            }
        }
    }

    /// Whether something was said of an account.
    pub fn was_said_of(&self, said: Said, platform: &PlatformId, identity: &str) -> bool {
        let account = self.key.map(|key| hash_with(key, platform, identity));
        account.is_some_and(|account| self.said_of(said).holds(platform, &account, &self.same))
    }

    /// Whether something was said of other accounts than those that are open: of none of these, or of another one of some platform. It
    /// may be somebody else's.
    pub fn was_said_of_others(&self, said: Said) -> bool {
        let said_of = self.said_of(said);
        !said_of.is_empty() && !self.of_account.is_empty() && !said_of.is_of(&self.of_account, &self.same)
    }

    /// Remembers that something that was said of others does not hold for the open accounts.
    pub fn refuse_said(&mut self, said: Said) {
        let open: Vec<String> =
            self.of_account.values().map(|account| resolved(account, &self.same).to_owned()).collect();
        match said {
            Said::Birth => self.birth_refused_for.extend(open),
            Said::Move => self.move_refused_for.extend(open),
        }
    }

    /// Whether the person has said so of one of the open accounts.
    pub fn has_refused_said(&self, said: Said) -> bool {
        let refused = match said {
            Said::Birth => &self.birth_refused_for,
            Said::Move => &self.move_refused_for,
        };
        self.of_account.values().any(|account| refused.contains(resolved(account, &self.same)))
    }

    /// Whether the person said or did anything that [`Self::forget_person`] forgets.
    pub fn knows_person(&self) -> bool {
        self.person != You::default()
            || self.ticks.values().any(|ticks| !ticks.is_empty())
            || !self.letters.is_empty()
            || !self.accounts.is_empty()
            || !self.other_births.is_empty()
            || !self.other_moves.is_empty()
    }

    /// Whether something is kept for an account, or it is known to be the same as another one.
    pub fn knows_account(&mut self, platform: &PlatformId, identity: &str) -> bool {
        let hash = self.hash_of(platform, identity);
        self.same.contains_key(&hash)
            || self.accounts.contains_key(&hash)
            || self.of_account.get(platform).is_some_and(|present| *present == hash)
    }

    /// Whether something that was done for an account is put aside while another one is open.
    pub fn has_put_aside(&self, platform: &PlatformId, identity: &str) -> bool {
        let Some(key) = self.key else { return false };
        let hash = hash_with(key, platform, identity);
        self.accounts.contains_key(self.same.get(&hash).unwrap_or(&hash))
    }

    /// Whether something was done on a platform before any account of it was known.
    pub fn has_done_for_nobody(&self, platform: &PlatformId) -> bool {
        !self.of_account.contains_key(platform) && self.has_done(platform)
    }

    fn has_done(&self, platform: &PlatformId) -> bool {
        self.ticks.get(platform).is_some_and(|ticks| !ticks.is_empty())
            || self.letters.contains_key(platform)
            || self.person.opted_out.contains_key(platform)
    }

    /// Whether something was done on a platform that is known to be of one of its accounts.
    pub fn has_done_for_an_account(&self, platform: &PlatformId) -> bool {
        self.of_account.contains_key(platform) && self.has_done(platform)
    }

    /// Remembers that two exports are of one account although they tell it apart in different ways, so that what was done for
    /// the one holds for the other too.
    pub fn note_same_account(&mut self, platform: &PlatformId, one: &str, other: &str) {
        let (one, other) = (self.known_hash_of(platform, one), self.known_hash_of(platform, other));
        if one == other {
            return;
        }
        // The present one is kept, else the one for which something was done.
        let present = self.of_account.get(platform);
        let is_other = present != Some(&one) && (present == Some(&other) || self.accounts.contains_key(&other));
        let (kept, alias) = if is_other { (other, one) } else { (one, other) };
        if let Some(Done { platform: _, ticks, letter, opted_out }) = self.accounts.remove(&alias) {
            if present == Some(&kept) {
                let present = self.ticks.entry(platform.clone()).or_default();
                for (step, day) in ticks {
                    present.entry(step).or_insert(day);
                }
                self.letters.extend(
                    letter.filter(|_| !self.letters.contains_key(platform)).map(|sent| (platform.clone(), sent)),
                );
                if let Some(day) = opted_out {
                    let known = self.person.opted_out.entry(platform.clone()).or_insert(day);
                    *known = day.min(*known);
                }
            } else {
                let platform = Some(platform.clone());
                self.accounts.entry(kept.clone()).or_insert(Done { platform, ticks, letter, opted_out });
            }
        }
        if let Some(adopted) = self.adopted_by.remove(&alias) {
            self.adopted_by.entry(kept.clone()).or_insert(adopted);
        }
        if self.refused_by.remove(&alias) {
            self.refused_by.insert(kept.clone());
        }
        for known in self.same.values_mut().filter(|known| **known == alias) {
            known.clone_from(&kept);
        }
        self.same.insert(alias, kept);
    }

    /// The hash under which an account is known.
    fn known_hash_of(&mut self, platform: &PlatformId, identity: &str) -> String {
        let hash = self.hash_of(platform, identity);
        self.same.get(&hash).cloned().unwrap_or(hash)
    }

    fn hash_of(&mut self, platform: &PlatformId, identity: &str) -> String {
        // The standard library draws the keys of each hash map at random.
        let random = || std::hash::RandomState::new().build_hasher().finish();
        hash_with(*self.key.get_or_insert_with(|| (random(), random())), platform, identity)
    }

    /// The letters that were sent for all accounts, with their platforms; the one that was sent first comes first.
    pub fn all_letters(&self) -> Vec<(&PlatformId, &Sent)> {
        let kept = self.accounts.values().filter_map(|done| done.platform.as_ref().zip(done.letter.as_ref()));
        let mut all: Vec<(&PlatformId, &Sent)> = self.letters.iter().chain(kept).collect();
        all.sort_by_key(|(platform, sent)| (sent.on, *platform));
        all
    }

    /// The objections that were sent, by platform.
    pub fn objected(&self) -> BTreeMap<PlatformId, summary::Sent> {
        let objection = |sent: &Sent| summary::Sent { on: sent.on, letter: Some(sent.letter.clone()) };
        self.letters.iter().map(|(platform, sent)| (platform.clone(), objection(sent))).collect()
    }
}

impl Done {
    /// Whether both have a tick, a letter or an opt-out of one day.
    fn shares_with(&self, other: &Self) -> bool {
        self.ticks.iter().any(|(step, day)| other.ticks.get(step) == Some(day))
            || (self.letter.is_some() && self.letter == other.letter)
            || (self.opted_out.is_some() && self.opted_out == other.opted_out)
    }
}

/// Makes what was said of the open accounts the present value, and keeps the one before with its accounts.
fn bring_back<T>(
    (value, of, refused_for): (&mut Option<T>, &mut SaidOf, &mut BTreeSet<String>),
    others: &mut Vec<(T, SaidOf)>,
    open: &BTreeMap<PlatformId, String>,
    same: &BTreeMap<String, String>,
) {
    if value.is_some() && of.is_of(open, same) {
        return;
    }
    let Some(at) = others.iter().position(|(_, of)| of.is_of(open, same)) else { return };
    let (theirs, of_theirs) = others.remove(at);
    let of_before = std::mem::replace(of, of_theirs);
    refused_for.clear();
    others.extend(value.replace(theirs).map(|before| (before, of_before)));
}

/// The keyed hash of an account of a platform.
fn hash_with((first, second): (u64, u64), platform: &PlatformId, identity: &str) -> String {
    let mut hasher = SipHasher24::new_with_keys(first, second);
    hasher.write(platform.as_bytes());
    hasher.write_u8(0);
    hasher.write(identity.as_bytes());
    let hash = hasher.finish128();
    format!("{:016x}{:016x}", hash.h1, hash.h2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// An account with another address of an e-mail keeps what was done for it, whichever of its exports is closed.
    #[test]
    fn an_account_that_is_known_by_two_addresses_is_one() {
        let x = PlatformId::from("x");
        let mut settings = Settings::default();
        settings.turn_to_account(&x, "old@example.org", true);
        settings.ticks.entry(x.clone()).or_default().insert("a".into(), date(2026, 11, 1));
        settings.note_same_account(&x, "new@example.org", "old@example.org");
        assert!(!settings.turn_to_account(&x, "new@example.org", true));
        assert!(settings.ticks[&x].contains_key("a"));
        settings.turn_to_account(&x, "somebody@example.org", true);
        assert!(!settings.ticks.contains_key(&x));
        settings.turn_to_account(&x, "new@example.org", true);
        assert!(settings.ticks[&x].contains_key("a"));

        // What was done under either address before they were known to be of one account is kept.
        settings.turn_to_account(&x, "third@example.org", true);
        settings.ticks.entry(x.clone()).or_default().insert("b".into(), date(2026, 11, 2));
        settings.turn_to_account(&x, "old@example.org", true);
        settings.note_same_account(&x, "third@example.org", "old@example.org");
        settings.turn_to_account(&x, "third@example.org", true);
        assert!(settings.ticks[&x].contains_key("a") && settings.ticks[&x].contains_key("b"));
    }

    /// Two people at one computer, or two accounts of one person, do not share what was done.
    #[test]
    fn each_account_keeps_what_was_done_for_it() {
        let mut settings = Settings::default();
        settings.turn_to_account(&"linkedin".into(), "juno@example.org", true);
        settings.ticks.entry("linkedin".into()).or_default().insert("a".into(), date(2026, 11, 1));
        settings.person.opted_out.insert("linkedin".into(), date(2026, 11, 1));
        settings.person.opted_out.insert("x".into(), date(2026, 11, 2));
        let juno = settings.clone();

        settings.turn_to_account(&"linkedin".into(), "milo@example.org", true);
        assert!(settings.ticks.is_empty() && settings.letters.is_empty());
        assert_eq!(settings.person.opted_out.len(), 1, "another platform is another matter");
        let sent = Sent { letter: "letter.gdpr".into(), on: date(2026, 11, 3), ..Sent::default() };
        settings.letters.insert("linkedin".into(), sent.clone());

        settings.turn_to_account(&"linkedin".into(), "juno@example.org", true);
        assert_eq!(settings.ticks, juno.ticks);
        assert_eq!(settings.person, juno.person);
        assert!(settings.letters.is_empty());
        settings.turn_to_account(&"linkedin".into(), "milo@example.org", true);
        assert_eq!(settings.letters.get("linkedin"), Some(&sent));
        let kept = format!("{settings:?}");
        assert!(!kept.contains("juno@") && !kept.contains("milo@"), "{kept}");
    }

    /// Under "Show Facebook too" somebody else may tick steps: they are not those of the account that was open last.
    #[test]
    fn what_is_ticked_while_no_archive_is_open_is_nobodys() {
        let facebook = PlatformId::from("facebook");
        let is_ticked = |settings: &Settings, step: &str| {
            settings.ticks.get(&facebook).is_some_and(|ticks| ticks.contains_key(step))
        };
        let mut settings = Settings::default();
        settings.turn_to_account(&facebook, "ivo", true);
        settings.ticks.entry(facebook.clone()).or_default().insert("ivo's".into(), date(2026, 11, 1));
        settings.person.opted_out.insert(facebook.clone(), date(2026, 11, 1));
        settings.leave_accounts(|_| true);
        assert!(!is_ticked(&settings, "ivo's") && settings.person.opted_out.is_empty());
        settings.ticks.entry(facebook.clone()).or_default().insert("selma's".into(), date(2026, 11, 2));
        settings.leave_accounts(|_| true);
        assert!(is_ticked(&settings, "selma's"), "nobody's stay nobody's");
        // Ivo's own come back, without the other's.
        assert!(!settings.turn_to_account(&facebook, "ivo", true));
        assert!(is_ticked(&settings, "ivo's") && !is_ticked(&settings, "selma's"));
        assert_eq!(settings.person.opted_out.len(), 1);
        settings.leave_accounts(|_| true);
        // Of Selma nothing is known, so what was ticked may be hers: it is taken and said.
        assert!(settings.turn_to_account(&facebook, "selma", true));
        assert!(is_ticked(&settings, "selma's") && !is_ticked(&settings, "ivo's"));
    }

    /// What was not counted for somebody else waits for the account that it may be of, even if that one follows the other at once.
    #[test]
    fn what_is_nobodys_waits_for_an_account_that_may_take_it() {
        let linkedin = PlatformId::from("linkedin");
        let mut settings = Settings::default();
        settings.ticks.entry(linkedin.clone()).or_default().insert("step".into(), date(2026, 11, 1));
        assert!(!settings.turn_to_account(&linkedin, "milo", false));
        assert!(!settings.ticks.contains_key(&linkedin), "it is not Milo's");
        assert!(settings.turn_to_account(&linkedin, "maren", true));
        assert!(settings.ticks.get(&linkedin).is_some_and(|ticks| ticks.contains_key("step")));
        // Once it is answered, it is Maren's.
        settings.confirm_adopted(&linkedin);
        assert!(!settings.turn_to_account(&linkedin, "milo", true));
        assert!(!settings.ticks.contains_key(&linkedin));
    }

    /// A birth date is of the accounts for which it was typed, and of those that are open beside them.
    #[test]
    fn a_birth_date_of_other_accounts_is_known_as_such() {
        let (facebook, linkedin) = (PlatformId::from("facebook"), PlatformId::from("linkedin"));
        let mut settings = Settings::default();
        settings.person.born = Some("2010".to_owned());
        settings.turn_to_account(&facebook, "maren", true);
        settings.adopt_said(|_| true);
        settings.turn_to_account(&linkedin, "maren@example.org", true);
        settings.adopt_said(|_| true);
        assert!(!settings.was_said_of_others(Said::Birth));
        settings.leave_accounts(|platform| *platform == facebook);
        assert!(!settings.was_said_of_others(Said::Birth));
        settings.leave_accounts(|_| true);
        assert!(!settings.was_said_of_others(Said::Birth), "nothing is open");
        settings.turn_to_account(&"x".into(), "milo", true);
        assert!(settings.was_said_of_others(Said::Birth));
    }

    /// The start screen shows the letters of all accounts, before any archive is open.
    #[test]
    fn letters_of_all_accounts_are_known_without_their_archives() {
        let (linkedin, x) = (PlatformId::from("linkedin"), PlatformId::from("x"));
        let sent = |day: i8| Sent { letter: "letter.gdpr".into(), on: date(2026, 11, day), ..Sent::default() };
        let mut settings = Settings::default();
        settings.turn_to_account(&linkedin, "juno", true);
        settings.letters.insert(linkedin.clone(), sent(20));
        settings.turn_to_account(&linkedin, "milo", true);
        settings.letters.insert(linkedin.clone(), sent(3));
        settings.letters.insert(x, sent(11));
        settings.leave_accounts(|_| true);
        let all = settings.all_letters();
        let days: Vec<_> = all.iter().map(|(platform, sent)| (platform.as_str(), sent.on.day())).collect();
        assert_eq!(days, [("linkedin", 3), ("x", 11), ("linkedin", 20)]);
    }

    /// Two windows have other archives open, and each writes the settings.
    #[test]
    fn what_two_windows_change_is_kept_by_both() {
        let folder = tempfile::tempdir().unwrap();
        let (linkedin, facebook) = (PlatformId::from("linkedin"), PlatformId::from("facebook"));
        let (mut first, mut settings) = SettingsFile::open(folder.path());
        settings.turn_to_account(&linkedin, "juno", true);
        settings.ticks.entry(linkedin.clone()).or_default().insert("a".into(), date(2026, 11, 1));
        first.keep(&settings).unwrap();
        // The second window begins with these, and has another archive open.
        let (mut second, mut others) = SettingsFile::open(folder.path());
        others.leave_accounts(|_| true);
        others.turn_to_account(&facebook, "juno", true);
        settings.ticks.entry(linkedin.clone()).or_default().insert("b".into(), date(2026, 11, 2));
        settings.letters.insert(linkedin.clone(), Sent { letter: "letter.gdpr".into(), ..Sent::default() });
        first.keep(&settings).unwrap();
        others.theme = egui::ThemePreference::Dark;
        others.ticks.entry(facebook.clone()).or_default().insert("c".into(), date(2026, 11, 3));
        let merged = second.keep(&others).unwrap().expect("what the first window wrote");
        assert_eq!(merged.theme, egui::ThemePreference::Dark);
        assert!(merged.ticks[&facebook].contains_key("c") && !merged.ticks.contains_key(&linkedin));
        // And the first one gets what the second one wrote, and takes something back.
        settings.ticks.entry(linkedin.clone()).or_default().remove("a");
        let merged = first.keep(&settings).unwrap().expect("what the second window wrote");
        assert_eq!(merged.theme, egui::ThemePreference::Dark);
        assert_eq!(merged.ticks[&linkedin].keys().map(|step| step.as_str()).collect::<Vec<_>>(), ["b"]);
        let (_, mut last) = SettingsFile::open(folder.path());
        last.turn_to_account(&facebook, "juno", true);
        last.turn_to_account(&linkedin, "juno", true);
        assert!(last.letters.contains_key(&linkedin) && last.ticks[&facebook].contains_key("c"));
    }

    /// What one window forgot does not come back with the next tick in another, and that tick holds.
    #[test]
    fn what_one_window_forgot_stays_forgotten_in_another() {
        let folder = tempfile::tempdir().unwrap();
        let facebook = PlatformId::from("facebook");
        let (mut file, mut settings) = SettingsFile::open(folder.path());
        settings.turn_to_account(&facebook, "juno", true);
        settings.ticks.entry(facebook.clone()).or_default().insert("a".into(), date(2026, 11, 1));
        settings.person.born = Some("1980".to_owned());
        file.keep(&settings).unwrap();

        let (mut other_file, mut other) = SettingsFile::open(folder.path());
        other.forget_person();
        other_file.keep(&other).unwrap();
        settings.ticks.entry(facebook.clone()).or_default().insert("b".into(), date(2026, 11, 2));
        let merged = file.keep(&settings).unwrap().expect("what the other window forgot");
        assert_eq!(merged.ticks[&facebook].keys().map(|step| step.as_str()).collect::<Vec<_>>(), ["b"]);
        assert_eq!(merged.person.born, None);
        // And the window that comes to the front again shows that tick.
        let refreshed = other_file.refresh(&other).expect("the tick");
        assert!(refreshed.ticks.values().any(|ticks| ticks.contains_key("b")) || !refreshed.accounts.is_empty());
        assert_eq!(other_file.refresh(&refreshed), None);
    }

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("fodder");
        let (mut file, mut settings) = SettingsFile::open(&folder);
        assert_eq!(settings, Settings::default());
        assert!(file.keep(&settings).is_ok() && !folder.exists(), "nothing is written before a choice");
        settings.theme = egui::ThemePreference::Dark;
        settings.region = Some("AT".into());
        settings.turn_to_account(&"x".into(), "milo@example.org", true);
        settings.ticks.entry("x".into()).or_default().insert("a".into(), date(2026, 11, 1));
        settings.letters.insert("x".into(), Sent { letter: "letter.gdpr".into(), ..Sent::default() });
        settings.person.before = Some(("GB".into(), date(2020, 1, 31)));
        file.keep(&settings).unwrap();
        assert_eq!(SettingsFile::open(&folder).1, settings);
    }

    #[test]
    fn settings_that_cannot_be_read_are_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(SettingsFile::NAME);
        // A word that is none of the theme's, a file that was cut off, an older format, and what is not text.
        for wrong in
            [&b"{\"theme\": \"purple\"}"[..], b"{\"region\": \"A", b"{ \"settings\": \"(theme:Dark)\" ", b"{\xff}"]
        {
            std::fs::write(&path, wrong).unwrap();
            let (mut file, settings) = SettingsFile::open(folder.path());
            assert_eq!(settings, Settings::default());
            file.keep(&Settings { region: Some("AT".into()), ..settings }).unwrap();
            assert_eq!(std::fs::read(folder.path().join("settings-unreadable.json")).unwrap(), wrong);
        }
    }

    #[test]
    fn settings_that_cannot_be_written_are_told_once() {
        let folder = tempfile::tempdir().unwrap();
        // A file where the folder should be.
        let blocked = folder.path().join("fodder");
        std::fs::write(&blocked, "").unwrap();
        let (mut file, mut settings) = SettingsFile::open(&blocked);
        settings.region = Some("AT".into());
        assert!(file.keep(&settings).is_err());
        assert!(file.keep(&settings).is_ok(), "told already");
        std::fs::remove_file(&blocked).unwrap();
        assert!(file.keep(&settings).is_ok());
        assert_eq!(SettingsFile::open(&blocked).1, settings, "tried again");
    }
}
