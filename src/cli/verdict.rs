//! `verdict`: one question to the rulebook, without an archive.

use super::error::CommandError;
use super::{Listing, VerdictArgs, check_platforms, jurisdiction, pack, put};
use crate::ids::PlatformId;
use crate::rulebook::{self, Claim, ItemTraits, Judgement, Layer, Person, Query, RemedyId, Rule, Rulebook};
use crate::text;
use crate::today;
use crate::vocab::{Audience, Outcome, Use};
use jiff::civil::Date;
use serde_json::json;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::process::ExitCode;

/// Judges the item that the arguments describe, and writes the verdict as text or JSON.
pub(super) fn verdict(args: &VerdictArgs, data: Option<&Path>) -> Result<ExitCode, CommandError> {
    let book = pack(data)?.book;
    let on = args.on.unwrap_or_else(today);
    check_platforms(&book, std::iter::once(&args.platform))?;
    let jurisdiction = jurisdiction(&book, &args.region, on)?;
    let opted_out: BTreeMap<PlatformId, Date> =
        args.opted_out.map(|day| (args.platform.clone(), day)).into_iter().collect();
    let person = Person { born: args.born, opted_out };
    let item = item(args);
    let query = Query { jurisdiction: &jurisdiction, on, use_: args.use_, person: &person };
    let judgement = book.judge(&item, &query);
    let text = if args.format == Listing::Json {
        let value = verdict_json(&book, args, &query, &judgement);
        serde_json::to_string_pretty(&value)? + "\n"
    } else {
        verdict_text(&book, args, &query, &judgement)
    };
    put(&text, None)?;
    Ok(ExitCode::SUCCESS)
}

/// The item that the arguments describe.
fn item(args: &VerdictArgs) -> ItemTraits<'_> {
    ItemTraits {
        // Items of a private or protected account are not public.
        audience: args.audience.or_else(|| args.account_private.then_some(Audience::Limited)),
        author: args.author,
        unpublished: args.unpublished,
        special: args.special,
        account_private: args.account_private.then_some(true),
        posted: args.posted,
        ..ItemTraits::of(&args.platform, args.category)
    }
}

/// The rules of a layer that apply as well, each with why it was overruled.
fn overruled(book: &Rulebook, layer: Layer, item: &ItemTraits<'_>, query: &Query<'_>) -> Vec<serde_json::Value> {
    let passed = book.overruled(layer, item, query).into_iter();
    passed.map(|passed| json!({ "rule": passed.rule.id, "because": passed.because.id() })).collect()
}

/// The sources of every rule that decided something.
fn sources_of<'r>(book: &'r Rulebook, judgement: &Judgement<'r>) -> Vec<&'r rulebook::Citation> {
    let rules = judgement.law.rules.iter().chain(&judgement.practice.rules);
    let mut list: Vec<&rulebook::Citation> = Vec::new();
    for source in rules.flat_map(|rule| &rule.sources).filter_map(|id| book.citations.get(id)) {
        if !list.iter().any(|known| known.id == source.id) {
            list.push(source);
        }
    }
    list
}

fn verdict_json(
    book: &Rulebook,
    args: &VerdictArgs,
    query: &Query<'_>,
    judgement: &Judgement<'_>,
) -> serde_json::Value {
    let Judgement { law, practice, coming } = judgement;
    let either = |list: &[Outcome]| list.iter().map(|outcome| outcome.id()).collect::<Vec<_>>();
    let confidence = |rule: Option<&Rule>| rule.map(|rule| rule.confidence.id());
    // The remedies that exist in the region, each once, in the order of the rules.
    let mut seen = HashSet::new();
    let usable = |id: &&RemedyId| {
        book.remedies
            .get(id.as_str())
            .is_some_and(|remedy| query.jurisdiction.is_under(&remedy.region) && remedy.is_for(&args.platform))
    };
    let named = practice.rules.iter().flat_map(|rule| &rule.remedies).filter(usable);
    let remedies: Vec<&RemedyId> = named.filter(|id| seen.insert(id.as_str())).collect();
    json!({
        "question": {
            "platform": args.platform,
            "category": args.category.id(),
            "region": query.jurisdiction.id,
            "region_name": query.jurisdiction.name,
            "on": query.on,
            "use": query.use_.id(),
            "audience": item(args).audience.map_or("unknown", Audience::id),
            "author": args.author.id(),
            "posted": args.posted,
            "born": args.born.map(|born| born.to_string()),
            "unpublished": args.unpublished,
            "account_private": args.account_private,
            "special": args.special,
            "opted_out": args.opted_out,
        },
        "outcome": practice.outcome.id(),
        "law": {
            "value": law.value.map(|value| value.id()),
            "rule": law.rule.map(|rule| &rule.id),
            "basis": law.rule.map(|rule| rule.basis.clone()).unwrap_or_default(),
            "confidence": confidence(law.rule),
            "either": law.either.iter().map(|value| value.id()).collect::<Vec<_>>(),
            "branches": law.branches().map(|(value, rule)| json!({
                "value": value.id(), "rule": rule.id, "condition": rule.condition(),
            })).collect::<Vec<_>>(),
            "say": law.rule.map(|rule| &rule.say),
            "note": law.rule.map(|rule| &rule.note),
            "condition": law.condition(),
        },
        "practice": {
            "value": practice.rule.map(|rule| rule.verdict.id()),
            "rule": practice.rule.map(|rule| &rule.id),
            "since": practice.rule.and_then(Rule::since),
            "claim": practice.rule.map(|rule| rule.claim.id()),
            "confidence": confidence(practice.rule),
            "say": practice.rule.map(|rule| &rule.say),
            "note": practice.rule.map(|rule| &rule.note),
        },
        "overrode": {
            "law": overruled(book, Layer::Law, &item(args), query),
            "practice": overruled(book, Layer::Practice, &item(args), query),
        },
        "depends_on": practice.depends_on,
        "either": either(&practice.either),
        "remedies": remedies,
        "coming": coming.iter().map(|rule| json!({
            "rule": rule.id, "from": rule.since(), "not_before": rule.from.filter(|_| rule.first_day_unpublished),
        })).collect::<Vec<_>>(),
        "sources": sources_of(book, judgement).iter().map(|source| json!({
            "id": source.id, "title": source.title, "publisher": source.publisher, "url": source.url,
            "cite": source.cite, "url_partial": source.url_partial, "published": source.published,
            "checked": source.known_on(), "stood_on": source.stood_on,
            "not_before": source.not_before, "seen": source.seen,
        })).collect::<Vec<_>>(),
    })
}

fn verdict_text(book: &Rulebook, args: &VerdictArgs, query: &Query<'_>, judgement: &Judgement<'_>) -> String {
    let Judgement { law, practice, coming } = judgement;
    let mut lines = vec![format!(
        "{} · {} · {} · {}",
        book.platform_name(&args.platform),
        args.category.id(),
        query.jurisdiction.name,
        text::date(query.on)
    )];
    let only_may = practice.rule.is_some_and(|rule| rule.claim == Claim::May);
    let is_reported = practice.rule.is_some_and(|rule| rule.claim == Claim::Reported);
    let reported = if is_reported { format!(" ({})", text::text("verdict-reported")) } else { String::new() };
    lines.push(text::say::outcome(practice.outcome, only_may) + &reported);
    if !practice.either.is_empty() {
        lines.push(format!("  {}", text::say::either(&practice.either, &practice.depends_on)));
    }
    // The usual sentence speaks of what the archive does not say, and here there is no archive.
    let depends = law.value.is_none() && !law.either.is_empty();
    lines.push(if depends {
        text::text("verdict-law-depends")
    } else {
        text::say::law(law.value, law.condition(), &law.either)
    });
    // The rules of the law are about training; handing data to others is a use of its own.
    if matches!(query.use_, Use::AffiliateAi | Use::ThirdPartyAi) && law.rule.is_some() {
        lines.push(format!("  {}", text::text("verdict-law-passing-on")));
    }
    for rule in law.rules.iter().chain(&practice.rules) {
        // The value of a rule between which and another the law depends has been in no line yet.
        let branch = rule.verdict.law().filter(|_| law.value.is_none());
        lines.extend(branch.map(|value| format!("  {}", text::say::law(Some(value), rule.condition(), &[]))));
        lines.push(format!(
            "  {} [{}; {}]",
            rule.say,
            rule.id,
            text::text(&format!("confidence-{}", rule.confidence.id()))
        ));
        lines.extend(Some(format!("  {}", rule.note)).filter(|_| !rule.note.is_empty()));
    }
    for rule in coming {
        let words = |day| text::say::first_day(day, rule.first_day_unpublished);
        let from = rule.from.map_or_else(|| text::text("why-no-date"), words);
        lines.push(format!("  → {from}: {} [{}]", rule.say, rule.id));
    }
    for source in sources_of(book, judgement) {
        let address = source.url.as_deref().or(source.cite.as_deref()).unwrap_or_default();
        let mut facts = vec![source.publisher.clone()];
        facts.extend(text::say::days_of_source(source.published, source.stood_on, source.not_before));
        lines.push(format!("  {} ({}) {address}", source.title, facts.join(", ")));
    }
    lines.push(text::text("not-legal-advice"));
    lines.join("\n") + "\n"
}
