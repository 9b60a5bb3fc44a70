//! The build script: deflates the files that the program carries, because they are its data and most compress to a fifth, and says
//! for Windows what stands in the program's file beside its code.

#[path = "windows/resources.rs"]
mod resources;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What `src/assets.rs` reads: a name for the folder, the folder in `assets`, and the endings of the files that are taken from it
/// and from the folders in it; all files, if none are given.
const FOLDERS: &[(&str, &str, &[&str])] = &[
    ("cases", "rulebook/cases", &["toml"]),
    ("dates", "dates", &["json"]),
    ("fonts", "fonts", &["otf", "ttf"]),
    ("hints", "hints", &["toml"]),
    ("iso-3166", "iso-3166", &["tsv"]),
    ("letters", "letters", &["toml", "txt", "html"]),
    ("locales", "locales/en", &["ftl"]),
    ("platforms", "platforms", &["toml"]),
    ("reports", "reports", &["css", "html", "md"]),
    ("rules", "rulebook", &["toml"]),
    ("sample-facebook", "sample/facebook", &[]),
    ("sample-instagram", "sample/instagram", &[]),
    ("sample-linkedin", "sample/linkedin", &[]),
    ("sample-x", "sample/x", &[]),
];

/// Sets `has_wgpu` where the second renderer is built in: if it was asked for, and always on Windows and macOS, as Cargo.toml has it.
fn say_whether_wgpu_is_there() {
    println!("cargo::rustc-check-cfg=cfg(has_wgpu)");
    let is_asked_for = std::env::var_os("CARGO_FEATURE_WGPU").is_some();
    let has_window = std::env::var_os("CARGO_FEATURE_WINDOW").is_some();
    let system = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    if is_asked_for || (has_window && matches!(system.as_str(), "windows" | "macos")) {
        println!("cargo::rustc-cfg=has_wgpu");
    }
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets/build.rs");
    say_whether_wgpu_is_there();
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from).ok_or(io::ErrorKind::NotFound);
    let (root, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    for (name, folder, endings) in FOLDERS {
        println!("cargo::rerun-if-changed=assets/{folder}");
        let folder = root.join("assets").join(folder);
        let mut files = Vec::new();
        list(&folder, &mut files)?;
        // The same files give the same bytes.
        files.sort();
        let mut packed = DeflateEncoder::new(File::create(out.join(format!("{name}.deflate")))?, Compression::best());
        for file in files {
            let relative = file.strip_prefix(&folder).map_err(io::Error::other)?;
            let relative = relative.to_str().ok_or(io::ErrorKind::InvalidFilename)?.replace('\\', "/");
            // The cases are a large part of the rules, and only those who check a pack read them.
            if *name == "rules" && relative.starts_with("cases/") {
                continue;
            }
            if endings.is_empty() || file.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known))
            {
                write(relative.as_bytes(), &mut packed)?;
                write(&fs::read(&file)?, &mut packed)?;
            }
        }
        packed.finish()?;
    }
    resources::link();
    Ok(())
}

/// All files in a folder and in those within it.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Writes bytes after their number.
fn write(bytes: &[u8], packed: &mut impl io::Write) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    packed.write_all(&length.to_le_bytes())?;
    packed.write_all(bytes)
}
