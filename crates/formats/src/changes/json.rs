//! The feed as JSON, of a form of our own that says more than a feed of texts can.

use std::collections::BTreeMap;

use directory::Document;
use serde::Serialize;

use super::entry::Entry;
use super::feed::Feed;

/// Goes up where a reader of the former form would take something for what it is not. New fields may come without.
const VERSION: u32 = 1;

/// As many entries has the feed of the whole site. That of a district has all.
const NEWEST: usize = 1000;

#[derive(Serialize)]
struct Json<'f, 'd> {
    version: u32,
    id: String,
    title: &'f str,
    publisher: &'f str,
    updated: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// How many changes were noted, also where not all are here.
    total: usize,
    entries: &'f [Entry<'d>],
    /// The documents that entries name, by their id.
    documents: BTreeMap<&'f str, Document>,
}

/// The file; the newest entry is the first.
pub(super) fn write(feed: &Feed) -> Vec<u8> {
    let shown = match feed.region {
        Some(_) => feed.entries.len(),
        None => feed.entries.len().min(NEWEST),
    };
    let entries = &feed.entries[..shown];
    let address = feed.address.as_ref();
    let json = Json {
        version: VERSION,
        id: feed.id.urn().to_string(),
        title: &feed.title,
        publisher: feed.author,
        updated: &feed.updated,
        region: feed.region.map(|own| own.as_str()),
        address: address.map(|(site, folder)| format!("{site}{folder}changes.json")),
        total: feed.entries.len(),
        entries,
        documents: documents(feed, entries),
    };
    let mut bytes = serde_json::to_vec_pretty(&json).expect("it is texts, numbers and lists");
    bytes.push(b'\n');
    bytes
}

fn documents<'f>(feed: &'f Feed, entries: &[Entry]) -> BTreeMap<&'f str, Document> {
    let named = |document: &Document| {
        let mut sources = entries.iter().flat_map(Entry::sources);
        sources.any(|source| source.document == document.id)
    };
    let documents = feed.directory.documents.iter();
    let documents = documents.filter(|own| named(own)).map(|own| {
        let mut document = own.clone();
        // The name of a file that only whoever checks the data has.
        document.text = None;
        (own.id.as_str(), document)
    });
    documents.collect()
}
