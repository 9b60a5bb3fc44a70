//! Writing a file whole or not at all: it is written under another name in the same folder, and then renamed in one
//! step. A crash, a full disk or a drive that vanishes leaves the old file as it was.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why a file was not saved.
///
/// `Display` is plain English for developers; [`crate::text::say`] has the sentences for people.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It is one of the archives that were opened, or lies within one.
    #[error("the file is an archive that was opened, or lies within one")]
    Archive,
    /// There is a file of that name.
    #[error("a file of that name exists")]
    Exists,
    /// There is no such folder.
    #[error("the folder does not exist")]
    NoFolder,
    /// The system's error.
    #[error("{0}")]
    System(#[from] io::Error),
}

/// Writes bytes to a file, unless the file is one of these archives or lies within one. An existing file is replaced
/// only if `may_replace` is set.
///
/// # Errors
/// If the file must not or cannot be written. An existing file is then unchanged.
pub fn save_beside(path: &Path, bytes: &[u8], archives: &[PathBuf], may_replace: bool) -> Result<(), SaveError> {
    save_beside_with(path, archives, may_replace, |file| file.write_all(bytes))
}

/// Like [`save_beside`], bit by bit, for what is too long to be kept in memory.
///
/// # Errors
/// As [`save_beside`], and what `write` returns.
pub fn save_beside_with(
    path: &Path,
    archives: &[PathBuf],
    may_replace: bool,
    write: impl FnOnce(&mut (dyn io::Write + Send)) -> io::Result<()>,
) -> Result<(), SaveError> {
    if is_of_archive(path, archives.iter().map(PathBuf::as_path)) {
        return Err(SaveError::Archive);
    }
    if !may_replace && path.exists() {
        return Err(SaveError::Exists);
    }
    if path.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        return Err(SaveError::NoFolder);
    }
    Ok(save_with(path, write)?)
}

/// Whether a path leads to one of the archives that were opened, or lies within one, whether there is a file already or not: it must not
/// be written to.
#[must_use]
pub fn is_of_archive<'p>(path: &Path, archives: impl IntoIterator<Item = &'p Path>) -> bool {
    // A pipe or a terminal is no archive, and comparing it would open it, which waits for somebody at its other end.
    if std::fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        return false;
    }
    // Of a file that is not there yet, the folder tells where it will be.
    let folder_of = |path: &Path| match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => std::fs::canonicalize("."),
        Some(folder) => std::fs::canonicalize(folder),
        None => Err(io::ErrorKind::NotFound.into()),
    };
    let place = std::fs::canonicalize(path).or_else(|_| folder_of(path));
    let within = |archive: &Path| {
        let folder = archive.is_dir().then(|| std::fs::canonicalize(archive).ok()).flatten();
        folder.is_some_and(|folder| place.as_ref().is_ok_and(|place| place.starts_with(folder)))
    };
    archives.into_iter().any(|archive| same_file::is_same_file(path, archive).unwrap_or(false) || within(archive))
}

/// Writes bytes to a file.
///
/// # Errors
/// If the file cannot be written: no such folder, no permission, no room. The old file is then still there.
pub fn save(path: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    save_with(path, |file| file.write_all(bytes.as_ref()))
}

/// Writes a file bit by bit, for what is too long to be kept in memory.
///
/// # Errors
/// As [`save`], and what `write` returns. The old file is then still there.
pub fn save_with(path: &Path, write: impl FnOnce(&mut (dyn io::Write + Send)) -> io::Result<()>) -> io::Result<()> {
    // A pipe or a terminal cannot be replaced, so it is written to; so are the files that the system itself provides.
    let is_shown = (path.starts_with("/dev") && !path.starts_with("/dev/shm")) || path.starts_with("/proc");
    if is_shown || std::fs::metadata(path).is_ok_and(|known| !known.is_file()) {
        let mut file = std::fs::File::options().append(true).open(path)?;
        return write(&mut file);
    }
    // A link is kept: the file that it leads to is replaced, or created if it does not exist.
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|known| known.is_symlink());
    let target = if is_link { std::fs::canonicalize(path) } else { Ok(path.to_owned()) };
    let Ok(target) = target else { return write(&mut std::fs::File::create(path)?) };
    let path = target.as_path();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fodder-");
    // The permissions of any file that the person saves; the system's umask still restricts them.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    {
        let mut buffered = io::BufWriter::new(&mut file);
        write(&mut buffered)?;
        buffered.flush()?;
    }
    // The new file takes over the permissions of the old one, so that nobody else can read it.
    if let Ok(old) = std::fs::metadata(path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_in_one_step() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("summary.md");
        std::fs::write(&path, "old").expect("written");
        save(&path, "new, and longer").expect("saved");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "new, and longer");
        // Nothing else is left beside it.
        assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_new_file_in_the_folder_of_an_archive_is_of_it() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let archive = dir.path().join("archive");
        std::fs::create_dir_all(archive.join("data")).expect("a folder");
        let is_of = |path: &Path| is_of_archive(path, [archive.as_path()]);
        assert!(is_of(&archive.join("data/new.html")) && is_of(&archive.join("new.html")));
        assert!(!is_of(&dir.path().join("new.html")) && !is_of(&dir.path().join("no/such/folder.html")));
    }

    #[cfg(unix)]
    #[test]
    fn a_failed_save_leaves_the_old_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().expect("a temporary folder");
        assert!(save(&dir.path().join("no/such/folder.md"), "text").is_err());
        let path = dir.path().join("summary.md");
        std::fs::write(&path, "old").expect("written");
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o500)).expect("set");
        let written = save(&path, "new");
        std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o700)).expect("set");
        // Root can write here despite the permissions.
        if written.is_err() {
            assert_eq!(std::fs::read_to_string(&path).expect("read"), "old");
        }
        assert_eq!(std::fs::read_dir(dir.path()).expect("a folder").count(), 1);
        // A full disk is an error.
        assert!(save(Path::new("/dev/full"), "text").is_err());
    }

    /// The new file keeps the permissions of the old one, on a file system in memory if there is one.
    #[cfg(unix)]
    #[test]
    fn a_file_stays_as_private_as_it_was() {
        use std::os::unix::fs::PermissionsExt as _;
        let in_memory = Path::new("/dev/shm");
        let dir = if in_memory.is_dir() { tempfile::tempdir_in(in_memory) } else { tempfile::tempdir() };
        let dir = dir.expect("a temporary folder");
        let path = dir.path().join("summary.md");
        save(&path, "old").expect("saved");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("set");
        save(&path, "new").expect("saved");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "new");
        assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_written_through() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let (target, link) = (dir.path().join("target.md"), dir.path().join("link.md"));
        std::fs::write(&target, "old").expect("written");
        std::os::unix::fs::symlink(&target, &link).expect("linked");
        save(&link, "new").expect("saved");
        assert_eq!(std::fs::read_to_string(&target).expect("read"), "new");
        assert!(std::fs::symlink_metadata(&link).expect("there").file_type().is_symlink());
    }
}
