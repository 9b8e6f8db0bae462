//! Every page as a file, so that a page can be read before, or without, the app.
//!
//! Pure: from the directory and the shell (`index.html`) to paths and texts. Writing them is the
//! business of `src/bin/prerender.rs`.

mod machines;

use std::collections::BTreeMap;

use directory::{Directory, Document, Records, Region, RegionId};
use futures::executor::block_on;
use serde::Deserialize;
use serde_json::Value;
use yew::LocalServerRenderer;
use yew::prelude::*;
use yew_router::history::{AnyHistory, History, MemoryHistory};

use crate::app::{App, AppProps};
use crate::meta;
use crate::page::{self, RegionCard};
use crate::route::Route;
use crate::site::{Place, Site};
use crate::view::{footer, header};

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
        .map(move |route| plain_page(job, shell, directory, &route));
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
        .map(|bundle| Site::new(place(job), bundle));
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
    pages.chain(empty)
}

/// The pages of a region.
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
        Route::Services(adcode.clone()),
    ];
    own.into_iter().chain(facilities).chain(services).collect()
}

/// The page that the service worker answers with where it has no other of this region: the app fills
/// it with whatever its address asks for.
fn empty_page(job: &Job, shell: &str, site: &Site, bundle: Option<&BundleFile>) -> Page {
    let route = site.home();
    let title = meta::title(site, &route);
    let head = Head {
        title: &title,
        description: "",
        json_ld: None,
    };
    let page = file(job, shell, &route, &head, "", bundle);
    Page {
        path: page.path.replace("index.html", "app.html"),
        ..page
    }
}

fn region_page(
    job: &Job,
    shell: &str,
    site: &Site,
    route: Route,
    bundle: Option<&BundleFile>,
) -> Page {
    let history = MemoryHistory::new();
    history.push(route.href(&job.base));
    let props = AppProps {
        site: site.clone(),
        history: AnyHistory::Memory(history),
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
    file(job, shell, &route, &head, &body, bundle)
}

fn plain_page(job: &Job, shell: &str, directory: &Directory, route: &Route) -> Page {
    let props = PlainProps {
        place: place(job),
        route: route.clone(),
        regions: directory
            .regions
            .values()
            .map(|records| records.region.clone())
            .collect(),
        cards: directory
            .regions
            .values()
            .map(|records| RegionCard {
                adcode: records.region.adcode.to_string(),
                name: records.region.name.clone(),
                city: records.region.city.clone(),
                facilities: records.facilities.len(),
            })
            .collect(),
        documents: directory.documents.clone(),
    };
    let body = block_on(
        LocalServerRenderer::<Plain>::with_props(props)
            .hydratable(false)
            .render(),
    );
    let (title, description) = meta::file::of_plain_page(route);
    file(
        job,
        shell,
        route,
        &Head {
            title,
            description,
            json_ld: None,
        },
        &body,
        None,
    )
}

#[derive(Properties, PartialEq)]
struct PlainProps {
    place: Place,
    route: Route,
    regions: Vec<Region>,
    cards: Vec<RegionCard>,
    documents: Vec<Document>,
}

/// A page that the app does not run on.
#[component]
fn Plain(props: &PlainProps) -> Html {
    let PlainProps {
        place,
        route,
        regions,
        cards,
        documents,
    } = props;
    let regions: Vec<&Region> = regions.iter().collect();
    html! {
        <div class="site">
            {header(place, None)}
            {match route {
                Route::Home => page::home(place, cards),
                Route::About => page::about(place),
                Route::AboutData => page::about_data(place, documents, &regions),
                Route::AboutAccessibility => page::about_accessibility(),
                Route::Offline => page::offline(place),
                _ => page::not_found(place, cards),
            }}
            {footer(place)}
        </div>
    }
}

fn place(job: &Job) -> Place {
    Place {
        base: job.base.clone().into(),
        icons: asset(job, "icons.svg").into(),
    }
}

fn asset(job: &Job, name: &str) -> String {
    job.assets
        .files
        .get(name)
        .map(|path| format!("{}{path}", job.base))
        .unwrap_or_default()
}

/// What a page says of itself.
struct Head<'a> {
    title: &'a str,
    description: &'a str,
    json_ld: Option<Value>,
}

/// Puts a page into the shell.
fn file(
    job: &Job,
    shell: &str,
    route: &Route,
    meta: &Head<'_>,
    body: &str,
    bundle: Option<&BundleFile>,
) -> Page {
    let url = format!(
        "{}{}",
        job.base,
        bundle
            .map(|bundle| bundle.path.as_str())
            .unwrap_or_default()
    );
    let fields = [
        ("base", escape(&job.base)),
        ("page", page_name(route).to_owned()),
        ("region", route.region().unwrap_or_default().to_owned()),
        ("title", escape(meta.title)),
        ("description", escape(meta.description)),
        ("head", links_and_data(job, route, meta)),
        ("style", job.assets.style.clone()),
        ("early", job.assets.early.clone()),
        ("manifest", format!("{}{}", job.base, machines::MANIFEST)),
        ("touch", asset(job, "icon-192.png")),
        ("embed", escape(&job.embed.join(" "))),
        ("icon", asset(job, "favicon.svg")),
        ("icons", asset(job, "icons.svg")),
        ("boot", asset(job, "boot")),
        (
            "script",
            bundle.map(|_| asset(job, "script")).unwrap_or_default(),
        ),
        (
            "wasm",
            bundle.map(|_| asset(job, "wasm")).unwrap_or_default(),
        ),
        ("bundle", bundle.map(|_| url.clone()).unwrap_or_default()),
        (
            "sha256",
            bundle
                .map(|bundle| bundle.sha256.clone())
                .unwrap_or_default(),
        ),
        ("body", body.to_owned()),
    ];
    let fields: BTreeMap<&str, String> = fields.into();
    Page {
        path: path_of(route),
        text: fill(shell, &fields),
    }
}

fn path_of(route: &Route) -> String {
    let path = route.href("/");
    let path = path.trim_start_matches('/');
    if path.ends_with(".html") {
        path.to_owned()
    } else {
        format!("{path}index.html")
    }
}

/// The name by which boot.js and tests know the sort of page.
fn page_name(route: &Route) -> &'static str {
    match route {
        Route::Home => "home",
        Route::Region(_) => "region",
        Route::Facility(..) => "facility",
        Route::Services(_) => "services",
        Route::Service(..) => "service",
        Route::About => "about",
        Route::AboutData => "about-data",
        Route::AboutAccessibility => "about-accessibility",
        Route::NotFound => "not-found",
        Route::Offline => "offline",
    }
}

/// Whether a page is one that people come to by its address.
fn is_listed(route: &Route) -> bool {
    !matches!(route, Route::NotFound | Route::Offline)
}

/// What only some pages have in their head.
fn links_and_data(job: &Job, route: &Route, meta: &Head<'_>) -> String {
    let mut head = String::new();
    if let Some(site) = job.site.as_deref().filter(|_| is_listed(route)) {
        let url = escape(&format!(
            "{}{}",
            site.trim_end_matches('/'),
            route.href(&job.base)
        ));
        head.push_str(&format!(
            "<link rel=\"canonical\" href=\"{url}\"><meta property=\"og:url\" content=\"{url}\">"
        ));
    }
    if let Some(data) = &meta.json_ld {
        // A closing tag inside the data would end the script.
        let data = data.to_string().replace('<', "\\u003c");
        head.push_str(&format!(
            "<script type=\"application/ld+json\">{data}</script>"
        ));
    }
    head
}

/// Puts values for `{{name}}` into a text. One pass, so that a value is never taken for a template.
fn fill(template: &str, fields: &BTreeMap<&str, String>) -> String {
    let mut filled = String::with_capacity(template.len() + 4096);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, after)) = after.split_once("}}") else {
            filled.push_str("{{");
            rest = after;
            continue;
        };
        filled.push_str(fields.get(name).map(String::as_str).unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Text as an attribute or as content.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
