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
use crate::texts;

/// The page for an address that is none of ours.
#[cfg(feature = "files")]
pub fn not_found(root: &Root, cards: &[RegionCard<'_>]) -> Markup {
    html! {
        main #main .page {
            (nothing(root))
            h1.page__title { (texts::missing::PAGE) }
            p.lead { (texts::missing::PAGE_LEAD) }
            @for card in cards {
                @let id = ["q-", card.region.adcode.as_str()].concat();
                @let name = [&*card.region.city, &card.region.name].concat();
                form.search role="search" method="get" aria-label=(texts::missing::find_in(&card.region.name)) action=(card.href(root)) {
                    label.search__label for=(id) { (texts::missing::find_in(&name)) }
                    div.search__row {
                        input.search__box id=(id) type="search" name="q" maxlength="64";
                        button.button.search__button type="submit" { (texts::search::BUTTON) }
                    }
                }
            }
        }
    }
}

/// The page for an address that was never seen, where there is no network.
#[cfg(feature = "files")]
pub fn offline(root: &Root) -> Markup {
    let kept = [&root.href(&Page::Home), "?choose"].concat();
    html! {
        main #main .page {
            (nothing(root))
            h1.page__title { (texts::missing::OFFLINE) }
            p.lead { (texts::missing::OFFLINE_LEAD) }
            p { (link(&kept, texts::missing::OFFLINE_KEPT)) }
            p { (texts::missing::OFFLINE_URGENT) (phone("120")) (texts::common::FULL_STOP) }
        }
    }
}

/// What stands above the search form for a facility or service that the region does not have.
pub fn unknown(site: &OpenRegion, title: &str) -> Markup {
    html! {
        (nothing(&site.root))
        h1.page__title { (title) }
        p.lead { (texts::missing::lead(site.name())) }
    }
}

/// What stands below it: the way to everything there is.
pub fn all(site: &OpenRegion) -> Markup {
    html! { p { (link(&site.region_href(""), &texts::missing::all(site.name()))) } }
}
