//! The three big choices that 长辈版 begins a region with: the department, what is near, the phone.
//!
//! They stand in the page in both modes; the style sheet shows them in the one.

use yew::prelude::*;

use crate::markup::Markup;
use crate::site::Site;

const LABEL: &str = "先选一样";
const DEPARTMENT: &str = "看病找科室";
const NEAR: &str = "附近";
const CALL: &str = "打电话";
const EMERGENCY: &str = "急救";
const HOTLINE: &str = "问政务、问机构";

/// The choices; with the phone of who publishes the directory, where it is known.
pub fn choices(site: &Site, hidden: bool) -> Html {
    let mut html = Markup::default();
    for (href, icon, words) in [
        ("#departments", "department", DEPARTMENT),
        (&*site.region_href("circle/"), "location", NEAR),
    ] {
        html.put(&["<a class=\"choice\" href=\"", href, "\">"]);
        html.icon(&site.place, icon).put(&[words, "</a>"]);
    }
    html.put(&["<p class=\"choice choice--call\">"])
        .icon(&site.place, "phone")
        .put(&[CALL, "</p><p class=\"choices__phones\">"]);
    call(&mut html, "120", EMERGENCY);
    call(&mut html, "12345", HOTLINE);
    if let Some(publisher) = &site.bundle.region.publisher {
        for phone in &publisher.phones {
            call(&mut html, phone, &publisher.name);
        }
    }
    html.put(&["</p>"]);
    html! { <nav class="choices in-elder" aria-label={LABEL} {hidden}>{html.html()}</nav> }
}

fn call(html: &mut Markup, number: &str, whom: &str) {
    html.put(&["<a class=\"button\" href=\"tel:"])
        .text(&number.replace(' ', ""))
        .put(&["\"><b>"])
        .text(number)
        .put(&["</b> "])
        .text(whom)
        .put(&["</a>"]);
}
