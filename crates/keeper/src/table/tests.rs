//! Sheets as clerks fill them in, and what is found in them.

use std::fmt::Write;

use super::*;
use crate::{Merge, open};

/// A sheet of lines with `|` between their cells. A line that begins with `~` is hidden. Whole numbers are numbers.
fn sheet(text: &str, merges: &[&str]) -> Sheet {
    let rows = text.lines().enumerate().map(|(index, line)| {
        let cells = line.trim_start_matches('~').split('|').enumerate();
        let cells = cells
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| crate::Cell {
                column: column as u32,
                value: text
                    .parse()
                    .map_or(Value::Text(text.to_owned()), Value::Number),
            });
        crate::Row {
            number: index as u32 + 1,
            hidden: line.starts_with('~'),
            cells: cells.collect(),
        }
    });
    let rows = rows.filter(|row| !row.cells.is_empty()).collect();
    Sheet {
        name: "Sheet1".into(),
        hidden: false,
        rows,
        merges: merges.iter().map(|block| merge(block)).collect(),
    }
}

/// `A1:B2` as a block, with one letter and one digit each.
fn merge(block: &str) -> Merge {
    let signs: Vec<u32> = block.chars().map(u32::from).collect();
    let (letter, digit) = (u32::from('A'), u32::from('0'));
    Merge {
        first_column: signs[0] - letter,
        first_row: signs[1] - digit,
        last_column: signs[3] - letter,
        last_row: signs[4] - digit,
    }
}

fn shown(sheet: &Sheet) -> String {
    let mut text = String::new();
    for table in tables(sheet) {
        let columns = table.columns.iter().map(|(number, column)| {
            let mark = if column.known == Known::ByContents {
                "?"
            } else {
                ""
            };
            format!(
                "{}={}{mark}",
                CellName::letters(*number),
                column.field.code()
            )
        });
        let columns: Vec<String> = columns.collect();
        let as_of = table.as_of.as_deref().unwrap_or("-");
        writeln!(
            text,
            "header {:?} as of {as_of}: {}",
            table.header_rows,
            columns.join(" ")
        )
        .unwrap();
        let skipped: Vec<String> = table
            .skipped
            .iter()
            .map(|(row, skipped)| format!("{row}={}", skipped.code()))
            .collect();
        let rows: Vec<String> = table
            .rows
            .iter()
            .map(|row| {
                let group = row
                    .group
                    .as_deref()
                    .map(|group| format!("({group})"))
                    .unwrap_or_default();
                format!("{}{group}", row.number)
            })
            .collect();
        writeln!(
            text,
            "skipped {}; rows {}",
            skipped.join(" "),
            rows.join(" ")
        )
        .unwrap();
        for check in &table.checks {
            writeln!(
                text,
                "row {} says {}, found {}",
                check.row, check.says, check.found
            )
            .unwrap();
        }
        for problem in table
            .problems
            .iter()
            .chain(table.rows.iter().flat_map(|row| &row.problems))
        {
            writeln!(
                text,
                "{} {} {}",
                problem.cell,
                problem.kind.code(),
                problem.about
            )
            .unwrap();
        }
    }
    text
}

#[test]
fn titles_groups_totals_and_remarks() {
    let list = sheet(
        "某区机构一览表（截至2026年9月）\n填报单位：区卫健局\n序号|机构名称|地址|电话\n一、红梅街道（2家）\n1|甲卫生院|示例路1号|80000001\n2|乙卫生院\n\
         二、郑陆镇（3家）\n3|丙卫生院|示例路3号|80000003\n~4|丁卫生院\n序号|机构名称|地址|电话\n4|戊卫生院||80000004\n5\n合计|4家\n注：以上机构周末停诊\n填表人：某某||审核：某某",
        &["A1:D1", "A4:D4", "A7:D7"],
    );
    expect_test::expect![[r#"
        header [3] as of 2026-09: A=index B=name C=address D=phones
        skipped 1=title 2=note 4=group 7=group 9=hidden 10=header 12=empty 13=total 14=note 15=note; rows 5(红梅街道) 6(红梅街道) 8(郑陆镇) 11(郑陆镇)
        row 4 says 2, found 2
        row 7 says 3, found 2
        row 13 says 4, found 4
        A7 group-count-differs 2
    "#]].assert_eq(&shown(&list));
}

#[test]
fn headings_over_two_rows() {
    let merged = sheet(
        "机构名称|门诊时间||接种日||电话\n|工作日|周末|儿童|成人|\n甲卫生院|8:00-17:00|休息|周一|周二|80000001",
        &["A1:A2", "B1:C1", "D1:E1", "F1:F2"],
    );
    let text = sheet(
        "机构名称,门诊时间,,接种日,,电话\n,工作日,周末,儿童,成人,\n甲卫生院,8:00-17:00,休息,周一,周二,80000001".replace(',', "|").as_str(),
        &[],
    );
    let groups_only = sheet(
        "基本信息|||服务时间|\n机构名称|地址|电话|工作日|周末\n甲卫生院|示例路1号|80000001|8:00-17:00|休息",
        &["A1:C1", "D1:E1"],
    );
    expect_test::expect![[r#"
        header [1, 2] as of -: A=name B=hours.weekdays C=hours.weekend D=services.vaccination.儿童 E=services.vaccination.成人 F=phones
        skipped ; rows 3
        header [1, 2] as of -: A=name B=hours.weekdays C=hours.weekend D=services.vaccination.儿童 E=services.vaccination.成人 F=phones
        skipped ; rows 3
        header [1, 2] as of -: A=name B=address C=phones D=hours.weekdays E=hours.weekend
        skipped ; rows 3
    "#]]
        .assert_eq(&[shown(&merged), shown(&text), shown(&groups_only)].concat());
}

#[test]
fn a_group_right_below_the_headings_is_no_heading() {
    let list = sheet(
        "序号|机构名称|电话\n医院\n1|甲医院|80000001\n诊所\n2|乙诊所|80000002",
        &[],
    );
    expect_test::expect![[r#"
        header [1] as of -: A=index B=name C=phones
        skipped 2=group 4=group; rows 3(医院) 5(诊所)
    "#]]
    .assert_eq(&shown(&list));
}

#[test]
fn groups_without_numbers_and_groups_of_groups() {
    let list = sheet(
        "机构名称|电话\n城区（3家）\n红梅街道（2家）\n甲卫生院|80000001\n乙卫生院|80000002\n天宁街道（1家）\n丙卫生院|80000003\n乡镇（1家）\n郑陆镇\n丁卫生院|80000004\n戊卫生院\n小计|2家\n合计|6家",
        &[],
    );
    expect_test::expect![[r#"
        header [1] as of -: A=name B=phones
        skipped 2=group 3=group 6=group 8=group 9=group 12=total 13=total; rows 4(红梅街道) 5(红梅街道) 7(天宁街道) 10(郑陆镇) 11(郑陆镇)
        row 2 says 3, found 3
        row 3 says 2, found 2
        row 6 says 1, found 1
        row 8 says 1, found 2
        row 12 says 2, found 2
        row 13 says 6, found 5
        A8 group-count-differs 2
        A13 total-count-differs 5
    "#]].assert_eq(&shown(&list));
}

#[test]
fn a_merged_cell_belongs_to_each_of_its_rows() {
    let list = sheet(
        "街道|机构名称|电话\n红梅街道|甲卫生院|80000001\n|乙卫生院|\n|丙卫生院|80000003",
        &["A2:A4", "C2:C3"],
    );
    let table = &tables(&list)[0];
    let values: Vec<_> = table
        .rows
        .iter()
        .map(|row| {
            let text = |column| {
                row.cells.get(&column).map(|cell| {
                    (
                        cell.value.text().into_owned(),
                        cell.merged.map(|cell| cell.to_string()),
                    )
                })
            };
            (text(0), text(2))
        })
        .collect();
    let street = || Some(("红梅街道".to_owned(), Some("A2".to_owned())));
    let phone = || Some(("80000001".to_owned(), Some("C2".to_owned())));
    let own = Some(("80000003".to_owned(), None));
    assert_eq!(
        values,
        [(street(), phone()), (street(), phone()), (street(), own)]
    );
    expect_test::expect![[r#"
        header [1] as of -: A=street B=name C=phones
        skipped ; rows 2 3 4
        C2 merged-cell 80000001
        C2 merged-cell 80000001
    "#]]
    .assert_eq(&shown(&list));
}

#[test]
fn shifted_rows() {
    let head = "机构名称|地址|电话|备注";
    let table = [
        ("甲卫生院|示例路1号|80000001|", None),
        ("甲卫生院|示例路1号|80000001|周三停诊", None),
        ("甲卫生院|示例路1号||周三停诊", None),
        ("甲卫生院|示例路1号|无|", None),
        ("甲卫生院|示例路1号|样本大厦|80000001", Some("B2")),
        ("甲卫生院|示例路1号|样本大厦|3楼|80000001", Some("B2")),
        ("甲卫生院|80000001||", Some("B2")),
        ("甲卫生院|示例路1号|80000001|多|的", None),
        ("甲卫生院|示例路1号|2楼|无|的", Some("E2")),
    ];
    for (row, expected) in table {
        let table = &tables(&sheet(&format!("{head}\n{row}"), &[]))[0];
        let row = &table.rows[0];
        let found = row
            .problems
            .iter()
            .find(|problem| problem.kind == crate::Kind::ShiftedRow);
        assert_eq!(
            found.map(|problem| problem.cell.to_string()).as_deref(),
            expected,
            "{row:?}"
        );
        assert_eq!(row.is_shifted, expected.is_some());
    }
}

#[test]
fn columns_by_their_contents() {
    let headings = sheet(
        "机构名称|信息|甲项|负责人电话|\n甲卫生院|80000001|示例路1号|13800000000|8:00-17:00\n乙卫生院|80000002|示例路2号|13800000001|8:00-17:00",
        &[],
    );
    let none = sheet(
        "甲卫生院|示例路1号|80000001\n乙卫生院|示例路2号|80000002",
        &[],
    );
    let twice = sheet(
        "机构名称|单位名称|电话1|电话2\n甲卫生院|甲|80000001|80000002",
        &[],
    );
    let weak = sheet("单位|机构名称|电话\n区卫健局|甲卫生院|80000001", &[]);
    expect_test::expect![[r#"
        header [1] as of -: A=name B=phones? C=address? D=other E=hours?
        skipped ; rows 2 3
        D1 unknown-column 负责人电话
        B1 column-by-contents 信息
        C1 column-by-contents 甲项
        E1 column-by-contents E
        header [] as of -: A=name? B=address? C=phones?
        skipped ; rows 1 2
        A1 column-by-contents A
        B1 column-by-contents B
        C1 column-by-contents C
        header [1] as of -: A=name B=other C=phones D=phones
        skipped ; rows 2
        B1 column-twice 单位名称
        header [1] as of -: A=other B=name C=phones
        skipped ; rows 2
        A1 column-twice 单位
    "#]]
    .assert_eq(&[shown(&headings), shown(&none), shown(&twice), shown(&weak)].concat());
}

#[test]
fn two_tables_in_a_sheet() {
    let list = sheet(
        "公立医院\n机构名称|电话\n甲卫生院|80000001\n民营医院\n机构名称|地址|电话\n乙门诊部|示例路2号|80000002",
        &["A1:C1", "A4:C4"],
    );
    expect_test::expect![[r#"
        header [2] as of -: A=name B=phones
        skipped 1=title 4=note; rows 3
        header [5] as of -: A=name B=address C=phones
        skipped ; rows 6
    "#]]
    .assert_eq(&shown(&list));
}

#[test]
fn what_is_no_table() {
    for text in [
        "给各位的通知\n请于月底前上报",
        "一|二\n三|四",
        "单位名称：|某区卫健局|联系电话：\n填表日期：|无|",
        "0519-80000001|0519-80000002",
        "",
    ] {
        assert_eq!(shown(&sheet(text, &[])), "", "{text}");
    }
}

#[test]
fn blocks_without_end_do_not_fill_the_memory() {
    let mut list = sheet(
        &format!("机构名称|电话{}", "\n甲卫生院|80000001".repeat(2_000)),
        &[],
    );
    let block = Merge {
        first_row: 2,
        last_row: u32::MAX,
        first_column: 0,
        last_column: u32::MAX,
    };
    list.merges = vec![block; 10_000];
    assert_eq!(tables(&list)[0].rows.len(), 2_000);
}

#[test]
fn a_text_file_from_its_bytes() {
    let book = open(
        "名单.csv",
        "机构名称,地址,电话,备注\r\r\n甲卫生院,示例路1号,样本大厦,0591-80000013,\r\r\n".as_bytes(),
    )
    .unwrap();
    expect_test::expect![[r#"
        header [1] as of -: A=name B=address C=phones D=note
        skipped ; rows 2
        B2 shifted-row 示例路1号
    "#]]
    .assert_eq(&shown(&book.sheets[0]));
}

#[test]
fn a_form_above_the_headings_is_none_of_them() {
    let list = sheet(
        "附件1\n某区托育机构名单\n单位名称：|某区卫健局|联系电话：|80000000\n单位：家\n序号|机构名称|托位数（个）|电话\n1|*甲托育园|60|80000001\n合计||60|\n共1家\n数据截至2026年9月30日",
        &[],
    );
    expect_test::expect![[r#"
        header [5] as of 2026-09: A=index B=name C=places D=phones
        skipped 1=note 2=title 3=note 4=note 7=total 8=total 9=note; rows 6
        row 8 says 1, found 1
    "#]]
    .assert_eq(&shown(&list));
}
