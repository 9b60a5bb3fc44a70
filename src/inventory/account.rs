//! Whose archive it is, and who could see a post according to the account's history.

use crate::ids::PlatformId;
use crate::readers::Stamp;
use crate::vocab::Audience;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Whose archive it is. Kept in memory only; no export names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Account {
    /// Their name, as the profile has it.
    pub name: Option<String>,
    /// Places that they gave, or that the platform recorded for them: one line for each field, the most reliable field first.
    pub places: Vec<String>,
    /// When they registered, as written.
    pub registered: Option<String>,
    /// The number of the account.
    pub id: Option<String>,
    /// The number of the member in the names of `LinkedIn`'s files since 2026, see [`account_number`]. Older exports have none.
    pub number_in_names: Option<String>,
    /// Their birth date.
    pub born: Option<Date>,
    /// When the export was made.
    pub made_on: Option<Date>,
    /// When the account became protected (`true`) or public (`false`), in milliseconds since 1970.
    pub protected: Vec<(i64, bool)>,
    /// Whether the account is private on the day of the export, by platform.
    pub private: BTreeMap<PlatformId, bool>,
    /// When the account became private and public, alternately, and whether the change says that it became public.
    pub privacy_changed: Vec<(Stamp, bool)>,
    /// Whether that history was read whole; `None` if the archive has none.
    pub privacy_history_is_whole: Option<bool>,
    /// Other names they go by.
    pub also: Vec<String>,
    /// The e-mail address of the account; of several, the one that the platform writes to.
    pub email: Option<String>,
    /// The address of their profile.
    pub profile: Option<String>,
}

impl Account {
    /// What tells the account from others of its platform: its number, else the address of the profile, else that of
    /// the e-mail, else the name, else the number in the names of its files.
    #[must_use]
    pub fn identity(&self) -> Option<&str> {
        self.identity_in_files().or(self.number_in_names.as_deref())
    }

    /// The same, if a file of the archive says it.
    fn identity_in_files(&self) -> Option<&str> {
        let known = [&self.id, &self.profile, &self.email, &self.name];
        known.into_iter().flatten().map(|text| text.trim()).find(|text| !text.is_empty())
    }

    /// What people call the person: their name, else another name they go by, else their address.
    #[must_use]
    pub fn called(&self) -> Option<&str> {
        self.name.as_deref().or_else(|| self.also.first().map(String::as_str)).or(self.email.as_deref())
    }

    /// Whether two exports are of one account: by its number if both have it, else by the address of its profile or its e-mail,
    /// else by the name and the day of registration. A name alone is enough only if no addresses speak against it.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => Some(a.to_lowercase() == b.to_lowercase()),
            _ => None,
        };
        if let Some(same) = same(&self.id, &other.id) {
            return same;
        }
        // No two accounts of a platform share these, and a name can change.
        let shares = |of: fn(&Self) -> &Option<String>| same(of(self), of(other)) == Some(true);
        if shares(|account| &account.profile) || shares(|account| &account.email) {
            return true;
        }
        if let Some(same) = same(&self.number_in_names, &other.number_in_names) {
            return same;
        }
        let (name, registered) = (same(&self.name, &other.name), same(&self.registered, &other.registered));
        // Two people may have one name: with two addresses only the day of registration shows that they are one.
        let differ =
            same(&self.profile, &other.profile) == Some(false) || same(&self.email, &other.email) == Some(false);
        let is_known = if differ { registered == Some(true) } else { name.is_some() || registered.is_some() };
        registered != Some(false) && name != Some(false) && is_known
    }

    /// Whether it is known to be another account than `other`: both say whose they are, and they do not agree.
    #[must_use]
    pub fn is_another_than(&self, other: &Self) -> bool {
        let differ = |own: Option<&str>, their: Option<&str>| own.zip(their).is_some_and(|(own, their)| own != their);
        let differ_in_files = differ(self.identity_in_files(), other.identity_in_files());
        let differ_in_names = differ(self.number_in_names.as_deref(), other.number_in_names.as_deref());
        (differ_in_files || differ_in_names) && !self.is_same_as(other)
    }

    /// Whether two archives, each of which may be a part of an export, cannot be parts of one: what both say of the account differs.
    /// Addresses of e-mails do not count, because each file may have another one of the same person.
    #[must_use]
    pub fn contradicts(&self, other: &Self) -> bool {
        let differ = |of: fn(&Self) -> &Option<String>| match (of(self), of(other)) {
            (Some(own), Some(their)) => own.to_lowercase() != their.to_lowercase(),
            _ => false,
        };
        let first_name = |account: &Self| account.name.as_deref()?.split_whitespace().next().map(str::to_lowercase);
        let other_first_name = first_name(self).zip(first_name(other)).is_some_and(|(own, their)| own != their);
        let differs = differ(|account| &account.id)
            || differ(|account| &account.number_in_names)
            || differ(|account| &account.profile)
            || other_first_name;
        differs && !self.is_same_as(other)
    }

    /// Who could see what was made at a time, if the account was public at any time from then to the export. `None` if
    /// the export does not tell: the account is private now, and nothing says since when.
    ///
    /// The changes alternate, and the last of them led to the present state, so their names, which are in the language
    /// of the account, are not needed. A history without any change does not tell that the account was always private,
    /// because an export may go back only a year. The history is that of the export's own platform; `inner` says that
    /// the record is of another platform within the export, which has none.
    #[must_use]
    pub fn audience_since(&self, stamp: Option<Stamp>, platform: &PlatformId, inner: bool) -> Option<Audience> {
        if !*self.private.get(platform)? {
            return Some(Audience::Public);
        }
        if inner || self.privacy_history_is_whole != Some(true) {
            return None;
        }
        let (last, to_public) = *self.privacy_changed.iter().max()?;
        // The account is private now, so that either the profile or the history is not of the same day.
        if to_public {
            return None;
        }
        // The last change made it private, and it was public before. A record without a date may be from either time.
        stamp.map(|stamp| if stamp < last { Audience::Public } else { Audience::Limited })
    }

    /// Who could see what was made at a time. `None` before the first change in the account's history.
    #[must_use]
    pub fn audience_at(&self, stamp: Stamp) -> Option<Audience> {
        let end = stamp.0.saturating_mul(1000).saturating_add(999);
        let before = self.protected.iter().filter(|(at, _)| *at <= end).max_by_key(|(at, _)| *at)?;
        Some(if before.1 { Audience::Limited } else { Audience::Public })
    }
}

/// The number of the account in the names of CSV files: one of six or more digits, as in `Shares_123456789.csv` and in its piece
/// `Shares_123456789_1.csv`. `None` if there is none, or if the names do not agree, as where exports lie in one folder.
pub fn account_number<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let number_of = |name: &'n str| {
        let stem = name.rsplit_once('.').filter(|(_, ending)| ending.eq_ignore_ascii_case("csv"))?.0;
        // The first word is the kind of the file.
        let is_number = |word: &&str| word.len() >= 6 && word.bytes().all(|byte| byte.is_ascii_digit());
        stem.split(['_', ' ']).skip(1).find(is_number)
    };
    let mut numbers = names.into_iter().filter_map(number_of);
    let first = numbers.next()?;
    numbers.all(|number| number == first).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_files_tell_an_account_if_they_agree() {
        let number = |names: &[&str]| account_number(names.iter().copied());
        assert_eq!(number(&["Shares_123456789.csv", "messages.csv", "Comments_123456789_1.csv"]).unwrap(), "123456789");
        assert_eq!(number(&["Shares_123456789.csv", "Shares_987654321 (1).csv"]), None);
        assert_eq!(number(&["messages_1.csv", "20240301.csv", "photo_123456789.jpg"]), None);
    }

    #[test]
    fn a_number_in_names_tells_members_apart() {
        let numbered = |number: &str| Account { number_in_names: Some(number.to_owned()), ..Account::default() };
        let (one, two) = (numbered("123456789"), numbered("987654321"));
        let named = anna(Some("anna@example.org"), None);
        assert!(one.is_same_as(&numbered("123456789")) && !one.is_same_as(&two));
        assert!(one.is_another_than(&two) && one.contradicts(&two));
        // An export without a number may be an older one of the same member.
        assert!(!one.is_same_as(&named) && !one.is_another_than(&named) && !one.contradicts(&named));
        let both = Account { number_in_names: one.number_in_names.clone(), ..named };
        assert!(both.is_same_as(&one));
    }

    fn anna(email: Option<&str>, registered: Option<&str>) -> Account {
        let text = |text: &str| text.to_owned();
        Account {
            name: Some("Anna Berg".into()),
            email: email.map(text),
            registered: registered.map(text),
            ..Account::default()
        }
    }

    #[test]
    fn two_people_may_have_one_name() {
        let one = anna(Some("anna@example.org"), None);
        assert!(one.is_same_as(&anna(None, None)) && one.is_same_as(&anna(Some("ANNA@example.org"), None)));
        assert!(!one.is_same_as(&anna(Some("berg@example.org"), None)));
        assert!(one.is_another_than(&anna(Some("berg@example.org"), None)));
        // Somebody who has another address today registered on one day all the same.
        let then = anna(Some("anna@example.org"), Some("2011-02-03"));
        assert!(then.is_same_as(&anna(Some("berg@example.org"), Some("2011-02-03"))));
        assert!(!then.is_same_as(&anna(Some("berg@example.org"), Some("2012-02-03"))));
    }
}
