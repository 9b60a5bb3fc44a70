//! The charts of a summary as inline SVG, for pages. Each stands beside a table of the same numbers.

use super::schema::{CategorySummary, Summary};
use crate::text::{self, number, text};
use crate::vocab::Fill;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The width of a chart, in the units of its own coordinates.
const WIDTH: f64 = 900.0;
/// The width of the names at the left.
const NAMES: f64 = 190.0;
/// The height of a row.
const ROW: f64 = 24.0;
/// At most this many years are drawn; the table has all of them.
const MOST_YEARS: usize = 24;

/// The years in which items were made, the first one first.
#[must_use]
pub fn years(summary: &Summary) -> Vec<i16> {
    let years = summary.categories.iter().flat_map(|category| category.years.0.keys().flatten().copied());
    years.collect::<BTreeSet<i16>>().into_iter().collect()
}

/// Items by year and category: a circle for each, whose area is proportional to the number.
pub(super) fn by_year(summary: &Summary) -> String {
    let years = years(summary);
    let shown = years.get(years.len().saturating_sub(MOST_YEARS)..).unwrap_or_default();
    if shown.is_empty() {
        return String::new();
    }
    let most = summary
        .categories
        .iter()
        .flat_map(|category| shown.iter().filter_map(|year| category.years.0.get(&Some(*year)).copied()));
    let most = most.max().unwrap_or(1).max(1) as f64;
    let step = (WIDTH - NAMES) / shown.len() as f64;
    let radius = (step / 2.0).min(ROW / 2.0) - 1.0;
    let mut svg = head(summary.categories.len() as f64 * ROW + 26.0, &text("figures-years"));
    for (row, category) in summary.categories.iter().enumerate() {
        let y = row as f64 * ROW + ROW / 2.0;
        name(&mut svg, &category.name, y);
        for (column, year) in shown.iter().enumerate() {
            let Some(items) = category.years.0.get(&Some(*year)) else { continue };
            let x = NAMES + (column as f64 + 0.5) * step;
            let r = ((*items as f64 / most).sqrt() * radius).max(1.5);
            let title = format!("{}, {year}: {}", escaped(&category.name), number(*items));
            write!(
                svg,
                r#"<circle cx="{x:.1}" cy="{y:.1}" r="{r:.1}" style="fill:var(--notused)"><title>{title}</title></circle>"#
            )
            .ok();
        }
    }
    let y = summary.categories.len() as f64 * ROW + 16.0;
    // Where there is no room for all of them, only some years are written.
    let every = (44.0 / step).ceil().max(1.0) as usize;
    for (column, year) in shown.iter().enumerate().filter(|(column, _)| column.is_multiple_of(every)) {
        let x = NAMES + (column as f64 + 0.5) * step;
        write!(svg, r#"<text x="{x:.1}" y="{y:.1}" text-anchor="middle" class="small">{year}</text>"#).ok();
    }
    svg + "</svg>"
}

/// Outcomes by category: a bar for each category, whose parts are its outcomes.
pub(super) fn by_outcome(summary: &Summary) -> String {
    if summary.categories.is_empty() {
        return String::new();
    }
    let mut svg = head(summary.categories.len() as f64 * ROW, &text("figures-outcomes"));
    svg.push_str(&patterns(summary));
    for (row, category) in summary.categories.iter().enumerate() {
        let y = row as f64 * ROW;
        name(&mut svg, &category.name, y + ROW / 2.0);
        let total = category.counts.items.max(1) as f64;
        let mut x = NAMES;
        for stand in &category.standings {
            let width = stand.items as f64 / total * (WIDTH - NAMES - 80.0);
            let title = format!("{}: {}", escaped(&category.name), escaped(&stand.in_words()));
            let fill = stand.standing.fill();
            write!(
                svg,
                r#"<rect x="{x:.1}" y="{:.1}" width="{:.1}" height="16" fill="url(#{})"><title>{title}</title></rect>"#,
                y + 4.0,
                (width - 1.5).max(1.5),
                pattern_id(fill),
            )
            .ok();
            x += width;
        }
        amount(&mut svg, &number(category.counts.items), y + ROW / 2.0);
    }
    svg + "</svg>"
}

/// What takes the space: a bar of the media's bytes for each category.
pub(super) fn by_space(summary: &Summary) -> String {
    let rows: Vec<&CategorySummary> = by_bytes(summary);
    let Some(most) = rows.first().map(|category| category.counts.media_bytes.max(1) as f64) else {
        return String::new();
    };
    let mut svg = head(rows.len() as f64 * ROW, &text("figures-space"));
    for (row, category) in rows.iter().enumerate() {
        let y = row as f64 * ROW;
        name(&mut svg, &category.name, y + ROW / 2.0);
        let width = (category.counts.media_bytes as f64 / most * (WIDTH - NAMES - 90.0)).max(1.5);
        let top = y + 4.0;
        write!(svg, r#"<rect x="{NAMES}" y="{top:.1}" width="{width:.1}" height="16" style="fill:var(--notused)"/>"#)
            .ok();
        amount(&mut svg, &text::size(category.counts.media_bytes), y + ROW / 2.0);
    }
    svg + "</svg>"
}

/// The categories that have media, those with most bytes first.
#[must_use]
pub fn by_bytes(summary: &Summary) -> Vec<&CategorySummary> {
    let mut rows: Vec<&CategorySummary> =
        summary.categories.iter().filter(|category| category.counts.media_bytes > 0).collect();
    rows.sort_by_key(|category| std::cmp::Reverse(category.counts.media_bytes));
    rows
}

fn head(height: f64, title: &str) -> String {
    let title = escaped(title);
    format!(r#"<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{title}">"#)
}

fn name(svg: &mut String, name: &str, y: f64) {
    let y = y + 4.0;
    write!(svg, r#"<text x="{}" y="{y:.1}" text-anchor="end">{}</text>"#, NAMES - 10.0, escaped(name)).ok();
}

fn amount(svg: &mut String, amount: &str, y: f64) {
    let y = y + 4.0;
    write!(svg, r#"<text x="{WIDTH}" y="{y:.1}" text-anchor="end" class="small">{}</text>"#, escaped(amount)).ok();
}

fn pattern_id(fill: Fill) -> String {
    format!("fill-{fill:?}").to_lowercase()
}

/// The patterns of the outcomes that there are, so that colour is never alone.
fn patterns(summary: &Summary) -> String {
    let fills: Vec<Fill> = summary.standings.iter().map(|stand| stand.standing.fill()).collect();
    let mut defs = String::from("<defs>");
    for fill in fills {
        let (base, marks) = match fill {
            Fill::Used => ("--used", ""),
            Fill::NotUsed => ("--notused", ""),
            Fill::OptOut => ("--optout", r#"<path d="M-2 10 L10 -2" style="stroke:rgba(0,0,0,.35);stroke-width:2"/>"#),
            Fill::Objected => {
                ("--optout", r#"<path d="M-2 10 L10 -2 M-2 -2 L10 10" style="stroke:var(--notused);stroke-width:2"/>"#)
            }
            Fill::Depends => ("--open", r#"<path d="M-2 10 L10 -2" style="stroke:var(--optout);stroke-width:2.5"/>"#),
            Fill::Open => ("--open", r#"<circle cx="4" cy="4" r="1.1" style="fill:rgba(255,255,255,.75)"/>"#),
            Fill::OptedOut => {
                ("--notused", r#"<path d="M-2 10 L10 -2" style="stroke:rgba(255,255,255,.6);stroke-width:2"/>"#)
            }
            Fill::OptIn => ("--notused", r#"<circle cx="4" cy="4" r="1.3" style="fill:rgba(255,255,255,.85)"/>"#),
            Fill::Planned => ("--open", r#"<path d="M4 0 V8" style="stroke:rgba(255,255,255,.6);stroke-width:2"/>"#),
            Fill::Paused => ("--notused", r#"<path d="M4 0 V8" style="stroke:rgba(255,255,255,.6);stroke-width:2"/>"#),
            Fill::Barred => (
                "--notused",
                r#"<rect x="1.5" y="1.5" width="5" height="5" style="fill:none;stroke:rgba(255,255,255,.8)"/>"#,
            ),
        };
        write!(
            defs,
            r#"<pattern id="{}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" style="fill:var({base})"/>{marks}</pattern>"#,
            pattern_id(fill),
        )
        .ok();
    }
    defs + "</defs>"
}

fn escaped(text: &str) -> String {
    html_escape::encode_double_quoted_attribute(text).into_owned()
}
