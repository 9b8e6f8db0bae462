//! How a name is read, in the letters of ids and of file names.

use directory::files::reading::reading;

/// How a name is read, in small letters without tones or spaces: 红梅街道 is `hongmeijiedao`. `None` where nothing
/// decides how one of its characters is read.
pub fn letters(name: &str) -> Option<String> {
    Some(ascii(&reading(name).ok()?).replace('-', ""))
}

/// Pinyin with tone marks in small ASCII letters, with hyphens between words.
pub(crate) fn ascii(read: &str) -> String {
    let mut text = String::new();
    for sign in read.chars().flat_map(char::to_lowercase) {
        match sign {
            'a'..='z' | '0'..='9' => text.push(sign),
            'ā' | 'á' | 'ǎ' | 'à' => text.push('a'),
            'ē' | 'é' | 'ě' | 'è' | 'ê' => text.push('e'),
            'ī' | 'í' | 'ǐ' | 'ì' => text.push('i'),
            'ō' | 'ó' | 'ǒ' | 'ò' => text.push('o'),
            'ū' | 'ú' | 'ǔ' | 'ù' => text.push('u'),
            'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' => text.push('v'),
            'ń' | 'ň' | 'ǹ' => text.push('n'),
            '\'' | '’' => {}
            _ if text.ends_with('-') || text.is_empty() => {}
            _ => text.push('-'),
        }
    }
    text.truncate(text.trim_end_matches('-').len());
    text
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
