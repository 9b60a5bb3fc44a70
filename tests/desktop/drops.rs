//! The real program in a real window on a real X server.

use crate::support::x11::Desktop;
use crate::support::*;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// The program, running; it ends with the test.
struct Running {
    child: Child,
    settings: tempfile::TempDir,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn start(arguments: &[&Path]) -> Running {
    start_with(arguments, &[])
}

fn start_with(arguments: &[&Path], environment: &[(&str, &str)]) -> Running {
    let settings = tempfile::tempdir().expect("a temporary folder");
    let child = fodder()
        .args(arguments)
        .envs(environment.iter().copied())
        .env("XDG_CONFIG_HOME", settings.path())
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // No session bus: the file dialog cannot be the portal's and falls back to zenity.
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env_remove("WAYLAND_DISPLAY")
        .spawn()
        .expect("the program starts");
    Running { child, settings }
}

/// Waits until the window of this title shows something. It is looked for each time, because one of a program that was just ended may
/// still be there.
fn wait_until_drawn(desktop: &Desktop, title: &str) -> u32 {
    let begun = Instant::now();
    loop {
        let window = desktop.wait_for(title);
        if desktop.colours(window) >= 8 {
            return window;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "the window stays empty");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
#[ignore = "needs an X server and OpenGL"]
fn the_window_has_its_titles() {
    let desktop = Desktop::connect();
    let (_dir, path) = zip(COMPLETE, &small());
    let empty = start(&[]);
    wait_until_drawn(&desktop, "Fodder");
    drop(empty);
    let mut opened = start(&[&path]);
    let window = desktop.wait_for(&format!("{COMPLETE} - Fodder"));
    // What is remembered are choices, never contents.
    desktop.close(window);
    let begun = Instant::now();
    loop {
        if let Some(status) = opened.child.try_wait().expect("a status") {
            assert!(status.success(), "{status}");
            let kept = std::fs::read_to_string(opened.settings.path().join("fodder/settings.json")).expect("settings");
            let beside = std::fs::read_dir(opened.settings.path().join("fodder")).expect("a folder").count();
            assert_eq!(beside, 1, "nothing else is kept");
            assert!(kept.contains("theme") && !kept.contains("Juno") && !kept.contains("LinkedIn"), "{kept}");
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "the window does not close");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The drivers for OpenGL cannot be loaded; the second renderer must not stumble over what is left of the first.
#[cfg(has_wgpu)]
const NO_OPENGL: &[(&str, &str)] =
    &[("LIBGL_DRIVERS_PATH", "/nonexistent"), ("__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent.json")];

#[cfg(has_wgpu)]
#[test]
#[ignore = "needs an X server and a Vulkan device"]
fn a_window_opens_where_opengl_fails() {
    let desktop = Desktop::connect();
    let _running = start_with(&[], NO_OPENGL);
    wait_until_drawn(&desktop, "Fodder");
}

#[cfg(has_wgpu)]
#[test]
#[ignore = "needs an X server"]
fn without_any_renderer_it_is_said_and_the_commands_are_named() {
    let mut environment = NO_OPENGL.to_vec();
    environment.push(("VK_DRIVER_FILES", "/nonexistent"));
    let output = fodder().envs(environment).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(said.contains("no window could be opened") && said.contains("--help"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
#[ignore = "needs an X server and OpenGL"]
fn a_file_dropped_by_the_desktop_is_read() {
    let desktop = Desktop::connect();
    let (_a, first) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let (_b, second) = zip("Complete_LinkedInDataExport_03-14-2025.zip", &small());
    let _running = start(&[]);
    let window = desktop.wait_for("Fodder");
    desktop.drop_files(window, &[&first]);
    let window = desktop.wait_for("Complete_LinkedInDataExport_03-14-2026.zip - Fodder");
    desktop.drop_files(window, &[&second]);
    desktop.wait_for("Complete_LinkedInDataExport_03-14-2026.zip + 1 - Fodder");
}

/// Opening another zip from the file manager opens another window; the first one stays as it is.
#[test]
#[ignore = "needs an X server and OpenGL"]
fn a_second_start_opens_a_second_window() {
    let desktop = Desktop::connect();
    let (_a, first) = zip("first.zip", &small());
    let (_b, second) = zip("second.zip", &small());
    let _one = start(&[&first]);
    desktop.wait_for("first.zip - Fodder");
    let _two = start(&[&second]);
    desktop.wait_for("second.zip - Fodder");
    desktop.wait_for("first.zip - Fodder");
}

#[test]
#[ignore = "needs an X server and OpenGL"]
fn several_parts_dropped_together_are_read_together() {
    let desktop = Desktop::connect();
    let (first, second): (Files, Files) = small().into_iter().partition(|(path, _)| path.starts_with('S'));
    let (_a, a) = zip("part one.zip", &first);
    let (_b, b) = zip("part two.zip", &second);
    let _running = start(&[]);
    let window = desktop.wait_for("Fodder");
    desktop.drop_files(window, &[&a, &b]);
    desktop.wait_for("part one.zip + 1 - Fodder");
}

#[test]
#[ignore = "needs an X server, OpenGL, zenity and xdotool"]
fn the_file_dialog_answers() {
    let desktop = Desktop::connect();
    let (_dir, path) = zip(COMPLETE, &small());
    let _running = start(&[]);
    let window = wait_until_drawn(&desktop, "Fodder");
    let xdotool = |arguments: &[&str]| {
        let status = Command::new("xdotool").args(arguments).status().expect("xdotool");
        assert!(status.success(), "{arguments:?}");
    };
    xdotool(&["windowfocus", "--sync", &window.to_string()]);
    xdotool(&["key", "ctrl+o"]);
    // Without a window manager nobody hands the keyboard to a new dialog, and the first keys may come too soon.
    let wanted = format!("{COMPLETE} - Fodder");
    let begun = Instant::now();
    while !desktop.titles().contains(&wanted) {
        assert!(begun.elapsed() < Duration::from_mins(1), "the dialog never answered: {:?}", desktop.titles());
        let Some(dialog) = desktop.another(&["Fodder"]) else {
            std::thread::sleep(Duration::from_millis(200));
            continue;
        };
        std::thread::sleep(Duration::from_millis(1200));
        let focused = Command::new("xdotool").args(["windowfocus", "--sync", &dialog.to_string()]).status();
        if !focused.is_ok_and(|status| status.success()) {
            continue;
        }
        // Whatever an earlier try left in the field is replaced.
        xdotool(&["key", "ctrl+a"]);
        xdotool(&["type", "--delay", "25", &path.to_string_lossy()]);
        std::thread::sleep(Duration::from_millis(500));
        xdotool(&["key", "Return"]);
        std::thread::sleep(Duration::from_secs(2));
    }
}

#[test]
#[ignore = "needs an X server and OpenGL"]
fn no_socket_to_the_network_is_opened() {
    let desktop = Desktop::connect();
    let (_dir, path) = zip(COMPLETE, &small());
    let running = start(&[&path]);
    desktop.wait_for(&format!("{COMPLETE} - Fodder"));
    let folder = format!("/proc/{}/fd", running.child.id());
    let inodes: Vec<String> = std::fs::read_dir(folder)
        .expect("the program's files")
        .filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok())
        .filter_map(|target| Some(target.to_string_lossy().strip_prefix("socket:[")?.trim_end_matches(']').to_owned()))
        .collect();
    assert!(!inodes.is_empty(), "it has at least the display's socket");
    for table in ["tcp", "tcp6", "udp", "udp6"] {
        let rows = std::fs::read_to_string(format!("/proc/net/{table}"));
        // A system may have no sockets of the sixth version, but it has the others.
        assert!(rows.is_ok() || table.ends_with('6'), "/proc/net/{table}");
        let rows = rows.unwrap_or_default();
        for row in rows.lines().skip(1) {
            let inode = row.split_whitespace().nth(9).unwrap_or_default();
            assert!(!inodes.iter().any(|own| own == inode), "{table}: {row}");
        }
    }
}
