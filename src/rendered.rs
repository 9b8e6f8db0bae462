//! The pages on which the app runs, as HTML for the build: the browser takes over the same.

use futures::executor::block_on;
use pages::Page;
use yew::LocalServerRenderer;

use crate::address::Address;
use crate::app::{App, AppProps};
use crate::live_region::LiveRegion;

/// A page of a region.
pub fn rendered(site: &LiveRegion, page: &Page) -> String {
    let props = AppProps {
        site: site.clone(),
        start: Address::of(page.clone()),
    };
    block_on(LocalServerRenderer::<App>::with_props(props).render())
}
