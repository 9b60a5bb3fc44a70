//! What systems leave in zips and folders: known, left on purpose, and counted.

/// Why a file is system litter, or `None` if it is not.
pub(super) fn reason(path: &str) -> Option<&'static str> {
    let in_macosx = path.split('/').any(|part| part.eq_ignore_ascii_case("__MACOSX"));
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_litter = in_macosx
        || name.starts_with("._")
        || [".DS_Store", "Thumbs.db", "desktop.ini", ".localized"].iter().any(|known| name.eq_ignore_ascii_case(known));
    is_litter.then_some("system litter")
}
