//! What many pages are made of.

use crate::markup::Markup;
use crate::site::Root;
use pages::texts;

/// Begins a section with its title; it ends with `</section>`.
pub fn put_section(html: &mut Markup, id: &str, title: &str) {
    html.put(&[
        "<section class=\"block\" aria-labelledby=\"",
        id,
        "-title\">",
    ]);
    html.put(&["<h2 class=\"block__title\" id=\"", id, "-title\">"]);
    html.element("", title, "</h2>");
}

/// Adds a link.
pub fn put_link(html: &mut Markup, href: &str, words: &str) {
    html.element("<a href=\"", href, "\">")
        .element("", words, "</a>");
}

/// A number as a link calls it.
pub fn tel(number: &str) -> String {
    ["tel:", &number.replace(' ', "")].concat()
}

/// Adds a large button that calls; `look` is the rest of its class.
pub fn put_call(html: &mut Markup, root: &Root, number: &str, look: &str, words: &str) {
    html.put(&["<a class=\"button button--call", look, "\" href=\""]);
    html.element("", &tel(number), "\">").icon(root, "phone");
    html.element("", words, "</a>");
}

/// Adds the button that calls an ambulance.
pub fn put_call_120(html: &mut Markup) {
    html.put(&["<a class=\"button button--urgent\" href=\"tel:120\">"]);
    html.put(&[texts::region::CALL_120, "</a>"]);
}
