//! A small made-up region for tests.

use std::collections::BTreeMap;

use directory::{Bundle, Directory, RegionId, Stage};

use crate::{About, Detail, Finder};

/// The region's files: path and text. What must come first stands last, so that no order comes out right
/// because equal facilities are in the order of the bundle.
const FILES: [(&str, &str); 9] = [
    (
        "documents.json",
        r#"{"documents": [{"id": "plan", "title": "规划", "standing": "official"}]}"#,
    ),
    (
        "vocabulary/kinds.json",
        r#"{"kinds": [
            {"id": "centre", "name": "社区卫生服务中心", "schema": "MedicalClinic", "words": ["社区医院"]},
            {"id": "hospital", "name": "医院", "schema": "Hospital", "words": ["大医院"]},
            {"id": "rehab", "name": "康复机构", "schema": "MedicalClinic", "words": ["康复中心"]}
        ]}"#,
    ),
    (
        "vocabulary/levels.json",
        r#"{"levels": [{"id": "province", "name": "省级特色科室"}, {"id": "city", "name": "市特色专科"}]}"#,
    ),
    (
        "vocabulary/departments.json",
        r#"{"departments": [
            {"id": "dental", "name": "口腔科", "words": ["看牙", "牙疼", "牙科"]},
            {"id": "rehab", "name": "康复科", "words": ["康复", "偏瘫"]},
            {"id": "surgery", "name": "外科", "words": ["开刀"]},
            {"id": "bones", "name": "骨科", "words": ["骨折", "腿疼"], "broader": ["surgery"]},
            {"id": "children", "name": "儿科", "words": ["小孩发烧", "小孩"]},
            {"id": "growth", "name": "儿童保健", "words": ["儿保"], "broader": ["children"]},
            {"id": "fever", "name": "发热门诊", "words": ["发烧"]},
            {"id": "acupuncture", "name": "针灸", "words": ["扎针"]}
        ]}"#,
    ),
    (
        "vocabulary/emergency.json",
        r#"{"emergency": [
            {"words": ["胸痛", "突然胸痛", "120"]},
            {"words": ["憋气"], "unless": ["睡觉"]}
        ]}"#,
    ),
    (
        "services.json",
        r#"{"groups": [{"id": "all", "name": "全部"}], "services": [
            {"id": "vaccines", "name": "预防接种（打疫苗）", "group": "all", "words": ["疫苗"], "what": "打疫苗"},
            {"id": "doctor", "name": "家庭医生签约", "group": "all", "words": ["签约"], "what": "签约"}
        ]}"#,
    ),
    (
        "regions/110101.json",
        r#"{"adcode": "110101", "name": "东湖区", "city": "南州市", "province": "江省", "plan": "plan",
            "bounds_gcj02": [119.0, 31.0, 121.0, 32.0], "center_wgs84": [120.0, 31.5],
            "streets_source": {"document": "plan", "locator": "1"},
            "streets": [
                {"code": "110101001", "name": "红梅街道", "aliases": ["东园街道"], "communities": [{"code": "1", "name": "翠竹社区居委会"}]},
                {"code": "110101002", "name": "郑陆镇", "communities": [{"code": "2", "name": "红梅村村委会"}]}
            ]}"#,
    ),
    (
        "offers/110101.json",
        r#"{"region": "110101", "offers": [
            {"service": "vaccines", "stage": "existing", "as_of": "2021", "source": {"document": "plan", "locator": "1"}},
            {"service": "doctor", "stage": "advancing", "as_of": "2021", "where_kinds": ["centre"], "source": {"document": "plan", "locator": "1"}}
        ]}"#,
    ),
    (
        "facilities/110101.json",
        r#"{"region": "110101", "facilities": [
            {"id": "110101-kangfu", "name": "东湖区康复中心", "aliases": [{"text": "二院分部"}], "kind": "rehab", "status": {"now": "planned", "as_of": "2021", "source": {"document": "plan", "locator": "1"}}},
            {"id": "110101-zhenglu", "name": "郑陆镇卫生院", "kind": "centre", "street": "110101002",
             "status": {"now": "open", "as_of": "2021", "source": {"document": "plan", "locator": "1"}},
             "departments": [
                {"name": "骨科", "concepts": ["bones"], "as_of": "2020", "source": {"document": "plan", "locator": "1"}},
                {"name": "儿科", "concepts": ["children"], "as_of": "2020", "source": {"document": "plan", "locator": "1"}},
                {"name": "口腔科", "concepts": ["dental"], "stage": "planned", "as_of": "2020", "source": {"document": "plan", "locator": "1"}}
             ]},
            {"id": "110101-beihuan", "name": "北环社区卫生服务中心", "kind": "centre", "street": "110101001",
             "status": {"now": "open", "as_of": "2021", "source": {"document": "plan", "locator": "1"}},
             "departments": [
                {"name": "康复医学科", "concepts": ["rehab"], "as_of": "2020", "source": {"document": "plan", "locator": "1"}},
                {"name": "牙科", "concepts": ["dental"], "as_of": "2020", "source": {"document": "plan", "locator": "1"}}
             ],
             "partners": [{"hospital": "市二院", "about": "骨伤联盟", "as_of": "2020", "source": {"document": "plan", "locator": "1"}}]},
            {"id": "110101-hongmei", "name": "红梅街道社区卫生服务中心", "aliases": [{"text": "红梅中心"}], "kind": "centre", "street": "110101001",
             "status": {"now": "open", "as_of": "2021", "source": {"document": "plan", "locator": "1"}},
             "departments": [
                {"name": "口腔科", "concepts": ["dental"], "level": "province", "as_of": "2020", "source": {"document": "plan", "locator": "1"}},
                {"name": "针灸推拿科", "concepts": ["acupuncture"], "level": "city", "as_of": "2020", "source": {"document": "plan", "locator": "1"}}
             ],
             "brands": [{"name": "口腔防治中心", "stage": "planned", "as_of": "2020", "source": {"document": "plan", "locator": "1"}}],
             "facts": [{"text": "2016–2020年改建，省社区医院", "source": {"document": "plan", "locator": "1"}}]},
            {"id": "110101-er", "name": "南州市第二医院", "kind": "hospital", "located": "unstated",
             "status": {"now": "open", "as_of": "2021", "source": {"document": "plan", "locator": "1"}},
             "departments": [{"name": "骨科", "concepts": ["bones"], "as_of": "2020", "source": {"document": "plan", "locator": "1"}}]}
        ]}"#,
    ),
];

/// The region.
pub(crate) fn bundle() -> Bundle {
    let files: BTreeMap<String, String> = FILES
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .into();
    let (directory, _) = Directory::read(&files);
    let bundle = directory.bundle(&RegionId::from("110101")).unwrap();
    assert_eq!(
        bundle.facilities.len(),
        5,
        "a record of the sample is unreadable"
    );
    bundle
}

/// What a query finds, as text: how it was understood, and the hits with their reasons.
pub(crate) fn ask(query: &str) -> String {
    let bundle = bundle();
    let answer = Finder::new(&bundle).search(query, 10);
    let mut lines = Vec::new();
    let words: Vec<String> = answer
        .words
        .iter()
        .map(|word| format!("{} {:?}", word.text, word.meaning))
        .collect();
    let approximate = if answer.approximate {
        " · approximate"
    } else {
        ""
    };
    lines.push(format!("{}{approximate}", words.join(", ")));
    for hit in &answer.hits {
        let why: Vec<String> = hit
            .why
            .iter()
            .map(|why| {
                let detail = detail(&bundle, &why.detail);
                format!(
                    "{} → {:?} {}{detail}",
                    why.word, why.matched_in, why.matched
                )
            })
            .collect();
        lines.push(format!(
            "{}: {}",
            bundle.facilities[hit.facility].name,
            why.join("; ")
        ));
    }
    lines.join("\n") + "\n"
}

/// What is said of a reason beside it, but for what is simply there.
fn detail(bundle: &Bundle, detail: &Detail) -> String {
    let about = detail.about.as_ref().map(|about| match about {
        About::Level(level) => bundle.levels[*level].name.clone(),
        About::Street(street) => format!("in {}", bundle.region.streets[*street].name),
        About::Former(former) => format!("was {}", bundle.former[*former].name),
        About::Partnership(text) => format!("for {text}"),
    });
    let stage = detail.stage.filter(|stage| *stage != Stage::Existing);
    let stage = stage.map(|stage| format!("{stage:?}"));
    let said: Vec<String> = about.into_iter().chain(stage).collect();
    if said.is_empty() {
        return String::new();
    }
    format!(" ({})", said.join(", "))
}
