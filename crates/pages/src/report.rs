//! How a resident tells the publisher of a directory that a record is wrong. Pure.

use directory::Publisher;

use crate::query::encode;
use crate::texts::Texts;

/// Where the link to report a mistake leads, and what it says: a letter that is begun already, the
/// publisher's form with the record in its address, or the phone. Nothing where the publisher named no way.
/// `id` and `name` are those of the record.
pub fn report(
    t: Texts,
    publisher: &Publisher,
    id: &str,
    name: &str,
) -> Option<(String, &'static str)> {
    let called = || Some(format!("tel:{}", publisher.phones.first()?));
    let mut href = publisher.report.clone().or_else(called)?;
    if href.starts_with("tel:") {
        return Some((href.replace(' ', ""), t.facility_report_call()));
    }
    // An anchor stays at the end of an address.
    let anchor = href.find('#').map(|at| href.split_off(at));
    href.push(if href.contains('?') { '&' } else { '?' });
    if href.starts_with("mailto:") {
        href.push_str("subject=");
        encode(&t.facility_report_subject(name), &mut href);
        href.push_str("&body=");
        encode(&t.facility_report_body(name, id), &mut href);
    } else {
        href.push_str("record=");
        encode(id, &mut href);
    }
    href.push_str(anchor.as_deref().unwrap_or_default());
    Some((href, t.facility_report()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(report: Option<&str>, phones: &[&str]) -> Option<String> {
        let publisher = Publisher {
            name: "局".into(),
            phones: phones.iter().map(|phone| (*phone).into()).collect(),
            report: report.map(Into::into),
        };
        super::report(Texts::zh_hans(), &publisher, "1-a", "甲 & 乙").map(|(href, _)| href)
    }

    #[test]
    fn a_report_names_the_record_in_whatever_way_the_publisher_takes_it() {
        let cases: [(Option<&str>, &[&str], Option<&str>); 6] = [
            (None, &[], None),
            (None, &["000-1 2", "3"], Some("tel:000-12")),
            (Some("tel:000-1"), &["3"], Some("tel:000-1")),
            (
                Some("https://a.cn/f"),
                &[],
                Some("https://a.cn/f?record=1-a"),
            ),
            (
                Some("https://a.cn/?f=1#x"),
                &[],
                Some("https://a.cn/?f=1&record=1-a#x"),
            ),
            (
                Some("mailto:a@b.cn"),
                &[],
                Some(
                    "mailto:a@b.cn?subject=%E4%BF%A1%E6%81%AF%E6%9C%89%E8%AF%AF%EF%BC%9A%E7%94%B2%20%26%20%E4%B9%99&body=%E6%9C%BA%E6%9E%84%EF%BC%9A%E7%94%B2%20%26%20%E4%B9%99%0A%E7%BC%96%E5%8F%B7%EF%BC%9A1-a%0A%E5%93%AA%E9%87%8C%E4%B8%8D%E5%AF%B9%EF%BC%9A%0A%E5%BA%94%E8%AF%A5%E6%98%AF%EF%BC%9A%0A",
                ),
            ),
        ];
        for (report, phones, wanted) in cases {
            assert_eq!(href(report, phones).as_deref(), wanted, "{report:?}");
        }
    }
}
