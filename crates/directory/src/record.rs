//! One table a record, and one a list of words: everything else that is to be known of either is made of it.
//!
//! ```text
//! record! {
//!     /// A department of a facility.
//!     #[derive(Eq)]
//!     pub struct Department {
//!         /// The fields of medicine that it covers.
//!         required specialties as "concepts": Vec<SpecialtyId>,
//!         /// What a resident should know besides.
//!         optional note: Option<String>,
//!     }
//! }
//! ```
//!
//! A line is a field: whether it must be there, its name, its name in JSON where that is another, its type.
//! The order of the lines is the order in which it is written. What is optional is not written where it is
//! its type's default, and has that where it is absent. The table becomes
//!
//! - the struct, which is `Clone`, `Debug`, `PartialEq` and what its own `#[derive]` adds, and its
//!   `Serialize` and `JsonSchema` ([`declare`]);
//! - [`Wire`](crate::wire::Wire): how it is read, which sources lie inside it, and an example for the tests;
//! - `sources()`, for the build;
//! - `FIELDS`, with the feature `schema`: what the tables of `docs/data.md` and the tests are made of.
//!
//! The words of an enum are a table of the same sort:
//!
//! ```text
//! words! {
//!     /// How much a document can be relied on.
//!     pub enum Standing {
//!         /// Issued by an authority.
//!         Official = "official",
//!     }
//! }
//! ```

macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $record:ident {
            $(
                $(#[doc = $doc:literal])*
                $need:ident $field:ident $(as $json:literal)?: $type:ty
            ),* $(,)?
        }
    ) => {
        $crate::record::declare! {
            [$(#[$meta])* pub struct $record] []
            $($(#[doc = $doc])* $need $field $(as $json)?: $type,)*
        }

        impl $crate::wire::Wire for $record {
            fn read(
                json: Option<&$crate::json::Json>,
                at: &mut $crate::wire::JsonReader,
            ) -> Self {
                let fields = at.enter(json, &[$($crate::record::name!($field $($json)?)),*]);
                // The reader's methods are called as the table calls the needs.
                let record = Self {
                    $($field: at.$need(fields, $crate::record::name!($field $($json)?)),)*
                };
                at.leave();
                record
            }

            #[cfg(feature = "files")]
            fn each_source<'a>(
                &'a self,
                at: &mut String,
                tell: &mut dyn FnMut(&str, &'a $crate::Source),
            ) {
                $crate::record::each_source!($record, self, at, tell, $($field $(as $json)?),*);
            }

            #[cfg(feature = "schema")]
            fn each_record(tables: &mut $crate::table::Tables) {
                if tables.insert(stringify!($record), Self::FIELDS).is_none() {
                    $(<$type as $crate::wire::Wire>::each_record(tables);)*
                }
            }

            #[cfg(test)]
            fn example() -> serde_json::Value {
                let mut fields = serde_json::Map::new();
                $(fields.insert(
                    $crate::record::name!($field $($json)?).to_owned(),
                    <$type as $crate::wire::Wire>::example(),
                );)*
                fields.into()
            }

            #[cfg(test)]
            fn check(checked: &mut std::collections::BTreeSet<&'static str>) {
                if checked.insert(stringify!($record)) {
                    $crate::wire::tests::record::<Self>(Self::FIELDS);
                    $(<$type as $crate::wire::Wire>::check(checked);)*
                }
            }
        }

        impl $record {
            /// Its fields, in the order in which they are written.
            #[cfg(feature = "schema")]
            pub const FIELDS: &'static [$crate::table::Field] = &[$(
                $crate::table::Field {
                    name: $crate::record::name!($field $($json)?),
                    is_required: $crate::record::is_required!($need),
                    doc: concat!($($doc, "\n"),*),
                }
            ),*];

            /// Every source inside it, in the order of its fields.
            #[cfg(feature = "files")]
            pub fn sources(&self) -> Vec<&$crate::Source> {
                let mut sources = Vec::new();
                let mut tell = |_: &str, source| sources.push(source);
                $crate::wire::Wire::each_source(self, &mut String::new(), &mut tell);
                sources
            }
        }
    };
}

/// Moves line by line from the table into the fields of the struct: `[head] [fields so far] lines to come`,
/// where the need of the next line has first become `[its attributes] field`.
macro_rules! declare {
    (
        [$($head:tt)*] [$($fields:tt)*]
        $(#[doc = $doc:literal])* required $($lines:tt)*
    ) => {
        $crate::record::declare! {
            [$($head)*] [$($fields)*]
            [$(#[doc = $doc])*] field $($lines)*
        }
    };
    (
        [$($head:tt)*] [$($fields:tt)*]
        $(#[doc = $doc:literal])* optional $($lines:tt)*
    ) => {
        $crate::record::declare! {
            [$($head)*] [$($fields)*]
            [
                $(#[doc = $doc])*
                #[serde(default, skip_serializing_if = "crate::record::is_default")]
            ]
            field $($lines)*
        }
    };
    (
        [$($head:tt)*] [$($fields:tt)*]
        [$($attributes:tt)*] field $field:ident $(as $json:literal)?: $type:ty, $($lines:tt)*
    ) => {
        $crate::record::declare! {
            [$($head)*]
            [
                $($fields)*
                $($attributes)*
                $(#[serde(rename = $json)])?
                pub $field: $type,
            ]
            $($lines)*
        }
    };
    ([$(#[$meta:meta])* pub struct $record:ident] [$($fields:tt)*]) => {
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        pub struct $record { $($fields)* }
    };
}

/// The name of a field in JSON.
macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $json:literal) => {
        $json
    };
}

/// Whether a field with this need must be there.
#[cfg(feature = "schema")]
macro_rules! is_required {
    (required) => {
        true
    };
    (optional) => {
        false
    };
}

/// The sources of a record are those of its fields. The record that is a source is itself one.
#[cfg(feature = "files")]
macro_rules! each_source {
    (Source, $self:ident, $at:ident, $tell:ident, $($fields:tt)*) => {
        $tell($at, $self)
    };
    ($record:ident, $self:ident, $at:ident, $tell:ident, $($field:ident $(as $json:literal)?),*) => {
        $($crate::wire::each_source_in(&$self.$field, $crate::record::name!($field $($json)?), $at, $tell);)*
    };
}

macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $type:ident {
            $($(#[$about:meta])* $value:ident = $word:literal),* $(,)?
        }
    ) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$meta])*
        pub enum $type {
            $($(#[$about])* #[serde(rename = $word)] $value,)*
        }

        impl $crate::wire::Wire for $type {
            fn read(
                json: Option<&$crate::json::Json>,
                at: &mut $crate::wire::JsonReader,
            ) -> Self {
                const VALUES: &[$type] = &[$($type::$value),*];
                VALUES[at.word(json, &[$($word),*])]
            }

            #[cfg(test)]
            fn example() -> serde_json::Value {
                // The last, which is nobody's default.
                [$($word),*].last().copied().into()
            }

            #[cfg(test)]
            fn check(checked: &mut std::collections::BTreeSet<&'static str>) {
                if checked.insert(stringify!($type)) {
                    $crate::wire::tests::words::<Self>();
                }
            }
        }
    };
}

/// Whether a value is its type's default, and so is not written.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(feature = "files")]
pub(crate) use each_source;
#[cfg(feature = "schema")]
pub(crate) use is_required;
pub(crate) use {declare, name, record, words};
