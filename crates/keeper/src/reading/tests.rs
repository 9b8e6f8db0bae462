//! Workbooks as text, read against the sample directory.

use std::fmt::Write;

use directory::{Directory, RegionId};
use expect_test::{Expect, expect};

use crate::sample::records;
use crate::{RowMatch, read};

/// What is read of a text file, a line for each row.
fn check(file: &str, text: &str, expected: Expect) {
    let records = records();
    let directory = Directory {
        regions: [(records.region.adcode.clone(), records)].into(),
        ..Directory::default()
    };
    let reading = read(file, text.as_bytes(), &directory, None).expect("it has a column of names");
    let mut said = format!(
        "{} {} {:?}\n",
        reading.region.as_ref().map_or("?", RegionId::as_str),
        reading.title(),
        reading.asks()
    );
    for row in reading.rows() {
        let matched = match &row.matched {
            RowMatch::Facility(id) => id.to_string(),
            other => format!("{other:?}"),
        };
        let _ = write!(said, "{} {matched}", row.number);
        if let Some(address) = &row.address {
            let _ = write!(said, " | {address}");
        }
        for phone in row.phones.iter().flatten() {
            let _ = write!(said, " | {}", phone.number);
        }
        if let Some(hours) = &row.hours {
            let _ = write!(said, " | {}", hours.osm.as_ref().unwrap_or(&hours.written));
        }
        if let Some(point) = row.point {
            let _ = write!(said, " | {} {} {:?}", point.lng, point.lat, row.crs);
        }
        if let Some(state) = row.state {
            let _ = write!(said, " | {state:?}");
        }
        for problem in &row.problems {
            let _ = write!(said, " !{} {}", problem.cell, problem.kind.code());
        }
        said.push('\n');
    }
    expected.assert_eq(&said);
}

#[test]
fn rows_are_read_and_matched() {
    check(
        "list.csv",
        "示例区机构名单（截至2026年9月）\n\
         机构名称,地址,电话,开放时间\n\
         红枫街道社区卫生服务中心,示例路1号,80000071,周一至周五8:00-17:00\n\
         青竹镇卫生院,示例路２号,见公众号,8:00-17:00\n\
         ,示例路3号,,\n\
         样本门诊部,样本街4号,0519-80000074,24小时\n",
        expect![[r#"
            999902 示例区机构名单 []
            3 999902-hongfeng | 示例路1号 | Mo-Fr 08:00-17:00 !C3 phone-area-unknown
            4 999902-qingzhu | 示例路2号 | 8:00-17:00 !B4 full-width !C4 phone-not-a-number !D4 hours-no-days
            5 None | 示例路3号 !A5 name-missing
            6 New | 样本街4号 | 0519-80000074 | 24/7
        "#]],
    );
}

#[test]
fn our_own_words_and_ids_are_understood() {
    check(
        "template.csv",
        "编号,机构名称,开放时间,状态,经度,纬度,坐标系,核对人\n\
         999902-hongfeng,红枫社区中心,周一至周五 8:00-11:30、13:30-17:00；法定节假日 休息,开着,120.10012,31.75021,GCJ-02（高德、腾讯）,示例区卫健局\n\
         999902-fuyou,区妇幼保健院,Mo-Fr 08:00-11:30; Sa off,并入,,,,\n",
        expect![[r#"
            999902 template []
            2 999902-hongfeng | Mo-Fr 08:00-11:30,13:30-17:00; PH off | 120.10012 31.75021 Some(Gcj02) | Open
            3 999902-fuyou | Mo-Fr 08:00-11:30; Sa off | Merged
        "#]],
    );
}

#[test]
fn a_formula_is_no_value_and_a_double_is_said() {
    check(
        "list.csv",
        "机构名称,街道,电话\n\
         =1+1,红枫街道,0519-80000071\n\
         青竹镇卫生院,白桦街道,0519-80000072\n\
         样本门诊部,红枫街道,0519-80000073\n\
         样本门诊部,红枫街道,0519-80000073\n",
        expect![[r#"
            999902 list []
            2 None | 0519-80000071 !A2 starts-like-a-formula
            3 999902-qingzhu | 0519-80000072 !B3 street-differs
            4 New | 0519-80000073
            5 Duplicate { sheet: 0, row: 4 } | 0519-80000073 !A5 duplicate-row
        "#]],
    );
}
