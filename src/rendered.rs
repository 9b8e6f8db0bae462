//! Pages as HTML, for the build: those of the app as the browser will take them over, and those that are
//! only files.

use directory::district::District;
use directory::{Document, Region};
use futures::executor::block_on;
use pages::Page;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::app::{App, AppProps};
use crate::page::{self, RegionCard};
use crate::site::{OpenRegion, Root};
use crate::use_address::Address;
use crate::view::{footer, header};

/// A page on which the app runs.
pub fn live(site: &OpenRegion, page: &Page) -> String {
    let props = AppProps {
        site: site.clone(),
        start: Address::of(page.clone()),
    };
    block_on(LocalServerRenderer::<App>::with_props(props).render())
}

/// A page that is only a file and belongs to a region, with what a plan says of its district.
pub fn of_region(site: &OpenRegion, district: Option<&District>, page: &Page) -> String {
    let body = match page {
        Page::Plan(_) => page::plan(site, district),
        Page::Ways(_) => page::ways(site, district),
        Page::Way(_, id) => {
            let pathway = district.and_then(|district| district.pathway(id));
            pathway.map_or_else(Html::default, |pathway| page::way(site, pathway))
        }
        _ => page::saved(site),
    };
    framed(site.root.clone(), Some(&site.bundle.region), body)
}

/// A page that belongs to no region.
pub fn of_site(
    root: &Root,
    documents: &[Document],
    regions: &[&Region],
    cards: &[RegionCard],
    page: &Page,
) -> String {
    let body = match page {
        Page::Home => page::home(root, cards),
        Page::About => page::about(root),
        Page::AboutData => page::about_data(root, documents, regions),
        Page::Accessibility => page::about_accessibility(),
        Page::Offline => page::offline(root),
        _ => page::not_found(root, cards),
    };
    framed(root.clone(), None, body)
}

/// The page with what stands above and below it, as HTML.
fn framed(root: Root, region: Option<&Region>, body: Html) -> String {
    let props = FrameProps {
        root,
        region: region.map(|region| (region.adcode.to_string(), region.name.clone())),
        body,
    };
    let renderer = LocalServerRenderer::<Frame>::with_props(props).hydratable(false);
    block_on(renderer.render())
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    root: Root,
    region: Option<(String, String)>,
    body: Html,
}

#[component]
fn Frame(props: &FrameProps) -> Html {
    let region = props.region.as_ref();
    html! {
        <div class="site">
            {header(&props.root, region.map(|(adcode, name)| (adcode.as_str(), name.as_str())))}
            {props.body.clone()}
            {footer(&props.root)}
        </div>
    }
}
