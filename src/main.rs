//! What runs in the browser. `assets/boot.js` fetches the region's bundle and this module side by
//! side, and calls [`start`] when both are there.

use directory::Bundle;
use jiujin::app::{App, AppProps};
use jiujin::site::{Place, Site};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use yew_router::history::{AnyHistory, BrowserHistory};

/// Takes over the page. Fails with a word that `boot.js` turns into a sentence: `data` where the text
/// is no bundle, `version` where it is one of another version, `page` where the page is not ours.
#[wasm_bindgen]
pub fn start(bundle: &str, base: &str, icons: &str) -> Result<(), JsValue> {
    let (bundle, _skipped) = Bundle::parse(bundle).map_err(|unreadable| match unreadable {
        directory::bundle::Unreadable::Version(_) => JsValue::from_str("version"),
        _ => JsValue::from_str("data"),
    })?;
    let root = gloo::utils::document()
        .get_element_by_id("app")
        .ok_or_else(|| JsValue::from_str("page"))?;
    let place = Place {
        base: base.to_owned().into(),
        icons: icons.to_owned().into(),
    };
    let props = AppProps {
        site: Site::new(place, bundle),
        history: AnyHistory::Browser(BrowserHistory::new()),
    };
    yew::Renderer::<App>::with_root_and_props(root, props).hydrate();
    Ok(())
}

fn main() {}
