//! One linked program into two modules: what a first search needs, and the rest, which is loaded into the same
//! memory later (`docs/decisions/0027`).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use walrus::{ConstExpr, ElementId, ElementItems, Module, ModuleConfig};
use wasm_split_cli_support::Options;

/// What the linker must leave in the program for [`split`]: which code names which, and the table by which code
/// of one module calls that of the other.
pub const LINK: &str = "-Clink-arg=--emit-relocs -Clink-arg=--export-table";

/// How the script asks for the file that loads the rest. We load it ourselves (`assets/boot.js`), so the answer
/// is that it is there.
pub const LOADER: &str = r#"require("./__wasm_split.js")"#;

/// What [`LOADER`] becomes: the function of that file, which tells the program at once.
pub const LOADED: &str = "{ __wasm_split_load_rest: (callback, data) => wasm.__indirect_function_table.get(callback)(data, true) }";

/// The two modules.
pub struct Split {
    /// What JavaScript is made for.
    pub main: Module,
    /// Everything that only functions marked `#[wasm_split(rest)]` lead to.
    pub rest: Vec<u8>,
}

/// Splits the program of a file.
pub fn split(file: &Path) -> Result<Split> {
    let linked = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let folder = tempfile::tempdir()?;
    let [main, rest] =
        ["main", "split_rest"].map(|name| folder.path().join(name).with_extension("wasm"));
    let mut options = Options::new(&linked);
    options.output_dir = folder.path();
    options.main_out_path = &main;
    // Its errors are of another library's sort.
    wasm_split_cli_support::transform(options)
        .map_err(|problem| anyhow!("the app cannot be split: {problem:#}"))?;
    let mut rest = read(&rest)?;
    rest.customs.remove_raw(FEATURES);
    Ok(Split {
        main: read(&main)?,
        rest: rest.emit_wasm(),
    })
}

/// The section in which a compiler names what a module needs of a browser.
const FEATURES: &str = "target_features";

/// A module without the names that only debuggers read.
fn read(file: &Path) -> Result<Module> {
    let bytes = fs::read(file).with_context(|| format!("no {}", file.display()))?;
    let mut config = ModuleConfig::new();
    config.generate_name_section(false);
    config.generate_producers_section(false);
    let mut module = config.parse(&bytes)?;
    for function in module.funcs.iter_mut() {
        function.name = None;
    }
    Ok(module)
}

/// The table by which code of one module calls that of the other, as the rest asks for it.
const TABLE: &str = "__indirect_function_table";

/// Makes the first module one that the rest can be loaded into, once its JavaScript is made: whoever made that took
/// the table for a matter of the module's own.
pub fn open(module: &mut Module) -> Result<()> {
    without_placeholders(module);
    let table = module.tables.main_function_table()?;
    module
        .exports
        .add(TABLE, table.context("the app has no table of functions")?);
    Ok(())
}

/// Takes out the parts of the table's content that are only there to keep places free for the other module: they
/// are written in a way that browsers of the floor cannot read, and a table is empty where nobody wrote.
fn without_placeholders(module: &mut Module) {
    let is_empty = |items: &ElementItems| match items {
        ElementItems::Expressions(_, items) => items
            .iter()
            .all(|item| matches!(item, ConstExpr::RefNull(_))),
        ElementItems::Functions(_) => false,
    };
    let segments = module.elements.iter();
    let segments = segments.filter(|segment| is_empty(&segment.items));
    let segments: Vec<ElementId> = segments.map(|segment| segment.id()).collect();
    for id in segments {
        for table in module.tables.iter_mut() {
            table.elem_segments.remove(&id);
        }
        module.elements.delete(id);
    }
}
