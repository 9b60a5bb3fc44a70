//! Pictures of screens, where it matters how they look: the fills of outcomes in both themes.

use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use fodder::app::App;
use fodder::import::{Origin, Sample};
use jiff::civil::date;
use std::time::{Duration, Instant};

/// The sample's overview in a theme.
fn overview(theme: egui::Theme) -> Harness<'static, App> {
    let mut harness = Harness::builder().with_size([1000.0, 700.0]).with_theme(theme).wgpu().build_eframe(|cc| {
        App::new(cc, vec![Origin::Sample(Sample::LinkedIn)], date(2026, 11, 24))
            .expect("the program's own data is right")
    });
    harness.ctx.set_theme(theme);
    let start = Instant::now();
    while harness.query_all_by_label_contains("Export…").next().is_none() {
        assert!(start.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(10));
        harness.step();
    }
    harness.run_steps(4);
    harness
}

/// Software renderers differ in the last bit of an edge.
fn options() -> SnapshotOptions {
    SnapshotOptions::new().threshold(1.6).max_failed_pixels(400)
}

#[test]
#[ignore = "needs a Vulkan device"]
fn the_overview_looks_as_its_pictures_in_both_themes() {
    let mut results = SnapshotResults::new();
    for (theme, name) in [(egui::Theme::Light, "overview-light"), (egui::Theme::Dark, "overview-dark")] {
        let mut harness = overview(theme);
        harness.snapshot_options(name, &options());
        results.extend(harness.take_snapshot_results());
    }
}
