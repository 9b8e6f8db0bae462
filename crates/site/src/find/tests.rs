//! What is found, and how much of it a phone has to load, at any number of districts.

use std::collections::BTreeMap;

use directory::{Community, Directory, Point, Precision, Records, Region, Source, Street};
use pages::open_data::OpenFiles;
use pages::start::Branch;
use pages::texts::Language;
use serde_json::Value;

use super::*;
use crate::compress::{Effort, brotli};
use crate::{Assets, Host, Site};

mod made_up;

use made_up::made_up;

/// A short hash that shows in the name.
fn named(path: &str, bytes: &[u8]) -> String {
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    path.replace(".json", &format!(".{sum:016x}.json"))
}

fn find(regions: &[Region]) -> Find {
    let regions: Vec<&Region> = regions.iter().collect();
    Find::of(&regions, &named)
}

/// A search as `assets/home.js` does it, with every file that it reads.
#[derive(Default)]
struct Searched<'a> {
    hits: Vec<String>,
    read: Vec<&'a str>,
    more: bool,
}

/// The files of names, by the hash in their path.
struct Files<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Files<'a> {
    fn of(find: &'a Find) -> Self {
        let files = find.files.iter();
        let named = files.filter_map(|file| {
            let hash = file.path.strip_prefix("data/find/names.")?;
            Some((hash.strip_suffix(".json")?, file.text.as_str()))
        });
        Self(named.collect())
    }

    fn read(&self, hash: &str, searched: &mut Searched<'a>) -> Value {
        let text = self.0[hash];
        searched.read.push(text);
        serde_json::from_str(text).unwrap()
    }

    fn search(&self, told: &Told, begin: &str) -> Searched<'a> {
        let mut searched = Searched::default();
        for root in [&told.districts, &told.streets, &told.communities] {
            // Communities come where the list has room for them.
            if *root == told.communities && searched.hits.len() >= 12 {
                searched.more = true;
                break;
            }
            let branches = below(root, begin);
            let some = branches.iter().take(2);
            let leaves: Vec<String> = some
                .flat_map(|own| below(&branch_of(&self.read(own, &mut searched)), begin))
                .collect();
            let signs = begin.chars().count();
            let is_short = *root != told.districts && signs < if begin.is_ascii() { 3 } else { 2 };
            let some = if leaves.len() > 2 && is_short { 0 } else { 2 };
            searched.more |= branches.len() > 2 || leaves.len() > some;
            for leaf in leaves.iter().take(some) {
                let leaf = self.read(leaf, &mut searched);
                let hits = hits(&leaf, begin);
                let new: Vec<String> = hits.filter(|hit| !searched.hits.contains(hit)).collect();
                searched.hits.extend(new);
            }
        }
        searched.hits.dedup();
        searched
    }
}

/// What a leaf has that begins so.
fn hits(leaf: &Value, begin: &str) -> impl Iterator<Item = String> {
    leaf["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(move |row| {
            let key = row[1].as_str().unwrap();
            let is_found = key.to_lowercase().replace(' ', "").starts_with(begin);
            let name = row[2].as_str().unwrap_or(key);
            let place = &leaf["places"][row[0].as_u64().unwrap() as usize];
            let place = |at: usize| place[at].as_str().unwrap();
            is_found.then(|| format!("{name} → {}{} {}", place(1), place(2), place(0)))
        })
}

fn branch_of(branch: &Value) -> Branch {
    let texts = |name: &str| {
        let own = branch[name].as_array().unwrap().iter();
        own.map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    Branch {
        keys: texts("keys"),
        files: texts("files"),
    }
}

fn below(branch: &Branch, begin: &str) -> Vec<String> {
    let end = [begin, "\u{ffff}"].concat();
    let files = branch.files.iter().enumerate();
    let files = files.filter(|(at, _)| {
        let next = branch.keys.get(at + 1);
        (*at == 0 || branch.keys[*at] < end) && next.is_none_or(|next| &**next >= begin)
    });
    files.map(|(_, hash)| hash.clone()).collect()
}

fn street(code: &str, name: &str, aliases: &[&str], communities: &[&str]) -> Street {
    let communities = communities.iter().enumerate();
    Street {
        code: code.into(),
        name: name.into(),
        aliases: aliases.iter().map(|own| (*own).to_owned()).collect(),
        statistical: false,
        point: None,
        communities: communities
            .map(|(at, name)| Community {
                code: format!("{code}{at:03}").as_str().into(),
                name: (*name).into(),
            })
            .collect(),
    }
}

fn source() -> Source {
    Source {
        document: "division".into(),
        locator: "表1".into(),
    }
}

fn region(code: &str, place: [&str; 3], middle: [f64; 2], streets: Vec<Street>) -> Region {
    let [province, city, name] = place.map(str::to_owned);
    let [lng, lat] = middle;
    Region {
        adcode: code.into(),
        name,
        city,
        province,
        plan: "plan".into(),
        bounds_gcj02: [lng - 0.1, lat - 0.1, lng + 0.1, lat + 0.1],
        center_wgs84: middle,
        streets_source: source(),
        streets,
        notes: Vec::new(),
        statements: Vec::new(),
        unknown: Vec::new(),
        distinct: Vec::new(),
        publisher: None,
        links: Vec::new(),
    }
}

fn few() -> Vec<Region> {
    let tianning = street(
        "320402007",
        "东青街道",
        &["郑陆镇"],
        &["丰北社区", "查家村"],
    );
    let mut centre = street("320402400", "开发区", &[], &["城市花园社区"]);
    centre.statistical = true;
    let gulou = street("350102001", "鼓东街道", &[], &["中山社区"]);
    vec![
        region(
            "320402",
            ["江苏省", "常州市", "天宁区"],
            [120.055, 31.804],
            vec![tianning, centre],
        ),
        region(
            "350102",
            ["福建省", "福州市", "鼓楼区"],
            [119.279, 26.095],
            vec![gulou],
        ),
    ]
}

#[test]
fn a_district_is_found_by_every_name_that_belongs_to_it() {
    let find = find(&few());
    let files = Files::of(&find);
    let east = "东青街道 → 常州市天宁区 320402";
    let whole = "天宁区 → 常州市天宁区 320402";
    for (typed, expected) in [
        ("东青", &[east][..]),
        ("dongqing", &[east]),
        ("dq", &[east]),
        ("郑陆", &[east]),
        ("zhenglu", &[east]),
        ("天宁", &[whole]),
        ("常州", &[whole]),
        ("常州天", &[whole]),
        ("常州市天宁区", &[whole]),
        ("czstn", &[whole]),
        ("丰北", &["丰北社区 → 常州市天宁区 320402"]),
        ("fengbei", &["丰北社区 → 常州市天宁区 320402"]),
        ("fbsq", &["丰北社区 → 常州市天宁区 320402"]),
        ("zhajia", &["查家村 → 常州市天宁区 320402"]),
        ("城市花园", &["城市花园社区 → 常州市天宁区 320402"]),
        ("gulou", &["鼓楼区 → 福州市鼓楼区 350102"]),
        ("开发区", &[]),
        ("江苏", &[]),
    ] {
        assert_eq!(files.search(&find.told, typed).hits, expected, "{typed}");
    }
}

#[test]
fn a_few_districts_are_one_file_of_places_and_stand_on_the_page() {
    let find = find(&few());
    assert!(!find.told.many);
    let at: Vec<&File> = find
        .files
        .iter()
        .filter(|file| file.path.contains("/at."))
        .collect();
    let [at] = at[..] else { panic!("{at:?}") };
    let at: Value = serde_json::from_str(&at.text).unwrap();
    assert_eq!(at["districts"][1][1], "福州市鼓楼区");
    // The frame is shifted from GCJ-02; the middle is WGS-84 already.
    assert_eq!(
        at["districts"][1][3],
        serde_json::json!([1_192_790, 260_950])
    );
    assert_ne!(at["districts"][1][2][0], 1_191_790);
}

#[test]
fn traditional_characters_lead_to_those_of_the_names() {
    let find = find(&few());
    let signs = format!("data/find/signs.{}.json", find.told.signs);
    let signs = find.files.iter().find(|file| file.path == signs).unwrap();
    let signs: String = serde_json::from_str(&signs.text).unwrap();
    let signs: Vec<char> = signs.chars().collect();
    assert!(
        signs.chunks(2).any(|pair| pair == ['東', '东']),
        "{signs:?}"
    );
    assert!(!signs.chunks(2).any(|pair| pair[0] == pair[1]));
}

#[test]
fn everything_is_found_however_many_districts_there_are() {
    let regions = made_up(300);
    let find = find(&regions);
    assert!(find.told.many);
    let files = Files::of(&find);
    for region in regions.iter().step_by(17) {
        let place = format!("{}{} {}", region.city, region.name, region.adcode);
        let names = region.streets.iter().step_by(5).flat_map(|street| {
            let communities = street.communities.iter().take(2);
            std::iter::once(&street.name).chain(communities.map(|own| &own.name))
        });
        for name in names.chain([&region.name]) {
            let own = files.search(&find.told, name);
            let hit = format!("{name} → {place}");
            assert!(own.hits.contains(&hit) || own.more, "{hit} {:?}", own.hits);
        }
    }
}

#[test]
fn one_more_community_changes_few_files() {
    let mut regions = made_up(300);
    let before = find(&regions);
    let codes = regions[150].streets[3].clone();
    regions[150].streets[3].communities.push(Community {
        code: format!("{}999", codes.code).as_str().into(),
        name: "新竹林社区".into(),
    });
    let after = find(&regions);
    let new = after
        .files
        .iter()
        .filter(|file| !before.files.contains(file));
    // As it is written, in letters, and by first letters: a leaf and a branch each, or two of either where one falls apart.
    assert!((3..=12).contains(&new.count()));
}

#[test]
fn equal_districts_give_equal_files() {
    let [one, other] = [(); 2].map(|()| find(&made_up(40)));
    assert_eq!(one.files, other.files);
}

fn compressed(text: &str) -> usize {
    brotli("at.json", text.as_bytes(), Effort::Best)
        .unwrap()
        .len()
}

/// How much the largest files of a sort are.
fn largest(find: &Find, sort: &str) -> usize {
    let mut own: Vec<&File> = find.files.iter().collect();
    own.retain(|file| file.path.contains(sort));
    own.sort_by_key(|file| std::cmp::Reverse(file.text.len()));
    let sizes = own.iter().take(3).map(|file| compressed(&file.text));
    sizes.max().unwrap_or_default()
}

/// The pages of a site of such districts that belong to none of them.
fn pages(regions: Vec<Region>, find: &Find) -> Vec<File> {
    let regions = regions.into_iter().map(|region| {
        let records = Records {
            region,
            facilities: Vec::new(),
            offers: Vec::new(),
            district: None,
            changes: None,
        };
        (records.region.adcode.clone(), records)
    });
    let directory = Directory {
        regions: regions.collect(),
        ..Directory::default()
    };
    let site = Site {
        host: &Host {
            base: "/".to_owned(),
            languages: vec![Language::ZhHans],
            ..Host::default()
        },
        assets: &Assets::default(),
        directory: &directory,
        vocabulary: "",
        open: &OpenFiles::default(),
        find,
    };
    site.of_all()
}

fn page<'a>(pages: &'a [File], path: &str) -> Option<&'a str> {
    let page = pages.iter().find(|file| file.path == path);
    page.map(|file| &*file.text)
}

#[test]
fn every_district_is_reached_by_links_alone() {
    // Of one province, of several, and a few.
    let many = made_up(300);
    let one = many.iter().filter(|own| own.province == "河北省");
    let mut one: Vec<Region> = one.cloned().collect();
    for at in 0..40 {
        let mut more = one[at % one.len()].clone();
        more.adcode = format!("13{:04}", 9000 + at).as_str().into();
        one.push(more);
    }
    for regions in [few(), one, many] {
        let find = find(&regions);
        let codes: Vec<String> = regions.iter().map(|own| own.adcode.to_string()).collect();
        let pages = pages(regions, &find);
        let home = page(&pages, "index.html").unwrap();
        for code in codes {
            let link = format!("href=\"/{code}/\"");
            let province = format!("{}/index.html", &code[..2]);
            match page(&pages, &province) {
                Some(page) => {
                    assert!(
                        home.contains(&format!("href=\"/{}/\"", &code[..2])),
                        "{code}"
                    );
                    assert!(page.contains(&link), "{code}");
                }
                None => assert!(home.contains(&link), "{code}"),
            }
        }
    }
}

/// How much is loaded: printed with `cargo test -p site sizes -- --nocapture`.
#[test]
fn sizes_stay_small_however_many_districts_there_are() {
    for count in [5, 300, 2800] {
        let regions = made_up(count);
        let find = find(&regions);
        let raw: usize = find.files.iter().map(|file| file.text.len()).sum();
        let pages = pages(regions, &find);
        let home = compressed(page(&pages, "index.html").unwrap());
        let [names, at] = ["/names.", "/at."].map(|sort| largest(&find, sort));
        println!(
            "{count} districts: home {home}; {} files, {raw} bytes; largest of names {names}, of places {at}",
            find.files.len()
        );
        assert!(home < 9_000 && names < 6_000 && at < 9_000);
        let files = Files::of(&find);
        for typed in [
            "东青",
            "dongqing",
            "dq",
            "东",
            "d",
            "新华",
            "xinhua",
            "新城社区",
        ] {
            let own = files.search(&find.told, typed);
            let bytes: usize = own.read.iter().map(|text| compressed(text)).sum();
            let (requests, hits) = (own.read.len(), own.hits.len());
            println!(
                "  {typed}: {bytes} bytes in {requests} files, {hits} hits, more {}",
                own.more
            );
            assert!(bytes < 10_000, "{typed}: {bytes}");
        }
    }
}
