//! The search as a module for JavaScript: `cargo xtask build --search-module`.

use directory::{Bundle, Unreadable};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use crate::Finder;
use crate::texts::Texts;

/// A bundle and its search.
#[wasm_bindgen(js_name = Finder)]
pub struct JsFinder {
    ids: Texts,
    finder: Finder,
}

#[wasm_bindgen(js_class = Finder)]
impl JsFinder {
    /// Builds the search of a bundle, given as JSON. Throws an error whose message says what is wrong where
    /// the text is no bundle of this version; records that cannot be read are left out.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: String) -> Result<JsFinder, JsError> {
        let no_bundle = |wrong: Unreadable| JsError::new(&format!("no bundle: {wrong}"));
        let parts = Bundle::parse_without_facilities(&bundle).map_err(no_bundle)?;
        let mut ids = Texts::default();
        let mut read = Ok(());
        // The text is let go before the index is made, which takes as much room again.
        let finder = Finder::with(&parts, |add| {
            read = Bundle::each_facility(&bundle, &mut |facility| {
                ids.push(facility.id.as_str());
                add(&facility);
            });
            drop(bundle);
        });
        read.map_err(no_bundle)?;
        Ok(Self { ids, finder })
    }

    /// The facilities that a query finds, best first, at most `limit`, as JSON:
    /// `[{"id": "…", "score": 100, "why": ["口腔科"]}]`. `why` holds the texts that matched.
    pub fn search(&self, query: &str, limit: usize) -> String {
        let hits = self.finder.search(query, limit).hits;
        let hit = |hit: &crate::Hit| {
            let why: Vec<&str> = hit.why.iter().map(|why| why.matched.as_str()).collect();
            json!({ "id": self.ids.get(hit.facility), "score": hit.score, "why": why })
        };
        Value::Array(hits.iter().map(hit).collect()).to_string()
    }
}
