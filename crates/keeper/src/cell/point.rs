//! Longitude and latitude as clerks write them. In which system they are, a cell does not say.

use geo::{Point, Wgs84, metres};

use super::{Read, text};
use crate::{Finding, Kind};

/// Longitude and latitude in degrees, in a system that nobody stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointRead {
    /// Longitude.
    pub lng: f64,
    /// Latitude.
    pub lat: f64,
}

/// Where points are believed: a circle around the district.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbourhood {
    /// Longitude and latitude of its centre, in degrees. The system does not matter at this size.
    pub center: [f64; 2],
    /// Its radius in metres.
    pub radius: f64,
}

/// Reads both numbers from one cell. Without a value and without findings the cell says that there are none (无).
pub fn read(raw: &str, near: &Neighbourhood) -> Read<PointRead> {
    let plain = text::plain(raw);
    if text::is_nothing(&plain.text) {
        return Read {
            value: None,
            findings: plain.findings,
        };
    }
    match numbers(&plain.text).as_deref() {
        Some([first, second]) => point(*first, *second, near, plain.findings, &plain.text),
        Some([_]) => Read::refused(plain.findings, Kind::PointIncomplete, &plain.text),
        _ => Read::refused(plain.findings, Kind::PointUnreadable, &plain.text),
    }
}

/// Reads longitude and latitude from a column each.
pub fn read_pair(lng: &str, lat: &str, near: &Neighbourhood) -> Read<PointRead> {
    let cells = [lng, lat].map(text::plain);
    let about = format!("{},{}", cells[0].text, cells[1].text);
    let findings: Vec<Finding> = cells
        .iter()
        .flat_map(|cell| cell.findings.clone())
        .collect();
    let empty = cells.each_ref().map(|cell| text::is_nothing(&cell.text));
    if empty == [true, true] {
        return Read {
            value: None,
            findings,
        };
    }
    if empty != [false, false] {
        return Read::refused(findings, Kind::PointIncomplete, &about);
    }
    let [first, second] = cells.each_ref().map(|cell| numbers(&cell.text));
    match (first.as_deref(), second.as_deref()) {
        (Some([first]), Some([second])) => point(*first, *second, near, findings, &about),
        _ => Read::refused(findings, Kind::PointUnreadable, &about),
    }
}

/// A number of degrees as written.
#[derive(Clone, Copy, Debug)]
struct Degrees {
    value: f64,
    /// Whether it says which of the two it is: east, or north.
    east: Option<bool>,
    /// Whether it is given to less than about 100 m.
    fine: bool,
}

impl Degrees {
    fn can_be_lng(&self) -> bool {
        (73.0..=136.0).contains(&self.value) && self.east != Some(false)
    }

    fn can_be_lat(&self) -> bool {
        (3.0..=54.0).contains(&self.value) && self.east != Some(true)
    }
}

fn point(
    first: Degrees,
    second: Degrees,
    near: &Neighbourhood,
    mut findings: Vec<Finding>,
    about: &str,
) -> Read<PointRead> {
    // In China every longitude is greater than every latitude, so the order can be told.
    let (lng, lat) = if first.can_be_lng() && second.can_be_lat() {
        (first, second)
    } else if first.can_be_lat() && second.can_be_lng() {
        if first.east.is_none() || second.east.is_none() {
            findings.push(Finding::new(Kind::PointOrder, about));
        }
        (second, first)
    } else {
        return Read::refused(findings, Kind::PointUnreadable, about);
    };
    let here = Point::<Wgs84>::new(lng.value, lat.value);
    let [center_lng, center_lat] = near.center;
    if metres(here, Point::new(center_lng, center_lat)) > near.radius {
        return Read::refused(findings, Kind::PointOutside, about);
    }
    // One of the two may end in zeros that a spreadsheet leaves out.
    if !lng.fine && !lat.fine {
        return Read::refused(findings, Kind::PointCoarse, about);
    }
    let read = PointRead {
        lng: lng.value,
        lat: lat.value,
    };
    Read::of(read, findings)
}

/// All numbers of degrees of a text, in decimals or in degrees, minutes and seconds. `None` where anything else
/// stands there.
fn numbers(text: &str) -> Option<Vec<Degrees>> {
    let mut found: Vec<Degrees> = Vec::new();
    let mut east = None;
    let mut rest = text;
    loop {
        rest = rest
            .trim_start_matches(|sign: char| sign.is_whitespace() || ",;:、/()[]".contains(sign));
        let Some(sign) = rest.chars().next() else {
            return (!found.is_empty() && east.is_none()).then_some(found);
        };
        if let Some((side, after)) = side(rest) {
            rest = after;
            match found.last_mut() {
                // 119.9E, where nothing was said before it.
                Some(last) if last.east.is_none() && rest_says_no_number(rest, sign) => {
                    last.east = Some(side)
                }
                _ => east = Some(side),
            }
            continue;
        }
        let (degrees, after) = degrees(rest)?;
        found.push(Degrees {
            east: east.take(),
            ..degrees
        });
        rest = after;
    }
}

/// Whether a letter stands behind its number, as those of the alphabet do.
fn rest_says_no_number(rest: &str, sign: char) -> bool {
    sign.is_ascii_alphabetic() && !rest.starts_with(|sign: char| sign.is_ascii_digit())
}

/// Words for east (true) and north (false), and what follows.
fn side(text: &str) -> Option<(bool, &str)> {
    let words = [
        ("东经", true),
        ("经度", true),
        ("北纬", false),
        ("纬度", false),
        ("E", true),
        ("e", true),
        ("N", false),
        ("n", false),
    ];
    words
        .iter()
        .find_map(|(word, side)| Some((*side, text.strip_prefix(word)?)))
}

/// Degrees, with minutes and seconds where they are written, and what follows.
fn degrees(text: &str) -> Option<(Degrees, &str)> {
    let (value, decimals, mut rest) = decimal(text)?;
    let mut degrees = Degrees {
        value,
        east: None,
        fine: decimals >= 3,
    };
    if let Some(after) = rest.strip_prefix(['°', '度', 'º', '˚']) {
        rest = after;
        let parts: [(&[&str], f64, usize); 2] = [
            (&["′", "'", "’", "分", "´"], 60.0, 2),
            (&["″", "\"", "”", "秒", "''", "′′"], 3600.0, 0),
        ];
        for (signs, share, fine) in parts {
            let Some((value, decimals, after)) = decimal(rest) else {
                break;
            };
            let after = signs.iter().find_map(|sign| after.strip_prefix(sign))?;
            if value >= 60.0 {
                return None;
            }
            degrees.value += value / share;
            degrees.fine |= decimals >= fine;
            rest = after;
        }
        // Twelve seconds are 0.003333…; more digits say nothing.
        degrees.value = (degrees.value * 1e7).round() / 1e7;
    }
    Some((degrees, rest))
}

/// A number, how many decimals it has, and what follows.
fn decimal(text: &str) -> Option<(f64, usize, &str)> {
    let end = text
        .find(|sign: char| !sign.is_ascii_digit() && sign != '.')
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let decimals = number
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let starts = number.starts_with(|sign: char| sign.is_ascii_digit());
    Some((number.parse().ok().filter(|_| starts)?, decimals, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEAR: Neighbourhood = Neighbourhood {
        center: [120.0, 31.8],
        radius: 30_000.0,
    };

    fn line(read: Read<PointRead>) -> String {
        let codes: Vec<&str> = read
            .findings
            .iter()
            .map(|finding| finding.kind.code())
            .collect();
        let value = read.value.map_or("-".to_owned(), |point| {
            format!("{},{}", point.lng, point.lat)
        });
        format!("{value} {codes:?}")
    }

    #[test]
    fn a_point_is_read_from_one_cell() {
        for (raw, expected) in [
            ("119.9801,31.7802", "119.9801,31.7802 []"),
            ("119.9801，31.7802", "119.9801,31.7802 []"),
            ("119.9801 31.7802", "119.9801,31.7802 []"),
            ("31.7802，119.9801", r#"119.9801,31.7802 ["point-order"]"#),
            ("北纬31.7802，东经119.9801", "119.9801,31.7802 []"),
            ("31.7802N 119.9801E", "119.9801,31.7802 []"),
            ("E119.9801 N31.7802", "119.9801,31.7802 []"),
            ("119°58′48″,31°46′48″", "119.98,31.78 []"),
            ("东经119度58分48秒 北纬31度46分48秒", "119.98,31.78 []"),
            ("119°58.80′,31°46.80′", "119.98,31.78 []"),
            ("119.98,31.7802", "119.98,31.7802 []"),
            ("无", "- []"),
            ("119.9801", r#"- ["point-incomplete"]"#),
            ("116.397,39.909", r#"- ["point-outside"]"#),
            ("119.9,31.7", r#"- ["point-coarse"]"#),
            ("119.9801,131.7802", r#"- ["point-unreadable"]"#),
            ("0,0", r#"- ["point-unreadable"]"#),
            ("119°75′,31°46′", r#"- ["point-unreadable"]"#),
            ("示例路1号", r#"- ["point-unreadable"]"#),
            ("119.9801,31.7802,5", r#"- ["point-unreadable"]"#),
        ] {
            assert_eq!(line(read(raw, &NEAR)), expected, "{raw:?}");
        }
    }

    #[test]
    fn a_point_is_read_from_two_columns() {
        for (lng, lat, expected) in [
            ("119.9801", "31.7802", "119.9801,31.7802 []"),
            ("31.7802", "119.9801", r#"119.9801,31.7802 ["point-order"]"#),
            ("119.9801", "", r#"- ["point-incomplete"]"#),
            ("", "无", "- []"),
            ("119.9801", "31.7802,5", r#"- ["point-unreadable"]"#),
        ] {
            assert_eq!(line(read_pair(lng, lat, &NEAR)), expected, "{lng} {lat}");
        }
    }
}
