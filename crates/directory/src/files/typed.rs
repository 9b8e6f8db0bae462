//! How the name of a place is typed on a keyboard of letters, or on one of traditional characters.

use super::reading::reading;
use super::readings::readings;

pub use super::bundles::traditional;

/// The most spellings that one name has: each character of several readings makes more of them.
const MOST: usize = 4;

/// A name in letters as it is typed, without tones, its words apart: `东青街道` is `Dongqing Jiedao`. Where nothing
/// decides how it is read, all readings are given, a word to a character, up to four; none where a sign of it has no
/// reading and is neither letter nor digit.
pub fn letters(name: &str) -> Vec<String> {
    if let Ok(read) = reading(name) {
        return vec![read.chars().map(without_tone).collect()];
    }
    let spellings = combined(name, |syllable| [syllable, " "].concat());
    let trimmed = spellings.into_iter().map(|own| own.trim().to_owned());
    trimmed.collect()
}

/// The first letters of a name's characters: `东青街道` is `dqjd`. Where a character has several readings, all of
/// them, up to four.
pub fn initials(name: &str) -> Vec<String> {
    combined(name, |syllable| syllable.chars().take(1).collect())
}

/// A name in every way in which its characters are read, each made into what is typed of it.
fn combined(name: &str, typed: fn(&str) -> String) -> Vec<String> {
    let mut all = vec![String::new()];
    for sign in name.chars() {
        let mut choices: Vec<String> = readings(sign).iter().map(|own| typed(own)).collect();
        choices.dedup();
        if choices.is_empty() && sign.is_ascii_alphanumeric() {
            choices.push(typed(&sign.to_ascii_lowercase().to_string()));
        }
        if choices.is_empty() {
            continue;
        }
        let longer = all.iter().flat_map(|begun| {
            let ends = choices.iter();
            ends.map(move |end| [begun.as_str(), end].concat())
        });
        all = longer.take(MOST).collect();
    }
    all.retain(|own| !own.is_empty());
    all
}

/// A letter of a reading without its tone. A keyboard has no ü; v is typed for it.
fn without_tone(letter: char) -> char {
    match letter {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' => 'v',
        'Ā' | 'Á' | 'Ǎ' | 'À' => 'A',
        'Ē' | 'É' | 'Ě' | 'È' => 'E',
        'Ō' | 'Ó' | 'Ǒ' | 'Ò' => 'O',
        'ń' | 'ň' | 'ǹ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_typed_in_letters_as_they_are_read() {
        for (name, typed, short) in [
            ("东青街道", &["Dongqing Jiedao"][..], &["dqjd"][..]),
            ("鼓楼区", &["Gulou Qu"], &["glo", "glq"]),
            ("绿岛社区", &["Lvdao Shequ"], &["ldso", "ldsq"]),
            ("城西2村", &["Chengxi 2 Cun"], &["cx2c"]),
        ] {
            assert_eq!(letters(name), typed, "{name}");
            assert_eq!(initials(name), short, "{name}");
        }
    }

    #[test]
    fn what_nothing_decides_is_found_by_every_reading_and_by_no_more_than_a_few() {
        let undecided = "查和长重";
        assert!(reading(undecided).is_err());
        assert_eq!(letters(undecided).len(), MOST);
        assert!(initials(undecided).len() <= MOST);
    }
}
