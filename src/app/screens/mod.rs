//! The screens, the panels beside them, and the parts that several of them share.

pub mod cited;
pub mod contents;
pub mod conversation;
pub mod figures;
pub mod file;
pub mod items;
pub mod notices;
pub mod optout;
pub mod overview;
pub mod person;
pub mod phrases;
pub mod platforms;
pub mod questions;
pub mod raw;
pub mod reading;
pub mod reason;
pub mod regions;
pub mod sources;
pub mod start;
pub mod sum;
pub mod timeline;
pub mod why;
