//! The page of what a resident saved and looked at lately, and of up to three places side by side. What is on the
//! phone only the phone knows: the build writes what stands around it, and the app fills the lists (`src/keeping.rs`)
//! with cards of [`crate::kept`].

use maud::{Markup, html};

use crate::kept::List;
use crate::open_region::OpenRegion;
use crate::part::link::crumbs;
use crate::part::tools;

/// What stands in the `main` of the page. Its lists are empty and not seen.
pub fn saved(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let name = site.name();
    html! {
        (crumbs(&site.root, &site.region_href(""), name))
        h1.page__title { (t.said(&t.saved_title(name))) }
        p.lead { (t.saved_lead()) }
        p role="status" data-said="" {}
        p.saved__waiting { (t.saved_waiting()) }
        (list(List::Sent, t.saved_sent(), html! {
            button.button type="button" data-kept="keep-all" { (t.saved_keep_all()) }
        }))
        (list(List::Saved, t.saved_favourites(), html! {
            p data-none="" { (t.saved_none()) }
            p.dated data-lost="" hidden { (t.saved_lost()) }
        }))
        (list(List::Seen, t.saved_seen(), html! {
            button.button.button--quiet type="button" data-kept="forget" { (t.saved_clear()) }
        }))
        p.saved__see data-see="" hidden {
            button.button type="button" data-kept="see" { (t.saved_see()) }
        }
        section.block data-part="compare" aria-labelledby="compare-title" hidden {
            h2 #compare-title .block__title { (t.saved_compare()) }
            p { (t.saved_compare_how()) }
            div.compare role="group" tabindex="0" aria-labelledby="compare-title" hidden {}
        }
        section.block data-part="send" aria-labelledby="send-title" hidden {
            h2 #send-title .block__title { (t.saved_send()) }
            p { (t.saved_send_how()) }
            (tools::sending(site))
        }
        p.saved__failed { (t.saved_failed()) }
    }
}

/// A list that is seen once it has something to show.
fn list(list: List, title: &str, below: Markup) -> Markup {
    let part = list.part();
    let id = [part, "-title"].concat();
    html! {
        section.saved data-part=(part) aria-labelledby=(id) hidden {
            h2.block__title id=(id) { (title) }
            ol.results__list {}
            (below)
        }
    }
}
