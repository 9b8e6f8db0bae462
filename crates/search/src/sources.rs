//! All that a region's bundle says, each kind of it by the module that knows how residents ask for it.
//!
//! The order is part of the ranking: of two equally good reasons, that which was posted first is given.

use directory::{Bundle, Facility};

use crate::build::IndexBuilder;
use crate::departments::Departments;
use crate::former;
use crate::index::Index;
use crate::kinds;
use crate::normal::Normaliser;
use crate::services::Services;
use crate::statements;
use crate::streets::Streets;

/// What adds to the index of a region: facilities one by one, and at the end what leads to several of them.
pub(crate) struct Sources<'a> {
    builder: IndexBuilder<'a>,
    streets: Streets,
    departments: Departments<'a>,
    services: Services<'a>,
}

impl<'a> Sources<'a> {
    /// Without any facility yet, whatever the bundle holds.
    pub(crate) fn new(bundle: &'a Bundle, normaliser: &'a Normaliser) -> Self {
        Self {
            builder: IndexBuilder::new(bundle, normaliser),
            streets: Streets::default(),
            departments: Departments::new(bundle),
            services: Services::new(bundle),
        }
    }

    /// Adds the next facility.
    pub(crate) fn add(&mut self, record: &Facility) {
        let builder = &mut self.builder;
        let facility = builder.add(record);
        self.services.add(facility, record);
        self.streets.add(facility, record);
        self.departments.add(builder, facility, record);
        statements::add(builder, facility, record);
    }

    /// The index of all that was added.
    pub(crate) fn finish(self) -> Index {
        let mut builder = self.builder;
        builder.close_names();
        self.streets.post(&mut builder);
        kinds::post(&mut builder);
        self.departments.post(&mut builder);
        self.services.post(&mut builder);
        former::post(&mut builder);
        builder.finish()
    }
}
