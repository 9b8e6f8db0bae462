//! Ways on: links, numbers to call, and sections with their titles.

use directory::Phone;
use maud::{Markup, Render, html};

use crate::open_region::Root;
use crate::part::icon;
use crate::texts::Texts;

/// Whoever answers what no document says.
pub const HOTLINE: &str = "12345";

/// A link.
pub fn link(href: &str, words: impl Render) -> Markup {
    html! { a href=(href) { (words) } }
}

/// A link as a chip.
pub fn chip(href: &str, words: impl Render) -> Markup {
    html! { a.chip href=(href) { (words) } }
}

/// A number as a link calls it.
pub fn tel(number: &str) -> String {
    ["tel:", &number.replace(' ', "")].concat()
}

/// A number as a link.
pub fn phone(number: &str) -> Markup {
    link(&tel(number), number)
}

/// What is dialled for a number: after a comma, which waits until somebody answers, its extension.
pub fn dialled(own: &Phone) -> String {
    let extension = own.extension.as_deref().unwrap_or_default();
    let wait = if extension.is_empty() { "" } else { "," };
    [&*own.number, wait, extension].concat()
}

/// A number as it is shown, with its extension.
pub fn shown(t: Texts, own: &Phone) -> String {
    match &own.extension {
        Some(extension) => t.common_extension(&own.number, extension),
        None => own.number.clone(),
    }
}

/// A number as a link, with what it is for.
pub fn labelled(t: Texts, own: &Phone) -> Markup {
    html! {
        (link(&tel(&dialled(own)), shown(t, own)))
        @if let Some(label) = &own.label {
            " " span { (t.fact(label)) }
        }
    }
}

/// A large button that calls; a quiet one where it is not the first thing to do.
pub fn call(root: &Root, number: &str, is_quiet: bool, words: &str) -> Markup {
    html! {
        a.button.button--call.button--quiet[is_quiet] href=(tel(number)) { (icon(root, "phone")) (words) }
    }
}

/// The button that calls an ambulance.
pub fn call_120(t: Texts) -> Markup {
    html! { a.button.button--urgent href="tel:120" { (t.region_call_120()) } }
}

/// The way back above a page.
pub fn crumbs(root: &Root, href: &str, words: &str) -> Markup {
    let t = root.texts;
    html! {
        nav.crumbs aria-label=(t.common_crumbs()) {
            a href=(href) { (icon(root, "back")) (t.said(words)) }
        }
    }
}

/// A section of a page under its title.
pub fn section(id: &str, title: impl Render, inside: Markup) -> Markup {
    let id = [id, "-title"].concat();
    html! {
        section.block aria-labelledby=(id) {
            h2.block__title id=(id) { (title) }
            (inside)
        }
    }
}
