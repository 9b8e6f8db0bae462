//! Whether the documents say what the records say.
//!
//! Each source names a document and a place in it ([`directory::locator`]). Here the place becomes a
//! passage ([`Outline`] takes the text of a plan apart), a record becomes facts with the things that the
//! passage must name — institutions, departments, figures, years, the words of a stage — and [`report`]
//! looks for them. What is said in our own words and names nothing cannot be looked up; it is counted as
//! that and never as right.
//!
//! The crate knows no disk and no clock: `cargo xtask data trace` gives it the texts.

mod blocks;
mod explained;
mod facts;
mod figures;
mod heading;
mod look;
mod outline;
mod passage;
mod plain;
mod report;
mod stages;
mod text;

pub use explained::{Explained, explain};
pub use heading::Annex;
pub use look::Missing;
pub use outline::{Outline, Part};
pub use passage::{NoSuchPlace, Passage};
pub use report::{Finding, Report, Unchecked, Wrong, report};
pub use text::{Decoded, NoText, decode};
