//! Everything that can be checked without a browser. All checks run, also after one has failed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use xshell::cmd;

use crate::project::{Project, step, write};
use crate::texts::Texts;
use crate::{data, setup};

mod circles;
mod fields;
mod fuzz;
mod layout;

/// Checks format, lints, docs, data, schemas and layout; `bless` writes the schemas and the tables of fields
/// anew, `random` throws random input at what reads input.
pub fn run(project: &Project, bless: bool, random: bool) -> Result<()> {
    setup::lints(project)?;
    setup::wasm(project)?;
    let schema = project.path("data/schema");
    let guide = project.path(fields::GUIDE);
    if bless {
        step("schemas written", || write_schemas(&schema))?;
        step("tables of fields written", || fields::write(&guide))?;
    }
    let mut failed = 0;
    let mut check = |name: &str, work: &dyn Fn() -> Result<()>| {
        if let Err(error) = step(name, work) {
            eprintln!("error: {name}: {error:#}");
            failed += 1;
        }
    };
    let shell = &project.shell;
    let run = |command: xshell::Cmd<'_>| Ok(command.quiet().run()?);
    check("layout", &|| sources(project));
    check("data", &|| {
        data::read_good(&project.path(data::FOLDER)).map(drop)
    });
    check("texts", &|| {
        let problems = Texts::read(project)?.problems();
        for problem in &problems {
            eprintln!("{problem}");
        }
        ensure!(problems.is_empty(), "{} problems", problems.len());
        Ok(())
    });
    check("schemas", &|| compare_schemas(&schema));
    check("tables of fields", &|| fields::compare(&guide));
    check("format", &|| run(cmd!(shell, "cargo fmt --all --check")));
    check("lints", &|| {
        run(cmd!(
            shell,
            "cargo clippy --workspace --all-targets --all-features -- -D warnings"
        ))
    });
    check("lints for wasm", &|| {
        let target = project.path("target/wasm-check");
        let app = [
            "--bin",
            "jiujin",
            "--no-default-features",
            "--features",
            "hydration",
        ];
        run(cmd!(
            shell,
            "cargo clippy --target wasm32-unknown-unknown --target-dir {target} {app...} -- -D warnings"
        ))?;
        run(cmd!(
            shell,
            "cargo clippy --target wasm32-unknown-unknown --target-dir {target} --package keeper-page -- -D warnings"
        ))
    });
    check("docs", &|| {
        run(
            cmd!(shell, "cargo doc --workspace --no-deps --all-features")
                .env("RUSTDOCFLAGS", "-D warnings"),
        )
    });
    if random {
        check("random input", &|| fuzz::run(project));
    }
    ensure!(failed == 0, "{failed} checks failed");
    Ok(())
}

/// The layout rules, on the files that are, or are about to be, under version control.
fn sources(project: &Project) -> Result<()> {
    let shell = &project.shell;
    let list = cmd!(
        shell,
        "git ls-files --cached --others --exclude-standard -z -- . :!vendor/yew"
    )
    .quiet()
    .read()?;
    let mut files = BTreeMap::new();
    for path in list.split('\0').filter(|path| !path.is_empty()) {
        // Pictures are no text, and a file that was deleted is still listed until that is committed.
        if let Ok(text) = fs::read_to_string(project.path(path)) {
            files.insert(path.to_owned(), text);
        }
    }
    let mut breaches = layout::breaches(&files);
    breaches.extend(circles::breaches(&files));
    for breach in &breaches {
        eprintln!("{breach}");
    }
    ensure!(breaches.is_empty(), "{} breaches", breaches.len());
    Ok(())
}

/// The schemas are made from the types; both change together.
fn compare_schemas(folder: &Path) -> Result<()> {
    let wanted = directory::schema::files();
    let found = if folder.is_dir() {
        folder::files_below(folder)?
    } else {
        Vec::new()
    };
    for (name, text) in &wanted {
        let same = fs::read_to_string(folder.join(name)).is_ok_and(|found| found == *text);
        ensure!(
            same,
            "data/schema/{name} is not what the types say; run `cargo xtask check --bless`"
        );
    }
    if let Some(extra) = found
        .iter()
        .find(|path| !wanted.iter().any(|(name, _)| name == path))
    {
        bail!("data/schema/{extra} belongs to no type; run `cargo xtask check --bless`");
    }
    Ok(())
}

fn write_schemas(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    for (name, text) in directory::schema::files() {
        write(&folder.join(name), text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_that_are_not_what_the_types_say_are_found_and_can_be_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("schema");
        assert!(compare_schemas(&folder).is_err(), "none is there");
        write_schemas(&folder).unwrap();
        compare_schemas(&folder).unwrap();

        write(&folder.join("bundle.schema.json"), "{}").unwrap();
        assert!(compare_schemas(&folder).is_err(), "one differs");
        write_schemas(&folder).unwrap();
        write(&folder.join("former.schema.json"), "{}").unwrap();
        assert!(compare_schemas(&folder).is_err(), "one is left over");
        write_schemas(&folder).unwrap();
        compare_schemas(&folder).unwrap();
    }
}
