//! The summary as a picture to share. It is drawn over the whole window for a moment and taken from the screen, so that
//! it looks as the window does; it holds no name of a person or a file.

use super::screens::overview;
use super::theme::{self, Palette, space};
use super::widgets::{Segment, UiText as _, stacked_bar};
use super::worker::{self, SavingFile};
use crate::summary::Summary;
use crate::text::{self, number, text, text_with};
use egui::{Area, ColorImage, Context, Frame, Id, Margin, Order, Rect, RichText, Ui, pos2, vec2};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// After this time without a picture the system is taken to give none.
const PATIENCE: Duration = Duration::from_secs(4);
/// The width of the picture, in points, where the window has room for it.
const WIDTH: f32 = 960.0;

/// A picture that is being made.
#[derive(Debug)]
pub struct Picture {
    summary: Box<Summary>,
    path: PathBuf,
    archives: Vec<PathBuf>,
    may_replace: bool,
    since: Instant,
    /// How many times it was drawn; only then are its contents where they stay.
    drawn: u8,
    /// The area of the window that the picture fills, in points.
    rect: Rect,
    taken: Arc<Mutex<Option<Arc<ColorImage>>>>,
}

/// What became of a picture.
pub enum Made {
    /// It is not there yet.
    Waiting,
    /// It is being saved.
    Saving(SavingFile),
    /// The system gave no picture of the window.
    Failed,
    /// The window has no room for all of it.
    TooSmall,
}

impl Picture {
    /// A picture to be saved at a path.
    pub fn new(summary: Summary, path: PathBuf, archives: Vec<PathBuf>, may_replace: bool) -> Self {
        let taken = Arc::default();
        Self {
            summary: Box::new(summary),
            path,
            archives,
            may_replace,
            since: Instant::now(),
            drawn: 0,
            rect: Rect::NOTHING,
            taken,
        }
    }

    /// Takes the picture once it is there.
    pub fn poll(&mut self, ctx: &Context) -> Made {
        let taken = self.taken.lock().ok().and_then(|mut taken| taken.take());
        let Some(image) = taken else {
            ctx.request_repaint();
            return if self.since.elapsed() > PATIENCE { Made::Failed } else { Made::Waiting };
        };
        // A picture that leaves something out would be taken for the whole.
        if self.rect.bottom() > ctx.content_rect().bottom() + 0.5 {
            return Made::TooSmall;
        }
        let scale = ctx.pixels_per_point();
        let rect = self.rect.intersect(ctx.content_rect());
        let region = image.region(&rect, Some(scale));
        let (path, archives) = (self.path.clone(), self.archives.clone());
        Made::Saving(worker::save_picture(ctx, path, region, archives, self.may_replace))
    }

    /// Draws it over everything else.
    pub fn ui(&mut self, ui: &Ui) {
        let window = ui.ctx().content_rect();
        let palette = Palette::of(ui);
        let cover = Area::new(Id::unique("picture")).order(Order::Tooltip).fixed_pos(window.min);
        // The background is opaque from the first frame on, because otherwise the screen behind it would be visible in
        // the picture.
        let cover = cover.constrain(false).fade_in(false);
        cover.show(ui.ctx(), |ui| {
            ui.painter().rect_filled(window, 0, palette.paper);
            let width = WIDTH.min(window.width());
            let at = pos2(window.center().x - width / 2.0, window.top());
            let body = Rect::from_min_size(at, vec2(width, window.height()));
            let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(body));
            let shown =
                Frame::new().fill(palette.paper).inner_margin(Margin::symmetric(36, 26)).show(&mut inner, |ui| {
                    ui.set_width(width - 72.0);
                    card(ui, &self.summary);
                });
            self.rect = shown.response.rect;
        });
        self.drawn = self.drawn.saturating_add(1);
        if self.drawn == 3 {
            let (slot, ctx) = (Arc::clone(&self.taken), ui.ctx().clone());
            ui.ctx().request_screenshot(move |image| {
                if let Ok(mut slot) = slot.lock() {
                    *slot = Some(image);
                }
                ctx.request_repaint();
            });
        }
        ui.ctx().request_repaint();
    }
}

/// The sentence, the bar and the kinds of data.
fn card(ui: &mut Ui, summary: &Summary) {
    let question = &summary.question;
    let asked = [("region", question.region_name.as_str().into()), ("day", text::long_date(question.on).into())];
    ui.small_dim(&format!("{} · {}", text("report-title"), text_with("report-asked", &asked)));
    ui.add_space(space::S);
    if let Some(headline) = summary.headlines.first() {
        ui.headline(&headline.main);
        if !headline.law.is_empty() {
            let sentences = std::iter::once(&headline.law).chain(&headline.more_on_rules);
            ui.label(sentences.map(String::as_str).collect::<Vec<_>>().join(" "));
        }
    }
    ui.add_space(space::M);
    let segments = |stands: &[crate::summary::StandingCount]| -> Vec<Segment> {
        stands.iter().map(|stand| Segment { fill: stand.standing.fill(), amount: stand.items }).collect()
    };
    let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), egui::Sense::hover());
    stacked_bar(ui, bar, theme::RADIUS, &segments(&summary.standings));
    overview::legend_of_items(ui, summary);
    ui.add_space(space::S);
    for category in &summary.categories {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), egui::Sense::hover());
        let palette = Palette::of(ui);
        let font = theme::regular(theme::size::BODY);
        let left = pos2(row.left(), row.center().y);
        ui.painter().text(left, egui::Align2::LEFT_CENTER, &category.name, font.clone(), palette.text);
        let middle = row.left() + row.width() * 0.42;
        let items = pos2(middle - 18.0, row.center().y);
        let count = number(category.counts.items);
        ui.painter().text(items, egui::Align2::RIGHT_CENTER, count, font, palette.dim);
        let bar = Rect::from_min_max(pos2(middle, row.center().y - 5.0), pos2(row.right(), row.center().y + 5.0));
        stacked_bar(ui, bar, 4, &segments(&category.standings));
    }
    ui.add_space(space::S);
    let version = ("version", summary.data_pack.version.as_str().into());
    let mut footer = summary.rests_on_in_public.clone();
    footer.extend([
        text("picture-holds"),
        format!("Fodder {}.", summary.generator.version),
        format!("{}.", text_with("report-pack", &[version])),
        text("not-legal-advice"),
    ]);
    let dim = Palette::of(ui).dim;
    ui.label(RichText::new(footer.join(" ")).size(11.0).color(dim));
}
