//! Files that the Finder hands over with "Open With" or by a drop on the icon. macOS sends them as an event and not as
//! arguments, also to a program that is running already.
//!
//! The event goes to the application's delegate. winit 0.30 registers its own, which has no method for it and must not
//! be replaced, so the method is added to its class. This has to happen after winit has registered it and before
//! the application has launched, because the files of a start come in between.

use block2::RcBlock;
use objc2::ffi::class_addMethod;
use objc2::runtime::{AnyObject, Imp, Sel};
use objc2::{MainThreadMarker, sel};
use objc2_app_kit::{NSApplication, NSApplicationWillFinishLaunchingNotification};
use objc2_foundation::{NSArray, NSNotification, NSNotificationCenter, NSURL};
use std::path::PathBuf;
use std::ptr::NonNull;
use std::sync::{Mutex, OnceLock, PoisonError};

/// What was handed over and was not taken yet.
static OPENED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// What draws the window anew, so that it looks for what was handed over.
static WAKE: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

/// Listens for files from the time at which the application begins to launch. Called before the event loop is built.
#[expect(
    unsafe_code,
    reason = "a block given to the notification centre must suit the thread that posts the notification"
)]
pub(super) fn listen() {
    let add = RcBlock::new(|_: NonNull<NSNotification>| add_method());
    // SAFETY: the name is one that the system defines. The block refers to nothing outside itself, and it is only called on the
    // main thread, because the system posts this notification there.
    unsafe {
        let name = NSApplicationWillFinishLaunchingNotification;
        let centre = NSNotificationCenter::defaultCenter();
        centre.addObserverForName_object_queue_usingBlock(Some(name), None, None, &add);
    }
}

/// Calls `wake` whenever files are handed over.
pub(super) fn wake_with(wake: impl Fn() + Send + Sync + 'static) {
    WAKE.set(Box::new(wake)).ok();
}

/// What was handed over since the last call.
pub(super) fn take() -> Vec<PathBuf> {
    std::mem::take(&mut *OPENED.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Adds the method to the class of the delegate that is registered.
#[expect(unsafe_code, reason = "methods are added to a class through functions of C")]
fn add_method() {
    let Some(main) = MainThreadMarker::new() else { return };
    let application = NSApplication::sharedApplication(main);
    let Some(delegate) = application.delegate() else { return };
    let object: &AnyObject = delegate.as_ref();
    let class = std::ptr::from_ref(object.class()).cast_mut();
    // SAFETY: the function has the parameters with which the system calls a method of this name, and the encoding states the
    // same: it returns nothing (v) and takes the receiver (@), the selector (:) and two objects (@@). A class that already has
    // such a method is left as it is.
    unsafe {
        let method: extern "C-unwind" fn(&AnyObject, Sel, &NSApplication, &NSArray<NSURL>) = open_urls;
        let method: Imp = std::mem::transmute(method);
        class_addMethod(class, sel!(application:openURLs:), method, c"v@:@@".as_ptr());
    }
    // What a delegate responds to is looked at when it is set.
    application.setDelegate(Some(&delegate));
}

/// `application:openURLs:` of the delegate.
extern "C-unwind" fn open_urls(_this: &AnyObject, _selector: Sel, _application: &NSApplication, urls: &NSArray<NSURL>) {
    let paths = urls.iter().filter_map(|url| url.path()).map(|path| PathBuf::from(path.to_string()));
    OPENED.lock().unwrap_or_else(PoisonError::into_inner).extend(paths);
    if let Some(wake) = WAKE.get() {
        wake();
    }
}
