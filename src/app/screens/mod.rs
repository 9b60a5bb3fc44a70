//! The screens, one a file.

pub mod cited;
pub mod contents;
pub mod overview;
pub mod platforms;
pub mod questions;
pub mod reading;
pub mod reason;
pub mod sources;
pub mod start;
pub mod to_do;
pub mod why;
