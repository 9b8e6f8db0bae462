//! What machines read: the manifest for a phone's home screen, and the list of pages for crawlers.

use pages::texts::{Language, Texts};
use serde_json::json;

use crate::escape::escape;

/// The file by which the site can be put on a phone's home screen.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";

/// The list of the lists of pages.
pub(crate) const SITEMAP: &str = "sitemap.xml";

/// The list of the pages of a region by its code, or of those of no region.
pub(crate) fn sitemap_file(name: &str) -> String {
    format!("sitemap/{name}.xml")
}

/// The manifest for the home screen of a site that stands at `base`; `asset` gives the address of a file of
/// `assets/`.
pub(crate) fn manifest(base: &str, asset: &dyn Fn(&str) -> String) -> String {
    let t = Texts::zh_hans();
    let icon = |name: &str, sizes: &str, purpose: &str| json!({ "src": asset(name), "sizes": sizes, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "name": t.common_site(),
        "short_name": t.common_site(),
        "description": t.home_title(),
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

/// The list of lists, by their whole addresses.
pub(crate) fn sitemaps(urls: impl Iterator<Item = String>) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for url in urls {
        text.extend(["<sitemap><loc>", &escape(&url), "</loc></sitemap>\n"]);
    }
    text.push_str("</sitemapindex>\n");
    text
}

/// The list of pages, by their whole addresses, each with the same page in every language where there are several.
pub(crate) fn sitemap(
    urls: impl Iterator<Item = (String, Vec<(Language, String)>)> + Clone,
) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"",
    );
    if urls.clone().any(|(_, alternates)| !alternates.is_empty()) {
        text.push_str(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"");
    }
    text.push_str(">\n");
    for (url, alternates) in urls {
        text.extend(["<url><loc>", &escape(&url), "</loc>"]);
        for (language, url) in alternates {
            let url = escape(&url);
            text.extend([
                "<xhtml:link rel=\"alternate\" hreflang=\"",
                language.tag(),
                "\" href=\"",
                &url,
                "\"/>",
            ]);
        }
        text.push_str("</url>\n");
    }
    text.push_str("</urlset>\n");
    text
}
