//! The project's own data: it has no problem, none of its places gets lost, and the sentences that the
//! bureau can be blamed for are kept.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::fmt::Write as _;
use std::path::Path;

use directory::{Directory, Facility, OperatingStatus, RegionId, Standing};
use expect_test::expect;

fn data() -> Directory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let (directory, problems) = Directory::read(&folder::json_below(&root).unwrap());
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    directory
}

fn facility<'a>(directory: &'a Directory, id: &str) -> &'a Facility {
    let region = &directory.regions[&RegionId::from(&id[..6])];
    region
        .facilities
        .iter()
        .find(|facility| facility.id.as_str() == id)
        .unwrap()
}

#[test]
fn no_place_gets_lost() {
    let directory = data();
    let mut counts = String::new();
    for records in directory.regions.values() {
        let facilities = &records.facilities;
        writeln!(counts, "{} {}", records.region.name, facilities.len()).unwrap();
        for kind in &directory.kinds {
            let count = facilities
                .iter()
                .filter(|facility| facility.kind == kind.id)
                .count();
            if count > 0 {
                writeln!(counts, "  {} {count}", kind.name).unwrap();
            }
        }
        let communities: usize = records
            .region
            .streets
            .iter()
            .map(|street| street.communities.len())
            .sum();
        writeln!(
            counts,
            "  街道 {} 社区 {communities} 服务 {}",
            records.region.streets.len(),
            records.offers.len()
        )
        .unwrap();
    }
    expect![[r#"
        天宁区 45
          社区卫生服务中心 14
          乡镇卫生院 2
          医院 16
          中医医院 2
          中医馆 2
          名医工作室 2
          妇幼保健机构 3
          疾控、公共卫生 4
          街道 7 社区 125 服务 55
        鹿城区 43
          社区卫生服务中心 6
          医院 14
          中医医院 4
          中医馆 1
          妇幼保健机构 1
          康复机构 2
          精神卫生机构 1
          疾控、公共卫生 2
          便民服务窗口 8
          急救站 1
          健康与中医药文化场所 3
          街道 14 社区 171 服务 50
        鼓楼区 29
          社区卫生服务中心 11
          医院 7
          门诊部 1
          妇幼保健机构 2
          康养机构 1
          疾控、公共卫生 4
          便民服务窗口 1
          线上服务 2
          街道 10 社区 69 服务 38
        仓山区 22
          社区卫生服务中心 7
          乡镇卫生院 5
          医院 5
          妇幼保健机构 1
          精神卫生机构 1
          疾控、公共卫生 1
          线上服务 2
          街道 14 社区 210 服务 37
        鲤城区 30
          社区卫生服务中心 8
          医院 7
          中医医院 2
          中医馆 3
          名医工作室 2
          门诊部 1
          妇幼保健机构 2
          疾控、公共卫生 2
          线上服务 1
          健康与中医药文化场所 2
          街道 9 社区 82 服务 32
    "#]]
    .assert_eq(&counts);
}

#[test]
fn every_row_of_the_table_of_centres_in_tianning_is_there_with_its_beds() {
    let directory = data();
    let records = &directory.regions[&RegionId::from("320402")];
    let mut rows = String::new();
    for facility in &records.facilities {
        if let Some(beds) = facility
            .beds
            .as_ref()
            .filter(|beds| beds.source.locator.contains("表2"))
        {
            let number = |beds: Option<u32>| beds.map_or("/".to_owned(), |beds| beds.to_string());
            writeln!(
                rows,
                "{} {} {}",
                facility.name,
                number(beds.now),
                number(beds.planned)
            )
            .unwrap();
        }
    }
    expect![[r#"
        东青社区卫生服务中心 / 50
        郑陆镇卫生院 160 200
        郑陆镇焦溪卫生院 60 100
        雕庄街道社区卫生服务中心 50 200
        青龙街道社区卫生服务中心 70 200
        新建社区卫生服务中心1 / 50
        新建社区卫生服务中心2 / 50
        茶山街道社区卫生服务中心 0 30
        华润社区卫生服务中心 / 50
        红梅街道社区卫生服务中心 80 100
        红梅街道北环社区卫生服务中心 0 30
        新建金百社区卫生服务中心 / 50
        天宁街道社区卫生服务中心 0 50
        兰陵街道社区卫生服务中心 0 50
    "#]]
    .assert_eq(&rows);
}

#[test]
fn what_is_only_planned_is_not_shown_as_open() {
    let directory = data();
    for id in [
        "320402-dongqing",
        "320402-huarun",
        "350102-kangyang",
        "350502-haibin-zhongyiguan",
        "330302-qu-zhongxiyi",
    ] {
        assert_eq!(
            facility(&directory, id).status.now,
            OperatingStatus::Planned,
            "{id}"
        );
    }
}

#[test]
fn addresses_phones_and_points_of_facilities_come_only_from_lists_that_nobody_verified() {
    // The five plans hold none; whoever adds one from another source says so by a new document.
    let directory = data();
    let standing = |id: &directory::DocumentId| {
        directory
            .documents
            .iter()
            .find(|document| document.id == *id)
            .unwrap()
            .standing
    };
    for facility in directory
        .regions
        .values()
        .flat_map(|records| &records.facilities)
    {
        let contact = facility.address.iter().map(|address| &address.source);
        let contact = contact.chain(facility.phones.iter().map(|phone| &phone.source));
        for source in contact.chain(facility.point.iter().map(|point| &point.source)) {
            assert_eq!(
                standing(&source.document),
                Standing::Unverified,
                "{}",
                facility.id
            );
        }
        assert_eq!(facility.hours, None, "{}", facility.id);
    }
}

#[test]
fn a_community_lies_in_its_street() {
    let directory = data();
    let region = &directory.regions[&RegionId::from("350102")].region;
    let street = region
        .streets
        .iter()
        .find(|street| {
            street
                .communities
                .iter()
                .any(|community| community.name.starts_with("庆城"))
        })
        .unwrap();
    assert_eq!(street.name, "鼓东街道");
}
