//! The choice of region.

use yew::prelude::*;

use crate::site::Root;
use pages::Page;
use pages::texts;

/// A region to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionCard {
    /// Its code.
    pub adcode: String,
    /// Its name.
    pub name: String,
    /// The city.
    pub city: String,
    /// How many facilities it has.
    pub facilities: usize,
}

/// The first page.
pub fn home(root: &Root, regions: &[RegionCard]) -> Html {
    html! {
        <main class="page" id="main">
            <h1 class="page__title">{texts::home::TITLE}</h1>
            <p class="lead">{texts::home::LEAD}</p>
            <p class="home__urgent">{texts::frame::URGENT}<a href="tel:120">{"120"}</a>{texts::common::FULL_STOP}</p>
            <ul class="regions">
                for region in regions.iter() {
                    <li>
                        <a class="region" href={root.href(&Page::Region(region.adcode.clone()))} data-region={region.adcode.clone()}>
                            <span class="region__name">{region.name.clone()}</span>{" "}
                            <span class="region__city">{region.city.clone()}</span>{" "}
                            <span class="region__count">{texts::home::count(region.facilities)}</span>
                        </a>
                    </li>
                }
            </ul>
        </main>
    }
}
