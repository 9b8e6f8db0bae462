//! Fetches the data of neighbouring districts, once a list or the walking circle looks over the border, or somebody asks
//! for it. What they are and what is said of them is `crates/pages/src/border.rs`.
//!
//! Where the resident is leaves the phone no more than before: the frames of the neighbours are compared with it here,
//! and what is asked for is a whole district's, as for its page.

use std::cell::RefCell;
use std::rc::Rc;

use directory::Bundle;
use geo::Origin;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use pages::border::{Beyond, Data, Lost, Open, Pointer, State, in_city};
use pages::here::Here;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Response;

use crate::focus::{focus, is_lost};
use crate::hashed::is_hash_of;
use crate::live_region::LiveRegion;

/// Which neighbours are wanted.
#[derive(Clone)]
enum Wanted {
    /// Those that may be near a place.
    Near(Origin),
    /// Those of the city, whatever became of them before.
    InCity,
}

/// What is done with a text that was fetched.
type Then = Box<dyn FnOnce(Result<String, Lost>)>;

/// Says what is known of a neighbour now.
fn put(site: &LiveRegion, at: usize, state: State) {
    site.border().put(at, state);
    if let Some(tell) = site.tell.get() {
        tell();
    }
}

/// Looks at the neighbours near a place, once what is being drawn is there. What was asked before is not asked again.
pub fn look_near(site: &LiveRegion, here: &Here) {
    let border = site.border();
    let origin = here.measured.as_deref().map(|measured| &measured.origin);
    let Some(origin) = origin.filter(|origin| origin.point.is_some()) else {
        return;
    };
    let city = &site.bundle.region.city;
    let is_wanted = |own: &Beyond| match own.state {
        State::Unasked => true,
        State::Told(_) => own.may_be_near(origin, city),
        _ => false,
    };
    // Where nothing tells of it, as in the build, nothing is fetched.
    if site.tell.get().is_some() && border.all().iter().any(is_wanted) {
        let (site, wanted) = (site.clone(), Wanted::Near(origin.clone()));
        Timeout::new(0, move || look(&site, &wanted)).forget();
    }
}

/// Looks at the neighbours of the city, because the resident asked for it; also at those that did not come before.
pub fn look_in_city(site: &LiveRegion) {
    let site = site.clone();
    Timeout::new(0, move || look(&site, &Wanted::InCity)).forget();
}

fn look(site: &LiveRegion, wanted: &Wanted) {
    let border = site.border();
    let number = border.all().len();
    for at in 0..number {
        let (asks, pointer) = {
            let all = border.all();
            let own = &all[at];
            let in_city = || in_city(site, &all).any(|other| std::ptr::eq(other, own));
            match (&own.state, wanted) {
                (State::Unasked, Wanted::Near(_)) => (true, None),
                (State::Unasked | State::Lost(..), Wanted::InCity) => (in_city(), None),
                (State::Told(pointer), Wanted::InCity) => {
                    (false, in_city().then(|| pointer.clone()))
                }
                (State::Told(pointer), Wanted::Near(origin)) => {
                    let near = own.may_be_near(origin, &site.bundle.region.city);
                    (false, near.then(|| pointer.clone()))
                }
                _ => (false, None),
            }
        };
        if asks {
            ask(site, at, wanted.clone());
        } else if let Some(pointer) = pointer {
            open(site, at, pointer);
        }
    }
}

/// Asks where a neighbour's data lies, and fetches it if it is wanted.
fn ask(site: &LiveRegion, at: usize, wanted: Wanted) {
    let border = site.border();
    let adcode = border.all()[at].neighbour.adcode.clone();
    put(site, at, State::Asked);
    let url = [&*site.root.base, &Pointer::path(&adcode)].concat();
    let own = site.clone();
    fetch(
        &url,
        Box::new(move |text| {
            let pointer = text.and_then(|text| Pointer::parse(&text, &adcode).ok_or(Lost::Damaged));
            let state = match pointer {
                Ok(pointer) => State::Told(pointer),
                Err(lost) => State::Lost(lost, None),
            };
            put(&own, at, state);
            let wanted = match wanted {
                Wanted::InCity if matches!(border.all()[at].state, State::Lost(..)) => {
                    return arrived();
                }
                other => other,
            };
            look(&own, &wanted);
        }),
    );
}

/// Fetches a neighbour's data.
fn open(site: &LiveRegion, at: usize, pointer: Pointer) {
    let border = site.border();
    put(site, at, State::Coming);
    let frame = pointer.frame;
    let finished = {
        let site = site.clone();
        move |opened: Result<Open, Lost>| {
            let state = match opened {
                Ok(opened) => State::Open(Box::new(opened)),
                Err(lost) => State::Lost(lost, Some(frame)),
            };
            put(&site, at, state);
            arrived();
        }
    };
    let adcode = border.all()[at].neighbour.adcode.clone();
    let Pointer {
        own, vocabulary, ..
    } = pointer;
    let url = |data: &Data| [&*site.root.base, &data.path].concat();
    let [own_url, words_url] = [&own, &vocabulary].map(url);
    let site = site.clone();
    let opened = move |text: Result<String, Lost>| {
        let text = match text {
            Ok(text) if is_hash_of(&own.sha256, &text) => text,
            Ok(_) => return finished(Err(Lost::Damaged)),
            Err(lost) => return finished(Err(lost)),
        };
        let joined = move |words: Result<String, Lost>| {
            finished(words.and_then(|words| {
                let bundle = joined(&text, &words, &vocabulary, &adcode);
                let bundle = bundle.ok_or(Lost::Damaged)?;
                Ok(Open::beside(&site, bundle))
            }));
        };
        fetch(&words_url, Box::new(joined));
    };
    fetch(&own_url, Box::new(opened));
}

/// A neighbour's bundle of its two parts, if they are what was meant.
fn joined(own: &str, words: &str, vocabulary: &Data, adcode: &str) -> Option<Bundle> {
    let is_named = |sha256: &str| sha256 == vocabulary.sha256 && is_hash_of(sha256, words);
    let bundle = Bundle::parse_parts(own, words, &is_named).ok()?;
    let is_it = bundle.vocabulary.is_none() && bundle.region.adcode.as_str() == adcode;
    is_it.then_some(bundle)
}

/// The button that asked is gone; the keyboard and the ear go on from what came in its place.
fn arrived() {
    if is_lost() {
        focus("#beyond");
    }
}

/// Fetches a text.
fn fetch(url: &str, then: Then) {
    let answer = gloo::utils::window().fetch_with_str(url);
    when(
        &answer,
        Box::new(move |response: Result<JsValue, ()>| {
            let Ok(response) = response else {
                return then(Err(Lost::Offline));
            };
            let response: Response = response.unchecked_into();
            let text = response.ok().then(|| response.text().ok()).flatten();
            let Some(text) = text else {
                return then(Err(Lost::Missing));
            };
            // What breaks off on its way is no answer.
            when(
                &text,
                Box::new(move |text| {
                    let text = text.ok().and_then(|text| text.as_string());
                    then(text.ok_or(Lost::Offline));
                }),
            );
        }),
    );
}

/// Goes on when a promise is kept or broken.
fn when(promise: &Promise, then: Box<dyn FnOnce(Result<JsValue, ()>)>) {
    let then = Rc::new(RefCell::new(Some(then)));
    let [kept, broken] = [true, false].map(|is_kept| {
        let then = then.clone();
        Closure::<dyn FnMut(JsValue)>::new(move |value: JsValue| {
            if let Some(then) = then.take() {
                then(if is_kept { Ok(value) } else { Err(()) });
            }
        })
    });
    let _ = promise.then2(&kept, &broken);
    // They are called once, and the page does not look so often.
    kept.forget();
    broken.forget();
}
