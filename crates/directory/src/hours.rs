//! When a facility is open.
//!
//! People write hours as OSM does (`Mo-Fr 08:00-11:30,14:00-17:00; PH off`). The build turns them into
//! plain spans (`files::hours`), so that the browser carries no parser, and one function answers for list
//! and page alike: [`state`].

use crate::record::record;
use crate::{FacilityId, Source};

record! {
    /// When a facility is open, as a document says it.
    #[derive(Eq)]
    pub struct Hours {
        /// In OSM's `opening_hours` syntax.
        required text: String,
        /// Where that is said.
        required source: Source,
    }
}

record! {
    /// When a facility is open, or gives a service, as the browser reads it.
    #[derive(Eq)]
    pub struct Timetable {
        /// The facility.
        required facility: FacilityId,
        /// Which of its services, by the position in [`Facility::services`](crate::Facility::services); the
        /// facility itself where there is none.
        optional service: Option<u32>,
        /// The hours in words.
        required text: String,
        /// The spans of every week that lies in no season.
        required usual: Week,
        /// Parts of the year with hours of their own. They do not overlap.
        optional seasons: Vec<Season>,
    }
}

record! {
    /// The spans of a week.
    #[derive(Default, Eq)]
    pub struct Week {
        /// The spans, by day and time.
        required spans: Vec<Span>,
        /// Whether the document says what holds on public holidays. If so, the spans of the day
        /// [`HOLIDAY`] do, and none means closed.
        optional holidays: bool,
    }
}

record! {
    /// A part of the year. It may go over the new year.
    #[derive(Eq)]
    pub struct Season {
        /// Its first day, month × 100 + day.
        required from: u32,
        /// Its last day, month × 100 + day.
        required to: u32,
        /// Its spans.
        required week: Week,
    }
}

record! {
    /// A time in which a facility is open.
    #[derive(Eq, PartialOrd, Ord)]
    pub struct Span {
        /// The day on which it begins: 0 is Monday, 6 is Sunday, 7 a public holiday.
        required day: u32,
        /// When it begins, in minutes after midnight.
        required from: u32,
        /// When it ends, in minutes after the midnight on which `from` counts. More than 1,440 is on the next
        /// day.
        required to: u32,
    }
}

/// The day of a [`Span`] that holds on public holidays.
pub const HOLIDAY: u32 = 7;

record! {
    /// The public holidays of a year, as the State Council announces them.
    #[derive(Eq)]
    pub struct HolidayYear {
        /// The year.
        required year: u32,
        /// The days off, `MM-DD`.
        required off: Vec<String>,
        /// The days of weekends that are worked instead, `MM-DD`.
        required work: Vec<String>,
        /// Where that is said.
        required source: Source,
    }
}

/// Whether a facility is open at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Open day and night.
    Always,
    /// Open until a time of the day, in minutes after today's midnight; more than 1,440 is tomorrow.
    Open {
        /// That time.
        until: u32,
    },
    /// Closed. `opens` is when it next opens, where that can be told.
    Closed {
        /// The next opening.
        opens: Option<Opens>,
        /// Whether it was open today and opens again today.
        is_break: bool,
    },
    /// Cannot be told: a holiday of which the document says nothing, or a year whose holidays are not in
    /// the table.
    AskFirst,
}

/// A time at which a facility opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opens {
    /// In so many days: 0 is today.
    pub days: u32,
    /// The weekday: 0 is Monday.
    pub weekday: u32,
    /// The time, in minutes after midnight.
    pub minute: u32,
}

/// Minutes of a day.
const DAY_MIN: u32 = 1440;

/// China has one time everywhere and all year, in minutes ahead of UTC.
const CHINA_MIN: i64 = 8 * 60;

/// How far ahead the next opening is looked for, in days.
const MOST_DAYS_AHEAD: u32 = 14;

/// Whether a facility with these hours is open at a moment, given in milliseconds after the beginning of
/// 1970 in UTC. Whatever the phone's own time zone, the answer is for China's.
///
/// A facility that is only planned is not open whatever its hours say; that is the caller's to know.
pub fn state(timetable: &Timetable, years: &[HolidayYear], now_utc_ms: f64) -> State {
    if is_always(timetable) {
        return State::Always;
    }
    let now = (now_utc_ms / 60_000.0).floor() as i64 + CHINA_MIN;
    let today = now.div_euclid(i64::from(DAY_MIN));
    let minute = now.rem_euclid(i64::from(DAY_MIN)) as u32;
    let spans_of = |ahead: i64| spans_of(timetable, years, today + ahead);

    let yesterday = spans_of(-1);
    let over_midnight = yesterday
        .iter()
        .flatten()
        .find(|span| span.to > DAY_MIN + minute);
    if let Some(span) = over_midnight {
        return State::Open {
            until: span.to - DAY_MIN,
        };
    }
    let Some(spans) = spans_of(0) else {
        return State::AskFirst;
    };
    if let Some(span) = spans
        .iter()
        .find(|span| (span.from..span.to).contains(&minute))
    {
        let mut until = span.to;
        // What ends at midnight and goes on there does not end.
        if until == DAY_MIN
            && let Some(next) = spans_of(1)
            && let Some(next) = next.iter().find(|next| next.from == 0)
        {
            until += next.to;
        }
        return State::Open { until };
    }
    // A night that began on a day of which nothing is known may still last.
    let may_last = |week: &Week| week.spans.iter().any(|span| span.to > DAY_MIN + minute);
    if yesterday.is_none() && weeks(timetable).any(may_last) {
        return State::AskFirst;
    }
    let was_open = spans.iter().any(|span| span.to <= minute);
    for days in 0..=MOST_DAYS_AHEAD {
        let Some(spans) = spans_of(days.into()) else {
            break;
        };
        let later = spans.iter().find(|span| days > 0 || span.from > minute);
        if let Some(span) = later {
            return State::Closed {
                opens: Some(Opens {
                    days,
                    weekday: weekday(today + i64::from(days)),
                    minute: span.from,
                }),
                is_break: days == 0 && was_open,
            };
        }
    }
    State::Closed {
        opens: None,
        is_break: false,
    }
}

/// Whether a facility opens today, later or now; nothing where that cannot be told.
pub fn opens_today(timetable: &Timetable, years: &[HolidayYear], now_utc_ms: f64) -> Option<bool> {
    match state(timetable, years, now_utc_ms) {
        State::Always | State::Open { .. } => Some(true),
        State::Closed { opens, .. } => Some(opens.is_some_and(|opens| opens.days == 0)),
        State::AskFirst => None,
    }
}

/// Whether a facility opens on a day of the week, 0 is Monday, in any part of the year. What holds on public
/// holidays is another question.
pub fn opens_on(timetable: &Timetable, day: u32) -> bool {
    weeks(timetable).any(|week| week.spans.iter().any(|span| span.day == day))
}

/// Whether it is open day and night, holidays too.
fn is_always(timetable: &Timetable) -> bool {
    let full = |span: &Span| (span.from, span.to) == (0, DAY_MIN);
    let week = &timetable.usual;
    let all = (0..=HOLIDAY).all(|day| week.spans.iter().any(|span| span.day == day && full(span)));
    week.holidays && all && timetable.seasons.is_empty()
}

fn weeks(timetable: &Timetable) -> impl Iterator<Item = &Week> {
    let seasons = timetable.seasons.iter().map(|season| &season.week);
    seasons.chain([&timetable.usual])
}

/// The spans that begin on a day, given in days after the beginning of 1970; nothing where that cannot be
/// told.
fn spans_of<'t>(
    timetable: &'t Timetable,
    years: &[HolidayYear],
    day: i64,
) -> Option<Vec<&'t Span>> {
    let (year, date) = date(day);
    let season = timetable.seasons.iter().find(|season| season.has(date));
    let week = season.map_or(&timetable.usual, |season| &season.week);
    let known = years.iter().find(|known| i64::from(known.year) == year)?;
    let text = format!("{:02}-{:02}", date / 100, date % 100);
    let day = if known.off.contains(&text) {
        week.holidays.then_some(HOLIDAY)?
    } else if known.work.contains(&text) {
        // A Saturday or Sunday that is worked. Which weekday it replaces is nowhere said, so all five must
        // be alike.
        let monday = times(week, 0);
        (1..5).all(|day| times(week, day) == monday).then_some(0)?
    } else {
        weekday(day)
    };
    Some(week.spans.iter().filter(|span| span.day == day).collect())
}

impl Season {
    fn has(&self, date: u32) -> bool {
        if self.from <= self.to {
            (self.from..=self.to).contains(&date)
        } else {
            date >= self.from || date <= self.to
        }
    }
}

/// The times of a day of the week.
pub(crate) fn times(week: &Week, day: u32) -> Vec<(u32, u32)> {
    let own = week.spans.iter().filter(|span| span.day == day);
    own.map(|span| (span.from, span.to)).collect()
}

/// The weekday of a day after the beginning of 1970, which was a Thursday: 0 is Monday.
fn weekday(day: i64) -> u32 {
    (day + 3).rem_euclid(7) as u32
}

/// The year, and month × 100 + day, of a day after the beginning of 1970, in the Gregorian calendar
/// (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn date(day: i64) -> (i64, u32) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, (month * 100 + day) as u32)
}

#[cfg(test)]
mod tests;
