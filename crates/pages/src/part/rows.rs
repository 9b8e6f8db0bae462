//! A table of three columns. The roles keep it a table where the style sheet lays rows out as cards.

use maud::{Markup, html};

/// The table, named by the heading of that id.
pub fn table(labelled_by: &str, columns: [&str; 3], rows: Markup) -> Markup {
    html! {
        table.rows role="table" aria-labelledby=(labelled_by) {
            thead role="rowgroup" {
                tr role="row" {
                    @for column in columns {
                        th role="columnheader" scope="col" { (column) }
                    }
                }
            }
            tbody role="rowgroup" { (rows) }
        }
    }
}
