//! Who makes this, what it rests on, and how it can be used.

use directory::{Document, Region};
use maud::{Markup, html};

use crate::Page;
use crate::open_data::{OpenData, Table, open_data};
use crate::open_region::Root;
use crate::part::link::{link, phone};
use crate::texts::{Key, Texts};
use crate::words;

/// What helps to see and hear.
const OFFERED: [Key; 4] = [
    Texts::about_offered_elder,
    Texts::about_offered_sizes,
    Texts::about_offered_aloud,
    Texts::about_offered_system,
];

/// What is checked at every change.
const CHECKS: [Key; 6] = [
    Texts::about_checked_axe,
    Texts::about_checked_contrast,
    Texts::about_checked_targets,
    Texts::about_checked_widths,
    Texts::about_checked_keyboard,
    Texts::about_checked_reader,
];

/// What is known to fail.
const FAILINGS: [Key; 5] = [
    Texts::about_failing_people,
    Texts::about_failing_circle,
    Texts::about_failing_voices,
    Texts::about_failing_numbers,
    Texts::about_failing_languages,
];

/// Who makes this.
pub fn about(root: &Root) -> Markup {
    let t = root.texts;
    html! {
        main #main .page.prose {
            h1.page__title { (t.about_title()) }
            p { (t.about_what()) }
            h2 { (t.about_written_title()) }
            p { (t.about_written()) }
            p { (link(&root.href(&Page::AboutData), t.about_see_data())) }
            h2 { (t.about_urgent_title()) }
            p { (t.about_urgent()) (phone("120")) (t.common_full_stop()) }
        }
    }
}

/// The documents, their dates, and what is unknown.
pub fn data(
    root: &Root,
    documents: &[Document],
    regions: &[&Region],
    open: &[OpenData<'_>],
    tables: &[Table],
) -> Markup {
    let t = root.texts;
    html! {
        main #main .page.prose {
            h1.page__title { (t.common_data_title()) }
            p { (t.about_data_lead()) }
            h2 { (t.about_documents()) }
            ul.documents {
                @for document in documents {
                    (about_document(t, document))
                }
            }
            h2 { (t.about_stages_title()) }
            p { (t.said(t.about_stages())) }
            h2 { (t.about_unwritten_title()) }
            p { (t.about_unwritten()) }
            @for region in regions {
                (unwritten(root, region))
            }
            (open_data(root, open, tables))
            p { (link(&root.href(&Page::About), t.about_title())) }
        }
    }
}

fn about_document(t: Texts, document: &Document) -> Markup {
    let issuer = document.issuer.as_deref();
    let date = document.date.as_deref().map(|own| words::date(t, own));
    html! {
        li.document id=(document.id) {
            p.document__title { (t.said(&words::title(t, document))) }
            dl.facts {
                dt { (t.about_standing()) }
                dd { (words::standing(t, document.standing)) }
                dt { (t.about_issuer()) }
                dd { (t.said(issuer.unwrap_or(t.common_unstated()))) }
                dt { (t.about_date()) }
                dd { (date.as_deref().unwrap_or(t.common_unstated())) }
                @if let Some(valid) = &document.valid {
                    dt { (t.about_valid()) }
                    dd { (words::from_to(t, valid)) }
                }
                @if let Some(licence) = &document.licence {
                    dt { (t.about_licence()) }
                    dd { (t.fact(licence)) }
                }
            }
            @if let Some(note) = &document.note {
                p.item__note { (t.fact(note)) }
            }
        }
    }
}

/// What the documents of a region do not say, and what they count without naming.
fn unwritten(root: &Root, region: &Region) -> Markup {
    let t = root.texts;
    let adcode = || region.adcode.to_string();
    html! {
        h3 { (t.fact(&[&*region.city, &region.name].concat())) }
        p { (link(&root.href(&Page::Plan(adcode())), t.said(&t.common_plan_of(&region.name)))) }
        p { (link(&root.href(&Page::Ways(adcode())), t.said(&t.about_ways_in(&region.name)))) }
        ul.unknown {
            @for unknown in &region.unknown {
                li { (t.fact(unknown)) }
            }
        }
        @if !region.notes.is_empty() {
            details.fold {
                summary.fold__title {
                    (t.about_counts()) " " span.fold__count { (t.about_count(region.notes.len())) }
                }
                ul.unknown {
                    @for note in &region.notes {
                        li {
                            (t.fact(&note.text)) " "
                            @if let Some(as_of) = &note.as_of {
                                span.dated { (t.common_dated(&words::date(t, as_of))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The accessibility statement.
pub fn accessibility(t: Texts) -> Markup {
    html! {
        main #main .page.prose {
            h1.page__title { (t.about_accessibility_title()) }
            p { (t.about_accessibility()) }
            h2 { (t.about_offered_title()) }
            (items(t, &OFFERED))
            h2 { (t.about_checked_title()) }
            p { (t.about_checked()) }
            (items(t, &CHECKS))
            h2 { (t.about_failing_title()) }
            (items(t, &FAILINGS))
            h2 { (t.about_tell_title()) }
            p { (t.about_tell()) }
        }
    }
}

fn items(t: Texts, items: &[Key]) -> Markup {
    html! {
        ul {
            @for item in items {
                li { (item(t)) }
            }
        }
    }
}
