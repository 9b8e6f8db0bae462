//! Ids stand in URLs and in HTML. One that would mean something there is a problem of its file, and no
//! bundle shows the record that has it.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

#[expect(dead_code, reason = "many things are broken here, each in its own way")]
mod tiny;

use directory::{Bundle, Directory, RegionId, Unreadable};
use serde_json::Value;
use tiny::tiny;

const BAD: [&str; 7] = ["a\"b", "a b", "a<b", "a&b", "", "A", "甲"];

/// Every kind of id in every file, as `file pointer`: the records' own first, then what names others.
const IN_FILES: &[&str] = &[
    "documents.json /documents/0/id",
    "facilities/990001.json /facilities/0/id",
    "services.json /services/0/id",
    "services.json /groups/0/id",
    "vocabulary/kinds.json /kinds/0/id",
    "vocabulary/levels.json /levels/0/id",
    "vocabulary/departments.json /departments/0/id",
    "regions/990001.json /adcode",
    "regions/990001.json /streets/0/code",
    "regions/990001.json /streets/0/communities/0/code",
    "districts/990001.json /indicators/0/id",
    "districts/990001.json /pathways/0/id",
    "facilities/990001.json /facilities/0/kind",
    "facilities/990001.json /facilities/0/street",
    "facilities/990001.json /facilities/0/status/source/document",
    "facilities/990001.json /facilities/0/departments/0/concepts/0",
    "facilities/990001.json /facilities/0/departments/0/level",
    "facilities/990001.json /facilities/3/within",
    "services.json /services/0/group",
    "services.json /services/0/concepts/0",
    "vocabulary/departments.json /departments/2/broader/0",
    "vocabulary/complaints.json /complaints/0/departments/0",
    "vocabulary/standards.json /standards/0/kinds/0",
    "vocabulary/standards.json /standards/0/departments/0/concept",
    "regions/990001.json /plan",
    "regions/990001.json /distinct/0/a",
    "regions/990001.json /statements/0/kinds/0",
    "offers/990001.json /offers/0/service",
    "offers/990001.json /offers/0/where/0",
    "districts/990001.json /circles/0/kind",
    "districts/990001.json /pathways/0/services/0",
    "districts/990001.json /pathways/0/steps/1/facilities/0",
];

/// The same in a bundle.
const IN_BUNDLES: &[&str] = &[
    "/documents/0/id",
    "/kinds/0/id",
    "/levels/0/id",
    "/concepts/0/id",
    "/groups/0/id",
    "/services/0/id",
    "/facilities/0/id",
    "/ways/0/id",
    "/region/adcode",
    "/region/streets/0/code",
    "/region/streets/0/communities/0/code",
    "/facilities/0/kind",
    "/facilities/0/street",
    "/facilities/0/departments/0/level",
    "/facilities/0/departments/0/concepts/0",
    "/facilities/0/status/source/document",
    "/services/0/group",
    "/services/0/concepts/0",
    "/sayings/0/departments/0",
    "/offers/0/service",
    "/offers/0/where/0",
    "/ways/0/services/0",
    "/required/0/places/0",
    "/required/0/document",
];

fn put(json: &mut Value, pointer: &str, id: &str) {
    let place = json.pointer_mut(pointer);
    let place = place.unwrap_or_else(|| panic!("{pointer} leads nowhere"));
    assert!(place.is_string(), "{pointer}");
    *place = id.into();
}

/// `/streets/0/code` → `streets[0].code`.
fn path(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').filter(|step| !step.is_empty()) {
        if step.parse::<usize>().is_ok() {
            path.push_str(&format!("[{step}]"));
        } else {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(step);
        }
    }
    path
}

#[test]
fn an_id_that_is_none_is_a_problem_of_its_file_in_words() {
    for case in IN_FILES {
        let (file, pointer) = case.split_once(' ').unwrap();
        // The field is told within its record: below the list, where the file is one.
        let field = match pointer.splitn(4, '/').collect::<Vec<_>>()[..] {
            [_, _, _, below] if !file.starts_with("regions/") => path(below),
            _ => path(pointer),
        };
        for id in BAD {
            let mut files = tiny();
            let mut json: Value = serde_json::from_str(&files[file]).unwrap();
            put(&mut json, pointer, id);
            files.insert(file.into(), json.to_string());
            let lines: Vec<String> = Directory::read(&files)
                .1
                .iter()
                .filter(|problem| problem.file == file)
                .map(ToString::to_string)
                .collect();
            let said = format!(
                " · {field}：不能用作 id，只能用小写字母、数字和连字符。改成拼音、英文或代码，如 \"hongmei\"。"
            );
            assert!(
                lines.iter().any(|line| line.ends_with(&said)),
                "{case} {id:?}: {lines:#?}"
            );
        }
    }
}

#[test]
fn a_bundle_leaves_out_a_record_with_an_id_that_is_none() {
    let (directory, _) = Directory::read(&tiny());
    let bundle = directory.bundle(&RegionId::from("990001")).unwrap();
    let whole = serde_json::to_value(&bundle).unwrap();
    for pointer in IN_BUNDLES {
        for id in BAD {
            let mut json = whole.clone();
            put(&mut json, pointer, id);
            let read = Bundle::parse(&json.to_string());
            if pointer.starts_with("/region/") {
                let refused = Err(Unreadable::Part("region"));
                assert_eq!(read.map(drop), refused, "{pointer} {id:?}");
                continue;
            }
            let (read, left_out) = read.unwrap();
            assert_eq!(left_out, [path(pointer)], "{pointer} {id:?}");
            // Without the record, and otherwise the same.
            let mut expected = whole.clone();
            let list = pointer.split('/').nth(1).unwrap();
            expected[list].as_array_mut().unwrap().remove(0);
            if expected[list] == Value::Array(Vec::new()) && ["sayings", "required"].contains(&list)
            {
                expected.as_object_mut().unwrap().remove(list);
            }
            let read = serde_json::to_value(&read).unwrap();
            assert_eq!(read, expected, "{pointer} {id:?}");
        }
    }
}
