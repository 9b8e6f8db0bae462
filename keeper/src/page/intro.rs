//! Where files are chosen, and who checks.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement, InputEvent};
use yew::html::Scope;
use yew::{Html, classes, html};

use super::state::State;
use super::{Keeper, Msg};

/// What the file dialog shows.
const SORTS: &str = ".xlsx,.xlsm,.xls,.ods,.csv,.txt";

pub fn intro(state: &State, link: &Scope<Keeper>) -> Html {
    let chosen = link.batch_callback(|event: Event| {
        let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
        let files = all(input.files());
        // The same file can be chosen once more after it was saved anew.
        input.set_value("");
        Some(Msg::Chosen(files))
    });
    let dropped = link.callback(|event: DragEvent| {
        event.prevent_default();
        Msg::Chosen(all(event.data_transfer().and_then(|own| own.files())))
    });
    let over = link.batch_callback(|event: DragEvent| {
        event.prevent_default();
        Some(Msg::Over(true))
    });
    let left = link.callback(|_: DragEvent| Msg::Over(false));
    let who = link.batch_callback(|event: InputEvent| {
        let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
        Some(Msg::Who(input.value()))
    });
    html! {
        <section class="choose" aria-labelledby="choose-title">
            <h2 id="choose-title">{ "一、选文件" }</h2>
            <div class={classes!("drop", state.over.then_some("drop--over"))} ondrop={dropped} ondragover={over} ondragleave={left}>
                <label class="drop__label" for="files">{ "把表格拖到这里，或者点下面选。可以一次选几个。" }</label>
                <input class="drop__input" id="files" type="file" multiple=true accept={SORTS} onchange={chosen} aria-describedby="files-about" />
                <p class="drop__about" id="files-about">{ "认得 .xlsx、.xls、.ods、.csv。原来的文件不会被改动，也不会发到任何地方。" }</p>
            </div>
            <p class="field">
                <label for="who">{ "谁在核对（会写进数据的“核对人”）" }</label>
                <input id="who" type="text" maxlength="40" autocomplete="organization" placeholder="例：示例区卫生健康局" value={state.who.clone()} oninput={who} />
            </p>
        </section>
    }
}

fn all(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}
