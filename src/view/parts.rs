//! What many pages are made of.

use crate::markup::Markup;

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
