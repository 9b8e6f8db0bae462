//! Who searches a region: the page itself or, where the region is large, a worker beside it, because
//! building the index would stop the page for as long.
//!
//! Pages ask [`Searcher::answer`], [`Searcher::ask`] and [`Searcher::suggest`] and do not know which. The worker is
//! started when the resident turns to the search; where it is refused or lost, the page searches itself.

use std::cell::{OnceCell, RefCell};
use std::mem;
use std::rc::Rc;

use directory::Bundle;
use js_sys::{Function, Uint8Array};
use pages::OpenRegion;
use search::{Answer, Finder, Suggestion};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use latest_only::LatestOnly;

/// The largest region, in facilities, that the page searches itself. Building its index takes a phone
/// little longer than that of a region of fifty; with 20,000 the page would stand still for a second
/// (`docs/decisions/0017`).
pub const SEARCHED_IN_PAGE: usize = 5_000;

/// How many suggestions of each group are given.
pub(crate) const OF_EACH: usize = 3;

/// What is done with what a worker answers; it answers nothing where it was lost.
type Then = Box<dyn FnOnce(Option<Vec<u8>>)>;

/// Who searches a region, cheap to clone.
#[derive(Clone)]
pub struct Searcher(Rc<State>);

/// The worker that searches, if there is one, and what it is asked.
struct State {
    region: Rc<OpenRegion>,
    finder: OnceCell<Finder>,
    worker: RefCell<Worker>,
    /// Questions for answers, and for suggestions.
    lines: [RefCell<LatestOnly<Then>>; 2],
    /// The last answer, and the text that it answers.
    last: RefCell<Option<(String, Rc<Answer>)>>,
}

#[derive(Default)]
enum Worker {
    /// The page searches.
    #[default]
    None,
    /// It can be started by this function.
    Offered(Function),
    /// It is asked by this function.
    Started(Function),
}

/// What a worker does: answers a question in bytes; `suggest` is whether suggestions are asked for.
pub fn answer(bundle: &Bundle, finder: &Finder, suggest: bool, text: &str) -> Vec<u8> {
    if suggest {
        Suggestion::to_bytes(&finder.suggest(bundle, text, OF_EACH))
    } else {
        finder.search(text, usize::MAX).to_bytes()
    }
}

/// A query of one letter, which finds by sound and by text.
const FIRST: &str = "a";

impl Searcher {
    /// Who searches this region: the page, until [`Searcher::offer_worker`].
    pub fn new(region: Rc<OpenRegion>) -> Self {
        Self(Rc::new(State {
            region,
            finder: OnceCell::new(),
            worker: RefCell::default(),
            lines: Default::default(),
            last: RefCell::default(),
        }))
    }

    /// The search of the region in the page itself. It is built when somebody first asks, so that the
    /// build, which renders pages that nobody has searched yet, does without. In a large region this takes
    /// seconds.
    pub fn finder(&self) -> &Finder {
        let finder = &self.0.finder;
        finder.get_or_init(|| Finder::new(&self.0.region.bundle))
    }

    /// Takes the function that starts a worker, if the region is large enough for one. It is given the
    /// function to be told the answers by, and gives the one to ask by (`assets/boot.js`).
    pub fn offer_worker(&self, start: Function) {
        if self.0.region.bundle.facilities.len() > SEARCHED_IN_PAGE {
            self.0.worker.replace(Worker::Offered(start));
        }
    }

    /// Makes the search ready, a moment before it is asked. A browser compiles what it runs for the first time,
    /// so a first query that nobody sees makes the first key as quick as the others.
    pub fn prepare_search(&self) {
        if self.worker().is_none() && self.0.finder.get().is_none() {
            let finder = self.finder();
            finder.search(FIRST, 1);
            finder.suggest(&self.0.region.bundle, FIRST, 1);
        }
    }

    /// The answer to a text, if it is at hand.
    pub fn answer(&self, text: &str) -> Option<Rc<Answer>> {
        if let Some((known, answer)) = &*self.0.last.borrow()
            && known == text
        {
            return Some(answer.clone());
        }
        let in_page = matches!(*self.0.worker.borrow(), Worker::None);
        in_page.then(|| self.learn(text, self.finder().search(text, usize::MAX)))
    }

    /// Asks for the answer to a text. Once it is at hand `then` is called, unless another text has been
    /// asked for.
    pub fn ask(&self, text: &str, then: impl FnOnce() + 'static) {
        let (own, asked) = (self.clone(), text.to_owned());
        let told = move |bytes: Option<Vec<u8>>| {
            let answer = bytes.and_then(|bytes| Answer::from_bytes(&bytes));
            let answer = answer.unwrap_or_else(|| own.finder().search(&asked, usize::MAX));
            own.learn(&asked, answer);
            then();
        };
        self.line_up(false, text, Box::new(told));
    }

    /// Asks what a text that has only begun may become. `then` is called at once where the page searches
    /// itself; it is not called where another text has been asked for.
    pub fn suggest(&self, text: &str, then: impl FnOnce(Vec<Suggestion>) + 'static) {
        let (own, asked) = (self.clone(), text.to_owned());
        let told = move |bytes: Option<Vec<u8>>| {
            let suggestions = bytes.and_then(|bytes| Suggestion::from_bytes(&bytes));
            then(suggestions.unwrap_or_else(|| {
                let finder = own.finder();
                finder.suggest(&own.0.region.bundle, &asked, OF_EACH)
            }));
        };
        self.line_up(true, text, Box::new(told));
    }

    fn learn(&self, text: &str, answer: Answer) -> Rc<Answer> {
        let answer = Rc::new(answer);
        let last = (text.to_owned(), answer.clone());
        self.0.last.replace(Some(last));
        answer
    }

    /// The function to ask the worker by. It is started where it was only offered.
    fn worker(&self) -> Option<Function> {
        let mut worker = self.0.worker.borrow_mut();
        if let Worker::Offered(start) = &*worker {
            let own = self.clone();
            let tell = move |suggest: bool, bytes: JsValue| own.told(suggest, bytes);
            let tell = Closure::<dyn Fn(bool, JsValue)>::new(tell).into_js_value();
            let started = start.call1(&JsValue::NULL, &tell);
            *worker = started.map_or(Worker::None, |ask| Worker::Started(ask.unchecked_into()));
        }
        match &*worker {
            Worker::Started(ask) => Some(ask.clone()),
            _ => None,
        }
    }

    fn line_up(&self, suggest: bool, text: &str, then: Then) {
        if let Some(ask) = self.worker() {
            let line = &self.0.lines[usize::from(suggest)];
            let next = line.borrow_mut().ask(text.to_owned(), then);
            send(&ask, suggest, next);
        } else {
            then(None);
        }
    }

    /// The worker has answered, or is lost.
    fn told(&self, suggest: bool, bytes: JsValue) {
        let Some(ask) = self.worker().filter(|_| bytes.is_object()) else {
            self.0.worker.replace(Worker::None);
            for line in &self.0.lines {
                let then = mem::take(&mut *line.borrow_mut()).then;
                if let Some(then) = then {
                    then(None);
                }
            }
            return;
        };
        let line = &self.0.lines[usize::from(suggest)];
        let (next, then) = line.borrow_mut().answered();
        send(&ask, suggest, next);
        if let Some(then) = then {
            then(Some(bytes.unchecked_into::<Uint8Array>().to_vec()));
        }
    }
}

fn send(ask: &Function, suggest: bool, text: Option<String>) {
    if let Some(text) = text {
        // Sending a text to a worker that was started does not fail.
        let _ = ask.call2(&JsValue::NULL, &suggest.into(), &text.into());
    }
}

mod latest_only;
