//! District by district: the data and the pages of each, as files. What was made before of the same is taken from
//! the cache.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use directory::RegionId;
use formats::Region;
use pages::neighbours;
use pages::open_data::RegionFiles;
use site::Site;
use site::compress::Effort;

use super::bundles::{self, Entry, Shared};
use super::cache::{Cache, Key};
use super::district::District;
use super::open;
use super::output::{self, File, compressed};
use crate::data::folders::district_of;
use crate::hash::Hasher;
use crate::project::Progress;
use crate::threads::{self, each_on};

/// Files of the data that no district is made of: only commands read them.
const NOT_BUILT: [&str; 2] = ["traced.json", "schema/"];

/// What districts are made of, beside what each has of its own.
pub struct Making<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The vocabulary.
    pub shared: &'a Shared,
    /// The texts of the data folders, by path.
    pub texts: &'a BTreeMap<String, String>,
    /// A hash over those that every district is made of ([`common`]).
    pub common: String,
    /// How well to compress.
    pub effort: Effort,
    /// Whether to write the data in the formats of other fields.
    pub open: bool,
    /// What was made before.
    pub cache: Cache,
}

/// A hash over the texts that every district is made of.
pub fn common(texts: &BTreeMap<String, String>) -> String {
    let mut all = Hasher::default();
    for (path, text) in texts {
        let is_built = !NOT_BUILT.iter().any(|begin| path.starts_with(begin));
        if is_built && district_of(path).is_none() {
            all.part(path.as_bytes()).part(text.as_bytes());
        }
    }
    all.hex()
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
        let key = self.key(adcode);
        if let Some(made) = self.cache.get(adcode, &key) {
            return Ok(made);
        }
        let (entry, open, mut files) = self.made(adcode, threads)?;
        files.sort();
        let mut content = Hasher::default();
        for (path, bytes) in &files {
            content.part(path.as_bytes()).part(bytes);
        }
        let district = District {
            entry,
            open,
            content: content.hex(),
        };
        self.cache.put(adcode, &key, &district, &files);
        Ok((district, files))
    }

    /// What goes into a district.
    fn key(&self, adcode: &RegionId) -> Key {
        let regions = self.site.directory.regions.values();
        let all = regions.map(|records| &records.region);
        let mut key = Hasher::default();
        key.part(self.cache.making.as_bytes());
        key.part(self.common.as_bytes());
        for neighbour in neighbours::of(all, adcode) {
            key.part(neighbour.adcode.as_bytes());
            key.part(neighbour.name.as_bytes());
        }
        for (path, text) in self.texts {
            if district_of(path) == Some(adcode.as_str()) {
                key.part(path.as_bytes()).part(text.as_bytes());
            }
        }
        Key(key.hex())
    }

    /// The files of a district, in no order.
    fn made(
        &self,
        adcode: &RegionId,
        threads: usize,
    ) -> Result<(Entry, Option<RegionFiles>, Vec<File>)> {
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
        let mut said = None;
        if self.open {
            let region = Region {
                directory: site.directory,
                bundle: data.bundled.bundle.clone(),
            };
            let made = open::made(&region, &open::exported(site.host));
            entry.open = made.open;
            said = Some(made.said);
            others.extend(made.files);
        }
        let others = each_on(threads, &others, compress)?;
        Ok((entry, said, [pages, others].concat().concat()))
    }
}
