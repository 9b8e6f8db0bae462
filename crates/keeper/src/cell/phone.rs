//! Phone numbers as clerks write them.
//!
//! A cell holds pieces with a separator between them; a piece holds words and runs of digits (`tokens`); a run
//! holds one or more numbers (`number`). A cell in which one piece is not understood is not taken over at all:
//! what is left of a list of numbers may be the wrong one.

mod number;
mod words;

use super::{Read, text};
use crate::{Finding, Kind, area};
use number::{Group, Number};
use words::Word;

/// A phone number as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneRead {
    /// Area code, hyphen, number, as `0519-80000001`; or `400-000-0000`; or a short number as `12320`.
    pub number: String,
    /// The extension (分机).
    pub extension: Option<String>,
    /// Whose number it is, as 总机. Never a person.
    pub label: Option<String>,
}

/// Reads the phone numbers of a cell. An empty list means that the cell says there are none (无).
///
/// `was_number` is whether the cell held a number instead of text, which loses leading zeros; `area` is the area
/// code of the city, without which a local number is not taken over. A mobile number never is.
pub fn read(text: &str, was_number: bool, area: Option<&str>) -> Read<Vec<PhoneRead>> {
    let plain = text::plain(text);
    let mut text = plain.text.as_str();
    if text::is_nothing(text) {
        return Read::of(Vec::new(), plain.findings);
    }
    if was_number {
        text = text.strip_suffix(".0").unwrap_or(text);
    }
    let mut cell = Cell {
        own: area.filter(|code| area::has_form(code)),
        seen: None,
        was_number,
        phones: Vec::new(),
        findings: plain.findings,
    };
    let pieces = pieces(text);
    if pieces.is_empty() {
        return Read::refused(cell.findings, Kind::PhoneNotANumber, text);
    }
    for piece in pieces {
        if let Err(kind) = cell.piece(&piece) {
            return Read::refused(cell.findings, kind, &piece);
        }
    }
    Read {
        value: (!cell.phones.is_empty()).then_some(cell.phones),
        findings: cell.findings,
    }
}

/// What is known of a cell while it is read.
struct Cell<'a> {
    /// The area code of the city.
    own: Option<&'a str>,
    /// The area code that the cell wrote last.
    seen: Option<String>,
    was_number: bool,
    phones: Vec<PhoneRead>,
    findings: Vec<Finding>,
}

impl Cell<'_> {
    /// Reads what stands between two separators.
    fn piece(&mut self, piece: &str) -> Result<(), Kind> {
        let parts = parts(piece)?;
        let runs = parts.iter().filter(|part| matches!(part, Part::Numbers(_)));
        let runs = runs.count();
        if runs == 0 {
            return Err(Kind::PhoneNotANumber);
        }
        let labels_first = matches!(parts.first(), Some(Part::Word(_)));
        let mut label = None;
        let mut last_of_run = None;
        for part in &parts {
            match part {
                Part::Word(word) => {
                    let said = self.word(word, runs > 1)?;
                    let before = last_of_run.and_then(|last: usize| self.phones.get_mut(last));
                    if labels_first {
                        label = label.or(said);
                    } else if let Some(phone) = before {
                        phone.label = phone.label.take().or(said);
                    }
                }
                Part::Numbers(groups) => {
                    let from = self.phones.len();
                    let first_is_taken = self.run(groups)?;
                    if let Some(phone) = self.phones.get_mut(from).filter(|_| first_is_taken) {
                        phone.label = label.take();
                    }
                    last_of_run = self
                        .phones
                        .len()
                        .checked_sub(1)
                        .filter(|last| *last >= from);
                    label = None;
                }
                Part::Extension(digits) => {
                    let phone = last_of_run.and_then(|last| self.phones.get_mut(last));
                    let phone =
                        phone.filter(|phone| phone.extension.is_none() && phone.number.len() > 6);
                    phone.ok_or(Kind::PhoneNotANumber)?.extension = Some(digits.clone());
                }
            }
        }
        if let (Some(label), 1, Some(last)) = (label, runs, last_of_run) {
            let phone = &mut self.phones[last];
            phone.label = phone.label.take().or(Some(label));
        }
        Ok(())
    }

    /// What a word says of a number. `between` is whether numbers stand on both its sides, perhaps: then it must
    /// be understood, since 至 between two numbers means more than two.
    fn word(&mut self, word: &str, between: bool) -> Result<Option<String>, Kind> {
        match words::judge(word) {
            Word::Generic => Ok(None),
            Word::Label(label) => Ok(Some(label)),
            Word::Person => {
                self.say(Kind::PhoneHasAPerson, word);
                Ok(None)
            }
            Word::Unknown if !between && word.chars().any(text::is_han) => {
                self.say(Kind::PhoneWordsLeftOut, word);
                Ok(None)
            }
            Word::Unknown | Word::Fax => Err(Kind::PhoneNotANumber),
        }
    }

    /// Reads digits that no word interrupts. Whether the first number of them is taken over.
    fn run(&mut self, groups: &[Group]) -> Result<bool, Kind> {
        let numbers = number::read(groups, self.own, self.was_number)?;
        let first_is_taken = !matches!(numbers.first(), Some(Number::Mobile(_)));
        for number in numbers {
            match number {
                Number::Mobile(digits) => self.say(Kind::PhoneIsMobile, &digits),
                Number::Whole(number) => self.add(number, None),
                Number::Fixed {
                    area,
                    local,
                    extension,
                    lost_zero,
                } => {
                    if lost_zero {
                        self.say(Kind::PhoneLostZero, &local);
                    }
                    let area = match area {
                        Some(area) => area,
                        None => self.missing_area(&local)?,
                    };
                    if !number::is_local(&area, &local) {
                        return Err(Kind::PhoneNotANumber);
                    }
                    self.add(format!("{area}-{local}"), extension);
                    self.seen = Some(area);
                }
            }
        }
        Ok(first_is_taken)
    }

    /// The area code of a number that is written without one.
    fn missing_area(&mut self, local: &str) -> Result<String, Kind> {
        let area = match (self.own, &self.seen) {
            (Some(own), Some(seen)) if own != seen => return Err(Kind::PhoneAreaUnknown),
            (Some(own), _) => own.to_owned(),
            (None, Some(seen)) => seen.clone(),
            (None, None) => return Err(Kind::PhoneAreaUnknown),
        };
        self.say(Kind::PhoneNoAreaCode, local);
        Ok(area)
    }

    fn add(&mut self, number: String, extension: Option<String>) {
        let phone = PhoneRead {
            number,
            extension,
            label: None,
        };
        if !self.phones.contains(&phone) {
            self.phones.push(phone);
        }
    }

    /// Says something of the cell, each kind once.
    fn say(&mut self, kind: Kind, about: &str) {
        if !self.findings.iter().any(|finding| finding.kind == kind) {
            self.findings.push(Finding::new(kind, about));
        }
    }
}

/// The pieces of a cell, between separators. 或 and 和 separate only numbers, since they stand in names too.
fn pieces(text: &str) -> Vec<String> {
    const SEPARATORS: &[char] = &['、', ',', ';', '/', '\\', '|', '\n', '\r', '。', '︱'];
    const WORDS: &[&str] = &["或者", "或", "以及", "和", "及", "与", "&"];
    let mut pieces = vec![String::new()];
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let word = WORDS.iter().find(|word| {
            let before = pieces.last().map_or("", |piece| piece.trim_end());
            let after = rest.strip_prefix(**word).unwrap_or_default().trim_start();
            before.ends_with(|sign: char| sign.is_ascii_digit())
                && after
                    .starts_with(|sign: char| sign.is_ascii_digit() || matches!(sign, '(' | '+'))
        });
        if let Some(word) = word {
            pieces.push(String::new());
            rest = &rest[word.len()..];
            continue;
        }
        if SEPARATORS.contains(&sign) {
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(sign);
        }
        rest = &rest[sign.len_utf8()..];
    }
    let pieces = pieces.iter().map(|piece| piece.trim().to_owned());
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// A part of a piece.
#[derive(Debug)]
enum Part {
    /// A word: a label, a person.
    Word(String),
    /// Groups of digits, one or more numbers.
    Numbers(Vec<Group>),
    /// An extension, said by a word as 转.
    Extension(String),
}

fn parts(piece: &str) -> Result<Vec<Part>, Kind> {
    let mut parts: Vec<Part> = Vec::new();
    let mut before = String::new();
    let mut extends = false;
    let mut signs = piece.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '0'..='9' => {
                let mut digits = sign.to_string();
                while let Some(digit) = signs.next_if(char::is_ascii_digit) {
                    digits.push(digit);
                }
                if extends {
                    if digits.len() > 6 || !before.trim().is_empty() {
                        return Err(Kind::PhoneNotANumber);
                    }
                    parts.push(Part::Extension(digits));
                    extends = false;
                    before.clear();
                    continue;
                }
                let group = Group {
                    before: std::mem::take(&mut before),
                    digits,
                };
                match parts.last_mut() {
                    Some(Part::Numbers(groups)) => groups.push(group),
                    _ => parts.push(Part::Numbers(vec![group])),
                }
            }
            ' ' | '\t' | '(' | ')' | '[' | ']' | '【' | '】' => before.push(' '),
            '-' | '–' | '—' | '―' | '‐' | '‑' | '−' => before.push('-'),
            '#' | '+' => before.push(sign),
            ':' if extends || matches!(parts.last(), Some(Part::Word(_))) => {}
            _ => {
                let mut word = sign.to_string();
                let goes_on = |sign: &char| {
                    !sign.is_ascii_digit() && !" \t()[]【】-–—―‐‑−#+:".contains(*sign)
                };
                while let Some(sign) = signs.next_if(goes_on) {
                    word.push(sign);
                }
                if extends {
                    return Err(Kind::PhoneNotANumber);
                }
                extends = words::is_extension(&word);
                before.clear();
                if !extends {
                    parts.push(Part::Word(word));
                }
            }
        }
    }
    if extends {
        return Err(Kind::PhoneNotANumber);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests;
