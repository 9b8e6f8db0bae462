//! The data in the formats of other fields, as files beside the site.

use directory::RegionId;
use pages::open_data::Download;
use site::Host;

/// How the data is exported for a host.
pub fn exported(host: &Host) -> formats::Options {
    let address = host.address.as_deref();
    formats::Options {
        open_only: false,
        address: address.map(|address| [address.trim_end_matches('/'), &host.base].concat()),
    }
}

/// The path of a file of an export below the site's root.
pub fn path(adcode: &RegionId, file: &formats::File) -> String {
    format!("data/open/{adcode}/{}", file.path)
}

/// The first file of each format, and the list of all.
pub fn downloads(adcode: &RegionId, files: &[formats::File]) -> Vec<Download> {
    let firsts = [
        (
            "xlsx",
            "facilities.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("csv", "facilities.csv", "text/csv"),
        ("geojson", "places.geojson", "application/geo+json"),
        ("hsds", "hsds/services.json", "application/json"),
        ("fhir", "fhir/bundle.json", "application/fhir+json"),
        ("datapackage", formats::package::PATH, "application/json"),
    ];
    let found = firsts.into_iter().filter_map(|(format, own, media_type)| {
        let file = files.iter().find(|file| file.path == own)?;
        Some(Download {
            format: format.to_owned(),
            path: path(adcode, file),
            media_type: media_type.to_owned(),
            bytes: file.bytes.len(),
        })
    });
    found.collect()
}
