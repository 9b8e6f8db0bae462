//! Noticing that a source has changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// How long nothing more may happen before a change counts as finished: an editor writes several
/// files, or one file in several steps.
const CALM: Duration = Duration::from_millis(200);

/// Watched files and folders.
pub struct Watch {
    /// It ends with the watching when it is dropped.
    _watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    sources: Vec<PathBuf>,
}

impl Watch {
    /// Begins to watch files, and folders with all that is below them.
    pub fn start(sources: impl Iterator<Item = PathBuf>) -> Result<Self> {
        let (send, events) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(send)?;
        let sources: Vec<PathBuf> = sources.filter(|source| source.exists()).collect();
        for source in &sources {
            // An editor replaces a file by another of that name: only its folder sees both.
            let (path, mode) = match source.parent() {
                Some(folder) if source.is_file() => (folder, RecursiveMode::NonRecursive),
                _ => (source.as_path(), RecursiveMode::Recursive),
            };
            watcher
                .watch(path, mode)
                .with_context(|| format!("cannot watch {}", path.display()))?;
        }
        Ok(Self {
            _watcher: watcher,
            events,
            sources,
        })
    }

    /// Waits for the next change, until it is finished.
    pub fn wait(&self) -> Result<()> {
        loop {
            if self.concerns(&self.events.recv()?) {
                break;
            }
        }
        loop {
            match self.events.recv_timeout(CALM) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => bail!("the watching of files has ended"),
            }
        }
    }

    /// Whether an event changes a source. That a build reads the sources is an event as well.
    fn concerns(&self, event: &notify::Result<Event>) -> bool {
        let Ok(event) = event else { return false };
        let source = |path: &Path| self.sources.iter().any(|source| path.starts_with(source));
        !event.kind.is_access() && event.paths.iter().any(|path| source(path))
    }
}
