//! A file that the clerk chose, and a file that she takes away.

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, File, Url};

use crate::said::FileShown;

/// What is known of a file.
pub enum Known {
    /// It waits, or is being read.
    Waiting,
    /// It was read.
    Read(Rc<FileShown>),
    /// It cannot be read: what it is, and what to do.
    Unreadable(String, String),
}

/// A file that the clerk chose.
pub struct Chosen {
    /// Its number.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// What is known of it.
    pub known: Known,
    /// The district that the clerk chose, by code.
    pub region: Option<String>,
    /// The coordinate system that the clerk chose.
    pub crs: Option<String>,
    /// The marked workbook.
    pub marked: Option<Link>,
    /// Why there is none.
    pub unmarked: Option<String>,
    /// The file itself.
    pub file: File,
}

/// A file to download. It is let go when it is dropped.
pub struct Link {
    /// Its name.
    pub name: String,
    /// Its address, of this page only.
    pub url: String,
}

impl Link {
    /// Of the bytes of a file.
    pub fn new(name: String, bytes: &Uint8Array) -> Option<Self> {
        let sort = BlobPropertyBag::new();
        sort.set_type("application/octet-stream");
        let parts = Array::of1(bytes);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &sort).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        Some(Self { name, url })
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.url);
    }
}
