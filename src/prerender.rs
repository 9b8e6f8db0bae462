//! Every page as a file, so that a page can be read before, or without, the app.
//!
//! Pure: from the directory and the shell (`index.html`) to paths and texts. Writing them is the
//! business of `src/bin/prerender.rs`.

mod file;
mod machines;
mod plain;

use std::collections::BTreeMap;

use directory::{Directory, Records, Region, RegionId};
use file::{Address, Head, Run, asset, file};
use futures::executor::block_on;
use serde::Deserialize;
use yew::LocalServerRenderer;

use crate::app::{App, AppProps};
use crate::gallery;
use crate::meta;
use crate::route::Route;
use crate::site::{OpenRegion, Root};
use crate::use_address;

/// What the build knows and the pages need.
#[derive(Debug, Deserialize)]
pub struct Job {
    /// The path of the site's root, `/` or `/jk/`.
    pub base: String,
    /// The site's address such as `https://example.cn`, where the host wants canonical links.
    #[serde(default)]
    pub site: Option<String>,
    /// The sites that may know how high a page is that they frame, such as `https://www.example.gov.cn`.
    #[serde(default)]
    pub embed: Vec<String>,
    /// The app's files, pictures, styles and scripts.
    pub assets: Assets,
    /// Where each region's bundle stands.
    pub bundles: BTreeMap<RegionId, BundleFile>,
}

/// What the pages need beside the directory.
#[derive(Debug, Deserialize)]
pub struct Assets {
    /// Where each file stands in the build, relative to its root: `boot`, `script`, `wasm`, and every
    /// other one by its name.
    pub files: BTreeMap<String, String>,
    /// The names of the files in `assets/` that put other languages into a page, each beginning with its
    /// language's tag.
    #[serde(default)]
    pub languages: Vec<String>,
    /// The styles.
    pub style: String,
    /// The script that runs before the first paint.
    pub early: String,
}

/// A bundle as a file of the build.
#[derive(Debug, Deserialize)]
pub struct BundleFile {
    /// Its path, relative to the build's root.
    pub path: String,
    /// Its SHA-256, in hex.
    pub sha256: String,
}

/// One file of the build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its path, relative to the build's root.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Every file that is made from the directory, one after the other: the pages, and what machines read.
pub fn files<'a>(
    job: &'a Job,
    shell: &'a str,
    directory: &'a Directory,
) -> impl Iterator<Item = Page> + 'a {
    let others = std::iter::once(machines::manifest(job)).chain(machines::sitemap(job, directory));
    pages(job, shell, directory).chain(others)
}

/// The gallery of the site's components (`src/gallery.rs`), from the first region of a directory of samples.
pub fn gallery(job: &Job, shell: &str, directory: &Directory) -> Vec<Page> {
    let bundle = directory
        .regions
        .keys()
        .next()
        .and_then(|adcode| directory.bundle(adcode));
    let Some(bundle) = bundle else {
        return Vec::new();
    };
    let site = OpenRegion::new(root(job), bundle, Default::default());
    let address = Address {
        sort: "gallery",
        region: None,
        path: "/".to_owned(),
        is_listed: false,
    };
    gallery::pages(&site, &|title, body| {
        let head = Head {
            title,
            description: "",
            json_ld: None,
        };
        file(job, shell, &address, &head, body, None).text
    })
}

/// Every page of the directory.
fn pages<'a>(
    job: &'a Job,
    shell: &'a str,
    directory: &'a Directory,
) -> impl Iterator<Item = Page> + 'a {
    let plain = [
        Route::Home,
        Route::About,
        Route::AboutData,
        Route::AboutAccessibility,
        Route::NotFound,
        Route::Offline,
    ];
    let plain = plain
        .into_iter()
        .map(move |route| plain::page(job, shell, directory, &route));
    let regions = directory
        .regions
        .keys()
        .flat_map(move |adcode| region_pages(job, shell, directory, adcode));
    plain.chain(regions)
}

fn region_pages<'a>(
    job: &'a Job,
    shell: &'a str,
    directory: &'a Directory,
    adcode: &'a RegionId,
) -> impl Iterator<Item = Page> + 'a {
    let site = directory
        .bundle(adcode)
        .map(|bundle| OpenRegion::new(root(job), bundle, neighbours(directory, adcode).into()));
    let bundle = job.bundles.get(adcode);
    let routes = directory
        .regions
        .get(adcode)
        .map(routes)
        .unwrap_or_default();
    let empty = site
        .iter()
        .map(|site| empty_page(job, shell, site, bundle))
        .collect::<Vec<_>>();
    let pages = routes
        .into_iter()
        .zip(std::iter::repeat(site))
        .filter_map(move |(route, site)| Some(region_page(job, shell, &site?, route, bundle)));
    pages
        .chain(empty)
        .chain(plain::district(job, shell, directory, adcode))
}

/// How many other regions a page names.
const NEIGHBOURS: usize = 4;

/// The other regions, as [`OpenRegion`] holds them: those of the same city first, then by distance.
fn neighbours(directory: &Directory, adcode: &RegionId) -> String {
    let regions = directory.regions.values().map(|records| &records.region);
    let Some(own) = regions.clone().find(|region| region.adcode == *adcode) else {
        return String::new();
    };
    let point = |region: &Region| {
        let [lng, lat] = region.center_wgs84;
        geo::Point::<geo::Wgs84>::new(lng, lat)
    };
    let mut others: Vec<(bool, u64, &Region)> = regions
        .filter(|region| region.adcode != *adcode)
        .map(|region| {
            let metres = geo::metres(point(own), point(region));
            (region.city != own.city, metres as u64, region)
        })
        .collect();
    others.sort_by_key(|(elsewhere, metres, _)| (*elsewhere, *metres));
    let named = others.iter().take(NEIGHBOURS);
    let named =
        named.map(|(_, _, region)| format!("{} {}{}", region.adcode, region.city, region.name));
    named.collect::<Vec<_>>().join(",")
}

/// The pages of a region on which the app runs.
fn routes(records: &Records) -> Vec<Route> {
    let adcode = records.region.adcode.to_string();
    let facilities = records
        .facilities
        .iter()
        .map(|facility| Route::Facility(adcode.clone(), facility.id.to_string()));
    let services = records
        .offers
        .iter()
        .map(|offer| Route::Service(adcode.clone(), offer.service.to_string()));
    let own = [
        Route::Region(adcode.clone()),
        Route::Circle(adcode.clone()),
        Route::Services(adcode.clone()),
    ];
    own.into_iter().chain(facilities).chain(services).collect()
}

/// The page that the service worker answers with where it has no other of this region: the app fills
/// it with whatever its address asks for.
fn empty_page(job: &Job, shell: &str, site: &OpenRegion, bundle: Option<&BundleFile>) -> Page {
    let route = site.home();
    let title = meta::title(site, &route);
    let head = Head {
        title: &title,
        description: "",
        json_ld: None,
    };
    let page = file(
        job,
        shell,
        &Address::from(&route),
        &head,
        "",
        run(site, bundle),
    );
    Page {
        path: page.path.replace("index.html", "app.html"),
        ..page
    }
}

fn region_page(
    job: &Job,
    shell: &str,
    site: &OpenRegion,
    route: Route,
    bundle: Option<&BundleFile>,
) -> Page {
    let props = AppProps {
        site: site.clone(),
        start: use_address::Address::of(route.clone()),
    };
    let body = block_on(LocalServerRenderer::<App>::with_props(props).render());
    let head = Head {
        title: &meta::title(site, &route),
        description: &meta::file::description(site, &route),
        json_ld: match &route {
            Route::Facility(_, id) => site
                .bundle
                .facility(id)
                .map(|facility| meta::file::json_ld(&site.bundle, facility)),
            _ => None,
        },
    };
    file(
        job,
        shell,
        &Address::from(&route),
        &head,
        &body,
        run(site, bundle),
    )
}

/// What the app takes over.
fn run<'a>(site: &'a OpenRegion, bundle: Option<&'a BundleFile>) -> Option<Run<'a>> {
    let neighbours = &site.neighbours;
    bundle.map(|bundle| Run { bundle, neighbours })
}

fn root(job: &Job) -> Root {
    Root {
        base: job.base.clone().into(),
        icons: asset(job, "icons.svg").into(),
    }
}
