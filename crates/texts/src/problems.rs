//! What is wrong with a catalogue, and with one beside another.

use std::collections::BTreeSet;

use crate::catalogue::{Catalogue, Piece, Text, placeholders};
use crate::rust::FORMS;

/// What is wrong with the catalogue from which the code is made, one line for each.
pub fn own_problems(catalogue: &Catalogue) -> Vec<String> {
    let mut problems = Vec::new();
    for (group, key, text) in catalogue.texts() {
        let name = format!("{group}.{key}");
        let is_name = |name: &str| {
            let mut letters = name.bytes();
            letters
                .next()
                .is_some_and(|first| first.is_ascii_lowercase())
                && letters
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        let inner = |placeholder: &&str| !is_name(placeholder.trim_start_matches(['#', '@']));
        if !is_name(group) || !is_name(key) || text.placeholders().iter().any(inner) {
            problems.push(format!(
                "{name}: groups, keys and placeholders are written as snake_case"
            ));
        }
        if text.one.is_some() {
            problems.push(format!("{name}: one and other are said alike here"));
        }
        if text.pieces().iter().all(|piece| !is_words(*piece)) {
            problems.push(format!("{name}: says nothing of its own"));
        }
        if text.other.contains(FORMS) {
            problems.push(format!(
                "{name}: {FORMS} is what parts forms; say it otherwise"
            ));
        }
    }
    problems
}

fn is_words(piece: Piece<'_>) -> bool {
    matches!(piece, Piece::Words(_))
}

/// What another language lacks, or has too much, one line for each.
pub fn problems_beside(first: &Catalogue, other: &Catalogue) -> Vec<String> {
    let names = |catalogue: &Catalogue| -> BTreeSet<String> {
        let texts = catalogue.texts();
        texts
            .map(|(group, key, _)| format!("{group}.{key}"))
            .collect()
    };
    let (ours, theirs) = (names(first), names(other));
    let mut problems: Vec<String> = Vec::new();
    problems.extend(
        ours.difference(&theirs)
            .map(|name| format!("{name}: is missing")),
    );
    problems.extend(
        theirs
            .difference(&ours)
            .map(|name| format!("{name}: is no text of the site")),
    );
    for (group, key, text) in other.texts() {
        let name = format!("{group}.{key}");
        let Some(own) = first.get(&name) else {
            continue;
        };
        let wanted = own.placeholders();
        let forms = [Some(&text.other), text.one.as_ref()];
        if forms
            .into_iter()
            .flatten()
            .any(|form| differs(own, text, form))
        {
            problems.push(format!("{name}: must have the placeholders {wanted:?}"));
        }
        if text.one.is_some()
            && !wanted
                .iter()
                .any(|placeholder| placeholder.starts_with('#'))
        {
            problems.push(format!("{name}: counts nothing and needs no `one`"));
        }
        let mut said = [Some(&text.other), text.one.as_ref()].into_iter().flatten();
        if said.any(|form| form.contains(FORMS)) {
            problems.push(format!(
                "{name}: {FORMS} is what parts forms; say it otherwise"
            ));
        }
        if text.other.trim().is_empty() {
            problems.push(format!("{name}: is empty"));
        }
    }
    problems
}

/// Whether a form has other placeholders than it should. That for one may leave the last number out, which
/// is the one that is counted.
fn differs(own: &Text, text: &Text, form: &str) -> bool {
    let mut wanted = own.placeholders();
    wanted.dedup();
    let mut found = placeholders(form);
    found.dedup();
    if form != text.other {
        let count = own
            .pieces()
            .into_iter()
            .rev()
            .find_map(|piece| match piece {
                Piece::Number(name) => Some(format!("#{name}")),
                _ => None,
            });
        wanted.retain(|name| Some(*name) != count.as_deref());
        found.retain(|name| Some(*name) != count.as_deref());
    }
    wanted != found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue(texts: &str) -> Catalogue {
        let json = format!(r#"{{"name": "x", "texts": {{"a": {texts}}}}}"#);
        Catalogue::parse(&json).unwrap_or_else(|why| panic!("{texts}: {why}"))
    }

    #[test]
    fn a_catalogue_of_which_no_code_can_be_made_is_refused() {
        for (texts, problems) in [
            (r#"{"b": "搜索", "c": "在{region}有 {#count} 家"}"#, &[][..]),
            (
                r#"{"B": "搜索"}"#,
                &["a.B: groups, keys and placeholders are written as snake_case"],
            ),
            (
                r#"{"b": "在{Region}"}"#,
                &["a.b: groups, keys and placeholders are written as snake_case"],
            ),
            (
                r#"{"b": {"one": "一", "other": "多"}}"#,
                &["a.b: one and other are said alike here"],
            ),
            (
                r#"{"b": "一¦二"}"#,
                &["a.b: ¦ is what parts forms; say it otherwise"],
            ),
            (r#"{"b": "{city}"}"#, &["a.b: says nothing of its own"]),
        ] {
            assert_eq!(own_problems(&catalogue(texts)), problems, "{texts}");
        }
    }

    #[test]
    fn every_language_has_the_same_keys_and_placeholders() {
        let first = catalogue(r#"{"b": "搜索", "c": "在{region}有 {#count} 家"}"#);
        for (texts, problems) in [
            (r#"{"b": "Search", "c": "{#count} in {region}"}"#, &[][..]),
            (
                r#"{"b": "Search", "c": {"one": "One in {region}", "other": "{#count} in {region}"}}"#,
                &[],
            ),
            (r#"{"b": "Search"}"#, &["a.c: is missing"]),
            (
                r#"{"b": "Search", "c": "{#count} in {region}", "d": "?"}"#,
                &["a.d: is no text of the site"],
            ),
            (
                r#"{"b": "Search", "c": "{count} in {region}"}"#,
                &["a.c: must have the placeholders [\"#count\", \"region\"]"],
            ),
            (
                r#"{"b": "Search", "c": {"one": "One", "other": "{#count} in {region}"}}"#,
                &["a.c: must have the placeholders [\"#count\", \"region\"]"],
            ),
            (
                r#"{"b": {"one": "a", "other": "b"}, "c": "{#count} in {region}"}"#,
                &["a.b: counts nothing and needs no `one`"],
            ),
            (
                r#"{"b": " ", "c": "{#count} in {region}"}"#,
                &["a.b: is empty"],
            ),
        ] {
            assert_eq!(
                problems_beside(&first, &catalogue(texts)),
                problems,
                "{texts}"
            );
        }
    }
}
