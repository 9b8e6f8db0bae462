//! From the files that people write to a [`Directory`], and from there to bundles.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::wire::{Expected, Reader, Wire, Wrong};
use crate::{
    Bundle, Characters, Concept, Document, Facility, Group, Kind, Level, Offer, Problem, Region,
    RegionId, Service, Source, bundle, rules,
};

/// The whole directory: every region, and what the regions share.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// All documents.
    pub documents: Vec<Document>,
    /// All kinds, in the order in which they are shown.
    pub kinds: Vec<Kind>,
    /// All levels.
    pub levels: Vec<Level>,
    /// All fields of medicine.
    pub concepts: Vec<Concept>,
    /// Words that call for 120 before anything else.
    pub emergency: Vec<String>,
    /// The groups of services, in the order in which they are shown.
    pub groups: Vec<Group>,
    /// All services.
    pub services: Vec<Service>,
    /// The regions, by code.
    pub regions: BTreeMap<RegionId, Records>,
}

/// The records of one region.
#[derive(Clone, Debug)]
pub struct Records {
    /// The region itself.
    pub region: Region,
    /// Its facilities.
    pub facilities: Vec<Facility>,
    /// The services that it offers.
    pub offers: Vec<Offer>,
}

impl Directory {
    /// Reads a data folder, given as path below the folder → text.
    ///
    /// Gives every record that can be read, and all problems: of single files, of single records, and
    /// between records.
    pub fn read(files: &BTreeMap<String, String>) -> (Self, Vec<Problem>) {
        let mut folder = Folder {
            files,
            problems: Vec::new(),
            unread: BTreeSet::new(),
            lost: false,
        };
        let mut directory = Self {
            documents: folder.list("documents.json", "documents"),
            kinds: folder.list("vocabulary/kinds.json", "kinds"),
            levels: folder.list("vocabulary/levels.json", "levels"),
            concepts: folder.list("vocabulary/departments.json", "departments"),
            emergency: folder.list("vocabulary/emergency.json", "words"),
            groups: folder.list("services.json", "groups"),
            services: folder.list("services.json", "services"),
            regions: BTreeMap::new(),
        };
        let mut known: BTreeSet<String> = [
            "documents.json",
            "services.json",
            "vocabulary/kinds.json",
            "vocabulary/levels.json",
            "vocabulary/departments.json",
            "vocabulary/emergency.json",
        ]
        .map(str::to_owned)
        .into();

        for path in files.keys().filter(|path| path.starts_with("regions/")) {
            let code = path
                .trim_start_matches("regions/")
                .trim_end_matches(".json");
            known.insert(path.clone());
            known.insert(format!("facilities/{code}.json"));
            known.insert(format!("offers/{code}.json"));
            let facilities =
                folder.list_of_region(&format!("facilities/{code}.json"), "facilities", code);
            let offers = folder.list_of_region(&format!("offers/{code}.json"), "offers", code);
            if let Some(region) = folder.region(path, code) {
                directory.regions.insert(
                    region.adcode.clone(),
                    Records {
                        region,
                        facilities,
                        offers,
                    },
                );
            }
        }
        for path in files
            .keys()
            .filter(|path| !path.starts_with("schema/") && !known.contains(*path))
        {
            folder.problem(
                path,
                "",
                "",
                "目录里没有这种文件，或者少了同名的 regions 文件",
                "改名、补上 regions 文件，或移走",
            );
        }
        let Folder {
            mut problems,
            unread,
            lost,
            ..
        } = folder;
        if directory.regions.is_empty() && unread.is_empty() {
            problems.push(Problem {
                file: "regions/".into(),
                record: String::new(),
                field: String::new(),
                what: "没有一个能读的区".into(),
                todo: "至少写一个 regions/<adcode>.json".into(),
            });
        }
        // With a whole file missing, nearly every other record would name something unknown; the rules
        // between records wait until all files can be read.
        if !lost {
            problems.extend(rules::check(&directory, &unread));
        }
        problems.sort();
        (directory, problems)
    }

    /// The bundle of a region; nothing where there is no such region.
    pub fn bundle(&self, adcode: &RegionId) -> Option<Bundle> {
        let Records {
            region,
            facilities,
            offers,
        } = self.regions.get(adcode)?;
        let mut bundle = Bundle {
            version: bundle::VERSION,
            region: region.clone(),
            documents: Vec::new(),
            kinds: self.kinds.clone(),
            levels: self
                .levels
                .iter()
                .filter(|level| {
                    facilities
                        .iter()
                        .flat_map(|facility| &facility.departments)
                        .any(|department| department.level.as_ref() == Some(&level.id))
                })
                .cloned()
                .collect(),
            concepts: self.concepts.clone(),
            emergency: self.emergency.clone(),
            groups: Vec::new(),
            services: self
                .services
                .iter()
                .filter(|service| offers.iter().any(|offer| offer.service == service.id))
                .cloned()
                .collect(),
            offers: offers.clone(),
            facilities: facilities.clone(),
            characters: Characters::default(),
        };
        bundle.groups = self
            .groups
            .iter()
            .filter(|group| {
                bundle
                    .services
                    .iter()
                    .any(|service| service.group == group.id)
            })
            .cloned()
            .collect();
        bundle.documents = self
            .documents
            .iter()
            .filter(|document| {
                document.id == region.plan
                    || sources(&bundle).any(|source| source.document == document.id)
            })
            .cloned()
            .collect();
        bundle.characters = characters(&bundle);
        Some(bundle)
    }
}

/// Every source in a bundle.
pub fn sources(bundle: &Bundle) -> impl Iterator<Item = &Source> {
    let region = &bundle.region;
    std::iter::once(&region.streets_source)
        .chain(
            region
                .streets
                .iter()
                .filter_map(|street| Some(&street.point.as_ref()?.source)),
        )
        .chain(region.notes.iter().map(|note| &note.source))
        .chain(
            bundle
                .offers
                .iter()
                .flat_map(|offer| std::iter::once(&offer.source).chain(&offer.more_sources)),
        )
        .chain(
            bundle
                .facilities
                .iter()
                .flat_map(|facility| facility.sources()),
        )
}

impl Facility {
    /// Every source of the record, in the order of its fields.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        std::iter::once(&self.status.source)
            .chain(self.departments.iter().map(|department| &department.source))
            .chain(self.brands.iter().map(|brand| &brand.source))
            .chain(self.partners.iter().map(|partner| &partner.source))
            .chain(self.beds.iter().map(|beds| &beds.source))
            .chain(self.plans.iter().map(|plan| &plan.source))
            .chain(self.facts.iter().map(|fact| &fact.source))
            .chain(self.address.iter().map(|address| &address.source))
            .chain(self.phones.iter().map(|phone| &phone.source))
            .chain(self.point.iter().map(|point| &point.source))
    }
}

/// Pinyin and variants of every character by which something in the bundle can be found.
fn characters(bundle: &Bundle) -> Characters {
    use pinyin::ToPinyinMulti;

    let region = &bundle.region;
    let mut texts: Vec<&str> = vec![&region.name, &region.city];
    for street in &region.streets {
        texts.push(&street.name);
        texts.extend(street.aliases.iter().map(String::as_str));
        texts.extend(
            street
                .communities
                .iter()
                .map(|community| community.name.as_str()),
        );
    }
    for facility in &bundle.facilities {
        texts.push(&facility.name);
        texts.extend(facility.aliases.iter().map(String::as_str));
        texts.extend(
            facility
                .departments
                .iter()
                .map(|department| department.name.as_str()),
        );
        texts.extend(facility.brands.iter().map(|brand| brand.name.as_str()));
        texts.extend(
            facility
                .partners
                .iter()
                .map(|partner| partner.hospital.as_str()),
        );
        texts.extend(facility.plans.iter().map(|plan| plan.what.as_str()));
        texts.extend(facility.facts.iter().map(|fact| fact.text.as_str()));
    }
    for kind in &bundle.kinds {
        texts.push(&kind.name);
        texts.extend(kind.words.iter().map(String::as_str));
    }
    texts.extend(bundle.levels.iter().map(|level| level.name.as_str()));
    for concept in &bundle.concepts {
        texts.push(&concept.name);
        texts.extend(concept.words.iter().map(String::as_str));
    }
    for service in &bundle.services {
        texts.push(&service.name);
        texts.extend(service.words.iter().map(String::as_str));
    }
    texts.extend(bundle.emergency.iter().map(String::as_str));

    let occurring: BTreeSet<char> = texts.iter().flat_map(|text| text.chars()).collect();
    let mut pinyin: BTreeMap<String, String> = BTreeMap::new();
    for &character in &occurring {
        let Some(readings) = character.to_pinyin_multi() else {
            continue;
        };
        let readings: BTreeSet<&str> = readings
            .into_iter()
            .map(|reading| reading.plain())
            .collect();
        for reading in readings {
            // A resident's keyboard has no ü; it types v.
            pinyin
                .entry(reading.replace('ü', "v"))
                .or_default()
                .push(character);
        }
    }
    // The block of unified ideographs: what a keyboard for traditional characters produces.
    let variants = ('\u{4e00}'..='\u{9fff}')
        .filter_map(|traditional| {
            let simplified = fast2s::convert(traditional.encode_utf8(&mut [0; 4]))
                .chars()
                .next()?;
            (simplified != traditional && occurring.contains(&simplified))
                .then_some([traditional, simplified])
        })
        .flatten()
        .collect();
    Characters { pinyin, variants }
}

/// The data folder, while it is read.
struct Folder<'a> {
    files: &'a BTreeMap<String, String>,
    problems: Vec<Problem>,
    /// The ids of records that could not be read. They exist, so naming them is no second mistake.
    unread: BTreeSet<String>,
    /// Whether a whole file could not be read.
    lost: bool,
}

impl Folder<'_> {
    fn problem(&mut self, file: &str, record: &str, field: &str, what: &str, todo: &str) {
        self.problems.push(Problem {
            file: file.to_owned(),
            record: record.to_owned(),
            field: field.to_owned(),
            what: what.to_owned(),
            todo: todo.to_owned(),
        });
    }

    fn json(&mut self, file: &str) -> Option<Value> {
        let Some(text) = self.files.get(file) else {
            self.lost = true;
            self.problem(file, "", "", "没有这个文件", "补上它；格式见 docs/data.md");
            return None;
        };
        // Editors on Windows put a mark of the byte order first, which JSON does not know.
        match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(value) => Some(value),
            Err(error) => {
                self.lost = true;
                let place = format!("第 {} 行第 {} 列", error.line(), error.column());
                self.problem(
                    file,
                    "",
                    &place,
                    "不是合格的 JSON",
                    "看看这里是不是少了逗号、引号或括号",
                );
                None
            }
        }
    }

    fn list<T: Wire>(&mut self, file: &str, key: &str) -> Vec<T> {
        let Some(json) = self.json(file) else {
            return Vec::new();
        };
        self.records(file, key, &json)
    }

    fn list_of_region<T: Wire>(&mut self, file: &str, key: &str, adcode: &str) -> Vec<T> {
        let Some(json) = self.json(file) else {
            return Vec::new();
        };
        if json.get("region").and_then(Value::as_str) != Some(adcode) {
            self.problem(
                file,
                "",
                "region",
                "和文件名里的区划代码不一样",
                &format!("写成 \"region\": \"{adcode}\""),
            );
        }
        self.records(file, key, &json)
    }

    fn region(&mut self, file: &str, code: &str) -> Option<Region> {
        let json = self.json(file)?;
        let region: Region = self.record(file, code, &json)?;
        if region.adcode.as_str() != code {
            self.problem(
                file,
                code,
                "adcode",
                "和文件名里的区划代码不一样",
                &format!("写成 \"{code}\""),
            );
        }
        Some(region)
    }

    fn records<T: Wire>(&mut self, file: &str, key: &str, json: &Value) -> Vec<T> {
        let Some(records) = json.get(key).and_then(Value::as_array) else {
            self.problem(
                file,
                "",
                key,
                "没有这个列表",
                &format!("写成 {{ \"{key}\": [ … ] }}"),
            );
            return Vec::new();
        };
        let mut good = Vec::with_capacity(records.len());
        for (position, record) in records.iter().enumerate() {
            let name = ["id", "service"]
                .iter()
                .find_map(|field| record.get(field)?.as_str());
            let name = name.map_or_else(|| format!("第 {} 条", position + 1), str::to_owned);
            good.extend(self.record(file, &name, record));
        }
        good
    }

    fn record<T: Wire>(&mut self, file: &str, name: &str, json: &Value) -> Option<T> {
        let mut reader = Reader::strict();
        let record = reader.record(json);
        for fault in reader.faults {
            let (what, todo) = in_words(&fault.wrong);
            self.problem(file, name, &fault.path, &what, &todo);
        }
        if record.is_none() {
            self.unread.insert(name.to_owned());
        }
        record
    }
}

/// What is wrong with a field, and what to do, in words for the person who writes the data.
fn in_words(wrong: &Wrong) -> (String, String) {
    match wrong {
        Wrong::Missing => (
            "少了这个字段".into(),
            "补上它；必填的字段见 docs/data.md".into(),
        ),
        Wrong::Unknown => (
            "没有这个字段".into(),
            "看看是不是写错了名字；字段见 docs/data.md".into(),
        ),
        Wrong::Type(expected) => {
            let form = match expected {
                Expected::Text => "文字，写在引号里".into(),
                Expected::Number => "数字，不加引号".into(),
                Expected::Count => "不小于 0 的整数，不加引号".into(),
                Expected::YesOrNo => "true 或 false，不加引号".into(),
                Expected::List => "列表 [ … ]".into(),
                Expected::Numbers(count) => format!("{count} 个数字的列表 [ … ]"),
                Expected::Record => "有字段的记录 { … }".into(),
            };
            (
                format!("值的类型不对，应该是{form}"),
                "按 docs/data.md 里的例子改".into(),
            )
        }
        Wrong::Word { found, allowed } => {
            let allowed: Vec<String> = allowed.iter().map(|word| format!("\"{word}\"")).collect();
            (
                format!("不能是 \"{found}\""),
                format!("从这些里选：{}", allowed.join("、")),
            )
        }
    }
}
