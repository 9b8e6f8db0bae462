//! A facility in the list that answers.

use pages::Markup;
use pages::here::Here;
use pages::part::{card, icon};
use pages::query::Query;
use pages::words;
use search::Why;
use yew::prelude::*;

use crate::live_region::LiveRegion;
use crate::still::still;

/// One result, by its position in the bundle.
///
/// The link is an element, so that it stays under the finger and keeps the focus; what changes around it
/// is put there anew.
pub fn result(
    site: &LiveRegion,
    position: usize,
    why: &[Why],
    times: &Markup,
    here: &Here,
    query: &Query,
) -> Html {
    let facility = &site.bundle.facilities[position];
    let [begin, end] = words::halves(&facility.name, site.bundle.kind(&facility.kind));
    let explains = query.explain && !query.text.is_empty();
    let score = explains.then(|| site.searcher.finder().explain(&query.text, position));
    html! {
        <li class="result" data-facility={facility.id.to_string()} key={facility.id.as_str()}>
            <div class="result__icon">{still(icon(&site.root, facility.kind.as_str()))}</div>
            <div class="result__body">
                <h3 class="result__name">
                    <a translate="no" lang={site.root.texts.fact_lang()} href={site.facility_href(facility)}>{begin.to_owned()}<wbr />{end.to_owned()}</a>
                </h3>
                {still(card::about(site, position, why, times, here, score.as_deref()))}
            </div>
        </li>
    }
}
