//! From the directory to what the browser loads of one region.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::readings::{homophones, readings};
use super::standards::required;
use super::{Directory, Records, compile, compile_service};
use crate::bundle::TRADITIONAL;
use crate::hours::Timetable;

use crate::{
    Bundle, Characters, Complaint, Document, Facility, Kind, PathwayLink, Region, RegionId, Saying,
    Specialty, Vocabulary, bundle,
};

impl Directory {
    /// The bundle of a region, with the vocabulary; nothing where there is no such region.
    pub fn bundle(&self, adcode: &RegionId) -> Option<Bundle> {
        let vocabulary = self.vocabulary();
        let mut bundle = self.own(adcode, &vocabulary)?;
        bundle.join(vocabulary);
        Some(bundle)
    }

    /// What is equal in the bundles of all regions.
    pub fn vocabulary(&self) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            version: bundle::VERSION,
            kinds: self.kinds.clone(),
            specialties: self.specialties.iter().map(without_subject).collect(),
            sayings: sayings(&self.complaints),
            emergency: self.emergency.clone(),
            characters: Characters::default(),
        };
        let occurring = occurring_in_vocabulary(&vocabulary);
        vocabulary.characters = pinyin(&occurring).into();
        vocabulary
    }

    /// What is a region's own in its bundle, beside the vocabulary; nothing where there is no such region.
    pub fn own(&self, adcode: &RegionId, vocabulary: &Vocabulary) -> Option<Bundle> {
        let Records {
            region,
            facilities,
            offers,
            district,
            changes: _,
        } = self.regions.get(adcode)?;
        let (former, facilities): (Vec<Facility>, Vec<Facility>) = facilities
            .iter()
            .cloned()
            .partition(|facility| facility.ended.is_some());
        let mut bundle = Bundle {
            version: bundle::VERSION,
            region: without_unknown(region),
            documents: Vec::new(),
            kinds: Vec::new(),
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
            specialties: Vec::new(),
            sayings: Vec::new(),
            emergency: Vec::new(),
            groups: Vec::new(),
            services: self
                .services
                .iter()
                .filter(|service| offers.iter().any(|offer| offer.service == service.id))
                .cloned()
                .collect(),
            offers: offers.clone(),
            ways: district
                .iter()
                .flat_map(|district| &district.pathways)
                .filter(|pathway| !pathway.services.is_empty())
                .map(|pathway| PathwayLink {
                    id: pathway.id.clone(),
                    name: pathway.name.clone(),
                    services: pathway.services.clone(),
                })
                .collect(),
            required: required(&self.standards, &facilities),
            hours: facilities
                .iter()
                .filter_map(|facility| compile(&facility.id, &facility.hours.as_ref()?.text).ok())
                .collect(),
            service_hours: facilities.iter().flat_map(service_hours).collect(),
            facilities,
            former,
            holidays: Vec::new(),
            characters: Characters::default(),
            vocabulary: None,
        };
        if bundle.has_hours() {
            bundle.holidays = self.holidays.clone();
        }
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
        let sources = bundle.sources();
        let documents = self
            .documents
            .iter()
            .filter(|document| {
                document.id == region.plan
                    || sources.iter().any(|source| source.document == document.id)
                    || bundle
                        .required
                        .iter()
                        .any(|required| required.document == document.id)
            })
            .map(without_notes)
            .collect();
        bundle.documents = documents;
        bundle.characters = beyond(&bundle, vocabulary);
        Some(bundle)
    }
}

/// When a facility gives its services, of those whose hours can be read.
fn service_hours(facility: &Facility) -> impl Iterator<Item = Timetable> {
    let services = facility.services.iter().enumerate();
    services.filter_map(|(position, own)| {
        compile_service(&facility.id, position, own.hours.as_ref()?).ok()
    })
}

/// A region as the browser needs it: what no document says of it, and which places are two, stand on the page
/// about the data, which is plain.
fn without_unknown(region: &Region) -> Region {
    Region {
        unknown: Vec::new(),
        distinct: Vec::new(),
        ..region.clone()
    }
}

/// A document as the browser needs it, likewise.
fn without_notes(document: &Document) -> Document {
    Document {
        text: None,
        regions: Vec::new(),
        licence: None,
        note: None,
        ..document.clone()
    }
}

/// A field of medicine as the browser needs it: nobody searches by the code of a subject.
fn without_subject(specialty: &Specialty) -> Specialty {
    Specialty {
        subject: None,
        ..specialty.clone()
    }
}

/// The words of complaints, by the fields of medicine that they lead to.
fn sayings(complaints: &[Complaint]) -> Vec<Saying> {
    let mut sayings: Vec<Saying> = Vec::new();
    for Complaint {
        name,
        words,
        departments,
    } in complaints
    {
        let same = sayings
            .iter()
            .position(|saying| saying.departments == *departments);
        let same = same.unwrap_or_else(|| {
            sayings.push(Saying {
                departments: departments.clone(),
                words: Vec::new(),
            });
            sayings.len() - 1
        });
        let all = std::iter::once(name).chain(words);
        sayings[same].words.extend(all.cloned());
    }
    sayings
}

/// The syllables of the characters that tell streets and facilities from others of their kind.
fn sounds_of_names(bundle: &Bundle, kinds: &[Kind]) -> BTreeSet<String> {
    let kinds = kinds.iter().flat_map(|kind| kind.name.chars());
    let kinds: BTreeSet<char> = kinds.collect();
    let mut characters: BTreeSet<char> = BTreeSet::new();
    for facility in bundle.facilities.iter().chain(&bundle.former) {
        let names = facility.names().flat_map(str::chars);
        characters.extend(names.filter(|character| !kinds.contains(character)));
    }
    for street in &bundle.region.streets {
        let names = std::iter::once(&street.name).chain(&street.aliases);
        characters.extend(names.flat_map(|name| name.chars()));
    }
    characters.retain(|character| !"省市区街道镇乡".contains(*character));
    characters.into_iter().flat_map(readings).collect()
}

/// The characters by which something in a vocabulary can be found.
fn occurring_in_vocabulary(vocabulary: &Vocabulary) -> BTreeSet<char> {
    let mut texts: Vec<&str> = Vec::new();
    for kind in &vocabulary.kinds {
        texts.push(&kind.name);
        texts.extend(kind.words.iter().map(String::as_str));
    }
    for specialty in &vocabulary.specialties {
        texts.push(&specialty.name);
        texts.extend(specialty.words.iter().map(String::as_str));
    }
    let said = vocabulary.sayings.iter().flat_map(|saying| &saying.words);
    let urgent = vocabulary.emergency.iter().flat_map(|urgent| &urgent.words);
    texts.extend(said.chain(urgent).map(String::as_str));
    texts.iter().flat_map(|text| text.chars()).collect()
}

/// The characters by which something of a region's own can be found.
fn occurring_in(bundle: &Bundle) -> BTreeSet<char> {
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
    texts.extend(bundle.former.iter().flat_map(Facility::names));
    for facility in &bundle.facilities {
        texts.extend(facility.names());
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
    texts.extend(bundle.levels.iter().map(|level| level.name.as_str()));
    for service in &bundle.services {
        texts.push(&service.name);
        texts.extend(service.words.iter().map(String::as_str));
    }
    texts.iter().flat_map(|text| text.chars()).collect()
}

/// Pinyin and forms of every character by which something of a region's own can be found, and pinyin of
/// common characters by which a name can be misspelt: those that the vocabulary does not have.
fn beyond(bundle: &Bundle, vocabulary: &Vocabulary) -> Characters {
    let shared = occurring_in_vocabulary(vocabulary);
    let mut own = occurring_in(bundle);
    own.retain(|character| !shared.contains(character));
    let mut pinyin = pinyin(&own);
    // Who half remembers a name writes another character of the same sound: 刁庄 for 雕庄.
    for syllable in sounds_of_names(bundle, &vocabulary.kinds) {
        let is_new = |character: &char| !shared.contains(character) && !own.contains(character);
        let mut others = homophones(&syllable).chars().filter(is_new).peekable();
        if others.peek().is_some() {
            pinyin.entry(syllable).or_default().extend(others);
        }
    }
    pinyin.into()
}

/// Syllables, each with those of the characters that are read so, and their traditional forms.
fn pinyin(characters: &BTreeSet<char>) -> BTreeMap<String, String> {
    let mut pinyin: BTreeMap<String, String> = BTreeMap::new();
    for &character in characters {
        for (number, reading) in readings(character).into_iter().enumerate() {
            let known = pinyin.entry(reading).or_default();
            known.push(character);
            if number == 0 {
                let forms = traditional(character).iter();
                known.extend(forms.flat_map(|form| [TRADITIONAL, *form]));
            }
        }
    }
    pinyin
}

/// The traditional forms of a character that are typed.
pub fn traditional(character: char) -> &'static [char] {
    static TYPED: LazyLock<BTreeMap<char, Vec<char>>> = LazyLock::new(|| {
        let mut forms: BTreeMap<char, Vec<char>> = BTreeMap::new();
        for form in ('\u{4e00}'..='\u{9fff}').filter(|form| is_typed(*form)) {
            let simplified = fast2s::convert(form.encode_utf8(&mut [0; 4]));
            if let Some(simplified) = simplified.chars().next().filter(|known| *known != form) {
                forms.entry(simplified).or_default().push(form);
            }
        }
        forms
    });
    TYPED.get(&character).map_or(&[], Vec::as_slice)
}

/// Whether a keyboard for traditional characters has it: the characters in use (常用字) of Big5, and not the
/// rare ones.
fn is_typed(character: char) -> bool {
    let mut text = [0; 4];
    let (bytes, _, unknown) = encoding_rs::BIG5.encode(character.encode_utf8(&mut text));
    !unknown && matches!(bytes.first(), Some(0xa4..=0xc6))
}
