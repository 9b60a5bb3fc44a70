//! What is remembered between two starts: choices, never contents.

use serde::{Deserialize, Serialize};

/// The choices a person made.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: egui::ThemePreference,
    /// The country, once it was chosen.
    pub region: Option<String>,
}

/// The key under which they are kept.
const KEY: &str = "settings";

impl Settings {
    /// What was remembered.
    pub fn load(storage: Option<&dyn eframe::Storage>) -> Self {
        storage.and_then(|storage| eframe::get_value(storage, KEY)).unwrap_or_default()
    }

    /// Remembers them.
    pub fn save(&self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, KEY, self);
    }
}
