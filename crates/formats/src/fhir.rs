//! HL7 FHIR R4 (4.0.1): a bundle of the region's organizations, locations and healthcare services, and the
//! definitions of whatever it says beyond FHIR's own elements.
//!
//! ```text
//! fhir/bundle.json               Bundle (collection)
//! fhir/StructureDefinition-….json  our extensions
//! fhir/CodeSystem-….json         our words
//! fhir/ValueSet-….json           those of them that an extension takes
//! ```
//!
//! R4 has no word for a place that is not there yet. `inactive` is the one status that no reader takes for open, so
//! what is planned has that, and the modifier extension `not-yet` beside it, which says that it is not "no longer
//! used" but to come; whoever does not know a modifier extension must not use the record at all. What has ended is
//! `inactive` too, as FHIR means it. Where the documents do not say whether a place is there, its status is absent,
//! with FHIR's own `data-absent-reason` `unknown`.
//!
//! Ids are UUIDs made of ours ([`crate::uuid`]); ours is the identifier. FHIR forbids empty texts, and its pattern
//! of a text knows four sorts of white space; `text` brings a text into that form.

mod addresses;
mod codes;
mod definitions;
mod extension;
mod hours;
mod index;
mod life;
mod place;
mod service;
#[cfg(test)]
mod tests;
mod text;

use serde_json::{Map, Value, json};

use crate::{Exported, File, LeftOut, Options, Region};
use addresses::Addresses;
use index::Index;

/// A resource or a part of one, while it is made.
type Object = Map<String, Value>;

/// A region as FHIR R4.
///
/// With `open_only`, planned departments and services of open places are left out as well.
pub fn export(region: &Region, options: &Options) -> Exported {
    let addresses = Addresses::new(options.address.as_deref());
    let (index, mut left_out) = Index::new(region, options);
    let writer = Writer {
        region,
        addresses: &addresses,
        index: &index,
        open_only: options.open_only,
    };
    let mut entries = vec![writer.district()];
    for facility in &index.facilities {
        entries.push(writer.organization(facility));
        entries.push(writer.location(facility));
    }
    writer.services(&mut entries, &mut left_out);
    let mut files = vec![File {
        path: "fhir/bundle.json".to_owned(),
        bytes: writer.bundle(entries),
    }];
    let mut resources = definitions::all(&addresses);
    resources.extend(codes::all(region, &addresses));
    files.extend(resources.into_iter().map(definition_file));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    left_out.sort();
    left_out.dedup();
    Exported { files, left_out }
}

/// What every part of the bundle is made from.
struct Writer<'a> {
    region: &'a Region<'a>,
    addresses: &'a Addresses,
    index: &'a Index<'a>,
    open_only: bool,
}

impl Writer<'_> {
    /// The bundle, with a line for each entry, so that a reader who looks for a place finds a line.
    fn bundle(&self, entries: Vec<Object>) -> Vec<u8> {
        let id = crate::uuid::uuid("bundle", self.region.bundle.region.adcode.as_str());
        let mut text = format!(
            "{{\"resourceType\":\"Bundle\",\"id\":\"{id}\",\"type\":\"collection\",\"entry\":[\n"
        );
        for (position, resource) in entries.into_iter().enumerate() {
            if position > 0 {
                text += ",\n";
            }
            let of = |field: &str| resource.get(field).and_then(Value::as_str);
            let url = self.addresses.full_url(
                of("resourceType").unwrap_or_default(),
                of("id").unwrap_or_default(),
            );
            // `json!` would copy the resource.
            let entry = object([
                ("fullUrl", Some(json!(url))),
                ("resource", Some(Value::Object(resource))),
            ]);
            text += &Value::Object(entry).to_string();
        }
        text += "\n]}\n";
        text.into_bytes()
    }
}

/// A resource in a file of its own.
fn definition_file(resource: Object) -> File {
    let of = |field: &str| {
        let value = resource.get(field).and_then(Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    let path = format!("fhir/{}-{}.json", of("resourceType"), of("id"));
    File {
        path,
        bytes: format!("{:#}\n", Value::Object(resource)).into_bytes(),
    }
}

/// Sets a field, if there is something to set: FHIR forbids empty texts, lists and objects.
fn put(object: &mut Object, field: &str, value: impl Into<Option<Value>>) {
    let Some(value) = value.into() else { return };
    let is_empty = match &value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if !is_empty {
        object.insert(field.to_owned(), value);
    }
}

/// An object of these fields.
fn object<const COUNT: usize>(fields: [(&str, Option<Value>); COUNT]) -> Object {
    let mut made = Object::new();
    for (field, value) in fields {
        put(&mut made, field, value);
    }
    made
}

/// A record that cannot be exported.
fn left_out(id: &str, why: &str) -> LeftOut {
    LeftOut {
        id: id.to_owned(),
        why: why.to_owned(),
    }
}
