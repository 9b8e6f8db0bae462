//! What a page says of itself in its head: its title, its description, and structured data.
//!
//! Titles are needed in the browser too, where the app goes from page to page; the rest only in files.

use crate::route::Route;
use crate::site::Site;

#[cfg(feature = "ssr")]
pub mod file;

/// The title of a page of a region. WeChat shows it when the page is shared.
pub fn title(site: &Site, route: &Route) -> String {
    let bundle = &site.bundle;
    let region = &bundle.region;
    let called;
    let page = match route {
        Route::Facility(_, id) => bundle
            .facility(id)
            .map_or("没有这家机构", |facility| &facility.name),
        Route::Circle(_) => "走路能到的医疗服务",
        Route::Services(_) => "办事与服务",
        Route::Service(_, id) => match bundle.service(&id.as_str().into()) {
            // A service may be called as the place that offers it.
            Some(service) => {
                called = format!("{}（服务）", service.name);
                &called
            }
            None => "没有这项服务",
        },
        _ => return format!("{}{} · 就近找医疗服务 · 就近医", region.city, region.name),
    };
    format!("{page} · {} · 就近医", region.name)
}
