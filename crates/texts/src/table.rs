//! What the browser needs for another language.

use serde_json::{Map, Value, json};

use crate::catalogue::Catalogue;

/// From each text of the page, as the code writes it, to the other language's. What both say alike is
/// left out.
pub fn table(page: &Catalogue, other: &Catalogue) -> Value {
    let mut table = Map::new();
    for (group, key, text) in page.texts() {
        let Some(said) = other.get(&format!("{group}.{key}")) else {
            continue;
        };
        if said == text {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_leads_from_what_the_page_says_to_what_it_is_to_say() {
        let read = |json: &str| Catalogue::parse(json).ok();
        let page =
            read(r#"{"name": "a", "texts": {"a": {"b": "搜索", "c": "{#count} 家", "d": "120"}}}"#);
        let other = read(
            r#"{"name": "b", "texts": {"a": {"b": "Search", "c": {"one": "one", "other": "{#count} places"}, "d": "120"}}}"#,
        );
        let table = page.zip(other).map(|(page, other)| table(&page, &other));
        let expected = json!({"搜索": "Search", "{#count} 家": ["one", "{#count} places"]});
        assert_eq!(table, Some(expected));
    }
}
