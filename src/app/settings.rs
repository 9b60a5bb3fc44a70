//! What is remembered between two starts: choices, never contents.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The choices a person made.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: egui::ThemePreference,
    /// The country, once it was chosen.
    pub region: Option<String>,
    /// What the person said of themselves.
    pub person: You,
    /// The countries that are set side by side, in their order.
    pub compared: Vec<String>,
    /// What the person did, by platform and remedy.
    pub ticks: BTreeMap<String, BTreeMap<String, Date>>,
    /// The letters they sent, by platform.
    pub letters: BTreeMap<String, Sent>,
}

/// What a person said about themselves. Each field is optional, changes verdicts, and stays on this computer.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct You {
    /// When they were born: a year or a day.
    pub born: Option<String>,
    /// Where they lived before, and the first day they no longer did.
    pub before: Option<(String, Date)>,
    /// The day they opted out, by platform.
    pub opted_out: BTreeMap<String, Date>,
}

/// A letter that was sent. Its text is not kept.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Sent {
    /// Which letter.
    pub letter: String,
    /// Where the person lived when they sent it.
    pub region: String,
    /// When.
    pub on: Date,
    /// When the reminder was sent.
    pub reminded: Option<Date>,
}

/// Copies settings that cannot be read to `settings-unreadable.ron`, because the next save overwrites them.
fn keep_what_cannot_be_read() {
    let Some(folder) = crate::pack::settings_folder() else { return };
    let file = folder.join("settings.ron");
    if std::fs::metadata(&file).is_ok_and(|known| known.len() > 0) {
        tracing::warn!("settings cannot be read; they are kept in another file");
        std::fs::copy(&file, folder.join("settings-unreadable.ron")).ok();
    }
}

/// The key of the settings in the window's storage.
const KEY: &str = "settings";

impl Settings {
    /// The days on which the person did something, by platform and by the id of the step or letter: the steps they
    /// ticked, and the letters they sent.
    pub fn done(&self) -> BTreeMap<String, BTreeMap<String, Date>> {
        let mut done = self.ticks.clone();
        for (platform, sent) in &self.letters {
            done.entry(platform.clone()).or_default().insert(sent.letter.clone(), sent.on);
        }
        done
    }

    /// The saved settings; the default ones if there are none or they cannot be read.
    pub fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        let read = storage.and_then(|storage| eframe::get_value(storage, KEY));
        if read.is_none() {
            keep_what_cannot_be_read();
        }
        read.unwrap_or_default()
    }

    /// Puts the settings into the window's storage.
    pub fn save(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }
}
