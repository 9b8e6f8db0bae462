//! Whoever keeps the data makes mistakes; each is named with file, record and field, and keeps a site
//! from being built.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its ground gives way, also in its helpers"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A copy of the tiny data folder, in which one thing is broken.
struct Folder(TempDir);

impl Folder {
    fn good() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
        for path in folder::files_below(&tiny).unwrap() {
            let copy = folder.data().join(&path);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(tiny.join(&path), copy).unwrap();
        }
        folder
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn set(&self, file: &str, pointer: &str, value: Value) {
        let path = self.data().join(file);
        let mut json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = json.pointer_mut(parent).unwrap();
        match parent {
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            Value::Object(fields) if value.is_null() => drop(fields.remove(key)),
            Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
            _ => panic!("{pointer} leads nowhere"),
        }
        fs::write(path, json.to_string()).unwrap();
    }

    fn check(&self) -> Output {
        xtask(&["data", "check", self.data().to_str().unwrap()])
    }
}

fn xtask(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const FACILITIES: &str = "facilities/990001.json";

#[test]
fn a_good_folder_passes_and_its_records_are_counted() {
    let output = Folder::good().check();
    assert!(
        output.status.success(),
        "{}{}",
        text(&output.stdout),
        text(&output.stderr)
    );
    let counts = text(&output.stdout);
    for part in [
        "990001 示例市示例区：机构 6，服务 1，路径 1",
        "社区卫生服务中心 3",
        "医院 2",
        "中医馆 1",
    ] {
        assert!(counts.contains(part), "{part} in {counts}");
    }
    assert!(
        !counts.contains("提示"),
        "every field of medicine leads somewhere: {counts}"
    );
}

#[test]
fn a_field_of_medicine_that_leads_nowhere_is_a_hint_and_no_problem() {
    let folder = Folder::good();
    folder.set(
        FACILITIES,
        "/facilities/3/departments/0/concepts/0",
        json!("dental"),
    );
    let output = folder.check();
    assert!(output.status.success());
    let said = text(&output.stdout);
    let hints: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("提示"))
        .collect();
    assert_eq!(hints.len(), 2, "{said}");
    assert!(
        hints[0].contains("1 个科室") && hints[0].ends_with("：中医科"),
        "{said}"
    );
    // 看中医 also means 中医馆, of which there is one.
    assert!(
        hints[1].contains("1 个词") && hints[1].ends_with("：针灸"),
        "{said}"
    );
}

#[test]
fn each_mistake_is_named_with_file_record_and_field() {
    let cases = [
        (
            FACILITIES,
            "/facilities/0/kind",
            Value::Null,
            "990001-jia",
            "kind",
        ),
        (
            FACILITIES,
            "/facilities/1/id",
            json!("990001-jia"),
            "990001-jia",
            "id",
        ),
        (
            FACILITIES,
            "/facilities/0/street",
            json!("990001999"),
            "990001-jia",
            "street",
        ),
        (
            FACILITIES,
            "/facilities/0/departments/1/concepts/0",
            json!("alchemy"),
            "990001-jia",
            "departments[1].concepts[0]",
        ),
        (
            FACILITIES,
            "/facilities/2/facts/0/source/document",
            json!("rumour"),
            "990001-yiyuan",
            "facts[0].source.document",
        ),
        (
            FACILITIES,
            "/facilities/0/point/lng",
            json!(38.96),
            "990001-jia",
            "point",
        ),
        (
            FACILITIES,
            "/facilities/0/status/now",
            json!("maybe"),
            "990001-jia",
            "status.now",
        ),
        (
            FACILITIES,
            "/facilities/0/telephone",
            json!("1"),
            "990001-jia",
            "telephone",
        ),
        (
            "offers/990001.json",
            "/offers/0/where/0",
            json!("990001-bing"),
            "vaccination",
            "where[0]",
        ),
        (
            "regions/990001.json",
            "/plan",
            json!("rumour"),
            "990001",
            "plan",
        ),
    ];
    for (file, pointer, value, record, field) in cases {
        let folder = Folder::good();
        folder.set(file, pointer, value);
        let output = folder.check();
        let found = text(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{pointer}: {found}");
        let start = format!("{file} · {record} · {field}：");
        assert!(
            found.lines().any(|line| line.starts_with(&start)),
            "{start} in {found}"
        );
        let count = text(&output.stderr);
        assert!(
            count.ends_with(&format!(" {} 个问题\n", found.lines().count())),
            "{count}"
        );
    }
}

#[test]
fn a_file_that_is_no_json_is_named_with_the_place() {
    let folder = Folder::good();
    fs::write(
        folder.data().join(FACILITIES),
        "{\n  \"region\": \"990001\",\n}",
    )
    .unwrap();
    let output = folder.check();
    let found = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        found.contains(&format!("{FACILITIES} · — · 第 3 行第 1 列：")),
        "{found}"
    );
}

#[test]
fn a_file_in_another_encoding_is_one_problem() {
    let folder = Folder::good();
    fs::write(
        folder.data().join("vocabulary/levels.json"),
        b"{\"levels\":[{\"id\":\"\xca\xd0\"}]}",
    )
    .unwrap();
    folder.set(FACILITIES, "/facilities/0/departments/0/level", Value::Null);
    let output = folder.check();
    let found = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(
        found.starts_with("vocabulary/levels.json · — · —：不是 UTF-8"),
        "{found}"
    );
}

#[test]
fn the_mark_that_some_editors_put_before_the_text_does_no_harm() {
    let folder = Folder::good();
    let path = folder.data().join("services.json");
    fs::write(
        &path,
        format!("\u{feff}{}", fs::read_to_string(&path).unwrap()),
    )
    .unwrap();
    assert!(folder.check().status.success());
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let output = xtask(&["data", "check", "no/such/folder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("no/such/folder"));
}

#[test]
fn a_build_from_a_folder_with_a_problem_writes_nothing() {
    let folder = Folder::good();
    folder.set(FACILITIES, "/facilities/0/street", json!("990001999"));
    let (data, out) = (folder.data(), folder.0.path().join("dist"));
    let output = xtask(&[
        "build",
        "--data",
        data.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(
        said.contains(&format!("{FACILITIES} · 990001-jia · street：")),
        "{said}"
    );
    assert_eq!(
        fs::read_dir(folder.0.path()).unwrap().count(),
        1,
        "only the data is there"
    );
}

#[test]
fn changes_are_hinted_at_until_they_are_noted_with_their_day() {
    let folder = Folder::good();
    let data = folder.data();
    let note = |rest: &[&str]| {
        let args = [&["data", "note", "--data", data.to_str().unwrap()], rest].concat();
        let output = xtask(&args);
        (output.status.success(), text(&output.stdout))
    };
    let log = data.join("changes/990001.json");
    let read = || fs::read_to_string(&log).unwrap();

    assert!(note(&["--date", "2026-11-01"]).0);
    let first = read();
    let (_, said) = note(&["--date", "2026-11-02"]);
    assert_eq!(said, "没有新的改动，什么都没有写。\n");
    assert_eq!(read(), first);

    folder.set(FACILITIES, "/facilities/2/name", json!("示例总医院"));
    folder.set("offers/990001.json", "/offers/0/for_whom", json!("所有人"));
    let hint = "提示（不是问题）：2 处改动还没有记：cargo xtask data note\n";
    let checked = folder.check();
    assert!(checked.status.success() && text(&checked.stdout).ends_with(hint));
    assert!(!note(&["--date", "2026-10-31"]).0, "before the last one");
    assert!(!note(&["--date", "2026-11-31"]).0, "no day");
    assert_eq!(read(), first);
    let (_, said) = note(&["--date", "2026-11-02"]);
    assert_eq!(
        said,
        "990001 示例总医院（原来写作“示例医院”）：名称有更新（2026-11-02 记）\n\
         990001 服务“预防接种”：给谁有更新（2026-11-02 记）\n"
    );
    assert!(!text(&folder.check().stdout).contains("提示"));

    folder.set(FACILITIES, "/facilities/2/name", json!("示例医院"));
    assert!(note(&["--silent", "--date", "2026-11-03"]).0);
    assert!(!text(&folder.check().stdout).contains("提示"));
    assert_eq!(read().matches("\"date\"").count(), 2);
}

#[test]
fn an_export_has_the_feeds_of_districts_and_of_the_site() {
    let folder = Folder::good();
    let data = folder.data();
    let out = folder.0.path().join("open");
    let args = ["data", "export", "--format", "geojson", "--data"];
    let [data, out_path] = [&data, &out].map(|path| path.to_str().unwrap());
    let output = xtask(&[&args[..], &[data, "--out", out_path]].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    for file in [
        "changes.json",
        "changes.atom",
        "990001/changes.json",
        "990001/changes.atom",
    ] {
        assert!(out.join(file).is_file(), "{file}");
    }
}
