//! The columns of a template: their heads, the help at them, and what stands in them today.

use std::collections::BTreeMap;

use directory::{
    Crs, Directory, Ending, Facility, OperatingStatus, Phone, Point, Precision, Region,
};

use super::hours;
use crate::reading::State;

/// What a cell of the template holds.
pub(super) enum Content {
    Text(String),
    Number(f64),
    /// Nothing that the documents state.
    Unstated,
}

/// The words that a column offers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Offered {
    /// A clerk writes what she wants.
    Nothing,
    Kinds,
    Streets,
    States,
    Systems,
}

/// A column.
pub(super) struct Column {
    /// Its head, as clerks call it.
    pub(super) head: &'static str,
    /// How wide it is, in signs.
    pub(super) width: u32,
    /// What to write, and what not.
    pub(super) help: &'static str,
    /// What would be right.
    pub(super) example: &'static str,
    pub(super) offered: Offered,
    pub(super) content: fn(&Facility, &Names) -> Content,
}

/// What a place can be in, as the template says it.
pub const STATES: [&str; 5] = [
    State::Open.said(),
    State::Planned.said(),
    State::Closed.said(),
    State::Moved.said(),
    State::Merged.said(),
];

/// The systems of coordinates, as the template says them.
pub const SYSTEMS: [(Crs, &str); 3] = [
    (Crs::Gcj02, "GCJ-02（高德、腾讯）"),
    (Crs::Bd09, "BD-09（百度）"),
    (Crs::Wgs84, "WGS-84（GPS）"),
];

/// The names of what facilities refer to.
pub(super) struct Names<'a> {
    kinds: BTreeMap<&'a str, &'a str>,
    streets: BTreeMap<&'a str, &'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn of(directory: &'a Directory, region: &'a Region) -> Self {
        let kinds = directory.kinds.iter();
        let streets = region.streets.iter();
        Self {
            kinds: kinds
                .map(|kind| (kind.id.as_str(), kind.name.as_str()))
                .collect(),
            streets: streets
                .map(|street| (street.code.as_str(), street.name.as_str()))
                .collect(),
        }
    }
}

/// The columns, from the left.
pub(super) const COLUMNS: [Column; 17] = [
    Column {
        head: "编号",
        width: 26,
        help: "不要改。新加的机构这一格留空",
        example: "320402-hongmei",
        offered: Offered::Nothing,
        content: |facility, _| Content::Text(facility.id.as_str().to_owned()),
    },
    Column {
        head: "机构名称",
        width: 34,
        help: "写全名，照牌子上的写",
        example: "示例街道社区卫生服务中心",
        offered: Offered::Nothing,
        content: |facility, _| Content::Text(facility.name.clone()),
    },
    Column {
        head: "类别",
        width: 18,
        help: "从列表里选一个",
        example: "社区卫生服务中心",
        offered: Offered::Kinds,
        content: |facility, names| named(&names.kinds, facility.kind.as_str()),
    },
    Column {
        head: "街道",
        width: 14,
        help: "从列表里选一个。不在本区的留空",
        example: "示例街道",
        offered: Offered::Streets,
        content: |facility, names| match &facility.street {
            Some(street) => named(&names.streets, street.as_str()),
            None => Content::Unstated,
        },
    },
    Column {
        head: "地址",
        width: 34,
        help: "一个机构一个地址，写到门牌号。有两处的写成两行",
        example: "示例路1号",
        offered: Offered::Nothing,
        content: |facility, _| match &facility.address {
            Some(address) => Content::Text(address.text.clone()),
            None => Content::Unstated,
        },
    },
    Column {
        head: "对外电话",
        width: 28,
        help: "居民可以打的电话，带区号，几个用顿号分开，分机写“转”。不写个人手机，不写人名",
        example: "0519-80000001转8021、预防接种：0519-80000002",
        offered: Offered::Nothing,
        content: |facility, _| phones(facility),
    },
    Column {
        head: "开放时间",
        width: 40,
        help: "写星期几、几点到几点；中午休息写成两段；节假日开不开也写上。说不准的留空",
        example: "周一至周五 8:00-11:30、13:30-17:00；周六、周日 休息；法定节假日 休息",
        offered: Offered::Nothing,
        content: |facility, _| match &facility.hours {
            Some(written) => Content::Text(said_hours(&written.text)),
            None => Content::Unstated,
        },
    },
    Column {
        head: "儿童接种",
        width: 26,
        help: "给儿童打疫苗的时间，写法同“开放时间”。不做的留空",
        example: "周二、周五 8:00-11:00",
        offered: Offered::Nothing,
        content: |_, _| Content::Unstated,
    },
    Column {
        head: "成人接种",
        width: 26,
        help: "给成人打疫苗的时间，写法同“开放时间”。不做的留空",
        example: "周三 13:30-16:00",
        offered: Offered::Nothing,
        content: |_, _| Content::Unstated,
    },
    Column {
        head: "老年人体检",
        width: 26,
        help: "老年人体检的时间，写法同“开放时间”。不做的留空",
        example: "周六 8:00-10:00",
        offered: Offered::Nothing,
        content: |_, _| Content::Unstated,
    },
    Column {
        head: "状态",
        width: 10,
        help: "从列表里选一个。“并入”的，在备注里写并到哪一家；“已搬”的，把新地址写在地址里。不要删掉整行",
        example: "开着",
        offered: Offered::States,
        content: |facility, _| match facility.status.now {
            OperatingStatus::Open => Content::Text(State::Open.said().to_owned()),
            OperatingStatus::Planned => Content::Text(State::Planned.said().to_owned()),
            OperatingStatus::Unclear => Content::Unstated,
            OperatingStatus::Ended => {
                let ending = facility.ended.as_ref().map(|ended| ended.what);
                Content::Text(match ending {
                    Some(Ending::Moved) => State::Moved.said().to_owned(),
                    Some(Ending::Merged) => State::Merged.said().to_owned(),
                    _ => State::Closed.said().to_owned(),
                })
            }
        },
    },
    Column {
        head: "经度",
        width: 13,
        help: "大的那个数，写成度，最好 6 位小数。门口的位置，不是街道的。没有就留空",
        example: "119.974123",
        offered: Offered::Nothing,
        content: |facility, _| of_point(facility, |point| Content::Number(point.lng)),
    },
    Column {
        head: "纬度",
        width: 13,
        help: "小的那个数，写成度，最好 6 位小数。没有就留空",
        example: "31.779123",
        offered: Offered::Nothing,
        content: |facility, _| of_point(facility, |point| Content::Number(point.lat)),
    },
    Column {
        head: "坐标系",
        width: 22,
        help: "经纬度从哪里来的就选哪一个。写了经纬度，这一格一定要选：选错了会差几百米",
        example: "GCJ-02（高德、腾讯）",
        offered: Offered::Systems,
        content: |facility, _| {
            of_point(facility, |point| {
                Content::Text(system(point.crs).to_owned())
            })
        },
    },
    Column {
        head: "核对日期",
        width: 13,
        help: "哪一天核对的：年-月-日",
        example: "2026-11-22",
        offered: Offered::Nothing,
        content: |facility, _| match &facility.checked {
            Some(checked) => Content::Text(checked.date.clone()),
            None => Content::Unstated,
        },
    },
    Column {
        head: "核对人",
        width: 18,
        help: "写单位，不写个人的名字",
        example: "示例区卫健局",
        offered: Offered::Nothing,
        content: |facility, _| match &facility.checked {
            Some(checked) => Content::Text(checked.by.clone()),
            None => Content::Unstated,
        },
    },
    Column {
        head: "备注",
        width: 34,
        help: "别的要说明的。不写个人的事",
        example: "2026 年 3 月并入示例医院",
        offered: Offered::Nothing,
        content: |_, _| Content::Unstated,
    },
];

fn named(names: &BTreeMap<&str, &str>, id: &str) -> Content {
    match names.get(id) {
        Some(name) => Content::Text((*name).to_owned()),
        None => Content::Unstated,
    }
}

fn phones(facility: &Facility) -> Content {
    said_phones(&facility.phones).map_or(Content::Unstated, Content::Text)
}

/// Hours in OSM's `opening_hours` as the template writes them. What its words cannot say stands as the directory has
/// it, so that it comes back the same.
pub fn said_hours(osm: &str) -> String {
    hours::said(osm).unwrap_or_else(|| osm.to_owned())
}

/// Phone numbers as the template writes them, such as `总机：0519-80000001转8021、0519-80000002`; `None` where there
/// are none.
pub fn said_phones(phones: &[Phone]) -> Option<String> {
    let said = phones.iter().map(|phone| {
        let label = phone.label.iter().map(|label| format!("{label}："));
        let extension = phone.extension.iter().map(|own| format!("转{own}"));
        let parts = label.chain([phone.number.clone()]).chain(extension);
        parts.collect()
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join("、"))
}

/// Something of a facility's point. The point of a whole street is not where a place is, and a clerk would take it
/// for that.
fn of_point(facility: &Facility, content: impl Fn(&Point) -> Content) -> Content {
    match &facility.point {
        Some(point) if matches!(point.precision, Precision::Exact | Precision::Approximate) => {
            content(point)
        }
        _ => Content::Unstated,
    }
}

fn system(crs: Crs) -> &'static str {
    let known = SYSTEMS.iter().find(|(known, _)| *known == crs);
    known.map_or("", |(_, name)| name)
}
