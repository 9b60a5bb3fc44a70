//! Judging the buckets of inventories: each distinct view once, however many items have it.

use super::{AgeAtPosting, Asked, GroupTraits};
use crate::inventory::{Bucket, ItemKind, Traits};
use crate::rulebook::{Answer, Ask, Item, Judgement, Rule, Rulebook};
use crate::vocab::{Audience, Author, Category, Outcome, Use};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// From this age on a person was no minor when they posted.
const OF_AGE: i16 = 18;

/// What the judge is shown of a bucket. Cells that look alike get one verdict.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct View {
    platform: String,
    pub category: Category,
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

impl View {
    /// The traits as they are told.
    pub fn traits(&self) -> GroupTraits {
        let age_at_posting = match self.age {
            (-1, -1) => AgeAtPosting::Adult,
            (low, _) if low >= OF_AGE => AgeAtPosting::Adult,
            (_, high) if high < OF_AGE => AgeAtPosting::Minor,
            _ => AgeAtPosting::Unknown,
        };
        GroupTraits {
            audience: self.audience,
            author: self.author,
            age_at_posting,
            unpublished: self.unpublished,
            placed: self.placed,
        }
    }

    fn item(&self) -> Item<'_> {
        Item {
            audience: self.audience,
            author: self.author,
            unpublished: self.unpublished,
            posted: self.posted,
            ..Item::of(&self.platform, self.category)
        }
    }
}

/// A verdict, and the question that could change it.
pub(super) struct Judged<'r> {
    pub judgement: Judgement<'r>,
    pub also: Vec<(Use, Answer<'r>)>,
    /// Which of the rulebook's questions could change an outcome, and for which uses.
    pub question: Option<(usize, Vec<Use>)>,
    /// The ids of [`Self::all_rules`], each once.
    pub rules: Rc<[String]>,
}

impl<'r> Judged<'r> {
    /// Every rule behind what is said: practice, law, other uses. A rule may stand twice.
    pub fn all_rules(&self) -> impl Iterator<Item = &'r Rule> {
        let also = self.also.iter().flat_map(|(_, answer)| &answer.rules);
        self.judgement.practice.rules.iter().chain(&self.judgement.law.rules).chain(also).copied()
    }
}

/// Cells that agree in this have one view. It is cheap to find; a view is not.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Spot {
    archive: usize,
    kind: usize,
    category: Category,
    traits: Traits,
    /// Which of the stretches between cuts it was made in.
    stretch: Option<usize>,
    answered: Option<Audience>,
}

/// The person's answers to one question.
#[derive(Default)]
struct Answers {
    all: Option<Audience>,
    /// `None` where they are not sure of a year.
    years: BTreeMap<i16, Option<Audience>>,
}

/// What is looked at.
struct Looked<'a> {
    spot: Spot,
    view: View,
    judged: Rc<Judged<'a>>,
    /// The question that decides who could see it.
    question: Option<usize>,
}

/// Judges views, each once.
pub(super) struct Bench<'a> {
    book: &'a Rulebook,
    asked: &'a Asked,
    /// Days of making from which a verdict may be another.
    cuts: Vec<Date>,
    answers: HashMap<usize, Answers>,
    judged: HashMap<View, Rc<Judged<'a>>>,
    looked: Option<Looked<'a>>,
}

impl<'a> Bench<'a> {
    pub fn new(book: &'a Rulebook, asked: &'a Asked) -> Self {
        let mut cuts = book.posting_cuts();
        if let Some(born) = asked.person.born {
            let limits = book.age_limits_at_posting().into_iter().chain([OF_AGE]);
            cuts.extend(limits.flat_map(|age| born.reaches(age)));
        }
        let mut bench = Self {
            book,
            asked,
            cuts: cuts.into_iter().collect(),
            answers: HashMap::new(),
            judged: HashMap::new(),
            looked: None,
        };
        bench.read_answers();
        bench
    }

    fn read_answers(&mut self) {
        for (at, question) in self.book.questions.iter().enumerate() {
            let mut answers = Answers::default();
            for (id, answer) in &self.asked.answers {
                let audience = answer.parse().ok();
                let year = id.strip_prefix(&question.id).and_then(|rest| rest.strip_prefix('.'));
                if *id == question.id {
                    answers.all = audience;
                } else if let Some(year) = year.and_then(|year| year.parse().ok()) {
                    answers.years.insert(year, audience);
                }
            }
            self.answers.insert(at, answers);
        }
    }

    /// Looks at a bucket. Whether anything about it differs from the one looked at before.
    pub fn look(&mut self, archive: usize, kind: &ItemKind, bucket: &Bucket) -> bool {
        let before = self.looked.as_ref().filter(|looked| {
            (looked.spot.archive, looked.spot.kind, looked.spot.category) == (archive, bucket.kind, bucket.category)
        });
        let question = match before {
            Some(looked) => looked.question,
            None => self.question_for(&kind.platform, bucket.category),
        };
        let told = bucket.traits.audience.or(kind.audience);
        let answered =
            if told.is_none() { question.and_then(|question| self.answer(question, bucket.day)) } else { None };
        let spot = Spot {
            archive,
            kind: bucket.kind,
            category: bucket.category,
            traits: bucket.traits,
            stretch: bucket.day.map(|day| self.cuts.partition_point(|cut| *cut <= day)),
            answered,
        };
        if self.looked.as_ref().is_some_and(|looked| looked.spot == spot) {
            return false;
        }
        let posted = spot
            .stretch
            .map(|at| at.checked_sub(1).and_then(|before| self.cuts.get(before)).copied().unwrap_or(Date::MIN));
        // Two items that lie between the same cuts are on the same side of every limit of age.
        let age = match (self.asked.person.born, posted) {
            (Some(born), Some(day)) => born.ages_on(day),
            (Some(_), None) => (0, i16::MAX),
            (None, _) => (-1, -1),
        };
        let view = View {
            platform: kind.platform.clone(),
            category: bucket.category,
            audience: told.or(answered),
            audience_told: told.is_some(),
            author: bucket.traits.author,
            unpublished: bucket.traits.unpublished,
            placed: bucket.traits.placed,
            age,
            posted,
        };
        let judged = self.judge(&view);
        self.looked = Some(Looked { spot, view, judged, question });
        true
    }

    /// What was looked at last: what the judge was shown, and the verdict.
    pub fn last(&self) -> Option<(&View, &Rc<Judged<'a>>)> {
        self.looked.as_ref().map(|looked| (&looked.view, &looked.judged))
    }

    /// The person's answer to a question: for the year of a day, else for all.
    fn answer(&self, question: usize, day: Option<Date>) -> Option<Audience> {
        let answers = self.answers.get(&question)?;
        day.and_then(|day| answers.years.get(&day.year()).copied()).unwrap_or(answers.all)
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
        let item = view.item();
        let judgement = self.book.judge(&item, &self.ask(Use::PlatformGenai));
        let also: Vec<(Use, Answer<'_>)> = self.other_uses(&item);
        let question = self.question_that_matters(view, &item);
        let mut judged = Judged { judgement, also, question, rules: Rc::default() };
        let mut seen = BTreeSet::new();
        let distinct = judged.all_rules().filter(|rule| seen.insert(rule.id.as_str()));
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
