//! A page as a file: the shell (`index.html`) with the page in it.

use std::collections::BTreeMap;

use pages::{Page, texts};
use serde_json::Value;

use crate::escape::escape;
use crate::{Bundled, Site, machines};

/// What a page says of itself.
pub(crate) struct Head<'a> {
    /// Which page it is; nothing for one that is no part of the site.
    pub page: Option<&'a Page>,
    /// Its title.
    pub title: &'a str,
    /// Its description, in one or two sentences.
    pub description: &'a str,
    /// What search engines may take over.
    pub json_ld: Option<Value>,
}

/// What a page tells the app that takes it over.
#[derive(Clone, Copy)]
pub(crate) struct Start<'a> {
    /// The region's records.
    pub bundle: &'a Bundled,
    /// Other regions, as `OpenRegion` holds them.
    pub neighbours: &'a str,
}

/// Puts a page into the shell. Where nothing is to be taken over, the app does not run on it.
pub(crate) fn shell(
    site: &Site<'_>,
    head: &Head<'_>,
    body: &str,
    start: Option<Start<'_>>,
) -> String {
    let Site { host, assets, .. } = site;
    let page = head.page;
    // Only a page that is taken over asks for the app.
    let of_app = |name: &str| start.map(|_| site.asset(name)).unwrap_or_default();
    let is_saved = matches!(page, Some(Page::Saved(_)));
    let fields = [
        ("base", escape(&host.base)),
        ("page", page.map_or("gallery", Page::sort).to_owned()),
        (
            "region",
            page.and_then(Page::region).unwrap_or("").to_owned(),
        ),
        ("title", escape(head.title)),
        ("description", escape(head.description)),
        ("head", links_and_data(site, head)),
        ("languages", assets.languages.join(" ")),
        ("style", assets.style.clone()),
        ("early", assets.early.clone()),
        ("manifest", [&host.base, machines::MANIFEST].concat()),
        ("touch", site.asset("icon-192.png")),
        ("embed", escape(&host.embed.join(" "))),
        ("icon", site.asset("favicon.svg")),
        ("icons", site.asset("icons.svg")),
        ("boot", site.asset("boot")),
        ("aloud", site.asset("aloud.js")),
        ("tools", site.asset("tools.js")),
        ("code", site.asset("qr.js")),
        (
            "saved",
            if is_saved {
                site.asset("saved.js")
            } else {
                String::new()
            },
        ),
        ("script", of_app("script")),
        ("wasm", of_app("wasm")),
        (
            "bundle",
            start
                .map(|start| [&host.base[..], &start.bundle.path].concat())
                .unwrap_or_default(),
        ),
        (
            "sha256",
            start
                .map(|start| start.bundle.sha256.clone())
                .unwrap_or_default(),
        ),
        ("cut_off", texts::head::CUT_OFF.to_owned()),
        ("refresh", texts::head::REFRESH.to_owned()),
        (
            "neighbours",
            escape(start.map_or("", |start| start.neighbours)),
        ),
        ("body", body.to_owned()),
    ];
    let fields: BTreeMap<&str, String> = fields.into();
    fill(site.shell, &fields)
}

/// What only some pages have in their head.
fn links_and_data(site: &Site<'_>, head: &Head<'_>) -> String {
    let mut text = String::new();
    if let Some(url) = head.page.and_then(|page| site.host.url(page)) {
        let url = escape(&url);
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
