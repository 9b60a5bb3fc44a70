//! Icons from a subset of the Phosphor icon font, by its code points. An icon without words beside it needs an accessible name. A new
//! icon must first be added to the subset, `assets/fonts/icons.ttf`, with a tool such as `pyftsubset`.

use crate::vocab::{Category, Outcome};

pub const DOWNLOAD: &str = "\u{E20C}";
pub const CARET_DOWN: &str = "\u{E136}";
pub const CARET_LEFT: &str = "\u{E138}";
pub const CARET_RIGHT: &str = "\u{E13A}";
pub const CLOSE: &str = "\u{E4F6}";
pub const PLUS: &str = "\u{E3D4}";
pub const WARNING: &str = "\u{E4E0}";
pub const CHECK: &str = "\u{E182}";
pub const CHECK_CIRCLE: &str = "\u{E184}";
pub const INFO: &str = "\u{E2CE}";
pub const COPY: &str = "\u{E1CA}";
pub const CALENDAR: &str = "\u{E10A}";
pub const GLOBE: &str = "\u{E288}";
pub const SCALES: &str = "\u{E750}";
pub const ARROW_LEFT: &str = "\u{E058}";
pub const QUESTION: &str = "\u{E3E8}";
pub const PICTURE: &str = "\u{E2CA}";
pub const HISTORY: &str = "\u{E1A0}";

/// The icon of a category; a question mark for one without.
#[must_use]
pub fn of_category(category: Category) -> &'static str {
    match category.top().id() {
        "posts" => "\u{E0A8}",
        "comments" => "\u{E17A}",
        "media" => PICTURE,
        "voice" => "\u{E326}",
        "messages" => "\u{E218}",
        "ai-chats" => "\u{E6A2}",
        "profile" => "\u{E4C2}",
        "career" => "\u{E0EE}",
        "network" => "\u{E68E}",
        "groups" => "\u{E244}",
        "reactions" => "\u{E2A8}",
        "activity" => "\u{E30C}",
        "inferences" => "\u{E74E}",
        "places" => "\u{E316}",
        "account" => "\u{E2FE}",
        _ => QUESTION,
    }
}

/// The icon of an outcome.
#[must_use]
pub fn of_outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::UsedNoOptOut => "\u{E02E}",
        Outcome::UsedUnlessYouObject => "\u{E18C}",
        Outcome::Depends => "\u{ED3C}",
        Outcome::Planned => CALENDAR,
        Outcome::UsedOnlyIfYouAgreed => "\u{E2D6}",
        Outcome::YouOptedOut => CHECK_CIRCLE,
        Outcome::NotUsedPaused => "\u{E3A0}",
        Outcome::NotUsedByPolicy => "\u{E40A}",
        Outcome::NotUsedBarred => "\u{E3DE}",
        Outcome::NotEstablished => QUESTION,
    }
}
