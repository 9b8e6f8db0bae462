//! Pieces of pages, as plain functions from data to HTML.

mod facility_list;
mod frame;
mod icon;
#[cfg(feature = "ssr")]
mod plot;
mod search_form;
mod sources;
mod tags;

pub use facility_list::{facility_item, facility_link};
pub use frame::{footer, header};
pub use icon::icon;
#[cfg(feature = "ssr")]
pub use plot::plot;
pub use search_form::{Filters, SearchForm};
pub use sources::Sources;
pub use tags::{level_tag, now_tag, now_words, stage_tag, unverified_tag};
