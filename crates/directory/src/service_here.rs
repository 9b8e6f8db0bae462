//! A service as one place gives it.

use crate::record::record;
use crate::{Phone, ServiceId, Source};

record! {
    /// A service, or what a department does, as one place gives it: for whom, when, and whom to call. Other
    /// directories call it a service at a location.
    pub struct ServiceHere {
        /// The service. It or the department is there.
        optional service: Option<ServiceId>,
        /// The department, as it is called among the place's own.
        optional department: Option<String>,
        /// For whom it is, as 儿童.
        optional audience: Option<String>,
        /// When it is given, in OSM's `opening_hours` syntax.
        optional hours: Option<String>,
        /// The same as the document writes it, where that syntax has no way to say it: 每月第一、三个周三.
        optional hours_text: Option<String>,
        /// Numbers to call about it.
        optional phones: Vec<Phone>,
        /// What a resident should know besides.
        optional note: Option<String>,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}
