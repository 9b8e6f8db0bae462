use super::*;

/// What was read, as one line: numbers, and the codes of the findings.
fn line(text: &str, area: Option<&str>) -> String {
    let read = read(text, false, area);
    let phones = match read.value {
        None => "-".to_owned(),
        Some(phones) => {
            let phones = phones.iter().map(|phone| {
                let extension = phone.extension.iter().map(|digits| format!("转{digits}"));
                let label = phone.label.iter().map(|label| format!("（{label}）"));
                phone.number.clone() + &extension.chain(label).collect::<String>()
            });
            phones.collect::<Vec<_>>().join(" ")
        }
    };
    let codes = read.findings.iter().map(|finding| finding.kind.code());
    let codes: Vec<&str> = codes.collect();
    format!("{phones} [{}]", codes.join(" "))
}

#[test]
fn numbers_are_read_as_clerks_write_them() {
    for (text, expected) in [
        ("0519-80000071", "0519-80000071 []"),
        ("051980000071", "0519-80000071 []"),
        ("51980000071", "0519-80000071 [phone-lost-zero]"),
        ("519-80000071", "0519-80000071 [phone-lost-zero]"),
        ("(0519)80000071", "0519-80000071 []"),
        ("（０５１９）８０００００７１", "0519-80000071 [full-width]"),
        ("0519 8000 0071", "0519-80000071 []"),
        ("0519-8000-0071", "0519-80000071 []"),
        ("0519—80000071", "0519-80000071 []"),
        ("+86 519 80000071", "0519-80000071 []"),
        ("+86-0519-80000071", "0519-80000071 []"),
        ("008651980000071", "0519-80000071 []"),
        (
            "\u{202d}0519-80000071\u{202c}",
            "0519-80000071 [hidden-character]",
        ),
        (
            "\u{feff}80000071",
            "0519-80000071 [hidden-character phone-no-area-code]",
        ),
        ("80000071", "0519-80000071 [phone-no-area-code]"),
        ("8000 0071", "0519-80000071 [phone-no-area-code]"),
        ("010-80000071", "010-80000071 []"),
        ("0556-8000071", "0556-8000071 []"),
        ("12345", "12345 []"),
        ("120", "120 []"),
        ("4000000071", "400-000-0071 []"),
        ("400 000 0071", "400-000-0071 []"),
    ] {
        assert_eq!(line(text, Some("0519")), expected, "{text:?}");
    }
}

#[test]
fn several_numbers_are_told_apart() {
    let both = "0519-80000071 0519-80000072";
    for (text, expected) in [
        ("0519-80000071或0519-80000072", ""),
        ("0519-80000071、0519-80000072", ""),
        ("0519-80000071 0519-80000072", ""),
        ("0519-80000071；0519-80000072", ""),
        ("0519-80000071/80000072", "phone-no-area-code"),
        ("0519-80000071和80000072", "phone-no-area-code"),
        ("80000071#80000072", "phone-no-area-code"),
        ("80000071\n80000072", "phone-no-area-code"),
        ("80000071 80000072", "phone-no-area-code"),
    ] {
        assert_eq!(
            line(text, Some("0519")),
            format!("{both} [{expected}]"),
            "{text:?}"
        );
    }
    for (text, expected) in [
        ("0519-80000071、0519-80000071", "0519-80000071 []"),
        ("0519-80000071、72", "- [phone-not-a-number]"),
        ("0519-80000071-72", "- [phone-not-a-number]"),
        ("0519-80000071至80000074", "- [phone-not-a-number]"),
        ("8000007180000072", "- [phone-several-glued]"),
        ("051980000071051980000072", "- [phone-several-glued]"),
        // Of which city is the second?
        (
            "0510-80000071、80000072",
            "0510-80000071 [phone-area-unknown]",
        ),
    ] {
        let expected = expected.replace("0510-80000071 [phone-area", "- [phone-area");
        assert_eq!(line(text, Some("0519")), expected, "{text:?}");
    }
}

#[test]
fn words_beside_a_number_are_labels_or_left_out() {
    for (text, expected) in [
        ("总机：0519-80000071", "0519-80000071（总机） []"),
        (
            "总机：0519-80000071、急诊：0519-80000072",
            "0519-80000071（总机） 0519-80000072（急诊） []",
        ),
        (
            "总机0519-80000071 急诊0519-80000072",
            "0519-80000071（总机） 0519-80000072（急诊） []",
        ),
        (
            "0519-80000071总机 0519-80000072急诊",
            "0519-80000071（总机） 0519-80000072（急诊） []",
        ),
        ("电话：0519-80000071", "0519-80000071 []"),
        ("赵某 0519-80000071", "0519-80000071 [phone-has-a-person]"),
        (
            "0519-80000071（钱医生）",
            "0519-80000071 [phone-has-a-person]",
        ),
        (
            "办公室 孙某某 0519-80000071",
            "0519-80000071（办公室） [phone-has-a-person]",
        ),
        (
            "周三停诊 0519-80000071",
            "0519-80000071 [phone-words-left-out]",
        ),
        ("传真：0519-80000071", "- [phone-not-a-number]"),
        ("和平门诊：0519-80000071", "0519-80000071（和平门诊） []"),
    ] {
        assert_eq!(line(text, Some("0519")), expected, "{text:?}");
    }
}

#[test]
fn extensions_are_read() {
    for text in [
        "0519-80000071转8071",
        "0519-80000071-8071",
        "0519-80000071 转 8071",
        "0519-80000071（分机：8071）",
        "0519-80000071#8071",
        "0519-80000071ext8071",
    ] {
        assert_eq!(
            line(text, Some("0519")),
            "0519-80000071转8071 []",
            "{text:?}"
        );
    }
    for text in [
        "转8071",
        "0519-80000071转",
        "0519-80000071转80000072",
        "120转8071",
        "0519-80000071转8071/8072",
    ] {
        assert!(line(text, Some("0519")).starts_with("- ["), "{text:?}");
    }
}

#[test]
fn what_is_no_number_for_everyone_is_not_taken() {
    for (text, expected) in [
        ("无", " []"),
        ("暂无", " []"),
        ("—", " []"),
        ("/", " []"),
        ("、", "- [phone-not-a-number]"),
        ("见公众号", "- [phone-not-a-number]"),
        ("0519-8000007", "- [phone-not-a-number]"),
        ("8000007", "- [phone-no-area-code phone-not-a-number]"),
        ("0519-10000071", "- [phone-not-a-number]"),
        ("0519-800000711", "- [phone-not-a-number]"),
        ("5.198E+10", "- [phone-not-a-number]"),
        ("0519-8000****", "- [phone-not-a-number]"),
        ("13800000071", "- [phone-is-mobile]"),
        ("138 0000 0071", "- [phone-is-mobile]"),
        ("+86 13800000071", "- [phone-is-mobile]"),
        ("赵某 13800000071", "- [phone-has-a-person phone-is-mobile]"),
        (
            "0519-80000071、13800000071",
            "0519-80000071 [phone-is-mobile]",
        ),
    ] {
        assert_eq!(line(text, Some("0519")), expected, "{text:?}");
    }
}

#[test]
fn without_the_area_code_of_the_city_a_local_number_is_asked_about() {
    for (text, expected) in [
        ("80000071", "- [phone-area-unknown]"),
        ("51980000071", "- [phone-not-a-number]"),
        ("0519-80000071", "0519-80000071 []"),
        (
            "0519-80000071、80000072",
            "0519-80000071 0519-80000072 [phone-no-area-code]",
        ),
    ] {
        assert_eq!(line(text, None), expected, "{text:?}");
    }
}

#[test]
fn a_cell_that_is_a_number_lost_its_zero() {
    for (text, area, expected) in [
        ("51980000071", Some("0519"), Some("0519-80000071")),
        ("51980000071.0", Some("0519"), Some("0519-80000071")),
        ("51080000071", Some("0519"), Some("0510-80000071")),
        ("51980000071", None, Some("0519-80000071")),
        ("2580000071", Some("0519"), Some("025-80000071")),
        ("5190000071", Some("0519"), None),
        ("13800000071", Some("0519"), None),
    ] {
        let numbers = read(text, true, area).value;
        let number = numbers.as_ref().map(|numbers| numbers[0].number.as_str());
        assert_eq!(number, expected, "{text}");
    }
}
