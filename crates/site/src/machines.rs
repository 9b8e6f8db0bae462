//! What machines read: the manifest for a phone's home screen, and the list of pages for crawlers.

use pages::texts;
use serde_json::json;

use crate::escape::escape;

/// The file by which the site can be put on a phone's home screen.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";

/// The manifest for the home screen of a site that stands at `base`; `asset` gives the address of a file of
/// `assets/`.
pub(crate) fn manifest(base: &str, asset: &dyn Fn(&str) -> String) -> String {
    let icon = |name: &str, sizes: &str, purpose: &str| json!({ "src": asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "name": texts::common::SITE,
        "short_name": texts::common::SITE,
        "description": texts::home::TITLE,
        "lang": "zh-CN",
        "start_url": base,
        "scope": base,
        "display": "standalone",
        "background_color": "#f5f6f2",
        "theme_color": "#0b6158",
        "icons": [
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-512.png", "512x512", "maskable"),
        ],
    });
    manifest.to_string()
}

/// The list of pages, by their whole addresses.
pub(crate) fn sitemap(urls: impl Iterator<Item = String>) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for url in urls {
        text.extend(["<url><loc>", &escape(&url), "</loc></url>\n"]);
    }
    text.push_str("</urlset>\n");
    text
}
