//! Where a data pack that a person took is kept, and the one before it.

use super::{PackFile, settings_folder};
use crate::rulebook;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Two folders beside the settings: `data`, which is used if it exists, and `data-before`, to which one click returns.
///
/// Where there is no `data`, the pack inside the program is used, and where there is no `data-before`, it is what one
/// returns to.
#[derive(Clone, Debug)]
pub struct PackSlots {
    home: PathBuf,
}

impl PackSlots {
    /// The folders in a folder of settings.
    #[must_use]
    pub fn new(home: &Path) -> Self {
        Self { home: home.to_owned() }
    }

    /// The folders of the person. `None` if the system names no home folder.
    #[must_use]
    pub fn of_person() -> Option<Self> {
        settings_folder().map(|home| Self::new(&home))
    }

    /// The pack in use; `None` is the one inside the program.
    #[must_use]
    pub fn in_use(&self) -> Option<PathBuf> {
        Some(self.data()).filter(|folder| folder.is_dir())
    }

    /// The pack to which [`Self::swap`] returns; `None` is the one inside the program.
    #[must_use]
    pub fn before(&self) -> Option<PathBuf> {
        Some(self.data_before()).filter(|folder| folder.is_dir())
    }

    /// The version of the pack to which [`Self::swap`] returns; `None` if there is nothing to return to.
    #[must_use]
    pub fn version_before(&self) -> Option<String> {
        match (self.before(), self.in_use()) {
            (Some(before), _) => rulebook::version_in(&before),
            (None, Some(_)) => Some(rulebook::built_in_version()),
            (None, None) => None,
        }
    }

    /// Keeps a pack and uses it from now on. The one in use becomes the one before. Returns its folder.
    ///
    /// # Errors
    /// If a file or folder cannot be written. Then the pack in use stays the same.
    pub fn install(&self, file: &PackFile) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.home)?;
        // Written whole before anything is replaced.
        let new = tempfile::Builder::new().prefix("data-new-").tempdir_in(&self.home)?;
        for (name, text) in &file.texts {
            let path = new.path().join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
        }
        let used = self.in_use();
        // The same pack once more leaves the one before what it was.
        let is_same = used.as_deref().and_then(rulebook::version_in).as_ref() == Some(&file.pack.book.version);
        if !is_same {
            remove(&self.data_before())?;
        }
        match used {
            None => fs::rename(new.path(), self.data())?,
            Some(_) if is_same => {
                // It is deleted with the temporary folder.
                let aside = tempfile::Builder::new().prefix("data-aside-").tempdir_in(&self.home)?;
                self.replace(new.path(), &aside.path().join("data"))?;
            }
            Some(_) => self.replace(new.path(), &self.data_before())?,
        }
        Ok(self.data())
    }

    /// Moves a folder to where the pack in use lies, and that pack aside. If that fails, the pack in use is moved back.
    fn replace(&self, new: &Path, aside: &Path) -> io::Result<()> {
        fs::rename(self.data(), aside)?;
        fs::rename(new, self.data()).inspect_err(|_| {
            fs::rename(aside, self.data()).ok();
        })
    }

    /// Uses the pack before, and makes the one in use the one before.
    ///
    /// # Errors
    /// If a folder cannot be renamed.
    pub fn swap(&self) -> io::Result<()> {
        match (self.in_use(), self.before()) {
            (Some(_), Some(before)) => {
                let aside = self.home.join("data-aside");
                remove(&aside)?;
                fs::rename(&before, &aside)?;
                self.replace(&aside, &before).inspect_err(|_| {
                    fs::rename(&aside, &before).ok();
                })
            }
            (Some(data), None) => fs::rename(data, self.data_before()),
            (None, Some(before)) => fs::rename(before, self.data()),
            (None, None) => Ok(()),
        }
    }

    fn data(&self) -> PathBuf {
        self.home.join("data")
    }

    fn data_before(&self) -> PathBuf {
        self.home.join("data-before")
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
