//! The new data as one zip, with what changed and what to do with it.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What to do with it, for a clerk, and for who looks after the site.
const HOW: &str = "怎么放

把这个压缩包整个发给管网站的人就可以了。

管网站的人：
1. 解开，里面的 data 文件夹盖到项目的 data 文件夹上，只换这几个文件。
2. 运行 cargo xtask data check，没有问题再往下。
3. 运行 cargo xtask build，把 dist 文件夹放到网站上。
";

/// It. Equal input gives equal bytes. None where it cannot be made.
pub(super) fn of(files: &BTreeMap<String, String>, summary: &str) -> Option<Vec<u8>> {
    write(files, summary).ok()
}

fn write(files: &BTreeMap<String, String>, summary: &str) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut put = |path: &str, text: &str| -> ZipResult<()> {
        zip.start_file(path, options)?;
        Ok(zip.write_all(text.as_bytes())?)
    };
    put("改了什么.txt", &for_windows(summary))?;
    put("怎么放.txt", &for_windows(HOW))?;
    for (path, text) in files {
        put(&format!("data/{path}"), text)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A text as the oldest editors of Windows open it.
fn for_windows(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}
