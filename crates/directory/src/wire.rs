//! From JSON to records, for the files that people write and for bundles alike.
//!
//! Serde could derive all of it, but its code for one record type is thousands of bytes of wasm, and
//! its messages are for programmers (see `docs/decisions/0003-reading-records.md`). Here a record is
//! a straight line of calls, one for each line of its table ([`crate::record`]), to functions that all
//! records share.
//!
//! So reading never turns back: where something is wrong, that is noted, something empty takes its
//! place, and whoever asked for the record throws it away. All mistakes of a record come to light at
//! once, and no code is spent on dropping half a record.
//!
//! What is read is fit to be shown: an id that would mean something in a URL or in HTML is a mistake like
//! any other ([`JsonReader::id`]).

#[cfg(test)]
use serde_json::Value;

#[cfg(feature = "files")]
use crate::Source;
use crate::json::{Fields, Json};
#[cfg(feature = "schema")]
use crate::table::Tables;

/// A type that stands in a record: how it is read from JSON, and what lies inside it. Records and enums get
/// this from their tables; a type of its own says how it is read.
pub(crate) trait Wire: Sized {
    /// Reads a value; `None` is a field that is absent, and gives the type's default. Ask
    /// [`JsonReader::record`] instead where nothing around the value can be thrown away with it.
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self;

    /// Tells every source inside with the path of its field, in the order in which they are written; `at` is
    /// the path of the value itself. Most values hold none.
    #[cfg(feature = "files")]
    fn each_source<'a>(&'a self, _at: &mut String, _tell: &mut dyn FnMut(&str, &'a Source)) {}

    /// Puts in the tables of the record, and of the records inside it.
    #[cfg(feature = "schema")]
    fn each_record(_tables: &mut Tables) {}

    /// A value that is none of its type's default, with every field.
    #[cfg(test)]
    fn example() -> Value;

    /// Tests the reading of the type and of the types inside it, those that were not `checked` before.
    #[cfg(test)]
    fn check(_checked: &mut std::collections::BTreeSet<&'static str>) {}
}

/// Something wrong in the JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where: `departments[0].source.document`. Empty where the value as a whole is meant.
    pub path: String,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong. The words for it are in `files`, so that the browser carries none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// A required field is absent.
    Missing,
    /// No record of this type has that field. The record is good nevertheless.
    Unknown,
    /// The value is of another type.
    Type(Expected),
    /// The value is none of the words that may stand there.
    Word {
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: &'static [&'static str],
    },
}

/// The type that a value should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Text.
    Text,
    /// Text that can be the id of a record.
    Id,
    /// A number.
    Number,
    /// A whole number, 0 or more.
    Count,
    /// `true` or `false`.
    YesOrNo,
    /// A list.
    List,
    /// A list of that many numbers.
    Numbers(usize),
    /// An object with fields.
    Record,
}

/// Whether a fault is told with its place. Nobody reads it in the browser, and to keep it there would be a
/// kilobyte of wasm.
const TELLS_PLACES: bool = cfg!(feature = "files");

/// Where in the JSON the reading is, and what was wrong on the way.
///
/// What does not depend on the type that is read stays out of the code of the types: most functions
/// here are never inlined, for a call takes a few bytes.
#[derive(Debug, Default)]
pub(crate) struct JsonReader {
    /// What was wrong so far.
    pub faults: Vec<Fault>,
    strict: bool,
    path: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Field(&'static str),
    Item(usize),
}

impl JsonReader {
    /// A reader for which a field that no record has is a fault: a person may have misspelt it. The
    /// default one takes it for a field of a newer version.
    #[cfg(feature = "files")]
    pub fn strict() -> Self {
        Self {
            strict: true,
            ..Self::default()
        }
    }

    /// Reads a record that can be left out: nothing where it is not good.
    pub fn record<T: Wire>(&mut self, json: &Json) -> Option<T> {
        let before = self.faults.len();
        let record = T::read(Some(json), self);
        self.is_good_since(before).then_some(record)
    }

    #[inline(never)]
    fn is_good_since(&self, before: usize) -> bool {
        let mut faults = self.faults.iter().skip(before);
        faults.all(|fault| fault.wrong == Wrong::Unknown)
    }

    /// The places of all faults, where they are told.
    pub fn into_places(self) -> Vec<String> {
        let mut places = Vec::new();
        if !TELLS_PLACES {
            return places;
        }
        for fault in self.faults {
            places.push(fault.path);
        }
        places
    }

    /// Enters a record whose fields have these names; [`Self::leave`] it after its last field.
    #[inline(never)]
    pub fn enter<'v>(
        &mut self,
        json: Option<&'v Json<'v>>,
        names: &[&'static str],
    ) -> Option<&'v Fields<'v>> {
        let fields = self.expect(json, Expected::Record, Json::as_record);
        // The constant keeps the lists of names out of the wasm.
        if cfg!(feature = "files") && self.strict {
            let fields = fields.into_iter().flat_map(Fields::names);
            for field in fields.filter(|field| !names.contains(field)) {
                let mut path = self.path();
                push_field(&mut path, field);
                self.faults.push(Fault {
                    path,
                    wrong: Wrong::Unknown,
                });
            }
        }
        self.go_into(Step::Field(""));
        fields
    }

    /// Reads a field that must be there.
    pub fn required<T: Wire>(&mut self, fields: Option<&Fields>, name: &'static str) -> T {
        T::read(self.field(fields, name, true), self)
    }

    /// Reads a field that may be absent.
    pub fn optional<T: Wire>(&mut self, fields: Option<&Fields>, name: &'static str) -> T {
        T::read(self.field(fields, name, false), self)
    }

    #[inline(never)]
    fn field<'v>(
        &mut self,
        fields: Option<&'v Fields<'v>>,
        name: &'static str,
        required: bool,
    ) -> Option<&'v Json<'v>> {
        self.go_to(Step::Field(name));
        let json = fields?.get(name);
        if json.is_none() && required {
            self.note(Wrong::Missing);
        }
        json
    }

    /// Enters a list in a field that must be there; [`Self::leave`] it after its last item.
    pub fn list<'v>(&mut self, fields: &'v Fields<'v>, name: &'static str) -> &'v [Json<'v>] {
        let json = self.field(Some(fields), name, true);
        self.enter_list(json)
    }

    /// Enters a list; [`Self::leave`] it after its last item.
    #[inline(never)]
    pub fn enter_list<'v>(&mut self, json: Option<&'v Json<'v>>) -> &'v [Json<'v>] {
        let items = self.expect(json, Expected::List, Json::as_list);
        self.go_into(Step::Item(0));
        items.map_or(&[], Vec::as_slice)
    }

    /// Goes to an item of the list.
    pub fn item(&mut self, position: usize) {
        self.go_to(Step::Item(position));
    }

    /// Leaves a record or a list.
    pub fn leave(&mut self) {
        if TELLS_PLACES {
            self.path.pop();
        }
    }

    /// The position of the word that stands here, or 0 where another does.
    #[inline(never)]
    pub fn word(&mut self, json: Option<&Json>, allowed: &'static [&'static str]) -> usize {
        let Some(found) = self.text(json) else {
            return 0;
        };
        let position = allowed.iter().position(|word| *word == found);
        position.unwrap_or_else(|| {
            let found = found.to_owned();
            self.note(Wrong::Word { found, allowed });
            0
        })
    }

    /// The id that stands here.
    #[inline(never)]
    pub fn id(&mut self, json: Option<&Json>) -> String {
        let Some(id) = self.text(json) else {
            return String::new();
        };
        if !is_id(id) {
            self.note(Wrong::Type(Expected::Id));
        }
        id.to_owned()
    }

    #[inline(never)]
    fn text<'v>(&mut self, json: Option<&'v Json<'v>>) -> Option<&'v str> {
        self.expect(json, Expected::Text, Json::as_text)
    }

    fn expect<'v, T>(
        &mut self,
        json: Option<&'v Json<'v>>,
        expected: Expected,
        read: impl Fn(&'v Json<'v>) -> Option<T>,
    ) -> Option<T> {
        let value = read(json?);
        if value.is_none() {
            self.note(Wrong::Type(expected));
        }
        value
    }

    fn go_into(&mut self, step: Step) {
        if TELLS_PLACES {
            self.path.push(step);
        }
    }

    fn go_to(&mut self, step: Step) {
        if TELLS_PLACES && let Some(last) = self.path.last_mut() {
            *last = step;
        }
    }

    #[inline(never)]
    fn note(&mut self, wrong: Wrong) {
        let path = self.path();
        self.faults.push(Fault { path, wrong });
    }

    fn path(&self) -> String {
        let mut path = String::new();
        if !TELLS_PLACES {
            return path;
        }
        for step in &self.path {
            match step {
                Step::Field(name) => push_field(&mut path, name),
                Step::Item(position) => {
                    path.push('[');
                    path.push_str(&position.to_string());
                    path.push(']');
                }
            }
        }
        path
    }
}

fn push_field(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

impl Wire for String {
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self {
        at.text(json).unwrap_or_default().to_owned()
    }

    #[cfg(test)]
    fn example() -> Value {
        "甲".into()
    }
}

impl Wire for bool {
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self {
        at.expect(json, Expected::YesOrNo, Json::as_bool)
            .unwrap_or_default()
    }

    #[cfg(test)]
    fn example() -> Value {
        true.into()
    }
}

impl Wire for u32 {
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self {
        let count = |json: &Json| json.as_count()?.try_into().ok();
        at.expect(json, Expected::Count, count).unwrap_or_default()
    }

    #[cfg(test)]
    fn example() -> Value {
        7.into()
    }
}

impl Wire for f64 {
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self {
        at.expect(json, Expected::Number, Json::as_number)
            .unwrap_or_default()
    }

    #[cfg(test)]
    fn example() -> Value {
        1.5.into()
    }
}

impl<const N: usize> Wire for [f64; N] {
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self {
        let numbers = Vec::read(json, at);
        numbers.try_into().unwrap_or_else(|_| {
            // That another value is no list was noted already.
            if json.and_then(Json::as_list).is_some() {
                at.note(Wrong::Type(Expected::Numbers(N)));
            }
            [0.0; N]
        })
    }

    #[cfg(test)]
    fn example() -> Value {
        vec![f64::example(); N].into()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self {
        match json {
            None | Some(Json::Null) => None,
            some => Some(T::read(some, at)),
        }
    }

    #[cfg(feature = "files")]
    fn each_source<'a>(&'a self, at: &mut String, tell: &mut dyn FnMut(&str, &'a Source)) {
        if let Some(value) = self {
            value.each_source(at, tell);
        }
    }

    #[cfg(feature = "schema")]
    fn each_record(tables: &mut Tables) {
        T::each_record(tables);
    }

    #[cfg(test)]
    fn example() -> Value {
        T::example()
    }

    #[cfg(test)]
    fn check(checked: &mut std::collections::BTreeSet<&'static str>) {
        T::check(checked);
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(json: Option<&Json>, at: &mut JsonReader) -> Self {
        let items = at.enter_list(json).iter().enumerate();
        let list = items
            .map(|(position, item)| {
                at.item(position);
                T::read(Some(item), at)
            })
            .collect();
        at.leave();
        list
    }

    #[cfg(feature = "files")]
    fn each_source<'a>(&'a self, at: &mut String, tell: &mut dyn FnMut(&str, &'a Source)) {
        let end = at.len();
        for (position, value) in self.iter().enumerate() {
            at.push_str(&format!("[{position}]"));
            value.each_source(at, tell);
            at.truncate(end);
        }
    }

    #[cfg(feature = "schema")]
    fn each_record(tables: &mut Tables) {
        T::each_record(tables);
    }

    #[cfg(test)]
    fn example() -> Value {
        vec![T::example()].into()
    }

    #[cfg(test)]
    fn check(checked: &mut std::collections::BTreeSet<&'static str>) {
        T::check(checked);
    }
}

/// Tells every source inside a field of a record that stands at `at`.
#[cfg(feature = "files")]
pub(crate) fn each_source_in<'a, T: Wire>(
    value: &'a T,
    field: &str,
    at: &mut String,
    tell: &mut dyn FnMut(&str, &'a Source),
) {
    let end = at.len();
    push_field(at, field);
    value.each_source(at, tell);
    at.truncate(end);
}

/// Whether a text can be the id of a record: small letters, digits and hyphens, at least one. Such a text
/// means nothing but itself in a URL, in an attribute and in JSON.
fn is_id(text: &str) -> bool {
    let fits = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(fits)
}

#[cfg(test)]
pub(crate) mod tests;
