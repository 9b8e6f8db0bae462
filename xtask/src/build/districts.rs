//! District by district: the data and the pages of each, as files. What was made before of the same is taken from
//! the cache.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use directory::RegionId;
use formats::Format;
use pages::open_data::Download;
use serde::{Deserialize, Serialize};
use site::Site;
use site::compress::Effort;

use super::bundles::{self, Entry, Shared};
use super::cache::{Cache, Key};
use super::output::{self, File, compressed};
use super::whole::exported;
use crate::data::export;
use crate::hash;
use crate::project::Progress;
use crate::threads::{self, each_on};

/// What districts are made of, beside what each has of its own.
pub struct Making<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The vocabulary.
    pub shared: &'a Shared,
    /// The texts of the data folders, by path.
    pub texts: &'a BTreeMap<String, String>,
    /// How well to compress.
    pub effort: Effort,
    /// Whether to write the data in the formats of other fields.
    pub open: bool,
    /// What was made before.
    pub cache: Cache,
}

/// A district that is made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct District {
    /// What the manifest says of it.
    pub entry: Entry,
    /// The files that are there to be taken in other formats: the first of each.
    pub downloads: Vec<Download>,
    /// A hash over all of its files.
    pub content: String,
}

/// What of each district is there to be taken, where anything is.
pub fn open_data(districts: &[District]) -> BTreeMap<RegionId, Vec<Download>> {
    let districts = districts.iter().filter(|own| !own.downloads.is_empty());
    districts
        .map(|own| (own.entry.adcode().into(), own.downloads.clone()))
        .collect()
}

impl Making<'_> {
    /// Makes districts and writes them; in the order in which they are asked for.
    pub fn write(&self, wanted: &[&RegionId], dist: &Path) -> Result<Vec<District>> {
        let progress = Progress::new("districts", wanted.len());
        // Few districts are made one after the other by all threads, many side by side.
        let all = threads::count();
        let (outside, inside) = if wanted.len() < 2 * all {
            (1, all)
        } else {
            (all, 1)
        };
        each_on(outside, wanted, |adcode| {
            let (district, files) = self.district(adcode, inside)?;
            output::write(&files, dist)?;
            progress.one_more();
            Ok(district)
        })
    }

    /// A district and its files, made by so many threads.
    fn district(&self, adcode: &RegionId, threads: usize) -> Result<(District, Vec<File>)> {
        let key = Key::new(self, adcode)?;
        if let Some(made) = self.cache.get(adcode, &key) {
            return Ok(made);
        }
        let (entry, downloads, mut files) = self.made(adcode, threads)?;
        files.sort();
        let mut content = hash::Hasher::default();
        for (path, bytes) in &files {
            content.part(path.as_bytes()).part(bytes);
        }
        let district = District {
            entry,
            downloads,
            content: content.hex(),
        };
        self.cache.put(adcode, &key, &district, &files);
        Ok((district, files))
    }

    /// The files of a district, in no order.
    fn made(&self, adcode: &RegionId, threads: usize) -> Result<(Entry, Vec<Download>, Vec<File>)> {
        let Self { site, effort, .. } = *self;
        let languages = &site.host.languages;
        let data = bundles::data(site.directory, self.shared, adcode, languages)
            .with_context(|| format!("district {adcode}"))?;
        let compress = |file: &File| compressed(file.clone(), effort);
        let pages = |work: &site::Work<'_>| {
            let pages = site.pages(work).into_iter();
            let pages = pages.map(|page| compressed((page.path, page.text.into_bytes()), effort));
            Ok(pages.collect::<Result<Vec<_>>>()?.concat())
        };
        let work = site.work(&data.bundled);
        let sitemap = site.sitemap_of(adcode).into_iter();
        let mut others = data.files;
        others.extend(sitemap.map(|file| (file.path, file.text.into_bytes())));
        let pages = each_on(threads, &work, pages)?;
        let mut entry = data.entry;
        let mut downloads = Vec::new();
        if self.open {
            let (open, _) =
                export::of_region(site.directory, adcode, &Format::ALL, &exported(site.host))?;
            let package = open.iter().find(|file| file.path == formats::package::PATH);
            entry.open =
                package.map(|file| bundles::File::of(open_path(adcode, file), &file.bytes));
            downloads = open_downloads(adcode, &open);
            let open = open.into_iter();
            others.extend(open.map(|file| (open_path(adcode, &file), file.bytes)));
        }
        let others = each_on(threads, &others, compress)?;
        Ok((entry, downloads, [pages, others].concat().concat()))
    }
}

/// The path of a file of an export below the site's root.
fn open_path(adcode: &RegionId, file: &formats::File) -> String {
    format!("data/open/{adcode}/{}", file.path)
}

/// The first file of each format, and the list of all.
fn open_downloads(adcode: &RegionId, files: &[formats::File]) -> Vec<Download> {
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
    let found = firsts.into_iter().filter_map(|(format, path, media_type)| {
        let file = files.iter().find(|file| file.path == path)?;
        Some(Download {
            format: format.to_owned(),
            path: open_path(adcode, file),
            media_type: media_type.to_owned(),
            bytes: file.bytes.len(),
        })
    });
    found.collect()
}
