//! Builds the summary of inventories by a rulebook, for a region, a day and a person.

use super::asked::{Inquiry, Tokens};
use super::citations::Citations;
use super::groups::{GroupKey, add, by_category, new_group, standings};
use super::headline::{headlines, joined};
use super::judgement_cache::JudgementCache;
use super::schema::{
    ArchiveSummary, CategorySummary, Counts, DataPack, Generator, Group, Headline, OpenQuestion, ProblemSummary,
    QuestionAsked, QuestionYear, SCHEMA, Summary, Totals,
};
use super::standing::Objection;
use crate::ids::PlatformId;
use crate::inventory::{Bucket, Inventory, accounts_of};
use crate::optout::{Deadlines, Guide};
use crate::rulebook::{AnswerId, AnswerValue, Person, Rulebook};
use crate::text::{self, say};
use crate::vocab::{Author, Category, Outcome, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

/// What an open question decides.
#[derive(Default)]
struct QuestionSums {
    /// Items by the year they were made in, and how many of them it decides for the platform's own training.
    years: BTreeMap<Option<i16>, (u64, u64)>,
    /// How many of them it decides for the platform's own training, and how many of those are the person's own.
    training: u64,
    own: u64,
    /// The platforms of which some own item of them may be used, or would be had the person not opted out.
    used: BTreeSet<PlatformId>,
    opted_out: BTreeSet<PlatformId>,
    uses: BTreeSet<Use>,
}

/// Judges every bucket by the rulebook, and adds the results up by group, category and question.
#[must_use]
pub fn build<'i>(inventories: impl IntoIterator<Item = &'i Inventory>, book: &Rulebook, asked: &Inquiry) -> Summary {
    let started = Instant::now();
    let inventories: Vec<&Inventory> = inventories.into_iter().collect();
    let mut cache = JudgementCache::new(book, asked);
    let mut groups: Vec<Group> = Vec::new();
    let mut known: BTreeMap<GroupKey, usize> = BTreeMap::new();
    let mut totals = Totals::default();
    let mut open: BTreeMap<usize, QuestionSums> = BTreeMap::new();
    let mut cited = Citations::default();
    let mut years: BTreeMap<Category, BTreeMap<Option<i16>, u64>> = BTreeMap::new();
    let mut own_chars: BTreeMap<Category, u64> = BTreeMap::new();
    for (archive, inventory) in inventories.iter().enumerate() {
        let mut at = 0;
        cache.turn_to(archive, inventory);
        for bucket in &inventory.buckets {
            let Some(kind) = inventory.kinds.get(bucket.kind) else { continue };
            if asked.within.is_some_and(|within| !bucket.day.is_some_and(|day| within.holds(day))) {
                continue;
            }
            let is_new = cache.judge_bucket(kind, bucket);
            let (Some((view, judged)), Some(standing)) = (cache.last(), cache.standing()) else { continue };
            if is_new {
                at = *known.entry(GroupKey::new(archive, kind, view, judged)).or_insert_with(|| {
                    groups.push(new_group(book, archive, kind, view, judged, standing));
                    groups.len() - 1
                });
                cited.note(judged, &kind.platform, book);
            }
            count_totals(&mut totals, bucket, kind.quoted, asked.on);
            let top = bucket.category.top();
            *years.entry(top).or_default().entry(bucket.day.map(Date::year)).or_default() += bucket.items;
            if bucket.traits.author == Author::Own && !kind.quoted {
                *own_chars.entry(top).or_default() += bucket.text_chars;
            }
            if bucket.traits.placed {
                totals.placed_media_files += bucket.media_files;
            }
            if let Some((question, uses)) = &judged.question {
                let open = open.entry(*question).or_default();
                let (items, training) = open.years.entry(bucket.day.map(Date::year)).or_default();
                *items += bucket.items;
                if uses.contains(&Use::PlatformGenai) {
                    *training += bucket.items;
                    open.training += bucket.items;
                    open.own += if bucket.traits.author == Author::Own { bucket.items } else { 0 };
                }
                let practice = &judged.judgement.practice;
                if bucket.traits.author == Author::Own && practice.outcome == Outcome::Depends {
                    let is_used = practice.either.iter().any(|outcome| outcome.is_used());
                    let is_opted_out = practice.either.contains(&Outcome::YouOptedOut);
                    for (is_so, platforms) in [(is_used, &mut open.used), (is_opted_out, &mut open.opted_out)] {
                        if is_so && !platforms.contains(&kind.platform) {
                            platforms.insert(kind.platform.clone());
                        }
                    }
                }
                if is_new {
                    open.uses.extend(uses);
                }
            }
            if let Some(group) = groups.get_mut(at) {
                add(group, bucket);
            }
        }
    }
    let estimate = || Tokens::estimate(inventories.iter().copied(), asked.within);
    totals.own_tokens = asked.tokens.clone().unwrap_or_else(estimate);
    let mut categories = by_category(groups.into_iter());
    for category in &mut categories {
        category.years = years.remove(&category.id).unwrap_or_default().into();
        category.own_text_chars = own_chars.get(&category.id).copied().unwrap_or_default();
    }
    let mut outcomes: BTreeMap<Outcome, u64> = BTreeMap::new();
    for category in &categories {
        for (outcome, items) in &category.outcomes {
            *outcomes.entry(*outcome).or_default() += items;
        }
    }
    let open_questions: Vec<OpenQuestion> =
        open.into_iter().filter_map(|(at, items)| open_question(book, asked, at, &items)).collect();
    let objections = objections(&categories, book, asked);
    let headlines =
        headlines(&categories, &inventories, book, asked, &open_questions, &objections, totals.later_than_on);
    let repeats: u64 = inventories.iter().map(|inventory| inventory.repeats).sum();
    let [rests_on, rests_on_in_public] = [false, true].map(|public| {
        let mut sentences = rests_on(book, asked, &open_questions, &headlines, public);
        sentences.extend(several_accounts(&inventories, book));
        // How many of them were made within some days is not known.
        let once = || {
            if asked.within.is_some() { text::text("rests-once-within") } else { text::counted("rests-once", repeats) }
        };
        sentences.extend((repeats > 0).then(once));
        sentences
    });
    tracing::debug!(
        buckets = inventories.iter().map(|inventory| inventory.buckets.len()).sum::<usize>(),
        us = started.elapsed().as_micros(),
        "judged"
    );
    let remedies = cited.remedies(book, asked, headlines.iter().filter_map(|headline| headline.platform.as_ref()));
    Summary {
        schema: SCHEMA,
        generator: Generator { name: "fodder", version: env!("CARGO_PKG_VERSION") },
        data_pack: DataPack {
            version: book.version.clone(),
            origin: book.origin.clone(),
            newest_source: book.newest_citation(),
        },
        question: question(asked),
        headline: joined(&headlines),
        headlines,
        archives: inventories.iter().map(|inventory| archive_summary(inventory, book)).collect(),
        totals,
        own_outcomes: own_outcomes(&categories),
        standings: standings(categories.iter().flat_map(|category| &category.groups)),
        objections,
        outcomes,
        hints: None,
        owners: Vec::new(),
        rests_on,
        rests_on_in_public,
        open_questions,
        remedies,
        sources: cited.sources(book),
        categories,
    }
}

impl Summary {
    /// Puts the names of the people whose archives they are on it, for an export that is to bear them.
    pub fn name_owners<'i>(&mut self, inventories: impl IntoIterator<Item = &'i Inventory>) {
        let names = inventories.into_iter().filter_map(|inventory| inventory.account.name.clone());
        self.owners = names.collect::<BTreeSet<String>>().into_iter().collect();
    }
}

/// Own items by outcome.
fn own_outcomes(categories: &[CategorySummary]) -> BTreeMap<Outcome, u64> {
    let mut outcomes = BTreeMap::new();
    for group in categories.iter().flat_map(|category| &category.groups) {
        *outcomes.entry(group.outcome).or_default() += group.counts.own_items;
    }
    outcomes
}

/// The objections to platforms that use items unless the person objects, or would if the person had not opted out as well: the answer
/// to the letter is due all the same.
fn objections(categories: &[CategorySummary], book: &Rulebook, asked: &Inquiry) -> Vec<Objection> {
    let groups = categories.iter().flat_map(|category| &category.groups);
    let is_of_place = |platform: &PlatformId| {
        let letter = asked.objection(platform).and_then(|sent| sent.letter.as_ref());
        let of_place = || Guide::for_letter(platform, &asked.jurisdiction, asked.on, book).letter;
        letter.is_none_or(|sent| of_place().is_some_and(|letter| letter.id == *sent))
    };
    let groups = groups.filter(|group| group.objected || group.outcome == Outcome::YouOptedOut);
    // Whether the person opted out of the platform as well.
    let mut platforms: BTreeMap<&PlatformId, bool> = BTreeMap::new();
    for group in groups {
        *platforms.entry(&group.platform).or_default() |= group.outcome == Outcome::YouOptedOut;
    }
    platforms
        .into_iter()
        .filter(|(platform, _)| is_of_place(platform))
        .filter_map(|(platform, opted_out)| {
            let sent = asked.objection(platform)?;
            let of_region = || Guide::for_letter(platform, &asked.jurisdiction, sent.on, book).letter;
            let letter = match &sent.letter {
                Some(id) => book.letter(id),
                None => of_region(),
            };
            // A yardstick is no legal deadline.
            let letter = letter.filter(|letter| !letter.yardstick);
            let due = letter.and_then(|letter| Deadlines::of(letter, sent.on).due);
            Some(Objection::new((platform, book.platform_name(platform)), (sent.on, due), asked.on, opted_out))
        })
        .collect()
}

/// What the person said and the answer rests on, a sentence each; `public` leaves out their dates.
fn rests_on(
    book: &Rulebook,
    asked: &Inquiry,
    questions: &[OpenQuestion],
    headlines: &[Headline],
    public: bool,
) -> Vec<String> {
    let Person { born, opted_out } = &asked.person;
    let born = born.map(|born| {
        let is_day = born.earliest == born.latest;
        let (key, words) = match (public, is_day) {
            (true, _) => ("rests-born-public", String::new()),
            (false, true) => ("rests-born-on", text::date(born.earliest)),
            (false, false) => ("rests-born", born.to_string()),
        };
        text::text_with(key, &[("born", words.into())])
    });
    // An opt-out of a platform that is not shown, or after the day asked about, changes nothing.
    let counts = |platform: &PlatformId, day: Date| {
        day <= asked.on && headlines.iter().any(|headline| headline.platform.as_deref() == Some(platform))
    };
    let opted_out = opted_out.iter().filter(|(platform, day)| counts(platform, **day));
    // The sentences and the legend of a page to share say it already.
    let opted_out = opted_out.filter(|_| !public).map(|(platform, day)| {
        let values = [("platform", book.platform_name(platform).into()), ("day", text::date(*day).into())];
        text::text_with("rests-opted-out", &values)
    });
    let within = asked.within.map(|days| text::text_with("rests-within", &[("days", days.in_words().into())]));
    let answers = questions.iter().any(|question| !question.answered.is_empty());
    let answers = answers.then(|| text::text(if public { "rests-answers-public" } else { "rests-answers" }));
    within.into_iter().chain(born).chain(opted_out).chain(answers).collect()
}

/// That archives of several accounts of a platform are counted together, if they are. Without names, because an export bears none.
fn several_accounts(inventories: &[&Inventory], book: &Rulebook) -> Vec<String> {
    let several = accounts_of(inventories.iter().copied()).into_iter().filter(|(_, accounts)| accounts.len() > 1);
    several
        .map(|(platform, accounts)| {
            let count = text::number(accounts.len() as u64);
            let values = [("count", count.into()), ("platform", book.platform_name(platform).into())];
            text::text_with("rests-several-accounts", &values)
        })
        .collect()
}

fn question(asked: &Inquiry) -> QuestionAsked {
    QuestionAsked {
        region: asked.jurisdiction.id.clone(),
        region_name: asked.jurisdiction.name.clone(),
        region_from: asked.region_from,
        on: asked.on,
        born: asked.person.born.map(|born| born.to_string()),
        opted_out: asked.person.opted_out.clone(),
        answers: asked.answers.clone(),
        within: asked.within,
    }
}

fn archive_summary(inventory: &Inventory, book: &Rulebook) -> ArchiveSummary {
    ArchiveSummary {
        platform_name: book.platform_name(&inventory.platform).to_owned(),
        platform: inventory.platform.clone(),
        layout: inventory.layout.clone(),
        made_on: inventory.made_on,
        evidence: say::evidence(inventory.evidence),
        notices: inventory.notices.iter().map(say::notice).collect(),
        notice_codes: inventory.notices.iter().map(|notice| notice.id().to_owned()).collect(),
        parts: inventory.parts.clone(),
        ledger: inventory.ledger.clone(),
        repeats: inventory.repeats,
        files: Arc::clone(&inventory.files),
        problems: Arc::new(inventory.problems.iter().map(ProblemSummary::of).collect()),
    }
}

fn count_totals(totals: &mut Totals, bucket: &Bucket, quoted: bool, on: Date) {
    totals.counts += Counts::from(bucket);
    if bucket.traits.author == Author::Own && !quoted {
        totals.own_text_chars += bucket.text_chars;
    }
    if bucket.day.is_some_and(|day| day > on) {
        totals.later_than_on += bucket.items;
    }
}

/// A question with the items it decides, by the year they were made in.
fn open_question(book: &Rulebook, asked: &Inquiry, at: usize, open: &QuestionSums) -> Option<OpenQuestion> {
    let items = &open.years;
    let question = book.questions.get(at)?;
    let answer = |id: &AnswerId| asked.answers.get(id).copied();
    let years = items.iter().filter_map(|(year, items)| Some((year.as_ref()?, items)));
    let mut question = OpenQuestion {
        id: question.id.clone(),
        text: question.text.clone(),
        note: question.note.clone(),
        items: items.values().map(|(items, _)| items).sum(),
        own_items: open.own,
        training_items: open.training,
        choices: AnswerValue::ALL,
        answer: answer(&AnswerId::all(&question.id)),
        years: years
            .map(|(year, (items, training))| QuestionYear {
                year: *year,
                items: *items,
                training_items: *training,
                answer: answer(&AnswerId::of_year(&question.id, *year)),
            })
            .collect(),
        undated: items.get(&None).map_or(0, |(items, _)| *items),
        undated_training: items.get(&None).map_or(0, |(_, training)| *training),
        limited: question.limited.clone(),
        categories: question.categories.clone(),
        decides_used: open.used.clone(),
        decides_opted_out: open.opted_out.clone(),
        uses: open.uses.iter().copied().collect(),
        answered: String::new(),
    };
    question.answered = question.in_words();
    Some(question)
}
