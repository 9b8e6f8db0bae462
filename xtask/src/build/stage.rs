//! The folder in which a build grows until it is whole.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// What a part of a site says of itself, beside its files.
pub const PART: &str = "part/part.json";

/// A folder beside the one that is to be written. Dropped without [`Stage::swap`], it goes away.
pub struct Stage {
    out: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Stage {
    /// Makes an empty folder beside `out`, which must be absent, empty, or the work of a former build.
    pub fn beside(out: &Path) -> Result<Self> {
        ensure!(
            is_ours(out)?,
            "{} holds something that no build wrote; empty it or choose another folder with --out",
            out.display()
        );
        let beside = |ending: &str| -> Result<PathBuf> {
            let mut name = OsString::from(out.file_name().context("--out names no folder")?);
            name.push(ending);
            Ok(out.with_file_name(name))
        };
        let stage = Self {
            out: out.to_owned(),
            new: beside(".new")?,
            old: beside(".old")?,
        };
        remove(&stage.new)?;
        fs::create_dir_all(&stage.new)
            .with_context(|| format!("cannot make {}", stage.new.display()))?;
        Ok(stage)
    }

    /// The folder to write into.
    pub fn path(&self) -> &Path {
        &self.new
    }

    /// Puts the folder where it belongs.
    pub fn swap(self) -> Result<()> {
        remove(&self.old)?;
        if self.out.exists() {
            rename(&self.out, &self.old)?;
        }
        rename(&self.new, &self.out)?;
        remove(&self.old)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What is left over here is removed by the next build at the latest.
        remove(&self.new).ok();
    }
}

/// Whether a folder may be replaced: whoever mistypes `--out` must not lose a folder.
fn is_ours(out: &Path) -> Result<bool> {
    match fs::read_dir(out) {
        Ok(mut entries) => {
            let marks = ["data/manifest.json", PART];
            let has_mark = marks.iter().any(|mark| out.join(mark).is_file());
            Ok(entries.next().is_none() || has_mark)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => {
            Err(error).with_context(|| format!("cannot read the folder {}", out.display()))
        }
    }
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)
        .with_context(|| format!("cannot rename {} to {}", from.display(), to.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_replaces_a_former_build_only_when_it_is_swapped() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("dist");
        fs::create_dir_all(out.join("data")).unwrap();
        fs::write(out.join("data/manifest.json"), "old").unwrap();

        drop(Stage::beside(&out).unwrap());
        assert_eq!(
            fs::read_to_string(out.join("data/manifest.json")).unwrap(),
            "old"
        );

        let stage = Stage::beside(&out).unwrap();
        fs::write(stage.path().join("new"), "").unwrap();
        stage.swap().unwrap();
        assert!(out.join("new").exists() && !out.join("data").exists());
        assert_eq!(
            fs::read_dir(home.path()).unwrap().count(),
            1,
            "nothing else is left behind"
        );
    }

    #[test]
    fn a_folder_that_no_build_wrote_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("thesis.txt"), "").unwrap();
        assert!(Stage::beside(home.path()).is_err());
        assert!(home.path().join("thesis.txt").exists());
    }
}
