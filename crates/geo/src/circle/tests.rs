use serde_json::json;

use super::*;
use crate::sample::{at, facility, in_the_middle, region};
use crate::{reach, sort_by_reach};

/// The marks as the names at each of them.
fn names(bundle: &Bundle, circle: &Circle) -> Vec<String> {
    let name = |&position: &usize| bundle.facilities[position].name.as_str();
    let of_mark = |mark: &Mark| {
        mark.facilities
            .iter()
            .map(name)
            .collect::<Vec<_>>()
            .join("+")
    };
    circle.marks.iter().map(of_mark).collect()
}

fn drawn(bundle: &Bundle) -> Circle {
    drawn_from(bundle, &in_the_middle(), &|_| true)
}

fn drawn_from(bundle: &Bundle, origin: &Origin, shown: &dyn Fn(&usize) -> bool) -> Circle {
    let reaches = reach(bundle, origin);
    let mut order: Vec<usize> = (0..reaches.len()).filter(shown).collect();
    sort_by_reach(&reaches, &mut order, |&position| position);
    circle(&[bundle], origin, &reaches, &order)
}

#[test]
fn north_is_up_and_rings_are_where_their_distances_are() {
    assert_eq!(
        RINGS_M.map(|ring| radius(ring).round()),
        [316.0, 577.0, 1000.0]
    );
    // A thousandth of a degree is 94.5 m to the east and 111.2 m to the north here.
    let cases = [
        ("north", 0.0, 9.0, [0.0, -577.0]),
        ("east", 10.58, 0.0, [577.0, 0.0]),
        ("south", 0.0, -2.7, [0.0, 316.0]),
        ("west", -3.17, 0.0, [-316.0, 0.0]),
    ];
    for (name, east, north, [x, y]) in cases {
        let bundle = region(&[facility(name, json!({ "point": at(east, north, "exact") }))]);
        let mark = &drawn(&bundle).marks[0];
        let off = (mark.x - x).hypot(mark.y - y);
        assert!(off < 3.0, "{name}: {mark:?}");
    }
}

#[test]
fn what_stands_at_one_spot_is_one_mark_and_sure_is_mixed_with_unsure_only_where_one_hides_the_other()
 {
    let street = json!({ "street": "110101001" });
    let marks = |east: f64| {
        let bundle = region(&[
            facility("a", json!({ "point": at(east, 20.0, "exact") })),
            facility("b", json!({ "point": at(east + 0.1, 20.0, "exact") })),
            facility("c", street.clone()),
            facility("d", street.clone()),
            facility("far", json!({ "point": at(0.0, 40.0, "exact") })),
            facility("nowhere", json!({})),
        ]);
        let circle = drawn(&bundle);
        assert_eq!((circle.outside, circle.unplaced), (1, 1));
        (names(&bundle, &circle), circle.marks[0].sure)
    };
    let apart = vec!["c+d".to_owned(), "a+b".to_owned()];
    assert_eq!(marks(8.0), (apart, Sure::Street));
    assert_eq!(marks(0.0), (vec!["a+c+d+b".to_owned()], Sure::Street));
}

#[test]
fn nobody_is_drawn_over_the_resident() {
    for (east, north, [x, y]) in [
        (0.0, 0.0, [0.0, AROUND_ME]),
        (0.1, 0.0, [AROUND_ME, 0.0]),
        (0.0, 0.3, [0.0, -AROUND_ME]),
    ] {
        let bundle = region(&[facility("a", json!({ "point": at(east, north, "exact") }))]);
        let mark = &drawn(&bundle).marks[0];
        assert!((mark.x - x).hypot(mark.y - y) < 3.0, "{mark:?}");
    }
}

#[test]
fn the_order_of_the_records_makes_no_difference() {
    let mut facilities: Vec<_> = (0..200_u32)
        .map(|number| {
            let (east, north) = (
                f64::from(number * 37 % 50) - 24.7,
                f64::from(number * 11 % 40) - 19.6,
            );
            facility(
                &format!("n{number}"),
                json!({ "point": at(east, north, "exact") }),
            )
        })
        .collect();
    let bundle = region(&facilities);
    let one = names(&bundle, &drawn(&bundle));
    facilities.reverse();
    let bundle = region(&facilities);
    assert_eq!(one, names(&bundle, &drawn(&bundle)));
    assert!(one.len() > 10, "{one:?}");
}

#[test]
fn marks_of_one_sureness_leave_each_other_room() {
    let facilities: Vec<_> = (0..500_u32)
        .map(|number| {
            let (east, north) = (
                f64::from(number * 37 % 61) - 30.0,
                f64::from(number * 11 % 53) - 26.0,
            );
            facility(
                &format!("n{number}"),
                json!({ "point": at(east, north, "exact") }),
            )
        })
        .collect();
    let marks = drawn(&region(&facilities)).marks;
    assert!(marks.len() > 10, "{marks:?}");
    for (position, one) in marks.iter().enumerate() {
        for other in &marks[..position] {
            assert!((one.x - other.x).hypot(one.y - other.y) >= GATHER);
        }
    }
}

#[test]
fn only_what_is_shown_is_drawn() {
    let bundle = region(&[
        facility("a", json!({ "point": at(0.0, 5.0, "exact") })),
        facility("b", json!({ "point": at(5.0, 0.0, "exact") })),
    ]);
    let circle = drawn_from(&bundle, &in_the_middle(), &|position| *position == 1);
    assert_eq!(names(&bundle, &circle), ["b"]);
}

#[test]
fn fifteen_minutes_are_certain_only_where_the_points_are() {
    let planned = json!({ "now": "planned", "as_of": "2021", "source": { "document": "plan", "locator": "1" } });
    let bundle = region(&[
        facility("door-at-900-m", json!({ "point": at(0.0, 8.1, "exact") })),
        facility(
            "door-at-990-m-and-the-phone-may-be-20-off",
            json!({ "point": at(0.0, 8.9, "exact") }),
        ),
        facility(
            "roughly-at-600-m",
            json!({ "point": at(0.0, 5.4, "approximate") }),
        ),
        facility(
            "roughly-at-900-m",
            json!({ "point": at(0.0, 8.1, "approximate") }),
        ),
        facility("door-at-1100-m", json!({ "point": at(0.0, 9.9, "exact") })),
        facility(
            "planned-at-100-m",
            json!({ "point": at(0.0, 0.9, "exact"), "status": planned }),
        ),
        facility("unstated", json!({})),
    ]);
    let origin = in_the_middle();
    let within = within(&bundle, &origin, &reach(&bundle, &origin), 15);
    assert_eq!(within.sure, [0, 2]);
    assert_eq!(within.maybe, [1, 3]);
}

#[test]
fn without_a_point_nothing_is_placed_and_one_s_own_street_may_be_near() {
    let bundle = region(&[
        facility("own", json!({ "street": "110101002" })),
        facility("other", json!({ "point": at(0.0, 1.0, "exact") })),
    ]);
    let origin = Origin {
        point: None,
        accuracy_m: 0.0,
        street: Some("110101002".into()),
    };
    let reaches = reach(&bundle, &origin);
    let circle = drawn_from(&bundle, &origin, &|_| true);
    assert_eq!((circle.marks.len(), circle.unplaced), (0, 2));
    assert_eq!(within(&bundle, &origin, &reaches, 15).maybe, [0]);
}

#[test]
fn places_of_two_districts_are_drawn_together() {
    let place = |name: &str, east: f64| facility(name, json!({ "point": at(east, 0.0, "exact") }));
    let own = region(&[place("a", 3.0), place("b", 20.0)]);
    let other = region(&[place("c", 3.1), place("d", -9.0)]);
    let origin = in_the_middle();
    let reaches = [reach(&own, &origin), reach(&other, &origin)].concat();
    let mut order: Vec<usize> = (0..reaches.len()).collect();
    sort_by_reach(&reaches, &mut order, |&position| position);
    let circle = circle(&[&own, &other], &origin, &reaches, &order);
    let marks: Vec<&[usize]> = circle
        .marks
        .iter()
        .map(|mark| &mark.facilities[..])
        .collect();
    assert_eq!(marks, [&[0, 2][..], &[3], &[1]]);
}
