//! `optout`: what can be done about a platform in a country, and the whole letter.

use super::error::{CommandError, NamedArgument};
use super::{GuideFormat, OptoutArgs, check_platforms, jurisdiction, pack, put};
use crate::optout::{Announcement, ComposedLetter, Deadlines, Guide, LetterError, LetterFields, Stage, Step, compose};
use crate::rulebook::{CitationId, Jurisdiction, Letter, Remedy, Reply, Rulebook, StepLine};
use crate::text::{self, say, text, text_with};
use crate::today;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;

/// Writes the guide and the letters.
pub(super) fn optout(args: &OptoutArgs, data: Option<&Path>) -> Result<ExitCode, CommandError> {
    let book = pack(data)?.book;
    let on = args.on.unwrap_or_else(today);
    check_platforms(&book, std::iter::once(&args.platform))?;
    let jurisdiction = jurisdiction(&book, &args.region, on)?;
    if let Some(wanted) = &args.lang
        && !book.languages.iter().any(|language| language.id == wanted.as_str())
    {
        let known = book.languages.iter().map(|language| language.id.to_string()).collect();
        return Err(CommandError::Unknown { what: NamedArgument::Language, id: wanted.clone(), known });
    }
    let guide = Guide::of(&args.platform, &jurisdiction, on, &book);
    let language = guide.language(args.lang.as_deref(), &jurisdiction, &book);
    let fill = LetterFields { date: Some(on), ..LetterFields::default() };
    let letters = match guide.letter {
        Some(_) => Stage::ALL
            .iter()
            .map(|stage| compose(*stage, &guide, &language, &fill))
            .collect::<Result<Vec<ComposedLetter>, LetterError>>()?,
        None => Vec::new(),
    };
    let written = if args.format == GuideFormat::Json {
        let value = as_json(&guide, &jurisdiction, on, &language, &letters, &book);
        serde_json::to_string_pretty(&value)? + "\n"
    } else {
        as_md(&guide, &jurisdiction, on, &letters, &book)
    };
    put(&written, None)?;
    Ok(ExitCode::SUCCESS)
}

fn as_json(
    guide: &Guide<'_>,
    jurisdiction: &Jurisdiction,
    on: Date,
    language: &str,
    letters: &[ComposedLetter],
    book: &Rulebook,
) -> Value {
    let step = |step: &Step<'_>| {
        let remedy = step.remedy;
        json!({
            "id": remedy.id, "kind": remedy.kind, "title": remedy.title, "steps": steps(remedy), "url": remedy.url,
            "url_partial": remedy.url_partial, "effect": remedy.effect, "note": remedy.note, "checked": remedy.checked,
            "opts_out": step.opts_out, "uses": step.uses.iter().map(|use_| use_.id()).collect::<Vec<_>>(),
            "also_stops": step.also_stops.iter().map(|use_| use_.id()).collect::<Vec<_>>(),
            "newest_rule": step.newest_rule, "announced": step.announced.is_some(),
            "ahead_of": step.announced.and_then(Announcement::day), "source": remedy.source,
        })
    };
    let letter = guide.letter.map(|letter| {
        let first = letters.first();
        json!({
            "id": letter.id, "law": letter.law, "article": letter.article, "title": letter.title, "say": letter.say,
            "note": letter.note, "language": language, "languages": letter.languages, "grounds": letter.grounds,
            "reply": reply_json(letter.reply), "yardstick": letter.yardstick,
            "acknowledge": reply_json(letter.acknowledge),
            "if_received_today": days_json(&Deadlines::of(letter, on)),
            "subject": first.map(|written| &written.subject), "text": first.map(|written| &written.text),
            "sources": letter.sources,
        })
    });
    let later = |stage: Stage| letters.iter().find(|written| written.stage == stage);
    let mut sources: Vec<&CitationId> = guide.steps.iter().filter_map(|step| step.remedy.source.as_ref()).collect();
    sources.extend(guide.letter.iter().flat_map(|letter| &letter.sources));
    sources.extend(guide.controller.map(|controller| &controller.source));
    sources.sort();
    sources.dedup();
    json!({
        "question": { "platform": guide.platform, "region": jurisdiction.id, "region_name": jurisdiction.name, "on": on },
        "steps": guide.steps.iter().map(step).collect::<Vec<_>>(),
        "nothing": guide.nothing.iter().map(|remedy| json!({
            "id": remedy.id, "title": remedy.title, "steps": steps(remedy), "note": remedy.note, "checked": remedy.checked,
        })).collect::<Vec<_>>(),
        "controller": guide.controller.map(|controller| json!({
            "name": controller.name, "address": controller.address, "form": controller.form, "note": controller.note,
            "source": controller.source,
        })),
        "letter": letter,
        "reminder": later(Stage::Reminder),
        "complaint": later(Stage::Complaint),
        "authorities": guide.authorities.iter().map(|authority| json!({
            "id": authority.id, "name": authority.name, "complaint_url": authority.complaint_url,
            "url_partial": authority.url_partial, "note": authority.note, "source": authority.source,
        })).collect::<Vec<_>>(),
        "sources": sources.iter().filter_map(|id| book.citations.get(id.as_str())).map(|source| json!({
            "id": source.id, "title": source.title, "publisher": source.publisher, "url": source.url,
            "cite": source.cite, "url_partial": source.url_partial, "published": source.published,
            "checked": source.known_on(), "stood_on": source.stood_on,
            "not_before": source.not_before, "seen": source.seen,
        })).collect::<Vec<_>>(),
        "not_legal_advice": text("not-legal-advice"),
    })
}

/// What to press, line by line.
fn steps(remedy: &Remedy) -> Vec<&str> {
    remedy.steps.iter().map(StepLine::line).collect()
}

fn reply_json(reply: Option<Reply>) -> Value {
    reply.map_or(Value::Null, |reply| {
        json!({
            "days": reply.days, "months": reply.months, "working_days": reply.working_days,
            "extend_days": reply.extend_days, "extend_months": reply.extend_months,
        })
    })
}

fn days_json(days: &Deadlines) -> Value {
    json!({
        "acknowledge": days.acknowledge, "due": days.due, "extended": days.extended,
        "remind": days.remind, "complain": days.complain,
    })
}

fn as_md(
    guide: &Guide<'_>,
    jurisdiction: &Jurisdiction,
    on: Date,
    letters: &[ComposedLetter],
    book: &Rulebook,
) -> String {
    let title = text_with("optout-title", &[("platform", guide.platform_name.into())]);
    let mut lines = vec![
        format!("# {title}"),
        String::new(),
        text_with(
            "report-asked",
            &[("region", jurisdiction.name.as_str().into()), ("day", text::long_date(on).into())],
        ),
        String::new(),
        text_with("optout-explains", &[("region", jurisdiction.name.as_str().into())]),
        text("not-legal-advice"),
        String::new(),
    ];
    for remedy in &guide.nothing {
        lines.push(format!("**{}**", text_with("optout-nothing", &[("title", remedy.title.as_str().into())])));
        lines.extend(remedy.steps.iter().map(|step| format!("- {}", step.line())));
        lines.extend([remedy.note.clone(), String::new()]);
    }
    if guide.steps.iter().all(|step| step.remedy.kind == crate::rulebook::RemedyKind::Complaint) {
        lines.push(text_with("optout-no-steps", &[("platform", guide.platform_name.into())]));
        lines.push(String::new());
    }
    for (at, step) in guide.steps.iter().enumerate() {
        lines.extend(step_md(at + 1, step));
    }
    match guide.letter {
        Some(letter) => lines.extend(letter_md(guide, letter, on, letters)),
        None => {
            lines.extend([Guide::no_letter(jurisdiction, book), String::new()]);
        }
    }
    lines.push(format!("## {}", text("optout-complain")));
    lines.push(String::new());
    for authority in &guide.authorities {
        let url = authority.complaint_url.as_deref().map(|url| format!(": <{url}>")).unwrap_or_default();
        let note = Some(format!(" {}", authority.note)).filter(|_| !authority.note.is_empty()).unwrap_or_default();
        lines.push(format!("- {}{url}.{note}", authority.name));
    }
    let first = if guide.letter.is_some() { "optout-complain-explains" } else { "optout-complain-free" };
    lines.extend([String::new(), text(first)]);
    lines.join("\n") + "\n"
}

fn step_md(number: usize, step: &Step<'_>) -> Vec<String> {
    let remedy = step.remedy;
    let mut lines = vec![format!("## {number}. {}", remedy.title), String::new()];
    if !step.uses.is_empty() {
        let uses: Vec<String> = step.uses.iter().map(|use_| text(&format!("use-clause-{}", use_.id()))).collect();
        lines.extend([text_with("optout-uses", &[("uses", uses.join(", ").into())]), String::new()]);
    }
    if let Some(announced) = step.announced {
        lines.extend([announced.in_words(), String::new()]);
    }
    // Another way stands below the line that it is an alternative to.
    lines.extend(remedy.numbered_steps().map(|(at, line)| match at {
        Some(at) => format!("{at}. {line}"),
        None => format!("   - {line}"),
    }));
    if let Some(url) = &remedy.url {
        let partial = if remedy.url_partial { format!(" {}", text("report-host-only")) } else { String::new() };
        lines.extend([String::new(), format!("{} <{url}>{partial}", text("optout-address"))]);
    }
    lines.extend([String::new(), say::effect(remedy.kind, remedy.effect)]);
    lines.extend(say::also_stops(&step.also_stops));
    if !remedy.note.is_empty() {
        lines.push(remedy.note.clone());
    }
    let checked = remedy.checked.map(|day| text_with("optout-checked", &[("day", text::date(day).into())]));
    lines.push(checked.unwrap_or_else(|| text("optout-not-checked")));
    lines.push(String::new());
    lines
}

fn letter_md(guide: &Guide<'_>, letter: &Letter, on: Date, letters: &[ComposedLetter]) -> Vec<String> {
    let mut lines = vec![format!("## {}", letter.title), String::new(), letter.say.clone()];
    lines.extend(Some(letter.note.clone()).filter(|note| !note.is_empty()));
    lines.push(time_in_words(letter));
    let days = Deadlines::of(letter, on);
    if let Some(due) = days.due {
        lines.push(text_with("letter-due-today", &[("day", text::date(due).into())]) + ".");
    }
    if let Some(controller) = guide.controller {
        lines.extend([String::new(), format!("{}:", text("letter-to"))]);
        lines.push(controller.name.clone());
        lines.extend(controller.address.iter().cloned());
        lines.extend(controller.form.iter().map(|form| format!("{} <{form}>", text("letter-by-form"))));
        lines.extend(Some(controller.note.clone()).filter(|note| !note.is_empty()));
    }
    for written in letters {
        let key = match written.stage {
            Stage::First => "letter-stage-first",
            Stage::Reminder => "letter-stage-reminder",
            Stage::Complaint => "letter-stage-complaint",
        };
        lines.extend([String::new(), format!("### {}", text(key)), String::new(), "```text".to_owned()]);
        lines.extend([written.text.trim_end().to_owned(), "```".to_owned()]);
    }
    lines.push(String::new());
    lines
}

/// The time within which an answer is due, in words, with a remark if that is only a yardstick.
fn time_in_words(letter: &Letter) -> String {
    say::reply_time(letter.reply).map_or_else(
        || text("optout-letter-no-time"),
        |time| {
            let line = text_with("optout-letter-due", &[("time", time.into())]);
            if letter.yardstick { format!("{line} {}", text("letter-yardstick")) } else { line }
        },
    )
}
