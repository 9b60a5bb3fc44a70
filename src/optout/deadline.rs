//! The days by which a letter must be answered, counted as the law counts them.

use crate::rulebook::{Letter, Reply};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// For this many days after the answer was due, or after a reminder, no complaint is suggested.
const PATIENCE: i64 = 14;
/// The days after which a reminder is suggested where the law names no time for the answer.
const WITHOUT_A_TIME: i64 = 30;

/// The days that follow from a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadlines {
    /// The last day on which the platform must confirm the receipt, where the law requires that.
    pub acknowledge: Option<Date>,
    /// The last day for the answer, if the law or a yardstick gives one.
    pub due: Option<Date>,
    /// The last day if the platform says that it needs longer.
    pub extended: Option<Date>,
    /// The day on which to send a reminder.
    pub remind: Date,
    /// The first day on which to complain: two weeks after the last day for the answer, or after the reminder was due if the law gives
    /// no time for an answer.
    pub complain: Date,
}

impl Deadlines {
    /// The days that follow from a letter that the platform received on a day.
    #[must_use]
    pub fn of(letter: &Letter, received: Date) -> Self {
        let last = letter.reply.and_then(|reply| due(reply, received));
        let extended = letter.reply.and_then(|reply| due(longer(reply)?, received));
        let remind = match last {
            Some(last) => last.tomorrow().unwrap_or(last),
            None => later(received, WITHOUT_A_TIME),
        };
        let complain = later(last.unwrap_or(remind), PATIENCE + 1);
        let acknowledge = letter.acknowledge.and_then(|reply| due(reply, received));
        Self { acknowledge, due: last, extended, remind, complain }
    }

    /// The same after a reminder was sent, which gives the platform two weeks before a complaint, as the reminder says.
    #[must_use]
    pub fn after_reminder(self, reminded: Option<Date>) -> Self {
        let again = reminded.map(|reminded| later(reminded, PATIENCE + 1));
        Self { complain: again.map_or(self.complain, |again| again.max(self.complain)), ..self }
    }
}

/// The last day of a time that begins with a receipt. `None` if no time is given.
///
/// A month ends on the day of the same number, or on the last day of the month if it has no such day. Working days are Monday to
/// Friday: holidays, which differ from place to place, are not known here, and would only make the last day later.
///
/// ```
/// use fodder::optout::due;
/// use fodder::rulebook::Reply;
/// use jiff::civil::date;
///
/// let month: Reply = toml::from_str("months = 1")?;
/// assert_eq!(due(month, date(2027, 1, 31)), Some(date(2027, 2, 28)));
/// # Ok::<(), toml::de::Error>(())
/// ```
#[must_use]
pub fn due(reply: Reply, received: Date) -> Option<Date> {
    let Reply { days, months, working_days, next_working_day, counts_first_day, extend_days: _, extend_months: _ } =
        reply;
    let last = match (months, days, working_days) {
        (Some(months), _, _) => received.checked_add(Span::new().months(i64::from(months))).ok()?,
        (None, Some(days), _) => {
            let days = i64::from(days) - i64::from(counts_first_day);
            received.checked_add(Span::new().days(days)).ok()?
        }
        (None, None, Some(days)) => working_days_after(received, days)?,
        (None, None, None) => return None,
    };
    if next_working_day { on_a_working_day(last) } else { Some(last) }
}

/// The extended time, which holds if the platform says in time that it needs longer. `None` if there is no extension.
fn longer(reply: Reply) -> Option<Reply> {
    let add = |time: Option<u16>, more: Option<u16>| time.map(|time| time.saturating_add(more.unwrap_or_default()));
    (reply.extend_days.is_some() || reply.extend_months.is_some()).then(|| Reply {
        days: add(reply.days, reply.extend_days),
        months: add(reply.months, reply.extend_months),
        ..reply
    })
}

fn later(day: Date, days: i64) -> Date {
    day.checked_add(Span::new().days(days)).unwrap_or(Date::MAX)
}

fn is_working_day(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn on_a_working_day(mut day: Date) -> Option<Date> {
    while !is_working_day(day) {
        day = day.tomorrow().ok()?;
    }
    Some(day)
}

/// The last of `count` working days after a day.
fn working_days_after(day: Date, count: u16) -> Option<Date> {
    let mut last = day;
    let mut left = count;
    while left > 0 {
        last = last.tomorrow().ok()?;
        left -= u16::from(is_working_day(last));
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A reply for which nothing is set.
    const NONE: Reply = Reply {
        days: None,
        months: None,
        working_days: None,
        extend_days: None,
        extend_months: None,
        next_working_day: false,
        counts_first_day: false,
    };

    #[test]
    fn a_month_ends_on_the_same_number_or_on_the_last_day() {
        let month = Reply { months: Some(1), ..NONE };
        assert_eq!(due(month, date(2026, 11, 24)), Some(date(2026, 12, 24)));
        assert_eq!(due(month, date(2027, 1, 31)), Some(date(2027, 2, 28)));
        assert_eq!(due(month, date(2028, 1, 31)), Some(date(2028, 2, 29)));
    }

    #[test]
    fn a_weekend_moves_the_end_only_where_the_law_says_so() {
        let fifteen = Reply { days: Some(15), ..NONE };
        assert_eq!(due(fifteen, date(2026, 11, 6)), Some(date(2026, 11, 21)));
        assert_eq!(due(Reply { next_working_day: true, ..fifteen }, date(2026, 11, 6)), Some(date(2026, 11, 23)));
    }

    #[test]
    fn the_first_day_counts_only_where_the_law_says_so() {
        let thirty = Reply { days: Some(30), ..NONE };
        assert_eq!(due(thirty, date(2026, 11, 1)), Some(date(2026, 12, 1)));
        assert_eq!(due(Reply { counts_first_day: true, ..thirty }, date(2026, 11, 1)), Some(date(2026, 11, 30)));
    }

    #[test]
    fn working_days_skip_weekends() {
        let five = Reply { working_days: Some(5), ..NONE };
        // From a Friday and from a Saturday.
        assert_eq!(due(five, date(2026, 11, 20)), Some(date(2026, 11, 27)));
        assert_eq!(due(five, date(2026, 11, 21)), Some(date(2026, 11, 27)));
    }

    #[test]
    fn days_beyond_the_calendar_are_none() {
        assert_eq!(due(Reply { days: Some(30), ..NONE }, Date::MAX), None);
        assert_eq!(due(Reply { working_days: Some(1), ..NONE }, Date::MAX), None);
        assert_eq!(due(NONE, date(2026, 11, 24)), None);
    }
}
