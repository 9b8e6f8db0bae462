//! Our words, as code systems, and value sets of those that an extension takes.

use directory::{Ending, OperatingStatus, Precision, Stage, Standing};
use serde_json::{Value, json};

use super::addresses::Addresses;
use super::text::{narrative, text_value};
use super::{Object, object, put};
use crate::Region;

/// A word: its code, what people call it, and what it means.
struct Word {
    code: Value,
    display: String,
    definition: String,
    /// The wider words.
    broader: Vec<String>,
}

impl Word {
    fn new(code: impl Into<Value>, display: &str, definition: &str) -> Self {
        Self {
            code: code.into(),
            display: display.to_owned(),
            definition: definition.to_owned(),
            broader: Vec::new(),
        }
    }
}

/// The code systems and value sets of a region. Only the streets are its own.
pub fn all(region: &Region, addresses: &Addresses) -> Vec<Object> {
    let mut made = vec![subjects(addresses)];
    for (id, name, title, words) in few() {
        made.push(system(addresses, id, name, title, &words, true));
        made.push(value_set(addresses, id, name, title));
    }
    for (id, name, title, words) in many(region) {
        // FHIR has no empty list, so a system without words is none.
        if !words.is_empty() {
            made.push(system(addresses, id, name, title, &words, false));
        }
    }
    made
}

/// A code system: its id, its name for programs, its title, its words.
type System = (&'static str, &'static str, &'static str, Vec<Word>);

/// The words of the records themselves.
fn few() -> Vec<System> {
    let word = |code: Value, display: &str, definition: &str| Word::new(code, display, definition);
    vec![
        (
            "stages",
            "JiujinStages",
            "办到哪一步",
            vec![
                word(json!(Stage::Existing), "已有", "It is there."),
                word(
                    json!(Stage::Consolidating),
                    "巩固",
                    "It is there and is to be kept up.",
                ),
                word(json!(Stage::Advancing), "推进", "It is under way."),
                word(json!(Stage::Planned), "规划", "It is to come."),
                word(
                    json!(Stage::Exploring),
                    "探索",
                    "It is being tried or thought about.",
                ),
            ],
        ),
        (
            "statuses",
            "JiujinStatuses",
            "是否开放",
            vec![
                word(json!(OperatingStatus::Open), "开放", "It exists."),
                word(
                    json!(OperatingStatus::Unclear),
                    "文件没有写",
                    "The documents do not say whether it exists.",
                ),
                word(
                    json!(OperatingStatus::Planned),
                    "规划中",
                    "It is to be built or founded.",
                ),
                word(json!(OperatingStatus::Ended), "不再开放", "It has ended."),
            ],
        ),
        (
            "endings",
            "JiujinEndings",
            "后来怎样",
            vec![
                word(json!(Ending::Closed), "关闭", "It was closed."),
                word(json!(Ending::Moved), "迁走", "It is somewhere else now."),
                word(
                    json!(Ending::Merged),
                    "并入",
                    "It is a part of another place now.",
                ),
                word(json!(Ending::Renamed), "改名", "It has another name."),
            ],
        ),
        (
            "standings",
            "JiujinStandings",
            "文件可靠的程度",
            vec![
                word(
                    json!(Standing::Official),
                    "正式文件",
                    "Issued by an authority.",
                ),
                word(
                    json!(Standing::Bureau),
                    "卫健部门名单",
                    "A list that the health bureau itself keeps.",
                ),
                word(
                    json!(Standing::Reference),
                    "公开资料",
                    "A public reference work.",
                ),
                word(
                    json!(Standing::Unverified),
                    "未核实",
                    "A public list that nobody verified.",
                ),
            ],
        ),
        (
            "precisions",
            "JiujinPrecisions",
            "位置准到哪里",
            vec![
                word(json!(Precision::Exact), "门口", "The door."),
                word(json!(Precision::Approximate), "附近", "Within about 300 m."),
                word(
                    json!(Precision::Street),
                    "街道",
                    "The street or town as a whole.",
                ),
                word(json!(Precision::District), "区", "The district as a whole."),
            ],
        ),
        (
            "statements",
            "JiujinStatements",
            "说的是什么",
            vec![
                word(json!("grade"), "医院等级", "The grade that it has."),
                word(
                    json!("fact"),
                    "事实",
                    "Something else that a document says.",
                ),
                word(
                    json!("brand"),
                    "牌子",
                    "A name under which it is, or is to be, known for something.",
                ),
                word(json!("partner"), "合作医院", "A tie with a hospital."),
                word(json!("plan"), "规划", "What is to become of it."),
                word(json!("beds"), "床位", "Numbers of beds."),
                word(
                    json!("note"),
                    "说明",
                    "What a document counts or plans without naming a place.",
                ),
                word(
                    json!("all-of-kind"),
                    "同类机构",
                    "What a document says of all places of a kind, naming none of them.",
                ),
                word(
                    json!("unsaid"),
                    "文件未载",
                    "What a resident would ask and the document does not say.",
                ),
            ],
        ),
    ]
}

/// The words of the field, and the streets of the region.
fn many(region: &Region) -> Vec<System> {
    let directory = region.directory;
    let kinds = directory.kinds.iter();
    let kinds = kinds.map(|own| Word::new(own.id.as_str(), &own.name, ""));
    let levels = directory.levels.iter();
    let levels = levels.map(|own| Word::new(own.id.as_str(), &own.name, ""));
    let department = Word::new("department", "科室", "A department of a place.");
    let groups = directory.groups.iter();
    let groups = groups.map(|own| Word::new(own.id.as_str(), &own.name, ""));
    let services = directory.services.iter();
    let services = services.map(|own| Word::new(own.id.as_str(), &own.name, &own.what));
    let specialties = directory.specialties.iter().map(|own| Word {
        broader: own.broader.iter().map(ToString::to_string).collect(),
        ..Word::new(own.id.as_str(), &own.name, "")
    });
    let streets = region.bundle.region.streets.iter();
    let streets = streets.map(|own| Word::new(own.code.as_str(), &own.name, ""));
    vec![
        ("kinds", "JiujinKinds", "机构类型", kinds.collect()),
        ("levels", "JiujinLevels", "科室等级", levels.collect()),
        (
            "categories",
            "JiujinCategories",
            "服务类别",
            std::iter::once(department).chain(groups).collect(),
        ),
        ("services", "JiujinServices", "服务", services.collect()),
        (
            "specialties",
            "JiujinSpecialties",
            "医学领域",
            specialties.collect(),
        ),
        ("streets", "JiujinStreets", "街道和镇", streets.collect()),
    ]
}

/// The national list of subjects, of which only the codes are used here.
fn subjects(addresses: &Addresses) -> Object {
    let mut made = begun(
        addresses,
        "CodeSystem",
        "subjects",
        "JiujinSubjects",
        "医疗机构诊疗科目名录",
    );
    put(&mut made, "content", json!("not-present"));
    made
}

fn system(
    addresses: &Addresses,
    id: &str,
    name: &str,
    title: &str,
    words: &[Word],
    has_value_set: bool,
) -> Object {
    let mut made = begun(addresses, "CodeSystem", id, name, title);
    // Of streets, each region has its own in its file.
    let content = if id == "streets" {
        "fragment"
    } else {
        "complete"
    };
    put(&mut made, "caseSensitive", json!(true));
    put(&mut made, "content", json!(content));
    if has_value_set {
        let set = addresses.canonical("ValueSet", id);
        put(&mut made, "valueSet", json!(set));
    }
    if words.iter().any(|word| !word.broader.is_empty()) {
        let parent = json!([{
            "code": "parent",
            "uri": "http://hl7.org/fhir/concept-properties#parent",
            "type": "code",
        }]);
        put(&mut made, "property", parent);
    }
    let concepts = words.iter().map(|word| {
        let broader = word.broader.iter();
        let broader = broader.map(|code| json!({ "code": "parent", "valueCode": code }));
        Value::Object(object([
            ("code", Some(word.code.clone())),
            ("display", text_value(&word.display)),
            ("definition", text_value(&word.definition)),
            ("property", Some(broader.collect())),
        ]))
    });
    put(&mut made, "concept", concepts.collect::<Value>());
    made
}

/// All words of a system.
fn value_set(addresses: &Addresses, id: &str, name: &str, title: &str) -> Object {
    let mut made = begun(addresses, "ValueSet", id, &format!("{name}All"), title);
    let system = addresses.canonical("CodeSystem", id);
    put(
        &mut made,
        "compose",
        json!({ "include": [{ "system": system }] }),
    );
    made
}

/// What definitions of every sort have in common.
pub fn begun(addresses: &Addresses, sort: &str, id: &str, name: &str, title: &str) -> Object {
    object([
        ("resourceType", Some(json!(sort))),
        ("id", Some(json!(id))),
        ("language", Some(json!("zh-CN"))),
        ("text", narrative(title)),
        ("url", Some(json!(addresses.canonical(sort, id)))),
        ("name", Some(json!(name))),
        ("title", Some(json!(title))),
        ("status", Some(json!("active"))),
        ("experimental", Some(json!(false))),
    ])
}
