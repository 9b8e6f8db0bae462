//! The district, its streets and their communities: who names one is shown the facilities there, and those
//! that are named after it.

use directory::{Facility, FacilityId, Street};

use crate::answer::MatchedIn;
use crate::build::IndexBuilder;
use crate::places;
use crate::topics::{Reason, Sort};
use crate::weights;

/// What is kept of the facilities to know in which streets they are.
#[derive(Default)]
pub(crate) struct Streets {
    /// The facilities that work inside another one.
    within: Vec<(u32, FacilityId)>,
    /// A hash of each id, for those that others work inside.
    hashes: Vec<u64>,
}

impl Streets {
    /// Keeps where the next facility is.
    pub(crate) fn add(&mut self, facility: usize, record: &Facility) {
        if let Some(host) = &record.within {
            self.within.push((facility as u32, host.clone()));
        }
        self.hashes.push(hash(record.id.as_str()));
    }

    /// A topic for the district, for each street and for each community.
    pub(crate) fn post(&self, builder: &mut IndexBuilder<'_>) {
        post_region(builder);
        let streets = &builder.bundle.region.streets;
        let mut here: Vec<Vec<usize>> = vec![Vec::new(); streets.len()];
        let hosts = self.hosts();
        for (facility, known) in builder.facilities.iter().enumerate() {
            let of_host = || {
                let at = hosts.binary_search_by_key(&facility, |pair| pair.0).ok()?;
                builder.facilities[hosts[at].1].street
            };
            if let Some(street) = known.street.or_else(of_host) {
                here[usize::from(street)].push(facility);
            }
        }
        for (position, street) in streets.iter().enumerate() {
            if !street.statistical {
                post_street(builder, position, street, &here[position]);
                post_communities(builder, position, street, &here[position]);
            }
        }
    }

    /// The facilities that work inside another one, in their order, each with that one.
    fn hosts(&self) -> Vec<(usize, usize)> {
        let mut wanted: Vec<(u64, u32)> = Vec::new();
        for (facility, host) in &self.within {
            wanted.push((hash(host.as_str()), *facility));
        }
        wanted.sort_unstable();
        let mut hosts = Vec::new();
        if !wanted.is_empty() {
            for (host, hash) in self.hashes.iter().enumerate() {
                let from = wanted.partition_point(|(wanted, _)| wanted < hash);
                let same = wanted[from..]
                    .iter()
                    .take_while(|(wanted, _)| wanted == hash);
                hosts.extend(same.map(|(_, facility)| (*facility as usize, host)));
            }
        }
        hosts.sort_unstable();
        hosts
    }
}

fn post_region(builder: &mut IndexBuilder<'_>) {
    builder.topics.open(Sort::Region, 0);
    let reason = builder.reason(MatchedIn::Street, &builder.bundle.region.name);
    for (facility, known) in builder.facilities.iter().enumerate() {
        if known.located.is_here() {
            builder.topics.post(facility, weights::REGION, reason);
        }
    }
    let whole = [&builder.prefixes.city[0][..], &builder.prefixes.district[0]].concat();
    builder.topics.term(&whole, 1.0);
    for [full, stem] in [&builder.prefixes.district, &builder.prefixes.city] {
        builder.topics.term(full, 1.0);
        builder.topics.term(stem, weights::STEM);
    }
    builder.term(&builder.bundle.region.province, 1.0);
}

fn post_street(builder: &mut IndexBuilder<'_>, position: usize, street: &Street, here: &[usize]) {
    builder.topics.open(Sort::Street, position);
    let reason = builder.reason(MatchedIn::Street, &street.name);
    let mut named = Vec::new();
    for name in std::iter::once(&street.name).chain(&street.aliases) {
        let name = builder.normaliser.text(name);
        let stem = places::street_stem(&name);
        named.extend(builder.named(stem));
        if stem.len() > 1 {
            builder.topics.term(stem, weights::STEM);
        }
        builder.topics.term(&name, 1.0);
    }
    named.sort_unstable();
    named.dedup();
    for facility in here {
        let strength = if named.binary_search(facility).is_ok() {
            weights::STREET_IN_NAME
        } else {
            weights::STREET
        };
        builder.topics.post(*facility, strength, reason);
    }
    for facility in named {
        if here.binary_search(&facility).is_err() {
            // Its record does not say where it is, but its name is the street's.
            let reason = builder.in_name(facility);
            builder
                .topics
                .post(facility, weights::STREET_IN_NAME, reason);
        }
    }
}

fn post_communities(
    builder: &mut IndexBuilder<'_>,
    position: usize,
    street: &Street,
    here: &[usize],
) {
    let entries = street.communities.iter();
    for place in entries.flat_map(|entry| places::communities(&entry.name)) {
        builder.topics.open(Sort::Community, position);
        let reason = Reason {
            about: position as u32 + 1,
            ..builder.reason(MatchedIn::Community, place)
        };
        for facility in here {
            builder.topics.post(*facility, weights::COMMUNITY, reason);
        }
        let name = builder.normaliser.text(place);
        let stem = places::community_stem(&name);
        if stem.len() > 1 {
            builder.topics.term(stem, weights::COMMUNITY_STEM);
        }
        builder.topics.term(&name, 1.0);
    }
}

/// A number by which ids differ (FNV-1a).
fn hash(id: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    id.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
