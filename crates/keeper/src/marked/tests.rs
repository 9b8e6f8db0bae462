use std::io::{Cursor, Read, Write};

use calamine::{Reader, Xlsx};
use expect_test::expect;

use super::*;
use crate::{Cell, Kind, Merge, Row};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

fn problem(cell: &str, kind: Kind) -> (usize, Problem) {
    let cell = cells::cell_name(cell).unwrap();
    let about = String::new();
    (0, Problem { cell, kind, about })
}

/// A sheet with these cells.
fn sheet(name: &str, cells: &[(&str, Value)]) -> Sheet {
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for (name, value) in cells {
        let name = cells::cell_name(name).unwrap();
        let value = value.clone();
        let column = name.column;
        rows.entry(name.row)
            .or_default()
            .push(Cell { column, value });
    }
    let row = |(number, cells)| Row {
        number,
        hidden: false,
        cells,
    };
    Sheet {
        name: name.to_owned(),
        rows: rows.into_iter().map(row).collect(),
        ..Sheet::default()
    }
}

fn book(sheets: Vec<Sheet>) -> Workbook {
    Workbook {
        sheets,
        ..Workbook::default()
    }
}

/// A workbook with one sheet, whose XML is given, and any further parts.
fn file(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
        <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/>\
        <Override PartName=\"/xl/calcChain.xml\" ContentType=\"calc\"/></Types>";
    let relationships = |list: &[(&str, &str)]| {
        let one = |(number, (kind, target)): (usize, &(&str, &str))| {
            format!(
                "<Relationship Id=\"r{number}\" Type=\"{}/{kind}\" Target=\"{target}\"/>",
                package::KINDS
            )
        };
        let list: String = list.iter().enumerate().map(one).collect();
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"
        )
    };
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        (
            "_rels/.rels",
            relationships(&[("officeDocument", "xl/workbook.xml")]),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{}\"><sheets><sheet name=\"名单\" sheetId=\"4\" r:id=\"r0\"/></sheets></workbook>",
                package::KINDS
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relationships(&[
                ("worksheet", "worksheets/sheet1.xml"),
                ("styles", "styles.xml"),
                ("calcChain", "calcChain.xml"),
            ]),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/></font>\
                 <font><color rgb=\"FFFFFFFF\"/></font></fonts><fills count=\"1\"><fill/></fills>\
                 <cellXfs count=\"2\"><xf fontId=\"0\" fillId=\"0\"/>\
                 <xf fontId=\"1\" fillId=\"0\"><alignment wrapText=\"1\"/></xf></cellXfs></styleSheet>"
            ),
        ),
        ("xl/calcChain.xml", "<calcChain/>".to_owned()),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let more = more.iter().map(|(name, text)| (*name, (*text).to_owned()));
    for (name, text) in parts.into_iter().chain(more) {
        writer
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .ok()?
        .read_to_string(&mut text)
        .unwrap();
    Some(text)
}

/// The cells of a sheet as another program reads them: name, value.
fn read(bytes: &[u8], sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let start = range.start().unwrap_or_default();
    let cell = |(row, column, value): (usize, usize, &calamine::Data)| {
        let row = row as u32 + start.0 + 1;
        let column = column as u32 + start.1;
        format!("{} {value}", CellName { row, column })
    };
    range.used_cells().map(cell).collect()
}

#[test]
fn cells_get_a_colour_and_nothing_else_changes() {
    let source = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView tabSelected=\"1\" workbookViewId=\"0\"/></sheetViews>\
         <cols><col min=\"4\" max=\"4\" width=\"9\" style=\"1\"/></cols><sheetData>\
         <row r=\"1\" ht=\"30\"><c r=\"A1\" s=\"1\" t=\"str\"><v>名称</v></c><c r=\"C1\"><v>8</v></c></row>\
         <row r=\"4\" spans=\"1:1\"/></sheetData><tableParts count=\"0\"/></worksheet>"
    );
    let bytes = file(&source, &[("xl/theme/theme1.xml", "<t/>")]);
    let workbook = book(vec![sheet("名单", &[])]);
    let problems = [
        problem("A1", Kind::PhoneNotANumber),
        problem("B1", Kind::PhoneNoAreaCode),
        problem("D1", Kind::PhoneNotANumber),
        problem("B3", Kind::PhoneNotANumber),
        problem("C4", Kind::PhoneNotANumber),
        problem("A9", Kind::PhoneNotANumber),
    ];
    let marked = mark("名单.xlsx", &bytes, &workbook, &problems).unwrap();
    // By its type it is a workbook with macros.
    assert_eq!(marked.file_name, "名单-有问题的地方.xlsm");
    expect![[r#"
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0" tabSelected="0"/></sheetViews><cols><col min="4" max="4" width="9" style="1"/></cols><sheetData><row r="1" ht="30"><c r="A1" t="str" s="2"><v>名称</v></c><c r="B1" s="3"/><c r="C1"><v>8</v></c><c r="D1" s="2"/></row><row r="3"><c r="B3" s="4"/></row><row r="4"><c r="C4" s="4"/></row><row r="9"><c r="A9" s="4"/></row></sheetData><legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId2"/><tableParts count="0"/></worksheet>"#]]
    .assert_eq(&part(&marked.bytes, "xl/worksheets/sheet1.xml").unwrap());
    let styles = part(&marked.bytes, "xl/styles.xml").unwrap();
    // The white text of the first cell becomes dark, and its alignment stays.
    for expected in [
        "<font><color rgb=\"FF1F1F1F\"/></font>",
        "<xf fontId=\"2\" fillId=\"2\" applyFont=\"1\" applyFill=\"1\"><alignment wrapText=\"1\"/></xf>",
        "<fgColor rgb=\"FFFFC7CE\"/>",
        "<fgColor rgb=\"FFFFEB9C\"/>",
    ] {
        assert!(styles.contains(expected), "{expected}\n{styles}");
    }
    assert_eq!(part(&marked.bytes, "xl/theme/theme1.xml").unwrap(), "<t/>");
    assert!(part(&marked.bytes, "xl/calcChain.xml").is_some());
    assert_eq!(read(&marked.bytes, "名单"), read(&bytes, "名单"));
    assert_eq!(
        mark("名单.xlsx", &bytes, &workbook, &problems).unwrap(),
        marked
    );
}

#[test]
fn a_note_says_what_is_wrong_and_hers_stays() {
    let source = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetData/><legacyDrawing xmlns:r=\"x\" r:id=\"v\"/></worksheet>"
    );
    let more = [
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships><Relationship Id=\"v\" Type=\"x/vmlDrawing\" Target=\"../v.vml\"/>\
             <Relationship Id=\"c\" Type=\"x/comments\" Target=\"../c.xml\"/></Relationships>",
        ),
        ("xl/v.vml", "<xml><br><v:shape id=\"_x0000_s2049\"/></xml>"),
        (
            "xl/c.xml",
            "<comments><authors><author>王</author></authors><commentList><comment ref=\"A1\" authorId=\"0\">\
             <text><t>她的</t></text></comment></commentList></comments>",
        ),
    ];
    let bytes = file(&source, &more);
    let workbook = book(vec![sheet("名单", &[])]);
    let problems = [
        problem("A1", Kind::PhoneNotANumber),
        problem("A1", Kind::PhoneNoAreaCode),
        problem("B2", Kind::PhoneNotANumber),
    ];
    let marked = mark("名单.xlsx", &bytes, &workbook, &problems).unwrap();
    let comments = part(&marked.bytes, "xl/c.xml").unwrap();
    let texts = comments.split("<t").filter(|text| text.contains("</t>"));
    let texts: Vec<&str> = texts
        .filter_map(|text| text.split(['>', '<']).nth(1))
        .collect();
    expect![[r#"
        [
            "她的",
            "\n————\n错误：这里不是能拨的电话号码\n要做：写完整的号码；没有就留空\n例如：0519-80000001\n————\n请看：电话没有区号，已按本市区号补上\n要做：核对补上的区号\n例如：0519-80000001",
            "错误：这里不是能拨的电话号码\n要做：写完整的号码；没有就留空\n例如：0519-80000001",
        ]
    "#]]
    .assert_debug_eq(&texts);
    assert!(comments.contains("<author>王</author><author>就近医</author>"));
    assert!(comments.contains("<comment ref=\"B2\" authorId=\"1\">"));
    let drawing = part(&marked.bytes, "xl/v.vml").unwrap();
    assert!(drawing.starts_with("<xml><br><v:shape id=\"_x0000_s2049\"/><v:shapetype "));
    assert_eq!(drawing.matches("<v:shape ").count(), 2);
    assert!(drawing.contains(" id=\"_x0000_s2050\""));
    assert!(drawing.contains("<x:Row>1</x:Row><x:Column>1</x:Column>"));
}

#[test]
fn no_cell_of_ours_runs_and_harmless_formulas_stay() {
    let cell = |name: &str, inside: &str| format!("<c r=\"{name}\">{inside}</c>");
    let cells = [
        cell(
            "A1",
            "<f>HYPERLINK(\"http://example.invalid\",\"点我\")</f><v>点我</v>",
        ),
        cell("B1", "<f>1+1</f><v>2</v>"),
        cell(
            "C1",
            "<f t=\"shared\" ref=\"C1:D1\" si=\"0\">cmd|'/c x'!A1</f><v>5</v>",
        ),
        cell("D1", "<f t=\"shared\" si=\"0\"/><v>6</v>"),
        cell("E1", "<f>SUM(C1:D1)</f><v>11</v>"),
    ];
    let source = format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\">{}<c r=\"F1\" t=\"str\"><v>@SUM(A1)</v></c></row></sheetData></worksheet>",
        cells.concat()
    );
    let bytes = file(&source, &[]);
    let formula = |text: &str| Value::Formula(text.to_owned(), None);
    let workbook = book(vec![sheet(
        "名单",
        &[
            ("B1", formula("1+1")),
            ("E1", formula("SUM(C1:D1)")),
            ("F1", Value::Text("@SUM(A1)".to_owned())),
        ],
    )]);
    let problems = [
        problem("B1", Kind::PhoneNotANumber),
        problem("E1", Kind::PhoneNoAreaCode),
        problem("F1", Kind::PhoneNoAreaCode),
    ];
    let marked = mark("名单.xlsx", &bytes, &workbook, &problems).unwrap();
    assert_eq!(
        read(&marked.bytes, "名单"),
        [
            "A1 '=HYPERLINK(\"http://example.invalid\",\"点我\")",
            "B1 '=1+1",
            "C1 '=cmd|'/c x'!A1",
            "D1 6",
            "E1 11",
            "F1 '@SUM(A1)"
        ]
    );
    let sheet = part(&marked.bytes, "xl/worksheets/sheet1.xml").unwrap();
    assert_eq!(sheet.matches("<f").count(), 1, "{sheet}");
    assert_eq!(part(&marked.bytes, "xl/calcChain.xml"), None);
    let types = part(&marked.bytes, "[Content_Types].xml").unwrap();
    assert!(!types.contains("calcChain"));
    let list = read(&marked.bytes, "问题");
    assert!(list[1].contains("有 2 个公式"), "{list:?}");
    assert!(list.contains(&"D4 '=1+1".to_owned()), "{list:?}");
    assert!(list.contains(&"D6 '@SUM(A1)".to_owned()), "{list:?}");
}

#[test]
fn the_list_leads_to_each_cell() {
    let mut workbook = book(vec![
        sheet("问题", &[("A1", Value::Text("<b>甲</b>".to_owned()))]),
        sheet("甲'乙", &[("B2", Value::Number(5.0))]),
    ]);
    workbook.ignored = vec!["文件里有宏，没有运行".to_owned()];
    let merge = Merge {
        first_row: 2,
        last_row: 3,
        first_column: 1,
        last_column: 1,
    };
    workbook.sheets[1].merges = vec![merge];
    let bytes = fresh::written(&workbook).unwrap();
    let mut problems = vec![problem("A1", Kind::PhoneNotANumber)];
    // The second line of a merged block is marked where it is seen.
    problems.push((1, problem("B3", Kind::PhoneHasAPerson).1));
    // Nobody knows this sheet.
    problems.push((7, problem("B3", Kind::PhoneHasAPerson).1));
    let marked = mark("a.xlsm", &bytes, &workbook, &problems).unwrap();
    // It is no workbook with macros, whatever its name says, and as such it would not open.
    assert_eq!(marked.file_name, "a-有问题的地方.xlsx");
    expect![[r#"
        A1 一共 2 处：错误 1 处（红色，这一格没有采用），请看 1 处（黄色，采用了，请人看一眼），提示 0 处（蓝色，知道就好）。在原来的表里改，改好再导入；这张“问题”表不用删，导入时不看它
        A2 文件里有宏，没有运行
        A3 表
        B3 格（点一下就到）
        C3 轻重
        D3 格里写的
        E3 哪里不对
        F3 要做什么
        G3 例如
        A4 问题
        B4 A1
        C4 错误
        D4 <b>甲</b>
        E4 这里不是能拨的电话号码
        F4 写完整的号码；没有就留空
        G4 0519-80000001
        A5 甲'乙
        B5 B3
        C5 请看
        D5 5
        E5 电话里有人名，人名没有采用
        F5 确认这是机构对外的电话
        G5 0519-80000001"#]]
    .assert_eq(&read(&marked.bytes, "问题2").join("\n"));
    let list = part(&marked.bytes, "xl/worksheets/sheet3.xml").unwrap();
    assert!(list.contains("<hyperlink ref=\"B5\" location=\"'甲''乙'!B3\" display=\"B3\"/>"));
    let sheet = part(&marked.bytes, "xl/worksheets/sheet2.xml").unwrap();
    assert!(!sheet.contains("r=\"B2\" s=\"1\""), "{sheet}");
    let workbook = part(&marked.bytes, "xl/workbook.xml").unwrap();
    assert!(workbook.contains("activeTab=\"2\""), "{workbook}");
}

#[test]
fn any_other_file_becomes_a_new_workbook_that_says_so() {
    let workbook = book(vec![sheet(
        "名/单",
        &[
            ("A1", Value::Text("=1+1".to_owned())),
            ("B1", Value::Formula("1+1".to_owned(), Some("2".to_owned()))),
            ("C1", Value::Number(-3.0)),
        ],
    )]);
    let problems = [problem("A1", Kind::PhoneNotANumber)];
    for name in ["名单.csv", "名单.xls", "坏的.xlsx"] {
        let marked = mark(name, b"no zip", &workbook, &problems).unwrap();
        assert!(marked.file_name.ends_with(".xlsx"), "{}", marked.file_name);
        assert_eq!(read(&marked.bytes, "名单"), ["A1 '=1+1", "B1 2", "C1 -3"]);
        assert_eq!(read(&marked.bytes, "问题")[0], format!("A1 {NEW}"));
        assert_eq!(mark(name, b"no zip", &workbook, &problems).unwrap(), marked);
    }
}

#[test]
fn a_sheet_whose_elements_have_a_prefix_is_marked_with_it() {
    let source = format!(
        "<x:worksheet xmlns:x=\"{MAIN}\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    );
    let workbook = book(vec![sheet("名单", &[])]);
    let problems = ["A1", "B1", "B2"].map(|cell| problem(cell, Kind::PhoneNotANumber));
    let marked = mark("名单.xlsx", &file(&source, &[]), &workbook, &problems).unwrap();
    let text = part(&marked.bytes, "xl/worksheets/sheet1.xml").unwrap();
    assert!(
        text.contains(
            "<x:row r=\"1\"><x:c r=\"A1\" s=\"2\"><x:v>1</x:v></x:c><x:c r=\"B1\" s=\"2\"/></x:row>\
         <x:row r=\"2\"><x:c r=\"B2\" s=\"2\"/></x:row></x:sheetData><x:legacyDrawing "
        ),
        "{text}"
    );
}

#[test]
fn names_of_sheets_fit() {
    let long = "很".repeat(40);
    let taken = ["名单".to_owned(), "很".repeat(31)];
    for (name, expected) in [
        ("名单", "名单2".to_owned()),
        ("名/单[1]", "名单1".to_owned()),
        ("", "表".to_owned()),
        (long.as_str(), "很".repeat(30) + "2"),
    ] {
        assert_eq!(fresh::sheet_name(name, &taken), expected);
    }
}
