//! Letters: an objection, a reminder or a complaint, filled in on the person's own computer.

use super::deadline::Deadlines;
use super::guide::Guide;
use super::phrases::{Phrases, QUEBEC, UK, page, template};
use crate::rulebook::{Grounds, LanguageId, Letter};
use crate::vocab::is_bidi_control;
use jiff::civil::Date;
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;

/// Which of the three letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The first: an objection, a withdrawal, a request, as the law has it.
    #[default]
    First,
    /// A reminder, because the answer is late.
    Reminder,
    /// A complaint to the regulator.
    Complaint,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::First, Self::Reminder, Self::Complaint];
}

/// What the person fills in. A field that a letter needs and that is empty becomes a blank in brackets.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LetterFields {
    /// What people call the platforms, if the letter is about several of one company; else it is about the guide's.
    pub platforms: Vec<String>,
    /// Their name.
    pub name: String,
    /// Their postal address, with line breaks.
    pub address: String,
    /// The e-mail address of the account.
    pub email: String,
    /// The address of their profile, or their user name.
    pub account: String,
    /// The regulator that the letter goes to or names; empty takes that of [`Guide::authority`].
    pub authority: String,
    /// How many items of theirs the letter is about, if they opened an archive.
    pub items: Option<u64>,
    /// When that archive was made.
    pub made_on: Option<Date>,
    /// Reasons picked from the list, by id.
    pub grounds: Vec<String>,
    /// A reason in their own words.
    pub own_words: String,
    /// The day on which the letter is written.
    pub date: Option<Date>,
    /// The day on which the first letter was sent.
    pub sent: Option<Date>,
    /// The day on which the reminder was sent.
    pub reminded: Option<Date>,
}

/// A letter that is written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ComposedLetter {
    /// Which of the three.
    pub stage: Stage,
    /// The language.
    pub language: LanguageId,
    /// Its subject.
    pub subject: String,
    /// All of it, from the sender to the signature.
    pub text: String,
}

/// Why a letter cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// No law of the country gives a letter weight.
    #[error("no letter is known for this country")]
    None,
    /// The letter does not exist in the language.
    #[error("there is no letter `{template}` in the language `{language}`")]
    NoText {
        /// The letter.
        template: String,
        /// The language.
        language: String,
    },
    /// Its text is faulty, which the tests rule out.
    #[error("the letter cannot be written: {0}")]
    Faulty(#[from] minijinja::Error),
}

/// Writes a letter.
///
/// # Errors
/// If there is none for the country, or not in the language.
pub fn compose(
    stage: Stage,
    guide: &Guide<'_>,
    language: &str,
    fill: &LetterFields,
) -> Result<ComposedLetter, LetterError> {
    let letter = guide.letter.ok_or(LetterError::None)?;
    let name = match stage {
        Stage::First => letter.template.as_str(),
        Stage::Reminder => "reminder",
        Stage::Complaint => "complaint",
    };
    let missing = || LetterError::NoText { template: name.to_owned(), language: language.to_owned() };
    let source = template(name, language).ok_or_else(missing)?;
    let phrases = Phrases::of(language).ok_or_else(missing)?;
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    let rendered = environment.render_str(source, values(letter, guide, phrases, language, fill))?;
    let (subject, body) = rendered.split_once('\n').unwrap_or((&rendered, ""));
    let or_blank = |given: &str, what: &str| {
        if given.trim().is_empty() { phrases.blank(what).to_owned() } else { given.trim().to_owned() }
    };
    // The postal address is optional in letters to the company, because a form or an e-mail does not need one. Some
    // authorities leave a complaint without one unread.
    let address = match stage {
        Stage::Complaint => Some(or_blank(&fill.address, "address")),
        Stage::First | Stage::Reminder => Some(fill.address.trim().to_owned()).filter(|address| !address.is_empty()),
    };
    let sender: Vec<String> =
        std::iter::once(or_blank(&fill.name, "name")).chain(address).chain([or_blank(&fill.email, "email")]).collect();
    let to = match stage {
        Stage::Complaint => authority(guide, phrases, language, fill),
        Stage::First | Stage::Reminder => addressee(guide, phrases),
    };
    let date = fill.date.map_or_else(|| phrases.blank("date").to_owned(), |day| phrases.day(day));
    let text = [sender.join("\n"), to, date, subject.to_owned(), body.trim().to_owned()].join("\n\n");
    Ok(ComposedLetter { stage, language: language.into(), subject: subject.to_owned(), text: tidy(&text) })
}

/// The company, and where it is; if no address is known, its form.
fn addressee(guide: &Guide<'_>, phrases: &Phrases) -> String {
    let Some(controller) = guide.controller else { return phrases.blank("controller").to_owned() };
    let mut lines = vec![controller.name.clone()];
    lines.extend(controller.address.iter().cloned());
    if controller.address.is_empty() {
        lines.extend(controller.form.clone());
    }
    lines.join("\n")
}

/// The regulator that the person named, else the nearest one, by its name in the language if that is known.
fn authority(guide: &Guide<'_>, phrases: &Phrases, language: &str, fill: &LetterFields) -> String {
    let given = fill.authority.trim();
    if !given.is_empty() {
        return given.to_owned();
    }
    let name = guide.authority().map_or_else(|| phrases.blank("authority"), |authority| authority.name_in(language));
    name.to_owned()
}

fn values(letter: &Letter, guide: &Guide<'_>, phrases: &Phrases, language: &str, fill: &LetterFields) -> Value {
    let uk = letter.law == UK;
    let given = |text: &str, what: &str| {
        if text.trim().is_empty() { phrases.blank(what).to_owned() } else { text.trim().to_owned() }
    };
    let day = |day: Date| phrases.day(day);
    let mut grounds: Vec<String> =
        fill.grounds.iter().filter_map(|id| phrases.grounds.get(id.as_str())).cloned().collect();
    grounds.extend(Some(fill.own_words.trim().to_owned()).filter(|words| !words.is_empty()));
    if grounds.is_empty() && letter.grounds == Grounds::Needed {
        grounds.push(phrases.blank("ground").to_owned());
    }
    let deadlines = fill.sent.map(|sent| Deadlines::of(letter, sent));
    let [law, of_law] = phrases.law(uk);
    let authority_id = guide.authority().map(|authority| authority.id.as_str()).unwrap_or_default();
    context! {
        law, of_law, uk,
        // Compared as text with the days on which provisions changed; a letter without a day is one of the future.
        on => fill.date.map_or_else(|| "9999".to_owned(), |day| day.to_string()),
        fadp => letter.template == "fadp",
        brazil => letter.template == "lgpd",
        austria => authority_id == "dsb",
        italy => authority_id == "garante",
        infringed => phrases.infringed(&letter.template, &letter.law, fill.date),
        time_limit => phrases.time(&letter.template, &letter.law, fill.date),
        complaint => letter.acknowledge_from.is_none_or(|from| fill.date.is_some_and(|date| from <= date)),
        quebec => letter.law == QUEBEC,
        platform => match fill.platforms.as_slice() {
            [] => guide.platform_name.to_owned(),
            several => phrases.list(several),
        },
        several => fill.platforms.len() > 1,
        controller => guide.controller.map_or_else(|| phrases.blank("controller").to_owned(), |row| row.name.clone()),
        authority => authority(guide, phrases, language, fill),
        name => given(&fill.name, "name"),
        address => given(&fill.address, "address").replace('\n', ", "),
        account => given(&fill.account, "account"),
        items => fill.items.filter(|items| *items > 1).map(|items| phrases.number(items)),
        made_on => fill.made_on.map(day),
        grounds,
        date => fill.date.map_or_else(|| phrases.blank("date").to_owned(), day),
        sent => fill.sent.map_or_else(|| phrases.blank("date").to_owned(), day),
        reminded => fill.reminded.map(day),
        // A yardstick is no legal deadline, so the letter does not claim that the answer was due.
        due => deadlines.and_then(|days| days.due).filter(|due| !letter.yardstick && fill.date.is_none_or(|date| *due < date)).map(day),
        until => until(deadlines, fill).map_or_else(|| phrases.blank("date").to_owned(), day),
        basis => phrases.basis(&letter.template, &letter.law),
        time => if letter.yardstick { "" } else { phrases.time(&letter.template, &letter.law, fill.sent.or(fill.date)) },
    }
}

/// The last day that a reminder grants: two weeks after it is written, and not before the last day without a complaint.
fn until(deadlines: Option<Deadlines>, fill: &LetterFields) -> Option<Date> {
    let fortnight = fill.date.and_then(|day| day.checked_add(jiff::Span::new().days(14)).ok());
    let last = deadlines.map(|days| days.complain.yesterday().unwrap_or(days.complain))?;
    Some(fortnight.map_or(last, |fortnight| last.max(fortnight)))
}

/// The blanks in brackets that the person still has to fill in, each once.
#[must_use]
pub fn open_blanks(text: &str) -> Vec<&str> {
    let mut list: Vec<&str> = Vec::new();
    for rest in text.split('[').skip(1) {
        if let Some((blank, _)) = rest.split_once(']')
            && !blank.contains('\n')
            && !list.contains(&blank)
        {
            list.push(blank);
        }
    }
    list
}

/// Removes spaces at the ends of lines, all but one of several empty lines, and characters that change the direction of
/// text, because the name in an archive may hold anything.
fn tidy(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_bidi_control(*c)).collect();
    let mut tidy = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            tidy.push_str(line);
            tidy.push('\n');
        }
    }
    tidy
}

/// A page with a letter, to print. `text` is the letter as the person left it.
///
/// # Errors
/// If the page is faulty, which the tests rule out.
pub fn printable(text: &str, language: &str, subject: &str) -> Result<String, LetterError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    Ok(environment.render_str(page(), context! { text, language, subject })?)
}
