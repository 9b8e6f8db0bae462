//! A file in one sentence.

use keeper::Severity;

use crate::said::FileShown;

/// How much a file has: rows, errors, and what is to be looked at.
pub fn summary(shown: &FileShown) -> String {
    let rows: usize = shown.tables.iter().map(|table| table.rows.len()).sum();
    let count = |severity: Severity| -> usize {
        let tables = shown.tables.iter();
        let problems = tables.flat_map(|table| {
            let rows = table.rows.iter().flat_map(|row| &row.problems);
            table.problems.iter().chain(rows)
        });
        problems
            .filter(|problem| problem.kind().severity() == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    format!("一共 {rows} 家，有错 {errors} 处，要看 {warnings} 处。")
}
