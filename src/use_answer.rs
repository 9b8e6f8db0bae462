//! The search's answer to a query. It may come a moment after the query.

use std::rc::Rc;

use search::Answer;
use yew::prelude::*;

use crate::live_region::LiveRegion;
use pages::query::Query;

/// The last query that is answered, with the answer to its text, if it has one: `query` itself where its
/// answer is at hand, else the one before it, until the answer comes.
#[hook]
pub fn use_answer(site: &LiveRegion, query: &Query) -> (Query, Option<Rc<Answer>>) {
    let update = use_force_update();
    let shown = use_mut_ref(Default::default);
    let answer = query.is_typed().then(|| site.searcher.answer(&query.text));
    let awaited = matches!(answer, Some(None)).then(|| query.text.clone());
    if awaited.is_none() {
        shown.replace((query.clone(), answer.flatten()));
    }
    use_effect_with((site.clone(), awaited), |(site, awaited)| {
        if let Some(text) = awaited {
            site.searcher.ask(text, move || update.force_update());
        }
    });
    shown.borrow().clone()
}
