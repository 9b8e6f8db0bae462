//! The way there: into a map app, or with the name and address in the pocket.

use directory::{Facility, Located, OperatingStatus};
use geo::MapApp;
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::part::icon;
use crate::texts;

/// The links into map apps, and the button that copies (`assets/tools.js`). Nobody is sent to a place that is
/// only planned.
pub fn hand_off(site: &OpenRegion, facility: &Facility) -> Markup {
    if facility.status.now == OperatingStatus::Planned {
        return Markup::default();
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
    let (text, what) = match &facility.address {
        Some(address) => (
            [&facility.name, " ", &address.text].concat(),
            texts::hand_off::COPY_BOTH,
        ),
        None => (facility.name.clone(), texts::hand_off::COPY_NAME),
    };
    html! {
        div.hand-off {
            p.hand-off__title { (icon(&site.root, "map")) (title) }
            ul.hand-off__apps {
                @for link in links {
                    li {
                        a.chip data-map=(link.app.id()) href=(link.url) target="_blank" rel="noopener noreferrer" {
                            (name_of(link.app))
                        }
                    }
                }
                li {
                    button.chip.needs-tools type="button" data-copy=(text) { (icon(&site.root, "copy")) (what) }
                }
            }
            p.hand-off__said role="status" {}
        }
    }
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
