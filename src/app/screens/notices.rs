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

/// More banners than this about archives are folded into one, because they would push everything else out of sight. The banners about
/// what failed, the country, the day and files that were not read are never folded.
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
            ("n", text::plural(headline.files_not_read)),
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
    draw_banners(ui, workspace, actions);
    if let Some(summary) = workspace.shown() {
        draw_archive_notes(ui, workspace, summary);
    }
}

/// A banner about whose the open archives are, or about numbers that may be wrong.
struct Banner<'w> {
    icon: &'static str,
    message: String,
    asks: Asks<'w>,
    /// Whether it says that a number may be wrong.
    is_grave: bool,
}

/// What a banner lets a person answer.
enum Asks<'w> {
    Nothing,
    /// Whether the birth date that an archive gives is theirs.
    Birth(Born),
    /// Which birth date counts: the one of the archive or the one that they typed.
    BirthConflict {
        given: Born,
        typed: Born,
    },
    /// Whether the birth date that was typed for other accounts counts for the open ones.
    BirthOfOthers(Born),
    /// Whether where the person lived before, said of other accounts, holds for the open ones.
    MoveOfOthers,
    /// Whether ticks that may be another account's are given up or kept.
    Adopted(&'w PlatformId),
    /// Whether what is in several exports of one account counts once.
    CountOnce,
}

impl<'w> Banner<'w> {
    /// All banners, those on whose the archives are first.
    fn all(workspace: &'w Workspace) -> Vec<Self> {
        let mut list = Vec::new();
        if let Some((born, inventory)) = workspace.birth_suggestion() {
            let platform = workspace.book.platform_name(&inventory.platform);
            let at = workspace.inventories.iter().position(|one| std::ptr::eq(one, inventory));
            let name = at.map_or_else(String::new, |at| archive_name(&workspace.inventories, at));
            let message = text_with("birth-suggestion", &[("platform", platform.into()), ("name", name.into())]);
            list.push(Self { icon: icons::INFO, message, asks: Asks::Birth(born), is_grave: false });
        }
        if let Some((typed, given)) = workspace.open_birth_conflict() {
            let mut all = workspace.inventories.iter();
            let says = all.position(|inventory| inventory.account.born == Some(given.earliest));
            let name = says.map_or_else(String::new, |at| archive_name(&workspace.inventories, at));
            let values =
                [("typed", born_in_words(typed).into()), ("given", born_in_words(given).into()), ("name", name.into())];
            let message = text_with("birth-conflict", &values);
            list.push(Self {
                icon: icons::WARNING,
                message,
                asks: Asks::BirthConflict { given, typed },
                is_grave: false,
            });
        }
        if let Some(typed) = workspace.birth_of_others() {
            let message = text_with("birth-of-others", &[("typed", born_in_words(typed).into())]);
            list.push(Self { icon: icons::INFO, message, asks: Asks::BirthOfOthers(typed), is_grave: false });
        }
        if let Some((region, until)) = workspace.move_of_others() {
            let region = workspace.book.regions.get(region).map_or(region.as_str(), |region| region.name.as_str());
            let message =
                text_with("move-of-others", &[("region", region.into()), ("until", text::date(*until).into())]);
            list.push(Self { icon: icons::INFO, message, asks: Asks::MoveOfOthers, is_grave: false });
        }
        for (id, platform) in workspace.adopted() {
            let message = text_with("adopted-ticks", &[("platform", platform.into())]);
            list.push(Self { icon: icons::WARNING, message, asks: Asks::Adopted(id), is_grave: false });
        }
        let statement = |message: String| Self { icon: icons::WARNING, message, asks: Asks::Nothing, is_grave: false };
        for platform in workspace.not_adopted() {
            list.push(statement(text_with("not-adopted-ticks", &[("platform", platform.into())])));
        }
        let mixed = workspace.mixed_accounts();
        for (platform, names) in &mixed {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let first = names.first().copied().unwrap_or_default();
            let values =
                [("platform", platform.as_str().into()), ("first", first.into()), ("names", text::list(&names).into())];
            list.push(statement(text_with("mixed-accounts", &values)));
        }
        // The notice above names the people whose accounts of one platform are open.
        let people = workspace.several_people();
        // If two accounts have the same name, `mixed_accounts` adds something in brackets to each.
        let is_named = |name: &String| {
            let mut named = mixed.iter().flat_map(|(_, names)| names);
            named.any(|known| known == name || known.starts_with(&format!("{name} (")))
        };
        if !people.iter().all(is_named) {
            let names: Vec<&str> = people.iter().map(String::as_str).collect();
            list.push(statement(text_with("several-people", &[("names", text::list(&names).into())])));
        }
        for NamelessArchive { at, platform, put_aside } in workspace.nameless_beside_others() {
            let name = archive_name(&workspace.inventories, *at);
            let key = if *put_aside { "nameless-put-aside" } else { "nameless-archive" };
            list.push(statement(text_with(key, &[("name", name.into()), ("platform", platform.as_str().into())])));
        }
        if let Some(summary) = workspace.shown() {
            list.extend(grave(workspace, summary));
        }
        list
    }

    /// Draws the buttons that answer it.
    fn buttons(&self, ui: &mut Ui, actions: &mut Actions) {
        let mut offer = |ui: &mut Ui, label: String, change: Change| {
            if button(ui, label).clicked() {
                actions.push(change);
            }
        };
        match self.asks {
            Asks::Nothing => {}
            Asks::Birth(born) => {
                ui.horizontal_wrapped(|ui| {
                    offer(ui, text("birth-use"), Change::Born(Some(born)));
                    offer(ui, text("birth-refuse"), Change::Born(None));
                });
            }
            Asks::BirthConflict { given, typed } => {
                ui.horizontal_wrapped(|ui| {
                    offer(ui, born_in_words(given), Change::Born(Some(given)));
                    offer(ui, born_in_words(typed), Change::TypedBirth);
                });
            }
            Asks::BirthOfOthers(typed) => {
                ui.horizontal_wrapped(|ui| {
                    let yes = text_with("birth-of-others-use", &[("typed", born_in_words(typed).into())]);
                    offer(ui, yes, Change::TypedBirth);
                    offer(ui, text("birth-refuse"), Change::Born(None));
                });
            }
            Asks::MoveOfOthers => {
                ui.horizontal_wrapped(|ui| {
                    offer(ui, text("move-of-others-use"), Change::MoveOfOthers { is_theirs: true });
                    offer(ui, text("move-of-others-refuse"), Change::MoveOfOthers { is_theirs: false });
                });
            }
            Asks::Adopted(id) => {
                ui.horizontal_wrapped(|ui| {
                    offer(ui, text("adopted-own"), Change::Own(id.clone()));
                    offer(ui, text("adopted-disown"), Change::Disown(id.clone()));
                });
            }
            Asks::CountOnce => {
                let once = button(ui, text("exports-once")).on_hover_text(text("exports-once-explains"));
                if once.clicked() {
                    actions.push(Change::Once(true));
                }
            }
        }
    }
}

/// Draws the banners; more than [`MOST_BANNERS`] are folded into one.
fn draw_banners(ui: &mut Ui, workspace: &Workspace, actions: &mut Actions) {
    let list = Banner::all(workspace);
    if list.len() <= MOST_BANNERS {
        for banner in &list {
            notice(ui, banner.icon, &banner.message, |ui| banner.buttons(ui, actions));
            ui.add_space(space::S);
        }
        return;
    }
    let key = if list.iter().any(|banner| banner.is_grave) { "notices-grave" } else { "notices-accounts" };
    let mut message = counted(key, list.len() as u64);
    // Until it is answered, everybody counts as an adult: that is not to be found only by unfolding.
    let asks_birth = |banner: &Banner<'_>| {
        matches!(banner.asks, Asks::Birth(_) | Asks::BirthConflict { .. } | Asks::BirthOfOthers(_))
    };
    if list.iter().any(asks_birth) {
        message = format!("{message} {}", text("notices-birth"));
    }
    notice(ui, icons::WARNING, &message, |ui| {
        let title = fold_title(ui, &text("notices-which"), theme::regular(theme::size::BODY));
        CollapsingHeader::new(title).id_salt("banners").show(ui, |ui| {
            for (at, banner) in list.iter().enumerate() {
                ui.push_id(at, |ui| {
                    ui.label(&banner.message);
                    banner.buttons(ui, actions);
                    ui.add_space(space::XS);
                });
            }
        });
    });
    ui.add_space(space::S);
}

/// A birth date as it is written everywhere else: a day, or a year alone.
pub fn born_in_words(born: Born) -> String {
    if born.earliest == born.latest { text::date(born.earliest) } else { born.to_string() }
}

/// The message of an archive, with the name of the archive if others are open.
fn named(workspace: &Workspace, summary: &Summary, nth: usize, archive: &ArchiveSummary, message: &str) -> String {
    let part = archive.parts.first().map_or("", |part| part.name.as_str());
    let alike = summary.archives.iter().filter(|other| other.platform == archive.platform).count();
    let name = match workspace.shown_indices().get(nth) {
        Some(at) if alike > 1 => archive_name(&workspace.inventories, *at),
        _ => archive.platform_name.clone(),
    };
    // Some messages begin with the name of the file.
    match message.strip_prefix(part).filter(|_| alike > 1) {
        Some(rest) => format!("{name}{rest}"),
        None if summary.archives.len() > 1 && !message.starts_with(&name) => format!("{name}: {message}"),
        None => message.to_owned(),
    }
}

/// The notices of the archives by which a number may be wrong.
fn grave<'w>(workspace: &Workspace, summary: &Summary) -> Vec<Banner<'w>> {
    let mut list = Vec::new();
    // The index in the list of the last notice about another export of the same account.
    let mut last_twin = None;
    for (nth, archive) in summary.archives.iter().enumerate() {
        let banner = |message: &str| Banner {
            icon: icons::WARNING,
            message: named(workspace, summary, nth, archive, message),
            asks: Asks::Nothing,
            is_grave: true,
        };
        let notices = archive.notices.iter().zip(&archive.notice_codes);
        list.extend(
            notices.filter(|(_, code)| GRAVE.contains(&code.as_str())).map(|(message, _)| banner(message.as_str())),
        );
        for problem in archive.problems.iter().filter(|problem| problem.kind == ProblemKind::SameAccount) {
            last_twin = Some(list.len());
            list.push(banner(&problem.message));
        }
    }
    // Offered here as well as on In numbers, because people meet the notice about several exports of one account first.
    if !workspace.once
        && let Some(banner) = last_twin.and_then(|at| list.get_mut(at))
    {
        banner.asks = Asks::CountOnce;
    }
    list
}

/// Draws the notes on the archives by which no number is wrong. A single one is shown, and several are folded into one line.
fn draw_archive_notes(ui: &mut Ui, workspace: &Workspace, summary: &Summary) {
    let mut notes: Vec<String> = Vec::new();
    for (nth, archive) in summary.archives.iter().enumerate() {
        let others = archive.notices.iter().zip(&archive.notice_codes);
        let others = others.filter(|(_, code)| !GRAVE.contains(&code.as_str()));
        notes.extend(others.map(|(message, _)| named(workspace, summary, nth, archive, message)));
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
