//! From the bytes of a file to its sheets.
//!
//! What a file is, its content tells: a name can be wrong, and often is.

mod builder;
mod layout;
mod limits;
mod ods;
mod package;
mod text;
mod unreadable;
mod xls;
mod xlsx;

pub use limits::Limits;
pub use unreadable::{Unreadable, Why};

use crate::Workbook;
use package::Package;

/// Reads a workbook: `.xlsx`, `.xlsm`, `.xls`, `.ods`, or text with commas, semicolons or tabs between its cells.
///
/// `file_name` only names the sheet of a text file. What cannot be read, or is larger than [`Limits::USUAL`],
/// comes back with the reason and what to do, in words for a clerk.
pub fn open(file_name: &str, bytes: &[u8]) -> Result<Workbook, Unreadable> {
    open_within(file_name, bytes, &Limits::USUAL)
}

/// [`open`] with other limits.
fn open_within(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    if bytes.len() as u64 > limits.unpacked_bytes() {
        return Err(limits.too_many_bytes());
    }
    let workbook = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        open_package(bytes, limits)?
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        xls::read(bytes, limits)?
    } else {
        text::read(file_name, bytes, limits)?
    };
    if workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Unreadable::empty());
    }
    Ok(workbook)
}

fn open_package(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let mut package = Package::open(bytes, limits)?;
    if package.has("content.xml") {
        ods::read(&mut package, limits)
    } else if package.has("xl/workbook.bin") {
        Err(Unreadable::other_workbook("Excel 的二进制工作簿（.xlsb）"))
    } else if package.names().any(|name| name.starts_with("xl/")) {
        xlsx::read(bytes, &mut package, limits)
    } else {
        Err(Unreadable::not_a_workbook("压缩包或者别的文件"))
    }
}

#[cfg(test)]
mod tests;
