//! Hours as schedules: a weekly rule of RFC 5545 where hours are one, else in words.

use std::collections::BTreeMap;
use std::rc::Rc;

use directory::Source;
use directory::hours::{HOLIDAY, Timetable, Week};
use uuid::Uuid;

use super::attributes::Attributes;
use super::ids::Ids;
use super::object::{Object, Value};
use super::terms::Terms;

/// The days of a week as RFC 5545 calls them.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Minutes of a day.
const DAY_MIN: u32 = 1440;

/// Hours ahead of UTC: China has one time everywhere and all year.
const CHINA_HOURS: u32 = 8;

/// Hours of a place or of a service at it.
pub struct Said<'r> {
    /// As they were read, where they could be.
    pub timetable: Option<&'r Timetable>,
    /// As they are written.
    pub text: &'r str,
    /// Whether the place is open. Of any other there is no rule, so that no calendar shows it as open.
    pub holds: bool,
    /// Where that is said.
    pub source: &'r Source,
}

/// The schedules of an object.
pub fn schedules<'r>(
    owner: Uuid,
    said: &Said<'r>,
    ids: &mut Ids,
    terms: &mut Terms<'r>,
) -> Vec<Rc<Object>> {
    let text = said.timetable.map_or(said.text, |own| &own.text);
    let week = said.timetable.filter(|own| said.holds && is_rule(own));
    let rules = week.map(|own| rules(&own.usual)).unwrap_or_default();
    let mut make = |name: &str, fill: &dyn Fn(Object) -> Object| {
        let id = ids.row("schedule", &format!("{owner}/{name}"));
        let mut attributes = Attributes::of(id, ids, terms);
        attributes.source("source", said.source);
        let attributes = attributes.finish();
        let schedule = fill(Object::new("schedule", id)).many("attributes", attributes);
        Rc::new(schedule)
    };
    if rules.is_empty() {
        return vec![make(text, &|schedule| schedule.text("description", text))];
    }
    let holidays = week.map(|own| holidays(&own.usual)).unwrap_or_default();
    let made = rules.iter().map(|((from, to), days)| {
        let closes = closes(*from, *to);
        let name = format!("{days}/{from}/{to}");
        make(&name, &|schedule| {
            schedule
                .value("timezone", Value::Whole(CHINA_HOURS))
                .text("wkst", "MO")
                .text("freq", "WEEKLY")
                .text("byday", days.as_str())
                .text("description", text)
                .text("opens_at", time(*from))
                .text("closes_at", &closes)
                .text("notes", notes(*to, &holidays))
        })
    });
    made.collect()
}

/// Schedules of hours that only words can say.
pub fn in_words<'r>(
    owner: Uuid,
    text: &'r str,
    source: &'r Source,
    ids: &mut Ids,
    terms: &mut Terms<'r>,
) -> Vec<Rc<Object>> {
    let said = Said {
        timetable: None,
        text,
        holds: false,
        source,
    };
    schedules(owner, &said, ids, terms)
}

/// Whether hours are a weekly rule. A part of the year would need the year, which hours do not name; and of a span
/// of a day or more, opening and closing could not be told apart, but for a whole day.
fn is_rule(timetable: &Timetable) -> bool {
    let mut spans = timetable.usual.spans.iter();
    timetable.seasons.is_empty()
        && spans.all(|span| {
            (span.from, span.to) == (0, DAY_MIN) || span.to.saturating_sub(span.from) < DAY_MIN
        })
}

/// The days of a week, by the times that they have in common.
fn rules(week: &Week) -> Vec<((u32, u32), String)> {
    let mut rules: BTreeMap<(u32, u32), Vec<&str>> = BTreeMap::new();
    for span in &week.spans {
        if let Some(&day) = DAYS.get(span.day as usize) {
            rules.entry((span.from, span.to)).or_default().push(day);
        }
    }
    let rules = rules.into_iter();
    rules.map(|(times, days)| (times, days.join(","))).collect()
}

/// What holds on public holidays, for which rules have no word.
fn holidays(week: &Week) -> String {
    if !week.holidays {
        return "公共节假日开不开，文件未载".to_owned();
    }
    let spans = week.spans.iter().filter(|span| span.day == HOLIDAY);
    let spans: Vec<String> = spans
        .map(|span| format!("{}–{}", clock(span.from), clock(span.to)))
        .collect();
    if spans.is_empty() {
        "公共节假日不开".to_owned()
    } else {
        format!("公共节假日 {}", spans.join("、"))
    }
}

fn notes(to: u32, holidays: &str) -> String {
    if to > DAY_MIN {
        format!("开到第二天；{holidays}")
    } else {
        holidays.to_owned()
    }
}

/// When it closes. The format says a whole day as 00:00 to 23:59.
fn closes(from: u32, to: u32) -> String {
    if (from, to) == (0, DAY_MIN) {
        time(DAY_MIN - 1)
    } else {
        time(to % DAY_MIN)
    }
}

/// A time of the day with the zone. The tables ask for seconds.
fn time(minute: u32) -> String {
    format!("{}:00+{CHINA_HOURS:02}:00", clock(minute))
}

/// A time of the day; the midnight at its end is 24:00.
fn clock(minute: u32) -> String {
    let hour = if minute == DAY_MIN {
        24
    } else {
        minute / 60 % 24
    };
    format!("{hour:02}:{:02}", minute % 60)
}
