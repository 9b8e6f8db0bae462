//! What the score of a hit is made of, for whoever wonders why it stands where it does.

use crate::finder::Finder;
use crate::weights;

/// A part of a hit's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What gives it: the knob of `weights` where there is one.
    pub what: &'static str,
    /// The word of the query that leads there; empty where it is of the facility alone.
    pub word: String,
    /// The text of ours to which the word leads.
    pub text: Option<String>,
    /// Points. Their sum is the score.
    pub points: f32,
}

impl Finder {
    /// The parts of the score that a facility, by its position in the bundle, has in a query. It reads
    /// the query anew: it is for looking into the search and not for searching.
    pub fn explain(&self, query: &str, facility: usize) -> Vec<Part> {
        let (reading, _) = self.reading(&self.normaliser.parts(query));
        let mut tallies = reading.tallies.iter();
        let Some(tally) = tallies.find(|tally| tally.facility as usize == facility) else {
            return Vec::new();
        };
        let mut parts = Vec::new();
        for word in &reading.words {
            // The best two ways, as `Index::tally` takes them.
            let mut ways = [(0.0f32, None); 2];
            self.index.ways(word, &mut |way| {
                if way.posting.facility as usize != facility {
                    return;
                }
                let nth = ways.iter().position(|known| way.score > known.0);
                if let Some(nth) = nth {
                    ways[nth..].rotate_right(1);
                    ways[nth] = (way.score, Some(way.nth));
                }
            });
            let share = if word.optional {
                weights::OPTIONAL
            } else {
                1.0
            };
            let [first, second] = ways;
            let second = (second.0 * weights::SECOND_WAY, second.1);
            for (what, (points, posting)) in [("way", first), ("SECOND_WAY", second)] {
                let Some(posting) = posting else { continue };
                let reason = self.index.topics.posting_at(posting).reason();
                parts.push(Part {
                    what,
                    word: word.text.iter().collect(),
                    text: Some(self.index.topics.shown(reason.matched).to_owned()),
                    points: share * points,
                });
            }
        }
        // Not what is left of the score, so that its parts can be held against it.
        let prior = self.index.facilities[facility];
        let own = [
            (
                "COVERED_NAME_BONUS",
                weights::COVERED_NAME_BONUS * tally.covered.min(1.0) * prior.factor,
            ),
            ("KIND_BONUS", prior.bonus),
        ];
        for (what, points) in own {
            parts.push(Part {
                what,
                word: String::new(),
                text: None,
                points,
            });
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::Finder;
    use crate::sample::bundle;

    #[test]
    fn the_parts_of_a_score_are_told() {
        let bundle = bundle();
        let finder = Finder::new(&bundle);
        let mut facilities = bundle.facilities.iter();
        let hongmei = facilities.position(|facility| facility.id.as_str() == "110101-hongmei");
        let mut said = String::new();
        for part in finder.explain("红梅 口腔", hongmei.unwrap()) {
            let text = part.text.unwrap_or_default();
            let line = format!("{} {:.1} {} {text}", part.what, part.points, part.word);
            said += &format!("{}\n", line.trim_end());
        }
        expect![[r#"
            way 80.0 红梅 红梅街道社区卫生服务中心
            SECOND_WAY 11.8 红梅 红梅中心
            way 59.4 口腔 口腔科
            SECOND_WAY 8.4 口腔 口腔科
            COVERED_NAME_BONUS 4.0
            KIND_BONUS 2.0
        "#]]
        .assert_eq(&said);
    }

    #[test]
    fn the_parts_add_up_to_the_score() {
        let bundle = bundle();
        let finder = Finder::new(&bundle);
        for query in [
            "红梅",
            "看牙",
            "kouqiang",
            "小孩发烧",
            "红每街道",
            "骨科 郑陆",
            // A word that need not match adds a share.
            "小孩 骨科",
        ] {
            let answer = finder.search(query, 10);
            assert!(!answer.hits.is_empty(), "{query}");
            for hit in answer.hits {
                let parts = finder.explain(query, hit.facility);
                let sum: f32 = parts.iter().map(|part| part.points).sum();
                assert!(
                    (sum - hit.score).abs() < 0.01,
                    "{query}: {sum} {}",
                    hit.score
                );
                assert!(parts.iter().all(|part| part.points > -0.01), "{query}");
            }
        }
    }

    #[test]
    fn a_facility_that_is_not_there_has_no_parts() {
        assert_eq!(Finder::new(&bundle()).explain("红梅", 999), []);
        assert_eq!(Finder::default().explain("", 0), []);
    }
}
