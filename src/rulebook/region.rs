//! Regions: every country of ISO 3166-1, the parts of countries that a rule needs, and the unions they belong to.

use super::iso;
use crate::ids::{ANY, RegionId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The id of the region that every other belongs to.
pub const WORLD: &str = "WORLD";

/// The distance of [`WORLD`] from any region: farther than every union.
const FARTHEST: u8 = u8::MAX;

/// A membership of a region in a wider one, half-open.
#[derive(Clone, Debug)]
pub struct Parent {
    /// The wider region.
    pub id: RegionId,
    /// First day of the membership.
    pub from: Option<Date>,
    /// First day it no longer holds.
    pub until: Option<Date>,
}

impl Parent {
    fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// A region that can be picked or that rules can name.
#[derive(Clone, Debug)]
pub struct Region {
    /// ISO 3166-1 alpha-2, ISO 3166-2, `EU`, `EEA` or `WORLD`.
    pub id: RegionId,
    /// What people call it.
    pub name: String,
    /// The wider regions it belongs or belonged to; `WORLD` goes without saying.
    pub parents: Vec<Parent>,
}

/// All regions.
#[derive(Clone, Debug, Default)]
pub struct Regions {
    rows: BTreeMap<RegionId, Region>,
}

/// A region on a day: the regions it belongs to, and how far away each of them is.
#[derive(Clone, Debug)]
pub struct Jurisdiction {
    /// The region's id.
    pub id: RegionId,
    /// What people call it.
    pub name: String,
    /// Every region that reaches it, with its distance; itself at 0.
    chain: Vec<(RegionId, u8)>,
}

impl Jurisdiction {
    /// How far the nearest of these regions is; `None` if none of them reaches it.
    #[must_use]
    pub fn distance(&self, regions: &[RegionId]) -> Option<u8> {
        regions
            .iter()
            .filter_map(|region| self.chain.iter().find(|(id, _)| id == region))
            .map(|(_, distance)| *distance)
            .min()
    }

    /// The regions that reach it, nearest first, without itself.
    pub fn unions(&self) -> impl Iterator<Item = &RegionId> {
        self.chain.iter().skip(1).map(|(id, _)| id)
    }

    /// Whether one of these regions, or `*`, reaches it.
    #[must_use]
    pub fn is_under(&self, regions: &[RegionId]) -> bool {
        regions.iter().any(|region| *region == ANY) || self.distance(regions).is_some()
    }
}

/// Where a person lives, and where they lived before they moved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Residence {
    /// The region they live in.
    pub code: RegionId,
    /// The region before, and the first day they no longer lived there.
    pub before: Option<(RegionId, Date)>,
}

impl Residence {
    /// Somebody who never moved.
    #[must_use]
    pub fn of(code: &str) -> Self {
        Self { code: code.into(), before: None }
    }

    /// Where they lived on a day, and what it belonged to.
    #[must_use]
    pub fn jurisdiction(&self, regions: &Regions, on: Date) -> Option<Jurisdiction> {
        let code = match &self.before {
            Some((code, moved)) if on < *moved => code,
            _ => &self.code,
        };
        regions.jurisdiction(code, on)
    }

    fn codes(&self) -> impl Iterator<Item = &RegionId> {
        std::iter::once(&self.code).chain(self.before.iter().map(|(code, _)| code))
    }

    /// The day they moved, and those on which a region of theirs joined or left another.
    #[must_use]
    pub fn turning_days(&self, regions: &Regions) -> BTreeSet<Date> {
        let ever = self.regions_ever(regions);
        let memberships = ever.iter().filter_map(|id| regions.get(id)).flat_map(|region| &region.parents);
        let mut days: BTreeSet<Date> = memberships.flat_map(|parent| [parent.from, parent.until]).flatten().collect();
        days.extend(self.before.iter().map(|(_, moved)| *moved));
        days
    }

    /// Every region that ever reached where they lived.
    pub(super) fn regions_ever(&self, regions: &Regions) -> BTreeSet<RegionId> {
        let mut ever: BTreeSet<RegionId> = std::iter::once(WORLD.into()).collect();
        let mut ring: Vec<RegionId> = self.codes().map(|code| code.to_uppercase().as_str().into()).collect();
        while let Some(id) = ring.pop() {
            let parents = regions.get(&id).map(|region| &region.parents);
            ring.extend(parents.into_iter().flatten().map(|parent| parent.id.clone()).filter(|id| !ever.contains(id)));
            if let Some((country, _)) = id.split_once('-').filter(|_| regions.get(&id).is_none()) {
                ring.push(country.into());
            }
            ever.insert(id);
        }
        ever
    }
}

impl Regions {
    /// All countries of ISO 3166-1 and these rows. A row replaces the country of the same id.
    #[must_use]
    pub fn new(rows: impl IntoIterator<Item = Region>) -> Self {
        let mut all: BTreeMap<RegionId, Region> = iso::countries()
            .map(|(code, name)| (code.into(), Region { id: code.into(), name: name.to_owned(), parents: Vec::new() }))
            .collect();
        for row in rows {
            all.insert(row.id.clone(), row);
        }
        Self { rows: all }
    }

    /// The region with this id, if rules can name it.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Region> {
        self.rows.get(id)
    }

    /// Every region that a person can live in, by name: countries and listed parts of countries, not unions.
    #[must_use]
    pub fn pickable(&self) -> Vec<&Region> {
        let mut list: Vec<&Region> = self.rows.values().filter(|region| !is_union(&region.id)).collect();
        list.sort_by_key(|region| (region.id == WORLD, region.name.to_lowercase()));
        list
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = &Region> {
        self.rows.values()
    }

    /// The place with this code on this day. Also knows every part of a country in ISO 3166-2.
    #[must_use]
    pub fn jurisdiction(&self, code: &str, on: Date) -> Option<Jurisdiction> {
        let code = RegionId::from(code.trim().to_uppercase());
        let (name, parents) = if let Some(region) = self.rows.get(&code) {
            (region.name.clone(), region.parents.clone())
        } else {
            let name = iso::name_of_part(&code)?;
            let country = code.split('-').next()?.to_owned();
            let parent = Parent { id: self.rows.get(country.as_str())?.id.clone(), from: None, until: None };
            (name.to_owned(), vec![parent])
        };
        let chain = self.chain(&code, &parents, on);
        Some(Jurisdiction { id: code, name, chain })
    }

    /// Walks breadth first from a region to all wider regions, because the distance is the number of steps.
    fn chain(&self, id: &RegionId, parents: &[Parent], on: Date) -> Vec<(RegionId, u8)> {
        let mut chain = vec![(id.clone(), 0)];
        let mut ring: Vec<Parent> = parents.to_vec();
        let mut distance: u8 = 0;
        while !ring.is_empty() {
            distance = distance.saturating_add(1);
            let mut next = Vec::new();
            for parent in ring {
                let seen = chain.iter().any(|(known, _)| *known == parent.id);
                if seen || parent.id == WORLD || !parent.holds_on(on) {
                    continue;
                }
                if let Some(region) = self.rows.get(&parent.id) {
                    next.extend(region.parents.iter().cloned());
                }
                chain.push((parent.id, distance));
            }
            ring = next;
        }
        if id != WORLD {
            chain.push((WORLD.into(), FARTHEST));
        }
        chain
    }

    /// Other names by which a country is known.
    pub fn other_names(id: &str) -> impl Iterator<Item = &'static str> {
        OTHER_NAMES.iter().filter(move |(_, code)| *code == id).map(|(name, _)| *name)
    }

    /// Whether people write this code behind a town for a state, province or canton: `CA` is Canada, and also the
    /// California of `US-CA`.
    #[must_use]
    pub fn is_code_of_part(code: &str) -> bool {
        let is_part_of = |country: &&str| iso::name_of_part(&format!("{country}-{code}")).is_some();
        WRITES_PARTS.iter().any(is_part_of)
    }

    /// A country by its name, as people or platforms write it, or by its code in capitals.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<&Region> {
        let is_code = name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_uppercase()) && !is_union(name);
        if is_code {
            return self.rows.get(name);
        }
        let wanted = name.trim().to_lowercase();
        if wanted.is_empty() {
            return None;
        }
        let country = |region: &&Region| region.id.len() == 2 && !is_union(&region.id);
        self.rows
            .values()
            .filter(country)
            .find(|region| region.name.to_lowercase() == wanted)
            .or_else(|| {
                let (code, _) = iso::countries().find(|(_, name)| name.to_lowercase() == wanted)?;
                self.rows.get(code)
            })
            .or_else(|| {
                let (_, code) = OTHER_NAMES.iter().find(|(known, _)| *known == wanted)?;
                self.rows.get(*code)
            })
    }
}

/// Countries in which a place is commonly written as a town and the two letters of its state, province or canton.
const WRITES_PARTS: &[&str] = &["AU", "BR", "CA", "CH", "IN", "IT", "US"];

/// Names that platforms use for countries and that are neither in ISO 3166-1 nor in the pack: in the language of the country, and in
/// those in which people around it may use the platform.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("united states of america", "US"),
    ("usa", "US"),
    ("uk", "GB"),
    ("great britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("wales", "GB"),
    ("northern ireland", "GB"),
    ("turkey", "TR"),
    ("czech republic", "CZ"),
    ("the netherlands", "NL"),
    ("hong kong sar", "HK"),
    ("macau", "MO"),
    ("republic of korea", "KR"),
    ("ivory coast", "CI"),
    ("swaziland", "SZ"),
    ("macedonia", "MK"),
    ("deutschland", "DE"),
    ("holland", "NL"),
    ("america", "US"),
    ("britain", "GB"),
    ("schweiz", "CH"),
    ("suisse", "CH"),
    ("österreich", "AT"),
    ("españa", "ES"),
    ("italia", "IT"),
    ("brasil", "BR"),
    ("shqipëria", "AL"),
    ("autriche", "AT"),
    ("oostenrijk", "AT"),
    ("áustria", "AT"),
    ("bosna i hercegovina", "BA"),
    ("belgië", "BE"),
    ("belgique", "BE"),
    ("belgien", "BE"),
    ("bélgica", "BE"),
    ("belgio", "BE"),
    ("българия", "BG"),
    ("brasile", "BR"),
    ("brasilien", "BR"),
    ("brésil", "BR"),
    ("brazilië", "BR"),
    ("svizzera", "CH"),
    ("svizra", "CH"),
    ("suiza", "CH"),
    ("suíça", "CH"),
    ("zwitserland", "CH"),
    ("中国", "CN"),
    ("κύπρος", "CY"),
    ("česko", "CZ"),
    ("česká republika", "CZ"),
    ("allemagne", "DE"),
    ("alemania", "DE"),
    ("alemanha", "DE"),
    ("duitsland", "DE"),
    ("niemcy", "DE"),
    ("danmark", "DK"),
    ("dänemark", "DK"),
    ("danemark", "DK"),
    ("dinamarca", "DK"),
    ("denemarken", "DK"),
    ("eesti", "EE"),
    ("مصر", "EG"),
    ("espagne", "ES"),
    ("spanien", "ES"),
    ("espanha", "ES"),
    ("spagna", "ES"),
    ("spanje", "ES"),
    ("suomi", "FI"),
    ("finnland", "FI"),
    ("finlande", "FI"),
    ("finlandia", "FI"),
    ("frankreich", "FR"),
    ("francia", "FR"),
    ("frança", "FR"),
    ("frankrijk", "FR"),
    ("vereinigtes königreich", "GB"),
    ("royaume-uni", "GB"),
    ("reino unido", "GB"),
    ("regno unito", "GB"),
    ("verenigd koninkrijk", "GB"),
    ("ελλάδα", "GR"),
    ("香港", "HK"),
    ("hrvatska", "HR"),
    ("magyarország", "HU"),
    ("éire", "IE"),
    ("irland", "IE"),
    ("irlande", "IE"),
    ("irlanda", "IE"),
    ("ierland", "IE"),
    ("ישראל", "IL"),
    ("भारत", "IN"),
    ("ísland", "IS"),
    ("italien", "IT"),
    ("italie", "IT"),
    ("itália", "IT"),
    ("日本", "JP"),
    ("japon", "JP"),
    ("japón", "JP"),
    ("japão", "JP"),
    ("giappone", "JP"),
    ("대한민국", "KR"),
    ("lietuva", "LT"),
    ("lëtzebuerg", "LU"),
    ("luxemburg", "LU"),
    ("latvija", "LV"),
    ("maroc", "MA"),
    ("méxico", "MX"),
    ("nederland", "NL"),
    ("niederlande", "NL"),
    ("pays-bas", "NL"),
    ("países bajos", "NL"),
    ("países baixos", "NL"),
    ("paesi bassi", "NL"),
    ("norge", "NO"),
    ("noreg", "NO"),
    ("norwegen", "NO"),
    ("norvège", "NO"),
    ("noruega", "NO"),
    ("noorwegen", "NO"),
    ("perú", "PE"),
    ("polska", "PL"),
    ("polen", "PL"),
    ("pologne", "PL"),
    ("polonia", "PL"),
    ("polónia", "PL"),
    ("românia", "RO"),
    ("srbija", "RS"),
    ("србија", "RS"),
    ("россия", "RU"),
    ("sverige", "SE"),
    ("schweden", "SE"),
    ("suède", "SE"),
    ("suecia", "SE"),
    ("svezia", "SE"),
    ("slovenija", "SI"),
    ("slovensko", "SK"),
    ("ประเทศไทย", "TH"),
    ("türkei", "TR"),
    ("turquie", "TR"),
    ("台灣", "TW"),
    ("україна", "UA"),
    ("vereinigte staaten", "US"),
    ("états-unis", "US"),
    ("estados unidos", "US"),
    ("stati uniti", "US"),
    ("verenigde staten", "US"),
    ("việt nam", "VN"),
];

/// Whether an id is a union of countries rather than a place to live in.
fn is_union(id: &str) -> bool {
    matches!(id, "EU" | "EEA")
}
