//! The choice of region.

use directory::Region;
use maud::{Markup, html};

use crate::Page;
use crate::beside::Beside;
use crate::open_region::Root;
use crate::part::link::phone;

/// A region to choose.
#[derive(Clone, Copy, Debug)]
pub struct RegionCard<'a> {
    /// The region.
    pub region: &'a Region,
    /// How many facilities it has.
    pub facilities: usize,
    /// What stands beside its name.
    pub beside: &'a Beside,
}

impl RegionCard<'_> {
    /// The address of the region's page.
    pub(crate) fn href(&self, root: &Root) -> String {
        root.href(&Page::Region(self.region.adcode.to_string()))
    }
}

/// The first page.
pub fn home(root: &Root, cards: &[RegionCard<'_>]) -> Markup {
    let t = root.texts;
    html! {
        main #main .page {
            h1.page__title { (t.home_title()) }
            p.lead { (t.home_lead()) }
            p.home__urgent { (t.frame_urgent()) (phone("120")) (t.common_full_stop()) }
            ul.regions {
                @for card in cards {
                    li {
                        a.region href=(card.href(root)) data-region=(card.region.adcode) {
                            span.region__name { (t.fact(&card.region.name)) (card.beside.of(&card.region.name)) } " "
                            span.region__city { (t.fact(&card.region.city)) (card.beside.of(&card.region.city)) } " "
                            span.region__count { (t.home_count(card.facilities)) }
                        }
                    }
                }
            }
        }
    }
}
