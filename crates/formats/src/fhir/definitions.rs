//! The definitions of our extensions, from one table.

use serde_json::{Value, json};

use super::addresses::Addresses;
use super::codes::begun;
use super::{Object, object, put};

/// An extension of ours.
struct Definition {
    id: &'static str,
    name: &'static str,
    title: &'static str,
    /// What it means, in English, for who reads the bundle.
    about: &'static str,
    /// The elements on which it stands.
    on: &'static [&'static str],
    content: Content,
}

/// What an extension holds.
enum Content {
    /// One value: its type, and the value set that its words are of.
    One(&'static str, Option<&'static str>),
    /// One value that changes what the resource means.
    Modifier(&'static str, Option<&'static str>),
    /// Parts. The extension `source` may stand beside them.
    Parts(&'static [Part]),
}

/// A part of an extension: its name, the type of its value, the value set of its words, and whether it is always
/// there.
type Part = (&'static str, &'static str, Option<&'static str>, bool);

const PLACES: &[&str] = &["Location", "Organization"];
const ALL: &[&str] = &["Location", "Organization", "HealthcareService"];

const DEFINITIONS: &[Definition] = &[
    Definition {
        id: "source",
        name: "JiujinSource",
        title: "出处",
        about: "Where a fact stands: the document, the place in it, and how much that document can be relied on.",
        on: &["Element", "Location", "HealthcareService"],
        content: Content::Parts(&[
            ("id", "string", None, true),
            ("title", "string", None, false),
            ("locator", "string", None, false),
            ("standing", "code", Some("standings"), false),
            ("issuer", "string", None, false),
            ("number", "string", None, false),
            ("date", "dateTime", None, false),
        ]),
    },
    Definition {
        id: "status",
        name: "JiujinStatus",
        title: "是否开放",
        about: "Whether the place is open, as of a date, with the source of that.",
        on: PLACES,
        content: Content::Parts(&[
            ("now", "code", Some("statuses"), true),
            ("as-of", "dateTime", None, false),
        ]),
    },
    Definition {
        id: "not-yet",
        name: "JiujinNotYet",
        title: "还没有开",
        about: "The place or service is not there yet, and says how far it has come. It is inactive because it is to \
                come, and not because it is no longer used. Never show it as open.",
        on: ALL,
        content: Content::Modifier("code", Some("stages")),
    },
    Definition {
        id: "ended",
        name: "JiujinEnded",
        title: "后来怎样",
        about: "What became of a place that has ended, and where to go instead.",
        on: PLACES,
        content: Content::Parts(&[
            ("what", "code", Some("endings"), true),
            ("as-of", "dateTime", None, false),
            ("successor", "Reference", None, false),
            ("note", "string", None, false),
        ]),
    },
    Definition {
        id: "stage",
        name: "JiujinStage",
        title: "办到哪一步",
        about: "How far the service has come, in the words of the document.",
        on: &["HealthcareService"],
        content: Content::One("code", Some("stages")),
    },
    Definition {
        id: "as-of",
        name: "JiujinAsOf",
        title: "何时说的",
        about: "The time of the statement.",
        on: &["HealthcareService"],
        content: Content::One("dateTime", None),
    },
    Definition {
        id: "precision",
        name: "JiujinPrecision",
        title: "位置准到哪里",
        about: "What the point stands for: the door, or no more than the street or the district.",
        on: &["Location.position"],
        content: Content::One("code", Some("precisions")),
    },
    Definition {
        id: "opening-hours",
        name: "JiujinOpeningHours",
        title: "开放时间",
        about: "The hours as they were written, in the opening_hours syntax of OpenStreetMap, and in words.",
        on: &["Location", "HealthcareService"],
        content: Content::Parts(&[
            ("osm", "string", None, false),
            ("words", "string", None, false),
        ]),
    },
    Definition {
        id: "street",
        name: "JiujinStreet",
        title: "街道或镇",
        about: "The street or town (街道, 镇) that the place lies in.",
        on: &["Location"],
        content: Content::One("Coding", None),
    },
    Definition {
        id: "statement",
        name: "JiujinStatement",
        title: "文件所说",
        about: "Something that a document says and FHIR has no element for, with its source.",
        on: ALL,
        content: Content::Parts(&[
            ("sort", "code", Some("statements"), true),
            ("text", "string", None, true),
            ("stage", "code", Some("stages"), false),
            ("as-of", "dateTime", None, false),
            ("period", "string", None, false),
            ("hospital", "Reference", None, false),
            ("department", "string", None, false),
            ("beds-now", "unsignedInt", None, false),
            ("beds-planned", "unsignedInt", None, false),
        ]),
    },
    Definition {
        id: "checked",
        name: "JiujinChecked",
        title: "核对",
        about: "When a person last checked the record, and who.",
        on: &["Organization"],
        content: Content::Parts(&[
            ("date", "dateTime", None, false),
            ("by", "string", None, false),
        ]),
    },
    Definition {
        id: "maybe-same",
        name: "JiujinMaybeSame",
        title: "可能是同一家",
        about: "An organization that may be the same, though no document says so.",
        on: &["Organization"],
        content: Content::One("Reference", None),
    },
    Definition {
        id: "level",
        name: "JiujinLevel",
        title: "科室等级",
        about: "The level that an authority gave to the department.",
        on: &["HealthcareService"],
        content: Content::One("Coding", None),
    },
    Definition {
        id: "all-of-kind",
        name: "JiujinAllOfKind",
        title: "同类机构",
        about: "A kind of place of which the document says that all have the service or are to have it. It is the \
                service of none of them.",
        on: &["HealthcareService"],
        content: Content::One("Coding", None),
    },
];

/// The definitions of all extensions.
pub fn all(addresses: &Addresses) -> Vec<Object> {
    let all = DEFINITIONS.iter();
    all.map(|own| definition(own, addresses)).collect()
}

fn definition(own: &Definition, addresses: &Addresses) -> Object {
    let mut made = begun(
        addresses,
        "StructureDefinition",
        own.id,
        own.name,
        own.title,
    );
    put(&mut made, "description", json!(own.about));
    put(&mut made, "fhirVersion", json!("4.0.1"));
    put(&mut made, "kind", json!("complex-type"));
    put(&mut made, "abstract", json!(false));
    let on = own.on.iter();
    let on = on.map(|path| json!({ "type": "element", "expression": path }));
    put(&mut made, "context", on.collect::<Value>());
    put(&mut made, "type", json!("Extension"));
    let base = "http://hl7.org/fhir/StructureDefinition/Extension";
    put(&mut made, "baseDefinition", json!(base));
    put(&mut made, "derivation", json!("constraint"));
    let url = addresses.canonical("StructureDefinition", own.id);
    let elements = elements(own, &url, addresses);
    put(&mut made, "snapshot", json!({ "element": elements }));
    // The base definition says all else already.
    let mut changed = elements;
    for element in changed.iter_mut().filter_map(Value::as_object_mut) {
        element.remove("base");
    }
    put(&mut made, "differential", json!({ "element": changed }));
    made
}

/// The elements of an extension, from the outside in.
fn elements(own: &Definition, url: &str, addresses: &Addresses) -> Vec<Value> {
    let mut root = element("Extension", "Extension", 0, "*", own.about);
    put(&mut root, "short", json!(own.title));
    put(&mut root, "constraint", only_one_of_both());
    let is_modifier = matches!(own.content, Content::Modifier(..));
    put(&mut root, "isModifier", json!(is_modifier));
    if is_modifier {
        put(&mut root, "isModifierReason", json!(own.about));
    }
    let mut made = vec![root, id("Extension")];
    match own.content {
        Content::One(kind, words) | Content::Modifier(kind, words) => {
            made.push(extensions("Extension", 0, "0"));
            made.push(fixed_url("Extension", url));
            made.push(value("Extension", kind, words, addresses));
        }
        Content::Parts(parts) => {
            let needed = parts.iter().filter(|(.., needed)| *needed).count();
            made.push(extensions("Extension", needed.max(1), "*"));
            for (name, kind, words, needed) in parts {
                let id_of = format!("Extension.extension:{name}");
                let path = "Extension.extension";
                let mut part = element(&id_of, path, usize::from(*needed), "1", name);
                put(&mut part, "sliceName", json!(name));
                put(&mut part, "type", json!([{ "code": "Extension" }]));
                put(&mut part, "base", base("Element.extension", 0, "*"));
                put(&mut part, "constraint", only_one_of_both());
                made.push(part);
                made.push(id(&id_of));
                made.push(extensions(&id_of, 0, "0"));
                made.push(fixed_url(&id_of, name));
                made.push(value(&id_of, kind, *words, addresses));
            }
            made.push(fixed_url("Extension", url));
            let path = "Extension.value[x]";
            let mut none = element(path, path, 0, "0", "The parts say it.");
            put(&mut none, "base", base(path, 0, "1"));
            made.push(none);
        }
    }
    made.into_iter().map(Value::Object).collect()
}

fn element(id: &str, path: &str, min: usize, max: &str, about: &str) -> Object {
    object([
        ("id", Some(json!(id))),
        ("path", Some(json!(path))),
        ("definition", Some(json!(about))),
        ("min", Some(json!(min))),
        ("max", Some(json!(max))),
        ("base", Some(base(path, 0, max))),
    ])
}

fn base(path: &str, min: usize, max: &str) -> Value {
    json!({ "path": path, "min": min, "max": max })
}

/// The path of an element below another, whose id names its slice.
fn below(parent: &str, name: &str) -> (String, String) {
    let path = parent.split(':').next().unwrap_or(parent);
    (format!("{parent}.{name}"), format!("{path}.{name}"))
}

fn id(parent: &str) -> Object {
    let (id, path) = below(parent, "id");
    let mut made = element(
        &id,
        &path,
        0,
        "1",
        "An id for references within the resource.",
    );
    put(&mut made, "base", base("Element.id", 0, "1"));
    put(&mut made, "type", system_string("string"));
    made
}

/// The extensions of an extension, told apart by their addresses.
fn extensions(parent: &str, min: usize, max: &str) -> Object {
    let (id, path) = below(parent, "extension");
    let about = "The parts, and the source where there is one.";
    let mut made = element(&id, &path, min, max, about);
    let slicing = json!({
        "discriminator": [{ "type": "value", "path": "url" }],
        "ordered": false,
        "rules": "open",
    });
    put(&mut made, "slicing", slicing);
    put(&mut made, "base", base("Element.extension", 0, "*"));
    put(&mut made, "type", json!([{ "code": "Extension" }]));
    made
}

fn fixed_url(parent: &str, url: &str) -> Object {
    let (id, path) = below(parent, "url");
    let mut made = element(&id, &path, 1, "1", "What the extension means.");
    put(&mut made, "base", base("Extension.url", 1, "1"));
    put(&mut made, "type", system_string("uri"));
    put(&mut made, "fixedUri", json!(url));
    made
}

fn value(parent: &str, kind: &str, words: Option<&str>, addresses: &Addresses) -> Object {
    let (id, path) = below(parent, "value[x]");
    let mut made = element(&id, &path, 1, "1", "The value.");
    put(&mut made, "base", base("Extension.value[x]", 0, "1"));
    put(&mut made, "type", json!([{ "code": kind }]));
    if let Some(words) = words {
        let set = addresses.canonical("ValueSet", words);
        let binding = json!({ "strength": "required", "valueSet": set });
        put(&mut made, "binding", binding);
    }
    made
}

/// The type of what is a plain text below everything, as FHIR writes that.
fn system_string(kind: &str) -> Value {
    json!([{
        "extension": [{
            "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type",
            "valueUrl": kind,
        }],
        "code": "http://hl7.org/fhirpath/System.String",
    }])
}

/// FHIR's own rule for extensions.
fn only_one_of_both() -> Value {
    json!([{
        "key": "ext-1",
        "severity": "error",
        "human": "Must have either extensions or value[x], not both",
        "expression": "extension.exists() != value.exists()",
        "source": "http://hl7.org/fhir/StructureDefinition/Extension",
    }])
}
