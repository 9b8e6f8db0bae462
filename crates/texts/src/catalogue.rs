//! A catalogue as it is written: a JSON file of groups, each with keys and texts.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;

use serde_json::Value;

/// All texts of one language, by group and key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// What the language calls itself.
    pub name: String,
    /// The texts.
    pub groups: BTreeMap<String, BTreeMap<String, Text>>,
    /// What the language calls the words of the data, by their sort (`specialties`) and their id. Only one that
    /// does not write them as the data does has any.
    pub terms: BTreeMap<String, BTreeMap<String, String>>,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub other: String,
    /// The text for one of them, where the language says that otherwise.
    pub one: Option<String>,
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// It stands as it is.
    Words(&'a str),
    /// A placeholder for words.
    Name(&'a str),
    /// A placeholder for a number.
    Number(&'a str),
    /// A placeholder for another text of the catalogue.
    Text(&'a str),
}

/// Why a file is no catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl Catalogue {
    /// Reads a file such as `{"name": "English", "texts": {"search": {"button": "Search"}}}`.
    ///
    /// # Errors
    ///
    /// Where it is no JSON, or has another shape.
    pub fn parse(json: &str) -> Result<Self, Unreadable> {
        let value: Value = serde_json::from_str(json).map_err(|error| unreadable(&error))?;
        let name = value["name"]
            .as_str()
            .ok_or_else(|| unreadable(&"has no `name`"))?;
        let groups = value["texts"]
            .as_object()
            .ok_or_else(|| unreadable(&"has no `texts`"))?;
        let mut read = BTreeMap::new();
        for (group, texts) in groups {
            let texts = texts
                .as_object()
                .ok_or_else(|| unreadable(&format_args!("{group} is no group of texts")))?;
            let texts = texts.iter().map(|(key, value)| {
                let text = text(value);
                text.map(|text| (key.clone(), text))
                    .ok_or_else(|| unreadable(&format_args!("{group}.{key} is no text")))
            });
            read.insert(group.clone(), texts.collect::<Result<_, _>>()?);
        }
        Ok(Self {
            name: name.to_owned(),
            groups: read,
            terms: terms(&value["terms"])?,
        })
    }

    /// Every text with its group and key.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str, &Text)> {
        self.groups.iter().flat_map(|(group, texts)| {
            let texts = texts.iter();
            texts.map(move |(key, text)| (group.as_str(), key.as_str(), text))
        })
    }

    /// The text of a name such as `search.button`.
    pub fn get(&self, name: &str) -> Option<&Text> {
        let (group, key) = name.split_once('.')?;
        self.groups.get(group)?.get(key)
    }
}

impl<'a> Piece<'a> {
    /// Its words, or the name of the placeholder.
    pub(crate) fn name(self) -> &'a str {
        match self {
            Self::Words(name) | Self::Name(name) | Self::Number(name) | Self::Text(name) => name,
        }
    }
}

impl Text {
    /// Its parts.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        pieces(&self.other)
    }

    /// Its placeholders, as they are written between the braces.
    pub fn placeholders(&self) -> Vec<&str> {
        placeholders(&self.other)
    }
}

fn terms(value: &Value) -> Result<BTreeMap<String, BTreeMap<String, String>>, Unreadable> {
    let mut terms: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (sort, words) in value.as_object().into_iter().flatten() {
        let words = words
            .as_object()
            .ok_or_else(|| unreadable(&format_args!("terms.{sort} is no group of terms")))?;
        for (id, word) in words {
            let word = word
                .as_str()
                .ok_or_else(|| unreadable(&format_args!("terms.{sort}.{id} is no text")))?;
            let of_sort = terms.entry(sort.clone()).or_default();
            of_sort.insert(id.clone(), word.to_owned());
        }
    }
    Ok(terms)
}

fn text(value: &Value) -> Option<Text> {
    let own = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(other) = own(value) {
        return Some(Text { other, one: None });
    }
    let forms = value.as_object()?;
    Some(Text {
        other: own(forms.get("other")?)?,
        one: Some(own(forms.get("one")?)?),
    })
}

/// The placeholders of a text, sorted.
pub(crate) fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = braces(text).map(|(_, inner)| inner).collect();
    found.sort_unstable();
    found
}

pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for (at, inner) in braces(text) {
        if at > end {
            pieces.push(Piece::Words(&text[end..at]));
        }
        pieces.push(match (inner.strip_prefix('#'), inner.strip_prefix('@')) {
            (Some(number), _) => Piece::Number(number),
            (_, Some(text)) => Piece::Text(text),
            _ => Piece::Name(inner),
        });
        end = at + inner.len() + 2;
    }
    if end < text.len() {
        pieces.push(Piece::Words(&text[end..]));
    }
    pieces
}

/// What stands between braces, and where the first of them stands.
fn braces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('{').filter_map(|(at, _)| {
        let inner = &text[at + 1..];
        Some((at, &inner[..inner.find('}')?]))
    })
}

fn unreadable(why: &dyn fmt::Display) -> Unreadable {
    Unreadable(why.to_string())
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_names_and_numbers() {
        let text = |other: &str| Text {
            other: other.to_owned(),
            one: None,
        };
        assert_eq!(
            text("在{region}有 {#count} 家").pieces(),
            [
                Piece::Words("在"),
                Piece::Name("region"),
                Piece::Words("有 "),
                Piece::Number("count"),
                Piece::Words(" 家"),
            ]
        );
        assert_eq!(text("搜索").pieces(), [Piece::Words("搜索")]);
        assert_eq!(text("{b}{a}").placeholders(), ["a", "b"]);
    }

    #[test]
    fn what_is_no_catalogue_is_refused_with_the_place() {
        for (json, why) in [
            (r#"{"texts": {}}"#, "has no `name`"),
            (r#"{"name": "中文"}"#, "has no `texts`"),
            (
                r#"{"name": "中文", "texts": {"a": 1}}"#,
                "a is no group of texts",
            ),
            (
                r#"{"name": "中文", "texts": {"a": {"b": 1}}}"#,
                "a.b is no text",
            ),
            (
                r#"{"name": "中文", "texts": {"a": {"b": {"one": "1"}}}}"#,
                "a.b is no text",
            ),
        ] {
            let refused = Catalogue::parse(json).map_err(|refused| refused.to_string());
            assert_eq!(refused, Err(why.to_owned()));
        }
        assert!(Catalogue::parse("{").is_err());
    }
}
