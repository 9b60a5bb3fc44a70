//! The country that archives name.

use crate::inventory::Inventory;
use crate::rulebook::Rulebook;

/// The country that archives name, if they name one; all of them, if they disagree.
///
/// # Errors
/// The codes, if they disagree.
pub fn suggested_region(book: &Rulebook, inventories: &[Inventory]) -> Result<Option<String>, Vec<String>> {
    let mut codes: Vec<String> = inventories
        .iter()
        .filter_map(|inventory| inventory.account.place.as_deref())
        .filter_map(|place| book.regions.by_name(place.rsplit(',').next()?))
        .map(|region| region.id.clone())
        .collect();
    codes.sort();
    codes.dedup();
    if codes.len() > 1 { Err(codes) } else { Ok(codes.pop()) }
}
