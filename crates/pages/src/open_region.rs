//! What the pages of a region are written from: where the site stands, and the region's records.

use std::cell::OnceCell;
use std::sync::Arc;

use directory::{
    Bundle, Document, Facility, Kind, PathwayId, ServiceId, Source, SpecialtyId, Street,
};

use crate::Page;
use crate::neighbours::Neighbour;

/// Where the site stands on its host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: String,
    /// The address of the icon sprite.
    pub icons: String,
}

impl Root {
    /// The address of a page.
    pub fn href(&self, page: &Page) -> String {
        page.href(&self.base)
    }
}

/// One region of the site, open to be read. It never changes.
pub struct OpenRegion {
    /// Where the site stands.
    pub root: Root,
    /// The region's records.
    pub bundle: Arc<Bundle>,
    /// Other regions of the site, the nearest first.
    pub neighbours: Vec<Neighbour>,
    having: OnceCell<Vec<Vec<usize>>>,
    kinds: OnceCell<Vec<usize>>,
}

impl OpenRegion {
    /// The region of a bundle.
    pub fn new(root: Root, bundle: impl Into<Arc<Bundle>>, neighbours: Vec<Neighbour>) -> Self {
        Self {
            root,
            bundle: bundle.into(),
            neighbours,
            having: OnceCell::new(),
            kinds: OnceCell::new(),
        }
    }

    /// For each field of medicine of the bundle, in its order, the positions of the facilities that have
    /// it or a narrower one. Lists and filters ask for all of them on every page of the region.
    pub fn having(&self) -> &[Vec<usize>] {
        self.having.get_or_init(|| having(&self.bundle))
    }

    /// For each facility the position of its kind in the bundle; one past the last where the bundle has no
    /// such kind.
    pub fn kinds(&self) -> &[usize] {
        self.kinds.get_or_init(|| {
            let kinds = &self.bundle.kinds;
            let of = |facility: &Facility| kinds.iter().position(|kind| kind.id == facility.kind);
            let facilities = self.bundle.facilities.iter();
            facilities
                .map(|own| of(own).unwrap_or(kinds.len()))
                .collect()
        })
    }

    /// The region's own page.
    pub fn home(&self) -> Page {
        Page::Region(self.adcode().to_owned())
    }

    /// The region's code.
    pub fn adcode(&self) -> &str {
        self.bundle.region.adcode.as_str()
    }

    /// The region's name.
    pub fn name(&self) -> &str {
        &self.bundle.region.name
    }

    /// The document of a source, where it is one that nobody verified.
    pub fn unverified(&self, source: &Source) -> Option<&Document> {
        self.bundle.unverified(source)
    }

    /// The address of a page below the region's own, or of that with a query string such as
    /// `?kind=hospital`.
    pub fn region_href(&self, rest: &str) -> String {
        [&self.root.href(&self.home()), rest].concat()
    }

    /// The address of the list of a kind's facilities, and without scripts of its fold.
    pub fn kind_href(&self, kind: &Kind) -> String {
        let id = kind.id.as_str();
        self.region_href(&["?kind=", id, "#kind-", id].concat())
    }

    /// The address of the list of a street's facilities.
    pub fn street_href(&self, street: &Street) -> String {
        self.region_href(&["?street=", street.code.as_str()].concat())
    }

    /// The address of a facility's page.
    pub fn facility_href(&self, facility: &Facility) -> String {
        let page = Page::Facility(self.adcode().to_owned(), facility.id.to_string());
        self.root.href(&page)
    }

    /// The address of a service's page.
    pub fn service_href(&self, id: &ServiceId) -> String {
        let page = Page::Service(self.adcode().to_owned(), id.to_string());
        self.root.href(&page)
    }

    /// The address of a pathway's page.
    pub fn way_href(&self, id: &PathwayId) -> String {
        let page = Page::Way(self.adcode().to_owned(), id.to_string());
        self.root.href(&page)
    }

    /// The address of one of the pages that a region has once, such as its plan.
    pub fn href(&self, page: fn(String) -> Page) -> String {
        self.root.href(&page(self.adcode().to_owned()))
    }
}

fn having(bundle: &Bundle) -> Vec<Vec<usize>> {
    let mut having = vec![Vec::new(); bundle.specialties.len()];
    for (facility, record) in bundle.facilities.iter().enumerate() {
        let departments = record.departments.iter();
        let mut open: Vec<&SpecialtyId> = departments.flat_map(|own| &own.specialties).collect();
        while let Some(id) = open.pop() {
            let known = bundle
                .specialties
                .iter()
                .position(|specialty| specialty.id == *id);
            if let Some(specialty) = known
                && having[specialty].last() != Some(&facility)
            {
                having[specialty].push(facility);
                open.extend(&bundle.specialties[specialty].broader);
            }
        }
    }
    having
}
