//! What runs in the browser. `assets/boot.js` fetches the region's bundle and this module side by
//! side, and calls [`start`] when both are there.

use directory::Bundle;
use gloo::timers::callback::Timeout;
use jiujin::address::Address;
use jiujin::app::{App, AppProps};
use jiujin::live_region::LiveRegion;
use jiujin::searcher;
use js_sys::Function;
use pages::OpenRegion;
use search::Finder;
use sha2::{Digest, Sha256};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

/// Finds room in a bounded number of steps, and is smaller than the standard library's
/// (`docs/decisions/0026`).
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Takes over the page, or fills it where it is empty. Fails with a word that `boot.js` turns into a
/// sentence: `data` where the text is no bundle or not the one that was meant, `version` where it is
/// one of another version, `app` where the page is not ours.
///
/// `start` is what the page tells the app, in the form of [`pages::start`]. `worker` starts a worker that searches
/// for the page, see [`jiujin::searcher`]. `sha256` is the bundle's hash in hex where the browser could not check
/// it, and empty where it did. `whole` is whether the module of the rest is there already; where it is not, the
/// page has to be the region's own as it was built, and what is given back is told whether
/// it came.
#[wasm_bindgen]
pub fn start(
    bundle: &str,
    sha256: &str,
    start: &str,
    whole: bool,
    worker: Function,
) -> Result<JsValue, JsValue> {
    if !sha256.is_empty() && !is_hash_of(sha256, bundle.as_bytes()) {
        return Err(JsValue::from_str("data"));
    }
    let (bundle, _skipped) = Bundle::parse(bundle).map_err(|unreadable| match unreadable {
        directory::Unreadable::Version(_) => JsValue::from_str("version"),
        _ => JsValue::from_str("data"),
    })?;
    let app = gloo::utils::document()
        .get_element_by_id("app")
        .ok_or_else(|| JsValue::from_str("app"))?;
    let (root, neighbours) = pages::start::read(start).ok_or_else(|| JsValue::from_str("app"))?;
    let start = Address::current(&root.base);
    let site = LiveRegion::new(OpenRegion::new(root, bundle, neighbours), whole);
    site.searcher.offer_worker(worker);
    let completed = site.clone();
    let props = AppProps { site, start };
    let empty = app.child_element_count() == 0;
    let renderer = yew::Renderer::<App>::with_root_and_props(app, props);
    // Reading the bundle and taking over the page are two tasks, so that a tap between them is answered.
    Timeout::new(0, move || {
        if empty {
            // Without a network, the service worker answers for a page that was never seen with an
            // empty one.
            renderer.render();
        } else {
            renderer.hydrate();
        }
    })
    .forget();
    let told = move |came: bool| completed.complete(came);
    Ok(Closure::<dyn Fn(bool)>::new(told).into_js_value())
}

/// What a worker does for a page: a function that answers questions about the region of a bundle.
#[wasm_bindgen]
pub fn answering(bundle: &str) -> Result<JsValue, JsValue> {
    let (bundle, _skipped) = Bundle::parse(bundle).map_err(|_| JsValue::from_str("data"))?;
    let finder = Finder::new(&bundle);
    let answer = move |kind: bool, text: String| searcher::answer(&bundle, &finder, kind, &text);
    Ok(Closure::<dyn Fn(bool, String) -> Vec<u8>>::new(answer).into_js_value())
}

fn is_hash_of(sha256: &str, bytes: &[u8]) -> bool {
    let digest = Sha256::digest(bytes);
    let digit = |digit: u8| char::from_digit(digit.into(), 16);
    let hex = digest
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    hex.eq(sha256.chars().map(Some))
}

fn main() {}
