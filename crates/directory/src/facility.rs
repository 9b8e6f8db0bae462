//! A place where a resident gets a health service, and what the documents say of it.

use crate::hours::Hours;
use crate::record::{record, words};
use crate::{Ended, FacilityId, KindId, LevelId, ServiceHere, Source, SpecialtyId, StreetId};

record! {
    /// A place where a resident gets a health service, or will get one.
    ///
    /// What no document states is absent, and the page says so; nothing here stands for "probably".
    pub struct Facility {
        /// Part of its URL.
        required id: FacilityId,
        /// The name as the documents write it.
        required name: String,
        /// Other spellings, short forms and former names.
        optional aliases: Vec<Alias>,
        /// What kind of place it is.
        required kind: KindId,
        /// The street or town it lies in, where a document or its official name says so.
        optional street: Option<StreetId>,
        /// The facility inside which it works, as a studio in a centre.
        optional within: Option<FacilityId>,
        /// Whether it lies in this region.
        optional located: Located,
        /// Whether it is open, and when that was said.
        required status: Status,
        /// What became of it, where it has ended.
        optional ended: Option<Ended>,
        /// The grade that it has (医院等级), as 三级甲等, with the time of that statement.
        optional grade: Option<Fact>,
        /// Its departments.
        optional departments: Vec<Department>,
        /// Names under which it is, or is to be, known for something (牌子).
        optional brands: Vec<Brand>,
        /// Hospitals that it works with.
        optional partners: Vec<Partner>,
        /// Its beds.
        optional beds: Option<Beds>,
        /// What is to become of it.
        optional plans: Vec<Plan>,
        /// Whatever else the documents say of it.
        optional facts: Vec<Fact>,
        /// Its address.
        optional address: Option<Address>,
        /// Its phone numbers.
        optional phones: Vec<Phone>,
        /// Where it is.
        optional point: Option<Point>,
        /// When it is open.
        optional hours: Option<Hours>,
        /// Services that it gives at times, or for people, of their own.
        optional services: Vec<ServiceHere>,
        /// Facilities that may be the same place, though no document says so.
        optional maybe_same: Vec<FacilityId>,
        /// When a person last checked this record.
        optional checked: Option<Checked>,
    }
}

impl Facility {
    /// All names by which it is known, its own first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().map(|alias| alias.text.as_str());
        std::iter::once(self.name.as_str()).chain(aliases)
    }
}

record! {
    /// Another name of a facility.
    #[derive(Eq)]
    pub struct Alias {
        /// The name.
        required text: String,
        /// The document that calls it so. Without one, the alias is the facility's name with characters left
        /// out (see [`Alias::is_cut_from`]).
        optional source: Option<Source>,
    }
}

impl Alias {
    /// Whether a name becomes this alias when characters of it are left out: 红梅中心 is cut from
    /// 红梅街道社区卫生服务中心. That needs no source, because it says nothing new.
    pub fn is_cut_from(&self, name: &str) -> bool {
        let mut rest = name.chars();
        self.text
            .chars()
            .all(|sign| rest.any(|other| other == sign))
    }
}

words! {
    /// Whether a facility lies in the region whose file names it.
    #[derive(Default)]
    pub enum Located {
        /// In this region.
        #[default]
        Here = "here",
        /// A document says that it is elsewhere.
        Elsewhere = "elsewhere",
        /// No document says where it is, as with most partner hospitals.
        Unstated = "unstated",
    }
}

impl Located {
    /// Whether the facility lies in the region whose file names it.
    pub fn is_here(&self) -> bool {
        *self == Self::Here
    }
}

record! {
    /// Whether a facility is open, as of a date.
    pub struct Status {
        /// Open, planned, ended, or not to be told from the documents.
        required now: OperatingStatus,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}

words! {
    /// Whether a facility exists.
    #[derive(PartialOrd, Ord)]
    pub enum OperatingStatus {
        /// It exists.
        Open = "open",
        /// The documents do not say whether it exists.
        Unclear = "unclear",
        /// It is to be built or founded.
        Planned = "planned",
        /// It has ended; [`Facility::ended`] says how.
        Ended = "ended",
    }
}

words! {
    /// How far something has come, in the documents' own words.
    #[derive(Default, PartialOrd, Ord)]
    pub enum Stage {
        /// 已有: it is there.
        #[default]
        Existing = "existing",
        /// 巩固: it is there and is to be kept up.
        Consolidating = "consolidating",
        /// 推进: it is under way.
        Advancing = "advancing",
        /// 规划: it is to come.
        Planned = "planned",
        /// 探索: it is being tried or thought about.
        Exploring = "exploring",
    }
}

impl Stage {
    /// Whether it is there today, so far as the documents know.
    pub fn is_existing(&self) -> bool {
        matches!(self, Self::Existing | Self::Consolidating)
    }
}

record! {
    /// A department, or a special treatment, of a facility.
    pub struct Department {
        /// The name as the document writes it.
        required name: String,
        /// The fields of medicine that it covers.
        required specialties as "concepts": Vec<SpecialtyId>,
        /// The level that an authority gave it.
        optional level: Option<LevelId>,
        /// How far it has come.
        optional stage: Stage,
        /// What a resident should know besides.
        optional note: Option<String>,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// A name under which a facility is, or is to be, known for something.
    pub struct Brand {
        /// The name.
        required name: String,
        /// How far it has come.
        optional stage: Stage,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// A tie with a hospital.
    pub struct Partner {
        /// The hospital's name as the document writes it.
        required hospital: String,
        /// The hospital's own record, where there is one.
        optional facility: Option<FacilityId>,
        /// What the two do together.
        required about: String,
        /// The department that the tie is about.
        optional department: Option<String>,
        /// How far it has come.
        optional stage: Stage,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// Numbers of beds. A number that no document states is absent; 0 is a statement.
    pub struct Beds {
        /// Beds at the time of the document.
        optional now: Option<u32>,
        /// Beds that are planned.
        optional planned: Option<u32>,
        /// What a reader should know of the numbers.
        optional note: Option<String>,
        /// The time of that statement: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        required as_of: String,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// What is to become of a facility.
    pub struct Plan {
        /// What is planned.
        required what: String,
        /// The years for which it is planned, such as `2021–2025`.
        optional period: Option<String>,
        /// How far it has come.
        required stage: Stage,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// Something else that a document says of a facility.
    pub struct Fact {
        /// The fact, in plain words.
        required text: String,
        /// The time of the statement, where it differs from the document's.
        optional as_of: Option<String>,
        /// How far it has come.
        optional stage: Stage,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// An address as a document writes it.
    pub struct Address {
        /// The address.
        required text: String,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// A phone number as a document writes it.
    pub struct Phone {
        /// Digits, with hyphens or spaces between them.
        required number: String,
        /// What is dialled once it answers (分机), digits.
        optional extension: Option<String>,
        /// Whose number it is, as 总机 or 急诊.
        optional label: Option<String>,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// A point on the earth, with the system that its numbers are in.
    pub struct Point {
        /// Longitude in degrees.
        required lng: f64,
        /// Latitude in degrees.
        required lat: f64,
        /// The coordinate system. Mixed up, a place in Fuzhou is 591 m off.
        required crs: Crs,
        /// What the point stands for.
        required precision: Precision,
        /// Where that is said.
        required source: Source,
    }
}

words! {
    /// A coordinate system in use in China.
    pub enum Crs {
        /// What a phone's browser gives.
        Wgs84 = "wgs84",
        /// What Amap, Tencent and Apple use in China.
        Gcj02 = "gcj02",
        /// What Baidu uses.
        Bd09 = "bd09",
    }
}

words! {
    /// What a point stands for.
    pub enum Precision {
        /// The door.
        Exact = "exact",
        /// Within about 300 m.
        Approximate = "approximate",
        /// The street or town as a whole.
        Street = "street",
        /// The district as a whole.
        District = "district",
    }
}

record! {
    /// A person's check of a record.
    #[derive(Eq)]
    pub struct Checked {
        /// The day, `YYYY-MM-DD`.
        required date: String,
        /// Who checked.
        required by: String,
    }
}
