//! What the worker is asked next.

use web_sys::File;

use super::{State, Task};
use crate::page::chosen::{Chosen, Known};
use crate::said::{Decided, Question};

impl State {
    /// The next thing that the worker is to do: what the clerk waits for before what can wait.
    pub fn next(&mut self) -> Option<Task> {
        let can_wait = |task: &Task| matches!(task, Task::Mark(_) | Task::Take);
        if let Some(first) = self.tasks.iter().position(|task| !can_wait(task)) {
            return self.tasks.remove(first);
        }
        let is_read = |own: &Chosen| matches!(own.known, Known::Read(_));
        if self.is_stale && self.files.iter().any(is_read) {
            self.is_stale = false;
            return Some(Task::Propose);
        }
        self.tasks.pop_front()
    }

    /// How the worker is asked for it.
    pub fn question(&self, task: &Task) -> Question {
        let own = task.file().and_then(|file| self.chosen(file));
        let region = own.and_then(|own| own.region.clone());
        match *task {
            Task::Read(file) => Question::Read {
                file,
                name: own.map(|own| own.name.clone()).unwrap_or_default(),
                region,
            },
            Task::Again(file) => Question::Again {
                file,
                region: region.unwrap_or_default(),
            },
            Task::Forget(file) => Question::Forget { file },
            Task::Mark(file) => Question::Mark { file },
            Task::Propose => Question::Propose(Box::new(self.all_decided())),
            Task::Take => Question::Take,
        }
    }

    /// Everything that the clerk decided.
    fn all_decided(&self) -> Decided {
        let files = self.files.iter();
        Decided {
            rows: self.rows.clone().into_iter().collect(),
            kinds: self.row_kinds.clone().into_iter().collect(),
            conflicts: self.conflicts.clone().into_iter().collect(),
            gone: self.gone.clone().into_iter().collect(),
            crs: files
                .filter_map(|own| Some((own.number, own.crs.clone()?)))
                .collect(),
            date: self.today.clone(),
            by: (!self.who.is_empty()).then(|| self.who.clone()),
        }
    }

    /// The file that goes along with the question.
    pub fn bytes(&self, task: &Task) -> Option<File> {
        match task {
            Task::Read(file) => self.chosen(*file).map(|own| own.file.clone()),
            _ => None,
        }
    }
}
