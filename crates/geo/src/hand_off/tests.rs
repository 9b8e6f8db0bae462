use expect_test::{Expect, expect};

use super::*;
use crate::sample::{at, facility, region};

fn check(name: &str, city: &str, point: Option<serde_json::Value>, expected: &Expect) {
    let more = point.map_or(
        serde_json::json!({}),
        |point| serde_json::json!({ "point": point }),
    );
    let bundle = region(&[facility("a", more)]);
    let links = links(name, city, bundle.facilities[0].point.as_ref());
    let lines = links.map(|link| format!("{} {:?} {}\n", link.app.id(), link.goal, link.url));
    expected.assert_eq(&lines.concat());
}

#[test]
fn a_door_is_handed_over_in_each_app_s_own_coordinates() {
    check(
        "红梅中心",
        "常州市",
        Some(at(0.0, 0.0, "exact")),
        &expect![[r#"
            tencent Spot https://apis.map.qq.com/uri/v1/routeplan?type=walk&to=%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83&tocoord=31.777953,119.974738&referer=jiujin
            amap Spot https://uri.amap.com/navigation?to=119.974738,31.777953,%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83&mode=walk&coordinate=gaode&callnative=0&src=jiujin
            baidu Spot https://api.map.baidu.com/marker?location=31.784037,119.981197&title=%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83&content=%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83&output=html&coord_type=bd09ll&src=jiujin
            apple Spot https://maps.apple.com/?ll=31.777953,119.974738&q=%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83
        "#]],
    );
}

#[test]
fn without_a_door_the_app_searches_by_name_and_city() {
    check(
        "红梅中心",
        "常州市",
        None,
        &expect![[r#"
        tencent Search https://apis.map.qq.com/uri/v1/search?keyword=%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83&region=%E5%B8%B8%E5%B7%9E%E5%B8%82&referer=jiujin
        amap Search https://uri.amap.com/search?keyword=%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83&city=%E5%B8%B8%E5%B7%9E%E5%B8%82&callnative=0&src=jiujin
        baidu Search https://api.map.baidu.com/place/search?query=%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83&region=%E5%B8%B8%E5%B7%9E%E5%B8%82&output=html&src=jiujin
        apple Search https://maps.apple.com/?q=%E5%B8%B8%E5%B7%9E%E5%B8%82%20%E7%BA%A2%E6%A2%85%E4%B8%AD%E5%BF%83
    "#]],
    );
}

#[test]
fn a_street_s_point_is_never_handed_over() {
    for precision in ["approximate", "street", "district"] {
        let bundle = region(&[facility(
            "a",
            serde_json::json!({ "point": at(0.0, 0.0, precision) }),
        )]);
        let links = links("红梅中心", "常州市", bundle.facilities[0].point.as_ref());
        assert!(
            links.iter().all(|link| link.goal == Goal::Search),
            "{precision}"
        );
    }
}

#[test]
fn names_cannot_break_out_of_their_place() {
    check(
        "a;b:c&d=e f\"g'h<i>#%",
        "",
        None,
        &expect![[r#"
        tencent Search https://apis.map.qq.com/uri/v1/search?keyword=a%3Bb%3Ac%26d%3De%20f%22g%27h%3Ci%3E%23%25&region=&referer=jiujin
        amap Search https://uri.amap.com/search?keyword=a%3Bb%3Ac%26d%3De%20f%22g%27h%3Ci%3E%23%25&city=&callnative=0&src=jiujin
        baidu Search https://api.map.baidu.com/place/search?query=a%3Bb%3Ac%26d%3De%20f%22g%27h%3Ci%3E%23%25&region=&output=html&src=jiujin
        apple Search https://maps.apple.com/?q=a%3Bb%3Ac%26d%3De%20f%22g%27h%3Ci%3E%23%25
    "#]],
    );
}
