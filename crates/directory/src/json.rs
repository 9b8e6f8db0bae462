//! JSON as it stands in a text: names and texts are those of the text itself where nothing in them is escaped.
//!
//! `serde_json` reads it, and would give a tree of its own, in which each name and each text is a copy and each
//! record a map with room for eleven fields. Of a region that is most of the time that its phone takes to read it.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'t> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, 0 or more.
    Count(u64),
    /// Any other number.
    Number(f64),
    /// A text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Json<'t>>),
    /// A record.
    Record(Fields<'t>),
}

/// The fields of a record, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields<'t>(Vec<(Cow<'t, str>, Json<'t>)>);

impl<'t> Fields<'t> {
    /// The value of a field; of the last, where there are several of that name.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&Json<'t>> {
        let fields = self.0.iter().rev();
        let mut named = fields.filter(|(own, _)| own == name);
        named.next().map(|(_, value)| value)
    }

    /// The names of the fields.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// Puts a field behind the others.
    pub fn push(&mut self, name: Cow<'t, str>, value: Json<'t>) {
        self.0.push((name, value));
    }
}

impl<'t> Json<'t> {
    /// The value of a text.
    pub fn parse(text: &'t str) -> serde_json::Result<Self> {
        serde_json::from_str(text)
    }

    /// The fields, where it is a record.
    pub fn as_record(&self) -> Option<&Fields<'t>> {
        match self {
            Self::Record(fields) => Some(fields),
            _ => None,
        }
    }

    /// The items, where it is a list.
    pub fn as_list(&self) -> Option<&Vec<Self>> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text, where it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, where it is one.
    pub fn as_number(&self) -> Option<f64> {
        match *self {
            Self::Count(count) => Some(count as f64),
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The whole number, where it is one and not below 0.
    pub fn as_count(&self) -> Option<u64> {
        match *self {
            Self::Count(count) => Some(count),
            _ => None,
        }
    }

    /// What it says, where it is `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        match *self {
            Self::Bool(bool) => Some(bool),
            _ => None,
        }
    }

    /// The value of a field, where it is a record that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_record()?.get(name)
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, bool: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(bool))
    }

    fn visit_u64<E>(self, count: u64) -> Result<Self::Value, E> {
        Ok(Json::Count(count))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Json::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Self::Value, A::Error> {
        let mut fields = Fields::default();
        while let Some(Json::Text(name)) = pairs.next_key()? {
            fields.push(name, pairs.next_value()?);
        }
        Ok(Json::Record(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn borrowed(text: &str) -> Json<'_> {
        Json::Text(Cow::Borrowed(text))
    }

    #[test]
    fn each_sort_of_value_is_itself_and_nothing_else() {
        let table = [
            ("null", Json::Null),
            ("true", Json::Bool(true)),
            ("7", Json::Count(7)),
            ("-7", Json::Number(-7.0)),
            ("1.5", Json::Number(1.5)),
            ("1.0", Json::Number(1.0)),
            ("\"甲\"", borrowed("甲")),
            ("\"a\\n\"", borrowed("a\n")),
            (
                "[1, \"a\"]",
                Json::List(vec![Json::Count(1), borrowed("a")]),
            ),
        ];
        for (text, value) in table {
            let read = Json::parse(text).unwrap();
            assert_eq!(read, value, "{text}");
            let sorts = [
                read.as_bool().is_some(),
                read.as_count().is_some(),
                read.as_text().is_some(),
                read.as_list().is_some(),
                read.as_record().is_some(),
            ];
            assert!(sorts.iter().filter(|is| **is).count() <= 1, "{text}");
        }
        for text in ["", "[1,]", "{\"a\": 1", "nul", "\"a"] {
            assert!(Json::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_text_is_copied_only_where_something_in_it_is_escaped() {
        let is_borrowed = |text| matches!(Json::parse(text), Ok(Json::Text(Cow::Borrowed(_))));
        assert!(is_borrowed("\"社区\"") && !is_borrowed("\"\\u793e\""));
    }

    #[test]
    fn a_record_has_the_last_of_several_fields_of_one_name() {
        let read = Json::parse(r#"{"a": 1, "b": {"c": 2}, "a": 3}"#).unwrap();
        assert_eq!(read.get("a"), Some(&Json::Count(3)));
        assert_eq!(
            read.get("b").and_then(|b| b.get("c")),
            Some(&Json::Count(2))
        );
        assert_eq!(read.get("c"), None);
        let names: Vec<&str> = read
            .as_record()
            .into_iter()
            .flat_map(Fields::names)
            .collect();
        assert_eq!(names, ["a", "b", "a"]);
    }
}
