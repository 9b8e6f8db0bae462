//! What a resident saved and looked at lately, and up to three places side by side. A plain page: what is on
//! the phone only the phone knows, so the page holds every place of the region in templates, said as
//! everywhere, and `assets/saved.js` shows those that the phone names.

use directory::Facility;
use yew::prelude::*;

use super::facility::{hours_in_words, said_beds};
use crate::markup::Markup;
use crate::site::OpenRegion;
use crate::view::{icon, put_now, sending, stage_tag, tel, unverified_tag};
use pages::texts;
use pages::words;

/// The page.
pub fn saved(site: &OpenRegion) -> Html {
    let name = &site.bundle.region.name;
    html! {
        <main class="page" id="main" data-saved="">
            <nav class="crumbs" aria-label={texts::common::CRUMBS}>
                <a href={site.region_href("")}>{icon(&site.root, "back")}{name.clone()}</a>
            </nav>
            <h1 class="page__title">{texts::saved::title(name)}</h1>
            <p class="lead">{texts::saved::LEAD}</p>
            <p role="status" data-said=""></p>
            {list("sent", texts::saved::SENT, html! {
                <button class="button" type="button" data-keep-all="">{texts::saved::KEEP_ALL}</button>
            })}
            {list("saved", texts::saved::FAVOURITES, html! {
                <>
                    <p data-none="">{texts::saved::NONE}</p>
                    <p class="dated" data-lost="" hidden=true>{texts::saved::LOST}</p>
                </>
            })}
            {list("seen", texts::saved::SEEN, html! {
                <button class="button button--quiet" type="button" data-clear="">{texts::saved::CLEAR}</button>
            })}
            <p class="saved__see" data-see="" hidden=true>
                <button class="button" type="button">{texts::saved::SEE}</button>
            </p>
            <section class="block" data-part="compare" aria-labelledby="compare-title" hidden=true>
                <h2 class="block__title" id="compare-title">{texts::saved::COMPARE}</h2>
                <p>{texts::saved::COMPARE_HOW}</p>
                <div class="compare" role="group" tabindex="0" aria-labelledby="compare-title" hidden=true></div>
            </section>
            <section class="block" data-part="send" aria-labelledby="send-title" hidden=true>
                <h2 class="block__title" id="send-title">{texts::saved::SEND}</h2>
                <p>{texts::saved::SEND_HOW}</p>
                {sending(site)}
            </section>
            <p class="saved__failed">{texts::saved::FAILED}</p>
            for facility in site.bundle.facilities.iter() {
                {place(site, facility)}
            }
        </main>
    }
}

/// A list that is seen once it has something to show.
fn list(part: &'static str, title: &'static str, below: Html) -> Html {
    let id = format!("{part}-title");
    html! {
        <section class="saved" data-part={part} aria-labelledby={id.clone()} hidden=true>
            <h2 class="block__title" {id}>{title}</h2>
            <ol class="results__list"></ol>
            {below}
        </section>
    }
}

/// A place, as it stands in a list and as what is compared.
fn place(site: &OpenRegion, facility: &Facility) -> Html {
    let kind = site.bundle.kind(&facility.kind);
    let street = site.bundle.street_of(facility);
    html! {
        <template data-facility={facility.id.to_string()}>
            <li class="result" data-facility={facility.id.to_string()}>
                <div class="result__icon">{icon(&site.root, facility.kind.as_str())}</div>
                <div class="result__body">
                    <h3 class="result__name">
                        <a href={site.facility_href(facility)}>{facility.name.clone()}</a>
                    </h3>
                    <p class="result__meta">
                        if let Some(kind) = kind {
                            <span>{kind.name.clone()}</span>{" "}
                        }
                        if let Some(street) = street {
                            <span>{street.name.clone()}</span>
                        }
                        {Markup::of(|html| put_now(html, site, &facility.status))}
                    </p>
                    {phones(site, facility)}
                    <p class="saved__tools">
                        <label class="chip pick"><input type="checkbox" /><span>{texts::saved::PICK}</span>{whose(facility)}</label>
                        <button class="chip" type="button" data-keep="">{texts::common::KEEP}{whose(facility)}</button>
                        <button class="chip" type="button" data-drop="">{texts::saved::DROP}{whose(facility)}</button>
                    </p>
                </div>
            </li>
            <dl>
                <dt>{texts::search::KIND}</dt>
                <dd>{kind.map(|kind| kind.name.clone())}</dd>
                <dt>{texts::search::STREET}</dt>
                <dd>{street.map(|street| street.name.clone())}</dd>
                <dt>{texts::search::STATUS}</dt>
                <dd>{words::status(&site.bundle, &facility.status)}</dd>
                <dt>{texts::facility::ADDRESS}</dt>
                <dd>
                    if let Some(address) = &facility.address {
                        {address.text.clone()}{unverified_tag(site, &address.source)}
                    }
                </dd>
                <dt>{texts::facility::PHONE}</dt>
                <dd>{phones(site, facility)}</dd>
                <dt>{texts::facility::HOURS}</dt>
                <dd>
                    if let Some(hours) = &facility.hours {
                        {hours_in_words(site, facility)}{unverified_tag(site, &hours.source)}
                    }
                </dd>
                <dt>{texts::search::DEPARTMENT}</dt>
                <dd>{departments(site, facility)}</dd>
                <dt>{texts::facility::BEDS}</dt>
                <dd>{facility.beds.as_ref().map(said_beds)}</dd>
            </dl>
        </template>
    }
}

fn phones(site: &OpenRegion, facility: &Facility) -> Html {
    if facility.phones.is_empty() {
        return Html::default();
    }
    html! {
        <p class="saved__phones">
            for phone in facility.phones.iter() {
                <span class="phone">
                    <a href={tel(&phone.number)}>{phone.number.clone()}</a>
                    if let Some(label) = &phone.label {
                        {" "}<span>{label.clone()}</span>
                    }
                    {unverified_tag(site, &phone.source)}
                </span>
            }
        </p>
    }
}

fn departments(site: &OpenRegion, facility: &Facility) -> Html {
    if facility.departments.is_empty() {
        return Html::default();
    }
    html! {
        <ul>
            for department in facility.departments.iter() {
                <li>
                    {department.name.clone()}
                    {stage_tag(department.stage)}
                    {unverified_tag(site, &department.source)}
                </li>
            }
        </ul>
    }
}

/// Whose button it is, for ears only: eyes see the card around it.
fn whose(facility: &Facility) -> Html {
    html! { <>{" "}<span class="unseen">{facility.name.clone()}</span></> }
}
