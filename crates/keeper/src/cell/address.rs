//! The address of a place.

use directory::Region;

use super::{Read, text};
use crate::Kind;

/// How many characters the longest address has. More is a story.
const LONGEST: usize = 80;

/// What stands before a house number, streets first.
const ROADS: &[&str] = &[
    "路", "街", "巷", "大道", "弄", "胡同", "道", "里", "村", "坊", "园", "苑", "庄", "小区",
];

/// How many of them are streets, and not also what stands beside one.
const STREETS: usize = 6;

/// Reads an address. Without a value and without findings the cell says that there is none (无).
pub fn read(raw: &str, region: &Region) -> Read<String> {
    let prose = text::prose(raw);
    let findings = prose.findings;
    let words = prose.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let starts = ["地址：", "地址:", "地址 ", "详细地址："];
    let address = starts.iter().find_map(|start| words.strip_prefix(start));
    let address = address.unwrap_or(&words).trim().to_owned();
    if text::is_nothing(&address) {
        return Read {
            value: None,
            findings,
        };
    }
    let kind = if text::starts_like_a_formula(raw) {
        Some(Kind::StartsLikeAFormula)
    } else if several(&prose.text) {
        Some(Kind::AddressSeveral)
    } else if is_only_area(&address, region) {
        Some(Kind::AddressOnlyArea)
    } else if !is_address(&address) {
        Some(Kind::AddressUnreadable)
    } else {
        None
    };
    match kind {
        Some(kind) => Read::refused(findings, kind, &address),
        None => Read::of(address, findings),
    }
}

fn is_address(address: &str) -> bool {
    let han = address.chars().filter(|sign| text::is_han(*sign)).count();
    let digits = address
        .split(|sign: char| !sign.is_ascii_digit())
        .map(str::len)
        .max();
    // Seven digits in a row are a phone number.
    han >= 2 && digits < Some(7) && address.chars().count() <= LONGEST && !text::has_markup(address)
}

/// Whether two whole addresses stand in a cell, each with a road and a number.
fn several(text: &str) -> bool {
    let signs = [
        '；', ';', '、', '，', ',', '/', '\n', '\r', ' ', '。', '和', '及', '与', '或',
    ];
    let addresses = text.split(signs).map(|part| {
        // What stands in brackets says where the address is.
        let outside = part
            .split_once(['（', '('])
            .map_or(part, |(outside, _)| outside);
        let mut ends = outside.match_indices('号').map(|(end, _)| end);
        let is_address = |end: usize, roads: &[&str]| {
            has_road_and_number(&outside[..end], &outside[end + '号'.len_utf8()..], roads)
        };
        // Behind the first, without a sign between them, a block of houses is a part of it.
        let first = ends.find(|end| is_address(*end, ROADS));
        let others = ends.filter(|end| is_address(*end, &ROADS[..STREETS]));
        usize::from(first.is_some()) + others.count()
    });
    addresses.sum::<usize>() > 1
}

/// Whether a road and a number stand before 号, and no building or line of the metro is meant.
fn has_road_and_number(before: &str, behind: &str, roads: &[&str]) -> bool {
    let is_number = |sign: char| {
        sign.is_ascii_digit()
            || matches!(sign, '-' | '－' | '—' | '~' | '之' | '附')
            || directory::numeral::is_numeral(sign)
    };
    let road = before.trim_end_matches(is_number);
    let is_door = !behind.starts_with([
        '楼', '院', '铺', '商', '室', '栋', '幢', '门', '线', '房', '厅', '馆', '库',
    ]);
    is_door && road.len() < before.len() && roads.iter().any(|end| road.ends_with(end))
}

/// Whether nothing is left of an address without province, city, district and street.
fn is_only_area(address: &str, region: &Region) -> bool {
    let mut rest = address.replace(' ', "");
    let mut names: Vec<&str> = vec![&region.province, &region.city, &region.name];
    let streets = &region.streets;
    names.extend(streets.iter().map(|street| street.name.as_str()));
    names.extend(
        streets
            .iter()
            .flat_map(|street| &street.aliases)
            .map(String::as_str),
    );
    while let Some(after) = names
        .iter()
        .filter(|name| !name.is_empty())
        .find_map(|name| rest.strip_prefix(name))
    {
        rest = after.to_owned();
    }
    rest.is_empty()
        || matches!(
            rest.as_str(),
            "区" | "本区" | "市区" | "境内" | "辖区" | "辖区内"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn an_address_is_read_or_asked_about() {
        let region = &sample::records().region;
        for (raw, expected) in [
            ("示例路1号", "示例路1号 []"),
            ("样本巷２号", r#"样本巷2号 ["full-width"]"#),
            ("示例路13号,样本楼1层", "示例路13号,样本楼1层 []"),
            ("示例路1号、3号", "示例路1号、3号 []"),
            ("示例路5弄3号", "示例路5弄3号 []"),
            ("示例路\n1号", "示例路 1号 []"),
            ("示例路1号（样本路2号旁）", "示例路1号（样本路2号旁） []"),
            ("示例路与样本街交叉口", "示例路与样本街交叉口 []"),
            ("示例区红枫街道示例路1号", "示例区红枫街道示例路1号 []"),
            ("示例路1号示例小区2号楼", "示例路1号示例小区2号楼 []"),
            ("示例街23号样本园12号", "示例街23号样本园12号 []"),
            ("示例街23号样本街24号", r#"- ["address-several"]"#),
            ("地址：示例路1号", "示例路1号 []"),
            ("无", "- []"),
            ("示例街23号；样本街24号", r#"- ["address-several"]"#),
            ("示例街23号 样本街24号", r#"- ["address-several"]"#),
            ("示例街23号和样本街24号", r#"- ["address-several"]"#),
            ("示例区", r#"- ["address-only-area"]"#),
            ("示例市示例区红枫街道", r#"- ["address-only-area"]"#),
            ("0519-80000001", r#"- ["address-unreadable"]"#),
            ("=A1", r#"- ["starts-like-a-formula"]"#),
            ("<b>示例路</b>", r#"- ["address-unreadable"]"#),
        ] {
            let read = read(raw, region);
            let codes: Vec<&str> = read
                .findings
                .iter()
                .map(|finding| finding.kind.code())
                .collect();
            assert_eq!(
                format!("{} {codes:?}", read.value.as_deref().unwrap_or("-")),
                expected,
                "{raw:?}"
            );
        }
    }
}
