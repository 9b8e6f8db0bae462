//! One region as the browser loads it.
//!
//! A bundle holds everything that a resident of one region needs: the region, its facilities and
//! services, the documents they rest on, the vocabulary, and the pinyin of the characters that occur,
//! so that the browser carries no pinyin table. It is JSON, named by its hash in the build.
//!
//! Half of it is equal in every region: the [`Vocabulary`], which a phone loads once. What is a region's own
//! is a bundle without it, which names the one that it is to be joined with ([`Bundle::parse_parts`]).

mod characters;
mod stream;
mod vocabulary;

use std::fmt;

use crate::hours::{HolidayYear, Timetable};
use crate::json::{Fields, Json};
use crate::record::record;
use crate::wire::{JsonReader, Wire};
use crate::{
    Document, DocumentId, Facility, FacilityId, Group, Kind, KindId, Level, LevelId, Offer,
    PathwayId, Region, Service, ServiceId, Source, Specialty, SpecialtyId, Standing, Statement,
    Street, StreetId, Urgent,
};

#[cfg(feature = "files")]
pub(crate) use characters::TRADITIONAL;
pub use characters::{Characters, forms};
pub use vocabulary::Vocabulary;

/// The version of the wire form. A bundle of another version is refused, not guessed at.
pub const VERSION: u32 = 3;

record! {
    /// One region as the browser loads it.
    pub struct Bundle {
        /// The version of the wire form, [`VERSION`].
        required version: u32,
        /// The region.
        required region: Region,
        /// The documents that its records rest on.
        required documents: Vec<Document>,
        /// The kinds of facility, in the order in which they are shown.
        optional kinds: Vec<Kind>,
        /// The levels of departments that occur.
        required levels: Vec<Level>,
        /// The fields of medicine, also those that no facility of the region has.
        optional specialties as "concepts": Vec<Specialty>,
        /// What residents say, and the fields of medicine for it.
        optional sayings: Vec<Saying>,
        /// Words that call for 120 before anything else.
        optional emergency: Vec<Urgent>,
        /// The groups of services that occur, in the order in which they are shown.
        required groups: Vec<Group>,
        /// The services that the region offers.
        required services: Vec<Service>,
        /// How it offers them.
        required offers: Vec<Offer>,
        /// The pathways that a service is a part of. Their pages are plain pages; here is what a link takes.
        required ways: Vec<PathwayLink>,
        /// Its facilities, but for those that have ended.
        required facilities: Vec<Facility>,
        /// Those that have ended. They stand apart so that whoever does not know of them takes none for open.
        optional former: Vec<Facility>,
        /// What national standards say that some of them must have.
        optional required: Vec<Required>,
        /// When they are open, of those of which a document says it.
        optional hours: Vec<Timetable>,
        /// When they give their services, of those of which a document says it in a way that can be read.
        optional service_hours: Vec<Timetable>,
        /// The public holidays that opening hours depend on; absent where there are no hours.
        optional holidays: Vec<HolidayYear>,
        /// Pinyin and traditional forms of the characters that occur.
        required characters: Characters,
        /// The SHA-256 of the vocabulary's file, in hex, where this is a region's own part: kinds, fields of
        /// medicine, sayings and urgent words, and their characters, come from there. Absent in a whole bundle.
        optional vocabulary: Option<String>,
    }
}

record! {
    /// The words of all complaints that lead to the same fields of medicine. Complaint by complaint they
    /// would be a twentieth of the bundle more.
    #[derive(Eq)]
    pub struct Saying {
        /// The fields of medicine, the nearest first.
        required departments: Vec<SpecialtyId>,
        /// The words.
        required words: Vec<String>,
    }
}

record! {
    /// What a national standard says that some places must have. Whether they have it, no document says.
    #[derive(Default, Eq)]
    pub struct Required {
        /// The places of the region, by their ids in order.
        required places: Vec<FacilityId>,
        /// The fields of medicine of what they must have, the narrower before the wider.
        required specialties as "concepts": Vec<SpecialtyId>,
        /// What that is, as the standard writes it; empty where the name of the field says it as well.
        required names: Vec<String>,
        /// So many of the first do not stand for narrower fields.
        optional alone: u32,
        /// For what they are asked first where no standard speaks of it: a `field` of medicine, or a `kind` of
        /// place.
        optional ask: String,
        /// The document that says it.
        required document: DocumentId,
    }
}

record! {
    /// A pathway, as far as a service needs it for a link to its page.
    #[derive(Eq)]
    pub struct PathwayLink {
        /// Part of its URL.
        required id: PathwayId,
        /// Its name.
        required name: String,
        /// The services that it leads to, or that are a part of it.
        required services: Vec<ServiceId>,
    }
}

/// Why a text is no bundle of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not JSON, or was cut off: an error page of the host, or half a file.
    NotJson,
    /// It is a bundle of another version.
    Version(u64),
    /// A part without which nothing can be shown is missing or wrong.
    Part(&'static str),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => f.write_str("not JSON"),
            Self::Version(version) => write!(f, "version {version}, not {VERSION}"),
            Self::Part(part) => write!(f, "no usable {part}"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Bundle {
    /// Reads a bundle. Records that cannot be read are left out; the second part names the fields for
    /// which they are, as `facilities[2].kind` (none without the feature `files`).
    pub fn parse(json: &str) -> Result<(Self, Vec<String>), Unreadable> {
        let json = Json::parse(json).map_err(|_| Unreadable::NotJson)?;
        Self::read(&json, None)
    }

    /// Reads a bundle, where there is a vocabulary with that.
    fn read(json: &Json, vocabulary: Option<&Fields>) -> Result<(Self, Vec<String>), Unreadable> {
        let mut at = JsonReader::default();
        let fields = at.enter(Some(json), &[]).ok_or(Unreadable::NotJson)?;
        match fields.get("version").and_then(Json::as_count) {
            Some(version) if version == u64::from(VERSION) => {}
            Some(version) => return Err(Unreadable::Version(version)),
            None => return Err(Unreadable::Part("version")),
        }
        let mut parts = Parts {
            fields,
            at,
            unusable: None,
        };
        // What a bundle has in common with others comes from there.
        parts.fields = vocabulary.unwrap_or(fields);
        let kinds = parts.some("kinds");
        let specialties = parts.some("concepts");
        let sayings = parts.some("sayings");
        let emergency = parts.some("emergency");
        parts.fields = fields;
        let mut bundle = Self {
            version: VERSION,
            region: parts.one("region"),
            documents: parts.many("documents"),
            kinds,
            levels: parts.many("levels"),
            specialties,
            sayings,
            emergency,
            groups: parts.many("groups"),
            services: parts.many("services"),
            offers: parts.many("offers"),
            ways: parts.many("ways"),
            facilities: parts.many("facilities"),
            former: parts.some("former"),
            required: parts.some("required"),
            hours: parts.some("hours"),
            service_hours: parts.some("service_hours"),
            holidays: parts.some("holidays"),
            characters: parts.one("characters"),
            vocabulary: parts.maybe("vocabulary"),
        };
        if let Some(vocabulary) = vocabulary {
            let more = vocabulary.get("characters").and_then(Json::as_text);
            bundle.characters.read_more(more.unwrap_or_default());
            bundle.vocabulary = None;
        }
        match parts.unusable {
            Some(part) => Err(Unreadable::Part(part)),
            None => Ok((bundle, parts.at.into_places())),
        }
    }

    /// The facility of that id, also one that has ended.
    pub fn facility(&self, id: &str) -> Option<&Facility> {
        let mut all = self.facilities.iter().chain(&self.former);
        all.find(|facility| facility.id.as_str() == id)
    }

    /// The id of the place to which a place that has ended leads in the end; nothing where that has ended too, or
    /// where the data leads in a circle.
    pub fn heir<'a>(&'a self, former: &'a Facility) -> Option<&'a FacilityId> {
        let mut last = former;
        for _ in &self.former {
            let next = last.ended.as_ref()?.successor.as_ref()?;
            match self.former.iter().find(|own| own.id == *next) {
                Some(own) => last = own,
                None => return Some(next),
            }
        }
        None
    }

    /// When a facility is open.
    pub fn timetable(&self, id: &FacilityId) -> Option<&Timetable> {
        self.hours
            .iter()
            .find(|timetable| timetable.facility == *id)
    }

    /// When a facility gives one of its services, by the position of that.
    pub fn service_timetable(&self, id: &FacilityId, service: usize) -> Option<&Timetable> {
        let mut all = self.service_hours.iter();
        all.find(|own| own.facility == *id && own.service == u32::try_from(service).ok())
    }

    /// Whether it is known of any facility when it is open, or when it gives a service.
    pub fn has_hours(&self) -> bool {
        let mut facilities = self.facilities.iter();
        !self.hours.is_empty() || facilities.any(|own| !own.services.is_empty())
    }

    /// The kind of that id.
    pub fn kind(&self, id: &KindId) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// The level of that id.
    pub fn level(&self, id: &LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == *id)
    }

    /// The field of medicine of that id.
    pub fn specialty(&self, id: &SpecialtyId) -> Option<&Specialty> {
        self.specialties
            .iter()
            .find(|specialty| specialty.id == *id)
    }

    /// The street of that code.
    pub fn street(&self, code: &StreetId) -> Option<&Street> {
        self.region
            .streets
            .iter()
            .find(|street| street.code == *code)
    }

    /// The document of that id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == *id)
    }

    /// The document of a source, where it is a list that nobody verified.
    pub fn unverified(&self, source: &Source) -> Option<&Document> {
        let document = self.document(&source.document)?;
        (document.standing == Standing::Unverified).then_some(document)
    }

    /// The service of that id.
    pub fn service(&self, id: &ServiceId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == *id)
    }

    /// How the region offers a service.
    pub fn offer(&self, id: &ServiceId) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.service == *id)
    }

    /// The street of a facility: its own, or that of the facility it works in.
    pub fn street_of(&self, facility: &Facility) -> Option<&Street> {
        let own = facility.street.as_ref();
        let host = || {
            self.facility(facility.within.as_ref()?.as_str())?
                .street
                .as_ref()
        };
        self.street(own.or_else(host)?)
    }

    /// The services that a document ties to this facility by name.
    pub fn offers_at<'a>(&'a self, facility: &'a Facility) -> impl Iterator<Item = &'a Offer> {
        self.offers.iter().filter(|offer| offer.is_at(facility))
    }

    /// The services of which a document says that all places of its kind have them or are to have them.
    pub fn offers_of_kind<'a>(&'a self, kind: &'a KindId) -> impl Iterator<Item = &'a Offer> {
        let offers = self.offers.iter();
        offers.filter(|offer| offer.where_kinds.contains(kind))
    }

    /// What the documents say of all places of a kind.
    pub fn statements_of<'a>(&'a self, kind: &'a KindId) -> impl Iterator<Item = &'a Statement> {
        let statements = self.region.statements.iter();
        statements.filter(|statement| statement.kinds.contains(kind))
    }

    /// Whether a field of medicine is `wider` itself or lies under it. It ends where the data leads in a
    /// circle, too.
    pub fn is_under(&self, specialty: &SpecialtyId, wider: &SpecialtyId) -> bool {
        let mut met = vec![specialty];
        let mut next = 0;
        while let Some(&id) = met.get(next) {
            if id == wider {
                return true;
            }
            if let Some(own) = self.specialty(id) {
                for parent in &own.broader {
                    if !met.contains(&parent) {
                        met.push(parent);
                    }
                }
            }
            next += 1;
        }
        false
    }

    /// The facilities that work inside this one.
    pub fn inside<'a>(&'a self, id: &'a FacilityId) -> impl Iterator<Item = &'a Facility> {
        self.facilities
            .iter()
            .filter(move |facility| facility.within.as_ref() == Some(id))
    }
}

impl Offer {
    /// Whether a document ties the service to this facility by name. What it says of all places of a kind
    /// is said of none of them.
    pub fn is_at(&self, facility: &Facility) -> bool {
        self.places.contains(&facility.id)
    }
}

/// The parts of a bundle, while they are read.
struct Parts<'v> {
    fields: &'v Fields<'v>,
    at: JsonReader,
    /// The first part without which nothing can be shown, and that cannot be read.
    unusable: Option<&'static str>,
}

impl<'v> Parts<'v> {
    /// A text that may be missing.
    fn maybe(&mut self, name: &'static str) -> Option<String> {
        self.at.optional(Some(self.fields), name)
    }

    /// A part that must be good as a whole.
    fn one<T: Wire>(&mut self, name: &'static str) -> T {
        let before = self.at.faults.len();
        let part = self.at.required(Some(self.fields), name);
        self.check(name, before);
        part
    }

    /// A list that may be missing.
    fn some<T: Wire>(&mut self, name: &'static str) -> Vec<T> {
        if self.fields.get(name).is_some() {
            self.many(name)
        } else {
            Vec::new()
        }
    }

    /// A list that must be there; what is not good in it is left out.
    fn many<T: Wire>(&mut self, name: &'static str) -> Vec<T> {
        let mut good = Vec::new();
        for (position, item) in self.list(name).iter().enumerate() {
            self.at.item(position);
            if let Some(record) = self.at.record(item) {
                good.push(record);
            }
        }
        self.at.leave();
        good
    }

    #[inline(never)]
    fn list(&mut self, name: &'static str) -> &'v [Json<'v>] {
        let before = self.at.faults.len();
        let items = self.at.list(self.fields, name);
        self.check(name, before);
        items
    }

    #[inline(never)]
    fn check(&mut self, name: &'static str, before: usize) {
        if self.at.faults.len() > before {
            self.unusable.get_or_insert(name);
        }
    }
}
