//! A bundle: what the browser loads is what was written, and what is none is refused.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

#[expect(dead_code, reason = "nothing is broken here, so nothing is checked")]
mod tiny;

use std::path::Path;

use directory::{Bundle, Directory, RegionId, Unreadable, forms};
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
    let version = json.replacen("\"version\":3", "\"version\":4", 1);
    let region = json.replacen("\"adcode\":\"990001\",", "", 1);
    let cases = [
        ("<!doctype html><title>404</title>", Unreadable::NotJson),
        (
            &json[..json.floor_char_boundary(json.len() / 2)],
            Unreadable::NotJson,
        ),
        ("", Unreadable::NotJson),
        ("{}", Unreadable::Part("version")),
        (&version, Unreadable::Version(4)),
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

/// A region's own part as it is sent, made with the vocabulary of this hash, and that vocabulary.
fn parts(directory: &Directory, region: &RegionId, sha256: &str) -> [String; 2] {
    let vocabulary = directory.vocabulary();
    let mut own = directory.own(region, &vocabulary).unwrap();
    own.vocabulary = Some(sha256.to_owned());
    let json = [
        serde_json::to_string(&own),
        serde_json::to_string(&vocabulary),
    ];
    json.map(Result::unwrap)
}

#[test]
fn the_own_part_and_the_vocabulary_are_the_whole_bundle() {
    for folder in ["data", "tests/site/tiny"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let (directory, _) = Directory::read(&folder::json_below(&root.join(folder)).unwrap());
        assert!(!directory.regions.is_empty());
        for region in directory.regions.keys() {
            let whole = serde_json::to_string(&directory.bundle(region).unwrap()).unwrap();
            let [own, vocabulary] = parts(&directory, region, "00");
            let joined = Bundle::parse_parts(&own, &vocabulary, &|named| named == "00").unwrap();
            assert!(joined == Bundle::parse(&whole).unwrap().0, "{region}");
            // What stands in the one part is not sent in the other once more.
            assert!(own.len() + vocabulary.len() < whole.len() + 5_000);
        }
    }
}

#[test]
fn a_vocabulary_that_is_not_the_own_parts_is_left_alone() {
    let region = RegionId::from("990001");
    let (directory, _) = Directory::read(&tiny());
    let [own, vocabulary] = parts(&directory, &region, "00");
    let alone = Bundle::parse(&own).unwrap().0;
    assert_eq!(alone.vocabulary.as_deref(), Some("00"));
    assert!(alone.kinds.is_empty() && !alone.facilities.is_empty());
    for (text, sha256) in [
        (&*vocabulary, "01"),
        (&vocabulary, ""),
        (&vocabulary[..100], "00"),
        ("", "00"),
        ("[]", "00"),
    ] {
        let read = Bundle::parse_parts(&own, text, &|named| named == sha256);
        assert_eq!(read.as_ref(), Ok(&alone), "{sha256} {text}");
    }
    let whole = directory.bundle(&region).unwrap();
    let json = serde_json::to_string(&whole).unwrap();
    let read = Bundle::parse_parts(&json, &vocabulary, &|_| true);
    assert_eq!(read, Ok(whole), "it has one already");
    for (own, reason) in [
        ("<!doctype html>", Unreadable::NotJson),
        ("[]", Unreadable::NotJson),
        ("{}", Unreadable::Part("version")),
    ] {
        let read = Bundle::parse_parts(own, &vocabulary, &|_| true);
        assert_eq!(read, Err(reason));
    }
}

#[test]
fn a_bundle_knows_the_pinyin_and_the_forms_of_its_characters() {
    let characters = bundle().characters;
    let read_as = |syllable: &str, character: char| {
        let mut is_read = false;
        forms(
            characters.of(syllable).unwrap_or_default(),
            &mut |known, is_form| {
                is_read |= known == character && !is_form;
            },
        );
        is_read
    };
    assert!(read_as("jia", '甲'));
    // A polyphone stands under each of its readings.
    assert!(read_as("zhong", '中') && read_as("hang", '行') == read_as("xing", '行'));
    // A form stands behind its character, and is not read by itself.
    assert!(characters.of("yi").is_some_and(|yi| yi.contains("医'醫")) && !read_as("yi", '醫'));
}
