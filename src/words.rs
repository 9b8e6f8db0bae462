//! The words in which the site speaks of stages, dates and what is not known.

use directory::{Document, Now, Precision, Stage, Standing, Status};

/// A stage in one word.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Existing => "已有",
        Stage::Consolidating => "巩固",
        Stage::Advancing => "推进中",
        Stage::Planned => "规划",
        Stage::Exploring => "探索",
    }
}

/// Whether a place is open, in one word.
pub fn now(now: Now) -> &'static str {
    match now {
        Now::Open => "已开",
        Now::Unclear => "是否已开，文件未载",
        Now::Planned => "规划中，还没有开",
    }
}

/// The status with its date: a statement is only as good as its day.
pub fn status(status: &Status) -> String {
    format!("{}（{}的情况）", now(status.now), date(&status.as_of))
}

/// What a point stands for.
pub fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "门口",
        Precision::Approximate => "大致位置，约 300 米内",
        Precision::Street => "街道位置",
        Precision::District => "区的位置",
    }
}

/// A date such as `2020-02-11` as people say it. What is no date stays as it is.
pub fn date(text: &str) -> String {
    const UNITS: [&str; 3] = [" 年", " 月", " 日"];
    let parts: Vec<&str> = text.split('-').collect();
    if parts.len() > UNITS.len() || parts.iter().any(|part| part.parse::<u16>().is_err()) {
        return text.to_owned();
    }
    let said: Vec<String> = parts
        .iter()
        .zip(UNITS)
        .map(|(part, unit)| format!("{}{unit}", part.trim_start_matches('0')))
        .collect();
    said.join(" ")
}

/// A document's title in book quotes, with its number.
pub fn title(document: &Document) -> String {
    let number = document
        .number
        .as_ref()
        .map(|number| format!("（{number}）"));
    format!(
        "《{}》{}",
        document.title.trim_matches(['《', '》']),
        number.unwrap_or_default()
    )
}

/// The time for which a document speaks.
pub fn period(document: &Document) -> Option<String> {
    match (&document.valid, &document.date) {
        (Some(valid), _) if valid.from == valid.to => Some(date(&valid.from)),
        (Some(valid), _) => Some(format!("{}至 {}", date(&valid.from), date(&valid.to))),
        (None, Some(day)) => Some(date(day)),
        (None, None) => None,
    }
}

/// How much a document can be relied on, in words.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Official => "正式文件",
        Standing::Reference => "公开资料",
        Standing::Unverified => "公开名单，未核实",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_said_as_people_say_them() {
        let cases = [
            ("2020", "2020 年"),
            ("2020-02", "2020 年 2 月"),
            ("2020-02-11", "2020 年 2 月 11 日"),
            ("十三五", "十三五"),
            ("2021–2025", "2021–2025"),
        ];
        for (text, said) in cases {
            assert_eq!(date(text), said);
        }
    }
}
