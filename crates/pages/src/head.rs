//! What a page says of itself in its head: its title, its description, and structured data.
//!
//! Titles are needed in the browser too, where the app goes from page to page; the rest only in files.

use directory::Bundle;

use crate::page::Page;
use crate::texts::Texts;
use crate::words;

#[cfg(feature = "files")]
pub use file::{description, json_ld, title_of_file};

/// The title of a page of a region on which the app runs. WeChat shows it when the page is shared.
pub fn title(t: Texts, bundle: &Bundle, page: &Page) -> String {
    let region = &bundle.region;
    let called;
    let name = match page {
        Page::Facility(_, id) => match bundle.facility(id) {
            Some(facility) => match words::ended(t, bundle, facility) {
                Some(ended) => {
                    called = [&facility.name, &*t.common_detail(&ended)].concat();
                    &called
                }
                None => &facility.name,
            },
            None => t.missing_facility(),
        },
        Page::Circle(_) => t.circle_page(),
        Page::Services(_) => t.common_services(),
        Page::Saved(_) => t.common_saved(),
        Page::Service(_, id) => match bundle.service(&id.as_str().into()) {
            // A service may be called as the place that offers it.
            Some(service) => {
                called = t.common_service_page(&service.name);
                &called
            }
            None => t.missing_service_page(),
        },
        _ => return t.common_region_page(&format!("{}{}", region.city, region.name)),
    };
    t.common_page(name, &region.name)
}

#[cfg(feature = "files")]
mod file;
