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
        if let Ok(day) = text.parse::<Date>() {
            return Ok(Self { earliest: day, latest: day });
        }
        if text.len() != 4 {
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
