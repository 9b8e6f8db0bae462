//! The zip file that a workbook of our days is.

use std::borrow::Cow;
use std::io::{Cursor, Read, sink};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Limits, Unreadable};

/// A zip file all of whose parts were unpacked once: they are whole, and together within the limits.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::damaged())?;
        let names = archive
            .file_names()
            .flatten()
            .map(Cow::into_owned)
            .collect();
        let mut package = Self { archive, names };
        package.check_stated_sizes(limits)?;
        package.check_sizes(limits)?;
        Ok(package)
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names().any(|other| other == name)
    }

    /// The text of a part. Signs that are no UTF-8 come as U+FFFD.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let spelled = self
            .names()
            .find(|other| other.eq_ignore_ascii_case(name))?;
        let spelled = spelled.to_owned();
        let mut bytes = Vec::new();
        let mut part = self.archive.by_name(&spelled).ok()?;
        part.read_to_end(&mut bytes).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Refuses what says itself that it is too large, before anything is unpacked.
    fn check_stated_sizes(&mut self, limits: &Limits) -> Result<(), Unreadable> {
        let mut total = 0_u64;
        for index in 0..self.archive.len() {
            let part = self.archive.by_index_raw(index).map_err(broken)?;
            if part.encrypted() {
                return Err(Unreadable::password());
            }
            total = total.saturating_add(part.size());
        }
        if total > limits.unpacked_bytes() {
            return Err(limits.too_many_bytes());
        }
        Ok(())
    }

    /// Unpacks everything to nowhere and counts, because a file can state less than it holds.
    fn check_sizes(&mut self, limits: &Limits) -> Result<(), Unreadable> {
        let mut rest = limits.unpacked_bytes();
        for index in 0..self.archive.len() {
            let part = self.archive.by_index(index).map_err(broken)?;
            let read = std::io::copy(&mut part.take(rest + 1), &mut sink());
            rest = rest
                .checked_sub(read.map_err(|_| Unreadable::damaged())?)
                .ok_or_else(|| limits.too_many_bytes())?;
        }
        Ok(())
    }
}

fn broken(error: ZipError) -> Unreadable {
    match error {
        ZipError::InvalidPassword => Unreadable::password(),
        _ => Unreadable::damaged(),
    }
}
