//! The choice of region.

use directory::Region;
use maud::{Markup, html};

use crate::Page;
use crate::open_region::Root;
use crate::part::link::phone;
use crate::texts;

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
        root.href(&Page::Region(self.region.adcode.to_string()))
    }
}

/// The first page.
pub fn home(root: &Root, cards: &[RegionCard<'_>]) -> Markup {
    html! {
        main #main .page {
            h1.page__title { (texts::home::TITLE) }
            p.lead { (texts::home::LEAD) }
            p.home__urgent { (texts::frame::URGENT) (phone("120")) (texts::common::FULL_STOP) }
            ul.regions {
                @for card in cards {
                    li {
                        a.region href=(card.href(root)) data-region=(card.region.adcode) {
                            span.region__name { (card.region.name) } " "
                            span.region__city { (card.region.city) } " "
                            span.region__count { (texts::home::count(card.facilities)) }
                        }
                    }
                }
            }
        }
    }
}
