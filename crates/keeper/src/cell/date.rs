//! Dates as clerks write them.

use super::{Read, text};
use crate::Kind;

/// The first and the last year that a date may have.
const YEARS: std::ops::RangeInclusive<u32> = 1949..=2099;

/// Reads a date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. Without a value and without findings the cell says that there
/// is none (无).
///
/// `was_number` is whether the cell held a number instead of text: then it counts days since 1900, as spreadsheets
/// do, or is eight digits, or a year.
pub fn read(raw: &str, was_number: bool) -> Read<String> {
    let plain = text::plain(raw);
    if text::is_nothing(&plain.text) {
        return Read {
            value: None,
            findings: plain.findings,
        };
    }
    let text = plain
        .text
        .strip_suffix(".0")
        .filter(|_| was_number)
        .unwrap_or(&plain.text);
    let date = if was_number && text.len() == 5 {
        text.parse().ok().and_then(of_serial)
    } else {
        of_text(text)
    };
    match date {
        Some(date) => Read::of(date, plain.findings),
        None => Read::refused(plain.findings, Kind::DateUnreadable, &plain.text),
    }
}

fn of_text(text: &str) -> Option<String> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return write(&[
            text[..4].parse().ok()?,
            text[4..6].parse().ok()?,
            text[6..].parse().ok()?,
        ]);
    }
    // A time behind the date says nothing more of the day.
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    if !time
        .chars()
        .all(|sign| sign.is_ascii_digit() || matches!(sign, ':' | '.'))
    {
        return None;
    }
    let bare = date
        .strip_suffix(['日', '号'])
        .or_else(|| date.strip_suffix('月'))
        .or_else(|| date.strip_suffix('年'));
    let parts: Option<Vec<u32>> = bare
        .unwrap_or(date)
        .split(['年', '月', '-', '/', '.'])
        .map(|part| {
            let digits =
                (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| digits)
        })
        .collect();
    write(&parts?)
}

fn write(parts: &[u32]) -> Option<String> {
    let [year, rest @ ..] = parts else {
        return None;
    };
    if !YEARS.contains(year) {
        return None;
    }
    match rest {
        [] => Some(year.to_string()),
        [month] if (1..=12).contains(month) => Some(format!("{year}-{month:02}")),
        [month, day] if (1..=days(*year, *month)).contains(day) => {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// How many days a month has; 0 where there is no such month.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The date of a number of days after 1899-12-30, as spreadsheets count since March 1900.
fn of_serial(serial: u32) -> Option<String> {
    // 1949-01-01.
    let mut rest = serial.checked_sub(17_899)?;
    let (mut year, mut month) = (1949, 1);
    while rest >= days(year, month) {
        rest -= days(year, month);
        (year, month) = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
    }
    write(&[year, month, rest + 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_clerks_write_them() {
        for (raw, expected) in [
            ("2026-9-1", Some("2026-09-01")),
            ("2026/09/01", Some("2026-09-01")),
            ("2026.9.1", Some("2026-09-01")),
            ("2026年9月1日", Some("2026-09-01")),
            ("２０２６年９月", Some("2026-09")),
            ("2026.9", Some("2026-09")),
            ("2026年", Some("2026")),
            ("20260901", Some("2026-09-01")),
            ("2026-09-01 00:00:00", Some("2026-09-01")),
            ("2028-2-29", Some("2028-02-29")),
            ("2026-2-29", None),
            ("2026-13-1", None),
            ("26-9-1", None),
            ("9月1日", None),
            ("46266", None),
            ("去年", None),
            ("2026-+9", None),
        ] {
            assert_eq!(read(raw, false).value.as_deref(), expected, "{raw}");
        }
        assert!(read("无", false).findings.is_empty());
    }

    #[test]
    fn days_since_1900_are_a_date() {
        for (raw, expected) in [
            ("46266", Some("2026-09-01")),
            ("36526.0", Some("2000-01-01")),
            ("20260901", Some("2026-09-01")),
            ("2026", Some("2026")),
            ("17898", None),
            ("99999", None),
        ] {
            assert_eq!(read(raw, true).value.as_deref(), expected, "{raw}");
        }
    }
}
