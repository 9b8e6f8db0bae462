//! What is shown where there is nothing.

use yew::prelude::*;

use crate::page::RegionCard;
use crate::route::Route;
use crate::site::{Place, Site};
use crate::view::{SearchForm, nothing};

/// The page for an address that is none of ours.
pub fn not_found(place: &Place, regions: &[RegionCard]) -> Html {
    html! {
        <main class="page" id="main">
            {nothing(place)}
            <h1 class="page__title">{"没有这个页面"}</h1>
            <p class="lead">{"网址可能写错了，或者这家机构已经不在目录里。请从区里重新找："}</p>
            for region in regions.iter() {
                <form class="search" role="search" method="get" aria-label={format!("在{}找", region.name)} action={place.href(&Route::Region(region.adcode.clone()))}>
                    <label class="search__label" for={format!("q-{}", region.adcode)}>
                        {format!("在{}{}找", region.city, region.name)}
                    </label>
                    <div class="search__row">
                        <input class="search__box" id={format!("q-{}", region.adcode)} type="search" name="q" maxlength="64" />
                        <button class="button search__button" type="submit">{"搜索"}</button>
                    </div>
                </form>
            }
        </main>
    }
}

/// The page for an address that was never seen, where there is no network.
pub fn offline(place: &Place) -> Html {
    html! {
        <main class="page" id="main">
            {nothing(place)}
            <h1 class="page__title">{"现在没有网络"}</h1>
            <p class="lead">{"这一页以前没有打开过，手机里没有存。看过的区，没有网络也能打开："}</p>
            <p><a href={format!("{}?choose", place.href(&Route::Home))}>{"看看存了哪些区"}</a></p>
            <p>{"急病、重伤，电话不需要网络，请打 "}<a href="tel:120">{"120"}</a>{"。"}</p>
        </main>
    }
}

/// The page for a facility that the region does not have.
pub fn unknown_facility(site: &Site) -> Html {
    unknown(site, "没有这家机构")
}

/// The page for a service that the region does not have.
pub fn unknown_service(site: &Site) -> Html {
    unknown(site, "这个区的文件没有写这项服务")
}

fn unknown(site: &Site, title: &str) -> Html {
    html! {
        <main class="page" id="main">
            {nothing(&site.place)}
            <h1 class="page__title">{title.to_owned()}</h1>
            <p class="lead">{format!("可能网址写错了，或者它已经不在{}的目录里。", site.bundle.region.name)}</p>
            <SearchForm site={site.clone()} />
            <p><a href={site.region_href("")}>{format!("看{}的全部机构", site.bundle.region.name)}</a></p>
        </main>
    }
}
