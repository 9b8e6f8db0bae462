//! The area code (长途区号) of a city, by the administrative code of its districts.
//!
//! `area.txt` is the published numbering plan of mainland China: the first four digits of the code, or all six
//! where a county has an area code of its own, and the area code; `-` for a county that is not certain. Cities
//! whose area code was changed lately and is not certain are absent: numbers without area code are asked
//! about there.

use std::ops::RangeInclusive;

const TABLE: &str = include_str!("area.txt");

/// Areas whose local numbers all have eight digits, beside those with a code of three digits. In the others a
/// number may have seven or eight.
const EIGHT_DIGITS: &[&str] = &[
    "0311", "0371", "0377", "0379", "0411", "0431", "0432", "0451", "0510", "0511", "0512", "0513",
    "0514", "0515", "0516", "0517", "0518", "0519", "0523", "0527", "0531", "0532", "0551", "0571",
    "0573", "0574", "0575", "0576", "0577", "0579", "0591", "0595", "0731", "0754", "0755", "0757",
    "0760", "0769", "0791", "0851", "0871", "0898",
];

/// The area code of a district, given by its six-digit code. `None` where it is not certain.
pub fn of(adcode: &str) -> Option<&'static str> {
    let code = |length: usize| {
        let prefix = adcode.get(..length)?;
        let mut entries = entries();
        entries.find(|entry| entry.0 == prefix).map(|entry| entry.1)
    };
    code(6).or_else(|| code(4)).filter(|code| *code != "-")
}

/// Whether a text has the form of an area code: three digits in the largest cities, else four.
pub(crate) fn has_form(code: &str) -> bool {
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    digits
        && code.len() == length(code)
        && matches!(
            code.as_bytes(),
            [b'0', b'1', b'0'] | [b'0', b'2'..=b'9', ..]
        )
}

/// How many digits the area code has with which a number begins.
pub(crate) fn length(number: &str) -> usize {
    match number.as_bytes() {
        [b'0', b'1' | b'2', ..] => 3,
        _ => 4,
    }
}

/// Whether some city has this area code.
pub(crate) fn is_known(code: &str) -> bool {
    code != "-" && entries().any(|entry| entry.1 == code)
}

/// How many digits a number has in an area, without the area code.
pub(crate) fn local_digits(code: &str) -> RangeInclusive<usize> {
    if code.len() == 3 || EIGHT_DIGITS.contains(&code) {
        8..=8
    } else {
        7..=8
    }
}

fn entries() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter_map(|line| line.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        let lines: Vec<&str> = TABLE.lines().collect();
        assert!(lines.is_sorted(), "sorted, so that a line is found by eye");
        for line in lines {
            let (prefix, code) = line.split_once(' ').unwrap();
            assert!(matches!(prefix.len(), 4 | 6), "{line}");
            assert!(code == "-" || has_form(code), "{line}");
        }
        assert!(EIGHT_DIGITS.iter().all(|code| is_known(code)));
    }

    #[test]
    fn a_district_has_the_code_of_its_city() {
        for (adcode, expected) in [
            ("320402", Some("0519")),
            ("350102", Some("0591")),
            ("110105", Some("010")),
            ("500101", Some("023")),
            ("610402", Some("029")),
            ("632801", Some("0979")),
            ("340722", None),
            ("420702", None),
            ("999999", None),
            ("", None),
            ("区", None),
        ] {
            assert_eq!(of(adcode), expected, "{adcode}");
        }
    }

    #[test]
    fn codes_are_told_from_other_digits() {
        for code in ["010", "021", "0519", "0999"] {
            assert!(has_form(code), "{code}");
        }
        for code in [
            "0", "01", "011", "0210", "519", "05190", "0a19", "", "1519", "00519",
        ] {
            assert!(!has_form(code), "{code}");
        }
    }
}
