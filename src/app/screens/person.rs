//! What a person may say of themselves: when they were born, where they lived before, when they opted out. Each of it
//! is optional, changes answers, and stays on this computer.

use crate::app::actions::{Actions, Change, Screen, Show};
use crate::app::icons;
use crate::app::screens::notices::born_in_words;
use crate::app::screens::phrases::letter_line;
use crate::app::screens::reason::part_heading;
use crate::app::settings::{Said, You};
use crate::app::theme::space;
use crate::app::widgets::{
    DatePicker, Days, MOST_OF_REGION, RegionPicker, UiText as _, button, date_button, in_column, link_button,
    region_button,
};
use crate::app::workspace::Workspace;
use crate::ids::{PlatformId, RegionId};
use crate::rulebook::Born;
use crate::summary::Summary;
use crate::text::{text, text_with};
use egui::{Margin, TextEdit, Ui, vec2};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// The earliest year of birth that is accepted, because nobody alive was born before it.
const EARLIEST_BIRTH: i16 = 1900;

/// The state of the form: the birth date as it is typed, and the pickers.
#[derive(Debug)]
pub struct PersonForm {
    /// Tells the form from those before it.
    serial: u64,
    /// The birth date as typed; `None` until something is typed, so that the remembered one is shown.
    born: Option<String>,
    /// The list of countries they lived in before.
    picker: RegionPicker,
    /// The country they lived in before, until the day is chosen too.
    before: Option<RegionId>,
    /// The date pickers: `moved` for the move, and one by platform for opting out.
    days: BTreeMap<PlatformId, DatePicker>,
    /// Whether it is asked if everything is to be forgotten.
    asks_to_forget: bool,
    /// Whether that was asked in the last frame, so that the keyboard goes to the answer.
    has_just_asked: bool,
    /// Whether the answer was no, so that the keyboard goes back.
    was_kept: bool,
}

impl Default for PersonForm {
    fn default() -> Self {
        static SERIAL: AtomicU64 = AtomicU64::new(0);
        Self {
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            born: None,
            before: None,
            picker: RegionPicker::default(),
            days: BTreeMap::new(),
            asks_to_forget: false,
            has_just_asked: false,
            was_kept: false,
        }
    }
}

/// Draws the fields.
pub fn ui(ui: &mut Ui, workspace: &Workspace, form: &mut PersonForm, actions: &mut Actions) {
    ui.dim(&text("person-explains"));
    let before = workspace.settings.person.clone();
    let mut you = before.clone();
    born(ui, workspace, form, &mut you, actions);
    earlier_country(ui, workspace, form, &mut you, actions);
    if you != before {
        actions.push(Change::Person(you));
    }
    done(ui, workspace, form, actions);
    ui.add_space(space::L);
    let knows = workspace.settings.knows_person() || workspace.born.is_some() || !workspace.answers.is_empty();
    if knows {
        forget(ui, form, actions);
    }
}

/// Forgets everything, once the person has said so twice: it cannot be undone, and it is also about accounts that are not
/// open.
fn forget(ui: &mut Ui, form: &mut PersonForm, actions: &mut Actions) {
    if !form.asks_to_forget {
        let ask = button(ui, text("person-forget"));
        if std::mem::take(&mut form.was_kept) {
            ask.request_focus();
        }
        form.asks_to_forget = ask.clicked();
        form.has_just_asked = form.asks_to_forget;
        return;
    }
    ui.label(text("person-forget-sure"));
    ui.horizontal_wrapped(|ui| {
        let keep = button(ui, text("person-forget-not"));
        if std::mem::take(&mut form.has_just_asked) {
            keep.request_focus();
        }
        if keep.clicked() {
            (form.asks_to_forget, form.was_kept) = (false, true);
        }
        if button(ui, text("person-forget-yes")).clicked() {
            actions.push(Change::Forget);
            *form = PersonForm::default();
        }
    });
}

/// When they were born: a year is enough.
fn born(ui: &mut Ui, workspace: &Workspace, form: &mut PersonForm, you: &mut You, actions: &mut Actions) {
    part_heading(ui, icons::CALENDAR, &text("person-born"));
    ui.small_dim(&text("person-born-explains"));
    let mut typed = form.born.clone().or_else(|| you.born.clone()).unwrap_or_default();
    let field = TextEdit::singleline(&mut typed)
        // Undo never brings back what was typed of another person, or what was to be forgotten.
        .id(egui::Id::unique(("birth date", form.serial)))
        .hint_text(text("person-born-hint"))
        .desired_width(150.0)
        .margin(Margin::symmetric(8, 6));
    if ui.add(field).accessible_name(text("person-born-type")).changed() {
        let read = typed.trim().parse::<Born>().ok();
        let read = read.filter(|born| born.latest <= workspace.today && born.earliest.year() >= EARLIEST_BIRTH);
        // While the text is no date, no birth date counts. Otherwise `2010-02-30` would count as 2010, which was read on the way.
        you.born = read.map(|read| read.to_string());
        form.born = Some(typed.clone());
    }
    let is_read = typed.trim().is_empty() || you.born.as_deref() == Some(typed.trim());
    if !is_read {
        ui.label(text("person-born-wrong"));
    }
    if you.born.is_some() {
        said_of_others(ui, workspace, Said::Birth, actions);
    }
    if let Some(born) = workspace.born {
        let (key, change) = match you.born {
            Some(_) => ("person-born-typed", Change::TypedBirth),
            None => ("person-born-not", Change::Born(None)),
        };
        ui.horizontal_wrapped(|ui| {
            ui.small_dim(&text_with("person-born-of-archive", &[("born", born_in_words(born).into())]));
            if link_button(ui, &text(key)).clicked() {
                actions.push(change);
            }
        });
    }
}

/// Says that something was said while other accounts were open, and does not count for the open ones, with a link by which it does.
fn said_of_others(ui: &mut Ui, workspace: &Workspace, said: Said, actions: &mut Actions) {
    if !workspace.settings.was_said_of_others(said) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.small_dim(&text("person-said-of-others"));
        let (key, change) = match said {
            Said::Birth => ("person-birth-counts", Change::TypedBirth),
            Said::Move => ("person-move-counts", Change::MoveOfOthers { is_theirs: true }),
        };
        if link_button(ui, &text(key)).clicked() {
            actions.push(change);
        }
    });
}

/// Where they lived before, and until when.
fn earlier_country(ui: &mut Ui, workspace: &Workspace, form: &mut PersonForm, you: &mut You, actions: &mut Actions) {
    part_heading(ui, icons::GLOBE, &text("person-before"));
    ui.small_dim(&text("person-before-explains"));
    let name = |code: &str| workspace.book.regions.get(code).map(|region| region.name.clone());
    let chosen = form.before.clone().or_else(|| you.before.as_ref().map(|(code, _)| code.clone()));
    let shown = chosen.as_ref().and_then(|code| name(code)).unwrap_or_else(|| text("person-before-choose"));
    ui.horizontal_wrapped(|ui| {
        let picker = &mut form.picker;
        if let Some(code) =
            region_button(ui, picker, &workspace.book, (&shown, MOST_OF_REGION), workspace.on, chosen.as_ref())
        {
            match &mut you.before {
                Some((before, _)) => *before = code,
                // It counts when the day is known, because any other day would be made up.
                None => form.before = Some(code),
            }
        }
        let moved = you.before.as_ref().map(|(_, day)| *day);
        if moved.is_some() || form.before.is_some() {
            ui.label(text("person-before-until"));
            let picker = form.days.entry("moved".into()).or_default();
            if let Some(day) = date_button(ui, picker, moved, workspace.today, Days::Past) {
                let country = form.before.take().or_else(|| you.before.take().map(|(code, _)| code));
                you.before = country.map(|code| (code, day));
            }
        }
    });
    if form.before.is_some() {
        ui.small_dim(&text("person-before-needs-day"));
    }
    if you.before.is_some() {
        said_of_others(ui, workspace, Said::Move, actions);
    }
    let is_chosen = you.before.is_some() || form.before.is_some();
    if is_chosen && link_button(ui, &text("person-before-none")).clicked() {
        (you.before, form.before) = (None, None);
    }
}

/// Draws what the person did about each platform: those with an open archive first, in the order of every other screen. The guide
/// shows the same.
fn done(ui: &mut Ui, workspace: &Workspace, form: &mut PersonForm, actions: &mut Actions) {
    part_heading(ui, icons::CHECK, &text("person-opted-out"));
    ui.small_dim(&text("person-opted-out-explains"));
    let open: Vec<&PlatformId> = workspace.summary.as_ref().map(Summary::platforms).unwrap_or_default();
    let mut platforms: Vec<(PlatformId, String)> = workspace
        .book
        .platforms
        .values()
        .filter(|platform| !platform.family)
        .map(|platform| (platform.id.clone(), platform.name.clone()))
        .collect();
    platforms.sort_by_key(|(id, _)| open.iter().position(|known| *known == id).unwrap_or(usize::MAX));
    for (id, name) in platforms {
        opted_out(ui, workspace, form, (&id, &name), actions);
        if let Some(line) = letter_line(workspace, &id) {
            ui.small_dim(&line);
        }
    }
    if link_button(ui, &text("person-to-guide")).clicked() {
        actions.push(Show::Screen(Screen::OptOut));
    }
}

/// Draws whether and when they opted out of a platform.
fn opted_out(
    ui: &mut Ui,
    workspace: &Workspace,
    form: &mut PersonForm,
    (id, name): (&PlatformId, &str),
    actions: &mut Actions,
) {
    let mut say = |on: Option<Date>| actions.push(Change::OptedOut { platform: id.to_owned(), on });
    ui.horizontal_wrapped(|ui| {
        in_column(ui, vec2(84.0, 28.0), |ui| {
            ui.label(name);
        });
        match workspace.settings.person.opted_out.get(id).copied() {
            Some(day) => {
                let picker = form.days.entry(id.to_owned()).or_default();
                if let Some(day) = date_button(ui, picker, Some(day), workspace.today, Days::Past) {
                    say(Some(day));
                }
                let taken_back = link_button(ui, &text("person-opted-out-not"));
                let spoken = text_with("person-opted-out-not-of", &[("platform", name.into())]);
                if taken_back.accessible_name(spoken).clicked() {
                    say(None);
                }
            }
            None => {
                let said = button(ui, text("person-opted-out-say"));
                let spoken = text_with("person-opted-out-say-of", &[("platform", name.into())]);
                if said.accessible_name(spoken).clicked() {
                    say(Some(workspace.today));
                }
            }
        }
    });
}
