//! Fields in the words of a clerk.

use directory::Directory;

use super::STATUS;

/// The name of a field for a clerk.
pub fn field_name(directory: &Directory, field: &str) -> String {
    match field {
        "address" => "地址".into(),
        "phones" => "电话".into(),
        "hours" => "开放时间".into(),
        "point" => "位置".into(),
        STATUS => "开没开".into(),
        "operator" => "运营单位".into(),
        _ => match field.split_once('.') {
            Some(("aliases", _)) => "旧名".into(),
            Some(("services", rest)) => {
                let (service, audience) = rest.split_once('.').unwrap_or((rest, ""));
                let mut services = directory.services.iter();
                let known = services.find(|own| own.id.as_str() == service);
                let name = known.map_or(service, |own| own.name.as_str());
                match audience {
                    "" => format!("{name}的时间"),
                    audience => format!("{name}（{audience}）的时间"),
                }
            }
            _ => field.to_owned(),
        },
    }
}
