//! The list under the search box: what was searched lately, and what a query that has only begun may become.
//! Each entry is a link to what it stands for.

use maud::{Markup, html};
use search::{Group, Suggestion};

use crate::open_region::OpenRegion;
use crate::query::{Query, clean};
use crate::texts::Texts;

/// One entry of the list.
pub struct Choice {
    group: &'static str,
    href: String,
    /// What it stands for.
    name: String,
    /// What stands beside its name on pages of another language.
    beside: Markup,
    /// The text that holds what was typed, and from where to where; nothing where nothing was typed.
    typed: Option<Suggestion>,
}

/// What was searched, as the list offers it.
pub fn searched(site: &OpenRegion, filters: &Query, texts: Vec<String>) -> Vec<Choice> {
    let t = site.root.texts;
    let of_text = |text: String| Choice {
        group: t.suggestions_recent(),
        href: href(site, filters, &text),
        name: text,
        beside: Markup::default(),
        typed: None,
    };
    texts.into_iter().map(of_text).collect()
}

/// Suggestions, as the list offers them.
pub fn suggested(site: &OpenRegion, filters: &Query, all: Vec<Suggestion>) -> Vec<Choice> {
    let t = site.root.texts;
    let bundle = &site.bundle;
    let of_suggestion = |typed: Suggestion| {
        let (group, name) = match typed.group {
            Group::Department => (t.search_department(), &bundle.specialties[typed.item].name),
            Group::Facility => (t.common_facility(), &bundle.facilities[typed.item].name),
            Group::Service => (t.common_service(), &bundle.services[typed.item].name),
            Group::Street => (t.search_street(), &bundle.region.streets[typed.item].name),
        };
        let href = match typed.group {
            Group::Facility => site.facility_href(&bundle.facilities[typed.item]),
            _ => href(site, filters, name),
        };
        Choice {
            group,
            href,
            name: name.clone(),
            beside: html! { (site.beside.of(name)) },
            typed: Some(typed),
        }
    };
    all.into_iter().map(of_suggestion).collect()
}

/// The address of a search for a text.
fn href(site: &OpenRegion, filters: &Query, text: &str) -> String {
    let query = Query {
        text: clean(text),
        ..filters.clone()
    };
    site.region_href(&query.format())
}

/// The entries, one of them marked; and what forgets them where they are what was searched.
pub fn list(t: Texts, choices: &[Choice], active: Option<usize>) -> Markup {
    html! {
        (options(t, choices, active))
        @if choices.iter().all(|choice| choice.typed.is_none()) {
            (forgetting(t, choices))
        }
    }
}

/// The entries by their groups.
fn options(t: Texts, choices: &[Choice], active: Option<usize>) -> Markup {
    let numbered: Vec<(usize, &Choice)> = choices.iter().enumerate().collect();
    html! {
        div.suggest__list #suggestions role="listbox" aria-label=(t.suggestions_title()) {
            @for choices in numbered.chunk_by(|(_, one), (_, next)| one.group == next.group) {
                @let group = choices[0].1.group;
                div role="group" aria-label=(group) {
                    div.suggest__group aria-hidden="true" { (group) }
                    @for &(number, choice) in choices {
                        (option(t, choice, number, active == Some(number)))
                    }
                }
            }
        }
    }
}

fn option(t: Texts, choice: &Choice, number: usize, is_active: bool) -> Markup {
    let selected = if is_active { "true" } else { "false" };
    html! {
        a.suggest__option role="option" tabindex="-1" id={ "suggestion-" (number.to_string()) } aria-selected=(selected)
            href=(choice.href) data-text=(choice.name) {
            span translate="no" lang=[t.fact_lang()] {
                @if let Some(typed) = &choice.typed {
                    (marked(typed))
                    @if typed.text != choice.name {
                        " → " (choice.name)
                    }
                } @else {
                    (choice.name)
                }
            }
            (choice.beside)
        }
    }
}

/// A text with what was typed marked in it.
fn marked(typed: &Suggestion) -> Markup {
    let part = |from: usize, to: usize| -> String {
        let rest = typed.text.chars().skip(from);
        rest.take(to - from).collect()
    };
    let end = typed.text.chars().count();
    html! {
        (part(0, typed.mark.start))
        b { (part(typed.mark.start, typed.mark.end)) }
        (part(typed.mark.end, end))
    }
}

/// Buttons that forget what was searched, one beside each line. They are no part of the list, whose
/// entries can hold no buttons.
fn forgetting(t: Texts, choices: &[Choice]) -> Markup {
    html! {
        div.suggest__forget {
            @for (place, choice) in choices.iter().enumerate() {
                button type="button" data-forget=(place.to_string()) aria-label=(t.suggestions_forget(&choice.name)) { "×" }
            }
        }
        button.suggest__clear type="button" data-forget="" { (t.suggestions_clear()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_marked_and_stays_text() {
        let choice = |text: &str, name: &str| Choice {
            group: "科室",
            href: "/1/?q=1".to_owned(),
            name: name.to_owned(),
            beside: Markup::default(),
            typed: Some(Suggestion {
                group: Group::Department,
                item: 0,
                text: text.to_owned(),
                mark: 1..2,
            }),
        };
        let choices = [choice("看牙<", "口腔科"), choice("口腔科", "口腔科")];
        expect_test::expect![[r#"<div class="suggest__list" id="suggestions" role="listbox" aria-label="搜索建议"><div role="group" aria-label="科室"><div class="suggest__group" aria-hidden="true">科室</div><a class="suggest__option" role="option" tabindex="-1" id="suggestion-0" aria-selected="false" href="/1/?q=1" data-text="口腔科"><span translate="no">看<b>牙</b>&lt; → 口腔科</span></a><a class="suggest__option" role="option" tabindex="-1" id="suggestion-1" aria-selected="true" href="/1/?q=1" data-text="口腔科"><span translate="no">口<b>腔</b>科</span></a></div></div>"#]].assert_eq(&options(Texts::zh_hans(), &choices, Some(1)).into_string());
    }
}
