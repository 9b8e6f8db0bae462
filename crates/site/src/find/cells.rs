//! Where districts are, for "which district am I in": of each its frame, its middle and the points of its streets.
//!
//! A site of a few districts has one file of them. One of many has a file for each degree of longitude and latitude,
//! with all districts up to half a degree beyond it, and a list of those files; so whoever asks for one says no more than
//! in which hundred kilometres somebody is.

use std::collections::BTreeMap;
use std::iter::once;

use directory::Region;
use geo::{Gcj02, Point, Wgs84};
use serde_json::{Map, Value, json};

use super::Shelf;

/// What such a file is called.
const STEM: &str = "at";

/// Up to so many points they are one file, which is the same for everybody.
const IN_ONE: usize = 600;

/// Units in a degree: one is some eleven metres.
const UNITS: i64 = 10_000;

/// How far beyond its cell a file knows districts, in units. `assets/home.js` trusts it in that.
const BEYOND: i64 = 5_000;

/// Puts them into files, and gives the hash of the first.
pub(super) fn of(regions: &[&Region], shelf: &mut Shelf<'_>) -> String {
    let all: Vec<Located> = regions.iter().map(|region| Located::of(region)).collect();
    let points: usize = all.iter().map(|own| own.points.len() / 2).sum();
    if points <= IN_ONE {
        return put(all.iter(), shelf);
    }
    let mut cells: BTreeMap<(i64, i64), Vec<&Located>> = BTreeMap::new();
    for own in &all {
        for cell in own.cells() {
            cells.entry(cell).or_default().push(own);
        }
    }
    let mut list = Map::new();
    for ((lng, lat), own) in cells {
        list.insert(format!("{lng},{lat}"), json!(put(own.into_iter(), shelf)));
    }
    shelf.put(STEM, json!({ "cells": list }).to_string())
}

fn put<'a>(districts: impl Iterator<Item = &'a Located>, shelf: &mut Shelf<'_>) -> String {
    let districts: Vec<Value> = districts.map(Located::listed).collect();
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

    /// The cells whose files have it, by the degrees of their south-west corners.
    fn cells(&self) -> impl Iterator<Item = (i64, i64)> + use<> {
        let [west, south, east, north] = self.frame;
        let degrees = |from: i64, to: i64| {
            (from - BEYOND).div_euclid(UNITS)..=(to + BEYOND).div_euclid(UNITS)
        };
        let columns = degrees(west, east);
        degrees(south, north).flat_map(move |lat| columns.clone().map(move |lng| (lng, lat)))
    }

    fn listed(&self) -> Value {
        json!([self.code, self.name, self.frame, self.points])
    }
}

fn units(degrees: f64) -> i64 {
    (degrees * UNITS as f64).round() as i64
}
