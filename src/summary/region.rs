//! What archives say about the person that changes answers: the country that they name, and a birth date of a minor.

use crate::ids::RegionId;
use crate::inventory::Inventory;
use crate::rulebook::{Born, Regions, Rulebook};
use jiff::civil::Date;

/// The country that archives name, if they name one; all of them, if they disagree, or one of them names several in one place.
///
/// # Errors
/// The codes, if they disagree.
pub fn suggested_region(book: &Rulebook, inventories: &[Inventory]) -> Result<Option<RegionId>, Vec<RegionId>> {
    let mut codes: Vec<RegionId> = inventories
        .iter()
        .flat_map(|inventory| {
            let of_record =
                |places: &String| -> Vec<_> { places.lines().filter_map(|place| country(book, place)).collect() };
            let named = inventory.account.places.iter().map(of_record).find(|codes| !codes.is_empty());
            named.unwrap_or_default()
        })
        .collect();
    codes.sort();
    codes.dedup();
    if codes.len() > 1 { Err(codes) } else { Ok(codes.pop()) }
}

/// The country that a place names: what stands after its last comma. `None` for Georgia, which may be the country or the
/// state: places in the United States are often written with the state at their end, as `Atlanta, Georgia`. `None` also
/// for a code behind a town that may be that of a state or province: `San Francisco, CA` is not in Canada.
fn country(book: &Rulebook, place: &str) -> Option<RegionId> {
    let last = place.rsplit(',').next()?.trim();
    if last.eq_ignore_ascii_case("georgia") || (place.contains(',') && Regions::is_code_of_part(last)) {
        return None;
    }
    book.regions.by_name(last).map(|region| region.id.clone())
}

/// The birth date that an archive gives, if by it the person is under 18 on a day: some answers differ then, and
/// without being told Fodder takes everybody for an adult.
#[must_use]
pub fn suggested_birth(inventories: &[Inventory], on: Date) -> Option<Born> {
    let given = inventories.iter().filter_map(|inventory| inventory.account.born);
    given.map(|day| Born { earliest: day, latest: day }).find(|born| (0..18).contains(&born.ages_on(on).0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_the_country_at_its_end_unless_it_may_be_a_state() {
        let book = crate::rulebook::built_in().unwrap();
        let found = |place: &str| country(&book, place);
        assert_eq!(found("Ghent, Belgium").as_deref(), Some("BE"));
        assert_eq!(found("germany").as_deref(), Some("DE"));
        assert_eq!(found("Warszawa, Polska").as_deref(), Some("PL"));
        assert_eq!(found("Bergen, Norge").as_deref(), Some("NO"));
        assert_eq!(found("日本").as_deref(), Some("JP"));
        assert_eq!(found("Berlin, Allemagne").as_deref(), Some("DE"));
        assert_eq!(found("Atlanta, Georgia, United States").as_deref(), Some("US"));
        assert_eq!(found("San Francisco, US").as_deref(), Some("US"));
        assert_eq!(found("DE").as_deref(), Some("DE"), "a code by itself is a country's");
        for part in ["San Francisco, CA", "Wilmington, DE", "Atlanta, GA", "Recife, PE", "Bari, BA"] {
            assert_eq!(found(part), None, "{part}");
        }
        for unknown in ["Atlanta, Georgia", "Georgia", "Tbilisi, GEORGIA", "Somewhere", ""] {
            assert_eq!(found(unknown), None, "{unknown}");
        }
    }
}
