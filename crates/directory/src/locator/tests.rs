use super::Step::*;
use super::*;

/// What each locator means.
#[test]
fn a_locator_is_a_chain_of_steps() {
    for (text, steps) in [
        (
            "第三章第二节第4条",
            vec![Chapter(3), Section(2), Article(4)],
        ),
        (
            "第一章第一节第3段",
            vec![Chapter(1), Section(1), Paragraph(3)],
        ),
        ("第一章第2段", vec![Chapter(1), Paragraph(2)]),
        (
            "第二章第三节第5条第2项",
            vec![Chapter(2), Section(3), Article(5), Item(2)],
        ),
        (
            "第二章第三节第5条第2段",
            vec![Chapter(2), Section(3), Article(5), Paragraph(2)],
        ),
        ("表2第7行", vec![Table(2), Row(7)]),
        ("表1第13项", vec![Table(1), Item(13)]),
        (
            "第三章第一节第1条表2第7行",
            vec![Chapter(3), Section(1), Article(1), Table(2), Row(7)],
        ),
        ("指标表第10项", vec![Indicators, Item(10)]),
        (
            "第二章第三节指标表第10项",
            vec![Chapter(2), Section(3), Indicators, Item(10)],
        ),
        ("附件2第4条第1项", vec![Annex(2), Article(4), Item(1)]),
        ("附表1第3项", vec![AnnexTable(1), Item(3)]),
        ("附表1脚注", vec![AnnexTable(1), Footnote]),
        ("脚注", vec![Footnote]),
        ("专栏7", vec![Box(7)]),
        ("专栏7第2项", vec![Box(7), Item(2)]),
        ("前言", vec![Preface]),
        ("前言第3段", vec![Preface, Paragraph(3)]),
        ("论证意见", vec![Opinion]),
        ("全文", vec![Whole]),
        (
            "第三章“加强中西医协调大发展”第2条",
            vec![
                Chapter(3),
                Heading("加强中西医协调大发展".into()),
                Article(2),
            ],
        ),
    ] {
        let locator = Locator::read(text).unwrap();
        assert_eq!(locator.places, [Place(steps)], "{text}");
        assert_eq!(locator.to_string(), text);
    }
}

#[test]
fn several_places_are_joined() {
    let locator = Locator::read("表1第13项；第三章第二节第3条").unwrap();
    assert_eq!(locator.places.len(), 2);
    assert_eq!(locator.to_string(), "表1第13项；第三章第二节第3条");
}

#[test]
fn other_ways_to_write_a_number_are_read_and_written_in_one() {
    for (text, canonical) in [
        ("第3章第2节第四条", "第三章第二节第4条"),
        ("第 三 章 第２节", "第三章第二节"),
        ("附件 2第四条", "附件2第4条"),
        ("第十一章第二十一节", "第十一章第二十一节"),
        ("第三章\"甲\"第1条", "第三章“甲”第1条"),
        ("表1; 表2", "表1；表2"),
    ] {
        assert_eq!(Locator::read(text).unwrap().to_string(), canonical);
    }
}

#[test]
fn what_cannot_be_read_is_named_from_where_it_goes_wrong() {
    for (text, at, what) in [
        ("", "", NOT_A_STEP),
        ("一（二）", "一（二）", NOT_A_STEP),
        ("第三章第二节（四）", "（四）", NOT_A_STEP),
        ("第三章第零节", "第零节", NOT_A_STEP),
        ("第三章“甲", "“甲", NOT_A_STEP),
        ("第三章；", "", NOT_A_STEP),
        ("表", "表", NOT_A_STEP),
        ("第2条", "第2条", NOT_A_START),
        ("第二节", "第二节", NOT_A_START),
        ("表1；第13项", "第13项", NOT_A_START),
        ("第二节第三章", "第二节第三章", NOT_A_START),
        ("第三章第2条第四节", "第四节", OUT_OF_PLACE),
        ("第三章第三章", "第三章", OUT_OF_PLACE),
        ("第三章第2项", "第2项", OUT_OF_PLACE),
        ("第三章第2行", "第2行", OUT_OF_PLACE),
        ("表1第2段", "第2段", OUT_OF_PLACE),
        ("全文第2段", "第2段", OUT_OF_PLACE),
        ("前言第2条", "第2条", OUT_OF_PLACE),
    ] {
        let unclear = Locator::read(text).unwrap_err();
        assert_eq!((unclear.at.as_str(), unclear.what), (at, what), "{text}");
    }
}
