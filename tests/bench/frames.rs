//! Frames of the window while an archive of two million items is open: the processor time that each screen takes to lay
//! itself out and to make the triangles of what it shows, without drawing them.
//!
//! The pointer moves over the window and the wheel turns, so that what lies under it changes from frame to frame.

#![allow(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a measurement that cannot go on fails"
)]

mod archives;

use archives::Shape;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use fodder::app::App;
use fodder::import::Origin;
use jiff::civil::date;
use std::time::{Duration, Instant};

/// The screens, with the key that goes to each.
const SCREENS: [(&str, Key); 8] = [
    ("Overview", Key::Num1),
    ("Contents", Key::Num2),
    ("Items", Key::Num3),
    ("In numbers", Key::Num4),
    ("Timeline", Key::Num5),
    ("Regions", Key::Num6),
    ("Opt out", Key::Num7),
    ("Sources", Key::Num8),
];

/// How many frames are measured for each screen.
const FRAMES: usize = 400;

/// At most this much processor time a frame, of 99 frames in 100.
const MOST: Duration = Duration::from_millis(8);

fn main() {
    let (dir, _is_temporary) = archives::folder();
    let sample = archives::make(Shape::X, Shape::X.count(archives::count()), &dir);
    let origins = vec![Origin::Path(sample.path.clone())];
    let mut window = Harness::builder()
        .with_size([1180.0, 780.0])
        .with_max_steps(12)
        .build_eframe(|cc| App::new(cc, origins, date(2026, 11, 24)).expect("the program's own data is right"));
    let start = Instant::now();
    while window.query_all_by_label_contains("Export…").next().is_none() {
        assert!(start.elapsed() < Duration::from_mins(2), "the archive was not read");
        std::thread::sleep(Duration::from_millis(20));
        window.step();
    }
    println!("{} items, read in {:.1?}", sample.item_count(), start.elapsed());
    let mut too_slow = Vec::new();
    for (screen, key) in SCREENS {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.run_steps(4);
        let mut taken: Vec<Duration> = (0..FRAMES).map(|nth| frame(&mut window, nth)).collect();
        taken.sort();
        let (middle, slow) = (taken[FRAMES / 2], taken[FRAMES * 99 / 100]);
        println!("{screen}: {middle:.2?} a frame, 99 in 100 within {slow:.2?}, {:.2} of what is allowed", {
            slow.as_secs_f64() / MOST.as_secs_f64()
        });
        if slow > MOST {
            too_slow.push(screen);
        }
    }
    assert!(too_slow.is_empty(), "{too_slow:?} take too long");
}

/// One frame, with the pointer at another place than in the last.
fn frame(window: &mut Harness<'static, App>, nth: usize) -> Duration {
    let along = nth as f32;
    window.input_mut().events.extend([
        egui::Event::PointerMoved(egui::pos2(60.0 + along * 97.0 % 1080.0, 40.0 + along * 31.0 % 700.0)),
        egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, if nth % 80 < 40 { -20.0 } else { 20.0 }),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: egui::Modifiers::NONE,
        },
    ]);
    let start = Instant::now();
    window.step();
    let output = window.output();
    let triangles = window.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
    let taken = start.elapsed();
    assert!(!triangles.is_empty(), "a frame shows something");
    taken
}
