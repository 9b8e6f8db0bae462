//! What each record says, as things that a document must name.

mod facility;
mod region;

use directory::{Records, Region, Source, Stage};

use crate::figures::{Figure, Figures};

/// Something that a record says, with the places where its document says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The file, relative to the data folder.
    pub file: String,
    /// The id of the record, or its position where it has none.
    pub record: String,
    /// The field, as a path: `departments[0]`.
    pub field: String,
    /// Where it is said. One of them is enough for each thing.
    pub sources: Vec<Source>,
    /// What must be found there.
    pub things: Vec<Thing>,
}

/// Something that a passage must name.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// An institution, under any of its names.
    Institution(Names),
    /// A name, or words that the record quotes.
    Name(String),
    /// A name, in a sentence that names the institution too, or in the next: that two things stand in one
    /// article does not make one of them the other's.
    Together(Names, String),
    /// A number of a field that has no room for more or less.
    Count(u32),
    /// A number, with the side of it that is meant.
    Figure(Figure),
    /// A year.
    Year(u32),
    /// When a document said it, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: its date, a year for which it holds, or
    /// the year before, from which it starts.
    AsOf(String),
    /// The years for which something is planned, first and last.
    Period(String),
    /// How far something has come.
    Stage(Stage),
    /// That it costs nothing.
    Free,
}

/// The names of an institution.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// The one that pages show.
    pub name: String,
    /// It and all others, without what goes without saying in its own district.
    pub all: Vec<String>,
    /// What tells it from others of its kind: 雕庄, of 雕庄街道社区卫生服务中心. Documents name several
    /// centres in one breath: 雕庄、青龙、天宁街道社区卫生服务中心.
    pub stem: Option<String>,
}

/// The end of the name of a place of primary care.
const PRIMARY: [&str; 7] = [
    "社区卫生服务中心",
    "社区卫生服务分中心",
    "社区卫生服务站",
    "社区卫生中心",
    "中心卫生院",
    "卫生院",
    "卫生服务中心",
];

/// All facts of a region's records, in the order of its files.
pub fn facts(records: &Records) -> Vec<Fact> {
    let Records {
        region,
        facilities,
        offers,
        district,
        changes: _,
    } = records;
    let mut facts = Vec::new();
    for facility in facilities {
        facts.extend(facility::facts(region, facility));
    }
    for offer in offers {
        facts.push(region::offer(region, facilities, offer));
    }
    facts.extend(region::facts(region));
    if let Some(district) = district {
        facts.extend(region::of_district(region, facilities, district));
    }
    facts
}

impl Fact {
    fn new(file: &str, record: &str, field: impl Into<String>, source: &Source) -> Self {
        Self {
            file: file.to_owned(),
            record: record.to_owned(),
            field: field.into(),
            sources: vec![source.clone()],
            things: Vec::new(),
        }
    }

    fn with(mut self, things: impl IntoIterator<Item = Thing>) -> Self {
        for thing in things {
            if !self.things.contains(&thing) {
                self.things.push(thing);
            }
        }
        self
    }

    fn text(self, text: &str) -> Self {
        self.with(in_words(text))
    }

    fn name(self, name: &str) -> Self {
        self.with([Thing::Name(name.to_owned())])
    }

    fn said_in(self, as_of: &str) -> Self {
        self.with([Thing::AsOf(as_of.to_owned())])
    }

    fn stage(self, stage: Stage) -> Self {
        self.with([Thing::Stage(stage)])
    }

    fn period(self, period: Option<&str>) -> Self {
        self.with(period.map(|period| Thing::Period(period.to_owned())))
    }

    fn count(self, count: u32) -> Self {
        self.with([Thing::Count(count)])
    }
}

/// Parts of a sentence that speak of what a document does not say, or of how it says it. What they count and
/// quote is in no document.
const OUR_OWN: [&str; 17] = [
    "没有写",
    "没写",
    "没有列",
    "没有说",
    "没有名",
    "没有核实",
    "是不是",
    "对不上",
    "两处",
    "一处",
    "叫法",
    "这里按",
    "都写",
    "各写",
    "只写",
    "有没有",
    "不能比",
];

/// Words by which a fact says that a document speaks of something that may be another place.
const PERHAPS_ANOTHER: [&str; 3] = ["是不是", "另写", "另一处说"];

/// Words by which a fact says where in a document something stands. That has no stage.
const WHERE_IT_STANDS: [&str; 3] = ["备注", "写到", "另一处"];

fn is_our_own(part: &str) -> bool {
    OUR_OWN.iter().any(|words| part.contains(words))
}

/// The sentences of a text in our own words, and their parts.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['；', '。', '，', '：', '（', '）']);
    parts.filter(|part| !part.trim().is_empty())
}

/// Whether a text says nothing but what the document does not, or where it says something.
fn is_silence(text: &str) -> bool {
    let tells_where = |part: &str| WHERE_IT_STANDS.iter().any(|words| part.contains(words));
    parts(text).all(|part| is_our_own(part) || tells_where(part))
}

/// What must be found of a text in our own words: figures, years and what it quotes.
fn in_words(text: &str) -> Vec<Thing> {
    let mut things = Vec::new();
    for part in parts(text).filter(|part| !is_our_own(part)) {
        let Figures { figures, years } = Figures::of(part);
        let counted = figures.into_iter().filter(|figure| {
            // The number to call in an emergency is in no need of a source.
            let calls =
                figure.text == "120" && figure.unit.is_none_or(|unit| !"家个人张".contains(unit));
            figure.is_counted() && !calls
        });
        things.extend(counted.map(Thing::Figure));
        // A five-year plan that is called by its name is found by it.
        if !part.contains("五”") && !part.contains("五期间") {
            things.extend(years.into_iter().map(Thing::Year));
        }
        for quoted in part.split('“').skip(1) {
            if let Some((quoted, _)) = quoted.split_once('”')
                && quoted.chars().count() > 1
            {
                things.push(Thing::Name(quoted.to_owned()));
            }
        }
    }
    things
}

impl Names {
    fn of(region: &Region, name: &str, aliases: &[directory::Alias]) -> Self {
        let mut all = vec![name.to_owned()];
        all.extend(aliases.iter().map(|alias| alias.text.clone()));
        let mut shorter = Vec::new();
        for name in &all {
            // In its own district a hospital goes without the district, and in its own city without the city.
            for place in [&region.city, &region.name] {
                let short = place.trim_end_matches(['市', '区', '县']);
                if let Some(rest) = name.strip_prefix(place.as_str())
                    && rest.chars().count() >= SHORTEST
                {
                    shorter.push(rest.to_owned());
                }
                if let Some(rest) = name.strip_prefix(short)
                    && rest.chars().count() >= SHORTEST
                {
                    shorter.push(rest.to_owned());
                }
            }
            // Of two names in one, X（Y）, either will do.
            if let Some((before, inside)) = name.split_once(['（', '(']) {
                shorter.push(before.to_owned());
                shorter.push(inside.trim_end_matches(['）', ')']).to_owned());
            }
        }
        all.extend(shorter);
        Self {
            name: name.to_owned(),
            stem: stem(region, name),
            all,
        }
    }
}

/// How short a name may become.
const SHORTEST: usize = 4;

fn stem(region: &Region, name: &str) -> Option<String> {
    let stem = PRIMARY.iter().find_map(|kind| name.strip_suffix(kind))?;
    let stem = stem.strip_prefix(region.name.as_str()).unwrap_or(stem);
    let stem = stem.strip_prefix("新建").unwrap_or(stem);
    // 红梅街道北环社区卫生服务中心 is 北环, not 红梅.
    let stem = stem.split("街道").filter(|part| !part.is_empty()).last()?;
    let stem = stem.trim_end_matches('镇');
    let stem = stem.rsplit('镇').next().unwrap_or(stem);
    (stem.chars().count() > 1).then(|| stem.to_owned())
}
