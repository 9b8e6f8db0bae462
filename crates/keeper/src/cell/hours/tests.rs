use super::*;

/// What was read, as one line.
fn line(text: &str, read_as: ReadAs<'_>) -> String {
    let read = read(text, read_as);
    let Some(hours) = read.value else {
        return "-".to_owned();
    };
    let said = |hours: &HoursText| match &hours.osm {
        Some(osm) => osm.clone(),
        None => format!("“{}”", hours.written),
    };
    let mut parts: Vec<String> = hours.facility.iter().map(said).collect();
    for of in &hours.services {
        let names = [&of.service, &of.department, &of.audience];
        let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
        parts.push(format!("{}: {}", names.join(" "), said(&of.hours)));
    }
    let codes = read
        .findings
        .iter()
        .map(|finding| finding.kind.code().to_owned());
    parts.extend(codes);
    parts.join(" | ")
}

#[test]
fn the_hours_of_a_place_are_read_as_clerks_write_them() {
    for (text, expected) in [
        (
            "周一到周五 上午7：30-11：30 下午1：30-5：00",
            "Mo-Fr 07:30-11:30,13:30-17:00",
        ),
        ("周一～周日 8:30-19:00", "Mo-Su 08:30-19:00"),
        ("星期一至星期六 8：00—17：00", "Mo-Sa 08:00-17:00"),
        ("全年无休 24小时", "24/7"),
        ("24小时", "24/7"),
        ("全天", "24/7"),
        ("每天24小时", "24/7"),
        ("周六24小时", "Sa 00:00-24:00"),
        (
            "周一至周六7:30-11:00，周日休息",
            "Mo-Sa 07:30-11:00; Su off",
        ),
        (
            "周一至周五7:30-17:00（法定节假日除外）",
            "Mo-Fr 07:30-17:00; PH off",
        ),
        (
            "周一至周五（节假日除外）7:30-17:00",
            "Mo-Fr 07:30-17:00; PH off",
        ),
        (
            "周一至周五7:30-17:00，周末及节假日休息",
            "Mo-Fr 07:30-17:00; Sa,Su off; PH off",
        ),
        (
            "周一至周五7:30-17:00，节假日8:00-11:00",
            "Mo-Fr 07:30-17:00; PH 08:00-11:00",
        ),
        (
            "节假日8:00-11:00，周一至周五7:30-17:00",
            "Mo-Fr 07:30-17:00; PH 08:00-11:00",
        ),
        ("周二四六 8:00-10:00", "Tu,Th,Sa 08:00-10:00"),
        ("周二、四、六 8:00-10:00", "Tu,Th,Sa 08:00-10:00"),
        ("礼拜天9点到11点", "Su 09:00-11:00"),
        ("周日9-11点半", "Su 09:00-11:30"),
        ("周六、日：8：00-11：00", "Sa,Su 08:00-11:00"),
        (
            "工作日 8:00-12:00 14:00-17:00",
            "Mo-Fr 08:00-12:00,14:00-17:00",
        ),
        ("8:00-17:00（周一至周五）", "Mo-Fr 08:00-17:00"),
        ("周一至周五：上午八点至十一点半", "Mo-Fr 08:00-11:30"),
        ("门诊时间：周一至周五8:00-17:00", "Mo-Fr 08:00-17:00"),
        ("周1-5 8:00-17:00", "Mo-Fr 08:00-17:00"),
        ("周三　８:００-１１:００", "We 08:00-11:00 | full-width"),
        ("无", ""),
        ("—", ""),
    ] {
        assert_eq!(line(text, ReadAs::Facility), expected, "{text:?}");
    }
}

#[test]
fn what_leaves_something_open_stays_as_it_stands() {
    let kinds = [
        (
            "hours-no-days",
            &["7:30-16:00", "上午8:00-11:00，下午2:00-5:00"][..],
        ),
        (
            "hours-unreadable",
            &[
                "上午",
                "正常上班时间",
                "提前电话预约",
                "8:00起",
                "周一8:00",
                "周一至周五",
                "周日休息",
                "7:00-次日7:00",
                "周一至周五8:00-11:30 14:30-17:30（7月至8月15:00-18:00）",
                "夏令时8:00-17:30，冬令时8:00-17:00",
                "每月5日、20日",
                "双周周四",
                "每月第二个周三",
                "周六上午",
                "周六全天",
                "周三2:00-5:00",
                "周三8:00-5:00",
                "周三上午14:00-16:00",
                "周三8:00-12:00 2:00-5:00",
                "周一至周五8:00-17:00，周三14:00-16:00",
                "周六、周日（节假日除外）8:00-11:00",
                "周三8:00-25:00",
                "周三8:00-12:75",
                "周三8:00-12",
                "24小时急诊；门诊8-11点",
                "周一、二楼8:00-11:00",
            ],
        ),
    ];
    for (code, texts) in kinds {
        for text in texts {
            let expected = format!("“{text}” | {code}");
            assert_eq!(line(text, ReadAs::Facility), expected);
        }
    }
}

#[test]
fn services_in_a_cell_of_hours_are_told_from_the_place() {
    for (text, expected) in [
        (
            "儿童接种：周一、周四8:30-11:00",
            "vaccination 儿童: Mo,Th 08:30-11:00",
        ),
        ("接种日：周四", "vaccination: “周四”"),
        (
            "预防接种门诊时间：周四8:00-11:00",
            "vaccination: Th 08:00-11:00",
        ),
        (
            "新生儿建卡：周二上午8:30-10:00",
            "vaccination 新生儿: Tu 08:30-10:00",
        ),
        ("中医科周一至周六8:30-17:00", "中医科: Mo-Sa 08:30-17:00"),
        (
            "老年人体检：周日8:00-9:30",
            "elder-checkup: Su 08:00-9:30"
                .replace("9:30", "09:30")
                .as_str(),
        ),
        (
            "急诊24小时，门诊周一至周五8:30-17:00",
            "急诊: 24/7 | : Mo-Fr 08:30-17:00",
        ),
        (
            "儿童接种周二8:00-11:00；成人接种周三8:00-11:00",
            "vaccination 儿童: Tu 08:00-11:00 | vaccination 成人: We 08:00-11:00",
        ),
        (
            "周一至周五8:30-17:00；儿童接种：周二8:30-11:00",
            "Mo-Fr 08:30-17:00 | vaccination 儿童: Tu 08:30-11:00",
        ),
        (
            "外科、内科周一至周五8:30-17:00",
            "“外科、内科周一至周五8:30-17:00” | hours-unreadable",
        ),
        (
            "儿童接种证查验 周三",
            "“儿童接种证查验 周三” | hours-unreadable",
        ),
        (
            "儿童接种周二8:00-11:00；成人接种预约",
            "“儿童接种周二8:00-11:00；成人接种预约” | hours-unreadable",
        ),
    ] {
        assert_eq!(line(text, ReadAs::Facility), expected, "{text:?}");
    }
}

#[test]
fn a_column_of_a_service_gives_the_service() {
    let read_as = ReadAs::Service {
        service: "vaccination",
        audience: Some("成人"),
    };
    for (text, expected) in [
        (
            "周二、周四 14:30-16:00",
            "vaccination 成人: Tu,Th 14:30-16:00",
        ),
        (
            "周一、三、五上午8:30-11:00",
            "vaccination 成人: Mo,We,Fr 08:30-11:00",
        ),
        (
            "周一至周六8:30—11:00（节假日除外）",
            "vaccination 成人: Mo-Sa 08:30-11:00; PH off",
        ),
        ("每月第二个周四", "vaccination 成人: “每月第二个周四”"),
        ("全天", "vaccination 成人: “全天”"),
        ("—", ""),
    ] {
        assert_eq!(line(text, read_as), expected, "{text:?}");
    }
}

#[test]
fn weekdays_and_weekends_are_joined() {
    let of = |text, read_as| read(text, read_as).value.unwrap().facility;
    for (weekdays, weekend, expected) in [
        (
            "8:30-12:00,14:00-17:30",
            "8:30-12:00",
            "Mo-Fr 08:30-12:00,14:00-17:30; Sa,Su 08:30-12:00",
        ),
        ("8:30～17:00", "休息", "Mo-Fr 08:30-17:00; Sa,Su off"),
        (
            "8:30～17:00",
            "周六8:30-11:00",
            "Mo-Fr 08:30-17:00; Sa 08:30-11:00",
        ),
        ("8:30～17:00", "", "Mo-Fr 08:30-17:00"),
        ("24小时", "24小时", "Mo-Fr 00:00-24:00; Sa,Su 00:00-24:00"),
        (
            "8:30～17:00，节假日休息",
            "8:30-11:00（节假日除外）",
            "Mo-Fr 08:30-17:00; Sa,Su 08:30-11:00; PH off",
        ),
        (
            "8:30～17:00，节假日休息",
            "8:30-11:00，节假日9:00-10:00",
            "“工作日：8:30～17:00，节假日休息；周末：8:30-11:00，节假日9:00-10:00”",
        ),
        // A day that is not of the column.
        (
            "周六8:30-17:00",
            "休息",
            "“工作日：周六8:30-17:00；周末：休息”",
        ),
        ("夏天8:30-17:00", "同左", "“夏天8:30-17:00”"),
        ("8:30-17:00", "同左", "“工作日：8:30-17:00；周末：同左”"),
    ] {
        let weekdays = of(weekdays, ReadAs::Weekdays);
        let weekend = of(weekend, ReadAs::Weekend);
        let joined = join(weekdays.as_ref(), weekend.as_ref()).unwrap();
        let said = joined
            .osm
            .unwrap_or_else(|| format!("“{}”", joined.written));
        assert_eq!(said, expected);
    }
}
