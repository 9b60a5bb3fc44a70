//! Pictures of an archive, small: read from where they lie, on a thread of their own, when they come into sight.

use crate::archive::Archive;
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits};
use std::collections::{HashMap, VecDeque};
use std::io::{Cursor, Read as _};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// A file of more bytes than this is not read for its picture.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// A picture that needs more memory than this when it is decoded is not shown: 89 megapixels at three bytes each.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// No side of a picture may have more pixels than this.
const MOST_SIDE: u32 = 30_000;
/// At most this many requests wait. Older ones are dropped, because what was scrolled by need not be shown.
const MOST_WAITING: usize = 48;
/// At most this many pictures are kept.
const MOST_PICTURES: usize = 4096;
/// At most this many bytes of pixels are kept.
const MOST_KEPT: usize = 48 * 1024 * 1024;

/// How large a picture is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PictureSize {
    /// In a row of a table.
    Row,
    /// In the panel of an item.
    Panel,
}

impl PictureSize {
    /// The most pixels of a side.
    fn pixels(self) -> u32 {
        match self {
            Self::Row => 56,
            Self::Panel => 880,
        }
    }
}

/// Why a picture is not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PictureFault {
    /// It has more bytes, or more pixels, than is sensible to decode.
    TooLarge,
    /// It is a picture of a format that cannot be shown, such as HEIC.
    OtherPicture,
    /// It is not a picture of a known format, whatever its name says.
    OtherFormat,
    /// It is damaged.
    Damaged,
    /// It could not be read from the archive.
    Unreadable,
}

/// What a media file is, judged by its name. Its contents decide whether it can be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MediaKind {
    /// A picture that can be shown.
    Picture,
    /// A picture of a format that cannot be shown, such as HEIC.
    OtherPicture,
    /// A video.
    Video,
    /// A sound.
    Sound,
    /// Anything else.
    Other,
}

impl MediaKind {
    /// What a file of this name is.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "jpg" | "jpeg" | "png" | "webp" | "gif" => Self::Picture,
            "heic" | "heif" | "avif" | "tif" | "tiff" | "bmp" | "svg" | "dng" => Self::OtherPicture,
            "mp4" | "mov" | "m4v" | "webm" | "mkv" | "avi" | "3gp" | "ts" => Self::Video,
            "mp3" | "m4a" | "aac" | "wav" | "ogg" | "opus" | "oga" => Self::Sound,
            _ => Self::Other,
        }
    }
}

/// A picture, as far as it is known.
#[derive(Clone)]
pub enum PictureState {
    /// It is being read.
    Waiting,
    /// It is there.
    Ready(TextureHandle),
    /// It cannot be shown.
    Fault(PictureFault),
}

/// Tells a picture from others: where its archive is in memory, its entry there, and how large it is shown. The archive is
/// kept as long as the picture, so that no other one takes its address.
type Key = (usize, usize, PictureSize);

/// A picture that was asked for.
struct Request {
    key: Key,
    archive: Arc<Archive>,
}

/// A picture that is kept.
struct Kept {
    shown: PictureState,
    /// Only kept, because of [`Key`].
    _archive: Arc<Archive>,
    /// The bytes of its pixels.
    bytes: usize,
    /// The last frame in which it was drawn.
    used: u64,
}

/// What waits, and whether a thread works on it.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Request>,
    has_thread: bool,
}

type Answer = (Key, Result<ColorImage, PictureFault>);

/// The pictures that are in sight, and those that were lately, within a bound of memory.
pub struct Pictures {
    kept: HashMap<Key, Kept>,
    queue: Arc<Mutex<Queue>>,
    sender: Sender<Answer>,
    answers: Receiver<Answer>,
}

impl std::fmt::Debug for Pictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pictures").field("kept", &self.kept.len()).finish_non_exhaustive()
    }
}

impl Default for Pictures {
    fn default() -> Self {
        let (sender, answers) = channel();
        Self { kept: HashMap::new(), queue: Arc::default(), sender, answers }
    }
}

impl Pictures {
    /// The picture of an entry. It is asked for if it is not there yet, and the window is drawn again when it is.
    pub fn get(&mut self, ctx: &Context, archive: &Arc<Archive>, entry: usize, size: PictureSize) -> PictureState {
        self.take_answers(ctx);
        let key = (Arc::as_ptr(archive) as usize, entry, size);
        let now = ctx.cumulative_frame_nr();
        if let Some(kept) = self.kept.get_mut(&key) {
            kept.used = now;
            return kept.shown.clone();
        }
        let kept = Kept { shown: PictureState::Waiting, _archive: Arc::clone(archive), bytes: 0, used: now };
        self.kept.insert(key, kept);
        self.request(ctx, Request { key, archive: Arc::clone(archive) });
        PictureState::Waiting
    }

    fn request(&mut self, ctx: &Context, request: Request) {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.waiting.push_back(request);
        if queue.waiting.len() > MOST_WAITING
            && let Some(dropped) = queue.waiting.pop_front()
        {
            self.kept.remove(&dropped.key);
        }
        if !std::mem::replace(&mut queue.has_thread, true) {
            let (shared, sender, ctx) = (Arc::clone(&self.queue), self.sender.clone(), ctx.clone());
            let spawned = std::thread::Builder::new().name("fodder-pictures".to_owned()).spawn(move || {
                work(&shared, &sender, &ctx);
            });
            // Without a thread the pictures stay away until the next one is asked for, and everything else works.
            queue.has_thread = spawned.is_ok();
        }
    }

    fn take_answers(&mut self, ctx: &Context) {
        let mut has_answers = false;
        while let Ok((key, answer)) = self.answers.try_recv() {
            has_answers = true;
            let Some(kept) = self.kept.get_mut(&key) else { continue };
            kept.shown = match answer {
                Ok(picture) => {
                    kept.bytes = picture.pixels.len() * 4;
                    PictureState::Ready(ctx.load_texture("picture", picture, TextureOptions::LINEAR))
                }
                Err(fault) => PictureState::Fault(fault),
            };
        }
        // This is called for each picture in sight, and only more of them can go beyond the bounds.
        if has_answers {
            self.forget(ctx.cumulative_frame_nr());
        }
    }

    /// Forgets what was drawn longest ago, until the rest is within bounds. What was drawn in this frame or the one before
    /// is kept, because it would be asked for again at once.
    fn forget(&mut self, now: u64) {
        let mut bytes: usize = self.kept.values().map(|kept| kept.bytes).sum();
        while bytes > MOST_KEPT || self.kept.len() > MOST_PICTURES {
            let oldest = self.kept.iter().min_by_key(|(_, kept)| kept.used).map(|(key, kept)| (*key, kept.used));
            let Some((key, used)) = oldest.filter(|(_, used)| used + 1 < now) else { return };
            tracing::trace!(used, "picture forgotten");
            if let Some(kept) = self.kept.remove(&key) {
                bytes -= kept.bytes;
            }
        }
    }
}

/// Decodes what waits, the latest first, until nothing does.
fn work(queue: &Mutex<Queue>, sender: &Sender<Answer>, ctx: &Context) {
    loop {
        let request = {
            let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
            let request = queue.waiting.pop_back();
            queue.has_thread = request.is_some();
            request
        };
        let Some(Request { key, archive }) = request else { return };
        let (_, entry, size) = key;
        // A fault of a decoder costs one picture and not the thread.
        let picture = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(&archive, entry, size.pixels())));
        let picture = picture.unwrap_or(Err(PictureFault::Damaged));
        if sender.send((key, picture)).is_err() {
            return;
        }
        ctx.request_repaint();
    }
}

/// Reads and decodes the picture of an entry, at most as large as this many pixels a side.
fn read(archive: &Archive, entry: usize, side: u32) -> Result<ColorImage, PictureFault> {
    let entry = archive.entries.get(entry).ok_or(PictureFault::Unreadable)?;
    if entry.bytes > MOST_BYTES {
        return Err(PictureFault::TooLarge);
    }
    let mut bytes = Vec::new();
    // The declared size may be wrong, so the bytes are counted as they come.
    let read = archive.with_reader(entry, |reader| reader.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    let is_whole = matches!(read, Ok(Ok(_)));
    if bytes.len() as u64 > MOST_BYTES {
        return Err(PictureFault::TooLarge);
    }
    if is_whole { decode(&bytes, side) } else { Err(PictureFault::Unreadable) }
}

/// Decodes a picture and makes it smaller.
fn decode(bytes: &[u8], side: u32) -> Result<ColorImage, PictureFault> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader =
        reader.ok().filter(|reader| reader.format().is_some()).ok_or_else(|| fault_of_unknown_format(bytes))?;
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault_of(&error))?;
    // Not every decoder asks for what it will allocate.
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureFault::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| fault_of(&error))?;
    let is_small = picture.width() <= side && picture.height() <= side;
    let mut picture = if is_small { picture } else { picture.thumbnail(side, side) };
    picture.apply_orientation(orientation);
    let picture = picture.to_rgba8();
    let size = [picture.width() as usize, picture.height() as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, picture.as_raw()))
}

/// What bytes are that no decoder knows: HEIC and AVIF are pictures too, in a container that they share with videos.
fn fault_of_unknown_format(bytes: &[u8]) -> PictureFault {
    const BRANDS: &[&[u8; 4]] =
        &[b"avif", b"avis", b"heic", b"heim", b"heis", b"heix", b"hevc", b"hevx", b"mif1", b"msf1"];
    let brand = bytes.get(4..8).filter(|kind| kind == b"ftyp").and_then(|_| bytes.get(8..12));
    if brand.is_some_and(|brand| BRANDS.iter().any(|known| brand == *known)) {
        PictureFault::OtherPicture
    } else {
        PictureFault::OtherFormat
    }
}

fn fault_of(error: &image::ImageError) -> PictureFault {
    match error {
        image::ImageError::Limits(_) => PictureFault::TooLarge,
        // Known as a picture, but of a format that is not built in.
        image::ImageError::Unsupported(_) => PictureFault::OtherPicture,
        _ => PictureFault::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::ImageFormat;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).expect("encoded");
        bytes.into_inner()
    }

    #[test]
    fn pictures_of_each_format_are_made_smaller() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
            let shown = decode(&picture(400, 200, format), 56).expect("a picture");
            assert_eq!(shown.size, [56, 28], "{format:?}");
        }
        assert_eq!(decode(&picture(20, 10, ImageFormat::Png), 56).expect("a picture").size, [20, 10]);
    }

    #[test]
    fn what_cannot_be_shown_is_told_apart() {
        let jpeg = picture(400, 300, ImageFormat::Jpeg);
        assert_eq!(decode(&jpeg[..40], 56), Err(PictureFault::Damaged));
        let png = picture(400, 300, ImageFormat::Png);
        assert_eq!(decode(&png[..png.len() / 2], 56), Err(PictureFault::Damaged));
        for format in [ImageFormat::WebP, ImageFormat::Gif] {
            let whole = picture(400, 300, format);
            // What can be shown of it is shown; the rest must not be taken for a picture of another kind.
            let half = decode(&whole[..whole.len() / 2], 56);
            assert!(matches!(half, Ok(_) | Err(PictureFault::Damaged)), "{format:?}: {half:?}");
        }
        // A video named .jpg, and nothing at all.
        assert_eq!(decode(b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2", 56), Err(PictureFault::OtherFormat));
        assert_eq!(decode(b"", 56), Err(PictureFault::OtherFormat));
        // Pictures of a phone, whatever their name.
        assert_eq!(decode(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", 56), Err(PictureFault::OtherPicture));
        assert_eq!(decode(b"\0\0\0\x20ftypavif\0\0\0\0avif", 56), Err(PictureFault::OtherPicture));
        assert_eq!(decode(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", 56), Err(PictureFault::OtherPicture));
        // Other formats that are not built in, and a text.
        assert_eq!(decode(b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0", 56), Err(PictureFault::OtherPicture));
        assert_eq!(decode(b"II*\0\x08\0\0\0\0\0", 56), Err(PictureFault::OtherPicture));
        assert_eq!(decode(b"<html>not found</html>", 56), Err(PictureFault::OtherFormat));
    }

    /// The head of a picture of 200 megapixels is enough to know that it is not decoded.
    #[test]
    fn a_huge_picture_is_not_decoded() {
        let mut png = picture(1, 1, ImageFormat::Png);
        png[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
        png[20..24].copy_from_slice(&10_000_u32.to_be_bytes());
        let sum = crc32fast::hash(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&sum);
        assert_eq!(decode(&png, 56), Err(PictureFault::TooLarge));
    }
}
