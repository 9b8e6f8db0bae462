//! What stands above and below every page.

use yew::prelude::*;

use crate::markup::Markup;
use crate::route::Route;
use crate::site::Place;
use crate::texts;

/// The head of a page: the name of the site, and the region with the way to another one.
pub fn header(place: &Place, region: Option<(&str, &str)>) -> Html {
    let choose = place.href(&Route::Home) + "?choose";
    Markup::of(|html| {
        html.put(&["<header class=\"header\"><a class=\"skip\" href=\"#main\">"]);
        html.put(&[texts::frame::SKIP, "</a><div class=\"header__row\">"]);
        html.put(&["<a class=\"header__name\" href=\""]);
        match region {
            Some((adcode, _)) => html.put(&[&place.href(&Route::Region(adcode.to_owned()))]),
            None => html.put(&[&choose, "\" data-page=\""]),
        };
        html.put(&["\">", MARK, "<span>", texts::common::SITE, "</span>"]);
        if let Some((_, name)) = region {
            html.element("<span class=\"header__region\">", name, "</span></a>");
            html.put(&["<a class=\"header__switch\" href=\"", &choose]);
            html.put(&["\" data-page=\"\">", texts::frame::OTHER_REGION]);
        }
        html.put(&["</a></div></header>"]);
    })
}

const MARK: &str = "<svg class=\"header__mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">\
    <path d=\"M12 2a8 8 0 0 0-8 8c0 5.5 8 12 8 12s8-6.5 8-12a8 8 0 0 0-8-8zm4 9.2h-2.8V14h-2.4v-2.8H8V8.8h2.8V6h2.4v2.8H16z\"></path></svg>";

/// The foot of a page: emergency, who made this, and that it is no doctor.
pub fn footer(place: &Place) -> Html {
    Markup::of(|html| {
        html.put(&["<footer class=\"footer\"><p class=\"footer__urgent\">"]);
        html.put(&[texts::frame::URGENT, "<a href=\"tel:120\">120</a>"]);
        html.put(&[texts::frame::QUESTIONS, "<a href=\"tel:12345\">12345</a>"]);
        html.put(&[texts::common::FULL_STOP, "</p><p>", texts::frame::NO_DOCTOR]);
        html.put(&["</p><nav class=\"footer__links\" aria-label=\""]);
        html.put(&[texts::frame::ABOUT_LABEL, "\">"]);
        let pages = [
            (Route::AboutData, texts::about::DATA_TITLE),
            (Route::About, texts::frame::ABOUT),
            (Route::AboutAccessibility, texts::frame::ACCESSIBILITY),
        ];
        for (route, name) in pages {
            html.put(&["<a href=\"", &place.href(&route), "\">", name, "</a>"]);
        }
        html.put(&["</nav><nav class=\"footer__links\" aria-label=\""]);
        html.put(&[texts::frame::LANGUAGES, "\">"]);
        for (tag, name) in texts::LANGUAGES {
            html.put(&["<a href=\"?lang=", tag, "\" lang=\"", tag]);
            html.put(&["\" hreflang=\"", tag, "\">", name, "</a>"]);
        }
        html.put(&["</nav></footer>"]);
    })
}
