use super::*;

fn compiled(text: &str) -> Result<Timetable, Refused> {
    compile(&"990001-a".into(), text)
}

#[test]
fn hours_in_words() {
    let cases = [
        ("24/7", "每天 24 小时，节假日也一样"),
        ("08:00-17:00", "每天 8:00–17:00，节假日 没有写"),
        (
            "Mo-Fr 08:00-11:30,14:00-17:00; PH off",
            "周一至周五 8:00–11:30、14:00–17:00，周六至周日 休息，节假日 休息",
        ),
        (
            "Mo-Sa 08:00-17:00; We 13:00-17:00; PH 09:00-12:00",
            "周一至周二 8:00–17:00，周三 13:00–17:00，周四至周六 8:00–17:00，周日 休息，节假日 9:00–12:00",
        ),
        (
            "Mo-Fr 08:00-12:00, We 14:00-16:00",
            "周一至周二 8:00–12:00，周三 8:00–12:00、14:00–16:00，周四至周五 8:00–12:00，周六至周日 休息，节假日 没有写",
        ),
        (
            "Fr,Sa 22:00-06:00",
            "周一至周四 休息，周五至周六 22:00–次日 6:00，周日 休息，节假日 没有写",
        ),
        (
            "Sa-Mo 00:00-24:00",
            "周一 24 小时，周二至周五 休息，周六至周日 24 小时，节假日 没有写",
        ),
        ("Mo-Su,PH 18:00-24:00", "每天 18:00–24:00，节假日也一样"),
        (
            "Mo-Fr 08:00-17:30; May 01-Sep 30 Mo-Fr 08:00-18:00; PH off",
            "5 月 1 日至 9 月 30 日：周一至周五 8:00–18:00，周六至周日 休息，节假日 休息；其他日子：周一至周五 8:00–17:30，周六至周日 休息，节假日 休息",
        ),
        (
            "Mo-Fr 08:00-17:00 \"要预约\"",
            "周一至周五 8:00–17:00，周六至周日 休息，节假日 没有写；（要预约）",
        ),
    ];
    for (text, said) in cases {
        assert_eq!(
            compiled(text).map(|hours| hours.text).as_deref(),
            Ok(said),
            "{text}"
        );
    }
}

#[test]
fn what_cannot_be_told_for_sure_is_refused() {
    let cases = [
        ("周一到周五", "不是 opening_hours 的写法"),
        ("", "不是 opening_hours 的写法"),
        ("Mo-Fr sunrise-sunset", "写了日出、日落"),
        ("Mo-Fr 08:00+", "没有写到几点"),
        ("2026 Mo-Fr 08:00-17:00", "写了年份或第几周"),
        ("week 1-10 08:00-17:00", "写了年份或第几周"),
        (
            "Mo[1] 08:00-17:00",
            "写了第几个星期几、学校假期，或假期前后几天",
        ),
        (
            "SH 08:00-17:00",
            "写了第几个星期几、学校假期，或假期前后几天",
        ),
        ("Mo-Fr 08:00-17:00; 12:00-14:00 off", "写了几点到几点关门"),
        ("Mo-Fr 08:00-12:00,11:00-14:00", "两段时间重叠了"),
        ("Mo-Fr 08:00-12:00 || \"call\"", "写了 ||"),
        ("easter 08:00-12:00", "日期写得太复杂"),
        ("May-Jul 08:00-12:00; Jun-Aug 09:00-12:00", "两段日期重叠了"),
    ];
    for (text, wrong) in cases {
        assert_eq!(
            compiled(text).map_err(|(what, _)| what),
            Err(wrong),
            "{text}"
        );
    }
}

/// No text makes the build stop without a word, whatever is in it.
#[test]
fn no_text_is_too_odd() {
    let parts = [
        "Mo-Fr",
        "PH",
        "off",
        "08:00-12:00",
        "25:61",
        "-",
        ";",
        ",",
        "||",
        "\"x",
        "周一",
        "24/7",
        "Feb 30",
        "+1 day",
    ];
    for one in parts {
        for two in parts {
            for three in parts {
                let _ = compiled(&format!("{one} {two} {three}"));
            }
        }
    }
}

#[test]
fn hours_of_a_service_in_few_words() {
    for (text, said) in [
        ("24/7", "每天 24 小时，节假日 24 小时"),
        ("Mo,We,Fr 08:00-11:00", "周一、三、五 8:00–11:00"),
        (
            "Mo-Fr 08:00-17:00; Sa 08:00-11:30; PH off",
            "周一至周五 8:00–17:00，周六 8:00–11:30，节假日 休息",
        ),
        ("Sa,Su 09:00-12:00", "周六、日 9:00–12:00"),
        ("Tu 08:00-11:00,14:00-16:00", "周二 8:00–11:00、14:00–16:00"),
        (
            "We 08:00-11:00 \"要预约\"",
            "周一至周二 休息，周三 8:00–11:00，周四至周日 休息，节假日 没有写；（要预约）",
        ),
    ] {
        let compiled = compile_service(&"990001-a".into(), 2, text);
        let compiled = compiled.unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert_eq!((compiled.text.as_str(), compiled.service), (said, Some(2)));
    }
}
