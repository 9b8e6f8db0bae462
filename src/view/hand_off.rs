//! The way there: into a map app, or with the name and address in the pocket.

use directory::{Facility, Located, OperatingStatus};
use geo::MapApp;

use crate::markup::Markup;
use crate::site::OpenRegion;
use pages::texts;

/// Adds the links into map apps, and the button that copies (`assets/tools.js`). Nobody is sent to a place that
/// is only planned.
pub fn put_hand_off(html: &mut Markup, site: &OpenRegion, facility: &Facility) {
    if facility.status.now == OperatingStatus::Planned {
        return;
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
    html.put(&["<div class=\"hand-off\"><p class=\"hand-off__title\">"])
        .icon(&site.root, "map");
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
    html.put(&["<li><button class=\"chip needs-tools\" type=\"button\" data-copy=\""]);
    html.text(&text).put(&["\">"]).icon(&site.root, "copy");
    html.put(&[
        what,
        "</button></li></ul><p class=\"hand-off__said\" role=\"status\"></p></div>",
    ]);
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
