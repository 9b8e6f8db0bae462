//! JSON as a text whose parts can be taken out and put in, while all others keep their bytes.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// A value on several lines, for a place that is indented so far.
pub(super) fn indented(value: &str, indent: &str) -> String {
    // No line break belongs to a text in the value: in JSON those are escaped.
    value.replace('\n', &format!("\n{indent}"))
}

/// The members of an object: names, and the texts of their values. `None` where the text is no object.
pub(super) fn members(text: &str) -> Option<Vec<(String, &str)>> {
    struct Members;

    impl<'de> Visitor<'de> for Members {
        type Value = Vec<(String, &'de str)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
            let mut members = Vec::new();
            while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                members.push((name, value.get()));
            }
            Ok(members)
        }
    }

    let mut reader = serde_json::Deserializer::from_str(text);
    let members = reader.deserialize_map(Members).ok()?;
    reader.end().ok()?;
    Some(members)
}

/// The list of records in a file.
pub(super) struct List<'t> {
    text: &'t str,
    /// Where the records stand.
    places: Vec<Range<usize>>,
    /// The records that are not as they stand there; `None` for one that goes.
    changed: Vec<Option<Option<String>>>,
    added: Vec<String>,
    /// What stands between two records, and before the bracket that closes the list.
    between: String,
    end: usize,
}

impl<'t> List<'t> {
    /// The list of that name in the object that a file is.
    pub fn of(text: &'t str, name: &str) -> Option<Self> {
        let members = members(text.trim_start_matches('\u{feff}'))?;
        let (_, list) = members.into_iter().find(|(own, _)| own == name)?;
        let items: Vec<&RawValue> = serde_json::from_str(list).ok()?;
        let start = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        let places: Vec<Range<usize>> = items
            .iter()
            .map(|item| start(item.get())..start(item.get()) + item.get().len())
            .collect();
        let between = match &places[..] {
            [first, second, ..] => text[first.end..second.start].to_owned(),
            _ => ",\n    ".to_owned(),
        };
        Some(Self {
            text,
            changed: vec![None; places.len()],
            places,
            added: Vec::new(),
            between,
            end: start(list) + list.len() - 1,
        })
    }

    /// How many records there are in the file.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The text of a record, as it is by now; one that goes is still as it was.
    pub fn item(&self, position: usize) -> &str {
        let changed = self.changed[position].as_ref().and_then(Option::as_ref);
        changed.map_or(&self.text[self.places[position].clone()], String::as_str)
    }

    pub fn replace(&mut self, position: usize, text: String) {
        self.changed[position] = Some(Some(text));
    }

    pub fn remove(&mut self, position: usize) {
        self.changed[position] = Some(None);
    }

    pub fn push(&mut self, text: String) {
        self.added.push(text);
    }

    /// The file.
    pub fn text(&self) -> String {
        let is_left = self.changed.iter().any(|changed| *changed != Some(None));
        if self.added.is_empty() && self.changed.iter().all(Option::is_none) {
            return self.text.to_owned();
        }
        let head = self.places.first().map_or(self.end, |first| first.start);
        let last = self.places.last().map_or(self.end, |last| last.end);
        let mut text = String::with_capacity(self.text.len() + 1024);
        let mut before = match self.places.is_empty() {
            // An empty list is written on one line.
            true if !self.added.is_empty() => {
                text.push_str(self.text[..head].trim_end());
                "\n    ".to_owned()
            }
            true => String::new(),
            false if is_left || !self.added.is_empty() => {
                text.push_str(&self.text[..head]);
                String::new()
            }
            false => {
                text.push_str(self.text[..head].trim_end());
                String::new()
            }
        };
        let kept = (0..self.len()).filter(|position| self.changed[*position] != Some(None));
        for record in kept
            .map(|position| self.item(position))
            .chain(self.added.iter().map(String::as_str))
        {
            text.push_str(&before);
            text.push_str(record);
            before.clone_from(&self.between);
        }
        let tail = &self.text[last..];
        if self.places.is_empty() && !self.added.is_empty() {
            text.push_str("\n  ");
        }
        text.push_str(if is_left || !self.added.is_empty() {
            tail
        } else {
            tail.trim_start()
        });
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_touched_keeps_its_bytes() {
        let odd =
            "{ \"region\": \"1\",\n  \"list\": [\n    {\"a\":  1},\n    { \"b\": 2.50 } ] }\n";
        let mut list = List::of(odd, "list").unwrap();
        assert_eq!(list.text(), odd);
        list.replace(0, "{}".into());
        list.push("{ \"c\": 3 }".into());
        assert_eq!(
            list.text(),
            "{ \"region\": \"1\",\n  \"list\": [\n    {},\n    { \"b\": 2.50 },\n    { \"c\": 3 } ] }\n"
        );
        list.remove(1);
        assert_eq!(
            list.text(),
            "{ \"region\": \"1\",\n  \"list\": [\n    {},\n    { \"c\": 3 } ] }\n"
        );
    }

    #[test]
    fn the_first_record_of_a_list_and_its_last_are_written_as_all_are() {
        let empty = "{\n  \"list\": []\n}\n";
        let one = "{\n  \"list\": [\n    {}\n  ]\n}\n";
        let mut list = List::of(empty, "list").unwrap();
        list.push("{}".into());
        assert_eq!(list.text(), one);
        let mut list = List::of(one, "list").unwrap();
        list.remove(0);
        assert_eq!(list.text(), empty);
    }

    #[test]
    fn what_is_no_list_is_none() {
        for text in [
            "",
            "[]",
            "{\"list\": {}}",
            "{\"other\": []}",
            "{\"list\": []} 1",
        ] {
            assert!(List::of(text, "list").is_none(), "{text}");
        }
    }
}
