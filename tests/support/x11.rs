//! A desktop as a person has it: windows with titles, and files dropped on them as a file manager drops them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ClientMessageData, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, ImageFormat, MapState,
    PropMode, SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// A connection to the X server that `DISPLAY` names.
pub struct Desktop {
    connection: RustConnection,
    root: Window,
}

impl Desktop {
    pub fn connect() -> Self {
        // A server that starts, or that begins anew after its last client left, refuses for a moment.
        let start = Instant::now();
        let (connection, screen) = loop {
            match x11rb::connect(None) {
                Ok(connected) => break connected,
                Err(error) => assert!(start.elapsed() < Duration::from_secs(10), "no X server: {error}"),
            }
            std::thread::sleep(Duration::from_millis(100));
        };
        let root = connection.setup().roots[screen].root;
        Self { connection, root }
    }

    fn atom(&self, name: &str) -> u32 {
        self.connection.intern_atom(false, name.as_bytes()).expect("a request").reply().expect("an atom").atom
    }

    fn title(&self, window: Window) -> Option<String> {
        let utf8 = self.atom("UTF8_STRING");
        let property = self.atom("_NET_WM_NAME");
        let reply = self.connection.get_property(false, window, property, utf8, 0, 1024).ok()?.reply().ok()?;
        let title = String::from_utf8(reply.value).ok()?;
        (!title.is_empty()).then_some(title)
    }

    fn all_windows(&self) -> Vec<Window> {
        let mut stack = vec![self.root];
        let mut all = Vec::new();
        while let Some(window) = stack.pop() {
            all.push(window);
            if let Some(tree) = self.connection.query_tree(window).ok().and_then(|cookie| cookie.reply().ok()) {
                stack.extend(tree.children);
            }
        }
        all
    }

    /// The titles of all windows.
    pub fn titles(&self) -> Vec<String> {
        self.all_windows().into_iter().filter_map(|window| self.title(window)).collect()
    }

    /// Waits for a window of this title.
    pub fn wait_for(&self, title: &str) -> Window {
        let start = Instant::now();
        loop {
            let found = self.all_windows().into_iter().find(|window| self.title(*window).as_deref() == Some(title));
            if let Some(window) = found {
                return window;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "no window {title:?}; there are {:?}", self.titles());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// A window that a person can see and that has none of these titles: a dialog, whatever it calls itself.
    pub fn another(&self, titles: &[&str]) -> Option<Window> {
        self.all_windows().into_iter().filter(|window| *window != self.root).find(|window| {
            let title = self.title(*window);
            self.is_seen(*window) && title.is_some_and(|title| !titles.contains(&title.as_str()))
        })
    }

    fn is_seen(&self, window: Window) -> bool {
        let attributes = self.connection.get_window_attributes(window).ok().and_then(|cookie| cookie.reply().ok());
        let size = self.connection.get_geometry(window).ok().and_then(|cookie| cookie.reply().ok());
        attributes.is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE)
            && size.is_some_and(|size| size.width > 200 && size.height > 150)
    }

    /// How many colours a window shows: an empty one shows one, one that is not there yet none.
    pub fn colours(&self, window: Window) -> usize {
        let picture = || {
            let size = self.connection.get_geometry(window).ok()?.reply().ok()?;
            let (width, height) = (size.width.min(600), size.height.min(400));
            let cookie =
                self.connection.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, u32::MAX).ok()?;
            cookie.reply().ok()
        };
        let Some(image) = picture() else { return 0 };
        let colours: std::collections::HashSet<&[u8]> = image.data.chunks(4).collect();
        colours.len()
    }

    /// Drops files on a window: the XDND protocol, version 5, from the source's side.
    pub fn drop_files(&self, target: Window, files: &[&Path]) {
        let uris: Vec<String> = files.iter().map(|file| format!("file://{}\r\n", encode(file))).collect();
        let uris = uris.concat();
        let source = self.connection.generate_id().expect("an id");
        self.connection
            .create_window(0, source, self.root, 0, 0, 1, 1, 0, WindowClass::INPUT_OUTPUT, 0, &CreateWindowAux::new())
            .expect("a window");
        let selection = self.atom("XdndSelection");
        let list = self.atom("text/uri-list");
        self.connection.set_selection_owner(source, selection, x11rb::CURRENT_TIME).expect("the selection");
        self.send(target, "XdndEnter", [source, 5 << 24, list, 0, 0]);
        let copy = self.atom("XdndActionCopy");
        let status = self.atom("XdndStatus");
        let finished = self.atom("XdndFinished");
        let start = Instant::now();
        let mut accepted_at = None::<Instant>;
        let mut dropped = false;
        let mut last = None::<Instant>;
        while start.elapsed() < Duration::from_secs(15) {
            if !dropped && last.is_none_or(|last| last.elapsed() > Duration::from_millis(50)) {
                self.send(target, "XdndPosition", [source, 0, (0x12c << 16) | 0x12c, x11rb::CURRENT_TIME, copy]);
                last = Some(Instant::now());
            }
            while let Some(event) = self.connection.poll_for_event().expect("events") {
                match event {
                    Event::SelectionRequest(request) => {
                        self.connection
                            .change_property8(
                                PropMode::REPLACE,
                                request.requestor,
                                request.property,
                                list,
                                uris.as_bytes(),
                            )
                            .expect("a property");
                        let notify = SelectionNotifyEvent {
                            response_type: SELECTION_NOTIFY_EVENT,
                            sequence: 0,
                            time: request.time,
                            requestor: request.requestor,
                            selection: request.selection,
                            target: request.target,
                            property: request.property,
                        };
                        self.connection
                            .send_event(false, request.requestor, EventMask::NO_EVENT, notify)
                            .expect("an event");
                    }
                    Event::ClientMessage(message)
                        if message.type_ == status && message.data.as_data32()[1] & 1 == 1 =>
                    {
                        accepted_at.get_or_insert_with(Instant::now);
                    }
                    Event::ClientMessage(message) if message.type_ == finished => return,
                    _ => {}
                }
            }
            // A person hovers for a moment before dropping, and the window requests the file names in that time.
            if !dropped && accepted_at.is_some_and(|since| since.elapsed() > Duration::from_millis(300)) {
                self.send(target, "XdndDrop", [source, 0, x11rb::CURRENT_TIME, 0, 0]);
                dropped = true;
            }
            self.connection.flush().expect("a connection");
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("the drop was never taken (dropped: {dropped})");
    }

    fn send(&self, target: Window, kind: &str, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, target, self.atom(kind), ClientMessageData::from(data));
        self.connection.send_event(false, target, EventMask::NO_EVENT, message).expect("an event");
        self.connection.flush().expect("a connection");
    }

    /// Asks a window to close, as its frame's button does.
    pub fn close(&self, window: Window) {
        let protocols = self.atom("WM_PROTOCOLS");
        let delete = self.atom("WM_DELETE_WINDOW");
        let message = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
        self.connection.send_event(false, window, EventMask::NO_EVENT, message).expect("an event");
        self.connection.flush().expect("a connection");
    }
}

impl Desktop {
    /// Asks the window of this title to close until it is gone. A program that is only just starting may miss it once.
    pub fn close_until_gone(&self, title: &str) {
        let start = Instant::now();
        let find = || self.all_windows().into_iter().find(|window| self.title(*window).as_deref() == Some(title));
        while let Some(window) = find() {
            self.close(window);
            assert!(start.elapsed() < Duration::from_mins(1), "{title:?} does not close");
            std::thread::sleep(Duration::from_secs(2));
        }
    }
}

/// A path as a URI writes it.
fn encode(path: &Path) -> String {
    let path: PathBuf = std::path::absolute(path).expect("an absolute path");
    path.to_string_lossy()
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
