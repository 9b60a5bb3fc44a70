//! A conversation: its messages one below the other, the person's own at the right.

use crate::app::actions::{Actions, Show, Side};
use crate::app::theme::{self, Palette, space};
use crate::app::widgets::{UiText as _, button, check};
use crate::app::workspace::Workspace;
use crate::inventory::Inventory;
use crate::summary::Hit;
use crate::text::{self, counted, text};
use crate::vocab::Author;
use egui::{Align, Frame, Id, Layout, Margin, RichText, Ui, vec2};
use jiff::civil::Date;
use std::ops::Range;

/// So many messages are drawn at a time, because each of them is laid out in every frame.
const PAGE: usize = 60;
/// Of a longer message this many characters are drawn; the rest stands in the item itself.
const MOST_CHARS: usize = 2_000;

/// A message, as it is drawn: its words are cut after [`MOST_CHARS`].
#[derive(Debug)]
struct Message {
    hit: Hit,
    author: Author,
    day: Option<Date>,
    words: String,
    media: u64,
}

/// A conversation, around one of its messages.
#[derive(Debug)]
pub struct Conversation {
    /// The message that it was opened from.
    from: Hit,
    messages: Vec<Message>,
    /// [`Workspace::opened`] when this was made. It tells apart items of different archives with the same indices, in the id that notes
    /// that the message was scrolled to.
    opened: u64,
    /// How many of its messages are older than the first one here, and how many are newer than the last one.
    around: (usize, usize),
}

/// The messages to show: a page around one of them.
fn page(count: usize, at: usize) -> Range<usize> {
    let from = at.saturating_sub(PAGE / 2).min(count.saturating_sub(PAGE));
    from..(from + PAGE).min(count)
}

/// How many messages the conversation of an item has. 0 if it belongs to none.
pub fn length(inventory: &Inventory, item: usize) -> usize {
    inventory.items.conversation(item).len()
}

impl Conversation {
    /// The conversation of a message. `None` if it is not there any more.
    pub fn of(from: Hit, workspace: &Workspace) -> Option<Self> {
        let inventory = workspace.inventories.get(from.archive as usize)?;
        let items = inventory.items.conversation(from.item as usize);
        let at = items.iter().position(|item| *item == from.item as usize)?;
        let shown = page(items.len(), at);
        let around = (shown.start, items.len() - shown.end);
        let message = |item: &usize| {
            let words = inventory.items.text(*item);
            let end = words.char_indices().nth(MOST_CHARS).map_or(words.len(), |(at, _)| at);
            let mut words = words.get(..end).unwrap_or_default().to_owned();
            if end < inventory.items.text(*item).len() {
                words.push('…');
            }
            Message {
                hit: Hit { archive: from.archive, item: u32::try_from(*item).unwrap_or(u32::MAX) },
                author: inventory.items.traits(*item).map_or(Author::Unknown, |traits| traits.author),
                day: inventory.items.stamp(*item).and_then(crate::readers::Stamp::day),
                words,
                media: inventory.items.media(*item).0,
            }
        };
        let messages = items.get(shown).unwrap_or_default().iter().map(message).collect();
        Some(Self { from, messages, opened: workspace.opened(), around })
    }

    /// The id of the scroll area: that of the message the conversation was opened from, so that a page opened from another message starts
    /// anew.
    pub fn id(&self) -> String {
        format!("conversation {}/{}", self.from.archive, self.from.item)
    }
}

/// Draws the conversation. `with_others` is whether the words of other people are shown.
pub fn ui(ui: &mut Ui, conversation: &Conversation, with_others: &mut bool, actions: &mut Actions) {
    let Conversation { messages, around: (older, newer), .. } = conversation;
    ui.dim(&counted("conversation-explains", (messages.len() + older + newer) as u64));
    ui.add_space(space::XS);
    check(ui, with_others, text("items-with-others"));
    ui.add_space(space::S);
    if *older > 0
        && let Some(first) = messages.first()
        && button(ui, counted("conversation-older", *older as u64)).clicked()
    {
        actions.push(Side::Conversation(first.hit));
    }
    let mut day = None;
    for message in messages {
        if message.day != day {
            day = message.day;
            ui.add_space(space::S);
            ui.vertical_centered(|ui| {
                ui.small_dim(&day.map_or_else(|| text("sources-undated"), text::long_date));
            });
        }
        let is_marked = message.hit == conversation.from;
        let top = ui.cursor().min;
        bubble(ui, message, (*with_others, is_marked), actions);
        // The message that it was opened from may be far from the first one.
        let shown = Id::unique(("message that was shown", conversation.opened, &message.hit));
        if is_marked && !ui.data(|data| data.get_temp::<bool>(shown).unwrap_or(false)) {
            let rect = egui::Rect::from_min_max(top, egui::pos2(ui.max_rect().right(), ui.cursor().min.y));
            ui.scroll_to_rect(rect, Some(Align::Center));
            ui.data_mut(|data| data.insert_temp(shown, true));
        }
    }
    ui.add_space(space::S);
    if *newer > 0
        && let Some(last) = messages.last()
        && button(ui, counted("conversation-newer", *newer as u64)).clicked()
    {
        actions.push(Side::Conversation(last.hit));
    }
}

fn bubble(ui: &mut Ui, message: &Message, (with_others, is_marked): (bool, bool), actions: &mut Actions) {
    let palette = Palette::of(ui);
    let is_own = message.author == Author::Own;
    let width = ui.available_width() * 0.82;
    let align = if is_own { Align::Max } else { Align::Min };
    ui.add_space(space::XS);
    ui.with_layout(Layout::top_down(align), |ui| {
        ui.set_max_width(ui.available_width());
        let fill = if is_own { palette.selection } else { palette.panel };
        let line = if is_marked { palette.accent } else { palette.line };
        let frame = Frame::new()
            .fill(fill)
            .stroke(egui::Stroke::new(if is_marked { 1.5 } else { 1.0 }, line))
            .corner_radius(8)
            .inner_margin(Margin::symmetric(10, 7));
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(align), |ui| {
            frame.show(ui, |ui| {
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    let who = text(&format!("conversation-{}", message.author.id()));
                    ui.label(RichText::new(who).size(theme::size::SMALL).color(palette.dim));
                    if is_own || with_others {
                        let words =
                            if message.words.is_empty() { text("items-no-text") } else { message.words.clone() };
                        ui.add(egui::Label::new(words).wrap().selectable(true));
                    } else {
                        ui.dim(&text("items-others"));
                    }
                    if message.media > 0 {
                        ui.small_dim(&counted("contents-media", message.media));
                    }
                    let open = egui::Button::new(RichText::new(text("conversation-item")).size(theme::size::SMALL));
                    if !is_marked && ui.add(open.frame(false)).clicked() {
                        actions.push(Show::Further(Side::Item(message.hit)));
                    }
                });
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lies_around_its_message() {
        assert_eq!(page(10, 3), 0..10);
        assert_eq!(page(200, 100), 70..130);
        assert_eq!(page(200, 0), 0..60);
        assert_eq!(page(200, 199), 140..200);
    }
}
