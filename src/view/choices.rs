//! The three big choices that 长辈版 begins a region with: the department, what is near, the phone.
//!
//! They stand in the page in both modes; the style sheet shows them in the one.

use yew::prelude::*;

use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::view::tel;
use pages::texts;

/// The choices; with the phone of who publishes the directory, where it is known.
pub fn choices(site: &OpenRegion, hidden: bool) -> Html {
    let mut html = Markup::default();
    for (href, icon, words) in [
        ("#departments", "department", texts::choices::DEPARTMENT),
        (
            &*site.region_href("circle/"),
            "location",
            texts::choices::NEAR,
        ),
    ] {
        html.put(&["<a class=\"choice\" href=\"", href, "\">"]);
        html.icon(&site.root, icon).put(&[words, "</a>"]);
    }
    html.put(&["<p class=\"choice choice--call\">"])
        .icon(&site.root, "phone")
        .put(&[texts::choices::CALL, "</p><p class=\"choices__phones\">"]);
    call(&mut html, "120", texts::choices::EMERGENCY);
    call(&mut html, "12345", texts::choices::HOTLINE);
    if let Some(publisher) = &site.bundle.region.publisher {
        for phone in &publisher.phones {
            call(&mut html, phone, &publisher.name);
        }
    }
    html.put(&["</p>"]);
    html! { <nav class="choices in-elder" aria-label={texts::choices::LABEL} {hidden}>{html.html()}</nav> }
}

fn call(html: &mut Markup, number: &str, whom: &str) {
    html.put(&["<a class=\"button\" href=\""])
        .text(&tel(number))
        .put(&["\"><b>"])
        .text(number)
        .put(&["</b> <span>"])
        .text(whom)
        .put(&["</span></a>"]);
}
