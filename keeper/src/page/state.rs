//! What the page knows, and what each step changes of it. Knows nothing of how it looks.

mod asking;

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use js_sys::Uint8Array;
use web_sys::File;

use super::chosen::{Chosen, Known, Link};
use super::filter::Filter;
use super::summary::summary;
use crate::said::{Answer, Gone, PlaceShown, ProposalShown, RowKey};

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
    /// Say what would change.
    Propose,
    /// Make the new data.
    Take,
}

impl Task {
    /// The file that it is about, if it is about one.
    fn file(&self) -> Option<usize> {
        match *self {
            Self::Read(file) | Self::Again(file) | Self::Forget(file) | Self::Mark(file) => {
                Some(file)
            }
            Self::Propose | Self::Take => None,
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
    /// The kinds of places, as id and name.
    pub kinds: Vec<(String, String)>,
    /// What would change.
    pub proposal: Option<Rc<ProposalShown>>,
    /// The new data.
    pub data: Option<Link>,
    /// Why there is none, in words.
    pub no_data: Option<String>,
    /// Which place a row is, where the clerk said so.
    pub rows: BTreeMap<RowKey, String>,
    /// What kind of place a new row is, where the clerk said so.
    pub row_kinds: BTreeMap<RowKey, String>,
    /// Whether the workbook's value is taken, by place and field, where the clerk said so.
    pub conflicts: BTreeMap<(String, String), bool>,
    /// What became of places, where the clerk said so.
    pub gone: BTreeMap<String, Gone>,
    today: String,
    /// By row, the position in the proposal of the place that it is about.
    places: BTreeMap<RowKey, usize>,
    /// Whether something was decided since the last proposal.
    is_stale: bool,
    /// Whether files are held over the page.
    pub over: bool,
    tasks: VecDeque<Task>,
    next_number: usize,
}

impl State {
    /// At the start of a day, `YYYY-MM-DD`.
    pub fn new(today: String) -> Self {
        Self {
            today,
            many: AT_ONCE,
            ..Self::default()
        }
    }

    /// The worker is ready.
    pub fn ready(&mut self, regions: BTreeMap<String, String>, kinds: Vec<(String, String)>) {
        self.regions = regions;
        self.kinds = kinds;
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
            let name = self.free_name(&file.name());
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
        self.tasks.retain(|task| task.file() != Some(number));
        self.forget_rows(number);
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
            self.forget_rows(number);
            self.tasks.retain(|task| *task != Task::Mark(number));
            self.tasks.push_back(Task::Again(number));
        }
    }

    /// The points of a file are in this coordinate system.
    pub fn set_crs(&mut self, number: usize, crs: String) {
        if let Some(own) = self.chosen_mut(number) {
            own.crs = Some(crs);
            self.decided();
        }
    }

    /// Her name.
    pub fn set_who(&mut self, who: String) {
        self.who = who.trim().to_owned();
        self.decided();
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

    /// Which place a row is; nothing where she does not know after all.
    pub fn choose(&mut self, row: RowKey, choice: String) {
        set(&mut self.rows, row, choice);
        self.decided();
    }

    /// What kind of place a row is.
    pub fn choose_kind(&mut self, row: RowKey, kind: String) {
        set(&mut self.row_kinds, row, kind);
        self.decided();
    }

    /// Whether the workbook's value is taken.
    pub fn choose_value(&mut self, id: String, field: String, takes: bool) {
        self.conflicts.insert((id, field), takes);
        self.decided();
    }

    /// What became of a place; nothing where it stays as it is.
    pub fn choose_gone(&mut self, id: String, gone: Gone) {
        if gone.what.is_empty() {
            self.gone.remove(&id);
        } else {
            self.gone.insert(id, gone);
        }
        self.decided();
    }

    /// Something is decided: what was proposed before holds no more.
    fn decided(&mut self) {
        self.is_stale = true;
        self.data = None;
        self.no_data = None;
        self.tasks.retain(|task| *task != Task::Take);
    }

    fn forget_rows(&mut self, number: usize) {
        self.rows.retain(|key, _| key.file != number);
        self.row_kinds.retain(|key, _| key.file != number);
        self.decided();
    }

    /// What would become of the place that a row is about.
    pub fn place(&self, row: RowKey) -> Option<&PlaceShown> {
        let proposal = self.proposal.as_ref()?;
        proposal.places.get(*self.places.get(&row)?)
    }

    /// The worker begins a step.
    pub fn step(&mut self, step: &str) {
        let task = self.at_work.as_ref();
        let name = task.and_then(|task| self.chosen(task.file()?));
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
            (Task::Propose, answer) => self.was_proposed(answer),
            (Task::Take, answer) => self.was_taken(answer, bytes),
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
                self.decided();
            }
            Answer::Unreadable { what, todo } => {
                self.status = format!("{name}：{what}{todo}");
                own_known(self, number, Known::Unreadable(what, todo));
            }
            Answer::Refused(why) => {
                self.status = format!("{name}：{why}。");
                own_known(self, number, Known::Unreadable(why, AGAIN.into()));
            }
            _ => {}
        }
        self.look_somewhere();
    }

    fn was_proposed(&mut self, answer: Answer) {
        if let Answer::Proposed(shown) = answer {
            self.places = shown
                .places
                .iter()
                .enumerate()
                .flat_map(|(position, own)| own.rows.iter().map(move |row| (*row, position)))
                .collect();
            let changed = shown.places.iter().filter(|own| !own.is_new).count();
            self.status = format!(
                "对好了：新的 {} 家，会变的 {changed} 家，名单里没有的 {} 家。",
                shown.new,
                shown.gone.len()
            );
            self.proposal = Some(Rc::from(shown));
            self.tasks.push_back(Task::Take);
        }
    }

    fn was_taken(&mut self, answer: Answer, bytes: Option<Uint8Array>) {
        // She may have decided something else meanwhile.
        if self.is_stale {
            return;
        }
        match answer {
            Answer::Download { name } => {
                self.data = bytes.and_then(|bytes| Link::new(name, &bytes));
                self.status = "新的数据做好了，在最下面。".into();
            }
            Answer::Nothing => self.say_no_data(self.why_nothing().into()),
            Answer::Refused(why) => self.say_no_data(format!("新的数据没有做成：{why}")),
            _ => {}
        }
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

    fn why_nothing(&self) -> &'static str {
        let lacks_region = |own: &Chosen| match &own.known {
            Known::Read(shown) => shown.region.is_none(),
            _ => false,
        };
        if self.files.iter().any(lacks_region) {
            "先在上面选好每份表是哪个区的，才知道要改什么。"
        } else {
            "没有要改的，数据和现在一样。"
        }
    }

    fn say_no_data(&mut self, why: String) {
        self.status.clone_from(&why);
        self.no_data = Some(why);
    }

    /// The file that was to be read is gone, or held by another program.
    pub fn held(&mut self) {
        let Some(task) = self.at_work.take() else {
            return;
        };
        let what = "这个文件读不到：可能正在别的程序里打开着，或者已经移走了。";
        let todo = "在 WPS 或 Excel 里关掉它，再选一次。";
        self.status = format!("{what}{todo}");
        if let Some(number) = task.file() {
            own_known(self, number, Known::Unreadable(what.into(), todo.into()));
        }
        self.look_somewhere();
    }

    /// The worker broke off. The other files are read again by the next one.
    pub fn lost(&mut self) {
        let task = self.at_work.take();
        let number = task.as_ref().and_then(Task::file);
        if let Some(number) = number {
            let what = "检查这个文件的时候程序出错停下了。";
            let todo = "文件没有改动。用 WPS 或 Excel 打开它，另存为新的 .xlsx，再选新的文件。";
            self.status = format!("{what}{todo}");
            own_known(self, number, Known::Unreadable(what.into(), todo.into()));
        }
        self.tasks.clear();
        self.decided();
        for own in &mut self.files {
            if matches!(own.known, Known::Read(_) | Known::Waiting) {
                self.tasks.push_back(Task::Read(own.number));
            }
        }
        self.look_somewhere();
    }

    /// A name that no other file has: rows are named by it.
    fn free_name(&self, name: &str) -> String {
        let is_free = |name: &String| self.files.iter().all(|own| own.name != *name);
        let (stem, ending) = match name.rfind('.') {
            Some(at) => name.split_at(at),
            None => (name, ""),
        };
        let numbered = (2..).map(|number| format!("{stem}（{number}）{ending}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(is_free).unwrap_or_default()
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

fn set(map: &mut BTreeMap<RowKey, String>, row: RowKey, value: String) {
    if value.is_empty() {
        map.remove(&row);
    } else {
        map.insert(row, value);
    }
}

fn own_known(state: &mut State, number: usize, known: Known) {
    if let Some(own) = state.chosen_mut(number) {
        own.known = known;
        own.marked = None;
    }
}
