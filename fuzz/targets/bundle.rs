//! Whatever a host sends instead of a bundle: reading it, as a region's own part and as a vocabulary too, and
//! searching what could be read, never panics.

#![no_main]

use directory::Bundle;
use libfuzzer_sys::fuzz_target;
use search::Finder;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let mut told = 0;
    let one_by_one = Bundle::each_facility(text, &mut |_| told += 1);
    let Ok((mut bundle, _)) = Bundle::parse(text) else {
        return;
    };
    // Of a list that stands there twice, the whole bundle has the last one.
    assert!(one_by_one.is_err() || told >= bundle.facilities.len());
    // A whole bundle has all that a vocabulary has.
    if bundle.vocabulary.is_some() {
        let joined = Bundle::parse_parts(text, text, &|_| true);
        bundle = joined.unwrap_or(bundle);
    }
    let finder = Finder::new(&bundle);
    for query in ["看牙", "hm", "红每 医院", "kouqiang", "120"] {
        finder.search(query, 10);
        finder.suggest(&bundle, query, 5);
    }
    if let Some(facility) = bundle.facilities.first() {
        finder.search(&facility.name, 10);
    }
});
