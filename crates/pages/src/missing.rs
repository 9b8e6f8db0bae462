//! What is shown where there is nothing.

use maud::{Markup, html};

#[cfg(feature = "files")]
use crate::Page;
#[cfg(feature = "files")]
use crate::home::RegionCard;
use crate::open_region::OpenRegion;
#[cfg(feature = "files")]
use crate::open_region::Root;
use crate::part::icon::nothing;
use crate::part::link::link;
#[cfg(feature = "files")]
use crate::part::link::phone;
#[cfg(feature = "files")]
use crate::texts::Texts;

/// The page for an address that is none of ours. Hosts have one for all languages, so it says so in each.
#[cfg(feature = "files")]
pub fn not_found(root: &Root, cards: &[RegionCard<'_>]) -> Markup {
    let t = root.texts;
    html! {
        main #main .page {
            (nothing(root))
            h1.page__title { (t.nowhere_page()) }
            p.lead { (t.nowhere_page_lead()) }
            @for &own in root.languages.iter().filter(|own| **own != t.language()) {
                @let t = Texts::of(own);
                p lang=(own.tag()) {
                    (t.nowhere_page()) " · "
                    a href=(root.href_in(own, &Page::Home)) hreflang=(own.tag()) { (t.home_title()) }
                }
            }
            @for card in cards {
                @let id = ["q-", card.region.adcode.as_str()].concat();
                @let name = [&*card.region.city, &card.region.name].concat();
                form.search role="search" method="get" aria-label=(t.nowhere_find_in(&card.region.name)) action=(card.href(root)) {
                    label.search__label for=(id) { (t.said(&t.nowhere_find_in(&name))) }
                    div.search__row {
                        input.search__box id=(id) type="search" name="q" maxlength="64";
                        button.button.search__button type="submit" { (t.search_button()) }
                    }
                }
            }
        }
    }
}

/// The page for an address that was never seen, where there is no network.
#[cfg(feature = "files")]
pub fn offline(root: &Root) -> Markup {
    let t = root.texts;
    let kept = [&root.href(&Page::Home), "?choose"].concat();
    html! {
        main #main .page {
            (nothing(root))
            h1.page__title { (t.nowhere_offline()) }
            p.lead { (t.nowhere_offline_lead()) }
            p { (link(&kept, t.nowhere_offline_kept())) }
            p { (t.nowhere_offline_urgent()) (phone("120")) (t.common_full_stop()) }
        }
    }
}

/// What stands above the search form for a facility or service that the region does not have.
pub fn unknown(site: &OpenRegion, title: &str) -> Markup {
    let t = site.root.texts;
    html! {
        (nothing(&site.root))
        h1.page__title { (title) }
        p.lead { (t.said(&t.missing_lead(site.name()))) }
    }
}

/// What stands below it: the way to everything there is.
pub fn all(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    html! { p { (link(&site.region_href(""), t.said(&t.missing_all(site.name())))) } }
}
