//! From inventories, a rulebook and a question to the answer.

use super::cited::Cited;
use super::headline::{headlines, joined};
use super::{
    AgeAtPosting, AlsoSummary, ArchiveSummary, CategorySummary, DataPack, Generator, Group, GroupTraits, LawSummary,
    OpenQuestion, PracticeSummary, QuestionAsked, QuestionYear, SCHEMA, Summary, Tokens, Totals,
};
use crate::inventory::{Cell, Inventory, Source};
use crate::locale;
use crate::rulebook::{Answer, Ask, Item, Judgement, Person, Place, Rule, Rulebook, Verdict};
use crate::words::{Audience, Author, Category, LawValue, Outcome, Use};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// Where the region is known from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegionFrom {
    /// The person said it.
    Given,
    /// The archive names it.
    Archive,
    /// Nobody did.
    None,
}

/// What is asked of the archives.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The region on the day asked.
    pub place: Place,
    /// Where it is known from.
    pub region_from: RegionFrom,
    /// The day asked.
    pub on: Date,
    /// What is known of the person.
    pub person: Person,
    /// Their answers to open questions: `facebook.posts` or `facebook.posts.2012`.
    pub answers: BTreeMap<String, String>,
    /// Tokens of the person's own words, where they were counted.
    pub tokens: Option<Tokens>,
}

/// Builds the answer.
#[must_use]
pub fn build<'i>(inventories: impl IntoIterator<Item = &'i Inventory>, book: &Rulebook, asked: &Asked) -> Summary {
    let inventories: Vec<&Inventory> = inventories.into_iter().collect();
    let mut bench = Bench::new(book, asked);
    let mut groups: BTreeMap<GroupKey, Group> = BTreeMap::new();
    let mut totals = Totals::default();
    let mut open: BTreeMap<usize, Open> = BTreeMap::new();
    let mut cited = Cited::default();
    for (archive, inventory) in inventories.iter().enumerate() {
        for cell in &inventory.cells {
            let Some(source) = inventory.sources.get(cell.source) else { continue };
            let seen = bench.view(source, cell);
            let judged = bench.judge(&seen);
            count_totals(&mut totals, cell, source.quoted, asked.on);
            if let Some((question, uses)) = &judged.question {
                let open = open.entry(*question).or_default();
                *open.years.entry(cell.day.map(Date::year)).or_default() += cell.items;
                open.uses.extend(uses);
            }
            let key = GroupKey::new(archive, source, &seen, &judged);
            let group = groups.entry(key).or_insert_with(|| new_group(book, archive, source, &seen, &judged));
            add(group, cell);
            cited.note(&judged);
        }
    }
    totals.own_tokens = asked.tokens.clone().unwrap_or_else(|| Tokens {
        value: inventories.iter().map(|inventory| inventory.own_tokens).sum(),
        ..Tokens::default()
    });
    let categories = by_category(groups.into_values());
    let mut outcomes: BTreeMap<Outcome, u64> = BTreeMap::new();
    for category in &categories {
        for (outcome, items) in &category.outcomes {
            *outcomes.entry(*outcome).or_default() += items;
        }
    }
    let open_questions: Vec<OpenQuestion> =
        open.into_iter().filter_map(|(at, items)| open_question(book, asked, at, &items)).collect();
    let headlines = headlines(&categories, &inventories, book, asked, totals.later_than_on);
    Summary {
        schema: SCHEMA,
        generator: Generator { name: "fodder", version: env!("CARGO_PKG_VERSION") },
        data_pack: DataPack {
            version: book.version.clone(),
            origin: book.origin.clone(),
            newest_source: book.newest_source(),
        },
        question: question(asked),
        headline: joined(&headlines),
        headlines,
        archives: inventories.iter().map(|inventory| archive_summary(inventory, book)).collect(),
        totals,
        own_outcomes: own_outcomes(&categories),
        outcomes,
        rests_on: rests_on(book, asked, &open_questions),
        open_questions,
        remedies: cited.remedies(book, asked),
        sources: cited.sources(book),
        categories,
    }
}

/// Own items by outcome.
fn own_outcomes(categories: &[CategorySummary]) -> BTreeMap<Outcome, u64> {
    let mut outcomes = BTreeMap::new();
    for group in categories.iter().flat_map(|category| &category.groups) {
        *outcomes.entry(group.outcome).or_default() += group.own_items;
    }
    outcomes
}

/// What the person said, a sentence each.
fn rests_on(book: &Rulebook, asked: &Asked, questions: &[OpenQuestion]) -> Vec<String> {
    let Person { born, opted_out } = &asked.person;
    let born = born.map(|born| locale::text_with("rests-born", &[("born", born.to_string().into())]));
    let opted_out = opted_out.iter().map(|(platform, day)| {
        let values = [("platform", book.platform_name(platform).into()), ("day", locale::date(*day).into())];
        locale::text_with("rests-opted-out", &values)
    });
    let answers = questions.iter().any(|question| !question.answered.is_empty());
    born.into_iter().chain(opted_out).chain(answers.then(|| locale::text("rests-answers"))).collect()
}

fn question(asked: &Asked) -> QuestionAsked {
    QuestionAsked {
        region: asked.place.id.clone(),
        region_name: asked.place.name.clone(),
        region_from: asked.region_from,
        on: asked.on,
        born: asked.person.born.map(|born| born.to_string()),
        opted_out: asked.person.opted_out.clone(),
        answers: asked.answers.clone(),
    }
}

fn archive_summary(inventory: &Inventory, book: &Rulebook) -> ArchiveSummary {
    ArchiveSummary {
        platform_name: book.platform_name(&inventory.platform).to_owned(),
        platform: inventory.platform.clone(),
        layout: inventory.layout.clone(),
        made_on: inventory.made_on,
        evidence: inventory.evidence.clone(),
        notices: inventory.notices.clone(),
        parts: inventory.parts.clone(),
        ledger: inventory.ledger.clone(),
        files: inventory.files.clone(),
        problems: inventory.problems.clone(),
    }
}

fn count_totals(totals: &mut Totals, cell: &Cell, quoted: bool, on: Date) {
    totals.items += cell.items;
    totals.text_chars += cell.text_chars;
    totals.media_files += cell.media_files;
    totals.media_bytes += cell.media_bytes;
    if cell.traits.author == Author::Own {
        totals.own_items += cell.items;
        totals.own_text_chars += if quoted { 0 } else { cell.text_chars };
    }
    if let Some(day) = cell.day {
        if day > on {
            totals.later_than_on += cell.items;
        }
        totals.earliest = Some(totals.earliest.map_or(day, |known| known.min(day)));
        totals.latest = totals.latest.max(Some(day));
    }
}

/// What the judge is shown of a cell. Cells that look alike get one verdict.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
struct View {
    platform: String,
    category: Category,
    audience: Option<Audience>,
    /// Whether the archive said it, rather than the person.
    audience_told: bool,
    author: Author,
    unpublished: bool,
    placed: bool,
    age: (i16, i16),
    /// A day in the stretch between two dates of making at which some rule changes its mind.
    posted: Option<Date>,
}

/// A verdict, and the question that could change it.
pub(super) struct Judged<'r> {
    pub judgement: Judgement<'r>,
    pub also: Vec<(Use, Answer<'r>)>,
    /// Which of the rulebook's questions could change an outcome, and for which uses.
    question: Option<(usize, Vec<Use>)>,
    /// The ids of [`Self::rules`], each once.
    rules: Rc<[String]>,
}

/// What an open question decides.
#[derive(Default)]
struct Open {
    /// Items by the year they were made in.
    years: BTreeMap<Option<i16>, u64>,
    uses: BTreeSet<Use>,
}

impl<'r> Judged<'r> {
    /// Every rule behind what is said: practice, law, other uses. A rule may stand twice.
    pub fn rules(&self) -> impl Iterator<Item = &'r Rule> {
        let also = self.also.iter().flat_map(|(_, answer)| &answer.rules);
        self.judgement.practice.rules.iter().chain(&self.judgement.law.rules).chain(also).copied()
    }
}

/// Judges views, each once.
struct Bench<'a> {
    book: &'a Rulebook,
    asked: &'a Asked,
    cuts: Vec<Date>,
    asks_age: bool,
    judged: HashMap<View, Rc<Judged<'a>>>,
}

impl<'a> Bench<'a> {
    fn new(book: &'a Rulebook, asked: &'a Asked) -> Self {
        let cuts = book.posting_cuts().into_iter().collect();
        let asks_age = !book.age_limits_at_posting().is_empty();
        Self { book, asked, cuts, asks_age, judged: HashMap::new() }
    }

    /// What of a cell a verdict can turn on.
    fn view(&self, source: &Source, cell: &Cell) -> View {
        let told = cell.traits.audience.or(source.audience);
        let answered = if told.is_none() { self.answer(&source.platform, cell.category, cell.day) } else { None };
        // Two items that lie between the same cuts, and at the same ages, are judged alike.
        let age = match (self.asked.person.born, cell.day) {
            (Some(born), Some(day)) => born.ages_on(day),
            (Some(_), None) => (0, i16::MAX),
            (None, _) => (-1, -1),
        };
        let posted = cell.day.map(|day| {
            if self.asks_age && self.asked.person.born.is_some() {
                return day;
            }
            let at = self.cuts.partition_point(|cut| *cut <= day);
            at.checked_sub(1).and_then(|before| self.cuts.get(before)).copied().unwrap_or(Date::MIN)
        });
        View {
            platform: source.platform.clone(),
            category: cell.category,
            audience: told.or(answered),
            audience_told: told.is_some(),
            author: cell.traits.author,
            unpublished: cell.traits.unpublished,
            placed: cell.traits.placed,
            age,
            posted,
        }
    }

    /// The person's answer to the question that decides who could see an item: for its year, else for all.
    fn answer(&self, platform: &str, category: Category, day: Option<Date>) -> Option<Audience> {
        let question = self.book.questions.get(self.question_for(platform, category)?)?;
        let by_year = day.and_then(|day| self.asked.answers.get(&format!("{}.{}", question.id, day.year())));
        by_year.or_else(|| self.asked.answers.get(&question.id))?.parse().ok()
    }

    fn question_for(&self, platform: &str, category: Category) -> Option<usize> {
        self.book.questions.iter().position(|question| {
            question.platforms.iter().any(|known| known == platform)
                && (question.categories.contains(&category) || question.categories.contains(&category.top()))
        })
    }

    fn judge(&mut self, view: &View) -> Rc<Judged<'a>> {
        if let Some(known) = self.judged.get(view) {
            return Rc::clone(known);
        }
        let item = Item {
            audience: view.audience,
            author: view.author,
            unpublished: view.unpublished,
            posted: view.posted,
            ..Item::of(&view.platform, view.category)
        };
        let judgement = self.book.judge(&item, &self.ask(Use::PlatformGenai));
        let also: Vec<(Use, Answer<'_>)> = self.other_uses(&item);
        let question = self.question_that_matters(view, &item);
        let mut judged = Judged { judgement, also, question, rules: Rc::default() };
        let mut seen = BTreeSet::new();
        let distinct = judged.rules().filter(|rule| seen.insert(rule.id.as_str()));
        judged.rules = distinct.map(|rule| rule.id.clone()).collect();
        let judged = Rc::new(judged);
        self.judged.insert(view.clone(), Rc::clone(&judged));
        judged
    }

    fn ask(&self, use_: Use) -> Ask<'a> {
        Ask { place: &self.asked.place, on: self.asked.on, use_, person: &self.asked.person }
    }

    /// Answers for the other uses, where a rule speaks.
    fn other_uses(&self, item: &Item<'_>) -> Vec<(Use, Answer<'a>)> {
        Use::ALL
            .iter()
            .filter(|use_| **use_ != Use::PlatformGenai)
            .map(|use_| (*use_, self.book.practice(item, &self.ask(*use_))))
            .filter(|(_, answer)| answer.rule.is_some())
            .collect()
    }

    /// The question whose answer would change an outcome of this item, whether it is answered or not, and the uses
    /// for which it would.
    fn question_that_matters(&self, view: &View, item: &Item<'_>) -> Option<(usize, Vec<Use>)> {
        if view.audience_told {
            return None;
        }
        let question = self.question_for(&view.platform, view.category)?;
        let open = Item { audience: None, ..*item };
        // Where all of it comes to not being used, the answer changes nothing.
        let matters = |use_: &Use| {
            let answer = self.book.practice(&open, &self.ask(*use_));
            answer.outcome == Outcome::Depends && answer.depends_on.contains(&"audience")
        };
        let uses: Vec<Use> = Use::ALL.iter().copied().filter(matters).collect();
        (!uses.is_empty()).then_some((question, uses))
    }
}

/// A question with the items it decides, by the year they were made in.
fn open_question(book: &Rulebook, asked: &Asked, at: usize, open: &Open) -> Option<OpenQuestion> {
    let items = &open.years;
    let question = book.questions.get(at)?;
    let answer = |id: &str| asked.answers.get(id).cloned();
    let years = items.iter().filter_map(|(year, items)| Some((year.as_ref()?, items)));
    let mut question = OpenQuestion {
        id: question.id.clone(),
        text: question.text.clone(),
        note: question.note.clone(),
        items: items.values().sum(),
        choices: vec!["public", "limited", "unknown"],
        answer: answer(&question.id),
        years: years
            .map(|(year, items)| QuestionYear {
                year: *year,
                items: *items,
                answer: answer(&format!("{}.{year}", question.id)),
            })
            .collect(),
        undated: items.get(&None).copied().unwrap_or_default(),
        limited: question.limited.clone(),
        categories: question.categories.clone(),
        uses: open.uses.iter().copied().collect(),
        answered: String::new(),
    };
    question.answered = question.in_words();
    Some(question)
}

/// What sets one group apart from another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct GroupKey {
    category: Category,
    archive: usize,
    platform: String,
    source: String,
    traits: GroupTraits,
    outcome: Outcome,
    either: Vec<Outcome>,
    law_rule: Option<String>,
    law_either: Vec<LawValue>,
    practice_rule: Option<String>,
    also: Vec<(Use, Outcome)>,
    /// What is said of all of them rests on the same rules.
    rules: Rc<[String]>,
}

impl GroupKey {
    fn new(archive: usize, source: &Source, view: &View, judged: &Judged<'_>) -> Self {
        let Judged { judgement, also, question: _, rules } = judged;
        let id = |rule: Option<&Rule>| rule.map(|rule| rule.id.clone());
        Self {
            category: view.category,
            archive,
            platform: source.platform.clone(),
            source: source.id.clone(),
            traits: traits(view),
            outcome: judgement.practice.outcome,
            either: judgement.practice.either.clone(),
            law_rule: id(judgement.law.rule),
            law_either: judgement.law.either.clone(),
            practice_rule: id(judgement.practice.rule),
            also: also.iter().map(|(use_, answer)| (*use_, answer.outcome)).collect(),
            rules: Rc::clone(rules),
        }
    }
}

fn traits(view: &View) -> GroupTraits {
    let age_at_posting = match view.age {
        (-1, -1) => AgeAtPosting::Adult,
        (low, _) if low >= 18 => AgeAtPosting::Adult,
        (_, high) if high < 18 => AgeAtPosting::Minor,
        _ => AgeAtPosting::Unknown,
    };
    GroupTraits {
        audience: view.audience,
        author: view.author,
        age_at_posting,
        unpublished: view.unpublished,
        placed: view.placed,
    }
}

fn new_group(book: &Rulebook, archive: usize, source: &Source, view: &View, judged: &Judged<'_>) -> Group {
    let Judged { judgement, also, question: _, rules } = judged;
    let practice = &judgement.practice;
    let mut remedies: Vec<String> = Vec::new();
    for remedy in practice.rules.iter().flat_map(|rule| &rule.remedies) {
        if !remedies.contains(remedy) {
            remedies.push(remedy.clone());
        }
    }
    Group {
        archive,
        platform: source.platform.clone(),
        source: source.id.clone(),
        source_name: source.name.clone(),
        platform_name: book.platform_name(&source.platform).to_owned(),
        category: view.category,
        items: 0,
        own_items: 0,
        text_chars: 0,
        media_files: 0,
        media_bytes: 0,
        earliest: None,
        latest: None,
        traits: traits(view),
        outcome: practice.outcome,
        depends_on: practice.depends_on.clone(),
        either: practice.either.clone(),
        law: LawSummary {
            value: judgement.law.value,
            rule: judgement.law.rule.map(|rule| rule.id.clone()),
            basis: judgement.law.rule.map(|rule| rule.basis.clone()).unwrap_or_default(),
            confidence: judgement.law.rule.map(|rule| rule.confidence),
            either: judgement.law.either.clone(),
        },
        practice: PracticeSummary {
            value: practice.rule.and_then(|rule| match rule.verdict {
                Verdict::Practice(value) => Some(value),
                Verdict::Law(_) => None,
            }),
            rule: practice.rule.map(|rule| rule.id.clone()),
            since: practice.rule.and_then(|rule| rule.from),
            confidence: practice.rule.map(|rule| rule.confidence),
        },
        also: also
            .iter()
            .map(|(use_, answer)| AlsoSummary {
                use_: *use_,
                outcome: answer.outcome,
                either: answer.either.clone(),
                rule: answer.rule.map(|rule| rule.id.clone()),
            })
            .collect(),
        remedies,
        source_url: practice.rule.and_then(|rule| rule.sources.iter().find_map(|id| book.sources.get(id)?.url.clone())),
        some_day: None,
        rules: rules.to_vec(),
    }
}

fn add(group: &mut Group, cell: &Cell) {
    group.items += cell.items;
    group.text_chars += cell.text_chars;
    group.media_files += cell.media_files;
    group.media_bytes += cell.media_bytes;
    if cell.traits.author == Author::Own {
        group.own_items += cell.items;
    }
    if let Some(day) = cell.day {
        group.earliest = Some(group.earliest.map_or(day, |known| known.min(day)));
        group.latest = group.latest.max(Some(day));
        group.some_day = Some(day);
    }
}

/// Groups under the sixteen categories, the most exposed category first.
fn by_category(groups: impl Iterator<Item = Group>) -> Vec<CategorySummary> {
    let mut list: BTreeMap<Category, CategorySummary> = BTreeMap::new();
    for group in groups {
        let top = group.category.top();
        let category = list.entry(top).or_insert_with(|| CategorySummary {
            id: top,
            name: locale::text(&format!("category-{}", top.id())),
            items: 0,
            own_items: 0,
            text_chars: 0,
            media_files: 0,
            media_bytes: 0,
            earliest: None,
            latest: None,
            outcomes: BTreeMap::new(),
            groups: Vec::new(),
        });
        category.items += group.items;
        category.own_items += group.own_items;
        category.text_chars += group.text_chars;
        category.media_files += group.media_files;
        category.media_bytes += group.media_bytes;
        category.earliest = [category.earliest, group.earliest].into_iter().flatten().min();
        category.latest = category.latest.max(group.latest);
        *category.outcomes.entry(group.outcome).or_default() += group.items;
        category.groups.push(group);
    }
    let mut list: Vec<CategorySummary> = list.into_values().filter(|category| category.items > 0).collect();
    for category in &mut list {
        category.groups.sort_by_key(|group| (group.outcome, std::cmp::Reverse(group.items), group.source.clone()));
    }
    // Most exposed first: by the outcome that stands for it, then by how many they are.
    let exposure = |category: &CategorySummary| {
        let lead = category.lead();
        let items = category.outcomes.get(&lead).copied().unwrap_or_default();
        (lead, std::cmp::Reverse(items), category.id)
    };
    list.sort_by_key(exposure);
    list
}
