//! Places that a list no longer names.

use std::collections::BTreeSet;

use directory::{FacilityId, Records};

use super::Place;
use super::edition::Editions;

/// The places of which an earlier edition states something, and that no row is about, nor may be about.
pub(super) fn gone(records: &Records, editions: &Editions, places: &[Place]) -> Vec<FacilityId> {
    let ids = places
        .iter()
        .flat_map(|place| place.id.iter().chain(&place.candidates));
    let named: BTreeSet<&FacilityId> = ids.collect();
    let gone = records.open().filter(|own| {
        !named.contains(&own.id)
            && own
                .sources()
                .iter()
                .any(|source| editions.earlier.contains(&source.document))
    });
    gone.map(|own| own.id.clone()).collect()
}
