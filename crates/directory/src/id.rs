//! Names of records. Each kind of record has its own type, so that a street is never looked up among
//! facilities.
//!
//! Ids stand in URLs and in HTML. So there is one rule for all of them (`wire::is_id`), and nothing that breaks
//! it is ever read: not from a file, where it is said what to do, and not from a bundle, where its record
//! is left out.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};
#[cfg(test)]
use serde_json::Value;

use crate::wire::{JsonReader, Wire};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Wire for $name {
            fn read(json: Option<&crate::json::Json>, at: &mut JsonReader) -> Self {
                Self(at.id(json))
            }

            #[cfg(test)]
            fn example() -> Value {
                "a-1".into()
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// The six-digit code of a district (行政区划代码), such as `320402`.
    RegionId,
    /// The nine-digit code of a street or town, such as `320402004`.
    StreetId,
    /// The twelve-digit code of a community or village, such as `320402004001`.
    #[cfg_attr(feature = "schema", schemars(inline))]
    CommunityId,
    /// `<adcode>-<pinyin>`, such as `320402-hongmei`. It is part of a URL and never changes.
    FacilityId,
    /// A kind of facility in `data/vocabulary/kinds.json`.
    KindId,
    /// A level of a department in `data/vocabulary/levels.json`.
    LevelId,
    /// A field of medicine in `data/vocabulary/departments.json`.
    SpecialtyId,
    /// A document in `data/documents.json`.
    DocumentId,
    /// A service in `data/services.json`.
    ServiceId,
    /// A group of services in `data/services.json`.
    GroupId,
    /// A figure of a district's plan in `data/districts/<adcode>.json`.
    IndicatorId,
    /// A way from place to place in `data/districts/<adcode>.json`. It is part of a URL.
    PathwayId,
}
