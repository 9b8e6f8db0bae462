//! What a change is called where residents read it.

use directory::{Change, Ended, Ending, Happened, OperatingStatus, Sort, Standing, Status};

use super::marks::SOURCE;

/// The fields of records as the pages call them, in the order in which they are named.
const FIELDS: [(Sort, &[(&str, &str)]); 4] = [
    (
        Sort::Facility,
        &[
            ("name", "名称"),
            ("status", "是否开放"),
            ("ended", "停办、搬走、并入或改名"),
            ("address", "地址"),
            ("phones", "电话"),
            ("hours", "开放时间"),
            ("services", "服务时间"),
            ("departments", "科室"),
            ("grade", "医院等级"),
            ("kind", "类别"),
            ("street", "所在街道"),
            ("within", "设在哪家里面"),
            ("located", "在不在本区"),
            ("point", "地图位置"),
            ("aliases", "别的叫法"),
            ("brands", "牌子"),
            ("partners", "合作医院"),
            ("beds", "床位"),
            ("plans", "规划"),
            ("facts", "其他情况"),
            ("maybe_same", "可能是同一家的机构"),
            ("checked", "核对"),
            (SOURCE, "出处"),
        ],
    ),
    (
        Sort::Offer,
        &[
            ("stage", "到了哪一步"),
            ("as_of", "哪一年的说法"),
            ("for_whom", "给谁"),
            ("free", "收不收费"),
            ("terms", "条件"),
            ("where", "在哪里"),
            ("where_text", "在哪里"),
            ("where_kinds", "在哪里"),
            ("unsaid", "文件没有写的"),
            (SOURCE, "出处"),
        ],
    ),
    (
        Sort::Region,
        &[
            ("name", "名称"),
            ("city", "名称"),
            ("province", "名称"),
            ("streets", "街道和社区"),
            ("notes", "没有列名的机构"),
            ("statements", "文件怎么说一类机构"),
            ("unknown", "文件没有写的"),
            ("publisher", "发布单位"),
            ("links", "网上办理的入口"),
            ("plan", "主要依据的规划"),
            ("bounds_gcj02", "地图范围"),
            ("center_wgs84", "地图范围"),
            ("distinct", "哪些是两家"),
            (SOURCE, "出处"),
        ],
    ),
    (
        Sort::District,
        &[
            ("indicators", "指标"),
            ("circles", "服务圈"),
            ("counts", "数量"),
            ("pathways", "就诊路径"),
            (SOURCE, "出处"),
        ],
    ),
];

/// What a field is called. One that there is no more is called by its name in the file.
pub(super) fn field(sort: Sort, name: &str) -> &str {
    let fields = FIELDS.iter().filter(|(own, _)| *own == sort);
    let mut fields = fields.flat_map(|(_, fields)| fields.iter());
    let found = fields.find(|(own, _)| *own == name);
    found.map_or(name, |(_, word)| word)
}

/// What is different, by name and once each, the most wanted first. A source that is another one is only worth a word
/// where nothing else is: with a new number comes a new source.
pub(super) fn fields(change: &Change) -> Vec<&str> {
    let all = FIELDS.iter().filter(|(sort, _)| *sort == change.sort);
    let order: Vec<&str> = all
        .flat_map(|(_, own)| own.iter())
        .map(|(name, _)| *name)
        .collect();
    let mut names: Vec<&str> = change.fields.iter().map(String::as_str).collect();
    if change.what == Happened::Ended {
        // The title says them.
        names.retain(|name| !["status", "ended", SOURCE].contains(name));
    }
    names.sort_by_key(|name| order.iter().position(|own| own == name));
    if names.iter().any(|name| *name != SOURCE) {
        names.retain(|name| *name != SOURCE);
    }
    let mut words: Vec<&str> = Vec::new();
    for name in names {
        let word = field(change.sort, name);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The change in one sentence, without its day; `next` is the name of the place to go to instead.
pub(super) fn title(change: &Change, next: Option<&str>) -> String {
    let name = match (change.sort, &change.former_name) {
        (Sort::Facility, Some(former)) => format!("{}（原来写作“{former}”）", change.name),
        (Sort::Facility, None) => change.name.clone(),
        (Sort::Offer, _) => format!("服务“{}”", change.name),
        (Sort::Region, _) => change.name.clone(),
        (Sort::District, _) => format!("{}的规划和目标", change.name),
    };
    format!("{name}：{}", happened(change, next))
}

fn happened(change: &Change, next: Option<&str>) -> String {
    match change.what {
        Happened::Added => match (&change.ended, &change.status) {
            (Some(own), _) => format!("新列入，{}", ended(own, next)),
            (None, Some(status)) => format!("新列入{}", not_open(status.now)),
            (None, None) => "新列入".to_owned(),
        },
        Happened::Ended => match &change.ended {
            Some(own) => ended(own, next),
            None => "不再开放".to_owned(),
        },
        Happened::Changed => format!("{}有更新", fields(change).join("、")),
        Happened::Checked => match &change.checked {
            Some(own) => format!("{}核对过，没有别的改动", date(&own.date)),
            None => "核对过".to_owned(),
        },
        Happened::Removed => "不再列出".to_owned(),
    }
}

/// What has to be said at once of a place that nobody can be told to be open.
fn not_open(now: OperatingStatus) -> &'static str {
    match now {
        OperatingStatus::Open => "",
        OperatingStatus::Unclear => "，开没开还没有核实",
        OperatingStatus::Planned => "，还在规划，没有开",
        OperatingStatus::Ended => "，已经不开",
    }
}

fn ended(ended: &Ended, next: Option<&str>) -> String {
    let day = date(&ended.as_of);
    match (ended.what, next) {
        (Ending::Closed, None) => format!("{day}停办"),
        (Ending::Closed, Some(next)) => format!("{day}停办，现在去{next}"),
        (Ending::Merged, Some(next)) => format!("{day}并入{next}"),
        (Ending::Merged, None) => format!("{day}并入别处"),
        (Ending::Moved, Some(next)) => format!("{day}搬走，现在是{next}"),
        (Ending::Moved, None) => format!("{day}搬走"),
        (Ending::Renamed, Some(next)) => format!("{day}改名，现在是{next}"),
        (Ending::Renamed, None) => format!("{day}改名"),
    }
}

/// Whether a place is open, with the time of which that is said.
pub(super) fn status(status: &Status) -> String {
    let now = match status.now {
        OperatingStatus::Open => "在开",
        OperatingStatus::Unclear => "开没开不清楚",
        OperatingStatus::Planned => "规划中，没有开",
        OperatingStatus::Ended => "不再开放",
    };
    format!("{now}（{}的说法）", date(&status.as_of))
}

/// How much a document can be relied on.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Official => "正式文件",
        Standing::Bureau => "卫健局的名单",
        Standing::Reference => "公开资料",
        Standing::Unverified => "未核实的名单",
    }
}

/// A year, month or day: 2026年5月.
pub(super) fn date(text: &str) -> String {
    let units = ["年", "月", "日"];
    let parts = text.split('-').zip(units);
    let parts = parts.map(|(number, unit)| format!("{}{unit}", number.trim_start_matches('0')));
    parts.collect()
}

#[cfg(test)]
mod tests {
    use directory::{District, Facility, Field, Offer, Region};

    use super::*;

    #[test]
    fn every_field_of_a_record_has_a_word_and_no_other() {
        let tables: [(Sort, &[Field], &str); 4] = [
            (Sort::Facility, Facility::FIELDS, "id"),
            (Sort::Offer, Offer::FIELDS, "service"),
            (Sort::Region, Region::FIELDS, "adcode"),
            (Sort::District, District::FIELDS, "region"),
        ];
        for ((sort, words), (_, table, key)) in FIELDS.iter().zip(tables) {
            let mut known: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
            let is_source =
                |name: &str| ["source", "more_sources", "streets_source"].contains(&name);
            let names = table.iter().map(|field| field.name);
            let mut names: Vec<&str> = names
                .filter(|name| *name != key && !is_source(name))
                .collect();
            names.push(SOURCE);
            names.sort_unstable();
            known.sort_unstable();
            assert_eq!(known, names, "{sort:?}");
        }
    }

    #[test]
    fn a_date_is_said_as_exactly_as_it_is_known() {
        for (text, said) in [
            ("2026", "2026年"),
            ("2026-05", "2026年5月"),
            ("2026-12-01", "2026年12月1日"),
        ] {
            assert_eq!(date(text), said);
        }
    }
}
