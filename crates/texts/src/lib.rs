//! The texts of the interface: one catalogue for each language, by group and key.
//!
//! A text may hold placeholders: `{name}` for words, `{#count}` for a number, `{@date}` for another text
//! of the catalogue. From the catalogue of
//! Simplified Chinese the build makes Rust code ([`rust`]), so that a key that is missing, or a
//! placeholder that is not given, is an error of the compiler. The other languages reach the browser as
//! a table from what stands in the page to what is to stand there ([`table`]).

mod catalogue;
mod problems;
mod rust;
mod table;

pub use catalogue::{Catalogue, Piece, Text, Unreadable};
pub use problems::{own_problems, problems_beside};
pub use rust::rust;
pub use table::table;
