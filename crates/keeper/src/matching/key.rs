//! Names in the spelling by which they are compared.

use directory::{Region, numeral};

/// A name without spaces, punctuation and brackets, in small letters.
pub(crate) fn plain(name: &str) -> String {
    let signs = name.chars().filter(|sign| sign.is_alphanumeric());
    signs.flat_map(char::to_lowercase).collect()
}

/// What of a name is its own, and what sort of place it is: (红梅, centre) of 红梅街道社区卫生服务中心.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    core: String,
    sort: Sort,
}

/// The sorts of places that are named after where they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sort {
    Centre,
    Station,
    Township,
}

/// How the sorts end, longer endings before those that they end with.
const ENDINGS: &[(&str, Sort)] = &[
    ("社区卫生服务中心", Sort::Centre),
    ("社区卫计服务中心", Sort::Centre),
    ("社区卫生中心", Sort::Centre),
    ("社区卫计中心", Sort::Centre),
    ("卫生服务中心", Sort::Centre),
    ("社卫中心", Sort::Centre),
    ("社康中心", Sort::Centre),
    ("社区卫生服务", Sort::Centre),
    ("社卫", Sort::Centre),
    ("社康", Sort::Centre),
    ("中心卫生院", Sort::Township),
    ("卫生院", Sort::Township),
    ("社区卫生服务站", Sort::Station),
    ("卫生服务站", Sort::Station),
    ("社区卫生站", Sort::Station),
    ("卫生站", Sort::Station),
    ("中心", Sort::Centre),
];

impl Key {
    /// What a place of this name may have been or become: a 卫生院 is now often a 社区卫生服务中心.
    pub fn renamed(&self) -> Option<Self> {
        let sort = match self.sort {
            Sort::Centre => Sort::Township,
            Sort::Township => Sort::Centre,
            Sort::Station => return None,
        };
        Some(Self {
            core: self.core.clone(),
            sort,
        })
    }
}

/// The names of a district and its streets, as they stand before other names.
pub(crate) struct Names {
    /// Province, city and district in all the ways in which they stand together, longest first.
    districts: Vec<String>,
    /// The city alone.
    city: String,
    /// The position of a street, and a name of it, longest first.
    streets: Vec<(usize, String)>,
}

impl Names {
    pub fn new(region: &Region) -> Self {
        let [province, city, district] =
            [&region.province, &region.city, &region.name].map(|name| plain(name));
        let districts = vec![
            format!("{province}{city}{district}"),
            format!("{city}{district}"),
            district,
        ];
        let mut streets = Vec::new();
        for (place, street) in region.streets.iter().enumerate() {
            let names = std::iter::once(&street.name).chain(&street.aliases);
            streets.extend(names.map(|name| (place, plain(name))));
        }
        streets.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
        Self {
            districts,
            city,
            streets,
        }
    }

    /// A name without its district. The city alone stays: its hospitals are not the district's.
    pub fn bare<'a>(&self, name: &'a str) -> &'a str {
        let districts = self
            .districts
            .iter()
            .filter(|district| !district.is_empty());
        let mut rest = districts.filter_map(|district| name.strip_prefix(district.as_str()));
        let rest = rest.next().or_else(|| {
            name.strip_prefix('区')
                .filter(|rest| !rest.starts_with('域'))
        });
        rest.filter(|rest| rest.chars().count() > 2).unwrap_or(name)
    }

    /// What of a plain name is its own, and the street that it says.
    pub fn key(&self, name: &str) -> Option<(Key, Option<usize>)> {
        let bare = self.bare(name);
        let (core, sort) = ENDINGS
            .iter()
            .find_map(|(end, sort)| Some((bare.strip_suffix(end)?, *sort)))?;
        let core = core.strip_prefix(self.city.as_str()).unwrap_or(core);
        let mut street = None;
        let mut core = core;
        for (place, name) in &self.streets {
            if core == name {
                street = Some(*place);
                break;
            }
            if let Some(rest) = core
                .strip_prefix(name.as_str())
                .filter(|rest| rest.chars().count() > 1)
            {
                street = Some(*place);
                core = rest;
                break;
            }
        }
        let core = stem(core);
        let key = Key {
            core: core.to_owned(),
            sort,
        };
        (core.chars().count() > 1).then_some((key, street))
    }

    /// The name of a station behind that of the house that runs it.
    pub fn behind_house<'a>(&self, name: &'a str) -> Option<&'a str> {
        let houses = ["卫生服务中心", "卫生院", "医院"];
        let behind = houses
            .iter()
            .filter_map(|house| Some(name.split_once(house)?.1));
        behind
            .min_by_key(|rest| rest.len())
            .filter(|rest| rest.ends_with('站'))
    }

    /// The position of a street, as a cell names it.
    pub fn street(&self, text: &str) -> Option<usize> {
        let name = plain(text);
        let mut districts = self.districts.iter();
        let bare = districts.find_map(|district| name.strip_prefix(district.as_str()));
        let name = bare.unwrap_or(&name);
        let whole = self.streets.iter().find(|(_, known)| known == name);
        let mut stems = self
            .streets
            .iter()
            .filter(|(_, known)| stem(known) == stem(name));
        let found = whole.or_else(|| match (stems.next(), stems.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        });
        found.map(|(place, _)| *place)
    }

    /// An address without what all addresses of the district begin with.
    pub fn address(&self, text: &str) -> String {
        let address = plain(text);
        let mut rest = self.bare(&address);
        for (_, street) in &self.streets {
            if let Some(after) = rest
                .strip_prefix(street.as_str())
                .filter(|after| !after.is_empty())
            {
                rest = after;
                break;
            }
        }
        rest.to_owned()
    }

    /// Whether what stands in brackets behind a name leaves no doubt of which place it is: where it lies, or who
    /// pays for it.
    pub fn is_harmless(&self, inside: &str) -> bool {
        let known = [
            "公办",
            "民办",
            "公立",
            "民营",
            "公建民营",
            "非营利性",
            "营利性",
            "普惠",
            "全科",
            "本部",
            "总部",
            "总院",
            "院本部",
        ];
        let inside_plain = plain(inside);
        known.contains(&inside)
            || self.districts.contains(&inside_plain)
            || self.street(inside).is_some()
    }
}

/// A name with each of its characters left out, but for those that tell one place from the next: 第一 and 第二, 上渡
/// and 下渡, 东 and 西. Of a short name too little is left.
pub(super) fn gaps(name: &str) -> Vec<String> {
    const TELLING: &str = "东南西北上下前后新老大小中分总省市区";
    let length = name.chars().count();
    if length < 5 {
        return Vec::new();
    }
    let tells =
        |sign: char| sign.is_numeric() || numeral::is_numeral(sign) || TELLING.contains(sign);
    let gaps = name.char_indices().filter(|(_, sign)| !tells(*sign));
    gaps.map(|(place, sign)| [&name[..place], &name[place + sign.len_utf8()..]].concat())
        .collect()
}

/// A name of a street or community without its ending.
fn stem(name: &str) -> &str {
    let ends = ["街道", "社区", "镇", "乡"];
    let stems = ends.iter().filter_map(|end| name.strip_suffix(end));
    let mut stems = stems.filter(|stem| stem.chars().count() > 1);
    stems.next().unwrap_or(name)
}
