//! Pages: one file each.

mod about;
mod browse;
mod facility;
mod home;
mod not_found;
mod region;
mod service;

pub use about::{about, about_accessibility, about_data};
pub use facility::facility;
pub use home::{RegionCard, home};
pub use not_found::{not_found, offline, unknown_facility, unknown_service};
pub use region::RegionPage;
pub use service::{service, services};
