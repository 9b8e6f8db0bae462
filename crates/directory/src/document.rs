//! Where a fact comes from.

use serde::Serialize;

use crate::wire::{record, words};
use crate::{DocumentId, RegionId};

/// Where a fact stands: the document, and the place in it. It does not copy the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// The document.
    pub document: DocumentId,
    /// Chapter, section, table, row or page, as the document itself counts them.
    pub locator: String,
}

record! {
    Source { required: document, locator; }
}

/// A document that facts are taken from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// The name by which sources call it.
    pub id: DocumentId,
    /// Its title, as it stands on the document.
    pub title: String,
    /// Who issued it; absent where the text does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The number that the issuer gave it (文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Its date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The time for which it says it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Validity>,
    /// The name of the file with its text, which `cargo xtask data trace` reads. Its sources then say where
    /// by the grammar of locators. The browser has no use for it, so no bundle carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How much it can be relied on.
    pub standing: Standing,
    /// The regions that it speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionId>,
    /// The licence under which its data is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

record! {
    Document {
        required: id, title, standing;
        optional: issuer, number, date, valid, text, regions, licence, note;
    }
}

/// The time for which a document holds, both ends included: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Validity {
    /// First day, month or year.
    pub from: String,
    /// Last day, month or year.
    pub to: String,
}

record! {
    Validity { required: from, to; }
}

/// How much a document can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Issued by an authority.
    Official,
    /// A public reference work: division codes, place names, code lists.
    Reference,
    /// A public list that nobody verified. Whatever rests on it alone is shown as 未核实.
    Unverified,
}

words! {
    Standing { Official = "official", Reference = "reference", Unverified = "unverified" }
}
