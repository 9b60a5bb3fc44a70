//! Judging the buckets of inventories: each distinct combination of traits once, however many items have it.

use super::asked::Inquiry;
use super::schema::{AgeAtPosting, GroupTraits};
use super::standing::Standing;
use crate::ids::PlatformId;
use crate::inventory::{Account, Bucket, Inventory, ItemKind, Traits};
use crate::optout::Guide;
use crate::rulebook::{Answer, ItemTraits, Judgement, LetterId, Person, Query, Rule, RuleId, Rulebook};
use crate::vocab::{Audience, Author, Category, Outcome, Trait, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// From this age on a person is no minor.
const OF_AGE: i16 = 18;

/// All traits that a verdict on a bucket can depend on. Buckets with equal traits share one verdict.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct JudgementKey {
    platform: PlatformId,
    pub category: Category,
    audience: Option<Audience>,
    /// Whether the audience comes from the archive and not from the person's answer.
    audience_known: bool,
    author: Author,
    unpublished: bool,
    placed: bool,
    /// The least and the greatest age at which it can have been made; `None` if no birth date is known.
    age: Option<(i16, i16)>,
    /// Whether it is of another account than the one whose opt-outs are known.
    is_of_another: bool,
    /// The first day of the span between cuts that the item was made in.
    posted: Option<Date>,
}

impl JudgementKey {
    /// The traits as they are reported.
    pub fn traits(&self) -> GroupTraits {
        let age_at_posting = match self.age {
            None => AgeAtPosting::Adult,
            Some((low, _)) if low >= OF_AGE => AgeAtPosting::Adult,
            Some((_, high)) if high < OF_AGE => AgeAtPosting::Minor,
            Some(_) => AgeAtPosting::Unknown,
        };
        GroupTraits {
            audience: self.audience,
            author: self.author,
            age_at_posting,
            unpublished: self.unpublished,
            placed: self.placed,
        }
    }

    fn item(&self) -> ItemTraits<'_> {
        ItemTraits {
            audience: self.audience,
            author: self.author,
            unpublished: self.unpublished,
            posted: self.posted,
            ..ItemTraits::of(&self.platform, self.category)
        }
    }
}

/// A verdict, and the question that could change it.
pub(super) struct JudgedItem<'r> {
    pub judgement: Judgement<'r>,
    pub also: Vec<(Use, Answer<'r>)>,
    /// Which of the rulebook's questions could change an outcome, and for which uses.
    pub question: Option<(usize, Vec<Use>)>,
    /// The ids of [`Self::all_rules`], each once.
    pub rules: Rc<[RuleId]>,
}

impl<'r> JudgedItem<'r> {
    /// Every rule behind what is said: practice, law, other uses. A rule may stand twice.
    pub fn all_rules(&self) -> impl Iterator<Item = &'r Rule> {
        let also = self.also.iter().flat_map(|(_, answer)| &answer.rules);
        self.judgement.practice.rules.iter().chain(&self.judgement.law.rules).chain(also).copied()
    }
}

/// Buckets with equal keys have equal traits. Neighbouring buckets are compared by it, because it is cheaper to make than a
/// [`JudgementKey`].
#[derive(Clone, Copy, PartialEq, Eq)]
struct BucketKey {
    archive: usize,
    kind: usize,
    category: Category,
    traits: Traits,
    /// Which of the spans between cuts it was made in.
    span: Option<usize>,
    answered: Option<Audience>,
}

/// The person's answers to one question.
#[derive(Default)]
struct Answers {
    all: Option<Audience>,
    /// By year; `None` where they are not sure.
    years: BTreeMap<i16, Option<Audience>>,
}

/// The bucket that was judged last.
struct Current<'a> {
    key: BucketKey,
    traits: JudgementKey,
    judged: Rc<JudgedItem<'a>>,
    /// The question that decides who could see it.
    question: Option<usize>,
    /// Whether the person objected to its platform.
    has_objected: bool,
}

/// Judges buckets, and keeps the verdict on each combination of traits.
pub(super) struct JudgementCache<'a> {
    book: &'a Rulebook,
    asked: &'a Inquiry,
    /// The days that divide items by when they were made: only across one of them can a verdict change.
    cuts: Vec<Date>,
    answers: HashMap<usize, Answers>,
    judged: HashMap<JudgementKey, Rc<JudgedItem<'a>>>,
    /// The archive that the buckets are of, and its number.
    archive: Option<(usize, &'a Account)>,
    /// The letter to each platform under the law of the place.
    letters: HashMap<PlatformId, Option<LetterId>>,
    /// The person as far as it is known of one of other accounts: without opt-outs.
    other: Person,
    current: Option<Current<'a>>,
}

impl<'a> JudgementCache<'a> {
    pub fn new(book: &'a Rulebook, asked: &'a Inquiry) -> Self {
        let mut cuts = book.posting_cuts();
        if let Some(born) = asked.person.born {
            let limits = book.age_limits_at_posting().into_iter().chain([OF_AGE]);
            cuts.extend(limits.flat_map(|age| born.reaches(age)));
        }
        let mut cache = Self {
            book,
            asked,
            cuts: cuts.into_iter().collect(),
            answers: HashMap::new(),
            judged: HashMap::new(),
            archive: None,
            letters: HashMap::new(),
            other: Person { born: asked.person.born, opted_out: BTreeMap::new() },
            current: None,
        };
        cache.read_answers();
        cache
    }

    fn read_answers(&mut self) {
        for (at, question) in self.book.questions.iter().enumerate() {
            let mut answers = Answers::default();
            for (id, answer) in self.asked.answers.iter().filter(|(id, _)| id.question == question.id) {
                match id.year {
                    None => answers.all = answer.audience(),
                    Some(year) => drop(answers.years.insert(year, answer.audience())),
                }
            }
            self.answers.insert(at, answers);
        }
    }

    /// Turns to the buckets of an archive, which has this number.
    pub fn turn_to(&mut self, number: usize, inventory: &'a Inventory) {
        self.archive = Some((number, &inventory.account));
    }

    /// Judges a bucket of the archive it was turned to last. Returns whether anything about it differs from the one judged
    /// before.
    pub fn judge_bucket(&mut self, kind: &ItemKind, bucket: &Bucket) -> bool {
        let archive = self.archive.map_or(0, |(number, _)| number);
        let before = self.current.as_ref().filter(|current| {
            (current.key.archive, current.key.kind, current.key.category) == (archive, bucket.kind, bucket.category)
        });
        let question = match before {
            Some(current) => current.question,
            None => self.question_for(&kind.platform, bucket.category),
        };
        let known = bucket.traits.audience.or(kind.audience);
        let answered =
            if known.is_none() { question.and_then(|question| self.answer(question, bucket.day)) } else { None };
        let key = BucketKey {
            archive,
            kind: bucket.kind,
            category: bucket.category,
            traits: bucket.traits,
            span: bucket.day.map(|day| self.cuts.partition_point(|cut| *cut <= day)),
            answered,
        };
        if self.current.as_ref().is_some_and(|current| current.key == key) {
            return false;
        }
        let posted =
            key.span.map(|at| at.checked_sub(1).and_then(|before| self.cuts.get(before)).copied().unwrap_or(Date::MIN));
        // Items that were made between the same cuts are on the same side of every limit of age.
        let age = match (self.asked.person.born, posted) {
            (Some(born), Some(day)) => Some(born.ages_on(day)),
            (Some(_), None) => Some((0, i16::MAX)),
            (None, _) => None,
        };
        let is_of_another = self.archive.is_some_and(|(_, account)| self.asked.is_of_another(&kind.platform, account));
        let has_objected = !is_of_another && self.has_objected(&kind.platform);
        let traits = JudgementKey {
            platform: kind.platform.clone(),
            category: bucket.category,
            audience: known.or(answered),
            audience_known: known.is_some(),
            author: bucket.traits.author,
            unpublished: bucket.traits.unpublished,
            placed: bucket.traits.placed,
            age,
            is_of_another,
            posted,
        };
        let judged = self.judge(&traits);
        self.current = Some(Current { key, traits, judged, question, has_objected });
        true
    }

    /// Whether the person objected to a platform by a letter under the law of the place that is asked about. One under the law of
    /// another country has no weight here.
    fn has_objected(&mut self, platform: &PlatformId) -> bool {
        let Some(sent) = self.asked.objection(platform) else { return false };
        let Some(sent) = &sent.letter else { return true };
        let letter = self.letters.entry(platform.clone()).or_insert_with(|| {
            Guide::for_letter(platform, &self.asked.jurisdiction, self.asked.on, self.book)
                .letter
                .map(|letter| letter.id.clone())
        });
        letter.as_ref() == Some(sent)
    }

    /// The standing of the bucket that was judged last.
    pub fn standing(&self) -> Option<Standing> {
        let current = self.current.as_ref()?;
        Some(Standing::of(current.judged.judgement.practice.outcome, current.has_objected))
    }

    /// The traits of the bucket that was judged last, and the verdict.
    pub fn last(&self) -> Option<(&JudgementKey, &Rc<JudgedItem<'a>>)> {
        self.current.as_ref().map(|current| (&current.traits, &current.judged))
    }

    /// The person's answer to a question: for the year of a day, else for all.
    fn answer(&self, question: usize, day: Option<Date>) -> Option<Audience> {
        let answers = self.answers.get(&question)?;
        day.and_then(|day| answers.years.get(&day.year()).copied()).unwrap_or(answers.all)
    }

    fn question_for(&self, platform: &PlatformId, category: Category) -> Option<usize> {
        self.book.questions.iter().position(|question| {
            question.platforms.iter().any(|known| known == platform)
                && (question.categories.contains(&category) || question.categories.contains(&category.top()))
        })
    }

    fn judge(&mut self, traits: &JudgementKey) -> Rc<JudgedItem<'a>> {
        if let Some(known) = self.judged.get(traits) {
            return Rc::clone(known);
        }
        let item = traits.item();
        let judgement = self.book.judge(&item, &self.query(Use::PlatformGenai, traits));
        let also = self.other_uses(&item, traits);
        let question = self.question_that_matters(traits, &item);
        let mut judged = JudgedItem { judgement, also, question, rules: Rc::default() };
        let mut seen = BTreeSet::new();
        let distinct = judged.all_rules().filter(|rule| seen.insert(rule.id.as_str()));
        judged.rules = distinct.map(|rule| rule.id.clone()).collect();
        let judged = Rc::new(judged);
        self.judged.insert(traits.clone(), Rc::clone(&judged));
        judged
    }

    fn query(&self, use_: Use, traits: &JudgementKey) -> Query<'_> {
        let person = if traits.is_of_another { &self.other } else { &self.asked.person };
        Query { jurisdiction: &self.asked.jurisdiction, on: self.asked.on, use_, person }
    }

    /// The answers for other uses that a rule speaks of.
    fn other_uses(&self, item: &ItemTraits<'_>, traits: &JudgementKey) -> Vec<(Use, Answer<'a>)> {
        Use::ALL
            .iter()
            .filter(|use_| **use_ != Use::PlatformGenai)
            .map(|use_| (*use_, self.book.practice(item, &self.query(*use_, traits))))
            .filter(|(_, answer)| answer.rule.is_some())
            .collect()
    }

    /// The question whose answer would change an outcome of this item, whether it is answered or not, and the uses
    /// for which it would.
    fn question_that_matters(&self, traits: &JudgementKey, item: &ItemTraits<'_>) -> Option<(usize, Vec<Use>)> {
        if traits.audience_known {
            return None;
        }
        let question = self.question_for(&traits.platform, traits.category)?;
        let open = ItemTraits { audience: None, ..*item };
        // If no answer can change the outcome, the question is not asked.
        let matters = |use_: &Use| {
            let answer = self.book.practice(&open, &self.query(*use_, traits));
            answer.outcome == Outcome::Depends && answer.depends_on.contains(&Trait::Audience)
        };
        let uses: Vec<Use> = Use::ALL.iter().copied().filter(matters).collect();
        (!uses.is_empty()).then_some((question, uses))
    }
}
