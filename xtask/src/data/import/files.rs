//! Several files of a folder, all of them or none.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Puts new texts in the place of files. Each is first written whole beside its own and flushed to the disk; only
/// then are they renamed. Where a renaming fails, those before it are undone.
pub fn replace(folder: &Path, texts: &BTreeMap<String, String>) -> Result<()> {
    let mut staged = Vec::new();
    for (path, text) in texts {
        let path = folder.join(path);
        let new = beside(&path, "new");
        let written = write(&new, text);
        staged.push((path, new));
        if let Err(error) = written {
            remove(staged.iter().map(|(_, new)| new));
            return Err(error).with_context(|| format!("写不了 {}", folder.display()));
        }
    }
    let mut done: Vec<&PathBuf> = Vec::new();
    for (path, new) in &staged {
        let old = beside(path, "old");
        // The former file is kept under another name until all are in their places.
        let renamed = fs::hard_link(path, &old)
            .or_else(|_| fs::copy(path, &old).map(drop))
            .and_then(|()| fs::rename(new, path));
        if let Err(error) = renamed {
            for path in &done {
                // What cannot be put back either stays beside it, under the name that the error does not hide.
                let _ = fs::rename(beside(path, "old"), path);
            }
            let _ = fs::remove_file(&old);
            remove(staged.iter().map(|(_, new)| new));
            return Err(error)
                .with_context(|| format!("换不了 {}，已经换回原来的", path.display()));
        }
        done.push(path);
    }
    for path in done {
        let _ = fs::remove_file(beside(path, "old"));
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The name of a file beside another. It does not end as data does, so that nobody reads it as such.
fn beside(path: &Path, what: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{what}"));
    path.with_file_name(name)
}

fn remove<'p>(paths: impl Iterator<Item = &'p PathBuf>) {
    for path in paths {
        // One that was renamed is not there any more.
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        folder::files_below(folder).unwrap()
    }

    #[test]
    fn all_are_replaced_and_nothing_is_left_beside() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::create_dir(folder.join("b")).unwrap();
        for path in ["a.json", "b/c.json"] {
            fs::write(folder.join(path), "old").unwrap();
        }
        let texts = ["a.json", "b/c.json"].map(|path| (path.to_owned(), "new".to_owned()));
        replace(folder, &texts.into()).unwrap();
        assert_eq!(names(folder), ["a.json", "b/c.json"]);
        for path in ["a.json", "b/c.json"] {
            assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), "new");
        }
    }

    #[test]
    fn a_file_that_cannot_be_replaced_leaves_all_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        fs::write(folder.join("a.json"), "old").unwrap();
        // A folder stands where the second file should.
        fs::create_dir(folder.join("b.json")).unwrap();
        fs::write(folder.join("b.json/x"), "old").unwrap();
        let texts = ["a.json", "b.json"].map(|path| (path.to_owned(), "new".to_owned()));
        assert!(replace(folder, &texts.into()).is_err());
        assert_eq!(names(folder), ["a.json", "b.json/x"]);
        assert_eq!(fs::read_to_string(folder.join("a.json")).unwrap(), "old");

        // The second cannot even be written.
        let texts = ["a.json", "none/b.json"].map(|path| (path.to_owned(), "new".to_owned()));
        assert!(replace(folder, &texts.into()).is_err());
        assert_eq!(names(folder), ["a.json", "b.json/x"]);
        assert_eq!(fs::read_to_string(folder.join("a.json")).unwrap(), "old");
    }
}
