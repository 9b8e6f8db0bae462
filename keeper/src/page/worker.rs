//! The worker, as the page speaks to it.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;
use yew::Callback;

use crate::said::{Answer, Question, Step};

/// What the worker said.
pub enum Heard {
    /// It is ready.
    Ready(Answer),
    /// It begins a step.
    Step(Step),
    /// It answers the question, perhaps with a file.
    Answer(Answer, Option<Uint8Array>),
    /// The file that it should read is gone, or held by another program.
    Held,
    /// It broke off.
    Lost,
}

/// A worker. It ends when it is dropped.
pub struct Worker {
    worker: JsValue,
    _tell: Closure<dyn Fn(String, String, JsValue)>,
}

impl Worker {
    /// Starts one by the function of `keeper/start.js`. None where the browser refuses.
    pub fn start(start: &Function, heard: Callback<Heard>) -> Option<Self> {
        let tell = move |sort: String, words: String, bytes: JsValue| {
            heard.emit(listen(&sort, &words, bytes).unwrap_or(Heard::Lost));
        };
        let tell = Closure::<dyn Fn(String, String, JsValue)>::new(tell);
        let worker = start.call1(&JsValue::NULL, tell.as_ref()).ok()?;
        Some(Self {
            worker,
            _tell: tell,
        })
    }

    /// Asks it; a file that is to be read goes along.
    pub fn ask(&self, question: &Question, file: Option<File>) {
        let question = serde_json::to_string(question).unwrap_or_default();
        let file = file.map_or(JsValue::NULL, JsValue::from);
        if let Some(ask) = self.function("ask") {
            // Sending to a worker that was started does not fail.
            let _ = ask.call2(&self.worker, &question.into(), &file);
        }
    }

    fn function(&self, name: &str) -> Option<Function> {
        let function = Reflect::get(&self.worker, &name.into()).ok()?;
        function.dyn_into().ok()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(end) = self.function("end") {
            let _ = end.call0(&self.worker);
        }
    }
}

/// What was said, if it is something that we know.
fn listen(sort: &str, words: &str, bytes: JsValue) -> Option<Heard> {
    match sort {
        "told" => match serde_json::from_str(words) {
            Ok(step) => Some(Heard::Step(step)),
            Err(_) => Some(Heard::Ready(serde_json::from_str(words).ok()?)),
        },
        "answer" => {
            let answer = serde_json::from_str(words).ok()?;
            Some(Heard::Answer(answer, bytes.dyn_into().ok()))
        }
        "held" => Some(Heard::Held),
        _ => None,
    }
}
