//! What every page needs: where the site stands, and the region that it shows.

use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use directory::{Bundle, Document, Facility, Source, SpecialtyId};
use search::Finder;
use yew::AttrValue;

use crate::searcher::Searcher;
use pages::Page;
use pages::query::Query;

/// Where the site stands on its host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: AttrValue,
    /// The address of the icon sprite.
    pub icons: AttrValue,
}

impl Root {
    /// The address of a page.
    pub fn href(&self, page: &Page) -> String {
        page.href(&self.base)
    }
}

/// One region of the site, cheap to clone and compared by identity: it never changes while a page is
/// open.
#[derive(Clone)]
pub struct OpenRegion(Rc<Parts>);

/// What an [`OpenRegion`] holds.
pub struct Parts {
    /// Where the site stands.
    pub root: Root,
    /// The region's records.
    pub bundle: Arc<Bundle>,
    /// Other regions of the site, the nearest first: code, space, name with the city, parted by commas.
    pub neighbours: AttrValue,
    /// Where the resident left the region's list.
    pub left: RefCell<Option<Left>>,
    /// Who searches the region.
    pub(crate) searcher: Searcher,
    pub(crate) finder: OnceCell<Finder>,
    having: OnceCell<Vec<Vec<usize>>>,
    kinds: OnceCell<Vec<usize>>,
}

/// Where the resident left the region's list for a page, to come back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// What was asked.
    pub query: Query,
    /// How many results were shown.
    pub shown: usize,
    /// How far down the page was, in CSS pixels.
    pub scroll_px: f64,
    /// The address that was opened.
    pub opened: String,
}

impl OpenRegion {
    /// The site of one region.
    pub fn new(root: Root, bundle: impl Into<Arc<Bundle>>, neighbours: AttrValue) -> Self {
        Self(Rc::new(Parts {
            root,
            bundle: bundle.into(),
            neighbours,
            left: RefCell::default(),
            searcher: Searcher::default(),
            finder: OnceCell::new(),
            having: OnceCell::new(),
            kinds: OnceCell::new(),
        }))
    }

    /// The search of this region in the page itself. It is built when somebody first asks, so that the
    /// build, which renders pages that nobody has searched yet, does without. Pages ask what `searcher`
    /// adds, as in a large region this takes seconds.
    pub fn finder(&self) -> &Finder {
        self.finder.get_or_init(|| Finder::new(&self.bundle))
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

    /// Whether the region's list was left for a page when it answered this query string, without its `?`.
    pub fn was_left_at(&self, query: &str) -> bool {
        let left = self.left.borrow();
        left.as_ref()
            .is_some_and(|left| left.query == Query::parse(query))
    }

    /// Other regions of the site, the nearest first: code and name.
    pub fn neighbours(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.neighbours.split(',');
        all.filter_map(|neighbour| neighbour.split_once(' '))
    }

    /// The address of a facility's page.
    pub fn facility_href(&self, facility: &Facility) -> String {
        let page = Page::Facility(self.adcode().to_owned(), facility.id.to_string());
        self.root.href(&page)
    }

    /// The address of a service's page.
    pub fn service_href(&self, id: &directory::ServiceId) -> String {
        self.root
            .href(&Page::Service(self.adcode().to_owned(), id.to_string()))
    }

    /// The address of the region's page with a query string such as `?kind=hospital`, or of a page below
    /// it that the app leaves to the browser: `plan/`, `ways/`, `way/referral/`.
    pub fn region_href(&self, rest: &str) -> String {
        format!("{}{rest}", self.root.href(&self.home()))
    }

    /// The document of a source, where it is one that nobody verified.
    pub fn unverified(&self, source: &Source) -> Option<&Document> {
        self.bundle.unverified(source)
    }
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

impl Deref for OpenRegion {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl PartialEq for OpenRegion {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
