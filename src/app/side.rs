//! The panel beside a screen, or in its place where there is no room: reasons, a citation, a rule, an item, a conversation, a file, or the
//! form *About you*.

use super::actions::{Actions, Show, Side};
use super::cache::Cache;
use super::hints::HintsView;
use super::icons;
use super::pictures::Pictures;
use super::screens::cited::{self, Card};
use super::screens::conversation::{self, Conversation};
use super::screens::file::{self, FileCard};
use super::screens::items::{self, ItemCard};
use super::screens::person::{self, PersonForm};
use super::screens::questions::QuestionsView;
use super::screens::raw::{self, RawView};
use super::screens::sum::{self, Sum};
use super::screens::why::{self, Why};
use super::widgets::{UiText as _, follow_focus, scroll_by_keys};
use super::workspace::Workspace;
use crate::rulebook::Query;
use crate::summary::{Search, build};
use crate::text::{text, text_with};
use crate::vocab::{Category, Use};
use egui::{Align, Button, Frame, Id, Key, Layout, Margin, ScrollArea, Ui, vec2};
use std::rc::Rc;

/// The computed contents of the panel.
#[derive(Debug)]
enum PanelContents {
    /// Nothing: the panel is closed, or what it showed is gone (the archive, item, file or category), or the data pack in use lacks the
    /// citation or rule.
    Nothing,
    Why(Why),
    Sum(Sum),
    Item(ItemCard),
    Conversation(Conversation),
    File(FileCard),
    /// A file whose raw bytes [`RawView`] shows: the indices of its archive and of itself, and its name.
    Raw {
        file: (usize, usize),
        name: String,
    },
    Card(Card),
    You,
}

/// The side panel, with its model.
#[derive(Debug, Default)]
pub struct SidePanel {
    side: Side,
    /// What was shown before, in the order in which one led to the next.
    history: Vec<Side>,
    contents: Cache<Side, PanelContents>,
    /// What had the keyboard focus when the panel was opened, so that it gets it back.
    opener: Option<Id>,
    /// Whether the panel takes the keyboard focus when it is drawn next.
    wants_focus: bool,
}

impl SidePanel {
    /// Shows something. If it was opened by keyboard, the focus goes along: `focused` is what has it now.
    pub fn show(&mut self, side: Side, focused: Option<Id>) {
        if self.is_closed() {
            self.opener = focused;
        }
        self.wants_focus = focused.is_some();
        self.history.clear();
        self.side = side;
    }

    /// Shows something that what is shown leads to, so that [`Self::back`] leads to it again.
    pub fn show_further(&mut self, side: Side, focused: Option<Id>) {
        let mut history = std::mem::take(&mut self.history);
        if !self.is_closed() && self.side != side {
            history.push(self.side.clone());
        }
        self.show(side, focused);
        self.history = history;
    }

    /// Shows what led to what is shown, or nothing. Returns what is to have the keyboard focus again once nothing is shown.
    pub fn back(&mut self) -> Option<Id> {
        match self.history.pop() {
            Some(side) => {
                self.side = side;
                self.wants_focus = true;
                None
            }
            None => self.close(),
        }
    }

    /// Shows nothing. Returns what is to have the keyboard focus again.
    pub fn close(&mut self) -> Option<Id> {
        self.side = Side::Nothing;
        self.history.clear();
        self.wants_focus = false;
        self.opener.take()
    }

    /// What is shown.
    pub fn side(&self) -> &Side {
        &self.side
    }

    /// Whether nothing is shown.
    pub fn is_closed(&self) -> bool {
        self.side == Side::Nothing
    }

    /// The country whose reasons are shown, if it is not the person's own.
    pub fn region(&self) -> Option<&str> {
        match &self.side {
            Side::Why { region, .. } => region.as_deref(),
            _ => None,
        }
    }

    /// The category whose reasons are shown, if they are those for the person's own country.
    pub fn explained(&self) -> Option<Category> {
        match &self.side {
            Side::Why { category, region: None } | Side::WhyOf { category, .. } => Some(*category),
            _ => None,
        }
    }

    /// The category whose reasons are shown, whatever the country, and the country if it is not the person's own.
    pub fn explained_anywhere(&self) -> Option<(Category, Option<&str>)> {
        match &self.side {
            Side::Why { category, region } => Some((*category, region.as_deref())),
            Side::WhyOf { category, .. } => Some((*category, None)),
            _ => None,
        }
    }

    /// Computes what is shown, and closes the panel if there is nothing to show.
    pub fn refresh(&mut self, workspace: &Workspace) {
        if matches!(*self.shown(workspace), PanelContents::Nothing) {
            self.close();
        }
    }

    fn shown(&mut self, workspace: &Workspace) -> Rc<PanelContents> {
        self.contents.get(workspace, self.side.clone(), |side| PanelContents::of(side, workspace))
    }
}

impl PanelContents {
    fn of(side: &Side, workspace: &Workspace) -> Self {
        let summary = workspace.shown();
        let card = |card: Option<Card>| card.map_or(Self::Nothing, Self::Card);
        match side {
            Side::Nothing => Self::Nothing,
            Side::Why { category, region } => {
                why_of(*category, region.as_deref(), workspace).map_or(Self::Nothing, Self::Why)
            }
            Side::WhyOf { category, item } => {
                let why = why_of(*category, None, workspace).map(|why| why.of_item_first(*item, workspace));
                why.map_or(Self::Nothing, Self::Why)
            }
            Side::Sum => summary.map_or(Self::Nothing, |summary| Self::Sum(Sum::of(summary))),
            Side::Item(hit) => ItemCard::of(*hit, workspace).map_or(Self::Nothing, Self::Item),
            Side::Conversation(hit) => Conversation::of(*hit, workspace).map_or(Self::Nothing, Self::Conversation),
            Side::File { archive, file } => {
                // The index is that among all archives, of which only some may be shown.
                FileCard::of(*archive, *file, workspace).map_or(Self::Nothing, Self::File)
            }
            Side::Raw { archive, file } => {
                let row = workspace.inventories.get(*archive).and_then(|inventory| inventory.files.get(*file));
                row.map_or(Self::Nothing, |row| Self::Raw {
                    file: (*archive, *file),
                    name: crate::archive::name_of(&row.path).to_owned(),
                })
            }
            Side::Citation(id) => {
                card(summary.and_then(|summary| Card::of_citation(id, summary, &workspace.book, workspace.today)))
            }
            Side::Rule(id) => card(summary.and_then(|summary| Card::of_rule(id, summary, &workspace.book))),
            Side::You => Self::You,
        }
    }

    fn title(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Why(why) => match &why.region {
                Some(_) => text_with(
                    "why-title-in",
                    &[("category", why.name.as_str().into()), ("region", why.region_name().into())],
                ),
                None => text_with("why-title", &[("category", why.name.as_str().into())]),
            },
            Self::Sum(_) => text("sum-title"),
            Self::Item(card) => card.title().to_owned(),
            Self::Conversation(_) => text("conversation-title"),
            Self::File(card) => card.title().to_owned(),
            Self::Raw { name, .. } => name.clone(),
            Self::Card(card) => card.title(),
            Self::You => text("person-title"),
        }
    }
}

/// The reasons of a category where the person lives, or in another country.
fn why_of(category: Category, region: Option<&str>, workspace: &Workspace) -> Option<Why> {
    let person = workspace.person();
    let of = |jurisdiction: &crate::rulebook::Jurisdiction, summary| {
        let query = Query { jurisdiction, on: workspace.on, use_: Use::PlatformGenai, person: &person };
        Why::of(category, summary, &workspace.book, &query)
    };
    let Some(code) = region else { return of(&workspace.jurisdiction()?, workspace.shown()?) };
    let jurisdiction = workspace.book.regions.jurisdiction(code, workspace.on)?;
    let asked = workspace.asked_in(jurisdiction.clone());
    let summary = build(workspace.shown_inventories(), &workspace.book, &asked);
    let mut why = of(&jurisdiction, &summary)?;
    why.region = Some(code.into());
    Some(why)
}

/// Models outside the panel that its contents read or change.
pub struct SharedModels<'o> {
    /// Which questions are answered by year.
    pub questions: &'o mut QuestionsView,
    /// What the person types of themselves.
    pub person: &'o mut PersonForm,
    /// The bytes of one file, unchanged.
    pub raw: &'o mut RawView,
    /// Pictures of the archives.
    pub pictures: &'o mut Pictures,
    /// The hints that items may touch on health, belief, politics and the like.
    pub hints: &'o mut HintsView,
    /// Whether the words and pictures of other people are shown, here and among the items.
    pub with_others: &'o mut bool,
    /// What is searched among the items.
    pub search: &'o Search,
}

/// Draws the panel. `in_place` means that it replaces the screen, because there is no room beside it.
pub fn ui(
    ui: &mut Ui,
    workspace: &Workspace,
    panel: &mut SidePanel,
    models: SharedModels<'_>,
    actions: &mut Actions,
    in_place: bool,
) {
    let SharedModels { questions, person, raw: raw_view, pictures, hints, with_others, search } = models;
    let margin = if in_place { Margin::symmetric(24, 16) } else { Margin::symmetric(20, 16) };
    let shown = panel.shown(workspace);
    let title = shown.title();
    let wants_focus = std::mem::take(&mut panel.wants_focus);
    let has_back = in_place || !panel.history.is_empty();
    heading(ui, &title, margin, (in_place, has_back, wants_focus), actions);
    // Another card, file, item or conversation starts at its top. Of the other kinds one stands for all of the same title.
    let salt = match &*shown {
        PanelContents::Card(card) => card.id.clone(),
        PanelContents::File(card) => card.path().to_owned(),
        PanelContents::Item(card) => card.id(),
        PanelContents::Conversation(conversation) => conversation.id(),
        _ => title,
    };
    let area = ui.available_rect_before_wrap();
    ScrollArea::vertical().id_salt(("side", salt)).auto_shrink(false).show(ui, |ui| {
        // The keys that scroll are the panel's while the focus is in it, or it stands in the place of the screen.
        // The focused widget is looked up only when one of these keys is pressed: `read_response` makes it surrender the focus if the
        // pointer was pressed or clicked elsewhere in this frame.
        let is_pressed = ui.input(|input| {
            [Key::PageDown, Key::PageUp, Key::Home, Key::End].into_iter().any(|key| input.key_pressed(key))
        });
        let is_within = || {
            let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
            // 60 points more, so that the buttons of the heading above the area count as within the panel.
            focused.is_some_and(|focused| area.expand(60.0).contains(focused.rect.center()))
        };
        if in_place || (is_pressed && is_within()) {
            scroll_by_keys(ui, area.height());
        }
        let mut body = margin;
        body.top = 0;
        Frame::new().inner_margin(body).show(ui, |ui| {
            ui.set_width(ui.available_width().min(680.0));
            match &*shown {
                PanelContents::Nothing => {}
                PanelContents::Why(why) => why::ui(ui, workspace, questions, why, actions),
                PanelContents::Sum(sum) => sum::ui(ui, sum, actions),
                PanelContents::Item(card) => {
                    items::card_ui(ui, workspace, card, (search, *with_others, pictures, hints), actions);
                }
                PanelContents::Conversation(conversation) => conversation::ui(ui, conversation, with_others, actions),
                PanelContents::File(card) => file::ui(ui, card, actions),
                PanelContents::Raw { file, .. } => raw::ui(ui, workspace, raw_view, *file),
                PanelContents::Card(card) => cited::ui(ui, card, actions),
                PanelContents::You => person::ui(ui, workspace, person, actions),
            }
            follow_focus(ui, "side");
        });
    });
}

fn heading(
    ui: &mut Ui,
    title: &str,
    margin: Margin,
    (in_place, has_back, wants_focus): (bool, bool, bool),
    actions: &mut Actions,
) {
    let heading = Margin { bottom: 4, ..margin };
    Frame::new().inner_margin(heading).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let back = Button::new(format!("{} {}", icons::ARROW_LEFT, text("back"))).min_size(vec2(0.0, 28.0));
            if has_back {
                let back = ui.add(back).accessible_name(text("back"));
                if wants_focus {
                    back.request_focus();
                }
                if back.clicked() {
                    actions.push(Show::Back);
                }
            }
            // A long name wraps before the button that closes the panel.
            let room = ui.available_width() - if in_place { 0.0 } else { 36.0 };
            ui.allocate_ui_with_layout(vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
                // Centres the title on the buttons. Back is taller than Close, because it has a frame.
                ui.add_space(if has_back { 4.0 } else { 1.0 });
                ui.section(title);
            });
            if !in_place {
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    let close = Button::new(icons::CLOSE).frame(false).min_size(vec2(28.0, 28.0));
                    let close = ui.add(close).accessible_name(text("close")).on_hover_text(text("close"));
                    if wants_focus && !has_back {
                        close.request_focus();
                    }
                    if close.clicked() {
                        actions.push(Side::Nothing);
                    }
                });
            }
        });
    });
}
