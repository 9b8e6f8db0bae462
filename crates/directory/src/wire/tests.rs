//! The reader agrees with the writer and with the schema, for every record.

use std::collections::BTreeSet;
use std::fmt::Debug;

use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Expected, Fault, JsonReader, Wire, Wrong};
use crate::district::{
    Bound, Circle, Count, Indicator, Measured, Pathway, Step, Target, Term, Topic,
};
use crate::{
    Address, Alias, Beds, Brand, Characters, Checked, Community, Crs, Department, Distinct,
    Document, Duty, Facility, Fact, Group, Kind, Level, Link, Located, Note, Offer,
    OperatingStatus, Partner, PathwayLink, Phone, Plan, Point, Precision, Publisher, Region,
    Required, Service, Source, Specialty, Stage, Standard, Standing, Statement, Status, Street,
    Traced, Urgent, Validity,
};

fn read<T: Wire>(json: &Value) -> (Option<T>, Vec<Fault>) {
    let mut reader = JsonReader::strict();
    let record = reader.record(json);
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

/// Checks a type by a record in which every field is filled, none by its default.
fn record<T: Wire + Serialize + JsonSchema>(full: &Value) {
    let schema = schema_for!(T).to_value();
    let title = &schema["title"];
    assert_eq!(
        names(full),
        names(&schema["properties"]),
        "{title}: the case fills every field"
    );

    let write = |json: &Value| {
        let (record, faults) = read::<T>(json);
        assert_eq!(faults, [], "{title}");
        serde_json::to_value(record).unwrap_or_default()
    };
    assert_eq!(
        write(full),
        *full,
        "{title}: every field is read and written"
    );

    let required = schema["required"].as_array().into_iter().flatten();
    let required: BTreeSet<&str> = required.filter_map(Value::as_str).collect();
    let mut least = full.clone();
    if let Some(fields) = least.as_object_mut() {
        fields.retain(|name, _| required.contains(name.as_str()));
    }
    assert_eq!(
        write(&least),
        least,
        "{title}: the other fields have their defaults"
    );

    let missing = required
        .iter()
        .map(|name| ((*name).to_owned(), Wrong::Missing));
    let found: BTreeSet<String> = faults::<T>(&json!({}))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(
        found,
        missing.map(|(path, _)| path).collect(),
        "{title}: these are required"
    );
}

/// Checks that an enum reads the words that it writes, and that these are the schema's.
fn words<T: Wire + Serialize + JsonSchema>() {
    let schema = schema_for!(T).to_value();
    let listed = schema["oneOf"].as_array().into_iter().flatten();
    let listed: Vec<&Value> = listed.map(|value| &value["const"]).collect();
    assert!(!listed.is_empty(), "{schema}");
    for word in listed {
        let (value, faults) = read::<T>(word);
        assert_eq!(faults, []);
        assert_eq!(serde_json::to_value(value).unwrap_or_default(), *word);
    }
}

#[test]
fn every_field_of_every_record_is_read_as_it_is_written() {
    let source = json!({ "document": "plan", "locator": "表2" });
    let point = json!({
        "lng": 119.9, "lat": 31.7, "crs": "bd09", "precision": "street", "source": source
    });
    record::<Source>(&source);
    record::<Point>(&point);

    let validity = json!({ "from": "2021", "to": "2025" });
    record::<Validity>(&validity);
    record::<Document>(&json!({
        "id": "plan", "title": "规划", "issuer": "区政府", "number": "1号", "date": "2021-02",
        "valid": validity, "text": "plan.txt", "standing": "unverified", "regions": ["990001"], "licence": "CC0",
        "note": "摘要"
    }));

    let community = json!({ "code": "990001001001", "name": "甲社区" });
    let street = json!({
        "code": "990001001", "name": "甲街道", "aliases": ["甲镇"], "statistical": true,
        "point": point, "communities": [community]
    });
    let note = json!({
        "kind": "hospital", "count": 38, "text": "另有 38 家", "as_of": "2020", "source": source
    });
    let statement = json!({
        "kinds": ["hospital"], "text": "都要有儿科", "stage": "planned", "as_of": "2021",
        "period": "2021–2025", "source": source
    });
    let distinct = json!({ "a": "990001-jia", "b": "990001-yi", "why": "是两家" });
    let publisher = json!({ "name": "卫健局", "phones": ["000-1"], "report": "tel:000-1" });
    let link = json!({ "service": "vaccination", "name": "甲通", "url": "https://example.org/" });
    record::<Community>(&community);
    record::<Street>(&street);
    record::<Note>(&note);
    record::<Statement>(&statement);
    record::<Distinct>(&distinct);
    record::<Publisher>(&publisher);
    record::<Link>(&link);
    record::<Region>(&json!({
        "adcode": "990001", "name": "示例区", "city": "示例市", "province": "示例省",
        "plan": "plan", "bounds_gcj02": [1.5, 2.5, 3.5, 4.5], "center_wgs84": [2.25, 3.25],
        "streets_source": source, "streets": [street], "notes": [note], "statements": [statement], "unknown": ["电话"],
        "distinct": [distinct], "publisher": publisher, "links": [link]
    }));

    let status = json!({ "now": "planned", "as_of": "2020", "source": source });
    let department = json!({
        "name": "口腔科", "concepts": ["dental"], "level": "city", "stage": "planned",
        "note": "周三", "as_of": "2020", "source": source
    });
    let brand =
        json!({ "name": "防治中心", "stage": "exploring", "as_of": "2020", "source": source });
    let partner = json!({
        "hospital": "二院", "facility": "990001-er", "about": "会诊", "department": "骨科",
        "stage": "advancing", "as_of": "2020", "source": source
    });
    let beds =
        json!({ "now": 0, "planned": 50, "note": "护理床", "as_of": "2020", "source": source });
    let plan = json!({
        "what": "扩建", "period": "2021–2025", "stage": "existing", "source": source
    });
    let fact = json!({
        "text": "示范", "as_of": "2020", "stage": "consolidating", "source": source
    });
    let address = json!({ "text": "甲路1号", "source": source });
    let phone = json!({ "number": "000-1", "label": "总机", "source": source });
    let checked = json!({ "date": "2026-11-22", "by": "卫健局" });
    let alias = json!({ "text": "甲院", "source": source });
    record::<Alias>(&alias);
    record::<Status>(&status);
    record::<Department>(&department);
    record::<Brand>(&brand);
    record::<Partner>(&partner);
    record::<Beds>(&beds);
    record::<Plan>(&plan);
    record::<Fact>(&fact);
    record::<Address>(&address);
    record::<Phone>(&phone);
    record::<Checked>(&checked);
    record::<Facility>(&json!({
        "id": "990001-jia", "name": "甲中心", "aliases": [alias], "kind": "hospital",
        "street": "990001001", "within": "990001-yi", "located": "elsewhere", "status": status,
        "grade": fact,
        "departments": [department], "brands": [brand], "partners": [partner], "beds": beds,
        "plans": [plan], "facts": [fact], "address": address, "phones": [phone], "point": point,
        "hours": { "text": "24/7", "source": source }, "maybe_same": ["990001-bing"], "checked": checked
    }));

    record::<Kind>(&json!({
        "id": "hospital", "name": "医院", "schema": "Hospital", "words": ["院"]
    }));
    record::<Level>(&json!({ "id": "city", "name": "市级" }));
    record::<Specialty>(&json!({
        "id": "dental", "name": "口腔科", "subject": "12", "words": ["牙疼"], "broader": ["face"]
    }));
    record::<Urgent>(&json!({ "words": ["憋气"], "unless": ["睡觉"] }));
    record::<Group>(&json!({ "id": "child", "name": "孩子" }));
    record::<Service>(&json!({
        "id": "vaccination", "name": "打疫苗", "group": "child", "words": ["预防针"],
        "what": "接种", "ask": "带证", "concepts": ["dental"]
    }));
    record::<Offer>(&json!({
        "service": "vaccination", "stage": "planned", "as_of": "2020", "for_whom": "儿童",
        "free": true, "terms": ["不收费"], "where": ["990001-jia"], "where_text": "各中心",
        "where_kinds": ["hospital"], "unsaid": ["时间"], "source": source,
        "more_sources": [source]
    }));
    let duty = json!({ "name": "X光室", "concept": "imaging", "alone": true });
    record::<Duty>(&duty);
    record::<Standard>(&json!({
        "kinds": ["hospital"], "named": ["医院"], "unless_named": ["儿童"], "grade": "一级",
        "ask": "field", "departments": [duty], "source": source
    }));
    record::<Required>(&json!({
        "places": ["990001-jia"], "concepts": ["imaging"], "names": ["X光室"], "alone": 1,
        "ask": "kind", "document": "plan"
    }));
    record::<PathwayLink>(
        &json!({ "id": "referral", "name": "转诊", "services": ["vaccination"] }),
    );
    record::<Characters>(&json!({ "pinyin": "jia甲家yi医", "variants": "醫医" }));
}

#[test]
fn every_field_of_what_a_plan_says_of_its_district_is_read_as_it_is_written() {
    let source = json!({ "document": "plan", "locator": "表2" });
    let measured = json!({ "year": "2020", "value": 1.5, "bound": "more-than" });
    let target = json!({ "year": "2025", "value": 2.5, "bound": "at-most" });
    record::<Measured>(&measured);
    record::<Target>(&target);
    record::<Indicator>(&json!({
        "id": "beds", "group": "money", "name": "病床", "unit": "张", "values": [measured],
        "target": target, "lower_is_better": true, "note": "注", "source": source
    }));
    record::<Circle>(&json!({
        "text": "走15分钟", "minutes": 15, "metres": 1000, "kind": "hospital", "stage": "planned",
        "as_of": "2021", "note": "标准", "source": source
    }));
    record::<Count>(&json!({
        "text": "医院3家", "kind": "hospital", "count": 3, "as_of": "2020", "source": source
    }));
    let step = json!({
        "title": "先到社区", "text": "看", "kinds": ["hospital"], "facilities": ["990001-jia"]
    });
    let term = json!({ "text": "先看", "as_of": "2021", "source": source });
    record::<Step>(&step);
    record::<Term>(&term);
    record::<Pathway>(&json!({
        "id": "referral", "name": "转诊", "services": ["vaccination"], "stage": "existing",
        "as_of": "2021", "steps": [step], "terms": [term], "unsaid": ["手续"], "source": source
    }));
    record::<Traced>(&json!({
        "file": "districts/990001.json", "record": "", "field": "counts[0]", "missing": "4",
        "why": "两处相加"
    }));
}

#[test]
fn every_word_of_every_enum_is_read_as_it_is_written() {
    words::<Bound>();
    words::<Crs>();
    words::<Located>();
    words::<OperatingStatus>();
    words::<Precision>();
    words::<Stage>();
    words::<Standing>();
    words::<Topic>();
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
    says::<Characters>(
        &json!({ "pinyin": [], "variants": "" }),
        "pinyin",
        wrong(Expected::Text),
    );
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
            allowed: &["open", "unclear", "planned"],
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
    let level = reader.record::<Level>(&json!({ "id": "city", "name": "市级", "colour": "red" }));
    assert!(level.is_some());
    assert_eq!(reader.faults, []);
}
