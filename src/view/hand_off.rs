//! The way there: into a map app, or with the name and address in the pocket.

use directory::{Facility, Located, Now};
use geo::MapApp;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDocument, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::markup::Markup;
use crate::site::Site;
use crate::texts;

/// The links into map apps and the button that copies. Nobody is sent to a place that is only planned.
pub fn hand_off(site: &Site, facility: &Facility) -> Html {
    if facility.status.now == Now::Planned {
        return Html::default();
    }
    let city = match facility.located {
        Located::Here => site.bundle.region.city.as_str(),
        Located::Elsewhere | Located::Unstated => "",
    };
    let links = geo::links(&facility.name, city, facility.point.as_ref());
    let title = if links.iter().any(|link| link.goal == geo::Goal::Search) {
        texts::hand_off::SEARCH
    } else {
        texts::hand_off::WALK
    };
    let address = facility.address.as_ref();
    let text = match address {
        Some(address) => format!("{} {}", facility.name, address.text),
        None => facility.name.clone(),
    };
    let what = match address {
        Some(_) => texts::hand_off::COPY_BOTH,
        None => texts::hand_off::COPY_NAME,
    };
    let mut html = Markup::default();
    html.put(&["<p class=\"hand-off__title\">"])
        .icon(&site.place, "map");
    html.put(&[title, "</p><ul class=\"hand-off__apps\">"]);
    for link in links {
        html.put(&[
            "<li><a class=\"chip\" data-map=\"",
            link.app.id(),
            "\" href=\"",
        ]);
        html.text(&link.url)
            .put(&["\" target=\"_blank\" rel=\"noopener noreferrer\">"]);
        html.put(&[name_of(link.app), "</a></li>"]);
    }
    html.put(&["<li><button class=\"chip needs-app\" type=\"button\" data-copy=\""]);
    html.text(&text).put(&["\">"]).icon(&site.place, "copy");
    html.put(&[
        what,
        "</button></li></ul><p class=\"hand-off__said\" role=\"status\"></p>",
    ]);
    html! { <div class="hand-off">{html.html()}</div> }
}

/// What residents call it.
fn name_of(app: MapApp) -> &'static str {
    match app {
        MapApp::Tencent => texts::hand_off::TENCENT,
        MapApp::Amap => texts::hand_off::AMAP,
        MapApp::Baidu => texts::hand_off::BAIDU,
        MapApp::Apple => texts::hand_off::APPLE,
    }
}

/// Copies what a tapped button offers, and says so beside it. The one listener of the page calls this, so
/// that a page needs no state for it.
pub fn copy(button: &Element) {
    let Some(text) = button.get_attribute("data-copy") else {
        return;
    };
    let words = if is_copied(&text) {
        texts::hand_off::COPIED.to_owned()
    } else {
        texts::hand_off::not_copied(&text)
    };
    let around = button.closest(".hand-off").ok().flatten();
    if let Some(said) = around.and_then(|around| around.query_selector("[role=status]").ok()?) {
        said.set_text_content(Some(&words));
    }
    // Whoever uses the keyboard goes on from the button.
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        let _ = button.focus();
    }
}

/// Copies as every browser down to the oldest can: by selecting the text in a field.
fn is_copied(text: &str) -> bool {
    let document = gloo::utils::document();
    let field = document.create_element("textarea").ok();
    let field = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    let Some((field, body)) = field.zip(document.body()) else {
        return false;
    };
    field.set_value(text);
    // On an iPhone a field that may be written to calls the keyboard.
    field.set_read_only(true);
    field.set_class_name("offscreen");
    let _ = body.append_child(&field);
    field.select();
    let document = document.dyn_into::<HtmlDocument>();
    let copied = document.is_ok_and(|document| document.exec_command("copy").unwrap_or(false));
    field.remove();
    copied
}
