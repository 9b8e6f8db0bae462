//! Services, and the facilities that a document names for one.

use directory::{Bundle, Facility};

use crate::answer::MatchedIn;
use crate::build::IndexBuilder;
use crate::ids::Ids;
use crate::topics::Sort;
use crate::weights;

/// Which facilities are named for which offers.
pub(crate) struct Services<'a> {
    /// The places of offers, and the position of the offer of each.
    offered: Ids<'a>,
    offers: Vec<usize>,
    /// That a facility is among the places of an offer: the offer and the facility.
    named_for: Vec<(usize, u32)>,
}

impl<'a> Services<'a> {
    pub(crate) fn new(bundle: &'a Bundle) -> Self {
        let mut offered: Vec<(&str, usize)> = Vec::new();
        for (position, offer) in bundle.offers.iter().enumerate() {
            let places = offer.places.iter();
            offered.extend(places.map(|place| (place.as_str(), position)));
        }
        Self {
            offered: Ids::new(offered.iter().map(|(place, _)| *place)),
            offers: offered.iter().map(|(_, offer)| *offer).collect(),
            named_for: Vec::new(),
        }
    }

    /// Keeps the offers of the next facility.
    pub(crate) fn add(&mut self, facility: usize, record: &Facility) {
        for offer in self.offered.all(record.id.as_str()) {
            self.named_for.push((self.offers[offer], facility as u32));
        }
    }

    /// A topic for each service, with the facilities that a document ties it to.
    pub(crate) fn post(mut self, builder: &mut IndexBuilder<'_>) {
        self.named_for.sort_unstable();
        for (position, service) in builder.bundle.services.iter().enumerate() {
            builder.topics.open(Sort::Service, position);
            let offers = builder.bundle.offers.iter().enumerate();
            for (number, offer) in offers.filter(|(_, offer)| offer.service == service.id) {
                let reason = builder.reason(MatchedIn::Service, &service.name);
                let reason = reason.at(offer.stage);
                let strength = weights::SERVICE * weights::stage(reason.stage);
                let from = self.named_for.partition_point(|(offer, _)| *offer < number);
                let rest = self.named_for[from..].iter();
                for (_, facility) in rest.take_while(|(offer, _)| *offer == number) {
                    builder.topics.post(*facility as usize, strength, reason);
                }
            }
            builder.term(&service.name, 1.0);
            // 婚前检查（婚检） is two names.
            for name in service
                .name
                .split(['（', '）'])
                .filter(|name| *name != service.name)
            {
                builder.term(name, 1.0);
            }
            for word in &service.words {
                builder.term(word, 1.0);
            }
        }
    }
}
