//! What is looked up again and again, by id, so that an export takes no longer than its region is large.

use std::collections::{BTreeMap, BTreeSet};

use directory::hours::Timetable;
use directory::{
    Document, DocumentId, Facility, FacilityId, Kind, KindId, Service, ServiceId, Specialty,
    SpecialtyId,
};

use super::{left_out, text};
use crate::{LeftOut, Options, Region};

/// A region's records by their ids.
pub struct Index<'a> {
    /// The places that are exported, in the order of the data.
    pub facilities: Vec<&'a Facility>,
    by_id: BTreeMap<&'a FacilityId, &'a Facility>,
    known: BTreeSet<&'a FacilityId>,
    documents: BTreeMap<&'a DocumentId, &'a Document>,
    kinds: BTreeMap<&'a KindId, &'a Kind>,
    specialties: BTreeMap<&'a SpecialtyId, &'a Specialty>,
    services: BTreeMap<&'a ServiceId, &'a Service>,
    hours: BTreeMap<(&'a FacilityId, Option<u32>), &'a Timetable>,
}

impl<'a> Index<'a> {
    /// That of a region, and the places that FHIR has no way to name.
    pub fn new(region: &'a Region, options: &Options) -> (Self, Vec<LeftOut>) {
        let (bundle, directory) = (&region.bundle, region.directory);
        let mut without = Vec::new();
        let mut by_id = BTreeMap::new();
        let mut facilities = Vec::new();
        for own in region.facilities(options) {
            let id = own.id.as_str();
            if text::text(&own.name).is_none() {
                without.push(left_out(id, "the place has no name that can be read"));
            } else if by_id.contains_key(&own.id) {
                without.push(left_out(id, "another place has the same id"));
            } else {
                by_id.insert(&own.id, own);
                facilities.push(own);
            }
        }
        let all = bundle.facilities.iter().chain(&bundle.former);
        let timetables = bundle.hours.iter().chain(&bundle.service_hours);
        let index = Self {
            facilities,
            by_id,
            known: all.map(|own| &own.id).collect(),
            documents: bundle.documents.iter().map(|own| (&own.id, own)).collect(),
            kinds: directory.kinds.iter().map(|own| (&own.id, own)).collect(),
            specialties: (directory.specialties.iter())
                .map(|own| (&own.id, own))
                .collect(),
            services: (directory.services.iter())
                .map(|own| (&own.id, own))
                .collect(),
            hours: timetables
                .map(|own| ((&own.facility, own.service), own))
                .collect(),
        };
        (index, without)
    }

    /// A place that is exported.
    pub fn facility(&self, id: &FacilityId) -> Option<&'a Facility> {
        self.by_id.get(id).copied()
    }

    /// Whether the region has that place, exported or not.
    pub fn knows(&self, id: &FacilityId) -> bool {
        self.known.contains(id)
    }

    /// A document.
    pub fn document(&self, id: &DocumentId) -> Option<&'a Document> {
        self.documents.get(id).copied()
    }

    /// A kind of place.
    pub fn kind(&self, id: &KindId) -> Option<&'a Kind> {
        self.kinds.get(id).copied()
    }

    /// A field of medicine, with its code in the national list.
    pub fn specialty(&self, id: &SpecialtyId) -> Option<&'a Specialty> {
        self.specialties.get(id).copied()
    }

    /// A service.
    pub fn service(&self, id: &ServiceId) -> Option<&'a Service> {
        self.services.get(id).copied()
    }

    /// When a place is open, or gives the service at that position.
    pub fn hours(&self, id: &'a FacilityId, service: Option<usize>) -> Option<&'a Timetable> {
        let service = match service {
            Some(position) => Some(u32::try_from(position).ok()?),
            None => None,
        };
        self.hours.get(&(id, service)).copied()
    }
}
