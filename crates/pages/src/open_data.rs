//! What of the directory can be taken along: the files of each district in the formats of other fields, on the page
//! about the data, and as a data portal reads it.

use directory::{Document, Region};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::open_region::Root;
use crate::part::link::link;
use crate::texts::{Key, Texts};
use crate::words;

/// The files of a district that are there to be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenData<'a> {
    /// The district.
    pub region: &'a Region,
    /// The first file of each format.
    pub downloads: &'a [Download],
}

/// A file to take.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Download {
    /// The name of its format, such as `geojson`.
    pub format: String,
    /// Its path below the site's root.
    pub path: String,
    /// What it is, as the internet calls it.
    pub media_type: String,
    /// Its length.
    pub bytes: usize,
}

/// So many districts have each file listed; of more, the page says where each has its list.
const LISTED: usize = 30;

/// The list of all files of all districts, below the site's root.
const MANIFEST: &str = "data/manifest.json";

/// The feed of what has changed, below the site's root.
pub const FEED: &str = "data/open/changes.atom";

/// The formats, each with what it is for.
const FORMATS: [(&str, Key); 6] = [
    ("xlsx", Texts::open_xlsx),
    ("csv", Texts::open_csv),
    ("geojson", Texts::open_geojson),
    ("hsds", Texts::open_hsds),
    ("fhir", Texts::open_fhir),
    ("datapackage", Texts::open_package),
];

/// The part of the page; nothing where nothing is there to be taken.
pub fn open_data(root: &Root, all: &[OpenData<'_>], documents: &[Document]) -> Markup {
    let t = root.texts;
    let href = |path: &str| [&*root.base, path].concat();
    let newest = documents.iter().filter_map(|own| own.date.as_deref()).max();
    html! {
        @if !all.is_empty() {
            h2 #open-data { (t.open_title()) }
            p { (t.open_lead()) }
            p { (t.open_marks()) }
            p { (t.open_fields()) }
            p {
                @if let Some(newest) = newest {
                    (t.open_date(&words::date(t, newest))) " "
                }
                (t.open_licence())
            }
            dl.facts {
                @for (format, what) in FORMATS {
                    dt { (name(format)) }
                    dd { (what(t)) }
                }
            }
            p {
                (link(&href(FEED), t.open_changes())) " · " (link(&href(MANIFEST), t.open_all()))
            }
            @if all.len() <= LISTED {
                @for own in all {
                    details.fold {
                        summary.fold__title { (t.fact(&[&*own.region.city, &own.region.name].concat())) }
                        ul {
                            @for file in own.downloads {
                                li {
                                    a href=(href(&file.path)) download { (name(&file.format)) } " "
                                    span.dated { (t.open_size(file.bytes.div_ceil(1024))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A format as people of its field call it.
fn name(format: &str) -> &str {
    match format {
        "xlsx" => "Excel",
        "csv" => "CSV",
        "geojson" => "GeoJSON",
        "hsds" => "HSDS 3.0",
        "fhir" => "FHIR R4",
        _ => "Data Package",
    }
}

/// The same as a data portal takes it, in the words of DCAT and of schema.org; `site` is the whole address of the
/// site, with the slash at its end.
pub fn catalogue(t: Texts, site: &str, all: &[OpenData<'_>]) -> Value {
    let datasets: Vec<Value> = all
        .iter()
        .take(LISTED)
        .map(|own| dataset(t, site, own))
        .collect();
    json!({
        "@context": { "@vocab": "https://schema.org/", "dcat": "http://www.w3.org/ns/dcat#" },
        "@type": ["DataCatalog", "dcat:Catalog"],
        "name": t.open_title(),
        "url": format!("{site}about/data/"),
        "dataset": datasets,
    })
}

fn dataset(t: Texts, site: &str, own: &OpenData<'_>) -> Value {
    let place = [&*own.region.city, &own.region.name].concat();
    let files: Vec<Value> = own
        .downloads
        .iter()
        .map(|file| {
            json!({
                "@type": ["DataDownload", "dcat:Distribution"],
                "name": name(&file.format),
                "contentUrl": format!("{site}{}", file.path),
                "encodingFormat": file.media_type,
                "contentSize": format!("{} B", file.bytes),
            })
        })
        .collect();
    json!({
        "@type": ["Dataset", "dcat:Dataset"],
        "name": t.open_dataset(&place),
        "description": t.open_lead(),
        "identifier": own.region.adcode,
        "spatialCoverage": place,
        "inLanguage": "zh-Hans",
        "distribution": files,
    })
}
