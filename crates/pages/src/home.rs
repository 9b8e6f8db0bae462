//! The choice of district, however many there are.
//!
//! A few stand on the first page, each with what there is of it. Of many it names the provinces, each with a page of its
//! own; or where all lie in one, that one's cities, folded. The search over all of them, and the button that asks the
//! phone where it is, are a script's (`assets/home.js`); without scripts there are neither, and the links lead everywhere.

use std::collections::BTreeMap;

use directory::Region;
use maud::{Markup, html};

use crate::Page;
use crate::beside::Beside;
use crate::open_region::Root;
use crate::part::link::{crumbs, phone};

/// Up to so many districts all stand on the first page.
pub const ON_ONE_PAGE: usize = 30;

/// A region to choose.
#[derive(Clone, Copy, Debug)]
pub struct RegionCard<'a> {
    /// The region.
    pub region: &'a Region,
    /// How many facilities it has.
    pub facilities: usize,
}

impl RegionCard<'_> {
    /// The address of the region's page.
    pub(crate) fn href(&self, root: &Root) -> String {
        href(root, self.region)
    }
}

/// The districts by province, given as the first two digits of their codes (GB/T 2260).
pub fn provinces<'a>(
    regions: impl IntoIterator<Item = &'a Region>,
) -> BTreeMap<String, Vec<&'a Region>> {
    let mut provinces: BTreeMap<String, Vec<&Region>> = BTreeMap::new();
    for region in regions {
        let code = region.adcode.as_str().chars().take(2).collect();
        provinces.entry(code).or_default().push(region);
    }
    provinces
}

/// The pages of provinces that a site has: none where all districts stand on the first page, or lie in one province.
pub fn province_pages<'a>(regions: impl IntoIterator<Item = &'a Region>) -> Vec<Page> {
    let provinces = provinces(regions);
    let districts: usize = provinces.values().map(Vec::len).sum();
    if districts <= ON_ONE_PAGE || provinces.len() < 2 {
        return Vec::new();
    }
    provinces.into_keys().map(Page::Province).collect()
}

/// The first page. `beside` is what stands beside names.
pub fn home(root: &Root, cards: &[RegionCard<'_>], beside: &Beside) -> Markup {
    let t = root.texts;
    let regions = || cards.iter().map(|card| card.region);
    html! {
        main #main .page {
            h1.page__title { (t.home_title()) }
            p.lead { (t.home_lead()) }
            p.home__urgent { (t.frame_urgent()) (phone("120")) (t.common_full_stop()) }
            (finder(root))
            @if cards.len() <= ON_ONE_PAGE {
                ul.regions {
                    @for card in cards { (self::card(root, card, beside)) }
                }
            } @else if province_pages(regions()).is_empty() {
                @for (city, own) in cities(regions()) {
                    details.fold {
                        summary.fold__title {
                            span { (t.fact(city)) (beside.of(city)) } " "
                            span.fold__count { (t.home_districts(own.len())) }
                        }
                        (districts(root, &own, beside))
                    }
                }
            } @else {
                h2.block__title { (t.home_provinces()) }
                ul.regions {
                    @for (code, own) in provinces(regions()) {
                        (province_card(root, code, &own, beside))
                    }
                }
            }
        }
    }
}

/// The page of a province: its districts by city.
pub fn province(root: &Root, own: &[&Region], beside: &Beside) -> Markup {
    let t = root.texts;
    let choose = root.href(&Page::Home) + "?choose";
    let name = own.first().map_or("", |region| &region.province);
    html! {
        main #main .page {
            (crumbs(root, &choose, t.home_back()))
            h1.page__title { (t.fact(name)) (beside.of(name)) }
            @for (city, own) in cities(own.iter().copied()) {
                section.block {
                    h2.block__title { (t.fact(city)) (beside.of(city)) }
                    (districts(root, &own, beside))
                }
            }
        }
    }
}

/// The search over all districts, and the question where the phone is.
fn finder(root: &Root) -> Markup {
    let t = root.texts;
    html! {
        div.finder {
            form.search role="search" data-find="" {
                label.search__label for="find" { (t.home_find()) }
                div.search__row {
                    input #find .search__box type="search" maxlength="32" autocomplete="off" enterkeyhint="search" placeholder=(t.home_example());
                    button.button.search__button type="submit" { (t.search_button()) }
                }
            }
            button.button.button--quiet type="button" data-find-here="" { (t.home_where()) }
            p.finder__said role="status" {}
            ul.finder__hits aria-label=(t.home_hits()) hidden {}
        }
    }
}

fn card(root: &Root, card: &RegionCard<'_>, beside: &Beside) -> Markup {
    let t = root.texts;
    let Region { name, city, .. } = card.region;
    html! {
        li {
            a.region href=(card.href(root)) data-region=(card.region.adcode) {
                span.region__name { (t.fact(name)) (beside.of(name)) } " "
                span.region__city { (t.fact(city)) (beside.of(city)) } " "
                span.region__count { (t.home_count(card.facilities)) }
            }
        }
    }
}

fn province_card(root: &Root, code: String, own: &[&Region], beside: &Beside) -> Markup {
    let t = root.texts;
    let name = own.first().map_or("", |region| &region.province);
    html! {
        li {
            a.region href=(root.href(&Page::Province(code))) {
                span.region__name { (t.fact(name)) (beside.of(name)) } " "
                span.region__count { (t.home_districts(own.len())) }
            }
        }
    }
}

/// Districts by city, in the order of their codes.
fn cities<'a>(regions: impl Iterator<Item = &'a Region>) -> Vec<(&'a str, Vec<&'a Region>)> {
    let mut cities: Vec<(&str, Vec<&Region>)> = Vec::new();
    for region in regions {
        let known = cities.iter_mut().find(|(city, _)| *city == region.city);
        match known {
            Some((_, own)) => own.push(region),
            None => cities.push((&region.city, vec![region])),
        }
    }
    cities
}

fn districts(root: &Root, own: &[&Region], beside: &Beside) -> Markup {
    let t = root.texts;
    html! {
        ul.districts {
            @for region in own {
                li { a.chip href=(href(root, region)) { (t.fact(&region.name)) (beside.of(&region.name)) } }
            }
        }
    }
}

fn href(root: &Root, region: &Region) -> String {
    root.href(&Page::Region(region.adcode.to_string()))
}
