//! What can be done about a platform in a country on a day, in the order in which it helps.

use crate::ids::{PlatformId, RegionId};
use crate::rulebook::{
    Authority, Controller, ItemTraits, Jurisdiction, LanguageId, Layer, Letter, Person, Query, Remedy, RemedyKind,
    Rule, Rulebook, Status, Verdict, WORLD,
};
use crate::text::{self, text, text_with};
use crate::vocab::{Category, PracticeValue, Use};
use jiff::civil::Date;

/// What can be done.
#[derive(Debug)]
pub struct Guide<'b> {
    /// The platform's id.
    pub platform: &'b PlatformId,
    /// What people call it.
    pub platform_name: &'b str,
    /// Switches first, then forms, what else helps, and the regulator last.
    pub steps: Vec<Step<'b>>,
    /// Remedies that only say what cannot be done.
    pub nothing: Vec<&'b Remedy>,
    /// The letter of the nearest region with a law in force that gives one weight.
    pub letter: Option<&'b Letter>,
    /// The company to write to.
    pub controller: Option<&'b Controller>,
    /// The regulators, the nearest first.
    pub authorities: Vec<&'b Authority>,
}

/// A step that the person can take.
#[derive(Clone, Debug)]
pub struct Step<'b> {
    /// What it is.
    pub remedy: &'b Remedy,
    /// The first day of the newest rule that names it: what was done before that day may have to be done again.
    pub newest_rule: Option<Date>,
    /// Whether doing it opts out of the platform's AI training.
    pub opts_out: bool,
    /// The uses it is for, if it is not for the platform's own generative AI.
    pub uses: Vec<Use>,
    /// The other uses that it stops, of those that the platform makes there.
    pub also_stops: Vec<Use>,
    /// What it is against begins later, so that it can be done ahead.
    pub announced: Option<Announcement>,
}

/// When something that was announced begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Announcement {
    /// On this day.
    For(Date),
    /// On a day that was never published.
    WithoutDay,
}

impl Announcement {
    /// The day, if it was published.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        match self {
            Self::For(day) => Some(day),
            Self::WithoutDay => None,
        }
    }

    /// That it can be done ahead, and of which day if that is known.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::For(day) => text_with("optout-ahead", &[("day", text::date(day).into())]),
            Self::WithoutDay => text("optout-ahead-without-day"),
        }
    }
}

/// A use that begins within this many days can be refused ahead: platforms gave notice of one to two months.
const ANNOUNCED_WITHIN: i64 = 90;
/// The language to fall back on, because every letter exists in it and it is the platforms' own.
const ENGLISH: &str = "en";

/// The place of a kind of remedy in the order of the steps.
fn rank(kind: RemedyKind) -> u8 {
    match kind {
        RemedyKind::Setting => 0,
        RemedyKind::ObjectionForm => 1,
        RemedyKind::WithdrawConsent | RemedyKind::Letter => 2,
        RemedyKind::MakePrivate => 3,
        RemedyKind::EraseItem => 4,
        RemedyKind::EraseAccount => 5,
        RemedyKind::ReadSummary => 6,
        RemedyKind::Complaint => 7,
        RemedyKind::None => 8,
    }
}

/// The place of a step among the others.
pub(super) fn place_of(step: &Step<'_>) -> (u8, bool, bool) {
    (rank(step.remedy.kind), !step.uses.is_empty(), !step.opts_out)
}

impl<'b> Guide<'b> {
    /// Gathers the guide from the rules that decide something in the jurisdiction on a day. `platform` is the id of
    /// one of the rulebook's platforms.
    #[must_use]
    pub fn of(platform: &'b PlatformId, jurisdiction: &Jurisdiction, on: Date, book: &'b Rulebook) -> Self {
        let mut steps: Vec<Step<'b>> = Vec::new();
        let mut nothing: Vec<&Remedy> = Vec::new();
        let mut rules = speaking(platform, jurisdiction, on, book);
        if !rules.iter().any(|(_, rule)| rule.remedies.iter().any(|id| can_refuse(id, book))) {
            // Where nothing can be refused yet, uses that are announced can be refused ahead.
            rules.extend(announced(platform, jurisdiction, on, book));
        }
        let mut made: Vec<Use> = Vec::new();
        for (use_, rule) in &rules {
            if rule.verdict == Verdict::Practice(PracticeValue::UsedOptOut) && !made.contains(use_) {
                made.push(*use_);
            }
        }
        for (use_, rule) in rules {
            let begins_later = rule.from.is_some_and(|from| from > on);
            let announced = begins_later.then(|| rule.since().map_or(Announcement::WithoutDay, Announcement::For));
            let usable = rule.remedies.iter().filter_map(|id| book.remedies.get(id));
            for remedy in usable.filter(|remedy| jurisdiction.is_under(&remedy.region) && remedy.is_for(platform)) {
                if remedy.kind == RemedyKind::None {
                    if !nothing.iter().any(|known| known.id == remedy.id) {
                        nothing.push(remedy);
                    }
                    continue;
                }
                note(&mut steps, remedy, use_, rule, announced);
            }
        }
        for step in &mut steps {
            // What the step is about is not said once more.
            let also = step.remedy.also_stops.iter().copied();
            step.also_stops = also.filter(|use_| made.contains(use_) && !step.uses.contains(use_)).collect();
        }
        steps.sort_by_key(place_of);
        Self { steps, nothing, ..Self::for_letter(platform, jurisdiction, on, book) }
    }

    /// Why there is no letter, in words: no country is chosen, its law gives no right to refuse, or nobody has looked.
    #[must_use]
    pub fn no_letter(jurisdiction: &Jurisdiction, book: &Rulebook) -> String {
        if jurisdiction.id == WORLD {
            return text("optout-no-country");
        }
        let region = ("region", text::in_region(&jurisdiction.id, &jurisdiction.name).into());
        let is_of_law = |rule: &&Rule| rule.layer == Layer::Law && jurisdiction.is_under(&rule.regions);
        let key = if book.rules.iter().any(|rule| is_of_law(&rule)) { "optout-no-letter" } else { "optout-not-looked" };
        text_with(key, &[region])
    }

    /// The guide without its steps, which a letter does not need.
    #[must_use]
    pub fn for_letter(platform: &'b PlatformId, jurisdiction: &Jurisdiction, on: Date, book: &'b Rulebook) -> Self {
        Self {
            platform,
            platform_name: book.platform_name(platform),
            steps: Vec::new(),
            nothing: Vec::new(),
            letter: nearest(
                book.letters.iter().filter(|letter| is_in_force(letter, on, book)),
                jurisdiction,
                |letter| &letter.region,
            ),
            controller: book.nearest_controller(platform, jurisdiction),
            authorities: authorities(jurisdiction, book),
        }
    }

    /// The regulator to complain to: that of the letter's law, else the nearest.
    #[must_use]
    pub fn authority(&self) -> Option<&'b Authority> {
        let own = self.letter.and_then(|letter| letter.authority.as_ref());
        let own = own.and_then(|id| self.authorities.iter().find(|authority| authority.id == *id));
        own.or_else(|| self.authorities.first()).copied()
    }

    /// The language of the letter: `wanted` if the letter exists in it, else English.
    ///
    /// If `wanted` is `None`, it is the language of the rulebook that is official nearest to the jurisdiction.
    #[must_use]
    pub fn language(&self, wanted: Option<&str>, jurisdiction: &Jurisdiction, book: &'b Rulebook) -> LanguageId {
        let official = || {
            let languages = book.languages.iter().enumerate();
            let near =
                languages.filter_map(|(at, language)| Some((jurisdiction.distance(&language.region)?, at, language)));
            near.min_by_key(|(distance, at, _)| (*distance, *at)).map(|(_, _, language)| &language.id)
        };
        let wanted = match wanted {
            Some(wanted) => book.languages.iter().find(|language| language.id == wanted).map(|row| &row.id),
            None => official(),
        };
        let has = |id: &LanguageId| self.letter.is_none_or(|letter| letter.languages.contains(id));
        wanted.filter(|id| has(id)).cloned().unwrap_or_else(|| ENGLISH.into())
    }

    /// The step that complains to a regulator, if the rules name one.
    #[must_use]
    pub fn complaint(&self) -> Option<&Step<'b>> {
        self.steps.iter().find(|step| step.remedy.kind == RemedyKind::Complaint)
    }
}

/// Every rule of the practice that decides something there, with the use it is about. Each rule comes once.
fn speaking<'b>(
    platform: &PlatformId,
    jurisdiction: &Jurisdiction,
    on: Date,
    book: &'b Rulebook,
) -> Vec<(Use, &'b Rule)> {
    let person = Person::default();
    let mut list: Vec<(Use, &Rule)> = Vec::new();
    for use_ in Use::ALL {
        let query = Query { jurisdiction, on, use_: *use_, person: &person };
        for category in Category::all() {
            for rule in book.practice(&ItemTraits::of(platform, category), &query).rules {
                if !list.iter().any(|(_, known)| known.id == rule.id) {
                    list.push((*use_, rule));
                }
            }
        }
    }
    list
}

/// Whether a remedy refuses something: a switch or a form.
fn can_refuse(id: &str, book: &Rulebook) -> bool {
    let refuses = |remedy: &Remedy| matches!(remedy.kind, RemedyKind::Setting | RemedyKind::ObjectionForm);
    book.remedies.get(id).is_some_and(refuses)
}

/// Rules that are in force soon and will decide something there, for the platform's own training.
fn announced<'b>(
    platform: &PlatformId,
    jurisdiction: &Jurisdiction,
    on: Date,
    book: &'b Rulebook,
) -> Vec<(Use, &'b Rule)> {
    let person = Person::default();
    let query = Query { jurisdiction, on, use_: Use::PlatformGenai, person: &person };
    let soon = on.checked_add(jiff::Span::new().days(ANNOUNCED_WITHIN)).unwrap_or(Date::MAX);
    let mut list: Vec<(Use, &Rule)> = Vec::new();
    for category in Category::all() {
        let coming = book.coming(&ItemTraits::of(platform, category), &query).into_iter();
        let is_soon = |rule: &&Rule| {
            rule.layer == Layer::Practice
                && rule.status == Status::InForce
                && rule.from.is_some_and(|from| from <= soon)
        };
        for rule in coming.filter(is_soon) {
            if !list.iter().any(|(_, known)| known.id == rule.id) {
                list.push((Use::PlatformGenai, rule));
            }
        }
    }
    list
}

/// Adds a remedy that a rule names to the steps, or updates its step if there is one.
fn note<'b>(steps: &mut Vec<Step<'b>>, remedy: &'b Remedy, use_: Use, rule: &Rule, announced: Option<Announcement>) {
    let is_training = use_ == Use::PlatformGenai;
    let opts_out =
        is_training && rule.verdict == Verdict::Practice(PracticeValue::UsedOptOut) && remedy.counts_as_opting_out();
    match steps.iter_mut().find(|step| step.remedy.id == remedy.id) {
        Some(step) => {
            step.newest_rule = step.newest_rule.max(rule.since());
            step.opts_out |= opts_out;
            // A step that also serves against the platform's own AI training lists no other uses.
            if is_training {
                step.uses.clear();
            } else if !step.uses.is_empty() && !step.uses.contains(&use_) {
                step.uses.push(use_);
            }
        }
        None => {
            let uses = if is_training { Vec::new() } else { vec![use_] };
            steps.push(Step { remedy, newest_rule: rule.since(), opts_out, uses, also_stops: Vec::new(), announced });
        }
    }
}

/// Whether the law that gives a letter weight holds on a day.
fn is_in_force(letter: &Letter, on: Date, book: &Rulebook) -> bool {
    book.laws.get(&letter.law).is_none_or(|law| law.in_force.is_none_or(|from| from <= on))
}

/// The row whose region is nearest.
fn nearest<'b, T>(
    rows: impl Iterator<Item = &'b T>,
    jurisdiction: &Jurisdiction,
    regions: impl Fn(&T) -> &[RegionId],
) -> Option<&'b T> {
    rows.filter_map(|row| Some((jurisdiction.distance(regions(row))?, row)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, row)| row)
}

/// The regulators of a place, the nearest first.
fn authorities<'b>(jurisdiction: &Jurisdiction, book: &'b Rulebook) -> Vec<&'b Authority> {
    let mut list: Vec<(u8, &Authority)> = book
        .authorities
        .values()
        .filter_map(|authority| Some((jurisdiction.distance(&authority.region)?, authority)))
        .collect();
    list.sort_by_key(|(distance, authority)| (*distance, authority.complaint_url.is_none()));
    list.into_iter().map(|(_, authority)| authority).collect()
}
