//! A region with everything that a format asks for.

use std::collections::BTreeSet;
use std::sync::Arc;

use directory::{Bundle, Directory, Document, Facility, OperatingStatus, RegionId};

use crate::Options;

/// A region of a directory, opened for its export.
pub struct Region<'a> {
    /// The directory, for what all regions have in common.
    pub directory: &'a Directory,
    /// The region's own records, with the words of every id in them, and all documents of the directory.
    pub bundle: Arc<Bundle>,
}

impl<'a> Region<'a> {
    /// The region of that code; nothing where the directory has none.
    pub fn open(directory: &'a Directory, adcode: &RegionId) -> Option<Self> {
        let mut bundle = directory.bundle(adcode)?;
        // A service may rest on a document that no facility rests on.
        bundle.documents.clone_from(&directory.documents);
        Some(Self {
            directory,
            bundle: bundle.into(),
        })
    }

    /// The places that are exported, also those that have ended, in the order of the data.
    pub fn facilities(&self, options: &Options) -> impl Iterator<Item = &Facility> {
        let all = self.bundle.facilities.iter().chain(&self.bundle.former);
        let open_only = options.open_only;
        all.filter(move |own| !open_only || own.status.now == OperatingStatus::Open)
    }

    /// The documents that the exported places, and the services at them, rest on, in the order of the data.
    pub fn cited(&self, options: &Options) -> Vec<&Document> {
        let places = self
            .facilities(options)
            .flat_map(|own| own.sources().into_iter());
        let offers = self.bundle.offers.iter();
        let services = offers.flat_map(|own| own.sources().into_iter());
        let cited: BTreeSet<&str> = places
            .chain(services)
            .map(|source| source.document.as_str())
            .collect();
        let documents = self.directory.documents.iter();
        documents
            .filter(|own| cited.contains(own.id.as_str()))
            .collect()
    }

    /// The newest date in what is exported: of a document, of the time for which a place's status holds, of a check.
    pub fn newest(&self, options: &Options) -> Option<String> {
        let documents = self.cited(options);
        let documents = documents.iter().filter_map(|own| own.date.as_ref());
        let statuses = self.facilities(options).map(|own| &own.status.as_of);
        let checks = self.facilities(options);
        let checks = checks.filter_map(|own| Some(&own.checked.as_ref()?.date));
        documents.chain(statuses).chain(checks).max().cloned()
    }

    /// The address of a place's page, where the site has one.
    pub fn page(&self, options: &Options, facility: &Facility) -> Option<String> {
        let site = options.address.as_ref()?;
        let adcode = &self.bundle.region.adcode;
        Some(format!("{site}{adcode}/facility/{}/", facility.id))
    }
}
