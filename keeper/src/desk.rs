//! What the worker does: it holds the data folder and the files, and answers what the page asks.

mod changes;
mod decided;
mod parcel;
mod shown;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use directory::{Directory, RegionId};
use keeper::{Decisions, Proposal, Reading};

use crate::said::{Answer, Decided, Question, RowKey};

/// The data folder, and the files that were read.
pub struct Desk {
    /// The data folder, as path below it → text.
    folder: BTreeMap<String, String>,
    directory: Directory,
    files: Vec<Held>,
    /// What the files say, in the order of `files`.
    readings: Vec<Reading>,
    /// What was proposed last, by district, and what was decided by then.
    proposed: (Vec<Proposal>, Decisions),
}

/// A file.
struct Held {
    number: usize,
    name: String,
    bytes: Vec<u8>,
}

/// An answer, and the bytes that go with it.
pub type Answered = (Answer, Option<Vec<u8>>);

impl Desk {
    /// Takes the data folder, as path below it → text.
    pub fn new(folder: BTreeMap<String, String>) -> Self {
        Self {
            directory: Directory::read(&folder).0,
            folder,
            files: Vec::new(),
            readings: Vec::new(),
            proposed: Default::default(),
        }
    }

    /// That it is ready, and what there is to choose from.
    pub fn ready(&self) -> Answer {
        let regions = self.directory.regions.iter();
        let regions = regions.map(|(code, records)| {
            let region = &records.region;
            let name = [&*region.city, &region.name].concat();
            (code.to_string(), name)
        });
        let kinds = self.directory.kinds.iter();
        Answer::Ready {
            regions: regions.collect(),
            kinds: kinds
                .map(|kind| (kind.id.to_string(), kind.name.clone()))
                .collect(),
        }
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
            Question::Again { file, region } => match self.take_out(file) {
                Some(held) => self.read(file, held.name, held.bytes, Some(region), tell),
                None => refused(GONE),
            },
            Question::Forget { file } => {
                self.take_out(file);
                (Answer::Done, None)
            }
            Question::Mark { file } => self.mark(file, tell),
            Question::Propose(decided) => self.propose(&decided, tell),
            Question::Take => self.take(tell),
        }
    }

    fn position(&self, number: usize) -> Option<usize> {
        self.files.iter().position(|own| own.number == number)
    }

    /// Lets a file go. What was proposed with it holds no more.
    fn take_out(&mut self, number: usize) -> Option<Held> {
        self.proposed = Default::default();
        let position = self.position(number)?;
        self.readings.remove(position);
        Some(self.files.remove(position))
    }

    fn read(
        &mut self,
        number: usize,
        name: String,
        bytes: Vec<u8>,
        region: Option<String>,
        tell: &dyn Fn(&str),
    ) -> Answered {
        self.take_out(number);
        tell("正在打开，一格一格地看");
        let region = region.and_then(|code| self.region(&code));
        match keeper::read(&name, &bytes, &self.directory, region.as_ref()) {
            Ok(reading) => {
                tell("正在把表列出来");
                let shown = shown::file(&self.directory, &reading);
                self.readings.push(reading);
                self.files.push(Held {
                    number,
                    name,
                    bytes,
                });
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

    fn mark(&self, number: usize, tell: &dyn Fn(&str)) -> Answered {
        let Some(position) = self.position(number) else {
            return refused(GONE);
        };
        tell("正在给表格做记号");
        let (held, reading) = (&self.files[position], &self.readings[position]);
        let problems = reading.problems();
        match keeper::mark(&held.name, &held.bytes, &reading.workbook, &problems) {
            Ok(marked) => {
                let name = marked.file_name;
                (Answer::Download { name }, Some(marked.bytes))
            }
            Err(why) => refused(&why.to_string()),
        }
    }

    fn propose(&mut self, said: &Decided, tell: &dyn Fn(&str)) -> Answered {
        tell("正在和现在的名单对一遍");
        let regions: BTreeSet<RegionId> = {
            let readings = self.readings.iter();
            readings.filter_map(|own| own.region.clone()).collect()
        };
        let mut decisions = self.decisions(said);
        let propose = |decisions: &Decisions| -> Vec<Proposal> {
            let regions = regions.iter();
            let proposals = regions.filter_map(|code| {
                keeper::proposal(&self.directory, code, &self.readings, decisions)
            });
            proposals.collect()
        };
        let mut proposals = propose(&decisions);
        if !said.gone.is_empty() {
            // Which document says that a place has ended, is known once the places are.
            decisions.gone = decided::gone(&said.gone, &proposals, &decisions);
            proposals = propose(&decisions);
        }
        let shown = changes::shown(self, &proposals);
        self.proposed = (proposals, decisions);
        (Answer::Proposed(Box::new(shown)), None)
    }

    fn take(&self, tell: &dyn Fn(&str)) -> Answered {
        tell("正在写新的数据");
        let (proposals, decisions) = &self.proposed;
        let mut folder = self.folder.clone();
        let mut changed = BTreeMap::new();
        for proposal in proposals {
            match keeper::accept(&folder, proposal, decisions) {
                Ok(texts) => {
                    folder.extend(texts.clone());
                    changed.extend(texts);
                }
                Err(why) => return refused(&why.to_string()),
            }
        }
        if changed.is_empty() {
            return (Answer::Nothing, None);
        }
        let summary = summary::of(self, proposals, decisions);
        match parcel::of(&changed, &summary) {
            Some(bytes) => {
                let name = format!("就近医数据-{}.zip", decisions.date);
                (Answer::Download { name }, Some(bytes))
            }
            None => refused("压缩包没有做成"),
        }
    }

    /// The row of a file and sheet that are given by their names.
    fn row_key(&self, at: &keeper::change::RowAt) -> Option<RowKey> {
        let position = self.readings.iter().position(|own| own.file == at.file)?;
        let mut sheets = self.readings[position].sheets.iter();
        Some(RowKey {
            file: self.files[position].number,
            sheet: sheets.position(|sheet| sheet.name == at.sheet)?,
            row: at.row,
        })
    }
}

/// What is said where a file is asked about that is not there any more.
const GONE: &str = "这个文件已经不在这里了，请再选一次";

fn refused(why: &str) -> Answered {
    (Answer::Refused(why.to_owned()), None)
}

#[cfg(test)]
mod tests;
