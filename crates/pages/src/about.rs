//! Who makes this, what it rests on, and how it can be used.

use directory::{Document, Region};
use maud::{Markup, html};

use crate::Page;
use crate::open_region::Root;
use crate::part::link::{link, phone};
use crate::{texts, words};

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
pub fn about(root: &Root) -> Markup {
    html! {
        main #main .page.prose {
            h1.page__title { (texts::about::TITLE) }
            p { (texts::about::WHAT) }
            h2 { (texts::about::WRITTEN_TITLE) }
            p { (texts::about::WRITTEN) }
            p { (link(&root.href(&Page::AboutData), texts::about::SEE_DATA)) }
            h2 { (texts::about::URGENT_TITLE) }
            p { (texts::about::URGENT) (phone("120")) (texts::common::FULL_STOP) }
        }
    }
}

/// The documents, their dates, and what is unknown.
pub fn data(root: &Root, documents: &[Document], regions: &[&Region]) -> Markup {
    html! {
        main #main .page.prose {
            h1.page__title { (texts::about::DATA_TITLE) }
            p { (texts::about::DATA_LEAD) }
            h2 { (texts::about::DOCUMENTS) }
            ul.documents {
                @for document in documents {
                    (about_document(document))
                }
            }
            h2 { (texts::about::STAGES_TITLE) }
            p { (texts::about::STAGES) }
            h2 { (texts::about::UNWRITTEN_TITLE) }
            p { (texts::about::UNWRITTEN) }
            @for region in regions {
                (unwritten(root, region))
            }
            p { (link(&root.href(&Page::About), texts::about::TITLE)) }
        }
    }
}

fn about_document(document: &Document) -> Markup {
    let issuer = document.issuer.as_deref();
    let date = document.date.as_deref().map(words::date);
    html! {
        li.document id=(document.id) {
            p.document__title { (words::title(document)) }
            dl.facts {
                dt { (texts::about::STANDING) }
                dd { (words::standing(document.standing)) }
                dt { (texts::about::ISSUER) }
                dd { (issuer.unwrap_or(texts::common::UNSTATED)) }
                dt { (texts::about::DATE) }
                dd { (date.as_deref().unwrap_or(texts::common::UNSTATED)) }
                @if let Some(valid) = &document.valid {
                    dt { (texts::about::VALID) }
                    dd { (words::from_to(valid)) }
                }
                @if let Some(licence) = &document.licence {
                    dt { (texts::about::LICENCE) }
                    dd { (licence) }
                }
            }
            @if let Some(note) = &document.note {
                p.item__note { (note) }
            }
        }
    }
}

/// What the documents of a region do not say, and what they count without naming.
fn unwritten(root: &Root, region: &Region) -> Markup {
    let adcode = || region.adcode.to_string();
    html! {
        h3 { (region.city) (region.name) }
        p { (link(&root.href(&Page::Plan(adcode())), &texts::common::plan_of(&region.name))) }
        p { (link(&root.href(&Page::Ways(adcode())), &texts::about::ways_in(&region.name))) }
        ul.unknown {
            @for unknown in &region.unknown {
                li { (unknown) }
            }
        }
        @if !region.notes.is_empty() {
            details.fold {
                summary.fold__title {
                    (texts::about::COUNTS) " " span.fold__count { (texts::about::count(region.notes.len())) }
                }
                ul.unknown {
                    @for note in &region.notes {
                        li {
                            (note.text) " "
                            @if let Some(as_of) = &note.as_of {
                                span.dated { (texts::common::dated(&words::date(as_of))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The accessibility statement.
pub fn accessibility() -> Markup {
    html! {
        main #main .page.prose {
            h1.page__title { (texts::about::ACCESSIBILITY_TITLE) }
            p { (texts::about::ACCESSIBILITY) }
            h2 { (texts::about::OFFERED_TITLE) }
            (items(&OFFERED))
            h2 { (texts::about::CHECKED_TITLE) }
            p { (texts::about::CHECKED) }
            (items(&CHECKS))
            h2 { (texts::about::FAILING_TITLE) }
            (items(&FAILINGS))
            h2 { (texts::about::TELL_TITLE) }
            p { (texts::about::TELL) }
        }
    }
}

fn items(items: &[&str]) -> Markup {
    html! {
        ul {
            @for item in items {
                li { (item) }
            }
        }
    }
}
