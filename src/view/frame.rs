//! What stands above and below every page.

use yew::prelude::*;

use crate::markup::Markup;
use crate::route::Route;
use crate::site::Place;

const ELDER_MODE: &str = "长辈版";
const NORMAL_MODE: &str = "标准版";
const SMALLER_TEXT: &str = "字小";
const LARGER_TEXT: &str = "字大";
const ALOUD: &str = "朗读";
const SILENT: &str = "停止朗读";

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
                    {mode_switch()}
                } else {
                    <a class="header__name" href={format!("{}?choose", place.href(&Route::Home))} data-page="">
                        {mark()}
                        <span>{"就近医"}</span>
                    </a>
                    {mode_switch()}
                }
            </div>
            {elder_tools()}
        </header>
    }
}

/// The way into 长辈版 and out of it. `assets/early.js` does what it asks for, so it works before the
/// app, and where the app does not run.
fn mode_switch() -> Html {
    let mut html = Markup::default();
    html.put(&[
        "<button class=\"header__mode\" type=\"button\" data-mode-switch=\"\"><span class=\"in-normal\">",
        ELDER_MODE,
        "</span><span class=\"in-elder\">",
        NORMAL_MODE,
        "</span></button>",
    ]);
    html.html()
}

/// What 长辈版 adds: the size of the text, and reading aloud.
fn elder_tools() -> Html {
    let mut html = Markup::default();
    html.put(&["<div class=\"header__tools in-elder\">"]);
    for (by, words) in [("-1", SMALLER_TEXT), ("1", LARGER_TEXT)] {
        html.put(&[
            "<button class=\"header__tool\" type=\"button\" data-text-by=\"",
            by,
            "\">",
            words,
            "</button>",
        ]);
    }
    put_aloud(&mut html, "header__tool");
    html.put(&["</div>"]);
    html.html()
}

/// The switch of reading aloud, for a page that has it in both modes.
pub fn aloud() -> Html {
    let mut html = Markup::default();
    put_aloud(&mut html, "chip aloud in-normal");
    html.html()
}

/// `assets/boot.js` shows it once the phone has a Chinese voice, and does what it asks for.
fn put_aloud(html: &mut Markup, class: &str) {
    html.put(&[
        "<button class=\"",
        class,
        " needs-voice\" type=\"button\" data-aloud-switch=\"\"><span class=\"in-silence\">",
        ALOUD,
        "</span><span class=\"in-speech\">",
        SILENT,
        "</span></button>",
    ]);
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
