//! The data folder: from texts to single records, with what is wrong in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::json::{Fields, Json};
use crate::wire::{Expected, JsonReader, Wire, Wrong};
use crate::{Changes, District, Problem, Region, RegionId};

/// The data folder, while it is read.
pub(super) struct Folder<'a> {
    files: &'a BTreeMap<String, String>,
    pub problems: Vec<Problem>,
    /// The ids of records that could not be read. They exist, so naming them is no second mistake.
    pub unread: BTreeSet<String>,
    /// Whether a whole file could not be read.
    pub lost: bool,
}

impl<'a> Folder<'a> {
    pub fn new(files: &'a BTreeMap<String, String>) -> Self {
        Self {
            files,
            problems: Vec::new(),
            unread: BTreeSet::new(),
            lost: false,
        }
    }

    pub fn problem(&mut self, file: &str, record: &str, field: &str, what: &str, todo: &str) {
        self.problems.push(Problem {
            file: file.to_owned(),
            record: record.to_owned(),
            field: field.to_owned(),
            what: what.to_owned(),
            todo: todo.to_owned(),
        });
    }

    fn json(&mut self, file: &str) -> Option<Json<'a>> {
        let Some(text) = self.files.get(file) else {
            self.lost = true;
            self.problem(file, "", "", "没有这个文件", "补上它；格式见 docs/data.md");
            return None;
        };
        // What reads the folder puts it where a file is no UTF-8, so it is never what somebody wrote.
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.lost = true;
            self.problem(
                file,
                "",
                "",
                "不是 UTF-8 文字",
                "在编辑器里另存为 UTF-8，有 \u{fffd} 的地方重写",
            );
            return None;
        }
        // Editors on Windows put a mark of the byte order first, which JSON does not know.
        match Json::parse(text.trim_start_matches('\u{feff}')) {
            Ok(value) => Some(value),
            Err(error) => {
                self.lost = true;
                let place = format!("第 {} 行第 {} 列", error.line(), error.column());
                self.problem(
                    file,
                    "",
                    &place,
                    "不是合格的 JSON",
                    "看看这里是不是少了逗号、引号或括号",
                );
                None
            }
        }
    }

    pub fn list<T: Wire>(&mut self, file: &str, key: &str) -> Vec<T> {
        let Some(json) = self.json(file) else {
            return Vec::new();
        };
        self.records(file, key, &json)
    }

    /// The list of a file that a folder need not have.
    pub fn list_if_there<T: Wire>(&mut self, file: &str, key: &str) -> Vec<T> {
        match self.files.contains_key(file) {
            true => self.list(file, key),
            false => Vec::new(),
        }
    }

    pub fn list_of_region<T: Wire>(&mut self, file: &str, key: &str, adcode: &str) -> Vec<T> {
        let Some(json) = self.json(file) else {
            return Vec::new();
        };
        self.named_after(file, &json, adcode);
        self.records(file, key, &json)
    }

    /// What the plan says of the district as a whole. The file may be missing, and each of its lists: a
    /// list that is misspelt would be lost in silence, so a name that is none of them is a problem.
    pub fn district(&mut self, file: &str, adcode: &str) -> Option<District> {
        self.files.get(file)?;
        let json = self.json(file)?;
        self.named_after(file, &json, adcode);
        let mut lists = Lists {
            folder: self,
            file,
            json: &json,
            read: vec!["region"],
        };
        let district = District {
            region: RegionId::from(adcode),
            indicators: lists.take("indicators"),
            circles: lists.take("circles"),
            counts: lists.take("counts"),
            pathways: lists.take("pathways"),
        };
        let read = lists.read;
        for field in json.as_record().into_iter().flat_map(Fields::names) {
            if !read.contains(&field) {
                let (what, todo) = in_words(&Wrong::Unknown);
                self.problem(file, "", field, &what, &todo);
            }
        }
        Some(district)
    }

    /// What was noted of changes to a district's records; the file may be missing.
    pub fn changes(&mut self, file: &str, adcode: &str) -> Option<Changes> {
        self.files.get(file)?;
        let json = self.json(file)?;
        self.named_after(file, &json, adcode);
        self.record(file, adcode, &json)
    }

    /// Says where a file of a region names another region than its own name does.
    fn named_after(&mut self, file: &str, json: &Json, adcode: &str) {
        if json.get("region").and_then(Json::as_text) != Some(adcode) {
            self.problem(
                file,
                "",
                "region",
                "和文件名里的区划代码不一样",
                &format!("写成 \"region\": \"{adcode}\""),
            );
        }
    }

    pub fn region(&mut self, file: &str, code: &str) -> Option<Region> {
        let json = self.json(file)?;
        let region: Region = self.record(file, code, &json)?;
        if region.adcode.as_str() != code {
            self.problem(
                file,
                code,
                "adcode",
                "和文件名里的区划代码不一样",
                &format!("写成 \"{code}\""),
            );
        }
        Some(region)
    }

    fn records<T: Wire>(&mut self, file: &str, key: &str, json: &Json) -> Vec<T> {
        let Some(records) = json.get(key).and_then(Json::as_list) else {
            self.problem(
                file,
                "",
                key,
                "没有这个列表",
                &format!("写成 {{ \"{key}\": [ … ] }}"),
            );
            return Vec::new();
        };
        let mut good = Vec::with_capacity(records.len());
        for (position, record) in records.iter().enumerate() {
            let name = ["id", "service", "name"]
                .iter()
                .find_map(|field| record.get(field)?.as_text());
            let name = name.map_or_else(|| format!("{key} 第 {} 条", position + 1), str::to_owned);
            good.extend(self.record(file, &name, record));
        }
        good
    }

    fn record<T: Wire>(&mut self, file: &str, name: &str, json: &Json) -> Option<T> {
        let mut reader = JsonReader::strict();
        let record = reader.record(json);
        for fault in reader.faults {
            let (what, todo) = in_words(&fault.wrong);
            self.problem(file, name, &fault.path, &what, &todo);
        }
        if record.is_none() {
            self.unread.insert(name.to_owned());
        }
        record
    }
}

/// The lists of a file in which each may be missing.
struct Lists<'f, 'a> {
    folder: &'f mut Folder<'a>,
    file: &'f str,
    json: &'f Json<'f>,
    /// The names that have been asked for.
    read: Vec<&'static str>,
}

impl Lists<'_, '_> {
    fn take<T: Wire>(&mut self, key: &'static str) -> Vec<T> {
        self.read.push(key);
        if self.json.get(key).is_none() {
            return Vec::new();
        }
        self.folder.records(self.file, key, self.json)
    }
}

/// What is wrong with a field, and what to do, in words for the person who writes the data.
fn in_words(wrong: &Wrong) -> (String, String) {
    match wrong {
        Wrong::Missing => (
            "少了这个字段".into(),
            "补上它；必填的字段见 docs/data.md".into(),
        ),
        Wrong::Unknown => (
            "没有这个字段".into(),
            "看看是不是写错了名字；字段见 docs/data.md".into(),
        ),
        Wrong::Type(Expected::Id) => (
            "不能用作 id，只能用小写字母、数字和连字符".into(),
            "改成拼音、英文或代码，如 \"hongmei\"".into(),
        ),
        Wrong::Type(expected) => {
            let form = match expected {
                Expected::Text | Expected::Id => "文字，写在引号里".into(),
                Expected::Number => "数字，不加引号".into(),
                Expected::Count => "不小于 0 的整数，不加引号".into(),
                Expected::YesOrNo => "true 或 false，不加引号".into(),
                Expected::List => "列表 [ … ]".into(),
                Expected::Numbers(count) => format!("{count} 个数字的列表 [ … ]"),
                Expected::Record => "有字段的记录 { … }".into(),
            };
            (
                format!("值的类型不对，应该是{form}"),
                "按 docs/data.md 里的例子改".into(),
            )
        }
        Wrong::Word { found, allowed } => {
            let allowed: Vec<String> = allowed.iter().map(|word| format!("\"{word}\"")).collect();
            (
                format!("不能是 \"{found}\""),
                format!("从这些里选：{}", allowed.join("、")),
            )
        }
    }
}
