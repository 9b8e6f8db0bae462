//! Whether what lies in a neighbouring district may be near a place: told by the district's frame, before anything
//! else is known of it.

use crate::circle::RINGS_M;
use crate::{Gcj02, Point, Wgs84, offset};

/// How far one looks over the border, in metres as the crow flies: as far as the walking circle shows.
pub const AROUND_M: f64 = RINGS_M[2];

/// Whether something in a frame (west, south, east, north in degrees, GCJ-02) may be within [`AROUND_M`] of a place
/// that is known up to so many metres. A frame is larger than its district, so much that is in reach is not near;
/// nothing that is near is out of reach.
pub fn in_reach(place: Point<Wgs84>, accuracy_m: f64, frame: [f64; 4]) -> bool {
    let [west, south, east, north] = frame;
    // Frames overlap, and those of neighbours do most of all: from inside, nothing is away.
    let from: Point<Gcj02> = place.into();
    // Written by hand, a frame may be the wrong way round, in which nothing lies.
    if west > east || south > north {
        return false;
    }
    let nearest = Point::new(from.lng.max(west).min(east), from.lat.max(south).min(north));
    let [across, up] = offset(from, nearest);
    (across * across + up * up).sqrt() - accuracy_m.max(0.0) <= AROUND_M
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 鼓楼区 and 仓山区, which a river parts, and 天宁区, which is 600 km away.
    const GULOU: [f64; 4] = [119.245128, 26.05842, 119.322631, 26.123026];
    const CANGSHAN: [f64; 4] = [119.222723, 25.95799, 119.446674, 26.104756];
    const TIANNING: [f64; 4] = [119.921262, 31.723927, 120.185181, 31.870531];

    fn reached(lng: f64, lat: f64, accuracy_m: f64) -> [bool; 3] {
        let place = Point::new(lng, lat);
        [GULOU, CANGSHAN, TIANNING].map(|frame| in_reach(place, accuracy_m, frame))
    }

    #[test]
    fn the_frames_say_what_may_be_near() {
        let table = [
            ("in both", 119.2700, 26.0785, 20.0, [true, true, false]),
            (
                "north of both",
                119.2784,
                26.1600,
                20.0,
                [false, false, false],
            ),
            (
                "2.5 km north of 仓山",
                119.2950,
                26.1300,
                20.0,
                [true, true, false],
            ),
            (
                "south of the river",
                119.3342,
                26.0200,
                20.0,
                [false, true, false],
            ),
            (
                "2.9 km south of 鼓楼",
                119.2800,
                26.0350,
                20.0,
                [true, true, false],
            ),
            (
                "perhaps farther south",
                119.2784,
                26.1600,
                3_000.0,
                [true, true, false],
            ),
            ("in 天宁", 120.0068, 31.7867, 20.0, [false, false, true]),
            ("nowhere", 0.0, 0.0, 20.0, [false, false, false]),
        ];
        for (name, lng, lat, accuracy_m, wanted) in table {
            assert_eq!(reached(lng, lat, accuracy_m), wanted, "{name}");
        }
    }

    #[test]
    fn a_frame_the_wrong_way_round_holds_nothing() {
        let [west, south, east, north] = GULOU;
        for frame in [[east, south, west, north], [west, north, east, south]] {
            assert!(
                !in_reach(Point::new(119.28, 26.09), 0.0, frame),
                "{frame:?}"
            );
        }
    }
}
