//! What the commands need: finding it, installing it where that is ours to do, and otherwise saying
//! which command installs it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::project::{Project, program, step};

/// The oldest Node that the tests run on.
const NODE: u32 = 20;

/// The oldest Python 3 that checks the open data.
const PYTHON: u32 = 10;

/// The parts of the toolchain that compile for the browser.
pub fn wasm(project: &Project) -> Result<()> {
    let shell = &project.shell;
    let rustlib = sysroot(shell)?.join("lib/rustlib");
    if !rustlib.join("wasm32-unknown-unknown/lib").is_dir() {
        rustup(shell, &["target", "add", "wasm32-unknown-unknown"])?;
    }
    if !rustlib.join("src/rust/library").is_dir() {
        rustup(shell, &["component", "add", "rust-src"])?;
    }
    Ok(())
}

/// The parts of the toolchain that check sources.
pub fn lints(project: &Project) -> Result<()> {
    let bin = sysroot(&project.shell)?.join("bin");
    for (file, component) in [("rustfmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !bin
            .join(file)
            .with_extension(env::consts::EXE_EXTENSION)
            .is_file()
        {
            rustup(&project.shell, &["component", "add", component])?;
        }
    }
    Ok(())
}

fn sysroot(shell: &Shell) -> Result<PathBuf> {
    Ok(cmd!(shell, "rustc --print sysroot").quiet().read()?.into())
}

fn rustup(shell: &Shell, args: &[&str]) -> Result<()> {
    let command = args.join(" ");
    ensure!(
        program("rustup").is_some(),
        "the Rust toolchain lacks a part, and rustup is not there to add it; \
         install Rust from https://rustup.rs, then run `rustup {command}`"
    );
    step(format!("rustup {command}"), || {
        Ok(cmd!(shell, "rustup {args...}").quiet().run()?)
    })
}

/// Node, the npm packages of `tests/browser`, a font that has Chinese characters, and Chromium, whose
/// path it gives.
pub fn browser(project: &Project) -> Result<PathBuf> {
    node(&project.shell)?;
    let chromium = chromium(&project.shell)?;
    fonts(&project.shell)?;
    npm_packages(project, "tests/browser")?;
    Ok(chromium)
}

fn node(shell: &Shell) -> Result<()> {
    let how = format!(
        "install Node {NODE} or newer with npm: https://nodejs.org, or on Debian 13 `apt-get install -y nodejs npm`"
    );
    ensure!(
        program("node").is_some() && program("npm").is_some(),
        "the tests need node and npm; {how}"
    );
    let version = cmd!(shell, "node --version").quiet().read()?;
    match major(&version) {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!("node {version} is too old; {how}"),
    }
}

/// `v20.11.1` → 20.
fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Node and the npm packages of a folder.
pub fn npm(project: &Project, name: &str) -> Result<()> {
    node(&project.shell)?;
    npm_packages(project, name)
}

/// Python with the packages that a folder's `requirements.txt` names, in an environment of their own below `target`;
/// gives the path of that Python.
pub fn python(project: &Project, name: &str) -> Result<PathBuf> {
    let wanted = project.path(name).join("requirements.txt");
    let requirements =
        fs::read(&wanted).with_context(|| format!("cannot read {}", wanted.display()))?;
    let folder = project.path("target/open/python");
    let stamp = folder.join("installed-requirements.txt");
    let own = match cfg!(windows) {
        true => folder.join("Scripts/python.exe"),
        false => folder.join("bin/python"),
    };
    // An environment leads to the Python that made it, which may be gone.
    if own.is_file() && fs::read(&stamp).ok().as_ref() == Some(&requirements) {
        return Ok(own);
    }
    let python = python_with_venv(&project.shell)?;
    step(format!("pip install in {name}"), || {
        let shell = &project.shell;
        let make = cmd!(shell, "{python} -m venv --clear {folder}");
        make.quiet().run()?;
        let install = cmd!(
            shell,
            "{own} -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r {wanted}"
        );
        install.quiet().run()?;
        fs::write(&stamp, &requirements)
            .with_context(|| format!("cannot write {}", stamp.display()))
    })?;
    Ok(own)
}

/// A Python that can make environments. Debian has that part in a package of its own.
fn python_with_venv(shell: &Shell) -> Result<&'static str> {
    let find = || {
        let code =
            format!("import ensurepip, sys, venv; sys.exit(sys.version_info < (3, {PYTHON}))");
        ["python3", "python"].into_iter().find(|name| {
            let works = cmd!(shell, "{name} -c {code}").quiet().ignore_stderr();
            program(name).is_some() && works.run().is_ok()
        })
    };
    if let Some(python) = find() {
        return Ok(python);
    }
    let packages = ["python3", "python3-venv"];
    let how = format!(
        "install Python 3.{PYTHON} or newer: https://python.org, or on Debian `apt-get install -y {}`",
        packages.join(" ")
    );
    apt_get(shell, &packages)
        .with_context(|| format!("the checks of the open data need Python with venv; {how}"))?;
    find().with_context(|| format!("python3 was installed and still makes no environment; {how}"))
}

/// Installs what the `package-lock.json` of a folder names, where that has not been done for this very
/// file.
pub fn npm_packages(project: &Project, name: &str) -> Result<()> {
    let folder = project.path(name);
    let wanted = folder.join("package-lock.json");
    let wanted = fs::read(&wanted).with_context(|| format!("cannot read {}", wanted.display()))?;
    let stamp = folder.join("node_modules/.installed-package-lock.json");
    if fs::read(&stamp).ok().as_ref() == Some(&wanted) {
        return Ok(());
    }
    step(format!("npm ci in {name}"), || {
        let shell = &project.shell;
        let _in = shell.push_dir(&folder);
        // The tests drive the machine's own Chromium.
        let install = cmd!(shell, "npm ci --no-audit --no-fund --loglevel=error");
        install
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .quiet()
            .run()?;
        fs::write(&stamp, &wanted).with_context(|| format!("cannot write {}", stamp.display()))
    })
}

fn chromium(shell: &Shell) -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        ensure!(
            path.is_file(),
            "CHROMIUM names {}, which is not there",
            path.display()
        );
        return Ok(path);
    }
    let find = || {
        [
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ]
        .iter()
        .find_map(|name| program(name))
    };
    if let Some(path) = find() {
        return Ok(path);
    }
    let how = "install it with `apt-get install -y chromium fonts-noto-cjk`, or set CHROMIUM to the path of one";
    apt_get(shell, &["chromium", "fonts-noto-cjk"])
        .with_context(|| format!("the browser tests need Chromium; {how}"))?;
    find().with_context(|| format!("chromium was installed and is still not in PATH; {how}"))
}

/// What nginx needs to send files that are compressed with brotli already, as Debian packages it.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// The web server that districts host the site with, with its module for brotli.
pub fn nginx(shell: &Shell) -> Result<PathBuf> {
    // It lies among the administrator's programs, which are not in everybody's PATH.
    let find = || {
        let usual = PathBuf::from("/usr/sbin/nginx");
        let path = program("nginx").or(usual.is_file().then_some(usual));
        path.filter(|_| Path::new(NGINX_BROTLI).is_file())
    };
    if let Some(path) = find() {
        return Ok(path);
    }
    let packages = ["nginx", "libnginx-mod-http-brotli-static"];
    let how = format!(
        "install it with `apt-get install -y {}`",
        packages.join(" ")
    );
    apt_get(shell, &packages)
        .with_context(|| format!("the browser tests need nginx with its brotli module; {how}"))?;
    find().with_context(|| format!("nginx was installed and is still not there; {how}"))
}

/// Without such a font every character is the same empty box, and tests of the layout prove nothing.
fn fonts(shell: &Shell) -> Result<()> {
    let has_chinese = || {
        let list = cmd!(shell, "fc-list :lang=zh family")
            .quiet()
            .ignore_stderr()
            .read();
        list.is_ok_and(|list| !list.trim().is_empty())
    };
    if has_chinese() || !cfg!(target_os = "linux") {
        return Ok(());
    }
    apt_get(shell, &["fontconfig", "fonts-noto-cjk"]).context(
        "the browser tests need a font with Chinese characters; \
         install one with `apt-get install -y fontconfig fonts-noto-cjk`",
    )?;
    ensure!(
        has_chinese(),
        "fonts-noto-cjk was installed and `fc-list :lang=zh` still finds no font"
    );
    Ok(())
}

/// Installs Debian packages where that is allowed without asking.
fn apt_get(shell: &Shell, packages: &[&str]) -> Result<()> {
    ensure!(program("apt-get").is_some(), "this system has no apt-get");
    ensure!(is_root(shell), "only root may install packages");
    step(format!("apt-get install {}", packages.join(" ")), || {
        cmd!(shell, "apt-get update")
            .quiet()
            .ignore_stdout()
            .run()?;
        let install = cmd!(
            shell,
            "apt-get install -y --no-install-recommends {packages...}"
        );
        install
            .env("DEBIAN_FRONTEND", "noninteractive")
            .quiet()
            .ignore_stdout()
            .run()?;
        Ok(())
    })
}

fn is_root(shell: &Shell) -> bool {
    cmd!(shell, "id -u")
        .quiet()
        .read()
        .is_ok_and(|id| id == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read_from_what_node_prints() {
        for (printed, version) in [
            ("v20.20.2", Some(20)),
            ("v9.0.0\n", Some(9)),
            ("v24", Some(24)),
            ("node", None),
        ] {
            assert_eq!(major(printed), version, "{printed}");
        }
    }
}
