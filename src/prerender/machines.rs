//! What machines read: the manifest for a phone's home screen, and the list of pages for crawlers.

use directory::Directory;
use serde_json::json;

use super::file::{Address, asset, escape};
use super::{Job, Page, plain, routes};
use crate::route::Route;
use crate::texts;

/// The file by which the site can be put on a phone's home screen.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The manifest for the home screen.
pub fn manifest(job: &Job) -> Page {
    let icon = |name: &str, sizes: &str, purpose: &str| json!({ "src": asset(job, name), "sizes": sizes, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "name": texts::common::SITE,
        "short_name": texts::common::SITE,
        "description": texts::home::TITLE,
        "lang": "zh-CN",
        "start_url": job.base,
        "scope": job.base,
        "display": "standalone",
        "background_color": "#f5f6f2",
        "theme_color": "#0b6158",
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-512.png", "512x512", "maskable"),
        ],
    });
    Page {
        path: MANIFEST.to_owned(),
        text: manifest.to_string(),
    }
}

/// The list of pages, where the site has an address.
pub fn sitemap(job: &Job, directory: &Directory) -> Option<Page> {
    let site = job.site.as_deref()?.trim_end_matches('/');
    let plain = [
        Route::Home,
        Route::About,
        Route::AboutData,
        Route::AboutAccessibility,
    ];
    let of_region = |records| {
        let routes = routes(records);
        let app: Vec<Address> = routes.iter().map(Address::from).collect();
        app.into_iter().chain(plain::addresses(records))
    };
    let pages = plain
        .iter()
        .map(Address::from)
        .chain(directory.regions.values().flat_map(of_region));
    let urls: String = pages
        .map(|address| {
            format!(
                "<url><loc>{}</loc></url>\n",
                escape(&format!("{site}{}", address.href(&job.base)))
            )
        })
        .collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    );
    Some(Page {
        path: "sitemap.xml".to_owned(),
        text,
    })
}
