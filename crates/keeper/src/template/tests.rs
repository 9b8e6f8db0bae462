use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use expect_test::expect;

use super::*;

fn data() -> Directory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    Directory::read(&folder::json_below(&root).unwrap()).0
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The rows of the facilities' sheet, as text.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range(FACILITIES).unwrap();
    range
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect()
}

#[test]
fn every_facility_is_a_row_and_nothing_is_invented() {
    let directory = data();
    for (region, records) in &directory.regions {
        let bytes = template(&directory, region).unwrap();
        assert_eq!(template(&directory, region).unwrap(), bytes, "{region}");
        let rows = rows(&bytes);
        assert_eq!(rows.len(), records.facilities.len() + 1);
        for (row, facility) in rows[1..].iter().zip(&records.facilities) {
            assert_eq!(row[0], facility.id.as_str());
            assert_eq!(row[1], facility.name);
            let address = facility
                .address
                .as_ref()
                .map(|address| address.text.as_str());
            assert_eq!(row[4], address.unwrap_or_default());
            assert_eq!(row[5].is_empty(), facility.phones.is_empty());
            assert_eq!(row[6].is_empty(), facility.hours.is_none());
            // What the words of the lists do not know cannot be chosen again.
            assert!(
                directory.kinds.iter().any(|kind| kind.name == row[2]),
                "{}",
                row[2]
            );
            assert!(row[10].is_empty() || STATES.contains(&row[10].as_str()));
            assert_eq!(row[11].is_empty(), row[13].is_empty());
        }
        for row in &rows {
            for cell in row {
                assert!(!crate::csv::is_like_a_formula(cell), "{cell}");
            }
        }
    }
}

#[test]
fn the_heads_are_the_usual_words() {
    expect![[r#"
        编号|机构名称|类别|街道|地址|对外电话|开放时间|儿童接种|成人接种|老年人体检|状态|经度|纬度|坐标系|核对日期|核对人|备注"#]]
    .assert_eq(&COLUMNS.map(|column| column.head).join("|"));
    let heads: BTreeSet<&str> = COLUMNS.iter().map(|column| column.head).collect();
    assert_eq!(heads.len(), COLUMNS.len());
}

#[test]
fn hours_phones_and_points_stand_as_a_clerk_writes_them() {
    let mut directory = data();
    let region = directory.regions.keys().next().unwrap().clone();
    let records = directory.regions.get_mut(&region).unwrap();
    let facility = records
        .facilities
        .iter_mut()
        .find(|one| !one.phones.is_empty())
        .unwrap();
    let source = facility.phones[0].source.clone();
    let phone = |number: &str, label: Option<&str>| directory::Phone {
        number: number.to_owned(),
        extension: None,
        label: label.map(str::to_owned),
        source: source.clone(),
    };
    facility.phones = vec![phone("0519-80000001", Some("总机")), phone("012345", None)];
    facility.hours = Some(directory::hours::Hours {
        text: "Mo-Fr 08:00-11:30,13:30-17:00; PH off".to_owned(),
        source: source.clone(),
    });
    facility.point = Some(directory::Point {
        lng: 119.974_123,
        lat: 31.779_1,
        crs: directory::Crs::Bd09,
        precision: directory::Precision::Exact,
        source: source.clone(),
    });
    let id = facility.id.as_str().to_owned();
    let rows_of = |directory: &Directory| rows(&template(directory, &region).unwrap());
    let row = |rows: Vec<Vec<String>>| rows.into_iter().find(|row| row[0] == id).unwrap();
    let first = row(rows_of(&directory));
    assert_eq!(first[5], "总机：0519-80000001、012345");
    assert_eq!(
        first[6],
        "周一至周五 8:00-11:30、13:30-17:00；法定节假日 休息"
    );
    assert_eq!(first[11..14], ["119.974123", "31.7791", "BD-09（百度）"]);

    let records = directory.regions.get_mut(&region).unwrap();
    let facility = records
        .facilities
        .iter_mut()
        .find(|one| one.id.as_str() == id)
        .unwrap();
    if let Some(point) = &mut facility.point {
        point.precision = directory::Precision::Street;
    }
    if let Some(hours) = &mut facility.hours {
        hours.text = "Jun 01-Sep 30 Mo-Fr 08:00-18:00".to_owned();
    }
    let second = row(rows_of(&directory));
    assert_eq!(second[6], "Jun 01-Sep 30 Mo-Fr 08:00-18:00");
    assert_eq!(second[11..14], ["", "", ""]);
}

#[test]
fn the_workbook_helps_who_writes_in_it() {
    let directory = data();
    let region = directory.regions.keys().next().unwrap();
    let bytes = template(&directory, region).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        "state=\"frozen\"",
        "<autoFilter ",
        "<formula1>选项!$A$2:$A$19</formula1>",
        "<formula1>选项!$C$2:$C$6</formula1>",
    ] {
        assert!(sheet.contains(expected), "{expected}");
    }
    assert_eq!(
        part(&bytes, "xl/comments1.xml")
            .matches("<comment ")
            .count(),
        COLUMNS.len()
    );
    assert!(
        part(&bytes, "xl/workbook.xml").contains("name=\"选项\" sheetId=\"3\" state=\"hidden\"")
    );
    assert!(part(&bytes, "docProps/core.xml").contains("2000-01-01"));
}

#[test]
fn a_region_that_is_not_there_has_no_template() {
    let directory = Directory::default();
    let region = data().regions.into_keys().next().unwrap();
    assert_eq!(
        template(&directory, &region),
        Err(Unwritable::UnknownRegion)
    );
}
