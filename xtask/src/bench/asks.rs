//! What is asked of rows: parts of names as people type them, each with the row that is meant.

use pinyin::ToPinyin;
use serde::{Serialize, Serializer};

use super::dice::Dice;

/// The kinds of queries.
pub const KINDS: [&str; 4] = ["substring", "pinyin", "initials", "typo"];

/// A query and the row that it was made from.
#[derive(Serialize)]
pub struct Ask {
    /// Its kind, a position in [`KINDS`].
    #[serde(serialize_with = "name")]
    pub kind: usize,
    /// What is typed.
    pub text: String,
    /// The row.
    pub row: usize,
}

/// Queries of each kind in turn. One for which a name is too short is left out.
pub fn asks(names: &[String], count: usize, dice: &mut Dice) -> Vec<Ask> {
    let mut asks = Vec::new();
    let mut tries = 0;
    while asks.len() < count && tries < 100 * count {
        tries += 1;
        let row = dice.below(names.len());
        let name: Vec<char> = names[row]
            .chars()
            .filter(|character| is_han(*character))
            .collect();
        let kind = asks.len() % KINDS.len();
        let length = match kind {
            0 => dice.between(3, 6),
            1 => dice.between(3, 5),
            _ => dice.between(4, 6),
        };
        if name.len() < length {
            continue;
        }
        let begin = dice.below(name.len() - length + 1);
        let mut part = name[begin..begin + length].to_vec();
        let text = match kind {
            0 => part.into_iter().collect(),
            1 => syllables(&part).concat(),
            2 => syllables(&part)
                .iter()
                .filter_map(|syllable| syllable.chars().next())
                .collect(),
            _ => {
                let wrong = names[dice.below(names.len())]
                    .chars()
                    .find(|character| is_han(*character));
                let at = dice.below(length);
                match wrong.filter(|wrong| *wrong != part[at]) {
                    Some(wrong) => part[at] = wrong,
                    None => continue,
                }
                part.into_iter().collect()
            }
        };
        asks.push(Ask { kind, text, row });
    }
    asks
}

fn name<S: Serializer>(kind: &usize, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(KINDS[*kind])
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

fn syllables(text: &[char]) -> Vec<String> {
    let read = text.iter().filter_map(|character| character.to_pinyin());
    read.map(|syllable| syllable.plain().replace('ü', "v"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_take_turns_and_every_query_is_made_from_its_row() {
        let names: Vec<String> = ["红梅街道社区卫生服务中心", "天宁区中医医院", "短"]
            .map(str::to_owned)
            .into();
        let asks = asks(&names, 40, &mut Dice::new(7));
        assert_eq!(asks.len(), 40);
        for (number, ask) in asks.iter().enumerate() {
            assert_eq!(ask.kind, number % KINDS.len());
            assert!(!ask.text.is_empty(), "every name contains nothing");
            let name = &names[ask.row];
            let characters: Vec<char> = name.chars().collect();
            let read = syllables(&characters);
            let initials: String = read.iter().map(|syllable| &syllable[..1]).collect();
            match KINDS[ask.kind] {
                "substring" => assert!(name.contains(&ask.text)),
                "pinyin" => assert!(read.concat().contains(&ask.text)),
                "initials" => assert!(initials.contains(&ask.text)),
                _ => assert!(!name.contains(&ask.text)),
            }
        }
    }
}
