//! 就近医: where near me can I get this health service, and how do I get there.
//!
//! The app renders one region. The build renders every page of every region to a file with the same
//! code; the browser takes the page over. Rendering is pure: the same input gives the same HTML, so
//! the clock, storage, location and the URL's query come in by effects only.

pub mod address;
pub mod app;
mod beyond;
mod border;
mod focus;
#[cfg(feature = "ssr")]
pub mod gallery;
pub mod hashed;
mod help;
mod keeping;
mod kept;
mod later;
pub mod live_region;
mod page;
mod position;
mod recent;
#[cfg(feature = "ssr")]
pub mod rendered;
pub mod searcher;
mod still;
mod use_answer;
mod use_position;
mod view;
pub mod visit;
