//! What was read of a file, and what the clerk has to say of it.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::{Html, html};

use super::chosen::{Chosen, Known};
use super::state::State;
use super::summary::summary;
use super::{Keeper, Msg};
use crate::said::FileShown;

/// The coordinate systems, in words for a clerk.
const SYSTEMS: [(&str, &str); 3] = [
    ("gcj02", "高德、腾讯地图上点出来的"),
    ("bd09", "百度地图上点出来的"),
    ("wgs84", "GPS 或天地图上的"),
];

pub fn file(state: &State, own: &Chosen, link: &Scope<Keeper>) -> Html {
    let number = own.number;
    let away = link.callback(move |_| Msg::Away(number));
    let title = format!("file-{number}");
    html! {
        <section class="file" key={number} aria-labelledby={title.clone()}>
            <div class="file__head">
                <h2 class="file__name" id={title}>{ &own.name }</h2>
                <button class="button button--quiet" type="button" onclick={away}>
                    { "拿走" }<span class="unseen">{ format!("文件 {}", own.name) }</span>
                </button>
            </div>
            {
                match &own.known {
                    Known::Waiting => html! { <p>{ "正在读……" }</p> },
                    Known::Unreadable(what, todo) => html! {
                        <p class="trouble"><span class="sign" aria-hidden="true">{ "✕" }</span>{ what }{ " " }<strong>{ todo }</strong></p>
                    },
                    Known::Read(shown) => read(state, own, shown, link),
                }
            }
        </section>
    }
}

fn read(state: &State, own: &Chosen, shown: &FileShown, link: &Scope<Keeper>) -> Html {
    let name = |code: &String| state.regions.get(code).unwrap_or(code).clone();
    let region = shown.region.as_ref().map(&name);
    html! {
        <>
            <p>
                { format!("《{}》。", shown.title) }
                { region.map_or_else(|| "还不知道是哪个区的。".to_owned(), |name| format!("按{name}的名单来对。")) }
                { shown.as_of.as_ref().map_or_else(|| "表里没有写是什么时候的。".to_owned(), |as_of| format!("表里写的时间：{as_of}。")) }
                { summary(shown) }
            </p>
            { for shown.ignored.iter().map(|own| html! { <p class="aside">{ format!("没有看：{own}。") }</p> }) }
            if !shown.hidden.is_empty() {
                <p class="aside">{ format!("藏起来的表没有读：{}。", shown.hidden.join("、")) }</p>
            }
            if let Some(other) = &shown.other_region {
                <p class="trouble"><span class="sign" aria-hidden="true">{ "！" }</span>{ format!("这里面的机构更像是{}的，请看看区选得对不对。", name(other)) }</p>
            }
            { ask_region(state, own, link) }
            if shown.has_points && shown.crs.is_none() {
                { ask_system(own, link) }
            }
        </>
    }
}

fn ask_region(state: &State, own: &Chosen, link: &Scope<Keeper>) -> Html {
    let number = own.number;
    let id = format!("region-{number}");
    let chosen = link.batch_callback(move |event: Event| {
        let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
        let value = select.value();
        (!value.is_empty()).then_some(Msg::Region(number, value))
    });
    html! {
        <p class="field">
            <label for={id.clone()}>{ "这份表是哪个区的" }</label>
            <select {id} onchange={chosen}>
                if own.region.is_none() {
                    <option value="" selected=true>{ "请选" }</option>
                }
                { for state.regions.iter().map(|(code, name)| html! {
                    <option value={code.clone()} selected={own.region.as_ref() == Some(code)}>{ name }</option>
                }) }
            </select>
        </p>
    }
}

fn ask_system(own: &Chosen, link: &Scope<Keeper>) -> Html {
    let number = own.number;
    let group = format!("crs-{number}");
    let chosen = link.batch_callback(move |event: Event| {
        let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
        Some(Msg::Crs(number, input.value()))
    });
    html! {
        <fieldset class="ask">
            <legend>{ "表里的经纬度是从哪里来的？（不说就不采用经纬度）" }</legend>
            { for SYSTEMS.iter().map(|(crs, words)| html! {
                <label class="ask__choice">
                    <input type="radio" name={group.clone()} value={*crs} checked={own.crs.as_deref() == Some(*crs)} onchange={chosen.clone()} />
                    { words }
                </label>
            }) }
        </fieldset>
    }
}
