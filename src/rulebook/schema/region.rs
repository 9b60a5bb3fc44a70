//! Regions: countries, parts of countries, and unions of them.

use crate::ids::RegionId;
use crate::rulebook::toml_date::date_opt;
use jiff::civil::Date;
use serde::Deserialize;

/// A region that rules can name. Every country of ISO 3166-1 is known without a row; a row adds unions, parts of
/// countries that a rule needs, memberships, and names that people use.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct RegionRow {
    /// ISO 3166-1 alpha-2, ISO 3166-2, or a union.
    ///
    /// `id = "NO"`
    pub id: RegionId,
    /// What people call it.
    ///
    /// `name = "Norway"`
    pub name: String,
    /// The wider regions that it belongs or belonged to.
    ///
    /// `parents = [{ id = "EEA", from = 1994-01-01 }]`
    #[serde(default)]
    pub parents: Vec<ParentRow>,
}

/// A membership in a wider region.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(in crate::rulebook) struct ParentRow {
    /// The wider region.
    ///
    /// `id = "EU"`
    pub id: RegionId,
    /// The first day of the membership.
    ///
    /// `from = 1973-01-01`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub from: Option<Date>,
    /// The first day on which it no longer holds.
    ///
    /// `until = 2020-02-01`
    #[serde(default, deserialize_with = "date_opt")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub until: Option<Date>,
}
