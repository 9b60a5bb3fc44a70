//! What all letters in a language share: its dates, its reasons, how it cites, and what stands in for what is missing.

use crate::assets::{File, LETTERS};
use crate::text;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The law of the United Kingdom, which shares the letter of the European law, with other names in it.
pub(super) const UK: &str = "GB-UKGDPR";
/// The day from which article 12A UK GDPR, instead of article 12(3), sets the time for answers: section 76 of the Data
/// (Use and Access) Act 2025, by SI 2026/82, regulation 2.
const UK_ARTICLE_12A: Date = jiff::civil::date(2026, 2, 5);
/// The law of Quebec, which shares the letter of the Canadian law, with more in it.
pub(super) const QUEBEC: &str = "CA-QC-P391";

/// The ids of the reasons to choose from.
pub const GROUNDS: [&str; 5] = ["expectations", "sensitive", "family", "secrecy", "irreversible"];

/// What all letters in a language share.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    #[expect(dead_code, reason = "the name of the language, for those who edit the file; it is never shown")]
    name: String,
    law_gdpr: String,
    law_uk: String,
    of_law_gdpr: String,
    of_law_uk: String,
    date: String,
    /// The separator of thousands.
    thousands: String,
    /// The first day of a month, where it is written unlike the others: `1er` in French.
    #[serde(default)]
    first: Option<String>,
    months: Vec<String>,
    /// The word between the last two names of a list.
    and: String,
    /// That word before a name that begins with `I`, where it is another one: `e` in Spanish.
    #[serde(default)]
    and_before_i: Option<String>,
    pub blank: BTreeMap<String, String>,
    pub grounds: BTreeMap<String, String>,
    basis: BTreeMap<String, String>,
    time: BTreeMap<String, String>,
    infringed: BTreeMap<String, String>,
}

static ALL: LazyLock<BTreeMap<String, Phrases>> = LazyLock::new(|| {
    // A file that does not parse is missing, which the tests rule out.
    let read = |file: &File| Some((file.name.strip_suffix(".toml")?.to_owned(), toml::from_str(file.text()).ok()?));
    LETTERS.kept().iter().filter_map(read).collect()
});

impl Phrases {
    /// The phrases of a language; `None` if there are no letters in it.
    pub fn of(language: &str) -> Option<&'static Self> {
        ALL.get(language)
    }

    /// Names one after the other, as letters in the language write them.
    pub fn list(&self, names: &[String]) -> String {
        let Some((last, before)) = names.split_last() else { return String::new() };
        if before.is_empty() {
            return last.clone();
        }
        let and = self.and_before_i.as_ref().filter(|_| last.starts_with('I')).unwrap_or(&self.and);
        format!("{} {and} {last}", before.join(", "))
    }

    /// A day, as letters in the language write it.
    pub fn day(&self, day: Date) -> String {
        let month =
            usize::try_from(day.month() - 1).ok().and_then(|at| self.months.get(at)).cloned().unwrap_or_default();
        let number = self.first.clone().filter(|_| day.day() == 1).unwrap_or_else(|| day.day().to_string());
        self.date.replace("$day", &number).replace("$month", &month).replace("$year", &day.year().to_string())
    }

    /// A whole number, as letters in the language write it.
    pub fn number(&self, n: u64) -> String {
        text::number(n).replace(',', &self.thousands)
    }

    /// What stands in for something that was not filled in.
    pub fn blank(&self, what: &str) -> &str {
        self.blank.get(what).map_or("…", String::as_str)
    }

    /// What a letter rests on. `law` is the law's id.
    pub fn basis(&self, template: &str, law: &str) -> &str {
        Self::cited(&self.basis, template, law, None)
    }

    /// What sets the time for the answer to a letter of a day.
    pub fn time(&self, template: &str, law: &str, on: Option<Date>) -> &str {
        Self::cited(&self.time, template, law, on)
    }

    /// The provisions that a complaint of a day says were infringed; what the letter rests on where none are listed.
    pub fn infringed(&self, template: &str, law: &str, on: Option<Date>) -> &str {
        let listed = Self::cited(&self.infringed, template, law, on);
        if listed.is_empty() { self.basis(template, law) } else { listed }
    }

    /// The citation for a letter: looked up by the law where two laws share a template, else by the template.
    fn cited<'p>(list: &'p BTreeMap<String, String>, template: &str, law: &str, on: Option<Date>) -> &'p str {
        let own = match law {
            UK if on.is_some_and(|on| on < UK_ARTICLE_12A) && list.contains_key("uk_2021") => "uk_2021",
            UK => "uk",
            QUEBEC => "quebec",
            _ => template,
        };
        list.get(own).or_else(|| list.get(template)).map_or("", String::as_str)
    }

    /// The name of the law, alone and after "of".
    pub fn law(&self, uk: bool) -> [&str; 2] {
        if uk { [&self.law_uk, &self.of_law_uk] } else { [&self.law_gdpr, &self.of_law_gdpr] }
    }
}

/// The text of a letter.
pub(super) fn template(name: &str, language: &str) -> Option<&'static str> {
    LETTERS.text(&format!("{name}.{language}.txt"))
}

/// The page on which a letter is printed.
pub(super) fn page() -> &'static str {
    LETTERS.text("page.html").unwrap_or_default()
}

/// A reason in a language.
#[must_use]
pub fn ground(id: &str, language: &str) -> Option<&'static str> {
    Phrases::of(language)?.grounds.get(id).map(String::as_str)
}
