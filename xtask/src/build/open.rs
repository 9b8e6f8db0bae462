//! The data in the formats of other fields, as files beside the site.

use std::collections::BTreeSet;

use directory::RegionId;
use formats::{Format, Region, csv, geojson, package, xlsx};
use pages::open_data::{Column, Download, RegionFiles, Table};
use site::Host;

use super::bundles::{self, Open, OpenFile};
use crate::data::export;

/// The first file of each format, and the list of all, in the order of the page.
const FIRSTS: [&str; 6] = [
    xlsx::PATH,
    csv::FACILITIES,
    geojson::PATH,
    "hsds/services.json",
    "fhir/bundle.json",
    package::PATH,
];

/// How the data is exported for a host.
pub fn exported(host: &Host) -> formats::Options {
    formats::Options {
        open_only: false,
        address: host.whole_base(),
    }
}

/// A region in every format.
pub struct Made {
    /// What the manifest says of it.
    pub open: Option<Open>,
    /// What the page about the data says of it.
    pub said: RegionFiles,
    /// The files: path below the site's root, and content.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Makes the files of a region.
pub fn made(region: &Region<'_>, options: &formats::Options) -> Made {
    let adcode = &region.bundle.region.adcode;
    let (files, _) = export::of_region(region, &Format::ALL, options);
    let described: Vec<OpenFile> = files.iter().map(|file| described(adcode, file)).collect();
    let is_package = |own: &&OpenFile| own.format == "datapackage";
    let package = described.iter().find(is_package);
    let open = package.map(|own| Open {
        package: own.file.clone(),
        files: described.clone(),
    });
    let files = files.into_iter();
    Made {
        open,
        said: said(region, options, &described),
        files: files
            .map(|file| (path(adcode, &file.path), file.bytes))
            .collect(),
    }
}

/// The tables among the files.
pub fn tables() -> Vec<Table> {
    let tables = csv::headings().into_iter().map(|(file, columns)| Table {
        file: file.to_owned(),
        columns: columns
            .into_iter()
            .map(|(head, title)| Column { head, title })
            .collect(),
    });
    tables.collect()
}

fn said(region: &Region<'_>, options: &formats::Options, files: &[OpenFile]) -> RegionFiles {
    let adcode = &region.bundle.region.adcode;
    let firsts = FIRSTS.iter().filter_map(|first| {
        let path = path(adcode, first);
        let own = files.iter().find(|own| own.file.path() == path)?;
        Some(Download {
            format: own.format.clone(),
            path,
            media_type: own.media_type.clone(),
            bytes: own.file.bytes(),
        })
    });
    let downloads = firsts.collect();
    let cited = region.cited(options);
    let licences: BTreeSet<&String> = cited
        .iter()
        .filter_map(|own| own.licence.as_ref())
        .collect();
    RegionFiles {
        downloads,
        newest: region.newest(options),
        licences: licences.into_iter().cloned().collect(),
        unlicensed: cited.iter().filter(|own| own.licence.is_none()).count(),
    }
}

fn described(adcode: &RegionId, file: &formats::File) -> OpenFile {
    OpenFile {
        format: format(&file.path).to_owned(),
        media_type: package::media_type(&file.path).to_owned(),
        file: bundles::File::of(path(adcode, &file.path), &file.bytes),
    }
}

/// The path of a file of an export below the site's root.
fn path(adcode: &RegionId, own: &str) -> String {
    format!("data/open/{adcode}/{own}")
}

/// The name of the format that a file belongs to. The descriptions of tables belong to the tables.
fn format(path: &str) -> &str {
    match path.split_once('/') {
        Some((folder, _)) => folder,
        None if path == package::PATH => "datapackage",
        None if path.starts_with("changes.") => "changes",
        None if path.contains(".csv") => "csv",
        None => path.rsplit_once('.').map_or(path, |(_, ending)| ending),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::json;

    use super::*;
    use crate::{data, hash};

    #[test]
    fn the_manifest_and_the_page_know_every_file() {
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
        let directory = data::read_good(&tiny).unwrap();
        let adcode = directory.regions.keys().next().unwrap();
        let region = Region::open(&directory, adcode).unwrap();
        let made = made(&region, &formats::Options::default());

        let open = made.open.unwrap();
        assert_eq!(open.files.len(), made.files.len());
        for (own, (path, content)) in open.files.iter().zip(&made.files) {
            let told = json!(own);
            let is = json!([path, content.len(), hash::sha256(content)]);
            assert_eq!(json!([told["path"], told["bytes"], told["sha256"]]), is);
            assert_ne!(own.media_type, "application/octet-stream", "{path}");
        }
        let formats: BTreeSet<&str> = open.files.iter().map(|own| &*own.format).collect();
        let known = [
            "changes",
            "csv",
            "datapackage",
            "fhir",
            "geojson",
            "hsds",
            "xlsx",
        ];
        assert_eq!(formats, known.into());

        let firsts: Vec<&str> = made.said.downloads.iter().map(|own| &*own.format).collect();
        let known = ["xlsx", "csv", "geojson", "hsds", "fhir", "datapackage"];
        assert_eq!(firsts, known);
        assert_eq!(open.package.path(), "data/open/990001/datapackage.json");
    }
}
