//! The list that answers a query, over the small directory of `tests/site/tiny`.

use crate::here::Here;
use crate::neighbours::Neighbour;
use std::collections::BTreeMap;

use directory::{Directory, RegionId};
use search::Finder;

use super::*;
use crate::open_region::Root;
use crate::texts::Texts;

macro_rules! tiny {
    ($($path:literal),* $(,)?) => {
        BTreeMap::from([$(($path.to_owned(), include_str!(concat!("../../../../tests/site/tiny/", $path)).to_owned())),*])
    };
}

fn results(site: &OpenRegion, query: &Query) -> Results {
    measured_results(site, query, None)
}

fn measured_results(site: &OpenRegion, query: &Query, measured: Option<&Measured>) -> Results {
    let finder = Finder::new(&site.bundle);
    let answer = query
        .is_typed()
        .then(|| finder.search(&query.text, usize::MAX));
    super::results(site, query, answer.map(Rc::new), measured)
}

pub(crate) fn site() -> OpenRegion {
    site_of(bundle())
}

fn bundle() -> Bundle {
    let files = tiny![
        "documents.json",
        "holidays.json",
        "services.json",
        "facilities/990001.json",
        "offers/990001.json",
        "regions/990001.json",
        "vocabulary/departments.json",
        "vocabulary/emergency.json",
        "vocabulary/kinds.json",
        "vocabulary/levels.json",
        "vocabulary/standards.json",
    ];
    Directory::read(&files)
        .0
        .bundle(&RegionId::from("990001"))
        .unwrap()
}

fn site_of(bundle: Bundle) -> OpenRegion {
    OpenRegion::new(
        Root::new(
            "/".into(),
            "/icons.svg".into(),
            Texts::zh_hans(),
            Vec::new(),
        ),
        bundle,
        vec![Neighbour {
            adcode: "990002".into(),
            name: "示例市另一区".into(),
        }],
        crate::beside::Beside::default(),
    )
}

/// The names of what is found, each with what is said of its times, and what is said of their number.
fn timed(query: &str, now_ms: Option<f64>) -> String {
    let site = site();
    let query = Query::parse(query);
    let finder = Finder::new(&site.bundle);
    let answer = query
        .is_typed()
        .then(|| Rc::new(finder.search(&query.text, usize::MAX)));
    let mut results = super::results(&site, &query, answer, None);
    let here = Here {
        now_ms,
        ..Here::default()
    };
    crate::times::tell(&site, &query, &here, 10, &mut results);
    let found = results.found.iter().map(|found| {
        let facility = &site.bundle.facilities[found.facility];
        format!("{} {}\n", facility.name, found.times.0)
    });
    let found: String = found.collect();
    found + &crate::region::count(&site, &query, &results) + "\n"
}

#[test]
fn what_is_open_at_a_time_comes_first_and_what_nobody_stated_last() {
    // On a Saturday noon, China's time.
    let noon = Some(1_782_532_800_000.0);
    let mut said = String::new();
    for (query, now) in [
        ("when=saturday", None),
        ("when=sunday", None),
        ("when=tuesday", None),
        ("q=周六看牙", None),
        ("q=周六能给孩子打疫苗的", None),
        ("q=星期三打疫苗", None),
        ("dept=dental&when=sunday", None),
        ("q=今天看牙", noon),
        ("q=今天看牙&when=any", noon),
        ("when=now", noon),
        ("when=someday", noon),
    ] {
        said += &format!("# {query}\n{}", timed(query, now));
    }
    expect_test::expect![[r##"
        # when=saturday
        甲例街道社区卫生服务中心 
        甲例中医馆 
        示例医院 <p class="result__meta">时间未载</p>
        乙例街道社区卫生服务中心 <p class="result__meta">时间未载</p>
        找到 4 家，其中 1 家还在规划里（按“周六开”找），2 家没有写时间，排在后面
        # when=sunday
        甲例中医馆 
        示例医院 <p class="result__meta">时间未载</p>
        乙例街道社区卫生服务中心 <p class="result__meta">时间未载</p>
        找到 3 家，其中 1 家还在规划里（按“周日开”找，有 1 家那时关着，没有列），2 家没有写时间，排在后面
        # when=tuesday
        甲例街道社区卫生服务中心 
        甲例中医馆 
        示例医院 <p class="result__meta">时间未载</p>
        乙例街道社区卫生服务中心 <p class="result__meta">时间未载</p>
        找到 4 家，其中 1 家还在规划里（按“周二开”找），2 家没有写时间，排在后面
        # q=周六看牙
        甲例街道社区卫生服务中心 <p class="result__meta" data-served="">口腔科 周一至周五 8:00–17:00，周六 8:00–11:30</p>
        找到 1 家（按“周六开”找）
        # q=周六能给孩子打疫苗的
        甲例街道社区卫生服务中心 <p class="result__meta" data-served="">预防接种（儿童） 周一、三、五 8:00–11:00，节假日 休息</p><p class="result__meta" data-served="">预防接种（成人） 每月第一、三个周三</p>
        找到 1 家（按“周六开”找），1 家没有写时间，排在后面
        # q=星期三打疫苗
        甲例街道社区卫生服务中心 <p class="result__meta" data-served="">预防接种（儿童） 周一、三、五 8:00–11:00，节假日 休息</p><p class="result__meta" data-served="">预防接种（成人） 每月第一、三个周三</p>
        找到 1 家（按“周三开”找）
        # dept=dental&when=sunday
        一共 1 家（按“周日开”找，有 1 家那时关着，没有列）
        # q=今天看牙
        一共 1 家（按“今天还开”找，有 1 家那时关着，没有列）
        # q=今天看牙&when=any
        甲例街道社区卫生服务中心 <p class="open">现在关着，周一 8:00 开</p><p class="result__meta" data-served="">口腔科 周一至周五 8:00–17:00，周六 8:00–11:30</p><p class="open">现在关着，周一 8:00 开</p>
        找到 1 家
        # when=now
        示例医院 <p class="result__meta">时间未载</p>
        乙例街道社区卫生服务中心 <p class="result__meta">时间未载</p>
        找到 2 家，其中 1 家还在规划里（按“现在开着”找，有 2 家那时关着，没有列），2 家没有写时间，排在后面
        # when=someday
        甲例街道社区卫生服务中心 <p class="open">现在关着，周一 8:00 开</p>
        示例医院 
        甲例中医馆 <p class="open">现在关着，今天 19:00 开</p>
        乙例街道社区卫生服务中心 
        找到 4 家，其中 1 家还在规划里（不认识的条件没有用：someday）
    "##]]
    .assert_eq(&said);
}

#[test]
fn where_no_hours_are_known_a_word_for_a_time_asks_for_nothing() {
    let mut bundle = bundle();
    bundle.hours.clear();
    bundle.facilities[0].services.clear();
    let site = site_of(bundle);
    let told = |query: &str| {
        let query = Query::parse(query);
        let mut results = results(&site, &query);
        crate::times::tell(&site, &query, &Here::default(), 10, &mut results);
        (results.found.len(), results.timed)
    };
    assert_eq!(told("q=周六看牙"), (1, String::new()));
    let (found, timed) = told("when=saturday");
    assert_eq!(found, site.bundle.facilities.len());
    assert_eq!(timed, "（按“周六开”找），4 家没有写时间，排在后面");
}

#[test]
fn the_old_name_of_a_place_finds_what_it_has_become() {
    let site = site();
    let found = results(&site, &Query::parse("q=丙例卫生院"));
    let first = &found.found[0];
    assert_eq!(
        site.bundle.facilities[first.facility].id.as_str(),
        "990001-jia"
    );
    let why = &first.why[0];
    assert_eq!(why.matched, "丙例卫生院");
    let detail = crate::words::detail(site.root.texts, &site.bundle, why);
    assert_eq!(
        detail.as_deref(),
        Some("（原来的名字，2026 年 5 月并入甲例街道社区卫生服务中心）")
    );
    assert!(!found.has_former());

    let closed = results(&site, &Query::parse("q=丁例门诊部"));
    assert!(closed.has_former());
    assert!(names("").iter().all(|name| !name.starts_with('丁')));
}

fn names(query: &str) -> Vec<String> {
    let site = site();
    let results = results(&site, &Query::parse(query));
    results
        .found
        .iter()
        .map(|found| site.bundle.facilities[found.facility].name.clone())
        .collect()
}

#[test]
fn without_a_query_what_is_open_and_here_comes_first() {
    assert_eq!(
        names(""),
        [
            "甲例街道社区卫生服务中心",
            "示例医院",
            "甲例中医馆",
            "乙例街道社区卫生服务中心"
        ]
    );
}

#[test]
fn each_filter_keeps_what_fits() {
    let cases: [(&str, &[&str]); 7] = [
        ("?kind=hospital", &["示例医院"]),
        // A hall in a centre lies in the centre's street.
        (
            "?street=990001001",
            &["甲例街道社区卫生服务中心", "甲例中医馆"],
        ),
        ("?dept=dental", &["甲例街道社区卫生服务中心"]),
        // Who asks for surgery also finds orthopaedics.
        ("?dept=surgery", &["甲例街道社区卫生服务中心"]),
        ("?service=vaccination", &["甲例街道社区卫生服务中心"]),
        ("?status=planned", &["乙例街道社区卫生服务中心"]),
        ("?kind=hospital&status=planned", &[]),
    ];
    for (query, expected) in cases {
        assert_eq!(names(query), expected, "{query}");
    }
}

#[test]
fn a_text_and_a_filter_work_together() {
    assert_eq!(names("?q=看牙")[0], "甲例街道社区卫生服务中心");
    assert_eq!(names("?q=甲例&kind=tcm-hall"), ["甲例中医馆"]);
}

#[test]
fn what_is_written_wrong_is_asked_about() {
    let site = site();
    let cases = [
        ("甲列街道", Some("甲例街道")),
        ("乙利街道", Some("乙例街道")),
        ("口强科", Some("口腔科")),
        ("甲例街道", None),
        ("看牙", None),
        ("飞机票", None),
        ("", None),
    ];
    for (text, meant) in cases {
        let query = Query {
            text: text.to_owned(),
            ..Query::default()
        };
        assert_eq!(
            results(&site, &query).did_you_mean().as_deref(),
            meant,
            "{text}"
        );
    }
}

#[test]
fn a_filter_that_names_nothing_is_said_and_not_used() {
    let site = site();
    let results = results(
        &site,
        &Query::parse("?kind=zoo&street=1&dept=x&service=y&status=z"),
    );
    assert_eq!(results.unknown, ["zoo", "1", "x", "y", "z"]);
    assert_eq!(results.found.len(), 4);
}

/// The list as somebody at a place sees it.
fn near(place: &str) -> String {
    from(&site(), place, "?sort=near")
}

/// What a query lists for who is at a place.
fn from(site: &OpenRegion, place: &str, query: &str) -> String {
    let place = crate::position::Position::parse(place).unwrap();
    let measured = place.measured(&site.bundle).unwrap();
    let query = Query::parse(query);
    let found = measured_results(site, &query, Some(&measured)).found;
    let line = |found: &Found| {
        let facility = &site.bundle.facilities[found.facility];
        let far = crate::words::reach(
            Texts::zh_hans(),
            &measured.reaches[found.facility],
            measured.origin.accuracy_m,
        );
        format!("{}：{far}\n", facility.name)
    };
    found.iter().map(line).collect()
}

#[test]
fn from_near_to_far_and_nothing_is_hidden() {
    expect_test::expect![[r#"
        甲例街道社区卫生服务中心：步行约 18 分钟 · 1.2 公里
        甲例中医馆：步行约 18 分钟 · 1.2 公里
        示例医院：位置未载
        乙例街道社区卫生服务中心：位置未载
    "#]]
    .assert_eq(&near("here 82953000 38950000 30"));
}

#[test]
fn one_s_own_street_comes_first() {
    expect_test::expect![[r#"
        乙例街道社区卫生服务中心：就在这个街道，具体位置未载
        甲例街道社区卫生服务中心：位置未载
        示例医院：位置未载
        甲例中医馆：位置未载
    "#]]
    .assert_eq(&near("street 990001002"));
}

#[test]
fn of_equally_good_answers_one_s_own_street_comes_first() {
    let mut bundle = bundle();
    for facility in &mut bundle.facilities {
        facility.status.now = OperatingStatus::Open;
    }
    let site = site_of(bundle);
    let centres = |street: &str| from(&site, street, "?q=社区卫生服务中心");
    expect_test::expect![[r#"
        甲例街道社区卫生服务中心：步行约 20 分钟 · 1.3 公里
        乙例街道社区卫生服务中心：位置未载

        乙例街道社区卫生服务中心：就在这个街道，具体位置未载
        甲例街道社区卫生服务中心：位置未载
    "#]]
    .assert_eq(
        &["street 990001001", "street 990001002"]
            .map(centres)
            .join("\n"),
    );
}

#[test]
fn at_the_same_distance_what_is_only_planned_comes_last() {
    let mut bundle = bundle();
    for facility in &mut bundle.facilities {
        facility.status.now = OperatingStatus::Open;
        facility.street = Some("990001002".into());
        facility.point = None;
    }
    bundle.facilities[0].status.now = OperatingStatus::Planned;
    let last = from(&site_of(bundle), "street 990001002", "?sort=near");
    assert!(
        last.ends_with("甲例街道社区卫生服务中心：就在这个街道，具体位置未载\n"),
        "{last}"
    );
}

/// The places to ask, each with what a standard says that it must have.
fn maybe(site: &OpenRegion, query: &str) -> Vec<(String, String)> {
    let results = results(site, &Query::parse(query));
    let bundle = &site.bundle;
    let asked = results.maybe.iter().map(|maybe| {
        let duty = maybe.duty(bundle).map(|(_, duty)| duty.to_owned());
        let facility = &bundle.facilities[maybe.facility];
        (facility.name.clone(), duty.unwrap_or_default())
    });
    asked.collect()
}

#[test]
fn where_little_is_found_standards_say_whom_to_ask() {
    let site = site();
    let centre = "甲例街道社区卫生服务中心";
    let room = [(centre.to_owned(), "中医诊室".to_owned())];
    assert_eq!(maybe(&site, "?q=看中医"), room);
    assert_eq!(maybe(&site, "?dept=tcm"), room);
    assert_eq!(names("?dept=tcm"), ["甲例中医馆"]);
    // What was found is not asked again, and filters hold for those to ask, too.
    assert_eq!(maybe(&site, "?dept=tcm&kind=tcm-hall"), []);
    assert_eq!(maybe(&site, "?dept=prevention&street=990001002"), []);
    // Only planned, or somewhere else: nobody to ask.
    assert_eq!(maybe(&site, "?q=开刀"), []);
    for nothing in ["", "?q=飞机票", "?q=甲例中心"] {
        assert_eq!(maybe(&site, nothing), [], "{nothing}");
    }
}

#[test]
fn what_no_standard_speaks_of_is_asked_of_general_hospitals_and_a_kind_of_centres() {
    let mut bundle = bundle();
    let hospital = |name: &str| Required {
        places: vec!["990001-yiyuan".into()],
        specialties: vec!["surgery".into()],
        names: vec![name.to_owned()],
        alone: 1,
        ask: "field".to_owned(),
        document: Default::default(),
    };
    bundle.required.push(hospital("外科"));
    for facility in &mut bundle.facilities {
        facility.departments.clear();
        facility.kind = "none".into();
    }
    let site = site_of(bundle);
    let asked = |query: &str| maybe(&site, query);
    let unsaid = |name: &str| [(name.to_owned(), String::new())];
    assert_eq!(asked("?q=看牙"), unsaid("示例医院"));
    assert_eq!(asked("?dept=surgery")[0].1, "外科");
    // A department that stands alone does not stand for narrower ones.
    assert_eq!(asked("?dept=orthopaedics"), unsaid("示例医院"));
    assert_eq!(asked("?q=社区医院"), unsaid("甲例街道社区卫生服务中心"));
}
