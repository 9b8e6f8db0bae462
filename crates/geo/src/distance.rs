//! How far, and in which direction.

use crate::Point;

/// The mean radius of the earth in metres (IUGG). On a sphere a distance is off by at most 0.56 % from
/// one on the ellipsoid, which is 4 m at 680 m: less than a street is wide.
const EARTH_M: f64 = 6_371_008.8;

/// The distance of two points in metres, as the crow flies (haversine).
pub fn metres<System>(from: Point<System>, to: Point<System>) -> f64 {
    let [lat_1, lat_2] = [from.lat.to_radians(), to.lat.to_radians()];
    let across = ((lat_2 - lat_1) / 2.0).sin();
    let along = ((to.lng - from.lng).to_radians() / 2.0).sin();
    let chord = across * across + lat_1.cos() * lat_2.cos() * along * along;
    2.0 * EARTH_M * chord.min(1.0).sqrt().asin()
}

/// The direction from one point to another in degrees: 0 is north, 90 is east. 0 where they are the
/// same.
pub fn bearing_deg<System>(from: Point<System>, to: Point<System>) -> f64 {
    let [lat_1, lat_2] = [from.lat.to_radians(), to.lat.to_radians()];
    let along = (to.lng - from.lng).to_radians();
    let east = along.sin() * lat_2.cos();
    let north = lat_1.cos() * lat_2.sin() - lat_1.sin() * lat_2.cos() * along.cos();
    let degrees = east.atan2(north).to_degrees();
    if degrees < 0.0 {
        degrees + 360.0
    } else {
        degrees
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Wgs84;

    fn point(lng: f64, lat: f64) -> Point<Wgs84> {
        Point::new(lng, lat)
    }

    #[test]
    fn distances_agree_with_the_ellipsoid_within_the_stated_error() {
        // Ellipsoid: one degree of the meridian is 110,773 m at 26° and 111,320 m of the equator is one
        // of longitude; Beijing–Shanghai (116.4074, 39.9042 – 121.4737, 31.2304) is 1,067.5 km.
        let cases = [
            (point(119.3, 25.5), point(119.3, 26.5), 110_773.0),
            (point(119.0, 0.0), point(120.0, 0.0), 111_320.0),
            (
                point(116.4074, 39.9042),
                point(121.4737, 31.2304),
                1_067_500.0,
            ),
        ];
        for (from, to, ellipsoid) in cases {
            let error = (metres(from, to) / ellipsoid - 1.0).abs();
            assert!(error < 0.0056, "{from:?} {to:?}: {error}");
        }
    }

    #[test]
    fn nothing_is_no_distance_and_the_other_side_of_the_earth_is_half_of_it() {
        let here = point(119.3, 26.1);
        assert_eq!(metres(here, here), 0.0);
        let round = metres(point(0.0, 0.0), point(180.0, 0.0)) / 1000.0;
        assert_eq!(round.round(), 20_015.0);
    }

    #[test]
    fn directions_go_round_with_the_clock() {
        let here = point(120.0, 30.0);
        let cases = [
            (0.0, 0.001, 0.0),
            (0.001, 0.0, 90.0),
            (0.0, -0.001, 180.0),
            (-0.001, 0.0, 270.0),
        ];
        for (east, north, degrees) in cases {
            let there = point(120.0 + east, 30.0 + north);
            let off = bearing_deg(here, there) - degrees;
            assert!(off.abs() < 0.01, "{degrees}: {off}");
        }
    }
}
