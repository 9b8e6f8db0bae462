//! What only the files of the build need in their heads.

use directory::district::Pathway;
use directory::{Bundle, Facility, Now, Region, Source, Standing};
use serde_json::{Value, json};

use crate::route::Route;
use crate::site::Site;
use crate::words;

/// The title and description of a page that needs no region.
pub fn of_plain_page(route: &Route) -> (&'static str, &'static str) {
    match route {
        Route::About => (
            "关于就近医",
            "就近医帮居民找附近的医疗服务：不收集信息，不编造内容，每条事实都标出处。",
        ),
        Route::AboutData => (
            "数据从哪里来 · 就近医",
            "就近医用了哪些公开文件、它们的日期，和文件没有写的内容。",
        ),
        Route::AboutAccessibility => (
            "无障碍说明 · 就近医",
            "就近医怎样让每位居民都能用，怎样检查，还有什么没有做到。",
        ),
        Route::NotFound => ("没有这个页面 · 就近医", "网址可能写错了。请从区里重新找。"),
        Route::Offline => ("现在没有网络 · 就近医", "没有网络，这一页以前没有打开过。"),
        _ => (
            "就近医 · 就近找医疗服务",
            "社区卫生服务中心、医院、科室、中医馆、托育，在哪里，有什么，怎么联系。",
        ),
    }
}

/// The title and description of what the plan of a district says of it.
pub fn of_plan(region: &Region) -> (String, String) {
    let Region { city, name, .. } = region;
    (
        format!("规划和目标 · {name} · 就近医"),
        format!(
            "{city}{name}的文件写的数和目标：签约、看病、孩子、老人、慢性病、中医，各是哪一年的，看病的地方应该有多近。"
        ),
    )
}

/// The title and description of the list of a district's pathways.
pub fn of_ways(region: &Region) -> (String, String) {
    let Region { city, name, .. } = region;
    (
        format!("先去哪里，再去哪里 · {name} · 就近医"),
        format!(
            "在{city}{name}看病先去哪里，什么时候转到哪家医院：每条路的步骤，每家和哪些医院合作。"
        ),
    )
}

/// The title and description of a pathway.
pub fn of_way(region: &Region, pathway: &Pathway) -> (String, String) {
    let steps: Vec<&str> = pathway
        .steps
        .iter()
        .map(|step| step.title.as_str())
        .collect();
    (
        format!("{} · {} · 就近医", pathway.name, region.name),
        format!("{}{}：{}。", region.city, region.name, steps.join(" → ")),
    )
}

/// The description of a page of a region, in one or two sentences.
pub fn description(site: &Site, route: &Route) -> String {
    let bundle = &site.bundle;
    let (city, name) = (&bundle.region.city, &bundle.region.name);
    match route {
        Route::Facility(_, id) => bundle
            .facility(id)
            .map(|facility| of_facility(bundle, facility))
            .unwrap_or_default(),
        Route::Circle(_) => format!(
            "在{city}{name}，从您在的地方走 5 分钟、15 分钟能到哪些社区卫生服务中心、医院、中医馆、托育。位置只留在手机上。"
        ),
        Route::Services(_) => {
            format!(
                "{city}{name}的文件写到的 {} 项服务：给谁，在哪里，到了哪一步。",
                bundle.services.len()
            )
        }
        Route::Service(_, id) => bundle
            .service(&id.as_str().into())
            .map(|service| service.what.clone())
            .unwrap_or_default(),
        _ => format!(
            "{city}{name}的 {} 家社区卫生服务中心、医院、中医馆、托育等机构：科室、服务、合作医院和规划，每条标出处。",
            bundle.facilities.len()
        ),
    }
}

fn of_facility(bundle: &Bundle, facility: &Facility) -> String {
    let region = &bundle.region;
    let kind = bundle
        .kind(&facility.kind)
        .map(|kind| kind.name.as_str())
        .unwrap_or_default();
    let street = bundle
        .street_of(facility)
        .map(|street| street.name.as_str())
        .unwrap_or_default();
    let status = words::status(&facility.status);
    let mut description = format!("{}{}{street}的{kind}，{status}。", region.city, region.name);
    let departments: Vec<&str> = existing_departments(facility).collect();
    if !departments.is_empty() {
        description.push_str(&format!("科室：{}。", departments.join("、")));
    }
    description
}

/// What search engines may take over of a facility: only what a document states. Addresses and phones
/// from lists that nobody verified stay out, because a search engine shows them without their warning.
pub fn json_ld(bundle: &Bundle, facility: &Facility) -> Value {
    let verified = |source: &Source| {
        bundle
            .document(&source.document)
            .is_some_and(|document| document.standing != Standing::Unverified)
    };
    let schema = bundle
        .kind(&facility.kind)
        .map_or("Organization", |kind| kind.schema.as_str());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": schema,
        "name": facility.name,
        "areaServed": format!("{}{}", bundle.region.city, bundle.region.name),
    });
    if !facility.aliases.is_empty() {
        data["alternateName"] = json!(facility.aliases);
    }
    if facility.status.now != Now::Open {
        data["description"] = json!(words::status(&facility.status));
    }
    let departments: Vec<Value> = existing_departments(facility)
        .map(|name| json!({ "@type": "MedicalClinic", "name": name }))
        .collect();
    if !departments.is_empty() {
        data["department"] = json!(departments);
    }
    if let Some(address) = facility
        .address
        .as_ref()
        .filter(|address| verified(&address.source))
    {
        data["address"] = json!(address.text);
    }
    let phones = facility
        .phones
        .iter()
        .filter(|phone| verified(&phone.source));
    let phones: Vec<&str> = phones.map(|phone| phone.number.as_str()).collect();
    if !phones.is_empty() {
        data["telephone"] = json!(phones);
    }
    data
}

/// The departments that a facility has, so far as the documents know.
fn existing_departments(facility: &Facility) -> impl Iterator<Item = &str> {
    let departments = facility
        .departments
        .iter()
        .filter(|department| department.stage.is_existing());
    departments.map(|department| department.name.as_str())
}
