//! Pieces of pages, as plain functions from data to HTML.

mod circle;
mod explained;
mod facility_list;
mod frame;
mod hand_off;
mod icon;
mod my_place;
#[cfg(feature = "ssr")]
mod plot;
mod search_form;
mod sources;
mod suggestions;
mod tags;
mod tools;

pub use circle::{picture, put_line, ring_words};
pub use explained::explained;
pub use facility_list::{facility_item, facility_link, open_words, put_facility};
pub use frame::{footer, header};
pub use hand_off::{copy, hand_off};
pub use icon::icon;
pub use my_place::{my_place, wish_of};
#[cfg(feature = "ssr")]
pub use plot::plot;
pub use search_form::{Filters, SearchForm};
pub use sources::Sources;
pub use suggestions::use_suggestions;
pub use tags::{level_tag, now_tag, now_words, stage_tag, unverified_tag};
#[cfg(feature = "ssr")]
pub use tools::sending;
pub use tools::tools;
