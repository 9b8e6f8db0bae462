//! What we say beyond FHIR's own elements, as extensions; `definitions.rs` defines them.

use directory::{Beds, FacilityId, Source, Stage};
use serde_json::{Value, json};

use super::text::{date, text_value};
use super::{Object, Writer, object};

/// A sentence of a document that has no element of its own in FHIR.
#[derive(Default)]
pub struct Said<'a> {
    /// What sort of statement it is: a word of the code system `statements`.
    pub sort: &'static str,
    /// The sentence, or the name.
    pub text: &'a str,
    /// How far it has come.
    pub stage: Option<Stage>,
    /// The time of the statement.
    pub as_of: Option<&'a str>,
    /// The years for which it is planned.
    pub period: Option<&'a str>,
    /// The hospital that it is about, in words, and its record.
    pub hospital: Option<(&'a str, Option<&'a FacilityId>)>,
    /// The department that it is about.
    pub department: Option<&'a str>,
    /// Numbers of beds.
    pub beds: Option<&'a Beds>,
    /// Where it is said.
    pub source: Option<&'a Source>,
}

/// A part of an extension.
pub fn part(name: &str, kind: &str, value: Option<Value>) -> Option<Value> {
    let mut made = object([("url", Some(json!(name)))]);
    made.insert(kind.to_owned(), value?);
    Some(Value::Object(made))
}

impl Writer<'_> {
    /// The address of one of our extensions.
    pub fn url(&self, name: &str) -> String {
        self.addresses.canonical("StructureDefinition", name)
    }

    /// An extension with one value.
    pub fn one(&self, name: &str, kind: &str, value: Option<Value>) -> Option<Value> {
        part(&self.url(name), kind, value)
    }

    /// An extension with parts; nothing without any.
    pub fn parts(&self, name: &str, parts: Vec<Option<Value>>) -> Option<Value> {
        let parts: Vec<Value> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return None;
        }
        // `json!` would copy the parts.
        let made = object([
            ("url", Some(json!(self.url(name)))),
            ("extension", Some(Value::Array(parts))),
        ]);
        Some(Value::Object(made))
    }

    /// Where a fact stands, and how much that document can be relied on.
    pub fn source(&self, source: &Source) -> Option<Value> {
        let document = self.index.document(&source.document);
        let title = document.and_then(|own| text_value(&own.title));
        let issuer = document.and_then(|own| text_value(own.issuer.as_deref()?));
        let number = document.and_then(|own| text_value(own.number.as_deref()?));
        let dated = document.and_then(|own| date(own.date.as_deref()?));
        let standing = document.map(|own| json!(own.standing));
        let id = text_value(source.document.as_str());
        let parts = vec![
            part("id", "valueString", id),
            part("title", "valueString", title),
            part("locator", "valueString", text_value(&source.locator)),
            part("standing", "valueCode", standing),
            part("issuer", "valueString", issuer),
            part("number", "valueString", number),
            part("date", "valueDateTime", dated),
        ];
        self.parts("source", parts)
    }

    /// An element that has nothing but its source.
    pub fn sourced(&self, source: &Source) -> Option<Value> {
        let source = self.source(source)?;
        Some(json!({ "extension": [source] }))
    }

    /// A sentence of a document; nothing where nothing is in it.
    pub fn statement(&self, said: &Said) -> Option<Value> {
        let text = text_value(said.text)?;
        let beds = said.beds;
        let hospital = said.hospital.map(|(name, id)| self.hospital(name, id));
        let parts = vec![
            part("sort", "valueCode", Some(json!(said.sort))),
            part("text", "valueString", Some(text)),
            part("stage", "valueCode", said.stage.map(|stage| json!(stage))),
            part("as-of", "valueDateTime", said.as_of.and_then(date)),
            part("period", "valueString", said.period.and_then(text_value)),
            part("hospital", "valueReference", hospital.flatten()),
            part(
                "department",
                "valueString",
                said.department.and_then(text_value),
            ),
            part("beds-now", "valueUnsignedInt", count(beds, |own| own.now)),
            part(
                "beds-planned",
                "valueUnsignedInt",
                count(beds, |own| own.planned),
            ),
            said.source.and_then(|source| self.source(source)),
        ];
        self.parts("statement", parts)
    }

    /// A hospital by its name, and by its record where it is exported.
    fn hospital(&self, name: &str, id: Option<&FacilityId>) -> Option<Value> {
        let mut made = match id {
            Some(id) => self.organization_reference(id),
            None => Object::new(),
        };
        super::put(&mut made, "display", text_value(name));
        (!made.is_empty()).then_some(Value::Object(made))
    }

    /// A reference to a place's organization: to its entry, or where it has none, to its id.
    pub fn organization_reference(&self, id: &FacilityId) -> Object {
        self.reference("Organization", "organization", id)
    }

    /// The same to its location.
    pub fn location_reference(&self, id: &FacilityId) -> Object {
        self.reference("Location", "location", id)
    }

    fn reference(&self, sort: &str, kind: &str, id: &FacilityId) -> Object {
        let made = match self.index.facility(id) {
            Some(_) => {
                let uuid = crate::uuid::uuid(kind, id.as_str());
                self.addresses.reference(sort, &uuid.to_string())
            }
            None => json!({
                "type": sort,
                "identifier": self.addresses.identifier("facility", id.as_str()),
            }),
        };
        match made {
            Value::Object(made) => made,
            _ => Object::new(),
        }
    }
}

/// A number of beds, where FHIR has room for it.
fn count(beds: Option<&Beds>, of: fn(&Beds) -> Option<u32>) -> Option<Value> {
    let number = i32::try_from(of(beds?)?).ok()?;
    Some(json!(number))
}
