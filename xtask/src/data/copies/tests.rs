use std::collections::BTreeSet;
use std::path::Path;

use directory::{Directory, RegionId};

use super::records::Folder;
use super::{districts, places};

fn tiny() -> Folder {
    Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/site/tiny")).unwrap()
}

/// A folder that is made has no problems.
fn read(made: &Folder) -> Directory {
    let (directory, problems) = Directory::read(&made.texts().unwrap());
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
    directory
}

#[test]
fn each_copy_of_a_district_has_codes_a_name_documents_and_a_place_of_its_own() {
    let made = districts::copied(&tiny(), 3).unwrap();
    assert_eq!(made.codes().unwrap(), ["900001", "900002", "900003"]);
    let directory = read(&made);
    let names = directory
        .regions
        .values()
        .map(|own| own.region.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["示例区", "示例区2", "示例区3"]);

    let second = &directory.regions[&RegionId::from("900002")];
    assert_eq!(second.region.plan.as_str(), "plan-900002");
    assert_eq!(second.region.streets[0].code.as_str(), "900002001");
    assert_eq!(second.facilities[0].id.as_str(), "900002-jia");
    assert_eq!(second.facilities[0].name, "甲例街道社区卫生服务中心");
    assert_eq!(second.offers[0].places[0].as_str(), "900002-jia");
    let plan = directory.documents.iter();
    let plan = plan.filter(|own| own.id.as_str().starts_with("plan"));
    let plan = plan.map(|own| (own.id.as_str(), own.regions[0].as_str()));
    let expected = [
        ("plan-900001", "900001"),
        ("plan-900002", "900002"),
        ("plan-900003", "900003"),
    ];
    assert_eq!(plan.collect::<Vec<_>>(), expected);

    let frames = directory
        .regions
        .values()
        .map(|own| own.region.bounds_gcj02);
    let frames: Vec<[f64; 4]> = frames.collect();
    for (position, one) in frames.iter().enumerate() {
        for other in &frames[..position] {
            let apart =
                one[0] > other[2] || one[2] < other[0] || one[1] > other[3] || one[3] < other[1];
            assert!(apart, "{one:?} and {other:?}");
        }
    }
    // Nothing is left of the code that was copied.
    for (path, text) in made.texts().unwrap() {
        assert!(!text.contains("990001"), "{path}");
    }
}

#[test]
fn a_district_gets_as_many_facilities_as_are_asked_for() {
    let made = places::copied(&tiny(), 20).unwrap();
    let directory = read(&made);
    let records = &directory.regions[&RegionId::from("900001")];
    assert_eq!(records.facilities.len(), 20);
    let copy = &records.facilities[6];
    assert_eq!(copy.id.as_str(), "900001-jia-2");
    assert_eq!(copy.name, "甲例街道社区卫生服务中心2");
    assert_eq!(
        copy.partners[0].facility.as_ref().unwrap().as_str(),
        "900001-yiyuan-2"
    );
    // The third round ends before the last one, which is named in it all the same.
    let last = &records.facilities[19];
    assert_eq!(last.id.as_str(), "900001-yi-4");
    let first = &records.facilities[18];
    assert_eq!(
        first.partners[0].facility.as_ref().unwrap().as_str(),
        "900001-yiyuan"
    );
    let places = records.offers[0].places.iter().map(|own| own.as_str());
    assert_eq!(
        places.collect::<Vec<_>>(),
        ["900001-jia", "900001-jia-2", "900001-jia-3", "900001-jia-4"]
    );
    let points = records
        .facilities
        .iter()
        .filter_map(|own| own.point.as_ref());
    let points: BTreeSet<String> = points
        .map(|own| format!("{} {}", own.lng, own.lat))
        .collect();
    assert_eq!(points.len(), 4);
}

#[test]
fn equal_folders_make_equal_copies() {
    let texts = || districts::copied(&tiny(), 7).unwrap().texts().unwrap();
    assert_eq!(texts(), texts());
    let texts = || places::copied(&tiny(), 50).unwrap().texts().unwrap();
    assert_eq!(texts(), texts());
}

#[test]
fn what_cannot_be_made_is_refused() {
    assert!(districts::copied(&tiny(), 0).is_err());
    assert!(districts::copied(&tiny(), 100_000).is_err());
    assert!(districts::copied(&Folder::default(), 1).is_err());
    assert!(places::copied(&tiny(), 5).is_err());
}
