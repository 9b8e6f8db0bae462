//! Points, with the coordinate system in the type.
//!
//! Three systems are in use in China: a phone's browser gives WGS-84, Amap, Tencent and Apple use
//! GCJ-02, Baidu uses BD-09. Mixed up, a place in Fuzhou is 591 m off, so points of two systems do not
//! mix:
//!
//! ```compile_fail
//! use geo::{Gcj02, Point, Wgs84};
//! let phone = Point::<Wgs84>::new(119.3, 26.1);
//! let place = Point::<Gcj02>::new(119.3, 26.1);
//! geo::metres(phone, place);
//! ```
//!
//! ```
//! use geo::{Gcj02, Point, Wgs84};
//! let phone = Point::<Wgs84>::new(119.3, 26.1);
//! let place = Point::<Gcj02>::new(119.3, 26.1);
//! assert!(geo::metres(phone, place.into()) > 500.0);
//! ```
//!
//! The formulas of GCJ-02 and BD-09 were never published; these are the ones that the map libraries of
//! the field agree on, tested against their vectors.

use std::f64::consts::PI;
use std::fmt;
use std::marker::PhantomData;

use crate::sine::{cos, sin};

/// What a phone's browser gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wgs84;

/// What Amap, Tencent and Apple use in China: WGS-84 with a shift of some hundred metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gcj02;

/// What Baidu uses: GCJ-02 with one more shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bd09;

/// A point in one of the systems.
#[derive(Clone, Copy, PartialEq)]
pub struct Point<System> {
    /// Longitude in degrees.
    pub lng: f64,
    /// Latitude in degrees.
    pub lat: f64,
    system: PhantomData<System>,
}

impl<System> Point<System> {
    /// A point from its longitude and latitude in degrees.
    pub fn new(lng: f64, lat: f64) -> Self {
        Self {
            lng,
            lat,
            system: PhantomData,
        }
    }
}

impl<System> fmt::Debug for Point<System> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({:.6}, {:.6})", self.lng, self.lat)
    }
}

/// The point of a record, from whichever system it was written in.
pub fn wgs84(point: &directory::Point) -> Point<Wgs84> {
    let directory::Point { lng, lat, crs, .. } = *point;
    match crs {
        directory::Crs::Wgs84 => Point::new(lng, lat),
        directory::Crs::Gcj02 => Point::<Gcj02>::new(lng, lat).into(),
        directory::Crs::Bd09 => Point::<Bd09>::new(lng, lat).into(),
    }
}

/// The Krasovsky 1940 ellipsoid, on which the shift of GCJ-02 is computed: half the long axis in
/// metres, and the square of the eccentricity.
const KRASOVSKY_M: f64 = 6_378_245.0;
const KRASOVSKY_E2: f64 = 0.006_693_421_622_965_943;

/// The angle that BD-09 counts with.
const BAIDU_X_PI: f64 = PI * 3000.0 / 180.0;

/// Half the error in degrees at which an inverse is exact: a ten-thousandth of a metre.
const EXACT_DEG: f64 = 1e-9;

/// The most steps of an inverse. Each makes the error some hundred times smaller.
const MOST_STEPS: usize = 8;

impl From<Point<Wgs84>> for Point<Gcj02> {
    fn from(point: Point<Wgs84>) -> Self {
        let [lng, lat] = shifted([point.lng, point.lat]);
        Self::new(lng, lat)
    }
}

impl From<Point<Gcj02>> for Point<Wgs84> {
    fn from(point: Point<Gcj02>) -> Self {
        let [lng, lat] = inverse(shifted, [point.lng, point.lat]);
        Self::new(lng, lat)
    }
}

impl From<Point<Gcj02>> for Point<Bd09> {
    fn from(point: Point<Gcj02>) -> Self {
        let [lng, lat] = turned([point.lng, point.lat]);
        Self::new(lng, lat)
    }
}

impl From<Point<Bd09>> for Point<Gcj02> {
    fn from(point: Point<Bd09>) -> Self {
        let [lng, lat] = inverse(turned, [point.lng, point.lat]);
        Self::new(lng, lat)
    }
}

impl From<Point<Wgs84>> for Point<Bd09> {
    fn from(point: Point<Wgs84>) -> Self {
        Point::<Gcj02>::from(point).into()
    }
}

impl From<Point<Bd09>> for Point<Wgs84> {
    fn from(point: Point<Bd09>) -> Self {
        Point::<Gcj02>::from(point).into()
    }
}

/// Whether a point lies where the shift applies: the frame that the field's libraries use. It is wider
/// than China; for the districts here that makes no difference.
fn in_frame([lng, lat]: [f64; 2]) -> bool {
    (72.004..=137.8347).contains(&lng) && (0.8293..=55.8271).contains(&lat)
}

/// WGS-84 → GCJ-02.
fn shifted([lng, lat]: [f64; 2]) -> [f64; 2] {
    if !in_frame([lng, lat]) {
        return [lng, lat];
    }
    let (x, y) = (lng - 105.0, lat - 35.0);
    let wave = |value: f64, period: f64| sin(value * PI / period);
    let both = 20.0 * wave(x, 1.0 / 6.0) + 20.0 * wave(x, 0.5);
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + (both
            + 20.0 * wave(y, 1.0)
            + 40.0 * wave(y, 3.0)
            + 160.0 * wave(y, 12.0)
            + 320.0 * wave(y, 30.0))
            * 2.0
            / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + (both
            + 20.0 * wave(x, 1.0)
            + 40.0 * wave(x, 3.0)
            + 150.0 * wave(x, 12.0)
            + 300.0 * wave(x, 30.0))
            * 2.0
            / 3.0;
    let phi = lat.to_radians();
    let curved = 1.0 - KRASOVSKY_E2 * sin(phi) * sin(phi);
    let along_meridian = KRASOVSKY_M * (1.0 - KRASOVSKY_E2) / (curved * curved.sqrt());
    let along_parallel = KRASOVSKY_M / curved.sqrt() * cos(phi);
    [
        lng + (east / along_parallel).to_degrees(),
        lat + (north / along_meridian).to_degrees(),
    ]
}

/// GCJ-02 → BD-09.
fn turned([lng, lat]: [f64; 2]) -> [f64; 2] {
    if !in_frame([lng, lat]) {
        return [lng, lat];
    }
    let far = (lng * lng + lat * lat).sqrt();
    let farther = 1.0 + 0.000_02 * sin(lat * BAIDU_X_PI) / far;
    // The turn is so small that its sine is itself.
    let turn = 0.000_003 * cos(lng * BAIDU_X_PI);
    let level = 1.0 - turn * turn / 2.0;
    [
        farther * (lng * level - lat * turn) + 0.0065,
        farther * (lat * level + lng * turn) + 0.006,
    ]
}

/// The point that `forward` brings to `goal`, by going back by the error until there is none.
fn inverse(forward: fn([f64; 2]) -> [f64; 2], goal: [f64; 2]) -> [f64; 2] {
    let mut found = goal;
    for _ in 0..MOST_STEPS {
        let [lng, lat] = forward(found);
        let error = [lng - goal[0], lat - goal[1]];
        found = [found[0] - error[0], found[1] - error[1]];
        if error.iter().all(|error| error.abs() < EXACT_DEG) {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests;
