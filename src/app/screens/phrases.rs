//! Phrases that several screens say.

use crate::app::settings::Sent;
use crate::app::workspace::Workspace;
use crate::ids::PlatformId;
use crate::optout::{Deadlines, Guide, Stage};
use crate::rulebook::{Letter, Rule, Rulebook, WORLD};
use crate::summary::Group;
use crate::text::{self, say, text, text_with};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How groups of one outcome are used: whether the platform says of some only that it may, and since when. Empty if they
/// are not used.
pub fn use_words(groups: &[&Group]) -> Vec<String> {
    let some_may = groups.iter().any(|group| group.only_may()) && !all_may(groups);
    let some = some_may.then(|| text("row-some-may"));
    some.into_iter().chain(since_words(groups)).collect()
}

/// Whether the platform says of all groups only that it may use them.
pub fn all_may(groups: &[&Group]) -> bool {
    groups.iter().all(|group| group.only_may())
}

/// Since when groups of one outcome are used; `None` if they are not used or no day is known. If the days differ, this
/// is the first one, worded as that of some.
fn since_words(groups: &[&Group]) -> Option<String> {
    let used = groups.iter().filter(|group| group.outcome.is_used());
    let days: BTreeSet<_> = used.map(|group| group.practice.since).collect();
    let first = days.iter().flatten().next()?;
    // Beside "you objected", a day alone would be taken for that of the objection.
    let objected = groups.iter().any(|group| group.objected);
    let key = match (objected, days.len() > 1) {
        (true, true) => "row-some-used-since",
        (true, false) => "row-used-since",
        (false, true) => "row-some-since",
        (false, false) => "row-since",
    };
    Some(text_with(key, &[("day", text::date(*first).into())]))
}

/// The names of platforms, as a list in words.
pub fn platform_names(platforms: &[PlatformId], book: &Rulebook) -> String {
    let names: Vec<&str> = platforms.iter().map(|id| book.platform_name(id)).collect();
    text::list(&names)
}

/// What the law says about groups, or that it differs among them.
pub fn law_of(groups: &[&Group]) -> String {
    let words: BTreeSet<String> = groups.iter().map(|group| law_words(group)).collect();
    if words.len() > 1 { text("law-lower-differs") } else { words.into_iter().next().unwrap_or_default() }
}

/// What the law says about a group, in a few words.
fn law_words(group: &Group) -> String {
    say::law_briefly(group.law.value, group.law.condition.as_deref(), &group.law.either)
}

/// The letter to write next. This is the first one until the answer to it is late.
pub fn next_stage(letter: &Letter, sent: Option<&Sent>, today: Date) -> Stage {
    let Some(sent) = sent else { return Stage::First };
    let days = Deadlines::of(letter, sent.on).after_reminder(sent.reminded);
    if today >= days.complain {
        Stage::Complaint
    } else if today >= days.remind {
        Stage::Reminder
    } else {
        Stage::First
    }
}

/// What became of the letter to a platform, if one was sent.
pub fn letter_line(workspace: &Workspace, platform: &PlatformId) -> Option<String> {
    let sent = workspace.settings.letters.get(platform)?;
    letter_line_of(workspace, sent, workspace.today)
}

/// What had become of a letter by a day.
fn letter_line_of(workspace: &Workspace, sent: &Sent, day: Date) -> Option<String> {
    let letter = workspace.book.letter(&sent.letter)?;
    Some(letter_state(letter, Some(sent), day))
}

/// What to do about a letter whose answer is late, if one was sent, and where, if the chosen country has another letter or none. If
/// a past day is asked about, a letter counts as sent and as late by that day; if a future day is, by today, because nobody knows yet
/// whether an answer will come.
pub fn late_letter_line(workspace: &Workspace, platform: &PlatformId) -> Option<String> {
    let day = workspace.on.min(workspace.today);
    let mut sent = workspace.settings.letters.get(platform)?.clone();
    sent.reminded = sent.reminded.filter(|reminded| *reminded <= day);
    let letter = workspace.book.letter(&sent.letter)?;
    if sent.on > day || next_stage(letter, Some(&sent), day) == Stage::First {
        return None;
    }
    let place = workspace.jurisdiction();
    let here = place.as_ref().and_then(|place| {
        let guide = Guide::for_letter(platform, place, workspace.today, &workspace.book);
        guide.letter.map(|letter| letter.id == sent.letter)
    });
    let line = letter_line_of(workspace, &sent, day)?;
    Some(if here == Some(true) { line } else { add_where(line, workspace, &sent) })
}

/// What became of a letter under a law that the chosen country does not have, and where to go on with it.
pub fn elsewhere_line(workspace: &Workspace, platform: &PlatformId) -> Option<String> {
    let sent = workspace.settings.letters.get(platform)?;
    Some(add_where(letter_line(workspace, platform)?, workspace, sent))
}

/// Adds the country that has to be chosen to go on with a letter.
fn add_where(line: String, workspace: &Workspace, sent: &Sent) -> String {
    let Some(region) = workspace.book.regions.get(&sent.region) else { return line };
    let go_on = text_with("optout-letter-elsewhere", &[("region", region.name.as_str().into())]);
    format!("{line} {go_on}")
}

/// What became of the letter, or when it would have to be answered.
pub fn letter_state(letter: &Letter, sent: Option<&Sent>, today: Date) -> String {
    let Some(sent) = sent else {
        return match say::reply_time(letter.reply) {
            Some(time) => text_with("optout-letter-due", &[("time", time.into())]),
            None => text("optout-letter-no-time"),
        };
    };
    let days = Deadlines::of(letter, sent.on).after_reminder(sent.reminded);
    let day = |day: Date| text::date(day).into();
    let due = days.due.unwrap_or(days.remind);
    match next_stage(letter, Some(sent), today) {
        Stage::Complaint => text_with("optout-letter-very-late", &[("due", day(due))]),
        Stage::Reminder => match sent.reminded {
            Some(on) => text_with("optout-letter-reminded", &[("day", day(on)), ("complain", day(days.complain))]),
            None => text_with("optout-letter-late", &[("due", day(due))]),
        },
        Stage::First if days.due.is_some() => {
            text_with("optout-letter-sent-due", &[("day", day(sent.on)), ("due", day(due))])
        }
        Stage::First => text_with("optout-letter-sent", &[("day", day(sent.on))]),
    }
}

/// The regions that a rule reaches, by their names.
pub fn regions(rule: &Rule, book: &Rulebook) -> String {
    // A rule for the whole world may also list regions, so that it is as near there as a rule for the region itself.
    if rule.regions.iter().any(|id| id == WORLD) {
        return text("rule-everywhere");
    }
    let names = rule.regions.iter().map(|id| book.regions.get(id).map_or(id.as_str(), |region| region.name.as_str()));
    names.collect::<Vec<_>>().join(", ")
}
