//! Rules for what no program finds in the documents.

use super::{Check, RecordPath};

impl Check<'_> {
    pub(super) fn traced(&mut self) {
        for (position, traced) in self.directory.traced.iter().enumerate() {
            let place =
                RecordPath::record("traced.json", &format!("traced 第 {} 条", position + 1));
            for (field, text) in [
                ("file", &traced.file),
                ("missing", &traced.missing),
                ("why", &traced.why),
            ] {
                self.filled(&place, field, text);
            }
        }
    }
}
