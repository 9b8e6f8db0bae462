//! Help while typing: what a query that has only begun may become.
//!
//! A suggestion is something of ours with a text that holds what was typed, in characters, in pinyin or
//! in initials. Typing errors are left to the search: whoever has only begun has made none.

use std::ops::Range;

use directory::Bundle;

use crate::finder::Finder;
use crate::index_field::IndexField;
use crate::pinyin::{REACH, Sound};
use crate::score::{Ranked, best_first};
use crate::topics::Sort;
use crate::word::folded;

/// How many places in our texts are looked at for one query. What one letter could mean in a country of
/// names would take longer than the next key; at 0 nothing is suggested.
const LOOKED_AT: usize = 4_000;

/// What sort of thing is suggested, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A specialty that some facility has; a position in `Bundle::specialties`.
    Department,
    /// A position in `Bundle::facilities`.
    Facility,
    /// A position in `Bundle::services`.
    Service,
    /// A position in `Region::streets`.
    Street,
}

/// Something that the resident may be about to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is.
    pub group: Group,
    /// Which one, see [`Group`].
    pub item: usize,
    /// The text that holds what was typed: its name, or another word for it, such as 看牙 for 口腔科.
    pub text: String,
    /// Which characters of `text` were typed.
    pub mark: Range<usize>,
}

/// Where what was typed starts in a text of ours.
struct Start {
    group: Group,
    item: usize,
    /// How well it fits, the least best. From the most telling digit to the least: its group, whether it
    /// stands inside the text, how it sounds, how much the text is only another word for it, and how much
    /// of the text is still to be typed.
    rank: u32,
    field: IndexField,
    term: u32,
    /// Where in the term it stands.
    at: Range<usize>,
}

impl Finder {
    /// What a query may become: of each group at most `limit`, those first that begin with it. Where 120
    /// must come first, nothing is suggested. `bundle` is the one that the finder was built from.
    pub fn suggest(&self, bundle: &Bundle, query: &str, limit: usize) -> Vec<Suggestion> {
        let parts = self.normaliser.parts(query);
        let typed = folded(&parts.concat());
        if typed.is_empty() || typed.len() > REACH || self.urgent.word(&parts).is_some() {
            return Vec::new();
        }
        let starts = self.starts(&typed);
        let mut order: Vec<Ranked> = Vec::new();
        for (nth, start) in starts.iter().enumerate() {
            // A rank has fewer bits than the number holds exactly.
            order.push((-(start.rank as f32), start.item, nth));
        }
        best_first(&mut order);
        let mut suggested: Vec<Suggestion> = Vec::new();
        for (.., nth) in order {
            let start = &starts[nth];
            let same = suggested.iter().filter(|known| known.group == start.group);
            if same.clone().count() < limit && same.clone().all(|known| known.item != start.item) {
                suggested.push(self.suggestion(bundle, start));
            }
        }
        suggested
    }

    /// Where what was typed stands in the texts of what can be suggested.
    fn starts(&self, typed: &[char]) -> Vec<Start> {
        let index = &self.index;
        let mut found = Vec::new();
        for field in IndexField::TERMS {
            let terms = index.texts(field);
            for term in terms.beginning(typed).iter().take(LOOKED_AT) {
                self.tell(field, *term, 0..typed.len(), Sound::Written, &mut found);
            }
            let inside = terms.places(typed).iter().take(LOOKED_AT);
            for place in inside.filter(|place| !terms.is_start(**place)) {
                let (term, before) = terms.at(*place);
                let at = before..before + typed.len();
                self.tell(field, term, at, Sound::Written, &mut found);
            }
            if let Some(sounds) = index.sounds(field)
                && typed.iter().any(char::is_ascii_lowercase)
            {
                let end = 1 << typed.len();
                sounds.hear(terms, &index.readings, typed, end, &mut |heard| {
                    let sounded = heard.sounded;
                    if sounded.end != typed.len() || found.len() > LOOKED_AT {
                        return;
                    }
                    for place in heard.places.iter().take(LOOKED_AT) {
                        let (term, before) = terms.at(*place);
                        // One letter inside a text says nothing.
                        if before == 0 || typed.len() > 1 {
                            let at = before..before + sounded.length;
                            self.tell(field, term, at, sounded.sound, &mut found);
                        }
                    }
                });
            }
        }
        found
    }

    /// Tells what a term stands for, of what can be suggested.
    fn tell(
        &self,
        field: IndexField,
        term: u32,
        at: Range<usize>,
        sound: Sound,
        found: &mut Vec<Start>,
    ) {
        let index = &self.index;
        let terms = index.texts(field);
        for link in terms.links(term) {
            let topic = index.topics.topic(link.topic);
            let mut postings = index.topics.postings(link.topic);
            let group = match topic.sort {
                // Of a specialty that nobody here has, the list would be empty.
                Sort::Specialty
                    if postings.any(|nth| !index.topics.posting_at(nth).approximate) =>
                {
                    Group::Department
                }
                Sort::Name | Sort::Alias | Sort::FullName => Group::Facility,
                Sort::Service => Group::Service,
                Sort::Street | Sort::Community => Group::Street,
                _ => continue,
            };
            let community = 10 * u32::from(topic.sort == Sort::Community);
            let other = (100.0 * (1.0 - link.weight)) as u32 + community;
            let rest = terms.text(term).len() - at.len();
            let digits = [
                (2, u32::from(at.start > 0)),
                (4, sound as u32),
                (128, other),
                (64, rest as u32),
            ];
            let rank = digits.iter().fold(group as u32, |rank, (base, digit)| {
                rank * base + digit.min(&(base - 1))
            });
            found.push(Start {
                group,
                item: topic.item as usize,
                rank,
                field,
                term,
                at: at.clone(),
            });
        }
    }

    /// A start as it is shown: with the text as it is written, where it is one of ours, or where it is a
    /// part of one, and not only made of one, as 二院 of 第二人民医院.
    fn suggestion(&self, bundle: &Bundle, start: &Start) -> Suggestion {
        let term = self.index.texts(start.field).text(start.term);
        let written = texts(bundle, start.group, start.item);
        let held = |text: &&str| {
            let text = self.normaliser.text(text);
            let at = text.windows(term.len()).position(|window| window == term)?;
            Some((text.len(), at))
        };
        let best = written
            .iter()
            .filter_map(|text| Some((held(text)?, text)))
            .min_by_key(|((length, _), _)| *length);
        let (text, mark) = match best {
            Some(((_, at), text)) => {
                let mark = self.raw(text, start.at.start + at..start.at.end + at);
                ((*text).to_owned(), mark)
            }
            None => (term.iter().collect(), start.at.clone()),
        };
        Suggestion {
            group: start.group,
            item: start.item,
            text,
            mark,
        }
    }

    /// Where characters of a text as it is compared stand in the text as it is written.
    fn raw(&self, text: &str, compared: Range<usize>) -> Range<usize> {
        let mut kept = Vec::new();
        for (place, c) in text.chars().enumerate() {
            if !self.normaliser.text(c.encode_utf8(&mut [0; 4])).is_empty() {
                kept.push(place);
            }
        }
        let at = |place: usize| kept.get(place).copied();
        match (at(compared.start), at(compared.end.wrapping_sub(1))) {
            (Some(start), Some(end)) => start..end + 1,
            _ => 0..0,
        }
    }
}

/// The texts by which something is known, its name first.
fn texts(bundle: &Bundle, group: Group, item: usize) -> Vec<&str> {
    let (name, others): (_, &[String]) = match group {
        Group::Department => {
            let specialty = &bundle.specialties[item];
            (&specialty.name, &specialty.words)
        }
        Group::Facility => return bundle.facilities[item].names().collect(),
        Group::Service => {
            let service = &bundle.services[item];
            (&service.name, &service.words)
        }
        Group::Street => {
            let street = &bundle.region.streets[item];
            (&street.name, &street.aliases)
        }
    };
    let others = others.iter().map(String::as_str);
    std::iter::once(name.as_str()).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use crate::Finder;
    use crate::sample::bundle;
    use expect_test::{Expect, expect};

    use super::*;

    /// What is suggested: the group, the name, and the text with what was typed in brackets.
    fn check(queries: &[&str], expected: Expect) {
        let bundle = bundle();
        let finder = Finder::new(&bundle);
        let mut said = String::new();
        for query in queries {
            said += &format!("{query}\n");
            for Suggestion {
                group,
                item,
                text,
                mark,
            } in finder.suggest(&bundle, query, 3)
            {
                let name = texts(&bundle, group, item)[0];
                let mut marked = String::new();
                for (place, c) in text.chars().enumerate() {
                    if place == mark.start {
                        marked.push('[');
                    }
                    marked.push(c);
                    if place + 1 == mark.end {
                        marked.push(']');
                    }
                }
                said += &format!("  {group:?} {name}: {marked}\n");
            }
        }
        expected.assert_eq(&said);
    }

    #[test]
    fn one_character_is_enough() {
        check(
            &["口", "红", "牙", "疫"],
            expect![[r#"
                口
                  Department 口腔科: [口]腔科
                红
                  Facility 红梅街道社区卫生服务中心: [红]梅街道社区卫生服务中心
                  Street 红梅街道: [红]梅街道
                  Street 郑陆镇: [红]梅村
                牙
                  Department 口腔科: [牙]疼
                疫
                  Service 预防接种（打疫苗）: [疫]苗
            "#]],
        );
    }

    #[test]
    fn pinyin_and_initials_are_enough() {
        check(
            &["k", "kq", "kouq", "hm", "hongmeij", "红m", "zl"],
            expect![[r#"
                k
                  Department 口腔科: [口]腔科
                  Department 康复科: [康]复科
                  Department 外科: [开]刀
                  Facility 东湖区康复中心: 东湖区[康]复中心
                kq
                  Department 口腔科: [口腔]科
                kouq
                  Department 口腔科: [口腔]科
                hm
                  Facility 红梅街道社区卫生服务中心: [红梅]街道社区卫生服务中心
                  Street 红梅街道: [红梅]街道
                  Street 郑陆镇: [红梅]村
                hongmeij
                  Facility 红梅街道社区卫生服务中心: [红梅街]道社区卫生服务中心
                  Street 红梅街道: [红梅街]道
                红m
                  Facility 红梅街道社区卫生服务中心: [红梅]街道社区卫生服务中心
                  Street 红梅街道: [红梅]街道
                  Street 郑陆镇: [红梅]村
                zl
                  Facility 郑陆镇卫生院: [郑陆]镇卫生院
                  Street 郑陆镇: [郑陆]镇
            "#]],
        );
    }

    #[test]
    fn what_begins_so_stands_before_what_holds_it() {
        check(
            &["梅", "康复", "卫生"],
            expect![[r#"
                梅
                  Facility 红梅街道社区卫生服务中心: 红[梅]街道社区卫生服务中心
                  Street 红梅街道: 红[梅]街道
                  Street 郑陆镇: 红[梅]村
                康复
                  Department 康复科: [康复]科
                  Facility 东湖区康复中心: 东湖区[康复]中心
                卫生
                  Facility 郑陆镇卫生院: 郑陆镇[卫生]院
                  Facility 北环社区卫生服务中心: 北环社区[卫生]服务中心
                  Facility 红梅街道社区卫生服务中心: 红梅街道社区[卫生]服务中心
            "#]],
        );
    }

    #[test]
    fn other_words_lead_to_the_name() {
        check(
            &["扎", "开", "二院", "翠", "打疫"],
            expect![[r#"
                扎
                  Department 针灸: [扎]针
                开
                  Department 外科: [开]刀
                二院
                  Facility 东湖区康复中心: [二院]分部
                  Facility 南州市第二医院: [二院]
                翠
                  Street 红梅街道: [翠]竹社区
                打疫
                  Service 预防接种（打疫苗）: 预防接种（[打疫]苗）
            "#]],
        );
    }

    #[test]
    fn nothing_is_suggested_for_what_is_nothing_of_ours() {
        let bundle = bundle();
        let finder = Finder::new(&bundle);
        for query in ["", " ", "，", "飞机", "口飞", "kx", "🙂"] {
            assert_eq!(finder.suggest(&bundle, query, 3), [], "{query}");
        }
        assert_eq!(finder.suggest(&bundle, "口", 0), []);
    }

    #[test]
    fn nothing_stands_beside_an_emergency() {
        check(
            &["胸痛", "120"],
            expect![[r#"
            胸痛
            120
        "#]],
        );
    }

    #[test]
    fn what_nobody_here_has_is_not_suggested() {
        check(
            &["发烧", "外"],
            expect![[r#"
            发烧
              Department 儿科: 小孩[发烧]
            外
              Department 外科: [外]科
        "#]],
        );
    }

    #[test]
    fn a_pasted_page_is_no_beginning() {
        let bundle = bundle();
        let finder = Finder::new(&bundle);
        for text in ["牙", "h", "\u{0}", "é"] {
            let suggested = finder.suggest(&bundle, &text.repeat(10_000), 3);
            assert_eq!(suggested, [], "{text}");
        }
    }
}
