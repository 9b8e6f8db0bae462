//! What is shown where there is nothing.

use yew::prelude::*;

use crate::page::RegionCard;
use crate::site::{OpenRegion, Root};
use crate::view::{SearchForm, nothing};
use pages::Page;
use pages::texts;

/// The page for an address that is none of ours.
pub fn not_found(root: &Root, regions: &[RegionCard]) -> Html {
    html! {
        <main class="page" id="main">
            {nothing(root)}
            <h1 class="page__title">{texts::missing::PAGE}</h1>
            <p class="lead">{texts::missing::PAGE_LEAD}</p>
            for region in regions.iter() {
                <form class="search" role="search" method="get" aria-label={texts::missing::find_in(&region.name)} action={root.href(&Page::Region(region.adcode.clone()))}>
                    <label class="search__label" for={format!("q-{}", region.adcode)}>
                        {texts::missing::find_in(&format!("{}{}", region.city, region.name))}
                    </label>
                    <div class="search__row">
                        <input class="search__box" id={format!("q-{}", region.adcode)} type="search" name="q" maxlength="64" />
                        <button class="button search__button" type="submit">{texts::search::BUTTON}</button>
                    </div>
                </form>
            }
        </main>
    }
}

/// The page for an address that was never seen, where there is no network.
pub fn offline(root: &Root) -> Html {
    html! {
        <main class="page" id="main">
            {nothing(root)}
            <h1 class="page__title">{texts::missing::OFFLINE}</h1>
            <p class="lead">{texts::missing::OFFLINE_LEAD}</p>
            <p><a href={format!("{}?choose", root.href(&Page::Home))}>{texts::missing::OFFLINE_KEPT}</a></p>
            <p>{texts::missing::OFFLINE_URGENT}<a href="tel:120">{"120"}</a>{texts::common::FULL_STOP}</p>
        </main>
    }
}

/// The page for a facility that the region does not have.
pub fn unknown_facility(site: &OpenRegion) -> Html {
    unknown(site, texts::missing::FACILITY)
}

/// The page for a service that the region does not have.
pub fn unknown_service(site: &OpenRegion) -> Html {
    unknown(site, texts::missing::SERVICE)
}

fn unknown(site: &OpenRegion, title: &str) -> Html {
    html! {
        <main class="page" id="main">
            {nothing(&site.root)}
            <h1 class="page__title">{title.to_owned()}</h1>
            <p class="lead">{texts::missing::lead(&site.bundle.region.name)}</p>
            <SearchForm site={site.clone()} />
            <p><a href={site.region_href("")}>{texts::missing::all(&site.bundle.region.name)}</a></p>
        </main>
    }
}
