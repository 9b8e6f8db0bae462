//! How the characters of a bundle are read and written.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::record::record;
use crate::wire::{JsonReader, Wire};

/// Syllables in the order of the alphabet, each with its characters. It is written as one text,
/// `a啊阿ai爱`, because quotation marks around each would be half a kilobyte of every bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syllables(pub BTreeMap<String, String>);

impl Deref for Syllables {
    type Target = BTreeMap<String, String>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Serialize for Syllables {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pairs = self
            .0
            .iter()
            .flat_map(|(syllable, characters)| [syllable, characters]);
        serializer.serialize_str(&pairs.map(String::as_str).collect::<String>())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Syllables {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Syllables".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^([a-z]+[^a-z]+)*$" })
    }
}

impl Wire for Syllables {
    fn read(json: Option<&Value>, at: &mut JsonReader) -> Self {
        let mut syllables = BTreeMap::new();
        let text = String::read(json, at);
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (syllable, after) = rest.split_at(run(rest, true));
            let (characters, after) = after.split_at(run(after, false));
            syllables.insert(syllable.to_owned(), characters.to_owned());
            rest = after;
        }
        Self(syllables)
    }

    #[cfg(test)]
    fn example() -> Value {
        "jia甲家yi医".into()
    }
}

/// How many bytes of a text are letters, or are none, from its start on.
fn run(text: &str, letters: bool) -> usize {
    let end = text.find(|sign: char| sign.is_ascii_lowercase() != letters);
    end.unwrap_or(text.len())
}

record! {
    /// What is known of the characters that occur in a bundle.
    #[derive(Default, Eq)]
    pub struct Characters {
        /// Syllable without tone → the characters that are read so. A polyphone stands under each reading. Those
        /// that occur come first, and then common ones by which a name of a place can be misspelt.
        required pinyin: Syllables,
        /// Pairs of a traditional character and its simplified one, one after the other.
        required variants: String,
    }
}

impl Characters {
    /// Adds others, which are none of these.
    pub(crate) fn add(&mut self, others: &Self) {
        let Syllables(pinyin) = &mut self.pinyin;
        for (syllable, characters) in others.pinyin.iter() {
            let known = pinyin.entry(syllable.clone()).or_default();
            known.push_str(characters);
        }
        self.variants.push_str(&others.variants);
    }
}
