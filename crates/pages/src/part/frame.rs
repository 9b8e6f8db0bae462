//! What stands above and below every page.

use maud::{Markup, html};

use crate::Page;
use crate::open_region::Root;
use crate::texts;

/// A whole page that is only a file, with what stands above and below it.
#[cfg(feature = "files")]
pub fn framed(root: &Root, region: Option<(&str, &str)>, page: Markup) -> Markup {
    html! {
        div.site { (header(root, region)) (page) (footer(root)) }
    }
}

/// The head of a page: the name of the site, and the region (code and name) with the way to another one.
pub fn header(root: &Root, region: Option<(&str, &str)>) -> Markup {
    let choose = root.href(&Page::Home) + "?choose";
    let home = region.map(|(adcode, _)| root.href(&Page::Region(adcode.to_owned())));
    html! {
        header.header {
            a.skip href="#main" { (texts::frame::SKIP) }
            div.header__row {
                a.header__name href=(home.as_ref().unwrap_or(&choose)) data-page=[region.is_none().then_some("")] {
                    svg.header__mark viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d=(MARK) {} }
                    span { (texts::common::SITE) }
                    @if let Some((_, name)) = region {
                        " " span.header__region { (name) }
                    }
                }
                @if region.is_some() {
                    a.header__switch href=(choose) data-page="" { (texts::frame::OTHER_REGION) }
                }
                // `assets/early.js` does what it asks for, so it works before the app, and where the app
                // does not run.
                button.header__mode type="button" data-mode-switch="" {
                    span.in-normal { (texts::frame::ELDER_MODE) }
                    span.in-elder { (texts::frame::NORMAL_MODE) }
                }
            }
            // What 长辈版 adds.
            div.header__tools.in-elder {
                button.header__tool type="button" data-text-by="-1" { (texts::frame::SMALLER_TEXT) }
                button.header__tool type="button" data-text-by="1" { (texts::frame::LARGER_TEXT) }
                (switch_of_reading("header__tool needs-voice"))
            }
        }
    }
}

const MARK: &str = "M12 2a8 8 0 0 0-8 8c0 5.5 8 12 8 12s8-6.5 8-12a8 8 0 0 0-8-8zm4 9.2h-2.8V14h-2.4v-2.8H8V8.8h2.8V6h2.4v2.8H16z";

/// The switch of reading aloud, for a page that has it in both modes.
pub fn aloud() -> Markup {
    switch_of_reading("chip aloud in-normal needs-voice")
}

/// `assets/boot.js` shows it once the phone has a Chinese voice, and does what it asks for.
fn switch_of_reading(class: &str) -> Markup {
    html! {
        button class=(class) type="button" data-aloud-switch="" {
            span.in-silence { (texts::frame::READ_ALOUD) }
            span.in-speech { (texts::frame::STOP_READING) }
        }
    }
}

/// The foot of a page: emergency, who made this, and that it is no doctor.
pub fn footer(root: &Root) -> Markup {
    let pages = [
        (Page::AboutData, texts::about::DATA_TITLE),
        (Page::About, texts::frame::ABOUT),
        (Page::Accessibility, texts::frame::ACCESSIBILITY),
    ];
    html! {
        footer.footer {
            p.footer__urgent {
                (texts::frame::URGENT) a href="tel:120" { "120" }
                (texts::frame::QUESTIONS) a href="tel:12345" { "12345" }
                (texts::common::FULL_STOP)
            }
            p { (texts::frame::NO_DOCTOR) }
            nav.footer__links aria-label=(texts::frame::ABOUT_LABEL) {
                @for (page, name) in &pages {
                    a href=(root.href(page)) { (name) }
                }
            }
            nav.footer__links aria-label=(texts::frame::LANGUAGES) {
                @for (tag, name) in texts::LANGUAGES {
                    a href={ "?lang=" (tag) } lang=(tag) hreflang=(tag) { (name) }
                }
            }
        }
    }
}
