//! Which accounts the open archives belong to, so that what one person said is never applied to another.

use crate::ids::PlatformId;
use crate::inventory::{Account, Inventory};
use crate::text::plain;
use std::collections::{BTreeMap, BTreeSet};

/// What some archives of one platform say about whose account they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Owner {
    account: Account,
    /// The identities of its parts, see [`Inventory::part_identities`]: they tell archives apart that name no account.
    parts: BTreeSet<String>,
}

impl Owner {
    fn of(inventory: &Inventory) -> Self {
        Self { account: inventory.account.clone(), parts: inventory.part_identities().into_iter().collect() }
    }

    /// Whether another owner, among the archives that are open now, is this one: of the same account, or, if it was not
    /// known whose it is, with the same parts.
    fn is_still(&self, now: &Self) -> bool {
        match (self.account.identity(), now.account.identity()) {
            (Some(before), Some(after)) => before == after || self.account.is_same_as(&now.account),
            (None, _) => self.parts.is_subset(&now.parts),
            (Some(_), None) => false,
        }
    }
}

/// The accounts whose archives of some platforms are open. See [`Owners::key_of`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct AccountsKey {
    accounts: BTreeMap<PlatformId, BTreeSet<BTreeSet<String>>>,
    /// Whether they can all be of one person, as far as their names tell.
    of_one_person: bool,
}

impl AccountsKey {
    /// Whether both belong to one person and agree on every platform that both have. They must share at least one.
    pub fn agrees_with(&self, other: &Self) -> bool {
        let shared = self.accounts.iter().filter_map(|(id, accounts)| Some((accounts, other.accounts.get(id)?)));
        let mut shared = shared.peekable();
        let is_alike = shared.peek().is_some() && shared.all(|(one, other)| one == other);
        is_alike && self.of_one_person && other.of_one_person
    }
}

/// The people that the open archives belong to, by platform. Threads has its own owners, although Instagram's archive contains it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Owners(BTreeMap<PlatformId, Vec<Owner>>);

impl Owners {
    /// The owners of archives.
    pub fn of<'i>(inventories: impl IntoIterator<Item = &'i Inventory>) -> Self {
        let mut owners: BTreeMap<PlatformId, Vec<Owner>> = BTreeMap::new();
        for inventory in inventories {
            let owner = Owner::of(inventory);
            let platforms: BTreeSet<&PlatformId> =
                inventory.kinds.iter().map(|kind| &kind.platform).chain([&inventory.platform]).collect();
            for platform in platforms {
                let known = owners.entry(platform.clone()).or_default();
                match known.iter_mut().find(|known| known.is_still(&owner)) {
                    Some(known) => known.parts.extend(owner.parts.iter().cloned()),
                    None => known.push(owner.clone()),
                }
            }
        }
        Self(owners)
    }

    /// The platforms whose owners are others now: somebody is gone, or has come in addition.
    pub fn changed(&self, now: &Self) -> BTreeSet<&PlatformId> {
        let is_changed = |(platform, before): &(&PlatformId, &Vec<Owner>)| {
            now.0.get(*platform).is_none_or(|after| {
                after.len() != before.len() || !before.iter().all(|owner| after.iter().any(|now| owner.is_still(now)))
            })
        };
        self.0.iter().filter(is_changed).map(|(platform, _)| platform).collect()
    }

    /// A key for the accounts of some platforms, the same for the same accounts in whatever order they were opened.
    /// `None` if no archive of these platforms is open.
    pub fn key_of(&self, platforms: &[PlatformId]) -> Option<AccountsKey> {
        let of_platforms = || self.0.iter().filter(|(platform, _)| platforms.contains(platform));
        let of_owner = |owner: &Owner| match owner.account.identity() {
            Some(identity) => BTreeSet::from([identity.to_owned()]),
            None => owner.parts.clone(),
        };
        let key = of_platforms().map(|(platform, owners)| (platform.clone(), owners.iter().map(of_owner).collect()));
        let accounts: BTreeMap<PlatformId, BTreeSet<BTreeSet<String>>> = key.collect();
        let all: Vec<&Account> =
            of_platforms().flat_map(|(_, owners)| owners.iter().map(|owner| &owner.account)).collect();
        let of_one_person = all.iter().all(|one| all.iter().all(|other| !is_other_person(one, other)));
        (!accounts.is_empty()).then_some(AccountsKey { accounts, of_one_person })
    }

    /// The platforms.
    pub fn platforms(&self) -> impl Iterator<Item = &PlatformId> {
        self.0.keys()
    }

    /// Whether every platform that is still open has the same named accounts as before, and there is at least one of them. Archives
    /// that do not name their account are ignored.
    pub fn keep_their_names(&self, now: &Self) -> bool {
        let named = |owners: &[Owner]| -> Vec<Owner> {
            owners.iter().filter(|owner| owner.account.identity().is_some()).cloned().collect()
        };
        let mut is_anybody_there = false;
        for (platform, before) in &self.0 {
            let Some(after) = now.0.get(platform) else { continue };
            let (before, after) = (named(before), named(after));
            is_anybody_there |= !before.is_empty();
            if before.len() != after.len() || !before.iter().all(|owner| after.iter().any(|now| owner.is_still(now))) {
                return false;
            }
        }
        is_anybody_there
    }

    /// Whether everybody is still there, whoever has come in addition.
    pub fn are_still_there(&self, now: &Self) -> bool {
        let mut owners = self.0.iter().flat_map(|(platform, owners)| owners.iter().map(move |owner| (platform, owner)));
        owners.all(|(platform, owner)| {
            now.0.get(platform).is_some_and(|after| after.iter().any(|now| owner.is_still(now)))
        })
    }

    /// Adds others to these.
    pub fn extend(&mut self, others: &Self) {
        for (platform, owners) in &others.0 {
            let known = self.0.entry(platform.clone()).or_default();
            for owner in owners {
                if !known.contains(owner) {
                    known.push(owner.clone());
                }
            }
        }
    }

    /// Whether one of them says whose archive it is.
    pub fn name_anybody(&self) -> bool {
        self.0.values().flatten().any(|owner| owner.account.called().is_some())
    }

    /// Whether somebody among these is another person than one of this name.
    pub fn hold_other_than(&self, name: &str) -> bool {
        let person = Account { name: Some(name.to_owned()), ..Account::default() };
        self.0.values().flatten().any(|owner| is_other_person(&person, &owner.account))
    }

    /// Whether somebody among those of these is another person than one of those, as far as their names tell.
    pub fn hold_others(&self, now: &Self) -> bool {
        let accounts = |owners: &Self| -> Vec<Account> {
            owners.0.values().flatten().map(|owner| owner.account.clone()).collect()
        };
        let now = accounts(now);
        accounts(self).iter().any(|before| now.iter().any(|after| is_other_person(before, after)))
    }
}

/// Whether two accounts seem to be of different people. They may be of different platforms.
///
/// They are one person's if they are the same account or have the same e-mail address. Otherwise they are different people's if the first
/// names differ; or if the last names differ while both addresses are known and both were not born on one day. If one of them has no
/// name, their birth dates decide. Names come first, because many people give a platform a false date.
pub fn is_other_person(one: &Account, other: &Account) -> bool {
    let same = |a: &Option<String>, b: &Option<String>| {
        a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| plain(a.trim()) == plain(b.trim()))
    };
    // A name can change while the account stays.
    let is_one_account = same(&one.profile, &other.profile) || same(&one.number_in_names, &other.number_in_names);
    if same(&one.email, &other.email) || is_one_account {
        return false;
    }
    match first_name(one).zip(first_name(other)) {
        Some((first_of_one, first_of_other)) if first_of_one == first_of_other => {
            let addresses = one.email.is_some() && other.email.is_some();
            let is_born_alike = one.born.is_some() && one.born == other.born;
            addresses && !is_born_alike && have_other_surnames(one, other)
        }
        Some(_) => true,
        None => one.born.zip(other.born).is_some_and(|(one, other)| one != other),
    }
}

/// The first word of a name, in the form in which names are compared.
fn first_name(account: &Account) -> Option<String> {
    let name = plain(account.name.as_deref()?);
    name.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).map(str::to_owned)
}

/// Whether two accounts are known to be of one person: the same account, or an e-mail address or a first name that both have, if
/// [`is_other_person`] is false. Two accounts can be neither known to be one person's nor seem to be different people's.
pub fn is_known_same_person(one: &Account, other: &Account) -> bool {
    let same_address =
        one.email.as_ref().zip(other.email.as_ref()).is_some_and(|(a, b)| plain(a.trim()) == plain(b.trim()));
    let same_name = first_name(one).is_some_and(|name| Some(name) == first_name(other));
    one.is_same_as(other) || ((same_address || same_name) && !is_other_person(one, other))
}

/// Whether both accounts have a name of several words, and the last words differ. A name that is part of a double one does not.
fn have_other_surnames(one: &Account, other: &Account) -> bool {
    let last = |account: &Account| {
        let name = plain(account.name.as_deref()?);
        let (_, last) = name.trim().rsplit_once(char::is_whitespace)?;
        // An initial is no name.
        let is_name = |part: &&str| part.chars().filter(|c| c.is_alphanumeric()).count() > 2;
        let parts: BTreeSet<String> = last.split('-').filter(is_name).map(str::to_owned).collect();
        (!parts.is_empty()).then_some(parts)
    };
    last(one).zip(last(other)).is_some_and(|(one, other)| one.is_disjoint(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: Option<&str>, email: Option<&str>) -> Account {
        Account { name: name.map(str::to_owned), email: email.map(str::to_owned), ..Account::default() }
    }

    fn owner(account: &Account, parts: &[&str]) -> Owner {
        Owner { account: account.clone(), parts: parts.iter().map(|part| (*part).to_owned()).collect() }
    }

    fn owners(list: Vec<(&str, Owner)>) -> Owners {
        let mut owners = Owners::default();
        for (platform, owner) in list {
            owners.0.entry(platform.into()).or_default().push(owner);
        }
        owners
    }

    #[test]
    fn people_are_told_apart_by_address_and_first_name() {
        let maren = account(Some("Maren Holt"), Some("maren@example.org"));
        assert!(!is_other_person(&maren, &account(Some("maren.h"), None)));
        assert!(!is_other_person(&maren, &account(Some("M. H."), Some("Maren@example.org"))));
        assert!(!is_other_person(&maren, &account(None, Some("milo@example.org"))));
        assert!(is_other_person(&maren, &account(Some("Milo Holt"), Some("milo@example.org"))));
        let klein = account(Some("Maren Klein"), Some("klein@example.org"));
        assert!(is_other_person(&maren, &klein));
        assert!(!is_other_person(&maren, &account(Some("Maren Klein"), None)), "a name may have changed");
        assert!(!is_other_person(&maren, &account(Some("Maren Holt-Klein"), Some("klein@example.org"))));
        assert!(!is_other_person(&maren, &account(Some("Maren"), Some("klein@example.org"))));
        assert!(!is_other_person(&maren, &account(Some("Maren H."), Some("klein@example.org"))));
        let born = |account: Account, year| Account { born: Some(jiff::civil::date(year, 1, 9)), ..account };
        let nobody = || account(None, Some("milo@example.org"));
        assert!(is_other_person(&born(maren.clone(), 1990), &born(nobody(), 2010)));
        assert!(!is_other_person(&born(maren.clone(), 1990), &born(klein, 1990)));
        assert!(!is_other_person(&born(maren.clone(), 1990), &born(nobody(), 1990)));
        assert!(!is_other_person(&born(maren.clone(), 1990), &nobody()));
        let false_date = born(account(Some("maren_bakes"), Some("bakes@example.org")), 1900);
        assert!(!is_other_person(&born(maren.clone(), 1990), &false_date), "the names begin alike");
        assert!(!is_other_person(&born(maren.clone(), 1990), &born(account(None, maren.email.as_deref()), 2010)));
    }

    #[test]
    fn a_part_that_names_nobody_is_known_again_with_its_profile() {
        let nobody = account(None, None);
        let maren = account(Some("Maren"), Some("maren@example.org"));
        let before = owners(vec![("facebook", owner(&nobody, &["a"]))]);
        assert!(before.changed(&owners(vec![("facebook", owner(&maren, &["a", "b"]))])).is_empty());
        // Another file of the same name lies elsewhere.
        let elsewhere = owners(vec![("facebook", owner(&nobody, &["b"]))]);
        assert_eq!(before.changed(&elsewhere).len(), 1);
        assert!(!before.are_still_there(&elsewhere));
    }

    #[test]
    fn somebody_who_comes_in_addition_changes_their_platform_only() {
        let maren = account(Some("Maren"), Some("maren@example.org"));
        let milo = account(Some("Milo"), Some("milo@example.org"));
        let before = owners(vec![("x", owner(&maren, &["a"])), ("linkedin", owner(&maren, &["b"]))]);
        let mut now = before.clone();
        now.0.entry("x".into()).or_default().push(owner(&milo, &["c"]));
        assert_eq!(before.changed(&now), BTreeSet::from([&"x".into()]));
        assert!(before.are_still_there(&now) && before.hold_others(&now));
    }
}
