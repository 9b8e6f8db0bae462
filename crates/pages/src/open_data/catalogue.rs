//! The same as a data portal takes it: DCAT 2, and beside it schema.org for search engines.
//!
//! Nothing but whole addresses, so it is there only where the site has one. Its dates are those of the data.

use serde_json::{Map, Value, json};

use super::{Download, LISTED, OpenData, licence, name};
use crate::texts::Texts;

/// The file with all districts, below the site's root.
pub const PATH: &str = "data/open/catalog.jsonld";

/// What the page says of itself: all districts where they are few, else where the catalogue is that has them.
pub fn of_page(t: Texts, site: &str, all: &[OpenData<'_>]) -> Value {
    let listed = if all.len() <= LISTED { all } else { &[] };
    let mut catalogue = of_all(t, site, listed);
    if listed.is_empty() {
        catalogue["seeAlso"] = json!(format!("{site}{PATH}"));
    }
    catalogue
}

/// The catalogue of all districts; `site` is the whole address of the site, with the slash at its end.
pub fn of_all(t: Texts, site: &str, all: &[OpenData<'_>]) -> Value {
    let address = |own: &OpenData<'_>| dataset_address(site, own);
    let mut catalogue = json!({
        "@context": context(),
        "@id": format!("{site}{PATH}"),
        "@type": ["DataCatalog", "dcat:Catalog"],
        "name": t.open_title(),
        "dct:title": t.open_title(),
        "description": t.open_lead(),
        "dct:description": t.open_lead(),
        "url": format!("{site}about/data/"),
        "homepage": format!("{site}about/data/"),
    });
    if !all.is_empty() {
        let datasets = all.iter().map(|own| dataset(t, site, own));
        catalogue["dataset"] = datasets.collect();
        catalogue["dcat:dataset"] = all
            .iter()
            .map(|own| json!({ "@id": address(own) }))
            .collect();
    }
    catalogue
}

/// The words that are not those of schema.org, and of which of them the values are addresses.
fn context() -> Value {
    let address = |id: &str| json!({ "@id": id, "@type": "@id" });
    json!({
        "@vocab": "https://schema.org/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "iana": "https://www.iana.org/assignments/media-types/",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "agent": "http://xmlns.com/foaf/0.1/name",
        "homepage": address("http://xmlns.com/foaf/0.1/homepage"),
        "seeAlso": address("http://www.w3.org/2000/01/rdf-schema#seeAlso"),
        "landingPage": address("dcat:landingPage"),
        "accessURL": address("dcat:accessURL"),
        "downloadURL": address("dcat:downloadURL"),
        "mediaType": address("dcat:mediaType"),
    })
}

fn dataset(t: Texts, site: &str, own: &OpenData<'_>) -> Value {
    let place = own.place();
    let title = t.open_dataset(&place);
    let page = format!("{site}about/data/");
    let rights = licence(t, own.files).join(" ");
    let downloads = own.files.downloads.iter();
    let files: Vec<Value> = downloads
        .map(|file| json!({ "@id": format!("{site}{}", file.path) }))
        .collect();
    let downloads = own.files.downloads.iter();
    let described: Vec<Value> = downloads.map(|file| distribution(site, file)).collect();
    let mut fields = Map::from_iter(
        [
            ("@id", json!(dataset_address(site, own))),
            ("@type", json!(["Dataset", "dcat:Dataset"])),
            ("name", json!(title)),
            ("dct:title", json!(title)),
            ("description", json!(t.open_lead())),
            ("dct:description", json!(t.open_lead())),
            ("identifier", json!(own.region.adcode)),
            ("dct:identifier", json!(own.region.adcode)),
            ("url", json!(page)),
            ("landingPage", json!(page)),
            (
                "spatialCoverage",
                json!({ "@type": "AdministrativeArea", "name": place }),
            ),
            (
                "dct:spatial",
                json!({ "@type": "dct:Location", "label": place }),
            ),
            ("inLanguage", json!("zh-Hans")),
            ("distribution", json!(described)),
            ("dcat:distribution", json!(files)),
        ]
        .map(|(name, value)| (name.to_owned(), value)),
    );
    let mut add = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    if !rights.is_empty() {
        add("conditionsOfAccess", json!(rights));
        add(
            "dct:rights",
            json!({ "@type": "dct:RightsStatement", "label": rights }),
        );
    }
    if let Some(newest) = &own.files.newest {
        add("dateModified", json!(newest));
        add(
            "dct:modified",
            json!({ "@type": date_type(newest), "@value": newest }),
        );
    }
    if let Some(publisher) = &own.region.publisher {
        let name = &publisher.name;
        let publisher = json!({ "@type": "Organization", "name": name, "agent": name });
        add("publisher", publisher.clone());
        add("dct:publisher", publisher);
    }
    fields.into()
}

fn distribution(site: &str, file: &Download) -> Value {
    let address = format!("{site}{}", file.path);
    json!({
        "@id": address,
        "@type": ["DataDownload", "dcat:Distribution"],
        "name": name(&file.format),
        "dct:title": name(&file.format),
        "contentUrl": address,
        "downloadURL": address,
        "accessURL": address,
        "encodingFormat": file.media_type,
        "mediaType": format!("iana:{}", file.media_type),
        "contentSize": format!("{} B", file.bytes),
        "dcat:byteSize": { "@type": "xsd:decimal", "@value": file.bytes.to_string() },
    })
}

/// The address by which the files of a district are known as one.
fn dataset_address(site: &str, own: &OpenData<'_>) -> String {
    format!("{site}data/open/{}/", own.region.adcode)
}

/// A date as XML has it, by how exact it is.
fn date_type(date: &str) -> &'static str {
    match date.len() {
        4 => "xsd:gYear",
        7 => "xsd:gYearMonth",
        _ => "xsd:date",
    }
}
