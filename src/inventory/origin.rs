//! Where an archive comes from: the disk, or the sample inside the program.

use crate::archive::Archive;
use include_dir::{Dir, include_dir};
use std::path::PathBuf;

/// Where an archive comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A zip or a folder on disk.
    Path(PathBuf),
    /// The sample inside the program: an invented person's.
    Sample,
}

impl Origin {
    /// What to call it: the file's name with its ending.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path
                .file_name()
                .map_or_else(|| path.to_string_lossy().into_owned(), |name| name.to_string_lossy().into_owned()),
            Self::Sample => SAMPLE_NAME.to_owned(),
        }
    }
}

/// What the sample is called: it is named as `LinkedIn` names its exports.
const SAMPLE_NAME: &str = "Complete_LinkedInDataExport_11-01-2026 (sample)";

/// The sample archive inside the program.
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample/linkedin");

pub(super) fn sample() -> Archive {
    fn collect(dir: &Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
        files.extend(dir.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents())));
        for inner in dir.dirs() {
            collect(inner, files);
        }
    }
    let mut files = Vec::new();
    collect(&SAMPLE, &mut files);
    files.sort();
    Archive::embedded(SAMPLE_NAME, files)
}
