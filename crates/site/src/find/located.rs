//! Where districts are, for "which district am I in": of each its frame, its middle and the points of its streets.
//!
//! They are one file, equal for everybody: a file for each part of the country would tell the host in which part
//! somebody is. So a site of many districts has their frames and middles only, and is unsure more often.

use std::iter::once;

use directory::Region;
use geo::{Gcj02, Point, Wgs84};
use serde_json::{Value, json};

use super::Shelf;

/// What such a file is called.
const STEM: &str = "at";

/// Up to so many points, the streets have theirs too.
const WITH_STREETS: usize = 600;

/// Units in a degree: one is some eleven metres.
const UNITS: f64 = 10_000.0;

/// Puts them into a file, and gives its hash.
pub(super) fn of(regions: &[&Region], shelf: &mut Shelf<'_>) -> String {
    let mut all: Vec<Located> = regions.iter().map(|region| Located::of(region)).collect();
    let points: usize = all.iter().map(|own| own.points.len() / 2).sum();
    if points > WITH_STREETS {
        all.iter_mut().for_each(|own| own.points.truncate(2));
    }
    let districts: Vec<Value> = all.iter().map(Located::listed).collect();
    shelf.put(STEM, json!({ "districts": districts }).to_string())
}

/// A district, in units of WGS-84.
struct Located {
    code: String,
    name: String,
    /// West, south, east, north.
    frame: [i64; 4],
    /// Longitudes and latitudes: of its middle, then of its streets.
    points: Vec<i64>,
}

impl Located {
    fn of(region: &Region) -> Self {
        let [west, south, east, north] = region.bounds_gcj02;
        let corner = |lng, lat| Point::<Wgs84>::from(Point::<Gcj02>::new(lng, lat));
        let (low, high) = (corner(west, south), corner(east, north));
        let [lng, lat] = region.center_wgs84;
        let streets = region.streets.iter().filter(|own| !own.statistical);
        let streets = streets.filter_map(|own| own.point.as_ref());
        let points = once(Point::new(lng, lat)).chain(streets.map(geo::wgs84));
        Self {
            code: region.adcode.to_string(),
            name: [&*region.city, &region.name].concat(),
            frame: [low.lng, low.lat, high.lng, high.lat].map(units),
            points: points
                .flat_map(|own| [units(own.lng), units(own.lat)])
                .collect(),
        }
    }

    fn listed(&self) -> Value {
        json!([self.code, self.name, self.frame, self.points])
    }
}

fn units(degrees: f64) -> i64 {
    (degrees * UNITS).round() as i64
}
