//! Pages: one file each.

mod about;
mod browse;
mod circle;
mod facility;
mod home;
mod not_found;
#[cfg(feature = "ssr")]
mod plan;
mod region;
#[cfg(feature = "ssr")]
mod saved;
mod service;
mod understood;
#[cfg(feature = "ssr")]
mod way;

pub use about::{about, about_accessibility, about_data};
pub use circle::circle;
pub use facility::facility;
pub use home::{RegionCard, home};
pub use not_found::{not_found, offline, unknown_facility, unknown_service};
#[cfg(feature = "ssr")]
pub use plan::plan;
pub use region::{RegionPage, kinds};
#[cfg(feature = "ssr")]
pub use saved::saved;
pub use service::{service, services};
pub use understood::{elsewhere, maybe, urgent};
#[cfg(feature = "ssr")]
pub use way::{way, ways};
