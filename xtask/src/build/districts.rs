//! District by district: the data and the pages of each, as files. What was made before of the same is taken from
//! the cache.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use directory::RegionId;
use serde::{Deserialize, Serialize};
use site::Site;
use site::compress::Effort;

use super::bundles::{self, Entry, Shared};
use super::cache::{Cache, Key};
use super::output::{self, File, compressed};
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
    /// What was made before.
    pub cache: Cache,
}

/// A district that is made.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct District {
    /// What the manifest says of it.
    pub entry: Entry,
    /// A hash over all of its files.
    pub content: String,
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
        let (entry, mut files) = self.made(adcode, threads)?;
        files.sort();
        let mut content = hash::Hasher::default();
        for (path, bytes) in &files {
            content.part(path.as_bytes()).part(bytes);
        }
        let district = District {
            entry,
            content: content.hex(),
        };
        self.cache.put(adcode, &key, &district, &files);
        Ok((district, files))
    }

    /// The files of a district, in no order.
    fn made(&self, adcode: &RegionId, threads: usize) -> Result<(Entry, Vec<File>)> {
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
        let others = each_on(threads, &others, compress)?;
        Ok((data.entry, [pages, others].concat().concat()))
    }
}
