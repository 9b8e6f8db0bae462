//! The name of a place, and what clerks write into it besides.

use super::{Read, text};
use crate::{Finding, Kind};

/// What a cell says of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameRead {
    /// The name, without the brackets that are told apart below. A branch stays in it.
    pub name: String,
    /// The name of the main house, where the name is of a branch of it. Never the name of this place.
    pub main_house: Option<String>,
    /// Former names.
    pub former: Vec<String>,
    /// Who runs it.
    pub operator: Option<String>,
    /// Words that say it is not open yet, as 筹建.
    pub stage: Option<String>,
}

/// Words in brackets that say a place is not open yet.
const STAGES: &[&str] = &[
    "筹",
    "筹建",
    "筹备",
    "筹备中",
    "规划",
    "规划中",
    "拟建",
    "在建",
    "建设中",
    "待建",
    "待开业",
    "未开业",
    "新建",
];

/// How the name of a branch ends.
const BRANCHES: &[&str] = &[
    "院区",
    "分院",
    "分部",
    "分中心",
    "分站",
    "分点",
    "分园",
    "园区",
    "校区",
    "站点",
    "门诊点",
    "服务点",
];

/// Reads a name.
pub fn read(raw: &str) -> Read<NameRead> {
    let prose = text::prose(raw);
    let mut findings = prose.findings;
    if text::is_nothing(&prose.text) {
        return Read::refused(findings, Kind::NameMissing, "");
    }
    if text::starts_like_a_formula(raw) {
        return Read::refused(findings, Kind::StartsLikeAFormula, &prose.text);
    }
    if text::has_markup(&prose.text) {
        return Read::refused(findings, Kind::NameHasMarkup, &prose.text);
    }
    if prose.text.contains(['\n', '\r']) {
        findings.push(Finding::new(Kind::NameLineBreak, &prose.text));
    }
    let (outside, brackets) = take_apart(without_marks(&without_breaks(&prose.text)));
    let mut read = NameRead {
        name: outside,
        ..NameRead::default()
    };
    let mut say = |kind, about: &str| findings.push(Finding::new(kind, about));
    let mut kept = String::new();
    for inside in brackets {
        if STAGES.contains(&inside.as_str()) {
            say(Kind::NameHasStage, &inside);
            read.stage = Some(inside);
        } else if let Some(former) = former_name(&inside) {
            say(Kind::NameHasFormerName, former);
            read.former.push(former.to_owned());
        } else if let Some(operator) = operator(&inside) {
            say(Kind::NameHasOperator, operator);
            read.operator = Some(operator.to_owned());
        } else {
            if is_branch(&inside) {
                say(Kind::NameHasBranch, &inside);
                read.main_house = Some(read.name.clone());
            }
            kept.push_str(&format!("（{inside}）"));
        }
    }
    if read.main_house.is_none()
        && let Some((house, branch)) = branch_behind(&read.name)
    {
        say(Kind::NameHasBranch, branch);
        read.main_house = Some(house.to_owned());
    }
    read.name.push_str(&kept);
    if !read.name.chars().any(char::is_alphabetic) {
        return Read::refused(findings, Kind::NameMissing, &prose.text);
    }
    Read::of(read, findings)
}

/// A name on one line, without spaces beside Chinese characters.
fn without_breaks(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let is_word = |place: Option<&char>| place.is_some_and(|sign| sign.is_ascii_alphanumeric());
    let mut name = String::new();
    for (place, sign) in signs.iter().enumerate() {
        if !sign.is_whitespace() {
            name.push(*sign);
        } else if is_word(signs.get(place + 1))
            && name.ends_with(|sign: char| sign.is_ascii_alphanumeric())
        {
            name.push(' ');
        }
    }
    name
}

/// A name without its number in the list, and without signs that point to a footnote.
fn without_marks(name: &str) -> &str {
    let is_mark = |sign: char| matches!(sign, '*' | '★' | '☆' | '△' | '▲' | '※' | '●' | '#');
    let name = name.trim_matches(is_mark);
    let is_number = |sign: char| sign.is_ascii_digit() || directory::numeral::is_numeral(sign);
    let rest = name.trim_start_matches(is_number);
    match rest.strip_prefix(['、', '.', '．']) {
        Some(after) if rest.len() < name.len() => after,
        _ => name,
    }
}

/// What stands outside of brackets, and what in each. Brackets that do not close are a part of the name.
fn take_apart(name: &str) -> (String, Vec<String>) {
    let mut outside = String::new();
    let mut brackets = Vec::new();
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once(['（', '(', '【', '[']) {
        // A bracket in a bracket: nobody knows what is whose.
        let Some((inside, after)) = behind.split_once(['）', ')', '】', ']']) else {
            break;
        };
        if inside.contains(['（', '(', '【', '[']) || inside.trim().is_empty() {
            break;
        }
        outside.push_str(before);
        brackets.push(inside.to_owned());
        rest = after;
    }
    outside.push_str(rest);
    (outside, brackets)
}

fn former_name(inside: &str) -> Option<&str> {
    let starts = [
        "原名：",
        "原名:",
        "原名",
        "原称",
        "曾用名：",
        "曾用名:",
        "曾用名",
        "原：",
        "原:",
        "原",
    ];
    let name = starts.iter().find_map(|start| inside.strip_prefix(start))?;
    // 原址, 原料 are no names; a name says what kind of place it was.
    let is_name = [
        "院", "站", "中心", "所", "室", "园", "部", "馆", "诊所", "医院",
    ];
    is_name
        .iter()
        .any(|end| name.ends_with(end))
        .then_some(name)
}

fn operator(inside: &str) -> Option<&str> {
    let mut name = inside;
    for start in [
        "委托",
        "由",
        "举办：",
        "举办者：",
        "运营：",
        "运营单位：",
        "承办：",
    ] {
        name = name.strip_prefix(start).unwrap_or(name);
    }
    for end in ["运营", "举办", "承办", "管理", "托管"] {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    // （有限公司） is the end of the place's own name.
    let own = name
        .strip_suffix("公司")
        .map(|name| name.trim_end_matches(['有', '限', '责', '任', '股', '份']));
    if own.is_some_and(|own| own.chars().count() < 2) {
        return None;
    }
    let is_firm = name.ends_with("公司") || name.ends_with("集团") || name.ends_with("基金会");
    let said = name.len() < inside.len()
        && ["医院", "协会", "学校"]
            .iter()
            .any(|end| name.ends_with(end));
    ((is_firm || said) && name.chars().count() > 2).then_some(name)
}

fn is_branch(inside: &str) -> bool {
    BRANCHES.iter().any(|end| inside.ends_with(end))
}

/// A house and its branch, where the name ends with a branch: 示例医院样本分院.
fn branch_behind(name: &str) -> Option<(&str, &str)> {
    // 卫生服务站 and 急救站 are places of their own.
    let is_station = name.ends_with('站')
        && !["卫生服务站", "卫生站", "急救站", "血站"]
            .iter()
            .any(|end| name.ends_with(end));
    if !is_branch(name) && !is_station {
        return None;
    }
    // 服务分中心 has the word in the middle of the house's own name.
    if let Some(house) = name.strip_suffix("分中心") {
        return Some((house, "分中心"));
    }
    let houses = [
        "社区卫生服务中心",
        "卫生服务中心",
        "社区卫生服务站",
        "卫生院",
        "医院",
        "保健院",
        "托育园",
        "幼儿园",
    ];
    let ends = houses
        .iter()
        .filter_map(|house| Some(name.find(house)? + house.len()));
    let end = ends.filter(|end| *end < name.len()).min()?;
    Some(name.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(raw: &str) -> String {
        let read = read(raw);
        let codes: Vec<&str> = read
            .findings
            .iter()
            .map(|finding| finding.kind.code())
            .collect();
        let Some(value) = read.value else {
            return format!("- {codes:?}");
        };
        let mut line = value.name;
        let parts = [
            ("house", value.main_house),
            ("former", value.former.first().cloned()),
            ("operator", value.operator),
            ("stage", value.stage),
        ];
        for (part, text) in parts {
            line.extend(text.map(|text| format!(" {part}={text}")));
        }
        format!("{line} {codes:?}")
    }

    #[test]
    fn a_name_is_told_from_what_stands_with_it() {
        for (raw, expected) in [
            ("示例社区卫生服务中心", "示例社区卫生服务中心 []"),
            (" 示例　社区卫生服务中心 ", "示例社区卫生服务中心 []"),
            (
                "示例\n社区卫生服务中心",
                r#"示例社区卫生服务中心 ["name-line-break"]"#,
            ),
            (
                "示例中心（筹建）",
                r#"示例中心 stage=筹建 ["name-has-stage"]"#,
            ),
            (
                "示例中心(规划)",
                r#"示例中心 stage=规划 ["name-has-stage"]"#,
            ),
            (
                "示例中心（样本院区）",
                r#"示例中心（样本院区） house=示例中心 ["name-has-branch"]"#,
            ),
            (
                "示例医院样本分院",
                r#"示例医院样本分院 house=示例医院 ["name-has-branch"]"#,
            ),
            (
                "示例街道社区卫生服务分中心",
                r#"示例街道社区卫生服务分中心 house=示例街道社区卫生服务 ["name-has-branch"]"#,
            ),
            ("示例医院（有限公司）", "示例医院（有限公司） []"),
            (
                "示例卫生服务中心样本站",
                r#"示例卫生服务中心样本站 house=示例卫生服务中心 ["name-has-branch"]"#,
            ),
            (
                "示例卫生服务中心样本卫生服务站",
                "示例卫生服务中心样本卫生服务站 []",
            ),
            ("3、示例中心*", "示例中心 []"),
            ("一、示例中心", "示例中心 []"),
            ("第一示例医院", "第一示例医院 []"),
            ("120急救站", "120急救站 []"),
            (
                "示例中心（原样本门诊部）",
                r#"示例中心 former=样本门诊部 ["name-has-former-name"]"#,
            ),
            (
                "示例托育园（样本教育公司）",
                r#"示例托育园 operator=样本教育公司 ["name-has-operator"]"#,
            ),
            (
                "示例中心(委托样本公司运营)",
                r#"示例中心 operator=样本公司 ["name-has-operator"]"#,
            ),
            ("示例中心（原址）", "示例中心（原址） []"),
            ("示例中心（公办）", "示例中心（公办） []"),
            ("示例中心（公办", "示例中心（公办 []"),
            ("ＡＢ诊所", r#"AB诊所 ["full-width"]"#),
            ("示\u{200b}例诊所", r#"示例诊所 ["hidden-character"]"#),
        ] {
            assert_eq!(line(raw), expected, "{raw:?}");
        }
    }

    #[test]
    fn what_is_no_name_is_not_taken() {
        for (raw, expected) in [
            ("", "name-missing"),
            (" — ", "name-missing"),
            ("12", "name-missing"),
            ("（筹建）", "name-missing"),
            ("=示例", "starts-like-a-formula"),
            ("+示例", "starts-like-a-formula"),
            ("－示例", "starts-like-a-formula"),
            ("\t示例", "starts-like-a-formula"),
            ("<b>示例</b>", "name-has-markup"),
            ("＜b＞示例", "name-has-markup"),
        ] {
            let read = read(raw);
            assert_eq!(read.value, None, "{raw:?}");
            assert!(
                read.findings
                    .iter()
                    .any(|finding| finding.kind.code() == expected),
                "{raw:?}: {read:?}"
            );
        }
    }
}
