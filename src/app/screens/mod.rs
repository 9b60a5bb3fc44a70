//! The screens, one a file.

pub mod contents;
pub mod overview;
pub mod questions;
pub mod reading;
pub mod start;
pub mod to_do;
pub mod why;
