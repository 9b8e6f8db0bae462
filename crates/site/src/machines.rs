//! What machines read: the manifest for a phone's home screen, and the list of pages for crawlers.

use pages::{Page, texts};
use serde_json::json;

use crate::escape::escape;
use crate::{File, Site};

/// The file by which the site can be put on a phone's home screen.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";

/// The manifest for the home screen.
pub(crate) fn manifest(site: &Site<'_>) -> File {
    let icon = |name: &str, sizes: &str, purpose: &str| json!({ "src": site.asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "name": texts::common::SITE,
        "short_name": texts::common::SITE,
        "description": texts::home::TITLE,
        "lang": "zh-CN",
        "start_url": site.host.base,
        "scope": site.host.base,
        "display": "standalone",
        "background_color": "#f5f6f2",
        "theme_color": "#0b6158",
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-512.png", "512x512", "maskable"),
        ],
    });
    File {
        path: MANIFEST.to_owned(),
        text: manifest.to_string(),
    }
}

/// The list of pages, where the site has an address.
pub(crate) fn sitemap(site: &Site<'_>) -> Option<File> {
    site.host.address.as_ref()?;
    let regions = site.directory.regions.values();
    let pages = Page::OF_SITE.into_iter();
    let pages = pages.chain(regions.flat_map(Page::of_region));
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for url in pages.filter_map(|page| site.host.url(&page)) {
        text.extend(["<url><loc>", &escape(&url), "</loc></url>\n"]);
    }
    text.push_str("</urlset>\n");
    Some(File {
        path: "sitemap.xml".to_owned(),
        text,
    })
}
