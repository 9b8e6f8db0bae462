//! A `.br` and a `.gz` beside each file that compresses, so that a static host need not compress.

use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, anyhow};
use flate2::{Compression, GzBuilder};

use crate::project::write;

/// Files up to this size fit into the first packets as they are.
const SMALL_BYTES: usize = 1024;

/// Endings of the files that compress; pictures and fonts are compressed already.
const ENDINGS: [&str; 9] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// How much time to spend for how few bytes.
#[derive(Clone, Copy)]
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

/// Compresses the files of a folder.
pub fn folder(dist: &Path, effort: Effort) -> Result<()> {
    each(&folder::files_below(dist)?, |path| {
        let content = std::fs::read(dist.join(path))?;
        if applies(path, content.len()) {
            write(&dist.join(format!("{path}.br")), brotli(&content, effort)?)?;
            write(&dist.join(format!("{path}.gz")), gzip(&content, effort)?)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Does the same with each item, on as many threads as the machine has cores; results in order.
pub fn each<I: Sync, T: Send>(
    items: &[I],
    work: impl Fn(&I) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let worker = || -> Result<Vec<(usize, T)>> {
        let mut done = Vec::new();
        loop {
            let position = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(position) else {
                return Ok(done);
            };
            done.push((position, work(item)?));
        }
    };
    let mut done = thread::scope(|scope| -> Result<_> {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        let mut done = Vec::with_capacity(items.len());
        for worker in workers {
            done.extend(worker.join().map_err(|_| anyhow!("a worker panicked"))??);
        }
        Ok(done)
    })?;
    done.sort_by_key(|(position, _)| *position);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

/// Brotli of a content.
pub fn brotli(content: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: match effort {
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
    Ok(encoder.finish()?)
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
                brotli(&content, effort).unwrap(),
                gzip(&content, effort).unwrap(),
            );
            assert_eq!(br, brotli(&content, effort).unwrap());
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

    #[test]
    fn results_stand_in_the_order_of_the_items_and_an_error_is_not_lost() {
        let items: Vec<u32> = (0..100).collect();
        assert_eq!(
            each(&items, |item| Ok(item * 2)).unwrap(),
            items.iter().map(|item| item * 2).collect::<Vec<_>>()
        );
        assert!(
            each(&items, |item| if *item == 70 {
                Err(anyhow!("no"))
            } else {
                Ok(())
            })
            .is_err()
        );
    }
}
