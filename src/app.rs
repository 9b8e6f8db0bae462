//! The app of one region: it takes over the page that is already there and shows the next one.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;
use yew::prelude::*;

use crate::address::{self, Address, Entry};
use crate::focus::{focus, go_to_results, is_lost, is_typing};
use crate::live_region::LiveRegion;
use crate::position::Wish;
use crate::use_position::use_position;
use crate::view::wish_of;
use crate::visit::{Action, Arrival, Visit};
use crate::{later, page};
use pages::Page;
use pages::head;
use pages::here::Here;
use pages::query::Query;

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
    let visit = use_visit(site, start);
    let (here, wished) = use_position(site);

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
    let wish = {
        let visit = visit.clone();
        Rc::new(move |wish: Wish| {
            let chosen = matches!(wish, Wish::Choose(_));
            used.replace(Some(if chosen {
                ".here select"
            } else {
                ".here button"
            }));
            // Whoever says where he is wants to see what is near.
            let says = matches!(wish, Wish::Locate | Wish::Choose(_));
            if says && matches!(visit.address.page, Page::Region(_)) {
                visit.dispatch(Action::Near);
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
        let (site, visit) = (site.clone(), visit.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let closest = |what: &str| target.as_ref()?.closest(what).ok()?;
            if let Some(button) = closest("button[data-here]") {
                return wish_of(&button).map_or((), |asked| wish(asked));
            }
            let link = closest("a[href]").and_then(|link| inner_link(&event, &link, &site));
            let Some(address) = link else {
                return;
            };
            event.prevent_default();
            let query = Query::parse(&address.query);
            if address.page == visit.address.page && query == Query::parse(&visit.address.query) {
                return go_to_results();
            }
            // A second tap on a slow phone is the same step.
            if waiting.replace(true) {
                return;
            }
            // The way back above a page leads to where the list was left.
            let leads_back = closest(".crumbs").is_some();
            let is_of_list = matches!(address.page, Page::Region(_));
            let (dispatcher, free) = (visit.dispatcher(), waiting.clone());
            let pages = site.root.pages.clone();
            let href = address.href(&pages);
            let step = move || {
                free.replace(false);
                // The browser notes with the address that is left how far down its page was, so the new one is
                // written before the page is another.
                address.write(&pages, Entry::New);
                dispatcher.dispatch(if leads_back {
                    Action::Return(address)
                } else {
                    Action::Go(address)
                });
            };
            // A list is there from the start.
            if is_of_list {
                return after_paint(step);
            }
            let free = waiting.clone();
            site.follow(move |came| {
                if came {
                    return after_paint(step);
                }
                // Without the code of the page, the browser goes to it.
                free.replace(false);
                let _ = gloo::utils::window().location().assign(&href);
            });
        })
    };

    let frame = use_memo((site.clone(), start.page.clone()), |(site, page)| {
        later::frame(site, page)
    });
    html! {
        <div class="site" {onclick} {onchange}>
            {frame.header.clone()}
            {body(site, &here, &visit)}
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

fn body(site: &LiveRegion, here: &Here, visit: &UseReducerHandle<Visit>) -> Html {
    if !matches!(visit.address.page, Page::Region(_)) {
        return later::page(site, here, visit);
    }
    html! {
        <page::RegionPage site={site.clone()} here={here.clone()} visit={visit.clone()} />
    }
}

/// How long the typing must rest before it is written into the address, in milliseconds. Safari allows 100 changes
/// of the address in 30 s.
const ADDRESS_REST_MS: u32 = 300;

/// The visit that begins at an address; what it says of the address is written into the browser, and what the
/// browser goes back and forth to is followed.
#[hook]
fn use_visit(site: &LiveRegion, start: &Address) -> UseReducerHandle<Visit> {
    let visit = use_reducer_eq(|| Visit::new(start.clone()));
    {
        let (base, visit) = (site.root.pages.clone(), visit.dispatcher());
        use_effect_with((), move |()| {
            visit.dispatch(Action::Arrive);
            let listener = address::follow(&base, move |address| {
                visit.dispatch(Action::Follow(address));
            });
            move || drop(listener)
        });
    }
    {
        let site = site.clone();
        let before = use_mut_ref(|| None);
        let shown = (visit.address.clone(), visit.arrival);
        use_effect_with(shown, move |(address, arrival)| {
            let entry = match arrival {
                Arrival::Chosen => Some(Entry::New),
                Arrival::Refined => Some(Entry::Same),
                Arrival::Built | Arrival::Step | Arrival::Return | Arrival::Browser => None,
            };
            if let Some(entry) = entry {
                address.write(&site.root.pages, entry);
            }
            let step = *arrival == Arrival::Step;
            if site.is_whole() && !matches!(address.page, Page::Region(_)) {
                later::arrived(&site, &address.page);
            }
            match before.replace(Some(address.page.clone())) {
                None => {
                    // The page says that it answers from now on.
                    let root = gloo::utils::document_element();
                    let _ = root.set_attribute("data-ready", "true");
                }
                Some(page) if page != address.page => {
                    arrive(
                        &head::title(site.root.texts, &site.bundle, &address.page),
                        step,
                    );
                }
                // Who chose a suggestion by keyboard goes on typing.
                Some(_) if step && !is_typing() => go_to_results(),
                Some(_) => {}
            }
        });
    }
    {
        let settle = visit.dispatcher();
        let typed = visit.ahead.then(|| visit.query.clone());
        use_effect_with(typed, move |typed| {
            let settle = move || settle.dispatch(Action::Settle);
            let rest = typed
                .as_ref()
                .map(|_| Timeout::new(ADDRESS_REST_MS, settle));
            move || drop(rest)
        });
    }
    visit
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

/// The address of a clicked link, where it leads to another page of this region in this tab.
fn inner_link(event: &MouseEvent, link: &Element, site: &LiveRegion) -> Option<Address> {
    let held = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if held || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let href = link.get_attribute("href")?;
    let path = href.strip_prefix(&site.root.pages)?;
    let path = path.split_once('#').map_or(path, |(path, _)| path);
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    let page = Page::parse(path);
    // The page of what was saved is there only as it was built.
    let is_live = page.is_live() && !matches!(page, Page::Saved(_));
    (path.starts_with('/') && is_live && page.region() == Some(site.adcode())).then(|| Address {
        page,
        query: query.to_owned(),
    })
}
