//! The app, the keeper's page and the search module, as WebAssembly for old WebViews.

mod names;
mod split;

use std::ffi::OsStr;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Validator, WasmFeatures};
use xshell::cmd;

use self::split::Split;
use crate::project::Project;

/// Chromium 80 and iOS 13.4 are the floor. Rust's own defaults (reference types, multiple values, bulk
/// memory, saturating conversions) load from Chromium 96 and iOS 15.1 on, so the target is the first
/// version of WebAssembly with globals that change, which every browser with wasm has.
///
/// The rest saves bytes (`docs/decisions/0008`): no places in the source, so no source path in what is
/// shipped either; no printing for debugging; and a panic stops the module at once, without composing
/// a message that no resident would see. `boot.js` notices and says so in words.
const RUSTFLAGS: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals -Zlocation-detail=none \
    -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort";

/// What a module is compiled for. The standard library comes compiled for the newer target; it is compiled
/// again for ours.
struct Aim {
    profile: &'static str,
    std: &'static [&'static str],
    link: &'static str,
}

/// The app: a phone waits for each of its bytes.
const SMALL: Aim = Aim {
    profile: "wasm-release",
    std: &[
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ],
    link: split::LINK,
};

/// The search by itself, which may have a million records before it.
const FAST: Aim = Aim {
    profile: "wasm-fast",
    std: &["-Zbuild-std=std,panic_abort"],
    link: "",
};

/// The keeper's page: a clerk at a desk waits for it, and it may have five thousand rows before it.
const KEEPER: Aim = Aim {
    profile: "wasm-keeper",
    std: &[
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ],
    link: "",
};

/// What [`RUSTFLAGS`] promise; the check keeps a library from breaking it unseen.
const FEATURES: WasmFeatures = WasmFeatures::WASM1;

/// A module and the JavaScript that loads it.
pub struct Module {
    /// The JavaScript.
    pub script: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
}

/// The app, in two modules.
pub struct App {
    /// What a first search needs.
    pub first: Module,
    /// What is loaded into its memory once the page answers.
    pub rest: Vec<u8>,
}

/// The app.
pub fn app(project: &Project) -> Result<App> {
    let what = [
        "build",
        "--bin",
        "jiujin",
        "--no-default-features",
        "--features",
        "hydration",
    ];
    let file = compile(project, &what, "jiujin", &SMALL)?;
    let Split { main, rest } = split::split(&file)?;
    check(project, &rest)?;
    let mut bindgen = Bindgen::new();
    // A classic script, so that boot.js can load it without a word that browsers below the floor cannot
    // even read. Pages pass the module's address, which carries a hash; the script must not guess one.
    bindgen.no_modules(true)?.omit_default_module_path(true);
    let mut first = bind(project, main, "jiujin", &mut bindgen, split::open)?;
    ensure!(
        first.script.contains(split::LOADER),
        "the script asks for the rest in another way than {}",
        split::LOADER
    );
    first.script = first.script.replace(split::LOADER, split::LOADED);
    Ok(App { first, rest })
}

/// The keeper's page and its worker.
pub fn keeper(project: &Project) -> Result<Module> {
    let what = ["build", "--package", "keeper-page", "--lib"];
    let file = compile(project, &what, "keeper_page", &KEEPER)?;
    let mut bindgen = Bindgen::new();
    // A classic script, since a worker of the floor takes no other.
    bindgen.no_modules(true)?.omit_default_module_path(true);
    bind(
        project,
        walrus::Module::from_file(&file)?,
        "jiujin_keeper",
        &mut bindgen,
        |_| Ok(()),
    )
}

/// `crates/search` with its JavaScript bindings.
pub fn search(project: &Project) -> Result<Module> {
    let what = [
        "rustc",
        "--package",
        "search",
        "--lib",
        "--crate-type",
        "cdylib",
        "--features",
        "js",
    ];
    let file = compile(project, &what, "search", &FAST)?;
    let mut bindgen = Bindgen::new();
    // Whoever uses it calls `init()`, and the module is found beside the script.
    bindgen.web(true)?.omit_default_module_path(false);
    bind(
        project,
        walrus::Module::from_file(&file)?,
        "jiujin_search",
        &mut bindgen,
        |_| Ok(()),
    )
}

fn compile(project: &Project, what: &[&str], name: &str, aim: &Aim) -> Result<PathBuf> {
    let shell = &project.shell;
    let target = project.path("target/wasm");
    let (profile, std) = (aim.profile, aim.std);
    let options = ["--target", "wasm32-unknown-unknown", "--profile", profile];
    cmd!(
        shell,
        "cargo {what...} {options...} --target-dir {target} {std...}"
    )
    // `-Z` wants a nightly toolchain or this; with it, one pinned stable toolchain does everything.
    .env("RUSTC_BOOTSTRAP", "1")
    .env("RUSTFLAGS", [RUSTFLAGS, aim.link].join(" "))
    // It would win over RUSTFLAGS.
    .env_remove("CARGO_ENCODED_RUSTFLAGS")
    .quiet()
    .run()?;
    Ok(target
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join(name)
        .with_extension("wasm"))
}

/// Makes the JavaScript, and takes off what only debuggers read. `open` does what is still to be done then.
fn bind(
    project: &Project,
    module: walrus::Module,
    name: &str,
    bindgen: &mut Bindgen,
    open: fn(&mut walrus::Module) -> Result<()>,
) -> Result<Module> {
    let mut bound = bindgen
        .input_module(name, module)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    ensure!(
        bound.snippets().values().all(Vec::is_empty) && bound.local_modules().is_empty(),
        "a library brings JavaScript files of its own, which the build does not ship"
    );
    let script = bound.js().to_owned();
    open(bound.wasm_mut())?;
    let module = Module {
        script: names::shorten(bound.wasm_mut(), &script, &format!("./{name}_bg.js"))?,
        wasm: bound.wasm_mut().emit_wasm(),
    };
    check(project, &module.wasm)?;
    Ok(module)
}

/// Refuses a module that browsers of the floor cannot read, or that says where it was built.
fn check(project: &Project, wasm: &[u8]) -> Result<()> {
    Validator::new_with_features(FEATURES)
        .validate_all(wasm)
        .context(
            "the module needs more than browsers of the floor have; which library brought that in?",
        )?;
    let folders = [Some(project.root.clone()), std::env::home_dir()];
    for folder in folders.into_iter().flatten() {
        ensure!(
            !contains(wasm, folder.as_os_str()),
            "the module holds the path of a source file, below {}",
            folder.display()
        );
    }
    Ok(())
}

fn contains(bytes: &[u8], folder: &OsStr) -> bool {
    let folder = folder.as_encoded_bytes();
    // A home such as `/` stands for nothing.
    folder.len() > 1 && bytes.windows(folder.len()).any(|window| window == folder)
}
