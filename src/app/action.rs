//! What a person can ask for. Screens ask, and it is done between frames.

use super::settings::{Sent, You};
use super::state::{Screen, Tab};
use super::worker::Dialog;
use crate::import::Origin;
use crate::optout::Stage;
use crate::rulebook::Born;
use crate::summary::Within;
use crate::vocab::Category;
use jiff::civil::Date;

/// Something a person asked for by a click, a key or a drop. Done after the frame is drawn.
#[derive(Debug)]
pub enum Action {
    /// Read these beside what is open.
    Open(Vec<Origin>),
    /// Ask for files or a folder.
    Ask(Dialog),
    /// Read what is open again, without the limits that only save time.
    ReadAnyway,
    /// Stop reading.
    Cancel,
    /// Close everything.
    CloseAll,
    /// Judge by this country.
    Region(String),
    /// Stay with the country chosen, whatever the archive names.
    KeepRegion,
    /// Judge by this birth date; or not by the one that the archive gives.
    Born(Option<Born>),
    /// Judge by this day.
    On(Date),
    /// Go to a screen.
    Go(Screen),
    /// Show why.
    Why(Category),
    /// Say that a step was done for a platform, on a day; or that it was not.
    Tick(String, String, Option<Date>),
    /// Write a letter to a platform.
    Write(String, Stage),
    /// Go back from the letter to the steps.
    Unwrite,
    /// Remember what became of the letter to a platform; or forget it.
    Letter(String, Option<Sent>),
    /// Save a text under a name.
    SaveText(String, String),
    /// Show what the person says of themselves.
    You,
    /// Take over what the person says of themselves.
    Person(You),
    /// Show only what was made within these days, or all.
    Within(Option<Within>),
    /// Set these countries side by side.
    Compare(Vec<String>),
    /// Show why a category has its outcomes in another country.
    WhyIn(Category, String),
    /// Go back to the built-in data pack.
    BuiltIn,
    /// Use the data pack of the folder again.
    OwnPack,
    /// Show a source or a rule, by its id.
    Cite(Tab, String),
    /// Close what stands beside the screen.
    CloseSide,
    /// Take an error away.
    Dismiss(String),
    /// Tell something for a few seconds.
    Tell(String),
    /// Answer a question, for all of it or for a year; or take an answer back.
    Answer(String, Option<String>),
    /// Show only one platform, or all.
    Only(Option<String>),
    /// Prepare an export.
    Export,
    /// Ask where to save.
    AskWhere,
    /// Write the export.
    Save,
}
