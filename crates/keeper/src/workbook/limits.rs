//! How much a workbook may hold.

use super::{Unreadable, Why};

/// How much a workbook may hold before it is refused: a page in a browser has to hold all of it, and a list
/// of places is far smaller.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The megabytes (of 1,000,000 bytes) of everything in the file, unpacked.
    pub unpacked_megabytes: u32,
    /// The rows that hold anything, of all sheets.
    pub rows: u32,
    /// The columns of a sheet.
    pub columns: u32,
    /// The cells that hold anything, of all sheets.
    pub cells: u32,
}

impl Limits {
    /// The limits of [`super::open`].
    pub const USUAL: Self = Self {
        unpacked_megabytes: 64,
        rows: 200_000,
        columns: 16_384,
        cells: 2_000_000,
    };

    /// The bytes that everything in the file may have.
    pub(super) fn unpacked_bytes(&self) -> u64 {
        u64::from(self.unpacked_megabytes) * 1_000_000
    }

    /// The file holds too many bytes.
    pub(super) fn too_many_bytes(&self) -> Unreadable {
        too_large(format!("文件展开后超过 {} MB", self.unpacked_megabytes))
    }

    /// The file has too many rows.
    pub(super) fn too_many_rows(&self) -> Unreadable {
        too_large(format!("有内容的行超过 {} 行", thousands(self.rows)))
    }

    /// The file has too many columns.
    pub(super) fn too_many_columns(&self) -> Unreadable {
        too_large(format!("表格超过 {} 列", thousands(self.columns)))
    }

    /// The file has too many cells.
    pub(super) fn too_many_cells(&self) -> Unreadable {
        too_large(format!("有内容的格子超过 {} 个", thousands(self.cells)))
    }
}

fn too_large(what: String) -> Unreadable {
    Unreadable {
        why: Why::TooLarge,
        what: format!("这个文件太大，没有打开：{what}。"),
        todo: "把机构名单单独复制到一个新表格里，不要带图片和多余的空行，保存后再选这个新文件。"
            .into(),
    }
}

/// `200000` as `200,000`.
fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_said_with_its_number() {
        let usual = Limits::USUAL;
        assert!(usual.too_many_bytes().what.contains("64 MB"));
        assert!(usual.too_many_rows().what.contains("200,000 行"));
        assert!(usual.too_many_columns().what.contains("16,384 列"));
        assert!(usual.too_many_cells().what.contains("2,000,000 个"));
    }
}
