//! The search on prepared rows (`xtask/src/bench/prepared.rs`): reading a bundle, building its index, and
//! asking the queries of each kind, one after the other.

use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use criterion::{BatchSize, Criterion, SamplingMode};
use directory::Bundle;
use search::Finder;
use serde::Deserialize;

/// Results that a page asks for, as in the other measurements.
const LIMIT: usize = 10;

/// Builds and whole rounds of queries take up to seconds; criterion wants ten of them at least.
const SAMPLES: usize = 10;

const WARM_UP: Duration = Duration::from_secs(1);

const MEASURED: Duration = Duration::from_secs(3);

#[derive(Deserialize)]
struct Ask {
    kind: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var_os("JIUJIN_ROWS").ok_or("JIUJIN_ROWS names no prepared rows")?);
    let text = fs::read_to_string(folder.join("bundle.json"))?;
    let asks: Vec<Ask> = serde_json::from_str(&fs::read_to_string(folder.join("asks.json"))?)?;
    let (bundle, _skipped) = Bundle::parse(&text)?;
    let finder = Finder::new(&bundle);

    let mut criterion = Criterion::default().configure_from_args();
    let name = folder.file_name().ok_or("a folder without a name")?.to_string_lossy();
    let mut group = criterion.benchmark_group(name);
    group
        .sampling_mode(SamplingMode::Flat)
        .sample_size(SAMPLES)
        .warm_up_time(WARM_UP)
        .measurement_time(MEASURED);
    group.bench_function("read", |bencher| {
        bencher.iter_with_large_drop(|| Bundle::parse(black_box(&text)));
    });
    group.bench_function("index", |bencher| {
        bencher.iter_with_large_drop(|| Finder::new(black_box(&bundle)));
    });
    for (kind, texts) in by_kind(&asks) {
        let mut next = texts.iter().cycle();
        group.bench_function(kind, |bencher| {
            bencher.iter_batched(
                || next.next().copied().unwrap_or_default(),
                |text| finder.search(black_box(text), LIMIT),
                BatchSize::NumIterations(texts.len() as u64),
            );
        });
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}

fn by_kind(asks: &[Ask]) -> BTreeMap<&str, Vec<&str>> {
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for ask in asks {
        texts.entry(&ask.kind).or_default().push(&ask.text);
    }
    texts
}
