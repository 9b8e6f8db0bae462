//! Files that are made for a test.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Made};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An `.xlsx` with something of everything, a hidden row and a hidden sheet.
pub(super) fn made() -> Vec<u8> {
    let mut book = Made::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let time = Format::new().set_num_format("hh:mm");
    let sheet = book.add_worksheet().set_name("名单").unwrap();
    sheet
        .merge_range(0, 0, 0, 3, "机构名单", &Format::new())
        .unwrap();
    sheet.write(1, 0, "卫生院").unwrap();
    sheet.write(1, 1, 51_980_000_001_u64).unwrap();
    sheet.write(1, 2, 1.5).unwrap();
    let day = ExcelDateTime::from_ymd(2026, 9, 30).unwrap();
    sheet.write_with_format(1, 3, &day, &date).unwrap();
    let eight = ExcelDateTime::from_hms(8, 30, 0).unwrap();
    sheet.write_with_format(2, 0, &eight, &time).unwrap();
    sheet.write(2, 1, true).unwrap();
    let formula = Formula::new("=1+1").set_result("2");
    sheet.write_formula(2, 2, formula).unwrap();
    sheet.write(4, 1, "隐藏").unwrap();
    sheet.write(5, 1, " \u{3000}").unwrap();
    sheet.set_row_hidden(4).unwrap();
    let draft = book.add_worksheet().set_name("草稿").unwrap();
    draft.write(0, 0, "旧").unwrap();
    draft.set_hidden(true);
    book.save_to_buffer().unwrap()
}

/// A zip file of these parts.
pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A record of an `.xls`.
pub(super) fn record(sort: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&sort.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// An `.xls` of the records before its sheets, with a sheet of two rows, of which the second is hidden.
pub(super) fn made_xls(before: &[Vec<u8>]) -> Vec<u8> {
    let beginning = |sort: u16| {
        record(
            0x0809,
            &[&[0x00, 0x06], &sort.to_le_bytes()[..], &[0; 12]].concat(),
        )
    };
    let number = |row: u16, value: f64| {
        record(
            0x0203,
            &[&row.to_le_bytes()[..], &[0; 4], &value.to_le_bytes()].concat(),
        )
    };
    let row = |row: u16, flags: u8| {
        let mut data = [0; 16];
        data[..2].copy_from_slice(&row.to_le_bytes());
        data[12] = flags;
        record(0x0208, &data)
    };
    let sheet = |at: u32| {
        record(
            0x0085,
            &[&at.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat(),
        )
    };
    let end = record(0x000A, &[]);
    let head = [beginning(5), before.concat()].concat();
    let at = head.len() + sheet(0).len() + end.len();
    let size = record(0x0200, &[0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    let merge = record(0x00E5, &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    let stream = [
        head,
        sheet(u32::try_from(at).unwrap()),
        end.clone(),
        beginning(16),
        size,
        row(0, 0),
        row(1, 0x20),
        number(0, 1.0),
        number(1, 2.5),
        merge,
        end,
    ]
    .concat();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut part = file.create_stream("/Workbook").unwrap();
    part.write_all(&stream).unwrap();
    part.flush().unwrap();
    drop(part);
    file.into_inner().into_inner()
}
