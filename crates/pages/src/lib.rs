//! The pages of the site: which there are, what their addresses mean, and what they say, as HTML.
//!
//! A page, and each part of one, is a function from records to `Markup`: HTML in which every text was escaped.
//!
//! Pure: the app and the build ask the same functions and get the same answers.

#[cfg(feature = "files")]
pub mod about;
pub mod beside;
pub mod border;
pub mod browse;
pub mod circle;
pub mod facility;
#[cfg(feature = "files")]
pub mod gallery;
pub mod head;
pub mod here;
#[cfg(feature = "files")]
pub mod home;
#[cfg(feature = "files")]
pub mod keeper;
pub mod kept;
pub mod marks;
pub mod missing;
pub mod neighbours;
#[cfg(feature = "files")]
pub mod open_data;
pub mod open_region;
pub mod page;
pub mod part;
#[cfg(feature = "files")]
pub mod plan;
pub mod position;
pub mod query;
pub mod region;
pub mod report;
pub mod results;
#[cfg(feature = "files")]
pub mod saved;
pub mod service;
#[cfg(feature = "files")]
pub mod shell;
pub mod start;
pub mod texts;
pub mod times;
pub mod understood;
#[cfg(feature = "files")]
pub mod way;
pub mod when;
pub mod words;

pub use maud::Markup;
pub use open_region::{OpenRegion, Root};
pub use page::Page;
pub use query::Query;
