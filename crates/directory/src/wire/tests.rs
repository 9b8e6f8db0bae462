//! The reader agrees with the writer and with the schema, for every record.

use std::collections::BTreeSet;
use std::fmt::Debug;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Expected, Fault, JsonReader, Wire, Wrong};
use crate::json::Json;
use crate::schema::{EachRoot, each_root};
use crate::{
    Address, Beds, Bundle, Characters, Department, Facility, Field, Level, Source, Status,
    Unreadable, bundle,
};

fn read<T: Wire>(json: &Value) -> (Option<T>, Vec<Fault>) {
    let text = json.to_string();
    let json = Json::parse(&text).unwrap_or(Json::Null);
    let mut reader = JsonReader::strict();
    let record = reader.record(&json);
    (record, reader.faults)
}

fn faults<T: Wire>(json: &Value) -> Vec<(String, Wrong)> {
    let faults = read::<T>(json).1.into_iter();
    faults.map(|fault| (fault.path, fault.wrong)).collect()
}

fn names(of: &Value) -> BTreeSet<&str> {
    of.as_object()
        .into_iter()
        .flat_map(|object| object.keys().map(String::as_str))
        .collect()
}

/// Checks a record by its example, in which every field is filled, none by its default.
pub(crate) fn record<T: Wire + Serialize + JsonSchema>(fields: &[Field]) {
    let schema = schema_for!(T).to_value();
    let title = &schema["title"];
    let all: BTreeSet<&str> = fields.iter().map(|field| field.name).collect();
    let required = fields.iter().filter(|field| field.is_required);
    let required: BTreeSet<&str> = required.map(|field| field.name).collect();
    assert_eq!(names(&schema["properties"]), all, "{title}");
    let schema_says = schema["required"].as_array().into_iter().flatten();
    let schema_says: BTreeSet<&str> = schema_says.filter_map(Value::as_str).collect();
    assert_eq!(schema_says, required, "{title}");
    for field in fields {
        assert!(
            !field.doc.trim().is_empty(),
            "{title}: what is {}?",
            field.name
        );
    }

    let full = T::example();
    assert_eq!(names(&full), all, "{title}");
    let written = |json: &Value| {
        let (record, faults) = read::<T>(json);
        assert_eq!(faults, [], "{title}");
        serde_json::to_string(&record).unwrap_or_default()
    };
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let text = written(&full);
    assert_eq!(
        value(&text),
        full,
        "{title}: every field is read and written"
    );
    let mut depth = 0;
    let outermost = text.chars().filter(|sign| {
        depth += i32::from("{[".contains(*sign)) - i32::from("]}".contains(*sign));
        depth == 1
    });
    let outermost: String = outermost.collect();
    let places = fields.iter();
    let places = places.map(|field| outermost.find(&format!("\"{}\":", field.name)));
    assert!(places.is_sorted(), "{title}: in the order of its table");

    for field in fields {
        let mut without = full.clone();
        if let Some(fields) = without.as_object_mut() {
            fields.remove(field.name);
        }
        if field.is_required {
            let missing = (field.name.to_owned(), Wrong::Missing);
            assert_eq!(faults::<T>(&without), [missing], "{title}");
            assert_eq!(read::<T>(&without).0.map(drop), None, "{title}");
        } else {
            assert_eq!(
                value(&written(&without)),
                without,
                "{title}: no {}",
                field.name
            );
        }
    }

    let mut with = full;
    with["colour"] = "red".into();
    let unknown = ("colour".to_owned(), Wrong::Unknown);
    assert_eq!(faults::<T>(&with), [unknown], "{title}");
    assert!(read::<T>(&with).0.is_some(), "{title} is good nevertheless");
    let is_record = (String::new(), Wrong::Type(Expected::Record));
    assert_eq!(faults::<T>(&json!([])), [is_record], "{title}");
}

/// Checks that an enum reads the words that it writes, and that these are the schema's.
pub(crate) fn words<T: Wire + Serialize + JsonSchema>() {
    let schema = schema_for!(T).to_value();
    let listed = schema["oneOf"].as_array().into_iter().flatten();
    let listed: Vec<&Value> = listed.map(|value| &value["const"]).collect();
    assert!(!listed.is_empty(), "{schema}");
    for word in listed {
        let (value, faults) = read::<T>(word);
        assert_eq!(faults, []);
        assert_eq!(serde_json::to_value(value).unwrap_or_default(), *word);
    }
    let wrong = faults::<T>(&json!("red"));
    assert!(matches!(&wrong[..], [(_, Wrong::Word { .. })]), "{wrong:?}");
}

/// Tests every record and every enum that a file or a bundle can hold; `tests/records.rs` knows that these
/// are all that there are.
#[test]
fn every_field_of_every_record_is_read_as_it_is_written() {
    let mut checked = BTreeSet::new();
    each_root(&mut Check(&mut checked));
    assert!(checked.contains("Facility") && checked.contains("Stage"));
}

struct Check<'c>(&'c mut BTreeSet<&'static str>);

impl EachRoot for Check<'_> {
    fn root<T: Wire>(&mut self) {
        T::check(self.0);
    }
}

#[test]
fn a_source_is_found_wherever_it_lies() {
    // As often as it is written, in lists, in records that may be absent and in records of these.
    let (source, example) = (Source::example().to_string(), Facility::example());
    let count = example.to_string().matches(&source).count();
    assert!(count > 10, "{example}");
    let (facility, _) = read::<Facility>(&example);
    assert_eq!(facility.map(|all| all.sources().len()), Some(count));
}

/// A bundle is read part by part (see `Bundle::read`), and not as the other records are.
#[test]
fn a_bundle_is_read_by_the_table_too() {
    let mut full = Bundle::example();
    full["version"] = bundle::VERSION.into();
    let read = |json: &Value| Bundle::parse(&json.to_string());
    let (whole, left_out) = read(&full).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(left_out, [""; 0]);
    assert_eq!(serde_json::to_value(whole).unwrap_or_default(), full);
    for field in Bundle::FIELDS {
        let mut without = full.clone();
        if let Some(fields) = without.as_object_mut() {
            fields.remove(field.name);
        }
        let read =
            read(&without).map(|(bundle, _)| serde_json::to_value(bundle).unwrap_or_default());
        let expected = if field.is_required {
            Err(Unreadable::Part(field.name))
        } else {
            Ok(without)
        };
        assert_eq!(read, expected, "{}", field.name);
    }
}

fn says<T: Wire + Debug>(json: &Value, path: &str, wrong: Wrong) {
    assert_eq!(faults::<T>(json), [(path.to_owned(), wrong)], "{json}");
}

#[test]
fn what_is_wrong_is_noted_with_its_place() {
    let source = json!({ "document": "plan", "locator": "表2" });
    let wrong = Wrong::Type;
    says::<Source>(&json!(7), "", wrong(Expected::Record));
    says::<Vec<String>>(&json!(["甲", 7]), "[1]", wrong(Expected::Text));
    says::<Option<u32>>(&json!(-1), "", wrong(Expected::Count));
    says::<Option<u32>>(&json!(4_294_967_296_u64), "", wrong(Expected::Count));
    says::<f64>(&json!("1.5"), "", wrong(Expected::Number));
    says::<[f64; 2]>(&json!([1.5, 2.5, 3.5]), "", wrong(Expected::Numbers(2)));
    says::<[f64; 2]>(&json!("1.5, 2.5"), "", wrong(Expected::List));
    says::<bool>(&json!("true"), "", wrong(Expected::YesOrNo));
    says::<Characters>(&json!([]), "", wrong(Expected::Text));
    says::<Department>(
        &json!({ "name": "口腔科", "concepts": null, "as_of": "2020", "source": source }),
        "concepts",
        wrong(Expected::List),
    );
    says::<Vec<Status>>(
        &json!([{ "now": "shut", "as_of": "2020", "source": source }]),
        "[0].now",
        Wrong::Word {
            found: "shut".to_owned(),
            allowed: &["open", "unclear", "planned", "ended"],
        },
    );
    says::<Vec<Address>>(
        &json!([{ "text": "甲路1号", "source": { "document": "plan" } }]),
        "[0].source.locator",
        Wrong::Missing,
    );
    says::<Vec<Address>>(
        &json!([{ "text": "甲路1号", "source": source, "sauce": {} }]),
        "[0].sauce",
        Wrong::Unknown,
    );
}

#[test]
fn an_optional_field_may_be_null() {
    let (beds, faults) = read::<Beds>(&json!({
        "now": null, "as_of": "2020", "source": { "document": "plan", "locator": "表2" }
    }));
    assert_eq!(faults, []);
    assert_eq!(beds.and_then(|beds| beds.now), None);
}

#[test]
fn a_field_of_a_newer_version_is_no_fault_in_a_bundle() {
    let mut reader = JsonReader::default();
    let json = Json::parse(r#"{ "id": "city", "name": "市级", "colour": "red" }"#);
    let level = json.map(|json| reader.record::<Level>(&json));
    assert!(matches!(level, Ok(Some(_))));
    assert_eq!(reader.faults, []);
}
