//! What a person can do about a platform in a country, in the order in which it helps; letters under the right law and
//! in the right language; and the days by which they must be answered.

mod calendar;
mod company;
mod deadline;
mod guide;
mod letter;
mod phrases;

pub use calendar::calendar;
pub use company::{CompanyGuide, SharedStep, minutes};
pub use deadline::{Deadlines, due};
pub use guide::{Announcement, Guide, Step};
pub use letter::{ComposedLetter, LetterError, LetterFields, Stage, compose, open_blanks, printable};
pub use phrases::{GROUNDS, ground};
