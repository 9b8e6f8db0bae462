//! Pieces of pages, as plain functions from data to HTML.

mod choices;
mod circle;
mod explained;
mod facility_list;
mod frame;
mod hand_off;
mod icon;
mod parts;
#[cfg(feature = "ssr")]
mod plot;
mod position_form;
mod search_form;
mod sources;
mod suggestions;
mod tags;
mod tools;

pub use choices::choices;
pub use circle::{picture, put_line, ring_words};
pub use explained::put_explained;
pub use facility_list::{facility_item, facility_link, put_facility, put_open};
pub use frame::{aloud, footer, header};
pub use hand_off::put_hand_off;
pub use icon::{icon, nothing};
pub use parts::{put_call, put_call_120, put_link, put_section, tel};
#[cfg(feature = "ssr")]
pub use plot::plot;
pub use position_form::{position_form, wish_of};
pub use search_form::{Filters, SearchForm};
pub use sources::Sources;
#[cfg(feature = "ssr")]
pub use suggestions::suggestions;
pub use suggestions::use_suggestions;
pub use tags::{
    put_level, put_now, put_since, put_since_all, put_stage, put_unverified, stage_tag,
    unverified_tag,
};
#[cfg(feature = "ssr")]
pub use tags::{since, since_all};
#[cfg(feature = "ssr")]
pub use tools::sending;
pub use tools::tools;
