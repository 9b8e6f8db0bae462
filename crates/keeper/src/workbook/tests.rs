//! Files made here, and what comes out of them.

mod made;

use std::io::Cursor;

use rust_xlsxwriter::Workbook as Made;

use super::*;
use crate::{Merge, Sheet, Value};
use made::{made, made_xls, record, zipped};

fn rows(sheet: &Sheet) -> Vec<String> {
    let rows = sheet.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let name = crate::CellName {
                row: row.number,
                column: cell.column,
            };
            format!("{name} {:?}", cell.value)
        });
        let hidden = if row.hidden { "hidden " } else { "" };
        format!("{hidden}{}", cells.collect::<Vec<_>>().join(", "))
    });
    rows.collect()
}

fn why(file: Result<Workbook, Unreadable>) -> &'static str {
    match file {
        Ok(_) => "readable",
        Err(unreadable) => {
            assert!(!unreadable.what.is_empty() && !unreadable.todo.is_empty());
            unreadable.why.code()
        }
    }
}

#[test]
fn an_xlsx() {
    let book = open("名单.xlsx", &made()).unwrap();
    assert_eq!(book.encoding, None);
    assert_eq!(book.ignored, Vec::<String>::new());
    let names: Vec<_> = book
        .sheets
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(names, [("名单", false), ("草稿", true)]);
    let merge = Merge {
        first_row: 1,
        last_row: 1,
        first_column: 0,
        last_column: 3,
    };
    assert_eq!(book.sheets[0].merges, [merge]);
    expect_test::expect![[r#"
        A1 Text("机构名单")
        A2 Text("卫生院"), B2 Number(51980000001.0), C2 Number(1.5), D2 Date("2026-09-30")
        A3 Text("08:30"), B3 Bool(true), C3 Formula("1+1", Some("2"))
        hidden B5 Text("隐藏")"#]]
    .assert_eq(&rows(&book.sheets[0]).join("\n"));
    assert_eq!(book.sheets[0].rows[1].cells[1].value.text(), "51980000001");
}

#[test]
fn macros_and_links_are_said() {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    let bytes = made();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        std::io::copy(&mut part, &mut content).unwrap();
        parts.push((part.name().unwrap().into_owned(), content));
    }
    parts.push(("xl/vbaProject.bin".into(), b"macro".to_vec()));
    parts.push((
        "xl/externalLinks/externalLink1.xml".into(),
        b"<a/>".to_vec(),
    ));
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let book = open("名单.xlsm", &zipped(&parts)).unwrap();
    assert_eq!(
        book.ignored,
        [
            "文件里的宏没有运行，也没有采用",
            "文件里连到别的文件的链接没有打开"
        ]
    );
}

#[test]
fn an_ods() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
      <style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>
      <table:table table:name="名单" table:style-name="ta1">
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row>
          <table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><office:annotation><text:p>批注</text:p></office:annotation><text:p>卫&amp;生<text:s text:c="2"/>院</text:p><text:p>二</text:p></table:table-cell>
          <table:covered-table-cell><text:p>不见</text:p></table:covered-table-cell>
          <table:table-cell office:value-type="float" office:value="51980000001"><text:p>5.2E10</text:p></table:table-cell>
          <table:table-cell office:value-type="date" office:date-value="2026-09-30"><text:p>30/9</text:p></table:table-cell>
          <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>隐</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
      </table:table>
      <table:table table:name="草稿" table:style-name="ta2"><table:table-row><table:table-cell/></table:table-row></table:table>
    </office:document-content>"#;
    let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
    let book = open(
        "x",
        &zipped(&[("mimetype", mimetype), ("content.xml", content.as_bytes())]),
    )
    .unwrap();
    expect_test::expect![[r#"
        A3 Text("卫&生  院\n二"), C3 Number(51980000001.0), D3 Date("2026-09-30"), E3 Formula("1+1", Some("2"))
        hidden A4 Text("隐"), B4 Text("隐")"#]]
    .assert_eq(&rows(&book.sheets[0]).join("\n"));
    let merge = Merge {
        first_row: 3,
        last_row: 4,
        first_column: 0,
        last_column: 1,
    };
    assert_eq!(book.sheets[0].merges, [merge]);
    assert!(book.sheets[1].hidden);

    let filled = content.replace(
        r#"<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="1024"/>"#,
        r#"<table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="1024"><text:p>一</text:p></table:table-cell>"#,
    );
    let bomb = zipped(&[("mimetype", mimetype), ("content.xml", filled.as_bytes())]);
    assert_eq!(why(open("x", &bomb)), "too-large");
    let locked = zipped(&[
        ("mimetype", mimetype),
        ("content.xml", b"?"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
    ]);
    assert_eq!(why(open("x", &locked)), "password");
}

#[test]
fn texts() {
    let gbk = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let utf_16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let table = "名称,电话\n甲,0519-80000001\n";
    let expected = r#"A1 Text("名称"), B1 Text("电话")|A2 Text("甲"), B2 Text("0519-80000001")"#;
    let files: [(&str, Vec<u8>, &str, &str); 14] = [
        ("utf-8", table.into(), "utf-8", expected),
        (
            "a mark",
            marked(b"\xEF\xBB\xBF", table.into()),
            "utf-8",
            expected,
        ),
        ("gbk", gbk(table), "gb18030", expected),
        (
            "utf-16 with a mark",
            marked(b"\xFF\xFE", utf_16(table)),
            "utf-16",
            expected,
        ),
        ("utf-16 without", utf_16(table), "utf-16", expected),
        (
            "an end and a half",
            gbk(&table.replace('\n', "\r\r\n")),
            "gb18030",
            expected,
        ),
        ("tabs", table.replace(',', "\t").into(), "utf-8", expected),
        (
            "semicolons",
            table.replace(',', ";").into(),
            "utf-8",
            expected,
        ),
        (
            "tabs with commas in the cells",
            "名称\t电话\n甲,乙,丙\t1,2,3\n".into(),
            "utf-8",
            r#"A1 Text("名称"), B1 Text("电话")|A2 Text("甲,乙,丙"), B2 Text("1,2,3")"#,
        ),
        (
            "a line break within a cell, and an empty line",
            "名称,电话\r\n\r\n\"甲\n乙\",1\r\n丙,2".into(),
            "utf-8",
            r#"A1 Text("名称"), B1 Text("电话")|A3 Text("甲\n乙"), B3 Text("1")|A4 Text("丙"), B4 Text("2")"#,
        ),
        (
            "an empty line first",
            "\n名称,电话\n\n\n甲,1".into(),
            "utf-8",
            r#"A2 Text("名称"), B2 Text("电话")|A5 Text("甲"), B5 Text("1")"#,
        ),
        (
            "a quotation mark that is not closed",
            format!("名称,电话\n\"甲,1{}", "\n乙,2".repeat(6)).into(),
            "utf-8",
            r#"A1 Text("名称"), B1 Text("电话")|A2 Text("\"甲"), B2 Text("1")"#,
        ),
        (
            "utf-8 with a broken sign",
            marked(
                "名称一二三四五六七八九十百千,电话\n甲".as_bytes(),
                b"\xE4\xB8,1".to_vec(),
            ),
            "utf-8",
            "A1 Text(\"名称一二三四五六七八九十百千\"), B1 Text(\"电话\")|A2 Text(\"甲\u{FFFD}\"), B2 Text(\"1\")",
        ),
        (
            "one column",
            "名称\n甲\n".into(),
            "utf-8",
            r#"A1 Text("名称")|A2 Text("甲")"#,
        ),
    ];
    for (file, bytes, encoding, expected) in files {
        let book = open("名单.csv", &bytes).unwrap_or_else(|error| panic!("{file}: {error:?}"));
        assert_eq!(book.encoding, Some(encoding), "{file}");
        assert_eq!(book.sheets[0].name, "名单.csv");
        let rows = rows(&book.sheets[0]).join("|");
        assert!(rows.starts_with(expected), "{file}: {rows}");
        assert_eq!(
            book.ignored.len(),
            usize::from(rows.contains('\u{FFFD}')),
            "{file}"
        );
    }
}

#[test]
fn what_cannot_be_read() {
    let whole = made();
    let word = zipped(&[("word/document.xml", b"<a/>")]);
    let binary = zipped(&[("xl/workbook.bin", b"a")]);
    let mut locked = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    locked.create_stream("/EncryptedPackage").unwrap();
    let locked = locked.into_inner().into_inner();
    let mut old_word = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    old_word.create_stream("/WordDocument").unwrap();
    let old_word = old_word.into_inner().into_inner();
    let mut blank = Made::new();
    blank.add_worksheet();
    let blank = blank.save_to_buffer().unwrap();
    let table: [(&str, &[u8], &str); 17] = [
        ("nothing", b"", "empty"),
        ("only a mark", b"\xEF\xBB\xBF", "empty"),
        ("only ends of lines", b"\r\n \r\n", "empty"),
        ("only separators", b",,,\n,,,\n", "empty"),
        ("a workbook without a cell", &blank, "empty"),
        ("half of a workbook", &whole[..whole.len() / 2], "damaged"),
        (
            "the beginning of an old workbook",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "damaged",
        ),
        (
            "a web page",
            b"<html><table><tr><td>1</td></tr></table></html>",
            "not-a-workbook",
        ),
        (
            "a web page with a space first",
            b"\r\n <!DOCTYPE html><p>",
            "not-a-workbook",
        ),
        (
            "an XML",
            b"<?xml version=\"1.0\"?><Workbook/>",
            "not-a-workbook",
        ),
        (
            "a picture",
            b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
            "not-a-workbook",
        ),
        ("a PDF", b"%PDF-1.7", "not-a-workbook"),
        ("a letter", &word, "not-a-workbook"),
        ("an old letter", &old_word, "not-a-workbook"),
        ("a binary workbook", &binary, "not-a-workbook"),
        ("zeros", &[0; 100], "not-a-workbook"),
        ("a password", &locked, "password"),
    ];
    for (file, bytes, expected) in table {
        assert_eq!(why(open("名单.xlsx", bytes)), expected, "{file}");
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_is_there() {
    let usual = Limits::USUAL;
    let few = Limits { rows: 2, ..usual };
    let narrow = Limits {
        columns: 2,
        ..usual
    };
    let sparse = Limits { cells: 5, ..usual };
    let small = Limits {
        unpacked_megabytes: 1,
        ..usual
    };
    let zeros = vec![b' '; 2_000_000];
    let stated = zipped(&[("xl/workbook.xml", &zeros)]);
    // The file states a byte, and holds two million.
    let mut hidden = stated.clone();
    for at in 0..hidden.len() - 4 {
        if hidden[at..at + 4] == 2_000_000_u32.to_le_bytes() {
            hidden[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        }
    }
    assert_ne!(stated, hidden);
    let said_often = {
        let mut book = Made::new();
        let sheet = book.add_worksheet();
        let long = "长".repeat(5_000);
        for row in 0..100 {
            sheet.write(row, 0, &long).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let table: [(&str, &[u8], Limits, &str); 6] = [
        ("rows", &made(), few, "2 行"),
        ("columns", &made(), narrow, "2 列"),
        ("cells", &made(), sparse, "5 个"),
        ("stated bytes", &stated, small, "1 MB"),
        ("one text many times", &said_often, small, "1 MB"),
        ("a large file", &zeros, small, "1 MB"),
    ];
    for (file, bytes, limits, said) in table {
        let error = open_within("x", bytes, &limits).unwrap_err();
        assert_eq!(error.why, Why::TooLarge, "{file}");
        assert!(error.what.contains(said), "{file}: {}", error.what);
    }
    let error = open_within("x", &hidden, &small).unwrap_err();
    assert!(
        matches!(error.why, Why::TooLarge | Why::Damaged),
        "{error:?}"
    );
}

#[test]
fn broken_files_are_refused_and_stop_nothing() {
    let files = [made(), made_xls(&[])];
    let mut state = 42_u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for whole in files.iter().cycle().take(600) {
        let cut = &whole[..4 + random(whole.len() - 4)];
        // An `.xls` ends with room that holds nothing.
        assert!(open("x", cut).is_err() || !whole.starts_with(b"PK"));
        let mut flipped = whole.clone();
        for _ in 0..=random(4) {
            let at = random(flipped.len());
            flipped[at] ^= 1 << random(8);
        }
        if let Ok(book) = open("x", &flipped) {
            book.sheets
                .iter()
                .for_each(|sheet| drop(crate::tables(sheet)));
        }
    }
}

#[test]
fn values_as_they_are_seen() {
    let table = [
        (Value::Number(51_980_000_001.0), "51980000001"),
        (Value::Number(0.5), "0.5"),
        (Value::Bool(false), "否"),
        (Value::Formula("1+1".into(), None), ""),
        (Value::Formula("1+1".into(), Some("2".into())), "2"),
        (Value::Error("#REF!".into()), "#REF!"),
    ];
    for (value, expected) in table {
        assert_eq!(value.text(), expected);
    }
    assert!(!Value::Formula("1+1".into(), None).is_blank());
    assert!(Value::Text("\u{3000} ".into()).is_blank());
}

#[test]
fn an_xls() {
    let links = record(0x01AE, &[1, 0, 5, 0, 0, b'a']);
    let book = open("名单.xls", &made_xls(&[links])).unwrap();
    assert_eq!(book.sheets[0].name, "S");
    assert_eq!(
        rows(&book.sheets[0]),
        ["A1 Number(1.0)", "hidden A2 Number(2.5)"]
    );
    let merge = Merge {
        first_row: 1,
        last_row: 2,
        first_column: 0,
        last_column: 0,
    };
    assert_eq!(book.sheets[0].merges, [merge]);
    assert_eq!(book.ignored, ["文件里连到别的文件的链接没有打开"]);
    let locked = made_xls(&[record(0x002F, &[1, 0, 0, 0])]);
    assert_eq!(why(open("名单.xls", &locked)), "password");
}
