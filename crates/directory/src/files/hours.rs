//! From OSM's `opening_hours` to plain spans, and to words.
//!
//! What cannot be written as spans of a week, with seasons and holidays, is refused: a page that is wrong
//! about "open now" is worse than one that does not know.

use std::ops::Range;

use opening_hours_syntax::rules::day::{
    Date, HolidayKind, MonthdayRange, WeekDayOffset, WeekDayRange, Weekday,
};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleKind, RuleOperator, RuleSequence};

use crate::FacilityId;
use crate::hours::{HOLIDAY, Season, Span, Timetable, Week, times};

/// Why hours cannot be used: what is wrong, and what to write instead.
pub type Refused = (&'static str, &'static str);

/// Compiles the hours of a facility.
pub fn compile(facility: &FacilityId, text: &str) -> Result<Timetable, Refused> {
    let expression = opening_hours_syntax::parse(text).map_err(|_| {
        (
            "不是 opening_hours 的写法",
            "写成 \"Mo-Fr 08:00-11:30,14:00-17:00; PH off\" 这样",
        )
    })?;
    let rules = expression
        .rules
        .iter()
        .map(Rule::read)
        .collect::<Result<Vec<Rule>, Refused>>()?;
    let mut seasons: Vec<(u32, u32)> = rules.iter().filter_map(|rule| rule.season).collect();
    seasons.sort_unstable();
    seasons.dedup();
    let seasons: Vec<Season> = seasons
        .into_iter()
        .map(|(from, to)| Season {
            from,
            to,
            week: week(&rules, Some((from, to))),
        })
        .collect();
    let overlap = |one: &Season, other: &Season| {
        let has = |season: &Season, date| match season.from <= season.to {
            true => (season.from..=season.to).contains(&date),
            false => date >= season.from || date <= season.to,
        };
        has(one, other.from) || has(other, one.from)
    };
    for (position, one) in seasons.iter().enumerate() {
        if seasons[..position].iter().any(|other| overlap(one, other)) {
            return Err(("两段日期重叠了", "让每一天只属于一段日期"));
        }
    }
    let usual = week(&rules, None);
    let comments: Vec<&str> = rules
        .iter()
        .map(|rule| rule.comment.as_str())
        .filter(|comment| !comment.is_empty())
        .collect();
    Ok(Timetable {
        facility: facility.clone(),
        service: None,
        text: words(&usual, &seasons, &comments),
        usual,
        seasons,
    })
}

/// Compiles the hours of one of a facility's services, by its position. They are said in fewer words: nobody asks on
/// which days there is nothing.
pub fn compile_service(
    facility: &FacilityId,
    service: usize,
    text: &str,
) -> Result<Timetable, Refused> {
    let mut timetable = compile(facility, text)?;
    timetable.service = u32::try_from(service).ok();
    if timetable.seasons.is_empty() && !text.contains('"') {
        timetable.text = short_words(&timetable.usual);
    }
    Ok(timetable)
}

/// One rule, as far as it can be used.
struct Rule {
    season: Option<(u32, u32)>,
    /// 0 is Monday, 7 a holiday.
    days: Vec<u32>,
    /// None means closed.
    times: Vec<Range<u32>>,
    adds: bool,
    comment: String,
}

impl Rule {
    fn read(rule: &RuleSequence) -> Result<Self, Refused> {
        let selector = &rule.day_selector;
        if !selector.year.is_empty() || !selector.week.is_empty() {
            return Err((
                "写了年份或第几周",
                "只写星期和月日，如 \"Mo-Fr 08:00-17:00\"",
            ));
        }
        let season = match &selector.monthday[..] {
            [] => None,
            [range] => Some(season(range)?),
            _ => return Err(("一条里写了几段日期", "每段日期分开写一条，用 \"; \" 隔开")),
        };
        let closed = match rule.kind {
            RuleKind::Open => false,
            RuleKind::Closed => true,
            RuleKind::Unknown => return Err(("写了 unknown", "不清楚就不写这一段")),
        };
        if rule.operator == RuleOperator::Fallback {
            return Err(("写了 ||", "每天只写一种情况，用 \"; \" 隔开"));
        }
        let all_day = [TimeSpan::fixed_range(
            opening_hours_syntax::ExtendedTime::MIDNIGHT_00,
            opening_hours_syntax::ExtendedTime::MIDNIGHT_24,
        )];
        if closed && rule.time_selector.spans != all_day {
            return Err((
                "写了几点到几点关门",
                "写开门的时间，午休写成两段，如 \"08:00-12:00,14:00-17:00\"",
            ));
        }
        let times = if closed {
            Vec::new()
        } else {
            let spans = rule.time_selector.spans.iter().map(span);
            let mut spans = spans.collect::<Result<Vec<_>, Refused>>()?;
            spans.sort_unstable_by_key(|span| span.start);
            if spans.windows(2).any(|pair| pair[0].end > pair[1].start) {
                return Err(("两段时间重叠了", "让每一刻只属于一段时间"));
            }
            spans
        };
        Ok(Self {
            season,
            days: days(&selector.weekday, rule.is_constant())?,
            times,
            adds: rule.operator == RuleOperator::Additional,
            comment: rule.comment.to_string(),
        })
    }
}

/// The days that a rule is for. Without weekdays it is for all seven; only `24/7` is for holidays too,
/// since who writes `08:00-17:00` rarely thought of them.
fn days(ranges: &[WeekDayRange], is_constant: bool) -> Result<Vec<u32>, Refused> {
    if ranges.is_empty() {
        return Ok((0..HOLIDAY + u32::from(is_constant)).collect());
    }
    let mut days = Vec::new();
    for range in ranges {
        match range {
            WeekDayRange::Fixed {
                range,
                offset: 0,
                nth_from_start: [true, true, true, true, true],
                nth_from_end: [true, true, true, true, true],
            } => {
                let number = |day: &Weekday| day.num_days_from_monday();
                let (first, last) = (number(range.start()), number(range.end()));
                let length = (last + 7 - first) % 7;
                days.extend((0..=length).map(|day| (first + day) % 7));
            }
            WeekDayRange::Holiday {
                kind: HolidayKind::Public,
                offset: 0,
            } => days.push(HOLIDAY),
            _ => {
                return Err((
                    "写了第几个星期几、学校假期，或假期前后几天",
                    "只写 Mo 到 Su 和 PH（法定节假日）",
                ));
            }
        }
    }
    Ok(days)
}

fn season(range: &MonthdayRange) -> Result<(u32, u32), Refused> {
    let refused = ("日期写得太复杂", "写成 \"May 01-Sep 30\" 这样，不写年份");
    match range {
        MonthdayRange::Month { range, year: None } => {
            let number = |month: opening_hours_syntax::rules::day::Month| month as u32;
            Ok((
                number(*range.start()) * 100 + 1,
                number(*range.end()) * 100 + 31,
            ))
        }
        MonthdayRange::Date { start, end } => {
            let day = |date: &(Date, opening_hours_syntax::rules::day::DateOffset)| match date {
                (
                    Date::Fixed {
                        year: None,
                        month,
                        day,
                    },
                    offset,
                ) if offset.day_offset == 0 && offset.wday_offset == WeekDayOffset::None => {
                    Ok(*month as u32 * 100 + u32::from(*day))
                }
                _ => Err(refused),
            };
            Ok((day(start)?, day(end)?))
        }
        MonthdayRange::Month { .. } => Err(refused),
    }
}

fn span(span: &TimeSpan) -> Result<Range<u32>, Refused> {
    let (Time::Fixed(from), Time::Fixed(to)) = (span.range.start, span.range.end) else {
        return Err(("写了日出、日落", "写成几点几分"));
    };
    if span.open_end || span.repeats.is_some() {
        return Err(("没有写到几点", "写成 \"08:00-17:00\" 这样"));
    }
    let [from, to] = [from, to].map(|time| u32::from(time.mins_from_midnight()));
    // Past midnight is written as 22:00-06:00.
    Ok(from..if to <= from { to + 1440 } else { to })
}

/// The week that the rules make, outside of seasons or in one of them. A later rule takes the place of an
/// earlier one on its days, unless it adds to it.
fn week(rules: &[Rule], season: Option<(u32, u32)>) -> Week {
    let mut days: [Option<Vec<Range<u32>>>; 8] = Default::default();
    let holding = rules
        .iter()
        .filter(|rule| rule.season.is_none() || rule.season == season);
    for rule in holding {
        for &day in &rule.days {
            let times = days[day as usize].get_or_insert_default();
            if !rule.adds {
                times.clear();
            }
            times.extend(rule.times.iter().cloned());
            times.sort_unstable_by_key(|span| span.start);
        }
    }
    let spans = days.iter().zip(0..).flat_map(|(times, day)| {
        let times = times.iter().flatten();
        times.map(move |time| Span {
            day,
            from: time.start,
            to: time.end,
        })
    });
    Week {
        spans: spans.collect(),
        holidays: days[HOLIDAY as usize].is_some(),
    }
}

/// The hours as people say them.
fn words(usual: &Week, seasons: &[Season], comments: &[&str]) -> String {
    let mut parts = Vec::new();
    for season in seasons {
        let day = |date: u32| format!("{} 月 {} 日", date / 100, date % 100);
        parts.push(format!(
            "{}至 {}：{}",
            day(season.from),
            day(season.to),
            words_of_week(&season.week)
        ));
    }
    let usual = words_of_week(usual);
    if seasons.is_empty() {
        parts.push(usual);
    } else {
        parts.push(format!("其他日子：{usual}"));
    }
    parts.extend(comments.iter().map(|comment| format!("（{comment}）")));
    parts.join("；")
}

/// The days on which there is something, those of the same times together: `周一、三、五 8:00–11:00`.
fn short_words(week: &Week) -> String {
    let mut said: Vec<Vec<u32>> = Vec::new();
    for day in 0..7 {
        let own = times(week, day);
        match said.iter_mut().find(|days| times(week, days[0]) == own) {
            Some(days) => days.push(day),
            None if own.is_empty() => {}
            None => said.push(vec![day]),
        }
    }
    let days = said.iter();
    let days = days.map(|days| {
        let times = words_of_day(&times(week, days[0]));
        format!("{} {times}", short_days(days))
    });
    let mut parts: Vec<String> = days.collect();
    if week.holidays {
        parts.push(format!("节假日 {}", words_of_day(&times(week, HOLIDAY))));
    }
    parts.join("，")
}

fn short_days(days: &[u32]) -> String {
    let name = |day: u32| NAMES[day as usize];
    match days {
        [0, 1, 2, 3, 4, 5, 6] => "每天".to_owned(),
        [first, .., last] if days.len() > 2 && (last - first) as usize == days.len() - 1 => {
            format!("{}至{}", name(*first), name(*last))
        }
        _ => {
            let bare = days.iter().map(|day| name(*day).trim_start_matches('周'));
            format!("周{}", bare.collect::<Vec<_>>().join("、"))
        }
    }
}

const NAMES: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

fn words_of_week(week: &Week) -> String {
    let said = |day| words_of_day(&times(week, day));
    let mut parts: Vec<String> = Vec::new();
    let mut first = 0;
    while first < 7 {
        let times = said(first);
        let mut last = first;
        while last < 6 && said(last + 1) == times {
            last += 1;
        }
        let days = match (first, last) {
            (0, 6) => "每天".to_owned(),
            (first, last) if first == last => NAMES[first as usize].to_owned(),
            (first, last) => format!("{}至{}", NAMES[first as usize], NAMES[last as usize]),
        };
        parts.push(format!("{days} {times}"));
        first = last + 1;
    }
    let holidays = if week.holidays {
        said(HOLIDAY)
    } else {
        "没有写".to_owned()
    };
    if parts.len() == 1 && parts[0] == format!("每天 {holidays}") {
        return format!("{}，节假日也一样", parts[0]);
    }
    parts.push(format!("节假日 {holidays}"));
    parts.join("，")
}

fn words_of_day(times: &[(u32, u32)]) -> String {
    let clock = |minute: u32| format!("{}:{:02}", minute / 60 % 24, minute % 60);
    let span = |&(from, to): &(u32, u32)| match (from, to) {
        (0, 1440) => "24 小时".to_owned(),
        (from, 1440) => format!("{}–24:00", clock(from)),
        (from, to) if to > 1440 => format!("{}–次日 {}", clock(from), clock(to)),
        (from, to) => format!("{}–{}", clock(from), clock(to)),
    };
    match times {
        [] => "休息".to_owned(),
        times => times.iter().map(span).collect::<Vec<_>>().join("、"),
    }
}

#[cfg(test)]
mod tests;
