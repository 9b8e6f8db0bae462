//! What a column may hold.

use super::service_words::Audience;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The names of the places.
    Name,
    /// Their addresses.
    Address,
    /// Their phone numbers.
    Phones,
    /// When they are open.
    Hours,
    /// When they are open from Monday to Friday.
    HoursWeekdays,
    /// When they are open on Saturday and Sunday.
    HoursWeekend,
    /// When a service is given.
    Service {
        /// The id of `data/services.json`.
        service: &'static str,
        /// For whom, where the heading says it.
        audience: Option<Audience>,
    },
    /// The street or town.
    Street,
    /// Longitude and latitude in one cell.
    Point,
    /// Longitude.
    Lng,
    /// Latitude.
    Lat,
    /// What kind of place it is.
    Kind,
    /// Remarks.
    Note,
    /// Who runs it.
    Operator,
    /// The number of places for children.
    Places,
    /// The day of its registration.
    Registered,
    /// Our id of it.
    Id,
    /// A running number.
    Index,
    /// Its departments.
    Department,
    /// Whether it is open.
    State,
    /// The coordinate system of its point.
    Crs,
    /// Who checked the row, or when.
    Checked,
    /// Something that is not taken over.
    Other,
}

impl Field {
    /// Its name in reports.
    pub fn code(self) -> String {
        let code = match self {
            Self::Name => "name",
            Self::Address => "address",
            Self::Phones => "phones",
            Self::Hours => "hours",
            Self::HoursWeekdays => "hours.weekdays",
            Self::HoursWeekend => "hours.weekend",
            Self::Service { service, audience } => {
                let audience = audience.map(|audience| format!(".{}", audience.name()));
                return format!("services.{service}{}", audience.unwrap_or_default());
            }
            Self::Street => "street",
            Self::Point => "point",
            Self::Lng => "lng",
            Self::Lat => "lat",
            Self::Kind => "kind",
            Self::Note => "note",
            Self::Operator => "operator",
            Self::Places => "places",
            Self::Registered => "registered",
            Self::Id => "id",
            Self::Index => "index",
            Self::Department => "department",
            Self::State => "status",
            Self::Crs => "crs",
            Self::Checked => "checked",
            Self::Other => "other",
        };
        code.to_owned()
    }

    /// Whether a table can have several columns of it.
    pub(super) fn may_repeat(self) -> bool {
        matches!(
            self,
            Self::Phones
                | Self::Note
                | Self::Department
                | Self::Index
                | Self::Checked
                | Self::Other
        )
    }
}
