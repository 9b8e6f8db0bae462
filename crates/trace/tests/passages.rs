//! From a locator to the passage, in a plan that has every form of heading and table that plans use.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its ground gives way, also in its helpers"
)]

use directory::locator::Locator;
use trace::{NoSuchPlace, Outline, Passage};

const PLAN: &str = include_str!("plan.txt");

fn passage(outline: &Outline, locator: &str) -> Result<Passage, NoSuchPlace> {
    outline.passage(&Locator::read(locator).unwrap().places[0])
}

/// The places, each with the beginning of every line of its passage.
const PASSAGES: [(&str, &[&str]); 26] = [
    ("论证意见第1段", &["专家组认为"]),
    ("前言", &["示例区“十四五”", "“十四五”时期"]),
    (
        "第一章第一节第1条",
        &["1. 机构更多", "全区有3家", "其中1家"],
    ),
    ("第一章第一节第1条第2段", &["其中1家"]),
    ("第一章第一节第2条", &["2. 服务更好", "签约23万"]),
    ("第一章第二节", &["(二) 面临的形势", "老人多了"]),
    ("第二章第1段", &["第一段在小节前面"]),
    ("第二章第一节第3条第1项", &["（1）甲中心加床位。"]),
    ("第二章第一节第4条", &["4. 编号接着走。"]),
    ("第二章第一节第4条第2项", &["二是转诊。"]),
    ("第二章第二节", &["（二）第二节", "都要办"]),
    (
        "第二章“中西医一起发展”",
        &["中西医一起发展", "中医馆要有", "（第二行"],
    ),
    ("第二章“中西医一起发展”第2段", &["（第二行"]),
    ("第二章第四节第1段", &["(1) 一项。"]),
    ("表1第2项", &["乙\t2\t30儿科"]),
    ("表1第3行", &["丙\t3\t40"]),
    ("表2第2行", &["甲\t新址"]),
    ("专栏1第2项", &["2.设立医院1家以上；"]),
    ("指标表第2项", &["健康\t2\t≤3"]),
    ("第三章", &["三、保障措施", "都要落实"]),
    (
        "附件1第1条",
        &["1. 改扩建\t(1)", "1. 改扩建\t(2)", "1. 改扩建\t(3)"],
    ),
    ("附件1第1条第3项", &["1. 改扩建\t(3) 丙中心\t2024年"]),
    ("附件1第2条", &["2. 信息化\t建平台\t2025年"]),
    ("附表1第2项", &["2\t旧医院"]),
    ("附表1脚注", &["床位从2020年算起。"]),
    ("脚注", &["床位从2020年算起。"]),
];

#[test]
fn a_locator_leads_to_its_passage() {
    let outline = Outline::read(PLAN);
    for (locator, lines) in PASSAGES {
        let found = passage(&outline, locator).unwrap().lines;
        assert_eq!(found.len(), lines.len(), "{locator}: {found:#?}");
        for (found, start) in found.iter().zip(lines) {
            assert!(found.starts_with(start), "{locator}: {found}");
        }
    }
}

#[test]
fn a_row_stands_under_the_caption_and_the_head_of_its_table() {
    let outline = Outline::read(PLAN);
    let heads = passage(&outline, "表1第3行").unwrap().heads;
    assert_eq!(heads, ["表1：床位", "机构\t序号\t床位"]);
    let heads = passage(&outline, "第一章第一节第1条").unwrap().heads;
    assert_eq!(heads, ["一、规划背景", "（一）取得的成就"]);
}

#[test]
fn a_place_that_is_not_there_is_named_as_far_as_the_way_leads() {
    let outline = Outline::read(PLAN);
    for (locator, said) in [
        ("第四章", "文件里没有第四章"),
        ("第二章第三节", "第二章里没有第三节"),
        ("第一章第一节第3条", "第一章第一节里没有第3条"),
        ("第二章“别的”", "第二章里没有“别的”"),
        ("表3", "文件里没有表3"),
        ("表1第9项", "表1里没有第9项"),
        ("附件2", "文件里没有附件2"),
        ("附件1第3条", "附件1里没有第3条"),
        ("第一章第一节第1条第9段", "第一章第一节第1条里没有第9段"),
    ] {
        let nowhere = passage(&outline, locator).unwrap_err();
        assert_eq!(nowhere.to_string(), said);
    }
}

#[test]
fn a_text_of_any_sort_has_an_outline() {
    for text in [
        "",
        "\n\n",
        "\t\t\t",
        "附件",
        "第一章",
        "（一）\n（一）\n（二）",
        "1.\n\t1\n\n\n\t2",
    ] {
        let outline = Outline::read(text);
        assert!(passage(&outline, "第九章").is_err());
        assert!(passage(&outline, "全文").is_ok());
        let _ = passage(&outline, "指标表第1行");
        let _ = passage(&outline, "附件1第1条");
    }
}
