//! On a machine that lacks something, a command adds it or says which command does.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its ground gives way, also in its helpers"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use tempfile::TempDir;

/// A machine that has only the programs that it is given.
struct Machine(TempDir);

impl Machine {
    /// It has Rust, of which `lib/rustlib` and `bin` are the given paths.
    fn with_rust(parts: &[&str]) -> Self {
        let machine = Self(tempfile::tempdir().unwrap());
        let sysroot = machine.0.path().join("rust");
        for part in parts {
            fs::create_dir_all(sysroot.join(part).parent().unwrap()).unwrap();
            fs::write(sysroot.join(part), "").unwrap();
        }
        machine.with("rustc", &format!("echo {}", sysroot.display()))
    }

    /// It has all of Rust that the commands need.
    fn with_all_of_rust() -> Self {
        Self::with_rust(&[
            "lib/rustlib/wasm32-unknown-unknown/lib/libstd.rlib",
            "lib/rustlib/src/rust/library/Cargo.toml",
            "bin/rustfmt",
            "bin/cargo-clippy",
        ])
    }

    fn with(self, program: &str, script: &str) -> Self {
        let path = self.0.path().join(program);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).unwrap();
        self
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    /// What a command that fails says.
    fn fails(&self, args: &[&str], chromium: Option<&str>) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(args)
            .env("PATH", self.0.path())
            .env_remove("CHROMIUM");
        if let Some(chromium) = chromium {
            command.env("CHROMIUM", chromium);
        }
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    }
}

#[test]
fn what_rust_lacks_is_added_with_rustup() {
    let machine = Machine::with_rust(&[]);
    let log = machine.path("log");
    let machine = machine.with("rustup", &format!("echo \"$*\" >> {log}"));
    // There is no git, no cargo: all checks but two fail, which is another matter.
    machine.fails(&["check"], None);
    let added = fs::read_to_string(log).unwrap();
    assert_eq!(
        added.lines().collect::<Vec<_>>(),
        [
            "component add rustfmt",
            "component add clippy",
            "target add wasm32-unknown-unknown",
            "component add rust-src",
        ]
    );
}

#[test]
fn nothing_is_added_that_is_there() {
    let machine = Machine::with_all_of_rust();
    let log = machine.path("log");
    let machine = machine.with("rustup", &format!("echo \"$*\" >> {log}"));
    machine.fails(&["check"], None);
    assert!(!fs::exists(log).unwrap());
}

#[test]
fn a_tool_that_cannot_be_added_is_named_with_the_command_that_adds_it() {
    let bare = || Machine::with_rust(&[]);
    let rust = Machine::with_all_of_rust;
    let node = |version: &str| {
        rust()
            .with("npm", "")
            .with("node", &format!("echo {version}"))
    };
    let chromium = || node("v20.0.0").with("chromium", "");
    for (machine, chromium, says) in [
        (bare(), None, "`rustup target add wasm32-unknown-unknown`"),
        (bare(), None, "https://rustup.rs"),
        (rust(), None, "install Node 20 or newer"),
        (
            node("v18.19.0"),
            None,
            "node v18.19.0 is too old; install Node 20 or newer",
        ),
        (
            node("v20.0.0"),
            None,
            "`apt-get install -y chromium fonts-noto-cjk`",
        ),
        (
            node("v22.1.0").with("apt-get", "").with("id", "echo 1000"),
            None,
            "only root may install packages",
        ),
        (
            node("v20.0.0"),
            Some("/no/such/chromium"),
            "CHROMIUM names /no/such/chromium, which is not there",
        ),
        (
            chromium(),
            None,
            "`apt-get install -y fontconfig fonts-noto-cjk`",
        ),
        (
            chromium().with("fc-list", ""),
            None,
            "need a font with Chinese characters",
        ),
    ] {
        let said = machine.fails(&["test"], chromium);
        assert!(said.contains(says), "{says} in {said}");
    }
}

#[test]
fn packages_are_installed_where_root_runs_the_command() {
    let machine = Machine::with_all_of_rust()
        .with("npm", "")
        .with("node", "echo v20.0.0");
    let log = machine.path("log");
    let machine = machine
        .with("id", "echo 0")
        .with("apt-get", &format!("echo \"$*\" >> {log}"));
    let said = machine.fails(&["test"], None);
    let installed = fs::read_to_string(log).unwrap();
    assert!(installed.starts_with("update\ninstall -y "), "{installed}");
    assert!(
        installed.trim_end().ends_with(" chromium fonts-noto-cjk"),
        "{installed}"
    );
    assert!(
        said.contains("chromium was installed and is still not in PATH"),
        "{said}"
    );
}
