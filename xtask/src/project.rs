//! The project's folder, and how work in it is run and shown.

use std::env;
use std::fmt::Display;
use std::fs;
use std::io::{IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result};
use xshell::Shell;

/// The project's folder, and a shell that stands in it.
pub struct Project {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Runs programs in that folder.
    pub shell: Shell,
}

impl Project {
    /// The project that this program was compiled from.
    pub fn here() -> Result<Self> {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = package
            .parent()
            .context("xtask lies in no project")?
            .to_owned();
        let shell = Shell::new()?;
        shell.change_dir(&root);
        Ok(Self { root, shell })
    }

    /// A path below the project's folder.
    pub fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root.join(below)
    }
}

/// Does one step of long work and shows it as one line with its seconds.
///
/// On a terminal the name stands there while the step runs.
pub fn step<T>(name: impl Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let live = stderr().is_terminal();
    if live {
        eprint!("{name} …\r");
        stderr().flush().ok();
    }
    let start = Instant::now();
    let done = work()?;
    let clear = if live { "\x1b[K" } else { "" };
    eprintln!("{name}: {:.1} s{clear}", start.elapsed().as_secs_f64());
    Ok(done)
}

/// How far long work has come, for whoever looks on.
pub struct Progress {
    name: &'static str,
    all: usize,
    done: AtomicUsize,
    begun: Instant,
    live: bool,
}

/// How often something is said of work: on a terminal, where one line is written over, after so many things; in a log
/// at so many parts of all, where there are many.
const LIVE_EVERY: usize = 5;
const LOG_PARTS: usize = 10;
const MANY: usize = 50;

impl Progress {
    /// Begins work of so many things.
    pub fn new(name: &'static str, all: usize) -> Self {
        Self {
            name,
            all,
            done: AtomicUsize::new(0),
            begun: Instant::now(),
            live: stderr().is_terminal(),
        }
    }

    /// One more thing is done.
    pub fn one_more(&self) {
        let Self { name, all, .. } = self;
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let left = self.left(done);
        if self.live && done.is_multiple_of(LIVE_EVERY) {
            eprint!("{name}: {done} of {all}, {left} …\r");
        } else if !self.live && *all >= MANY && done.is_multiple_of(all / LOG_PARTS) {
            eprintln!("  {name}: {done} of {all}, {left}");
        }
    }

    /// How long the rest takes if it goes on as until now.
    fn left(&self, done: usize) -> String {
        let rest = self.all.saturating_sub(done) as f64 / done as f64;
        match (self.begun.elapsed().as_secs_f64() * rest).round() as u64 {
            seconds @ 0..100 => format!("{seconds} s left"),
            seconds => format!("{} min left", seconds.div_ceil(60)),
        }
    }
}

/// What a build is made of, besides the data: files and folders of the project.
pub const SOURCES: [&str; 12] = [
    "src",
    "crates",
    "assets",
    "keeper",
    "texts",
    "vendor",
    "xtask/src",
    "xtask/Cargo.toml",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
];

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Reads a file as text.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// A program in `PATH`.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}
