//! Points, as formats need them.

use directory::{Point, Precision};

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

/// Whether a point stands for the place, and not for the street or the district around it.
pub(crate) fn is_of_place(point: &Point) -> bool {
    matches!(point.precision, Precision::Exact | Precision::Approximate)
}

/// Degrees to a tenth of a metre.
pub(crate) fn to_tenth_of_metre(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}
