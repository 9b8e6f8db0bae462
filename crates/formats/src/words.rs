//! The site's own words for what the records say in codes, so that a reader of an export takes nothing planned for
//! open and nothing rough for exact.

use directory::{Ending, OperatingStatus, Precision, Stage, Standing};
use serde::Serialize;

/// Whether a place is open.
pub(crate) fn now(now: OperatingStatus) -> &'static str {
    match now {
        OperatingStatus::Open => "已开",
        OperatingStatus::Unclear => "是否已开，文件未载",
        OperatingStatus::Planned => "规划中，那时还没有开",
        OperatingStatus::Ended => "不再开放",
    }
}

/// How far something has come.
pub(crate) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => "已有",
        Stage::Consolidating => "继续办",
        Stage::Advancing => "正在办",
        Stage::Planned => "规划中",
        Stage::Exploring => "在试",
    }
}

/// What a point stands for.
pub(crate) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "门口",
        Precision::Approximate => "大致位置，约 300 米内",
        Precision::Street => "街道位置",
        Precision::District => "区的位置",
    }
}

/// How much a document can be relied on.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Official => "正式文件",
        Standing::Bureau => "卫健局名单",
        Standing::Reference => "公开资料",
        Standing::Unverified => "公开名单，未核实",
    }
}

/// What became of a place.
pub(crate) fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Closed => "停办",
        Ending::Moved => "搬走",
        Ending::Merged => "并入",
        Ending::Renamed => "改名",
    }
}

/// The word of a record's enum as the data files write it, such as `planned`.
pub(crate) fn code(word: impl Serialize) -> String {
    match serde_json::to_value(word) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn they_are_the_words_of_the_site() {
        let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../texts/zh-Hans.json");
        let texts = std::fs::read_to_string(texts).unwrap();
        let texts: serde_json::Value = serde_json::from_str(&texts).unwrap();
        let said = |key: &str| texts["texts"]["words"][key].as_str().unwrap_or_default();
        for (key, own) in [
            ("open", now(OperatingStatus::Open)),
            ("open_unstated", now(OperatingStatus::Unclear)),
            ("not_yet_open", now(OperatingStatus::Planned)),
            ("ended", now(OperatingStatus::Ended)),
            ("existing", stage(Stage::Existing)),
            ("consolidating", stage(Stage::Consolidating)),
            ("advancing", stage(Stage::Advancing)),
            ("planned", stage(Stage::Planned)),
            ("exploring", stage(Stage::Exploring)),
            ("exact", precision(Precision::Exact)),
            ("approximate", precision(Precision::Approximate)),
            ("street", precision(Precision::Street)),
            ("district", precision(Precision::District)),
            ("official", standing(Standing::Official)),
            ("bureau", standing(Standing::Bureau)),
            ("reference", standing(Standing::Reference)),
            ("unverified", standing(Standing::Unverified)),
        ] {
            assert_eq!(own, said(key), "{key}");
        }
        for (key, own) in [
            ("ended_closed", ending(Ending::Closed)),
            ("ended_moved", ending(Ending::Moved)),
            ("ended_merged", ending(Ending::Merged)),
            ("ended_renamed", ending(Ending::Renamed)),
        ] {
            assert!(said(key).contains(own), "{key}: {own}");
        }
    }

    #[test]
    fn a_code_is_what_the_data_writes() {
        assert_eq!(code(OperatingStatus::Planned), "planned");
        assert_eq!(code(Standing::Unverified), "unverified");
    }
}
