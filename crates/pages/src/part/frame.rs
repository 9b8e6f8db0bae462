//! What stands above and below every page.

use maud::{Markup, html};

use crate::Page;
use crate::open_region::Root;
use crate::texts::Texts;

/// A whole page that is only a file, with what stands above and below it.
#[cfg(feature = "files")]
pub fn framed(root: &Root, page: &Page, region: Option<(&str, &str)>, body: Markup) -> Markup {
    html! {
        div.site { (header(root, region)) (body) (footer(root, page)) }
    }
}

/// The head of a page: the name of the site, and the region (code and name) with the way to another one.
pub fn header(root: &Root, region: Option<(&str, &str)>) -> Markup {
    let t = root.texts;
    let choose = root.href(&Page::Home) + "?choose";
    let home = region.map(|(adcode, _)| root.href(&Page::Region(adcode.to_owned())));
    html! {
        header.header {
            a.skip href="#main" { (t.frame_skip()) }
            div.header__row {
                a.header__name href=(home.as_ref().unwrap_or(&choose)) data-page=[region.is_none().then_some("")] {
                    svg.header__mark viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d=(MARK) {} }
                    span { (t.common_site()) }
                    @if let Some((_, name)) = region {
                        " " span.header__region { (t.fact(name)) }
                    }
                }
                @if region.is_some() {
                    a.header__switch href=(choose) data-page="" { (t.frame_other_region()) }
                }
                // `assets/early.js` does what it asks for, so it works before the app, and where the app
                // does not run.
                button.header__mode type="button" data-mode-switch="" {
                    span.in-normal { (t.frame_elder_mode()) }
                    span.in-elder { (t.frame_normal_mode()) }
                }
            }
            // What 长辈版 adds.
            div.header__tools.in-elder {
                button.header__tool type="button" data-text-by="-1" { (t.frame_smaller_text()) }
                button.header__tool type="button" data-text-by="1" { (t.frame_larger_text()) }
                (switch_of_reading(t, "header__tool needs-voice"))
            }
        }
    }
}

const MARK: &str = "M12 2a8 8 0 0 0-8 8c0 5.5 8 12 8 12s8-6.5 8-12a8 8 0 0 0-8-8zm4 9.2h-2.8V14h-2.4v-2.8H8V8.8h2.8V6h2.4v2.8H16z";

/// The switch of reading aloud, for a page that has it in both modes.
pub fn aloud(t: Texts) -> Markup {
    switch_of_reading(t, "chip aloud in-normal needs-voice")
}

/// `assets/boot.js` shows it once the phone has a Chinese voice, and does what it asks for.
fn switch_of_reading(t: Texts, class: &str) -> Markup {
    html! {
        button class=(class) type="button" data-aloud-switch="" {
            span.in-silence { (t.frame_read_aloud()) }
            span.in-speech { (t.frame_stop_reading()) }
        }
    }
}

/// The foot of a page: emergency, who made this, that it is no doctor, and the same page in other languages.
pub fn footer(root: &Root, page: &Page) -> Markup {
    let t = root.texts;
    // What no page is there for leads to the first one.
    let same = match page {
        Page::NotFound => &Page::Home,
        page => page,
    };
    let pages = [
        (Page::AboutData, t.common_data_title()),
        (Page::About, t.frame_about()),
        (Page::Accessibility, t.frame_accessibility()),
    ];
    html! {
        footer.footer {
            p.footer__urgent {
                (t.frame_urgent()) a href="tel:120" { "120" }
                (t.frame_questions()) a href="tel:12345" { "12345" }
                (t.common_full_stop())
            }
            p { (t.frame_no_doctor()) }
            nav.footer__links aria-label=(t.frame_about_label()) {
                @for (page, name) in &pages {
                    a href=(root.href(page)) { (name) }
                }
            }
            @if root.languages.len() > 1 {
                nav.footer__links aria-label=(t.frame_languages()) {
                    @for &own in &root.languages {
                        a href=(root.href_in(own, same)) lang=(own.tag()) hreflang=(own.tag()) { (own.name()) }
                    }
                }
            }
        }
    }
}
