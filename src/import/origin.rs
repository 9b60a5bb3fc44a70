//! Where an archive comes from: the disk, or the sample inside the program.

use crate::archive::Archive;
use crate::assets::{self, Folder};
use std::path::PathBuf;

/// Where an archive comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A zip or a folder on disk.
    Path(PathBuf),
    /// A sample inside the program.
    Sample(Sample),
}

/// The archives inside the program. All are of the same invented person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sample {
    /// `LinkedIn`'s.
    LinkedIn,
    /// Facebook's.
    Facebook,
    /// Instagram's, with Threads in it.
    Instagram,
    /// X's.
    X,
}

impl Sample {
    /// All of them, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::LinkedIn, Self::Facebook, Self::Instagram, Self::X];

    /// Its name, which has the form of the platform's own names for exports, so that it is recognised.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LinkedIn => "Complete_LinkedInDataExport_11-01-2026 (sample)",
            Self::Facebook => "facebook-maren-2026-11-03 (sample)",
            Self::Instagram => "instagram-maren-2026-11-03 (sample)",
            Self::X => "twitter-2026-11-02 (sample)",
        }
    }

    fn files(self) -> &'static Folder {
        match self {
            Self::LinkedIn => &assets::SAMPLE_LINKEDIN,
            Self::Facebook => &assets::SAMPLE_FACEBOOK,
            Self::Instagram => &assets::SAMPLE_INSTAGRAM,
            Self::X => &assets::SAMPLE_X,
        }
    }

    pub(super) fn open(self) -> Archive {
        let files: Vec<(String, &[u8])> =
            self.files().kept().iter().map(|file| (file.name.clone(), file.bytes.as_slice())).collect();
        Archive::embedded(self.name(), files)
    }
}

impl Origin {
    /// What to call it: the file's name with its ending.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path
                .file_name()
                .map_or_else(|| path.to_string_lossy().into_owned(), |name| name.to_string_lossy().into_owned()),
            Self::Sample(sample) => sample.name().to_owned(),
        }
    }
}
