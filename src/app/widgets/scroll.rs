//! Pages that scroll: with the mouse, with the keyboard, and to whatever gains the focus.

use crate::app::theme::space;
use egui::{Id, Key, Margin, Modifiers, Popup, ScrollArea, Ui, vec2};

/// The space that is kept between what has the focus and the edge.
const MARGIN: f32 = 12.0;
/// The share of its height by which Page Up and Page Down scroll a page, so that a little of what was visible stays visible.
const PAGE: f32 = 0.9;

/// The egui data id under which the widget is stored that handles the scroll keys itself.
const TAKEN: &str = "handles the keys that scroll";

/// Reserves Page Up, Page Down, Home and End for a widget while it has the focus.
pub fn reserve_scroll_keys(ui: &Ui, widget: Id) {
    ui.data_mut(|data| data.insert_temp(Id::unique(TAKEN), widget));
}

/// A screen that scrolls as a whole. Whatever gains the focus comes into sight, because without that the keyboard would
/// reach things that nobody can see; Page Up, Page Down, Home and End scroll it.
pub fn page(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    page_with_keys(ui, salt, true, add);
}

/// The same for a page whose inner areas, such as a table or the text of a letter, must not take these keys: they scroll the page.
pub fn page_before_inner(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    page_with_keys(ui, salt, false, add);
}

/// Draws a page. `inner_first`: Page Down and the like scroll an area within the page, such as a table, if there is one; otherwise
/// they always scroll the page.
///
/// egui hands a scroll request to the first scroll area that ends after it. So the keys are read before the contents in the one case
/// and after them in the other.
fn page_with_keys(ui: &mut Ui, salt: &str, inner_first: bool, add: impl FnOnce(&mut Ui)) {
    let height = ui.available_height();
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        if inner_first {
            scroll_by_keys(ui, height);
        }
        start_of_page(ui);
        add(ui);
        if !inner_first {
            scroll_by_keys(ui, height);
        }
        follow_focus(ui, salt);
    });
}

/// The space around the contents of a page. Its height depends on that of the window alone: a panel that opens beside the page must
/// not move the rows of a table.
pub fn page_margin(ui: &Ui) -> Margin {
    let x = if ui.available_width() < 700.0 { 20 } else { space::PAGE as i8 };
    let y = if ui.ctx().content_rect().height() < 600.0 { 18 } else { 26 };
    Margin::symmetric(x, y)
}

/// The egui data id of the request to focus the beginning of the page.
const WANTED: &str = "the focus goes to the page";

/// Lets the keyboard go on at the beginning of the page: the next Tab reaches the first control of it, instead of the first
/// one of the window.
pub fn focus_page(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(WANTED), true));
}

/// The same, unless something else takes the focus in the meantime: what had it may be gone, such as a question that was
/// answered.
pub fn focus_page_if_lost(ctx: &egui::Context) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(WANTED), false));
}

/// The egui data id under which the widget is stored that was given the focus back.
const RESTORED: &str = "the focus that was given back";

/// Gives the focus back to what had it before a dialog or a menu. Nothing is scrolled, because the person may have scrolled on by
/// the mouse since.
pub fn restore_focus(ctx: &egui::Context, widget: Id) {
    ctx.memory_mut(|memory| memory.request_focus(widget));
    ctx.data_mut(|data| data.insert_temp(Id::unique(RESTORED), widget));
}

/// An invisible widget at the beginning of a page that takes the focus when [`focus_page`] or [`focus_page_if_lost`] asked for it. It
/// exists only until the focus moves on, so that Tab does not stop at it.
fn start_of_page(ui: &Ui) {
    let id = Id::unique("start of the page");
    let wanted = ui.data_mut(|data| data.remove_temp::<bool>(Id::unique(WANTED)));
    let is_lost = || ui.memory(|memory| memory.focused().is_none()) && !Popup::is_any_open(ui.ctx());
    let is_wanted = wanted.is_some_and(|always| always || is_lost());
    if !is_wanted && !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let place = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), 0.0));
    let start = ui.interact(place, id, egui::Sense::focusable_noninteractive());
    start.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, crate::text::text("page-start")));
    if is_wanted && wanted == Some(true) {
        start.request_focus();
    } else if is_wanted {
        restore_focus(ui.ctx(), start.id);
    }
}

/// Gives the focus to a widget without bringing it into sight, because the screen has only just been opened and is to be
/// read from its top.
pub fn focus_in_place(ui: &Ui, salt: &str, response: &egui::Response) {
    response.request_focus();
    let known = Id::unique(("focus that was followed", salt));
    ui.data_mut(|data| data.insert_temp(known, Some(response.id)));
}

/// Brings what has just gained the focus into sight of the scroll area that this is within. `salt` tells scroll areas
/// apart that stand on the screen at one time.
pub fn follow_focus(ui: &Ui, salt: &str) {
    let known = Id::unique(("focus that was followed", salt));
    let focused = ui.memory(egui::Memory::focused);
    let followed: Option<Option<Id>> = ui.data(|data| data.get_temp(known));
    // In the frame of a press or a click the focus follows the pointer, and asking for the response of what has the focus would take the
    // focus away from whatever was given it by a click elsewhere.
    if followed == Some(focused) || ui.input(|input| input.pointer.any_pressed() || input.pointer.any_released()) {
        return;
    }
    let restored = ui.data(|data| data.get_temp::<Id>(Id::unique(RESTORED)));
    if restored.is_some() && restored == focused {
        ui.data_mut(|data| data.insert_temp(known, focused));
        return;
    }
    if focused.is_some() {
        ui.data_mut(|data| data.remove::<Id>(Id::unique(RESTORED)));
    }
    if let Some(id) = focused {
        let response = ui.ctx().read_response(id);
        // A widget of another layer, such as a menu, is not followed, nor one that an inner scroll area still hides; it is followed
        // once that area shows it.
        let within = |response: &egui::Response| {
            // A visible widget outside the clip rectangle belongs to something above or below the scroll area.
            let is_beside = response.interact_rect.is_positive() && !ui.clip_rect().intersects(response.interact_rect);
            response.layer_id == ui.layer_id() && ui.min_rect().contains(response.rect.center()) && !is_beside
        };
        let Some(response) = response.filter(within) else { return };
        // Nothing is scrolled for a widget taller than the page, such as a letter: it cannot be shown whole, and the page would jump.
        if response.rect.height() > ui.clip_rect().height() {
            ui.data_mut(|data| data.insert_temp(known, focused));
            return;
        }
        ui.scroll_to_rect(response.rect.expand(MARGIN), None);
    }
    ui.data_mut(|data| data.insert_temp(known, focused));
}

/// Scrolls the first scroll area that ends after this call, by Page Up, Page Down, Home and End. `height` is the visible height of the
/// page.
pub fn scroll_by_keys(ui: &Ui, height: f32) {
    let focused = ui.memory(egui::Memory::focused);
    let is_taken = focused.is_some() && ui.data(|data| data.get_temp::<Id>(Id::unique(TAKEN))) == focused;
    // Behind a dialog nothing scrolls.
    let is_behind = ui.memory(egui::Memory::top_modal_layer).is_some_and(|top| top != ui.layer_id());
    if is_taken || is_behind || ui.ctx().text_edit_focused() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    let far = 1.0e6;
    for (key, delta) in
        [(Key::PageDown, -height * PAGE), (Key::PageUp, height * PAGE), (Key::Home, far), (Key::End, -far)]
    {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, delta));
        }
    }
}
