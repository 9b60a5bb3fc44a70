//! Files that operating systems leave in zips and folders. They are skipped and counted.

use super::name_of;

/// Whether an operating system left the file at this path behind.
pub(super) fn is_litter(path: &str) -> bool {
    let in_macosx = path.split('/').any(|part| part.eq_ignore_ascii_case("__MACOSX"));
    let name = name_of(path);
    in_macosx
        || name.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini", ".localized"].iter().any(|known| name.eq_ignore_ascii_case(known))
}
