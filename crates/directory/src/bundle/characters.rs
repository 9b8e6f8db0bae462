//! How the characters of a bundle are read and written.

#[cfg(feature = "files")]
use std::collections::BTreeMap;
use std::mem;
use std::ops::Deref;

use serde::{Serialize, Serializer};
#[cfg(test)]
use serde_json::Value;

use crate::wire::{JsonReader, Wire};

/// What stands before a traditional form.
pub(crate) const TRADITIONAL: char = '\'';

/// What is known of the characters that occur in a bundle: syllables without tone in the order of the alphabet,
/// each with the characters that are read so. A polyphone stands under each reading. Beside those that occur
/// there are common ones by which a name of a place can be misspelt. Behind a character stand its traditional
/// forms, each after `'`, where it comes for the first time.
///
/// It is written as one text, `a啊阿ai爱'愛`, because quotation marks around each would be half a kilobyte of
/// every bundle, and forms apart from their characters a kilobyte more. It is read into a list, because a map
/// would be a kilobyte of wasm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Characters(Vec<(String, String)>);

#[cfg(feature = "files")]
impl From<BTreeMap<String, String>> for Characters {
    fn from(pinyin: BTreeMap<String, String>) -> Self {
        Self(pinyin.into_iter().collect())
    }
}

impl Characters {
    /// Adds those of a text as it is written.
    #[inline(never)]
    pub(crate) fn read_more(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let (syllable, after) = rest.split_at(run(rest, true));
            let (characters, after) = after.split_at(run(after, false));
            self.add(syllable, characters);
            rest = after;
        }
    }

    /// The characters of a syllable, with their forms.
    pub fn of(&self, syllable: &str) -> Option<&str> {
        let at = self.find(syllable).ok()?;
        Some(&self.0[at].1)
    }

    /// Adds characters to a syllable.
    pub(crate) fn add(&mut self, syllable: &str, characters: &str) {
        match self.find(syllable) {
            Ok(at) => self.0[at].1.push_str(characters),
            Err(at) => {
                let new = (syllable.to_owned(), characters.to_owned());
                self.0.insert(at, new);
            }
        }
    }

    /// Where a syllable stands, or belongs.
    fn find(&self, syllable: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(syllable))
    }
}

/// Tells the characters of a syllable, each with whether it is a traditional form of the last one that is none.
#[inline(never)]
pub fn forms(characters: &str, tell: &mut dyn FnMut(char, bool)) {
    let mut is_form = false;
    for c in characters.chars() {
        if c == TRADITIONAL {
            is_form = true;
        } else {
            tell(c, mem::take(&mut is_form));
        }
    }
}

impl Deref for Characters {
    type Target = [(String, String)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Serialize for Characters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pairs = self
            .0
            .iter()
            .flat_map(|(syllable, characters)| [syllable, characters]);
        serializer.serialize_str(&pairs.map(String::as_str).collect::<String>())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Characters {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Characters".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^([a-z]+[^a-z]+)*$",
            "description": "Pinyin and traditional forms of the characters that occur: syllables, each with its characters, each with its forms after '",
        })
    }
}

impl Wire for Characters {
    fn read(json: Option<&crate::json::Json>, at: &mut JsonReader) -> Self {
        let mut characters = Self::default();
        characters.read_more(&String::read(json, at));
        characters
    }

    #[cfg(test)]
    fn example() -> Value {
        "jia甲家yi医'醫".into()
    }
}

/// How many bytes of a text are letters, or are none, from its start on.
fn run(text: &str, letters: bool) -> usize {
    let end = text.find(|sign: char| sign.is_ascii_lowercase() != letters);
    end.unwrap_or(text.len())
}
