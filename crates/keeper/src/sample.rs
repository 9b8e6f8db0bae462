//! A small made-up district for tests.

use directory::{Directory, Records};
use serde_json::{Value, json};

/// The district's streets.
const STREETS: [&str; 4] = ["红枫街道", "白桦街道", "青竹镇", "三棵松街街道"];

/// A facility: end of its id, name, aliases, position of its street, address, phone number.
type Row<'a> = (
    &'a str,
    &'a str,
    &'a [&'a str],
    Option<usize>,
    &'a str,
    &'a str,
);

/// Facilities named in the ways of real lists.
const FACILITIES: &[Row<'_>] = &[
    (
        "hongfeng",
        "红枫街道社区卫生服务中心",
        &["红枫中心"],
        Some(0),
        "示例路1号",
        "0519-80000071",
    ),
    (
        "beihuan",
        "红枫街道北山社区卫生服务中心",
        &[],
        Some(0),
        "",
        "",
    ),
    ("baihua", "示例区白桦社区卫生服务中心", &[], Some(1), "", ""),
    (
        "qingzhu",
        "青竹镇卫生院",
        &["老青竹卫生院"],
        Some(2),
        "",
        "",
    ),
    ("nanxi", "青竹镇南溪卫生院", &[], Some(2), "", ""),
    ("sankesong", "三棵松街社区卫生服务中心", &[], None, "", ""),
    ("fuyou", "区妇幼保健院", &[], None, "", ""),
    (
        "er-yuan",
        "示例市第二医院",
        &[],
        None,
        "样本街9号",
        "0519-80000079",
    ),
    ("er-yuan-fen", "示例市第二医院白桦分院", &[], None, "", ""),
    ("fen-1", "白桦街道社区卫生服务分中心1", &[], Some(1), "", ""),
    ("xin-1", "和平社区卫生服务站", &[], Some(0), "", ""),
    ("xin-2", "白桦街道和平社区卫生服务站", &[], Some(1), "", ""),
];

/// The district.
pub(crate) fn records() -> Records {
    let facilities = FACILITIES
        .iter()
        .map(|(id, name, aliases, street, address, phone)| {
            facility(id, name, aliases, *street, address, phone)
        });
    of(facilities.collect())
}

/// A district with a number of facilities, no two of the same name.
pub(crate) fn many(count: usize) -> Records {
    let facility = |number| {
        let name = format!("样本{number}社区卫生服务站");
        facility(
            &format!("station-{number}"),
            &name,
            &[],
            Some(number % 4),
            &format!("示例路{number}号"),
            "",
        )
    };
    of((0..count).map(facility).collect())
}

fn facility(
    id: &str,
    name: &str,
    aliases: &[&str],
    street: Option<usize>,
    address: &str,
    phone: &str,
) -> Value {
    let source = json!({"document": "plan", "locator": "1"});
    let mut facility = json!({
        "id": format!("999902-{id}"), "name": name, "kind": "any",
        "status": {"now": "open", "as_of": "2026", "source": source},
    });
    if !aliases.is_empty() {
        let aliases: Vec<Value> = aliases
            .iter()
            .map(|text| json!({"text": text, "source": source}))
            .collect();
        facility["aliases"] = aliases.into();
    }
    if let Some(street) = street {
        facility["street"] = code(street).into();
    }
    if !address.is_empty() {
        facility["address"] = json!({"text": address, "source": source});
    }
    if !phone.is_empty() {
        facility["phones"] = json!([{"number": phone, "source": source}]);
    }
    facility
}

fn code(street: usize) -> String {
    format!("99990200{}", street + 1)
}

fn of(facilities: Vec<Value>) -> Records {
    let streets = STREETS.iter().enumerate();
    let streets: Vec<Value> = streets
        .map(|(place, name)| json!({"code": code(place), "name": name}))
        .collect();
    let region = json!({
        "adcode": "999902", "name": "示例区", "city": "示例市", "province": "示例省", "plan": "plan",
        "bounds_gcj02": [119.0, 31.0, 121.0, 32.0], "center_wgs84": [120.0, 31.8],
        "streets_source": {"document": "plan", "locator": "1"}, "streets": streets,
    });
    let count = facilities.len();
    let facilities = json!({"region": "999902", "facilities": facilities});
    let files = [
        ("regions/999902.json", region),
        ("facilities/999902.json", facilities),
    ];
    let files = files
        .map(|(path, json)| (path.to_owned(), json.to_string()))
        .into();
    let (directory, problems) = Directory::read(&files);
    let mut regions = directory.regions.into_values();
    let records = regions.next().unwrap_or_else(|| panic!("{problems:?}"));
    assert_eq!(records.facilities.len(), count, "{problems:?}");
    records
}
