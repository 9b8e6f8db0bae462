use chrono::DateTime;

use super::*;
use crate::files::compile;

/// The holidays of 2026 as the notice has them, as far as the tests need them.
fn years() -> Vec<HolidayYear> {
    let days = |days: &[&str]| days.iter().map(|&day| day.to_owned()).collect();
    vec![HolidayYear {
        year: 2026,
        off: days(&[
            "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07",
        ]),
        work: days(&["09-20", "10-10"]),
        source: Source::default(),
    }]
}

/// What a facility with these hours is at a moment, written as RFC 3339 in any time zone.
fn at(hours: &str, moment: &str) -> State {
    let timetable = compile(&"990001-a".into(), hours).expect("the hours are well written");
    let moment = DateTime::parse_from_rfc3339(moment).expect("the moment is well written");
    state(&timetable, &years(), moment.timestamp_millis() as f64)
}

fn closed(days: u32, weekday: u32, minute: u32) -> State {
    State::Closed {
        opens: Some(Opens {
            days,
            weekday,
            minute,
        }),
        is_break: false,
    }
}

const LUNCH: State = State::Closed {
    opens: Some(Opens {
        days: 0,
        weekday: 0,
        minute: 14 * 60,
    }),
    is_break: true,
};

const fn open(until: u32) -> State {
    State::Open { until }
}

fn check(cases: &[(&str, &str, State)]) {
    for (hours, moment, expected) in cases {
        assert_eq!(at(hours, moment), *expected, "{hours} at {moment}");
    }
}

/// 23 November 2026 is a Monday.
#[test]
fn a_day_with_a_lunch_break() {
    let hours = "Mo-Fr 08:00-11:30,14:00-17:30; PH off";
    check(&[
        (hours, "2026-11-23T07:59:59+08:00", closed(0, 0, 480)),
        (hours, "2026-11-23T08:00:00+08:00", open(690)),
        (hours, "2026-11-23T11:29:59+08:00", open(690)),
        (hours, "2026-11-23T11:30:00+08:00", LUNCH),
        (hours, "2026-11-23T14:00:00+08:00", open(1050)),
        (hours, "2026-11-23T17:30:00+08:00", closed(1, 1, 480)),
        (hours, "2026-11-27T18:00:00+08:00", closed(3, 0, 480)),
    ]);
}

#[test]
fn the_answer_is_for_china_wherever_the_phone_is() {
    let hours = "Mo-Fr 08:00-17:30; PH off";
    check(&[
        // The same moment in four places; in London and New York it is still Monday.
        (hours, "2026-11-24T08:30:00+08:00", open(1050)),
        (hours, "2026-11-24T00:30:00+00:00", open(1050)),
        (hours, "2026-11-23T19:30:00-05:00", open(1050)),
        (hours, "2026-11-24T13:30:00+13:00", open(1050)),
        // Sunday in London, Monday in China.
        (hours, "2026-11-22T23:30:00+00:00", closed(0, 0, 480)),
    ]);
}

#[test]
fn a_night_goes_over_midnight() {
    let hours = "Fr 22:00-06:00; PH off";
    check(&[
        (hours, "2026-11-27T21:59:00+08:00", closed(0, 4, 1320)),
        (hours, "2026-11-27T23:00:00+08:00", open(1800)),
        (hours, "2026-11-28T05:59:00+08:00", open(360)),
        (hours, "2026-11-28T06:00:00+08:00", closed(6, 4, 1320)),
    ]);
    // Two spans that meet at midnight are one.
    let hours = "Fr 18:00-24:00; Sa 00:00-03:00; PH off";
    check(&[(hours, "2026-11-27T20:00:00+08:00", open(1620))]);
}

#[test]
fn day_and_night() {
    check(&[
        ("24/7", "2026-11-23T03:00:00+08:00", State::Always),
        // On a holiday, and in a year without a table.
        ("24/7", "2026-10-01T03:00:00+08:00", State::Always),
        ("24/7", "2031-01-01T03:00:00+08:00", State::Always),
    ]);
}

#[test]
fn on_holidays_only_what_is_written_holds() {
    let unsaid = "Mo-Fr 08:00-17:00";
    let closed_then = "Mo-Fr 08:00-17:00; PH off";
    let open_then = "Mo-Fr 08:00-17:00; PH 09:00-12:00";
    check(&[
        (unsaid, "2026-10-01T09:30:00+08:00", State::AskFirst),
        (closed_then, "2026-10-01T09:30:00+08:00", closed(7, 3, 480)),
        (open_then, "2026-10-01T09:30:00+08:00", open(720)),
        (open_then, "2026-10-01T13:00:00+08:00", closed(1, 4, 540)),
        // The last evening before: when it opens next cannot be told.
        (
            unsaid,
            "2026-09-30T18:00:00+08:00",
            State::Closed {
                opens: None,
                is_break: false,
            },
        ),
    ]);
}

/// 20 September and 10 October 2026 are a Sunday and a Saturday that are worked.
#[test]
fn a_weekend_that_is_worked() {
    let alike = "Mo-Fr 08:00-17:00; PH off";
    let not_alike = "Mo-Th 08:00-17:00; Fr 08:00-12:00; PH off";
    check(&[
        (alike, "2026-09-20T09:00:00+08:00", open(1020)),
        (alike, "2026-10-10T09:00:00+08:00", open(1020)),
        (alike, "2026-09-13T09:00:00+08:00", closed(1, 0, 480)),
        (not_alike, "2026-09-20T09:00:00+08:00", State::AskFirst),
    ]);
}

#[test]
fn a_year_that_is_not_in_the_table() {
    let hours = "Mo-Su 08:00-17:00; PH off";
    check(&[
        (hours, "2027-03-01T09:00:00+08:00", State::AskFirst),
        (hours, "2025-12-31T09:00:00+08:00", State::AskFirst),
        // The first midnight of a known year: the night before may still last, which nobody can tell.
        (
            "Mo-Su 20:00-02:00; PH off",
            "2026-01-01T01:00:00+08:00",
            State::AskFirst,
        ),
        (
            "Mo-Su 20:00-02:00; PH off",
            "2026-01-01T03:00:00+08:00",
            closed(0, 3, 1200),
        ),
        (
            hours,
            "2026-12-31T18:00:00+08:00",
            State::Closed {
                opens: None,
                is_break: false,
            },
        ),
    ]);
}

#[test]
fn parts_of_the_year() {
    let hours = "Mo-Fr 08:00-17:00; Jun 01-Sep 30 Mo-Fr 08:00-18:00; Dec 20-Jan 10 Mo-Fr 10:00-12:00; PH off";
    check(&[
        (hours, "2026-05-29T17:30:00+08:00", closed(3, 0, 480)),
        (hours, "2026-06-01T17:30:00+08:00", open(1080)),
        (hours, "2026-09-30T17:30:00+08:00", open(1080)),
        (hours, "2026-12-21T09:00:00+08:00", closed(0, 0, 600)),
        (hours, "2026-01-09T09:00:00+08:00", closed(0, 4, 600)),
        (hours, "2026-01-12T09:00:00+08:00", open(1020)),
    ]);
}

#[test]
fn days_are_counted_as_calendars_do() {
    let cases = [
        ("1970-01-01", 0, 101, 3),
        ("2000-02-29", 11_016, 229, 1),
        ("2024-12-31", 20_088, 1231, 1),
        ("2026-03-01", 20_513, 301, 6),
    ];
    for (name, day, expected, of_week) in cases {
        assert_eq!(date(day).1, expected, "{name}");
        assert_eq!(weekday(day), of_week, "{name}");
    }
    assert_eq!(date(20_513).0, 2026);
    assert_eq!(date(-1), (1969, 1231));
}

#[test]
fn a_day_and_a_weekday_are_asked_for() {
    let hours = "Mo-Fr 08:00-11:30,14:00-17:30; Sa 08:00-11:30; PH off";
    let timetable = compile(&"990001-a".into(), hours).expect("the hours are well written");
    for (moment, expected) in [
        ("2026-11-28T07:00:00+08:00", Some(true)),
        ("2026-11-28T09:00:00+08:00", Some(true)),
        // It was open today.
        ("2026-11-28T12:00:00+08:00", Some(false)),
        ("2026-11-27T12:00:00+08:00", Some(true)),
        ("2026-10-01T09:00:00+08:00", Some(false)),
        // A year whose holidays nobody wrote down.
        ("2027-03-01T09:00:00+08:00", None),
    ] {
        let now = DateTime::parse_from_rfc3339(moment).expect("the moment is well written");
        let opens = opens_today(&timetable, &years(), now.timestamp_millis() as f64);
        assert_eq!(opens, expected, "{moment}");
    }
    let on: Vec<u32> = (0..7).filter(|day| opens_on(&timetable, *day)).collect();
    assert_eq!(on, [0, 1, 2, 3, 4, 5]);
    // In a part of the year.
    let summer = "Mo-Fr 08:00-17:00; Jun 01-Sep 30 Su 08:00-12:00";
    let summer = compile(&"990001-a".into(), summer).expect("the hours are well written");
    assert!(opens_on(&summer, 6) && !opens_on(&summer, 5));
}
