//! When a place is open, in FHIR's words: times of the days of a week, and a sentence for whatever else.
//!
//! FHIR has no hours that go past midnight and no 24:00. A night is cut at midnight, and what lasts until then ends
//! at 23:59:59. Seasons and public holidays are a sentence (`availabilityExceptions`); the hours as they were
//! written stand in the extension `opening-hours`.

use std::collections::BTreeMap;

use directory::hours::{HOLIDAY, Timetable};
use serde_json::{Value, json};

use super::object;
use super::text::text_value;

/// The days of a week, as FHIR calls them.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Minutes of a day.
const DAY_MIN: u32 = 1440;

/// The hours of a usual week: for each time, the days on which it holds. `from` and `to` are what FHIR calls the two
/// ends, which differs between a location and a service.
pub fn week(timetable: &Timetable, from: &str, to: &str) -> Vec<Value> {
    let mut days_of: BTreeMap<(u32, u32), Vec<&str>> = BTreeMap::new();
    for (times, day) in by_day(timetable).into_iter().zip(DAYS) {
        for time in times {
            days_of.entry(time).or_default().push(day);
        }
    }
    let hours = days_of.into_iter().map(|((start, end), days)| {
        let all_day = (start, end) == (0, DAY_MIN);
        let at = |minute| (!all_day).then(|| clock(minute));
        Value::Object(object([
            ("daysOfWeek", Some(json!(days))),
            ("allDay", all_day.then_some(json!(true))),
            (from, at(start)),
            (to, at(end)),
        ]))
    });
    hours.collect()
}

/// What a week cannot say: all hours in words, where there are seasons, public holidays or a remark.
pub fn exceptions(timetable: &Timetable, written: &str) -> Option<Value> {
    let is_plain =
        timetable.seasons.is_empty() && !timetable.usual.holidays && !written.contains('"');
    if is_plain {
        return None;
    }
    text_value(&timetable.text)
}

/// The times of each day, cut at midnight, with what touches joined.
fn by_day(timetable: &Timetable) -> [Vec<(u32, u32)>; 7] {
    let mut days: [Vec<(u32, u32)>; 7] = Default::default();
    for span in timetable.usual.spans.iter().filter(|own| own.day < HOLIDAY) {
        let (mut day, mut from, mut to) = (span.day as usize, span.from, span.to);
        while from < to {
            if from < DAY_MIN {
                days[day % 7].push((from, to.min(DAY_MIN)));
            }
            from = from.saturating_sub(DAY_MIN);
            to = to.saturating_sub(DAY_MIN);
            day += 1;
        }
    }
    for times in &mut days {
        times.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for &(from, to) in times.iter() {
            match joined.last_mut() {
                Some(last) if last.1 >= from => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        *times = joined;
    }
    days
}

/// A time of the day. FHIR has no 24:00.
fn clock(minute: u32) -> Value {
    if minute >= DAY_MIN {
        return json!("23:59:59");
    }
    json!(format!("{:02}:{:02}:00", minute / 60, minute % 60))
}

#[cfg(test)]
mod tests {
    use directory::FacilityId;
    use directory::files::hours::compile;
    use expect_test::expect;

    use super::*;

    #[test]
    fn hours_become_times_of_days_and_a_sentence() {
        let mut said = String::new();
        for written in [
            "Mo-Fr 08:00-11:30,14:00-17:00; Sa 08:00-11:30; PH off",
            "Mo-Fr 08:00-17:00",
            "24/7",
            "Mo-Su 00:00-24:00",
            "Mo-Su 19:00-02:00",
            "Su 22:00-06:00",
            "Mo-Su 08:00-08:00",
            "Mo 18:00-24:00; Tu 00:00-02:00",
            "Jun 01-Sep 30 Mo-Fr 07:30-11:30; Oct 01-May 31 Mo-Fr 08:00-12:00",
            "Mo-Fr 08:00-17:00; May 01-Sep 30 Mo-Fr 07:30-17:30",
            "PH 09:00-11:00",
            "Mo-Fr 08:00-11:30 \"先打电话\"",
        ] {
            let timetable = compile(&FacilityId::from("a-1"), written).unwrap();
            said += &format!("{written}\n");
            for hours in week(&timetable, "openingTime", "closingTime") {
                said += &format!("    {hours}\n");
            }
            if let Some(more) = exceptions(&timetable, written) {
                said += &format!("    {more}\n");
            }
        }
        expect![[r#"
            Mo-Fr 08:00-11:30,14:00-17:00; Sa 08:00-11:30; PH off
                {"closingTime":"11:30:00","daysOfWeek":["mon","tue","wed","thu","fri","sat"],"openingTime":"08:00:00"}
                {"closingTime":"17:00:00","daysOfWeek":["mon","tue","wed","thu","fri"],"openingTime":"14:00:00"}
                "周一至周五 8:00–11:30、14:00–17:00，周六 8:00–11:30，周日 休息，节假日 休息"
            Mo-Fr 08:00-17:00
                {"closingTime":"17:00:00","daysOfWeek":["mon","tue","wed","thu","fri"],"openingTime":"08:00:00"}
            24/7
                {"allDay":true,"daysOfWeek":["mon","tue","wed","thu","fri","sat","sun"]}
                "每天 24 小时，节假日也一样"
            Mo-Su 00:00-24:00
                {"allDay":true,"daysOfWeek":["mon","tue","wed","thu","fri","sat","sun"]}
            Mo-Su 19:00-02:00
                {"closingTime":"02:00:00","daysOfWeek":["mon","tue","wed","thu","fri","sat","sun"],"openingTime":"00:00:00"}
                {"closingTime":"23:59:59","daysOfWeek":["mon","tue","wed","thu","fri","sat","sun"],"openingTime":"19:00:00"}
            Su 22:00-06:00
                {"closingTime":"06:00:00","daysOfWeek":["mon"],"openingTime":"00:00:00"}
                {"closingTime":"23:59:59","daysOfWeek":["sun"],"openingTime":"22:00:00"}
            Mo-Su 08:00-08:00
                {"allDay":true,"daysOfWeek":["mon","tue","wed","thu","fri","sat","sun"]}
            Mo 18:00-24:00; Tu 00:00-02:00
                {"closingTime":"02:00:00","daysOfWeek":["tue"],"openingTime":"00:00:00"}
                {"closingTime":"23:59:59","daysOfWeek":["mon"],"openingTime":"18:00:00"}
            Jun 01-Sep 30 Mo-Fr 07:30-11:30; Oct 01-May 31 Mo-Fr 08:00-12:00
                "6 月 1 日至 9 月 30 日：周一至周五 7:30–11:30，周六至周日 休息，节假日 没有写；10 月 1 日至 5 月 31 日：周一至周五 8:00–12:00，周六至周日 休息，节假日 没有写；其他日子：每天 休息，节假日 没有写"
            Mo-Fr 08:00-17:00; May 01-Sep 30 Mo-Fr 07:30-17:30
                {"closingTime":"17:00:00","daysOfWeek":["mon","tue","wed","thu","fri"],"openingTime":"08:00:00"}
                "5 月 1 日至 9 月 30 日：周一至周五 7:30–17:30，周六至周日 休息，节假日 没有写；其他日子：周一至周五 8:00–17:00，周六至周日 休息，节假日 没有写"
            PH 09:00-11:00
                "每天 休息，节假日 9:00–11:00"
            Mo-Fr 08:00-11:30 "先打电话"
                {"closingTime":"11:30:00","daysOfWeek":["mon","tue","wed","thu","fri"],"openingTime":"08:00:00"}
                "周一至周五 8:00–11:30，周六至周日 休息，节假日 没有写；（先打电话）"
        "#]].assert_eq(&said);
    }
}
