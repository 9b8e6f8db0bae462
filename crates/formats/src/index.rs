//! What the records of a region refer to, each found at once: a region can have ten thousand places.

use std::collections::BTreeMap;

use directory::{
    Document, Facility, FacilityId, KindId, LevelId, Offer, ServiceId, Source, Standing, StreetId,
};
use serde::Serialize;

use crate::Region;

/// The records and names of a region, by id.
pub(crate) struct Index<'a> {
    documents: BTreeMap<&'a str, &'a Document>,
    facilities: BTreeMap<&'a str, &'a Facility>,
    kinds: BTreeMap<&'a str, &'a str>,
    levels: BTreeMap<&'a str, &'a str>,
    services: BTreeMap<&'a str, &'a str>,
    streets: BTreeMap<&'a str, &'a str>,
    offers: BTreeMap<&'a str, Vec<&'a Offer>>,
}

/// Where a fact stands, with the document's title and how much that can be relied on.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Cited<'a> {
    /// The id of the document.
    pub document: &'a str,
    /// Its title.
    pub title: Option<&'a str>,
    /// Where in it.
    pub locator: &'a str,
    /// How much it can be relied on.
    pub standing: Option<Standing>,
}

impl<'a> Index<'a> {
    pub fn of(region: &'a Region<'_>) -> Self {
        let directory = region.directory;
        let bundle = &region.bundle;
        let facilities = bundle.facilities.iter().chain(&bundle.former);
        let mut offers: BTreeMap<&str, Vec<&Offer>> = BTreeMap::new();
        for offer in &bundle.offers {
            for place in &offer.places {
                offers.entry(place.as_str()).or_default().push(offer);
            }
        }
        let names = |id: &'a str, name: &'a str| (id, name);
        Self {
            documents: directory
                .documents
                .iter()
                .map(|own| (own.id.as_str(), own))
                .collect(),
            facilities: facilities.map(|own| (own.id.as_str(), own)).collect(),
            kinds: directory
                .kinds
                .iter()
                .map(|own| names(own.id.as_str(), &own.name))
                .collect(),
            levels: directory
                .levels
                .iter()
                .map(|own| names(own.id.as_str(), &own.name))
                .collect(),
            services: directory
                .services
                .iter()
                .map(|own| names(own.id.as_str(), &own.name))
                .collect(),
            streets: bundle
                .region
                .streets
                .iter()
                .map(|own| names(own.code.as_str(), &own.name))
                .collect(),
            offers,
        }
    }

    /// A source with what is known of its document.
    pub fn cited(&self, source: &'a Source) -> Cited<'a> {
        let document = self.documents.get(source.document.as_str());
        Cited {
            document: source.document.as_str(),
            title: document.map(|own| own.title.as_str()),
            locator: &source.locator,
            standing: document.map(|own| own.standing),
        }
    }

    /// A place of the region.
    pub fn facility(&self, id: &FacilityId) -> Option<&'a Facility> {
        self.facilities.get(id.as_str()).copied()
    }

    /// The name of a kind.
    pub fn kind(&self, id: &KindId) -> Option<&'a str> {
        self.kinds.get(id.as_str()).copied()
    }

    /// The name of a level of departments.
    pub fn level(&self, id: &LevelId) -> Option<&'a str> {
        self.levels.get(id.as_str()).copied()
    }

    /// The name of a service.
    pub fn service(&self, id: &ServiceId) -> Option<&'a str> {
        self.services.get(id.as_str()).copied()
    }

    /// The name of a street.
    pub fn street(&self, id: &StreetId) -> Option<&'a str> {
        self.streets.get(id.as_str()).copied()
    }

    /// The services that a document ties to a place by name.
    pub fn offers_at(&self, id: &FacilityId) -> &[&'a Offer] {
        self.offers.get(id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The place to which one that has ended leads in the end; nothing where that is in another region, has ended
    /// too, or where the data leads in a circle.
    pub fn heir(&self, former: &Facility) -> Option<&'a Facility> {
        let mut next = self.facility(former.ended.as_ref()?.successor.as_ref()?)?;
        // Hardly ever more than one step, and never more than there are places.
        for _ in 0..self.facilities.len() {
            match &next.ended {
                Some(ended) => next = self.facility(ended.successor.as_ref()?)?,
                None => return Some(next),
            }
        }
        None
    }
}
