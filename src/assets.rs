//! The files of `assets` that the program carries. The build script `assets/build.rs` deflates them, folder by folder.

use flate2::read::DeflateDecoder;
use std::io::Read as _;
use std::sync::OnceLock;

/// A file in the program.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its path in its folder, with `/` between the names.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// What is in it, as text; empty if it is none.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }
}

/// A folder in the program.
#[derive(Debug)]
pub struct Folder {
    deflated: &'static [u8],
    kept: OnceLock<Vec<File>>,
}

/// The folder that the build script gave this name.
macro_rules! folder {
    ($name:literal) => {
        Folder { deflated: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".deflate")), kept: OnceLock::new() }
    };
}

/// The cases of the rules.
pub static CASES: Folder = folder!("cases");
/// How dates are written.
pub static DATES: Folder = folder!("dates");
/// Typefaces.
pub static FONTS: Folder = folder!("fonts");
/// Lists of hints.
pub static HINTS: Folder = folder!("hints");
/// The codes of countries.
pub static ISO_3166: Folder = folder!("iso-3166");
/// Letters.
pub static LETTERS: Folder = folder!("letters");
/// What people read.
pub static LOCALES: Folder = folder!("locales");
/// Tables of formats.
pub static PLATFORMS: Folder = folder!("platforms");
/// What summaries look like.
pub static REPORTS: Folder = folder!("reports");
/// The rules, without their cases.
pub static RULES: Folder = folder!("rules");
/// The sample of Facebook.
pub static SAMPLE_FACEBOOK: Folder = folder!("sample-facebook");
/// The sample of Instagram.
pub static SAMPLE_INSTAGRAM: Folder = folder!("sample-instagram");
/// The sample of `LinkedIn`.
pub static SAMPLE_LINKEDIN: Folder = folder!("sample-linkedin");
/// The sample of X.
pub static SAMPLE_X: Folder = folder!("sample-x");

impl Folder {
    /// The files in the order of their names, inflated anew: for what is read once.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let mut bytes = Vec::new();
        // The build script wrote it, so it can be inflated. Tests read every folder.
        if DeflateDecoder::new(self.deflated).read_to_end(&mut bytes).is_err() {
            return Vec::new();
        }
        let mut rest = bytes.as_slice();
        let mut files = Vec::new();
        while let Some((name, bytes)) = take(&mut rest).zip(take(&mut rest)) {
            files.push(File { name: String::from_utf8_lossy(name).into_owned(), bytes: bytes.to_vec() });
        }
        files
    }

    /// The files in the order of their names, inflated once and kept for as long as the program runs.
    pub fn kept(&'static self) -> &'static [File] {
        self.kept.get_or_init(|| self.files())
    }

    /// What is in a file of this name, from what [is kept](Self::kept); nothing if there is none.
    pub fn bytes(&'static self, name: &str) -> &'static [u8] {
        self.kept().iter().find(|file| file.name == name).map_or(&[], |file| &file.bytes)
    }

    /// The text of a file of this name, from what [is kept](Self::kept).
    pub fn text(&'static self, name: &str) -> Option<&'static str> {
        self.kept().iter().find(|file| file.name == name).map(File::text)
    }
}

/// Takes bytes that stand after their number.
fn take<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (bytes, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *rest = after;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_file_is_in_the_program_as_it_is_in_the_repository() {
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        for (folder, holder) in [
            (&CASES, "rulebook/cases"),
            (&DATES, "dates"),
            (&FONTS, "fonts"),
            (&HINTS, "hints"),
            (&ISO_3166, "iso-3166"),
            (&LETTERS, "letters"),
            (&LOCALES, "locales/en"),
            (&PLATFORMS, "platforms"),
            (&REPORTS, "reports"),
            (&RULES, "rulebook"),
            (&SAMPLE_FACEBOOK, "sample/facebook"),
            (&SAMPLE_INSTAGRAM, "sample/instagram"),
            (&SAMPLE_LINKEDIN, "sample/linkedin"),
            (&SAMPLE_X, "sample/x"),
        ] {
            let root = assets.join(holder);
            let is_data = |path: &Path| {
                let is_text = path.extension().is_some_and(|ending| ending != "md" || holder == "reports");
                is_text && !(holder == "rulebook" && path.starts_with(root.join("cases")))
            };
            let mut on_disk: Vec<File> = walkdir::WalkDir::new(&root)
                .into_iter()
                .map(Result::unwrap)
                .filter(|entry| entry.file_type().is_file() && is_data(entry.path()))
                .map(|entry| File {
                    name: entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"),
                    bytes: std::fs::read(entry.path()).unwrap(),
                })
                .collect();
            on_disk.sort_by(|a, b| a.name.cmp(&b.name));
            let mut files = folder.files();
            files.sort_by(|a, b| a.name.cmp(&b.name));
            assert!(files == on_disk, "{holder}: {} files of {}", files.len(), on_disk.len());
        }
    }
}
