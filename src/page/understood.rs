//! What stands around the answers of a region: 120 before everything, how the query was understood, and
//! where else to go where nothing was found.
//!
//! Text, because it has no state of its own.

use directory::DocumentId;
use yew::prelude::*;

use crate::markup::Markup;
use crate::results::Results;
use crate::site::OpenRegion;
use crate::use_position::Here;
use crate::view::{put_call_120, put_link, put_now, tel};
use pages::Page;
use pages::query::Query;
use pages::texts;
use pages::words;

/// The centres of a district, which know who offers a service.
pub const CENTRES: &str = "?kind=community-health-centre";

/// Whoever answers what no document says.
const HOTLINE: &str = "12345";

/// The way to 120, before everything else of the page, in calm words.
pub fn urgent(word: Option<&str>) -> Html {
    let Some(word) = word else {
        return Html::default();
    };
    let mut html = Markup::default();
    html.put(&["<p class=\"urgent__text\">"]);
    html.text(&texts::region::urgent(word));
    html.put(&["</p>"]);
    put_call_120(&mut html);
    html.put(&[
        "<p class=\"urgent__how\">",
        texts::region::URGENT_HOW,
        "</p>",
    ]);
    html! { <div class="urgent" role="alert">{html.html()}</div> }
}

/// What was perhaps meant.
pub fn did_you_mean(html: &mut Markup, site: &OpenRegion, query: &Query, results: &Results) {
    if let Some(text) = results.did_you_mean() {
        let query = Query {
            text: text.clone(),
            ..query.clone()
        };
        html.put(&["<p class=\"understood\">", texts::region::DID_YOU_MEAN]);
        chip(html, &site.region_href(&query.format()), &text);
        html.put(&["</p>"]);
    }
}

/// The fields of medicine and the streets to which the query leads, to see only those.
pub fn narrower(html: &mut Markup, site: &OpenRegion, results: &Results) {
    let Some(answer) = &results.answer else {
        return;
    };
    let bundle = &site.bundle;
    let specialties = answer
        .specialties
        .iter()
        .filter_map(|id| bundle.specialty(id));
    let streets = answer.streets.iter().filter_map(|code| bundle.street(code));
    let specialties: Vec<_> = specialties.take(3).collect();
    if !specialties.is_empty() {
        html.put(&["<p class=\"understood\">", texts::region::DEPARTMENTS]);
        for specialty in specialties {
            let href = site.region_href(&format!("?dept={}", specialty.id));
            chip(html, &href, &specialty.name);
        }
        html.put(&["<span class=\"understood__note\">"]);
        html.put(&[texts::region::NO_DIAGNOSIS, "</span></p>"]);
    }
    let mut named = false;
    for street in streets.take(2) {
        if !std::mem::replace(&mut named, true) {
            html.put(&["<p class=\"understood\">", texts::region::STREETS]);
        }
        let href = site.region_href(&format!("?street={}", street.code));
        chip(html, &href, &street.name);
    }
    if named {
        html.put(&["</p>"]);
    }
}

/// Places to ask, under what was found and never a part of it: no document says that they have it.
pub fn maybe(html: &mut Markup, site: &OpenRegion, results: &Results, here: &Here) {
    let bundle = &site.bundle;
    let Some(first) = results.maybe.first() else {
        return;
    };
    let title = match (first.duty, bundle.required[first.required].ask.as_str()) {
        (Some(_), _) => texts::region::MAYBE,
        (None, "field") => texts::region::ASK_HOSPITALS,
        (None, _) => texts::region::ASK_CENTRES,
    };
    html.put(&["<h2 class=\"results__title\" id=\"maybe-title\">", title]);
    html.put(&["</h2><ol class=\"results__list\" id=\"maybe\" aria-labelledby=\"maybe-title\">"]);
    let mut said: Vec<&DocumentId> = Vec::new();
    for maybe in &results.maybe {
        let facility = &bundle.facilities[maybe.facility];
        html.put(&["<li class=\"result\" data-maybe=\"", facility.id.as_str()]);
        html.put(&["\"><div class=\"result__icon\">"]);
        html.icon(&site.root, facility.kind.as_str());
        html.put(&[
            "</div><div class=\"result__body\"><h3 class=\"result__name\" translate=\"no\">",
        ]);
        put_link(html, &site.facility_href(facility), &facility.name);
        html.put(&["</h3><p class=\"result__meta\">"]);
        if let Some((required, duty)) = maybe.duty(bundle) {
            html.text(&texts::region::should_have(duty));
            said.push(&required.document);
        }
        put_now(html, site, &facility.status);
        html.put(&["</p>"]);
        if let Some(far) = here.words(maybe.facility) {
            html.element("<p class=\"result__far\">", &far, "</p>");
        }
        let phone = facility.phones.first();
        let phone = phone.map_or(HOTLINE, |phone| phone.number.as_str());
        html.put(&["<p>"]);
        chip(html, &tel(phone), phone);
        html.put(&["</p></div></li>"]);
    }
    html.put(&["</ol>"]);
    let rest_on = bundle
        .documents
        .iter()
        .filter(|own| said.contains(&&own.id));
    let rest_on: Vec<String> = rest_on.map(words::title_and_period).collect();
    if !rest_on.is_empty() {
        let rest_on = texts::region::standards(&rest_on.concat());
        html.element("<p class=\"understood__note\">", &rest_on, "</p>");
    }
}

/// Where no place was found: the centres of the district if the query means a service, which they know of;
/// else the same question in other districts of the city. And whom to call.
pub fn elsewhere(site: &OpenRegion, query: &Query, serviced: bool) -> Markup {
    let region = &site.bundle.region;
    let mut html = Markup::default();
    html.put(&["<div class=\"elsewhere\">"]);
    if serviced {
        html.put(&["<p>"]);
        let centres = site.region_href(CENTRES);
        chip(&mut html, &centres, texts::service::SEE_CENTRES);
        html.put(&["</p>"]);
    }
    // What is of this district alone is not asked elsewhere.
    let query = Query {
        street: None,
        service: None,
        sort: None,
        ..query.clone()
    };
    let mut words = ["<p>", texts::region::ELSEWHERE];
    let in_city = |(_, name): &(&str, &str)| !serviced && name.starts_with(&region.city);
    for (adcode, name) in site.neighbours().filter(in_city) {
        html.put(&std::mem::take(&mut words));
        let href = site.root.href(&Page::Region(adcode.to_owned()));
        chip(&mut html, &(href + &query.format()), name);
    }
    if words[0].is_empty() {
        html.put(&["</p>"]);
    }
    html.put(&["<p>"]);
    match region
        .publisher
        .as_ref()
        .filter(|publisher| !publisher.phones.is_empty())
    {
        Some(publisher) => {
            html.text(&texts::region::ask_publisher(&publisher.name));
            for phone in &publisher.phones {
                chip(&mut html, &tel(phone), phone);
            }
        }
        None => {
            html.put(&[texts::region::ASK_HOTLINE]);
            chip(&mut html, &tel(HOTLINE), HOTLINE);
        }
    }
    html.put(&["</p></div>"]);
    html
}

fn chip(html: &mut Markup, href: &str, words: &str) {
    html.put(&["<a class=\"chip\" href=\""]).text(href);
    html.put(&["\">"]).text(words).put(&["</a>"]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::site;

    #[test]
    fn other_districts_and_the_bureau_are_asked_the_same() {
        let query = Query::parse("q=a&street=990001001&kind=hospital&service=x&sort=near");
        expect_test::expect![[r#"<div class="elsewhere"><p>也可以到别的区找：<a class="chip" href="/990002/?q=a&amp;kind=hospital">示例市另一区</a></p><p>还可以打电话问示例区卫生健康局（例）：<a class="chip" href="tel:000-00000000">000-00000000</a></p></div>"#]].assert_eq(&elsewhere(&site(), &query, false).to_string());
        expect_test::expect![[r#"<div class="elsewhere"><p><a class="chip" href="/990001/?kind=community-health-centre">看社区卫生服务中心</a></p><p>还可以打电话问示例区卫生健康局（例）：<a class="chip" href="tel:000-00000000">000-00000000</a></p></div>"#]].assert_eq(&elsewhere(&site(), &query, true).to_string());
    }
}
