//! A place as a feature: its geometry in WGS-84, and what the documents say of it.

use directory::{
    Brand, Department, Ended, Facility, Fact, Offer, Partner, Phone, Plan, Point, ServiceHere,
};
use keeper::template::hours;
use serde::Serialize;

use super::properties::{
    Alias, Beds, Former, Hours, Named, Number, Original, Properties, Service, Statement, Status,
    Text, Tie, Ward,
};
use crate::index::Index;
use crate::{Options, Region, words};

/// A place.
#[derive(Serialize)]
pub(super) struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'a str,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

/// A point: longitude and latitude, in this order.
#[derive(Serialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: &'static str,
    coordinates: [f64; 2],
}

impl<'a> Feature<'a> {
    pub fn of(
        facility: &'a Facility,
        index: &Index<'a>,
        region: &Region<'_>,
        options: &Options,
    ) -> Self {
        Self {
            kind: "Feature",
            id: facility.id.as_str(),
            geometry: facility.point.as_ref().and_then(geometry),
            properties: Made { index }.properties(facility, region, options),
        }
    }

    pub fn has_geometry(&self) -> bool {
        self.geometry.is_some()
    }
}

fn geometry(point: &Point) -> Option<Geometry> {
    Some(Geometry {
        kind: "Point",
        coordinates: crate::point::wgs84(point)?,
    })
}

/// Makes properties of records.
struct Made<'i, 'a> {
    index: &'i Index<'a>,
}

impl<'a> Made<'_, 'a> {
    fn properties(
        &self,
        own: &'a Facility,
        region: &Region<'_>,
        options: &Options,
    ) -> Properties<'a> {
        let index = self.index;
        let street = own.street.as_ref().map(|id| Named {
            id: id.as_str(),
            name: index.street(id),
        });
        Properties {
            id: own.id.as_str(),
            name: &own.name,
            aliases: own.aliases.iter().map(|own| self.alias(own)).collect(),
            kind: Named {
                id: own.kind.as_str(),
                name: index.kind(&own.kind),
            },
            street,
            within: own.within.as_ref().map(|id| self.place(id)),
            located: own.located,
            status: Status {
                now: own.status.now,
                said: words::now(own.status.now),
                as_of: &own.status.as_of,
                source: index.cited(&own.status.source),
            },
            ended: own.ended.as_ref().map(|ended| self.ended(own, ended)),
            precision: own.point.as_ref().map(|point| point.precision),
            point: own.point.as_ref().map(|point| self.original(point)),
            address: own.address.as_ref().map(|own| Text {
                text: &own.text,
                source: index.cited(&own.source),
            }),
            phones: self.phones(&own.phones),
            hours: own.hours.as_ref().map(|own| Hours {
                osm: &own.text,
                said: hours::said(&own.text),
                source: index.cited(&own.source),
            }),
            grade: own.grade.as_ref().map(|own| self.fact(own)),
            beds: own.beds.as_ref().map(|own| self.beds(own)),
            departments: own
                .departments
                .iter()
                .map(|own| self.department(own))
                .collect(),
            services: self.services(own),
            brands: own.brands.iter().map(|own| self.brand(own)).collect(),
            partners: own.partners.iter().map(|own| self.tie(own)).collect(),
            plans: own.plans.iter().map(|own| self.plan(own)).collect(),
            facts: own.facts.iter().map(|own| self.fact(own)).collect(),
            checked: own.checked.as_ref(),
            page: region.page(options, own),
        }
    }

    fn place(&self, id: &'a directory::FacilityId) -> Named<'a> {
        Named {
            id: id.as_str(),
            name: self.index.facility(id).map(|own| own.name.as_str()),
        }
    }

    fn alias(&self, own: &'a directory::Alias) -> Alias<'a> {
        Alias {
            text: &own.text,
            source: own.source.as_ref().map(|own| self.index.cited(own)),
        }
    }

    fn ended(&self, facility: &'a Facility, own: &'a Ended) -> Former<'a> {
        let successor = own.successor.as_ref();
        let heir = self.index.heir(facility);
        let heir = heir.filter(|heir| successor != Some(&heir.id));
        Former {
            what: own.what,
            said: words::ending(own.what),
            as_of: &own.as_of,
            successor: successor.map(|id| self.place(id)),
            heir: heir.map(|heir| self.place(&heir.id)),
            note: own.note.as_deref(),
            source: self.index.cited(&own.source),
        }
    }

    fn original(&self, own: &'a Point) -> Original<'a> {
        Original {
            lng: own.lng,
            lat: own.lat,
            crs: own.crs,
            precision: own.precision,
            precision_said: words::precision(own.precision),
            source: self.index.cited(&own.source),
        }
    }

    fn phones(&self, phones: &'a [Phone]) -> Vec<Number<'a>> {
        let numbers = phones.iter().map(|own| Number {
            number: &own.number,
            extension: own.extension.as_deref(),
            label: own.label.as_deref(),
            source: self.index.cited(&own.source),
        });
        numbers.collect()
    }

    fn beds(&self, own: &'a directory::Beds) -> Beds<'a> {
        Beds {
            now: own.now,
            planned: own.planned,
            note: own.note.as_deref(),
            as_of: &own.as_of,
            source: self.index.cited(&own.source),
        }
    }

    fn department(&self, own: &'a Department) -> Ward<'a> {
        Ward {
            name: &own.name,
            level: own.level.as_ref().map(|id| Named {
                id: id.as_str(),
                name: self.index.level(id),
            }),
            stage: own.stage,
            stage_said: words::stage(own.stage),
            note: own.note.as_deref(),
            as_of: &own.as_of,
            source: self.index.cited(&own.source),
        }
    }

    fn services(&self, facility: &'a Facility) -> Vec<Service<'a>> {
        let here = facility.services.iter().map(|own| self.here(own));
        let offers = self.index.offers_at(&facility.id).iter();
        here.chain(offers.map(|offer| self.offer(offer))).collect()
    }

    fn service(&self, id: &'a directory::ServiceId) -> Named<'a> {
        Named {
            id: id.as_str(),
            name: self.index.service(id),
        }
    }

    fn here(&self, own: &'a ServiceHere) -> Service<'a> {
        Service {
            service: own.service.as_ref().map(|id| self.service(id)),
            department: own.department.as_deref(),
            for_whom: own.audience.as_deref(),
            hours: own.hours.as_deref(),
            hours_text: own.hours_text.as_deref(),
            phones: self.phones(&own.phones),
            note: own.note.as_deref(),
            as_of: &own.as_of,
            sources: vec![self.index.cited(&own.source)],
            ..Service::default()
        }
    }

    fn offer(&self, own: &'a Offer) -> Service<'a> {
        let sources = std::iter::once(&own.source).chain(&own.more_sources);
        Service {
            service: Some(self.service(&own.service)),
            stage: Some(own.stage),
            stage_said: Some(words::stage(own.stage)),
            for_whom: own.for_whom.as_deref(),
            free: own.free.then_some(true),
            terms: &own.terms,
            as_of: &own.as_of,
            sources: sources.map(|own| self.index.cited(own)).collect(),
            ..Service::default()
        }
    }

    fn brand(&self, own: &'a Brand) -> Statement<'a> {
        Statement {
            text: &own.name,
            period: None,
            stage: own.stage,
            stage_said: words::stage(own.stage),
            as_of: Some(&own.as_of),
            source: self.index.cited(&own.source),
        }
    }

    fn plan(&self, own: &'a Plan) -> Statement<'a> {
        Statement {
            text: &own.what,
            period: own.period.as_deref(),
            stage: own.stage,
            stage_said: words::stage(own.stage),
            as_of: None,
            source: self.index.cited(&own.source),
        }
    }

    fn fact(&self, own: &'a Fact) -> Statement<'a> {
        Statement {
            text: &own.text,
            period: None,
            stage: own.stage,
            stage_said: words::stage(own.stage),
            as_of: own.as_of.as_deref(),
            source: self.index.cited(&own.source),
        }
    }

    fn tie(&self, own: &'a Partner) -> Tie<'a> {
        Tie {
            hospital: &own.hospital,
            facility: own.facility.as_ref().map(|own| own.as_str()),
            about: &own.about,
            department: own.department.as_deref(),
            stage: own.stage,
            stage_said: words::stage(own.stage),
            as_of: &own.as_of,
            source: self.index.cited(&own.source),
        }
    }
}
