//! Texts and dates in the form that FHIR takes.

use serde_json::{Value, json};

/// A text as FHIR takes it, nothing where none is left: without control characters, with plain spaces for every
/// other sort of white space but tabs and line breaks (the pattern of a string has no room for U+3000), and nothing
/// of either at its ends.
pub fn text(raw: &str) -> Option<String> {
    let plain = raw.chars().filter_map(|sign| match sign {
        '\t' | '\n' | '\r' => Some(sign),
        '\u{feff}' => None,
        _ if sign.is_whitespace() => Some(' '),
        _ if sign.is_control() => None,
        // XML, in which FHIR is written as well, has no place for these two.
        '\u{fffe}' | '\u{ffff}' => None,
        _ => Some(sign),
    });
    let plain: String = plain.collect();
    let plain = plain.trim();
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// The same as a value.
pub fn text_value(raw: &str) -> Option<Value> {
    text(raw).map(Value::String)
}

/// A date as FHIR takes it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nothing where it is no such date.
pub fn date(raw: &str) -> Option<Value> {
    let parts: Vec<&str> = raw.split('-').collect();
    let widths = parts.iter().map(|part| part.len());
    let digits = parts
        .iter()
        .all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !digits || parts.len() > 3 || !widths.eq([4, 2, 2].into_iter().take(parts.len())) {
        return None;
    }
    let number = |position: usize| {
        parts
            .get(position)
            .and_then(|part| part.parse::<u32>().ok())
    };
    let year = number(0).filter(|year| *year > 0)?;
    let month = number(1).unwrap_or(1);
    let day = number(2).unwrap_or(1);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then(|| json!(raw))
}

/// What a person reads of a resource, in a paragraph.
pub fn narrative(said: &str) -> Option<Value> {
    let said = text(said)?;
    let escaped = said
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;");
    let div = format!("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{escaped}</p></div>");
    Some(json!({ "status": "generated", "div": div }))
}
