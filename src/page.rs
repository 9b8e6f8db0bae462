//! The pages on which the app runs: what changes on them, around what stands still (`crates/pages`).

use directory::{Facility, Offer, Service};
use pages::facility::{self, FacilityPage};
use pages::here::Here;
use pages::part::filters::fields;
use pages::part::position_form::position_form;
use pages::{circle, missing, service};
use yew::prelude::*;

use crate::border;
use crate::live_region::LiveRegion;
use crate::still::still;
use crate::view::{SearchForm, place};
use crate::visit::Visit;

mod region;

pub use region::RegionPage;

/// A facility. Only what the hour and the place of the resident say of it changes once the page is there, and
/// nothing that can be tapped.
pub fn facility(site: &LiveRegion, here: &Here, visit: &Visit, facility: &Facility) -> Html {
    // Whoever came from a list goes back to that list.
    let list = visit.left.as_ref();
    let list = list.filter(|left| !left.query.is_empty());
    let back = list.map(|left| left.query.format());
    let page = FacilityPage::new(site, facility, back.as_deref());
    html! {
        <main class="page" id="main">
            {still(page.above)}
            <article class="facility">
                {still(page.head)}
                <section class="block" aria-labelledby="contact-title">
                    {still(page.contact)}
                    {still(facility::now(site, here, facility))}
                    {still(page.way_there)}
                </section>
                if !page.served.0.is_empty() {
                    <section class="block" aria-labelledby="served-title">
                        {still(page.served)}
                        {still(facility::served_now(site, here, facility))}
                    </section>
                }
                {still(page.rest)}
            </article>
        </main>
    }
}

/// The walking circle.
///
/// `asked` is the query string. The first rendering, which must be the build's, knows no place; so it does
/// not matter that it knows the query already.
pub fn circle(site: &LiveRegion, here: &Here, asked: &str) -> Html {
    border::look_near(site, here);
    let beyond = site.border().all();
    html! {
        <main class="page" id="main">
            {still(circle::above(site))}
            {place(site, still(position_form(site, here, false)))}
            <div>{still(circle::circle(site, here, asked, &beyond))}</div>
            {still(circle::estimate(site))}
        </main>
    }
}

/// The services of the region.
pub fn services(site: &LiveRegion) -> Html {
    html! { <main class="page" id="main">{still(service::services(site))}</main> }
}

/// One service.
pub fn service(site: &LiveRegion, service: &Service, offer: &Offer) -> Html {
    html! { <main class="page" id="main">{still(service::service(site, service, offer))}</main> }
}

/// What was saved. The build writes what stands around it, and `src/keeping.rs` fills it in; it is shown again where
/// the browser goes back to it.
pub fn saved(site: &LiveRegion) -> Html {
    html! { <main class="page" id="main" data-saved="">{saved_as_built(site)}</main> }
}

#[cfg(feature = "ssr")]
fn saved_as_built(site: &LiveRegion) -> Html {
    still(pages::saved::saved(site))
}

#[cfg(not(feature = "ssr"))]
fn saved_as_built(site: &LiveRegion) -> Html {
    use crate::still::copy_of;
    let built = site.saved.get_or_init(|| copy_of("main[data-saved]"));
    built.clone()
}

/// The page for a facility that the region does not have.
pub fn unknown_facility(site: &LiveRegion) -> Html {
    let t = site.root.texts;
    unknown(site, t.missing_facility())
}

/// The page for a service that the region does not have.
pub fn unknown_service(site: &LiveRegion) -> Html {
    let t = site.root.texts;
    unknown(site, t.missing_service())
}

fn unknown(site: &LiveRegion, title: &str) -> Html {
    html! {
        <main class="page" id="main">
            {still(missing::unknown(site, title))}
            <SearchForm site={site.clone()} choices={still(fields(site))} />
            {still(missing::all(site))}
        </main>
    }
}
