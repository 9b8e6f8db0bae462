use expect_test::{Expect, expect};

use crate::sample::{ask, bundle};
use crate::{Answer, Finder};

fn check(queries: &[&str], expected: Expect) {
    let answers: Vec<String> = queries.iter().map(|query| ask(query)).collect();
    expected.assert_eq(&answers.join("\n"));
}

#[test]
fn a_name_finds_its_facility_first() {
    check(
        &[
            "红梅街道社区卫生服务中心",
            "红梅中心",
            "二院",
            "东湖区康复中心",
        ],
        expect![[r#"
            红梅街道社区卫生服务中心 Name
            红梅街道社区卫生服务中心: 红梅街道社区卫生服务中心 → Name 红梅街道社区卫生服务中心

            红梅中心 Name
            红梅街道社区卫生服务中心: 红梅中心 → Alias 红梅中心

            二院 Name
            南州市第二医院: 二院 → Name 南州市第二医院
            东湖区康复中心: 二院 → Alias 二院分部

            东湖区康复中心 Name
            东湖区康复中心: 东湖区康复中心 → Name 东湖区康复中心
        "#]],
    );
}

#[test]
fn a_place_finds_its_facilities_and_first_those_named_after_it() {
    check(
        &["红梅", "红梅街道", "东园街道", "翠竹", "东湖区"],
        expect![[r#"
            红梅 Place
            红梅街道社区卫生服务中心: 红梅 → Name 红梅街道社区卫生服务中心; 红梅 → Street 红梅街道
            北环社区卫生服务中心: 红梅 → Street 红梅街道
            郑陆镇卫生院: 红梅 → Community 红梅村 (in 郑陆镇)

            红梅街道 Place
            红梅街道社区卫生服务中心: 红梅街道 → Name 红梅街道社区卫生服务中心; 红梅街道 → Street 红梅街道
            北环社区卫生服务中心: 红梅街道 → Street 红梅街道

            东园街道 Place
            红梅街道社区卫生服务中心: 东园街道 → Street 红梅街道
            北环社区卫生服务中心: 东园街道 → Street 红梅街道

            翠竹 Place
            北环社区卫生服务中心: 翠竹 → Community 翠竹社区 (in 红梅街道)
            红梅街道社区卫生服务中心: 翠竹 → Community 翠竹社区 (in 红梅街道)

            东湖区 Place
            郑陆镇卫生院: 东湖区 → Street 东湖区
            北环社区卫生服务中心: 东湖区 → Street 东湖区
            红梅街道社区卫生服务中心: 东湖区 → Street 东湖区
            东湖区康复中心: 东湖区 → Street 东湖区
        "#]],
    );
}

#[test]
fn residents_words_find_departments_higher_levels_first() {
    check(
        &["看牙", "牙", "牙痛", "我想看牙", "开刀", "康复"],
        expect![[r#"
            看牙 Specialty
            红梅街道社区卫生服务中心: 看牙 → Department 口腔科 (省级特色科室)
            北环社区卫生服务中心: 看牙 → Department 牙科
            郑陆镇卫生院: 看牙 → Department 口腔科 (Planned)

            牙 Specialty
            北环社区卫生服务中心: 牙 → Department 牙科
            红梅街道社区卫生服务中心: 牙 → Department 口腔科 (省级特色科室)
            郑陆镇卫生院: 牙 → Department 口腔科 (Planned)

            牙痛 Specialty
            红梅街道社区卫生服务中心: 牙痛 → Department 口腔科 (省级特色科室)
            北环社区卫生服务中心: 牙痛 → Department 牙科
            郑陆镇卫生院: 牙痛 → Department 口腔科 (Planned)

            我想 StopWord, 看牙 Specialty
            红梅街道社区卫生服务中心: 看牙 → Department 口腔科 (省级特色科室)
            北环社区卫生服务中心: 看牙 → Department 牙科
            郑陆镇卫生院: 看牙 → Department 口腔科 (Planned)

            开刀 Specialty
            郑陆镇卫生院: 开刀 → Department 骨科
            南州市第二医院: 开刀 → Department 骨科

            康复 Specialty
            北环社区卫生服务中心: 康复 → Department 康复医学科
            东湖区康复中心: 康复 → Name 东湖区康复中心; 康复 → Kind 康复机构
        "#]],
    );
}

#[test]
fn a_reason_tells_level_stage_and_what_two_places_do_together() {
    check(
        &["市二院", "口腔防治中心", "省级特色科室"],
        expect![[r#"
            市二院 Name
            南州市第二医院: 市二院 → Name 南州市第二医院
            北环社区卫生服务中心: 市二院 → Partner 市二院 (for 骨伤联盟)

            口腔防治中心 Name
            红梅街道社区卫生服务中心: 口腔防治中心 → Brand 口腔防治中心 (Planned)

            省级特色科室 Other
            红梅街道社区卫生服务中心: 省级特色科室 → Level 口腔科 (省级特色科室)
        "#]],
    );
}

#[test]
fn sounds_find_what_is_written() {
    check(
        &["hongmei", "hmjd", "hong mei", "hongmei口腔", "zenjiu"],
        expect![[r#"
            hongmei Place
            红梅街道社区卫生服务中心: hongmei → Name 红梅街道社区卫生服务中心; hongmei → Street 红梅街道
            北环社区卫生服务中心: hongmei → Street 红梅街道
            郑陆镇卫生院: hongmei → Community 红梅村 (in 郑陆镇)

            hmjd Place
            红梅街道社区卫生服务中心: hmjd → Name 红梅街道社区卫生服务中心; hmjd → Street 红梅街道
            北环社区卫生服务中心: hmjd → Street 红梅街道

            hongmei Place
            红梅街道社区卫生服务中心: hongmei → Street 红梅街道
            北环社区卫生服务中心: hongmei → Street 红梅街道
            郑陆镇卫生院: hongmei → Community 红梅村 (in 郑陆镇)

            hongmei Place, 口腔 Specialty
            红梅街道社区卫生服务中心: hongmei → Name 红梅街道社区卫生服务中心; 口腔 → Department 口腔科 (省级特色科室); hongmei → Street 红梅街道
            北环社区卫生服务中心: 口腔 → Department 牙科; hongmei → Street 红梅街道
            郑陆镇卫生院: hongmei → Community 红梅村 (in 郑陆镇); 口腔 → Department 口腔科 (Planned)

            zenjiu Specialty
            红梅街道社区卫生服务中心: zenjiu → Department 针灸推拿科 (市特色专科)
        "#]],
    );
}

#[test]
fn errors_are_forgiven() {
    check(
        &[
            "红没街道社区卫生服务中心",
            "红每中心",
            "北环卫生服务中心",
            "针炙",
            "被环",
        ],
        expect![[r#"
            红没街道社区卫生服务中心 Other · approximate
            红梅街道社区卫生服务中心: 红没街道社区卫生服务中心 → Name 红梅街道社区卫生服务中心

            红每中心 Other · approximate
            红梅街道社区卫生服务中心: 红每中心 → Alias 红梅中心

            北环 Name, 卫生服务中心 Name
            北环社区卫生服务中心: 北环 → Name 北环社区卫生服务中心; 卫生服务中心 → Kind 社区卫生服务中心

            针炙 Other · approximate
            红梅街道社区卫生服务中心: 针炙 → Department 针灸推拿科 (市特色专科)

            被环 Other · approximate
            北环社区卫生服务中心: 被环 → Name 北环社区卫生服务中心
        "#]],
    );
}

#[test]
fn all_words_match_or_the_least_telling_are_dropped() {
    check(
        &["红梅 口腔", "口腔 北环", "红梅 骨折", "红梅 xyz", "腿很疼"],
        expect![[r#"
            红梅 Place, 口腔 Specialty
            红梅街道社区卫生服务中心: 红梅 → Name 红梅街道社区卫生服务中心; 口腔 → Department 口腔科 (省级特色科室); 红梅 → Street 红梅街道
            北环社区卫生服务中心: 红梅 → Street 红梅街道; 口腔 → Department 牙科
            郑陆镇卫生院: 红梅 → Community 红梅村 (in 郑陆镇); 口腔 → Department 口腔科 (Planned)

            口腔 Specialty, 北环 Name
            北环社区卫生服务中心: 北环 → Name 北环社区卫生服务中心; 口腔 → Department 牙科

            红梅 Place, 骨折 Specialty
            郑陆镇卫生院: 骨折 → Department 骨科; 红梅 → Community 红梅村 (in 郑陆镇)

            红梅 Place, xyz Unmet · approximate
            红梅街道社区卫生服务中心: 红梅 → Name 红梅街道社区卫生服务中心; 红梅 → Street 红梅街道
            北环社区卫生服务中心: 红梅 → Street 红梅街道
            郑陆镇卫生院: 红梅 → Community 红梅村 (in 郑陆镇)

            腿疼 Specialty, 很 StopWord
            郑陆镇卫生院: 腿疼 → Department 骨科
            南州市第二医院: 腿疼 → Department 骨科
        "#]],
    );
}

#[test]
fn what_stop_words_leave_is_no_word_but_a_part_of_the_body() {
    check(
        &["北", "北太", "腿不舒服"],
        expect![[r#"
            北 Name
            北环社区卫生服务中心: 北 → Name 北环社区卫生服务中心

            北 Unmet, 太 StopWord

            腿 Specialty, 不舒服 StopWord
            郑陆镇卫生院: 腿 → Department 骨科
            南州市第二医院: 腿 → Department 骨科
        "#]],
    );
}

#[test]
fn what_nobody_has_is_found_approximately() {
    check(
        &["儿保", "发烧", "疫苗", "120", "附近"],
        expect![[r#"
            儿保 Specialty · approximate
            郑陆镇卫生院: 儿保 → Department 儿科

            发烧 Specialty

            疫苗 Service

            120 Unmet

            附近 StopWord
        "#]],
    );
}

#[test]
fn nothing_is_found_for_nothing() {
    let finder = Finder::new(&bundle());
    for query in ["", "  ", "🙂", "，。", "\u{0}"] {
        assert_eq!(finder.search(query, 10), Answer::default(), "{query:?}");
    }
    assert!(Finder::default().search("红梅", 10).hits.is_empty());
    assert!(finder.search("红梅", 0).hits.is_empty());
}

#[test]
fn the_answer_names_services_departments_streets_and_emergencies() {
    let finder = Finder::new(&bundle());
    let services: Vec<usize> = finder
        .search("打疫苗", 10)
        .services
        .iter()
        .map(|hit| hit.service)
        .collect();
    assert_eq!(services, [0]);
    assert_eq!(finder.search("牙疼", 10).specialties, ["dental".into()]);
    assert_eq!(finder.search("翠竹社区", 10).streets, ["110101001".into()]);
    let cases = [
        ("突然胸痛怎么办", Some("突然胸痛")),
        ("胸疼", Some("胸痛")),
        ("憋气", Some("憋气")),
        ("睡觉憋气", None),
        ("牙疼", None),
    ];
    for (query, word) in cases {
        assert_eq!(
            finder.search(query, 10).emergency.as_deref(),
            word,
            "{query}"
        );
    }
}

#[test]
fn any_text_can_be_searched_for() {
    let finder = Finder::new(&bundle());
    let long = [
        "牙疼".repeat(5_000),
        "zhongxin".repeat(2_000),
        "z".repeat(100),
        "牙 z".repeat(99),
    ];
    for query in long.iter().map(String::as_str).chain([
        "%$#",
        "\u{10ffff}",
        "红\u{200d}梅",
        "１２０",
        "a牙b疼",
    ]) {
        finder.search(query, usize::MAX);
    }
}
