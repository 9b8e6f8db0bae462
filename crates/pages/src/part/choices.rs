//! The three big choices that 长辈版 begins a region with: the department, what is near, the phone.
//!
//! They stand in the page in both modes; the style sheet shows them in the one.

use maud::{Markup, Render, html};

use crate::Page;
use crate::open_region::OpenRegion;
use crate::part::icon;
use crate::part::link::{HOTLINE, tel};

/// The choices; with the phone of who publishes the directory, where it is known.
pub fn choices(site: &OpenRegion) -> Markup {
    let t = site.root.texts;
    let publisher = site.bundle.region.publisher.as_ref();
    html! {
        a.choice href="#departments" { (icon(&site.root, "department")) (t.choices_department()) }
        a.choice href=(site.href(Page::Circle)) { (icon(&site.root, "location")) (t.choices_near()) }
        p.choice.choice--call { (icon(&site.root, "phone")) (t.choices_call()) }
        p.choices__phones {
            (call("120", &t.choices_emergency()))
            (call(HOTLINE, &t.choices_hotline()))
            @if let Some(publisher) = publisher {
                @for phone in &publisher.phones {
                    (call(phone, &site.named(&publisher.name)))
                }
            }
        }
    }
}

fn call(number: &str, whom: &dyn Render) -> Markup {
    html! { a.button href=(tel(number)) { b { (number) } " " span { (whom) } } }
}
