//! The way into the resident's own map app, by links that need no key. The forms are those of the URI
//! interfaces that the map providers document.

use std::fmt::Write;

use directory::Precision;

use crate::{Bd09, Gcj02, Point, Wgs84, wgs84};

/// The name by which the map providers know who sends the resident.
const SENDER: &str = "jiujin";

/// A map app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapApp {
    /// 腾讯地图: the one that opens inside WeChat, so it stands first.
    Tencent,
    /// 高德地图.
    Amap,
    /// 百度地图.
    Baidu,
    /// 苹果地图.
    Apple,
}

impl MapApp {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Tencent, Self::Amap, Self::Baidu, Self::Apple];

    /// The value of `data-map`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Tencent => "tencent",
            Self::Amap => "amap",
            Self::Baidu => "baidu",
            Self::Apple => "apple",
        }
    }
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The very door.
    Spot,
    /// A search by name and city: nobody wrote down where the door is.
    Search,
}

/// A link into a map app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The app.
    pub app: MapApp,
    /// What it leads to.
    pub goal: Goal,
    /// Its address.
    pub url: String,
}

/// Links to a place. Only an exact point is handed over as one: everything rougher would lead people to
/// a wrong door, so there the app searches by name and city. `city` may be empty.
pub fn links(name: &str, city: &str, point: Option<&directory::Point>) -> [Link; 4] {
    let exact = point.filter(|point| point.precision == Precision::Exact);
    let exact = exact.map(wgs84);
    MapApp::ALL.map(|app| match exact {
        Some(point) => Link {
            app,
            goal: Goal::Spot,
            url: spot(app, name, point),
        },
        None => Link {
            app,
            goal: Goal::Search,
            url: search(app, name, city),
        },
    })
}

/// The place on the map, or the way there on foot where the app has a page for that.
fn spot(app: MapApp, name: &str, point: Point<Wgs84>) -> String {
    let mut url = Url::default();
    let gcj02 = Point::<Gcj02>::from(point);
    match app {
        MapApp::Tencent => url
            .raw("https://apis.map.qq.com/uri/v1/routeplan?type=walk&to=")
            .text(name)
            .raw("&tocoord=")
            .degrees(gcj02.lat, gcj02.lng),
        MapApp::Amap => url
            .raw("https://uri.amap.com/navigation?to=")
            .degrees(gcj02.lng, gcj02.lat)
            .raw(",")
            .text(name)
            .raw("&mode=walk&coordinate=gaode&callnative=0"),
        MapApp::Baidu => {
            let bd09 = Point::<Bd09>::from(gcj02);
            url.raw("https://api.map.baidu.com/marker?location=")
                .degrees(bd09.lat, bd09.lng)
                .raw("&title=")
                .text(name)
                .raw("&content=")
                .text(name)
                .raw("&output=html&coord_type=bd09ll")
        }
        MapApp::Apple => url
            .raw("https://maps.apple.com/?ll=")
            .degrees(gcj02.lat, gcj02.lng)
            .raw("&q=")
            .text(name),
    };
    url.sent(app)
}

/// A search by name and city.
fn search(app: MapApp, name: &str, city: &str) -> String {
    let mut url = Url::default();
    match app {
        MapApp::Tencent => url
            .raw("https://apis.map.qq.com/uri/v1/search?keyword=")
            .text(name)
            .raw("&region=")
            .text(city),
        MapApp::Amap => url
            .raw("https://uri.amap.com/search?keyword=")
            .text(name)
            .raw("&city=")
            .text(city)
            .raw("&callnative=0"),
        MapApp::Baidu => url
            .raw("https://api.map.baidu.com/place/search?query=")
            .text(name)
            .raw("&region=")
            .text(city)
            .raw("&output=html"),
        MapApp::Apple => url
            .raw("https://maps.apple.com/?q=")
            .text(city)
            .raw(if city.is_empty() { "" } else { "%20" })
            .text(name),
    };
    url.sent(app)
}

/// A URL in the making.
#[derive(Default)]
struct Url(String);

impl Url {
    fn raw(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }

    /// A text, with everything encoded that could mean something in a URL or in an app's own form, as
    /// `;` and `:` do for Tencent.
    fn text(&mut self, text: &str) -> &mut Self {
        const HEX: &[u8; 16] = b"0123456789ABCDEF";
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
                self.0.push(byte.into());
            } else {
                self.0.push('%');
                self.0.push(HEX[usize::from(byte >> 4)].into());
                self.0.push(HEX[usize::from(byte & 15)].into());
            }
        }
        self
    }

    /// Two numbers of degrees to a tenth of a metre.
    fn degrees(&mut self, one: f64, other: f64) -> &mut Self {
        for (degrees, separator) in [(one, ","), (other, "")] {
            let millionths = (degrees * 1e6).round() as i64;
            let sign = if millionths < 0 { "-" } else { "" };
            let (whole, part) = (millionths.abs() / 1_000_000, millionths.abs() % 1_000_000);
            // Writing to a string cannot fail.
            let _ = write!(self.0, "{sign}{whole}.{part:06}{separator}");
        }
        self
    }

    /// The URL, with who sends the resident as each app wants to know it.
    fn sent(mut self, app: MapApp) -> String {
        match app {
            MapApp::Tencent => self.raw("&referer=").raw(SENDER),
            MapApp::Amap | MapApp::Baidu => self.raw("&src=").raw(SENDER),
            MapApp::Apple => &mut self,
        };
        self.0
    }
}

#[cfg(test)]
mod tests;
