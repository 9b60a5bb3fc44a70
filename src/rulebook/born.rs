//! When a person was born, as exactly as they say.

use jiff::civil::Date;

/// When a person was born: a day, or a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Born {
    /// The first day it can have been.
    pub earliest: Date,
    /// The last day it can have been.
    pub latest: Date,
}

impl Born {
    /// The lowest and the highest age in full years that the person can have on a day.
    #[must_use]
    pub fn ages_on(self, day: Date) -> (i16, i16) {
        (years_between(self.latest, day), years_between(self.earliest, day))
    }

    /// The first and the last day on which the person can reach an age.
    #[must_use]
    pub fn reaches(&self, age: i16) -> [Date; 2] {
        [self.earliest, self.latest].map(|born| {
            let year = born.year().saturating_add(age);
            // In a year without 29 February, a person born on that day is a year older on 1 March.
            Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1)).unwrap_or(Date::MAX)
        })
    }
}

impl std::str::FromStr for Born {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("`{text}` is neither a year (1980) nor a day (1980-05-31)");
        // Parsers also take a sign, a year of six digits and a time of day, which no birth date has.
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if is_plain
            && text.len() == 10
            && let Ok(day) = text.parse::<Date>()
        {
            return Ok(Self { earliest: day, latest: day });
        }
        if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let year: i16 = text.parse().map_err(|_not_a_number| wrong())?;
        let day = |month, day| Date::new(year, month, day).map_err(|_out_of_range| wrong());
        Ok(Self { earliest: day(1, 1)?, latest: day(12, 31)? })
    }
}

impl std::fmt::Display for Born {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.earliest == self.latest {
            write!(f, "{}", self.earliest)
        } else {
            write!(f, "{:04}", self.earliest.year())
        }
    }
}

/// The age in full years on a day; negative on days before the birth.
fn years_between(born: Date, day: Date) -> i16 {
    let years = day.year() - born.year();
    let before_birthday = (day.month(), day.day()) < (born.month(), born.day());
    if before_birthday { years - 1 } else { years }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_gives_two_ages_until_its_last_day() {
        let born: Born = "1980".parse().unwrap();
        assert_eq!(born.ages_on(date(1998, 1, 1)), (17, 18));
        assert_eq!(born.ages_on(date(1998, 12, 30)), (17, 18));
        assert_eq!(born.ages_on(date(1998, 12, 31)), (18, 18));
        assert_eq!(born.reaches(18), [date(1998, 1, 1), date(1998, 12, 31)]);
    }

    #[test]
    fn an_age_is_reached_on_the_birthday() {
        let born: Born = "2008-03-15".parse().unwrap();
        assert_eq!(born.ages_on(date(2026, 3, 14)), (17, 17));
        assert_eq!(born.ages_on(date(2026, 3, 15)), (18, 18));
        assert_eq!(born.ages_on(date(2008, 3, 14)), (-1, -1));
    }

    #[test]
    fn a_leap_day_is_followed_by_the_first_of_march() {
        let born: Born = "2008-02-29".parse().unwrap();
        assert_eq!(born.reaches(18), [date(2026, 3, 1); 2]);
        assert_eq!(born.reaches(20), [date(2028, 2, 29); 2]);
        assert_eq!(born.ages_on(date(2026, 2, 28)), (17, 17));
        assert_eq!(born.ages_on(date(2026, 3, 1)), (18, 18));
    }

    #[test]
    fn birth_dates_are_written_as_they_are_read_and_others_are_refused() {
        for text in ["1980", "1980-05-31", "0099"] {
            assert_eq!(text.parse::<Born>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "80",
            "1980-13-01",
            "1980-05",
            "-198",
            "+198",
            "31.5.1980",
            "19800531x",
            "-000198-01-01",
            "+001980-01-01",
            "1980-05-31T00:00",
        ] {
            assert!(text.parse::<Born>().is_err(), "{text}");
        }
    }
}
