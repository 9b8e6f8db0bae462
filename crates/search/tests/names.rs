//! Every name of the directory, as it is written and as it is mistyped.
//!
//! The errors are made by rule, one to a name, so that nobody can tune the search to single cases.

mod directory;

use ::directory::Bundle;
use search::Finder;

/// What a rule makes of the names, and how many of them find their facility.
struct Outcome {
    /// The names of which the rule makes something.
    names: usize,
    typed: usize,
    first: usize,
    among_three: usize,
    /// What does not find its facility among the first three.
    lost: Vec<String>,
}

/// Types every name as the rule does, in each way that it knows. Whatever is typed must differ from the name,
/// or there is nothing to forgive.
fn outcome(rule: impl Fn(&Bundle, &[char]) -> Vec<String>) -> Outcome {
    let (mut names, mut typed, mut first, mut among_three) = (0, 0, 0, 0);
    let mut lost = Vec::new();
    for (bundle, finder) in directory::regions().values() {
        for (position, facility) in bundle.facilities.iter().enumerate() {
            let name: Vec<char> = facility.name.chars().collect();
            let ways = rule(bundle, &name);
            names += usize::from(!ways.is_empty());
            for way in ways {
                assert_ne!(way, facility.name, "is no mistake");
                typed += 1;
                match rank(finder, &way, position) {
                    Some(0) => (first, among_three) = (first + 1, among_three + 1),
                    Some(1 | 2) => among_three += 1,
                    _ => lost.push(format!("{way} ({})", facility.name)),
                }
            }
        }
    }
    Outcome {
        names,
        typed,
        first,
        among_three,
        lost,
    }
}

/// The place of a facility among the first three of a query, from 0.
fn rank(finder: &Finder, query: &str, facility: usize) -> Option<usize> {
    let hits = finder.search(query, 3).hits;
    hits.iter().position(|hit| hit.facility == facility)
}

/// Of all names at least this share, in percent, must be of use to the rule, which asks nothing of names where
/// it has no data; and of what it types at least these shares must find their facility first, and among the
/// first three.
fn check([names, first, among_three]: [usize; 3], rule: impl Fn(&Bundle, &[char]) -> Vec<String>) {
    let found = outcome(rule);
    let regions = directory::regions().values();
    let all: usize = regions.map(|(bundle, _)| bundle.facilities.len()).sum();
    let said = format!(
        "{} of {all} names, {} typed: {} first, {} among three, not {:#?}",
        found.names, found.typed, found.first, found.among_three, found.lost
    );
    println!("{said}");
    assert!(found.names * 100 >= all * names, "{said}");
    assert!(found.first * 100 >= found.typed * first, "{said}");
    assert!(
        found.among_three * 100 >= found.typed * among_three,
        "{said}"
    );
}

/// What a name becomes by a mistake at each of its places.
fn at_each_place(name: &[char], mistake: impl Fn(&mut Vec<char>, usize)) -> Vec<String> {
    let mut all = Vec::new();
    for at in 0..name.len() {
        let mut typed = name.to_vec();
        mistake(&mut typed, at);
        if typed != name {
            all.push(typed.iter().collect());
        }
    }
    all
}

#[test]
fn every_name_finds_its_facility_first() {
    for (bundle, finder) in directory::regions().values() {
        for (position, facility) in bundle.facilities.iter().enumerate() {
            for name in facility.names() {
                assert_eq!(rank(finder, name, position), Some(0), "{name}");
            }
        }
    }
}

#[test]
fn names_are_found_with_a_character_left_out() {
    check([90, 91, 97], |_, name| {
        let long = name.len() > 4;
        let typed = at_each_place(name, |typed, at| {
            typed.remove(at);
        });
        if long { typed } else { Vec::new() }
    });
}

#[test]
fn names_are_found_with_two_characters_swapped() {
    check([99, 95, 98], |_, name| {
        at_each_place(name, |typed, at| {
            if at > 0 {
                typed.swap(at - 1, at);
            }
        })
    });
}

#[test]
fn names_are_found_with_a_character_too_many() {
    check([99, 97, 99], |_, name| {
        at_each_place(name, |typed, at| typed.insert(at, '站'))
    });
}

#[test]
fn names_are_found_with_a_wrong_character() {
    check([90, 96, 98], |_, name| {
        let long = name.len() > 4;
        let typed = at_each_place(name, |typed, at| typed[at] = '龘');
        if long { typed } else { Vec::new() }
    });
}

#[test]
fn names_are_found_by_full_pinyin() {
    check([90, 99, 99], |bundle, name| {
        sounded(bundle, name, |syllable| syllable)
    });
}

#[test]
fn names_are_found_by_first_letters() {
    check([90, 99, 99], |bundle, name| {
        sounded(bundle, name, |syllable| &syllable[..1])
    });
}

/// A name by what is typed of each of its syllables; nothing where a character has no reading.
fn sounded(bundle: &Bundle, name: &[char], typed: impl Fn(&str) -> &str) -> Vec<String> {
    let syllable = |c: &char| {
        let mut readings = bundle.characters.iter();
        let reading = readings.find(|(_, characters)| characters.contains(*c));
        reading.map(|(syllable, _)| typed(syllable))
    };
    let syllables: Option<Vec<&str>> = name.iter().map(syllable).collect();
    syllables
        .map(|syllables| syllables.concat())
        .into_iter()
        .collect()
}
