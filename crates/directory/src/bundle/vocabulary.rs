//! The half of a bundle that is equal in every region, as a file of its own.

use super::{Bundle, Characters, Parts, Saying, Unreadable};
use crate::record::record;
use crate::{Kind, Specialty, Urgent};

record! {
    /// What is equal in every region of a build: the words by which residents ask.
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
        /// Pinyin and variants of the characters in all these.
        required characters: Characters,
    }
}

impl Vocabulary {
    /// Reads a vocabulary, as [`Bundle::parse`] reads a bundle. Records that cannot be read are left out.
    pub fn parse(json: &str) -> Result<Self, Unreadable> {
        let json = serde_json::from_str(json).map_err(|_| Unreadable::NotJson)?;
        let mut parts = Parts::of(&json)?;
        let vocabulary = Self {
            version: super::VERSION,
            kinds: parts.many("kinds"),
            specialties: parts.many("concepts"),
            sayings: parts.many("sayings"),
            emergency: parts.many("emergency"),
            characters: parts.one("characters"),
        };
        parts.left_out().map(|_| vocabulary)
    }
}

impl Bundle {
    /// Makes a region's own part the whole bundle.
    pub fn join(&mut self, vocabulary: Vocabulary) {
        self.kinds = vocabulary.kinds;
        self.specialties = vocabulary.specialties;
        self.sayings = vocabulary.sayings;
        self.emergency = vocabulary.emergency;
        self.characters.add(&vocabulary.characters);
        self.vocabulary = None;
    }

    /// Makes a region's own part the whole bundle by the vocabulary's file, of which `sha256` is the hash in
    /// hex. A file that is not the one that the part names, for it was made by another build or did not come
    /// through as it was sent, changes nothing.
    pub fn join_file(&mut self, json: &str, sha256: &str) -> Result<(), Unreadable> {
        if self.vocabulary.as_deref() != Some(sha256) {
            return Err(Unreadable::Another);
        }
        self.join(Vocabulary::parse(json)?);
        Ok(())
    }
}
