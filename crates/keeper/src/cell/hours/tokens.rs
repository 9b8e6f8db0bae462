//! Words of hours: days, spans of a day, 休息.

use directory::numeral;

use super::days::{EVERY, HOLIDAY, WEEKDAYS, WEEKEND, WHOLE_WEEK};

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Days, as bits from Monday on.
    Days(u16),
    /// From minute to minute of a day.
    Span(u32, u32),
    /// 24小时
    DayAndNight,
    /// 全天: all day, or all of a working day.
    AllDay,
    /// 休息
    Off,
    /// 节假日除外
    NotOnHolidays,
}

/// All words of a text. `None` where anything in it is something else.
pub(super) fn read(text: &str) -> Option<Vec<Token>> {
    let mut scan = Scan { rest: text };
    let mut tokens = Vec::new();
    loop {
        scan.skip(" \t\n\r,;、。:()[]【】");
        if scan.rest.is_empty() {
            return Some(tokens);
        }
        if matches!(tokens.last(), Some(Token::Days(_)))
            && scan.eat_any(&["以及", "及", "和", "与"])
        {
            continue;
        }
        if scan.eat_any(FILLERS) {
            continue;
        }
        if let Some(found) = scan.holidays(tokens.last().copied()) {
            tokens.extend(found);
            continue;
        }
        tokens.push(scan.token()?);
    }
}

/// Words that say nothing of when.
const FILLERS: &[&str] = &[
    "开放时间",
    "营业时间",
    "服务时间",
    "门诊时间",
    "上班时间",
    "工作时间",
    "接诊时间",
    "开诊时间",
    "就诊时间",
    "开放",
    "营业",
    "上班",
    "开诊",
    "接诊",
    "门诊",
];

const HOLIDAYS: &[&str] = &[
    "国家法定节假日",
    "法定节假日",
    "国定节假日",
    "国家节假日",
    "节假日",
    "法定假日",
];

const CLOSED: &[&str] = &[
    "休息",
    "休诊",
    "停诊",
    "不开诊",
    "不接诊",
    "不上班",
    "不接种",
    "不营业",
    "闭馆",
    "关闭",
];

/// The rest of a text.
struct Scan<'a> {
    rest: &'a str,
}

impl Scan<'_> {
    fn eat(&mut self, word: &str) -> bool {
        match self.rest.strip_prefix(word) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    fn skip(&mut self, signs: &str) {
        self.rest = self.rest.trim_start_matches(|sign| signs.contains(sign));
    }

    /// Does what may fail, and takes nothing where it does.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.rest;
        let found = read(self);
        if found.is_none() {
            self.rest = before;
        }
        found
    }

    /// Public holidays, and whether the place is closed then.
    fn holidays(&mut self, last: Option<Token>) -> Option<Vec<Token>> {
        self.attempt(|scan| {
            let except = scan.eat("除");
            if !scan.eat_any(HOLIDAYS) {
                return None;
            }
            if except {
                return scan
                    .eat_any(&["以外", "外"])
                    .then(|| vec![Token::NotOnHolidays]);
            }
            scan.skip(" ");
            let of_weekend = matches!(last, Some(Token::Days(days)) if days & !WEEKEND == 0);
            if scan.eat("除外") {
                // 周末及节假日除外
                return Some(match of_weekend {
                    true => vec![Token::Days(HOLIDAY), Token::Off],
                    false => vec![Token::NotOnHolidays],
                });
            }
            if scan.eat_any(CLOSED) {
                return Some(match last {
                    Some(Token::Days(_)) => vec![Token::Days(HOLIDAY), Token::Off],
                    _ => vec![Token::NotOnHolidays],
                });
            }
            Some(vec![Token::Days(HOLIDAY)])
        })
    }

    fn token(&mut self) -> Option<Token> {
        if self.eat_any(&[
            "全天24小时",
            "24小时全天",
            "24小时",
            "二十四小时",
            "24h",
            "24H",
            "全天候",
        ]) {
            return Some(Token::DayAndNight);
        }
        if self.eat("全天") {
            return Some(Token::AllDay);
        }
        if self.eat_any(CLOSED) {
            return Some(Token::Off);
        }
        if self.eat_any(&["每天", "每日", "天天", "全年无休", "全年", "一周七天"]) {
            return Some(Token::Days(WHOLE_WEEK | EVERY));
        }
        if self.eat("工作日") {
            return Some(Token::Days(WEEKDAYS));
        }
        if self.eat_any(&["双休日", "周末"]) {
            return Some(Token::Days(WEEKEND));
        }
        if let Some(days) = self.attempt(Self::days) {
            return Some(Token::Days(days));
        }
        self.attempt(Self::span)
    }

    /// Days of the week: 周一至周五, 周一、三、五.
    fn days(&mut self) -> Option<u16> {
        self.eat("每");
        if !self.week() {
            return None;
        }
        let mut days = 0_u16;
        let mut first = self.day()?;
        loop {
            let last = self.attempt(|scan| {
                scan.skip(" ");
                if !scan.eat_any(&["-", "—", "–", "―", "~", "至", "到"]) {
                    return None;
                }
                scan.skip(" —-");
                scan.week();
                scan.day()
            });
            for day in 0..=(last.unwrap_or(first) + 7 - first) % 7 {
                let bit = 1 << ((first + day) % 7);
                if days & bit != 0 {
                    return None;
                }
                days |= bit;
            }
            let next = self.attempt(|scan| {
                scan.skip(" ");
                let listed = scan.eat_any(&["、", ",", "和", "及", "与"]);
                scan.skip(" ");
                let named = scan.week();
                // 周一三五 is a list, 周一 3点 is not.
                let digit = scan.rest.starts_with(|sign: char| sign.is_ascii_digit());
                if !named && (digit || !(listed || scan.rest.starts_with(is_day))) {
                    return None;
                }
                scan.day()
            });
            match next {
                Some(next) => first = next,
                None => return Some(days),
            }
        }
    }

    fn week(&mut self) -> bool {
        self.eat_any(&["周", "星期", "礼拜"])
    }

    /// A day of the week, 0 for Monday.
    fn day(&mut self) -> Option<u16> {
        let mut signs = self.rest.chars();
        let sign = signs.next()?;
        let place = DAYS.iter().position(|names| names.contains(sign))?;
        let rest = signs.as_str();
        // 周1点 is no Monday.
        let digit_goes_on = |next: char| next.is_ascii_digit() || ":.点时".contains(next);
        if sign.is_ascii_digit() && rest.starts_with(digit_goes_on) {
            return None;
        }
        self.rest = rest;
        u16::try_from(place).ok()
    }

    /// From a time to a later one of the same day.
    fn span(&mut self) -> Option<Token> {
        let part = self.part_of_day();
        let from = self.time()?;
        self.skip(" ");
        if !self.eat_any(&["-", "—", "–", "―", "~", "至", "到"]) {
            return None;
        }
        self.skip(" -—");
        let later_part = self.part_of_day();
        let to = self.time()?;
        // 8-11点 has its unit once, 8:00-11 has lost something.
        if to.bare {
            return None;
        }
        let end = on_clock(to.minutes, later_part.or(part))?;
        let start = on_clock(from.minutes, part)?;
        // 2:00-5:00 may well be in the afternoon.
        let is_clear = part.is_some() || start == 0 || start >= 6 * 60;
        (is_clear && start < end && end <= 24 * 60).then_some(Token::Span(start, end))
    }

    fn part_of_day(&mut self) -> Option<Part> {
        let part = PARTS.iter().find(|(word, _)| self.eat(word));
        let part = part.map(|(_, part)| *part);
        if part.is_some() {
            self.skip(" :");
        }
        part
    }

    /// A time: 8:00, 8点半, 八点.
    fn time(&mut self) -> Option<Time> {
        let hours = self.number()?;
        if self.eat_any(&["点钟", "点", "时"]) {
            let minutes = if self.eat("半") {
                30
            } else if self.eat("一刻") {
                15
            } else if self.eat("三刻") {
                45
            } else {
                let minutes = self.attempt(Self::number).unwrap_or(0);
                self.eat("分");
                minutes
            };
            return Time::new(hours, minutes, false);
        }
        if self.eat(":") || self.eat(".") {
            let before = self.rest.len();
            let minutes = self.number()?;
            // Three digits or one are a slip of the hand.
            return if before - self.rest.len() == 2 {
                Time::new(hours, minutes, false)
            } else {
                None
            };
        }
        Time::new(hours, 0, true)
    }

    /// A number in digits or Chinese numerals, of at most three signs.
    fn number(&mut self) -> Option<u32> {
        let is_digit = |sign: char| sign.is_ascii_digit();
        let end = |fits: &dyn Fn(char) -> bool| {
            self.rest
                .find(|sign| !fits(sign))
                .unwrap_or(self.rest.len())
        };
        let digits = end(&is_digit);
        let length = if digits > 0 {
            digits
        } else {
            end(&|sign| numeral::is_numeral(sign))
        };
        let (number, rest) = self.rest.split_at(length);
        if number.is_empty() || number.chars().count() > 3 {
            return None;
        }
        let number = numeral::number(number)?;
        self.rest = rest;
        Some(number)
    }
}

/// The days of the week, each as it is written.
const DAYS: [&str; 7] = ["一1", "二2", "三3", "四4", "五5", "六6", "日天7"];

fn is_day(sign: char) -> bool {
    DAYS.iter().any(|names| names.contains(sign))
}

struct Time {
    /// Minutes since midnight, before it is known which half of the day is meant.
    minutes: u32,
    /// Whether it is only a number.
    bare: bool,
}

impl Time {
    fn new(hours: u32, minutes: u32, bare: bool) -> Option<Self> {
        (hours <= 24 && minutes < 60).then_some(Self {
            minutes: hours * 60 + minutes,
            bare,
        })
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

const PARTS: &[(&str, Part)] = &[
    ("上午", Part::Morning),
    ("早上", Part::Morning),
    ("早晨", Part::Morning),
    ("早", Part::Morning),
    ("中午", Part::Noon),
    ("下午", Part::Afternoon),
    ("傍晚", Part::Evening),
    ("晚上", Part::Evening),
    ("晚间", Part::Evening),
    ("晚", Part::Evening),
];

/// A time on the clock of 24 hours.
fn on_clock(minutes: u32, part: Option<Part>) -> Option<u32> {
    const NOON: u32 = 12 * 60;
    match part {
        None => Some(minutes),
        // 上午14:00 contradicts itself.
        Some(Part::Morning) => (minutes <= NOON + 59).then_some(minutes),
        Some(Part::Noon) => Some(if minutes < 6 * 60 {
            minutes + NOON
        } else {
            minutes
        }),
        Some(Part::Afternoon) => Some(if minutes < NOON {
            minutes + NOON
        } else {
            minutes
        }),
        Some(Part::Evening) => match minutes {
            ..NOON => Some(minutes + NOON),
            // Midnight, or noon by mistake.
            _ if minutes < NOON + 60 => None,
            _ => Some(minutes),
        },
    }
}
