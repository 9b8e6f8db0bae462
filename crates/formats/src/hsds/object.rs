//! An object of the nested form, which is a row of a table as well.

use std::borrow::Cow;
use std::rc::Rc;

use serde::ser::{Serialize, SerializeMap, Serializer};
use uuid::Uuid;

/// An object. What is not known has no value; nothing is ever written as null or as an empty text.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its table.
    pub table: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its own fields.
    pub values: Vec<(&'static str, Value)>,
    /// The objects inside it, by property.
    pub parts: Vec<(&'static str, Part)>,
}

/// What stands in a field.
#[derive(Clone, Debug)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A number without a fraction.
    Whole(u32),
    /// The id of another object.
    Id(Uuid),
}

/// What stands in a property. Objects that stand in several places are shared.
#[derive(Clone, Debug)]
pub enum Part {
    /// An object.
    One(Rc<Object>),
    /// Objects.
    Many(Vec<Rc<Object>>),
}

impl Object {
    /// An object with nothing in it.
    pub fn new(table: &'static str, id: Uuid) -> Self {
        Self {
            table,
            id,
            values: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// With a text in a field, where it is not empty.
    pub fn text(mut self, field: &'static str, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.trim().is_empty() {
            self.values.push((field, Value::Text(text)));
        }
        self
    }

    /// With a value in a field.
    pub fn value(mut self, field: &'static str, value: Value) -> Self {
        self.values.push((field, value));
        self
    }

    /// With an object inside.
    pub fn one(mut self, property: &'static str, object: &Rc<Object>) -> Self {
        self.parts.push((property, Part::One(Rc::clone(object))));
        self
    }

    /// With objects inside, where there are any.
    pub fn many(mut self, property: &'static str, objects: Vec<Rc<Object>>) -> Self {
        if !objects.is_empty() {
            self.parts.push((property, Part::Many(objects)));
        }
        self
    }

    /// The same object with only some of its attributes, by what each is of it.
    pub fn with_attributes(&self, keep: impl Fn(&str) -> bool) -> Self {
        let mut object = self.clone();
        for (property, part) in &mut object.parts {
            if let ("attributes", Part::Many(all)) = (*property, part) {
                all.retain(|own| match own.get("link_type") {
                    Some(Value::Text(link)) => keep(link),
                    _ => true,
                });
            }
        }
        let is_empty = |part: &Part| matches!(part, Part::Many(all) if all.is_empty());
        object.parts.retain(|(_, part)| !is_empty(part));
        object
    }

    /// What stands in a field.
    pub fn get(&self, field: &str) -> Option<&Value> {
        let mut values = self.values.iter();
        values.find(|own| own.0 == field).map(|own| &own.1)
    }
}

impl Value {
    /// As a cell of a table.
    pub fn cell(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Number(number) => number.to_string().into(),
            Self::Whole(number) => number.to_string().into(),
            Self::Id(id) => id.to_string().into(),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => to.serialize_str(text),
            Self::Number(number) => to.serialize_f64(*number),
            Self::Whole(number) => to.serialize_u32(*number),
            Self::Id(id) => {
                to.serialize_str(id.hyphenated().encode_lower(&mut Uuid::encode_buffer()))
            }
        }
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(object) => object.as_ref().serialize(to),
            Self::Many(objects) => to.collect_seq(objects.iter().map(AsRef::as_ref)),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", &Value::Id(self.id))?;
        for (field, value) in &self.values {
            map.serialize_entry(field, value)?;
        }
        for (property, part) in &self.parts {
            map.serialize_entry(property, part)?;
        }
        map.end()
    }
}
