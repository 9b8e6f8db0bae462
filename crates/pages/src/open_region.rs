//! What the pages of a region are written from: where the site stands, and the region's records.

use std::cell::OnceCell;
use std::sync::Arc;

use directory::{
    Bundle, Document, Facility, Kind, PathwayId, ServiceId, Source, SpecialtyId, Street,
};

use maud::Render;

use crate::Page;
use crate::beside::Beside;
use crate::neighbours::Neighbour;
use crate::texts::{Fact, Language, Texts};

/// Where the site stands on its host, and the language of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "files", derive(Default))]
pub struct Root {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: String,
    /// The path below which the pages of this language lie, such as `/jk/en`.
    pub pages: String,
    /// The address of the icon sprite.
    pub icons: String,
    /// What the page says, in its language.
    pub texts: Texts,
    /// The languages that the site has, the page's own among them.
    pub languages: Vec<Language>,
}

impl Root {
    /// What pages of a language say, on a site below `base`.
    pub fn new(base: String, icons: String, texts: Texts, languages: Vec<Language>) -> Self {
        let mut root = Self {
            pages: String::new(),
            base,
            icons,
            texts,
            languages,
        };
        root.pages = root.pages_in(texts.language());
        root
    }

    fn pages_in(&self, language: Language) -> String {
        [self.base.trim_end_matches('/'), language.prefix()].concat()
    }

    /// The address of a page in the language of this one.
    pub fn href(&self, page: &Page) -> String {
        page.href(&self.pages)
    }

    /// The address of a page in a language.
    pub fn href_in(&self, language: Language, page: &Page) -> String {
        page.href(&self.pages_in(language))
    }
}

/// One region of the site, open to be read. It never changes.
pub struct OpenRegion {
    /// Where the site stands.
    pub root: Root,
    /// The region's records.
    pub bundle: Arc<Bundle>,
    /// Other regions of the site, the nearest first.
    pub neighbours: Vec<Neighbour>,
    /// What stands beside the names of the data on pages of another language.
    pub beside: Beside,
    having: OnceCell<Vec<Vec<usize>>>,
    kinds: OnceCell<Vec<usize>>,
}

impl OpenRegion {
    /// The region of a bundle.
    pub fn new(
        root: Root,
        bundle: impl Into<Arc<Bundle>>,
        neighbours: Vec<Neighbour>,
        beside: Beside,
    ) -> Self {
        Self {
            root,
            bundle: bundle.into(),
            neighbours,
            beside,
            having: OnceCell::new(),
            kinds: OnceCell::new(),
        }
    }

    /// For each field of medicine of the bundle, in its order, the positions of the facilities that have
    /// it or a narrower one. Lists and filters ask for all of them on every page of the region.
    pub fn having(&self) -> &[Vec<usize>] {
        self.having.get_or_init(|| having(&self.bundle))
    }

    /// For each facility the position of its kind in the bundle; one past the last where the bundle has no
    /// such kind.
    pub fn kinds(&self) -> &[usize] {
        self.kinds.get_or_init(|| {
            let kinds = &self.bundle.kinds;
            let of = |facility: &Facility| kinds.iter().position(|kind| kind.id == facility.kind);
            let facilities = self.bundle.facilities.iter();
            facilities
                .map(|own| of(own).unwrap_or(kinds.len()))
                .collect()
        })
    }

    /// The region's own page.
    pub fn home(&self) -> Page {
        Page::Region(self.adcode().to_owned())
    }

    /// The region's code.
    pub fn adcode(&self) -> &str {
        self.bundle.region.adcode.as_str()
    }

    /// The region's name.
    pub fn name(&self) -> &str {
        &self.bundle.region.name
    }

    /// A name or word of the data, with what stands beside it.
    pub fn named<'s>(&'s self, name: &'s str) -> Named<'s> {
        Named(self, name)
    }

    /// The same as text.
    pub fn named_text(&self, name: &str) -> String {
        match self.beside.get(name) {
            Some((_, beside)) => [name, " ", beside].concat(),
            None => name.to_owned(),
        }
    }

    /// What a kind of place is called.
    pub fn kind_text<'s>(&'s self, kind: &'s Kind) -> &'s str {
        let other = self.beside.get(kind.id.as_str());
        other.map_or(&kind.name, |(_, name)| name)
    }

    /// The same, marked as Chinese where it is.
    pub fn kind<'s>(&'s self, kind: &'s Kind) -> Fact<'s> {
        self.root.texts.fact(self.kind_text(kind))
    }

    /// The document of a source, where it is one that nobody verified.
    pub fn unverified(&self, source: &Source) -> Option<&Document> {
        self.bundle.unverified(source)
    }

    /// The address of a page below the region's own, or of that with a query string such as
    /// `?kind=hospital`.
    pub fn region_href(&self, rest: &str) -> String {
        [&self.root.href(&self.home()), rest].concat()
    }

    /// The address of the list of a kind's facilities, and without scripts of its fold.
    pub fn kind_href(&self, kind: &Kind) -> String {
        let id = kind.id.as_str();
        self.region_href(&["?kind=", id, "#kind-", id].concat())
    }

    /// The address of the list of a street's facilities.
    pub fn street_href(&self, street: &Street) -> String {
        self.region_href(&["?street=", street.code.as_str()].concat())
    }

    /// The address of a facility's page.
    pub fn facility_href(&self, facility: &Facility) -> String {
        let page = Page::Facility(self.adcode().to_owned(), facility.id.to_string());
        self.root.href(&page)
    }

    /// The address of a service's page.
    pub fn service_href(&self, id: &ServiceId) -> String {
        let page = Page::Service(self.adcode().to_owned(), id.to_string());
        self.root.href(&page)
    }

    /// The address of a pathway's page.
    pub fn way_href(&self, id: &PathwayId) -> String {
        let page = Page::Way(self.adcode().to_owned(), id.to_string());
        self.root.href(&page)
    }

    /// The address of one of the pages that a region has once, such as its plan.
    pub fn href(&self, page: fn(String) -> Page) -> String {
        self.root.href(&page(self.adcode().to_owned()))
    }
}

/// A name of the data with what stands beside it.
#[derive(Clone, Copy)]
pub struct Named<'s>(&'s OpenRegion, &'s str);

impl Render for Named<'_> {
    fn render_to(&self, buffer: &mut String) {
        write_named(self.0, self.1, buffer);
    }
}

#[inline(never)]
fn write_named(site: &OpenRegion, name: &str, buffer: &mut String) {
    site.root.texts.fact(name).render_to(buffer);
    site.beside.of(name).render_to(buffer);
}

fn having(bundle: &Bundle) -> Vec<Vec<usize>> {
    let mut having = vec![Vec::new(); bundle.specialties.len()];
    for (facility, record) in bundle.facilities.iter().enumerate() {
        let departments = record.departments.iter();
        let mut open: Vec<&SpecialtyId> = departments.flat_map(|own| &own.specialties).collect();
        while let Some(id) = open.pop() {
            let known = bundle
                .specialties
                .iter()
                .position(|specialty| specialty.id == *id);
            if let Some(specialty) = known
                && having[specialty].last() != Some(&facility)
            {
                having[specialty].push(facility);
                open.extend(&bundle.specialties[specialty].broader);
            }
        }
    }
    having
}
