//! Nowhere is a place to go on from: every word that residents have, against the directory as it is.

use std::collections::BTreeSet;
use std::path::Path;

use directory::{Complaint, Directory};
use pages::results::results;
use pages::{OpenRegion, Query, Root};
use search::Finder;

/// So many places near what was asked are enough to go on from.
const MANY: usize = 10;

/// Every word of the vocabulary.
fn words(directory: &Directory) -> BTreeSet<&str> {
    let mut words: BTreeSet<&str> = BTreeSet::new();
    for specialty in &directory.specialties {
        words.insert(&specialty.name);
        words.extend(specialty.words.iter().map(String::as_str));
    }
    words.extend(directory.complaints.iter().flat_map(Complaint::all_words));
    for kind in &directory.kinds {
        words.insert(&kind.name);
        words.extend(kind.words.iter().map(String::as_str));
    }
    let urgent = directory.emergency.iter().flat_map(|urgent| &urgent.words);
    words.extend(urgent.map(String::as_str));
    words
}

#[test]
fn no_word_leads_nowhere_where_there_is_a_hospital() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let (directory, _) = Directory::read(&folder::json_below(&data).unwrap());
    assert!(!directory.regions.is_empty());
    assert!(words(&directory).len() > 100);
    let mut nowhere = Vec::new();
    for adcode in directory.regions.keys() {
        let bundle = directory.bundle(adcode).unwrap();
        let finder = Finder::new(&bundle);
        let site = OpenRegion::new(Root::default(), bundle, Vec::new(), Default::default());
        let asked = site.bundle.required.iter();
        let mut asked = asked.filter(|required| required.ask == "field");
        assert!(asked.next().is_some(), "{adcode} has no hospital to ask");
        let (mut unfound, mut inexact) = (0, 0);
        for word in words(&directory) {
            let query = Query {
                text: word.to_owned(),
                ..Query::default()
            };
            let answer = finder.search(word, usize::MAX);
            let results = results(&site, &query, Some(answer.into()), None);
            let approximate = results.answer.as_ref().unwrap().approximate;
            if results.has_services()
                || results.is_urgent()
                || !results.found.is_empty() && !approximate
            {
                continue;
            }
            unfound += usize::from(results.found.is_empty());
            inexact += 1;
            // The places to ask may stand among those that were found near it.
            if results.maybe.is_empty() && results.found.len() < MANY {
                nowhere.push((adcode.as_str(), word));
            }
        }
        println!("{adcode}: {unfound} words find nothing, {inexact} nothing exactly");
    }
    assert_eq!(nowhere, []);
}
