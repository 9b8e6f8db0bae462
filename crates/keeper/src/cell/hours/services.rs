//! Services and departments that a cell of hours names.

use crate::cell::text;

/// What stands before hours: a service, a department, for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// The service's id in `data/services.json`.
    pub service: Option<String>,
    /// The department, as written.
    pub department: Option<String>,
    /// For whom, as written.
    pub audience: Option<String>,
}

impl Label {
    /// Whether it names anything but the ordinary 门诊.
    pub fn is_named(&self) -> bool {
        self.service.is_some() || self.department.is_some()
    }
}

/// What clerks call services, and their ids. The audience that is part of a service itself is written out here.
pub(super) const SERVICES: &[(&str, &str)] = &[
    ("预防接种", "vaccination"),
    ("疫苗接种", "vaccination"),
    ("接种疫苗", "vaccination"),
    ("接种", "vaccination"),
    ("疫苗", "vaccination"),
    ("打疫苗", "vaccination"),
    ("65岁以上老年人体检", "elder-checkup"),
    ("老年人健康体检", "elder-checkup"),
    ("老年人体检", "elder-checkup"),
    ("老年体检", "elder-checkup"),
    ("老人体检", "elder-checkup"),
    ("健康体检", "health-check"),
    ("体检", "health-check"),
    ("儿童保健", "child-health"),
    ("儿童体检", "child-health"),
    ("儿保", "child-health"),
    ("婚检", "premarital-check"),
    ("婚前检查", "premarital-check"),
    ("孕前检查", "preconception-check"),
    ("产检", "maternity-care"),
    ("产前检查", "maternity-care"),
    ("孕妇建册", "maternity-care"),
    ("孕妇建卡", "maternity-care"),
    ("发热", "fever-clinic"),
    ("家庭医生签约", "family-doctor"),
    ("两癌筛查", "two-cancer-screening"),
    ("HPV疫苗", "hpv-vaccine"),
    ("戒烟", "smoking-cessation"),
    ("心理咨询", "counselling"),
];

const AUDIENCES: &[&str] = &[
    "新生儿",
    "婴幼儿",
    "儿童",
    "成人",
    "老年人",
    "学生",
    "孕产妇",
    "孕妇",
];

/// What may stand behind the name of a service.
const BEHIND: &[&str] = &[
    "门诊时间",
    "工作时间",
    "服务时间",
    "时间",
    "门诊",
    "服务",
    "日",
    "",
];

/// Cuts a cell where something is named of which the hours are. What stands before the first name has none.
pub(super) fn chunks(text: &str) -> Vec<(Option<Label>, String)> {
    let mut chunks: Vec<(Option<Label>, String)> = vec![(None, String::new())];
    let mut rest = text;
    let mut at_start = true;
    while let Some(sign) = rest.chars().next() {
        if at_start && let Some((label, length)) = label_at(rest) {
            chunks.push((Some(label), String::new()));
            rest = &rest[length..];
            at_start = false;
            continue;
        }
        if let Some((_, chunk)) = chunks.last_mut() {
            chunk.push(sign);
        }
        at_start = matches!(sign, ';' | ',' | '。' | '\n' | '\r' | ' ');
        rest = &rest[sign.len_utf8()..];
    }
    let is_end = |sign: char| matches!(sign, ';' | ',' | '。' | ' ' | '\n' | '\r');
    let chunks = chunks
        .into_iter()
        .map(|(label, chunk)| (label, chunk.trim_end_matches(is_end).to_owned()));
    chunks
        .filter(|(label, chunk)| label.is_some() || !chunk.is_empty())
        .collect()
}

/// The longest label with which a text begins, and its length in bytes.
fn label_at(text: &str) -> Option<(Label, usize)> {
    let ends = text
        .char_indices()
        .map(|(start, sign)| (start + sign.len_utf8(), sign));
    let name = ends.take_while(|(_, sign)| text::is_han(*sign) || sign.is_ascii_alphanumeric());
    let mut ends: Vec<usize> = name.take(16).map(|(end, _)| end).collect();
    ends.reverse();
    ends.into_iter()
        .find_map(|end| Some((label(&text[..end])?, end)))
}

fn label(name: &str) -> Option<Label> {
    if name == "新生儿建卡" {
        return Some(service("vaccination", Some("新生儿")));
    }
    if matches!(name, "门诊" | "普通门诊" | "全科门诊") {
        return Some(Label::default());
    }
    let id = |name: &str| {
        let mut names = BEHIND.iter().filter_map(|behind| name.strip_suffix(behind));
        names
            .find_map(|bare| SERVICES.iter().find(|(word, _)| *word == bare))
            .map(|(_, id)| *id)
    };
    if let Some(id) = id(name) {
        return Some(service(id, None));
    }
    let of_audience = AUDIENCES.iter().find_map(|audience| {
        let rest = name.strip_prefix(audience)?;
        // For whom a check-up is decides which one it is.
        id(rest)
            .filter(|id| *id == "vaccination")
            .map(|id| service(id, Some(audience)))
    });
    of_audience.or_else(|| department(name))
}

fn service(id: &str, audience: Option<&str>) -> Label {
    Label {
        service: Some(id.to_owned()),
        department: None,
        audience: audience.map(str::to_owned),
    }
}

fn department(name: &str) -> Option<Label> {
    const OF_TIME: &str = "周星期礼拜每至到上下午早晚点时";
    let bare = name.strip_suffix("门诊").unwrap_or(name);
    let length = bare.chars().count();
    let fits =
        matches!(name, "急诊" | "急诊科") || (bare.ends_with('科') && (2..=8).contains(&length));
    (fits
        && !bare
            .chars()
            .any(|sign| OF_TIME.contains(sign) || sign.is_ascii_digit()))
    .then(|| Label {
        department: Some(bare.to_owned()),
        ..Label::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_is_one_of_the_directory() {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
        let files = folder::json_below(std::path::Path::new(data)).unwrap();
        let services: serde_json::Value = serde_json::from_str(&files["services.json"]).unwrap();
        let ids = services["services"].as_array().unwrap();
        for (word, id) in SERVICES {
            assert!(
                ids.iter().any(|service| service["id"] == *id),
                "{word}: {id}"
            );
        }
    }
}
