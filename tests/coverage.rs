//! `docs/coverage.md` says where each of the 109 systems of the documents is served. What it names is
//! there, in that district.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its assumption breaks"
)]

use std::path::Path;

use directory::{Directory, Records};

const TABLE: &str = include_str!("../docs/coverage.md");

/// The words before an id that say what it is the id of.
const SORTS: [&str; 4] = ["机构", "服务", "路径", "指标"];

/// One system.
struct Row<'a> {
    number: usize,
    region: &'a str,
    place: &'a str,
}

impl Row<'_> {
    fn is_left_out(&self) -> bool {
        self.place.starts_with("不做")
    }

    /// The circles of a district, which have no ids.
    fn is_of_circles(&self) -> bool {
        self.place.starts_with("服务圈")
    }
}

fn rows() -> Vec<Row<'static>> {
    let lines = TABLE.lines().filter(|line| line.starts_with('|'));
    let rows = lines.filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, _, region, _, place] = cells[..] else {
            return None;
        };
        Some(Row {
            number: number.parse().ok()?,
            region,
            place,
        })
    });
    rows.collect()
}

fn data() -> Directory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    Directory::read(&folder::json_below(&root).unwrap()).0
}

/// The ids in a cell, each with the word that says of what.
fn ids(cell: &str) -> Vec<(&str, &str)> {
    let mut sort = "";
    let mut ids = Vec::new();
    for (at, part) in cell.split('`').enumerate() {
        if at % 2 == 1 {
            ids.push((sort, part));
        } else if let Some((_, last)) = SORTS
            .iter()
            .filter_map(|word| Some((part.rfind(word)?, *word)))
            .max()
        {
            sort = last;
        }
    }
    ids
}

fn has(records: &Records, sort: &str, id: &str) -> bool {
    let district = records.district.iter();
    match sort {
        "机构" => records.facilities.iter().any(|each| each.id.as_str() == id),
        "服务" => records
            .offers
            .iter()
            .any(|each| each.service.as_str() == id),
        "路径" => district
            .flat_map(|district| &district.pathways)
            .any(|each| each.id.as_str() == id),
        "指标" => district
            .flat_map(|district| &district.indicators)
            .any(|each| each.id.as_str() == id),
        _ => false,
    }
}

#[test]
fn every_system_has_its_row() {
    let numbers: Vec<usize> = rows().iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=109).collect::<Vec<_>>());
}

#[test]
fn what_a_row_names_is_in_its_district() {
    let directory = data();
    let mut lost = Vec::new();
    for row in rows() {
        let records = directory.regions.values();
        let mut records = records.filter(|records| records.region.name.starts_with(row.region));
        let records = records.next().unwrap();
        let ids = ids(row.place);
        if row.is_of_circles() {
            let mut districts = records.district.iter();
            if districts.all(|district| district.circles.is_empty()) {
                lost.push(format!("{}: {} has no circles", row.number, row.region));
            }
        } else if ids.is_empty() && !row.is_left_out() {
            lost.push(format!("{}: names nothing", row.number));
        }
        for (sort, id) in ids {
            if !has(records, sort, id) {
                lost.push(format!("{}: {sort} {id}", row.number));
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn the_sums_at_the_end_are_right() {
    for region in ["鼓楼", "仓山", "天宁", "鲤城", "鹿城", "合计"] {
        let rows = rows().into_iter();
        let rows: Vec<Row<'_>> = rows
            .filter(|row| region == "合计" || row.region == region)
            .collect();
        let left_out = rows.iter().filter(|row| row.is_left_out()).count();
        let (all, served) = (rows.len(), rows.len() - left_out);
        let line = format!("| {region} | {all} | {served} | {left_out} |");
        assert!(TABLE.contains(&line), "{line}");
    }
}
