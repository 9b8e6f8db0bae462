//! Chinese numerals, as plans number their chapters and count their places.

/// The digits from 零 to 九.
const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Whether a character can stand in a Chinese numeral.
pub fn is_numeral(character: char) -> bool {
    digit(character).is_some() || unit(character).is_some()
}

/// A number in Chinese or Arabic numerals: 二十一, 十, 两百, 21, ２１. Nothing where the text is anything else.
pub fn number(text: &str) -> Option<u32> {
    let arabic = text.chars().map(arabic).collect::<Option<String>>();
    if let Some(digits) = arabic.filter(|digits| !digits.is_empty()) {
        return digits.parse().ok();
    }
    let (mut whole, mut below, mut digits) = (0_u32, 0_u32, None);
    for character in text.chars() {
        if let Some(value) = digit(character) {
            // Two digits in a row are no numeral but a list, as in 三四.
            if digits.is_some_and(|before| before != 0) {
                return None;
            }
            digits = Some(value);
        } else {
            let unit = unit(character)?;
            if unit == 10_000 {
                let before = below + digits.take().unwrap_or_default();
                whole += before.max(1).checked_mul(unit)?;
                below = 0;
            } else {
                below += digits.take().filter(|digit| *digit != 0).unwrap_or(1) * unit;
            }
        }
    }
    (!text.is_empty()).then(|| whole + below + digits.unwrap_or_default())
}

/// A number below 100 as plans write it: 十, 二十一. Greater ones stay Arabic.
pub fn chinese(number: u32) -> String {
    let digit = |digit: u32| DIGITS[digit as usize % 10].to_string();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones),
        (tens @ 1..=9, ones) => {
            let tens = if tens == 1 {
                String::new()
            } else {
                digit(tens)
            };
            let ones = if ones == 0 {
                String::new()
            } else {
                digit(ones)
            };
            format!("{tens}十{ones}")
        }
        _ => number.to_string(),
    }
}

fn arabic(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(character as u32 - '０' as u32, 10),
        _ => None,
    }
}

fn digit(character: char) -> Option<u32> {
    match character {
        '〇' => Some(0),
        '两' => Some(2),
        _ => {
            let place = DIGITS.iter().position(|digit| *digit == character)?;
            u32::try_from(place).ok()
        }
    }
}

fn unit(character: char) -> Option<u32> {
    match character {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_as_people_write_them() {
        for (text, expected) in [
            ("一", Some(1)),
            ("十", Some(10)),
            ("十一", Some(11)),
            ("二十", Some(20)),
            ("三十七", Some(37)),
            ("两百", Some(200)),
            ("一百零五", Some(105)),
            ("三万", Some(30_000)),
            ("7", Some(7)),
            ("１２", Some(12)),
            ("", None),
            ("三四", None),
            ("第", None),
            ("1a", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_below_a_hundred_are_written_and_read_back() {
        for value in 1..100 {
            assert_eq!(number(&chinese(value)), Some(value));
        }
        assert_eq!(chinese(10), "十");
        assert_eq!(chinese(20), "二十");
    }
}
