//! Work that must not hold up the window: reading archives, asking for files, writing exports. Each runs on a named thread; reading
//! starts more threads of its own.

use crate::archive::Limits;
use crate::formats::Table;
use crate::import::{Origin, Progress, ReadingError, Threads, Watch, read_all_reusing};
use crate::inventory::Inventory;
use crate::rulebook::Rulebook;
use crate::save::{SaveError, save_beside_with};
use crate::summary::{Inquiry, ItemSelection, ItemsFormat, write_items};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The least time between two redraws that show progress.
const TELL_EVERY: Duration = Duration::from_millis(50);

/// Work on a thread, which sends its answer once.
#[derive(Debug)]
pub struct ThreadAnswer<T> {
    receiver: Receiver<T>,
    /// When it was asked.
    pub since: Instant,
}

/// The state of a [`ThreadAnswer`].
#[derive(Debug)]
pub enum Poll<T> {
    /// Nothing yet.
    Waiting,
    /// The answer.
    Done(T),
    /// The thread panicked, which is a fault of the program, or could not be started.
    Lost,
}

impl<T: Send + 'static> ThreadAnswer<T> {
    /// Runs something on a thread of its own, and wakes the window when it is done.
    pub fn run(ctx: &egui::Context, name: &str, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let started = Instant::now();
            let name = std::thread::current().name().unwrap_or_default().to_owned();
            sender.send(work()).ok();
            tracing::debug!(thread = name, ms = started.elapsed().as_millis(), "thread done");
            ctx.request_repaint();
        });
        // A thread that cannot be started drops its sender, which shows as lost.
        drop(spawned);
        Self { receiver, since: Instant::now() }
    }

    /// Takes the answer, if the thread has sent it. The answer comes only once, so do not poll again after it.
    pub fn poll(&self) -> Poll<T> {
        match self.receiver.try_recv() {
            Ok(answer) => Poll::Done(answer),
            Err(TryRecvError::Empty) => Poll::Waiting,
            Err(TryRecvError::Disconnected) => Poll::Lost,
        }
    }
}

/// The inventories that were read, and why the other origins could not be.
pub type ReadOutcome = (Vec<Inventory>, Vec<(Origin, ReadingError)>);

/// Archives being read.
#[derive(Debug)]
pub struct Reading {
    /// What is read.
    pub origins: Vec<Origin>,
    /// The origins that are named while they are read: those that are not open already, or all if none is new.
    pub named: Vec<Origin>,
    /// The formats that they are read by.
    pub tables: Arc<Vec<Table>>,
    /// How far it has come.
    progress: Arc<Mutex<Progress>>,
    stop: Arc<AtomicBool>,
    pending: ThreadAnswer<ReadOutcome>,
}

impl Reading {
    /// Begins to read. The inventories in `known` are used again if their archives have not changed since; they must have been read with
    /// the same tables. `open` are the origins that are open already.
    pub fn start(
        ctx: &egui::Context,
        origins: Vec<Origin>,
        tables: Arc<Vec<Table>>,
        limits: Limits,
        known: Arc<Vec<Inventory>>,
        open: &[Origin],
    ) -> Self {
        let progress = Arc::new(Mutex::new(Progress::default()));
        let stop = Arc::new(AtomicBool::new(false));
        let watch = WindowWatch {
            ctx: ctx.clone(),
            progress: Arc::clone(&progress),
            stop: Arc::clone(&stop),
            told: Mutex::new(Instant::now()),
        };
        let work = {
            let (origins, tables) = (origins.clone(), Arc::clone(&tables));
            move || read_all_reusing(Threads::Cores, &origins, &tables, limits, &known, &watch)
        };
        let new: Vec<Origin> = origins.iter().filter(|origin| !open.contains(origin)).cloned().collect();
        let named = if new.is_empty() { origins.clone() } else { new };
        Self { origins, named, tables, progress, stop, pending: ThreadAnswer::run(ctx, "fodder-reading", work) }
    }

    /// Asks the threads to end, which they do after a moment. Nothing waits for that.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.progress.lock().map(|progress| progress.clone()).unwrap_or_default()
    }

    /// Takes what was read, as [`ThreadAnswer::poll`] does.
    pub fn poll(&self) -> Poll<ReadOutcome> {
        self.pending.poll()
    }
}

/// Tells the window how far reading has come, and the threads that read when to stop.
struct WindowWatch {
    ctx: egui::Context,
    progress: Arc<Mutex<Progress>>,
    stop: Arc<AtomicBool>,
    told: Mutex<Instant>,
}

impl Watch for WindowWatch {
    fn keep_going(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }

    fn progress(&self, progress: &Progress) {
        if let Ok(mut slot) = self.progress.lock() {
            slot.clone_from(progress);
        }
        if let Ok(mut told) = self.told.lock()
            && told.elapsed() > TELL_EVERY
        {
            *told = Instant::now();
            self.ctx.request_repaint();
        }
    }
}

/// What is asked of the system's file dialog.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialog {
    /// One or more zips.
    Files,
    /// A folder.
    Folder,
}

/// Asks for files or a folder. An empty answer means that nothing was chosen, or that no dialog came.
pub fn ask_for_paths(ctx: &egui::Context, dialog: Dialog, title: String) -> ThreadAnswer<Vec<PathBuf>> {
    ThreadAnswer::run(ctx, "fodder-dialog", move || {
        let asked = rfd::FileDialog::new().set_title(title);
        match dialog {
            Dialog::Files => asked.add_filter("zip", &["zip"]).pick_files().unwrap_or_default(),
            Dialog::Folder => asked.pick_folder().into_iter().collect(),
        }
    })
}

/// Asks where to save a file. A list of one path or none, so that it is polled as [`ask_for_paths`] is.
pub fn ask_where_to_save(ctx: &egui::Context, title: String, name: String) -> ThreadAnswer<Vec<PathBuf>> {
    ThreadAnswer::run(ctx, "fodder-dialog", move || {
        rfd::FileDialog::new().set_title(title).set_file_name(name).save_file().into_iter().collect()
    })
}

/// The path, and whether its file was written.
pub type SaveOutcome = (PathBuf, Result<(), SaveError>);

/// A file that is being written.
#[derive(Debug)]
pub struct SavingFile {
    pending: ThreadAnswer<SaveOutcome>,
    stop: Arc<AtomicBool>,
}

/// How long the program waits at its end for a file that is being written.
const LAST_WAIT: Duration = Duration::from_secs(2);

impl SavingFile {
    /// Writes a file with what `write` gives, and refuses a path that is or lies in one of `archives`. All access to the disk happens on
    /// the thread, because the archives or the place may lie on a drive that does not answer.
    fn start(
        ctx: &egui::Context,
        path: PathBuf,
        archives: Vec<PathBuf>,
        may_replace: bool,
        write: impl FnOnce(&mut StoppableFile<'_>) -> io::Result<()> + Send + 'static,
    ) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let pending = {
            let stop = Arc::clone(&stop);
            ThreadAnswer::run(ctx, "fodder-saving", move || {
                let write = |file: &mut (dyn Write + Send)| write(&mut StoppableFile { file, stop: &stop });
                let saved = save_beside_with(&path, &archives, may_replace, write);
                (path, saved)
            })
        };
        Self { pending, stop }
    }

    /// Asks the thread to end. If the file is not whole by then, nothing of it is left.
    pub fn cancel(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether the thread was asked to end. It may have written the whole file before that.
    pub fn is_cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Stops writing before the program ends, because a thread that ends with it would leave half a file under a hidden name.
    pub fn cancel_and_wait(self) {
        self.cancel();
        self.pending.receiver.recv_timeout(LAST_WAIT).ok();
    }

    /// Takes the outcome, as [`ThreadAnswer::poll`] does.
    pub fn poll(&self) -> Poll<SaveOutcome> {
        self.pending.poll()
    }
}

/// A file that takes nothing more once somebody has cancelled.
struct StoppableFile<'f> {
    file: &'f mut (dyn Write + Send),
    stop: &'f AtomicBool,
}

impl Write for StoppableFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other("cancelled"));
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes a text, as [`SavingFile`] says.
pub fn save(ctx: &egui::Context, path: PathBuf, text: String, archives: Vec<PathBuf>, may_replace: bool) -> SavingFile {
    SavingFile::start(ctx, path, archives, may_replace, move |file| file.write_all(text.as_bytes()))
}

/// Items to write, and what they are judged by.
pub struct ItemsToSave {
    /// The archives that they are selected from.
    pub inventories: Arc<Vec<Inventory>>,
    /// The rules.
    pub book: Arc<Rulebook>,
    /// The country, the day and the person.
    pub asked: Inquiry,
    /// Which items are written, and with what.
    pub wanted: ItemSelection,
    /// The format.
    pub format: ItemsFormat,
}

/// Writes items as the command `items` does.
pub fn save_items(
    ctx: &egui::Context,
    path: PathBuf,
    items: ItemsToSave,
    archives: Vec<PathBuf>,
    may_replace: bool,
) -> SavingFile {
    SavingFile::start(ctx, path, archives, may_replace, move |file| {
        let ItemsToSave { inventories, book, asked, wanted, format } = &items;
        write_items(inventories.iter(), book, asked, wanted, *format, file)
    })
}

/// Writes a picture as a PNG.
pub fn save_picture(
    ctx: &egui::Context,
    path: PathBuf,
    picture: egui::ColorImage,
    archives: Vec<PathBuf>,
    may_replace: bool,
) -> SavingFile {
    SavingFile::start(ctx, path, archives, may_replace, move |file| file.write_all(&as_png(&picture)?))
}

fn as_png(picture: &egui::ColorImage) -> io::Result<Vec<u8>> {
    let [width, height] = picture.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let mut png = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut png);
    let color = image::ExtendedColorType::Rgba8;
    let written = image::ImageEncoder::write_image(encoder, picture.as_raw(), width, height, color);
    written.map(|()| png).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_file_leaves_nothing_in_its_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = || std::fs::read_dir(folder.path()).expect("the folder").count();
        let path = folder.path().join("items.jsonl");
        let saving = SavingFile::start(&egui::Context::default(), path, Vec::new(), false, |file| {
            loop {
                file.write_all(b"a line that is followed by others\n")?;
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        while files() == 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
        saving.cancel_and_wait();
        assert_eq!(files(), 0);
    }
}
