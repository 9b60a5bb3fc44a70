//! Moments in time, in whole seconds.

use jiff::civil::{Date, DateTime};

/// A moment: seconds since 1970, UTC. A day or a month without a time is its first second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Stamp(pub i64);

impl Stamp {
    /// The day in UTC. `None` for a moment beyond the calendar, such as [`Self::LAST`].
    ///
    /// ```
    /// use fodder::readers::Stamp;
    /// assert_eq!(Stamp(0).day(), Some(jiff::civil::date(1970, 1, 1)));
    /// ```
    #[must_use]
    pub fn day(self) -> Option<Date> {
        let stamp = jiff::Timestamp::from_second(self.0).ok()?;
        Some(jiff::tz::Offset::UTC.to_datetime(stamp).date())
    }

    /// The moment as ISO 8601 in UTC: `2024-05-01T12:00:00Z`. `None` for a moment beyond the calendar.
    #[must_use]
    pub fn iso(self) -> Option<String> {
        jiff::Timestamp::from_second(self.0).ok().map(|stamp| stamp.to_string())
    }

    /// Before everything that has a date.
    pub const FIRST: Self = Self(i64::MIN + 1);
    /// After everything that has a date.
    pub const LAST: Self = Self(i64::MAX);

    /// The first second of a day in UTC.
    #[must_use]
    pub fn midnight(day: Date) -> Self {
        let limit = if day.year() < 0 { Self::FIRST } else { Self::LAST };
        jiff::tz::Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).map_or(limit, |stamp| Self(stamp.as_second()))
    }

    /// From a civil time taken as UTC. `None` before 1990 and after 2100, when no export has dates.
    #[must_use]
    pub fn from_utc(time: DateTime) -> Option<Self> {
        let stamp = jiff::tz::Offset::UTC.to_timestamp(time).ok()?;
        Self::from_timestamp(stamp)
    }

    pub(super) fn from_timestamp(stamp: jiff::Timestamp) -> Option<Self> {
        Self::from_second(stamp.as_second())
    }

    /// From seconds since 1970. `None` before 1990 and after 2100, when no export has dates.
    pub(super) fn from_second(second: i64) -> Option<Self> {
        const YEAR_1990: i64 = 631_152_000;
        const YEAR_2101: i64 = 4_133_980_800;
        (YEAR_1990..YEAR_2101).contains(&second).then_some(Self(second))
    }
}
