//! A place as a feature: its geometry in WGS-84, and what the documents say of it.

use directory::{
    Brand, Checked, Crs, Department, Ended, Ending, Facility, Fact, Located, Offer,
    OperatingStatus, Partner, Phone, Plan, Point, Precision, ServiceHere, Stage,
};
use keeper::template::hours;
use serde::Serialize;

use crate::index::{Cited, Index};
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

/// What the documents say of a place. What none states is absent.
#[derive(Serialize)]
struct Properties<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<Alias<'a>>,
    kind: Named<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<Named<'a>>,
    located: Located,
    status: Status<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended: Option<Former<'a>>,
    /// What the point stands for, where it can be seen at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<Precision>,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<Original<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<Number<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<Hours<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<Statement<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beds: Option<Beds<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    departments: Vec<Ward<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    services: Vec<Service<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    brands: Vec<Statement<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    partners: Vec<Tie<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plans: Vec<Statement<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<Statement<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<&'a Checked>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

/// A record by its id, with its name where the directory has it.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct Alias<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Cited<'a>>,
}

#[derive(Serialize)]
struct Status<'a> {
    now: OperatingStatus,
    said: &'static str,
    as_of: &'a str,
    source: Cited<'a>,
}

#[derive(Serialize)]
struct Former<'a> {
    what: Ending,
    said: &'static str,
    as_of: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<Named<'a>>,
    /// Where residents go in the end, where the successor has ended too.
    #[serde(skip_serializing_if = "Option::is_none")]
    heir: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    source: Cited<'a>,
}

/// A point as its document has it, before it became WGS-84.
#[derive(Serialize)]
struct Original<'a> {
    lng: f64,
    lat: f64,
    crs: Crs,
    precision: Precision,
    precision_said: &'static str,
    source: Cited<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
    source: Cited<'a>,
}

#[derive(Serialize)]
struct Number<'a> {
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    source: Cited<'a>,
}

#[derive(Serialize)]
struct Hours<'a> {
    /// In OSM's `opening_hours`.
    osm: &'a str,
    /// The same in words, where they can say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    source: Cited<'a>,
}

/// A statement in words, with how far it has come and of when it is.
#[derive(Serialize)]
struct Statement<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'a str>,
    stage: Stage,
    stage_said: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'a str>,
    source: Cited<'a>,
}

#[derive(Serialize)]
struct Beds<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    planned: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    as_of: &'a str,
    source: Cited<'a>,
}

#[derive(Serialize)]
struct Ward<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<Named<'a>>,
    stage: Stage,
    stage_said: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    as_of: &'a str,
    source: Cited<'a>,
}

/// A service at the place: as the place gives it, or as the region's documents tie it to the place by name.
#[derive(Default, Serialize)]
struct Service<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<&'a str>,
    /// Absent where the place gives it: that is no stage that a document states.
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage_said: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    for_whom: Option<&'a str>,
    /// Only where a document says that it costs nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    free: Option<bool>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    terms: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<Number<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    as_of: &'a str,
    sources: Vec<Cited<'a>>,
}

#[derive(Serialize)]
struct Tie<'a> {
    hospital: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    facility: Option<&'a str>,
    about: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<&'a str>,
    stage: Stage,
    stage_said: &'static str,
    as_of: &'a str,
    source: Cited<'a>,
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
        coordinates: wgs84(point)?,
    })
}

/// Longitude and latitude in WGS-84, to seven decimals, which is a centimetre. Nothing where that is no point on the
/// earth.
pub(crate) fn wgs84(point: &Point) -> Option<[f64; 2]> {
    // What is infinite or no number is not within either.
    let is_on_earth = |lng: f64, lat: f64| lng.abs() <= 180.0 && lat.abs() <= 90.0;
    if !is_on_earth(point.lng, point.lat) {
        return None;
    }
    let point = geo::wgs84(point);
    let rounded = |degrees: f64| (degrees * 1e7).round() / 1e7;
    is_on_earth(point.lng, point.lat).then(|| [rounded(point.lng), rounded(point.lat)])
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
