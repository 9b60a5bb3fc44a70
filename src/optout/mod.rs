//! From a verdict to the done deed: what can be done about a platform in a country, in the order in which it helps;
//! letters in the right law and language; and the days by which they must be answered.

mod calendar;
mod deadline;
mod guide;
mod letter;
mod phrases;

pub use calendar::calendar;
pub use deadline::{Deadlines, due, time_in_words};
pub use guide::{Guide, Step};
pub use letter::{Fill, LetterError, Stage, Written, compose, open_blanks, printable};
pub use phrases::{GROUNDS, ground};
