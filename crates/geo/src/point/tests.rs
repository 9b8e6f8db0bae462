use super::*;
use crate::metres;

/// The point by which map libraries check each other.
const TIANANMEN: [f64; 2] = [116.404, 39.915];

fn point<System>() -> Point<System> {
    Point::new(TIANANMEN[0], TIANANMEN[1])
}

fn assert_at<System>(found: Point<System>, lng: f64, lat: f64) {
    let off = (found.lng - lng).abs().max((found.lat - lat).abs());
    assert!(off < 1e-9, "{found:?} is {off}° from ({lng}, {lat})");
}

#[test]
fn the_published_vectors_come_out() {
    let gcj02 = Point::<Gcj02>::from(point::<Wgs84>());
    assert_at(gcj02, 116.410_244_499_169_38, 39.916_404_281_501_64);
    let bd09 = Point::<Bd09>::from(point::<Gcj02>());
    assert_at(bd09, 116.410_369_493_710_29, 39.921_336_993_510_21);
    let bd09 = Point::<Bd09>::from(point::<Wgs84>());
    assert_at(bd09, 116.416_627_243_787_33, 39.922_699_552_216_216);
}

/// The libraries go back in one step, which is some metres off; ours must come near them, and nearer to
/// the truth.
#[test]
fn the_way_back_is_near_the_published_one_and_exact() {
    let wgs84 = Point::<Wgs84>::from(point::<Gcj02>());
    assert!(
        metres(
            wgs84,
            Point::new(116.397_755_500_830_61, 39.913_595_718_498_36)
        ) < 3.0
    );
    assert!(metres(Point::<Gcj02>::from(wgs84), point()) < 0.001);

    let gcj02 = Point::<Gcj02>::from(point::<Bd09>());
    assert!(
        metres(
            gcj02,
            Point::new(116.397_627_291_193_15, 39.908_656_739_576_31)
        ) < 3.0
    );
    assert!(metres(Point::<Bd09>::from(gcj02), point()) < 0.001);

    let wgs84 = Point::<Wgs84>::from(point::<Bd09>());
    assert!(
        metres(
            wgs84,
            Point::new(116.391_383_699_512_5, 39.907_253_214_522_164)
        ) < 3.0
    );
    assert!(metres(Point::<Bd09>::from(wgs84), point()) < 0.001);
}

/// Points all over China, a third of a degree apart and never on a round number.
fn all_over_china() -> impl Iterator<Item = Point<Wgs84>> {
    let columns = (0..180).map(|column| 73.61 + f64::from(column) / 3.0);
    columns.flat_map(|lng| (0..105).map(move |row| Point::new(lng, 18.17 + f64::from(row) / 3.0)))
}

#[test]
fn there_and_back_ends_where_it_began_all_over_china() {
    let mut count = 0;
    for point in all_over_china() {
        let gcj02 = Point::<Gcj02>::from(point);
        let bd09 = Point::<Bd09>::from(point);
        let worst = metres(point, gcj02.into()).max(metres(point, bd09.into()));
        assert!(worst < 0.1, "{point:?} came back {worst} m off");
        count += 1;
    }
    assert_eq!(count, 18_900);
}

#[test]
fn the_shift_is_some_hundred_metres_all_over_china() {
    for point in all_over_china() {
        let Point { lng, lat, .. } = Point::<Gcj02>::from(point);
        let shift = metres(point, Point::<Wgs84>::new(lng, lat));
        assert!((5.0..1500.0).contains(&shift), "{point:?}: {shift} m");
    }
}

#[test]
fn fuzhou_is_591_m_off_where_systems_are_mixed_up() {
    let fuzhou = Point::<Wgs84>::new(119.296_28, 26.093_18);
    let Point { lng, lat, .. } = Point::<Gcj02>::from(fuzhou);
    let off = metres(fuzhou, Point::<Wgs84>::new(lng, lat));
    assert!((off - 591.0).abs() < 2.0, "{off}");
}

#[test]
fn outside_china_nothing_is_shifted() {
    for (lng, lat) in [
        (2.35, 48.85),
        (-74.0, 40.7),
        (151.2, -33.9),
        (139.7, 35.7),
        (0.0, 0.0),
    ] {
        let point = Point::<Wgs84>::new(lng, lat);
        assert_eq!(Point::<Gcj02>::from(point), Point::new(lng, lat));
        assert_eq!(Point::<Bd09>::from(point), Point::new(lng, lat));
        assert_eq!(Point::<Wgs84>::from(Point::<Gcj02>::new(lng, lat)), point);
    }
}
