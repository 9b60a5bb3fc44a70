//! Provably local: what the program asks of the system, seen from outside. No socket but those of the display, nothing
//! written but what was asked for and the settings.

use crate::support::x11::Desktop;
use crate::support::*;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// What opens a connection, starts a program, and changes a file.
const WATCHED: &str = "trace=socket,connect,bind,execve,execveat,open,openat,creat,mkdir,mkdirat,mknod,mknodat,unlink,\
unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate,chmod,fchmod,fchmodat,chown,fchown,fchownat,\
lchown,utime,utimes,utimensat,futimesat,setxattr,lsetxattr,fsetxattr";

/// The calls that only tell of sockets and programs.
const OUTWARD: [&str; 5] = ["socket(", "connect(", "bind(", "execve(", "execveat("];

/// Runs the program under `strace` and gives back what it asked for, a line a call. `meanwhile` ends a window.
fn traced(arguments: &[&str], settings: &Path, meanwhile: impl FnOnce()) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let log = dir.path().join("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-s", "256", "-e", WATCHED, "-o"]).arg(&log);
    command
        .arg(env!("CARGO_BIN_EXE_fodder"))
        .args(arguments)
        .env("XDG_CONFIG_HOME", settings)
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("MESA_SHADER_CACHE_DISABLE", "1")
        .env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={BUS}"))
        .env_remove("WAYLAND_DISPLAY")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("strace starts");
    meanwhile();
    child.wait().expect("it ends");
    let calls: Vec<String> = std::fs::read_to_string(&log).expect("a trace").lines().map(str::to_owned).collect();
    assert!(calls.iter().any(|call| call.contains("openat(")), "the trace is empty");
    calls
}

/// Where the desktop's own services would be reached, and nothing is.
const BUS: &str = "/nonexistent";

/// No connection but to these sockets of this machine, no program but this one.
fn check_connections(calls: &[String], may_connect: &[&str]) {
    for call in calls.iter().filter(|call| OUTWARD.iter().any(|name| call.contains(name))) {
        let is_allowed = if call.contains("exec") {
            call.contains(&format!("execve(\"{}\"", env!("CARGO_BIN_EXE_fodder")))
        } else if call.contains("socket(") {
            call.contains("AF_UNIX")
        } else {
            call.contains("AF_UNIX") && may_connect.iter().any(|place| call.contains(place))
        };
        assert!(is_allowed, "{call}");
    }
    let programs = calls.iter().filter(|call| call.contains("exec")).count();
    assert_eq!(programs, 1, "another program was started");
}

/// Nothing is changed but in these places.
fn check_writing(calls: &[String], may_write: &[&Path]) {
    for call in calls.iter().filter(|call| !OUTWARD.iter().any(|name| call.contains(name))) {
        let is_open = call.contains("open(") || call.contains("openat(");
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].iter().any(|mode| call.contains(mode));
        // Of a file that is open already it is the opening that counts.
        if (is_open && !writes) || call.contains(" fch") || call.contains("resumed>") {
            continue;
        }
        // Where nothing is kept, and the display's own devices.
        let is_device =
            ["\"/dev/null\"", "\"/dev/dri/", "\"/dev/udmabuf\"", "\"/dev/nvidia", "\"/dev/kfd\"", "\"/proc/self/"]
                .iter()
                .any(|place| call.contains(place));
        let is_allowed = may_write.iter().any(|place| call.contains(&format!("\"{}", place.display())));
        assert!(is_device || is_allowed, "written to: {call}");
    }
}

/// An archive that keeps the program busy for seconds.
fn large() -> Files {
    let rows = "2024-05-01 10:00:00,https://example.org,words and words and words,,,MEMBER_NETWORK\n".repeat(100_000);
    let mut files = small();
    files.retain(|(name, _)| name != "Shares.csv");
    files.push(text_file(
        "Shares.csv",
        &format!("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n{rows}"),
    ));
    files
}

#[test]
#[ignore = "needs strace"]
fn commands_open_no_socket_and_write_only_what_was_asked_for() {
    let settings = tempfile::tempdir().expect("a temporary folder");
    let out = tempfile::tempdir().expect("a temporary folder");
    let (_dir, path) = zip(COMPLETE, &large());
    let archive = path.to_str().expect("a path");
    let page = out.path().join("summary.html");
    let page = page.to_str().expect("a path");
    for arguments in [
        &["report", archive, "--region", "DE", "--out", page][..],
        &["report", archive, "--region", "DE", "--format", "json"],
        &["verdict", "--platform", "x", "--category", "posts", "--region", "GB"],
        &["optout", "--platform", "x", "--region", "GB"],
        &["data", "check"],
        &["data", "matrix", "--platform", "x"],
    ] {
        let calls = traced(arguments, settings.path(), || {});
        check_connections(&calls, &[]);
        check_writing(&calls, &[out.path()]);
    }
    assert!(Path::new(page).is_file());
    assert_eq!(std::fs::read_dir(settings.path()).expect("a folder").count(), 0, "commands leave no settings");
}

#[test]
#[ignore = "needs strace, an X server and OpenGL"]
fn the_window_opens_no_socket_to_elsewhere_and_writes_only_settings() {
    let settings = tempfile::tempdir().expect("a temporary folder");
    let samples: Vec<String> = ["linkedin", "facebook", "instagram", "x"]
        .iter()
        .map(|name| format!("{}/assets/sample/{name}", env!("CARGO_MANIFEST_DIR")))
        .collect();
    let (_dir, busy) = zip(COMPLETE, &large());
    let mut arguments: Vec<&str> = samples.iter().map(String::as_str).collect();
    arguments.insert(0, busy.to_str().expect("a path"));
    let calls = traced(&arguments, settings.path(), || {
        let desktop = Desktop::connect();
        let title = format!("{COMPLETE} + 4 - Fodder");
        desktop.wait_for(&title);
        std::thread::sleep(Duration::from_secs(5));
        desktop.close_until_gone(&title);
    });
    check_connections(&calls, &["/tmp/.X11-unix/", BUS]);
    check_writing(&calls, &[settings.path()]);
    assert!(settings.path().join("fodder/settings.json").is_file(), "the settings were written");
}

/// Runs the program under `strace`, which makes a call of the system fail, or kills the program at it.
fn with_fault(fault: &str, arguments: &[&str], settings: &Path) -> std::process::Output {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", fault, env!("CARGO_BIN_EXE_fodder")]).args(arguments);
    command.env("XDG_CONFIG_HOME", settings).output().expect("strace starts")
}

/// A crash, a full disk or a drive that is taken away while a summary is saved: the old file is as it was, nothing lies
/// half-written beside it under its name, and it is said.
#[test]
#[ignore = "needs strace"]
fn a_fault_while_saving_leaves_the_old_file() {
    let settings = tempfile::tempdir().expect("a temporary folder");
    let out = tempfile::tempdir().expect("a temporary folder");
    let (_dir, path) = zip("Complete_LinkedInDataExport_03-14-2026.zip", &small());
    let page = out.path().join("summary.html");
    std::fs::write(&page, "the old one").expect("written");
    let arguments =
        ["report", path.to_str().expect("a path"), "--region", "DE", "--out", page.to_str().expect("a path")];
    let calls = "rename,renameat,renameat2,link,linkat";
    for fault in [
        // The power fails before the new file takes the place of the old one.
        format!("inject={calls}:error=EIO:signal=KILL"),
        // The disk is full; the drive is gone.
        "inject=write:error=ENOSPC:when=1".to_owned(),
        "inject=fsync,fdatasync:error=ENOSPC".to_owned(),
        "inject=fsync,fdatasync:error=EIO".to_owned(),
        format!("inject={calls}:error=ENOSPC"),
    ] {
        let output = with_fault(&fault, &arguments, settings.path());
        assert!(!output.status.success(), "{fault}: it says that it was saved");
        assert_eq!(std::fs::read_to_string(&page).expect("the old file"), "the old one", "{fault}");
        if !fault.contains("KILL") {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("summary.html") && !said.contains("panicked"), "{fault}: {said}");
            // The old file, and what the crash left under a name of its own.
            let left = std::fs::read_dir(out.path()).expect("a folder").count();
            assert_eq!(left, 2, "{fault}: nothing half-written is left beside it");
        }
    }
    // Without a fault the same command replaces it.
    assert!(fodder().args(arguments).output().expect("it runs").status.success());
    assert!(std::fs::read_to_string(&page).expect("the new file").contains("<html"));
}
