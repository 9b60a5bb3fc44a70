//! Picking a country: a button that opens a list with a search field.

use super::drop_down;
use super::text::{UiText as _, shortened};
use crate::app::theme::{Palette, space};
use crate::ids::RegionId;
use crate::rulebook::{Regions, Rulebook};
use crate::text::{plain, text, text_with};
use egui::{Button, Key, ScrollArea, TextEdit, Ui};
use jiff::civil::Date;

/// What is typed into the search field, and what it found.
#[derive(Debug, Default)]
pub struct RegionPicker {
    search: String,
    /// The last search and its day, and the regions it found with the laws that reach them on that day.
    found: Option<((String, Date), Vec<FoundRegions>)>,
    /// The index of the region that the arrow keys have selected.
    at: usize,
}

/// The height of a row.
const ROW: f32 = 40.0;
/// The height of the list.
const LIST: f32 = 320.0;

#[derive(Debug)]
struct FoundRegions {
    id: RegionId,
    name: String,
    reach: String,
}

/// How many letters of a name a button shows where there is room; the rest is cut off.
pub const MOST_OF_REGION: usize = 32;

/// A button that opens the list of countries. It shows `shown`, the name of the chosen country or a request to choose one, cut after
/// `most` letters. `on` is the day whose laws stand beside the countries. Returns the country that is picked.
pub fn region_button(
    ui: &mut Ui,
    picker: &mut RegionPicker,
    book: &Rulebook,
    (shown, most): (&str, usize),
    on: Date,
    chosen: Option<&RegionId>,
) -> Option<RegionId> {
    let label = shortened(shown, most);
    let names = [text_with("region-button", &[("region", shown.into())]), text("region-list")];
    let (is_open, picked) = drop_down(ui, &label, names, (300.0, false), |ui| picker.ui(ui, book, on, chosen));
    if !is_open {
        picker.search.clear();
        picker.found = None;
    }
    picked
}

impl RegionPicker {
    fn ui(&mut self, ui: &mut Ui, book: &Rulebook, on: Date, chosen: Option<&RegionId>) -> Option<RegionId> {
        let field = ui.add(
            TextEdit::singleline(&mut self.search)
                .hint_text(text("region-search"))
                .desired_width(f32::INFINITY)
                .margin(egui::Margin::symmetric(8, 6)),
        );
        let field = field.accessible_name(text("region-search"));
        let opens = self.found.is_none();
        if opens {
            field.request_focus();
        }
        self.refresh(book, on);
        let Some((_, found)) = &self.found else { return None };
        let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
        let last = found.len().saturating_sub(1);
        let mut moved = false;
        // It opens at the country that is chosen.
        if opens && let Some(at) = found.iter().position(|region| Some(&region.id) == chosen) {
            self.at = at;
            moved = true;
        }
        for (key, to) in
            [(Key::ArrowDown, self.at.saturating_add(1).min(last)), (Key::ArrowUp, self.at.saturating_sub(1))]
        {
            if pressed(key) {
                self.at = to;
                moved = true;
            }
        }
        if pressed(Key::Enter)
            && field.lost_focus()
            && let Some(found) = found.get(self.at)
        {
            return Some(found.id.clone());
        }
        ui.add_space(space::XS);
        if found.is_empty() {
            ui.small_dim(&text("region-none-found"));
        }
        let mut picked = None;
        let mut list = ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]);
        if moved {
            // The row that the arrow keys are at stays in the middle of the list.
            let row = ROW + ui.spacing().item_spacing.y;
            list = list.vertical_scroll_offset((row * self.at as f32 - (LIST - row) / 2.0).max(0.0));
        }
        list.show_rows(ui, ROW, found.len(), |ui, rows| {
            for region in rows.filter_map(|row| found.get(row)) {
                let is_at = found.get(self.at).is_some_and(|at| at.id == region.id);
                let selected = is_at || chosen == Some(&region.id);
                let dim = Palette::of(ui).dim;
                let response = ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let mut job = egui::text::LayoutJob::default();
                    let font = egui::TextStyle::Body.resolve(ui.style());
                    let small = egui::TextStyle::Small.resolve(ui.style());
                    let color = Palette::of(ui).text;
                    job.append(&region.name, 0.0, egui::TextFormat::simple(font, color));
                    job.append(&format!("\n{}", region.reach), 0.0, egui::TextFormat::simple(small, dim));
                    ui.add(Button::selectable(selected, job).min_size(egui::vec2(ui.available_width(), ROW)))
                });
                let response = response.inner.accessible_name(&region.name);
                if response.clicked() {
                    picked = Some(region.id.clone());
                }
            }
        });
        picked
    }

    /// Finds the regions that match the search: first the one with this code and those with a name, or another name, that begins with
    /// it, then those with a word that begins with it, then those whose name contains it.
    fn refresh(&mut self, book: &Rulebook, on: Date) {
        let wanted = plain(self.search.trim());
        if self.found.as_ref().is_some_and(|((search, day), _)| (search, *day) == (&wanted, on)) {
            return;
        }
        let mut list: Vec<(u8, FoundRegions)> = book
            .regions
            .pickable()
            .into_iter()
            .filter_map(|region| {
                let name = plain(&region.name);
                let is_other_name = !wanted.is_empty()
                    && Regions::other_names(&region.id).any(|other| plain(other).starts_with(&wanted));
                let rank = if name.starts_with(&wanted) || is_other_name || region.id.to_lowercase() == wanted {
                    0
                } else if name.split(' ').any(|word| word.starts_with(&wanted)) {
                    1
                } else if name.contains(&wanted) {
                    2
                } else {
                    return None;
                };
                let reach = reach(&book.laws_of(&region.id, on));
                let found = FoundRegions { id: region.id.clone(), name: region.name.clone(), reach };
                Some((rank, found))
            })
            .collect();
        list.sort_by_key(|(rank, _)| *rank);
        self.at = 0;
        self.found = Some(((wanted, on), list.into_iter().map(|(_, found)| found).collect()));
    }
}

/// Which laws reach a country, in a few words.
fn reach(laws: &[&str]) -> String {
    match laws {
        [] => text("law-lower-none"),
        [only] if *only == CHILDREN => text("reach-children"),
        several if several.contains(&EUROPEAN) => {
            let others = several.iter().copied().filter(|law| !OF_THE_UNION.contains(law));
            std::iter::once(text("reach-eu").as_str()).chain(others).collect::<Vec<_>>().join(", ")
        }
        several => several.join(", "),
    }
}

/// The law that protects the data of children alone.
const CHILDREN: &str = "COPPA Rule";
/// The law by which a country is known to be one of the European Economic Area.
const EUROPEAN: &str = "GDPR";
/// The laws of the European Union that hold wherever that one does.
const OF_THE_UNION: [&str; 4] = ["GDPR", "ePrivacy Directive", "AI Act", "Digital Markets Act"];
