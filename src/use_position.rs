//! Where and when the resident is, followed: the place as the phone keeps and finds it, and the minute.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use yew::prelude::*;

use crate::later;
use crate::live_region::LiveRegion;
use crate::position::{Change, Wish};
use pages::here::Here;

/// How often the page looks at the clock, in milliseconds.
const MINUTE_MS: u32 = 60_000;

/// Where and when the resident is, and what takes his wishes.
#[hook]
pub fn use_position(site: &LiveRegion) -> (Here, Callback<Wish>) {
    let here = use_mut_ref(Here::default);
    let show = use_force_update();
    let change = {
        let (site, here, show) = (site.clone(), here.clone(), show);
        Rc::new(move |change: Change| {
            let (own, here, show) = (site.clone(), here.clone(), show.clone());
            site.once_whole(move || {
                later::change(change, &mut here.borrow_mut(), &own);
                show.force_update();
            });
        })
    };
    {
        let (own, change, timed) = (site.clone(), change.clone(), site.bundle.has_hours());
        use_effect_with((), move |()| {
            let told = change.clone();
            let _ = own.tell.set(Box::new(move || told(Change::Beyond)));
            change(Change::Arrive);
            let clock = timed.then(|| {
                let tick = move || change(Change::Time(js_sys::Date::now()));
                tick();
                Interval::new(MINUTE_MS, tick)
            });
            move || drop(clock)
        });
    }
    let own = site.clone();
    let on = Callback::from(move |wish: Wish| {
        let asks = wish == Wish::Locate;
        change(Change::Wish(wish));
        if asks {
            let change = change.clone();
            let answer = Box::new(move |answer| change(Change::Answer(answer)));
            own.once_whole(|| later::locate(answer));
        }
    });
    let here = here.borrow().clone();
    (here, on)
}
