//! Which page a path means. Pure: the same in the build and in the browser.

/// A page that the app shows, or that belongs to no region. Paths end with a slash, because every page
/// is a folder with an `index.html`. What a plan says of its district (`/320402/plan/`, `ways/`, `way/…/`)
/// is no route: only the build knows these pages, and a link to one is the browser's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The choice of region.
    Home,
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
    /// Who makes this.
    About,
    /// The documents, their dates, and what is unknown.
    AboutData,
    /// The accessibility statement.
    AboutAccessibility,
    /// What is shown without a network where nothing was kept.
    Offline,
    /// Nothing that we know.
    NotFound,
}

impl Route {
    /// The region that the page belongs to.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::Region(region)
            | Self::Facility(region, _)
            | Self::Circle(region)
            | Self::Services(region)
            | Self::Service(region, _) => Some(region),
            Self::Home
            | Self::About
            | Self::AboutData
            | Self::AboutAccessibility
            | Self::Offline
            | Self::NotFound => None,
        }
    }

    /// The page's address below a base such as `/` or `/jk/`.
    pub fn href(&self, base: &str) -> String {
        [base.trim_end_matches('/'), &self.path()].concat()
    }

    /// Its path below the base.
    fn path(&self) -> String {
        match self {
            Self::Home => "/".into(),
            Self::Region(region) => format!("/{region}/"),
            Self::Facility(region, id) => format!("/{region}/facility/{id}/"),
            Self::Circle(region) => format!("/{region}/circle/"),
            Self::Services(region) => format!("/{region}/services/"),
            Self::Service(region, id) => format!("/{region}/service/{id}/"),
            Self::About => "/about/".into(),
            Self::AboutData => "/about/data/".into(),
            Self::AboutAccessibility => "/about/accessibility/".into(),
            Self::Offline => "/offline.html".into(),
            Self::NotFound => "/404.html".into(),
        }
    }

    /// Reads a path without its base, with or without the slash or `index.html` at its end.
    pub fn parse(path: &str) -> Self {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [] => Self::Home,
            ["offline.html"] => Self::Offline,
            ["about"] => Self::About,
            ["about", "data"] => Self::AboutData,
            ["about", "accessibility"] => Self::AboutAccessibility,
            [region] if is_adcode(region) => Self::Region(region.into()),
            [region, "facility", id] if is_adcode(region) => {
                Self::Facility(region.into(), id.into())
            }
            [region, "circle"] if is_adcode(region) => Self::Circle(region.into()),
            [region, "services"] if is_adcode(region) => Self::Services(region.into()),
            [region, "service", id] if is_adcode(region) => Self::Service(region.into(), id.into()),
            _ => Self::NotFound,
        }
    }
}

fn is_adcode(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The route after this one, from the first to the last: a new one makes the match incomplete.
    fn next(route: &Route) -> Option<Route> {
        let region = || "320402".to_owned();
        Some(match route {
            Route::Home => Route::Region(region()),
            Route::Region(_) => Route::Facility(region(), "320402-hongmei".into()),
            Route::Facility(..) => Route::Circle(region()),
            Route::Circle(_) => Route::Services(region()),
            Route::Services(_) => Route::Service(region(), "vaccination".into()),
            Route::Service(..) => Route::About,
            Route::About => Route::AboutData,
            Route::AboutData => Route::AboutAccessibility,
            Route::AboutAccessibility => Route::Offline,
            Route::Offline => return None,
            // It has no path of its own.
            Route::NotFound => return None,
        })
    }

    #[test]
    fn every_route_reads_back_from_its_own_path() {
        for route in std::iter::successors(Some(Route::Home), next) {
            assert_eq!(Route::parse(&route.path()), route);
            assert_eq!(Route::parse(&format!("{}index.html", route.path())), route);
        }
    }

    #[test]
    fn a_path_that_is_none_of_ours_is_not_found() {
        for path in [
            "/32040/",
            "/nowhere/",
            "/320402/facility/",
            "/320402/facility/a/b/",
            "/about/us/",
            // Pages of the district that the app must leave to the browser.
            "/320402/plan/",
            "/320402/ways/",
            "/320402/way/referral/",
        ] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn a_base_comes_before_the_path_once() {
        let route = Route::Region("320402".into());
        assert_eq!(route.href("/"), "/320402/");
        assert_eq!(route.href("/jk/"), "/jk/320402/");
        assert_eq!(route.href("/jk"), "/jk/320402/");
    }
}
