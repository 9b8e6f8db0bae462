//! The app of one region: it takes over the page that is already there and shows the next one.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

use crate::focus::{focus, go_to_results, is_lost, is_typing};
use crate::live_region::LiveRegion;
use crate::use_address::{Address, Step, use_address};
use crate::use_position::{Wish, use_position};
use crate::view::wish_of;
use crate::{later, page};
use pages::Page;
use pages::head;
use pages::here::Here;
use pages::query::{NEAR, Query};

/// What the [`App`] needs. The build and the browser must make the same page of it.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The region.
    pub site: LiveRegion,
    /// Where the resident begins.
    pub start: Address,
}

/// The app: the page of the current address, with what surrounds it.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { site, start } = props;
    let (address, step) = use_address(&site.root.base, start);
    let Address { page, query: asked } = &address;
    let (here, wished) = use_position(site);
    let first = use_mut_ref(|| true);
    // Set by a step forward. A step back is the browser's: the page is where it was left.
    let stepped = use_mut_ref(|| false);

    {
        let (site, stepped) = (site.clone(), stepped.clone());
        use_effect_with(page.clone(), move |page| {
            let arrived = first.replace(false);
            if arrived {
                // The page says that it answers from now on.
                let root = gloo::utils::document_element();
                let _ = root.set_attribute("data-ready", "true");
            } else {
                arrive(&head::title(&site.bundle, page), stepped.replace(false));
            }
        });
    }

    // A step to another list of the same page.
    {
        let stepped = stepped.clone();
        use_effect_with(asked.clone(), move |_| {
            // Who chose a suggestion by keyboard goes on typing.
            if stepped.replace(false) && !is_typing() {
                go_to_results();
            }
        });
    }

    // A wish draws its buttons anew; the keyboard goes on from the one that was used.
    let used = use_mut_ref(|| None);
    {
        let used = used.clone();
        let known = (here.place.clone(), here.asking, here.kept);
        use_effect_with(known, move |_| {
            if let Some(used) = *used.borrow() {
                focus(used);
            }
        });
    }
    let own_query = Query::parse(asked);
    let wish = {
        let (step, page) = (step.clone(), page.clone());
        let near = own_query.clone().with("sort", NEAR).format();
        Rc::new(move |wish: Wish| {
            let chosen = matches!(wish, Wish::Choose(_));
            used.replace(Some(if chosen {
                ".here select"
            } else {
                ".here button"
            }));
            // Whoever says where he is wants to see what is near.
            let says = matches!(wish, Wish::Locate | Wish::Choose(_));
            if says && matches!(page, Page::Region(_)) {
                let (page, query) = (page.clone(), near.clone());
                step.emit(Step::Replace(Address { page, query }));
            }
            wished.emit(wish);
        })
    };
    let onchange = {
        let wish = wish.clone();
        Callback::from(move |event: Event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if let Some(chosen) = target.and_then(|target| wish_of(&target)) {
                wish(chosen);
            }
        })
    };

    let waiting = use_mut_ref(|| false);
    // Links are plain links. One listener turns those that stay in this region into a step of the app,
    // and does what a button of a page without state asks for.
    let onclick = {
        let (site, own, step) = (site.clone(), page.clone(), step.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let closest = |what: &str| target.as_ref()?.closest(what).ok()?;
            if let Some(button) = closest("button[data-here]") {
                return wish_of(&button).map_or((), |asked| wish(asked));
            }
            let link = closest("a[href]").and_then(|link| inner_link(&event, &link, &site));
            let Some((page, query)) = link else {
                return;
            };
            event.prevent_default();
            if page == own && Query::parse(&query) == own_query {
                return go_to_results();
            }
            // The way back above a page leads to where the list was left.
            let back = closest(".crumbs").is_some() && site.was_left_at(&query);
            // A second tap on a slow phone is the same step.
            if waiting.replace(true) {
                return;
            }
            let (step, stepped, waiting) = (step.clone(), stepped.clone(), waiting.clone());
            after_paint(move || {
                waiting.replace(false);
                stepped.replace(!back);
                step.emit(Step::Push(Address { page, query }));
            });
        })
    };

    let frame = use_memo(site.clone(), later::frame);
    html! {
        <div class="site" {onclick} {onchange}>
            {frame.header.clone()}
            {body(site, &here, &address, &step)}
            {frame.footer.clone()}
        </div>
    }
}

/// Does something once it is seen that the finger came down: a slow phone needs a tenth of a second for the next
/// page, and until then nobody knows whether the tap counted.
fn after_paint(act: impl FnOnce() + 'static) {
    let frame = Closure::once_into_js(move || Timeout::new(0, act).forget());
    let _ = gloo::utils::window().request_animation_frame(frame.unchecked_ref());
}

fn body(site: &LiveRegion, here: &Here, address: &Address, step: &Callback<Step>) -> Html {
    if !matches!(address.page, Page::Region(_)) {
        return later::page(site, here, address);
    }
    html! {
        <page::RegionPage site={site.clone()} here={here.clone()} asked={address.query.clone()} step={step.clone()} />
    }
}

/// After a step to another page: its title, its top, and the focus on its heading, so that a screen
/// reader reads it and the keyboard goes on from there. A list to which one comes back has put the focus
/// on what was opened.
fn arrive(title: &str, from_top: bool) {
    gloo::utils::document().set_title(title);
    if from_top {
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    if from_top || is_lost() {
        focus("h1");
    }
}

/// The page and query of a clicked link, where it leads to another page of this region in this tab.
fn inner_link(event: &MouseEvent, link: &Element, site: &LiveRegion) -> Option<(Page, String)> {
    let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if held || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let href = link.get_attribute("href")?;
    let path = href.strip_prefix(site.root.base.trim_end_matches('/'))?;
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    let page = Page::parse(path);
    // Until the code of the other pages has come, the browser goes to them.
    let is_there = site.is_whole() || matches!(page, Page::Region(_));
    (is_there && path.starts_with('/') && page.is_live() && page.region() == Some(site.adcode()))
        .then(|| (page, query.to_owned()))
}
