//! Whatever stands in a cell, a reader gives a sound value or none.

use super::hours::{self, ReadAs};
use super::{address, date, name, phone, point};
use crate::{area, sample};

/// Numbers that look random and are the same each time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// Some of the pieces, one after another.
    fn text(&mut self, pieces: &[&str]) -> String {
        let length = self.below(9);
        (0..length)
            .map(|_| pieces[self.below(pieces.len())])
            .collect()
    }
}

const ROUNDS: usize = 3_000;

const ANY: &[&str] = &[
    "", " ", "\n", "\t", "\u{202d}", "\u{feff}", "\u{a0}", "🦷", "é", "-", "—", "（", "）", "(",
    ")", "：", ":", "、", "，", ";", ".", "０", "９", "0", "1", "12", "号", "无", "=", "<", "某",
];

/// What stands in cells of phone numbers.
const PHONES: &[&str] = &[
    "0519",
    "519",
    "010",
    "80000071",
    "8000",
    "0071",
    "8000007",
    "051980000071",
    "400",
    "000",
    "0000071",
    "138",
    "13800000071",
    "120",
    "12345",
    "+",
    "86",
    "转",
    "分机",
    "#",
    "-",
    " ",
    "、",
    "或",
    "/",
    "总机",
    "：",
    "李某",
    "(",
    ")",
    "电话",
];

/// What stands in cells of hours.
const HOURS: &[&str] = &[
    "周一",
    "周",
    "至",
    "周五",
    "、",
    "三",
    "日",
    "每天",
    "工作日",
    "周末",
    "节假日",
    "除外",
    "休息",
    "上午",
    "下午",
    "8:00",
    "12:00",
    "-",
    "5:30",
    "14:00",
    "24小时",
    "全天",
    "8点",
    "半",
    "，",
    " ",
    "门诊",
    "急诊",
    "接种",
    "儿童",
    "口腔科",
    "：",
    "（",
    "）",
];

fn each_text(pieces: &[&str], mut check: impl FnMut(&str)) {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mixed: Vec<&str> = pieces.iter().chain(ANY).copied().collect();
    for round in 0..ROUNDS {
        let pieces = if round % 3 == 0 { &mixed } else { pieces };
        check(&dice.text(pieces));
    }
}

/// The forms that a published number can have.
fn is_published_form(number: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match number.split('-').collect::<Vec<_>>()[..] {
        [short] => digits(short) && matches!(short.len(), 3 | 5) && !short.starts_with('0'),
        [code, local] => {
            area::has_form(code) && digits(local) && area::local_digits(code).contains(&local.len())
        }
        ["400" | "800", middle, last] => {
            digits(middle) && digits(last) && (middle.len(), last.len()) == (3, 4)
        }
        _ => false,
    }
}

#[test]
fn a_phone_number_has_a_form_that_can_be_dialled() {
    let mut published = 0;
    each_text(PHONES, |text| {
        for area in [None, Some("0519")] {
            let read = phone::read(text, text.len() % 2 == 0, area);
            assert!(
                read.value.is_some() || !read.findings.is_empty(),
                "{text:?}"
            );
            for phone in read.value.into_iter().flatten() {
                published += 1;
                assert!(
                    is_published_form(&phone.number),
                    "{text:?}: {}",
                    phone.number
                );
                let label = phone.label.unwrap_or_default();
                assert!(
                    !label.contains('某') && !label.contains(char::is_numeric),
                    "{text:?}: {label}"
                );
            }
        }
    });
    assert!(published > 100, "{published}");
}

#[test]
fn hours_are_those_that_the_directory_accepts() {
    let accepted = |osm: &str| directory::files::hours::compile(&"a".into(), osm).is_ok();
    let mut read_hours = 0;
    each_text(HOURS, |text| {
        let service = ReadAs::Service {
            service: "vaccination",
            audience: None,
        };
        for read_as in [ReadAs::Facility, ReadAs::Weekdays, ReadAs::Weekend, service] {
            let hours = hours::read(text, read_as).value.unwrap_or_default();
            let services = hours.services.iter().map(|service| &service.hours);
            for osm in hours
                .facility
                .iter()
                .chain(services)
                .filter_map(|hours| hours.osm.as_ref())
            {
                read_hours += 1;
                assert!(accepted(osm), "{text:?}: {osm}");
            }
        }
        let [weekdays, weekend] = [ReadAs::Weekdays, ReadAs::Weekend].map(|read_as| {
            hours::read(text, read_as)
                .value
                .unwrap_or_default()
                .facility
        });
        let joined = hours::join(weekdays.as_ref(), weekend.as_ref());
        if let Some(osm) = joined.and_then(|joined| joined.osm) {
            assert!(accepted(&osm), "{text:?}: {osm}");
        }
    });
    assert!(read_hours > 50, "{read_hours}");
}

#[test]
fn no_text_stops_the_other_readers() {
    let records = sample::records();
    let matcher = crate::Matcher::new(&records);
    let near = point::Neighbourhood {
        center: [120.0, 31.8],
        radius: 30_000.0,
    };
    let pieces = [
        "119.98",
        "31.78",
        "°",
        "′",
        "″",
        "东经",
        "E",
        "年",
        "月",
        "2026",
        "路",
        "街道",
        "中心",
        "卫生院",
        "分院",
        "（原",
        "公司",
        "示例区",
    ];
    each_text(&pieces, |text| {
        let point = point::read(text, &near).value;
        assert!(
            point.is_none_or(|point| (119.0..121.0).contains(&point.lng)),
            "{text:?}"
        );
        let half = text.char_indices().nth(2).map_or(0, |(place, _)| place);
        point::read_pair(&text[..half], &text[half..], &near);
        date::read(text, text.len() % 2 == 0);
        address::read(text, &records.region);
        let name = name::read(text);
        assert!(
            name.value.is_some() || !name.findings.is_empty(),
            "{text:?}"
        );
        if let Some(name) = name.value {
            assert!(!name.name.contains(['<', '>', '\n']), "{text:?}");
            matcher.match_row(&crate::RowToMatch {
                name: Some(&name),
                address: Some(text),
                street: Some(text),
                phones: &[],
            });
        }
    });
}
