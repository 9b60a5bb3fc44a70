//! The answer in sentences. They say no more than a citation supports: none names a person's items, only kinds of data.

use super::asked::Inquiry;
use super::schema::{CategorySummary, Group, Headline, OpenQuestion};
use super::standing::Objection;
use crate::ids::PlatformId;
use crate::inventory::{Inventory, Unread};
use crate::rulebook::{ItemTraits, Person, Query, RuleId, Rulebook, WORLD};
use crate::text::{self, number, plural, say, text_with};
use crate::vocab::{Audience, Outcome, Trait, Use};
use jiff::Span;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The headline of each platform, the most exposed first. If there are several, the first one is about all of them.
pub(super) fn headlines(
    categories: &[CategorySummary],
    inventories: &[&Inventory],
    book: &Rulebook,
    asked: &Inquiry,
    questions: &[OpenQuestion],
    objections: &[Objection],
    later: u64,
) -> Vec<Headline> {
    let mut by_platform: BTreeMap<&PlatformId, Vec<&Group>> = BTreeMap::new();
    // A platform gets a sentence even if nothing is counted: because its export is empty, or because of the days asked
    // about. An export that holds only another platform's items is not said to be empty.
    for inventory in inventories.iter().filter(|inventory| inventory.item_count() == 0 || asked.within.is_some()) {
        by_platform.entry(&inventory.platform).or_default();
    }
    for group in categories.iter().flat_map(|category| &category.groups) {
        by_platform.entry(&group.platform).or_default().push(group);
    }
    let mut list: Vec<Headline> = by_platform
        .iter()
        .map(|(platform, groups)| {
            // Threads lies in Instagram's exports, but not in all of them.
            let holding: BTreeSet<usize> = groups.iter().map(|group| group.archive).collect();
            let own = inventories.iter().enumerate().filter(|(_, inventory)| inventory.platform == **platform);
            let archives: BTreeSet<usize> = own.map(|(at, _)| at).chain(holding).collect();
            let scope = Scope {
                platform: Some(platform),
                groups,
                archives: archives.len(),
                answers: answers(questions, |question| question.decides_used.contains(*platform)),
                opted_answers: answers(questions, |question| question.decides_opted_out.contains(*platform)),
                waits_for_more: beyond_answers(groups, asked),
                unread: archives.iter().filter_map(|at| inventories.get(*at)).map(|known| known.unread()).sum(),
            };
            headline(&scope, book, asked)
        })
        .collect();
    // The most exposed first.
    list.sort_by_key(|headline| std::cmp::Reverse((headline.at_most, headline.at_least)));
    if list.len() > 1 {
        let law_of = |platform: &PlatformId| {
            list.iter().find(|line| line.platform.as_ref() == Some(platform)).map_or("", |line| line.law.as_str())
        };
        let chats = by_platform.iter().filter_map(|(platform, groups)| law_of_chats(groups, law_of(platform), asked));
        let chats: BTreeSet<String> = chats.collect();
        let groups: Vec<&Group> = by_platform.into_values().flatten().collect();
        let scope = Scope {
            platform: None,
            groups: &groups,
            archives: inventories.len(),
            answers: answers(questions, |question| !question.decides_used.is_empty()),
            opted_answers: answers(questions, |question| !question.decides_opted_out.is_empty()),
            waits_for_more: beyond_answers(&groups, asked),
            unread: inventories.iter().map(|inventory| inventory.unread()).sum(),
        };
        let mut all = headline(&scope, book, asked);
        // What the law says is said once if it is the same for all.
        let laws: BTreeSet<&str> = list.iter().map(|line| line.law.as_str()).filter(|law| !law.is_empty()).collect();
        all.law = if let (Some(law), 1) = (laws.first(), laws.len()) { (*law).to_owned() } else { String::new() };
        if !all.law.is_empty() {
            for line in &mut list {
                line.law.clear();
            }
            if let (Some(sentence), 1) = (chats.first(), chats.len()) {
                for line in &mut list {
                    line.more.retain(|known| known != sentence);
                }
                all.more.push(sentence.clone());
                all.more_on_rules.push(sentence.clone());
            }
        }
        list.insert(0, all);
    }
    for objection in objections {
        let of_platform = |line: &&mut Headline| line.platform.as_deref() == Some(&objection.platform);
        if let Some(line) = list.iter_mut().find(of_platform) {
            // After the sentences on the law, which belong together.
            line.more.push(objection.text.clone());
        }
    }
    if list.len() > 1
        && !objections.is_empty()
        && let Some(all) = list.first_mut()
    {
        let names: Vec<&str> = objections.iter().map(|objection| book.platform_name(&objection.platform)).collect();
        all.more.push(text_with("headline-objected-to", &[("platforms", text::list(&names).into())]));
    }
    if later > 0
        && let Some(first) = list.first_mut()
    {
        // Where another day is named before it, `that day` would be taken for that one.
        let names_a_day = asked.within.is_some() || !asked.person.opted_out.is_empty() || !asked.objected.is_empty();
        let values = [("count", number(later).into()), ("n", plural(later)), ("day", text::date(asked.on).into())];
        first.more.push(if names_a_day {
            text_with("headline-later-than", &values)
        } else {
            text_with("headline-later", &values)
        });
    }
    for line in &mut list {
        let parts = [&line.main, &line.law].into_iter().chain(&line.more).filter(|part| !part.is_empty());
        line.text = parts.map(String::as_str).collect::<Vec<_>>().join(" ");
    }
    list
}

/// All headlines as one text.
pub(super) fn joined(headlines: &[Headline]) -> String {
    headlines.iter().map(|headline| headline.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// How many answers a number of the headline still waits for: those of questions that decide own items of it.
fn answers(questions: &[OpenQuestion], decides: impl Fn(&OpenQuestion) -> bool) -> u64 {
    let is_open = |question: &&OpenQuestion| question.is_open() && decides(question);
    questions.iter().filter(is_open).count() as u64
}

/// What a headline is about.
struct Scope<'s> {
    /// The platform; all of them, if it is `None`.
    platform: Option<&'s PlatformId>,
    groups: &'s [&'s Group],
    archives: usize,
    /// How many open questions decide some of what is used.
    answers: u64,
    /// How many decide some of what the person opted out of.
    opted_answers: u64,
    /// What else than answers decides some of it.
    waits_for_more: Option<BeyondAnswers>,
    unread: Unread,
}

/// What no answer tells, and some outcomes depend on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum BeyondAnswers {
    /// The day of birth, of which only the year is known.
    BirthDate,
    /// When something was made, or what else the archive does not say.
    NotTold,
}

/// What else than answers decides some of what may be used of groups.
fn beyond_answers(groups: &[&Group], asked: &Inquiry) -> Option<BeyondAnswers> {
    let is_open = |group: &&&Group| {
        group.outcome == Outcome::Depends && group.counts.own_items > 0 && group.either.iter().any(|one| one.is_used())
    };
    let traits = || groups.iter().filter(is_open).flat_map(|group| &group.depends_on);
    let is_by_year = asked.person.born.is_some_and(|born| born.earliest != born.latest);
    if !traits().any(|decides| *decides != Trait::Audience) {
        None
    } else if is_by_year && traits().all(|decides| matches!(decides, Trait::Audience | Trait::AgeNow)) {
        Some(BeyondAnswers::BirthDate)
    } else {
        Some(BeyondAnswers::NotTold)
    }
}

impl Scope<'_> {
    /// What the number depends on and what is missing from it, to stand at the end of the sentence.
    fn end(&self, is_open: bool) -> String {
        self.end_with(is_open, self.answers)
    }

    /// The same for the number of what would be used if the person had not opted out.
    fn end_of_opted_out(&self, is_open: bool) -> String {
        self.end_with(is_open, self.opted_answers)
    }

    fn end_with(&self, is_open: bool, answers: u64) -> String {
        let mut end = String::new();
        if is_open {
            end.push_str("; ");
            end.push_str(&match (answers, self.waits_for_more) {
                (0, Some(BeyondAnswers::BirthDate)) => text::text("headline-birth-date"),
                (0, _) => text::text("headline-not-told"),
                (_, None) => text::counted("headline-answers", answers),
                (_, Some(BeyondAnswers::BirthDate)) => text::counted("headline-answers-and-birth-date", answers),
                (_, Some(BeyondAnswers::NotTold)) => text::counted("headline-answers-and-more", answers),
            });
        }
        let Unread { files, of, cut_off, categories: _ } = self.unread;
        if files > 0 {
            let values = [("files", number(files).into()), ("of", number(of).into()), ("n", plural(of))];
            end.push_str("; ");
            end.push_str(&text_with("headline-unread", &values));
        }
        // Of what a cut-off archive lost nobody knows the number of files, so it is said beside those that are known.
        if cut_off {
            end.push_str("; ");
            end.push_str(&text::text("headline-cut-off"));
        }
        end
    }

    /// The number, as far as it is known: `200`, `At least 68`, `Between 9 and 90`.
    fn amount(&self, at_least: u64, at_most: u64) -> String {
        let key = match (self.unread.is_some(), at_least, at_least < at_most) {
            (false, _, false) => return number(at_least),
            (true, _, false) => "headline-at-least",
            (false, 0, true) => "headline-up-to",
            (false, _, true) => "headline-between",
            (true, _, true) => "headline-at-least-up-to",
        };
        text_with(key, &[("least", number(at_least).into()), ("most", number(at_most).into())])
    }
}

fn headline(scope: &Scope<'_>, book: &Rulebook, asked: &Inquiry) -> Headline {
    let groups = scope.groups;
    let name = scope.platform.map_or_else(String::new, |platform| book.platform_name(platform).to_owned());
    let items: u64 = groups.iter().map(|group| group.counts.items).sum();
    let own = |wanted: &dyn Fn(&Group) -> bool| -> u64 {
        groups.iter().filter(|group| wanted(group)).map(|group| group.counts.own_items).sum()
    };
    let at_least = own(&|group| group.outcome.is_used());
    let open = own(&|group| group.outcome == Outcome::Depends && group.either.iter().any(|either| either.is_used()));
    let at_most = at_least + open;
    let opted_out = own(&|group| group.outcome == Outcome::YouOptedOut);
    // Where it depends, the person has opted out of some of what it may be.
    let or_opted_out = own(&|group| group.outcome == Outcome::Depends && group.either.contains(&Outcome::YouOptedOut));
    let may = own(&Group::only_may);
    let within = asked.within.map(|days| text_with("headline-within", &[("days", days.in_words().into())]));
    let values = [
        ("platform", name.clone().into()),
        ("amount", scope.amount(at_least, at_most).into()),
        ("n", plural(at_most)),
        ("items", number(items).into()),
        ("within", within.map(|within| format!(" {within}")).unwrap_or_default().into()),
        ("where", where_of(scope.archives, scope.unread.is_some(), asked).into()),
        ("end", scope.end(open > 0).into()),
    ];
    let key = |one: &'static str, all: &'static str| if scope.platform.is_some() { one } else { all };
    let main = if items == 0
        && let Some(within) = asked.within
    {
        // What other days hold is counted, so it is not said that nothing could be.
        let place = place_of(scope.archives, scope.unread.is_some());
        let days = [("place", place.into()), ("days", within.in_words().into())];
        text_with(key("headline-empty-within", "headline-all-empty-within"), &[values.as_slice(), &days].concat())
    } else if items == 0 {
        text_with(key("headline-empty", "headline-all-empty"), &values)
    } else if at_most > 0 && may == at_least && open == 0 {
        text_with(key("headline-may", "headline-all-may"), &values)
    } else if at_most > 0 {
        text_with(key("headline-used", "headline-all-used"), &values)
    } else if opted_out + or_opted_out > 0 {
        let day = scope.platform.and_then(|platform| asked.person.opted_out.get(platform)).copied();
        let is_of_them =
            |group: &&&Group| group.outcome == Outcome::YouOptedOut || group.either.contains(&Outcome::YouOptedOut);
        let platforms: BTreeSet<&PlatformId> = groups.iter().filter(is_of_them).map(|group| &group.platform).collect();
        let names: Vec<&str> = platforms.into_iter().map(|platform| book.platform_name(platform)).collect();
        let count = [
            ("count", text::uncapitalized(&scope.amount(opted_out, opted_out + or_opted_out)).into()),
            ("n", plural(opted_out + or_opted_out)),
            ("end", scope.end_of_opted_out(or_opted_out > 0).into()),
            ("day", day.map(text::date).unwrap_or_default().into()),
            ("platforms", text::list(&names).into()),
            ("m", plural(names.len() as u64)),
        ];
        let others: Vec<_> = values.iter().filter(|(key, _)| *key != "n" && *key != "end").cloned().collect();
        text_with(key("headline-opted-out", "headline-all-opted-out"), &[others.as_slice(), &count].concat())
    } else if groups.iter().all(|group| group.outcome.is_not_used()) {
        text_with(key("headline-not-used", "headline-all-not-used"), &values)
    } else if groups.iter().any(|group| group.outcome.is_used()) {
        // Something of others in the archive is used.
        text_with(key("headline-none-of-yours", "headline-all-none-of-yours"), &values)
    } else {
        text_with(key("headline-none-said", "headline-all-none-said"), &values)
    };
    let law = if at_most > 0 && scope.platform.is_some() { law_sentence(groups, book, asked) } else { String::new() };
    let mut more = Vec::new();
    if !law.is_empty() {
        more.extend(law_of_chats(groups, &law, asked));
    }
    if may > 0 && may < at_least && scope.platform.is_some() {
        more.push(text::counted("headline-may-of-these", may));
    }
    if let Some(platform) = scope.platform
        && let Some(day) = asked.person.opted_out.get(platform).copied()
        && !could_opt_out(groups, book, asked, day)
    {
        let values = [("platform", name.as_str().into()), ("day", text::date(day).into())];
        more.push(text_with("headline-opted-out-early", &values));
    }
    Headline {
        platform: scope.platform.cloned(),
        text: String::new(),
        main,
        law,
        more_on_rules: more.clone(),
        more,
        is_decided_by_answers: scope.waits_for_more.is_none(),
        notes: if at_most == 0 && scope.platform.is_some() { notes(groups, items, &name) } else { Vec::new() },
        at_least,
        at_most,
        items,
        files_not_read: scope.unread.files,
        files: scope.unread.of,
        unread_categories: scope.unread.categories.iter().copied().collect(),
    }
}

/// So many days before a use begins its way out may be open: platforms announce both together, some weeks ahead.
const OPEN_AHEAD: i32 = 60;

/// Whether what the person opted out of could be opted out of on the day on which they say that they did, or soon after. A way out stays
/// while the use is paused.
fn could_opt_out(groups: &[&Group], book: &Rulebook, asked: &Inquiry, day: Date) -> bool {
    let person = Person { opted_out: BTreeMap::new(), ..asked.person.clone() };
    let soon = day.checked_add(Span::new().days(OPEN_AHEAD)).unwrap_or(day);
    let answer = |group: &Group, on: Date| {
        let query = Query { jurisdiction: &asked.jurisdiction, on, use_: Use::PlatformGenai, person: &person };
        let answer = book.practice(&group.item(), &query);
        answer.either.into_iter().chain([answer.outcome])
    };
    let has_way_out = |group: &&Group| {
        answer(group, day)
            .chain(answer(group, soon))
            .any(|outcome| matches!(outcome, Outcome::UsedUnlessYouObject | Outcome::Planned | Outcome::NotUsedPaused))
    };
    let is_opted_out =
        |group: &&&Group| group.outcome == Outcome::YouOptedOut || group.either.contains(&Outcome::YouOptedOut);
    let mut opted_out = groups.iter().copied().filter(|group| is_opted_out(&group)).peekable();
    opted_out.peek().is_none() || opted_out.any(|group| has_way_out(&group))
}

/// Why nothing is used, for each outcome of some of the items.
fn notes(groups: &[&Group], items: u64, name: &str) -> Vec<String> {
    let count = |wanted: Outcome| -> u64 {
        groups.iter().filter(|group| group.outcome == wanted).map(|group| group.counts.items).sum()
    };
    let keys = [
        (Outcome::Planned, "headline-note-planned"),
        (Outcome::Depends, "headline-note-depends"),
        (Outcome::NotUsedPaused, "headline-note-paused"),
        (Outcome::NotUsedBarred, "headline-note-barred"),
        (Outcome::NotUsedByPolicy, "headline-note-policy"),
        (Outcome::NotEstablished, "headline-note-silent"),
    ];
    let counted = keys.into_iter().map(|(outcome, key)| (count(outcome), key));
    counted
        // What holds of everything is the sentence itself, but for what was announced.
        .filter(|(n, key)| *n > 0 && (*n < items || *key == "headline-note-planned"))
        .map(|(n, key)| text_with(key, &[("platform", name.into()), ("count", number(n).into()), ("n", plural(n))]))
        .collect()
}

/// The archives in words, or with `is_partly_unread` what could be read of them, because the platform may well say that it trains on what
/// could not.
fn place_of(archives: usize, is_partly_unread: bool) -> String {
    let key = if is_partly_unread { "headline-where-read" } else { "headline-where" };
    text_with(key, &[("archives", plural(archives as u64))])
}

/// Where the items are: in the archives, as [`place_of`] has it, or among these what was made within the days that are counted.
fn where_of(archives: usize, is_partly_unread: bool, asked: &Inquiry) -> String {
    let place = place_of(archives, is_partly_unread);
    match asked.within {
        Some(within) => {
            text_with("headline-where-within", &[("where", place.into()), ("days", within.in_words().into())])
        }
        None => place,
    }
}

/// Whether it is what a person wrote to an AI, or the AI to them.
fn is_chat(group: &Group) -> bool {
    group.category.id() == "ai-chats"
}

/// What the law says to chats with an AI, if they are used and it says something else to the rest. `law` is the sentence on the
/// rest.
fn law_of_chats(groups: &[&Group], law: &str, asked: &Inquiry) -> Option<String> {
    let used = || groups.iter().filter(|group| group.outcome.is_used() && group.counts.own_items > 0);
    let chat = used().find(|group| is_chat(group))?;
    let differs = used().any(|group| !is_chat(group) && group.law != chat.law);
    let words = say::law_clause(chat.law.value, chat.law.condition.as_deref());
    let region = text::in_region(&asked.jurisdiction.id, &asked.jurisdiction.name);
    // The same words are not said twice.
    let is_said = law == text_with("headline-law", &[("region", region.into()), ("law", words.as_str().into())]);
    (asked.jurisdiction.id != WORLD && differs && !is_said && chat.law.value.is_some())
        .then(|| text_with("headline-law-chats", &[("law", words.into())]))
}

/// What the law says to the most of what is used, with the condition for it. If it depends on who could see some of it,
/// both answers.
fn law_sentence(groups: &[&Group], book: &Rulebook, asked: &Inquiry) -> String {
    let region = ("region", text::in_region(&asked.jurisdiction.id, &asked.jurisdiction.name).into());
    if asked.jurisdiction.id == WORLD {
        return text_with("headline-law-no-region", &[region]);
    }
    // What is written to an AI has rules of its own: they are said apart, unless there is nothing else.
    let concerned = || groups.iter().filter(|group| group.outcome.is_used() || group.outcome == Outcome::Depends);
    let only_chats = concerned().all(|group| is_chat(group));
    let concerned = concerned().filter(|group| only_chats || !is_chat(group));
    // A rule that decides for one group may be one of several between which it is open for another.
    let mut items: BTreeMap<(bool, &RuleId), (u64, &Group)> = BTreeMap::new();
    let mut without_rule = 0;
    for group in concerned {
        match &group.law.rule {
            Some(rule) => {
                items.entry((group.law.value.is_none(), rule)).or_insert((0, group)).0 += group.counts.own_items;
            }
            None => without_rule += group.counts.own_items,
        }
    }
    let open = items.iter().filter(|((open, _), (items, _))| *open && *items > 0);
    let open = open.map(|(_, found)| *found).max_by_key(|(items, _)| *items);
    let most = items.into_values().max_by_key(|(items, _)| *items).filter(|(items, _)| *items >= without_rule);
    let Some((_, group)) = most.and_then(|most| open.or(Some(most))) else {
        return text_with("headline-law-none", &[region]);
    };
    if group.law.value.is_some() {
        let clause = say::law_clause(group.law.value, group.law.condition.as_deref());
        return text_with("headline-law", &[region, ("law", clause.into())]);
    }
    let query =
        Query { jurisdiction: &asked.jurisdiction, on: asked.on, use_: Use::PlatformGenai, person: &asked.person };
    let seen_by = |audience: Audience| {
        let law = book.law(&ItemTraits { audience: Some(audience), ..group.item() }, &query);
        law.value.map(|value| say::law_clause(Some(value), law.condition()))
    };
    match (seen_by(Audience::Public), seen_by(Audience::Limited)) {
        (Some(public), Some(rest)) if public != rest => {
            text_with("headline-law-by-audience", &[region, ("public", public.into()), ("rest", rest.into())])
        }
        // Where it is known who could see it and the answer is still open, the age is what is left.
        (None, _) | (_, None) if asked.person.born.is_some() => text_with("headline-law-depends-on-age", &[region]),
        _ => text_with("headline-law-depends", &[region]),
    }
}
