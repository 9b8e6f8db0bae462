//! What a page says of itself in its head: title, description, and structured data.

use directory::{Facility, Now};
use serde_json::{Value, json};

use crate::route::Route;
use crate::site::Site;
use crate::words;

/// The head of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// The title; WeChat shows it when the page is shared.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// schema.org data, for the pages that have it.
    pub json_ld: Option<Value>,
}

/// The head of a page that needs no region.
pub fn of_plain_page(route: &Route) -> Meta {
    let (title, description) = match route {
        Route::About => ("关于就近医", "就近医帮居民找附近的医疗服务：不收集信息，不编造内容，每条事实都标出处。"),
        Route::AboutData => ("数据从哪里来 · 就近医", "就近医用了哪些公开文件、它们的日期，和文件没有写的内容。"),
        Route::AboutAccessibility => ("无障碍说明 · 就近医", "就近医怎样让每位居民都能用，怎样检查，还有什么没有做到。"),
        Route::NotFound => ("没有这个页面 · 就近医", "网址可能写错了。请从区里重新找。"),
        _ => ("就近医 · 就近找医疗服务", "社区卫生服务中心、医院、科室、中医馆、托育，在哪里，有什么，怎么联系。"),
    };
    Meta { title: title.into(), description: description.into(), json_ld: None }
}

/// The head of a page of a region.
pub fn of_region_page(site: &Site, route: &Route) -> Meta {
    let region = &site.bundle.region;
    let name = &region.name;
    match route {
        Route::Facility(_, id) => match site.bundle.facility(id) {
            Some(facility) => of_facility(site, facility),
            None => Meta { title: format!("没有这家机构 · {name} · 就近医"), ..Meta::default() },
        },
        Route::Services(_) => Meta {
            title: format!("办事与服务 · {name} · 就近医"),
            description: format!("{}{name}的文件写到的 {} 项服务：给谁，在哪里，到了哪一步。", region.city, site.bundle.services.len()),
            json_ld: None,
        },
        Route::Service(_, id) => match site.bundle.service(&id.as_str().into()) {
            Some(service) => Meta {
                title: format!("{} · {name} · 就近医", service.name),
                description: service.what.clone(),
                json_ld: None,
            },
            None => Meta { title: format!("没有这项服务 · {name} · 就近医"), ..Meta::default() },
        },
        _ => Meta {
            title: format!("{}{name} · 就近找医疗服务 · 就近医", region.city),
            description: format!(
                "{}{name}的 {} 家社区卫生服务中心、医院、中医馆、托育等机构：科室、服务、合作医院和规划，每条标出处。",
                region.city,
                site.bundle.facilities.len()
            ),
            json_ld: None,
        },
    }
}

fn of_facility(site: &Site, facility: &Facility) -> Meta {
    let region = &site.bundle.region;
    let kind = site.bundle.kind(&facility.kind).map(|kind| kind.name.as_str()).unwrap_or_default();
    let street = site.bundle.street_of(facility).map(|street| street.name.as_str()).unwrap_or_default();
    let departments: Vec<&str> = existing_departments(facility).collect();
    let mut description = format!("{}{}{street}的{kind}，{}。", region.city, region.name, words::status(&facility.status));
    if !departments.is_empty() {
        description.push_str(&format!("科室：{}。", departments.join("、")));
    }
    Meta {
        title: format!("{} · {} · 就近医", facility.name, region.name),
        description,
        json_ld: Some(json_ld(site, facility)),
    }
}

fn existing_departments(facility: &Facility) -> impl Iterator<Item = &str> {
    let departments = facility.departments.iter();
    departments.filter(|department| department.stage.is_existing()).map(|department| department.name.as_str())
}

/// What search engines may take over: only what a document states. Addresses and phones from lists
/// that nobody verified stay out, because a search engine shows them without their warning.
fn json_ld(site: &Site, facility: &Facility) -> Value {
    let verified = |source| site.unverified(source).is_none();
    let schema = site.bundle.kind(&facility.kind).map_or("Organization", |kind| kind.schema.as_str());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": schema,
        "name": facility.name,
        "areaServed": format!("{}{}", site.bundle.region.city, site.bundle.region.name),
    });
    if !facility.aliases.is_empty() {
        data["alternateName"] = json!(facility.aliases);
    }
    if facility.status.now == Now::Planned {
        data["description"] = json!(words::status(&facility.status));
    }
    let departments: Vec<Value> = existing_departments(facility)
        .map(|name| json!({ "@type": "MedicalClinic", "name": name }))
        .collect();
    if !departments.is_empty() {
        data["department"] = json!(departments);
    }
    if let Some(address) = facility.address.as_ref().filter(|address| verified(&address.source)) {
        data["address"] = json!(address.text);
    }
    let phones: Vec<&str> = facility
        .phones
        .iter()
        .filter(|phone| verified(&phone.source))
        .map(|phone| phone.number.as_str())
        .collect();
    if !phones.is_empty() {
        data["telephone"] = json!(phones);
    }
    data
}
