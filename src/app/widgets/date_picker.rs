//! Picking a day: typing it, a month's page, and the days on which something changed.

use super::drop_down;
use super::text::UiText as _;
use crate::app::icons;
use crate::app::theme::{self, Palette, space};
use crate::readers::parse_stamp;
use crate::text::{self, text, text_with};
use egui::{Button, Grid, Key, Label, RichText, TextEdit, Ui, vec2};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// In a low window the list of days on which something changed may still take this height, although it then reaches over the edge.
const LEAST_LIST_HEIGHT: f32 = 84.0;
/// In a high window the list scrolls from this height on.
const MOST_LIST_HEIGHT: f32 = 240.0;

/// What is typed, and the month that is shown.
#[derive(Debug, Default)]
pub struct DatePicker {
    typed: String,
    /// The first day of the month that is shown; `None` while the picker is closed.
    month: Option<Date>,
    /// The key of the sentence on what is wrong with the typed day, since Enter was pressed.
    wrong: Option<&'static str>,
    /// Whether the button takes the keyboard focus when it is drawn next.
    takes_focus: bool,
}

/// The days to choose from.
#[derive(Clone, Copy)]
pub enum Days<'d> {
    /// Any day. Those that are worth looking at, the latest first, come with a sentence each.
    Any(&'d [(Date, String)]),
    /// The day on which something was done, which cannot be after today.
    Past,
    /// The day on which something was done: not before this day, and not after today.
    PastSince(Date),
}

impl Days<'_> {
    fn allow(self, day: Date, today: Date) -> bool {
        match self {
            Self::Any(_) => true,
            Self::Past => day <= today,
            Self::PastSince(first) => (first..=today).contains(&day),
        }
    }
}

/// A button with the day chosen, or one that asks for a day; returns another one when it is picked.
pub fn date_button(
    ui: &mut Ui,
    picker: &mut DatePicker,
    chosen: Option<Date>,
    today: Date,
    days: Days<'_>,
) -> Option<Date> {
    let shown = chosen.map_or_else(|| text("date-choose"), text::date);
    let name = |day: Date| text_with("date-button", &[("day", text::long_date(day).into())]);
    let names = [chosen.map_or_else(|| shown.clone(), name), text("date-list")];
    let takes_focus = std::mem::take(&mut picker.takes_focus);
    let (is_open, picked) = drop_down(ui, &shown, names, (300.0, takes_focus), |ui| picker.ui(ui, chosen, today, days));
    if !is_open {
        picker.month = None;
        picker.wrong = None;
    }
    picked
}

impl DatePicker {
    /// Gives its button the keyboard focus when it is drawn next.
    pub fn focus(&mut self) {
        self.takes_focus = true;
    }

    fn ui(&mut self, ui: &mut Ui, chosen: Option<Date>, today: Date, days: Days<'_>) -> Option<Date> {
        let opens = self.month.is_none();
        if opens {
            self.month = Some(chosen.unwrap_or(today).first_of_month());
            self.typed = chosen.map(written).unwrap_or_default();
        }
        let mut picked = None;
        ui.horizontal(|ui| {
            let field = ui.add(
                TextEdit::singleline(&mut self.typed)
                    .hint_text(text::date(today))
                    .desired_width(150.0)
                    .margin(egui::Margin::symmetric(8, 6)),
            );
            let field = field.accessible_name(text("date-type"));
            if opens {
                field.request_focus();
                // All of it is selected, so that typing replaces the day.
                let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field.id).unwrap_or_default();
                let all = egui::text::CCursorRange::two(
                    egui::text::CCursor::default(),
                    egui::text::CCursor::new(self.typed.chars().count()),
                );
                state.cursor.set_char_range(Some(all));
                state.store(ui.ctx(), field.id);
            }
            let typed = read_day(&self.typed);
            if field.changed()
                && let Some(day) = typed
            {
                self.month = Some(day.first_of_month());
            }
            if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
                picked = typed.filter(|day| days.allow(*day, today));
                self.wrong = match (typed, picked) {
                    (_, Some(_)) => None,
                    (Some(day), None) if day <= today => Some("date-too-early"),
                    (Some(_), None) => Some("date-to-come"),
                    (None, None) => Some("date-wrong"),
                };
                if self.wrong.is_some() {
                    field.request_focus();
                }
            }
            if super::button(ui, text("date-today")).clicked() {
                picked = Some(today);
            }
        });
        if let Some(why) = self.wrong {
            ui.dim(&text(why));
        }
        ui.add_space(space::XS);
        let clicked = self.page(ui, chosen, today, days);
        picked = picked.or(clicked);
        if let Days::Any(changes) = days
            && !changes.is_empty()
        {
            ui.separator();
            ui.small_dim(&text("date-changes"));
            // Some platforms changed their rules on dozens of days.
            let below = ui.ctx().content_rect().bottom() - ui.cursor().top() - 28.0;
            let height = below.clamp(LEAST_LIST_HEIGHT, MOST_LIST_HEIGHT);
            egui::ScrollArea::vertical().id_salt("changes").max_height(height).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing = vec2(space::XS, space::XS);
                        for (day, say) in changes {
                            let is_chosen = Some(*day) == chosen;
                            let day_button = Button::selectable(is_chosen, text::date(*day))
                                .stroke(egui::Stroke::new(1.0, Palette::of(ui).line));
                            if ui.add(day_button).on_hover_text(say).clicked() {
                                picked = Some(*day);
                            }
                        }
                    });
                    super::follow_focus(ui, "changes");
                },
            );
        }
        picked
    }

    /// A month's page: weeks from Monday.
    fn page(&mut self, ui: &mut Ui, chosen: Option<Date>, today: Date, days: Days<'_>) -> Option<Date> {
        let month = self.month?;
        let mut picked = None;
        ui.horizontal(|ui| {
            let arrow = |ui: &mut Ui, icon: &str, key: &str| {
                ui.add(Button::new(icon).frame(false).min_size(vec2(28.0, 28.0))).accessible_name(text(key)).clicked()
            };
            // The field shows what is on the page, so that Enter never picks a day of another month.
            let mut turn = |span: Span| {
                if let Ok(other) = month.checked_add(span) {
                    self.month = Some(other);
                    self.typed = written(other);
                }
            };
            let double = |icon: &str| format!("{icon}{icon}");
            if arrow(ui, &double(icons::CARET_LEFT), "date-year-before") {
                turn(Span::new().years(-1));
            }
            if arrow(ui, icons::CARET_LEFT, "date-month-before") {
                turn(Span::new().months(-1));
            }
            let name = format!("{} {}", text(&format!("month-{}", month.month())), month.year());
            let width = ui.available_width() - 84.0;
            ui.add_sized(vec2(width, 28.0), Label::new(RichText::new(name).font(theme::semibold(theme::size::BODY))));
            if arrow(ui, icons::CARET_RIGHT, "date-month-after") {
                turn(Span::new().months(1));
            }
            if arrow(ui, &double(icons::CARET_RIGHT), "date-year-after") {
                turn(Span::new().years(1));
            }
        });
        let first = month.first_of_month();
        let lead = i64::from(Weekday::Monday.until(first.weekday()));
        Grid::new("days").spacing(vec2(2.0, 2.0)).show(ui, |ui| {
            let dim = Palette::of(ui).dim;
            for day in 1..=7 {
                ui.vertical_centered(|ui| {
                    ui.label(RichText::new(text(&format!("weekday-{day}"))).size(11.0).color(dim))
                });
            }
            ui.end_row();
            for cell in 0..42_i64 {
                let day = first.checked_add(Span::new().days(cell - lead)).ok();
                match day.filter(|day| day.month() == first.month()) {
                    Some(day) => {
                        let mut button =
                            Button::selectable(Some(day) == chosen, day.day().to_string()).min_size(vec2(36.0, 26.0));
                        if day == today {
                            button = button.stroke(egui::Stroke::new(1.0, Palette::of(ui).accent));
                        }
                        let response = ui.add_enabled(days.allow(day, today), button);
                        let response = response.accessible_name(text::long_date(day));
                        if response.clicked() {
                            picked = Some(day);
                        }
                    }
                    None => {
                        ui.allocate_space(vec2(36.0, 26.0));
                    }
                }
                if cell % 7 == 6 {
                    ui.end_row();
                }
            }
        });
        picked
    }
}

/// A day as it is written everywhere else in the window, as long as that can be read again.
fn written(day: Date) -> String {
    let words = text::date(day);
    if read_day(&words) == Some(day) { words } else { day.to_string() }
}

/// A day as people write it: 2026-11-24, 24 Nov 2026, 24.11.2026.
fn read_day(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    let dotted = || {
        let parts: Vec<&str> = typed.split('.').collect();
        match parts.as_slice() {
            [day, month, year] => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok(),
            _ => None,
        }
    };
    let iso = typed.parse::<Date>().ok();
    // Archives' dates are read more freely than is right here: a short text may be a year alone, and of 3/4/2026 nobody knows which is the
    // month.
    iso.or_else(dotted)
        .or_else(|| (typed.len() > 7 && !typed.contains('/')).then(|| parse_stamp(typed)).flatten()?.day())
}
