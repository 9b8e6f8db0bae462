//! Who makes this, what it rests on, and how it can be used. Plain pages: the app does not run on them.

use directory::{Document, Region};
use yew::prelude::*;

use crate::site::Root;
use pages::Page;
use pages::texts;
use pages::words;

/// What helps to see and hear.
const OFFERED: [&str; 4] = [
    texts::about::OFFERED_ELDER,
    texts::about::OFFERED_SIZES,
    texts::about::OFFERED_ALOUD,
    texts::about::OFFERED_SYSTEM,
];

/// What is checked at every change.
const CHECKS: [&str; 6] = [
    texts::about::CHECKED_AXE,
    texts::about::CHECKED_CONTRAST,
    texts::about::CHECKED_TARGETS,
    texts::about::CHECKED_WIDTHS,
    texts::about::CHECKED_KEYBOARD,
    texts::about::CHECKED_READER,
];

/// What is known to fail.
const FAILINGS: [&str; 5] = [
    texts::about::FAILING_PEOPLE,
    texts::about::FAILING_CIRCLE,
    texts::about::FAILING_VOICES,
    texts::about::FAILING_NUMBERS,
    texts::about::FAILING_LANGUAGES,
];

/// Who makes this.
pub fn about(root: &Root) -> Html {
    html! {
        <main class="page prose" id="main">
            <h1 class="page__title">{texts::about::TITLE}</h1>
            <p>{texts::about::WHAT}</p>
            <h2>{texts::about::WRITTEN_TITLE}</h2>
            <p>{texts::about::WRITTEN}</p>
            <p><a href={root.href(&Page::AboutData)}>{texts::about::SEE_DATA}</a></p>
            <h2>{texts::about::URGENT_TITLE}</h2>
            <p>{texts::about::URGENT}<a href="tel:120">{"120"}</a>{texts::common::FULL_STOP}</p>
        </main>
    }
}

/// The documents, their dates, and what is unknown.
pub fn about_data(root: &Root, documents: &[Document], regions: &[&Region]) -> Html {
    html! {
        <main class="page prose" id="main">
            <h1 class="page__title">{texts::about::DATA_TITLE}</h1>
            <p>{texts::about::DATA_LEAD}</p>
            <h2>{texts::about::DOCUMENTS}</h2>
            <ul class="documents">
                for document in documents.iter() {
                    <li class="document" id={document.id.to_string()}>
                        <p class="document__title">{words::title(document)}</p>
                        <dl class="facts">
                            <dt>{texts::about::STANDING}</dt>
                            <dd>{words::standing(document.standing)}</dd>
                            <dt>{texts::about::ISSUER}</dt>
                            <dd>{document.issuer.clone().unwrap_or_else(|| texts::common::UNSTATED.to_owned())}</dd>
                            <dt>{texts::about::DATE}</dt>
                            <dd>{document.date.as_deref().map_or_else(|| texts::common::UNSTATED.to_owned(), words::date)}</dd>
                            if let Some(valid) = &document.valid {
                                <dt>{texts::about::VALID}</dt>
                                <dd>{words::from_to(valid)}</dd>
                            }
                            if let Some(licence) = &document.licence {
                                <dt>{texts::about::LICENCE}</dt>
                                <dd>{licence.clone()}</dd>
                            }
                        </dl>
                        if let Some(note) = &document.note {
                            <p class="item__note">{note.clone()}</p>
                        }
                    </li>
                }
            </ul>
            <h2>{texts::about::STAGES_TITLE}</h2>
            <p>{texts::about::STAGES}</p>
            <h2>{texts::about::UNWRITTEN_TITLE}</h2>
            <p>{texts::about::UNWRITTEN}</p>
            for region in regions.iter() {
                <h3>{format!("{}{}", region.city, region.name)}</h3>
                <p><a href={format!("{}plan/", root.href(&Page::Region(region.adcode.to_string())))}>{texts::common::plan_of(&region.name)}</a></p>
                <p><a href={format!("{}ways/", root.href(&Page::Region(region.adcode.to_string())))}>{texts::about::ways_in(&region.name)}</a></p>
                <ul class="unknown">
                    for unknown in region.unknown.iter() {
                        <li>{unknown.clone()}</li>
                    }
                </ul>
                if !region.notes.is_empty() {
                    <details class="fold">
                        <summary class="fold__title">{texts::about::COUNTS}{" "}<span class="fold__count">{texts::about::count(region.notes.len())}</span></summary>
                        <ul class="unknown">
                            for note in region.notes.iter() {
                                <li>
                                    {note.text.clone()}{" "}
                                    if let Some(as_of) = &note.as_of {
                                        <span class="dated">{texts::common::dated(&words::date(as_of))}</span>
                                    }
                                </li>
                            }
                        </ul>
                    </details>
                }
            }
            <p><a href={root.href(&Page::About)}>{texts::about::TITLE}</a></p>
        </main>
    }
}

/// The accessibility statement.
pub fn about_accessibility() -> Html {
    html! {
        <main class="page prose" id="main">
            <h1 class="page__title">{texts::about::ACCESSIBILITY_TITLE}</h1>
            <p>{texts::about::ACCESSIBILITY}</p>
            <h2>{texts::about::OFFERED_TITLE}</h2>
            <ul>{for OFFERED.map(item)}</ul>
            <h2>{texts::about::CHECKED_TITLE}</h2>
            <p>{texts::about::CHECKED}</p>
            <ul>{for CHECKS.map(item)}</ul>
            <h2>{texts::about::FAILING_TITLE}</h2>
            <ul>{for FAILINGS.map(item)}</ul>
            <h2>{texts::about::TELL_TITLE}</h2>
            <p>{texts::about::TELL}</p>
        </main>
    }
}

fn item(text: &str) -> Html {
    html! { <li>{text.to_owned()}</li> }
}
