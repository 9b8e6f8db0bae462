//! What a cell looks like, whatever its heading says.

use super::field::Field;
use super::spelling::{digits, ends, has, outside_and_inside, plain};

/// The endings of the names of places.
const NAMES: &[&str] = &[
    "中心",
    "医院",
    "卫生院",
    "卫生室",
    "卫生所",
    "服务站",
    "卫生站",
    "诊所",
    "门诊部",
    "门诊",
    "保健院",
    "保健所",
    "托育园",
    "幼儿园",
    "托班",
    "托儿所",
    "护理院",
    "敬老院",
    "养老院",
    "血站",
    "急救站",
    "分院",
    "院区",
    "医务室",
    "工作室",
    "中医馆",
    "国医馆",
    "疗养院",
    "防治所",
    "防治院",
];

/// What a text looks like, if it looks like one thing.
pub(super) fn looks_like(text: &str) -> Option<Field> {
    let text = plain(text);
    if text.is_empty() || text.chars().count() > 80 {
        None
    } else if is_point(&text) {
        Some(Field::Point)
    } else if is_phone(&text) {
        Some(Field::Phones)
    } else if is_hours(&text) {
        Some(Field::Hours)
    } else if is_place(&text) {
        Some(Field::Name)
    } else if is_address(&text) {
        Some(Field::Address)
    } else {
        None
    }
}

/// Whether a text is the name of a place.
pub(super) fn is_place(text: &str) -> bool {
    let (outside, _) = outside_and_inside(&plain(text));
    ends(&outside, NAMES)
}

/// Whether a text is the name of a street, a town or another part of a district.
pub(super) fn is_area(text: &str) -> bool {
    let (outside, _) = outside_and_inside(&plain(text));
    let areas = [
        "街道",
        "镇",
        "乡",
        "片区",
        "城区",
        "新区",
        "开发区",
        "园区",
        "辖区",
        "社区",
    ];
    ends(&outside, &areas) && outside.chars().count() <= 12
}

/// Numbers that can be dialled: seven digits at least, and little else.
fn is_phone(text: &str) -> bool {
    let signs = text.chars().filter(|sign| !sign.is_ascii_digit());
    let others = signs
        .filter(|sign| !"-()/、,;转+—－".contains(*sign))
        .count();
    digits(text) >= 7 && others <= 4 && !text.contains('.') && !has_clock(text)
}

fn is_hours(text: &str) -> bool {
    let day = has(
        text,
        &[
            "周一",
            "周二",
            "周三",
            "周四",
            "周五",
            "周六",
            "周日",
            "周末",
            "星期",
            "工作日",
            "每天",
            "全天",
        ],
    );
    let clock = has_clock(text);
    (day || clock || has(text, &["24小时"])) && !has(text, &["路", "街", "巷"])
}

/// Whether a time of day is in the text: `8:00`.
fn has_clock(text: &str) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let before = text
            .get(..at)
            .is_some_and(|text| text.ends_with(|sign: char| sign.is_ascii_digit()));
        let after = text
            .get(at + 1..)
            .is_some_and(|text| digits(text.get(..2).unwrap_or_default()) == 2);
        before && after
    })
}

fn is_address(text: &str) -> bool {
    let (outside, _) = outside_and_inside(text);
    let has_number = outside.split('号').next().is_some_and(|before| {
        before.len() < outside.len() && before.ends_with(|sign: char| sign.is_ascii_digit())
    });
    let has_road = has(&outside, &["路", "巷", "大道", "弄", "街"]);
    let is_house = ends(&outside, &["室", "楼", "层", "栋", "幢", "大厦"]);
    has_number || is_house || (has_road && !is_area(&outside))
}

fn is_point(text: &str) -> bool {
    let mut parts = text.split([',', '，', ';', '/']);
    let (Some(first), Some(second), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let number = |part: &str| part.parse::<f64>().ok().filter(|_| part.contains('.'));
    match (number(first), number(second)) {
        (Some(a), Some(b)) => {
            let (lat, lng) = if a < b { (a, b) } else { (b, a) };
            (3.0..=54.0).contains(&lat) && (73.0..=136.0).contains(&lng)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cells_look_like() {
        let table: &[(Option<Field>, &[&str])] = &[
            (
                Some(Field::Phones),
                &[
                    "0519-80000001",
                    "80000002",
                    "0519-80000003；80000004",
                    "0591-80000017转801",
                    "13800000000",
                    "51980000001",
                ],
            ),
            (
                Some(Field::Address),
                &[
                    "示例路1号",
                    "样本巷２号",
                    "示例路13号,样本楼1层",
                    "样本大厦",
                    "示例街23号；样本街24号",
                ],
            ),
            (
                Some(Field::Name),
                &[
                    "郑陆镇卫生院",
                    "东青社区卫生服务中心（筹）",
                    "示例第2诊所",
                    "样本幼儿园托班",
                ],
            ),
            (
                Some(Field::Hours),
                &["8:00-17:00", "周一至周五 8:00-17:00", "24小时", "全天"],
            ),
            (
                Some(Field::Point),
                &["119.9701,31.7502", "31.7601，119.9601"],
            ),
            (
                None,
                &["", "—", "红梅街道", "预约", "60", "示例公司", "119.99"],
            ),
        ];
        for (expected, texts) in table {
            for text in *texts {
                assert_eq!(looks_like(text), *expected, "{text}");
            }
        }
    }
}
