//! One source or one rule, beside the list of them.

use super::{sources, why};
use crate::app::icons;
use crate::app::state::{Action, State};
use crate::app::theme::space;
use crate::app::widgets::{UiText as _, notice};
use crate::locale::{self, counted, number, text, text_with};
use crate::rulebook::{Rule, Status};
use egui::Ui;
use std::sync::Arc;

/// A source: its facts, its address, the rules that rest on it, and the person's things that rest on those.
pub fn source_ui(ui: &mut Ui, state: &mut State, id: &str) {
    let book = Arc::clone(&state.book);
    let Some(source) = book.sources.get(id) else { return };
    why::source_ui(ui, &why::cited(source));
    if !source.quote.is_empty() {
        ui.add_space(space::S);
        ui.label(text_with("source-quote", &[("quote", source.quote.as_str().into())]));
    }
    if sources::is_stale(source, state.today) {
        ui.add_space(space::S);
        notice(ui, icons::WARNING, &text("sources-stale-mark"), |_| {});
    }
    let rules: Vec<&Rule> = book.rules.iter().filter(|rule| rule.sources.iter().any(|known| known == id)).collect();
    resting(ui, state, |rule| rules.iter().any(|known| known.id == rule));
    why::block(ui, icons::SCALES, &counted("source-rules", rules.len() as u64));
    sources::links(ui, state, rules.iter().map(|rule| (rule.say.as_str(), Action::Rule(rule.id.clone()))));
}

/// A rule: what it says, for whom and since when, and what it rests on.
pub fn rule_ui(ui: &mut Ui, state: &mut State, id: &str) {
    let book = Arc::clone(&state.book);
    let Some(rule) = book.rule(id) else { return };
    why::reason_ui(ui, &why::Reason::of(rule, &book));
    let status = match rule.status {
        Status::InForce => None,
        Status::Proposed => Some("status-proposed"),
        Status::Expected => Some("status-expected"),
        Status::Superseded => Some("status-superseded"),
    };
    if let Some(key) = status {
        ui.add_space(space::S);
        notice(ui, icons::INFO, &text(key), |_| {});
    }
    why::block(ui, icons::GLOBE, &text("rule-where"));
    ui.label(sources::regions(rule, &book));
    let platforms: Vec<&str> = rule.platforms.iter().map(|id| book.platform_name(id)).collect();
    if platforms != ["*"] {
        ui.label(platforms.join(", "));
    }
    why::block(ui, icons::CALENDAR, &text("rule-when"));
    let until = rule.until.and_then(|day| day.yesterday().ok()).map(locale::date);
    ui.label(match (rule.from.map(locale::date), until) {
        (Some(from), Some(until)) => format!("{from} – {until}"),
        (Some(from), None) => text_with("why-since", &[("day", from.into())]),
        (None, Some(until)) => text_with("why-until", &[("day", until.into())]),
        (None, None) => text("why-always"),
    });
    resting(ui, state, |known| known == id);
    if !rule.sources.is_empty() {
        why::block(ui, icons::INFO, &counted("why-sources", rule.sources.len() as u64));
        let known = rule.sources.iter().filter_map(|id| book.sources.get(id));
        sources::links(ui, state, known.map(|source| (source.title.as_str(), Action::Source(source.id.clone()))));
    }
}

/// The person's things for which one of some rules decides or is named.
fn resting(ui: &mut Ui, state: &State, is_one: impl Fn(&str) -> bool) {
    let Some(summary) = state.shown() else { return };
    let things = sources::things(summary, |group| group.rules.iter().any(|rule| is_one(rule)));
    why::block(ui, icons::CHECK, &text("source-things"));
    if things.is_empty() {
        ui.small_dim(&text("source-nothing"));
    }
    for (name, items) in things {
        ui.label(format!("{name}: {}", number(items)));
    }
}
