//! What archives say of the person: the country, and that they are young.

use crate::inventory::Inventory;
use crate::rulebook::{Born, Rulebook};
use jiff::civil::Date;

/// The country that archives name, if they name one; all of them, if they disagree.
///
/// # Errors
/// The codes, if they disagree.
pub fn suggested_region(book: &Rulebook, inventories: &[Inventory]) -> Result<Option<String>, Vec<String>> {
    let mut codes: Vec<String> = inventories
        .iter()
        .filter_map(|inventory| inventory.account.places.iter().find_map(|place| country(book, place)))
        .collect();
    codes.sort();
    codes.dedup();
    if codes.len() > 1 { Err(codes) } else { Ok(codes.pop()) }
}

/// The country that a place names: what stands after its last comma.
fn country(book: &Rulebook, place: &str) -> Option<String> {
    // With no town before it, it may as well be the state.
    if place.trim().eq_ignore_ascii_case("georgia") {
        return None;
    }
    let last = place.rsplit(',').next()?.trim();
    book.regions.by_name(last).map(|region| region.id.clone())
}

/// The birth date that an archive gives, if by it the person is under 18 on a day: some answers differ then, and
/// without being told Fodder takes everybody for an adult.
#[must_use]
pub fn suggested_birth(inventories: &[Inventory], on: Date) -> Option<Born> {
    let given = inventories.iter().filter_map(|inventory| inventory.account.born);
    given.map(|day| Born { earliest: day, latest: day }).find(|born| (0..18).contains(&born.ages_on(on).0))
}
