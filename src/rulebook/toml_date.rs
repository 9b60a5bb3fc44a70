//! Days in TOML: local dates, without a time.

use jiff::civil::Date;
use serde::{Deserialize as _, Deserializer};

/// Reads a TOML local date.
pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    let wrong = || serde::de::Error::custom(format!("`{written}` is not a day: write it as 2025-11-03"));
    let (Some(day), None, None) = (written.date, written.time, written.offset) else {
        return Err(wrong());
    };
    let field = |number: u8| i8::try_from(number).map_err(|_out_of_range| wrong());
    let year = i16::try_from(day.year).map_err(|_out_of_range| wrong())?;
    Date::new(year, field(day.month)?, field(day.day)?).map_err(|_no_such_day| wrong())
}

/// Reads a TOML local date that may be left out.
pub(super) fn date_opt<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    date(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Row {
        #[serde(deserialize_with = "date")]
        day: Date,
    }

    fn read(text: &str) -> Result<Date, String> {
        toml::from_str::<Row>(text).map(|row| row.day).map_err(|error| error.message().to_owned())
    }

    #[test]
    fn only_a_day_is_read() {
        assert_eq!(read("day = 2025-11-03"), Ok(jiff::civil::date(2025, 11, 3)));
        for wrong in ["day = 2025-11-03T10:00:00", "day = 10:00:00", "day = 2025-02-30", "day = \"2025-11-03\""] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
