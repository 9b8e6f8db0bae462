//! The tables of HSDS 3.0 that this export fills, as data: their files, their columns, and what may stand in one.
//!
//! Written from the published schema (`openreferral/specification`, branch 3.0); `docs/open-data-hsds.md` says how
//! the two were compared. The writer, the description of the package and the checker of the tests all read it here.

/// A table, which is also a sort of object in the nested form.
#[derive(Debug)]
pub struct Table {
    /// Its name, and that of the object.
    pub name: &'static str,
    /// Its file.
    pub file: &'static str,
    /// Its columns, in the order of the specification. All of them stand in the file, so that a published
    /// description fits it.
    pub fields: &'static [Field],
    /// Objects inside one of it in the nested form: the property, and the table. A plural is a list.
    pub parts: &'static [(&'static str, &'static str)],
}

/// A column.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What may stand in it.
    pub sort: Sort,
    /// Whether something has to.
    pub need: Need,
}

/// What may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Any text.
    Text,
    /// A text that no other row has.
    Unique,
    /// The UUID of the row.
    Id,
    /// A UUID, of a row of no table in particular.
    Uuid,
    /// The UUID of a row of this table.
    Reference(&'static str),
    /// An electronic mail address.
    Email,
    /// An address of the web, or another URI.
    Uri,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A day and a time.
    Moment,
    /// A time of the day.
    Time,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// Whether a column must be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may be empty.
    Optional,
    /// It must be filled.
    Always,
    /// It must be filled in a table; in the nested form the object around says the same.
    InTables,
}

use Need::{Always, InTables, Optional};
use Sort::{Date, Email, Id, Moment, Number, Reference, Text, Time, Unique, Uri, Uuid, Word};

const fn field(name: &'static str, sort: Sort, need: Need) -> Field {
    Field { name, sort, need }
}

const ID: Field = field("id", Id, Always);

/// The tables, what others refer to first.
pub const TABLES: [Table; 9] = [
    ORGANIZATION,
    SERVICE,
    LOCATION,
    SERVICE_AT_LOCATION,
    PHONE,
    SCHEDULE,
    TAXONOMY,
    TAXONOMY_TERM,
    ATTRIBUTE,
];

/// The table of that name.
pub fn table(name: &str) -> Option<&'static Table> {
    static ALL: [Table; 9] = TABLES;
    ALL.iter().find(|table| table.name == name)
}

const ORGANIZATION: Table = Table {
    name: "organization",
    file: "organizations.csv",
    fields: &[
        ID,
        field("name", Text, Always),
        field("alternate_name", Text, Optional),
        field("description", Text, Always),
        field("email", Email, Optional),
        field("website", Uri, Optional),
        field("tax_status", Text, Optional),
        field("tax_id", Text, Optional),
        field("year_incorporated", Number, Optional),
        field("legal_status", Text, Optional),
        field("logo", Text, Optional),
        field("uri", Uri, Optional),
        field("parent_organization_id", Uuid, Optional),
    ],
    parts: &[("locations", "location"), ("attributes", "attribute")],
};

const SERVICE: Table = Table {
    name: "service",
    file: "services.csv",
    fields: &[
        ID,
        field("organization_id", Reference("organization"), InTables),
        field("program_id", Uuid, Optional),
        field("name", Text, Always),
        field("alternate_name", Text, Optional),
        field("description", Text, Optional),
        field("url", Uri, Optional),
        field("email", Email, Optional),
        field(
            "status",
            Word(&["active", "inactive", "defunct", "temporarily closed"]),
            Always,
        ),
        field("interpretation_services", Text, Optional),
        field("application_process", Text, Optional),
        field("fees_description", Text, Optional),
        field("wait_time", Text, Optional),
        field("fees", Text, Optional),
        field("accreditations", Text, Optional),
        field("eligibility_description", Text, Optional),
        field("minimum_age", Number, Optional),
        field("maximum_age", Number, Optional),
        field("assured_date", Date, Optional),
        field("assurer_email", Email, Optional),
        field("licenses", Text, Optional),
        field("alert", Text, Optional),
        field("last_modified", Moment, Optional),
    ],
    parts: &[
        ("organization", "organization"),
        ("service_at_locations", "service_at_location"),
        ("attributes", "attribute"),
    ],
};

const LOCATION: Table = Table {
    name: "location",
    file: "locations.csv",
    fields: &[
        ID,
        field(
            "location_type",
            Word(&["physical", "postal", "virtual"]),
            Always,
        ),
        field("url", Uri, Optional),
        field("organization_id", Reference("organization"), Optional),
        field("name", Text, Optional),
        field("alternate_name", Text, Optional),
        field("description", Text, Optional),
        field("transportation", Text, Optional),
        field("latitude", Number, Optional),
        field("longitude", Number, Optional),
        field("external_identifier", Text, Optional),
        field("external_identifier_type", Text, Optional),
    ],
    parts: &[
        ("phones", "phone"),
        ("schedules", "schedule"),
        ("attributes", "attribute"),
    ],
};

const SERVICE_AT_LOCATION: Table = Table {
    name: "service_at_location",
    file: "service_at_location.csv",
    fields: &[
        ID,
        field("service_id", Reference("service"), InTables),
        field("location_id", Reference("location"), InTables),
        field("description", Text, Optional),
    ],
    parts: &[
        ("location", "location"),
        ("phones", "phone"),
        ("schedules", "schedule"),
        ("attributes", "attribute"),
    ],
};

const PHONE: Table = Table {
    name: "phone",
    file: "phones.csv",
    fields: &[
        ID,
        field("location_id", Reference("location"), Optional),
        field("service_id", Reference("service"), Optional),
        field("organization_id", Reference("organization"), Optional),
        field("contact_id", Uuid, Optional),
        field(
            "service_at_location_id",
            Reference("service_at_location"),
            Optional,
        ),
        field("number", Text, Always),
        field("extension", Number, Optional),
        field("type", Text, Optional),
        field("description", Text, Optional),
    ],
    parts: &[("attributes", "attribute")],
};

const SCHEDULE: Table = Table {
    name: "schedule",
    file: "schedules.csv",
    fields: &[
        ID,
        field("service_id", Reference("service"), Optional),
        field("location_id", Reference("location"), Optional),
        field(
            "service_at_location_id",
            Reference("service_at_location"),
            Optional,
        ),
        field("valid_from", Date, Optional),
        field("valid_to", Date, Optional),
        field("dtstart", Date, Optional),
        field("timezone", Number, Optional),
        field("until", Date, Optional),
        field("count", Number, Optional),
        field(
            "wkst",
            Word(&["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
            Optional,
        ),
        field("freq", Word(&["WEEKLY", "MONTHLY"]), Optional),
        field("interval", Number, Optional),
        field("byday", Text, Optional),
        field("byweekno", Text, Optional),
        field("bymonthday", Text, Optional),
        field("byyearday", Text, Optional),
        field("description", Text, Optional),
        field("opens_at", Time, Optional),
        field("closes_at", Time, Optional),
        field("schedule_link", Uri, Optional),
        field("attending_type", Text, Optional),
        field("notes", Text, Optional),
    ],
    parts: &[("attributes", "attribute")],
};

const TAXONOMY: Table = Table {
    name: "taxonomy",
    file: "taxonomies.csv",
    fields: &[
        ID,
        field("name", Text, Always),
        field("description", Text, Always),
        field("uri", Uri, Optional),
        field("version", Text, Optional),
    ],
    parts: &[],
};

const TAXONOMY_TERM: Table = Table {
    name: "taxonomy_term",
    file: "taxonomy_terms.csv",
    fields: &[
        ID,
        field("code", Unique, Optional),
        field("name", Text, Always),
        field("description", Text, Always),
        field("parent_id", Uuid, Optional),
        field("taxonomy", Text, Optional),
        field("language", Text, Optional),
        field("taxonomy_id", Reference("taxonomy"), Optional),
        field("term_uri", Uri, Optional),
    ],
    parts: &[],
};

const ATTRIBUTE: Table = Table {
    name: "attribute",
    file: "attributes.csv",
    fields: &[
        ID,
        field("link_id", Uuid, InTables),
        field("taxonomy_term_id", Reference("taxonomy_term"), InTables),
        field("link_type", Text, Optional),
        field("link_entity", Text, InTables),
        field("value", Text, Optional),
    ],
    parts: &[("taxonomy_term", "taxonomy_term")],
};
