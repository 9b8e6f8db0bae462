//! What the map providers are asked, and what their answers mean.

use std::time::Duration;

use anyhow::{Result, bail};
use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A provider of map data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Provider {
    /// 高德
    Amap,
    /// 腾讯
    Tencent,
}

/// What a provider knows of an address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// A point.
    Found {
        /// Longitude in degrees, GCJ-02.
        lng: f64,
        /// Latitude in degrees, GCJ-02.
        lat: f64,
        /// What the point stands for; nothing where it is too rough to be written.
        precision: Option<Precision>,
        /// The same in the provider's word.
        level: String,
    },
    /// Nothing.
    Unknown,
}

/// How exact a point is, in the words of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The door.
    Exact,
    /// Within about 300 m.
    Approximate,
    /// The street or town as a whole.
    Street,
}

/// The levels to which 高德 matches an address (lbs.amap.com, 地理编码, "匹配级别列表").
const AMAP_LEVELS: [(&str, Precision); 10] = [
    ("门牌号", Precision::Exact),
    ("单元号", Precision::Exact),
    ("兴趣点", Precision::Exact),
    ("门址", Precision::Exact),
    ("公交站台、地铁站", Precision::Approximate),
    ("道路交叉路口", Precision::Approximate),
    ("热点商圈", Precision::Approximate),
    ("村庄", Precision::Approximate),
    ("道路", Precision::Street),
    ("乡镇", Precision::Street),
];

/// The levels to which 腾讯 matches an address (lbs.qq.com, 地址解析, "level").
const TENCENT_LEVELS: [(i64, &str, Option<Precision>); 11] = [
    (1, "城市", None),
    (2, "区、县", None),
    (3, "乡镇、街道", Some(Precision::Street)),
    (4, "村、社区", Some(Precision::Approximate)),
    (5, "开发区", None),
    (6, "热点区域、商圈", Some(Precision::Approximate)),
    (7, "道路", Some(Precision::Street)),
    (8, "道路附属点", Some(Precision::Approximate)),
    (9, "门址", Some(Precision::Exact)),
    (10, "小区、大厦", Some(Precision::Exact)),
    (11, "地点", Some(Precision::Exact)),
];

/// Below this 腾讯 itself calls an answer unreliable ("reliability", 1 to 10).
const TENCENT_RELIABLE: i64 = 7;

/// The longest that an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

impl Provider {
    /// Its short name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Amap => "amap",
            Self::Tencent => "tencent",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amap => "高德",
            Self::Tencent => "腾讯",
        }
    }

    /// The id of the document that stands for it.
    pub fn document(self) -> &'static str {
        match self {
            Self::Amap => "amap-geocode",
            Self::Tencent => "tencent-geocode",
        }
    }

    /// That document.
    pub fn as_document(self, today: &str) -> Value {
        json!({
            "id": self.document(), "title": format!("{}地图地理编码服务", self.name()), "date": today,
            "standing": "reference", "note": "按地址查到的坐标，GCJ-02。没有人到现场核对过。",
        })
    }

    /// Where it answers.
    pub fn endpoint(self) -> &'static str {
        match self {
            Self::Amap => "https://restapi.amap.com/v3/geocode/geo",
            Self::Tencent => "https://apis.map.qq.com/ws/geocoder/v1/",
        }
    }

    /// How long to wait between requests. Keys without a contract may ask 3 (高德) and 5 (腾讯) times a
    /// second.
    pub fn pause(self) -> Duration {
        match self {
            Self::Amap => Duration::from_millis(350),
            Self::Tencent => Duration::from_millis(220),
        }
    }

    /// Asks for an address.
    pub fn ask(self, endpoint: &str, key: &str, address: &str, city: &str) -> Result<Answer> {
        let parameters = match self {
            Self::Amap => vec![("address", address), ("city", city), ("key", key)],
            Self::Tencent => vec![("address", address), ("key", key)],
        };
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .build()
            .new_agent();
        let Ok(mut response) = agent.get(endpoint).query_pairs(parameters).call() else {
            return stop(self, "连不上", "看看网络，或过一会儿再试");
        };
        let text = response.body_mut().read_to_string().unwrap_or_default();
        let Ok(json) = serde_json::from_str(&text) else {
            let status = response.status().as_u16();
            return stop(
                self,
                &format!("回答不是 JSON（状态 {status}）"),
                "可能是网络里的登录页；在浏览器里打开它的网站试试",
            );
        };
        match self {
            Self::Amap => self.amap(&json),
            Self::Tencent => self.tencent(&json),
        }
    }

    fn amap(self, json: &Value) -> Result<Answer> {
        let code = json["infocode"].as_str().unwrap_or_default();
        match code {
            "10000" => {}
            "10001" | "10002" | "10007" | "10009" => {
                return stop(
                    self,
                    &format!("密钥不对（{code}）"),
                    "在控制台建一个“Web 服务”的密钥，用 --key 给出",
                );
            }
            "10003" | "10044" | "10045" | "40000" | "40002" => {
                return stop(
                    self,
                    &format!("今天的次数用完了（{code}）"),
                    "明天再运行，会接着查",
                );
            }
            "10004" | "10014" | "10015" | "10019" | "10020" | "10021" | "10029" => {
                return stop(
                    self,
                    &format!("问得太快（{code}）"),
                    "过一分钟再运行，会接着查",
                );
            }
            "10005" | "10010" | "10012" => {
                return stop(
                    self,
                    &format!("不许这台机器用（{code}）"),
                    "在控制台看密钥的白名单和权限",
                );
            }
            _ => {
                let info = json["info"].as_str().unwrap_or("没有说明");
                return stop(self, &format!("出错：{info}（{code}）"), "查它的错误码说明");
            }
        }
        let first = &json["geocodes"][0];
        let point = first["location"]
            .as_str()
            .and_then(|text| text.split_once(','));
        let point = point.and_then(|(lng, lat)| lng.parse().ok().zip(lat.parse().ok()));
        let Some((lng, lat)) = point else {
            return Ok(Answer::Unknown);
        };
        let level = first["level"].as_str().unwrap_or("没有写级别");
        let precision = AMAP_LEVELS.iter().find(|(known, _)| *known == level);
        Ok(Answer::Found {
            lng,
            lat,
            precision: precision.map(|(_, precision)| *precision),
            level: level.to_owned(),
        })
    }

    fn tencent(self, json: &Value) -> Result<Answer> {
        let code = json["status"].as_i64().unwrap_or(-1);
        match code {
            0 => {}
            // The address is known to nobody.
            347 => return Ok(Answer::Unknown),
            110 | 111 | 112 | 113 | 190 | 199 | 311 => {
                return stop(
                    self,
                    &format!("密钥不对，或没有权限（{code}）"),
                    "在控制台打开 WebServiceAPI，看白名单和签名",
                );
            }
            121 => return stop(self, "今天的次数用完了（121）", "明天再运行，会接着查"),
            120 => return stop(self, "问得太快（120）", "过一分钟再运行，会接着查"),
            _ => {
                let info = json["message"].as_str().unwrap_or("没有说明");
                return stop(self, &format!("出错：{info}（{code}）"), "查它的错误码说明");
            }
        }
        let result = &json["result"];
        let point = result["location"]["lng"]
            .as_f64()
            .zip(result["location"]["lat"].as_f64());
        let Some((lng, lat)) = point else {
            return Ok(Answer::Unknown);
        };
        let level = result["level"].as_i64().unwrap_or_default();
        let known = TENCENT_LEVELS.iter().find(|(known, ..)| *known == level);
        let reliable = result["reliability"].as_i64().unwrap_or_default() >= TENCENT_RELIABLE;
        let precision = known.and_then(|(_, _, precision)| *precision);
        Ok(Answer::Found {
            lng,
            lat,
            precision: precision.filter(|_| reliable),
            level: known.map_or("没有写级别", |(_, name, _)| *name).to_owned(),
        })
    }
}

/// Stops with what to do.
fn stop<T>(provider: Provider, what: &str, todo: &str) -> Result<T> {
    bail!("{}：{what}。{todo}", provider.name())
}
