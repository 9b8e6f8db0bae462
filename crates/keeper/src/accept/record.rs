//! A record as a text, field by field.

use serde_json::Value;
use serde_json::value::RawValue;

use super::text::{indented, members};
use crate::change::Edit;

/// The fields of a facility, in the order in which they are written.
pub(super) const FIELDS: [&str; 23] = [
    "id",
    "name",
    "aliases",
    "kind",
    "street",
    "within",
    "located",
    "status",
    "ended",
    "grade",
    "departments",
    "brands",
    "partners",
    "beds",
    "plans",
    "facts",
    "address",
    "phones",
    "point",
    "hours",
    "services",
    "maybe_same",
    "checked",
];

/// By which of their fields two items of a list are known to be one.
const IDENTITY: [(&str, &[&str]); 3] = [
    ("aliases", &["text"]),
    ("facts", &["text"]),
    ("services", &["service", "department", "audience"]),
];

/// The record of a facility.
pub(super) struct Record {
    /// As it stands in the file.
    text: String,
    fields: Vec<(String, String)>,
    is_changed: bool,
}

impl Record {
    /// Takes a record apart. `None` where the text is no object.
    pub fn of(text: &str) -> Option<Self> {
        let fields = members(text)?.into_iter();
        Some(Self {
            fields: fields
                .map(|(name, value)| (name, value.to_owned()))
                .collect(),
            text: text.to_owned(),
            is_changed: false,
        })
    }

    /// The id of a record.
    pub fn id_of(text: &str) -> Option<String> {
        let (_, id) = members(text)?.into_iter().find(|(name, _)| name == "id")?;
        serde_json::from_str(id).ok()
    }

    /// Does an edit. `None` where a field is no JSON.
    pub fn edit(&mut self, edit: &Edit) -> Option<()> {
        match edit {
            Edit::Set(name, value) => self.set(name, value)?,
            Edit::Unset(name) => {
                let before = self.fields.len();
                self.fields.retain(|(known, _)| known != name);
                self.is_changed |= self.fields.len() < before;
            }
            Edit::Item { list, old, new } => {
                let items: Vec<&RawValue> = match self.value(list) {
                    Some(text) => serde_json::from_str(text).ok()?,
                    None => Vec::new(),
                };
                let mut items: Vec<String> =
                    items.iter().map(|item| item.get().to_owned()).collect();
                let place = |wanted: &Option<String>| {
                    let wanted = wanted.as_ref()?;
                    items.iter().position(|item| is_one(list, item, wanted))
                };
                let indent = format!("{}  ", self.indents().0);
                let new = new.as_ref().map(|new| indented(new, &indent));
                // The new one is looked for too, so that what was done before is not done again.
                match (place(old).or_else(|| place(&new)), new) {
                    (Some(position), Some(new)) => items[position] = new,
                    (None, Some(new)) => items.push(new),
                    (Some(position), None) => drop(items.remove(position)),
                    (None, None) => {}
                }
                match items.is_empty() {
                    true => self.edit(&Edit::Unset(list))?,
                    false => {
                        let end = self.indents().0;
                        let items = items.join(&format!(",\n{indent}"));
                        self.set_text(list, format!("[\n{indent}{items}\n{end}]"))?;
                    }
                }
            }
        }
        Some(())
    }

    fn value(&self, name: &str) -> Option<&str> {
        let (_, value) = self.fields.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    /// Puts a field where its record has it. One that says the same keeps its bytes.
    fn set(&mut self, name: &str, value: &str) -> Option<()> {
        let text = indented(value, &self.indents().0);
        self.set_text(name, text)
    }

    fn set_text(&mut self, name: &str, text: String) -> Option<()> {
        if let Some((_, known)) = self.fields.iter_mut().find(|(known, _)| known == name) {
            if value_of(known)? != value_of(&text)? {
                *known = text;
                self.is_changed = true;
            }
            return Some(());
        }
        let order = |name: &str| FIELDS.iter().position(|known| *known == name);
        let later = |(known, _): &(String, String)| order(known) > order(name);
        let place = self
            .fields
            .iter()
            .position(later)
            .unwrap_or(self.fields.len());
        self.fields.insert(place, (name.to_owned(), text));
        self.is_changed = true;
        Some(())
    }

    /// How far its fields and the bracket that closes it are indented.
    fn indents(&self) -> (String, String) {
        let space = |text: &str| {
            text.chars()
                .take_while(|sign| sign.is_whitespace())
                .collect::<String>()
        };
        let within = |text: String| text.rsplit_once('\n').map(|(_, indent)| indent.to_owned());
        let before_first = within(space(&self.text[1..]));
        let reversed: String = self.text[..self.text.len() - 1].chars().rev().collect();
        let before_end = within(space(&reversed).chars().rev().collect());
        (
            before_first.unwrap_or_else(|| " ".repeat(6)),
            before_end.unwrap_or_else(|| " ".repeat(4)),
        )
    }

    /// The record as it is to stand in the file.
    pub fn text(&self) -> String {
        if !self.is_changed {
            return self.text.clone();
        }
        let (indent, end) = self.indents();
        let fields = self.fields.iter();
        let lines: Vec<String> = fields
            .map(|(name, value)| format!("{indent}{}: {value}", Value::from(name.as_str())))
            .collect();
        format!("{{\n{}\n{end}}}", lines.join(",\n"))
    }
}

fn is_one(list: &str, one: &str, other: &str) -> bool {
    let known = IDENTITY.iter().find(|(known, _)| *known == list);
    let values = value_of(one).zip(value_of(other));
    known
        .zip(values)
        .is_some_and(|((_, fields), (one, other))| {
            fields
                .iter()
                .all(|field| one.get(field) == other.get(field))
        })
}

fn value_of(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_stands_where_its_record_has_it_and_the_others_keep_their_bytes() {
        let text = "{\n      \"id\": \"a\",\n      \"name\": \"甲\",\n      \"beds\": {\"now\":  80}\n    }";
        for (edit, expected) in [
            (Edit::Set("id", "\"a\"".into()), text.to_owned()),
            (Edit::Unset("point"), text.to_owned()),
            (
                Edit::Set("kind", "\"any\"".into()),
                text.replace("      \"beds", "      \"kind\": \"any\",\n      \"beds"),
            ),
            (
                Edit::Set("checked", "{\n  \"by\": \"乙\"\n}".into()),
                text.replace(
                    "80}",
                    "80},\n      \"checked\": {\n        \"by\": \"乙\"\n      }",
                ),
            ),
            (
                Edit::Unset("name"),
                text.replace("      \"name\": \"甲\",\n", ""),
            ),
        ] {
            let mut record = Record::of(text).unwrap();
            record.edit(&edit).unwrap();
            assert_eq!(record.text(), expected, "{edit:?}");
        }
    }

    #[test]
    fn an_item_takes_the_place_of_the_one_that_it_follows_and_is_put_once() {
        let text = r#"{"id": "a", "facts": [{"text": "一", "as_of": "2020"}, {"text": "二"}]}"#;
        let item = |old: Value, new: Value| Edit::Item {
            list: "facts",
            old: (!old.is_null()).then(|| old.to_string()),
            new: (!new.is_null()).then(|| new.to_string()),
        };
        for (edit, expected) in [
            (item(json!({"text": "一"}), json!({"text": "三"})), "三二"),
            (item(Value::Null, json!({"text": "三"})), "一二三"),
            (item(json!({"text": "一"}), Value::Null), "二"),
            (item(json!({"text": "九"}), Value::Null), "一二"),
        ] {
            let mut record = Record::of(text).unwrap();
            for _ in 0..2 {
                record.edit(&edit).unwrap();
                let after: Value = serde_json::from_str(&record.text()).unwrap();
                let texts = after["facts"].as_array().unwrap().iter();
                let texts: String = texts.map(|fact| fact["text"].as_str().unwrap()).collect();
                assert_eq!(texts, expected, "{edit:?}");
            }
        }
    }
}
