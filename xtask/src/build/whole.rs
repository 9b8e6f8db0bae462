//! What a site has once, made when all of its districts are there: the pages that belong to none, the manifest, what
//! machines read, and the service worker.

use std::path::Path;

use anyhow::Result;
use site::Site;
use site::compress::Effort;

use super::assets;
use super::bundles::{self, Shared};
use super::district::District;
use super::output::{self, File, compressed};
use crate::hash::Hasher;
use crate::project::Project;
use crate::threads::each;

/// What it is made of.
pub struct Whole<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The vocabulary.
    pub shared: &'a Shared,
    /// The page for a bureau's clerks, where there is one.
    pub keeper: Option<&'a str>,
    /// How the data is exported.
    pub exported: formats::Options,
    /// How well to compress.
    pub effort: Effort,
}

impl Whole<'_> {
    /// Writes it, for districts in the order of the directory.
    pub fn write(&self, project: &Project, districts: &[District], dist: &Path) -> Result<()> {
        let mut files = self.pages(districts)?;
        let site = self.site;
        let worker = assets::worker(
            &project.path("assets"),
            &site.host.base,
            &site.host.languages,
            site.assets,
            bundles::newest(site.directory),
            self.content(&files, districts),
        )?;
        files.push(worker);
        let files = each(&files, |file| compressed(file.clone(), self.effort))?;
        output::write(&files.concat(), dist)
    }

    /// All of it but the service worker.
    fn pages(&self, districts: &[District]) -> Result<Vec<File>> {
        let entries: Vec<_> = districts.iter().map(|district| &district.entry).collect();
        let manifest = bundles::manifest(self.shared, &entries)?;
        let pages = [self.site.of_all(), self.site.for_machines()].concat();
        let pages = pages.into_iter().chain(self.site.catalogue());
        let pages = pages.map(|file| (file.path, file.text.into_bytes()));
        let manifest = ("data/manifest.json".to_owned(), manifest);
        // The feeds are a part of the open data, and there with it.
        let feeds = match self.site.open.regions.is_empty() {
            true => Vec::new(),
            false => formats::changes::of_all(self.site.directory, &self.exported),
        };
        let feeds = feeds.into_iter();
        let feeds = feeds.map(|file| (["data/open/", &file.path].concat(), file.bytes));
        Ok(std::iter::once(manifest)
            .chain(pages)
            .chain(feeds)
            .collect())
    }

    /// What is another one whenever any file of the site is another one.
    fn content(&self, files: &[File], districts: &[District]) -> Hasher {
        let mut content = Hasher::default();
        for path in self.site.assets.files.values() {
            content.part(path.as_bytes());
        }
        content.part(self.keeper.unwrap_or_default().as_bytes());
        for (path, bytes) in files {
            content.part(path.as_bytes()).part(bytes);
        }
        for district in districts {
            content.part(district.content.as_bytes());
        }
        content
    }
}
