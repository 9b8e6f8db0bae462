//! What is wrong with structured data.

use serde_json::{Map, Value as Json};

use crate::table::{SORTS, Sort, Value};

/// Every fault of a node and of those in it, each with where it is.
pub fn faults(node: &Json) -> Vec<String> {
    let mut faults = Vec::new();
    let context = node.get("@context");
    let is_known = match context {
        Some(Json::String(own)) => own == "https://schema.org",
        Some(Json::Object(own)) => own
            .get("@vocab")
            .is_some_and(|own| own == "https://schema.org/"),
        _ => false,
    };
    if !is_known {
        faults.push(format!("@context: {context:?} is not that of schema.org"));
    }
    of_node(node, "", &mut faults);
    faults
}

fn of_node(node: &Json, at: &str, faults: &mut Vec<String>) {
    let Some(fields) = node.as_object() else {
        return faults.push(format!("{at}: no node"));
    };
    let types = types(fields);
    if types.is_empty() {
        faults.push(format!("{at}: no @type"));
    }
    for name in &types {
        if sort(name).is_none() {
            faults.push(format!("{at}: type {name} is unknown"));
        }
    }
    for (name, value) in fields.iter().filter(|(name, _)| !name.starts_with('@')) {
        let at = format!("{at}/{name}");
        match types.iter().find_map(|own| expected(own, name)) {
            Some(expected) => of_value(value, expected, &at, faults),
            None => faults.push(format!("{at}: nothing that a {} says", types.join(", "))),
        }
    }
}

fn of_value(value: &Json, expected: &[Value], at: &str, faults: &mut Vec<String>) {
    match value {
        Json::Array(all) if !all.is_empty() => {
            for (place, own) in all.iter().enumerate() {
                of_value(own, expected, &format!("{at}/{place}"), faults);
            }
        }
        _ if is_empty(value) => faults.push(format!("{at}: is empty")),
        _ if !expected.iter().any(|own| is(value, *own)) => {
            faults.push(format!("{at}: {value} is none of {expected:?}"));
        }
        Json::Object(own) if own.contains_key("@type") && !own.contains_key("@value") => {
            of_node(value, at, faults);
        }
        _ => {}
    }
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(own) => own.trim().is_empty(),
        Json::Array(own) => own.is_empty(),
        Json::Object(own) => own.is_empty(),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

/// Whether a value is what is expected.
fn is(value: &Json, expected: Value) -> bool {
    // A text may carry its type.
    let literal = value.get("@value").unwrap_or(value);
    let text = literal.as_str();
    match expected {
        Value::Text => text.is_some(),
        Value::Url => text.is_some_and(|own| own.starts_with("https://") && !own.contains(' ')),
        Value::Date => text.is_some_and(is_date),
        Value::Node(name) => value.as_object().is_some_and(|own| {
            let types = types(own);
            let is_address = types.is_empty() && own.len() == 1 && own.contains_key("@id");
            is_address || types.iter().any(|own| is_sort_of(own, name))
        }),
    }
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    [&[4][..], &[4, 2], &[4, 2, 2]].contains(&&lengths[..]) && parts.iter().all(is_number)
}

/// The types of a node.
pub fn types(fields: &Map<String, Json>) -> Vec<&str> {
    match fields.get("@type") {
        Some(Json::Array(all)) => all.iter().filter_map(Json::as_str).collect(),
        Some(Json::String(own)) => vec![own],
        _ => Vec::new(),
    }
}

/// What is expected of a property of a type, or of what it is a sort of.
fn expected(name: &str, property: &str) -> Option<&'static [Value]> {
    let own = sort(name)?;
    let mut says = own.says.iter();
    match says.find(|(says, _)| *says == property) {
        Some((_, expected)) => Some(expected),
        None => own.is.iter().find_map(|parent| expected(parent, property)),
    }
}

fn is_sort_of(name: &str, wanted: &str) -> bool {
    let parents = sort(name).map_or(&[][..], |own| own.is);
    name == wanted || parents.iter().any(|parent| is_sort_of(parent, wanted))
}

fn sort(name: &str) -> Option<&'static Sort> {
    SORTS.iter().find(|own| own.name == name)
}
