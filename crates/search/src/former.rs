//! Places that have ended. Who names one that has become another finds that; of the others it is said that they
//! have ended.

use crate::build::IndexBuilder;
use crate::topics::Sort;
use crate::weights;

/// A topic for each place that has become no other. It leads nowhere.
pub(crate) fn post(builder: &mut IndexBuilder<'_>) {
    let bundle = builder.bundle;
    for (position, former) in bundle.former.iter().enumerate() {
        if bundle.heir(former).is_some() {
            continue;
        }
        builder.topics.open(Sort::Former, position);
        for name in former.names() {
            let name = builder.normaliser.text(name);
            let bare = builder.prefixes.bare(&name);
            builder.topics.term(&name, weights::OTHER_NAME);
            if bare.len() < name.len() {
                builder.topics.term(bare, weights::OTHER_NAME);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use directory::{Bundle, Ended, Ending, OperatingStatus};

    use crate::sample::bundle;
    use crate::{About, Finder, Meaning};

    /// The sample with two places that have ended: 西湖门诊部 became the first place, 旧城医院 none.
    fn with_former() -> Bundle {
        let mut bundle = bundle();
        let heir = bundle.facilities[3].clone();
        for (name, successor) in [("西湖门诊部", Some(heir.id.clone())), ("旧城医院", None)]
        {
            let mut former = heir.clone();
            former.id = name.into();
            former.name = name.to_owned();
            former.aliases.clear();
            former.status.now = OperatingStatus::Ended;
            former.ended = Some(Ended {
                what: Ending::Closed,
                as_of: "2026".to_owned(),
                successor,
                note: None,
                source: heir.status.source.clone(),
            });
            bundle.former.push(former);
        }
        bundle
    }

    #[test]
    fn an_old_name_finds_what_it_has_become() {
        let bundle = with_former();
        let finder = Finder::new(&bundle);
        for query in ["西湖门诊部", "西湖"] {
            let answer = finder.search(query, 10);
            let hit = &answer.hits[0];
            assert_eq!(hit.facility, 3, "{query}");
            let why = &hit.why[0];
            assert_eq!(why.matched, "西湖门诊部", "{query}");
            assert_eq!(why.detail.about, Some(About::Former(0)), "{query}");
            assert_eq!(answer.former, None, "{query}");
        }
    }

    #[test]
    fn a_place_that_became_no_other_is_named_and_no_hit() {
        let finder = Finder::new(&with_former());
        for (query, former) in [
            ("旧城医院", Some(1)),
            ("旧城", Some(1)),
            ("医院", None),
            ("红梅", None),
        ] {
            let answer = finder.search(query, 10);
            assert_eq!(answer.former, former, "{query}");
        }
        let answer = finder.search("旧城医院", 10);
        assert_eq!(answer.words[0].meaning, Meaning::Name);
    }
}
