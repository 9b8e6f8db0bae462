//! What stands beside each file that compresses, so that a static host need not compress: a `.br` and a `.gz`.
//!
//! In this crate, because it is compiled for speed even where the rest is compiled for debugging.

use std::io::{Result, Write};

use flate2::{Compression, GzBuilder};

/// Files up to this size fit into the first packets as they are.
const SMALL_BYTES: usize = 1024;

/// Endings of the files that compress; pictures and fonts are compressed already.
const ENDINGS: [&str; 13] = [
    "atom",
    "css",
    "csv",
    "geojson",
    "html",
    "js",
    "json",
    "jsonld",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// How much time to spend for how few bytes.
#[derive(Clone, Copy, Debug)]
pub enum Effort {
    /// The fewest bytes.
    Best,
    /// The least time.
    Draft,
}

/// Whether a file gets compressed files beside it.
pub fn applies(path: &str, bytes: usize) -> bool {
    bytes > SMALL_BYTES
        && path
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Whether a file is one of those that stand compressed beside another.
pub fn is_compressed(path: &str) -> bool {
    path.ends_with(".br") || path.ends_with(".gz")
}

/// What is taken along once, for which nobody waits on a phone.
const TAKEN: &str = "data/open/";

/// Brotli of a file's content. There are thousands of pages, and their last two hundredths would take as much time as
/// all the rest; so it is with the last tenth of what is taken along.
pub fn brotli(path: &str, content: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: match effort {
            Effort::Best if path.starts_with(TAKEN) => 9,
            Effort::Best if path.ends_with(".html") => 10,
            Effort::Best => 11,
            Effort::Draft => 4,
        },
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &params)?;
    Ok(compressed)
}

/// Gzip of a content, without name and time.
pub fn gzip(content: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Best => Compression::best(),
        Effort::Draft => Compression::fast(),
    };
    let mut encoder = GzBuilder::new().write(Vec::new(), level);
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn only_larger_files_of_a_kind_that_compresses_are_compressed() {
        for (path, bytes, compressed) in [
            ("index.html", 1025, true),
            ("index.html", 1024, false),
            ("assets/icon.png", 9999, false),
            ("manifest.webmanifest", 9999, true),
            ("data/open/1/places.geojson", 9999, true),
            ("data/open/1/facilities.csv", 9999, true),
            ("data/open/1/facilities.xlsx", 9999, false),
            ("LICENSE", 9999, false),
        ] {
            assert_eq!(applies(path, bytes), compressed, "{path} {bytes}");
        }
    }

    #[test]
    fn compressed_content_is_the_content_again_and_the_same_bytes_each_time() {
        let content = "口腔科 就近医 ".repeat(300).into_bytes();
        for effort in [Effort::Best, Effort::Draft] {
            let (br, gz) = (
                brotli("a.html", &content, effort).unwrap(),
                gzip(&content, effort).unwrap(),
            );
            assert_eq!(br, brotli("a.html", &content, effort).unwrap());
            assert_eq!(gz, gzip(&content, effort).unwrap());
            // A gzip file has room for its time, which would be another one in another build.
            assert_eq!(gz[4..8], [0; 4]);
            let mut back = Vec::new();
            brotli::Decompressor::new(&br[..], 4096)
                .read_to_end(&mut back)
                .unwrap();
            assert_eq!(back, content);
            back.clear();
            flate2::read::GzDecoder::new(&gz[..])
                .read_to_end(&mut back)
                .unwrap();
            assert_eq!(back, content);
        }
    }
}
