//! What the browser needs for another language.

use serde_json::{Map, Value, json};

use crate::catalogue::{Catalogue, Piece, Text};

/// Groups of texts that stand in no page, but in its head for others to read.
const NOT_IN_PAGES: [&str; 1] = ["description"];

/// From each text of the page, as the code writes it, to the other language's. Where both put the same
/// signs, and no words, around names, the page is right as it is, and facts are not looked at for them. A
/// text with words is there even where both say the same, because another text may hold it.
pub fn table(page: &Catalogue, other: &Catalogue) -> Value {
    let mut table = Map::new();
    let in_pages = |&(group, ..): &(&str, &str, &Text)| !NOT_IN_PAGES.contains(&group);
    for (group, key, text) in page.texts().filter(in_pages) {
        let Some(said) = other.get(&format!("{group}.{key}")) else {
            continue;
        };
        if said == text && keeps(text) {
            continue;
        }
        let said = match &said.one {
            Some(one) => json!([one, said.other]),
            None => json!(said.other),
        };
        table.insert(text.other.clone(), said);
    }
    Value::Object(table)
}

/// Whether a text puts only signs around names and numbers.
fn keeps(text: &Text) -> bool {
    let pieces = text.pieces();
    let says_nothing = |piece: &Piece<'_>| match piece {
        Piece::Words(words) => !words.contains(char::is_alphanumeric),
        Piece::Text(_) => false,
        Piece::Name(_) | Piece::Number(_) => true,
    };
    pieces.len() > 1 && pieces.iter().all(says_nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_leads_from_what_the_page_says_to_what_it_is_to_say() {
        let read = |json: &str| Catalogue::parse(json).ok();
        let page = read(
            r#"{"name": "a", "texts": {"a": {"b": "搜索", "c": "{#count} 家", "d": "120", "e": "《{title}》", "f": "{@g} · {@h}", "i": "{#year} 年"}}}"#,
        );
        let other = read(
            r#"{"name": "b", "texts": {"a": {"b": "Search", "c": {"one": "one", "other": "{#count} places"}, "d": "120", "e": "《{title}》", "f": "{@g} · {@h}", "i": "{#year} 年"}}}"#,
        );
        let table = page.zip(other).map(|(page, other)| table(&page, &other));
        let expected = json!({"搜索": "Search", "{#count} 家": ["one", "{#count} places"], "120": "120", "{@g} · {@h}": "{@g} · {@h}", "{#year} 年": "{#year} 年"});
        assert_eq!(table, Some(expected));
    }
}
