//! The directory: what a district's health services are, as records, and the rules they must meet.
//!
//! People write JSON files (see `docs/data.md`); [`files`] reads them into a [`Directory`] and a list
//! of [`Problem`]s; [`bundle`] cuts the directory into one [`Bundle`] for each region, which is what
//! the browser loads. The records are the same types on both sides, so there is one wire form and one
//! place of conversion.
//!
//! The crate does no I/O and knows no browser and no clock. A bad record is not an error of the
//! program: reading gives the good records and says what is wrong with the others.

pub mod bundle;
#[cfg(feature = "files")]
mod changes;
#[cfg(feature = "files")]
pub mod district;
mod document;
mod ended;
mod facility;
#[cfg(feature = "files")]
pub mod files;
pub mod hours;
mod id;
pub mod json;
#[cfg(feature = "files")]
pub mod locator;
#[cfg(feature = "files")]
pub mod numeral;
mod problem;
mod record;
mod region;
#[cfg(feature = "files")]
mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod service;
mod service_here;
#[cfg(feature = "schema")]
mod table;
#[cfg(feature = "files")]
mod traced;
mod vocabulary;
mod wire;

pub use bundle::{
    Bundle, Characters, PathwayLink, Required, Saying, Unreadable, Vocabulary, forms,
};
#[cfg(feature = "files")]
pub use changes::{Change, Changes, Happened, Noted, Sort};
#[cfg(feature = "files")]
pub use district::District;
pub use document::{Document, Source, Standing, Validity};
pub use ended::{Ended, Ending};
pub use facility::{
    Address, Alias, Beds, Brand, Checked, Crs, Department, Facility, Fact, Located,
    OperatingStatus, Partner, Phone, Plan, Point, Precision, Stage, Status,
};
#[cfg(feature = "files")]
pub use files::{Directory, Records};
pub use id::{
    CommunityId, DocumentId, FacilityId, GroupId, IndicatorId, KindId, LevelId, PathwayId,
    RegionId, ServiceId, SpecialtyId, StreetId,
};
pub use problem::Problem;
pub use region::{Community, Distinct, Link, Note, Publisher, Region, Statement, Street};
pub use service::{Group, Offer, Service};
pub use service_here::ServiceHere;
#[cfg(feature = "schema")]
pub use table::{Field, Tables};
#[cfg(feature = "files")]
pub use traced::Traced;
pub use vocabulary::{Complaint, Duty, Kind, Level, Specialty, Standard, Urgent};
