//! JSON Schema of every file, from the types, so that an editor can check while one writes.

use schemars::{JsonSchema, Schema, schema_for};

use crate::hours::HolidayYear;
use crate::table::Tables;
use crate::wire::Wire;
use crate::{
    Bundle, Changes, Complaint, District, Document, Facility, Group, Kind, Level, Offer, Region,
    RegionId, Service, Specialty, Standard, Traced, Urgent, Vocabulary,
};

macro_rules! file {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(JsonSchema)]
        #[expect(dead_code, reason = "only its schema is used; the reader takes the list apart record by record")]
        struct $name { $($field: $type),* }
    };
}

file! {
    /// `data/documents.json`
    Documents { documents: Vec<Document> }
}
file! {
    /// `data/facilities/<adcode>.json`
    Facilities { region: RegionId, facilities: Vec<Facility> }
}
file! {
    /// `data/offers/<adcode>.json`
    Offers { region: RegionId, offers: Vec<Offer> }
}
file! {
    /// `data/services.json`
    Services { groups: Vec<Group>, services: Vec<Service> }
}
file! {
    /// `data/holidays.json`
    Holidays { years: Vec<HolidayYear> }
}
file! {
    /// `data/traced.json`
    AllTraced { traced: Vec<Traced> }
}
file! {
    /// `data/vocabulary/kinds.json`
    Kinds { kinds: Vec<Kind> }
}
file! {
    /// `data/vocabulary/levels.json`
    Levels { levels: Vec<Level> }
}
file! {
    /// `data/vocabulary/departments.json`
    Departments { departments: Vec<Specialty> }
}
file! {
    /// `data/vocabulary/complaints.json`
    Complaints { complaints: Vec<Complaint> }
}
file! {
    /// `data/vocabulary/emergency.json`
    Emergency { emergency: Vec<Urgent> }
}
file! {
    /// `data/vocabulary/standards.json`
    Standards { standards: Vec<Standard> }
}

/// What is done with each type of which files and bundles are lists.
pub(crate) trait EachRoot {
    fn root<T: Wire>(&mut self);
}

/// Every type of which files and bundles are lists. Every other record lies inside one of these.
pub(crate) fn each_root(each: &mut impl EachRoot) {
    each.root::<Bundle>();
    each.root::<Changes>();
    each.root::<Complaint>();
    each.root::<District>();
    each.root::<Standard>();
    each.root::<Traced>();
    each.root::<Vocabulary>();
}

/// The table of every record.
pub fn records() -> Tables {
    let mut tables = Tables::new();
    each_root(&mut tables);
    tables
}

impl EachRoot for Tables {
    fn root<T: Wire>(&mut self) {
        T::each_record(self);
    }
}

/// The schema files: name below `data/schema/` and text.
pub fn files() -> Vec<(&'static str, String)> {
    [
        ("bundle.schema.json", schema_for!(Bundle)),
        ("changes.schema.json", schema_for!(Changes)),
        ("complaints.schema.json", schema_for!(Complaints)),
        ("departments.schema.json", schema_for!(Departments)),
        ("district.schema.json", schema_for!(District)),
        ("documents.schema.json", schema_for!(Documents)),
        ("emergency.schema.json", schema_for!(Emergency)),
        ("facilities.schema.json", schema_for!(Facilities)),
        ("holidays.schema.json", schema_for!(Holidays)),
        ("kinds.schema.json", schema_for!(Kinds)),
        ("levels.schema.json", schema_for!(Levels)),
        ("offers.schema.json", schema_for!(Offers)),
        ("region.schema.json", schema_for!(Region)),
        ("services.schema.json", schema_for!(Services)),
        ("standards.schema.json", schema_for!(Standards)),
        ("traced.schema.json", schema_for!(AllTraced)),
        ("vocabulary.schema.json", schema_for!(Vocabulary)),
    ]
    .map(|(name, schema)| (name, text(&schema)))
    .into()
}

fn text(schema: &Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
