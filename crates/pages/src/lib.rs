//! The pages of the site: which there are, what their addresses mean, and the words in which they speak.
//!
//! Pure: the app and the build ask the same functions and get the same answers.

pub mod head;
pub mod page;
pub mod position;
pub mod query;
pub mod report;
pub mod texts;
pub mod words;

pub use page::Page;
pub use query::Query;
