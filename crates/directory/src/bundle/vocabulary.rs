//! The half of a bundle that is equal in every region, as a file of its own.

use super::{Bundle, Characters, Saying, Unreadable};
use crate::json::Json;
use crate::record::record;
use crate::{Kind, Specialty, Urgent};

record! {
    /// What is equal in every region of a build: the words by which residents ask. Its fields are those that
    /// a region's own part does not have, and more of its characters.
    pub struct Vocabulary {
        /// The version of the wire form, that of a bundle.
        required version: u32,
        /// The kinds of facility, in the order in which they are shown.
        required kinds: Vec<Kind>,
        /// The fields of medicine.
        required specialties as "concepts": Vec<Specialty>,
        /// What residents say, and the fields of medicine for it.
        required sayings: Vec<Saying>,
        /// Words that call for 120 before anything else.
        required emergency: Vec<Urgent>,
        /// Pinyin and traditional forms of the characters in all these.
        required characters: Characters,
    }
}

impl Bundle {
    /// Reads a region's own part, and makes it the whole bundle by the vocabulary's file, if that is the one
    /// that the part names: `is_named` is told the SHA-256. Where it is not, because another build made it or
    /// because it did not come through as it was sent, the bundle is without, and still names it.
    pub fn parse_parts(
        own: &str,
        vocabulary: &str,
        is_named: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Unreadable> {
        let own = Json::parse(own).map_err(|_| Unreadable::NotJson)?;
        let named = own.get("vocabulary").and_then(Json::as_text);
        let is_it = named.is_some_and(is_named);
        let vocabulary = is_it.then(|| Json::parse(vocabulary).ok()).flatten();
        Self::read(&own, vocabulary.as_ref().and_then(Json::as_record)).map(|(bundle, _)| bundle)
    }

    /// Makes a region's own part the whole bundle.
    #[cfg(feature = "files")]
    pub fn join(&mut self, vocabulary: Vocabulary) {
        self.kinds = vocabulary.kinds;
        self.specialties = vocabulary.specialties;
        self.sayings = vocabulary.sayings;
        self.emergency = vocabulary.emergency;
        for (syllable, characters) in vocabulary.characters.iter() {
            self.characters.add(syllable, characters);
        }
        self.vocabulary = None;
    }
}
