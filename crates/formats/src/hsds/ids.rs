//! Ids that stay: a UUID of version 5 over the table and our own ids ([`crate::uuid`]).
//!
//! ```text
//! organization:<facility>          location:<facility>
//! service:<facility>/department/<name as the document writes it>
//! service:<facility>/service/<service>
//! taxonomy:<taxonomy>              taxonomy_term:<taxonomy>:<code>
//! <table>:<id of the row it belongs to>/<what it says>     for everything below these
//! ```
//!
//! Where a rule gives the same name twice in a region, the second has `/2` at its end, and so on. The rule and the
//! namespace never change: whoever took the data before finds the same rows again.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use uuid::Uuid;

/// The id of a name.
pub fn id(table: &str, name: &str) -> Uuid {
    crate::uuid::uuid(table, name)
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
        // Whoever took the data finds its rows by these. A change here breaks their links.
        for (table, name, expected) in [
            (
                "organization",
                "320402-hongmei",
                "94781f26-d626-50df-8edb-2c992f0a41eb",
            ),
            (
                "location",
                "320402-hongmei",
                "068ff731-2d29-577c-8ce2-ffed326f9853",
            ),
            (
                "service",
                "350102-dongjie/department/口腔科",
                "316062e5-d0d9-5ab9-938c-156ff2f9875b",
            ),
            (
                "service",
                "990001-jia/service/vaccination",
                "089c43fe-1e7d-5345-bdf9-92d5743f276c",
            ),
            ("taxonomy", "stage", "1ad0487e-f484-5a63-8f7f-a01bf5d1eb97"),
            (
                "taxonomy_term",
                "stage:planned",
                "50fd1416-5dbb-55ec-9385-a6c520ed8fb6",
            ),
            (
                "taxonomy_term",
                "specialty:dental",
                "02f4e8ed-bbeb-50db-b2b6-5cf513f29c71",
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
