//! The tables of fields in the guide for who writes the data: which fields a record has, in which order and
//! which of them must be there, as the records themselves say; what is said of a field is written by hand.
//!
//! A table stands between `<!-- fields: Facility -->` and `<!-- end of fields -->`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use directory::Field;

use crate::project;

/// The guide.
pub const GUIDE: &str = "docs/data.md";

const START: &str = "<!-- fields: ";
const END: &str = "<!-- end of fields -->";

/// Writes the tables of the guide anew.
pub fn write(guide: &Path) -> Result<()> {
    let text = project::read(guide)?;
    project::write(guide, renewed(&text)?)
}

/// Whether the tables of the guide are what the records say.
pub fn compare(guide: &Path) -> Result<()> {
    let text = project::read(guide)?;
    ensure!(
        renewed(&text)? == text,
        "a table of {GUIDE} is not what the records say; run `cargo xtask check --bless`"
    );
    Ok(())
}

/// The guide with its tables as they should be.
fn renewed(guide: &str) -> Result<String> {
    let tables = directory::schema::records();
    let mut parts = guide.split(START);
    let mut renewed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (record, rest) = part.split_once(" -->\n").context("a table has no name")?;
        let (table, after) = rest
            .split_once(END)
            .with_context(|| format!("the table of {record} has no {END}"))?;
        let fields = tables
            .get(record)
            .with_context(|| format!("there is no record {record}"))?;
        renewed.push_str(&format!(
            "{START}{record} -->\n{}{END}{after}",
            rows(fields, table)
        ));
    }
    Ok(renewed)
}

/// A table: of each field what was said of it before, and of a new one what its comment says.
fn rows(fields: &[Field], before: &str) -> String {
    let cells = before.lines().filter_map(|line| {
        let (name, rest) = line.strip_prefix("| `")?.split_once("` |")?;
        let (_, said) = rest.split_once("| ")?;
        Some((name, said.strip_suffix(" |")?))
    });
    let said: BTreeMap<&str, &str> = cells.collect();
    let mut table = "| 字段 | 必填 | 内容 |\n|---|---|---|\n".to_owned();
    for Field {
        name,
        is_required,
        doc,
    } in fields
    {
        let must = if *is_required { " 是" } else { "" };
        let comment = doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = said.get(name).map_or(comment, |&said| said.to_owned());
        table.push_str(&format!("| `{name}` |{must} | {said} |\n"));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_of_the_guide_are_what_the_records_say() {
        compare(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(GUIDE)).unwrap();
    }

    #[test]
    fn a_table_gets_the_fields_of_its_record_and_keeps_what_is_said_of_them() {
        let guide = "Before.\n<!-- fields: Phone -->\n| `label` | 是 | 谁的：`{ \"a\" | 1 }` |\n| `fax` | | 传真 |\n\
                     <!-- end of fields -->\nAfter.\n";
        let table = "Before.\n<!-- fields: Phone -->\n| 字段 | 必填 | 内容 |\n|---|---|---|\n\
                     | `number` | 是 | Digits, with hyphens or spaces between them. |\n\
                     | `extension` | | What is dialled once it answers (分机), digits. |\n\
                     | `label` | | 谁的：`{ \"a\" | 1 }` |\n\
                     | `source` | 是 | Where that is said. |\n<!-- end of fields -->\nAfter.\n";
        assert_eq!(renewed(guide).unwrap(), table);
        assert_eq!(renewed(table).unwrap(), table);
        assert!(renewed("<!-- fields: Fax -->\n<!-- end of fields -->").is_err());
        assert!(renewed("<!-- fields: Phone -->\n").is_err());

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.md");
        project::write(&path, guide).unwrap();
        assert!(compare(&path).is_err());
        write(&path).unwrap();
        compare(&path).unwrap();
    }
}
