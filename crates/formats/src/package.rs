//! `datapackage.json`: all files of a region with what is in them, as Data Package 2.0 (Frictionless) has it.
//!
//! The package has no licence of its own, because no document gives one for all of it: each source carries the
//! licence under which its data is used, where the directory knows one.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::{File, Options, Region, csv, words};

/// The file.
pub const PATH: &str = "datapackage.json";

/// The description of a region's files. It is made last, of every other file that the region has.
pub fn package(region: &Region, options: &Options, files: &[File]) -> File {
    let own = &region.bundle.region;
    let title = format!("{}{}的医疗卫生机构和服务", own.city, own.name);
    let others = files.iter().filter(|file| file.path != PATH);
    let resources: Vec<Value> = others.map(resource).collect();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": format!("jiujin-{}", own.adcode),
        "title": title,
        "description": "Places of health services in a Chinese district and what documents say of them. Every fact \
                        goes with its source, its date and how much the document can be relied on; what no document \
                        states is absent. Only a status of `open` is open.",
        "keywords": ["health", "facilities", own.adcode.as_str(), own.name.as_str()],
        "resources": resources,
        "sources": sources(region, options),
    });
    if let (Some(site), Some(fields)) = (&options.address, package.as_object_mut()) {
        fields.insert(
            "homepage".to_owned(),
            json!(format!("{site}{}/", own.adcode)),
        );
    }
    let mut bytes = crate::json::pretty(&package);
    bytes.push(b'\n');
    File {
        path: PATH.to_owned(),
        bytes,
    }
}

/// The documents, each with its licence as the directory has it.
fn sources(region: &Region, options: &Options) -> Vec<Value> {
    let documents = region.cited(options).into_iter().map(|own| {
        let mut source = Map::from_iter([
            ("title".to_owned(), json!(own.title)),
            ("id".to_owned(), json!(own.id)),
            ("standing".to_owned(), json!(words::code(own.standing))),
        ]);
        for (name, text) in [
            ("issuer", &own.issuer),
            ("number", &own.number),
            ("date", &own.date),
            ("licence", &own.licence),
        ] {
            if let Some(text) = text {
                source.insert(name.to_owned(), json!(text));
            }
        }
        Value::from(source)
    });
    documents.collect()
}

/// A file of the package.
fn resource(file: &File) -> Value {
    let (format, mediatype) = sort(&file.path);
    let mut resource = Map::from_iter([
        ("name".to_owned(), json!(name(&file.path))),
        ("path".to_owned(), json!(file.path)),
        ("format".to_owned(), json!(format)),
        ("mediatype".to_owned(), json!(mediatype)),
        ("bytes".to_owned(), json!(file.bytes.len())),
        ("hash".to_owned(), json!(hash(&file.bytes))),
    ]);
    if let Some((name, schema)) = csv::described(&file.path) {
        resource.insert("name".to_owned(), json!(name));
        resource.insert("type".to_owned(), json!("table"));
        if format == "csv" {
            resource.insert("encoding".to_owned(), json!("utf-8"));
        }
        resource.insert("description".to_owned(), json!(csv::NEUTRALISED));
        resource.insert("schema".to_owned(), schema);
    }
    resource.into()
}

/// The name of a resource. Programs take small letters, digits and `-._/`.
fn name(path: &str) -> String {
    path.to_ascii_lowercase()
}

/// The media type of a file of an export, by its path.
pub fn media_type(path: &str) -> &'static str {
    sort(path).1
}

/// The format and the media type of a file, by its path.
fn sort(path: &str) -> (&'static str, &'static str) {
    let is_fhir = path.starts_with("fhir/");
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "csv" => ("csv", "text/csv"),
        "geojson" => ("geojson", "application/geo+json"),
        "xlsx" => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "ndjson" if is_fhir => ("ndjson", "application/fhir+ndjson"),
        "ndjson" => ("ndjson", "application/x-ndjson"),
        "json" if is_fhir => ("json", "application/fhir+json"),
        "json" if path.ends_with(".csv-metadata.json") => ("json", "application/csvm+json"),
        "json" => ("json", "application/json"),
        "atom" => ("atom", "application/atom+xml"),
        "txt" => ("txt", "text/plain"),
        _ => ("", "application/octet-stream"),
    }
}

/// The SHA-256 of a file, as data packages write it.
fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
