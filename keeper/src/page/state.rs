//! What the page knows, and what each step changes of it. Knows nothing of how it looks.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use keeper::Severity;
use web_sys::{Blob, BlobPropertyBag, File, Url};

use crate::said::{Answer, FileShown, MatchShown, Question, RowShown};

/// How many rows are shown at first, and how many more at a time.
pub const AT_ONCE: usize = 200;

/// The bytes that a file may have: more is never a list of places.
const LARGEST: f64 = 64_000_000.0;

/// What the worker is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// Read a file.
    Read(usize),
    /// Read a file anew, as one of another district.
    Again(usize),
    /// Forget a file.
    Forget(usize),
    /// Mark a file.
    Mark(usize),
}

/// What is known of a file.
pub enum Known {
    /// It waits, or is being read.
    Waiting,
    /// It was read.
    Read(Rc<FileShown>),
    /// It cannot be read: what it is, and what to do.
    Unreadable(String, String),
}

/// A file that the clerk chose.
pub struct Chosen {
    /// Its number.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// What is known of it.
    pub known: Known,
    /// The district that the clerk chose, by code.
    pub region: Option<String>,
    /// The coordinate system that the clerk chose.
    pub crs: Option<String>,
    /// The marked workbook.
    pub marked: Option<Link>,
    /// Why there is none.
    pub unmarked: Option<String>,
    file: File,
}

/// A file to download. It is let go when it is dropped.
pub struct Link {
    /// Its name.
    pub name: String,
    /// Its address, of this page only.
    pub url: String,
}

impl Link {
    /// Of the bytes of a file.
    fn new(name: String, bytes: &Uint8Array) -> Option<Self> {
        let sort = BlobPropertyBag::new();
        sort.set_type("application/octet-stream");
        let parts = Array::of1(bytes);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &sort).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        Some(Self { name, url })
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.url);
    }
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those with something that is not taken over.
    Errors,
    /// Those with something to look at.
    Warnings,
    /// Those of places that the directory does not have.
    New,
    /// Those of which nobody knows which place they are.
    Unsure,
}

impl Filter {
    /// All of them, with their names.
    pub const ALL: [(Self, &str); 5] = [
        (Self::All, "全部"),
        (Self::Errors, "有错"),
        (Self::Warnings, "要看"),
        (Self::New, "新的"),
        (Self::Unsure, "说不准"),
    ];

    /// Whether a row is one of them.
    pub fn has(self, row: &RowShown) -> bool {
        let any = |severity| {
            let mut problems = row.problems.iter();
            problems.any(|problem| problem.kind().severity() == severity)
        };
        match self {
            Self::All => true,
            Self::Errors => any(Severity::Error),
            Self::Warnings => any(Severity::Warning),
            Self::New => row.matched == MatchShown::New,
            Self::Unsure => matches!(row.matched, MatchShown::Unsure(_)),
        }
    }
}

/// What the page knows.
#[derive(Default)]
pub struct State {
    /// The districts of the directory, by code.
    pub regions: BTreeMap<String, String>,
    /// Whether the worker is ready.
    pub is_ready: bool,
    /// What is said of what happens.
    pub status: String,
    /// The files, in the order in which they were chosen.
    pub files: Vec<Chosen>,
    /// What the worker does.
    pub at_work: Option<Task>,
    /// Who checks.
    pub who: String,
    /// The file whose rows are shown.
    pub shown: usize,
    /// Which of them.
    pub filter: Filter,
    /// How many of them.
    pub many: usize,
    /// Which place a row is, where the clerk said so: by file, sheet and row.
    pub choices: BTreeMap<(usize, usize, u32), String>,
    /// Whether files are held over the page.
    pub over: bool,
    tasks: VecDeque<Task>,
    next_number: usize,
}

impl State {
    /// The worker is ready.
    pub fn ready(&mut self, regions: BTreeMap<String, String>) {
        self.regions = regions;
        self.is_ready = true;
        if self.files.is_empty() {
            self.status = "准备好了，请选文件。".into();
        }
    }

    /// Takes files.
    pub fn add(&mut self, files: Vec<File>) {
        for file in files {
            let number = self.next_number;
            self.next_number += 1;
            let name = file.name();
            let too_large = file.size() > LARGEST;
            let known = if too_large {
                Known::Unreadable(
                    "这个文件太大，没有打开：超过 64 MB。".into(),
                    "把机构名单单独复制到一个新表格里，不要带图片，保存后再选这个新文件。".into(),
                )
            } else {
                self.tasks.push_back(Task::Read(number));
                Known::Waiting
            };
            self.files.push(Chosen {
                number,
                name,
                known,
                region: None,
                crs: None,
                marked: None,
                unmarked: None,
                file,
            });
        }
        self.over = false;
    }

    /// Takes a file away.
    pub fn take_away(&mut self, number: usize) {
        self.files.retain(|own| own.number != number);
        self.tasks.retain(|task| task.file() != number);
        self.choices.retain(|key, _| key.0 != number);
        self.tasks.push_back(Task::Forget(number));
        self.status = "已经拿走。".into();
        self.look_somewhere();
    }

    /// The district of a file is this one.
    pub fn set_region(&mut self, number: usize, code: String) {
        if let Some(own) = self.chosen_mut(number) {
            own.region = Some(code);
            own.known = Known::Waiting;
            own.marked = None;
            self.choices.retain(|key, _| key.0 != number);
            self.tasks.retain(|task| *task != Task::Mark(number));
            self.tasks.push_back(Task::Again(number));
        }
    }

    /// The points of a file are in this coordinate system.
    pub fn set_crs(&mut self, number: usize, crs: String) {
        if let Some(own) = self.chosen_mut(number) {
            own.crs = Some(crs);
        }
    }

    /// Who checks.
    pub fn set_who(&mut self, who: String) {
        self.who = who;
    }

    /// Which file is looked at.
    pub fn look(&mut self, number: usize) {
        self.shown = number;
        self.filter(Filter::All);
    }

    /// Which rows are looked at.
    pub fn filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.many = AT_ONCE;
    }

    /// More rows.
    pub fn more(&mut self) {
        self.many += AT_ONCE;
    }

    /// Which place a row is.
    pub fn choose(&mut self, row: (usize, usize, u32), choice: String) {
        if choice.is_empty() {
            self.choices.remove(&row);
        } else {
            self.choices.insert(row, choice);
        }
    }

    /// The worker begins a step.
    pub fn step(&mut self, step: &str) {
        let task = self.at_work.as_ref();
        let name = task.and_then(|task| self.chosen(task.file()));
        self.status = match name {
            Some(own) => format!("{}：{step}……", own.name),
            None => format!("{step}……"),
        };
    }

    /// The worker answered.
    pub fn answered(&mut self, answer: Answer, bytes: Option<Uint8Array>) {
        let Some(task) = self.at_work.take() else {
            return;
        };
        match (task, answer) {
            (Task::Read(file) | Task::Again(file), answer) => self.was_read(file, answer),
            (Task::Mark(file), answer) => self.was_marked(file, answer, bytes),
            (Task::Forget(_), _) => {}
        }
    }

    fn was_read(&mut self, number: usize, answer: Answer) {
        let Some(own) = self.chosen_mut(number) else {
            return;
        };
        let name = own.name.clone();
        match answer {
            Answer::Read(shown) => {
                let words = summary(&shown);
                own.region.clone_from(&shown.region);
                own.known = Known::Read(Rc::from(shown));
                self.status = format!("{name}：读好了。{words}");
                self.tasks.push_back(Task::Mark(number));
            }
            Answer::Unreadable { what, todo } => {
                self.status = format!("{name}：{what}{todo}");
                own_known(self, number, Known::Unreadable(what, todo));
            }
            Answer::Refused(why) => {
                self.status = format!("{name}：{why}。");
                own_known(self, number, Known::Unreadable(why, AGAIN.into()));
            }
            Answer::Ready(_) | Answer::Done | Answer::Download { .. } => {}
        }
        self.look_somewhere();
    }

    fn was_marked(&mut self, number: usize, answer: Answer, bytes: Option<Uint8Array>) {
        let Some(own) = self.chosen_mut(number) else {
            return;
        };
        match answer {
            Answer::Download { name } => {
                own.marked = bytes.and_then(|bytes| Link::new(name, &bytes));
            }
            Answer::Refused(why) => own.unmarked = Some(why),
            _ => {}
        }
        if let Known::Read(shown) = &own.known {
            self.status = format!("{}：好了。{}", own.name, summary(shown));
        }
    }

    /// The file that was to be read is gone, or held by another program.
    pub fn held(&mut self) {
        let Some(task) = self.at_work.take() else {
            return;
        };
        let what = "这个文件读不到：可能正在别的程序里打开着，或者已经移走了。";
        let todo = "在 WPS 或 Excel 里关掉它，再选一次。";
        self.status = format!("{what}{todo}");
        own_known(
            self,
            task.file(),
            Known::Unreadable(what.into(), todo.into()),
        );
        self.look_somewhere();
    }

    /// The worker broke off. The other files are read again by the next one.
    pub fn lost(&mut self) {
        let task = self.at_work.take();
        let number = task.as_ref().map(Task::file);
        if let Some(number) = number {
            let what = "检查这个文件的时候程序出错停下了。";
            let todo = "文件没有改动。用 WPS 或 Excel 打开它，另存为新的 .xlsx，再选新的文件。";
            self.status = format!("{what}{todo}");
            own_known(self, number, Known::Unreadable(what.into(), todo.into()));
        }
        self.tasks.clear();
        for own in &mut self.files {
            if matches!(own.known, Known::Read(_) | Known::Waiting) {
                self.tasks.push_back(Task::Read(own.number));
            }
        }
        self.look_somewhere();
    }

    /// The next thing that the worker is to do: what the clerk waits for before what can wait.
    pub fn next(&mut self) -> Option<Task> {
        let first = self
            .tasks
            .iter()
            .position(|task| !matches!(task, Task::Mark(_)));
        self.tasks.remove(first.unwrap_or_default())
    }

    /// How the worker is asked for it.
    pub fn question(&self, task: &Task) -> Question {
        let own = self.chosen(task.file());
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
        }
    }

    /// The file that goes along with the question.
    pub fn bytes(&self, task: &Task) -> Option<File> {
        match task {
            Task::Read(file) => self.chosen(*file).map(|own| own.file.clone()),
            _ => None,
        }
    }

    /// A file.
    pub fn chosen(&self, number: usize) -> Option<&Chosen> {
        self.files.iter().find(|own| own.number == number)
    }

    fn chosen_mut(&mut self, number: usize) -> Option<&mut Chosen> {
        self.files.iter_mut().find(|own| own.number == number)
    }

    /// Looks at a file that was read, where the one that is looked at was not.
    fn look_somewhere(&mut self) {
        let is_read = |own: &&Chosen| matches!(own.known, Known::Read(_));
        if self.chosen(self.shown).filter(is_read).is_none()
            && let Some(first) = self.files.iter().find(is_read)
        {
            self.look(first.number);
        }
    }
}

/// What is said where it helps to try once more.
const AGAIN: &str = "请再选一次文件。";

fn own_known(state: &mut State, number: usize, known: Known) {
    if let Some(own) = state.chosen_mut(number) {
        own.known = known;
        own.marked = None;
    }
}

/// How much a file has: rows, errors, and what is to be looked at.
pub fn summary(shown: &FileShown) -> String {
    let rows: usize = shown.tables.iter().map(|table| table.rows.len()).sum();
    let count = |severity: Severity| -> usize {
        let tables = shown.tables.iter();
        let problems = tables.flat_map(|table| {
            let rows = table.rows.iter().flat_map(|row| &row.problems);
            table.problems.iter().chain(rows)
        });
        problems
            .filter(|problem| problem.kind().severity() == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    format!("一共 {rows} 家，有错 {errors} 处，要看 {warnings} 处。")
}
