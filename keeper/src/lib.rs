//! The page `/keeper/`: a clerk's workbooks → what is wrong in which cell, and what would change in the data.
//!
//! ```text
//! page ─ said::Question, bytes ─► worker: desk ─► crates/keeper
//!      ◄─ said::Answer,  bytes ─
//! ```
//!
//! One module runs in both: the page shows and asks ([`page`]), a worker beside it reads and writes ([`desk`]), so
//! that the page never stands still. A worker that breaks off is said in words, and the next one has a new memory.
//! Residents' pages know nothing of it.

pub mod desk;
pub mod page;
pub mod said;

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use desk::Desk;
use said::{Question, Step};

/// Starts the page in the element `#keeper`. `start` starts a worker: it is given the function to be told by and
/// gives the worker (`keeper/start.js`).
///
/// # Errors
///
/// The page has no such element.
#[wasm_bindgen]
pub fn show(start: Function) -> Result<(), JsValue> {
    let place = gloo::utils::document().get_element_by_id("keeper");
    let place = place.ok_or_else(|| JsValue::from_str("keeper"))?;
    let props = page::Props { start };
    yew::Renderer::<page::Keeper>::with_root_and_props(place, props).render();
    Ok(())
}

/// What a worker does: takes the data folder as JSON, path → text, and gives the function that answers. It is given
/// a question, the bytes of a file or nothing, and the function to be told of each step, and gives an answer and the
/// bytes of a file or nothing.
///
/// # Errors
///
/// The data are none.
#[wasm_bindgen]
pub fn work(data: &str, tell: &Function) -> Result<JsValue, JsValue> {
    let files: BTreeMap<String, String> =
        serde_json::from_str(data).map_err(|_| JsValue::from_str("data"))?;
    let desk = Desk::new(files);
    say(tell, &desk.ready());
    let desk = RefCell::new(desk);
    let answer =
        move |question: String, bytes: JsValue, tell: Function| -> Result<Array, JsValue> {
            let question: Question =
                serde_json::from_str(&question).map_err(|_| JsValue::from_str("question"))?;
            let bytes = bytes.dyn_into::<Uint8Array>().ok();
            let tell = |step: &str| say(&tell, &Step(step.to_owned()));
            let (answer, file) =
                desk.borrow_mut()
                    .answer(question, bytes.map(|bytes| bytes.to_vec()), &tell);
            let file = file.map_or(JsValue::NULL, |file| Uint8Array::from(&file[..]).into());
            Ok(Array::of2(&json(&answer), &file))
        };
    let answer =
        Closure::<dyn Fn(String, JsValue, Function) -> Result<Array, JsValue>>::new(answer);
    Ok(answer.into_js_value())
}

fn say(tell: &Function, said: &impl serde::Serialize) {
    // Who listens is our own script.
    let _ = tell.call1(&JsValue::NULL, &json(said));
}

/// What is said has no keys but texts, so it can always be written.
fn json(said: &impl serde::Serialize) -> JsValue {
    JsValue::from_str(&serde_json::to_string(said).unwrap_or_default())
}
