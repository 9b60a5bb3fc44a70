//! Alerts, suggestions and notices that are shown above a screen.

use crate::app::actions::{Actions, Change, Screen, Show};
use crate::app::icons;
use crate::app::names::archive_name;
use crate::app::theme::{self, space};
use crate::app::widgets::{UiText as _, button, fold_title, note, notice};
use crate::app::workspace::{NamelessArchive, Workspace};
use crate::ids::PlatformId;
use crate::rulebook::Born;
use crate::summary::{ArchiveSummary, Summary};
use crate::text::{self, counted, number, text, text_with};
use crate::vocab::ProblemKind;
use egui::{CollapsingHeader, Ui};

/// The codes of the notices that an archive is damaged, and that it may be two people's: numbers may be wrong.
const GRAVE: [&str; 2] = ["salvaged", "stranger"];

/// More account notices than this are folded into one banner, and so are more grave notices, because they would push everything else
/// out of sight. Other banners are never folded.
const MOST_BANNERS: usize = 2;

/// Draws the alerts, the suggestions and the notices.
pub fn ui(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    for (at, alert) in workspace.alerts.iter().enumerate() {
        let message = alert.message();
        notice(ui, icons::WARNING, &message, |ui| {
            ui.horizontal_wrapped(|ui| {
                let copy = button(ui, format!("{} {}", icons::COPY, text("copy-details")));
                if copy.accessible_name(text("copy-details")).clicked() {
                    ui.ctx().copy_text(message.clone());
                    actions.push(Show::Toast(text("copied")));
                }
                if button(ui, text("dismiss")).clicked() {
                    actions.push(Change::Dismiss(at));
                }
            });
        });
        ui.add_space(space::S);
    }
    if workspace.on > workspace.today && workspace.summary.is_some() {
        note(ui, icons::CALENDAR, &text("future-day"));
        ui.add_space(space::S);
    }
    if let Some((code, name)) = &workspace.suggestion {
        let message = text_with("region-suggestion", &[("region", name.as_str().into())]);
        notice(ui, icons::GLOBE, &message, |ui| {
            ui.horizontal_wrapped(|ui| {
                let label = text_with("region-use", &[("region", name.as_str().into())]);
                if button(ui, label).clicked() {
                    actions.push(Change::Region(code.clone()));
                }
                if workspace.settings.region.is_some() {
                    if button(ui, text("region-keep")).clicked() {
                        actions.push(Change::KeepRegion);
                    }
                } else {
                    ui.small_dim(&text("region-or-pick"));
                }
            });
        });
        ui.add_space(space::S);
    }
    let shown = workspace.shown().and_then(|summary| summary.headlines.first());
    if let Some(headline) = shown.filter(|headline| headline.files_not_read > 0) {
        let values = [
            ("files", number(headline.files_not_read).into()),
            ("of", number(headline.files).into()),
            ("n", text::plural(headline.files)),
        ];
        let mut message = text_with("unread-files", &values);
        if !headline.unread_categories.is_empty() {
            let names: Vec<String> =
                headline.unread_categories.iter().map(|kind| text(&format!("category-{}", kind.id()))).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            message = format!("{message} {}", text_with("unread-kinds", &[("kinds", text::list(&names).into())]));
        }
        notice(ui, icons::WARNING, &message, |ui| {
            if button(ui, text("unread-which")).clicked() {
                // The filter for lost files is used only if the category of one is known. Files that are missing have no rows; the notes
                // on *Contents* name them.
                let has_known_categories = !headline.unread_categories.is_empty();
                actions.push(if has_known_categories { Show::LostFiles } else { Show::Screen(Screen::Contents) });
            }
        });
        ui.add_space(space::S);
    }
    if let Some((born, inventory)) = workspace.birth_suggestion() {
        let platform = workspace.book.platform_name(&inventory.platform);
        let at = workspace.inventories.iter().position(|one| std::ptr::eq(one, inventory));
        let name = at.map_or_else(String::new, |at| archive_name(&workspace.inventories, at));
        let values = [("platform", platform.into()), ("name", name.into())];
        notice(ui, icons::INFO, &text_with("birth-suggestion", &values), |ui| {
            ui.horizontal_wrapped(|ui| {
                if button(ui, text("birth-use")).clicked() {
                    actions.push(Change::Born(Some(born)));
                }
                if button(ui, text("birth-refuse")).clicked() {
                    actions.push(Change::Born(None));
                }
            });
        });
        ui.add_space(space::S);
    }
    if let Some((typed, given)) = workspace.open_birth_conflict() {
        let mut all = workspace.inventories.iter();
        let says = all.position(|inventory| inventory.account.born == Some(given.earliest));
        let name = says.map_or_else(String::new, |at| archive_name(&workspace.inventories, at));
        let values =
            [("typed", born_in_words(typed).into()), ("given", born_in_words(given).into()), ("name", name.into())];
        notice(ui, icons::WARNING, &text_with("birth-conflict", &values), |ui| {
            ui.horizontal_wrapped(|ui| {
                if button(ui, born_in_words(given)).clicked() {
                    actions.push(Change::Born(Some(given)));
                }
                if button(ui, born_in_words(typed)).clicked() {
                    actions.push(Change::TypedBirth);
                }
            });
        });
        ui.add_space(space::S);
    }
    draw_account_notices(ui, workspace, actions);
    if let Some(summary) = workspace.shown() {
        draw_archive_notices(ui, workspace, summary, actions);
    }
}

/// A notice about whose the open archives are.
struct AccountNotice {
    message: String,
    /// The platform whose ticks can be given up, because they may be another account's.
    disowns: Option<PlatformId>,
}

impl AccountNotice {
    fn all(workspace: &Workspace) -> Vec<Self> {
        let without_button = |message: String| Self { message, disowns: None };
        let mut list = Vec::new();
        for (id, platform) in workspace.adopted() {
            let message = text_with("adopted-ticks", &[("platform", platform.as_str().into())]);
            list.push(Self { message, disowns: Some(id) });
        }
        let mixed = workspace.mixed_accounts();
        for (platform, names) in &mixed {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let first = names.first().copied().unwrap_or_default();
            let values =
                [("platform", platform.as_str().into()), ("first", first.into()), ("names", text::list(&names).into())];
            list.push(without_button(text_with("mixed-accounts", &values)));
        }
        // The notice above names the people whose accounts of one platform are open.
        let people = workspace.several_people();
        let is_named = |name: &String| mixed.iter().flat_map(|(_, names)| names).any(|known| known.starts_with(name));
        if !people.iter().all(is_named) {
            let names: Vec<&str> = people.iter().map(String::as_str).collect();
            list.push(without_button(text_with("several-people", &[("names", text::list(&names).into())])));
        }
        for NamelessArchive { at, platform, put_aside } in workspace.nameless_beside_others() {
            let name = archive_name(&workspace.inventories, *at);
            let key = if *put_aside { "nameless-put-aside" } else { "nameless-archive" };
            list.push(without_button(text_with(key, &[("name", name.into()), ("platform", platform.as_str().into())])));
        }
        list
    }

    fn draw_button(&self, ui: &mut Ui, actions: &mut Actions) {
        if let Some(id) = &self.disowns
            && button(ui, text("adopted-disown")).clicked()
        {
            actions.push(Change::Disown(id.clone()));
        }
    }
}

/// Draws the notices about whose the open archives are; more than [`MOST_BANNERS`] are folded into one.
fn draw_account_notices(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    let list = AccountNotice::all(workspace);
    if list.len() > MOST_BANNERS {
        notice(ui, icons::WARNING, &counted("notices-accounts", list.len() as u64), |ui| {
            let title = fold_title(ui, &text("notices-which"), theme::regular(theme::size::BODY));
            CollapsingHeader::new(title).id_salt("account notices").show(ui, |ui| {
                for (at, one) in list.iter().enumerate() {
                    ui.push_id(at, |ui| {
                        ui.label(&one.message);
                        one.draw_button(ui, actions);
                    });
                }
            });
        });
        ui.add_space(space::S);
        return;
    }
    for one in &list {
        notice(ui, icons::WARNING, &one.message, |ui| one.draw_button(ui, actions));
        ui.add_space(space::S);
    }
}

/// A birth date as it is written everywhere else: a day, or a year alone.
fn born_in_words(born: Born) -> String {
    if born.earliest == born.latest { text::date(born.earliest) } else { born.to_string() }
}

/// Draws the notices and problems of the archives. Those that make a number wrong are shown as banners, folded into one if there are
/// more than [`MOST_BANNERS`]; a single other note is shown, and several are folded into one line.
fn draw_archive_notices(ui: &mut Ui, workspace: &Workspace, summary: &Summary, actions: &mut Actions) {
    let once = workspace.once;
    let several = summary.archives.len() > 1;
    let indices = workspace.shown_indices();
    let named = |nth: usize, archive: &ArchiveSummary, message: &str| {
        let part = archive.parts.first().map_or("", |part| part.name.as_str());
        let alike = summary.archives.iter().filter(|other| other.platform == archive.platform).count();
        let name = match indices.get(nth) {
            Some(at) if alike > 1 => archive_name(&workspace.inventories, *at),
            _ => archive.platform_name.clone(),
        };
        // Some messages begin with the name of the file.
        match message.strip_prefix(part).filter(|_| alike > 1) {
            Some(rest) => format!("{name}{rest}"),
            None if several && !message.starts_with(&name) => format!("{name}: {message}"),
            None => message.to_owned(),
        }
    };
    let mut grave: Vec<String> = Vec::new();
    // The index in `grave` of the last notice about another export of the same account.
    let mut last_twin = None;
    let mut notes: Vec<String> = Vec::new();
    for (nth, archive) in summary.archives.iter().enumerate() {
        for (message, code) in archive.notices.iter().zip(&archive.notice_codes) {
            let list = if GRAVE.contains(&code.as_str()) { &mut grave } else { &mut notes };
            list.push(named(nth, archive, message));
        }
        let same = archive.problems.iter().filter(|problem| problem.kind == ProblemKind::SameAccount);
        for problem in same {
            last_twin = Some(grave.len());
            grave.push(named(nth, archive, &problem.message));
        }
    }
    // Offered here as well as on In numbers, because people meet the notice about several exports of one account first.
    let mut count_once = |ui: &mut Ui| {
        if last_twin.is_some()
            && !once
            && button(ui, text("exports-once")).on_hover_text(text("exports-once-explains")).clicked()
        {
            actions.push(Change::Once(true));
        }
    };
    if grave.len() > MOST_BANNERS {
        notice(ui, icons::WARNING, &counted("notices-grave", grave.len() as u64), |ui| {
            let title = fold_title(ui, &text("notices-which"), theme::regular(theme::size::BODY));
            CollapsingHeader::new(title).id_salt("grave notices").show(ui, |ui| {
                for message in &grave {
                    ui.label(message);
                }
            });
            count_once(ui);
        });
        ui.add_space(space::S);
    } else {
        for (at, message) in grave.iter().enumerate() {
            notice(ui, icons::WARNING, message, |ui| {
                if last_twin == Some(at) {
                    count_once(ui);
                }
            });
            ui.add_space(space::S);
        }
    }
    if let [only] = notes.as_slice() {
        note(ui, icons::INFO, only);
        ui.add_space(space::S);
    } else if !notes.is_empty() {
        let title = fold_title(ui, &counted("notes", notes.len() as u64), theme::regular(theme::size::BODY));
        CollapsingHeader::new(title).id_salt("notes").show(ui, |ui| {
            for message in &notes {
                note(ui, icons::INFO, message);
            }
        });
        ui.add_space(space::S);
    }
}
