//! What the worker does: it holds the directory and the files, and answers what the page asks.

mod shown;

use std::collections::BTreeMap;

use directory::{Directory, RegionId};
use keeper::Reading;

use crate::said::{Answer, Question};

/// The directory, and the files that were read.
pub struct Desk {
    directory: Directory,
    files: BTreeMap<usize, Held>,
}

/// A file.
struct Held {
    name: String,
    bytes: Vec<u8>,
    reading: Reading,
}

/// An answer, and the bytes that go with it.
pub type Answered = (Answer, Option<Vec<u8>>);

impl Desk {
    /// Takes the data folder, as path below it → text.
    pub fn new(files: &BTreeMap<String, String>) -> Self {
        Self {
            directory: Directory::read(files).0,
            files: BTreeMap::new(),
        }
    }

    /// The districts of the directory, by code.
    pub fn regions(&self) -> BTreeMap<String, String> {
        let regions = self.directory.regions.iter();
        regions
            .map(|(code, records)| {
                let region = &records.region;
                let name = [&*region.city, &region.name].concat();
                (code.to_string(), name)
            })
            .collect()
    }

    /// Answers. `bytes` are those of the file that is asked about, if it is a new one; `tell` is told each step.
    pub fn answer(
        &mut self,
        question: Question,
        bytes: Option<Vec<u8>>,
        tell: &dyn Fn(&str),
    ) -> Answered {
        match question {
            Question::Read { file, name, region } => {
                self.read(file, name, bytes.unwrap_or_default(), region, tell)
            }
            Question::Again { file, region } => match self.files.remove(&file) {
                Some(held) => self.read(file, held.name, held.bytes, Some(region), tell),
                None => refused(GONE),
            },
            Question::Forget { file } => {
                self.files.remove(&file);
                (Answer::Done, None)
            }
            Question::Mark { file } => self.mark(file, tell),
        }
    }

    fn read(
        &mut self,
        file: usize,
        name: String,
        bytes: Vec<u8>,
        region: Option<String>,
        tell: &dyn Fn(&str),
    ) -> Answered {
        tell("正在打开文件，一格一格地看");
        let region = region.and_then(|code| self.region(&code));
        match keeper::read(&name, &bytes, &self.directory, region.as_ref()) {
            Ok(reading) => {
                tell("正在把表列出来");
                let shown = shown::file(&self.directory, &reading);
                let held = Held {
                    name,
                    bytes,
                    reading,
                };
                self.files.insert(file, held);
                (Answer::Read(Box::new(shown)), None)
            }
            Err(unreadable) => {
                let answer = Answer::Unreadable {
                    what: unreadable.what,
                    todo: unreadable.todo,
                };
                (answer, None)
            }
        }
    }

    fn region(&self, code: &str) -> Option<RegionId> {
        let mut codes = self.directory.regions.keys();
        codes.find(|known| known.as_str() == code).cloned()
    }

    fn mark(&self, file: usize, tell: &dyn Fn(&str)) -> Answered {
        let Some(held) = self.files.get(&file) else {
            return refused(GONE);
        };
        tell("正在表格里做记号");
        let problems = held.reading.problems();
        match keeper::mark(&held.name, &held.bytes, &held.reading.workbook, &problems) {
            Ok(marked) => {
                let name = marked.file_name;
                (Answer::Download { name }, Some(marked.bytes))
            }
            Err(why) => refused(&why.to_string()),
        }
    }
}

/// What is said where a file is asked about that is not there any more.
const GONE: &str = "这个文件已经不在这里了，请再选一次";

fn refused(why: &str) -> Answered {
    (Answer::Refused(why.to_owned()), None)
}
