//! Rows to search: real ones from a file, or made from the project's own names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use directory::{Bundle, Directory, Facility, FacilityId, RegionId};
use flate2::read::GzDecoder;
use serde::Deserialize;
use serde_json::json;

use super::dice::Dice;

/// A row of a corpus: one JSON object a line; other fields are left alone.
#[derive(Deserialize)]
struct Row {
    name: String,
}

/// The ends of made-up names, as the project's own facilities have them.
const ENDS: [&str; 24] = [
    "社区卫生服务中心",
    "社区卫生服务站",
    "卫生院",
    "中医馆",
    "名中医工作室",
    "口腔门诊部",
    "综合门诊部",
    "中医医院",
    "妇幼保健院",
    "康复医院",
    "托育园",
    "托育服务中心",
    "护理院",
    "养老服务中心",
    "诊所",
    "中医诊所",
    "体检中心",
    "预防接种门诊",
    "儿童医院",
    "眼科医院",
    "骨伤医院",
    "精神卫生中心",
    "卫生服务分中心",
    "健康小屋",
];

/// The names of a corpus, which may be packed by gzip: each name once, in the file's order.
pub fn corpus(path: &Path) -> Result<Vec<String>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        GzDecoder::new(&bytes[..]).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    let mut names = Vec::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        let row: Row = serde_json::from_str(line)
            .with_context(|| format!("{}:{}: no object with a name", path.display(), number + 1))?;
        names.push(row.name);
    }
    ensure!(!names.is_empty(), "{} has no rows", path.display());
    Ok(once(names))
}

/// So many names: those of the corpus as far as they go, then such as have the beginning of one name and
/// the end of another.
pub fn names(sources: &[String], count: usize, dice: &mut Dice) -> Vec<String> {
    let mut names: Vec<String> = sources.iter().take(count).cloned().collect();
    let mut known: BTreeSet<String> = names.iter().cloned().collect();
    // A few sources make only so many names; whoever asks for more gets them numbered.
    let mut tries = 0_usize;
    while names.len() < count {
        let [head, tail] = [dice.pick(sources), dice.pick(sources)];
        let mut name: String = head.chars().take(dice.between(2, 6)).collect();
        let tail: Vec<char> = tail.chars().collect();
        name.extend(&tail[tail.len().saturating_sub(dice.between(3, 9))..]);
        tries += 1;
        if tries > 4 * count {
            name = format!("{name}{}", tries);
        }
        if known.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// The names that the project's own streets, communities and facilities make.
pub fn own(directory: &Directory) -> Vec<String> {
    let mut names = Vec::new();
    for records in directory.regions.values() {
        names.extend(
            records
                .facilities
                .iter()
                .map(|facility| facility.name.clone()),
        );
        for street in &records.region.streets {
            for (number, community) in street.communities.iter().enumerate() {
                let place = community
                    .name
                    .trim_end_matches("居委会")
                    .trim_end_matches("社区");
                names.push(format!("{place}{}", ENDS[number % ENDS.len()]));
            }
            names.extend(
                ENDS.iter()
                    .map(|end| format!("{}{end}", street.name.trim_end_matches("街道"))),
            );
        }
    }
    once(names)
}

fn once(names: Vec<String>) -> Vec<String> {
    let mut known = BTreeSet::new();
    names
        .into_iter()
        .filter(|name| known.insert(name.clone()))
        .collect()
}

/// What a facility's id in a made-up bundle has before the number of its row.
const ID: &str = "990099-";

/// A region that has a facility of each name, in their order.
pub fn bundle(names: &[String]) -> Result<Bundle> {
    // What a bundle knows of characters it knows of each by itself, so one facility that has them all does
    // for a million.
    let characters: BTreeSet<char> = names.iter().flat_map(|name| name.chars()).collect();
    let mut bundle = sample(&characters.into_iter().collect::<String>())?;
    let sample = bundle.facilities.remove(0);
    bundle.facilities = (0..)
        .zip(names)
        .map(|(row, name)| Facility {
            id: FacilityId::from(format!("{ID}{row}").as_str()),
            name: name.clone(),
            ..sample.clone()
        })
        .collect();
    Ok(bundle)
}

/// A region with one facility.
fn sample(name: &str) -> Result<Bundle> {
    let source = json!({ "document": "made", "locator": "1" });
    let status = json!({ "now": "open", "as_of": "2026", "source": source });
    let files = [
        (
            "documents.json",
            json!({ "documents": [{ "id": "made", "title": "made", "standing": "reference" }] }),
        ),
        ("services.json", json!({ "groups": [], "services": [] })),
        (
            "vocabulary/kinds.json",
            json!({ "kinds": [{ "id": "place", "name": "机构", "schema": "MedicalClinic", "words": [] }] }),
        ),
        ("vocabulary/levels.json", json!({ "levels": [] })),
        ("vocabulary/departments.json", json!({ "departments": [] })),
        ("vocabulary/emergency.json", json!({ "emergency": [] })),
        (
            "regions/990099.json",
            json!({
                "adcode": "990099", "name": "例区", "city": "例市", "province": "例省", "plan": "made",
                "bounds_gcj02": [0.0, 0.0, 1.0, 1.0], "center_wgs84": [0.5, 0.5], "streets_source": source, "streets": [],
            }),
        ),
        (
            "offers/990099.json",
            json!({ "region": "990099", "offers": [] }),
        ),
        (
            "facilities/990099.json",
            json!({
                "region": "990099",
                "facilities": [{ "id": format!("{ID}0"), "name": name, "kind": "place", "status": status }],
            }),
        ),
    ];
    let files: BTreeMap<String, String> = files
        .map(|(path, json)| (path.to_owned(), json.to_string()))
        .into();
    let (directory, _) = Directory::read(&files);
    let bundle = directory
        .bundle(&RegionId::from("990099"))
        .context("the made-up region cannot be read")?;
    ensure!(
        bundle.facilities.len() == 1,
        "the made-up record cannot be read"
    );
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn as_many_names_as_asked_for_are_made_each_once_and_in_every_run_the_same() {
        let sources = texts(&["红梅街道社区卫生服务中心", "天宁区中医医院"]);
        let made = names(&sources, 300, &mut Dice::new(1));
        assert_eq!(made.len(), 300);
        assert_eq!(once(made.clone()), made);
        assert_eq!(made[..2], sources);
        // Figures of two days are of the same names.
        assert_eq!(
            made[2..4],
            texts(&["红梅街生服务中心", "红梅街道社中医医院"])
        );
        assert_eq!(names(&sources, 1, &mut Dice::new(1)), sources[..1]);
    }

    #[test]
    fn a_bundle_has_every_name_in_order_and_the_pinyin_of_every_character() {
        let names = texts(&["红梅诊所", "兰陵医院"]);
        let bundle = bundle(&names).unwrap();
        let found: Vec<_> = bundle
            .facilities
            .iter()
            .map(|facility| (facility.id.to_string(), facility.name.clone()))
            .collect();
        assert_eq!(
            found,
            [
                ("990099-0".to_owned(), names[0].clone()),
                ("990099-1".to_owned(), names[1].clone())
            ]
        );
        let of = |syllable| bundle.characters.of(syllable).unwrap_or_default();
        assert!(of("mei").contains('梅') && of("ling").contains('陵'));
        let json = serde_json::to_string(&bundle).unwrap();
        assert_eq!(Bundle::parse(&json), Ok((bundle, Vec::new())));
    }

    #[test]
    fn a_corpus_may_be_packed_and_has_each_name_once() {
        use std::io::Write;

        let folder = tempfile::tempdir().unwrap();
        let text =
            "{\"name\":\"一院\",\"city\":\"x\"}\n\n{\"name\":\"二院\"}\n{\"name\":\"一院\"}\n";
        let plain = folder.path().join("plain.jsonl");
        fs::write(&plain, text).unwrap();
        assert_eq!(corpus(&plain).unwrap(), ["一院", "二院"]);

        let packed = folder.path().join("packed.jsonl.gz");
        let file = fs::File::create(&packed).unwrap();
        let mut gzip = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        gzip.finish().unwrap();
        assert_eq!(corpus(&packed).unwrap(), ["一院", "二院"]);

        fs::write(&plain, "{\"name\":\"一院\"}\n{}").unwrap();
        let wrong = format!("{:#}", corpus(&plain).unwrap_err());
        assert!(wrong.contains("plain.jsonl:2"), "{wrong}");
    }
}
