//! What a resident can get, apart from where.

use crate::record::record;
use crate::{FacilityId, GroupId, KindId, ServiceId, Source, SpecialtyId, Stage};

record! {
    /// A part of life under which services are listed.
    #[derive(Eq)]
    pub struct Group {
        /// Its id.
        required id: GroupId,
        /// Its name.
        required name: String,
    }
}

record! {
    /// A service as a resident knows it, the same in every region.
    #[derive(Eq)]
    pub struct Service {
        /// Part of its URL.
        required id: ServiceId,
        /// Its name.
        required name: String,
        /// The part of life that it belongs to.
        required group: GroupId,
        /// What residents type when they look for it.
        optional words: Vec<String>,
        /// What it is, in plain words.
        required what: String,
        /// What to ask, or how to ask, before one goes.
        optional ask: Option<String>,
        /// Fields of medicine that it belongs to.
        optional specialties as "concepts": Vec<SpecialtyId>,
    }
}

record! {
    /// A service in one region: how far it has come, for whom, and where.
    #[derive(Eq)]
    pub struct Offer {
        /// The service.
        required service: ServiceId,
        /// How far it has come.
        required stage: Stage,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Who can get it.
        optional for_whom: Option<String>,
        /// Whether the document says that it costs nothing.
        optional free: bool,
        /// What the document says of terms, figures, priority or insurance.
        optional terms: Vec<String>,
        /// The facilities that the document ties it to.
        optional places as "where": Vec<FacilityId>,
        /// The places in words, where the document names a group of them.
        optional where_text: Option<String>,
        /// Kinds of facility of which the document says that all have it, or are to have it. It is said on
        /// their pages as that, and makes it the service of none of them.
        optional where_kinds: Vec<KindId>,
        /// What a resident would ask and the document does not say.
        optional unsaid: Vec<String>,
        /// Where that is said.
        required source: Source,
        /// Further places where it is said.
        optional more_sources: Vec<Source>,
    }
}
