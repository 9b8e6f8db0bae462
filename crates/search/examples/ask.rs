//! Prints what a query finds: `cargo run -p search --example ask -- 320402 看牙`; with `--short`
//! before the queries, one line for each.

use std::path::Path;
use std::time::Instant;

use directory::{Directory, RegionId};
use search::Finder;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let Some(adcode) = arguments.next() else {
        eprintln!("usage: ask <adcode> <query>...");
        std::process::exit(2);
    };
    let mut queries: Vec<String> = arguments.collect();
    let short = queries.first().is_some_and(|first| first == "--short");
    if short {
        queries.remove(0);
    }
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let (directory, problems) = Directory::read(&folder::json_below(&data)?);
    for problem in problems.iter().take(5) {
        eprintln!("{problem}");
    }
    let Some(bundle) = directory.bundle(&RegionId::from(adcode.as_str())) else {
        eprintln!("no region {adcode} in {}", data.display());
        std::process::exit(1);
    };
    let started = Instant::now();
    let finder = Finder::new(&bundle);
    println!("index: {:?}", started.elapsed());
    for query in queries {
        let started = Instant::now();
        let answer = finder.search(&query, 10);
        if short {
            let names = answer.hits.iter().take(4).map(|hit| {
                let why = hit.why.first().map_or("", |why| why.matched.as_str());
                format!(
                    "{} ({:.0} {why})",
                    bundle.facilities[hit.facility].name, hit.score
                )
            });
            let words = answer
                .words
                .iter()
                .map(|word| format!("{}={:?}", word.text, word.meaning));
            let services = answer
                .services
                .iter()
                .map(|hit| bundle.services[hit.service].name.as_str());
            println!(
                "{query} [{}]{} → {} | {}",
                words.collect::<Vec<_>>().join(" "),
                if answer.approximate {
                    " approximate"
                } else {
                    ""
                },
                names.collect::<Vec<_>>().join("; "),
                services.collect::<Vec<_>>().join(" "),
            );
            continue;
        }
        println!(
            "\n== {query}  ({:?}){}",
            started.elapsed(),
            if answer.approximate {
                "  approximate"
            } else {
                ""
            }
        );
        for word in &answer.words {
            print!("  [{} {:?}]", word.text, word.meaning);
        }
        println!();
        if let Some(word) = &answer.emergency {
            println!("  120: {word}");
        }
        if !answer.specialties.is_empty() {
            let specialties: Vec<&str> = answer
                .specialties
                .iter()
                .map(|specialty| specialty.as_str())
                .collect();
            println!("  departments: {}", specialties.join(" "));
        }
        if !answer.streets.is_empty() {
            let streets = answer
                .streets
                .iter()
                .filter_map(|street| bundle.street(street));
            println!(
                "  streets: {}",
                streets
                    .map(|street| street.name.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            );
        }
        for service in &answer.services {
            println!(
                "  service {:.2} {} ({})",
                service.score, bundle.services[service.service].name, service.word
            );
        }
        for hit in &answer.hits {
            println!(
                "{:6.1}  {}",
                hit.score, bundle.facilities[hit.facility].name
            );
            for why in &hit.why {
                println!(
                    "          {} → {:?} {} {:?}",
                    why.word, why.matched_in, why.matched, why.detail
                );
            }
        }
    }
    Ok(())
}
