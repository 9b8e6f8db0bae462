//! Places as residents name them: without 街道, without 区, without 居委会.

use directory::Bundle;

use crate::normal::Normaliser;

/// How names begin that say in which district or city they are, each in full and without its ending.
pub(crate) struct Prefixes {
    /// 天宁区, 天宁
    pub district: [Vec<char>; 2],
    /// 常州市, 常州
    pub city: [Vec<char>; 2],
}

impl Prefixes {
    pub(crate) fn new(bundle: &Bundle, normaliser: &Normaliser) -> Self {
        let both = |name: &str| {
            let full = normaliser.text(name);
            let stem = full[..full.len().saturating_sub(1)].to_vec();
            [full, stem]
        };
        Self {
            district: both(&bundle.region.name),
            city: both(&bundle.region.city),
        }
    }

    /// A name without its district or city.
    pub(crate) fn bare<'a>(&self, name: &'a [char]) -> &'a [char] {
        for prefix in [&self.city[0], &self.district[0]] {
            if let Some(rest) = name.strip_prefix(prefix.as_slice())
                && rest.len() > 2
            {
                return rest;
            }
        }
        match name {
            ['区', next, ..] if *next != '域' => &name[1..],
            ['市', ..] => &name[1..],
            _ => name,
        }
    }

    /// Other ways to write a name: 区 and 市 before it written out, 第二人民医院 as 二院.
    pub(crate) fn others(&self, name: &[char], bare: &[char]) -> Vec<Vec<char>> {
        let mut short = bare.to_vec();
        let mut prefixes: &[Vec<char>] = match name.strip_suffix(bare) {
            Some(['区']) => &self.district,
            Some(['市']) => &self.city,
            _ => &[],
        };
        let mut others = Vec::new();
        if let ['第', number, '医', '院'] | ['第', number, '人', '民', '医', '院'] = bare {
            short = vec![*number, '院'];
            prefixes = &self.city;
            others.push(short.clone());
            others.push(vec!['市', *number, '院']);
        }
        for prefix in prefixes {
            let mut other = prefix.clone();
            other.extend(&short);
            others.push(other);
        }
        others
    }
}

/// A street's name without what all streets are called.
pub(crate) fn street_stem(name: &[char]) -> &[char] {
    without_ending(name, &["街道", "镇", "乡"])
}

/// A community's name without what all communities are called.
pub(crate) fn community_stem(name: &[char]) -> &[char] {
    without_ending(name, &["社区", "村"])
}

/// A department's name without what all departments are called.
pub(crate) fn department_stem(name: &[char]) -> &[char] {
    without_ending(name, &["专科", "科"])
}

/// The places that an entry of the list of communities names, without their offices: 东青社区居委会
/// （含东青村村委） is two, 园区（管理区） is one.
pub(crate) fn communities(entry: &str) -> impl Iterator<Item = &str> {
    let parts = entry.split(['（', '(', '）', ')']).enumerate();
    parts.filter_map(|(nth, part)| {
        let part = if nth == 0 {
            part
        } else {
            part.strip_prefix('含')?
        };
        let offices = ["居民居委会", "居委会", "村委会", "村委"];
        let place = offices
            .iter()
            .find_map(|office| part.strip_suffix(office))
            .unwrap_or(part);
        (!place.is_empty()).then_some(place)
    })
}

fn without_ending<'a>(name: &'a [char], endings: &[&str]) -> &'a [char] {
    for ending in endings {
        let ending: Vec<char> = ending.chars().collect();
        if let Some(stem) = name.strip_suffix(ending.as_slice()) {
            return stem;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn prefixes() -> Prefixes {
        Prefixes {
            district: [chars("天宁区"), chars("天宁")],
            city: [chars("常州市"), chars("常州")],
        }
    }

    #[test]
    fn a_name_is_known_without_its_district_or_city() {
        let cases = [
            ("天宁区郑陆镇卫生院", "郑陆镇卫生院"),
            ("常州市儿童医院", "儿童医院"),
            ("区妇幼保健院", "妇幼保健院"),
            ("区域互联网医院", "区域互联网医院"),
            ("市二院", "二院"),
            ("天宁区", "天宁区"),
            ("天宁街道社区卫生服务中心", "天宁街道社区卫生服务中心"),
        ];
        for (name, bare) in cases {
            assert_eq!(prefixes().bare(&chars(name)), chars(bare), "{name}");
        }
    }

    #[test]
    fn a_name_is_known_written_out_and_in_short() {
        let cases: [(&str, &[&str]); 4] = [
            ("区疾控中心", &["天宁区疾控中心", "天宁疾控中心"]),
            ("市二院", &["常州市二院", "常州二院"]),
            (
                "常州市第二人民医院",
                &["二院", "市二院", "常州市二院", "常州二院"],
            ),
            ("天宁区卫生监督所", &[]),
        ];
        for (name, others) in cases {
            let name = chars(name);
            let found = prefixes().others(&name, prefixes().bare(&name));
            let found: Vec<String> = found.iter().map(|other| other.iter().collect()).collect();
            assert_eq!(found, others);
        }
    }

    #[test]
    fn communities_are_named_without_their_offices() {
        let cases: [(&str, &[&str]); 4] = [
            ("青竹苑社区居委会", &["青竹苑社区"]),
            ("东青社区居委会（含东青村村委）", &["东青社区", "东青村"]),
            ("雕庄街道园区(管理区）", &["雕庄街道园区"]),
            ("徐家村村委会", &["徐家村"]),
        ];
        for (entry, places) in cases {
            assert_eq!(communities(entry).collect::<Vec<_>>(), places, "{entry}");
        }
    }
}
