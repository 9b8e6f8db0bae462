//! What stands above and below every page.

use yew::prelude::*;

use crate::markup::Markup;
use crate::site::Root;
use pages::Page;
use pages::texts;

/// The head of a page: the name of the site, and the region with the way to another one.
pub fn header(root: &Root, region: Option<(&str, &str)>) -> Html {
    let choose = root.href(&Page::Home) + "?choose";
    Markup::of(|html| {
        html.put(&["<header class=\"header\"><a class=\"skip\" href=\"#main\">"]);
        html.put(&[texts::frame::SKIP, "</a><div class=\"header__row\">"]);
        html.put(&["<a class=\"header__name\" href=\""]);
        match region {
            Some((adcode, _)) => html.put(&[&root.href(&Page::Region(adcode.to_owned()))]),
            None => html.put(&[&choose, "\" data-page=\""]),
        };
        html.put(&["\">", MARK, "<span>", texts::common::SITE, "</span>"]);
        if let Some((_, name)) = region {
            html.element(" <span class=\"header__region\">", name, "</span></a>");
            html.put(&["<a class=\"header__switch\" href=\"", &choose]);
            html.put(&["\" data-page=\"\">", texts::frame::OTHER_REGION]);
        }
        html.put(&["</a>"]);
        put_mode_switch(html);
        html.put(&["</div>"]);
        put_elder_tools(html);
        html.put(&["</header>"]);
    })
}

/// The way into 长辈版 and out of it. `assets/early.js` does what it asks for, so it works before the
/// app, and where the app does not run.
fn put_mode_switch(html: &mut Markup) {
    html.put(&[
        "<button class=\"header__mode\" type=\"button\" data-mode-switch=\"\"><span class=\"in-normal\">",
        texts::frame::ELDER_MODE,
        "</span><span class=\"in-elder\">",
        texts::frame::NORMAL_MODE,
        "</span></button>",
    ]);
}

/// What 长辈版 adds: the size of the text, and reading aloud.
fn put_elder_tools(html: &mut Markup) {
    html.put(&["<div class=\"header__tools in-elder\">"]);
    for (by, words) in [
        ("-1", texts::frame::SMALLER_TEXT),
        ("1", texts::frame::LARGER_TEXT),
    ] {
        html.put(&[
            "<button class=\"header__tool\" type=\"button\" data-text-by=\"",
            by,
            "\">",
            words,
            "</button>",
        ]);
    }
    put_aloud(html, "header__tool");
    html.put(&["</div>"]);
}

/// The switch of reading aloud, for a page that has it in both modes.
pub fn aloud() -> Html {
    Markup::of(|html| put_aloud(html, "chip aloud in-normal"))
}

/// `assets/boot.js` shows it once the phone has a Chinese voice, and does what it asks for.
fn put_aloud(html: &mut Markup, class: &str) {
    html.put(&[
        "<button class=\"",
        class,
        " needs-voice\" type=\"button\" data-aloud-switch=\"\"><span class=\"in-silence\">",
        texts::frame::READ_ALOUD,
        "</span><span class=\"in-speech\">",
        texts::frame::STOP_READING,
        "</span></button>",
    ]);
}

const MARK: &str = "<svg class=\"header__mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">\
    <path d=\"M12 2a8 8 0 0 0-8 8c0 5.5 8 12 8 12s8-6.5 8-12a8 8 0 0 0-8-8zm4 9.2h-2.8V14h-2.4v-2.8H8V8.8h2.8V6h2.4v2.8H16z\"></path></svg>";

/// The foot of a page: emergency, who made this, and that it is no doctor.
pub fn footer(root: &Root) -> Html {
    Markup::of(|html| {
        html.put(&["<footer class=\"footer\"><p class=\"footer__urgent\">"]);
        html.put(&[texts::frame::URGENT, "<a href=\"tel:120\">120</a>"]);
        html.put(&[texts::frame::QUESTIONS, "<a href=\"tel:12345\">12345</a>"]);
        html.put(&[texts::common::FULL_STOP, "</p><p>", texts::frame::NO_DOCTOR]);
        html.put(&["</p><nav class=\"footer__links\" aria-label=\""]);
        html.put(&[texts::frame::ABOUT_LABEL, "\">"]);
        let pages = [
            (Page::AboutData, texts::about::DATA_TITLE),
            (Page::About, texts::frame::ABOUT),
            (Page::Accessibility, texts::frame::ACCESSIBILITY),
        ];
        for (route, name) in pages {
            html.put(&["<a href=\"", &root.href(&route), "\">", name, "</a>"]);
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
