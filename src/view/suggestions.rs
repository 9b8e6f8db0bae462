//! The list under the search box. What fills it is `src/help.rs`.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::later;
use crate::live_region::LiveRegion;
#[cfg(feature = "ssr")]
use crate::searcher::OF_EACH;
#[cfg(feature = "ssr")]
use crate::still::still;
#[cfg(feature = "ssr")]
use pages::part::suggestions::{list, searched, suggested};
use pages::query::Query;

/// The list under the box, and what listens to both.
///
/// The first rendering has an empty list: what the phone keeps and what is typed come in by events, and
/// what they change is written straight into the page, as nothing else of it depends on it.
#[hook]
pub fn use_suggestions(
    site: &LiveRegion,
    filters: &Query,
    search_box: &NodeRef,
    leaving: Callback<()>,
) -> Html {
    let t = site.root.texts;
    let list = use_node_ref();
    {
        let (search_box, list) = (search_box.clone(), list.clone());
        use_effect_with((site.clone(), filters.clone()), move |(site, filters)| {
            // Dropped with the list, also where they have not come yet.
            let listeners = Rc::new(RefCell::new(Vec::new()));
            if let Some((search_box, list)) = search_box.cast().zip(list.cast()) {
                let (own, filters, to) = (site.clone(), filters.clone(), Rc::downgrade(&listeners));
                site.once_whole(move || {
                    if let Some(listeners) = to.upgrade() {
                        listeners.replace(later::help(&own, &filters, search_box, list));
                    }
                });
            }
            move || drop(listeners)
        });
    }
    let onclick = leaving.reform(|_: MouseEvent| ());
    html! {
        <>
            <div class="suggest" ref={list} hidden=true {onclick}>
                <div id="suggestions" role="listbox" aria-label={t.suggestions_title()} />
            </div>
            <p class="suggest__said" id="suggestions-said" aria-live="polite" />
        </>
    }
}

/// The list as it stands under a box with that text, the first entry marked, for the gallery.
#[cfg(feature = "ssr")]
pub fn suggestions(site: &LiveRegion, text: &str, recent: &[&str]) -> Html {
    let filters = Query::default();
    let choices = if text.is_empty() {
        let recent = recent.iter().map(|text| (*text).to_owned());
        searched(site, &filters, recent.collect())
    } else {
        let all = site.searcher.finder().suggest(&site.bundle, text, OF_EACH);
        suggested(site, &filters, all)
    };
    html! { <div class="suggest">{still(list(site.root.texts, &choices, Some(0)))}</div> }
}
