//! A page as a file: the shell (`index.html`) with the page in it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{BundleFile, Job, Page, machines};
use crate::route::Route;
use crate::texts;

/// Where a page stands, and of what sort it is.
#[derive(Clone, Debug)]
pub struct Address {
    /// The name by which `boot.js` and tests know the sort of page.
    pub sort: &'static str,
    /// The region that it belongs to.
    pub region: Option<String>,
    /// Its path below the site's root, such as `/320402/plan/`.
    pub path: String,
    /// Whether people come to it by its address.
    pub is_listed: bool,
}

impl From<&Route> for Address {
    fn from(route: &Route) -> Self {
        Self {
            sort: sort(route),
            region: route.region().map(str::to_owned),
            path: route.href("/"),
            is_listed: !matches!(route, Route::NotFound | Route::Offline),
        }
    }
}

impl Address {
    /// The page's address below a base such as `/` or `/jk/`.
    pub fn href(&self, base: &str) -> String {
        format!("{}{}", base.trim_end_matches('/'), self.path)
    }

    /// The file that a host answers with.
    fn file(&self) -> String {
        let path = self.path.trim_start_matches('/');
        if path.ends_with(".html") {
            path.to_owned()
        } else {
            format!("{path}index.html")
        }
    }
}

fn sort(route: &Route) -> &'static str {
    match route {
        Route::Home => "home",
        Route::Region(_) => "region",
        Route::Facility(..) => "facility",
        Route::Circle(_) => "circle",
        Route::Services(_) => "services",
        Route::Service(..) => "service",
        Route::About => "about",
        Route::AboutData => "about-data",
        Route::AboutAccessibility => "about-accessibility",
        Route::NotFound => "not-found",
        Route::Offline => "offline",
    }
}

/// What a page says of itself.
pub struct Head<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its description, in one or two sentences.
    pub description: &'a str,
    /// What search engines may take over.
    pub json_ld: Option<Value>,
}

/// What a page tells the app that takes it over.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// The region's records.
    pub bundle: &'a BundleFile,
    /// Other regions, as the site holds them.
    pub neighbours: &'a str,
}

/// Puts a page into the shell. Where nothing is to be taken over, the app does not run on it.
pub fn file(
    job: &Job,
    shell: &str,
    address: &Address,
    head: &Head<'_>,
    body: &str,
    run: Option<Run<'_>>,
) -> Page {
    let bundle = run.map(|run| run.bundle);
    let url = format!(
        "{}{}",
        job.base,
        bundle
            .map(|bundle| bundle.path.as_str())
            .unwrap_or_default()
    );
    let fields = [
        ("base", escape(&job.base)),
        ("page", address.sort.to_owned()),
        ("region", address.region.clone().unwrap_or_default()),
        ("title", escape(head.title)),
        ("description", escape(head.description)),
        ("head", links_and_data(job, address, head)),
        ("languages", job.assets.languages.join(" ")),
        ("style", job.assets.style.clone()),
        ("early", job.assets.early.clone()),
        ("manifest", format!("{}{}", job.base, machines::MANIFEST)),
        ("touch", asset(job, "icon-192.png")),
        ("embed", escape(&job.embed.join(" "))),
        ("icon", asset(job, "favicon.svg")),
        ("icons", asset(job, "icons.svg")),
        ("boot", asset(job, "boot")),
        ("aloud", asset(job, "aloud.js")),
        ("tools", asset(job, "tools.js")),
        ("code", asset(job, "qr.js")),
        (
            "saved",
            if address.sort == "saved" {
                asset(job, "saved.js")
            } else {
                String::new()
            },
        ),
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
        ("cut_off", texts::head::CUT_OFF.to_owned()),
        ("refresh", texts::head::REFRESH.to_owned()),
        ("neighbours", escape(run.map_or("", |run| run.neighbours))),
        ("body", body.to_owned()),
    ];
    let fields: BTreeMap<&str, String> = fields.into();
    Page {
        path: address.file(),
        text: fill(shell, &fields),
    }
}

/// What only some pages have in their head.
fn links_and_data(job: &Job, address: &Address, head: &Head<'_>) -> String {
    let mut text = String::new();
    if let Some(site) = job.site.as_deref().filter(|_| address.is_listed) {
        let url = escape(&format!(
            "{}{}",
            site.trim_end_matches('/'),
            address.href(&job.base)
        ));
        text.push_str(&format!(
            "<link rel=\"canonical\" href=\"{url}\"><meta property=\"og:url\" content=\"{url}\">"
        ));
    }
    if let Some(data) = &head.json_ld {
        // A closing tag inside the data would end the script.
        let data = data.to_string().replace('<', "\\u003c");
        text.push_str(&format!(
            "<script type=\"application/ld+json\">{data}</script>"
        ));
    }
    text
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
        match fields.get(name) {
            Some(value) => filled.push_str(value),
            // It stands in the page as it is: who forgot a value is to see it, and a test looks.
            None => filled.extend(["{{", name, "}}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Text as an attribute or as content.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// The address of an asset of the build; nothing where it has none of that name.
pub(super) fn asset(job: &Job, name: &str) -> String {
    job.assets
        .files
        .get(name)
        .map(|path| format!("{}{path}", job.base))
        .unwrap_or_default()
}
