//! What a maintainer should look at: places where a pack is weaker than it could be. None of them refuses the pack.

use super::ids::{CitationId, LawId, RuleId};
use super::schema::Layer;
use super::ties::worldwide_rules_beaten_in_one_region;
use super::{Jurisdiction, Rulebook, Verdict, WORLD};
use crate::ids::{PlatformId, RegionId};
use crate::vocab::LawValue;
use jiff::civil::Date;
use std::fmt;

/// A place where a pack is weaker than it could be.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// Why the pack says that it cannot be mended, if it does.
    pub reason: Option<String>,
}

/// What kind of weakness it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FindingKind {
    /// A rule of the practice in force rests on no passage that could be looked for.
    NoPassage(RuleId),
    /// Only the host of the address of a citation is known.
    HostOnly(CitationId),
    /// A rule begins or ends on the day of the pack, which is no day of the law or of a platform; or a citation or an event
    /// is dated on it or later.
    DayOfPack {
        /// The table of the row, such as `rule`.
        table: &'static str,
        /// The id of the row.
        id: String,
    },
    /// A rule says that the law lets a platform do something, and names no condition, though every act has some.
    NoCondition(RuleId),
    /// The first rule for a region wins there over one that names all other regions of the platform, such as over what the
    /// platform says everywhere of people under 18.
    LostEverywhere {
        /// The rule that wins.
        rule: RuleId,
        /// The one that loses.
        lost: RuleId,
        /// Where.
        region: RegionId,
    },
    /// A law has no first day.
    UndatedLaw(LawId),
    /// A rule of the law has no first day.
    UndatedLawRule(RuleId),
    /// A letter from a region to a platform goes to no company that is known by its full name and address.
    NoCompany {
        /// The platform.
        platform: PlatformId,
        /// The region.
        region: RegionId,
    },
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPassage(rule) => write!(f, "no passage: the rule {rule}"),
            Self::HostOnly(citation) => write!(f, "only a host: the source {citation}"),
            Self::DayOfPack { table, id } => write!(f, "dated on the day of the pack or later: the {table} {id}"),
            Self::NoCondition(rule) => write!(f, "permits without a condition: the rule {rule}"),
            Self::LostEverywhere { rule, lost, region } => {
                write!(f, "not everywhere any more: in {region} the rule {rule} wins over {lost}")
            }
            Self::UndatedLaw(law) => write!(f, "no first day: the law {law}"),
            Self::UndatedLawRule(rule) => write!(f, "no first day: the rule {rule}"),
            Self::NoCompany { platform, region } => write!(f, "no company: a letter to {platform} from {region}"),
        }
    }
}

impl Rulebook {
    /// What a maintainer should look at on a day.
    #[must_use]
    pub fn findings(&self, on: Date) -> Vec<Finding> {
        let mut list = self.weak_rules(on);
        list.extend(self.citations.values().filter(|citation| citation.url_partial).map(|citation| Finding {
            kind: FindingKind::HostOnly(citation.id.clone()),
            reason: citation.gap.clone(),
        }));
        list.extend(self.on_the_day_of_the_pack());
        list.extend(worldwide_rules_beaten_in_one_region(self, on).into_iter().map(|(rule, lost, region)| Finding {
            kind: FindingKind::LostEverywhere { rule, lost, region },
            reason: None,
        }));
        list.extend(
            self.laws
                .values()
                .filter(|law| law.in_force.is_none())
                .map(|law| Finding { kind: FindingKind::UndatedLaw(law.id.clone()), reason: law.gap.clone() }),
        );
        list.extend(self.without_company(on));
        list.sort();
        list
    }

    fn weak_rules(&self, on: Date) -> Vec<Finding> {
        let mut list = Vec::new();
        for rule in self.rules.iter().filter(|rule| rule.is_in_force(on)) {
            if rule.layer == Layer::Practice && rule.passages.is_empty() {
                list.push(Finding { kind: FindingKind::NoPassage(rule.id.clone()), reason: rule.no_passage.clone() });
            }
            let permits = matches!(rule.verdict, Verdict::Law(LawValue::Permits | LawValue::PermitsObjection));
            if permits && rule.condition.is_empty() {
                list.push(Finding { kind: FindingKind::NoCondition(rule.id.clone()), reason: None });
            }
            // Where no act reaches a use there is no day on which one began.
            let is_outside = rule.verdict == Verdict::Law(LawValue::OutsideTheLaw);
            if rule.layer == Layer::Law && rule.from.is_none() && !is_outside {
                list.push(Finding { kind: FindingKind::UndatedLawRule(rule.id.clone()), reason: None });
            }
        }
        list
    }

    /// Rows dated on the day of the pack, or sources and events dated later.
    fn on_the_day_of_the_pack(&self) -> Vec<Finding> {
        let Ok(day) = self.version.replace('.', "-").parse::<Date>() else { return Vec::new() };
        let found = |table: &'static str, id: &str| Finding {
            kind: FindingKind::DayOfPack { table, id: id.to_owned() },
            reason: None,
        };
        let rules = self.rules.iter().filter(|rule| rule.from == Some(day) || rule.until == Some(day));
        let citations = self.citations.values().filter(|citation| {
            let days = [citation.published, citation.stood_on, citation.not_before];
            days.into_iter().flatten().any(|known| known >= day)
        });
        let events = self.events.iter().filter(|event| event.day >= day);
        rules
            .map(|rule| found("rule", &rule.id))
            .chain(citations.map(|citation| found("source", &citation.id)))
            .chain(events.map(|event| found("event", &event.id)))
            .collect()
    }

    /// Letters that go to no company known by name and address, by platform and the region of the letter.
    fn without_company(&self, on: Date) -> Vec<Finding> {
        let mut list = Vec::new();
        let platforms = self.platforms.values().filter(|platform| !platform.family);
        for platform in platforms {
            for region in self.letters.iter().flat_map(|letter| &letter.region) {
                let Some(jurisdiction) = self.regions.jurisdiction(region, on) else { continue };
                let company = self.nearest_controller(&platform.id, &jurisdiction);
                if region != WORLD && company.is_none_or(|company| company.address.is_empty()) {
                    let kind = FindingKind::NoCompany { platform: platform.id.clone(), region: region.clone() };
                    let note = company.map(|company| company.note.clone()).filter(|note| !note.is_empty());
                    list.push(Finding { kind, reason: note });
                }
            }
        }
        list
    }

    /// The company that answers for a platform nearest to a jurisdiction.
    #[must_use]
    pub fn nearest_controller(&self, platform: &PlatformId, jurisdiction: &Jurisdiction) -> Option<&super::Controller> {
        self.controllers
            .iter()
            .filter(|row| row.platform.iter().any(|id| id == platform))
            .filter_map(|row| Some((jurisdiction.distance(&row.region)?, row)))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, row)| row)
    }
}
