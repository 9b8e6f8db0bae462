//! What is exported for a bureau comes back without a change: no value differs, and no cell needs a look.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::path::Path;

use directory::{Directory, RegionId};
use formats::{Format, Options, Region};
use keeper::change::State;
use keeper::{Decisions, accept, proposal, read};

/// The folders of data whose export is read back.
const FOLDERS: [&str; 3] = ["data", "tests/site/tiny", "tests/open/every"];

fn good(folder: &str) -> (Directory, std::collections::BTreeMap<String, String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = folder::json_below(&root.join(folder)).unwrap();
    let (directory, problems) = Directory::read(&files);
    assert!(problems.is_empty(), "{folder}: {problems:?}");
    (directory, files)
}

/// What a file that is read back would change, and what there is to say of its cells.
fn to_look_at(directory: &Directory, region: &RegionId, name: &str, bytes: &[u8]) -> Vec<String> {
    let reading = read(name, bytes, directory, Some(region)).unwrap();
    let mut all: Vec<String> = reading
        .problems()
        .iter()
        .map(|(_, own)| format!("{:?}", own))
        .collect();
    all.extend(reading.asks().iter().map(|own| format!("{own:?}")));
    all.extend(
        reading
            .other_region
            .iter()
            .map(|own| format!("looks like {own}")),
    );
    let proposal = proposal(directory, region, &[reading], &Decisions::default()).unwrap();
    for place in &proposal.places {
        if place.state != State::Same {
            all.push(format!(
                "{}: {:?} {:?}",
                place.name, place.state, place.fields
            ));
        }
    }
    all.extend(proposal.contradictions.iter().map(|own| format!("{own:?}")));
    all.extend(proposal.gone.iter().map(|own| format!("{own} is gone")));
    all
}

#[test]
fn csv_and_workbook_come_back_without_a_change() {
    let decisions = Decisions::default();
    for folder in FOLDERS {
        let (directory, files) = good(folder);
        for (adcode, records) in &directory.regions {
            let region = Region::open(&directory, adcode).unwrap();
            for (format, path) in [
                (Format::Csv, "facilities.csv"),
                (Format::Xlsx, "facilities.xlsx"),
            ] {
                let made = format.export(&region, &Options::default());
                let file = made.files.iter().find(|own| own.path == path).unwrap();
                let found = to_look_at(&directory, adcode, path, &file.bytes);
                assert_eq!(found, Vec::<String>::new(), "{folder} {adcode} {path}");
                let reading = read(path, &file.bytes, &directory, Some(adcode)).unwrap();
                let proposal = proposal(&directory, adcode, &[reading], &decisions).unwrap();
                assert_eq!(proposal.preview().same.len(), records.facilities.len());
                assert!(accept(&files, &proposal, &decisions).unwrap().is_empty());
            }
        }
    }
}

#[test]
fn the_file_of_services_is_no_list() {
    let (directory, _) = good("tests/site/tiny");
    let adcode = directory.regions.keys().next().unwrap();
    let region = Region::open(&directory, adcode).unwrap();
    let made = Format::Csv.export(&region, &Options::default());
    let services = made
        .files
        .iter()
        .find(|own| own.path == "services-at-places.csv")
        .unwrap();
    assert!(
        read(
            "services-at-places.csv",
            &services.bytes,
            &directory,
            Some(adcode)
        )
        .is_err()
    );
}
