//! The addresses by which the parts of an export name each other.

use serde_json::{Value, json};

/// The addresses of an export: below that of the site, or, without one, `urn:` names that are nobody's address.
pub struct Addresses {
    site: Option<String>,
}

impl Addresses {
    /// Below that address. One with white space in it is no address.
    pub fn new(site: Option<&str>) -> Self {
        let usable = |site: &&str| !site.is_empty() && !site.contains(char::is_whitespace);
        let site = site.filter(usable).map(|site| {
            let slash = if site.ends_with('/') { "" } else { "/" };
            format!("{site}{slash}")
        });
        Self { site }
    }

    /// The address of an entry.
    pub fn full_url(&self, sort: &str, id: &str) -> String {
        match &self.site {
            Some(site) => format!("{site}fhir/{sort}/{id}"),
            None => format!("urn:uuid:{id}"),
        }
    }

    /// A reference to an entry. Where the bundle has addresses, the shorter form leads to the same entry.
    pub fn reference(&self, sort: &str, id: &str) -> Value {
        match &self.site {
            Some(_) => json!({ "reference": format!("{sort}/{id}") }),
            None => json!({ "reference": format!("urn:uuid:{id}") }),
        }
    }

    /// The canonical address of a definition, and so the one that an extension or a code goes by.
    pub fn canonical(&self, sort: &str, id: &str) -> String {
        match &self.site {
            Some(site) => format!("{site}fhir/{sort}/{id}"),
            None => format!("urn:jiujin:fhir:{sort}:{id}"),
        }
    }

    /// The system of our own ids of a sort of record.
    pub fn ids(&self, of: &str) -> String {
        self.canonical("ids", of)
    }

    /// An identifier of ours.
    pub fn identifier(&self, of: &str, id: &str) -> Value {
        json!({ "system": self.ids(of), "value": id })
    }

    /// The page of a place on the site.
    pub fn page(&self, region: &str, facility: &str) -> Option<String> {
        let site = self.site.as_ref()?;
        Some(format!("{site}{region}/facility/{facility}/"))
    }

    /// A word of ours, with what people call it.
    pub fn coding(&self, system: &str, code: &str, display: Option<Value>) -> Value {
        let mut coding = crate::fhir::object([
            ("system", Some(json!(self.canonical("CodeSystem", system)))),
            ("code", Some(json!(code))),
        ]);
        crate::fhir::put(&mut coding, "display", display);
        Value::Object(coding)
    }
}
