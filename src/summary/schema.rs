//! The summary as a value: what is written as JSON, and what every other export and the window read.
//!
//! The schema is called `fodder/summary@1`. Adding a field keeps the name; removing or renaming one needs a new name.

use super::asked::{RegionFrom, Tokens, Within};
use super::hints::HintSummary;
use super::standing::{Objection, Standing, StandingCount};
use crate::ids::{PlatformId, RegionId};
use crate::inventory::{Bucket, FileRow, Ledger, PartRow, Problem};
use crate::rulebook::{
    AnswerId, AnswerValue, Basis, CitationId, Claim, Effect, ItemTraits, QuestionId, RemedyId, RemedyKind, RuleId,
    Seen, StepLine,
};
use crate::text::{counted, number, plural, say, text, text_with};
use crate::vocab::{Audience, Author, Category, Confidence, LawValue, Outcome, PracticeValue, ProblemKind, Trait, Use};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;
use std::sync::Arc;

/// The schema's name and version.
pub const SCHEMA: &str = "fodder/summary@1";

/// The whole answer.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// [`SCHEMA`].
    pub schema: &'static str,
    /// The program that wrote it.
    pub generator: Generator,
    /// The rules it was judged by.
    pub data_pack: DataPack,
    /// What was asked.
    pub question: QuestionAsked,
    /// The answer in sentences.
    pub headline: String,
    /// The same sentences by platform, for output that lays them out separately.
    pub headlines: Vec<Headline>,
    /// The exports.
    pub archives: Vec<ArchiveSummary>,
    /// Sums over everything.
    pub totals: Totals,
    /// Items by outcome; adds up to the items.
    pub outcomes: BTreeMap<Outcome, u64>,
    /// The person's own items by outcome.
    pub own_outcomes: BTreeMap<Outcome, u64>,
    /// Items by standing: as by outcome, with what the person objected to apart. Adds up to the items.
    pub standings: Vec<StandingCount>,
    /// The objections that the person sent to platforms whose items are used unless they object.
    pub objections: Vec<Objection>,
    /// The kinds of data that have an item, most exposed first.
    pub categories: Vec<CategorySummary>,
    /// What the items may touch on. Left out unless the person wants it in the export.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hints: Option<Vec<HintSummary>>,
    /// Whose archives they are. Empty unless the person wants their name in the export.
    pub owners: Vec<String>,
    /// What the person said and the answer rests on, a sentence each.
    pub rests_on: Vec<String>,
    /// The same without a date of theirs, for a page to share.
    #[serde(skip)]
    pub rests_on_in_public: Vec<String>,
    /// What the archive does not say and the person may answer.
    pub open_questions: Vec<OpenQuestion>,
    /// What can be done.
    pub remedies: Vec<RemedySummary>,
    /// The citations of all of it.
    pub sources: Vec<SourceSummary>,
}

/// The program that wrote a summary.
#[derive(Clone, Debug, Serialize)]
pub struct Generator {
    /// `fodder`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// Which rules were used.
#[derive(Clone, Debug, Serialize)]
pub struct DataPack {
    /// Its version.
    pub version: String,
    /// `built-in`, or a folder.
    pub origin: String,
    /// The latest day for which the text of a citation is known to have stood.
    pub newest_source: Option<Date>,
}

/// What was asked.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionAsked {
    /// The region's id.
    pub region: RegionId,
    /// The region's name.
    pub region_name: String,
    /// Where the region is known from.
    pub region_from: RegionFrom,
    /// The day asked about.
    pub on: Date,
    /// When the person was born, if they said.
    pub born: Option<String>,
    /// When they opted out, by platform.
    pub opted_out: BTreeMap<PlatformId, Date>,
    /// Their answers to open questions.
    pub answers: BTreeMap<AnswerId, AnswerValue>,
    /// Only what was made within these days is counted; `null` where all is.
    pub within: Option<Within>,
}

/// The answer for one platform, in sentences.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Headline {
    /// The platform's id; `None` for the one about all of them.
    pub platform: Option<PlatformId>,
    /// All of it.
    pub text: String,
    /// The one sentence.
    pub main: String,
    /// What the law says to that, or empty.
    pub law: String,
    /// What else must be said.
    pub more: Vec<String>,
    /// Those of these sentences that are about the rules, and not about what the person did.
    #[serde(skip)]
    pub more_on_rules: Vec<String>,
    /// Whether answers alone make the number certain.
    #[serde(skip)]
    pub is_decided_by_answers: bool,
    /// What explains it further; shown beside it, and no part of the one text.
    pub notes: Vec<String>,
    /// Own items that are used for certain.
    pub at_least: u64,
    /// Own items that are used at most, with those of which it depends on what the archive does not say.
    pub at_most: u64,
    /// All items.
    pub items: u64,
    /// Files of its archives that could not be read, or not to their end, or that are missing.
    pub files_not_read: u64,
    /// All files of its archives, with those that are missing.
    pub files: u64,
    /// The kinds of data in files that could not be read, as far as their names tell.
    #[serde(skip)]
    pub unread_categories: Vec<Category>,
}

/// One export.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveSummary {
    /// The platform's id.
    pub platform: PlatformId,
    /// What people call the platform.
    pub platform_name: String,
    /// The form it comes in.
    pub layout: String,
    /// The day it was made.
    pub made_on: Option<Date>,
    /// Why it is taken for that platform's.
    pub evidence: String,
    /// What else a person should know of this export.
    pub notices: Vec<String>,
    /// A code for each notice, in the same order: it stays the same when the sentence is worded anew.
    pub notice_codes: Vec<String>,
    /// Its parts.
    pub parts: Vec<PartRow>,
    /// The ledger.
    pub ledger: Ledger,
    /// How many items were left out because a newer export of the same account holds them too; 0 unless asked for.
    pub repeats: u64,
    /// What became of each file.
    pub files: Arc<Vec<FileRow>>,
    /// What went wrong.
    pub problems: Arc<Vec<ProblemSummary>>,
}

/// What went wrong, as it is said to people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ProblemSummary {
    /// The file in the archive; empty for the archive as a whole.
    pub path: String,
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// What it is, and what to do.
    pub message: String,
}

impl ProblemSummary {
    pub(super) fn of(problem: &Problem) -> Self {
        Self { path: problem.path.clone(), kind: problem.kind(), message: say::fault(&problem.fault) }
    }
}

/// How much of something there is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Counts {
    /// Items.
    pub items: u64,
    /// Items that the person did, wrote or uploaded.
    pub own_items: u64,
    /// Unicode scalar values of the texts.
    pub text_chars: u64,
    /// Media files.
    pub media_files: u64,
    /// The bytes of the media files.
    pub media_bytes: u64,
    /// The first day on which an item was made.
    pub earliest: Option<Date>,
    /// The last day on which an item was made.
    pub latest: Option<Date>,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.items += other.items;
        self.own_items += other.own_items;
        self.text_chars += other.text_chars;
        self.media_files += other.media_files;
        self.media_bytes = self.media_bytes.saturating_add(other.media_bytes);
        self.earliest = [self.earliest, other.earliest].into_iter().flatten().min();
        self.latest = self.latest.max(other.latest);
    }
}

impl From<&Bucket> for Counts {
    fn from(bucket: &Bucket) -> Self {
        let Bucket { kind: _, category: _, traits, day, items, text_chars, media_files, media_bytes } = *bucket;
        Self {
            items,
            own_items: if traits.author == Author::Own { items } else { 0 },
            text_chars,
            media_files,
            media_bytes,
            earliest: day,
            latest: day,
        }
    }
}

/// Sums over everything.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Totals {
    /// How much there is.
    #[serde(flatten)]
    pub counts: Counts,
    /// Unicode scalar values of the person's own words.
    pub own_text_chars: u64,
    /// Media files of items that say at which place on earth they were made.
    pub placed_media_files: u64,
    /// Items dated after the day asked about.
    pub later_than_on: u64,
    /// Tokens of the person's own words.
    pub own_tokens: Tokens,
}

/// One of the sixteen categories.
#[derive(Clone, Debug, Serialize)]
pub struct CategorySummary {
    /// Its id.
    pub id: Category,
    /// Its name.
    pub name: String,
    /// How much there is.
    #[serde(flatten)]
    pub counts: Counts,
    /// Unicode scalar values of the person's own words.
    pub own_text_chars: u64,
    /// Items by the year in which they were made.
    pub years: ItemsByYear,
    /// Items by outcome.
    pub outcomes: BTreeMap<Outcome, u64>,
    /// Items by standing.
    pub standings: Vec<StandingCount>,
    /// What it is made of.
    pub groups: Vec<Group>,
}

/// Items by the year in which they were made; `None` are those without a date, written as `undated`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ItemsByYear(pub BTreeMap<Option<i16>, u64>);

impl From<BTreeMap<Option<i16>, u64>> for ItemsByYear {
    fn from(years: BTreeMap<Option<i16>, u64>) -> Self {
        Self(years)
    }
}

impl Serialize for ItemsByYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // What has no date comes last, as in the tables.
        let dated = self.0.iter().filter_map(|(year, items)| Some(((*year)?.to_string(), items)));
        let undated = self.0.get(&None).map(|items| ("undated".to_owned(), items));
        serializer.collect_map(dated.chain(undated))
    }
}

impl CategorySummary {
    /// The outcome that stands for the category: the most exposed if any of it is used or may be, else that of most
    /// items.
    #[must_use]
    pub fn lead(&self) -> Outcome {
        let exposed = self.outcomes.keys().copied().find(|outcome| outcome.is_used() || *outcome == Outcome::Depends);
        let most = self.outcomes.iter().max_by_key(|(_, items)| **items).map(|(outcome, _)| *outcome);
        exposed.or(most).unwrap_or(Outcome::NotEstablished)
    }

    /// The standing that stands for the category: that of its leading outcome, and of two of those the one that the
    /// person has not objected to.
    #[must_use]
    pub fn lead_standing(&self) -> Standing {
        let lead = self.lead();
        let stands = self.standings.iter().map(|stand| stand.standing);
        stands.filter(|standing| standing.outcome() == lead).min().unwrap_or_else(|| Standing::of(lead, false))
    }

    /// How many items have a standing.
    #[must_use]
    pub fn items_of(&self, standing: Standing) -> u64 {
        self.standings.iter().find(|stand| stand.standing == standing).map_or(0, |stand| stand.items)
    }
}

/// Items of one archive, platform, file kind, category, traits and outcome.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Which of the archives.
    pub archive: usize,
    /// The platform's id.
    pub platform: PlatformId,
    /// The id of the file kind.
    pub source: String,
    /// What the file kind is called.
    pub source_name: String,
    /// What people call the platform.
    pub platform_name: String,
    /// The category or sub-category.
    pub category: Category,
    /// How much there is.
    #[serde(flatten)]
    pub counts: Counts,
    /// What the verdict can turn on.
    pub traits: GroupTraits,
    /// The answer.
    pub outcome: Outcome,
    /// Whether the person has objected to that and waits for the answer.
    pub objected: bool,
    /// The traits that change it.
    pub depends_on: Vec<Trait>,
    /// What it may be, where it depends.
    pub either: Vec<Outcome>,
    /// What the law lets the platform do.
    pub law: LawSummary,
    /// What the platform says.
    pub practice: PracticeSummary,
    /// Other uses.
    pub also: Vec<AlsoSummary>,
    /// The ids of what can be done.
    pub remedies: Vec<RemedyId>,
    /// The address of the first citation of the practice rule.
    pub source_url: Option<String>,
    /// A day on which its items were made, for looking back; `None` where undated.
    #[serde(skip)]
    pub some_day: Option<Date>,
    /// Ids of every rule behind what is said, other uses last.
    #[serde(skip)]
    pub rules: Vec<RuleId>,
}

impl Summary {
    /// The ids of the platforms that it is about, in the order of their archives. What lies in another platform's archive follows
    /// that one.
    #[must_use]
    pub fn platforms(&self) -> Vec<&PlatformId> {
        let mut platforms: Vec<&PlatformId> =
            self.headlines.iter().filter_map(|headline| headline.platform.as_ref()).collect();
        let groups = || self.categories.iter().flat_map(|category| &category.groups);
        platforms.sort_by_key(|id| {
            let own = self.archives.iter().position(|archive| archive.platform == **id);
            let holding = groups().filter(|group| group.platform == **id).map(|group| group.archive).min();
            (own.into_iter().chain(holding).min().unwrap_or(usize::MAX), own.is_none())
        });
        platforms
    }

    /// The headlines of the platforms, in the order of [`Self::platforms`], so that an answer moves none of them. Empty if there is only
    /// one platform.
    pub fn headlines_by_archive(&self) -> impl Iterator<Item = &Headline> {
        let of_each = self.headlines.get(1..).unwrap_or_default();
        let of = |id: &PlatformId| of_each.iter().find(|headline| headline.platform.as_ref() == Some(id));
        self.platforms().into_iter().filter_map(of)
    }
}

impl Group {
    /// The outcome as it is shown.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(self.outcome, self.objected)
    }

    /// Whether its items are used, and the platform says only that it may use them.
    #[must_use]
    pub fn only_may(&self) -> bool {
        self.outcome.is_used() && self.practice.claim == Some(Claim::May)
    }

    /// One of its items, as it was judged.
    #[must_use]
    pub fn item(&self) -> ItemTraits<'_> {
        ItemTraits {
            audience: self.traits.audience,
            author: self.traits.author,
            unpublished: self.traits.unpublished,
            posted: self.some_day,
            ..ItemTraits::of(&self.platform, self.category)
        }
    }
}

/// The traits of a group.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct GroupTraits {
    /// Who could see it; `unknown` where the archive does not say.
    #[serde(serialize_with = "known_or_unknown")]
    pub audience: Option<Audience>,
    /// Who made it.
    pub author: Author,
    /// How old the person was.
    pub age_at_posting: AgeAtPosting,
    /// A draft, or deleted.
    pub unpublished: bool,
    /// It says at which place on earth it was made.
    pub placed: bool,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn known_or_unknown<S: serde::Serializer>(audience: &Option<Audience>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(audience.map_or("unknown", Audience::id))
}

/// How old the person was when an item was made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeAtPosting {
    /// 18 or older, or not told otherwise.
    Adult,
    /// Under 18.
    Minor,
    /// Around the 18th birthday, or undated.
    Unknown,
}

/// What the law lets the platform do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LawSummary {
    /// The value; `null` where no rule is known or where it depends.
    pub value: Option<LawValue>,
    /// The rule's id.
    pub rule: Option<RuleId>,
    /// What must hold for the value and no trait can test, in words.
    pub condition: Option<String>,
    /// The articles it rests on.
    pub basis: Vec<Basis>,
    /// How far it can be relied on.
    pub confidence: Option<Confidence>,
    /// What it may be, where it depends.
    pub either: Vec<LawValue>,
    /// The rules between which it depends, each with its value and condition.
    pub branches: Vec<LawBranch>,
}

/// One of the rules between which the law depends on what is not known.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LawBranch {
    /// What the law lets the platform do if this rule decides.
    pub value: LawValue,
    /// The rule's id.
    pub rule: RuleId,
    /// What must hold for the value and no trait can test, in words.
    pub condition: Option<String>,
}

/// What the platform says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PracticeSummary {
    /// The value.
    pub value: Option<PracticeValue>,
    /// The rule's id.
    pub rule: Option<RuleId>,
    /// Since when.
    pub since: Option<Date>,
    /// Whether the platform says that it does, or that it may.
    pub claim: Option<Claim>,
    /// How far it can be relied on.
    pub confidence: Option<Confidence>,
}

/// Another use.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct AlsoSummary {
    /// The use.
    #[serde(rename = "use")]
    pub use_: Use,
    /// The answer for it.
    pub outcome: Outcome,
    /// What it may be, where it depends.
    pub either: Vec<Outcome>,
    /// Whether the platform says that it does, or that it may.
    pub claim: Option<Claim>,
    /// The rule's id.
    pub rule: Option<RuleId>,
}

impl AlsoSummary {
    /// Whether the use is one of which the platform says only that it may.
    #[must_use]
    pub fn only_may(&self) -> bool {
        self.outcome.is_used() && self.claim == Some(Claim::May)
    }
}

/// What the archive does not say and the person may answer.
#[derive(Clone, Debug, Serialize)]
pub struct OpenQuestion {
    /// Its id.
    pub id: QuestionId,
    /// The question.
    pub text: String,
    /// What the answer changes.
    pub note: String,
    /// How many items' outcome the answer can change.
    pub items: u64,
    /// How many of them it decides for the platform's own training, which is what the outcomes are about.
    pub training_items: u64,
    /// How many of those are the person's own, which the headline counts.
    pub own_items: u64,
    /// The answers there are.
    pub choices: &'static [AnswerValue],
    /// What the person answered for all, if they did.
    pub answer: Option<AnswerValue>,
    /// The years in which those items were made, the earliest first.
    pub years: Vec<QuestionYear>,
    /// How many of them have no date.
    pub undated: u64,
    /// How many of those it decides for the platform's own training.
    #[serde(skip)]
    pub undated_training: u64,
    /// What `limited` is called here.
    pub limited: String,
    /// The kinds it decides.
    #[serde(skip)]
    pub categories: Vec<Category>,
    /// The platforms of which it decides some of the person's own items that may be used for the platform's own AI.
    #[serde(skip)]
    pub decides_used: BTreeSet<PlatformId>,
    /// Those of which it decides some that would be used, had the person not opted out.
    #[serde(skip)]
    pub decides_opted_out: BTreeSet<PlatformId>,
    /// The uses for which it changes an outcome.
    pub uses: Vec<Use>,
    /// The answers given, in words. Empty if there are none.
    pub answered: String,
}

impl OpenQuestion {
    /// How many items the answer decides, and how many of them are the person's own if not all are.
    #[must_use]
    pub fn items_in_words(&self) -> String {
        decides(self.items, self.training_items, self.own_items)
    }

    /// Whether something is left to answer. That somebody is not sure leaves it open, and so does a year without an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let is_answer = |answer: Option<AnswerValue>| answer.is_some_and(|answer| answer != AnswerValue::Unknown);
        let has_all_years = self.undated == 0 && self.years.iter().all(|year| is_answer(year.answer));
        !is_answer(self.answer) && (self.years.is_empty() || !has_all_years)
    }

    /// How many of the items that it decides for the platform's own training are still open.
    #[must_use]
    pub fn open_items(&self) -> u64 {
        let answered =
            self.years.iter().filter(|year| year.answer.is_some_and(|answer| answer != AnswerValue::Unknown));
        let answered = answered.map(|year| year.training_items).sum();
        if self.is_open() { self.training_items.saturating_sub(answered) } else { 0 }
    }

    /// How many items a year of it, or what has no date, adds to [`Self::items_in_words`]: `items`, or `training` of them.
    #[must_use]
    pub fn counted_in_words(&self, items: u64, training: u64) -> u64 {
        if self.training_items > 0 { training } else { items }
    }

    /// What an answer is called.
    #[must_use]
    pub fn choice_name(&self, choice: AnswerValue) -> String {
        if choice == AnswerValue::Limited && !self.limited.is_empty() {
            return self.limited.clone();
        }
        text(&format!("question-choice-{}", choice.id()))
    }

    /// The answers given, in words: that for all of it, then those of single years.
    pub(super) fn in_words(&self) -> String {
        let all = self.answer.map(|answer| self.choice_name(answer));
        let years = self.years.iter().filter_map(|year| {
            let answer = self.choice_name(year.answer?);
            Some(format!("{}: {answer}", year.year))
        });
        all.into_iter().chain(years).collect::<Vec<_>>().join("; ")
    }
}

/// How many items an answer decides, and how many of them are the person's own if not all are.
pub(super) fn decides(items: u64, training: u64, own_items: u64) -> String {
    // A question may be about another use alone.
    let items = if training > 0 { training } else { items };
    if own_items == items || training == 0 {
        return counted("question-items", items);
    }
    let values = [("n", plural(items)), ("count", number(items).into()), ("own", number(own_items).into())];
    text_with("question-items-own", &values)
}

/// A year of an open question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct QuestionYear {
    /// The year.
    pub year: i16,
    /// How many items it decides there.
    pub items: u64,
    /// How many of them it decides for the platform's own training.
    #[serde(skip)]
    pub training_items: u64,
    /// What the person answered for this year, if they did.
    pub answer: Option<AnswerValue>,
}

/// What can be done.
#[derive(Clone, Debug, Serialize)]
pub struct RemedySummary {
    /// The id of the remedy, or of the letter.
    pub id: String,
    /// What kind of thing it is.
    pub kind: RemedyKind,
    /// What it is called.
    pub title: String,
    /// Which platforms it is for, as people call them; empty if for all.
    pub platform_name: String,
    /// The title, with the platforms before it unless it begins with one of them.
    pub heading: String,
    /// Where it is.
    pub url: Option<String>,
    /// Whether only the host of the address is known.
    pub url_partial: bool,
    /// How far it reaches.
    pub effect: Effect,
    /// The day for which it is known to have been right.
    pub checked: Option<Date>,
    /// What to press, written as the lines alone.
    #[serde(serialize_with = "write_lines")]
    pub steps: Vec<StepLine>,
    /// A caveat.
    pub note: String,
    /// The day on which the person says they did it.
    pub done: Option<Date>,
}

/// Writes lines as texts, because a list is numbered by whoever shows it.
fn write_lines<S: serde::Serializer>(steps: &[StepLine], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(steps.iter().map(StepLine::line))
}

/// A citation.
#[derive(Clone, Debug, Serialize)]
pub struct SourceSummary {
    /// Its id.
    pub id: CitationId,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address.
    pub url: Option<String>,
    /// How it is cited, if it has none.
    pub cite: Option<String>,
    /// Whether only the host of the address is known.
    pub url_partial: bool,
    /// When it was published.
    pub published: Option<Date>,
    /// The last day for which its text is known to have stood, else the day it was published.
    pub checked: Option<Date>,
    /// The last day for which its text is known to have stood.
    pub stood_on: Option<Date>,
    /// The earliest day on which it can have been written, if it bears none.
    pub not_before: Option<Date>,
    /// How it was seen.
    pub seen: Seen,
}

impl Summary {
    /// Whether something of an archive was lost.
    #[must_use]
    pub fn has_losses(&self) -> bool {
        self.archives.iter().flat_map(|archive| archive.problems.iter()).any(|problem| problem.kind.is_loss())
    }
}
