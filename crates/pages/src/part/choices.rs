//! The three big choices that 长辈版 begins a region with: the department, what is near, the phone.
//!
//! They stand in the page in both modes; the style sheet shows them in the one.

use maud::{Markup, html};

use crate::Page;
use crate::open_region::OpenRegion;
use crate::part::icon;
use crate::part::link::{HOTLINE, tel};
use crate::texts;

/// The choices; with the phone of who publishes the directory, where it is known.
pub fn choices(site: &OpenRegion) -> Markup {
    let publisher = site.bundle.region.publisher.as_ref();
    html! {
        a.choice href="#departments" { (icon(&site.root, "department")) (texts::choices::DEPARTMENT) }
        a.choice href=(site.href(Page::Circle)) { (icon(&site.root, "location")) (texts::choices::NEAR) }
        p.choice.choice--call { (icon(&site.root, "phone")) (texts::choices::CALL) }
        p.choices__phones {
            (call("120", texts::choices::EMERGENCY))
            (call(HOTLINE, texts::choices::HOTLINE))
            @if let Some(publisher) = publisher {
                @for phone in &publisher.phones {
                    (call(phone, &publisher.name))
                }
            }
        }
    }
}

fn call(number: &str, whom: &str) -> Markup {
    html! { a.button href=(tel(number)) { b { (number) } " " span { (whom) } } }
}
