use super::*;
use crate::cell::name;
use crate::sample;

/// What a row is about, in one line.
fn line(found: &Match) -> String {
    let short = |id: &FacilityId| id.as_str().trim_start_matches("999902-").to_owned();
    match found {
        Match::Facility(id) => short(id),
        Match::New => "new".to_owned(),
        Match::Unsure(ids) => format!("? {}", ids.iter().map(short).collect::<Vec<_>>().join(" ")),
        Match::Duplicate(of) => format!("= {of}"),
        Match::None => "none".to_owned(),
    }
}

fn match_name(matcher: &Matcher<'_>, text: &str, row: RowToMatch<'_>) -> String {
    let name = name::read(text).value;
    line(&matcher.match_row(&RowToMatch {
        name: name.as_ref(),
        ..row
    }))
}

#[test]
fn a_name_is_found_as_people_write_it() {
    let records = sample::records();
    let matcher = Matcher::new(&records);
    for (name, expected) in [
        ("红枫街道社区卫生服务中心", "hongfeng"),
        ("红枫社区卫生服务中心", "hongfeng"),
        ("红枫 卫生服务中心", "hongfeng"),
        ("红枫社卫", "hongfeng"),
        ("红枫中心", "hongfeng"),
        ("示例区红枫街道社区卫生服务中心", "hongfeng"),
        ("示例市示例区红枫街道社区卫生服务中心", "hongfeng"),
        ("示例市红枫街道社区卫生服务中心", "hongfeng"),
        ("红枫街道社区卫生服务中心（公办）", "hongfeng"),
        ("红枫街道社区卫生服务中心（红枫街道）", "hongfeng"),
        ("红枫街道社区卫生服务中心（什么）", "? hongfeng"),
        ("北山社区卫生服务中心", "beihuan"),
        ("白桦街道社区卫生服务中心", "baihua"),
        ("青竹卫生院", "qingzhu"),
        ("青竹中心卫生院", "qingzhu"),
        ("老青竹卫生院", "qingzhu"),
        ("南溪卫生院", "nanxi"),
        ("三棵松街街道社区卫生服务中心", "sankesong"),
        ("妇幼保健院", "fuyou"),
        ("示例区妇幼保健院", "fuyou"),
        // The city's and another district's.
        ("示例市妇幼保健院", "new"),
        ("样本区妇幼保健院", "new"),
        ("样本区红枫街道社区卫生服务中心", "new"),
        // It may be the former hospital of the town.
        ("南溪社区卫生服务中心", "? nanxi"),
        // The same short name in another street.
        ("青竹镇北山社区卫生服务中心", "? beihuan"),
        ("红枫街道社区卫生服中心", "? hongfeng"),
        // Of another's name with something left out.
        ("红枫北山社区卫生服务中心", "? beihuan"),
        ("青竹镇南溪溪卫生院", "? nanxi"),
        ("红枫街道社区卫生服务中心（本部）", "hongfeng"),
        (
            "红枫街道社区卫生服务中心和平社区卫生服务站",
            "? xin-1 xin-2",
        ),
        ("红枫街道社区卫生服务中心样本站", "? hongfeng"),
        ("示例市第三医院", "new"),
        ("红枫社区卫生服务站", "new"),
        ("社区卫生服务中心", "new"),
        ("样本诊所", "new"),
        ("", "none"),
    ] {
        assert_eq!(
            match_name(&matcher, name, RowToMatch::default()),
            expected,
            "{name}"
        );
    }
}

#[test]
fn a_branch_is_never_its_main_house() {
    let records = sample::records();
    let matcher = Matcher::new(&records);
    for (name, expected) in [
        ("红枫街道社区卫生服务中心（样本院区）", "? hongfeng"),
        ("红枫街道社区卫生服务中心样本分部", "? hongfeng"),
        ("示例市第二医院白桦分院", "er-yuan-fen"),
        ("示例市第二医院（白桦分院）", "er-yuan-fen"),
        ("示例市第二医院红枫分院", "? er-yuan"),
        ("白桦街道社区卫生服务分中心", "? baihua fen-1"),
        ("样本医院样本分院", "new"),
    ] {
        assert_eq!(
            match_name(&matcher, name, RowToMatch::default()),
            expected,
            "{name}"
        );
    }
}

#[test]
fn a_former_name_finds_the_facility_and_a_contradiction_is_asked_about() {
    let records = sample::records();
    let matcher = Matcher::new(&records);
    for (name, expected) in [
        ("样本医院（原示例市第二医院）", "er-yuan"),
        ("青竹镇卫生院（原老青竹卫生院）", "qingzhu"),
        ("红枫街道社区卫生服务中心（原样本卫生院）", "hongfeng"),
        ("青竹镇卫生院（原南溪卫生院）", "? qingzhu nanxi"),
    ] {
        assert_eq!(
            match_name(&matcher, name, RowToMatch::default()),
            expected,
            "{name}"
        );
    }
}

#[test]
fn street_address_and_phone_decide_between_equal_names() {
    let records = sample::records();
    let matcher = Matcher::new(&records);
    let phones = ["0519-80000079".to_owned()];
    let street = |street| RowToMatch {
        street: Some(street),
        ..RowToMatch::default()
    };
    assert_eq!(
        match_name(&matcher, "和平卫生站", RowToMatch::default()),
        "? xin-1 xin-2"
    );
    assert_eq!(
        match_name(&matcher, "和平卫生站", street("白桦街道")),
        "xin-2"
    );
    assert_eq!(
        match_name(&matcher, "和平卫生站", street("示例区红枫")),
        "xin-1"
    );
    assert_eq!(
        match_name(&matcher, "和平卫生站", street("青竹镇")),
        "? xin-1 xin-2"
    );
    // A written name is believed before a street; the caller says that the street differs.
    assert_eq!(
        match_name(&matcher, "红枫街道社区卫生服务中心", street("青竹镇")),
        "hongfeng"
    );
    assert!(matcher.street_differs(&"999902-hongfeng".into(), "青竹镇"));
    assert!(!matcher.street_differs(&"999902-hongfeng".into(), "红枫"));
    assert!(!matcher.street_differs(&"999902-fuyou".into(), "红枫"));
    let renamed = RowToMatch {
        address: Some("示例市示例区样本街9号"),
        phones: &phones,
        ..RowToMatch::default()
    };
    assert_eq!(match_name(&matcher, "样本医院", renamed), "? er-yuan");
    let neighbour = RowToMatch {
        phones: &[],
        ..renamed
    };
    assert_eq!(match_name(&matcher, "样本医院", neighbour), "new");
}

#[test]
fn two_rows_never_become_one_place_silently() {
    let records = sample::records();
    let matcher = Matcher::new(&records);
    let phones = ["0519-80000051".to_owned()];
    let other_phones = ["0519-80000052".to_owned()];
    let names = [
        "样本托育园",
        "样本托育园",
        "红枫中心",
        "红枫街道社区卫生服务中心",
        "南溪卫生院",
        "南溪卫生院",
    ];
    let names = names.map(|text| name::read(text).value.unwrap());
    let row = |place: usize, address, phones| RowToMatch {
        name: Some(&names[place]),
        address,
        phones,
        street: None,
    };
    let one = Some("示例路1号");
    let two = Some("示例路2号");
    let cases: [(Vec<RowToMatch<'_>>, &[&str]); 7] = [
        (
            vec![row(0, one, &phones), row(1, one, &phones)],
            &["new", "= 0"],
        ),
        (
            vec![row(0, one, &[]), row(1, Some("示例区示例路1号"), &phones)],
            &["new", "= 0"],
        ),
        (
            vec![row(0, one, &phones), row(1, two, &phones)],
            &["? ", "? "],
        ),
        (
            vec![row(0, one, &phones), row(1, None, &other_phones)],
            &["? ", "? "],
        ),
        (
            vec![row(2, one, &[]), row(3, two, &[])],
            &["? hongfeng", "? hongfeng"],
        ),
        (
            vec![row(2, one, &[]), row(0, one, &[]), row(3, one, &[])],
            &["hongfeng", "new", "= 0"],
        ),
        (
            vec![row(4, None, &[]), row(5, None, &[])],
            &["nanxi", "= 0"],
        ),
    ];
    for (rows, expected) in cases {
        let found: Vec<String> = matcher.match_rows(&rows).iter().map(line).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn many_rows_are_matched_by_looking_up() {
    let records = sample::many(2_000);
    let matcher = Matcher::new(&records);
    let names: Vec<NameRead> = (1_000..3_000)
        .map(|number| name::read(&format!("样本{number}卫生站")).value.unwrap())
        .collect();
    let rows: Vec<RowToMatch<'_>> = names
        .iter()
        .map(|name| RowToMatch {
            name: Some(name),
            ..RowToMatch::default()
        })
        .collect();
    let found = matcher.match_rows(&rows);
    assert!(
        found[..1_000]
            .iter()
            .all(|found| matches!(found, Match::Facility(_)))
    );
    assert!(found[1_000..].iter().all(|found| *found == Match::New));
}
