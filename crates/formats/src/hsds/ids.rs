//! Ids that stay: a UUID of version 5 (RFC 9562) over the table and our own ids.
//!
//! ```text
//! organization/<facility>          location/<facility>
//! service/<facility>/department/<name as the document writes it>
//! service/<facility>/service/<service>
//! taxonomy/<taxonomy>              taxonomy_term/<taxonomy>:<code>
//! <table>/<id of the row it belongs to>/<what it says>     for everything below these
//! ```
//!
//! Where a rule gives the same name twice in a region, the second has `/2` at its end, and so on. The rule and the
//! namespace never change: whoever took the data before finds the same rows again.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use uuid::{Uuid, uuid};

/// The namespace: the UUID of version 5 of `urn:jiujin:hsds` in the namespace of URLs.
pub const NAMESPACE: Uuid = uuid!("b952010e-dddd-5492-99a6-e05170d46316");

/// The id of a name.
pub fn id(table: &str, name: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{table}/{name}").as_bytes())
}

/// The ids that a region has so far.
#[derive(Default)]
pub struct Ids {
    /// How often each came.
    used: HashMap<Uuid, u32>,
}

impl Ids {
    /// The id of a row of its own, also where its name came before.
    pub fn row(&mut self, table: &str, name: &str) -> Uuid {
        let first = id(table, name);
        let Some(&met) = self.used.get(&first) else {
            self.used.insert(first, 1);
            return first;
        };
        let mut count = met + 1;
        loop {
            let own = id(table, &format!("{name}/{count}"));
            if let Entry::Vacant(free) = self.used.entry(own) {
                free.insert(1);
                self.used.insert(first, count);
                return own;
            }
            count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_for_good() {
        assert_eq!(
            NAMESPACE,
            Uuid::new_v5(&Uuid::NAMESPACE_URL, b"urn:jiujin:hsds")
        );
        // Whoever took the data finds its rows by these. A change here breaks their links.
        for (table, name, expected) in [
            (
                "organization",
                "320402-hongmei",
                "0ff17329-39e5-5e0b-b37a-14c67601933d",
            ),
            (
                "location",
                "320402-hongmei",
                "fc562400-0e4a-5dfa-b6f5-06ba3f22fb95",
            ),
            (
                "service",
                "350102-dongjie/department/口腔科",
                "4e5054a0-a2d3-5a3c-b2c2-c024d7fc0591",
            ),
            (
                "service",
                "990001-jia/service/vaccination",
                "30a1fcbf-b047-5713-98b7-f663783226fc",
            ),
            ("taxonomy", "stage", "2d6ef014-ec53-5500-aa40-f697699c5427"),
            (
                "taxonomy_term",
                "stage:planned",
                "440b2b5c-58bd-516a-bc63-3ab9d2dbaca7",
            ),
            (
                "taxonomy_term",
                "specialty:dental",
                "f532b62d-2351-544d-8b3b-008b4d1dd030",
            ),
        ] {
            assert_eq!(id(table, name).to_string(), expected, "{table}/{name}");
        }
    }

    #[test]
    fn no_two_rows_have_the_same_id() {
        let mut ids = Ids::default();
        let names = ["a", "a/2", "a", "a", "a/2", "a"];
        let mut rows: Vec<Uuid> = names.iter().map(|name| ids.row("phone", name)).collect();
        assert_eq!(rows[0], id("phone", "a"));
        assert_eq!(rows[2], id("phone", "a/3"));
        rows.sort();
        rows.dedup();
        assert_eq!(rows.len(), names.len());
    }
}
