//! Where each fact comes from: a number beside the fact, and the list at the end of the page.

use directory::{Document, DocumentId, Source, Standing};
use yew::prelude::*;

use crate::site::Site;
use crate::texts;
use crate::words;

/// The sources of one page, numbered in the order in which they are first named.
#[derive(Default)]
pub struct Sources<'a>(Vec<&'a Source>);

impl<'a> Sources<'a> {
    /// The number of a source, as a link to its place in the list.
    pub fn refer(&mut self, source: &'a Source) -> Html {
        let known = self.0.iter().position(|known| *known == source);
        let number = known.unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        }) + 1;
        html! {
            <a class="ref" href={format!("#source-{number}")} aria-label={texts::common::source(number)}>{number}</a>
        }
    }

    /// Whether none was named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All sources that were named: each document once, with the places in it.
    pub fn list(&self, site: &Site) -> Html {
        let mut documents: Vec<&DocumentId> = Vec::new();
        for source in &self.0 {
            if !documents.contains(&&source.document) {
                documents.push(&source.document);
            }
        }
        html! {
            <section class="sources" id="sources" aria-labelledby="sources-title">
                <h2 class="sources__title" id="sources-title">{texts::common::SOURCES}</h2>
                for id in documents {
                    {self.document(site, id)}
                }
            </section>
        }
    }

    fn document(&self, site: &Site, id: &DocumentId) -> Html {
        let document = site.bundle.document(id);
        let numbered = self
            .0
            .iter()
            .zip(1..)
            .filter(|(source, _)| source.document == *id);
        html! {
            <>
                if let Some(document) = document {
                    <p class="sources__document">
                        {words::title(document)}
                        <span class="sources__about">{about(document)}</span>
                    </p>
                }
                <ul class="sources__list">
                    for (source, number) in numbered {
                        <li id={format!("source-{number}")}>
                            <span class="sources__number">{number}</span>{source.locator.clone()}
                        </li>
                    }
                </ul>
            </>
        }
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
