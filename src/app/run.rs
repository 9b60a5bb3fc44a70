//! Starting the window: OpenGL first, because it is small and runs on old machines, and wgpu where that fails and the program
//! is built with it.

use super::App;
use crate::import::Origin;
use crate::pack::{PackSlots, chosen_folder, settings_folder};
use crate::today;
use eframe::{NativeOptions, Renderer};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Opens the window and returns when it is closed. `renderer` is `glow`, or `wgpu` if the program is built with
/// it; `None` tries those that are built in, in this order. `data` is a data pack: a folder, a zip, or `built-in`. `None` is the folder
/// `data` beside the settings if it exists, else the built-in pack.
#[must_use]
pub fn run(paths: Vec<PathBuf>, renderer: Option<&str>, data: Option<&Path>) -> ExitCode {
    let origins: Vec<Origin> = paths.into_iter().map(|path| Origin::Path(absolute(path))).collect();
    let order: &[Renderer] = match renderer {
        Some("glow") => &[Renderer::Glow],
        #[cfg(has_wgpu)]
        Some("wgpu") => &[Renderer::Wgpu],
        #[cfg(has_wgpu)]
        _ => &[Renderer::Glow, Renderer::Wgpu],
        #[cfg(not(has_wgpu))]
        _ => &[Renderer::Glow],
    };
    let mut why: Option<eframe::Error> = None;
    for renderer in order {
        match start(origins.clone(), *renderer, chosen_folder(data)) {
            Ok(()) => return ExitCode::SUCCESS,
            // If there is no screen at all, the second try only says that it is the second.
            Err(error) if why.is_some() && is_second_try(&error) => {}
            // What is wrong with the data is as wrong on the second try.
            Err(error @ eframe::Error::AppCreation(_)) => {
                why = Some(error);
                break;
            }
            Err(error) => why = Some(error),
        }
    }
    let why = why.map(|error| error.to_string()).unwrap_or_default();
    writeln!(
        std::io::stderr(),
        "fodder: no window could be opened ({why}). The commands work without one: see fodder --help"
    )
    .ok();
    ExitCode::FAILURE
}

fn is_second_try(error: &eframe::Error) -> bool {
    matches!(error, eframe::Error::WinitEventLoop(winit::error::EventLoopError::RecreationAttempt))
}

/// The absolute path, so that it stays valid if the working folder changes.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn start(origins: Vec<Origin>, renderer: Renderer, data: Option<PathBuf>) -> eframe::Result {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Fodder")
        .with_app_id("fodder")
        .with_inner_size([1180.0, 780.0])
        .with_min_inner_size([760.0, 520.0])
        .with_drag_and_drop(true);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/fodder-256.png")) {
        viewport = viewport.with_icon(Arc::new(icon));
    }
    let options = NativeOptions {
        viewport,
        renderer,
        #[cfg(has_wgpu)]
        wgpu_options: without_opengl(),
        #[cfg(target_os = "linux")]
        event_loop_builder: Some(Box::new(prefer_x11)),
        #[cfg(target_os = "macos")]
        event_loop_builder: Some(Box::new(|_| super::opened_with::listen())),
        ..NativeOptions::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |cc| {
        let app = App::new(cc, origins, today())?.with_drops(takes_drops());
        let app = match settings_folder() {
            Some(folder) => app.with_settings(&cc.egui_ctx, &folder),
            None => app,
        };
        let app = match PackSlots::of_person() {
            Some(slots) => app.with_slots(slots),
            None => app,
        };
        Ok(Box::new(match &data {
            Some(folder) => app.with_pack(folder),
            None => app,
        }))
    });
    eframe::run_native("fodder", options, create)
}

/// The setup of wgpu without its OpenGL backend: wgpu is tried only after OpenGL failed, and that backend panics on what the first try
/// left behind.
#[cfg(has_wgpu)]
fn without_opengl() -> eframe::egui_wgpu::WgpuConfiguration {
    use eframe::egui_wgpu::{WgpuConfiguration, WgpuSetup, WgpuSetupCreateNew};
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    setup.instance_descriptor.backends = eframe::wgpu::Backends::PRIMARY;
    WgpuConfiguration { wgpu_setup: WgpuSetup::CreateNew(setup), ..WgpuConfiguration::default() }
}

/// Whether files can be dropped on the window. winit reports no drops on Wayland, which is used if there is no X11.
fn takes_drops() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || !is_set("WAYLAND_DISPLAY")
}

/// Files cannot be dropped on a Wayland window yet, so X11 is used where the desktop offers both.
#[cfg(target_os = "linux")]
fn prefer_x11(builder: &mut eframe::EventLoopBuilder<eframe::UserEvent>) {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    if std::env::var_os("DISPLAY").is_some_and(|display| !display.is_empty()) {
        builder.with_x11();
    }
}
