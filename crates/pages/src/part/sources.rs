//! Where each fact comes from: a number beside the fact, and the list at the end of the page.

use directory::{Document, DocumentId, Source, Standing};
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::texts::Texts;
use crate::words;

/// The sources of one page, numbered in the order in which they are first named.
#[derive(Default)]
pub struct Sources<'a>(Vec<&'a Source>);

impl<'a> Sources<'a> {
    /// The number of a source, as a link to its place in the list. The space before it breaks no line, so
    /// the number never stands alone on one.
    pub fn refer(&mut self, t: Texts, source: &'a Source) -> Markup {
        let known = self.0.iter().position(|known| *known == source);
        let number = known.unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        }) + 1;
        let said = t.common_source(number);
        let number = number.to_string();
        html! {
            "\u{a0}"
            a.ref href={ "#source-" (number) } aria-label=(said) { (number) }
        }
    }

    /// All sources that were named: each document once, with the places in it. Nothing where none was.
    pub fn list(&self, site: &OpenRegion) -> Markup {
        let t = site.root.texts;
        let mut documents: Vec<&DocumentId> = Vec::new();
        for source in &self.0 {
            if !documents.contains(&&source.document) {
                documents.push(&source.document);
            }
        }
        html! {
            section #sources .sources aria-labelledby="sources-title" {
                h2 #sources-title .sources__title { (t.common_sources()) }
                @for id in documents {
                    @if let Some(document) = site.bundle.document(id) {
                        p.sources__document {
                            (t.said(&words::title(t, document))) " "
                            span.sources__about { (t.said(&about(t, document))) }
                        }
                    }
                    ul.sources__list {
                        @for (place, source) in self.0.iter().enumerate() {
                            @if source.document == *id {
                                @let number = (place + 1).to_string();
                                li id={ "source-" (number) } {
                                    span.sources__number { (number) } " " (t.fact(&source.locator))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether none was named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn about(t: Texts, document: &Document) -> String {
    let standing = words::standing(t, document.standing);
    let parts = document
        .issuer
        .clone()
        .into_iter()
        .chain(words::period(t, document));
    let parts = parts.chain((document.standing != Standing::Official).then(|| standing.to_owned()));
    let all = parts.reduce(|before, next| t.common_and_then(&before, &next));
    all.unwrap_or_default()
}
