//! Which facility of the directory a row is about.
//!
//! Names are compared as people write them (`key`); the street, the address and the phone number decide between
//! facilities of equal names. What stays in doubt is said to be in doubt.

mod key;

use std::collections::HashMap;

use directory::{Facility, FacilityId, Records, StreetId};

use crate::cell::name::NameRead;
use key::Key;
pub(crate) use key::{Names, plain};

/// What of a row says which facility it is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowToMatch<'a> {
    /// Its name. Without one, nobody knows.
    pub name: Option<&'a NameRead>,
    /// Its street or town, as written.
    pub street: Option<&'a str>,
    /// Its address.
    pub address: Option<&'a str>,
    /// Its phone numbers, as [`crate::cell::phone::PhoneRead`] writes them.
    pub phones: &'a [String],
}

/// How long a name is at least that may be a longer one shortened, in characters: shorter ones are part of many.
const LEAST_SHORTENED: usize = 7;

/// How many characters are left out at most where a name is shortened.
const MOST_LEFT_OUT: usize = 4;

/// Which facility a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// This one.
    Facility(FacilityId),
    /// One that the directory does not have.
    New,
    /// One of these, or none of them: a person has to say. Without any, the row's own doubles are the doubt.
    Unsure(Vec<FacilityId>),
    /// The one that the row with this position is about.
    Duplicate(usize),
    /// Nobody knows, because the row has no name.
    None,
}

/// The facilities of a district, by the ways in which they are written.
pub struct Matcher<'a> {
    records: &'a Records,
    names: Names,
    /// By the name with everything in it but signs.
    exact: HashMap<String, Vec<usize>>,
    /// By name without the district.
    bare: HashMap<String, Vec<usize>>,
    /// By what of a name is its own.
    keys: HashMap<Key, Vec<usize>>,
    addresses: HashMap<String, Vec<usize>>,
    /// By name without the district, with one character left out.
    with_gap: HashMap<String, Vec<usize>>,
    /// All names, sorted, for those that begin alike.
    sorted: Vec<(String, usize)>,
}

impl<'a> Matcher<'a> {
    /// Takes the facilities of a district.
    pub fn new(records: &'a Records) -> Self {
        let mut matcher = Self {
            records,
            names: Names::new(&records.region),
            exact: HashMap::new(),
            bare: HashMap::new(),
            keys: HashMap::new(),
            addresses: HashMap::new(),
            with_gap: HashMap::new(),
            sorted: Vec::new(),
        };
        for (place, facility) in records.facilities.iter().enumerate() {
            matcher.add(place, facility);
        }
        matcher.sorted.sort();
        matcher
    }

    fn add(&mut self, place: usize, facility: &Facility) {
        let put = |list: &mut Vec<usize>| {
            if !list.contains(&place) {
                list.push(place);
            }
        };
        for name in facility.names() {
            let name = plain(name);
            put(self
                .bare
                .entry(self.names.bare(&name).to_owned())
                .or_default());
            for gap in key::gaps(self.names.bare(&name)) {
                put(self.with_gap.entry(gap).or_default());
            }
            if let Some((key, _)) = self.names.key(&name) {
                put(self.keys.entry(key).or_default());
            }
            put(self.exact.entry(name.clone()).or_default());
            self.sorted.push((name, place));
        }
        if let Some(address) = &facility.address {
            let address = self.names.address(&address.text);
            put(self.addresses.entry(address).or_default());
        }
    }

    /// Which facility each row is about. Two rows are never silently about one.
    pub fn match_rows(&self, rows: &[RowToMatch<'_>]) -> Vec<Match> {
        let mut matches: Vec<Match> = rows.iter().map(|row| self.match_row(row)).collect();
        let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
        for (position, (found, row)) in matches.iter().zip(rows).enumerate() {
            let group = match (found, row.name) {
                (Match::Facility(id), _) => id.to_string(),
                (Match::New, Some(name)) => {
                    let name = plain(&name.name);
                    format!("新 {}", self.names.bare(&name))
                }
                _ => continue,
            };
            groups.entry(group).or_default().push(position);
        }
        for group in groups.into_values().filter(|group| group.len() > 1) {
            self.tell_apart(&group, rows, &mut matches);
        }
        matches
    }

    /// Several rows that are about one facility, or are new with one name.
    fn tell_apart(&self, group: &[usize], rows: &[RowToMatch<'_>], matches: &mut [Match]) {
        let mut kept: Vec<usize> = Vec::new();
        for &position in group {
            let before = kept
                .iter()
                .find(|before| self.is_same(&rows[**before], &rows[position]));
            match before {
                Some(before) => matches[position] = Match::Duplicate(*before),
                None => kept.push(position),
            }
        }
        if kept.len() > 1 {
            for position in kept {
                matches[position] = match &matches[position] {
                    Match::Facility(id) => Match::Unsure(vec![id.clone()]),
                    _ => Match::Unsure(Vec::new()),
                };
            }
        }
    }

    /// Whether two rows of one name are the same: nothing contradicts, and the address or the phone number is
    /// equal, or neither row has any.
    fn is_same(&self, one: &RowToMatch<'_>, other: &RowToMatch<'_>) -> bool {
        let address = |row: &RowToMatch<'_>| row.address.map(|text| self.names.address(text));
        let addresses = (address(one), address(other));
        let shared = one.phones.iter().any(|phone| other.phones.contains(phone));
        let differ = matches!(&addresses, (Some(one), Some(other)) if one != other)
            || (!one.phones.is_empty() && !other.phones.is_empty() && !shared);
        let same_address = matches!(&addresses, (Some(one), Some(other)) if one == other);
        let blank = addresses == (None, None) && one.phones.is_empty() && other.phones.is_empty();
        !differ && (shared || same_address || blank)
    }

    /// Which facility one row is about, whatever the other rows say.
    pub fn match_row(&self, row: &RowToMatch<'_>) -> Match {
        let Some(name) = row.name else {
            return Match::None;
        };
        if let Some(house) = &name.main_house {
            return self.match_branch(row, &name.name, house);
        }
        let named = self.match_name(row, &name.name);
        let former: Vec<usize> = name
            .former
            .iter()
            .flat_map(|name| self.named(name))
            .collect();
        match (named, &former[..]) {
            (Found::None, []) => self.match_place(row, &name.name),
            // The row itself says that the facility has a new name.
            (Found::None, [only]) => Match::Facility(self.id(*only)),
            (Found::None, former) => self.unsure(former),
            (Found::One(found), former) if former.iter().all(|former| *former == found) => {
                Match::Facility(self.id(found))
            }
            (Found::One(found), former) => self.unsure(&[&[found], former].concat()),
            (Found::Several(found), _) => self.unsure(&found),
        }
    }

    /// A branch is its own record or a question, never its main house.
    fn match_branch(&self, row: &RowToMatch<'_>, name: &str, house: &str) -> Match {
        let whole = plain(name);
        if let Some(found) = self
            .exact
            .get(&whole)
            .or_else(|| self.bare.get(self.names.bare(&whole)))
        {
            return match self.decide(row, found) {
                Found::One(found) => Match::Facility(self.id(found)),
                _ => self.unsure(found),
            };
        }
        let mut candidates = self.named(house);
        let from = self.sorted.partition_point(|(known, _)| *known < whole);
        let alike = self.sorted[from..]
            .iter()
            .take_while(|(known, _)| known.starts_with(&whole));
        candidates.extend(alike.map(|(_, place)| *place));
        if candidates.is_empty() {
            Match::New
        } else {
            self.unsure(&candidates)
        }
    }

    fn match_name(&self, row: &RowToMatch<'_>, name: &str) -> Found {
        let whole = plain(name);
        if let Some(found) = self.exact.get(&whole) {
            // Who is really called so comes before who is also called so.
            let own = |place: &&usize| plain(&self.records.facilities[**place].name) == whole;
            let own: Vec<usize> = found.iter().filter(own).copied().collect();
            return self.decide(row, if own.is_empty() { found } else { &own });
        }
        if let Some(found) = self.bare.get(self.names.bare(&whole)) {
            return self.decide(row, found);
        }
        if let Some((outside, inside)) = brackets(name) {
            let found = self.match_name(row, &outside);
            let also = self
                .exact
                .get(&plain(&inside))
                .map_or(&[][..], Vec::as_slice);
            return match found {
                Found::One(place) if also.contains(&place) || self.names.is_harmless(&inside) => {
                    found
                }
                Found::One(place) => Found::Several([&[place], also].concat()),
                _ => found,
            };
        }
        self.match_key(row, &whole)
    }

    /// By what of the name is its own: 红梅 of 红梅街道社区卫生服务中心.
    fn match_key(&self, row: &RowToMatch<'_>, whole: &str) -> Found {
        let known = |(key, street)| Some((self.keys.get(&key)?, street));
        let Some((found, street)) = self.names.key(whole).and_then(known) else {
            // 红梅街道社区卫生服务中心和平社区卫生服务站: the station alone may be known.
            let station = self
                .names
                .behind_house(whole)
                .and_then(|name| known(self.names.key(name)?));
            return station.map_or(Found::None, |(found, _)| Found::Several(found.clone()));
        };
        let street = street.or_else(|| self.street(row));
        let found = match self.decide(row, found) {
            Found::Several(found) => {
                let there = found
                    .iter()
                    .filter(|place| self.street_of(**place) == street);
                let there: Vec<usize> = there.copied().collect();
                match there[..] {
                    [only] if street.is_some() => Found::One(only),
                    _ => Found::Several(found),
                }
            }
            found => found,
        };
        match found {
            // The same short name in another street may be another place.
            Found::One(place) if differs(street, self.street_of(place)) => {
                Found::Several(vec![place])
            }
            found => found,
        }
    }

    /// Where no name fits: a facility at the same place may have been renamed.
    fn match_place(&self, row: &RowToMatch<'_>, name: &str) -> Match {
        let mut candidates = Vec::new();
        if let Some((key, _)) = self.names.key(&plain(name)) {
            let renamed = key
                .renamed()
                .into_iter()
                .filter_map(|key| self.keys.get(&key));
            candidates.extend(renamed.flatten().copied());
        }
        candidates.extend(self.slips(&plain(name)));
        let address = row.address.map(|text| self.names.address(text));
        let there = address.and_then(|address| self.addresses.get(&address));
        let there = there.into_iter().flatten().copied();
        candidates.extend(there.filter(|place| self.has_phone_of(*place, row)));
        // A name that has nothing of its own is a part of all.
        if candidates.is_empty() && self.names.key(&plain(name)).is_some() {
            candidates.extend(self.shortened(&plain(name)));
        }
        if candidates.is_empty() {
            Match::New
        } else {
            self.unsure(&candidates)
        }
    }

    /// Facilities of whose name somebody left out more than one character: 红梅北环社区卫生服务中心 may be
    /// 红梅街道北环社区卫生服务中心.
    fn shortened(&self, whole: &str) -> impl Iterator<Item = usize> {
        let short: Vec<char> = self.names.bare(whole).chars().collect();
        let known = self.sorted.iter().filter(move |(name, _)| {
            let name = self.names.bare(name);
            let left_out = name.chars().count().checked_sub(short.len());
            let mut rest = name.chars();
            short.len() >= LEAST_SHORTENED
                && left_out.is_some_and(|count| (2..=MOST_LEFT_OUT).contains(&count))
                && short.iter().all(|sign| rest.any(|other| other == *sign))
        });
        known.map(|(_, place)| *place)
    }

    /// Facilities whose name has one character more or less.
    fn slips(&self, whole: &str) -> Vec<usize> {
        let bare = self.names.bare(whole);
        let longer = self.with_gap.get(bare).into_iter().flatten().copied();
        let gaps = key::gaps(bare);
        let shorter = gaps
            .iter()
            .filter_map(|gap| self.bare.get(gap))
            .flatten()
            .copied();
        longer.chain(shorter).collect()
    }

    /// Decides between facilities of one name by street, address and phone number.
    fn decide(&self, row: &RowToMatch<'_>, found: &[usize]) -> Found {
        if let [only] = found {
            return Found::One(*only);
        }
        let street = self.street(row);
        let address = row.address.map(|text| self.names.address(text));
        let has_address = |place: usize| {
            let known = self.records.facilities[place].address.as_ref();
            known.map(|known| self.names.address(&known.text)) == address
        };
        let tests: [&dyn Fn(usize) -> bool; 3] = [
            &|place| street.is_some() && self.street_of(place) == street,
            &|place| address.is_some() && has_address(place),
            &|place| self.has_phone_of(place, row),
        ];
        let mut left = found.to_vec();
        for test in tests {
            let fitting: Vec<usize> = left.iter().copied().filter(|place| test(*place)).collect();
            if !fitting.is_empty() {
                left = fitting;
            }
        }
        match left[..] {
            [] => Found::None,
            [only] => Found::One(only),
            _ => Found::Several(left),
        }
    }

    /// All facilities of a name.
    fn named(&self, name: &str) -> Vec<usize> {
        let whole = plain(name);
        let by_name = self
            .exact
            .get(&whole)
            .or_else(|| self.bare.get(self.names.bare(&whole)));
        let by_key = || self.keys.get(&self.names.key(&whole)?.0);
        by_name.or_else(by_key).cloned().unwrap_or_default()
    }

    fn has_phone_of(&self, place: usize, row: &RowToMatch<'_>) -> bool {
        let phones = &self.records.facilities[place].phones;
        phones
            .iter()
            .any(|phone| row.phones.contains(&phone.number))
    }

    fn street(&self, row: &RowToMatch<'_>) -> Option<usize> {
        row.street.and_then(|text| self.names.street(text))
    }

    fn street_of(&self, place: usize) -> Option<usize> {
        let code = self.records.facilities[place].street.as_ref()?;
        self.records
            .region
            .streets
            .iter()
            .position(|street| street.code == *code)
    }

    /// A facility of the district.
    pub fn facility(&self, id: &FacilityId) -> Option<&Facility> {
        let mut all = self.records.facilities.iter();
        all.find(|own| own.id == *id)
    }

    /// The street that a cell names.
    pub fn street_named(&self, text: &str) -> Option<StreetId> {
        let place = self.names.street(text)?;
        Some(self.records.region.streets[place].code.clone())
    }

    /// Whether a row's street is another one than the directory has for a facility. Not where either is unknown.
    pub fn street_differs(&self, id: &FacilityId, street: &str) -> bool {
        let place = self
            .records
            .facilities
            .iter()
            .position(|facility| facility.id == *id);
        let known = place.and_then(|place| self.street_of(place));
        differs(self.names.street(street), known)
    }

    fn id(&self, place: usize) -> FacilityId {
        self.records.facilities[place].id.clone()
    }

    fn unsure(&self, places: &[usize]) -> Match {
        let mut candidates: Vec<FacilityId> = Vec::new();
        for place in places {
            let id = self.id(*place);
            if !candidates.contains(&id) {
                candidates.push(id);
            }
        }
        Match::Unsure(candidates)
    }
}

/// Facilities that a name stands for.
#[derive(Debug)]
enum Found {
    None,
    One(usize),
    /// One or more that a person has to choose from.
    Several(Vec<usize>),
}

fn differs(one: Option<usize>, other: Option<usize>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// A name without its last brackets, and what is in them.
fn brackets(name: &str) -> Option<(String, String)> {
    let inside = name.strip_suffix(['）', ')'])?;
    let (outside, inside) = inside.rsplit_once(['（', '('])?;
    (!outside.is_empty()).then(|| (outside.to_owned(), inside.to_owned()))
}

#[cfg(test)]
mod tests;
