//! The words of the export, as the site says them: the data is in Chinese, and so is what stands beside it.

use directory::{Document, Ending, OperatingStatus, Precision, Stage, Standing};

/// Whether a place is open, as a code.
pub fn status_code(now: OperatingStatus) -> &'static str {
    match now {
        OperatingStatus::Open => "open",
        OperatingStatus::Unclear => "unclear",
        OperatingStatus::Planned => "planned",
        OperatingStatus::Ended => "ended",
    }
}

/// Whether a place is open, in words.
pub fn status(now: OperatingStatus) -> &'static str {
    match now {
        OperatingStatus::Open => "已开",
        OperatingStatus::Unclear => "是否已开，文件未载",
        OperatingStatus::Planned => "规划中，那时还没有开",
        OperatingStatus::Ended => "不再开放",
    }
}

/// How far something has come, as a code.
pub fn stage_code(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => "existing",
        Stage::Consolidating => "consolidating",
        Stage::Advancing => "advancing",
        Stage::Planned => "planned",
        Stage::Exploring => "exploring",
    }
}

/// How far something has come, in words.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => "已有",
        Stage::Consolidating => "继续办",
        Stage::Advancing => "正在办",
        Stage::Planned => "规划中",
        Stage::Exploring => "在试",
    }
}

/// What a point stands for, as code and in words.
pub fn precision(precision: Precision) -> (&'static str, &'static str) {
    match precision {
        Precision::Exact => ("exact", "门口"),
        Precision::Approximate => ("approximate", "大致位置，约 300 米内"),
        Precision::Street => ("street", "街道位置"),
        Precision::District => ("district", "区的位置"),
    }
}

/// How much a document can be relied on, as code and in words.
pub fn standing(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Official => ("official", "正式文件"),
        Standing::Bureau => ("bureau", "卫健局名单"),
        Standing::Reference => ("reference", "公开资料"),
        Standing::Unverified => ("unverified", "公开名单，未核实"),
    }
}

/// What became of a place.
pub fn ending(what: Ending, next: Option<&str>) -> String {
    match (what, next) {
        (Ending::Closed, None) => "停办".to_owned(),
        (Ending::Closed, Some(next)) => format!("停办，可以去{next}"),
        (Ending::Moved, Some(next)) => format!("搬走，现在是{next}"),
        (Ending::Moved, None) => "搬走".to_owned(),
        (Ending::Merged, Some(next)) => format!("并入{next}"),
        (Ending::Merged, None) => "并入别的机构".to_owned(),
        (Ending::Renamed, Some(next)) => format!("改名，现在是{next}"),
        (Ending::Renamed, None) => "改名".to_owned(),
    }
}

/// What a document is: how far it can be relied on, who issued it, its number, date and time, and what to know.
pub fn document(document: &Document) -> String {
    let valid = document.valid.as_ref();
    let valid = valid.map(|valid| format!("{}至{}", valid.from, valid.to));
    let parts = [
        Some(standing(document.standing).1.to_owned()),
        document.issuer.clone(),
        document.number.clone(),
        document.date.clone(),
        valid.map(|valid| format!("有效期 {valid}")),
        document.licence.clone(),
        document.note.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("；")
}

/// What a field of medicine is: its name, and its code in the national list of subjects.
pub fn specialty(name: &str, subject: Option<&str>) -> String {
    match subject {
        Some(subject) => format!("{name}；诊疗科目名录代码 {subject}"),
        None => name.to_owned(),
    }
}
