//! Every source is checked where it stands, whatever record it stands in: a field that is new is checked
//! because its table says that it has a source.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

#[expect(dead_code, reason = "other things are broken elsewhere")]
mod tiny;

use directory::Directory;
use serde_json::Value;
use tiny::tiny;

/// The JSON pointers of all sources inside a value.
fn sources(at: &str, value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("locator") {
                all.push(at.to_owned());
            }
            for (name, value) in fields {
                sources(&format!("{at}/{name}"), value, all);
            }
        }
        Value::Array(values) => {
            for (position, value) in values.iter().enumerate() {
                sources(&format!("{at}/{position}"), value, all);
            }
        }
        _ => {}
    }
}

#[test]
fn a_source_without_a_place_is_a_problem_wherever_it_stands() {
    let mut fields = 0;
    for (file, text) in tiny() {
        let json: Value = serde_json::from_str(&text).unwrap();
        let mut all = Vec::new();
        sources("", &json, &mut all);
        for at in all {
            let mut broken = json.clone();
            broken.pointer_mut(&at).unwrap()["locator"] = " ".into();
            let mut files = tiny();
            files.insert(file.clone(), broken.to_string());
            let (_, problems) = Directory::read(&files);
            let [problem] = &problems[..] else {
                panic!("{file} {at}: {problems:?}");
            };
            // `/facilities/0/phones/0/source` of the file is `phones[0].source` of the record.
            let last = at.rsplit('/').find(|part| part.parse::<usize>().is_err());
            assert_eq!(problem.file, file);
            assert!(
                problem.field.ends_with(".locator") && problem.field.contains(last.unwrap()),
                "{file} {at}: {problem}"
            );
            fields += 1;
        }
    }
    assert!(fields > 30, "{fields}");
}
