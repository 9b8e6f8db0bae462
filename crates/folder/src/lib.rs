//! What lies below a folder, the data folder above all.
//!
//! The other crates take texts and know no disk. The build, the tests and the development commands have
//! one, and all of them read the data folder here, so that none of them sees files that another does not.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Every file below a folder as its path from there with `/` between names, in the order of these paths.
///
/// A link is no file of the folder: what it leads to may lie elsewhere. An error names what cannot be read.
pub fn files_below(root: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let here = root.join(&folder);
        for entry in fs::read_dir(&here).map_err(|error| named(&here, &error))? {
            let entry = entry.map_err(|error| named(&here, &error))?;
            let path = entry.path();
            let sort = entry.file_type().map_err(|error| named(&path, &error))?;
            let Ok(name) = entry.file_name().into_string() else {
                return Err(io::Error::other(format!("{} is not UTF-8", path.display())));
            };
            if sort.is_dir() {
                folders.push(format!("{folder}{name}/"));
            } else if sort.is_file() {
                files.push(folder.clone() + &name);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Every JSON file below a folder: its path as in [`files_below`] → its text.
///
/// A file in another encoding is no error here. Its text has U+FFFD where it is no UTF-8, and whoever reads
/// the records names it among what else is wrong.
pub fn json_below(root: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut files = files_below(root)?;
    files.retain(|path| path.ends_with(".json"));
    let texts = files.into_iter().map(|path| {
        let file = root.join(&path);
        let bytes = fs::read(&file).map_err(|error| named(&file, &error))?;
        Ok((path, String::from_utf8_lossy(&bytes).into_owned()))
    });
    texts.collect()
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(
        error.kind(),
        format!("cannot read {}: {error}", path.display()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_files_are_found_at_any_depth_and_others_are_left_out() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        fs::create_dir_all(root.join("a/b")).unwrap();
        for (path, bytes) in [
            ("one.json", &b"1"[..]),
            ("a/b/two.json", b"2"),
            ("a/three.json", b"\xca\xd0"),
            ("a/notes.txt", b"4"),
        ] {
            fs::write(root.join(path), bytes).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("one.json"), root.join("link.json")).unwrap();
        let texts = [
            ("a/b/two.json", "2"),
            ("a/three.json", "\u{fffd}\u{fffd}"),
            ("one.json", "1"),
        ];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
        assert_eq!(json_below(root).unwrap(), texts.into());
        let files = ["a/b/two.json", "a/notes.txt", "a/three.json", "one.json"];
        assert_eq!(files_below(root).unwrap(), files);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let error = json_below(Path::new("no/such/folder")).unwrap_err();
        assert!(error.to_string().contains("no/such/folder"), "{error}");
    }
}
