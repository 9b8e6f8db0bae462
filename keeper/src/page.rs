//! The page: what the clerk chose, what the worker said of it, and what she decided.

mod changes;
mod chosen;
mod clock;
mod downloads;
mod file;
mod filter;
mod intro;
mod rows;
mod select;
mod state;
mod summary;
mod worker;

use js_sys::Function;
use web_sys::File;
use yew::{Component, Context, Html, Properties, html};

use crate::said::{Answer, Gone, RowKey, Step};
use filter::Filter;
use state::State;
use worker::{Heard, Worker};

/// What the page is given.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Starts a worker.
    pub start: Function,
}

/// What happened.
pub enum Msg {
    /// Files were chosen or dropped.
    Chosen(Vec<File>),
    /// The worker said something.
    Heard(u32, Heard),
    /// The clerk took a file away.
    Away(usize),
    /// The clerk said which district a file is of.
    Region(usize, String),
    /// The clerk said in which coordinate system the points of a file are.
    Crs(usize, String),
    /// The clerk wrote her name.
    Who(String),
    /// The clerk looks at another file.
    Look(usize),
    /// The clerk looks at some of the rows.
    Filter(Filter),
    /// The clerk looks at more rows.
    More,
    /// The clerk said which place a row is.
    Choice(RowKey, String),
    /// The clerk said what kind of place a row is.
    Kind(RowKey, String),
    /// The clerk said whether the workbook's value of a place and field is taken.
    Value(String, String, bool),
    /// The clerk said what became of a place.
    Gone(String, Gone),
    /// Files are held over the page, or not any more.
    Over(bool),
}

/// The page.
pub struct Keeper {
    state: State,
    worker: Option<Worker>,
    /// How many workers there were.
    workers: u32,
}

impl Component for Keeper {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut keeper = Self {
            state: State::new(today()),
            worker: None,
            workers: 0,
        };
        keeper.start(ctx);
        keeper
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let state = &mut self.state;
        match msg {
            Msg::Chosen(files) => state.add(files),
            Msg::Heard(worker, heard) if worker == self.workers => self.heard(ctx, heard),
            // What a worker said that is not there any more.
            Msg::Heard(..) => return false,
            Msg::Away(file) => state.take_away(file),
            Msg::Region(file, code) => state.set_region(file, code),
            Msg::Crs(file, crs) => state.set_crs(file, crs),
            Msg::Who(who) => state.set_who(who),
            Msg::Look(file) => state.look(file),
            Msg::Filter(filter) => state.filter(filter),
            Msg::More => state.more(),
            Msg::Choice(row, choice) => state.choose(row, choice),
            Msg::Kind(row, kind) => state.choose_kind(row, kind),
            Msg::Value(id, field, takes) => state.choose_value(id, field, takes),
            Msg::Gone(id, gone) => state.choose_gone(id, gone),
            Msg::Over(over) => state.over = over,
        }
        self.go_on();
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (state, link) = (&self.state, ctx.link());
        html! {
            <>
                { intro::intro(state, link) }
                <div class="status">
                    <p class="status__words" role="status">{ &state.status }</p>
                    <clock::Clock working={state.at_work.is_some()} />
                </div>
                // Within an element of their own: the status before them must stay the same one, or no reader hears it.
                <div class="files">
                    { for state.files.iter().map(|own| file::file(state, own, link)) }
                </div>
                { rows::rows(state, link) }
                { changes::changes(state, link) }
                { downloads::downloads(state) }
            </>
        }
    }
}

impl Keeper {
    fn start(&mut self, ctx: &Context<Self>) {
        self.workers += 1;
        let own = self.workers;
        let tell = ctx.link().callback(move |heard| Msg::Heard(own, heard));
        self.worker = Worker::start(&ctx.props().start, tell);
        self.state.is_ready = false;
        if self.worker.is_none() {
            self.state.status =
                "这个浏览器不让程序在后台运行，检查不了表格。请换一个浏览器。".into();
        }
    }

    fn heard(&mut self, ctx: &Context<Self>, heard: Heard) {
        match heard {
            Heard::Ready(answer) => {
                if let Answer::Ready { regions, kinds } = answer {
                    self.state.ready(regions, kinds);
                }
            }
            Heard::Step(Step(step)) => self.state.step(&step),
            Heard::Answer(answer, bytes) => self.state.answered(answer, bytes),
            Heard::Held => self.state.held(),
            Heard::Lost => {
                self.worker = None;
                self.state.lost();
                self.start(ctx);
            }
        }
    }

    /// Asks the next question, where nothing is being answered.
    fn go_on(&mut self) {
        let Some(worker) = &self.worker else { return };
        if !self.state.is_ready || self.state.at_work.is_some() {
            return;
        }
        if let Some(task) = self.state.next() {
            worker.ask(&self.state.question(&task), self.state.bytes(&task));
            self.state.at_work = Some(task);
        }
    }
}

/// The day of today where the clerk is, `YYYY-MM-DD`.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date()
    )
}
