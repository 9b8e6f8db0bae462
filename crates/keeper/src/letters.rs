//! How a name is read, in the letters of ids and of file names.

use directory::files::reading::reading;

/// How a name is read, in small letters without tones or spaces: 红梅街道 is `hongmeijiedao`. `None` where nothing
/// decides how one of its characters is read.
pub fn letters(name: &str) -> Option<String> {
    let read = reading(name).ok()?.to_lowercase();
    Some(read.chars().filter_map(letter).collect())
}

/// A letter without its tone.
fn letter(sign: char) -> Option<char> {
    const TONES: [(&str, char); 6] = [
        ("āáǎà", 'a'),
        ("ēéěè", 'e'),
        ("īíǐì", 'i'),
        ("ōóǒò", 'o'),
        ("ūúǔù", 'u'),
        ("ǖǘǚǜü", 'v'),
    ];
    let plain = TONES.iter().find(|(toned, _)| toned.contains(sign));
    let sign = plain.map_or(sign, |(_, plain)| *plain);
    sign.is_ascii_alphanumeric().then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_letters() {
        let table = [
            ("天宁", Some("tianning")),
            ("绿洲街道", Some("lvzhoujiedao")),
            ("红梅3号院", Some("hongmei3haoyuan")),
        ];
        for (name, expected) in table {
            assert_eq!(letters(name).as_deref(), expected, "{name}");
        }
    }
}
