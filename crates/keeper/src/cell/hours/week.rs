//! Rules of a week, and how `opening_hours` writes them.

use super::days::{EVERY, HOLIDAY, WHOLE_WEEK};
use super::tokens::Token;

/// What is missing in hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// There are times, and nobody knows of which days.
    Days,
    /// They are not understood.
    Sense,
}

/// What holds on some days.
#[derive(Default)]
struct Rule {
    days: u16,
    spans: Vec<(u32, u32)>,
    day_and_night: bool,
    all_day: bool,
    off: bool,
}

impl Rule {
    fn has_times(&self) -> bool {
        !self.spans.is_empty() || self.day_and_night || self.all_day || self.off
    }

    fn is_open(&self) -> bool {
        self.has_times() && !self.off
    }
}

/// Writes what tokens say. `days` are those that a column stands for, where it does; `all_day` is whether 全天
/// alone means day and night.
pub(super) fn write(tokens: &[Token], days: Option<u16>, all_day: bool) -> Result<String, Missing> {
    let (mut rules, closed_on_holidays) = rules(tokens)?;
    if let [times, after] = &mut rules[..]
        && times.days == 0
        && !after.has_times()
    {
        // 8:00-17:00（周一至周五）
        times.days = after.days;
        rules.pop();
    }
    let only = rules.len() == 1;
    for (position, rule) in rules.iter_mut().enumerate() {
        if rule.all_day {
            if !(all_day && only && rule.days & !EVERY & !WHOLE_WEEK == 0 && tokens.len() == 1) {
                return Err(Missing::Sense);
            }
            rule.day_and_night = true;
        }
        if rule.days == 0 {
            rule.days = match days {
                Some(days) if position == 0 => days,
                None if rule.day_and_night && only => WHOLE_WEEK | EVERY,
                None if rule.is_open() && only => return Err(Missing::Days),
                _ => return Err(Missing::Sense),
            };
        }
    }
    check(&rules, days)?;
    if let [rule] = &rules[..]
        && rule.day_and_night
        && rule.days & EVERY != 0
        && !closed_on_holidays
    {
        return Ok("24/7".to_owned());
    }
    let mut written: Vec<String> = rules.iter().flat_map(write_rule).collect();
    if closed_on_holidays {
        written.push("PH off".to_owned());
    }
    holidays_last(&mut written);
    Ok(written.join("; "))
}

/// The rules, and whether the place is said to be closed on public holidays.
fn rules(tokens: &[Token]) -> Result<(Vec<Rule>, bool), Missing> {
    let mut rules = vec![Rule::default()];
    let mut closed_on_holidays = false;
    for token in tokens {
        if let Token::Days(_) = token
            && rules.last().is_some_and(Rule::has_times)
        {
            rules.push(Rule::default());
        }
        let Some(rule) = rules.last_mut() else {
            break;
        };
        match *token {
            Token::Days(days) if rule.days & days == 0 => rule.days |= days,
            Token::Span(from, to) if rule.spans.is_empty() && !rule.has_times() => {
                rule.spans.push((from, to));
            }
            Token::Span(from, to) if rule.spans.last().is_some_and(|before| before.1 <= from) => {
                rule.spans.push((from, to));
            }
            Token::DayAndNight if !rule.has_times() => rule.day_and_night = true,
            Token::AllDay if !rule.has_times() => rule.all_day = true,
            Token::Off if !rule.has_times() => rule.off = true,
            Token::NotOnHolidays => closed_on_holidays = true,
            _ => return Err(Missing::Sense),
        }
    }
    Ok((rules, closed_on_holidays))
}

/// Whether the rules leave no doubt: each has times, no day is in two, and some are of opening.
fn check(rules: &[Rule], column: Option<u16>) -> Result<(), Missing> {
    let mut seen = 0;
    for rule in rules {
        let days = rule.days & !EVERY;
        let in_column = column.is_none_or(|column| days & !(column | HOLIDAY) == 0);
        if !rule.has_times() || days & seen != 0 || !in_column {
            return Err(Missing::Sense);
        }
        seen |= days;
    }
    let week = rules.iter().filter(|rule| rule.days & WHOLE_WEEK != 0);
    // 周日休息 alone does not say when it is open. A column says of which days it speaks.
    if week.clone().any(Rule::is_open) || (column.is_some() && week.count() > 0) {
        Ok(())
    } else {
        Err(Missing::Sense)
    }
}

/// Puts what holds on public holidays behind the rest: in `opening_hours` a later rule takes the place of an earlier
/// one.
pub(super) fn holidays_last(rules: &mut [String]) {
    rules.sort_by_key(|rule| rule.starts_with("PH"));
}

fn write_rule(rule: &Rule) -> Vec<String> {
    let times = if rule.off {
        "off".to_owned()
    } else if rule.day_and_night {
        "00:00-24:00".to_owned()
    } else {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let spans = rule
            .spans
            .iter()
            .map(|(from, to)| format!("{}-{}", clock(*from), clock(*to)));
        spans.collect::<Vec<_>>().join(",")
    };
    let mut written = Vec::new();
    if rule.days & WHOLE_WEEK != 0 {
        written.push(format!("{} {times}", write_days(rule.days)));
    }
    if rule.days & HOLIDAY != 0 {
        written.push(format!("PH {times}"));
    }
    written
}

/// Days of the week: three or more in a row as a range.
fn write_days(days: u16) -> String {
    const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    let has = |day: usize| day < 7 && days & (1 << day) != 0;
    let mut written = Vec::new();
    let mut day = 0;
    while day < 7 {
        let mut last = day;
        while has(day) && has(last + 1) {
            last += 1;
        }
        match last - day {
            _ if !has(day) => {}
            2.. => written.push(format!("{}-{}", NAMES[day], NAMES[last])),
            _ => written.extend(NAMES[day..=last].iter().map(|name| (*name).to_owned())),
        }
        day = last + 1;
    }
    written.join(",")
}
