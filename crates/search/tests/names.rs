//! Every name of the directory, as it is written and as it is mistyped.
//!
//! The errors are made by rule, one to a name, so that nobody can tune the search to single cases.

mod directory;

use ::directory::Bundle;
use search::Finder;

/// How many of the names that a rule makes find their facility within the first three, and those
/// that do not.
fn found(rule: impl Fn(&Bundle, &[char]) -> Option<String>) -> (usize, usize, Vec<String>) {
    let (mut passed, mut all, mut failed) = (0, 0, Vec::new());
    for (bundle, finder) in directory::regions().values() {
        for (position, facility) in bundle.facilities.iter().enumerate() {
            let name: Vec<char> = facility.name.chars().collect();
            let Some(typed) = rule(bundle, &name) else {
                continue;
            };
            all += 1;
            if is_among_first(finder, bundle, &typed, position, 3) {
                passed += 1;
            } else {
                failed.push(format!("{typed} ({})", facility.name));
            }
        }
    }
    (passed, all, failed)
}

fn is_among_first(
    finder: &Finder,
    bundle: &Bundle,
    query: &str,
    facility: usize,
    within: usize,
) -> bool {
    let name = &bundle.facilities[facility].name;
    let hits = finder.search(query, within).hits;
    hits.iter()
        .any(|hit| bundle.facilities[hit.facility].name == *name)
}

/// At least this share, in percent, of mistyped names must be found.
fn check(percent: usize, rule: impl Fn(&Bundle, &[char]) -> Option<String>) {
    let (passed, all, failed) = found(rule);
    println!("{passed} of {all}: not {failed:#?}");
    assert!(
        passed * 100 >= all * percent,
        "{passed} of {all}: not {failed:#?}"
    );
}

#[test]
fn every_name_finds_its_facility_first() {
    for (bundle, finder) in directory::regions().values() {
        for (position, facility) in bundle.facilities.iter().enumerate() {
            for name in facility.names() {
                assert!(is_among_first(finder, bundle, name, position, 1), "{name}");
            }
        }
    }
}

#[test]
fn names_are_found_with_a_character_left_out() {
    check(97, |_, name| {
        let mut typed = name.to_vec();
        typed.remove(name.len() / 3);
        (name.len() > 4).then(|| typed.iter().collect())
    });
}

#[test]
fn names_are_found_with_two_characters_swapped() {
    check(95, |_, name| {
        let mut typed = name.to_vec();
        let at = name.len() / 3;
        typed.swap(at, at + 1);
        Some(typed.iter().collect())
    });
}

#[test]
fn names_are_found_with_a_character_too_many() {
    check(97, |_, name| {
        let mut typed = name.to_vec();
        typed.insert(name.len() / 2, '站');
        Some(typed.iter().collect())
    });
}

#[test]
fn names_are_found_with_a_wrong_character() {
    check(90, |_, name| {
        let mut typed = name.to_vec();
        typed[1] = '龘';
        (name.len() > 4).then(|| typed.iter().collect())
    });
}

#[test]
fn names_are_found_by_full_pinyin() {
    check(95, |bundle, name| {
        let syllable = |c: &char| {
            let mut readings = bundle.characters.pinyin.iter();
            readings
                .find(|(_, characters)| characters.contains(*c))
                .map(|(syllable, _)| syllable.as_str())
        };
        name.iter()
            .map(syllable)
            .collect::<Option<Vec<&str>>>()
            .map(|syllables| syllables.concat())
    });
}

#[test]
fn names_are_found_by_first_letters() {
    check(90, |bundle, name| {
        let letter = |c: &char| {
            let mut readings = bundle.characters.pinyin.iter();
            readings
                .find(|(_, characters)| characters.contains(*c))
                .map(|(syllable, _)| &syllable[..1])
        };
        name.iter()
            .map(letter)
            .collect::<Option<Vec<&str>>>()
            .map(|letters| letters.concat())
    });
}
