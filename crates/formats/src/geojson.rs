//! GeoJSON (RFC 7946): every place as a feature, in WGS-84.
//!
//! A place without a point is there too, with `geometry: null`. A point that stands for a whole street or district
//! says so in `precision`, and what it was before it became WGS-84 stands in `point`.

mod feature;
mod properties;

use directory::{Document, Validity};
use serde::Serialize;

use crate::index::Index;
use crate::{Exported, File, LeftOut, Options, Region};
use feature::Feature;

/// The file.
pub const PATH: &str = "places.geojson";

/// A region in this format.
pub fn export(region: &Region, options: &Options) -> Exported {
    let index = Index::of(region);
    let mut left_out = Vec::new();
    let mut features = Vec::new();
    for facility in region.facilities(options) {
        let feature = Feature::of(facility, &index, region, options);
        if facility.point.is_some() && !feature.has_geometry() {
            left_out.push(LeftOut {
                id: facility.id.to_string(),
                why: "its point is not on the earth, so the feature has no geometry".to_owned(),
            });
        }
        features.push(feature);
    }
    let own = &region.bundle.region;
    let collection = Collection {
        kind: "FeatureCollection",
        region: About {
            code: own.adcode.as_str(),
            name: &own.name,
            city: &own.city,
            province: &own.province,
        },
        documents: region.cited(options).into_iter().map(Cited::of).collect(),
        features,
    };
    let mut bytes = crate::json::pretty(&collection);
    bytes.push(b'\n');
    Exported {
        files: vec![File {
            path: PATH.to_owned(),
            bytes,
        }],
        left_out,
    }
}

/// The whole file. What GeoJSON does not know is a foreign member of it (section 6.1).
#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    region: About<'a>,
    documents: Vec<Cited<'a>>,
    features: Vec<Feature<'a>>,
}

/// Of which region the places are.
#[derive(Serialize)]
struct About<'a> {
    code: &'a str,
    name: &'a str,
    city: &'a str,
    province: &'a str,
}

/// A document that a place rests on, with the licence under which its data is used.
#[derive(Serialize)]
struct Cited<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid: Option<&'a Validity>,
    standing: directory::Standing,
    standing_said: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
}

impl<'a> Cited<'a> {
    fn of(document: &'a Document) -> Self {
        Self {
            id: document.id.as_str(),
            title: &document.title,
            issuer: document.issuer.as_deref(),
            number: document.number.as_deref(),
            date: document.date.as_deref(),
            valid: document.valid.as_ref(),
            standing: document.standing,
            standing_said: crate::words::standing(document.standing),
            licence: document.licence.as_deref(),
            note: document.note.as_deref(),
        }
    }
}
