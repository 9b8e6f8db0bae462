//! What a page says of itself in its head: its title, its description, and structured data.
//!
//! Titles are needed in the browser too, where the app goes from page to page; the rest only in files.

use crate::route::Route;
use crate::site::OpenRegion;
use crate::texts;

#[cfg(feature = "ssr")]
pub mod file;

/// The title of a page of a region. WeChat shows it when the page is shared.
pub fn title(site: &OpenRegion, route: &Route) -> String {
    let bundle = &site.bundle;
    let region = &bundle.region;
    let called;
    let page = match route {
        Route::Facility(_, id) => bundle
            .facility(id)
            .map_or(texts::missing::FACILITY, |facility| &facility.name),
        Route::Circle(_) => texts::circle::PAGE,
        Route::Services(_) => texts::common::SERVICES,
        Route::Service(_, id) => match bundle.service(&id.as_str().into()) {
            // A service may be called as the place that offers it.
            Some(service) => {
                called = texts::common::service_page(&service.name);
                &called
            }
            None => texts::missing::SERVICE_PAGE,
        },
        _ => return texts::common::region_page(&format!("{}{}", region.city, region.name)),
    };
    texts::common::page(page, &region.name)
}
