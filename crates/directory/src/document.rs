//! Where a fact comes from.

use crate::record::{record, words};
use crate::{DocumentId, RegionId};

record! {
    /// Where a fact stands: the document, and the place in it. It does not copy the sentence.
    #[derive(Default, Eq, PartialOrd, Ord)]
    pub struct Source {
        /// The document.
        required document: DocumentId,
        /// Chapter, section, table, row or page, as the document itself counts them.
        required locator: String,
    }
}

record! {
    /// A document that facts are taken from.
    pub struct Document {
        /// The name by which sources call it.
        required id: DocumentId,
        /// Its title, as it stands on the document.
        required title: String,
        /// Who issued it; absent where the text does not say.
        optional issuer: Option<String>,
        /// The number that the issuer gave it (文号).
        optional number: Option<String>,
        /// Its date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        optional date: Option<String>,
        /// The time for which it says it holds.
        optional valid: Option<Validity>,
        /// The name of the file with its text, which `cargo xtask data trace` reads. Its sources then say where
        /// by the grammar of locators. The browser has no use for it, so no bundle carries it.
        optional text: Option<String>,
        /// How much it can be relied on.
        required standing: Standing,
        /// The regions that it speaks of.
        optional regions: Vec<RegionId>,
        /// The licence under which its data is used.
        optional licence: Option<String>,
        /// What a reader should know of it.
        optional note: Option<String>,
    }
}

record! {
    /// The time for which a document holds, both ends included: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[derive(Eq)]
    pub struct Validity {
        /// First day, month or year.
        required from: String,
        /// Last day, month or year.
        required to: String,
    }
}

words! {
    /// How much a document can be relied on.
    pub enum Standing {
        /// Issued by an authority.
        Official = "official",
        /// A list that the health bureau itself keeps, such as its workbook of phones and hours. It weighs as much
        /// as an official document, and a page says whose list it is and of when.
        Bureau = "bureau",
        /// A public reference work: division codes, place names, code lists.
        Reference = "reference",
        /// A public list that nobody verified. Whatever rests on it alone is shown as 未核实.
        Unverified = "unverified",
    }
}
