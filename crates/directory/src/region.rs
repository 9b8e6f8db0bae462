//! A district: its streets, and what the documents say of it without naming a place.

use crate::record::record;
use crate::{
    CommunityId, DocumentId, FacilityId, KindId, Point, RegionId, ServiceId, Source, Stage,
    StreetId,
};

record! {
    /// A district.
    pub struct Region {
        /// Its six-digit code.
        required adcode: RegionId,
        /// Its name without the city, such as 天宁区.
        required name: String,
        /// The city, such as 常州市.
        required city: String,
        /// The province.
        required province: String,
        /// The plan that most of its facts come from.
        required plan: DocumentId,
        /// West, south, east, north in degrees, GCJ-02: a frame for points, not a boundary.
        required bounds_gcj02: [f64; 4],
        /// Longitude and latitude of its label point, WGS-84.
        required center_wgs84: [f64; 2],
        /// Where the streets and communities come from.
        required streets_source: Source,
        /// Its streets and towns.
        required streets: Vec<Street>,
        /// What the documents count or plan without naming a place.
        optional notes: Vec<Note>,
        /// What the documents say of all places of a kind, naming none of them.
        optional statements: Vec<Statement>,
        /// What residents will ask and no document says.
        optional unknown: Vec<String>,
        /// Pairs of facilities that must never be merged.
        optional distinct: Vec<Distinct>,
        /// Who publishes the directory of this region; filled in by the bureau itself.
        optional publisher: Option<Publisher>,
        /// The official entries of services that work outside this site; filled in by the bureau itself.
        optional links: Vec<Link>,
    }
}

record! {
    /// A street (街道) or town (镇).
    pub struct Street {
        /// Its nine-digit code.
        required code: StreetId,
        /// Its name.
        required name: String,
        /// Former or later names.
        optional aliases: Vec<String>,
        /// Whether it is a unit of statistics only, and no street that a resident would name.
        optional statistical: bool,
        /// A point for the street as a whole.
        optional point: Option<Point>,
        /// Its communities and villages.
        optional communities: Vec<Community>,
    }
}

record! {
    /// A community (社区) or village (村).
    #[derive(Eq)]
    pub struct Community {
        /// Its twelve-digit code.
        required code: CommunityId,
        /// Its name.
        required name: String,
    }
}

record! {
    /// What the documents count or plan without naming a place.
    #[derive(Eq)]
    pub struct Note {
        /// The kind of place that is counted.
        optional kind: Option<KindId>,
        /// How many.
        optional count: Option<u32>,
        /// What to tell a resident, such as 另有 38 家，文件未列名.
        required text: String,
        /// The time of the statement.
        optional as_of: Option<String>,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// What a document says of all places of a kind, naming none of them. It is shown on their pages as that, and
    /// is no plan, department or service of any one of them.
    #[derive(Eq)]
    pub struct Statement {
        /// The kinds of place that are meant.
        required kinds: Vec<KindId>,
        /// What is said, in plain words.
        required text: String,
        /// How far it has come.
        required stage: Stage,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// The years for which it is planned, such as `2021–2025`.
        optional period: Option<String>,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// Two facilities that look alike and must never be merged.
    #[derive(Eq)]
    pub struct Distinct {
        /// One of them.
        required a: FacilityId,
        /// The other.
        required b: FacilityId,
        /// Why they are two.
        required why: String,
    }
}

record! {
    /// Who publishes the directory of a region.
    #[derive(Eq)]
    pub struct Publisher {
        /// The bureau's name.
        required name: String,
        /// Phone numbers to ask at.
        optional phones: Vec<String>,
        /// Where to report a mistake: `mailto:`, `tel:` or a web address.
        optional report: Option<String>,
    }
}

record! {
    /// The official entry of a service that works outside this site.
    #[derive(Eq)]
    pub struct Link {
        /// The service.
        required service: ServiceId,
        /// What the entry is called, such as 榕医通.
        required name: String,
        /// Its address, `https://` only.
        required url: String,
    }
}
