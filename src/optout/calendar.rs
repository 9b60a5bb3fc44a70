//! A calendar file with the days that follow from a letter. It holds nothing of an archive.

use super::deadline::Deadlines;
use crate::text::{text, text_with};
use icalendar::{Calendar, Component as _, Event, EventLike as _};
use jiff::civil::Date;

/// The days as a file that calendars open (RFC 5545).
#[must_use]
pub fn calendar(platform: &str, deadlines: &Deadlines) -> String {
    let mut calendar = Calendar::new();
    let Deadlines { acknowledge, due, extended: _, remind, complain } = deadlines;
    let days = [
        ("calendar-acknowledge", *acknowledge),
        ("calendar-due", *due),
        ("calendar-remind", Some(*remind)),
        ("calendar-complain", Some(*complain)),
    ];
    for (key, day) in days {
        if let Some(start) = day.and_then(civil) {
            let summary = text_with(key, &[("platform", platform.into())]);
            let uid = format!("{key}-{platform}-{start}@fodder").to_lowercase().replace(' ', "-");
            let event =
                Event::new().uid(&uid).summary(&summary).description(&text("calendar-explains")).starts(start).done();
            calendar.push(event);
        }
    }
    calendar.done().to_string()
}

/// The same day as a `chrono` date, which the `icalendar` crate needs.
fn civil(day: Date) -> Option<chrono::NaiveDate> {
    let part = |number: i8| u32::try_from(number).ok();
    chrono::NaiveDate::from_ymd_opt(i32::from(day.year()), part(day.month())?, part(day.day())?)
}
