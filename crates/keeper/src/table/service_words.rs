//! The services and the people that a heading speaks of.

use super::spelling::has;

/// For whom a service is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Children.
    Children,
    /// Adults.
    Adults,
    /// Elderly people.
    Elders,
}

impl Audience {
    /// Its name in the directory.
    pub fn name(self) -> &'static str {
        match self {
            Self::Children => "儿童",
            Self::Adults => "成人",
            Self::Elders => "老年人",
        }
    }
}

/// The audience that a [`super::spelling::plain`] text names, if it names one and not several.
pub(super) fn audience(text: &str) -> Option<Audience> {
    const WORDS: [(Audience, &[&str]); 3] = [
        (
            Audience::Children,
            &[
                "儿童",
                "小儿",
                "幼儿",
                "宝宝",
                "小孩",
                "未成年",
                "新生儿",
                "适龄儿",
            ],
        ),
        (Audience::Adults, &["成人", "成年人", "大人"]),
        (Audience::Elders, &["老年", "老人", "65岁"]),
    ];
    // An 未成年人 is no adult.
    let text = text.replace("未成年人", "儿童");
    let mut found = WORDS.iter().filter(|(_, words)| has(&text, words));
    let first = found.next().map(|(audience, _)| *audience);
    first.filter(|_| found.next().is_none())
}

/// The words of headings for services, the closer ones first, with the ids of `data/services.json`.
const SERVICES: [(&str, &[&str]); 26] = [
    ("hpv-vaccine", &["hpv", "宫颈癌疫苗"]),
    ("elder-vaccine", &["老年人肺炎疫苗", "肺炎疫苗"]),
    ("vaccination", &["接种", "疫苗", "预防针", "计免"]),
    (
        "elder-checkup",
        &[
            "老年人体检",
            "老年体检",
            "老人体检",
            "65岁体检",
            "老年人健康管理",
            "老年人免费体检",
        ],
    ),
    ("premarital-check", &["婚检", "婚前"]),
    ("preconception-check", &["孕前", "优生检查"]),
    ("folic-acid", &["叶酸"]),
    (
        "maternity-care",
        &["产检", "产前检查", "孕产妇", "孕妇", "建册"],
    ),
    (
        "newborn-screening",
        &["新生儿疾病筛查", "新生儿筛查", "听力筛查"],
    ),
    (
        "child-health",
        &["儿保", "儿童保健", "儿童体检", "宝宝体检"],
    ),
    (
        "two-cancer-screening",
        &["两癌", "宫颈癌筛查", "乳腺癌筛查"],
    ),
    ("pit-fissure-sealing", &["窝沟封闭"]),
    ("health-check", &["体检", "健康证"]),
    ("fever-clinic", &["发热门诊", "肠道门诊", "发热诊室"]),
    ("smoking-cessation", &["戒烟"]),
    ("counselling", &["心理咨询", "心理门诊"]),
    ("blood-donation", &["献血"]),
    ("family-doctor", &["家庭医生", "家医签约"]),
    ("home-bed", &["家庭病床"]),
    ("home-visit", &["上门护理", "上门服务", "上门巡诊"]),
    ("hospice", &["安宁疗护"]),
    ("community-rehab", &["康复服务", "康复门诊"]),
    ("tcm-hall", &["中医馆", "中医门诊", "中医阁"]),
    ("tcm-expert", &["名中医", "中医专家"]),
    ("visiting-expert", &["专家坐诊", "专家门诊"]),
    (
        "hypertension-diabetes",
        &["慢病随访", "高血压", "糖尿病", "慢病门诊"],
    ),
];

/// The service that a [`super::spelling::plain`] text names.
pub(super) fn service(text: &str) -> Option<&'static str> {
    let found = SERVICES.iter().find(|(_, words)| has(text, words));
    found.map(|(id, _)| *id)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_service_is_one_of_the_directory() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
        let files = folder::json_below(&root).unwrap();
        let services: serde_json::Value = serde_json::from_str(&files["services.json"]).unwrap();
        let services = services["services"].as_array().unwrap();
        for (id, _) in SERVICES {
            assert!(services.iter().any(|service| service["id"] == id), "{id}");
        }
    }

    #[test]
    fn the_closer_word_wins() {
        let table = [
            ("接种日", Some("vaccination")),
            ("老年人体检时间", Some("elder-checkup")),
            ("体检", Some("health-check")),
            ("hpv疫苗接种", Some("hpv-vaccine")),
            ("儿童体检日", Some("child-health")),
            ("服务时间", None),
        ];
        for (text, expected) in table {
            assert_eq!(service(text), expected, "{text}");
        }
    }

    #[test]
    fn two_audiences_are_none() {
        let table = [
            ("儿童", Some(Audience::Children)),
            ("成人", Some(Audience::Adults)),
            ("65岁以上", Some(Audience::Elders)),
            ("未成年人", Some(Audience::Children)),
            ("儿童、成人", None),
            ("电话", None),
        ];
        for (text, expected) in table {
            assert_eq!(audience(text), expected, "{text}");
        }
    }
}
