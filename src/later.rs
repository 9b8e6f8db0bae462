//! What a first search does not need. Its code is a module of its own, which is fetched into the memory of the
//! first once the page answers (`docs/decisions/0027`, `assets/boot.js`).
//!
//! It may be called where [`LiveRegion::is_whole`] says so. Until then a region's page stands as it was built,
//! and a step to another page waits ([`LiveRegion::follow`]).

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use gloo::events::EventListener;
use pages::Page;
use pages::border as over_border;
use pages::browse::browse;
use pages::here::Here;
use pages::part::choices::choices;
use pages::part::filters::fields;
use pages::part::frame::{footer, header};
use pages::part::position_form::position_form;
use pages::part::tools::tools;
use pages::query::Query;
use pages::region::{about_data, kinds};
use pages::results::Results;
use pages::times;
use wasm_split_helpers::wasm_split;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::border;
use crate::help::Help;
use crate::keeping::Keeping;
use crate::live_region::LiveRegion;
use crate::page;
use crate::position::{self, Change, Located, Wish};
use crate::still::{as_built, copy_of, still};
use crate::visit::Visit;

/// A page that is not the region's own.
pub fn page(site: &LiveRegion, here: &Here, visit: &Visit) -> Html {
    #[wasm_split(rest)]
    fn later(site: &LiveRegion, here: &Here, visit: &Visit) -> Html {
        let bundle = &site.bundle;
        match &visit.address.page {
            Page::Facility(_, id) => match bundle.facility(id) {
                Some(facility) => page::facility(site, here, visit, facility),
                None => page::unknown_facility(site),
            },
            Page::Saved(_) => page::saved(site),
            Page::Circle(_) => page::circle(site, here, &visit.address.query),
            Page::Service(_, id) => {
                let id = id.as_str().into();
                match bundle.service(&id).zip(bundle.offer(&id)) {
                    Some((service, offer)) => page::service(site, service, offer),
                    None => page::unknown_service(site),
                }
            }
            _ => page::services(site),
        }
    }
    now(later(site, here, visit))
}

/// A page is there that is not the region's own: a place that is seen and may be kept, or those that are.
pub fn arrived(site: &LiveRegion, page: &Page) {
    #[wasm_split(rest)]
    fn later(site: &LiveRegion, page: &Page) {
        let arrive = site.keeping.get_or_init(|| {
            let keeping = Keeping::listening(site);
            Box::new(move |page| keeping.arrive(page))
        });
        arrive(page);
    }
    now(later(site, page));
}

/// What stands still on every page.
#[derive(Clone, PartialEq)]
pub struct Frame {
    /// Above the page.
    pub header: Html,
    /// Below it.
    pub footer: Html,
}

/// What stands above and below a page. Its links to other languages are those of the first page; `assets/early.js`
/// leads from where one is.
pub fn frame(site: &LiveRegion, page: &Page) -> Frame {
    #[wasm_split(rest)]
    fn later(site: &LiveRegion, page: &Page) -> Frame {
        let region = (site.adcode(), site.name());
        Frame {
            header: still(header(&site.root, Some(region))),
            footer: still(footer(&site.root, page)),
        }
    }
    if site.is_whole() {
        return now(later(site, page));
    }
    Frame {
        header: as_built(),
        footer: as_built(),
    }
}

/// What stands still on a region's page.
#[derive(Clone, PartialEq)]
pub struct RegionParts {
    /// The choices of 长辈版.
    pub choices: Html,
    /// The kinds of places.
    pub kinds: Html,
    /// The choices of the filters.
    pub filters: Html,
    /// What is done with the list: shared, printed.
    pub tools: Html,
    /// The folded lists.
    pub lists: Html,
    /// Where the data is from.
    pub about: Html,
}

/// What stands still on a region's page.
pub fn region(site: &LiveRegion) -> RegionParts {
    #[wasm_split(rest)]
    fn later(site: &LiveRegion) -> RegionParts {
        RegionParts {
            choices: still(choices(site)),
            kinds: still(kinds(site)),
            filters: still(fields(site)),
            tools: still(tools(site, "")),
            lists: still(browse(site)),
            about: still(about_data(site)),
        }
    }
    if site.is_whole() {
        return now(later(site));
    }
    RegionParts {
        choices: as_built(),
        // They are shown once more where nothing is found.
        kinds: copy_of("nav.kinds"),
        filters: as_built(),
        tools: as_built(),
        lists: as_built(),
        about: as_built(),
    }
}

/// Makes a search box one that helps, see [`Help`].
pub fn help(
    site: &LiveRegion,
    filters: &Query,
    search_box: HtmlInputElement,
    list: HtmlElement,
) -> Vec<EventListener> {
    #[wasm_split(rest)]
    fn later(
        site: &LiveRegion,
        filters: &Query,
        search_box: HtmlInputElement,
        list: HtmlElement,
    ) -> Vec<EventListener> {
        Help::new(site, filters, search_box, list).listeners()
    }
    now(later(site, filters, search_box, list))
}

/// Where the resident says where he is, on a region's page.
pub fn place(site: &LiveRegion, here: &Here) -> Html {
    #[wasm_split(rest)]
    fn later(site: &LiveRegion, here: &Here) -> Html {
        still(position_form(site, here, true))
    }
    if site.is_whole() {
        now(later(site, here))
    } else {
        // It moves below the list that answers.
        copy_of(".here")
    }
}

/// Brings the hours of places into a list, and what is near over the border.
pub fn times(site: &LiveRegion, query: &Query, here: &Here, shown: usize, results: &mut Results) {
    #[wasm_split(rest)]
    fn later(site: &LiveRegion, query: &Query, here: &Here, shown: usize, results: &mut Results) {
        let fits = times::tell(site, query, here, shown, results);
        let border = site.border();
        let from = over_border::from(query, here, results);
        if from.is_some() {
            border::look_near(site, here);
        }
        let beyond = border.all();
        over_border::tell(site, &beyond, query, here, &fits, shown, results);
    }
    now(later(site, query, here, shown, results));
}

/// Puts what is near over the border between the items of a list, of which `results` has the others too.
pub fn over(results: &Results, list: &mut Vec<Html>) {
    #[wasm_split(rest)]
    fn later(results: &Results, list: &mut Vec<Html>) {
        let drawn = list.len();
        let is_whole = drawn == results.found.len();
        // From the last on, so that the places of those before stay what they are.
        for over in results.over.iter().rev() {
            if over.before < drawn || over.before == drawn && is_whole {
                let item = html! {
                    <li class="result" data-over={over.key.clone()} key={&*over.key}>{still(over.item.clone())}</li>
                };
                list.insert(over.before, item);
            }
        }
    }
    if !results.over.is_empty() {
        now(later(results, list));
    }
}

/// Changes what is known of where the resident is.
pub fn change(change: Change, here: &mut Here, site: &LiveRegion) {
    #[wasm_split(rest)]
    fn later(change: Change, here: &mut Here, site: &LiveRegion) {
        if matches!(change, Change::Wish(Wish::Beyond)) {
            border::look_in_city(site);
        }
        change.apply(here, site);
    }
    now(later(change, here, site));
}

/// Asks the phone where it is.
pub fn locate(answer: Located) {
    #[wasm_split(rest)]
    fn later(answer: Located) {
        position::locate(answer);
    }
    now(later(answer));
}

/// The value of a future that has nothing to wait for but to be told so once.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return value;
        }
    }
}
