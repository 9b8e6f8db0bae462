//! What the records say is looked up in the texts of the documents, and what is not there is named.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its ground gives way, also in its helpers"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const PLAN: &str = include_str!("trace/plan.txt");
const FACILITIES: &str = "facilities/990001.json";

/// A copy of the tiny data folder whose plan has a text, and the folder with that text.
struct Folders(TempDir);

impl Folders {
    fn good() -> Self {
        let folders = Self(tempfile::tempdir().unwrap());
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny");
        for path in folder::files_below(&tiny).unwrap() {
            let copy = folders.data().join(&path);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::copy(tiny.join(&path), copy).unwrap();
        }
        folders.set("documents.json", "/documents/0/text", json!("plan.txt"));
        fs::create_dir_all(folders.texts()).unwrap();
        folders.text("plan.txt", PLAN.as_bytes());
        folders
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn texts(&self) -> PathBuf {
        self.0.path().join("texts")
    }

    fn text(&self, name: &str, bytes: &[u8]) {
        fs::write(self.texts().join(name), bytes).unwrap();
    }

    fn set(&self, file: &str, pointer: &str, value: Value) {
        let path = self.data().join(file);
        let mut json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match json.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
            Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
            _ => panic!("{pointer} leads nowhere"),
        }
        fs::write(path, json.to_string()).unwrap();
    }

    fn explain(&self, missing: &str) {
        let traced = json!({ "traced": [{
            "file": FACILITIES, "record": "990001-jia", "field": "beds", "missing": missing,
            "why": "表里写二十一"
        }]});
        fs::write(self.data().join("traced.json"), traced.to_string()).unwrap();
    }

    fn trace(&self, options: &[&str]) -> (Option<i32>, String, String) {
        let (data, texts) = (self.data(), self.texts());
        let paths = [
            "--documents",
            texts.to_str().unwrap(),
            data.to_str().unwrap(),
        ];
        xtask(&[&["data", "trace"], options, &paths].concat())
    }
}

fn xtask(args: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(args)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

/// The first words of each line that names a finding.
fn findings(said: &str) -> Vec<String> {
    let lines = said.lines().filter(|line| line.contains(" · "));
    let place = |line: &str| line.split('：').next().unwrap_or_default().to_owned();
    lines.map(place).collect()
}

#[test]
fn what_the_plan_says_is_found_and_counted() {
    let (code, said, errors) = Folders::good().trace(&[]);
    assert_eq!(code, Some(0), "{said}{errors}");
    assert!(findings(&said).is_empty(), "{said}");
    assert!(said.contains("没有找到 0\n"), "{said}");
    assert!(said.contains("示例公开名单（例） "), "{said}");
}

#[test]
fn what_the_plan_does_not_say_is_named_with_the_passage() {
    for (file, pointer, value, place, missing) in [
        (
            FACILITIES,
            "/facilities/0/departments/0/name",
            json!("眼科"),
            "990001-jia · departments[0]",
            "没有“眼科”",
        ),
        (
            FACILITIES,
            "/facilities/0/departments/0/source/locator",
            json!("第一章第二节"),
            "990001-jia · departments[0]",
            "没有“口腔科”",
        ),
        (
            FACILITIES,
            "/facilities/0/departments/1/stage",
            json!("planned"),
            "990001-jia · departments[1]",
            "阶段“planned”",
        ),
        (
            FACILITIES,
            "/facilities/0/beds/now",
            json!(21),
            "990001-jia · beds",
            "数“21”",
        ),
        (
            FACILITIES,
            "/facilities/0/partners/0/hospital",
            json!("丁例医院"),
            "990001-jia · partners[0]",
            "机构“丁例医院”",
        ),
        (
            FACILITIES,
            "/facilities/1/name",
            json!("丙例街道社区卫生服务中心"),
            "990001-yi · status",
            "机构“丙例街道社区卫生服务中心”",
        ),
        (
            FACILITIES,
            "/facilities/0/status/as_of",
            json!("2018"),
            "990001-jia · status",
            "时间“2018”",
        ),
        (
            FACILITIES,
            "/facilities/0/plans/0/period",
            json!("2026–2030"),
            "990001-jia · plans[0]",
            "年限“2026–2030”",
        ),
        (
            "offers/990001.json",
            "/offers/0/source/locator",
            json!("第三章"),
            "vaccination · —",
            "“免费”",
        ),
        (
            "offers/990001.json",
            "/offers/0/terms/0",
            json!("接种“甲种疫苗”"),
            "vaccination · —",
            "“甲种疫苗”",
        ),
        (
            "districts/990001.json",
            "/indicators/0/target/value",
            json!(82),
            "life-expectancy · target",
            "数“82以上”",
        ),
        (
            "districts/990001.json",
            "/indicators/0/target/bound",
            json!("exact"),
            "life-expectancy · target",
            "数的上下限“81”",
        ),
        (
            "districts/990001.json",
            "/counts/0/count",
            json!(4),
            "— · counts[0]",
            "数“4”",
        ),
        (
            "districts/990001.json",
            "/circles/0/metres",
            json!(900),
            "— · circles[0]",
            "数“900”",
        ),
    ] {
        let folders = Folders::good();
        folders.set(file, pointer, value);
        let (code, said, errors) = folders.trace(&[]);
        assert_eq!(code, Some(1), "{pointer}: {said}{errors}");
        let lines: Vec<&str> = said.lines().filter(|line| line.contains(place)).collect();
        assert!(
            lines.iter().any(|line| line.contains(missing)),
            "{pointer}: {said}"
        );
        assert!(errors.contains("处要改"), "{errors}");
    }
}

#[test]
fn a_locator_that_leads_nowhere_is_named() {
    for (locator, said) in [
        ("第九章", "文件里没有第九章"),
        ("第一章第三节", "第一章里没有第三节"),
        ("表1第9行", "表1里没有第9行"),
        ("一（二）", "看不懂。写成 "),
    ] {
        let folders = Folders::good();
        folders.set(
            FACILITIES,
            "/facilities/0/beds/source/locator",
            json!(locator),
        );
        let (code, found, _) = folders.trace(&[]);
        assert_eq!(code, Some(1));
        assert_eq!(
            findings(&found),
            [format!("{FACILITIES} · 990001-jia · beds")]
        );
        assert!(found.contains(said), "{found}");
    }
}

#[test]
fn what_a_person_found_is_no_finding_as_long_as_it_is_needed() {
    let folders = Folders::good();
    folders.set(FACILITIES, "/facilities/0/beds/now", json!(21));
    folders.explain("21");
    let (code, said, errors) = folders.trace(&[]);
    assert_eq!(code, Some(0), "{said}{errors}");
    assert!(said.contains("有人核对过 1"), "{said}");

    folders.set(FACILITIES, "/facilities/0/beds/now", json!(20));
    let (code, said, _) = folders.trace(&[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("“21”已经不用说明"), "{said}");
}

#[test]
fn a_program_gets_an_object_a_line() {
    let folders = Folders::good();
    folders.set(FACILITIES, "/facilities/0/beds/now", json!(21));
    let (code, said, _) = folders.trace(&["--json"]);
    assert_eq!(code, Some(1));
    let lines: Vec<Value> = said
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["kind"], "missing");
    assert_eq!(lines[0]["field"], "beds");
    assert_eq!(lines[0]["missing"], json!(["21"]));
    assert_eq!(lines[0]["sources"][0]["locator"], "表1");
    assert_eq!(lines[1]["kind"], "counts");
    assert_eq!(lines[1]["not_found"], 1);
}

#[test]
fn texts_in_other_encodings_and_with_other_line_ends_are_the_same() {
    let (_, expected, _) = Folders::good().trace(&[]);
    let windows = PLAN.replace('\n', "\r\n");
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain(windows.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    // The plan in GBK, which no crate here writes.
    let gbk = include_bytes!("trace/plan.gbk.txt").to_vec();
    for (bytes, note) in [
        (windows.into_bytes(), ""),
        ([b"\xef\xbb\xbf", PLAN.as_bytes()].concat(), ""),
        (wide, "plan.txt：按 UTF-16LE 读\n"),
        (gbk, "plan.txt：按 gb18030 读\n"),
    ] {
        let folders = Folders::good();
        folders.text("plan.txt", &bytes);
        let (code, said, errors) = folders.trace(&[]);
        assert_eq!(
            (code, said.as_str(), errors.as_str()),
            (Some(0), expected.as_str(), note)
        );
    }
}

#[test]
fn what_cannot_be_read_is_said_and_counts_as_not_checked() {
    for (bytes, said) in [
        (&b""[..], "plan.txt：是空的"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0",
            "plan.txt：不是文字文件",
        ),
    ] {
        let folders = Folders::good();
        folders.text("plan.txt", bytes);
        let (code, counts, errors) = folders.trace(&[]);
        assert_eq!(code, Some(1));
        assert!(errors.contains(said), "{errors}");
        assert!(counts.starts_with("查了 0 条"), "{counts}");
    }
    let folders = Folders::good();
    fs::rename(
        folders.texts().join("plan.txt"),
        folders.texts().join("other.txt"),
    )
    .unwrap();
    let (code, counts, errors) = folders.trace(&[]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("里没有 plan.txt"), "{errors}");
    assert!(counts.starts_with("查了 0 条"), "{counts}");
}

#[test]
fn a_folder_of_texts_that_is_empty_or_not_there_is_an_error() {
    let folders = Folders::good();
    fs::remove_file(folders.texts().join("plan.txt")).unwrap();
    let (code, _, errors) = folders.trace(&[]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("里面没有文件"), "{errors}");
    fs::remove_dir(folders.texts()).unwrap();
    let (code, _, errors) = folders.trace(&[]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("texts：读不了"), "{errors}");
}

#[test]
fn a_record_that_cannot_be_read_is_not_passed_over() {
    let folders = Folders::good();
    folders.set(FACILITIES, "/facilities/3/status", json!({}));
    let (code, _, errors) = folders.trace(&[]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("读不了的记录没有查"), "{errors}");
}
