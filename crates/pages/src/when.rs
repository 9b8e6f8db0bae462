//! When a resident wants to come: a filter, and the words of a query that ask for the same.

use directory::hours::{HolidayYear, State, Timetable, opens_on, opens_today, state};
use directory::{Bundle, Facility, OperatingStatus};

use search::Time;

use crate::texts::Texts;
use crate::words::weekday;

/// When a resident wants to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At once.
    Now,
    /// Today, as long as it is open yet.
    Today,
    /// On a day of the week: 0 is Monday.
    Day(u32),
    /// On a Saturday or a Sunday.
    Weekend,
    /// At any time, whatever the words of the query say.
    Any,
}

/// The value of the `when` filter that means any time.
pub const ANY: &str = "any";

/// The values of the `when` filter that a field offers.
pub const OFFERED: [&str; 5] = ["now", "today", "saturday", "sunday", "weekend"];

/// The days of the week, as the `when` filter calls them.
const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The days that are a weekend's.
const SATURDAY: u32 = 5;
const SUNDAY: u32 = 6;

impl When {
    /// The value of the `when` filter.
    pub fn of(id: &str) -> Option<Self> {
        Some(match id {
            "now" => Self::Now,
            "today" => Self::Today,
            "weekend" => Self::Weekend,
            ANY => Self::Any,
            _ => Self::Day(DAYS.iter().position(|day| *day == id)? as u32),
        })
    }

    /// What a word of a query asks for.
    pub fn said(word: &str) -> Option<Self> {
        Some(match Time::of(word)? {
            Time::Now => Self::Now,
            Time::Today => Self::Today,
            Time::Day(day) => Self::Day(day),
            Time::Weekend => Self::Weekend,
        })
    }

    /// It in words.
    pub fn words(self, t: Texts) -> String {
        let said = match self {
            Self::Day(day) => return t.when_day(weekday(t, day)),
            Self::Now => t.when_now(),
            Self::Today => t.when_today(),
            Self::Weekend => t.when_weekend(),
            Self::Any => t.search_any(),
        };
        said.to_owned()
    }

    /// Whether by a timetable it is open then; nothing where that cannot be told.
    fn fits(
        self,
        timetable: &Timetable,
        years: &[HolidayYear],
        now_ms: Option<f64>,
    ) -> Option<bool> {
        match self {
            Self::Now => match state(timetable, years, now_ms?) {
                State::Always | State::Open { .. } => Some(true),
                State::Closed { .. } => Some(false),
                State::AskFirst => None,
            },
            Self::Today => opens_today(timetable, years, now_ms?),
            Self::Day(day) => Some(opens_on(timetable, day)),
            Self::Weekend => Some(opens_on(timetable, SATURDAY) || opens_on(timetable, SUNDAY)),
            Self::Any => None,
        }
    }
}

/// How well a place fits the time at which a resident wants to come, the better first. Of a place that is surely
/// closed then, there is no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is open then, or nobody asked.
    Open,
    /// The place is open then; when it gives what is asked no document says.
    PlaceOpen,
    /// No document says when it is open.
    Unstated,
}

/// How well a facility fits; nothing where it is closed then. `served` are those of its services that the query means;
/// `asked` is whether it means a service or a field of medicine at all.
pub fn fit(
    bundle: &Bundle,
    facility: &Facility,
    when: When,
    (served, asked): (&[usize], bool),
    now_ms: Option<f64>,
) -> Option<Fit> {
    let fits = |timetable: Option<&Timetable>| when.fits(timetable?, &bundle.holidays, now_ms);
    if facility.status.now == OperatingStatus::Planned {
        return Some(Fit::Unstated);
    }
    if served.is_empty() {
        return match fits(bundle.timetable(&facility.id)) {
            Some(true) if asked => Some(Fit::PlaceOpen),
            Some(true) => Some(Fit::Open),
            Some(false) => None,
            None => Some(Fit::Unstated),
        };
    }
    let mut unstated = false;
    for &service in served {
        match fits(bundle.service_timetable(&facility.id, service)) {
            Some(true) => return Some(Fit::Open),
            Some(false) => {}
            None => unstated = true,
        }
    }
    unstated.then_some(Fit::Unstated)
}
