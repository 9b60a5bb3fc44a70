//! Colours, type and spacing: the values that all screens share, so that they look alike.

use crate::assets::FONTS;
use crate::vocab::Fill;
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, TextStyle, Theme};
use std::sync::Arc;

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    /// Behind everything.
    pub paper: Color32,
    /// Cards, the top bar, controls.
    pub panel: Color32,
    /// Hairlines and outlines.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Less important text.
    pub dim: Color32,
    /// Behind what is selected, and behind icons.
    pub selection: Color32,
    /// Links and the one primary action.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Used, no way out.
    pub used: Color32,
    /// Used unless the person objects.
    pub opt_out: Color32,
    /// The outline of the fill in `opt_out`.
    pub opt_out_line: Color32,
    /// Not used, or only if the person agreed.
    pub not_used: Color32,
    /// Open: it depends, is planned, or is not established.
    pub open: Color32,
    /// The dots on the fill in `open`.
    pub open_dots: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const LIGHT: Palette = Palette {
    paper: rgb(0xF7_F6_F3),
    panel: rgb(0xFF_FF_FF),
    line: rgb(0xE3_E0_D9),
    text: rgb(0x1D_1C_1A),
    dim: rgb(0x67_63_5B),
    selection: rgb(0xEC_E9_E2),
    accent: rgb(0x1F_5F_A8),
    on_accent: rgb(0xFF_FF_FF),
    used: rgb(0xA6_32_00),
    opt_out: rgb(0xED_A6_2B),
    opt_out_line: rgb(0x6B_4A_00),
    not_used: rgb(0x23_68_B0),
    open: rgb(0x84_8A_90),
    open_dots: rgb(0xE4_E6_E8),
};

const DARK: Palette = Palette {
    paper: rgb(0x18_18_17),
    panel: rgb(0x22_22_20),
    line: rgb(0x36_35_31),
    text: rgb(0xEC_EA_E4),
    dim: rgb(0xA1_9C_91),
    selection: rgb(0x2E_2D_2A),
    accent: rgb(0x7D_B7_F0),
    on_accent: rgb(0x12_16_1B),
    used: rgb(0xDB_5A_2B),
    opt_out: rgb(0xFF_D4_79),
    opt_out_line: rgb(0x8A_66_1C),
    not_used: rgb(0x4C_9B_E8),
    open: rgb(0x7F_85_8B),
    open_dots: rgb(0x2A_2C_2E),
};

impl Palette {
    /// The colours of the theme that a ui is drawn in.
    #[must_use]
    pub fn of(ui: &egui::Ui) -> Self {
        if ui.visuals().dark_mode { DARK } else { LIGHT }
    }

    /// The colour of words on a fill.
    #[must_use]
    pub fn on_fill(&self, fill: Fill) -> Color32 {
        let is_dark = self.text.r() > 128;
        match fill {
            Fill::Used | Fill::OptedOut | Fill::OptIn | Fill::Paused | Fill::NotUsed | Fill::Barred if !is_dark => {
                Color32::WHITE
            }
            _ => Color32::from_rgb(0x11, 0x11, 0x11),
        }
    }

    /// The colour of a fill.
    #[must_use]
    pub fn fill(&self, fill: Fill) -> Color32 {
        match fill {
            Fill::Used => self.used,
            Fill::OptOut | Fill::Objected => self.opt_out,
            Fill::Depends | Fill::Planned | Fill::Open => self.open,
            Fill::OptedOut | Fill::OptIn | Fill::Paused | Fill::NotUsed | Fill::Barred => self.not_used,
        }
    }
}

/// The colours of the theme in use.
#[must_use]
pub fn palette(ctx: &egui::Context) -> Palette {
    if ctx.style_of(ctx.theme()).visuals.dark_mode { DARK } else { LIGHT }
}

/// The family of semibold text.
pub const SEMIBOLD: &str = "semibold";

/// Sizes of text, in points.
pub mod size {
    /// Running text.
    pub const BODY: f32 = 13.5;
    /// Remarks.
    pub const SMALL: f32 = 12.0;
    /// The heading of a section.
    pub const SECTION: f32 = 16.0;
    /// The headline of a screen.
    pub const HEADLINE: f32 = 25.0;
}

/// Distances, in points.
pub mod space {
    /// Within a line.
    pub const XS: f32 = 4.0;
    /// Between lines.
    pub const S: f32 = 8.0;
    /// Between widgets.
    pub const M: f32 = 12.0;
    /// Between groups.
    pub const L: f32 = 16.0;
    /// Between sections.
    pub const XL: f32 = 24.0;
    /// Around a page.
    pub const PAGE: f32 = 34.0;
}

/// Height of the top bar.
pub const TOP_BAR: f32 = 44.0;
/// Below this width, as in the smallest window at 200 %, icons replace words, and columns are stacked.
pub const NARROW: f32 = 480.0;
/// Width of the rail.
pub const RAIL: f32 = 176.0;
/// Corner radius of controls.
pub const RADIUS: u8 = 6;
/// Corner radius of cards.
pub const CARD_RADIUS: u8 = 8;

/// A font of semibold text.
#[must_use]
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// A font of regular text.
#[must_use]
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Sets fonts and both themes.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Used where the system does not say whether it is light or dark.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    for (theme, palette) in [(Theme::Light, LIGHT), (Theme::Dark, DARK)] {
        ctx.style_mut_of(theme, |style| apply(style, &palette));
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("inter", FONTS.bytes("inter-regular.otf"));
    add("inter-semibold", FONTS.bytes("inter-semibold.otf"));
    add("icons", FONTS.bytes("icons.ttf"));
    add("hack", FONTS.bytes("hack-regular.ttf"));
    for (family, list) in [
        (FontFamily::Proportional, ["inter", "icons", "hack"]),
        (FontFamily::Name(SEMIBOLD.into()), ["inter-semibold", "icons", "hack"]),
        (FontFamily::Monospace, ["hack", "inter", "icons"]),
    ] {
        fonts.families.insert(family, list.map(str::to_owned).to_vec());
    }
    fonts
}

fn apply(style: &mut egui::Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, regular(size::BODY)),
        (TextStyle::Heading, semibold(size::HEADLINE)),
        (TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = egui::vec2(space::S, space::S);
    spacing.button_padding = egui::vec2(12.0, 5.0);
    spacing.interact_size = egui::vec2(28.0, 28.0);
    spacing.menu_margin = Margin::same(8);
    spacing.window_margin = Margin::same(20);
    spacing.extra_text_line_spacing = 2.5;
    // Scroll bars are drawn in the colour of text at half strength, because a control has to have a contrast of 3:1 to be seen.
    spacing.scroll = egui::style::ScrollStyle {
        foreground_color: true,
        floating_width: 4.0,
        handle_min_length: 24.0,
        dormant_background_opacity: 0.0,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.6,
        interact_handle_opacity: 0.8,
        ..egui::style::ScrollStyle::thin()
    };
    style.interaction.selectable_labels = false;

    let visuals = &mut style.visuals;
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.extreme_bg_color = palette.panel;
    visuals.text_edit_bg_color = Some(palette.paper);
    visuals.faint_bg_color = palette.selection;
    visuals.code_bg_color = palette.selection;
    visuals.hyperlink_color = palette.accent;
    visuals.override_text_color = Some(palette.text);
    visuals.weak_text_color = Some(palette.dim);
    visuals.selection.bg_fill = palette.accent.gamma_multiply(0.22);
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.warn_fg_color = palette.used;
    visuals.error_fg_color = palette.used;
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
    for (state, fill, line) in [
        (&mut widgets.inactive, palette.panel, palette.dim.gamma_multiply(0.7)),
        (&mut widgets.hovered, palette.selection, palette.dim),
        (&mut widgets.active, palette.selection, palette.accent),
        (&mut widgets.open, palette.selection, palette.line),
    ] {
        state.bg_fill = if fill == palette.panel { palette.selection } else { fill };
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, line);
        state.fg_stroke = Stroke::new(1.0, palette.text);
        state.corner_radius = CornerRadius::same(RADIUS);
        state.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocab::Outcome;

    /// The contrast of two colours, as WCAG 2.2 defines it: from 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let light = |color: Color32| {
            let linear = |part: u8| {
                let part = f32::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Success criterion 1.4.3: text has a contrast of at least 4.5 to what it stands on.
    #[test]
    fn every_text_can_be_read_on_what_it_stands_on() {
        for (name, palette) in [("light", LIGHT), ("dark", DARK)] {
            let Palette { paper, panel, selection, text, dim, accent, on_accent, .. } = palette;
            for (what, ink, ground) in [
                ("text on paper", text, paper),
                ("text on panel", text, panel),
                ("text on selection", text, selection),
                ("dim on paper", dim, paper),
                ("dim on panel", dim, panel),
                ("dim on selection", dim, selection),
                ("links on paper", accent, paper),
                ("links on panel", accent, panel),
                ("links on selection", accent, selection),
                ("words on the accent", on_accent, accent),
            ] {
                let found = contrast(ink, ground);
                assert!(found >= 4.5, "{name}: {what} {found:.2}");
            }
            for outcome in Outcome::ALL {
                let found = contrast(palette.on_fill(outcome.fill()), palette.fill(outcome.fill()));
                assert!(found >= 4.5, "{name}: words on {} {found:.2}", outcome.id());
            }
        }
    }

    /// WCAG 1.4.11: graphical objects and the focus ring have a contrast of at least 3.
    #[test]
    fn every_fill_can_be_seen() {
        for (name, palette) in [("light", LIGHT), ("dark", DARK)] {
            for ground in [palette.paper, palette.panel] {
                assert!(contrast(palette.accent, ground) >= 3.0, "{name}: the ring of the focus");
                for outcome in Outcome::ALL {
                    let fill = palette.fill(outcome.fill());
                    // The amber is too bright for white alone, so that it has an outline.
                    let edge = if fill == palette.opt_out { palette.opt_out_line } else { fill };
                    let found = contrast(fill, ground).max(contrast(edge, ground));
                    assert!(found >= 3.0, "{name}: {} {found:.2}", outcome.id());
                }
            }
        }
    }
}
