//! What of schema.org and of DCAT the pages may say, in our own words: each type with what it is a sort of, and what may
//! be said of it. Only what we use, or might, is here; what is not here is not said.
//!
//! It was compared with the npm package `schema-dts` 2.1.0, which is made of the published vocabulary: the parents of
//! each type, and of each property the types of which it may be said and the values that it expects. Ours takes no more
//! than that; where we never use a value, such as a postal address in parts, it is not here.

use Value::{Date, Node, Text, Url};

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text,
    /// A whole address.
    Url,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// A node of this type or of a sort of it; or the address of one, as `{"@id": …}`.
    Node(&'static str),
}

/// A type.
pub struct Sort {
    /// Its name.
    pub name: &'static str,
    /// What it is a sort of.
    pub is: &'static [&'static str],
    /// What may be said of it, with the values that are expected.
    pub says: &'static [(&'static str, &'static [Value])],
}

/// What would say of a place that one can go there now.
pub const SAYS_OPEN: [&str; 6] = [
    "openingHours",
    "openingHoursSpecification",
    "specialOpeningHoursSpecification",
    "isAcceptingNewPatients",
    "availableService",
    "makesOffer",
];

const fn sort(
    name: &'static str,
    is: &'static [&'static str],
    says: &'static [(&'static str, &'static [Value])],
) -> Sort {
    Sort { name, is, says }
}

/// Every type.
pub const SORTS: [Sort; 23] = [
    sort(
        "Thing",
        &[],
        &[
            ("name", &[Text]),
            ("alternateName", &[Text]),
            ("description", &[Text]),
            ("identifier", &[Text, Url]),
            ("url", &[Url]),
            // Of every node in RDF.
            ("label", &[Text]),
            ("seeAlso", &[Url]),
        ],
    ),
    sort(
        "Organization",
        &["Thing"],
        &[
            ("address", &[Text]),
            ("areaServed", &[Text, Node("Place")]),
            ("department", &[Node("Organization")]),
            ("dissolutionDate", &[Date]),
            ("telephone", &[Text]),
            // FOAF's name of whoever publishes.
            ("agent", &[Text]),
        ],
    ),
    sort(
        "Place",
        &["Thing"],
        &[("address", &[Text]), ("telephone", &[Text])],
    ),
    sort("AdministrativeArea", &["Place"], &[]),
    sort("CivicStructure", &["Place"], &[("openingHours", &[Text])]),
    sort(
        "LocalBusiness",
        &["Organization", "Place"],
        &[("openingHours", &[Text])],
    ),
    sort("MedicalOrganization", &["Organization"], &[]),
    sort("MedicalBusiness", &["LocalBusiness"], &[]),
    sort(
        "MedicalClinic",
        &["MedicalBusiness", "MedicalOrganization"],
        &[],
    ),
    sort("EmergencyService", &["LocalBusiness"], &[]),
    sort(
        "Hospital",
        &["CivicStructure", "EmergencyService", "MedicalOrganization"],
        &[],
    ),
    sort("ChildCare", &["LocalBusiness"], &[]),
    sort("GovernmentOffice", &["LocalBusiness"], &[]),
    sort(
        "CreativeWork",
        &["Thing"],
        &[
            ("conditionsOfAccess", &[Text]),
            ("dateModified", &[Date]),
            ("encodingFormat", &[Text, Url]),
            ("inLanguage", &[Text]),
            ("publisher", &[Node("Organization")]),
            ("spatialCoverage", &[Node("Place")]),
        ],
    ),
    sort(
        "DataCatalog",
        &["CreativeWork"],
        &[("dataset", &[Node("Dataset")])],
    ),
    sort(
        "Dataset",
        &["CreativeWork"],
        &[("distribution", &[Node("DataDownload")])],
    ),
    sort(
        "MediaObject",
        &["CreativeWork"],
        &[("contentSize", &[Text]), ("contentUrl", &[Url])],
    ),
    sort("DataDownload", &["MediaObject"], &[]),
    sort(
        "dcat:Catalog",
        &["Thing"],
        &[
            ("dcat:dataset", &[Node("dcat:Dataset")]),
            ("dct:description", &[Text]),
            ("dct:title", &[Text]),
            ("homepage", &[Url]),
        ],
    ),
    sort(
        "dcat:Dataset",
        &["Thing"],
        &[
            ("dcat:distribution", &[Node("dcat:Distribution")]),
            ("dct:description", &[Text]),
            ("dct:identifier", &[Text]),
            ("dct:modified", &[Date]),
            ("dct:publisher", &[Node("Organization")]),
            ("dct:rights", &[Node("dct:RightsStatement")]),
            ("dct:spatial", &[Node("dct:Location")]),
            ("dct:title", &[Text]),
            ("landingPage", &[Url]),
        ],
    ),
    sort(
        "dcat:Distribution",
        &["Thing"],
        &[
            ("accessURL", &[Url]),
            ("dcat:byteSize", &[Text]),
            ("dct:title", &[Text]),
            ("downloadURL", &[Url]),
            ("mediaType", &[Text]),
        ],
    ),
    sort("dct:Location", &["Thing"], &[]),
    sort("dct:RightsStatement", &["Thing"], &[]),
];
