//! What stands above and below every page.

use yew::prelude::*;

use crate::route::Route;
use crate::site::Place;

/// The head of a page: the name of the site, and the region with the way to another one.
pub fn header(place: &Place, region: Option<(&str, &str)>) -> Html {
    html! {
        <header class="header">
            <a class="skip" href="#main">{"跳到正文"}</a>
            <div class="header__row">
                if let Some((adcode, name)) = region {
                    <a class="header__name" href={place.href(&Route::Region(adcode.to_owned()))}>
                        {mark()}
                        <span>{"就近医"}</span>
                        <span class="header__region">{name.to_owned()}</span>
                    </a>
                    <a class="header__switch" href={format!("{}?choose", place.href(&Route::Home))} data-page="">
                        {"换个区"}
                    </a>
                } else {
                    <a class="header__name" href={format!("{}?choose", place.href(&Route::Home))} data-page="">
                        {mark()}
                        <span>{"就近医"}</span>
                    </a>
                }
            </div>
        </header>
    }
}

fn mark() -> Html {
    html! {
        <svg class="header__mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 2a8 8 0 0 0-8 8c0 5.5 8 12 8 12s8-6.5 8-12a8 8 0 0 0-8-8zm4 9.2h-2.8V14h-2.4v-2.8H8V8.8h2.8V6h2.4v2.8H16z" />
        </svg>
    }
}

/// The foot of a page: emergency, who made this, and that it is no doctor.
pub fn footer(place: &Place) -> Html {
    html! {
        <footer class="footer">
            <p class="footer__urgent">
                {"急病、重伤，立刻打 "}<a href="tel:120">{"120"}</a>
                {"；问政务、问机构，打 "}<a href="tel:12345">{"12345"}</a>{"。"}
            </p>
            <p>{"这里只帮您找地方，不看病、不诊断。内容来自公开文件，去之前请先打电话核实。"}</p>
            <nav class="footer__links" aria-label="关于本站">
                <a href={place.href(&Route::AboutData)}>{"数据从哪里来"}</a>
                <a href={place.href(&Route::About)}>{"关于"}</a>
                <a href={place.href(&Route::AboutAccessibility)}>{"无障碍"}</a>
            </nav>
        </footer>
    }
}
