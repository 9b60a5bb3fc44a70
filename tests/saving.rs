//! What is written is written whole, or the old file stays.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use fodder::save::save;

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
    assert!(save(std::path::Path::new("/dev/full"), "text").is_err());
}

/// The new file keeps the permissions of the old one, on a file system in memory if there is one.
#[cfg(unix)]
#[test]
fn a_file_stays_as_private_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let in_memory = std::path::Path::new("/dev/shm");
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
