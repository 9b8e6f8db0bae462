//! Where each fact comes from: a number beside the fact, and the list at the end of the page.

use directory::{Document, DocumentId, Source, Standing};
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use pages::texts;
use pages::words;

/// The sources of one page, numbered in the order in which they are first named.
#[derive(Default)]
pub struct Sources<'a>(Vec<&'a Source>);

impl<'a> Sources<'a> {
    /// Adds the number of a source, as a link to its place in the list. The space before it breaks no line,
    /// so the number never stands alone on one.
    pub fn put(&mut self, html: &mut Markup, source: &'a Source) {
        let known = self.0.iter().position(|known| *known == source);
        let number = known.unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        }) + 1;
        let said = texts::common::source(number);
        let number = number.to_string();
        html.put(&["\u{a0}<a class=\"ref\" href=\"#source-", &number]);
        html.put(&["\" aria-label=\"", &said, "\">", &number, "</a>"]);
    }

    /// [`Sources::put`] for a page of components.
    pub fn refer(&mut self, source: &'a Source) -> Html {
        Markup::of(|html| self.put(html, source))
    }

    /// Whether none was named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// [`Sources::put_list`] for a page of components.
    pub fn list(&self, site: &OpenRegion) -> Html {
        Markup::of(|html| self.put_list(html, site))
    }

    /// Adds all sources that were named: each document once, with the places in it.
    pub fn put_list(&self, html: &mut Markup, site: &OpenRegion) {
        let mut documents: Vec<&DocumentId> = Vec::new();
        for source in &self.0 {
            if !documents.contains(&&source.document) {
                documents.push(&source.document);
            }
        }
        html.put(&["<section class=\"sources\" id=\"sources\" aria-labelledby=\"sources-title\">"]);
        html.put(&["<h2 class=\"sources__title\" id=\"sources-title\">"]);
        html.put(&[texts::common::SOURCES, "</h2>"]);
        for id in documents {
            self.document(html, site, id);
        }
        html.put(&["</section>"]);
    }

    fn document(&self, html: &mut Markup, site: &OpenRegion, id: &DocumentId) {
        if let Some(document) = site.bundle.document(id) {
            html.element(
                "<p class=\"sources__document\">",
                &words::title(document),
                " ",
            );
            html.element(
                "<span class=\"sources__about\">",
                &about(document),
                "</span></p>",
            );
        }
        html.put(&["<ul class=\"sources__list\">"]);
        for (place, source) in self.0.iter().enumerate() {
            if source.document == *id {
                let number = (place + 1).to_string();
                html.put(&[
                    "<li id=\"source-",
                    &number,
                    "\"><span class=\"sources__number\">",
                ]);
                html.put(&[&number]);
                html.element("</span> ", &source.locator, "</li>");
            }
        }
        html.put(&["</ul>"]);
    }
}

fn about(document: &Document) -> String {
    let standing = words::standing(document.standing);
    let parts = document
        .issuer
        .clone()
        .into_iter()
        .chain(words::period(document));
    let parts = parts.chain((document.standing != Standing::Official).then(|| standing.to_owned()));
    let all = parts.reduce(|before, next| texts::common::and_then(&before, &next));
    all.unwrap_or_default()
}
