//! The search as a module for JavaScript: `cargo xtask build --search-module`.

use directory::Bundle;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use crate::Finder;

/// A bundle and its search.
#[wasm_bindgen(js_name = Finder)]
pub struct JsFinder {
    ids: Vec<String>,
    finder: Finder,
}

#[wasm_bindgen(js_class = Finder)]
impl JsFinder {
    /// Builds the search of a bundle, given as JSON. Throws an error whose message says what is wrong where
    /// the text is no bundle of this version; records that cannot be read are left out.
    #[wasm_bindgen(constructor)]
    pub fn new(bundle: &str) -> Result<JsFinder, JsError> {
        let (bundle, _skipped) =
            Bundle::parse(bundle).map_err(|wrong| JsError::new(&format!("no bundle: {wrong}")))?;
        Ok(Self {
            finder: Finder::new(&bundle),
            ids: bundle
                .facilities
                .into_iter()
                .map(|facility| facility.id.to_string())
                .collect(),
        })
    }

    /// The facilities that a query finds, best first, at most `limit`, as JSON:
    /// `[{"id": "…", "score": 100, "why": ["口腔科"]}]`. `why` holds the texts that matched.
    pub fn search(&self, query: &str, limit: usize) -> String {
        let hits = self.finder.search(query, limit).hits;
        let hit = |hit: &crate::Hit| {
            let why: Vec<&str> = hit.why.iter().map(|why| why.matched.as_str()).collect();
            json!({ "id": self.ids[hit.facility], "score": hit.score, "why": why })
        };
        Value::Array(hits.iter().map(hit).collect()).to_string()
    }
}
