//! What runs in the browser. `assets/boot.js` fetches the region's own part of its bundle, the vocabulary and
//! this module side by side, and calls [`start`] when all are there.

use directory::{Bundle, Unreadable};
use gloo::timers::callback::Timeout;
use jiujin::address::Address;
use jiujin::app::{App, AppProps};
use jiujin::hashed::is_hash_of;
use jiujin::live_region::LiveRegion;
use jiujin::searcher;
use js_sys::Function;
use pages::beside::Beside;
use pages::{OpenRegion, Page};
use search::Finder;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

/// Finds room in a bounded number of steps, and is smaller than the standard library's
/// (`docs/decisions/0026`).
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Takes over the page, or fills it where it is empty. Where the vocabulary is not the right one, the app runs
/// without, and draws the page anew, because it knows less than what built it.
///
/// `start` is what the page tells the app, in the form of [`pages::start`]. `worker` starts a worker that searches
/// for the page, see [`jiujin::searcher`]. `sha256` is the own part's hash in hex where the browser could not check
/// it, and empty where it did; `hashed` is what the browser found to be the vocabulary's, and empty where it
/// could not hash. `whole` is whether the module of the rest is there already; where it is not, the page has to be
/// the region's own as it was built. `list` is what the page's language says, and `beside` what stands beside the
/// region's names in it, in the forms of `Texts::received` and [`Beside::received`].
///
/// Gives the function to be told whether the rest came; nothing where the vocabulary is not the right one.
///
/// # Errors
///
/// A word that `boot.js` turns into a sentence or a step: `data` where the text is no bundle or not the one that
/// was meant, `version` where it is one of another version, `app` where the page is not ours, `language` where the
/// texts of its language are those of another build, and `words` where
/// the page has to be drawn anew for want of the right vocabulary and the rest is not there yet.
#[expect(
    clippy::too_many_arguments,
    reason = "`boot.js` hands over each thing as it fetched it"
)]
#[wasm_bindgen]
pub fn start(
    own: &str,
    sha256: &str,
    vocabulary: &str,
    hashed: &str,
    start: &str,
    list: &str,
    beside: &str,
    whole: bool,
    worker: Function,
) -> Result<JsValue, JsValue> {
    if !sha256.is_empty() && !is_hash_of(sha256, own) {
        return Err(JsValue::from_str("data"));
    }
    let bundle = joined(own, vocabulary, hashed)?;
    let has_words = bundle.vocabulary.is_none();
    if !has_words && !whole {
        return Err(JsValue::from_str("words"));
    }
    let app = gloo::utils::document()
        .get_element_by_id("app")
        .ok_or_else(|| JsValue::from_str("app"))?;
    let (root, neighbours) = pages::start::read(start, list).map_err(JsValue::from_str)?;
    let start = Address::current(&root.pages);
    let beside = Beside::received(beside);
    let site = LiveRegion::new(OpenRegion::new(root, bundle, neighbours, beside), whole);
    site.searcher.offer_worker(worker);
    let completed = site.clone();
    let props = AppProps { site, start };
    // Without a network, the service worker answers for a page that was never seen with an empty one.
    // What was saved says no words for departments.
    let needs_no_words = matches!(props.start.page, Page::Saved(_));
    let is_as_built = (has_words || needs_no_words) && app.child_element_count() > 0;
    let renderer = yew::Renderer::<App>::with_root_and_props(app, props);
    // Reading the bundle and taking over the page are two tasks, so that a tap between them is answered.
    Timeout::new(0, move || {
        if is_as_built {
            renderer.hydrate();
        } else {
            renderer.render();
        }
    })
    .forget();
    if !has_words {
        return Ok(JsValue::UNDEFINED);
    }
    let told = move |came: bool| completed.complete(came);
    Ok(Closure::<dyn Fn(bool)>::new(told).into_js_value())
}

/// What a worker does for a page: a function that answers questions about the region of a bundle, in the same
/// two parts.
#[wasm_bindgen]
pub fn answering(own: &str, vocabulary: &str, hashed: &str) -> Result<JsValue, JsValue> {
    let bundle = joined(own, vocabulary, hashed)?;
    let finder = Finder::new(&bundle);
    let answer = move |kind: bool, text: String| searcher::answer(&bundle, &finder, kind, &text);
    Ok(Closure::<dyn Fn(bool, String) -> Vec<u8>>::new(answer).into_js_value())
}

/// A region's bundle of its two parts; without the vocabulary where that is not the right one.
fn joined(own: &str, vocabulary: &str, hashed: &str) -> Result<Bundle, JsValue> {
    let is_named = |sha256: &str| {
        if hashed.is_empty() {
            is_hash_of(sha256, vocabulary)
        } else {
            hashed == sha256
        }
    };
    Bundle::parse_parts(own, vocabulary, &is_named).map_err(|unreadable| {
        JsValue::from_str(match unreadable {
            Unreadable::Version(_) => "version",
            _ => "data",
        })
    })
}

fn main() {}
