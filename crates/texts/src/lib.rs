//! The texts of the interface: one catalogue for each language, by group and key.
//!
//! A text may hold placeholders: `{name}` for words, `{#count}` for a number, `{@date}` for another text
//! of the catalogue. From the catalogue of Simplified Chinese the build makes a method for each text
//! ([`methods`]), so that a key that is missing, or a placeholder that is not given, is an error of the compiler; and
//! from each catalogue the list of what the methods say in that language ([`list`]).

mod catalogue;
mod problems;
mod rust;

pub use catalogue::{Catalogue, Piece, Text, Unreadable};
pub use problems::{own_problems, problems_beside};
pub use rust::{BETWEEN, FORMS, Groups, list, methods};
