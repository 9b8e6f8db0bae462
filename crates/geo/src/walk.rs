//! How long one walks.
//!
//! The plan of 天宁区 gives two measures for a walk: a community health centre within 1,000 m, which is
//! 15 minutes, and a station within 300 m, which is 5 to 6. A usual pace and the usual way round the
//! blocks give just these.

/// How fast one walks: 4.8 km/h, which is 1.33 m/s. A person over 65 walks at 0.9 to 1.3 m/s, so it is
/// an estimate for the healthy, and pages say "about".
pub const METRES_PER_MINUTE: f64 = 80.0;

/// How much longer the way is than the straight line. 1.2 to 1.4 is what street networks of cities
/// have; the plan's figures meet at 1.2.
pub const DETOUR: f64 = 1.2;

/// The minutes of a walk over so many metres as the crow flies, rounded up.
pub fn minutes(straight_m: f64) -> u32 {
    let minutes = straight_m * DETOUR / METRES_PER_MINUTE;
    (minutes - ROUNDING).ceil().max(1.0) as u32
}

/// How far away, as the crow flies, is what one reaches within so many minutes, in metres.
pub fn metres_within(minutes: u32) -> f64 {
    f64::from(minutes) * METRES_PER_MINUTE / DETOUR
}

/// What arithmetic leaves over is no further minute.
const ROUNDING: f64 = 1e-6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_measures_of_the_plan_come_out() {
        assert_eq!(minutes(1000.0), 15);
        assert!((5..=6).contains(&minutes(300.0)));
        assert_eq!(metres_within(15), 1000.0);
    }

    #[test]
    fn a_walk_is_rounded_up_and_never_nothing() {
        let cases = [
            (0.0, 1),
            (50.0, 1),
            (66.0, 1),
            (67.0, 2),
            (680.0, 11),
            (3000.0, 45),
        ];
        for (metres, said) in cases {
            assert_eq!(minutes(metres), said, "{metres} m");
        }
    }
}
