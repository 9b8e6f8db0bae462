//! Groups of digits to phone numbers.

use crate::{Kind, area};

/// Digits, and the signs between them and what stands before: spaces (and brackets), `-`, `#`, `+`.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub before: String,
    pub digits: String,
}

impl Group {
    /// Whether it can be the next part of the number that stands before it.
    fn goes_on(&self) -> bool {
        let before = self.before.trim();
        before.is_empty() || before == "-"
    }
}

/// A number.
#[derive(Debug)]
pub(super) enum Number {
    /// A mobile number.
    Mobile(String),
    /// A number that is dialled from everywhere as it stands: `400-000-0000`, `12320`.
    Whole(String),
    /// A number of an area.
    Fixed {
        area: Option<String>,
        local: String,
        extension: Option<String>,
        lost_zero: bool,
    },
}

/// Whether it can be a number of an area, without the area code.
pub(super) fn is_local(area: &str, local: &str) -> bool {
    area::local_digits(area).contains(&local.len()) && has_local_form(local)
}

fn has_local_form(local: &str) -> bool {
    (7..=8).contains(&local.len()) && local.starts_with(|digit: char| ('2'..='9').contains(&digit))
}

/// Reads all numbers of a run of groups.
pub(super) fn read(
    groups: &[Group],
    own: Option<&str>,
    was_number: bool,
) -> Result<Vec<Number>, Kind> {
    if let [only] = groups
        && only.before.trim().is_empty()
        && is_short(&only.digits)
    {
        return Ok(vec![Number::Whole(only.digits.clone())]);
    }
    let mut numbers = Vec::new();
    let mut rest = groups.to_vec();
    while !rest.is_empty() {
        if !numbers.is_empty() && !separates(&rest[0].before) {
            return Err(Kind::PhoneNotANumber);
        }
        let (number, taken) = Reader { own, was_number }.number(&mut rest)?;
        numbers.push(number);
        rest.drain(..taken);
    }
    Ok(numbers)
}

/// Whether signs can stand between two numbers. After a hyphen a range may be meant.
fn separates(before: &str) -> bool {
    let signs = before.trim();
    (!before.is_empty() && signs.is_empty()) || signs == "#" || signs == "+"
}

/// Numbers that are dialled without an area code: emergency numbers, 12320, 95xxx.
fn is_short(digits: &str) -> bool {
    matches!(digits, "110" | "112" | "114" | "119" | "120" | "122")
        || (digits.len() == 5
            && ["123", "95", "96"]
                .iter()
                .any(|start| digits.starts_with(start)))
}

struct Reader<'a> {
    own: Option<&'a str>,
    was_number: bool,
}

impl Reader<'_> {
    /// The number with which the groups begin, and how many of them it takes.
    fn number(&self, groups: &mut Vec<Group>) -> Result<(Number, usize), Kind> {
        let international = without_country(groups)?;
        if let Some((digits, taken)) = shaped(groups, SERVICE)
            .filter(|(digits, _)| digits.starts_with("400") || digits.starts_with("800"))
        {
            let number = format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..]);
            return Ok((Number::Whole(number), taken));
        }
        if let Some((digits, taken)) =
            shaped(groups, MOBILE).filter(|(digits, _)| is_mobile(digits))
        {
            return Ok((Number::Mobile(digits), taken));
        }
        let first = groups.first().ok_or(Kind::PhoneNotANumber)?;
        if let Some(mobile) = first
            .digits
            .strip_prefix('0')
            .filter(|digits| is_mobile(digits))
        {
            return Ok((Number::Mobile(mobile.to_owned()), 1));
        }
        let mut area = None;
        let mut lost_zero = false;
        let mut groups = groups.clone();
        let mut taken = 0;
        if let Some(split) = self.area(&groups, international) {
            area = Some(split.code);
            lost_zero = split.lost_zero;
            if split.rest.is_empty() {
                groups.remove(0);
                taken = 1;
            } else {
                groups[0].digits = split.rest;
            }
        } else if international {
            return Err(Kind::PhoneNotANumber);
        }
        let (local, of_local) = local(&groups)?;
        taken += of_local;
        let extension = extension(&groups[of_local..])?;
        taken += usize::from(extension.is_some());
        let number = Number::Fixed {
            area,
            local,
            extension,
            lost_zero,
        };
        Ok((number, taken))
    }

    /// The area code with which the groups begin.
    fn area(&self, groups: &[Group], international: bool) -> Option<Split> {
        let first = &groups.first()?.digits;
        let more = groups.get(1).is_some_and(Group::goes_on);
        let split = |digits: &str, lost_zero| {
            let (code, rest) = digits.split_at_checked(area::length(digits))?;
            let fits = area::has_form(code)
                && if rest.is_empty() {
                    more
                } else {
                    rest.len() >= 4
                };
            fits.then(|| Split {
                code: code.to_owned(),
                rest: rest.to_owned(),
                lost_zero,
            })
        };
        if first.starts_with('0') {
            return split(first, false);
        }
        let with_zero = format!("0{first}");
        if international {
            return split(&with_zero, false);
        }
        let found = split(&with_zero, true)?;
        // Without its zero an area code is known by what it is, not by its form.
        let own = self.own == Some(found.code.as_str());
        let known = own || (self.was_number && area::is_known(&found.code));
        let whole = found.rest.is_empty() || is_local(&found.code, &found.rest);
        (known && whole).then_some(found)
    }
}

/// A number without its area code.
struct Split {
    code: String,
    /// What follows in the same group.
    rest: String,
    /// Whether the zero of the code was missing.
    lost_zero: bool,
}

/// Takes `+86`, `0086` and `86-` off. Whether there was one.
fn without_country(groups: &mut Vec<Group>) -> Result<bool, Kind> {
    let digits: usize = groups.iter().map(|group| group.digits.len()).sum();
    let alone = |group: &Group| group.digits == "86" && digits >= 11;
    let Some(first) = groups.first_mut() else {
        return Ok(false);
    };
    let plus = first.before.contains('+');
    if !plus && !first.digits.starts_with("0086") && !alone(first) {
        return Ok(false);
    }
    let digits = first.digits.trim_start_matches('0');
    let rest = digits.strip_prefix("86").ok_or(Kind::PhoneNotANumber)?;
    if rest.is_empty() {
        groups.remove(0);
    } else {
        first.digits = rest.to_owned();
    }
    match groups.first_mut() {
        Some(first) => first.before.clear(),
        None => return Err(Kind::PhoneNotANumber),
    }
    Ok(true)
}

/// How 400 and 800 numbers are grouped.
const SERVICE: &[&[usize]] = &[&[10], &[3, 3, 4], &[3, 4, 3], &[4, 3, 3], &[3, 7]];

/// How mobile numbers are grouped.
const MOBILE: &[&[usize]] = &[&[11], &[3, 4, 4], &[3, 3, 5], &[4, 3, 4], &[3, 8]];

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// The digits of the first groups, where their lengths are one of some shapes; and how many groups that are.
fn shaped(groups: &[Group], shapes: &[&[usize]]) -> Option<(String, usize)> {
    let fits = |shape: &&&[usize]| {
        groups.len() >= shape.len()
            && groups
                .iter()
                .zip(**shape)
                .all(|(group, length)| group.digits.len() == *length)
            && groups[1..shape.len()].iter().all(Group::goes_on)
    };
    let shape = shapes.iter().find(fits)?;
    let digits = groups[..shape.len()].iter();
    let digits = digits.map(|group| group.digits.as_str()).collect();
    Some((digits, shape.len()))
}

/// The local number with which the groups begin.
fn local(groups: &[Group]) -> Result<(String, usize), Kind> {
    const SHAPES: &[&[usize]] = &[&[7], &[8], &[4, 4], &[3, 4]];
    // 400-8000-00… is a number with a digit lost or too many.
    let in_part = |taken: usize| taken > 1 && matches!(groups[0].digits.as_str(), "400" | "800");
    let found =
        shaped(groups, SHAPES).filter(|(digits, taken)| has_local_form(digits) && !in_part(*taken));
    found.ok_or(match groups.first() {
        Some(group) if group.digits.len() >= 14 => Kind::PhoneSeveralGlued,
        _ => Kind::PhoneNotANumber,
    })
}

/// The extension, where signs say that one follows. One or two digits after a hyphen may be the last digits of
/// another number instead.
fn extension(groups: &[Group]) -> Result<Option<String>, Kind> {
    let Some(group) = groups.first() else {
        return Ok(None);
    };
    match (group.before.trim(), group.digits.len()) {
        ("-", 3..=6) | ("#", 1..=6) => Ok(Some(group.digits.clone())),
        ("-", _) => Err(Kind::PhoneNotANumber),
        _ => Ok(None),
    }
}
