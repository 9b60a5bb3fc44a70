//! The countries of ISO 3166-1 and their parts in ISO 3166-2, each a code and a name.
//!
//! They are a text of their own, written from the crate `rust_iso3166`, because the crate's tables, with a pointer for
//! each word of 5,000 parts, would be two megabytes of the program.

use crate::assets::ISO_3166;
use memchr::memmem;

/// A line for each: code, tab, name. Countries stand before the parts, and each in the order of their codes.
fn codes() -> &'static str {
    ISO_3166.text("codes.tsv").unwrap_or_default()
}

/// The countries: code and name.
pub(super) fn countries() -> impl Iterator<Item = (&'static str, &'static str)> {
    codes().lines().filter_map(|line| line.split_once('\t')).take_while(|(code, _)| !code.contains('-'))
}

/// The name of a part of a country, such as `DE-BY`.
pub(super) fn name_of_part(code: &str) -> Option<&'static str> {
    if !code.contains('-') {
        return None;
    }
    let line = format!("\n{code}\t");
    let found = memmem::find(codes().as_bytes(), line.as_bytes())?;
    codes().get(found + line.len()..)?.lines().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    #[test]
    fn the_codes_are_those_of_the_crate() {
        let countries: BTreeMap<&str, &str> =
            rust_iso3166::ALL.iter().map(|country| (country.alpha2, country.name)).collect();
        let parts: BTreeMap<&str, &str> =
            rust_iso3166::iso3166_2::SUBDIVISION_MAP.values().map(|part| (part.code, part.name)).collect();
        assert!(countries.len() > 240 && parts.len() > 4_000);
        let mut text = String::new();
        for (code, name) in countries.into_iter().chain(parts) {
            // The crate's names end in marks of footnotes: `Svalbard and Jan Mayen[e]`, `Alacant*`, `Butel †`.
            let name = match name.split_once('[') {
                Some((name, mark)) if mark.len() == 2 && mark.ends_with(']') => name,
                _ => name,
            };
            let name = name.trim_end_matches([' ', '*', '†', '‡']);
            writeln!(text, "{code}\t{name}").unwrap();
        }
        crate::schema_page::compare("assets/iso-3166/codes.tsv", &text);
    }

    #[test]
    fn a_code_is_found_whole_or_not_at_all() {
        assert_eq!(name_of_part("DE-BY"), Some("Bayern"));
        assert_eq!(name_of_part("DE-B"), None);
        assert_eq!(name_of_part("E-BY"), None);
        assert_eq!(name_of_part("DE"), None, "a country is no part");
        assert_eq!(name_of_part(""), None);
        assert!(countries().any(|country| country == ("NA", "Namibia")));
        assert!(countries().all(|(code, _)| code.len() == 2));
    }
}
