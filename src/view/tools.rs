//! What a resident does with a page: keep, share, print. Buttons for `assets/tools.js`, which needs no app;
//! where scripts are off they keep their room and are not seen.

use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use pages::texts;

/// The tools of a page: those of a facility by its id, those of a list by an empty one.
pub fn tools(site: &OpenRegion, id: &str) -> Html {
    let mut html = Markup::default();
    html.put(&[
        "<div class=\"tools\" data-id=\"",
        id,
        "\"><p class=\"tools__row\">",
    ]);
    if !id.is_empty() {
        button(&mut html, site, "star", "keep", texts::common::KEEP);
    }
    put_sharing(&mut html, site);
    html.put(&[
        "<a class=\"chip\" href=\"",
        &site.region_href("saved/"),
        "\">",
    ]);
    html.icon(&site.root, "list");
    html.put(&[texts::common::SAVED, "</a></p>"]);
    put_answers(&mut html);
    html.html()
}

/// The tools of a page that the resident has saved places on.
#[cfg(feature = "ssr")]
pub fn sending(site: &OpenRegion) -> Html {
    let mut html = Markup::default();
    html.put(&["<div class=\"tools\" data-id=\"\"><p class=\"tools__row\">"]);
    put_sharing(&mut html, site);
    html.put(&["</p>"]);
    put_answers(&mut html);
    html.html()
}

fn put_sharing(html: &mut Markup, site: &OpenRegion) {
    button(html, site, "share", "share", texts::tools::SHARE);
    button(html, site, "code", "code", texts::tools::CODE);
    button(html, site, "print", "print", texts::tools::PRINT);
}

fn button(html: &mut Markup, site: &OpenRegion, icon: &str, tool: &str, words: &str) {
    html.put(&[
        "<button class=\"chip needs-tools\" type=\"button\" data-tool=\"",
        tool,
        state_of(tool),
    ]);
    html.icon(&site.root, icon);
    html.put(&["<span>", words, "</span></button>"]);
}

/// The end of a button's tag, with the state that the script changes: before that the page is as it was built.
fn state_of(tool: &str) -> &'static str {
    match tool {
        "keep" => "\" aria-pressed=\"false\">",
        "code" => "\" aria-expanded=\"false\">",
        _ => "\">",
    }
}

/// Where the tools say what they did, and show a code.
fn put_answers(html: &mut Markup) {
    html.put(&["<p class=\"tools__said\" aria-live=\"polite\"></p><div class=\"tools__code\" hidden></div></div>"]);
}
