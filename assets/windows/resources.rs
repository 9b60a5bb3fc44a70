//! What stands in the program's file beside its code, on Windows.
//!
//! It needs no crate for that, because the linker of Visual Studio embeds a manifest by itself, and takes a compiled resource file as any
//! other input.

use std::env;
use std::path::Path;

/// Tells the linker.
pub fn link() {
    println!("cargo::rerun-if-changed=assets/windows/resources.rs");
    println!("cargo::rerun-if-env-changed=FODDER_RESOURCES");
    let is = |key: &str, value: &str| env::var(key).is_ok_and(|found| found == value);
    // The target, which a build script has only in its environment; `cfg` would be the system that builds.
    if !is("CARGO_CFG_TARGET_OS", "windows") || !is("CARGO_CFG_TARGET_ENV", "msvc") {
        return;
    }

    // In every build, because paths of more than 260 characters cannot be opened without it.
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let manifest = Path::new(&root).join("assets/windows/fodder.manifest");
    println!("cargo::rerun-if-changed=assets/windows/fodder.manifest");
    println!("cargo::rustc-link-arg-bins=/MANIFEST:EMBED");
    println!("cargo::rustc-link-arg-bins=/MANIFESTINPUT:{}", manifest.display());
    // The linker would add what ours says already, that the program runs with the rights of who starts it.
    println!("cargo::rustc-link-arg-bins=/MANIFESTUAC:NO");

    // The icon and the version, which need a resource compiler: the release workflow compiles them and names the result.
    if let Ok(resources) = env::var("FODDER_RESOURCES") {
        println!("cargo::rerun-if-changed={resources}");
        println!("cargo::rustc-link-arg-bins={resources}");
    }
}
