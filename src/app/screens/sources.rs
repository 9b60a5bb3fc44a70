//! What the answers rest on: every source and every rule, with how many of the person's things rest on each.

use crate::app::screens::platforms;
use crate::app::state::{Action, SourceList, SourceRow, State, Tab};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, button};
use crate::app::{icons, shell};
use crate::pack::BUILT_IN;
use crate::rulebook::{Rule, Rulebook};
use crate::summary::Summary;
use crate::text::{self, counted, number, text, text_with};
use egui::{Align, Button, Checkbox, Frame, Layout, Margin, RichText, TextEdit, Ui, vec2};
use egui_extras::{Column, TableBuilder};
use std::collections::{BTreeMap, BTreeSet};

/// Draws the screen.
pub fn ui(ui: &mut Ui, state: &mut State) {
    let narrow = ui.available_width() < 700.0;
    let margin = if narrow { Margin::symmetric(20, 18) } else { Margin::symmetric(theme::space::PAGE as i8, 26) };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.headline(&text("sources-title"));
        ui.dim(&pack_line(&state.book));
        if state.book.origin != BUILT_IN {
            if button(ui, text("sources-built-in")).clicked() {
                state.act(Action::BuiltIn);
            }
        } else if let Some(folder) = &state.pack_folder {
            let name = text_with("sources-own-pack", &[("folder", folder.display().to_string().into())]);
            if button(ui, name).clicked() {
                state.act(Action::OwnPack);
            }
        }
        let stale = state.book.citations.values().filter(|source| source.is_stale(state.today)).count();
        if stale > 0 {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(icons::WARNING).color(Palette::of(ui).dim));
                ui.small_dim(&counted("sources-stale", stale as u64));
            });
        }
        ui.add_space(space::M);
        platforms::ui(ui, state);
        filters(ui, state);
        ui.add_space(space::S);
        rows(ui, state);
    });
}

/// The pack in a line: how much it holds, of when it is, where it is from.
fn pack_line(book: &Rulebook) -> String {
    let values = [
        ("rules", number(book.rules.len() as u64).into()),
        ("sources", number(book.citations.len() as u64).into()),
        ("version", shell::rules_day(&book.version).into()),
        ("origin", book.origin.as_str().into()),
    ];
    text_with(if book.origin == BUILT_IN { "sources-pack" } else { "sources-pack-of" }, &values)
}

fn filters(ui: &mut Ui, state: &mut State) {
    let tabs = [
        (Tab::Sources, "sources-tab-sources", state.book.citations.len()),
        (Tab::Rules, "sources-tab-rules", state.book.rules.len()),
    ];
    let list = &mut state.source_list;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
        for (tab, key, count) in tabs {
            let found = list.rows.as_ref().filter(|rows| list.tab == tab && rows.len() != count);
            let count = number(count as u64);
            let count = match found {
                Some(rows) => {
                    text_with("sources-found", &[("found", number(rows.len() as u64).into()), ("count", count.into())])
                }
                None => count,
            };
            let label = format!("{} {count}", text(key));
            let tab_button = Button::selectable(list.tab == tab, label).min_size(vec2(0.0, 28.0));
            if ui.add(tab_button).clicked() && list.tab != tab {
                list.tab = tab;
                list.rows = None;
            }
        }
        ui.add_space(space::S);
        let width = ui.available_width().clamp(160.0, 300.0);
        let field = TextEdit::singleline(&mut list.search)
            .hint_text(text("sources-search"))
            .desired_width(width)
            .margin(Margin::symmetric(8, 5));
        if ui.add(field).accessible_name(text("sources-search")).changed() {
            list.rows = None;
        }
        ui.add_space(space::S);
        if ui.add(Checkbox::new(&mut list.mine, text("sources-mine"))).changed() {
            list.rows = None;
        }
    });
}

/// Finds the rows that fit, those on which most rests first. Done once a choice, not once a frame.
fn find_rows(state: &mut State) {
    if state.source_list.rows.is_some() {
        return;
    }
    let Some(summary) = state.shown() else { return };
    let resting = Resting::of(summary, &state.book);
    let list = &state.source_list;
    let wanted = list.search.trim().to_lowercase();
    let fits = |words: &[&str]| wanted.is_empty() || words.iter().any(|word| word.to_lowercase().contains(&wanted));
    let mut rows: Vec<SourceRow> = match list.tab {
        Tab::Sources => state
            .book
            .citations
            .values()
            .filter(|source| {
                fits(&[
                    &source.title,
                    &source.id,
                    &source.publisher,
                    source.url.as_deref().unwrap_or_default(),
                    source.cite.as_deref().unwrap_or_default(),
                ])
            })
            .map(|source| SourceRow {
                id: source.id.to_string(),
                title: source.title.clone(),
                second: source.publisher.clone(),
                first_day: source.published,
                second_day: Some(source.checked),
                stale: source.is_stale(state.today),
                items: resting.on_source(&source.id),
            })
            .collect(),
        Tab::Rules => state
            .book
            .rules
            .iter()
            .filter(|rule| {
                fits(&[&rule.say, &rule.id, &rule.note]) || rule.basis.iter().any(|basis| fits(&[&basis.to_string()]))
            })
            .map(|rule| SourceRow {
                id: rule.id.to_string(),
                title: rule.say.clone(),
                second: regions(rule, &state.book),
                first_day: rule.from,
                second_day: rule.until.and_then(|day| day.yesterday().ok()),
                stale: false,
                items: resting.on_rule(&rule.id),
            })
            .collect(),
    };
    if list.mine {
        rows.retain(|row| row.items > 0);
    }
    rows.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.title.cmp(&b.title)));
    state.source_list.rows = Some(rows);
}

/// The regions that a rule reaches, by their names.
pub fn regions(rule: &Rule, book: &Rulebook) -> String {
    // A rule of the whole world may name others besides it, to be as near to them as rules of their own.
    if rule.regions.iter().any(|id| id == "WORLD") {
        return text("rule-everywhere");
    }
    let names = rule.regions.iter().map(|id| book.regions.get(id).map_or(id.as_str(), |region| region.name.as_str()));
    names.collect::<Vec<_>>().join(", ")
}

/// How many things rest on each rule and source.
struct Resting {
    rules: BTreeMap<String, u64>,
    sources: BTreeMap<String, u64>,
}

impl Resting {
    fn of(summary: &Summary, book: &Rulebook) -> Self {
        let by_id: BTreeMap<&str, &Rule> = book.rules.iter().map(|rule| (rule.id.as_str(), rule)).collect();
        let mut resting = Self { rules: BTreeMap::new(), sources: BTreeMap::new() };
        for group in summary.categories.iter().flat_map(|category| &category.groups) {
            // A group counts once on a source, however many of its rules name it.
            let mut sources = BTreeSet::new();
            for id in &group.rules {
                *resting.rules.entry(id.to_string()).or_default() += group.counts.items;
                sources.extend(by_id.get(id.as_str()).into_iter().flat_map(|rule| &rule.sources));
            }
            for source in sources {
                *resting.sources.entry(source.to_string()).or_default() += group.counts.items;
            }
        }
        resting
    }

    fn on_rule(&self, id: &str) -> u64 {
        self.rules.get(id).copied().unwrap_or_default()
    }

    fn on_source(&self, id: &str) -> u64 {
        self.sources.get(id).copied().unwrap_or_default()
    }
}

fn rows(ui: &mut Ui, state: &mut State) {
    find_rows(state);
    let SourceList { rows: Some(rows), tab, .. } = &state.source_list else { return };
    if rows.is_empty() {
        ui.dim(&text("sources-none"));
        return;
    }
    let width = ui.available_width();
    let wide = width > 640.0;
    let mut asked = None;
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut table = TableBuilder::new(ui)
        .id_salt(("sources", *tab))
        .striped(true)
        .cell_layout(Layout::left_to_right(Align::Center))
        .auto_shrink([false, false])
        .column(Column::remainder().at_least(180.0).clip(true));
    if wide {
        table = table.column(Column::exact((width * 0.2).clamp(110.0, 220.0)).clip(true)).column(Column::exact(96.0));
    }
    let keys: &[&str] = match (tab, wide) {
        (Tab::Sources, true) => &["column-source", "column-publisher", "column-published", "column-stood"],
        (Tab::Rules, true) => &["column-rule", "column-where", "column-from", "column-until"],
        (Tab::Sources, false) => &["column-source", "column-stood"],
        (Tab::Rules, false) => &["column-rule", "column-where"],
    };
    table
        .column(Column::exact(112.0))
        .column(Column::exact(66.0))
        .header(26.0, |mut header| {
            for key in keys {
                header.col(|ui| {
                    ui.small_dim(&text(key));
                });
            }
            header.col(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.small_dim(&text("column-items")));
            });
        })
        .body(|body| {
            body.rows(29.0, rows.len(), |mut row| {
                let Some(found) = rows.get(row.index()) else { return };
                row.col(|ui| {
                    let title = Button::new(found.title.as_str()).frame(false).truncate().min_size(vec2(0.0, 26.0));
                    if ui.add(title).on_hover_text(format!("{}\n{}", found.title, found.id)).clicked() {
                        asked = Some(Action::Cite(*tab, found.id.clone()));
                    }
                });
                if wide {
                    row.col(|ui| {
                        ui.add(egui::Label::new(&found.second).truncate());
                    });
                    row.col(|ui| {
                        ui.small_dim(&found.first_day.map(text::date).unwrap_or_default());
                    });
                }
                row.col(|ui| {
                    if !wide && *tab == Tab::Rules {
                        ui.add(egui::Label::new(&found.second).truncate());
                        return;
                    }
                    ui.small_dim(&found.second_day.map(text::date).unwrap_or_default());
                    if found.stale {
                        let mark = ui.label(RichText::new(icons::WARNING).color(Palette::of(ui).dim));
                        mark.accessible_name(text("sources-stale-mark")).on_hover_text(text("sources-stale-mark"));
                    }
                });
                row.col(|ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.label(if found.items > 0 { number(found.items) } else { String::new() });
                    });
                });
            });
        });
    if let Some(action) = asked {
        state.act(action);
    }
}
