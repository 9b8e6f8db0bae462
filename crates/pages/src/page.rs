//! Which page an address is. Pure: the same in the build and in the browser.

#[cfg(feature = "files")]
use directory::Records;

/// A page of the site. Paths end with a slash, because every page is a folder with an `index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The choice of region.
    Home,
    /// The districts of a province, by the first two digits of their codes: where they are too many for the choice.
    Province(String),
    /// A region: search, kinds, results.
    Region(String),
    /// One facility: region and id.
    Facility(String, String),
    /// The walking circle of a region.
    Circle(String),
    /// The services of a region.
    Services(String),
    /// One service: region and id.
    Service(String, String),
    /// Figures, circles and counts of a region's plan.
    Plan(String),
    /// All pathways of a region, and which place works with which hospital.
    Ways(String),
    /// One pathway: region and id.
    Way(String, String),
    /// What a resident saved of a region. The app fills it from the phone's storage (`src/keeping.rs`).
    Saved(String),
    /// The page of a region that the service worker answers with where it kept no other: the app fills it
    /// with whatever its address asks for.
    Empty(String),
    /// Who makes this.
    About,
    /// The documents, their dates, and what is unknown.
    AboutData,
    /// The accessibility statement.
    Accessibility,
    /// What is shown without a network where nothing was kept.
    Offline,
    /// Nothing that we know.
    NotFound,
}

impl Page {
    /// The pages that belong to no region.
    pub const OF_SITE: [Self; 6] = [
        Self::Home,
        Self::About,
        Self::AboutData,
        Self::Accessibility,
        Self::NotFound,
        Self::Offline,
    ];

    /// Every page of a region: those on which the app runs, then those that are only files. Every region has
    /// the first of the latter, so that a link to them always leads somewhere; where nothing is written down,
    /// they say so.
    #[cfg(feature = "files")]
    pub fn of_region(records: &Records) -> Vec<Self> {
        let region = || records.region.adcode.to_string();
        let facilities = records.facilities.iter();
        let facilities = facilities.map(|own| Self::Facility(region(), own.id.to_string()));
        let services = records.offers.iter();
        let services = services.map(|own| Self::Service(region(), own.service.to_string()));
        let pathways = records.district.iter().flat_map(|own| &own.pathways);
        let pathways = pathways.map(|own| Self::Way(region(), own.id.to_string()));
        let mut pages = vec![
            Self::Region(region()),
            Self::Circle(region()),
            Self::Services(region()),
        ];
        pages.extend(facilities.chain(services));
        pages.extend([
            Self::Saved(region()),
            Self::Empty(region()),
            Self::Plan(region()),
            Self::Ways(region()),
        ]);
        pages.extend(pathways);
        pages
    }

    /// The pages of a region of which crawlers are told: not those of places that have ended. Who has the address
    /// of such a place, or finds it by its old name, still gets there.
    #[cfg(feature = "files")]
    pub fn to_crawl(records: &Records) -> Vec<Self> {
        let mut pages = Self::of_region(records);
        let ended = |id: &str| {
            let mut all = records.facilities.iter();
            all.any(|own| own.id.as_str() == id && own.ended.is_some())
        };
        pages.retain(|page| !matches!(page, Self::Facility(_, id) if ended(id)));
        pages
    }

    /// The region that the page belongs to.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::Region(region)
            | Self::Facility(region, _)
            | Self::Circle(region)
            | Self::Services(region)
            | Self::Service(region, _)
            | Self::Plan(region)
            | Self::Ways(region)
            | Self::Way(region, _)
            | Self::Saved(region)
            | Self::Empty(region) => Some(region),
            Self::Home
            | Self::Province(_)
            | Self::About
            | Self::AboutData
            | Self::Accessibility
            | Self::Offline
            | Self::NotFound => None,
        }
    }

    /// The name by which scripts and tests know the sort of page.
    pub fn sort(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Province(_) => "province",
            Self::Region(_) | Self::Empty(_) => "region",
            Self::Facility(..) => "facility",
            Self::Circle(_) => "circle",
            Self::Services(_) => "services",
            Self::Service(..) => "service",
            Self::Plan(_) => "plan",
            Self::Ways(_) => "ways",
            Self::Way(..) => "way",
            Self::Saved(_) => "saved",
            Self::About => "about",
            Self::AboutData => "about-data",
            Self::Accessibility => "about-accessibility",
            Self::Offline => "offline",
            Self::NotFound => "not-found",
        }
    }

    /// Whether the app runs on it. The others are only files, and a link to one is the browser's.
    pub fn is_live(&self) -> bool {
        match self {
            Self::Region(_)
            | Self::Facility(..)
            | Self::Circle(_)
            | Self::Services(_)
            | Self::Service(..)
            | Self::Saved(_)
            | Self::Empty(_) => true,
            Self::Home
            | Self::Province(_)
            | Self::Plan(_)
            | Self::Ways(_)
            | Self::Way(..)
            | Self::About
            | Self::AboutData
            | Self::Accessibility
            | Self::Offline
            | Self::NotFound => false,
        }
    }

    /// Whether people come to it by its address. What was saved is another page on each phone.
    pub fn is_listed(&self) -> bool {
        !matches!(
            self,
            Self::Saved(_) | Self::Empty(_) | Self::Offline | Self::NotFound
        )
    }

    /// The page's address below a base such as `/` or `/jk/`.
    pub fn href(&self, base: &str) -> String {
        [base.trim_end_matches('/'), &self.path()].concat()
    }

    /// The file that a host answers with, below the folder of its language.
    pub fn file(&self) -> String {
        let path = self.path();
        let path = path.trim_start_matches('/');
        let index = if path.ends_with(".html") {
            ""
        } else {
            "index.html"
        };
        [path, index].concat()
    }

    /// Its path below the base.
    fn path(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Province(code) => format!("/{code}/"),
            Self::Region(region) => format!("/{region}/"),
            Self::Facility(region, id) => format!("/{region}/facility/{id}/"),
            Self::Circle(region) => format!("/{region}/circle/"),
            Self::Services(region) => format!("/{region}/services/"),
            Self::Service(region, id) => format!("/{region}/service/{id}/"),
            Self::Plan(region) => format!("/{region}/plan/"),
            Self::Ways(region) => format!("/{region}/ways/"),
            Self::Way(region, id) => format!("/{region}/way/{id}/"),
            Self::Saved(region) => format!("/{region}/saved/"),
            Self::Empty(region) => format!("/{region}/app.html"),
            Self::About => "/about/".into(),
            Self::AboutData => "/about/data/".into(),
            Self::Accessibility => "/about/accessibility/".into(),
            Self::Offline => "/offline.html".into(),
            Self::NotFound => "/404.html".into(),
        }
    }

    /// Reads a path without its base, with or without the slash or `index.html` at its end.
    pub fn parse(path: &str) -> Self {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [] => return Self::Home,
            ["offline.html"] => return Self::Offline,
            ["about"] => return Self::About,
            [code] if is_code(code, 2) => return Self::Province(code.into()),
            ["about", "data"] => return Self::AboutData,
            ["about", "accessibility"] => return Self::Accessibility,
            _ => {}
        }
        let Some((region, rest)) = parts.split_first().filter(|(region, _)| is_code(region, 6))
        else {
            return Self::NotFound;
        };
        let region = (*region).to_owned();
        match *rest {
            [] => Self::Region(region),
            ["facility", id] => Self::Facility(region, id.into()),
            ["circle"] => Self::Circle(region),
            ["services"] => Self::Services(region),
            ["service", id] => Self::Service(region, id.into()),
            ["plan"] => Self::Plan(region),
            ["ways"] => Self::Ways(region),
            ["way", id] => Self::Way(region, id.into()),
            ["saved"] => Self::Saved(region),
            ["app.html"] => Self::Empty(region),
            _ => Self::NotFound,
        }
    }
}

fn is_code(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page after this one, from the first sort to the last: a new one makes the match incomplete.
    fn next(page: &Page) -> Option<Page> {
        let region = || "320402".to_owned();
        Some(match page {
            Page::Home => Page::Province("32".into()),
            Page::Province(_) => Page::Region(region()),
            Page::Region(_) => Page::Facility(region(), "320402-hongmei".into()),
            Page::Facility(..) => Page::Circle(region()),
            Page::Circle(_) => Page::Services(region()),
            Page::Services(_) => Page::Service(region(), "vaccination".into()),
            Page::Service(..) => Page::Plan(region()),
            Page::Plan(_) => Page::Ways(region()),
            Page::Ways(_) => Page::Way(region(), "referral".into()),
            Page::Way(..) => Page::Saved(region()),
            Page::Saved(_) => Page::Empty(region()),
            Page::Empty(_) => Page::About,
            Page::About => Page::AboutData,
            Page::AboutData => Page::Accessibility,
            Page::Accessibility => Page::Offline,
            Page::Offline => Page::NotFound,
            Page::NotFound => return None,
        })
    }

    #[test]
    fn every_page_reads_back_from_its_own_path_and_has_a_file_of_its_own() {
        let mut files = std::collections::BTreeSet::new();
        for page in std::iter::successors(Some(Page::Home), next) {
            assert!(files.insert(page.file()), "{page:?}");
            if page != Page::NotFound {
                assert_eq!(Page::parse(&page.path()), page);
            }
            if page.path().ends_with('/') {
                assert_eq!(Page::parse(&format!("{}index.html", page.path())), page);
                assert_eq!(page.file(), format!("{}index.html", &page.path()[1..]));
            }
        }
    }

    #[test]
    fn a_path_that_is_none_of_ours_is_not_found() {
        for path in [
            "/32040/",
            "/32/b/",
            "/nowhere/",
            "/320402/facility/",
            "/320402/facility/a/b/",
            "/320402/way/",
            "/320402/plan/b/",
            "/about/us/",
        ] {
            assert_eq!(Page::parse(path), Page::NotFound, "{path}");
        }
    }

    #[test]
    fn a_base_comes_before_the_path_once() {
        let page = Page::Region("320402".into());
        assert_eq!(page.href("/"), "/320402/");
        assert_eq!(page.href("/jk/"), "/jk/320402/");
        assert_eq!(page.href("/jk"), "/jk/320402/");
    }
}
