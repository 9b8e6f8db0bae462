//! Where each fact comes from: a number beside the fact, and the list at the end of the page.

use directory::{Source, Standing};
use yew::prelude::*;

use crate::site::Site;
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
            <a class="ref" href={format!("#source-{number}")} aria-label={format!("出处 {number}")}>{number}</a>
        }
    }

    /// The list of all sources that were named.
    pub fn list(&self, site: &Site) -> Html {
        html! {
            <section class="sources" id="sources">
                <h2>{"出处"}</h2>
                <ol class="sources__list">
                    for (position, source) in self.0.iter().enumerate() {
                        <li id={format!("source-{}", position + 1)}>{entry(site, source)}</li>
                    }
                </ol>
            </section>
        }
    }
}

fn entry(site: &Site, source: &Source) -> Html {
    let Some(document) = site.bundle.document(&source.document) else {
        return html! { {source.locator.clone()} };
    };
    let mut about = Vec::new();
    about.extend(document.issuer.clone());
    about.extend(words::period(document));
    if document.standing != Standing::Official {
        about.push(words::standing(document.standing).to_owned());
    }
    html! {
        <>
            {words::title(document)}
            <span class="sources__locator">{source.locator.clone()}</span>
            <span class="sources__about">{about.join(" · ")}</span>
        </>
    }
}
