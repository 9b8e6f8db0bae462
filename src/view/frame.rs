//! What stands above and below every page.

use yew::prelude::*;

use crate::markup::Markup;
use crate::route::Route;
use crate::site::Place;
use crate::texts;

/// The head of a page: the name of the site, and the region with the way to another one.
pub fn header(place: &Place, region: Option<(&str, &str)>) -> Html {
    html! {
        <header class="header">
            <a class="skip" href="#main">{texts::frame::SKIP}</a>
            <div class="header__row">
                if let Some((adcode, name)) = region {
                    <a class="header__name" href={place.href(&Route::Region(adcode.to_owned()))}>
                        {mark()}
                        <span>{texts::common::SITE}</span>
                        <span class="header__region">{name.to_owned()}</span>
                    </a>
                    <a class="header__switch" href={format!("{}?choose", place.href(&Route::Home))} data-page="">
                        {texts::frame::OTHER_REGION}
                    </a>
                    {mode_switch()}
                } else {
                    <a class="header__name" href={format!("{}?choose", place.href(&Route::Home))} data-page="">
                        {mark()}
                        <span>{texts::common::SITE}</span>
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
        texts::frame::ELDER_MODE,
        "</span><span class=\"in-elder\">",
        texts::frame::NORMAL_MODE,
        "</span></button>",
    ]);
    html.html()
}

/// What 长辈版 adds: the size of the text, and reading aloud.
fn elder_tools() -> Html {
    let mut html = Markup::default();
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
        texts::frame::READ_ALOUD,
        "</span><span class=\"in-speech\">",
        texts::frame::STOP_READING,
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
                {texts::frame::URGENT}<a href="tel:120">{"120"}</a>
                {texts::frame::QUESTIONS}<a href="tel:12345">{"12345"}</a>{texts::common::FULL_STOP}
            </p>
            <p>{texts::frame::NO_DOCTOR}</p>
            <nav class="footer__links" aria-label={texts::frame::ABOUT_LABEL}>
                <a href={place.href(&Route::AboutData)}>{texts::about::DATA_TITLE}</a>
                <a href={place.href(&Route::About)}>{texts::frame::ABOUT}</a>
                <a href={place.href(&Route::AboutAccessibility)}>{texts::frame::ACCESSIBILITY}</a>
            </nav>
            <nav class="footer__links" aria-label={texts::frame::LANGUAGES}>
                for (tag, name) in texts::LANGUAGES {
                    <a href={format!("?lang={tag}")} lang={tag} hreflang={tag}>{name}</a>
                }
            </nav>
        </footer>
    }
}
