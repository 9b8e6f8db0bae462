//! A list, the circle and a search without results, on a district with a neighbour: both are `tests/site/tiny`, the
//! second with other names and points.

use std::fmt::Write;

use directory::{Crs, Facility, Precision, RegionId};
use expect_test::expect;

use super::*;
use crate::results::tests::site;

/// Where the resident is, WGS-84.
const HERE: (f64, f64) = (82.96, 38.96);

/// How far the places of a district are to the east; some are nowhere.
type East<'a> = &'a [Option<f64>];

/// The same place in a document, as far to the east as one says in thousandths of a degree: 87 m each.
fn point(like: &directory::Point, east: f64) -> directory::Point {
    directory::Point {
        lng: HERE.0 + east / 1000.0,
        lat: HERE.1,
        crs: Crs::Wgs84,
        precision: Precision::Exact,
        ..like.clone()
    }
}

/// The district with its places so far to the east, of which some may be nowhere.
fn own(places: &[Option<f64>]) -> OpenRegion {
    let own = site();
    let bundle = placed(&own.bundle, places);
    let neighbours = vec![Neighbour {
        adcode: "990002".to_owned(),
        name: "示例市另一区".to_owned(),
    }];
    OpenRegion::new(own.root.clone(), bundle, neighbours, own.beside.clone())
}

fn placed(bundle: &Bundle, places: &[Option<f64>]) -> Bundle {
    let mut bundle = bundle.clone();
    let like = site().bundle.facilities[0].point.clone().unwrap();
    let places = places.iter().chain(std::iter::repeat(&None));
    for (facility, place) in bundle.facilities.iter_mut().zip(places) {
        facility.point = place.map(|east| point(&like, east));
        facility.street = None;
    }
    bundle
}

/// Its neighbour, likewise.
fn other(own: &OpenRegion, places: &[Option<f64>]) -> Beyond {
    let mut bundle = placed(&own.bundle, places);
    bundle.region.adcode = RegionId::from("990002");
    bundle.region.name = "另一区".to_owned();
    for Facility { id, name, .. } in &mut bundle.facilities {
        *id = id.as_str().replace("990001", "990002").as_str().into();
        *name = name
            .replace('甲', "戊")
            .replace('乙', "己")
            .replace("示例", "别例");
    }
    beyond(own, State::Open(Box::new(Open::beside(own, bundle))))
}

fn beyond(own: &OpenRegion, state: State) -> Beyond {
    Beyond {
        neighbour: own.neighbours[0].clone(),
        state,
    }
}

fn here(own: &OpenRegion) -> Here {
    let origin = Origin {
        point: Some(Point::new(HERE.0, HERE.1)),
        accuracy_m: 20.0,
        street: None,
    };
    Here {
        measured: Some(Rc::new(Measured::of(&own.bundle, &origin))),
        ..Here::default()
    }
}

fn told(own: &OpenRegion, beyond: &[Beyond], query: &str, here: &Here, shown: usize) -> Results {
    let query = Query::parse(query);
    let finder = Finder::new(&own.bundle);
    let answer = query
        .is_typed()
        .then(|| Rc::new(finder.search(&query.text, usize::MAX)));
    let mut results = results(own, &query, answer, here.measured.as_deref());
    let fits = times::tell(own, &query, here, shown, &mut results);
    tell(own, beyond, &query, here, &fits, shown, &mut results);
    results
}

/// The list as it is drawn: own places by name, and those over the border by key.
fn drawn(own: &OpenRegion, results: &Results) -> String {
    let mut list = String::new();
    for position in 0..=results.found.len() {
        for over in results.over.iter().filter(|over| over.before == position) {
            let _ = write!(list, "[{}] ", over.key);
        }
        if let Some(found) = results.found.get(position) {
            let _ = write!(list, "{} ", own.bundle.facilities[found.facility].name);
        }
    }
    list.trim_end().to_owned()
}

#[test]
fn a_list_goes_from_near_to_far_over_the_border() {
    let far = Some(1_000.0);
    // Where the places of the district and of the neighbour are, what is asked, and the list.
    let table: [(East<'_>, East<'_>, &str, &str); 8] = [
        (
            &[Some(1.0), None, Some(9.0)],
            &[Some(5.0), None, Some(2.0)],
            "?sort=near",
            "甲例街道社区卫生服务中心 甲例中医馆 [990002-990002-yiyuan] [990002-990002-jia] 示例医院 乙例街道社区卫生服务中心",
        ),
        // At the same distance the district's own come first.
        (
            &[Some(3.0)],
            &[Some(3.0)],
            "?sort=near&kind=community-health-centre",
            "甲例街道社区卫生服务中心 [990002-990002-jia] 乙例街道社区卫生服务中心",
        ),
        // What is far, or nowhere, is not looked for over the border.
        (
            &[None],
            &[far, None],
            "?sort=near&kind=community-health-centre",
            "甲例街道社区卫生服务中心 乙例街道社区卫生服务中心",
        ),
        // What is asked is asked of both.
        (
            &[Some(1.0)],
            &[Some(2.0), None, Some(3.0)],
            "?sort=near&q=医院",
            "[990002-990002-yiyuan] 示例医院",
        ),
        (
            &[None],
            &[Some(1.0)],
            "?sort=near&q=戊例",
            "[990002-990002-jia]",
        ),
        // Neither for a list that does not go by distance, nor for a street of the district, nor in danger.
        (&[Some(1.0)], &[Some(2.0)], "?kind=tcm-hall", "甲例中医馆"),
        (
            &[Some(1.0)],
            &[Some(2.0)],
            "?sort=near&street=990001001",
            "",
        ),
        (&[Some(1.0)], &[Some(2.0)], "?sort=near&q=昏迷", ""),
    ];
    for (places, others, query, list) in table {
        let own = own(places);
        let beyond = [other(&own, others)];
        let here = here(&own);
        let results = told(&own, &beyond, query, &here, 10);
        assert_eq!(drawn(&own, &results), list, "{query} {others:?}");
    }
}

#[test]
fn without_a_point_nobody_looks_over_the_border() {
    let own = own(&[Some(1.0)]);
    let beyond = [other(&own, &[Some(2.0)])];
    for measured in [
        None,
        Some(Measured::of(
            &own.bundle,
            &Origin {
                point: None,
                accuracy_m: 0.0,
                street: None,
            },
        )),
    ] {
        let here = Here {
            measured: measured.map(Rc::new),
            ..Here::default()
        };
        let results = told(&own, &beyond, "?sort=near", &here, 10);
        assert_eq!((results.over.len(), results.beyond.0.as_str()), (0, ""));
    }
}

#[test]
fn no_more_of_them_are_shown_than_of_the_list_and_all_are_counted() {
    let own = own(&[Some(9.0)]);
    let beyond = [other(&own, &[Some(1.0), Some(2.0), Some(3.0)])];
    let results = told(&own, &beyond, "?sort=near", &here(&own), 2);
    assert_eq!((results.over.len(), results.near_over), (2, 3));
    assert_eq!(results.timed, "，附近别的区还有 3 家");
}

#[test]
fn a_place_over_the_border_says_its_district_and_leads_there() {
    let own = own(&[]);
    let beyond = [other(&own, &[None, None, Some(4.0)])];
    let results = told(&own, &beyond, "?sort=near&kind=hospital", &here(&own), 10);
    expect![[r#"<div class="result__icon"><svg class="icon" aria-hidden="true" focusable="false"><use href="/icons.svg#hospital"></use></svg></div><div class="result__body"><h3 class="result__name" translate="no"><a href="/990002/facility/990002-yiyuan/">别例医院</a></h3><p class="result__meta"><b>在示例市另一区</b></p><p class="result__meta"> <span>医院</span> <span>在不在本区，文件没写</span></p><p class="result__far">步行约 6 分钟 · 350 米</p></div>"#]].assert_eq(&results.over[0].item.0);
    expect![[r#"<p class="understood__note">邻近的区按直线距离排在一起，没有算河和路。</p>"#]]
        .assert_eq(&results.beyond.0);
}

#[test]
fn for_whom_family_doctors_are_is_said_where_a_document_says_it() {
    let own = own(&[]);
    let mut other = other(&own, &[Some(4.0)]);
    if let State::Open(open) = &mut other.state {
        let bundle = Bundle::clone(&open.site.bundle);
        let mut offer = bundle.offers[0].clone();
        offer.service = "family-doctor".into();
        offer.for_whom = Some("具有另一区户籍的居民".to_owned());
        let offers = [bundle.offers.clone(), vec![offer]].concat();
        **open = Open::beside(&own, Bundle { offers, ..bundle });
    }
    let results = told(&own, &[other], "?sort=near", &here(&own), 10);
    expect![[r#"<p class="understood__note">邻近的区按直线距离排在一起，没有算河和路。</p><p class="understood__note">示例市另一区的家庭医生签约，文件写的对象：具有另一区户籍的居民。《示例区卫生规划（例）》（示政发〔2021〕1号）（2021 年至 2025 年） <a href="/990002/service/family-doctor/">文件还写了什么</a></p>"#]].assert_eq(&results.beyond.0);
}

#[test]
fn what_did_not_come_is_said_where_it_may_be_near() {
    let own = own(&[Some(1.0)]);
    let near = own.bundle.region.bounds_gcj02;
    let far = [119.0, 31.0, 119.1, 31.1];
    let mut said = String::new();
    for (lost, frame) in [
        (Lost::Offline, None),
        (Lost::Missing, Some(near)),
        (Lost::Damaged, Some(near)),
        (Lost::Damaged, Some(far)),
    ] {
        let beyond = [beyond(&own, State::Lost(lost, frame))];
        let results = told(&own, &beyond, "?sort=near", &here(&own), 10);
        let _ = writeln!(said, "{lost:?}: {}", results.beyond.0);
    }
    expect![[r#"
        Offline: <p class="understood" data-lost="990002">示例市另一区也可能在附近，可是没有网络，手机上也没有存：<a class="chip" href="/990002/">示例市另一区</a></p>
        Missing: <p class="understood" data-lost="990002">示例市另一区也可能在附近，可是现在取不到它的数据：<a class="chip" href="/990002/">示例市另一区</a></p>
        Damaged: <p class="understood" data-lost="990002">示例市另一区也可能在附近，可是取来的数据不完整，没有用：<a class="chip" href="/990002/">示例市另一区</a></p>
        Damaged: 
    "#]].assert_eq(&said);
}

#[test]
fn where_nothing_is_found_the_neighbours_are_asked_and_counted() {
    let own = own(&[]);
    let nobody = Here::default();
    let states = [
        State::Unasked,
        State::Asked,
        State::Lost(Lost::Missing, None),
    ];
    let mut said = String::new();
    for state in states {
        let beyond = [beyond(&own, state)];
        let results = told(&own, &beyond, "?q=戊例&sort=near", &nobody, 10);
        let _ = writeln!(said, "{}", results.beyond.0);
    }
    let open = [other(&own, &[])];
    for query in [
        "?q=戊例&kind=tcm-hall",
        "?q=戊例&kind=hospital",
        "?q=甲例",
        "?q=接种",
        "?q=昏迷",
    ] {
        let results = told(&own, &open, query, &nobody, 10);
        let _ = writeln!(said, "{query} {}", results.beyond.0);
    }
    expect![[r#"
        <div class="elsewhere" id="beyond"><p>也可以到别的区找：<a class="chip" href="/990002/?q=%E6%88%8A%E4%BE%8B">示例市另一区</a></p><button class="button button--quiet" type="button" data-here="beyond">在邻近的区找</button></div>
        <div class="elsewhere" id="beyond"><p>也可以到别的区找：<a class="chip" href="/990002/?q=%E6%88%8A%E4%BE%8B">示例市另一区</a></p><p role="status">正在看邻近的区……</p></div>
        <div class="elsewhere" id="beyond"><p>也可以到别的区找：<a class="chip" href="/990002/?q=%E6%88%8A%E4%BE%8B">示例市另一区</a><span data-lost="990002">示例市另一区也可能在附近，可是现在取不到它的数据：</span></p><button class="button button--quiet" type="button" data-here="beyond">在邻近的区找</button></div>
        ?q=戊例&kind=tcm-hall <div class="elsewhere" id="beyond"><p>也可以到别的区找：<a class="chip" href="/990002/?q=%E6%88%8A%E4%BE%8B&amp;kind=tcm-hall" data-count="1">示例市另一区 1 家</a></p></div>
        ?q=戊例&kind=hospital <div class="elsewhere" id="beyond"><p>也可以到别的区找：<span data-count="0">示例市另一区也没有找到</span></p></div>
        ?q=甲例 
        ?q=接种 
        ?q=昏迷 
    "#]].assert_eq(&said);
}

#[test]
fn the_circle_has_what_is_near_of_both() {
    let own = own(&[Some(2.0), Some(1_000.0)]);
    let beyond = [other(&own, &[Some(-3.0), Some(1_000.0)])];
    let page = crate::circle::circle(&own, &here(&own), "?kind=community-health-centre", &beyond);
    let parts =
        page.0.split("<svg").next().unwrap().to_owned() + page.0.rsplit("</nav>").next().unwrap();
    expect![[r#"<p class="within" role="status">15 分钟内有 2 家。</p><p class="understood__note">也算了示例市另一区的 1 家。邻近的区按直线距离排在一起，没有算河和路。</p><section class="block"><h2 class="block__title">300 米 · 走 5 分钟以内（2 家）</h2><ul class="items items--links"><li class="item"><a href="/990001/facility/990001-jia/">甲例街道社区卫生服务中心</a> <span class="item__far">步行约 3 分钟 · 170 米</span></li><li class="item"><a href="/990002/facility/990002-jia/">戊例街道社区卫生服务中心</a> <span class="item__far">在示例市另一区</span> <span class="item__far">步行约 4 分钟 · 260 米</span></li></ul></section><section class="block"><h2 class="block__title">3 公里以外（1 家）</h2><ul class="items items--links"><li class="item"><a href="/990001/facility/990001-yi/">乙例街道社区卫生服务中心</a> <span class="tag tag--planned">规划中</span> <span class="item__far">87 公里</span></li></ul></section>"#]].assert_eq(&parts);
    let positions: Vec<usize> = {
        let here = here(&own);
        let measured = here.measured.as_deref().unwrap();
        Around::with(&own, measured, &beyond).positions().collect()
    };
    assert_eq!(positions, [0, 1, 2, 3, 4]);
}
