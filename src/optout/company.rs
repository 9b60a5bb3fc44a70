//! What can be done about a company: the guides of its platforms together, with each step once.

use super::guide::{Announcement, Guide, Step, place_of};
use crate::ids::PlatformId;
use crate::rulebook::{Jurisdiction, Letter, Remedy, RemedyKind, Rulebook};
use crate::vocab::Use;
use jiff::civil::Date;

/// What can be done about a company.
#[derive(Debug)]
pub struct CompanyGuide<'b> {
    /// The id of the family that its platforms belong to, or of its only platform.
    pub id: &'b PlatformId,
    /// What people call it.
    pub name: &'b str,
    /// The guides of its platforms, in the order in which they were given.
    pub guides: Vec<Guide<'b>>,
}

/// A step that serves one or more platforms of a company.
#[derive(Clone, Debug)]
pub struct SharedStep<'b> {
    /// The step.
    pub step: Step<'b>,
    /// The ids of the platforms it is for, in the order of the guides.
    pub platforms: Vec<&'b PlatformId>,
}

impl<'b> CompanyGuide<'b> {
    /// The guides of platforms, gathered by company; the companies are in the order of their first platform.
    #[must_use]
    pub fn all(platforms: &[&'b PlatformId], jurisdiction: &Jurisdiction, on: Date, book: &'b Rulebook) -> Vec<Self> {
        let mut list: Vec<Self> = Vec::new();
        for platform in platforms {
            let guide = Guide::of(platform, jurisdiction, on, book);
            let (id, name) = company_of(platform, book);
            match list.iter_mut().find(|company| company.id == id) {
                Some(company) => company.guides.push(guide),
                None => list.push(Self { id, name, guides: vec![guide] }),
            }
        }
        list
    }

    /// The steps of all its platforms in the order in which they help, the complaint last. A remedy that serves several
    /// platforms is one step.
    #[must_use]
    pub fn steps(&self) -> Vec<SharedStep<'b>> {
        let mut list: Vec<SharedStep<'b>> = Vec::new();
        for guide in &self.guides {
            for step in &guide.steps {
                match list.iter_mut().find(|known| known.step.remedy.id == step.remedy.id) {
                    Some(known) => {
                        known.step.join(step);
                        known.platforms.push(guide.platform);
                    }
                    None => list.push(SharedStep { step: step.clone(), platforms: vec![guide.platform] }),
                }
            }
        }
        list.sort_by_key(|shared| place_of(&shared.step));
        list
    }

    /// The remedies that only say what cannot be done, each once.
    #[must_use]
    pub fn nothing(&self) -> Vec<&'b Remedy> {
        let mut list: Vec<&Remedy> = Vec::new();
        for remedy in self.guides.iter().flat_map(|guide| &guide.nothing) {
            if !list.iter().any(|known| known.id == remedy.id) {
                list.push(remedy);
            }
        }
        list
    }

    /// The letter: one for all its platforms, because one company answers for them and the law is the same.
    #[must_use]
    pub fn letter(&self) -> Option<&'b Letter> {
        self.guides.first().and_then(|guide| guide.letter)
    }
}

/// The id and the name of the company that answers for a platform: its family, if it belongs to one.
fn company_of<'b>(platform: &'b PlatformId, book: &'b Rulebook) -> (&'b PlatformId, &'b str) {
    let parent = book.platforms.get(platform).and_then(|row| row.parent.as_ref());
    let id = parent.unwrap_or(platform);
    (id, book.platform_name(id))
}

impl Step<'_> {
    /// Takes over what the same step is for another platform.
    fn join(&mut self, other: &Self) {
        self.newest_rule = self.newest_rule.max(other.newest_rule);
        self.opts_out |= other.opts_out;
        // A step that serves against the platforms' own training somewhere lists no other uses.
        if self.uses.is_empty() || other.uses.is_empty() {
            self.uses.clear();
        } else {
            add_missing(&mut self.uses, &other.uses);
        }
        add_missing(&mut self.also_stops, &other.also_stops);
        // What can be done against something present on one platform is not only for later.
        self.announced = match (self.announced, other.announced) {
            (Some(Announcement::For(one)), Some(Announcement::For(two))) => Some(Announcement::For(one.min(two))),
            (Some(one), Some(_)) => Some(one),
            _ => None,
        };
    }
}

fn add_missing(uses: &mut Vec<Use>, more: &[Use]) {
    for use_ in more {
        if !uses.contains(use_) {
            uses.push(*use_);
        }
    }
}

/// About how many minutes a remedy of a kind takes somebody who does it for the first time. It is an estimate: no
/// source measures it. `None` if there is nothing to do.
#[must_use]
pub fn minutes(kind: RemedyKind) -> Option<u64> {
    match kind {
        RemedyKind::Setting | RemedyKind::WithdrawConsent => Some(2),
        RemedyKind::ObjectionForm | RemedyKind::MakePrivate | RemedyKind::EraseItem | RemedyKind::EraseAccount => {
            Some(5)
        }
        RemedyKind::Letter | RemedyKind::ReadSummary => Some(10),
        RemedyKind::Complaint => Some(15),
        RemedyKind::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::built_in;
    use jiff::civil::date;

    #[test]
    fn a_step_that_serves_several_platforms_is_listed_once() {
        let book = built_in().expect("the built-in rules");
        let on = date(2026, 11, 24);
        let germany = book.regions.jurisdiction("DE", on).expect("Germany");
        let platforms = ["linkedin", "facebook", "instagram", "threads"].map(PlatformId::from);
        let companies = CompanyGuide::all(&platforms.each_ref(), &germany, on, &book);
        let ids: Vec<&str> = companies.iter().map(|company| company.id.as_str()).collect();
        assert_eq!(ids, ["linkedin", "meta"]);
        let meta = companies.last().expect("Meta");
        let steps = meta.steps();
        let each: usize = meta.guides.iter().map(|guide| guide.steps.len()).sum();
        assert!(steps.len() < each, "{} of {each}", steps.len());
        for (at, step) in steps.iter().enumerate() {
            assert!(!steps.iter().skip(at + 1).any(|other| other.step.remedy.id == step.step.remedy.id));
        }
        let chats = steps.iter().find(|step| step.step.remedy.kind == RemedyKind::EraseItem).expect("chats");
        assert_eq!(chats.platforms, ["facebook", "instagram", "threads"]);
        assert_eq!(steps.last().map(|step| step.step.remedy.kind), Some(RemedyKind::Complaint));
    }
}
