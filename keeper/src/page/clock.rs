//! How long the work has taken so far: so that the page is seen to work, whatever takes long.

use gloo::timers::callback::Interval;
use yew::{Component, Context, Html, Properties, html};

/// How often it says something new, in milliseconds.
const EVERY: u32 = 100;

#[derive(Clone, Copy, PartialEq, Properties)]
pub struct Props {
    /// Whether somebody works.
    pub working: bool,
}

/// It. A screen reader hears the steps, and not each tenth of a second.
pub struct Clock {
    since: f64,
    interval: Option<Interval>,
}

impl Clock {
    fn set(&mut self, ctx: &Context<Self>) {
        if !ctx.props().working {
            self.interval = None;
        } else if self.interval.is_none() {
            let link = ctx.link().clone();
            self.since = js_sys::Date::now();
            self.interval = Some(Interval::new(EVERY, move || link.send_message(())));
        }
    }
}

impl Component for Clock {
    type Message = ();
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut clock = Self {
            since: 0.0,
            interval: None,
        };
        clock.set(ctx);
        clock
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &Props) -> bool {
        self.set(ctx);
        true
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        if self.interval.is_none() {
            return Html::default();
        }
        let tenths = ((js_sys::Date::now() - self.since) / 100.0) as u64;
        let time = format!("{}.{} 秒", tenths / 10, tenths % 10);
        html! { <span class="status__time" aria-hidden="true">{ time }</span> }
    }
}
