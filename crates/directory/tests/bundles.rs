//! A bundle: what the browser loads is what was written, and what is none is refused.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

#[expect(dead_code, reason = "nothing is broken here, so nothing is checked")]
mod tiny;

use directory::{Bundle, Directory, RegionId, Unreadable};
use expect_test::expect;
use tiny::tiny;

fn bundle() -> Bundle {
    let (directory, _) = Directory::read(&tiny());
    directory.bundle(&RegionId::from("990001")).unwrap()
}

#[test]
fn a_bundle_reads_back_as_it_was_written() {
    let bundle = bundle();
    let json = serde_json::to_string(&bundle).unwrap();
    assert_eq!(Bundle::parse(&json), Ok((bundle, Vec::new())));
}

#[test]
fn a_bundle_that_is_none_is_refused_with_the_reason() {
    let json = serde_json::to_string(&bundle()).unwrap();
    let version = json.replacen("\"version\":2", "\"version\":3", 1);
    let region = json.replacen("\"adcode\":\"990001\",", "", 1);
    let cases = [
        ("<!doctype html><title>404</title>", Unreadable::NotJson),
        (
            &json[..json.floor_char_boundary(json.len() / 2)],
            Unreadable::NotJson,
        ),
        ("", Unreadable::NotJson),
        ("{}", Unreadable::Part("version")),
        (&version, Unreadable::Version(3)),
        (&region, Unreadable::Part("region")),
    ];
    for (text, reason) in cases {
        assert_eq!(Bundle::parse(text).map(|_| ()), Err(reason));
    }
}

#[test]
fn a_bundle_leaves_out_a_record_that_it_cannot_read_and_says_so() {
    let json = serde_json::to_string(&bundle()).unwrap();
    let json = json.replacen("\"kind\":\"hospital\",", "", 1);
    let (read, skipped) = Bundle::parse(&json).unwrap();
    assert_eq!(read.facilities.len(), 3);
    expect!["facilities[2].kind"].assert_eq(&skipped.join("\n"));
}

#[test]
fn a_bundle_can_be_read_one_facility_at_a_time() {
    let whole = bundle();
    let json = serde_json::to_string(&whole).unwrap();
    let mut read = Bundle::parse_without_facilities(&json).unwrap();
    assert_eq!(read.facilities, []);
    Bundle::each_facility(&json, &mut |facility| read.facilities.push(facility)).unwrap();
    assert_eq!(read, whole);

    let bad = json.replacen("\"kind\":\"hospital\",", "", 1);
    let mut count = 0;
    Bundle::each_facility(&bad, &mut |_| count += 1).unwrap();
    assert_eq!(count, whole.facilities.len() - 1);
    for text in [
        "",
        "[]",
        "{}",
        &json[..json.floor_char_boundary(json.len() / 2)],
    ] {
        let read = Bundle::each_facility(text, &mut |_| {});
        assert_eq!(read, Err(Unreadable::NotJson), "{text}");
    }
}

#[test]
fn a_bundle_knows_the_pinyin_and_variants_of_its_characters() {
    let characters = bundle().characters;
    let read_as = |syllable: &str, character: char| {
        characters
            .pinyin
            .get(syllable)
            .is_some_and(|readings| readings.contains(character))
    };
    assert!(read_as("jia", '甲'));
    // A polyphone stands under each of its readings.
    assert!(read_as("zhong", '中') && read_as("hang", '行') == read_as("xing", '行'));
    let pairs: Vec<char> = characters.variants.chars().collect();
    assert!(pairs.chunks(2).any(|pair| pair == ['醫', '医']));
}
