//! The way there: into a map app, or with the name and address in the pocket.

use directory::{Facility, Located, OperatingStatus};
use geo::MapApp;
use maud::{Markup, html};

use crate::open_region::OpenRegion;
use crate::part::icon;
use crate::texts::Texts;

/// The links into map apps, and the button that copies (`assets/tools.js`). Nobody is sent to a place that is
/// only planned.
pub fn hand_off(site: &OpenRegion, facility: &Facility) -> Markup {
    let t = site.root.texts;
    if facility.status.now == OperatingStatus::Planned {
        return Markup::default();
    }
    let city = match facility.located {
        Located::Here => site.bundle.region.city.as_str(),
        Located::Elsewhere | Located::Unstated => "",
    };
    let links = geo::links(&facility.name, city, facility.point.as_ref());
    let title = if links.iter().any(|link| link.goal == geo::Goal::Search) {
        t.hand_off_search()
    } else {
        t.hand_off_walk()
    };
    let (text, what) = match &facility.address {
        Some(address) => (
            [&facility.name, " ", &address.text].concat(),
            t.hand_off_copy_both(),
        ),
        None => (facility.name.clone(), t.hand_off_copy_name()),
    };
    html! {
        div.hand-off {
            p.hand-off__title { (icon(&site.root, "map")) (title) }
            ul.hand-off__apps {
                @for link in links {
                    li {
                        a.chip data-map=(link.app.id()) href=(link.url) target="_blank" rel="noopener noreferrer" {
                            (name_of(t, link.app))
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
fn name_of(t: Texts, app: MapApp) -> &'static str {
    match app {
        MapApp::Tencent => t.hand_off_tencent(),
        MapApp::Amap => t.hand_off_amap(),
        MapApp::Baidu => t.hand_off_baidu(),
        MapApp::Apple => t.hand_off_apple(),
    }
}
