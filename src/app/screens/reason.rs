//! A rule and a source in words, wherever they are shown.

use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, fold_title, heading, icon};
use crate::rulebook::{Basis, Citation, Rule, Rulebook, Seen};
use crate::text::{self, say, text, text_with};
use egui::{CollapsingHeader, Frame, Margin, RichText, Stroke, Ui, vec2};
use jiff::civil::Date;

/// A rule in words.
#[derive(Debug)]
pub struct Reason {
    id: String,
    say: String,
    note: String,
    condition: String,
    basis: Vec<String>,
    confidence: String,
}

/// A source in words.
#[derive(Debug)]
pub struct CitationInWords {
    title: String,
    line: String,
    url: Option<String>,
    partial: bool,
}

impl Reason {
    /// Puts a rule into words.
    pub fn of(rule: &Rule, book: &Rulebook) -> Self {
        let basis = rule
            .basis
            .iter()
            .map(|Basis { law, article }| {
                let short = book.laws.get(law).map_or(law.as_str(), |law| law.short.as_str());
                match article {
                    Some(article) => {
                        text_with("why-article", &[("law", short.into()), ("article", article.as_str().into())])
                    }
                    None => short.to_owned(),
                }
            })
            .collect();
        Self {
            id: rule.id.to_string(),
            say: rule.say.clone(),
            note: rule.note.clone(),
            condition: sentence(&rule.condition),
            basis,
            confidence: text(&format!("confidence-{}", rule.confidence.id())),
        }
    }
}

impl CitationInWords {
    /// Puts a source into words.
    pub fn of(source: &Citation) -> Self {
        let mut facts = vec![source.publisher.clone()];
        facts.extend(source.cite.clone().filter(|cite| *cite != source.title));
        facts.extend(say::days_of_source(source.published, source.stood_on, source.not_before));
        let seen = match source.seen {
            Seen::Page => "seen-page",
            Seen::Snapshot => "seen-snapshot",
            Seen::Quoted => "seen-quoted",
            Seen::Known => "seen-known",
        };
        facts.push(text(seen));
        Self {
            title: source.title.clone(),
            line: facts.join(" · "),
            url: source.url.clone(),
            partial: source.url_partial,
        }
    }
}

/// A stretch of time in words, whose first day may be only the earliest that it can be. `until` is the first day after it.
pub fn span(first_day_unpublished: bool, from: Option<Date>, until: Option<Date>) -> String {
    let until = until.and_then(|day| day.yesterday().ok()).map(text::date);
    match (from.map(|day| say::first_day(day, first_day_unpublished)), until) {
        (Some(from), Some(until)) => format!("{from} – {until}"),
        (Some(from), None) => text_with("why-since", &[("day", from.into())]),
        (None, Some(until)) => text_with("why-until", &[("day", until.into())]),
        (None, None) => text("why-always"),
    }
}

/// The phrase with a capital at its start and a full stop at its end.
fn sentence(phrase: &str) -> String {
    let end = if phrase.is_empty() || phrase.ends_with('.') { "" } else { "." };
    format!("{}{end}", text::capitalized(phrase))
}

/// Draws the small heading of a part.
pub fn part_heading(ui: &mut Ui, glyph: &str, name: &str) {
    let dim = Palette::of(ui).dim;
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        icon(ui, glyph, theme::size::BODY, dim);
        let label = ui.label(RichText::new(name).font(theme::semibold(theme::size::SMALL)).color(dim));
        heading(&label, name);
    });
}

/// Draws facts, a name and a value a line.
pub fn facts_ui(ui: &mut Ui, facts: &[(String, String)]) {
    ui.add_space(space::S);
    ui.scope(|ui| {
        // Otherwise each line would be as high as a button.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing = vec2(6.0, 7.0);
        for (name, value) in facts {
            ui.horizontal_wrapped(|ui| {
                ui.dim(&format!("{name}:"));
                ui.label(value);
            });
        }
    });
    ui.add_space(space::XS);
}

/// Draws a rule.
pub fn reason_ui(ui: &mut Ui, reason: &Reason) {
    let palette = Palette::of(ui);
    ui.label(&reason.say);
    if !reason.condition.is_empty() {
        ui.label(&reason.condition);
    }
    if !reason.note.is_empty() {
        Frame::new()
            .stroke(Stroke::NONE)
            .fill(palette.selection.gamma_multiply(0.6))
            .corner_radius(theme::RADIUS)
            .inner_margin(Margin::symmetric(10, 7))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new(&reason.note).size(theme::size::SMALL));
            });
    }
    let mut facts = reason.basis.clone();
    facts.push(reason.confidence.clone());
    ui.small_dim(&facts.join(" · "));
    // The name of the rule is for those who look it up in the data pack.
    let title = fold_title(ui, &text("why-details"), theme::regular(theme::size::SMALL));
    CollapsingHeader::new(title).id_salt(&reason.id).show(ui, |ui| {
        ui.label(RichText::new(&reason.id).monospace().size(11.0).color(palette.dim));
    });
}

/// A source: its title, its facts, and its whole address, which is opened only by a click.
pub fn source_ui(ui: &mut Ui, source: &CitationInWords) {
    ui.add_space(2.0);
    ui.label(&source.title);
    ui.small_dim(&source.line);
    if let Some(url) = &source.url {
        ui.scope(|ui| {
            ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
            ui.hyperlink_to(url, url);
            if source.partial {
                ui.small_dim(&text("report-host-only"));
            }
        });
    }
}
