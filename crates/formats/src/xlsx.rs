//! The keeper's template: the workbook in which a bureau corrects what the directory knows.

use crate::{Exported, File, LeftOut, Options, Region};

/// The file.
pub const PATH: &str = "facilities.xlsx";

/// The workbook of a region. A place that is not open stands in it with its state, for it is there to be corrected.
pub fn export(region: &Region, _options: &Options) -> Exported {
    let adcode = &region.bundle.region.adcode;
    match keeper::template::template(region.directory, adcode) {
        Ok(bytes) => Exported {
            files: vec![File {
                path: PATH.to_owned(),
                bytes,
            }],
            left_out: Vec::new(),
        },
        Err(error) => Exported {
            files: Vec::new(),
            left_out: vec![LeftOut {
                id: adcode.to_string(),
                why: error.to_string(),
            }],
        },
    }
}
